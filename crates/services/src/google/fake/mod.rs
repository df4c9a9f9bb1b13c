//! A Google of our own, for tests: its interfaces over HTTP on this machine, as far as we ask them.
//!
//! It keeps what is written, counts versions, forgets sync tokens and fails as it is told to. What it was asked and what it
//! answered is kept, so that a test can hold both to Google's own description. It expands no rules: an instance of a series
//! is whatever somebody asks for by the time at which it would begin.

mod calendar;
mod gmail;
mod http;
mod message;
mod oauth;
mod people;
mod push;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use net::Endpoint;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use calendar::Calendars;
use gmail::Gmail;
use http::Request;
pub use oauth::CODE;
pub use push::{Channel, message};

/// See the module. Clones are the same Google.
#[derive(Debug, Clone)]
pub struct Fake(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    /// The access token that is taken.
    token: String,
    /// The refresh token that is good; empty where there is none.
    refresh: String,
    issued: usize,
    renewals: usize,
    calendars: Calendars,
    people: people::People,
    mails: Gmail,
    faults: VecDeque<Fault>,
    calls: Vec<Call>,
}

#[derive(Debug, Clone)]
enum Fault {
    /// Nothing is done.
    Status(u16, Value),
    /// Nothing is done before so many seconds went by.
    Patience(u64),
    /// It is done, and nobody hears of it.
    Lost,
}

/// What it was asked, and what it answered.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: String,
    /// Unescaped, without the first `/`.
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    pub body: Option<Value>,
    pub status: u16,
    pub answer: Option<Value>,
}

/// Runs until it is dropped.
#[derive(Debug)]
pub struct Running {
    pub fake: Fake,
    pub at: Endpoint,
    task: tokio::task::JoinSet<()>,
}

impl Running {
    /// How many connections it serves: none where it never began.
    pub fn is_running(&self) -> bool {
        !self.task.is_empty()
    }
}

/// An answer, and the seconds that it asks for.
pub(super) type Patient = (Answered, Option<u64>);

/// An answer: a status and a body.
pub(super) type Answered = (u16, Option<Value>);

impl Fake {
    /// The account of `owner`, which has these calendars of its own, in Madrid. The access token is `good`.
    pub fn new(owner: &str, calendars: &[&str]) -> Self {
        let state = State {
            token: "good".into(),
            refresh: String::new(),
            issued: 0,
            renewals: 0,
            calendars: Calendars::new(owner, calendars),
            people: people::People::default(),
            mails: Gmail::default(),
            faults: VecDeque::new(),
            calls: Vec::new(),
        };
        Self(Arc::new(Mutex::new(state)))
    }

