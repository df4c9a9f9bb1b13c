//! What the fakes of accounts are made of: collections of things in memory, with versions, places in their changes, and
//! faults that can be set.

use std::collections::{BTreeMap, VecDeque};

use crate::calendars::{Error, Written};

/// Changes of one page, unless said otherwise.
const PAGE: usize = 100;

#[derive(Debug)]
pub(crate) struct Shelf<T> {
    collections: BTreeMap<String, Collection<T>>,
    uid: fn(&T) -> &str,
    /// Grows with every change of anything.
    version: u64,
    /// Places from before this one are forgotten.
    oldest: u64,
    pub page: usize,
    /// Whether writes tell the version that they made.
    pub tells_etags: bool,
    /// What every call fails with.
    pub away: Option<Error>,
    faults: VecDeque<Fault>,
    pub calls: Vec<String>,
}

#[derive(Debug)]
struct Collection<T> {
    writable: bool,
    /// By href; what is gone keeps its place, for those who ask what changed.
    things: BTreeMap<String, Thing<T>>,
}

#[derive(Debug)]
struct Thing<T> {
    /// When it last changed.
    version: u64,
    what: What<T>,
}

#[derive(Debug, Clone)]
pub(crate) enum What<T> {
    Stands(T),
    Unreadable(String),
    Gone,
}

#[derive(Debug)]
enum Fault {
    /// Nothing is done.
    Instead(Error),
    /// It is done, and nobody hears of it.
    AnswerLost,
}

/// Something as it stands: its href, its version, itself.
pub(crate) type Standing<T> = (String, String, T);

/// A page of what happened: each href with its version and what it is now, the next place, and whether more waits.
#[derive(Debug)]
pub(crate) struct Page<T> {
    pub changes: Vec<Standing<What<T>>>,
    pub next: String,
    pub more: bool,
    pub whole: bool,
}

impl<T: Clone> Shelf<T> {
    pub(crate) fn new(uid: fn(&T) -> &str) -> Self {
        Self {
            collections: BTreeMap::new(),
            uid,
            version: 1,
            oldest: 0,
            page: PAGE,
            tells_etags: true,
            away: None,
            faults: VecDeque::new(),
            calls: Vec::new(),
        }
    }

    /// Adds a collection, or sets whether it may be written to.
    pub(crate) fn lists(&mut self, id: &str, writable: bool) {
        let new = || Collection { writable, things: BTreeMap::new() };
        self.collections.entry(id.to_owned()).or_insert_with(new).writable = writable;
    }

    pub(crate) fn drops(&mut self, id: &str) {
        self.collections.remove(id);
    }

    pub(crate) fn fails_once(&mut self, error: Error) {
        self.faults.push_back(Fault::Instead(error));
    }

    pub(crate) fn loses_an_answer(&mut self) {
        self.faults.push_back(Fault::AnswerLost);
    }

    pub(crate) fn forgets(&mut self) {
        self.version += 1;
        self.oldest = self.version;
    }

    /// One call with the fault that waits for it.
    pub(crate) fn call<R>(
        &mut self,
        name: &str,
        of: &str,
        act: impl FnOnce(&mut Self) -> Result<R, Error>,
    ) -> Result<R, Error> {
        self.calls.push(format!("{name} {of}"));
        if let Some(error) = &self.away {
            return Err(error.clone());
        }
        match self.faults.pop_front() {
            Some(Fault::Instead(error)) => Err(error),
            Some(Fault::AnswerLost) => {
                let _ = act(self);
                Err(Error::Unknown("the answer did not arrive".into()))
            }
            None => act(self),
        }
    }

    fn things(&self, id: &str) -> Result<&BTreeMap<String, Thing<T>>, Error> {
        self.collections.get(id).map(|kept| &kept.things).ok_or(Error::Missing)
    }

    fn writable(&self, id: &str) -> Result<&BTreeMap<String, Thing<T>>, Error> {
        let kept = self.collections.get(id).ok_or(Error::Missing)?;
        if kept.writable { Ok(&kept.things) } else { Err(Error::Denied("it is only to be read".into())) }
    }

    /// Everything that can be read.
    pub(crate) fn all(&self, id: &str) -> Result<Vec<Standing<T>>, Error> {
        let standing = |(href, thing): (&String, &Thing<T>)| match &thing.what {
            What::Stands(one) => Some((href.clone(), thing.etag(), one.clone())),
            What::Unreadable(_) | What::Gone => None,
        };
        Ok(self.things(id)?.iter().filter_map(standing).collect())
    }

    pub(crate) fn find(&self, id: &str, uid: &str) -> Result<Option<Standing<T>>, Error> {
        Ok(self.all(id)?.into_iter().find(|(_, _, one)| (self.uid)(one) == uid))
    }

