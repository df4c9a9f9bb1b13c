//! A provider that goes away for a while under load: everybody is answered, by the rules where it cannot.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Args as ClapArgs, ValueEnum};
use engine::Lifecycle;
use futures_util::future::join_all;
use models::breaker;
use models::guarded::Limits;

use super::figures::Figure;
use super::place::Ground;
use super::provider::{Provider, Script};
use super::rounds::{ample, chain};
use super::world::{Chatter, World, reply, say, settings};
use crate::config::duration;
use crate::measure::Latencies;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Conversations, each of a workspace of its own, each saying the next thing a second after it was answered
    #[arg(long, default_value_t = 100)]
    conversations: usize,
    /// How long the provider is away; half as long before and after it is there
    #[arg(long, default_value = "60s", value_parser = duration::parse)]
    away: Duration,
    /// What being away looks like
    #[arg(long, value_enum, default_value = "closed")]
    how: How,
}

impl Default for Args {
    fn default() -> Self {
        Self { conversations: 100, away: Duration::from_mins(1), how: How::Closed }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum How {
    /// Connections end without an answer
    Closed,
    /// Connections are taken and nothing comes
    Silent,
}

/// What one conversation saw.
#[derive(Debug, Default)]
struct Seen {
    said: u64,
    answered: u64,
    /// How long an answer took that was given, or waited for, after the breaker had opened: from then on.
    after_opening: Latencies,
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let script = Script { thinks: Duration::from_millis(200), words: vec!["Yes.".into()], ..Script::default() };
    let provider = Provider::start(script, &life).await?;
    // It rests for as long as it is away, so that its coming back is seen too.
    let rests = breaker::Limits { open: args.away, ..breaker::Limits::default() };
    let model = chain(&provider, Limits { breaker: rests, concurrency: 256, ..Limits::default() })?;
    let world = World::start(ground, ample(settings(Duration::ZERO)), Arc::clone(&model)).await?;
    let chatters = world.chatters(args.conversations.max(1)).await?;
    let (provider, model) = (&provider, &model);
    let start = provider.now();
    let (gone, back) = (start + args.away / 2, start + args.away / 2 + args.away);
    let end = back + args.away / 2;
    let opened = tokio::sync::watch::Sender::new(None);
    let conducted = async {
        while provider.now() < end {
            let now = provider.now();
            match args.how {
                How::Closed => provider.set_down(gone <= now && now < back),
                How::Silent => provider.set_silent(gone <= now && now < back),
            }
            let open = model.health().iter().any(|health| matches!(health.breaker, breaker::State::Open { .. }));
            if open && opened.borrow().is_none() {
                opened.send_replace(Some(now));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let talking = chatters.iter().map(|chatter| talk(&world, chatter, provider, end, opened.subscribe()));
    let ((), all) = tokio::join!(conducted, join_all(talking));
    let all = all.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    let answers = model.health().first().map_or(0, |health| health.answered);
    world.end().await?;
    life.stop();
    let mut seen = Seen::default();
    for one in all {
        seen.said += one.said;
        seen.answered += one.answered;
        seen.after_opening.extend(one.after_opening);
    }
    let name = format!("outage, {}, {}", ground.place.name(), duration::show(args.away));
    let opening = opened.borrow().context("the breaker never opened")?.saturating_sub(gone);
    Ok(vec![
        Figure::new(&name, "said", seen.said as f64, ""),
        Figure::new(&name, "unanswered", (seen.said - seen.answered) as f64, "").at_most(0.0),
        Figure::new(&name, "answered by the provider", answers as f64, "").at_least(1.0),
        Figure::millis(&name, "away to breaker open", opening),
        Figure::millis(&name, "answered after it opened, p50", seen.after_opening.quantile(0.5)),
        Figure::millis(&name, "answered after it opened, most", seen.after_opening.max()).at_most(1_000.0),
    ])
}

/// Says one thing after another, and waits for each answer.
async fn talk(
    world: &World,
    chatter: &Chatter,
    provider: &Provider,
    end: Duration,
    opened: tokio::sync::watch::Receiver<Option<Duration>>,
) -> anyhow::Result<Seen> {
    let mut heard = world.subscribe(chatter);
    let mut seen = Seen::default();
    while provider.now() < end {
        seen.said += 1;
        let at = provider.now();
        say(&world.engine, chatter, seen.said, &format!("hello {}", seen.said)).await?;
        let answer = async {
            while reply(&heard.next().await.context("the bus ended")?, chatter).is_none() {}
            anyhow::Ok(())
        };
        if let Ok(answer) = tokio::time::timeout(Duration::from_mins(2), answer).await {
            answer?;
            seen.answered += 1;
        }
        let now = provider.now();
        if let Some(opened) = *opened.borrow()
            && opened < now
        {
            seen.after_opening.add(now.saturating_sub(at.max(opened)));
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(seen)
}
