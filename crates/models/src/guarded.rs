//! A provider behind its guard: bounded in time, questions at once and failures in a row; tried again where that helps.
//!
//! Time is the environment's clock for what is decided (the breaker, what is left of the time), and tokio's timer for
//! what is waited.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::{Env, Retry};
use jiff::Timestamp;
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::breaker::{self, Breaker};
use crate::prices::Price;
use crate::{Answer, Deltas, Error, Health, Model, Payer, Request, Result, Spent, Worst};

/// Tries of an answer that cannot be used.
const MALFORMED_TRIES: u32 = 2;

/// What a provider is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For an answer in all: waiting for a place, every try, and the waits between.
    pub total: Duration,
    pub retry: Retry,
    /// Questions at once.
    pub concurrency: usize,
    /// Questions that wait for a place; one more is refused at once.
    pub waiting: usize,
    pub breaker: breaker::Limits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Duration::from_secs(30),
            retry: Retry { attempts: 3, base: Duration::from_millis(500), cap: Duration::from_secs(8) },
            concurrency: 32,
            waiting: 1_000,
            breaker: breaker::Limits::default(),
        }
    }
}

/// A [`Model`] that asks another one within [`Limits`].
#[derive(Debug)]
pub struct Guarded {
    model: Arc<dyn Model>,
    limits: Limits,
    price: Option<Price>,
    env: Env,
    places: Semaphore,
    breaker: Breaker,
    waiting: AtomicUsize,
    answered: AtomicU64,
    failed: AtomicU64,
    last_error: Mutex<Option<String>>,
    /// Not to be asked before this, as it told us itself: microseconds.
    busy_until: AtomicI64,
}

impl Guarded {
    pub fn new(model: Arc<dyn Model>, limits: Limits, price: Option<Price>, env: Env) -> Self {
        Self {
            model,
            limits,
            price,
            env,
            places: Semaphore::new(limits.concurrency.clamp(1, Semaphore::MAX_PERMITS)),
            breaker: Breaker::new(limits.breaker),
            waiting: AtomicUsize::new(0),
            answered: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            last_error: Mutex::default(),
            busy_until: AtomicI64::new(i64::MIN),
        }
    }

    /// Tries until there is an answer, or no further try would help.
    async fn tries(
        &self,
        request: &Request,
        watched: &mut Watched<'_>,
        asking: &AtomicBool,
        deadline: Timestamp,
    ) -> Result<Answer> {
        let mut opened = self.breaker.opened();
        let mut failures = 0;
        let mut malformed = 0;
        loop {
            let error = match self.once(request, watched, asking).await {
                Ok(answer) => return Ok(answer),
                Err(Tried::NotAsked(error)) => return Err(error),
                Err(Tried::Failed(error)) => error,
            };
            failures += 1;
            let Some(wait) = self.limits.retry.after(failures, &*self.env.entropy) else { return Err(error) };
            let wait = match &error {
                Error::Unavailable(_) | Error::Broken(_) => wait,
                // All who were told the same do not come back at once.
                Error::Busy { after, .. } => after.saturating_add(wait),
                Error::Malformed(_) => {
                    malformed += 1;
                    if malformed == MALFORMED_TRIES {
                        return Err(error);
                    }
                    Duration::ZERO
                }
                Error::Refused(_) | Error::Denied(_) | Error::Unpaid(_) => return Err(error),
            };
            // A wait beyond the end helps nobody: who is asked next may answer at once.
            let left = deadline.duration_since(self.env.now()).unsigned_abs();
            if wait >= left || deadline <= self.env.now() {
                return Err(error);
            }
            tracing::info!(model = self.model.name(), %error, failures, wait_ms = wait.as_millis() as u64, "trying again");
            tokio::select! {
                () = sleep(wait) => {}
                // Others found out meanwhile that it does not help.
                _ = opened.changed() => return Err(error),
            }
            watched.take_back();
        }
    }

