//! What nobody should send: none of it stops the rest, and the place passes every one.

use channels::discord::Token;
use channels::discord::fake::Act;
use channels::{Channel, ConnectError, SendError, Update};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::discord::world::{LUIS, TOKEN, World, message, press, with};

/// How many were skipped and what was read, when all of `before` came before one good message.
async fn read_behind(world: &World, before: &[(&str, String)]) -> (usize, Vec<Update>) {
    for (kind, data) in before {
        world.server.bring_raw(TOKEN, kind, data.clone());
    }
    world.server.bring(TOKEN, "MESSAGE_CREATE", &message("1400000000000000001", "the last"));
    let batches = world.batches(&world.bot(), None, 1).await;
    let skipped = batches.iter().map(|batch| batch.skipped).sum();
    (skipped, batches.into_iter().flat_map(|batch| batch.updates).collect())
}

fn is_the_last(updates: &[Update]) -> bool {
    matches!(updates, [Update::Message(message)] if message.text == "the last")
}

#[tokio::test]
async fn wrong_shapes_are_counted_and_passed_over() {
    let world = World::start().await;
    let wrong = |field: &str, value: Value| {
        ("MESSAGE_CREATE", with(message("1400000000000000002", "x"), json!({field: value})).to_string())
    };
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let before = [
        ("MESSAGE_CREATE", "null".into()),
        ("MESSAGE_CREATE", "{}".into()),
        ("MESSAGE_CREATE", "[7]".into()),
        ("MESSAGE_CREATE", "no JSON".into()),
        ("MESSAGE_CREATE", deep.clone()),
        ("MESSAGE_CREATE", format!("{{\"mentions\":{deep}}}")),
        wrong("id", json!(7)),
        wrong("id", json!("../../users/@me")),
        wrong("channel_id", json!("")),
        wrong("content", json!({})),
        wrong("timestamp", json!("yesterday")),
        wrong("author", json!(null)),
        wrong("attachments", json!([7])),
        ("INTERACTION_CREATE", with(press("1", "2", "x"), json!({"token": "../x"})).to_string()),
        ("INTERACTION_CREATE", with(press("1", "2", "x"), json!({"type": "3"})).to_string()),
        ("CHANNEL_DELETE", "{\"id\":\"x\"}".into()),
        ("GUILD_DELETE", "7".into()),
    ];
    let (skipped, updates) = read_behind(&world, &before).await;
    assert!(is_the_last(&updates), "{updates:?}");
    assert_eq!(skipped, before.len());
}

#[tokio::test]
async fn what_is_unknown_is_nothing() {
    let world = World::start().await;
    for text in
        ["", "[]", "{\"op\":\"x\"}", "{\"op\":99,\"d\":{}}", "{\"op\":0}", "{\"op\":10,\"d\":{}}", "{\"op\":11}"]
    {
        world.server.act(TOKEN, Act::Say(text.into()));
    }
    let before = [("PIGEON_CREATE", "{}".into()), ("TYPING_START", "{}".into()), ("RESUMED", "7".into())];
    let (skipped, updates) = read_behind(&world, &before).await;
    assert!(is_the_last(&updates) && skipped == 3, "{updates:?} {skipped}");
}

#[tokio::test]
async fn what_is_too_large_is_passed_over() {
    let world = World::start().await;
    let huge = format!("{{\"content\":\"{}\"}}", "x".repeat(9 * 1024 * 1024));
    let (skipped, updates) = read_behind(&world, &[("MESSAGE_CREATE", huge)]).await;
    assert!(is_the_last(&updates) && skipped == 1, "{skipped}");
    let resumes = world.server.heard(TOKEN).iter().filter(|frame| frame["op"] == 6).count();
    assert_eq!(resumes, 1, "once, and behind it");
}

#[tokio::test]
async fn many_mentions_take_one_pass() {
    let world = World::start().await;
    let mentions: Vec<Value> =
        (0..20_000).map(|n| json!({"id": n.to_string(), "username": "n", "global_name": null})).collect();
    let text = "<@1><@!2><@<@x> <@99999999999999999999999>".repeat(20_000);
    let before = with(message("1400000000000000002", &text), json!({"mentions": mentions}));
    world.server.bring(TOKEN, "MESSAGE_CREATE", &before);
    let (updates, _) = world.take(&world.bot(), None, 1).await;
    let [Update::Message(read)] = &updates[..] else { panic!("one message") };
    assert!(read.text.starts_with("@n@n<@<@x> <@99999999999999999999999>@n"), "{}", &read.text[..60]);
}

#[tokio::test]
async fn the_token_is_told_nowhere() {
    let world = World::start().await;
    let bot = world.bot();
    let mut told = format!("{bot:?} {:?}", Token::parse(TOKEN));
    world.server.remove(TOKEN);
    let refused = bot.connect().await.unwrap_err();
    assert!(matches!(refused, ConnectError::Refused { .. }));
    told = format!("{told} {refused:?} {refused}");
    for chat in ["1", "x", "../@me", "1/../2", ""] {
        let sent = bot.send(&channels::Outgoing::text(chat, "x", "1")).await.unwrap_err();
        assert!(matches!(sent, SendError::Refused { .. }));
        told += &sent.to_string();
    }
    let secret = TOKEN.split('.').next_back().unwrap();
    assert!(!told.contains(secret) && !told.contains(TOKEN), "{told}");
    for wrong in ["", "one", "a.b", "a.b.c.d", "a..c", "a.b.c\r\nx: y", "é.b.c"] {
        assert!(Token::parse(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_event_stops_the_rest(kinds in prop::collection::vec(0..5_usize, 1..6), text in ".{0,40}", number in any::<i64>()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let world = World::start().await;
            let kind = |n: usize| ["MESSAGE_CREATE", "MESSAGE_UPDATE", "INTERACTION_CREATE", "GUILD_DELETE", "READY_"][n];
            let values = [json!(text), json!(number), json!([text, number]), json!({"id": text, "token": text}),
                with(message(LUIS, ""), json!({"attachments": [{"id": text}], "kind": number}))];
            let before: Vec<(&str, String)> =
                kinds.iter().enumerate().map(|(n, k)| (kind(*k), values[(n + k) % 5].to_string())).collect();
            let (_, updates) = read_behind(&world, &before).await;
            assert!(is_the_last(&updates), "{updates:?}");
        });
    }
}
