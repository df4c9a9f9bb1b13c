//! Sessions: a conversation's stretches of memory. One ends at whichever comes first: an hour in which nothing is said,
//! a hundred messages (or half a megabyte of text), the person's word for it, another topic. Only conversations with the
//! assistant have them; what is only read is read with the messages before it.

use domain::{Brought, ChannelRole, Conversation, ConversationId, Delivery, Message, MessageId, Proposal, Sender};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::{talk, topic};
use crate::Settings;

/// Bytes of the text of a session's messages.
const MAX_BYTES: usize = 512 * 1024;

/// Why a session began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Began {
    /// The conversation had none.
    First,
    Idle,
    /// The one before had all the messages that it may have.
    Full,
    /// The person ended the one before.
    Ended,
    Topic,
}

/// What a turn has before it.
#[derive(Debug, Default)]
pub(crate) struct Session {
    /// Where the session begins, by `seq`; 0 where the conversation has none.
    pub start: i64,
    /// The messages of the session before the turn's, oldest first.
    pub history: Vec<Message>,
    /// What was said last in the conversation, in whichever session.
    pub last: Option<Message>,
}

/// The session of a new turn, which may begin with it; that is written.
pub(crate) async fn of_turn(
    tx: &mut Tx,
    settings: &Settings,
    conversation: &Conversation,
    messages: &[Message],
    pending: &[Proposal],
    now: Timestamp,
) -> store::Result<Session> {
    let (Some(first), Some(last)) = (messages.first(), messages.last()) else { return Ok(Session::default()) };
    if conversation.role == ChannelRole::Source {
        return earlier(tx, settings, conversation, first, 0).await;
    }
    let known = store::sessions::start(tx, conversation.id, first.seq).await?;
    let most = i64::from(settings.memory.session_messages) + messages.len() as i64;
    let all = store::sessions::messages(tx, conversation.id, known.unwrap_or(0), last.seq + 1, most).await?;
    let (heard, new): (Vec<_>, Vec<_>) = all.into_iter().partition(|(message, _)| message.seq < first.seq);
    let came = new.first().map_or(now, |(_, came)| *came);
    let begins = begins(settings, &heard, messages, came, known, pending);
    let start = begins.map(|(start, _)| start).or(known).unwrap_or(0);
    if let Some((start, began)) = begins {
        let statement = store::sessions::insert(conversation.workspace_id, conversation.id, start, began, now);
        tx.execute_all(vec![statement]).await?;
    }
    let heard: Vec<Message> = heard.into_iter().map(|(message, _)| message).collect();
    let last = heard.last().cloned();
    let mut history: Vec<Message> = heard.into_iter().filter(|message| message.seq >= start).collect();
    if known.is_none() && last.is_none() {
        history = brought(tx, first).await?;
    }
    Ok(Session { start, history, last })
}

/// The session of a turn whose session begins at `start`: where it goes on, or is gone through again.
pub(crate) async fn earlier(
    tx: &mut Tx,
    settings: &Settings,
    conversation: &Conversation,
    first: &Message,
    start: i64,
) -> store::Result<Session> {
    let limit = match conversation.role {
        ChannelRole::Source => settings.history,
        ChannelRole::Assistant => settings.memory.session_messages,
    };
    let mut history = store::messages::page(tx, conversation.id, Some(first.seq), i64::from(limit)).await?;
    let last = history.last().cloned();
    history.retain(|message| message.seq >= start);
    if last.is_none() {
        history = brought(tx, first).await?;
    }
    Ok(Session { start, history, last })
}

/// What the caller brought along with a conversation's first message, as messages before it. Their places are negative:
/// no message that is stored has such a one.
pub(crate) async fn brought(tx: &mut Tx, first: &Message) -> store::Result<Vec<Message>> {
    let brought = store::messages::brought(tx, first.id).await?;
    let count = brought.len() as i64;
    let message = |(n, Brought { role, text, name }): (usize, Brought)| {
        let seq = n as i64 - count;
        Message {
            id: MessageId::derived(format!("{} {seq}", first.id).as_bytes()),
            conversation_id: first.conversation_id,
            seq,
            sender: role,
            sender_name: name,
            text,
            delivery: Delivery::Received,
            turn_id: None,
            sent_at: first.sent_at,
        }
    };
    Ok(brought.into_iter().enumerate().map(message).collect())
}

/// Where a session begins with these messages, and why; `None` where the one before goes on. `heard` is that one, each
/// message with when it came; `came` is when the first of `new` did.
fn begins(
    settings: &Settings,
    heard: &[(Message, Timestamp)],
    new: &[Message],
    came: Timestamp,
    known: Option<i64>,
    pending: &[Proposal],
) -> Option<(i64, Began)> {
    let memory = &settings.memory;
    let first = new.first()?.seq;
    let asked = heard.last().is_some_and(|(last, _)| talk::asks(last));
    // What the person writes behind their "end", in one go.
    let ended = new.iter().rposition(|message| message.sender == Sender::User && talk::ends(&message.text, asked));
    if let Some(next) = ended.and_then(|end| new.get(end + 1)) {
        return Some((next.seq, Began::Ended));
    }
    let long = |length: std::time::Duration| SignedDuration::try_from(length).unwrap_or(SignedDuration::MAX);
    let pause = |n: usize| {
        let next = heard.get(n + 1).map_or(came, |(_, at)| *at);
        next.duration_since(heard[n].1)
    };
    // A reminder that was told after hours of silence belongs to what is said of it.
    if let Some(quiet) = (0..heard.len()).rev().find(|&n| pause(n) >= long(memory.session_idle)) {
        return Some((heard.get(quiet + 1).map_or(first, |(message, _)| message.seq), Began::Idle));
    }
    let bytes: usize = heard.iter().map(|(message, _)| message.text.len()).sum();
    if heard.len() + new.len() > memory.session_messages as usize && !heard.is_empty() || bytes > MAX_BYTES {
        return Some((first, Began::Full));
    }
    let paused = !heard.is_empty() && pause(heard.len() - 1) >= long(memory.topic_pause);
    if paused && !asked && pending.is_empty() && new.iter().all(|message| message.sender == Sender::User) {
        let history: Vec<Message> = heard.iter().map(|(message, _)| message.clone()).collect();
        if topic::is_another(&history, new) {
            return Some((first, Began::Topic));
        }
    }
    known.is_none().then(|| (heard.first().map_or(first, |(message, _)| message.seq), Began::First))
}

/// The statement that ends a session: the next begins behind the reply at `seq`.
pub(crate) fn ending(conversation: &Conversation, seq: i64, now: Timestamp) -> store::Statement<'static> {
    let id: ConversationId = conversation.id;
    store::sessions::insert(conversation.workspace_id, id, seq + 1, Began::Ended, now)
}
