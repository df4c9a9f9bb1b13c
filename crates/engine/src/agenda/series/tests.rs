#![allow(clippy::unwrap_used)]

use super::*;

fn madrid() -> TimeZone {
    TimeZone::get("Europe/Madrid").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn starts(rule: &str, start: &str, count: usize) -> Vec<String> {
    let (series, first) = Series::open(rule, &madrid(), at(start), false).unwrap();
    series.starts_from(first).take(count).map(|at| at.to_string()).collect()
}

#[test]
fn the_wall_time_stays_across_clock_changes() {
    // 09:00 in Madrid: the clock goes back on 25 October 2026 and forward on 28 March 2027.
    let autumn = starts("FREQ=WEEKLY", "2026-10-19T07:00:00Z", 2);
    assert_eq!(autumn, ["2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"]);
    let spring = starts("FREQ=DAILY", "2027-03-27T08:00:00Z", 2);
    assert_eq!(spring, ["2027-03-27T08:00:00Z", "2027-03-28T07:00:00Z"]);
}

#[test]
fn a_skipped_time_is_the_first_after_it_and_a_doubled_one_the_earlier() {
    // 02:30 does not exist on 28 March 2027 and comes twice on 25 October 2026.
    let spring = starts("FREQ=DAILY", "2027-03-27T01:30:00Z", 3);
    assert_eq!(spring, ["2027-03-27T01:30:00Z", "2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z"]);
    let autumn = starts("FREQ=DAILY", "2026-10-24T00:30:00Z", 3);
    assert_eq!(autumn, ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]);
    // Looked for from within the gap it is still there.
    let (series, _) = Series::open("FREQ=DAILY", &madrid(), at("2027-03-01T01:30:00Z"), false).unwrap();
    assert_eq!(series.starts_from(at("2027-03-28T01:00:00Z")).next(), Some(at("2027-03-28T01:00:00Z")));
    assert_eq!(series.starts_from(at("2027-03-28T01:00:01Z")).next(), Some(at("2027-03-29T00:30:00Z")));
}

#[test]
fn a_count_becomes_the_end_that_means_the_same() {
    let (series, first) =
        Series::open("FREQ=WEEKLY;BYDAY=TU;COUNT=3", &madrid(), at("2026-11-24T09:00:00Z"), false).unwrap();
    assert_eq!(series.rule.to_string(), "FREQ=WEEKLY;UNTIL=20261208T225959Z");
    assert_eq!(series.starts_from(first).count(), 3);
    let (days, first) = Series::open("FREQ=DAILY;COUNT=2", &madrid(), at("2026-11-23T23:00:00Z"), true).unwrap();
    assert_eq!(days.rule.to_string(), "FREQ=DAILY;UNTIL=20261125");
    assert_eq!(days.starts_from(first).count(), 2);
}

#[test]
fn an_end_in_utc_counts_in_the_zone() {
    // 09:00 in Madrid is 08:00 UTC: the last moment may be that of the last occurrence, and not a second less.
    let count = |until: &str| starts(&format!("FREQ=DAILY;UNTIL={until}"), "2026-11-21T08:00:00Z", 9).len();
    assert_eq!(count("20261123T080000Z"), 3);
    assert_eq!(count("20261123T075959Z"), 2);
    assert_eq!(count("20261123T090000"), 3);
    assert_eq!(count("20261123"), 3);
}

#[test]
fn the_start_is_the_first_that_the_rule_falls_on() {
    let (_, first) = Series::open("FREQ=WEEKLY;BYDAY=MO", &madrid(), at("2026-11-24T09:00:00Z"), false).unwrap();
    assert_eq!(first, at("2026-11-30T09:00:00Z"));
    let none = Series::open("FREQ=DAILY;UNTIL=20261101", &madrid(), at("2026-11-24T09:00:00Z"), false);
    assert!(none.unwrap_err().contains("no day"));
    let hour = Series::open("FREQ=DAILY;BYHOUR=7", &madrid(), at("2026-11-24T09:00:00Z"), false);
    assert!(hour.unwrap_err().contains("BYHOUR"));
    assert!(Series::open("FREQ=DAILY;BYHOUR=10;BYMINUTE=0", &madrid(), at("2026-11-24T09:00:00Z"), false).is_ok());
}

#[test]
fn a_moved_series_ends_as_much_later() {
    let (series, first) = Series::open("FREQ=WEEKLY;COUNT=4", &madrid(), at("2026-11-24T09:00:00Z"), false).unwrap();
    let second = at("2026-12-01T09:00:00Z");
    let moved = series.moved(second, at("2026-12-02T15:00:00Z"), &madrid(), false);
    let starts: Vec<String> = moved.starts_from(first).map(|at| at.to_string()).collect();
    assert_eq!(starts, ["2026-12-02T15:00:00Z", "2026-12-09T15:00:00Z", "2026-12-16T15:00:00Z"]);
}

#[test]
fn the_next_occurrence_is_strictly_later() {
    let (zone, start) = (madrid(), at("2026-11-24T08:00:00Z"));
    let next = |after: &str| next_occurrence("FREQ=DAILY;UNTIL=20261126", &zone, start, at(after));
    assert_eq!(next("2026-11-01T00:00:00Z"), Some(start));
    assert_eq!(next("2026-11-24T08:00:00Z"), Some(at("2026-11-25T08:00:00Z")));
    assert_eq!(next("2026-11-26T08:00:00Z"), None);
    assert_eq!(next_occurrence("nonsense", &zone, start, start), None);
}

#[test]
fn a_zone_whose_midnight_is_skipped_still_has_its_days() {
    // In Beirut the clock goes from 00:00 to 01:00 on 28 March 2027.
    let zone = TimeZone::get("Asia/Beirut").unwrap();
    let midnight = instant(&zone, jiff::civil::date(2027, 3, 28).at(0, 0, 0, 0)).unwrap();
    assert_eq!(zone.to_datetime(midnight).to_string(), "2027-03-28T01:00:00");
}
