//! Finds the words among the parts of a mail and decodes them, and lists its attachments. Attachments and mails inside
//! a mail are not opened.
//!
//! Headers, charsets and encodings are `mail-parser`'s. Its own walk over the parts is not used: it decodes every
//! attachment, and mails nested thousands deep overflow the stack.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MimeHeaders};

/// Bytes of a body that are read. History makes a body long, and what counts stands on top.
const MAX_BODY: usize = 1024 * 1024;

/// Bytes of headers that are read.
const MAX_HEAD: usize = 256 * 1024;

/// How deep parts may stand in parts, and how many there may be in all; what is beyond is not looked at. A mail with
/// words, their HTML, its pictures and attachments has four levels.
const MAX_DEPTH: usize = 8;
const MAX_PARTS: usize = 128;

const MAX_ATTACHMENTS: usize = 32;

/// The headers of a mail or part, and where its body starts. `None` without any header.
pub fn headers(raw: &[u8]) -> Option<(Message<'_>, &[u8])> {
    let (head, body) = split(raw);
    let headers = MessageParser::default().parse_headers(&head[..head.len().min(MAX_HEAD)])?;
    Some((headers, body))
}

/// Parts at the first empty line; a mail that starts with one has no headers.
fn split(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            break;
        }
    }
    raw.split_at(at)
}

/// What was found to read.
#[derive(Debug, Default)]
pub struct Bodies {
    /// All plain texts in their order, since some programs part a text around its pictures.
    pub plain: String,
    /// The first HTML text.
    pub html: String,
    /// At most [`MAX_ATTACHMENTS`].
    pub attachments: Vec<Attached>,
    parts: usize,
}

/// A part that is no text of the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Where it stands, as IMAP counts: `2`, `1.3`.
    pub section: String,
    /// As its sender named it, or empty.
    pub name: String,
    /// Such as `text/calendar`, in lower case.
    pub mime: String,
    /// Bytes as they travel, before decoding.
    pub size: u64,
    pub encoding: Encoding,
}

/// How a part's bytes travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Plain,
    Base64,
    QuotedPrintable,
}

impl Encoding {
    pub fn of(name: &str) -> Self {
        let name = name.trim();
        if name.eq_ignore_ascii_case("base64") {
            Self::Base64
        } else if name.eq_ignore_ascii_case("quoted-printable") {
            Self::QuotedPrintable
        } else {
            Self::Plain
        }
    }

    /// The bytes behind it; what cannot be decoded is `None`.
    pub fn decode(self, body: &[u8]) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(body)),
            Self::Base64 => base64_decode(body).map(Cow::Owned),
            Self::QuotedPrintable => quoted_printable_decode(body).map(Cow::Owned),
        }
    }
}

impl Bodies {
    pub fn find(headers: &Message<'_>, body: &[u8]) -> Self {
        let mut bodies = Self::default();
        bodies.part(Some(headers), body, &mut Vec::new());
        bodies
    }

    /// A text that was fetched by itself, with the headers of its part.
    pub fn add(&mut self, head: &[u8], body: &[u8]) {
        let headers = headers(head).map(|(headers, _)| headers);
        self.part(headers.as_ref(), body, &mut Vec::new());
    }

