#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use ::zip::ZipWriter;
use ::zip::write::SimpleFileOptions;

use crate::exports::{Error, Options, Reader, Result, read_bytes, read_bytes_with};

const CHAT: &str = "31/12/23, 21:41 - Ana: See you at 8\n";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn texts(reader: Reader) -> Vec<String> {
    reader.map(|message| message.unwrap().text).collect()
}

fn read(name: &str, files: &[(&str, &[u8])]) -> Result<Reader> {
    read_bytes(name, zip(files))
}

/// Changes two bytes in each header of the (only) file, `local` bytes into the local one and two more into the
/// central one.
fn patch(zip: &mut [u8], local: usize, to: &[u8]) {
    let starts = |signature: &[u8; 4]| zip.windows(4).position(|window| window == signature).unwrap();
    let (first, second) = (starts(b"PK\x03\x04") + local, starts(b"PK\x01\x02") + local + 2);
    zip[first..first + to.len()].copy_from_slice(to);
    zip[second..second + to.len()].copy_from_slice(to);
}

#[test]
fn the_chat_is_found_among_the_media() {
    let picture: &[u8] = b"\xff\xd8\xff\xe0 picture";
    let note: &[u8] = b"a shared note of 31/12/23";
    let reader =
        read("WhatsApp Chat - Ana.zip", &[("0001.jpg", picture), ("a.txt", note), ("_chat.txt", CHAT.as_bytes())]);
    let reader = reader.unwrap();
    assert_eq!(reader.title(), Some("Ana"));
    assert_eq!(texts(reader), ["See you at 8"]);

    let reader = read("x.zip", &[("a.txt", note), ("sub/WhatsApp Chat with Ana.txt", CHAT.as_bytes())]).unwrap();
    assert_eq!(reader.title(), Some("Ana"));
    assert_eq!(texts(reader), ["See you at 8"]);

    let reader = read("x.zip", &[("notes.txt", note), ("renamed.txt", CHAT.as_bytes())]).unwrap();
    assert_eq!(texts(reader), ["See you at 8"]);
}

#[test]
fn other_exports_in_a_zip() {
    let json = br#"{"name": "x", "messages": [{"id": 1, "date": "2024-05-01T10:00:00", "from": "A", "text": "hi"}]}"#;
    assert_eq!(texts(read("x.zip", &[("ChatExport/result.json", json)]).unwrap()), ["hi"]);
    let mail = b"From a Fri Dec 29 10:12:05 2023\nFrom: a@b.c\nDate: Fri, 29 Dec 2023 10:12:05 +0000\n\nhi\n";
    assert_eq!(texts(read("x.zip", &[("Takeout/Mail/All.mbox", mail)]).unwrap()), ["hi"]);
}

#[test]
fn a_zip_without_a_chat_says_what_was_looked_for() {
    let error = read("x.zip", &[("a.jpg", b"x"), ("b.txt", b"hello")]).unwrap_err();
    assert!(matches!(error, Error::ZipWithoutChat { entries: 2, .. }));
    let said = error.to_string();
    assert!(said.contains("x.zip") && said.contains("_chat.txt") && said.contains("Export the chat again"), "{said}");
    assert!(matches!(read("x.zip", &[]), Err(Error::ZipWithoutChat { entries: 0, .. })));
}

#[test]
fn a_password_is_named() {
    let mut bytes = zip(&[("_chat.txt", CHAT.as_bytes())]);
    patch(&mut bytes, 6, &[1, 0]);
    let error = read_bytes("x.zip", bytes).unwrap_err();
    assert!(matches!(error, Error::ZipLocked { .. }), "{error:?}");
    assert_eq!(error.to_string(), "x.zip is protected by a password: unpack it, and give the file from inside");
}

#[test]
fn an_unknown_method_is_named() {
    let mut bytes = zip(&[("_chat.txt", CHAT.as_bytes())]);
    patch(&mut bytes, 8, &[14, 0]);
    assert!(matches!(read_bytes("x.zip", bytes), Err(Error::ZipMethod { .. })));
}

