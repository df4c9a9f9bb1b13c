//! A Discord for tests and rehearsals: gateway and REST interface on one socket, held to the table of our calls, with
//! faults on demand. Who talks to it talks as to Discord.

pub mod methods;
mod rest;
mod socket;

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::contract::Fault;
use crate::fake::http;

/// Calls, messages and events of one bot that are kept; the oldest go.
const KEPT: usize = 10_000;

/// A message that a bot sent, as it reads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub chat: String,
    pub id: String,
    pub text: String,
    /// Label and data of each button.
    pub buttons: Vec<(String, String)>,
    pub reply_to: Option<String>,
    pub file: Option<Vec<u8>>,
    nonce: Option<String>,
}

/// Something that the gateway does, in its turn among the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Says this, whatever it is.
    Say(String),
    Close(u16),
    /// Breaks off without a word.
    Drop,
}

#[derive(Debug, Clone)]
enum Item {
    Event { kind: String, data: String },
    Act(Act),
}

#[derive(Debug, Default)]
struct Bot {
    id: String,
    /// Not yet said.
    queue: VecDeque<Item>,
    /// The session: its number, and all its events with theirs.
    session: u64,
    seq: u64,
    sent: VecDeque<(u64, String)>,
    /// Which connection is the newest; an older one ends.
    connection: u64,
    /// What the client said: identifies, resumes, and so on.
    heard: VecDeque<Value>,
    /// What the next identifies or resumes are answered with instead.
    turned_away: VecDeque<Act>,
    said: VecDeque<Said>,
    /// Method and pattern, body.
    calls: VecDeque<(String, Value)>,
    faults: VecDeque<Fault>,
    /// Headers of the next answer.
    limit: Option<Value>,
    presses: VecDeque<String>,
    holders: HashMap<String, Value>,
    files: HashMap<String, Vec<u8>>,
    /// By chat, what was written there before, as Discord's objects.
    history: HashMap<String, Vec<Value>>,
    /// The servers that it is on, with their chats as Discord's objects; `None` for one that does not tell them.
    servers: Vec<(String, Option<Vec<Value>>)>,
    sessions_left: u64,
    flags: u64,
    /// The answer to the next message is lost once.
    loses: bool,
    /// No message with this nonce is answered.
    lost: Option<String>,
}

#[derive(Debug)]
struct Settings {
    /// Milliseconds.
    heartbeat: u64,
    acknowledges: bool,
}

/// The server; give it a listener with [`Server::serve`].
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    bots: Mutex<HashMap<String, Bot>>,
    settings: Mutex<Settings>,
    violations: Mutex<Vec<String>>,
    next: Mutex<u64>,
    changed: Notify,
}

