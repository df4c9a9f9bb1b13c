//! What models cost: the caps hold whoever asks at once, every call is counted once, and nobody sees another's.

use std::sync::Arc;

use domain::{Amount, CallId, CallOutcome, Caps, ModelCall, OwnCaps, Purse, TurnId, UserId};
use futures_util::future::join_all;
use jiff::civil::{Date, date};
use store::spending::{self, Leave, Reservation, Sums};
use store::{Store, testing};

use crate::support::{Home, at, home, id, number};

pub(crate) const DAY: Date = date(2026, 11, 23);

pub(crate) fn purse(home: &Home) -> Purse {
    Purse {
        workspace_id: home.workspace,
        user_id: home.user,
        turn_id: id(TurnId::new),
        day: DAY,
        purpose: "chat".into(),
    }
}

/// So many millionths at most, for a minute.
pub(crate) fn reservation(purse: Purse, micro_dollars: i64) -> Reservation {
    Reservation {
        id: id(CallId::new),
        purse,
        model: "gpt-5-mini".into(),
        prompt: "chat.v1".into(),
        input_tokens: 80,
        output_tokens: 20,
        micro_dollars: Some(micro_dollars),
        at: at(0.0),
        expires_at: at(60.0),
    }
}

pub(crate) fn call(reservation: &Reservation, micro_dollars: i64) -> ModelCall {
    ModelCall {
        id: reservation.id,
        purse: reservation.purse.clone(),
        model: reservation.model.clone(),
        prompt: reservation.prompt.clone(),
        outcome: CallOutcome::Answered,
        input_tokens: 50,
        cached_tokens: 30,
        output_tokens: 5,
        estimated: false,
        millis: 700,
        micro_dollars: Some(micro_dollars),
        at: at(1.0),
    }
}

fn micros(workspace: i64, user: i64) -> Caps {
    let amount = |micro_dollars| Amount { micro_dollars, tokens: 0 };
    Caps { workspace: amount(workspace), user: amount(user) }
}

async fn reserve(store: &Store, reservation: &Reservation, caps: Caps) -> Leave {
    let row = reservation.clone();
    tx!(store, |tx| spending::reserve(tx, &row, caps).await).unwrap()
}

async fn sums(store: &Store, home: &Home) -> (Sums, Sums) {
    let (workspace, user) = (home.workspace, home.user);
    rx!(store, |tx| {
        Ok((spending::sums(tx, workspace, DAY, None).await?, spending::sums(tx, workspace, DAY, Some(user)).await?))
    })
    .unwrap()
}

#[tokio::test]
async fn a_call_is_reserved_settled_and_counted_once() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let held = reservation(purse(&home), 1_000);
        assert_eq!(reserve(store, &held, micros(1_500, 0)).await, Leave::Given);
        let (workspace, user) = sums(store, &home).await;
        assert_eq!((workspace, user.reserved), (user, Amount { micro_dollars: 1_000, tokens: 100 }));
        let other = reservation(purse(&home), 1_000);
        assert_eq!(reserve(store, &other, micros(1_500, 0)).await, Leave::NotNow, "the first may use it up");
        for settled in [true, false] {
            let (row, key) = (call(&held, 300), held.id);
            assert_eq!(tx!(store, |tx| spending::settle(tx, key, Some(&row)).await).unwrap(), settled);
        }
        let (_, user) = sums(store, &home).await;
        let spent = Amount { micro_dollars: 300, tokens: 55 };
        assert_eq!(user, Sums { spent, reserved: Amount::default() });
        assert_eq!(reserve(store, &other, micros(1_500, 0)).await, Leave::Given, "it fits beside what it cost");
        let key = other.id;
        assert!(tx!(store, |tx| spending::settle(tx, key, None).await).unwrap(), "not billed: given back");
        assert_eq!(sums(store, &home).await.1, Sums { spent, reserved: Amount::default() });
        assert_eq!(reserve(store, &other, micros(1_200, 0)).await, Leave::UsedUp);
        assert_eq!(reserve(store, &other, micros(0, 1_200)).await, Leave::UsedUp, "the user's cap as the workspace's");
        assert_eq!(number(store, "SELECT count(*) FROM calls").await, 1);
        assert_eq!(number(store, "SELECT count(*) FROM reservations").await, 0);
    }
}

