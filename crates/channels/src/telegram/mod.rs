//! A Telegram bot: long polling or a webhook in, the Bot API out.
//!
//! `api.rs` is the client and says what each failure means, `wire.rs` what we read of Telegram's objects, `read.rs`
//! makes updates of them, `entities.rs` finds mentions and commands. [`fake`] is a Bot API server for tests, and holds
//! the table of the methods that we call. To call one more: its line in that table, checked against the official text.
//!
//! A chat's key is Telegram's id of it, and `id:thread` for a topic of a forum. Telegram does not deduplicate: what may
//! have been sent is never sent again by itself.

mod api;
mod entities;
pub mod fake;
mod options;
mod read;
mod wire;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use domain::{Platform, text};
use secrecy::ExposeSecret;
use serde::de::IgnoredAny;
use serde_json::{Value, json, value::RawValue};
use subtle::ConstantTimeEq;
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, Answer, Batch, Button, Buttons, Channel, ConnectError, FetchError, Files, Limit, Outgoing, Profile,
    Pushed, Rate, Receipt, Receives, RemoteFile, Scope, SendError, Sink, Unit, WebhookError, WebhookRequest,
};
use api::{Api, Fault, POLL};
use read::Me;
use wire::Sent;

pub use api::BotApi;
pub use options::{Options, Token, Webhook};

/// The kinds of updates that are asked for; others are not sent to us.
const KINDS: [&str; 6] =
    ["message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member"];
/// The most that one poll may bring.
const BATCH: usize = 100;
/// Between a poll that brought nothing and the next.
const PAUSE: Duration = Duration::from_millis(200);
/// The longest text of an acknowledgement, in characters.
const MAX_NOTE: usize = 200;
/// The largest file that the Bot API hands out, in bytes.
const MAX_FILE: usize = 20 * 1024 * 1024;
/// The largest file that is sent, in bytes: what photos may have, and less than what documents may.
const MAX_UPLOAD: usize = 10 * 1000 * 1000;
/// Labels of at most so many characters together stand beside one another.
const ROW: usize = 30;
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

const TEXT: Limit = Limit::new(4096, Unit::Utf16);
const ABILITIES: Abilities = Abilities {
    deduplicates: false,
    text: TEXT,
    edits: true,
    replies: true,
    buttons: Some(Buttons { count: 24, label: Limit::new(64, Unit::Utf16), data: 64, text: TEXT }),
    typing: true,
    media: Some(MAX_FILE),
    files: Some(Files { most: MAX_UPLOAD, text: Limit::new(1024, Unit::Utf16) }),
    receipts: false,
    receives: Receives::Poll,
    window: None,
};

/// One bot.
#[derive(Debug)]
pub struct Telegram {
    api: Api,
    webhook: Option<Webhook>,
    /// Who the bot is: from an earlier connect, or told by this one.
    me: RwLock<Arc<Me>>,
}

impl Telegram {
    pub fn new(server: &BotApi, options: Options) -> Self {
        let username = options.address.as_deref().and_then(|at| at.strip_prefix(ADDRESS)).unwrap_or_default();
        let me = Me { id: options.token.bot(), username: username.to_owned() };
        let api = Api::new(server.clone(), options.token);
        Self { api, webhook: options.webhook, me: RwLock::new(Arc::new(me)) }
    }

