//! Lines of a text of any size: one buffer, each line bounded, whatever is no UTF-8 replaced and counted.

use std::io::{self, BufRead, BufReader, Read};

use super::decode::Decoder;
use super::message::MAX_TEXT;

/// Longest line kept, in bytes; the rest of it is skipped and the line counted as cut. No message may be longer, and
/// what stands before the text (time, sender) takes far less than the room added.
pub(super) const MAX_LINE: usize = MAX_TEXT + 1024;

#[derive(Debug)]
pub(super) struct Lines {
    reader: BufReader<Decoder>,
    line: String,
    number: u32,
    cut: bool,
    not_unicode: u64,
}

impl Lines {
    pub fn new(decoder: Decoder) -> Self {
        let reader = BufReader::with_capacity(64 * 1024, decoder);
        Self { reader, line: String::new(), number: 0, cut: false, not_unicode: 0 }
    }

    /// Goes to the next line; false at the end.
    pub fn advance(&mut self) -> io::Result<bool> {
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        let count = self.reader.by_ref().take(MAX_LINE as u64).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(false);
        }
        self.number = self.number.saturating_add(1);
        self.cut = false;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        } else if count == MAX_LINE {
            // One byte more is as a rule the line's end.
            self.cut = self.reader.skip_until(b'\n')? > 1;
            drop_broken_end(&mut bytes);
        }
        self.line = String::from_utf8(bytes).unwrap_or_else(|error| self.replace_invalid(error.as_bytes()));
        Ok(true)
    }

    fn replace_invalid(&mut self, bytes: &[u8]) -> String {
        let mut line = String::with_capacity(bytes.len() + 16);
        for chunk in bytes.utf8_chunks() {
            line.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                self.not_unicode += chunk.invalid().len() as u64;
                line.push(char::REPLACEMENT_CHARACTER);
            }
        }
        line
    }

    /// The line that [`Self::advance`] went to, without its end.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Its 1-based number; stays at `u32::MAX` beyond that.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Whether it was longer than [`MAX_LINE`].
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// Bytes so far that were no Unicode.
    pub fn not_unicode(&self) -> u64 {
        self.not_unicode + self.reader.get_ref().replaced()
    }

    pub fn decoder(&self) -> &Decoder {
        self.reader.get_ref()
    }

    /// Gives the source back, to be rewound; what was buffered is lost.
    pub fn into_decoder(self) -> Decoder {
        self.reader.into_inner()
    }
}

/// Takes off a character that the cut went through, so that it does not count as invalid.
fn drop_broken_end(bytes: &mut Vec<u8>) {
    let is_continuation = |byte: &u8| byte & 0xC0 == 0x80;
    let tail = bytes.iter().rev().take(3).take_while(|byte| is_continuation(byte)).count();
    let start = bytes.len().saturating_sub(tail + 1);
    let unfinished = |last: &[u8]| std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none());
    if unfinished(&bytes[start..]) {
        bytes.truncate(start);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exports::input::Input;

    fn lines(bytes: &[u8]) -> (Vec<String>, u64, u64) {
        let mut lines = Lines::new(Decoder::new(Input::memory(bytes.to_vec())).unwrap());
        let (mut all, mut cut) = (Vec::new(), 0);
        while lines.advance().unwrap() {
            all.push(lines.line().to_owned());
            cut += u64::from(lines.cut());
            assert_eq!(lines.number() as usize, all.len());
        }
        (all, cut, lines.not_unicode())
    }

    #[test]
    fn ends_of_all_kinds() {
        assert_eq!(lines(b"a\nb\r\n\nc").0, ["a", "b", "", "c"]);
        assert_eq!(lines(b"").0, [""; 0]);
        assert_eq!(lines(b"a\n").0, ["a"]);
    }

    #[test]
    fn bytes_that_are_no_utf8_are_replaced_and_counted() {
        let (all, _, bad) = lines(b"caf\xe9 \xff\xfe ok\nfine \xc3\xa9");
        assert_eq!(all, ["caf\u{FFFD} \u{FFFD}\u{FFFD} ok", "fine é"]);
        assert_eq!(bad, 3);
    }

    #[test]
    fn a_huge_line_is_cut_at_a_character_and_the_next_one_is_whole() {
        let mut bytes = "é".repeat(3 * MAX_LINE).into_bytes();
        bytes.insert(0, b'x');
        bytes.extend_from_slice(b"\nnext\n");
        let (all, cut, bad) = lines(&bytes);
        assert_eq!((all.len(), cut, bad), (2, 1, 0));
        assert!(all[0].len() <= MAX_LINE && all[0].len() > MAX_LINE - 2);
        assert_eq!(all[1], "next");
    }

    #[test]
    fn a_line_of_just_the_bound_is_whole() {
        let bytes = "a".repeat(MAX_LINE);
        assert_eq!(lines(bytes.as_bytes()), (vec![bytes], 0, 0));
    }
}
