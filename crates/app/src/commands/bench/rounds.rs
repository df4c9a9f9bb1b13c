//! Our share of a turn with two rounds of tools: from the call that takes the message in to the reply that is
//! committed and told, without the time in which the provider had the question. One after another, each call paid for.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;
use domain::{Amount, Caps, Env};
use engine::{Lifecycle, Settings};
use models::chain::Chain;
use models::guarded::{Guarded, Limits};
use models::openai::{OpenAi, Options, Patience};
use models::prices::Prices;
use models::rules::Rules;
use models::{Endpoint, Model};

use super::figures::Figure;
use super::place::Ground;
use super::provider::{Provider, Script};
use super::world::{World, delivered, reply, say, settings};
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Turns that are measured, after a tenth as many that are not
    #[arg(long, default_value_t = 1_000)]
    turns: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { turns: 1_000 }
    }
}

/// Rounds in which tools are used; the third answer is words.
const ROUNDS: usize = 2;

/// The provider behind its guard and with a price, and behind it the rules: as `model.kind = "chain"` makes it.
pub fn chain(provider: &Provider, limits: Limits) -> anyhow::Result<Arc<dyn Model>> {
    let client = OpenAi::new(Options {
        endpoint: Endpoint::parse(&provider.url()).map_err(anyhow::Error::msg)?,
        key: None,
        model: "bench".into(),
        output_tokens: 500,
        patience: Patience::default(),
    })?;
    let prices = Prices::parse("[models.bench]\ninput = 1\noutput = 1\n").map_err(anyhow::Error::msg)?;
    let guarded = Guarded::new(Arc::new(client), limits, prices.of("bench"), Env::system());
    Ok(Arc::new(Chain::new(vec![Arc::new(guarded), Arc::new(Rules)])))
}

/// Caps that hold every call of a measurement and are looked at for each.
pub fn ample(settings: Settings) -> Settings {
    let cap = Amount { micro_dollars: 1_000_000_000_000, tokens: 0 };
    Settings { caps: Caps { workspace: cap, user: cap }, ..settings }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let script = Script { rounds: ROUNDS, words: vec!["Nothing ".into(), "stands.".into()], ..Script::default() };
    let provider = Provider::start(script, &life).await?;
    let model = chain(&provider, Limits::default())?;
    let world = World::start(ground, ample(settings(Duration::ZERO)), model).await?;
    let chatter = world.chatter(0).await?;
    let mut heard = world.subscribe(&chatter);
    let (mut ours, mut theirs) = (Latencies::default(), Latencies::default());
    let unmeasured = args.turns / 10;
    for number in 0..unmeasured + args.turns {
        let text = format!("agenda-{number}");
        let watch = Stopwatch::start();
        let ack = say(&world.engine, &chatter, number, &text).await?;
        while reply(&heard.next().await.context("the bus ended")?, &chatter).is_none() {}
        let took = watch.elapsed();
        delivered(&mut heard, &chatter, ack.seq).await?;
        let questions = provider.take(&text);
        ensure!(questions.len() == ROUNDS + 1, "{} questions where {} were due", questions.len(), ROUNDS + 1);
        let there: Duration = questions.iter().map(|question| question.done.saturating_sub(question.asked)).sum();
        if number >= unmeasured {
            ours.add(took.saturating_sub(there));
            theirs.add(there);
        }
    }
    world.end().await?;
    life.stop();
    let name = format!("rounds, {}, two of tools", ground.place.name());
    Ok(vec![
        Figure::millis(&name, "our share, p50", ours.quantile(0.5)).at_most(3.0),
        Figure::millis(&name, "our share, p99", ours.quantile(0.99)).at_most(15.0),
        Figure::millis(&name, "the provider's, p50", theirs.quantile(0.5)),
    ])
}
