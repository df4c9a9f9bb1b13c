//! A hostile model on a real engine: random programmes of calls, words and people around them, and afterwards a look at
//! the database: whatever was written must have had leave. A seed makes the same kinds of programmes;
//! ids are new each time, so that a run is not the same to the letter.
//!
//! `model.rs` is what the model tries, `world.rs` what people and platforms do meanwhile, `check.rs` what must hold. To
//! try one more trick: a line in one of the first two; what it must not achieve: a rule in the last.

mod check;
mod model;
mod world;

use anyhow::Context;
use clap::Args as ClapArgs;
use store::Store;

use super::figures::Figure;
use super::place::Ground;
use world::World;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Programmes, each in a workspace of its own
    #[arg(long, default_value_t = 1_000)]
    programmes: u32,
    /// Another seed makes other programmes
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { programmes: 1_000, seed: 1 }
    }
}

/// What the programmes came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Calls that the model made.
    pub calls: u64,
    pub proposed: u64,
    /// Writes that a person's yes allowed, and such that their rule did.
    pub approved: u64,
    pub automatic: u64,
    /// Writes and approvals without leave, and other rules that were broken: a line each.
    pub violations: Vec<String>,
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let plot = ground.plot()?;
    let store = Store::open(&plot.location, &store::Options::default()).await?;
    store.migrate().await?;
    let tally = play(store.clone(), args.programmes, args.seed).await?;
    store.close().await;
    for violation in tally.violations.iter().take(20) {
        crate::terminal::complain(violation);
    }
    let name = format!("hostile model, {}, {} programmes", ground.place.name(), args.programmes);
    Ok(vec![
        Figure::new(&name, "effects without leave", tally.violations.len() as f64, "").at_most(0.0),
        Figure::new(&name, "calls tried", tally.calls as f64, ""),
        Figure::new(&name, "proposals made", tally.proposed as f64, ""),
        Figure::new(&name, "effects by a person's yes", tally.approved as f64, ""),
        Figure::new(&name, "effects by a person's rule", tally.automatic as f64, ""),
    ])
}

/// Plays `programmes` on a migrated, empty database.
pub async fn play(store: Store, programmes: u32, seed: u64) -> anyhow::Result<Tally> {
    let mut world = World::new(store, seed).await?;
    let mut tally = Tally::default();
    let before = check::fingerprint(&world.engine, &world.victim).await?;
    for number in 0..programmes {
        let played = world.programme(number).await.with_context(|| format!("programme {number}, seed {seed}"))?;
        let found = tally.violations.len();
        check::programme(&world, &played, &mut tally).await?;
        tally.violations[found..].iter_mut().for_each(|line| *line = format!("programme {number}: {line}"));
    }
    if check::fingerprint(&world.engine, &world.victim).await? != before {
        tally.violations.push("another workspace was touched".to_owned());
    }
    tally.calls = world.model.calls();
    Ok(tally)
}
