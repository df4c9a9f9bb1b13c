//! A hundred messages within a second to one conversation: all handled, in order, none refused.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Args as ClapArgs;
use models::scripted::Scripted;

use super::figures::Figure;
use super::place::Ground;
use super::world::{World, repeated, reply, say, settings};
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Messages, evenly spread over one second
    #[arg(long, default_value_t = 100)]
    messages: u64,
}

impl Default for Args {
    fn default() -> Self {
        Self { messages: 100 }
    }
}

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let defaults = engine::Settings::default();
    let world = World::start(ground, settings(defaults.debounce), Arc::new(Scripted::echo())).await?;
    let chatter = world.chatter(0).await?;
    let mut heard = world.subscribe(&chatter);
    let sender = world.life.spawn({
        let (engine, chatter, messages) = (Arc::clone(&world.engine), chatter.clone(), args.messages.max(1));
        async move {
            let mut tick = tokio::time::interval(Duration::from_secs(1) / messages as u32);
            let mut refused = 0_u64;
            for number in 1..=messages {
                tick.tick().await;
                refused += u64::from(say(&engine, &chatter, number, &number.to_string()).await.is_err());
            }
            (refused, Stopwatch::start())
        }
    });
    let (mut handled, mut replies) = (Vec::new(), 0_u64);
    let listening = async {
        while (handled.len() as u64) < args.messages {
            let signal = heard.next().await.context("the bus ended")?;
            if let Some(text) = reply(&signal, &chatter) {
                handled.extend(repeated(text));
                replies += 1;
            }
        }
        anyhow::Ok(())
    };
    // What is missing then is a missed figure, no failure of the measurement.
    let _ = tokio::time::timeout(Duration::from_mins(1), listening).await;
    let (refused, last) = sender.await?;
    let answered = last.elapsed();
    world.end().await?;
    let in_order = handled.iter().zip(1..).take_while(|(number, place)| *number == place).count();
    let name = format!("burst, {}", ground.place.name());
    Ok(vec![
        Figure::new(&name, "handled in order", in_order as f64, "").at_least(args.messages as f64),
        Figure::new(&name, "refused", refused as f64, "").at_most(0.0),
        Figure::new(&name, "replies", replies as f64, ""),
        Figure::millis(&name, "answered after the last message", answered),
    ])
}
