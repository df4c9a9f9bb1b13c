//! Where the texts of a turn come from: a turn that has text from outside before it only proposes.
//!
//! | text | taints |
//! |---|---|
//! | a contact's message, a message of the person's that holds what others wrote | every model |
//! | an event, a reminder, a fact or a proposal that came of such a text; what the assistant said with one before it | language models |
//!
//! The whole session counts, whether a message of it is shown or summed up.
//!
//! The rules take orders only from the person's new words: whatever stands in an agenda, they find things in it and do
//! not obey it. What a tainted turn leaves behind is marked (`store::outside`), so the taint goes with the text, from
//! the message that brought it to the event, the reminder, and the answer that tells of it.

use domain::{ChannelRole, Conversation, Message, Proposal, Sender};
use models::{AgendaItem, Made, ToolResult};
use serde::{Deserialize, Serialize};
use store::Tx;

/// How far a turn can be trusted to do what its person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Taint {
    /// All of it is the person's own.
    Clean,
    /// Text from outside stands in the agenda or in what was said of it.
    Standing,
    /// Others' words are among the messages. Also where nothing is recorded.
    #[default]
    Said,
}

impl Taint {
    /// What the turn begins with; and what it would begin with in a new session, without what was said before, and what
    /// waits decided.
    pub(super) async fn of(
        tx: &mut Tx,
        conversation: &Conversation,
        (history, messages): (&[Message], &[Message]),
        agenda: &[AgendaItem],
        pending: &[Proposal],
    ) -> store::Result<(Self, Self)> {
        let others = |message: &Message| match message.sender {
            Sender::Contact => true,
            Sender::User => domain::quoted::holds_quotation(&message.text),
            Sender::Assistant => false,
        };
        if conversation.role == ChannelRole::Source || messages.iter().any(others) {
            return Ok((Self::Said, Self::Said));
        }
        let own = history.iter().filter(|message| message.sender == Sender::Assistant);
        let own: Vec<String> = own.map(|message| message.id.to_string()).collect();
        let items = agenda.iter().filter(|item| !item.pending).map(|item| item.id.clone());
        let ids: Vec<String> = own.iter().cloned().chain(items).collect();
        let marked = store::outside::among(tx, conversation.workspace_id, &ids).await?;
        let is_said = |id: &String| own.contains(id);
        let fresh = if marked.iter().all(is_said) { Self::Clean } else { Self::Standing };
        if history.iter().any(others) {
            return Ok((Self::Said, fresh));
        }
        let waits = pending.iter().any(|proposal| proposal.trace.outside);
        Ok((if waits || !marked.is_empty() { Self::Standing } else { fresh }, fresh))
    }

    /// With what the turn's calls have brought.
    pub(super) fn and<'r>(self, mut results: impl Iterator<Item = &'r ToolResult>) -> Self {
        let brought = results.any(|result| result.content["outside"] == true);
        if brought { self.max(Self::Standing) } else { self }
    }

    /// Whether the calls of an answer that was made so can only be proposed.
    pub(super) fn binds(self, made: &Made) -> bool {
        match self {
            Self::Clean => false,
            Self::Standing => !made.by_rules,
            Self::Said => true,
        }
    }

    /// Whether what is said now may repeat what others wrote.
    pub(super) fn spreads(self) -> bool {
        self != Self::Clean
    }
}
