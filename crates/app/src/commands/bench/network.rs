//! A bad network between us and the platforms: of the exchanges a share is broken off, half of them before the other end
//! heard anything, half before its answer came; then everything is cut for a while. People go on writing all the time.

use std::time::Duration;

use clap::Args as ClapArgs;
use engine::Lifecycle;
use futures_util::future::join_all;

use super::bot::Chat;
use super::figures::Figure;
use super::phones::{self, Phone};
use super::place::Ground;
use super::rig::Rig;
use super::verdict::{Brought, judge};
use crate::client::proxy::Manner;
use crate::config::duration;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Of a hundred exchanges
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(0..=100))]
    percent: u64,
    /// How long exchanges are broken off
    #[arg(long, default_value = "30s", value_parser = duration::parse)]
    lossy: Duration,
    /// How long nothing goes through then
    #[arg(long, default_value = "60s", value_parser = duration::parse)]
    cut: Duration,
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=400))]
    chats: u32,
    /// Between two messages of one chat
    #[arg(long, default_value = "2s", value_parser = duration::parse)]
    every: Duration,
    /// telegram, discord, whatsapp or mail [default: all]
    #[arg(long)]
    platform: Option<String>,
}

impl Default for Args {
    fn default() -> Self {
        let secs = Duration::from_secs;
        Self { percent: 30, lossy: secs(30), cut: secs(60), chats: 10, every: secs(2), platform: None }
    }
}

/// How long all may take once the network is good again: the longest wait of a connection that failed often, and more.
const PATIENCE: Duration = Duration::from_mins(15);

/// All platforms at once, each with a server of its own.
pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let folder = ground.folder()?;
    let phones = phones::all(folder.path(), &life).await?;
    let wanted = phones.iter().filter(|phone| args.platform.as_deref().is_none_or(|wanted| wanted == phone.platform()));
    let measured = join_all(wanted.map(|phone| measure(args, ground, &**phone))).await;
    life.stop();
    Ok(measured.into_iter().collect::<anyhow::Result<Vec<_>>>()?.concat())
}

async fn measure(args: &Args, ground: &Ground, phone: &dyn Phone) -> anyhow::Result<Vec<Figure>> {
    let chats = Chat::many(args.chats as usize);
    let mut rig = Rig::start(phone, ground, None, &chats).await?;
    let mut brought = Brought::default();
    let set = |manner: &Manner| phone.proxies().into_iter().for_each(|proxy| proxy.set(manner.clone()));
    let (whole, watch) = (args.lossy + args.cut, Stopwatch::start());
    // Where a chat may not be written to so often, people write less often.
    let every = args.every.max(whole / phone.most() as u32);
    set(&Manner::Lossy(args.percent));
    let mut cut = false;
    while watch.elapsed() < whole {
        if !cut && watch.elapsed() >= args.lossy {
            set(&Manner::Cut);
            cut = true;
        }
        for &chat in &chats {
            let number = rig.number();
            let word = format!("word-{number}");
            brought.add(chat, &word);
            phone.bring(rig.address(), chat, number, &word).await?;
        }
        tokio::time::sleep(every.min(whole.saturating_sub(watch.elapsed()))).await;
    }
    set(&Manner::Open);
    let (healed, counts) = (Stopwatch::start(), phone.proxies().into_iter().map(crate::client::proxy::Proxy::counts));
    let (exchanges, broken) = counts.fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
    // One more to each, which comes through: with its answer all that stands before it is over.
    for &chat in &chats {
        let number = rig.number();
        let word = format!("last-{number}");
        brought.add(chat, &word);
        phone.bring(rig.address(), chat, number, &word).await?;
    }
    let last = |rig: &Rig<'_>| {
        chats.iter().all(|chat| {
            let last = brought.0.get(chat).and_then(|words| words.last());
            last.is_none_or(|last| rig.is_answered(*chat, last))
        })
    };
    rig.until(PATIENCE, last).await?;
    let healed = healed.elapsed();
    rig.stop().await?;
    let verdict = judge(&rig.plot, &rig.member, phone, &brought).await?;
    for fault in verdict.faults.iter().take(20) {
        crate::terminal::complain(&format!("{}: {fault}", phone.platform()));
    }
    let name = format!("network, {}, {}", ground.place.name(), phone.platform());
    let count = |what: &str, value: usize| Figure::new(&name, what, value as f64, "");
    Ok(vec![
        count("exchanges", exchanges as usize),
        count("broken off", broken as usize),
        count("messages brought", verdict.brought),
        count("lost", verdict.lost).at_most(0.0),
        count("doubled", verdict.doubled).at_most(0.0),
        count("out of order", verdict.disordered).at_most(0.0),
        count("replies", verdict.replies),
        count("replies shown as uncertain", verdict.uncertain),
        count("of these with the person", verdict.arrived),
        Figure::new(&name, "all answered after the network was good again", healed.as_secs_f64(), "s"),
    ])
}
