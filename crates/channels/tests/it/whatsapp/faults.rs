//! What fails, and what is told of it.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::time::Duration;

use channels::whatsapp::{Number, Secret, Token, Whatsapp};
use channels::{Channel, ConnectError, Outgoing, SendError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::whatsapp::person::{APP_SECRET, CHAT, NUMBER, TOKEN, VERIFY, World, number_at};

/// A server that answers each request with the same bytes, then closes.
async fn blunt(answer: String) -> Whatsapp {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut head = [0; 4096];
                let _ = stream.read(&mut head).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    number_at(&format!("http://{address}"), TOKEN)
}

fn answer(head: &str, body: &str) -> String {
    format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

async fn say(number: &Whatsapp) -> SendError {
    number.send(&Outgoing::text(CHAT, "Hi", "1")).await.unwrap_err()
}

#[tokio::test]
async fn only_what_may_have_been_taken_is_uncertain() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let told = say(&number_at(&format!("http://{nobody}"), TOKEN)).await;
    assert!(matches!(told, SendError::Retry { .. }), "nobody listens: {told:?}");
    let cases = [
        (String::new(), "Unknown"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"messages\":".into(), "Unknown"),
        (answer("200 OK", "<html>"), "Unknown"),
        (answer("200 OK", "{}"), "Unknown"),
        (answer("200 OK", r#"{"messages":[]}"#), "Unknown"),
        (answer("200 OK", r#"{"messages":[{"id":""}]}"#), "Unknown"),
        (answer("504 Gateway Timeout", "<html>"), "Unknown"),
        (answer("503 Service Unavailable", "<html>"), "Retry"),
        (answer("500 Internal Server Error", r#"{"error":{"code":131000}}"#), "Retry"),
        (answer("500 Internal Server Error", r#"{"error":{"code":"x"}}"#), "Retry"),
        (answer("429 Too Many Requests", ""), "Retry"),
        (answer("302 Found\r\nlocation: http://127.0.0.1:1/", ""), "Refused"),
        (answer("400 Bad Request", ""), "Refused"),
        (answer("401 Unauthorized", ""), "Refused"),
    ];
    for (answer, kind) in cases {
        let error = say(&blunt(answer.clone()).await).await;
        assert!(format!("{error:?}").starts_with(kind), "{answer}: {error:?}");
    }
}

#[tokio::test]
async fn each_code_is_told_as_what_it_means() {
    let world = World::start().await;
    let number = world.number();
    for (status, code, least) in
        [(400, 130_429, 1), (429, 131_056, 6), (400, 80_007, 60), (400, 4, 60), (400, 131_048, 3600)]
    {
        world.server.refuse(NUMBER, status, code);
        let error = say(&number).await;
        let waits = matches!(error, SendError::Retry { after: Some(after), .. } if after == Duration::from_secs(least));
        assert!(waits, "{code}: {error:?}");
    }
    let refused = [
        (400, 131_026, "cannot be delivered"),
        (401, 190, "access token"),
        (401, 0, "access token"),
        (403, 10, "permission"),
        (403, 200, "permission"),
        (500, 3, "permission"),
        (400, 131_030, "test number"),
        (403, 368, "locked or restricted"),
        (404, 132_001, "(132001): as told"),
    ];
    for (status, code, words) in refused {
        world.server.refuse(NUMBER, status, code);
        let error = say(&number).await;
        assert!(matches!(&error, SendError::Refused { cause } if cause.contains(words)), "{code}: {error:?}");
    }
    for code in [131_047, 470] {
        world.server.refuse(NUMBER, 400, code);
        let error = say(&number).await;
        assert!(matches!(&error, SendError::Closed { cause } if cause.contains("24-hour window")), "{code}: {error:?}");
    }
    for (status, code) in [(500, 131_000), (503, 131_016), (500, 2), (500, 999_999)] {
        world.server.refuse(NUMBER, status, code);
        let error = say(&number).await;
        assert!(matches!(error, SendError::Retry { after: None, .. }), "{code}: {error:?}");
    }
    assert!(number.send(&Outgoing::text(CHAT, "Hi", "1")).await.is_ok());
    assert_eq!(world.server.said(NUMBER).len(), 1, "nothing of what failed arrived");
}

#[tokio::test]
async fn a_limit_is_kept_but_not_for_ever() {
    let head = "429 Too Many Requests\r\nretry-after: 18446744073709551615";
    let error = say(&blunt(answer(head, r#"{"error":{"code":130429}}"#)).await).await;
    assert!(
        matches!(error, SendError::Retry { after: Some(after), .. } if after == Duration::from_hours(24)),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_file_that_was_not_kept_is_tried_again() {
    let file = channels::Upload {
        kind: channels::FileKind::Document,
        name: "a.txt".into(),
        mime: "text/plain".into(),
        bytes: b"x".as_slice().into(),
    };
    let number = blunt(String::new()).await;
    let sent = number.send(&Outgoing::text(CHAT, "Hi", "1").with_file(file)).await;
    assert!(matches!(sent, Err(SendError::Retry { .. })), "no message named it yet: {sent:?}");
}

#[tokio::test]
async fn a_wrong_id_is_told_when_connecting() {
    let world = World::start().await;
    let other = r#"{"id":"5","verified_name":"Ana"}"#;
    let told = blunt(answer("200 OK", other)).await.connect().await;
    assert!(matches!(told, Err(ConnectError::Refused { .. })), "{told:?}");
    world.server.add("5", "EAAanother", "another-secret");
    let told = world.number_with("EAAanother").connect().await;
    assert!(matches!(&told, Err(ConnectError::Refused { cause }) if cause.contains("phone number ID")), "{told:?}");
    let down = blunt(answer("503 Service Unavailable", "")).await.connect().await;
    assert!(matches!(down, Err(ConnectError::Retry { .. })), "{down:?}");
}

#[tokio::test]
async fn secrets_stand_in_no_error_and_no_record() {
    let echo = format!(r#"{{"error":{{"code":7,"message":"no such thing: Bearer {TOKEN}"}}}}"#);
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let numbers = [
        blunt(answer("400 Bad Request", &echo)).await,
        blunt(String::new()).await,
        number_at(&format!("http://{nobody}"), TOKEN),
        number_at("https://127.0.0.1:1", TOKEN),
    ];
    for number in numbers {
        let told =
            [format!("{:?}", say(&number).await), format!("{:?}", number.connect().await), format!("{number:?}")];
        for told in told {
            for secret in [TOKEN, APP_SECRET, VERIFY] {
                assert!(!told.contains(secret), "{told}");
            }
        }
    }
    for wrong in ["", "secret word", "secret\n", "secret:1", &"x".repeat(1025)] {
        let told = Token::parse(wrong).map_or_else(|told| told, |token| format!("{token:?}"));
        assert!(!told.contains("secret"), "{told}");
    }
    assert!(Token::parse("EAA with space").is_err() && Token::parse(&format!(" {TOKEN} ")).is_ok());
    for wrong in ["", "+34600", "12a", "../1", &"1".repeat(33)] {
        assert!(Number::parse(wrong).is_err(), "{wrong}");
    }
    for wrong in ["", "short", "with a space", &"x".repeat(257)] {
        assert!(Secret::parse(wrong).is_err(), "{wrong}");
    }
}
