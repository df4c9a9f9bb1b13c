#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;

use calcard::icalendar::{ICalendarComponentType, ICalendarProperty};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::{Answer, Guest, Instance, Moment, Status};
use super::*;

mod make;

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn file(lines: &str) -> String {
    let event = format!("BEGIN:VEVENT\nUID:1\n{}\nEND:VEVENT", lines.trim());
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//X//Y\n{event}\nEND:VCALENDAR\n")
}

fn entry(lines: &str) -> Entry {
    read(file(lines).as_bytes()).unwrap().unwrap()
}

fn at(wall: &str, zone: &str) -> Moment {
    Moment::At { wall: wall.parse().unwrap(), zone: zone.into() }
}

fn day(year: i16, month: i8, day: i8) -> Moment {
    Moment::Day(date(year, month, day))
}

const OUTLOOK: &str = r#"BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REQUEST
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;CN="Luis, Jefe";RSVP=TRUE;X-NUM-GUESTS=0:mailto:luis@example.org
ATTENDEE;CUTYPE=ROOM;CN=Sala 2:urn:uuid:1
CATEGORIES:Work,Red
CLASS:PUBLIC
DESCRIPTION:Mesa\nredonda
DTEND;TZID="Customized Time Zone":20270603T110000
DTSTAMP:20261121T120000Z
DTSTART;TZID="Customized Time Zone":20270603T100000
EXDATE;TZID=Romance Standard Time:20270610T100000
LOCATION:Sala 2
ORGANIZER;CN=Ana:MAILTO:ana@example.org
RRULE:FREQ=WEEKLY;COUNT=4
SEQUENCE:7
SUMMARY;LANGUAGE=es:Reunión
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E008
X-ALT-DESC;FMTTYPE=text/html:<p>Mesa</p>
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
ATTACH:https://example.org/a,b;c
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
RECURRENCE-ID:20270617T080000Z
DTSTART;TZID=W. Europe Standard Time:20270618T120000
DURATION:PT30M
SUMMARY:Reunión corta
STATUS:TENTATIVE
END:VEVENT
END:VCALENDAR
"#;

#[test]
fn what_outlook_writes_is_read() {
    let entry = read(OUTLOOK.as_bytes()).unwrap().unwrap();
    let berlin = "Europe/Berlin";
    let guest = |email: &str, name: &str, organizer| Guest {
        email: email.into(),
        name: Some(name.into()),
        answer: Answer::None,
        organizer,
        note: None,
        own: false,
    };
    let expected = Entry {
        uid: "040000008200E00074C5B7101A82E008".into(),
        title: "Reunión".into(),
        starts: at("2027-06-03T10:00", berlin),
        ends: at("2027-06-03T11:00", berlin),
        place: Some("Sala 2".into()),
        notes: Some("Mesa\nredonda".into()),
        guests: vec![guest("ana@example.org", "Ana", true), guest("luis@example.org", "Luis, Jefe", false)],
        recurrence: Some("FREQ=WEEKLY;COUNT=4".into()),
        left_out: vec![at("2027-06-10T10:00", berlin)],
        special: vec![Instance {
            of: at("2027-06-17T10:00", berlin),
            title: "Reunión corta".into(),
            starts: at("2027-06-18T12:00", berlin),
            ends: at("2027-06-18T12:30", berlin),
            place: None,
            notes: None,
            status: Status::Tentative,
        }],
        status: Status::Confirmed,
        busy: true,
        sequence: 7,
    };
    assert_eq!(entry, expected);
}

/// What differs between two files: lines of the one, and lines of the other.
fn difference(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let lines = |text: &str| -> Vec<String> {
        let whole = text.replace("\r\n", "\n").replace("\n ", "");
        whole.lines().map(str::to_owned).collect()
    };
    let stamp = |line: &&String| !line.starts_with("DTSTAMP") && !line.starts_with("LAST-MODIFIED");
    let without = |all: &[String], taken: &[String]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in taken {
            *counts.entry(line.clone()).or_default() += 1;
        }
        let mut left = |line: &&String| match counts.get_mut(*line) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        all.iter().filter(|line| left(line)).filter(stamp).cloned().collect::<Vec<_>>()
    };
    let (before, after) = (lines(before), lines(after));
    (without(&before, &after), without(&after, &before))
}

