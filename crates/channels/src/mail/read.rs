//! Makes messages of mails: a small one is read whole, of a large one the head and the texts.

use domain::text;
use jiff::Timestamp;

use super::chat::Chat;
use super::head::Head;
use super::imap::{Fault, Listed, Session};
use super::reading::{self, Attached, Bodies, Encoding, Words};
use super::{Mail, remote};
use crate::exports::{label, truncate};
use crate::{Attachment, FileKind, Received, RemoteFile};

/// A mail up to this many bytes is read whole.
const WHOLE: usize = 256 * 1024;
/// Of a larger one: its headers, and each of its first texts.
const MAX_HEAD: usize = 128 * 1024;
const MAX_TEXT: usize = 256 * 1024;
const MAX_TEXTS: usize = 4;
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
        let (head, bodies) = if mail.size <= WHOLE as u64 {
            let Some(raw) = session.body(mail.uid, "", WHOLE).await? else { return Ok(Read::Nothing) };
            let Some((headers, body)) = reading::headers(&raw) else { return Ok(Read::Unreadable) };
            let upto = &raw[..raw.len() - body.len()];
            (Head::of(&headers, upto, authority), Bodies::find(&headers, body))
        } else {
            let Some(raw) = session.body(mail.uid, "HEADER", MAX_HEAD).await? else { return Ok(Read::Nothing) };
            let Some(head) = Head::read(&raw, authority) else { return Ok(Read::Unreadable) };
            (head, pieces(session, mail.uid, &raw).await?)
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

/// The texts of a large mail, section by section, and its attachments by name.
async fn pieces(session: &mut Session, uid: u32, head: &[u8]) -> Result<Bodies, Fault> {
    let Some(shape) = session.shape(uid).await? else {
        // Whatever it consists of, it begins with its texts or shows none.
        let raw = session.body(uid, "", WHOLE).await?.unwrap_or_default();
        return Ok(reading::headers(&raw).map(|(headers, body)| Bodies::find(&headers, body)).unwrap_or_default());
    };
    let mut bodies = Bodies::default();
    for section in shape.texts.iter().take(MAX_TEXTS) {
        let mut body = session.body(uid, section, MAX_TEXT).await?.unwrap_or_default();
        if body.len() == MAX_TEXT {
            // Half a line of base64 or quoted-printable is none.
            body.truncate(body.iter().rposition(|&byte| byte == b'\n').map_or(body.len(), |end| end + 1));
        }
        // A mail without parts has its part's headers in its own.
        let is_whole = section == "1" && shape.texts.len() == 1 && !is_multipart(head);
        let part = if is_whole {
            head.to_vec()
        } else {
            session.body(uid, &format!("{section}.MIME"), MAX_HEAD).await?.unwrap_or_default()
        };
        bodies.add(&part, &body);
    }
    bodies.attachments = shape.attachments;
    Ok(bodies)
}

fn is_multipart(head: &[u8]) -> bool {
    use mail_parser::MimeHeaders;
    let kind = |mail: &mail_parser::Message<'_>| mail.content_type().map(|kind| kind.ctype().to_ascii_lowercase());
    reading::headers(head).and_then(|(mail, _)| kind(&mail)).is_some_and(|kind| kind == "multipart")
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
