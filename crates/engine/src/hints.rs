//! Hints between nodes: which conversation got events, so that a client on another node sees them at once. Gathered
//! for a moment and sent together; losing one costs a client nothing but the wait for the next.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::{ChannelId, ConversationId, WorkspaceId};
use tokio::sync::mpsc;
use tracing::warn;

use crate::{Engine, Lifecycle, Signal};

/// How long hints are gathered.
const GATHER: Duration = Duration::from_millis(25);
/// Conversations that are gathered, at most; further ones are not hinted at.
const MOST: usize = 4096;

/// The newest `seq` of each conversation that got events since the last sending.
#[derive(Debug, Default)]
pub(crate) struct Outgoing(Mutex<HashMap<ConversationId, (WorkspaceId, i64)>>);

impl Outgoing {
    pub(crate) fn push(&self, workspace: WorkspaceId, conversation: ConversationId, seq: i64) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MOST || waiting.contains_key(&conversation) {
            waiting.insert(conversation, (workspace, seq));
        }
    }

    fn take(&self) -> HashMap<ConversationId, (WorkspaceId, i64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Sends what was gathered. A node that has its database to itself has nobody to tell.
pub(crate) async fn send(engine: Arc<Engine>, life: Lifecycle) {
    while !life.is_stopping() {
        tokio::select! {
            () = life.stopping() => break,
            () = tokio::time::sleep(GATHER) => {}
        }
        let waiting = engine.hints.take();
        if engine.settings.alone || waiting.is_empty() {
            continue;
        }
        let node = &engine.settings.node;
        let lines: Vec<String> = waiting
            .into_iter()
            .map(|(conversation, (workspace, seq))| format!("{node} {workspace} {conversation} {seq}"))
            .collect();
        if let Err(error) = engine.store.notify(&lines).await {
            warn!(%error, "hints to other nodes are lost");
        }
    }
}

/// Passes on what other nodes tell. Comes back after a lost connection.
pub(crate) async fn receive(engine: Arc<Engine>, life: Lifecycle) {
    while !life.is_stopping() {
        let (sender, mut hints) = mpsc::channel::<String>(1024);
        let pass_on = async {
            while let Some(hint) = hints.recv().await {
                if let Some(channel) = channel_of(&hint, &engine.settings.node) {
                    engine.links.changed(channel);
                } else if let Some((workspace, conversation_id, seq)) = parse(&hint, &engine.settings.node) {
                    engine.bus.tell(workspace, [Signal::Stored { conversation_id, seq }]);
                }
            }
        };
        tokio::select! {
            () = life.stopping() => break,
            () = pass_on => {}
            ended = engine.store.listen(sender) => if let Err(error) = ended {
                warn!(%error, "no hints from other nodes for a while");
            },
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// What another node tells; `None` for our own hints and for what is none.
fn parse(hint: &str, own: &str) -> Option<(WorkspaceId, ConversationId, i64)> {
    let mut words = hint.split(' ');
    let (node, workspace, conversation, seq) = (words.next()?, words.next()?, words.next()?, words.next()?);
    (node != own).then_some(())?;
    Some((workspace.parse().ok()?, conversation.parse().ok()?, seq.parse().ok()?))
}

/// A channel was changed by a person: whoever keeps its connection begins anew.
pub(crate) fn of_channel(node: &str, channel: ChannelId) -> String {
    format!("{node} {CHANNEL} {channel}")
}

const CHANNEL: &str = "channel";

fn channel_of(hint: &str, own: &str) -> Option<ChannelId> {
    let (node, rest) = hint.split_once(' ')?;
    let (word, channel) = rest.split_once(' ')?;
    (node != own && word == CHANNEL).then(|| channel.parse().ok())?
}
