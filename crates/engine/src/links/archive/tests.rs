use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

const SMALL: Bounds = Bounds { bytes: 20_000, entries: 12 };

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// A block before a file, of this kind.
fn block(name: &str, kind: u8, length: usize) -> Vec<u8> {
    let mut block = vec![0; tar::BLOCK];
    block[..name.len()].copy_from_slice(name.as_bytes());
    block[124..135].copy_from_slice(format!("{length:011o}").as_bytes());
    block[156] = kind;
    block[257..263].copy_from_slice(b"ustar\0");
    signed(block)
}

fn signed(mut block: Vec<u8>) -> Vec<u8> {
    block[148..156].fill(b' ');
    let sum: usize = block.iter().map(|byte| usize::from(*byte)).sum();
    block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    block
}

fn entry(name: &str, kind: u8, content: &[u8]) -> Vec<u8> {
    let mut entry = block(name, kind, content.len());
    entry.extend_from_slice(content);
    entry.resize(entry.len().next_multiple_of(tar::BLOCK), 0);
    entry
}

fn tarred(entries: &[Vec<u8>]) -> Vec<u8> {
    [entries.concat(), vec![0; 2 * tar::BLOCK]].concat()
}

fn lines(session: &Session) -> Vec<String> {
    let text = std::str::from_utf8(session.text()).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn told(archive: &[u8]) -> String {
    read("a", archive, SMALL).unwrap_err().to_string()
}

const AS_KEPT: [&str; 3] = [
    r#"{"creds":"","value":{"me":"a \" b"}}"#,
    r#"{"session":"34600000000.1","value":{"n":1.0e400,"big":123456789012345678901234567890}}"#,
    r#"{"app-state-sync-key":"a/b","value":null}"#,
];

#[test]
fn a_session_is_the_same_however_it_comes() {
    let creds = b" {\n  \"me\": \"a \\\" b\" }\n".as_slice();
    let session = br#"{"n": 1.0e400, "big": 123456789012345678901234567890}"#.as_slice();
    let long = format!("auth/{}/session-34600000000.1.json", "x".repeat(120));
    let pax = |name: &str| {
        let line = format!(" path={name}\n");
        let length =
            (1..9).map(|digits| line.len() + digits).find(|length| length.to_string().len() + line.len() == *length);
        format!("{}{line}", length.unwrap())
    };
    let files = [
        entry("./", b'5', b""),
        entry("auth/creds.json", b'0', creds),
        entry("././@LongLink", b'L', format!("{long}\0").as_bytes()),
        entry("cut", b'0', session),
        entry("auth/._creds.json", b'0', b"Mac OS X"),
        entry("head", b'x', pax("auth/app-state-sync-key-a__b.json").as_bytes()),
        entry("cut", 0, b"null"),
    ];
    let tar = tarred(&files);
    let whole = format!(
        "{{\"creds.json\":{},\"session-34600000000.1\":{},\"app-state-sync-key-a__b.json\":null}}",
        String::from_utf8_lossy(creds),
        String::from_utf8_lossy(session)
    );
    let grouped = format!(
        "{{\"creds\":{},\"keys\":{{\"sessions\":{{\"34600000000.1\":{}}},\"appStateSyncKeys\":{{\"a/b\":null}}}}}}",
        String::from_utf8_lossy(creds),
        String::from_utf8_lossy(session)
    );
    let kept = AS_KEPT.join("\n");
    for text in [tar.as_slice(), whole.as_bytes(), grouped.as_bytes(), kept.as_bytes()] {
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 5, 22).write_all(text).unwrap();
        let zstd = zstd::encode_all(text, 3).unwrap();
        for (name, archive) in [("a", text.to_vec()), ("a.tgz", gzip(text)), ("a.zst", zstd), ("a.br", brotli)] {
            let session = read(name, archive.as_slice(), SMALL).unwrap();
            assert_eq!(lines(&session), AS_KEPT);
            assert_eq!(session.records(), 3);
        }
    }
    let mut folder = Reading::new(SMALL);
    folder.file("creds.json", creds).unwrap();
    folder.file(".DS_Store", b"\0".as_slice()).unwrap();
    folder.file("session-34600000000.1.json.gz", gzip(session).as_slice()).unwrap();
    folder.file("app-state-sync-key-a__b.json", b"null".as_slice()).unwrap();
    assert_eq!(lines(&folder.finish().unwrap()), AS_KEPT);
}

