//! The fake keeps to what it stands for, and fails as it is told to.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::date;
use services::calendars::{Calendars, Change, Entry, Error, Moment, Status, contract, fake::Fake};

fn window() -> Range<Timestamp> {
    "2027-01-01T00:00:00Z".parse().unwrap().."2028-01-01T00:00:00Z".parse().unwrap()
}

fn entry(uid: &str, month: i8) -> Entry {
    let day = |day| Moment::Day(date(2027, month, day));
    Entry {
        uid: uid.into(),
        title: "Trip".into(),
        starts: day(1),
        ends: day(2),
        place: None,
        notes: None,
        guests: Vec::new(),
        recurrence: None,
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: 0,
    }
}

#[tokio::test]
async fn the_fake_keeps_the_contract() {
    for page in [1, 2, 100] {
        let account = Fake::new(&["home", "work"]);
        account.pages(page);
        account.pushes_until("2027-06-30T00:00:00Z".parse().unwrap());
        contract::check(&account, "home", "fake").await;
        assert!(account.standing("home").is_empty());
    }
}

#[tokio::test]
async fn a_lost_answer_was_done() {
    let account = Fake::new(&["home"]);
    account.loses_an_answer();
    assert!(matches!(account.create("home", &entry("a", 6)).await, Err(Error::Unknown(_))));
    let found = account.find("home", "a").await.unwrap().unwrap();
    account.fails_once(Error::Denied("no".into()));
    let removed = account.remove("home", &found.href, &found.etag).await;
    assert!(matches!(removed, Err(Error::Denied(_))) && account.standing("home").len() == 1);
    account.is_away();
    assert!(matches!(account.list().await, Err(Error::Later { after: None, .. })));
    account.fails(None);
    assert_eq!(account.list().await.unwrap().len(), 1);
    assert_eq!(account.calls()[..2], ["create a", "find a"]);
}

#[tokio::test]
async fn the_other_side_is_told_of_and_what_is_forgotten_is_expired() {
    let account = Fake::new(&["home"]);
    account.puts("home", entry("early", 1));
    let late = account.puts("home", entry("late", 12)).unwrap();
    let june = "2027-06-01T00:00:00Z".parse().unwrap()..window().end;
    let first = account.changes("home", None, &june).await.unwrap();
    assert!(first.whole && !first.more && first.changes.len() == 1 && first.changes[0].href() == late);
    account.takes("home", "late");
    account.spoils("home", "/home/odd.ics", "no end");
    let next = account.changes("home", Some(&first.next), &june).await.unwrap();
    let unreadable = Change::Unreadable { href: "/home/odd.ics".into(), why: "no end".into() };
    assert_eq!(next.changes, [Change::Gone(late), unreadable]);
    account.forgets();
    assert_eq!(account.changes("home", Some(&next.next), &june).await, Err(Error::Expired));
    let again = account.changes("home", None, &june).await.unwrap();
    assert!(account.changes("home", Some(&again.next), &june).await.unwrap().changes.is_empty());
}
