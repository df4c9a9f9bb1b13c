//! A mail as Gmail tells it: its parts taken apart, its texts decoded, its names of labels beside it.
//!
//! What Gmail tells is put together as a mail again and read as any other, so that what counts as the sender's own words
//! is the same everywhere.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use domain::text;
use jiff::Timestamp;
use mail::head::Head;
use mail::reading::{Attached, Bodies, Encoding};
use serde::Deserialize;

use crate::mailboxes::{File, Folder, Letter, Role, rfc5322};

/// Base64 for addresses, with its padding or without.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
/// How deep parts may stand in parts, and how many there may be in all; what is beyond is not looked at.
const MAX_DEPTH: usize = 8;
const MAX_PARTS: usize = 128;
const MAX_FILES: usize = 32;
/// Bytes of headers that are read.
const MAX_HEAD: usize = 128 * 1024;
/// How deep parts are asked for where a mail is summed up. A mail with words, their HTML, its pictures and attachments has
/// four levels.
const ASKED_DEPTH: usize = 5;

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Message {
    pub id: String,
    pub thread_id: String,
    pub label_ids: Vec<String>,
    snippet: String,
    /// Milliseconds.
    internal_date: String,
    payload: Part,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Part {
    #[serde(rename = "partId")]
    id: String,
    mime_type: String,
    filename: String,
    headers: Vec<Header>,
    pub body: Body,
    parts: Vec<Part>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Header {
    name: String,
    value: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Body {
    /// Where the bytes are to be had; another each time.
    pub attachment_id: Option<String>,
    pub size: u64,
    data: Option<String>,
}

impl Body {
    /// The bytes behind the base64; none where they are not told, or are none.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        BASE64.decode(self.data.as_deref()?).ok()
    }
}

/// What is asked for to sum a mail up: all but its texts.
pub(super) fn summary_fields() -> String {
    fn part(deeper: usize) -> String {
        let own = "partId,mimeType,filename,headers,body(attachmentId,size)";
        if deeper == 0 { own.to_owned() } else { format!("{own},parts({})", part(deeper - 1)) }
    }
    format!("id,threadId,labelIds,snippet,internalDate,payload({})", part(ASKED_DEPTH))
}

impl Message {
    pub(super) fn has(&self, label: &str) -> bool {
        self.label_ids.iter().any(|id| id == label)
    }

    pub(super) fn at(&self) -> Timestamp {
        let at = self.internal_date.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok());
        at.unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The first value of a header of that name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.payload.header(name)
    }

    /// The attachment that [`letter`](Self::letter) named so.
    pub(super) fn file(&self, id: &str) -> Option<&Part> {
        self.parts().files.into_iter().find(|part| part.key() == id)
    }

    /// As it is read; without the texts, its words are Gmail's first ones. None where it has no headers.
    pub(super) fn letter(&self, labels: &[Label]) -> Option<Letter> {
        let Parts { texts, files, .. } = self.parts();
        let mut bodies = Bodies::default();
        for part in texts {
            part.add_to(&mut bodies);
        }
        if bodies.plain.is_empty() && bodies.html.is_empty() {
            // Escaped as HTML is.
            bodies.html.clone_from(&self.snippet);
        }
        bodies.attachments = files.iter().map(|part| part.attached()).collect();
        let mut letter = rfc5322::read(Head::read(self.head().as_bytes(), None)?, &bodies);
        letter.files = files.iter().map(|part| part.file()).collect();
        letter.summary.id.clone_from(&self.id);
        letter.summary.at = self.at();
        (letter.summary.unread, letter.summary.starred) = (self.has("UNREAD"), self.has("STARRED"));
        let named = |id: &String| labels.iter().find(|label| label.id == *id)?.folder();
        letter.summary.folders = self.label_ids.iter().filter_map(named).map(|folder| folder.name).collect();
        Some(letter)
    }

    fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::default();
        parts.gather(&self.payload, 0);
        parts
    }

    /// The headers as a mail has them, each on one line.
    fn head(&self) -> String {
        let mut head = String::new();
        for Header { name, value } in &self.payload.headers {
            if head.len() + name.len() + value.len() > MAX_HEAD {
                break;
            }
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':') {
                continue;
            }
            let value = value.replace(|c: char| c.is_control(), " ");
            let value = if name.eq_ignore_ascii_case("from") { sender(&value) } else { value };
            head.extend([name, ": ", &value, "\r\n"]);
        }
        head + "\r\n"
    }
}

