//! A Graph API server for tests and rehearsals: many numbers, held to our table of the official description, with
//! faults on demand. It speaks HTTP on a socket, and signs what it pushes as Meta does.

mod answers;
pub mod table;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::contract::{Fault, Push};
use crate::fake::http;

/// Calls, messages and pushes of one number that are kept; the oldest go.
const KEPT: usize = 10_000;

/// A message that a number sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub to: String,
    pub id: String,
    pub text: String,
    /// Title and id of each button or line.
    pub buttons: Vec<(String, String)>,
    pub reply_to: Option<String>,
    pub file: Option<Vec<u8>>,
}

/// Something that goes wrong, or right.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Fault(Fault),
    /// An error of Meta's, by its status and code.
    Code(u16, i64),
}

#[derive(Debug)]
struct Account {
    token: String,
    app_secret: String,
    said: VecDeque<Said>,
    calls: VecDeque<Value>,
    fates: VecDeque<Fate>,
    pending: VecDeque<Vec<u8>>,
    /// By Meta's id of each.
    files: HashMap<String, Vec<u8>>,
    /// Where a file is said to be, in place of here.
    elsewhere: BTreeMap<String, String>,
    next: u64,
}

/// The server; give it a listener with [`Server::serve`].
#[derive(Debug, Default)]
pub struct Server {
    accounts: Mutex<HashMap<String, Account>>,
    violations: Mutex<Vec<String>>,
    /// How it is reached, for the addresses of files.
    address: Mutex<String>,
}

impl Server {
    pub fn add(&self, number: &str, token: &str, app_secret: &str) {
        let account = Account {
            token: token.into(),
            app_secret: app_secret.into(),
            said: VecDeque::new(),
            calls: VecDeque::new(),
            fates: VecDeque::new(),
            pending: VecDeque::new(),
            files: HashMap::new(),
            elsewhere: BTreeMap::new(),
            next: 1,
        };
        self.accounts().insert(number.into(), account);
    }

    /// Answers whoever connects, until it is dropped.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) {
        if let Ok(address) = listener.local_addr() {
            *self.address.lock().unwrap_or_else(PoisonError::into_inner) = format!("http://{address}");
        }
        http::listen(listener, |stream| answers::serve(stream, Arc::clone(&self))).await;
    }

    /// Something comes in to a number: `{"messages": […], …}` or what else a change can hold.
    pub fn bring(&self, number: &str, value: &Value) {
        self.bring_raw(number, envelope(number, value).to_string());
    }

    /// A push with this body, whatever it is.
    pub fn bring_raw(&self, number: &str, body: impl Into<Vec<u8>>) {
        self.with(number, |account| keep(&mut account.pending, body.into()));
    }

    /// The id of the next message, of either side.
    pub fn next_id(&self, number: &str) -> String {
        self.with(number, Account::id)
    }

    /// The next message meets this.
    pub fn fail(&self, number: &str, fault: Fault) {
        self.with(number, |account| account.fates.push_back(Fate::Fault(fault)));
    }

    /// The next message is refused so.
    pub fn refuse(&self, number: &str, status: u16, code: i64) {
        self.with(number, |account| account.fates.push_back(Fate::Code(status, code)));
    }

    pub fn keep_file(&self, number: &str, id: &str, bytes: Vec<u8>) {
        self.with(number, |account| account.files.insert(id.into(), bytes));
    }

    /// Says that a file is at this address.
    pub fn place_file(&self, number: &str, id: &str, url: &str) {
        self.with(number, |account| {
            account.files.insert(id.into(), Vec::new());
            account.elsewhere.insert(id.into(), url.into());
        });
    }

    /// What the number said, in order.
    pub fn said(&self, number: &str) -> Vec<Said> {
        self.with(number, |account| account.said.iter().cloned().collect())
    }

    /// What was posted as a message of the number's, in order.
    pub fn calls(&self, number: &str) -> Vec<Value> {
        self.with(number, |account| account.calls.iter().cloned().collect())
    }

    /// What would be pushed now, each once.
    pub fn pushes(&self, number: &str) -> Vec<Push> {
        self.with(number, |account| {
            let pending = std::mem::take(&mut account.pending);
            pending.into_iter().map(|body| push(&account.app_secret, body)).collect()
        })
    }

    /// Calls that the description does not allow.
    pub fn violations(&self) -> Vec<String> {
        self.violations.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn accounts(&self) -> MutexGuard<'_, HashMap<String, Account>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// # Panics
    /// Where there is no such number.
    fn with<T>(&self, number: &str, act: impl FnOnce(&mut Account) -> T) -> T {
        match self.accounts().get_mut(number) {
            Some(account) => act(account),
            None => panic!("there is no such number"),
        }
    }
}

impl Account {
    fn id(&mut self) -> String {
        self.next += 1;
        format!("wamid.HBgL{:08}", self.next)
    }
}

/// A push of one change, as Meta wraps it.
pub fn envelope(number: &str, value: &Value) -> Value {
    let mut value = value.clone();
    value["messaging_product"] = "whatsapp".into();
    value["metadata"] = json!({"display_phone_number": "15550783881", "phone_number_id": number});
    json!({"object": "whatsapp_business_account",
        "entry": [{"id": "419561257915477", "changes": [{"field": "messages", "value": value}]}]})
}

/// A body as Meta sends it, signed with the app's secret.
pub fn push(app_secret: &str, body: Vec<u8>) -> Push {
    let mut headers = ::http::HeaderMap::new();
    let signature = super::sign::signature(app_secret, &body);
    if let Some(Ok(signature)) = signature.map(::http::HeaderValue::try_from) {
        headers.insert(super::SIGNATURE, signature);
    }
    Push { method: ::http::Method::POST, query: String::new(), headers, body }
}

fn keep<T>(kept: &mut VecDeque<T>, one: T) {
    if kept.len() >= KEPT {
        kept.pop_front();
    }
    kept.push_back(one);
}
