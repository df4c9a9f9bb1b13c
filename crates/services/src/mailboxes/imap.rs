//! A mailbox over IMAP and SMTP. A connection each time; what is found is named by its folder, UIDVALIDITY and UID, so
//! that a mail that was moved, or a folder that was numbered anew, is missing and never another.
//!
//! Archives, drafts, sent mails and the trash are the special folders; one that is not there is made. IMAP has no labels
//! that people know: asked for one, it says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Clock, text};
use jiff::Timestamp;
use mail::compose;
use mail::head::Head;
use mail::imap::{self, Fault, Listed, Piece, Role, Session};
use mail::letter::{self, Fetched};
use mail::reading::{self, Bodies, Encoding};
use mail::smtp::{self, Smtp};
use mail::{Network, Options, remote};

use super::{
    Address, Change, Draft, Error, File, Folder, Found, Letter, MAX_BATCH, MAX_FILE, MAX_FOUND, MAX_THREAD, Mailbox,
    Missed, Query, Reach, Summary, admit, admit_batch, rfc5322,
};

/// Folders that a search without one looks through.
const SEARCHED: usize = 20;
/// Of a mail that is summed up: enough for its first words.
const BEGINNING: usize = 32 * 1024;
/// Words of a search.
const MAX_WORDS: usize = 8;

/// See the module.
#[derive(Debug)]
pub struct Imap {
    network: Network,
    options: Options,
    clock: Arc<dyn Clock>,
}

/// Where a mail stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// As the server writes it.
    folder: String,
    validity: u32,
    uid: u32,
}

impl Place {
    fn write(&self) -> String {
        format!("{}.{}.{}", self.validity, self.uid, URL_SAFE_NO_PAD.encode(&self.folder))
    }

    fn parse(id: &str) -> Option<Self> {
        let mut parts = id.splitn(3, '.');
        let (validity, uid) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let folder = String::from_utf8(URL_SAFE_NO_PAD.decode(parts.next()?).ok()?).ok()?;
        Some(Self { folder, validity, uid })
    }
}

/// A mail that fits a search.
struct Hit {
    place: Place,
    at: Timestamp,
}

impl Imap {
    pub fn new(network: &Network, options: Options, clock: Arc<dyn Clock>) -> Self {
        Self { network: network.clone(), options, clock }
    }

    async fn open(&self) -> Result<Session, Error> {
        Session::open(&self.network, &self.options).await.map_err(unreached)
    }

    /// Goes to where a mail stands; [`Error::Missing`] where it stands there no more.
    async fn go(&self, session: &mut Session, id: &str) -> Result<(Place, Listed), Error> {
        let place = Place::parse(id).ok_or(Error::Missing)?;
        match session.enter(&place.folder, false).await {
            Err(Fault::Denied(_)) => return Err(Error::Missing),
            entered => entered.map_err(unread)?,
        }
        if session.validity != place.validity {
            return Err(Error::Missing);
        }
        let listed = session.list(&[place.uid]).await.map_err(unread)?;
        listed.into_iter().next().map(|listed| (place, listed)).ok_or(Error::Missing)
    }

    /// A mail of the open folder, as far as it can be read.
    async fn letter(&self, session: &mut Session, place: &Place, listed: &Listed) -> Result<Letter, Error> {
        let authority = self.options.authority.as_deref();
        let (head, bodies) = match letter::fetch(session, listed, authority).await.map_err(unread)? {
            Fetched::Letter(head, bodies) => (*head, bodies),
            Fetched::Gone => return Err(Error::Missing),
            Fetched::Unreadable => return Err(Error::Refused("this mail cannot be read".into())),
        };
        let flags = session.flags(&[place.uid]).await.map_err(unread)?;
        let mut letter = rfc5322::read(head, &bodies);
        letter.files = bodies.attachments.iter().map(|part| file(place, part)).collect();
        mark(&mut letter.summary, place, listed, flags.get(&place.uid).copied().unwrap_or_default());
        Ok(letter)
    }