impl Server {
    /// One that is reached at `address`.
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            bots: Mutex::default(),
            settings: Mutex::new(Settings { heartbeat: 41_250, acknowledges: true }),
            violations: Mutex::default(),
            next: Mutex::new(1_400_000_000_000_000_000),
            changed: Notify::new(),
        }
    }

    /// A bot of this token and id, which may read messages.
    pub fn add(&self, token: &str, id: &str) {
        let bot = Bot { id: id.into(), sessions_left: 1000, flags: 1 << 19, ..Bot::default() };
        locked(&self.bots).insert(token.into(), bot);
    }

    /// Somebody resets the token.
    pub fn remove(&self, token: &str) {
        locked(&self.bots).remove(token);
        self.changed.notify_waiters();
    }

    /// Answers whoever connects, until it is dropped.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) {
        http::listen(listener, |stream| rest::serve(stream, Arc::clone(&self))).await;
    }

    /// Something happens. Where no session is, it waits for one: nothing that a test brings is lost by chance.
    pub fn bring(&self, token: &str, kind: &str, data: &Value) {
        if let (Some(id), Some(press)) = (data["id"].as_str(), data["token"].as_str()) {
            self.with(token, |bot| keep(&mut bot.presses, format!("{id}/{press}")));
        }
        self.bring_raw(token, kind, data.to_string());
    }

    /// Something happens that need be no object, nor even JSON; it takes the next number.
    pub fn bring_raw(&self, token: &str, kind: &str, data: impl Into<String>) {
        self.with(token, |bot| bot.queue.push_back(Item::Event { kind: kind.into(), data: data.into() }));
        self.changed.notify_waiters();
    }

    /// The gateway does something to the bot.
    pub fn act(&self, token: &str, act: Act) {
        self.with(token, |bot| bot.queue.push_back(Item::Act(act)));
        self.changed.notify_waiters();
    }

    /// The next identify or resume is answered so.
    pub fn turn_away(&self, token: &str, act: Act) {
        self.with(token, |bot| bot.turned_away.push_back(act));
    }

    /// The session is over: a resume is refused.
    pub fn end_session(&self, token: &str) {
        self.with(token, |bot| {
            bot.session += 1;
            bot.connection += 1;
            bot.sent.clear();
        });
    }

    /// How often a client has to beat, in milliseconds, and whether that is acknowledged.
    pub fn heartbeats(&self, interval: u64, acknowledges: bool) {
        *locked(&self.settings) = Settings { heartbeat: interval, acknowledges };
    }

    /// How many sessions the bot may begin, and what its application may.
    pub fn allow(&self, token: &str, sessions: u64, flags: u64) {
        self.with(token, |bot| (bot.sessions_left, bot.flags) = (sessions, flags));
    }

    /// The next call that sends meets this. What is lost is lost with the repeat that follows.
    pub fn fail(&self, token: &str, fault: Fault) {
        self.with(token, |bot| bot.faults.push_back(fault));
    }

    /// Only the answer to the next call is lost, not that to its repeat.
    pub fn lose_once(&self, token: &str) {
        self.with(token, |bot| bot.loses = true);
    }

    /// The next answer has these headers too.
    pub fn limit(&self, token: &str, headers: Value) {
        self.with(token, |bot| bot.limit = Some(headers));
    }

    /// A message that can be asked for, as `chat/message`, and the files that lie at `/files/…`.
    pub fn keep(&self, token: &str, place: &str, message: Value, files: &[(&str, Vec<u8>)]) {
        self.with(token, |bot| {
            bot.holders.insert(place.into(), message);
            bot.files.extend(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
        });
    }

    /// What was written in a chat before.
    pub fn wrote_before(&self, token: &str, chat: &str, messages: impl IntoIterator<Item = Value>) {
        self.with(token, |bot| bot.history.entry(chat.into()).or_default().extend(messages));
    }

    /// The bot is on a server with these chats; `None` for one that does not tell them.
    pub fn joins(&self, token: &str, server: &str, chats: Option<Vec<Value>>) {
        self.with(token, |bot| bot.servers.push((server.into(), chats)));
    }

    /// An id that nothing has.
    pub fn next_id(&self) -> String {
        let mut next = locked(&self.next);
        *next += 1 << 22;
        next.to_string()
    }

    /// What the bot said, in order.
    pub fn said(&self, token: &str) -> Vec<Said> {
        self.with(token, |bot| bot.said.iter().cloned().collect())
    }

    /// What the bot called, in order: method with pattern, and body.
    pub fn calls(&self, token: &str) -> Vec<(String, Value)> {
        self.with(token, |bot| bot.calls.iter().cloned().collect())
    }

    /// What the bot said to the gateway, in order, but for heartbeats.
    pub fn heard(&self, token: &str) -> Vec<Value> {
        self.with(token, |bot| bot.heard.iter().cloned().collect())
    }

    /// Calls that Discord's own specification does not allow.
    pub fn violations(&self) -> Vec<String> {
        locked(&self.violations).clone()
    }

    /// # Panics
    /// Where no bot has the token.
    fn with<T>(&self, token: &str, act: impl FnOnce(&mut Bot) -> T) -> T {
        match locked(&self.bots).get_mut(token) {
            Some(bot) => act(bot),
            None => panic!("there is no such bot"),
        }
    }
}

impl Bot {
    fn user(&self) -> Value {
        json!({"id": self.id, "username": "attache", "discriminator": "0", "global_name": null, "avatar": null,
            "bot": true, "flags": 0, "verified": true, "mfa_enabled": false, "email": null})
    }
}

fn keep<T>(kept: &mut VecDeque<T>, one: T) {
    if kept.len() >= KEPT {
        kept.pop_front();
    }
    kept.push_back(one);
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
