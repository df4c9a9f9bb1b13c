//! From the address that a person wrote to the collections of their account.

use super::xml::Space;
use super::{Ask, Dav, Kind, Resource};
use crate::calendars::Error;

/// Homes of one account.
const MOST_HOMES: usize = 8;
/// Addresses of one person.
const MOST_ADDRESSES: usize = 20;

/// Where collections stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    href: String,
    /// It is a collection itself, and no place of more.
    alone: bool,
}

/// What one address tells of the account.
#[derive(Debug, Default)]
struct Signs {
    homes: Vec<Home>,
    principal: Option<String>,
    /// The address is a collection of the kind.
    itself: Option<Home>,
}

impl Dav {
    /// Looks at the address, at the well-known one and at the root, and at whom they name; the first that knows.
    pub async fn homes(&self, kind: &Kind) -> Result<Vec<Home>, Error> {
        let (mut alone, mut why) = (None, None);
        for start in [self.base().path(), kind.well_known, "/"] {
            let signs = match self.signs(start, kind).await? {
                Ok(signs) => signs,
                Err(error) => {
                    why = why.or(Some(error));
                    continue;
                }
            };
            if !signs.homes.is_empty() {
                return Ok(signs.homes);
            }
            if let Some(principal) = &signs.principal {
                let signs = self.signs(principal, kind).await??;
                if !signs.homes.is_empty() {
                    return Ok(signs.homes);
                }
            }
            alone = alone.or(signs.itself);
        }
        match (alone, why) {
            (Some(home), _) => Ok(vec![home]),
            (None, Some(error @ Error::Denied(_))) => Err(error),
            (None, Some(why)) => Err(Error::Refused(format!("no {} is found at this address: {why}", kind.collection))),
            (None, None) => Err(Error::Refused(format!("no {} is found at this address", kind.collection))),
        }
    }

    /// The mail addresses by which others invite the account's owner (RFC 6638), 20 at most; none where the server tells
    /// none. A user name that is an address is one of them.
    pub async fn addresses(&self, kind: &Kind) -> Result<Vec<String>, Error> {
        let mut all: Vec<String> =
            self.name().filter(|name| name.contains('@')).map(str::to_owned).into_iter().collect();
        for start in [self.base().path(), kind.well_known, "/"] {
            let Ok(signs) = self.signs(start, kind).await? else { continue };
            let Some(principal) = signs.principal else { continue };
            let ask =
                Ask::xml("PROPFIND", self.url(&principal)?, "0", &propfind(kind, "<k:calendar-user-address-set/>"));
            let found = match self.ask(ask).await?.resources(self) {
                Ok((found, _)) => found,
                Err(error @ (Error::Denied(_) | Error::Later { .. })) => return Err(error),
                Err(_) => break,
            };
            let sets = found.iter().filter_map(|one| one.property(kind.space, "calendar-user-address-set"));
            let hrefs = sets.flat_map(|set| set.all(Space::Dav, "href"));
            let mails = hrefs.filter_map(|href| {
                let text = href.text().trim();
                text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| text[7..].to_owned())
            });
            all.extend(mails);
            break;
        }
        all.truncate(MOST_ADDRESSES);
        Ok(all)
    }

    /// The collections of the kind in `homes`, with `properties` of each: XML whose prefix `k` is the kind's.
    pub async fn collections(&self, kind: &Kind, homes: &[Home], properties: &str) -> Result<Vec<Resource>, Error> {
        let mut all = Vec::new();
        for home in homes {
            let depth = if home.alone { "0" } else { "1" };
            let properties = format!("<resourcetype/>{properties}");
            let ask = Ask::xml("PROPFIND", self.url(&home.href)?, depth, &propfind(kind, &properties));
            let (found, _) = self.ask(ask).await?.resources(self)?;
            all.extend(found.into_iter().filter(|one| one.has_type(kind.space, kind.collection)));
        }
        Ok(all)
    }

    /// What `href` tells; the inner error is one that another address may not have.
    async fn signs(&self, href: &str, kind: &Kind) -> Result<Result<Signs, Error>, Error> {
        let properties = format!("<resourcetype/><current-user-principal/><k:{}/>", kind.home);
        let ask = Ask::xml("PROPFIND", self.url(href)?, "0", &propfind(kind, &properties));
        let answer = match self.ask(ask).await {
            Ok(answer) => answer,
            Err(error @ Error::Refused(_)) => return Ok(Err(error)),
            Err(error) => return Err(error),
        };
        let found = match answer.resources(self) {
            Ok((found, _)) => found,
            Err(error) if answer.status == 401 || matches!(error, Error::Later { .. }) => return Err(error),
            Err(error) => return Ok(Err(error)),
        };
        let Some(found) = found.into_iter().next() else { return Ok(Ok(Signs::default())) };
        let hrefs = |space, name: &str| -> Vec<String> {
            let property = found.property(space, name);
            let hrefs = property.into_iter().flat_map(|property| property.all(Space::Dav, "href"));
            hrefs.filter_map(|href| self.path(href.text(), &answer.url)).take(MOST_HOMES).collect()
        };
        let homes = hrefs(kind.space, kind.home).into_iter().map(|href| Home { href, alone: false });
        let itself = found.has_type(kind.space, kind.collection);
        Ok(Ok(Signs {
            homes: homes.collect(),
            principal: hrefs(Space::Dav, "current-user-principal").into_iter().next(),
            itself: itself.then(|| Home { href: found.href.clone(), alone: true }),
        }))
    }
}

/// Asks for properties: XML whose prefix `k` is the kind's, `s` calendarserver.org's and `a` Apple's.
pub(super) fn propfind(kind: &Kind, properties: &str) -> String {
    format!(
        "<propfind xmlns=\"DAV:\" xmlns:k=\"{}\" xmlns:s=\"http://calendarserver.org/ns/\" \
         xmlns:a=\"http://apple.com/ns/ical/\"><prop>{properties}</prop></propfind>",
        kind.declared
    )
}
