//! Whatever the bytes are: no panic, no message beyond its bounds, nothing that cannot be stored.

use std::io::{Cursor, Write};

use ::zip::ZipWriter;
use ::zip::write::SimpleFileOptions;
use proptest::prelude::*;

use super::super::*;

/// Reads all there is, and checks what holds for every message.
fn drain(bytes: Vec<u8>) {
    let options = Options { max_unsized: 1024 * 1024, ..Options::default() };
    let mut reader = match read_bytes_with("x", bytes, &options) {
        Ok(reader) => reader,
        Err(error) => {
            assert!(error.to_string().contains('x'));
            return;
        }
    };
    let mut errors = 0;
    for message in reader.by_ref() {
        match message {
            Ok(message) => check(&message),
            Err(_) => errors += 1,
        }
    }
    assert!(errors <= 1 && reader.next().is_none());
    assert!(reader.bytes_read() <= reader.total_bytes());
    for note in reader.notes() {
        assert!(!note.to_string().is_empty());
    }
}

fn check(message: &ExportedMessage) {
    assert!(message.line > 0);
    assert!(message.text.len() <= MAX_TEXT && !message.text.contains('\0'));
    assert!(!message.text.is_empty() || message.subject.is_some());
    let subject = message.subject.iter().map(String::as_str);
    for name in [&*message.sender, &message.external_id].into_iter().chain(subject) {
        assert!(!name.is_empty() && name.len() <= 1024 && !name.contains(char::is_control), "{name:?}");
    }
}

/// What makes each reader take the rest.
const OPENINGS: &[&str] = &[
    "31/12/23, 21:41 - Ana: ",
    "[31/12/23, 21:41:05] Ana: ",
    "{\"messages\": [{\"id\": 1, \"date\": \"2024-05-01T10:00:00\", \"from\": \"A\", \"text\": \"hi\"},",
    "From a@b.c Fri Dec 31 21:41:05 2023\nFrom: Ana <a@b.c>\nDate: Fri, 29 Dec 2023 10:12:05 +0100\n",
    "From: Ana <a@b.c>\nDate: Fri, 29 Dec 2023 10:12:05 +0100\n",
    "",
];

/// Pieces that lead the readers deep into their formats.
const PIECES: &[&str] = &[
    "31/12/23, 21:41 - Ana: ",
    "[31/12/23, 21:41:05] Ana: ",
    "1/1/2024, 9:41\u{202F}PM - ",
    "2023. 12. 31. 오후 9:41 - Ana: ",
    "٣١\u{200F}/١٢\u{200F}/٢٠٢٣, ٩:٤١ م - ",
    "\u{200E}",
    "\u{FEFF}",
    "<Media omitted>",
    "\u{200E}<attached: x.jpg>",
    "<This message was edited>",
    "This message was deleted",
    "\n",
    "\r\n",
    "\n\n",
    ": ",
    "\"",
    "“",
    "{\"name\": \"x\", \"id\": 1, \"messages\": [",
    "{\"id\": 1, \"date\": \"2024-05-01T10:00:00\", \"from\": \"A\", \"text\": \"hi\"},",
    "{\"id\": 1, \"type\": \"message\", \"date_unixtime\": \"1714550460\", \"text\": [\"a\", {\"text\": \"b\"}]}",
    "{\"chats\": {\"list\": [{\"messages\": [",
    "]}",
    "}",
    "[",
    ",",
    "\"\\u0000\\ud800\"",
    "\\",
    "From a@b.c Fri Dec 31 21:41:05 2023\n",
    "From: Ana <a@b.c>\n",
    "Date: Fri, 29 Dec 2023 10:12:05 +0100\n",
    "Date: Fri, 99 Dec 65535 99:99:99 +9999\n",
    "Subject: =?utf-8?B?AAAA?= x\u{1b}[31m\n",
    "Content-Type: multipart/mixed; boundary=b\n\n",
    "Content-Type: text/html\n\n",
    "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n",
    "Content-Transfer-Encoding: base64\n",
    "\n--b\n",
    "\n--b--\n",
    "<blockquote>",
    "<table><td>&amp;&#0;&#xFFFFFFFF;<!--",
    "<script",
    "On Fri, Dec 29, 2023 Ana wrote:\n",
    "---------- Forwarded message ---------\n",
    "From: a\nSent: b\nTo: c\n",
    "> ",
    "-- \n",
    "\0",
    "é",
    "🎉",
    "a",
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    let opening = prop::sample::select(OPENINGS);
    (opening, prop::collection::vec(piece, 0..60))
        .prop_map(|(opening, pieces)| [opening.into(), pieces.concat()].concat())
}

