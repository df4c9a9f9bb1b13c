use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn madrid() -> TimeZone {
    TimeZone::get("Europe/Madrid").unwrap()
}

fn walls(slots: &[Span], zone: &TimeZone) -> Vec<String> {
    slots.iter().map(|slot| zone.to_datetime(slot.start).strftime("%a %d %H:%M").to_string()).collect()
}

#[test]
fn what_is_free_between_two_people_s_appointments() {
    let (zone, hours) = (madrid(), Hours::daily(time(9, 0, 0, 0), time(18, 0, 0, 0)));
    let busy = [
        vec![at("2026-11-27T08:00:00Z")..at("2026-11-27T11:00:00Z")],
        vec![
            at("2026-11-27T12:00:00Z")..at("2026-11-27T16:15:00Z"),
            at("2026-11-27T10:00:00Z")..at("2026-11-27T10:30:00Z"),
        ],
    ];
    let search = Search {
        busy: &busy,
        window: at("2026-11-26T23:00:00Z")..at("2026-11-27T23:00:00Z"),
        length: SignedDuration::from_mins(30),
        before: SignedDuration::ZERO,
        after: SignedDuration::ZERO,
        hours: &hours,
        zone: &zone,
        step: 30,
    };
    assert_eq!(walls(&search.slots(9), &zone), ["Fri 27 12:00", "Fri 27 12:30", "Fri 27 17:30"]);
    let spaced = Search { before: SignedDuration::from_mins(15), ..search.clone() };
    assert_eq!(walls(&spaced.slots(9), &zone), ["Fri 27 12:30", "Fri 27 17:30"]);
    let spaced = Search { after: SignedDuration::from_mins(15), ..search.clone() };
    assert_eq!(walls(&spaced.slots(9), &zone), ["Fri 27 12:00", "Fri 27 17:30"]);
    assert_eq!(walls(&search.slots(1), &zone), ["Fri 27 12:00"]);
    let closed = Hours([None; 7]);
    assert!(Search { hours: &closed, ..search }.slots(9).is_empty());
}

#[test]
fn a_day_in_which_the_clock_changes_has_the_hours_that_it_has() {
    let (zone, hours) = (madrid(), Hours::daily(time(1, 0, 0, 0), time(5, 0, 0, 0)));
    let on = |day: Date| {
        let midnight = |day: Date| instant(&zone, day.at(0, 0, 0, 0)).unwrap();
        let search = Search {
            busy: &[],
            window: midnight(day)..midnight(day.tomorrow().unwrap()),
            length: SignedDuration::from_mins(60),
            before: SignedDuration::ZERO,
            after: SignedDuration::ZERO,
            hours: &hours,
            zone: &zone,
            step: 60,
        };
        (walls(&search.slots(9), &zone), search.free())
    };
    let (spring, free) = on(date(2026, 3, 29));
    assert_eq!(spring, ["Sun 29 01:00", "Sun 29 03:00", "Sun 29 04:00"], "there is no two o'clock");
    assert_eq!(free[0].start.duration_until(free[0].end), SignedDuration::from_hours(3));
    let (autumn, free) = on(date(2026, 10, 25));
    assert_eq!(autumn, ["Sun 25 01:00", "Sun 25 02:00", "Sun 25 03:00", "Sun 25 04:00"], "two o'clock is the first");
    assert_eq!(free[0].start.duration_until(free[0].end), SignedDuration::from_hours(5));
}