    /// The folder of that role, made where there is none.
    async fn special(&self, session: &mut Session, role: Role) -> Result<String, Error> {
        let folders = session.folders().await.map_err(unread)?;
        if let Some(folder) = folders.iter().find(|folder| folder.role == Some(role)) {
            return Ok(folder.raw.clone());
        }
        let name = match role {
            Role::Inbox | Role::All => "INBOX",
            Role::Archive => "Archive",
            Role::Drafts => "Drafts",
            Role::Junk => "Junk",
            Role::Sent => "Sent",
            Role::Trash => "Trash",
        };
        // A namespace of its own, as some servers have it.
        let nested = folders.iter().any(|folder| folder.raw.starts_with("INBOX."));
        let name = if nested { format!("INBOX.{name}") } else { name.to_owned() };
        session.create(&name).await.map_err(unread)?;
        Ok(name)
    }

    /// Puts a mail of ours into the folder of that role, once; answers where it stands.
    async fn keep(&self, role: Role, flags: &'static str, mail: &[u8], id: &str) -> Result<Place, Error> {
        let mut session = self.open().await?;
        let folder = self.special(&mut session, role).await?;
        session.enter(&folder, false).await.map_err(unread)?;
        let mut uid = session.find(id).await.map_err(unread)?;
        if uid.is_none() {
            session.append(&folder, flags, mail).await.map_err(unread)?;
            session.enter(&folder, false).await.map_err(unread)?;
            uid = session.find(id).await.map_err(unread)?;
        }
        let uid = uid.ok_or_else(|| Error::Refused("the server took the mail and does not have it".into()))?;
        Ok(Place { folder, validity: session.validity, uid })
    }

    fn written(&self, draft: &Draft, shows_bcc: bool) -> Vec<u8> {
        rfc5322::write((&self.options.address, &self.options.name), draft, shows_bcc, self.clock.now())
    }

    /// Changes mails of one folder; answers those that are not there.
    async fn change_in(
        &self,
        session: &mut Session,
        folder: &str,
        uids: &[u32],
        done: &Done<'_>,
    ) -> Result<Vec<u32>, Fault> {
        session.enter(folder, true).await?;
        let there = session.flags(uids).await?;
        let (there, gone): (Vec<u32>, Vec<u32>) = uids.iter().partition(|uid| there.contains_key(uid));
        if !there.is_empty() {
            match done {
                Done::Flag(flag, on) => session.flag(&there, flag, *on).await?,
                Done::Carry(to) if *to == folder => {}
                Done::Carry(to) => session.carry(&there, to).await?,
            }
        }
        Ok(gone)
    }
}

/// A change as IMAP does it.
enum Done<'a> {
    Flag(&'static str, bool),
    Carry(&'a str),
}

fn mark(summary: &mut Summary, place: &Place, listed: &Listed, flags: imap::Flags) {
    summary.id = place.write();
    summary.at = listed.at.unwrap_or(Timestamp::UNIX_EPOCH);
    (summary.unread, summary.starred) = (!flags.seen, flags.flagged);
    summary.folders = vec![imap::readable(&place.folder)];
}

fn file(place: &Place, part: &reading::Attached) -> File {
    let size = if part.encoding == Encoding::Base64 { part.size / 4 * 3 } else { part.size };
    File {
        id: remote::write(place.validity, place.uid, &part.section, part.encoding),
        name: text::label(&part.name, 256),
        mime: text::label(&part.mime, 256),
        size,
    }
}

/// The search of a query, in IMAP's words.
fn pieces(query: &Query) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut texts = |key: &str, text: &str| {
        pieces.push(Piece::Words(key.into()));
        pieces.push(Piece::Text(text.into()));
    };
    for word in query.text.split_whitespace().take(MAX_WORDS) {
        texts("TEXT", word);
    }
    for (key, text) in [("FROM", &query.from), ("TO", &query.to), ("SUBJECT", &query.subject)] {
        if let Some(text) = text {
            texts(key, text);
        }
    }
    for (key, day) in [("SINCE", query.since), ("BEFORE", query.before)] {
        pieces.extend(day.map(|day| Piece::Words(format!("{key} {}", day.strftime("%-d-%b-%Y")))));
    }
    for (mark, [yes, no]) in [(query.unread, ["UNSEEN", "SEEN"]), (query.starred, ["FLAGGED", "UNFLAGGED"])] {
        pieces.extend(mark.map(|mark| Piece::Words(if mark { yes } else { no }.into())));
    }
    if pieces.is_empty() {
        pieces.push(Piece::Words("ALL".into()));
    }
    pieces
}

