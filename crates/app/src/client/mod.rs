//! A client of our own server, for measurements, the crash driver and tests: plain HTTP/1.1 and WebSockets over TCP,
//! and the server itself as a child process. The server's code uses none of it.

pub mod http;
pub mod proxy;
pub mod server;
pub mod socket;

use std::time::Duration;

use serde_json::{Value, json};

use http::{Connection, Error};

/// Exchanges a sign-in link's token for a login's secret.
pub async fn sign_in(address: &str, token: &str) -> Result<String, Error> {
    let answer = Connection::new(address, None).post("/v1/login", &json!({"token": token})).await?;
    match answer.json()?.get("secret").and_then(Value::as_str) {
        Some(secret) if answer.status == 200 => Ok(secret.to_owned()),
        _ => Err(Error::Answer(format!("sign-in was answered {}: {}", answer.status, answer.text()))),
    }
}

/// Waits until the server says that it is ready, `patience` at most. Looks every two milliseconds.
pub async fn until_ready(address: &str, patience: Duration) -> bool {
    let ready = async {
        loop {
            let answer = Connection::new(address, None).get("/readyz").await;
            if answer.is_ok_and(|answer| answer.status == 200) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(patience, ready).await.is_ok()
}
