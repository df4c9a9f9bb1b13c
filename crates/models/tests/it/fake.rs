//! A provider on loopback that says exactly what a test tells it to, byte for byte.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use models::Endpoint;
use models::openai::{Options, Patience};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    /// The head as it came, in lower case.
    pub head: String,
    pub body: Value,
}

/// What it does, in order; at the end it closes.
#[derive(Debug, Clone)]
pub enum Act {
    Say(Vec<u8>),
    /// Says it again and again, as long as somebody listens; waits in between.
    Repeat(Vec<u8>, Duration),
    /// Says nothing more and does not close.
    Hang,
}

type Answer = dyn Fn(usize, &Asked) -> Vec<Act> + Send + Sync;

pub struct Fake {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Fake {
    /// Answers the n-th question (from 0) with what `answer` makes of it.
    pub async fn start(answer: impl Fn(usize, &Asked) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (kept, answer): (_, Arc<Answer>) = (Arc::clone(&asked), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                tokio::spawn(async move {
                    let _ = serve(stream, &kept, &*answer).await;
                });
            }
        });
        Self { address, asked }
    }

    /// Answers everything with the same.
    pub async fn always(acts: Vec<Act>) -> Self {
        Self::start(move |_, _| acts.clone()).await
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn options(&self) -> Options {
        Options {
            endpoint: Endpoint::parse(&format!("http://{}/v1", self.address)).unwrap(),
            key: Some("sk-secret-key".into()),
            model: "test-1".into(),
            output_tokens: 500,
            patience: Patience::default(),
        }
    }
}

async fn serve(mut stream: TcpStream, kept: &Mutex<Vec<Asked>>, answer: &Answer) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |n| n.parse().unwrap());
    while bytes.len() < head_end + length {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let asked = Asked { path, head, body: serde_json::from_slice(&bytes[head_end..]).unwrap_or_default() };
    let n = {
        let mut kept = kept.lock().unwrap();
        kept.push(asked.clone());
        kept.len() - 1
    };
    for act in answer(n, &asked) {
        match act {
            Act::Say(bytes) => stream.write_all(&bytes).await?,
            Act::Repeat(bytes, time) => loop {
                stream.write_all(&bytes).await?;
                tokio::time::sleep(time).await;
            },
            Act::Hang => std::future::pending().await,
        }
    }
    stream.shutdown().await
}

pub fn head(status: &str, kind: &str, more: &str) -> Act {
    Act::Say(format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\n{more}connection: close\r\n\r\n").into_bytes())
}

/// The head of a stream that goes well.
pub fn streaming() -> Act {
    head("200 OK", "text/event-stream; charset=utf-8", "")
}

pub fn say(text: impl Into<String>) -> Act {
    Act::Say(text.into().into_bytes())
}

/// A stream of these events, without names.
pub fn events(events: &[Value]) -> Vec<Act> {
    let mut all = vec![streaming()];
    all.extend(events.iter().map(|event| say(format!("data: {event}\n\n"))));
    all.push(say("data: [DONE]\n\n"));
    all
}

pub fn json_answer(status: &str, body: &Value) -> Vec<Act> {
    vec![head(status, "application/json", ""), say(body.to_string())]
}

/// A piece of a chat completion.
pub fn chunk(delta: &Value, finish: Option<&str>) -> Value {
    json!({"id": "c", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})
}

/// A whole chat completion that says `text`.
pub fn says(text: &str) -> Vec<Act> {
    let mut all = vec![chunk(&json!({"role": "assistant", "content": ""}), None)];
    all.extend(text.split_inclusive(' ').map(|piece| chunk(&json!({"content": piece}), None)));
    all.push(chunk(&json!({}), Some("stop")));
    all.push(json!({"choices": [], "usage": {"prompt_tokens": 120, "completion_tokens": 7, "total_tokens": 127,
        "prompt_tokens_details": {"cached_tokens": 100}}}));
    events(&all)
}

/// Named events, as Anthropic sends them.
pub fn named(events: &[Value]) -> Vec<Act> {
    let event = |event: &Value| say(format!("event: {}\ndata: {event}\n\n", event["type"].as_str().unwrap()));
    std::iter::once(streaming()).chain(events.iter().map(event)).collect()
}
