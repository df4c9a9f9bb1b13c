//! Somebody in a person's own contacts.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{CardId, UserId, text};

/// Contacts of one person; one more is refused.
pub const MAX_CONTACTS: i64 = 10_000;
/// Characters of a name or an organisation, of an address or a number, of a note; and how many addresses and numbers. As
/// much as an account elsewhere may hold, so that nothing of a card is cut on its way here and back.
const NAME: usize = 500;
const ADDRESS: usize = 300;
const NOTE: usize = 8_000;
const MANY: usize = 50;
/// Characters by which contacts are sorted; those who begin alike are sorted by their ids.
const SORTED: usize = 60;

/// What is known of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Card {
    /// As it is shown; put together from the rest where it is left out.
    #[schemars(length(max = 500))]
    pub name: String,
    #[schemars(length(max = 500))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    #[schemars(length(max = 500))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Mail addresses, the one that is used first.
    #[schemars(length(max = 50), inner(length(max = 300)))]
    pub emails: Vec<String>,
    /// Telephone numbers as they are written, the one that is used first.
    #[schemars(length(max = 50), inner(length(max = 300)))]
    pub phones: Vec<String>,
    #[schemars(length(max = 500))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[schemars(length(max = 8000))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// 1985-04-12, or --04-12 where the year is not known.
    #[schemars(with = "Option<String>", length(max = 10))]
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Birthday>,
}

/// A day of the year; many do not tell the year. Written `1985-04-12` or `--04-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Birthday {
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, and in that month.
    pub day: i8,
}

/// Somebody in a person's own contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Contact {
    pub id: CardId,
    #[serde(skip)]
    #[schema(ignore)]
    pub user_id: UserId,
    #[serde(flatten)]
    pub card: Card,
    /// Grows with every change.
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// A place in the contacts by name: behind this one. Written as one word, and stays good when that one is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// As [`Card::sorted`].
    pub name: String,
    pub id: CardId,
}

