//! Taking back what was done: what one word of a person did to their agenda and contacts is kept with how it was before
//! ([`domain::Deed`]), and goes back as one, once, within 24 hours, and only where nothing newer changed it.
//!
//! A mail that was decided with the same word goes back with it as long as it waits to leave; one that left stays, and
//! the person is told so.
//!
//! `note.rs` keeps what is done; `back.rs` takes it back; `words.rs` knows the words that ask for it. A tool needs nothing
//! for it, as long as its argument `id` names the event or the reminder that it changes; of contacts its arguments and its
//! result name the ids.

mod back;
mod note;
mod words;

use domain::{Deed, DeedId, LivePayload, User};
use futures_util::FutureExt;
use jiff::Timestamp;

pub(crate) use back::{Undone, last, take_back};
pub(crate) use note::{Before, note};
pub(crate) use words::asks;

use crate::direct::context_of;
use crate::{Engine, Error, Result, tools};

/// What is shown of what was done.
const SHOWN: i64 = 50;

impl Engine {
    /// What can be taken back, and what was, in the last 24 hours: the newest first, 50 at most.
    pub async fn deeds(&self, user: &User) -> Result<Vec<Deed>> {
        let (workspace, id, since) = (user.workspace_id, user.id, earliest(self.env.now()));
        let found = self.store.read::<_, store::Error, _>(move |tx| {
            async move { store::deeds::page(tx, workspace, id, since, SHOWN).await }.boxed()
        });
        Ok(found.await?)
    }

    /// Takes back what was done, all of it or nothing. Done again it changes nothing and answers the same.
    /// [`Error::Expired`] after 24 hours, [`Error::Conflict`] where it was changed since or cannot be taken back.
    pub async fn undo(&self, user: &User, id: DeedId) -> Result<Deed> {
        let (env, owner, workspace) = (self.env.clone(), user.clone(), user.workspace_id);
        let (deed, events) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let deed = store::deeds::get(tx, workspace, id).await?.filter(|deed| deed.user_id == owner.id);
                    let deed = deed.ok_or(Error::NotFound("deed"))?;
                    if deed.undone_at.is_some() {
                        return Ok((deed, Vec::new()));
                    }
                    let context = context_of(tx, env, owner).await?;
                    if deed.until() <= context.now {
                        return Err(Error::Conflict("this was done too long ago to be taken back".into()));
                    }
                    let written: Vec<LivePayload> = match take_back(tx, &context, &deed).await.map_err(raced)? {
                        Undone::Back { written, .. } => written,
                        // Somebody else did a moment ago.
                        Undone::Already => Vec::new(),
                        Undone::Never => return Err(Error::Conflict("this cannot be taken back".into())),
                        Undone::Changed(what) => {
                            return Err(Error::Conflict(format!("it was changed since: {what}")));
                        }
                    };
                    let events = store::live::append(tx, deed.conversation_id, context.now, written).await?;
                    let deed = store::deeds::get(tx, workspace, id).await?.ok_or(Error::NotFound("deed"))?;
                    Ok((deed, events))
                }
                .boxed()
            })
            .await?;
        self.publish(workspace, events);
        Ok(deed)
    }
}

/// Why a deed could not be taken back. Half of it may be written: the caller's transaction has to end.
pub(crate) fn raced(error: tools::Error) -> Error {
    match error {
        tools::Error::Store(error) => Error::Store(error),
        tools::Error::Invalid(problem) | tools::Error::Refused(_, problem) => Error::Conflict(problem),
    }
}

/// From when on something can be taken back.
fn earliest(now: Timestamp) -> Timestamp {
    now.saturating_sub(Deed::LASTS).unwrap_or(Timestamp::MIN)
}
