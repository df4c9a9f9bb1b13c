//! Who has written to the mailbox: the senders of its newest mails, or of the newest that the server finds by name.

use std::collections::HashSet;

use ::mail::head;
use ::mail::imap::{Fault, Session, WINDOW};
use domain::text::label;

use super::{Address, Mail};
use crate::Listed;

/// Mails whose senders are looked at.
const MAILS: usize = 500;
/// Longest name that is kept, in bytes.
const NAME: usize = 256;

impl Mail {
    /// Those that hold `search`, who wrote last first, `most` at most. Programs and the mailbox itself are left out.
    pub(super) async fn people(&self, session: &mut Session, search: &str, most: usize) -> Result<Vec<Listed>, Fault> {
        // A server searches the last mails of a large mailbox only, as far as its answer fits.
        let from = session.next.saturating_sub(WINDOW).max(1);
        let mut found = session.search(from, &Session::from_whom(search)).await?;
        found.drain(..found.len().saturating_sub(MAILS));
        let mut seen = HashSet::new();
        let mut people = Vec::new();
        for (_, name, address) in session.senders(&found).await?.into_iter().rev() {
            let Ok(address) = Address::parse(&address) else { continue };
            if address == self.options.address || head::is_program(&address) || !seen.insert(address.to_string()) {
                continue;
            }
            let name = label(&name, NAME);
            let key = address.to_string();
            let person = Listed { name: if name.is_empty() { key.clone() } else { name }, key };
            if person.holds(search) {
                people.push(person);
            }
        }
        people.truncate(most);
        Ok(people)
    }
}
