//! What a call brought, as text: cleaned and cut.

use domain::text;

/// Characters of a result that are kept.
const MOST: usize = 6_000;

/// What a source answered to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its words, without what a reader cannot see. Says where it was cut.
    pub text: String,
    /// It says that the call failed.
    pub failed: bool,
}

impl Reply {
    /// `text` of any length.
    pub fn of(text: &str, failed: bool) -> Self {
        // A character is four bytes at most: what lies beyond is not even looked at.
        let end = text.floor_char_boundary(MOST * 4 + 4);
        let clean = text::clean(&text[..end]);
        let clean = clean.trim();
        let whole = end == text.len() && clean.chars().nth(MOST).is_none();
        let text = if whole {
            clean.to_owned()
        } else {
            let cut: String = clean.chars().take(MOST).collect();
            format!("{cut}… (cut; {} bytes in all)", text.len())
        };
        Self { text, failed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_result_is_cut_and_says_so() {
        let long = "é".repeat(1_000_000);
        let reply = Reply::of(&long, false);
        assert!(reply.text.chars().count() < MOST + 50);
        assert!(reply.text.ends_with("… (cut; 2000000 bytes in all)"), "{}", &reply.text[reply.text.len() - 60..]);
        assert_eq!(Reply::of(" a\u{202E}b\u{1b}[2J\n", true), Reply { text: "ab[2J".into(), failed: true });
        assert_eq!(Reply::of(&"x".repeat(MOST), false).text.len(), MOST);
    }
}
