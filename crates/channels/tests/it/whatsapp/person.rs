//! A Graph API server, a number on it, and a person who writes to the number.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use channels::contract::{Fault, Peer, Push, Seen};
use channels::whatsapp::fake::{self, Server};
use channels::whatsapp::{GraphApi, Number, Options, Secret, Token, Whatsapp};
use channels::{Batch, Channel, Endpoint, Update};
use serde_json::{Value, json};
use tokio::net::TcpListener;

pub const NUMBER: &str = "106540352242922";
pub const TOKEN: &str = "EAAsecretpartofthetoken123";
pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";
pub const VERIFY: &str = "verify-me-please";
pub const CHAT: &str = "16505551234";

pub struct World {
    pub server: Arc<Server>,
    pub address: SocketAddr,
}

impl World {
    pub async fn start() -> Self {
        let server = Arc::new(Server::default());
        server.add(NUMBER, TOKEN, APP_SECRET);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(Arc::clone(&server).serve(listener));
        Self { server, address }
    }

    pub fn number(&self) -> Whatsapp {
        self.number_with(TOKEN)
    }

    pub fn number_with(&self, token: &str) -> Whatsapp {
        number_at(&format!("http://{}", self.address), token)
    }

    pub fn person(&self) -> Person {
        Person(Arc::clone(&self.server))
    }
}

pub fn number_at(address: &str, token: &str) -> Whatsapp {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = GraphApi::new(Endpoint::parse(address).unwrap()).unwrap();
    let options = Options {
        number: Number::parse(NUMBER).unwrap(),
        token: Token::parse(token).unwrap(),
        app_secret: Secret::parse(APP_SECRET).unwrap(),
        verify_token: Secret::parse(VERIFY).unwrap(),
    };
    Whatsapp::new(&server, options)
}

/// A number that nothing is asked of over the network.
pub fn offline() -> Whatsapp {
    number_at("http://127.0.0.1:1", TOKEN)
}

/// What is read of a body, rightly signed.
pub fn read(body: &[u8]) -> Batch {
    let push = fake::push(APP_SECRET, body.to_vec());
    let pushed = offline().webhook(&push.request()).unwrap();
    assert_eq!(pushed.answer.status, 200);
    pushed.batch
}

/// What is read of a change.
pub fn change(value: &Value) -> Batch {
    read(fake::envelope(NUMBER, value).to_string().as_bytes())
}

/// A message of Luis's, but for its kind and content.
pub fn message(id: &str, more: Value) -> Value {
    let mut message = json!({"from": CHAT, "id": id, "timestamp": "1795000000"});
    let Value::Object(more) = more else { panic!("fields are an object") };
    message.as_object_mut().unwrap().extend(more);
    message
}

pub fn text(id: &str, text: &str) -> Value {
    message(id, json!({"type": "text", "text": {"body": text}}))
}

/// A change with messages of Luis's.
pub fn said(messages: &[Value]) -> Value {
    json!({"contacts": [{"profile": {"name": "Luis Vega"}, "wa_id": CHAT}], "messages": messages})
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
        let said = self.0.said(NUMBER).into_iter();
        said.map(|said| Seen {
            external_id: said.id,
            text: said.text,
            buttons: said.buttons.into_iter().map(|(label, _)| label).collect(),
            reply_to: said.reply_to,
            file: said.file,
        })
        .collect()
    }

    async fn says(&self, words: &str) -> String {
        let id = self.0.next_id(NUMBER);
        self.0.bring(NUMBER, &said(&[text(&id, words)]));
        id
    }

    async fn presses(&self, external_id: &str, label: &str) -> bool {
        let said_there = self.0.said(NUMBER).into_iter().find(|said| said.id == external_id).unwrap();
        let (title, data) = said_there.buttons.iter().find(|(given, _)| given == label).unwrap();
        let reply = if said_there.buttons.len() > 3 { "list_reply" } else { "button_reply" };
        let id = self.0.next_id(NUMBER);
        let pressed = json!({"type": "interactive", "context": {"from": "15550783881", "id": external_id},
            "interactive": {"type": reply, reply: {"id": data, "title": title}}});
        self.0.bring(NUMBER, &said(&[message(&id, pressed)]));
        true
    }

    async fn fails(&self, fault: Fault) -> bool {
        self.0.fail(NUMBER, fault);
        true
    }

    async fn pushed(&self) -> Vec<Push> {
        self.0.pushes(NUMBER)
    }
}
