//! Who watches which workspace, and what they are told.
//!
//! The bus carries hints and conveniences: a stored live event may be told here first, but whoever watches finds any
//! that it missed by reading the stream after its last `seq`.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{ConversationId, LiveEvent, TurnId, WorkspaceId};
use tokio::sync::mpsc;

/// Signals that wait for one subscriber. At the bound it is told no more and marked as slow.
const QUEUE: usize = 256;

/// What a subscriber is told.
#[derive(Debug, Clone)]
pub enum Signal {
    /// A stored event.
    Event(Arc<LiveEvent>),
    /// Something up to `seq` was stored, by another node.
    Stored { conversation_id: ConversationId, seq: i64 },
    /// A piece of an answer that is being written; never stored.
    Delta { conversation_id: ConversationId, turn_id: TurnId, text: Arc<str> },
    /// The turn's pieces so far are taken back: its answer is written anew.
    Restart { conversation_id: ConversationId, turn_id: TurnId },
    /// Some login of the workspace ended on this node: whoever watches looks whether it was theirs.
    LoginEnded,
}

#[derive(Debug)]
struct Listener {
    id: u64,
    signals: mpsc::Sender<Signal>,
    slow: Arc<AtomicBool>,
}

#[derive(Debug, Default)]
pub struct Bus {
    listeners: Mutex<HashMap<WorkspaceId, Vec<Listener>>>,
    next: AtomicU64,
}

impl Bus {
    /// Everything of a workspace from now on, until the subscription is dropped.
    pub fn subscribe(self: &Arc<Self>, workspace: WorkspaceId) -> Subscription {
        let (signals, receiver) = mpsc::channel(QUEUE);
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let slow = Arc::new(AtomicBool::new(false));
        let listener = Listener { id, signals, slow: Arc::clone(&slow) };
        self.listeners().entry(workspace).or_default().push(listener);
        Subscription { bus: Arc::clone(self), workspace, id, receiver, slow }
    }

    /// Whether anybody on this node watches.
    pub fn is_watched(&self, workspace: WorkspaceId) -> bool {
        self.listeners().contains_key(&workspace)
    }

    pub fn tell(&self, workspace: WorkspaceId, signals: impl IntoIterator<Item = Signal>) {
        let listeners = self.listeners();
        let Some(listeners) = listeners.get(&workspace) else { return };
        for signal in signals {
            for listener in listeners {
                if listener.signals.try_send(signal.clone()).is_err() {
                    listener.slow.store(true, Ordering::Release);
                }
            }
        }
    }

    /// Subscriptions on this node.
    pub fn len(&self) -> usize {
        self.listeners().values().map(Vec::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn listeners(&self) -> MutexGuard<'_, HashMap<WorkspaceId, Vec<Listener>>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends when dropped.
#[derive(Debug)]
pub struct Subscription {
    bus: Arc<Bus>,
    workspace: WorkspaceId,
    id: u64,
    receiver: mpsc::Receiver<Signal>,
    slow: Arc<AtomicBool>,
}

impl Subscription {
    /// The next signal. After some were dropped ([`Subscription::take_slow`]) the rest still come.
    pub async fn next(&mut self) -> Option<Signal> {
        self.receiver.recv().await
    }

    /// Whether signals were dropped since the last call: the stream must be read by sequence.
    pub fn take_slow(&self) -> bool {
        self.slow.swap(false, Ordering::AcqRel)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut listeners = self.bus.listeners();
        if let Some(list) = listeners.get_mut(&self.workspace) {
            list.retain(|listener| listener.id != self.id);
            if list.is_empty() {
                listeners.remove(&self.workspace);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delta(text: &str) -> Signal {
        Signal::Delta {
            conversation_id: ConversationId::derived(b"c"),
            turn_id: TurnId::derived(b"t"),
            text: text.into(),
        }
    }

    #[tokio::test]
    async fn only_the_workspace_hears_and_a_dropped_subscription_is_forgotten() {
        let bus = Arc::new(Bus::default());
        let (ours, theirs) = (WorkspaceId::derived(b"1"), WorkspaceId::derived(b"2"));
        let mut first = bus.subscribe(ours);
        let second = bus.subscribe(theirs);
        bus.tell(ours, [delta("a")]);
        assert!(matches!(first.next().await, Some(Signal::Delta { text, .. }) if &*text == "a"));
        drop(first);
        drop(second);
        assert!(bus.is_empty() && !bus.is_watched(ours));
    }

    #[tokio::test]
    async fn a_subscriber_that_does_not_read_is_marked_and_costs_nobody_else() {
        let bus = Arc::new(Bus::default());
        let workspace = WorkspaceId::derived(b"1");
        let slow = bus.subscribe(workspace);
        for _ in 0..QUEUE {
            bus.tell(workspace, [delta("a")]);
        }
        assert!(!slow.take_slow());
        bus.tell(workspace, [delta("a")]);
        assert!(slow.take_slow() && !slow.take_slow());
    }
}
