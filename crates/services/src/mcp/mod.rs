//! Servers that speak the Model Context Protocol.
//!
//! `connect.rs` starts a program or opens an address and lists the tools, `handler.rs` answers what the server asks back,
//! `errors.rs` tells what was certainly not done from what may have been, `content.rs` makes text of results.

mod connect;
mod content;
mod errors;
mod handler;

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::{Entropy, Retry};
use rmcp::model::{CallToolRequestParams, CallToolResponse};
use rmcp::service::{Peer, RoleClient};
use secrecy::SecretString;
use serde_json::{Map, Value};
use tokio::sync::{Notify, Semaphore};
use tracing::{info, warn};

use crate::tools::{CallError, Listing, MOST_CALLS, Reply, State, Terms, ToolSource};

pub use connect::Address;
pub use handler::Questions;

/// How long a server may take to start and to list its tools.
const PATIENCE: Duration = Duration::from_secs(30);
/// Waits between two tries to connect.
const AGAIN: Retry = Retry { attempts: u32::MAX, base: Duration::from_secs(1), cap: Duration::from_mins(5) };

/// Where a server is.
#[derive(Debug, Clone)]
pub enum At {
    /// A program of this machine, spoken to by its standard input and output. It gets this environment and, of ours, only
    /// where programs and the home folder are.
    Program { command: String, arguments: Vec<String>, environment: BTreeMap<String, SecretString> },
    /// A server that answers on HTTP.
    Http { address: Address, bearer: Option<SecretString> },
}

/// One server, connected while [`ToolSource::keep`] runs.
#[derive(Debug)]
pub struct Mcp {
    terms: Terms,
    at: At,
    questions: Questions,
    entropy: Arc<dyn Entropy>,
    now: Mutex<Now>,
    /// The list may have changed, or the connection is bad.
    look: Arc<Notify>,
    places: Semaphore,
}

#[derive(Debug, Default)]
struct Now {
    listing: Arc<Listing>,
    peer: Option<Peer<RoleClient>>,
}

impl Mcp {
    pub fn new(terms: Terms, at: At, questions: Questions, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            terms,
            at,
            questions,
            entropy,
            now: Mutex::default(),
            look: Arc::default(),
            places: Semaphore::new(MOST_CALLS),
        }
    }

    /// Connects once and lists; then the source can be used until the guard is dropped. For commands that do not serve.
    pub async fn connect(&self) -> Result<Connected, String> {
        let (running, listing) = self.open().await?;
        self.ready(running.peer().clone(), listing);
        Ok(Connected { _running: running })
    }

    async fn open(&self) -> Result<(connect::Running, Listing), String> {
        let opened = connect::open(&self.terms.name, &self.at, self.questions, &self.look);
        match tokio::time::timeout(PATIENCE, opened).await {
            Ok(opened) => opened,
            Err(_) => Err(format!("it did not answer within {} s", PATIENCE.as_secs())),
        }
    }

    fn ready(&self, peer: Peer<RoleClient>, listing: Listing) {
        for complaint in &listing.complaints {
            warn!(source = self.terms.name, complaint, "not all that a source offers is taken");
        }
        *self.locked() = Now { listing: Arc::new(listing), peer: Some(peer) };
    }

    fn away(&self, cause: String) {
        let mut now = self.locked();
        let listing = Listing { state: State::Away(cause), ..(*now.listing).clone() };
        *now = Now { listing: Arc::new(listing), peer: None };
    }

    /// Stays connected until the connection is lost; answers why.
    async fn connected(&self, running: connect::Running) -> String {
        let peer = running.peer().clone();
        let mut ended = pin!(running.waiting());
        loop {
            tokio::select! {
                _ = &mut ended => return "the connection has ended".to_owned(),
                () = self.look.notified() => {}
            }
            match tokio::time::timeout(PATIENCE, connect::list(&self.terms.name, &peer)).await {
                Ok(Ok(listing)) => self.ready(peer.clone(), listing),
                Ok(Err(cause)) => return cause,
                Err(_) => return "its tools could not be listed in time".to_owned(),
            }
        }
    }

    fn locked(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps a connection that [`Mcp::connect`] opened.
#[derive(Debug)]
pub struct Connected {
    _running: connect::Running,
}

#[async_trait]
impl ToolSource for Mcp {
    fn terms(&self) -> &Terms {
        &self.terms
    }

    fn listing(&self) -> Arc<Listing> {
        Arc::clone(&self.locked().listing)
    }

    async fn keep(&self) {
        let source = &self.terms.name;
        let mut failures = 0;
        loop {
            let cause = match self.open().await {
                Ok((running, listing)) => {
                    info!(source, tools = listing.tools.len(), "a source of tools is connected");
                    failures = 0;
                    self.ready(running.peer().clone(), listing);
                    self.connected(running).await
                }
                Err(cause) => cause,
            };
            warn!(source, cause, "a source of tools is away");
            self.away(cause);
            // A connection that lasts a moment only is a failure too.
            failures += 1;
            tokio::time::sleep(AGAIN.after(failures, &*self.entropy).unwrap_or(AGAIN.cap)).await;
        }
    }

    async fn call(&self, tool: &str, arguments: &Map<String, Value>) -> Result<Reply, CallError> {
        let (listing, peer) = {
            let now = self.locked();
            (Arc::clone(&now.listing), now.peer.clone())
        };
        let name = &self.terms.name;
        let Some(peer) = peer.filter(|peer| !peer.is_transport_closed()) else {
            let cause = match &listing.state {
                State::Away(cause) => cause.as_str(),
                State::Connecting | State::Ready => "it is not connected",
            };
            return Err(CallError::NotNow(format!("{name} cannot be reached now: {cause}")));
        };
        let Ok(_place) = self.places.try_acquire() else {
            return Err(CallError::NotNow(format!("{name} has {MOST_CALLS} calls at once already")));
        };
        let request = CallToolRequestParams::new(tool.to_owned()).with_arguments(arguments.clone());
        match peer.call_tool_once(request).await {
            Ok(CallToolResponse::Complete(result)) => Ok(content::reply(&result)),
            Ok(_) => Err(CallError::Unknown(format!("{name} asks for more before it answers, which is not supported"))),
            Err(error) => {
                let (outcome, suspect) = errors::told(name, &error);
                if suspect {
                    self.look.notify_one();
                }
                outcome
            }
        }
    }
}
