//! Which item of the agenda a text speaks of: by the words of its title, its people, its time, or as the last one named.

use domain::Answer;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, Zoned};
use serde::Deserialize;
use serde_json::Value;
use when::Language;

use super::lexicon::{Mark, Occasion};
use super::reading::Reading;
use super::text::{Tokens, fold};
use super::words::{SPOKEN, Words};
use crate::{AgendaItem, Part, Request, Role};

/// Items that are offered where a text may mean several.
const MAX_OFFERED: usize = 5;
/// The share of a text's words that an item must hold.
const ENOUGH: f32 = 0.5;

/// An item, from the request's agenda or from what a look-up found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub id: String,
    pub title: String,
    pub start: Option<Zoned>,
    pub place: String,
    pub pending: bool,
    /// All of it on one line, where the result said so.
    pub line: String,
    pub people: Vec<String>,
    /// Of a proposal that changes what stands: the id of that.
    pub about: Option<String>,
    pub repeats: bool,
    /// Somebody invited the person to it: what they said.
    pub reply: Option<Answer>,
    /// Proposed in another conversation.
    pub elsewhere: bool,
    /// Other times that were offered for it.
    pub instead: Vec<Zoned>,
}

impl Item {
    pub(crate) fn is_reminder(&self) -> bool {
        self.id.starts_with("rem_")
    }

    /// The same at its time of day on that day.
    pub(crate) fn on(&self, day: Date) -> Self {
        let moved = self.start.as_ref().and_then(|start| start.with().date(day).build().ok());
        Self { start: moved.or_else(|| self.start.clone()), ..self.clone() }
    }
}

impl From<&AgendaItem> for Item {
    fn from(item: &AgendaItem) -> Self {
        let AgendaItem { id, title, start, place, pending, people, about, repeats, reply, elsewhere, instead } =
            item.clone();
        Self {
            id,
            title,
            start,
            place: place.unwrap_or_default(),
            pending,
            line: String::new(),
            people,
            about,
            repeats,
            reply,
            elsewhere,
            instead,
        }
    }
}

/// The items of a `found` result. What has no id is left out.
pub(crate) fn found_items(content: &Value, now: &Zoned) -> Vec<Item> {
    let items = content.get("items").and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let item = |item: &Value| Item {
        id: text(item, "id"),
        title: text(item, "title"),
        start: moment(&text(item, "start"), now).or_else(|| moment(&text(item, "due"), now)),
        line: text(item, "summary"),
        place: text(item, "place"),
        pending: item.get("pending").and_then(Value::as_bool).unwrap_or(false),
        people: Vec::new(),
        about: None,
        repeats: item.get("repeats").and_then(Value::as_bool).unwrap_or(false),
        reply: item.get("reply").and_then(|reply| Answer::deserialize(reply).ok()),
        elsewhere: false,
        instead: Vec::new(),
    };
    items.iter().map(item).filter(|item| !item.id.is_empty()).collect()
}

/// A time of a result in any of its forms: with zone, with offset, local, or a date.
pub(crate) fn moment(text: &str, now: &Zoned) -> Option<Zoned> {
    let zone = now.time_zone();
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Some(zoned.with_time_zone(zone.clone()));
    }
    if let Ok(stamp) = text.parse::<Timestamp>() {
        return Some(stamp.to_zoned(zone.clone()));
    }
    let local = text.parse::<DateTime>().ok().or_else(|| text.parse::<Date>().ok().map(|date| date.at(0, 0, 0, 0)))?;
    local.to_zoned(zone.clone()).ok()
}

/// What a text means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Resolved {
    One(Item),
    /// Several fit alike; at most five.
    Many(Vec<Item>),
    None,
}

/// What to look for.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// Folded words that the text uses for it.
    pub words: Vec<String>,
    /// Kinds of event that it names, for where no word tells items apart: "the meeting".
    pub kinds: Vec<Occasion>,
    /// Whether it speaks of an event, not of a reminder.
    pub events: bool,
    /// The day that it stands on, where the text says so.
    pub day: Option<Date>,
    /// What the assistant said last, to resolve "it".
    pub spoken: Option<&'a str>,
}

