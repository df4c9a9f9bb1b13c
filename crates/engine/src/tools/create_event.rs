//! `create_event`: adds an event and the reminders that belong to it.

use async_trait::async_trait;
use domain::{ActionClass, Event, EventId, EventState, LivePayload, Priority, Reminder, ReminderId, ReminderState};
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;

use super::moment::{Moment, Times};
use super::{Context, Error, Output, Preview, Refusal, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::occurrence::{at, current, next_due, reminded_from};
use crate::agenda::series::{Series, zone};
use crate::agenda::{Actor, done, record};

pub(super) const NAME: &str = "create_event";
const MAX_REMINDERS: usize = 5;
/// Four weeks.
const MAX_LEAD_MINUTES: i64 = 40_320;

#[derive(Debug)]
pub(crate) struct CreateEvent;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// What it is, in a few words and without its time: "Lunch with Ana".
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    /// When it starts, in the user's own time: 2026-11-27T13:00. A date alone, 2026-11-27, makes it a whole day.
    #[schemars(length(min = 1, max = 80))]
    pub start: String,
    /// When it ends, written like the start; for whole days the last day, included. Without it: one hour, or one day.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Whole days without a time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_day: Option<bool>,
    /// Where it is, as a person would say it.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The names of those who take part, without the user's own.
    #[schemars(length(max = 50), inner(length(max = 100)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Vec<String>>,
    /// How it repeats: an RFC 5545 rule without `RRULE:`, such as FREQ=WEEKLY;BYDAY=TU or FREQ=MONTHLY;COUNT=6.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<String>,
    /// Anything else worth keeping.
    #[schemars(length(max = 4000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// When to remind, in minutes before the start: [60] is an hour before. For whole days counted from 09:00.
    #[schemars(length(max = 5), inner(range(min = 0, max = 40320)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_minutes_before: Option<Vec<i64>>,
    /// Suggested, and not yet agreed by the one who was asked.
    #[serde(default, skip_serializing_if = "is_settled")]
    pub tentative: Option<bool>,
}

#[allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option)] // serde's shape
fn is_settled(tentative: &Option<bool>) -> bool {
    *tentative != Some(true)
}

/// The event as it would stand, and when its reminders fall due.
#[derive(Debug)]
pub(super) struct Plan {
    pub event: Event,
    pub due: Vec<Timestamp>,
}

impl Plan {
    pub fn line(&self, context: &Context) -> String {
        Line::of(context).event(&self.event, &self.due)
    }
}

/// Checks the arguments and settles what they leave open. An event that repeats starts at its rule's first day.
pub(super) fn plan(context: &Context, arguments: &Arguments) -> Result<Plan, Error> {
    let start = Moment::read("start", &arguments.start, &context.zone)?;
    let end = arguments.end.as_deref().map(|end| Moment::read("end", end, &context.zone)).transpose()?;
    let times = Times::new(&start, end.as_ref(), arguments.all_day, &context.user.zone)?;
    let event = Event {
        id: context.env.id(EventId::new),
        user_id: context.user.id,
        title: arguments::title(&arguments.title)?,
        starts_at: times.starts_at,
        ends_at: times.ends_at,
        all_day: times.all_day,
        zone: times.zone,
        place: arguments::place(arguments.place.as_deref())?,
        participants: arguments::participants(arguments.participants.as_deref().unwrap_or_default())?,
        notes: arguments::notes(arguments.notes.as_deref())?,
        recurrence: None,
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 0,
        updated_at: context.now,
    };
    let event = match arguments.recurrence.as_deref().map(str::trim).filter(|rule| !rule.is_empty()) {
        Some(rule) => repeating(&event, rule)?,
        None => event,
    };
    let due = due_times(&event, arguments.remind_minutes_before.as_deref().unwrap_or_default(), context.now)?;
    Ok(Plan { event, due })
}

