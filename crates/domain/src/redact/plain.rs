//! A text as forms are looked for in it: full-width and foreign digits as ASCII's, nothing invisible between them. What is
//! found there is taken out of the text as it was written.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::plain;

/// A text and its plain form. Where nothing differs they are one, and nothing is copied.
#[derive(Debug)]
pub(super) struct Plain<'t> {
    written: &'t str,
    text: Cow<'t, str>,
    /// Where each byte of the plain form, and its end, stands in what was written.
    places: Vec<usize>,
}

impl<'t> Plain<'t> {
    pub(super) fn of(written: &'t str) -> Self {
        if written.chars().all(|c| plain(c) == c && !is_nothing(c)) {
            return Self { written, text: Cow::Borrowed(written), places: Vec::new() };
        }
        let mut text = String::with_capacity(written.len());
        let mut places = Vec::with_capacity(written.len() + 1);
        for (at, c) in written.char_indices().filter(|(_, c)| !is_nothing(*c)) {
            let c = plain(c);
            // What is invisible at the beginning goes with what follows.
            let at = if text.is_empty() { 0 } else { at };
            places.extend(std::iter::repeat_n(at, c.len_utf8()));
            text.push(c);
        }
        if text.is_empty() {
            return Self { written, text: Cow::Borrowed(written), places: Vec::new() };
        }
        places.push(written.len());
        Self { written, text: Cow::Owned(text), places }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// These bytes of the plain form, on character boundaries, as they were written.
    pub(super) fn written(&self, plain: Range<usize>) -> &'t str {
        match (self.places.get(plain.start), self.places.get(plain.end)) {
            (Some(from), Some(to)) => &self.written[*from..*to],
            _ => &self.written[plain],
        }
    }

    /// The same, apart from what is invisible before it and behind it.
    pub(super) fn within(&self, plain: Range<usize>) -> (&'t str, &'t str, &'t str) {
        let written = self.written(plain);
        let value = written.trim_start_matches(is_nothing);
        let before = &written[..written.len() - value.len()];
        let bare = value.trim_end_matches(is_nothing);
        (before, bare, &value[bare.len()..])
    }
}

/// Leaves no mark, and parts nothing for a reader.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}
