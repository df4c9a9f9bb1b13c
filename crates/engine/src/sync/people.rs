//! Somebody who stands in an address book elsewhere, or is gone from it, in the contacts. Runs inside the transaction that
//! moves the place on, behind the connection's fence.
//!
//! Each book is compared with the contact by itself: what one book brings goes to the others.

use domain::{Card, CardId, Contact, Kept, MAX_CONTACTS, Settled, text};
use services::contacts::Person;
use store::Tx;
use store::mirrors::{self, Mirror};

use super::account::Thing;
use super::adopt::{Adopted, Adopting};
use super::merge::Clash;
use crate::Result;

/// The most of what was kept or lost that the person is shown.
const MOST: usize = 200;
/// People of one name who are looked through for the one who was found.
const ALIKE: i64 = 50;
const FIELDS: [Settled; 8] = [
    Settled::Name,
    Settled::Given,
    Settled::Family,
    Settled::Emails,
    Settled::Phones,
    Settled::Organisation,
    Settled::Notes,
    Settled::Birthday,
];

/// What the contacts show of somebody there.
pub(super) fn shown(person: &Person) -> Card {
    plain(person).tamed()
}

/// All that a card can hold of somebody, as it stands there.
fn plain(person: &Person) -> Card {
    let Person { name, given, family, emails, phones, organisation, note, birthday, .. } = person.clone();
    Card { name, given, family, emails, phones, organisation, note, birthday }
}

/// `base` with what the card says where that is not what `base` shows.
pub(super) fn overlay(base: &Person, card: &Card) -> Person {
    let (was, mut over) = (shown(base), plain(base));
    for field in FIELDS.into_iter().filter(|&field| !same(field, card, &was)) {
        copy(field, card, &mut over);
    }
    let Card { name, given, family, emails, phones, organisation, note, birthday } = over;
    Person { name, given, family, emails, phones, organisation, note, birthday, ..base.clone() }
}

/// Somebody who never stood in the book, as they are written there.
pub(super) fn person_of(card: &Card, uid: &str) -> Person {
    overlay(&Person { uid: uid.to_owned(), ..Person::default() }, card)
}

fn same(field: Settled, one: &Card, other: &Card) -> bool {
    match field {
        Settled::Name => one.name == other.name,
        Settled::Given => one.given == other.given,
        Settled::Family => one.family == other.family,
        Settled::Emails => one.emails == other.emails,
        Settled::Phones => one.phones == other.phones,
        Settled::Organisation => one.organisation == other.organisation,
        Settled::Notes => one.note == other.note,
        _ => one.birthday == other.birthday,
    }
}

fn copy(field: Settled, from: &Card, to: &mut Card) {
    match field {
        Settled::Name => to.name.clone_from(&from.name),
        Settled::Given => to.given.clone_from(&from.given),
        Settled::Family => to.family.clone_from(&from.family),
        Settled::Emails => to.emails.clone_from(&from.emails),
        Settled::Phones => to.phones.clone_from(&from.phones),
        Settled::Organisation => to.organisation.clone_from(&from.organisation),
        Settled::Notes => to.note.clone_from(&from.note),
        _ => to.birthday = from.birthday,
    }
}

fn said(field: Settled, card: &Card) -> Option<String> {
    let said = match field {
        Settled::Name => Some(card.name.clone()),
        Settled::Given => card.given.clone(),
        Settled::Family => card.family.clone(),
        Settled::Emails => Some(card.emails.join(", ")),
        Settled::Phones => Some(card.phones.join(", ")),
        Settled::Organisation => card.organisation.clone(),
        Settled::Notes => card.note.clone(),
        _ => card.birthday.map(|day| day.to_string()),
    };
    said.filter(|said| !said.is_empty()).map(|said| text::shorten(&said, MOST))
}

/// What both sides have once each knows of the other, by the rule of `merge.rs`. `base` is what both last had.
fn merge(base: &Card, ours: &Card, theirs: &Card) -> (Card, Vec<Clash>) {
    let mut merged = theirs.clone();
    let mut clashes = Vec::new();
    for field in FIELDS {
        if same(field, ours, theirs) || same(field, ours, base) {
            continue;
        }
        if same(field, theirs, base) {
            copy(field, ours, &mut merged);
        } else {
            clashes.push(Clash { what: field, kept: said(field, theirs), lost: said(field, ours) });
        }
    }
    (merged, clashes)
}

