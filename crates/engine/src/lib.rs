//! The engine: takes messages in, runs turns on lanes, decides under one policy, and sends what was decided.
//!
//! | step | file |
//! |---|---|
//! | a message is accepted, once | `accept.rs` (the key itself: `store::inbox`) |
//! | lanes are claimed and run in order | `lanes.rs` |
//! | a turn asks the model, records its steps, ends | `turn/` |
//! | a model's call is paid for | `turn/money.rs`, its upkeep `budget.rs` |
//! | a call is authorised | `tools/gate.rs` |
//! | a person says yes or no | `proposals.rs`, in a chat `turn/verdict.rs` |
//! | a person changes their agenda by hand | `direct.rs` |
//! | what was done is taken back | `undo/`, in a chat `turn/undo.rs` |
//! | channels are connected and heard | `links/` |
//! | what a turn remembers, and what it is shown of it | `memory/` |
//! | effects are sent | `delivery.rs`, what is kept of each try `attempts.rs`, calls of attached tools `calls.rs` |
//! | what leaves for the person's own mailbox, and is taken back | `mailboxes.rs`, the tools `tools/mail/` |
//! | what attached servers may do | `tools/outside.rs`, shown and changed `sources.rs` |
//! | what waits until the person writes again | `window.rs` |
//! | where a person is reached, and what goes on to another channel | `reach.rs` |
//! | reminders become due | `due.rs`, put off by a button `taps.rs` |
//! | a brief of the day, a note before a meeting | `day/` |
//! | calendars elsewhere are kept equal with the agenda | `sync/` |
//! | accounts are let in by OAuth, their tokens kept and renewed once | `oauth/` |
//!
//! Everything that writes goes through [`Engine`]; reads may go to the store.

mod accept;
mod accounts;
pub mod agenda;
mod attempts;
mod audit;
mod budget;
mod bus;
mod buttons;
mod calls;
mod contacts;
mod conversations;
mod day;
mod dead_letters;
mod delivery;
mod direct;
mod due;
mod error;
mod hints;
pub mod ics;
mod janitor;
mod lanes;
mod lifecycle;
mod limits;
pub mod links;
mod mailboxes;
mod memory;
pub mod metrics;
pub mod oauth;
pub mod phrases;
mod preferences;
mod proposals;
mod reach;
mod say;
mod settings;
mod sources;
pub mod sync;
mod taps;
pub mod texts;
pub mod tools;
mod turn;
mod undo;
pub mod vault;
mod wake;
mod window;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};

use channels::Channel;
use domain::{ConversationId, EffectId, Env, LiveEvent, Platform, WorkspaceId};
use models::Model;
use store::Store;

pub use accept::Ack;
pub use accounts::{NewAccount, SignedIn};
pub use attempts::Sent;
pub use bus::{Bus, Signal, Subscription};
pub use calls::Called;
pub use day::BriefsChange;
pub use delivery::Outcome as SendOutcome;
pub use direct::{ByHand, Quick};
pub use error::{Error, Result};
pub use lifecycle::Lifecycle;
pub use limits::Admitted;
pub use links::{Links, Pairing};
pub use mailboxes::WaitingMail;
pub use memory::{FactChange, Memory, NewFact, Until};
pub use metrics::Metrics;
pub use models::{Condition as ModelCondition, Health as ModelHealth};
pub use preferences::PreferencesChange;
pub use proposals::Decided;
pub use services::tools::State as SourceState;
pub use settings::Settings;
pub use sources::{Source, SourceTool};
pub use turn::{Replayed, Retraced};
pub use window::{EXPIRES as HELD_EXPIRES, HOLDS, Held};

