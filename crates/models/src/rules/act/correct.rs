//! A correction of what the assistant just proposed or did: "no, at 8", "make it Friday instead", "not 30 minutes, an
//! hour", "call it Lunch with Ana". What is proposed is replaced, never changed: `engine/src/tools/pending.rs`.

use std::borrow::Cow;

use jiff::Zoned;
use jiff::civil::Time;
use serde_json::{Map, Value, json};

use super::change::change_to;
use super::remind;
use crate::rules::intent::{self, EMPTY};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::resolve::{Item, Resolved, Wanted, alike, occasions, spoken, stem};
use crate::rules::text::{Tokens, fold};
use crate::rules::turn::{Outcome, Turn};
use crate::rules::{choice, fields, moving, timing, title};

/// Words that say nothing of an event of their own.
const SMALL: &[Mark] = &[
    Mark::Correct,
    Mark::SameTime,
    Mark::Same,
    Mark::Instead,
    Mark::No,
    Mark::Yes,
    Mark::Not,
    Mark::Agree,
    Mark::Refuse,
    Mark::Suggest,
    Mark::Create,
    Mark::Move,
    Mark::Moved,
    Mark::Generic,
    Mark::Have,
    Mark::Other,
    Mark::Person,
    Mark::Light,
    Mark::Thanks,
];
/// Words by one of which a text corrects what stands already; what is only proposed needs none.
const PLAIN: &[Mark] = &[Mark::Correct, Mark::Rename, Mark::SameTime, Mark::No];

/// Messages of the assistant's in which what waits is looked for.
const LOOKED_BACK: usize = 3;

/// What a text leads to that corrects what the assistant's last words say. `None` where it does not.
pub(crate) fn correct(turn: &Turn) -> Option<Outcome> {
    let (waiting, standing): (Vec<Item>, Vec<Item>) = shown(turn).into_iter().partition(|item| item.pending);
    if waiting.is_empty() && standing.len() != 1 {
        return None;
    }
    if let [item] = &waiting[..]
        && let Some(outcome) = another_time(turn, item)
    {
        return Some(outcome);
    }
    let meant = without_denied(turn.reading);
    let again = meant.as_deref().map(|text| left(text, turn));
    let reading = again.as_ref().unwrap_or(turn.reading);
    let turn = &Turn { reading, ..*turn };
    let name = Name::of(reading);
    let plainly = meant.is_some() || reading.any(PLAIN);
    // What was done is as good as proposed, where nothing else was spoken of and the text says that it corrects.
    let items = if waiting.is_empty() { standing } else { waiting };
    if !plainly && items.iter().all(|item| !item.pending) {
        return None;
    }
    let told = says_something(reading) && adds_only(reading, &items) && (plainly || !is_another(reading, &items));
    if name.is_none() && !(told && (plainly || !reading.is_question() || says_how(reading))) {
        return None;
    }
    let item = match which(turn, &items) {
        Ok(item) => item,
        Err(question) => return Some(question),
    };
    let Some((arguments, sure)) = change(turn, &item, name.as_ref()) else {
        // It says what is proposed once more.
        return item.pending.then(|| super::waiting(turn));
    };
    if item.is_reminder() {
        // A reminder that stands is made anew.
        let due = moving::target(reading, &item, moving::shift(reading, &turn.wish.at), &turn.wish.at)?;
        return Some(remind::again(turn, &item, &due.due(&turn.wish.at), sure));
    }
    let why = turn.why("correct", sure, turn.words().texts.reasons.moved);
    Some(turn.call("change_event", Value::Object(arguments), why))
}

/// "The second one", said of the times that were offered for what clashes.
fn another_time(turn: &Turn, item: &Item) -> Option<Outcome> {
    // "At 2" is a time, not a place in a list; "the second" may read like a day and is one.
    let is_time = |found: &when::Found| found.kind != when::Kind::Date;
    if item.instead.is_empty() || turn.reading.found.iter().any(is_time) {
        return None;
    }
    let phrases = Reading::phrases(turn.reading.text, turn.words().language, turn.reading.at);
    let start = item.instead.get(choice::place(&phrases, item.instead.len())?)?;
    let arguments = json!({"id": item.id, "start": timing::wall(start)});
    let why = turn.why("correct", 0.95, turn.words().texts.reasons.moved);
    Some(turn.call("change_event", arguments, why))
}

