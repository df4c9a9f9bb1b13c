//! Whether both sides tell the same.

use domain::{Event, Exception};
use jiff::Timestamp;
use services::calendars::{Entry, Moment};

use super::world::World;

/// A thing as both sides tell of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Same {
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub place: Option<String>,
    pub notes: Option<String>,
    pub recurrence: Option<String>,
    pub exceptions: Vec<(Timestamp, Option<(String, Timestamp)>)>,
}

impl From<&Event> for Same {
    fn from(event: &Event) -> Self {
        let exception = |one: &Exception| (one.of, one.instead.as_ref().map(|to| (to.title.clone(), to.starts_at)));
        Self {
            title: event.title.clone(),
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            place: event.place.clone(),
            notes: event.notes.clone(),
            recurrence: event.recurrence.clone(),
            exceptions: event.exceptions.iter().map(exception).collect(),
        }
    }
}

impl From<&Entry> for Same {
    fn from(entry: &Entry) -> Self {
        let zone = jiff::tz::TimeZone::get("Europe/Madrid").unwrap();
        let at = |moment: &Moment| moment.instant(&zone);
        let left_out = entry.left_out.iter().map(|of| (at(of), None));
        let special = entry.special.iter().map(|one| (at(&one.of), Some((one.title.clone(), at(&one.starts)))));
        let mut exceptions: Vec<_> = left_out.chain(special).collect();
        exceptions.sort();
        Self {
            title: entry.title.clone(),
            starts_at: at(&entry.starts),
            ends_at: at(&entry.ends),
            place: entry.place.clone(),
            notes: entry.notes.clone(),
            recurrence: entry.recurrence.clone(),
            exceptions,
        }
    }
}

impl World {
    /// Both sides tell the same, and nothing twice. Answers how many things there are.
    pub async fn assert_equal(&self, calendars: &[&str]) -> usize {
        let mut here: Vec<Same> = self.here().await.iter().map(Same::from).collect();
        let mut there = Vec::new();
        for calendar in calendars {
            there.extend(self.there(calendar).iter().map(|found| Same::from(&found.entry)));
        }
        here.sort();
        there.sort();
        assert_eq!(here, there, "the agenda, and the account");
        here.len()
    }
}
