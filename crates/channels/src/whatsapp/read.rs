//! What Meta pushes as our updates. A piece that cannot be read is passed over and counted; it never stops the rest.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::told;
use super::wire::{self, Message, Person};
use crate::{Attachment, Batch, FileKind, Received, RemoteFile, Status, Update};

/// Cards that are read of one message; the rest is left out. WhatsApp's own limit when sending is 5.
const MAX_CARDS: usize = 20;
/// The longest id that is taken, in bytes; WhatsApp's have about 60.
const MAX_ID: usize = 256;

/// It is not what it has to be.
struct Unreadable;

/// All that is for the number `ours`, in order; `None` where it is no push at all.
pub(super) fn batch(body: &[u8], ours: &str) -> Option<Batch> {
    let push: wire::Push = serde_json::from_slice(body).ok()?;
    let mut batch = Batch::default();
    if push.object != "whatsapp_business_account" {
        batch.skipped += 1;
        return Some(batch);
    }
    for entry in push.entry {
        let Ok(entry) = parse::<wire::Entry>(entry) else {
            batch.skipped += 1;
            continue;
        };
        for change in entry.changes {
            if change_of(change, ours, &mut batch).is_err() {
                batch.skipped += 1;
            }
        }
    }
    Some(batch)
}

/// One change, which is of one number.
fn change_of(change: &RawValue, ours: &str, batch: &mut Batch) -> Result<(), Unreadable> {
    let change: wire::Change = parse(change)?;
    if change.field != "messages" {
        return Err(Unreadable);
    }
    let value: wire::Value = parse(change.value)?;
    if value.metadata.phone_number_id != ours {
        return Err(Unreadable);
    }
    let people = value.contacts.and_then(|people| parse::<wire::Pieces>(people).ok()).unwrap_or_default();
    let people = people.into_iter().filter_map(|person| parse::<Person>(person).ok());
    let names: HashMap<String, String> = people.map(|person| (person.wa_id, person.profile.name)).collect();
    for message in value.messages.unwrap_or_default() {
        let read = parse(message).and_then(|message| message_of(message, &names, &value.metadata));
        take(read, batch);
    }
    for status in value.statuses.unwrap_or_default() {
        take(parse(status).and_then(|status| status_of(&status)), batch);
    }
    batch.skipped += value.errors.map_or(0, |errors| errors.len());
    Ok(())
}

fn take(read: Result<Option<Update>, Unreadable>, batch: &mut Batch) {
    match read {
        Ok(update) => batch.updates.extend(update),
        Err(Unreadable) => batch.skipped += 1,
    }
}

fn parse<'a, T: Deserialize<'a>>(piece: &'a RawValue) -> Result<T, Unreadable> {
    serde_json::from_str(piece.get()).map_err(|_| Unreadable)
}

/// `None` where there is nothing in it for us.
fn message_of(
    message: Message,
    names: &HashMap<String, String>,
    us: &wire::Metadata,
) -> Result<Option<Update>, Unreadable> {
    let id = key(&message.id)?.to_owned();
    let sender_key = key(&message.from)?.to_owned();
    let group = message.group_id.as_deref().map(key).transpose()?.map(str::to_owned);
    let direct = group.is_none();
    let chat_key = group.unwrap_or_else(|| sender_key.clone());
    let context = message.context.as_ref();
    let reply_to = context.and_then(|context| context.id.as_deref()).map(key).transpose()?.map(str::to_owned);
    let pressed = |data: String| {
        Ok(Some(Update::Pressed {
            chat_key: chat_key.clone(),
            sender_key: sender_key.clone(),
            message_external_id: reply_to.clone(),
            data,
            acknowledge: id.clone(),
        }))
    };
    match message.kind.as_str() {
        "reaction" => return Ok(None),
        "interactive" => {
            let replied = message.interactive.ok_or(Unreadable)?;
            return pressed(replied.button_reply.or(replied.list_reply).ok_or(Unreadable)?.id);
        }
        "button" => return pressed(message.button.ok_or(Unreadable)?.payload),
        _ => {}
    }
    let answers_us = context.and_then(|context| context.from.as_ref()).is_some_and(|from| is_us(from, us));
    let forwarded = context.is_some_and(|context| context.forwarded || context.frequently_forwarded);
    let sent_at = message.timestamp.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let sent_at = sent_at.ok_or(Unreadable)?;
    let sender_name = names.get(&sender_key).cloned().unwrap_or_else(|| sender_key.clone());
    let (text, attachments) = content(message)?;
    if text.is_empty() && attachments.is_empty() {
        return Ok(None);
    }
    Ok(Some(Update::Message(Received {
        // A group's own title is not told.
        chat_title: if direct { sender_name.clone() } else { "WhatsApp".into() },
        direct,
        addressed: direct || answers_us,
        quoted: String::new(),
        opened_with: opened_with(&text),
        external_id: id.clone(),
        from_me: is_us(&sender_key, us),
        chat_key: chat_key.clone(),
        reply_to: reply_to.clone(),
        sender_key,
        sender_name,
        text,
        sent_at,
        attachments,
        forwarded,
    })))
}

