//! What every account keeps to, whatever it speaks. Each kind runs it in its tests, and so does the fake.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{Answer, Calendars, Change, Entry, Error, Found, Guest, Instance, Moment, Status, Watch};

/// Pages of one look, at most: more is a look without an end.
const MOST_PAGES: usize = 200;

/// Looks at an account and writes to `calendar`, which is left as it was found. `tag` makes the uids: one that was not
/// used there before.
///
/// # Panics
/// Where the account breaks a rule.
pub async fn check(account: &dyn Calendars, calendar: &str, tag: &str) {
    check_with(account, calendar, tag, Cancelled::Stand).await;
}

/// What becomes of events that are written as cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// They stand there as such.
    Stand,
    /// The account keeps none, and refuses them.
    Refused,
}

/// As [`check`], of an account that may keep no cancelled events.
///
/// # Panics
/// Where the account breaks a rule.
pub async fn check_with(account: &dyn Calendars, calendar: &str, tag: &str, cancelled: Cancelled) {
    let listed = account.list().await.unwrap();
    let mine = listed.iter().find(|listed| listed.id == calendar);
    assert!(mine.is_some_and(|listed| listed.writable && !listed.name.is_empty()), "{listed:?}");
    writes(account, calendar, &format!("{tag}-writes")).await;
    shapes(account, calendar, &format!("{tag}-shapes")).await;
    answers(account, calendar, &format!("{tag}-answers")).await;
    pages(account, calendar, &format!("{tag}-pages")).await;
    busy(account, calendar, &format!("{tag}-busy"), cancelled).await;
    nothing(account, calendar).await;
    if account.pushes() {
        watches(account, calendar, tag).await;
    }
}

/// One thing from its creation to its end, and what the changes say of it.
async fn writes(account: &dyn Calendars, calendar: &str, uid: &str) {
    let (_, before) = look(account, calendar, None).await;
    let first = lunch(uid);
    assert_eq!(account.find(calendar, uid).await, Ok(None));
    let created = account.create(calendar, &first).await.unwrap();
    let found = account.find(calendar, uid).await.unwrap().unwrap();
    assert_eq!(found.href, created.href);
    assert!(created.etag.is_none_or(|etag| etag == found.etag));
    same(&found.entry, &first);
    assert_eq!(account.get(calendar, &found.href).await.as_ref(), Ok(&found));

    // Written again it is refused, and what stands there stays.
    let again = Entry { title: "Another".into(), ..first.clone() };
    assert_eq!(account.create(calendar, &again).await, Err(Error::Changed));
    assert_eq!(account.get(calendar, &found.href).await.as_ref(), Ok(&found));

    let (changes, after) = look(account, calendar, Some(&before)).await;
    assert_eq!(stands(&changes, &found.href).as_ref(), Some(&found));
    let (changes, _) = look(account, calendar, Some(&after)).await;
    assert!(!changes.iter().any(|change| change.href() == found.href), "told twice: {changes:?}");

    let moved = Entry { starts: at(3, 16), ends: at(3, 17), place: None, sequence: 1, ..first };
    account.replace(calendar, &found.href, &found.etag, &moved).await.unwrap();
    let replaced = account.get(calendar, &found.href).await.unwrap();
    assert_ne!(replaced.etag, found.etag);
    same(&replaced.entry, &moved);
    let stale = account.replace(calendar, &found.href, &found.etag, &again).await;
    assert_eq!(stale, Err(Error::Changed));
    assert_eq!(account.remove(calendar, &found.href, &found.etag).await, Err(Error::Changed));
    assert_eq!(account.get(calendar, &found.href).await.as_ref(), Ok(&replaced));

    account.remove(calendar, &replaced.href, &replaced.etag).await.unwrap();
    assert_eq!(account.get(calendar, &replaced.href).await, Err(Error::Missing));
    assert_eq!(account.find(calendar, uid).await, Ok(None));
    assert_eq!(account.remove(calendar, &replaced.href, &replaced.etag).await, Err(Error::Missing));
    assert_eq!(account.replace(calendar, &replaced.href, &replaced.etag, &moved).await, Err(Error::Missing));
    let (changes, _) = look(account, calendar, Some(&after)).await;
    assert!(changes.contains(&Change::Gone(replaced.href.clone())), "{changes:?}");
    let (changes, _) = look(account, calendar, None).await;
    assert!(stands(&changes, &replaced.href).is_none());
}

