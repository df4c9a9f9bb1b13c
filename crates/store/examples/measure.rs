//! Measures the store on this machine: `cargo run --release -p store --example measure --features testing`.
//!
//! Prints how many messages a second are accepted, and how many turns a second go the whole way through the tables
//! (claim, assign, step, end, outbox, delivery), on SQLite and on a Postgres that keeps its promises; then how long the
//! calls of the hot path take beside 100,000 rows that have nothing to do with them.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use domain::{
    Channel, ChannelId, ChannelRole, Conversation, ConversationId, Delivery, Effect, EffectId, EffectKind, EffectState,
    Incoming, Lane, LivePayload, Message, MessageId, Platform, Policy, Role, Sender, Step, StepKind, SystemEntropy,
    Turn, TurnId, TurnState, User, UserId, Workspace, WorkspaceId,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use store::lanes::{self, Claim};
use store::testing::{self, Cluster};
use store::{
    Dialect, Error, Options, Store, agenda, channels, conversations, health, inbox, live, messages, outbox, params,
    turns, workspaces,
};

const CONVERSATIONS: usize = 100;
const MESSAGES: usize = 10_000;
const ROWS: i64 = 100_000;

macro_rules! tx {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store.write::<_, Error, _>(move |$tx| async move { $work }.boxed()).await.unwrap()
    };
}

fn id<T>(make: fn(Timestamp, &dyn domain::Entropy) -> T) -> T {
    make(Timestamp::now(), &SystemEntropy)
}

fn now() -> Timestamp {
    Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap()
}

#[tokio::main]
async fn main() {
    measure("SQLite", testing::sqlite().await.store).await;
    if let Some(cluster) = Cluster::start(true) {
        let database = cluster.database("", &Options { connections: 16, ..Options::default() }).await;
        measure("Postgres", database.store).await;
    }
}

async fn measure(name: &str, store: Store) {
    println!("{name}");
    let talks = furnish(&store).await;
    let (rate, latency) = accept_all(&store, &talks, 64).await;
    println!("  accept, 64 at once:           {rate:>8.0} messages/s, p50 {}, p99 {}", latency.0, latency.1);
    let rate = turn_all(&store, 8).await;
    println!("  turn, 8 workers:              {rate:>8.0} turns/s of {} messages each", MESSAGES / CONVERSATIONS);
    let rate = both(&store, &talks).await;
    println!("  accept and turn, 100 at once: {rate:>8.0} turns/s of 1 message each");
    crowd(&store, &talks).await;
}

/// One workspace with [`CONVERSATIONS`] conversations.
async fn furnish(store: &Store) -> Vec<Conversation> {
    let (workspace_id, user_id, channel_id) = (id(WorkspaceId::new), id(UserId::new), id(ChannelId::new));
    tx!(store, |tx| {
        let created_at = now();
        let row = Workspace { id: workspace_id, name: "w".into(), policy: Policy::default(), created_at };
        workspaces::insert(tx, &row).await?;
        let (zone, language) = ("Europe/Madrid".into(), "es".into());
        let row = User {
            id: user_id,
            workspace_id,
            name: "u".into(),
            role: Role::Owner,
            zone,
            language,
            preferences: domain::Preferences::default(),
        };
        workspaces::insert_user(tx, &row, created_at).await?;
        let row = Channel { id: channel_id, workspace_id, platform: Platform::Web, name: "web".into() };
        channels::insert(tx, &row, created_at).await?;
        let mut all = Vec::new();
        for n in 0..CONVERSATIONS {
            let row = Conversation {
                id: id(ConversationId::new),
                workspace_id,
                channel_id,
                user_id,
                chat_key: n.to_string(),
                role: ChannelRole::Assistant,
                title: String::new(),
                seq: 0,
                created_at,
                left_at: None,
            };
            conversations::insert(tx, &row).await?;
            all.push(row);
        }
        Ok(all)
    })
}

