//! An IMAP session (RFC 3501, IDLE, SASL-IR, XOAUTH2). Reading looks and never marks; what changes something is in
//! [`folders`]. Nothing that a server sends is taken without a bound. [`parse`] reads what the server says, [`shape`] what
//! a mail consists of.

mod folders;
mod parse;
mod shape;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::civil::Date;
use secrecy::ExposeSecret;

use self::parse::{Response, Status, Value};
use super::wire::{Break, Network, Wire};
use super::{Options, Secret, Security};

pub use folders::{Flags, Folder, Piece, Role, readable};
pub use shape::Shape;

/// A line of the server's, and what one command may bring but for the literals that it asks for.
const MAX_LINE: usize = 1024 * 1024;
/// What a mail consists of may take this more.
const MAX_SHAPE: usize = 4 * 1024 * 1024;
/// Responses to one command.
const MAX_RESPONSES: usize = 10_000;
/// UIDs that are searched at once: their list stays within [`MAX_LINE`].
pub const WINDOW: u32 = 50_000;
/// How long a server is left idle before it is asked again; they may close after 30 minutes.
const IDLE: Duration = Duration::from_mins(20);

/// Why there is no session, or no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The password or the token is not taken, or the server may not be used: for a person to mend.
    Refused(String),
    Failed(String),
    /// Only this was not to be had. The session may be over with it.
    Denied(String),
}

impl From<Break> for Fault {
    fn from(broken: Break) -> Self {
        match broken {
            Break::Refused(cause) => Self::Refused(cause),
            Break::Failed(cause) => Self::Failed(cause),
            Break::TooLong => Self::Denied("it sends more than can be meant".into()),
        }
    }
}

/// A mailbox, opened for reading.
#[derive(Debug)]
pub struct Session {
    wire: Wire,
    tags: u32,
    capabilities: Vec<String>,
    /// Another one means that the UIDs of before mean nothing now.
    pub validity: u32,
    /// The UID that the next mail will have; grows only.
    pub next: u32,
    /// The server told of new mail since [`Session::search`] was last asked.
    news: bool,
}

/// A mail as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub uid: u32,
    /// Bytes.
    pub size: u64,
    /// When it arrived at the server.
    pub at: Option<Timestamp>,
}

struct Done {
    status: Status,
    code: String,
    text: String,
    responses: Vec<Response>,
}

impl Session {
    /// Signed in, with the inbox opened.
    pub async fn open(network: &Network, options: &Options) -> Result<Self, Fault> {
        let wire = Wire::connect(network, &options.imap).await?;
        let (capabilities, no_news) = (Vec::new(), false);
        let mut session = Self { wire, tags: 0, capabilities, validity: 0, next: 1, news: no_news };
        let greeting = session.response(MAX_LINE).await?;
        let Some(Response::Status { tag: None, status, code, text }) = greeting else {
            return Err(Fault::Failed("it does not speak IMAP".into()));
        };
        if !matches!(status, Status::Ok | Status::PreAuth) {
            return Err(Fault::Failed(told(&text)));
        }
        session.can(&code);
        if options.imap.security == Security::StartTls {
            session.settled("STARTTLS").await?;
            session.wire = session.wire.secured().await?;
            session.capabilities.clear();
        }
        if status == Status::Ok {
            session.sign_in(options).await?;
        }
        // After the sign-in there may be more.
        session.settled("CAPABILITY").await?;
        session.opened("EXAMINE INBOX").await?;
        Ok(session)
    }