/// What was written, and what came with it.
fn content(message: Message) -> Result<(String, Vec<Attachment>), Unreadable> {
    let media = |kind: FileKind, media: Option<wire::Media>| {
        let media = media.ok_or(Unreadable)?;
        let file = RemoteFile {
            kind: if media.voice { FileKind::Voice } else { kind },
            name: media.filename.unwrap_or_default(),
            mime: media.mime_type.unwrap_or_default(),
            size: None,
            remote_id: key(&media.id)?.to_owned(),
        };
        Ok((media.caption.unwrap_or_default(), vec![Attachment::File(file)]))
    };
    match message.kind.as_str() {
        "text" => Ok((message.text.ok_or(Unreadable)?.body, Vec::new())),
        "image" => media(FileKind::Image, message.image),
        "audio" => media(FileKind::Audio, message.audio),
        "video" => media(FileKind::Video, message.video),
        "document" => media(FileKind::Document, message.document),
        "sticker" => media(FileKind::Sticker, message.sticker),
        "location" => {
            let at = message.location.ok_or(Unreadable)?;
            let place = Attachment::Place {
                name: at.name.unwrap_or_default(),
                address: at.address.unwrap_or_default(),
                latitude: at.latitude,
                longitude: at.longitude,
            };
            Ok((String::new(), vec![place]))
        }
        "contacts" => {
            let card = |card: wire::Card| Attachment::Contact {
                name: card.name.formatted_name,
                phone: card.phones.into_iter().find_map(|phone| phone.phone).unwrap_or_default(),
            };
            let cards = message.contacts.ok_or(Unreadable)?.into_iter().take(MAX_CARDS);
            Ok((String::new(), cards.map(card).collect()))
        }
        _ => Err(Unreadable),
    }
}

fn status_of(status: &wire::Status) -> Result<Option<Update>, Unreadable> {
    let how = match status.how.as_str() {
        "sent" => return Ok(None),
        "delivered" => Status::Delivered,
        // What was spoken is played.
        "read" | "played" => Status::Read,
        "failed" => Status::Failed {
            cause: status.errors.first().map_or_else(|| "WhatsApp does not say why".into(), told::cause),
            closed: status.errors.first().map(told::meaning) == Some(told::Meaning::Closed),
        },
        _ => return Err(Unreadable),
    };
    let chat_key = key(status.group_id.as_ref().unwrap_or(&status.recipient_id))?.to_owned();
    Ok(Some(Update::Status { chat_key, external_id: key(&status.id)?.to_owned(), status: how }))
}

/// The code in the first message of somebody who followed a link of ours: such a link writes `/start CODE` for them.
fn opened_with(text: &str) -> Option<String> {
    let code = text.trim().strip_prefix("/start ")?.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    ((1..=64).contains(&code.len()) && code.bytes().all(plain)).then(|| code.to_owned())
}

fn is_us(number: &str, us: &wire::Metadata) -> bool {
    !number.is_empty() && digits(number) == digits(&us.display_phone_number)
}

pub(super) fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// An id as the platform writes them.
fn key(text: &str) -> Result<&str, Unreadable> {
    let fine = (1..=MAX_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fine { Ok(text) } else { Err(Unreadable) }
}