async fn accept(store: &Store, conversation: &Conversation) {
    let conversation = conversation.clone();
    let incoming = Incoming {
        channel_id: conversation.channel_id,
        chat_key: conversation.chat_key.clone(),
        sender_key: "user".into(),
        external_id: id(MessageId::new).to_string(),
        sender: Sender::User,
        sender_name: String::new(),
        text: "lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before ".repeat(3),
        sent_at: now(),
    };
    tx!(store, |tx| {
        inbox::accept(tx, &conversation, incoming, id(MessageId::new), now(), Duration::ZERO).await.map(drop)
    });
}

async fn accept_all(store: &Store, talks: &[Conversation], tasks: usize) -> (f64, (String, String)) {
    let next = Arc::new(AtomicUsize::new(0));
    let start = Instant::now();
    let running: Vec<_> = (0..tasks)
        .map(|_| {
            let (store, talks, next) = (store.clone(), talks.to_vec(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut took = Vec::new();
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= MESSAGES {
                        return took;
                    }
                    let start = Instant::now();
                    accept(&store, &talks[n % talks.len()]).await;
                    took.push(start.elapsed());
                }
            })
        })
        .collect();
    let mut took = Vec::new();
    for task in running {
        took.extend(task.await.unwrap());
    }
    let rate = MESSAGES as f64 / start.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |part: f64| format!("{:.1} ms", took[(took.len() as f64 * part) as usize].as_secs_f64() * 1e3);
    (rate, (at(0.5), at(0.99)))
}

async fn claim(store: &Store, limit: u32, per_workspace: u32) -> Vec<Lane> {
    let claim = Claim { owner: "node", lease: Duration::from_secs(30), limit, per_workspace, after: None };
    tx!(store, |tx| lanes::claim(tx, claim, now()).await)
}

/// The whole way of one claimed lane, in the transactions that a turn takes.
async fn turn(store: &Store, lane: Lane) -> usize {
    let (workspace_id, conversation_id) = (lane.workspace_id, lane.conversation_id);
    let turn = id(TurnId::new);
    let got = tx!(store, |tx| {
        lanes::hold(tx, &lane, now() + Duration::from_secs(30)).await?;
        let state = TurnState::Running;
        turns::insert(tx, &Turn { id: turn, workspace_id, conversation_id, state, started_at: now() }).await?;
        inbox::assign(tx, conversation_id, turn, 1_000).await
    });
    tx!(store, |tx| {
        lanes::hold(tx, &lane, now() + Duration::from_secs(30)).await?;
        let step = Step { n: 0, kind: StepKind::Answer, content: json!({ "text": "x".repeat(500) }) };
        tx.execute_all(vec![turns::insert_step(turn, &step, now())]).await
    });
    let (message, effect) = (id(MessageId::new), id(EffectId::new));
    let (reply, effect) = (
        Message {
            id: message,
            conversation_id,
            seq: 0,
            sender: Sender::Assistant,
            sender_name: String::new(),
            text: "Done.".into(),
            delivery: Delivery::Pending,
            turn_id: Some(turn),
            sent_at: now(),
        },
        Effect {
            id: effect,
            workspace_id,
            conversation_id,
            channel_id: id(ChannelId::new),
            chat_key: String::new(),
            seq: 0,
            idempotency_key: effect.to_string(),
            kind: EffectKind::Send {
                message_id: message,
                text: "Done.".into(),
                buttons: Vec::new(),
                rewrite: None,
                told: None,
            },
            state: EffectState::Pending,
            attempts: 0,
            fence: 0,
            created_at: now(),
        },
    );
    let effect = tx!(store, |tx| {
        let (mut reply, mut effect) = (reply, effect);
        lanes::hold(tx, &lane, now() + Duration::from_secs(30)).await?;
        let first = conversations::advance(tx, conversation_id, 2).await?;
        (reply.seq, effect.seq) = (first, first);
        let ended = LivePayload::Turn { turn_id: turn, state: TurnState::Done };
        let payloads = vec![LivePayload::Message { message: reply.clone() }, ended];
        let events = live::number(conversation_id, first, now(), payloads);
        let mut all = vec![
            messages::insert(workspace_id, &reply, "", effect.id_text(), now()),
            outbox::insert(&effect),
            inbox::finish(conversation_id, turn),
            turns::end(turn, TurnState::Done, now()),
        ];
        all.extend(events.iter().map(live::insert));
        tx.execute_all(all).await?;
        lanes::release(tx, &lane, now()).await?;
        Ok(effect)
    });
    tx!(store, |tx| {
        let delivered = LivePayload::Delivery { message_id: message, delivery: Delivery::Sent };
        live::append(tx, conversation_id, now(), vec![delivered]).await?;
        tx.execute_all(vec![messages::set_delivery(message, Delivery::Sent), outbox::delete(&effect)]).await
    });
    got.len()
}

