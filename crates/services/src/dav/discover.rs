//! From the address that a person wrote to the collections of their account.

use super::xml::Space;
use super::{Ask, Dav, Kind, Resource};
use crate::calendars::Error;

/// Homes of one account.
const MOST_HOMES: usize = 8;

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
            let signs = match self.signs(start, kind).await {
                // No other address of the server will know them.
                Err(Error::Denied(why)) if !why.contains("allow") => return Err(Error::Denied(why)),
                Err(error @ Error::Later { .. }) => return Err(error),
                Err(error) => {
                    why = why.or(Some(error));
                    continue;
                }
                Ok(signs) => signs,
            };
            if !signs.homes.is_empty() {
                return Ok(signs.homes);
            }
            if let Some(principal) = &signs.principal {
                let signs = self.signs(principal, kind).await?;
                if !signs.homes.is_empty() {
                    return Ok(signs.homes);
                }
            }
            alone = alone.or(signs.itself);
        }
        match (alone, why) {
            (Some(home), _) => Ok(vec![home]),
            (None, Some(error @ Error::Denied(_))) => Err(error),
            (None, _) => Err(Error::Refused(format!("no {} is found at this address", kind.collection))),
        }
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

    async fn signs(&self, href: &str, kind: &Kind) -> Result<Signs, Error> {
        let properties = format!("<resourcetype/><current-user-principal/><k:{}/>", kind.home);
        let ask = Ask::xml("PROPFIND", self.url(href)?, "0", &propfind(kind, &properties));
        let answer = self.ask(ask).await?;
        let (found, _) = answer.resources(self)?;
        let Some(found) = found.into_iter().next() else { return Ok(Signs::default()) };
        let hrefs = |space, name: &str| -> Vec<String> {
            let property = found.property(space, name);
            let hrefs = property.into_iter().flat_map(|property| property.all(Space::Dav, "href"));
            hrefs.filter_map(|href| self.path(href.text(), &answer.url)).take(MOST_HOMES).collect()
        };
        let homes = hrefs(kind.space, kind.home).into_iter().map(|href| Home { href, alone: false });
        let itself = found.has_type(kind.space, kind.collection);
        Ok(Signs {
            homes: homes.collect(),
            principal: hrefs(Space::Dav, "current-user-principal").into_iter().next(),
            itself: itself.then(|| Home { href: found.href.clone(), alone: true }),
        })
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
