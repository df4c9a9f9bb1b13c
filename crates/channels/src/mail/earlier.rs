//! What a person wrote to the mailbox before: the inbox is searched by sender and day, some mails a page. The cursor is
//! `validity:uid`; under another UIDVALIDITY it begins anew.

use ::mail::imap::{Fault, Session};
use jiff::tz::TimeZone;

use super::chat::Chat;
use super::read::Read;
use super::{Address, Mail};
use crate::{Earlier, Wanted};

/// Mails of one page.
const CHUNK: usize = 10;

impl Mail {
    pub(super) async fn page_before(
        &self,
        session: &mut Session,
        peer: &Address,
        wanted: Wanted<'_>,
    ) -> Result<Earlier, Fault> {
        let mut found = session.search_from(peer, wanted.since.to_zoned(TimeZone::UTC).date()).await?;
        found.drain(..found.len().saturating_sub(wanted.most));
        let behind = wanted.cursor.and_then(|cursor| cursor.split_once(':'));
        let behind = behind.filter(|(validity, _)| *validity == session.validity.to_string());
        let behind: u32 = behind.and_then(|(_, uid)| uid.parse().ok()).unwrap_or(0);
        found.retain(|uid| *uid > behind);
        let page = &found[..found.len().min(CHUNK)];
        let mut earlier = Earlier::default();
        if let Some(last) = page.last() {
            earlier.cursor = (page.len() < found.len()).then(|| format!("{}:{last}", session.validity));
            for listed in session.list(page).await? {
                match self.read(session, &listed).await {
                    // Servers find parts of words: this sender is somebody else.
                    Ok(Read::Message(message))
                        if Chat::parse(&message.chat_key).is_ok_and(|chat| chat.peer == *peer) =>
                    {
                        earlier.messages.push(*message);
                    }
                    // One mail that is not handed out must not stop the rest.
                    Ok(_) | Err(Fault::Denied(_)) => {}
                    Err(fault) => return Err(fault),
                }
            }
        }
        earlier.messages.retain(|message| message.sent_at >= wanted.since);
        Ok(earlier)
    }
}
