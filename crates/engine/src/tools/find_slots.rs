//! `find_slots`: times at which something of a given length could be.

use async_trait::async_trait;
use domain::{ActionClass, Priority};
use futures_util::FutureExt;
use jiff::SignedDuration;
use jiff::civil::{Time, Weekday, time};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::arguments::invalid;
use super::free_busy::{said, taken};
use super::moment::window;
use super::others::{self, Others};
use super::{Ahead, Context, Error, Output, Prepared, Preview, Tool, arguments};
use crate::Engine;
use crate::agenda::line::Line;
use crate::agenda::slots::{Hours, Search, Span};

/// Minutes from one start to the next that is looked at.
const STEP: u16 = 30;
/// What is offered: in all, and of one day.
const MOST: usize = 9;
const OF_A_DAY: usize = 3;
/// Slots that are looked through for these.
const LOOKED_AT: usize = 20_000;
const DEFAULT_DAYS: i64 = 14;

#[derive(Debug)]
pub(super) struct FindSlots;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// How long it takes, in minutes.
    #[schemars(range(min = 5, max = 1440))]
    minutes: i64,
    /// From when on, in the user's own time: 2026-11-27 or 2026-11-27T13:00. Without it: from now.
    #[schemars(length(min = 1, max = 80))]
    from: Option<String>,
    /// Until when; a date alone includes that day. Without it: 14 days from the start.
    #[schemars(length(min = 1, max = 80))]
    to: Option<String>,
    /// The earliest time of day, such as 09:00. Without it: 09:00.
    #[schemars(length(min = 5, max = 8))]
    earliest: Option<String>,
    /// When it is over at the latest, such as 18:00; 00:00 is midnight. Without it: 18:00.
    #[schemars(length(min = 5, max = 8))]
    latest: Option<String>,
    /// Saturdays and Sundays too.
    weekends: Option<bool>,
    /// Minutes that stay free before and behind it.
    #[schemars(range(min = 0, max = 240))]
    buffer_minutes: Option<i64>,
    /// Others who take part, by name or address.
    #[schemars(length(max = 50), inner(length(max = 100)))]
    people: Option<Vec<String>>,
}

/// What is asked for, checked.
#[derive(Debug)]
struct Wanted {
    window: Span,
    length: SignedDuration,
    buffer: SignedDuration,
    hours: Hours,
    people: Vec<String>,
}

impl Arguments {
    fn wanted(&self, context: &Context) -> Result<Wanted, Error> {
        let (from, to) = window(context, self.from.as_deref(), self.to.as_deref(), DEFAULT_DAYS)?;
        let from = from.max(context.now);
        if to <= from {
            return Err(invalid("to", "lies in the past"));
        }
        let clock = |field, text: &Option<String>, otherwise: Time| match text {
            None => Ok(otherwise),
            Some(text) => text.trim().parse::<Time>().map_err(|_| invalid(field, "is no time of day, such as 09:00")),
        };
        let earliest = clock("earliest", &self.earliest, time(9, 0, 0, 0))?;
        let latest = clock("latest", &self.latest, time(18, 0, 0, 0))?;
        if latest <= earliest && latest != Time::midnight() {
            return Err(invalid("latest", "must lie after earliest"));
        }
        let mut hours = Hours::daily(earliest, latest);
        if self.weekends != Some(true) {
            for day in [Weekday::Saturday, Weekday::Sunday] {
                hours.close(day);
            }
        }
        let people = arguments::participants(self.people.as_deref().unwrap_or_default())?;
        let minutes = SignedDuration::from_mins;
        let buffer = minutes(self.buffer_minutes.unwrap_or(0));
        Ok(Wanted { window: from..to, length: minutes(self.minutes), buffer, hours, people })
    }
}

#[async_trait]
impl Tool for FindSlots {
    fn name(&self) -> &'static str {
        "find_slots"
    }

    fn description(&self) -> &'static str {
        "Finds times at which the user, and others where their calendars can be seen, are free for something of a given \
         length: 9 at most, 3 of one day. Use it before proposing a time for a meeting. Whose calendar cannot be seen \
         comes back in not_seen, and the user should be told so."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    /// Where the assistant only reads, nobody asks when there is time.
    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Chat
    }

    /// Others are looked up at the person's accounts.
    fn ahead(&self) -> Option<&dyn Ahead> {
        Some(self)
    }

    async fn preview(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let wanted = arguments.wanted(context)?;
        let summary = format!("{} min · {}", arguments.minutes, Line::of(context).at(wanted.window.start));
        Ok(Preview { summary, priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let wanted = arguments.wanted(context)?;
        let others = Others::unseen(wanted.people.clone());
        wanted.find(tx, context, others).await
    }
}

#[async_trait]
impl Ahead for FindSlots {
    async fn ahead(&self, engine: &Engine, context: &Context, given: &Value) -> Result<Prepared, Error> {
        let wanted = arguments::read::<Arguments>(given)?.wanted(context)?;
        match others::look(engine, context, &wanted.people, &wanted.around()).await? {
            None => Ok(Prepared::Complete { arguments: given.clone(), outside: false }),
            Some(others) => {
                let context = context.clone();
                let read = engine
                    .store
                    .read::<_, Error, _>(move |tx| async move { wanted.find(tx, &context, others).await }.boxed());
                Ok(Prepared::Found(read.await?.content))
            }
        }
    }
}

impl Wanted {
    /// Its window and what stays free around.
    fn around(&self) -> Span {
        let Self { window, buffer, .. } = self;
        window.start.saturating_sub(*buffer).unwrap_or(window.start)
            ..window.end.saturating_add(*buffer).unwrap_or(window.end)
    }

    async fn find(self, tx: &mut Tx, context: &Context, others: Others) -> Result<Output, Error> {
        let around = self.around();
        let Self { window, length, buffer, hours, .. } = self;
        let busy: Vec<Vec<Span>> = [taken(tx, context, around).await?].into_iter().chain(others.spans()).collect();
        let zone = &context.zone;
        let search =
            Search { busy: &busy, window, length, before: buffer, after: buffer, hours: &hours, zone, step: STEP };
        let line = Line::of(context);
        let slot = |span: &Span| {
            let mut slot = said(context, span);
            slot["summary"] = json!(line.at(span.start));
            slot
        };
        let slots: Vec<Value> = apart(context, search.slots(LOOKED_AT)).iter().map(slot).collect();
        let content = json!({"status": "found", "slots": slots, "not_seen": others.not_seen});
        Ok(Output { content, written: Vec::new() })
    }
}

/// Of these, such as do not overlap, the first of each day.
fn apart(context: &Context, slots: Vec<Span>) -> Vec<Span> {
    let mut chosen: Vec<Span> = Vec::with_capacity(MOST);
    let day = |span: &Span| context.zone.to_datetime(span.start).date();
    for slot in slots {
        if chosen.len() == MOST {
            break;
        }
        let overlaps = chosen.last().is_some_and(|last| last.end > slot.start);
        let of_the_day = chosen.iter().rev().take_while(|other| day(other) == day(&slot)).count();
        if !overlaps && of_the_day < OF_A_DAY {
            chosen.push(slot);
        }
    }
    chosen
}
