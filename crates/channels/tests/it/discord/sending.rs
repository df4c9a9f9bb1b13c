//! What Discord is asked to do, and when it is not.

use std::time::Duration;

use channels::contract::Fault;
use channels::{Button, Channel, ConnectError, FileKind, Outgoing, SendError, Upload};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::discord::world::{CHAT, ME, TOKEN, World, press};

fn last(world: &World) -> (String, Value) {
    world.server.calls(TOKEN).pop().unwrap()
}

#[tokio::test]
async fn a_message_calls_nobody_and_carries_its_nonce() {
    let world = World::start().await;
    let bot = world.bot();
    bot.send(&Outgoing::text(CHAT, "@everyone <@1>", "key").answering("5")).await.unwrap();
    let (call, body) = last(&world);
    assert_eq!(call, "POST /channels/{channel_id}/messages");
    let nonce = body["nonce"].as_str().unwrap().to_owned();
    let wanted = json!({"content": "@everyone <@1>", "components": [], "allowed_mentions": {"parse": []},
        "nonce": nonce, "enforce_nonce": true,
        "message_reference": {"message_id": "5", "fail_if_not_exists": false}});
    assert_eq!(body, wanted);
    bot.send(&Outgoing::text(CHAT, "another", "other key").answering("no id")).await.unwrap();
    assert!(last(&world).1["nonce"] != nonce.as_str() && nonce.len() == 25);
    assert!(last(&world).1.get("message_reference").is_none());
    let buttons = (0..7).map(|n| Button::new(format!("b{n}"), "x")).collect();
    bot.send(&Outgoing::text(CHAT, "?", "2").with_buttons(buttons)).await.unwrap();
    let rows: Vec<usize> = last(&world).1["components"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["components"].as_array().unwrap().len())
        .collect();
    assert_eq!(rows, [5, 2]);
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn one_lost_answer_is_settled_by_the_nonce() {
    let world = World::start().await;
    let bot = world.bot();
    for file in [
        None,
        Some(Upload { kind: FileKind::Image, name: "a.png".into(), mime: "image/png".into(), bytes: [7; 9].into() }),
    ] {
        world.server.lose_once(TOKEN);
        let outgoing = Outgoing { file: file.clone(), ..Outgoing::text(CHAT, "once", format!("{}", file.is_some())) };
        let sent = bot.send(&outgoing).await.unwrap();
        let said = world.server.said(TOKEN).pop().unwrap();
        assert_eq!((sent.external_id, said.file.is_some()), (Some(said.id), file.is_some()));
    }
    assert_eq!(world.server.said(TOKEN).len(), 2);
    world.server.fail(TOKEN, Fault::Lost);
    let sent = bot.send(&Outgoing::text(CHAT, "lost", "3")).await;
    assert!(matches!(sent, Err(SendError::Unknown { .. })), "{sent:?}");
    assert_eq!(world.server.said(TOKEN).len(), 3);
}

#[tokio::test]
async fn a_used_up_limit_is_waited_for_without_a_call() {
    let world = World::start().await;
    let bot = world.bot();
    let headers =
        json!({"x-ratelimit-bucket": "abcd1234", "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "2.5"});
    world.server.limit(TOKEN, headers);
    bot.send(&Outgoing::text(CHAT, "one", "1")).await.unwrap();
    let calls = world.server.calls(TOKEN).len();
    let sent = bot.send(&Outgoing::text(CHAT, "two", "2")).await;
    assert!(matches!(sent, Err(SendError::Retry { after: Some(after), .. }) if after == Duration::from_millis(2500)));
    assert_eq!(world.server.calls(TOKEN).len(), calls, "it was not even tried");
    bot.send(&Outgoing::text("1300000000000000078", "elsewhere", "3")).await.unwrap();
    world.clock.advance(SignedDuration::from_secs(3));
    bot.send(&Outgoing::text(CHAT, "two", "2")).await.unwrap();
}

#[tokio::test]
async fn refusals_stop_before_discord_shuts_us_out() {
    let world = World::start().await;
    let bot = world.bot();
    for n in 0..600 {
        world.server.fail(TOKEN, Fault::Blocked);
        let _ = bot.send(&Outgoing::text(CHAT, "x", n.to_string())).await;
    }
    assert_eq!(world.server.calls(TOKEN).len(), 500);
    let sent = bot.send(&Outgoing::text(CHAT, "x", "y")).await;
    assert!(matches!(sent, Err(SendError::Retry { after: Some(_), .. })), "{sent:?}");

    let world = World::start().await;
    let bot = world.bot();
    world.server.remove(TOKEN);
    for _ in 0..3 {
        let sent = bot.send(&Outgoing::text(CHAT, "x", "1")).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })));
    }
    world.server.add(TOKEN, ME);
    let sent = bot.send(&Outgoing::text(CHAT, "x", "1")).await;
    assert!(matches!(sent, Err(SendError::Refused { .. })), "a token that was refused is not tried again");
    bot.connect().await.unwrap();
    bot.send(&Outgoing::text(CHAT, "x", "1")).await.unwrap();
}

#[tokio::test]
async fn connecting_checks_what_the_bot_may_and_says_where_to_add_it() {
    let world = World::start().await;
    let bot = world.bot();
    let profile = bot.connect().await.unwrap();
    assert_eq!((profile.external_id.as_str(), profile.name.as_str()), (ME, "attache"));
    let address = profile.address.unwrap();
    assert!(
        address.contains(&format!("client_id={ME}&")) && address.ends_with("permissions=274878008320"),
        "{address}"
    );
    world.server.allow(TOKEN, 1000, 0);
    let refused = bot.connect().await;
    assert!(matches!(&refused, Err(ConnectError::Refused { cause }) if cause.contains("Message Content Intent")));
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn a_press_is_acknowledged_quietly_or_with_words_and_late_is_no_error() {
    let world = World::start().await;
    let bot = world.bot();
    for (id, note) in [("1", ""), ("2", "Noted.")] {
        world.server.bring(TOKEN, "INTERACTION_CREATE", &press(id, "9", "x"));
        bot.acknowledge(&format!("{id}:aW50ZXJhY3Rpb24tdG9rZW4"), note).await.unwrap();
        let kind = if note.is_empty() { 6 } else { 4 };
        assert_eq!(last(&world).1["type"], kind);
    }
    bot.acknowledge("2:aW50ZXJhY3Rpb24tdG9rZW4", "").await.unwrap();
    for wrong in ["", "x", "1:", "1:a/b", "../1:a"] {
        assert!(bot.acknowledge(wrong, "").await.is_err(), "{wrong}");
    }
    assert_eq!(world.server.violations(), [""; 0]);
}
