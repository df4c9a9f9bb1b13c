//! What was found of the newest mail of each conversation.

use domain::{ConversationId, MessageId, Triage, UserId, WorkspaceId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, Value, params, tx::Statement};

/// A judgement, and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub message_id: MessageId,
    pub triage: Triage,
    /// `rules`, or a model's name.
    pub by: String,
    /// Its reader has not answered it yet, and owes something.
    pub waits: bool,
}

/// Whose mail it is, and when it came.
#[derive(Debug, Clone, Copy)]
pub struct Mail {
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub conversation_id: ConversationId,
    pub at: Timestamp,
}

/// The statement that keeps a judgement in the place of the conversation's earlier one.
pub fn put<'a>(mail: &Mail, judged: &'a Judged) -> Statement<'a> {
    (
        "INSERT INTO triage (conversation_id, workspace_id, user_id, message_id, urgency, sender, action, reasons,
             judged_by, answered, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)
         ON CONFLICT (conversation_id) DO UPDATE SET message_id = excluded.message_id, urgency = excluded.urgency,
             sender = excluded.sender, action = excluded.action, reasons = excluded.reasons,
             judged_by = excluded.judged_by, answered = 0, at = excluded.at
         WHERE triage.at <= excluded.at",
        params![
            mail.conversation_id,
            mail.workspace_id,
            mail.user_id,
            judged.message_id,
            i64::from(judged.triage.urgency),
            Value::word(judged.triage.sender),
            Value::word(judged.triage.action),
            Value::json(&judged.triage.reasons),
            &judged.by,
            mail.at
        ],
    )
}

/// The statement that says that the reader wrote at `at`: where nothing came since, they have had the last word.
pub fn answered(conversation: ConversationId, at: Timestamp) -> Statement<'static> {
    ("UPDATE triage SET answered = 1 WHERE conversation_id = $1 AND at <= $2", params![conversation, at])
}

/// A mail of a conversation that waits for its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub conversation_id: ConversationId,
    /// The conversation's title, which is a mail's subject.
    pub title: String,
    /// Who wrote it.
    pub name: String,
    pub judged: Judged,
}

/// A member's mails since `since` that wait for them, the most urgent first, `limit` at most.
pub async fn waiting(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Waiting>> {
    tx.query(
        "SELECT t.message_id, t.urgency, t.sender, t.action, t.reasons, t.judged_by, t.answered, t.conversation_id, c.title,
             COALESCE(m.sender_name, '')
         FROM triage t JOIN conversations c ON c.id = t.conversation_id LEFT JOIN messages m ON m.id = t.message_id
         WHERE t.workspace_id = $1 AND t.user_id = $2 AND t.answered = 0 AND t.action IN ('reply', 'do')
             AND t.at >= $3 AND c.deleted_at IS NULL
         ORDER BY t.urgency DESC, t.at DESC, t.conversation_id LIMIT $4",
        params![workspace, user, since, limit],
        |row| {
            Ok(Waiting { conversation_id: row.id(7)?, title: row.text(8)?, name: row.text(9)?, judged: judged(row)? })
        },
    )
    .await
}

/// The judgements of a member's conversations, 1,000 at most.
pub async fn of_user(tx: &mut Tx, workspace: WorkspaceId, user: UserId) -> Result<Vec<(ConversationId, Judged)>> {
    tx.query(
        "SELECT message_id, urgency, sender, action, reasons, judged_by, answered, conversation_id FROM triage
         WHERE workspace_id = $1 AND user_id = $2 ORDER BY conversation_id LIMIT 1000",
        params![workspace, user],
        |row| Ok((row.id(7)?, judged(row)?)),
    )
    .await
}

pub async fn of(tx: &mut Tx, workspace: WorkspaceId, conversation: ConversationId) -> Result<Option<Judged>> {
    tx.query_opt(
        "SELECT message_id, urgency, sender, action, reasons, judged_by, answered FROM triage
         WHERE workspace_id = $1 AND conversation_id = $2",
        params![workspace, conversation],
        judged,
    )
    .await
}

/// Keeps what a model found of a message, where that is still the newest of its conversation; false where it is not.
pub async fn correct(
    tx: &mut Tx,
    workspace: WorkspaceId,
    conversation: ConversationId,
    message: MessageId,
    (triage, by): (&Triage, &str),
) -> Result<bool> {
    let touched = tx
        .execute(
            "UPDATE triage SET urgency = $4, sender = $5, action = $6, reasons = $7, judged_by = $8
             WHERE workspace_id = $1 AND conversation_id = $2 AND message_id = $3",
            params![
                workspace,
                conversation,
                message,
                i64::from(triage.urgency),
                Value::word(triage.sender),
                Value::word(triage.action),
                Value::json(&triage.reasons),
                by
            ],
        )
        .await?;
    Ok(touched == 1)
}

fn judged(row: &Row<'_>) -> Result<Judged> {
    let triage = Triage {
        urgency: u8::try_from(row.count(1)?).unwrap_or(100),
        sender: row.word(2)?,
        action: row.word(3)?,
        reasons: row.json(4)?,
    };
    let waits = triage.waits() && !row.flag(6)?;
    Ok(Judged { message_id: row.id(0)?, triage, by: row.text(5)?, waits })
}
