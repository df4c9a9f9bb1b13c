//! Turns per second: many conversations, each of a workspace of its own, each saying the next thing once it was
//! answered. A turn counts from the call that takes the message in to the news that its reply was delivered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args as ClapArgs;
use models::scripted::Scripted;

use super::figures::Figure;
use super::place::{Ground, Place};
use super::world::{Chatter, World, delivered, say, settings};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Conversations at once
    #[arg(long, default_value_t = 100)]
    conversations: usize,
    /// How long is measured, after one second that is not
    #[arg(long, default_value_t = 10)]
    seconds: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { conversations: 100, seconds: 10 }
    }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let world = World::start(ground, settings(Duration::ZERO), Arc::new(Scripted::echo())).await?;
    let chatters = world.chatters(args.conversations).await?;
    let (measuring, stop) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let tasks: Vec<_> = chatters
        .into_iter()
        .map(|chatter| {
            let chat = Chat {
                heard: world.subscribe(&chatter),
                chatter,
                measuring: Arc::clone(&measuring),
                stop: Arc::clone(&stop),
            };
            let engine = Arc::clone(&world.engine);
            world.life.spawn(chat.run(engine))
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    measuring.store(true, Ordering::Release);
    let watch = Stopwatch::start();
    tokio::time::sleep(Duration::from_secs(args.seconds)).await;
    measuring.store(false, Ordering::Release);
    let took = watch.elapsed();
    stop.store(true, Ordering::Release);
    let mut latencies = Latencies::default();
    for task in tasks {
        latencies.extend(task.await??);
    }
    world.end().await?;
    let name = format!("turns, {}, {} at once", ground.place.name(), args.conversations);
    let wanted = if ground.place == Place::Sqlite { 1_000.0 } else { 500.0 };
    Ok(vec![
        Figure::new(&name, "turns", latencies.len() as f64 / took.as_secs_f64(), "1/s").at_least(wanted),
        Figure::millis(&name, "inbox to delivered, p50", latencies.quantile(0.5)),
        Figure::millis(&name, "inbox to delivered, p99", latencies.quantile(0.99)).at_most(250.0),
    ])
}

struct Chat {
    chatter: Chatter,
    heard: engine::Subscription,
    measuring: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
}

impl Chat {
    /// How long each turn took that ended while it was measured.
    async fn run(mut self, engine: Arc<engine::Engine>) -> anyhow::Result<Latencies> {
        let mut latencies = Latencies::default();
        for number in 1.. {
            let watch = Stopwatch::start();
            let ack = say(&engine, &self.chatter, number, &number.to_string()).await?;
            delivered(&mut self.heard, &self.chatter, ack.seq).await?;
            if self.measuring.load(Ordering::Acquire) {
                latencies.add(watch.elapsed());
            }
            if self.stop.load(Ordering::Acquire) {
                break;
            }
        }
        Ok(latencies)
    }
}
