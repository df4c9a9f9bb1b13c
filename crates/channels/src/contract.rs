//! What every [`Channel`] must keep; run by each adapter and by the fake.

use crate::{Channel, Outgoing, SendError};

/// Checks a connected channel. `chat_key` names a chat that it may write to.
///
/// # Panics
/// Where the channel breaks the contract.
pub async fn check(channel: &dyn Channel, chat_key: &str) {
    let outgoing =
        |text: &str, key: &str| Outgoing { chat_key: chat_key.into(), text: text.into(), idempotency_key: key.into() };
    let abilities = channel.abilities();
    assert!(abilities.max_text >= 1000, "a channel carries at least 1,000 bytes");

    let first = channel.send(&outgoing("Grüße 👋🏽 — שלום\nsecond line", "contract-1")).await;
    assert!(first.is_ok(), "a plain text arrives: {first:?}");
    if abilities.deduplicates {
        let again = channel.send(&outgoing("Grüße 👋🏽 — שלום\nsecond line", "contract-1")).await;
        assert!(again.is_ok(), "a repeat under the same key is no error: {again:?}");
    }
    let longest = channel.send(&outgoing(&"x".repeat(abilities.max_text), "contract-2")).await;
    assert!(longest.is_ok(), "a text of the stated length arrives: {longest:?}");
    if let Err(error) = channel.send(&outgoing(&"x".repeat(abilities.max_text + 1), "contract-3")).await {
        assert!(matches!(error, SendError::Refused { .. }), "a longer text is refused for good: {error}");
    }
}
