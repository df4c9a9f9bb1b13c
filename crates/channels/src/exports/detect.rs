//! Tells the kind of an export by what is in it. Its name decides nothing, since people rename files.

use std::io::Read;

use super::decode::Decoder;
use super::error::{Error, Result};
use super::input::Input;
use super::mail::split::is_separator;
use super::message::ExportKind;
use super::whatsapp;

/// Bytes at the start that are looked at.
const HEAD: u64 = 64 * 1024;

/// The start of a file.
#[derive(Debug)]
pub(super) struct Head {
    pub raw: Vec<u8>,
    /// As UTF-8, as far as it is text, without byte order mark.
    pub text: Vec<u8>,
}

/// Reads the start of `input`, which is not rewound after it.
pub(super) fn head(name: &str, input: &mut Input) -> Result<Head> {
    let io_error = |source| Error::io(name, source);
    let (mut raw, mut text) = (Vec::new(), Vec::new());
    input.rewind().map_err(io_error)?;
    input.take(HEAD).read_to_end(&mut raw).map_err(io_error)?;
    Decoder::new(Input::memory(raw.clone())).map_err(io_error)?.read_to_end(&mut text).map_err(io_error)?;
    Ok(Head { raw, text })
}

/// Whether the bytes are a zip, by its first header or, where it is empty, its last.
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08")
}

/// The kind of the text that starts with `head` (decoded, without byte order mark), or what it looks like instead.
pub(super) fn kind(head: &[u8]) -> std::result::Result<ExportKind, Looks> {
    if let Some(looks) = KNOWN.iter().find(|known| head.starts_with(known.magic)) {
        return Err(looks.looks);
    }
    let text = head.trim_ascii_start();
    if text.starts_with(b"{") {
        return Ok(ExportKind::Telegram);
    }
    if is_separator(text.split(|&byte| byte == b'\n').next().unwrap_or_default()) {
        return Ok(ExportKind::Mbox);
    }
    if has_mail_headers(text) {
        return Ok(ExportKind::Eml);
    }
    if head.split(|&byte| byte == b'\n').any(opens_message) {
        return Ok(ExportKind::WhatsApp);
    }
    Err(looks_like(text))
}

fn opens_message(line: &[u8]) -> bool {
    // Only the start is looked at, so a line that was cut or has bad bytes in its text will do.
    let head = &line[..line.len().min(120)];
    let valid = head.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    whatsapp::opens_message(valid)
}

/// A header on the first line, and at least two that mails have before the first blank line.
fn has_mail_headers(text: &[u8]) -> bool {
    const USUAL: [&[u8]; 9] = [
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"content-type",
    ];
    let mut found = [false; USUAL.len()];
    for (index, line) in text.split(|&byte| byte == b'\n').enumerate() {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if index > 0 && line.starts_with(b" ") || line.starts_with(b"\t") {
            continue; // goes on from the line before
        }
        let Some(colon) = line.iter().position(|&byte| byte == b':') else { return false };
        let name = &line[..colon];
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        if let Some(usual) = USUAL.iter().position(|usual| name.eq_ignore_ascii_case(usual)) {
            found[usual] = true;
        }
    }
    found.iter().filter(|found| **found).count() >= 2
}

/// What a file that is none of ours looks like, and what its owner can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    pub found: &'static str,
    pub mend: &'static str,
}

impl Looks {
    pub fn into_error(self, name: &str) -> Error {
        Error::Unknown { name: name.to_owned(), found: self.found, mend: self.mend }
    }
}

struct Known {
    magic: &'static [u8],
    looks: Looks,
}

const fn known(magic: &'static [u8], found: &'static str, mend: &'static str) -> Known {
    Known { magic, looks: Looks { found, mend } }
}

const EXPORT_CHAT: &str = "In WhatsApp open the chat, then More, Export chat.";
const AS_JSON: &str =
    "In Telegram Desktop open the chat, then Export chat history, and choose the format machine-readable JSON.";
