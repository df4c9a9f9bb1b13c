//! Nodes that run by themselves, one alone and two on one Postgres: nothing is lost, doubled or reordered, and each
//! hears of the other's work.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use channels::web::Web;
use domain::{Env, LivePayload, MessageId, Sender};
use engine::tools::Registry;
use engine::{Engine, Lifecycle, Settings, Signal};
use futures_util::FutureExt;
use models::scripted::Scripted;
use store::testing::{self, Cluster};
use store::{Location, Options, Store};

use crate::rig::{account, said};

const CONVERSATIONS: usize = 12;
const MESSAGES: usize = 20;

fn node(store: &Store, name: &str, alone: bool) -> Arc<Engine> {
    let settings = Settings { node: name.into(), alone, debounce: Duration::ZERO, ..Settings::default() };
    let model = Arc::new(Scripted::echo());
    Engine::new(store.clone(), Env::system(), settings, model, vec![Arc::new(Web)], Registry::standard())
}

/// Sends to every conversation from its own task, over the nodes in turn, and waits until all is delivered.
async fn all_is_answered_in_order(nodes: &[Arc<Engine>]) {
    let life = Lifecycle::new();
    for node in nodes {
        node.start(&life).await.unwrap();
    }
    let mut tasks = Vec::new();
    for number in 0..CONVERSATIONS {
        let nodes = nodes.to_vec();
        tasks.push(life.spawn(async move {
            let user = nodes[0].create_account(account(&format!("user {number}"))).await.unwrap();
            let chat = nodes[0].conversation(&user, None).await.unwrap();
            let mut watching = nodes[0].bus.subscribe(user.workspace_id);
            for n in 0..MESSAGES {
                let node = &nodes[n % nodes.len()];
                node.accept(&chat, said(&chat, &n.to_string(), &format!("<{n}>"), Sender::User)).await.unwrap();
            }
            loop {
                let id = chat.id;
                let (messages, events) = nodes[0]
                    .store
                    .read::<_, store::Error, _>(move |tx| {
                        async move {
                            let messages = store::messages::page(tx, id, None, 500).await?;
                            Ok((messages, store::live::after(tx, id, 0, 1_000).await?))
                        }
                        .boxed()
                    })
                    .await
                    .unwrap();
                let delivered = events.iter().filter(|event| matches!(event.payload, LivePayload::Delivery { .. }));
                let replies: String = messages
                    .iter()
                    .filter(|message| message.sender == Sender::Assistant)
                    .map(|message| message.text.as_str())
                    .collect();
                let expected = (0..MESSAGES).map(|n| format!("<{n}>")).collect::<Vec<_>>().concat();
                let answered = replies.replace("echo: ", "").replace('\n', "");
                assert!(expected.starts_with(&answered), "in order, none twice: {answered}");
                let ours: HashSet<MessageId> =
                    messages.iter().filter(|m| m.sender == Sender::Assistant).map(|m| m.id).collect();
                if answered == expected && delivered.count() == ours.len() {
                    let seqs: Vec<i64> = events.iter().map(|event| event.seq).collect();
                    assert_eq!(seqs, (1..=events.len() as i64).collect::<Vec<_>>(), "the stream has no gap");
                    return;
                }
                // Something will happen: our own event, or a hint of the other node's.
                assert!(watching.next().await.is_some());
            }
        }));
    }
    for task in tasks {
        tokio::time::timeout(Duration::from_mins(2), task).await.expect("all is answered").unwrap();
    }
    life.stop();
    assert!(life.finished(Duration::from_secs(20)).await, "every task ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_node() {
    for database in testing::each().await {
        all_is_answered_in_order(&[node(&database.store, "one", true)]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_on_one_postgres() {
    let Some(database) = testing::postgres().await else { return };
    all_is_answered_in_order(&[node(&database.store, "one", false), node(&database.store, "two", false)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_goes_away_and_comes_back() {
    let Some(cluster) = Cluster::start(true) else { return };
    let location = Location::Postgres(cluster.url("postgres"));
    let options = Options { patience: Duration::from_secs(1), ..Options::default() };
    let store = Store::open(&location, &options).await.unwrap();
    store.migrate().await.unwrap();
    let engine = node(&store, "one", false);
    let life = Lifecycle::new();
    engine.start(&life).await.unwrap();
    let user = engine.create_account(account("Ines")).await.unwrap();
    let chat = engine.conversation(&user, None).await.unwrap();
    let mut acknowledged = Vec::new();
    for n in 0..60 {
        match n {
            20 => cluster.control("stop"),
            40 => cluster.control("start"),
            _ => {}
        }
        let message = said(&chat, &n.to_string(), &format!("<{n}>"), Sender::User);
        match engine.accept(&chat, message).await {
            Ok(_) => acknowledged.push(n),
            Err(error) => assert_eq!(error.code(), domain::Code::Unavailable, "{error}"),
        }
    }
    assert!(acknowledged.len() < 60 && acknowledged.contains(&0), "{acknowledged:?}");
    // A sender that got no receipt says it again under the same id.
    for n in 0..60 {
        let message = || said(&chat, &n.to_string(), &format!("<{n}>"), Sender::User);
        while engine.accept(&chat, message()).await.is_err() {}
    }
    let mut watching = engine.bus.subscribe(user.workspace_id);
    loop {
        let id = chat.id;
        let messages = store
            .read::<_, store::Error, _>(move |tx| async move { store::messages::page(tx, id, None, 500).await }.boxed())
            .await
            .unwrap();
        let said: Vec<&str> = messages.iter().filter(|m| m.sender == Sender::User).map(|m| m.text.as_str()).collect();
        assert_eq!(said.len(), 60, "each is kept once");
        let replies: Vec<&str> =
            messages.iter().filter(|m| m.sender == Sender::Assistant).map(|m| m.text.as_str()).collect();
        let answered = replies.join("\n").replace("echo: ", "");
        let answered: Vec<&str> = answered.lines().collect();
        if answered.len() == 60 {
            assert_eq!(answered, said, "each is answered once, in the order of the conversation");
            break;
        }
        let _ = tokio::time::timeout(Duration::from_secs(5), watching.next()).await;
    }
    life.stop();
    assert!(life.finished(Duration::from_secs(30)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_hears_what_the_other_stored() {
    let Some(database) = testing::postgres().await else { return };
    let (here, there) = (node(&database.store, "here", false), node(&database.store, "there", false));
    let life = Lifecycle::new();
    here.start(&life).await.unwrap();
    there.start(&life).await.unwrap();
    let user = here.create_account(account("Ines")).await.unwrap();
    let chat = here.conversation(&user, None).await.unwrap();
    let mut watching = there.bus.subscribe(user.workspace_id);
    // Listening begins a moment after the start, and a hint may be lost: so this is said until it is heard.
    let mut n = 0;
    loop {
        n += 1;
        here.accept(&chat, said(&chat, &n.to_string(), "hello", Sender::User)).await.unwrap();
        let heard = tokio::time::timeout(Duration::from_secs(1), watching.next()).await;
        match heard {
            Ok(Some(Signal::Stored { conversation_id, .. })) => break assert_eq!(conversation_id, chat.id),
            // Its own work on the shared lane, or nothing yet.
            Ok(Some(_)) | Err(_) => assert!(n < 500, "no hint came"),
            Ok(None) => panic!("the bus is gone"),
        }
    }
    life.stop();
    assert!(life.finished(Duration::from_secs(20)).await);
}
