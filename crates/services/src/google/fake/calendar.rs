//! The fake's Calendar v3.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::http::Request;
use super::push::{Channel, Channels};
use super::{Answered, error, merge, query};

const ZONE: &str = "Europe/Madrid";
/// Events of a page where nobody says.
const PAGE: usize = 250;

#[derive(Debug)]
pub(super) struct Calendars {
    owner: String,
    /// Grows with every change.
    version: u64,
    /// Sync tokens from before this version are forgotten.
    oldest: u64,
    all: BTreeMap<String, BTreeMap<String, Stored>>,
    channels: Channels,
}

#[derive(Debug, Clone)]
struct Stored {
    version: u64,
    event: Value,
}

/// All who take part once those of `body`, which says that it omits others, are as it says.
fn answered(before: &Value, body: &Value) -> Option<Value> {
    let said = body["attendees"].as_array().filter(|_| body["attendeesOmitted"] == true)?;
    let mut all = before["attendees"].clone();
    for one in all.as_array_mut()? {
        if let Some(said) = said.iter().find(|said| said["email"] == one["email"]) {
            merge(one, said);
        }
    }
    Some(all)
}

fn ok(body: Value) -> Answered {
    (200, Some(body))
}

fn no(status: u16, reason: &str) -> Answered {
    (status, Some(error(status, reason)))
}

fn text<'a>(event: &'a Value, name: &str) -> &'a str {
    event[name].as_str().unwrap_or_default()
}

fn is_cancelled(event: &Value) -> bool {
    event["status"] == "cancelled"
}

impl Calendars {
    pub(super) fn new(owner: &str, calendars: &[&str]) -> Self {
        let all = calendars.iter().map(|id| ((*id).to_owned(), BTreeMap::new())).collect();
        Self { owner: owner.into(), version: 1, oldest: 0, all, channels: Channels::default() }
    }

    pub(super) fn channels(&self) -> &[Channel] {
        self.channels.standing()
    }

    pub(super) fn owner(&self) -> &str {
        &self.owner
    }

    pub(super) fn forget(&mut self) {
        self.version += 1;
        self.oldest = self.version;
    }

    pub(super) fn all(&self, calendar: &str) -> Vec<Value> {
        self.all.get(calendar).into_iter().flatten().map(|(_, stored)| stored.event.clone()).collect()
    }

    pub(super) fn route(&mut self, request: &Request, path: &[&str]) -> Answered {
        if let ["calendars", calendar, ..] = path
            && !self.all.contains_key(*calendar)
        {
            return no(404, "notFound");
        }
        let null = Value::Null;
        let body = request.body.as_ref().unwrap_or(&null);
        let matches = request.if_match.as_deref();
        match (request.method.as_str(), path) {
            ("GET", ["users", "me", "calendarList"]) => self.list(),
            ("POST", ["freeBusy"]) => self.busy(body),
            ("GET", ["calendars", calendar, "events"]) => self.changes(calendar, request),
            ("POST", ["calendars", calendar, "events"]) => self.insert(calendar, body),
            ("POST", ["calendars", calendar, "events", "watch"]) => self.channels.watch(calendar, body),
            ("POST", ["channels", "stop"]) => self.channels.stop(body),
            ("GET", ["calendars", calendar, "events", id]) => {
                self.known(calendar, id).map_or_else(|| no(404, "notFound"), ok)
            }
            ("GET", ["calendars", calendar, "events", id, "instances"]) => self.instances(calendar, id, request),
            ("PATCH", ["calendars", calendar, "events", id]) => self.change(calendar, id, matches, body, false),
            ("PUT", ["calendars", calendar, "events", id]) => self.change(calendar, id, matches, body, true),
            ("DELETE", ["calendars", calendar, "events", id]) => self.delete(calendar, id, matches),
            _ => no(404, "notFound"),
        }
    }

    fn list(&self) -> Answered {
        let one = |id: &String| {
            json!({
                "kind": "calendar#calendarListEntry", "etag": "\"1\"", "id": id, "summary": id, "timeZone": ZONE,
                "accessRole": "owner", "backgroundColor": "#9FE1E7",
            })
        };
        let items: Vec<Value> = self.all.keys().map(one).collect();
        ok(json!({ "kind": "calendar#calendarList", "etag": "\"1\"", "items": items }))
    }

