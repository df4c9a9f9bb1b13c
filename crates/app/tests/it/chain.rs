//! The server with a chain of models: a provider answers, and when it is gone the rules do. Nothing of either is logged.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::client::sign_in;
use app::client::socket::Socket;
use serde_json::{Value, json};

use crate::support::{attache, log, run, server};

const PATIENCE: Duration = Duration::from_mins(1);

/// A provider that streams one sentence while `up`, else hangs up at once.
fn provider(up: Arc<AtomicBool>) -> String {
    provider_that(up, ["Quite ", "so, ", "Zenobia."], Arc::default())
}

/// One that says this, and keeps what it was asked.
fn provider_that(up: Arc<AtomicBool>, says: [&'static str; 3], heard: Arc<Mutex<String>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            let mut asked = Vec::new();
            let mut bytes = [0; 8_192];
            while !asked.ends_with(b"}") {
                match stream.read(&mut bytes) {
                    Ok(read) if read > 0 => asked.extend_from_slice(&bytes[..read]),
                    _ => break,
                }
            }
            if !up.load(Ordering::SeqCst) {
                continue;
            }
            let _ =
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
            heard.lock().unwrap().push_str(&String::from_utf8_lossy(&asked));
            for piece in says {
                let event = json!({"choices": [{"index": 0, "delta": {"content": piece}}]});
                let _ = stream.write_all(format!("data: {event}\n\n").as_bytes());
            }
            let end = json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]});
            let _ = stream.write_all(format!("data: {end}\n\ndata: [DONE]\n\n").as_bytes());
        }
    });
    format!("http://{address}/v1")
}

/// Says something and waits for the assistant's message; with the pieces that were streamed before it.
async fn talk(socket: &mut Socket, text: &str) -> (String, String) {
    socket.write(&json!({"type": "send", "client_id": text, "text": text})).await.unwrap();
    let mut streamed = String::new();
    let answered = async {
        loop {
            let frame = socket.read().await.unwrap();
            if frame["type"] == "delta" {
                streamed.push_str(frame["text"].as_str().unwrap());
            }
            let message = &frame["event"]["payload"]["message"];
            if message["sender"] == "assistant" {
                return message["text"].as_str().unwrap_or_default().to_owned();
            }
        }
    };
    let answer = tokio::time::timeout(PATIENCE, answered).await.unwrap();
    (answer, streamed)
}

#[tokio::test]
async fn a_provider_answers_and_without_it_the_rules_do() {
    let folder = tempfile::tempdir().unwrap();
    let up = Arc::new(AtomicBool::new(true));
    let url = provider(Arc::clone(&up));
    let variables = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_NAME", "test-1"),
        ("ATTACHE_MODEL_MAIN_URL", url.as_str()),
        ("ATTACHE_MODEL_MAIN_KEY", "sk-hunter2"),
        ("ATTACHE_MODEL_MAIN_ATTEMPTS", "1"),
        ("ATTACHE_LOG_LEVEL", "trace"),
    ];
    let mut server = server(folder.path(), &variables).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut socket = Socket::connect(server.address(), &secret, &[]).await.unwrap();
    let (answer, streamed) = talk(&mut socket, "is the Ultramarinos open?").await;
    assert_eq!((answer.as_str(), streamed.as_str()), ("Quite so, Zenobia.", "Quite so, Zenobia."));
    up.store(false, Ordering::SeqCst);
    let (answer, _) = talk(&mut socket, "thanks").await;
    assert!(!answer.is_empty() && !answer.contains("Zenobia"), "{answer}");
    server.stop(PATIENCE).await.unwrap();
    let log = log(folder.path());
    assert!(log.contains("the next model is asked"), "{log}");
    for hidden in ["hunter2", "Ultramarinos", "Zenobia"] {
        assert_eq!(log.lines().find(|line| line.contains(hidden)), None, "{hidden}");
    }
    assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
}

