//! A Discord, a bot on it, and a person who writes to the bot.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use channels::contract::{Fault, Peer, Seen};
use channels::discord::fake::Server;
use channels::discord::{Bot, Discord, Options, Token};
use channels::{Batch, Channel, ConnectError, Endpoint, Sink, SinkError, Update};
use domain::ManualClock;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub const TOKEN: &str = "MTIzNDU2.Gsecr.part_of-the_token";
pub const ME: &str = "1300000000000000001";
pub const CHAT: &str = "1300000000000000077";
pub const SERVER: &str = "1300000000000000088";
pub const LUIS: &str = "1300000000000000005";

pub struct World {
    pub server: Arc<Server>,
    pub address: SocketAddr,
    pub clock: Arc<ManualClock>,
    /// Behind what was read.
    pub cursor: Mutex<Option<String>>,
}

impl World {
    pub async fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Arc::new(Server::new(address));
        server.add(TOKEN, ME);
        tokio::spawn(Arc::clone(&server).serve(listener));
        Self { server, address, clock: Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH)), cursor: Mutex::default() }
    }

    pub fn bot(&self) -> Bot {
        self.bot_with(TOKEN)
    }

    pub fn bot_with(&self, token: &str) -> Bot {
        Bot::new(&self.discord(), Options::new(Token::parse(token).unwrap()))
    }

    pub fn discord(&self) -> Discord {
        let endpoint = Endpoint::parse(&format!("http://{}/api/v10", self.address)).unwrap();
        Discord::new(endpoint, Arc::<ManualClock>::clone(&self.clock)).unwrap().with_pause(Duration::ZERO)
    }

    pub fn person(&self) -> Person {
        Person(Arc::clone(&self.server))
    }

    /// Brings a message and reads it.
    pub async fn read(&self, kind: &str, data: Value) -> Update {
        self.server.bring(TOKEN, kind, &data);
        let cursor = self.cursor.lock().unwrap().take();
        let (mut updates, cursor) = self.take(&self.bot(), cursor, 1).await;
        *self.cursor.lock().unwrap() = cursor;
        updates.remove(0)
    }

    /// The next updates, and the cursor behind them.
    pub async fn take(&self, bot: &Bot, cursor: Option<String>, count: usize) -> (Vec<Update>, Option<String>) {
        let batches = self.batches(bot, cursor, count).await;
        let cursor = batches.iter().rev().find_map(|batch| batch.cursor.clone());
        (batches.into_iter().flat_map(|batch| batch.updates).collect(), cursor)
    }

    pub async fn batches(&self, bot: &Bot, cursor: Option<String>, count: usize) -> Vec<Batch> {
        let sink = Few::new(count);
        bot.receive(&sink, cursor, &sink.stop).await.unwrap();
        sink.batches.into_inner().unwrap()
    }

    /// What a bot is told that cannot receive.
    pub async fn fails(&self, bot: &Bot) -> ConnectError {
        bot.receive(&Few::new(1), None, &CancellationToken::new()).await.unwrap_err()
    }
}

/// Takes so many updates and stops.
struct Few {
    wanted: usize,
    batches: Mutex<Vec<Batch>>,
    stop: CancellationToken,
}

impl Few {
    fn new(wanted: usize) -> Self {
        Self { wanted, batches: Mutex::default(), stop: CancellationToken::new() }
    }
}

#[async_trait]
impl Sink for Few {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        let mut batches = self.batches.lock().unwrap();
        batches.push(batch);
        if batches.iter().map(|batch| batch.updates.len()).sum::<usize>() >= self.wanted {
            self.stop.cancel();
        }
        Ok(())
    }
}

pub fn luis() -> Value {
    json!({"id": LUIS, "username": "luisv", "global_name": "Luis Vega", "discriminator": "0", "avatar": null})
}

/// A direct message.
pub fn message(id: &str, text: &str) -> Value {
    json!({"id": id, "channel_id": CHAT, "channel_type": 1, "author": luis(), "content": text, "type": 0, "flags": 0, "tts": false,
        "timestamp": "2026-11-18T20:26:40.123000+00:00", "edited_timestamp": null, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "components": []})
}

/// A message on a server.
pub fn on_server(id: &str, text: &str) -> Value {
    with(message(id, text), json!({"guild_id": SERVER, "member": {"nick": "Luisito", "roles": []}}))
}

/// `message` with more fields.
pub fn with(mut message: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("fields are an object") };
    message.as_object_mut().unwrap().extend(more);
    message
}

/// A press of a button.
pub fn press(id: &str, message: &str, data: &str) -> Value {
    json!({"id": id, "application_id": ME, "type": 3, "token": "aW50ZXJhY3Rpb24tdG9rZW4", "version": 1,
        "channel_id": CHAT, "user": luis(), "message": with(self::message(message, "?"), json!({"author": luis()})),
        "data": {"component_type": 2, "custom_id": data}, "channel": {"id": CHAT, "type": 1},
        "entitlements": [], "authorizing_integration_owners": {}, "attachment_size_limit": 10_485_760})
}

#[derive(Debug)]
pub struct Person(Arc<Server>);

#[async_trait]
impl Peer for Person {
    async fn seen(&self) -> Vec<Seen> {
        let said = self.0.said(TOKEN).into_iter();
        said.map(|said| Seen {
            external_id: said.id,
            text: said.text,
            buttons: said.buttons.into_iter().map(|(label, _)| label).collect(),
            reply_to: said.reply_to,
            file: said.file,
        })
        .collect()
    }

    async fn says(&self, text: &str) -> String {
        let id = self.0.next_id();
        self.0.bring(TOKEN, "MESSAGE_CREATE", &message(&id, text));
        id
    }

    async fn rewrites(&self, external_id: &str, text: &str) -> bool {
        let edit = with(message(external_id, text), json!({"edited_timestamp": "2026-11-18T20:27:40+00:00"}));
        self.0.bring(TOKEN, "MESSAGE_UPDATE", &edit);
        true
    }

    async fn presses(&self, external_id: &str, label: &str) -> bool {
        let said = self.0.said(TOKEN).into_iter().find(|said| said.id == external_id).unwrap();
        let (_, data) = said.buttons.iter().find(|(given, _)| given == label).unwrap();
        self.0.bring(TOKEN, "INTERACTION_CREATE", &press(&self.0.next_id(), external_id, data));
        true
    }

    async fn fails(&self, fault: Fault) -> bool {
        self.0.fail(TOKEN, fault);
        true
    }
}

/// A clock on which every wait is over by the next look.
#[derive(Debug, Default)]
pub struct Leaping(std::sync::atomic::AtomicI64);

impl domain::Clock for Leaping {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.fetch_add(60, std::sync::atomic::Ordering::SeqCst)).unwrap()
    }
}