/// `event` as the first of those that `rule` makes.
pub(super) fn repeating(event: &Event, rule: &str) -> Result<Event, Error> {
    let (series, first) = Series::open(rule, &zone(&event.zone), event.starts_at, event.all_day)
        .map_err(|problem| arguments::refused(Refusal::Rule, "recurrence", problem))?;
    Ok(Event { recurrence: Some(series.rule.to_string()), ..at(event, first) })
}

/// In order, each once. Of those whose time has passed the latest stands, and is told at once; none for an event that
/// has begun, and those of a series that has begun wait for its next occurrence.
fn due_times(event: &Event, minutes: &[i64], now: Timestamp) -> Result<Vec<Timestamp>, Error> {
    let field = "remind_minutes_before";
    if minutes.len() > MAX_REMINDERS {
        return Err(arguments::invalid(field, format_args!("has {} items; {MAX_REMINDERS} at most", minutes.len())));
    }
    let mut due = Vec::with_capacity(minutes.len());
    for &minutes in minutes {
        if !(0..=MAX_LEAD_MINUTES).contains(&minutes) {
            return Err(arguments::invalid(field, format_args!("{minutes} is not from 0 to {MAX_LEAD_MINUTES}")));
        }
        due.extend(reminded_from(event).checked_sub(SignedDuration::from_mins(minutes)));
    }
    let has_begun = event.starts_at <= now;
    if has_begun && event.recurrence.is_some() {
        due = due.into_iter().filter_map(|due| if due > now { Some(due) } else { next_due(event, due, now) }).collect();
    }
    due.sort_unstable();
    due.dedup();
    let passed = due.partition_point(|due| *due <= now);
    let gone = if has_begun { passed } else { passed.saturating_sub(1) };
    due.drain(..gone);
    Ok(due)
}

#[async_trait]
impl Tool for CreateEvent {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Adds an event to the user's agenda: an appointment, a meeting, a meal, a journey. Also sets reminders before \
         it. For something to be reminded of that is no event, use create_reminder."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::EventCreate
    }

    async fn placed(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Event>, Error> {
        let plan = plan(context, &arguments::read(arguments)?)?;
        Ok(Some(current(&plan.event, context.now)))
    }

    async fn preview(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let plan = plan(context, &arguments)?;
        let over = current(&plan.event, context.now).ends_at <= context.now;
        let summary = Line::of(context).perhaps(plan.line(context), arguments.tentative);
        Ok(Preview { summary, priority: Priority::default(), over })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let plan = plan(context, &arguments::read(arguments)?)?;
        let summary = plan.line(context);
        let workspace = context.user.workspace_id;
        let Plan { event, due } = plan;
        store::agenda::insert_event(tx, workspace, &event).await?;
        let mut marks: Vec<_> = context.marking(event.id).into_iter().collect();
        record(tx, context, Actor::Turn, "event.created", event.id, json!({"reminders": due.len()})).await?;
        let content = done(&event.id, &summary);
        let mut written = Vec::with_capacity(1 + due.len());
        for due_at in due {
            let reminder = Reminder {
                id: context.env.id(ReminderId::new),
                user_id: context.user.id,
                conversation_id: context.conversation_id,
                event_id: Some(event.id),
                title: event.title.clone(),
                due_at,
                due_kind: domain::DueKind::default(),
                zone: event.zone.clone(),
                priority: Priority::default(),
                // It follows its event: `agenda::next_due`.
                recurrence: None,
                state: ReminderState::Confirmed,
                updated_at: context.now,
            };
            store::agenda::insert_reminder(tx, workspace, &reminder).await?;
            marks.extend(context.marking(reminder.id));
            record(tx, context, Actor::Turn, "reminder.created", reminder.id, json!({"event": event.id})).await?;
            written.push(LivePayload::Reminder { reminder });
        }
        tx.execute_all(marks).await?;
        written.insert(0, LivePayload::Event { event });
        Ok(Output { content, written })
    }
}
