//! What stands elsewhere, as it is here: an event that is cancelled, or a contact who is deleted, is to be taken away there.

use domain::{Contact, Event, EventState, Kept};
use store::Tx;
use store::mirrors::{self, Mirror};

use super::account::Thing;
use super::form::{entry_of, overlay};
use super::people;
use crate::Result;

#[derive(Debug)]
pub(super) enum Here {
    Event(Box<Event>),
    Contact(Option<Box<Contact>>),
}

impl Here {
    /// What a mirror is of, with the mirror as it is now; nobody else changes either until this transaction ends.
    pub async fn hold(tx: &mut Tx, mirror: &Mirror) -> Result<Option<(Self, Mirror)>> {
        match mirror.of {
            Kept::Event(id) => {
                let event = store::agenda::hold_event(tx, mirror.workspace_id, id).await?;
                let mirror = mirrors::by_uid(tx, mirror.calendar_id, &mirror.uid).await?;
                Ok(event.map(|event| Self::Event(Box::new(event))).zip(mirror))
            }
            Kept::Contact(_) => {
                let held = people::hold(tx, mirror).await?;
                Ok(held.map(|(contact, mirror)| (Self::Contact(contact.map(Box::new)), mirror)))
            }
        }
    }

    pub fn is_gone(&self) -> bool {
        match self {
            Self::Event(event) => event.state == EventState::Cancelled,
            Self::Contact(contact) => contact.is_none(),
        }
    }

    /// As it is written where it never stood; `None` where it is gone.
    pub fn anew(&self, uid: &str) -> Option<Thing> {
        match self {
            Self::Event(_) if self.is_gone() => None,
            Self::Event(event) => Some(Thing::Entry(Box::new(entry_of(event, uid)))),
            Self::Contact(contact) => {
                let card = &contact.as_ref()?.card;
                Some(Thing::Person(Box::new(people::person_of(card, uid))))
            }
        }
    }

    /// As it is written over what both sides last had; `None` where it is gone. `home` is the zone of the calendar.
    pub fn over(&self, base: &Thing, home: &str) -> Option<Thing> {
        match (self, base) {
            (Self::Event(event), Thing::Entry(base)) if !self.is_gone() => {
                Some(Thing::Entry(Box::new(overlay(base, event, home))))
            }
            (Self::Contact(Some(contact)), Thing::Person(base)) => {
                Some(Thing::Person(Box::new(people::overlay(base, &contact.card))))
            }
            _ => None,
        }
    }
}