/// What an entry can be comes back as it was written.
async fn shapes(account: &dyn Calendars, calendar: &str, tag: &str) {
    let day = |day: i8| Moment::Day(date(2027, 6, day));
    let trip = Entry {
        title: "Trip; with, signs \\ and\na line".into(),
        starts: day(10),
        ends: day(13),
        status: Status::Tentative,
        busy: false,
        notes: Some("ñandú 👍🏽 ".repeat(30).trim().into()),
        ..lunch(&format!("{tag}-days"))
    };
    let instance = |of: i8, hour: i8, status: Status| Instance {
        of: at(of, 9),
        title: "Class, elsewhere".into(),
        starts: at(of, hour),
        ends: at(of, hour + 2),
        place: Some("Room 2".into()),
        notes: None,
        status,
    };
    let class = Entry {
        title: "Class".into(),
        starts: at(1, 9),
        ends: at(1, 10),
        recurrence: Some("FREQ=WEEKLY;COUNT=10".into()),
        left_out: vec![at(8, 9)],
        special: vec![instance(15, 11, Status::Confirmed), instance(22, 9, Status::Cancelled)],
        ..lunch(&format!("{tag}-series"))
    };
    for entry in [trip, class, meeting(&format!("{tag}-guests"))] {
        let created = account.create(calendar, &entry).await.unwrap();
        let found = account.get(calendar, &created.href).await.unwrap();
        same(&found.entry, &entry);
        account.remove(calendar, &found.href, &found.etag).await.unwrap();
    }
}

/// What a guest says, and the words with it, come back; what the others said stays.
async fn answers(account: &dyn Calendars, calendar: &str, uid: &str) {
    let created = account.create(calendar, &meeting(uid)).await.unwrap();
    let mut found = account.get(calendar, &created.href).await.unwrap();
    for (answer, note) in [(Answer::Yes, Some("On my way; \"early\"")), (Answer::No, None)] {
        let luis = found.entry.guests.iter_mut().find(|guest| guest.email == "luis@example.org").unwrap();
        (luis.answer, luis.note) = (answer, note.map(Into::into));
        account.replace(calendar, &found.href, &found.etag, &found.entry).await.unwrap();
        let there = account.get(calendar, &found.href).await.unwrap();
        same(&there.entry, &found.entry);
        found = there;
    }
    account.remove(calendar, &found.href, &found.etag).await.unwrap();
}

/// A look at everything names everything once, whatever its pages, and what changes meanwhile is told after it.
async fn pages(account: &dyn Calendars, calendar: &str, tag: &str) {
    let mut hrefs = Vec::new();
    for number in 0..5 {
        let entry = lunch(&format!("{tag}-{number}"));
        hrefs.push(account.create(calendar, &entry).await.unwrap().href);
    }
    let (changes, _) = look(account, calendar, None).await;
    for href in &hrefs {
        assert_eq!(changes.iter().filter(|change| change.href() == href).count(), 1, "{href} in {changes:?}");
    }
    let first = account.changes(calendar, None, &window()).await.unwrap();
    assert!(first.whole);
    let changed = account.find(calendar, &format!("{tag}-0")).await.unwrap().unwrap();
    let other = Entry { title: "Dinner".into(), ..changed.entry };
    account.replace(calendar, &changed.href, &changed.etag, &other).await.unwrap();
    let (mut rest, next) = look_on(account, calendar, Some(first.next)).await;
    rest.extend(look_on(account, calendar, Some(next)).await.0);
    let told = stands(&rest, &changed.href);
    assert_eq!(told.map(|found| found.entry.title).as_deref(), Some("Dinner"));
    for href in hrefs {
        let found = account.get(calendar, &href).await.unwrap();
        account.remove(calendar, &href, &found.etag).await.unwrap();
    }
}

async fn busy(account: &dyn Calendars, calendar: &str, tag: &str, cancelled: Cancelled) {
    let day = |number: i8, busy, status| Entry {
        starts: at(number, 12),
        ends: at(number, 13),
        busy,
        status,
        ..lunch(&format!("{tag}-{number}"))
    };
    let entries = [
        day(20, true, Status::Confirmed),
        day(21, false, Status::Confirmed),
        day(22, true, Status::Cancelled),
        Entry { starts: at(20, 13), ends: at(20, 14), ..lunch(&format!("{tag}-next")) },
    ];
    let mut written = Vec::new();
    for entry in &entries {
        let created = account.create(calendar, entry).await;
        if entry.status == Status::Cancelled && cancelled == Cancelled::Refused {
            assert!(matches!(created, Err(Error::Refused(_))), "{created:?}");
            continue;
        }
        written.push(created.unwrap().href);
    }
    let window = instant(20, 0)..instant(23, 0);
    let spans = account.busy(calendar, &window).await.unwrap();
    assert_eq!(spans, [instant(20, 12)..instant(20, 14)], "of {entries:?}");
    for href in written {
        let found = account.get(calendar, &href).await.unwrap();
        account.remove(calendar, &href, &found.etag).await.unwrap();
    }
}

