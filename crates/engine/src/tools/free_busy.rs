//! `free_busy`: when the person is busy and when free.

use async_trait::async_trait;
use domain::{ActionClass, Priority};
use futures_util::FutureExt;
use jiff::SignedDuration;
use jiff::civil::Time;
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::moment::window;
use super::others::{self, Others};
use super::{Ahead, Context, Error, Output, Prepared, Preview, Tool, arguments};
use crate::Engine;
use crate::agenda;
use crate::agenda::slots::{Hours, Search, Span};

/// Spans of each kind that are told.
const MOST: usize = 100;

#[derive(Debug)]
pub(super) struct FreeBusy;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// From when, in the user's own time: 2026-11-27, or 2026-11-27T13:00.
    #[schemars(length(min = 1, max = 80))]
    from: String,
    /// Until when; a date alone includes that day.
    #[schemars(length(min = 1, max = 80))]
    to: String,
    /// Others whose time is asked about, by name or address.
    #[schemars(length(max = 50), inner(length(max = 100)))]
    people: Option<Vec<String>>,
}

#[async_trait]
impl Tool for FreeBusy {
    fn name(&self) -> &'static str {
        "free_busy"
    }

    fn description(&self) -> &'static str {
        "Tells when the user is busy and when free between two times, without what it is, and when others are busy whose \
         calendars can be seen. Whose cannot comes back in not_seen, and the user should be told so."
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
        arguments.wanted(context)?;
        Ok(Preview {
            summary: format!("{} – {}", arguments.from, arguments.to),
            priority: Priority::default(),
            over: false,
        })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Wanted { window, people } = arguments::read::<Arguments>(arguments)?.wanted(context)?;
        tell(tx, context, window, Others::unseen(people)).await
    }
}

#[async_trait]
impl Ahead for FreeBusy {
    async fn ahead(&self, engine: &Engine, context: &Context, given: &Value) -> Result<Prepared, Error> {
        let Wanted { window, people } = arguments::read::<Arguments>(given)?.wanted(context)?;
        match others::look(engine, context, &people, &window).await? {
            None => Ok(Prepared::Complete { arguments: given.clone(), outside: false }),
            Some(others) => {
                let context = context.clone();
                let read = engine
                    .store
                    .read::<_, Error, _>(move |tx| async move { tell(tx, &context, window, others).await }.boxed());
                Ok(Prepared::Found(read.await?.content))
            }
        }
    }
}

/// What is asked for, checked.
struct Wanted {
    window: Span,
    people: Vec<String>,
}

impl Arguments {
    fn wanted(&self, context: &Context) -> Result<Wanted, Error> {
        let (from, to) = window(context, Some(&self.from), Some(&self.to), 0)?;
        let people = arguments::participants(self.people.as_deref().unwrap_or_default())?;
        Ok(Wanted { window: from..to, people })
    }
}

async fn tell(tx: &mut Tx, context: &Context, window: Span, others: Others) -> Result<Output, Error> {
    let taken = [taken(tx, context, window.clone()).await?];
    let hours = Hours::daily(Time::midnight(), Time::midnight());
    let search = Search {
        busy: &taken,
        window,
        length: SignedDuration::from_mins(1),
        before: SignedDuration::ZERO,
        after: SignedDuration::ZERO,
        hours: &hours,
        zone: &context.zone,
        step: 1,
    };
    let all = |spans: &[Span]| -> Vec<Value> { spans.iter().take(MOST).map(|span| said(context, span)).collect() };
    let (busy, free) = (all(&search.busy_together()), all(&through_midnight(search.free())));
    let mut content = json!({"status": "found", "busy": busy, "free": free, "not_seen": others.not_seen});
    if !others.busy.is_empty() {
        let one = |(person, spans): &(String, Vec<Span>)| json!({"person": person, "busy": all(spans)});
        content["others"] = others.busy.iter().map(one).collect();
    }
    Ok(Output { content, written: Vec::new() })
}

/// When the person is busy, by start.
pub(super) async fn taken(tx: &mut Tx, context: &Context, within: Span) -> store::Result<Vec<Span>> {
    let events = agenda::busy(tx, context, within, None).await?;
    Ok(events.iter().map(|event| event.starts_at..event.ends_at).collect())
}

/// Joined where one day's goes on into the next.
fn through_midnight(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => joined.push(span),
        }
    }
    joined
}

/// In the person's own time.
pub(super) fn said(context: &Context, span: &Span) -> Value {
    let time = |at: jiff::Timestamp| at.to_zoned(context.zone.clone()).to_string();
    json!({"start": time(span.start), "end": time(span.end)})
}
