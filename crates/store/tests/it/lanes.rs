//! Who may work on which conversation: debounce, turns between workspaces, caps, leases, fences, lost wake-ups.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{Lane, WorkspaceId};
use proptest::prelude::*;
use store::lanes::{self, Claim};
use store::{Error, Store, testing};

use crate::support::{
    CLAIM, Home, accept, accept_within, assign, at, claim, claim_with, finish, home, id, number, seconds,
};

async fn ready_at(store: &Store) -> i64 {
    number(store, "SELECT max(ready_at) FROM lanes").await - at(0.0).as_microsecond()
}

#[tokio::test]
async fn a_burst_is_gathered_but_not_for_ever() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m0", 0.0).await;
        assert!(claim(store, "node", 1.4).await.is_empty());
        assert_eq!(ready_at(store).await, 1_500_000);
        accept(store, &home.conversation, "m1", 1.0).await;
        assert_eq!(ready_at(store).await, 2_500_000, "another window from the newest message on");
        for n in 2..20 {
            accept(store, &home.conversation, &format!("m{n}"), f64::from(n)).await;
        }
        assert_eq!(ready_at(store).await, 6_000_000, "four windows in all, counted from the first");
        let lanes = claim(store, "node", 6.0).await;
        assert_eq!(lanes.len(), 1);
        assert_eq!(assign(store, lanes[0], 100).await.1.len(), 20, "one turn answers the whole burst");
    }
}

#[tokio::test]
async fn each_channel_has_its_own_window() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept_within(store, &home.conversation, "m0", 0.0, 0.0).await;
        assert_eq!(claim(store, "node", 0.0).await.len(), 1);
    }
}

/// `count` conversations of one home, each with a message that is due.
async fn flood(store: &Store, home: &Home, count: usize) {
    for n in 0..count {
        let conversation = home.another(store).await;
        accept_within(store, &conversation, "m", n as f64 / 1000.0, 0.0).await;
    }
}

/// Every database twice: as it is, and with a workspace in the middle of the others that is at its cap and has more due
/// lanes than a claim looks at by their time.
async fn each_way() -> Vec<testing::Database> {
    let mut all = testing::each().await;
    for database in testing::each().await {
        let full = home(&database.store, "b full").await.workspace;
        let lane = move |n: i64| {
            let state = if n < 100 { "running" } else { "ready" };
            let sql = "INSERT INTO lanes (conversation_id, workspace_id, state, ready_at, since, lease_until, owner,
                fence, attempts) VALUES ($1, $2, $3, $4, 0, $5, 'elsewhere', 0, 0)";
            let far = at(9e9).as_microsecond();
            (sql, store::params![id(domain::ConversationId::new), full, state, n, far])
        };
        tx!(database.store, |tx| tx.execute_all((0..500).map(lane).collect()).await).unwrap();
        all.push(database);
    }
    all
}

fn workspaces(lanes: &[Lane]) -> Vec<WorkspaceId> {
    lanes.iter().map(|lane| lane.workspace_id).collect()
}

#[tokio::test]
async fn workspaces_take_turns_however_many_lanes_one_has() {
    for database in each_way().await {
        let store = &database.store;
        let [a, b, c] = [home(store, "a").await, home(store, "b").await, home(store, "c").await];
        flood(store, &b, 30).await; // before the others: its lanes are the longest due
        flood(store, &a, 2).await;
        flood(store, &c, 1).await;
        let [a, b, c] = [a.workspace, b.workspace, c.workspace];
        let lanes = claim_with(store, Claim { limit: 5, ..CLAIM }, 60.0).await;
        assert_eq!(workspaces(&lanes), [a, b, c, a, b], "the first of each, then the second of each");
        let lanes = claim_with(store, Claim { limit: 5, ..CLAIM }, 60.0).await;
        assert_eq!(workspaces(&lanes), [b, b], "up to the cap of four");
        assert!(claim(store, "node", 60.0).await.is_empty());
    }
}