    /// What stands under an id, also where it is an instance that nobody changed.
    fn known(&self, calendar: &str, id: &str) -> Option<Value> {
        let events = self.all.get(calendar)?;
        if let Some(stored) = events.get(id) {
            return Some(stored.event.clone());
        }
        let (master, stamp) = id.rsplit_once('_')?;
        instance(&events.get(master)?.event, stamp)
    }

    fn store(&mut self, calendar: &str, mut event: Value) -> Value {
        self.version += 1;
        event["etag"] = json!(format!("\"{}\"", self.version));
        event["updated"] = json!("2026-11-23T11:00:00.000Z");
        let id = text(&event, "id").to_owned();
        let stored = Stored { version: self.version, event: event.clone() };
        self.all.entry(calendar.to_owned()).or_default().insert(id, stored);
        event
    }

    pub(super) fn insert(&mut self, calendar: &str, body: &Value) -> Answered {
        let given = text(body, "id").to_owned();
        let id = if given.is_empty() { format!("made{}", self.version) } else { given };
        let letters = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'v').contains(&byte);
        if !(5..=1024).contains(&id.len()) || !id.bytes().all(letters) {
            return no(400, "invalid");
        }
        if self.all.get(calendar).is_some_and(|events| events.contains_key(&id)) {
            return no(409, "duplicate");
        }
        if body["start"].is_null() || body["end"].is_null() {
            return no(400, "required");
        }
        let uid = body["iCalUID"].as_str().map_or_else(|| format!("{id}@google.com"), str::to_owned);
        let mut event =
            json!({ "kind": "calendar#event", "status": "confirmed", "eventType": "default", "sequence": 0 });
        merge(&mut event, body);
        event["id"] = json!(id);
        event["iCalUID"] = json!(uid);
        if self.normal(&mut event).is_none() {
            return no(400, "invalid");
        }
        ok(self.store(calendar, event))
    }

    /// As Google gives it back: with offsets, whose it is, and nothing that is empty.
    fn normal(&self, event: &mut Value) -> Option<()> {
        for side in ["start", "end"] {
            let when = &mut event[side];
            if when["date"].is_string() {
                continue;
            }
            let (written, zone) = (when["dateTime"].as_str()?, when["timeZone"].as_str());
            if let Ok(wall) = written.parse::<DateTime>()
                && written.parse::<Timestamp>().is_err()
            {
                let zone = TimeZone::get(zone?).ok()?;
                let at = wall.to_zoned(zone).ok()?;
                when["dateTime"] = json!(at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
            }
        }
        let by_another = event["organizer"]["email"].as_str().is_some_and(|email| email != self.owner);
        if !by_another {
            event["organizer"] = json!({ "email": self.owner, "self": true });
        }
        if let Some(attendees) = event["attendees"].as_array_mut() {
            for one in attendees.iter_mut().filter(|one| one["email"] == self.owner.as_str()) {
                one["organizer"] = json!(!by_another);
                one["self"] = json!(true);
            }
        }
        let fields = event.as_object_mut()?;
        fields.retain(|name, value| {
            let is_default = name == "transparency" && *value == "opaque";
            !value.is_null() && *value != json!([]) && !is_default
        });
        Some(())
    }

    fn change(&mut self, calendar: &str, id: &str, matches: Option<&str>, body: &Value, whole: bool) -> Answered {
        let Some(before) = self.known(calendar, id) else { return no(404, "notFound") };
        if matches.is_some_and(|etag| before["etag"] != etag) {
            return no(412, "conditionNotMet");
        }
        let mut event = before.clone();
        if whole {
            let fixed = ["kind", "id", "iCalUID", "eventType", "recurringEventId", "originalStartTime", "sequence"];
            if let Some(fields) = event.as_object_mut() {
                fields.retain(|name, _| fixed.contains(&name.as_str()));
            }
            event["status"] = json!("confirmed");
        }
        let answers = answered(&before, body);
        merge(&mut event, body);
        if let Some(attendees) = answers {
            event["attendees"] = attendees;
            event["attendeesOmitted"] = Value::Null;
        }
        if self.normal(&mut event).is_none() {
            return no(400, "invalid");
        }
        if event["start"] != before["start"] || event["end"] != before["end"] {
            event["sequence"] = json!(before["sequence"].as_i64().unwrap_or(0) + 1);
        }
        ok(self.store(calendar, event))
    }

    pub(super) fn delete(&mut self, calendar: &str, id: &str, matches: Option<&str>) -> Answered {
        let Some(mut event) = self.known(calendar, id) else { return no(404, "notFound") };
        if is_cancelled(&event) {
            return no(410, "deleted");
        }
        if matches.is_some_and(|etag| event["etag"] != etag) {
            return no(412, "conditionNotMet");
        }
        event["status"] = json!("cancelled");
        self.store(calendar, event);
        let of_it = |stored: &Stored| text(&stored.event, "recurringEventId") == id;
        if let Some(events) = self.all.get_mut(calendar) {
            events.retain(|_, stored| !of_it(stored));
        }
        (204, None)
    }

    fn instances(&self, calendar: &str, id: &str, request: &Request) -> Answered {
        let Some(master) = self.known(calendar, id) else { return no(404, "notFound") };
        let query = query(request);
        let deleted = query.get("showDeleted") == Some(&"true");
        let mut items: Vec<Value> = match query.get("originalStart") {
            Some(original) => {
                stamp(original).and_then(|stamp| self.known(calendar, &format!("{id}_{stamp}"))).into_iter().collect()
            }
            None => self.all(calendar).into_iter().filter(|one| text(one, "recurringEventId") == id).collect(),
        };
        items.retain(|one| deleted || !is_cancelled(one));
        if !text(&master, "recurringEventId").is_empty() || master["recurrence"].is_null() {
            items.clear();
        }
        ok(json!({ "kind": "calendar#events", "timeZone": ZONE, "items": items }))
    }

    fn changes(&self, calendar: &str, request: &Request) -> Answered {
        let Some(events) = self.all.get(calendar) else { return no(404, "notFound") };
        let query = query(request);
        let size = query.get("maxResults").and_then(|size| size.parse().ok()).unwrap_or(PAGE);
        let uid = query.get("iCalUID").copied();
        let deleted = query.get("showDeleted") == Some(&"true");
        let kinds: Vec<&str> =
            request.query.iter().filter(|(name, _)| name == "eventTypes").map(|(_, kind)| kind.as_str()).collect();
        let of_kind = |event: &Value| kinds.is_empty() || kinds.contains(&text(event, "eventType"));
        if let Some(token) = query.get("syncToken") {
            if ["timeMin", "timeMax", "iCalUID", "q", "orderBy"].iter().any(|name| query.contains_key(name)) {
                return no(400, "invalid");
            }
            let since = token.strip_prefix("sync").and_then(|version| version.parse::<u64>().ok());
            let Some(since) = since.filter(|since| (self.oldest..=self.version).contains(since)) else {
                return no(410, "fullSyncRequired");
            };
            let after = query.get("pageToken").and_then(|page| page.parse().ok()).unwrap_or(since);
            let mut later: Vec<&Stored> = events.values().filter(|one| one.version > after).collect();
            later.sort_by_key(|one| one.version);
            let more = later.len() > size;
            later.truncate(size);
            let last = later.last().map_or(after, |one| one.version);
            let items: Vec<Value> = later.into_iter().map(|one| one.event.clone()).filter(of_kind).collect();
            let page = more.then(|| last.to_string());
            return ok(listing(&items, page, self.version));
        }
        let (to, after) = match query.get("pageToken").and_then(|page| page.split_once('-')) {
            Some((to, after)) => (to.parse().unwrap_or(self.version), after),
            None => (self.version, ""),
        };
        let [from, until] = ["timeMin", "timeMax"].map(|name| query.get(name).and_then(|at| at.parse().ok()));
        let wanted = |event: &Value| {
            let is_instance = event["recurringEventId"].is_string();
            (deleted || is_instance || !is_cancelled(event))
                && uid.is_none_or(|uid| text(event, "iCalUID") == uid)
                && of_kind(event)
                && is_within(event, from, until)
        };
        let found = events.iter().filter(|(id, one)| id.as_str() > after && wanted(&one.event));
        let mut found: Vec<(&String, Value)> = found.map(|(id, one)| (id, one.event.clone())).collect();
        let more = found.len() > size;
        found.truncate(size);
        let page = found.last().filter(|_| more).map(|(id, _)| format!("{to}-{id}"));
        let found: Vec<Value> = found.into_iter().map(|(_, event)| event).collect();
        ok(listing(&found, page, to))
    }

    fn busy(&self, body: &Value) -> Answered {
        let at = |name: &str| body[name].as_str().and_then(|at| at.parse::<Timestamp>().ok());
        let (Some(from), Some(to)) = (at("timeMin"), at("timeMax")) else { return no(400, "required") };
        let mut calendars = serde_json::Map::new();
        for item in body["items"].as_array().into_iter().flatten() {
            let id = text(item, "id");
            let found = match self.all.get(id) {
                None => json!({ "errors": [{ "domain": "global", "reason": "notFound" }], "busy": [] }),
                Some(events) => {
                    let events = events.values().map(|one| &one.event);
                    let busy = events.filter(|one| !is_cancelled(one) && one["transparency"] != "transparent");
                    let spans = busy.filter_map(span).filter(|(start, end)| *end > from && *start < to);
                    let spans: Vec<Value> = spans
                        .map(|(start, end)| json!({ "start": start.max(from).to_string(), "end": end.min(to).to_string() }))
                        .collect();
                    json!({ "busy": spans })
                }
            };
            calendars.insert(id.to_owned(), found);
        }
        ok(json!({
            "kind": "calendar#freeBusy", "timeMin": from.to_string(), "timeMax": to.to_string(), "calendars": calendars,
        }))
    }
}