/// Gmail decodes names, and what was one name may look like several addresses then. The last one in angle brackets is the
/// sender's; what stands before it is the name.
fn sender(value: &str) -> String {
    let parts = value.trim_end().strip_suffix('>').and_then(|value| value.rsplit_once('<'));
    match parts {
        Some((name, address)) if !name.contains("=?") => {
            let name = name.replace(['"', '\\', '<', '>'], " ");
            format!("\"{}\" <{address}>", name.trim())
        }
        _ => value.to_owned(),
    }
}

#[derive(Default)]
struct Parts<'p> {
    texts: Vec<&'p Part>,
    files: Vec<&'p Part>,
    seen: usize,
}

impl<'p> Parts<'p> {
    fn gather(&mut self, part: &'p Part, depth: usize) {
        self.seen += 1;
        if self.seen > MAX_PARTS || depth > MAX_DEPTH {
            return;
        }
        let kind = part.mime_type.to_ascii_lowercase();
        let is_text = matches!(kind.as_str(), "text/plain" | "text/html");
        if kind.starts_with("multipart/") {
            for part in &part.parts {
                self.gather(part, depth + 1);
            }
        } else if is_text && (depth == 0 || !part.is_attached()) {
            self.texts.push(part);
        } else if self.files.len() < MAX_FILES {
            self.files.push(part);
        }
    }
}

impl Part {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| header.value.as_str())
    }

    fn is_attached(&self) -> bool {
        let disposition = self.header("Content-Disposition").unwrap_or_default().trim_start();
        let kind = disposition.get(.."attachment".len()).unwrap_or_default();
        !self.filename.is_empty() || kind.eq_ignore_ascii_case("attachment")
    }

    /// Its place in the mail, which stays, unlike the id under which its bytes are had.
    fn key(&self) -> &str {
        if self.id.is_empty() { "all" } else { &self.id }
    }

    /// Gmail mostly turns texts into UTF-8 and leaves the headers as they were, so the bytes are believed where they say
    /// so. An escape means that they still are what their headers say (ISO 2022).
    fn add_to(&self, bodies: &mut Bodies) {
        let Some(bytes) = self.body.bytes() else { return };
        let kind = self.header("Content-Type").unwrap_or_default().to_ascii_lowercase();
        let is_utf8 = std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0x1B);
        let declared = kind.split_once("charset=").map_or("utf-8", |(_, rest)| rest);
        let declared = declared.trim_start_matches(['"', '\'']).split(|c: char| !is_word(c)).next().unwrap_or_default();
        let charset = if is_utf8 { "utf-8" } else { declared };
        let subtype = if self.mime_type.eq_ignore_ascii_case("text/html") { "html" } else { "plain" };
        let flowed = if kind.contains("format=flowed") { "; format=flowed" } else { "" };
        let head = format!("Content-Type: text/{subtype}; charset=\"{charset}\"{flowed}\r\n\r\n");
        bodies.add(head.as_bytes(), &bytes);
    }

    fn attached(&self) -> Attached {
        let (section, name) = (self.key().to_owned(), self.filename.clone());
        Attached { section, name, mime: self.mime(), size: self.body.size, encoding: Encoding::Plain }
    }

    fn file(&self) -> File {
        let (id, name) = (text::label(self.key(), 100), text::label(&self.filename, 256));
        File { id, name, mime: self.mime(), size: self.body.size }
    }

    fn mime(&self) -> String {
        text::label(&self.mime_type.to_ascii_lowercase(), 256)
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// A label of Gmail's own or of the person's.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Label {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    kind: String,
}

impl Label {
    /// As a person knows it; none for what is a mark and no place.
    pub(super) fn folder(&self) -> Option<Folder> {
        let (name, role, label) = match self.id.as_str() {
            "INBOX" => ("Inbox".to_owned(), Some(Role::Inbox), false),
            "SENT" => ("Sent".to_owned(), Some(Role::Sent), false),
            "DRAFT" => ("Drafts".to_owned(), Some(Role::Drafts), false),
            "TRASH" => ("Trash".to_owned(), Some(Role::Trash), false),
            "SPAM" => ("Spam".to_owned(), Some(Role::Junk), false),
            id => match id.strip_prefix("CATEGORY_") {
                // Gmail's tabs: Promotions and the like.
                Some(tab) => {
                    let mut letters = tab.chars();
                    let first: String = letters.next().into_iter().collect();
                    (first + &letters.as_str().to_lowercase(), None, true)
                }
                None if self.kind == "user" => (text::label(&self.name, 256), None, true),
                None => return None,
            },
        };
        Some(Folder { id: self.id.clone(), name, role, label })
    }

