//! An [`Entry`] as a file of iCalendar (RFC 5545), and back.
//!
//! [`read`] takes what an entry holds out of a file. [`write`] makes a file of it, [`patch`] writes it over one that
//! was fetched: only what differs from what that file says is touched, so alarms, attachments and properties of others
//! stay, and so does every line that says the same as before. `busy.rs` reads what a server says of the free and the busy.
//!
//! Zones are written out as `VTIMEZONE`s ([`vtimezone`]); names of other origin are known by `zones.rs`. To have an
//! entry hold one more property: read it in `read.rs`, write it in `patch.rs`, make some of it in `tests.rs`.

mod busy;
mod moment;
mod patch;
mod read;
#[cfg(test)]
mod tests;
pub mod vtimezone;
mod windows;
mod zones;

use jiff::Timestamp;

use super::Entry;
use crate::lines::{Line, Part};

pub(crate) use busy::{busy, spans};
pub(crate) use moment::{one as moment_of, utc, value as value_of};

/// Instances of one series that are left out, and those that are otherwise: each at most.
pub const MOST_INSTANCES: usize = 10_000;

const PRODUCT: &str = "-//Attache//Attache//EN";

/// What a file of one thing says; none where it is no event (a task, a journal). The text says what is wrong.
pub fn read(file: &[u8]) -> Result<Option<Entry>, String> {
    let calendar = Part::parse(file)?;
    Ok(read::Reading::of(&calendar)?.map(|reading| reading.entry))
}

/// A new file. `now` is when it is written. Fails where the entry could not be read back: no uid, or one too long.
pub fn write(entry: &Entry, now: Timestamp) -> Result<String, String> {
    let mut calendar = Part::new("VCALENDAR");
    calendar.set("VERSION", [Line::of("VERSION", &[], "2.0")]);
    calendar.set("PRODID", [Line::of("PRODID", &[], PRODUCT)]);
    calendar.set("CALSCALE", [Line::of("CALSCALE", &[], "GREGORIAN")]);
    patch::apply(&mut calendar, None, entry, now)?;
    Ok(calendar.render())
}

/// `file` with what `entry` says otherwise; its uid stays the file's. Fails where the file is no event that can be read.
pub fn patch(file: &[u8], entry: &Entry, now: Timestamp) -> Result<String, String> {
    let mut calendar = Part::parse(file)?;
    let before = read::Reading::of(&calendar)?.ok_or("it is no event")?;
    patch::apply(&mut calendar, Some(&before), entry, now)?;
    Ok(calendar.render())
}

/// The IANA name of the one zone that a file describes: a calendar's own.
pub(crate) fn zone(file: &[u8]) -> Option<String> {
    let calendar = Part::parse(file).ok()?;
    let name = calendar.parts().find(|part| part.name == "VTIMEZONE")?.text("TZID")?;
    let name = zones::Zones::of(&calendar).name(&name).to_owned();
    zones::known(&name)
}
