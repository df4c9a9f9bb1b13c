//! Updates that nobody should send: none of them stops the rest, and the offset passes every one.

use channels::{Channel, Update};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::telegram::person::{First, TOKEN, World, message, with};

fn texts(updates: &[Update]) -> Vec<&str> {
    let mut texts = Vec::new();
    for update in updates {
        if let Update::Message(message) = update {
            texts.push(message.text.as_str());
        }
    }
    texts
}

fn said(id: i64, text: &str) -> Value {
    json!({"message": with(message(id), json!({"text": text}))})
}

/// Things that are no update, each with its number.
fn bad(id: i64) -> Vec<String> {
    let with = |rest: &str| format!(r#"{{"update_id":{id},{rest}}}"#);
    let chat = r#""chat":{"id":77,"type":"private"}"#;
    vec![
        with(r#""message":null"#),
        with(r#""message":[]"#),
        with(r#""message":{"text":"no id"}"#),
        with(&format!(r#""message":{{"message_id":"5","date":1,{chat},"text":"x"}}"#)),
        with(&format!(r#""message":{{"message_id":5,"date":1,{chat},"text":5}}"#)),
        with(&format!(r#""message":{{"message_id":5,"date":9223372036854775807,{chat},"text":"x"}}"#)),
        with(&format!(r#""message":{{"message_id":5,"date":1,{chat},"text":"x","entities":{{}}}}"#)),
        with(r#""message":{"message_id":5,"date":1,"chat":{"id":77,"type":"hologram"},"text":"x"}"#),
        with(r#""message":{"message_id":1e400,"date":1}"#),
        with(r#""something_new":{"id":1}"#),
        with(r#""callback_query":{"id":7}"#),
        with(r#""my_chat_member":{"chat":{}}"#),
        with(&format!(r#""message":{}1{}"#, "[".repeat(100_000), "]".repeat(100_000))),
        with(&format!(r#""message":{}1{}"#, r#"{"reply_to_message":"#.repeat(10_000), "}".repeat(10_000))),
        format!("{{\"update_id\":{id}}}"),
    ]
}

#[tokio::test]
async fn a_bad_update_is_passed_over_and_counted() {
    let world = World::start().await;
    let bot = world.bot();
    let mut wrong = 0;
    world.server.bring(TOKEN, &said(1, "before"));
    for bad in bad(1001) {
        world.server.bring_raw(TOKEN, bad);
        wrong += 1;
    }
    for shape in ["{}", "[]", "7", "null", "\"text\"", r#"{"update_id":"1"}"#, r#"{"update_id":1e30}"#] {
        world.server.bring_raw(TOKEN, shape);
        wrong += 1;
    }
    let last = world.server.bring(TOKEN, &said(2, "after"));
    let batch = world.poll(&bot, None).await;
    assert_eq!(texts(&batch.updates), ["before", "after"]);
    assert_eq!((batch.skipped, batch.cursor.clone()), (wrong, Some((last + 1).to_string())));
    world.server.bring(TOKEN, &said(3, "later"));
    let batch = world.poll(&bot, batch.cursor).await;
    assert_eq!((texts(&batch.updates), batch.skipped), (vec!["later"], 0));
    assert_eq!(world.server.pending(TOKEN), 1, "what was committed is confirmed, and nothing else");
}

#[tokio::test]
async fn updates_larger_than_any_of_telegrams_are_passed_one_by_one() {
    let world = World::start().await;
    let bot = world.bot();
    world.server.bring(TOKEN, &said(1, "before"));
    let huge = world.server.bring(TOKEN, &said(2, &"x".repeat(5 * 1024 * 1024)));
    world.server.bring(TOKEN, &said(3, "after"));
    let (mut cursor, mut all, mut skipped) = (None, Vec::new(), 0);
    while all.len() < 2 {
        let batch = world.poll(&bot, cursor).await;
        all.extend(texts(&batch.updates).into_iter().map(str::to_owned));
        skipped += batch.skipped;
        cursor = batch.cursor;
    }
    assert_eq!(
        (all, skipped, cursor),
        (vec!["before".to_owned(), "after".to_owned()], 1, Some((huge + 2).to_string()))
    );
}

#[tokio::test]
async fn many_middling_updates_come_in_smaller_batches() {
    let world = World::start().await;
    let bot = world.bot();
    for id in 0..12 {
        world.server.bring(TOKEN, &said(id, &format!("{id}{}", "x".repeat(1_000_000))));
    }
    let (mut cursor, mut seen) = (None, Vec::new());
    while seen.len() < 12 {
        let batch = world.poll(&bot, cursor).await;
        assert_eq!(batch.skipped, 0);
        seen.extend(texts(&batch.updates).into_iter().map(|text| text.trim_end_matches('x').to_owned()));
        cursor = batch.cursor;
    }
    assert_eq!(seen, (0..12).map(|id| id.to_string()).collect::<Vec<_>>(), "in order");
}

#[tokio::test]
async fn what_has_no_number_at_all_ends_the_receiving() {
    let world = World::start().await;
    world.server.bring_raw(TOKEN, "{}");
    let told = world.fails(&world.bot()).await;
    assert!(matches!(told, channels::ConnectError::Retry { .. }), "not a loop without end: {told:?}");
}

#[tokio::test]
async fn numbers_that_begin_anew_are_followed() {
    let world = World::start().await;
    let bot = world.bot();
    world.server.bring_raw(TOKEN, r#"{"update_id":5,"message":{"message_id":1,"date":1,"text":"a week later","chat":{"id":77,"type":"private"}}}"#);
    let batch = world.poll(&bot, Some("900".into())).await;
    assert_eq!((texts(&batch.updates), batch.cursor.as_deref()), (vec!["a week later"], Some("6")));
    let sink = First::default();
    world.server.bring_raw(TOKEN, r#"{"update_id":9223372036854775807}"#);
    bot.receive(&sink, Some("no number".into()), &sink.stop).await.unwrap();
    assert_eq!(sink.batch.lock().unwrap().clone().unwrap().cursor.as_deref(), Some("9223372036854775807"));
}

#[tokio::test]
async fn the_same_update_again_reads_the_same() {
    let world = World::start().await;
    let bot = world.bot();
    world.server.bring(TOKEN, &said(1, "once"));
    let first = world.poll(&bot, None).await;
    let again = world.poll(&bot, None).await;
    assert_eq!(first, again, "not confirmed, so it comes again, and its message has the same id");
}

#[tokio::test]
async fn a_push_that_cannot_be_read_is_answered() {
    let world = World::start().await;
    let bot = world.pushed_bot();
    bot.connect().await.unwrap();
    for bad in bad(7) {
        world.server.bring_raw(TOKEN, bad);
    }
    let pushes = world.server.pushes(TOKEN);
    assert!(pushes.len() > 10);
    for push in pushes {
        let pushed = bot.webhook(&push.request()).unwrap();
        assert_eq!((pushed.answer.status, pushed.batch.skipped, pushed.batch.updates.len()), (200, 1, 0));
    }
}

proptest! {
    #[test]
    fn no_body_makes_a_push_panic(body in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        r#"\{"update_id":[0-9]{1,20},"message":\{"message_id":-?[0-9]{1,20},"date":-?[0-9]{1,20},"text":".{0,20}","entities":\[\{"type":"(mention|bot_command)","offset":-?[0-9]{1,20},"length":-?[0-9]{1,20}\}\],"chat":\{"id":-?[0-9]{1,18},"type":"group"\}\}\}"#
            .prop_map(String::into_bytes),
    ]) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let bot = runtime.block_on(async { World::start().await.pushed_bot() });
        let mut headers = http::HeaderMap::new();
        let secret = http::HeaderValue::from_static(crate::telegram::person::SECRET);
        headers.insert("x-telegram-bot-api-secret-token", secret);
        let request = channels::WebhookRequest { method: &http::Method::POST, query: "", headers: &headers, body: &body };
        let _ = bot.webhook(&request);
    }
}
