//! Calendar v3: the contract, what is Google's own, and faults.

use std::ops::Range;

use jiff::Timestamp;
use serde_json::json;
use services::calendars::contract::{Cancelled, check_with};
use services::calendars::{Answer, Calendars, Change, Entry, Error, Moment, Push, Status, Watch};
use services::google::fake::message;
use services::google::pushed;

use super::{Given, HOME, api_of, calendar, discovery, google};

fn window() -> Range<Timestamp> {
    "2027-06-01T00:00:00Z".parse().unwrap().."2027-07-01T00:00:00Z".parse().unwrap()
}

fn at(day: i8, hour: i8) -> Moment {
    Moment::At { wall: jiff::civil::date(2027, 6, day).at(hour, 0, 0, 0), zone: "Europe/Madrid".into() }
}

fn class(uid: &str) -> Entry {
    Entry {
        uid: uid.into(),
        title: "Class".into(),
        starts: at(1, 9),
        ends: at(1, 10),
        place: None,
        notes: None,
        guests: Vec::new(),
        recurrence: Some("FREQ=WEEKLY;COUNT=4".into()),
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: 0,
    }
}

#[tokio::test]
async fn the_contract_is_kept_and_all_of_it_is_google_s_own() {
    for page in [2, 100] {
        let google = google().await;
        let account = calendar(&google).pages(page);
        check_with(&account, HOME, "contract", Cancelled::Refused).await;
        let calls = google.fake.calls();
        assert!(calls.len() > 50, "{}", calls.len());
        let checked = discovery::check("calendar.v3", &calls);
        assert!(checked.is_none_or(|count| count == calls.len()));
    }
}

#[tokio::test]
async fn a_channel_stands_until_it_is_stopped_and_its_messages_are_read() {
    let google = google().await;
    let account = calendar(&google);
    let address = "https://attache.example/hooks/secret";
    let watched = account.watch(HOME, &Watch { id: "wch_1", address, token: "shown" }).await.unwrap();
    assert_eq!(watched.until, "2027-07-01T00:00:00Z".parse().unwrap());
    let asked = google.fake.calls().pop().unwrap();
    let body = json!({ "id": "wch_1", "type": "web_hook", "address": address, "token": "shown" });
    assert_eq!((asked.body, asked.query.len()), (Some(body), 4), "the same kinds of events are watched that are read");
    let channel = google.fake.channels().pop().unwrap();
    assert_eq!((channel.calendar.as_str(), &channel.resource), (HOME, &watched.resource));
    for (state, first) in [("sync", true), ("exists", false), ("not_exists", false)] {
        let read = pushed(&message("wch_1", "shown", &watched.resource, state));
        let (id, token, resource) = ("wch_1".to_owned(), "shown".to_owned(), watched.resource.clone());
        assert_eq!(read, Some(Push { id, token, resource, first }));
    }
    for name in ["x-goog-channel-id", "x-goog-channel-token", "x-goog-resource-id", "x-goog-resource-state"] {
        let mut headers = message("wch_1", "shown", "r", "exists");
        headers.remove(name);
        assert_eq!(pushed(&headers), None, "without {name}");
    }
    google.fake.fails_once(403, "rateLimitExceeded");
    assert!(matches!(account.unwatch("wch_1", &watched.resource).await, Err(Error::Later { .. })));
    account.unwatch("wch_1", &watched.resource).await.unwrap();
    assert!(google.fake.channels().is_empty());
    google.fake.fails_once(400, "pushNotSupportedForRequestedResource");
    let holidays = account.watch(HOME, &Watch { id: "wch_2", address, token: "shown" }).await;
    assert!(matches!(holidays, Err(Error::Refused(_))), "{holidays:?}");
    assert!(discovery::check("calendar.v3", &google.fake.calls()).is_none_or(|count| count == 4));
}

#[tokio::test]
async fn an_odd_id_of_a_calendar_is_escaped() {
    let google = google().await;
    let account = calendar(&google);
    let odd = "work#2@group.calendar.google.com";
    let listed = account.list().await.unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].color.as_deref(), listed[0].zone.as_deref()), (Some("#9fe1e7"), Some("Europe/Madrid")));
    account.create(odd, &class("x")).await.unwrap();
    assert!(account.find(odd, "x").await.unwrap().is_some());
    assert_eq!(account.find(HOME, "x").await, Ok(None));
    assert!(discovery::check("calendar.v3", &google.fake.calls()).is_none_or(|count| count > 2));
}

