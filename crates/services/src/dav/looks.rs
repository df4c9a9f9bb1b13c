//! What changed in a collection since, page by page.
//!
//! A server tells names and versions; a page fetches the next of them. Where it speaks RFC 6578, a place is its token of
//! a sync. Where it does not, a place is the collection's version (`getctag`), and what changed is told by comparing two
//! whole listings: the one before is kept in memory, so after a start such a collection is looked at from its beginning.
//!
//! A listing is kept while its pages are told; where it was let go, the server is asked again. What changed meanwhile
//! is told by the look that follows, because a place never moves beyond where its look began.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::discover::propfind;
use super::things::{Batch, Fetched};
use super::xml::{Space, escaped};
use super::{Answer, Ask, Dav, Kind, Resource};
use crate::calendars::Error;

/// Things in one collection; a larger one is refused.
const MOST_THINGS: usize = 50_000;
/// Things of one page, unless said otherwise.
const PAGE: usize = 100;
/// Listings that are kept at once; at the bound all are let go, which only costs asking again.
const MOST_KEPT: usize = 32;

/// The looks of one account.
#[derive(Debug)]
pub struct Looks {
    kind: &'static Kind,
    page: usize,
    /// Listings whose pages are being told, by collection and look.
    running: Mutex<BTreeMap<(String, String), Arc<Names>>>,
    /// What stood in a collection without tokens at its version, by collection.
    known: Mutex<BTreeMap<String, (String, Arc<Names>)>>,
}

/// What a listing names, by href: the version, or none where it is gone.
type Names = BTreeMap<String, Option<String>>;

#[derive(Debug)]
pub struct Page {
    pub items: Vec<Item>,
    pub next: String,
    pub more: bool,
    pub whole: bool,
}

#[derive(Debug)]
pub enum Item {
    Stands(Fetched),
    Gone(String),
    TooLarge(String),
}

/// A place in the changes, as it is told and given back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Place {
    /// Between two looks.
    Since(Version),
    /// In a look at everything, behind `after`; then since `to`.
    Whole { to: Version, after: String },
    /// In a look at what changed since `from`, behind `after`; then since `to`, at once where the server has `more`.
    Between { from: Version, to: Version, after: String, more: bool },
}

/// The version of a whole collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Version {
    /// A token of RFC 6578.
    Sync(String),
    /// Any other; empty where the server has none.
    Tag(String),
}

/// Names that one look has to tell, and what comes behind them.
#[derive(Debug)]
struct Look {
    names: Arc<Names>,
    /// None: the look is at everything.
    from: Option<Version>,
    to: Version,
    after: String,
    more: bool,
}

impl Looks {
    pub fn new(kind: &'static Kind) -> Self {
        Self { kind, page: PAGE, running: Mutex::default(), known: Mutex::default() }
    }

    /// The same with so many things in a page; at least one.
    #[must_use]
    pub fn of(self, page: usize) -> Self {
        Self { page: page.max(1), ..self }
    }

    /// The next page behind `since`. `first` is a report of the kind's own that names less than everything, for a look
    /// at the beginning; a server that refuses it is asked for everything.
    pub async fn page(
        &self,
        dav: &Dav,
        collection: &str,
        since: Option<&str>,
        first: Option<&str>,
    ) -> Result<Page, Error> {
        let look = match since {
            None => self.begin(dav, collection, first).await?,
            Some(place) => {
                let place: Place = serde_json::from_str(place).map_err(|_| Error::Expired)?;
                match self.go_on(dav, collection, place, first).await? {
                    Some(look) => look,
                    None => {
                        let next = since.unwrap_or_default().to_owned();
                        return Ok(Page { items: Vec::new(), next, more: false, whole: false });
                    }
                }
            }
        };
        self.tell(dav, collection, look).await
    }

    async fn begin(&self, dav: &Dav, collection: &str, first: Option<&str>) -> Result<Look, Error> {
        // The version comes first: what changes while the listing is made is told again.
        let to = self.version(dav, collection).await?;
        let names = self.everything(dav, collection, &to, first).await?;
        Ok(Look { names, from: None, to, after: String::new(), more: false })
    }

