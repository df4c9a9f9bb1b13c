//! The inbox: a message is committed here, once, before its platform is told "received".

use std::time::Duration;

use domain::{Conversation, Delivery, Incoming, LiveEvent, LivePayload, Message, MessageId, TurnId};
use jiff::Timestamp;

use crate::{Error, Result, Row, Tx, lanes, live, messages, params};

/// What became of an incoming message.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // lives for a moment, one at a time
pub enum Accepted {
    /// Stored; the live event tells of it.
    New(LiveEvent),
    /// Came before, as this message. Nothing was changed.
    Duplicate(Message),
}

/// Stores `incoming` under its key and makes the lane ready after `debounce`, or finds that it came before.
/// An `Err` from here must undo the transaction.
pub async fn accept(
    tx: &mut Tx,
    conversation: &Conversation,
    incoming: Incoming,
    id: MessageId,
    now: Timestamp,
    debounce: Duration,
) -> Result<Accepted> {
    let key = (incoming.sender_key, incoming.external_id);
    if let Some(known) = messages::by_key(tx, conversation.id, &key.0, &key.1).await? {
        return Ok(Accepted::Duplicate(known));
    }
    // Behind the lane's lock nobody else can be storing the same message: look again while taking a place.
    let (_, place) = tx
        .query_after(
            vec![lanes::waking(conversation.workspace_id, conversation.id, now, debounce)],
            "UPDATE conversations SET seq = seq + 1 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM messages
                 WHERE conversation_id = $1 AND sender_key = $2 AND external_id = $3)
             RETURNING seq",
            params![conversation.id, &key.0, &key.1],
            |row| row.int(0),
        )
        .await?;
    let Some(&seq) = place.first() else {
        let known = messages::by_key(tx, conversation.id, &key.0, &key.1).await?;
        let missing = || Error::Misuse(format!("there is no conversation {}", conversation.id));
        return known.map(Accepted::Duplicate).ok_or_else(missing);
    };
    let message = Message {
        id,
        conversation_id: conversation.id,
        seq,
        sender: incoming.sender,
        sender_name: incoming.sender_name,
        text: incoming.text,
        delivery: Delivery::Received,
        turn_id: None,
        sent_at: incoming.sent_at,
    };
    let event = LiveEvent {
        conversation_id: conversation.id,
        seq,
        at: now,
        payload: LivePayload::Message { message: message.clone() },
    };
    let touched = tx
        .execute_all(vec![
            messages::insert(conversation.workspace_id, &message, &key.0, &key.1, now),
            (
                "INSERT INTO inbox (conversation_id, seq, workspace_id, message_id) VALUES ($1, $2, $3, $4)",
                params![conversation.id, seq, conversation.workspace_id, id],
            ),
            live::insert(&event),
        ])
        .await?;
    if touched[0] == 0 {
        return Err(Error::Misuse("a message was stored twice behind its lane's lock".into()));
    }
    Ok(Accepted::New(event))
}

/// Hands up to `limit` waiting messages to `turn`, oldest first; those that it already has come with them.
pub async fn assign(
    tx: &mut Tx,
    conversation: domain::ConversationId,
    turn: TurnId,
    limit: i64,
) -> Result<Vec<Message>> {
    let take = "UPDATE inbox SET turn_id = $2 WHERE conversation_id = $1 AND turn_id IS NULL AND seq IN
         (SELECT seq FROM inbox WHERE conversation_id = $1 ORDER BY seq LIMIT $3)";
    let first = vec![(take, params![conversation, turn, limit])];
    let (_, messages) = tx.query_after(first, ASSIGNED, params![conversation, turn], messages::message).await?;
    Ok(messages)
}

/// Lets those of a turn's messages wait again that came at `from` or later.
pub async fn give_back(tx: &mut Tx, conversation: domain::ConversationId, turn: TurnId, from: i64) -> Result<()> {
    let sql = "UPDATE inbox SET turn_id = NULL WHERE conversation_id = $1 AND turn_id = $2 AND seq >= $3";
    tx.execute(sql, params![conversation, turn, from]).await?;
    Ok(())
}

const ASSIGNED: &str =
    "SELECT m.id, m.conversation_id, m.seq, m.sender, m.sender_name, m.text, m.delivery, m.turn_id, m.sent_at
     FROM inbox i JOIN messages m ON m.id = i.message_id
     WHERE i.conversation_id = $1 AND i.turn_id = $2 ORDER BY i.seq";

/// The messages that a turn answers, oldest first.
pub async fn assigned(tx: &mut Tx, conversation: domain::ConversationId, turn: TurnId) -> Result<Vec<Message>> {
    tx.query(ASSIGNED, params![conversation, turn], messages::message).await
}

/// The statement that takes a finished turn's messages out.
pub fn finish(conversation: domain::ConversationId, turn: TurnId) -> crate::tx::Statement<'static> {
    ("DELETE FROM inbox WHERE conversation_id = $1 AND turn_id = $2", params![conversation, turn])
}

/// Puts a message back, in its old place, as a dead letter's replay does. Nothing happens where it waits already.
pub async fn put_back(tx: &mut Tx, message: &Message, workspace: domain::WorkspaceId) -> Result<()> {
    tx.execute(
        "INSERT INTO inbox (conversation_id, seq, workspace_id, message_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (conversation_id, seq) DO NOTHING",
        params![message.conversation_id, message.seq, workspace, message.id],
    )
    .await?;
    Ok(())
}

/// How many messages wait in all.
pub async fn depth(tx: &mut Tx) -> Result<i64> {
    let count = |row: &Row<'_>| row.int(0);
    Ok(tx.query_opt("SELECT count(*) FROM inbox", params![], count).await?.unwrap_or(0))
}
