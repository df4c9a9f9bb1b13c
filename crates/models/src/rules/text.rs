//! The text as the rules see it: bounded, made harmless, and cut into tokens whose spans still point into the original.

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of one text that are looked at. What lies beyond is not read: a message that long is no appointment, and the
/// bound keeps the cost of hostile input flat.
pub(crate) const LOOKED_AT: usize = 8_000;

/// Tokens of one text that are looked at, for the same reason.
const MAX_TOKENS: usize = 2_000;

/// Letters of a small word that an apostrophe joins to the next.
const LONGEST_HEAD: usize = 8;

/// The first `max` bytes, cut at a character.
pub(crate) fn clip(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}

/// The first [`LOOKED_AT`] bytes with what must not be shown, and the spaces that are no plain space, replaced by as
/// many plain spaces as they have bytes: spans of the answer are spans of `text`.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let text = clip(text, LOOKED_AT);
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control() && b != b'\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{A0}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202F}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Lower case without the accents of Latin letters, so that "Mañana", "manana" and "MAÑANA" are one word.
pub(crate) fn fold(c: char) -> char {
    let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
    match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '’' | '‘' | '´' | '`' => '\'',
        c => c,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters and digits, with apostrophes and hyphens inside ("I'll", "check-in").
    Word,
    /// One character of anything else that is no space.
    Sign(char),
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes of the text.
    pub span: Range<usize>,
    pub shape: Shape,
    folded: Range<usize>,
}

/// Where a language writes two words as one: small words joined in front by an apostrophe ("l'école"), and behind by a
/// hyphen ("peux-tu", "manda-me"). Folded.
#[derive(Debug, Default)]
pub(crate) struct Joints {
    pub heads: Vec<String>,
    pub tails: Vec<String>,
}

impl Joints {
    /// Where the words of a folded token begin: the byte, and how many signs there belong to no word. The first is left out.
    fn cuts(&self, folded: &str) -> Vec<(usize, usize)> {
        let (mut cuts, mut start) = (Vec::new(), 0);
        for (i, sign) in folded.match_indices(['\'', '-']) {
            if i + 1 == folded.len() {
                break;
            }
            let tail = if sign == "-" { folded[i + 1..].split('-').next().unwrap_or_default() } else { "" };
            if sign == "'" && self.heads.iter().any(|head| *head == folded[start..i]) {
                cuts.push((i + 1, 0));
                start = i + 1;
            } else if sign == "-" && self.tails.iter().any(|known| known == tail) {
                cuts.push((i, 1));
                start = i + 1;
            }
        }
        cuts
    }
}

/// A text's tokens and their folded forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    pub list: Vec<Token>,
    folded: String,
}

impl Tokens {
    pub(crate) fn of(text: &str) -> Self {
        Self::cut(text, &Joints::default())
    }

    /// With what the language joins taken apart. The hyphen of a joint belongs to the span of the word behind it, not
    /// to its folded form.
    pub(crate) fn cut(text: &str, joints: &Joints) -> Self {
        let mut tokens =
            Self { list: Vec::with_capacity(text.len() / 5 + 1), folded: String::with_capacity(text.len()) };
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            if tokens.list.len() >= MAX_TOKENS {
                break;
            }
            let from = tokens.folded.len();
            tokens.folded.push(fold(c));
            let mut end = start + c.len_utf8();
            let shape = if c.is_alphanumeric() {
                while let Some(&(at, next)) = chars.peek() {
                    let inside = matches!(fold(next), '\'' | '-')
                        && text[at + next.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                    // "d'" alone, as phrases have it.
                    let open = fold(next) == '\''
                        && tokens.folded.len() - from <= LONGEST_HEAD
                        && joints.heads.iter().any(|head| *head == tokens.folded[from..]);
                    if !next.is_alphanumeric() && !inside && !open {
                        break;
                    }
                    tokens.folded.push(fold(next));
                    end = at + next.len_utf8();
                    chars.next();
                }
                Shape::Word
            } else {
                Shape::Sign(c)
            };
            let token = Token { span: start..end, shape, folded: from..tokens.folded.len() };
            tokens.push(text, &token, joints);
        }
        tokens.list.truncate(MAX_TOKENS);
        tokens
    }

