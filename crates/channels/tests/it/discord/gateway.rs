//! Sessions: begun once, resumed where the commits are, begun anew where they have to be.

use channels::discord::fake::Act;
use channels::discord::{Bot, Options, Shard, Token};
use channels::{ConnectError, Update};
use serde_json::{Value, json};

use crate::discord::world::{TOKEN, World, message};

fn texts(updates: &[Update]) -> Vec<&str> {
    let texts = updates.iter().map(|update| match update {
        Update::Message(message) => message.text.as_str(),
        _ => "?",
    });
    texts.collect()
}

/// The operations that the gateway heard: 2 identifies, 6 resumes.
fn heard(world: &World) -> Vec<u64> {
    world.server.heard(TOKEN).iter().map(|frame| frame["op"].as_u64().unwrap()).collect()
}

fn say(world: &World, text: &str) {
    world.server.bring(TOKEN, "MESSAGE_CREATE", &message(&world.server.next_id(), text));
}

#[tokio::test]
async fn a_restart_resumes_where_the_commits_are() {
    let world = World::start().await;
    for text in ["one", "two", "three"] {
        say(&world, text);
    }
    let (updates, cursor) = world.take(&world.bot(), None, 2).await;
    assert_eq!(texts(&updates), ["one", "two"]);
    let (updates, _) = world.take(&world.bot(), cursor.clone(), 1).await;
    assert_eq!(texts(&updates), ["three"]);
    let (again, _) = world.take(&world.bot(), cursor, 1).await;
    assert_eq!(texts(&again), ["three"], "what was not committed comes again");
    assert_eq!(heard(&world), [2, 6, 6]);
    let identify = &world.server.heard(TOKEN)[0]["d"];
    assert_eq!((&identify["intents"], &identify["shard"]), (&json!(1 + 512 + 4096 + 32768), &json!([0, 1])));
}

#[tokio::test]
async fn every_end_that_can_be_mended_is() {
    let world = World::start().await;
    let say_op = |op: u64, d: Value| Act::Say(json!({"op": op, "d": d}).to_string());
    let acts = [
        (say_op(7, Value::Null), 6),
        (say_op(9, json!(true)), 6),
        (say_op(9, json!(false)), 2),
        (Act::Drop, 6),
        (Act::Close(4000), 6),
        (Act::Close(4009), 2),
        (Act::Close(1001), 2),
    ];
    let mut wanted = vec![2];
    for (act, answer) in acts {
        say(&world, "before");
        world.server.act(TOKEN, act);
        say(&world, "after");
        wanted.push(answer);
    }
    let (updates, _) = world.take(&world.bot(), None, 14).await;
    assert_eq!(texts(&updates), ["before", "after"].repeat(7), "in order, each once");
    assert_eq!(heard(&world), wanted);
}

#[tokio::test]
async fn a_refused_resume_begins_anew() {
    let world = World::start().await;
    say(&world, "one");
    let (_, cursor) = world.take(&world.bot(), None, 1).await;
    world.server.end_session(TOKEN);
    say(&world, "two");
    let (updates, anew) = world.take(&world.bot(), cursor.clone(), 1).await;
    assert_eq!(texts(&updates), ["two"]);
    assert!(anew.is_some() && anew != cursor);
    assert_eq!(heard(&world), [2, 6, 2]);
    for nonsense in ["", "7", "{}", r#"{"session":"s","url":"wss://gateway.evil.example","seq":1}"#] {
        world.server.end_session(TOKEN);
        say(&world, "three");
        let (updates, _) = world.take(&world.bot(), Some(nonsense.into()), 1).await;
        assert_eq!(texts(&updates), ["three"]);
    }
    assert_eq!(heard(&world)[3..], [2, 2, 2, 2], "no token goes where a cursor says");
}

#[tokio::test]
async fn what_a_person_has_to_mend_is_told_as_that() {
    let world = World::start().await;
    for (code, mend) in [(4004, "token"), (4014, "Message Content Intent"), (4013, "update"), (4011, "shards")] {
        world.server.turn_away(TOKEN, Act::Close(code));
        let error = world.fails(&world.bot()).await;
        assert!(matches!(&error, ConnectError::Refused { cause } if cause.contains(mend)), "{code}: {error:?}");
    }
    world.server.allow(TOKEN, 0, 1 << 19);
    let error = world.fails(&world.bot()).await;
    let day = matches!(error, ConnectError::Retry { after: Some(after), .. } if after.as_secs() == 14_400);
    assert!(day, "no session is begun past the day's count: {error:?}");
    assert_eq!(heard(&world), [2; 4]);
}

#[tokio::test]
async fn a_gateway_that_always_breaks_off_is_left_to_the_manager() {
    let world = World::start().await;
    for _ in 0..20 {
        world.server.turn_away(TOKEN, Act::Drop);
    }
    let error = world.fails(&world.bot()).await;
    assert!(matches!(error, ConnectError::Retry { .. }), "{error:?}");
    assert_eq!(heard(&world).len(), 6, "not without end");
}

#[tokio::test]
async fn a_connection_without_answers_to_its_heartbeats_is_left() {
    let world = World::start().await;
    world.server.heartbeats(20, false);
    let bot = world.bot();
    let server = std::sync::Arc::clone(&world.server);
    // The message comes only when a second connection has resumed.
    let later = async {
        while server.heard(TOKEN).iter().filter(|frame| frame["op"] == 6).count() < 1 {
            tokio::task::yield_now().await;
        }
        server.heartbeats(41_250, true);
        server.bring(TOKEN, "MESSAGE_CREATE", &message("1400000000000000009", "late"));
    };
    let ((updates, _), ()) = tokio::join!(world.take(&bot, None, 1), later);
    assert_eq!(texts(&updates), ["late"]);
    assert_eq!(heard(&world)[..2], [2, 6]);
}

#[tokio::test]
async fn a_shard_says_which_it_is() {
    let world = World::start().await;
    say(&world, "one");
    let shard = Shard { index: 1, count: 3 };
    let bot = Bot::new(&world.discord(), Options { shard, ..Options::new(Token::parse(TOKEN).unwrap()) });
    world.take(&bot, None, 1).await;
    assert_eq!(world.server.heard(TOKEN)[0]["d"]["shard"], json!([1, 3]));
}
