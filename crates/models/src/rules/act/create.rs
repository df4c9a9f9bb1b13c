//! A new event.

use jiff::Zoned;
use serde_json::{Map, Value, json};

use crate::rules::fields;
use crate::rules::intent::{self, Intent, Understood};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::reply;
use crate::rules::text::fill;
use crate::rules::timing;
use crate::rules::title::{self, Draft};
use crate::rules::turn::{Outcome, Turn};

pub(crate) fn create(turn: &Turn, understood: Understood) -> Outcome {
    let reading = turn.reading;
    let texts = turn.words().texts;
    let place = fields::place(reading);
    let people = fields::people(reading);
    let alerts = fields::alerts(reading);
    let mut draft = Draft { place: place.as_ref(), ..Draft::new(reading, &people) };
    draft.drop.push(0..understood.from);
    if !alerts.is_empty() {
        draft.drop.extend(reading.all(Mark::Alert).map(|hit| hit.tokens.clone()));
    }
    let mut title = draft.title();
    let meets = reading.at_any(understood.from, &[Mark::Meet]);
    if let Some(end) = meets
        && !named_after(reading, end, place.as_ref(), &people)
    {
        title = title::of_meeting(reading, &people.names);
    }
    if meets.is_none() && names_nothing(reading, understood.from, place.as_ref(), &people) {
        title.clear();
    }
    let Some(timing) = turn.timing() else {
        let text = if title.is_empty() { texts.ask_both } else { texts.ask_when };
        return Outcome::Say(fill(text, &[("title", &title)]));
    };
    let told = reply::time(&timing.start, &turn.request.now, turn.words());
    if title.is_empty() {
        return Outcome::Say(fill(texts.ask_what, &[("when", &told)]));
    }
    if timing.past {
        return Outcome::Say(fill(texts.gone_by, &[("title", &title), ("when", &told)]));
    }
    let end = timing.end_or_usual(reading.usual());
    let mut arguments = event(&title, &timing.start, end.as_ref(), timing.all_day);
    if let Some(rule) = &timing.recurrence {
        arguments.insert("recurrence".into(), json!(rule));
    }
    if let Some(place) = place {
        arguments.insert("place".into(), json!(place.name));
    }
    if !people.names.is_empty() {
        arguments.insert("participants".into(), json!(people.names));
    }
    if !alerts.is_empty() {
        arguments.insert("remind_minutes_before".into(), json!(alerts));
    }
    let (base, reason) = match understood.intent {
        Intent::Create => (0.95, texts.reasons.create),
        _ => (0.85, texts.reasons.implied),
    };
    turn.call("create_event", Value::Object(arguments), turn.why("create_event", base * timing.sure, reason))
}

/// Whether all that is said of it is that it is an event: "add an event tomorrow".
fn names_nothing(reading: &Reading, from: usize, place: Option<&fields::Place>, people: &fields::People) -> bool {
    let generic = |i: usize| reading.within(i, &[Mark::Generic]) && !reading.is_noun(i);
    people.names.is_empty()
        && (from..reading.tokens.len())
            .filter(|&i| intent::is_content(reading, i) && !place.is_some_and(|place| place.tokens.contains(&i)))
            .all(generic)
}

/// Whether anything but people, place and time follows a verb of meeting: "let's meet for a coffee".
fn named_after(reading: &Reading, from: usize, place: Option<&fields::Place>, people: &fields::People) -> bool {
    (from..reading.tokens.len()).any(|i| {
        intent::is_content(reading, i)
            && !place.is_some_and(|place| place.tokens.contains(&i))
            && !people.tokens.contains(&i)
    })
}

/// Title and time as `create_event` takes them.
pub(crate) fn event(title: &str, start: &Zoned, end: Option<&Zoned>, all_day: bool) -> Map<String, Value> {
    let mut arguments = Map::new();
    arguments.insert("title".into(), json!(title));
    let write = if all_day { timing::date } else { timing::wall };
    arguments.insert("start".into(), json!(write(start)));
    if let Some(end) = timing::told_end(start, end, all_day) {
        arguments.insert("end".into(), json!(end));
    }
    if all_day {
        arguments.insert("all_day".into(), json!(true));
    }
    arguments
}