    /// Adds a token, or the words that it joins.
    fn push(&mut self, text: &str, token: &Token, joints: &Joints) {
        let cuts = joints.cuts(&self.folded[token.folded.clone()]);
        let (mut span, mut folded) = (token.span.start, token.folded.start);
        for (at, signs) in cuts {
            let end = token.folded.start + at;
            // Letters fold one by one, but not to as many bytes.
            let letters = self.folded[folded..end].chars().count();
            let skipped = text[span..].chars().take_while(|&c| fold(c) == '-').count().min(1);
            let bytes = text[span..].chars().take(letters + skipped).map(char::len_utf8).sum::<usize>();
            self.list.push(Token { span: span..span + bytes, shape: token.shape, folded: folded..end });
            (span, folded) = (span + bytes, end + signs);
        }
        self.list.push(Token { span: span..token.span.end, shape: token.shape, folded: folded..token.folded.end });
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The folded form of token `i`; empty beyond the end.
    pub(crate) fn folded(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |token| &self.folded[token.folded.clone()])
    }

    /// Whether a letter of token `i` has an accent: "dá" folds to "da".
    pub(crate) fn is_accented(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| token.span.len() > token.folded.len())
    }

    pub(crate) fn sign(&self, i: usize) -> Option<char> {
        match self.list.get(i)?.shape {
            Shape::Sign(c) => Some(c),
            Shape::Word => None,
        }
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| token.shape == Shape::Word)
    }
}

/// The first letter made a capital, the rest left as people wrote it.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `template` with each `{key}` replaced. Values are not searched for keys.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            rest = &rest[open..];
            break;
        };
        let key = &after[..close];
        out.push_str(values.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value));
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_leave_the_spans_where_they_were() {
        let text = "a\u{202E}b\u{0}c\u{202F}PM é\nd";
        let clean = harmless(text);
        assert_eq!(clean, "a   b c   PM é\nd");
        assert_eq!(clean.len(), text.len());
    }

    #[test]
    fn what_lies_beyond_the_bound_is_not_read() {
        let text = "é".repeat(LOOKED_AT);
        assert_eq!(harmless(&text).len(), LOOKED_AT);
        assert_eq!(Tokens::of(&"a ".repeat(10_000)).len(), MAX_TOKENS);
    }

    #[test]
    fn tokens_fold_and_keep_apostrophes_inside() {
        let text = "I’ll SEE Íñigo, check-in @ 5-";
        let tokens = Tokens::of(text);
        let folded: Vec<&str> = (0..tokens.len()).map(|i| tokens.folded(i)).collect();
        assert_eq!(folded, ["i'll", "see", "inigo", ",", "check-in", "@", "5", "-"]);
        assert_eq!(&text[tokens.list[2].span.clone()], "Íñigo");
    }

    #[test]
    fn what_a_language_joins_is_taken_apart() {
        let joints = Joints { heads: vec!["l".into(), "d".into()], tails: vec!["tu".into(), "me".into(), "lo".into()] };
        let text = "Peux-tu À L’Île aujourd'hui, manda-me-lo d'été grand-père";
        let tokens = Tokens::cut(text, &joints);
        let folded: Vec<&str> = (0..tokens.len()).map(|i| tokens.folded(i)).collect();
        let apart =
            ["peux", "tu", "a", "l'", "ile", "aujourd'hui", ",", "manda", "me", "lo", "d'", "ete", "grand-pere"];
        assert_eq!(folded, apart);
        let spans: Vec<&str> = tokens.list.iter().map(|token| &text[token.span.clone()]).collect();
        let written =
            ["Peux", "-tu", "À", "L’", "Île", "aujourd'hui", ",", "manda", "-me", "-lo", "d'", "été", "grand-père"];
        assert_eq!(spans, written);
        assert_eq!(Tokens::cut(&format!("a{}", "-me".repeat(MAX_TOKENS)), &joints).len(), MAX_TOKENS);
    }

    #[test]
    fn filling_never_reads_its_values() {
        assert_eq!(fill("{a} and {b}{c", &[("a", "{b}"), ("b", "x")]), "{b} and x{c");
    }
}
