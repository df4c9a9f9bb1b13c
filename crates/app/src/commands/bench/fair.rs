//! What others feel while one workspace floods: their p99 with and without the flood.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use clap::Args as ClapArgs;
use engine::{Engine, Subscription};
use models::scripted::Scripted;
use tokio::time::MissedTickBehavior;

use super::figures::Figure;
use super::place::Ground;
use super::world::{Chatter, World, delivered, say, settings};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// The others, each with one conversation
    #[arg(long, default_value_t = 20)]
    others: usize,
    /// Messages per second of each of the others
    #[arg(long, default_value_t = 4)]
    rate: u64,
    /// How many times that rate the flooding workspace sends
    #[arg(long, default_value_t = 100)]
    flood: u64,
    /// How long each phase is
    #[arg(long, default_value_t = 15)]
    seconds: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { others: 20, rate: 4, flood: 100, seconds: 15 }
    }
}

/// Conversations that the flood is spread over.
const FLOODED: usize = 50;

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let world = World::start(ground, settings(Duration::ZERO), Arc::new(Scripted::echo())).await?;
    let others = world.chatters(args.others.max(1)).await?;
    let flooder = world.chatter(others.len()).await?;
    let mut flooded = vec![flooder.clone()];
    for number in 1..FLOODED {
        flooded.push(world.another(&flooder, number).await?);
    }
    // The first second fills caches and plans and is thrown away.
    phase(&world, &others, args, 1, 1_000_000).await?;
    let quiet = phase(&world, &others, args, args.seconds, 0).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let sent = Arc::new(AtomicU64::new(0));
    let flood = world.life.spawn(pour(
        Arc::clone(&world.engine),
        flooded,
        args.rate * args.flood,
        Arc::clone(&stop),
        Arc::clone(&sent),
    ));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (before, watch) = (sent.load(Ordering::Acquire), Stopwatch::start());
    let loud = phase(&world, &others, args, args.seconds, 10_000_000).await?;
    let poured = (sent.load(Ordering::Acquire) - before) as f64 / watch.elapsed().as_secs_f64();
    stop.store(true, Ordering::Release);
    flood.await?;
    world.drained(Duration::from_mins(5)).await?;
    world.end().await?;
    let name = format!("fair, {}, {} others, {}×", ground.place.name(), args.others, args.flood);
    let ratio = loud.quantile(0.99).as_secs_f64() / quiet.quantile(0.99).as_secs_f64().max(1e-6);
    Ok(vec![
        Figure::millis(&name, "others, quiet, p50", quiet.quantile(0.5)),
        Figure::millis(&name, "others, quiet, p99", quiet.quantile(0.99)),
        Figure::new(&name, "flood that was accepted", poured, "1/s"),
        Figure::millis(&name, "others, flooded, p50", loud.quantile(0.5)),
        Figure::millis(&name, "others, flooded, p99", loud.quantile(0.99)),
        Figure::new(&name, "p99, flooded to quiet", ratio, "×").at_most(2.0),
    ])
}

/// The others chat for a while, each at its rate; how long their turns took. Numbers begin behind `first`.
async fn phase(world: &World, others: &[Chatter], args: &Args, seconds: u64, first: u64) -> anyhow::Result<Latencies> {
    let tasks: Vec<_> = others
        .iter()
        .enumerate()
        .map(|(place, chatter)| {
            let (engine, chatter, heard) = (Arc::clone(&world.engine), chatter.clone(), world.subscribe(chatter));
            let every = Duration::from_secs(1) / args.rate.max(1) as u32;
            // Not all at the same moment.
            let offset = every * place as u32 / others.len() as u32;
            world.life.spawn(chat(engine, chatter, heard, every, offset, first..first + args.rate * seconds))
        })
        .collect();
    let mut latencies = Latencies::default();
    for task in tasks {
        latencies.extend(task.await??);
    }
    Ok(latencies)
}

async fn chat(
    engine: Arc<Engine>,
    chatter: Chatter,
    mut heard: Subscription,
    every: Duration,
    offset: Duration,
    numbers: std::ops::Range<u64>,
) -> anyhow::Result<Latencies> {
    tokio::time::sleep(offset).await;
    let mut tick = tokio::time::interval(every);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut latencies = Latencies::default();
    for number in numbers {
        tick.tick().await;
        let watch = Stopwatch::start();
        let ack = say(&engine, &chatter, number, &number.to_string()).await?;
        delivered(&mut heard, &chatter, ack.seq).await?;
        latencies.add(watch.elapsed());
    }
    Ok(latencies)
}

/// Sends at `rate` until told to stop, whether it is answered or not.
async fn pour(engine: Arc<Engine>, chatters: Vec<Chatter>, rate: u64, stop: Arc<AtomicBool>, sent: Arc<AtomicU64>) {
    let chatters = Arc::new(chatters);
    // Tasks that send at once: a flood from so many connections.
    let senders: Vec<_> = (0..32_u64)
        .map(|sender| {
            let (engine, chatters) = (Arc::clone(&engine), Arc::clone(&chatters));
            let (stop, sent) = (Arc::clone(&stop), Arc::clone(&sent));
            async move {
                let mut tick = tokio::time::interval(Duration::from_secs(1) * 32 / rate.max(1) as u32);
                tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
                let mut number = sender;
                while !stop.load(Ordering::Acquire) {
                    tick.tick().await;
                    let chatter = &chatters[number as usize % chatters.len()];
                    if say(&engine, chatter, number, &number.to_string()).await.is_ok() {
                        sent.fetch_add(1, Ordering::AcqRel);
                    }
                    number += 32;
                }
            }
        })
        .collect();
    futures_util::future::join_all(senders).await;
}