    /// One try, in its place, with the breaker's leave; given up when the breaker opens before a word came.
    async fn once(
        &self,
        request: &Request,
        watched: &mut Watched<'_>,
        asking: &AtomicBool,
    ) -> std::result::Result<Answer, Tried> {
        let not_asked = |what: &str| Tried::NotAsked(Error::Unavailable(what.to_owned()));
        let mut opened = self.breaker.opened();
        if !self.breaker.would_pass(self.env.now()) {
            return Err(not_asked(RESTING));
        }
        if let Some(after) = self.busy() {
            return Err(Tried::Failed(Error::Busy { what: "it limits us".into(), after }));
        }
        let _place = tokio::select! {
            place = self.place() => place.ok_or_else(|| not_asked("too many questions wait for it"))?,
            _ = opened.changed() => return Err(not_asked(RESTING)),
        };
        let pass = self.breaker.pass(self.env.now()).ok_or_else(|| not_asked(RESTING))?;
        let worst = self.worst(request);
        if let Some(worst) = &worst
            && let Some(payer) = watched.payer()
        {
            payer.reserve(worst).await.map_err(Tried::NotAsked)?;
        }
        let began = self.env.now();
        asking.store(true, Ordering::Relaxed);
        let result = self.asked(request, watched, &mut opened).await;
        if let Some(worst) = &worst
            && let Some(payer) = watched.payer()
        {
            payer.settle(self.bill(worst, result.as_ref(), self.millis_since(began))).await;
        }
        asking.store(false, Ordering::Relaxed);
        let Some(result) = result else { return Err(not_asked(RESTING)) };
        match result {
            Ok(answer) => {
                pass.succeeded();
                self.answered.fetch_add(1, Ordering::Relaxed);
                Ok(answer)
            }
            Err(error) => {
                if error.is_the_providers() {
                    pass.failed(self.env.now());
                } else {
                    pass.succeeded();
                }
                if let Error::Busy { after, .. } = &error {
                    let until = self.env.now().checked_add(*after).unwrap_or(Timestamp::MAX);
                    self.busy_until.store(until.as_microsecond(), Ordering::Relaxed);
                }
                self.note(&error);
                Err(Tried::Failed(error))
            }
        }
    }

    /// The answer, or `None` where the breaker opened before a word of it came.
    async fn asked(
        &self,
        request: &Request,
        watched: &mut Watched<'_>,
        opened: &mut watch::Receiver<u64>,
    ) -> Option<Result<Answer>> {
        let streamed = Arc::clone(&watched.streamed);
        let mut answer = self.model.respond(request, watched);
        loop {
            tokio::select! {
                biased;
                result = &mut answer => return Some(result),
                _ = opened.changed() => {
                    if !streamed.load(Ordering::Relaxed) {
                        return None;
                    }
                }
            }
        }
    }

    /// What one try takes at most, with its price.
    fn worst(&self, request: &Request) -> Option<Worst> {
        let worst = self.model.most(request)?;
        let micro_dollars = self.price.map(|price| price.most(worst.input_tokens, worst.output_tokens));
        Some(Worst { micro_dollars, ..worst })
    }

    /// What a try took; `None` where it was surely not billed.
    fn bill(&self, worst: &Worst, result: Option<&Result<Answer>>, millis: u32) -> Option<Spent> {
        match result {
            Some(Ok(answer)) => Some(Spent {
                model: worst.model.clone(),
                prompt: worst.prompt.clone(),
                usage: answer.usage,
                micro_dollars: self.price.map(|price| price.of(&answer.usage)),
                millis,
                answered: true,
            }),
            Some(Err(error)) if !error.may_be_billed() => None,
            Some(Err(_)) | None => Some(Spent::in_vain(worst, millis)),
        }
    }

    fn millis_since(&self, began: Timestamp) -> u32 {
        u32::try_from(self.env.now().duration_since(began).as_millis().max(0)).unwrap_or(u32::MAX)
    }

    /// How long it still does not want to be asked.
    fn busy(&self) -> Option<Duration> {
        let left = self.busy_until.load(Ordering::Relaxed).saturating_sub(self.env.now().as_microsecond());
        u64::try_from(left).ok().filter(|left| *left > 0).map(Duration::from_micros)
    }

