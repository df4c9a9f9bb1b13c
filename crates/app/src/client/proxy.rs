//! A network that can be made bad: what connects to it reaches another server, as well as its manner allows.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use engine::Lifecycle;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::server::free_port;
use crate::measure::Chance;

/// What happens to what goes through. An exchange begins where the client speaks after the server did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    Open,
    /// Of a hundred exchanges so many end the connection: half of them before the server hears anything, half when it
    /// answers.
    Lossy(u64),
    /// Every connection ends, and nobody listens.
    Cut,
    /// A connection that carried these words to the server brings nothing back any more.
    DeafAfter(String),
}

#[derive(Debug)]
pub struct Proxy {
    /// Where to connect.
    pub address: SocketAddr,
    manner: watch::Sender<Manner>,
    seen: Arc<Seen>,
}

/// What went through, and what did not.
#[derive(Debug, Default)]
struct Seen {
    exchanges: AtomicU64,
    broken: AtomicU64,
    deafened: AtomicU64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Passes,
    Unheard,
    Unanswered,
}

impl Proxy {
    /// A place for it, before it is known what is behind.
    pub async fn place() -> anyhow::Result<TcpListener> {
        // Not a port that the system gives away: while it is cut off, others may take those.
        Ok(TcpListener::bind(("127.0.0.1", free_port()?)).await?)
    }

    /// Leads what connects to `place` on to `server`, until `life` stops.
    pub fn start(place: TcpListener, server: SocketAddr, seed: u64, life: &Lifecycle) -> anyhow::Result<Self> {
        let manner = watch::Sender::new(Manner::Open);
        let proxy_address = place.local_addr()?;
        let proxy = Self { address: proxy_address, manner: manner.clone(), seen: Arc::default() };
        let (seen, tasks, mut chance) = (Arc::clone(&proxy.seen), life.clone(), Chance::new(seed));
        let mut changes = manner.subscribe();
        life.spawn(async move {
            let (address, mut place) = (proxy_address, Some(place));
            loop {
                let accepted = tokio::select! {
                    () = tasks.stopping() => return,
                    changed = changes.changed() => match changed {
                        Ok(()) => None,
                        Err(_) => return,
                    },
                    accepted = accept(place.as_ref()) => accepted.ok(),
                };
                if *changes.borrow() == Manner::Cut {
                    seen.broken.fetch_add(u64::from(accepted.is_some()), Ordering::Relaxed);
                    place = None;
                } else if place.is_none() {
                    place = again(address).await;
                }
                let Some(client) = accepted.filter(|_| place.is_some()) else { continue };
                let manner = changes.clone();
                let line = Line { manner, seen: Arc::clone(&seen), chance: Chance::new(chance.number()) };
                let stopping = tasks.clone();
                tasks.spawn(async move {
                    tokio::select! {
                        () = stopping.stopping() => {}
                        _ = line.carry(client, server) => {}
                    }
                });
            }
        });
        Ok(proxy)
    }

    pub fn set(&self, manner: Manner) {
        self.manner.send_replace(manner);
    }

    /// Exchanges that began, and those of them that were broken off, with connections that were not let begin.
    pub fn counts(&self) -> (u64, u64) {
        (self.seen.exchanges.load(Ordering::Relaxed), self.seen.broken.load(Ordering::Relaxed))
    }

    /// Connections that were made deaf.
    pub fn deafened(&self) -> u64 {
        self.seen.deafened.load(Ordering::Relaxed)
    }
}

/// The next connection; never where nobody listens.
async fn accept(place: Option<&TcpListener>) -> std::io::Result<TcpStream> {
    match place {
        Some(place) => Ok(place.accept().await?.0),
        None => std::future::pending().await,
    }
}

/// Listens at the same address again, which the last connections may still hold for a moment.
async fn again(address: SocketAddr) -> Option<TcpListener> {
    for _ in 0..500 {
        if let Ok(place) = TcpListener::bind(address).await {
            return Some(place);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    None
}

/// One connection.
struct Line {
    manner: watch::Receiver<Manner>,
    seen: Arc<Seen>,
    chance: Chance,
}

impl Line {
    /// `None` at its end, whatever it came by: both sides are closed then.
    async fn carry(mut self, mut client: TcpStream, server: SocketAddr) -> Option<()> {
        let mut server = TcpStream::connect(server).await.ok()?;
        // Small things come one after another, and each is waited for.
        client.set_nodelay(true).ok()?;
        server.set_nodelay(true).ok()?;
        let (mut asked, mut answered) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
        // What the client said lately, for words that come in two pieces.
        let mut said = Vec::new();
        let (mut client_spoke, mut deaf, mut fate) = (false, false, Fate::Passes);
        loop {
            tokio::select! {
                changed = self.manner.changed() => {
                    changed.ok()?;
                    if *self.manner.borrow_and_update() == Manner::Cut {
                        return self.broken();
                    }
                }
                count = client.read(&mut asked) => {
                    let bytes = &asked[..count.ok().filter(|count| *count > 0)?];
                    if !client_spoke {
                        client_spoke = true;
                        fate = self.fate();
                    }
                    if fate == Fate::Unheard {
                        return self.broken();
                    }
                    if let Manner::DeafAfter(words) = &*self.manner.borrow() {
                        said.extend_from_slice(bytes);
                        if !deaf && said.windows(words.len().max(1)).any(|window| window == words.as_bytes()) {
                            deaf = true;
                            self.seen.deafened.fetch_add(1, Ordering::Relaxed);
                        }
                        said.drain(..said.len().saturating_sub(words.len()));
                    }
                    server.write_all(bytes).await.ok()?;
                }
                count = server.read(&mut answered) => {
                    let bytes = &answered[..count.ok().filter(|count| *count > 0)?];
                    if client_spoke && fate == Fate::Unanswered {
                        return self.broken();
                    }
                    client_spoke = false;
                    if !deaf {
                        client.write_all(bytes).await.ok()?;
                    }
                }
            }
        }
    }

    fn fate(&mut self) -> Fate {
        self.seen.exchanges.fetch_add(1, Ordering::Relaxed);
        let Manner::Lossy(percent) = *self.manner.borrow() else { return Fate::Passes };
        match self.chance.below(200) {
            drawn if drawn < percent => Fate::Unheard,
            drawn if drawn < 2 * percent => Fate::Unanswered,
            _ => Fate::Passes,
        }
    }

    fn broken(&self) -> Option<()> {
        self.seen.broken.fetch_add(1, Ordering::Relaxed);
        None
    }
}
