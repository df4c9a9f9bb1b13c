//! Why a file could not be read, said to the person who chose it: which file, what was looked for, what to do.

use std::io;

use super::zip::Failure;

/// `name` is the file's name as the caller gave it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    #[error("{name}: it could not be read: {source}")]
    Io { name: String, source: io::Error },

    #[error("{name} is empty: export the chat or mailbox again")]
    Empty { name: String },

    #[error(
        "{name} is a folder with no export in it, or with several: name the file itself (_chat.txt, result.json, mbox, …)"
    )]
    Folder { name: String },

    #[error(
        "{name} is {found}, which is no export that can be read here. Looked for: a WhatsApp chat (.txt or .zip), \
         Telegram Desktop's result.json, a mailbox (mbox), a mail (.eml). {mend}"
    )]
    Unknown { name: String, found: &'static str, mend: &'static str },

    #[error("{name} is a zip that is cut short or damaged ({what}): copy or export it again")]
    ZipDamaged { name: String, what: &'static str },

    #[error("{name} is protected by a password: unpack it, and give the file from inside")]
    ZipLocked { name: String },

    #[error(
        "{name} is packed in a way that is not read here (method {method}): unpack it, and give the file from inside"
    )]
    ZipMethod { name: String, method: u16 },

    #[error(
        "{name} is a zip without a chat in it. Looked for: _chat.txt, another .txt with a WhatsApp chat, result.json, \
         an mbox or .eml among its {entries} file(s). Export the chat again, or give the file itself"
    )]
    ZipWithoutChat { name: String, entries: usize },

    #[error(
        "{name} holds more than {limit} bytes, which is more than is read from a zip or a pipe: unpack or save it, and \
         give the file itself"
    )]
    TooLarge { name: String, limit: u64 },

    #[error("{name} ends in the middle, after {messages} message(s): copy or export it again")]
    CutShort { name: String, messages: u32 },

    #[error("{name} is damaged at byte {byte} ({what}), after {messages} message(s): copy or export it again")]
    Malformed { name: String, byte: u64, what: &'static str, messages: u32 },
}

impl Error {
    /// What failed while reading, which inside a zip may be the zip.
    pub(super) fn io(name: &str, source: io::Error) -> Self {
        match source.downcast::<Failure>() {
            Ok(failure) => Self::zip(name, failure),
            Err(source) => Self::Io { name: name.to_owned(), source },
        }
    }

    pub(super) fn zip(name: &str, failure: Failure) -> Self {
        let name = name.to_owned();
        match failure {
            Failure::Io(source) => Self::Io { name, source },
            Failure::Damaged(what) => Self::ZipDamaged { name, what },
            Failure::Locked => Self::ZipLocked { name },
            Failure::Method(method) => Self::ZipMethod { name, method },
            Failure::TooLarge(limit) => Self::TooLarge { name, limit },
        }
    }
}

pub type Result<T> = std::result::Result<T, Error>;