    async fn sign_in(&mut self, options: &Options) -> Result<(), Fault> {
        if self.capabilities.is_empty() {
            self.settled("CAPABILITY").await?;
        }
        let user = &options.user;
        let (mechanism, proof) = match &options.secret {
            Secret::AccessToken(token) => {
                ("XOAUTH2", format!("user={user}\x01auth=Bearer {}\x01\x01", token.expose_secret()))
            }
            Secret::Password(password) => ("PLAIN", format!("\0{user}\0{}", password.expose_secret())),
        };
        let done = if self.has(&format!("AUTH={mechanism}")) || mechanism == "XOAUTH2" {
            self.authenticate(mechanism, &STANDARD.encode(proof)).await?
        } else if self.has("LOGINDISABLED") {
            return Err(Fault::Refused("the server takes no password here; try the port with TLS".into()));
        } else if let Secret::Password(password) = &options.secret {
            let [user, password] = [user, password.expose_secret()].map(quoted);
            let (user, password) = user.zip(password).ok_or_else(|| {
                Fault::Refused("the server takes no name and no password with signs beyond ASCII".into())
            })?;
            self.command(&format!("LOGIN {user} {password}"), 0).await?
        } else {
            return Err(Fault::Refused("the server takes no access token".into()));
        };
        match done.status {
            Status::Ok => Ok(()),
            // Codes of RFC 5530 for what passes; everything else is the credential's.
            _ if ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "OVERQUOTA", "CONTACTADMIN"]
                .iter()
                .any(|code| done.code.eq_ignore_ascii_case(code)) =>
            {
                Err(Fault::Failed(told(&done.text)))
            }
            Status::Bye => Err(Fault::Failed(told(&done.text))),
            _ => Err(Fault::Refused(format!("the server does not take the name and password: {}", told(&done.text)))),
        }
    }

    async fn authenticate(&mut self, mechanism: &str, proof: &str) -> Result<Done, Fault> {
        let at_once = self.has("SASL-IR");
        let first = if at_once { format!(" {proof}") } else { String::new() };
        let tag = self.begin(&format!("AUTHENTICATE {mechanism}{first}")).await?;
        let mut given = at_once;
        let mut asked = 0;
        loop {
            match self.response(MAX_LINE).await? {
                // Asked again is told off: XOAUTH2 says why in a challenge, which is answered with nothing.
                Some(Response::Continue(_)) if asked < 3 => {
                    asked += 1;
                    let answer = if given { String::new() } else { proof.to_owned() };
                    given = true;
                    self.wire.write(format!("{answer}\r\n").as_bytes()).await?;
                }
                Some(Response::Continue(_)) => return Err(Fault::Failed("it asks without end".into())),
                Some(Response::Status { tag: Some(of), status, code, text }) if of == tag => {
                    return Ok(Done { status, code, text, responses: Vec::new() });
                }
                Some(Response::Status { status: Status::Bye, text, .. }) => return Err(Fault::Failed(told(&text))),
                _ => {}
            }
        }
    }

    /// Opens a folder by that command.
    async fn opened(&mut self, command: &str) -> Result<(), Fault> {
        let responses = self.settled(command).await?;
        for response in &responses {
            let Response::Status { code, .. } = response else { continue };
            match code.split_once(' ') {
                Some((name, number)) if name.eq_ignore_ascii_case("UIDVALIDITY") => {
                    self.validity = number.trim().parse().unwrap_or(0);
                }
                Some((name, number)) if name.eq_ignore_ascii_case("UIDNEXT") => {
                    self.next = number.trim().parse().unwrap_or(1);
                }
                _ => {}
            }
        }
        if self.validity == 0 {
            return Err(Fault::Failed("its mailbox has no UIDVALIDITY".into()));
        }
        Ok(())
    }

    /// The UIDs from `first` on, within one [`WINDOW`], in order; `and` is one more thing to search for.
    pub async fn search(&mut self, first: u32, and: &str) -> Result<Vec<u32>, Fault> {
        let last = first.saturating_add(WINDOW - 1);
        self.search_for(&format!("UID {first}:{last} {and}")).await.map(|mut found| {
            found.retain(|uid| (first..=last).contains(uid));
            found
        })
    }

    /// The newest mail with this id, if there is one.
    pub async fn find(&mut self, message_id: &str) -> Result<Option<u32>, Fault> {
        let Some(id) = quoted(format!("<{message_id}>")) else { return Ok(None) };
        Ok(self.search_for(&format!("HEADER Message-ID {id}")).await?.pop())
    }

    /// The mails of which the sender has this in it, arrived since that day, in order.
    pub async fn search_from(&mut self, who: &super::Address, since: Date) -> Result<Vec<u32>, Fault> {
        let Some(who) = quoted(who.as_str()) else { return Ok(Vec::new()) };
        self.search_for(&format!("FROM {who} SINCE {}", since.strftime("%-d-%b-%Y"))).await
    }

    async fn search_for(&mut self, what: &str) -> Result<Vec<u32>, Fault> {
        self.news = false;
        let responses = self.settled(format!("UID SEARCH {what}").trim_end()).await?;
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

    /// What is known of these, but for those that are gone.
    pub async fn list(&mut self, uids: &[u32]) -> Result<Vec<Listed>, Fault> {
        let set = uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let responses = self.settled(&format!("UID FETCH {set} (UID RFC822.SIZE INTERNALDATE)")).await?;
        let mut listed: Vec<Listed> = responses.iter().filter_map(fetched).filter_map(Listed::read).collect();
        listed.retain(|mail| uids.contains(&mail.uid));
        listed.sort_unstable_by_key(|mail| mail.uid);
        listed.dedup_by_key(|mail| mail.uid);
        Ok(listed)
    }

    /// What is to be searched for besides, where the sender has this in their name or address; empty for whatever cannot
    /// be asked without a charset.
    pub fn from_whom(search: &str) -> String {
        let whom = quoted(search).filter(|_| !search.is_empty());
        whom.map(|whom| format!("FROM {whom}")).unwrap_or_default()
    }

    /// UID, name and address of the first sender of these, in order; the name may be empty.
    pub async fn senders(&mut self, uids: &[u32]) -> Result<Vec<(u32, String, String)>, Fault> {
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let set = uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let responses = self.settled(&format!("UID FETCH {set} (UID ENVELOPE)")).await?;
        let mut senders: Vec<_> = responses.iter().filter_map(fetched).filter_map(sender).collect();
        senders.retain(|(uid, ..)| uids.contains(uid));
        senders.sort_unstable();
        senders.dedup_by_key(|(uid, ..)| *uid);
        Ok(senders)
    }

    /// The first `most` bytes of a section (empty for the whole mail, `HEADER`, `1.2`, `1.2.MIME`), unmarked; `None` where
    /// the mail is gone.
    pub async fn body(&mut self, uid: u32, section: &str, most: usize) -> Result<Option<Vec<u8>>, Fault> {
        let ask = format!("UID FETCH {uid} (UID BODY.PEEK[{section}]<0.{most}>)");
        let done = self.command(&ask, most).await?;
        let named = format!("BODY[{section}]").to_ascii_uppercase();
        for items in done.settled()?.iter().filter_map(fetched) {
            if item(items, "UID").and_then(Value::number) != Some(u64::from(uid)) {
                continue;
            }
            let found = items.chunks(2).find_map(|pair| match pair {
                [Value::Atom(name), value] if name.to_ascii_uppercase().starts_with(&named) => Some(value.bytes()),
                _ => None,
            });
            if let Some(found) = found {
                return Ok(Some(found[..found.len().min(most)].to_vec()));
            }
        }
        Ok(None)
    }

    /// What the mail consists of; `None` where that cannot be read.
    pub async fn shape(&mut self, uid: u32) -> Result<Option<Shape>, Fault> {
        let responses = self.command(&format!("UID FETCH {uid} (UID BODYSTRUCTURE)"), MAX_SHAPE).await?.settled()?;
        let of = |items: &[Value]| item(items, "BODYSTRUCTURE").and_then(|value| Shape::read(value.list()?));
        Ok(responses.iter().filter_map(fetched).find_map(of))
    }

    /// Until new mail may be there: the server tells, or else it is asked after `poll`.
    pub async fn wait(&mut self, poll: Duration) -> Result<(), Fault> {
        if self.news {
            return Ok(());
        }
        if !self.has("IDLE") {
            tokio::time::sleep(poll).await;
            self.settled("NOOP").await?;
            return Ok(());
        }
        let tag = self.begin("IDLE").await?;
        let mut idles = false;
        while !self.news || !idles {
            if idles && !self.wire.wait(IDLE).await? {
                break;
            }
            match self.response(MAX_LINE).await? {
                Some(Response::Continue(_)) => idles = true,
                Some(Response::Status { status: Status::Bye, text, .. }) => return Err(Fault::Failed(told(&text))),
                Some(Response::Status { tag: Some(of), text, .. }) if of == tag => {
                    return Err(Fault::Failed(told(&text)));
                }
                _ => {}
            }
        }
        self.wire.write(b"DONE\r\n").await?;
        self.finish(&tag, 0).await?.settled().map(drop)
    }

    /// A command that has to end with OK.
    async fn settled(&mut self, command: &str) -> Result<Vec<Response>, Fault> {
        self.command(command, 0).await?.settled()
    }

    async fn command(&mut self, command: &str, literals: usize) -> Result<Done, Fault> {
        let tag = self.begin(command).await?;
        self.finish(&tag, literals).await
    }

    async fn begin(&mut self, command: &str) -> Result<String, Fault> {
        self.tags = self.tags.wrapping_add(1);
        let tag = format!("a{}", self.tags);
        self.wire.write(format!("{tag} {command}\r\n").as_bytes()).await?;
        Ok(tag)
    }

    /// All until the command's end; `literals` bytes more than [`MAX_LINE`].
    async fn finish(&mut self, tag: &str, literals: usize) -> Result<Done, Fault> {
        let mut room = MAX_LINE + literals;
        let mut responses = Vec::new();
        for _ in 0..MAX_RESPONSES {
            let before = room;
            match self.response_within(&mut room).await? {
                Some(Response::Status { tag: Some(of), status, code, text }) if of == tag => {
                    return Ok(Done { status, code, text, responses });
                }
                Some(Response::Status { tag: None, status: Status::Bye, text, .. }) => {
                    return Err(Fault::Failed(told(&text)));
                }
                Some(response) => responses.push(response),
                // What cannot be read is passed over, and counts.
                None if before == room => return Err(Fault::Failed("it cannot be understood".into())),
                None => {}
            }
        }
        Err(Fault::Failed("it says more than was asked".into()))
    }

    async fn response(&mut self, most: usize) -> Result<Option<Response>, Fault> {
        let mut room = most;
        self.response_within(&mut room).await
    }

    /// One response of at most `room` bytes, which it takes from it.
    async fn response_within(&mut self, room: &mut usize) -> Result<Option<Response>, Fault> {
        let mut raw = Vec::new();
        loop {
            let before = raw.len();
            self.wire.line(&mut raw, (*room - before).max(1)).await?;
            let Some(length) = parse::literal(&raw[before..]) else { break };
            if length > room.saturating_sub(raw.len()) {
                return Err(Break::TooLong.into());
            }
            self.wire.block(&mut raw, length).await?;
        }
        *room = room.saturating_sub(raw.len());
        let response = Response::parse(&raw);
        match &response {
            Some(Response::Data(values)) => match values.as_slice() {
                [_, what, ..] if what.is("EXISTS") => self.news = true,
                [what, rest @ ..] if what.is("CAPABILITY") => {
                    self.capabilities = rest.iter().take(100).map(|can| can.text().to_ascii_uppercase()).collect();
                }
                _ => {}
            },
            Some(Response::Status { code, .. }) => self.can(code),
            _ => {}
        }
        Ok(response)
    }

    /// Servers tell what they can in a code, too.
    fn can(&mut self, code: &str) {
        let mut words = code.split(' ');
        if words.next().is_some_and(|first| first.eq_ignore_ascii_case("CAPABILITY")) {
            self.capabilities = words.take(100).map(str::to_ascii_uppercase).collect();
        }
    }

    fn has(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|can| can == capability)
    }
}