    /// `path` is empty for the mail itself.
    fn part(&mut self, headers: Option<&Message<'_>>, body: &[u8], path: &mut Vec<usize>) {
        let depth = path.len();
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return;
        }
        if headers.is_some_and(|headers| depth > 0 && is_attachment(headers)) {
            return self.attached(headers, body, path);
        }
        let content = headers.and_then(MimeHeaders::content_type);
        let kind = content.map_or("text", |content| content.ctype()).to_ascii_lowercase();
        let subkind = content.map_or("plain", |content| content.subtype().unwrap_or("plain")).to_ascii_lowercase();
        match (kind.as_str(), subkind.as_str()) {
            ("multipart", _) => match content.and_then(|content| content.attribute("boundary")) {
                Some(boundary) if depth < MAX_DEPTH => self.parts_between(boundary.as_bytes(), body, path),
                _ => {}
            },
            ("text", "plain") if self.plain.len() < MAX_BODY => {
                let text = decode(headers, body);
                let flowed = content
                    .and_then(|content| content.attribute("format"))
                    .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
                self.plain.push_str(&if flowed { unflow(&text) } else { text });
                self.plain.push('\n');
            }
            ("text", "html") if self.html.is_empty() => self.html = decode(headers, body),
            ("text", "plain" | "html") => {}
            _ => self.attached(headers, body, path),
        }
    }

    fn attached(&mut self, headers: Option<&Message<'_>>, body: &[u8], path: &[usize]) {
        if self.attachments.len() >= MAX_ATTACHMENTS {
            return;
        }
        let content = headers.and_then(MimeHeaders::content_type);
        let kind = content.map_or("text", |content| content.ctype());
        let subkind = content.and_then(|content| content.subtype()).unwrap_or("plain");
        self.attachments.push(Attached {
            section: section(path),
            name: headers.and_then(MimeHeaders::attachment_name).unwrap_or_default().to_owned(),
            mime: format!("{kind}/{subkind}").to_ascii_lowercase(),
            size: body.len() as u64,
            encoding: Encoding::of(headers.and_then(MimeHeaders::content_transfer_encoding).unwrap_or_default()),
        });
    }

    fn parts_between(&mut self, boundary: &[u8], body: &[u8], path: &mut Vec<usize>) {
        path.push(0);
        self.parts_in(boundary, body, path);
        path.pop();
    }

    fn parts_in(&mut self, boundary: &[u8], body: &[u8], path: &mut Vec<usize>) {
        let (mut start, mut at) = (None, 0);
        for line in body.split_inclusive(|&byte| byte == b'\n') {
            if let Some(is_last) = delimiter(line, boundary) {
                if let Some(start) = start {
                    self.inner_part(&body[start..at], path);
                }
                if is_last || self.parts > MAX_PARTS {
                    return;
                }
                start = Some(at + line.len());
            }
            at += line.len();
        }
        // The last delimiter is missing where a mail was cut.
        if let Some(start) = start {
            self.inner_part(&body[start..], path);
        }
    }

    fn inner_part(&mut self, raw: &[u8], path: &mut Vec<usize>) {
        if let Some(last) = path.last_mut() {
            *last += 1;
        }
        match headers(raw) {
            Some((headers, body)) => self.part(Some(&headers), body, path),
            None => self.part(None, split(raw).1, path),
        }
    }
}

/// As IMAP names a part; a mail without parts is its own first.
fn section(path: &[usize]) -> String {
    if path.is_empty() {
        return "1".to_owned();
    }
    path.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
}

/// Whether a line is `--boundary`, or, as the last one, `--boundary--`.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    match rest.trim_ascii_end() {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

fn is_attachment(headers: &Message<'_>) -> bool {
    headers.content_disposition().is_some_and(|it| it.ctype().eq_ignore_ascii_case("attachment"))
        || headers.attachment_name().is_some()
}

/// The text of a part. What cannot be decoded is no text.
fn decode(headers: Option<&Message<'_>>, body: &[u8]) -> String {
    let encoding = Encoding::of(headers.and_then(MimeHeaders::content_transfer_encoding).unwrap_or_default());
    let head = &body[..body.len().min(4 * MAX_BODY)];
    let bytes = match encoding {
        // A piece of base64 is none where it is cut, so it is taken whole; the mail has its bound.
        Encoding::Base64 => encoding.decode(body).unwrap_or_default(),
        _ => encoding.decode(head).unwrap_or(Cow::Borrowed(head)),
    };
    let bytes = &bytes[..bytes.len().min(MAX_BODY)];
    let charset = headers.and_then(MimeHeaders::content_type).and_then(|content| content.attribute("charset"));
    match charset.and_then(|charset| charset_decoder(charset.trim().as_bytes())) {
        Some(decoder) => decoder(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Joins the lines that `format=flowed` parted after a space, where both are quoted alike.
fn unflow(text: &str) -> String {
    let quotes = |line: &str| line.bytes().take_while(|&byte| byte == b'>').count();
    let mut whole = String::with_capacity(text.len());
    let mut flows_from = None;
    for line in text.lines() {
        let depth = quotes(line);
        if flows_from == Some(depth) {
            whole.push_str(line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]));
        } else {
            if flows_from.is_some() {
                whole.push('\n');
            }
            whole.push_str(line);
        }
        // `-- ` opens the signature and never flows.
        flows_from = (line.ends_with(' ') && line != "-- ").then_some(depth);
        if flows_from.is_none() {
            whole.push('\n');
        }
    }
    whole
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::format_push_string)]
mod tests {
    use super::*;

