//! What holds for every kind: files and folders, encodings, bad input, and what comes back from what was written.
#![allow(clippy::unwrap_used, clippy::format_push_string, clippy::format_collect)]

mod hostile;
mod round_trip;

use std::fs;

use super::*;

const CHAT: &str = "31/12/23, 21:41 - Ana: Mañana a las 8 🎉\n31/12/23, 21:42 - Luis: vale\n";

fn texts(reader: Reader) -> Vec<String> {
    reader.map(|message| message.unwrap().text).collect()
}

#[test]
fn files_and_folders() {
    let folder = tempfile::tempdir().unwrap();
    let chat = folder.path().join("WhatsApp Chat with Ana.txt");
    fs::write(&chat, CHAT).unwrap();
    let reader = open(&chat).unwrap();
    assert_eq!((reader.title(), reader.total_bytes()), (Some("Ana"), CHAT.len() as u64));
    assert_eq!(texts(reader), ["Mañana a las 8 🎉", "vale"]);

    fs::write(folder.path().join("photo.jpg"), "x").unwrap();
    assert_eq!(texts(open(folder.path()).unwrap()).len(), 2);
    // Which of two is meant nobody knows.
    fs::write(folder.path().join("WhatsApp Chat with Bea.txt"), CHAT).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, Error::Folder { .. }), "{error}");
    fs::write(folder.path().join("_chat.txt"), CHAT).unwrap();
    assert_eq!(texts(open(folder.path()).unwrap()).len(), 2);

    let missing = open(&folder.path().join("missing.txt")).unwrap_err();
    assert!(matches!(missing, Error::Io { .. }) && missing.to_string().contains("missing.txt"));
}

#[test]
fn a_file_that_is_no_export_is_told_from_one() {
    for (bytes, found) in [
        (&b"Dear diary, nothing happened."[..], "text without the start of a message that is known here"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><html><head><title>Exported Data</title>", "Telegram's export as HTML"),
        (b"\x00\x00\x00\x18ftypmp42", "no text"),
    ] {
        let error = read_bytes("thing", bytes.to_vec()).unwrap_err();
        let said = error.to_string();
        assert!(said.starts_with(&format!("thing is {found}")), "{said}");
        assert!(said.contains("WhatsApp") && said.contains("result.json") && said.contains(".eml"), "{said}");
    }
    assert!(matches!(read_bytes("thing", vec![]), Err(Error::Empty { .. })));
    assert!(matches!(read_bytes("thing", vec![0xEF, 0xBB, 0xBF]), Err(Error::Unknown { .. })));
}

#[test]
fn the_same_chat_in_each_encoding() {
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(CHAT.encode_utf16()).flat_map(order).collect()
    };
    let expected = texts(read_bytes("x", CHAT.into()).unwrap());
    for bytes in [
        format!("\u{FEFF}{CHAT}").into_bytes(),
        CHAT.replace('\n', "\r\n").into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ] {
        let mut reader = read_bytes("x", bytes).unwrap();
        let read: Vec<_> = reader.by_ref().map(|message| message.unwrap().text).collect();
        assert_eq!(read, expected);
        assert_eq!((reader.bytes_read(), reader.notes()), (reader.total_bytes(), vec![]));
    }
}

#[test]
fn bytes_that_are_no_unicode_are_replaced_and_said() {
    let mut reader = read_bytes("x", b"31/12/23, 21:41 - Ana: caf\xe9 a las 8\n".to_vec()).unwrap();
    assert_eq!(reader.next().unwrap().unwrap().text, "caf\u{FFFD} a las 8");
    assert!(reader.next().is_none());
    assert_eq!(reader.notes(), [Note::NotUnicode { bytes: 1 }]);
    assert_eq!(reader.notes()[0].to_string(), "1 byte(s) are not valid Unicode and were replaced");

    let json =
        b"{\"messages\": [{\"id\": 1, \"date\": \"2024-05-01T10:00:00\", \"from\": \"A\", \"text\": \"caf\xe9\"}]}";
    let mut reader = read_bytes("x", json.to_vec()).unwrap();
    assert_eq!(reader.next().unwrap().unwrap().text, "caf\u{FFFD}");
    assert_eq!(reader.notes(), [Note::NotUnicode { bytes: 1 }]);
}

#[test]
fn progress_moves_and_ends_at_the_total() {
    let mut reader = read_bytes("x", CHAT.repeat(5_000).into_bytes()).unwrap();
    let mut last = 0;
    while reader.next().is_some() {
        let now = reader.bytes_read();
        assert!(now >= last && now <= reader.total_bytes());
        last = now;
    }
    assert_eq!(reader.bytes_read(), reader.total_bytes());
}

#[test]
fn a_reader_can_go_to_another_thread() {
    let reader = read_bytes("x", CHAT.into()).unwrap();
    assert_eq!(std::thread::spawn(move || reader.count()).join().unwrap(), 2);
}

#[test]
fn the_examples_read_without_a_doubt() {
    let example = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
        let mut reader = open(&path).unwrap();
        let messages: Vec<_> = reader.by_ref().map(Result::unwrap).collect();
        assert_eq!(reader.notes(), [], "{name}");
        (reader.kind(), messages)
    };
    let (kind, chat) = example("whatsapp-family.txt");
    assert_eq!(kind, ExportKind::WhatsApp);
    assert!(chat.len() >= 50);
    let (kind, chat) = example("telegram-viaje.json");
    assert_eq!(kind, ExportKind::Telegram);
    assert!(chat.len() >= 35 && chat.iter().all(|message| message.offset.is_some()));
}

/// Prints lines and bytes per second of a large chat: `cargo test --release -p channels throughput -- --ignored
/// --nocapture`.
#[test]
#[ignore = "a measurement"]
#[allow(clippy::print_stderr)]
fn throughput() {
    let mut text = String::new();
    for n in 0..1_000_000_u32 {
        let (day, hour, minute) = (n / 40_000 + 1, n / 60 % 24, n % 60);
        let who = ["Ana", "Luis Gómez", "+34 600 12 34 56", "~ Zoe"][(n % 4) as usize];
        let line = match n % 8 {
            0 => "ok\n".to_owned(),
            1 => format!("3/{day}/24, {hour:02}:{minute:02} - {who}: <Media omitted>\n"),
            2 => format!(
                "3/{day}/24, {hour:02}:{minute:02} - {who}: Dinner on Friday at {hour}? I booked a table 🎉 for {n} of us\n"
            ),
            _ => {
                format!("3/{day}/24, {hour:02}:{minute:02} - {who}: I think we should leave before nine, number {n}\n")
            }
        };
        text.push_str(&line);
    }
    let bytes = text.len();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chat.txt");
    fs::write(&path, text).unwrap();
    for _ in 0..3 {
        #[allow(clippy::disallowed_methods)] // measures; decides nothing
        let start = std::time::Instant::now();
        let count = open(&path).unwrap().map(Result::unwrap).count();
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("{count} messages, {:.0} lines/s, {:.0} MB/s", 1e6 / seconds, bytes as f64 / 1e6 / seconds);
    }
}