#[test]
fn a_zip_cut_short_anywhere_is_damaged() {
    let bytes = zip(&[("_chat.txt", CHAT.repeat(50).as_bytes()), ("a.jpg", &[7; 300])]);
    for end in 4..bytes.len() {
        let error = read_bytes("x.zip", bytes[..end].to_vec()).unwrap_err();
        assert!(matches!(error, Error::ZipDamaged { .. }), "{end}: {error:?}");
    }
}

#[test]
fn damaged_data_are_no_messages() {
    let mut bytes = zip(&[("_chat.txt", CHAT.repeat(50).as_bytes())]);
    patch(&mut bytes, 14, &[1, 2, 3, 4]); // the checksum
    assert!(matches!(read_bytes("x.zip", bytes), Err(Error::ZipDamaged { .. })));
}

#[test]
fn a_bomb_stops_at_the_bound_whatever_it_declares() {
    let options = Options { max_unsized: 1024 * 1024, ..Options::default() };
    let mut chat = CHAT.as_bytes().to_vec();
    chat.resize(8 * 1024 * 1024, b'a');
    let honest = zip(&[("_chat.txt", &chat)]);
    assert!(honest.len() < 100_000);
    let mut lying = honest.clone();
    patch(&mut lying, 22, &100_u32.to_le_bytes());
    for bytes in [honest, lying] {
        let result = read_bytes_with("x.zip", bytes, &options);
        assert!(matches!(result, Err(Error::TooLarge { limit: 1_048_576, .. })), "{result:?}");
    }
    chat.truncate(1024 * 1024);
    assert!(read_bytes_with("x.zip", zip(&[("_chat.txt", &chat)]), &options).is_ok());
}

/// A zip of two files as programs write it beyond 4 GB: its numbers stand in wide records before the end.
fn widened(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = zip(files);
    let end = bytes.split_off(bytes.len() - 22);
    let (count, size, start) = (&end[10..12], &end[12..16], &end[16..20]);
    let wide = |narrow: &[u8]| {
        let mut wide = narrow.to_vec();
        wide.resize(8, 0);
        wide
    };
    let record_at = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([0; 12]);
    bytes.extend([wide(count), wide(count), wide(size), wide(start)].concat());
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(record_at.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([0xFF; 12]);
    bytes.extend(b"\x07\0comment");
    bytes
}

#[test]
fn a_large_zip_with_wide_records_and_a_comment() {
    let bytes = widened(&[("a.jpg", b"x"), ("_chat.txt", CHAT.as_bytes())]);
    assert_eq!(texts(read_bytes("x.zip", bytes.clone()).unwrap()), ["See you at 8"]);
    for at in bytes.len() - 130..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x81;
        let _ = read_bytes("x.zip", damaged).map(Iterator::count); // must only not panic
    }
}

#[test]
fn stored_files_and_a_zip_on_disk() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Stored).large_file(true);
    zip.start_file("_chat.txt", stored).unwrap();
    zip.write_all(CHAT.repeat(10_000).as_bytes()).unwrap();
    let file = tempfile::NamedTempFile::with_suffix(".zip").unwrap();
    std::fs::write(file.path(), zip.finish().unwrap().into_inner()).unwrap();
    let mut reader = crate::exports::open(file.path()).unwrap();
    assert_eq!(reader.by_ref().count(), 10_000);
    assert_eq!((reader.bytes_read(), reader.total_bytes()), (CHAT.len() as u64 * 10_000, CHAT.len() as u64 * 10_000));
}

#[test]
fn ends_without_a_directory() {
    let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0\x04\0\0\0\0\0";
    let bytes = [b"PK\x03\x04".to_vec(), end.repeat(50_000)].concat();
    assert!(matches!(read_bytes("x.zip", bytes), Err(Error::ZipDamaged { .. })));
}
