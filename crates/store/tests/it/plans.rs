//! The calls of every message cost the same however much lies beside what they are about. What counts is the database's
//! own measure of its work, not the clock; so a lost index or a plan that scans a table fails here.

use domain::{Conversation, MessageId};
use store::lanes::Claim;
use store::testing::{self, Database};
use store::{
    Dialect, Store, agenda, dead_letters, facts, health, inbox, lanes, live, logins, messages, outbox, params,
    proposals, sessions, spending, turns,
};

use crate::support::{CLAIM, Home, at, claim, home, id, incoming, seconds};

const ROWS: i64 = 4_000;

/// How much each call of the hot path costs, by name.
async fn costs(store: &Store, home: &Home, round: f64) -> Vec<(&'static str, i64)> {
    let (workspace, user, channel) = (home.workspace, home.user, home.channel);
    let talk = home.another(store).await;
    let (conversation, key) = (talk.id, talk.chat_key.clone());
    let now = 10.0 + 100.0 * round;
    let purse = crate::spending::purse(home);
    // Once before it counts, so that nothing is prepared or first touched while it does.
    for talk in [home.another(store).await, talk] {
        let warm = talk.id != conversation;
        let (key, held) = (key.clone(), crate::spending::reservation(purse.clone(), 1));
        let result = tx!(store, |tx| {
            let mut costs = Vec::new();
            macro_rules! cost {
                ($name:literal, $call:expr) => {{
                    let before = tx.effort().await?;
                    let value = $call.await?;
                    costs.push(($name, tx.effort().await? - before));
                    value
                }};
            }
            cost!("accept", inbox::accept(tx, &talk, incoming(&talk, "m"), id(MessageId::new), at(now), seconds(0.0)));
            cost!(
                "accept again",
                inbox::accept(tx, &talk, incoming(&talk, "m"), id(MessageId::new), at(now), seconds(0.0))
            );
            let claim = Claim { lease: seconds(1e6), ..CLAIM };
            let lanes = cost!("claim", lanes::claim(tx, claim, at(now)));
            let lane = *lanes.iter().find(|lane| lane.conversation_id == talk.id).unwrap();
            cost!("claim nothing", lanes::claim(tx, claim, at(now)));
            cost!("hold", lanes::hold(tx, &lane, at(now + 2e6)));
            let turn = id(domain::TurnId::new);
            cost!("unfinished", turns::unfinished(tx, talk.id));
            cost!("assign", inbox::assign(tx, talk.id, turn, 10));
            cost!("steps", turns::steps(tx, turn));
            cost!("finish", tx.execute_all(vec![inbox::finish(talk.id, turn)]));
            cost!("release", lanes::release(tx, &lane, at(now)));
            cost!("outbox", outbox::claim(tx, seconds(9.0), 32, at(now)));
            cost!("orphans", outbox::orphans(tx, at(now), 32));
            cost!("due", agenda::due(tx, at(now), 100));
            cost!("overdue", proposals::overdue(tx, at(now), 100));
            cost!("pending", proposals::pending_in(tx, talk.id, at(now)));
            cost!("login", logins::find(tx, logins::Kind::Login, "nothing", at(now)));
            cost!("live", live::after(tx, talk.id, 0, 100));
            cost!("messages", messages::page(tx, talk.id, None, 100));
            cost!("session", sessions::start(tx, talk.id, 9));
            cost!("of the session", sessions::messages(tx, talk.id, 0, 9, 100));
            cost!("facts", facts::of_user(tx, workspace, user, at(now), 5));
            cost!("expired facts", facts::prune(tx, at(0.0), 100));
            cost!("dead letters", dead_letters::page(tx, workspace, None, 100));
            cost!("agenda", agenda::events(tx, workspace, user, at(now), at(now + 9.0), 100));
            cost!("reminders", agenda::reminders(tx, workspace, user, at(now), at(now + 9.0), 100));
            cost!("chat", store::conversations::by_chat(tx, channel, &key));
            cost!("reserve", spending::reserve(tx, &held, domain::Caps::default()));
            cost!("lost", spending::expired(tx, at(0.0), 100));
            cost!("settle", spending::settle(tx, held.id, Some(&crate::spending::call(&held, 1))));
            cost!("spent", spending::sums(tx, workspace, crate::spending::DAY, Some(user)));
            cost!("usage", spending::usage(tx, workspace, (crate::spending::DAY, crate::spending::DAY), None));
            cost!("forget", spending::prune(tx, jiff::Timestamp::UNIX_EPOCH, 100));
            cost!("figures", health::figures(tx, Some(workspace)));
            Ok(costs)
        });
        let costs = result.unwrap();
        if !warm {
            return costs;
        }
    }
    unreachable!("the second round counts")
}

