//! `change_event`: changes an event, or what is proposed as one.

use async_trait::async_trait;
use domain::{ActionClass, Event, LivePayload, Priority, Proposal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;

use super::moment::{Moment, Times, occurrence, written};
use super::pending::{self, Instead};
use super::{
    Context, Error, Output, Preview, Refusal, Tool, arguments, change_reminder, create_event, create_reminder,
};
use crate::agenda::exception;
use crate::agenda::line::Line;
use crate::agenda::occurrence::{at, current, moved, series};
use crate::agenda::{Actor, changed_meanwhile, done, follow, own_event, record};

pub(super) const NAME: &str = "change_event";

#[derive(Debug)]
pub(super) struct ChangeEvent;

/// What is not given stays as it is.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The event's id, `evt_…`; or the id of a proposal that waits, `prp_…`, which a changed one then replaces.
    #[schemars(length(max = 40))]
    id: String,
    /// Of an event that repeats, only this one: its day, 2026-12-01, or its start. Without it: all of them.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurrence: Option<String>,
    /// The new title.
    #[schemars(length(min = 1, max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// The new start, in the user's own time: 2026-11-27T13:00; a date alone keeps the time of day.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    /// The new end, written like the start; for whole days the last day, included.
    #[schemars(length(min = 1, max = 80))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    /// Whole days, or no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all_day: Option<bool>,
    /// The new place; empty for none.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// All who now take part; empty for nobody.
    #[schemars(length(max = 50), inner(length(max = 100)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    participants: Option<Vec<String>>,
    /// How it now repeats, an RFC 5545 rule without `RRULE:`; empty for once.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recurrence: Option<String>,
    /// The new notes; empty for none.
    #[schemars(length(max = 4000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    /// The change is suggested, and not yet agreed by the one who was asked; of a proposal that waits: whether it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tentative: Option<bool>,
}

impl Arguments {
    fn moves(&self) -> bool {
        self.start.is_some() || self.end.is_some() || self.all_day.is_some()
    }

    /// What one occurrence alone cannot have.
    fn fit_one(&self) -> Result<(), Error> {
        let whole = "belongs to all of them; leave occurrence out, or this";
        match self {
            Self { recurrence: Some(_), .. } => Err(arguments::invalid("recurrence", whole)),
            Self { participants: Some(_), .. } => Err(arguments::invalid("participants", whole)),
            Self { all_day: Some(_), .. } => Err(arguments::invalid("all_day", whole)),
            _ => Ok(()),
        }
    }

    /// The times of `event`, as it takes place next, once it is moved.
    fn times(&self, context: &Context, event: &Event) -> Result<Times, Error> {
        let moment = |field, text: &Option<String>| {
            text.as_deref().map(|text| Moment::read(field, text, &context.zone)).transpose()
        };
        let (start, end) = (moment("start", &self.start)?, moment("end", &self.end)?);
        Times::moved(event, start.as_ref(), end.as_ref(), self.all_day, &context.zone)
    }
}

/// An event before and after: `before` and `shown` as it takes place next, `after` as it is kept.
#[derive(Debug)]
struct Plan {
    stored: Event,
    before: Event,
    shown: Event,
    after: Event,
    /// Only this occurrence changes.
    alone: bool,
}

fn plan(context: &Context, stored: Event, arguments: &Arguments) -> Result<Plan, Error> {
    let alone = arguments.occurrence.as_deref().map(|said| occurrence(context, &stored, said)).transpose()?;
    if alone.is_some() {
        arguments.fit_one()?;
    }
    let before = alone.as_ref().map_or_else(|| current(&stored, context.now), |(_, event)| event.clone());
    let mut shown = before.clone();
    if let Some(title) = &arguments.title {
        shown.title = arguments::title(title)?;
    }
    if arguments.place.is_some() {
        shown.place = arguments::place(arguments.place.as_deref())?;
    }
    if let Some(names) = &arguments.participants {
        shown.participants = arguments::participants(names)?;
    }
    if arguments.notes.is_some() {
        shown.notes = arguments::notes(arguments.notes.as_deref())?;
    }
    if arguments.moves() {
        let Times { starts_at, ends_at, all_day, zone } = arguments.times(context, &before)?;
        shown = Event { starts_at, ends_at, all_day, zone, ..shown };
    }
    if let Some((of, _)) = alone {
        if shown == before {
            return Err(nothing_changes());
        }
        let after = exception::with(&stored, of, Some(&shown), context.now)?;
        return Ok(Plan { stored, before, shown, after, alone: true });
    }
    let mut after = repeat(&stored, &before, &mut shown, arguments.recurrence.as_deref())?;
    if after.starts_at != stored.starts_at || after.zone != stored.zone {
        after.exceptions = moved(&stored.exceptions, &before, &shown);
        shown.exceptions.clone_from(&after.exceptions);
    }
    if after.recurrence.is_none() {
        after.exceptions.clear();
    }
    if shown == before {
        return Err(nothing_changes());
    }
    let after = Event { version: stored.version + 1, updated_at: context.now, ..after };
    Ok(Plan { stored, before, shown, after, alone: false })
}

