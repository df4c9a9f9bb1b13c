//! One thing that stands elsewhere, or is gone from there: an event in the agenda; somebody in an address book is for
//! `people.rs`. Runs inside the transaction that moves the place on, behind the connection's fence.

use domain::{Calendar, CalendarNotice, Env, Event, EventId, EventState, Kept, ReminderState, Settled, text};
use jiff::Timestamp;
use services::calendars::{Entry, Status};
use store::Tx;
use store::mirrors::{self, Mirror};

use super::account::{Found, Thing};
use super::form::{decode, overlay, people, people_over, reply, shown};
use super::merge::{Clash, agreed, merge};
use super::people::At;
use super::{MAX_EVENTS, window};
use crate::agenda::occurrence::{between, upcoming};
use crate::agenda::{follow, series::zone};
use crate::{Error, Result, audit};

/// Where something stands.
#[derive(Debug, Clone)]
pub(super) struct Adopting<'a> {
    pub env: &'a Env,
    pub calendar: &'a Calendar,
    /// The look from the beginning that is under way, or was the last.
    pub round: i64,
    pub now: Timestamp,
}

/// What became of a thing that stands there.
#[derive(Debug)]
pub(super) enum Adopted {
    /// Nothing changed here.
    Known,
    /// Outside of the days that are kept equal, or cancelled before it was known.
    Passed,
    Changed(Box<Event>),
    /// It cannot be kept; why, for a person.
    Left(&'static str),
}

impl Adopting<'_> {
    /// Takes in how a thing stands there now.
    pub async fn stands(&self, tx: &mut Tx, found: Found) -> Result<Adopted> {
        let Some(json) = found.thing.encode() else {
            mirrors::see(tx, self.calendar.id, &found.href, self.round).await?;
            return Ok(Adopted::Left("something is too large to be kept here"));
        };
        let mut at_href = mirrors::by_href(tx, self.calendar.id, &found.href).await?;
        if let Some(other) = at_href.take_if(|mirror| mirror.uid != found.thing.uid()) {
            self.gone(tx, &other).await?;
        }
        let known = match at_href {
            Some(known) => Some(known),
            None => mirrors::by_uid(tx, self.calendar.id, found.thing.uid()).await?,
        };
        let at = At { href: found.href, etag: found.etag };
        match (found.thing, known) {
            (Thing::Person(theirs), known) => self.person_stands(tx, known, at, *theirs, json).await,
            (Thing::Entry(theirs), Some(mirror)) => self.known(tx, &mirror, at, *theirs, json).await,
            (Thing::Entry(theirs), None) => self.fresh(tx, at, *theirs, json).await,
        }
    }

    /// What stands there for the first time, by what is known here.
    async fn fresh(&self, tx: &mut Tx, at: At, theirs: Entry, json: String) -> Result<Adopted> {
        let calendar = self.calendar;
        if theirs.status == Status::Cancelled || !self.falls_within(&theirs, &window(self.now)) {
            return Ok(Adopted::Passed);
        }
        if mirrors::count(tx, calendar.id).await? >= MAX_EVENTS {
            return Ok(Adopted::Left("the calendar has more events than are kept equal; the rest is left out"));
        }
        let (id, event) = self.event_of(tx, &theirs.uid).await?;
        let mut mirror = Mirror {
            calendar_id: calendar.id,
            uid: theirs.uid.clone(),
            workspace_id: calendar.workspace_id,
            connection_id: calendar.connection_id,
            of: Kept::Event(id),
            leads: true,
            ours: theirs.uid == mirrors::uid_of(id),
            href: Some(at.href),
            etag: Some(at.etag),
            base: None,
            sent: None,
            handed: false,
            round: self.round,
            write_at: None,
            tries: 0,
            problem: None,
        };
        if let Some(event) = event {
            // The same thing in another calendar is the same event: the one that was known first leads.
            if mirrors::all(tx, Kept::Event(id)).await?.iter().any(|other| other.leads) {
                (mirror.leads, mirror.base) = (false, Some(json));
                mirrors::put(tx, &mirror).await?;
                return Ok(Adopted::Known);
            }
            return self.settle(tx, event, mirror, theirs, json).await;
        }
        let blank = Event { id, participants: people(&theirs), ..self.blank() };
        let event = shown(&theirs, &calendar.zone).over(&blank);
        store::agenda::adopt_event(tx, calendar.workspace_id, &event).await?;
        // Others may have written it: whatever reads it only proposes.
        tx.execute_all(vec![store::outside::insert(calendar.workspace_id, id)]).await?;
        mirror.base = Some(json);
        mirrors::put(tx, &mirror).await?;
        Ok(Adopted::Changed(Box::new(event)))
    }

