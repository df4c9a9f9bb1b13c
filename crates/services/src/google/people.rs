//! A Google account's contacts, over People v1: one book.
//!
//! Google gives every contact a name of its own and takes none of ours, so our uid stands in the contact's `clientData`, and
//! what is written is looked for first. Its search knows beginnings of words only: whoever looks for more reads all, at most
//! 25 pages of 1,000, which is as many contacts as an account may have.

use async_trait::async_trait;
use domain::text;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::{Api, Ask};
use crate::contacts::{Birthday, Book, Change, Changes, Contacts, Error, Found, Person, Written};

/// The only book, and the account's own name in addresses.
const BOOK: &str = "people/me";
/// Where our uid stands.
const OUR_UID: &str = "attacheUid";
/// What is read of each contact.
const FIELDS: &str = "names,emailAddresses,phoneNumbers,organizations,biographies,birthdays,clientData,metadata";
const PAGE: usize = 100;
/// Contacts of one page where all are read, and such pages.
const LARGE: usize = 1_000;
const MOST_PAGES: usize = 25;
/// Characters of a name and an organisation, of an address or number, of a note.
const LINE: usize = 500;
const SHORT: usize = 300;
const NOTE: usize = 8_000;
/// Addresses and numbers, each.
const MOST: usize = 50;

/// One account.
#[derive(Debug)]
pub struct GooglePeople {
    api: Api,
    page: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listing {
    #[serde(default)]
    connections: Vec<Value>,
    next_page_token: Option<String>,
    next_sync_token: Option<String>,
}

/// Where a look goes on.
enum Place {
    All { page: String },
    Since { token: String, page: Option<String> },
}

impl Place {
    fn write(&self) -> String {
        match self {
            Self::All { page } => format!("all\n{page}"),
            Self::Since { token, page: None } => format!("since\n{token}"),
            Self::Since { token, page: Some(page) } => format!("since\n{token}\n{page}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split('\n').collect::<Vec<_>>().as_slice() {
            ["all", page] => Some(Self::All { page: (*page).to_owned() }),
            ["since", token] => Some(Self::Since { token: (*token).to_owned(), page: None }),
            ["since", token, page] => Some(Self::Since { token: (*token).to_owned(), page: Some((*page).to_owned()) }),
            _ => None,
        }
    }
}

impl GooglePeople {
    pub fn new(api: Api) -> Self {
        Self { api, page: PAGE }
    }

    /// The same with so many contacts in a page of changes; 100 else.
    #[must_use]
    pub fn pages(self, size: usize) -> Self {
        Self { page: size.max(1), ..self }
    }

    async fn raw(&self, book: &str, href: &str) -> Result<Value, Error> {
        is_ours(book)?;
        let id = href.strip_prefix("people/").ok_or(Error::Missing)?;
        let query = vec![("personFields", FIELDS.to_owned())];
        let one: Value = self.api.fetch(&Ask::get(&["v1", "people", id], query)).await?;
        if is_deleted(&one) { Err(Error::Missing) } else { Ok(one) }
    }

    /// The first `most` of all of which `wanted` holds.
    async fn scan(&self, book: &str, most: usize, wanted: impl Fn(&Found) -> bool) -> Result<Vec<Found>, Error> {
        is_ours(book)?;
        let (mut all, mut token) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let mut query = vec![("personFields", FIELDS.to_owned()), ("pageSize", LARGE.to_string())];
            query.extend(token.take().map(|token| ("pageToken", token)));
            let page: Listing = self.api.fetch(&Ask::get(&["v1", "people", "me", "connections"], query)).await?;
            all.extend(page.connections.iter().filter_map(found).filter(&wanted));
            token = page.next_page_token;
            if token.is_none() || all.len() >= most {
                break;
            }
        }
        all.truncate(most);
        Ok(all)
    }
}

#[async_trait]
impl Contacts for GooglePeople {
    async fn list(&self) -> Result<Vec<Book>, Error> {
        // Asked for, so that an account that may not be read says so.
        let query = vec![("personFields", "names".to_owned()), ("pageSize", "1".to_owned())];
        let _: Listing = self.api.fetch(&Ask::get(&["v1", "people", "me", "connections"], query)).await?;
        Ok(vec![Book { id: BOOK.into(), name: "Google".into(), writable: true }])
    }