/// Phrases that do not name an item.
const NOT_NAMES: &[Mark] = &[
    Mark::Filler,
    Mark::Polite,
    Mark::Edge,
    Mark::Article,
    Mark::At,
    Mark::In,
    Mark::With,
    Mark::To,
    Mark::And,
    Mark::It,
    Mark::Calendar,
    Mark::Have,
    Mark::Duty,
    Mark::Move,
    Mark::Cancel,
    Mark::Complete,
    Mark::Dismiss,
    Mark::Snooze,
    Mark::Drop,
    Mark::Forget,
    Mark::Moved,
    Mark::SameTime,
    Mark::No,
    Mark::Yes,
    Mark::Cancelled,
    Mark::Later,
    Mark::Earlier,
    Mark::Remind,
    Mark::Alert,
    Mark::Find,
    Mark::Not,
    Mark::Person,
    Mark::Generic,
    Mark::Question,
    Mark::Accept,
    Mark::Perhaps,
    Mark::Decline,
    Mark::Invitation,
];

/// The folded words by which a text names a thing; at most twelve.
pub(crate) fn wanted_words(reading: &Reading) -> Vec<String> {
    // "lunch is now at La Bola": the place is new.
    let moved = reading.first(Mark::Moved).map(|hit| hit.tokens.start);
    let place = moved.and_then(|moved| super::fields::place(reading).filter(|place| place.tokens.end > moved));
    let moved_to = place.map_or(0..0, |place| place.tokens);
    let is_name = |&i: &usize| {
        let noun = reading.is_noun(i);
        let generic = reading.within(i, &[Mark::Generic]);
        reading.tokens.is_word(i)
            && !reading.is_timed(i)
            && !reading.word(i).starts_with(char::is_numeric)
            && !moved_to.contains(&i)
            && ((noun && !generic) || !reading.within(i, NOT_NAMES))
    };
    let words = (0..reading.tokens.len()).filter(is_name).map(|i| stem(reading.tokens.folded(i)).to_owned());
    words.take(12).collect()
}

impl<'a> Wanted<'a> {
    pub(crate) fn of(reading: &Reading, day: Option<Date>, request: &'a Request) -> Self {
        let words = wanted_words(reading);
        let occasions = reading.hits.iter().filter_map(|hit| match hit.mark {
            Mark::Noun(occasion) => Some(occasion),
            _ => None,
        });
        let kinds = occasions.collect();
        Self { words, kinds, events: reading.has(Mark::Generic), day, spoken: last_spoken(request) }
    }