#[tokio::test]
async fn what_was_deleted_there_can_be_written_again_and_what_we_do_not_hold_stays() {
    let google = google().await;
    let account = calendar(&google);
    let lunch = Entry { recurrence: None, ..class("again@attache") };
    let written = account.create(HOME, &lunch).await.unwrap();
    google.fake.deletes(HOME, &written.href);
    assert_eq!(account.get(HOME, &written.href).await, Err(Error::Missing));
    let again = account.create(HOME, &lunch).await.unwrap();
    assert_eq!(again.href, written.href);
    assert_eq!(account.create(HOME, &lunch).await, Err(Error::Changed));

    let made = google.fake.writes(
        HOME,
        &json!({ "id": "aaaaa", "summary": "A", "colorId": "5", "reminders": { "useDefault": false },
            "start": { "dateTime": "2027-06-03T10:00:00+02:00" }, "end": { "dateTime": "2027-06-03T11:00:00+02:00" } }),
    );
    let found = account.get(HOME, "aaaaa").await.unwrap();
    assert_eq!(found.entry.uid, made["iCalUID"].as_str().unwrap());
    assert_eq!(found.entry.starts, at(3, 10), "in the calendar's zone where it names none");
    let other = Entry { title: "B".into(), ..found.entry };
    account.replace(HOME, "aaaaa", &found.etag, &other).await.unwrap();
    let last = google.fake.calls().pop().unwrap();
    assert_eq!((last.method.as_str(), last.body), ("PATCH", Some(json!({ "summary": "B" }))));
    let kept = google.fake.events(HOME).into_iter().find(|one| one["id"] == "aaaaa").unwrap();
    assert_eq!((&kept["summary"], &kept["colorId"]), (&json!("B"), &json!("5")));
    // From times to whole days, and what one form says is gone with it.
    let found = account.get(HOME, "aaaaa").await.unwrap();
    let day = |day| Moment::Day(jiff::civil::date(2027, 6, day));
    let days = Entry { starts: day(4), ends: day(6), ..found.entry };
    account.replace(HOME, "aaaaa", &found.etag, &days).await.unwrap();
    let kept = google.fake.events(HOME).into_iter().find(|one| one["id"] == "aaaaa").unwrap();
    assert_eq!(kept["start"], json!({ "date": "2027-06-04" }));
    assert_eq!(account.get(HOME, "aaaaa").await.unwrap().entry.ends, day(6));
}

/// A guest writes their own line and no other, as Google wants it of guests.
#[tokio::test]
async fn an_invitation_is_answered_by_one_line() {
    let google = google().await;
    let account = calendar(&google);
    google.fake.writes(
        HOME,
        &json!({ "id": "bbbbb", "summary": "Review", "organizer": { "email": "eva@example.org" },
            "start": { "dateTime": "2027-06-03T10:00:00+02:00" }, "end": { "dateTime": "2027-06-03T11:00:00+02:00" },
            "attendees": [
                { "email": "eva@example.org", "organizer": true, "responseStatus": "accepted", "additionalGuests": 2 },
                { "email": "ana@example.org", "responseStatus": "needsAction" },
            ] }),
    );
    let mut found = account.get(HOME, "bbbbb").await.unwrap();
    let own: Vec<(bool, bool)> = found.entry.guests.iter().map(|guest| (guest.own, guest.organizer)).collect();
    assert_eq!(own, [(false, true), (true, false)]);
    for (answer, note, status) in [(Answer::Maybe, Some("Perhaps late"), "tentative"), (Answer::No, None, "declined")] {
        (found.entry.guests[1].answer, found.entry.guests[1].note) = (answer, note.map(Into::into));
        account.replace(HOME, "bbbbb", &found.etag, &found.entry).await.unwrap();
        let last = google.fake.calls().pop().unwrap();
        let line = json!({ "email": "ana@example.org", "responseStatus": status, "comment": note.unwrap_or_default() });
        assert_eq!(last.body, Some(json!({ "attendees": [line], "attendeesOmitted": true })));
        assert!(last.query.contains(&("sendUpdates".into(), "all".into())), "whoever invited hears of it");
        let there = account.get(HOME, "bbbbb").await.unwrap();
        assert_eq!(there.entry.guests, found.entry.guests);
        let kept = google.fake.events(HOME).into_iter().find(|one| one["id"] == "bbbbb").unwrap();
        assert_eq!(kept["attendees"][0]["additionalGuests"], 2, "the others stay as they are");
        found = there;
    }
    assert!(discovery::check("calendar.v3", &google.fake.calls()).is_none_or(|count| count > 3));
}

