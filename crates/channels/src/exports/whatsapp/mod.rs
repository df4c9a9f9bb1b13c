//! WhatsApp's "Export chat": lines of text, each message opened by its time and sender.
//!
//! Two passes: the first finds out how dates are written ([`order`]), the second reads. [`stamp`] reads a line's
//! start, [`machine`] takes away what WhatsApp itself wrote.

mod machine;
mod order;
mod stamp;

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use jiff::civil::DateTime;

use self::machine::Content;
use self::order::{Survey, Verdict};
use self::stamp::{is_mark, is_space};
use super::decode::Decoder;
use super::lines::Lines;
use super::message::{DateOrder, ExportedMessage, Ids, MAX_NAME, MAX_TEXT, Note, Tally, label, tidy};

/// Longest name of a sender, in bytes. What is longer before a colon is a notice that happens to have one.
const MAX_SENDER: usize = 160;

/// Senders whose cleaned name is kept; a chat has at most 1,024 members. Beyond that each message pays for its own.
const MAX_KNOWN: usize = 4096;

/// Whether a line opens a message of an export.
pub(super) fn opens_message(line: &str) -> bool {
    stamp::parse(line).is_some()
}

#[derive(Debug)]
pub(super) struct WhatsApp {
    lines: Lines,
    verdict: Verdict,
    open: Option<Open>,
    senders: HashMap<String, Arc<str>>,
    ids: Ids,
    tally: Tally,
}

/// A message whose further lines may still follow.
#[derive(Debug)]
struct Open {
    line: u32,
    at: DateTime,
    /// `None` for a notice of the chat.
    sender: Option<Arc<str>>,
    text: String,
    cut: bool,
}

impl WhatsApp {
    /// Surveys the whole text and goes back to its start. `None` where no line opens a message.
    pub fn open(decoder: Decoder, order: Option<DateOrder>) -> io::Result<Option<Self>> {
        let mut lines = Lines::new(decoder);
        let mut survey = Survey::default();
        while lines.advance()? {
            if let Some((stamp, _)) = stamp::parse(lines.line()) {
                survey.add(&stamp);
            }
        }
        let mut decoder = lines.into_decoder();
        decoder.rewind()?;
        Ok(survey.verdict(order).map(|verdict| Self {
            lines: Lines::new(decoder),
            verdict,
            open: None,
            senders: HashMap::new(),
            ids: Ids::default(),
            tally: Tally::default(),
        }))
    }

    pub fn decoder(&self) -> &Decoder {
        self.lines.decoder()
    }

    pub fn tally(&self) -> Tally {
        Tally { not_unicode: self.lines.not_unicode(), ..self.tally }
    }

    /// What the first pass found out about the dates.
    pub fn notes(&self, out: &mut Vec<Note>) {
        let assumed = self.verdict.order;
        if self.verdict.ambiguous {
            out.push(Note::AmbiguousDayOrder { assumed });
        }
        if self.verdict.contrary > 0 {
            out.push(Note::ContraryDates { assumed, lines: self.verdict.contrary });
        }
    }

    pub fn next(&mut self) -> io::Result<Option<ExportedMessage>> {
        while self.lines.advance()? {
            let Some(next) = self.start() else {
                self.go_on();
                continue;
            };
            let done = self.open.replace(next);
            if let Some(message) = done.and_then(|done| self.finish(done)) {
                return Ok(Some(message));
            }
        }
        let last = self.open.take();
        Ok(last.and_then(|last| self.finish(last)))
    }

    /// The message that the current line opens, if it does.
    fn start(&mut self) -> Option<Open> {
        let (stamp, rest) = stamp::parse(self.lines.line()).filter(|(stamp, _)| stamp.shape == self.verdict.shape)?;
        let at = order::moment(&stamp, self.verdict.order)?;
        let (sender, text) = match split_sender(rest) {
            Some((name, text)) => (Some(known(&mut self.senders, name)), text),
            None => (None, ""),
        };
        Some(Open { line: self.lines.number(), at, sender, text: text.to_owned(), cut: self.lines.cut() })
    }

