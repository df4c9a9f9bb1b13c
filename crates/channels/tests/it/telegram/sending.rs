//! What Telegram is asked to do.

use channels::telegram::{BotApi, Options, Telegram, Token};
use channels::{Button, Channel, Endpoint, FetchError, FileKind, Outgoing, RemoteFile, Scope, SendError, Upload};
use serde_json::{Value, json};

use crate::telegram::person::{CHAT, TOKEN, World};

/// The parameters of the last call.
fn last(world: &World) -> (String, Value) {
    world.server.calls(TOKEN).pop().unwrap()
}

#[tokio::test]
async fn a_message_is_plain_text_with_what_belongs_to_it() {
    let world = World::start().await;
    let bot = world.bot();
    bot.send(&Outgoing::text(CHAT, "*Hi*", "1")).await.unwrap();
    assert_eq!(last(&world), ("sendMessage".into(), json!({"chat_id": 77, "text": "*Hi*"})));
    bot.send(&Outgoing::text("-10077:12", "Hi", "2").answering("5")).await.unwrap();
    let wanted = json!({"chat_id": -10077, "message_thread_id": 12, "text": "Hi",
        "reply_parameters": {"message_id": 5, "allow_sending_without_reply": true}});
    assert_eq!(last(&world).1, wanted);
    bot.typing("-10077:12").await.unwrap();
    let wanted = json!({"chat_id": -10077, "message_thread_id": 12, "action": "typing"});
    assert_eq!(last(&world), ("sendChatAction".into(), wanted));
    for chat in ["", "luis", "1:x", "99999999999999999999", "@news"] {
        let sent = bot.send(&Outgoing::text(chat, "Hi", "3")).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })), "{chat}");
    }
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn short_buttons_stand_in_a_row_and_long_ones_below_one_another() {
    let world = World::start().await;
    let bot = world.bot();
    let keyboard = |world: &World| last(world).1["reply_markup"]["inline_keyboard"].clone();
    let short = vec![Button::new("Yes", "y"), Button::new("No", "n")];
    bot.send(&Outgoing::text(CHAT, "?", "1").with_buttons(short)).await.unwrap();
    let wanted = json!([[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]);
    assert_eq!(keyboard(&world), wanted);
    let long = vec![Button::new("Yes, put it into the agenda", "y"), Button::new("No, thank you", "n")];
    bot.send(&Outgoing::text(CHAT, "?", "2").with_buttons(long)).await.unwrap();
    assert_eq!(keyboard(&world).as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn lengths_count_as_telegram_counts_them() {
    let world = World::start().await;
    let bot = world.bot();
    bot.send(&Outgoing::text(CHAT, "👋".repeat(2048), "1")).await.unwrap();
    let longer = bot.send(&Outgoing::text(CHAT, format!("{}x", "👋".repeat(2048)), "2")).await;
    assert!(matches!(longer, Err(SendError::Refused { .. })));
    assert_eq!(world.server.calls(TOKEN).len(), 1, "it was not even tried");
    let text = "Lunch. ".repeat(2000);
    let parts = bot.abilities().text.parts(&text);
    assert_eq!(parts.len(), 4);
    for part in parts {
        bot.send(&Outgoing::text(CHAT, part, "3")).await.unwrap();
    }
    let note = "é".repeat(300);
    bot.acknowledge("no-such-press", &note).await.unwrap();
    assert_eq!(last(&world).1["text"].as_str().unwrap().chars().count(), 200);
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn a_chat_that_moved_is_found() {
    let world = World::start().await;
    let bot = world.bot();
    world.server.move_chat(TOKEN, -200, -100_200);
    bot.send(&Outgoing::text("-200", "Hi", "1")).await.unwrap();
    assert_eq!(world.server.said(TOKEN)[0].chat, -100_200);
    world.server.move_chat(TOKEN, -300, -301);
    world.server.move_chat(TOKEN, -301, -300);
    let circle = bot.send(&Outgoing::text("-300", "Hi", "2")).await;
    assert!(matches!(circle, Err(SendError::Refused { .. })), "{circle:?}");
    assert_eq!(world.server.calls(TOKEN).len(), 4, "a circle ends");
}

#[tokio::test]
async fn a_file_goes_out_as_what_it_is() {
    let world = World::start().await;
    let bot = world.bot();
    for (kind, method, field) in [
        (FileKind::Image, "sendPhoto", "photo"),
        (FileKind::Voice, "sendVoice", "voice"),
        (FileKind::Document, "sendDocument", "document"),
        (FileKind::Video, "sendDocument", "document"),
    ] {
        let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
        let file = Upload { kind, name: "a.bin".into(), mime: "x/y".into(), bytes: bytes.clone().into() };
        let outgoing = Outgoing::text("-10077:12", "42", "1").with_file(file).answering("5");
        bot.send(&outgoing.with_buttons(vec![Button::new("Yes", "y")])).await.unwrap();
        let wanted = json!({"chat_id": -10077, "message_thread_id": 12, "caption": "42",
            field: {"name": "a.bin", "bytes": 70_000},
            "reply_parameters": {"message_id": 5, "allow_sending_without_reply": true},
            "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}});
        assert_eq!(last(&world), (method.into(), wanted));
        assert_eq!(world.server.said(TOKEN).pop().unwrap().file, Some(bytes));
    }
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn a_file_is_fetched_up_to_a_bound() {
    let world = World::start().await;
    let bot = world.bot();
    world.server.keep_file(TOKEN, "voice", vec![7; 100_000]);
    let file = |id: &str, size: Option<u64>| RemoteFile {
        kind: FileKind::Voice,
        name: String::new(),
        mime: String::new(),
        size,
        remote_id: id.into(),
    };
    assert_eq!(bot.fetch(&file("voice", Some(100_000)), 100_000).await.unwrap(), vec![7; 100_000]);
    let refused = [
        bot.fetch(&file("voice", None), 99_999).await,
        bot.fetch(&file("voice", Some(u64::MAX)), 200_000).await,
        bot.fetch(&file("nothing", None), 100_000).await,
    ];
    for fetched in refused {
        assert!(matches!(fetched, Err(FetchError::Refused { .. })), "{fetched:?}");
    }
    assert_eq!(world.server.violations(), [""; 0]);
}

#[test]
fn a_group_is_written_to_less_often_than_a_person() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = BotApi::new(Endpoint::parse("http://127.0.0.1:1").unwrap()).unwrap();
    let bot = Telegram::new(&server, Options::polling(Token::parse(TOKEN).unwrap()));
    let waits = |chat: &str| {
        bot.rates(chat).into_iter().map(|rate| (rate.scope, rate.interval.as_millis())).collect::<Vec<_>>()
    };
    assert_eq!(waits("77"), [(Scope::Account, 34), (Scope::Chat, 1033)]);
    assert_eq!(waits("-10077:12"), [(Scope::Account, 34), (Scope::Chat, 3100)]);
}
