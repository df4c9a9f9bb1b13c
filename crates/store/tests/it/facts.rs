//! Facts: the surest wins, whoever writes at the same moment.

use domain::{Fact, FactId, FactKind};
use store::{facts, testing};

use crate::support::{Home, at, home, id, number};

fn fact(home: &Home, kind: FactKind, text: &str, confidence: f64) -> Fact {
    Fact {
        id: id(FactId::new),
        user_id: home.user,
        kind,
        text: text.into(),
        confidence,
        source_id: None,
        outside: false,
        created_at: at(0.0),
        updated_at: at(0.0),
        expires_at: None,
    }
}

#[tokio::test]
async fn of_a_hundred_writers_the_surest_wins() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        // In no order: 37 and 100 have no divisor in common.
        let writers = (0..100).map(|n| {
            let fact = fact(&home, FactKind::Name, &format!("name {}", n * 37 % 100), f64::from(n * 37 % 100) / 100.0);
            let (store, workspace) = (store.clone(), home.workspace);
            tokio::spawn(async move { tx!(store, |tx| facts::remember(tx, workspace, &fact).await).unwrap() })
        });
        let writers: Vec<_> = writers.collect();
        let mut taken = 0;
        for writer in writers {
            taken += u32::from(writer.await.unwrap().1);
        }
        let (workspace, user) = (home.workspace, home.user);
        let stand = rx!(store, |tx| facts::of_user(tx, workspace, user, at(1.0), 10).await).unwrap();
        assert_eq!(stand.len(), 1);
        assert_eq!((stand[0].text.as_str(), stand[0].confidence), ("name 99", 0.99));
        assert!((1..=100).contains(&taken));
    }
}

#[tokio::test]
async fn a_fact_gives_way_to_one_no_less_sure_or_when_it_is_over() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let workspace = home.workspace;
        let first = Fact { expires_at: Some(at(10.0)), ..fact(&home, FactKind::Diet, "vegan", 0.8) };
        let (stands, taken) = {
            let first = first.clone();
            tx!(store, |tx| facts::remember(tx, workspace, &first).await).unwrap()
        };
        assert!(taken && stands == first);
        for (text, confidence, now, takes) in [
            ("keto", 0.799, 1.0, false),
            ("vegetarian", 0.8, 2.0, true),
            ("keto", 0.1, 9.0, false),
            ("keto", 0.1, 10.0, true),
        ] {
            let next = fact(&home, FactKind::Diet, text, confidence);
            let expires = if text == "vegetarian" { at(10.0) } else { at(20.0) };
            let next = Fact { updated_at: at(now), expires_at: Some(expires), ..next };
            let (stands, taken) = tx!(store, |tx| facts::remember(tx, workspace, &next).await).unwrap();
            assert_eq!(taken, takes, "{text} with {confidence} at {now}");
            assert_eq!(stands.id, first.id, "it keeps its id");
            assert_eq!(stands.text == text, takes);
        }
        let user = home.user;
        let none = rx!(store, |tx| facts::of_user(tx, workspace, user, at(20.0), 10).await).unwrap();
        assert!(none.is_empty());
        assert_eq!(tx!(store, |tx| facts::prune(tx, at(19.9), 10).await).unwrap(), 0);
        assert_eq!(tx!(store, |tx| facts::prune(tx, at(20.0), 10).await).unwrap(), 1);
        assert_eq!(number(store, "SELECT count(*) FROM facts").await, 0);
    }
}

#[tokio::test]
async fn kinds_with_many_keep_each_and_nobody_elses_is_there() {
    for database in testing::each().await {
        let store = &database.store;
        let (mine, theirs) = (home(store, "a").await, home(store, "b").await);
        let workspace = mine.workspace;
        for text in ["I like tea", "I like  TEA!", "I like coffee"] {
            let fact = fact(&mine, FactKind::Preference, text, 1.0);
            tx!(store, |tx| facts::remember(tx, workspace, &fact).await).unwrap();
        }
        let user = mine.user;
        assert_eq!(rx!(store, |tx| facts::count(tx, workspace, user).await).unwrap(), 2);
        let all = rx!(store, |tx| facts::of_user(tx, workspace, user, at(1.0), 10).await).unwrap();
        let fact = all[0].clone();
        let (id, other, stranger) = (fact.id, theirs.workspace, theirs.user);
        // Everything is there for its owner and for nobody else: so the `false` below means them.
        for (workspace, user, there) in
            [(workspace, user, true), (other, user, false), (workspace, stranger, false), (other, stranger, false)]
        {
            let fact = Fact { user_id: user, ..fact.clone() };
            let found = tx!(store, |tx| {
                Ok([
                    facts::get(tx, workspace, user, id, at(1.0)).await?.is_some(),
                    facts::same(tx, workspace, &fact, at(1.0)).await?.is_some(),
                    facts::correct(tx, workspace, &fact).await?,
                    facts::count(tx, workspace, user).await? > 0,
                ])
            });
            assert_eq!(found.unwrap(), [there; 4]);
        }
        for (workspace, user) in [(other, user), (workspace, stranger), (other, stranger)] {
            assert!(!tx!(store, |tx| facts::forget(tx, workspace, user, id).await).unwrap());
        }
        assert!(tx!(store, |tx| facts::forget(tx, workspace, user, id).await).unwrap());
    }
}