/// From one connection and from another node's.
#[tokio::test]
async fn a_hundred_at_once_stay_within_the_cap() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let mut nodes = vec![store.clone()];
        if store.dialect() == store::Dialect::Postgres {
            nodes.push(Store::open(&database.location, &store::Options::default()).await.unwrap());
        }
        let given = Arc::new(std::sync::atomic::AtomicI64::new(0));
        let tasks = (0..100).map(|n| {
            let (store, given) = (nodes[n % nodes.len()].clone(), Arc::clone(&given));
            let held = reservation(Purse { user_id: id(UserId::new), ..purse(&home) }, 70);
            tokio::spawn(async move {
                if reserve(&store, &held, micros(1_000, 0)).await == Leave::Given {
                    given.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    // Each costs what it may cost at most.
                    let row = call(&held, 70);
                    assert!(tx!(store, |tx| spending::settle(tx, row.id, Some(&row)).await).unwrap());
                }
            })
        });
        for task in join_all(tasks).await {
            task.unwrap();
        }
        let workspace = home.workspace;
        let sums = rx!(store, |tx| spending::sums(tx, workspace, DAY, None).await).unwrap();
        assert_eq!(given.load(std::sync::atomic::Ordering::Relaxed), 14, "14 of 70 fit into 1,000, and not one more");
        assert_eq!((sums.spent.micro_dollars, sums.reserved), (980, Amount::default()));
        assert_eq!(number(store, "SELECT count(*) FROM calls").await, 14);
    }
}

#[tokio::test]
async fn a_reservation_whose_node_died_counts_until_it_expires_and_then_as_its_worst_case() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let held = reservation(purse(&home), 900);
        assert_eq!(reserve(store, &held, micros(1_000, 0)).await, Leave::Given);
        assert_eq!(reserve(store, &reservation(purse(&home), 200), micros(1_000, 0)).await, Leave::NotNow);
        assert!(rx!(store, |tx| spending::expired(tx, at(59.0), 10).await).unwrap().is_empty());
        assert_eq!(rx!(store, |tx| spending::expired(tx, at(60.0), 10).await).unwrap(), [held.id]);
        for lost in [true, false] {
            let key = held.id;
            assert_eq!(tx!(store, |tx| spending::lose(tx, key).await).unwrap(), lost);
        }
        let spent = Amount { micro_dollars: 900, tokens: 100 };
        assert_eq!(sums(store, &home).await.1, Sums { spent, reserved: Amount::default() });
        assert_eq!(number(store, "SELECT count(*) FROM calls WHERE outcome = 'lost' AND estimated = 1").await, 1);
        // It comes back after all: too late, nothing is counted twice.
        let row = call(&held, 10);
        assert!(!tx!(store, |tx| spending::settle(tx, row.id, Some(&row)).await).unwrap());
        assert_eq!(sums(store, &home).await.1.spent, spent);
    }
}

#[tokio::test]
async fn each_day_has_its_own_money_and_each_workspace_its_own_caps() {
    for database in testing::each().await {
        let store = &database.store;
        let (mine, theirs) = (home(store, "a").await, home(store, "b").await);
        let held = reservation(purse(&mine), 900);
        assert_eq!(reserve(store, &held, micros(1_000, 0)).await, Leave::Given);
        let tomorrow = Purse { day: DAY.tomorrow().unwrap(), ..purse(&mine) };
        assert_eq!(reserve(store, &reservation(tomorrow, 900), micros(1_000, 0)).await, Leave::Given);
        assert_eq!(reserve(store, &reservation(purse(&theirs), 900), micros(1_000, 0)).await, Leave::Given);

        let workspace = mine.workspace;
        let own = OwnCaps { workspace_micro_dollars: Some(5_000), user_tokens: Some(150), ..OwnCaps::default() };
        tx!(store, |tx| spending::set_own_caps(tx, workspace, own).await).unwrap();
        tx!(store, |tx| spending::set_own_caps(tx, workspace, own).await).unwrap();
        assert_eq!(rx!(store, |tx| spending::own_caps(tx, workspace).await).unwrap(), own);
        assert_eq!(reserve(store, &reservation(purse(&mine), 900), micros(1_000, 0)).await, Leave::NotNow, "tokens");
        let another = Purse { user_id: id(UserId::new), ..purse(&mine) };
        assert_eq!(reserve(store, &reservation(another, 900), micros(1_000, 0)).await, Leave::Given);
    }
}