#[test]
fn only_what_differs_is_written() {
    let entry = read(OUTLOOK.as_bytes()).unwrap().unwrap();
    let same = patch(OUTLOOK.as_bytes(), &entry, now()).unwrap();
    assert_eq!(difference(OUTLOOK, &same), (vec![], vec![]));

    let mut other = Entry { title: "Comida".into(), sequence: 8, ..entry.clone() };
    other.guests[1].answer = Answer::Yes;
    let patched = patch(OUTLOOK.as_bytes(), &other, now()).unwrap();
    assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), other);
    let (gone, new) = difference(OUTLOOK, &patched);
    assert_eq!(
        gone,
        [
            "ATTENDEE;CN=\"Luis, Jefe\";RSVP=TRUE;X-NUM-GUESTS=0:mailto:luis@example.org",
            "SEQUENCE:7",
            "SUMMARY;LANGUAGE=es:Reunión",
        ]
    );
    assert_eq!(new.len(), 3, "{new:?}");
    assert!(new.contains(
        &"ATTENDEE;CN=\"Luis, Jefe\";RSVP=TRUE;X-NUM-GUESTS=0;PARTSTAT=ACCEPTED:mailto:luis@example.org".to_owned()
    ));

    // A moment that is written anew names its zone by IANA, and describes it; an instance goes, another comes.
    let madrid = |wall| at(wall, "Europe/Madrid");
    let moved = Entry {
        starts: madrid("2027-06-03T12:00"),
        ends: madrid("2027-06-03T13:00"),
        left_out: vec![],
        notes: None,
        special: vec![Instance {
            of: madrid("2027-06-24T12:00"),
            title: "Última".into(),
            starts: madrid("2027-06-24T13:00"),
            ends: madrid("2027-06-24T14:00"),
            place: Some("Bar".into()),
            notes: None,
            status: Status::Confirmed,
        }],
        ..entry
    };
    let patched = patch(OUTLOOK.as_bytes(), &moved, now()).unwrap();
    assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), moved);
    assert!(patched.contains("TZID:Europe/Madrid") && patched.contains("TZID:Customized Time Zone"));
    assert!(!patched.contains("X-ALT-DESC") && !patched.contains("EXDATE") && !patched.contains("corta"));
    // The instance has the guests and the alarm of its series.
    assert_eq!(patched.matches("BEGIN:VALARM").count(), 2);
    assert_eq!(patched.matches("luis@example.org").count(), 2);
    assert!(patched.contains("ATTACH:https://example.org/a,b;c"));
}

