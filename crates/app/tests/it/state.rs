//! Sessions of older stores, taken over by the command, and where states lie as the doctor tells it.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use store::{Location, Options, Store, params};

use crate::support::{attache, run};

const CHANNEL: &str = "chn_00000000000000000000000000000001";

/// A database with a connected channel, as the server leaves it.
async fn connected(folder: &Path) {
    let (code, _, error) = run(attache(folder).arg("migrate"));
    assert_eq!(code, 0, "{error}");
    let (_, keys, _) = run(attache(folder).args(["keys", "list"]));
    let key = keys.trim().to_owned();
    let location = Location::Sqlite(folder.join("data/attache.db"));
    let store = Store::open(&location, &Options::default()).await.unwrap();
    let filled = store.write::<_, store::Error, _>(|tx| {
        Box::pin(async move {
            let workspace = "wsp_00000000000000000000000000000001";
            let user = "usr_00000000000000000000000000000001";
            tx.execute_all(vec![
                (
                    "INSERT INTO workspaces (id, name, policy, created_at) VALUES ($1, 'Home', '{}', 0)",
                    params![workspace],
                ),
                (
                    "INSERT INTO users (id, workspace_id, name, role, zone, language, created_at)
                     VALUES ($1, $2, 'Ana', 'owner', 'Europe/Madrid', 'en', 0)",
                    params![user, workspace],
                ),
                (
                    "INSERT INTO channels (id, workspace_id, platform, name, created_at)
                     VALUES ($1, $2, 'telegram', 'Ana', 0)",
                    params![CHANNEL, workspace],
                ),
                (
                    "INSERT INTO links (channel_id, workspace_id, user_id, platform, role, account_id, account,
                         credential, key_id, hook_hash, state, since, attempts, next_at, owner, fence, created_at)
                     VALUES ($1, $2, $3, 'telegram', 'both', '7', '@ana', X'00', $4, 'h', 'running', 0, 0, 0, '', 1, 0)",
                    params![CHANNEL, workspace, user, key],
                ),
            ])
            .await
        })
    });
    filled.await.unwrap();
    store.close().await;
}

fn import(folder: &Path, from: &str, more: &[&str]) -> (i32, String, String) {
    run(attache(folder).args(["state", "import", from, "--channel", CHANNEL]).args(more))
}

fn gzip(folder: &Path, name: &str, content: &[u8]) {
    let mut gzip = GzEncoder::new(std::fs::File::create(folder.join(name)).unwrap(), Compression::fast());
    gzip.write_all(content).unwrap();
    gzip.finish().unwrap();
}

#[tokio::test]
async fn an_older_session_is_taken_over_once_unless_it_is_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    connected(folder).await;
    gzip(folder, "old.json.gz", br#"{"creds.json":{"me":1},"session-34600000000.1.json":{"a":2}}"#);
    let (code, out, error) = import(folder, "old.json.gz", &[]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("2 records") && out.contains("No platform of this version reads"), "{out}");
    let (code, _, error) = import(folder, "old.json.gz", &[]);
    assert!(code == 1 && error.contains("has a state already; with --replace"), "{error}");

    std::fs::create_dir(folder.join("auth")).unwrap();
    std::fs::write(folder.join("auth/creds.json"), b"{}").unwrap();
    let (code, out, error) = import(folder, "auth", &["--replace"]);
    assert!(code == 0 && out.contains("1 records"), "{out}{error}");
    let (_, out, _) = run(attache(folder).arg("doctor"));
    assert!(out.contains("1 in the database, 0 in the bucket"), "{out}");
}

