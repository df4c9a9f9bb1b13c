//! What is made of each kind of update.

use channels::{Attachment, Channel, FileKind, Profile, RemoteFile, Update, WebhookError, WebhookRequest};
use serde_json::{Value, json};

use crate::telegram::person::{SECRET, TOKEN, World, in_group, luis, message, only, with};

/// The message that an update of this kind is read as.
async fn read(kind: &str, message: Value) -> channels::Received {
    let world = World::start().await;
    let batch = world.read(json!({ kind: message })).await;
    match only(batch) {
        Update::Message(message) | Update::Edited { message, .. } => message,
        other => panic!("{other:?}"),
    }
}

fn file(kind: FileKind, name: &str, mime: &str, size: Option<u64>, id: &str) -> Attachment {
    Attachment::File(RemoteFile { kind, name: name.into(), mime: mime.into(), size, remote_id: id.into() })
}

#[tokio::test]
async fn a_text_says_who_where_and_when() {
    let text = json!({"text": "Lunch on Friday?", "reply_to_message": with(message(4), json!({"text": "So?"}))});
    let read = read("message", with(message(5), text)).await;
    assert_eq!((read.chat_key.as_str(), read.chat_title.as_str()), ("77", "Luis Vega"));
    assert_eq!((read.sender_key.as_str(), read.sender_name.as_str()), ("5000000001", "Luis Vega"));
    assert_eq!((read.external_id.as_str(), read.text.as_str()), ("5", "Lunch on Friday?"));
    assert_eq!((read.sent_at.as_second(), read.reply_to.as_deref()), (1_795_000_000, Some("4")));
    assert!(read.direct && read.addressed && !read.from_me && !read.forwarded, "{read:?}");
    assert_eq!((read.attachments, read.opened_with), (Vec::new(), None));
}