fn nothing_changes() -> Error {
    Error::Refused(Refusal::Same, "nothing would change; give what is to be different".into())
}

/// Settles how the changed event repeats; answers it as it is kept. An event that repeats changes as a whole: where
/// it is moved, it now starts at the occurrence that was moved.
fn repeat(stored: &Event, before: &Event, shown: &mut Event, rule: Option<&str>) -> Result<Event, Error> {
    match rule.map(str::trim) {
        Some("") => shown.recurrence = None,
        Some(rule) => *shown = create_event::repeating(shown, rule)?,
        None if shown.starts_at == before.starts_at && shown.all_day == before.all_day => {
            return Ok(if stored.recurrence.is_some() { at(shown, stored.starts_at) } else { shown.clone() });
        }
        None => {
            let Some(series) = series(stored) else { return Ok(shown.clone()) };
            let zone = crate::agenda::series::zone(&shown.zone);
            let moved = series.moved(before.starts_at, shown.starts_at, &zone, shown.all_day);
            if moved.starts_from(shown.starts_at).next() != Some(shown.starts_at) {
                let problem = format_args!("{} does not fall on the new start; give the new rule too", series.rule);
                return Err(arguments::refused(Refusal::Rule, "recurrence", problem));
            }
            shown.recurrence = Some(moved.rule.to_string());
        }
    }
    Ok(shown.clone())
}

impl Plan {
    /// The title and the time, and what changes as "old → new".
    fn line(&self, context: &Context) -> String {
        let line = Line::of(context);
        let (old, new) = (&self.before, &self.shown);
        let step = |old: String, new: String| if old == new { old } else { format!("{old} → {new}") };
        let mut parts = vec![step(old.title.clone(), new.title.clone()), step(line.when(old), line.when(new))];
        if old.recurrence != new.recurrence {
            let said = |event: &Event| match event.recurrence.as_deref() {
                Some(rule) => line.recurrence(rule, event),
                None => line.phrases.once.to_owned(),
            };
            let (old, new) = (said(old), said(new));
            parts.extend((old != new).then(|| format!("{old} → {new}")));
        }
        if old.place != new.place {
            let said = |place: &Option<String>| place.clone().unwrap_or_else(|| "–".into());
            parts.push(step(said(&old.place), said(&new.place)));
        }
        if old.participants != new.participants {
            let names: Vec<&str> = new.participants.iter().map(String::as_str).collect();
            parts.push(if names.is_empty() { format!("{} –", line.phrases.with) } else { line.with(&names) });
        }
        if old.notes != new.notes {
            let notes = new.notes.as_deref().unwrap_or("–").split_whitespace().collect::<Vec<_>>().join(" ");
            parts.push(format!("{}: {}", line.phrases.notes, domain::text::shorten(&notes, 80)));
        }
        let line_of_all = parts.join(" · ");
        if self.alone { format!("{line_of_all} ({})", line.phrases.only_this) } else { line_of_all }
    }
}

