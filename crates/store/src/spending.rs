//! What models cost: reservations before a call, sums of a day, and every call.
//!
//! Each function that changes a sum locks the workspace's row of that day first, then the user's, so calls of one
//! workspace are counted one after another and nobody waits in a circle.

use domain::{Amount, CallId, CallOutcome, Caps, ModelCall, OwnCaps, Purse, UsageRow, UserId, WorkspaceId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Row, Statement, Tx, Value, params};

/// Rows of one answer of [`usage`]; further ones are left out.
pub const MOST_ROWS: i64 = 10_000;

/// A call that is about to be made, with the most that it can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation {
    pub id: CallId,
    pub purse: Purse,
    pub model: String,
    pub prompt: String,
    pub input_tokens: i64,
    pub output_tokens: i64,
    /// `None` where no price is known; counts as 0.
    pub micro_dollars: Option<i64>,
    pub at: Timestamp,
    /// From then on it counts as spent, unless it was settled before.
    pub expires_at: Timestamp,
}

impl Reservation {
    fn amount(&self) -> Amount {
        Amount {
            micro_dollars: self.micro_dollars.unwrap_or(0),
            tokens: self.input_tokens.saturating_add(self.output_tokens),
        }
    }
}

/// What the caps say to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    Given,
    /// It would fit, were it not for other calls that are on their way.
    NotNow,
    /// What was spent leaves no room for it today.
    UsedUp,
}

/// The sums of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    pub spent: Amount,
    pub reserved: Amount,
}

/// A workspace's own caps, where it has any.
pub async fn own_caps(tx: &mut Tx, workspace: WorkspaceId) -> Result<OwnCaps> {
    let own = tx
        .query_opt(
            "SELECT workspace_micro_dollars, user_micro_dollars, workspace_tokens, user_tokens FROM budgets
             WHERE workspace_id = $1",
            params![workspace],
            |row| {
                Ok(OwnCaps {
                    workspace_micro_dollars: row.opt_int(0)?,
                    user_micro_dollars: row.opt_int(1)?,
                    workspace_tokens: row.opt_int(2)?,
                    user_tokens: row.opt_int(3)?,
                })
            },
        )
        .await?;
    Ok(own.unwrap_or_default())
}

pub async fn set_own_caps(tx: &mut Tx, workspace: WorkspaceId, own: OwnCaps) -> Result<()> {
    tx.execute(
        "INSERT INTO budgets (workspace_id, workspace_micro_dollars, user_micro_dollars, workspace_tokens, user_tokens)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workspace_id) DO UPDATE SET workspace_micro_dollars = $2, user_micro_dollars = $3,
             workspace_tokens = $4, user_tokens = $5",
        params![workspace, own.workspace_micro_dollars, own.user_micro_dollars, own.workspace_tokens, own.user_tokens],
    )
    .await?;
    Ok(())
}

/// Takes the reservation, if it fits into what is left of the day: what was spent, what is reserved and this one stay
/// within the caps, the workspace's own ones before `usual`.
pub async fn reserve(tx: &mut Tx, reservation: &Reservation, usual: Caps) -> Result<Leave> {
    let Reservation { id, purse, .. } = reservation;
    let caps = own_caps(tx, purse.workspace_id).await?.over(usual);
    let (workspace, user) = locked(tx, purse).await?;
    let amount = reservation.amount();
    let exceeds = |sums: Sums, cap: Amount| sums.spent.plus(amount).exceeds(cap);
    if exceeds(workspace, caps.workspace) || exceeds(user, caps.user) {
        return Ok(Leave::UsedUp);
    }
    let with_reserved = |sums: Sums| Sums { spent: sums.spent.plus(sums.reserved), ..sums };
    if exceeds(with_reserved(workspace), caps.workspace) || exceeds(with_reserved(user), caps.user) {
        return Ok(Leave::NotNow);
    }
    let mut statements = add(purse, Sums { reserved: amount, spent: Amount::default() });
    statements.push((
        "INSERT INTO reservations (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, input_tokens,
             output_tokens, micro_dollars, at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        params![
            *id,
            purse.workspace_id,
            purse.user_id,
            purse.turn_id,
            purse.day.to_string(),
            &purse.purpose,
            &reservation.model,
            &reservation.prompt,
            reservation.input_tokens,
            reservation.output_tokens,
            reservation.micro_dollars,
            reservation.at,
            reservation.expires_at
        ],
    ));
    tx.execute_all(statements).await?;
    Ok(Leave::Given)
}