    async fn changes(&self, book: &str, since: Option<&str>) -> Result<Changes, Error> {
        is_ours(book)?;
        let place = match since {
            Some(text) => Some(Place::read(text).ok_or(Error::Expired)?),
            None => None,
        };
        let whole = !matches!(place, Some(Place::Since { .. }));
        let mut query = vec![
            ("personFields", FIELDS.to_owned()),
            ("pageSize", self.page.to_string()),
            ("requestSyncToken", "true".to_owned()),
        ];
        match &place {
            Some(Place::All { page }) => query.push(("pageToken", page.clone())),
            Some(Place::Since { token, page }) => {
                query.push(("syncToken", token.clone()));
                query.extend(page.iter().map(|page| ("pageToken", page.clone())));
            }
            None => {}
        }
        let answer = self.api.ask(&Ask::get(&["v1", "people", "me", "connections"], query)).await?;
        // A token of seven days ago, or one that never was: both are a 400.
        if answer.status == 410 || (answer.status == 400 && since.is_some()) {
            return Err(Error::Expired);
        }
        let listing: Listing = answer.read()?;
        let changes = listing.connections.iter().filter_map(change).collect();
        let (next, more) = match (listing.next_page_token, listing.next_sync_token, place) {
            (Some(page), _, Some(Place::Since { token, .. })) => (Place::Since { token, page: Some(page) }, true),
            (Some(page), _, _) => (Place::All { page }, true),
            (None, Some(token), _) => (Place::Since { token, page: None }, false),
            (None, None, _) => {
                return Err(Error::Refused("Google's answer does not say where the next look begins".into()));
            }
        };
        Ok(Changes { changes, next: next.write(), more, whole })
    }

    async fn get(&self, book: &str, href: &str) -> Result<Found, Error> {
        found(&self.raw(book, href).await?).ok_or(Error::Missing)
    }

    async fn create(&self, book: &str, person: &Person) -> Result<Written, Error> {
        if self.find(book, &person.uid).await?.is_some() {
            return Err(Error::Changed);
        }
        let mut body = fields(person, &Value::Null);
        body["clientData"] = json!([{ "key": OUR_UID, "value": person.uid }]);
        let query = vec![("personFields", FIELDS.to_owned())];
        let ask = Ask { query, ..Ask::with(Method::POST, &["v1", "people:createContact"], body) };
        written(&self.api.fetch(&ask).await?)
    }

    async fn find(&self, book: &str, uid: &str) -> Result<Option<Found>, Error> {
        Ok(self.scan(book, 1, |found| found.person.uid == uid).await?.pop())
    }

    async fn search(&self, book: &str, text: &str, most: usize) -> Result<Vec<Found>, Error> {
        self.scan(book, most, |found| found.person.mentions(text)).await
    }

    async fn replace(&self, book: &str, href: &str, etag: &str, person: &Person) -> Result<Written, Error> {
        let before = self.raw(book, href).await?;
        if before["etag"] != etag {
            return Err(Error::Changed);
        }
        let (old, new) = (fields(&read(&before), &before), fields(person, &before));
        let names = ["names", "emailAddresses", "phoneNumbers", "organizations", "biographies", "birthdays"];
        let changed: Vec<&str> = names.into_iter().filter(|name| old[*name] != new[*name]).collect();
        if changed.is_empty() {
            return Ok(Written { href: href.to_owned(), etag: Some(etag.to_owned()) });
        }
        let mut body = json!({ "etag": etag, "metadata": { "sources": before["metadata"]["sources"] } });
        for name in &changed {
            body[*name] = new[*name].clone();
        }
        let id = href.strip_prefix("people/").ok_or(Error::Missing)?;
        let last = format!("{id}:updateContact");
        let query = vec![("updatePersonFields", changed.join(",")), ("personFields", FIELDS.to_owned())];
        let path = ["v1", "people", last.as_str()];
        let ask = Ask { query, ..Ask::with(Method::PATCH, &path, body) };
        let answer = self.api.ask(&ask).await?;
        // What it names a failed condition is another version (400).
        if answer.is_failed_precondition() {
            return Err(Error::Changed);
        }
        written(&answer.read()?)
    }

