//! Live events: stored in the transaction that caused them, read back by sequence.

use domain::{ConversationId, LiveEvent, LivePayload};
use jiff::Timestamp;

use crate::{Result, Tx, Value, conversations, params, tx::Statement};

/// The statement that stores `event`, whose `seq` came from [`conversations::advance`].
pub fn insert(event: &LiveEvent) -> Statement<'_> {
    (
        "INSERT INTO live_events (conversation_id, seq, at, payload) VALUES ($1, $2, $3, $4)",
        params![event.conversation_id, event.seq, event.at, Value::json(&event.payload)],
    )
}

/// Live events from `first` on, whose places came from [`conversations::advance`].
pub fn number(conversation: ConversationId, first: i64, now: Timestamp, payloads: Vec<LivePayload>) -> Vec<LiveEvent> {
    let event = |(seq, payload)| LiveEvent { conversation_id: conversation, seq, at: now, payload };
    (first..).zip(payloads).map(event).collect()
}

/// Appends `payloads` to the conversation's stream.
pub async fn append(
    tx: &mut Tx,
    conversation: ConversationId,
    now: Timestamp,
    payloads: Vec<LivePayload>,
) -> Result<Vec<LiveEvent>> {
    if payloads.is_empty() {
        return Ok(Vec::new());
    }
    let first = conversations::advance(tx, conversation, payloads.len() as i64).await?;
    let events = number(conversation, first, now, payloads);
    tx.execute_all(events.iter().map(insert).collect()).await?;
    Ok(events)
}

/// What came after `after`, oldest first, `limit` at most.
pub async fn after(tx: &mut Tx, conversation: ConversationId, after: i64, limit: i64) -> Result<Vec<LiveEvent>> {
    tx.query(
        "SELECT seq, at, payload FROM live_events WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        params![conversation, after, limit],
        |row| {
            Ok(LiveEvent { conversation_id: conversation, seq: row.int(0)?, at: row.time(1)?, payload: row.json(2)? })
        },
    )
    .await
}

/// Drops up to `limit` events from before `before`; answers how many.
pub async fn prune(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64> {
    tx.execute(
        "DELETE FROM live_events WHERE (conversation_id, seq) IN
         (SELECT conversation_id, seq FROM live_events WHERE at < $1 ORDER BY at LIMIT $2)",
        params![before, limit],
    )
    .await
}