fn listing(items: &[Value], page: Option<String>, to: u64) -> Value {
    let mut all = json!({
        "kind": "calendar#events", "etag": "\"1\"", "timeZone": ZONE, "accessRole": "owner", "items": items,
    });
    match page {
        Some(page) => all["nextPageToken"] = json!(page),
        None => all["nextSyncToken"] = json!(format!("sync{to}")),
    }
    all
}

/// When it takes place, of a series its first time.
fn span(event: &Value) -> Option<(Timestamp, Timestamp)> {
    let at = |side: &Value| match side["date"].as_str() {
        Some(day) => {
            let day: jiff::civil::Date = day.parse().ok()?;
            Some(day.to_zoned(TimeZone::get(ZONE).ok()?).ok()?.timestamp())
        }
        None => side["dateTime"].as_str()?.parse().ok(),
    };
    Some((at(&event["start"])?, at(&event["end"])?))
}

fn is_within(event: &Value, from: Option<Timestamp>, until: Option<Timestamp>) -> bool {
    let Some((start, end)) = span(event) else { return true };
    let repeats = event["recurrence"].is_array();
    until.is_none_or(|until| start < until) && (repeats || from.is_none_or(|from| end > from))
}

/// Of a date or an instant, as ids of instances end.
fn stamp(original: &str) -> Option<String> {
    if let Ok(at) = original.parse::<Timestamp>() {
        return Some(TimeZone::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string());
    }
    let day: jiff::civil::Date = original.parse().ok()?;
    Some(day.strftime("%Y%m%d").to_string())
}

