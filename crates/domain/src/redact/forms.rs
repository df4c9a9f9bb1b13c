//! What is known by letters and check digits: e-mail addresses, IBANs, national ids and passports. Each function answers
//! the length in bytes of what begins at a place.

use super::{Place, ends};

/// Characters of an address before its `@`, and behind it.
const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 253;

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "._%+-'".contains(c)
}

/// `ana.lopez+work@example.org`
pub(super) fn email(place: Place<'_>) -> Option<usize> {
    // Within the part before the `@` it was tried at its beginning.
    if place.before().chars().next_back().is_some_and(is_local) {
        return None;
    }
    let rest = place.rest();
    let (at, _) = rest.char_indices().take(MAX_LOCAL + 1).find(|(_, c)| !is_local(*c)).filter(|(_, c)| *c == '@')?;
    let domain = &rest[at + 1..];
    let end = domain.char_indices().take(MAX_DOMAIN).find(|(_, c)| !(c.is_alphanumeric() || *c == '.' || *c == '-'));
    let end = end.map_or(domain.len().min(domain.floor_char_boundary(MAX_DOMAIN)), |(end, _)| end);
    let domain = domain[..end].trim_end_matches(['.', '-']);
    let (_, last) = domain.rsplit_once('.')?;
    let fits = at > 0 && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic) && !domain.contains("..");
    (fits && !domain.starts_with(['.', '-'])).then_some(at + 1 + domain.len())
}

/// Characters of an IBAN, by country; elsewhere whatever its check digits fit.
const LENGTHS: [(&str, usize); 28] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SK", 24),
];

/// `ES91 2100 0418 4502 0005 1332`, with or without spaces.
pub(super) fn iban(place: Place<'_>) -> Option<usize> {
    let rest = place.rest();
    let head: Vec<char> = rest.chars().take(4).collect();
    let letters = head.len() == 4 && head[..2].iter().all(char::is_ascii_alphabetic);
    if !letters || !head[2..].iter().all(char::is_ascii_digit) {
        return None;
    }
    let country: String = head[..2].iter().map(char::to_ascii_uppercase).collect();
    let wanted = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
    let mut code = String::new();
    let mut best = None;
    let mut spaced = false;
    for (at, c) in rest.char_indices().take(50) {
        match c {
            c if c.is_ascii_alphanumeric() => {
                code.push(c.to_ascii_uppercase());
                spaced = false;
                let end = at + 1;
                let long = wanted.map_or((15..=34).contains(&code.len()), |wanted| wanted == code.len());
                if long && ends(&rest[end..]) && checks(&code) {
                    best = Some(end);
                }
                if code.len() >= wanted.unwrap_or(34) {
                    break;
                }
            }
            ' ' | '\u{A0}' | '-' if !spaced => spaced = true,
            _ => break,
        }
    }
    best
}

/// The check digits of ISO 7064, MOD 97-10.
fn checks(code: &str) -> bool {
    let (head, tail) = code.split_at(4);
    let rest = tail.chars().chain(head.chars()).try_fold(0_u32, |rest, c| {
        let digit = c.to_digit(36)?;
        Some(if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 })
    });
    rest == Some(1)
}

/// A Spanish DNI or NIE, a British NINO, an Italian codice fiscale; or a passport, where that word stands before it.
/// Those of digits alone are in `numbers.rs`.
pub(super) fn id(place: Place<'_>) -> Option<usize> {
    spanish(place.rest())
        .or_else(|| british(place.rest()))
        .or_else(|| italian(place.rest()))
        .or_else(|| passport(place))
}

/// The characters of a code up to `most`, spaces and hyphens left out, with where each ends.
fn code(text: &str, most: usize) -> Vec<(char, usize)> {
    let mut found = Vec::with_capacity(most);
    let mut parted = false;
    for (at, c) in text.char_indices() {
        match c {
            c if c.is_ascii_alphanumeric() => {
                found.push((c.to_ascii_uppercase(), at + 1));
                parted = false;
                if found.len() == most {
                    break;
                }
            }
            ' ' | '-' if !parted => parted = true,
            _ => break,
        }
    }
    found
}

/// Whether a code has this form: `9` a digit, `A` a letter. Answers where it ends in `text`.
fn fits(text: &str, found: &[(char, usize)], form: &str) -> Option<usize> {
    let fit = found.len() >= form.len()
        && found.iter().zip(form.chars()).all(|((c, _), form)| match form {
            '9' => c.is_ascii_digit(),
            _ => c.is_ascii_alphabetic(),
        });
    let end = fit.then(|| found[form.len() - 1].1)?;
    ends(&text[end..]).then_some(end)
}

fn spanish(text: &str) -> Option<usize> {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let found = code(text, 9);
    let (end, digits) = if let Some(end) = fits(text, &found, "99999999A") {
        (end, found[..8].iter().map(|(c, _)| *c).collect::<String>())
    } else {
        let end = fits(text, &found, "A9999999A")?;
        let first = "XYZ".find(found[0].0)?;
        (end, std::iter::once(char::from(b'0' + first as u8)).chain(found[1..8].iter().map(|(c, _)| *c)).collect())
    };
    let number: usize = digits.parse().ok()?;
    (char::from(LETTERS[number % 23]) == found[8].0).then_some(end)
}

fn british(text: &str) -> Option<usize> {
    let found = code(text, 9);
    let end = fits(text, &found, "AA999999A")?;
    let bad = |c: char| "DFIQUV".contains(c);
    (!bad(found[0].0) && !bad(found[1].0) && found[1].0 != 'O' && ('A'..='D').contains(&found[8].0)).then_some(end)
}

fn italian(text: &str) -> Option<usize> {
    let found = code(text, 16);
    let end = fits(text, &found, "AAAAAA99A99A999A")?;
    // In one piece: six letters and a number may be anything.
    (end == 16).then_some(end)
}

/// Words before a number that make it a passport's.
const PASSPORT: [&str; 4] = ["passport", "pasaporte", "passeport", "dni"];

fn passport(place: Place<'_>) -> Option<usize> {
    let rest = place.rest();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let digits = rest[..end.min(16)].bytes().filter(u8::is_ascii_digit).count();
    if !(6..=12).contains(&end) || digits < 5 {
        return None;
    }
    cued(place, &PASSPORT).then_some(end)
}

/// Whether one of the three words before a place is one of these.
pub(super) fn cued(place: Place<'_>, cues: &[&str]) -> bool {
    let before = place.before();
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(40))..];
    let words = near.split(|c: char| !c.is_alphanumeric() && c != 'º').rev().filter(|word| !word.is_empty()).take(3);
    words.into_iter().any(|word| cues.contains(&word.to_lowercase().as_str()))
}