#[tokio::test]
async fn a_round_begins_behind_where_the_last_one_ended() {
    for database in each_way().await {
        let store = &database.store;
        let mut homes = Vec::new();
        for name in ["a", "b", "c", "d"] {
            let home = home(store, name).await;
            flood(store, &home, 6).await;
            homes.push(home.workspace);
        }
        let [a, b, c, d] = homes[..] else { panic!() };
        let mut after = None;
        let mut order = Vec::new();
        for _ in 0..6 {
            let lanes = claim_with(store, Claim { limit: 1, after, ..CLAIM }, 60.0).await;
            after = Some(lanes[0].workspace_id);
            order.push(lanes[0].workspace_id);
        }
        assert_eq!(order, [a, b, c, d, a, b]);
        let lanes = claim_with(store, Claim { limit: 6, after, ..CLAIM }, 60.0).await;
        assert_eq!(workspaces(&lanes), [c, d, a, b, c, d], "around the end, rank by rank");
        // Whoever has gone since does not stop the walk.
        let nobody = Some("wsp_ffffffffffffffffffffffffffffffff".parse().unwrap());
        let lanes = claim_with(store, Claim { limit: 2, after: nobody, ..CLAIM }, 60.0).await;
        assert_eq!(workspaces(&lanes), [a, b]);
    }
}

/// Workspaces at their cap do not use up the places of those behind them.
#[tokio::test]
async fn full_workspaces_in_front_starve_nobody() {
    for database in each_way().await {
        let store = &database.store;
        for name in ["a", "b", "c"] {
            flood(store, &home(store, name).await, 5).await;
        }
        assert_eq!(claim_with(store, Claim { limit: 12, ..CLAIM }, 60.0).await.len(), 12);
        let last = home(store, "z").await;
        flood(store, &last, 1).await;
        let lanes = claim_with(store, Claim { limit: 1, ..CLAIM }, 60.0).await;
        assert_eq!(workspaces(&lanes), [last.workspace]);
    }
}

#[tokio::test]
async fn the_cap_of_a_workspace_holds_over_two_owners() {
    for database in each_way().await {
        let store = &database.store;
        flood(store, &home(store, "a").await, 10).await;
        assert_eq!(claim_with(store, Claim { owner: "one", limit: 3, ..CLAIM }, 60.0).await.len(), 3);
        let lanes = claim_with(store, Claim { owner: "two", ..CLAIM }, 60.0).await;
        assert_eq!(lanes.len(), 1);
        let (turn, _) = assign(store, lanes[0], 10).await;
        finish(store, lanes[0], turn, 61.0).await.unwrap();
        assert_eq!(claim_with(store, Claim { owner: "two", ..CLAIM }, 61.0).await.len(), 1);
    }
}

/// The same at once: no interleaving of claims goes over the cap or hands a lane out twice.
#[tokio::test(flavor = "multi_thread")]
async fn owners_that_claim_at_once_share_the_cap() {
    for database in each_way().await {
        let store = &database.store;
        flood(store, &home(store, "a").await, 40).await;
        flood(store, &home(store, "b").await, 40).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(
                    async move { claim_with(&store, Claim { limit: 3, per_workspace: 6, ..CLAIM }, 60.0).await },
                )
            })
            .collect();
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.unwrap());
        }
        let distinct: HashSet<_> = all.iter().map(|lane| lane.conversation_id).collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(all.len(), 12, "six of each workspace");
        assert_eq!(number(store, "SELECT count(*) FROM lanes WHERE owner = 'node'").await, 12);
    }
}

