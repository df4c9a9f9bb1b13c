//! An engine in this process, with accounts that chat.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use channels::Channel;
use channels::web::Web;
use domain::{ChannelRole, Conversation, Delivery, Env, Incoming, LivePayload, Sender, User};
use engine::{Ack, Engine, Lifecycle, NewAccount, Settings, Signal, Subscription, tools};
use models::Model;
use store::Store;

use super::place::{Ground, Plot};

/// A running engine; [`World::end`] stops it.
#[derive(Debug)]
pub struct World {
    pub engine: Arc<Engine>,
    pub life: Lifecycle,
    _plot: Plot,
}

/// A member and the conversation that they chat in.
#[derive(Debug, Clone)]
pub struct Chatter {
    pub user: User,
    pub conversation: Conversation,
}

/// Settings as the server has them, but for the debounce.
pub fn settings(debounce: Duration) -> Settings {
    Settings { node: "bench".into(), alone: true, debounce, ..Settings::default() }
}

impl World {
    pub async fn start(ground: &Ground, settings: Settings, model: Arc<dyn Model>) -> anyhow::Result<Self> {
        let plot = ground.plot()?;
        let store = Store::open(&plot.location, &store::Options::default()).await?;
        store.migrate().await?;
        let channels = vec![Arc::new(Web) as Arc<dyn Channel>];
        let engine = Engine::new(store, Env::system(), settings, model, channels, tools::Registry::standard());
        let life = Lifecycle::new();
        engine.start(&life).await?;
        Ok(Self { engine, life, _plot: plot })
    }

    /// A new workspace with its owner and their first conversation.
    pub async fn chatter(&self, number: usize) -> anyhow::Result<Chatter> {
        let account = NewAccount {
            workspace: format!("Workspace {number}"),
            name: format!("Chatter {number}"),
            zone: "UTC".into(),
            language: "en".into(),
        };
        let user = self.engine.create_account(account).await?;
        let conversation = self.engine.conversation(&user, None).await?;
        Ok(Chatter { user, conversation })
    }

    pub async fn chatters(&self, count: usize) -> anyhow::Result<Vec<Chatter>> {
        let mut all = Vec::with_capacity(count);
        for number in 0..count {
            all.push(self.chatter(number).await?);
        }
        Ok(all)
    }

    /// One more conversation of the same member.
    pub async fn another(&self, chatter: &Chatter, number: usize) -> anyhow::Result<Chatter> {
        let title = format!("Conversation {number}");
        let conversation = self.engine.create_conversation(&chatter.user, &title, ChannelRole::Assistant).await?;
        Ok(Chatter { conversation, ..chatter.clone() })
    }

    pub fn subscribe(&self, chatter: &Chatter) -> Subscription {
        self.engine.bus.subscribe(chatter.user.workspace_id)
    }

    /// Waits until nothing is left to do, `patience` at most.
    pub async fn drained(&self, patience: Duration) -> anyhow::Result<()> {
        let empty = async {
            loop {
                self.engine.gauge().await?;
                let metrics = &self.engine.metrics;
                if metrics.inbox_depth.get() == 0 && metrics.outbox_depth.get() == 0 {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(patience, empty).await.context("messages were still waiting")?
    }

    pub async fn end(self) -> anyhow::Result<()> {
        self.life.stop();
        if !self.life.finished(Duration::from_mins(1)).await {
            bail!("the engine did not stop");
        }
        self.engine.store.close().await;
        Ok(())
    }
}

/// A message as the web channel hands it in.
pub fn incoming(engine: &Engine, chatter: &Chatter, number: u64, text: &str) -> Incoming {
    Incoming {
        channel_id: chatter.conversation.channel_id,
        chat_key: chatter.conversation.chat_key.clone(),
        sender_key: chatter.user.id.to_string(),
        external_id: number.to_string(),
        sender: Sender::User,
        sender_name: String::new(),
        text: text.to_owned(),
        sent_at: engine.env.now(),
    }
}

/// Says something; answered once it is on the disk.
pub async fn say(engine: &Engine, chatter: &Chatter, number: u64, text: &str) -> engine::Result<Ack> {
    engine.accept(&chatter.conversation, incoming(engine, chatter, number, text)).await
}

/// Waits until a reply in `conversation` that stands behind `after` was delivered.
pub async fn delivered(heard: &mut Subscription, chatter: &Chatter, after: i64) -> anyhow::Result<()> {
    loop {
        match heard.next().await.context("the bus ended")? {
            Signal::Event(event)
                if event.conversation_id == chatter.conversation.id
                    && event.seq > after
                    && matches!(event.payload, LivePayload::Delivery { delivery: Delivery::Sent, .. }) =>
            {
                return Ok(());
            }
            _ if heard.take_slow() => bail!("the measurement itself was too slow to listen"),
            _ => {}
        }
    }
}

/// The text of a reply, where the signal is one in `conversation`.
pub fn reply<'s>(signal: &'s Signal, chatter: &Chatter) -> Option<&'s str> {
    match signal {
        Signal::Event(event) if event.conversation_id == chatter.conversation.id => match &event.payload {
            LivePayload::Message { message } if message.sender == Sender::Assistant => Some(&message.text),
            _ => None,
        },
        _ => None,
    }
}

/// The numbers that a reply repeats: one on each line, behind `echo: ` on the first.
pub fn repeated(reply: &str) -> impl Iterator<Item = u64> {
    reply.strip_prefix("echo: ").unwrap_or(reply).lines().filter_map(|line| line.trim().parse().ok())
}
