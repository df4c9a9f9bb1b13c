//! A move takes everything, in both directions, goes on where it was cut off, and mixes nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::logins::{self, Kind, Login};
use store::mover::{Phase, Progress, Summary, move_all};
use store::testing::{self, Database};
use store::{Error, Location, Options, Store, live, messages, params, tables};

use crate::support::{Home, accept, at, claim, home, id, number};

/// Rows in every table: other scripts, nothing where nothing may stand, long texts, several pages of the large ones.
async fn furnish(store: &Store) -> Home {
    let first = home(store, "a").await;
    for name in ["ü 'quoted' \"twice\"", "ב"] {
        home(store, name).await;
    }
    for n in 0..20 {
        accept(store, &first.conversation, &format!("ключ {n} 👩‍🚀"), f64::from(n)).await;
    }
    accept(store, &first.another(store).await, "waits", 0.0).await;
    claim(store, "node", 9.0).await;
    let (workspace, user, channel, conversation) = (first.workspace, first.user, first.channel, first.conversation.id);
    tx!(store, |tx| {
        let login = Login {
            secret_hash: domain::text::sha256("secret"),
            kind: Kind::Feed,
            workspace_id: workspace,
            user_id: user,
            created_at: at(0.0),
            expires_at: at(9e9),
        };
        logins::insert(tx, &login).await?;
        let (long, turn) = ("ñ🦤\n\t\"\\".repeat(20_000), id(domain::TurnId::new));
        let of = |sql, more: Vec<store::Value<'static>>| {
            (sql, [params![workspace, conversation, turn, user, channel], more].concat())
        };
        let mut rows = vec![
            ("INSERT INTO contacts (id, workspace_id, channel_id, sender_key, name, created_at)
              VALUES ('con_1', $1, $2, '+34', 'Ñico', -62135596800000000)", params![workspace, channel]),
            ("INSERT INTO turns (id, workspace_id, conversation_id, state, started_at) VALUES ($3, $1, $2, 'running', 1)",
             params![workspace, conversation, turn]),
            ("INSERT INTO dead_letters (id, workspace_id, conversation_id, message_id, cause, attempts, created_at)
              VALUES ('dlt_1', $1, $2, '', '', 9223372036854775807, 0)", params![workspace, conversation]),
        ];
        for n in 0..60_i64 {
            let step = "INSERT INTO steps (turn_id, n, kind, content, at) VALUES ($1, $2, 'answer', $3, 0)";
            rows.push((step, params![turn, n * n - 100, if n % 7 == 0 { long.clone() } else { String::new() }]));
        }
        for n in 0..1_234_i64 {
            let audit = "INSERT INTO audit (id, workspace_id, at, actor, action, subject, detail)
                VALUES ($2, $1, $3, 'system', 'x', '', '{}')";
            rows.push((audit, params![workspace, format!("aud_{n}"), -n]));
        }
        rows.push(of(
            "INSERT INTO outbox (id, workspace_id, conversation_id, channel_id, chat_key, seq, idempotency_key, content,
                 state, ready_at, lease_until, owner, fence, attempts, created_at)
             SELECT 'eff_1', $1, $2, $5, $6, 1, 'k', $3, $4, 0, 0, '', 0, 0, 0",
            params!["chat"],
        ));
        rows.push(of(
            "INSERT INTO proposals (id, workspace_id, user_id, conversation_id, turn_id, trigger_id, tool, arguments,
                 arguments_hash, summary, state, trace, created_at, expires_at, decided_at)
             SELECT 'prp_1', $1, $4, $2, $3, NULL, $5, '{}', '', '', 'pending', '{}', 0, 0, CAST($6 AS BIGINT)",
            params![None::<i64>],
        ));
        rows.push(of(
            "INSERT INTO events (id, workspace_id, user_id, title, starts_at, ends_at, all_day, zone, place,
                 participants, notes, recurrence, state, version, created_at, updated_at)
             SELECT 'evt_1', $1, $4, $2, 0, 0, 1, $3, $5, '[]', $6, NULL, 'confirmed', 1, 0, 0",
            params![None::<String>],
        ));
        rows.push(of(
            "INSERT INTO reminders (id, workspace_id, user_id, conversation_id, event_id, title, due_at, zone, priority,
                 recurrence, state, created_at, updated_at)
             SELECT 'rem_1', $1, $4, $2, $6, $3, 0, $5, 'low', NULL, 'confirmed', 0, 0",
            params![None::<String>],
        ));
        rows.push((
            "INSERT INTO deeds (id, workspace_id, user_id, conversation_id, act, lines, kept, changes, outside, at)
             VALUES ('ded_1', $1, $2, $3, 'a', '[\"ñ\"]', '[]', '[]', 1, 0)",
            params![workspace, user, conversation],
        ));
        rows.push((
            "INSERT INTO cards (id, workspace_id, user_id, content, name, sought, version, updated_at)
             VALUES ('crd_1', $1, $2, '{\"name\":\"Ñico\"}', 'nico', 'nico', 3, 0)",
            params![workspace, user],
        ));
        rows.push((
            "INSERT INTO budgets (workspace_id, workspace_micro_dollars, user_tokens) VALUES ($1, 2500000, 0)",
            params![workspace],
        ));
        rows.push((
            "INSERT INTO texts (workspace_id, key, language, wording, updated_at, updated_by)
             VALUES ($1, 'decided', 'es', 'Ya está.', 1, $2)",
            params![workspace, user],
        ));
        rows.push(("UPDATE workspaces SET redact = 1 WHERE id = $1", params![workspace]));
        for sql in [
            "INSERT INTO spending (workspace_id, day, user_id, spent, spent_tokens, reserved, reserved_tokens, told)
             VALUES ($1, '2026-11-23', '', 9223372036854775807, 1, 2, 3, NULL), ($1, '2026-11-23', $2, 4, 5, 6, 7, $3)",
            "INSERT INTO reservations (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, input_tokens,
                 output_tokens, micro_dollars, at, expires_at)
             VALUES ('cal_1', $1, $2, $3, '2026-11-23', 'chat', 'ñ/m', 'chat.v1', 1, 2, NULL, 3, 4)",
            "INSERT INTO calls (id, workspace_id, user_id, turn_id, day, purpose, model, prompt, outcome, input_tokens,
                 cached_tokens, output_tokens, estimated, millis, micro_dollars, at)
             VALUES ('cal_2', $1, $2, $3, '2026-11-23', 'chat', 'm', '', 'lost', 1, 0, 2, 1, 3, NULL, 4)",
        ] {
            rows.push((sql, params![workspace, user, turn]));
        }
        rows.push((
            "INSERT INTO facts (id, workspace_id, user_id, kind, fact_key, text, confidence, outside, created_at,
                 updated_at)
             VALUES ('fct_1', $1, $2, 'other', '', 'ñ', 1000, 1, 0, 0)",
            params![workspace, user],
        ));
        rows.push(store::sessions::insert(workspace, conversation, 1, "first", at(0.0)));
        rows.push(store::outside::insert(workspace, "evt_1"));
        rows.push((
            "INSERT INTO links (channel_id, workspace_id, user_id, platform, role, account_id, account, credential,
                 key_id, hook_hash, state, since, attempts, next_at, owner, fence, created_at)
             VALUES ($3, $1, $2, 'web', 'both', '7', '@ñ', $4, 'k', 'h', 'running', 0, 0, 0, '', 1, 0)",
            params![workspace, user, channel, vec![0_u8, 255, 10]],
        ));
        for part in 0..3_i64 {
            rows.push((
                "INSERT INTO link_states (channel_id, part, workspace_id, key_id, sealed) VALUES ($2, $3, $1, 'k', $4)",
                params![workspace, channel, part, vec![part as u8; 100_000 * part as usize]],
            ));
        }
        rows.push((
            "INSERT INTO state_objects (name, workspace_id, channel_id, key_id, bytes, stage, since)
             VALUES ('states/a', $1, $2, 'k', 7, 'current', 0)",
            params![workspace, channel],
        ));
        rows.push(("INSERT INTO vault_keys (id, canary, created_at) VALUES ('k', $1, 0)", params![vec![1_u8]]));
        rows.push(("INSERT INTO nodes (name, lease_until) VALUES ('n', 1)", params![]));
        rows.push((
            "INSERT INTO attempts (effect_id, n, workspace_id, conversation_id, channel_id, at, took, outcome, cause)
             VALUES ('eff_1', 1, $1, $2, $3, 0, 1, 'failed', 'ñ')",
            params![workspace, conversation, channel],
        ));
        rows.push((
            "INSERT INTO receipts (channel_id, external_id, workspace_id, message_id, noted_at, closed, cause)
             VALUES ($2, 'wamid.1', $1, NULL, 0, 1, 'ñ')",
            params![workspace, channel],
        ));
        rows.push((
            "INSERT INTO reach (user_id, workspace_id, channels, patience) VALUES ($2, $1, '[]', 10)",
            params![workspace, user],
        ));
        rows.push((
            "INSERT INTO briefs (user_id, workspace_id, minutes, next_at, notes_until, alert_day, alerts)
             VALUES ($2, $1, 1200, NULL, 7, '2026-11-23', 2)",
            params![workspace, user],
        ));
        rows.push((
            "INSERT INTO triage (conversation_id, workspace_id, user_id, message_id, urgency, sender, action, reasons,
                 judged_by, answered, at)
             VALUES ($3, $1, $2, 'msg_1', 80, 'person', 'reply', '[]', 'rules', 0, 5)",
            params![workspace, user, conversation],
        ));
        rows.push(("INSERT INTO buckets (name, free_at) VALUES ('b', 1)", params![]));
        for sql in [
            "INSERT INTO identities (channel_id, sender_key, workspace_id, user_id, created_at) VALUES ($3, '1', $1, $2, 0)",
            "INSERT INTO strangers (channel_id, sender_key, told_at) SELECT $3, $1, 0 WHERE $2 <> ''",
            "INSERT INTO source_chats (channel_id, chat_key, workspace_id, title, chosen, seen_at)
             SELECT $3, $2, $1, 'ü', 1, 0",
            "INSERT INTO backfills (channel_id, chat_key, workspace_id, since, state, messages, bytes, tries, next_at)
             SELECT $3, $2, $1, 0, 'done', 1, 2, 0, 3",
        ] {
            rows.push((sql, params![workspace, user, channel]));
        }
        rows.push((
            "INSERT INTO connections (id, workspace_id, user_id, kind, url, account, credential, key_id, state, since,
                 next_at, attempts, lease_until, fence, created_at)
             VALUES ('cnn_1', $1, $2, 'caldav', 'https://x', 'ñ', $3, 'k', 'running', 0, 0, 0, 0, 1, 0)",
            params![workspace, user, vec![7_u8]],
        ));
        rows.push((
            "INSERT INTO consents (state_hash, workspace_id, user_id, login_hash, kind, services, verifier, expires_at)
             VALUES ('s', $1, $2, 'l', 'google', 'calendar', $3, 9)",
            params![workspace, user, vec![8_u8]],
        ));
        for sql in [
            "INSERT INTO calendars (id, connection_id, workspace_id, user_id, external_id, name, writable, zone, chosen,
                 takes_new, round, whole)
             VALUES ('cdr_1', 'cnn_1', $1, $2, '/c/', 'ñ', 1, 'UTC', 1, 0, 2, 0)",
            "INSERT INTO mirrors (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, handed, round,
                 tries)
             VALUES ('cdr_1', $2, $1, 'cnn_1', 'evt_1', 1, 0, 0, 2, 0)",
            "INSERT INTO watches (id, calendar_id, connection_id, workspace_id, hook_hash, token_hash, base, resource, renew_at)
             VALUES ('wch_1', 'cdr_1', 'cnn_1', $1, 'h', 't', 'https://x', $2, 9)",
            "INSERT INTO calendar_notices (id, workspace_id, user_id, thing_id, at, what, title, lost)
             VALUES ('aud_n', $1, $2, 'evt_1', 0, 'title', 'ñ', 'ü')",
        ] {
            rows.push((sql, params![workspace, user]));
        }
        rows.push(store::tool_classes::set(None, "notes__add", domain::ToolClass::Auto, "f", at(1.0)));
        rows.push(store::tool_classes::set(Some(workspace), "notes__add", domain::ToolClass::Never, "g", at(2.0)));
        tx.execute_all(rows).await
    })
    .unwrap();
    first
}

