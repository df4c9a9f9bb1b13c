//! A mailbox: IMAP in, SMTP out.
//!
//! The protocols are the crate `mail`'s. `follow.rs` keeps the place in the mailbox, `read.rs` makes messages of mails;
//! `earlier.rs` looks for what a person wrote before.
//!
//! A chat is a thread and the one at its other end: see `chat.rs`. Mail does not deduplicate: what may have been sent
//! is never sent again by itself, and if a person does, it has the same Message-ID, by which most programs show it once.

mod chat;
mod earlier;
mod follow;
mod listed;
mod read;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::mail::compose::{self, File, Letter};
use ::mail::head::{self, Head};
use ::mail::imap::{self, Session};
use ::mail::smtp::{self, Smtp};
use ::mail::{letter, remote};
use async_trait::async_trait;
use domain::{Clock, Platform, text};
use tokio_util::sync::CancellationToken;

use self::chat::Chat;
use self::follow::Follower;
use crate::{
    Abilities, Channel, ConnectError, Earlier, FetchError, Files, Limit, Listed, Outgoing, Profile, Rate, Receipt,
    Received, Receives, RemoteFile, Scope, SendError, Sink, Unit, Wanted,
};

pub use ::mail::{Address, Hosts, Network, Options, Provider, Secret, Security, Server, fake, guess};

/// The largest attachment that is fetched, in bytes.
const MAX_FILE: usize = 20 * 1024 * 1024;
/// The largest file that is sent, in bytes: in base64 it is a third more, and many servers take 20 MB.
const MAX_UPLOAD: usize = 10 * 1000 * 1000;
/// Mails whose thread and subject are kept in mind, for the answers to them.
const KNOWN: usize = 32;
/// How often a mail is asked for that the server does not hand out; then it is passed over.
const TRIES: u8 = 3;
/// Of a mail that is looked up for its thread.
const MAX_HEAD: usize = 128 * 1024;

const ABILITIES: Abilities = Abilities {
    window: None,
    deduplicates: false,
    text: Limit::new(text::MAX_MESSAGE_BYTES, Unit::Byte),
    edits: false,
    replies: true,
    buttons: None,
    typing: false,
    media: Some(MAX_FILE),
    files: Some(Files { most: MAX_UPLOAD, text: Limit::new(text::MAX_MESSAGE_BYTES, Unit::Byte) }),
    receipts: false,
    receives: Receives::Socket,
};

/// One mailbox.
#[derive(Debug)]
pub struct Mail {
    network: Network,
    options: Options,
    clock: Arc<dyn Clock>,
    /// The newest last. Only saves a look into the mailbox.
    known: Mutex<VecDeque<Known>>,
    /// The last mail that the server did not hand out, and how often.
    denied: Mutex<(u32, u8)>,
    /// Where the mailbox stood when it was connected.
    begun: Mutex<Option<String>>,
}

/// What an answer to a mail needs of it.
#[derive(Debug, Clone)]
struct Known {
    id: String,
    root: String,
    references: Vec<String>,
    subject: String,
    automatic: bool,
}

impl Mail {
    pub fn new(network: &Network, options: Options, clock: Arc<dyn Clock>) -> Self {
        Self {
            network: network.clone(),
            options,
            clock,
            known: Mutex::default(),
            denied: Mutex::default(),
            begun: Mutex::default(),
        }
    }

    fn known_mails(&self) -> MutexGuard<'_, VecDeque<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a mail was denied often enough to go on without it.
    fn gives_up(&self, uid: u32) -> bool {
        let mut denied = self.denied.lock().unwrap_or_else(PoisonError::into_inner);
        let times = if denied.0 == uid { denied.1.saturating_add(1) } else { 1 };
        *denied = (uid, times);
        times >= TRIES
    }

    fn known(&self, id: &str) -> Option<Known> {
        self.known_mails().iter().find(|known| known.id == id).cloned()
    }

    fn remember(&self, head: &Head, root: &str) -> Known {
        let known = Known {
            id: head.id.clone(),
            root: root.to_owned(),
            references: head.references.clone(),
            subject: head.subject.clone(),
            automatic: head.automatic,
        };
        let mut all = self.known_mails();
        all.retain(|other| other.id != known.id);
        if all.len() >= KNOWN {
            all.pop_front();
        }
        all.push_back(known.clone());
        known
    }

