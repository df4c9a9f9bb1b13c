//! "Undo" in the chat: the person's own words, read by us like a yes. It takes back what was done last here; where the
//! assistant's last message asks for a yes and nothing was done since, it drops that.

use domain::{Change, Deed, LivePayload, Message, Proposal, Sender};
use jiff::Timestamp;
use store::Tx;

use super::begin::Open;
use crate::undo::{self, Undone};
use crate::{Engine, Result, phrases};

/// Messages before an undo in which it may have been said that something cannot be taken back.
const LOOKED_AT: i64 = 20;

/// The turn's message asks to take something back.
#[derive(Debug)]
pub(super) struct Asked {
    /// What was done last; `None` where nothing was within the time.
    deed: Option<Deed>,
    /// What the assistant said since the person asked it: the answer to what came in one burst before.
    answered: Option<Message>,
}

impl Asked {
    pub(super) async fn by(tx: &mut Tx, now: Timestamp, messages: &[Message]) -> Result<Option<Self>> {
        let [message] = messages else { return Ok(None) };
        if message.sender != Sender::User || !undo::asks(&message.text) {
            return Ok(None);
        }
        let newest = store::messages::page(tx, message.conversation_id, None, 1).await?.pop();
        let answered = newest.filter(|newest| newest.sender == Sender::Assistant && newest.seq > message.seq);
        let before = store::messages::page(tx, message.conversation_id, Some(message.seq), LOOKED_AT).await?;
        let said = before.into_iter().filter(|before| before.sender == Sender::Assistant).map(|before| before.text);
        let said = said.collect::<Vec<_>>().join("\n");
        let deed = undo::last(tx, message.conversation_id, now, &said).await?;
        Ok(Some(Self { deed, answered }))
    }

    pub(super) fn answered(&self) -> Option<&Message> {
        self.answered.as_ref()
    }

    /// Whether what was done is newer than what was asked.
    pub(super) fn is_behind(&self, proposals: &[Proposal]) -> bool {
        let asked = proposals.iter().map(|proposal| proposal.created_at).min();
        self.deed.as_ref().is_some_and(|deed| asked.is_none_or(|asked| deed.at >= asked))
    }

    /// Whether what is said of it may repeat what others wrote, as the line of a mail does.
    pub(super) fn is_outside(&self) -> bool {
        let is_mail = |change: &Change| matches!(change, Change::Mail { .. });
        self.deed.as_ref().is_some_and(|deed| deed.outside || deed.changes.iter().any(is_mail))
    }

    /// Whether what was done last can be taken back here. A mail that waits to leave is another's matter.
    pub(super) fn is_of_the_agenda(&self) -> bool {
        self.deed.as_ref().is_some_and(|deed| !deed.lines.is_empty())
    }

    /// What was done last was taken back elsewhere: the next undo means what was done before it.
    pub(super) async fn is_settled(&self, tx: &mut Tx, open: &Open) -> Result<()> {
        if let Some(deed) = &self.deed {
            store::deeds::undo(tx, open.conversation.workspace_id, deed.id, open.context.now).await?;
        }
        Ok(())
    }

    /// Takes it back; answers what to say and what was written.
    pub(super) async fn carry_out(
        &self,
        tx: &mut Tx,
        engine: &Engine,
        open: &Open,
    ) -> Result<(String, Vec<LivePayload>)> {
        let phrases = phrases::of(&open.context.language);
        let Some(deed) = &self.deed else { return Ok((phrases.nothing_to_undo.to_owned(), Vec::new())) };
        let told = |say: fn(&str) -> String, lines: &[String]| lines.iter().map(|line| say(line)).collect::<Vec<_>>();
        let undone = undo::take_back(tx, &open.tool_context(&engine.env), deed).await.map_err(undo::raced)?;
        Ok(match undone {
            Undone::Back { written, unsent } => {
                let mails = phrases::mail(&open.context.language);
                let (left, kept): (Vec<_>, Vec<_>) = deed
                    .kept
                    .iter()
                    .filter(|line| !unsent.contains(line))
                    .cloned()
                    .partition(|kept| deed.changes.iter().any(|change| is_mail(change, kept)));
                let lines = [
                    told(phrases.undone, &deed.lines),
                    told(mails.withdrawn, &unsent),
                    told(mails.left, &left),
                    told(phrases.cannot_undo, &kept),
                ];
                (lines.concat().join("\n"), written)
            }
            Undone::Already => (phrases.nothing_to_undo.to_owned(), Vec::new()),
            Undone::Never => (told(phrases.cannot_undo, &deed.kept).join("\n"), Vec::new()),
            Undone::Changed(what) => ((phrases.not_undone)(&what), Vec::new()),
        })
    }
}

fn is_mail(change: &Change, of: &str) -> bool {
    matches!(change, Change::Mail { line, .. } if line == of)
}