/// The instance of a master that would begin then, as the series says.
fn instance(master: &Value, stamp: &str) -> Option<Value> {
    if master["recurrence"].is_null() || is_cancelled(master) {
        return None;
    }
    let mut event = master.clone();
    let (start, end) = span(master)?;
    let (starts, ends) = if let Some(wall) = stamp.strip_suffix('Z') {
        let begins = DateTime::strptime("%Y%m%dT%H%M%S", wall).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let zone = TimeZone::get(master["start"]["timeZone"].as_str().unwrap_or("UTC")).ok()?;
        let when = |at: Timestamp| {
            let at = at.to_zoned(zone.clone());
            json!({ "dateTime": at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), "timeZone": master["start"]["timeZone"] })
        };
        (when(begins), when(begins.checked_add(start.duration_until(end)).ok()?))
    } else {
        let begins = jiff::civil::Date::strptime("%Y%m%d", stamp).ok()?;
        let days = jiff::Span::new().try_hours(start.duration_until(end).as_hours().max(24) / 24 * 24).ok()?;
        let ends = begins.to_datetime(jiff::civil::Time::midnight()).checked_add(days).ok()?.date();
        (json!({ "date": begins.to_string() }), json!({ "date": ends.to_string() }))
    };
    event["id"] = json!(format!("{}_{stamp}", text(master, "id")));
    event["recurringEventId"] = master["id"].clone();
    event["originalStartTime"] = starts.clone();
    (event["start"], event["end"]) = (starts, ends);
    event.as_object_mut()?.remove("recurrence");
    Some(event)
}