/// The mails of a thread, by the id of its first.
fn thread_pieces(root: &str) -> Vec<Piece> {
    let mut pieces = vec![Piece::Words("OR OR".into())];
    for header in ["Message-ID", "References", "In-Reply-To"] {
        pieces.push(Piece::Words(format!("HEADER {header}")));
        pieces.push(Piece::Text(format!("<{root}>")));
    }
    pieces
}

fn named<'f>(folders: &'f [imap::Folder], name: &str) -> Result<&'f imap::Folder, Error> {
    let wanted = name.trim().to_lowercase();
    let found = folders.iter().find(|folder| folder.raw == name || folder.name.to_lowercase() == wanted);
    found.ok_or_else(|| {
        let names: Vec<&str> = folders.iter().take(SEARCHED).map(|folder| folder.name.as_str()).collect();
        Error::Refused(format!("there is no folder {}; there are {}", text::quote(name), names.join(", ")))
    })
}

/// The folders that a search looks through, and how many it leaves out.
fn searched(folders: &[imap::Folder]) -> (Vec<&imap::Folder>, usize) {
    if let Some(all) = folders.iter().find(|folder| folder.role == Some(Role::All)) {
        return (vec![all], 0);
    }
    let kept = |folder: &&imap::Folder| !matches!(folder.role, Some(Role::Trash | Role::Junk));
    let mut chosen: Vec<&imap::Folder> = folders.iter().filter(kept).collect();
    // The special ones first, the inbox before them.
    chosen.sort_by_key(|folder| folder.role.map_or(9, |role| role as u8));
    let left_out = chosen.len().saturating_sub(SEARCHED);
    chosen.truncate(SEARCHED);
    (chosen, left_out)
}

#[async_trait]
impl Mailbox for Imap {
    fn address(&self) -> &Address {
        &self.options.address
    }

    async fn folders(&self) -> Result<Vec<Folder>, Error> {
        let folders = self.open().await?.folders().await.map_err(unread)?;
        let folder =
            |folder: imap::Folder| Folder { id: folder.raw, name: folder.name, role: folder.role, label: false };
        Ok(folders.into_iter().map(folder).collect())
    }

    async fn search(&self, query: &Query, limit: usize) -> Result<Found, Error> {
        let mut session = self.open().await?;
        let limit = limit.min(MAX_FOUND);
        let (hits, count, left_out) = self.hits(&mut session, query, limit).await?;
        let reach = match left_out {
            0 if count > hits.len() => Reach::Newest(count),
            0 => Reach::Whole,
            _ => Reach::Partial(format!("{left_out} folders were not searched; name one to look there")),
        };
        Ok(Found { mails: self.summed_up(&mut session, hits).await?, reach })
    }

    async fn ids(&self, query: &Query, limit: usize) -> Result<Vec<String>, Error> {
        let (hits, ..) = self.hits(&mut self.open().await?, query, limit.min(MAX_BATCH)).await?;
        Ok(hits.iter().map(|hit| hit.place.write()).collect())
    }

    async fn read(&self, id: &str) -> Result<Letter, Error> {
        let mut session = self.open().await?;
        let (place, listed) = self.go(&mut session, id).await?;
        self.letter(&mut session, &place, &listed).await
    }

