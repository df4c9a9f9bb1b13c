//! A Discord bot: the gateway in, the REST interface out.
//!
//! `gateway.rs` is one connection, `session.rs` what goes over as many as it takes, `turns.rs` who begins one when.
//! `api.rs` calls and says what each failure means, `limits.rs` when it may. `wire.rs` is what we read of Discord's
//! objects, `read.rs` makes updates of them, `names.rs` knows what chats are called. [`fake`] is a Discord for tests,
//! and holds the table of the calls that we make. To make one more: its line in that table.
//!
//! A chat's key is Discord's id of the channel, of the thread, or of the direct chat. Discord knows a repeat by its
//! nonce, but only for some minutes: one lost answer is settled so at once, and later nothing is sent again by itself.

mod api;
mod earlier;
pub mod fake;
mod gateway;
mod limits;
mod listed;
mod names;
mod options;
mod read;
mod session;
mod turns;
mod wire;

use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use domain::{Platform, text};
use reqwest::{Method, Url};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, Button, Buttons, Channel, ConnectError, Earlier, FetchError, Files, Limit, Listed, Outgoing, Profile,
    Rate, Receipt, Receives, RemoteFile, Scope, SendError, Sink, Unit, Update, Wanted,
};
use api::{Api, Call, Fault};
use names::Names;
use read::{Unreadable, is_id, is_token, parse};
use session::Session;

pub use api::Discord;
pub use options::{Options, Shard, Token};

/// The largest attachment that is fetched, in bytes.
const MAX_FILE: usize = 20 * 1024 * 1024;
/// The largest file that every bot may send, in bytes.
const MAX_UPLOAD: usize = 10 * 1000 * 1000;
/// Buttons in a row; a message has five rows.
const ROW: usize = 5;
/// The longest text of an acknowledgement, in characters.
const MAX_NOTE: usize = 200;
/// Only whoever pressed sees it.
const EPHEMERAL: u64 = 1 << 6;
/// Of an application: it may read what people write.
const READS_MESSAGES: u64 = 1 << 18 | 1 << 19;
/// View channels, send messages, attach files, read history, send in threads.
const PERMISSIONS: u64 = 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 38;
/// Where files lie.
const FILES: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

const TEXT: Limit = Limit::new(2000, Unit::Utf16);
const ABILITIES: Abilities = Abilities {
    window: None,
    deduplicates: false,
    text: TEXT,
    edits: true,
    replies: true,
    buttons: Some(Buttons { count: 25, label: Limit::new(80, Unit::Utf16), data: 100, text: TEXT }),
    typing: true,
    media: Some(MAX_FILE),
    files: Some(Files { most: MAX_UPLOAD, text: TEXT }),
    receipts: false,
    receives: Receives::Socket,
};

/// One bot, or one shard of one.
#[derive(Debug)]
pub struct Bot {
    api: Api,
    shard: Shard,
    /// The bot's own id, once Discord has told it.
    me: RwLock<String>,
    names: Names,
}

impl Bot {
    pub fn new(server: &Discord, options: Options) -> Self {
        let api = Api::new(server.clone(), options.token);
        Self { api, shard: options.shard, me: RwLock::default(), names: Names::default() }
    }

