//! A [`Person`] as a card (vCard 3, RFC 2426, and 4, RFC 6350), and back.
//!
//! [`read`] takes what a person holds out of a card. [`write`] makes one of version 3, which every server takes;
//! [`patch`] writes over one that was fetched, in its own version: only what differs is touched, so photos, postal
//! addresses and properties of others stay. To have a person hold one more property: read it, write it, and make some
//! of it in `tests.rs`.

mod patch;
mod read;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

use super::Person;
use crate::lines::{Line, Part};

/// What a card says; none where it is a list of people. The text says what is wrong.
pub fn read(file: &[u8]) -> Result<Option<Person>, String> {
    read::person(&Part::parse(file)?)
}

/// A new card. `now` is when it is written. Fails where it could not be read back: no uid, or one too long.
pub fn write(person: &Person, now: Timestamp) -> Result<String, String> {
    let mut card = Part::new("VCARD");
    card.set("VERSION", [Line::of("VERSION", &[], "3.0")]);
    card.set_text("UID", Some(&person.uid));
    patch::apply(&mut card, None, person, now);
    read::person(&card)?;
    Ok(card.render())
}

/// `file` with what `person` says otherwise; its uid stays the file's. Fails where the file is no card of one person.
pub fn patch(file: &[u8], person: &Person, now: Timestamp) -> Result<String, String> {
    let mut card = Part::parse(file)?;
    let before = read::person(&card)?.ok_or("it is a list of people")?;
    patch::apply(&mut card, Some(&before), person, now);
    Ok(card.render())
}
