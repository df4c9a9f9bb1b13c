//! From the bytes of an export to chats of bounded size. Takes its time: runs beside the async tasks.

use std::collections::BTreeMap;
use std::sync::Arc;

use channels::exports::{self, ExportKind, ExportedMessage};
use domain::text::{self, MAX_MESSAGE_BYTES};
use domain::{Code, Conversation, Incoming, Sender};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::problem::{Problem, Result};

/// Chats that are taken from one file (a whole account): those with the newest messages.
const CHATS: usize = 50;

/// How a file is to be read.
#[derive(Debug)]
pub(super) struct Reading {
    /// What its owner calls it.
    pub name: String,
    /// Where times are meant that say no zone.
    pub zone: TimeZone,
    /// The owner's name as a sender, in lower case.
    pub me: String,
    /// Messages that are taken, the newest ones.
    pub most: usize,
    /// Bytes that a packed file may unpack to.
    pub unpacked: u64,
}

/// What a file holds.
#[derive(Debug)]
pub(super) struct Export {
    /// The one with the newest message first.
    pub chats: Vec<Chat>,
    /// Sentences for its owner.
    pub notes: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Chat {
    pub title: String,
    /// In the order in which they were said.
    pub messages: Vec<Found>,
}

#[derive(Debug)]
pub(super) struct Found {
    sender: Sender,
    sender_key: String,
    sender_name: String,
    external_id: String,
    text: String,
    sent_at: Timestamp,
}

impl Found {
    pub fn into_incoming(self, conversation: &Conversation) -> Incoming {
        Incoming {
            channel_id: conversation.channel_id,
            chat_key: conversation.chat_key.clone(),
            sender_key: self.sender_key,
            external_id: self.external_id,
            sender: self.sender,
            sender_name: self.sender_name,
            text: self.text,
            sent_at: self.sent_at,
        }
    }
}

/// The time, then the order of the file.
type Place = (Timestamp, u64);

impl Reading {
    pub fn read(self, bytes: Vec<u8>) -> Result<Export> {
        let options = exports::Options { max_unsized: self.unpacked, ..exports::Options::default() };
        let mut reader = exports::read_bytes_with(&self.name, bytes, &options).map_err(|error| refused(&error))?;
        let kind = reader.kind();
        let title = reader.title().map_or_else(|| stem(&self.name), str::to_owned);
        // The newest of all chats are kept, so they share one order.
        let mut newest = BTreeMap::new();
        let mut tally = Tally::default();
        for (place, message) in (0..).zip(reader.by_ref()) {
            let message = message.map_err(|error| refused(&error))?;
            let chat = message.chat.clone();
            let Some(found) = self.found(kind, message, &mut tally) else { continue };
            newest.insert((found.sent_at, place), (chat, found));
            if newest.len() > self.most {
                newest.pop_first();
                tally.older += 1;
            }
        }
        let mut notes: Vec<String> = reader.notes().iter().map(|note| sentence(&note.to_string())).collect();
        let skipped = reader.skipped();
        tally.empty += skipped.media + skipped.deleted;

        let mut by_chat: BTreeMap<Option<Arc<str>>, BTreeMap<Place, Found>> = BTreeMap::new();
        for (at, (chat, found)) in newest {
            by_chat.entry(chat).or_default().insert(at, found);
        }
        let mut chats: Vec<(Option<Timestamp>, Chat)> = by_chat
            .into_iter()
            .map(|(chat, found)| {
                let last = found.last_key_value().map(|((at, _), _)| *at);
                let title = chat.map_or_else(|| title.clone(), |name| name.to_string());
                (last, Chat { title: fit_title(&title), messages: in_order(kind, found) })
            })
            .collect();
        chats.sort_by_key(|(last, _)| std::cmp::Reverse(*last));
        for (_, chat) in chats.iter().skip(CHATS) {
            tally.older += chat.messages.len();
        }
        chats.truncate(CHATS);
        tally.note(&mut notes);
        Ok(Export { chats: chats.into_iter().map(|(_, chat)| chat).collect(), notes })
    }

    /// The message as it is taken in; `None` where nothing is left of it.
    fn found(&self, kind: ExportKind, message: ExportedMessage, tally: &mut Tally) -> Option<Found> {
        let mut text = match message.subject {
            Some(subject) if message.text.is_empty() => subject,
            Some(subject) => format!("{subject}\n\n{}", message.text),
            None => message.text,
        };
        text = text::clean(&text);
        if text::is_blank(&text) {
            tally.empty += 1;
            return None;
        }
        if text.len() > MAX_MESSAGE_BYTES {
            text.truncate(text.floor_char_boundary(MAX_MESSAGE_BYTES));
            tally.cut += 1;
        }
        let zone = message.offset.map_or_else(|| self.zone.clone(), TimeZone::fixed);
        let Ok(sent_at) = message.at.to_zoned(zone) else {
            tally.untimely += 1;
            return None;
        };
        let name = text::shorten(text::clean(&message.sender).trim(), 100);
        let is_mine = !self.me.is_empty() && name.to_lowercase() == self.me;
        // The key does not depend on who imports, so the same file is recognised after a change of name.
        let key = message.sender_id.unwrap_or_else(|| name.clone());
        let external_id = match kind {
            // A mail's id is whatever its sender wrote.
            ExportKind::Mbox | ExportKind::Eml => text::sha256(&message.external_id),
            ExportKind::WhatsApp | ExportKind::Telegram => message.external_id,
        };
        Some(Found {
            sender: if is_mine { Sender::User } else { Sender::Contact },
            sender_key: text::shorten(&text::clean(&key).to_lowercase(), 200),
            sender_name: if is_mine { String::new() } else { name },
            external_id,
            text,
            sent_at: sent_at.timestamp(),
        })
    }
}

/// A chat's file has its order; a mailbox may have any.
fn in_order(kind: ExportKind, found: BTreeMap<Place, Found>) -> Vec<Found> {
    match kind {
        ExportKind::Mbox | ExportKind::Eml => found.into_values().collect(),
        ExportKind::WhatsApp | ExportKind::Telegram => {
            let by_place: BTreeMap<u64, Found> =
                found.into_iter().map(|((_, place), message)| (place, message)).collect();
            by_place.into_values().collect()
        }
    }
}

/// What was not taken as it stands.
#[derive(Debug, Default)]
struct Tally {
    older: usize,
    empty: u64,
    cut: u64,
    untimely: u64,
}

impl Tally {
    fn note(&self, notes: &mut Vec<String>) {
        let mut add = |number: u64, what: &str| {
            if number > 0 {
                notes.push(format!("{number} {what}."));
            }
        };
        add(self.older as u64, "older messages were left out");
        add(self.empty, "messages without a text were left out");
        add(self.cut, "messages were longer than 65,536 bytes and were cut");
        add(self.untimely, "messages with an impossible date were left out");
    }
}

fn refused(error: &exports::Error) -> Problem {
    match error {
        exports::Error::TooLarge { .. } => Problem::new(Code::TooLarge, error.to_string()),
        _ => Problem::new(Code::InvalidInput, error.to_string()),
    }
}

/// The file's name without its folder and its ending.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

fn fit_title(title: &str) -> String {
    let title = text::shorten(text::clean(title).replace('\n', " ").trim(), 100);
    if text::is_blank(&title) { "Import".to_owned() } else { title }
}

fn sentence(note: &str) -> String {
    let mut letters = note.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
