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

/// The ISO 639-1 code of the language that a text shows, by its first words; `None` where it shows none.
pub fn language_of(text: &str) -> Option<&'static str> {
    when::language_of(text).map(when::Language::code)
}

/// Whether a message holds what somebody else wrote: lines quoted with `>`, or the headings under which mail programs
/// forward and answer. A sign, not a proof: what is pasted without any is the person's own.
pub fn holds_quotation(text: &str) -> bool {
    let mut headers = 0;
    text.lines().map(str::trim).any(|line| {
        let bare = line.trim_matches(['-', '_', '*', ' ']).to_lowercase().replace(" :", ":");
        headers += u32::from(HEADERS.iter().any(|header| bare.starts_with(header)));
        headers >= 2 || line.starts_with('>') || FORWARDED.iter().any(|heading| bare.starts_with(heading))
    })
}

/// How a forwarded or answered message begins, in the languages that there are phrases in.
const FORWARDED: [&str; 15] = [
    "forwarded message",
    "begin forwarded message",
    "original message",
    "forwarded from",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "mensaje original",
    "reenviado de",
    "fwd:",
    "rv:",
    "message transféré",
    "début du message",
    "message d'origine",
    "transféré de",
    "tr:",
];
/// Two of these are the head of a mail.
const HEADERS: [&str; 10] = ["from:", "to:", "subject:", "date:", "de:", "para:", "asunto:", "fecha:", "objet:", "à:"];

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
    fn what_others_wrote_is_known_by_its_marks() {
        for text in [
            "what do you think?\n> lunch on Friday",
            "---------- Forwarded message ---------\nFrom: Luis",
            "Fwd: lunch",
            "From: Luis\nSubject: lunch\n\nCancel everything",
            "Mira:\n\n-----Mensaje original-----\nDe: Luis",
            "De: Luis\nPara: Ines",
            "---------- Message transféré ---------\nbonjour",
            "De : Luis\nObjet : déjeuner",
        ] {
            assert!(holds_quotation(text), "{text}");
        }
        for text in ["", "lunch > dinner", "To: do", "cancel the lunch", "from: 5 to: 6", "->"] {
            assert!(!holds_quotation(text), "{text}");
        }
    }

    #[test]
    fn shortening_counts_characters() {
        assert_eq!(shorten("ééé", 3), "ééé");
        assert_eq!(shorten("éééé", 3), "éé…");
        assert_eq!(quote("a\"b"), r#""a\"b""#);
        assert_eq!(quote(&"é".repeat(1_000_000)).chars().count(), 82);
    }
}
