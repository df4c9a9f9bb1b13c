//! Live events over the socket: in order, without a gap, once.

use std::sync::Arc;

use api::Limits;
use domain::ChannelRole;
use engine::tools::Registry;
use engine::{Engine, Settings, Signal};
use futures_util::FutureExt;
use jiff::Timestamp;
use models::rules::Rules;
use serde_json::json;
use std::time::Duration;

use crate::client::{Client, hello, until};
use crate::rig::{Rig, sign_in};

impl Rig {
    fn resume(&self, after: i64) -> Vec<(String, i64)> {
        vec![(self.chat.id.to_string(), after)]
    }

    /// Says `count` messages of `bytes` each in the chat.
    async fn chatter(&self, count: usize, bytes: usize) {
        for _ in 0..count {
            let id = self.engine.env.secret();
            self.say(&id, &"x".repeat(bytes)).await;
        }
    }

    /// Another node on the same database, whose bus is its own.
    fn node(&self) -> Arc<Engine> {
        let settings = Settings { node: "other".into(), ..Settings::default() };
        let (store, env) = (self.engine.store.clone(), self.engine.env.clone());
        Engine::new(store, env, settings, Arc::new(Rules), vec![], Registry::standard())
    }
}

/// Drops nobody, however long the machine takes.
fn patient() -> Limits {
    let long = Duration::from_hours(1);
    Limits { write: long, heartbeat: long, ..Limits::default() }
}

async fn say_on(node: &Engine, rig: &Rig, id: &str) {
    let incoming = domain::Incoming {
        channel_id: rig.chat.channel_id,
        chat_key: rig.chat.chat_key.clone(),
        sender_key: rig.user.id.to_string(),
        external_id: id.into(),
        sender: domain::Sender::User,
        sender_name: String::new(),
        text: "from the other node".into(),
        sent_at: node.env.now(),
    };
    node.accept(&rig.chat, incoming).await.unwrap();
}

#[tokio::test]
async fn a_chat_from_hello_to_the_answer() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut client = Client::silent(address, &rig.secret).await;
        client.say(hello(&[])).await;
        let welcome = client.hear().await;
        assert_eq!(
            (&welcome["type"], &welcome["protocol"], &welcome["heartbeat_seconds"]),
            (&json!("welcome"), &json!(1), &json!(30))
        );
        assert_eq!(welcome["user"]["id"], json!(rig.user.id));
        assert_eq!(
            welcome["conversations"],
            json!([{"id": rig.chat.id, "title": "Attaché", "role": "assistant", "seq": 0}])
        );

        let send = json!({"type": "send", "client_id": "1", "text": "hello"});
        client.say(send.clone()).await;
        let (first, second) = (client.hear().await, client.hear().await);
        let (ack, event) = if first["type"] == "ack" { (first, second) } else { (second, first) };
        assert_eq!((&ack["client_id"], &ack["seq"], &ack["duplicate"]), (&json!("1"), &json!(1), &json!(false)));
        assert_eq!(event["event"]["payload"]["message"]["id"], ack["message_id"]);

        client.say(send).await;
        let again = client.hear().await;
        assert_eq!((&again["message_id"], &again["duplicate"]), (&ack["message_id"], &json!(true)));

        rig.settle().await;
        let (mut deltas, mut answer) = (String::new(), None);
        while answer.is_none() {
            let frame = client.hear().await;
            match frame["type"].as_str().unwrap() {
                "delta" => deltas += frame["text"].as_str().unwrap(),
                "event" => answer = frame["event"]["payload"]["message"]["text"].as_str().map(str::to_owned),
                other => panic!("{other}"),
            }
        }
        assert_eq!(deltas, answer.unwrap(), "the pieces are the whole");
        until(|| rig.engine.metrics.sockets.get() == 1).await;
        drop(client);
        until(|| rig.engine.metrics.sockets.get() == 0 && rig.engine.bus.is_empty()).await;
    }
}

#[tokio::test]
async fn two_devices_see_the_same_stream() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut phone = Client::hello(address, &rig.secret, &[]).await;
        let mut laptop = Client::hello(address, &sign_in(&rig.engine, &rig.user).await, &[]).await;
        phone.say(json!({"type": "send", "client_id": "1", "text": "hello"})).await;
        rig.say("2", "by REST").await;
        until(|| rig.engine.metrics.sockets.get() == 2).await;
        let mut seen = Vec::new();
        for client in [&mut laptop, &mut phone] {
            let mut events = Vec::new();
            while events.len() < 2 {
                let frame = client.hear().await;
                if frame["type"] == "event" {
                    events.push(frame);
                }
            }
            seen.push(events);
        }
        assert_eq!(seen[0], seen[1]);
    }
}

