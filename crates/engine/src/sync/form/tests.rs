use domain::UserId;
use proptest::prelude::*;
use services::calendars::{Answer, Guest};

use super::*;
use crate::sync::account::Thing;

const HOME: &str = "Europe/Madrid";

fn blank() -> Event {
    Event {
        id: domain::EventId::derived(b"one"),
        user_id: UserId::derived(b"ana"),
        title: String::new(),
        starts_at: Timestamp::UNIX_EPOCH,
        ends_at: Timestamp::UNIX_EPOCH,
        all_day: false,
        zone: HOME.into(),
        place: None,
        participants: Vec::new(),
        notes: None,
        recurrence: None,
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 0,
        updated_at: Timestamp::UNIX_EPOCH,
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just(" \u{200b}".into()), Just("a\u{202e}\nb".into()), "[a-zñ]{1,6}"]
}

/// Hours of the nights in which the clock changes, and of others; zones that are known and one that is not.
fn moment() -> impl Strategy<Value = Moment> {
    let day = prop_oneof![Just((2026, 3, 29)), Just((2026, 10, 25)), Just((2026, 11, 27))];
    let zone = prop_oneof![Just("Europe/Madrid"), Just("UTC"), Just("America/New_York"), Just("Custom/Nowhere")];
    (day, 0..24_i8, 0..60_i8, zone).prop_map(|((year, month, day), hour, minute, zone)| Moment::At {
        wall: civil::date(year, month, day).at(hour, minute, 0, 0),
        zone: zone.into(),
    })
}

fn times() -> impl Strategy<Value = (Moment, Moment)> {
    let days = (1..28_i8, 0..3_i8).prop_map(|(day, length)| {
        let day = civil::date(2026, 11, day);
        (Moment::Day(day), Moment::Day(day.checked_add(jiff::ToSpan::days(i64::from(length))).unwrap()))
    });
    prop_oneof![3 => (moment(), moment()), 1 => days]
}

fn entry() -> impl Strategy<Value = Entry> {
    let special = (moment(), text(), moment(), moment()).prop_map(|(of, title, starts, ends)| Instance {
        of,
        title,
        starts,
        ends,
        place: None,
        notes: None,
        status: Status::Tentative,
    });
    let more = (prop::collection::vec(moment(), 0..3), prop::collection::vec(special, 0..3));
    (text(), times(), prop::option::of(text()), prop::option::of(text()), more).prop_map(
        |(title, (starts, ends), place, notes, (left_out, special))| Entry {
            uid: "a@x".into(),
            title,
            starts,
            ends,
            place,
            notes,
            guests: vec![Guest {
                email: "ana@x".into(),
                name: None,
                answer: Answer::Maybe,
                organizer: true,
                note: None,
                own: false,
            }],
            recurrence: Some("FREQ=DAILY".into()),
            left_out,
            special,
            status: Status::Tentative,
            busy: false,
            sequence: 7,
        },
    )
}

proptest! {
    /// What is only shown changes nothing there, however it is written.
    #[test]
    fn an_event_that_says_what_the_entry_shows_is_no_change(base in entry()) {
        let event = shown(&base, HOME).over(&blank());
        prop_assert_eq!(overlay(&base, &event, HOME), base);
    }

    /// Any event is written so that it is shown as it is, and the rest of the entry stays.
    #[test]
    fn an_event_is_written_as_it_is_shown(base in entry(), other in entry()) {
        let mut event = shown(&other, HOME).over(&blank());
        if event.all_day {
            // Ours repeat by whole days.
            event.exceptions.clear();
        }
        let written = overlay(&base, &event, HOME);
        let mut back = shown(&written, HOME).over(&event);
        // A wall time that the clock has twice is written in UTC.
        if back.zone != event.zone {
            prop_assert_eq!(&back.zone, "UTC");
            back.zone.clone_from(&event.zone);
        }
        prop_assert_eq!(back, event.clone());
        prop_assert_eq!((&written.guests, written.status, written.busy), (&base.guests, base.status, base.busy));
        let fresh = shown(&entry_of(&event, "a@x"), HOME);
        prop_assert_eq!((fresh.starts_at, fresh.ends_at, fresh.exceptions), (event.starts_at, event.ends_at, event.exceptions));
    }
}

#[test]
fn people_follow_the_guests_and_keep_what_the_person_did() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (own, before, after) = (names(&["Ana", "Mine"]), names(&["Ana", "Luis"]), names(&["Luis", "Eva"]));
    assert_eq!(people_over(&own, &before, &after), names(&["Mine", "Eva"]));
    assert_eq!(people_over(&own, &before, &before), own, "Luis was left out here");
}

#[test]
fn what_is_too_large_is_not_kept() {
    let mut entry = entry_of(&blank(), "a@x");
    entry.left_out = vec![Moment::Day(civil::date(2026, 11, 27)); 20_000];
    let encode = |entry: &Entry| Thing::Entry(Box::new(entry.clone())).encode();
    assert!(encode(&entry).is_none());
    entry.left_out.truncate(100);
    assert_eq!(decode(encode(&entry).as_deref()), Some(entry));
}
