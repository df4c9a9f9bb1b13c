//! How far calls of a model that are made at once overshoot the day's cap, and what keeping the books of one takes.

use std::sync::Arc;
use std::time::Duration;

use clap::Args as ClapArgs;
use domain::{Amount, CallId, CallOutcome, Caps, Env, ModelCall, Purse, TurnId};
use engine::Settings;
use futures_util::FutureExt;
use futures_util::future::join_all;
use jiff::civil::Date;
use models::chain::Chain;
use models::guarded::{Guarded, Limits};
use models::prices::Prices;
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, Model, Usage};
use store::spending::Reservation;

use super::figures::Figure;
use super::place::Ground;
use super::world::{Chatter, World, say, settings};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Calls at once, each of a conversation of its own in one workspace
    #[arg(long, default_value_t = 100)]
    calls: usize,
    /// Calls that the day's cap holds
    #[arg(long, default_value_t = 20)]
    fit: i64,
}

impl Default for Args {
    fn default() -> Self {
        Self { calls: 100, fit: 20 }
    }
}

/// Tokens of a call, read and written; each costs all that was reserved for it.
const TOKENS: (u32, u32) = (9_000, 1_000);
/// Calls whose books are timed.
const BOOKED: usize = 500;
/// What a call costs, in millionths of a US dollar: a dollar for a million tokens.
const RESERVATION: i64 = 10_000;

fn paid() -> anyhow::Result<Arc<dyn Model>> {
    let usage = Usage { input_tokens: TOKENS.0, output_tokens: TOKENS.1, ..Usage::default() };
    let answer = move |_: &_| Ok(Answer { text: "answered".into(), usage, ..Answer::default() });
    // All are on their way before the first is settled.
    let model =
        Scripted::reply(answer).billed(TOKENS.0, TOKENS.1).delayed(|| tokio::time::sleep(Duration::from_millis(200)));
    let prices = Prices::parse("[models.scripted]\ninput = 1\noutput = 1\n").map_err(anyhow::Error::msg)?;
    let limits = Limits { concurrency: 10_000, ..Limits::default() };
    let guarded = Guarded::new(Arc::new(model), limits, prices.of("scripted"), Env::system());
    Ok(Arc::new(Chain::new(vec![Arc::new(guarded), Arc::new(Rules)])))
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    // A half more than fit, so that a cap between two reservations is tried too.
    let cap = args.fit * RESERVATION + RESERVATION / 2;
    let workspace = Amount { micro_dollars: cap, tokens: 0 };
    let caps = Caps { workspace, user: Amount::default() };
    let calls = args.calls.max(1);
    let settings = Settings { caps, turns: calls, turns_per_workspace: 10_000, ..settings(Duration::ZERO) };
    let world = World::start(ground, settings, paid()?).await?;
    let first = world.chatter(0).await?;
    let mut chatters = vec![first.clone()];
    for number in 1..calls {
        chatters.push(world.another(&first, number).await?);
    }
    let day = world.engine.env.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut most = 0;
    // The first wave finds an empty day; the second one that is used up.
    for wave in 0..2 {
        for said in join_all(chatters.iter().map(|chatter| say(&world.engine, chatter, wave, "hello"))).await {
            said?;
        }
        let mut done = world.drained(Duration::from_mins(2)).boxed();
        loop {
            let ended = tokio::time::timeout(Duration::from_millis(10), &mut done).await;
            most = most.max(held(&world, &first, day).await?);
            if let Ok(result) = ended {
                result?;
                break;
            }
        }
    }
    let spent = held(&world, &first, day).await?;
    let books = books(&world, &first, day).await?;
    world.end().await?;
    let name = format!("budget, {}, {} calls at once", ground.place.name(), args.calls);
    let reservations = |micro_dollars: i64| micro_dollars as f64 / RESERVATION as f64;
    Ok(vec![
        Figure::new(&name, "fit into the cap", reservations(cap).floor(), ""),
        Figure::new(&name, "made and paid for", reservations(spent), "").at_least(1.0),
        Figure::millis(&name, "leave and record of one call, p50", books.quantile(0.5)),
        Figure::millis(&name, "leave and record of one call, p99", books.quantile(0.99)),
        Figure::new(&name, "overshoot, in reservations", reservations((most - cap).max(0)), "").at_most(1.0),
    ])
}

/// How long it takes to reserve a call and to settle it, one after another, on a day of its own.
async fn books(world: &World, chatter: &Chatter, day: Date) -> anyhow::Result<Latencies> {
    let env = &world.engine.env;
    let purse = Purse {
        workspace_id: chatter.user.workspace_id,
        user_id: chatter.user.id,
        turn_id: env.id(TurnId::new),
        day: day.tomorrow()?,
        purpose: "chat".into(),
    };
    let mut latencies = Latencies::default();
    for _ in 0..BOOKED {
        let now = env.now();
        let held = Reservation {
            id: env.id(CallId::new),
            purse: purse.clone(),
            model: "scripted".into(),
            prompt: "chat.v1".into(),
            input_tokens: TOKENS.0.into(),
            output_tokens: TOKENS.1.into(),
            micro_dollars: Some(RESERVATION),
            at: now,
            expires_at: now,
        };
        let call = ModelCall {
            id: held.id,
            purse: purse.clone(),
            model: held.model.clone(),
            prompt: held.prompt.clone(),
            outcome: CallOutcome::Answered,
            input_tokens: held.input_tokens,
            cached_tokens: 0,
            output_tokens: held.output_tokens,
            estimated: false,
            millis: 0,
            micro_dollars: Some(RESERVATION),
            at: now,
        };
        let store = &world.engine.store;
        let watch = Stopwatch::start();
        store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::spending::reserve(tx, &held, Caps::default()).await }.boxed()
            })
            .await?;
        store
            .write::<_, store::Error, _>(move |tx| {
                async move { store::spending::settle(tx, call.id, Some(&call)).await }.boxed()
            })
            .await?;
        latencies.add(watch.elapsed());
    }
    Ok(latencies)
}

/// What the workspace's day has spent and reserved.
async fn held(world: &World, chatter: &Chatter, day: Date) -> anyhow::Result<i64> {
    let workspace = chatter.user.workspace_id;
    let sums = world
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move { store::spending::sums(tx, workspace, day, None).await }.boxed()
        })
        .await?;
    Ok(sums.spent.plus(sums.reserved).micro_dollars)
}