trait IdText {
    fn id_text(&self) -> &str;
}

impl IdText for Effect {
    fn id_text(&self) -> &str {
        &self.idempotency_key
    }
}

/// Workers take lanes until nothing waits.
async fn turn_all(store: &Store, workers: usize) -> f64 {
    let start = Instant::now();
    let running: Vec<_> = (0..workers)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut count = 0;
                loop {
                    let lanes = claim(&store, 4, 1_000).await;
                    if lanes.is_empty() {
                        return count;
                    }
                    for lane in lanes {
                        turn(&store, lane).await;
                        count += 1;
                    }
                }
            })
        })
        .collect();
    let mut count = 0;
    for task in running {
        count += task.await.unwrap();
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

/// 100 people who write, wait for the answer, and write again; one claimer hands the lanes out.
async fn both(store: &Store, talks: &[Conversation]) -> f64 {
    const EACH: usize = 30;
    let start = Instant::now();
    let done = Arc::new(AtomicUsize::new(0));
    let waiting: Vec<_> = talks.iter().map(|_| Arc::new(tokio::sync::Notify::new())).collect();
    for (talk, answered) in talks.iter().cloned().zip(waiting.iter().cloned()) {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..EACH {
                accept(&store, &talk).await;
                answered.notified().await;
            }
        });
    }
    let places: std::collections::HashMap<_, _> = talks.iter().map(|talk| talk.id).zip(waiting).collect();
    while done.load(Ordering::Relaxed) < EACH * talks.len() {
        for lane in claim(store, 32, 1_000).await {
            let (store, done, answered) = (store.clone(), Arc::clone(&done), places[&lane.conversation_id].clone());
            tokio::spawn(async move {
                done.fetch_add(turn(&store, lane).await, Ordering::Relaxed);
                answered.notify_one();
            });
        }
        tokio::task::yield_now().await;
    }
    (EACH * talks.len()) as f64 / start.elapsed().as_secs_f64()
}

