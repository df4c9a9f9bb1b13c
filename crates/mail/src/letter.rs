//! Fetches one mail, a small one whole, of a large one the head and the texts; and its attachments.

use mail_parser::MimeHeaders;

use crate::head::Head;
use crate::imap::{Fault, Listed, Session};
use crate::reading::{self, Bodies, Encoding};
use crate::remote::Remote;

/// A mail up to this many bytes is read whole.
const WHOLE: usize = 256 * 1024;
/// Of a larger one: its headers, and each of its first texts.
const MAX_HEAD: usize = 128 * 1024;
const MAX_TEXT: usize = 256 * 1024;
const MAX_TEXTS: usize = 4;

/// What became of a mail.
#[derive(Debug)]
pub enum Fetched {
    Letter(Box<Head>, Bodies),
    /// It was removed before it was read.
    Gone,
    Unreadable,
}

/// The head and the texts of a mail that was listed; `authority` as [`Options`](crate::Options) have it.
pub async fn fetch(session: &mut Session, mail: &Listed, authority: Option<&str>) -> Result<Fetched, Fault> {
    if mail.size <= WHOLE as u64 {
        let Some(raw) = session.body(mail.uid, "", WHOLE).await? else { return Ok(Fetched::Gone) };
        let Some((headers, body)) = reading::headers(&raw) else { return Ok(Fetched::Unreadable) };
        let upto = &raw[..raw.len() - body.len()];
        return Ok(Fetched::Letter(Head::of(&headers, upto, authority).into(), Bodies::find(&headers, body)));
    }
    let Some(raw) = session.body(mail.uid, "HEADER", MAX_HEAD).await? else { return Ok(Fetched::Gone) };
    let Some(head) = Head::read(&raw, authority) else { return Ok(Fetched::Unreadable) };
    Ok(Fetched::Letter(head.into(), pieces(session, mail.uid, &raw).await?))
}

/// What became of an attachment.
#[derive(Debug, PartialEq, Eq)]
pub enum File {
    Bytes(Vec<u8>),
    Gone,
    Unreadable,
    TooLarge,
}

/// The bytes of an attachment of the open folder, at most `most` of them.
pub async fn file(session: &mut Session, remote: &Remote, most: usize) -> Result<File, Fault> {
    // As it travels it may be longer: by a third and line ends, or, where each byte is written as three, thrice.
    let travels = match remote.encoding {
        Encoding::Plain => most,
        Encoding::Base64 => most / 2 * 3,
        Encoding::QuotedPrintable => most * 3,
    };
    let upto = travels + 4096;
    let Some(body) = session.body(remote.uid, &remote.section, upto).await? else { return Ok(File::Gone) };
    if body.len() >= upto {
        return Ok(File::TooLarge);
    }
    Ok(match remote.encoding.decode(&body) {
        Some(bytes) if bytes.len() <= most => File::Bytes(bytes.into_owned()),
        Some(_) => File::TooLarge,
        None => File::Unreadable,
    })
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
    let kind = |mail: &mail_parser::Message<'_>| mail.content_type().map(|kind| kind.ctype().to_ascii_lowercase());
    reading::headers(head).and_then(|(mail, _)| kind(&mail)).is_some_and(|kind| kind == "multipart")
}