    /// None where nothing changed.
    async fn go_on(
        &self,
        dav: &Dav,
        collection: &str,
        place: Place,
        first: Option<&str>,
    ) -> Result<Option<Look>, Error> {
        let look = match place {
            Place::Whole { to, after } => {
                let names = match (self.kept(collection, None, &to), &to) {
                    (Some(names), _) => names,
                    (None, Version::Sync(_)) => self.everything(dav, collection, &to, first).await?,
                    (None, Version::Tag(_)) => return self.begin(dav, collection, first).await.map(Some),
                };
                Look { names, from: None, to, after, more: false }
            }
            Place::Between { from, to, after, more } => {
                let names = match (self.kept(collection, Some(&from), &to), &from) {
                    (Some(names), _) => names,
                    (None, Version::Sync(token)) => self.changed(dav, collection, token).await?.0,
                    (None, Version::Tag(_)) => return self.begin(dav, collection, first).await.map(Some),
                };
                Look { names, from: Some(from), to, after, more }
            }
            Place::Since(Version::Sync(token)) => {
                let (names, to, more) = self.changed(dav, collection, &token).await?;
                Look { names, from: Some(Version::Sync(token)), to, after: String::new(), more }
            }
            Place::Since(from @ Version::Tag(_)) => {
                let to = self.version(dav, collection).await?;
                if to == from && to != Version::Tag(String::new()) {
                    return Ok(None);
                }
                let before = self.known(collection, &from);
                let Some(before) = before else { return self.begin(dav, collection, first).await.map(Some) };
                let now = self.everything(dav, collection, &to, first).await?;
                let names = Arc::new(difference(&before, &now));
                self.keep_known(collection, &to, &now);
                Look { names, from: Some(from), to, after: String::new(), more: false }
            }
        };
        Ok(Some(look))
    }

    /// The next page of a look.
    async fn tell(&self, dav: &Dav, collection: &str, look: Look) -> Result<Page, Error> {
        let Look { names, from, to, after, more } = look;
        let mut rest = names.range::<str, _>((std::ops::Bound::Excluded(after.as_str()), std::ops::Bound::Unbounded));
        let page: Vec<(&String, &Option<String>)> = rest.by_ref().take(self.page).collect();
        let unfinished = rest.next().is_some();
        let wanted: Vec<&str> = page.iter().filter(|(_, etag)| etag.is_some()).map(|(href, _)| href.as_str()).collect();
        let mut found = self.fetch(dav, collection, &wanted).await?;
        // What was listed and is not found was taken away in between.
        let item = |href: &String| found.remove(href).unwrap_or_else(|| Item::Gone(href.clone()));
        let last = page.last().map(|(href, _)| (*href).clone()).unwrap_or_default();
        let items = page.into_iter().map(|(href, _)| href).map(item).collect();
        let whole = from.is_none();
        let place = match (unfinished, from) {
            (true, None) => Place::Whole { to: to.clone(), after: last },
            (true, Some(from)) => Place::Between { from, to: to.clone(), after: last, more },
            (false, _) => Place::Since(to.clone()),
        };
        self.keep(collection, &place, &to, &names);
        let next = serde_json::to_string(&place).map_err(|_| Error::Refused("its place cannot be told".into()))?;
        Ok(Page { items, next, more: unfinished || more, whole })
    }

    /// All of `hrefs` that stand there, in as many batches as their size asks for.
    async fn fetch(&self, dav: &Dav, collection: &str, hrefs: &[&str]) -> Result<BTreeMap<String, Item>, Error> {
        let mut found = BTreeMap::new();
        let mut batches = vec![hrefs];
        while let Some(batch) = batches.pop().filter(|batch| !batch.is_empty()) {
            match (dav.fetch(self.kind, collection, batch).await?, batch) {
                (Batch::Fetched(all), _) => {
                    let asked: BTreeSet<&str> = batch.iter().copied().collect();
                    let all = all.into_iter().filter(|one| asked.contains(one.href.as_str()));
                    found.extend(all.map(|one| (one.href.clone(), Item::Stands(one))));
                }
                (Batch::TooMuch, [one]) => {
                    found.insert((*one).to_owned(), Item::TooLarge((*one).to_owned()));
                }
                (Batch::TooMuch, _) => {
                    let (head, tail) = batch.split_at(batch.len() / 2);
                    batches.extend([head, tail]);
                }
            }
        }
        Ok(found)
    }

    /// What version the collection has now.
    async fn version(&self, dav: &Dav, collection: &str) -> Result<Version, Error> {
        let properties = "<sync-token/><s:getctag/><resourcetype/>";
        let ask = Ask::xml("PROPFIND", dav.url(collection)?, "0", &propfind(self.kind, properties));
        let (found, _) = dav.ask(ask).await?.resources(dav)?;
        let found = found.into_iter().next().ok_or(Error::Missing)?;
        if !found.has_type(self.kind.space, self.kind.collection) {
            return Err(Error::Missing);
        }
        Ok(match found.text(Space::Dav, "sync-token") {
            Some(token) => Version::Sync(token.to_owned()),
            None => Version::Tag(found.text(Space::Server, "getctag").unwrap_or_default().to_owned()),
        })
    }

    /// Everything that stands there. Without tokens it is never less, because it is compared with the next.
    async fn everything(
        &self,
        dav: &Dav,
        collection: &str,
        to: &Version,
        first: Option<&str>,
    ) -> Result<Arc<Names>, Error> {
        let asked = propfind(self.kind, "<getetag/><resourcetype/>");
        let listing = async || dav.ask(Ask::xml("PROPFIND", dav.url(collection)?, "1", &asked)).await;
        let names = match (to, first) {
            (Version::Sync(_), Some(report)) => {
                let answer = dav.ask(Ask::xml("REPORT", dav.url(collection)?, "1", report)).await?;
                match names(dav, collection, &answer) {
                    Err(Error::Refused(_) | Error::Denied(_)) => names(dav, collection, &listing().await?)?,
                    named => named?,
                }
            }
            _ => names(dav, collection, &listing().await?)?,
        };
        if matches!(to, Version::Tag(_)) {
            self.keep_known(collection, to, &names);
        }
        Ok(names)
    }

