//! What a platform pushes to us: verified and read by the channel's adapter, committed, and only then answered. What is no
//! channel's may be an account's call that something changed (`sync/watches.rs`).

use std::sync::atomic::AtomicBool;

use channels::{Answer, WebhookError, WebhookRequest};
use domain::{LinkState, text};
use futures_util::FutureExt;

use super::intake::Intake;
use crate::{Engine, Result};

/// What became of a pushed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hooked {
    /// Committed; the platform is answered so.
    Taken(Answer),
    /// Not for us to say why: the address is unknown, the channel paused, or the signature wrong.
    Unknown,
    /// The platform's own, and not to be read.
    Malformed,
}

impl Engine {
    /// `hook` is the secret in the address that was called.
    pub async fn hook(self: &std::sync::Arc<Self>, hook: &str, request: &WebhookRequest<'_>) -> Result<Hooked> {
        let hash = text::sha256(hook);
        let of_link = hash.clone();
        let sealed = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::links::by_hook(tx, &of_link).await }.boxed())
            .await?;
        let Some(sealed) = sealed else { return self.watch_called(hash, request).await };
        if sealed.state == LinkState::Paused {
            return Ok(Hooked::Unknown);
        }
        let super::adapters::Way::Through(adapter) = self.way(sealed.workspace_id, sealed.channel_id).await? else {
            return Ok(Hooked::Unknown);
        };
        let pushed = match adapter.webhook(request) {
            Ok(pushed) => pushed,
            Err(WebhookError::Forbidden) => return Ok(Hooked::Unknown),
            Err(WebhookError::Malformed) => return Ok(Hooked::Malformed),
        };
        let brought = AtomicBool::new(false);
        let intake = Intake { engine: self, sealed: &sealed, hold: None, adapter: &adapter, brought: &brought };
        intake.commit(pushed.batch).await?;
        Ok(Hooked::Taken(pushed.answer))
    }
}