/// Rows of every kind that these calls are not about.
async fn crowd(database: &Database, home: &Home) {
    let store = &database.store;
    let from = match store.dialect() {
        Dialect::Sqlite => format!(
            "(WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {ROWS}) SELECT n FROM s) AS s"
        ),
        Dialect::Postgres => format!("generate_series(1, {ROWS}) AS s (n)"),
    };
    let (workspace, user, conversation) = (home.workspace, home.user, home.conversation.id);
    let lane = |name: &str, workspace: &str, state: &str, ready: &str| {
        format!(
            "INSERT INTO lanes (conversation_id, workspace_id, state, ready_at, since, lease_until, owner, fence,
                 attempts) SELECT '{name}' || n, {workspace}, '{state}', {ready}, 0, 0, '', 0, 0 FROM {from}"
        )
    };
    let far = at(1e8).as_microsecond();
    let all = vec![
        lane("idle", "'wsp_0' || n", "idle", "0"),
        lane("back", "'wsp_1'", "ready", &far.to_string()),
        lane("each", "'wsp_2' || n", "ready", &far.to_string()),
        format!(
            "INSERT INTO inbox (conversation_id, seq, workspace_id, message_id)
             SELECT 'back' || n, 1, 'wsp_1', 'm' || n FROM {from}"
        ),
        format!(
            "INSERT INTO messages (id, workspace_id, conversation_id, seq, sender, sender_key, sender_name, external_id,
                 text, delivery, sent_at, received_at)
             SELECT 'm' || n, 'wsp_1', 'back' || n, 1, 'user', '', '', 'm', '', 'received', 0, 0 FROM {from}"
        ),
        format!(
            "INSERT INTO live_events (conversation_id, seq, at, payload) SELECT 'back' || n, 1, 0, '' FROM {from}"
        ),
        format!(
            "INSERT INTO turns (id, workspace_id, conversation_id, state, started_at)
             SELECT 't' || n, 'wsp_1', 'back' || n, CASE WHEN n % 2 = 0 THEN 'done' ELSE 'running' END, 0 FROM {from}"
        ),
        format!("INSERT INTO steps (turn_id, n, kind, content, at) SELECT 't' || n, 1, 'answer', '', 0 FROM {from}"),
        format!(
            "INSERT INTO outbox (id, workspace_id, conversation_id, channel_id, chat_key, seq, idempotency_key, content,
                 state, ready_at, lease_until, owner, fence, attempts, created_at)
             SELECT 'o' || n, 'wsp_1', 'c' || (n % 100), '', '', n, 'k' || n, '',
                 CASE n % 3 WHEN 0 THEN 'uncertain' WHEN 1 THEN 'sending' ELSE 'pending' END, {far}, {far}, '', 0, 0, 0
             FROM {from}"
        ),
        format!(
            "INSERT INTO dead_letters (id, workspace_id, conversation_id, message_id, cause, attempts, created_at)
             SELECT 'd' || n, 'wsp_1', '', '', '', 0, 0 FROM {from}"
        ),
        format!(
            "INSERT INTO proposals (id, workspace_id, user_id, conversation_id, tool, arguments, arguments_hash, summary,
                 state, trace, created_at, expires_at)
             SELECT 'p' || n, '{workspace}', '{user}', '{conversation}', '', '', '', '',
                 CASE WHEN n % 2 = 0 THEN 'pending' ELSE 'approved' END, '', 0, {far} FROM {from}"
        ),
        // The member's own, long past.
        format!(
            "INSERT INTO events (id, workspace_id, user_id, title, starts_at, ends_at, all_day, zone, participants,
                 state, version, created_at, updated_at)
             SELECT 'e' || n, '{workspace}', '{user}', '', n, n + 1, 0, '', '[]', 'confirmed', 0, 0, 0 FROM {from}"
        ),
        format!(
            "INSERT INTO reminders (id, workspace_id, user_id, conversation_id, title, due_at, zone, priority, state,
                 created_at, updated_at)
             SELECT 'r' || n, '{workspace}', '{user}', '{conversation}', '', CASE WHEN n % 2 = 0 THEN 0 ELSE {far} END,
                 '', 'low', CASE WHEN n % 2 = 0 THEN 'synced' ELSE 'confirmed' END, 0, 0 FROM {from}"
        ),
        format!(
            "INSERT INTO sessions (conversation_id, start_seq, workspace_id, began_by, created_at)
             SELECT 'back' || n, 1, 'wsp_1', 'first', 0 FROM {from}"
        ),
        format!(
            "INSERT INTO facts (id, workspace_id, user_id, kind, fact_key, text, confidence, outside, created_at,
                 updated_at, expires_at)
             SELECT 'fct_' || '0000000000000000000000000000' || (1000 + n), '{workspace}', '{user}', 'other', 'k' || n, '', 0, 0, 0, n, {far} FROM {from}"
        ),
        format!(
            "INSERT INTO logins (secret_hash, kind, workspace_id, user_id, created_at, expires_at)
             SELECT 's' || n, 'login', '{workspace}', '{user}', 0, {far} FROM {from}"
        ),
        format!(
            "INSERT INTO spending (workspace_id, day, user_id, spent, spent_tokens, reserved, reserved_tokens)
             SELECT '{workspace}', '2026-11-22', 'u' || n, 0, 0, 0, 0 FROM {from}"
        ),
        format!(
            "INSERT INTO reservations (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, input_tokens,
                 output_tokens, at, expires_at)
             SELECT 'r' || n, '{workspace}', '{user}', '', '2026-11-22', '', '', '', 0, 0, 0, {far} FROM {from}"
        ),
        format!(
            "INSERT INTO calls (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, outcome, input_tokens,
                 cached_tokens, output_tokens, estimated, millis, at)
             SELECT 'c' || n, '{workspace}', '{user}', '', '2026-11-22', '', '', '', 'lost', 0, 0, 0, 0, 0, {far}
             FROM {from}"
        ),
    ];
    tx!(store, |tx| {
        for sql in &all {
            tx.execute(sql, params![]).await?;
        }
        Ok(())
    })
    .unwrap();
}

