//! A Google account's calendars, over Calendar v3.
//!
//! What an account changed is told by sync tokens; a new event is written under an id that is made of its uid, so written
//! again it is refused (409). A series is one thing here and several there (`event.rs`): it is fetched whole wherever one
//! part of it changed, and written part by part, each against its version. A write that breaks off in between is settled
//! by whoever asked for it: they look again.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use domain::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;

use super::api::{Api, Ask};
use super::event::{Event, Series, id_of, instance_patch, is_of};
use super::{busy, push};
use crate::calendars::{
    Calendars, Change, Changes, Entry, Error, Found, Listed, Moment, Status, Watch, Watched, Written,
};

/// Where Calendar v3 stands under its host.
const ROOT: [&str; 2] = ["calendar", "v3"];
const PAGE: usize = 100;
const MOST_CALENDARS: usize = 100;
const MOST_NAME: usize = 200;
/// Pages of one series, of a list of calendars: more is left out.
const MOST_PAGES: usize = 10;
/// What is looked at: birthdays and places of work are no appointments.
pub(super) const TYPES: [&str; 4] = ["default", "fromGmail", "outOfOffice", "focusTime"];

/// One account.
#[derive(Debug)]
pub struct GoogleCalendar {
    api: Api,
    page: usize,
    /// Zones of calendars, as they were listed last.
    zones: Mutex<HashMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listing<T> {
    #[serde(default = "Vec::new")]
    items: Vec<T>,
    next_page_token: Option<String>,
    next_sync_token: Option<String>,
    time_zone: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListEntry {
    id: String,
    #[serde(default)]
    summary: String,
    summary_override: Option<String>,
    background_color: Option<String>,
    #[serde(default)]
    access_role: String,
    time_zone: Option<String>,
    #[serde(default)]
    deleted: bool,
}

/// Where a look goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// The next page of a look at everything within these times.
    All {
        from: String,
        to: String,
        page: String,
    },
    Since {
        token: String,
        page: Option<String>,
    },
}

impl Place {
    fn write(&self) -> String {
        match self {
            Self::All { from, to, page } => format!("all\n{from}\n{to}\n{page}"),
            Self::Since { token, page: None } => format!("since\n{token}"),
            Self::Since { token, page: Some(page) } => format!("since\n{token}\n{page}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('\n').collect();
        let own = |text: &&str| (*text).to_owned();
        match parts.as_slice() {
            ["all", from, to, page] => Some(Self::All { from: own(from), to: own(to), page: own(page) }),
            ["since", token] => Some(Self::Since { token: own(token), page: None }),
            ["since", token, page] => Some(Self::Since { token: own(token), page: Some(own(page)) }),
            _ => None,
        }
    }
}

impl GoogleCalendar {
    pub fn new(api: Api) -> Self {
        Self { api, page: PAGE, zones: Mutex::default() }
    }

    /// The same with so many events in a page of changes; 100 else.
    #[must_use]
    pub fn pages(self, size: usize) -> Self {
        Self { page: size.max(1), ..self }
    }

    fn zones(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
        self.zones.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The zone of what names none in a calendar.
    async fn zone_of(&self, calendar: &str) -> Result<String, Error> {
        if let Some(zone) = self.zones().get(calendar) {
            return Ok(zone.clone());
        }
        self.list().await?;
        Ok(self.zones().get(calendar).cloned().unwrap_or_else(|| "UTC".into()))
    }

    async fn page(&self, calendar: &str, query: Vec<(&'static str, String)>) -> Result<Listing<Event>, Error> {
        self.api.fetch(&Ask::get(&path(&["calendars", calendar, "events"]), query)).await
    }

    async fn event(&self, calendar: &str, id: &str) -> Result<Event, Error> {
        self.api.fetch(&Ask::get(&path(&["calendars", calendar, "events", id]), Vec::new())).await
    }

    /// What belongs to a master: all instances of it that are otherwise. They share its `iCalUID`.
    async fn series(&self, calendar: &str, master: Event) -> Result<Series, Error> {
        let mut instances: Vec<Event> = Vec::new();
        if let (false, Some(uid)) = (master.recurrence.is_empty(), &master.ical_uid) {
            let mut token = None;
            for _ in 0..MOST_PAGES {
                let mut query =
                    vec![("iCalUID", uid.clone()), ("showDeleted", "true".into()), ("maxResults", "2500".into())];
                query.extend(token.take().map(|token| ("pageToken", token)));
                let page = self.page(calendar, query).await?;
                let ours = |one: &Event| one.recurring_event_id.as_deref() == Some(&master.id);
                instances.extend(page.items.into_iter().filter(ours));
                token = page.next_page_token;
                if token.is_none() {
                    break;
                }
            }
        }
        Ok(Series { master, instances })
    }

    /// The thing that an event of a page belongs to; [`Error::Missing`] where it is gone.
    async fn whole(&self, calendar: &str, event: Event) -> Result<Series, Error> {
        let master = match &event.recurring_event_id {
            None => event,
            Some(master) => self.event(calendar, master).await?,
        };
        if master.is_cancelled() {
            return Err(Error::Missing);
        }
        self.series(calendar, master).await
    }

    async fn standing(&self, calendar: &str, href: &str) -> Result<Series, Error> {
        let event = self.event(calendar, href).await?;
        if event.recurring_event_id.is_some() {
            return Err(Error::Missing);
        }
        self.whole(calendar, event).await
    }

    async fn patch(&self, calendar: &str, id: &str, etag: &str, body: Value, tells: bool) -> Result<Event, Error> {
        let path = path(&["calendars", calendar, "events", id]);
        let query = if tells { vec![("sendUpdates", "all".to_owned())] } else { Vec::new() };
        let ask = Ask { query, if_match: Some(etag), ..Ask::with(Method::PATCH, &path, body) };
        self.api.fetch(&ask).await
    }

    /// The instance of a series that would begin at `of`.
    async fn instance(&self, calendar: &str, master: &str, of: &Moment, zone: &str) -> Result<Event, Error> {
        let home = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let original = match of {
            Moment::Day(day) => day.to_string(),
            Moment::At { .. } => of.instant(&home).to_string(),
        };
        let query = vec![("originalStart", original), ("showDeleted", "true".into())];
        let found: Listing<Event> =
            self.api.fetch(&Ask::get(&path(&["calendars", calendar, "events", master, "instances"]), query)).await?;
        found.items.into_iter().find(|one| is_of(one, of, zone)).ok_or(Error::Changed)
    }

    /// What stood there under our id and was deleted stands again, as `entry` says: Google never frees an id.
    async fn revive(&self, calendar: &str, event: &Event, mut body: Value) -> Result<Event, Error> {
        if let Some(fields) = body.as_object_mut() {
            fields.remove("id");
        }
        let path = path(&["calendars", calendar, "events", &event.id]);
        let ask = Ask { if_match: Some(&event.etag), ..Ask::with(Method::PUT, &path, body) };
        self.api.fetch(&ask).await
    }
}

pub(super) fn path<'a>(parts: &[&'a str]) -> Vec<&'a str> {
    ROOT.iter().copied().chain(parts.iter().copied()).collect()
}

#[async_trait]
impl Calendars for GoogleCalendar {
    async fn list(&self) -> Result<Vec<Listed>, Error> {
        let (mut all, mut token) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let mut query = vec![("maxResults", MOST_CALENDARS.to_string())];
            query.extend(token.take().map(|token| ("pageToken", token)));
            let page: Listing<ListEntry> =
                self.api.fetch(&Ask::get(&path(&["users", "me", "calendarList"]), query)).await?;
            all.extend(page.items.into_iter().filter(|one| !one.deleted).filter_map(listed));
            token = page.next_page_token;
            if token.is_none() || all.len() >= MOST_CALENDARS {
                break;
            }
        }
        all.truncate(MOST_CALENDARS);
        let zones = all.iter().filter_map(|one| Some((one.id.clone(), one.zone.clone()?)));
        *self.zones() = zones.collect();
        Ok(all)
    }

