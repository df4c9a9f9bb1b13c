//! Reads a zip's directory and streams one file out of it, inflated, checked and bounded.
//!
//! Of our own because what is here is fed with uploads: the directory is looked for in one place only, nothing is
//! allocated on the word of a header, and no byte is read more often than a bound says. Nothing is ever written to
//! disk, so names inside cannot lead anywhere.

use std::fmt;
use std::io::{self, Read, Take};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::input::Input;

/// Bytes of a directory that are read: some 500,000 files.
const MAX_DIRECTORY: u64 = 48 * 1024 * 1024;

/// The end record and the longest comment behind it.
const MAX_TAIL: u64 = 22 + 65_535;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// What is wrong with a zip. It travels inside an [`io::Error`] where it is found while reading.
#[derive(Debug)]
pub(super) enum Failure {
    Io(io::Error),
    Damaged(&'static str),
    Locked,
    Method(u16),
    TooLarge(u64),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Damaged(what) => f.write_str(what),
            Self::Locked => f.write_str("a password is needed"),
            Self::Method(method) => write!(f, "method {method}"),
            Self::TooLarge(limit) => write!(f, "more than {limit} bytes"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged("it ends too early"),
            _ => Self::Io(error),
        }
    }
}

/// A file in the zip, as the directory has it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub path: String,
    locked: bool,
    method: u16,
    crc: u32,
    packed: u64,
    unpacked: u64,
    /// Where its own header starts.
    header: u64,
}

/// The files of a zip, in the directory's order.
pub(super) fn directory(zip: &mut Input) -> Result<Vec<Entry>, Failure> {
    let (start, size, count) = find_directory(zip)?;
    if size > MAX_DIRECTORY {
        return Err(Failure::Damaged("its directory is too large"));
    }
    let mut bytes = Vec::new();
    zip.seek(start)?;
    zip.take(size).read_to_end(&mut bytes)?;
    let mut fields = Fields(&bytes);
    let mut entries = Vec::new();
    while (entries.len() as u64) < count {
        entries.push(entry(&mut fields).ok_or(Failure::Damaged("its directory is cut short"))?);
    }
    Ok(entries)
}

/// Where the directory starts, its size and the number of its files. The end record must be the file's end.
fn find_directory(zip: &mut Input) -> Result<(u64, u64, u64), Failure> {
    const NO_END: Failure = Failure::Damaged("its end is missing");
    let tail_at = zip.total().saturating_sub(MAX_TAIL);
    let mut tail = Vec::new();
    zip.seek(tail_at)?;
    zip.take(MAX_TAIL).read_to_end(&mut tail)?;
    let is_end = |at: &usize| {
        let record = &tail[*at..];
        let comment = record.get(20..22).map(|length| usize::from(u16::from_le_bytes([length[0], length[1]])));
        record.starts_with(b"PK\x05\x06") && comment.is_some_and(|comment| record.len() == 22 + comment)
    };
    let end = (0..tail.len().saturating_sub(21)).rev().find(is_end).ok_or(NO_END)?;
    let mut fields = Fields(&tail[end + 4..]);
    let (disk, _, _, count) = (fields.u16(), fields.u16(), fields.u16(), fields.u16());
    let (size, start) = (fields.u32(), fields.u32());
    let (Some(disk), Some(count), Some(size), Some(start)) = (disk, count, size, start) else { return Err(NO_END) };
    let end_at = tail_at + end as u64;
    let is_64 = count == u16::MAX || size == u32::MAX || start == u32::MAX;
    let (start, size, count) = match is_64.then(|| find_directory_64(zip, end_at)) {
        Some(found) => found?,
        None => (start.into(), size.into(), count.into()),
    };
    if disk != 0 && disk != u16::MAX {
        return Err(Failure::Damaged("it is one of several parts"));
    }
    if start.checked_add(size).is_none_or(|directory_end| directory_end > end_at) {
        return Err(Failure::Damaged("its directory is not where it should be"));
    }
    Ok((start, size, count))
}

/// The same for large zips, whose records stand just before the end record at `end_at`.
fn find_directory_64(zip: &mut Input, end_at: u64) -> Result<(u64, u64, u64), Failure> {
    const WRONG: Failure = Failure::Damaged("its 64-bit end is wrong");
    let mut locator = [0; 20];
    zip.seek(end_at.checked_sub(20).ok_or(WRONG)?)?;
    zip.read_exact(&mut locator)?;
    let mut fields = Fields(&locator);
    let (Some(b"PK\x06\x07"), Some(_), Some(record_at)) = (fields.bytes(4), fields.u32(), fields.u64()) else {
        return Err(WRONG);
    };
    let mut record = [0; 56];
    zip.seek(record_at.min(end_at))?;
    zip.read_exact(&mut record)?;
    let mut fields = Fields(&record);
    if fields.bytes(4) != Some(b"PK\x06\x06") {
        return Err(WRONG);
    }
    fields.bytes(28);
    match (fields.u64(), fields.u64(), fields.u64()) {
        (Some(count), Some(size), Some(start)) => Ok((start, size, count)),
        _ => Err(WRONG),
    }
}

