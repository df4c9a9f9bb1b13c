//! More work than fits: a steady rate of messages, and a model that thinks twice about each turn, for seconds. Nothing
//! may be lost, tasks stay within their cap, and what waits stays bounded, because messages that wait share a turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use clap::Args as ClapArgs;
use jiff::SignedDuration;
use models::scripted::Scripted;
use models::{Answer, ToolCall};
use serde_json::json;

use super::figures::Figure;
use super::place::Ground;
use super::world::{Chatter, World, repeated, reply, say, settings};
use crate::config::duration;
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Messages per second
    #[arg(long, default_value_t = 20)]
    pub rate: u64,
    /// How long each of the two analyses of a turn takes
    #[arg(long, default_value = "2s", value_parser = duration::parse)]
    pub analysis: Duration,
    #[arg(long, default_value_t = 10)]
    pub minutes: u64,
    /// Conversations, each of a workspace of its own, that the messages are spread over
    #[arg(long, default_value_t = 200)]
    pub conversations: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { rate: 20, analysis: Duration::from_secs(2), minutes: 10, conversations: 200 }
    }
}

/// Looks into the agenda first, then repeats what was said: two analyses.
fn thinking(analysis: Duration) -> Scripted {
    let reply = |request: &models::Request| {
        if request.results().next().is_none() {
            let day = request.now.date().to_string();
            let call = ToolCall {
                id: "look".into(),
                name: "agenda".into(),
                arguments: json!({"from": day, "to": day}),
                why: None,
            };
            return Ok(Answer { calls: vec![call], ..Answer::default() });
        }
        let texts: Vec<&str> = request.new_messages().map(|said| said.text.as_str()).collect();
        Ok(Answer { text: format!("echo: {}", texts.join("\n")), ..Answer::default() })
    };
    Scripted::reply(reply).delayed(move || tokio::time::sleep(analysis))
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let settings = settings(engine::Settings::default().debounce);
    let cap = settings.turns;
    let world = World::start(ground, settings, Arc::new(thinking(args.analysis))).await?;
    let chatters = world.chatters(args.conversations.max(1)).await?;
    let answered = Arc::new(AtomicU64::new(0));
    let listeners: Vec<_> = chatters.iter().map(|chatter| listen(&world, chatter, &answered)).collect();

    let mut tick = tokio::time::interval(Duration::from_secs(1) / args.rate.max(1) as u32);
    let (mut accepted, mut refused, mut tasks, mut depth, mut late) = (0_u64, 0_u64, 0_i64, 0_i64, 0_i64);
    let all = args.rate * args.minutes * 60;
    for number in 0..all {
        tick.tick().await;
        let chatter = &chatters[number as usize % chatters.len()];
        match say(&world.engine, chatter, number, &number.to_string()).await {
            Ok(_) => accepted += 1,
            Err(_) => refused += 1,
        }
        tasks = tasks.max(world.engine.metrics.turns_running.get());
        if number.is_multiple_of(args.rate) {
            world.engine.gauge().await?;
            let waiting = world.engine.metrics.inbox_depth.get();
            depth = depth.max(waiting);
            if number > all / 2 {
                late = late.max(waiting);
            }
        }
    }
    let watch = Stopwatch::start();
    world.drained(Duration::from_mins(5)).await?;
    let drained = watch.elapsed();
    // Every reply is in the store by now; its last news are on their way to the listeners.
    let heard = async {
        while answered.load(Ordering::Acquire) < accepted {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(10), heard).await;
    world.life.stop();
    let mut latencies = Latencies::default();
    for listener in listeners {
        latencies.extend(listener.await??);
    }
    world.end().await?;
    let name = format!(
        "slow, {}, {}/s, 2 × {}, {} min",
        ground.place.name(),
        args.rate,
        duration::show(args.analysis),
        args.minutes
    );
    Ok(vec![
        Figure::new(&name, "lost", accepted.saturating_sub(answered.load(Ordering::Acquire)) as f64, "").at_most(0.0),
        Figure::new(&name, "refused", refused as f64, "").at_most(0.0),
        Figure::new(&name, "turns at once, most", tasks as f64, "").at_most(cap as f64),
        // Bounded: later no more waits than the messages of a few rounds of all conversations.
        Figure::new(&name, "messages waiting, most", depth as f64, "").at_most(4.0 * chatters.len() as f64),
        Figure::new(&name, "messages waiting in the second half, most", late as f64, ""),
        Figure::millis(&name, "said to answered, p50", latencies.quantile(0.5)),
        Figure::millis(&name, "said to answered, p99", latencies.quantile(0.99)),
        Figure::millis(&name, "all answered after the last message", drained),
    ])
}

/// Counts the answered messages of one conversation, and how long each waited.
fn listen(
    world: &World,
    chatter: &Chatter,
    answered: &Arc<AtomicU64>,
) -> tokio::task::JoinHandle<anyhow::Result<Latencies>> {
    let (chatter, answered, life) = (chatter.clone(), Arc::clone(answered), world.life.clone());
    let (mut heard, engine) = (world.subscribe(&chatter), Arc::clone(&world.engine));
    world.life.spawn(async move {
        let mut latencies = Latencies::default();
        let mut said = std::collections::HashMap::new();
        loop {
            let signal = tokio::select! {
                signal = heard.next() => signal.context("the bus ended")?,
                () = life.stopping() => return Ok(latencies),
            };
            if let Some(text) = reply(&signal, &chatter) {
                let now = engine.env.now();
                for number in repeated(text) {
                    answered.fetch_add(1, Ordering::AcqRel);
                    if let Some(at) = said.remove(&number) {
                        let waited: SignedDuration = now.duration_since(at);
                        latencies.add(waited.unsigned_abs());
                    }
                }
            } else if let engine::Signal::Event(event) = &signal
                && let domain::LivePayload::Message { message } = &event.payload
                && let Ok(number) = message.text.parse::<u64>()
            {
                said.insert(number, event.at);
            }
        }
    })
}
