//! Telegram Desktop's JSON export: one chat, or a whole account with its `chats.list`.
//!
//! [`walk`] finds the messages without holding the file, [`raw`] is one message as Telegram writes it.

mod raw;
mod walk;

use std::sync::Arc;

use self::raw::{Raw, Scalar};
use self::walk::{Event, Member, Stop, Walk};
use super::decode::Decoder;
use super::error::Error;
use super::message::{ExportedMessage, Ids, MAX_NAME, Tally, label, tidy};

#[derive(Debug)]
pub(super) struct Telegram {
    walk: Walk,
    chat: Chat,
    /// Whether the file is a whole account, so that each message has to say its chat.
    account: bool,
    title: Option<String>,
    ordinal: u32,
    /// The first message, found while the file was opened.
    first: Option<Raw>,
    ids: Ids,
    tally: Tally,
}

/// What is known of the chat whose messages are being read.
#[derive(Debug, Default)]
struct Chat {
    name: Option<Arc<str>>,
    id: Option<String>,
    kind: Option<String>,
}

impl Telegram {
    /// Goes up to the first message. `Ok(None)` where the file is JSON but not Telegram's.
    pub fn open(name: &str, decoder: Decoder) -> Result<Option<Self>, Error> {
        let mut telegram = Self {
            walk: Walk::new(decoder),
            chat: Chat::default(),
            account: false,
            title: None,
            ordinal: 0,
            first: None,
            ids: Ids::default(),
            tally: Tally::default(),
        };
        let mut has_list = false;
        loop {
            match telegram.walk.next().map_err(|stop| telegram.error(name, stop))? {
                Event::Messages => has_list = true,
                Event::Message => break,
                Event::TooLong => telegram.too_long(),
                Event::End if has_list => return Ok(Some(telegram)),
                Event::End => return Ok(None),
                Event::Chat => telegram.begin_chat(),
                Event::Member(member) => telegram.learn(member),
            }
        }
        // Other programs have `messages` too; what they lack is Telegram's date.
        match telegram.parse() {
            Some(raw) if raw.moment().is_some() => telegram.first = Some(raw),
            _ => return Ok(None),
        }
        if !telegram.account {
            telegram.title = telegram.chat.name.as_deref().map(str::to_owned);
        }
        Ok(Some(telegram))
    }

    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    pub fn decoder(&self) -> &Decoder {
        self.walk.decoder()
    }

    pub fn tally(&self) -> Tally {
        let mut tally = self.tally;
        tally.not_unicode += self.walk.decoder().replaced();
        tally
    }

    pub fn next(&mut self, name: &str) -> Result<Option<ExportedMessage>, Error> {
        if let Some(message) = self.first.take().and_then(|raw| self.read(raw)) {
            return Ok(Some(message));
        }
        loop {
            match self.walk.next().map_err(|stop| self.error(name, stop))? {
                Event::End => return Ok(None),
                Event::Chat => self.begin_chat(),
                Event::Member(member) => self.learn(member),
                Event::Messages => {}
                Event::TooLong => self.too_long(),
                Event::Message => {
                    if let Some(message) = self.parse().and_then(|raw| self.read(raw)) {
                        return Ok(Some(message));
                    }
                }
            }
        }
    }

    fn begin_chat(&mut self) {
        self.account = true;
        self.chat = Chat::default();
    }

    fn learn(&mut self, member: Member) {
        let value = serde_json::from_slice::<Scalar>(self.walk.value()).ok().and_then(short);
        match member {
            Member::Name => self.chat.name = value.map(Into::into),
            Member::Id => self.chat.id = value,
            Member::Type => self.chat.kind = value,
        }
    }

    fn too_long(&mut self) {
        self.ordinal = self.ordinal.saturating_add(1);
        self.tally.unreadable(self.ordinal);
    }

    /// The message that the walk stopped at. Bytes that are no UTF-8 are replaced and counted.
    fn parse(&mut self) -> Option<Raw> {
        self.ordinal = self.ordinal.saturating_add(1);
        let json = self.walk.value();
        let parsed = if let Ok(json) = std::str::from_utf8(json) {
            serde_json::from_str(json)
        } else {
            self.tally.not_unicode += json.utf8_chunks().map(|chunk| chunk.invalid().len() as u64).sum::<u64>();
            serde_json::from_str(&String::from_utf8_lossy(json))
        };
        if parsed.is_err() {
            self.tally.unreadable(self.ordinal);
        }
        parsed.ok()
    }

    fn read(&mut self, raw: Raw) -> Option<ExportedMessage> {
        if raw.r#type.0.as_deref() == Some("service") {
            self.tally.skipped.system += 1;
            return None;
        }
        let Some((at, offset)) = raw.moment() else {
            self.tally.unreadable(self.ordinal);
            return None;
        };
        let forwarded = raw.forwarded();
        let mut text = raw.text.0.unwrap_or_default();
        let cut = tidy(&mut text);
        if text.is_empty() {
            self.tally.skipped.media += 1;
            return None;
        }
        self.tally.cut += u64::from(cut);
        let sender_id = short(raw.from_id);
        // An account that was deleted has no name any more.
        let sender: Arc<str> =
            short(raw.from).or_else(|| sender_id.clone()).unwrap_or_else(|| "Deleted Account".into()).into();
        let external_id = match (&self.chat.id, short(raw.id)) {
            (Some(chat), Some(id)) => format!("{chat}/{id}"),
            (None, Some(id)) => id,
            (_, None) => self.ids.id(at, &sender, &text),
        };
        Some(ExportedMessage {
            line: self.ordinal,
            at,
            offset,
            chat: self.chat_name(),
            sender,
            sender_id,
            recipients: Vec::new(),
            subject: None,
            text,
            external_id,
            forwarded,
        })
    }

    /// A chat without a name is told by its type: `saved_messages`, or a chat with an account that is gone.
    fn chat_name(&self) -> Option<Arc<str>> {
        let name = self.chat.name.clone().or_else(|| self.chat.kind.as_deref().map(Arc::from));
        name.filter(|_| self.account)
    }

    fn error(&self, name: &str, stop: Stop) -> Error {
        let (name, messages) = (name.to_owned(), self.ordinal);
        match stop {
            Stop::Io(source) => Error::io(&name, source),
            Stop::CutShort => Error::CutShort { name, messages },
            Stop::Malformed { byte, what } => Error::Malformed { name, byte, what, messages },
        }
    }
}

/// A name or id that is safe to show and store; `None` where nothing is left of it.
fn short(Scalar(value): Scalar) -> Option<String> {
    value.map(|value| label(&value, MAX_NAME)).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
