//! The window in which a person may be written to freely, on platforms that have one: when they wrote last, what waits
//! until they write again, and the template that may go meanwhile.
//!
//! Whoever holds an effect, and whoever notes that the person wrote, locks the conversation first. So an effect is held
//! either before the window opens, and is let go with the others, or not at all.

use domain::{CALLS_FROM, ChannelId, ConversationId, Effect, LinkTemplate, Message, Platform, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Dialect, Result, Row, Statement, Tx, messages, outbox, params};

/// What decides whether an effect may go out now.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// When the person wrote or pressed last.
    pub heard_at: Option<Timestamp>,
    pub template: Option<LinkTemplate>,
    /// It was held before, first at this time.
    pub held_at: Option<Timestamp>,
    /// Earlier effects of the conversation are held.
    pub behind_held: bool,
    /// Earlier effects of the conversation are to be sent, or are being sent.
    pub behind_others: bool,
    /// The person's zone and language; empty where the effect has no conversation.
    pub zone: String,
    pub language: String,
}

/// `None` where the effect is gone.
pub async fn standing(tx: &mut Tx, effect: &Effect) -> Result<Option<Standing>> {
    let earlier = "(SELECT count(*) FROM outbox p WHERE p.conversation_id = o.conversation_id AND p.seq < o.seq AND";
    let sql = format!(
        "SELECT c.heard_at, l.template, o.held_at, {earlier} p.state = 'held'),
             {earlier} p.state IN ('pending', 'sending')), u.zone, u.language
         FROM outbox o LEFT JOIN conversations c ON c.id = o.conversation_id LEFT JOIN users u ON u.id = c.user_id
             LEFT JOIN links l ON l.channel_id = o.channel_id
         WHERE o.id = $1"
    );
    tx.query_opt(&sql, params![effect.id], |row| {
        Ok(Standing {
            heard_at: row.opt_time(0)?,
            template: row.opt_text(1)?.map(|_| row.json(1)).transpose()?,
            held_at: row.opt_time(2)?,
            behind_held: row.int(3)? > 0,
            behind_others: row.int(4)? > 0,
            zone: row.opt_text(5)?.unwrap_or_default(),
            language: row.opt_text(6)?.unwrap_or_default(),
        })
    })
    .await
}

/// Locks the conversation until the transaction ends; answers when its person wrote last.
pub async fn lock(tx: &mut Tx, conversation: ConversationId) -> Result<Option<Timestamp>> {
    let lock = if tx.dialect() == Dialect::Postgres { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT heard_at FROM conversations WHERE id = $1{lock}");
    Ok(tx.query_opt(&sql, params![conversation], |row| row.opt_time(0)).await?.flatten())
}

/// Notes that the person wrote or pressed at `at`, and lets go what waited for it. A redelivery changes nothing.
/// Answers how many effects go on.
pub async fn heard(tx: &mut Tx, conversation: ConversationId, at: Timestamp, now: Timestamp) -> Result<u64> {
    let note = "UPDATE conversations SET heard_at = $2 WHERE id = $1 AND (heard_at IS NULL OR heard_at < $2)";
    if tx.execute(note, params![conversation, at.min(now)]).await? == 0 {
        return Ok(0);
    }
    let release = "UPDATE outbox SET state = 'pending', ready_at = $2 WHERE conversation_id = $1 AND state = 'held'";
    tx.execute(release, params![conversation, now]).await
}

/// As [`heard`], in the chat of a channel.
pub async fn heard_in(tx: &mut Tx, channel: ChannelId, chat: &str, at: Timestamp, now: Timestamp) -> Result<u64> {
    match crate::conversations::by_chat(tx, channel, chat).await? {
        Some(conversation) => heard(tx, conversation.id, at, now).await,
        None => Ok(0),
    }
}

/// The statement that lets go what is held of a channel, to be looked at anew: it has another template, or is gone.
pub fn release(channel: ChannelId, now: Timestamp) -> Statement<'static> {
    (
        "UPDATE outbox SET state = 'pending', ready_at = $2 WHERE channel_id = $1 AND state = 'held'",
        params![channel, now],
    )
}

