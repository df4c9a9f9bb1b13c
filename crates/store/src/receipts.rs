//! Receipts: how far messages of ours got, as the platform tells by its own ids of them.
//!
//! A platform may tell before we have noted the id that it gave; then what it told waits in the row for the message, with
//! its chat: not every platform's ids are its own everywhere.

use domain::{ChannelId, Effect, EffectKind, MessageId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Statement, Tx, Value, params};

/// How far a message got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Delivered,
    Read,
    /// The platform took it and did not deliver it; why. `closed`: the person has to write again first.
    Failed {
        cause: String,
        closed: bool,
    },
}

/// What is known of one message of ours on its platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// `None` where we have not noted it (yet): it may be another program's.
    pub message_id: Option<MessageId>,
    /// What it was sent as, with its key; forgotten once it is delivered, or is to be sent again.
    pub sent: Option<(String, EffectKind)>,
    pub noted_at: Timestamp,
    pub delivered_at: Option<Timestamp>,
    pub read_at: Option<Timestamp>,
    pub failed_at: Option<Timestamp>,
    /// It failed because the person has to write again first.
    pub closed: bool,
    pub cause: Option<String>,
}

impl Receipt {
    /// The furthest that was told; a failure counts only where nothing better was.
    pub fn told(&self) -> Option<Told> {
        if self.read_at.is_some() {
            return Some(Told::Read);
        }
        if self.delivered_at.is_some() {
            return Some(Told::Delivered);
        }
        self.failed_at.map(|_| Told::Failed { cause: self.cause.clone().unwrap_or_default(), closed: self.closed })
    }
}

const COLUMNS: &str = "message_id, content, noted_at, delivered_at, read_at, failed_at, closed, cause";

/// Notes that the platform took `effect` as `external_id`; answers what it has told of it already. `again`: it may turn
/// out to be not delivered, and then has to be sent again.
pub async fn note(
    tx: &mut Tx,
    effect: &Effect,
    message: MessageId,
    external_id: &str,
    again: bool,
    now: Timestamp,
) -> Result<Option<Receipt>> {
    let kept = "CASE WHEN COALESCE(receipts.chat_key, excluded.chat_key) = excluded.chat_key THEN receipts.";
    let sql = format!(
        "INSERT INTO receipts (channel_id, external_id, workspace_id, message_id, content, noted_at, closed, chat_key)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)
         ON CONFLICT (channel_id, external_id) DO UPDATE SET message_id = excluded.message_id,
             content = excluded.content, noted_at = excluded.noted_at, chat_key = excluded.chat_key,
             delivered_at = {kept}delivered_at END, read_at = {kept}read_at END, failed_at = {kept}failed_at END,
             closed = {kept}closed ELSE 0 END, cause = {kept}cause END
         RETURNING {COLUMNS}"
    );
    let sent = again.then(|| Value::json((&effect.idempotency_key, &effect.kind)));
    let of = params![effect.channel_id, external_id, effect.workspace_id, message, sent, now, &effect.chat_key];
    tx.query_opt(&sql, of, receipt).await
}