/// What is left of a text that denies something. Where a length was denied, a length is meant: "pas une heure, deux
/// heures".
fn left<'t>(text: &'t str, turn: &'t Turn) -> Reading<'t> {
    let mut reading = Reading::of(text, turn.words().language, &turn.wish.at);
    let mut found = Cow::Borrowed(&reading.found[..]);
    moving::as_lengths(&reading, &mut found);
    reading.found = found.into_owned();
    reading
}

/// Whether the text says anything that could be changed.
fn says_something(reading: &Reading) -> bool {
    !reading.found.is_empty()
        || !moving::bare_hour(reading).is_empty()
        || fields::place(reading).is_some()
        || !fields::people(reading).names.is_empty()
}

/// "how about 8?" asks for another time; "Friday?" may ask for the agenda.
fn says_how(reading: &Reading) -> bool {
    reading.any(&[Mark::Suggest, Mark::Instead, Mark::Move, Mark::Create])
}

/// The items that the assistant's last words show; where these show none, what waits of those that the words before show:
/// it may have had to ask, or have understood nothing, in between.
fn shown(turn: &Turn) -> Vec<Item> {
    let all: Vec<Item> = turn.request.agenda.iter().map(Item::from).collect();
    let said = |messages: usize| -> Vec<Item> {
        let said: String = spoken(turn.request, messages).chars().map(fold).collect();
        let is_shown = |item: &&Item| {
            let title: String = item.title.chars().map(fold).collect();
            !item.elsewhere && !title.is_empty() && said.contains(&title)
        };
        all.iter().filter(is_shown).cloned().collect()
    };
    let last = said(1);
    if !last.is_empty() {
        return last;
    }
    (2..=LOOKED_BACK)
        .map(said)
        .find(|items| !items.is_empty())
        .unwrap_or_default()
        .into_iter()
        .filter(|item| item.pending)
        .collect()
}

/// The one of them that the text means.
fn which(turn: &Turn, items: &[Item]) -> Result<Item, Outcome> {
    if let [item] = items {
        return Ok(item.clone());
    }
    match Wanted::of(turn.reading, None, turn.request).resolve(items) {
        Resolved::One(item) => Ok(item),
        Resolved::Many(items) => turn.one_of(&items),
        Resolved::None => turn.one_of(items),
    }
}

/// Whether the text names nothing but a time, a place, people, and what is corrected.
fn adds_only(reading: &Reading, items: &[Item]) -> bool {
    if reading.any(&[Mark::Alert, Mark::Remind, Mark::Cancel, Mark::List, Mark::Find]) {
        return false;
    }
    let place = fields::place(reading);
    let people = fields::people(reading);
    let titles: Vec<Tokens> = items.iter().map(|item| Tokens::of(&item.title)).collect();
    let of_title = |i: usize| {
        let word = stem(reading.tokens.folded(i));
        titles.iter().any(|title| (0..title.len()).any(|j| alike(word, stem(title.folded(j)))))
    };
    let hour = !moving::bare_hour(reading).is_empty();
    (0..reading.tokens.len()).all(|i| {
        !reading.tokens.is_word(i)
            || reading.is_timed(i)
            || (reading.within(i, EMPTY) || reading.within(i, SMALL)) && !reading.is_noun(i)
            || place.as_ref().is_some_and(|place| place.tokens.contains(&i))
            || people.tokens.contains(&i)
            || hour && reading.word(i).bytes().all(|b| b.is_ascii_digit())
            || of_title(i)
    })
}

/// "meeting with Rosa" behind "Meeting with Quim": it names the kind of thing again and other people, so it is another one.
fn is_another(reading: &Reading, items: &[Item]) -> bool {
    let people = fields::people(reading);
    let titles: Vec<String> = items.iter().map(|item| item.title.to_lowercase()).collect();
    let known = |name: &String| titles.iter().any(|title| title.contains(&name.to_lowercase()));
    let names_it = (0..reading.tokens.len()).any(|i| {
        !people.tokens.contains(&i) && reading.is_noun(i) && titles.iter().any(|title| title.contains(reading.word(i)))
    });
    names_it && !people.names.is_empty() && !people.names.iter().any(known)
}

