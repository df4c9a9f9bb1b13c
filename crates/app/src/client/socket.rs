//! The chat protocol (`docs/protocol.md`) from the client's side.

use std::io;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{self, Message};

use super::http::Error;

/// A signed-in socket that was welcomed.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
    /// What the server answered to hello.
    pub welcome: Value,
}

impl Socket {
    /// Connects, says hello with `resume` (conversation and `after`), and waits for the welcome.
    pub async fn connect(address: &str, secret: &str, resume: &[(String, i64)]) -> Result<Self, Error> {
        let mut request = format!("ws://{address}/v1/socket").into_client_request().map_err(broken)?;
        let bearer = HeaderValue::from_str(&format!("Bearer {secret}"));
        let bearer = bearer.map_err(|_| Error::Answer("the secret cannot be a header".into()))?;
        request.headers_mut().insert("Authorization", bearer);
        let tcp = TcpStream::connect(address).await?;
        tcp.set_nodelay(true)?;
        let (stream, _) = tokio_tungstenite::client_async(request, tcp).await.map_err(broken)?;
        let mut socket = Self { stream, welcome: Value::Null };
        let resume: Vec<Value> =
            resume.iter().map(|(id, after)| json!({"conversation_id": id, "after": after})).collect();
        socket.write(&json!({"type": "hello", "protocol": 1, "resume": resume})).await?;
        let welcome = socket.read().await?;
        if welcome["type"] != "welcome" {
            return Err(Error::Answer(format!("hello was answered {welcome}")));
        }
        socket.welcome = welcome;
        Ok(socket)
    }

    /// The member's conversations as the welcome named them.
    pub fn conversations(&self) -> impl Iterator<Item = &str> {
        self.welcome["conversations"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str())
    }

    pub async fn write(&mut self, frame: &Value) -> Result<(), Error> {
        self.stream.send(Message::text(frame.to_string())).await.map_err(broken)
    }

    /// The next frame.
    pub async fn read(&mut self) -> Result<Value, Error> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => {
                    return serde_json::from_str(&text).map_err(|error| Error::Answer(format!("no JSON: {error}")));
                }
                Some(Ok(Message::Close(_))) | None => return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(broken(error)),
            }
        }
    }
}

fn broken(error: tungstenite::Error) -> Error {
    match error {
        tungstenite::Error::Io(error) => error.into(),
        tungstenite::Error::Http(answer) => Error::Answer(format!("the socket was answered {}", answer.status())),
        other => Error::Answer(other.to_string()),
    }
}
