//! What a platform can, as data: the engine asks here and never by a platform's name.

use std::time::Duration;

use crate::{Button, Outgoing, SendError};

/// What a platform can do.
#[allow(clippy::struct_excessive_bools)] // a list of yes and no, not a state
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// A repeat with the same idempotency key arrives once. Only then is an effect of unknown outcome sent again.
    pub deduplicates: bool,
    /// The longest text of one message.
    pub text: Limit,
    /// A message of ours can be changed after it was sent.
    pub edits: bool,
    /// A message can name the one that it answers.
    pub replies: bool,
    /// `None` where there are no buttons: then the words yes and no have to do.
    pub buttons: Option<Buttons>,
    /// It can show that an answer is being written.
    pub typing: bool,
    /// The largest attachment that can be fetched, in bytes; `None` where there are none.
    pub media: Option<usize>,
    /// `None` where files cannot be sent.
    pub files: Option<Files>,
    /// It tells when a message of ours was delivered or read.
    pub receipts: bool,
    pub receives: Receives,
    /// `None` where a person may be written to at any time; then there are no templates either.
    pub window: Option<Window>,
}

impl Abilities {
    /// The longest text of a message without a file.
    pub fn longest(&self, with_buttons: bool) -> Limit {
        self.buttons.filter(|_| with_buttons).map_or(self.text, |buttons| buttons.text)
    }

    /// Refuses what the platform would: too long a text, too many buttons or too much on one, too large a file.
    pub fn admit(&self, outgoing: &Outgoing) -> Result<(), SendError> {
        let refused = |cause: &str| Err(SendError::Refused { cause: cause.into() });
        if outgoing.template.is_some() && self.window.is_none() {
            return refused("this platform has no templates");
        }
        let text = match (&outgoing.file, self.files) {
            (None, _) => self.longest(!outgoing.buttons.is_empty()),
            (Some(_), None) => return refused("this platform takes no files"),
            (Some(file), Some(files)) if file.bytes.len() > files.most => {
                return refused("the file is too large for this platform");
            }
            (Some(_), Some(files)) => files.text,
        };
        if !text.fits(&outgoing.text) {
            return refused("the text is too long for this platform");
        }
        if outgoing.buttons.is_empty() {
            return Ok(());
        }
        let Some(buttons) = self.buttons else { return refused("this platform has no buttons") };
        if outgoing.buttons.len() > buttons.count {
            return refused("more buttons than this platform shows");
        }
        let fits = |button: &Button| buttons.label.fits(&button.label) && button.data.len() <= buttons.data;
        if outgoing.buttons.iter().all(fits) { Ok(()) } else { refused("a button is too long for this platform") }
    }
}

/// When a person may be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// For so long after their last message or press: freely. Afterwards only with a [`Template`](crate::Template).
    pub open: Duration,
    /// The longest text in a gap of a template.
    pub gap: Limit,
}

/// How messages come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receives {
    /// Not through the channel.
    Nothing,
    /// The platform calls [`Channel::webhook`](crate::Channel::webhook).
    Push,
    /// [`Channel::receive`](crate::Channel::receive) asks again and again; what is not committed comes again.
    Poll,
    /// [`Channel::receive`](crate::Channel::receive) holds a connection open.
    Socket,
}

/// A file of ours, one a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Files {
    /// Bytes.
    pub most: usize,
    /// The longest text beside it.
    pub text: Limit,
}

/// The buttons of one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buttons {
    pub count: usize,
    /// The longest label.
    pub label: Limit,
    /// The longest [`Button::data`](crate::Button), in bytes.
    pub data: usize,
    /// The longest text above them.
    pub text: Limit,
}

/// A length as the platform counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub most: usize,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Code units of UTF-16: an emoji is two or more.
    Utf16,
    /// Unicode scalar values.
    Char,
}

impl Unit {
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Byte => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Char => text.chars().count(),
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Byte => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Char => 1,
        }
    }
}

impl Limit {
    pub const fn new(most: usize, unit: Unit) -> Self {
        Self { most, unit }
    }

    pub fn fits(self, text: &str) -> bool {
        // A scalar value is at most four bytes, and at least one unit of any kind.
        text.len() <= self.most || self.unit.length(text) <= self.most
    }

    /// The text in pieces that fit, cut where a reader would: behind a paragraph, else a line, else a word, else
    /// wherever it has to be. White space at a cut goes; nothing else is lost. A text that fits is one piece.
    pub fn parts(self, text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut rest = text;
        loop {
            let window = &rest[..self.reach(rest)];
            if window.len() == rest.len() {
                break;
            }
            // Not so early that the pieces become many.
            let behind = |end| window.rfind(end).filter(|at| *at >= window.len() / 2);
            let cut = ["\n\n", "\n", " "].into_iter().find_map(behind).unwrap_or(window.len());
            let part = rest[..cut].trim_end();
            if !part.is_empty() {
                parts.push(part);
            }
            rest = rest[cut..].trim_start();
        }
        if parts.is_empty() || !rest.is_empty() {
            parts.push(rest);
        }
        parts
    }

    /// The bytes of the longest beginning that fits; at least one character, so that cutting ends.
    fn reach(self, text: &str) -> usize {
        let mut used = 0;
        for (at, c) in text.char_indices() {
            used += self.unit.width(c);
            if used > self.most && at > 0 {
                return at;
            }
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cut_where_a_reader_would() {
        let bytes = |most| Limit::new(most, Unit::Byte);
        assert_eq!(bytes(20).parts("short"), ["short"]);
        assert_eq!(bytes(20).parts(""), [""]);
        assert_eq!(bytes(12).parts("one two\n\nthree four"), ["one two", "three four"]);
        assert_eq!(bytes(12).parts("one two\nthree four"), ["one two", "three four"]);
        assert_eq!(bytes(12).parts("one two three four"), ["one two", "three four"]);
        assert_eq!(bytes(4).parts("abcdefghij"), ["abcd", "efgh", "ij"]);
        assert_eq!(bytes(6).parts("a\n\nbcdefgh"), ["a\n\nbcd", "efgh"], "an early cut would make more pieces");
    }

    #[test]
    fn each_platform_counts_in_its_own_way() {
        let waving = "👋🏽";
        assert_eq!([Unit::Byte, Unit::Utf16, Unit::Char].map(|unit| unit.length(waving)), [8, 4, 2]);
        assert!(Limit::new(4, Unit::Utf16).fits(waving) && !Limit::new(3, Unit::Utf16).fits(waving));
        assert_eq!(Limit::new(3, Unit::Utf16).parts(waving), ["👋", "🏽"]);
    }

    proptest! {
        #[test]
        fn pieces_fit_and_nothing_but_space_is_lost(text in "[a-c👋é \n]{0,200}", most in 4_usize..40, unit in 0..3) {
            let limit = Limit::new(most, [Unit::Byte, Unit::Utf16, Unit::Char][unit as usize]);
            let parts = limit.parts(&text);
            prop_assert!(parts.iter().all(|part| limit.fits(part)), "{parts:?}");
            let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(ink(&parts.concat()), ink(&text));
        }
    }
}
