//! The two directions of one WebSocket, with a bound on how long a write may take.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code as numbers};
use futures_util::SinkExt;
use serde::Serialize;
use tokio::time::timeout;
use tracing::debug;
use utoipa::ToSchema;

use super::ServerFrame;

/// How long a goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// Why the server closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bye {
    /// The server stops or restarts.
    Shutdown,
    /// Nothing came for too long.
    Idle,
    /// A frame could not be written in time.
    Slow,
    /// The login is over.
    SignedOut,
    /// What came is not this protocol.
    Protocol,
    /// The database is away.
    Unavailable,
}

/// Why a session ends.
#[derive(Debug)]
pub(super) enum End {
    /// The client closed, or is gone.
    Gone,
    /// It is told why.
    Bye(Bye, String),
}

pub(super) fn bye(code: Bye, message: &str) -> End {
    End::Bye(code, message.to_owned())
}

#[derive(Debug)]
pub(super) struct Wire {
    socket: WebSocket,
    patience: Duration,
}

impl Wire {
    pub fn new(socket: WebSocket, patience: Duration) -> Self {
        Self { socket, patience }
    }

    /// The next message of the client; safe to cancel.
    pub async fn next(&mut self) -> Result<Message, End> {
        match self.socket.recv().await {
            Some(Ok(Message::Close(_))) | None => Err(End::Gone),
            Some(Ok(message)) => Ok(message),
            Some(Err(error)) => {
                debug!(%error, "the socket cannot be read");
                Err(bye(Bye::Protocol, "the frame is too large or broken"))
            }
        }
    }

    /// Writes a frame and waits until it is on its way.
    pub async fn send(&mut self, frame: &ServerFrame) -> Result<(), End> {
        self.feed(frame).await?;
        self.flush().await
    }

    /// Writes a frame that may wait for those behind it.
    pub async fn feed(&mut self, frame: &ServerFrame) -> Result<(), End> {
        let message = Message::text(serde_json::to_string(frame).unwrap_or_default());
        in_time(self.patience, self.socket.feed(message)).await
    }

    pub async fn flush(&mut self) -> Result<(), End> {
        in_time(self.patience, self.socket.flush()).await
    }

    /// Says why, and closes.
    pub async fn close(mut self, end: End) {
        let End::Bye(code, message) = end else { return };
        self.patience = GOODBYE;
        if self.send(&ServerFrame::Bye { code, message }).await.is_ok() {
            let close = CloseFrame { code: close_code(code), reason: "".into() };
            let _ = timeout(GOODBYE, self.socket.send(Message::Close(Some(close)))).await;
        }
    }
}

async fn in_time<T, E>(patience: Duration, write: impl Future<Output = Result<T, E>>) -> Result<T, End> {
    match timeout(patience, write).await {
        Ok(written) => written.map_err(|_| End::Gone),
        Err(_) => Err(bye(Bye::Slow, "a frame could not be written in time")),
    }
}

/// The number that goes with it in the closing handshake.
fn close_code(code: Bye) -> u16 {
    match code {
        Bye::Shutdown => numbers::RESTART,
        Bye::Unavailable => numbers::AGAIN,
        Bye::Idle | Bye::Slow | Bye::SignedOut => numbers::POLICY,
        Bye::Protocol => numbers::PROTOCOL,
    }
}
