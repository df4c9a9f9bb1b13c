//! One thing in a collection: written against one version, taken away, looked at.

use reqwest::header::{IF_MATCH, IF_NONE_MATCH};
use sha2::{Digest, Sha256};

use super::xml::{Space, escaped};
use super::{Answer, Ask, Dav, Kind, segment_of};
use crate::calendars::{Error, Written};

/// The longest file that is fetched, with what is around it.
const MOST_FETCHED: usize = 8 * 1024 * 1024;
/// A file's name that is made of a uid, in bytes; a longer one is hashed.
const MOST_NAME: usize = 100;

/// A file as it stands there.
#[derive(Debug)]
pub struct Fetched {
    pub href: String,
    pub etag: String,
    pub data: String,
}

/// What came of asking for many.
#[derive(Debug)]
pub(super) enum Batch {
    Fetched(Vec<Fetched>),
    /// It is more than is read at once.
    TooMuch,
}

impl Dav {
    /// Where something new with that uid is written.
    pub fn place(&self, kind: &Kind, collection: &str, uid: &str) -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'@');
        let fit = !uid.is_empty() && uid.len() <= MOST_NAME && !uid.starts_with('.') && uid.bytes().all(plain);
        let name = if fit { uid.to_owned() } else { domain::text::hex(&Sha256::digest(uid.as_bytes())) };
        format!("{}/{}{}", collection.trim_end_matches('/'), segment_of(name.as_bytes()), kind.suffix)
    }

    /// Those of `hrefs` that stand there; the collection itself must.
    pub(super) async fn fetch(&self, kind: &Kind, collection: &str, hrefs: &[&str]) -> Result<Batch, Error> {
        let hrefs = hrefs.iter().map(|href| format!("<href>{}</href>", escaped(href))).collect::<Vec<_>>().concat();
        let Kind { data, multiget, declared, .. } = kind;
        let body = format!(
            "<k:{multiget} xmlns=\"DAV:\" xmlns:k=\"{declared}\"><prop><getetag/><k:{data}/></prop>{hrefs}</k:{multiget}>"
        );
        let ask = Ask { most: MOST_FETCHED, ..Ask::xml("REPORT", self.url(collection)?, "1", &body) };
        let answer = self.ask(ask).await?;
        if answer.status == 207 && answer.cut {
            return Ok(Batch::TooMuch);
        }
        Ok(Batch::Fetched(fetched(self, kind, &answer)?))
    }

    /// One as it stands.
    pub async fn get(&self, kind: &Kind, collection: &str, href: &str) -> Result<Fetched, Error> {
        match self.fetch(kind, collection, &[href]).await? {
            Batch::Fetched(found) => found.into_iter().find(|found| found.href == href).ok_or(Error::Missing),
            Batch::TooMuch => Err(Error::Refused("it is too large to be read".into())),
        }
    }

    /// Those that a `filter` of the kind's own finds, with their data.
    pub async fn query(&self, kind: &Kind, collection: &str, query: String) -> Result<Vec<Fetched>, Error> {
        let ask = Ask { most: MOST_FETCHED, ..Ask::xml("REPORT", self.url(collection)?, "1", &query) };
        fetched(self, kind, &self.ask(ask).await?)
    }

    /// Something new.
    pub async fn create(&self, kind: &Kind, href: &str, data: String) -> Result<Written, Error> {
        self.put(kind, href, (IF_NONE_MATCH, "*".into()), data).await
    }

    /// Over the version `etag`.
    pub async fn replace(&self, kind: &Kind, href: &str, etag: &str, data: String) -> Result<Written, Error> {
        self.put(kind, href, (IF_MATCH, etag.to_owned()), data).await
    }

    async fn put(
        &self,
        kind: &Kind,
        href: &str,
        condition: (reqwest::header::HeaderName, String),
        data: String,
    ) -> Result<Written, Error> {
        let body = Some((kind.mime, data));
        let answer = self.ask(Ask { body, condition: Some(condition), ..Ask::new("PUT", self.url(href)?) }).await?;
        match answer.status {
            200 | 201 | 204 => Ok(Written { href: href.to_owned(), etag: answer.etag }),
            // Another file has its uid already.
            403 if answer.names("no-uid-conflict") => Err(Error::Changed),
            403 if answer.names(&format!("valid-{}", kind.data)) => {
                Err(Error::Refused("the server cannot read what was written".into()))
            }
            _ => Err(answer.failure()),
        }
    }

    /// Takes the version `etag` away.
    pub async fn remove(&self, kind: &Kind, collection: &str, href: &str, etag: &str) -> Result<(), Error> {
        let condition = Some((IF_MATCH, etag.to_owned()));
        let answer = self.ask(Ask { condition, ..Ask::new("DELETE", self.url(href)?) }).await?;
        match answer.status {
            200 | 202 | 204 => Ok(()),
            // Where nothing stands, no version matches either.
            412 => self.get(kind, collection, href).await.and(Err(Error::Changed)),
            _ => Err(answer.failure()),
        }
    }
}

fn fetched(dav: &Dav, kind: &Kind, answer: &Answer) -> Result<Vec<Fetched>, Error> {
    let (found, _) = answer.resources(dav)?;
    let one = |resource: super::Resource| {
        let etag = resource.etag()?;
        let data = resource.property(kind.space, kind.data)?.text().to_owned();
        Some(Fetched { href: resource.href, etag, data })
    };
    Ok(found.into_iter().filter_map(one).collect())
}

/// Asks for what has that uid, in a filter of `space`'s: for calendars below a component, for cards at the top.
pub fn by_uid(kind: &Kind, uid: &str) -> String {
    let Kind { data, declared, .. } = kind;
    let exactly = format!("<k:text-match collation=\"i;octet\">{}</k:text-match>", escaped(uid));
    let property = format!("<k:prop-filter name=\"UID\">{exactly}</k:prop-filter>");
    let (report, filter) = match kind.space {
        Space::CardDav => ("addressbook-query", property),
        _ => ("calendar-query", event_filter(&property)),
    };
    format!(
        "<k:{report} xmlns=\"DAV:\" xmlns:k=\"{declared}\"><prop><getetag/><k:{data}/></prop>\
         <k:filter>{filter}</k:filter></k:{report}>"
    )
}

/// A filter of events.
pub fn event_filter(inner: &str) -> String {
    format!("<k:comp-filter name=\"VCALENDAR\"><k:comp-filter name=\"VEVENT\">{inner}</k:comp-filter></k:comp-filter>")
}
