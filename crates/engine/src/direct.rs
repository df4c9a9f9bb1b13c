//! What a person does to their agenda with their own hand, without a proposal: the change, its audit entry, what takes it
//! back and its live event in one transaction. Told in the member's own chat.

use domain::{
    Answer, ChannelRole, DeedId, Env, Event, EventId, EventState, LivePayload, Reminder, ReminderId, ReminderState,
    Reply, User,
};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::Tx;

use crate::agenda::line::Line;
use crate::agenda::{Actor, Edit};
use crate::tools::{self, Context, CreateEvent, Leave, Output, Tool};
use crate::turn::zone;
use crate::undo::{self, Before};
use crate::{Engine, Error, Result, agenda};

/// Minutes that a reminder can be put off: a year of 366 days.
const LONGEST_SNOOZE: i64 = 366 * 24 * 60;
/// Characters of a note to whoever invited.
const MOST_NOTE: usize = 300;
/// Of what stands at the time of something new, so much is named.
const MOST_CLASHES: usize = 3;

/// What a person did, and the deed that takes it back; `None` where nothing does.
#[derive(Debug)]
pub struct ByHand<T> {
    pub now: T,
    pub undo: Option<DeedId>,
}

impl Engine {
    /// Takes an event away, with its reminders.
    pub async fn cancel_event(&self, user: &User, id: EventId) -> Result<ByHand<Event>> {
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let event = store::agenda::event(tx, context.user.workspace_id, id).await?;
                let event = event.filter(|event| event.user_id == context.user.id).ok_or(Error::NotFound("event"))?;
                if event.state == EventState::Cancelled {
                    return Err(Error::Conflict("the event is cancelled already".into()));
                }
                Ok(agenda::cancel_event(tx, context, id).await?)
            }
            .boxed()
        });
        written_event(output.await?)
    }

    /// Leaves one occurrence of an event that repeats out: the one that its series says begins at `of`.
    pub async fn leave_out(&self, user: &User, id: EventId, of: Timestamp) -> Result<ByHand<Event>> {
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let event = store::agenda::event(tx, context.user.workspace_id, id).await?;
                event.filter(|event| event.user_id == context.user.id).ok_or(Error::NotFound("event"))?;
                Ok(agenda::leave_out(tx, context, id, of).await?)
            }
            .boxed()
        });
        written_event(output.await?)
    }

    /// The person's answer to an invitation; it leaves with the next look at the calendar that it came from.
    pub async fn answer_event(&self, user: &User, id: EventId, reply: Reply) -> Result<ByHand<Event>> {
        let note = reply.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        let problem = match note {
            _ if reply.answer == Answer::Open => Some(("answer", "must be accepted, tentative or declined")),
            Some(note) if note.chars().count() > MOST_NOTE || note.contains(char::is_control) => {
                Some(("note", "must be one line of 300 characters at most"))
            }
            _ => None,
        };
        if let Some((field, problem)) = problem {
            return Err(Error::invalid(field, problem));
        }
        let reply = Reply { note: note.map(domain::text::clean), ..reply };
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let event = store::agenda::event(tx, context.user.workspace_id, id).await?;
                let event = event.filter(|event| event.user_id == context.user.id).ok_or(Error::NotFound("event"))?;
                if event.state == EventState::Cancelled {
                    return Err(Error::Conflict("the event is cancelled".into()));
                }
                agenda::answer(tx, context, Actor::Person, &event, reply).await.map_err(of_field)
            }
            .boxed()
        });
        written_event(output.await?)
    }

    /// Reads one sentence as an event, and makes it where the person has seen when it starts and says so: `starts_at`.
    /// [`Error::Conflict`] where it starts at another time by now.
    pub async fn quick_add(&self, user: &User, text: String, starts_at: Option<Timestamp>) -> Result<Quick> {
        let (env, own) = (self.env.clone(), user.clone());
        let understood = self
            .store
            .read::<_, Error, _>(move |tx| async move { understand(tx, env, own, &text).await }.boxed())
            .await?;
        let Some(starts_at) = starts_at else { return Ok(understood.quick) };
        if understood.quick.event.starts_at != starts_at {
            return Err(Error::Conflict(format!("it reads otherwise by now: {}", understood.quick.line)));
        }
        let arguments = understood.arguments;
        let output = self.act(user, json!({}), move |tx, context| {
            async move { Ok(CreateEvent.run(tx, context, &arguments).await?) }.boxed()
        });
        let ByHand { now: event, undo } = written_event(output.await?)?;
        Ok(Quick { event, made: true, undo, ..understood.quick })
    }

    /// Changes an event, one of its occurrences, or all of them. [`Error::Conflict`] where the event is no longer `version`.
    pub async fn edit_event(
        &self,
        user: &User,
        id: EventId,
        edit: Edit,
        version: Option<i64>,
    ) -> Result<ByHand<Event>> {
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let event = store::agenda::event(tx, context.user.workspace_id, id).await?;
                let event = event.filter(|event| event.user_id == context.user.id).ok_or(Error::NotFound("event"))?;
                if event.state == EventState::Cancelled {
                    return Err(Error::Conflict("the event is cancelled".into()));
                }
                if version.is_some_and(|version| version != event.version) {
                    return Err(Error::Conflict("the event was changed since".into()));
                }
                agenda::edit_event(tx, context, id, edit).await.map_err(of_field)
            }
            .boxed()
        });
        written_event(output.await?)
    }

    /// It is done; one that repeats waits for its next time.
    pub async fn complete_reminder(&self, user: &User, id: ReminderId) -> Result<ByHand<Reminder>> {
        self.close_reminder(user, id, ReminderState::Completed).await
    }

    /// It is not wanted any more.
    pub async fn dismiss_reminder(&self, user: &User, id: ReminderId) -> Result<ByHand<Reminder>> {
        self.close_reminder(user, id, ReminderState::Dismissed).await
    }

    /// Tells a reminder again so many minutes from now, 1 to 527,040 (a year). One that repeats keeps its times.
    pub async fn snooze_reminder(&self, user: &User, id: ReminderId, minutes: i64) -> Result<ByHand<Reminder>> {
        if !(1..=LONGEST_SNOOZE).contains(&minutes) {
            return Err(Error::invalid("minutes", format!("must be 1 to {LONGEST_SNOOZE}")));
        }
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let reminder = store::agenda::reminder(tx, context.user.workspace_id, id).await?;
                let reminder = reminder.filter(|reminder| reminder.user_id == context.user.id);
                let reminder = reminder.ok_or(Error::NotFound("reminder"))?;
                if !reminder.state.may_become(ReminderState::Dismissed) {
                    return Err(Error::Conflict("the reminder is closed already".into()));
                }
                let at = context.now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(context.now);
                let told = reminder.due_at;
                Ok(agenda::snooze(tx, context, reminder, at, told).await?)
            }
            .boxed()
        });
        written_reminder(output.await?)
    }

    async fn close_reminder(&self, user: &User, id: ReminderId, to: ReminderState) -> Result<ByHand<Reminder>> {
        let output = self.act(user, json!({"id": id}), move |tx, context| {
            async move {
                let reminder = store::agenda::reminder(tx, context.user.workspace_id, id).await?;
                let reminder = reminder.filter(|reminder| reminder.user_id == context.user.id);
                let reminder = reminder.ok_or(Error::NotFound("reminder"))?;
                if !reminder.state.may_become(to) {
                    return Err(Error::Conflict("the reminder is closed already".into()));
                }
                Ok(match to {
                    ReminderState::Completed => agenda::complete_reminder(tx, context, id).await?,
                    _ => agenda::dismiss_reminder(tx, context, id).await?,
                })
            }
            .boxed()
        });
        written_reminder(output.await?)
    }

    /// Runs `what` on the thing that `target` names and tells those who watch what it wrote.
    pub(crate) async fn act<F>(&self, user: &User, target: Value, what: F) -> Result<ByHand<Vec<LivePayload>>>
    where
        F: for<'t> FnOnce(&'t mut Tx, &'t Context) -> BoxFuture<'t, Result<Output>> + Send + 'static,
    {
        let (env, user, workspace) = (self.env.clone(), user.clone(), user.workspace_id);
        let (done, events) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let context = context_of(tx, env, user).await?;
                    let before = Before::call(tx, &context.user, &target).await?;
                    let output = what(tx, &context).await?;
                    let line = output.content.get("summary").and_then(Value::as_str).unwrap_or_default();
                    let act = context.env.id(DeedId::new).to_string();
                    let undo = undo::note(tx, &context, &act, line, before, &output).await?;
                    let written = output.written;
                    let events = store::live::append(tx, context.conversation_id, context.now, written.clone()).await?;
                    Ok((ByHand { now: written, undo }, events))
                }
                .boxed()
            })
            .await?;
        self.publish(workspace, events);
        Ok(done)
    }
}