#[tokio::test]
async fn a_lease_that_ran_out_is_taken_over_and_the_stalled_worker_is_fenced() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m", 0.0).await;
        let stalled = claim(store, "one", 2.0).await[0];
        let (turn, _) = assign(store, stalled, 10).await;
        assert!(claim(store, "two", 31.9).await.is_empty(), "the lease stands");
        let taken = claim(store, "two", 32.0).await[0];
        assert_eq!(taken.conversation_id, stalled.conversation_id);
        assert!(taken.fence > stalled.fence);
        assert_eq!(taken.attempts, 1, "the lost try counts");

        assert_eq!(tx!(store, |tx| lanes::hold(tx, &stalled, at(90.0)).await), Err(Error::Fenced));
        assert_eq!(finish(store, stalled, turn, 33.0).await, Err(Error::Fenced));
        assert_eq!(number(store, "SELECT count(*) FROM inbox").await, 1, "nothing of the fenced write stands");
        finish(store, taken, turn, 34.0).await.unwrap();
        assert_eq!(finish(store, taken, turn, 34.0).await, Err(Error::Fenced), "not twice either");
        assert_eq!(number(store, "SELECT count(*) FROM inbox").await, 0);
    }
}

#[tokio::test]
async fn a_worker_that_renews_keeps_its_lanes() {
    for database in testing::each().await {
        let store = &database.store;
        flood(store, &home(store, "a").await, 3).await;
        let lanes = claim_with(store, Claim { owner: "one", limit: 2, ..CLAIM }, 1.0).await;
        claim_with(store, Claim { owner: "two", limit: 1, ..CLAIM }, 1.0).await;
        let mut running: Vec<_> = lanes.iter().map(|lane| (lane.conversation_id, lane.fence)).collect();
        running.push((lanes[0].conversation_id, lanes[0].fence - 1));
        assert_eq!(
            tx!(store, |tx| lanes::renew(tx, &running, at(100.0)).await).unwrap(),
            2,
            "an old fence renews nothing"
        );
        let taken = claim(store, "three", 50.0).await;
        assert_eq!(taken.len(), 1, "only the lane of two, who did not renew");
        for lane in lanes {
            tx!(store, |tx| lanes::hold(tx, &lane, at(100.0)).await).unwrap();
        }
    }
}

#[tokio::test]
async fn new_messages_leave_a_backoff_alone() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m1", 0.0).await;
        let lane = claim(store, "node", 2.0).await[0];
        tx!(store, |tx| {
            lanes::hold(tx, &lane, at(40.0)).await?;
            lanes::put_off(tx, &lane, at(20.0), 3).await
        })
        .unwrap();
        accept(store, &home.conversation, "m2", 3.0).await;
        accept_within(store, &home.conversation, "m3", 3.0, 0.0).await;
        assert_eq!(ready_at(store).await, 20_000_000);
        assert!(claim(store, "node", 19.9).await.is_empty());
        let again = claim(store, "node", 20.0).await[0];
        assert_eq!((again.attempts, again.fence), (3, lane.fence + 1));
        let (turn, messages) = assign(store, again, 10).await;
        assert_eq!(messages.len(), 3);
        finish(store, again, turn, 21.0).await.unwrap();
        accept_within(store, &home.conversation, "m4", 22.0, 0.0).await;
        assert_eq!(claim(store, "node", 22.0).await[0].attempts, 0, "success clears the count");
    }
}

#[tokio::test]
async fn messages_that_came_while_a_turn_ran_make_the_lane_ready_again() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m1", 0.0).await;
        let lane = claim(store, "node", 2.0).await[0];
        let (turn, _) = assign(store, lane, 10).await;
        accept(store, &home.conversation, "m2", 2.5).await;
        assert!(claim(store, "node", 9.0).await.is_empty(), "one turn at a time");
        finish(store, lane, turn, 10.0).await.unwrap();
        let lane = claim(store, "node", 10.0).await[0];
        let (turn, messages) = assign(store, lane, 10).await;
        assert_eq!(messages[0].text, "text of m2");
        finish(store, lane, turn, 11.0).await.unwrap();
        assert!(claim(store, "node", 99.0).await.is_empty());
        assert_eq!(number(store, "SELECT count(*) FROM lanes WHERE state = 'idle'").await, 1);
    }
}