/// The field, and what is wrong with it.
pub type CardFault = (&'static str, String);

impl Card {
    /// Cleaned, within the bounds, and with a name. What stood in `before` is not looked at again: an account elsewhere
    /// may hold an address that is none.
    pub fn checked(self, before: Option<&Self>) -> Result<Self, CardFault> {
        let stood = |of: fn(&Self) -> &Vec<String>| before.map(of).map_or(&[][..], Vec::as_slice);
        let mut card = Self {
            name: line("name", &self.name, NAME)?.unwrap_or_default(),
            given: one("given", self.given, NAME)?,
            family: one("family", self.family, NAME)?,
            emails: each("emails", &self.emails, stood(|card| &card.emails), is_email, "is no mail address")?,
            phones: each("phones", &self.phones, stood(|card| &card.phones), is_phone, "is no telephone number")?,
            organisation: one("organisation", self.organisation, NAME)?,
            note: self.note.map(|note| text::clean(&note).trim().to_owned()).filter(|note| !note.is_empty()),
            birthday: self.birthday,
        };
        if card.note.as_ref().is_some_and(|note| note.chars().count() > NOTE) {
            return Err(("note", format!("has more than {NOTE} characters")));
        }
        if card.name.is_empty() {
            card.name = card.called();
        }
        if card.name.is_empty() {
            return Err(("name", "is empty, and there is nothing else to call them by".to_owned()));
        }
        Ok(card)
    }

    /// As it is kept of what others wrote: cleaned, cut to the bounds, and named. What [`Card::checked`] took stays as it is.
    #[must_use]
    pub fn tamed(self) -> Self {
        let tame = |text: &str, most| line("", &text::shorten(text, most), most).ok().flatten();
        let one = |text: Option<String>| text.and_then(|text| tame(&text, NAME));
        let each = |all: Vec<String>| {
            let mut kept: Vec<String> = Vec::new();
            for one in all.iter().filter_map(|one| tame(one, ADDRESS)) {
                if kept.len() < MANY && !kept.contains(&one) {
                    kept.push(one);
                }
            }
            kept
        };
        let note = self.note.map(|note| text::shorten(text::clean(&note).trim(), NOTE));
        let mut card = Self {
            name: tame(&self.name, NAME).unwrap_or_default(),
            given: one(self.given),
            family: one(self.family),
            emails: each(self.emails),
            phones: each(self.phones),
            organisation: one(self.organisation),
            note: note.filter(|note| !note.is_empty()),
            birthday: self.birthday,
        };
        card.name = Some(card.called()).filter(|name| !name.is_empty()).unwrap_or_else(|| "–".to_owned());
        card
    }

    /// By what a person calls them: the name, else what there is in its place. Empty where there is nothing.
    pub fn called(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        let names: Vec<&str> = [&self.given, &self.family].into_iter().flatten().map(String::as_str).collect();
        let others = [self.organisation.as_ref(), self.emails.first(), self.phones.first()];
        if names.is_empty() {
            others.into_iter().flatten().next().cloned().unwrap_or_default()
        } else {
            names.join(" ")
        }
    }

    /// By what contacts are sorted.
    pub fn sorted(&self) -> String {
        text::shorten(&folded(&self.called()), SORTED)
    }

    /// All by which somebody is looked for, as [`Card::wanted`] writes what is looked for; numbers also without what
    /// stands between their digits.
    pub fn sought(&self) -> String {
        let names = [Some(&self.name), self.given.as_ref(), self.family.as_ref(), self.organisation.as_ref()];
        let words = names.into_iter().flatten().chain(&self.emails).chain(&self.phones).map(|word| folded(word));
        words.chain(self.phones.iter().map(|phone| digits(phone))).collect::<Vec<_>>().join("\n")
    }

    /// The words of a search, `most` of them, each as it stands in [`Card::sought`].
    pub fn wanted(search: &str, most: usize) -> Vec<String> {
        let is_number = |text: &str| is_phone(text) && !text.contains(char::is_alphabetic) && !text.contains('@');
        // A number is one word, however it is written.
        if is_number(search) {
            return vec![digits(search)];
        }
        search.split_whitespace().take(most).map(folded).collect()
    }

    /// One line for a person: `Ana Ruiz · ana@example.org · +34 600 000 000 · Example Inc.`
    pub fn line(&self) -> String {
        let name = self.called();
        let more = [self.emails.first(), self.phones.first(), self.organisation.as_ref()];
        let more: Vec<&String> = more.into_iter().flatten().filter(|part| **part != name).collect();
        std::iter::once(&name).chain(more).map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

/// Lower case, without the accents of the languages that we read.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().map(text::unaccented).collect()
}

/// The digits of a number, and the `+` before them.
fn digits(phone: &str) -> String {
    let plus = if phone.trim_start().starts_with('+') { "+" } else { "" };
    format!("{plus}{}", phone.chars().filter(char::is_ascii_digit).collect::<String>())
}

/// One line, cleaned; none where nothing can be seen of it.
fn line(field: &'static str, given: &str, most: usize) -> Result<Option<String>, CardFault> {
    let line = text::clean(given).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => Ok(None),
        count if count > most => Err((field, format!("has {count} characters; {most} at most"))),
        _ => Ok(Some(line).filter(|line| !text::is_blank(line))),
    }
}

fn one(field: &'static str, given: Option<String>, most: usize) -> Result<Option<String>, CardFault> {
    given.map_or(Ok(None), |given| line(field, &given, most))
}

/// Each once, none empty.
fn each(
    field: &'static str,
    given: &[String],
    stood: &[String],
    fits: fn(&str) -> bool,
    else_what: &str,
) -> Result<Vec<String>, CardFault> {
    if given.len() > MANY {
        return Err((field, format!("are {}; {MANY} at most", given.len())));
    }
    let mut kept: Vec<String> = Vec::new();
    for one in given {
        let Some(one) = line(field, one, ADDRESS)? else { continue };
        if !fits(&one) && !stood.contains(&one) {
            return Err((field, format!("{} {else_what}", text::quote(&one))));
        }
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    Ok(kept)
}

fn is_email(text: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>,;\"".contains(c));
    text.rsplit_once('@').is_some_and(|(local, domain)| whole(local) && whole(domain) && !local.contains('@'))
}

fn is_phone(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 3 && text.chars().count() <= 50
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl FromStr for Birthday {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // 2024 has every day.
        let (year, date) = match text.strip_prefix("--") {
            Some(rest) => (false, format!("2024-{rest}")),
            None => (true, text.to_owned()),
        };
        let date: Option<Date> = date.parse().ok().filter(|_| text.len() <= 10);
        let date = date.ok_or_else(|| format!("{} is no day; write 1985-04-12 or --04-12", text::quote(text)))?;
        Ok(Self { year: year.then(|| date.year()), month: date.month(), day: date.day() })
    }
}

impl TryFrom<String> for Birthday {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Birthday> for String {
    fn from(day: Birthday) -> Self {
        day.to_string()
    }
}

impl From<&Contact> for After {
    fn from(contact: &Contact) -> Self {
        Self { name: contact.card.sorted(), id: contact.id }
    }
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.id, text::hex(self.name.as_bytes()))
    }
}