/// The same calls beside many rows that they are not about.
async fn crowd(store: &Store, talks: &[Conversation]) {
    let one = |n: &str| match store.dialect() {
        Dialect::Sqlite => format!("WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {n})"),
        Dialect::Postgres => format!("WITH s (n) AS (SELECT * FROM generate_series(1, {n}))"),
    };
    let talk = &talks[0];
    let later = now() + Duration::from_hours(1);
    let analyze = async || tx!(store, |tx| tx.execute("ANALYZE", params![]).await);
    analyze().await;
    println!("  beside little:");
    time(store, talk).await;

    let lane = |what: &str, state: &str, workspace: &str| {
        format!(
            "{} INSERT INTO lanes (conversation_id, workspace_id, state, ready_at, since, lease_until, owner, fence,
                 attempts) SELECT '{what}' || n, {workspace}, '{state}', CAST($1 AS BIGINT), 0, 0, '', 0, 0 FROM s",
            one(&ROWS.to_string())
        )
    };
    let add = async |sql: String, at: Timestamp| tx!(store, |tx| tx.execute(&sql, params![at]).await);
    add(lane("idle", "idle", "'wsp_0' || n"), now()).await;
    analyze().await;
    println!("  beside {ROWS} idle lanes:");
    time(store, talk).await;
    add(lane("back", "ready", "'wsp_1'"), later).await;
    println!("  and one workspace with {ROWS} lanes that back off:");
    time(store, talk).await;
    tx!(store, |tx| tx.execute("DELETE FROM lanes WHERE workspace_id = 'wsp_1'", params![]).await);
    let some = lane("each", "ready", "'wsp_2' || n").replace(&ROWS.to_string(), "5000");
    add(some, later).await;
    println!("  and 5000 workspaces with a lane each that gathers or backs off:");
    time(store, talk).await;
    tx!(store, |tx| tx.execute("DELETE FROM lanes WHERE conversation_id LIKE 'each%'", params![]).await);

    let effects = format!(
        "{} INSERT INTO outbox (id, workspace_id, conversation_id, channel_id, chat_key, seq, idempotency_key, content,
             state, ready_at, lease_until, owner, fence, attempts, created_at)
         SELECT 'o' || n, 'w', 'c' || (n % 10000), 'h', '', n, 'k' || n, '{{}}', 'pending',
             CASE WHEN n <= {ROWS} - 1000 THEN CAST($1 AS BIGINT) ELSE 0 END, 0, '', 0, 0, 0 FROM s",
        one(&ROWS.to_string())
    );
    add(effects, later).await;
    analyze().await;
    println!("  and {ROWS} effects in 10000 conversations that back off, 1000 of them new:");
    time(store, talk).await;

    let (user, workspace) = (talk.user_id, talk.workspace_id);
    let reminders = format!(
        "{} INSERT INTO reminders (id, workspace_id, user_id, conversation_id, title, due_at, zone, priority, state,
             created_at, updated_at) SELECT 'r' || n, '{workspace}', '{user}', '{}', '', CAST($1 AS BIGINT) + n, '',
             'low', CASE WHEN n % 2 = 0 THEN 'confirmed' ELSE 'synced' END, 0, 0 FROM s",
        one(&ROWS.to_string()),
        talk.id
    );
    add(reminders, later).await;
    analyze().await;
    println!("  and {ROWS} reminders that are told or not yet due:");
    time(store, talk).await;
}

/// The median time of each call of the hot path.
async fn time(store: &Store, talk: &Conversation) {
    macro_rules! median {
        ($work:expr) => {{
            let mut took = Vec::new();
            for _ in 0..21 {
                let start = Instant::now();
                $work;
                took.push(start.elapsed());
            }
            took.sort_unstable();
            took[10].as_secs_f64() * 1e3
        }};
    }
    let empty = median!(claim(store, 32, 8).await);
    let mut took = Vec::new();
    for _ in 0..21 {
        accept(store, talk).await;
        let start = Instant::now();
        let lanes = claim(store, 32, 8).await;
        took.push(start.elapsed());
        turn(store, lanes[0]).await;
    }
    took.sort_unstable();
    let claimed = took[10].as_secs_f64() * 1e3;
    let outbox = median!(tx!(store, |tx| outbox::claim(tx, Duration::from_secs(9), 32, now()).await));
    let due = median!(tx!(store, |tx| agenda::due(tx, now(), 100).await));
    let figures = median!(store.read::<_, Error, _>(|tx| health::figures(tx, None).boxed()).await.unwrap());
    let workspace = talk.workspace_id;
    let of_one =
        median!(store.read::<_, Error, _>(move |tx| health::figures(tx, Some(workspace)).boxed()).await.unwrap());
    println!(
        "    ms: claim of nothing {empty:.2}, of a lane {claimed:.2}; outbox {outbox:.2}; due {due:.2}; figures of all \
         {figures:.2}, of one {of_one:.2}"
    );
}
