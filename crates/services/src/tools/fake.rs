//! A source for tests: offers what it is told to, answers as it is told to, and counts.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use serde_json::{Map, Value};

use super::{CallError, Listing, Offered, Reply, State, Terms, ToolSource};

type Answer = Arc<dyn Fn(String, Map<String, Value>) -> BoxFuture<'static, Result<Reply, CallError>> + Send + Sync>;

/// See the module.
pub struct Fake {
    terms: Terms,
    listing: Mutex<Arc<Listing>>,
    answer: Mutex<Answer>,
    calls: Mutex<Vec<(String, Value)>>,
    running: AtomicUsize,
    most: AtomicUsize,
}

impl Fake {
    /// Offers `tools` and answers each call with the name of the tool and its arguments.
    pub fn new(terms: Terms, tools: impl IntoIterator<Item = Offered>) -> Arc<Self> {
        let listing = Listing::of(&terms.name, "fake", tools);
        let echo: Answer = Arc::new(|tool, arguments| {
            let text = format!("{tool} {}", Value::Object(arguments));
            Box::pin(async move { Ok(Reply::of(&text, false)) })
        });
        Arc::new(Self {
            terms,
            listing: Mutex::new(Arc::new(listing)),
            answer: Mutex::new(echo),
            calls: Mutex::default(),
            running: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        })
    }

    /// Answers every call so from now on.
    pub fn answers<F>(&self, answer: impl Fn(String, Map<String, Value>) -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<Reply, CallError>> + Send + 'static,
    {
        *locked(&self.answer) = Arc::new(move |tool, arguments| Box::pin(answer(tool, arguments)));
    }

    /// Offers other tools from now on.
    pub fn offers(&self, tools: impl IntoIterator<Item = Offered>) {
        *locked(&self.listing) = Arc::new(Listing::of(&self.terms.name, "fake", tools));
    }

    /// Cannot be reached from now on.
    pub fn is_away(&self, cause: &str) {
        let mut listing = locked(&self.listing);
        *listing = Arc::new(Listing { state: State::Away(cause.into()), ..(**listing).clone() });
        drop(listing);
        let cause = cause.to_owned();
        self.answers(move |_, _| {
            let cause = cause.clone();
            async move { Err(CallError::NotNow(cause)) }
        });
    }

    /// What was called, in order.
    pub fn calls(&self) -> Vec<(String, Value)> {
        locked(&self.calls).clone()
    }

    /// How many calls ran at once, at most.
    pub fn most_at_once(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl ToolSource for Fake {
    fn terms(&self) -> &Terms {
        &self.terms
    }

    fn listing(&self) -> Arc<Listing> {
        Arc::clone(&locked(&self.listing))
    }

    async fn keep(&self) {
        std::future::pending::<()>().await;
    }

    async fn call(&self, tool: &str, arguments: &Map<String, Value>) -> Result<Reply, CallError> {
        if !self.listing().tools.iter().any(|offer| offer.tool == tool) {
            return Err(CallError::Refused(format!("there is no tool {tool}")));
        }
        locked(&self.calls).push((tool.to_owned(), Value::Object(arguments.clone())));
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        let answer = locked(&self.answer)(tool.to_owned(), arguments.clone());
        let answered = answer.await;
        self.running.fetch_sub(1, Ordering::SeqCst);
        answered
    }
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fake").field("terms", &self.terms).finish_non_exhaustive()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