/// Two cards of one person that had not met: what only one of them knows counts, and addresses and numbers are put together.
/// Answers ours, and what they can be said to have had in common.
fn met(ours: &Card, theirs: &Card) -> (Card, Card) {
    let (mut ours, mut base) = (ours.clone(), Card::default());
    for (own, other) in [(&mut ours.emails, &theirs.emails), (&mut ours.phones, &theirs.phones)] {
        let more: Vec<String> = own.drain(..).filter(|one| !other.iter().any(|known| is_same(known, one))).collect();
        own.extend(other.iter().cloned().chain(more));
    }
    ours = ours.tamed();
    (base.emails, base.phones) = (theirs.emails.clone(), theirs.phones.clone());
    for field in FIELDS {
        if said(field, &ours).is_none() {
            copy(field, &ours, &mut base);
        }
    }
    (ours, base)
}

/// Of addresses in any case; of numbers by their digits.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        if text.contains('@') {
            return text.to_lowercase();
        }
        text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    };
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && one == other
}

/// Whether they are plainly the same person: of one name, with an address or a number in common.
fn is_same_person(one: &Card, other: &Card) -> bool {
    let shares = |own: &[String], others: &[String]| own.iter().any(|one| others.iter().any(|it| is_same(one, it)));
    one.called().to_lowercase() == other.called().to_lowercase()
        && (shares(&one.emails, &other.emails) || shares(&one.phones, &other.phones))
}

/// What both sides last had, where some of what was handed over since is there now: the answer was lost, the write was not.
fn agreed(base: Option<Card>, sent: &[Card], theirs: &Card) -> Option<Card> {
    let mut agreed = base.or_else(|| sent.last().cloned())?;
    for sent in sent {
        for field in FIELDS {
            if same(field, sent, theirs) {
                copy(field, theirs, &mut agreed);
            }
        }
    }
    Some(agreed)
}

fn card_of(json: Option<&str>) -> Option<Card> {
    match Thing::decode(json)? {
        Thing::Person(person) => Some(shown(&person)),
        Thing::Entry(_) => None,
    }
}

/// The contact that a mirror is of, where it is not deleted; nobody else changes either until this transaction ends.
pub(super) async fn hold(tx: &mut Tx, mirror: &Mirror) -> Result<Option<(Option<Contact>, Mirror)>> {
    let Kept::Contact(id) = mirror.of else { return Ok(None) };
    let Some(calendar) = store::calendars::get(tx, mirror.workspace_id, mirror.calendar_id).await? else {
        return Ok(None);
    };
    let whose = (mirror.workspace_id, calendar.user_id);
    let mut contact = store::cards::hold(tx, whose, id).await?;
    let Some(mirror) = mirrors::hold(tx, mirror.calendar_id, &mirror.uid).await? else { return Ok(None) };
    if contact.is_none() {
        // A row that is not there cannot be held: they may be back since, with a note in the mirror that is held now.
        contact = store::cards::hold(tx, whose, id).await?;
    }
    Ok(Some((contact, mirror)))
}

/// Where somebody stands there, in which version.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub href: String,
    pub etag: String,
}

