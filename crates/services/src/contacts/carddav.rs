//! Address books on a server that speaks CardDAV (RFC 6352): the account at an address, by a name and a password or a
//! token.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{Clock, text};
use net::Web;
use tokio::sync::OnceCell;

use super::{Book, Change, Changes, Contacts, Error, Found, Person, Written, vcard};
use crate::dav::xml::{Space, escaped};
use crate::dav::{Credentials, Dav, Fetched, Home, Item, Kind, Looks, Resource, by_uid};

const BOOK: Kind = Kind {
    data: "address-data",
    multiget: "addressbook-multiget",
    space: Space::CardDav,
    declared: "urn:ietf:params:xml:ns:carddav",
    collection: "addressbook",
    home: "addressbook-home-set",
    well_known: "/.well-known/carddav",
    mime: "text/vcard; charset=utf-8",
    suffix: ".vcf",
};

const MOST_BOOKS: usize = 100;
const MOST_NAME: usize = 200;
/// Properties in which somebody is looked for.
const SEARCHED: [&str; 5] = ["FN", "N", "EMAIL", "TEL", "ORG"];

/// One account.
#[derive(Debug)]
pub struct CardDav {
    dav: Dav,
    looks: Looks,
    /// Where its address books stand, once that is known.
    homes: OnceCell<Vec<Home>>,
    clock: Arc<dyn Clock>,
}

impl CardDav {
    /// The account at `address`, as a person wrote it: a server, or any address of the account's. Fails where nothing
    /// may be asked there; the text is for them.
    pub fn new(web: &Web, address: &str, credentials: Credentials, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let dav = Dav::new(web, address, credentials, Arc::clone(&clock))?;
        Ok(Self { dav, looks: Looks::new(&BOOK), homes: OnceCell::new(), clock })
    }

    /// The same with so many cards in a page of changes; 100 else.
    #[must_use]
    pub fn pages(self, size: usize) -> Self {
        Self { looks: self.looks.of(size), ..self }
    }

    async fn fetch(&self, book: &str, href: &str) -> Result<Fetched, Error> {
        self.dav.get(&BOOK, book, href).await
    }
}

#[async_trait]
impl Contacts for CardDav {
    async fn list(&self) -> Result<Vec<Book>, Error> {
        let homes = self.homes.get_or_try_init(|| self.dav.homes(&BOOK)).await?;
        let properties = "<displayname/><current-user-privilege-set/>";
        let found = self.dav.collections(&BOOK, homes, properties).await?;
        Ok(found.iter().map(listed).take(MOST_BOOKS).collect())
    }

    async fn changes(&self, book: &str, since: Option<&str>) -> Result<Changes, Error> {
        let page = self.looks.page(&self.dav, book, since, None).await?;
        let changes = page.items.into_iter().filter_map(change).collect();
        Ok(Changes { changes, next: page.next, more: page.more, whole: page.whole })
    }

    async fn get(&self, book: &str, href: &str) -> Result<Found, Error> {
        found(self.fetch(book, href).await?)?.ok_or(Error::Missing)
    }

    async fn create(&self, book: &str, person: &Person) -> Result<Written, Error> {
        let data = vcard::write(person, self.clock.now()).map_err(Error::Refused)?;
        self.dav.create(&BOOK, &self.dav.place(&BOOK, book, &person.uid), data).await
    }

    async fn find(&self, book: &str, uid: &str) -> Result<Option<Found>, Error> {
        let has_uid = |found: &Found| found.person.uid == uid;
        match self.fetch(book, &self.dav.place(&BOOK, book, uid)).await {
            Ok(fetched) => {
                if let Some(found) = found(fetched)?.filter(has_uid) {
                    return Ok(Some(found));
                }
            }
            Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
        let all = self.dav.query(&BOOK, book, by_uid(&BOOK, uid)).await?;
        Ok(all.into_iter().filter_map(|fetched| found(fetched).ok()?).find(has_uid))
    }

    async fn search(&self, book: &str, text: &str, most: usize) -> Result<Vec<Found>, Error> {
        let all = self.dav.query(&BOOK, book, mentioning(text, most)).await?;
        // A server may find more: notes, or what it takes for alike.
        Ok(all.into_iter().filter_map(|fetched| found(fetched).ok()?).take(most).collect())
    }

    async fn replace(&self, book: &str, href: &str, etag: &str, person: &Person) -> Result<Written, Error> {
        let before = self.fetch(book, href).await?;
        if before.etag != etag {
            return Err(Error::Changed);
        }
        let data = vcard::patch(before.data.as_bytes(), person, self.clock.now()).map_err(|why| unreadable(&why))?;
        self.dav.replace(&BOOK, href, etag, data).await
    }

    async fn remove(&self, book: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.dav.remove(&BOOK, book, href, etag).await
    }
}

fn unreadable(why: &str) -> Error {
    Error::Refused(format!("what stands there cannot be read: {why}"))
}

/// None where it is a list of people.
fn found(fetched: Fetched) -> Result<Option<Found>, Error> {
    let person = vcard::read(fetched.data.as_bytes()).map_err(|why| unreadable(&why))?;
    Ok(person.map(|person| Found { href: fetched.href, etag: fetched.etag, person }))
}

/// None where it is a list of people.
fn change(item: Item) -> Option<Change> {
    match item {
        Item::Gone(href) => Some(Change::Gone(href)),
        Item::TooLarge(href) => Some(Change::Unreadable { href, why: "it is too large to be read".into() }),
        Item::Stands(fetched) => match vcard::read(fetched.data.as_bytes()) {
            Ok(person) => {
                person.map(|person| Change::Stands(Box::new(Found { href: fetched.href, etag: fetched.etag, person })))
            }
            Err(why) => Some(Change::Unreadable { href: fetched.href, why }),
        },
    }
}

/// Asks for those in whom `text` stands somewhere.
fn mentioning(text: &str, most: usize) -> String {
    let text = escaped(text);
    let contains =
        format!("<k:text-match collation=\"i;unicode-casemap\" match-type=\"contains\">{text}</k:text-match>");
    let filters = SEARCHED.map(|name| format!("<k:prop-filter name=\"{name}\">{contains}</k:prop-filter>")).concat();
    format!(
        "<k:addressbook-query xmlns=\"DAV:\" xmlns:k=\"{}\"><prop><getetag/><k:address-data/></prop>\
         <k:filter test=\"anyof\">{filters}</k:filter><k:limit><k:nresults>{most}</k:nresults></k:limit>\
         </k:addressbook-query>",
        BOOK.declared
    )
}

fn listed(book: &Resource) -> Book {
    let clean = |text: &str| text::shorten(text::clean(text).trim(), MOST_NAME);
    let last = book.href.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = book.text(Space::Dav, "displayname").map(clean).filter(|name| !name.is_empty());
    Book { id: book.href.clone(), name: name.unwrap_or_else(|| clean(last)), writable: book.is_writable() }
}
