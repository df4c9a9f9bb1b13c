//! A mail as the parts that IMAP numbers. Read apart from the adapter's own reader, so that each judges the other.

use std::fmt::Write;

use mail_parser::MimeHeaders;

use crate::reading;

/// Deeper parts are not parted.
const MAX_DEPTH: usize = 50;

pub(super) struct Tree<'a> {
    raw: &'a [u8],
    head: &'a [u8],
    body: &'a [u8],
    parts: Vec<Tree<'a>>,
}

impl<'a> Tree<'a> {
    pub fn of(raw: &'a [u8]) -> Self {
        Self::at(raw, 0)
    }

    fn at(raw: &'a [u8], depth: usize) -> Self {
        let end = raw.windows(4).position(|four| four == b"\r\n\r\n").map_or(raw.len(), |at| at + 4);
        // A part may begin with its text.
        let end = if raw.starts_with(b"\r\n") { 2 } else { end };
        let (head, body) = raw.split_at(end);
        let boundary = reading::headers(head).and_then(|(mail, _)| {
            let kind = mail.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))?;
            kind.attribute("boundary").map(|boundary| format!("--{boundary}"))
        });
        let parts = match boundary {
            Some(boundary) if depth < MAX_DEPTH => {
                parted(body, boundary.as_bytes()).into_iter().map(|part| Self::at(part, depth + 1)).collect()
            }
            _ => Vec::new(),
        };
        Self { raw, head, body, parts }
    }

    /// Empty, `HEADER`, `1.2` or `1.2.MIME`; `None` where there is no such.
    pub fn section(&self, section: &str) -> Option<&'a [u8]> {
        match section {
            "" => return Some(self.raw),
            "HEADER" => return Some(self.head),
            _ => {}
        }
        let (numbers, is_mime) = section.strip_suffix(".MIME").map_or((section, false), |numbers| (numbers, true));
        if self.parts.is_empty() {
            return (numbers == "1" && !is_mime).then_some(self.body);
        }
        let mut part = self;
        for number in numbers.split('.') {
            part = part.parts.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        }
        Some(if is_mime { part.head } else { part.body })
    }

    pub fn structure(&self) -> String {
        let headers = reading::headers(self.head).map(|(mail, _)| mail);
        let content = headers.as_ref().and_then(MimeHeaders::content_type);
        let kind = content.map_or("text", |content| content.ctype());
        let subkind = content.and_then(|content| content.subtype()).unwrap_or("plain");
        if !self.parts.is_empty() {
            let parts: String = self.parts.iter().map(Self::structure).collect();
            return format!("({parts} {})", quoted(subkind));
        }
        let parameters = content.and_then(|content| content.attributes()).unwrap_or_default();
        let parameters = list(parameters.iter().map(|one| (&*one.name, &*one.value)));
        let encoding = headers.as_ref().and_then(MimeHeaders::content_transfer_encoding).unwrap_or("7bit");
        let disposition = headers.as_ref().and_then(MimeHeaders::content_disposition).map_or("NIL".to_owned(), |it| {
            let attributes = it.attributes().unwrap_or_default();
            format!("({} {})", quoted(it.ctype()), list(attributes.iter().map(|one| (&*one.name, &*one.value))))
        });
        let lines = if kind.eq_ignore_ascii_case("text") { " 1" } else { "" };
        let (kind, subkind, encoding) = (quoted(kind), quoted(subkind), quoted(encoding));
        format!(
            "({kind} {subkind} {parameters} NIL NIL {encoding} {}{lines} NIL {disposition} NIL NIL)",
            self.body.len()
        )
    }
}

/// What stands between the delimiters, without the line end that belongs to them.
fn parted<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut begin, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let rest = line.strip_prefix(boundary).map(<[u8]>::trim_ascii_end);
        if let Some(rest @ (b"" | b"--")) = rest {
            parts.extend(begin.map(|begin| &body[begin..at.max(begin + 2) - 2]));
            begin = (rest != b"--").then_some(at + line.len());
        }
        at += line.len();
    }
    parts.extend(begin.map(|begin| &body[begin..]));
    parts
}

fn list<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut all = String::new();
    for (name, value) in pairs {
        let _ = write!(all, "{}{} {}", if all.is_empty() { "" } else { " " }, quoted(name), quoted(value));
    }
    if all.is_empty() { "NIL".to_owned() } else { format!("({all})") }
}

/// As a literal where a quoted string could not hold it.
fn quoted(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte) && !matches!(byte, b'"' | b'\\')) {
        format!("\"{text}\"")
    } else {
        format!("{{{}}}\r\n{text}", text.len())
    }
}
