//! One connection to the gateway: frames with a bound, heartbeats in time, and what an end of it means.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use reqwest::{Upgraded, Url};
use serde_json::{Value, json};
use tokio::time::{Sleep, sleep, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::handshake::{client::generate_key, derive_accept_key};
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};

use super::api::{Discord, broken};
use super::wire::{Frame, Hello};
use crate::ConnectError;

/// The longest frame, in bytes; the largest that Discord sends tell of a server with all its channels.
const MAX_FRAME: usize = 8 * 1024 * 1024;
/// From the connection to Discord's hello, and for each frame of ours.
const PATIENCE: Duration = Duration::from_secs(15);
/// Heartbeats no closer and no further apart, whatever hello says.
const BEAT: (Duration, Duration) = (Duration::from_millis(10), Duration::from_mins(5));
/// What we close with: the session lives on, and can be resumed.
const PAUSED: u16 = 4_900;

pub(super) mod op {
    pub const DISPATCH: u64 = 0;
    pub const HEARTBEAT: u64 = 1;
    pub const IDENTIFY: u64 = 2;
    pub const RESUME: u64 = 6;
    pub const RECONNECT: u64 = 7;
    pub const INVALID_SESSION: u64 = 9;
    pub const HELLO: u64 = 10;
    pub const HEARTBEAT_ACK: u64 = 11;
}

/// Why a connection is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// The session goes on over another connection.
    Resume,
    /// A new session is needed.
    Identify,
    /// The session goes on behind an event that is too large to be read.
    TooLong,
    Failed(ConnectError),
}

pub(super) struct Connection {
    socket: WebSocketStream<Upgraded>,
    interval: Duration,
    beat: Pin<Box<Sleep>>,
    /// Anything came since the last heartbeat; its acknowledgement at least has to.
    heard: bool,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("interval", &self.interval).finish_non_exhaustive()
    }
}

impl Connection {
    /// Connects and waits for hello. `url` is one that is trusted.
    pub(super) async fn open(server: &Discord, url: &Url) -> Result<Self, End> {
        timeout(PATIENCE, Self::shake_hands(server, url)).await.map_err(|_| failed("no answer in time"))?
    }

    async fn shake_hands(server: &Discord, url: &Url) -> Result<Self, End> {
        let key = generate_key();
        let request =
            server.client.get(gateway_address(url)).header(CONNECTION, "Upgrade").header(UPGRADE, "websocket");
        let request = request.header(SEC_WEBSOCKET_VERSION, "13").header(SEC_WEBSOCKET_KEY, &key);
        let response = request.send().await.map_err(|error| End::Failed(broken(&error).connecting()))?;
        let accepted = response.headers().get(SEC_WEBSOCKET_ACCEPT).map(|given| given.as_bytes().to_vec());
        if response.status().as_u16() != 101 || accepted != Some(derive_accept_key(key.as_bytes()).into_bytes()) {
            return Err(failed(&format!("it answers {}", response.status().as_u16())));
        }
        let upgraded = response.upgrade().await.map_err(|error| End::Failed(broken(&error).connecting()))?;
        // A bot holds its connection for days: small buffers, grown only for what is large.
        let config = WebSocketConfig::default()
            .read_buffer_size(4096)
            .write_buffer_size(0)
            .max_write_buffer_size(64 * 1024)
            .max_message_size(Some(MAX_FRAME))
            .max_frame_size(Some(MAX_FRAME));
        let mut socket = WebSocketStream::from_raw_socket(upgraded, Role::Client, Some(config)).await;
        let text = next(&mut socket).await?;
        let hello: Option<Hello> = serde_json::from_str::<Frame>(&text)
            .ok()
            .filter(|frame| frame.op == op::HELLO)
            .and_then(|frame| serde_json::from_str(frame.d?.get()).ok());
        let hello = hello.ok_or_else(|| failed("it does not say hello"))?;
        let interval = Duration::from_millis(hello.heartbeat_interval).clamp(BEAT.0, BEAT.1);
        // Thousands that reconnect at once are not to beat at once: the key is random, and so is the first wait.
        let jitter = f64::from(key.bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte))) / 256.0;
        let beat = Box::pin(sleep(interval.mul_f64(jitter)));
        Ok(Self { socket, interval, beat, heard: true })
    }

    /// The next frame. Safe to drop.
    pub(super) async fn read(&mut self, seq: Option<u64>) -> Result<Utf8Bytes, End> {
        loop {
            tokio::select! {
                biased;
                () = &mut self.beat => {
                    // Not even the last heartbeat was answered: nobody is there.
                    if !self.heard {
                        return Err(End::Resume);
                    }
                    self.heard = false;
                    self.beat(seq).await?;
                }
                text = next(&mut self.socket) => {
                    self.heard = true;
                    return text;
                }
            }
        }
    }

    /// Does something that may take long, and keeps the heartbeats.
    pub(super) async fn during<T>(&mut self, seq: Option<u64>, work: impl Future<Output = T>) -> Result<T, End> {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                biased;
                done = &mut work => {
                    // What came meanwhile is not read yet.
                    self.heard = true;
                    return Ok(done);
                }
                () = &mut self.beat => self.beat(seq).await?,
            }
        }
    }

    async fn beat(&mut self, seq: Option<u64>) -> Result<(), End> {
        self.beat = Box::pin(sleep(self.interval));
        self.heartbeat(seq).await
    }

    pub(super) async fn heartbeat(&mut self, seq: Option<u64>) -> Result<(), End> {
        self.write(&json!({"op": op::HEARTBEAT, "d": seq})).await
    }

    pub(super) async fn write(&mut self, frame: &Value) -> Result<(), End> {
        let written = timeout(PATIENCE, self.socket.send(Message::text(frame.to_string()))).await;
        written.map_err(|_| End::Resume)?.map_err(|error| ended(&error))
    }

    /// Ends the connection, and leaves the session to be resumed.
    pub(super) async fn close(mut self) {
        let frame = CloseFrame { code: CloseCode::from(PAUSED), reason: Utf8Bytes::default() };
        let _ = timeout(Duration::from_secs(1), self.socket.close(Some(frame))).await;
    }
}

