//! Telegram's limits, kept to the microsecond: Telegram itself is not so strict, and does not say how far.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::Clock;
use jiff::{SignedDuration, Timestamp};

const SECOND: SignedDuration = SignedDuration::from_secs(1);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// Messages of a bot within a second, to a group within a minute; to a person one within a second.
const ALL: usize = 30;
const GROUP: usize = 20;

#[derive(Debug)]
pub(super) struct Limits {
    clock: Arc<dyn Clock>,
    /// When a message was taken, and for which chat: those of the last minute.
    taken: VecDeque<(Timestamp, i64)>,
    pub kept: Kept,
}

/// How the limits were kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Messages that were taken, each with its time.
    pub taken: Vec<Timestamp>,
    /// Messages that were answered 429.
    pub refused: u64,
}

impl Limits {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, taken: VecDeque::new(), kept: Kept::default() }
    }

    /// Takes a message, or says after how many seconds it could be.
    pub(super) fn take(&mut self, chat: i64) -> Result<(), u64> {
        let now = self.clock.now();
        while self.taken.front().is_some_and(|(at, _)| now.duration_since(*at) >= MINUTE) {
            self.taken.pop_front();
        }
        let here = |of: &i64| *of == chat;
        let waits = [
            self.wait(now, SECOND, ALL, |_| true),
            if chat < 0 { self.wait(now, MINUTE, GROUP, here) } else { self.wait(now, SECOND, 1, here) },
        ];
        let Some(wait) = waits.into_iter().flatten().max() else {
            self.taken.push_back((now, chat));
            self.kept.taken.push(now);
            return Ok(());
        };
        self.kept.refused += 1;
        let seconds = wait.unsigned_abs().as_micros().div_ceil(1_000_000);
        Err(u64::try_from(seconds).unwrap_or(1).max(1))
    }

    /// Until the stretch of this length has room again; `None` where it has.
    fn wait(
        &self,
        now: Timestamp,
        stretch: SignedDuration,
        most: usize,
        of: impl Fn(&i64) -> bool,
    ) -> Option<SignedDuration> {
        let within = self.taken.iter().rev().take_while(|(at, _)| now.duration_since(*at) < stretch);
        let first = within.filter(|(_, chat)| of(chat)).nth(most - 1)?;
        Some(stretch - now.duration_since(first.0))
    }
}

#[cfg(test)]
mod tests {
    use domain::ManualClock;

    use super::*;

    #[test]
    fn a_message_too_many_is_refused_and_says_when() {
        let clock = Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH));
        let mut limits = Limits::new(Arc::<ManualClock>::clone(&clock));
        for chat in 1..=30 {
            assert_eq!(limits.take(chat), Ok(()), "{chat}");
        }
        assert_eq!(limits.take(31), Err(1), "the bot's own");
        clock.advance(SignedDuration::from_micros(999_999));
        assert_eq!(limits.take(1), Err(1), "the chat's, too");
        clock.advance(SignedDuration::from_micros(1));
        assert_eq!(limits.take(1), Ok(()));
        assert_eq!((limits.kept.taken.len(), limits.kept.refused), (31, 2));
        for _ in 0..20 {
            assert_eq!(limits.take(-1), Ok(()));
        }
        assert_eq!(limits.take(-1), Err(60), "a group has its minute");
    }
}