    /// The event of that uid, where there is one: ours by its own id, another's by one that is the same on every node and
    /// in every calendar.
    async fn event_of(&self, tx: &mut Tx, uid: &str) -> Result<(EventId, Option<Event>)> {
        let (workspace, user) = (self.calendar.workspace_id, self.calendar.user_id);
        if let Some(id) = uid.strip_suffix("@attache").and_then(|id| id.parse().ok()) {
            let event = store::agenda::hold_event(tx, workspace, id).await?;
            if let Some(event) = event.filter(|event| event.user_id == user) {
                return Ok((id, Some(event)));
            }
        }
        let id = EventId::derived(format!("{user}\n{uid}").as_bytes());
        Ok((id, store::agenda::hold_event(tx, workspace, id).await?))
    }

    async fn known(&self, tx: &mut Tx, mirror: &Mirror, at: At, theirs: Entry, json: String) -> Result<Adopted> {
        let Some((event, mut mirror)) = self.hold(tx, mirror).await? else { return Ok(Adopted::Known) };
        let same = mirror.etag.as_ref() == Some(&at.etag) && mirror.href.as_ref() == Some(&at.href);
        // What was kept before anybody looked whose invitation it is counts as changed, once.
        let told_anew =
            reply(&theirs).is_some() && decode(mirror.base.as_deref()).is_some_and(|base| reply(&base).is_none());
        let echo = same && !(told_anew && mirror.leads);
        (mirror.href, mirror.etag) = (Some(at.href), Some(at.etag));
        mirror.round = self.round;
        if (echo && !mirror.handed) || (!mirror.leads && mirror.write_at.is_none()) {
            mirror.base = if echo { mirror.base } else { Some(json) };
            mirrors::put(tx, &mirror).await?;
            return Ok(Adopted::Known);
        }
        self.settle(tx, event, mirror, theirs, json).await
    }

    /// The event and its mirror, which nobody else changes until this transaction ends.
    async fn hold(&self, tx: &mut Tx, mirror: &Mirror) -> Result<Option<(Event, Mirror)>> {
        let Kept::Event(id) = mirror.of else { return Ok(None) };
        let event = store::agenda::hold_event(tx, mirror.workspace_id, id).await?;
        let mirror = mirrors::by_uid(tx, mirror.calendar_id, &mirror.uid).await?;
        Ok(event.zip(mirror))
    }