    fn me(&self) -> String {
        self.me.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is(&self, user: &wire::User) {
        self.me.write().unwrap_or_else(PoisonError::into_inner).clone_from(&user.id);
    }

    async fn get_me(&self) -> Result<wire::User, ConnectError> {
        self.api.try_again();
        let me: wire::User = self.api.get("users/@me", "users/@me").await.map_err(Fault::connecting)?;
        self.is(&me);
        Ok(me)
    }

    /// What an event brings.
    async fn read(&self, kind: &str, data: &str) -> Result<Vec<Update>, Unreadable> {
        let update = match kind {
            "MESSAGE_CREATE" | "MESSAGE_UPDATE" => {
                let message: wire::Message = parse(data)?;
                let server = message.guild_id.clone().unwrap_or_default();
                let me = self.me();
                let update = if kind == "MESSAGE_UPDATE" {
                    read::edited(message, &me)?
                } else {
                    read::received(message, &me)?.map(Update::Message)
                };
                self.titled(update, &server).await
            }
            "INTERACTION_CREATE" => {
                let interaction: wire::Interaction = parse(data)?;
                let server = interaction.guild_id.clone().unwrap_or_default();
                self.titled(read::interaction(interaction)?, &server).await
            }
            "CHANNEL_DELETE" | "THREAD_DELETE" => Some(read::left(parse(data)?)?),
            "GUILD_DELETE" => return Ok(read::left_server(&parse(data)?, &self.names)),
            _ => None,
        };
        if let Some(Update::Left { chat_key }) = &update {
            self.names.forget(chat_key);
        }
        Ok(update.into_iter().collect())
    }

    /// The same with what its chat is called, where that can be learnt.
    async fn titled(&self, mut update: Option<Update>, server: &str) -> Option<Update> {
        if let Some(Update::Message(message) | Update::Edited { message, .. }) = &mut update
            && !message.direct
        {
            let chat = &message.chat_key;
            let name = match self.names.get(chat) {
                Some(name) => name,
                None => {
                    let path = format!("channels/{chat}");
                    let asked = self.api.get::<wire::Channel>("channels/{channel_id}", &path).await;
                    let name = asked.ok().and_then(|channel| channel.name).unwrap_or_default();
                    self.names.keep(chat, server, &name);
                    name
                }
            };
            message.chat_title = name;
        }
        update
    }

    /// Tells whoever gave a command that it came in, as what they wrote: Discord waits three seconds for that. It is
    /// committed by now, so that nothing depends on it.
    async fn answer_command(&self, kind: &str, data: &str) {
        let interaction = if kind == "INTERACTION_CREATE" { parse::<wire::Interaction>(data).ok() } else { None };
        let Some(interaction) = interaction else { return };
        let acknowledge = format!("{}:{}", interaction.id, interaction.token);
        if let Ok(Some(Update::Message(message))) = read::interaction(interaction) {
            let _ = self.acknowledge(&acknowledge, &message.text).await;
        }
    }

    async fn say(&self, outgoing: &Outgoing, body: &Value) -> Result<wire::Sent, Fault> {
        let call = Call {
            method: Method::POST,
            route: "channels/{channel_id}/messages",
            chat: &outgoing.chat_key,
            path: format!("channels/{}/messages", outgoing.chat_key),
        };
        let sent = self.api.ask(&call, body, outgoing.file.as_ref()).await;
        let Err(Fault::Lost(cause)) = sent else { return sent };
        // Discord remembers the nonce for some minutes, and answers a repeat with the message that there is. Anything
        // but that leaves it open.
        let again = self.api.ask(&call, body, outgoing.file.as_ref()).await;
        again.map_err(|_| Fault::Lost(cause))
    }
}

#[async_trait]
impl Channel for Bot {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn abilities(&self) -> Abilities {
        ABILITIES
    }

    /// What Discord says once for all bots; the rest stands in its answers.
    fn rates(&self, _chat_key: &str) -> Vec<Rate> {
        vec![Rate::even(Scope::Account, 50, Duration::from_secs(1))]
    }

    async fn connect(&self) -> Result<Profile, ConnectError> {
        let me = self.get_me().await?;
        let path = "applications/@me";
        let application: wire::Application = self.api.get(path, path).await.map_err(Fault::connecting)?;
        if application.flags & READS_MESSAGES == 0 {
            let cause = "the bot may not read messages: in the developer portal, under Bot, switch on Message Content \
                Intent";
            return Err(ConnectError::Refused { cause: cause.into() });
        }
        if !is_id(&application.id) || !is_id(&me.id) {
            return Err(ConnectError::Retry { cause: "Discord cannot be understood".into(), after: None });
        }
        let call = Call {
            method: Method::POST,
            route: "applications/{application_id}/commands",
            chat: "",
            path: format!("applications/{}/commands", application.id),
        };
        self.api.ask::<IgnoredAny>(&call, &start_command(), None).await.map_err(Fault::connecting)?;
        let name = text::shorten(&text::clean(me.name()), 100);
        let address = format!(
            "https://discord.com/oauth2/authorize?client_id={}&scope=bot+applications.commands&permissions={PERMISSIONS}",
            application.id
        );
        Ok(Profile { external_id: me.id, name, address: Some(address) })
    }

    async fn receive(
        &self,
        sink: &dyn Sink,
        cursor: Option<String>,
        stop: &CancellationToken,
    ) -> Result<(), ConnectError> {
        // A resumed session does not say again who we are.
        if self.me().is_empty() {
            tokio::select! {
                biased;
                () = stop.cancelled() => return Ok(()),
                me = self.get_me() => drop(me?),
            }
        }
        Session::new(self, sink, cursor.as_deref(), stop).run().await
    }

    fn lists(&self) -> bool {
        true
    }

    async fn list(&self, search: &str, most: usize) -> Result<Vec<Listed>, FetchError> {
        self.chats(search, most).await.map_err(Fault::fetching)
    }

    fn remembers(&self) -> bool {
        true
    }

    async fn earlier(&self, wanted: Wanted<'_>) -> Result<Earlier, FetchError> {
        if !is_id(wanted.source) {
            return Err(FetchError::Refused { cause: "this is no chat of Discord's".into() });
        }
        self.page_before(wanted.source, wanted).await.map_err(Fault::fetching)
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        ABILITIES.admit(outgoing)?;
        chat(&outgoing.chat_key)?;
        let mut body = body(outgoing);
        body["nonce"] = text::sha256(&outgoing.idempotency_key)[..25].into();
        body["enforce_nonce"] = true.into();
        if let Some(file) = &outgoing.file {
            body["attachments"] = json!([{"id": "0", "filename": text::shorten(&text::clean(&file.name), 100)}]);
        }
        if let Some(id) = outgoing.reply_to.as_ref().filter(|id| is_id(id)) {
            body["message_reference"] = json!({"message_id": id, "fail_if_not_exists": false});
        }
        let sent = self.say(outgoing, &body).await.map_err(Fault::sending)?;
        Ok(Receipt { external_id: Some(sent.id) })
    }