/// Every pair of databases, empty and migrated.
async fn pairs() -> Vec<[Database; 2]> {
    let mut pairs = vec![[testing::sqlite().await, testing::sqlite().await]];
    if let Some(postgres) = testing::postgres().await {
        pairs.push([testing::sqlite().await, postgres]);
        pairs.push([testing::postgres().await.unwrap(), testing::sqlite().await]);
        pairs.push([testing::postgres().await.unwrap(), testing::postgres().await.unwrap()]);
    }
    pairs
}

/// Moves until the callback was called `cut` times; `None` where it was cut off there.
async fn move_until(from: &Store, to: &Store, cut: usize) -> Option<Result<Summary, Error>> {
    let seen = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(tokio::sync::Notify::new());
    let report = {
        let (seen, enough) = (Arc::clone(&seen), Arc::clone(&enough));
        move |_: Progress| {
            if seen.fetch_add(1, Ordering::SeqCst) + 1 == cut {
                enough.notify_one();
            }
        }
    };
    tokio::select! {
        biased;
        () = enough.notified() => None,
        result = move_all(from, to, report) => Some(result),
    }
}

async fn check(from: &Store, to: &Store, home: &Home, summary: &Summary) {
    assert_eq!(summary.tables.len(), tables::ALL.len());
    for moved in &summary.tables {
        let sql: &'static str = format!("SELECT count(*) FROM {}", moved.table).leak();
        assert!(moved.rows > 0, "{} is not tried", moved.table);
        assert_eq!(number(from, sql).await as u64, moved.rows, "{}", moved.table);
        assert_eq!(number(to, sql).await as u64, moved.rows, "{}", moved.table);
    }
    let conversation = home.conversation.id;
    let mut both = Vec::new();
    for store in [from, to] {
        let events = rx!(store, |tx| live::after(tx, conversation, 0, 1000).await).unwrap();
        let messages = rx!(store, |tx| messages::page(tx, conversation, None, 1000).await).unwrap();
        let steps = "SELECT n, content FROM steps ORDER BY n";
        let steps = rx!(store, |tx| tx.query(steps, vec![], |row| Ok((row.int(0)?, row.text(1)?))).await).unwrap();
        let event = "SELECT zone, notes, all_day FROM events";
        let event = rx!(store, |tx| {
            tx.query(event, vec![], |row| Ok((row.text(0)?, row.opt_text(1)?, row.flag(2)?))).await
        });
        both.push((events, messages, steps, event.unwrap()));
    }
    assert_eq!(both[0].1.len(), 20);
    assert!(both[0] == both[1], "what is read back differs");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_moved_whichever_way() {
    for [from, to] in pairs().await {
        let home = furnish(&from.store).await;
        let mut seen: Vec<Progress> = Vec::new();
        let summary = move_all(&from.store, &to.store, |progress| seen.push(progress)).await.unwrap();
        check(&from.store, &to.store, &home, &summary).await;
        for phase in [Phase::Copy, Phase::Verify] {
            let of_phase: Vec<_> = seen.iter().filter(|progress| progress.phase == phase).collect();
            assert!(of_phase.is_sorted_by_key(|progress| progress.done));
            let last = of_phase.last().unwrap();
            assert_eq!(last.done, last.total);
            assert_eq!(last.total, summary.tables.iter().map(|moved| moved.rows).sum::<u64>());
        }
        // Asked again, because the answer was lost: it is only checked.
        let mut phases = Vec::new();
        let again = move_all(&from.store, &to.store, |progress| phases.push(progress.phase)).await.unwrap();
        assert_eq!(again, summary);
        assert!(phases.iter().all(|phase| *phase == Phase::Verify));
        // The target is now an ordinary database: it goes on working, has nothing left over, and takes no other move.
        accept(&to.store, &home.conversation, "new", 99.0).await;
        let error = move_all(&from.store, &to.store, |_| ()).await.unwrap_err();
        assert!(matches!(&error, Error::Misuse(text) if text.contains("data of its own")), "{error}");
        assert!(tx!(to.store, |tx| tx.query("SELECT 1 FROM move_progress", vec![], |_| Ok(())).await).is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_is_cut_off_goes_on() {
    for [from, to] in pairs().await {
        let home = furnish(&from.store).await;
        let mut tries = 0;
        let summary = loop {
            tries += 1;
            // Each try comes a little further; the first ones hardly begin.
            if let Some(result) = move_until(&from.store, &to.store, 2 + tries * 5).await {
                break result.unwrap();
            }
            assert!(tries < 100, "it comes no further");
        };
        assert!(tries > 3, "was cut off {tries} times");
        check(&from.store, &to.store, &home, &summary).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_changed_meanwhile_is_noticed() {
    for [from, to] in pairs().await {
        furnish(&from.store).await;
        assert!(move_until(&from.store, &to.store, 30).await.is_none());
        let sql = "UPDATE users SET name = 'changed' WHERE name = 'a'";
        assert_eq!(tx!(from.store, |tx| tx.execute(sql, vec![]).await), Ok(1));
        let error = move_all(&from.store, &to.store, |_| ()).await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains("table users") && text.contains("in use"), "{text}");
    }
}

#[tokio::test]
async fn a_target_with_data_is_refused_and_left_alone() {
    for [from, to] in pairs().await {
        furnish(&from.store).await;
        home(&to.store, "z").await;
        let error = move_all(&from.store, &to.store, |_| ()).await.unwrap_err();
        assert!(matches!(&error, Error::Misuse(text) if text.contains("workspaces")), "{error}");
        assert_eq!(number(&to.store, "SELECT count(*) FROM workspaces").await, 1);
        assert_eq!(number(&to.store, "SELECT count(*) FROM audit").await, 0);
    }
}

#[tokio::test]
async fn a_source_without_its_schema_is_refused_and_a_target_without_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    let open = async |name: &str| {
        let location = Location::Sqlite(folder.path().join(name));
        Store::open(&location, &Options::default()).await.unwrap()
    };
    let (bare, other) = (open("bare.db").await, testing::sqlite().await);
    let error = move_all(&bare, &other.store, |_| ()).await.unwrap_err();
    assert!(matches!(&error, Error::Misuse(text) if text.contains("migrate")), "{error}");
    let home = furnish(&other.store).await;
    let summary = move_all(&other.store, &bare, |_| ()).await.unwrap();
    check(&other.store, &bare, &home, &summary).await;
}