#[tokio::test]
async fn what_is_no_session_is_refused_before_anything_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    gzip(folder, "chat.gz", b"hello");
    std::fs::create_dir(folder.join("links")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", folder.join("links/creds.json")).unwrap();
    for (from, words) in [
        ("chat.gz", "it holds no session"),
        ("links", "creds.json is no file"),
        ("nowhere.tar", "nowhere.tar is not taken"),
    ] {
        let (code, _, error) = import(folder, from, &[]);
        assert!(code == 1 && error.replace('"', "").contains(words), "{error}");
    }
    assert!(!folder.join("data").exists(), "nothing was made");
    connected(folder).await;
    gzip(folder, "old.gz", br#"{"creds":1}"#);
    let other = CHANNEL.replace('1', "2");
    let (code, _, error) = run(attache(folder).args(["state", "import", "old.gz", "--channel", &other]));
    assert!(code == 1 && error.contains("there is no channel"), "{error}");
}

/// A tar with one file, whose length may be only claimed.
fn tarred(name: &str, claimed: usize, content: &[u8]) -> Vec<u8> {
    let mut tar = vec![0; 512];
    tar[..name.len()].copy_from_slice(name.as_bytes());
    tar[124..135].copy_from_slice(format!("{claimed:011o}").as_bytes());
    tar[156] = b'0';
    tar[257..263].copy_from_slice(b"ustar\0");
    tar[148..156].fill(b' ');
    let sum: usize = tar.iter().map(|byte| usize::from(*byte)).sum();
    tar[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    tar.extend_from_slice(content);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    tar
}

/// What is kept of the channel's state, part by part, as it is sealed.
async fn kept(folder: &Path) -> Vec<String> {
    let location = Location::Sqlite(folder.join("data/attache.db"));
    let store = Store::open(&location, &Options::default()).await.unwrap();
    let parts = store.read::<_, store::Error, _>(|tx| {
        let sql = "SELECT hex(sealed) FROM link_states WHERE channel_id = $1 ORDER BY part";
        Box::pin(async move { tx.query(sql, params![CHANNEL], |row| row.text(0)).await })
    });
    let parts = parts.await.unwrap();
    store.close().await;
    parts
}

#[tokio::test]
async fn an_archive_is_taken_whole_and_sealed_or_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    connected(folder).await;
    let creds = br#"{"me":"34600000000"}"#;
    let good = tarred("auth/creds.json", creds.len(), creds);
    std::fs::write(folder.join("good.tar"), &good).unwrap();
    let (code, out, error) = import(folder, "good.tar", &[]);
    assert!(code == 0 && out.contains("1 records"), "{out}{error}");
    let first = kept(folder).await;
    let database = std::fs::read(folder.join("data/attache.db")).unwrap();
    assert!(!first.is_empty() && !database.windows(11).any(|part| part == b"34600000000"), "it is sealed");

    // Cut short, of more than a state may have (as it claims), damaged, and no archive at all.
    gzip(folder, "good.tar.gz", &good);
    let packed = std::fs::read(folder.join("good.tar.gz")).unwrap();
    let mut damaged = packed.clone();
    let end = damaged.len() - 6;
    damaged[end] ^= 1;
    let most = 512 << 20;
    for (name, bytes, words) in [
        ("short.tar", &good[..512 + 10], "it is cut short or damaged: a file in it is cut short"),
        ("endless.tar", &good[..1024], "it is cut short or damaged: its end is missing"),
        ("short.tar.gz", &packed[..packed.len() / 2], "short.tar.gz is not taken"),
        ("damaged.tar.gz", &damaged[..], "it cannot be read"),
        ("large.tar", &tarred("creds.json", most + 1, b"{}")[..], "it is longer than 536870912 bytes"),
        ("notes.txt", &b"dear diary"[..], "it holds no session"),
        ("photo.tar", &tarred("photo.jpg", 3, b"abc")[..], "is no JSON"),
        ("escape.tar", &tarred("../creds.json", 2, b"{}")[..], "could lie outside of its folder"),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
        let (code, out, error) = import(folder, name, &["--replace"]);
        assert!(code == 1 && out.is_empty() && error.replace('"', "").contains(words), "{name}: {error}");
        assert_eq!(kept(folder).await, first, "{name} left the state as it was");
    }

    // Twice: refused without a word, and with it sealed anew.
    let (code, _, error) = import(folder, "good.tar", &[]);
    assert!(code == 1 && error.contains("with --replace"), "{error}");
    assert_eq!(kept(folder).await, first);
    let (code, _, error) = import(folder, "good.tar", &["--replace"]);
    assert_eq!(code, 0, "{error}");
    let second = kept(folder).await;
    assert!(second.len() == first.len() && second != first);

    // With the key of another database nothing is written that nobody could open.
    let other = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let args = ["state", "import", "good.tar", "--channel", CHANNEL, "--replace"];
    let (code, _, error) = run(attache(folder).args(args).env("ATTACHE_KEYS_MASTER", other));
    assert!(code == 1 && error.contains("keys.master is not the key of this database"), "{error}");
    assert!(!error.contains(other));
    assert_eq!(kept(folder).await, second);
}

#[test]
fn a_bucket_that_cannot_be_is_told_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = run(attache(folder.path()).arg("migrate").env("ATTACHE_STATE_KEEP", "bucket"));
    assert!(code == 2 && error.contains("state.url: is missing"), "{error}");
    let bucket = [
        ("ATTACHE_STATE_URL", "s3://states/home"),
        ("ATTACHE_STATE_ENDPOINT", "http://127.0.0.1:9"),
        ("ATTACHE_STATE_ACCESS_KEY", "a"),
        ("ATTACHE_STATE_SECRET", "hunter2"),
        ("ATTACHE_STATE_PATH_STYLE", "true"),
    ];
    // One that is away stops nothing.
    let (_, out, _) = run(attache(folder.path()).arg("doctor").envs(bucket));
    let line = out.lines().find(|line| line.contains("states")).unwrap();
    assert!(line.starts_with("warn") && line.contains("does not answer") && line.contains("state.endpoint"), "{line}");
    assert!(!out.contains("hunter2"));
}
