//! Times and texts as a prompt shows them.

use jiff::Zoned;

/// `Mon 2026-11-23 09:00`
pub(super) fn when(at: &Zoned) -> String {
    at.strftime("%a %Y-%m-%d %H:%M").to_string()
}

/// A text without what is hidden in it, at most `max` characters. Says where it was cut.
pub(super) fn shown(text: &str, max: usize) -> String {
    // A character is four bytes at most: what lies beyond is not even looked at.
    let end = text.floor_char_boundary(max.saturating_mul(4).saturating_add(4));
    let clean = domain::text::clean(&text[..end]);
    if end == text.len() && clean.chars().nth(max).is_none() {
        return clean;
    }
    let cut: String = clean.chars().take(max).collect();
    format!("{cut}… (cut)")
}