#[tokio::test]
async fn what_a_provider_cost_is_told_and_a_budget_stops_it() {
    let folder = tempfile::tempdir().unwrap();
    let url = provider(Arc::new(AtomicBool::new(true)));
    let prices = folder.path().join("prices.toml");
    std::fs::write(&prices, "[models.test-1]\ninput = 100\noutput = 100\n").unwrap();
    let variables = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_NAME", "test-1"),
        ("ATTACHE_MODEL_MAIN_URL", url.as_str()),
        ("ATTACHE_MODEL_MAIN_OUTPUT_TOKENS", "16"),
        ("ATTACHE_MODEL_PRICES", prices.to_str().unwrap()),
        ("ATTACHE_MODEL_ASK_ABOVE", "0"),
        ("ATTACHE_MODEL_BUDGET_WORKSPACE", "5"),
        ("ATTACHE_MODEL_BUDGET_USER", "5"),
    ];
    let mut server = server(folder.path(), &variables).await;
    let command = |arguments: &[&str]| {
        let mut command = attache(folder.path());
        command.env("ATTACHE_STORE_URL", format!("sqlite:{}", folder.path().join("attache.db").display()));
        command.args(arguments);
        run(&mut command)
    };
    let (code, out, error) = command(&["usage"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("nothing was spent"), "{out}");
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut socket = Socket::connect(server.address(), &secret, &[]).await.unwrap();
    let (answer, _) = talk(&mut socket, "is the Ultramarinos open?").await;
    assert_eq!(answer, "Quite so, Zenobia.");
    let (_, out, _) = command(&["usage", "--json", "--days", "2"]);
    let used: Value = serde_json::from_str(&out).unwrap();
    let row = &used["workspaces"][0]["rows"][0];
    assert_eq!((row["model"].as_str(), row["calls"].as_i64()), (Some("test-1"), Some(1)));
    assert!(row["micro_dollars"].as_i64().unwrap() > 0 && used["total"]["micro_dollars"] == row["micro_dollars"]);
    assert!(command(&["usage"]).1.contains("test-1"));
    let id = used["workspaces"][0]["id"].as_str().unwrap();
    let (code, out, error) = command(&["budget", id, "--day", "0.01"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("$0.01 at most"), "{out}");
    let (answer, _) = talk(&mut socket, "and the market?").await;
    assert!(!answer.contains("Zenobia") && answer.contains("budget"), "{answer}");
    assert_eq!(command(&["budget", "nobody"]).0, 1);
    assert_eq!(command(&["budget", id, "--day", "much"]).0, 2);
    server.stop(PATIENCE).await.unwrap();
}

/// Personal data of five kinds and a name: neither the provider nor the log, at its finest, ever holds any of it, and the
/// answer names them all the same.
#[tokio::test]
async fn personal_data_reaches_neither_the_provider_nor_the_log() {
    let canaries =
        ["zenobia@example.org", "+34 612 345 678", "4111 1111 1111 1111", "ES91 2100 0418 4502 0005 1332", "12345678Z"];
    let folder = tempfile::tempdir().unwrap();
    let heard = Arc::new(Mutex::new(String::new()));
    let up = Arc::new(AtomicBool::new(true));
    let url = provider_that(up, ["I wrote to ⟨ema", "il-1⟩ for ", "you."], Arc::clone(&heard));
    let variables = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_NAME", "test-1"),
        ("ATTACHE_MODEL_MAIN_URL", url.as_str()),
        ("ATTACHE_MODEL_REDACT", "true"),
        ("ATTACHE_LOG_LEVEL", "trace"),
    ];
    let mut server = server(folder.path(), &variables).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut socket = Socket::connect(server.address(), &secret, &[]).await.unwrap();
    let text = format!("is this right: {}?", canaries.join(", "));
    let (answer, streamed) = talk(&mut socket, &text).await;
    assert_eq!((answer.as_str(), streamed.as_str()), ("I wrote to zenobia@example.org for you.", answer.as_str()));
    server.stop(PATIENCE).await.unwrap();
    let (log, heard) = (log(folder.path()), heard.lock().unwrap().clone());
    assert!(heard.contains("email-1") && heard.contains("card-1") && heard.contains("id-1"), "{heard}");
    for canary in canaries {
        assert!(!heard.contains(canary), "{canary}: {heard}");
        assert_eq!(log.lines().find(|line| line.contains(canary)), None, "{canary}");
    }
    assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
}
