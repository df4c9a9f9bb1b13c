//! A WebSocket client as a program would be one.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::Response;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

/// No story waits longer than this for anything; what is tested never depends on it.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Client(WebSocketStream<TcpStream>);

impl Client {
    /// Connected, and nothing said yet.
    pub async fn silent(address: SocketAddr, secret: &str) -> Self {
        Self::connect(address, &[("authorization", &format!("Bearer {secret}"))]).await.unwrap()
    }

    /// Connected and welcomed. `resume`: conversations and where to go on from.
    pub async fn hello(address: SocketAddr, secret: &str, resume: &[(String, i64)]) -> Self {
        let mut client = Self::silent(address, secret).await;
        client.say(hello(resume)).await;
        assert_eq!(client.hear().await["type"], "welcome");
        client
    }

    /// What the server answers where it refuses the handshake.
    pub async fn connect(
        address: SocketAddr,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, Response<Option<Vec<u8>>>> {
        let socket = TcpSocket::new_v4().unwrap();
        // Little room, so that a story about a slow client need not be long.
        socket.set_recv_buffer_size(16 * 1024).unwrap();
        let stream = socket.connect(address).await.unwrap();
        let mut request = format!("ws://{address}/v1/socket").into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match client_async(request, stream).await {
            Ok((stream, _)) => Ok(Self(stream)),
            Err(Error::Http(response)) => Err(*response),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn say(&mut self, frame: Value) {
        self.0.send(Message::text(frame.to_string())).await.unwrap();
    }

    pub async fn send(&mut self, message: Message) {
        let _ = self.0.send(message).await;
    }

    /// The next frame.
    pub async fn hear(&mut self) -> Value {
        self.next().await.expect("the server closed")
    }

    /// The next frame; `None` once the server closed.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("nothing came") {
                Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next frame, which is an event: its conversation and `seq`.
    pub async fn event(&mut self) -> (String, i64) {
        let frame = self.hear().await;
        assert_eq!(frame["type"], "event", "{frame}");
        (frame["event"]["conversation_id"].as_str().unwrap().to_owned(), frame["event"]["seq"].as_i64().unwrap())
    }

    /// The `seq`s of the next `count` frames, which are events of one conversation.
    pub async fn seqs(&mut self, count: usize) -> Vec<i64> {
        let mut seqs = Vec::with_capacity(count);
        for _ in 0..count {
            seqs.push(self.event().await.1);
        }
        seqs
    }

    /// Nothing is on its way: the answer to a ping is the next frame.
    pub async fn is_quiet(&mut self) {
        self.say(json!({"type": "ping"})).await;
        assert_eq!(self.hear().await, json!({"type": "pong"}));
    }

    /// Reads on to the server's goodbye and its end; answers the code.
    pub async fn bye(&mut self) -> String {
        let mut last = None;
        while let Some(frame) = self.next().await {
            last = Some(frame);
        }
        let last = last.expect("no goodbye");
        assert_eq!(last["type"], "bye", "{last}");
        last["code"].as_str().unwrap().to_owned()
    }
}

pub fn hello(resume: &[(String, i64)]) -> Value {
    let resume: Vec<_> = resume.iter().map(|(id, after)| json!({"conversation_id": id, "after": after})).collect();
    json!({"type": "hello", "protocol": 1, "resume": resume})
}

/// Waits until something that another task does has come about.
pub async fn until(what: impl Fn() -> bool) {
    let wait = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, wait).await.expect("it did not come about");
}
