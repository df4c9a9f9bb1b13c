#![allow(clippy::unwrap_used)]

use calcard::common::timezone::Tz;
use calcard::{Entry, Parser};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn dates(rule: &str, start: Date, count: usize) -> Vec<String> {
    let rule: Rule = rule.parse().unwrap();
    rule.dates(start, start, HORIZON).take(count).map(|date| date.to_string()).collect()
}

#[test]
fn the_examples_of_the_standard() {
    let start = date(1997, 9, 2);
    let cases = [
        ("FREQ=DAILY;INTERVAL=10", "1997-09-02 1997-09-12 1997-09-22"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH", "1997-09-02 1997-09-04 1997-09-16 1997-09-18"),
        ("FREQ=MONTHLY;BYDAY=1FR", "1997-09-05 1997-10-03 1997-11-07"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", "1997-09-07 1997-09-28 1997-11-02 1997-11-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28 1997-10-29 1997-11-28"),
        ("FREQ=YEARLY;BYDAY=20MO", "1998-05-18 1999-05-17 2000-05-15"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1998-03-05 1998-03-12 1998-03-19"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13 1998-03-13 1998-11-13"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29 1997-10-30 1997-11-27"),
        ("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04 1997-10-07 1997-11-06"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1997-11-04 2001-11-06"),
    ];
    for (rule, expected) in cases {
        let expected: Vec<&str> = expected.split(' ').collect();
        assert_eq!(dates(rule, start, expected.len()), expected, "{rule}");
    }
}

#[test]
fn a_month_without_the_day_is_passed_over() {
    assert_eq!(dates("FREQ=MONTHLY", date(2026, 1, 31), 3), ["2026-01-31", "2026-03-31", "2026-05-31"]);
    assert_eq!(dates("FREQ=YEARLY", date(2024, 2, 29), 3), ["2024-02-29", "2028-02-29", "2032-02-29"]);
}

#[test]
fn one_may_begin_anywhere() {
    let rule: Rule = "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR".parse().unwrap();
    let start = date(2001, 1, 5);
    let all: Vec<Date> = rule.dates(start, start, HORIZON).collect();
    for from in [start, date(2026, 11, 21), date(2026, 11, 23), date(2100, 12, 1)] {
        let late: Vec<Date> = rule.dates(start, from, HORIZON).collect();
        assert_eq!(late, all.iter().copied().filter(|date| *date >= from).collect::<Vec<_>>());
    }
    let within = rule.dates(start, date(2026, 11, 1), date(2026, 11, 30)).count();
    assert_eq!(within, all.iter().filter(|date| date.year() == 2026 && date.month() == 11).count());
    assert_eq!(rule.dates(start, date(2101, 1, 1), date(2200, 1, 1)).count(), 0);
    assert!(*all.last().unwrap() <= HORIZON);
}

#[test]
fn a_rule_that_never_falls_ends_at_the_horizon() {
    for rule in
        ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=7;BYDAY=MO"]
    {
        assert_eq!(dates(rule, date(2026, 11, 22), 1), Vec::<String>::new(), "{rule}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    let cases = [
        ("", "begins with FREQ"),
        ("weekly", "NAME=VALUE"),
        ("FREQ=SECONDLY", "DAILY, WEEKLY"),
        ("FREQ=HOURLY;COUNT=3", "FREQ=HOURLY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;INTERVAL=65537", "1 to 1000"),
        ("FREQ=DAILY;COUNT=4294967297", "COUNT"),
        ("FREQ=DAILY;COUNT=0", "COUNT"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "not both"),
        ("FREQ=DAILY;UNTIL=tomorrow", "UNTIL=TOMORROW"),
        ("FREQ=DAILY;UNTIL=20271301", "UNTIL"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "0"),
        ("FREQ=MONTHLY;BYMONTHDAY=300", "-31 to 31"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=2MO", "numbered"),
        ("FREQ=MONTHLY;BYDAY=6MO", "numbered"),
        ("FREQ=WEEKLY;BYDAY=XX", "weekday"),
        ("FREQ=WEEKLY;BYDAY=é", "weekday"),
        ("FREQ=WEEKLY;BYDAY=,", "weekday"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=WEEKLY;FREQ=DAILY", "twice"),
        ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
        ("FREQ=DAILY;X-\r\nEVIL=1", "not supported"),
    ];
    for (rule, said) in cases {
        let problem = rule.parse::<Rule>().unwrap_err();
        assert!(problem.contains(said), "{rule}: {problem}");
    }
    assert!("FREQ=DAILY;".repeat(100_000).parse::<Rule>().is_err());
}

#[test]
fn a_rule_survives_its_text() {
    for text in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU;COUNT=8",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231",
        "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=-1,15;BYSETPOS=1;UNTIL=20271231T120000Z",
    ] {
        assert_eq!(text.parse::<Rule>().unwrap().to_string(), text);
    }
    assert_eq!(
        " rrule:freq=weekly;byday=+1".parse::<Rule>().map(|_| ()),
        Err("\"+1\" is no weekday; use MO, TU, WE, TH, FR, SA, SU".into())
    );
    assert_eq!("RRULE:freq=weekly;byday=th,mo".parse::<Rule>().unwrap().to_string(), "FREQ=WEEKLY;BYDAY=MO,TH");
}

/// The same rule expanded by another's hand.
fn reference(rule: &str, start: Date, count: usize) -> Vec<String> {
    let start = start.strftime("%Y%m%d");
    let text = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:{start}T090000\r\nRRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    let Entry::ICalendar(calendar) = Parser::new(&text).entry() else { panic!("{text}") };
    let expanded = calendar.expand_dates(Tz::Floating, count);
    assert!(expanded.errors.is_empty(), "{rule}: {:?}", expanded.errors);
    expanded.events.iter().map(|event| event.start.naive_local().date().to_string()).collect()
}

fn days() -> impl Strategy<Value = String> {
    proptest::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..4).prop_map(|days| days.join(","))
}

fn numbered_days() -> impl Strategy<Value = String> {
    let day = (prop_oneof![-4..=-1, 1..=4], proptest::sample::select(vec!["MO", "WE", "SU"]));
    proptest::collection::vec(day, 1..3)
        .prop_map(|days| days.iter().map(|(nth, day)| format!("{nth}{day}")).collect::<Vec<_>>().join(","))
}

fn rules() -> impl Strategy<Value = String> {
    let months = proptest::sample::subsequence((1..=12).collect::<Vec<i32>>(), 1..4).prop_map(|months| {
        format!(";BYMONTH={}", months.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
    });
    let none = || Just(String::new());
    let month_day = prop_oneof![1..=28, -28..=-1].prop_map(|day| format!(";BYMONTHDAY={day}"));
    let by = prop_oneof![
        none(),
        days().prop_map(|days| format!(";BYDAY={days}")),
        numbered_days().prop_map(|days| format!(";BYDAY={days}")),
        month_day,
        (days(), prop_oneof![-2..=-1, 1..=2]).prop_map(|(days, nth)| format!(";BYDAY={days};BYSETPOS={nth}")),
    ];
    let coarse = (prop_oneof![Just("MONTHLY"), Just("YEARLY")], 1..4, prop_oneof![none(), months], by)
        .prop_map(|(frequency, interval, months, by)| format!("FREQ={frequency};INTERVAL={interval}{months}{by}"));
    let week_start = prop_oneof![none(), Just(";WKST=SU".to_owned()), Just(";WKST=TH".to_owned())];
    let by_day = prop_oneof![none(), days().prop_map(|days| format!(";BYDAY={days}"))];
    let fine = (prop_oneof![Just("DAILY"), Just("WEEKLY")], 1..9, by_day, week_start)
        .prop_filter("a daily rule may miss its days for ever", |(frequency, interval, by, _)| {
            *frequency == "WEEKLY" || by.is_empty() || *interval != 7
        })
        .prop_map(|(frequency, interval, by, week)| format!("FREQ={frequency};INTERVAL={interval}{by}{week}"));
    prop_oneof![coarse, fine]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn two_hands_expand_alike(rule in rules(), day in 0..2_000_i32) {
        let start = date(2024, 1, 1).checked_add(day.days()).unwrap();
        prop_assert_eq!(dates(&rule, start, 12), reference(&rule, start, 12));
    }

    #[test]
    fn no_text_is_a_panic(text in "\\PC{0,60}", rule in "(FREQ|COUNT|UNTIL|BYDAY|;|=|,|-|[0-9]|MO|DAILY){0,30}") {
        let _ = text.parse::<Rule>();
        if let Ok(rule) = rule.parse::<Rule>() {
            let _ = rule.dates(date(2026, 11, 21), date(2026, 11, 21), HORIZON).take(3).count();
        }
    }
}