    /// Whether the text names nothing: "it", "my appointment".
    fn is_bare(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn resolve(&self, items: &[Item]) -> Resolved {
        let on_day = |item: &&Item| match (self.day, &item.start) {
            (Some(day), Some(start)) => start.date() == day,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let fitting: Vec<&Item> = items.iter().filter(on_day).collect();
        if self.is_bare() {
            let of_kind = |item: &&&Item| occasions(&item.title).iter().any(|kind| self.kinds.contains(kind));
            let alike: Vec<&Item> = fitting.iter().filter(of_kind).copied().collect();
            let events = |item: &&&Item| !self.events || !item.is_reminder();
            let fitting: Vec<&Item> = fitting.iter().filter(events).copied().collect();
            return self.last_named(if alike.is_empty() { &fitting } else { &alike });
        }
        let scored: Vec<(f32, &Item)> = fitting.iter().map(|item| (self.score(item), *item)).collect();
        let best = scored.iter().map(|(score, _)| *score).fold(0.0, f32::max);
        if best < ENOUGH {
            return Resolved::None;
        }
        one_or_many(scored.iter().filter(|(score, _)| *score >= best).map(|(_, item)| *item))
    }

    /// Of items that no word tells apart: the only one, else the one spoken of last, else the only one that waits.
    fn last_named(&self, items: &[&Item]) -> Resolved {
        if items.len() > 1
            && let Some(spoken) = self.spoken
        {
            let spoken: String = spoken.chars().map(fold).collect();
            let named = |item: &&&Item| {
                let title: String = item.title.chars().map(fold).collect();
                !title.is_empty() && spoken.contains(&title)
            };
            let named: Vec<&Item> = items.iter().filter(named).copied().collect();
            if named.len() == 1 {
                return one_or_many(named.into_iter());
            }
        }
        let pending: Vec<&Item> = items.iter().filter(|item| item.pending).copied().collect();
        if items.len() > 1 && pending.len() == 1 && self.day.is_none() {
            return one_or_many(pending.into_iter());
        }
        one_or_many(items.iter().copied())
    }

    /// The share of the wanted words that the item holds. A kind of event counts in any language: lunch is "comida".
    fn score(&self, item: &Item) -> f32 {
        let text = format!("{} {}", item.title, item.place);
        let tokens = Tokens::of(&text);
        let kinds = named(&text);
        let held = |word: &&String| {
            (0..tokens.len()).any(|i| alike(word, stem(tokens.folded(i)))) || is_of_kind(&named(word), &kinds)
        };
        let hits = self.words.iter().filter(held).count();
        hits as f32 / self.words.len().max(1) as f32
    }
}

fn one_or_many<'a>(mut items: impl Iterator<Item = &'a Item>) -> Resolved {
    match (items.next(), items.next()) {
        (None, _) => Resolved::None,
        (Some(one), None) => Resolved::One(one.clone()),
        (Some(first), Some(second)) => {
            let all = [first, second].into_iter().chain(items);
            Resolved::Many(all.take(MAX_OFFERED).cloned().collect())
        }
    }
}

/// The kinds of event that these words name in any language.
pub(crate) fn occasions(text: &str) -> Vec<Occasion> {
    named(text).into_iter().map(|(_, occasion)| occasion).collect()
}

/// The same, each with the language that names it so.
fn named(text: &str) -> Vec<(Language, Occasion)> {
    let kinds = SPOKEN.into_iter().flat_map(|language| {
        let lexicon = &Words::of(language).lexicon;
        let hits = lexicon.scan(&lexicon.tokens(text));
        hits.into_iter().filter_map(move |hit| match hit.mark {
            Mark::Noun(occasion) => Some((language, occasion)),
            _ => None,
        })
    });
    kinds.collect()
}

/// Whether a word may name what a title does, in whatever language. Of sports, two words of one language are two things:
/// the gym is no yoga.
fn is_of_kind(word: &[(Language, Occasion)], title: &[(Language, Occasion)]) -> bool {
    let shared = |kind: &Occasion| title.iter().any(|(_, other)| other == kind);
    let two_things = |kind: &Occasion| *kind == Occasion::Sport && word.iter().any(|one| title.contains(one));
    word.iter().any(|(_, kind)| shared(kind) && !two_things(kind))
}

/// Without a possessive.
pub(crate) fn stem(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// Equal, or long and with the same beginning: "meeting" and "meetings", "llame" and "llamar".
pub(crate) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let short = a.len().min(b.len());
    short >= 4 && common >= 4 && common * 10 >= short * 7 && a.len().max(b.len()) - common <= 3
}

/// What the assistant said last, in so many messages; nothing where it said none.
pub(crate) fn spoken(request: &Request, messages: usize) -> String {
    let said = request.parts.iter().rev().filter_map(|part| match part {
        Part::Said(said) if said.role == Role::Assistant => Some(said.text.as_str()),
        _ => None,
    });
    said.take(messages).collect::<Vec<_>>().join("\n")
}

fn last_spoken(request: &Request) -> Option<&str> {
    request.parts.iter().rev().find_map(|part| match part {
        Part::Said(said) if said.role == Role::Assistant => Some(said.text.as_str()),
        _ => None,
    })
}
