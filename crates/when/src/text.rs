//! Tokens: the text cut into words, numbers and punctuation, each with its bytes and its folded form.
//!
//! One pass, linear. Words are folded (lower case, no accents) so that "MANANA", "mañana" and "Mañana" are one word.
//! Emoji and other symbols count as spaces; a line break is a token of its own unless the line was merely wrapped.

/// A word longer than this (folded bytes) is in no dictionary; it is kept as a token without text.
pub(crate) const LONGEST_WORD: usize = 40;

/// A line at least this long (characters) that ends without punctuation was wrapped by a mail program.
const WRAPPED_LINE: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Word,
    /// A run of ASCII digits; the value saturates, `digits` says how many there were (at most 255).
    Number {
        value: u32,
        digits: u8,
    },
    /// One punctuation character, dashes and quotes unified.
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub start: u32,
    pub end: u32,
    pub shape: Shape,
    /// Space (or an emoji) stands before it, or it opens the text.
    pub spaced: bool,
    /// Begins with a capital.
    pub capital: bool,
}

/// The folded form of one word at a time, in a buffer that never grows past [`LONGEST_WORD`].
#[derive(Debug, Default)]
pub(crate) struct Folded {
    bytes: String,
    overlong: bool,
}

impl Folded {
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.overlong = false;
    }

    /// The folded word, empty where it was too long for any dictionary.
    pub(crate) fn as_str(&self) -> &str {
        if self.overlong { "" } else { &self.bytes }
    }

    fn push(&mut self, character: char) {
        if self.bytes.len() + 4 > LONGEST_WORD {
            self.overlong = true;
            return;
        }
        match fold(character) {
            Fold::One(plain) => self.bytes.push(plain),
            Fold::Two(plain) => self.bytes.push_str(plain),
            Fold::Nothing => {}
        }
    }
}

enum Fold {
    One(char),
    Two(&'static str),
    Nothing,
}

/// The plain letters of U+0100 to U+017F, from Ā to ſ.
const EXTENDED: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn fold(character: char) -> Fold {
    if character.is_ascii() {
        return Fold::One(character.to_ascii_lowercase());
    }
    Fold::One(match character {
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ß' | 'ẞ' => return Fold::Two("ss"),
        'œ' | 'Œ' => return Fold::Two("oe"),
        'æ' | 'Æ' => return Fold::Two("ae"),
        'ĳ' | 'Ĳ' => return Fold::Two("ij"),
        '\u{100}'..='\u{17f}' => char::from(EXTENDED[character as usize - 0x100]),
        '\u{300}'..='\u{36f}' => return Fold::Nothing,
        other => other.to_lowercase().next().unwrap_or(other),
    })
}

/// Calls `each` for every token in order, with the folded text of a word (empty for the rest).
pub(crate) fn tokens(text: &str, mut each: impl FnMut(Token, &str)) {
    let mut folded = Folded::default();
    let mut rest = text.char_indices().peekable();
    let mut spaced = true;
    let mut line_length = 0_usize;
    let mut after_mark = true;
    while let Some((start, first)) = rest.next() {
        line_length += 1;
        if first == '\n' {
            let wrapped = line_length >= WRAPPED_LINE && !after_mark && !matches!(rest.peek(), Some((_, '\n' | '\r')));
            line_length = 0;
            if wrapped {
                spaced = true;
                continue;
            }
        }
        let mut end = start + first.len_utf8();
        let capital = first.is_uppercase();
        let shape = if first.is_ascii_digit() {
            let (mut value, mut digits) = (first as u32 - '0' as u32, 1_u8);
            while let Some(&(at, digit)) = rest.peek() {
                let Some(next) = digit.to_digit(10) else { break };
                value = value.saturating_mul(10).saturating_add(next);
                digits = digits.saturating_add(1);
                end = at + 1;
                rest.next();
            }
            Shape::Number { value, digits }
        } else if matches!(first, '½' | '¼' | '¾' | 'º' | 'ª' | '°') {
            folded.clear();
            folded.push(first);
            Shape::Word
        } else if first.is_alphabetic() {
            folded.clear();
            folded.push(first);
            while let Some(&(at, letter)) = rest.peek() {
                let letter_like = letter.is_ascii_alphabetic()
                    || (!letter.is_ascii()
                        && !matches!(letter, 'º' | 'ª')
                        && (letter.is_alphabetic() || matches!(letter, '\u{300}'..='\u{36f}')));
                if !letter_like {
                    break;
                }
                folded.push(letter);
                end = at + letter.len_utf8();
                rest.next();
            }
            Shape::Word
        } else if let Some(mark) = mark(first) {
            Shape::Mark(mark)
        } else {
            spaced = true;
            continue;
        };
        after_mark = matches!(shape, Shape::Mark(_));
        let word = if shape == Shape::Word { folded.as_str() } else { "" };
        each(Token { start: start as u32, end: end as u32, shape, spaced, capital }, word);
        spaced = first == '\n';
    }
}

/// The punctuation that the grammar can see; everything else that is no letter or digit is a space.
fn mark(character: char) -> Option<char> {
    Some(match character {
        '\'' | '’' | '‘' | '´' | '`' => '\'',
        '-' | '–' | '—' | '‐' | '‑' | '−' => '-',
        '"' | '“' | '”' | '«' | '»' => '"',
        '\n' | '€' | '£' | '…' | '¿' | '¡' => character,
        _ if character.is_ascii_punctuation() => character,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn letters_are_folded() {
        let mut words = Vec::new();
        tokens("Ĉiu MAÑANA čeština ŁÓDŹ Ĳs größe œuvre ŝaŭm ığdır e\u{301}te", |_, word| {
            words.push(word.to_owned());
        });
        let folded = ["ciu", "manana", "cestina", "lodz", "ijs", "grosse", "oeuvre", "saum", "igdir", "ete"];
        assert_eq!(words, folded);
    }
}
