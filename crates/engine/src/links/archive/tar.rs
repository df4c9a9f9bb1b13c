//! A tar as ustar, GNU and pax write it: a block of 512 bytes before each file says its name, kind and length.

use std::io::Read;

use domain::text;

use super::{Bounded, Error, Reading, Result, clean_name};

pub(super) const BLOCK: usize = 512;
/// A long name, or what pax says before a file.
const LONGEST_HEAD: usize = 64 << 10;

/// Whether it is the block before a file: its checksum fits.
pub(super) fn is_header(block: &[u8]) -> bool {
    block.len() == BLOCK && octal(&block[148..156]) == Some(checksum(block))
}

/// Every byte, those of the checksum itself as blanks.
fn checksum(block: &[u8]) -> usize {
    let sum = |bytes: &[u8]| bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    sum(&block[..148]) + 8 * usize::from(b' ') + sum(&block[156..])
}

/// Every file of it; `first` is its first block.
pub(super) fn read<R: Read>(first: &[u8], from: &mut Bounded<R>, reading: &mut Reading) -> Result<()> {
    let mut block = first.to_vec();
    let mut said = Said::default();
    loop {
        if block.iter().all(|byte| *byte == 0) {
            return from.drain();
        }
        if !is_header(&block) {
            return Err(Error::Damaged("the checksum before a file does not fit"));
        }
        reading.enter()?;
        let length = octal(&block[124..136]).ok_or(Error::Damaged("a file has no length"))?;
        let kind = block[156];
        match kind {
            b'x' | b'L' | b'g' => {
                if length > LONGEST_HEAD {
                    return Err(Error::Damaged("a name is longer than any"));
                }
                let head = content(from, length)?;
                match kind {
                    b'x' => said.pax(&head)?,
                    b'L' => said.name = Some(until_zero(&head)),
                    // What holds for all files: nothing that we look at.
                    _ => {}
                }
            }
            _ => {
                let said = std::mem::take(&mut said);
                let name = said.name.unwrap_or_else(|| name_of(&block));
                let length = said.length.unwrap_or(length);
                entry(kind, &name, length, from, reading)?;
            }
        }
        block = from.up_to(BLOCK)?;
        if block.len() < BLOCK {
            return Err(Error::Damaged("its end is missing"));
        }
    }
}

fn entry<R: Read>(kind: u8, name: &str, length: usize, from: &mut Bounded<R>, reading: &mut Reading) -> Result<()> {
    let refused = |what| Err(Error::NoFile(text::quote(name), what));
    match kind {
        b'0' | 0 | b'7' => {
            let bare = clean_name(name)?;
            let content = content(from, length)?;
            bare.map_or(Ok(()), |bare| reading.take(&bare, &content))
        }
        b'5' => clean_name(name).map(drop),
        b'1' | b'2' | b'K' => refused("a link"),
        b'3' | b'4' => refused("a device"),
        b'6' => refused("a pipe"),
        _ => refused("of a kind that is not known"),
    }
}

/// So many bytes, and the rest of their last block is passed over.
fn content<R: Read>(from: &mut Bounded<R>, length: usize) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    if length > from.left {
        return Err(Error::TooLong(from.bounds));
    }
    let content = zeroize::Zeroizing::new(from.up_to(length)?);
    let blank = length.next_multiple_of(BLOCK) - length;
    if content.len() < length || from.up_to(blank)?.len() < blank {
        return Err(Error::Damaged("a file in it is cut short"));
    }
    Ok(content)
}

/// What was said of the next file before its own block.
#[derive(Debug, Default)]
struct Said {
    name: Option<String>,
    length: Option<usize>,
}

impl Said {
    /// Lines such as `18 path=a/b.json`, each with its own length in front.
    fn pax(&mut self, mut head: &[u8]) -> Result<()> {
        let damaged = || Error::Damaged("what pax says of a file cannot be read");
        while !head.is_empty() {
            let blank = head.iter().position(|byte| *byte == b' ').ok_or_else(damaged)?;
            let length: usize = number(&head[..blank]).ok_or_else(damaged)?;
            if length <= blank + 1 || length > head.len() {
                return Err(damaged());
            }
            let (line, rest) = head.split_at(length);
            let line = line[blank + 1..].strip_suffix(b"\n").ok_or_else(damaged)?;
            if let Some(path) = line.strip_prefix(b"path=") {
                self.name = Some(String::from_utf8_lossy(path).into_owned());
            } else if let Some(size) = line.strip_prefix(b"size=") {
                self.length = Some(number(size).ok_or_else(damaged)?);
            }
            head = rest;
        }
        Ok(())
    }
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The name in its block; ustar's has its beginning at another place.
fn name_of(block: &[u8]) -> String {
    let name = until_zero(&block[..100]);
    // What old GNU tars write there is something else.
    let before = if &block[257..263] == b"ustar\0" { until_zero(&block[345..500]) } else { String::new() };
    if before.is_empty() { name } else { format!("{before}/{name}") }
}

fn until_zero(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}

/// An octal number with blanks or zeros around it. Other ways of writing one are for files that are too large here.
fn octal(field: &[u8]) -> Option<usize> {
    let digits = std::str::from_utf8(field).ok()?.trim_matches(|c| c == ' ' || c == '\0');
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}
