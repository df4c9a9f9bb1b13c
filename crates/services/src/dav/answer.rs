//! What a server answered: the parts of a multistatus, and what a status means.

use std::time::Duration;

use super::xml::{Element, Space};
use super::{Dav, Error};

/// The longest wait that a server can ask for; a longer one counts as this.
const MOST_PATIENCE: Duration = Duration::from_hours(24);

/// An answer of any status.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub etag: Option<String>,
    /// Where the request ended up, after redirects.
    pub url: reqwest::Url,
    /// How long the server asks to be left alone.
    pub after: Option<Duration>,
    pub body: Vec<u8>,
    /// The body is longer than was allowed, and not all here.
    pub cut: bool,
}

/// What a multistatus says of one thing.
#[derive(Debug)]
pub struct Resource {
    /// The path, as [`super::path`] writes it; with its host where that is another than the account's.
    pub href: String,
    /// Of the whole thing, where it is not said by property.
    pub status: Option<u16>,
    /// What was found.
    pub found: Vec<Element>,
}

impl Resource {
    pub fn property(&self, space: Space, name: &str) -> Option<&Element> {
        self.found.iter().find(|property| property.is(space, name))
    }

    pub fn text(&self, space: Space, name: &str) -> Option<&str> {
        self.property(space, name).map(Element::text).filter(|text| !text.is_empty())
    }

    pub fn etag(&self) -> Option<String> {
        self.text(Space::Dav, "getetag").map(etag)
    }

    pub fn is_gone(&self) -> bool {
        matches!(self.status, Some(404 | 410))
    }

    /// Whether the account may write there; a server that does not say lets it.
    pub fn is_writable(&self) -> bool {
        let Some(set) = self.property(Space::Dav, "current-user-privilege-set") else { return true };
        let mut names = set.all(Space::Dav, "privilege").flat_map(Element::names);
        names.any(|name| matches!(name, "all" | "write" | "write-content" | "bind"))
    }

    /// Whether its `resourcetype` names this.
    pub fn has_type(&self, space: Space, name: &str) -> bool {
        self.property(Space::Dav, "resourcetype").is_some_and(|kind| kind.child(space, name).is_some())
    }
}

/// Strong: a weak one would never match, and what proxies weaken is the same version still.
pub fn etag(text: &str) -> String {
    let text = text.trim();
    text.strip_prefix("W/").unwrap_or(text).to_owned()
}

impl Answer {
    /// The parts of a 207, and the token of a sync where it tells one.
    pub fn resources(&self, dav: &Dav) -> Result<(Vec<Resource>, Option<String>), Error> {
        if self.status != 207 {
            return Err(self.failure());
        }
        if self.cut {
            return Err(Error::Refused("the server's answer is longer than is read".into()));
        }
        let root = Element::parse(&self.body)
            .map_err(|what| Error::Refused(format!("the server's answer cannot be read: {what}")))?;
        let token = root.text_of(Space::Dav, "sync-token").map(str::to_owned);
        let responses = root.children.into_iter().filter(|child| child.is(Space::Dav, "response"));
        let of = |response: Element| {
            let href = dav.path(response.text_of(Space::Dav, "href")?, &self.url)?;
            let status = code(&response);
            let stats = response.children.into_iter().filter(|child| child.is(Space::Dav, "propstat"));
            let found = stats.filter(|stat| code(stat).is_none_or(|code| code == 200)).flat_map(|stat| stat.children);
            let found = found.filter(|child| child.is(Space::Dav, "prop")).flat_map(|prop| prop.children);
            Some(Resource { href, status, found: found.collect() })
        };
        Ok((responses.filter_map(of).collect(), token))
    }

    /// The conditions that an error names: `valid-sync-token`.
    pub fn names(&self, condition: &str) -> bool {
        let root = Element::parse(&self.body).ok();
        root.is_some_and(|root| root.names().any(|name| name == condition))
    }

    /// What a status that is no success means, where nothing was known to be special about the request.
    pub fn failure(&self) -> Error {
        let status = self.status;
        match status {
            401 => Error::Denied("the server does not take the name and the password".into()),
            403 => Error::Denied("the server does not allow this with that name and password".into()),
            409 if self.names("no-uid-conflict") => Error::Changed,
            // Of a file in a collection that is not there, too.
            404 | 409 | 410 => Error::Missing,
            412 => Error::Changed,
            413 => Error::Refused("it is too large for the server".into()),
            507 => Error::Refused("the account has no room left".into()),
            300..=399 => Error::Refused("the address leads elsewhere; name the right one".into()),
            408 | 423 | 425 | 429 | 500 | 502 | 503 => {
                Error::Later { why: format!("the server asks for patience ({status})"), after: self.after }
            }
            504 => Error::Unknown("the server gave up waiting for another".into()),
            400..=499 => Error::Refused(format!("the server refuses it ({status})")),
            _ => Error::Refused(format!("the server answers with something else ({status}); is the address right?")),
        }
    }
}

/// Of `HTTP/1.1 404 Not Found`.
fn code(element: &Element) -> Option<u16> {
    element.text_of(Space::Dav, "status")?.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// `Retry-After`: seconds, or a date.
pub fn after(text: &str, now: jiff::Timestamp) -> Option<Duration> {
    let seconds = || text.trim().parse::<u64>().ok().map(Duration::from_secs);
    let date = || {
        let at = jiff::fmt::rfc2822::parse(text.trim()).ok()?.timestamp();
        Some(Duration::try_from(now.duration_until(at)).unwrap_or_default())
    };
    seconds().or_else(date).map(|after| after.min(MOST_PATIENCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_is_asked_for_in_seconds_or_until_a_date() {
        let now = jiff::Timestamp::UNIX_EPOCH;
        assert_eq!(after(" 120 ", now), Some(Duration::from_mins(2)));
        assert_eq!(after("Thu, 01 Jan 1970 00:01:00 GMT", now), Some(Duration::from_mins(1)));
        assert_eq!(after("Wed, 31 Dec 1969 23:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(after("99999999999", now), Some(MOST_PATIENCE));
        assert_eq!(after("soon", now), None);
        assert_eq!(etag(" W/\"a\" "), "\"a\"");
    }
}