/// Ends a reservation: what it held is given back, and the call it became, if any, is recorded and counted. False, and
/// nothing is changed, where it was ended before.
pub async fn settle(tx: &mut Tx, id: CallId, call: Option<&ModelCall>) -> Result<bool> {
    let Some(held) = take(tx, id).await? else { return Ok(false) };
    let amount = held.amount();
    let back = Amount { micro_dollars: -amount.micro_dollars, tokens: -amount.tokens };
    let spent = call.map(ModelCall::amount).unwrap_or_default();
    let mut statements = add(&held.purse, Sums { reserved: back, spent });
    statements.extend(call.map(insert));
    tx.execute_all(statements).await?;
    Ok(true)
}

/// Records and counts a call that nothing was reserved for.
pub async fn record(tx: &mut Tx, call: &ModelCall) -> Result<()> {
    locked(tx, &call.purse).await?;
    let mut statements = add(&call.purse, Sums { spent: call.amount(), reserved: Amount::default() });
    statements.push(insert(call));
    tx.execute_all(statements).await?;
    Ok(())
}

/// Reservations whose calls nobody settled in time.
pub async fn expired(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<CallId>> {
    tx.query(
        "SELECT id FROM reservations WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2",
        params![now, limit],
        |row| row.id(0),
    )
    .await
}

/// Ends an expired reservation: nobody knows what became of the call, so it counts as its worst case. One a
/// transaction: the order of locks holds within one workspace only.
pub async fn lose(tx: &mut Tx, id: CallId) -> Result<bool> {
    let Some(held) = take(tx, id).await? else { return Ok(false) };
    let amount = held.amount();
    let back = Amount { micro_dollars: -amount.micro_dollars, tokens: -amount.tokens };
    let call = ModelCall {
        id,
        purse: held.purse,
        model: held.model,
        prompt: held.prompt,
        outcome: CallOutcome::Lost,
        input_tokens: held.input_tokens,
        cached_tokens: 0,
        output_tokens: held.output_tokens,
        estimated: true,
        millis: 0,
        micro_dollars: held.micro_dollars,
        at: held.at,
    };
    let mut statements = add(&call.purse, Sums { reserved: back, spent: amount });
    statements.push(insert(&call));
    tx.execute_all(statements).await?;
    Ok(true)
}

/// The sums of a day: a user's, or the workspace's.
pub async fn sums(tx: &mut Tx, workspace: WorkspaceId, day: Date, user: Option<UserId>) -> Result<Sums> {
    let found = tx
        .query_opt(
            "SELECT user_id, spent, spent_tokens, reserved, reserved_tokens FROM spending
             WHERE workspace_id = $1 AND day = $2 AND user_id = $3",
            params![workspace, day.to_string(), user.map(|user| user.to_string()).unwrap_or_default()],
            sums_row,
        )
        .await?;
    Ok(found.map(|(_, sums)| sums).unwrap_or_default())
}

/// The calls of a workspace, of one user where one is named, from one day to another, both included: by day, model and
/// user, the newest day first, [`MOST_ROWS`] at most.
pub async fn usage(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (from, to): (Date, Date),
    user: Option<UserId>,
) -> Result<Vec<UsageRow>> {
    let sum = |column: &str| format!("CAST(COALESCE(sum({column}), 0) AS BIGINT)");
    let sql = format!(
        "SELECT c.day, c.model, c.user_id, COALESCE(max(u.name), ''), count(*),
             count(CASE WHEN c.outcome <> 'answered' THEN 1 END), {}, {}, {}, {}, count(*) - count(c.micro_dollars)
         FROM calls c LEFT JOIN users u ON u.id = c.user_id AND u.workspace_id = c.workspace_id
         WHERE c.workspace_id = $1 AND c.day >= $2 AND c.day <= $3 AND ($4 = '' OR c.user_id = $4)
         GROUP BY c.day, c.model, c.user_id ORDER BY c.day DESC, c.model, c.user_id LIMIT {MOST_ROWS}",
        sum("c.input_tokens"),
        sum("c.cached_tokens"),
        sum("c.output_tokens"),
        sum("c.micro_dollars"),
    );
    let user = user.map(|user| user.to_string()).unwrap_or_default();
    tx.query(&sql, params![workspace, from.to_string(), to.to_string(), user], |row| {
        Ok(UsageRow {
            day: row.id(0)?,
            model: row.text(1)?,
            user_id: row.id(2)?,
            user_name: row.text(3)?,
            calls: row.int(4)?,
            failed: row.int(5)?,
            input_tokens: row.int(6)?,
            cached_tokens: row.int(7)?,
            output_tokens: row.int(8)?,
            micro_dollars: row.int(9)?,
            unpriced: row.int(10)?,
        })
    })
    .await
}

/// Forgets calls and sums from before `before`, `limit` of each at most.
pub async fn prune(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<()> {
    let day = before.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    tx.execute_all(vec![
        (
            "DELETE FROM calls WHERE id IN (SELECT id FROM calls WHERE at < $1 ORDER BY at LIMIT $2)",
            params![before, limit],
        ),
        (
            "DELETE FROM spending WHERE (workspace_id, day, user_id) IN
                 (SELECT workspace_id, day, user_id FROM spending WHERE day < $1 ORDER BY day LIMIT $2)",
            params![day, limit],
        ),
    ])
    .await?;
    Ok(())
}

/// Makes the day's two rows where they are missing, locks both, and answers the workspace's and the user's sums.
async fn locked(tx: &mut Tx, purse: &Purse) -> Result<(Sums, Sums)> {
    let rows = tx
        .query(
            "INSERT INTO spending (workspace_id, day, user_id, spent, spent_tokens, reserved, reserved_tokens)
             VALUES ($1, $2, '', 0, 0, 0, 0), ($1, $2, $3, 0, 0, 0, 0)
             ON CONFLICT (workspace_id, day, user_id) DO UPDATE SET spent = spending.spent
             RETURNING user_id, spent, spent_tokens, reserved, reserved_tokens",
            params![purse.workspace_id, purse.day.to_string(), purse.user_id],
            sums_row,
        )
        .await?;
    let of = |wanted: bool| rows.iter().find(|(whole, _)| *whole == wanted).map(|(_, sums)| *sums).unwrap_or_default();
    Ok((of(true), of(false)))
}

/// Whether it is the workspace's, and the sums.
fn sums_row(row: &Row<'_>) -> Result<(bool, Sums)> {
    let spent = Amount { micro_dollars: row.int(1)?, tokens: row.int(2)? };
    let reserved = Amount { micro_dollars: row.int(3)?, tokens: row.int(4)? };
    Ok((row.text(0)?.is_empty(), Sums { spent, reserved }))
}

/// Adds to both of the day's rows, the workspace's first.
fn add(purse: &Purse, more: Sums) -> Vec<Statement<'static>> {
    let sql = "UPDATE spending SET spent = spent + $4, spent_tokens = spent_tokens + $5, reserved = reserved + $6,
             reserved_tokens = reserved_tokens + $7
         WHERE workspace_id = $1 AND day = $2 AND user_id = $3";
    let row = |user: String| {
        let Sums { spent, reserved } = more;
        let params = params![
            purse.workspace_id,
            purse.day.to_string(),
            user,
            spent.micro_dollars,
            spent.tokens,
            reserved.micro_dollars,
            reserved.tokens
        ];
        (sql, params)
    };
    vec![row(String::new()), row(purse.user_id.to_string())]
}

/// Takes a reservation out.
async fn take(tx: &mut Tx, id: CallId) -> Result<Option<Reservation>> {
    tx.query_opt(
        "DELETE FROM reservations WHERE id = $1
         RETURNING id, workspace_id, user_id, turn_id, day, purpose, model, prompt, input_tokens, output_tokens,
             micro_dollars, at, expires_at",
        params![id],
        |row| {
            Ok(Reservation {
                id: row.id(0)?,
                purse: Purse {
                    workspace_id: row.id(1)?,
                    user_id: row.id(2)?,
                    turn_id: row.id(3)?,
                    day: row.id(4)?,
                    purpose: row.text(5)?,
                },
                model: row.text(6)?,
                prompt: row.text(7)?,
                input_tokens: row.int(8)?,
                output_tokens: row.int(9)?,
                micro_dollars: row.opt_int(10)?,
                at: row.time(11)?,
                expires_at: row.time(12)?,
            })
        },
    )
    .await
}

fn insert(call: &ModelCall) -> Statement<'_> {
    (
        "INSERT INTO calls (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, outcome, input_tokens,
             cached_tokens, output_tokens, estimated, millis, micro_dollars, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        params![
            call.id,
            call.purse.workspace_id,
            call.purse.user_id,
            call.purse.turn_id,
            call.purse.day.to_string(),
            &call.purse.purpose,
            &call.model,
            &call.prompt,
            Value::word(call.outcome),
            call.input_tokens,
            call.cached_tokens,
            call.output_tokens,
            call.estimated,
            call.millis,
            call.micro_dollars,
            call.at
        ],
    )
}
