//! The web chat and the fake, in every shape that the fake can take.

use std::time::Duration;

use async_trait::async_trait;
use channels::contract::{self, Fault, Harness, Peer, Push, Seen};
use channels::fake::{Fake, Fate};
use channels::web::Web;
use channels::{ConnectError, Received, Receives, SendError, Update};
use jiff::Timestamp;
use tokio::sync::Mutex;

#[tokio::test]
async fn the_web_channel_keeps_the_contract() {
    contract::check(Harness { channel: &Web, chat_key: "chat", stranger: None, peer: None }).await;
}

#[tokio::test]
async fn every_fake_keeps_the_contract() {
    let stranger = Fake::new(true);
    for receives in [Receives::Nothing, Receives::Push, Receives::Poll, Receives::Socket] {
        for (deduplicates, plain) in [(true, false), (false, false), (true, true)] {
            let fake = Fake::new(deduplicates).with(|can| {
                can.receives = receives;
                if plain {
                    (can.edits, can.replies, can.buttons, can.files) = (false, false, None, None);
                }
            });
            if !plain {
                fake.offer("chat", "Lunches");
                fake.offer("another", "Dinners");
            }
            stranger.next_connects([ConnectError::Refused { cause: "no such token".into() }]);
            let peer = Person { fake: &fake, said: Mutex::default() };
            let harness = Harness { channel: &fake, chat_key: "chat", stranger: Some(&stranger), peer: Some(&peer) };
            contract::check(harness).await;
            assert_eq!(fake.receiving(), 0);
        }
    }
}

/// The person at the other end of a fake.
#[derive(Debug)]
struct Person<'a> {
    fake: &'a Fake,
    /// How many updates were brought, and how many of them were pushed.
    said: Mutex<(usize, usize)>,
}

impl Person<'_> {
    async fn bring(&self, update: Update) {
        let mut said = self.said.lock().await;
        said.0 += 1;
        self.fake.bring([update]);
    }
}

fn received(id: &str, text: &str) -> Received {
    Received {
        chat_key: "chat".into(),
        chat_title: "Luis".into(),
        sender_key: "luis".into(),
        sender_name: "Luis".into(),
        external_id: id.into(),
        text: text.into(),
        quoted: String::new(),
        sent_at: Timestamp::UNIX_EPOCH,
        reply_to: None,
        attachments: Vec::new(),
        opened_with: None,
        from_me: false,
        direct: true,
        addressed: true,
        forwarded: false,
    }
}

#[async_trait]
impl Peer for Person<'_> {
    async fn seen(&self) -> Vec<Seen> {
        let arrived = self.fake.arrived_with_ids().into_iter();
        arrived
            .map(|(external_id, outgoing)| Seen {
                external_id,
                text: outgoing.text,
                buttons: outgoing.buttons.into_iter().map(|button| button.label).collect(),
                reply_to: outgoing.reply_to,
                file: outgoing.file.map(|file| file.bytes.to_vec()),
            })
            .collect()
    }

    async fn says(&self, text: &str) -> String {
        let id = format!("said-{}", self.said.lock().await.0);
        self.bring(Update::Message(received(&id, text))).await;
        id
    }

    async fn rewrites(&self, external_id: &str, text: &str) -> bool {
        let message = received(external_id, text);
        self.bring(Update::Edited { message, edited_at: Timestamp::UNIX_EPOCH }).await;
        true
    }

    async fn presses(&self, external_id: &str, label: &str) -> bool {
        let arrived = self.fake.arrived_with_ids();
        let (_, message) = arrived.iter().find(|(id, _)| id == external_id).unwrap();
        let button = message.buttons.iter().find(|button| button.label == label).unwrap();
        self.bring(Update::Pressed {
            chat_key: "chat".into(),
            sender_key: "luis".into(),
            message_external_id: Some(external_id.into()),
            data: button.data.clone(),
            acknowledge: "press-1".into(),
        })
        .await;
        true
    }

    async fn fails(&self, fault: Fault) -> bool {
        let cause = String::from("as told");
        self.fake.next([match fault {
            Fault::Limited => Fate::Fails(SendError::Retry { cause, after: Some(Duration::from_secs(7)) }),
            Fault::Down => Fate::Fails(SendError::Retry { cause, after: None }),
            Fault::Lost => Fate::ArrivesBut(SendError::Unknown { cause }),
            Fault::Blocked => Fate::Fails(SendError::Refused { cause }),
        }]);
        true
    }

    async fn pushed(&self) -> Vec<Push> {
        let mut said = self.said.lock().await;
        let (end, start) = *said;
        said.1 = end;
        (start..end)
            .map(|index| {
                let (headers, body) = Fake::push(index);
                Push { method: http::Method::POST, query: String::new(), headers, body }
            })
            .collect()
    }
}
