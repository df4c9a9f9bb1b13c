//! Where a person is reached: the order of channels that they chose, and what goes on to the next of them.
//!
//! What is told to a person (a reminder) goes to the first channel of their order that can take it. What certainly did
//! not arrive there goes on, in one transaction: its effect goes, its message says so, and the chat on the next channel
//! has the message with an effect of its own. So a kill leaves the one or the other. An answer stays in its
//! conversation, unless that is dead: the channel was removed or the chat is left. What it proposes goes with it, so that
//! a yes there reaches it, by a button or in words. What may have arrived goes nowhere.

use std::time::Duration;

use channels::SendError;
use domain::{
    ChannelId, Conversation, Delivery, Effect, EffectKind, Env, LiveEvent, LivePayload, Reach, User, UserId,
    WorkspaceId,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use store::{Tx, reach};

use crate::attempts::{Sent, Tried, keeping};
use crate::delivery::Outcome;
use crate::say::{Place, Saying};
use crate::{Engine, Error, Result, audit};

/// Channels of one order.
const MOST: usize = 8;
/// Minutes that a person can choose to wait.
const LONGEST: u32 = 24 * 60;

impl Engine {
    /// The person's order, and where they can be reached at all.
    pub async fn reach(&self, user: &User) -> Result<(Reach, Vec<reach::Place>)> {
        let (workspace, user) = (user.workspace_id, user.id);
        let found = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { Ok((reach::get(tx, workspace, user).await?, reach::places(tx, workspace, user).await?)) }
                    .boxed()
            })
            .await?;
        Ok((found.0.unwrap_or_default(), found.1))
    }

    /// Keeps the person's own order.
    pub async fn set_reach(&self, user: &User, wanted: Reach) -> Result<()> {
        if wanted.channels.len() > MOST {
            return Err(Error::invalid("channels", "are more than 8"));
        }
        if !(1..=LONGEST).contains(&wanted.patience_minutes) {
            return Err(Error::invalid("patience_minutes", "must be 1 to 1440"));
        }
        let (workspace, id, env) = (user.workspace_id, user.id, self.env.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let places = reach::places(tx, workspace, id).await?;
                    for (at, channel) in wanted.channels.iter().enumerate() {
                        if wanted.channels[..at].contains(channel) {
                            return Err(Error::invalid("channels", "name a channel twice"));
                        }
                        if !places.iter().any(|place| place.channel_id == *channel) {
                            return Err(Error::invalid(
                                "channels",
                                "name one on which you have no chat; be let in there first",
                            ));
                        }
                    }
                    reach::set(tx, workspace, id, &wanted).await?;
                    let detail = json!({"channels": wanted.channels, "patience_minutes": wanted.patience_minutes});
                    let entry = audit::entry(&env, workspace, id, "reach.changed", id, detail);
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// What becomes of a try that failed: it goes on where the platform refuses it, or where it has failed for longer than
    /// the person waits; until then it is tried again, however often that is.
    pub(crate) async fn after_failure(&self, effect: &Effect, error: &SendError, sent: Sent) -> Sent {
        let after = match error {
            SendError::Unknown { .. } => return sent,
            SendError::Refused { .. } | SendError::Closed { .. } => {
                return self.or_elsewhere(effect, false, "", sent).await;
            }
            SendError::Retry { after, .. } => *after,
        };
        let Some(patience) = self.patience(effect).await else { return sent };
        let left = (effect.created_at + patience).duration_since(self.env.now());
        if left.is_negative() || left.is_zero() || after.is_some_and(|after| after >= left.unsigned_abs()) {
            return self.or_elsewhere(effect, false, "", sent).await;
        }
        let wait = match sent.outcome {
            Outcome::Again(wait) => wait,
            _ => self.settings.send_retry.cap,
        };
        Sent { outcome: Outcome::Again(wait.min(left.unsigned_abs())), ..sent }
    }

    /// Sends `effect` on to the next channel, where it is told to a person, or `dead` and said in a conversation; `sent`
    /// where there is none. `cause` says why, where it was not tried.
    pub(crate) async fn or_elsewhere(&self, effect: &Effect, dead: bool, cause: &str, sent: Sent) -> Sent {
        let EffectKind::Send { told, .. } = &effect.kind else { return sent };
        if told.is_none() && !dead {
            return sent;
        }
        let now = self.env.now();
        let tried = sent.tried.clone().unwrap_or_else(|| Tried::not_made(cause, now));
        let (env, moved) = (self.env.clone(), effect.clone());
        let gone_on = self
            .store
            .write_of::<_, store::Error, _>(effect.workspace_id, move |tx| {
                async move { go_on(tx, &env, &moved, &tried, now).await }.boxed()
            })
            .await;
        match gone_on {
            Ok(Some(events)) => {
                self.publish(effect.workspace_id, events);
                self.outbox_wake.now();
                Outcome::Moved.into()
            }
            Ok(None) => sent,
            Err(error) => {
                tracing::warn!(%error, "an effect could not go on to another channel; trying again");
                Outcome::Again(self.settings.poll).into()
            }
        }
    }

    /// How long the person waits before what is told to them goes on; `None` where it goes nowhere.
    async fn patience(&self, effect: &Effect) -> Option<Duration> {
        let EffectKind::Send { told: Some(told), .. } = &effect.kind else { return None };
        let (workspace, id, mut passed) = (effect.workspace_id, effect.conversation_id, told.passed.clone());
        passed.push(effect.channel_id);
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let Some(here) = store::conversations::get_any(tx, workspace, id).await? else { return Ok(None) };
                let Some(reach) = reach::get(tx, workspace, here.user_id).await? else { return Ok(None) };
                let next = next(tx, workspace, here.user_id, &reach, &passed).await?;
                Ok(next.map(|_| Duration::from_secs(u64::from(reach.patience_minutes) * 60)))
            }
            .boxed()
        });
        read.await.ok().flatten()
    }
}

