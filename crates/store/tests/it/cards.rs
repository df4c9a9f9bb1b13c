//! A person's own contacts: found by what is known of them, paged by name, and nobody else's.

use domain::{After, Card, CardId, Contact};
use store::{Store, cards, testing};

use crate::support::{Home, at, home, id};

fn somebody(home: &Home, name: &str, phone: &str) -> Contact {
    let card = Card {
        name: name.into(),
        emails: vec![format!("{}@example.org", name.split(' ').next().unwrap().to_lowercase())],
        phones: vec![phone.into()],
        ..Card::default()
    };
    Contact { id: id(CardId::new), user_id: home.user, card, version: 1, updated_at: at(0.0) }
}

async fn found(store: &Store, home: &Home, search: &'static str) -> Vec<String> {
    let whose = (home.workspace, home.user);
    let found = rx!(store, |tx| cards::page(tx, whose, search, None, 10).await).unwrap();
    found.into_iter().map(|contact| contact.card.name).collect()
}

#[tokio::test]
async fn contacts_are_found_by_all_words_and_in_any_writing() {
    for database in testing::each().await {
        let store = &database.store;
        let mine = home(store, "a").await;
        for (name, phone) in [("Inés Ruiz", "+34 600 000-001"), ("Ana Ruiz", "555 0100"), ("100% Fit_Club", "1-2-3")] {
            let (workspace, contact) = (mine.workspace, somebody(&mine, name, phone));
            tx!(store, |tx| cards::insert(tx, workspace, &contact).await).unwrap();
        }
        assert_eq!(found(store, &mine, "").await, ["100% Fit_Club", "Ana Ruiz", "Inés Ruiz"]);
        assert_eq!(found(store, &mine, "ines").await, ["Inés Ruiz"]);
        assert_eq!(found(store, &mine, "RUIZ a").await, ["Ana Ruiz", "Inés Ruiz"]);
        assert_eq!(found(store, &mine, "ana@example").await, ["Ana Ruiz"]);
        assert_eq!(found(store, &mine, "+34600000001").await, ["Inés Ruiz"]);
        assert_eq!(found(store, &mine, "5550100").await, ["Ana Ruiz"]);
        // What is looked for is no pattern.
        assert_eq!(found(store, &mine, "0% fit_").await, ["100% Fit_Club"]);
        for nobody in ["ana ines", "%", "_____", "\\", "a%z"] {
            let hits = found(store, &mine, nobody).await;
            assert!(hits.is_empty() || nobody == "%" && hits == ["100% Fit_Club"], "{nobody}: {hits:?}");
        }
        let theirs = home(store, "b").await;
        assert!(found(store, &theirs, "ruiz").await.is_empty());
    }
}

#[tokio::test]
async fn pages_name_everybody_once_whoever_is_deleted_meanwhile() {
    for database in testing::each().await {
        let store = &database.store;
        let mine = home(store, "a").await;
        let (workspace, user) = (mine.workspace, mine.user);
        for n in 0..25 {
            // Several of one name, and names whose beginnings are the same for longer than they are sorted by.
            let name = format!("{} {}", "x".repeat(if n % 2 == 0 { 80 } else { 2 }), n / 10);
            let contact = somebody(&mine, &name, "123");
            tx!(store, |tx| cards::insert(tx, workspace, &contact).await).unwrap();
        }
        let (mut seen, mut after) = (Vec::new(), None::<After>);
        loop {
            let from = after.clone();
            let page = rx!(store, |tx| cards::page(tx, (workspace, user), "", from, 4).await).unwrap();
            let Some(last) = page.last().cloned() else { break };
            after = Some(After::from(&last).to_string().parse().unwrap());
            seen.extend(page.iter().map(|contact| contact.id));
            assert!(tx!(store, |tx| cards::delete(tx, (workspace, user), last.id, at(1.0)).await).unwrap());
        }
        assert_eq!(seen.len(), 25);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 25);
    }
}

#[tokio::test]
async fn of_two_changes_one_counts_and_anothers_contact_is_not_there() {
    for database in testing::each().await {
        let store = &database.store;
        let (mine, theirs) = (home(store, "a").await, home(store, "b").await);
        let (workspace, user, first) = (mine.workspace, mine.user, somebody(&mine, "Ana", "123"));
        let new = first.clone();
        tx!(store, |tx| cards::insert(tx, workspace, &new).await).unwrap();
        let second =
            Contact { version: 2, card: Card { name: "Ana Ruiz".into(), ..first.card.clone() }, ..first.clone() };
        for written in [true, false] {
            let second = second.clone();
            assert_eq!(tx!(store, |tx| cards::update(tx, workspace, &second).await), Ok(written));
        }
        let (id, other, stranger) = (first.id, theirs.workspace, theirs.user);
        let stolen = Contact { version: 3, ..second.clone() };
        for (of, by) in [(other, user), (workspace, stranger)] {
            let stolen = Contact { user_id: by, ..stolen.clone() };
            assert_eq!(rx!(store, |tx| cards::get(tx, of, by, id).await), Ok(None));
            assert_eq!(rx!(store, |tx| cards::among(tx, of, by, &[id]).await), Ok(vec![]));
            assert_eq!(rx!(store, |tx| cards::count(tx, of, by).await), Ok(0));
            assert_eq!(tx!(store, |tx| cards::update(tx, of, &stolen).await), Ok(false));
            assert_eq!(tx!(store, |tx| cards::delete(tx, (of, by), id, at(1.0)).await), Ok(false));
        }
        assert_eq!(
            rx!(store, |tx| cards::among(tx, workspace, user, &[id, CardId::derived(b"x")]).await),
            Ok(vec![second])
        );
    }
}
