//! How long a message takes from the call to the commit, at a steady rate, while the engine works the messages off.

use std::sync::Arc;
use std::time::Duration;

use clap::Args as ClapArgs;
use models::scripted::Scripted;
use tokio::time::MissedTickBehavior;

use super::figures::Figure;
use super::place::Ground;
use super::world::{World, say, settings};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Messages per second
    #[arg(long, default_value_t = 1_000)]
    rate: u64,
    #[arg(long, default_value_t = 100)]
    conversations: usize,
    #[arg(long, default_value_t = 20)]
    seconds: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { rate: 1_000, conversations: 100, seconds: 20 }
    }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let defaults = engine::Settings::default();
    let world = World::start(ground, settings(defaults.debounce), Arc::new(Scripted::echo())).await?;
    let chatters = Arc::new(world.chatters(args.conversations.max(1)).await?);
    let mut tick = tokio::time::interval(Duration::from_secs(1) / args.rate.max(1) as u32);
    // Who comes late makes up for it: the rate holds, and the wait is part of what is measured.
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut tasks = Vec::new();
    for number in 0..args.rate * args.seconds {
        let due = tick.tick().await;
        let (engine, chatters) = (Arc::clone(&world.engine), Arc::clone(&chatters));
        tasks.push(world.life.spawn(async move {
            let chatter = &chatters[number as usize % chatters.len()];
            say(&engine, chatter, number, &number.to_string()).await.map(|_| due.elapsed())
        }));
    }
    let (mut latencies, mut refused) = (Latencies::default(), 0_u64);
    for task in tasks {
        match task.await? {
            Ok(took) => latencies.add(took),
            Err(_) => refused += 1,
        }
    }
    let watch = Stopwatch::start();
    world.drained(Duration::from_mins(2)).await?;
    let drained = watch.elapsed();
    world.end().await?;
    let name = format!("accept, {}, {}/s", ground.place.name(), args.rate);
    Ok(vec![
        Figure::millis(&name, "commit, p50", latencies.quantile(0.5)),
        Figure::millis(&name, "commit, p99", latencies.quantile(0.99)).at_most(25.0),
        Figure::new(&name, "refused", refused as f64, "").at_most(0.0),
        Figure::millis(&name, "all answered after the last message", drained),
    ])
}
