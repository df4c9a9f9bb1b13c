//! An account in memory: a log of changes, pages of three, versions that count up.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;

use async_trait::async_trait;
use jiff::Timestamp;
use services::calendars::{Calendars, Change, Changes, Entry, Error, Found, Listed, Written};

#[derive(Debug)]
pub struct Memory {
    calendars: Vec<(String, bool)>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    version: u64,
    things: BTreeMap<String, (u64, Entry)>,
    /// What changed when, by href.
    log: Vec<String>,
}

impl Memory {
    pub fn new(calendars: &[(&str, bool)]) -> Self {
        let calendars = calendars.iter().map(|(name, writable)| ((*name).to_owned(), *writable)).collect();
        Self { calendars, inner: Mutex::default() }
    }

    pub fn all(&self, calendar: &str) -> Vec<Found> {
        let inner = self.inner.lock().unwrap();
        let within = inner.things.iter().filter(|(href, _)| href.starts_with(&format!("/{calendar}/")));
        within.map(|(href, thing)| found(href, thing)).collect()
    }
}

impl Inner {
    fn put(&mut self, href: &str, entry: &Entry) -> Written {
        self.version += 1;
        self.log.push(href.to_owned());
        self.things.insert(href.to_owned(), (self.version, entry.clone()));
        Written { href: href.to_owned(), etag: Some(self.version.to_string()) }
    }
}

fn found(href: &str, (version, entry): &(u64, Entry)) -> Found {
    Found { href: href.to_owned(), etag: version.to_string(), entry: entry.clone() }
}

const PAGE: usize = 3;

#[async_trait]
impl Calendars for Memory {
    async fn list(&self) -> Result<Vec<Listed>, Error> {
        let listed = |(name, writable): &(String, bool)| Listed {
            id: name.clone(),
            name: name.clone(),
            color: None,
            writable: *writable,
            zone: Some("Europe/Madrid".into()),
        };
        Ok(self.calendars.iter().map(listed).collect())
    }

    async fn changes(&self, calendar: &str, since: Option<&str>, _: &Range<Timestamp>) -> Result<Changes, Error> {
        let inner = self.inner.lock().unwrap();
        let under = format!("/{calendar}/");
        // `w:href:place` within a look from the beginning, else the place in the log.
        let (whole, after, place) = match since {
            None => (true, String::new(), inner.log.len()),
            Some(token) => match token.strip_prefix("w:").and_then(|token| token.rsplit_once(':')) {
                Some((after, place)) => (true, after.to_owned(), place.parse().unwrap()),
                None => (false, String::new(), token.parse().unwrap()),
            },
        };
        if whole {
            let rest = inner.things.iter().filter(|(href, _)| href.starts_with(&under) && **href > after);
            let mut rest: Vec<Found> = rest.map(|(href, thing)| found(href, thing)).collect();
            let more = rest.len() > PAGE;
            rest.truncate(PAGE);
            let last = rest.last().map(|found| found.href.clone()).unwrap_or_default();
            let next = if more { format!("w:{last}:{place}") } else { place.to_string() };
            let changes = rest.into_iter().map(|found| Change::Stands(Box::new(found))).collect();
            return Ok(Changes { changes, next, more, whole });
        }
        let page: Vec<&String> = inner.log[place..].iter().take(PAGE).collect();
        let next = place + page.len();
        let changes = page.into_iter().filter(|href| href.starts_with(&under)).map(|href| {
            let thing = inner.things.get(href);
            thing.map_or_else(|| Change::Gone(href.clone()), |thing| Change::Stands(Box::new(found(href, thing))))
        });
        Ok(Changes { changes: changes.collect(), next: next.to_string(), more: next < inner.log.len(), whole })
    }

    async fn get(&self, _: &str, href: &str) -> Result<Found, Error> {
        let inner = self.inner.lock().unwrap();
        inner.things.get(href).map(|thing| found(href, thing)).ok_or(Error::Missing)
    }

    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error> {
        let mut inner = self.inner.lock().unwrap();
        let href = format!("/{calendar}/{}.ics", entry.uid);
        if inner.things.contains_key(&href) {
            return Err(Error::Changed);
        }
        Ok(inner.put(&href, entry))
    }

    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error> {
        let inner = self.inner.lock().unwrap();
        let href = format!("/{calendar}/{uid}.ics");
        Ok(inner.things.get(&href).map(|thing| found(&href, thing)))
    }

    async fn replace(&self, _: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error> {
        let mut inner = self.inner.lock().unwrap();
        match inner.things.get(href) {
            None => Err(Error::Missing),
            Some((version, _)) if version.to_string() != etag => Err(Error::Changed),
            Some(_) => Ok(inner.put(href, entry)),
        }
    }

    async fn remove(&self, _: &str, href: &str, etag: &str) -> Result<(), Error> {
        let mut inner = self.inner.lock().unwrap();
        match inner.things.get(href) {
            None => Err(Error::Missing),
            Some((version, _)) if version.to_string() != etag => Err(Error::Changed),
            Some(_) => {
                inner.things.remove(href);
                inner.log.push(href.to_owned());
                Ok(())
            }
        }
    }

    async fn busy(&self, _: &str, _: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        Ok(Vec::new())
    }
}