#[test]
fn hours_reach_to_midnight_and_nothing_breaks_at_the_ends_of_time() {
    let (zone, hours) = (TimeZone::UTC, Hours::daily(time(23, 0, 0, 0), time(0, 0, 0, 0)));
    let mut search = Search {
        busy: &[vec![Timestamp::MIN..at("2026-11-27T23:15:00Z"), Timestamp::MAX..Timestamp::MIN]],
        window: at("2026-11-27T00:00:00Z")..at("2026-11-28T00:00:00Z"),
        length: SignedDuration::from_mins(30),
        before: SignedDuration::ZERO,
        after: SignedDuration::from_hours(1),
        hours: &hours,
        zone: &zone,
        step: 15,
    };
    assert_eq!(walls(&search.slots(9), &zone), ["Fri 27 23:15", "Fri 27 23:30"]);
    search.window = Timestamp::MIN..Timestamp::MAX;
    assert!(search.free().len() < 400, "a year is looked through, and no more");
    search.length = SignedDuration::ZERO;
    assert!(search.slots(9).is_empty());
}

/// Every minute of the grid, each looked at by itself.
fn one_by_one(search: &Search) -> Vec<Span> {
    let mut found = Vec::new();
    let mut day = search.zone.to_datetime(search.window.start).date();
    let last = search.zone.to_datetime(search.window.end).date();
    while day <= last {
        for minute in (0..24 * 60).step_by(usize::from(search.step)) {
            let wall = day.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
            let ambiguous = search.zone.to_ambiguous_timestamp(wall);
            if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
                continue;
            }
            let from = ambiguous.earlier().unwrap();
            let slot = from..from + search.length;
            let open = search.hours.0[day.weekday().to_monday_zero_offset() as usize].is_some_and(|(from, to)| {
                let last = if to == Time::midnight() { day.tomorrow().unwrap() } else { day };
                let opens = instant(search.zone, day.to_datetime(from)).unwrap();
                slot.start >= opens && slot.end <= instant(search.zone, last.to_datetime(to)).unwrap()
            });
            let within = slot.start >= search.window.start && slot.end <= search.window.end;
            let reach = slot.start - search.before..slot.end + search.after;
            let taken =
                search.busy.iter().flatten().any(|b| b.start < b.end && b.start < reach.end && reach.start < b.end);
            if open && within && !taken {
                found.push(slot);
            }
        }
        day = day.tomorrow().unwrap();
    }
    found
}

fn person() -> impl Strategy<Value = Vec<Span>> {
    // Minutes from the window's start, which lies days before a change of the clock.
    prop::collection::vec((-600_i64..9_000, -30_i64..400), 0..12).prop_map(|spans| {
        let from = at("2026-10-22T00:00:00Z");
        let minutes = SignedDuration::from_mins;
        spans.into_iter().map(|(start, length)| from + minutes(start)..from + minutes(start + length)).collect()
    })
}

fn hours() -> impl Strategy<Value = Hours> {
    let day = prop::option::weighted(0.8, (0_i8..23, prop::bool::ANY, 1_i8..24)).prop_map(|day| {
        day.map(|(from, half, length)| {
            let to = (from + length).min(24);
            let to = if to == 24 { Time::midnight() } else { time(to, 0, 0, 0) };
            (time(from, if half { 30 } else { 0 }, 0, 0), to)
        })
    });
    prop::array::uniform7(day).prop_map(Hours)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_same_slots_as_one_by_one(
        busy in prop::collection::vec(person(), 0..4),
        hours in hours(),
        (from, days) in (0_i64..2_000, 1_i64..5),
        (length, before, after) in (5_i64..300, 0_i64..60, 0_i64..60),
        step in prop::sample::select(vec![5_u16, 10, 15, 20, 30, 60, 45, 7]),
        zone in prop::sample::select(vec!["Europe/Madrid", "UTC", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"]),
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let start = at("2026-10-22T00:00:00Z") + SignedDuration::from_mins(from);
        let minutes = SignedDuration::from_mins;
        let search = Search {
            busy: &busy,
            window: start..start + SignedDuration::from_hours(24 * days),
            length: minutes(length),
            before: minutes(before),
            after: minutes(after),
            hours: &hours,
            zone: &zone,
            step,
        };
        prop_assert_eq!(search.slots(usize::MAX), one_by_one(&search));
        for pair in search.free().windows(2) {
            prop_assert!(pair[0].start < pair[0].end && pair[0].end <= pair[1].start);
        }
    }
}
