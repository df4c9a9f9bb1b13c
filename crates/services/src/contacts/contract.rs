//! What every account keeps to, whatever it speaks. Each kind runs it in its tests, and so does the fake.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use super::{Birthday, Change, Contacts, Error, Found, Person};

/// Pages of one look, at most: more is a look without an end.
const MOST_PAGES: usize = 200;

/// Looks at an account and writes to `book`, which is left as it was found. `tag` makes the uids: one that was not used
/// there before.
///
/// # Panics
/// Where the account breaks a rule.
pub async fn check(account: &dyn Contacts, book: &str, tag: &str) {
    let listed = account.list().await.unwrap();
    let mine = listed.iter().find(|listed| listed.id == book);
    assert!(mine.is_some_and(|listed| listed.writable && !listed.name.is_empty()), "{listed:?}");
    writes(account, book, &format!("{tag}-writes")).await;
    pages(account, book, &format!("{tag}-pages")).await;
    searches(account, book, &format!("{tag}-searches")).await;
    let unknown = account.changes(book, Some("a place that was never told")).await;
    assert_eq!(unknown, Err(Error::Expired));
    let elsewhere = format!("{}-that-is-not-there/", book.trim_end_matches('/'));
    assert_eq!(account.changes(&elsewhere, None).await, Err(Error::Missing));
}

/// One card from its creation to its end, and what the changes say of it.
async fn writes(account: &dyn Contacts, book: &str, uid: &str) {
    let (_, before) = look(account, book, None).await;
    let first = ines(uid);
    assert_eq!(account.find(book, uid).await, Ok(None));
    let created = account.create(book, &first).await.unwrap();
    let found = account.find(book, uid).await.unwrap().unwrap();
    assert_eq!((&found.href, &found.person), (&created.href, &first));
    assert!(created.etag.is_none_or(|etag| etag == found.etag));
    assert_eq!(account.get(book, &found.href).await.as_ref(), Ok(&found));

    let again = Person { name: "Another".into(), ..first.clone() };
    assert_eq!(account.create(book, &again).await, Err(Error::Changed));
    assert_eq!(account.get(book, &found.href).await.as_ref(), Ok(&found));
    let (changes, after) = look(account, book, Some(&before)).await;
    assert_eq!(stands(&changes, &found.href).as_ref(), Some(&found));
    let (changes, _) = look(account, book, Some(&after)).await;
    assert!(!changes.iter().any(|change| change.href() == found.href), "told twice: {changes:?}");

    let moved = Person {
        emails: vec!["ines@example.net".into()],
        phones: Vec::new(),
        note: None,
        birthday: Some(Birthday { year: None, month: 2, day: 29 }),
        ..first
    };
    account.replace(book, &found.href, &found.etag, &moved).await.unwrap();
    let replaced = account.get(book, &found.href).await.unwrap();
    assert_ne!(replaced.etag, found.etag);
    assert_eq!(replaced.person, moved);
    assert_eq!(account.replace(book, &found.href, &found.etag, &again).await, Err(Error::Changed));
    assert_eq!(account.remove(book, &found.href, &found.etag).await, Err(Error::Changed));
    assert_eq!(account.get(book, &found.href).await.as_ref(), Ok(&replaced));

    account.remove(book, &replaced.href, &replaced.etag).await.unwrap();
    assert_eq!(account.get(book, &replaced.href).await, Err(Error::Missing));
    assert_eq!(account.find(book, uid).await, Ok(None));
    assert_eq!(account.remove(book, &replaced.href, &replaced.etag).await, Err(Error::Missing));
    assert_eq!(account.replace(book, &replaced.href, &replaced.etag, &moved).await, Err(Error::Missing));
    let (changes, _) = look(account, book, Some(&after)).await;
    assert!(changes.contains(&Change::Gone(replaced.href.clone())), "{changes:?}");
    let (changes, _) = look(account, book, None).await;
    assert!(stands(&changes, &replaced.href).is_none());
}

/// A look at everything names everybody once, whatever its pages.
async fn pages(account: &dyn Contacts, book: &str, tag: &str) {
    let mut hrefs = Vec::new();
    for number in 0..5 {
        hrefs.push(account.create(book, &ines(&format!("{tag}-{number}"))).await.unwrap().href);
    }
    let (changes, _) = look(account, book, None).await;
    for href in hrefs {
        assert_eq!(changes.iter().filter(|change| change.href() == href).count(), 1, "{href} in {changes:?}");
        let found = account.get(book, &href).await.unwrap();
        account.remove(book, &href, &found.etag).await.unwrap();
    }
}

async fn searches(account: &dyn Contacts, book: &str, uid: &str) {
    let person = Person { name: format!("Inés {uid}"), ..ines(uid) };
    let created = account.create(book, &person).await.unwrap();
    for text in [uid.to_uppercase().as_str(), uid] {
        let found = account.search(book, text, 5).await.unwrap();
        assert!(found.iter().any(|found| found.person == person), "{text}: {found:?}");
    }
    assert_eq!(account.search(book, &format!("{uid}-and-nobody"), 5).await, Ok(Vec::new()));
    assert!(account.search(book, "in", 1).await.unwrap().len() <= 1);
    let found = account.get(book, &created.href).await.unwrap();
    account.remove(book, &created.href, &found.etag).await.unwrap();
}

async fn look(account: &dyn Contacts, book: &str, since: Option<&str>) -> (Vec<Change>, String) {
    let (mut all, mut since) = (Vec::new(), since.map(str::to_owned));
    for _ in 0..MOST_PAGES {
        let page = account.changes(book, since.as_deref()).await.unwrap();
        assert!(since.is_some() || page.whole);
        all.extend(page.changes);
        if !page.more {
            return (all, page.next);
        }
        since = Some(page.next);
    }
    panic!("a look without an end");
}

/// How `href` stands by the last word that was said of it.
fn stands(changes: &[Change], href: &str) -> Option<Found> {
    match changes.iter().rfind(|change| change.href() == href)? {
        Change::Stands(found) => Some((**found).clone()),
        Change::Gone(_) | Change::Unreadable { .. } => None,
    }
}

fn ines(uid: &str) -> Person {
    Person {
        uid: uid.into(),
        name: "Inés García; López".into(),
        given: Some("Inés".into()),
        family: Some("García, López".into()),
        emails: vec!["ines@example.org".into(), "i@example.com".into()],
        phones: vec!["+34 600 000 000".into()],
        organisation: Some("Panadería; Sol".into()),
        note: Some("Two\nlines".into()),
        birthday: Some(Birthday { year: Some(1985), month: 4, day: 12 }),
    }
}