    async fn thread(&self, id: &str) -> Result<Vec<Letter>, Error> {
        let mut session = self.open().await?;
        let (place, listed) = self.go(&mut session, id).await?;
        let own = self.letter(&mut session, &place, &listed).await?;
        let pieces = thread_pieces(own.references.first().unwrap_or(&own.message_id));
        let folders = session.folders().await.map_err(unread)?;
        let wanted = [Role::All, Role::Inbox, Role::Sent, Role::Archive].map(Some);
        let mut raws: Vec<&str> =
            folders.iter().filter(|folder| wanted.contains(&folder.role)).map(|folder| folder.raw.as_str()).collect();
        if !raws.contains(&place.folder.as_str()) {
            raws.push(&place.folder);
        }
        let mut thread = vec![own];
        for raw in raws {
            match session.enter(raw, false).await {
                Err(Fault::Denied(_)) => continue,
                entered => entered.map_err(unread)?,
            }
            let uids = session.look_for(&pieces).await.map_err(unread)?;
            let newest = &uids[uids.len().saturating_sub(MAX_THREAD)..];
            let listed = if newest.is_empty() { Vec::new() } else { session.list(newest).await.map_err(unread)? };
            for listed in listed {
                let place = Place { folder: raw.to_owned(), validity: session.validity, uid: listed.uid };
                let letter = self.letter(&mut session, &place, &listed).await?;
                if !thread.iter().any(|known| known.message_id == letter.message_id) {
                    thread.push(letter);
                }
            }
        }
        thread.sort_by_key(|letter| (letter.summary.at, letter.references.len()));
        let more = thread.len().saturating_sub(MAX_THREAD);
        Ok(thread.into_iter().skip(more).collect())
    }

    async fn attachment(&self, id: &str, file: &str, most: usize) -> Result<Vec<u8>, Error> {
        let place = Place::parse(id).ok_or(Error::Missing)?;
        let remote = remote::parse(file).filter(|file| (file.validity, file.uid) == (place.validity, place.uid));
        let remote = remote.ok_or_else(|| Error::Refused("this mail has no such attachment".into()))?;
        let mut session = self.open().await?;
        self.go(&mut session, id).await?;
        match letter::file(&mut session, &remote, most.min(MAX_FILE)).await.map_err(unread)? {
            letter::File::Bytes(bytes) => Ok(bytes),
            letter::File::Gone => Err(Error::Missing),
            letter::File::Unreadable => Err(Error::Refused("the file cannot be read".into())),
            letter::File::TooLarge => Err(Error::Refused("the file is too large".into())),
        }
    }

    async fn draft(&self, draft: &Draft) -> Result<String, Error> {
        let mail = self.written(draft, true);
        let kept = self.keep(Role::Drafts, "\\Draft \\Seen", &mail, &self.message_id(draft)).await?;
        Ok(kept.write())
    }

    async fn send(&self, draft: &Draft) -> Result<String, Error> {
        admit(draft)?;
        let (mail, id) = (self.written(draft, false), self.message_id(draft));
        let receivers: Vec<&Address> = draft.to.iter().chain(&draft.cc).chain(&draft.bcc).collect();
        let smtp = Smtp::open(&self.network, &self.options).await.map_err(unsent)?;
        smtp.send(&self.options.address, &receivers, &mail).await.map_err(unsent)?;
        // It is sent, whatever becomes of the copy. Some servers keep one by themselves, and then there is no second.
        let _ = self.keep(Role::Sent, "\\Seen", &mail, &id).await;
        Ok(id)
    }

    fn message_id(&self, draft: &Draft) -> String {
        compose::message_id(&self.options.address, &draft.key)
    }

    async fn sent(&self, message_id: &str) -> Result<bool, Error> {
        let mut session = self.open().await?;
        let folders = session.folders().await.map_err(unread)?;
        let Some(sent) = folders.iter().find(|folder| folder.role == Some(Role::Sent)) else { return Ok(false) };
        session.enter(&sent.raw, false).await.map_err(unread)?;
        Ok(session.find(message_id).await.map_err(unread)?.is_some())
    }