/// What is to be otherwise; `None` where the text says nothing of that.
fn change(turn: &Turn, item: &Item, name: Option<&Name>) -> Option<(Map<String, Value>, f32)> {
    let (reading, now) = (turn.reading, &turn.wish.at);
    let mut arguments = Map::new();
    let mut sure = 0.95;
    let timed = name.is_none_or(|name| name.timed);
    let target = if timed { moving::target(reading, item, moving::shift(reading, now), now) } else { None };
    if let Some(mut to) = target {
        sure *= to.sure;
        let whole = item.start.as_ref().is_some_and(|start| start.time() == Time::midnight());
        if whole && !to.all_day {
            // A day was proposed; with an hour it has a length.
            to.end = to.end_or_usual(occasions(&item.title).first().copied());
        }
        arguments = change_to(&item.id, &to);
        if let Some(rule) = &to.recurrence {
            arguments.insert("recurrence".into(), json!(rule));
            if to.all_day {
                // The hour stays, and the rule says the day.
                arguments.retain(|key, _| !["start", "end", "all_day"].contains(&key.as_str()));
            }
        }
    } else if let (Some(length), Some(start), true) = (moving::length(reading), &item.start, timed) {
        let end: Zoned = start.checked_add(length).ok()?;
        arguments.insert("end".into(), json!(timing::wall(&end)));
    }
    if let Some(name) = name {
        arguments.insert("title".into(), json!(name.title));
    } else {
        if let Some(place) = fields::place(reading) {
            arguments.insert("place".into(), json!(place.name));
        }
        let people = fields::people(reading).names;
        if !people.is_empty() {
            let renamed = title::with_others(&item.title, &item.people, &people);
            arguments.extend(renamed.map(|title| ("title".into(), json!(title))));
            arguments.insert("participants".into(), json!(people));
        }
    }
    arguments.remove("id");
    let stands = item.start.as_ref().map(timing::wall);
    let as_it_is = arguments.len() == 1 && arguments.get("start").and_then(Value::as_str) == stands.as_deref();
    if arguments.is_empty() || as_it_is {
        return None;
    }
    arguments.insert("id".into(), json!(item.id));
    Some((arguments, sure))
}

/// "call it Lunch with Ana": what follows, up to a time behind it.
struct Name {
    title: String,
    /// A time follows that is no part of it.
    timed: bool,
}

impl Name {
    fn of(reading: &Reading) -> Option<Self> {
        if reading.any(&[Mark::Cancel, Mark::Cancelled, Mark::Off]) {
            return None;
        }
        let (start, all) = (reading.first(Mark::Rename)?.tokens.end, reading.tokens.len());
        // "call it Friday drinks": a time that comes first belongs to the name.
        let end = (start + 1..all).find(|&i| reading.is_timed(i) && !reading.is_timed(start)).unwrap_or(all);
        let says = (start..end).any(|i| reading.tokens.is_word(i) && intent::is_content(reading, i));
        let words = reading.slice(start..end).trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
        (says && !words.is_empty()).then(|| Self { title: title::finish(words), timed: end < all })
    }
}

/// The text without what it says not to be: "not 30 minutes, an hour" is "an hour". `None` where it denies nothing, or
/// nothing would be left.
fn without_denied(reading: &Reading) -> Option<String> {
    let denies =
        |i: &usize| reading.at(*i, Mark::Not).is_some_and(|end| reading.tokens.is_word(end)) && !reading.is_timed(*i);
    let start = (0..reading.tokens.len()).find(denies)?;
    let from = reading.at(start, Mark::Not)?;
    let ends = |&i: &usize| {
        let sign = matches!(reading.tokens.sign(i), Some(',' | ';' | '.' | '!')) && !reading.is_timed(i);
        sign || reading.at(i, Mark::Correct).is_some()
    };
    let end = (from..reading.tokens.len()).find(ends).unwrap_or(reading.tokens.len());
    let byte = |i: usize| reading.tokens.list.get(i).map_or(reading.text.len(), |token| token.span.start);
    let left = format!("{} {}", &reading.text[..byte(start)], &reading.text[byte(end)..]);
    let left = left.trim_matches(|c: char| c.is_whitespace() || c == ',').to_owned();
    let rest = Reading::of(&left, reading.words.language, reading.at);
    let says = !rest.found.is_empty() || fields::place(&rest).is_some() || rest.has(Mark::Rename);
    says.then_some(left)
}
