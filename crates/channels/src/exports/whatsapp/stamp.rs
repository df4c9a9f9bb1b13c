//! The start of a message's line: `12/31/23, 9:41 PM - ` on Android, `[31/12/23, 21:41:05] ` on iOS, and the older
//! `31/12/2012 17:03:48: `, with the numbers, marks and words of the common locales.
//!
//! A date's numbers are taken as they stand; which of them is the day is for [`super::order`] to say. To teach one
//! more locale, add its words to [`BETWEEN`], [`MERIDIEMS`] or its digits to [`ZEROS`].

/// What a line's start says, apart from the order of the date's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub shape: Shape,
    pub fields: [u16; 3],
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub style: Style,
}

/// What is the same in every message of one export, so that a pasted piece of another one is not taken for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub frame: Frame,
    pub separator: char,
    pub year: YearAt,
    pub seconds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// `[…] `
    Brackets,
    /// `… - `
    Dash,
    /// `…: `
    Colon,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearAt {
    First,
    Last,
    /// All three numbers have two digits or one.
    Unsure,
}

/// How a date is written, which hints at the locale where its numbers do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Day or month written `05`.
    pub padded: bool,
    pub half_day: bool,
}

/// Words that stand between date and time (in lower case).
const BETWEEN: &[&str] = &["à", "às", "at", "klo", "kl.", "kl", "um", "г.", "г", "a las", "alle", "ore", "om", "lúc"];

/// Words for the half of the day, before or after the time; true is the second half. Those with a beginning in
/// common stand longest first. `am`, `p.m.`, `a. m.` and their like are read by [`Cursor::latin_meridiem`].
const MERIDIEMS: &[(&str, bool)] = &[
    ("오전", false),
    ("오후", true),
    ("上午", false),
    ("下午", true),
    ("凌晨", false),
    ("清晨", false),
    ("早上", false),
    ("中午", true),
    ("晚上", true),
    ("午前", false),
    ("午後", true),
    ("ص", false),
    ("م", true),
    ("ق.ظ.", false),
    ("ب.ظ.", true),
    ("π.μ.", false),
    ("μ.μ.", true),
    ("ÖÖ", false),
    ("ÖS", true),
    ("SA", false),
    ("CH", true),
    ("PTG", true),
    ("PG", false),
    ("पूर्वाह्न", false),
    ("अपराह्न", true),
];

/// The digits zero of scripts whose locales export with their own digits: Arabic, Persian, Devanagari, Bengali.
const ZEROS: [char; 4] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}'];

/// Marks that are not seen: byte order mark, direction marks, embeddings and isolates.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Spaces of any width, breaking or not.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{3000}')
}

/// Reads the start of a line; gives what follows it.
pub(super) fn parse(line: &str) -> Option<(Stamp, &str)> {
    let mut at = Cursor { rest: line };
    at.marks();
    let bracket = at.eat('[');

    let (first, first_digits) = at.number()?;
    at.marks();
    let separator = at.one_of(&['/', '.', '-'])?;
    at.spaces();
    let (second, second_digits) = at.number()?;
    at.marks();
    if !at.eat(separator) {
        return None;
    }
    at.spaces();
    let (third, third_digits) = at.number()?;
    let year = match (first_digits, second_digits, third_digits) {
        (4, 1 | 2, 1 | 2) => YearAt::First,
        (1 | 2, 1 | 2, 4) => YearAt::Last,
        (1 | 2, 1 | 2, 1 | 2) => YearAt::Unsure,
        _ => return None,
    };
    let padded = (first_digits == 2 && first < 10) || (second_digits == 2 && second < 10);

    if !at.gap() {
        return None;
    }
    let before = at.meridiem();
    at.spaces();
    let (hour, _) = at.number()?;
    let colon = at.one_of(&[':', '.'])?;
    let (minute, 2) = at.number()? else { return None };
    let mut second_of_minute = 0;
    let seconds = at.eat(colon);
    if seconds {
        let (value, 2) = at.number()? else { return None };
        second_of_minute = value;
    }
    let meridiem = before.or_else(|| at.trailing_meridiem());
    let frame = at.frame(bracket)?;

    let hour = match (hour, meridiem) {
        (12, Some(false)) | (24, None) => 0,
        (1..=11, Some(true)) => hour + 12,
        (0..=23, _) => hour,
        _ => return None,
    };
    if minute > 59 || second_of_minute > 60 {
        return None;
    }
    let stamp = Stamp {
        shape: Shape { frame, separator, year, seconds },
        fields: [first, second, third],
        hour: hour as u8,
        minute: minute as u8,
        second: second_of_minute.min(59) as u8,
        style: Style { padded, half_day: meridiem.is_some() },
    };
    Some((stamp, at.rest))
}