    /// Adds the current line to the open message; before the first message there is nothing to add it to.
    fn go_on(&mut self) {
        let Some(open) = &mut self.open else { return };
        if open.sender.is_none() {
            return;
        }
        let line = self.lines.line();
        open.cut |= self.lines.cut();
        if open.text.len() + line.len() < MAX_TEXT {
            if !open.text.is_empty() {
                open.text.push('\n');
            }
            open.text.push_str(line);
        } else {
            open.cut = true;
        }
    }

    fn finish(&mut self, open: Open) -> Option<ExportedMessage> {
        let Open { line, at, sender, mut text, cut } = open;
        let Some(sender) = sender else {
            self.tally.skipped.system += 1;
            return None;
        };
        let cut = tidy(&mut text) || cut;
        match machine::strip(&mut text, self.verdict.shape.frame) {
            Content::Words => {}
            Content::Media => {
                self.tally.skipped.media += 1;
                return None;
            }
            Content::Deleted => {
                self.tally.skipped.deleted += 1;
                return None;
            }
            Content::System => {
                self.tally.skipped.system += 1;
                return None;
            }
        }
        self.tally.cut += u64::from(cut);
        let external_id = self.ids.id(at, &sender, &text);
        Some(ExportedMessage {
            line,
            at,
            offset: None,
            chat: None,
            sender,
            sender_id: None,
            recipients: Vec::new(),
            subject: None,
            text,
            external_id,
            forwarded: false,
        })
    }
}

/// `Ana: text`. `None` for a notice of the chat, which has no sender.
fn split_sender(rest: &str) -> Option<(&str, &str)> {
    let head = &rest[..rest.floor_char_boundary(MAX_SENDER)];
    let (name, text) = match head.find(": ") {
        Some(colon) => (&head[..colon], &rest[colon + 2..]),
        // An editor that trims lines leaves nothing behind the colon.
        None => (rest.strip_suffix(':').filter(|name| name.len() < MAX_SENDER)?, ""),
    };
    // In `Ana changed the group name to “Trip: Spain”` the colon stands inside quotes.
    (!ends_inside_quotes(name) && !name.trim().is_empty()).then_some((name, text))
}

fn ends_inside_quotes(text: &str) -> bool {
    let mut closing = None;
    for c in text.chars() {
        closing = match (c, closing) {
            (c, Some(end)) => (c != end).then_some(end),
            ('"', None) => Some('"'),
            ('“', None) => Some('”'),
            ('„', None) => Some('“'),
            ('«', None) => Some('»'),
            (_, None) => None,
        };
    }
    closing.is_some()
}

/// The sender's clean name, made once.
fn known(senders: &mut HashMap<String, Arc<str>>, name: &str) -> Arc<str> {
    if let Some(known) = senders.get(name) {
        return Arc::clone(known);
    }
    let clean = clean_name(name);
    if senders.len() < MAX_KNOWN {
        senders.insert(name.to_owned(), Arc::clone(&clean));
    }
    clean
}

/// Without direction marks, wide spaces and the `~` before the name of somebody who is no contact.
fn clean_name(name: &str) -> Arc<str> {
    let seen: String = name.chars().filter(|&c| !is_mark(c)).collect();
    let seen = label(&seen, MAX_NAME);
    let name = seen.strip_prefix('~').unwrap_or(&seen).trim_start();
    if name.is_empty() { "unknown".into() } else { name.into() }
}

/// The chat's name out of the file's: `WhatsApp Chat with Ana.txt`, `Chat de WhatsApp con Ana.txt`, ….
pub(super) fn title(file_name: &str) -> Option<String> {
    const BEFORE: &[&str] = &[
        "WhatsApp Chat with ",
        "WhatsApp Chat - ",
        "Chat de WhatsApp con ",
        "Chat de WhatsApp - ",
        "Conversa do WhatsApp com ",
        "Conversa no WhatsApp com ",
        "WhatsApp Chat mit ",
        "WhatsApp-Chat mit ",
        "Discussion WhatsApp avec ",
        "Chat WhatsApp con ",
        "WhatsApp-chat met ",
    ];
    let (stem, _) = file_name.rsplit_once('.')?;
    let stem: String = stem.chars().map(|c| if c == '_' || is_space(c) { ' ' } else { c }).collect();
    let title = BEFORE.iter().find_map(|before| stem.strip_prefix(before))?.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests;
