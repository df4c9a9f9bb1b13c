//! A number on WhatsApp's Cloud API: Meta pushes what comes, the Graph API takes what goes.
//!
//! `api.rs` is the client, `told.rs` says what each of Meta's errors means, `wire.rs` is what we read of its objects,
//! `read.rs` makes updates of them, `write.rs` makes objects of what we send, `sign.rs` knows Meta's requests from
//! others'. [`fake`] is a Graph API server for tests, and holds the table of the objects that we send. To send one more
//! kind: its lines in `write.rs` and in that table, checked against the official text.
//!
//! A chat's key is the person's number as digits, or a group's id. WhatsApp does not deduplicate: what may have been
//! sent is never sent again by itself. A day after a person's last message only templates reach them:
//! [`Abilities::window`](crate::Abilities::window).

mod api;
pub mod fake;
mod options;
mod read;
mod sign;
mod told;
mod wire;
mod write;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::Platform;
use http::Method;
use serde::de::IgnoredAny;

use crate::{
    Abilities, Answer, Batch, Buttons, Channel, ConnectError, FetchError, Files, Limit, Outgoing, Profile, Pushed,
    Rate, Receipt, Receives, RemoteFile, Scope, SendError, Unit, Update, WebhookError, WebhookRequest, Window,
};
use api::{Api, Fault};

pub use api::{GraphApi, VERSION};
pub use options::{Number, Options, Secret, Token};

/// The largest file that is fetched, in bytes: what WhatsApp's documents may have.
const MAX_FILE: usize = 100 * 1024 * 1024;
/// The largest file that is sent, in bytes: what pictures may have, and less than what others may.
const MAX_UPLOAD: usize = 5 * 1000 * 1000;
/// Chats whose last message is remembered, to show there that we write; then all are forgotten.
const REMEMBERED: usize = 1000;
const SIGNATURE: &str = "x-hub-signature-256";

/// Beside buttons and files.
const CAPTION: Limit = Limit::new(1024, Unit::Char);

const ABILITIES: Abilities = Abilities {
    deduplicates: false,
    text: Limit::new(4096, Unit::Char),
    edits: false,
    replies: true,
    // The least of what buttons and the lines of a list may have: 20 and 24 characters, 256 and 200 bytes.
    buttons: Some(Buttons { count: 10, label: Limit::new(20, Unit::Char), data: 200, text: CAPTION }),
    typing: true,
    media: Some(MAX_FILE),
    files: Some(Files { most: MAX_UPLOAD, text: CAPTION }),
    receipts: true,
    receives: Receives::Push,
    // What stands around the gap counts too; Meta takes 1,024 characters in all.
    window: Some(Window { open: Duration::from_hours(24), gap: Limit::new(900, Unit::Char) }),
};

/// One number.
#[derive(Debug)]
pub struct Whatsapp {
    api: Api,
    number: Number,
    app_secret: Secret,
    verify_token: Secret,
    /// The newest message of each chat that was read here: typing is shown under a message, not in a chat. Losing it
    /// costs that and nothing else.
    newest: Mutex<HashMap<String, String>>,
}

impl Whatsapp {
    pub fn new(server: &GraphApi, options: Options) -> Self {
        let Options { number, token, app_secret, verify_token } = options;
        let api = Api::new(server.clone(), number.clone(), token);
        Self { api, number, app_secret, verify_token, newest: Mutex::default() }
    }

    fn remember(&self, batch: &Batch) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        for update in &batch.updates {
            let (chat, id) = match update {
                Update::Message(message) => (&message.chat_key, &message.external_id),
                Update::Pressed { chat_key, acknowledge, .. } => (chat_key, acknowledge),
                _ => continue,
            };
            if newest.len() >= REMEMBERED && !newest.contains_key(chat) {
                newest.clear();
            }
            newest.insert(chat.clone(), id.clone());
        }
    }

    fn newest(&self, chat: &str) -> Option<String> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).get(chat).cloned()
    }
}

#[async_trait]
impl Channel for Whatsapp {
    fn platform(&self) -> Platform {
        Platform::Whatsapp
    }

    fn abilities(&self) -> Abilities {
        ABILITIES
    }

