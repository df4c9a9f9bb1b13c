//! A text as the gate compares it: small letters without accents, one space between words, letters that were drawn out
//! taken back ("jaaaa" is "ja").

use std::sync::Mutex;

use super::look::{Spoken, bit};
use crate::rules::text::{clip, fold};

/// Stands for a letter that does not fold to ASCII.
pub(super) const OTHER_LETTER: u8 = 0xFF;

/// A text in small letters without accents, one space between words.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub bytes: Vec<u8>,
    pub words: Vec<(usize, usize)>,
    /// For each word, the word that its clause begins with.
    pub clauses: Vec<usize>,
    pub clause: usize,
    pub bits: u64,
    /// What the table of single texts last said of it, read by these bits in these languages.
    pub scored: Mutex<Option<(u64, Spoken, f32)>>,
}

impl Folded {
    pub fn read(&mut self, text: &str, most: usize) {
        let text = clip(text, most);
        let bytes = text.as_bytes();
        let mut start = None;
        // The letter that was written three times or more.
        let mut last_run = None;
        let mut i = 0;
        while i < bytes.len() {
            let byte = bytes[i];
            let (letter, width) = if byte.is_ascii() {
                // "l'école", "peux-tu": each part is a word.
                (byte.is_ascii_alphanumeric().then(|| byte.to_ascii_lowercase()), 1)
            } else {
                let c = text[i..].chars().next().unwrap_or(' ');
                let plain = fold(c);
                let letter = if plain.is_ascii() {
                    plain.is_ascii_alphanumeric().then_some(plain as u8)
                } else {
                    // A letter that does not fold to ASCII stands for itself; an emoji is a word of its own.
                    c.is_alphabetic().then_some(OTHER_LETTER)
                };
                if letter.is_none() && !c.is_whitespace() && c.len_utf8() >= 3 {
                    self.end(&mut start, last_run.is_some());
                    let from = self.bytes.len();
                    self.bytes.extend_from_slice(&bytes[i..i + c.len_utf8()]);
                    self.words.push((from, self.bytes.len()));
                    self.clauses.push(self.clause);
                    self.bytes.push(b' ');
                }
                (letter, c.len_utf8())
            };
            match letter {
                Some(letter) => {
                    let from = *start.get_or_insert(self.bytes.len());
                    // "jaaaa" is "ja".
                    let run = self.bytes[from..].iter().rev().take_while(|&&last| last == letter).take(3).count();
                    if last_run.is_some_and(|last| last != letter) {
                        last_run = None;
                    }
                    if letter.is_ascii_digit() || run < 2 && last_run.is_none() {
                        self.bytes.push(letter);
                    } else if run == 2 {
                        self.bytes.pop();
                        last_run = Some(letter);
                    }
                }
                None => {
                    // "7:30", "7.30", "12/11": digits on both sides.
                    if matches!(byte, b':' | b'.' | b'/')
                        && i > 0
                        && bytes[i - 1].is_ascii_digit()
                        && bytes.get(i + 1).is_some_and(u8::is_ascii_digit)
                    {
                        self.bits |= bit::CLOCK;
                    }
                    self.bits |= if byte == b'?' { bit::QUESTION } else { 0 };
                    self.end(&mut start, last_run.is_some());
                    if matches!(byte, b'.' | b'!' | b'?' | b',' | b'\n') {
                        self.clause = self.words.len();
                    }
                }
            }
            i += width;
        }
        self.end(&mut start, last_run.is_some());
    }

    fn end(&mut self, start: &mut Option<usize>, run: bool) {
        if let Some(from) = start.take() {
            // "KKKKKK" is laughter, no "k".
            if run && self.bytes.len() - from == 1 {
                self.bytes.truncate(from);
                self.bits |= bit::LAUGH;
                return;
            }
            self.words.push((from, self.bytes.len()));
            self.clauses.push(self.clause);
            self.bytes.push(b' ');
        }
    }
}
