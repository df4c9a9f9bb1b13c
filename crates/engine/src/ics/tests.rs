#![allow(clippy::unwrap_used)]

use calcard::icalendar::ICalendarComponentType;
use calcard::{Entry as Parsed, Parser};
use domain::{EventId, Priority, ReminderId, ReminderState, Role, SystemEntropy, UserId, WorkspaceId};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2026-11-21T11:00:00Z")
}

fn user() -> User {
    User {
        id: UserId::derived(b"ines"),
        workspace_id: WorkspaceId::derived(b"home"),
        name: "Inés; García".into(),
        role: Role::Owner,
        zone: "Europe/Madrid".into(),
        language: "es".into(),
        preferences: domain::Preferences::default(),
    }
}

fn event(title: &str, starts_at: &str, ends_at: &str) -> Event {
    Event {
        id: EventId::new(now(), &SystemEntropy),
        user_id: user().id,
        title: title.into(),
        starts_at: at(starts_at),
        ends_at: at(ends_at),
        all_day: false,
        zone: "Europe/Madrid".into(),
        place: None,
        participants: vec![],
        notes: None,
        recurrence: None,
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 3,
        updated_at: now(),
    }
}

fn reminder(of: Option<&Event>, due_at: &str) -> Reminder {
    Reminder {
        id: ReminderId::new(now(), &SystemEntropy),
        user_id: user().id,
        conversation_id: domain::ConversationId::derived(b"chat"),
        event_id: of.map(|event| event.id),
        title: "Llamar al banco".into(),
        due_at: at(due_at),
        due_kind: domain::DueKind::default(),
        zone: "Europe/Madrid".into(),
        priority: Priority::Medium,
        recurrence: None,
        state: ReminderState::Confirmed,
        updated_at: now(),
    }
}

fn text_of(events: &[Event], reminders: &[Reminder]) -> String {
    feed(events, reminders, &user(), now())
}

/// Undoes folding.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

/// Parses back; the parser forgives, so what it would forgive is asked here.
fn parse(text: &str) -> calcard::icalendar::ICalendar {
    let mut open = Vec::new();
    for line in lines(text) {
        match line.split_once(':') {
            Some(("BEGIN", name)) => open.push(name.to_owned()),
            Some(("END", name)) => assert_eq!(open.pop().as_deref(), Some(name), "{text}"),
            Some((name, _)) => assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{line:?}"),
            None => panic!("{line:?} is no property"),
        }
    }
    assert!(open.is_empty(), "{text}");
    let mut parser = Parser::new(text);
    let Parsed::ICalendar(calendar) = parser.entry() else { panic!("{text}") };
    assert_eq!(parser.entry(), Parsed::Eof, "{text}");
    calendar
}

#[test]
fn an_event_has_what_a_calendar_shows() {
    let lunch = Event {
        place: Some("Casa Lucio, Madrid".into()),
        participants: vec!["Ana".into(), "Luis".into()],
        notes: Some("Mesa 4;\nllevar vino".into()),
        ..event("Comida con Ana", "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z")
    };
    let hour_before = reminder(Some(&lunch), "2026-11-27T11:00:00Z");
    let text = text_of(std::slice::from_ref(&lunch), &[hour_before]);
    let lines = lines(&text);
    for line in [
        "X-WR-CALNAME:Attaché · Inés\\; García".to_owned(),
        format!("UID:{}@attache", lunch.id),
        "SEQUENCE:3".into(),
        "DTSTAMP:20261121T110000Z".into(),
        "DTSTART:20261127T120000Z".into(),
        "DTEND:20261127T130000Z".into(),
        "SUMMARY:Comida con Ana".into(),
        "LOCATION:Casa Lucio\\, Madrid".into(),
        "DESCRIPTION:con Ana\\, Luis\\n\\nMesa 4\\;\\nllevar vino".into(),
        "STATUS:CONFIRMED".into(),
        "TRANSP:OPAQUE".into(),
        "TRIGGER:-PT1H".into(),
    ] {
        assert!(lines.contains(&line), "{line} in {text}");
    }
    parse(&text);
}