    /// What changed since a token, where it leads, and whether the server has more.
    async fn changed(&self, dav: &Dav, collection: &str, token: &str) -> Result<(Arc<Names>, Version, bool), Error> {
        let body = format!(
            "<sync-collection xmlns=\"DAV:\"><sync-token>{}</sync-token><sync-level>1</sync-level>\
             <prop><getetag/></prop></sync-collection>",
            escaped(token)
        );
        let answer = dav.ask(Ask::xml("REPORT", dav.url(collection)?, "0", &body)).await?;
        if matches!(answer.status, 400 | 403 | 409 | 410 | 412)
            && (answer.status == 410 || answer.names("valid-sync-token"))
        {
            return Err(Error::Expired);
        }
        let (found, to) = answer.resources(dav)?;
        let to = to.ok_or_else(|| Error::Refused("the server tells no place in its changes".into()))?;
        let itself = |href: &str| href.trim_end_matches('/') == collection.trim_end_matches('/');
        // 507 of the collection itself: there is more than the server tells at once.
        let more = found.iter().any(|one| one.status == Some(507) && itself(&one.href)) && to != token;
        let named = found.into_iter().filter(|one| !itself(&one.href) && !one.href.ends_with('/'));
        let named: Names = named.filter_map(told).collect();
        bounded(&named)?;
        Ok((Arc::new(named), Version::Sync(to), more))
    }

    fn kept(&self, collection: &str, from: Option<&Version>, to: &Version) -> Option<Arc<Names>> {
        lock(&self.running).get(&(collection.to_owned(), key(from, to))).cloned()
    }

    /// Keeps a listing as long as pages of it are to be told.
    fn keep(&self, collection: &str, place: &Place, to: &Version, names: &Arc<Names>) {
        let mut running = lock(&self.running);
        let from = match place {
            Place::Whole { .. } => None,
            Place::Between { from, .. } => Some(from),
            Place::Since(_) => {
                let ended = |(of, look): &(String, String)| of == collection && look.ends_with(&key(None, to));
                running.retain(|key, _| !ended(key));
                return;
            }
        };
        if running.len() >= MOST_KEPT {
            running.clear();
        }
        running.insert((collection.to_owned(), key(from, to)), Arc::clone(names));
    }

    fn known(&self, collection: &str, version: &Version) -> Option<Arc<Names>> {
        let Version::Tag(tag) = version else { return None };
        lock(&self.known).get(collection).filter(|(known, _)| known == tag).map(|(_, names)| Arc::clone(names))
    }

    fn keep_known(&self, collection: &str, version: &Version, names: &Arc<Names>) {
        let Version::Tag(tag) = version else { return };
        let mut known = lock(&self.known);
        if known.len() >= MOST_KEPT && !known.contains_key(collection) {
            known.clear();
        }
        known.insert(collection.to_owned(), (tag.clone(), Arc::clone(names)));
    }
}

/// How a look is told from others: by where it leads, and where it came from.
fn key(from: Option<&Version>, to: &Version) -> String {
    let text = |version: &Version| serde_json::to_string(version).unwrap_or_default();
    format!("{}>{}", from.map(text).unwrap_or_default(), text(to))
}

/// What a listing names: all in the collection but collections.
fn names(dav: &Dav, collection: &str, answer: &Answer) -> Result<Arc<Names>, Error> {
    let (found, _) = answer.resources(dav)?;
    let things = found.into_iter().filter(|one| one.href.trim_end_matches('/') != collection.trim_end_matches('/'));
    let things = things.filter(|one| !one.has_type(Space::Dav, "collection") && !one.href.ends_with('/'));
    let names: Names = things.filter_map(told).filter(|(_, etag)| etag.is_some()).collect();
    bounded(&names)?;
    Ok(Arc::new(names))
}

/// Its version, or that it is gone; none where neither is said.
fn told(resource: Resource) -> Option<(String, Option<String>)> {
    let etag = resource.etag();
    (resource.is_gone() || etag.is_some()).then_some((resource.href, etag))
}

fn bounded(names: &Names) -> Result<(), Error> {
    if names.len() <= MOST_THINGS {
        return Ok(());
    }
    Err(Error::Refused(format!("it holds more than {MOST_THINGS} things")))
}

/// What has another version now, and what is gone.
fn difference(before: &Names, now: &Names) -> Names {
    let changed = now.iter().filter(|(href, etag)| before.get(*href) != Some(*etag));
    let changed = changed.map(|(href, etag)| (href.clone(), etag.clone()));
    let gone = before.keys().filter(|href| !now.contains_key(*href)).map(|href| (href.clone(), None));
    changed.chain(gone).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
