//! What every reader of an export yields, and what it has to say about the file.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use sha2::{Digest, Sha256};

/// Longest text of one message, in bytes. What goes beyond is left out and counted in [`Note::Cut`].
/// WhatsApp stops at 65,536 characters, which is at most this many bytes; Telegram stops far earlier.
pub const MAX_TEXT: usize = 256 * 1024;

/// Which program wrote the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportKind {
    /// "Export chat" of WhatsApp: a `.txt`, alone or in a `.zip` with its media.
    WhatsApp,
    /// `result.json` of Telegram Desktop: one chat or a whole account.
    Telegram,
    /// A mailbox: many mails, each after a `From ` line.
    Mbox,
    /// One mail.
    Eml,
}

impl fmt::Display for ExportKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WhatsApp => "WhatsApp chat",
            Self::Telegram => "Telegram export",
            Self::Mbox => "mailbox",
            Self::Eml => "mail",
        })
    }
}

/// One message that a person wrote, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedMessage {
    /// Where it stands: the 1-based first line in a WhatsApp text, the 1-based ordinal of the message in JSON and
    /// mail (service messages count). Stays at `u32::MAX` beyond that.
    pub line: u32,
    /// Clock time in the zone of the device that wrote the file, or in `offset` where that is known.
    pub at: DateTime,
    /// The zone's offset at that moment: known for mail and newer Telegram exports, never for WhatsApp.
    pub offset: Option<Offset>,
    /// The chat's name where one file holds several (a whole Telegram account).
    pub chat: Option<Arc<str>>,
    /// The sender's name as the file shows it; where there is none, their number or address.
    pub sender: Arc<str>,
    /// The platform's id of the sender: `user123` on Telegram, the address for mail.
    pub sender_id: Option<String>,
    /// Names (else addresses) in a mail's `To` and `Cc`; empty elsewhere.
    pub recipients: Vec<String>,
    /// A mail's subject, decoded.
    pub subject: Option<String>,
    /// What was said: no placeholders of media, no marks of editing, for mail no quoted history and no signature.
    /// At most [`MAX_TEXT`] bytes, without NUL. Empty only for a mail that has nothing but a subject.
    pub text: String,
    /// The same for the same message in another export of the same chat: the platform's id, or else a hash of
    /// time, sender, text and how often just that was said at that time.
    pub external_id: String,
    /// Whether the sender passed on what somebody else had written (WhatsApp's exports do not say).
    pub forwarded: bool,
}

/// Order of the numbers in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayMonthYear => "day/month/year",
            Self::MonthDayYear => "month/day/year",
            Self::YearMonthDay => "year/month/day",
        })
    }
}

/// Something a person should know about how the file was read. `Display` is a sentence for them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// Nothing in the file tells day from month; `assumed` is the likelier.
    AmbiguousDayOrder { assumed: DateOrder },
    /// Lines that open like a message but whose date does not exist in the order the rest has; read as text.
    ContraryDates { assumed: DateOrder, lines: u64 },
    /// Bytes that are no UTF-8 (or half a UTF-16 pair), each run replaced by U+FFFD.
    NotUnicode { bytes: u64 },
    /// Messages or lines longer than the bound, whose end is missing.
    Cut { messages: u64 },
    /// Entries left out because they are damaged or have no usable date; `first` is the ordinal of the first one.
    Unreadable { messages: u64, first: u32 },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AmbiguousDayOrder { assumed } => {
                write!(f, "the dates could be read as day/month or month/day; they were read as {assumed}")
            }
            Self::ContraryDates { assumed, lines } => {
                write!(f, "{lines} line(s) start with a date that does not exist as {assumed}; they were read as text")
            }
            Self::NotUnicode { bytes } => write!(f, "{bytes} byte(s) are not valid Unicode and were replaced"),
            Self::Cut { messages } => write!(f, "{messages} message(s) were too long and were cut"),
            Self::Unreadable { messages, first } => {
                write!(f, "{messages} message(s) could not be read, the first is number {first}")
            }
        }
    }
}

/// How many entries of the file are no message of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Written by the platform: somebody joined, the subject changed, a call.
    pub system: u64,
    /// Media without a caption, stickers, empty messages.
    pub media: u64,
    /// Deleted by their sender.
    pub deleted: u64,
}

/// What a reader counts on its way, for [`Note`] and [`Skipped`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub skipped: Skipped,
    pub cut: u64,
    pub not_unicode: u64,
    pub unreadable: u64,
    pub first_unreadable: u32,
}

impl Tally {
    pub fn unreadable(&mut self, ordinal: u32) {
        if self.unreadable == 0 {
            self.first_unreadable = ordinal;
        }
        self.unreadable += 1;
    }

