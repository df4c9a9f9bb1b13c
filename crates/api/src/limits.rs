//! The bounds of the interface. The app's configuration documents and fills them; a test shortens them.

use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a JSON body; more is refused with 413.
    pub body: usize,
    /// Bytes of the body of one message, and of one WebSocket frame.
    pub message_body: usize,
    /// Bytes of an uploaded export.
    pub import_body: usize,
    /// Messages of one upload that are taken over, the newest ones; the answer says how many were left out.
    pub import_messages: usize,
    /// Uploads that are read at once on this node; a further one is told to come again.
    pub imports: usize,
    /// How long a request may take, its body included; then 503.
    pub request: Duration,
    /// The same for an upload.
    pub import: Duration,
    /// How long a connection may take to send a request's head, or stay idle between two requests.
    pub head: Duration,
    /// How long a write to a client may make no progress before its connection is dropped.
    pub write: Duration,
    /// HTTP connections at once; at the bound new ones wait in the kernel's queue.
    pub connections: usize,
    /// Sockets and event streams at once on this node; a further one is refused with 429.
    pub streams: usize,
    /// The same per user.
    pub streams_per_user: usize,
    /// How long a WebSocket may take to say hello.
    pub hello: Duration,
    /// How often a client shows that it lives; one that sends nothing for two of them
    /// is dropped with the third.
    pub heartbeat: Duration,
    /// How often an event stream sends a comment, so that nothing in between takes it for dead.
    pub keep_alive: Duration,
    /// Failed sign-ins per address and minute; more are refused with 429.
    pub sign_ins: u32,
    /// Pushes per address and minute that were none of a platform's; more are refused with 429.
    pub pushes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 1024 * 1024,
            message_body: 128 * 1024,
            import_body: 16 * 1024 * 1024,
            import_messages: 5_000,
            imports: 2,
            request: Duration::from_secs(30),
            import: Duration::from_mins(5),
            head: Duration::from_secs(30),
            write: Duration::from_secs(30),
            connections: 10_000,
            streams: 10_000,
            streams_per_user: 16,
            hello: Duration::from_secs(10),
            heartbeat: Duration::from_secs(30),
            keep_alive: Duration::from_secs(15),
            sign_ins: 10,
            pushes: 100,
        }
    }
}
