//! The bounds of the HTTP interface; what each means to the code stands at [`api::Limits`].

use std::time::Duration;

use super::{Problems, duration};

/// Bounds of the HTTP interface. What goes beyond one is refused with an error that names it; nothing is cut.
#[derive(Debug, confique::Config)]
pub struct Limits {
    /// Bytes of a request's body.
    #[config(default = 1_048_576, env = "ATTACHE_LIMITS_BODY")]
    pub body: usize,

    /// Bytes of the body of one message, and of one WebSocket frame.
    #[config(default = 131_072, env = "ATTACHE_LIMITS_MESSAGE_BODY")]
    pub message_body: usize,

    /// Bytes of an uploaded chat export.
    #[config(default = 16_777_216, env = "ATTACHE_LIMITS_IMPORT_BODY")]
    pub import_body: usize,

    /// Messages of one upload that are taken over, the newest; the answer says how many were left out.
    #[config(default = 5_000, env = "ATTACHE_LIMITS_IMPORT_MESSAGES")]
    pub import_messages: usize,

    /// Uploads that are read at once.
    #[config(default = 2, env = "ATTACHE_LIMITS_IMPORTS")]
    pub imports: usize,

    /// How long a request may take, its body included.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_REQUEST")]
    pub request: Duration,

    /// The same for an upload.
    #[config(default = "5m", deserialize_with = duration::read, env = "ATTACHE_LIMITS_IMPORT")]
    pub import: Duration,

    /// How long a connection may take to send a request's head, or be idle between two requests.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_HEAD")]
    pub head: Duration,

    /// How long a client may refuse to read before its connection is dropped.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_WRITE")]
    pub write: Duration,

    /// Connections at once; at the bound new ones wait.
    #[config(default = 10_000, env = "ATTACHE_LIMITS_CONNECTIONS")]
    pub connections: usize,

    /// WebSockets and event streams at once.
    #[config(default = 10_000, env = "ATTACHE_LIMITS_STREAMS")]
    pub streams: usize,

    /// WebSockets and event streams of one user at once.
    #[config(default = 16, env = "ATTACHE_LIMITS_STREAMS_PER_USER")]
    pub streams_per_user: usize,

    /// How long a WebSocket may take to say hello.
    #[config(default = "10s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_HELLO")]
    pub hello: Duration,

    /// How often a client shows that it lives; after twice this time of silence it is dropped.
    #[config(default = "30s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_HEARTBEAT")]
    pub heartbeat: Duration,

    /// How often an event stream sends a sign of life.
    #[config(default = "15s", deserialize_with = duration::read, env = "ATTACHE_LIMITS_KEEP_ALIVE")]
    pub keep_alive: Duration,

    /// Failed sign-ins per address and minute.
    #[config(default = 10, env = "ATTACHE_LIMITS_SIGN_INS")]
    pub sign_ins: u32,

    /// Requests to /hooks/… per address and minute that were none of a platform's; more are told to wait.
    #[config(default = 100, env = "ATTACHE_LIMITS_PUSHES")]
    pub pushes: u32,
}

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const MIB: u64 = 1024 * 1024;

impl Limits {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.number("limits.body", self.body as u64, 4_096..=64 * MIB);
        // A message of 64 KiB has to fit, escaped as JSON.
        problems.number("limits.message_body", self.message_body as u64, 65_536..=MIB);
        problems.number("limits.import_body", self.import_body as u64, 65_536..=256 * MIB);
        problems.number("limits.import_messages", self.import_messages as u64, 1..=1_000_000);
        problems.number("limits.imports", self.imports as u64, 1..=64);
        problems.duration("limits.request", self.request, secs(1)..=secs(600));
        problems.duration("limits.import", self.import, secs(1)..=secs(3_600));
        problems.duration("limits.head", self.head, secs(1)..=secs(600));
        problems.duration("limits.write", self.write, secs(1)..=secs(600));
        problems.number("limits.connections", self.connections as u64, 10..=1_000_000);
        problems.number("limits.streams", self.streams as u64, 1..=1_000_000);
        problems.number("limits.streams_per_user", self.streams_per_user as u64, 1..=1_000);
        problems.duration("limits.hello", self.hello, secs(1)..=secs(60));
        problems.duration("limits.heartbeat", self.heartbeat, secs(1)..=secs(600));
        problems.duration("limits.keep_alive", self.keep_alive, secs(1)..=secs(600));
        problems.number("limits.sign_ins", self.sign_ins.into(), 1..=10_000);
        problems.number("limits.pushes", self.pushes.into(), 1..=100_000);
    }

    /// As the interface takes them.
    pub fn limits(&self) -> api::Limits {
        api::Limits {
            body: self.body,
            message_body: self.message_body,
            import_body: self.import_body,
            import_messages: self.import_messages,
            imports: self.imports,
            request: self.request,
            import: self.import,
            head: self.head,
            write: self.write,
            connections: self.connections,
            streams: self.streams,
            streams_per_user: self.streams_per_user,
            hello: self.hello,
            heartbeat: self.heartbeat,
            keep_alive: self.keep_alive,
            sign_ins: self.sign_ins,
            pushes: self.pushes,
        }
    }
}
