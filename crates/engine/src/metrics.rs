//! Counters and histograms, in the Prometheus text format. Names begin with `attache_`.

use std::fmt::Write;

use domain::{LinkState, Platform};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Outcome {
    pub outcome: Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
#[allow(non_camel_case_types)] // the names stand on the wire as they are written here
pub enum Word {
    accepted,
    duplicate,
    refused,
    done,
    retried,
    dead,
    fenced,
    uncertain,
    deferred,
    held,
    moved,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct OnPlatform {
    pub platform: PlatformWord,
}

/// Sends on a platform by what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct OutcomeOn {
    pub platform: PlatformWord,
    pub outcome: Word,
}

/// A platform's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlatformWord(pub Platform);

impl EncodeLabelValue for PlatformWord {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> std::fmt::Result {
        let word = serde_json::to_value(self.0).unwrap_or_default();
        encoder.write_str(word.as_str().unwrap_or("unknown"))
    }
}

/// Channels of a platform in a state, over all nodes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct InState {
    pub platform: PlatformWord,
    pub state: StateWord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StateWord(pub LinkState);

impl EncodeLabelValue for StateWord {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> std::fmt::Result {
        let word = serde_json::to_value(self.0).unwrap_or_default();
        encoder.write_str(word.as_str().unwrap_or("unknown"))
    }
}

/// Accounts with calendars in a state, over all nodes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct AccountsIn {
    pub state: StateWord,
}

/// What this node has done since it started.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    pub messages: Family<Outcome, Counter>,
    pub turns: Family<Outcome, Counter>,
    pub sends: Family<Outcome, Counter>,
    /// Messages that were accepted from a platform.
    pub channel_received: Family<OnPlatform, Counter>,
    pub channel_sends: Family<OutcomeOn, Counter>,
    pub channel_queue: Family<OnPlatform, Gauge>,
    pub channel_oldest_seconds: Family<OnPlatform, Gauge>,
    pub channel_uncertain: Family<OnPlatform, Gauge>,
    pub channel_sent: Family<OnPlatform, Counter>,
    pub channel_failed: Family<OnPlatform, Counter>,
    /// Seconds that a platform took to answer a send.
    pub channel_seconds: Family<OnPlatform, Histogram, fn() -> Histogram>,
    pub channels: Family<InState, Gauge>,
    /// Connections that this node keeps.
    pub channels_kept: Gauge,
    pub reminders: Counter,
    /// Accounts with calendars elsewhere.
    pub connections: Family<AccountsIn, Gauge>,
    /// Access tokens that this node asked a provider for.
    pub token_renewals: Counter,
    /// Seconds from the call to the commit.
    pub accept_seconds: Histogram,
    /// Seconds from a turn's claim to its end.
    pub turn_seconds: Histogram,
    pub turns_running: Gauge,
    pub sockets: Gauge,
    pub lanes_ready: Gauge,
    pub inbox_depth: Gauge,
    pub outbox_depth: Gauge,
    pub outbox_held: Gauge,
    pub outbox_uncertain: Gauge,
    pub dead_letters: Gauge,
    pub oldest_seconds: Gauge,
    pub memory_bytes: Gauge,
}

fn seconds() -> Histogram {
    Histogram::new(exponential_buckets(0.001, 2.0, 15))
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("attache"),
            messages: Family::default(),
            turns: Family::default(),
            sends: Family::default(),
            channel_received: Family::default(),
            channel_sends: Family::default(),
            channel_queue: Family::default(),
            channel_oldest_seconds: Family::default(),
            channel_uncertain: Family::default(),
            channel_sent: Family::default(),
            channel_failed: Family::default(),
            channel_seconds: Family::new_with_constructor(seconds),
            channels: Family::default(),
            channels_kept: Gauge::default(),
            reminders: Counter::default(),
            connections: Family::default(),
            token_renewals: Counter::default(),
            accept_seconds: seconds(),
            turn_seconds: seconds(),
            turns_running: Gauge::default(),
            sockets: Gauge::default(),
            lanes_ready: Gauge::default(),
            inbox_depth: Gauge::default(),
            outbox_depth: Gauge::default(),
            outbox_held: Gauge::default(),
            outbox_uncertain: Gauge::default(),
            dead_letters: Gauge::default(),
            oldest_seconds: Gauge::default(),
            memory_bytes: Gauge::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("messages", "Messages by what became of them", self.messages.clone());
        registry.register("turns", "Turns by how they ended", self.turns.clone());
        registry.register("sends", "Sends by outcome", self.sends.clone());
        registry.register("channel_received", "Messages that came in", self.channel_received.clone());
        registry.register("channel_sends", "Sends by what became of them", self.channel_sends.clone());
        registry.register("channel_queue", "Effects that wait, all nodes", self.channel_queue.clone());
        let oldest = self.channel_oldest_seconds.clone();
        registry.register("channel_oldest_seconds", "How long the oldest effect waits, all nodes", oldest);
        registry.register("channel_uncertain", "Effects of unknown outcome, all nodes", self.channel_uncertain.clone());
        registry.register("channel_sent", "Sends that a platform took", self.channel_sent.clone());
        registry.register("channel_failed", "Sends that a platform did not take", self.channel_failed.clone());
        registry.register("channel_seconds", "From a send to its answer", self.channel_seconds.clone());
        registry.register("channels", "Channels by state, all nodes", self.channels.clone());
        registry.register("channels_kept", "Connections of this node", self.channels_kept.clone());
        registry.register("connections", "Accounts with calendars by state, all nodes", self.connections.clone());
        let renewals = self.token_renewals.clone();
        registry.register("token_renewals", "Access tokens asked for by this node", renewals);
        registry.register("reminders", "Reminders told", self.reminders.clone());
        registry.register("accept_seconds", "From the call to the commit", self.accept_seconds.clone());
        registry.register("turn_seconds", "From claim to end", self.turn_seconds.clone());
        registry.register("turns_running", "Turns that run on this node", self.turns_running.clone());
        registry.register("sockets", "Connected clients on this node", self.sockets.clone());
        registry.register("lanes_ready", "Lanes that wait, all nodes", self.lanes_ready.clone());
        registry.register("inbox_depth", "Messages not answered yet, all nodes", self.inbox_depth.clone());
        registry.register("outbox_depth", "Effects not done yet, all nodes", self.outbox_depth.clone());
        registry.register("outbox_held", "Effects that wait until a person writes again", self.outbox_held.clone());
        registry.register("outbox_uncertain", "Effects of unknown outcome", self.outbox_uncertain.clone());
        registry.register("dead_letters", "Dead letters not replayed", self.dead_letters.clone());
        registry.register("oldest_seconds", "How long the oldest waiting lane waits", self.oldest_seconds.clone());
        registry.register("memory_bytes", "Resident memory of this process", self.memory_bytes.clone());
    }

    /// The text that `/metrics` answers with.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// The label set of one outcome.
pub fn outcome(outcome: Word) -> Outcome {
    Outcome { outcome }
}