#[test]
fn whole_days_are_dates_in_their_own_zone() {
    let trip = Event {
        all_day: true,
        zone: "America/New_York".into(),
        ..event("Trip", "2026-11-27T05:00:00Z", "2026-11-30T05:00:00Z")
    };
    let nine = reminder(Some(&trip), "2026-11-26T14:00:00Z");
    let lines = lines(&text_of(&[trip], &[nine]));
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20261127".into()));
    assert!(lines.contains(&"DTEND;VALUE=DATE:20261130".into()));
    assert!(lines.contains(&"TRIGGER:-PT15H".into()));
}

#[test]
fn what_repeats_keeps_its_wall_time_by_its_zone() {
    let class = Event {
        recurrence: Some("FREQ=WEEKLY;UNTIL=20270430T215959Z".into()),
        ..event("Clase", "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")
    };
    let before = reminder(Some(&class), "2026-12-01T07:45:00Z");
    let text = text_of(&[class], &[before]);
    let written = lines(&text);
    assert!(written.contains(&"DTSTART;TZID=Europe/Madrid:20261124T090000".into()), "{text}");
    assert!(written.contains(&"RRULE:FREQ=WEEKLY;UNTIL=20270430T215959Z".into()));
    assert!(written.contains(&"TRIGGER:-PT15M".into()));
    let calendar = parse(&text);
    let expanded = calendar.expand_dates(calcard::common::timezone::Tz::Floating, 100);
    assert!(expanded.errors.is_empty());
    let starts: Vec<String> = expanded.events.iter().map(|event| event.start.naive_utc().to_string()).collect();
    assert_eq!(starts.len(), 23);
    assert_eq!(starts[17], "2027-03-23 08:00:00");
    assert_eq!(starts[18], "2027-03-30 07:00:00");
}

#[test]
fn a_zone_is_written_by_its_yearly_rules() {
    let weekly = |zone: &str, start: &str| Event {
        zone: zone.into(),
        recurrence: Some("FREQ=WEEKLY".into()),
        ..event("X", start, "2026-12-30T00:00:00Z")
    };
    let text = text_of(&[weekly("Europe/Madrid", "2026-11-24T08:00:00Z")], &[]);
    let zone = text.split("BEGIN:VTIMEZONE").nth(1).unwrap().split("END:VTIMEZONE").next().unwrap();
    assert_eq!(
        zone.trim().lines().collect::<Vec<_>>(),
        [
            "TZID:Europe/Madrid",
            "BEGIN:STANDARD",
            "DTSTART:20261025T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "TZNAME:CET",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:20270328T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "TZNAME:CEST",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "END:DAYLIGHT",
        ]
    );
    let new_york = text_of(&[weekly("America/New_York", "2026-11-24T08:00:00Z")], &[]);
    assert!(new_york.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"), "{new_york}");
    assert!(new_york.contains("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"), "{new_york}");
    // No rule of the year: each change stands for itself.
    let morocco = text_of(&[weekly("Africa/Casablanca", "2026-11-24T08:00:00Z")], &[]);
    assert!(morocco.contains("RDATE:") && !morocco.contains("RRULE:FREQ=YEARLY"), "{morocco}");
    // No change for decades.
    let tokyo = text_of(&[weekly("Asia/Tokyo", "2026-11-24T08:00:00Z")], &[]);
    assert_eq!(tokyo.matches("BEGIN:STANDARD").count(), 1, "{tokyo}");
    assert!(tokyo.contains("TZOFFSETTO:+0900") && !tokyo.contains("DAYLIGHT"), "{tokyo}");
    for text in [text, new_york, morocco, tokyo] {
        parse(&text);
    }
    let unknown =
        text_of(&[weekly("Mars/Olympus", "2026-11-24T08:00:00Z"), weekly("UTC", "2026-11-24T08:00:00Z")], &[]);
    assert!(!unknown.contains("VTIMEZONE") && unknown.contains("DTSTART:20261124T080000Z"), "{unknown}");
}

#[test]
fn occurrences_that_are_otherwise_stand_beside_their_series() {
    let exception = |of: &str, instead| domain::Exception { of: at(of), instead };
    let instead = domain::Instead {
        title: "In the park".into(),
        starts_at: at("2026-12-09T16:00:00Z"),
        ends_at: at("2026-12-09T17:00:00Z"),
        place: None,
        notes: None,
    };
    let class = Event {
        recurrence: Some("FREQ=WEEKLY".into()),
        exceptions: vec![exception("2026-12-01T08:00:00Z", None), exception("2026-12-08T08:00:00Z", Some(instead))],
        ..event("Class", "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")
    };
    let text = text_of(&[class], &[]);
    for line in [
        "EXDATE;TZID=Europe/Madrid:20261201T090000",
        "RECURRENCE-ID;TZID=Europe/Madrid:20261208T090000",
        "DTSTART;TZID=Europe/Madrid:20261209T170000",
        "SUMMARY:In the park",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} in {text}");
    }
    assert_eq!((text.matches("BEGIN:VEVENT").count(), text.matches("RRULE:FREQ=WEEKLY").count()), (2, 1));
    parse(&text);
}

