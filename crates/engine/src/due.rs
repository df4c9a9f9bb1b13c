//! Reminders whose time has come: told once, in the transaction that marks them as told.

use std::sync::Arc;

use domain::{ChannelRole, Conversation, LiveEvent, LivePayload, Reminder, ReminderState, Told, WorkspaceId};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use store::Tx;
use tracing::warn;

use crate::say::{Place, Saying};
use crate::{Engine, Error, Lifecycle, Result, agenda, audit, phrases, reach, taps};

/// Reminders of one transaction, at most.
const BATCH: i64 = 64;

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    while !life.is_stopping() {
        match engine.tell_due().await {
            Ok(told) if told == BATCH as usize => continue,
            Ok(_) => {}
            Err(error) => warn!(%error, "due reminders cannot be told; trying again"),
        }
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(engine.settings.poll) => {}
        }
    }
}

impl Engine {
    /// Tells what is due; answers how many. After an outage each overdue reminder is told once, late, rather than
    /// dropped; a recurring one then waits for its next time, so nothing is told in a storm.
    pub async fn tell_due(self: &Arc<Self>) -> Result<usize> {
        let engine = Arc::clone(self);
        let told = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let now = engine.env.now();
                    let mut due = Vec::new();
                    for (workspace, reminder) in store::agenda::due(tx, now, BATCH).await? {
                        let place = place(tx, workspace, &reminder).await?;
                        due.push((workspace, reminder, place));
                    }
                    // Conversations are locked in one order.
                    due.sort_by_key(|(_, _, place)| place.id);
                    let mut told = Vec::with_capacity(due.len());
                    for (workspace, reminder, place) in due {
                        told.push((workspace, tell(tx, &engine, workspace, reminder, &place, now).await?));
                    }
                    Ok(told)
                }
                .boxed()
            })
            .await?;
        let count = told.len();
        for (workspace, events) in told {
            self.publish(workspace, events);
        }
        if count > 0 {
            self.metrics.reminders.inc_by(count as u64);
            self.outbox_wake.now();
        }
        Ok(count)
    }
}

fn missing(what: &str) -> Error {
    Error::Broken(format!("the reminder's {what} is gone"))
}

/// Where the person wants to be reached; else where the reminder was made.
async fn place(tx: &mut Tx, workspace: WorkspaceId, reminder: &Reminder) -> Result<Conversation> {
    if let Some(chosen) = reach::first(tx, workspace, reminder.user_id).await? {
        return Ok(chosen);
    }
    let conversation = store::conversations::get_any(tx, workspace, reminder.conversation_id)
        .await?
        .ok_or_else(|| missing("conversation"))?;
    // Nothing is ever said where the assistant only reads, nor where nobody is any more: such a reminder is told in the
    // member's own chat.
    if conversation.role == ChannelRole::Assistant && conversation.left_at.is_none() {
        return Ok(conversation);
    }
    let own = store::conversations::of_user(tx, workspace, reminder.user_id).await?;
    let own = own.into_iter().find(|own| own.role == ChannelRole::Assistant && own.left_at.is_none());
    own.ok_or_else(|| missing("member's chat"))
}

async fn tell(
    tx: &mut Tx,
    engine: &Engine,
    workspace: WorkspaceId,
    reminder: Reminder,
    conversation: &Conversation,
    now: Timestamp,
) -> Result<Vec<LiveEvent>> {
    let user = store::workspaces::user(tx, workspace, reminder.user_id).await?.ok_or_else(|| missing("user"))?;
    let event = match reminder.event_id {
        Some(id) => store::agenda::event(tx, workspace, id).await?,
        None => None,
    };
    let text = agenda::told(&reminder, event.as_ref(), &user, now);
    let key = taps::key(reminder.id, reminder.due_at);
    let buttons = taps::under(&reminder, phrases::of(&user.language));
    let next = agenda::next_due(&reminder, event.as_ref(), now);
    let (state, due_at) = next.map_or((ReminderState::Synced, reminder.due_at), |at| (ReminderState::Confirmed, at));
    let written = Reminder { state, due_at, updated_at: now, ..reminder.clone() };
    if !store::agenda::update_reminder(tx, workspace, &written, ReminderState::Confirmed).await? {
        return Ok(Vec::new());
    }
    let first = store::conversations::advance(tx, conversation.id, 2).await?;
    let saying = Saying::new(&engine.env, Place::new(conversation, key, None), first, text, now);
    let saying = saying.telling(Told::default()).with_buttons(buttons);
    let payloads = vec![saying.payload(), LivePayload::Reminder { reminder: written }];
    let events = store::live::number(conversation.id, first, now, payloads);
    let entry = audit::entry(&engine.env, workspace, "system", "reminder.told", reminder.id, json!({}));
    let mut statements: Vec<_> = saying.statements().into();
    let told: Vec<String> =
        [Some(reminder.id.to_string()), reminder.event_id.map(|id| id.to_string())].into_iter().flatten().collect();
    if !store::outside::among(tx, workspace, &told).await?.is_empty() {
        statements.push(saying.marking());
    }
    statements.extend(events.iter().map(store::live::insert));
    statements.push(store::audit::insert(&entry));
    tx.execute_all(statements).await?;
    Ok(events)
}
