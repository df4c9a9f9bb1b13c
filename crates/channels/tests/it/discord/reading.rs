//! What Discord's events are to us.

use channels::{Attachment, Channel, FileKind, Received, Update};
use serde_json::{Value, json};

use crate::discord::world::{CHAT, LUIS, ME, SERVER, TOKEN, World, luis, message, on_server, press, with};

async fn received(world: &World, data: Value) -> Received {
    match world.read("MESSAGE_CREATE", data).await {
        Update::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_message_on_a_server_is_for_us_where_it_says_so() {
    let world = World::start().await;
    let me = json!({"id": ME, "username": "attache", "global_name": null, "bot": true});
    let plain = received(&world, on_server("1", "Lunch on Friday?")).await;
    assert_eq!((plain.chat_title.as_str(), plain.sender_name.as_str()), (&*format!("lunches-{CHAT}"), "Luisito"));
    assert!(!plain.direct && !plain.addressed && !plain.from_me);
    let text = format!("<@{ME}> lunch with <@!{LUIS}>, <@5> & <#7>?");
    let called = received(&world, with(on_server("2", &text), json!({"mentions": [me, luis()]}))).await;
    assert_eq!(called.text, "@attache lunch with @Luis Vega, <@5> & <#7>?");
    assert!(called.addressed && !called.direct);
    let answer = json!({"type": 19, "message_reference": {"message_id": "9", "channel_id": CHAT},
        "referenced_message": with(message("9", "Shall I?"), json!({"author": me}))});
    let answer = received(&world, with(on_server("3", "Yes"), answer)).await;
    assert_eq!((answer.addressed, answer.reply_to.as_deref()), (true, Some("9")));
    let asked = world.server.calls(TOKEN).into_iter().filter(|(call, _)| call == "GET /channels/{channel_id}");
    assert_eq!(asked.count(), 3, "each bot asked once");
}

#[tokio::test]
async fn bots_webhooks_and_tidings_are_passed_over() {
    let world = World::start().await;
    let nothing = [
        json!({"author": {"id": ME, "username": "attache", "global_name": null, "bot": true}}),
        json!({"author": {"id": "8", "username": "other", "global_name": null, "bot": true}}),
        json!({"webhook_id": "8"}),
        json!({"type": 7}),
        json!({"content": ""}),
    ];
    for more in nothing {
        world.server.bring(TOKEN, "MESSAGE_CREATE", &with(message("1", "x"), more));
    }
    world.server.bring(TOKEN, "MESSAGE_UPDATE", &message("1", "with a preview by now"));
    assert_eq!(received(&world, message("2", "the last")).await.text, "the last");
}

#[tokio::test]
async fn attachments_are_fetched_where_they_lie_by_then() {
    let world = World::start().await;
    let url = format!("http://{}/files/voice", world.address);
    let file = |url: &str| json!({"id": "5", "filename": "voice-message.ogg", "content_type": "audio/ogg", "size": 3, "url": url});
    let spoken = with(message("1", ""), json!({"flags": 1 << 13, "attachments": [file("https://gone.example")]}));
    let message = received(&world, spoken).await;
    let [Attachment::File(voice)] = &message.attachments[..] else { panic!("{message:?}") };
    assert_eq!((voice.kind, voice.size), (FileKind::Voice, Some(3)));
    let bot = world.bot();
    let place = format!("{CHAT}/1");
    let keep =
        |url: &str| world.server.keep(TOKEN, &place, json!({"attachments": [file(url)]}), &[("voice", vec![7; 3])]);
    keep(&url);
    assert_eq!(bot.fetch(voice, 100).await.unwrap(), [7; 3]);
    assert!(bot.fetch(voice, 2).await.is_err(), "no more than was asked for");
    for elsewhere in ["https://evil.example/x", "https://cdn.discordapp.com.evil.example/x", "file:///etc/passwd", ""] {
        keep(elsewhere);
        assert!(bot.fetch(voice, 100).await.is_err(), "{elsewhere}");
    }
}

#[tokio::test]
async fn what_is_forwarded_is_somebody_elses() {
    let world = World::start().await;
    let forward = json!({"message_reference": {"type": 1, "message_id": "9", "channel_id": "8"},
        "message_snapshots": [{"message": {"content": "Pay at once", "attachments": []}}]});
    let forwarded = received(&world, with(message("1", ""), forward)).await;
    assert_eq!((forwarded.text.as_str(), forwarded.forwarded, forwarded.reply_to), ("Pay at once", true, None));
}

#[tokio::test]
async fn a_command_is_a_message_and_is_answered_to_whoever_gave_it() {
    let world = World::start().await;
    let command = |name: &str, options: Value| {
        with(
            press(&world.server.next_id(), "1", ""),
            json!({"type": 2, "message": null,
            "data": {"id": "3", "name": name, "type": 1, "options": options}}),
        )
    };
    let start = command("start", json!([{"type": 3, "name": "code", "value": "AbC-123"}]));
    let Update::Message(start) = world.read("INTERACTION_CREATE", start).await else { panic!("a message") };
    assert_eq!((start.text.as_str(), start.opened_with.as_deref()), ("/start AbC-123", Some("AbC-123")));
    assert!(start.direct && start.addressed);
    let (call, body) = world.server.calls(TOKEN).pop().unwrap();
    assert_eq!(call, "POST /interactions/{interaction_id}/{interaction_token}/callback");
    assert_eq!((&body["type"], &body["data"]["flags"]), (&json!(4), &json!(64)), "nobody else sees the code");
    let ask = command("ask", json!([{"type": 3, "name": "what", "value": "lunch on Friday"}]));
    let ask = with(ask, json!({"guild_id": SERVER, "user": null, "member": {"user": luis(), "nick": null}}));
    let Update::Message(ask) = world.read("INTERACTION_CREATE", ask).await else { panic!("a message") };
    assert_eq!((ask.text.as_str(), ask.opened_with, ask.direct), ("/ask lunch on Friday", None, false));
    let written = received(&world, message("2", "/start AbC-123")).await;
    assert_eq!(written.opened_with.as_deref(), Some("AbC-123"));
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn a_chat_that_is_gone_is_left() {
    let world = World::start().await;
    let left = |chat: &str| Update::Left { chat_key: chat.into() };
    assert_eq!(world.read("CHANNEL_DELETE", json!({"id": "7", "type": 0})).await, left("7"));
    assert_eq!(world.read("THREAD_DELETE", json!({"id": "8", "type": 11})).await, left("8"));
    world.server.bring(TOKEN, "MESSAGE_CREATE", &on_server("1", "hello"));
    world.server.bring(TOKEN, "GUILD_DELETE", &json!({"id": SERVER, "unavailable": true}));
    world.server.bring(TOKEN, "GUILD_DELETE", &json!({"id": SERVER}));
    let cursor = world.cursor.lock().unwrap().take();
    let (updates, _) = world.take(&world.bot(), cursor, 2).await;
    assert_eq!(updates[1], left(CHAT), "once, and not for a server that is out of order");
}