#[test]
fn reminders_that_stand_alone_take_a_quarter_of_an_hour_and_no_room() {
    let once = reminder(None, "2026-11-25T09:00:00Z");
    let daily = Reminder { recurrence: Some("FREQ=DAILY".into()), ..reminder(None, "2026-11-25T09:00:00Z") };
    let stray = Reminder { event_id: Some(EventId::derived(b"gone")), ..once.clone() };
    let text = text_of(&[], &[once.clone(), daily, stray]);
    let lines = lines(&text);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 2);
    assert!(lines.contains(&format!("UID:{}@attache", once.id)));
    assert!(lines.contains(&"DTEND:20261125T091500Z".into()));
    assert!(lines.contains(&"TRANSP:TRANSPARENT".into()));
    assert!(lines.contains(&"DTSTART;TZID=Europe/Madrid:20261125T100000".into()));
    parse(&text);
}

#[test]
fn what_was_cancelled_says_so() {
    let gone = Event { state: EventState::Cancelled, ..event("X", "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z") };
    let text = text_of(&[gone], &[]);
    assert!(text.contains("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"));
}

#[test]
fn no_text_becomes_a_line_or_a_parameter() {
    let evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH;VALUE=URI:http://x\u{85}\u{2028}\0\\,;\":";
    let hostile = Event {
        place: Some(evil.into()),
        notes: Some(evil.into()),
        participants: vec![evil.into()],
        zone: "Europe/Madrid\r\nX-EVIL:1".into(),
        recurrence: Some("FREQ=DAILY\r\nX-EVIL:1".into()),
        ..event(evil, "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z")
    };
    let text = feed(&[hostile], &[], &User { name: evil.into(), ..user() }, now());
    let names: Vec<String> =
        lines(&text).iter().map(|line| line.split([':', ';']).next().unwrap_or_default().to_owned()).collect();
    assert!(!names.iter().any(|name| name.contains("EVIL") || name == "ATTACH"), "{text}");
    let calendar = parse(&text);
    let events = calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    assert_eq!(events.count(), 1);
    assert!(calendar.components.iter().all(|part| part.component_type != ICalendarComponentType::VAlarm));
}

#[test]
fn long_lines_fold_at_75_bytes_between_characters() {
    let title = "ñandú 👍🏽 ".repeat(40);
    let text = text_of(&[event(&title, "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z")], &[]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert!(lines(&text).contains(&format!("SUMMARY:{title}")));
}

#[test]
fn durations_are_written_in_whole_parts() {
    for (seconds, text) in [
        (0, "PT0S"),
        (-900, "-PT15M"),
        (-5_400, "-PT1H30M"),
        (86_400, "P1D"),
        (-90_061, "-P1DT1H1M1S"),
        (32_400, "PT9H"),
    ] {
        assert_eq!(write::duration(SignedDuration::from_secs(seconds)), text);
    }
}

#[test]
fn the_same_agenda_is_the_same_text() {
    let events = [event("X", "2026-11-27T12:00:00Z", "2026-11-27T13:00:00Z")];
    assert_eq!(text_of(&events, &[]), feed(&events, &[], &user(), at("2026-11-21T12:34:56Z")));
}