/// What a sentence comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Quick {
    /// As it would stand, or stands.
    pub event: Event,
    /// It on one line, with what was filled in that the sentence does not say.
    pub line: String,
    /// What stands at that time already, by their lines.
    pub clashes: Vec<String>,
    pub made: bool,
    /// What takes it back, where it was made.
    pub undo: Option<DeedId>,
}

struct Understood {
    quick: Quick,
    arguments: Value,
}

async fn understand(tx: &mut Tx, env: Env, user: User, text: &str) -> Result<Understood> {
    let context = context_of(tx, env, user).await?;
    let full = tools::quick(&context, &domain::text::clean(text)).map_err(of_field)?;
    let preview = CreateEvent.preview(tx, &context, &full.arguments).await?;
    let event = CreateEvent.placed(tx, &context, &full.arguments).await?;
    let event = event.ok_or_else(|| Error::Broken("an event without a place".into()))?;
    let clash = agenda::clash(tx, &context, &event).await?;
    let line = Line::of(&context);
    let clashes = clash.iter().flat_map(|clash| &clash.with).take(MOST_CLASHES);
    let clashes = clashes.map(|event| line.event(event, &[])).collect();
    let quick = Quick { line: full.said(preview.summary), event, clashes, made: false, undo: None };
    Ok(Understood { quick, arguments: full.arguments })
}

