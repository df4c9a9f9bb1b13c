//! A session out of an older store: its files, in a folder or in one archive, made into the records that we keep. Hostile
//! until proven otherwise: nothing is read that does not count against the bounds, and no file is written.
//!
//! | what | file |
//! |---|---|
//! | a tar, from its bytes | `tar.rs` |
//! | what a file of a session is, as a record | `records.rs` |
//!
//! Read are a tar of `.json` files, one JSON text of a whole session, and records as we keep them; each as it is or in
//! gzip, zstd or Brotli. What we keep is a line of JSON for each record: `{"session":"34600000000.1","value":{…}}`.

mod records;
mod tar;

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read};

use domain::text;
use zeroize::Zeroizing;

use crate::vault::pack::{self, Archive};

/// What an archive may hold.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Unpacked, all in all, and of what is kept of it.
    pub bytes: usize,
    /// Files, folders and whatever else an archive names.
    pub entries: usize,
}

impl Default for Bounds {
    /// As much as a state may have; a device with 100,000 correspondents has about 300,000 files.
    fn default() -> Self {
        Self { bytes: pack::MOST, entries: 500_000 }
    }
}

/// Why something is no session's archive. Names are cleaned and cut; nothing of a file's content is repeated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("it is longer than {0} bytes when it is unpacked, which no session is")]
    TooLong(usize),
    #[error("it has more than {0} files, which no session has")]
    TooMany(usize),
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("it is cut short or damaged: {0}")]
    Damaged(&'static str),
    #[error("it names a file {0}, which could lie outside of its folder")]
    Outside(String),
    #[error("{0} is {1}, and only files are taken")]
    NoFile(String, &'static str),
    #[error("{0} is no JSON; a session's archive holds .json files only")]
    NotJson(String),
    #[error("it has {0} twice")]
    Twice(String),
    #[error(
        "it holds no session: expected a tar or a folder of files such as creds.json and session-34600000000.1.json, one \
         JSON text of all of them, or lines such as {{\"session\":\"34600000000.1\",\"value\":{{}}}}"
    )]
    NoSession,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A session's records. Wiped when it is dropped.
pub struct Session {
    text: Zeroizing<Vec<u8>>,
    records: usize,
}

impl Session {
    /// Never 0.
    pub fn records(&self) -> usize {
        self.records
    }

    /// As it is kept, a line for each record.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    pub(super) fn into_text(self) -> Zeroizing<Vec<u8>> {
        self.text
    }
}

/// Reads one archive; `name` is its file's.
pub fn read(name: &str, archive: impl Read, bounds: Bounds) -> Result<Session> {
    let mut reading = Reading::new(bounds);
    let mut unpacked = Bounded::new(unfolded(name, archive)?, bounds.bytes);
    let first = unpacked.up_to(tar::BLOCK)?;
    if tar::is_header(&first) {
        tar::read(&first, &mut unpacked, &mut reading)?;
    } else {
        let mut text = first;
        unpacked.rest(&mut text)?;
        reading.whole(&text)?;
    }
    reading.finish()
}

impl fmt::Debug for Session {
    /// Without what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("records", &self.records).finish_non_exhaustive()
    }
}

/// Takes the files of a folder one by one, each as it is or packed.
pub struct Reading {
    bounds: Bounds,
    entries: usize,
    seen: BTreeSet<(String, String)>,
    text: Zeroizing<Vec<u8>>,
    /// Bytes of files, unpacked.
    bytes: usize,
}

