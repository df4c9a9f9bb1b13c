//! What every [`Channel`] must keep; run by each adapter and by the fake.
//!
//! A [`Harness`] names the channel and, where there is one, the [`Peer`] at its other end: what people there would see,
//! and how to make them write. What the abilities deny is not asked for; what the peer cannot do is left out.

mod listing;
mod receiving;
mod sending;

use async_trait::async_trait;

use crate::{Channel, Receives, WebhookRequest};

/// A connected channel and what is needed to check it.
#[derive(Debug, Clone, Copy)]
pub struct Harness<'a> {
    pub channel: &'a dyn Channel,
    /// A chat between two, with somebody who may be written to.
    pub chat_key: &'a str,
    /// The same channel with a credential that the platform does not know.
    pub stranger: Option<&'a dyn Channel>,
    /// `None` where nothing of the other end can be seen.
    pub peer: Option<&'a dyn Peer>,
}

/// The other end of the chat.
#[async_trait]
pub trait Peer: Send + Sync + std::fmt::Debug {
    /// The channel's messages as they read now, in order.
    async fn seen(&self) -> Vec<Seen>;

    /// The person writes; answers the platform's id of the message.
    async fn says(&self, text: &str) -> String;

    /// The person changes what they wrote; `false` where the peer cannot.
    async fn rewrites(&self, external_id: &str, text: &str) -> bool {
        let _ = (external_id, text);
        false
    }

    /// The person presses a button of a message of the channel's; `false` where the peer cannot.
    async fn presses(&self, external_id: &str, label: &str) -> bool {
        let _ = (external_id, label);
        false
    }

    /// The next send meets this; `false` where the peer cannot.
    async fn fails(&self, fault: Fault) -> bool {
        let _ = fault;
        false
    }

    /// What the platform pushed since the last call, as it did; empty for one that does not push.
    async fn pushed(&self) -> Vec<Push> {
        Vec::new()
    }
}

/// What happens to a send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Too many; the platform names a time of 7 s to wait.
    Limited,
    /// The platform fails before it takes the message.
    Down,
    /// The platform takes it, and its answer is lost.
    Lost,
    /// The person does not want to hear from us.
    Blocked,
}

/// One message of the channel's as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub external_id: String,
    pub text: String,
    /// The labels, in order.
    pub buttons: Vec<String>,
    pub reply_to: Option<String>,
    /// The bytes of what was sent with it.
    pub file: Option<Vec<u8>>,
}

/// A request as the platform makes it.
#[derive(Debug, Clone)]
pub struct Push {
    pub method: http::Method,
    pub query: String,
    pub headers: http::HeaderMap,
    pub body: Vec<u8>,
}

impl Push {
    pub fn request(&self) -> WebhookRequest<'_> {
        WebhookRequest { method: &self.method, query: &self.query, headers: &self.headers, body: &self.body }
    }
}

/// Checks a channel from end to end.
///
/// # Panics
/// Where the channel breaks the contract.
pub async fn check(harness: Harness<'_>) {
    let profile = harness.channel.connect().await;
    assert!(profile.is_ok(), "a good credential connects: {profile:?}");
    assert!(profile.is_ok_and(|profile| !profile.external_id.is_empty() && !profile.name.is_empty()));
    if let Some(stranger) = harness.stranger {
        let refused = stranger.connect().await;
        assert!(matches!(refused, Err(crate::ConnectError::Refused { .. })), "a bad credential is final: {refused:?}");
    }
    sending::check(harness).await;
    if let (Some(peer), false) = (harness.peer, harness.channel.abilities().receives == Receives::Nothing) {
        receiving::check(harness, peer).await;
    }
    // Behind the rest: by now somebody has written.
    listing::check(harness.channel, harness.peer.is_some()).await;
}
