//! Protocol state made small. zstd, because of all that were measured (`attache bench state`) it is the smallest that
//! is also fast, behind a pass of our own that sets keys apart (`keys.rs`); gzip and Brotli are read, for archives from
//! elsewhere.
//!
//! The first byte of what we pack says how; an archive is known by its own first bytes.

mod keys;

use std::io::{Read, Write};

use zeroize::Zeroizing;

use self::keys::Apart;

/// The level that [`pack`] uses.
pub const LEVEL: i32 = 9;
/// Longest state, unpacked. What would become longer is refused, however small it came.
pub const MOST: usize = 512 << 20;

const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
/// Three frames of zstd, the first two behind their length in 4 bytes: the text, the keys that came again, the keys.
const KEYS_APART: u8 = 2;
/// Where state begins to be worth packing.
const SMALL: usize = 256;
/// How far back zstd looks, as a power of two: sessions repeat themselves over megabytes.
const WINDOW_LOG: u32 = 24;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("it cannot be packed: {0}")]
    Pack(String),
    #[error("it cannot be unpacked: {0}")]
    Unpack(String),
    #[error("it is packed in a way that is not known here")]
    Unknown,
    #[error("it is longer than {MOST} bytes")]
    TooLarge,
}

/// A format of archives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    Zstd,
    Gzip,
    /// Has no first bytes of its own: taken where a name ends in `.br`.
    Brotli,
    Plain,
}

impl Archive {
    /// By its name and first bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        match bytes {
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            [0x1f, 0x8b, ..] => Self::Gzip,
            _ if name.to_ascii_lowercase().ends_with(".br") => Self::Brotli,
            _ => Self::Plain,
        }
    }
}

/// Takes memory for its result, as much again for what is set apart, and zstd's window.
pub fn pack(state: &[u8]) -> Result<Vec<u8>, Error> {
    if state.len() > MOST {
        return Err(Error::TooLarge);
    }
    if state.len() < SMALL {
        return Ok([&[PLAIN], state].concat());
    }
    let apart = keys::set_apart(state);
    // Nothing was set apart, or the text became longer by its marks.
    if apart.keys.is_empty() || apart.text.len() >= state.len() {
        return compress(vec![ZSTD], state, LEVEL);
    }
    let (text, again) = (compress(Vec::new(), &apart.text, LEVEL)?, compress(Vec::new(), &apart.again, LEVEL)?);
    let mut packed = vec![KEYS_APART];
    for frame in [text, again] {
        packed.extend((frame.len() as u32).to_le_bytes());
        packed.extend(frame);
    }
    // Chance becomes no smaller; what only looks like keys does.
    compress(packed, &apart.keys, 1)
}

/// Behind what stands in `packed`.
fn compress(packed: Vec<u8>, bytes: &[u8], level: i32) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| Error::Pack(error.to_string());
    let mut encoder = zstd::Encoder::new(packed, level).map_err(failed)?;
    encoder.long_distance_matching(true).and_then(|()| encoder.window_log(WINDOW_LOG)).map_err(failed)?;
    encoder.write_all(bytes).map_err(failed)?;
    encoder.finish().map_err(failed)
}

/// What [`pack`] made. Wiped when it is dropped.
pub fn unpack(packed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    match packed.split_first() {
        Some((&PLAIN, state)) => read(state),
        Some((&ZSTD, state)) => read_archive(Archive::Zstd, state),
        Some((&KEYS_APART, frames)) => put_back(frames),
        _ => Err(Error::Unknown),
    }
}

fn put_back(frames: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let broken = || Error::Unpack("its parts do not belong together".into());
    let (text, frames) = frame(frames).ok_or_else(broken)?;
    let (again, keys) = frame(frames).ok_or_else(broken)?;
    let stream = |frame| read_archive(Archive::Zstd, frame);
    let apart = Apart { text: stream(text)?, again: stream(again)?, keys: stream(keys)? };
    keys::put_back(&apart, MOST).ok_or_else(broken)
}

/// The first frame, and what stands behind it.
fn frame(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The state in an archive from elsewhere.
pub fn read_archive(archive: Archive, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let failed = |error: std::io::Error| Error::Unpack(error.to_string());
    match archive {
        Archive::Plain => read(bytes),
        Archive::Zstd => {
            let mut decoder = zstd::Decoder::new(bytes).map_err(failed)?;
            decoder.window_log_max(WINDOW_LOG + 3).map_err(failed)?;
            read(decoder)
        }
        Archive::Gzip => read(flate2::read::MultiGzDecoder::new(bytes)),
        Archive::Brotli => read(brotli::Decompressor::new(bytes, 1 << 16)),
    }
}

fn read(from: impl Read) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut state = Zeroizing::new(Vec::new());
    let limit = MOST as u64 + 1;
    from.take(limit).read_to_end(&mut state).map_err(|error| Error::Unpack(error.to_string()))?;
    if state.len() > MOST { Err(Error::TooLarge) } else { Ok(state) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn session() -> Vec<u8> {
        (0..2_000)
            .flat_map(|n| format!("{{\"id\":{n},\"key\":\"{:x}\"}}\n", n * 2_654_435_761_u64).into_bytes())
            .collect()
    }

    /// With keys as a linked device has them.
    fn device() -> Vec<u8> {
        use base64::Engine as _;
        let key =
            |n: u32| base64::engine::general_purpose::STANDARD.encode(domain::text::sha256(&n.to_string()).as_bytes());
        (0..500_u32).flat_map(|n| format!("{{\"id\":{n},\"key\":\"{}\"}}\n", key(n % 300)).into_bytes()).collect()
    }

    #[test]
    fn state_comes_back_and_is_smaller() {
        for state in [Vec::new(), b"offset 12".to_vec(), session(), device(), vec![0xff; 1_000]] {
            let packed = pack(&state).unwrap();
            assert_eq!(*unpack(&packed).unwrap(), state);
            assert!(packed.len() <= state.len() + 1);
        }
        assert!(pack(&session()).unwrap().len() * 2 < session().len());
    }

    #[test]
    fn older_archives_are_read_by_their_first_bytes_or_their_name() {
        let state = session();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&state).unwrap();
        let gzip = gzip.finish().unwrap();
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 5, 22).write_all(&state).unwrap();
        for (name, archive, bytes) in [
            ("old.gz", Archive::Gzip, gzip),
            ("old.br", Archive::Brotli, brotli),
            ("old", Archive::Plain, state.clone()),
        ] {
            assert_eq!(Archive::of(name, &bytes), archive);
            assert_eq!(*read_archive(archive, &bytes).unwrap(), state);
        }
    }

    #[test]
    fn what_is_broken_says_so() {
        let mut packed = pack(&session()).unwrap();
        packed.truncate(packed.len() / 2);
        assert!(matches!(unpack(&packed), Err(Error::Unpack(_))));
        let packed = pack(&device()).unwrap();
        assert_eq!(packed[0], KEYS_APART);
        for length in (1..packed.len()).step_by(97) {
            assert!(matches!(unpack(&packed[..length]), Err(Error::Unpack(_))), "{length}");
        }
        assert_eq!(unpack(&[]).unwrap_err(), Error::Unknown);
        assert_eq!(unpack(&[9, 1, 2]).unwrap_err(), Error::Unknown);
        assert!(matches!(read_archive(Archive::Gzip, &[0x1f, 0x8b, 0, 0]), Err(Error::Unpack(_))));
    }
}