#[tokio::test]
async fn usage_is_told_by_day_model_and_user_and_nobody_elses_is() {
    for database in testing::each().await {
        let store = &database.store;
        let (mine, theirs) = (home(store, "a").await, home(store, "b").await);
        for (home, micro_dollars) in [(&mine, Some(300)), (&mine, None), (&theirs, Some(7))] {
            let row = ModelCall { micro_dollars, ..call(&reservation(purse(home), 0), 0) };
            tx!(store, |tx| spending::record(tx, &row).await).unwrap();
        }
        let failed = ModelCall { outcome: CallOutcome::Failed, ..call(&reservation(purse(&mine), 0), 5) };
        let failed = ModelCall { purse: Purse { day: DAY.yesterday().unwrap(), ..failed.purse }, ..failed };
        tx!(store, |tx| spending::record(tx, &failed).await).unwrap();
        let (workspace, user) = (mine.workspace, mine.user);
        for who in [None, Some(user)] {
            let all = rx!(store, |tx| spending::usage(tx, workspace, (Date::MIN, Date::MAX), who).await).unwrap();
            assert_eq!(all.iter().map(|row| row.day).collect::<Vec<_>>(), [DAY, DAY.yesterday().unwrap()]);
            let row = &all[0];
            assert_eq!((row.calls, row.failed, row.unpriced, row.micro_dollars), (2, 0, 1, 300));
            assert_eq!((row.input_tokens, row.cached_tokens, row.output_tokens), (100, 60, 10));
            assert_eq!((row.user_id, row.user_name.as_str(), row.model.as_str()), (user, "a", "gpt-5-mini"));
            assert_eq!((all[1].failed, all[1].micro_dollars), (1, 5));
        }
        let stranger = Some(theirs.user);
        assert!(rx!(store, |tx| spending::usage(tx, workspace, (DAY, DAY), stranger).await).unwrap().is_empty());
        assert_eq!(rx!(store, |tx| spending::usage(tx, workspace, (DAY, DAY), None).await).unwrap().len(), 1);
    }
}

#[tokio::test]
async fn old_days_are_forgotten() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let first = purse(&home);
        let row = call(&reservation(first, 0), 5);
        tx!(store, |tx| spending::record(tx, &row).await).unwrap();
        for (before, left) in [(at(0.0), 1), ("2027-11-25T00:00:00Z".parse().unwrap(), 0)] {
            tx!(store, |tx| spending::prune(tx, before, 10).await).unwrap();
            assert_eq!(number(store, "SELECT count(*) FROM calls").await, left);
        }
        assert_eq!(number(store, "SELECT count(*) FROM spending").await, 0);
    }
}

/// Whatever is done in whatever order: the sums are those of the rows, and the cap holds.
#[tokio::test]
async fn any_programme_leaves_the_books_balanced() {
    const CAP: i64 = 2_000;
    for (seed, database) in testing::each().await.into_iter().enumerate() {
        let store = &database.store;
        let home = home(store, "a").await;
        let users = [home.user, id(UserId::new), id(UserId::new)];
        let mut random = seed as u64 + 7;
        let mut dice = |sides: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % sides
        };
        let mut open: Vec<Reservation> = Vec::new();
        let mut refused = 0;
        for _ in 0..300 {
            if open.is_empty() || dice(2) == 0 {
                let held = Purse { user_id: users[dice(3) as usize], ..purse(&home) };
                let held = reservation(held, 1 + dice(200) as i64);
                match reserve(store, &held, micros(CAP, CAP / 2)).await {
                    Leave::Given => open.push(held),
                    Leave::NotNow | Leave::UsedUp => refused += 1,
                }
            } else {
                let held = open.swap_remove(dice(open.len() as u64) as usize);
                // Mostly given back or cheap, so that the day lasts.
                let cost = held.micro_dollars.unwrap() / (1 + dice(40) as i64);
                let (row, key) = (call(&held, cost), held.id);
                let ended = match dice(20) {
                    0 => tx!(store, |tx| spending::lose(tx, key).await),
                    1..=14 => tx!(store, |tx| spending::settle(tx, key, None).await),
                    _ => tx!(store, |tx| spending::settle(tx, key, Some(&row)).await),
                };
                assert!(ended.unwrap());
            }
            let workspace = home.workspace;
            let whole = rx!(store, |tx| spending::sums(tx, workspace, DAY, None).await).unwrap();
            let mut parts = Sums::default();
            for user in users {
                let one = rx!(store, |tx| spending::sums(tx, workspace, DAY, Some(user)).await).unwrap();
                assert!(one.spent.plus(one.reserved).micro_dollars <= CAP / 2);
                parts = Sums { spent: parts.spent.plus(one.spent), reserved: parts.reserved.plus(one.reserved) };
            }
            assert_eq!(whole, parts);
            assert!(whole.spent.plus(whole.reserved).micro_dollars <= CAP);
            assert_eq!(whole.reserved.micro_dollars, open.iter().filter_map(|held| held.micro_dollars).sum::<i64>());
            let spent = "SELECT CAST(COALESCE(sum(micro_dollars), 0) AS BIGINT) FROM calls";
            assert_eq!(whole.spent.micro_dollars, number(store, spent).await);
        }
        assert!(refused > 0, "the cap was reached");
    }
}