    async fn change(&self, ids: &[String], change: &Change) -> Result<Vec<Missed>, Error> {
        admit_batch(ids)?;
        let mut session = self.open().await?;
        let target = match change {
            Change::Archive => {
                let folders = session.folders().await.map_err(unread)?;
                match folders.iter().find(|folder| folder.role == Some(Role::All)) {
                    Some(all) => all.raw.clone(),
                    None => self.special(&mut session, Role::Archive).await?,
                }
            }
            Change::Trash => self.special(&mut session, Role::Trash).await?,
            Change::Move(name) => named(&session.folders().await.map_err(unread)?, name)?.raw.clone(),
            Change::Label { .. } => {
                return Err(Error::Refused("this mailbox has no labels; its mails can be moved to a folder".into()));
            }
            Change::Star(_) | Change::Read(_) => String::new(),
        };
        let done = match change {
            Change::Star(on) => Done::Flag("\\Flagged", *on),
            Change::Read(read) => Done::Flag("\\Seen", *read),
            _ => Done::Carry(&target),
        };
        let mut missed = Vec::new();
        let mut miss = |id: &str, why: &str| missed.push(Missed { id: id.to_owned(), why: why.to_owned() });
        let mut by_folder: BTreeMap<(String, u32), Vec<(u32, &str)>> = BTreeMap::new();
        for id in ids.iter().take(MAX_BATCH) {
            match Place::parse(id) {
                Some(place) => by_folder.entry((place.folder, place.validity)).or_default().push((place.uid, id)),
                None => miss(id, &Error::Missing.to_string()),
            }
        }
        let mut broken: Option<String> = None;
        for ((folder, validity), mails) in by_folder {
            let uids: Vec<u32> = mails.iter().map(|(uid, _)| *uid).collect();
            let outcome = match &broken {
                Some(cause) => Err(Fault::Failed(cause.clone())),
                None => match session.enter(&folder, false).await {
                    Ok(()) if session.validity != validity => Ok(uids.clone()),
                    Ok(()) => self.change_in(&mut session, &folder, &uids, &done).await,
                    Err(Fault::Denied(_)) => Ok(uids.clone()),
                    Err(fault) => Err(fault),
                },
            };
            match outcome {
                Ok(gone) => {
                    for (_, id) in mails.iter().filter(|(uid, _)| gone.contains(uid)) {
                        miss(id, &Error::Missing.to_string());
                    }
                }
                Err(fault) => {
                    let (Fault::Refused(cause) | Fault::Failed(cause) | Fault::Denied(cause)) = &fault;
                    for (_, id) in &mails {
                        miss(id, cause);
                    }
                    if !matches!(fault, Fault::Denied(_)) {
                        broken = Some(cause.clone());
                    }
                }
            }
        }
        Ok(missed)
    }
}

impl Imap {
    /// The newest that fit, how many do in all, and how many folders were left out.
    async fn hits(
        &self,
        session: &mut Session,
        query: &Query,
        limit: usize,
    ) -> Result<(Vec<Hit>, usize, usize), Error> {
        let folders = session.folders().await.map_err(unread)?;
        let (chosen, mut left_out) = match &query.folder {
            Some(name) => (vec![named(&folders, name)?], 0),
            None => searched(&folders),
        };
        let pieces = pieces(query);
        let (mut hits, mut count): (Vec<Hit>, usize) = (Vec::new(), 0);
        for folder in chosen {
            match session.enter(&folder.raw, false).await {
                // One that is closed to us does not close the rest.
                Err(Fault::Denied(_)) => {
                    left_out += 1;
                    continue;
                }
                entered => entered.map_err(unread)?,
            }
            let uids = session.look_for(&pieces).await.map_err(unread)?;
            count += uids.len();
            // What came last has the highest number.
            let newest = &uids[uids.len().saturating_sub(limit)..];
            let listed = if newest.is_empty() { Vec::new() } else { session.list(newest).await.map_err(unread)? };
            let validity = session.validity;
            hits.extend(listed.into_iter().map(|listed| Hit {
                place: Place { folder: folder.raw.clone(), validity, uid: listed.uid },
                at: listed.at.unwrap_or(Timestamp::UNIX_EPOCH),
            }));
        }
        hits.sort_by_key(|hit| std::cmp::Reverse((hit.at, hit.place.uid)));
        hits.truncate(limit);
        Ok((hits, count, left_out))
    }

