//! What thousands of connected bots cost: memory of each, and the processor while nobody writes. The platforms are served
//! by this process, and the bots kept by one of its own, so that only ours is counted. Both looks are at servers that
//! have just begun on the same database: one that may keep no connection, and one that keeps them all.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use channels::discord::fake::Server as Discord;
use clap::Args as ClapArgs;
use domain::SystemEntropy;
use engine::Lifecycle;
use engine::vault::MasterKey;
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio::net::TcpListener;

use super::bot::{Bots, connect};
use super::child::{Member, serve_as};
use super::figures::Figure;
use super::place::{Ground, Plot};
use super::world::World;
use crate::client::http::Connection;
use crate::client::server::Server;
use crate::client::until_ready;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    bots: u32,
    /// How long the processor is watched; a poll of Telegram's stands 50 s, so that all are asked again once in that
    #[arg(long, default_value = "50s", value_parser = crate::config::duration::parse)]
    idle: Duration,
}

impl Default for Args {
    fn default() -> Self {
        Self { bots: 2_000, idle: Duration::from_secs(50) }
    }
}

/// How long all may take to be connected.
const PATIENCE: Duration = Duration::from_mins(5);
/// Between the last of them and the first look.
const REST: Duration = Duration::from_secs(10);
/// Connected at once when they are made.
const AT_ONCE: usize = 16;

/// The platforms, in this process.
struct Platforms {
    telegram: Bots,
    discord: Arc<Discord>,
    /// As the node takes it.
    discord_url: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Telegram,
    Discord,
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let platforms = Platforms::start(&life).await?;
    let mut figures = Vec::new();
    for kind in [Kind::Telegram, Kind::Discord] {
        figures.extend(measure(args, ground, &platforms, kind).await?);
    }
    life.stop();
    Ok(figures)
}

async fn measure(args: &Args, ground: &Ground, platforms: &Platforms, kind: Kind) -> anyhow::Result<Vec<Figure>> {
    let count = args.bots as usize;
    let plot = ground.plot()?;
    let members = World::members(&plot, 1).await?;
    let key = MasterKey::random(&SystemEntropy).reveal();
    let most = count.to_string();
    let node = async |kept: &str| {
        let arguments = ["bench", "node", "--telegram", &platforms.telegram.url, "--discord", &platforms.discord_url];
        let variables = [
            ("ATTACHE_KEYS_MASTER", key.as_str()),
            ("ATTACHE_CHANNELS_TELEGRAM", most.as_str()),
            ("ATTACHE_CHANNELS_DISCORD", most.as_str()),
            ("ATTACHE_CHANNELS_MOST", kept),
        ];
        ready(&plot, &arguments, &variables).await
    };
    let mut server = node("0").await?;
    link(platforms, kind, count, server.address(), members.first().context("there is nobody")?).await?;
    server.stop(PATIENCE).await?;

    let mut server = node("0").await?;
    tokio::time::sleep(REST).await;
    let before = server.resident().context("the system does not tell the memory of a process")?;
    server.stop(PATIENCE).await?;

    let begun: Vec<usize> = (0..count).map(|number| platforms.begun(kind, number)).collect();
    let watch = Stopwatch::start();
    let mut server = node(&most).await?;
    while (0..count).any(|number| platforms.begun(kind, number) == begun[number]) {
        if watch.elapsed() > PATIENCE {
            bail!("not all bots were connected in time");
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let connected = watch.elapsed();
    tokio::time::sleep(REST).await;
    let after = server.resident().context("the system does not tell the memory of a process")?;
    let (busy, watch) = (server.busy().context("the system does not tell the time of a process")?, Stopwatch::start());
    tokio::time::sleep(args.idle).await;
    let (busy, idle) = (server.busy().unwrap_or_default().saturating_sub(busy), watch.elapsed());
    ensure!(server.runs(), "the server ended by itself");
    server.stop(PATIENCE).await?;
    let each = after.saturating_sub(before) as f64 / count as f64 / 1024.0;
    let name = format!("bots, {}, {count} {}", ground.place.name(), kind.name());
    Ok(vec![
        Figure::megabytes(&name, "resident without them", before),
        Figure::megabytes(&name, "resident with all connected", after),
        Figure::new(&name, "resident, each", each, "KB").at_most(150.0),
        Figure::new(&name, "processor while idle", busy.as_secs_f64() / idle.as_secs_f64() * 100.0, "%").at_most(5.0),
        Figure::new(&name, "all connected after (50 begin each second)", connected.as_secs_f64(), "s"),
    ])
}

async fn ready(plot: &Plot, arguments: &[&str], variables: &[(&str, &str)]) -> anyhow::Result<Server> {
    let server = serve_as(arguments, plot, variables)?;
    ensure!(until_ready(server.address(), PATIENCE).await, "the server was not ready in time");
    Ok(server)
}

/// Makes the bots and connects them, a few at once.
async fn link(platforms: &Platforms, kind: Kind, count: usize, address: &str, member: &Member) -> anyhow::Result<()> {
    let linking = (0..count).map(|number| {
        let token = platforms.add(kind, number);
        async move {
            let mut connection = Connection::new(address, Some(&member.secret));
            connect(&mut connection, kind.name(), json!({"token": token})).await
        }
    });
    let linked: Vec<_> = stream::iter(linking).buffer_unordered(AT_ONCE).collect().await;
    linked.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    Ok(())
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Discord => "discord",
        }
    }
}

impl Platforms {
    async fn start(life: &Lifecycle) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let discord = Arc::new(Discord::new(address));
        let (serving, stop) = (Arc::clone(&discord).serve(listener), life.clone());
        life.spawn(async move {
            tokio::select! {
                () = serving => {}
                () = stop.stopping() => {}
            }
        });
        Ok(Self { telegram: Bots::start(life).await?, discord, discord_url: format!("http://{address}/api/v10") })
    }

    /// A new bot; answers its token.
    fn add(&self, kind: Kind, number: usize) -> String {
        match kind {
            Kind::Telegram => self.telegram.add(number),
            Kind::Discord => {
                let token = discord_token(number);
                self.discord.add(&token, &(1_300_000_000_000_000_000 + number as u64).to_string());
                token
            }
        }
    }

    /// How often a bot asked for its updates, or signed in to the gateway.
    fn begun(&self, kind: Kind, number: usize) -> usize {
        match kind {
            Kind::Telegram => {
                let calls = self.telegram.server.calls(&Bots::token(number));
                calls.iter().filter(|(method, _)| method == "getUpdates").count()
            }
            Kind::Discord => self.discord.heard(&discord_token(number)).len(),
        }
    }
}

fn discord_token(number: usize) -> String {
    format!("MTIzNDU2{number}.Gsecr.part_of-the_token")
}
