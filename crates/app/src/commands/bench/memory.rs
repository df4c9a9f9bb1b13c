//! Resident memory of a server that has done many turns, against one that has done few.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;
use futures_util::future::join_all;

use super::child::{Child, Member};
use super::figures::Figure;
use super::place::Ground;
use super::sockets::Chat;
use crate::stopwatch::Stopwatch;
use crate::terminal::{self, Unit};

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    #[arg(long, default_value_t = 1_000_000)]
    pub turns: u64,
    /// Turns after which memory is first looked at
    #[arg(long, default_value_t = 10_000)]
    pub first: u64,
    /// Clients, each of a workspace of its own
    #[arg(long, default_value_t = 64)]
    pub clients: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { turns: 1_000_000, first: 10_000, clients: 64 }
    }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    ensure!(args.turns > args.first, "--turns must be more than --first");
    let variables = [("ATTACHE_ENGINE_DEBOUNCE", "0s")];
    let child = Child::start(ground, args.clients.max(1), &variables).await?;
    let mut chats = Vec::new();
    for member in &child.members {
        chats.push(Chat::connect(child.server.address(), member).await?);
    }
    let bar = terminal::progress(args.turns, Unit::Rows);
    bar.set_message("turns");
    let watch = Stopwatch::start();
    chat(&mut chats, &child.members, args.first, &bar).await?;
    let early = settled(&child).await?;
    chat(&mut chats, &child.members, args.turns - args.first, &bar).await?;
    let took = watch.elapsed();
    let late = settled(&child).await?;
    bar.finish_and_clear();
    child.stop().await?;
    let name = format!("memory, {}, {} turns", ground.place.name(), args.turns);
    Ok(vec![
        Figure::megabytes(&name, format!("resident after {} turns", args.first), early),
        Figure::megabytes(&name, format!("resident after {} turns", args.turns), late),
        Figure::new(&name, "late to early", late as f64 / early as f64, "×").at_most(1.2),
        Figure::new(&name, "turns", args.turns as f64 / took.as_secs_f64(), "1/s"),
    ])
}

/// All clients together do so many turns.
async fn chat(chats: &mut [Chat], members: &[Member], turns: u64, bar: &indicatif::ProgressBar) -> anyhow::Result<()> {
    let left = Arc::new(AtomicU64::new(turns));
    let clients = chats.iter_mut().zip(members).map(|(chat, member)| {
        let left = Arc::clone(&left);
        async move {
            while left.fetch_update(Ordering::AcqRel, Ordering::Acquire, |left| left.checked_sub(1)).is_ok() {
                chat.turn(member).await?;
                bar.inc(1);
            }
            anyhow::Ok(())
        }
    });
    join_all(clients).await.into_iter().collect()
}

/// The median of a few looks, once what runs has come to rest.
async fn settled(child: &Child) -> anyhow::Result<u64> {
    let mut looks = Vec::new();
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        looks.push(child.resident()?);
    }
    looks.sort_unstable();
    looks.get(2).copied().context("nothing was measured")
}
