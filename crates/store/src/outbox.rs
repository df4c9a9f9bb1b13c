//! The outbox: what is to be done outside, written in the transaction that decided it.
//!
//! `owner` is empty until the effect is about to be handed to its platform: what a node that died had only taken goes
//! again, and of what it had handed over nobody knows.
//!
//! `pending` → `sending` (a node has it) → gone (delivered; the message says so), or back to `pending` (to be tried
//! again), or `uncertain` (may have arrived, and the platform would not notice a repeat), or `held` (`window.rs`).

use std::time::Duration;

use domain::{CALLS_FROM, ConversationId, Effect, EffectId, EffectState, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

pub(crate) const COLUMNS: &str =
    "o.id, o.workspace_id, o.conversation_id, o.channel_id, o.chat_key, o.seq, o.idempotency_key,
    o.content, o.state, o.attempts, o.fence, o.created_at";

/// The statement that puts an effect into the outbox, due at once. Its idempotency key is unique: a second effect of
/// the same key makes the transaction fail.
pub fn insert(effect: &Effect) -> Statement<'_> {
    (
        "INSERT INTO outbox (id, workspace_id, conversation_id, channel_id, chat_key, seq, idempotency_key, content,
             state, ready_at, lease_until, owner, fence, attempts, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '', 0, 0, $10)",
        params![
            effect.id,
            effect.workspace_id,
            effect.conversation_id,
            effect.channel_id,
            &effect.chat_key,
            effect.seq,
            &effect.idempotency_key,
            Value::json(&effect.kind),
            Value::word(effect.state),
            effect.created_at
        ],
    )
}

/// Takes up to `limit` due effects, the first of each conversation only, so that a conversation's order stands.
pub async fn claim(tx: &mut Tx, lease: Duration, limit: u32, now: Timestamp) -> Result<Vec<Effect>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox o WHERE o.state = 'pending' AND o.ready_at <= $1 AND NOT EXISTS
             (SELECT 1 FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.seq < o.seq
              AND p.state IN ('pending', 'sending'))
         ORDER BY o.ready_at LIMIT $2{}",
        tx.skip_locked()
    );
    let mut effects = tx.query(&sql, params![now, limit], effect).await?;
    let lease_until = now + lease;
    for effect in &mut effects {
        effect.state = EffectState::Sending;
        effect.fence += 1;
        effect.attempts += 1;
    }
    let take = effects.iter().map(|effect| {
        (
            "UPDATE outbox SET state = 'sending', owner = '', lease_until = $2, fence = $3, attempts = $4 WHERE id = $1",
            params![effect.id, lease_until, effect.fence, effect.attempts],
        )
    });
    let take = take.collect();
    tx.execute_all(take).await?;
    Ok(effects)
}

/// Lengthens the leases of `effects`, each where it still stands.
pub async fn renew(tx: &mut Tx, effects: &[(EffectId, i64)], lease_until: Timestamp) -> Result<u64> {
    let renew = |&(effect, fence): &(EffectId, i64)| {
        (
            "UPDATE outbox SET lease_until = $3 WHERE id = $1 AND fence = $2 AND state = 'sending' AND lease_until < $3",
            params![effect, fence, lease_until],
        )
    };
    let mut effects = effects.to_vec();
    effects.sort_unstable();
    Ok(tx.execute_all(effects.iter().map(renew).collect()).await?.iter().sum())
}

/// Notes that `owner` hands the effect to its platform now: from here on it may have arrived. False where the lease was
/// lost, and then it must not be.
pub async fn hand_over(tx: &mut Tx, effect: &Effect, owner: &str) -> Result<bool> {
    let sql = "UPDATE outbox SET owner = $3 WHERE id = $1 AND fence = $2 AND state = 'sending'";
    Ok(tx.execute(sql, params![effect.id, effect.fence, owner]).await? == 1)
}

/// The statement that makes an orphan due again which was not handed over; it touches no row where it was meanwhile.
pub fn take_back(effect: &Effect, now: Timestamp) -> Statement<'static> {
    (
        "UPDATE outbox SET state = 'pending', ready_at = $3
         WHERE id = $1 AND fence = $2 AND state = 'sending' AND owner = ''",
        params![effect.id, effect.fence, now],
    )
}

