//! The engine's bounds and times; what each means to the code stands at [`engine::Settings`].

use std::time::Duration;

use domain::Retry;
use jiff::SignedDuration;

use super::{Problems, duration};

/// Bounds and times of the engine. What comes beyond a bound waits in the database; nothing accepted is dropped.
#[derive(Debug, confique::Config)]
pub struct Engine {
    /// Messages that follow one another within this time become one turn.
    #[config(default = "1500ms", deserialize_with = duration::read, env = "ATTACHE_ENGINE_DEBOUNCE")]
    pub debounce: Duration,

    /// Turns that run at once on this node.
    #[config(default = 256, env = "ATTACHE_ENGINE_TURNS")]
    pub turns: usize,

    /// Turns of one workspace that run at once, over all nodes.
    #[config(default = 128, env = "ATTACHE_ENGINE_TURNS_PER_WORKSPACE")]
    pub turns_per_workspace: u32,

    /// Messages of one turn; the rest come with the next.
    #[config(default = 100, env = "ATTACHE_ENGINE_MESSAGES_PER_TURN")]
    pub messages_per_turn: u32,

    /// Times that a model may use tools in one turn; at the bound the turn ends with what it has.
    #[config(default = 5, env = "ATTACHE_ENGINE_ROUNDS")]
    pub rounds: usize,

    /// Tool calls of one answer that are done; the model is told that the rest were not.
    #[config(default = 16, env = "ATTACHE_ENGINE_CALLS_PER_ROUND")]
    pub calls_per_round: usize,

    /// Earlier messages that a model sees of a conversation which is only read; for chats see [memory].
    #[config(default = 25, env = "ATTACHE_ENGINE_HISTORY")]
    pub history: u32,

    /// How long a turn may take; then it counts as failed and is tried again.
    #[config(default = "2m", deserialize_with = duration::read, env = "ATTACHE_ENGINE_TURN_TIMEOUT")]
    pub turn_timeout: Duration,

    /// Tries of a turn; after the last its messages are dead letters, to be looked at and replayed.
    #[config(default = 8, env = "ATTACHE_ENGINE_TURN_ATTEMPTS")]
    pub turn_attempts: u32,

    /// The wait after a turn's first failure; it doubles with each further one.
    #[config(default = "2s", deserialize_with = duration::read, env = "ATTACHE_ENGINE_TURN_BACKOFF")]
    pub turn_backoff: Duration,

    /// The longest wait between a turn's tries.
    #[config(default = "5m", deserialize_with = duration::read, env = "ATTACHE_ENGINE_TURN_BACKOFF_CAP")]
    pub turn_backoff_cap: Duration,

    /// How long one send to a platform may take; then it is uncertain whether it arrived.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_ENGINE_SEND_TIMEOUT")]
    pub send_timeout: Duration,

    /// Sends at once on this node.
    #[config(default = 256, env = "ATTACHE_ENGINE_SENDS")]
    pub sends: usize,

    /// Tries of a send that a platform refuses for now.
    #[config(default = 8, env = "ATTACHE_ENGINE_SEND_ATTEMPTS")]
    pub send_attempts: u32,

    /// The wait after a send's first failure; it doubles with each further one.
    #[config(default = "2s", deserialize_with = duration::read, env = "ATTACHE_ENGINE_SEND_BACKOFF")]
    pub send_backoff: Duration,

    /// The longest wait between a send's tries.
    #[config(default = "5m", deserialize_with = duration::read, env = "ATTACHE_ENGINE_SEND_BACKOFF_CAP")]
    pub send_backoff_cap: Duration,

    /// How long a node that gives no sign of life keeps its work before another takes it over.
    #[config(default = "5s", deserialize_with = duration::read, env = "ATTACHE_ENGINE_LEASE")]
    pub lease: Duration,

    /// How often a node looks for work that nobody told it of.
    #[config(default = "250ms", deserialize_with = duration::read, env = "ATTACHE_ENGINE_POLL")]
    pub poll: Duration,

    /// How long a proposal that was made in a chat waits for a yes.
    #[config(default = "5m", deserialize_with = duration::read, env = "ATTACHE_ENGINE_CHAT_PROPOSAL")]
    pub chat_proposal: Duration,

    /// How long a proposal that was found in a conversation which is only read waits for a yes.
    #[config(default = "30d", deserialize_with = duration::read, env = "ATTACHE_ENGINE_SOURCE_PROPOSAL")]
    pub source_proposal: Duration,

    /// How long what happened is kept for clients that were away; after that they read the conversation anew.
    #[config(default = "7d", deserialize_with = duration::read, env = "ATTACHE_ENGINE_LIVE_EVENTS")]
    pub live_events: Duration,

