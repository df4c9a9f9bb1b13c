//! Keeps what was done, and how it was before.

use domain::{Change, Deed, DeedId, Event, EventId, LivePayload, Reminder, ReminderId, WorkspaceId};
use serde_json::Value;
use store::Tx;

use crate::tools::Context;

/// Bytes of what was before that one deed keeps. A deed with more can be taken back only by hand, and is told so.
const MOST: usize = 1 << 20;

/// How what a call names is before the call: an event with its reminders, or a reminder.
#[derive(Debug, Default)]
pub(crate) struct Before {
    event: Option<Event>,
    reminders: Vec<Reminder>,
}

impl Before {
    /// Of what the argument `id` names; nothing for a call that makes something new.
    pub(crate) async fn call(tx: &mut Tx, workspace: WorkspaceId, arguments: &Value) -> store::Result<Self> {
        let id = arguments.get("id").and_then(Value::as_str).unwrap_or_default();
        if let Ok(id) = id.parse::<EventId>() {
            return Self::event(tx, workspace, id).await;
        }
        match id.parse::<ReminderId>() {
            Ok(id) => Self::reminder(tx, workspace, id).await,
            Err(_) => Ok(Self::default()),
        }
    }

    pub(crate) async fn event(tx: &mut Tx, workspace: WorkspaceId, id: EventId) -> store::Result<Self> {
        Ok(Self {
            event: store::agenda::event(tx, workspace, id).await?,
            reminders: store::agenda::reminders_of(tx, workspace, id).await?,
        })
    }

    pub(crate) async fn reminder(tx: &mut Tx, workspace: WorkspaceId, id: ReminderId) -> store::Result<Self> {
        let reminder = store::agenda::reminder(tx, workspace, id).await?;
        Ok(Self { event: None, reminders: reminder.into_iter().collect() })
    }

    /// What was written, each thing with how it was; `None` where that is not known.
    fn changes(self, written: &[LivePayload]) -> Option<Vec<Change>> {
        let change = |payload: &LivePayload| match payload {
            LivePayload::Event { event } => {
                let before = self.event.clone().filter(|before| before.id == event.id);
                // What was there before and was not looked at cannot be brought back.
                let known = before.is_some() || event.version == 0;
                Some(known.then(|| Change::Event { before, after: event.clone() }))
            }
            LivePayload::Reminder { reminder } => {
                let before = self.reminders.iter().find(|before| before.id == reminder.id).cloned();
                Some(Some(Change::Reminder { before, after: reminder.clone() }))
            }
            _ => None,
        };
        written.iter().filter_map(change).collect()
    }
}

/// Notes that `written` was done by the act (a turn, a proposal), in one deed with what that act did before. `line` says
/// it to the person.
pub(crate) async fn note(
    tx: &mut Tx,
    context: &Context,
    act: &str,
    line: &str,
    before: Before,
    written: &[LivePayload],
) -> store::Result<()> {
    let workspace = context.user.workspace_id;
    let earlier = store::deeds::of_act(tx, workspace, act).await?;
    let mut deed = earlier.unwrap_or_else(|| Deed {
        id: context.env.id(DeedId::new),
        user_id: context.user.id,
        conversation_id: context.conversation_id,
        lines: Vec::new(),
        kept: Vec::new(),
        changes: Vec::new(),
        outside: false,
        at: context.now,
        undone_at: None,
    });
    let room = MOST.saturating_sub(size(&deed.changes));
    match before.changes(written).filter(|changes| !changes.is_empty() && size(changes) <= room) {
        Some(changes) => {
            deed.lines.push(line.to_owned());
            deed.changes.extend(changes);
        }
        None => deed.kept.push(line.to_owned()),
    }
    deed.outside |= context.outside;
    deed.at = context.now;
    store::deeds::put(tx, workspace, act, &deed).await
}

fn size(changes: &[Change]) -> usize {
    serde_json::to_string(changes).map_or(usize::MAX, |text| text.len())
}