#[tokio::test]
async fn what_is_sent_beside_text_is_attached() {
    let size = |id: &str, width: i64| json!({"file_id": id, "file_unique_id": id, "width": width, "height": 9});
    let named = |id: &str| json!({"file_id": id, "file_unique_id": "u", "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 9_000_000_000_u64});
    let at = json!({"latitude": 40.4168, "longitude": -3.7038});
    let place = |name: &str, address: &str| Attachment::Place {
        name: name.into(),
        address: address.into(),
        latitude: 40.4168,
        longitude: -3.7038,
    };
    let cases = [
        (
            json!({"photo": [size("small", 90), size("large", 1280), size("middle", 320)], "caption": "the menu"}),
            "the menu",
            file(FileKind::Image, "", "", None, "large"),
        ),
        (
            json!({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3, "mime_type": "audio/ogg", "file_size": 12}}),
            "",
            file(FileKind::Voice, "", "audio/ogg", Some(12), "v"),
        ),
        (json!({"audio": named("m")}), "", file(FileKind::Audio, "a.pdf", "application/pdf", Some(9_000_000_000), "m")),
        (
            json!({"document": named("d"), "caption": "read it"}),
            "read it",
            file(FileKind::Document, "a.pdf", "application/pdf", Some(9_000_000_000), "d"),
        ),
        (json!({"video_note": size("n", 240)}), "", file(FileKind::Video, "", "", None, "n")),
        (json!({"animation": size("g", 100), "document": named("g")}), "", file(FileKind::Video, "", "", None, "g")),
        (json!({"sticker": size("s", 512)}), "", file(FileKind::Sticker, "", "", None, "s")),
        (json!({"location": at}), "", place("", "")),
        (
            json!({"location": at, "venue": {"location": at, "title": "Café", "address": "Calle 1"}}),
            "",
            place("Café", "Calle 1"),
        ),
        (
            json!({"contact": {"phone_number": "+34600", "first_name": "Ana", "last_name": "Gil"}}),
            "",
            Attachment::Contact { name: "Ana Gil".into(), phone: "+34600".into() },
        ),
    ];
    for (more, text, attachment) in cases {
        let read = read("message", with(message(5), more.clone())).await;
        assert_eq!((read.text.as_str(), read.attachments), (text, vec![attachment]), "{more}");
    }
}

#[tokio::test]
async fn in_a_group_only_what_is_meant_for_us_is() {
    let entity = |kind: &str, offset: usize, length: usize| json!({"type": kind, "offset": offset, "length": length});
    let ours = json!({"message_id": 3, "date": 1, "from": {"id": 123_456, "is_bot": true, "first_name": "A"}});
    let theirs = json!({"message_id": 3, "date": 1, "from": luis()});
    let us = json!({"id": 123_456, "is_bot": true, "first_name": "A"});
    let cases = [
        ("Lunch on Friday?", json!({}), false),
        ("@attache_bot lunch?", json!({"entities": [entity("mention", 0, 12)]}), true),
        ("👋🏽 hey @Attache_Bot", json!({"entities": [entity("mention", 9, 12)]}), true),
        ("@attache_bots lunch?", json!({"entities": [entity("mention", 0, 13)]}), false),
        ("@attache_bot is only text here", json!({}), false),
        ("hey you", json!({"entities": [{"type": "text_mention", "offset": 4, "length": 3, "user": us}]}), true),
        ("/today", json!({"entities": [entity("bot_command", 0, 6)]}), true),
        ("/today@attache_bot", json!({"entities": [entity("bot_command", 0, 18)]}), true),
        ("/today@other_bot", json!({"entities": [entity("bot_command", 0, 16)]}), false),
        ("try /today", json!({"entities": [entity("bot_command", 4, 6)]}), false),
        ("yes", json!({"reply_to_message": ours}), true),
        ("yes", json!({"reply_to_message": theirs}), false),
        ("x", json!({"entities": [entity("mention", 0, 5000)]}), false),
    ];
    for (text, more, addressed) in cases {
        let read = read("message", with(in_group(5, text), more)).await;
        assert_eq!((read.addressed, read.direct), (addressed, false), "{text}");
        assert_eq!((read.chat_key.as_str(), read.chat_title.as_str()), ("-10077", "Friday lunches"));
    }
    let photo =
        json!({"caption": "@attache_bot", "caption_entities": [entity("mention", 0, 12)], "photo": [{"file_id": "p"}]});
    let mut captioned = with(in_group(5, ""), photo);
    captioned.as_object_mut().unwrap().remove("text");
    assert!(read("message", captioned).await.addressed);
}

#[tokio::test]
async fn a_link_to_the_bot_brings_its_code() {
    for (text, code) in [
        ("/start", None),
        ("/start K7_x-9", Some("K7_x-9")),
        ("/start@attache_bot K7", Some("K7")),
        ("/start@other_bot K7", None),
        ("/start two words", None),
        ("/started K7", None),
        ("say /start K7", None),
    ] {
        let read = read("message", with(message(5), json!({"text": text}))).await;
        assert_eq!((read.opened_with.as_deref(), read.text.as_str()), (code, text));
    }
    let long = read("message", with(message(5), json!({"text": format!("/start {}", "a".repeat(65))}))).await;
    assert_eq!(long.opened_with, None);
}

#[tokio::test]
async fn channels_topics_and_anonymous_admins_have_their_own_names() {
    let post = json!({"message_id": 9, "date": 1, "text": "news", "sender_chat": {"id": -1005, "type": "channel", "title": "News"},
        "chat": {"id": -1005, "type": "channel", "title": "News"}});
    let post = read("channel_post", post).await;
    assert_eq!((post.sender_key.as_str(), post.sender_name.as_str(), post.addressed), ("-1005", "News", false));
    let topic = json!({"message_thread_id": 12, "is_topic_message": true,
        "reply_to_message": {"message_id": 12, "date": 1, "forum_topic_created": {"name": "t", "icon_color": 1}}});
    let topic = read("message", with(in_group(5, "in a topic"), topic)).await;
    assert_eq!((topic.chat_key.as_str(), topic.reply_to), ("-10077:12", None));
    let thread = read("message", with(in_group(5, "in a thread"), json!({"message_thread_id": 12}))).await;
    assert_eq!(thread.chat_key, "-10077", "a thread of answers is no topic");
    let admin = json!({"sender_chat": {"id": -10077, "type": "supergroup", "title": "Friday lunches"}});
    let admin = read("message", with(in_group(5, "the house says"), admin)).await;
    assert_eq!((admin.sender_key.as_str(), admin.sender_name.as_str()), ("-10077", "Friday lunches"));
    let forwarded = json!({"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Ana"}});
    assert!(read("message", with(in_group(5, "pay me"), forwarded)).await.forwarded);
}

