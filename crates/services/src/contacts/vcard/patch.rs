//! A [`Person`] written over a card: line by line, and only where the card says otherwise.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::super::{Birthday, Person};
use super::read::value;
use crate::lines::{Item, Line, Part, escaped, split};

/// `before` is what `card` says; none: it is new.
pub(super) fn apply(card: &mut Part, before: Option<&Person>, after: &Person, now: Timestamp) {
    let differs = |same: fn(&Person, &Person) -> bool| before.is_none_or(|before| !same(before, after));
    if differs(|one, other| one.name == other.name) {
        card.set_text("FN", Some(&after.name));
    }
    if differs(|one, other| (&one.given, &one.family) == (&other.given, &other.family)) {
        set_names(card, after);
    }
    if differs(|one, other| one.organisation == other.organisation) {
        let line = after.organisation.as_ref().map(|name| Line::text("ORG", name));
        card.set("ORG", line);
    }
    if differs(|one, other| one.note == other.note) {
        card.set_text("NOTE", after.note.as_deref());
    }
    let is_new = card.text("VERSION").is_some_and(|version| version.trim().starts_with('4'));
    if differs(|one, other| one.birthday == other.birthday) {
        card.set("BDAY", after.birthday.map(|birthday| birthday_line(birthday, is_new)));
    }
    if differs(|one, other| one.emails == other.emails) {
        let parameters: &[(&str, &str)] = if is_new { &[] } else { &[("TYPE", "INTERNET")] };
        set_values(card, "EMAIL", before.map(|before| &*before.emails), &after.emails, parameters);
    }
    if differs(|one, other| one.phones == other.phones) {
        set_values(card, "TEL", before.map(|before| &*before.phones), &after.phones, &[]);
    }
    card.set("REV", [Line::of("REV", &[], &crate::calendars::ical::utc(now))]);
}

/// The other parts of a name (further ones, titles) stay.
fn set_names(card: &mut Part, person: &Person) {
    let rest: Vec<String> = match card.first("N") {
        Some(line) => split(line.value(), ';').skip(2).map(str::to_owned).collect(),
        None => vec![String::new(); 3],
    };
    let of = |name: &Option<String>| escaped(name.as_deref().unwrap_or_default());
    let parts: Vec<String> = [of(&person.family), of(&person.given)].into_iter().chain(rest).collect();
    let value = parts.join(";");
    let line = card.first("N").map_or_else(|| Line::of("N", &[], &value), |line| line.with_value(&value));
    card.set("N", [line]);
}

/// Lines that stay keep what else they say, and so do those that `before` does not tell of; a label goes with the line
/// that it belongs to.
fn set_values(card: &mut Part, name: &str, before: Option<&[String]>, wanted: &[String], parameters: &[(&str, &str)]) {
    let mut standing: Vec<(Option<String>, Line)> = card.all(name).map(|line| (value(line), line.clone())).collect();
    let mut lines = Vec::new();
    for text in wanted {
        let stays = standing.iter().position(|(value, _)| value.as_ref() == Some(text));
        lines.push(match stays {
            Some(at) => standing.remove(at).1,
            None => Line::of(name, parameters, &escaped(text)),
        });
    }
    let known: BTreeSet<&String> = before.unwrap_or_default().iter().collect();
    let goes = |(value, _): &(Option<String>, Line)| value.as_ref().is_some_and(|value| known.contains(value));
    let (gone, stays): (Vec<_>, Vec<_>) = standing.into_iter().partition(goes);
    lines.extend(stays.into_iter().map(|(_, line)| line));
    let group = |line: &Line| line.group().map(str::to_ascii_lowercase);
    let kept: BTreeSet<String> = lines.iter().filter_map(group).collect();
    let gone: BTreeSet<String> = gone.iter().filter_map(|(_, line)| group(line)).collect();
    card.set(name, lines);
    card.items.retain(|item| match item {
        Item::Line(line) if line.is("X-ABLabel") => {
            group(line).is_none_or(|group| kept.contains(&group) || !gone.contains(&group))
        }
        _ => true,
    });
}

fn birthday_line(birthday: Birthday, is_new: bool) -> Line {
    let Birthday { year, month, day } = birthday;
    match (year, is_new) {
        (Some(year), true) => Line::of("BDAY", &[], &format!("{year:04}{month:02}{day:02}")),
        (Some(year), false) => Line::of("BDAY", &[], &format!("{year:04}-{month:02}-{day:02}")),
        (None, true) => Line::of("BDAY", &[], &format!("--{month:02}{day:02}")),
        // Version 3 knows years only; this is how most programs write it.
        (None, false) => Line::of("BDAY", &[("X-APPLE-OMIT-YEAR", "1604")], &format!("1604-{month:02}-{day:02}")),
    }
}
