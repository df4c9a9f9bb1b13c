//! Platforms: how messages of ours reach one and how its messages reach us, behind one [`Channel`] trait; and readers
//! of exported chats.
//!
//! To add a platform: a folder here with an implementation of [`Channel`] and a fake of its other end; its word in
//! `domain::Platform`; its [`contract::Harness`] in `tests/it`; its line in `setup::engine` of `app`; its lines in
//! `docs/channels.md`. What the platform cannot do needs no code: the trait's own methods say so, and [`Abilities`]
//! is what the engine asks first.

mod abilities;
pub mod contract;
pub mod discord;
mod earlier;
mod error;
pub mod exports;
pub mod fake;
mod incoming;
mod listed;
pub mod mail;
mod multipart;
mod outgoing;
mod rate;
pub mod telegram;
pub mod web;
pub mod whatsapp;

use async_trait::async_trait;
use domain::Platform;
use tokio_util::sync::CancellationToken;

pub use abilities::{Abilities, Buttons, Files, Limit, Receives, Unit, Window};
pub use earlier::{Earlier, Wanted};
pub use error::{ConnectError, FetchError, SendError, SinkError, WebhookError};
pub use incoming::{
    Answer, Attachment, Batch, FileKind, Profile, Pushed, Received, RemoteFile, Sink, Status, Update, WebhookRequest,
};
pub use listed::Listed;
pub use net::Endpoint;
pub use outgoing::{Button, Outgoing, Receipt, Template, Upload};
pub use rate::{Rate, Scope};

/// One connected account on a platform.
///
/// It keeps nothing that has to survive: what it knows of its place in the stream is the cursor, and the caller keeps
/// that. Every call is safe to cancel by dropping.
#[async_trait]
pub trait Channel: Send + Sync + std::fmt::Debug {
    fn platform(&self) -> Platform;

    fn abilities(&self) -> Abilities;

    /// How often the platform lets this account write to this chat; nothing where it has no such limit.
    fn rates(&self, chat_key: &str) -> Vec<Rate> {
        let _ = chat_key;
        Vec::new()
    }

    /// Checks the credential and says whose it is. Where the platform pushes to an address of ours, sets that up too.
    async fn connect(&self) -> Result<Profile, ConnectError>;

    /// An address that opens the chat with the account whose `address` is its [`Profile`]'s, and says the code there as
    /// soon as the person sends it; `None` where there is none. The code is ASCII letters and digits.
    fn opening(&self, address: &str, code: &str) -> Option<String> {
        let _ = (address, code);
        None
    }

    /// What the platform shows when the address at which it calls us is entered there by hand; `None` where that need not
    /// be done.
    fn verify_token(&self) -> Option<String> {
        None
    }

    /// Where the stream stood at the last [`connect`](Self::connect), as a cursor for the first
    /// [`receive`](Self::receive): what comes between the two is not lost. `None` where the platform keeps it anyway.
    fn place(&self) -> Option<String> {
        None
    }

    /// Takes in what comes, until `stop` or until something breaks; `cursor` is the last that the sink committed.
    /// A platform that pushes, or from which nothing comes, has nothing to do here.
    async fn receive(
        &self,
        sink: &dyn Sink,
        cursor: Option<String>,
        stop: &CancellationToken,
    ) -> Result<(), ConnectError> {
        let _ = (sink, cursor);
        stop.cancelled().await;
        Ok(())
    }

    /// What a person chooses where they choose what is read, and what it is called: the chat; where a chat is only a
    /// thread, who is at its other end. An empty name says nothing new.
    fn source(&self, received: &Received) -> (String, String) {
        (received.chat_key.clone(), received.chat_title.clone())
    }

    /// Whether each chat is only a thread with the one that [`source`](Self::source) names. Then a message belongs where
    /// the one that it answers stands, and its `chat_key` is only what it says of that itself.
    fn threads(&self) -> bool {
        false
    }

    /// Whether [`list`](Self::list) brings anything.
    fn lists(&self) -> bool {
        false
    }

    /// What could be chosen to be read, whether or not anybody has written there: as far as the platform tells, what
    /// [holds](Listed::holds) `search`, each once, `most` at most.
    async fn list(&self, search: &str, most: usize) -> Result<Vec<Listed>, FetchError> {
        let _ = (search, most);
        Err(FetchError::Refused { cause: "this platform does not list its chats".into() })
    }

    /// Whether [`earlier`](Self::earlier) brings anything.
    fn remembers(&self) -> bool {
        false
    }

    /// What was written before, a page at a time. The same messages have the same ids as by `receive`.
    async fn earlier(&self, wanted: Wanted<'_>) -> Result<Earlier, FetchError> {
        let _ = wanted;
        Err(FetchError::Refused { cause: "this platform does not hand out what was written before".into() })
    }

    /// Verifies and reads what a platform pushed. Pure: the caller commits the batch, and only then gives the answer.
    fn webhook(&self, request: &WebhookRequest<'_>) -> Result<Pushed, WebhookError> {
        let _ = request;
        Err(WebhookError::Forbidden)
    }

    /// Hands one message to the platform. Dropped before its end it counts as [`SendError::Unknown`].
    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError>;

    /// Makes a text of ours read as `outgoing`, buttons included; its `reply_to` and `file` do not matter. The same again
    /// is no error. Only where [`Abilities::edits`].
    async fn edit(&self, external_id: &str, outgoing: &Outgoing) -> Result<(), SendError> {
        let _ = (external_id, outgoing);
        Err(SendError::Refused { cause: "this platform cannot change a message".into() })
    }

    /// Shows for some seconds that an answer is being written. Nothing depends on it.
    async fn typing(&self, chat_key: &str) -> Result<(), SendError> {
        let _ = chat_key;
        Ok(())
    }

    /// Tells the platform that a press on a button came in: `acknowledge` of [`Update::Pressed`], and a short text for
    /// whoever pressed, or none.
    async fn acknowledge(&self, acknowledge: &str, text: &str) -> Result<(), SendError> {
        let _ = (acknowledge, text);
        Ok(())
    }

    /// The bytes of an attachment, at most `most` of them; a longer one is refused without being read to its end.
    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        let _ = (file, most);
        Err(FetchError::Refused { cause: "this platform has no attachments".into() })
    }
}