/// The statement that takes a delivered effect out; it touches no row where the lease was lost.
pub fn delete(effect: &Effect) -> Statement<'static> {
    ("DELETE FROM outbox WHERE id = $1 AND fence = $2", params![effect.id, effect.fence])
}

/// The statement that takes an effect out which certainly did not arrive; it touches no row where one of its tries may
/// have, nor where the lease was lost.
pub fn take_undoubted(effect: &Effect) -> Statement<'static> {
    ("DELETE FROM outbox WHERE id = $1 AND fence = $2 AND doubtful = 0", params![effect.id, effect.fence])
}

/// The statement that notes that a try of the effect may have arrived, for as long as it is tried.
pub fn doubt(effect: &Effect) -> Statement<'static> {
    ("UPDATE outbox SET doubtful = 1 WHERE id = $1 AND fence = $2", params![effect.id, effect.fence])
}

/// The statement that makes an effect due again at `ready_at`. What waits behind it in its conversation is put off with
/// it, so that a claim need not look at it meanwhile; it touches no row where the lease was lost.
pub fn put_off(effect: &Effect, ready_at: Timestamp) -> Statement<'static> {
    (
        "UPDATE outbox SET state = 'pending', owner = '', ready_at = $3
         WHERE (id = $1 AND fence = $2) OR (conversation_id = $4 AND seq > $5 AND state = 'pending' AND ready_at < $3
             AND EXISTS (SELECT 1 FROM outbox AS head WHERE head.id = $1 AND head.fence = $2))",
        params![effect.id, effect.fence, ready_at, effect.conversation_id, effect.seq],
    )
}

/// Those of `effects` that have a place within their platform's limits already. The place is used with that.
pub async fn take_slots(tx: &mut Tx, effects: &[EffectId]) -> Result<Vec<EffectId>> {
    let sql = format!(
        "UPDATE outbox SET slot_at = NULL WHERE slot_at IS NOT NULL AND id IN ({}) RETURNING id",
        tx.texts_of("$1")
    );
    tx.query(&sql, params![Value::json(effects)], |row| row.id(0)).await
}

/// The statement that lets an effect wait until `ready_at` as if it had not been tried; with `slot`, its place within
/// the platform's limits is taken for then. What waits behind it waits with it.
pub fn defer(effect: &Effect, ready_at: Timestamp, slot: bool) -> Statement<'static> {
    (
        "UPDATE outbox SET state = 'pending', owner = '', ready_at = $3,
             attempts = CASE WHEN id = $1 THEN attempts - 1 ELSE attempts END,
             slot_at = CASE WHEN id = $1 THEN CAST($6 AS BIGINT) ELSE slot_at END
         WHERE (id = $1 AND fence = $2) OR (conversation_id = $4 AND seq > $5 AND state = 'pending' AND ready_at < $3
             AND EXISTS (SELECT 1 FROM outbox AS head WHERE head.id = $1 AND head.fence = $2))",
        params![effect.id, effect.fence, ready_at, effect.conversation_id, effect.seq, slot.then_some(ready_at)],
    )
}

/// The statement that leaves an effect's outcome to a person.
pub fn set_uncertain(effect: &Effect) -> Statement<'static> {
    ("UPDATE outbox SET state = 'uncertain', owner = '' WHERE id = $1 AND fence = $2", params![effect.id, effect.fence])
}

/// Effects whose sender is gone: handed out, and the lease ended at or before `now`. With each, whether it was handed
/// over.
pub async fn orphans(tx: &mut Tx, now: Timestamp, limit: u32) -> Result<Vec<(Effect, bool)>> {
    let sql = format!(
        "SELECT {COLUMNS}, o.owner FROM outbox o WHERE o.state = 'sending' AND o.lease_until <= $1
         ORDER BY o.lease_until LIMIT $2"
    );
    tx.query(&sql, params![now, limit], |row| Ok((effect(row)?, !row.text(12)?.is_empty()))).await
}

