//! Any entry that the reader can tell apart, and any damage to a file.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::sample::{Index, select};

use super::*;

const ZONES: [&str; 6] = ["Europe/Madrid", "America/New_York", "Asia/Tokyo", "UTC", "", "Mars/Olympus"];

fn text(most: usize) -> impl Strategy<Value = String> {
    (vec("\\PC{1,40}", 1..=most)).prop_map(|lines| lines.join("\n"))
}

fn a_day() -> impl Strategy<Value = Date> {
    (2000_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

/// By day, when no clock changes.
fn moment(whole: bool, zone: &'static str) -> impl Strategy<Value = Moment> {
    (a_day(), 6_i8..14, 0_i8..60, 0_i8..60).prop_map(move |(day, hour, minute, second)| {
        if whole { Moment::Day(day) } else { Moment::At { wall: day.at(hour, minute, second, 0), zone: zone.into() } }
    })
}

fn span(whole: bool, zone: &'static str) -> impl Strategy<Value = (Moment, Moment)> {
    (moment(whole, zone), 1_i64..500, any::<bool>()).prop_map(|(starts, length, takes_time)| {
        let ends = match &starts {
            Moment::Day(day) => Moment::Day(day.checked_add(jiff::Span::new().days(length % 30 + 1)).unwrap()),
            Moment::At { wall, zone } => {
                let wall = wall.checked_add(jiff::Span::new().minutes(if takes_time { length } else { 0 })).unwrap();
                Moment::At { wall, zone: zone.clone() }
            }
        };
        (starts, ends)
    })
}

fn status() -> impl Strategy<Value = Status> {
    select(vec![Status::Confirmed, Status::Tentative, Status::Cancelled])
}

fn zone() -> impl Strategy<Value = &'static str> {
    select(ZONES.to_vec())
}

fn instance(of: Moment) -> impl Strategy<Value = Instance> {
    let words = (text(1), option::of(text(2)), option::of(text(3)));
    let span = (any::<bool>(), zone()).prop_flat_map(|(whole, zone)| span(whole, zone));
    (words, span, status()).prop_map(move |((title, place, notes), (starts, ends), status)| Instance {
        of: of.clone(),
        title,
        starts,
        ends,
        place,
        notes,
        status,
    })
}

fn instances(whole: bool, zone: &'static str) -> impl Strategy<Value = Vec<Instance>> {
    btree_map(moment(whole, zone), instance(day(2000, 1, 1)), 0..4).prop_map(|all| {
        let named = all.into_iter().map(|(of, instance)| Instance { of, ..instance });
        named.collect()
    })
}

fn guests() -> impl Strategy<Value = Vec<Guest>> {
    let answer = select(vec![Answer::None, Answer::Yes, Answer::No, Answer::Maybe]);
    let guest = ("[a-zA-Z]{1,8}", option::of("\\PC{1,30}"), answer, any::<bool>(), option::of("[!-~]{1,30}"));
    vec(guest, 0..4).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let guest = numbered.map(|(number, (who, name, answer, organizer, note))| Guest {
            email: format!("{who}{number}@example.org"),
            name,
            answer,
            organizer: organizer && number == 0,
            // Who only invites says nothing.
            note: note.filter(|_| !organizer),
            own: false,
        });
        guest.collect()
    })
}

pub(super) fn entry() -> impl Strategy<Value = Entry> {
    (any::<bool>(), zone()).prop_flat_map(|(whole, zone)| {
        let words = ("[!-~]{1,60}", option::of(text(1)), option::of(text(2)), option::of(text(6)));
        let rule =
            option::of(select(vec!["FREQ=DAILY", "FREQ=WEEKLY;COUNT=10;BYDAY=MO,TU", "FREQ=YEARLY;INTERVAL=65537"]));
        let series = (span(whole, zone), rule, vec(moment(whole, zone), 0..4), instances(whole, zone));
        (words, series, guests(), (status(), any::<bool>(), 0_i64..1000)).prop_map(
            |(
                (uid, title, place, notes),
                ((starts, ends), rule, left_out, special),
                guests,
                (status, busy, sequence),
            )| {
                Entry {
                    uid,
                    title: title.unwrap_or_default(),
                    starts,
                    ends,
                    place,
                    notes,
                    guests,
                    recurrence: rule.map(str::to_owned),
                    left_out,
                    special,
                    status,
                    busy,
                    sequence,
                }
            },
        )
    })
}

/// Where, what stands there afterwards, and how many bytes it takes the place of.
pub(super) fn damage() -> impl Strategy<Value = Vec<(Index, Vec<u8>, usize)>> {
    let odd = select(vec![b'\n', b'\r', b' ', b':', b';', b'"', b',', b'\\', b'=', b'T', b'Z', 0, 0xFF, b'9']);
    vec((any::<Index>(), vec(prop_oneof![odd, any::<u8>()], 0..4), 0_usize..12), 1..12)
}

pub(super) fn damaged(file: &[u8], damage: &[(Index, Vec<u8>, usize)]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for (index, by, length) in damage {
        let at = index.index(bytes.len().max(1)).min(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, by.iter().copied());
    }
    bytes
}
