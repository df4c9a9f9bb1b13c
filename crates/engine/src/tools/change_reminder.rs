//! `change_reminder`: a reminder at another time, under another title, or told again later.

use async_trait::async_trait;
use domain::{ActionClass, LivePayload, Priority, Reminder, ReminderState};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;

use super::arguments::{self, invalid, refused};
use super::moment::Moment;
use super::pending::Instead;
use super::{Context, Error, Output, Preview, Refusal, Tool, change_event, create_reminder};
use crate::agenda::line::Line;
use crate::agenda::series::{Series, zone};
use crate::agenda::{Actor, changed_meanwhile, closable, done, own_reminder, record};

pub(super) const NAME: &str = "change_reminder";

#[derive(Debug)]
pub(super) struct ChangeReminder;

/// What is not given stays as it is.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The reminder's id, `rem_…`; or the id of a proposal that waits, `prp_…`, which a changed one then replaces.
    #[schemars(length(max = 40))]
    id: String,
    /// The new title.
    #[schemars(length(min = 1, max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// When to tell it, also once more, in the user's own time: 2026-11-27T13:00; a date alone keeps the time of day.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    /// How urgent it now is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    /// How it now repeats, an RFC 5545 rule without `RRULE:`; empty for once.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recurrence: Option<String>,
}

/// The reminder as it stands, and as it would.
struct Plan {
    before: Reminder,
    after: Reminder,
}

/// [`Error::Invalid`] where these arguments could not be carried out.
pub(super) async fn check(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<(), Error> {
    plan(tx, context, &arguments::read(arguments)?).await.map(|_| ())
}

async fn plan(tx: &mut Tx, context: &Context, arguments: &Arguments) -> Result<Plan, Error> {
    let before = own_reminder(tx, context, &arguments.id).await?;
    closable(&before, ReminderState::Dismissed)?;
    let mut after = before.clone();
    if let Some(title) = &arguments.title {
        after.title = arguments::title(title)?;
    }
    after.priority = arguments.priority.unwrap_or(after.priority);
    if let Some(due) = &arguments.due {
        at(tx, context, &mut after, due).await?;
    }
    repeat(&before, &mut after, arguments.recurrence.as_deref(), context)?;
    if after == before {
        return Err(Error::Refused(Refusal::Same, "nothing would change; give what is to be different".into()));
    }
    after.updated_at = context.now;
    Ok(Plan { before, after })
}

/// Sets the time. What was told stands again until then.
async fn at(tx: &mut Tx, context: &Context, reminder: &mut Reminder, due: &str) -> Result<(), Error> {
    if let Some(event) = reminder.event_id
        && store::agenda::event(tx, context.user.workspace_id, event).await?.is_some_and(|it| it.recurrence.is_some())
    {
        return Err(invalid("due", "it follows an event that repeats; create a reminder for this one time instead"));
    }
    let moment = Moment::read("due", due, &context.zone)?;
    reminder.due_at = match &moment {
        Moment::At(at, _) => *at,
        Moment::Day(date, there) => {
            let time = zone(&reminder.zone).to_datetime(reminder.due_at).time();
            let at = crate::agenda::series::instant(there, date.to_datetime(time));
            at.ok_or_else(|| invalid("due", "is no time"))?
        }
    };
    if reminder.due_at <= context.now {
        return Err(refused(Refusal::Past, "due", "lies in the past; give a time that is yet to come"));
    }
    reminder.due_kind = Moment::kind(due);
    reminder.zone = moment.zone_name(&context.user.zone);
    reminder.state = ReminderState::Confirmed;
    Ok(())
}

/// Settles how the changed reminder repeats. One that is moved takes all its times to come along.
fn repeat(before: &Reminder, after: &mut Reminder, rule: Option<&str>, context: &Context) -> Result<(), Error> {
    let place = zone(&after.zone);
    let open = |rule: &str, due| {
        Series::open(rule, &place, due, false).map_err(|problem| refused(Refusal::Rule, "recurrence", problem))
    };
    match rule.map(str::trim) {
        Some("") => after.recurrence = None,
        Some(rule) => {
            let (series, first) = open(rule, after.due_at)?;
            let next = series.starts_from(first.max(context.now)).next();
            after.due_at = next.ok_or_else(|| refused(Refusal::Past, "recurrence", "the rule has ended already"))?;
            after.recurrence = Some(series.rule.to_string());
            after.state = ReminderState::Confirmed;
        }
        None if after.due_at == before.due_at => {}
        None => {
            let Some(rule) = &before.recurrence else { return Ok(()) };
            let Some(stored) = Series::stored(rule, zone(&before.zone), before.due_at, false) else { return Ok(()) };
            let moved = stored.moved(before.due_at, after.due_at, &place, false);
            if moved.starts_from(after.due_at).next() != Some(after.due_at) {
                let problem = format_args!("{} does not fall on the new time; give the new rule too", stored.rule);
                return Err(invalid("recurrence", problem));
            }
            after.recurrence = Some(moved.rule.to_string());
        }
    }
    Ok(())
}

impl Plan {
    /// The reminder as it would stand, behind when it is told now where that changes.
    fn line(&self, context: &Context) -> String {
        let line = Line::of(context);
        let after = line.reminder(&self.after);
        if self.before.title != self.after.title {
            return format!("{} → {after}", self.before.title);
        }
        after
    }
}

#[async_trait]
impl Tool for ChangeReminder {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Changes a reminder: tells it at another time, or once more later (snooze), renames it, or makes it repeat."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::ReminderChange
    }

    async fn instead(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Instead>, Error> {
        let Arguments { id, title, due, priority, recurrence } = arguments::read(arguments)?;
        let Some(dropped) = super::pending::waiting(tx, context, &id).await? else { return Ok(None) };
        let (name, mut changed): (&'static str, Value) = match &*dropped.tool {
            create_reminder::NAME => (create_reminder::NAME, dropped.arguments.clone()),
            NAME => (NAME, dropped.arguments.clone()),
            change_event::NAME => return Err(invalid("id", "the proposal is about an event; use change_event")),
            other => return Err(invalid("id", format_args!("the proposal is a {other}; decide it first"))),
        };
        for (field, value) in [
            ("title", json!(title)),
            ("due", json!(due)),
            ("priority", json!(priority)),
            ("recurrence", json!(recurrence)),
        ] {
            if !value.is_null() {
                changed[field] = value;
            }
        }
        if changed == dropped.arguments {
            return Err(Error::Refused(Refusal::Same, "nothing would change; give what is to be different".into()));
        }
        if name == create_reminder::NAME {
            create_reminder::plan(context, &arguments::read(&changed)?)?;
        } else {
            check(tx, context, &changed).await?;
        }
        Ok(Some(Instead { dropped, call: Some((name, changed)) }))
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let plan = plan(tx, context, &arguments::read(arguments)?).await?;
        Ok(Preview {
            summary: plan.line(context),
            priority: plan.after.priority.max(plan.before.priority),
            over: false,
        })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let plan = plan(tx, context, &arguments::read(arguments)?).await?;
        let summary = plan.line(context);
        let Plan { before, after } = plan;
        if !store::agenda::update_reminder(tx, context.user.workspace_id, &after, before.state).await? {
            return Err(changed_meanwhile());
        }
        tx.execute_all(context.marking(after.id).into_iter().collect()).await?;
        record(tx, context, Actor::Turn, "reminder.changed", after.id, json!({"priority": after.priority})).await?;
        Ok(Output { content: done(&after.id, &summary), written: vec![LivePayload::Reminder { reminder: after }] })
    }
}
