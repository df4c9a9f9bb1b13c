//! Stops asking a provider that keeps failing, and tries it again later with a single question.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// When it opens, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Failures in a row that open it.
    pub failures: u32,
    /// How long nobody asks; then one probe decides.
    pub open: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { failures: 5, open: Duration::from_mins(5) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Closed,
    /// Nobody is asked before `until`; the next after it is the probe.
    Open {
        until: Timestamp,
    },
    /// One question is on its way, and decides.
    Probing,
}

#[derive(Debug)]
struct Inner {
    state: State,
    /// In a row.
    failures: u32,
}

#[derive(Debug)]
pub struct Breaker {
    limits: Limits,
    inner: Mutex<Inner>,
    /// Counts how often it has opened.
    opened: watch::Sender<u64>,
}

/// The right to ask once. Dropped without an outcome (the question was given up), it says nothing about the provider.
#[derive(Debug)]
pub struct Pass<'b> {
    breaker: &'b Breaker,
    probe: bool,
    used: bool,
}

impl Breaker {
    pub fn new(limits: Limits) -> Self {
        let inner = Mutex::new(Inner { state: State::Closed, failures: 0 });
        Self { limits, inner, opened: watch::Sender::new(0) }
    }

    pub fn state(&self) -> State {
        self.inner().state
    }

    /// Failures in a row.
    pub fn failures(&self) -> u32 {
        self.inner().failures
    }

    /// Changes whenever the breaker opens.
    pub fn opened(&self) -> watch::Receiver<u64> {
        self.opened.subscribe()
    }

    /// Whether a question may go out now.
    pub fn pass(&self, now: Timestamp) -> Option<Pass<'_>> {
        let mut inner = self.inner();
        let probe = match inner.state {
            State::Closed => false,
            State::Open { until } if now >= until => {
                inner.state = State::Probing;
                true
            }
            State::Open { .. } | State::Probing => return None,
        };
        Some(Pass { breaker: self, probe, used: false })
    }

    /// Whether a question would be let through; takes nothing.
    pub fn would_pass(&self, now: Timestamp) -> bool {
        match self.inner().state {
            State::Closed => true,
            State::Open { until } => now >= until,
            State::Probing => false,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// The provider answered.
    pub fn succeeded(mut self) {
        self.used = true;
        *self.breaker.inner() = Inner { state: State::Closed, failures: 0 };
    }

    /// It did not.
    pub fn failed(mut self, now: Timestamp) {
        self.used = true;
        let mut inner = self.breaker.inner();
        inner.failures = inner.failures.saturating_add(1);
        let opens = match inner.state {
            State::Closed => inner.failures >= self.breaker.limits.failures,
            State::Probing => self.probe,
            State::Open { .. } => false,
        };
        if opens {
            let until = now.checked_add(self.breaker.limits.open).unwrap_or(Timestamp::MAX);
            inner.state = State::Open { until };
            drop(inner);
            self.breaker.opened.send_modify(|times| *times += 1);
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.probe && !self.used {
            // The next one probes.
            let mut inner = self.breaker.inner();
            if inner.state == State::Probing {
                inner.state = State::Open { until: Timestamp::MIN };
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn breaker() -> Breaker {
        Breaker::new(Limits { failures: 3, open: Duration::from_mins(5) })
    }

    fn fail(breaker: &Breaker, times: usize) {
        (0..times).for_each(|_| breaker.pass(at(0)).unwrap().failed(at(0)));
    }

    #[test]
    fn opens_after_failures_in_a_row_and_one_probe_decides() {
        let breaker = breaker();
        fail(&breaker, 2);
        breaker.pass(at(0)).unwrap().succeeded();
        fail(&breaker, 2);
        assert_eq!(breaker.state(), State::Closed);
        fail(&breaker, 1);
        assert_eq!(breaker.state(), State::Open { until: at(300) });
        assert!(breaker.pass(at(299)).is_none());
        let probe = breaker.pass(at(300)).unwrap();
        assert!(breaker.pass(at(300)).is_none(), "one probe");
        probe.failed(at(310));
        assert_eq!(breaker.state(), State::Open { until: at(610) });
        breaker.pass(at(610)).unwrap().succeeded();
        assert_eq!((breaker.state(), breaker.failures()), (State::Closed, 0));
        assert_eq!(*breaker.opened().borrow(), 2);
    }

    #[test]
    fn a_probe_that_is_given_up_leaves_the_next_one_to_probe() {
        let breaker = breaker();
        fail(&breaker, 3);
        drop(breaker.pass(at(300)).unwrap());
        assert!(breaker.would_pass(at(0)));
        breaker.pass(at(0)).unwrap().succeeded();
        assert_eq!(breaker.state(), State::Closed);
    }

    #[test]
    fn a_late_failure_does_not_prolong_and_a_late_success_closes() {
        let breaker = breaker();
        let (late, later) = (breaker.pass(at(0)).unwrap(), breaker.pass(at(0)).unwrap());
        fail(&breaker, 3);
        late.failed(at(200));
        assert_eq!(breaker.state(), State::Open { until: at(300) });
        later.succeeded();
        assert_eq!(breaker.state(), State::Closed);
    }
}