#[test]
fn bombs_do_not_unfold() {
    let zeros = gzip(&vec![b' '; 1_000_000]);
    assert!(zeros.len() < 20_000);
    assert!(told(&zeros).contains("longer than 20000 bytes"));
    // A length that is only claimed, and one that is there.
    let claimed = block("creds.json", b'0', usize::MAX >> 32);
    assert!(told(&claimed).contains("longer than 20000 bytes"));
    let long = tarred(&[entry("creds.json", b'0', &vec![b'1'; 30_000])]);
    assert!(told(&long).contains("longer than 20000 bytes"));
    let behind = [tarred(&[entry("creds.json", b'0', b"1")]), vec![0; 1_000_000]].concat();
    assert!(told(&gzip(&behind)).contains("longer than 20000 bytes"));
    let many: Vec<Vec<u8>> = (0..13).map(|n| entry(&format!("session-{n}.json"), b'0', b"1")).collect();
    assert!(told(&tarred(&many)).contains("more than 12 files"));
    let folders: Vec<Vec<u8>> = (0..13).map(|n| entry(&format!("{n}/"), b'5', b"")).collect();
    assert!(told(&tarred(&folders)).contains("more than 12 files"));
    let lines: Vec<String> = (0..13).map(|n| format!("{{\"session\":\"{n}\",\"value\":1}}")).collect();
    assert!(told(lines.join("\n").as_bytes()).contains("more than 12 files"));
    let mut folder = Reading::new(SMALL);
    let half = format!("\"{}\"", "a".repeat(12_000));
    folder.file("session-1.json", half.as_bytes()).unwrap();
    let error = folder.file("session-2.json.gz", gzip(half.as_bytes()).as_slice()).unwrap_err();
    assert!(error.to_string().contains("longer than 20000 bytes"));
    // Depth is no danger either.
    let deep = format!("{{\"creds\":{}1{}}}", "[".repeat(9_000), "]".repeat(9_000));
    assert_eq!(read("a", deep.as_bytes(), SMALL).unwrap().records(), 1);
}

#[test]
fn names_lead_nowhere_and_only_files_are_taken() {
    for name in ["/etc/creds.json", "../creds.json", "a/../../creds.json", "a\\creds.json", "a\ncreds.json", ".."] {
        for kind in [b'0', b'5'] {
            assert!(told(&tarred(&[entry(name, kind, b"")])).contains("outside"), "{name:?}");
        }
    }
    for (kind, what) in [(b'1', "a link"), (b'2', "a link"), (b'3', "a device"), (b'6', "a pipe"), (b'Z', "not known")]
    {
        assert!(told(&tarred(&[entry("creds.json", kind, b"")])).contains(what), "{kind}");
    }
    assert!(told(&tarred(&[entry("run.sh", b'0', b"1")])).contains("no JSON"));
    assert!(told(&tarred(&[entry("creds.json", b'0', b"{\"a\":")])).contains("no JSON"));
    let twice = [entry("a/creds.json", b'0', b"1"), entry("b/creds.json", b'0', b"2")];
    assert!(told(&tarred(&twice)).contains("twice"));
    assert!(told(br#"{"creds":1,"creds":2}"#).contains("twice"));
}

#[test]
fn what_is_damaged_or_no_session_says_so() {
    let tar = tarred(&[entry("creds.json", b'0', &[b'1'; 700])]);
    for end in [600, 1_100, 1_536] {
        let short = told(&tar[..end]);
        assert!(short.contains("cut short"), "{end}: {short}");
    }
    let mut changed = tar.clone();
    changed.splice(1_536..1_536, block("a", b'0', 0).into_iter().map(|byte| byte ^ 1));
    assert!(told(&changed).contains("checksum"));
    let packed = gzip(&tar);
    let mut wrong = packed.clone();
    let end = wrong.len() - 6;
    wrong[end] ^= 1;
    assert!(
        matches!(read("a", wrong.as_slice(), SMALL), Err(Error::Unreadable(_))),
        "gzip's own checksum is looked at"
    );
    assert!(matches!(read("a", &packed[..packed.len() / 2], SMALL), Err(Error::Unreadable(_) | Error::Damaged(_))));
    let empty: [&[u8]; 7] =
        [b"", b"{}", b"[1]", b"hello", b"{\"a\":1}", b"{\"session\":\"1\"}", b"{\"session\":1,\"value\":1}"];
    for text in empty {
        assert!(matches!(read("a", text, SMALL), Err(Error::NoSession)), "{}", String::from_utf8_lossy(text));
    }
    assert!(matches!(read("a", tarred(&[entry("a/", b'5', b"")]).as_slice(), SMALL), Err(Error::NoSession)));
    assert!(matches!(Reading::new(SMALL).finish(), Err(Error::NoSession)));
}

proptest! {
    /// Whatever it is, it is read or refused, and what is read can be read again.
    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000), at in any::<prop::sample::Index>()) {
        let mut tar = tarred(&[entry("creds.json", b'0', b"{\"a\":1}"), entry("b", b'x', b"12 path=a.b\n9 size=9\n")]);
        let place = at.index(tar.len());
        tar[place] = bytes.first().copied().unwrap_or_default();
        if place < tar::BLOCK {
            tar = [signed(tar[..tar::BLOCK].to_vec()), tar[tar::BLOCK..].to_vec()].concat();
        }
        let spliced = [&tar[..place], &bytes, &tar[place..]].concat();
        for archive in [bytes, tar, spliced] {
            if let Ok(session) = read("a", archive.as_slice(), SMALL) {
                let again = read("a", session.text(), Bounds::default()).unwrap();
                prop_assert_eq!(again.text(), session.text());
            }
        }
    }
}
