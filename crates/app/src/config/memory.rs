//! What is remembered of a conversation with the assistant; what each means to the code stands at [`engine::Memory`].

use std::time::Duration;

use super::{Problems, duration};

/// What the assistant remembers. A session is a stretch of a conversation: a model is shown its last messages as they
/// were said and a summary of those before them, and nothing of the sessions before.
#[derive(Debug, confique::Config)]
pub struct Memory {
    /// A session ends where nothing was said for so long.
    #[config(default = "1h", deserialize_with = duration::read, env = "ATTACHE_MEMORY_SESSION_IDLE")]
    pub session_idle: Duration,

    /// Messages of a session; the next one begins another.
    #[config(default = 100, env = "ATTACHE_MEMORY_SESSION_MESSAGES")]
    pub session_messages: u32,

    /// After so long a pause, messages that have no word in common with the session and point back to nothing in it
    /// begin another.
    #[config(default = "10m", deserialize_with = duration::read, env = "ATTACHE_MEMORY_TOPIC_PAUSE")]
    pub topic_pause: Duration,

    /// Messages of the session that a model is shown as they were said. Small talk does not count.
    #[config(default = 10, env = "ATTACHE_MEMORY_WINDOW")]
    pub window: u32,

    /// Tokens of those messages, about (four bytes each); what does not fit is summed up.
    #[config(default = 3_000, env = "ATTACHE_MEMORY_WINDOW_TOKENS")]
    pub window_tokens: usize,

    /// Tokens of the summary, about; 0 for none.
    #[config(default = 300, env = "ATTACHE_MEMORY_SUMMARY_TOKENS")]
    pub summary_tokens: usize,

    /// Tokens of the facts about the person that a model is shown, about; 0 for none.
    #[config(default = 300, env = "ATTACHE_MEMORY_FACTS_TOKENS")]
    pub facts_tokens: usize,
}

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const DAY: u64 = 86_400;

impl Memory {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.duration("memory.session_idle", self.session_idle, secs(60)..=secs(30 * DAY));
        problems.number("memory.session_messages", self.session_messages.into(), 2..=500);
        problems.duration("memory.topic_pause", self.topic_pause, secs(0)..=secs(30 * DAY));
        problems.number("memory.window", self.window.into(), 0..=100);
        problems.number("memory.window_tokens", self.window_tokens as u64, 0..=100_000);
        problems.number("memory.summary_tokens", self.summary_tokens as u64, 0..=10_000);
        problems.number("memory.facts_tokens", self.facts_tokens as u64, 0..=10_000);
    }

    pub fn memory(&self) -> engine::Memory {
        engine::Memory {
            session_idle: self.session_idle,
            session_messages: self.session_messages,
            topic_pause: self.topic_pause,
            window: self.window,
            window_tokens: self.window_tokens,
            summary_tokens: self.summary_tokens,
            facts_tokens: self.facts_tokens,
        }
    }
}
