//! Connections: kept by one node while it lives, moved when it dies, and written by nobody else.

use domain::{Channel, ChannelId, Link, LinkRole, LinkState, Platform};
use store::links::{self, Change, Ended, Hold, NewLink};
use store::{Error, Store, channels, identities, sources, testing, vault_keys};

use crate::support::{Home, at, home, id, seconds};

/// A connected channel of `home`.
async fn connect(store: &Store, home: &Home, account: &'static str) -> Result<ChannelId, Error> {
    let channel = id(ChannelId::new);
    let (workspace_id, user_id) = (home.workspace, home.user);
    tx!(store, |tx| {
        let row = Channel { id: channel, workspace_id, platform: Platform::Web, name: account.into() };
        channels::insert(tx, &row, at(0.0)).await?;
        let link = Link {
            id: channel,
            workspace_id,
            user_id,
            platform: Platform::Web,
            name: account.into(),
            role: LinkRole::Assistant,
            account: String::new(),
            address: None,
            state: LinkState::Connecting,
            since: at(0.0),
            next_attempt_at: None,
            last_error: None,
            template: None,
            held: 0,
            created_at: at(0.0),
        };
        let new = NewLink {
            link: &link,
            account_id: account,
            credential: &[0, 1, 255],
            key_id: "k1",
            hook_hash: account,
            position: None,
        };
        links::insert(tx, new, at(0.0)).await
    })?;
    Ok(channel)
}

async fn beat(store: &Store, node: &'static str, when: f64) -> bool {
    tx!(store, |tx| links::beat(tx, node, seconds(15.0), at(when)).await).unwrap()
}

async fn claim(store: &Store, node: &'static str, when: f64) -> Vec<Hold> {
    let taken = tx!(store, |tx| links::claim(tx, node, 10, at(when)).await).unwrap();
    taken.iter().map(|sealed| Hold { channel_id: sealed.channel_id, fence: sealed.fence }).collect()
}

#[tokio::test]
async fn a_connection_is_kept_by_one_node_and_moves_when_that_one_dies() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        for account in ["one", "two", "three"] {
            connect(store, &home, account).await.unwrap();
        }
        assert!(beat(store, "first", 0.0).await && beat(store, "second", 0.0).await);
        let held = claim(store, "first", 0.0).await;
        assert_eq!(held.len(), 3);
        assert!(claim(store, "second", 0.0).await.is_empty(), "never on two");

        // The second lives on, the first does not.
        assert!(beat(store, "second", 10.0).await);
        assert!(claim(store, "second", 10.0).await.is_empty(), "not while its lease lasts");
        assert!(beat(store, "second", 15.0).await);
        let moved = claim(store, "second", 15.0).await;
        assert_eq!(moved.len(), 3);

        // What the first does after its end is nothing.
        for hold in held {
            let late = tx!(store, |tx| links::advance(tx, hold, Some("99")).await);
            assert_eq!(late.unwrap_err(), Error::Fenced);
            assert!(!tx!(store, |tx| links::running(tx, hold, "x", None, at(15.0)).await).unwrap());
        }
        assert!(
            !beat(store, "first", 16.0).await || rx!(store, |tx| links::owned(tx, "first").await).unwrap().is_empty()
        );
        let here = moved[0];
        tx!(store, |tx| links::advance(tx, here, Some("7")).await).unwrap();
        let kept = rx!(store, |tx| links::sealed(tx, here.channel_id).await).unwrap().unwrap();
        assert_eq!((kept.position.as_deref(), kept.credential), (Some("7"), vec![0, 1, 255]));

        // A stop gives all of it away at once.
        tx!(store, |tx| links::leave(tx, Some("second"), at(16.0)).await).unwrap();
        assert_eq!(claim(store, "first", 16.0).await.len(), 3);
    }
}

#[tokio::test]
async fn a_node_that_comes_back_late_finds_itself_dead() {
    for database in testing::each().await {
        let store = &database.store;
        connect(store, &home(store, "a").await, "one").await.unwrap();
        assert!(beat(store, "only", 0.0).await);
        let held = claim(store, "only", 0.0).await;
        assert!(!beat(store, "only", 15.0).await, "its lease was over, though nobody took it");
        let again = claim(store, "only", 15.0).await;
        assert!(again.len() == 1 && again[0].fence > held[0].fence, "and it begins anew");
        assert!(beat(store, "only", 16.0).await);
    }
}

