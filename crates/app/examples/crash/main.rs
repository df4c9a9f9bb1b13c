//! The proof: kills a server again and again under load, and counts what was lost, doubled or put out of order.
//!
//!     scripts/crash --kills 200
//!
//! The driver stands outside: it knows the server by HTTP, WebSocket and SIGKILL only, and counts from its own log of
//! what it sent and what was acknowledged. Messages of a conversation are numbered and sent one after another; one that
//! was not acknowledged is sent again under the same client id. The echo model repeats every number, so the replies
//! show which messages were worked off, how often, and in which order.
//!
//! `nodes` starts and kills servers, `traffic` sends and listens, `verdict` compares.

mod nodes;
mod traffic;
mod verdict;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use app::measure::Chance;
use app::stopwatch::Stopwatch;
use app::terminal::{self, Column};
use clap::Parser;
use store::testing::Cluster;

use nodes::Nodes;
use traffic::Traffic;
use verdict::Verdict;

/// Kills a server under load and counts what was lost, doubled or out of order.
#[derive(Debug, Parser)]
struct Args {
    /// How often a server is killed, in each scenario
    #[arg(long, default_value_t = 10)]
    kills: u32,
    /// sqlite or postgres [default: both, and two nodes on postgres]
    #[arg(long)]
    store: Option<String>,
    /// Servers on one Postgres; one of them is killed, the others go on
    #[arg(long, default_value_t = 1)]
    nodes: usize,
    /// Repeats the same pauses and kills
    #[arg(long)]
    seed: Option<u64>,
    /// Conversations that chat at once, at most 100
    #[arg(long, default_value_t = 40)]
    conversations: usize,
    /// Seconds after a kill within which all that was accepted has to be answered; a fault where it takes longer.
    /// Without it recoveries are measured and not judged, as on a machine that is busy with other things
    #[arg(long)]
    within: Option<u64>,
    /// The binary
    #[arg(long, default_value = "target/release/attache")]
    program: PathBuf,
}

const COLUMNS: [Column; 12] = [
    Column::new("scenario"),
    Column::new("kills").right(),
    Column::new("sent").right(),
    Column::new("again").right(),
    Column::new("replies").right(),
    Column::new("lost").right(),
    Column::new("doubled").right(),
    Column::new("out of order").right(),
    Column::new("other faults").right(),
    Column::new("recovery p50").right(),
    Column::new("recovery max").right(),
    Column::new("took").right(),
];

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Args::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            terminal::complain(&format!("crash: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether every scenario was without a fault.
async fn run(args: &Args) -> anyhow::Result<bool> {
    ensure!((1..=100).contains(&args.conversations), "--conversations takes 1 to 100");
    let program = args.program.canonicalize().with_context(|| format!("there is no {}", args.program.display()))?;
    let mut random = [0; 8];
    domain::Entropy::fill(&domain::SystemEntropy, &mut random);
    let seed = args.seed.unwrap_or(u64::from_le_bytes(random) % 1_000_000);
    let scenarios: Vec<(&str, usize)> = match args.store.as_deref() {
        None => vec![("sqlite", 1), ("postgres", 1), ("postgres", 2)],
        Some("sqlite") if args.nodes == 1 => vec![("sqlite", 1)],
        Some("sqlite") => bail!("a SQLite file has one server; --nodes needs --store postgres"),
        Some("postgres") => vec![("postgres", args.nodes.max(1))],
        Some(other) => bail!("--store takes sqlite or postgres, not {other:?}"),
    };
    terminal::complain(&format!("seed {seed}"));
    let (mut rows, mut faultless) = (Vec::new(), true);
    for (store, nodes) in scenarios {
        let name = if nodes == 1 { store.to_owned() } else { format!("{store}, {nodes} nodes") };
        let watch = Stopwatch::start();
        let Some(verdict) = scenario(args, &program, store, nodes, seed).await.with_context(|| name.clone())? else {
            continue;
        };
        for fault in verdict.faults.iter().take(20) {
            terminal::complain(&format!("{name}: {fault}"));
        }
        faultless &= verdict.is_faultless();
        rows.push(verdict.row(name, args.kills, watch.elapsed()));
    }
    terminal::print(&terminal::table(&COLUMNS, &rows, None))?;
    Ok(faultless)
}

/// `None` where the database is not installed.
async fn scenario(
    args: &Args,
    program: &std::path::Path,
    store: &str,
    count: usize,
    seed: u64,
) -> anyhow::Result<Option<Verdict>> {
    let folder = tempfile::Builder::new().prefix("attache-crash-").tempdir()?;
    let cluster = match store {
        "postgres" => match Cluster::start(true) {
            Some(cluster) => Some(cluster),
            None => return Ok(None),
        },
        _ => None,
    };
    let url = match &cluster {
        Some(cluster) => {
            cluster.psql("CREATE DATABASE crash");
            cluster.url("crash")
        }
        None => format!("sqlite:{}", folder.path().join("crash.db").display()),
    };
    let mut chance = Chance::new(seed);
    let mut nodes = Nodes::start(program, &url, count, folder.path()).await?;
    let secret = nodes.sign_in().await?;
    let traffic = Arc::new(Traffic::begin(nodes.addresses(), &secret, args.conversations, &mut chance).await?);
    let mut recoveries = app::measure::Latencies::default();
    for kill in 0..args.kills {
        tokio::time::sleep(chance.millis(20, 2_000)).await;
        // Every other kill waits until all that was accepted before it is done; the rest may hit a recovery.
        let waits = kill % 2 == 0;
        let victim = chance.below(count as u64) as usize;
        nodes.kill(victim).await?;
        let accepted = traffic.accepted();
        let watch = Stopwatch::start();
        if count == 1 {
            nodes.restart(victim)?;
            if chance.one_in(5) {
                // A server that has hardly begun.
                tokio::time::sleep(chance.millis(0, 100)).await;
                nodes.kill(victim).await?;
                nodes.restart(victim)?;
            }
        }
        if waits {
            traffic.answered(&accepted, Duration::from_mins(1)).await?;
            recoveries.add(watch.elapsed());
        }
        if count > 1 {
            // The others had to do it alone.
            nodes.restart(victim)?;
            nodes.until_ready(victim).await?;
        }
    }
    let log = traffic.end(Duration::from_mins(2)).await;
    let record = traffic::read_all(&nodes.addresses()[0], &secret, &log).await?;
    nodes.stop().await?;
    let verdict = verdict::judge(&log, &record, recoveries, args.within.map(std::time::Duration::from_secs));
    if !verdict.is_faultless() {
        terminal::complain(&format!("the servers' logs and the database are kept: {}", folder.keep().display()));
    }
    Ok(Some(verdict))
}