    /// Before anybody told, only the number is known, and a mention by name is not recognised.
    fn me(&self) -> Arc<Me> {
        Arc::clone(&self.me.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn get_me(&self) -> Result<Profile, ConnectError> {
        let me: wire::User = self.api.call("getMe", &json!({})).await.map_err(Fault::connecting)?;
        let username = me.username.clone().unwrap_or_default();
        let now = Arc::new(Me { id: me.id, username: username.clone() });
        *self.me.write().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(Profile {
            external_id: me.id.to_string(),
            name: me.name(),
            address: (!username.is_empty()).then(|| format!("{ADDRESS}{username}")),
        })
    }

    /// The next updates from `offset` on, as they came; and how many were too large to be read.
    async fn poll(&self, offset: i64) -> Result<Polled, ConnectError> {
        let mut limit = BATCH;
        loop {
            let ask = json!({"offset": offset, "limit": limit, "timeout": POLL.as_secs(), "allowed_updates": KINDS});
            match self.api.call("getUpdates", &ask).await {
                Ok(updates) => return Ok(Polled::Updates(updates)),
                Err(Fault::TooLong(_)) if limit > 1 => limit /= 2,
                Err(Fault::TooLong(beginning)) => {
                    let id = read::first_id(&beginning);
                    return id.map(Polled::TooLong).ok_or_else(|| unreadable("an answer is too long to be read"));
                }
                Err(fault) => return Err(fault.connecting()),
            }
        }
    }

    /// Sends, and once more to where the chat has moved.
    async fn say(&self, outgoing: &Outgoing, mut body: Value) -> Result<Sent, SendError> {
        let mut chat = Chat::parse(&outgoing.chat_key)?;
        for last in [false, true] {
            chat.write(&mut body);
            let sent = match &outgoing.file {
                Some(file) => self.api.upload::<Sent>(&body, file).await,
                None => self.api.call::<Sent>("sendMessage", &body).await,
            };
            match sent {
                Err(Fault::Refused { moved_to: Some(to), .. }) if !last => chat.id = to,
                sent => return sent.map_err(Fault::sending),
            }
        }
        Err(SendError::Refused { cause: "the chat has moved, and again".into() })
    }
}

enum Polled {
    Updates(Vec<Box<RawValue>>),
    /// One update, of this id, that is larger than anything that Telegram sends.
    TooLong(i64),
}

#[async_trait]
impl Channel for Telegram {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    fn abilities(&self) -> Abilities {
        let receives = if self.webhook.is_some() { Receives::Push } else { Receives::Poll };
        Abilities { receives, ..ABILITIES }
    }

    /// As Telegram's FAQ for bots has it, and a thirtieth slower: no two messages are on their way equally long, and one
    /// that comes a little early costs the whole bot a second. In a forum each topic counts for itself, and the rest is
    /// for `retry_after`.
    fn rates(&self, chat_key: &str) -> Vec<Rate> {
        let is_group = chat_key.starts_with('-');
        let a_minute = if is_group { 20 } else { 60 };
        vec![
            Rate::even(Scope::Account, 30, Duration::from_secs(31) / 30),
            Rate::even(Scope::Chat, a_minute, Duration::from_secs(62)),
        ]
    }

    async fn connect(&self) -> Result<Profile, ConnectError> {
        let profile = self.get_me().await?;
        let (method, body) = match &self.webhook {
            Some(webhook) => (
                "setWebhook",
                json!({
                    "url": webhook.url,
                    "secret_token": webhook.secret.expose_secret(),
                    "allowed_updates": KINDS,
                }),
            ),
            // Telegram answers no poll while it pushes.
            None => ("deleteWebhook", json!({})),
        };
        self.api.call::<IgnoredAny>(method, &body).await.map_err(Fault::connecting)?;
        Ok(profile)
    }

    async fn receive(
        &self,
        sink: &dyn Sink,
        cursor: Option<String>,
        stop: &CancellationToken,
    ) -> Result<(), ConnectError> {
        if self.webhook.is_some() {
            stop.cancelled().await;
            return Ok(());
        }
        if self.me().username.is_empty() {
            self.get_me().await?;
        }
        let mut offset: i64 = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        let mut answered = false;
        loop {
            let polled = tokio::select! {
                biased;
                () = stop.cancelled() => return Ok(()),
                polled = self.poll(offset) => polled,
            };
            let polled = match polled {
                // One that broke off behind one that was answered is asked again: a bad network is no reason to be away
                // for longer and longer.
                Err(ConnectError::Retry { after: None, .. }) if std::mem::take(&mut answered) => {
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
                polled => polled?,
            };
            answered = true;
            let (mut batch, newest) = match polled {
                Polled::Updates(updates) if updates.is_empty() => {
                    // Telegram holds a poll open; a server that does not is not asked in a whirl.
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
                Polled::Updates(updates) => read::batch(updates.iter().map(AsRef::as_ref), &self.me()),
                Polled::TooLong(id) => (Batch { skipped: 1, ..Batch::default() }, Some(id)),
            };
            // Asking for what lies behind an update is what takes it off Telegram's hands. So: first committed, then
            // asked. After a week without updates their numbers begin anew, even lower; but one that does not move
            // would bring the same without end.
            let next = newest.map(|newest| newest.saturating_add(1)).filter(|next| *next != offset);
            offset = next.ok_or_else(|| unreadable("updates came without a number of their own"))?;
            batch.cursor = Some(offset.to_string());
            sink.take(batch).await?;
        }
    }

    fn opening(&self, address: &str, code: &str) -> Option<String> {
        Some(format!("{address}?start={code}"))
    }

    fn webhook(&self, request: &WebhookRequest<'_>) -> Result<Pushed, WebhookError> {
        let webhook = self.webhook.as_ref().ok_or(WebhookError::Forbidden)?;
        let given = request.headers.get(SECRET_HEADER).ok_or(WebhookError::Forbidden)?;
        let expected = webhook.secret.expose_secret();
        if !bool::from(given.as_bytes().ct_eq(expected.as_bytes())) {
            return Err(WebhookError::Forbidden);
        }
        let update: &RawValue = serde_json::from_slice(request.body).map_err(|_| WebhookError::Malformed)?;
        // An update that cannot be read is answered all the same: refused, it would come again and again.
        let (batch, _) = read::batch([update], &self.me());
        Ok(Pushed { batch, answer: Answer::ok() })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        ABILITIES.admit(outgoing)?;
        let text = if outgoing.file.is_some() { "caption" } else { "text" };
        let mut body = json!({ text: outgoing.text });
        if !outgoing.buttons.is_empty() {
            body["reply_markup"] = keyboard(&outgoing.buttons);
        }
        if let Some(id) = outgoing.reply_to.as_ref().and_then(|id| id.parse::<i64>().ok()) {
            body["reply_parameters"] = json!({"message_id": id, "allow_sending_without_reply": true});
        }
        let sent = self.say(outgoing, body).await?;
        Ok(Receipt { external_id: Some(sent.message_id.to_string()) })
    }

    async fn edit(&self, external_id: &str, outgoing: &Outgoing) -> Result<(), SendError> {
        ABILITIES.admit(outgoing)?;
        let Ok(message_id) = external_id.parse::<i64>() else {
            return Err(SendError::Refused { cause: "this is no message of Telegram's".into() });
        };
        let chat = Chat::parse(&outgoing.chat_key)?;
        let mut body = json!({"chat_id": chat.id, "message_id": message_id, "text": outgoing.text});
        if !outgoing.buttons.is_empty() {
            body["reply_markup"] = keyboard(&outgoing.buttons);
        }
        match self.api.call::<IgnoredAny>("editMessageText", &body).await {
            Err(Fault::Refused { description, .. }) if description.contains("message is not modified") => Ok(()),
            edited => edited.map(drop).map_err(Fault::repeatable),
        }
    }

    async fn typing(&self, chat_key: &str) -> Result<(), SendError> {
        let mut body = json!({"action": "typing"});
        Chat::parse(chat_key)?.write(&mut body);
        self.api.call::<IgnoredAny>("sendChatAction", &body).await.map(drop).map_err(Fault::repeatable)
    }

    async fn acknowledge(&self, acknowledge: &str, note: &str) -> Result<(), SendError> {
        let mut body = json!({"callback_query_id": acknowledge});
        if !note.is_empty() {
            body["text"] = text::shorten(note, MAX_NOTE).into();
        }
        match self.api.call::<IgnoredAny>("answerCallbackQuery", &body).await {
            // Too late to be shown: whoever pressed has stopped waiting.
            Err(Fault::Refused { status: 400, .. }) => Ok(()),
            answered => answered.map(drop).map_err(Fault::repeatable),
        }
    }

    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        let most = most.min(MAX_FILE);
        let too_large = || FetchError::Refused { cause: "the file is too large".into() };
        if file.size.is_some_and(|size| size > most as u64) {
            return Err(too_large());
        }
        let there: wire::File =
            self.api.call("getFile", &json!({"file_id": file.remote_id})).await.map_err(Fault::fetching)?;
        if there.file_size.is_some_and(|size| size > most as u64) {
            return Err(too_large());
        }
        let path = there.file_path.filter(|path| read::is_plain_path(path));
        let path =
            path.ok_or_else(|| FetchError::Refused { cause: "Telegram does not say where the file is".into() })?;
        match self.api.download(&path, most).await {
            Err(Fault::TooLong(_)) => Err(too_large()),
            bytes => bytes.map_err(Fault::fetching),
        }
    }
}

/// Where in Telegram a message goes.
struct Chat {
    id: i64,
    thread: Option<i64>,
}

impl Chat {
    fn parse(key: &str) -> Result<Self, SendError> {
        let (id, thread) = key.split_once(':').map_or((key, None), |(id, thread)| (id, Some(thread)));
        let thread = thread.map(str::parse).transpose();
        match (id.parse(), thread) {
            (Ok(id), Ok(thread)) => Ok(Self { id, thread }),
            _ => Err(SendError::Refused { cause: "this is no chat of Telegram's".into() }),
        }
    }

    fn write(&self, body: &mut Value) {
        body["chat_id"] = self.id.into();
        if let Some(thread) = self.thread {
            body["message_thread_id"] = thread.into();
        }
    }
}

/// Short labels beside one another, long ones each in a row of its own.
fn keyboard(buttons: &[Button]) -> Value {
    let keys = || buttons.iter().map(|button| json!({"text": button.label, "callback_data": button.data}));
    let width: usize = buttons.iter().map(|button| button.label.chars().count()).sum();
    let rows: Vec<Value> = if width <= ROW { vec![keys().collect()] } else { keys().map(|key| json!([key])).collect() };
    json!({"inline_keyboard": rows})
}

/// Where people open a chat with a bot, but for its name.
const ADDRESS: &str = "https://t.me/";

fn unreadable(what: &str) -> ConnectError {
    ConnectError::Retry { cause: format!("Telegram cannot be understood: {what}"), after: None }
}