#[test]
fn zones_are_known_by_many_names() {
    let zone = |name: &str| match entry(&format!("DTSTART;TZID=\"{name}\":20270603T100000")).starts {
        Moment::At { zone, .. } => zone,
        Moment::Day(_) => "a day".into(),
    };
    for (name, known) in [
        ("Europe/Madrid", "Europe/Madrid"),
        ("europe/madrid", "Europe/Madrid"),
        ("Romance Standard Time", "Europe/Paris"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo", "Asia/Tokyo"),
        ("Mars/Olympus", "Mars/Olympus"),
        ("a\tb", "a b"),
    ] {
        assert_eq!(zone(name), known, "{name}");
    }
    for (windows, iana) in windows::WINDOWS {
        assert!(jiff::tz::TimeZone::get(iana).is_ok(), "{windows} is {iana}");
        assert_eq!(zones::known(windows).as_deref(), Some(iana));
    }
    let described = |rules: &str| {
        let zone = format!("BEGIN:VTIMEZONE\nTZID:Ours\n{rules}\nEND:VTIMEZONE\nBEGIN:VEVENT\n");
        let text = file("DTSTART;TZID=Ours:20270603T100000").replace("BEGIN:VEVENT\n", &zone);
        read(text.as_bytes()).unwrap().unwrap().starts
    };
    let standard = |offset: &str, rule: &str| {
        format!(
            "BEGIN:STANDARD\nDTSTART:20251101T020000\nTZOFFSETFROM:+0000\nTZOFFSETTO:{offset}\n{rule}\nEND:STANDARD"
        )
    };
    let ours = |zone: &str| at("2027-06-03T10:00", zone);
    assert_eq!(described("X-LIC-LOCATION:Asia/Tokyo"), ours("Asia/Tokyo"));
    assert_eq!(described(&standard("+0000", "X-NO:1")), ours("UTC"));
    assert_eq!(described(&standard("-0300", "X-NO:1")), ours("Etc/GMT+3"));
    assert_eq!(described(&standard("+0530", "X-NO:1")), ours("Asia/Kolkata"));
    let daylight = "BEGIN:DAYLIGHT\nDTSTART:20260308T020000\nTZOFFSETTO:-0400\nEND:DAYLIGHT";
    let eastern = format!("{}\n{daylight}", standard("-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"));
    assert_eq!(described(&eastern), ours("America/New_York"));
    assert_eq!(described("X-NOTHING:1"), ours("Ours"));
    assert_eq!(described(&standard("+99", "X-NO:1")), ours("Ours"));
}

#[test]
fn ends_are_found_where_they_are_not_said() {
    let ends = |lines: &str| entry(lines).ends;
    assert_eq!(ends("DTSTART;VALUE=DATE:20270603"), day(2027, 6, 4));
    assert_eq!(ends("DTSTART:20270603\nDTEND:20270603"), day(2027, 6, 4));
    assert_eq!(ends("DTSTART:20270603\nDURATION:P3D"), day(2027, 6, 6));
    assert_eq!(ends("DTSTART:20270603\nDTEND:20270605T100000Z"), day(2027, 6, 5));
    assert_eq!(ends("DTSTART:20270603T100000Z"), at("2027-06-03T10:00", "UTC"));
    assert_eq!(ends("DTSTART:20270603T100000Z\nDTEND:20270602T100000Z"), at("2027-06-03T10:00", "UTC"));
    assert_eq!(ends("DTSTART:20270603T100000\nDTEND;VALUE=DATE:20270604"), at("2027-06-04T00:00", ""));
    assert_eq!(ends("DTSTART:20270603T100000\nDTEND:odd\nDURATION:P1D"), at("2027-06-03T10:00", ""));
    // A flight: two zones.
    let flight = entry("DTSTART;TZID=Europe/Madrid:20270603T100000\nDTEND;TZID=America/New_York:20270603T120000");
    assert_eq!(flight.ends, at("2027-06-03T12:00", "America/New_York"));
}

#[test]
fn instances_beside_the_rule_are_special() {
    let with = "DTSTART:20270603T100000Z\nDURATION:PT1H\nSUMMARY:A\nRDATE:20270605T100000Z\n\
                RDATE;VALUE=PERIOD:20270607T100000Z/20270607T130000Z,20270608T100000Z/PT2H";
    let mut entry = entry(with);
    let spans: Vec<(String, &Moment, &Moment)> =
        entry.special.iter().map(|one| (one.title.clone(), &one.starts, &one.ends)).collect();
    let utc = |text| at(text, "UTC");
    let (five, seven, eight) = (utc("2027-06-05T10:00"), utc("2027-06-07T10:00"), utc("2027-06-08T10:00"));
    let title = "A".to_owned();
    assert_eq!(
        spans,
        [
            (title.clone(), &five, &utc("2027-06-05T11:00")),
            (title.clone(), &seven, &utc("2027-06-07T13:00")),
            (title, &eight, &utc("2027-06-08T12:00")),
        ]
    );
    entry.special.remove(1);
    entry.special[1].title = "B".into();
    let patched = patch(file(with).as_bytes(), &entry, now()).unwrap();
    assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), entry);
    assert!(patched.contains("RDATE;VALUE=PERIOD:20270608T100000Z/PT2H\r\n"), "{patched}");
}

#[test]
fn what_is_no_event_and_what_is_broken_are_told_apart() {
    let task = "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nEND:VTODO\nEND:VCALENDAR";
    assert_eq!(read(task.as_bytes()), Ok(None));
    let start = "DTSTART:20270603T100000Z";
    for wrong in [
        file("SUMMARY:x"),
        file("DTSTART:soon"),
        file(start).replace("UID:1\n", ""),
        file(&format!("{start}\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY")),
        file(&format!("{start}\nEXRULE:FREQ=DAILY")),
        file(&format!("{start}\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:x")),
        file(&format!("{start}\nEXDATE:{}", "20270603T100000Z,".repeat(MOST_INSTANCES + 1))),
        "BEGIN:VCARD\nEND:VCARD".into(),
        "<html>".into(),
    ] {
        assert!(read(wrong.as_bytes()).is_err(), "{}", &wrong[..wrong.len().min(300)]);
    }
}