#[tokio::test]
async fn leases_are_freed_at_once_where_nobody_else_can_hold_them() {
    for database in testing::each().await {
        let store = &database.store;
        flood(store, &home(store, "a").await, 3).await;
        let lanes = claim(store, "before the crash", 1.0).await;
        assert_eq!(tx!(store, |tx| lanes::free_all(tx, at(2.0)).await).unwrap(), 3);
        let again = claim(store, "after the crash", 2.0).await;
        assert_eq!(again.len(), 3);
        assert!(again.iter().all(|lane| lane.attempts == 1));
        let stalled = lanes[0];
        assert_eq!(tx!(store, |tx| lanes::hold(tx, &stalled, at(9.0)).await), Err(Error::Fenced));

        assert_eq!(tx!(store, |tx| lanes::free_owned(tx, "after the crash", at(3.0)).await).unwrap(), 3);
        let stopped = again[0];
        assert_eq!(tx!(store, |tx| lanes::hold(tx, &stopped, at(9.0)).await), Err(Error::Fenced));
        let third = claim(store, "another", 3.0).await;
        assert!(third.iter().all(|lane| lane.attempts == 1), "a node that stops in order costs no try");
    }
}

/// Writers accept while workers claim and finish: every message is handled once, in order within its conversation, and
/// when all is done no message waits in a lane that nobody will wake.
#[tokio::test(flavor = "multi_thread")]
async fn no_wake_up_is_lost() {
    const CONVERSATIONS: usize = 6;
    const MESSAGES: usize = 25;
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let handled = Arc::new(AtomicUsize::new(0));
        let mut writers = Vec::new();
        let mut ids = Vec::new();
        for _ in 0..CONVERSATIONS {
            let conversation = home.another(store).await;
            ids.push(conversation.id);
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for n in 0..MESSAGES {
                    accept_within(&store, &conversation, &n.to_string(), 0.0, 0.0).await;
                }
            }));
        }
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let (store, handled) = (store.clone(), Arc::clone(&handled));
                tokio::spawn(async move {
                    let mut order: Vec<(domain::ConversationId, i64)> = Vec::new();
                    while handled.load(Ordering::SeqCst) < CONVERSATIONS * MESSAGES {
                        for lane in claim_with(&store, Claim { limit: 2, ..CLAIM }, 1.0).await {
                            let (turn, messages) = assign(&store, lane, 3).await;
                            finish(&store, lane, turn, 1.0).await.unwrap();
                            order.extend(messages.iter().map(|message| (message.conversation_id, message.seq)));
                            handled.fetch_add(messages.len(), Ordering::SeqCst);
                        }
                        tokio::task::yield_now().await;
                    }
                    order
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut seen = HashMap::new();
        for worker in workers {
            for (conversation, seq) in worker.await.unwrap() {
                *seen.entry((conversation, seq)).or_insert(0) += 1;
            }
        }
        assert_eq!(seen.len(), CONVERSATIONS * MESSAGES);
        assert!(seen.values().all(|times| *times == 1));
        assert_eq!(number(store, "SELECT count(*) FROM inbox").await, 0);
        assert_eq!(number(store, "SELECT count(*) FROM lanes WHERE state <> 'idle'").await, 0);
    }
}

/// One step of somebody; time goes on by a tenth of a second with each.
#[derive(Debug, Clone)]
enum Step {
    Accept(usize),
    Claim,
    Finish,
    PutOff,
    Forget,
    Wait(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..3_usize).prop_map(Step::Accept),
        3 => Just(Step::Claim),
        3 => Just(Step::Finish),
        1 => Just(Step::PutOff),
        1 => Just(Step::Forget),
        2 => (1..40_u8).prop_map(Step::Wait),
    ];
    proptest::collection::vec(step, 1..60)
}

