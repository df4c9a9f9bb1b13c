//! Bytes under names, in a bucket: what is too large to lie in the database all the time.
//!
//! What is put there is sealed before, so a bucket is asked for nothing but to keep it. Whoever uses it decides what an
//! object's name means and when it goes; nothing here knows more than names and bytes.
//!
//! To add another kind of bucket: a type that implements [`Blobs`], its section in the configuration, and a run of
//! [`contract::check`] in `tests/it`.

pub mod contract;
pub mod fake;
pub mod s3;

use std::fmt;

use async_trait::async_trait;
use bytes::Bytes;
use jiff::Timestamp;

pub use s3::{S3, S3Settings};

/// The longest name, in bytes.
pub const MOST_NAME: usize = 200;
/// Objects of one list, at most.
pub const MOST_LISTED: usize = 1_000;

/// Which content of an object it is: the bucket's own word, different for another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(pub String);

/// Whether a put may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Nothing has the name yet.
    Absent,
    /// What has the name is this.
    Unchanged(Version),
}

/// An object with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    pub bytes: Vec<u8>,
    pub version: Version,
}

/// An object in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub name: String,
    pub bytes: u64,
    /// When it was put, by the bucket's clock.
    pub changed: Timestamp,
}

/// What a bucket refuses us for; it stays so until somebody mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The access key is unknown, or the secret is not its own.
    Credentials,
    /// The access key may not do this.
    Permission,
    Bucket,
    Region,
    /// Our clock and the bucket's are too far apart.
    Clock,
    /// It does not know conditional puts.
    Conditions,
    Name,
    Other,
}

/// Why something was not done. The texts are ours, with the bucket's own code; they hold no secret and end without a
/// full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It was not reached, or not now. A put or a delete may have been done all the same.
    #[error("{0}")]
    Away(String),
    #[error("{1}")]
    Refused(Why, String),
    /// The condition of a put does not hold; nothing was changed.
    #[error("another object has that name")]
    Changed,
    #[error("the object is longer than {0} bytes")]
    TooLong(usize),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A bucket, and a folder in it that is ours. Names are below that folder, with `/` between their parts.
#[async_trait]
pub trait Blobs: Send + Sync + fmt::Debug {
    /// Where it is, for people: `s3://bucket/folder`.
    fn place(&self) -> &str;

    /// Puts the whole object or nothing. [`Error::Changed`] where the condition does not hold.
    async fn put(&self, name: &str, bytes: Bytes, when: When) -> Result<Version>;

    /// The whole object, of at most `most` bytes; `None` where nothing has the name.
    async fn get(&self, name: &str, most: usize) -> Result<Option<Blob>>;

    /// Whatever has the name is gone afterwards; nothing having it is fine.
    async fn delete(&self, name: &str) -> Result<()>;

    /// What lies below `folder`, in the order of the names' bytes, behind the name `after`: `most` at most, and no more
    /// than [`MOST_LISTED`]. Fewer than asked for is the end.
    async fn list(&self, folder: &str, after: Option<&str>, most: usize) -> Result<Vec<Found>>;
}

/// Whether an object may have the name: parts of small letters, digits, `_`, `-` and `.` with `/` between them. No
/// bucket reads one otherwise, or hides it.
pub fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.'))
    };
    name.len() <= MOST_NAME && name.split('/').all(is_part)
}

fn named(name: &str) -> Result<()> {
    if is_name(name) {
        return Ok(());
    }
    Err(Error::Refused(Why::Name, format!("no object can be called {}", domain::text::quote(name))))
}

/// Lists, puts, reads and takes away a small object called `name`, as everything later does: what is wrong with the
/// bucket, its key or its address shows here.
pub async fn probe(blobs: &dyn Blobs, name: &str) -> Result<()> {
    const CONTENT: &[u8] = b"attache looks whether it can write here";
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    // First, because some servers make a bucket where there is none when something is put.
    blobs.list(folder, None, 1).await?;
    let tried = async {
        blobs.put(name, Bytes::from_static(CONTENT), When::Absent).await?;
        // A server that does not look at conditions would let one state be written over another.
        match blobs.put(name, Bytes::from_static(CONTENT), When::Absent).await {
            Err(Error::Changed) => {}
            Err(error) => return Err(error),
            Ok(_) => {
                let told = "it takes no notice of conditions (If-None-Match), which are needed".to_owned();
                return Err(Error::Refused(Why::Conditions, told));
            }
        }
        let read = blobs.get(name, CONTENT.len()).await?;
        match read {
            Some(blob) if blob.bytes == CONTENT => Ok(()),
            _ => Err(Error::Refused(Why::Other, "what was put there did not come back".into())),
        }
    };
    let tried = tried.await;
    let cleared = blobs.delete(name).await;
    tried.and(cleared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for name in ["a", "states/chn_0a/00ff", "a-b.c_d"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "/a", "a/", "a//b", "../a", "a/./b", "a/.b", "A", "a b", "ñ", "a\n", &"a".repeat(201)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