    /// Both sides once each knows of the other.
    async fn settle(
        &self,
        tx: &mut Tx,
        event: Event,
        mut mirror: Mirror,
        theirs: Entry,
        json: String,
    ) -> Result<Adopted> {
        let home = &*self.calendar.zone;
        let sent: Vec<Entry> =
            mirror.sent.as_deref().and_then(|sent| serde_json::from_str(sent).ok()).unwrap_or_default();
        let last = decode(mirror.base.as_deref());
        let names = last.as_ref().map(people).unwrap_or_default();
        let base = agreed(last, &sent, &theirs, home);
        let there = shown(&theirs, home);
        let arrived = sent.iter().any(|sent| shown(sent, home) == there);
        if arrived {
            mirror.sent = None;
        }
        mirror.handed = false;
        mirror.base = Some(json);
        let mut after = event.clone();
        if event.state == EventState::Cancelled {
            let before = base.as_ref().map(|base| shown(base, home));
            if there.cancelled || before.as_ref() == Some(&there) {
                // Nothing changed there: where it is to be taken away, it still is.
                mirrors::put(tx, &mirror).await?;
                return Ok(Adopted::Known);
            }
            if mirror.write_at.take().is_some() {
                let clash = Clash { what: Settled::DeletedHere, kept: None, lost: None };
                self.tell(tx, mirror.of, &event.title, &[clash]).await?;
            }
            self.lead(tx, &mut mirror).await?;
            after = there.over(&after);
        } else {
            let ours = overlay(base.as_ref().unwrap_or(&theirs), &event, home);
            let (merged, clashes) = merge(base.as_ref(), &ours, &theirs, home);
            after = shown(&merged, home).over(&after);
            let differs = after.state == EventState::Confirmed && overlay(&theirs, &after, home) != theirs;
            // One that was refused again and again waits as long as it did.
            let next = mirror.write_at.map_or(self.now, |at| at.max(self.now));
            mirror.write_at = (differs && self.calendar.writable).then_some(next);
            if !differs {
                (mirror.tries, mirror.problem) = (0, None);
            }
            self.tell(tx, mirror.of, &after.title, &clashes).await?;
        }
        after.participants = people_over(&event.participants, &names, &people(&theirs));
        mirrors::put(tx, &mirror).await?;
        self.write(tx, &event, after).await
    }

    /// It is this mirror that the event follows.
    async fn lead(&self, tx: &mut Tx, mirror: &mut Mirror) -> Result<()> {
        for other in mirrors::all(tx, mirror.of).await? {
            if other.leads && other.calendar_id != mirror.calendar_id {
                mirrors::put(tx, &Mirror { leads: false, ..other }).await?;
            }
        }
        mirror.leads = true;
        Ok(())
    }

    /// A thing is gone from there. Edited here since, it stands: in the calendar it is written anew.
    pub async fn gone(&self, tx: &mut Tx, mirror: &Mirror) -> Result<Adopted> {
        if let Kept::Contact(_) = mirror.of {
            return self.person_gone(tx, mirror).await;
        }
        let Some((event, mirror)) = self.hold(tx, mirror).await? else { return Ok(Adopted::Known) };
        mirrors::delete(tx, mirror.calendar_id, &mirror.uid).await?;
        if !mirror.leads || event.state == EventState::Cancelled {
            return Ok(Adopted::Known);
        }
        let home = &*self.calendar.zone;
        let base = decode(mirror.base.as_deref());
        let ours = base.as_ref().map(|base| overlay(base, &event, home));
        // It stands in another calendar, too.
        if let Some(copy) = mirrors::all(tx, mirror.of).await?.into_iter().next()
            && let (Some(json), Some(theirs)) = (copy.base.clone(), decode(copy.base.as_deref()))
        {
            let Some(calendar) = store::calendars::get(tx, copy.workspace_id, copy.calendar_id).await? else {
                return Ok(Adopted::Known);
            };
            let copy = Mirror { leads: true, base: mirror.base, ..copy };
            return Adopting { calendar: &calendar, ..self.clone() }.settle(tx, event, copy, theirs, json).await;
        }
        // Taken away by ourselves, and standing here again since.
        let by_us = mirror.handed && mirror.sent.is_none();
        if ours == base && base.is_some() && !by_us {
            let after = Event { state: EventState::Cancelled, ..event.clone() };
            return self.write(tx, &event, after).await;
        }
        if !by_us {
            let clash = Clash { what: Settled::DeletedThere, kept: None, lost: None };
            self.tell(tx, mirror.of, &event.title, &[clash]).await?;
        }
        if self.calendar.writable {
            let (href, etag, base, sent) = (None, None, None, None);
            let anew = Mirror { href, etag, base, sent, ours: true, handed: false, tries: 0, ..mirror };
            mirrors::put(tx, &Mirror { write_at: Some(self.now), ..anew }).await?;
        }
        Ok(Adopted::Known)
    }

