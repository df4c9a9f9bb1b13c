//! Keeps what was done, and how it was before.

use domain::{
    CardId, Change, Contact, Deed, DeedId, EffectId, Event, EventId, LivePayload, Reminder, ReminderId, User,
    WorkspaceId,
};
use serde_json::Value;
use store::Tx;

use crate::tools::{Context, Output};

/// Bytes of what was before that one deed keeps. A deed with more can be taken back only by hand, and is told so.
const MOST: usize = 1 << 20;

/// How what a call names is before the call: an event with its reminders, a reminder, or contacts.
#[derive(Debug, Default)]
pub(crate) struct Before {
    event: Option<Event>,
    reminders: Vec<Reminder>,
    contacts: Vec<Contact>,
}

impl Before {
    /// Of what the argument `id` names, or `ids` and the ids of `changes` where they are contacts'; nothing for a call that
    /// makes something new.
    pub(crate) async fn call(tx: &mut Tx, user: &User, arguments: &Value) -> store::Result<Self> {
        let workspace = user.workspace_id;
        let listed = |field: &str| arguments.get(field).and_then(Value::as_array).into_iter().flatten();
        let changed = listed("changes").filter_map(|change| change.get("id"));
        let cards = read_cards(listed("ids").chain(changed));
        if !cards.is_empty() {
            let contacts = store::cards::among(tx, workspace, user.id, &cards).await?;
            return Ok(Self { contacts, ..Self::default() });
        }
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
            ..Self::default()
        })
    }

    pub(crate) async fn reminder(tx: &mut Tx, workspace: WorkspaceId, id: ReminderId) -> store::Result<Self> {
        let reminder = store::agenda::reminder(tx, workspace, id).await?;
        Ok(Self { reminders: reminder.into_iter().collect(), ..Self::default() })
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

fn read_cards<'v>(ids: impl Iterator<Item = &'v Value>) -> Vec<CardId> {
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// The contacts that a call wrote, each as it was and as it is: those that its result names as `ids`.
async fn cards(tx: &mut Tx, user: &User, before: &[Contact], content: &Value) -> store::Result<Vec<Change>> {
    let ids = read_cards(content.get("ids").and_then(Value::as_array).into_iter().flatten());
    let stand = store::cards::among(tx, user.workspace_id, user.id, &ids).await?;
    let card = |of: &[Contact], id| of.iter().find(|one| one.id == id).map(|one| one.card.clone());
    let change = |id| Change::Contact { id, before: card(before, id), after: card(&stand, id) };
    Ok(ids.into_iter().map(change).collect())
}

/// Notes that what `output` tells was done by the act (a turn, a proposal), in one deed with what that act did before.
/// `line` says it to the person. Answers the deed, where anything of it can be taken back.
pub(crate) async fn note(
    tx: &mut Tx,
    context: &Context,
    act: &str,
    line: &str,
    before: Before,
    output: &Output,
) -> store::Result<Option<DeedId>> {
    let workspace = context.user.workspace_id;
    let contacts = cards(tx, &context.user, &before.contacts, &output.content).await?;
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
    let changes = before.changes(&output.written).map(|changes| [changes, contacts].concat());
    match changes.filter(|changes| !changes.is_empty() && size(changes) <= room) {
        Some(changes) => {
            deed.lines.push(line.to_owned());
            deed.changes.extend(changes);
        }
        None => deed.kept.push(line.to_owned()),
    }
    let waits = output.content.get("id").and_then(Value::as_str).and_then(|id| id.parse::<EffectId>().ok());
    deed.changes.extend(waits.map(|effect| Change::Mail { effect, line: line.to_owned() }));
    deed.outside |= context.outside;
    deed.at = context.now;
    store::deeds::put(tx, workspace, act, &deed).await?;
    Ok((!deed.changes.is_empty()).then_some(deed.id))
}

fn size(changes: &[Change]) -> usize {
    serde_json::to_string(changes).map_or(usize::MAX, |text| text.len())
}
