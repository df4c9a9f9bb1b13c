//! What every bucket keeps to. Each kind runs it in its tests, and so does the fake.

// It is part of tests.
#![allow(clippy::expect_used)]

use bytes::Bytes;

use super::{Blobs, Error, Version, When, Why};

/// Looks at a bucket with nothing below `folder`, and leaves it so.
///
/// # Panics
/// Where the bucket breaks a rule.
pub async fn check(blobs: &dyn Blobs, folder: &str) {
    assert_eq!(blobs.list(folder, None, 10).await, Ok(Vec::new()), "{folder} is not empty");
    puts(blobs, &format!("{folder}/put")).await;
    lists(blobs, folder).await;
    for name in ["", "/a", "a//b", "../up", "a/../b", "A b", "ñ"] {
        let refused = |error: &Error| matches!(error, Error::Refused(Why::Name, _));
        assert!(blobs.put(name, Bytes::new(), When::Absent).await.is_err_and(|error| refused(&error)), "{name}");
        assert!(blobs.get(name, 1).await.is_err_and(|error| refused(&error)), "{name}");
        assert!(blobs.delete(name).await.is_err_and(|error| refused(&error)), "{name}");
    }
    assert_eq!(blobs.list(folder, None, 10).await, Ok(Vec::new()), "something is left");
}

fn text(text: &str) -> Bytes {
    Bytes::copy_from_slice(text.as_bytes())
}

/// Conditions hold, contents come back whole, and what is not there is told so.
async fn puts(blobs: &dyn Blobs, name: &str) {
    assert_eq!(blobs.get(name, 100).await, Ok(None));
    let nothing = When::Unchanged(Version("\"00000000000000000000000000000000\"".into()));
    assert_eq!(blobs.put(name, text("too soon"), nothing).await, Err(Error::Changed));

    let first = blobs.put(name, text("first"), When::Absent).await.expect("a new name can be put");
    assert_eq!(blobs.put(name, text("twice"), When::Absent).await, Err(Error::Changed));
    let read = blobs.get(name, 5).await.expect("it can be read").expect("it is there");
    assert_eq!((read.bytes.as_slice(), &read.version), (b"first".as_slice(), &first));

    let second = blobs.put(name, text("second"), When::Unchanged(first.clone())).await.expect("it was unchanged");
    assert_ne!(first, second);
    assert_eq!(blobs.put(name, text("late"), When::Unchanged(first)).await, Err(Error::Changed));
    let read = blobs.get(name, 100).await.expect("it can be read").expect("it is there");
    assert_eq!((read.bytes.as_slice(), read.version), (b"second".as_slice(), second));
    assert_eq!(blobs.get(name, 5).await, Err(Error::TooLong(5)));

    blobs.delete(name).await.expect("it can be deleted");
    blobs.delete(name).await.expect("what is gone can be deleted");
    assert_eq!(blobs.get(name, 100).await, Ok(None));

    // Larger than any buffer on the way, and nothing at all.
    let large: Vec<u8> = (0..3_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for content in [large, Vec::new()] {
        blobs.put(name, content.clone().into(), When::Absent).await.expect("it can be put");
        let read = blobs.get(name, content.len()).await.expect("it can be read").expect("it is there");
        assert!(read.bytes == content, "{} bytes came back of {}", read.bytes.len(), content.len());
        blobs.delete(name).await.expect("it can be deleted");
    }
}

/// In order, by page, and only what is below the folder.
async fn lists(blobs: &dyn Blobs, folder: &str) {
    let names: Vec<String> = ["a", "b/1", "b/2", "c"].map(|name| format!("{folder}/in/{name}")).into();
    let beside = [format!("{folder}/inside"), format!("{folder}/out/a")];
    for name in names.iter().chain(&beside) {
        blobs.put(name, text(name), When::Absent).await.expect("it can be put");
    }
    let below = format!("{folder}/in");
    let all = blobs.list(&below, None, 10).await.expect("it can be listed");
    assert_eq!(all.iter().map(|found| &found.name).collect::<Vec<_>>(), names.iter().collect::<Vec<_>>());
    assert!(all.iter().all(|found| found.bytes == found.name.len() as u64), "{all:?}");
    let mut seen = Vec::new();
    loop {
        let page = blobs.list(&below, seen.last().map(String::as_str), 3).await.expect("it can be listed");
        let count = page.len();
        seen.extend(page.into_iter().map(|found| found.name));
        if count < 3 {
            break;
        }
    }
    assert_eq!(seen, names);
    for name in names.iter().chain(&beside) {
        blobs.delete(name).await.expect("it can be deleted");
    }
}
