//! WebDAV (RFC 4918) as far as calendars and address books need it: one account on a server that a person named.
//!
//! [`Dav`] asks, with bounds on time and size, and follows redirects itself; `answer.rs` reads what came, by `xml.rs`.
//! `discover.rs` finds the homes of an account (RFC 6764), `looks.rs` tells what changed in a collection (RFC 6578) and
//! fetches it, `things.rs` writes one thing. What a thing is, a calendar's or an address book's, is a [`Kind`]: to add
//! another kind, make one.

mod answer;
mod discover;
mod looks;
mod things;
pub mod xml;

use std::sync::Arc;
use std::time::Duration;

use domain::Clock;
use net::{BodyError, Web};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Method, Response, Url};
use secrecy::{ExposeSecret, SecretString};

pub(crate) use answer::after;
pub use answer::{Answer, Resource};
pub use discover::Home;
pub use looks::{Item, Looks, Page};
pub use things::{Fetched, by_uid, event_filter};

use crate::calendars::Error;

/// From a request to its answer's head: a server may look through ten thousand things before.
const ANSWER: Duration = Duration::from_mins(1);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(20);
/// The longest answer that is read, where nothing else is said.
const MOST: usize = 24 * 1024 * 1024;
/// Redirects of one request.
const MOST_HOPS: usize = 5;

/// Who asks.
#[derive(Debug, Clone)]
pub enum Credentials {
    Basic { name: String, password: SecretString },
    Bearer(SecretString),
}

/// What stands in a collection.
#[derive(Debug)]
pub struct Kind {
    /// `calendar-data`, of `space`.
    pub data: &'static str,
    pub multiget: &'static str,
    pub space: xml::Space,
    /// As it is declared in requests.
    pub declared: &'static str,
    /// What a collection's `resourcetype` names.
    pub collection: &'static str,
    /// The property of a principal that names the homes.
    pub home: &'static str,
    pub well_known: &'static str,
    pub mime: &'static str,
    /// Of a file's name, with its dot.
    pub suffix: &'static str,
}

/// One account. Its own address is where the person said that it is.
#[derive(Debug)]
pub struct Dav {
    web: Web,
    base: Url,
    credentials: Credentials,
    clock: Arc<dyn Clock>,
}

/// A request.
#[derive(Debug)]
pub struct Ask<'a> {
    pub method: &'a str,
    pub url: Url,
    pub depth: Option<&'static str>,
    pub body: Option<(&'static str, String)>,
    /// `If-Match` or `If-None-Match`.
    pub condition: Option<(HeaderName, String)>,
    pub most: usize,
}

impl<'a> Ask<'a> {
    pub fn new(method: &'a str, url: Url) -> Self {
        Self { method, url, depth: None, body: None, condition: None, most: MOST }
    }

    /// A question in XML.
    pub fn xml(method: &'a str, url: Url, depth: &'static str, body: &str) -> Self {
        let whole = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>{body}");
        Self { depth: Some(depth), body: Some(("application/xml; charset=utf-8", whole)), ..Self::new(method, url) }
    }

    /// Whether it may change something there.
    fn writes(&self) -> bool {
        matches!(self.method, "PUT" | "DELETE")
    }
}

impl Dav {
    /// `address` is what a person wrote. Fails where nothing may be asked there; the text is for them.
    pub fn new(web: &Web, address: &str, credentials: Credentials, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let mut base = web.parse(address)?;
        base.set_query(None);
        base.set_fragment(None);
        Ok(Self { web: web.clone(), base, credentials, clock })
    }

    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The address of something that was told as a path, or with its host.
    pub fn url(&self, href: &str) -> Result<Url, Error> {
        let url = self.base.join(href).map_err(|_| Error::Missing)?;
        if same_site(&self.base, &url) { Ok(url) } else { Err(Error::Refused("it is another server's".into())) }
    }