/// The statement that holds an effect as if it had not been tried; it touches no row where the lease was lost.
pub fn hold<'a>(effect: &Effect, why: &'a str, now: Timestamp) -> Statement<'a> {
    (
        "UPDATE outbox SET state = 'held', owner = '', attempts = attempts - 1, held_at = COALESCE(held_at, $3),
             held_why = $4
         WHERE id = $1 AND fence = $2",
        params![effect.id, effect.fence, now, why],
    )
}

/// Holds an effect that the platform took and then did not deliver, where it still is in the outbox. False where it is
/// not.
pub async fn hold_again(tx: &mut Tx, key: &str, why: &str, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE outbox SET state = 'held', owner = '', fence = fence + 1, held_at = COALESCE(held_at, $3),
             held_why = $2
         WHERE idempotency_key = $1";
    Ok(tx.execute(sql, params![key, why, now]).await? == 1)
}

/// Lets one held effect go, by its key.
pub async fn let_go(tx: &mut Tx, key: &str, now: Timestamp) -> Result<u64> {
    let sql = "UPDATE outbox SET state = 'pending', ready_at = $2 WHERE idempotency_key = $1 AND state = 'held'";
    tx.execute(sql, params![key, now]).await
}

/// How many effects of a conversation are held.
pub async fn count(tx: &mut Tx, conversation: ConversationId) -> Result<i64> {
    let sql = "SELECT count(*) FROM outbox WHERE conversation_id = $1 AND state = 'held' AND seq < $2";
    let count = |row: &Row<'_>| row.int(0);
    Ok(tx.query_opt(sql, params![conversation, CALLS_FROM], count).await?.unwrap_or(0))
}

/// Held effects that were decided before `before`, oldest first, `limit` at most.
pub async fn overdue(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<Effect>> {
    let sql = format!(
        "SELECT {} FROM outbox o WHERE o.state = 'held' AND o.created_at < $1 ORDER BY o.created_at LIMIT $2",
        outbox::COLUMNS
    );
    tx.query(&sql, params![before, limit], outbox::effect).await
}

/// The statement that takes a held effect out; it touches no row where it goes on already.
pub fn expire(effect: &Effect) -> Statement<'static> {
    ("DELETE FROM outbox WHERE id = $1 AND state = 'held'", params![effect.id])
}

/// A message of ours that waits until the person writes again.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub message: Message,
    /// The conversation's title.
    pub title: String,
    pub channel_id: ChannelId,
    pub platform: Platform,
    pub why: String,
    pub held_at: Timestamp,
    pub created_at: Timestamp,
}

/// What is held in a member's conversations, oldest first, `limit` at most.
pub async fn of_user(tx: &mut Tx, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<Held>> {
    let columns: Vec<String> = messages::COLUMNS.split(", ").map(|column| format!("m.{column}")).collect();
    let sql = format!(
        "SELECT {}, c.title, o.channel_id, h.platform, o.held_why, o.held_at, o.created_at
         FROM conversations c JOIN outbox o ON o.conversation_id = c.id AND o.state = 'held'
             JOIN messages m ON m.conversation_id = c.id AND m.seq = o.seq JOIN channels h ON h.id = o.channel_id
         WHERE c.workspace_id = $1 AND c.user_id = $2 AND c.deleted_at IS NULL ORDER BY o.created_at, o.id LIMIT $3",
        columns.join(", ")
    );
    tx.query(&sql, params![workspace, user, limit], |row| {
        Ok(Held {
            message: messages::message(row)?,
            title: row.text(9)?,
            channel_id: row.id(10)?,
            platform: row.word(11)?,
            why: row.opt_text(12)?.unwrap_or_default(),
            held_at: row.opt_time(13)?.unwrap_or_default(),
            created_at: row.time(14)?,
        })
    })
    .await
}
