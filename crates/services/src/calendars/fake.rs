//! An account in memory, for tests: keeps what is written, counts versions, and fails as it is told to.
//!
//! It knows entries only, so [`Calendars::replace`] has nothing else to leave alone. A series is busy at its first
//! instance and at its special ones: nothing here expands a rule.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Calendars, Change, Changes, Entry, Error, Found, Listed, Moment, Status, Watch, Watched, Written};
use crate::shelf::{Shelf, Standing, What};

/// See the module. Clones are the same account.
#[derive(Debug, Clone)]
pub struct Fake(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    listed: Vec<Listed>,
    shelf: Shelf<Entry>,
    /// How long watches last; `None` where it has none.
    watches_until: Option<Timestamp>,
    watches: Vec<Watching>,
    /// Ids that were used.
    watched: BTreeSet<String>,
}

/// A watch that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watching {
    pub calendar: String,
    pub id: String,
    pub address: String,
    pub token: String,
    pub resource: String,
}

impl Fake {
    /// An account with writable calendars of these ids, named as their ids.
    pub fn new(calendars: &[&str]) -> Self {
        let state = State {
            listed: Vec::new(),
            shelf: Shelf::new(|entry| &entry.uid),
            watches_until: None,
            watches: Vec::new(),
            watched: BTreeSet::new(),
        };
        let fake = Self(Arc::new(Mutex::new(state)));
        for id in calendars {
            fake.lists(Listed { id: (*id).into(), name: (*id).into(), color: None, writable: true, zone: None });
        }
        fake
    }

    /// Every call fails with this from now on, and nothing is done; `None`: no more.
    pub fn fails(&self, error: Option<Error>) {
        self.state().shelf.away = error;
    }

    /// Cannot be reached from now on.
    pub fn is_away(&self) {
        self.fails(Some(Error::Later { why: "the server does not answer".into(), after: None }));
    }

    /// Asks to be left alone for so long, until [`Fake::fails`] says otherwise.
    pub fn is_busy(&self, after: Duration) {
        self.fails(Some(Error::Later { why: "the server asks for patience".into(), after: Some(after) }));
    }

    /// The next call that has no fault yet fails so, and nothing is done.
    pub fn fails_once(&self, error: Error) {
        self.state().shelf.fails_once(error);
    }

    /// The next call that has no fault yet is done, and its answer is lost: [`Error::Unknown`].
    pub fn loses_an_answer(&self) {
        self.state().shelf.loses_an_answer();
    }

    /// Every place in the changes that was told until now is forgotten.
    pub fn forgets(&self) {
        self.state().shelf.forgets();
    }

    /// At most so many changes in a page from now on; at least one.
    pub fn pages(&self, size: usize) {
        self.state().shelf.page = size.max(1);
    }

    /// Whether writes tell the version that they made.
    pub fn tells_etags(&self, tells: bool) {
        self.state().shelf.tells_etags = tells;
    }

    /// Another program writes: something new, or over what stands under the same uid. Answers the href; none where
    /// there is no such calendar.
    pub fn puts(&self, calendar: &str, entry: Entry) -> Option<String> {
        self.state().shelf.puts(calendar, entry).ok()
    }

    /// Another program writes something that cannot be read.
    pub fn spoils(&self, calendar: &str, href: &str, why: &str) {
        self.state().shelf.set(calendar, href, What::Unreadable(why.into()));
    }

    /// Another program takes away what stands under `uid`; false where nothing did.
    pub fn takes(&self, calendar: &str, uid: &str) -> bool {
        let mut state = self.state();
        let Ok(Some((href, ..))) = state.shelf.find(calendar, uid) else { return false };
        state.shelf.set(calendar, &href, What::Gone);
        true
    }

    /// Another program adds a calendar, or changes what is listed of one.
    pub fn lists(&self, listed: Listed) {
        let mut state = self.state();
        state.shelf.lists(&listed.id, listed.writable);
        match state.listed.iter_mut().find(|kept| kept.id == listed.id) {
            Some(kept) => *kept = listed,
            None => state.listed.push(listed),
        }
    }

    /// Another program deletes a calendar with all that is in it.
    pub fn drops(&self, calendar: &str) {
        let mut state = self.state();
        state.listed.retain(|kept| kept.id != calendar);
        state.shelf.drops(calendar);
    }

    /// What stands in a calendar and can be read, by href.
    pub fn standing(&self, calendar: &str) -> Vec<Found> {
        self.state().shelf.all(calendar).unwrap_or_default().into_iter().map(found).collect()
    }

    /// It can be asked to call us from now on; a watch ends then.
    pub fn pushes_until(&self, until: Timestamp) {
        self.state().watches_until = Some(until);
    }

