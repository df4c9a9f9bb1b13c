//! What a wish asks for, as tool calls: one function per intent.

use jiff::{ToSpan, Zoned};
use serde_json::{Map, Value, json};

use super::fields;
use super::intent::{self, Intent, Understood};
use super::lexicon::Mark;
use super::reading::Reading;
use super::reply;
use super::resolve::{Item, Resolved, Wanted, found_items};
use super::text::fill;
use super::timing::{self, Timing};
use super::title::{self, Draft};
use super::wishes::Wish;
use super::words::Words;
use crate::{Request, ToolCall, ToolResult, Why};

/// Characters of a quote.
const MAX_QUOTE: usize = 200;
/// Days that "my agenda" shows where no time is said.
const USUAL_DAYS: i64 = 7;

/// One wish of a turn and what is known for it.
pub(crate) struct Turn<'r> {
    pub request: &'r Request,
    pub reading: &'r Reading<'r>,
    pub wish: &'r Wish,
    /// What a look-up for this wish brought, where one was made.
    pub lookup: Option<&'r ToolResult>,
}

/// What a wish leads to. The ids of calls are given later.
pub(crate) enum Outcome {
    Call(Vec<ToolCall>),
    /// Needs what stands in the agenda before it can be decided.
    LookUp(Box<ToolCall>),
    Say(String),
}

pub(crate) fn act(turn: &Turn) -> Outcome {
    let understood = intent::understand(turn.reading);
    let texts = turn.words().texts;
    let say = |text: &str| Outcome::Say(text.to_owned());
    match understood.intent {
        Intent::Create | Intent::Implied => create(turn, understood),
        Intent::Remind | Intent::Task => remind(turn, understood),
        Intent::Move => change(turn),
        Intent::Cancel => cancel(turn),
        Intent::Complete | Intent::PerhapsComplete => complete(turn, understood.intent),
        Intent::Dismiss => dismiss(turn),
        Intent::List => list(turn),
        Intent::Find => find(turn),
        Intent::Help => Outcome::Say(format!("{}\n{}", texts.help, texts.examples)),
        Intent::Hello => Outcome::Say(format!("{}\n{}", texts.hello, texts.examples)),
        Intent::Wellbeing => say(texts.wellbeing),
        Intent::Thanks => say(texts.thanks),
        Intent::Bye => say(texts.bye),
        Intent::Yes | Intent::No => waiting(turn),
        Intent::Fragment => fragment(turn),
        Intent::Unclear => Outcome::Say(unclear(turn.words())),
    }
}

pub(crate) fn unclear(words: &Words) -> String {
    format!("{}\n{}", words.texts.unclear, words.texts.examples)
}

/// The text of a result that is a list; `None` for any other.
pub(crate) fn listed(turn: &Turn, result: &ToolResult) -> Option<String> {
    if result.content.get("status").and_then(Value::as_str) != Some("found") {
        return None;
    }
    let now = &turn.request.now;
    let words = turn.words();
    if intent::understand(turn.reading).intent == Intent::Find && found_items(&result.content, now).is_empty() {
        return Some(fill(words.texts.not_found, &[("title", &turn.query())]));
    }
    let (from, to) = turn.asked_range();
    let when = reply::span(&from, &to, now, words);
    let heading = if turn.reading.says_when() || turn.query().is_empty() { when } else { title::finish(&turn.query()) };
    Some(reply::list(&result.content, &heading, now, words))
}

