//! Brings what was written in a chat before it was chosen to be read: a page at a time beside the connection, by the
//! node that keeps it and behind its fence. The place moves in the transaction that stores the page, so that a node that
//! dies leaves one that goes on; what comes twice the inbox knows. Nothing of it is answered.

use std::time::Duration;

use channels::{Earlier, FetchError, Received, Wanted};
use domain::BackfillState;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::backfills::{self, Backfill};
use tracing::warn;

use super::intake::Intake;
use crate::{Error, Result};

/// How far back a chat is read when it is chosen.
pub(super) const BACK: SignedDuration = SignedDuration::from_hours(10 * 24);
/// Messages of one chat; the newest are taken.
const MOST: usize = 200;
/// Bytes of the texts of one chat; what is behind them is left out.
const BYTES: u64 = 4 << 20;
/// A page may take so long.
const PATIENCE: Duration = Duration::from_mins(2);
/// Failures in a row after which it is given up, until the chat is chosen anew.
const TRIES: u32 = 5;
const RETRY: domain::Retry =
    domain::Retry { attempts: TRIES, base: Duration::from_secs(10), cap: Duration::from_mins(10) };
/// How often is looked where no signal came: a try that waits, or a choice made on another node.
const POLL: Duration = Duration::from_mins(1);

impl Intake<'_> {
    /// For as long as the connection lasts. Never answers.
    pub(super) async fn bring_earlier(&self) {
        if !self.sealed.role.reads() || !self.adapter.remembers() {
            return std::future::pending().await;
        }
        loop {
            let chosen = self.engine.links.chosen.notified();
            match self.bring_page().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => warn!(%error, "what was written before cannot be brought; trying again"),
            }
            tokio::select! {
                () = chosen => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
    }

    /// One page of the chat that waits longest; false where none waits, or the connection is another node's by now: it
    /// would ask the platform again and again for what it may not store.
    async fn bring_page(&self) -> Result<bool> {
        let engine = self.engine;
        let now = engine.env.now();
        let Some(hold) = self.hold else { return Ok(false) };
        let due = engine
            .store
            .read::<_, store::Error, _>(move |tx| async move { backfills::due(tx, hold, now).await }.boxed());
        let Some(mut at) = due.await? else { return Ok(false) };
        let wanted = Wanted { source: &at.chat_key, since: at.since, most: MOST, cursor: at.position.as_deref() };
        let page = tokio::time::timeout(PATIENCE, self.adapter.earlier(wanted)).await;
        let failed = match page {
            Ok(Ok(page)) => {
                let (messages, state) = counted(&mut at, page);
                self.store_page(at, messages, state, now, None).await?;
                return Ok(true);
            }
            Ok(Err(FetchError::Refused { cause })) => (cause, None),
            Ok(Err(FetchError::Retry { cause, after })) => (cause, Some(after.unwrap_or_default())),
            Err(_) => ("it takes too long".to_owned(), Some(Duration::ZERO)),
        };
        let (cause, again) = failed;
        at.tries += 1;
        let wait = again.and_then(|after| Some(RETRY.after(at.tries, &*engine.env.entropy)?.max(after)));
        let state = if wait.is_some() { BackfillState::Waiting } else { BackfillState::Failed };
        let next_at = now + wait.unwrap_or_default().min(Duration::from_hours(1));
        self.store_page(at, Vec::new(), state, next_at, Some(domain::text::shorten(&cause, 300))).await?;
        Ok(true)
    }

    async fn store_page(
        &self,
        at: Backfill,
        messages: Vec<Received>,
        state: BackfillState,
        next_at: Timestamp,
        error: Option<String>,
    ) -> Result<()> {
        let Some(hold) = self.hold else { return Ok(()) };
        let mut work = self.work();
        let channel = self.sealed.channel_id;
        let done = self.engine.store.write_of::<_, Error, _>(self.sealed.workspace_id, move |tx| {
            async move {
                for message in &messages {
                    work.remember(tx, message).await?;
                }
                let done = work.write(tx).await?;
                if !backfills::step(tx, channel, &at, state, next_at, error).await? {
                    return Err(store::Error::Fenced.into());
                }
                store::links::advance(tx, hold, None).await?;
                Ok(done)
            }
            .boxed()
        });
        match done.await {
            Ok(done) => {
                self.tell(done, self.engine.env.now());
                Ok(())
            }
            // Chosen anew, or no longer: the next look sees what is wanted now.
            Err(Error::Store(store::Error::Fenced)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Notes the page; answers what of it is within the bounds, and whether more is to come.
fn counted(at: &mut Backfill, page: Earlier) -> (Vec<Received>, BackfillState) {
    let mut messages = page.messages;
    let room = MOST.saturating_sub(at.messages as usize);
    let mut full = messages.len() > room;
    messages.truncate(room);
    let within = messages.iter().position(|message| {
        at.bytes += message.text.len() as u64;
        at.bytes > BYTES
    });
    if let Some(within) = within {
        messages.truncate(within);
        full = true;
    }
    at.messages += messages.len() as u32;
    at.tries = 0;
    // A cursor that does not move would be asked for without end.
    let moves = page.cursor.is_some() && page.cursor != at.position;
    at.position = page.cursor;
    let state = if moves && !full { BackfillState::Waiting } else { BackfillState::Done };
    (messages, state)
}