    /// The watches that stand, the oldest first. Whoever tests makes the calls.
    pub fn watches(&self) -> Vec<Watching> {
        self.state().watches.clone()
    }

    /// Every call so far: its name, and what it was about (a href, a uid, a calendar).
    pub fn calls(&self) -> Vec<String> {
        self.state().shelf.calls.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call<T>(
        &self,
        name: &str,
        of: &str,
        act: impl FnOnce(&mut Shelf<Entry>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.state().shelf.call(name, of, act)
    }
}

#[async_trait]
impl Calendars for Fake {
    async fn list(&self) -> Result<Vec<Listed>, Error> {
        self.call("list", "", |_| Ok(()))?;
        Ok(self.state().listed.clone())
    }

    async fn changes(&self, calendar: &str, since: Option<&str>, window: &Range<Timestamp>) -> Result<Changes, Error> {
        let page =
            self.call("changes", calendar, |shelf| shelf.changes(calendar, since, |entry| is_within(entry, window)))?;
        let change = |(href, etag, what)| match what {
            What::Stands(entry) => Change::Stands(Box::new(found((href, etag, entry)))),
            What::Unreadable(why) => Change::Unreadable { href, why },
            What::Gone => Change::Gone(href),
        };
        let changes = page.changes.into_iter().map(change).collect();
        Ok(Changes { changes, next: page.next, more: page.more, whole: page.whole })
    }

    async fn get(&self, calendar: &str, href: &str) -> Result<Found, Error> {
        self.call("get", href, |shelf| shelf.get(calendar, href)).map(found)
    }

    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error> {
        self.call("create", &entry.uid, |shelf| shelf.create(calendar, entry.clone()))
    }

    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error> {
        Ok(self.call("find", uid, |shelf| shelf.find(calendar, uid))?.map(found))
    }

    async fn replace(&self, calendar: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error> {
        self.call("replace", href, |shelf| shelf.replace(calendar, href, etag, What::Stands(entry.clone())))
    }

    async fn remove(&self, calendar: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.call("remove", href, |shelf| shelf.replace(calendar, href, etag, What::Gone)).map(|_| ())
    }

    async fn busy(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        let all = self.call("busy", calendar, |shelf| shelf.all(calendar))?;
        let entries = all.iter().map(|(_, _, entry)| entry).filter(|entry| entry.busy);
        Ok(super::joined(entries.flat_map(spans).collect(), window))
    }

    fn pushes(&self) -> bool {
        self.state().watches_until.is_some()
    }

    async fn watch(&self, calendar: &str, watch: &Watch<'_>) -> Result<Watched, Error> {
        self.call("watch", calendar, |shelf| shelf.all(calendar).map(|_| ()))?;
        let mut state = self.state();
        let until = state.watches_until.ok_or_else(|| Error::Refused("there are no pushes here".into()))?;
        if !watch.address.starts_with("https://") || !state.watched.insert(watch.id.to_owned()) {
            return Err(Error::Refused("the address must be https, and the id new".into()));
        }
        let resource = format!("resource of {calendar}");
        let [id, address, token] = [watch.id, watch.address, watch.token].map(str::to_owned);
        state.watches.push(Watching { calendar: calendar.into(), id, address, token, resource: resource.clone() });
        Ok(Watched { resource, until })
    }

    async fn unwatch(&self, id: &str, resource: &str) -> Result<(), Error> {
        self.call("unwatch", id, |_| Ok(()))?;
        self.state().watches.retain(|one| (one.id.as_str(), one.resource.as_str()) != (id, resource));
        Ok(())
    }
}

fn found((href, etag, entry): Standing<Entry>) -> Found {
    Found { href, etag, entry }
}

fn is_within(entry: &Entry, window: &Range<Timestamp>) -> bool {
    let spans = spans(entry);
    let begins = spans.iter().any(|span| span.start < window.end);
    begins && (entry.recurrence.is_some() || spans.iter().any(|span| span.end > window.start))
}

/// When it takes place, as far as that is known without its rule.
fn spans(entry: &Entry) -> Vec<Range<Timestamp>> {
    let instant = |moment: &Moment| moment.instant(&TimeZone::UTC);
    let is_special = entry.special.iter().any(|instance| instance.of == entry.starts);
    let first = (entry.status, &entry.starts, &entry.ends);
    let first = Some(first).filter(|_| !is_special && !entry.left_out.contains(&entry.starts));
    let special = entry.special.iter().map(|instance| (instance.status, &instance.starts, &instance.ends));
    let takes_place = first.into_iter().chain(special).filter(|(status, ..)| *status != Status::Cancelled);
    takes_place.map(|(_, starts, ends)| instant(starts)..instant(ends)).collect()
}
