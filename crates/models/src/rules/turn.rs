//! One wish within a turn: what it can see, and what it may lead to.

use jiff::civil::Date;
use jiff::{Span, ToSpan, Zoned};
use serde_json::{Map, Value, json};
use when::Kind;

use super::reading::Reading;
use super::reply;
use super::resolve::{Item, Resolved, Wanted, found_items};
use super::text::fill;
use super::timing::{Timing, says_clock};
use super::wishes::Wish;
use super::words::{SPOKEN, Words};
use crate::{Request, ToolCall, ToolResult, Why};

/// Characters of a quote.
const MAX_QUOTE: usize = 200;
/// Days that "my agenda" shows where no time is said.
const USUAL_DAYS: i64 = 7;

/// One wish of a turn and what is known for it.
#[derive(Clone, Copy)]
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
    /// Calls, and what the person should know of how they were understood.
    Noted(Vec<ToolCall>, String),
    /// Needs what stands in the agenda before it can be decided.
    LookUp(Box<ToolCall>),
    Say(String),
}

impl Turn<'_> {
    pub(crate) fn words(&self) -> &'static Words {
        self.reading.words
    }

    pub(crate) fn offers(&self, tool: &str) -> bool {
        self.request.tools.iter().any(|spec| spec.name == tool)
    }

    pub(crate) fn timing(&self) -> Option<Timing> {
        let mut timing = Timing::of(self.reading.found.iter(), self.reading.usual(), &self.wish.at)?;
        if timing.recurrence.is_some() && timing.end.is_none() && !timing.all_day {
            timing.end = self.hours_repeated().and_then(|length| timing.start.checked_add(length).ok());
        }
        Some(timing)
    }

    /// "every Tuesday from 18:00 to 19:00" is one time that repeats, which says no end: the hours in its words do.
    fn hours_repeated(&self) -> Option<Span> {
        let reading = self.reading;
        let found = reading.found.iter().find(|one| one.kind == Kind::Recurrence && says_clock(one))?;
        let words = reading.tokens.list.iter().map(|token| token.span.start).filter(|at| found.span.contains(at));
        words.skip(1).find_map(|at| {
            let rest = &reading.text[at..found.span.end];
            let hours = Reading::of(rest, self.words().language, reading.at).found;
            hours.iter().find_map(|one| match &one.value {
                when::Value::Range { start, end } if one.kind == Kind::TimeRange && one.span == (0..rest.len()) => {
                    start.until(end).ok()
                }
                _ => None,
            })
        })
    }

    pub(crate) fn why(&self, intent: &str, confidence: f32, reason: &str) -> Why {
        Why {
            intent: intent.to_owned(),
            confidence: rounded(confidence),
            reason: reason.to_owned(),
            message_id: self.wish.message_id.clone(),
            quote: domain::text::shorten(&self.wish.text, MAX_QUOTE),
        }
    }

    /// A call, or the words that there is no such tool.
    pub(crate) fn call(&self, tool: &str, arguments: Value, why: Why) -> Outcome {
        if self.offers(tool) {
            Outcome::Call(vec![call(tool, arguments, why)])
        } else {
            Outcome::Say(self.words().texts.cannot.to_owned())
        }
    }

    /// The words that a search looks for.
    pub(crate) fn query(&self) -> String {
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
    pub(crate) fn asked_range(&self) -> (Zoned, Zoned) {
        self.range_of(self.timing())
    }

    /// As [`Turn::asked_range`], of what these times say.
    pub(crate) fn range_of(&self, timing: Option<Timing>) -> (Zoned, Zoned) {
        let now = &self.request.now;
        let midnight = |moment: &Zoned| moment.start_of_day().unwrap_or_else(|_| moment.clone());
        let after =
            |moment: &Zoned, days: i64| midnight(moment).checked_add(days.days()).unwrap_or_else(|_| moment.clone());
        let Some(timing) = timing else { return (midnight(now), after(now, USUAL_DAYS)) };
        if timing.all_day
            && let Some(end) = timing.end
        {
            // "this week" began on Monday; what is over is not asked for.
            let start = if timing.past { timing.start } else { timing.start.max(midnight(now)) };
            return if start < end { (start, end) } else { (midnight(now), after(now, 1)) };
        }
        (midnight(&timing.start), after(&timing.start, 1))
    }

    /// What stands in the agenda, and what is proposed anew. What is proposed of something that stands is decided, or
    /// corrected, and nothing else.
    pub(crate) fn items(&self) -> Vec<Item> {
        let anew = self.request.agenda.iter().filter(|item| item.about.is_none());
        let mut items: Vec<Item> = anew.map(Item::from).collect();
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
    pub(crate) fn resolve(&self, items: &[Item], day: Option<Date>) -> Result<Item, Outcome> {
        let wanted = Wanted::of(self.reading, day, self.request);
        let texts = self.words().texts;
        match wanted.resolve(items) {
            Resolved::One(item) => Ok(item),
            Resolved::Many(items) => self.one_of(&items),
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

impl Turn<'_> {
    /// The one of these that the person chose, else the question which one they mean.
    pub(crate) fn one_of(&self, items: &[Item]) -> Result<Item, Outcome> {
        let lines = |words| items.iter().map(|item| reply::line(item, &self.request.now, words)).collect::<Vec<_>>();
        if let Some(choice) = &self.wish.choice {
            // They may answer in another language than they were asked in.
            let chosen = SPOKEN.into_iter().find_map(|language| {
                let shown = lines(Words::of(language));
                shown.iter().position(|line| line == choice)
            });
            if let Some(item) = chosen.and_then(|at| items.get(at)) {
                return Ok(item.clone());
            }
        }
        let list = reply::numbered(&lines(self.words()));
        Err(Outcome::Say(fill(self.words().texts.ask_which_of, &[("list", &list)])))
    }
}

pub(crate) fn call(tool: &str, arguments: Value, why: Why) -> ToolCall {
    ToolCall { id: String::new(), name: tool.to_owned(), arguments, why: Some(why) }
}

pub(crate) fn rounded(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}
