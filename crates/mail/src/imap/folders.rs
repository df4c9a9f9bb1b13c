//! Folders and what is changed in them, beyond reading an inbox: special folders (RFC 6154), MOVE (RFC 6851), removing
//! single mails (UIDPLUS, RFC 4315). Names from outside travel as strings or literals, never as parts of a command.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::{GeneralPurpose, general_purpose::NO_PAD};

use super::parse::{Response, Status, Value};
use super::{Done, Fault, MAX_LINE, MAX_RESPONSES, Session, fetched, item, quoted, told};

/// Folders of a mailbox that are looked at.
const MAX_FOLDERS: usize = 500;
/// Mails that one command names.
const CHUNK: usize = 200;

/// A folder, as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// As the server writes it, and wants it back.
    pub raw: String,
    /// As a person reads it.
    pub name: String,
    pub role: Option<Role>,
}

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Inbox,
    /// Holds every mail, whatever else it stands in.
    All,
    Archive,
    Drafts,
    Junk,
    Sent,
    Trash,
}

/// A piece of a search: words of ours, or text from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Text(String),
}

/// What stands beside a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    pub seen: bool,
    pub flagged: bool,
}

impl Session {
    /// Those that can be opened, at most [`MAX_FOLDERS`].
    pub async fn folders(&mut self) -> Result<Vec<Folder>, Fault> {
        let extended = self.has("SPECIAL-USE") && self.has("LIST-EXTENDED");
        let ask = if extended { "LIST \"\" \"*\" RETURN (SPECIAL-USE)" } else { "LIST \"\" \"*\"" };
        let responses = self.settled(ask).await?;
        let mut folders: Vec<Folder> = responses.iter().filter_map(Folder::read).take(MAX_FOLDERS).collect();
        for role in [Role::Sent, Role::Drafts, Role::Trash, Role::Junk, Role::Archive] {
            if folders.iter().any(|folder| folder.role == Some(role)) {
                continue;
            }
            // A server that does not say what its folders are for names them as most do.
            let named = |folder: &&mut Folder| {
                folder.role.is_none() && usual_names(role).contains(&last(&folder.name).as_str())
            };
            if let Some(folder) = folders.iter_mut().find(|folder| named(folder)) {
                folder.role = Some(role);
            }
        }
        Ok(folders)
    }

    pub async fn create(&mut self, raw: &str) -> Result<(), Fault> {
        let name = mailbox(raw)?;
        self.settled(&format!("CREATE {name}")).await.map(drop)
    }

    /// Opens a folder: for reading only, unless `writes`.
    pub async fn enter(&mut self, raw: &str, writes: bool) -> Result<(), Fault> {
        let name = mailbox(raw)?;
        self.opened(&format!("{} {name}", if writes { "SELECT" } else { "EXAMINE" })).await
    }