    /// The summaries of what was found, in its order; what went away meanwhile is left out.
    async fn summed_up(&self, session: &mut Session, hits: Vec<Hit>) -> Result<Vec<Summary>, Error> {
        let mut folders: BTreeMap<&str, Vec<(usize, &Place)>> = BTreeMap::new();
        for (order, hit) in hits.iter().enumerate() {
            folders.entry(&hit.place.folder).or_default().push((order, &hit.place));
        }
        let mut found = Vec::with_capacity(hits.len());
        for (folder, places) in folders {
            session.enter(folder, false).await.map_err(unread)?;
            let uids: Vec<u32> = places.iter().map(|(_, place)| place.uid).collect();
            let listed = session.list(&uids).await.map_err(unread)?;
            let flags = session.flags(&uids).await.map_err(unread)?;
            for (order, place) in places {
                let Some(listed) = listed.iter().find(|listed| listed.uid == place.uid) else { continue };
                let Some(mut raw) = session.body(place.uid, "", BEGINNING).await.map_err(unread)? else { continue };
                if raw.len() == BEGINNING {
                    // Half a line of base64 or quoted-printable is none.
                    raw.truncate(raw.iter().rposition(|&byte| byte == b'\n').map_or(raw.len(), |end| end + 1));
                }
                let Some((headers, body)) = reading::headers(&raw) else { continue };
                let head = Head::of(&headers, &raw[..raw.len() - body.len()], None);
                let mut summary = rfc5322::read(head, &Bodies::find(&headers, body)).summary;
                mark(&mut summary, place, listed, flags.get(&place.uid).copied().unwrap_or_default());
                found.push((order, summary));
            }
        }
        found.sort_by_key(|(order, _)| *order);
        Ok(found.into_iter().map(|(_, summary)| summary).collect())
    }
}

fn unreached(fault: Fault) -> Error {
    match fault {
        Fault::Refused(cause) => Error::Denied(format!("IMAP: {cause}")),
        Fault::Failed(cause) | Fault::Denied(cause) => Error::Later { why: format!("IMAP: {cause}"), after: None },
    }
}

/// What this asked for was not to be had, or the connection ended.
fn unread(fault: Fault) -> Error {
    match fault {
        Fault::Denied(cause) => Error::Refused(format!("IMAP: {cause}")),
        fault => unreached(fault),
    }
}

fn unsent(fault: smtp::Fault) -> Error {
    match fault {
        smtp::Fault::Unwelcome(cause) => Error::Denied(cause),
        smtp::Fault::Refused(cause) => Error::Refused(cause),
        smtp::Fault::Failed { cause, after } => Error::Later { why: cause, after },
        smtp::Fault::Unknown(cause) => Error::Unknown(cause),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written_and_nothing_else_is() {
        let place = Place { folder: "Entw&APw-rfe \"x\"".into(), validity: 3, uid: 40 };
        assert_eq!(Place::parse(&place.write()), Some(place));
        for wrong in ["", "3", "3.40", "3.40.!", "x.40.SU5CT1g", "3.-1.SU5CT1g", "3.40.SU5CT1g.x"] {
            assert_eq!(Place::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_query_never_becomes_a_command() {
        let query = Query {
            text: "a\" OR b\r\nLOGOUT".into(),
            unread: Some(true),
            since: Some(jiff::civil::date(2026, 7, 9)),
            ..Query::default()
        };
        let words: Vec<String> = pieces(&query)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Words(words) => Some(words),
                Piece::Text(_) => None,
            })
            .collect();
        assert_eq!(words, ["TEXT", "TEXT", "TEXT", "TEXT", "SINCE 9-Jul-2026", "UNSEEN"]);
        assert_eq!(pieces(&Query::default()), [Piece::Words("ALL".into())]);
    }
}
