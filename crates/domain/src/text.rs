//! Text from outside: bounded and cleaned before anything else sees it.

use sha2::{Digest, Sha256};

/// The longest message that is accepted, in bytes of UTF-8. A longer one is refused, never cut.
pub const MAX_MESSAGE_BYTES: usize = 64 * 1024;

/// Removes what a reader cannot see and a display must not obey: control characters (but newline and tab),
/// and the bidirectional overrides and isolates that can make a text read as something else.
pub fn clean(text: &str) -> String {
    text.chars().filter(|&c| !is_hidden(c)).collect()
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether a reader sees nothing of it: white space, and characters that leave no mark by themselves.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c) || is_invisible(c))
}

/// Unicode's `Default_Ignorable_Code_Point`, and the blank of Braille.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A name, title or id as it may be shown and stored: one line, without control characters, at most `max` bytes.
pub fn label(text: &str, max: usize) -> String {
    let head = &text[..text.floor_char_boundary(4 * max)];
    let words = head.split(char::is_whitespace).filter(|word| !word.is_empty());
    let mut label = String::with_capacity(head.len().min(max));
    for word in words {
        if !label.is_empty() {
            label.push(' ');
        }
        label.extend(word.chars().filter(|c| !c.is_control()));
    }
    label.truncate(label.floor_char_boundary(max));
    label.truncate(label.trim_end().len());
    label
}

/// The ISO 639-1 code of the language that a text shows, by its first words; `None` where it shows none.
pub fn language_of(text: &str) -> Option<&'static str> {
    when::language_of(text).map(when::Language::code)
}

/// A character as ASCII writes it, where that is the same one: full-width forms, digits of other scripts, long hyphens,
/// spaces of other widths. What compares texts in which a form is looked for.
pub fn plain(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{2024}' | '\u{FE52}' => '.',
        c => digit(c).unwrap_or(c),
    }
}

/// A digit of another script as ASCII's. Each block has its ten in a row.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 20] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
        0x1040, 0x17E0, 0x1D7CE, 0x1D7EC, 0x1D7F6,
    ];
    let code = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// A lower-case letter without its accent, for the languages that we read.
pub fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        c => c,
    }
}

/// The words of a text and nothing else: lower case, one space between them. What compares texts that people repeat.
pub fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// At most `max` characters, with an ellipsis where something was cut.
pub fn shorten(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some(_) => text.chars().take(max.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// A text from outside as an error repeats it: in quotes, at most 80 characters of it.
pub fn quote(text: &str) -> String {
    format!("{:?}", shorten(text, 80))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// SHA-256 as 64 hexadecimal digits: how secrets are looked up and arguments are bound.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_and_controls_go_and_the_rest_stays() {
        assert_eq!(clean("a\u{202E}b\u{0}c\n\td\u{7f}é👍🏽 עברית"), "abc\n\tdé👍🏽 עברית");
    }

    #[test]
    fn what_cannot_be_seen_is_blank() {
        for text in [
            "",
            " \n\t\u{A0}\u{3000}",
            "\u{200B}\u{FEFF}\u{2060}",
            "\u{202E}\u{0}",
            "\u{3164}\u{2800}\u{FE0F}",
            "\u{E0041}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "\u{200B}.", "👩\u{200D}🚀", "ع", "0", "\u{301}"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn forms_of_other_widths_are_the_same() {
        let plain: String = "４１１１－１１１１\u{3000}٣ é–x".chars().map(plain).collect();
        assert_eq!(plain, "4111-1111 3 é-x");
    }

    #[test]
    fn shortening_counts_characters() {
        assert_eq!(shorten("ééé", 3), "ééé");
        assert_eq!(shorten("éééé", 3), "éé…");
        assert_eq!(quote("a\"b"), r#""a\"b""#);
        assert_eq!(quote(&"é".repeat(1_000_000)).chars().count(), 82);
    }
}
