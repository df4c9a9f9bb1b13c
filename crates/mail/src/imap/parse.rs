//! What an IMAP server says, read: one response at a time, its literals in it. Hostile lists end at a depth, and what
//! cannot be read is `None`.

/// How deep lists may stand in lists. A mail of parts in parts takes one level each; see `reading::mime`.
const MAX_DEPTH: usize = 24;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Nil,
    /// Numbers, flags, names; `BODY[1.MIME]` with what stands between its brackets.
    Atom(String),
    /// A quoted string or a literal.
    Text(Vec<u8>),
    List(Vec<Value>),
}

impl Value {
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Atom(atom) => atom.parse().ok(),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    /// The bytes of a string; none for `NIL`.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text,
            Self::Atom(atom) => atom.as_bytes(),
            _ => &[],
        }
    }

    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.bytes())
    }

    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Atom(atom) if atom.eq_ignore_ascii_case(word))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Response {
    /// `+`: go on.
    Continue(String),
    /// `* OK …`, or with a tag the end of a command.
    Status { tag: Option<String>, status: Status, code: String, text: String },
    /// Any other `*`.
    Data(Vec<Value>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    No,
    Bad,
    Bye,
    PreAuth,
}

impl Response {
    pub fn parse(raw: &[u8]) -> Option<Self> {
        let (first, rest) = word(raw);
        if first == b"+" {
            return Some(Self::Continue(line(rest)));
        }
        let (second, told) = word(rest);
        let status = match second.to_ascii_uppercase().as_slice() {
            b"OK" => Some(Status::Ok),
            b"NO" => Some(Status::No),
            b"BAD" => Some(Status::Bad),
            b"BYE" => Some(Status::Bye),
            b"PREAUTH" => Some(Status::PreAuth),
            _ => None,
        };
        let tag = (first != b"*").then(|| String::from_utf8_lossy(first).into_owned());
        if let Some(status) = status {
            let told = line(told);
            let (code, text) = match told.strip_prefix('[').and_then(|told| told.split_once(']')) {
                Some((code, text)) => (code.to_owned(), text.trim().to_owned()),
                None => (String::new(), told),
            };
            return Some(Self::Status { tag, status, code, text });
        }
        if tag.is_some() {
            return None;
        }
        let mut parser = Parser { rest };
        parser.values(0, false).map(Self::Data)
    }
}

/// How many bytes follow a line that ends with `{n}`.
pub(super) fn literal(line: &[u8]) -> Option<usize> {
    let line = line.strip_suffix(b"\n")?;
    let line = line.strip_suffix(b"\r").unwrap_or(line).strip_suffix(b"}")?;
    let digits = line.iter().rev().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = line.split_at(line.len() - digits);
    before.ends_with(b"{").then(|| std::str::from_utf8(number).ok()?.parse().ok()).flatten()
}

fn word(raw: &[u8]) -> (&[u8], &[u8]) {
    let end = raw.iter().position(|byte| matches!(byte, b' ' | b'\r' | b'\n')).unwrap_or(raw.len());
    let (word, rest) = raw.split_at(end);
    (word, rest.strip_prefix(b" ").unwrap_or(rest))
}

fn line(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).trim().to_owned()
}

struct Parser<'a> {
    rest: &'a [u8],
}