    fn find(mail: &str) -> (String, String) {
        let (headers, body) = headers(mail.as_bytes()).unwrap();
        let bodies = Bodies::find(&headers, body);
        (bodies.plain.trim().to_owned(), bodies.html.trim().to_owned())
    }

    fn pair(plain: &str, html: &str) -> (String, String) {
        (plain.to_owned(), html.to_owned())
    }

    #[test]
    fn parts_in_parts() {
        let mail = "Content-Type: multipart/mixed; boundary=\"o-1\"\r\n\r\npreamble\r\n--o-1\r\n\
            Content-Type: Multipart/Alternative; boundary=o-1x\r\n\r\n--o-1x\r\n\r\nplain\r\n--o-1x\r\nContent-Type: TEXT/HTML\r\n\r\n\
            <p>html\r\n--o-1x--\r\n--o-1\r\nContent-Type: text/plain; name=a.txt\r\n\r\nattached\r\n--o-1\r\n\
            Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner\r\n--o-1\r\nContent-Type: text/plain\r\n\r\nmore\r\n--o-1--\r\n\
            epilogue";
        assert_eq!(find(mail), pair("plain\r\n\nmore", "<p>html"));
    }

    #[test]
    fn a_last_delimiter_may_be_missing() {
        assert_eq!(find("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n"), pair("hi", ""));
        assert_eq!(find("Content-Type: multipart/mixed; boundary=b\n\nhi\n"), pair("", ""));
    }

    #[test]
    fn encodings_and_charsets() {
        let text = |headers: &str, body: &str| find(&format!("Content-Type: text/plain; {headers}\n\n{body}")).0;
        assert_eq!(text("charset=utf-8\nContent-Transfer-Encoding: base64", "w6kgYXQgOA==\n"), "é at 8");
        assert_eq!(text("charset=latin1\nContent-Transfer-Encoding: Quoted-Printable", "=E9 at=\n 8"), "é at 8");
        assert_eq!(text("charset=unheard-of", "é at 8"), "é at 8");
        assert_eq!(text("charset=iso-2022-jp", "\x1b$B$\"\x1b(B"), "あ");
    }

    #[test]
    fn flowed_lines_are_joined() {
        let mail =
            "Content-Type: text/plain; format=flowed\n\nDinner on Friday \nat 8.\n> old \n> words \nNew\n-- \nAna\n";
        assert_eq!(find(mail).0, "Dinner on Friday at 8.\n> old words \nNew\n-- \nAna");
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let mut mail = String::new();
        for depth in 0..MAX_DEPTH {
            mail.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"));
        }
        assert_eq!(find(&format!("{mail}\nhi")), pair("hi", ""));
        mail.push_str("Content-Type: multipart/mixed; boundary=c\n\n--c\n");
        assert_eq!(find(&format!("{mail}\nhi")), pair("", ""));
        let many = "--b\n\nx\n".repeat(2 * MAX_PARTS);
        let mail = format!("Content-Type: multipart/mixed; boundary=b\n\n{many}");
        assert_eq!(find(&mail).0.matches('x').count(), MAX_PARTS - 1);
    }
}
