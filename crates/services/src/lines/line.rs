//! One line, as it stands.

/// `NAME;PARAMETER=value:value`, without its folds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// Where the value's colon stands; the end of a line that has none.
    colon: usize,
}

impl Line {
    /// A line that came from outside.
    pub(super) fn new(text: String) -> Self {
        let colon = outside_quotes(&text, ':').next();
        // Quotes that nobody closed hold the whole line.
        let colon = colon.or_else(|| text.find(':')).unwrap_or(text.len());
        Self { text, colon }
    }

    /// A value of ours, which needs no escapes. Control characters go, so that nothing becomes a line of its own.
    pub fn of(name: &str, parameters: &[(&str, &str)], value: &str) -> Self {
        let mut text = name.to_owned();
        for (parameter, value) in parameters {
            text.extend([";", parameter, "=", &quoted(value)]);
        }
        let colon = text.len();
        text.push(':');
        text.extend(value.chars().filter(|c| !c.is_control() || *c == '\t'));
        Self { text, colon }
    }

    /// Somebody's text.
    pub fn text(name: &str, text: &str) -> Self {
        Self::of(name, &[], &escaped(text))
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its name without the group of a card's line: `EMAIL` of `item1.EMAIL`.
    pub fn name(&self) -> &str {
        let whole = self.head().split(';').next().unwrap_or_default().trim();
        whole.rsplit('.').next().unwrap_or_default()
    }

    /// Of a card's line that belongs to others: `item1` of `item1.EMAIL`.
    pub fn group(&self) -> Option<&str> {
        let whole = self.head().split(';').next().unwrap_or_default().trim();
        whole.rsplit_once('.').map(|(group, _)| group)
    }

    pub fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    pub(super) fn name_in_capitals(&self) -> String {
        self.name().to_ascii_uppercase()
    }

    /// As it stands, with its escapes.
    pub fn value(&self) -> &str {
        self.text.get(self.colon + 1..).unwrap_or_default()
    }

    /// The first value of a parameter, without quotes.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.parameters().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| unquoted(value))
    }

    /// Whether one of a parameter's values, which may stand in several lists, is this: `TYPE=home,pref`.
    pub fn has(&self, name: &str, value: &str) -> bool {
        let lists = self.parameters().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        lists.flat_map(|(_, list)| list.split(',')).any(|one| one.trim_matches('"').eq_ignore_ascii_case(value))
    }

    /// The same line with a parameter set, or without it.
    #[must_use]
    pub fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut text = self.head().split(';').next().unwrap_or_default().to_owned();
        for (key, kept) in self.parameters().filter(|(key, _)| !key.eq_ignore_ascii_case(name)) {
            text.extend([";", key]);
            text.extend(Some(kept).filter(|kept| !kept.is_empty()).into_iter().flat_map(|kept| ["=", kept]));
        }
        if let Some(value) = value {
            text.extend([";", name, "=", &quoted(value)]);
        }
        let colon = text.len();
        text.push(':');
        text.push_str(self.value());
        Self { text, colon }
    }

    /// The same line with another value of ours.
    #[must_use]
    pub fn with_value(&self, value: &str) -> Self {
        let head = self.head();
        Self { text: format!("{head}:{value}"), colon: head.len() }
    }

    fn head(&self) -> &str {
        &self.text[..self.colon]
    }

    /// Each parameter with its value as it stands; empty for one without.
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let head = self.head();
        let starts: Vec<usize> = outside_quotes(head, ';').collect();
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([head.len()]).collect();
        starts.into_iter().zip(ends).map(move |(start, end)| {
            let one = &head[start + 1..end];
            one.split_once('=').unwrap_or((one, ""))
        })
    }
}

/// Where `wanted`, which is of ASCII, stands outside of quotes.
fn outside_quotes(text: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut quoted = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        quoted ^= byte == b'"';
        (!quoted && char::from(byte) == wanted).then_some(at)
    })
}

/// A parameter's value as RFC 6868 writes it, in quotes where it needs them.
fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    for c in value.chars() {
        match c {
            '^' => text.push_str("^^"),
            '"' => text.push_str("^'"),
            '\n' => text.push_str("^n"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '+');
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("\"{text}\"") }
}

/// The first of a list of values.
fn unquoted(value: &str) -> String {
    let first = outside_quotes(value, ',').next().map_or(value, |end| &value[..end]);
    let mut out = String::with_capacity(first.len());
    let mut rest = first.trim().trim_matches('"').chars().peekable();
    while let Some(c) = rest.next() {
        let meant = match (c, rest.peek()) {
            ('^', Some('n')) => Some('\n'),
            ('^', Some('\'')) => Some('"'),
            ('^', Some('^')) => Some('^'),
            _ => None,
        };
        rest.next_if(|_| meant.is_some());
        out.push(meant.unwrap_or(c));
    }
    out
}

/// Text as the value of a line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// The parts of a value between `by`, which is of ASCII, but where it is escaped.
pub fn split(value: &str, by: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    value.split(move |c| {
        let is_end = c == by && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    })
}

/// The text of a value, without what a reader cannot see.
pub fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    domain::text::clean(&out)
}