/// What is wrong, at the request's own field: there are no arguments of a tool here.
fn of_field(error: tools::Error) -> Error {
    let (tools::Error::Invalid(problem) | tools::Error::Refused(_, problem)) = &error else { return error.into() };
    let field =
        ["id", "title", "place", "starts_at", "ends_at", "of", "answer", "text"].into_iter().find_map(|field| {
            let rest = problem.strip_prefix(field)?.strip_prefix(": ")?;
            Some(Error::invalid(field, rest))
        });
    field.unwrap_or_else(|| error.into())
}

/// What a person does by their own hand, told in their own chat.
pub(crate) async fn context_of(tx: &mut Tx, env: Env, user: User) -> Result<Context> {
    let own = store::conversations::of_user(tx, user.workspace_id, user.id).await?;
    let chat = own.iter().find(|one| one.role == ChannelRole::Assistant).or(own.first());
    let chat = chat.map(|one| one.id).ok_or(Error::NotFound("conversation to tell it in"))?;
    let (now, zone, language) = (env.now(), zone(&user), user.language.clone());
    Ok(Context { zone, language, env, user, conversation_id: chat, now, leave: Leave::Hand, outside: false })
}

fn written_reminder(ByHand { now: written, undo }: ByHand<Vec<LivePayload>>) -> Result<ByHand<Reminder>> {
    let reminder = |payload| match payload {
        LivePayload::Reminder { reminder } => Some(reminder),
        _ => None,
    };
    let now = written.into_iter().find_map(reminder);
    Ok(ByHand { now: now.ok_or_else(|| Error::Broken("no reminder was written".into()))?, undo })
}

fn written_event(ByHand { now: written, undo }: ByHand<Vec<LivePayload>>) -> Result<ByHand<Event>> {
    let event = |payload| match payload {
        LivePayload::Event { event } => Some(event),
        _ => None,
    };
    let now = written.into_iter().find_map(event);
    Ok(ByHand { now: now.ok_or_else(|| Error::Broken("no event was written".into()))?, undo })
}