    async fn remove(&self, book: &str, href: &str, etag: &str) -> Result<(), Error> {
        // Google takes no version here: what changes between this look and the call goes, too.
        if self.raw(book, href).await?["etag"] != etag {
            return Err(Error::Changed);
        }
        let id = href.strip_prefix("people/").ok_or(Error::Missing)?;
        let last = format!("{id}:deleteContact");
        let path = ["v1", "people", last.as_str()];
        let ask = Ask { method: Method::DELETE, path: &path, query: Vec::new(), body: None, if_match: None };
        self.api.ask(&ask).await?.done()
    }
}

fn is_ours(book: &str) -> Result<(), Error> {
    if book == BOOK { Ok(()) } else { Err(Error::Missing) }
}

fn is_deleted(one: &Value) -> bool {
    one["metadata"]["deleted"] == true
}

fn written(one: &Value) -> Result<Written, Error> {
    let text = |name: &str| one[name].as_str().map(str::to_owned);
    let href = text("resourceName").ok_or_else(|| Error::Unknown("Google did not say what became of it".into()))?;
    Ok(Written { href, etag: text("etag") })
}

fn found(one: &Value) -> Option<Found> {
    let href = one["resourceName"].as_str().filter(|href| href.starts_with("people/"))?;
    Some(Found { href: href.to_owned(), etag: one["etag"].as_str()?.to_owned(), person: read(one) })
}

fn change(one: &Value) -> Option<Change> {
    if is_deleted(one) {
        return Some(Change::Gone(one["resourceName"].as_str()?.to_owned()));
    }
    found(one).map(|found| Change::Stands(Box::new(found)))
}

fn clean(value: &Value, most: usize) -> Option<String> {
    let text = text::shorten(text::clean(value.as_str()?).trim(), most);
    (!text.is_empty()).then_some(text)
}

fn values(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|one| clean(&one["value"], SHORT)).take(MOST).collect()
}

fn read(one: &Value) -> Person {
    let name = &one["names"][0];
    let ours = one["clientData"].as_array().into_iter().flatten().find(|data| data["key"] == OUR_UID);
    let uid = ours.and_then(|data| data["value"].as_str()).or_else(|| one["resourceName"].as_str());
    let date = &one["birthdays"][0]["date"];
    let small = |part: &Value| i8::try_from(part.as_i64()?).ok().filter(|part| *part > 0);
    let birthday = small(&date["month"]).zip(small(&date["day"])).map(|(month, day)| Birthday {
        year: date["year"].as_i64().and_then(|year| i16::try_from(year).ok()).filter(|year| *year > 0),
        month,
        day,
    });
    // 2024 has every day.
    let is_day = |day: &Birthday| jiff::civil::Date::new(day.year.unwrap_or(2024), day.month, day.day).is_ok();
    Person {
        uid: uid.unwrap_or_default().to_owned(),
        name: clean(&name["unstructuredName"], LINE).or_else(|| clean(&name["displayName"], LINE)).unwrap_or_default(),
        given: clean(&name["givenName"], LINE),
        family: clean(&name["familyName"], LINE),
        emails: values(&one["emailAddresses"]),
        phones: values(&one["phoneNumbers"]),
        organisation: clean(&one["organizations"][0]["name"], LINE),
        note: clean(&one["biographies"][0]["value"], NOTE),
        birthday: birthday.filter(is_day),
    }
}

/// Each field as Google writes it. What `before` knows beside a value that stays (its kind, a job's title) is kept.
fn fields(person: &Person, before: &Value) -> Value {
    let list = |name: &str, wanted: &[String]| -> Value {
        let known = |value: &String| {
            let all = before[name].as_array().into_iter().flatten();
            all.clone().find(|one| clean(&one["value"], SHORT).as_ref() == Some(value)).cloned()
        };
        wanted.iter().map(|value| known(value).unwrap_or_else(|| json!({ "value": value }))).collect()
    };
    let mut name = json!({ "unstructuredName": person.name });
    for (part, value) in [("givenName", &person.given), ("familyName", &person.family)] {
        if let Some(value) = value {
            name[part] = json!(value);
        }
    }
    let mut organizations = before["organizations"].as_array().cloned().unwrap_or_default();
    match (&person.organisation, organizations.first_mut()) {
        (Some(organisation), Some(first)) => first["name"] = json!(organisation),
        (Some(organisation), None) => organizations.push(json!({ "name": organisation })),
        (None, Some(_)) => {
            organizations.remove(0);
        }
        (None, None) => {}
    }
    let birthday = person.birthday.map(|day| {
        let mut date = json!({ "month": day.month, "day": day.day });
        if let Some(year) = day.year {
            date["year"] = json!(year);
        }
        json!({ "date": date })
    });
    json!({
        "names": [name],
        "emailAddresses": list("emailAddresses", &person.emails),
        "phoneNumbers": list("phoneNumbers", &person.phones),
        "organizations": organizations,
        "biographies": person.note.iter().map(|note| json!({ "value": note })).collect::<Vec<_>>(),
        "birthdays": birthday.into_iter().collect::<Vec<_>>(),
    })
}
