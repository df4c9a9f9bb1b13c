//! Tells a loop that there is work, now or at a known time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::Clock;
use jiff::Timestamp;
use tokio::sync::Notify;

/// Signals are hints: many before one wait wake it once, and a loop that missed all of them finds its work by polling.
#[derive(Debug)]
pub struct Wake {
    notify: Notify,
    /// The earliest time asked for, in microseconds.
    next: AtomicI64,
}

impl Default for Wake {
    fn default() -> Self {
        Self { notify: Notify::new(), next: AtomicI64::new(i64::MAX) }
    }
}

impl Wake {
    pub fn now(&self) {
        self.at(Timestamp::MIN);
    }

    /// Wakes the loop at `time`.
    pub fn at(&self, time: Timestamp) {
        let time = time.as_microsecond();
        if self.next.fetch_min(time, Ordering::AcqRel) > time {
            self.notify.notify_one();
        }
    }

    /// Waits for the earliest time asked for, `poll` at most.
    pub async fn wait(&self, clock: &dyn Clock, poll: Duration) {
        let deadline = clock.now().as_microsecond().saturating_add(poll.as_micros() as i64);
        loop {
            let now = clock.now().as_microsecond();
            let next = self.next.load(Ordering::Acquire);
            let until = next.min(deadline);
            if until <= now {
                // A time still to come stays; one that somebody made earlier meanwhile wakes the next wait.
                if next <= now {
                    let _ = self.next.compare_exchange(next, i64::MAX, Ordering::AcqRel, Ordering::Relaxed);
                }
                return;
            }
            let wait = Duration::from_micros((until - now) as u64);
            tokio::select! {
                () = self.notify.notified() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }
}
