//! A bot that has much to say: messages stand in the outbox before the server starts, and Telegram's limits are kept to
//! the microsecond at the other end. How many were too early, and how much of what is allowed was used.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;
use domain::{
    Conversation, Delivery, Effect, EffectId, EffectKind, EffectState, Env, LivePayload, Message, MessageId, Platform,
    Sender, SystemClock, SystemEntropy,
};
use engine::Lifecycle;
use engine::vault::MasterKey;
use futures_util::FutureExt;
use serde_json::json;

use super::bot::{Bots, Chat, connect};
use super::child::{Member, serve};
use super::figures::Figure;
use super::place::{Ground, Plot};
use super::world::World;
use crate::client::http::Connection;
use crate::client::until_ready;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    messages: u32,
    /// Among which the messages are divided
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=900))]
    chats: u32,
}

impl Default for Args {
    fn default() -> Self {
        Self { messages: 1_000, chats: 100 }
    }
}

const PATIENCE: Duration = Duration::from_mins(1);
/// What Telegram allows a bot in a second, and a chat.
const ALL: f64 = 30.0;
const CHAT: f64 = 1.0;

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let bots = Bots::start(&life).await?;
    let token = bots.add(1);
    let plot = ground.plot()?;
    let members = World::members(&plot, 1).await?;
    let member = members.first().context("there is nobody")?;
    let key = MasterKey::random(&SystemEntropy).reveal();
    let variables = [("ATTACHE_CHANNELS_TELEGRAM_URL", bots.url.as_str()), ("ATTACHE_KEYS_MASTER", key.as_str())];

    let mut server = serve(&plot, &variables)?;
    ensure!(until_ready(server.address(), PATIENCE).await, "the server was not ready in time");
    let mut connection = Connection::new(server.address(), Some(&member.secret));
    let channel = connect(&mut connection, "telegram", json!({"token": token})).await?;
    let (people, from) = (Chat::many(args.chats as usize), &bots);
    let bring = |update| {
        from.server.bring(&token, &update);
        std::future::ready(Ok(()))
    };
    bots.let_in(&token, &channel, &people, &mut connection, bring).await?;
    server.stop(PATIENCE).await?;

    let greetings = bots.server.said(&token).len();
    queue(&plot, member, args.messages).await?;
    bots.server.limit(&token, Arc::new(SystemClock));
    // As much as the limits allow, four times as long.
    let (total, chats) = (f64::from(args.messages), f64::from(args.chats));
    let allowed = ALL.min(CHAT * chats);
    let patience = Duration::from_secs_f64(total / allowed * 4.0) + PATIENCE;
    let mut server = serve(&plot, &variables)?;
    let watch = Stopwatch::start();
    while bots.server.kept(&token).taken.len() < args.messages as usize && watch.elapsed() < patience {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let kept = bots.server.kept(&token);
    server.stop(PATIENCE).await?;
    life.stop();

    let said = bots.server.said(&token).split_off(greetings);
    let mut disordered = 0;
    for chat in &people {
        let numbers = said.iter().filter(|said| said.chat == chat.0).filter_map(|said| said.text.parse::<u32>().ok());
        let numbers: Vec<u32> = numbers.collect();
        disordered += numbers.windows(2).filter(|pair| pair[0] >= pair[1]).count();
    }
    let lost = args.messages as usize - kept.taken.len().min(args.messages as usize);
    let (first, last) = kept.taken.first().zip(kept.taken.last()).context("nothing was sent")?;
    let took = last.duration_since(*first).as_secs_f64();
    let rate = (kept.taken.len() as f64 - 1.0) / took;
    let name = format!("queue, {}, {} to {} chats", ground.place.name(), args.messages, args.chats);
    Ok(vec![
        Figure::new(&name, "over a limit", kept.refused as f64, "").at_most(0.0),
        Figure::new(&name, "sent", rate, "1/s"),
        Figure::new(&name, "of what is allowed", rate / allowed * 100.0, "%").at_least(95.0),
        Figure::new(&name, "first after the start", watch.elapsed().as_secs_f64() - took, "s"),
        Figure::new(&name, "lost", lost as f64, "").at_most(0.0),
        Figure::new(&name, "doubled", said.len().saturating_sub(args.messages as usize) as f64, "").at_most(0.0),
        Figure::new(&name, "out of order", disordered as f64, "").at_most(0.0),
    ])
}

/// Puts numbered messages into the outbox, divided among the bot's conversations, as a turn's end does.
async fn queue(plot: &Plot, member: &Member, messages: u32) -> anyhow::Result<()> {
    let store = store::Store::open(&plot.location, &store::Options::default()).await?;
    let (workspace, user) = (member.user.workspace_id, member.user.id);
    let (bot, conversations) = store
        .read::<_, store::Error, _>(move |tx| {
            async move {
                let bot = store::channels::on_platform(tx, workspace, Platform::Telegram).await?;
                Ok((bot, store::conversations::of_user(tx, workspace, user).await?))
            }
            .boxed()
        })
        .await?;
    let bot = bot.context("there is no bot")?.id;
    let chats: Vec<Conversation> = conversations.into_iter().filter(|chat| chat.channel_id == bot).collect();
    let env = Env::system();
    for (at, chat) in chats.iter().cloned().enumerate() {
        let numbers: Vec<u32> = (0..messages).skip(at).step_by(chats.len()).collect();
        let env = env.clone();
        store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let first = store::conversations::advance(tx, chat.id, numbers.len() as i64).await?;
                    for (seq, number) in (first..).zip(numbers) {
                        say(tx, &env, &chat, seq, number).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await?;
    }
    store.close().await;
    Ok(())
}

async fn say(tx: &mut store::Tx, env: &Env, chat: &Conversation, seq: i64, number: u32) -> store::Result<()> {
    let (now, key) = (env.now(), format!("queued {number}"));
    let message = Message {
        id: env.id(MessageId::new),
        conversation_id: chat.id,
        seq,
        sender: Sender::Assistant,
        sender_name: String::new(),
        text: number.to_string(),
        delivery: Delivery::Pending,
        turn_id: None,
        sent_at: now,
    };
    let effect = Effect {
        id: env.id(EffectId::new),
        workspace_id: chat.workspace_id,
        conversation_id: chat.id,
        channel_id: chat.channel_id,
        chat_key: chat.chat_key.clone(),
        seq,
        idempotency_key: key.clone(),
        kind: EffectKind::Send {
            message_id: message.id,
            text: message.text.clone(),
            buttons: Vec::new(),
            rewrite: None,
            told: None,
        },
        state: EffectState::Pending,
        attempts: 0,
        fence: 0,
        created_at: now,
    };
    let events = store::live::number(chat.id, seq, now, vec![LivePayload::Message { message: message.clone() }]);
    let mut statements =
        vec![store::messages::insert(chat.workspace_id, &message, "", &key, now), store::outbox::insert(&effect)];
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    Ok(())
}