#[tokio::test]
async fn what_happens_to_a_chat_is_told() {
    let world = World::start().await;
    let member = |status: &str| {
        json!({"my_chat_member": {"chat": {"id": 77, "type": "private", "first_name": "Luis"}, "from": luis(), "date": 1,
            "old_chat_member": {"status": "member", "user": luis()}, "new_chat_member": {"status": status, "user": luis()}}})
    };
    assert_eq!(only(world.read(member("kicked")).await), Update::Left { chat_key: "77".into() });
    let world = World::start().await;
    let back = world.read(member("member")).await;
    assert_eq!((back.updates.len(), back.skipped), (0, 0), "an unblocking is read and tells nothing");
    let world = World::start().await;
    let moved = json!({"message": {"message_id": 1, "date": 1, "migrate_to_chat_id": -100_200,
        "chat": {"id": -200, "type": "group", "title": "g"}}});
    assert_eq!(only(world.read(moved).await), Update::Moved { chat_key: "-200".into(), to: "-100200".into() });
    let world = World::start().await;
    let title = json!({"message": {"message_id": 1, "date": 1, "new_chat_title": "x", "chat": {"id": -200, "type": "group", "title": "x"}}});
    let title = world.read(title).await;
    assert_eq!((title.updates.len(), title.skipped), (0, 0));
    let world = World::start().await;
    let walked = json!({"edit_date": 2, "location": {"latitude": 40.4, "longitude": -3.7, "live_period": 900}});
    let walked = world.read(json!({"edited_message": with(message(5), walked)})).await;
    assert_eq!((walked.updates.len(), walked.skipped), (0, 0), "a place that moves is no news");
}

#[tokio::test]
async fn a_press_on_what_telegram_no_longer_has_is_a_press_still() {
    let world = World::start().await;
    let query = |more: Value| with(json!({"id": "9", "from": luis(), "chat_instance": "1", "data": "approve:1"}), more);
    let gone =
        json!({"message": {"chat": {"id": 77, "type": "private", "first_name": "Luis"}, "message_id": 3, "date": 0}});
    let pressed = only(world.read(json!({"callback_query": query(gone)})).await);
    assert!(matches!(pressed, Update::Pressed { chat_key, data, .. } if chat_key == "77" && data == "approve:1"));
    let world = World::start().await;
    let inline = world.read(json!({"callback_query": query(json!({"inline_message_id": "x"}))})).await;
    assert_eq!((inline.updates.len(), inline.skipped), (0, 0));
}

#[tokio::test]
async fn a_push_is_read_before_anybody_connected() {
    let world = World::start().await;
    let bot = world.pushed_bot();
    let profile = bot.connect().await.unwrap();
    let wanted = Profile {
        external_id: "123456".into(),
        name: "Attaché".into(),
        address: Some("https://t.me/attache_bot".into()),
    };
    assert_eq!(profile, wanted);
    let (_, call) = world.server.calls(TOKEN).into_iter().find(|(method, _)| method == "setWebhook").unwrap();
    assert_eq!((&call["url"], &call["secret_token"]), (&json!("https://attache.example/hooks/1"), &json!(SECRET)));

    let mention = json!({"entities": [{"type": "mention", "offset": 0, "length": 12}]});
    world.server.bring(TOKEN, &json!({"message": with(in_group(5, "@attache_bot?"), mention)}));
    let push = world.server.pushes(TOKEN).remove(0);
    let addressed = |bot: &channels::telegram::Telegram| {
        let pushed = bot.webhook(&push.request()).unwrap();
        assert_eq!(pushed.answer.status, 200);
        matches!(only(pushed.batch), Update::Message(message) if message.addressed)
    };
    assert!(!addressed(&world.pushed_bot()), "nobody told this one its name");
    assert!(addressed(&bot));
    assert!(addressed(&world.pushed_bot_at(profile.address)), "an earlier connect told");

    let mut headers = push.headers.clone();
    headers.insert("x-telegram-bot-api-secret-token", http::HeaderValue::from_static("push-secret_2"));
    let forged = WebhookRequest { headers: &headers, ..push.request() };
    assert_eq!(bot.webhook(&forged), Err(WebhookError::Forbidden));
    assert_eq!(world.bot().webhook(&push.request()), Err(WebhookError::Forbidden), "a bot that polls is not pushed to");
}