impl Turn<'_> {
    fn words(&self) -> &'static Words {
        self.reading.words
    }

    fn offers(&self, tool: &str) -> bool {
        self.request.tools.iter().any(|spec| spec.name == tool)
    }

    fn timing(&self) -> Option<Timing> {
        Timing::of(self.reading.found.iter(), self.reading.usual(), &self.wish.at)
    }

    fn why(&self, intent: &str, confidence: f32, reason: &str) -> Why {
        Why {
            intent: intent.to_owned(),
            confidence: rounded(confidence),
            reason: reason.to_owned(),
            message_id: self.wish.message_id.clone(),
            quote: domain::text::shorten(&self.wish.text, MAX_QUOTE),
        }
    }

    /// A call, or the words that there is no such tool.
    fn call(&self, tool: &str, arguments: Value, why: Why) -> Outcome {
        if self.offers(tool) {
            Outcome::Call(vec![call(tool, arguments, why)])
        } else {
            Outcome::Say(self.words().texts.cannot.to_owned())
        }
    }

    /// The words that a search looks for.
    fn query(&self) -> String {
        let wanted = Wanted::of(self.reading, None, self.request);
        let is_wanted = |i: &usize| {
            let folded = self.reading.tokens.folded(*i);
            let plain = folded.strip_suffix("'s").unwrap_or(folded);
            !self.reading.is_timed(*i) && wanted.words.iter().any(|word| word == plain)
        };
        let names: Vec<&str> = (0..self.reading.tokens.len())
            .filter(is_wanted)
            .map(|i| self.reading.word(i).trim_end_matches("'s").trim_end_matches("’s"))
            .collect();
        names.join(" ")
    }

    /// The days that a question is about: what it says, else the next week. The end is not included.
    fn asked_range(&self) -> (Zoned, Zoned) {
        let now = &self.request.now;
        let midnight = |moment: &Zoned| moment.start_of_day().unwrap_or_else(|_| moment.clone());
        let after =
            |moment: &Zoned, days: i64| midnight(moment).checked_add(days.days()).unwrap_or_else(|_| moment.clone());
        let Some(timing) = self.timing() else { return (midnight(now), after(now, USUAL_DAYS)) };
        if timing.all_day
            && let Some(end) = timing.end
        {
            // "this week" began on Monday; what is over is not asked for.
            let start = if timing.past { timing.start } else { timing.start.max(midnight(now)) };
            return if start < end { (start, end) } else { (midnight(now), after(now, 1)) };
        }
        (midnight(&timing.start), after(&timing.start, 1))
    }

    fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.request.agenda.iter().map(Item::from).collect();
        if let Some(lookup) = self.lookup {
            for item in found_items(&lookup.content, &self.request.now) {
                if !items.iter().any(|known| known.id == item.id) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// The one item that the text means, or what to do instead.
    fn resolve(&self, items: &[Item], day: Option<jiff::civil::Date>) -> Result<Item, Outcome> {
        let wanted = Wanted::of(self.reading, day, self.request);
        let texts = self.words().texts;
        match wanted.resolve(items) {
            Resolved::One(item) => Ok(item),
            Resolved::Many(items) => {
                let list = reply::lines(&items, &self.request.now, self.words());
                Err(Outcome::Say(fill(texts.ask_which_of, &[("list", &list)])))
            }
            Resolved::None if wanted.words.is_empty() && day.is_none() => Err(Outcome::Say(texts.ask_which.to_owned())),
            Resolved::None if self.lookup.is_none() && self.offers("find_events") => {
                let mut arguments = Map::new();
                let query = self.query();
                if !query.is_empty() {
                    arguments.insert("query".into(), json!(query));
                }
                if let Some(day) = day {
                    arguments.insert("from".into(), json!(format!("{day}T00:00")));
                    arguments.insert("to".into(), json!(format!("{}T00:00", day.tomorrow().unwrap_or(day))));
                }
                let why = self.why("find", 0.7, texts.reasons.find);
                Err(Outcome::LookUp(Box::new(call("find_events", Value::Object(arguments), why))))
            }
            Resolved::None => {
                let query = self.query();
                let named = if query.is_empty() {
                    day.map_or_else(String::new, |day| reply::day(day, &self.request.now, self.words()))
                } else {
                    query
                };
                Err(Outcome::Say(fill(texts.not_found, &[("title", &named)])))
            }
        }
    }
}

fn call(tool: &str, arguments: Value, why: Why) -> ToolCall {
    ToolCall { id: String::new(), name: tool.to_owned(), arguments, why: Some(why) }
}

pub(crate) fn rounded(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

fn create(turn: &Turn, understood: Understood) -> Outcome {
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
    let generic = |i: usize| {
        reading.within(i, &[Mark::Generic])
            && !reading.hits.iter().any(|hit| matches!(hit.mark, Mark::Noun(_)) && hit.tokens.contains(&i))
    };
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
    if let Some(end) = end {
        arguments.insert("end".into(), json!(write(end)));
    }
    if all_day {
        arguments.insert("all_day".into(), json!(true));
    }
    arguments
}

/// The new time of an event as `change_event` takes it. The end only where it was told: else the length stays.
pub(crate) fn change_to(id: &str, to: &Timing) -> Map<String, Value> {
    let mut arguments = Map::new();
    arguments.insert("id".into(), json!(id));
    let write = if to.all_day { timing::date } else { timing::wall };
    arguments.insert("start".into(), json!(write(&to.start)));
    if let Some(end) = &to.end {
        arguments.insert("end".into(), json!(write(end)));
    }
    if to.all_day {
        arguments.insert("all_day".into(), json!(true));
    }
    arguments
}

fn remind(turn: &Turn, understood: Understood) -> Outcome {
    let reading = turn.reading;
    let texts = turn.words().texts;
    let title = title::of_task(reading, understood.from);
    let offset = reading.offsets().next().map(|(_, span, before)| if before { -*span } else { *span });
    let mut due = turn.timing().map(|timing| (timing.due(&turn.wish.at), timing));
    if let (Some((moment, _)), Some(offset)) = (&mut due, offset) {
        *moment = moment.checked_add(offset).unwrap_or_else(|_| moment.clone());
    }
    if let (None, Some(offset)) = (&due, offset) {
        // "remind me an hour before the dentist": the dentist stands in the agenda.
        let item = match turn.resolve(&turn.items(), None) {
            Ok(item) => item,
            Err(outcome) => return outcome,
        };
        let Some(start) = &item.start else {
            return Outcome::Say(fill(texts.ask_remind_when, &[("title", &item.title)]));
        };
        let moment = start.checked_add(offset).unwrap_or_else(|_| start.clone());
        let arguments = json!({"title": item.title, "due": timing::wall(&moment)});
        return turn.call("create_reminder", arguments, turn.why("remind", 0.85, texts.reasons.remind));
    }
    let Some((moment, timing)) = due else {
        let text = if title.is_empty() { texts.ask_remind_what } else { texts.ask_remind_when };
        return Outcome::Say(fill(text, &[("title", &title)]));
    };
    if title.is_empty() {
        return Outcome::Say(texts.ask_remind_what.to_owned());
    }
    if timing.past || moment <= turn.wish.at {
        let told = reply::time(&moment, &turn.request.now, turn.words());
        return Outcome::Say(fill(texts.gone_by, &[("title", &title), ("when", &told)]));
    }
    let mut arguments = Map::new();
    arguments.insert("title".into(), json!(title));
    arguments.insert("due".into(), json!(timing::wall(&moment)));
    if let Some(priority) = fields::priority(reading) {
        arguments.insert("priority".into(), json!(priority));
    }
    if let Some(rule) = &timing.recurrence {
        arguments.insert("recurrence".into(), json!(rule));
    }
    let (base, reason) = match understood.intent {
        Intent::Remind => (0.95, texts.reasons.remind),
        _ => (0.85, texts.reasons.task),
    };
    turn.call("create_reminder", Value::Object(arguments), turn.why("remind", base * timing.sure, reason))
}

fn change(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let items = turn.items();
    let movable: Vec<Item> = items.into_iter().filter(|item| item.start.is_some()).collect();
    let shift = super::moving::shift(turn.reading, &turn.wish.at);
    let day = super::moving::source_day(turn.reading, &turn.wish.at);
    let item = match turn.resolve(&movable, day) {
        Ok(item) => item,
        Err(outcome) => return outcome,
    };
    let mut arguments = Map::new();
    let mut sure = 0.95;
    if let Some(to) = super::moving::target(turn.reading, &item, shift, &turn.wish.at) {
        sure *= to.sure;
        if item.is_reminder() {
            return again(turn, &item, &to.due(&turn.wish.at), sure);
        }
        arguments = change_to(&item.id, &to);
    }
    if let Some(place) = fields::place(turn.reading) {
        arguments.insert("place".into(), json!(place.name));
    }
    if arguments.is_empty() {
        return Outcome::Say(fill(texts.ask_move_to, &[("title", &item.title)]));
    }
    arguments.insert("id".into(), json!(item.id));
    turn.call("change_event", Value::Object(arguments), turn.why("move_event", sure, texts.reasons.moved))
}

/// A reminder at another time: the old one goes, a new one comes.
fn again(turn: &Turn, item: &Item, due: &Zoned, sure: f32) -> Outcome {
    let texts = turn.words().texts;
    if !turn.offers("create_reminder") || !turn.offers("dismiss_reminder") {
        return Outcome::Say(texts.cannot.to_owned());
    }
    let why = turn.why("move_reminder", sure, texts.reasons.moved);
    Outcome::Call(vec![
        call("create_reminder", json!({"title": item.title, "due": timing::wall(due)}), why.clone()),
        call("dismiss_reminder", json!({"id": item.id}), why),
    ])
}

fn cancel(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let day = turn.timing().map(|timing| timing.start.date());
    let item = match turn.resolve(&turn.items(), day) {
        Ok(item) => item,
        Err(outcome) => return outcome,
    };
    let tool = if item.is_reminder() { "dismiss_reminder" } else { "cancel_event" };
    turn.call(tool, json!({"id": item.id}), turn.why("cancel_event", 0.95, texts.reasons.cancelled))
}

fn complete(turn: &Turn, intent: Intent) -> Outcome {
    let texts = turn.words().texts;
    let reminders: Vec<Item> = turn.items().into_iter().filter(Item::is_reminder).collect();
    let wanted = Wanted::of(turn.reading, None, turn.request);
    match wanted.resolve(&reminders) {
        Resolved::One(item) => {
            let sure = if intent == Intent::Complete { 0.95 } else { 0.75 };
            turn.call("complete_reminder", json!({"id": item.id}), turn.why("complete", sure, texts.reasons.complete))
        }
        _ if intent == Intent::PerhapsComplete => Outcome::Say(unclear(turn.words())),
        Resolved::Many(items) => {
            let list = reply::lines(&items, &turn.request.now, turn.words());
            Outcome::Say(fill(texts.ask_which_of, &[("list", &list)]))
        }
        Resolved::None if wanted.words.is_empty() => Outcome::Say(texts.ask_which.to_owned()),
        Resolved::None => Outcome::Say(fill(texts.not_found, &[("title", &turn.query())])),
    }
}

fn dismiss(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let reminders: Vec<Item> = turn.items().into_iter().filter(Item::is_reminder).collect();
    let why = turn.why("dismiss", 0.9, texts.reasons.dismiss);
    match turn.resolve(&reminders, None) {
        Ok(item) => turn.call("dismiss_reminder", json!({"id": item.id}), why),
        // Reminders are no events: there is nothing to look up.
        Err(Outcome::LookUp(_)) => Outcome::Say(fill(texts.not_found, &[("title", &turn.query())])),
        Err(outcome) => outcome,
    }
}

fn list(turn: &Turn) -> Outcome {
    let (from, to) = turn.asked_range();
    let arguments = json!({"from": timing::wall(&from), "to": timing::wall(&to)});
    turn.call("agenda", arguments, turn.why("list_agenda", 0.95, turn.words().texts.reasons.list))
}

fn find(turn: &Turn) -> Outcome {
    let query = turn.query();
    if query.is_empty() {
        return list(turn);
    }
    let mut arguments = Map::new();
    arguments.insert("query".into(), json!(query));
    if turn.reading.says_when() {
        let (from, to) = turn.asked_range();
        arguments.insert("from".into(), json!(timing::wall(&from)));
        arguments.insert("to".into(), json!(timing::wall(&to)));
    }
    turn.call("find_events", Value::Object(arguments), turn.why("find", 0.9, turn.words().texts.reasons.find))
}

/// "yes" and "no" are taken before a model is asked; one that comes here finds nothing to decide, or too much.
fn waiting(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    let pending: Vec<Item> = turn.items().into_iter().filter(|item| item.pending).collect();
    if pending.is_empty() {
        return Outcome::Say(texts.nothing_waits.to_owned());
    }
    let list = reply::lines(&pending, &turn.request.now, turn.words());
    Outcome::Say(fill(texts.waits, &[("list", &list)]))
}

/// A time alone: a question asks for that day, anything else waits for what to put there.
fn fragment(turn: &Turn) -> Outcome {
    let texts = turn.words().texts;
    match turn.timing() {
        Some(_) if turn.reading.is_question() => list(turn),
        Some(timing) => {
            let told = reply::time(&timing.start, &turn.request.now, turn.words());
            Outcome::Say(fill(texts.ask_what, &[("when", &told)]))
        }
        None => Outcome::Say(unclear(turn.words())),
    }
}
