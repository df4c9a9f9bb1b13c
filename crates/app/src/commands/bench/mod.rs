//! `attache bench …`: measures this machine against the targets in `docs/benchmarks.md`.
//!
//! To add a measurement: a file here with a `run` that answers [`Figure`]s, its arguments in [`Bench`], and its line in
//! [`Bench::run`] and in [`everything`].

// What stands at arguments is help text.
#![allow(clippy::doc_markdown)]

mod accept;
mod bot;
mod bots;
mod budget;
mod burst;
mod child;
pub mod deliveries;
mod detect;
mod fair;
mod figures;
pub mod hostile;
mod memory;
mod network;
pub mod node;
mod outage;
mod phones;
pub mod place;
mod provider;
mod queue;
mod rig;
mod rounds;
mod scan;
mod slots;
mod slow;
mod sockets;
mod start;
mod state;
mod streams;
mod turns;
mod verdict;
mod webhooks;
mod world;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use crate::{cli, setup, terminal};
use figures::Figure;
use place::Place;

#[derive(Debug, ClapArgs)]
pub struct Args {
    #[command(subcommand)]
    bench: Bench,
    /// Prints JSON instead of the table
    #[arg(long, global = true)]
    json: bool,
    /// sqlite, postgres:auto (a cluster of its own, durable), or postgres://USER@HOST/NAME of an empty database
    #[arg(long, global = true, default_value = "sqlite", value_name = "STORE")]
    store: Place,
    /// Where SQLite files are made; on a disk, or nothing is measured
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Bench {
    /// Turns per second from inbox to delivered, every conversation sending as soon as it was answered
    Turns(turns::Args),
    /// How long a message takes to be on the disk at a steady rate
    Accept(accept::Args),
    /// How long a platform waits for the answer to what it pushes
    Webhooks(webhooks::Args),
    /// What thousands of connected bots cost
    Bots(bots::Args),
    /// A thousand messages to one bot, whose platform keeps its limits
    Queue(queue::Args),
    /// Everything delivered three times, and the server killed between
    Deliveries(deliveries::Args),
    /// A network that breaks exchanges off, and then everything
    Network(network::Args),
    /// A server whose platforms are servers of our own, for the measurements that need one
    #[command(hide = true)]
    Node(node::Args),
    /// A hundred messages within a second to one conversation
    Burst(burst::Args),
    /// A steady rate of messages that a slow model thinks about twice each
    Slow(slow::Args),
    /// What others feel while one workspace floods
    Fair(fair::Args),
    /// How far many calls of a model at once overshoot the day's cap
    Budget(budget::Args),
    /// Our share of a turn with two rounds of tools
    Rounds(rounds::Args),
    /// A thousand chats that stream at once, and how late the first word comes
    Streams(streams::Args),
    /// A provider that is away for a minute under load
    Outage(outage::Args),
    /// Resident memory after many turns
    Memory(memory::Args),
    /// Many WebSocket clients, each chatting
    Sockets(sockets::Args),
    /// From exec to ready, and resident memory when idle
    Start(start::Args),
    /// Lines of an exported chat per second
    Scan(scan::Args),
    /// A linked device's state, packed in several ways
    State(state::Args),
    /// Microseconds that the gate and the rules take to read a message of the labelled set
    Detect(detect::Args),
    /// How long it takes to find when ten people could meet within a month
    Slots(slots::Args),
    /// A hostile model that tries everything; what was done without leave must be nothing
    Hostile(hostile::Args),
    /// Everything, one after another
    All(All),
}

#[derive(Debug, Clone, ClapArgs)]
struct All {
    /// Minutes instead of an hour: the slow and the long ones are cut short
    #[arg(long)]
    short: bool,
}

pub fn run(args: &Args) -> anyhow::Result<u8> {
    if let Bench::Node(node) = &args.bench {
        return node::run(node);
    }
    setup::raise_file_limit();
    let figures = setup::runtime()?.block_on(args.bench.run(args))?;
    if args.json {
        terminal::print(&figures::json(&figures)?)?;
    } else {
        terminal::print(&figures::table(&figures))?;
    }
    let missed = figures.iter().any(|figure| figure.met() == Some(false));
    Ok(if missed { cli::FAILED } else { cli::OK })
}

impl Bench {
    async fn run(&self, args: &Args) -> anyhow::Result<Vec<Figure>> {
        let ground = place::Ground { place: args.store.clone(), data: args.data.clone() };
        match self {
            Self::Turns(args) => turns::run(args, &ground).await,
            Self::Accept(args) => accept::run(args, &ground).await,
            Self::Webhooks(args) => webhooks::run(args, &ground).await,
            Self::Bots(args) => bots::run(args, &ground).await,
            Self::Queue(args) => queue::run(args, &ground).await,
            Self::Deliveries(args) => deliveries::run(args, &ground).await,
            Self::Network(args) => network::run(args, &ground).await,
            Self::Node(_) => anyhow::bail!("a node is a server, and measures nothing"),
            Self::Burst(args) => burst::run(args, &ground).await,
            Self::Slow(args) => slow::run(args, &ground).await,
            Self::Fair(args) => fair::run(args, &ground).await,
            Self::Budget(args) => budget::run(args, &ground).await,
            Self::Rounds(args) => rounds::run(args, &ground).await,
            Self::Streams(args) => streams::run(args, &ground).await,
            Self::Outage(args) => outage::run(args, &ground).await,
            Self::Memory(args) => memory::run(args, &ground).await,
            Self::Sockets(args) => sockets::run(args, &ground).await,
            Self::Start(args) => start::run(args, &ground).await,
            Self::Scan(args) => scan::run(args),
            Self::State(args) => state::run(args),
            Self::Detect(args) => detect::run(args),
            Self::Slots(args) => slots::run(args),
            Self::Hostile(args) => hostile::run(args, &ground).await,
            Self::All(all) => everything(all, &ground).await,
        }
    }
}

/// A measurement that fails is told and does not keep the others from being made.
async fn everything(all: &All, ground: &place::Ground) -> anyhow::Result<Vec<Figure>> {
    let (mut slow, mut memory) = (slow::Args::default(), memory::Args::default());
    if all.short {
        slow.minutes = 1;
        memory.turns = 30_000;
    }
    let mut figures = Vec::new();
    let mut take = |name: &str, result: anyhow::Result<Vec<Figure>>| match result {
        Ok(more) => figures.extend(more),
        Err(error) => figures.push(Figure::failed(name, &error)),
    };
    take("start", start::run(&start::Args::default(), ground).await);
    take("scan", scan::run(&scan::Args::default()));
    take("slots", slots::run(&slots::Args::default()));
    // The labelled set lies with the source.
    if detect::Args::default().is_there() {
        take("detect", detect::run(&detect::Args::default()));
    }
    for place in [Place::Sqlite, Place::Cluster] {
        let ground = place::Ground { place, ..ground.clone() };
        take("turns", turns::run(&turns::Args::default(), &ground).await);
        take("accept", accept::run(&accept::Args::default(), &ground).await);
        take("webhooks", webhooks::run(&webhooks::Args::default(), &ground).await);
        take("burst", burst::run(&burst::Args::default(), &ground).await);
        take("hostile", hostile::run(&hostile::Args::default(), &ground).await);
        take("fair", fair::run(&fair::Args::default(), &ground).await);
        take("budget", budget::run(&budget::Args::default(), &ground).await);
        take("rounds", rounds::run(&rounds::Args::default(), &ground).await);
        take("streams", streams::run(&streams::Args::default(), &ground).await);
    }
    take("sockets", sockets::run(&sockets::Args::default(), ground).await);
    take("bots", bots::run(&bots::Args::default(), ground).await);
    take("queue", queue::run(&queue::Args::default(), ground).await);
    take("deliveries", deliveries::run(&deliveries::Args::default(), ground).await);
    take("network", network::run(&network::Args::default(), ground).await);
    take("outage", outage::run(&outage::Args::default(), ground).await);
    take("slow", slow::run(&slow, ground).await);
    take("memory", memory::run(&memory, ground).await);
    Ok(figures)
}