/// What is not there, or not known.
async fn nothing(account: &dyn Calendars, calendar: &str) {
    let unknown = account.changes(calendar, Some("a place that was never told"), &window()).await;
    assert_eq!(unknown, Err(Error::Expired));
    let elsewhere = format!("{}-that-is-not-there/", calendar.trim_end_matches('/'));
    assert_eq!(account.changes(&elsewhere, None, &window()).await, Err(Error::Missing));
}

/// A watch stands from its answer on, under an id that is used once, and ends when it is told to.
async fn watches(account: &dyn Calendars, calendar: &str, tag: &str) {
    let id = format!("watch_{tag}");
    let watch = Watch { id: &id, address: "https://attache.example/hooks/secret", token: "shown" };
    let watched = account.watch(calendar, &watch).await.unwrap();
    assert!(!watched.resource.is_empty() && watched.until > Timestamp::UNIX_EPOCH, "{watched:?}");
    let again = account.watch(calendar, &watch).await;
    assert!(matches!(again, Err(Error::Refused(_))), "an id is used once: {again:?}");
    let (other, plain) = (format!("{id}_2"), "http://attache.example/hooks/secret");
    let open = account.watch(calendar, &Watch { id: &other, address: plain, ..watch }).await;
    assert!(matches!(open, Err(Error::Refused(_))), "over https only: {open:?}");
    let elsewhere = format!("{}-that-is-not-there/", calendar.trim_end_matches('/'));
    assert_eq!(account.watch(&elsewhere, &Watch { id: &other, ..watch }).await, Err(Error::Missing));
    for _ in 0..2 {
        assert_eq!(account.unwatch(&id, &watched.resource).await, Ok(()));
    }
}

/// All changes since, page by page, and where the next look begins.
async fn look(account: &dyn Calendars, calendar: &str, since: Option<&str>) -> (Vec<Change>, String) {
    look_on(account, calendar, since.map(str::to_owned)).await
}

async fn look_on(account: &dyn Calendars, calendar: &str, mut since: Option<String>) -> (Vec<Change>, String) {
    let mut all = Vec::new();
    for _ in 0..MOST_PAGES {
        let page = account.changes(calendar, since.as_deref(), &window()).await.unwrap();
        assert!(since.is_some() || page.whole);
        all.extend(page.changes);
        if !page.more {
            return (all, page.next);
        }
        since = Some(page.next);
    }
    panic!("a look without an end");
}

/// How `href` stands by the last word that was said of it.
fn stands(changes: &[Change], href: &str) -> Option<Found> {
    match changes.iter().rfind(|change| change.href() == href)? {
        Change::Stands(found) => Some((**found).clone()),
        Change::Gone(_) | Change::Unreadable { .. } => None,
    }
}

/// The same, but for what a server counts by itself, and for names that it knows better.
fn same(there: &Entry, written: &Entry) {
    let bare = |entry: &Entry| {
        let mut entry = Entry { sequence: 0, ..entry.clone() };
        entry.guests.iter_mut().for_each(|guest| (guest.name, guest.own) = (None, false));
        entry.guests.sort_by(|one, other| one.email.cmp(&other.email));
        entry
    };
    assert_eq!(bare(there), bare(written));
}

/// Ana invited Luis and Eva.
fn meeting(uid: &str) -> Entry {
    let guest = |email: &str, answer, organizer| Guest {
        email: email.into(),
        name: None,
        answer,
        organizer,
        note: None,
        own: false,
    };
    let guests = vec![
        guest("ana@example.org", Answer::Yes, true),
        guest("luis@example.org", Answer::None, false),
        guest("eva@example.org", Answer::Maybe, false),
    ];
    Entry { guests, ..lunch(uid) }
}

fn lunch(uid: &str) -> Entry {
    Entry {
        uid: uid.into(),
        title: "Comida con Ana".into(),
        starts: at(3, 14),
        ends: at(3, 15),
        place: Some("Casa Lucio, Madrid".into()),
        notes: None,
        guests: Vec::new(),
        recurrence: None,
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: 0,
    }
}

/// A day of June 2027 in Madrid, two hours before UTC.
fn at(day: i8, hour: i8) -> Moment {
    Moment::At { wall: june(day).at(hour, 0, 0, 0), zone: "Europe/Madrid".into() }
}

fn instant(day: i8, hour: i8) -> Timestamp {
    at(day, hour).instant(&jiff::tz::TimeZone::UTC)
}

fn june(day: i8) -> Date {
    date(2027, 6, day)
}

fn window() -> Range<Timestamp> {
    instant(1, 0)..instant(30, 0)
}
