//! What fails, and what is told of it.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use channels::contract::Peer;
use channels::telegram::{BotApi, Options, Telegram, Token};
use channels::{Batch, Channel, ConnectError, Endpoint, Outgoing, SendError, Sink, SinkError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::telegram::person::{CHAT, TOKEN, World};

/// A server that answers each request with the same bytes, then closes.
async fn blunt(answer: &'static str) -> Telegram {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut head = [0; 4096];
                let _ = stream.read(&mut head).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    bot_at(&format!("http://{address}"))
}

/// Behind the first batch one poll is lost, behind the second two are.
struct Bad<'a> {
    world: &'a World,
    taken: AtomicU32,
}

#[async_trait]
impl Sink for Bad<'_> {
    async fn take(&self, _: Batch) -> Result<(), SinkError> {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed) + 1;
        self.world.server.drop_polls(TOKEN, taken);
        self.world.person().says("another").await;
        Ok(())
    }
}

fn bot_at(address: &str) -> Telegram {
    let server = BotApi::new(Endpoint::parse(address).unwrap()).unwrap();
    Telegram::new(&server, Options::polling(Token::parse(TOKEN).unwrap()))
}

async fn say(bot: &Telegram) -> SendError {
    bot.send(&Outgoing::text(CHAT, "Hi", "1")).await.unwrap_err()
}

#[tokio::test]
async fn only_what_may_have_been_taken_is_uncertain() {
    let refused = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert!(matches!(say(&bot_at(&format!("http://{refused}"))).await, SendError::Retry { .. }), "nobody listens");
    let cases = [
        ("", "Unknown"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"ok\":true", "Unknown"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>", "Unknown"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"ok\":true}", "Unknown"),
        ("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 6\r\n\r\n<html>", "Retry"),
        ("HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n", "Retry"),
        ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n", "Refused"),
        ("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n", "Refused"),
    ];
    for (answer, kind) in cases {
        let error = say(&blunt(answer).await).await;
        assert!(format!("{error:?}").starts_with(kind), "{answer}: {error:?}");
    }
}

#[tokio::test]
async fn a_limit_is_kept_but_not_for_ever() {
    let answer = "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 79\r\n\r\n\
        {\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":18446744073709551615}}   ";
    let error = say(&blunt(answer).await).await;
    assert!(
        matches!(error, SendError::Retry { after: Some(after), .. } if after == Duration::from_hours(24)),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_token_stands_in_no_error_and_no_record() {
    let secret = TOKEN.split(':').nth(1).unwrap();
    let echoing = "HTTP/1.1 400 Bad Request\r\ncontent-length: 114\r\n\r\n\
        {\"ok\":false,\"error_code\":400,\"description\":\"no such thing: /bot123456:AAF-secret_part_of_the_token/sendMessage\"}   ";
    let refused = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let bots =
        [blunt(echoing).await, blunt("").await, bot_at(&format!("http://{refused}")), bot_at("https://127.0.0.1:1")];
    for bot in bots {
        let told = [format!("{:?}", say(&bot).await), format!("{:?}", bot.connect().await), format!("{bot:?}")];
        for told in told {
            assert!(!told.contains(secret), "{told}");
        }
    }
    for wrong in ["", "123456", "AAF-secret_part:123", "12/../x:secret", "123456:sec/ret", "-5:secret", "+5:secret"] {
        let told = Token::parse(wrong).unwrap_err();
        assert!(!told.contains("secret"), "{told}");
    }
    assert!(Token::parse(&format!("1:{}", "a".repeat(200))).is_err());
    assert_eq!(Token::parse(" 123456:AAF-x_y \n").unwrap().bot(), 123_456);
}

#[tokio::test]
async fn a_withdrawn_token_is_final() {
    let world = World::start().await;
    let bot = world.bot();
    bot.connect().await.unwrap();
    world.server.remove(TOKEN);
    assert!(matches!(bot.connect().await, Err(ConnectError::Refused { .. })));
    assert!(matches!(world.fails(&bot).await, ConnectError::Refused { .. }));
    assert!(matches!(say(&bot).await, SendError::Refused { cause } if cause.contains("@BotFather")));
}

#[tokio::test]
async fn a_poll_that_breaks_off_is_asked_again_once() {
    let world = World::start().await;
    let sink = Bad { world: &world, taken: AtomicU32::new(0) };
    world.person().says("one").await;
    let failed = world.bot().receive(&sink, None, &CancellationToken::new()).await;
    assert!(matches!(failed, Err(ConnectError::Retry { after: None, .. })), "{failed:?}");
    assert_eq!(sink.taken.into_inner(), 2);
}

#[tokio::test]
async fn two_that_read_one_bot_are_told_so() {
    let world = Arc::new(World::start().await);
    let (first, second) = (world.bot(), world.bot());
    let there = Arc::clone(&world);
    let first = tokio::spawn(async move { there.fails(&first).await });
    while world.server.calls(TOKEN).iter().filter(|(method, _)| method == "getUpdates").count() == 0 {
        tokio::task::yield_now().await;
    }
    let there = Arc::clone(&world);
    let second = tokio::spawn(async move { there.fails(&second).await });
    let told = first.await.unwrap();
    assert!(
        matches!(&told, ConnectError::Retry { cause, after: Some(_) } if cause.contains("another program")),
        "{told:?}"
    );
    second.abort();
}

#[tokio::test]
async fn a_webhook_of_somebody_elses_is_told_and_a_connect_takes_it_away() {
    let world = World::start().await;
    world.pushed_bot().connect().await.unwrap();
    let bot = world.bot();
    let told = world.fails(&bot).await;
    assert!(matches!(&told, ConnectError::Retry { cause, .. } if cause.contains("push")), "{told:?}");
    bot.connect().await.unwrap();
    world.server.bring(
        TOKEN,
        &serde_json::json!({"message": {"message_id": 1, "date": 1, "text": "hi",
        "chat": {"id": 77, "type": "private", "first_name": "Luis"}}}),
    );
    assert_eq!(world.poll(&bot, None).await.updates.len(), 1);
}
