//! What is known by its digits: payment cards, phone numbers, and national ids without letters. A number is taken only
//! where its groups are those that people write: dates, times, amounts and orders stay.

use super::forms::cued;
use super::{Kind, Place, ends};

/// Digits of a number, and groups of it.
const MAX_DIGITS: usize = 19;
const MAX_GROUPS: usize = 8;

/// Digits in groups, as far as they are read.
#[derive(Debug, Default)]
struct Run {
    digits: Vec<u8>,
    groups: Vec<usize>,
    signs: Vec<char>,
    plus: bool,
    parenthesis: bool,
    closed: bool,
    /// Where each group ends, in bytes.
    ends: Vec<usize>,
}

/// What begins here, and its length in bytes: the longest that is anything.
pub(super) fn number(place: Place<'_>) -> Option<(Kind, usize)> {
    let before = place.before().chars().next_back();
    // Money, a number of something, or the middle of a longer number.
    if before.is_some_and(|c| "#$€£".contains(c)) || is_within(place.before()) {
        return None;
    }
    let mut run = read(place.rest());
    // One that opens before the number and closes behind it is no part of it.
    if run.parenthesis && !run.closed {
        return None;
    }
    while let Some(&end) = run.ends.last() {
        let rest = &place.rest()[end..];
        if ends(rest) && !(run.parenthesis && run.groups.len() == 1) {
            // Its key says more than the one digit of a card.
            if is_id(&run) {
                return Some((Kind::Id, end));
            }
            if is_card(&run) {
                return Some((Kind::Card, end));
            }
            if is_phone(&run, place) && !is_money(place, rest) {
                return Some((Kind::Phone, end));
            }
        }
        run.shorten();
    }
    None
}

/// Behind a sign that joins it to a digit: "10:30", "1.234".
fn is_within(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(|c| ":/.,-".contains(c)) && back.next().is_some_and(|c| c.is_ascii_digit())
}

fn read(text: &str) -> Run {
    let mut run = Run::default();
    let mut signs: Vec<char> = Vec::new();
    let mut open = false;
    let mut opened = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                if !open {
                    if run.groups.len() == MAX_GROUPS {
                        break;
                    }
                    if !run.groups.is_empty() {
                        run.signs.push(signs.first().copied().unwrap_or(' '));
                    }
                    signs.clear();
                    run.groups.push(0);
                    run.ends.push(at);
                    open = true;
                }
                run.digits.push(c as u8 - b'0');
                if let (Some(group), Some(end)) = (run.groups.last_mut(), run.ends.last_mut()) {
                    *group += 1;
                    *end = at + 1;
                }
                // One more than fits: then it is none.
                if run.digits.len() > MAX_DIGITS {
                    return Run::default();
                }
            }
            '+' if run.digits.is_empty() && !run.plus && !run.parenthesis => run.plus = true,
            '(' if run.groups.len() <= 1 && !run.parenthesis => {
                run.parenthesis = true;
                opened = run.groups.len();
                open = false;
            }
            ')' if run.parenthesis && !run.closed && run.groups.len() == opened + 1 => {
                open = false;
                run.closed = true;
                signs.push(' ');
            }
            ' ' | '\u{A0}' | '-' | '.'
                if !run.digits.is_empty()
                    && signs.iter().filter(|sign| **sign != ' ').count() == 0
                    && signs.len() < 2 =>
            {
                open = false;
                signs.push(if c == '\u{A0}' { ' ' } else { c });
            }
            _ => break,
        }
    }
    run
}

impl Run {
    /// Without its last group.
    fn shorten(&mut self) {
        let group = self.groups.pop().unwrap_or_default();
        self.digits.truncate(self.digits.len().saturating_sub(group));
        self.ends.pop();
        self.signs.truncate(self.groups.len().saturating_sub(1));
    }

    /// One sign between all groups, or none.
    fn is_even(&self) -> bool {
        self.signs.windows(2).all(|pair| pair[0] == pair[1])
    }
}