    /// How we write what a server told at `at`: escapes alike, without the host where it is the account's own.
    fn path(&self, href: &str, at: &Url) -> Option<String> {
        let mut url = at.join(href.trim()).ok().filter(|url| same_site(&self.base, url))?;
        url.set_query(None);
        url.set_fragment(None);
        let path = canonical(url.path());
        if url.origin() == self.base.origin() {
            return Some(path);
        }
        url.set_path(&path);
        Some(url.into())
    }

    /// The name that the account is signed in by; none where a token is.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.credentials {
            Credentials::Basic { name, .. } => Some(name),
            Credentials::Bearer(_) => None,
        }
    }

    /// Asks, and follows redirects of what changes nothing.
    pub async fn ask(&self, ask: Ask<'_>) -> Result<Answer, Error> {
        let mut url = ask.url.clone();
        for _ in 0..MOST_HOPS {
            let response = self.send(&ask, url.clone()).await?;
            let to = leads(&response, &url).filter(|_| !ask.writes());
            let Some(to) = to else { return self.read(response, url, &ask).await };
            if !same_site(&self.base, &to) {
                return Err(Error::Refused("the address leads to another server; name the right one".into()));
            }
            url = to;
        }
        Err(Error::Refused("the address leads in a circle".into()))
    }

    async fn send(&self, ask: &Ask<'_>, url: Url) -> Result<Response, Error> {
        let odd = |_| Error::Refused("it cannot be said in a request".into());
        let method = Method::from_bytes(ask.method.as_bytes()).map_err(|_| Error::Refused("no such method".into()))?;
        let (host, port) = (url.host_str().unwrap_or_default().to_owned(), url.port_or_known_default().unwrap_or(443));
        let mut request = self.web.request(method, url).map_err(Error::Refused)?;
        request = match &self.credentials {
            Credentials::Basic { name, password } => request.basic_auth(name, Some(password.expose_secret())),
            Credentials::Bearer(token) => {
                let bearer = format!("Bearer {}", token.expose_secret());
                let mut bearer = HeaderValue::try_from(bearer)
                    .map_err(|_| Error::Denied("the token is none: it has odd characters".into()))?;
                bearer.set_sensitive(true);
                request.header(AUTHORIZATION, bearer)
            }
        };
        if let Some(depth) = ask.depth {
            request = request.header("Depth", depth);
        }
        if let Some((name, value)) = &ask.condition {
            request = request.header(name, HeaderValue::try_from(value).map_err(odd)?);
        }
        if let Some((kind, body)) = &ask.body {
            request = request.header(CONTENT_TYPE, *kind).body(body.clone());
        }
        let lost = |why: String| if ask.writes() { Error::Unknown(why) } else { Error::Later { why, after: None } };
        match tokio::time::timeout(ANSWER, request.send()).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(match net::forbidden(&error) {
                Some(why) => Error::Refused(why),
                None if error.is_connect() => Error::Later { why: unreached(&error, &host, port), after: None },
                None => lost(net::plain(&error)),
            }),
            Err(_) => Err(lost("the server does not answer".into())),
        }
    }

    async fn read(&self, response: Response, url: Url, ask: &Ask<'_>) -> Result<Answer, Error> {
        let text = |headers: &HeaderMap, name| headers.get(name)?.to_str().ok().map(str::to_owned);
        let (status, headers) = (response.status().as_u16(), response.headers());
        let etag = text(headers, ETAG).map(|text| answer::etag(&text));
        let after = text(headers, RETRY_AFTER).and_then(|text| answer::after(&text, self.clock.now()));
        let (body, cut) = match net::body(response, ask.most, IDLE).await {
            Ok(body) => (body, false),
            Err(BodyError::TooLong(start)) => (start, true),
            // The head says already what became of a write.
            Err(BodyError::Late | BodyError::Broken) if ask.writes() => (Vec::new(), true),
            Err(_) => return Err(Error::Later { why: "the server's answer breaks off".into(), after: None }),
        };
        Ok(Answer { status, etag, url, after, body, cut, wrote: ask.writes() })
    }
}

