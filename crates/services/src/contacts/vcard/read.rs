//! What a card says, as a [`Person`].

use domain::text::{clean, shorten};
use jiff::civil::Date;

use super::super::{Birthday, Person};
use crate::lines::{Line, Part, split, unescaped};

const MOST_NAME: usize = 500;
const MOST_NOTE: usize = 8_000;
const MOST_VALUE: usize = 300;
/// Of a uid; a longer one is not read.
const MOST_UID: usize = 1_000;
const MOST_VALUES: usize = 50;
/// A year that Apple writes where none is told.
const NO_YEAR: i16 = 1604;

/// None where it is a list of people.
pub(super) fn person(card: &Part) -> Result<Option<Person>, String> {
    if card.name != "VCARD" {
        return Err("it is no card".into());
    }
    let kinds = card.all("KIND").chain(card.all("X-ADDRESSBOOKSERVER-KIND"));
    if kinds.into_iter().any(|kind| kind.value().trim().eq_ignore_ascii_case("group")) {
        return Ok(None);
    }
    let uid = card.text("UID").ok_or("it has no UID")?;
    if uid.chars().nth(MOST_UID).is_some() {
        return Err("its UID is too long".into());
    }
    let mut names = card.first("N").map(|line| components(line.value())).unwrap_or_default().into_iter();
    let (family, given) = (names.next().flatten(), names.next().flatten());
    let organisation = card.first("ORG").and_then(|line| components(line.value()).into_iter().next().flatten());
    let (emails, phones) = (values(card, "EMAIL"), values(card, "TEL"));
    let parts: Vec<&str> = [&given, &family].into_iter().flatten().map(String::as_str).collect();
    // What some leave out although it must be there.
    let shown = Some(parts.join(" ")).filter(|name| !name.is_empty());
    let shown = shown.or_else(|| organisation.clone()).or_else(|| emails.first().or(phones.first()).cloned());
    let name = card.text("FN").map(|name| shorten(&name, MOST_NAME)).or(shown).unwrap_or_default();
    Ok(Some(Person {
        uid,
        name,
        given,
        family,
        emails,
        phones,
        organisation,
        note: card.text("NOTE").map(|note| shorten(&note, MOST_NOTE)),
        birthday: card.first("BDAY").and_then(birthday),
    }))
}

/// The parts of a value; none for one that is empty.
fn components(value: &str) -> Vec<Option<String>> {
    let parts = split(value, ';').map(|part| shorten(unescaped(part).trim(), MOST_NAME));
    parts.map(|part| Some(part).filter(|part| !part.is_empty())).collect()
}

fn values(card: &Part, name: &str) -> Vec<String> {
    card.all(name).filter_map(value).take(MOST_VALUES).collect()
}

/// An address or a number; none where the line has none that is fit.
pub(super) fn value(line: &Line) -> Option<String> {
    let text = unescaped(line.value());
    let text = text.trim();
    // Of version 4: `tel:+34-600-000-000`.
    let bare = ["tel:", "mailto:"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    });
    let text = clean(bare.unwrap_or(text)).trim().to_owned();
    (!text.is_empty() && text.chars().count() <= MOST_VALUE && !text.contains('\n')).then_some(text)
}

/// `1985-04-12`, `19850412T000000Z`, `--0412`, and Apple's year that is none.
fn birthday(line: &Line) -> Option<Birthday> {
    let text = line.value().trim();
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => (Some(day.get(..4)?.parse::<i16>().ok()?), day.get(4..)?),
    };
    let digits: String = rest.chars().filter(|c| *c != '-').collect();
    if digits.len() != 4 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (month, day) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let omitted = line.parameter("X-APPLE-OMIT-YEAR").is_some() || year == Some(NO_YEAR);
    let year = year.filter(|_| !omitted);
    // A leap year has every day that there is.
    Date::new(year.unwrap_or(2000), month, day).ok()?;
    Some(Birthday { year, month, day })
}