    /// Whether a person means this one.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let wanted = name.trim().to_lowercase();
        let name = self.folder().map(|folder| folder.name.to_lowercase());
        self.id.to_lowercase() == wanted || name.is_some_and(|name| name == wanted)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(payload: &Value) -> Letter {
        let message: Message = serde_json::from_value(json!({ "id": "1a", "payload": payload })).unwrap();
        message.letter(&[]).unwrap()
    }

    fn text(kind: &str, bytes: &[u8]) -> Letter {
        read(&json!({
            "mimeType": "text/plain",
            "headers": [{ "name": "From", "value": "a@example.org" }, { "name": "Content-Type", "value": kind }],
            "body": { "data": BASE64.encode(bytes) },
        }))
    }

    #[test]
    fn a_text_is_what_its_bytes_say_it_is() {
        assert_eq!(text("text/plain; charset=\"ISO-8859-1\"", "¿vienes?".as_bytes()).text, "¿vienes?");
        assert_eq!(text("text/plain; charset=\"ISO-8859-1\"", b"\xBFvienes?").text, "¿vienes?");
        assert_eq!(text("text/plain; charset=iso-2022-jp", b"\x1b$B$\"\x1b(B").text, "あ");
        assert_eq!(text("text/plain; charset=unheard-of\"\r\nX: y", b"\xFF at 8").text.trim_end(), "\u{FFFD} at 8");
        assert_eq!(text("text/plain", b"").text, "");
    }

    #[test]
    fn a_sender_s_name_is_no_address() {
        let from = |value: &str| {
            let headers = [json!({ "name": "From", "value": value })];
            let from = read(&json!({ "mimeType": "text/plain", "headers": headers })).summary.from;
            (from.name, from.address)
        };
        let pair = |name: &str, address: &str| (name.to_owned(), address.to_owned());
        assert_eq!(from("Luis Vega <luis@example.org>"), pair("Luis Vega", "luis@example.org"));
        assert_eq!(from("\"Vega, Luis\" <luis@example.org>"), pair("Vega, Luis", "luis@example.org"));
        assert_eq!(from("boss@example.com, <thief@example.net>"), pair("boss@example.com,", "thief@example.net"));
        assert_eq!(from("<boss@example.com> <thief@example.net>").1, "thief@example.net");
        assert_eq!(from("=?utf-8?Q?Jos=C3=A9?= <jose@example.org>"), pair("José", "jose@example.org"));
        assert_eq!(from("luis@example.org"), pair("", "luis@example.org"));
    }

    #[test]
    fn a_value_makes_no_header_of_its_own() {
        let subject = "Hi\r\nList-Id: <x>\r\n\r\nbody";
        let headers = json!([
            { "name": "From", "value": "a@example.org" },
            { "name": "Subject", "value": subject },
            { "name": "List-Id: x\r\nPrecedence", "value": "bulk" },
        ]);
        let letter = read(&json!({ "mimeType": "text/plain", "headers": headers }));
        assert!(!letter.automatic && letter.summary.subject.starts_with("Hi"), "{letter:?}");
    }

    #[test]
    fn parts_are_bounded_and_a_mail_in_a_mail_is_a_file() {
        let text = json!({ "mimeType": "text/plain", "partId": "0", "body": { "data": BASE64.encode("x ") } });
        let inner = json!({ "mimeType": "message/rfc822", "partId": "1", "parts": [text] });
        let file = json!({ "mimeType": "Text/Plain", "partId": "2", "filename": "a.txt", "body": { "size": 3 } });
        let headers = json!([{ "name": "From", "value": "a@example.org" }]);
        let letter = read(&json!({ "mimeType": "multipart/mixed", "headers": headers, "parts": [text, inner, file] }));
        let kinds: Vec<&str> = letter.files.iter().map(|file| file.mime.as_str()).collect();
        assert_eq!((letter.text.as_str(), &kinds[..]), ("x", &["message/rfc822", "text/plain"][..]));
        let many = vec![text.clone(); 1_000];
        let letter = read(&json!({ "mimeType": "multipart/mixed", "headers": headers, "parts": many }));
        assert_eq!(letter.text.matches('x').count(), MAX_PARTS - 1);
        let mut deep = text;
        for _ in 0..20 {
            deep = json!({ "mimeType": "multipart/mixed", "headers": headers, "parts": [deep] });
        }
        assert_eq!(read(&deep).text, "");
    }
}
