//! Sends numbered messages and listens for their answers, through every break of a connection.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use app::client::http::{Connection, Error};
use app::client::socket::Socket;
use app::measure::Chance;
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// The wait before a broken connection is tried again.
const AGAIN: Duration = Duration::from_millis(20);
/// One acknowledged message in so many is sent once more, as a client does whose acknowledgement was lost.
const REPEATED: u64 = 10;

/// What the driver knows of one conversation.
#[derive(Debug, Clone, Default)]
pub struct Chat {
    pub id: String,
    /// The place in the stream that each acknowledged message was given, in order of their numbers (from 1).
    pub acknowledged: Vec<i64>,
    /// The last event of the stream that was seen.
    pub seen: i64,
    /// Numbers that a reply has repeated, as they came.
    pub answered: Vec<u64>,
    /// Replies whose delivery was not seen yet.
    pub undelivered: Vec<String>,
}

/// What the driver sent and saw.
#[derive(Debug, Clone, Default)]
pub struct Log {
    pub chats: Vec<Chat>,
    /// Tries that were not acknowledged, and deliberate repeats.
    pub again: u64,
    /// What should not have happened, in words.
    pub faults: Vec<String>,
}

#[derive(Debug)]
pub struct Traffic {
    log: Arc<Mutex<Log>>,
    stop: Arc<AtomicBool>,
    senders: tokio::sync::Mutex<JoinSet<()>>,
    /// Ends when dropped.
    _listener: JoinSet<()>,
}