    async fn edit(&self, external_id: &str, outgoing: &Outgoing) -> Result<(), SendError> {
        ABILITIES.admit(outgoing)?;
        chat(&outgoing.chat_key)?;
        if !is_id(external_id) {
            return Err(SendError::Refused { cause: "this is no message of Discord's".into() });
        }
        let call = Call {
            method: Method::PATCH,
            route: "channels/{channel_id}/messages/{message_id}",
            chat: &outgoing.chat_key,
            path: format!("channels/{}/messages/{external_id}", outgoing.chat_key),
        };
        self.api.tell(&call, Some(&body(outgoing))).await.map_err(Fault::repeatable)
    }

    async fn typing(&self, chat_key: &str) -> Result<(), SendError> {
        chat(chat_key)?;
        let path = format!("channels/{chat_key}/typing");
        let call = Call { method: Method::POST, route: "channels/{channel_id}/typing", chat: chat_key, path };
        self.api.tell(&call, None).await.map_err(Fault::repeatable)
    }

    /// A text is shown to whoever pressed, and to nobody else.
    async fn acknowledge(&self, acknowledge: &str, note: &str) -> Result<(), SendError> {
        let known = acknowledge.split_once(':').filter(|(id, token)| is_id(id) && is_token(token));
        let Some((id, token)) = known else {
            return Err(SendError::Refused { cause: "this is no press of Discord's".into() });
        };
        let body = if note.is_empty() {
            json!({"type": 6})
        } else {
            let note = text::shorten(note, MAX_NOTE);
            json!({"type": 4, "data": {"content": note, "flags": EPHEMERAL, "allowed_mentions": {"parse": []}}})
        };
        let call = Call {
            method: Method::POST,
            route: "interactions/{interaction_id}/{interaction_token}/callback",
            chat: id,
            path: format!("interactions/{id}/{token}/callback"),
        };
        match self.api.tell(&call, Some(&body)).await {
            // Too late to be shown, or shown already: whoever pressed has stopped waiting.
            Err(Fault::Refused { code: api::UNKNOWN_INTERACTION | api::ACKNOWLEDGED, .. }) => Ok(()),
            answered => answered.map_err(Fault::repeatable),
        }
    }

    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        let most = most.min(MAX_FILE);
        let refused = |cause: &str| FetchError::Refused { cause: cause.into() };
        let size_fits = |size: Option<u64>| size.is_none_or(|size| size <= most as u64);
        if !size_fits(file.size) {
            return Err(refused("the file is too large"));
        }
        let ids: Vec<&str> = file.remote_id.split('/').collect();
        let &[chat, message, id] = ids.as_slice() else { return Err(refused("this is no file of Discord's")) };
        if ![chat, message, id].into_iter().all(is_id) {
            return Err(refused("this is no file of Discord's"));
        }
        let path = format!("channels/{chat}/messages/{message}");
        let holder = self.api.get::<wire::Holder>("channels/{channel_id}/messages/{message_id}", &path);
        let holder = holder.await.map_err(Fault::fetching)?;
        let forwarded = holder.message_snapshots.into_iter().flat_map(|snapshot| snapshot.message.attachments);
        let there = holder.attachments.into_iter().chain(forwarded).find(|attached| attached.id == id);
        let there = there.ok_or_else(|| refused("there is no such file"))?;
        if !size_fits(there.size) {
            return Err(refused("the file is too large"));
        }
        let url = Url::parse(&there.url).ok().filter(|url| self.api.server.trusts(url, &FILES));
        let url = url.ok_or_else(|| refused("Discord does not say where the file is"))?;
        self.api.download(url, most).await.map_err(Fault::fetching)
    }
}

/// Whether a key is a chat's: it becomes a part of an address.
fn chat(key: &str) -> Result<(), SendError> {
    if is_id(key) { Ok(()) } else { Err(SendError::Refused { cause: "this is no chat of Discord's".into() }) }
}

/// What a new and a changed message have in common. Nobody is ever called by what stands in a text.
fn body(outgoing: &Outgoing) -> Value {
    let rows: Vec<Value> = outgoing.buttons.chunks(ROW).map(row).collect();
    json!({"content": outgoing.text, "components": rows, "allowed_mentions": {"parse": []}})
}

fn row(buttons: &[Button]) -> Value {
    let button = |button: &Button| json!({"type": 2, "style": 2, "label": button.label, "custom_id": button.data});
    json!({"type": 1, "components": buttons.iter().map(button).collect::<Vec<_>>()})
}

/// `/start CODE`. The same again changes nothing.
fn start_command() -> Value {
    json!({"name": "start", "description": "Connect with a code", "type": 1, "options": [
        {"type": 3, "name": "code", "description": "The code you were given", "required": false, "max_length": 64}]})
}
