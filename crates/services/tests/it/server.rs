//! A server on HTTP that answers each message as a test says.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server does with one message.
pub enum Reaction {
    /// The result of the request.
    Result(Value),
    /// A whole answer: status line, headers and body.
    Raw(String),
    /// Nothing: the connection is closed.
    Hangs,
}

/// Ends with its test.
pub struct Server {
    pub address: String,
    heads: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub async fn start(react: impl Fn(&str, &Value) -> Reaction + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/secret-path", listener.local_addr().unwrap());
        let heads: Arc<Mutex<Vec<String>>> = Arc::default();
        let (seen, react) = (Arc::clone(&heads), Arc::new(react));
        #[allow(clippy::disallowed_methods)] // a test's own
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                one(stream, &seen, &*react).await;
            }
        });
        Self { address, heads, task }
    }

    /// The heads of the requests that came, in order.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

/// The first words, then `list` and `call`.
pub fn usual(
    list: impl Fn() -> Reaction + Send + Sync,
    call: impl Fn() -> Reaction + Send + Sync,
) -> impl Fn(&str, &Value) -> Reaction {
    move |method, _| match method {
        "initialize" => Reaction::Result(json!({
            "protocolVersion": "2025-11-25",
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "tested\u{202E}", "version": "1"},
        })),
        "tools/list" => list(),
        "tools/call" => call(),
        _ => Reaction::Raw("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into()),
    }
}

async fn one(
    mut stream: TcpStream,
    seen: &Mutex<Vec<String>>,
    react: &(dyn Fn(&str, &Value) -> Reaction + Sync + Send),
) {
    let Some((head, body)) = read(&mut stream).await else { return };
    let posts = head.starts_with("POST");
    seen.lock().unwrap().push(head);
    if !posts {
        let _ = stream.write_all(b"HTTP/1.1 405 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
        return;
    }
    let message: Value = serde_json::from_slice(&body).unwrap();
    let text = match react(message["method"].as_str().unwrap_or_default(), &message) {
        Reaction::Hangs => return,
        Reaction::Raw(text) => text,
        Reaction::Result(result) => {
            let body = json!({"jsonrpc": "2.0", "id": message["id"], "result": result}).to_string();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
        }
    };
    let _ = stream.write_all(text.as_bytes()).await;
}

/// The head and the body of a request.
pub async fn read(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    loop {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            let whole = end + 4 + length.unwrap_or(0);
            while bytes.len() < whole {
                if stream.read_buf(&mut bytes).await.ok()? == 0 {
                    return None;
                }
            }
            return Some((head, bytes[end + 4..whole].to_vec()));
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}