/// What is left of the line. Each step takes something off its start.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        self.one_of(&[wanted]).is_some()
    }

    fn one_of(&mut self, wanted: &[char]) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| wanted.contains(c))?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn marks(&mut self) {
        self.rest = self.rest.trim_start_matches(is_mark);
    }

    /// Spaces and marks; says whether there was any space.
    fn spaces(&mut self) -> bool {
        let before = self.rest;
        self.rest = before.trim_start_matches(|c| is_space(c) || is_mark(c));
        before.starts_with(|c| is_space(c) || is_mark(c))
    }

    /// A number of one to four digits, and how many they were.
    fn number(&mut self) -> Option<(u16, u8)> {
        let (mut value, mut digits) = (0, 0);
        while let Some(c) = self.rest.chars().next()
            && let Some(digit) = digit(c)
        {
            if digits == 4 {
                return None;
            }
            value = value * 10 + digit;
            digits += 1;
            self.rest = &self.rest[c.len_utf8()..];
        }
        (digits > 0).then_some((value, digits))
    }

    /// Takes what parts date from time: spaces, commas, a word of [`BETWEEN`]. False where nothing does.
    fn gap(&mut self) -> bool {
        self.one_of(&['.']); // `2023. 12. 31. 21:41`
        let mut parted = self.spaces();
        parted |= self.one_of(&[',', '،', '、']).is_some();
        parted |= self.spaces();
        if parted && !self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let word = BETWEEN.iter().find_map(|word| strip_prefix_ignoring_case(self.rest, word));
            if let Some(rest) = word {
                self.rest = rest;
                self.one_of(&[',']);
                self.spaces();
            }
        }
        parted
    }

    fn trailing_meridiem(&mut self) -> Option<bool> {
        let before = self.rest;
        self.spaces();
        let meridiem = self.meridiem();
        if meridiem.is_none() {
            self.rest = before;
        }
        meridiem
    }

    fn meridiem(&mut self) -> Option<bool> {
        self.latin_meridiem().or_else(|| {
            let (rest, second_half) =
                MERIDIEMS.iter().find_map(|&(word, second_half)| Some((self.rest.strip_prefix(word)?, second_half)))?;
            self.rest = rest;
            Some(second_half)
        })
    }

    /// `AM`, `pm`, `a.m.`, `p. m.`, with any spaces inside.
    fn latin_meridiem(&mut self) -> Option<bool> {
        let mut ahead = Cursor { rest: self.rest };
        let half = ahead.one_of(&['a', 'A', 'p', 'P'])?;
        ahead.eat('.');
        ahead.spaces();
        ahead.one_of(&['m', 'M'])?;
        ahead.eat('.');
        self.rest = ahead.rest;
        Some(half.eq_ignore_ascii_case(&'p'))
    }

    /// What closes the start: `]`, ` - ` or `: `.
    fn frame(&mut self, bracket: bool) -> Option<Frame> {
        if bracket {
            self.spaces();
            let closed = self.eat(']');
            self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
            return closed.then_some(Frame::Brackets);
        }
        if let Some(rest) = self.rest.strip_prefix(": ") {
            self.rest = rest;
            return Some(Frame::Colon);
        }
        let spaced = self.spaces();
        if !spaced || !(self.eat('-') || self.eat('–')) {
            return None;
        }
        // An editor that trims lines leaves nothing behind an empty message's dash.
        (self.rest.is_empty() || self.eat(' ')).then_some(Frame::Dash)
    }
}

fn digit(c: char) -> Option<u16> {
    if c.is_ascii() {
        return c.to_digit(10).map(|digit| digit as u16);
    }
    ZEROS
        .iter()
        .find_map(|&zero| u32::from(c).checked_sub(u32::from(zero)).filter(|&digit| digit < 10))
        .map(|d| d as u16)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    (start == prefix || start.eq_ignore_ascii_case(prefix)).then_some(rest)
}

#[cfg(test)]
mod tests;
