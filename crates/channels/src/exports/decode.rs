//! Takes the byte order mark off and turns UTF-16 into UTF-8, so that every reader behind sees UTF-8 or nearly so.
//!
//! Without a mark the bytes pass as they are: exports are UTF-8, and mail brings its own charsets.

use std::io::{self, Read};

use super::input::Input;

const CHUNK: usize = 32 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    AsIs,
    Utf16Le,
    Utf16Be,
}

#[derive(Debug)]
pub(super) struct Decoder {
    input: Input,
    encoding: Encoding,
    /// UTF-8 that is ready to be handed out, from `taken` on.
    ready: Vec<u8>,
    taken: usize,
    /// UTF-16 bytes not decoded yet: half a unit, or the first half of a pair.
    held: Vec<u8>,
    replaced: u64,
}

impl Decoder {
    pub fn new(input: Input) -> io::Result<Self> {
        let mut decoder =
            Self { input, encoding: Encoding::AsIs, ready: Vec::new(), taken: 0, held: Vec::new(), replaced: 0 };
        decoder.rewind()?;
        Ok(decoder)
    }

    /// Back to the first character.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.input.rewind()?;
        self.ready.clear();
        self.taken = 0;
        self.held.clear();
        self.replaced = 0;

        let mut head = Vec::with_capacity(3);
        self.input.by_ref().take(3).read_to_end(&mut head)?;
        let (encoding, mark) = match head.as_slice() {
            [0xEF, 0xBB, 0xBF] => (Encoding::AsIs, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
            _ => (Encoding::AsIs, 0),
        };
        self.encoding = encoding;
        let rest = head.get(mark..).unwrap_or_default();
        match encoding {
            Encoding::AsIs => self.ready.extend_from_slice(rest),
            Encoding::Utf16Le | Encoding::Utf16Be => self.held.extend_from_slice(rest),
        }
        Ok(())
    }

    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Broken UTF-16 replaced by U+FFFD so far, in bytes.
    pub fn replaced(&self) -> u64 {
        self.replaced
    }

    fn decode_utf16(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        while self.ready.is_empty() {
            let before = self.held.len();
            self.input.by_ref().take(CHUNK as u64).read_to_end(&mut self.held)?;
            let at_end = self.held.len() == before;
            if at_end && before == 0 {
                return Ok(());
            }
            let unit = |pair: &[u8]| match (self.encoding, pair) {
                (Encoding::Utf16Be, [high, low]) | (_, [low, high]) => u16::from_be_bytes([*high, *low]),
                _ => 0xFFFD,
            };
            let mut whole = self.held.len() & !1;
            let ends_in_half_a_pair = whole >= 2 && matches!(unit(&self.held[whole - 2..whole]), 0xD800..0xDC00);
            if ends_in_half_a_pair && !at_end {
                whole -= 2;
            }
            let mut utf8 = [0; 4];
            for decoded in char::decode_utf16(self.held[..whole].chunks_exact(2).map(unit)) {
                if decoded.is_err() {
                    self.replaced += 2;
                }
                let char = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
                self.ready.extend_from_slice(char.encode_utf8(&mut utf8).as_bytes());
            }
            self.held.drain(..whole);
            if at_end && !self.held.is_empty() {
                self.replaced += 1;
                self.held.clear();
                self.ready.extend_from_slice("\u{FFFD}".as_bytes());
            }
        }
        Ok(())
    }
}

impl Read for Decoder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            match self.encoding {
                Encoding::AsIs => return self.input.read(out),
                Encoding::Utf16Le | Encoding::Utf16Be => self.decode_utf16()?,
            }
        }
        let ready = &self.ready[self.taken..];
        let count = ready.len().min(out.len());
        out[..count].copy_from_slice(&ready[..count]);
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn decode(bytes: Vec<u8>) -> (String, u64) {
        let mut decoder = Decoder::new(Input::memory(bytes)).unwrap();
        let mut first = Vec::new();
        decoder.read_to_end(&mut first).unwrap();
        let replaced = decoder.replaced();
        decoder.rewind().unwrap();
        let mut again = Vec::new();
        decoder.read_to_end(&mut again).unwrap();
        assert_eq!(first, again, "a rewound decoder gives the same");
        (String::from_utf8(first).unwrap(), replaced)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(order).collect()
    }

    #[test]
    fn marks_go_and_utf16_becomes_utf8() {
        let text = "Día 3: 🎉 nos vemos".repeat(5_000);
        assert_eq!(decode(text.clone().into_bytes()), (text.clone(), 0));
        assert_eq!(decode(format!("\u{FEFF}{text}").into_bytes()), (text.clone(), 0));
        assert_eq!(decode(utf16(&text, u16::to_le_bytes)), (text.clone(), 0));
        assert_eq!(decode(utf16(&text, u16::to_be_bytes)), (text, 0));
    }

    #[test]
    fn short_inputs_and_broken_pairs_are_replaced_and_counted() {
        assert_eq!(decode(vec![]), (String::new(), 0));
        assert_eq!(decode(b"a".to_vec()), ("a".into(), 0));
        assert_eq!(decode(vec![0xFF, 0xFE]), (String::new(), 0));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x41]), ("\u{FFFD}".into(), 1));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x00, 0xD8]), ("\u{FFFD}".into(), 2));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]), ("\u{FFFD}A".into(), 2));
    }
}
