//! Discord's events as our updates. One that cannot be read is passed over and counted; it never stops the rest.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::names::Names;
use super::wire::{Attachment as Attached, Choice, Gone, Interaction, Member, Message, Snapshot, User};
use crate::{Attachment, FileKind, Received, RemoteFile, Update};

/// It is not what it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Kinds of messages that somebody wrote; the others tell that something happened.
const WRITTEN: [u64; 2] = [0, 19];
/// Kinds of interactions.
const COMMAND: u64 = 2;
const BUTTON: u64 = 3;
/// Of a reference: passed on, not answered.
const FORWARD: u64 = 1;
/// Of a message: spoken into the chat.
const VOICE: u64 = 1 << 13;
/// The longest code that a link of ours carries.
const MAX_START: usize = 64;

pub(super) fn parse<'a, T: Deserialize<'a>>(data: &'a str) -> Result<T, Unreadable> {
    serde_json::from_str(data).map_err(|_| Unreadable)
}

/// A message; nothing where it is a bot's, or only tells that something happened.
pub(super) fn received(message: Message, me: &str) -> Result<Option<Received>, Unreadable> {
    if message.author.bot || message.webhook_id.is_some() || !WRITTEN.contains(&message.kind) {
        return Ok(None);
    }
    if ![&message.id, &message.channel_id, &message.author.id].into_iter().all(|id| is_id(id)) {
        return Err(Unreadable);
    }
    let sent_at = time(&message.timestamp)?;
    let reference = message.message_reference;
    let forwarded = reference.as_ref().is_some_and(|reference| reference.kind == FORWARD);
    let snapshot = message.message_snapshots.into_iter().next().filter(|_| forwarded);
    let (content, attached) = match snapshot {
        Some(Snapshot { message }) => (message.content, message.attachments),
        None => (message.content, message.attachments),
    };
    let voice = message.flags & VOICE != 0;
    let attachments: Vec<Attachment> = attached
        .into_iter()
        .filter(|attached| is_id(&attached.id))
        .map(|attached| file(attached, voice, &message.channel_id, &message.id))
        .collect();
    let text = named(&content, &message.mentions);
    if text.is_empty() && attachments.is_empty() {
        return Ok(None);
    }
    let direct = message.guild_id.is_none();
    let answers_us = message.referenced_message.is_some_and(|answered| answered.author.id == me);
    let calls_us = message.mentions.iter().any(|user| user.id == me);
    let nick = message.member.and_then(|member| member.nick);
    let sender_name = nick.unwrap_or_else(|| message.author.name().to_owned());
    Ok(Some(Received {
        quoted: String::new(),
        chat_key: message.channel_id,
        chat_title: if direct { sender_name.clone() } else { String::new() },
        sender_key: message.author.id,
        sender_name,
        external_id: message.id,
        opened_with: direct.then(|| text.strip_prefix("/start ")).flatten().and_then(code),
        text,
        sent_at,
        reply_to: reference.filter(|_| !forwarded).and_then(|reference| reference.message_id),
        attachments,
        from_me: false,
        direct,
        addressed: direct || answers_us || calls_us,
        forwarded,
    }))
}

/// An edit by a person. Discord tells by the same event that it found a preview for a link.
pub(super) fn edited(message: Message, me: &str) -> Result<Option<Update>, Unreadable> {
    let Some(edited_at) = message.edited_timestamp.as_deref().map(time).transpose()? else { return Ok(None) };
    Ok(received(message, me)?.map(|message| Update::Edited { message, edited_at }))
}