    /// How long calls of models and what they cost are kept.
    #[config(default = "400d", deserialize_with = duration::read, env = "ATTACHE_ENGINE_USAGE")]
    pub usage: Duration,

    /// How long a sign-in link can be used.
    #[config(default = "30m", deserialize_with = duration::read, env = "ATTACHE_ENGINE_LINK")]
    pub link: Duration,

    /// How long a login lasts.
    #[config(default = "30d", deserialize_with = duration::read, env = "ATTACHE_ENGINE_LOGIN")]
    pub login: Duration,

    /// Logins that a user keeps; with one more, the oldest ends.
    #[config(default = 20, env = "ATTACHE_ENGINE_LOGINS_PER_USER")]
    pub logins_per_user: i64,
}

const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const DAY: u64 = 86_400;

impl Engine {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.duration("engine.debounce", self.debounce, ms(0)..=secs(60));
        problems.number("engine.turns", self.turns as u64, 1..=10_000);
        problems.number("engine.turns_per_workspace", self.turns_per_workspace.into(), 1..=10_000);
        problems.number("engine.messages_per_turn", self.messages_per_turn.into(), 1..=1_000);
        problems.number("engine.rounds", self.rounds as u64, 1..=50);
        problems.number("engine.calls_per_round", self.calls_per_round as u64, 1..=100);
        problems.number("engine.history", self.history.into(), 0..=500);
        problems.duration("engine.turn_timeout", self.turn_timeout, secs(1)..=secs(3_600));
        problems.number("engine.turn_attempts", self.turn_attempts.into(), 1..=100);
        problems.duration("engine.turn_backoff", self.turn_backoff, ms(10)..=secs(3_600));
        problems.duration("engine.turn_backoff_cap", self.turn_backoff_cap, self.turn_backoff..=secs(DAY));
        problems.duration("engine.send_timeout", self.send_timeout, secs(1)..=secs(600));
        problems.number("engine.sends", self.sends as u64, 1..=10_000);
        problems.number("engine.send_attempts", self.send_attempts.into(), 1..=100);
        problems.duration("engine.send_backoff", self.send_backoff, ms(10)..=secs(3_600));
        problems.duration("engine.send_backoff_cap", self.send_backoff_cap, self.send_backoff..=secs(DAY));
        problems.duration("engine.lease", self.lease, secs(1)..=secs(600));
        problems.duration("engine.poll", self.poll, ms(10)..=self.lease.max(ms(10)));
        problems.duration("engine.chat_proposal", self.chat_proposal, secs(10)..=secs(30 * DAY));
        problems.duration("engine.source_proposal", self.source_proposal, secs(60)..=secs(366 * DAY));
        problems.duration("engine.live_events", self.live_events, secs(60)..=secs(366 * DAY));
        problems.duration("engine.usage", self.usage, secs(32 * DAY)..=secs(3_660 * DAY));
        problems.duration("engine.link", self.link, secs(60)..=secs(7 * DAY));
        problems.duration("engine.login", self.login, secs(3_600)..=secs(366 * DAY));
        problems.number("engine.logins_per_user", self.logins_per_user.max(0) as u64, 1..=1_000);
    }

    /// As the engine takes them. `node` names this run; `alone` says that no other node can share the database.
    pub fn settings(&self, node: String, alone: bool) -> engine::Settings {
        engine::Settings {
            node,
            alone,
            lease: self.lease,
            turns: self.turns,
            turns_per_workspace: self.turns_per_workspace,
            debounce: self.debounce,
            messages_per_turn: self.messages_per_turn,
            rounds: self.rounds,
            calls_per_round: self.calls_per_round,
            history: self.history,
            turn_timeout: self.turn_timeout,
            turn_retry: Retry { attempts: self.turn_attempts, base: self.turn_backoff, cap: self.turn_backoff_cap },
            send_timeout: self.send_timeout,
            sends: self.sends,
            send_retry: Retry { attempts: self.send_attempts, base: self.send_backoff, cap: self.send_backoff_cap },
            chat_proposal: signed(self.chat_proposal),
            source_proposal: signed(self.source_proposal),
            live_events: signed(self.live_events),
            link: signed(self.link),
            login: signed(self.login),
            logins_per_user: self.logins_per_user,
            poll: self.poll,
            usage: signed(self.usage),
            // Theirs stands in the section of the model.
            ..engine::Settings::default()
        }
    }
}

/// No length of time here is longer than [`duration::parse`] allows, which fits.
fn signed(duration: Duration) -> SignedDuration {
    SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX)
}