fn locked(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Traffic {
    /// Makes the conversations and begins to chat in all of them.
    pub async fn begin(nodes: Vec<String>, secret: &str, count: usize, chance: &mut Chance) -> anyhow::Result<Self> {
        let mut log = Log::default();
        let mut connection = Connection::new(&nodes[0], Some(secret));
        for number in 0..count {
            let body = json!({"title": format!("Conversation {number}"), "role": "assistant"});
            let answer = connection.post("/v1/conversations", &body).await?;
            let id = answer.json()?["id"].as_str().map(str::to_owned);
            let id = id.with_context(|| format!("no conversation was made: {}", answer.text()))?;
            log.chats.push(Chat { id, ..Chat::default() });
        }
        let log = Arc::new(Mutex::new(log));
        let stop = Arc::new(AtomicBool::new(false));
        let mut senders = JoinSet::new();
        for chat in 0..count {
            let sender = Sender {
                log: Arc::clone(&log),
                stop: Arc::clone(&stop),
                nodes: nodes.clone(),
                secret: secret.to_owned(),
                chance: Chance::new(chance.number()),
                chat,
            };
            senders.spawn(sender.run());
        }
        let mut listener = JoinSet::new();
        listener.spawn(listen(Arc::clone(&log), nodes, secret.to_owned()));
        Ok(Self { log, stop, senders: tokio::sync::Mutex::new(senders), _listener: listener })
    }

    /// How many messages of each conversation are acknowledged by now.
    pub fn accepted(&self) -> Vec<u64> {
        locked(&self.log).chats.iter().map(|chat| chat.acknowledged.len() as u64).collect()
    }

    /// Waits until every message up to these numbers is answered.
    pub async fn answered(&self, accepted: &[u64], patience: Duration) -> anyhow::Result<()> {
        let all = async {
            while !self.are_answered(accepted) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        match tokio::time::timeout(patience, all).await {
            Ok(()) => Ok(()),
            Err(_) => bail!("accepted messages were not answered within {patience:?}"),
        }
    }

    fn are_answered(&self, accepted: &[u64]) -> bool {
        let log = locked(&self.log);
        log.chats
            .iter()
            .zip(accepted)
            .all(|(chat, count)| *count == 0 || chat.answered.iter().rev().take(64).any(|number| number >= count))
    }

    /// Sends nothing new, waits for what is under way, answers the log.
    pub async fn end(&self, patience: Duration) -> Log {
        self.stop.store(true, Ordering::Release);
        let mut senders = self.senders.lock().await;
        let sent = async { while senders.join_next().await.is_some() {} };
        if tokio::time::timeout(patience, sent).await.is_err() {
            locked(&self.log).faults.push("a message was never acknowledged".into());
        }
        // What is missing then is counted as lost.
        let _ = self.answered(&self.accepted(), patience).await;
        let delivered = async {
            while locked(&self.log).chats.iter().any(|chat| !chat.undelivered.is_empty()) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let _ = tokio::time::timeout(patience, delivered).await;
        locked(&self.log).clone()
    }
}

/// Sends the messages of one conversation, each until it is acknowledged.
struct Sender {
    log: Arc<Mutex<Log>>,
    stop: Arc<AtomicBool>,
    nodes: Vec<String>,
    secret: String,
    chance: Chance,
    chat: usize,
}

impl Sender {
    async fn run(mut self) {
        let conversation = locked(&self.log).chats[self.chat].id.clone();
        let mut connection = self.connect();
        for number in 1_u64.. {
            if self.stop.load(Ordering::Acquire) {
                return;
            }
            let body = json!({
                "client_id": format!("{}-{number}", self.chat),
                "text": format!("c{} n{number}", self.chat),
                "conversation_id": conversation,
            });
            let first = self.send(&mut connection, &body).await;
            locked(&self.log).chats[self.chat].acknowledged.push(first["seq"].as_i64().unwrap_or_default());
            if self.chance.one_in(REPEATED) {
                let second = self.send(&mut connection, &body).await;
                let mut log = locked(&self.log);
                log.again += 1;
                if second["duplicate"] != true
                    || second["seq"] != first["seq"]
                    || second["message_id"] != first["message_id"]
                {
                    log.faults.push(format!("a repeat was answered {second}, the first {first}"));
                }
            }
            tokio::time::sleep(self.chance.millis(10, 200)).await;
        }
    }

    fn connect(&mut self) -> Connection {
        let node = self.chance.pick(&self.nodes).clone();
        Connection::new(&node, Some(&self.secret))
    }

    /// Sends until it is acknowledged; answers the acknowledgement.
    async fn send(&mut self, connection: &mut Connection, body: &Value) -> Value {
        loop {
            match connection.post("/v1/messages", body).await {
                Ok(answer) if answer.status == 202 => match answer.json() {
                    Ok(ack) => return ack,
                    Err(error) => locked(&self.log).faults.push(error.to_string()),
                },
                // Away, stopping, or too busy for now.
                Ok(answer) if matches!(answer.status, 429 | 503) => {}
                Ok(answer) => {
                    let fault = format!("a message was answered {}: {}", answer.status, answer.text());
                    locked(&self.log).faults.push(fault);
                }
                Err(Error::Broken(_)) => {}
                Err(Error::Answer(what)) => locked(&self.log).faults.push(what),
            }
            locked(&self.log).again += 1;
            tokio::time::sleep(AGAIN).await;
            *connection = self.connect();
        }
    }
}

/// Follows every conversation on one socket; goes on behind the last event wherever it broke, on whichever node.
async fn listen(log: Arc<Mutex<Log>>, nodes: Vec<String>, secret: String) {
    for turn in 0.. {
        let resume: Vec<(String, i64)> = locked(&log).chats.iter().map(|chat| (chat.id.clone(), chat.seen)).collect();
        if let Ok(mut socket) = Socket::connect(&nodes[turn % nodes.len()], &secret, &resume).await {
            // A dead node's kernel closes its sockets, so silence is only silence.
            while let Ok(frame) = heard(&mut socket).await {
                take(&log, &frame);
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// The next frame; a ping now and then, so that the server knows us alive.
async fn heard(socket: &mut Socket) -> Result<Value, Error> {
    loop {
        match tokio::time::timeout(Duration::from_secs(20), socket.read()).await {
            Ok(frame) => return frame,
            Err(_) => socket.write(&json!({"type": "ping"})).await?,
        }
    }
}

fn take(log: &Mutex<Log>, frame: &Value) {
    let mut log = locked(log);
    match frame["type"].as_str() {
        Some("event") => {}
        Some("reset" | "error") => return log.faults.push(format!("the socket said {frame}")),
        _ => return,
    }
    let (event, mut faults) = (&frame["event"], Vec::new());
    if let Some(chat) = log.chats.iter_mut().find(|chat| event["conversation_id"] == chat.id.as_str()) {
        let seq = event["seq"].as_i64().unwrap_or_default();
        // Delivery is at least once: what was seen may come again.
        if seq > chat.seen {
            if seq != chat.seen + 1 {
                faults.push(format!("{}: event {seq} came after {}", chat.id, chat.seen));
            }
            chat.seen = seq;
            let payload = &event["payload"];
            if let Some(numbers) = replied(event) {
                chat.answered.extend(numbers);
                chat.undelivered.extend(payload["message"]["id"].as_str().map(str::to_owned));
            } else if payload["kind"] == "delivery" {
                chat.undelivered.retain(|message| payload["message_id"] != message.as_str());
            }
        }
    }
    log.faults.append(&mut faults);
}

/// The numbers that a reply repeats; `None` for what is no message of the assistant.
pub fn replied(event: &Value) -> Option<Vec<u64>> {
    let message = &event["payload"]["message"];
    if event["payload"]["kind"] != "message" || message["sender"] != "assistant" {
        return None;
    }
    let text = message["text"].as_str()?;
    Some(numbers(text.strip_prefix("echo: ").unwrap_or(text)))
}

/// The `n…` of each line.
pub fn numbers(text: &str) -> Vec<u64> {
    text.lines().filter_map(|line| line.split_once(" n")?.1.trim().parse().ok()).collect()
}

/// Every conversation's stream from its first event on, read anew and by itself: the record that counts.
pub async fn read_all(node: &str, secret: &str, log: &Log) -> anyhow::Result<BTreeMap<String, Vec<Value>>> {
    let mut record = BTreeMap::new();
    for chat in &log.chats {
        let path = format!("/v1/conversations/{}", chat.id);
        let answer = Connection::new(node, Some(secret)).get("/v1/conversations").await?;
        let last = answer.json()?["items"]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["id"] == chat.id.as_str())?["seq"].as_i64())
            .with_context(|| format!("{} is gone", chat.id))?;
        let mut events = Vec::new();
        if last > 0 {
            let mut stream = Connection::new(node, Some(secret)).events(&format!("{path}/events?after=0")).await?;
            while events.last().is_none_or(|event: &Value| event["seq"].as_i64() < Some(last)) {
                let next = tokio::time::timeout(Duration::from_secs(30), stream.next()).await;
                events.push(next.with_context(|| format!("the stream of {} stopped before {last}", chat.id))??);
            }
        }
        record.insert(chat.id.clone(), events);
    }
    Ok(record)
}
