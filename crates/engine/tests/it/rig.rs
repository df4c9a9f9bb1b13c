//! A whole engine on a test database, moved by hand: the clock stands until it is stepped, and nothing runs unless a
//! story runs it.

use std::sync::Arc;

use channels::fake::Fake;
use domain::{Attempt, Conversation, Env, Incoming, ManualClock, Message, Sender, SystemEntropy, User};
use engine::tools::Registry;
use engine::{Ack, Engine, NewAccount, Sent, Settings};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use models::Model;
use services::tools::ToolSource;
use store::testing::{self, Database};

pub struct Rig {
    pub engine: Arc<Engine>,
    pub clock: Arc<ManualClock>,
    pub fake: Arc<Fake>,
    pub user: User,
    pub chat: Conversation,
    pub database: Database,
}

/// A Monday noon in Madrid.
pub const START: &str = "2026-11-23T11:00:00Z";

impl Rig {
    /// One rig a database that this machine has, each with a workspace and its owner.
    pub async fn each(make_model: impl Fn() -> Arc<dyn Model>) -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            all.push(Self::on(database, make_model(), Settings::default()).await);
        }
        all
    }

    pub async fn on(database: Database, model: Arc<dyn Model>, settings: Settings) -> Self {
        Self::made(database, model, settings, Arc::new(Fake::new(true))).await
    }

    pub async fn with_channel(database: Database, model: Arc<dyn Model>, fake: Arc<Fake>) -> Self {
        Self::made(database, model, Settings::default(), fake).await
    }

    async fn made(database: Database, model: Arc<dyn Model>, settings: Settings, fake: Arc<Fake>) -> Self {
        let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
        let engine = engine(&database, &clock, &fake, model, settings);
        let user = engine.create_account(account("Ines")).await.unwrap();
        let chat = engine.conversation(&user, None).await.unwrap();
        Self { engine, clock, fake, user, chat, database }
    }

    /// Another node on the same database.
    pub fn node(&self, name: &str, model: Arc<dyn Model>) -> Arc<Engine> {
        self.node_with(Settings { node: name.into(), ..self.engine.settings.clone() }, model)
    }

    pub fn node_with(&self, settings: Settings, model: Arc<dyn Model>) -> Arc<Engine> {
        engine(&self.database, &self.clock, &self.fake, model, settings)
    }

    /// The same person and database, with another model.
    pub fn with_model(mut self, model: Arc<dyn Model>) -> Self {
        self.engine = self.node("node", model);
        self
    }

    /// The same person and database, with another model and these servers' tools.
    pub fn with_sources(mut self, model: Arc<dyn Model>, sources: Vec<Arc<dyn ToolSource>>) -> Self {
        let env = Env { clock: self.clock.clone(), entropy: Arc::new(SystemEntropy) };
        let tools = Registry::standard().attach(sources);
        let settings = self.engine.settings.clone();
        self.engine = Engine::new(self.database.store.clone(), env, settings, model, vec![self.fake.clone()], tools);
        self
    }

    pub async fn say(&self, id: &str, text: &str) -> Ack {
        self.engine.accept(&self.chat, said(&self.chat, id, text, Sender::User)).await.unwrap()
    }

    /// Steps time past the debounce, then runs what is due until nothing is.
    pub async fn settle(&self) {
        self.clock.advance(SignedDuration::from_secs(10));
        run(&self.engine).await;
    }

    /// The tries of the newest message.
    pub async fn attempts(&self) -> Vec<Attempt> {
        let (workspace, message) = (self.user.workspace_id, self.messages().await.last().unwrap().id);
        self.engine
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::attempts::of_message(tx, workspace, message).await }.boxed()
            })
            .await
            .unwrap()
    }

    pub async fn messages(&self) -> Vec<Message> {
        let id = self.chat.id;
        self.engine
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::messages::page(tx, id, None, 500).await }.boxed())
            .await
            .unwrap()
    }

    /// What the assistant said, oldest first.
    pub async fn replies(&self) -> Vec<String> {
        let all = self.messages().await.into_iter();
        all.filter(|message| message.sender == Sender::Assistant).map(|message| message.text).collect()
    }

    pub fn now(&self) -> Timestamp {
        self.engine.env.now()
    }
}

/// Runs every due lane and effect of `engine` until none is left.
pub async fn run(engine: &Arc<Engine>) {
    loop {
        let lanes = engine.claim(100, None).await.unwrap();
        let effects = engine.claim_effects(100).await.unwrap();
        if lanes.is_empty() && effects.is_empty() {
            return;
        }
        for lane in lanes {
            engine.run_lane(lane).await;
        }
        let mut outcomes: Vec<(_, Sent)> = Vec::new();
        for effect in effects {
            let outcome = engine.send(&effect).await;
            outcomes.push((effect, outcome));
        }
        engine.record(outcomes).await.unwrap();
    }
}

/// An engine that can connect channels, each by the token that names its fake.
pub fn linked(
    database: &Database,
    clock: &Arc<ManualClock>,
    settings: Settings,
    links: engine::Links,
    model: Arc<dyn Model>,
) -> Arc<Engine> {
    let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
    let web = vec![Arc::new(channels::web::Web) as Arc<dyn channels::Channel>];
    Engine::linked(database.store.clone(), env, settings, model, web, Registry::standard(), links)
}

fn engine(
    database: &Database,
    clock: &Arc<ManualClock>,
    fake: &Arc<Fake>,
    model: Arc<dyn Model>,
    settings: Settings,
) -> Arc<Engine> {
    let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
    Engine::new(database.store.clone(), env, settings, model, vec![fake.clone()], Registry::standard())
}

pub fn account(name: &str) -> NewAccount {
    NewAccount { workspace: name.into(), name: name.into(), zone: "Europe/Madrid".into(), language: "en".into() }
}

pub fn said(chat: &Conversation, id: &str, text: &str, sender: Sender) -> Incoming {
    Incoming {
        channel_id: chat.channel_id,
        chat_key: chat.chat_key.clone(),
        sender_key: if sender == Sender::User { String::new() } else { "luis".into() },
        external_id: id.into(),
        sender,
        sender_name: if sender == Sender::User { String::new() } else { "Luis".into() },
        text: text.into(),
        sent_at: START.parse().unwrap(),
    }
}
