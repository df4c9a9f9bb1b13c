//! A person's day: the brief that they get each day, and the note before a meeting. Both are off until they are switched
//! on (`desk.rs`), made without a model (`brief.rs`, `note.rs`), and told on the channel that the person chose.
//!
//! What is due is found, told and moved on in one transaction, as with a reminder (`due.rs`): a crash leaves it due or
//! told, and of several nodes one tells it. To add another thing that is told unasked: its place in [`Briefs`] and in the
//! row that `store::briefs` keeps, its text in a file here, and its words in `phrases/day.rs`.

mod brief;
mod desk;
mod note;

use std::sync::Arc;
use std::time::Duration;

use domain::{ChannelRole, Conversation, LiveEvent, Told, UserId, WorkspaceId};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use store::Tx;
use tracing::warn;

pub use desk::BriefsChange;
pub(crate) use desk::{change, clock, follow_zone, kept, line_of};

use crate::say::{Place, Saying};
use crate::{Engine, Error, Lifecycle, Result, audit, reach};

/// People of one round, at most; the rest come with the next.
const BATCH: usize = 64;
/// Between two rounds that found nothing.
const PAUSE: Duration = Duration::from_secs(5);

pub(crate) async fn run(engine: Arc<Engine>, life: Lifecycle) {
    while !life.is_stopping() {
        match engine.tell_day().await {
            Ok(BATCH) => continue,
            Ok(_) => {}
            Err(error) => warn!(%error, "briefs cannot be told; trying again"),
        }
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// What one person is told.
struct Telling {
    text: String,
    /// Names the telling: once each.
    key: String,
    /// It may repeat what others wrote.
    outside: bool,
}

impl Engine {
    /// Looks after people whose brief is due or whose next meetings were not looked at; answers how many, some dozens at
    /// most.
    pub async fn tell_day(self: &Arc<Self>) -> Result<usize> {
        let mut looked = 0;
        for what in [What::Brief, What::Notes] {
            while looked < BATCH && self.tell_one(what).await? {
                looked += 1;
            }
        }
        Ok(looked)
    }

    /// One person's turn; false where there is none.
    async fn tell_one(self: &Arc<Self>, what: What) -> Result<bool> {
        let now = self.env.now();
        let waits = self.store.read::<_, store::Error, _>(move |tx| {
            async move {
                Ok(match what {
                    What::Brief => store::briefs::is_due(tx, now).await?,
                    What::Notes => store::briefs::is_unlooked(tx, note::looked_until(now)).await?,
                })
            }
            .boxed()
        });
        // Most of the time nothing is: that takes no writer.
        if !waits.await? {
            return Ok(false);
        }
        let engine = Arc::clone(self);
        let told = self.store.write::<_, Error, _>(move |tx| {
            async move {
                let found = match what {
                    What::Brief => brief::due(tx, now).await?,
                    What::Notes => note::due(tx, now).await?,
                };
                let Some((workspace, user, tellings)) = found else { return Ok(None) };
                let mut events = Vec::new();
                if !tellings.is_empty()
                    && let Some(chat) = chat(tx, workspace, user).await?
                {
                    for telling in tellings {
                        events.extend(tell(tx, &engine, &chat, telling, now).await?);
                    }
                }
                Ok(Some((workspace, events)))
            }
            .boxed()
        });
        let Some((workspace, events)) = told.await? else { return Ok(false) };
        if !events.is_empty() {
            self.publish(workspace, events);
            self.outbox_wake.now();
        }
        Ok(true)
    }
}

#[derive(Debug, Clone, Copy)]
enum What {
    Brief,
    Notes,
}

/// Where the person wants to be reached; else their own chat.
async fn chat(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Option<Conversation>> {
    if let Some(chosen) = reach::first(tx, workspace, user).await? {
        return Ok(Some(chosen));
    }
    let own = store::conversations::of_user(tx, workspace, user).await?;
    Ok(own.into_iter().find(|own| own.role == ChannelRole::Assistant && own.left_at.is_none()))
}

async fn tell(
    tx: &mut Tx,
    engine: &Engine,
    chat: &Conversation,
    telling: Telling,
    now: Timestamp,
) -> Result<Vec<LiveEvent>> {
    let Telling { text, key, outside } = telling;
    // Switched off and on again meanwhile, or moved there and back.
    if store::messages::by_key(tx, chat.id, "", &key).await?.is_some() {
        return Ok(Vec::new());
    }
    let entry = audit::entry(&engine.env, chat.workspace_id, "system", "day.told", &key, json!({}));
    let seq = store::conversations::advance(tx, chat.id, 1).await?;
    let saying = Saying::new(&engine.env, Place::new(chat, key, None), seq, text, now).telling(Told::default());
    let events = store::live::number(chat.id, seq, now, vec![saying.payload()]);
    let mut statements: Vec<_> = saying.statements().into();
    if outside {
        statements.push(saying.marking());
    }
    statements.extend(events.iter().map(store::live::insert));
    statements.push(store::audit::insert(&entry));
    tx.execute_all(statements).await?;
    Ok(events)
}