#[tokio::test]
async fn a_client_that_comes_back_misses_nothing_and_gets_nothing_twice() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        rig.chatter(3, 5).await;
        assert_eq!(client.seqs(3).await, [1, 2, 3]);
        drop(client);
        // More than one page of the store, and more while it connects.
        rig.chatter(450, 5).await;
        let more = rig.chatter(20, 5);
        let back = async {
            let mut client = Client::hello(address, &rig.secret, &rig.resume(3)).await;
            let seqs = client.seqs(470).await;
            (client, seqs)
        };
        let ((), (mut client, seqs)) = tokio::join!(more, back);
        assert_eq!(seqs, (4..=473).collect::<Vec<_>>());
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn without_a_resume_only_what_comes() {
    for rig in Rig::each().await {
        rig.chatter(3, 5).await;
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        client.is_quiet().await;
        rig.chatter(1, 5).await;
        assert_eq!(client.seqs(1).await, [4]);
        client.say(json!({"type": "follow", "conversation_id": rig.chat.id, "after": 2})).await;
        assert_eq!(client.seqs(2).await, [3, 4], "a follow asks for what was before");
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn a_conversation_that_begins_is_followed_from_its_first_event() {
    for rig in Rig::each().await {
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        let new = rig.engine.create_conversation(&rig.user, "New", ChannelRole::Assistant).await.unwrap();
        for number in 1..=3 {
            let message = json!({"client_id": number.to_string(), "text": "hi", "conversation_id": new.id});
            rig.post("/v1/messages", message).await.ok();
        }
        for seq in 1..=3 {
            assert_eq!(client.event().await, (new.id.to_string(), seq));
        }
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn others_of_the_workspace_hear_nothing() {
    for rig in Rig::each().await {
        let (_, secret) = rig.colleague().await;
        let address = rig.listen().await;
        let mut colleague = Client::hello(address, &secret, &[]).await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        rig.chatter(3, 5).await;
        rig.settle().await;
        assert_eq!(client.seqs(3).await, [1, 2, 3]);
        let theirs = json!({"type": "follow", "conversation_id": rig.chat.id, "after": 0});
        colleague.say(theirs).await;
        let refused = colleague.hear().await;
        assert_eq!((&refused["type"], &refused["code"]), (&json!("error"), &json!("not_found")));
        let named = Client::silent(address, &secret).await;
        let mut named = named;
        named.say(hello(&rig.resume(0))).await;
        assert_eq!(named.hear().await["conversations"], json!([]));
        assert_eq!(named.hear().await["code"], "not_found");
        for client in [&mut colleague, &mut named] {
            client.is_quiet().await;
        }
    }
}

#[tokio::test]
async fn events_that_are_no_longer_kept_are_a_reset() {
    for rig in Rig::each().await {
        rig.chatter(5, 5).await;
        let write = rig
            .engine
            .store
            .write::<_, store::Error, _>(|tx| async move { store::live::prune(tx, Timestamp::MAX, 3).await }.boxed());
        assert_eq!(write.await.unwrap(), 3);
        let address = rig.listen().await;
        for after in [0, 2, 9] {
            let mut client = Client::hello(address, &rig.secret, &rig.resume(after)).await;
            assert_eq!(
                client.hear().await,
                json!({"type": "reset", "conversation_id": rig.chat.id, "seq": 5}),
                "{after}"
            );
            client.is_quiet().await;
        }
        let mut client = Client::hello(address, &rig.secret, &rig.resume(3)).await;
        assert_eq!(client.seqs(2).await, [4, 5], "these are");
    }
}

#[tokio::test]
async fn another_node_s_events_come_by_its_hint() {
    for rig in Rig::each().await {
        let (node, address) = (rig.node(), rig.listen().await);
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        say_on(&node, &rig, "1").await;
        say_on(&node, &rig, "2").await;
        client.is_quiet().await;
        let hint = |seq| Signal::Stored { conversation_id: rig.chat.id, seq };
        rig.engine.bus.tell(rig.user.workspace_id, [hint(1), hint(2), hint(2)]);
        assert_eq!(client.seqs(2).await, [1, 2]);
        say_on(&node, &rig, "3").await;
        rig.say("4", "here").await;
        assert_eq!(client.seqs(2).await, [3, 4], "a gap is filled before what came after it");
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn a_hint_that_was_lost_costs_a_wait() {
    for rig in Rig::each_with(Limits { heartbeat: Duration::from_millis(300), ..Limits::default() }).await {
        let (node, address) = (rig.node(), rig.listen().await);
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        say_on(&node, &rig, "1").await;
        assert_eq!(client.seqs(1).await, [1]);
    }
}

#[tokio::test]
async fn a_client_that_pauses_gets_all_of_it_later() {
    for rig in Rig::each_with(patient()).await {
        let address = rig.listen().await;
        let mut client = Client::hello(address, &rig.secret, &[]).await;
        // More than the kernel takes, and then more signals than the bus keeps for one listener.
        rig.chatter(150, 60_000).await;
        rig.chatter(600, 5).await;
        assert_eq!(client.seqs(750).await, (1..=750).collect::<Vec<_>>());
        client.is_quiet().await;
    }
}

#[tokio::test]
async fn a_slow_client_is_dropped_without_harm() {
    for rig in Rig::each_with(patient()).await {
        let hasty = rig.listen_with(Limits { write: Duration::from_millis(200), ..patient() }).await;
        let address = rig.listen().await;
        let slow = Client::hello(hasty, &rig.secret, &[]).await;
        let mut other = Client::hello(address, &rig.secret, &[]).await;
        let count = 200;
        let seqs = tokio::join!(rig.chatter(count, 60_000), other.seqs(count)).1;
        assert_eq!(seqs, (1..=count as i64).collect::<Vec<_>>(), "nobody else notices");
        until(|| rig.engine.metrics.sockets.get() == 1).await;

        // What is still on its way to it, then it comes back for the rest.
        let (mut slow, mut last) = (slow, 0);
        while let Some(frame) = slow.next().await {
            if frame["type"] == "event" {
                assert_eq!(frame["event"]["seq"], last + 1);
                last += 1;
            }
        }
        assert!(last < count as i64);
        let mut back = Client::hello(address, &rig.secret, &rig.resume(last)).await;
        assert_eq!(back.seqs(count - last as usize).await, (last + 1..=count as i64).collect::<Vec<_>>());
    }
}
