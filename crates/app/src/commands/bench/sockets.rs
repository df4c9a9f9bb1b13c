//! Many WebSocket clients, each of a workspace of its own, all chatting.

use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args as ClapArgs;
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use serde_json::json;

use super::child::{Child, Member};
use super::figures::Figure;
use super::place::Ground;
use crate::client::socket::Socket;
use crate::measure::Latencies;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    #[arg(long, default_value_t = 1_000)]
    clients: usize,
    /// What each of them says, one thing after the other
    #[arg(long, default_value_t = 10)]
    messages: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { clients: 1_000, messages: 10 }
    }
}

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let clients = args.clients.max(1);
    let child = Child::start(ground, clients, &[]).await?;
    let address = child.server.address();
    let watch = Stopwatch::start();
    let connecting = child.members.iter().map(|member| Chat::connect(address, member));
    let chats: Vec<_> = stream::iter(connecting).buffered(64).collect().await;
    let mut chats = chats.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    let connected = watch.elapsed();
    let silent = child.resident()?;

    let talking = chats.iter_mut().zip(&child.members).map(async |(chat, member)| {
        let mut latencies = Latencies::default();
        for _ in 0..args.messages {
            match chat.turn(member).await {
                Ok(took) => latencies.add(took),
                Err(_) => break,
            }
        }
        latencies
    });
    let watch = Stopwatch::start();
    let all = join_all(talking).await;
    let took = watch.elapsed();
    let busy = child.resident()?;
    child.stop().await?;
    let served = all.iter().filter(|latencies| latencies.len() == args.messages).count();
    let mut latencies = Latencies::default();
    for more in all {
        latencies.extend(more);
    }
    let name = format!("sockets, {}, {clients} clients", ground.place.name());
    Ok(vec![
        Figure::new(&name, "clients served", served as f64, "").at_least(clients as f64),
        Figure::millis(&name, "all connected after", connected),
        Figure::new(&name, "turns", latencies.len() as f64 / took.as_secs_f64(), "1/s"),
        Figure::millis(&name, "said to delivered (debounce 1.5 s), p50", latencies.quantile(0.5)),
        Figure::millis(&name, "said to delivered (debounce 1.5 s), p99", latencies.quantile(0.99)),
        Figure::megabytes(&name, "resident, connected and silent", silent),
        Figure::megabytes(&name, "resident, after the chat", busy),
    ])
}

/// One client of one member.
#[derive(Debug)]
pub struct Chat {
    socket: Socket,
    number: u64,
}

impl Chat {
    pub async fn connect(address: &str, member: &Member) -> anyhow::Result<Self> {
        Ok(Self { socket: Socket::connect(address, &member.secret, &[]).await?, number: 0 })
    }

    /// Says something and waits until its answer was delivered; answers how long that took.
    pub async fn turn(&mut self, member: &Member) -> anyhow::Result<Duration> {
        self.number += 1;
        let watch = Stopwatch::start();
        let id = self.number.to_string();
        let frame = json!({"type": "send", "client_id": id, "text": id, "conversation_id": member.conversation});
        self.socket.write(&frame).await?;
        tokio::time::timeout(PATIENCE, self.delivered()).await.context("no answer came")??;
        Ok(watch.elapsed())
    }

    async fn delivered(&mut self) -> anyhow::Result<()> {
        loop {
            let frame = self.socket.read().await?;
            match frame["type"].as_str() {
                Some("event") if frame["event"]["payload"]["kind"] == "delivery" => return Ok(()),
                Some("error" | "bye") => bail!("the server said {frame}"),
                _ => {}
            }
        }
    }
}