    async fn changes(&self, calendar: &str, since: Option<&str>, window: &Range<Timestamp>) -> Result<Changes, Error> {
        let place = match since {
            Some(text) => Some(Place::read(text).ok_or(Error::Expired)?),
            None => None,
        };
        let whole = !matches!(place, Some(Place::Since { .. }));
        let (from, to) = match &place {
            Some(Place::All { from, to, .. }) => (from.clone(), to.clone()),
            _ => (window.start.to_string(), window.end.to_string()),
        };
        let mut query = vec![("maxResults", self.page.to_string())];
        query.extend(TYPES.iter().map(|kind| ("eventTypes", (*kind).to_owned())));
        if whole {
            query.extend([("timeMin", from.clone()), ("timeMax", to.clone())]);
        }
        match &place {
            Some(Place::All { page, .. }) => query.push(("pageToken", page.clone())),
            Some(Place::Since { token, page }) => {
                query.push(("syncToken", token.clone()));
                query.extend(page.iter().map(|page| ("pageToken", page.clone())));
            }
            None => {}
        }
        let path = path(&["calendars", calendar, "events"]);
        let answer = self.api.ask(&Ask::get(&path, query)).await?;
        if answer.status == 410 || (answer.status == 400 && since.is_some()) {
            return Err(Error::Expired);
        }
        let listing: Listing<Event> = answer.read()?;
        let zone = listing.time_zone.unwrap_or_else(|| "UTC".into());
        let mut changes: Vec<Change> = Vec::new();
        for event in listing.items {
            let href = event.recurring_event_id.clone().unwrap_or_else(|| event.id.clone());
            if changes.iter().any(|change| change.href() == href) {
                continue;
            }
            if event.recurring_event_id.is_none() && event.is_cancelled() {
                changes.push(Change::Gone(href));
                continue;
            }
            changes.push(match self.whole(calendar, event).await {
                Ok(series) => match series.found(&zone) {
                    Ok(found) => Change::Stands(Box::new(found)),
                    Err(why) => Change::Unreadable { href, why },
                },
                Err(Error::Missing) => Change::Gone(href),
                Err(error) => return Err(error),
            });
        }
        let (next, more) = match (listing.next_page_token, listing.next_sync_token, place) {
            (Some(page), _, Some(Place::Since { token, .. })) => (Place::Since { token, page: Some(page) }, true),
            (Some(page), _, _) => (Place::All { from, to, page }, true),
            (None, Some(token), _) => (Place::Since { token, page: None }, false),
            (None, None, _) => {
                return Err(Error::Refused("Google's answer does not say where the next look begins".into()));
            }
        };
        Ok(Changes { changes, next: next.write(), more, whole })
    }

