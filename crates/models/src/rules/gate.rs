//! The cheap look that decides whether a text is worth reading: most lines of a chat hold no digit and no word of time.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::text::{clip, fold};
use super::words::Words;

/// Bytes that are looked at, as everywhere in the rules.
const LOOKED_AT: usize = super::text::LOOKED_AT;
/// The longest word of time, in bytes of its folded form.
const LONGEST: usize = 16;

struct Gate {
    words: HashSet<Box<[u8]>>,
    /// For each first letter, the lengths that its words have, as bits: most words fail here without a hash.
    lengths: [u32; 256],
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let mut gate = Gate { words: HashSet::new(), lengths: [0; 256] };
    for word in Words::times().filter(|word| word.len() <= LONGEST) {
        if let Some(&first) = word.as_bytes().first() {
            gate.lengths[usize::from(first)] |= 1 << word.len();
            gate.words.insert(word.into_bytes().into_boxed_slice());
        }
    }
    gate
});

/// A message as the gate sees it.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// Only the first 4,000 bytes are looked at.
    pub text: &'a str,
    /// Whether the person whose agenda it is wrote it.
    pub own: bool,
}

/// Whether `message`, read with the few before it (oldest first), may hold something to do or a place to be: what does
/// not pass costs no call of a model.
pub fn passes_gate(message: &Heard, _before: &[Heard]) -> bool {
    may_tell_a_time(message.text)
}

/// Whether the text holds a digit or a word of time in any language.
pub(crate) fn may_tell_a_time(text: &str) -> bool {
    let gate = &*GATE;
    let text = clip(text, LOOKED_AT);
    let bytes = text.as_bytes();
    let mut word = [0_u8; LONGEST];
    let (mut length, mut i) = (0_usize, 0);
    while i < bytes.len() {
        let byte = bytes[i];
        if byte.is_ascii_digit() {
            return true;
        }
        let letter = if byte.is_ascii_alphabetic() {
            i += 1;
            Some(byte.to_ascii_lowercase())
        } else if byte.is_ascii() {
            i += 1;
            (byte == b'\'' && length > 0).then_some(byte)
        } else {
            let c = text[i..].chars().next().unwrap_or(' ');
            i += c.len_utf8();
            // A letter that does not fold to ASCII is in none of the words.
            c.is_alphabetic().then(|| u8::try_from(fold(c)).ok().filter(u8::is_ascii).unwrap_or(0))
        };
        if let Some(letter) = letter {
            if length < LONGEST {
                word[length] = letter;
            }
            length += 1;
        } else if length > 0 {
            if gate.knows(&word, length) {
                return true;
            }
            length = 0;
        }
    }
    gate.knows(&word, length)
}

impl Gate {
    fn knows(&self, word: &[u8; LONGEST], length: usize) -> bool {
        length > 0
            && length <= LONGEST
            && self.lengths[usize::from(word[0])] & (1 << length) != 0
            && self.words.contains(&word[..length])
    }
}

#[cfg(test)]
mod tests {
    use super::may_tell_a_time;

    #[test]
    fn lines_without_a_time_stop_here() {
        for line in ["", "haha that was so funny", "¿Qué tal estás?", "ok", "👍👍", "שלום לכולם", "I love you so much"]
        {
            assert!(!may_tell_a_time(line), "{line}");
        }
    }

    #[test]
    fn digits_and_words_of_time_pass() {
        for line in
            ["a las 5", "Nos vemos MAÑANA", "see you tomorrow!", "el miércoles", "at six o'clock", "it's cancelled"]
        {
            assert!(may_tell_a_time(line), "{line}");
        }
    }
}
