//! A mail as Gmail takes it apart: its parts, what they hold, and its headers with names and subjects decoded.

use base64::Engine as _;
use mail::reading::{self, Encoding};
use serde_json::{Value, json};

use crate::google::message::BASE64;

/// How deep parts may stand in parts.
const DEEPEST: usize = 10;

/// A header's value on one line, decoded where it is a name's or a subject's.
pub(super) fn header(raw: &[u8], name: &str) -> Option<String> {
    let (mail, _) = reading::headers(raw)?;
    let written = mail.headers_raw().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let written = written?.split_whitespace().collect::<Vec<_>>().join(" ");
    if !written.contains("=?") {
        return Some(written);
    }
    match name.to_ascii_lowercase().as_str() {
        "subject" => mail.subject().map(str::to_owned),
        "from" => {
            let (name, address) = reading::sender(&mail);
            Some(format!("{name} <{address}>"))
        }
        _ => Some(written),
    }
}

pub(super) fn headers(raw: &[u8]) -> Vec<Value> {
    let Some((mail, _)) = reading::headers(raw) else { return Vec::new() };
    let names: Vec<String> = mail.headers_raw().map(|(name, _)| name.to_owned()).collect();
    names.iter().map(|name| json!({ "name": name, "value": header(raw, name) })).collect()
}

/// The payload of a mail. An attachment has an id, which `asked` makes another each time; a text has its bytes, with
/// `texts` only.
pub(super) fn payload(raw: &[u8], texts: bool, asked: usize) -> Value {
    part(raw, "", texts, asked, 0)
}

/// The bytes of the part with that id.
pub(super) fn bytes(raw: &[u8], wanted: &str) -> Option<Vec<u8>> {
    let mut part = raw.to_vec();
    for at in wanted.split('.').filter(|at| !at.is_empty()) {
        part = inner(&part).into_iter().nth(at.parse().ok()?)?;
    }
    let encoding = Encoding::of(&header(&part, "Content-Transfer-Encoding").unwrap_or_default());
    let body = body(&part);
    encoding.decode(body).map(std::borrow::Cow::into_owned)
}

fn body(raw: &[u8]) -> &[u8] {
    reading::headers(raw).map_or(raw, |(_, body)| body)
}

/// A value's parameter: `name="menu.csv"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    let found = value.split(';').skip(1).filter_map(|one| one.trim().split_once('='));
    found
        .into_iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim_matches('"').into())
}

/// The parts of a mail or part that has some.
fn inner(raw: &[u8]) -> Vec<Vec<u8>> {
    let kind = header(raw, "Content-Type").unwrap_or_default();
    let Some(boundary) = parameter(&kind, "boundary").filter(|_| kind.starts_with("multipart/")) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(body(raw)).into_owned();
    let parts = format!("\r\n{text}");
    let between: Vec<&str> = parts.split(&format!("\r\n--{boundary}")).skip(1).collect();
    let parts = between.into_iter().filter(|part| !part.starts_with("--"));
    parts.map(|part| part.strip_prefix("\r\n").unwrap_or(part).as_bytes().to_vec()).collect()
}

fn part(raw: &[u8], id: &str, texts: bool, asked: usize, depth: usize) -> Value {
    let kind = header(raw, "Content-Type").unwrap_or_else(|| "text/plain".into());
    let mime = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
    let disposition = header(raw, "Content-Disposition").unwrap_or_default();
    let name = parameter(&disposition, "filename").or_else(|| parameter(&kind, "name")).unwrap_or_default();
    let mut told = json!({ "partId": id, "mimeType": mime, "filename": name, "headers": headers(raw) });
    let inner = if depth < DEEPEST { inner(raw) } else { Vec::new() };
    if !inner.is_empty() {
        let place = |at: usize| if id.is_empty() { at.to_string() } else { format!("{id}.{at}") };
        let parts = inner.iter().enumerate().map(|(at, inner)| part(inner, &place(at), texts, asked, depth + 1));
        told["parts"] = parts.collect();
        told["body"] = json!({ "size": 0 });
        return told;
    }
    let bytes = bytes(raw, "").unwrap_or_default();
    told["body"] = json!({ "size": bytes.len() });
    if !name.is_empty() {
        told["body"]["attachmentId"] = json!(format!("A{asked}-{id}"));
    } else if texts {
        told["body"]["data"] = json!(BASE64.encode(bytes));
    }
    told
}