#[tokio::test]
async fn what_ended_waits_for_its_time_and_what_is_paused_or_refused_for_a_person() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let channel = connect(store, &home, "one").await.unwrap();
        let get = || async { rx!(store, |tx| links::get(tx, home.workspace, channel).await).unwrap().unwrap() };
        beat(store, "n", 0.0).await;
        let hold = claim(store, "n", 0.0).await[0];
        assert!(
            tx!(store, |tx| links::running(tx, hold, "@bot", Some("https://t.example/bot"), at(1.0)).await).unwrap()
        );
        let link = get().await;
        assert_eq!((link.state, link.since, link.account.as_str()), (LinkState::Running, at(1.0), "@bot"));

        let ended =
            Ended { state: LinkState::Waiting, error: Some("no answer".into()), attempts: 1, next_at: at(10.0) };
        assert!(tx!(store, |tx| links::give_back(tx, hold, &ended, at(5.0)).await).unwrap());
        let link = get().await;
        assert_eq!((link.state, link.next_attempt_at), (LinkState::Waiting, Some(at(10.0))));
        assert_eq!(link.last_error.as_deref(), Some("no answer"));
        assert!(claim(store, "n", 9.0).await.is_empty());
        let hold = claim(store, "n", 10.0).await[0];

        let pause = Change { paused: Some(true), name: Some("Work".into()), ..Change::default() };
        let (workspace, other) = (home.workspace, id(domain::WorkspaceId::new));
        let foreign = pause.clone();
        assert!(!tx!(store, |tx| links::change(tx, other, channel, &foreign, at(11.0)).await).unwrap());
        assert!(tx!(store, |tx| links::change(tx, workspace, channel, &pause, at(11.0)).await).unwrap());
        assert!(!tx!(store, |tx| links::running(tx, hold, "", None, at(11.0)).await).unwrap(), "it is not theirs now");
        assert!(claim(store, "n", 99.0).await.is_empty());
        assert_eq!((get().await.state, get().await.name), (LinkState::Paused, "Work".to_owned()));

        let resume = Change { paused: Some(false), ..Change::default() };
        assert!(tx!(store, |tx| links::change(tx, workspace, channel, &resume, at(12.0)).await).unwrap());
        let hold = claim(store, "n", 12.0).await[0];
        let ended = Ended { state: LinkState::Failed, error: Some("401".into()), attempts: 1, next_at: at(12.0) };
        tx!(store, |tx| links::give_back(tx, hold, &ended, at(12.0)).await).unwrap();
        assert!(claim(store, "n", 99.0).await.is_empty());
    }
}

#[tokio::test]
async fn an_account_is_connected_once_and_its_removal_leaves_nothing() {
    for database in testing::each().await {
        let store = &database.store;
        let (ours, theirs) = (home(store, "a").await, home(store, "b").await);
        let channel = connect(store, &ours, "bot").await.unwrap();
        assert!(matches!(connect(store, &theirs, "bot").await, Err(Error::Taken(_))));
        let (workspace, user) = (ours.workspace, ours.user);
        tx!(store, |tx| identities::bind(tx, workspace, channel, ("+34", "+34"), user, at(0.0)).await).unwrap();
        assert_eq!(rx!(store, |tx| identities::find(tx, channel, "+34").await).unwrap(), Some(user));
        let told = |who: &'static str| async move {
            tx!(store, |tx| identities::tell_stranger(tx, channel, who, at(0.0)).await).unwrap()
        };
        assert!(told("eve").await && !told("eve").await && told("mallory").await);
        let see = |key: &'static str, title: &'static str| async move {
            tx!(store, |tx| sources::see(tx, workspace, channel, key, title, at(0.0)).await).unwrap()
        };
        assert!(!see("g1", "Family 100%").await && !see("g2", "Work").await);
        assert!(tx!(store, |tx| sources::choose(tx, workspace, channel, "g1", true).await).unwrap());
        assert!(see("g1", "Family 100%").await);
        let found = rx!(store, |tx| sources::list(tx, workspace, channel, "0%", 10).await).unwrap();
        assert_eq!(found.iter().map(|chat| chat.title.as_str()).collect::<Vec<_>>(), ["Family 100%"]);

        assert!(tx!(store, |tx| links::remove(tx, workspace, channel, at(0.0)).await).unwrap());
        assert!(!tx!(store, |tx| links::remove(tx, workspace, channel, at(0.0)).await).unwrap());
        assert_eq!(rx!(store, |tx| identities::find(tx, channel, "+34").await).unwrap(), None);
        connect(store, &theirs, "bot").await.unwrap();
    }
}

#[tokio::test]
async fn a_key_in_use_is_not_forgotten() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let channel = connect(store, &home, "one").await.unwrap();
        tx!(store, |tx| {
            vault_keys::lock(tx).await?;
            vault_keys::insert(tx, "k1", &[1], at(0.0)).await?;
            vault_keys::insert(tx, "k2", &[2], at(1.0)).await
        })
        .unwrap();
        assert!(!tx!(store, |tx| vault_keys::forget(tx, "k1").await).unwrap());
        let waiting = rx!(store, |tx| links::sealed_otherwise(tx, "k2", 10).await).unwrap();
        assert_eq!(waiting, [(home.workspace, channel, vec![0, 1, 255])]);
        assert!(tx!(store, |tx| links::reseal(tx, channel, &[0, 1, 255], &[9], "k2").await).unwrap());
        assert!(!tx!(store, |tx| links::reseal(tx, channel, &[0, 1, 255], &[9], "k2").await).unwrap());
        assert_eq!(rx!(store, |tx| links::keys_in_use(tx).await).unwrap(), ["k2"]);
        assert!(tx!(store, |tx| vault_keys::forget(tx, "k1").await).unwrap());
        assert_eq!(rx!(store, |tx| vault_keys::all(tx).await).unwrap(), [("k2".to_owned(), vec![2])]);
    }
}

#[tokio::test]
async fn what_needs_a_person_is_counted_for_whom_it_belongs_to() {
    for database in testing::each().await {
        let store = &database.store;
        let (a, b) = (home(store, "a").await, home(store, "b").await);
        let failed = async |home: &Home| {
            let (workspace, user) = (home.workspace, home.user);
            let failed = rx!(store, |tx| store::health::failed(tx, workspace, user).await).unwrap();
            (failed.channels, failed.accounts)
        };
        let broken = connect(store, &a, "one").await.unwrap();
        connect(store, &a, "two").await.unwrap();
        assert_eq!(failed(&a).await, (0, 0));
        tx!(store, |tx| links::fault(tx, broken, LinkState::Failed, "the token is refused", at(1.0)).await).unwrap();
        assert_eq!((failed(&a).await, failed(&b).await), ((1, 0), (0, 0)));
    }
}
