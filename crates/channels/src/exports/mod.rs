//! Reads chats and mail that a person exported: WhatsApp (`.txt`, `.zip`), Telegram Desktop (`result.json`), mailboxes
//! (mbox) and single mails (`.eml`). It only reads; nothing is asked of any platform.
//!
//! ```no_run
//! # fn main() -> Result<(), channels::exports::Error> {
//! let mut reader = channels::exports::open("WhatsApp Chat with Ana.zip".as_ref())?;
//! for message in reader.by_ref() {
//!     let message = message?;
//!     println!("{} {} {}: {}", message.line, message.at, message.sender, message.text);
//! }
//! for note in reader.notes() {
//!     eprintln!("{note}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Bytes flow `input` → `decode` (UTF-16, byte order marks) → one reader per kind, chosen by `detect` from the content.
//! In a zip, `archive` finds the export and `zip` streams it. Memory does not grow with the file.
//!
//! To add a kind: a folder with a reader that has `next`, `decoder` and `tally`, its mark in `detect`, and an arm in
//! each `match` on [`Source`] here.

#![allow(clippy::doc_markdown)] // WhatsApp is a name, not code

mod archive;
mod decode;
mod detect;
mod error;
mod input;
mod lines;
mod mail;
mod message;
mod telegram;
mod whatsapp;
mod zip;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use self::decode::Decoder;
use self::input::Input;
use self::mail::Mail;
use self::telegram::Telegram;
use self::whatsapp::WhatsApp;

pub use self::error::{Error, Result};
pub(crate) use self::message::truncate;
pub use self::message::{DateOrder, ExportKind, ExportedMessage, MAX_TEXT, Note, Skipped};

/// How to read an export. The default suits a person's own files.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The order of WhatsApp's dates where the person says it. Ignored where the dates cannot be of that order.
    pub date_order: Option<DateOrder>,
    /// Bytes that are read at most of an export in a zip, however small the zip is, or of a path that is no ordinary
    /// file, such as a pipe, which is held in memory. More is [`Error::TooLarge`].
    pub max_unsized: u64,
}

impl Default for Options {
    fn default() -> Self {
        // WhatsApp exports at most 40,000 messages, some 5 MB of text. Mailboxes in a zip are the large ones.
        Self { date_order: None, max_unsized: 1024 * 1024 * 1024 }
    }
}

/// Opens an exported file, or a folder that holds one. A WhatsApp text is read through once here, to tell day from
/// month; everything else is read up to its first message.
pub fn open(path: &Path) -> Result<Reader> {
    open_with(path, &Options::default())
}

/// [`open`] with options.
pub fn open_with(path: &Path, options: &Options) -> Result<Reader> {
    let name = path.to_string_lossy().into_owned();
    let io_error = |source| Error::io(&name, source);
    let mut file = File::open(path).map_err(io_error)?;
    let mut about = file.metadata().map_err(io_error)?;
    if about.is_dir() {
        let inside = export_in(path).ok_or_else(|| Error::Folder { name: name.clone() })?;
        file = File::open(inside).map_err(io_error)?;
        about = file.metadata().map_err(io_error)?;
    }
    let input = if about.is_file() {
        Input::file(file, about.len())
    } else {
        let mut bytes = Vec::new();
        file.take(options.max_unsized.saturating_add(1)).read_to_end(&mut bytes).map_err(io_error)?;
        if bytes.len() as u64 > options.max_unsized {
            return Err(Error::TooLarge { name, limit: options.max_unsized });
        }
        Input::memory(bytes)
    };
    Reader::new(name, input, options)
}

/// Reads an export that is already in memory, such as an upload. `name` is what its owner calls the file.
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Result<Reader> {
    read_bytes_with(name, bytes, &Options::default())
}