const ANY: &str = "Export the chat again, or check that this is the right file.";
const UNPACK: &str = "Unpack it, and give the file from inside.";

const KNOWN: &[Known] = &[
    known(b"SQLite format 3\0", "a database", EXPORT_CHAT),
    known(b"%PDF", "a PDF", ANY),
    known(b"\x1f\x8b", "a gzip archive", UNPACK),
    known(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    known(b"Rar!", "a RAR archive", UNPACK),
    known(b"\xd0\xcf\x11\xe0", "an Outlook message or an old Office file", "In Outlook save the mail as .eml."),
    known(b"!BDN", "an Outlook data file (.pst)", "Export the mailbox as mbox or the mails as .eml."),
    known(b"\xff\xd8\xff", "a picture", ANY),
    known(b"\x89PNG", "a picture", ANY),
    known(b"GIF8", "a picture", ANY),
];

pub(super) const OTHER_JSON: Looks = Looks { found: "JSON, but no Telegram export", mend: AS_JSON };

pub(super) const NO_MESSAGES: Looks =
    Looks { found: "text without the start of a message that is known here", mend: ANY };

fn looks_like(text: &[u8]) -> Looks {
    let start = text[..text.len().min(4096)].to_ascii_lowercase();
    let has = |wanted: &[u8]| start.windows(wanted.len()).any(|window| window == wanted);
    let (found, mend) = if start.starts_with(b"<") && has(b"<html") {
        if has(b"exported data") || has(b"tgme") || has(b"telegram") {
            ("Telegram's export as HTML", AS_JSON)
        } else {
            ("a web page", ANY)
        }
    } else if start.starts_with(b"begin:vcalendar") {
        ("a calendar", "It needs no reading of messages: import it into the calendar.")
    } else if text.is_empty() {
        ("a file of blanks", ANY)
    } else if text[..text.len().min(4096)].contains(&0) {
        ("no text", ANY)
    } else {
        return NO_MESSAGES;
    };
    Looks { found, mend }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_by_its_content() {
        use ExportKind::{Eml, Mbox, Telegram, WhatsApp};
        let cases: &[(&str, ExportKind)] = &[
            ("12/31/23, 9:41 PM - Ana: hi", WhatsApp),
            ("\u{200E}[31/12/23, 21:41:05] Ana: hi", WhatsApp),
            ("A heading somebody added\n\n31/12/23, 21:41 - Ana: hi\n", WhatsApp),
            ("{\"name\": \"Ana\"}", Telegram),
            ("\r\n {", Telegram),
            ("From ana@example.org Fri Dec 31 21:41:05 2023\nFrom: Ana\n", Mbox),
            ("From: Ana <a@b.c>\r\nSubject: x\r\n\r\nhi", Eml),
            ("Delivered-To: a@b.c\nReceived: by x;\n Fri, 29 Dec\nX-Y: z\nDate: Fri\n\nhi", Eml),
        ];
        for (text, kind_of_it) in cases {
            assert_eq!(kind(text.as_bytes()), Ok(*kind_of_it), "{text:?}");
        }
    }

    #[test]
    fn what_is_none_of_them_is_named() {
        let found = |bytes: &[u8]| kind(bytes).map_err(|looks| looks.found);
        assert_eq!(found(b"SQLite format 3\0..."), Err("a database"));
        assert_eq!(found(b"%PDF-1.7"), Err("a PDF"));
        assert_eq!(found(b"<!DOCTYPE html><html><title>Exported Data</title>"), Err("Telegram's export as HTML"));
        assert_eq!(found(b"\x00\x01\x02"), Err("no text"));
        assert_eq!(found(b"  \n"), Err("a file of blanks"));
        for text in [
            "Dear Ana,\n\nsee you on 31/12/23.",
            "Note: buy milk\nTo: do\nall",
            "From Friday on",
            "[1, 2]",
            "a: b\n\nc",
        ] {
            assert_eq!(
                found(text.as_bytes()),
                Err("text without the start of a message that is known here"),
                "{text:?}"
            );
        }
    }
}
