//! A mail server for tests and rehearsals: one mailbox by IMAP and SMTP on plain sockets, held to the protocols' texts
//! as far as the adapter goes, with faults on demand.
//!
//! `imap.rs` and `smtp.rs` are the two conversations; a command or an argument that they do not know is told as a
//! violation. To let it do more: another arm there.

mod imap;
mod smtp;
mod tree;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// Mails and commands that are kept; the oldest go.
const KEPT: usize = 10_000;

/// What happens to a mail that is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Too many of them.
    Limited,
    /// The server fails before it takes the mail.
    Down,
    /// It takes the mail, and its answer is lost.
    Lost,
    /// The receiver is not known.
    Blocked,
}

/// A mail that stands in the mailbox.
#[derive(Debug, Clone)]
struct Kept {
    uid: u32,
    raw: Vec<u8>,
    at: Timestamp,
}

/// A mail that was sent through the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub from: String,
    pub to: String,
    pub raw: Vec<u8>,
}

/// How the server behaves.
#[derive(Debug, Clone)]
pub struct Manner {
    pub user: String,
    pub password: String,
    pub token: String,
    /// Tells of new mail by itself.
    pub idles: bool,
    /// Takes the first answer of a sign-in along with its command.
    pub sasl_ir: bool,
    /// Of `PLAIN` and `XOAUTH2`, those that it takes; without `PLAIN` there is `LOGIN`.
    pub mechanisms: Vec<&'static str>,
    /// Says what a mail consists of.
    pub tells_shapes: bool,
    /// The UID of a mail that is listed and never handed out.
    pub denied: Option<u32>,
}

#[derive(Debug)]
struct Mailbox {
    manner: Manner,
    validity: u32,
    next: u32,
    mails: VecDeque<Kept>,
    sent: VecDeque<Sent>,
    faults: VecDeque<Fault>,
    commands: VecDeque<String>,
    violations: Vec<String>,
}

/// The server; give it listeners with [`Server::serve`].
#[derive(Debug)]
pub struct Server {
    mailbox: Mutex<Mailbox>,
    changed: Notify,
}

impl Server {
    pub fn new(user: &str, password: &str, token: &str) -> Self {
        let manner = Manner {
            user: user.into(),
            password: password.into(),
            token: token.into(),
            idles: true,
            sasl_ir: true,
            mechanisms: vec!["PLAIN", "XOAUTH2"],
            tells_shapes: true,
            denied: None,
        };
        let mailbox = Mailbox {
            manner,
            validity: 1_700_000_000,
            next: 1,
            mails: VecDeque::new(),
            sent: VecDeque::new(),
            faults: VecDeque::new(),
            commands: VecDeque::new(),
            violations: Vec::new(),
        };
        Self { mailbox: Mutex::new(mailbox), changed: Notify::new() }
    }

    pub fn behave(&self, change: impl FnOnce(&mut Manner)) {
        change(&mut self.mailbox().manner);
    }

    /// Answers whoever connects, until it is dropped.
    pub async fn serve(self: Arc<Self>, imap: TcpListener, smtp: TcpListener) {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                Ok((stream, _)) = imap.accept() => {
                    connections.spawn(imap::serve(stream, Arc::clone(&self)));
                }
                Ok((stream, _)) = smtp.accept() => {
                    connections.spawn(smtp::serve(stream, Arc::clone(&self)));
                }
                Some(_) = connections.join_next() => {}
            }
        }
    }

    /// A mail arrives, its lines ended with LF or CR LF; answers its UID.
    pub fn bring(&self, raw: impl AsRef<[u8]>, at: Timestamp) -> u32 {
        let mut lines = Vec::with_capacity(raw.as_ref().len() + 64);
        for line in raw.as_ref().split_inclusive(|&byte| byte == b'\n') {
            match line.strip_suffix(b"\n") {
                Some(line) => {
                    lines.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
                    lines.extend_from_slice(b"\r\n");
                }
                None => lines.extend_from_slice(line),
            }
        }
        let mut mailbox = self.mailbox();
        let uid = mailbox.next;
        mailbox.next += 1;
        push(&mut mailbox.mails, Kept { uid, raw: lines, at });
        drop(mailbox);
        self.changed.notify_waiters();
        uid
    }

    /// The mail is gone.
    pub fn remove(&self, uid: u32) {
        self.mailbox().mails.retain(|mail| mail.uid != uid);
    }

    /// The mailbox is numbered anew, as after a restore.
    pub fn renumber(&self) {
        let mut mailbox = self.mailbox();
        mailbox.validity += 1;
        for (uid, mail) in (1..).zip(&mut mailbox.mails) {
            mail.uid = uid;
        }
        mailbox.next = mailbox.mails.len() as u32 + 1;
    }

    /// The next mail that is sent meets this.
    pub fn fail(&self, fault: impl Into<Fault>) {
        self.mailbox().faults.push_back(fault.into());
    }

    /// What was sent, in order.
    pub fn sent(&self) -> Vec<Sent> {
        self.mailbox().sent.iter().cloned().collect()
    }

    /// The commands that came, without what is secret in them.
    pub fn commands(&self) -> Vec<String> {
        self.mailbox().commands.iter().cloned().collect()
    }

    /// What the protocols do not allow.
    pub fn violations(&self) -> Vec<String> {
        self.mailbox().violations.clone()
    }

    fn mailbox(&self) -> MutexGuard<'_, Mailbox> {
        self.mailbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn violated(&self, what: &str) {
        self.mailbox().violations.push(what.to_owned());
    }

    fn called(&self, command: &str) {
        push(&mut self.mailbox().commands, command.to_owned());
    }

    /// Whether what a client says in base64 proves that it is the person.
    fn proves(&self, mechanism: &str, proof: &str) -> bool {
        use base64::Engine as _;
        let proof = base64::engine::general_purpose::STANDARD.decode(proof).unwrap_or_default();
        let manner = self.mailbox().manner.clone();
        let expected = match mechanism {
            "PLAIN" => format!("\0{}\0{}", manner.user, manner.password),
            "XOAUTH2" => format!("user={}\x01auth=Bearer {}\x01\x01", manner.user, manner.token),
            _ => return false,
        };
        proof == expected.as_bytes()
    }
}

fn push<T>(all: &mut VecDeque<T>, one: T) {
    if all.len() >= KEPT {
        all.pop_front();
    }
    all.push_back(one);
}