impl Reading {
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, entries: 0, seen: BTreeSet::new(), text: Zeroizing::default(), bytes: 0 }
    }

    /// One file. What a system leaves in folders (a name that begins with a full stop) is passed over.
    pub fn file(&mut self, name: &str, content: impl Read) -> Result<()> {
        self.enter()?;
        let Some(name) = clean_name(name)? else { return Ok(()) };
        let bare = [".gz", ".zst", ".br"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let mut unpacked = Bounded::new(unfolded(&name, content)?, self.bounds.bytes - self.bytes);
        let mut text = Zeroizing::new(Vec::new());
        unpacked.rest(&mut text).map_err(|error| self.too_long(error))?;
        self.take(bare, &text)
    }

    /// Counts an entry, of whatever kind.
    fn enter(&mut self) -> Result<()> {
        self.entries += 1;
        if self.entries > self.bounds.entries { Err(Error::TooMany(self.bounds.entries)) } else { Ok(()) }
    }

    /// A file's content, under its bare name.
    fn take(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.bytes += content.len();
        if self.bytes > self.bounds.bytes {
            return Err(Error::TooLong(self.bounds.bytes));
        }
        let Some(stem) = name.strip_suffix(".json") else { return Err(Error::NotJson(text::quote(name))) };
        let value = records::json(content).ok_or_else(|| Error::NotJson(text::quote(name)))?;
        let (kind, id) = records::of_file(stem);
        self.add(kind, &id, value)
    }

    /// A whole session in one text.
    fn whole(&mut self, text: &[u8]) -> Result<()> {
        for record in records::of_text(text).ok_or(Error::NoSession)? {
            self.enter()?;
            self.add(&record.kind, &record.id, record.value)?;
        }
        Ok(())
    }

    fn add(&mut self, kind: &str, id: &str, value: &str) -> Result<()> {
        if !self.seen.insert((kind.to_owned(), id.to_owned())) {
            return Err(Error::Twice(text::quote(&format!("{kind} {id}"))));
        }
        records::write(&mut self.text, kind, id, value);
        if self.text.len() > self.bounds.bytes { Err(Error::TooLong(self.bounds.bytes)) } else { Ok(()) }
    }

    fn too_long(&self, error: Error) -> Error {
        if matches!(error, Error::TooLong(_)) { Error::TooLong(self.bounds.bytes) } else { error }
    }

    /// All that was taken; [`Error::NoSession`] where it is nothing.
    pub fn finish(self) -> Result<Session> {
        if self.seen.is_empty() {
            return Err(Error::NoSession);
        }
        Ok(Session { text: self.text, records: self.seen.len() })
    }
}

impl fmt::Debug for Reading {
    /// Without what was read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading").field("entries", &self.entries).finish_non_exhaustive()
    }
}

/// The last part of a name. `None` for what begins with a full stop or has none; an error for one that leads elsewhere.
fn clean_name(name: &str) -> Result<Option<String>> {
    const LONGEST: usize = 1_024;
    let outside = || Error::Outside(text::quote(name));
    let hidden = |c: char| c.is_control() || c == '\\';
    if name.len() > LONGEST || name.starts_with('/') || name.contains(hidden) {
        return Err(outside());
    }
    let mut last = None;
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => return Err(outside()),
            part => last = Some(part),
        }
    }
    Ok(last.filter(|last| !last.starts_with('.')).map(text::clean))
}

/// As it was before it was packed, where it is.
fn unfolded<'a>(name: &str, mut archive: impl Read + 'a) -> Result<Box<dyn Read + 'a>> {
    const MARK: u64 = 4;
    let mut mark = Vec::new();
    archive.by_ref().take(MARK).read_to_end(&mut mark)?;
    let packed = Archive::of(name, &mark);
    Ok(packed.unfold(io::Cursor::new(mark).chain(archive))?)
}

/// Reads no more than it may.
struct Bounded<R> {
    from: R,
    left: usize,
    bounds: usize,
}

impl<R: Read> Bounded<R> {
    fn new(from: R, bytes: usize) -> Self {
        Self { from, left: bytes, bounds: bytes }
    }

    /// So many bytes, or fewer at the end.
    fn up_to(&mut self, bytes: usize) -> Result<Vec<u8>> {
        let mut read = Vec::new();
        self.append(bytes, &mut read)?;
        Ok(read)
    }

    fn append(&mut self, bytes: usize, to: &mut Vec<u8>) -> Result<()> {
        let before = to.len();
        self.from.by_ref().take(bytes as u64).read_to_end(to)?;
        self.spend(to.len() - before)
    }

    fn spend(&mut self, bytes: usize) -> Result<()> {
        self.left = self.left.checked_sub(bytes).ok_or(Error::TooLong(self.bounds))?;
        Ok(())
    }

    /// What is left of it; one byte too many is noticed without reading on.
    fn rest(&mut self, to: &mut Vec<u8>) -> Result<()> {
        self.append(self.left + 1, to)
    }

    /// Reads to the end and keeps nothing, so that a checksum behind the last byte is looked at.
    fn drain(&mut self) -> Result<()> {
        let mut piece = [0; 8 << 10];
        loop {
            match self.from.read(&mut piece)? {
                0 => return Ok(()),
                read => self.spend(read)?,
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
