//! Every platform delivers each message three times, and the server is killed between: one turn, one reply. And a kill
//! between a send and its record: the platform has the message, and its answer never comes.

use std::time::Duration;

use clap::Args as ClapArgs;
use engine::Lifecycle;

use super::bot::Chat;
use super::figures::Figure;
use super::phones::{self, Phone};
use super::place::Ground;
use super::rig::{PATIENCE, Rig};
use super::verdict::{Brought, Verdict, judge};
use crate::client::proxy::Manner;
use crate::measure::Chance;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Messages of each platform, each delivered three times, with two kills
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=400))]
    messages: u32,
    /// Sends of each platform whose server is killed before it records them
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(0..=400))]
    sends: u32,
    /// Repeats the same pauses
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// telegram, discord, whatsapp or mail [default: all]
    #[arg(long)]
    platform: Option<String>,
}

impl Default for Args {
    fn default() -> Self {
        Self { messages: 10, sends: 5, seed: 7, platform: None }
    }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let folder = ground.folder()?;
    let mut figures = Vec::new();
    for phone in phones::all(folder.path(), &life).await? {
        if args.platform.as_deref().is_none_or(|wanted| wanted == phone.platform()) {
            figures.extend(measure(args, ground, &*phone).await?);
        }
    }
    life.stop();
    Ok(figures)
}

async fn measure(args: &Args, ground: &Ground, phone: &dyn Phone) -> anyhow::Result<Vec<Figure>> {
    // A chat for each, so that no platform's limit for one chat is met.
    let chats = Chat::many((args.messages + args.sends) as usize);
    let (thrice, cut) = chats.split_at(args.messages as usize);
    let mut rig = Rig::start(phone, ground, Some(Duration::ZERO), &chats).await?;
    let mut chance = Chance::new(args.seed);
    let (mut brought, mut kills) = (Brought::default(), 0);
    for &chat in thrice {
        let number = rig.number();
        let word = format!("thrice-{number}");
        brought.add(chat, &word);
        // From hardly begun to long done.
        for longest in [40, 400] {
            // A platform that is not answered has not delivered, and comes again.
            let _ = phone.bring(rig.address(), chat, number, &word).await;
            tokio::time::sleep(chance.millis(0, longest)).await;
            rig.kill().await?;
            kills += 1;
            rig.restart().await?;
        }
        phone.bring(rig.address(), chat, number, &word).await?;
        goes_on(&mut rig, chat, &mut brought).await?;
    }
    let mut held = Brought::default();
    for &chat in cut {
        let number = rig.number();
        let word = format!("unheard-{number}");
        held.add(chat, &word);
        set(phone, &Manner::DeafAfter(word.clone()));
        phone.bring(rig.address(), chat, number, &word).await?;
        rig.until(PATIENCE, |rig| rig.is_answered(chat, &word)).await?;
        rig.kill().await?;
        kills += 1;
        set(phone, &Manner::Open);
        rig.restart().await?;
        goes_on(&mut rig, chat, &mut held).await?;
    }
    rig.stop().await?;
    let first = judge(&rig.plot, &rig.member, phone, &brought).await?;
    let second = judge(&rig.plot, &rig.member, phone, &held).await?;
    Ok(figures(args, ground, phone, kills, &first, &second))
}

/// A message that nothing happens to is answered, and with it all that stands before it in the chat is over.
async fn goes_on(rig: &mut Rig<'_>, chat: Chat, brought: &mut Brought) -> anyhow::Result<()> {
    let number = rig.number();
    let word = format!("after-{number}");
    brought.add(chat, &word);
    rig.phone.bring(rig.address(), chat, number, &word).await?;
    rig.until(PATIENCE, |rig| rig.is_answered(chat, &word)).await
}

fn set(phone: &dyn Phone, manner: &Manner) {
    phone.proxies().into_iter().for_each(|proxy| proxy.set(manner.clone()));
}

fn figures(
    args: &Args,
    ground: &Ground,
    phone: &dyn Phone,
    kills: u32,
    first: &Verdict,
    second: &Verdict,
) -> Vec<Figure> {
    for fault in first.faults.iter().chain(&second.faults).take(20) {
        crate::terminal::complain(&format!("{}: {fault}", phone.platform()));
    }
    let name = format!("deliveries, {}, {}", ground.place.name(), phone.platform());
    let count = |what: &str, value: usize| Figure::new(&name, what, value as f64, "");
    let both = |of: fn(&Verdict) -> usize| of(first) + of(second);
    vec![
        count("kills", kills as usize),
        count("messages, three times each", args.messages as usize),
        count("turns or replies too few", both(|verdict| verdict.lost)).at_most(0.0),
        count("turns or replies too many", both(|verdict| verdict.doubled)).at_most(0.0),
        count("out of order", both(|verdict| verdict.disordered)).at_most(0.0),
        count("replies among them that are shown as uncertain", first.uncertain),
        count("killed between send and record", args.sends as usize),
        count("of these shown as uncertain", second.uncertain).at_least(f64::from(args.sends)),
    ]
}