    /// The mails of the open folder that fit, in order.
    pub async fn look_for(&mut self, pieces: &[Piece]) -> Result<Vec<u32>, Fault> {
        let foreign = pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if !text.is_ascii()));
        let mut command = vec![Piece::Words("UID SEARCH".into())];
        command.extend(foreign.then(|| Piece::Words("CHARSET UTF-8".into())));
        command.extend_from_slice(pieces);
        let responses = self.say(&command).await?.settled()?;
        let mut found = Vec::new();
        for response in &responses {
            let Response::Data(values) = response else { continue };
            if values.first().is_some_and(|first| first.is("SEARCH")) {
                found.extend(values[1..].iter().filter_map(Value::number).filter_map(|uid| u32::try_from(uid).ok()));
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The flags of those that are there.
    pub async fn flags(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, Flags>, Fault> {
        let mut all = BTreeMap::new();
        for chunk in uids.chunks(CHUNK) {
            let responses = self.settled(&format!("UID FETCH {} (UID FLAGS)", set(chunk))).await?;
            for items in responses.iter().filter_map(fetched) {
                let uid = item(items, "UID").and_then(Value::number).and_then(|uid| u32::try_from(uid).ok());
                let Some(uid) = uid.filter(|uid| chunk.contains(uid)) else { continue };
                let flags = item(items, "FLAGS").and_then(Value::list).unwrap_or_default();
                let has = |name: &str| flags.iter().any(|flag| flag.is(name));
                all.insert(uid, Flags { seen: has("\\Seen"), flagged: has("\\Flagged") });
            }
        }
        Ok(all)
    }

    /// Sets a flag of the open folder's mails, or takes it away.
    pub async fn flag(&mut self, uids: &[u32], flag: &'static str, on: bool) -> Result<(), Fault> {
        let sign = if on { '+' } else { '-' };
        for chunk in uids.chunks(CHUNK) {
            self.settled(&format!("UID STORE {} {sign}FLAGS.SILENT ({flag})", set(chunk))).await?;
        }
        Ok(())
    }

    /// Moves the open folder's mails. Without MOVE they are copied and then removed one by one, which needs UIDPLUS: a
    /// plain EXPUNGE would remove what others have marked.
    pub async fn carry(&mut self, uids: &[u32], to: &str) -> Result<(), Fault> {
        let to = mailbox(to)?;
        let (moves, removes) = (self.has("MOVE"), self.has("UIDPLUS"));
        if !moves && !removes {
            return Err(Fault::Denied("the server can neither move mails nor remove single ones".into()));
        }
        for chunk in uids.chunks(CHUNK) {
            let set = set(chunk);
            if moves {
                self.settled(&format!("UID MOVE {set} {to}")).await?;
                continue;
            }
            self.settled(&format!("UID COPY {set} {to}")).await?;
            self.settled(&format!("UID STORE {set} +FLAGS.SILENT (\\Deleted)")).await?;
            self.settled(&format!("UID EXPUNGE {set}")).await?;
        }
        Ok(())
    }

    /// Puts a mail of ours into a folder, with these flags.
    pub async fn append(&mut self, raw: &str, flags: &'static str, mail: &[u8]) -> Result<(), Fault> {
        let name = mailbox(raw)?;
        let tag = self.tagged();
        self.wire.write(format!("{tag} APPEND {name} ({flags}) {{{}}}\r\n", mail.len()).as_bytes()).await?;
        self.awaited(&tag).await?;
        self.wire.write(mail).await?;
        self.wire.write(b"\r\n").await?;
        self.finish(&tag, 0).await?.settled().map(drop)
    }

    /// A command of pieces; text that cannot be a string in quotes goes as a literal.
    async fn say(&mut self, pieces: &[Piece]) -> Result<Done, Fault> {
        let tag = self.tagged();
        let mut line = tag.clone();
        for piece in pieces {
            line.push(' ');
            match piece {
                Piece::Words(words) => line.push_str(words),
                Piece::Text(text) => match quoted(text) {
                    Some(quoted) => line.push_str(&quoted),
                    None => {
                        let text = text.replace('\0', " ");
                        self.wire.write(format!("{line}{{{}}}\r\n", text.len()).as_bytes()).await?;
                        self.awaited(&tag).await?;
                        line = text;
                    }
                },
            }
        }
        self.wire.write(format!("{line}\r\n").as_bytes()).await?;
        self.finish(&tag, 0).await
    }

    fn tagged(&mut self) -> String {
        self.tags = self.tags.wrapping_add(1);
        format!("a{}", self.tags)
    }

    /// Until the server wants what was announced.
    async fn awaited(&mut self, tag: &str) -> Result<(), Fault> {
        for _ in 0..MAX_RESPONSES {
            match self.response(MAX_LINE).await? {
                Some(Response::Continue(_)) => return Ok(()),
                Some(Response::Status { tag: Some(of), text, .. }) if of == tag => {
                    return Err(Fault::Denied(told(&text)));
                }
                Some(Response::Status { tag: None, status: Status::Bye, text, .. }) => {
                    return Err(Fault::Failed(told(&text)));
                }
                _ => {}
            }
        }
        Err(Fault::Failed("it says more than was asked".into()))
    }
}

impl Folder {
    fn read(response: &Response) -> Option<Self> {
        let Response::Data(values) = response else { return None };
        let [what, Value::List(marks), _separator, name] = values.as_slice() else { return None };
        let is = |mark: &str| marks.iter().any(|one| one.is(mark));
        if !what.is("LIST") || is("\\Noselect") || is("\\NonExistent") {
            return None;
        }
        let raw = String::from_utf8(name.bytes().to_vec()).ok().filter(|raw| mailbox(raw).is_ok())?;
        let roles = [
            ("\\All", Role::All),
            ("\\Archive", Role::Archive),
            ("\\Drafts", Role::Drafts),
            ("\\Junk", Role::Junk),
            ("\\Sent", Role::Sent),
            ("\\Trash", Role::Trash),
        ];
        let marked = roles.into_iter().find(|(mark, _)| is(mark)).map(|(_, role)| role);
        let role = if raw.eq_ignore_ascii_case("INBOX") { Some(Role::Inbox) } else { marked };
        Some(Self { name: domain::text::label(&readable(&raw), 200), raw, role })
    }
}

/// How servers that say nothing name such a folder, in lower case.
fn usual_names(role: Role) -> &'static [&'static str] {
    match role {
        Role::Sent => &["sent", "sent items", "sent messages", "sent mail", "enviados", "envoyés", "gesendet"],
        Role::Drafts => &["drafts", "borradores", "brouillons", "entwürfe", "rascunhos"],
        Role::Trash => &["trash", "deleted items", "deleted messages", "papelera", "corbeille", "papierkorb", "lixo"],
        Role::Junk => &["junk", "spam", "junk e-mail"],
        Role::Archive => &["archive", "archives", "archivo", "archiv", "arquivo"],
        Role::Inbox | Role::All => &[],
    }
}

/// The last part of a folder's name, in lower case.
fn last(name: &str) -> String {
    name.rsplit(['/', '.']).next().unwrap_or(name).to_lowercase()
}

/// A folder's name within a command.
fn mailbox(raw: &str) -> Result<String, Fault> {
    let short = Some(raw).filter(|raw| !raw.is_empty() && raw.len() <= 500);
    short.and_then(quoted).ok_or_else(|| Fault::Denied("this is no name of a folder".into()))
}

fn set(uids: &[u32]) -> String {
    uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// A name in IMAP's own UTF-7 (RFC 3501, 5.1.3) as a person reads it; as it is where it is none.
pub fn readable(raw: &str) -> String {
    decoded(raw).unwrap_or_else(|| raw.to_owned())
}

fn decoded(raw: &str) -> Option<String> {
    let engine = GeneralPurpose::new(&IMAP_MUTF7, NO_PAD);
    let (mut name, mut rest) = (String::with_capacity(raw.len()), raw);
    while let Some((before, after)) = rest.split_once('&') {
        name.push_str(before);
        let (shifted, behind) = after.split_once('-')?;
        if shifted.is_empty() {
            name.push('&');
        } else {
            let bytes = engine.decode(shifted).ok()?;
            let units = bytes.chunks(2).map(|pair| Some(u16::from_be_bytes([pair[0], *pair.get(1)?])));
            name.push_str(&String::from_utf16(&units.collect::<Option<Vec<_>>>()?).ok()?);
        }
        rest = behind;
    }
    name.push_str(rest);
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Folder> {
        Response::parse(line.as_bytes()).as_ref().and_then(Folder::read)
    }

    #[test]
    fn folders_are_read_with_what_they_are_for() {
        let sent = read("* LIST (\\HasNoChildren \\Sent) \"/\" \"Gesendete &- mehr\"\r\n");
        let sent = sent.map(|folder| (folder.name, folder.role));
        assert_eq!(sent, Some(("Gesendete & mehr".into(), Some(Role::Sent))));
        let foreign = read("* LIST () \".\" \"Entw&APw-rfe\"\r\n").map(|folder| folder.name);
        assert_eq!(foreign.as_deref(), Some("Entwürfe"));
        assert_eq!(read("* LIST () NIL inbox\r\n").and_then(|folder| folder.role), Some(Role::Inbox));
        assert_eq!(read("* LIST (\\Noselect) \"/\" a\r\n"), None);
        assert_eq!(read("* LIST () \"/\" \"a\tb\"\r\n"), None, "no name that a command could not hold");
        assert_eq!(readable("a&b"), "a&b");
        assert_eq!(readable("&AAA-"), "\0");
        assert_eq!(last("INBOX.Sent Items"), "sent items");
    }

    #[test]
    fn a_name_is_one_string() {
        assert_eq!(mailbox("a\" b\\").ok().as_deref(), Some("\"a\\\" b\\\\\""));
        for wrong in ["", "a\r\nb", "ü", "\0"] {
            assert!(mailbox(wrong).is_err(), "{wrong:?}");
        }
    }
}