    /// 80 a second for the number; to one person one each 6 s, of which 45 may come at once after a rest.
    fn rates(&self, _chat_key: &str) -> Vec<Rate> {
        vec![
            Rate::even(Scope::Account, 80, Duration::from_secs(1)),
            Rate::even(Scope::Chat, 10, Duration::from_mins(1)).with_burst(45),
        ]
    }

    async fn connect(&self) -> Result<Profile, ConnectError> {
        let told = self.api.profile().await.map_err(Fault::connecting)?;
        if told.id != self.number.as_str() {
            return Err(ConnectError::Refused { cause: "this is the ID of something else than a phone number".into() });
        }
        let digits = read::digits(&told.display_phone_number);
        let known = [told.verified_name, told.display_phone_number].into_iter().find(|name| !name.trim().is_empty());
        Ok(Profile {
            name: known.unwrap_or_else(|| told.id.clone()),
            external_id: told.id,
            address: (!digits.is_empty()).then(|| format!("https://wa.me/{digits}")),
        })
    }

    /// The person only has to send what stands there.
    fn opening(&self, address: &str, code: &str) -> Option<String> {
        Some(format!("{address}?text=/start%20{code}"))
    }

    fn verify_token(&self) -> Option<String> {
        Some(self.verify_token.expose().to_owned())
    }

    fn webhook(&self, request: &WebhookRequest<'_>) -> Result<Pushed, WebhookError> {
        if *request.method == Method::GET {
            let challenge = sign::challenge(self.verify_token.expose(), request.query);
            let body = challenge.ok_or(WebhookError::Forbidden)?;
            return Ok(Pushed { batch: Batch::default(), answer: Answer { body, ..Answer::ok() } });
        }
        let given = request.headers.get(SIGNATURE).ok_or(WebhookError::Forbidden)?;
        if *request.method != Method::POST || !sign::is_signed(self.app_secret.expose(), request.body, given.as_bytes())
        {
            return Err(WebhookError::Forbidden);
        }
        let batch = read::batch(request.body, self.number.as_str()).ok_or(WebhookError::Malformed)?;
        self.remember(&batch);
        Ok(Pushed { batch, answer: Answer::ok() })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        ABILITIES.admit(outgoing)?;
        write::admit(outgoing)?;
        let file = outgoing.file.as_ref().filter(|_| outgoing.template.is_none()).map(write::upload);
        let media = match &file {
            // Nobody sees it before a message names it.
            Some(file) => Some(self.api.upload(file).await.map_err(Fault::repeatable)?),
            None => None,
        };
        let body = write::message(&Outgoing { file, ..outgoing.clone() }, media.as_deref());
        let sent: wire::Sent = self.api.post(&body).await.map_err(Fault::sending)?;
        let id = sent.messages.into_iter().next().map(|message| message.id);
        match id.filter(|id| !id.is_empty()) {
            Some(id) => Ok(Receipt { external_id: Some(id) }),
            None => Err(SendError::Unknown { cause: "the answer names no message".into() }),
        }
    }

    /// Also marks what the person wrote last as read: WhatsApp has the two together.
    async fn typing(&self, chat_key: &str) -> Result<(), SendError> {
        let Some(newest) = self.newest(chat_key) else { return Ok(()) };
        self.api.post::<IgnoredAny>(&write::typing(&newest)).await.map(drop).map_err(Fault::repeatable)
    }

    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        let most = most.min(MAX_FILE);
        let refused = |cause: &str| FetchError::Refused { cause: cause.into() };
        // It becomes a part of an address.
        if file.remote_id.is_empty() || !file.remote_id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(refused("this is no file of WhatsApp's"));
        }
        let there = self.api.file(&file.remote_id).await.map_err(Fault::fetching)?;
        let size = there.file_size.and_then(|size| size.as_u64().or_else(|| size.as_str()?.parse().ok()));
        if size.is_some_and(|size| size > most as u64) {
            return Err(refused("the file is too large"));
        }
        match self.api.download(&there.url, most).await {
            Err(Fault::TooLong) => Err(refused("the file is too large")),
            bytes => bytes.map_err(Fault::fetching),
        }
    }
}