/// Everything that the loops and the interfaces share. Hold it in an `Arc`.
#[derive(Debug)]
pub struct Engine {
    pub store: Store,
    pub env: Env,
    pub settings: Settings,
    pub metrics: Metrics,
    pub bus: Arc<Bus>,
    pub tools: tools::Registry,
    model: Arc<dyn Model>,
    /// Platforms that need no credential, such as our own chat.
    channels: HashMap<Platform, Arc<dyn Channel>>,
    pub links: Links,
    /// Lanes that run here, with their fences.
    running: Mutex<HashMap<ConversationId, i64>>,
    /// Effects that are being sent here, with their fences.
    sending: Mutex<HashMap<EffectId, i64>>,
    pace: limits::Pace,
    lanes_wake: Arc<wake::Wake>,
    outbox_wake: wake::Wake,
    hints: hints::Outgoing,
    renewals: oauth::Renewals,
    /// Itself, for what outlives a call.
    me: Weak<Self>,
}

impl Engine {
    /// How the language models do, in the order in which they are asked; none where the rules alone answer.
    pub fn models(&self) -> Vec<ModelHealth> {
        self.model.health()
    }

    pub fn new(
        store: Store,
        env: Env,
        settings: Settings,
        model: Arc<dyn Model>,
        channels: Vec<Arc<dyn Channel>>,
        tools: tools::Registry,
    ) -> Arc<Self> {
        Self::linked(store, env, settings, model, channels, tools, Links::none())
    }

    /// With channels that can be connected.
    pub fn linked(
        store: Store,
        env: Env,
        settings: Settings,
        model: Arc<dyn Model>,
        channels: Vec<Arc<dyn Channel>>,
        tools: tools::Registry,
        links: Links,
    ) -> Arc<Self> {
        Arc::new_cyclic(|me| Self {
            store,
            env,
            settings,
            metrics: Metrics::default(),
            bus: Arc::default(),
            tools,
            model,
            channels: channels.into_iter().map(|channel| (channel.platform(), channel)).collect(),
            links,
            running: Mutex::default(),
            sending: Mutex::default(),
            pace: limits::Pace::default(),
            lanes_wake: Arc::default(),
            outbox_wake: wake::Wake::default(),
            hints: hints::Outgoing::default(),
            renewals: oauth::Renewals::default(),
            me: Weak::clone(me),
        })
    }

    /// Runs the node until the lifecycle stops: frees what a dead predecessor held, then lanes, outbox, reminders,
    /// hints and upkeep, each in a task of its own.
    pub async fn start(self: &Arc<Self>, life: &Lifecycle) -> Result<()> {
        if self.settings.alone {
            self.take_over().await?;
        }
        life.spawn(lanes::run(Arc::clone(self), life.clone()));
        life.spawn(lanes::keep_leases(Arc::clone(self), life.clone()));
        life.spawn(delivery::run(Arc::clone(self), life.clone()));
        life.spawn(due::run(Arc::clone(self), life.clone()));
        life.spawn(day::run(Arc::clone(self), life.clone()));
        life.spawn(janitor::run(Arc::clone(self), life.clone()));
        life.spawn(links::manager::run(Arc::clone(self), life.clone()));
        life.spawn(links::states::tend::run(Arc::clone(self), life.clone()));
        life.spawn(sync::run(Arc::clone(self), life.clone()));
        life.spawn(hints::send(Arc::clone(self), life.clone()));
        life.spawn(hints::receive(Arc::clone(self), life.clone()));
        for source in self.tools.sources() {
            let (source, life_) = (Arc::clone(source), life.clone());
            life.spawn(async move {
                tokio::select! {
                    () = life_.stopping() => {}
                    () = source.keep() => {}
                }
            });
        }
        Ok(())
    }

    /// Tells those who watch about events that are stored.
    pub(crate) fn publish(&self, workspace: WorkspaceId, events: Vec<LiveEvent>) {
        if let Some(last) = events.last() {
            self.hints.push(workspace, last.conversation_id, last.seq);
        }
        self.bus.tell(workspace, events.into_iter().map(|event| Signal::Event(Arc::new(event))));
    }

    pub fn model_name(&self) -> &str {
        self.model.name()
    }
}
