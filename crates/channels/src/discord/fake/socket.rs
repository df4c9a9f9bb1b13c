//! The gateway: hello, then what each frame of the client's calls for, and the bot's events in order.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};

use super::{Act, Bot, Item, Server, keep, locked};
use crate::discord::gateway::op;

/// A connection, and what it turned out to be.
struct Line {
    socket: WebSocketStream<TcpStream>,
    server: Arc<Server>,
    /// Token and number, once the client has said whose it is.
    of: Option<(String, u64)>,
}

pub(super) async fn serve(stream: TcpStream, server: Arc<Server>) {
    let socket = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
    let heartbeat = locked(&server.settings).heartbeat;
    let mut line = Line { socket, server, of: None };
    let _ = line.say(&json!({"op": op::HELLO, "d": {"heartbeat_interval": heartbeat}})).await;
    while line.turn().await.is_some() {}
}

impl Line {
    async fn say(&mut self, frame: &Value) -> Option<()> {
        self.say_raw(frame.to_string()).await
    }

    async fn say_raw(&mut self, frame: String) -> Option<()> {
        self.socket.send(Message::text(frame)).await.ok()
    }

    /// One thing that happens; `None` at the end.
    async fn turn(&mut self) -> Option<()> {
        let server = Arc::clone(&self.server);
        let changed = server.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        if let Some((token, number)) = self.of.clone() {
            let next = {
                let mut bots = locked(&server.bots);
                let bot = bots.get_mut(&token).filter(|bot| bot.connection == number);
                match bot {
                    // A newer connection has the session, or this one was told to go.
                    None => {
                        self.of = None;
                        None
                    }
                    Some(bot) => bot.next(),
                }
            };
            match next {
                Some(Item::Act(act)) => return self.act(act).await,
                Some(Item::Event { data, .. }) => return self.say_raw(data).await,
                None => {}
            }
        }
        tokio::select! {
            () = changed => Some(()),
            message = self.socket.next() => match message {
                Some(Ok(Message::Text(text))) => self.hear(&serde_json::from_str(&text).ok()?).await,
                Some(Ok(Message::Close(_)) | Err(_)) | None => None,
                Some(Ok(_)) => Some(()),
            },
        }
    }

    async fn act(&mut self, act: Act) -> Option<()> {
        match act {
            Act::Say(text) => self.say_raw(text).await,
            Act::Close(code) => {
                let frame = CloseFrame { code: code.into(), reason: "".into() };
                let _ = self.socket.close(Some(frame)).await;
                // Until the client has read it.
                while let Some(Ok(_)) = self.socket.next().await {}
                None
            }
            Act::Drop => None,
        }
    }

    async fn hear(&mut self, frame: &Value) -> Option<()> {
        let operation = frame["op"].as_u64()?;
        if operation == op::HEARTBEAT {
            let acknowledges = locked(&self.server.settings).acknowledges;
            return if acknowledges { self.say(&json!({"op": op::HEARTBEAT_ACK})).await } else { Some(()) };
        }
        let server = Arc::clone(&self.server);
        let token = frame["d"]["token"].as_str().unwrap_or_default().trim_start_matches("Bot ").to_owned();
        let answered = {
            let mut bots = locked(&server.bots);
            match bots.get_mut(&token) {
                None if matches!(operation, op::IDENTIFY | op::RESUME) => Err(Act::Close(4004)),
                None => Ok(Vec::new()),
                Some(bot) => {
                    keep(&mut bot.heard, frame.clone());
                    let resumed = bot.greet(operation, &frame["d"], &server.address.to_string());
                    if resumed.is_ok() {
                        bot.connection += 1;
                        self.of = Some((token, bot.connection));
                    }
                    resumed
                }
            }
        };
        server.changed.notify_waiters();
        match answered {
            Err(act) => self.act(act).await,
            Ok(frames) => {
                for frame in frames {
                    self.say_raw(frame).await?;
                }
                Some(())
            }
        }
    }
}

impl Bot {
    /// What an identify or a resume is answered.
    fn greet(&mut self, operation: u64, data: &Value, address: &str) -> Result<Vec<String>, Act> {
        if let Some(act) = self.turned_away.pop_front() {
            return Err(act);
        }
        let session = format!("session-{}", self.session);
        if operation == op::RESUME {
            let from = data["seq"].as_u64().filter(|seq| *seq <= self.seq);
            let Some(from) = from.filter(|_| data["session_id"] == session.as_str()) else {
                return Err(Act::Say(json!({"op": op::INVALID_SESSION, "d": false}).to_string()));
            };
            let missed = self.sent.iter().filter(|(seq, _)| *seq > from).map(|(_, frame)| frame.clone());
            let mut frames: Vec<String> = missed.collect();
            frames.push(self.event("RESUMED", "{}"));
            return Ok(frames);
        }
        if operation != op::IDENTIFY {
            return Ok(Vec::new());
        }
        self.session += 1;
        self.seq = 0;
        self.sent.clear();
        let ready = json!({"v": 10, "user": self.user(), "guilds": [], "session_id": format!("session-{}", self.session),
            "resume_gateway_url": format!("ws://{address}"), "shard": data["shard"],
            "application": {"id": self.id, "flags": self.flags}});
        Ok(vec![self.event("READY", &ready.to_string())])
    }

    fn next(&mut self) -> Option<Item> {
        let item = self.queue.pop_front()?;
        Some(match item {
            Item::Event { kind, data } => {
                let data = self.event(&kind, &data);
                Item::Event { kind, data }
            }
            Item::Act(act) => {
                // What comes behind waits for the next connection.
                if ends(&act) {
                    self.connection += 1;
                }
                Item::Act(act)
            }
        })
    }

    /// A numbered frame, kept for whoever resumes.
    fn event(&mut self, kind: &str, data: &str) -> String {
        self.seq += 1;
        // Discord writes the number before the data.
        let frame = format!("{{\"t\":{},\"s\":{},\"op\":0,\"d\":{data}}}", json!(kind), self.seq);
        keep(&mut self.sent, (self.seq, frame.clone()));
        frame
    }
}

/// Whether a client is to leave its connection.
fn ends(act: &Act) -> bool {
    let Act::Say(text) = act else { return true };
    let frame: Value = serde_json::from_str(text).unwrap_or_default();
    matches!(frame["op"].as_u64(), Some(op::RECONNECT | op::INVALID_SESSION))
}
