//! Who identifies when: one bot's shards one after another, so many at once as Discord says.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Places that are kept; at the bound those that are free again go, then all.
const KEPT: usize = 4096;

/// When each place of each bot is free again.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<(String, u32), Timestamp>>);

impl Turns {
    /// Takes the next turn of a place and says how long it is until then.
    pub(super) fn take(&self, bot: &str, place: u32, now: Timestamp, pause: SignedDuration) -> Duration {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.len() >= KEPT {
            turns.retain(|_, until| *until > now);
        }
        if turns.len() >= KEPT {
            turns.clear();
        }
        let place = (bot.to_owned(), place);
        let turn = turns.get(&place).copied().unwrap_or(now).max(now);
        turns.insert(place, turn.checked_add(pause).unwrap_or(turn));
        Duration::try_from(turn.duration_since(now)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_once_a_pause() {
        let (turns, pause) = (Turns::default(), SignedDuration::from_secs(5));
        let at = |second| Timestamp::from_second(second).unwrap_or_default();
        let waits =
            [(0, 0), (0, 0), (1, 0), (0, 2), (0, 100)].map(|(place, now)| turns.take("1", place, at(now), pause));
        assert_eq!(waits.map(|wait| wait.as_secs()), [0, 5, 0, 8, 0]);
        assert!(turns.take("2", 0, at(100), pause).is_zero(), "another bot's");
    }
}