impl Done {
    fn settled(self) -> Result<Vec<Response>, Fault> {
        match self.status {
            Status::Ok => Ok(self.responses),
            _ => Err(Fault::Denied(told(&self.text))),
        }
    }
}

impl Listed {
    fn read(items: &[Value]) -> Option<Self> {
        let uid = item(items, "UID")?.number()?;
        let size = item(items, "RFC822.SIZE")?.number()?;
        let at = item(items, "INTERNALDATE").map(Value::text).and_then(|at| moment(&at));
        Some(Self { uid: u32::try_from(uid).ok()?, size, at })
    }
}

/// The items of a `FETCH` response.
fn fetched(response: &Response) -> Option<&[Value]> {
    match response {
        Response::Data(values) => match values.as_slice() {
            [_, what, Value::List(items)] if what.is("FETCH") => Some(items),
            _ => None,
        },
        _ => None,
    }
}

/// The third of an envelope's fields are its senders: name, route, mailbox, host each.
fn sender(items: &[Value]) -> Option<(u32, String, String)> {
    let uid = item(items, "UID")?.number()?;
    let first = item(items, "ENVELOPE")?.list()?.get(2)?.list()?.first()?.list()?;
    let [name, _, mailbox, host] = first else { return None };
    let address = format!("{}@{}", mailbox.text(), host.text());
    // A name may be encoded, as in the header that it was.
    let header = format!("From: {} <{address}>\r\n\r\n", name.text().replace(['\r', '\n', '<', '>', ',', ';'], " "));
    let shown = super::reading::headers(header.as_bytes()).map(|(mail, _)| super::reading::sender(&mail).0.to_owned());
    Some((u32::try_from(uid).ok()?, shown.unwrap_or_default(), address))
}

fn item<'a>(items: &'a [Value], name: &str) -> Option<&'a Value> {
    items.chunks(2).find_map(|pair| match pair {
        [key, value] if key.is(name) => Some(value),
        _ => None,
    })
}

/// `17-Jul-2026 02:44:25 -0700`, its day perhaps behind a space.
fn moment(text: &str) -> Option<Timestamp> {
    Timestamp::strptime("%d-%b-%Y %H:%M:%S %z", text.trim()).ok()
}

/// A string of the client's, where it can be one.
fn quoted(text: impl AsRef<str>) -> Option<String> {
    let text = text.as_ref();
    let plain = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
    plain.then(|| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// A server's own words, as a person may see them.
fn told(text: &str) -> String {
    let text = domain::text::shorten(&domain::text::clean(text), 160);
    if text.is_empty() { "the server refuses".into() } else { format!("the server says: {text}") }
}