    /// A mail that is in the mailbox, by its id.
    async fn look_up(&self, session: &mut Session, id: &str) -> Result<Option<Known>, imap::Fault> {
        let Some(uid) = session.find(id).await? else { return Ok(None) };
        let raw = session.body(uid, "HEADER", MAX_HEAD).await?.unwrap_or_default();
        let head = Head::read(&raw, self.options.authority.as_deref()).filter(|head| head.id == id);
        Ok(head.map(|head| self.remember(&head, head.root())))
    }

    /// The mail that is answered, or of whose thread the answer is; `None` where we do not have it.
    async fn answered(&self, id: &str) -> Result<Option<Known>, SendError> {
        if let Some(known) = self.known(id) {
            return Ok(Some(known));
        }
        let looking = async {
            let mut session = Session::open(&self.network, &self.options).await?;
            self.look_up(&mut session, id).await
        };
        looking.await.map_err(|fault| match fault {
            imap::Fault::Refused(cause) => SendError::Refused { cause: named(&cause) },
            imap::Fault::Failed(cause) | imap::Fault::Denied(cause) => {
                SendError::Retry { cause: named(&cause), after: None }
            }
        })
    }
}

#[async_trait]
impl Channel for Mail {
    fn platform(&self) -> Platform {
        Platform::Mail
    }

    fn abilities(&self) -> Abilities {
        ABILITIES
    }

    /// Providers take 30 a minute (Exchange) and 500 a day (Gmail). A thread in which two programs answer each other in
    /// spite of everything is held to 20 an hour.
    fn rates(&self, _chat_key: &str) -> Vec<Rate> {
        vec![
            Rate::even(Scope::Account, 30, Duration::from_mins(1)),
            Rate::even(Scope::Chat, 20, Duration::from_hours(1)).with_burst(10),
        ]
    }

    /// Signs in to both servers.
    async fn connect(&self) -> Result<Profile, ConnectError> {
        let session = Session::open(&self.network, &self.options).await.map_err(connecting)?;
        // With days to read from before, the first receive finds its own place.
        if self.options.backfill_days == 0 {
            *self.begun.lock().unwrap_or_else(PoisonError::into_inner) =
                Some(follow::end_of(&session, self.clock.now()));
        }
        Smtp::open(&self.network, &self.options).await.map_err(unreached)?;
        let address = &self.options.address;
        let name = if self.options.name.is_empty() { address.to_string() } else { self.options.name.clone() };
        Ok(Profile { external_id: address.to_string(), name, address: Some(format!("mailto:{address}")) })
    }

    fn opening(&self, address: &str, code: &str) -> Option<String> {
        Some(format!("{address}?subject=%2Fstart%20{code}"))
    }

