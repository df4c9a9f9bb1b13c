//! What was written in a chat before.

use channels::{Channel, Earlier, FetchError, Wanted};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::world::{CHAT, ME, TOKEN, World, message, with};

fn now() -> Timestamp {
    "2026-11-18T20:00:00Z".parse().unwrap()
}

/// A message of `minutes` ago, as Discord hands it out when it is asked: without its server.
fn ago(minutes: i64, more: &Value) -> Value {
    let at = now() - SignedDuration::from_mins(minutes);
    let id = ((at.as_millisecond() - 1_420_070_400_000) << 22).to_string();
    let message = with(message(&id, &format!("{minutes} ago")), json!({"timestamp": at.to_string()}));
    with(message, more.clone())
}

fn wanted(most: usize, cursor: Option<&str>) -> Wanted<'_> {
    Wanted { source: CHAT, since: now() - SignedDuration::from_hours(240), most, cursor }
}

fn texts(page: &Earlier) -> Vec<&str> {
    page.messages.iter().map(|message| message.text.as_str()).collect()
}

#[tokio::test]
async fn ten_days_come_oldest_first_and_of_too_many_the_newest() {
    let world = World::start().await;
    let old = 240 * 60 + 1;
    world.server.wrote_before(TOKEN, CHAT, (old..old + 3).map(|minutes| ago(minutes, &json!({}))));
    world.server.wrote_before(TOKEN, CHAT, (1..=150).map(|minutes| ago(minutes, &json!({}))));
    let bot = json!({"author": {"id": ME, "username": "attache", "bot": true}});
    world.server.wrote_before(TOKEN, CHAT, [ago(160, &bot), ago(161, &json!({"timestamp": "yesterday"}))]);

    let bot = world.bot();
    let mut all = bot.earlier(wanted(200, None)).await.unwrap();
    while let Some(cursor) = all.cursor.take() {
        let page = world.bot().earlier(wanted(200, Some(&cursor))).await.unwrap();
        all.messages.extend(page.messages);
        all.cursor = page.cursor;
    }
    let expected: Vec<String> = (1..=150).rev().map(|minutes| format!("{minutes} ago")).collect();
    assert_eq!(texts(&all), expected, "ours and what cannot be read are passed over");
    assert_eq!(all.messages[0].chat_title, format!("lunches-{CHAT}"));
    assert!(!all.messages[0].direct && !all.messages[0].forwarded);

    let some = world.bot().earlier(wanted(100, None)).await.unwrap();
    assert_eq!((texts(&some).first(), texts(&some).last()), (Some(&"100 ago"), Some(&"1 ago")));
    let refused = world.bot().earlier(Wanted { source: "1/../2", ..wanted(1, None) }).await;
    assert!(matches!(refused, Err(FetchError::Refused { .. })), "{refused:?}");
    assert_eq!(world.server.violations(), Vec::<String>::new());
}
