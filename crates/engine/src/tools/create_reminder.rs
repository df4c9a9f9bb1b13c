//! `create_reminder`: adds a reminder that stands for itself.

use async_trait::async_trait;
use domain::{ActionClass, DueKind, LivePayload, Priority, Reminder, ReminderId, ReminderState};
use jiff::SignedDuration;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;

use super::moment::Moment;
use super::{Context, Error, Output, Preview, Refusal, Tool, arguments};
use crate::agenda::line::Line;
use crate::agenda::series::{Series, zone};
use crate::agenda::{Actor, done, record};

pub(super) const NAME: &str = "create_reminder";
/// What is due longer ago than this was misunderstood; what is due since is told at once.
const LATEST: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug)]
pub(super) struct CreateReminder;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// What to remind of, as the user would read it: "Call the bank".
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    /// When: 2026-11-27T13:00 by the user's clock, with its offset for a moment; a date alone: their usual time; none: tomorrow.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// How urgent it is; medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// How it repeats: an RFC 5545 rule without `RRULE:`, such as FREQ=DAILY or FREQ=WEEKLY;BYDAY=MO,FR.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<String>,
}

/// Checks the arguments; answers the reminder as it would stand.
pub(super) fn plan(context: &Context, arguments: &Arguments) -> Result<Reminder, Error> {
    let due = match &arguments.due {
        Some(due) => Moment::read("due", due, &context.zone)?,
        None => {
            let today = context.now.to_zoned(context.zone.clone()).date();
            let tomorrow = today.tomorrow().map_err(|error| arguments::invalid("due", error))?;
            Moment::read("due", &tomorrow.to_string(), &context.zone)?
        }
    };
    let mut reminder = Reminder {
        id: context.env.id(ReminderId::new),
        user_id: context.user.id,
        conversation_id: context.conversation_id,
        event_id: None,
        title: arguments::title(&arguments.title)?,
        due_at: due.at_time("due", context.user.preferences.reminder_time())?,
        due_kind: arguments.due.as_deref().map_or(DueKind::Day, Moment::kind),
        zone: due.zone_name(&context.user.zone),
        priority: arguments.priority.unwrap_or_default(),
        recurrence: None,
        state: ReminderState::Confirmed,
        updated_at: context.now,
    };
    if let Some(rule) = arguments.recurrence.as_deref().map(str::trim).filter(|rule| !rule.is_empty()) {
        let (series, first) = Series::open(rule, &zone(&reminder.zone), reminder.due_at, false)
            .map_err(|problem| arguments::refused(Refusal::Rule, "recurrence", problem))?;
        // What repeats since long ago is next told at its next time.
        let next = series.starts_from(first.max(context.now)).next();
        reminder.due_at =
            next.ok_or_else(|| arguments::refused(Refusal::Past, "recurrence", "the rule has ended already"))?;
        reminder.recurrence = Some(series.rule.to_string());
    }
    if context.now.duration_since(reminder.due_at) > LATEST {
        return Err(arguments::refused(Refusal::Past, "due", "lies in the past; give a time that is yet to come"));
    }
    Ok(reminder)
}

#[async_trait]
impl Tool for CreateReminder {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Reminds the user of something at a time. To be reminded of an event, use remind_minutes_before of \
         create_event instead."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::ReminderCreate
    }

    async fn preview(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let reminder = plan(context, &arguments::read(arguments)?)?;
        let over = reminder.due_at <= context.now;
        Ok(Preview { summary: Line::of(context).reminder(&reminder), priority: reminder.priority, over })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let reminder = plan(context, &arguments::read(arguments)?)?;
        store::agenda::insert_reminder(tx, context.user.workspace_id, &reminder).await?;
        tx.execute_all(context.marking(reminder.id).into_iter().collect()).await?;
        let detail = json!({"priority": reminder.priority});
        record(tx, context, Actor::Turn, "reminder.created", reminder.id, detail).await?;
        let content = done(&reminder.id, &Line::of(context).reminder(&reminder));
        Ok(Output { content, written: vec![LivePayload::Reminder { reminder }] })
    }
}
