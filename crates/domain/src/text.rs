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

/// At most `max` characters, with an ellipsis where something was cut.
pub fn shorten(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some(_) => text.chars().take(max.saturating_sub(1)).chain(['…']).collect(),
    }
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
    fn shortening_counts_characters() {
        assert_eq!(shorten("ééé", 3), "ééé");
        assert_eq!(shorten("éééé", 3), "éé…");
    }
}