    /// Writes the event as it is now, where it is another; its reminders follow.
    async fn write(&self, tx: &mut Tx, before: &Event, after: Event) -> Result<Adopted> {
        if after == *before {
            return Ok(Adopted::Known);
        }
        let workspace = self.calendar.workspace_id;
        let after = Event { version: before.version + 1, updated_at: self.now, ..after };
        if !store::agenda::adopt_event(tx, workspace, &after).await? {
            return Err(Error::Conflict("an event was changed at the same moment".into()));
        }
        tx.execute_all(vec![store::outside::insert(workspace, after.id)]).await?;
        let (was, is) = (upcoming(before, self.now), upcoming(&after, self.now));
        for reminder in store::agenda::reminders_of(tx, workspace, after.id).await? {
            let from = reminder.state;
            let changed = if after.state == EventState::Confirmed {
                follow(&reminder, (&was, &is), &after, self.now)
            } else if from.may_become(ReminderState::Dismissed) {
                Some(domain::Reminder { state: ReminderState::Dismissed, updated_at: self.now, ..reminder })
            } else {
                None
            };
            if let Some(changed) = changed {
                store::agenda::update_reminder(tx, workspace, &changed, from).await?;
            }
        }
        Ok(Adopted::Changed(Box::new(after)))
    }

    /// Tells the person what was kept and what was overwritten; the audit says which fields.
    pub async fn tell(&self, tx: &mut Tx, of: Kept, title: &str, clashes: &[Clash]) -> Result<()> {
        let (workspace, user) = (self.calendar.workspace_id, self.calendar.user_id);
        let (action, event_id, contact_id) = match of {
            Kept::Event(id) => ("event.settled", Some(id), None),
            Kept::Contact(id) => ("contact.settled", None, Some(id)),
        };
        for clash in clashes {
            let detail = serde_json::json!({ "what": clash.what, "calendar": self.calendar.id });
            let entry = audit::entry(self.env, workspace, "system", action, of, detail);
            let notice = CalendarNotice {
                id: entry.id.clone(),
                event_id,
                contact_id,
                at: self.now,
                what: clash.what,
                title: text::shorten(title, 200),
                kept: clash.kept.clone(),
                lost: clash.lost.clone(),
            };
            let statements = vec![store::audit::insert(&entry), store::calendars::notice(workspace, user, &notice)];
            tx.execute_all(statements).await?;
        }
        Ok(())
    }

    /// Whether any of it takes place within `window`. A rule that cannot be read does.
    pub fn falls_within(&self, entry: &Entry, window: &std::ops::Range<Timestamp>) -> bool {
        self.surely_within(entry, window).unwrap_or(true)
    }

    /// `None` where that cannot be known.
    pub fn surely_within(&self, entry: &Entry, window: &std::ops::Range<Timestamp>) -> Option<bool> {
        let shown = shown(entry, &self.calendar.zone);
        if shown.starts_at >= window.end && shown.exceptions.is_empty() {
            return Some(false);
        }
        if let Some(rule) = &shown.recurrence {
            crate::agenda::series::Series::stored(rule, zone(&shown.zone), shown.starts_at, shown.all_day)?;
        }
        let event = shown.over(&self.blank());
        Some(!between(&event, window.start, window.end).is_empty())
    }

    fn blank(&self) -> Event {
        Event {
            id: EventId::derived(b""),
            user_id: self.calendar.user_id,
            title: String::new(),
            starts_at: self.now,
            ends_at: self.now,
            all_day: false,
            zone: self.calendar.zone.clone(),
            place: None,
            participants: Vec::new(),
            notes: None,
            recurrence: None,
            exceptions: Vec::new(),
            reply: None,
            state: EventState::Confirmed,
            version: 0,
            updated_at: self.now,
        }
    }
}