    fn place(&self) -> Option<String> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn receive(
        &self,
        sink: &dyn Sink,
        cursor: Option<String>,
        stop: &CancellationToken,
    ) -> Result<(), ConnectError> {
        let mut follower = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok(()),
            opened = Follower::open(self, cursor.as_deref()) => opened.map_err(connecting)?,
        };
        loop {
            let batch = tokio::select! {
                biased;
                () = stop.cancelled() => return Ok(()),
                batch = follower.next() => batch.map_err(connecting)?,
            };
            sink.take(batch).await?;
        }
    }

    /// Each thread is a chat of its own: who is at its other end is what a person chooses.
    fn source(&self, received: &Received) -> (String, String) {
        let peer = received.chat_key.rsplit(' ').next().unwrap_or_default().to_owned();
        let name = if received.from_me { String::new() } else { received.sender_name.clone() };
        (peer, name)
    }

    fn threads(&self) -> bool {
        true
    }

    fn lists(&self) -> bool {
        true
    }

    async fn list(&self, search: &str, most: usize) -> Result<Vec<Listed>, FetchError> {
        let mut session = Session::open(&self.network, &self.options).await.map_err(fetching)?;
        self.people(&mut session, search, most).await.map_err(fetching)
    }

    fn remembers(&self) -> bool {
        true
    }

    async fn earlier(&self, wanted: Wanted<'_>) -> Result<Earlier, FetchError> {
        let peer = Address::parse(wanted.source);
        let peer = peer.map_err(|_| FetchError::Refused { cause: "this is nobody's address".into() })?;
        let mut session = Session::open(&self.network, &self.options).await.map_err(fetching)?;
        self.page_before(&mut session, &peer, wanted).await.map_err(fetching)
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        ABILITIES.admit(outgoing)?;
        let refused = |cause: &str| Err(SendError::Refused { cause: cause.into() });
        let Chat { root, peer } = Chat::parse(&outgoing.chat_key)?;

        let own = &self.options.address;
        if peer == *own {
            return refused("a mailbox does not write to itself");
        }
        if head::is_program(&peer) {
            return refused("no person reads what is sent to this address");
        }
        let answers = outgoing.reply_to.as_deref().and_then(head::usable).or_else(|| root.clone());
        let answered = match &answers {
            Some(id) if head::is_known_elsewhere(id) => self.answered(id).await?,
            _ => None,
        };
        if answered.as_ref().is_some_and(|known| known.automatic) {
            return refused("a program or a list wrote this mail, and those are not answered");
        }
        let (mut references, subject) = answered.map(|known| (known.references, known.subject)).unwrap_or_default();
        // First, so that whoever names the whole thread names its chat.
        if let Some(root) = root.filter(|root| !references.contains(root)) {
            references.insert(0, root);
        }
        references.retain(|id| head::is_known_elsewhere(id) && Some(id) != answers.as_ref());
        references.extend(answers.filter(|id| head::is_known_elsewhere(id)));
        let message_id = compose::message_id(own, &outgoing.idempotency_key);
        let letter = Letter {
            from: own,
            name: &self.options.name,
            to: std::slice::from_ref(&peer),
            cc: &[],
            bcc: &[],
            subject: &subject,
            message_id: &message_id,
            references: &head::shortened(references),
            at: self.clock.now(),
            text: &outgoing.text,
            file: outgoing.file.as_ref().map(|file| File { name: &file.name, mime: &file.mime, bytes: &file.bytes }),
            by_person: false,
        };
        let mail = letter.write();
        let smtp = Smtp::open(&self.network, &self.options).await.map_err(unsent)?;
        smtp.send(own, &[&peer], &mail).await.map_err(unsent)?;
        Ok(Receipt { external_id: Some(message_id) })
    }

    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        let most = most.min(MAX_FILE);
        let refused = |cause: &str| FetchError::Refused { cause: cause.into() };
        let remote = remote::parse(&file.remote_id).ok_or_else(|| refused("this is no attachment of a mailbox's"))?;
        let mut session = Session::open(&self.network, &self.options).await.map_err(fetching)?;
        if session.validity != remote.validity {
            return Err(refused("the mailbox was numbered anew since: it is not to be found"));
        }
        match letter::file(&mut session, &remote, most).await.map_err(fetching)? {
            letter::File::Bytes(bytes) => Ok(bytes),
            letter::File::Gone => Err(refused("the mail is gone")),
            letter::File::Unreadable => Err(refused("it cannot be read")),
            letter::File::TooLarge => Err(refused("the file is too large")),
        }
    }
}

fn fetching(fault: imap::Fault) -> FetchError {
    match fault {
        imap::Fault::Refused(cause) => FetchError::Refused { cause: named(&cause) },
        imap::Fault::Failed(cause) | imap::Fault::Denied(cause) => {
            FetchError::Retry { cause: named(&cause), after: None }
        }
    }
}

fn connecting(fault: imap::Fault) -> ConnectError {
    match fault {
        imap::Fault::Refused(cause) => ConnectError::Refused { cause: named(&cause) },
        imap::Fault::Failed(cause) | imap::Fault::Denied(cause) => {
            ConnectError::Retry { cause: named(&cause), after: None }
        }
    }
}

fn unsent(fault: smtp::Fault) -> SendError {
    match fault {
        smtp::Fault::Unwelcome(cause) | smtp::Fault::Refused(cause) => SendError::Refused { cause },
        smtp::Fault::Failed { cause, after } => SendError::Retry { cause, after },
        smtp::Fault::Unknown(cause) => SendError::Unknown { cause },
    }
}

fn unreached(fault: smtp::Fault) -> ConnectError {
    match fault {
        smtp::Fault::Unwelcome(cause) | smtp::Fault::Refused(cause) => ConnectError::Refused { cause },
        smtp::Fault::Failed { cause, after } => ConnectError::Retry { cause, after },
        smtp::Fault::Unknown(cause) => ConnectError::Retry { cause, after: None },
    }
}

impl From<crate::contract::Fault> for fake::Fault {
    fn from(fault: crate::contract::Fault) -> Self {
        use crate::contract::Fault;
        match fault {
            Fault::Limited => Self::Limited,
            Fault::Down => Self::Down,
            Fault::Lost => Self::Lost,
            Fault::Blocked => Self::Blocked,
        }
    }
}

fn named(cause: &str) -> String {
    format!("IMAP: {cause}")
}