    async fn get(&self, calendar: &str, href: &str) -> Result<Found, Error> {
        let series = self.standing(calendar, href).await?;
        series.found(&self.zone_of(calendar).await?).map_err(|why| unreadable(&why))
    }

    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error> {
        if entry.status == Status::Cancelled {
            return Err(Error::Refused("Google keeps no cancelled events: delete it there instead".into()));
        }
        let zone = self.zone_of(calendar).await?;
        let body = entry.event(&zone);
        let path = path(&["calendars", calendar, "events"]);
        let query = if entry.guests.is_empty() { Vec::new() } else { vec![("sendUpdates", "all".to_owned())] };
        let answer = self.api.ask(&Ask { query, ..Ask::with(Method::POST, &path, body.clone()) }).await?;
        let event: Event = if answer.status == 409 {
            let there = self.event(calendar, &id_of(&entry.uid)).await?;
            if !there.is_cancelled() {
                return Err(Error::Changed);
            }
            self.revive(calendar, &there, body).await?
        } else {
            answer.read()?
        };
        let href = event.id.clone();
        for instance in &entry.special {
            let one = self.instance(calendar, &href, &instance.of, &zone).await.map_err(half)?;
            let body = instance_patch(instance, &zone);
            self.patch(calendar, &one.id, &one.etag, body, false).await.map_err(half)?;
        }
        let etag = Some(event.etag).filter(|_| entry.recurrence.is_none());
        Ok(Written { href, etag })
    }

    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error> {
        // Where we would have written it, and then wherever it is.
        let zone = self.zone_of(calendar).await?;
        match self.standing(calendar, &id_of(uid)).await {
            Ok(series) => return series.found(&zone).map(Some).map_err(|why| unreadable(&why)),
            Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
        let page = self.page(calendar, vec![("iCalUID", uid.to_owned())]).await?;
        let Some(event) = page.items.into_iter().find(|one| one.recurring_event_id.is_none() && !one.is_cancelled())
        else {
            return Ok(None);
        };
        self.series(calendar, event).await?.found(&zone).map(Some).map_err(|why| unreadable(&why))
    }

    async fn replace(&self, calendar: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error> {
        let (series, zone) = (self.standing(calendar, href).await?, self.zone_of(calendar).await?);
        let before = series.found(&zone).map_err(|why| unreadable(&why))?;
        if before.etag != etag {
            return Err(Error::Changed);
        }
        if entry.status == Status::Cancelled {
            return Err(Error::Refused("Google keeps no cancelled events: delete it there instead".into()));
        }
        let before = before.entry;
        // Whoever is invited hears of it, as from every other server.
        let tells = !entry.guests.is_empty();
        let patch = entry.patch(&before, &series.master, &zone);
        let mut last = series.master.clone();
        if !patch.is_empty() {
            last = self.patch(calendar, href, &series.master.etag, Value::Object(patch), tells).await?;
        }
        let instances = entry.instances_to_write(&before);
        let restored = before.left_out.iter().filter(|of| {
            let deleted = series.instances.iter().any(|one| one.is_cancelled() && is_of(one, of, &zone));
            deleted && !entry.left_out.contains(of) && !entry.special.iter().any(|one| one.of == **of)
        });
        let restored = restored.filter_map(|of| entry.at(of.clone()));
        for instance in instances.iter().cloned().chain(restored) {
            let one = self.instance(calendar, href, &instance.of, &zone).await.map_err(half)?;
            let body = instance_patch(&instance, &zone);
            self.patch(calendar, &one.id, &one.etag, body, tells).await.map_err(half)?;
        }
        let is_single = last.recurrence.is_empty();
        Ok(Written { href: href.to_owned(), etag: Some(last.etag).filter(|_| is_single) })
    }

    async fn remove(&self, calendar: &str, href: &str, etag: &str) -> Result<(), Error> {
        let series = self.standing(calendar, href).await?;
        if series.etag() != etag {
            return Err(Error::Changed);
        }
        let path = path(&["calendars", calendar, "events", href]);
        let (query, if_match) = (Vec::new(), Some(series.master.etag.as_str()));
        let ask = Ask { method: Method::DELETE, path: &path, query, body: None, if_match };
        self.api.ask(&ask).await?.done()
    }

    async fn busy(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        busy::of(&self.api, calendar, window).await
    }

    /// A person's own calendar goes by their address.
    async fn busy_of(
        &self,
        people: &[String],
        window: &Range<Timestamp>,
    ) -> Result<Vec<Option<Vec<Range<Timestamp>>>>, Error> {
        busy::of_others(&self.api, people, window).await
    }

    fn pushes(&self) -> bool {
        true
    }

    async fn watch(&self, calendar: &str, watch: &Watch<'_>) -> Result<Watched, Error> {
        push::watch(&self.api, calendar, watch).await
    }

    async fn unwatch(&self, id: &str, resource: &str) -> Result<(), Error> {
        push::unwatch(&self.api, id, resource).await
    }
}

/// A part of a series was written and another was not: whoever asked looks again.
fn half(error: Error) -> Error {
    match error {
        Error::Unknown(why) | Error::Later { why, .. } => Error::Unknown(why),
        Error::Denied(why) | Error::Refused(why) => Error::Unknown(format!("only a part of it was written: {why}")),
        Error::Expired | Error::Changed | Error::Missing => Error::Unknown("only a part of it was written".into()),
    }
}

fn unreadable(why: &str) -> Error {
    Error::Refused(format!("what stands there cannot be read: {why}"))
}

/// None where it may not even be read.
fn listed(one: ListEntry) -> Option<Listed> {
    if !matches!(one.access_role.as_str(), "owner" | "writer" | "reader") {
        return None;
    }
    let name = one.summary_override.unwrap_or(one.summary);
    let name = text::shorten(text::clean(&name).trim(), MOST_NAME);
    Some(Listed {
        name: if name.is_empty() { one.id.clone() } else { name },
        writable: matches!(one.access_role.as_str(), "owner" | "writer"),
        color: one.background_color.map(|color| color.to_ascii_lowercase()),
        zone: one.time_zone,
        id: one.id,
    })
}
