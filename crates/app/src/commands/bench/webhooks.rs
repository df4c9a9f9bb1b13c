//! How long a platform waits for the answer to what it pushes, which comes after the commit. The real server, a bot with
//! many chats, and a steady rate: a push that could not begin in time has waited since it was due.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;
use domain::SystemEntropy;
use engine::Lifecycle;
use engine::vault::MasterKey;
use serde_json::{Value, json};

use super::bot::{Bots, Chat, Hook, connect};
use super::child::Child;
use super::figures::Figure;
use super::place::Ground;
use super::world::repeated;
use crate::client::http::Connection;
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Updates per second
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    rate: u32,
    #[arg(long, default_value_t = 100)]
    chats: usize,
    #[arg(long, default_value_t = 30)]
    seconds: u32,
    /// Connections that the platform pushes over; Telegram uses 40 where it is told nothing else
    #[arg(long, default_value_t = 40)]
    connections: u32,
}

impl Default for Args {
    fn default() -> Self {
        Self { rate: 500, chats: 100, seconds: 30, connections: 40 }
    }
}

/// How long the last replies may take.
const PATIENCE: Duration = Duration::from_mins(2);

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let bots = Bots::start(&life).await?;
    let token = bots.add(1);
    let key = MasterKey::random(&SystemEntropy).reveal();
    let variables = [
        ("ATTACHE_CHANNELS_TELEGRAM_URL", bots.url.as_str()),
        ("ATTACHE_CHANNELS_TELEGRAM_WEBHOOK", "true"),
        ("ATTACHE_KEYS_MASTER", key.as_str()),
    ];
    let child = Child::start(ground, 1, &variables).await?;
    let address = child.server.address();
    let mut connection = Connection::new(address, child.members.first().map(|member| member.secret.as_str()));
    let channel = connect(&mut connection, "telegram", json!({"token": token})).await?;
    let hook = Arc::new(bots.hook(&token)?);
    let chats = Arc::new(Chat::many(args.chats.max(1)));
    let pushed = |update: Value| {
        let hook = Arc::clone(&hook);
        async move {
            let status = push(&mut Connection::new(address, None), &hook, update, 1).await?;
            ensure!(status == 200, "a push was answered {status}");
            Ok(())
        }
    };
    bots.let_in(&token, &channel, &chats, &mut connection, pushed).await?;

    let total = u64::from(args.rate) * u64::from(args.seconds);
    let watch = Stopwatch::start();
    let mut pushers = Vec::new();
    for first in 0..args.connections.max(1) {
        let pusher = Pusher {
            connection: Connection::new(address, None),
            hook: Arc::clone(&hook),
            chats: Arc::clone(&chats),
            watch,
        };
        let numbers = (u64::from(first)..total).step_by(args.connections.max(1) as usize);
        pushers.push(life.spawn(pusher.run(numbers.collect(), args.rate)));
    }
    let (mut latencies, mut refused) = (Latencies::default(), 0_u64);
    for pusher in pushers {
        let (more, bad) = pusher.await??;
        latencies.extend(more);
        refused += bad;
    }
    let pushing = watch.elapsed();
    let answered = answered(&bots, &token, total - refused).await;
    let violations = bots.server.violations();
    ensure!(violations.is_empty(), "Telegram would not have taken {violations:?}");
    child.stop().await?;
    life.stop();
    let doubled: u64 = answered.values().map(|times| times - 1).sum();
    let name = format!("webhooks, {}, {}/s", ground.place.name(), args.rate);
    Ok(vec![
        Figure::new(&name, "pushed", total as f64 / pushing.as_secs_f64(), "1/s"),
        Figure::millis(&name, "answered, p50", latencies.quantile(0.5)),
        Figure::millis(&name, "answered, p99", latencies.quantile(0.99)).at_most(30.0),
        Figure::millis(&name, "answered, slowest", latencies.max()),
        Figure::new(&name, "refused", refused as f64, "").at_most(0.0),
        Figure::new(&name, "lost", (total - refused).saturating_sub(answered.len() as u64) as f64, "").at_most(0.0),
        Figure::new(&name, "doubled", doubled as f64, "").at_most(0.0),
    ])
}

/// How often each number was answered, once all were, or the patience is over.
async fn answered(bots: &Bots, token: &str, total: u64) -> HashMap<u64, u64> {
    let watch = Stopwatch::start();
    loop {
        let mut times = HashMap::new();
        for said in bots.replies(token) {
            repeated(&said.text).for_each(|number| *times.entry(number).or_insert(0) += 1);
        }
        if times.len() as u64 >= total || watch.elapsed() > PATIENCE {
            return times;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// One of the connections that the platform pushes over.
struct Pusher {
    connection: Connection,
    hook: Arc<Hook>,
    chats: Arc<Vec<Chat>>,
    watch: Stopwatch,
}

impl Pusher {
    /// Pushes each number when it is due, one after another; answers how long they took from then on, and how many
    /// were refused.
    async fn run(mut self, numbers: Vec<u64>, rate: u32) -> anyhow::Result<(Latencies, u64)> {
        let (mut latencies, mut refused) = (Latencies::default(), 0);
        for number in numbers {
            let due = Duration::from_nanos(number * 1_000_000_000 / u64::from(rate));
            tokio::time::sleep(due.saturating_sub(self.watch.elapsed())).await;
            let chat = self.chats[number as usize % self.chats.len()];
            // Behind the messages by which people were let in.
            let id = 1_000_000 + number;
            let update = chat.says(id as i64, &number.to_string());
            match push(&mut self.connection, &self.hook, update, id).await? {
                200 => latencies.add(self.watch.elapsed().saturating_sub(due)),
                _ => refused += 1,
            }
        }
        Ok((latencies, refused))
    }
}

/// One push as Telegram does it; answers the status.
async fn push(connection: &mut Connection, hook: &Hook, mut update: Value, number: u64) -> anyhow::Result<u16> {
    update["update_id"] = number.into();
    let headers = [("Content-Type", "application/json"), ("X-Telegram-Bot-Api-Secret-Token", hook.secret.as_str())];
    let answer = connection.request("POST", &hook.path, &headers, update.to_string().as_bytes()).await;
    Ok(answer.context("a push")?.status)
}
