//! Token buckets that all nodes share: how often something may be sent to a bot, a chat or a pair.
//!
//! A bucket is one number, the time at which it would be free again had everything gone out evenly: each token moves
//! it by the bucket's interval, and it may run ahead of the clock by as many tokens as the burst has.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;

use crate::{Dialect, Result, Row, Tx, Value, params};

/// A limit: on average one token an interval, and `burst` of them at once after a rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Names it on every node, such as `telegram:bot:chn_…`.
    pub name: String,
    pub interval: Duration,
    /// 1 or more.
    pub burst: u32,
    /// Many conversations wait for it, and not one, whose order makes it wait anyway.
    pub shared: bool,
}

/// When a wish may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// At this time or later: its tokens are taken.
    At(Timestamp),
    /// Nothing was taken; ask again then.
    Later(Timestamp),
}

/// Takes a token from every bucket of a wish, or from none of them. One answer a wish, in their order: who asks first
/// has the earlier place.
pub async fn take(tx: &mut Tx, wishes: &[Vec<Bucket>], now: Timestamp) -> Result<Vec<Turn>> {
    let names: BTreeSet<&str> = wishes.iter().flatten().map(|bucket| bucket.name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() {
        return Ok(vec![Turn::At(now); wishes.len()]);
    }
    let mut levels = read(tx, &names).await?;
    let now = now.as_microsecond();
    let time = |micros| Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX);
    let mut turns = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let free = |bucket: &Bucket| levels[&bucket.name].saturating_sub(slack(bucket)).max(now);
        let ready = wish.iter().map(free).max().unwrap_or(now);
        // A place ahead leaves nothing unused that others wait for: else one slow chat would slow down its whole bot.
        if wish.iter().any(|bucket| bucket.shared && ready - free(bucket) > micros(bucket.interval)) {
            turns.push(Turn::Later(time(ready)));
            continue;
        }
        for bucket in wish {
            let level = levels.entry(bucket.name.clone()).or_insert(0);
            *level = (*level).max(ready).saturating_add(micros(bucket.interval));
        }
        turns.push(Turn::At(time(ready)));
    }
    let write = |name: &&str| {
        let level = levels.get(*name).copied().unwrap_or(0);
        ("UPDATE buckets SET free_at = $2 WHERE name = $1", vec![Value::from((*name).to_owned()), Value::Int(level)])
    };
    tx.execute_all(names.iter().map(write).collect()).await?;
    Ok(turns)
}

/// Nothing more out of this bucket before `until`: the platform said so.
pub async fn close(tx: &mut Tx, bucket: &Bucket, until: Timestamp) -> Result<()> {
    let free = until.as_microsecond().saturating_add(slack(bucket));
    tx.execute(
        "INSERT INTO buckets (name, free_at) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET free_at = excluded.free_at WHERE buckets.free_at < excluded.free_at",
        params![&bucket.name, free],
    )
    .await?;
    Ok(())
}

/// Forgets buckets that are full again since long ago, `limit` at most.
pub async fn prune(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64> {
    tx.execute(
        "DELETE FROM buckets WHERE name IN (SELECT name FROM buckets WHERE free_at < $1 ORDER BY free_at LIMIT $2)",
        params![before, limit],
    )
    .await
}

/// Locks the rows in the order of their names, so that no two transactions wait for each other in a circle.
async fn read(tx: &mut Tx, names: &[&str]) -> Result<BTreeMap<String, i64>> {
    let make = names.iter().map(|name| {
        ("INSERT INTO buckets (name, free_at) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING", params![*name])
    });
    let lock = if tx.dialect() == Dialect::Postgres { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT name, free_at FROM buckets WHERE name IN ({}) ORDER BY name{lock}", tx.texts_of("$1"));
    let level = |row: &Row<'_>| Ok((row.text(0)?, row.int(1)?));
    let (_, rows) = tx.query_after(make.collect(), &sql, params![Value::json(names)], level).await?;
    Ok(rows.into_iter().collect())
}

/// How far the bucket may run ahead of the clock, in microseconds.
fn slack(bucket: &Bucket) -> i64 {
    micros(bucket.interval).saturating_mul(i64::from(bucket.burst.max(1) - 1))
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
