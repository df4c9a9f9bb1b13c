use domain::{EventId, EventState, UserId};

use super::*;
use crate::agenda::occurrence::between;

fn at_(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// In Madrid, from `start` for an hour.
fn event(start: &str, recurrence: Option<&str>) -> Event {
    Event {
        id: EventId::derived(b"yoga"),
        user_id: UserId::derived(b"ines"),
        title: "Yoga".into(),
        starts_at: at_(start),
        ends_at: at_(start) + SignedDuration::from_hours(1),
        all_day: false,
        zone: "Europe/Madrid".into(),
        place: None,
        participants: Vec::new(),
        notes: None,
        recurrence: recurrence.map(Into::into),
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 1,
        updated_at: at_("2026-10-01T00:00:00Z"),
    }
}

fn to(start: &str, end: &str, of: Option<&str>, all: bool) -> Edit {
    Edit { times: Some((at_(start), at_(end))), of: of.map(at_), all, ..Edit::default() }
}

fn starts(event: &Event, from: &str, until: &str) -> Vec<String> {
    between(event, at_(from), at_(until)).iter().map(|event| event.starts_at.to_string()).collect()
}

#[test]
fn one_that_does_not_repeat_goes_where_it_is_put() {
    let yoga = event("2026-11-24T17:00:00Z", None);
    let moved = edited(&yoga, &to("2026-11-25T08:00:00Z", "2026-11-25T09:30:00Z", None, false)).unwrap();
    assert_eq!((moved.starts_at, moved.ends_at), (at_("2026-11-25T08:00:00Z"), at_("2026-11-25T09:30:00Z")));
    for (start, end) in
        [("2026-11-25T08:00:00Z", "2026-11-25T08:00:00Z"), ("2026-01-01T00:00:00Z", "2027-06-01T00:00:00Z")]
    {
        edited(&yoga, &to(start, end, None, false)).unwrap_err();
    }
    edited(&yoga, &to("2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z", Some("2026-11-24T17:00:00Z"), false))
        .unwrap_err();
}

#[test]
fn whole_days_stay_whole_days() {
    let days = Event {
        all_day: true,
        starts_at: at_("2026-10-23T22:00:00Z"),
        ends_at: at_("2026-10-24T22:00:00Z"),
        ..event("2026-10-23T22:00:00Z", None)
    };
    // The day on which the clock goes back has 25 hours.
    edited(&days, &to("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", None, false)).unwrap();
    edited(&days, &to("2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z", None, false)).unwrap_err();
}

#[test]
fn one_occurrence_is_moved_and_put_back() {
    let weekly = event("2026-11-17T17:00:00Z", Some("FREQ=WEEKLY"));
    let of = Some("2026-11-24T17:00:00Z");
    let moved = edited(&weekly, &to("2026-11-25T17:00:00Z", "2026-11-25T18:00:00Z", of, false)).unwrap();
    assert_eq!(
        starts(&moved, "2026-11-17T00:00:00Z", "2026-12-02T00:00:00Z"),
        ["2026-11-17T17:00:00Z", "2026-11-25T17:00:00Z", "2026-12-01T17:00:00Z"]
    );
    let longer = edited(&moved, &to("2026-11-25T17:00:00Z", "2026-11-25T19:00:00Z", of, false)).unwrap();
    assert_eq!(longer.exceptions.len(), 1, "it is special once");
    assert_eq!(edited(&longer, &to("2026-11-24T17:00:00Z", "2026-11-24T18:00:00Z", of, false)).unwrap(), weekly);
    // What was left out takes place again.
    let mut left = weekly.clone();
    except(&mut left, Exception { of: at_("2026-11-24T17:00:00Z"), instead: None }).unwrap();
    assert_eq!(edited(&left, &to("2026-11-24T17:00:00Z", "2026-11-24T18:00:00Z", of, false)).unwrap(), weekly);
    for of in [None, Some("2026-11-24T18:00:00Z")] {
        edited(&weekly, &to("2026-11-25T17:00:00Z", "2026-11-25T18:00:00Z", of, false)).unwrap_err();
    }
}

#[test]
fn a_series_keeps_its_wall_time_and_goes_back_whole() {
    // Over the night on which the clock goes back; until the end of November.
    let weekly = event("2026-10-20T16:00:00Z", Some("FREQ=WEEKLY;UNTIL=20261124T225959Z"));
    let mut special = weekly.clone();
    except(&mut special, Exception { of: at_("2026-11-10T17:00:00Z"), instead: None }).unwrap();
    let of = Some("2026-11-03T17:00:00Z");
    let moved = edited(&special, &to("2026-11-04T08:00:00Z", "2026-11-04T10:00:00Z", of, true)).unwrap();
    assert_eq!(
        starts(&moved, "2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        [
            "2026-10-21T07:00:00Z",
            "2026-10-28T08:00:00Z",
            "2026-11-04T08:00:00Z",
            "2026-11-18T08:00:00Z",
            "2026-11-25T08:00:00Z"
        ]
    );
    assert!(
        between(&moved, moved.starts_at, at_("2027-01-01T00:00:00Z"))
            .iter()
            .all(|one| { one.starts_at.duration_until(one.ends_at) == SignedDuration::from_hours(2) })
    );
    let of = Some("2026-11-04T08:00:00Z");
    assert_eq!(edited(&moved, &to("2026-11-03T17:00:00Z", "2026-11-03T18:00:00Z", of, true)).unwrap(), special);
}

#[test]
fn a_rule_that_names_its_days_is_not_bent() {
    let days = event("2026-11-16T17:00:00Z", Some("FREQ=WEEKLY;BYDAY=MO,WE"));
    let of = Some("2026-11-18T17:00:00Z");
    let later = edited(&days, &to("2026-11-18T19:00:00Z", "2026-11-18T20:00:00Z", of, true)).unwrap();
    assert_eq!(
        starts(&later, "2026-11-16T00:00:00Z", "2026-11-20T00:00:00Z"),
        ["2026-11-16T19:00:00Z", "2026-11-18T19:00:00Z"]
    );
    let error = edited(&days, &to("2026-11-19T17:00:00Z", "2026-11-19T18:00:00Z", of, true)).unwrap_err();
    assert!(error.to_string().contains("say in the chat"), "{error}");
}

#[test]
fn words_are_written_anew_for_one_occurrence_or_for_all() {
    let weekly = event("2026-11-17T17:00:00Z", Some("FREQ=WEEKLY"));
    let words = |title: &str, place: &str, of: Option<&str>, all| Edit {
        title: Some(title.into()),
        place: Some(place.into()),
        of: of.map(at_),
        all,
        ..Edit::default()
    };
    let of = Some("2026-11-24T17:00:00Z");
    let once = edited(&weekly, &words(" Yoga\nwith Ana ", "Park", of, false)).unwrap();
    assert_eq!((&*once.title, once.exceptions.len()), ("Yoga", 1));
    let shown = between(&once, at_("2026-11-24T00:00:00Z"), at_("2026-11-25T00:00:00Z")).remove(0);
    assert_eq!(
        (&*shown.title, shown.place.as_deref(), shown.starts_at),
        ("Yoga with Ana", Some("Park"), at_("2026-11-24T17:00:00Z"))
    );
    assert_eq!(
        edited(&once, &words("Yoga", "", of, false)).unwrap(),
        weekly,
        "as its series has it, it is special no more"
    );

    let all = edited(&once, &words("Pilates", " ", of, true)).unwrap();
    assert_eq!((&*all.title, &all.place, all.starts_at), ("Pilates", &None, weekly.starts_at));
    assert_eq!(all.exceptions, once.exceptions, "what is special keeps its words");
    let both = Edit { title: Some("Pilates".into()), ..to("2026-11-25T17:00:00Z", "2026-11-25T18:00:00Z", of, true) };
    let both = edited(&weekly, &both).unwrap();
    assert_eq!((&*both.title, both.starts_at), ("Pilates", at_("2026-11-18T17:00:00Z")));

    for wrong in
        [words(" ", "", of, true), words(&"x".repeat(201), "", of, false), words("x", &"y".repeat(201), of, true)]
    {
        edited(&weekly, &wrong).unwrap_err();
    }
    edited(&weekly, &words("Pilates", "", None, true)).unwrap_err();
}