    pub(crate) fn get(&self, id: &str, href: &str) -> Result<Standing<T>, Error> {
        let thing = self.things(id)?.get(href).ok_or(Error::Missing)?;
        match &thing.what {
            What::Stands(one) => Ok((href.to_owned(), thing.etag(), one.clone())),
            What::Unreadable(why) => Err(Error::Refused(format!("what stands there cannot be read: {why}"))),
            What::Gone => Err(Error::Missing),
        }
    }

    pub(crate) fn create(&mut self, id: &str, one: T) -> Result<Written, Error> {
        self.writable(id)?;
        let uid = (self.uid)(&one).to_owned();
        if self.find(id, &uid)?.is_some() {
            return Err(Error::Changed);
        }
        Ok(self.set(id, &format!("/{id}/{uid}"), What::Stands(one)))
    }

    /// Over the version `etag`; [`What::Gone`] takes it away.
    pub(crate) fn replace(&mut self, id: &str, href: &str, etag: &str, what: What<T>) -> Result<Written, Error> {
        let thing = self.writable(id)?.get(href).filter(|thing| !matches!(thing.what, What::Gone));
        if thing.ok_or(Error::Missing)?.etag() != etag {
            return Err(Error::Changed);
        }
        Ok(self.set(id, href, what))
    }

    /// Another program writes: something new, or over what stands under the same uid. Answers the href.
    pub(crate) fn puts(&mut self, id: &str, one: T) -> Result<String, Error> {
        let uid = (self.uid)(&one).to_owned();
        let href = self.find(id, &uid)?.map_or_else(|| format!("/{id}/{uid}"), |(href, ..)| href);
        Ok(self.set(id, &href, What::Stands(one)).href)
    }

    pub(crate) fn set(&mut self, id: &str, href: &str, what: What<T>) -> Written {
        self.version += 1;
        let thing = Thing { version: self.version, what };
        let etag = self.tells_etags.then(|| thing.etag());
        if let Some(kept) = self.collections.get_mut(id) {
            kept.things.insert(href.to_owned(), thing);
        }
        Written { href: href.to_owned(), etag }
    }

    /// A page of the changes since a place; of a look at everything, what is `wanted`.
    pub(crate) fn changes(&self, id: &str, since: Option<&str>, wanted: impl Fn(&T) -> bool) -> Result<Page<T>, Error> {
        let things = self.things(id)?;
        let Some(place) = since else { return Ok(self.whole(things, self.version, "", wanted)) };
        let mut place = place.splitn(3, '/');
        let (kind, version, after) = (place.next(), place.next(), place.next());
        let version = version.and_then(|version| version.parse().ok());
        let version = version.filter(|version| (self.oldest..=self.version).contains(version)).ok_or(Error::Expired)?;
        match (kind, after) {
            (Some("since"), None) => Ok(self.since(things, version)),
            (Some("all"), Some(after)) => Ok(self.whole(things, version, after, wanted)),
            _ => Err(Error::Expired),
        }
    }

    /// Everything behind the href `after`; `to` is where the look began.
    fn whole(&self, things: &BTreeMap<String, Thing<T>>, to: u64, after: &str, wanted: impl Fn(&T) -> bool) -> Page<T> {
        let stands = things.iter().filter(|(href, thing)| {
            let wanted = match &thing.what {
                What::Stands(one) => wanted(one),
                What::Unreadable(_) => true,
                What::Gone => false,
            };
            wanted && href.as_str() > after
        });
        let mut changes: Vec<_> = stands.map(Thing::told).take(self.page + 1).collect();
        let more = changes.len() > self.page;
        changes.truncate(self.page);
        let next = match changes.last() {
            Some((href, ..)) if more => format!("all/{to}/{href}"),
            _ => format!("since/{to}"),
        };
        Page { changes, next, more, whole: true }
    }

    /// What changed after a version, the oldest change first.
    fn since(&self, things: &BTreeMap<String, Thing<T>>, since: u64) -> Page<T> {
        let mut later: Vec<(&String, &Thing<T>)> = things.iter().filter(|(_, thing)| thing.version > since).collect();
        later.sort_by_key(|(_, thing)| thing.version);
        let more = later.len() > self.page;
        later.truncate(self.page);
        let next = if more { later.last().map_or(since, |(_, thing)| thing.version) } else { self.version };
        let changes = later.into_iter().map(Thing::told).collect();
        Page { changes, next: format!("since/{next}"), more, whole: false }
    }
}

impl<T: Clone> Thing<T> {
    fn etag(&self) -> String {
        format!("\"{}\"", self.version)
    }

    fn told((href, thing): (&String, &Self)) -> Standing<What<T>> {
        (href.clone(), thing.etag(), thing.what.clone())
    }
}
