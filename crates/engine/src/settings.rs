//! The engine's bounds and times. The app's configuration documents and fills them.

use std::time::Duration;

use domain::{Amount, Caps, Retry};
use jiff::SignedDuration;

use crate::Memory;

#[derive(Debug, Clone)]
pub struct Settings {
    /// Names this run of this node: the owner of its leases. New at each start.
    pub node: String,
    /// Only this process can have opened the database, so whatever is leased at its start was left by a dead one.
    pub alone: bool,
    /// How long a node keeps a lane or an effect without a sign of life.
    pub lease: Duration,
    /// Turns that run at once on this node; further lanes wait in the database.
    pub turns: usize,
    /// Turns of one workspace that run at once, over all nodes.
    pub turns_per_workspace: u32,
    /// Messages that follow one another within this time become one turn.
    pub debounce: Duration,
    /// Messages of one turn; the rest come with the next.
    pub messages_per_turn: u32,
    /// Model answers with tool calls in one turn; at the bound the turn ends with what it has.
    pub rounds: usize,
    /// Tool calls of one answer that are done; the rest are answered with an error.
    pub calls_per_round: usize,
    /// Earlier messages of a conversation that is only read, that the model sees.
    pub history: u32,
    /// What is remembered of a conversation with the assistant.
    pub memory: Memory,
    pub turn_timeout: Duration,
    /// Tries of a turn before its messages go to the dead letters.
    pub turn_retry: Retry,
    pub send_timeout: Duration,
    /// How long a mail waits before it leaves, and can be taken back.
    pub unsend: Duration,
    /// Sends at once on this node.
    pub sends: usize,
    /// Tries of a send before it is given up.
    pub send_retry: Retry,
    /// How long a proposal made in a chat waits.
    pub chat_proposal: SignedDuration,
    /// How long a proposal found in a source conversation waits.
    pub source_proposal: SignedDuration,
    /// How long live events are kept for clients that resume.
    pub live_events: SignedDuration,
    /// How long a sign-in link can be used.
    pub link: SignedDuration,
    /// How long a login lasts.
    pub login: SignedDuration,
    /// Logins that a user keeps; the oldest goes.
    pub logins_per_user: i64,
    /// What models may cost in a day; a workspace can have its own.
    pub caps: Caps,
    /// What one call of a model may cost without asking the person, in millionths of a US dollar; 0 is anything.
    pub ask_above: i64,
    /// Whether personal data is hidden from language models where the workspace does not say.
    pub redact: bool,
    /// How long calls of models are kept.
    pub usage: SignedDuration,
    /// How often this node looks for work that nobody told it of.
    pub poll: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            node: "node".into(),
            alone: false,
            lease: Duration::from_secs(5),
            turns: 256,
            turns_per_workspace: 128,
            debounce: Duration::from_millis(1500),
            messages_per_turn: 100,
            rounds: 5,
            calls_per_round: 16,
            history: 25,
            memory: Memory::default(),
            turn_timeout: Duration::from_mins(2),
            turn_retry: Retry { attempts: 8, base: Duration::from_secs(2), cap: Duration::from_mins(5) },
            send_timeout: Duration::from_secs(30),
            unsend: Duration::from_secs(10),
            sends: 256,
            send_retry: Retry { attempts: 8, base: Duration::from_secs(2), cap: Duration::from_mins(5) },
            chat_proposal: SignedDuration::from_mins(5),
            source_proposal: SignedDuration::from_hours(24 * 30),
            live_events: SignedDuration::from_hours(24 * 7),
            link: SignedDuration::from_mins(30),
            login: SignedDuration::from_hours(24 * 30),
            logins_per_user: 20,
            caps: Caps {
                workspace: Amount { micro_dollars: 1_000_000, tokens: 0 },
                user: Amount { micro_dollars: 500_000, tokens: 0 },
            },
            ask_above: 250_000,
            redact: false,
            usage: SignedDuration::from_hours(24 * 400),
            poll: Duration::from_millis(250),
        }
    }
}