impl Parser<'_> {
    /// Up to the end of the line, or of the list.
    fn values(&mut self, depth: usize, in_list: bool) -> Option<Vec<Value>> {
        let mut values = Vec::new();
        loop {
            match self.rest {
                [] | [b'\r' | b'\n', ..] => return (!in_list).then_some(values),
                [b' ', rest @ ..] => self.rest = rest,
                [b')', rest @ ..] => {
                    self.rest = rest;
                    return in_list.then_some(values);
                }
                [b'(', rest @ ..] => {
                    self.rest = rest;
                    if depth >= MAX_DEPTH {
                        return None;
                    }
                    values.push(Value::List(self.values(depth + 1, true)?));
                }
                [b'"', rest @ ..] => {
                    self.rest = rest;
                    values.push(Value::Text(self.quoted()?));
                }
                [b'{', ..] => values.push(Value::Text(self.literal()?)),
                _ => values.push(self.atom()?),
            }
        }
    }

    fn quoted(&mut self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        loop {
            match self.rest {
                [b'"', rest @ ..] => {
                    self.rest = rest;
                    return Some(text);
                }
                [] | [b'\r' | b'\n', ..] => return None,
                [b'\\', byte, rest @ ..] | [byte, rest @ ..] => {
                    text.push(*byte);
                    self.rest = rest;
                }
            }
        }
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        let end = self.rest.iter().position(|&byte| byte == b'\n')? + 1;
        let (line, rest) = self.rest.split_at(end);
        let text = rest.get(..literal(line)?)?;
        self.rest = &rest[text.len()..];
        Some(text.to_vec())
    }

    fn atom(&mut self) -> Option<Value> {
        let mut brackets = false;
        let ends = |byte: &u8| {
            match byte {
                b'[' => brackets = true,
                b']' => brackets = false,
                _ => {}
            }
            matches!(byte, b'\r' | b'\n') || (!brackets && matches!(byte, b' ' | b'(' | b')' | b'"'))
        };
        let end = self.rest.iter().position(ends).unwrap_or(self.rest.len());
        let (atom, rest) = self.rest.split_at(end);
        if atom.is_empty() {
            return None;
        }
        self.rest = rest;
        let atom = String::from_utf8_lossy(atom).into_owned();
        Some(if atom.eq_ignore_ascii_case("NIL") { Value::Nil } else { Value::Atom(atom) })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn statuses_and_their_codes() {
        let parse = |raw: &str| Response::parse(raw.as_bytes()).unwrap();
        let Response::Status { tag, status, code, text } = parse("a1 NO [AUTHENTICATIONFAILED] Wrong (really.\r\n")
        else {
            panic!()
        };
        assert_eq!((tag.as_deref(), status), (Some("a1"), Status::No));
        assert_eq!((code.as_str(), text.as_str()), ("AUTHENTICATIONFAILED", "Wrong (really."));
        assert!(
            matches!(parse("* OK [UIDVALIDITY 3] \r\n"), Response::Status { tag: None, code, .. } if code == "UIDVALIDITY 3")
        );
        assert_eq!(parse("+ \r\n"), Response::Continue(String::new()));
    }

    #[test]
    fn data_with_lists_strings_and_literals() {
        let raw =
            b"* 12 FETCH (UID 5 BODY[HEADER.FIELDS (FROM TO)]<0> {7}\r\na(\r\n\"b) X \"q\\\"\\\\)\" NIL (() 1))\r\n";
        let Response::Data(values) = Response::parse(raw).unwrap() else { panic!() };
        assert!(values[0].number() == Some(12) && values[1].is("fetch"));
        let items = values[2].list().unwrap();
        assert!(items[2].is("BODY[HEADER.FIELDS (FROM TO)]<0>"));
        assert_eq!(items[3].bytes(), b"a(\r\n\"b)");
        assert_eq!(items[5].bytes(), b"q\"\\)");
        assert_eq!((&items[6], items[7].list().unwrap().len()), (&Value::Nil, 2));
    }

    #[test]
    fn what_cannot_be_read_is_none() {
        let deep = format!("* X {}", "(".repeat(100_000));
        for raw in ["", "a1 FETCH 1\r\n", "* X (1\r\n", "* X 1)\r\n", "* X \"abc\r\n", "* X {9}\r\nabc\r\n", &deep] {
            let parsed = Response::parse(raw.as_bytes());
            assert!(parsed.is_none() || raw.is_empty(), "{raw:.40}: {parsed:?}");
        }
        assert_eq!(literal(b"* X {12}\r\n"), Some(12));
        assert_eq!(literal(b"* X {99999999999999999999}\r\n"), None);
        assert_eq!(literal(b"* X 12}\r\n"), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(raw in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Response::parse(&raw);
            let _ = Response::parse(&[b"* ".as_slice(), &raw, b"\r\n"].concat());
            let _ = literal(&raw);
        }
    }
}