    /// Listens on a port of its own.
    ///
    /// # Errors
    /// Where no port can be had.
    pub async fn start(self) -> std::io::Result<Running> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let at = format!("http://{}", listener.local_addr()?);
        let at = Endpoint::parse(&at).map_err(std::io::Error::other)?;
        let mut task = tokio::task::JoinSet::new();
        task.spawn(http::listen(listener, self.clone()));
        Ok(Running { fake: self, at, task })
    }

    /// The only token that is taken from now on.
    pub fn takes(&self, token: &str) {
        token.clone_into(&mut self.state().token);
    }

    /// How many access tokens were renewed.
    pub fn renewals(&self) -> usize {
        self.state().renewals
    }

    /// The person withdraws the access in their account.
    pub fn ends(&self) {
        let mut state = self.state();
        state.refresh.clear();
        state.token.clear();
    }

    /// Whether there is a refresh token that is good.
    pub fn is_let_in(&self) -> bool {
        !self.state().refresh.is_empty()
    }

    /// The next call is answered so, and not done. `reason` stands where Google writes one.
    pub fn fails_once(&self, status: u16, reason: &str) {
        self.state().faults.push_back(Fault::Status(status, error(status, reason)));
    }

    /// The next call is refused for its rate, and not done; it may come again after so many seconds.
    pub fn asks_for_patience(&self, seconds: u64) {
        self.state().faults.push_back(Fault::Patience(seconds));
    }

    /// The next call is done, and its connection ends.
    pub fn loses_an_answer(&self) {
        self.state().faults.push_back(Fault::Lost);
    }

    /// Every sync token is forgotten.
    pub fn forgets(&self) {
        let mut state = self.state();
        state.calendars.forget();
        state.people.forget();
    }

    /// Somebody in another program: deletes one instance of a series, by its id.
    pub fn deletes(&self, calendar: &str, id: &str) {
        self.state().calendars.delete(calendar, id, None);
    }

    /// Somebody in another program: writes an event as Google has it.
    pub fn writes(&self, calendar: &str, event: &Value) -> Value {
        self.state().calendars.insert(calendar, event).1.unwrap_or_default()
    }

    /// Somebody in another program: writes a contact as Google has it.
    pub fn meets(&self, person: &Value) -> Value {
        self.state().people.add(person)
    }

    /// Every contact, deleted ones among them.
    pub fn people(&self) -> Vec<Value> {
        self.state().people.all()
    }

    /// A mail comes into the inbox; answers its id.
    pub fn arrives(&self, raw: &str) -> String {
        self.state().mails.arrives(raw.as_bytes())
    }

    /// Somebody in another program: deletes a mail for good.
    pub fn forgets_mail(&self, id: &str) {
        self.state().mails.deletes(id);
    }

    /// From now on what is sent, or kept as a draft, gets another Message-ID than it came with.
    pub fn renames_mails(&self) {
        self.state().mails.renames = true;
    }

    /// The mails that stand under a label, such as `SENT`, whole and in the order in which they came.
    pub fn mails(&self, label: &str) -> Vec<String> {
        self.state().mails.under(label)
    }

    /// What stands in a calendar, deleted things among it.
    pub fn events(&self, calendar: &str) -> Vec<Value> {
        self.state().calendars.all(calendar)
    }

    /// Where it was asked to call, the oldest first.
    pub fn channels(&self) -> Vec<Channel> {
        self.state().calendars.channels().to_vec()
    }

    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// None where the connection ends instead.
    fn answer(&self, request: &Request) -> Option<Patient> {
        let mut state = self.state();
        if let Some(answered) = oauth::route(&mut state, request) {
            return Some((answered, None));
        }
        let fault = state.faults.pop_front();
        let answered = match &fault {
            Some(Fault::Status(status, body)) => (*status, Some(body.clone())),
            Some(Fault::Patience(_)) => (429, Some(error(429, "rateLimitExceeded"))),
            _ if request.token.as_deref() != Some(&state.token) => (401, Some(error(401, "authError"))),
            _ => state.route(request),
        };
        let (status, answer) = answered.clone();
        let Request { method, path, query, body, .. } = request.clone();
        state.calls.push(Call { method, path, query, body, status, answer });
        match fault {
            Some(Fault::Lost) => None,
            Some(Fault::Patience(seconds)) => Some((answered, Some(seconds))),
            _ => Some((answered, None)),
        }
    }
}

impl State {
    fn route(&mut self, request: &Request) -> Answered {
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["calendar", "v3", rest @ ..] => self.calendars.route(request, rest),
            ["gmail", "v1", "users", "me", rest @ ..] => self.mails.route(request, rest),
            ["v1", rest @ ..] => self.people.route(request, rest),
            _ => (404, Some(error(404, "notFound"))),
        }
    }
}

/// As Google writes one.
pub(super) fn error(status: u16, reason: &str) -> Value {
    json!({ "error": {
        "code": status,
        "message": reason,
        "errors": [{ "domain": "global", "reason": reason, "message": reason }],
    }})
}

/// A JSON merge patch (RFC 7396).
pub(super) fn merge(into: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *into = patch.clone();
        return;
    };
    if !into.is_object() {
        *into = json!({});
    }
    let Some(into) = into.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() {
            into.remove(name);
        } else {
            merge(into.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

/// The values of a query by name.
fn query(request: &Request) -> BTreeMap<&str, &str> {
    request.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
