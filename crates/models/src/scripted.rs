//! A model that says what a test tells it to, and complains where the engine breaks the rules of the conversation.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::{Answer, Deltas, Error, Model, Request, Result, Worst};

/// Requests that are kept for a test to look at; older ones go.
const MAX_KEPT: usize = 1_000;

/// What an answer waits for before it is given. The caller brings it, so that no test sleeps.
pub type Delay = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

type Reply = Arc<dyn Fn(&Request) -> Result<Answer> + Send + Sync>;

enum Script {
    /// Answers in order; beyond the last, an error.
    Steps(Mutex<VecDeque<Result<Answer>>>),
    /// An answer made from the request.
    Reply(Reply),
}

/// A [`Model`] for tests and benchmarks.
///
/// Every request is checked: a call without its result, a result without its call, or two calls with one id is refused,
/// and dropping the model then panics, so that no test passes over it.
pub struct Scripted {
    script: Script,
    /// Input and output tokens that an answer takes at most.
    most: Option<(u32, u32)>,
    delay: Option<Delay>,
    seen: Mutex<VecDeque<Request>>,
    fault: Mutex<Option<String>>,
}

impl Scripted {
    /// Plays these answers in order. One request more than answers is refused.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::steps(answers.into_iter().map(Ok))
    }

    /// Plays these outcomes in order: a provider that fails in between.
    pub fn steps(steps: impl IntoIterator<Item = Result<Answer>>) -> Self {
        Self::of(Script::Steps(Mutex::new(steps.into_iter().collect())))
    }

    /// Makes each answer from its request.
    pub fn reply(reply: impl Fn(&Request) -> Result<Answer> + Send + Sync + 'static) -> Self {
        Self::of(Script::Reply(Arc::new(reply)))
    }

    /// Answers `echo: ` and the texts of the new messages, one to a line. Keeps nothing.
    pub fn echo() -> Self {
        Self::reply(|request| {
            let texts: Vec<&str> = request.new_messages().map(|said| said.text.as_str()).collect();
            Ok(Answer { text: format!("echo: {}", texts.join("\n")), ..Answer::default() })
        })
    }

    /// Waits for `delay()` before each answer.
    #[must_use]
    pub fn delayed<F>(mut self, delay: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.delay = Some(Arc::new(move || Box::pin(delay())));
        self
    }

    /// Takes so many tokens at most, as one that is billed.
    #[must_use]
    pub fn billed(mut self, input_tokens: u32, output_tokens: u32) -> Self {
        self.most = Some((input_tokens, output_tokens));
        self
    }

    /// What was asked, oldest first; the last thousand. Only of a script with steps.
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.seen).iter().cloned().collect()
    }

    /// Steps that were not played yet.
    pub fn left(&self) -> usize {
        match &self.script {
            Script::Steps(steps) => locked(steps).len(),
            Script::Reply(_) => 0,
        }
    }

    fn of(script: Script) -> Self {
        Self { script, most: None, delay: None, seen: Mutex::default(), fault: Mutex::default() }
    }
}

#[async_trait]
impl Model for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        if let Some(fault) = request.fault() {
            locked(&self.fault).get_or_insert_with(|| fault.clone());
            return Err(Error::Refused(fault));
        }
        if let Some(delay) = &self.delay {
            delay().await;
        }
        let answer = match &self.script {
            Script::Reply(reply) => reply(request)?,
            Script::Steps(steps) => {
                let mut seen = locked(&self.seen);
                if seen.len() == MAX_KEPT {
                    seen.pop_front();
                }
                seen.push_back(request.clone());
                let next = locked(steps).pop_front();
                next.unwrap_or_else(|| Err(Error::Refused("the script is over".into())))?
            }
        };
        crate::stream(&answer.text, deltas);
        Ok(answer)
    }

    fn is_billed(&self) -> bool {
        self.most.is_some()
    }

    fn most(&self, _: &Request) -> Option<Worst> {
        let (input_tokens, output_tokens) = self.most?;
        Some(Worst {
            model: self.name().to_owned(),
            prompt: String::new(),
            input_tokens,
            output_tokens,
            micro_dollars: None,
        })
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        let fault = locked(&self.fault).take();
        if let Some(fault) = fault
            && !std::thread::panicking()
        {
            panic!("a scripted model was asked wrongly: {fault}");
        }
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scripted").field("left", &self.left()).finish_non_exhaustive()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