/// [`read_bytes`] with options.
pub fn read_bytes_with(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Reader> {
    Reader::new(name.to_owned(), Input::memory(bytes), options)
}

/// The export in a folder as the programs write it: Telegram's, an unpacked WhatsApp zip, a mailbox of Apple Mail. `None` where
/// none is likelier than all others, or where it holds more than so many files.
fn export_in(folder: &Path) -> Option<PathBuf> {
    const MOST: usize = 100_000;
    let files = std::fs::read_dir(folder).ok()?.filter_map(|file| Some(file.ok()?.path()));
    let mut likely: Vec<(u8, PathBuf)> = Vec::new();
    for (n, path) in files.enumerate() {
        let rank = path.file_name().and_then(|name| archive::likelihood("", &name.to_string_lossy()));
        likely.extend(rank.filter(|_| path.is_file()).map(|rank| (rank, path)));
        if n == MOST {
            return None;
        }
    }
    let best = likely.iter().map(|(rank, _)| *rank).min()?;
    likely.retain(|(rank, _)| *rank == best);
    (likely.len() == 1).then(|| likely.swap_remove(0).1)
}

/// The messages of an export, in the file's order. After an error it ends. It blocks on the disk: on an async runtime,
/// give it a thread of its own.
#[derive(Debug)]
pub struct Reader {
    name: String,
    kind: ExportKind,
    title: Option<String>,
    total: u64,
    source: Source,
    ended: bool,
}

#[derive(Debug)]
enum Source {
    WhatsApp(Box<WhatsApp>),
    Telegram(Box<Telegram>),
    Mail(Box<Mail>),
}

impl Reader {
    fn new(name: String, mut input: Input, options: &Options) -> Result<Self> {
        let mut head = detect::head(&name, &mut input)?;
        if head.raw.is_empty() {
            return Err(Error::Empty { name });
        }
        let mut chat_file = file_name(&name);
        if detect::is_zip(&head.raw) {
            let (inside, file) = archive::find(&name, input, options.max_unsized)?;
            // From iOS it is always `_chat.txt`, and the zip has the name.
            if whatsapp::title(&inside).is_some() {
                chat_file = inside;
            }
            input = file;
            head = detect::head(&name, &mut input)?;
        }
        let kind = detect::kind(&head.text).map_err(|looks| looks.into_error(&name))?;
        let io_error = |source| Error::io(&name, source);
        let total = input.total();
        let decoder = Decoder::new(input).map_err(io_error)?;
        let (source, title) = match kind {
            ExportKind::WhatsApp => {
                let chat = WhatsApp::open(decoder, options.date_order).map_err(io_error)?;
                let chat = chat.ok_or_else(|| detect::NO_MESSAGES.into_error(&name))?;
                (Source::WhatsApp(Box::new(chat)), whatsapp::title(&chat_file))
            }
            ExportKind::Telegram => {
                let chat = Telegram::open(&name, decoder)?.ok_or_else(|| detect::OTHER_JSON.into_error(&name))?;
                let title = chat.title().map(str::to_owned);
                (Source::Telegram(Box::new(chat)), title)
            }
            ExportKind::Mbox | ExportKind::Eml => {
                (Source::Mail(Box::new(Mail::new(decoder, kind == ExportKind::Mbox))), None)
            }
        };
        Ok(Self { name, kind, title, total, source, ended: false })
    }

    pub fn kind(&self) -> ExportKind {
        self.kind
    }

    /// The chat's name, where the file or its name says it.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Bytes of the file (of the chat in it, for a zip), for a progress bar.
    pub fn total_bytes(&self) -> u64 {
        self.total
    }

    /// How many of them have been read.
    pub fn bytes_read(&self) -> u64 {
        let decoder = match &self.source {
            Source::WhatsApp(chat) => chat.decoder(),
            Source::Telegram(chat) => chat.decoder(),
            Source::Mail(mail) => mail.decoder(),
        };
        decoder.input().position().min(self.total)
    }

    /// What a person should know about how it was read. Complete once the last message is out; what concerns dates is
    /// there from the start.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if let Source::WhatsApp(chat) = &self.source {
            chat.notes(&mut notes);
        }
        self.tally().notes(&mut notes);
        notes
    }

    /// How much so far was no message of a person.
    pub fn skipped(&self) -> Skipped {
        self.tally().skipped
    }

    fn tally(&self) -> message::Tally {
        match &self.source {
            Source::WhatsApp(chat) => chat.tally(),
            Source::Telegram(chat) => chat.tally(),
            Source::Mail(mail) => mail.tally(),
        }
    }
}

impl Iterator for Reader {
    type Item = Result<ExportedMessage>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = match &mut self.source {
            Source::WhatsApp(chat) => chat.next().map_err(|source| Error::io(&self.name, source)),
            Source::Telegram(chat) => chat.next(&self.name),
            Source::Mail(mail) => mail.next().map_err(|source| Error::io(&self.name, source)),
        };
        self.ended = !matches!(next, Ok(Some(_)));
        next.transpose()
    }
}

impl std::iter::FusedIterator for Reader {}

fn file_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests;