/// A button of ours, or a command.
pub(super) fn interaction(interaction: Interaction) -> Result<Option<Update>, Unreadable> {
    let Interaction { id, token, kind, channel_id, guild_id, member, user, message, data } = interaction;
    let (nick, member_user) = member.map_or((None, None), |Member { nick, user }| (nick, user));
    let (Some(user), Some(chat_key), Some(data)) = (member_user.or(user), channel_id, data) else {
        return Ok(None);
    };
    if ![&id, &chat_key, &user.id].into_iter().all(|id| is_id(id)) || !is_token(&token) {
        return Err(Unreadable);
    }
    if kind == BUTTON {
        return Ok(data.custom_id.map(|data| Update::Pressed {
            chat_key,
            sender_key: user.id,
            message_external_id: message.map(|message| message.id),
            data,
            acknowledge: format!("{id}:{token}"),
        }));
    }
    let (COMMAND, Some(name)) = (kind, data.name) else { return Ok(None) };
    let direct = guild_id.is_none();
    let sender_name = nick.unwrap_or_else(|| user.name().to_owned());
    let opened_with = if name == "start" { data.options.first().and_then(|choice| code(&said(choice)?)) } else { None };
    Ok(Some(Update::Message(Received {
        quoted: String::new(),
        chat_title: if direct { sender_name.clone() } else { String::new() },
        sender_key: user.id,
        sender_name,
        text: data.options.iter().filter_map(said).fold(format!("/{name}"), |text, said| text + " " + &said),
        sent_at: snowflake_time(&id).ok_or(Unreadable)?,
        external_id: id,
        chat_key,
        reply_to: None,
        attachments: Vec::new(),
        opened_with,
        from_me: false,
        direct,
        addressed: true,
        forwarded: false,
    })))
}

/// What stands in a field of a command.
fn said(choice: &Choice) -> Option<String> {
    match &choice.value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(_) => Some(format!("{} {}", choice.name, choice.value)),
        _ => None,
    }
}

/// A chat that is no more.
pub(super) fn left(gone: Gone) -> Result<Update, Unreadable> {
    is_id(&gone.id).then_some(Update::Left { chat_key: gone.id }).ok_or(Unreadable)
}

/// The chats of a server that we know of and that we are no longer on; none where it is only out of order.
pub(super) fn left_server(gone: &super::wire::GoneServer, names: &Names) -> Vec<Update> {
    if gone.unavailable {
        return Vec::new();
    }
    names.forget_server(&gone.id).into_iter().map(|chat_key| Update::Left { chat_key }).collect()
}

fn file(attached: Attached, voice: bool, chat: &str, message: &str) -> Attachment {
    let mime = attached.content_type.unwrap_or_default();
    let kind = match mime.split('/').next() {
        _ if voice => FileKind::Voice,
        Some("image") => FileKind::Image,
        Some("audio") => FileKind::Audio,
        Some("video") => FileKind::Video,
        _ => FileKind::Document,
    };
    // Its address is good for hours only: it is asked for when the file is.
    let remote_id = format!("{chat}/{message}/{}", attached.id);
    Attachment::File(RemoteFile { kind, name: attached.filename, mime, size: attached.size, remote_id })
}

/// `<@123>` as `@name`, where the message says who that is. In one pass, however many there are.
fn named(content: &str, mentions: &[User]) -> String {
    let names: HashMap<&str, &str> = mentions.iter().map(|user| (user.id.as_str(), user.name())).collect();
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find("<@") {
        let (before, mention) = rest.split_at(at);
        text.push_str(before);
        let body = mention[2..].strip_prefix('!').unwrap_or(&mention[2..]);
        // An id has at most 20 digits, so a bracket further off belongs to something else.
        let end = body.bytes().take(21).position(|byte| byte == b'>');
        match end.and_then(|end| Some((names.get(&body[..end])?, &body[end + 1..]))) {
            Some((name, after)) => {
                text.push('@');
                text.push_str(name);
                rest = after;
            }
            None => {
                text.push_str("<@");
                rest = &mention[2..];
            }
        }
    }
    text + rest
}

fn code(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (!text.is_empty() && text.len() <= MAX_START && text.chars().all(plain)).then(|| text.to_owned())
}

fn time(text: &str) -> Result<Timestamp, Unreadable> {
    text.parse().map_err(|_| Unreadable)
}

/// When an id was made: its upper bits are milliseconds since 2015.
fn snowflake_time(id: &str) -> Option<Timestamp> {
    let millis = (id.parse::<u64>().ok()? >> 22) + 1_420_070_400_000;
    Timestamp::from_millisecond(millis as i64).ok()
}

/// The first id that something of that time can have.
pub(super) fn id_at(time: Timestamp) -> u64 {
    u64::try_from(time.as_millisecond() - 1_420_070_400_000).unwrap_or(0) << 22
}

/// Whether it can be a part of an address.
pub(super) fn is_id(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The same for an interaction's token.
pub(super) fn is_token(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '=');
    (1..=512).contains(&text.len()) && text.chars().all(plain) && !matches!(text, "." | "..")
}