    /// A place among those who ask at once; `None` where too many wait for one.
    async fn place(&self) -> Option<tokio::sync::SemaphorePermit<'_>> {
        if let Ok(place) = self.places.try_acquire() {
            return Some(place);
        }
        let waiting = Waiting::join(&self.waiting, self.limits.waiting)?;
        let place = self.places.acquire().await.ok();
        drop(waiting);
        place
    }

    fn note(&self, error: &Error) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        *self.last_error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.to_string());
    }

    /// No answer in time: its fault where it was being asked, not where the question still waited.
    fn ran_out(&self, asking: bool) -> Error {
        let error = Error::Unavailable(format!("there was no answer within {} s", self.limits.total.as_secs()));
        if asking {
            if let Some(pass) = self.breaker.pass(self.env.now()) {
                pass.failed(self.env.now());
            }
            self.note(&error);
        }
        error
    }
}

const RESTING: &str = "it failed too often and is left alone for a while";

/// Why a try brought no answer.
enum Tried {
    /// It was not asked, so nothing is known of it.
    NotAsked(Error),
    Failed(Error),
}

#[async_trait]
impl Model for Guarded {
    fn name(&self) -> &str {
        self.model.name()
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let began = self.env.now();
        let deadline = began.checked_add(self.limits.total).unwrap_or(Timestamp::MAX);
        let mut watched = Watched { deltas, streamed: Arc::default() };
        let asking = AtomicBool::new(false);
        let tries = self.tries(request, &mut watched, &asking, deadline);
        let mut answer = match timeout(self.limits.total, tries).await {
            Ok(result) => result?,
            Err(_) => {
                let asking = asking.into_inner();
                if let Some(payer) = watched.payer() {
                    let worst = asking.then(|| self.worst(request)).flatten();
                    payer.settle(worst.map(|worst| Spent::in_vain(&worst, self.millis_since(began)))).await;
                }
                return Err(self.ran_out(asking));
            }
        };
        answer.made.millis = self.millis_since(began);
        answer.made.micro_dollars = self.price.map(|price| price.of(&answer.usage));
        Ok(answer)
    }

    fn is_billed(&self) -> bool {
        self.model.is_billed()
    }

    fn most(&self, request: &Request) -> Option<Worst> {
        let asks = self.breaker.would_pass(self.env.now()) && self.busy().is_none();
        if asks && self.places.available_permits() > 0 { self.worst(request) } else { None }
    }

    fn health(&self) -> Vec<Health> {
        let breaker = self.breaker.state();
        let rests = match breaker {
            breaker::State::Open { until } => Some(until),
            breaker::State::Closed | breaker::State::Probing => None,
        };
        let now = self.env.now();
        let limited = self.busy().and_then(|left| now.checked_add(left).ok());
        let running = self.limits.concurrency.saturating_sub(self.places.available_permits());
        vec![Health {
            model: self.name().to_owned(),
            breaker,
            failures: self.breaker.failures(),
            running,
            waiting: self.waiting.load(Ordering::Relaxed),
            answered: self.answered.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            last_error: self.last_error.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            next_attempt: rests.max(limited).filter(|next| *next > now),
        }]
    }
}

/// A place in the queue, left however it ends.
struct Waiting<'g>(&'g AtomicUsize);

impl<'g> Waiting<'g> {
    fn join(count: &'g AtomicUsize, most: usize) -> Option<Self> {
        let joined = count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |now| (now < most).then_some(now + 1));
        joined.ok().map(|_| Self(count))
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Passes pieces on and remembers whether there were any.
pub(crate) struct Watched<'d> {
    pub deltas: &'d mut dyn Deltas,
    pub streamed: Arc<AtomicBool>,
}

impl Watched<'_> {
    /// Takes back what was streamed, if anything was.
    pub(crate) fn take_back(&mut self) {
        if self.streamed.swap(false, Ordering::Relaxed) {
            self.deltas.restart();
        }
    }
}

impl Deltas for Watched<'_> {
    fn text(&mut self, piece: &str) {
        self.streamed.store(true, Ordering::Relaxed);
        self.deltas.text(piece);
    }

    fn restart(&mut self) {
        self.take_back();
    }

    fn payer(&mut self) -> Option<&mut dyn Payer> {
        self.deltas.payer()
    }
}