/// Why there is no connection, for whoever may have the address wrong.
fn unreached(error: &reqwest::Error, host: &str, port: u16) -> String {
    if net::speaks_no_tls(error) {
        return format!("the server {host} speaks no TLS on port {port}; check the port, or whether it is http://");
    }
    let why = net::plain(error);
    format!("the server {host} cannot be reached on port {port}: {why}; check the address and the port")
}

/// Where a redirect leads.
fn leads(response: &Response, from: &Url) -> Option<Url> {
    let redirects = matches!(response.status().as_u16(), 301 | 302 | 307 | 308);
    let to = response.headers().get(LOCATION).filter(|_| redirects)?;
    from.join(to.to_str().ok()?).ok()
}

/// Whether the credentials may go there: the same host, or over TLS another of the same domain, by which large providers
/// spread their accounts (`caldav.icloud.com`, `p42-caldav.icloud.com`). Never from TLS to none.
fn same_site(base: &Url, to: &Url) -> bool {
    let (Some(one), Some(other)) = (base.host_str(), to.host_str()) else { return false };
    let secure = |url: &Url| url.scheme() == "https";
    if one == other {
        return secure(to) || (to.scheme() == "http" && !secure(base));
    }
    let beside = |(_, domain): (&str, &str)| {
        let labels: Vec<&str> = domain.split('.').collect();
        // `co.uk` is nobody's.
        let public = labels.len() == 2 && labels[0].len() <= 3 && labels[1].len() == 2;
        let is_name = labels.len() >= 2 && !public && base.domain().is_some();
        is_name && other.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
    };
    secure(base) && secure(to) && one.split_once('.').is_some_and(beside)
}

/// A path whose every byte that has to be is escaped, and no other: the same for a server that escapes more or less.
fn canonical(path: &str) -> String {
    path.split('/').map(|segment| segment_of(&unescaped(segment))).collect::<Vec<_>>().join("/")
}

/// Bytes as one segment of a path.
fn segment_of(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len()), |mut out, &byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

fn unescaped(segment: &str) -> Vec<u8> {
    let bytes = segment.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let hexadecimal = |digits: &&str| byte == b'%' && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let escape = segment.get(at + 1..at + 3).filter(hexadecimal);
        match escape.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(meant) => {
                out.push(meant);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn paths_are_the_same_however_they_are_escaped() {
        for path in ["/a%40b/ä c.ics", "/a@b/%C3%A4%20c.ics", "/%61%40b/%c3%a4 c%2eics"] {
            assert_eq!(canonical(path), "/a%40b/%C3%A4%20c.ics");
        }
        assert_eq!(canonical("/a%2Fb/%/%zz/"), "/a%2Fb/%25/%25zz/");
    }

    #[test]
    fn credentials_stay_at_their_site() {
        let goes = |base: &str, to: &str| same_site(&base.parse().unwrap(), &to.parse().unwrap());
        assert!(goes("https://dav.example.org/", "https://dav.example.org:8443/x"));
        assert!(goes("http://10.0.0.1:5232/", "http://10.0.0.1/"));
        assert!(goes("http://dav.example.org/", "https://dav.example.org/"));
        assert!(goes("https://caldav.icloud.com/", "https://p42-caldav.icloud.com/1/"));
        for (base, to) in [
            ("https://dav.example.org/", "http://dav.example.org/"),
            ("https://dav.example.org/", "https://example.org.evil.net/"),
            ("https://dav.example.org/", "https://evilexample.org/"),
            ("https://dav.example.org/", "http://other.example.org/"),
            ("https://example.org/", "https://evil.org/"),
            ("https://example.co.uk/", "https://evil.co.uk/"),
            ("https://10.0.0.1/", "https://9.0.0.1/"),
            ("https://dav.example.org/", "ftp://dav.example.org/"),
        ] {
            assert!(!goes(base, to), "{base} {to}");
        }
    }
}
