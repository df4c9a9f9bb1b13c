//! Links that work once, logins and feeds that end.

use store::logins::{self, Kind, Login};
use store::{Store, testing};

use crate::support::{Home, at, home};

async fn put(store: &Store, home: &Home, kind: Kind, secret: &str, created: f64, expires: f64) -> Login {
    let login = Login {
        secret_hash: domain::text::sha256(secret),
        kind,
        workspace_id: home.workspace,
        user_id: home.user,
        created_at: at(created),
        expires_at: at(expires),
    };
    let row = login.clone();
    tx!(store, |tx| logins::insert(tx, &row).await).unwrap();
    login
}

async fn find(store: &Store, kind: Kind, secret: &str, now: f64) -> Option<Login> {
    let hash = domain::text::sha256(secret);
    rx!(store, |tx| logins::find(tx, kind, &hash, at(now)).await).unwrap()
}

async fn take(store: &Store, secret: &str, now: f64) -> Option<Login> {
    let hash = domain::text::sha256(secret);
    tx!(store, |tx| logins::take_link(tx, &hash, at(now)).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let link = put(store, &home, Kind::Link, "link", 0.0, 60.0).await;
        assert_eq!(take(store, "another", 1.0).await, None);
        let tasks: Vec<_> = (0..10)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { take(&store, "link", 1.0).await })
            })
            .collect();
        let mut taken = Vec::new();
        for task in tasks {
            taken.extend(task.await.unwrap());
        }
        assert_eq!(taken, [link]);
        assert_eq!(take(store, "link", 1.0).await, None);
    }
}

#[tokio::test]
async fn nothing_works_after_its_time_or_as_something_else() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        put(store, &home, Kind::Link, "link", 0.0, 60.0).await;
        let login = put(store, &home, Kind::Login, "login", 0.0, 60.0).await;
        assert_eq!(find(store, Kind::Login, "login", 59.9).await, Some(login));
        assert_eq!(find(store, Kind::Login, "login", 60.0).await, None);
        assert_eq!(find(store, Kind::Feed, "login", 1.0).await, None);
        assert_eq!(find(store, Kind::Login, "link", 1.0).await, None);
        assert_eq!(take(store, "login", 1.0).await, None);
        assert_eq!(take(store, "link", 60.0).await, None);
        assert_eq!(tx!(store, |tx| logins::purge(tx, at(60.0)).await).unwrap(), 2);
    }
}

#[tokio::test]
async fn a_user_keeps_the_newest_logins() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        for n in 0..5 {
            put(store, &home, Kind::Login, &n.to_string(), f64::from(n), 60.0).await;
        }
        put(store, &home, Kind::Feed, "feed", 0.0, 60.0).await;
        let user = home.user;
        tx!(store, |tx| logins::evict(tx, user, 2).await).unwrap();
        let mut kept = Vec::new();
        for n in 0..5 {
            kept.push(find(store, Kind::Login, &n.to_string(), 9.0).await.is_some());
        }
        assert_eq!(kept, [false, false, false, true, true]);
        assert!(find(store, Kind::Feed, "feed", 9.0).await.is_some());

        assert_eq!(rx!(store, |tx| logins::feed_since(tx, user).await).unwrap(), Some(at(0.0)));
        assert!(tx!(store, |tx| logins::delete_feed(tx, user).await).unwrap());
        assert!(!tx!(store, |tx| logins::delete_feed(tx, user).await).unwrap());
        let hash = domain::text::sha256("4");
        tx!(store, |tx| logins::delete(tx, &hash).await).unwrap();
        assert!(find(store, Kind::Login, "4", 9.0).await.is_none());
    }
}
