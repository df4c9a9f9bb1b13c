//! Writes a mail of ours. Nothing that others chose gets into a header as it is: addresses and ids were checked, and a
//! subject or a name is cleaned and encoded. Lines stay under 78 characters, and all is ASCII.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use crate::Address;

/// Longest subject, in characters of what is shown.
const MAX_SUBJECT: usize = 200;
/// Longest name of a file, in characters.
const MAX_NAME: usize = 100;
/// Characters of one line that hold bytes in base64 or quoted-printable.
const LINE: usize = 76;

/// A mail, before its text.
#[derive(Debug)]
pub struct Letter<'a> {
    pub from: &'a Address,
    /// May be empty.
    pub name: &'a str,
    pub to: &'a [Address],
    pub cc: &'a [Address],
    /// Written into the mail: only for a draft, which nobody but its writer reads.
    pub bcc: &'a [Address],
    /// What it answers had this; empty for none.
    pub subject: &'a str,
    pub message_id: &'a str,
    /// The mails before it, oldest first, the answered one last.
    pub references: &'a [String],
    pub at: Timestamp,
    pub text: &'a str,
    pub file: Option<File<'a>>,
    /// A person wrote it; else it says that a program did.
    pub by_person: bool,
}

/// A file that goes with a mail.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    /// Such as `text/calendar`.
    pub mime: &'a str,
    pub bytes: &'a [u8],
}

impl Letter<'_> {
    /// The whole mail, with CR LF at each line's end.
    pub fn write(&self) -> Vec<u8> {
        let mut mail = String::new();
        let date = self.at.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S +0000");
        let answers = !self.references.is_empty();
        header(&mut mail, "Date", &date.to_string());
        let name = words(self.name);
        let from = if name.is_empty() { self.from.to_string() } else { format!("{name}\r\n <{}>", self.from) };
        header(&mut mail, "From", &from);
        for (name, all) in [("To", self.to), ("Cc", self.cc), ("Bcc", self.bcc)] {
            if !all.is_empty() {
                let all: Vec<&str> = all.iter().map(Address::as_str).collect();
                header(&mut mail, name, &all.join(",\r\n "));
            }
        }
        let subject = answered(self.subject, answers);
        header(&mut mail, "Subject", &words(&subject));
        header(&mut mail, "Message-ID", &format!("<{}>", self.message_id));
        if let Some(last) = self.references.last() {
            header(&mut mail, "In-Reply-To", &format!("<{last}>"));
            let all: Vec<String> = self.references.iter().map(|id| format!("<{id}>")).collect();
            header(&mut mail, "References", &all.join("\r\n "));
        }
        if !self.by_person {
            // Those that answer by themselves leave such a mail alone.
            header(&mut mail, "Auto-Submitted", if answers { "auto-replied" } else { "auto-generated" });
            header(&mut mail, "X-Auto-Response-Suppress", "All");
        }
        header(&mut mail, "MIME-Version", "1.0");
        match self.file {
            None => self.write_text(&mut mail),
            Some(file) => {
                let boundary = boundary(self.message_id);
                header(&mut mail, "Content-Type", &format!("multipart/mixed; boundary=\"{boundary}\""));
                let _ = write!(mail, "\r\n--{boundary}\r\n");
                self.write_text(&mut mail);
                let _ = write!(mail, "\r\n--{boundary}\r\n");
                write_file(&mut mail, file);
                let _ = write!(mail, "\r\n--{boundary}--\r\n");
            }
        }
        mail.into_bytes()
    }

    fn write_text(&self, mail: &mut String) {
        header(mail, "Content-Type", "text/plain; charset=utf-8");
        header(mail, "Content-Transfer-Encoding", "quoted-printable");
        mail.push_str("\r\n");
        quoted_printable(mail, self.text);
    }
}

/// The same for every try of one effect of this mailbox's, and for no other.
pub fn message_id(from: &Address, key: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(from.as_str());
    hash.update([0]);
    hash.update(key);
    format!("{}@{}", &text::hex(&hash.finalize())[..40], from.domain())
}

/// "Re: " once, whatever stands there already.
fn answered(subject: &str, answers: bool) -> String {
    let subject = text::shorten(&one_line(subject), MAX_SUBJECT);
    let has = subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
    if answers && !has { format!("Re: {subject}").trim_end().to_owned() } else { subject }
}

fn one_line(text: &str) -> String {
    text::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn header(mail: &mut String, name: &str, value: &str) {
    let _ = write!(mail, "{name}: {value}\r\n");
}

/// Words in a header: as they are where that is safe, else as encoded words, folded (RFC 2047).
fn words(text: &str) -> String {
    const PIECE: usize = 42;
    let text = one_line(text);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -_.!?'/+:".contains(&byte);
    if text.bytes().all(plain) && text.len() < LINE - 12 && !text.contains("=?") {
        return text;
    }
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        pieces.push(format!("=?utf-8?B?{}?=", STANDARD.encode(piece)));
        rest = after;
    }
    pieces.join("\r\n ")
}

/// A boundary that stands in no text of quoted-printable or base64, for its `=_`.
fn boundary(message_id: &str) -> String {
    format!("=_{}", message_id.split('@').next().unwrap_or_default())
}

fn write_file(mail: &mut String, file: File<'_>) {
    let token = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+.".contains(&b));
    let is_mime = file.mime.len() <= 100
        && file.mime.split_once('/').is_some_and(|(kind, subkind)| token(kind) && token(subkind));
    // A part that is a mail or has parts cannot be in base64.
    let opaque = is_mime && !["message/", "multipart/"].iter().any(|kind| file.mime.starts_with(kind));
    header(mail, "Content-Type", if opaque { file.mime } else { "application/octet-stream" });
    header(mail, "Content-Transfer-Encoding", "base64");
    let name = text::shorten(&one_line(file.name), MAX_NAME);
    header(mail, "Content-Disposition", &format!("attachment{}", file_name(&name)));
    mail.push_str("\r\n");
    for line in STANDARD.encode(file.bytes).as_bytes().chunks(LINE) {
        mail.push_str(&String::from_utf8_lossy(line));
        mail.push_str("\r\n");
    }
}

/// As RFC 2231 has it, in pieces that fit a line each.
fn file_name(name: &str) -> String {
    const PIECE: usize = 48;
    let mut pieces = vec![String::new()];
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        let encoded = if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        if pieces.last().is_some_and(|last| last.len() + encoded.len() > PIECE) {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push_str(&encoded);
        }
    }
    let mut parameters = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        let charset = if number == 0 { "utf-8''" } else { "" };
        let _ = match pieces.len() {
            1 => write!(parameters, ";\r\n filename*={charset}{piece}"),
            _ => write!(parameters, ";\r\n filename*{number}*={charset}{piece}"),
        };
    }
    parameters
}

fn quoted_printable(out: &mut String, text: &str) {
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut width = 0;
        for (at, byte) in line.bytes().enumerate() {
            let is_last = at + 1 == line.len();
            let plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (matches!(byte, b' ' | b'\t') && !is_last);
            // `From ` and `.` at a line's start are changed by some on the way.
            let plain = plain && !(width == 0 && matches!(byte, b'F' | b'.'));
            let needed = if plain { 1 } else { 3 };
            if width + needed > LINE - 1 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += needed;
            if plain {
                out.push(char::from(byte));
            } else {
                let _ = write!(out, "={byte:02X}");
            }
        }
        out.push_str("\r\n");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
