//! A Bot API server, a bot on it, and a person who writes to the bot.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use channels::contract::{Fault, Peer, Push, Seen};
use channels::telegram::fake::Server;
use channels::telegram::{BotApi, Options, Telegram, Token, Webhook};
use channels::{Batch, Channel, ConnectError, Endpoint, Sink, SinkError, Update};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub const TOKEN: &str = "123456:AAF-secret_part_of_the_token";
pub const CHAT: &str = "77";
pub const SECRET: &str = "push-secret_1";

pub struct World {
    pub server: Arc<Server>,
    pub address: SocketAddr,
}

impl World {
    pub async fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Arc::new(Server::default());
        server.add(TOKEN, "attache_bot");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(Arc::clone(&server).serve(listener));
        Self { server, address }
    }

    pub fn api(&self) -> BotApi {
        BotApi::new(Endpoint::parse(&format!("http://{}", self.address)).unwrap()).unwrap()
    }

    pub fn bot(&self) -> Telegram {
        self.bot_with(TOKEN)
    }

    pub fn bot_with(&self, token: &str) -> Telegram {
        Telegram::new(&self.api(), Options::polling(Token::parse(token).unwrap()))
    }

    pub fn pushed_bot(&self) -> Telegram {
        self.pushed_bot_at(None)
    }

    pub fn pushed_bot_at(&self, address: Option<String>) -> Telegram {
        let webhook = Some(Webhook { url: "https://attache.example/hooks/1".into(), secret: SECRET.into() });
        Telegram::new(&self.api(), Options { token: Token::parse(TOKEN).unwrap(), webhook, address })
    }

    pub fn person(&self) -> Person {
        Person(Arc::clone(&self.server))
    }

    /// Brings an update and reads it with a polling bot.
    pub async fn read(&self, update: Value) -> Batch {
        self.server.bring(TOKEN, &update);
        self.poll(&self.bot(), None).await
    }

    /// The next batch.
    pub async fn poll(&self, bot: &Telegram, cursor: Option<String>) -> Batch {
        let sink = First::default();
        bot.receive(&sink, cursor, &sink.stop).await.unwrap();
        sink.batch.lock().unwrap().take().unwrap()
    }

    /// What a bot is told that cannot receive.
    pub async fn fails(&self, bot: &Telegram) -> ConnectError {
        bot.receive(&First::default(), None, &CancellationToken::new()).await.unwrap_err()
    }
}

/// Takes one batch and stops.
#[derive(Default)]
pub struct First {
    pub batch: Mutex<Option<Batch>>,
    pub stop: CancellationToken,
}

#[async_trait]
impl Sink for First {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        *self.batch.lock().unwrap() = Some(batch);
        self.stop.cancel();
        Ok(())
    }
}

/// A message in a chat between two, but for its text.
pub fn message(id: i64) -> Value {
    json!({"message_id": id, "date": 1_795_000_000, "from": luis(),
        "chat": {"id": 77, "type": "private", "first_name": "Luis", "last_name": "Vega"}})
}

/// A message in a group.
pub fn in_group(id: i64, text: &str) -> Value {
    json!({"message_id": id, "date": 1_795_000_000, "from": luis(), "text": text,
        "chat": {"id": -10077, "type": "supergroup", "title": "Friday lunches"}})
}

pub fn luis() -> Value {
    json!({"id": 5_000_000_001_i64, "is_bot": false, "first_name": "Luis", "last_name": "Vega", "username": "luisv"})
}

/// `message` with more fields.
pub fn with(mut message: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("fields are an object") };
    message.as_object_mut().unwrap().extend(more);
    message
}

/// The only update of a batch.
pub fn only(mut batch: Batch) -> Update {
    assert_eq!((batch.updates.len(), batch.skipped), (1, 0), "{batch:?}");
    batch.updates.remove(0)
}

#[derive(Debug)]
pub struct Person(Arc<Server>);

#[async_trait]
impl Peer for Person {
    async fn seen(&self) -> Vec<Seen> {
        let said = self.0.said(TOKEN).into_iter();
        said.map(|said| Seen {
            external_id: said.id.to_string(),
            text: said.text,
            buttons: said.buttons.into_iter().map(|(label, _)| label).collect(),
            reply_to: said.reply_to.map(|id| id.to_string()),
            file: said.file,
        })
        .collect()
    }

    async fn says(&self, text: &str) -> String {
        let id = self.0.next_message(TOKEN);
        self.0.bring(TOKEN, &json!({"message": with(message(id), json!({"text": text}))}));
        id.to_string()
    }

    async fn rewrites(&self, external_id: &str, text: &str) -> bool {
        let edit = with(message(external_id.parse().unwrap()), json!({"text": text, "edit_date": 1_795_000_060}));
        self.0.bring(TOKEN, &json!({"edited_message": edit}));
        true
    }

    async fn presses(&self, external_id: &str, label: &str) -> bool {
        let said = self.0.said(TOKEN).into_iter().find(|said| said.id.to_string() == external_id).unwrap();
        let (_, data) = said.buttons.iter().find(|(given, _)| given == label).unwrap();
        let pressed = with(message(said.id), json!({"text": said.text}));
        self.0.bring(
            TOKEN,
            &json!({"callback_query": {"id": "4382bfdwdsb323b2d9", "from": luis(),
            "chat_instance": "-3", "data": data, "message": pressed}}),
        );
        true
    }

    async fn fails(&self, fault: Fault) -> bool {
        self.0.fail(TOKEN, fault);
        true
    }

    async fn pushed(&self) -> Vec<Push> {
        self.0.pushes(TOKEN)
    }
}