/// The person's chat on the first channel of their order that can take something now.
pub(crate) async fn first(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> store::Result<Option<Conversation>> {
    let Some(reach) = reach::get(tx, workspace, user).await? else { return Ok(None) };
    next(tx, workspace, user, &reach, &[]).await
}

/// As [`first`], beside the channels that were passed by already.
async fn next(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    reach: &Reach,
    passed: &[ChannelId],
) -> store::Result<Option<Conversation>> {
    for channel in reach.channels.iter().filter(|channel| !passed.contains(channel)) {
        if let Some(chat) = reach::chat(tx, workspace, user, *channel).await? {
            return Ok(Some(chat));
        }
    }
    Ok(None)
}

/// One message in place of another; `None` where nobody can take it, where it may have arrived, or where another node has
/// the effect.
async fn go_on(
    tx: &mut Tx,
    env: &Env,
    effect: &Effect,
    tried: &Tried,
    now: Timestamp,
) -> store::Result<Option<Vec<LiveEvent>>> {
    let workspace = effect.workspace_id;
    let EffectKind::Send { message_id, text, told, buttons, .. } = &effect.kind else { return Ok(None) };
    let Some(here) = store::conversations::get_any(tx, workspace, effect.conversation_id).await? else {
        return Ok(None);
    };
    let Some(reach) = reach::get(tx, workspace, here.user_id).await? else { return Ok(None) };
    let mut told = told.clone().unwrap_or_default();
    told.passed.push(effect.channel_id);
    let Some(there) = next(tx, workspace, here.user_id, &reach, &told.passed).await? else { return Ok(None) };
    let (sql, values) = store::outbox::take_undoubted(effect);
    if tx.execute(sql, values).await? == 0 {
        return Ok(None);
    }
    // Conversations are locked in one order.
    let mut seqs = [(here.id, 0), (there.id, 0)];
    seqs.sort_unstable();
    for (id, seq) in &mut seqs {
        *seq = store::conversations::advance(tx, *id, 1).await?;
    }
    let seq_of = |id| seqs.iter().find(|(one, _)| *one == id).map_or(0, |(_, seq)| *seq);
    let turn = store::messages::get(tx, workspace, *message_id).await?.and_then(|message| message.turn_id);
    let proposals = match turn {
        Some(turn) => store::proposals::move_to(tx, turn, here.id, there.id).await?,
        None => Vec::new(),
    };
    let place = Place::new(&there, effect.idempotency_key.clone(), turn.filter(|_| !proposals.is_empty()));
    let saying = Saying::new(env, place, seq_of(there.id), text.clone(), now);
    let saying = saying.with_buttons(buttons.clone()).telling(told);
    let moved = LivePayload::Delivery { message_id: *message_id, delivery: Delivery::Moved };
    let mut events = store::live::number(here.id, seq_of(here.id), now, vec![moved]);
    events.extend(store::live::number(there.id, seq_of(there.id), now, vec![saying.payload()]));
    if !proposals.is_empty() {
        let first = store::conversations::advance(tx, there.id, proposals.len() as i64).await?;
        let waiting = proposals.into_iter().map(|proposal| LivePayload::Proposal { proposal }).collect();
        events.extend(store::live::number(there.id, first, now, waiting));
    }
    let attempt = tried.of(effect);
    let detail = json!({"from": effect.channel_id, "to": there.channel_id});
    let entry = audit::entry(env, workspace, "system", "message.moved", effect.id, detail);
    let mut statements = keeping(effect, Some(&attempt));
    statements.push(store::messages::set_delivery(*message_id, Delivery::Moved));
    statements.extend(saying.statements());
    if !store::outside::among(tx, workspace, &[message_id.to_string()]).await?.is_empty() {
        statements.push(saying.marking());
    }
    statements.extend(events.iter().map(store::live::insert));
    statements.push(store::audit::insert(&entry));
    tx.execute_all(statements).await?;
    Ok(Some(events))
}