impl FromStr for After {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NONE: &str = "is no place that a page before told";
        let (id, name) = text.split_once('.').ok_or(NONE)?;
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = name.as_bytes().chunks(2).map(byte).collect();
        let name = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(NONE)?;
        Ok(Self { name, id: id.parse().map_err(|_| NONE)? })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn card(name: &str) -> Card {
        Card { name: name.into(), ..Card::default() }
    }

    #[test]
    fn a_card_is_cleaned_bounded_and_has_a_name() {
        let given = Card {
            given: Some(" Inés\u{202e} ".into()),
            family: Some("Ruiz".into()),
            emails: vec!["Ana@example.org".into(), " Ana@example.org ".into(), String::new()],
            phones: vec!["+34 600-000 000".into()],
            note: Some(" \n".into()),
            ..Card::default()
        };
        let card = given.checked(None).unwrap();
        assert_eq!((card.name.as_str(), card.emails.len(), card.note.as_ref()), ("Inés Ruiz", 1, None));
        assert_eq!(card.line(), "Inés Ruiz · Ana@example.org · +34 600-000 000");
        let found = |search: &str| Card::wanted(search, 8).iter().all(|word| card.sought().contains(word));
        for search in ["ines", "INÉS ru", "ana@EXAMPLE", "+34 600", "600 000-000", "34600"] {
            assert!(found(search), "{search}");
        }
        assert!(!found("inez") && !found("601"));
        let mail = Card { emails: vec!["bo@example.org".into()], ..Card::default() }.checked(None).unwrap();
        assert_eq!((mail.name.as_str(), mail.line().as_str()), ("bo@example.org", "bo@example.org"));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let with = |change: fn(&mut Card)| {
            let mut card = card("Ana");
            change(&mut card);
            card.checked(None).map_err(|(field, _)| field)
        };
        assert_eq!(card(" \u{200b}").checked(None).map_err(|(field, _)| field), Err("name"));
        assert_eq!(with(|card| card.name = "x".repeat(501)), Err("name"));
        assert_eq!(with(|card| card.emails = vec!["nobody".into()]), Err("emails"));
        assert_eq!(with(|card| card.emails = vec!["a@b\r\nBcc: c@d".into()]), Err("emails"));
        assert_eq!(with(|card| card.emails = vec!["a@b.org".into(); 51]), Err("emails"));
        assert_eq!(with(|card| card.phones = vec!["none".into()]), Err("phones"));
        assert_eq!(with(|card| card.note = Some("x".repeat(8_001))), Err("note"));
        assert!(with(|card| card.note = Some("two\nlines".into())).is_ok());
        // What an account elsewhere holds is no reason to refuse another change.
        let before = Card { emails: vec!["nobody".into()], ..card("Ana") };
        assert!(before.clone().checked(Some(&before)).is_ok());
    }

    #[test]
    fn a_birthday_is_a_day_with_or_without_its_year() {
        for text in ["1985-04-12", "--02-29", "2024-02-29"] {
            assert_eq!(text.parse::<Birthday>().unwrap().to_string(), text);
        }
        for text in ["1985-02-29", "--13-01", "", "12 April", "--2-9", "1985-04-12T00:00", "-01985-04-12"] {
            assert!(text.parse::<Birthday>().is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Card>(r#"{"birthday": "--02-30"}"#).is_err());
    }

    #[test]
    fn a_place_survives_its_text() {
        let after = After { name: "ñé 👩‍🚀".into(), id: CardId::derived(b"x") };
        assert_eq!(after.to_string().parse(), Ok(after));
        let id = CardId::derived(b"x");
        for text in [String::new(), id.to_string(), format!("{id}.ff"), format!("{id}.é"), "crd_1.61".into()] {
            assert!(text.parse::<After>().is_err(), "{text}");
        }
    }
}
