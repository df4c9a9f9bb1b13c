//! Telegram's updates as ours. One that cannot be read is passed over and counted; it never stops the rest.

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::wire::{self, ChatKind, Media, Message};
use super::{entities, wire::UpdateId};
use crate::{Attachment, Batch, FileKind, Received, RemoteFile, Update};

/// The bot itself.
#[derive(Debug)]
pub(super) struct Me {
    pub id: i64,
    /// Without the `@`; empty where it is not known yet.
    pub username: String,
}

/// It is not what it has to be.
struct Unreadable;

/// All of them in order, and the highest number that any of them has.
pub(super) fn batch<'a>(updates: impl IntoIterator<Item = &'a RawValue>, me: &Me) -> (Batch, Option<i64>) {
    let mut batch = Batch::default();
    let mut newest = None;
    for update in updates {
        let update = update.get();
        newest = newest.max(serde_json::from_str(update).ok().map(|UpdateId { update_id }| update_id));
        match serde_json::from_str(update).map_err(|_| Unreadable).and_then(|update| read(update, me)) {
            Ok(update) => batch.updates.extend(update),
            Err(Unreadable) => batch.skipped += 1,
        }
    }
    (batch, newest)
}

/// `None` where there is nothing in it for us.
fn read(update: wire::Update, me: &Me) -> Result<Option<Update>, Unreadable> {
    if let Some(message) = update.message.or(update.channel_post) {
        if let Some(to) = message.migrate_to_chat_id {
            return Ok(Some(Update::Moved { chat_key: message.chat.id.to_string(), to: to.to_string() }));
        }
        return Ok(received(message, me)?.map(Update::Message));
    }
    if let Some(message) = update.edited_message.or(update.edited_channel_post) {
        // Somebody who shares where they are walks about: an edit every few seconds.
        if message.location.is_some() {
            return Ok(None);
        }
        let edited_at = second(message.edit_date.unwrap_or(message.date))?;
        return Ok(received(message, me)?.map(|message| Update::Edited { message, edited_at }));
    }
    if let Some(query) = update.callback_query {
        // One without data is a game's; one without a message was pressed in a chat that we are not in.
        let (Some(data), Some(message)) = (query.data, query.message) else { return Ok(None) };
        return Ok(Some(Update::Pressed {
            chat_key: chat_key(message.chat.id, message.message_thread_id, message.is_topic_message),
            sender_key: query.from.id.to_string(),
            message_external_id: Some(message.message_id.to_string()),
            data,
            acknowledge: query.id,
        }));
    }
    let member = update.my_chat_member.ok_or(Unreadable)?;
    let gone = matches!(member.new_chat_member.status.as_str(), "left" | "kicked");
    Ok(gone.then(|| Update::Left { chat_key: member.chat.id.to_string() }))
}

/// A message; nothing where it only tells that something happened in the chat.
fn received(message: Message, me: &Me) -> Result<Option<Received>, Unreadable> {
    let sent_at = second(message.date)?;
    let chat_key = chat_key(message.chat.id, message.message_thread_id, message.is_topic_message);
    let attachments = attachments(&message);
    let (text, entities) = match message.text {
        Some(text) => (text, message.entities),
        None => (message.caption.unwrap_or_default(), message.caption_entities),
    };
    if text.is_empty() && attachments.is_empty() {
        return Ok(None);
    }
    // Who writes as a group or a channel is that, whatever stands beside it.
    let (sender_key, sender_name) = match (&message.sender_chat, &message.from) {
        (Some(chat), _) => (chat.id.to_string(), chat.name()),
        (None, Some(user)) => (user.id.to_string(), user.name()),
        (None, None) => (message.chat.id.to_string(), message.chat.name()),
    };
    let direct = message.chat.kind == ChatKind::Private;
    let reply = message.reply_to_message.filter(|reply| reply.forum_topic_created.is_none());
    let answers_us = reply.as_ref().and_then(|reply| reply.from.as_ref()).is_some_and(|from| from.id == me.id);
    Ok(Some(Received {
        chat_key,
        chat_title: message.chat.name(),
        sender_key,
        sender_name,
        external_id: message.message_id.to_string(),
        quoted: String::new(),
        sent_at,
        reply_to: reply.map(|reply| reply.message_id.to_string()),
        attachments,
        opened_with: entities::opened_with(&text, me),
        from_me: message.from.is_some_and(|from| from.id == me.id),
        direct,
        addressed: direct || answers_us || entities::calls(&text, &entities, me),
        forwarded: message.forward_origin.is_some(),
        text,
    }))
}

fn second(second: i64) -> Result<Timestamp, Unreadable> {
    Timestamp::from_second(second).map_err(|_| Unreadable)
}

fn chat_key(chat: i64, thread: Option<i64>, is_topic: bool) -> String {
    match thread {
        Some(thread) if is_topic => format!("{chat}:{thread}"),
        _ => chat.to_string(),
    }
}

fn attachments(message: &Message) -> Vec<Attachment> {
    let file = |kind, media: &Media| {
        Attachment::File(RemoteFile {
            kind,
            name: media.file_name.clone().unwrap_or_default(),
            mime: media.mime_type.clone().unwrap_or_default(),
            size: media.file_size,
            remote_id: media.file_id.clone(),
        })
    };
    let place = |name: &str, address: &str, at: wire::Location| Attachment::Place {
        name: name.into(),
        address: address.into(),
        latitude: at.latitude,
        longitude: at.longitude,
    };
    // An animation stands in `document` too, and a venue in `location`.
    let document = message.document.as_ref().filter(|_| message.animation.is_none());
    let location = message.location.filter(|_| message.venue.is_none());
    let files = [
        (FileKind::Image, message.photo.iter().max_by_key(|photo| photo.width)),
        (FileKind::Voice, message.voice.as_ref()),
        (FileKind::Audio, message.audio.as_ref()),
        (FileKind::Video, message.video.as_ref().or(message.video_note.as_ref()).or(message.animation.as_ref())),
        (FileKind::Document, document),
        (FileKind::Sticker, message.sticker.as_ref()),
    ];
    let files = files.into_iter().filter_map(|(kind, media)| media.map(|media| file(kind, media)));
    let venue = message.venue.as_ref().map(|venue| place(&venue.title, &venue.address, venue.location));
    let contact = message.contact.as_ref().map(|contact| Attachment::Contact {
        name: wire::full_name(&contact.first_name, contact.last_name.as_deref()),
        phone: contact.phone_number.clone(),
    });
    files.chain(venue).chain(location.map(|at| place("", "", at))).chain(contact).collect()
}

/// The number of the first update of an answer that is too long to be read whole.
pub(super) fn first_id(beginning: &[u8]) -> Option<i64> {
    const FIELD: &[u8] = b"\"update_id\":";
    let at = beginning.windows(FIELD.len()).position(|window| window == FIELD)? + FIELD.len();
    let digits = beginning[at..].iter().skip_while(|byte| byte.is_ascii_whitespace());
    let digits: String = digits.take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect();
    digits.parse().ok()
}

/// Whether a path of a file leads down from where files are, and nowhere else.
pub(super) fn is_plain_path(path: &str) -> bool {
    let plain = |part: &str| {
        !matches!(part, "" | "." | "..") && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    path.len() <= 512 && path.split('/').all(plain)
}