fn zip(chat: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("a.jpg", &b"x"[..]), ("_chat.txt", chat)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        drain(bytes);
    }

    #[test]
    fn any_pieces(bytes in pieces()) {
        drain(bytes);
    }

    #[test]
    fn any_utf16(text in any::<String>(), big in any::<bool>(), odd in any::<bool>()) {
        let order = if big { u16::to_be_bytes } else { u16::to_le_bytes };
        let text = format!("\u{FEFF}31/12/23, 21:41 - Ana: {text}");
        let mut bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        bytes.extend(odd.then_some(0xD8));
        drain(bytes);
    }

    #[test]
    fn any_damaged_zip(at in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()) {
        let mut bytes = zip("31/12/23, 21:41 - Ana: hi\n".repeat(20).as_bytes());
        let place = at.index(bytes.len());
        bytes[place] = byte;
        drain(bytes.clone());
        bytes.truncate(end.index(bytes.len()));
        drain(bytes);
    }
}

#[test]
fn large_and_lopsided() {
    let header = "31/12/23, 21:41 - Ana: ";
    let mail = "From: a@b.c\nDate: Fri, 29 Dec 2023 10:12:05 +0100\nContent-Type: ";
    let size = 300_000;
    for bytes in [
        format!("{header}{}", "\n".repeat(size)),
        format!("{header}{}", "<".repeat(size)),
        format!("{header}{}", "\u{200E}".repeat(size / 3)),
        format!("{header}{}", "\u{200E}<a b>\n".repeat(size / 9)),
        header.repeat(size / header.len()),
        format!("{header}\n").repeat(size / header.len()),
        "\u{200E}".repeat(size),
        "1/1/1 ".repeat(size / 6),
        "{".repeat(size),
        format!("{{\"messages\": {}", "[".repeat(size)),
        format!("{{\"messages\": [{}", "\"\\".repeat(size / 2)),
        format!("{mail}text/html\n\n{}", "<a".repeat(size / 2)),
        format!("{mail}text/html\n\n{}", "<!--".repeat(size / 4)),
        format!("{mail}text/html\n\n{}", "<script>".repeat(size / 8)),
        format!("{mail}text/html\n\n{}", "&".repeat(size)),
        format!("{mail}text/plain\n\n{}", "On 2023 a@b.c\n".repeat(size / 14)),
        format!("{mail}text/plain\n\n{}", "From: a\nTo: b\n".repeat(size / 14)),
        format!("{mail}text/plain\n\n{}", "---------- Forwarded message ---------\n".repeat(size / 39)),
        format!("{mail}multipart/mixed; boundary=b\n\n{}", "--b\n\n".repeat(size / 5)),
        format!("{mail}message/rfc822\n\n{}", "Content-Type: message/rfc822\n\n".repeat(size / 30)),
        format!("From a Fri Dec 31\n{}", "\nFrom a Fri Dec 31\n".repeat(size / 19)),
        format!("{mail}text/plain\nTo: {}\n\nhi", "a@b.c, ".repeat(size / 7)),
        format!("{mail}text/plain\nSubject: {}\n\nhi", "=?utf-8?Q?a?= ".repeat(size / 14)),
    ] {
        drain(bytes.into_bytes());
    }
}