    pub fn notes(&self, out: &mut Vec<Note>) {
        if self.not_unicode > 0 {
            out.push(Note::NotUnicode { bytes: self.not_unicode });
        }
        if self.cut > 0 {
            out.push(Note::Cut { messages: self.cut });
        }
        if self.unreadable > 0 {
            out.push(Note::Unreadable { messages: self.unreadable, first: self.first_unreadable });
        }
    }
}

/// Makes ids for messages that have none, from what they say.
#[derive(Debug, Default)]
pub(super) struct Ids {
    at: Option<DateTime>,
    seen: HashMap<u128, u32>,
}

impl Ids {
    /// Equal messages are told apart within one timestamp only, and beyond this many of them no longer: a file that
    /// says the same thing at the same time that often gains nothing from being read in full.
    const MAX_SEEN: usize = 65_536;

    pub fn id(&mut self, at: DateTime, sender: &str, text: &str) -> String {
        if self.at != Some(at) || self.seen.len() >= Self::MAX_SEEN {
            self.at = Some(at);
            self.seen.clear();
        }
        let plain = digest(at, sender, text, 0);
        let occurrence = self.seen.entry(plain).and_modify(|n| *n = n.saturating_add(1)).or_insert(0);
        let id = if *occurrence == 0 { plain } else { digest(at, sender, text, *occurrence) };
        hex(id)
    }
}

/// The first 128 bits of SHA-256 over the length-prefixed parts. Part of the data format: stored ids depend on it.
fn digest(at: DateTime, sender: &str, text: &str, occurrence: u32) -> u128 {
    let mut head = [0_u8; 23];
    head[..2].copy_from_slice(&at.year().to_be_bytes());
    head[2..7].copy_from_slice(
        &[at.month(), at.day(), at.hour(), at.minute(), at.second()].map(|field| field.to_be_bytes()[0]),
    );
    head[7..11].copy_from_slice(&occurrence.to_be_bytes());
    head[11..15].copy_from_slice(&(sender.len() as u32).to_be_bytes());
    head[15..23].copy_from_slice(&(text.len() as u64).to_be_bytes());
    let mut hash = Sha256::new();
    hash.update(head);
    hash.update(sender);
    hash.update(text);
    let hash = hash.finalize();
    hash.iter().take(16).fold(0, |id, &byte| id << 8 | u128::from(byte))
}

fn hex(id: u128) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    (0..32).rev().map(|nibble| char::from(DIGITS[(id >> (nibble * 4) & 15) as usize])).collect()
}

/// Makes a text fit to store: no NUL (Postgres takes none), no blank end, at most [`MAX_TEXT`] bytes.
/// Says whether it had to be cut.
pub(super) fn tidy(text: &mut String) -> bool {
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
    let cut = truncate(text, MAX_TEXT);
    text.truncate(text.trim_end().len());
    cut
}

pub(super) use domain::text::label;

/// Longest name of a person or chat, in bytes.
pub(super) const MAX_NAME: usize = 256;

/// Shortens to at most `max` bytes at a character's boundary; says whether anything went.
pub(crate) fn truncate(text: &mut String, max: usize) -> bool {
    let cut = text.len() > max;
    text.truncate(text.floor_char_boundary(max));
    cut
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_same_words_in_one_minute_get_different_ids_and_the_same_ones_again_in_another_export() {
        let at = date(2024, 5, 3).at(21, 41, 0, 0);
        let ids = |texts: &[&str]| {
            let mut ids = Ids::default();
            texts.iter().map(|text| ids.id(at, "Ana", text)).collect::<Vec<_>>()
        };
        let first = ids(&["ok", "ok", "ok", "no"]);
        assert_eq!(first, ids(&["ok", "ok", "ok", "no"]));
        assert_eq!(first.iter().collect::<std::collections::HashSet<_>>().len(), 4);
        assert_eq!(first[3], ids(&["no"])[0], "an id does not depend on what stands before");
        assert!(first.iter().all(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit())));
    }

    #[test]
    fn the_parts_of_an_id_do_not_run_into_each_other() {
        let at = date(2024, 5, 3).at(21, 41, 0, 0);
        assert_ne!(Ids::default().id(at, "ab", "c"), Ids::default().id(at, "a", "bc"));
    }

    #[test]
    fn an_id_never_changes_between_versions() {
        let id = Ids::default().id(date(2024, 5, 3).at(21, 41, 5, 0), "Ana", "See you at 8");
        assert_eq!(id, "fb56bdeabfa910f0bce8506911269577");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let mut text = "é".repeat(MAX_TEXT);
        assert!(tidy(&mut text));
        assert_eq!(text.len(), MAX_TEXT);
        let mut text = "a\0b \n\n".to_owned();
        assert!(!tidy(&mut text));
        assert_eq!(text, "ab");
    }
}