/// The proposed event with the changes in it, as the call that takes the proposal's place.
async fn revised(
    tx: &mut Tx,
    context: &Context,
    proposal: &Proposal,
    arguments: Arguments,
) -> Result<(&'static str, Value), Error> {
    match &*proposal.tool {
        NAME => {
            let mut change: Arguments = arguments::read(&proposal.arguments)?;
            let stored = own_event(tx, context, &change.id).await?;
            if arguments.moves() {
                let times = arguments.times(context, &plan(context, stored.clone(), &change)?.shown)?;
                let (start, end) = written(&times, &context.zone);
                (change.start, change.end) = (Some(start), end);
                // One occurrence has whole days where all have.
                change.all_day = Some(times.all_day).filter(|_| change.occurrence.is_none());
            }
            change.title = arguments.title.or(change.title);
            change.place = arguments.place.or(change.place);
            change.participants = arguments.participants.or(change.participants);
            change.recurrence = arguments.recurrence.or(change.recurrence);
            change.notes = arguments.notes.or(change.notes);
            change.tentative = arguments.tentative.or(change.tentative);
            plan(context, stored, &change)?;
            Ok((NAME, arguments::write(&change)?))
        }
        create_event::NAME => {
            let mut event: create_event::Arguments = arguments::read(&proposal.arguments)?;
            if arguments.moves() {
                let times = arguments.times(context, &create_event::plan(context, &event)?.event)?;
                (event.start, event.end) = written(&times, &context.zone);
                event.all_day = Some(times.all_day);
            }
            event.title = arguments.title.unwrap_or(event.title);
            event.place = arguments.place.or(event.place);
            event.participants = arguments.participants.or(event.participants);
            event.recurrence = arguments.recurrence.or(event.recurrence);
            event.notes = arguments.notes.or(event.notes);
            event.tentative = arguments.tentative.or(event.tentative);
            create_event::plan(context, &event)?;
            Ok((create_event::NAME, arguments::write(&event)?))
        }
        create_reminder::NAME | change_reminder::NAME => {
            let Arguments {
                id: _,
                occurrence: _,
                title,
                start,
                end,
                all_day,
                place,
                participants,
                recurrence,
                notes,
                tentative: _,
            } = arguments;
            if end.is_some() || all_day == Some(true) || place.is_some() || participants.is_some() || notes.is_some() {
                return Err(Error::Invalid("a reminder has only a title, a start and a recurrence".into()));
            }
            if proposal.tool == change_reminder::NAME {
                let mut change = proposal.arguments.clone();
                for (field, value) in [("title", title), ("due", start), ("recurrence", recurrence)] {
                    if let Some(value) = value {
                        change[field] = value.into();
                    }
                }
                change_reminder::check(tx, context, &change).await?;
                return Ok((change_reminder::NAME, change));
            }
            let mut reminder: create_reminder::Arguments = arguments::read(&proposal.arguments)?;
            reminder.title = title.unwrap_or(reminder.title);
            reminder.due = start.or(reminder.due);
            reminder.recurrence = recurrence.or(reminder.recurrence);
            create_reminder::plan(context, &reminder)?;
            Ok((create_reminder::NAME, arguments::write(&reminder)?))
        }
        other => Err(arguments::invalid("id", format_args!("the proposal is a {other}; decide it first"))),
    }
}

#[async_trait]
impl Tool for ChangeEvent {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Changes an event of the user's agenda: moves it, renames it, changes its place, people, notes or repetition. \
         A moved event keeps its length where no end is given, and its reminders move along; one that repeats changes \
         as a whole, or only the occurrence that is named. Find its id in the agenda or with find_events. Also changes what is proposed and still waits."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::EventChange
    }

    async fn instead(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Instead>, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let Some(dropped) = pending::waiting(tx, context, &arguments.id).await? else { return Ok(None) };
        let call = revised(tx, context, &dropped, arguments).await?;
        if call.1 == dropped.arguments {
            return Err(nothing_changes());
        }
        Ok(Some(Instead { dropped, call: Some(call) }))
    }

    async fn placed(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Option<Event>, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        if !arguments.moves() {
            return Ok(None);
        }
        let stored = own_event(tx, context, &arguments.id).await?;
        Ok(Some(plan(context, stored, &arguments)?.shown))
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let stored = own_event(tx, context, &arguments.id).await?;
        let plan = plan(context, stored, &arguments)?;
        let over = plan.shown.ends_at <= context.now;
        let summary = Line::of(context).perhaps(plan.line(context), arguments.tentative);
        Ok(Preview { summary, priority: Priority::default(), over })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let workspace = context.user.workspace_id;
        let stored = own_event(tx, context, &arguments.id).await?;
        let plan = plan(context, stored, &arguments)?;
        if plan.alone {
            let written = exception::write(tx, context, Actor::Turn, "event.changed", &plan.stored, plan.after.clone());
            let written = written.await?;
            return Ok(Output { content: done(&plan.after.id, &plan.line(context)), written });
        }
        if !store::agenda::update_event(tx, workspace, &plan.after).await? {
            return Err(changed_meanwhile());
        }
        let (id, version) = (plan.after.id, plan.after.version);
        record(tx, context, Actor::Turn, "event.changed", id, json!({"version": version})).await?;
        let mut marks: Vec<_> = context.marking(id).into_iter().collect();
        let mut written = vec![LivePayload::Event { event: plan.after.clone() }];
        for reminder in store::agenda::reminders_of(tx, workspace, plan.stored.id).await? {
            let followed = follow(&reminder, (&plan.before, &plan.shown), &plan.after, context.now);
            let Some(changed) = followed else { continue };
            if store::agenda::update_reminder(tx, workspace, &changed, reminder.state).await? {
                record(tx, context, Actor::Turn, "reminder.changed", changed.id, json!({"event": id})).await?;
                marks.extend(context.marking(changed.id));
                written.push(LivePayload::Reminder { reminder: changed });
            }
        }
        tx.execute_all(marks).await?;
        Ok(Output { content: done(&id, &plan.line(context)), written })
    }
}
