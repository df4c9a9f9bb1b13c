//! What comes in: everything once, in order, and nothing passed over before it is committed.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use super::{Harness, Peer, Push};
use crate::{Batch, Button, Outgoing, Received, Receives, Sink, SinkError, Update, WebhookError};

/// After this a channel that brings nothing is broken. No measure: a good one needs none of it.
const PATIENCE: Duration = Duration::from_mins(1);

pub(super) async fn check(harness: Harness<'_>, peer: &dyn Peer) {
    let mut reader = Reader { harness, peer, cursor: None };
    messages(&mut reader).await;
    refused(&mut reader).await;
    pressed(&mut reader).await;
    let _ = peer.pushed().await;
    if harness.channel.abilities().receives == Receives::Push {
        forged(harness, peer).await;
    }
}

async fn messages(reader: &mut Reader<'_>) {
    let texts = ["one", "Grüße 👋🏽 — שלום\nsecond line", "three"];
    let mut ids = Vec::new();
    for text in texts {
        ids.push(reader.peer.says(text).await);
    }
    let updates = reader.read(texts.len()).await;
    let messages: Vec<&Received> = updates.iter().filter_map(message).collect();
    assert_eq!(messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), texts, "all, once, in order");
    assert_eq!(messages.iter().map(|message| &message.external_id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
    for message in messages {
        assert_eq!(message.chat_key, reader.harness.chat_key);
        assert!(!message.sender_key.is_empty() && !message.from_me, "{message:?}");
        assert!(message.direct && message.addressed, "what is written in a chat between two is meant for us");
    }
    if reader.harness.channel.abilities().replies {
        let answer = Outgoing::text(reader.harness.chat_key, "an answer", "contract-answer").answering(&ids[1]);
        let sent = reader.harness.channel.send(&answer).await;
        assert!(sent.is_ok(), "an answer arrives: {sent:?}");
        let last = reader.peer.seen().await.pop();
        assert_eq!(last.and_then(|last| last.reply_to).as_ref(), Some(&ids[1]), "and names what it answers");
    }
    if reader.peer.rewrites(&ids[0], "one, rather").await {
        let updates = reader.read(1).await;
        let edited = matches!(&updates[..], [Update::Edited { message, .. }]
            if message.external_id == ids[0] && message.text == "one, rather");
        assert!(edited, "{updates:?}");
    }
}

/// What could not be committed comes again.
async fn refused(reader: &mut Reader<'_>) {
    if reader.harness.channel.abilities().receives == Receives::Push {
        return;
    }
    let id = reader.peer.says("when the disk is full").await;
    let full = Collector::new(0);
    let ended = reader.receive(&full).await;
    assert!(ended.is_err(), "a refused batch ends the receiving");
    let updates = reader.read(1).await;
    assert_eq!(updates.iter().filter_map(message).map(|message| &message.external_id).collect::<Vec<_>>(), [&id]);
    let stopped = CancellationToken::new();
    stopped.cancel();
    let sink = Collector::new(1);
    let ended = reader.harness.channel.receive(&sink, reader.cursor.clone(), &stopped).await;
    assert!(ended.is_ok() && sink.batches().is_empty(), "a stop is no error, and nothing came twice: {ended:?}");
}

async fn pressed(reader: &mut Reader<'_>) {
    let (channel, chat_key) = (reader.harness.channel, reader.harness.chat_key);
    if channel.abilities().buttons.is_none() {
        return;
    }
    let question = Outgoing::text(chat_key, "Lunch on Friday?", "contract-question")
        .with_buttons(vec![Button::new("Yes", "approve:1"), Button::new("No", "reject:1")]);
    let id = channel.send(&question).await.ok().and_then(|receipt| receipt.external_id);
    let Some(id) = id else { return };
    if !reader.peer.presses(&id, "No").await {
        return;
    }
    let updates = reader.read(1).await;
    let [Update::Pressed { chat_key: chat, message_external_id, data, acknowledge, .. }] = &updates[..] else {
        panic!("a press comes as one: {updates:?}");
    };
    assert_eq!((chat.as_str(), data.as_str()), (chat_key, "reject:1"));
    assert_eq!(message_external_id.as_ref(), Some(&id));
    let acknowledged = channel.acknowledge(acknowledge, "Rejected").await;
    assert!(acknowledged.is_ok(), "{acknowledged:?}");
}

/// Only the platform's own requests are taken, and each as often as it comes.
async fn forged(harness: Harness<'_>, peer: &dyn Peer) {
    peer.says("pushed").await;
    let pushes = peer.pushed().await;
    assert!(!pushes.is_empty(), "the platform pushes");
    for push in &pushes {
        let request = push.request();
        assert_eq!(harness.channel.webhook(&request), harness.channel.webhook(&request), "a replay reads the same");
        let bare = Push { headers: http::HeaderMap::new(), query: String::new(), ..push.clone() };
        assert_eq!(harness.channel.webhook(&bare.request()), Err(WebhookError::Forbidden), "without its signature");
        let broken = Push { body: b"\xff{".to_vec(), ..push.clone() };
        assert!(harness.channel.webhook(&broken.request()).is_err(), "with another body");
    }
}

fn message(update: &Update) -> Option<&Received> {
    match update {
        Update::Message(received) => Some(received),
        _ => None,
    }
}

struct Reader<'a> {
    harness: Harness<'a>,
    peer: &'a dyn Peer,
    cursor: Option<String>,
}

impl Reader<'_> {
    /// The next updates, exactly as many, committed.
    async fn read(&mut self, count: usize) -> Vec<Update> {
        let batches = if self.harness.channel.abilities().receives == Receives::Push {
            let pushed = self.peer.pushed().await;
            let read = pushed.iter().map(|push| self.harness.channel.webhook(&push.request()));
            read.map(|pushed| pushed.map(|pushed| pushed.batch)).collect::<Result<Vec<_>, _>>().unwrap_or_default()
        } else {
            let sink = Collector::new(count);
            let ended = self.receive(&sink).await;
            assert!(ended.is_ok(), "a stop is no error: {ended:?}");
            sink.batches()
        };
        if let Some(cursor) = batches.iter().rev().find_map(|batch| batch.cursor.clone()) {
            self.cursor = Some(cursor);
        }
        let updates: Vec<Update> = batches.into_iter().flat_map(|batch| batch.updates).collect();
        assert_eq!(updates.len(), count, "{updates:?}");
        updates
    }

    async fn receive(&self, sink: &Collector) -> Result<(), crate::ConnectError> {
        let receiving = self.harness.channel.receive(sink, self.cursor.clone(), &sink.enough);
        let ended = tokio::time::timeout(PATIENCE, receiving).await;
        assert!(ended.is_ok(), "nothing comes");
        ended.unwrap_or(Ok(()))
    }
}

/// Commits as many updates as wanted, then stops the receiving; one that wants none refuses.
struct Collector {
    wanted: usize,
    enough: CancellationToken,
    batches: Mutex<Vec<Batch>>,
}

impl Collector {
    fn new(wanted: usize) -> Self {
        Self { wanted, enough: CancellationToken::new(), batches: Mutex::default() }
    }

    fn batches(&self) -> Vec<Batch> {
        self.batches.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Sink for Collector {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        if self.wanted == 0 {
            return Err(SinkError { cause: "the disk is full".into() });
        }
        let mut batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner);
        batches.push(batch);
        if batches.iter().map(|batch| batch.updates.len()).sum::<usize>() >= self.wanted {
            self.enough.cancel();
        }
        Ok(())
    }
}