/// The address for an upgrade: version 10, JSON, nothing compressed.
fn gateway_address(url: &Url) -> Url {
    let scheme = if url.scheme() == "wss" { "https" } else { "http" };
    let rest = url.as_str().split_once(':').map_or("", |(_, rest)| rest);
    let mut address = Url::parse(&format!("{scheme}:{rest}")).unwrap_or_else(|_| url.clone());
    address.set_query(Some("v=10&encoding=json"));
    address
}

/// The next text; binary frames are none of ours, pings are answered within.
async fn next(socket: &mut WebSocketStream<Upgraded>) -> Result<Utf8Bytes, End> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => return Ok(text),
            Some(Ok(Message::Close(frame))) => {
                return Err(frame.map_or(End::Resume, |frame| meaning(frame.code.into())));
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(ended(&error)),
            None => return Err(End::Resume),
        }
    }
}

fn ended(error: &Error) -> End {
    match error {
        Error::Capacity(CapacityError::MessageTooLong { .. }) => End::TooLong,
        _ => End::Resume,
    }
}

/// What Discord means by closing.
fn meaning(code: u16) -> End {
    let refused = |cause: &str| End::Failed(ConnectError::Refused { cause: cause.into() });
    match code {
        4004 => refused("the bot's token is wrong or was reset; copy it from the developer portal"),
        4010 => refused("this bot has no such shard; check the shard's number and count"),
        4011 => refused("this bot is on so many servers that it needs shards; add it once a shard"),
        4012 | 4013 => refused("Discord no longer knows what this version asks for; update Attaché"),
        4014 => refused(
            "the bot may not read messages: in the developer portal, under Bot, switch on Message Content Intent",
        ),
        // Closed in order, not signed in, a number that Discord does not know, a session that is over.
        1000 | 1001 | 4003 | 4007 | 4009 => End::Identify,
        _ => End::Resume,
    }
}

pub(super) fn failed(what: &str) -> End {
    End::Failed(ConnectError::Retry { cause: format!("Discord's gateway: {what}"), after: None })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_address_has_version_and_encoding_whatever_was_given() {
        let address = |given: &str| gateway_address(&Url::parse(given).unwrap()).to_string();
        let wanted = "https://gateway.discord.gg/?v=10&encoding=json";
        for given in ["wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=6&compress=zlib-stream"] {
            assert_eq!(address(given), wanted);
        }
        assert_eq!(address("ws://127.0.0.1:9/gateway"), "http://127.0.0.1:9/gateway?v=10&encoding=json");
    }

    #[test]
    fn a_close_is_final_only_where_a_person_has_to_act() {
        for code in [4004, 4010, 4011, 4012, 4013, 4014] {
            assert!(matches!(meaning(code), End::Failed(ConnectError::Refused { .. })), "{code}");
        }
        for code in [1000, 1001, 4003, 4007, 4009] {
            assert_eq!(meaning(code), End::Identify, "{code}");
        }
        for code in [1006, 1012, 4000, 4001, 4002, 4005, 4008, 4099] {
            assert_eq!(meaning(code), End::Resume, "{code}");
        }
    }
}
