//! A Bot API server for tests and rehearsals: many bots, held to the official table of parameters, with faults on
//! demand. It speaks HTTP on a socket, so that whoever talks to it talks as to Telegram.

mod answers;
mod limits;
pub mod methods;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Clock;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::contract::{Fault, Push};
use crate::fake::http;
use limits::Limits;

pub use limits::Kept;

/// Calls and messages of one bot that are kept; the oldest go.
const KEPT: usize = 10_000;

/// A message that a bot sent, as it reads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub chat: i64,
    pub thread: Option<i64>,
    pub id: i64,
    pub text: String,
    /// Label and data of each button, row by row.
    pub buttons: Vec<(String, String)>,
    pub reply_to: Option<i64>,
    /// What was sent with it; `text` is then its caption.
    pub file: Option<Vec<u8>>,
}

#[derive(Debug)]
struct Bot {
    id: i64,
    username: String,
    /// Updates that nobody confirmed, as JSON text.
    pending: BTreeMap<i64, String>,
    next_update: i64,
    next_message: i64,
    said: VecDeque<Said>,
    calls: VecDeque<(String, Value)>,
    faults: VecDeque<Fault>,
    limits: Option<Limits>,
    /// Polls that end without an answer.
    dropped: u32,
    /// Address and secret.
    webhook: Option<(String, String)>,
    files: HashMap<String, Vec<u8>>,
    moved: HashMap<i64, i64>,
    queries: VecDeque<String>,
    /// Which poll is the newest; an older one is told that it lost.
    poll: u64,
    changed: Arc<Notify>,
}

/// The server; give it a listener with [`Server::serve`].
#[derive(Debug, Default)]
pub struct Server {
    bots: Mutex<HashMap<String, Bot>>,
    violations: Mutex<Vec<String>>,
}

impl Server {
    /// A bot of this token, whose number is the bot's id.
    pub fn add(&self, token: &str, username: &str) {
        let id = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or_default();
        let bot = Bot {
            id,
            username: username.into(),
            pending: BTreeMap::new(),
            next_update: 1000,
            next_message: 1,
            said: VecDeque::new(),
            calls: VecDeque::new(),
            faults: VecDeque::new(),
            limits: None,
            dropped: 0,
            webhook: None,
            files: HashMap::new(),
            moved: HashMap::new(),
            queries: VecDeque::new(),
            poll: 0,
            changed: Arc::default(),
        };
        self.bots().insert(token.into(), bot);
    }

    /// `BotFather` withdraws a token.
    pub fn remove(&self, token: &str) {
        if let Some(bot) = self.bots().remove(token) {
            bot.changed.notify_waiters();
        }
    }

    /// Answers whoever connects, until it is dropped.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) {
        http::listen(listener, |stream| answers::serve(stream, Arc::clone(&self))).await;
    }

    /// Something comes in. `update` is `{"message": …}` or another kind; its number is given here and answered.
    pub fn bring(&self, token: &str, update: &Value) -> i64 {
        self.with(token, |bot| {
            let id = bot.next_update;
            if let Some(query) = update["callback_query"]["id"].as_str() {
                bot.queries.push_back(query.to_owned());
            }
            // Telegram writes the number first.
            bot.bring(format!("{{\"update_id\":{id},{}", update.to_string().trim_start_matches('{')));
            id
        })
    }

    /// Something comes in that need be no update, nor even JSON; it takes the next number.
    pub fn bring_raw(&self, token: &str, update: impl Into<String>) {
        self.with(token, |bot| bot.bring(update.into()));
    }

    /// The number of the next message in any chat of the bot's.
    pub fn next_message(&self, token: &str) -> i64 {
        self.with(token, Bot::message_id)
    }

    /// The next call that sends meets this.
    pub fn fail(&self, token: &str, fault: Fault) {
        self.with(token, |bot| bot.faults.push_back(fault));
    }

    /// So many of the next polls end without an answer.
    pub fn drop_polls(&self, token: &str, count: u32) {
        self.with(token, |bot| bot.dropped = count);
    }

    /// From now on the bot is held to Telegram's limits, by this clock.
    pub fn limit(&self, token: &str, clock: Arc<dyn Clock>) {
        self.with(token, |bot| bot.limits = Some(Limits::new(clock)));
    }

    /// How the bot kept its limits since then.
    pub fn kept(&self, token: &str) -> Kept {
        self.with(token, |bot| bot.limits.as_ref().map(|limits| limits.kept.clone()).unwrap_or_default())
    }

    /// The group became a supergroup.
    pub fn move_chat(&self, token: &str, from: i64, to: i64) {
        self.with(token, |bot| bot.moved.insert(from, to));
    }

    pub fn keep_file(&self, token: &str, file_id: &str, bytes: Vec<u8>) {
        self.with(token, |bot| bot.files.insert(file_id.into(), bytes));
    }

    /// What the bot said, in order.
    pub fn said(&self, token: &str) -> Vec<Said> {
        self.with(token, |bot| bot.said.iter().cloned().collect())
    }

    /// What the bot called, in order: method and parameters.
    pub fn calls(&self, token: &str) -> Vec<(String, Value)> {
        self.with(token, |bot| bot.calls.iter().cloned().collect())
    }

    /// Updates that nobody has confirmed.
    pub fn pending(&self, token: &str) -> usize {
        self.with(token, |bot| bot.pending.len())
    }

    /// What would be pushed to the bot's webhook now, each once.
    pub fn pushes(&self, token: &str) -> Vec<Push> {
        self.with(token, |bot| {
            let mut headers = ::http::HeaderMap::new();
            let secret = bot.webhook.as_ref().and_then(|(_, secret)| ::http::HeaderValue::from_str(secret).ok());
            if let Some(secret) = secret {
                headers.insert(super::SECRET_HEADER, secret);
            }
            let pending = std::mem::take(&mut bot.pending).into_values();
            let push = |body: String| Push {
                method: ::http::Method::POST,
                query: String::new(),
                headers: headers.clone(),
                body: body.into_bytes(),
            };
            pending.map(push).collect()
        })
    }

    /// Calls that Telegram's own documentation does not allow.
    pub fn violations(&self) -> Vec<String> {
        self.violations.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn violated(&self, what: impl IntoIterator<Item = String>) {
        self.violations.lock().unwrap_or_else(PoisonError::into_inner).extend(what);
    }

    fn bots(&self) -> MutexGuard<'_, HashMap<String, Bot>> {
        self.bots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// # Panics
    /// Where no bot has the token.
    fn with<T>(&self, token: &str, act: impl FnOnce(&mut Bot) -> T) -> T {
        match self.bots().get_mut(token) {
            Some(bot) => act(bot),
            None => panic!("there is no such bot"),
        }
    }
}

impl Bot {
    fn bring(&mut self, update: String) {
        self.pending.insert(self.next_update, update);
        self.next_update += 1;
        self.changed.notify_waiters();
    }

    fn message_id(&mut self) -> i64 {
        let id = self.next_message;
        self.next_message += 1;
        id
    }

    fn user(&self) -> Value {
        json!({"id": self.id, "is_bot": true, "first_name": "Attaché", "username": self.username,
            "can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": false})
    }

    fn called(&mut self, method: &str, body: &Value) {
        if self.calls.len() >= KEPT {
            self.calls.pop_front();
        }
        self.calls.push_back((method.into(), body.clone()));
    }
}
