//! From exec to ready, and what a server holds in memory when nobody talks to it.

use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;

use super::child::serve;
use super::figures::Figure;
use super::place::Ground;
use crate::client::until_ready;
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Starts on the same database, after a first one that makes it
    #[arg(long, default_value_t = 20)]
    starts: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { starts: 20 }
    }
}

const PATIENCE: Duration = Duration::from_secs(30);

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let plot = ground.plot()?;
    let (mut first, mut later, mut stops, mut idle) = (Duration::ZERO, Latencies::default(), Latencies::default(), 0);
    for number in 0..=args.starts {
        let watch = Stopwatch::start();
        let mut server = serve(&plot, &[("ATTACHE_MODEL_KIND", "rules")])?;
        ensure!(until_ready(server.address(), PATIENCE).await, "the server was not ready in time");
        let took = watch.elapsed();
        if number == 0 {
            first = took;
        } else {
            later.add(took);
        }
        if number == args.starts {
            tokio::time::sleep(Duration::from_secs(10)).await;
            idle = server.resident().context("the system does not tell the memory of a process")?;
        }
        let watch = Stopwatch::start();
        let code = server.stop(PATIENCE).await?;
        ensure!(code == Some(0), "a clean stop ended with {code:?}");
        stops.add(watch.elapsed());
    }
    let name = format!("start, {}", ground.place.name());
    Ok(vec![
        Figure::millis(&name, "exec to ready, new database", first).at_most(150.0),
        Figure::millis(&name, "exec to ready, p50", later.quantile(0.5)).at_most(150.0),
        Figure::millis(&name, "exec to ready, slowest", later.max()).at_most(150.0),
        Figure::megabytes(&name, "resident after 10 s idle", idle).at_most(40.0),
        Figure::millis(&name, "SIGTERM to exit, p50", stops.quantile(0.5)),
    ])
}