/// Whatever happens in whatever order: a conversation with messages has a lane that is ready or running, one without
/// has an idle one or a running one, and in the end everything is handled in order.
async fn run(store: &Store, name: &str, steps: &[Step]) {
    let home = home(store, name).await;
    let conversations = [home.another(store).await, home.another(store).await, home.another(store).await];
    let mut held: Vec<(Lane, domain::TurnId, Vec<i64>)> = Vec::new();
    let mut handled: HashMap<domain::ConversationId, Vec<i64>> = HashMap::new();
    let mut now = 0.0;
    // Enough to finish the three that are claimed and those that were held and have lost their leases.
    let drain = [vec![Step::Wait(255), Step::Claim], vec![Step::Finish; 8]].concat();
    for (n, step) in steps.iter().chain(drain.iter().cycle().take(12 * drain.len())).enumerate() {
        now += 0.1;
        match step {
            Step::Accept(which) => {
                accept(store, &conversations[*which], &n.to_string(), now).await;
            }
            Step::Claim => {
                for lane in claim(store, "node", now).await {
                    // A takeover begins anew here, rather than going on with the lost turn.
                    let free = "UPDATE inbox SET turn_id = NULL WHERE conversation_id = $1";
                    tx!(store, |tx| tx.execute(free, store::params![lane.conversation_id]).await).unwrap();
                    let (turn, messages) = assign(store, lane, 7).await;
                    held.push((lane, turn, messages.iter().map(|message| message.seq).collect()));
                }
            }
            Step::Finish if !held.is_empty() => {
                let (lane, turn, messages) = held.remove(0);
                match finish(store, lane, turn, now).await {
                    Ok(()) => handled.entry(lane.conversation_id).or_default().extend(messages),
                    Err(error) => assert_eq!(error, Error::Fenced),
                }
            }
            Step::PutOff if !held.is_empty() => {
                let (lane, ..) = held.remove(0);
                let put_off = tx!(store, |tx| {
                    lanes::hold(tx, &lane, at(now + 30.0)).await?;
                    lanes::put_off(tx, &lane, at(now + 1.0), lane.attempts + 1).await
                });
                assert!(matches!(put_off, Ok(()) | Err(Error::Fenced)), "{put_off:?}");
            }
            Step::Forget if !held.is_empty() => drop(held.remove(0)),
            Step::Finish | Step::PutOff | Step::Forget => {}
            Step::Wait(tenths) => now += f64::from(*tenths) / 5.0,
        }
    }
    for conversation in &conversations {
        let order = handled.remove(&conversation.id).unwrap_or_default();
        assert!(order.is_sorted(), "{order:?}");
        let unique: HashSet<_> = order.iter().collect();
        assert_eq!(unique.len(), order.len(), "handled once");
    }
    assert_eq!(number(store, "SELECT count(*) FROM inbox").await, 0, "{steps:?}");
    assert_eq!(number(store, "SELECT count(*) FROM lanes WHERE state <> 'idle'").await, 0, "{steps:?}");
}

#[test]
fn no_order_of_events_strands_a_message() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let databases = runtime.block_on(testing::each());
    let mut config = ProptestConfig::with_cases(24);
    config.failure_persistence = None;
    proptest!(config, |(steps in steps())| {
        for database in &databases {
            runtime.block_on(run(&database.store, "a", &steps));
        }
    });
}

#[tokio::test]
async fn hold_lengthens_the_lease() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        accept(store, &home.conversation, "m", 0.0).await;
        let lane = claim(store, "one", 2.0).await[0];
        tx!(store, |tx| lanes::hold(tx, &lane, at(200.0)).await).unwrap();
        assert!(claim(store, "two", 100.0).await.is_empty());
        let again = tx!(store, |tx| lanes::claim(tx, Claim { lease: seconds(1.0), ..CLAIM }, at(200.0)).await).unwrap();
        assert_eq!(again.len(), 1);
    }
}
