//! How often a platform lets us write, as data. All nodes together keep to it; see `store::buckets`.

use std::time::Duration;

/// On average one message an interval, and `burst` of them at once after a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub scope: Scope,
    pub interval: Duration,
    /// 1 or more.
    pub burst: u32,
}

/// What shares a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything that the account sends.
    Account,
    /// What it sends to one chat.
    Chat,
}

impl Rate {
    /// `count` messages each `time`, evenly: never more than that in any stretch of that length.
    pub fn even(scope: Scope, count: u32, time: Duration) -> Self {
        // Rounded up, so that no stretch holds one too many.
        let micros = time.as_micros().div_ceil(u128::from(count.max(1)));
        Self { scope, interval: Duration::from_micros(micros as u64), burst: 1 }
    }

    #[must_use]
    pub fn with_burst(mut self, burst: u32) -> Self {
        self.burst = burst.max(1);
        self
    }
}