/// 13 to 19 digits in the groups of a card, whose last is Luhn's.
fn is_card(run: &Run) -> bool {
    let grouped = match run.groups[..] {
        [_] | [4, 6, 4 | 5] => true,
        _ => run.groups.split_last().is_some_and(|(last, fours)| *last <= 4 && fours.iter().all(|group| *group == 4)),
    };
    // With dots only in fours: else it may be an amount or a version.
    let dots = !run.signs.contains(&'.') || run.groups.iter().all(|group| *group == 4);
    let plain = !run.plus && !run.parenthesis && run.is_even() && dots;
    let first = run.digits.first().is_some_and(|first| (2..=6).contains(first));
    plain && grouped && first && (13..=MAX_DIGITS).contains(&run.digits.len()) && luhn(&run.digits)
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(n, digit)| match (n % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10) && digits.windows(2).any(|pair| pair[0] != pair[1])
}

/// A social security number of the United States, or a French one with its key.
fn is_id(run: &Run) -> bool {
    if run.plus || run.parenthesis || !run.is_even() {
        return false;
    }
    let value = |digits: &[u8]| digits.iter().fold(0_u64, |value, digit| value * 10 + u64::from(*digit));
    match run.groups[..] {
        [3, 2, 4] if run.signs[0] == '-' => {
            let area = value(&run.digits[..3]);
            area != 0 && area != 666 && area < 900
        }
        [15] | [13, 2] | [1, 2, 2, 2, 3, 3, 2] => {
            let (number, key) = (value(&run.digits[..13]), value(&run.digits[13..]));
            matches!(run.digits[0], 1 | 2) && key == 97 - number % 97
        }
        _ => false,
    }
}

/// Words before a number that make it no phone's.
const NO_PHONE: [&str; 26] = [
    "order",
    "pedido",
    "commande",
    "ref",
    "reference",
    "referencia",
    "ticket",
    "invoice",
    "factura",
    "facture",
    "nº",
    "num",
    "id",
    "code",
    "codigo",
    "código",
    "isbn",
    "sku",
    "tracking",
    "cuenta",
    "account",
    "case",
    "expediente",
    "version",
    "build",
    "serial",
];

fn is_phone(run: &Run, place: Place<'_>) -> bool {
    let digits = &run.digits;
    let american = |digits: &[u8]| digits.len() == 10 && digits[0] >= 2 && digits[3] >= 2;
    if run.plus {
        let plausible = digits[0] != 0 && (digits[0] != 1 || american(&digits[1..]));
        return plausible && (8..=15).contains(&digits.len());
    }
    if digits.len() >= 11 && digits.len() <= 15 && digits.starts_with(&[0, 0]) && digits[2] != 0 {
        return true;
    }
    if run.parenthesis {
        return american(digits) && run.groups == [3, 3, 4];
    }
    if !run.is_even() && run.groups != [3, 3, 4] {
        return false;
    }
    // In one piece it may count anything else.
    if run.groups.len() == 1 && cued(place, &NO_PHONE) {
        return false;
    }
    match (digits.len(), digits[0], &run.groups[..]) {
        (9, 6..=9, [9] | [3, 3, 3] | [3, 2, 2, 2] | [2, 7] | [3, 6] | [2, 3, 4])
        | (10, 0, [10] | [2, 2, 2, 2, 2] | [4, 6] | [3, 3, 4] | [2, 4, 4] | [4, 3, 3] | [3, 7] | [5, 5])
        | (11, 0, [11] | [5, 6] | [3, 4, 4] | [4, 7] | [4, 3, 4] | [5, 3, 3] | [2, 4, 5]) => true,
        (9, 6..=9, [2, 3, 2, 2]) => !is_address(run),
        (10, 2..=9, [10] | [3, 3, 4] | [3, 7]) => american(digits),
        (11, 1, [1, 3, 3, 4]) => american(&digits[1..]),
        _ => false,
    }
}

/// An address of the internet: `91.123.45.67`.
fn is_address(run: &Run) -> bool {
    run.groups.len() == 4 && run.signs.iter().all(|sign| *sign == '.')
}

/// An amount: a currency before or behind it.
fn is_money(place: Place<'_>, rest: &str) -> bool {
    const CURRENCIES: [&str; 9] = ["€", "$", "£", "eur", "euro", "euros", "usd", "dollars", "pesos"];
    let next = rest.split_whitespace().next().unwrap_or_default();
    let next = next.trim_end_matches(|c: char| ".,;:!?".contains(c)).to_lowercase();
    let back = place.before().trim_end().chars().next_back();
    CURRENCIES.contains(&next.as_str()) || back.is_some_and(|c| "€$£".contains(c))
}
