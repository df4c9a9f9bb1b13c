//! When Discord lets us call again, as its own answers say; and a guard against calls that it counts as abuse.
//!
//! The headers name a bucket, which several routes may share, and what is left of it until when. Only a bucket that is
//! used up is kept, until it fills again. The clock is an argument.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Routes and used-up buckets that are kept; at the bound those that are over go, then all: Discord tells again.
const KEPT: usize = 1024;
/// The longest wait that an answer can ask for; a longer one counts as this.
const MAX_AFTER: Duration = Duration::from_hours(24);
/// Discord shuts out an address that draws 10,000 refusals (401, 403, 429) in ten minutes.
const WINDOW: SignedDuration = SignedDuration::from_mins(10);

/// One bot's limits.
#[derive(Debug, Default)]
pub(super) struct Limits(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Which bucket a route has, once an answer told.
    buckets: HashMap<&'static str, String>,
    /// Used-up buckets (else routes) of a chat, and until when.
    until: HashMap<(String, String), Timestamp>,
    everything: Option<Timestamp>,
}

/// What an answer says of its limit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    pub bucket: Option<String>,
    pub remaining: Option<u64>,
    /// Seconds.
    pub reset_after: Option<f64>,
    /// Seconds, where the call was refused for its limit.
    pub retry_after: Option<f64>,
    pub global: bool,
}

impl Limits {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long to wait before a call to this route; `None` where it may go. `chat` is what the route is divided by.
    pub(super) fn wait(&self, route: &'static str, chat: &str, now: Timestamp) -> Option<Duration> {
        let state = self.state();
        let bucket = state.buckets.get(route).map_or(route, String::as_str);
        let until = state.until.get(&(bucket.to_owned(), chat.to_owned())).copied().max(state.everything)?;
        until_then(now, until)
    }

    /// Takes in what an answer said.
    pub(super) fn note(&self, route: &'static str, chat: &str, told: &Told, now: Timestamp) {
        let mut state = self.state();
        if let Some(bucket) = told.bucket.as_ref().filter(|bucket| bucket.len() <= 64) {
            state.buckets.insert(route, bucket.clone());
        }
        let used_up = told.reset_after.filter(|_| told.remaining == Some(0));
        let Some(wait) = told.retry_after.or(used_up).map(seconds) else { return };
        let Ok(until) = now.checked_add(wait) else { return };
        if told.global {
            state.everything = Some(until);
            return;
        }
        if state.until.len() >= KEPT {
            state.until.retain(|_, until| *until > now);
        }
        if state.until.len() >= KEPT {
            state.until.clear();
        }
        let bucket = state.buckets.get(route).cloned().unwrap_or_else(|| route.to_owned());
        state.until.insert((bucket, chat.to_owned()), until);
    }
}

/// A platform's seconds as time, within bounds; what is no time counts as a second.
pub(super) fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::from_secs(1)).min(MAX_AFTER)
}

fn until_then(now: Timestamp, until: Timestamp) -> Option<Duration> {
    Duration::try_from(until.duration_since(now)).ok().filter(|wait| !wait.is_zero())
}

/// Counts refused calls, and says when they are so many that no more may be made.
#[derive(Debug)]
pub(super) struct Guard {
    most: u32,
    counted: Mutex<(u32, Timestamp)>,
}

impl Guard {
    /// Lets `most` refusals through in ten minutes.
    pub(super) fn new(most: u32) -> Self {
        Self { most, counted: Mutex::new((0, Timestamp::MIN)) }
    }

    pub(super) fn note(&self, now: Timestamp) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(counted.1) >= WINDOW {
            *counted = (0, now);
        }
        counted.0 = counted.0.saturating_add(1);
    }

    pub(super) fn wait(&self, now: Timestamp) -> Option<Duration> {
        let (count, since) = *self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let until = since.checked_add(WINDOW).ok().filter(|_| count >= self.most)?;
        until_then(now, until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn later(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap_or(NOW)
    }

    #[test]
    fn a_bucket_is_shared_by_its_routes_and_divided_by_chats() {
        let limits = Limits::default();
        let told = |remaining| Told {
            bucket: Some("abc".into()),
            remaining: Some(remaining),
            reset_after: Some(2.5),
            ..Told::default()
        };
        limits.note("send", "1", &told(1), NOW);
        limits.note("edit", "1", &told(0), NOW);
        assert_eq!(limits.wait("send", "1", NOW), Some(Duration::from_millis(2500)));
        assert_eq!(limits.wait("send", "2", NOW), None);
        assert_eq!(limits.wait("typing", "1", NOW), None);
        assert_eq!(limits.wait("send", "1", later(3)), None);
        limits.note("send", "1", &Told { retry_after: Some(7.0), global: true, ..Told::default() }, NOW);
        assert_eq!(limits.wait("typing", "2", later(3)), Some(Duration::from_secs(4)));
    }

    #[test]
    fn what_is_kept_is_bounded_and_no_wait_is_endless() {
        let limits = Limits::default();
        for seconds in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            let told = Told { retry_after: Some(seconds), ..Told::default() };
            limits.note("send", "1", &told, NOW);
            assert_eq!(limits.wait("send", "1", NOW), Some(Duration::from_secs(1)), "{seconds}");
        }
        for chat in 0..5 * KEPT {
            limits.note("send", &chat.to_string(), &Told { retry_after: Some(1e9), ..Told::default() }, NOW);
            assert!(limits.state().until.len() <= KEPT);
        }
        assert_eq!(limits.wait("send", &(5 * KEPT - 1).to_string(), NOW), Some(MAX_AFTER));
    }

    #[test]
    fn after_many_refusals_nothing_is_asked_until_they_are_forgotten() {
        let guard = Guard::new(3);
        for _ in 0..3 {
            assert_eq!(guard.wait(later(60)), None);
            guard.note(later(60));
        }
        assert_eq!(guard.wait(later(61)), Some(Duration::from_secs(599)));
        assert_eq!(guard.wait(later(660)), None);
        guard.note(later(660));
        assert_eq!(guard.wait(later(660)), None, "they are counted anew");
    }
}