#[test]
fn ten_thousand_instances_are_read_and_one_of_them_is_changed() {
    let series = "DTSTART:20200101T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:A";
    let first = date(2020, 1, 1);
    let mut text = file(series).replace("END:VCALENDAR\n", "");
    for number in 0..MOST_INSTANCES as i64 {
        let day = first.checked_add(jiff::Span::new().days(number)).unwrap().strftime("%Y%m%d");
        let _ = write!(text, "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:{day}T100000Z\nDTSTART:{day}T120000Z\nEND:VEVENT\n");
    }
    text += "END:VCALENDAR\n";
    let mut entry = read(text.as_bytes()).unwrap().unwrap();
    assert_eq!(entry.special.len(), MOST_INSTANCES);
    entry.special[5_000].title = "B".into();
    let patched = patch(text.as_bytes(), &entry, now()).unwrap();
    assert_eq!(difference(&text, &patched), (vec![], vec!["SUMMARY:B".into()]));
}

#[test]
fn the_free_and_the_busy_are_read() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nFREEBUSY:20270603T100000Z/20270603T110000Z,20270604T100000Z/PT1H\n\
                FREEBUSY;FBTYPE=FREE:20270605T100000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20270606T100000Z/P1D,odd\n\
                END:VFREEBUSY\nEND:VCALENDAR";
    let span = |from: &str, to: &str| from.parse::<Timestamp>().unwrap()..to.parse().unwrap();
    assert_eq!(
        busy(text.as_bytes()).unwrap(),
        [
            span("2027-06-03T10:00:00Z", "2027-06-03T11:00:00Z"),
            span("2027-06-04T10:00:00Z", "2027-06-04T11:00:00Z"),
            span("2027-06-06T10:00:00Z", "2027-06-07T10:00:00Z"),
        ]
    );
}

/// An address is the same in small letters and in capitals, and stays as it is written there.
fn alike(mut entry: Entry) -> Entry {
    entry.guests.iter_mut().for_each(|guest| guest.email.make_ascii_lowercase());
    entry
}

/// What another reader makes of what we write.
fn judged(text: &str, entry: &Entry) {
    let calcard::Entry::ICalendar(calendar) = calcard::Parser::new(text).entry() else { panic!("no calendar: {text}") };
    let events: Vec<_> =
        calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent).collect();
    assert_eq!(events.len(), 1 + entry.special.len());
    for event in &events {
        let text_of = |name| event.property(&name).and_then(|found| found.values.first()?.as_text()).map(str::to_owned);
        assert_eq!(text_of(ICalendarProperty::Uid).as_deref(), Some(entry.uid.as_str()));
    }
    let moments: usize = entry.left_out.len();
    let read: usize = events[0].properties(&ICalendarProperty::Exdate).map(|found| found.values.len()).sum();
    assert_eq!(read, moments);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_entry_comes_back_as_it_was_written(entry in make::entry()) {
        let text = write(&entry, now()).unwrap();
        prop_assert_eq!(read(text.as_bytes()).unwrap().unwrap(), entry.clone());
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        judged(&text, &entry);
    }

    #[test]
    fn what_was_there_makes_no_difference(one in make::entry(), mut other in make::entry()) {
        other.uid.clone_from(&one.uid);
        let alarm = "BEGIN:VEVENT\r\nX-KEEP;A=b:c\\,d\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n";
        let text = write(&one, now()).unwrap().replacen("BEGIN:VEVENT\r\n", alarm, 1);
        let patched = patch(text.as_bytes(), &other, now()).unwrap();
        prop_assert_eq!(alike(read(patched.as_bytes()).unwrap().unwrap()), alike(other));
        prop_assert!(patched.contains("X-KEEP;A=b:c\\,d\r\n") && patched.contains("TRIGGER:-PT5M"));
    }

    #[test]
    fn no_damage_is_a_panic(entry in make::entry(), damage in make::damage()) {
        let damaged = make::damaged(write(&entry, now()).unwrap().as_bytes(), &damage);
        if let Ok(Some(entry)) = read(&damaged) {
            let other = Entry { title: "Other".into(), ..entry.clone() };
            let patched = patch(&damaged, &other, now()).unwrap();
            let again = read(patched.as_bytes()).unwrap().unwrap();
            prop_assert_eq!((again.title, again.starts, again.ends), (other.title, other.starts, other.ends));
        }
        let _ = busy(&damaged);
    }
}