#[tokio::test]
async fn a_series_is_one_thing_whatever_part_of_it_changed() {
    let google = google().await;
    let account = calendar(&google);
    let written = account.create(HOME, &class("series")).await.unwrap();
    let first = account.changes(HOME, None, &window()).await.unwrap();
    assert!(first.whole && !first.more && first.changes.len() == 1);
    // Somebody deletes one instance there: it is left out here.
    google.fake.deletes(HOME, &format!("{}_20270608T070000Z", written.href));
    let next = account.changes(HOME, Some(&first.next), &window()).await.unwrap();
    let [Change::Stands(found)] = &next.changes[..] else { panic!("{next:?}") };
    assert_eq!((found.href.as_str(), &found.entry.left_out), (written.href.as_str(), &vec![at(8, 9)]));
    let Change::Stands(before) = &first.changes[0] else { panic!() };
    assert_ne!(found.etag, before.etag, "another version");
    let stale = account.replace(HOME, &found.href, &before.etag, &found.entry).await;
    assert_eq!(stale, Err(Error::Changed));

    // One is moved here, and one that was left out takes place again.
    let mut moved = found.entry.clone();
    moved.left_out.clear();
    let instance = services::calendars::Instance {
        of: at(15, 9),
        title: "Class".into(),
        starts: at(15, 11),
        ends: at(15, 12),
        place: None,
        notes: None,
        status: Status::Confirmed,
    };
    moved.special = vec![instance];
    account.replace(HOME, &found.href, &found.etag, &moved).await.unwrap();
    let now = account.get(HOME, &found.href).await.unwrap();
    assert_eq!((&now.entry.left_out, &now.entry.special), (&Vec::new(), &moved.special));
    // And back to what the series says.
    let plain = Entry { special: Vec::new(), ..now.entry.clone() };
    account.replace(HOME, &now.href, &now.etag, &plain).await.unwrap();
    let now = account.get(HOME, &now.href).await.unwrap();
    assert!(now.entry.special.is_empty(), "{:?}", now.entry.special);
    // Left out here: it is told as the rule's own exception.
    let left_out = Entry { left_out: vec![at(22, 9)], ..now.entry.clone() };
    account.replace(HOME, &now.href, &now.etag, &left_out).await.unwrap();
    assert_eq!(account.get(HOME, &now.href).await.unwrap().entry.left_out, [at(22, 9)]);
    let master = google.fake.events(HOME).into_iter().find(|one| one["id"] == now.href.as_str()).unwrap();
    assert_eq!(master["recurrence"], json!(["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Madrid:20270622T090000"]));

    let found = account.get(HOME, &now.href).await.unwrap();
    account.remove(HOME, &found.href, &found.etag).await.unwrap();
    let gone = account.changes(HOME, Some(&next.next), &window()).await.unwrap();
    assert!(gone.changes.contains(&Change::Gone(found.href)), "{gone:?}");
    assert!(discovery::check("calendar.v3", &google.fake.calls()).is_none_or(|count| count > 20));
}

#[tokio::test]
async fn a_forgotten_place_is_expired_in_google_s_way() {
    let google = google().await;
    let account = calendar(&google);
    let first = account.changes(HOME, None, &window()).await.unwrap();
    google.fake.forgets();
    assert_eq!(account.changes(HOME, Some(&first.next), &window()).await, Err(Error::Expired));
    let again = account.changes(HOME, None, &window()).await.unwrap();
    assert!(again.whole);
    assert!(account.changes(HOME, Some(&again.next), &window()).await.unwrap().changes.is_empty());
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    let google = google().await;
    let account = calendar(&google);
    account.list().await.unwrap();
    let told = async |status: u16, reason: &str| {
        google.fake.fails_once(status, reason);
        account.create(HOME, &Entry { recurrence: None, ..class("status") }).await.unwrap_err()
    };
    assert!(matches!(told(400, "invalid").await, Error::Refused(_)));
    assert!(matches!(told(403, "forbidden").await, Error::Denied(_)));
    assert!(matches!(told(403, "rateLimitExceeded").await, Error::Later { .. }));
    assert!(matches!(told(403, "accessNotConfigured").await, Error::Refused(why) if why.contains("switched")));
    assert!(matches!(told(429, "rateLimitExceeded").await, Error::Later { .. }));
    assert!(matches!(told(500, "backendError").await, Error::Unknown(_)));
    assert_eq!(told(404, "notFound").await, Error::Missing);
    assert_eq!(told(412, "conditionNotMet").await, Error::Changed);
    google.fake.fails_once(503, "backendError");
    assert!(matches!(account.get(HOME, "aaaaa").await, Err(Error::Later { after: None, .. })));
    google.fake.loses_an_answer();
    let lost = account.create(HOME, &Entry { recurrence: None, ..class("lost") }).await;
    assert!(matches!(lost, Err(Error::Unknown(_))), "{lost:?}");
    assert!(account.find(HOME, "lost").await.unwrap().is_some(), "it was done");
}

#[tokio::test]
async fn a_token_that_is_refused_is_exchanged_once() {
    let google = google().await;
    google.fake.takes("newer");
    let stale = |then| services::google::GoogleCalendar::new(api_of(&google, Given { first: "good", then }));
    assert_eq!(stale("newer").list().await.unwrap().len(), 2);
    assert!(matches!(stale("wrong").list().await, Err(Error::Denied(_))));
    assert_eq!(google.fake.calls().len(), 4);
}