fn compare(before: &[(&'static str, i64)], after: &[(&'static str, i64)]) {
    for ((name, before), (_, after)) in before.iter().zip(after) {
        // The figures count what waits, which is most of the crowd; no message waits for them.
        let allowed = if *name == "figures" { 15 * ROWS } else { 400 };
        assert!(*after <= 2 * before + allowed, "{name}: {before} alone, {after} beside {ROWS} rows");
    }
}

#[tokio::test]
async fn what_lies_beside_costs_nothing() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let alone = costs(store, &home, 0.0).await;
        crowd(&database, &home).await;
        compare(&alone, &costs(store, &home, 1.0).await);
        // What the planner knows changes its plans: they must hold with either knowledge.
        tx!(store, |tx| tx.execute("ANALYZE", params![]).await).unwrap();
        compare(&alone, &costs(store, &home, 2.0).await);
    }
}

/// With one workspace flooding, and others with lanes that are not due, a claim does not look at each lane.
#[tokio::test]
async fn a_flood_is_not_read_to_its_end() {
    for database in testing::each().await {
        let store = &database.store;
        let (flooded, quiet) = (home(store, "a").await, home(store, "b").await);
        let row = |conversation: domain::ConversationId, n: i64| {
            let sql = "INSERT INTO lanes (conversation_id, workspace_id, state, ready_at, since, lease_until, owner,
                fence, attempts) VALUES ($1, $2, 'ready', $3, 0, 0, '', 0, 0)";
            (sql, params![conversation, flooded.workspace, n])
        };
        let rows = (0..ROWS).map(|n| row(id(domain::ConversationId::new), n)).collect();
        tx!(store, |tx| tx.execute_all(rows).await).unwrap();
        let talk: Conversation = quiet.conversation;
        tx!(store, |tx| {
            inbox::accept(tx, &talk, incoming(&talk, "m"), id(MessageId::new), at(0.0), seconds(0.0)).await
        })
        .unwrap();
        for analyzed in [false, true] {
            if analyzed {
                tx!(store, |tx| tx.execute("ANALYZE", params![]).await).unwrap();
            }
            let (lanes, effort) = tx!(store, |tx| {
                let before = tx.effort().await?;
                let lanes = lanes::claim(tx, CLAIM, at(1.0)).await?;
                Ok((lanes, tx.effort().await? - before))
            })
            .unwrap();
            assert_eq!(lanes.len(), if analyzed { 0 } else { 5 });
            let bound = if store.dialect() == Dialect::Sqlite { 40_000 } else { 2_000 };
            assert!(effort < bound, "{effort}");
        }
        assert!(claim(store, "node", 1.0).await.is_empty());
    }
}
