//! The bytes of an export: a file, a buffer or a file in a zip, read forwards, rewound where a format needs two passes,
//! and counted for a progress bar.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::zip::Zipped;

#[derive(Debug)]
pub(super) struct Input {
    bytes: Bytes,
    total: u64,
    position: u64,
}

#[derive(Debug)]
enum Bytes {
    File(File),
    Memory(Cursor<Vec<u8>>),
    Zipped(Box<Zipped>),
}

impl Input {
    /// An ordinary file of `total` bytes, read from where it stands.
    pub fn file(file: File, total: u64) -> Self {
        Self { bytes: Bytes::File(file), total, position: 0 }
    }

    pub fn memory(bytes: Vec<u8>) -> Self {
        let total = bytes.len() as u64;
        Self { bytes: Bytes::Memory(Cursor::new(bytes)), total, position: 0 }
    }

    pub fn zipped(file: Zipped) -> Self {
        let total = file.total();
        Self { bytes: Bytes::Zipped(Box::new(file)), total, position: 0 }
    }

    /// Bytes in all, as far as can be told: a file may grow while it is read, a zip may say what is not so.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Bytes taken since the start or the last rewind.
    pub fn position(&self) -> u64 {
        self.position
    }

    pub fn rewind(&mut self) -> io::Result<()> {
        self.seek(0)
    }

    /// Goes to a byte. A file in a zip can only go to its start, wherever it is asked to go.
    pub fn seek(&mut self, to: u64) -> io::Result<()> {
        self.position = match &mut self.bytes {
            Bytes::File(file) => file.seek(SeekFrom::Start(to))?,
            Bytes::Memory(bytes) => bytes.seek(SeekFrom::Start(to))?,
            Bytes::Zipped(file) => {
                file.rewind()?;
                0
            }
        };
        Ok(())
    }

    /// The zip again that a file in it was read from.
    pub fn into_zip(self) -> Option<Self> {
        match self.bytes {
            Bytes::Zipped(file) => file.into_zip(),
            Bytes::File(_) | Bytes::Memory(_) => None,
        }
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.bytes {
            Bytes::File(file) => file.read(out)?,
            Bytes::Memory(bytes) => bytes.read(out)?,
            Bytes::Zipped(file) => file.read(out)?,
        };
        self.position += count as u64;
        Ok(count)
    }
}