/// Keeps what the platform told of `external_id` in a chat; the first time of each counts. Answers all that is known of it
/// now; `None` where it is of another chat.
pub async fn tell(
    tx: &mut Tx,
    workspace: WorkspaceId,
    channel: ChannelId,
    (chat_key, external_id): (&str, &str),
    told: &Told,
    now: Timestamp,
) -> Result<Option<Receipt>> {
    if is_elsewhere(tx, channel, external_id, chat_key).await? {
        return Ok(None);
    }
    let (mut delivered, mut read, mut failed, mut closed, mut cause) = (None, None, None, false, None);
    match told {
        Told::Delivered => delivered = Some(now),
        Told::Read => read = Some(now),
        Told::Failed { cause: why, closed: shut } => {
            (failed, closed, cause) = (Some(now), *shut, Some(why.clone()));
        }
    }
    let sql = format!(
        "INSERT INTO receipts (channel_id, external_id, workspace_id, noted_at, delivered_at, read_at, failed_at, closed,
             cause, chat_key)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (channel_id, external_id) DO UPDATE SET
             delivered_at = COALESCE(receipts.delivered_at, excluded.delivered_at),
             read_at = COALESCE(receipts.read_at, excluded.read_at),
             failed_at = COALESCE(receipts.failed_at, excluded.failed_at),
             closed = CASE WHEN excluded.failed_at IS NULL THEN receipts.closed ELSE excluded.closed END,
             cause = COALESCE(receipts.cause, excluded.cause),
             content = CASE WHEN COALESCE(excluded.delivered_at, excluded.read_at) IS NULL THEN receipts.content END
         RETURNING {COLUMNS}"
    );
    let of = params![channel, external_id, workspace, now, delivered, read, failed, i64::from(closed), cause, chat_key];
    tx.query_opt(&sql, of, receipt).await
}

/// Whether this is of another chat than `chat_key`: by the conversation of our message, which may have moved since, or
/// where we know of none, by what was told first.
async fn is_elsewhere(tx: &mut Tx, channel: ChannelId, external_id: &str, chat_key: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM receipts r LEFT JOIN messages m ON m.id = r.message_id
         LEFT JOIN conversations c ON c.id = m.conversation_id
         WHERE r.channel_id = $1 AND r.external_id = $2 AND COALESCE(c.chat_key, r.chat_key) <> $3";
    Ok(tx.query_opt(sql, params![channel, external_id, chat_key], |_| Ok(())).await?.is_some())
}

/// The statement that forgets what a message was sent as: it goes again, once.
pub fn spend(channel: ChannelId, external_id: &str) -> Statement<'_> {
    ("UPDATE receipts SET content = NULL WHERE channel_id = $1 AND external_id = $2", params![channel, external_id])
}

/// The statement that notes among the tries why a message which the platform had taken was not delivered.
pub fn note_failure<'a>(message: MessageId, external_id: &'a str, cause: &'a str) -> Statement<'a> {
    (
        "UPDATE attempts SET outcome = 'refused', cause = $3 WHERE message_id = $1 AND external_id = $2",
        params![message, external_id, cause],
    )
}

/// What is known of a message of ours.
pub async fn of_message(tx: &mut Tx, workspace: WorkspaceId, message: MessageId) -> Result<Vec<Receipt>> {
    let sql = format!("SELECT {COLUMNS} FROM receipts WHERE workspace_id = $1 AND message_id = $2 ORDER BY noted_at");
    tx.query(&sql, params![workspace, message], receipt).await
}

/// Forgets receipts that were noted before `before`, and before `unknown` those that are of nothing of ours; `limit`
/// at most of each.
pub async fn prune(tx: &mut Tx, before: Timestamp, unknown: Timestamp, limit: i64) -> Result<u64> {
    let rows = "DELETE FROM receipts WHERE (channel_id, external_id) IN
         (SELECT channel_id, external_id FROM receipts WHERE noted_at < $1";
    let old = format!("{rows} ORDER BY noted_at LIMIT $2)");
    let others = format!("{rows} AND message_id IS NULL ORDER BY noted_at LIMIT $2)");
    let touched = tx
        .execute_all(vec![(old.as_str(), params![before, limit]), (others.as_str(), params![unknown, limit])])
        .await?;
    Ok(touched.iter().sum())
}

fn receipt(row: &Row<'_>) -> Result<Receipt> {
    Ok(Receipt {
        message_id: row.opt_id(0)?,
        sent: row.opt_text(1)?.map(|_| row.json(1)).transpose()?,
        noted_at: row.time(2)?,
        delivered_at: row.opt_time(3)?,
        read_at: row.opt_time(4)?,
        failed_at: row.opt_time(5)?,
        closed: row.int(6)? != 0,
        cause: row.opt_text(7)?,
    })
}
