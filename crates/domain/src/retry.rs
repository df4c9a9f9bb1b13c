//! One policy for every retry: attempts, exponential backoff with jitter, cap.

use std::time::Duration;

use crate::Entropy;

/// How often and how far apart something is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// Tries in all, the first included.
    pub attempts: u32,
    /// The wait after the first failure; doubles after each further one.
    pub base: Duration,
    /// The longest wait.
    pub cap: Duration,
}

impl Retry {
    /// The wait after `failures` failures in a row (1 or more), or `None` where the attempts are used up.
    /// Between half and all of the exponential value, so that many that failed together do not return together.
    pub fn after(&self, failures: u32, entropy: &dyn Entropy) -> Option<Duration> {
        if failures >= self.attempts {
            return None;
        }
        let doubled = self.base.saturating_mul(1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX));
        let full = doubled.min(self.cap);
        let mut byte = [0];
        entropy.fill(&mut byte);
        Some(full / 2 + full / 2 * u32::from(byte[0]) / 255)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::SystemEntropy;

    #[test]
    fn waits_double_up_to_the_cap_and_end() {
        let retry = Retry { attempts: 6, base: Duration::from_secs(2), cap: Duration::from_secs(10) };
        for (failures, full) in [(1, 2), (2, 4), (3, 8), (4, 10), (5, 10)] {
            let wait = retry.after(failures, &SystemEntropy).unwrap();
            let full = Duration::from_secs(full);
            assert!(wait >= full / 2 && wait <= full, "{failures}: {wait:?}");
        }
        assert_eq!(retry.after(6, &SystemEntropy), None);
        assert_eq!(retry.after(u32::MAX, &SystemEntropy), None);
    }
}
