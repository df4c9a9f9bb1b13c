//! Makes messages of mails.

use ::mail::head::Head;
use ::mail::imap::{Fault, Listed, Session};
use ::mail::letter::{self, Fetched};
use ::mail::reading::{self, Attached, Bodies, Encoding, Words};
use ::mail::remote;
use domain::text::{self, label};
use jiff::Timestamp;

use super::Mail;
use super::chat::Chat;
use crate::exports::truncate;
use crate::{Attachment, FileKind, Received, RemoteFile};

/// What is kept of what is quoted.
const MAX_QUOTED: usize = 16 * 1024;
const MAX_NAME: usize = 256;

/// What became of a mail.
#[derive(Debug)]
pub(super) enum Read {
    Message(Box<Received>),
    /// It was removed before it was read, or says nothing at all.
    Nothing,
    Unreadable,
}

impl Mail {
    pub(super) async fn read(&self, session: &mut Session, mail: &Listed) -> Result<Read, Fault> {
        let authority = self.options.authority.as_deref();
        let (head, bodies) = match letter::fetch(session, mail, authority).await? {
            Fetched::Letter(head, bodies) => (*head, bodies),
            Fetched::Gone => return Ok(Read::Nothing),
            Fetched::Unreadable => return Ok(Read::Unreadable),
        };
        let root = self.root(session, &head).await?;
        self.remember(&head, &root);
        Ok(self.received(session.validity, mail, head, &root, &bodies))
    }

    fn received(&self, validity: u32, mail: &Listed, head: Head, root: &str, bodies: &Bodies) -> Read {
        let Words { text: mut said, mut quoted, forwarded } = reading::own(bodies);
        said.retain(|c| c != '\0');
        // The subject is news where a thread begins; behind "Re:" it is history.
        let begins = head.references.is_empty();
        if begins && !head.subject.is_empty() {
            said.insert_str(0, &format!("{}\n\n", head.subject));
            said.truncate(said.trim_end().len());
        }
        if said.len() > text::MAX_MESSAGE_BYTES {
            let end = said.split_off(said.floor_char_boundary(text::MAX_MESSAGE_BYTES));
            quoted.insert_str(0, &end);
        }
        quoted.retain(|c| c != '\0');
        truncate(&mut quoted, MAX_QUOTED);
        quoted.truncate(quoted.trim_end().len());
        if said.is_empty() && quoted.is_empty() && bodies.attachments.is_empty() {
            return Read::Nothing;
        }
        let own = &self.options.address;
        let from_me = head.from.as_ref() == Some(own);
        let sender = head.from.as_ref().map_or_else(|| "unknown".to_owned(), ToString::to_string);
        let peer = match head.receivers.first() {
            Some(receiver) if from_me => receiver.to_string(),
            _ => sender.clone(),
        };
        let to = &head.receivers[..head.direct.min(head.receivers.len())];
        let name = if head.name.is_empty() { sender.clone() } else { head.name };
        let opened_with = begins.then(|| head.subject.strip_prefix("/start ")).flatten();
        Read::Message(Box::new(Received {
            chat_key: Chat::key(root, &peer),
            chat_title: if head.subject.is_empty() { name.clone() } else { head.subject.clone() },
            sender_key: sender,
            sender_name: name,
            external_id: head.id,
            text: said,
            quoted,
            sent_at: mail.at.unwrap_or(Timestamp::UNIX_EPOCH),
            reply_to: head.references.last().cloned(),
            attachments: bodies.attachments.iter().map(|one| attachment(validity, mail.uid, one)).collect(),
            opened_with: opened_with.map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()),
            from_me,
            direct: !head.automatic && head.receivers == [own.clone()],
            addressed: !head.automatic && to.contains(own),
            // Nobody vouches for the sender, so these may be anybody's words.
            forwarded: forwarded || !head.proven,
        }))
    }

    /// The first mail of the thread. One that names only its parent stands where that stands, if we have it.
    async fn root(&self, session: &mut Session, head: &Head) -> Result<String, Fault> {
        match head.references.as_slice() {
            [parent] => Ok(match self.known(parent) {
                Some(known) => known.root,
                None => self.look_up(session, parent).await?.map_or_else(|| parent.clone(), |known| known.root),
            }),
            _ => Ok(head.root().to_owned()),
        }
    }
}

fn attachment(validity: u32, uid: u32, attached: &Attached) -> Attachment {
    let kind = match attached.mime.split('/').next().unwrap_or_default() {
        "image" => FileKind::Image,
        "audio" => FileKind::Audio,
        "video" => FileKind::Video,
        _ => FileKind::Document,
    };
    let size = match attached.encoding {
        Encoding::Base64 => attached.size / 4 * 3,
        _ => attached.size,
    };
    Attachment::File(RemoteFile {
        kind,
        name: label(&attached.name, MAX_NAME),
        mime: label(&attached.mime, MAX_NAME),
        size: Some(size),
        remote_id: remote::write(validity, uid, &attached.section, attached.encoding),
    })
}