/// Ends every lease at once: for a database that only one node can open, at its start.
pub async fn end_leases(tx: &mut Tx) -> Result<u64> {
    tx.execute("UPDATE outbox SET lease_until = 0 WHERE state = 'sending'", params![]).await
}

/// Uncertain effects of a workspace, oldest first, `limit` at most.
pub async fn uncertain(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Effect>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM outbox o WHERE o.state = 'uncertain' AND o.workspace_id = $1 ORDER BY o.id LIMIT $2"
        ),
        params![workspace, limit],
        effect,
    )
    .await
}

pub async fn get(tx: &mut Tx, workspace: WorkspaceId, id: EffectId) -> Result<Option<Effect>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM outbox o WHERE o.workspace_id = $1 AND o.id = $2"),
        params![workspace, id],
        effect,
    )
    .await
}

/// The place of a conversation's next call of a tool: behind its other calls, and behind all that is said.
pub async fn next_call(tx: &mut Tx, conversation: ConversationId) -> Result<i64> {
    let sql = "SELECT max(seq) FROM outbox WHERE conversation_id = $1 AND seq >= $2";
    let last = tx.query_opt(sql, params![conversation, CALLS_FROM], |row| row.opt_int(0)).await?.flatten();
    Ok(last.map_or(CALLS_FROM, |last| last + 1))
}

/// The newest call of a conversation that nobody has taken up yet.
pub async fn last_waiting_call(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId) -> Result<Option<Effect>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox o WHERE o.workspace_id = $1 AND o.conversation_id = $2 AND o.seq >= $3
             AND o.state = 'pending' AND o.attempts = 0 ORDER BY o.seq DESC LIMIT 1"
    );
    tx.query_opt(&sql, params![workspace, id, CALLS_FROM], effect).await
}

/// Calls of a user's conversations that nobody has taken up yet and that leave later than now, soonest first, with the
/// time of each; `limit` at most.
pub async fn waiting_calls(
    tx: &mut Tx,
    (workspace, user): (WorkspaceId, UserId),
    limit: i64,
) -> Result<Vec<(Effect, Timestamp)>> {
    let sql = format!(
        "SELECT {COLUMNS}, o.ready_at FROM outbox o JOIN conversations c ON c.id = o.conversation_id
         WHERE o.workspace_id = $1 AND c.user_id = $2 AND o.seq >= $3 AND o.state = 'pending' AND o.attempts = 0
         ORDER BY o.ready_at LIMIT $4"
    );
    tx.query(&sql, params![workspace, user, CALLS_FROM, limit], |row| Ok((effect(row)?, row.time(12)?))).await
}

/// The statement that lets an effect that is not taken up wait until `ready_at`.
pub fn not_before(effect: &Effect, ready_at: Timestamp) -> Statement<'static> {
    ("UPDATE outbox SET ready_at = $2 WHERE id = $1 AND state = 'pending'", params![effect.id, ready_at])
}

/// The statement that takes an effect out which nobody has taken up; it touches no row where somebody has.
pub fn withdraw(effect: &Effect) -> Statement<'static> {
    ("DELETE FROM outbox WHERE id = $1 AND state = 'pending' AND attempts = 0", params![effect.id])
}

/// How many effects of a conversation are not delivered yet.
pub async fn waiting(tx: &mut Tx, conversation: ConversationId) -> Result<i64> {
    let count = |row: &Row<'_>| row.int(0);
    let sql = "SELECT count(*) FROM outbox WHERE conversation_id = $1";
    Ok(tx.query_opt(sql, params![conversation], count).await?.unwrap_or(0))
}

pub(crate) fn effect(row: &Row<'_>) -> Result<Effect> {
    Ok(Effect {
        id: row.id(0)?,
        workspace_id: row.id(1)?,
        conversation_id: row.id(2)?,
        channel_id: row.id(3)?,
        chat_key: row.text(4)?,
        seq: row.int(5)?,
        idempotency_key: row.text(6)?,
        kind: row.json(7)?,
        state: row.word(8)?,
        attempts: row.count(9)?,
        fence: row.int(10)?,
        created_at: row.time(11)?,
    })
}