impl Adopting<'_> {
    /// Takes in how somebody stands there now, by the mirror that is known of them.
    pub async fn person_stands(
        &self,
        tx: &mut Tx,
        known: Option<Mirror>,
        at: At,
        theirs: Person,
        json: String,
    ) -> Result<Adopted> {
        let Some(known) = known else { return self.fresh_person(tx, at, theirs, json).await };
        let Some((contact, mut mirror)) = hold(tx, &known).await? else { return Ok(Adopted::Known) };
        let echo = mirror.etag.as_ref() == Some(&at.etag) && mirror.href.as_ref() == Some(&at.href);
        (mirror.href, mirror.etag, mirror.round) = (Some(at.href), Some(at.etag), self.round);
        if echo && !mirror.handed {
            mirrors::put(tx, &mirror).await?;
            return Ok(Adopted::Known);
        }
        let sent: Vec<Person> =
            mirror.sent.as_deref().and_then(|sent| serde_json::from_str(sent).ok()).unwrap_or_default();
        let (sent, there) = (sent.iter().map(shown).collect::<Vec<_>>(), shown(&theirs));
        let base = agreed(card_of(mirror.base.as_deref()), &sent, &there);
        if sent.contains(&there) {
            mirror.sent = None;
        }
        (mirror.base, mirror.handed) = (Some(json), false);
        let Some(contact) = contact else { return self.deleted_here(tx, mirror, base, there).await };
        let (ours, base) = base.map_or_else(|| met(&contact.card, &there), |base| (contact.card.clone(), base));
        self.settle_person(tx, contact, mirror, &theirs, (&ours, &base)).await
    }

    /// Who stands in the book for the first time, by what is known here.
    async fn fresh_person(&self, tx: &mut Tx, at: At, theirs: Person, json: String) -> Result<Adopted> {
        let (book, there) = (self.calendar, shown(&theirs));
        if mirrors::count(tx, book.id).await? >= MAX_CONTACTS {
            return Ok(Adopted::Left("the address book has more people than are kept equal; the rest is left out"));
        }
        let ours = self.contact_of(tx, &theirs, &there).await?;
        let contact = ours.as_ref().map(|(contact, _)| contact);
        let mut mirror = Mirror {
            calendar_id: book.id,
            uid: theirs.uid.clone(),
            workspace_id: book.workspace_id,
            connection_id: book.connection_id,
            of: Kept::Contact(contact.map_or_else(|| self.own_id(&theirs.uid), |contact| contact.id)),
            leads: false,
            ours: ours.as_ref().is_some_and(|(_, is_ours)| *is_ours),
            href: Some(at.href),
            etag: Some(at.etag),
            base: Some(json),
            sent: None,
            handed: false,
            round: self.round,
            write_at: None,
            tries: 0,
            problem: None,
        };
        if let Some((contact, _)) = ours {
            let (ours, base) = met(&contact.card, &there);
            return self.settle_person(tx, contact, mirror, &theirs, (&ours, &base)).await;
        }
        if store::cards::count(tx, book.workspace_id, book.user_id).await? >= MAX_CONTACTS {
            return Ok(Adopted::Left("there are as many contacts here as there can be; the rest is left out"));
        }
        let Kept::Contact(mut id) = mirror.of else { return Ok(Adopted::Known) };
        if store::cards::hold(tx, (book.workspace_id, book.user_id), id).await?.is_some() {
            // Its own id went to who was found to be somebody else in this book.
            id = self.env.id(CardId::new);
            mirror.of = Kept::Contact(id);
        }
        let contact = Contact { id, user_id: book.user_id, card: there, version: 1, updated_at: self.now };
        mirrors::put(tx, &mirror).await?;
        self.adopt_contact(tx, &contact).await
    }

    /// The same on every node, and in every book.
    fn own_id(&self, uid: &str) -> CardId {
        CardId::derived(format!("{}\n{uid}", self.calendar.user_id).as_bytes())
    }

    /// The contact that somebody there plainly is, and whether it was made here: by its uid, else by name and address. Who
    /// stands in this book already is nobody else of it.
    async fn contact_of(&self, tx: &mut Tx, theirs: &Person, there: &Card) -> Result<Option<(Contact, bool)>> {
        let whose = (self.calendar.workspace_id, self.calendar.user_id);
        let named = theirs.uid.strip_suffix("@attache").and_then(|id| id.parse().ok());
        let mut candidates = Vec::new();
        for id in named.into_iter().chain([self.own_id(&theirs.uid)]) {
            candidates.extend(store::cards::hold(tx, whose, id).await?);
        }
        for alike in store::cards::named(tx, whose, there, ALIKE).await? {
            if is_same_person(&alike.card, there) {
                candidates.extend(store::cards::hold(tx, whose, alike.id).await?);
            }
        }
        'each: for contact in candidates {
            let standing = mirrors::all(tx, Kept::Contact(contact.id)).await?;
            let mut waits = None;
            for mirror in &standing {
                if mirror.calendar_id == self.calendar.id {
                    if mirror.href.is_some() || mirror.handed {
                        continue 'each;
                    }
                    waits = Some(mirror);
                }
            }
            if let Some(waits) = waits {
                // They are there already: nobody is added.
                mirrors::delete(tx, waits.calendar_id, &waits.uid).await?;
            }
            let is_ours = standing.is_empty() || standing.iter().any(|mirror| mirror.ours);
            return Ok(Some((contact, is_ours)));
        }
        Ok(None)
    }

    /// Deleted here, and standing there.
    async fn deleted_here(&self, tx: &mut Tx, mut mirror: Mirror, base: Option<Card>, there: Card) -> Result<Adopted> {
        let Kept::Contact(id) = mirror.of else { return Ok(Adopted::Known) };
        if base.as_ref() == Some(&there) {
            // Nothing changed there: where they are to be taken away, they still are.
            mirrors::put(tx, &mirror).await?;
            return Ok(Adopted::Known);
        }
        let contact = Contact { id, user_id: self.calendar.user_id, card: there, version: 1, updated_at: self.now };
        if mirror.write_at.take().is_some() {
            let clash = Clash { what: Settled::DeletedHere, kept: None, lost: None };
            self.tell(tx, mirror.of, &contact.card.called(), &[clash]).await?;
        }
        mirrors::put(tx, &mirror).await?;
        self.adopt_contact(tx, &contact).await
    }

    /// Both sides once each knows of the other.
    async fn settle_person(
        &self,
        tx: &mut Tx,
        contact: Contact,
        mut mirror: Mirror,
        theirs: &Person,
        (ours, base): (&Card, &Card),
    ) -> Result<Adopted> {
        let (merged, clashes) = merge(base, ours, &shown(theirs));
        let differs = overlay(theirs, &merged) != *theirs;
        // One that was refused again and again waits as long as it did.
        let next = mirror.write_at.map_or(self.now, |at| at.max(self.now));
        mirror.write_at = (differs && self.calendar.writable).then_some(next);
        if !differs {
            (mirror.tries, mirror.problem) = (0, None);
        }
        self.tell(tx, mirror.of, &merged.called(), &clashes).await?;
        mirrors::put(tx, &mirror).await?;
        if merged == contact.card {
            return Ok(Adopted::Known);
        }
        let version = contact.version + 1;
        self.adopt_contact(tx, &Contact { card: merged, version, updated_at: self.now, ..contact }).await
    }

    /// Somebody is gone from there. Edited here since, they stand: in the book they are written anew. Standing in another book,
    /// too, they stay as they are.
    pub async fn person_gone(&self, tx: &mut Tx, mirror: &Mirror) -> Result<Adopted> {
        let Some((contact, mirror)) = hold(tx, mirror).await? else { return Ok(Adopted::Known) };
        mirrors::delete(tx, mirror.calendar_id, &mirror.uid).await?;
        let Some(contact) = contact else { return Ok(Adopted::Known) };
        // Taken away by ourselves, and standing here again since.
        let by_us = mirror.handed && mirror.sent.is_none();
        if !by_us {
            if !mirrors::all(tx, mirror.of).await?.is_empty() {
                return Ok(Adopted::Known);
            }
            if card_of(mirror.base.as_deref()).as_ref() == Some(&contact.card) {
                let whose = (self.calendar.workspace_id, contact.user_id);
                store::cards::drop_adopted(tx, whose, contact.id).await?;
                return Ok(Adopted::Known);
            }
            let clash = Clash { what: Settled::DeletedThere, kept: None, lost: None };
            self.tell(tx, mirror.of, &contact.card.called(), &[clash]).await?;
        }
        if self.calendar.writable {
            let (href, etag, base, sent) = (None, None, None, None);
            let anew = Mirror { href, etag, base, sent, ours: true, handed: false, tries: 0, ..mirror };
            mirrors::put(tx, &Mirror { write_at: Some(self.now), ..anew }).await?;
        }
        Ok(Adopted::Known)
    }

    /// Writes the contact as it is now. Others may have written it: whatever reads it only proposes.
    async fn adopt_contact(&self, tx: &mut Tx, contact: &Contact) -> Result<Adopted> {
        let workspace = self.calendar.workspace_id;
        if !store::cards::adopt(tx, workspace, contact, self.calendar.id).await? {
            return Err(crate::Error::Conflict("a contact was changed at the same moment".into()));
        }
        tx.execute_all(vec![store::outside::insert(workspace, contact.id)]).await?;
        Ok(Adopted::Known)
    }
}