fn entry(fields: &mut Fields<'_>) -> Option<Entry> {
    if fields.bytes(4)? != b"PK\x01\x02" {
        return None;
    }
    fields.bytes(4)?; // versions
    let (flags, method) = (fields.u16()?, fields.u16()?);
    fields.bytes(4)?; // time
    let (crc, packed, unpacked) = (fields.u32()?, fields.u32()?, fields.u32()?);
    let (path, extra, comment) = (fields.u16()?, fields.u16()?, fields.u16()?);
    fields.bytes(8)?; // disk and attributes
    let header = fields.u32()?;
    let path = String::from_utf8_lossy(fields.bytes(path.into())?).into_owned();
    let mut wide = Fields(wide_values(fields.bytes(extra.into())?));
    fields.bytes(comment.into())?;
    // The wide values stand in this order, each only where the narrow one is full.
    let mut widened = |value: u32| if value == u32::MAX { wide.u64() } else { Some(value.into()) };
    let (unpacked, packed, header) = (widened(unpacked)?, widened(packed)?, widened(header)?);
    Some(Entry { path, locked: flags & 1 != 0, method, crc, packed, unpacked, header })
}

/// The content of the extra field with the 64-bit values, empty where there is none.
fn wide_values(extra: &[u8]) -> &[u8] {
    let mut fields = Fields(extra);
    while let (Some(id), Some(size)) = (fields.u16(), fields.u16()) {
        match fields.bytes(size.into()) {
            Some(content) if id == 1 => return content,
            Some(_) => {}
            None => break,
        }
    }
    &[]
}

/// Little-endian fields of a header, taken off its start.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (field, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(field)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }
}

/// One file of a zip, read from its start to its end. Its end is an error where its checksum or size is wrong.
#[derive(Debug)]
pub(super) struct Zipped {
    /// `None` only where a rewind failed.
    stream: Option<Stream>,
    entry: Entry,
    data: u64,
    limit: u64,
    crc: Crc,
    /// Bytes given out since the start.
    given: u64,
}

#[derive(Debug)]
enum Stream {
    Stored(Take<Input>),
    Deflated(DeflateDecoder<Take<Input>>),
}

impl Stream {
    fn new(zip: Input, entry: &Entry) -> Self {
        let packed = zip.take(entry.packed);
        if entry.method == STORED { Self::Stored(packed) } else { Self::Deflated(DeflateDecoder::new(packed)) }
    }

    fn into_zip(self) -> Input {
        match self {
            Self::Stored(packed) => packed.into_inner(),
            Self::Deflated(packed) => packed.into_inner().into_inner(),
        }
    }
}

impl Zipped {
    /// Goes to the file's data. More than `limit` bytes of it are an error while reading, whatever its header says.
    pub fn open(mut zip: Input, entry: &Entry, limit: u64) -> Result<Self, (Input, Failure)> {
        match find_data(&mut zip, entry) {
            Ok(data) => Ok(Self {
                stream: Some(Stream::new(zip, entry)),
                entry: entry.clone(),
                data,
                limit,
                crc: Crc::new(),
                given: 0,
            }),
            Err(failure) => Err((zip, failure)),
        }
    }

    /// The size that the directory says.
    pub fn total(&self) -> u64 {
        self.entry.unpacked
    }

    pub fn rewind(&mut self) -> io::Result<()> {
        let stream = self.stream.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut zip = stream.into_zip();
        zip.seek(self.data)?;
        self.stream = Some(Stream::new(zip, &self.entry));
        self.crc.reset();
        self.given = 0;
        Ok(())
    }

    /// The zip itself again; `None` only where a rewind failed.
    pub fn into_zip(self) -> Option<Input> {
        self.stream.map(Stream::into_zip)
    }
}

fn find_data(zip: &mut Input, entry: &Entry) -> Result<u64, Failure> {
    if entry.locked {
        return Err(Failure::Locked);
    }
    if !matches!(entry.method, STORED | DEFLATED) {
        return Err(Failure::Method(entry.method));
    }
    let mut header = [0; 30];
    zip.seek(entry.header)?;
    zip.read_exact(&mut header)?;
    let mut lengths = Fields(&header[26..]);
    let (true, Some(path), Some(extra)) = (header.starts_with(b"PK\x03\x04"), lengths.u16(), lengths.u16()) else {
        return Err(Failure::Damaged("a file is not where it should be"));
    };
    let data = entry.header + 30 + u64::from(path) + u64::from(extra);
    zip.seek(data)?;
    Ok(data)
}

impl Read for Zipped {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.stream {
            Some(Stream::Stored(packed)) => packed.read(out),
            Some(Stream::Deflated(packed)) => packed.read(out),
            None => Ok(0),
        };
        let count = read.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                io::Error::other(Failure::Damaged("the data in it are broken"))
            }
            _ => error,
        })?;
        self.given += count as u64;
        self.crc.update(&out[..count]);
        if self.given > self.limit {
            return Err(io::Error::other(Failure::TooLarge(self.limit)));
        }
        let at_end = count == 0 && !out.is_empty();
        if at_end && (self.given != self.entry.unpacked || self.crc.sum() != self.entry.crc) {
            return Err(io::Error::other(Failure::Damaged("the data in it do not match their checksum")));
        }
        Ok(count)
    }
}
