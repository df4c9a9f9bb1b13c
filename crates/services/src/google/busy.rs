//! When somebody is busy, as Google tells it of calendars.

use std::collections::HashMap;
use std::ops::Range;

use domain::text;
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::{Api, Ask};
use super::calendar::path;
use crate::calendars::{Error, MOST_OTHERS, joined};

#[derive(Deserialize)]
struct Busy {
    #[serde(default)]
    calendars: HashMap<String, BusyCalendar>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct BusyCalendar {
    busy: Vec<Span>,
    errors: Vec<Reason>,
}

#[derive(Deserialize)]
struct Span {
    start: Timestamp,
    end: Timestamp,
}

#[derive(Deserialize)]
struct Reason {
    #[serde(default)]
    reason: String,
}

/// As [`Calendars::busy`](crate::calendars::Calendars::busy).
pub(super) async fn of(api: &Api, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
    let found = ask(api, &[calendar], window).await?.remove(calendar).ok_or(Error::Missing)?;
    match found.errors.first() {
        Some(one) if one.reason == "notFound" => Err(Error::Missing),
        Some(one) => {
            let reason = text::shorten(&text::clean(&one.reason), 80);
            Err(Error::Refused(format!("Google does not tell when this calendar is busy ({reason})")))
        }
        None => Ok(found.within(window)),
    }
}

/// As [`Calendars::busy_of`](crate::calendars::Calendars::busy_of).
pub(super) async fn of_others(
    api: &Api,
    people: &[String],
    window: &Range<Timestamp>,
) -> Result<Vec<Option<Vec<Range<Timestamp>>>>, Error> {
    let asked: Vec<&str> = people.iter().take(MOST_OTHERS).map(String::as_str).collect();
    let mut found = ask(api, &asked, window).await?;
    let seen = |found: BusyCalendar| found.errors.is_empty().then(|| found.within(window));
    Ok(people.iter().map(|address| found.remove(address).and_then(seen)).collect())
}

/// By what was asked about.
async fn ask(api: &Api, calendars: &[&str], window: &Range<Timestamp>) -> Result<HashMap<String, BusyCalendar>, Error> {
    let items: Vec<Value> = calendars.iter().map(|id| json!({ "id": id })).collect();
    let body = json!({ "timeMin": window.start.to_string(), "timeMax": window.end.to_string(), "items": items });
    // It only asks, whatever its method says: a lost answer is no doubt.
    let answer: Result<Busy, Error> = api.fetch(&Ask::with(Method::POST, &path(&["freeBusy"]), body)).await;
    answer.map(|answer| answer.calendars).map_err(|error| match error {
        Error::Unknown(why) => Error::Later { why, after: None },
        error => error,
    })
}

impl BusyCalendar {
    fn within(self, window: &Range<Timestamp>) -> Vec<Range<Timestamp>> {
        joined(self.busy.into_iter().map(|span| span.start..span.end).collect(), window)
    }
}
