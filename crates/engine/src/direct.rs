//! What a person does to their agenda with their own hand, without a proposal: the change, its audit entry, what takes it
//! back and its live event in one transaction. Told in the member's own chat.

use domain::{
    ChannelRole, DeedId, Env, Event, EventId, EventState, LivePayload, Reminder, ReminderId, ReminderState, User,
};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::Tx;

use crate::agenda::Move;
use crate::tools::{Context, Leave, Output};
use crate::turn::zone;
use crate::undo::{self, Before};
use crate::{Engine, Error, Result, agenda};

/// Minutes that a reminder can be put off: a year of 366 days.
const LONGEST_SNOOZE: i64 = 366 * 24 * 60;

impl Engine {
    /// Takes an event away, with its reminders.
    pub async fn cancel_event(&self, user: &User, id: EventId) -> Result<Event> {
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
    pub async fn leave_out(&self, user: &User, id: EventId, of: Timestamp) -> Result<Event> {
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

    /// Moves an event, one of its occurrences, or all of them. [`Error::Conflict`] where the event is no longer `version`.
    pub async fn move_event(&self, user: &User, id: EventId, to: Move, version: Option<i64>) -> Result<Event> {
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
                Ok(agenda::move_event(tx, context, id, to).await?)
            }
            .boxed()
        });
        written_event(output.await?)
    }

    /// It is done; one that repeats waits for its next time.
    pub async fn complete_reminder(&self, user: &User, id: ReminderId) -> Result<Reminder> {
        self.close_reminder(user, id, ReminderState::Completed).await
    }

    /// It is not wanted any more.
    pub async fn dismiss_reminder(&self, user: &User, id: ReminderId) -> Result<Reminder> {
        self.close_reminder(user, id, ReminderState::Dismissed).await
    }

    /// Tells a reminder again so many minutes from now, 1 to 527,040 (a year). One that repeats keeps its times.
    pub async fn snooze_reminder(&self, user: &User, id: ReminderId, minutes: i64) -> Result<Reminder> {
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

    async fn close_reminder(&self, user: &User, id: ReminderId, to: ReminderState) -> Result<Reminder> {
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
    async fn act<F>(&self, user: &User, target: Value, what: F) -> Result<Vec<LivePayload>>
    where
        F: for<'t> FnOnce(&'t mut Tx, &'t Context) -> BoxFuture<'t, Result<Output>> + Send + 'static,
    {
        let (env, user, workspace) = (self.env.clone(), user.clone(), user.workspace_id);
        let (written, events) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let context = context_of(tx, env, user).await?;
                    let before = Before::call(tx, context.user.workspace_id, &target).await?;
                    let Output { content, written } = what(tx, &context).await?;
                    let line = content.get("summary").and_then(Value::as_str).unwrap_or_default();
                    let act = context.env.id(DeedId::new).to_string();
                    undo::note(tx, &context, &act, line, before, &written).await?;
                    let events = store::live::append(tx, context.conversation_id, context.now, written.clone()).await?;
                    Ok((written, events))
                }
                .boxed()
            })
            .await?;
        self.publish(workspace, events);
        Ok(written)
    }
}

/// What a person does by their own hand, told in their own chat.
pub(crate) async fn context_of(tx: &mut Tx, env: Env, user: User) -> Result<Context> {
    let own = store::conversations::of_user(tx, user.workspace_id, user.id).await?;
    let chat = own.iter().find(|one| one.role == ChannelRole::Assistant).or(own.first());
    let chat = chat.map(|one| one.id).ok_or(Error::NotFound("conversation to tell it in"))?;
    let (now, zone, language) = (env.now(), zone(&user), user.language.clone());
    Ok(Context { zone, language, env, user, conversation_id: chat, now, leave: Leave::Hand, outside: false })
}

fn written_reminder(written: Vec<LivePayload>) -> Result<Reminder> {
    let reminder = |payload| match payload {
        LivePayload::Reminder { reminder } => Some(reminder),
        _ => None,
    };
    written.into_iter().find_map(reminder).ok_or_else(|| Error::Broken("no reminder was written".into()))
}

fn written_event(written: Vec<LivePayload>) -> Result<Event> {
    let event = |payload| match payload {
        LivePayload::Event { event } => Some(event),
        _ => None,
    };
    written.into_iter().find_map(event).ok_or_else(|| Error::Broken("no event was written".into()))
}
