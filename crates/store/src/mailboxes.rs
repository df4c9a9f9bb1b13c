//! The mailboxes that people act on: channels of mail, and accounts that were let in for mail.

use domain::{LinkRole, MailboxId, Platform, UserId, WorkspaceId};

use crate::{Result, Tx, Value, params};

/// A user's, each with its address: the channels that are read for them first, then their accounts, then the channels on
/// which they talk to us; of each kind the oldest first, `limit` at most. An account is among them whether its access
/// stands or was ended.
pub async fn of_user(
    tx: &mut Tx,
    workspace: WorkspaceId,
    user: UserId,
    limit: i64,
) -> Result<Vec<(MailboxId, String)>> {
    let sql = "SELECT id, address FROM (
             SELECT channel_id AS id, account_id AS address, CASE WHEN role = $4 THEN 2 ELSE 0 END AS place
             FROM links WHERE workspace_id = $1 AND user_id = $2 AND platform = $3
             UNION ALL
             SELECT id, account AS address, 1 AS place
             FROM connections WHERE workspace_id = $1 AND user_id = $2 AND ' ' || services || ' ' LIKE '% mail %'
         ) AS found ORDER BY place, id LIMIT $5";
    let (mail, talks) = (Value::word(Platform::Mail), Value::word(LinkRole::Assistant));
    tx.query(sql, params![workspace, user, mail, talks, limit], |row| Ok((row.id(0)?, row.text(1)?))).await
}
