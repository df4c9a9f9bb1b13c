//! A mail server, a mailbox on it, and a person who writes to it.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use channels::contract::{Fault, Peer, Seen};
use channels::mail::fake::{Sent, Server as Fake};
use channels::mail::{Address, Mail, Network, Options, Secret, Security, Server};
use channels::{Attachment, Batch, Channel, ConnectError, Received, Sink, SinkError, Update};
use domain::ManualClock;
use jiff::Timestamp;
use mail_parser::MessageParser;
use net::Hosts;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub const OWN: &str = "assistant@example.org";
pub const PASSWORD: &str = "pass\"word\\1";
pub const TOKEN: &str = "ya29.token";
pub const CHAT: &str = "root@example.net luis@example.net";

pub fn now() -> Timestamp {
    "2026-07-17T09:44:25Z".parse().unwrap()
}

pub fn password(text: &str) -> Secret {
    Secret::Password(text.to_owned().into())
}

pub struct World {
    pub server: Arc<Fake>,
    imap: u16,
    smtp: u16,
}

impl World {
    pub async fn start() -> Self {
        let server = Arc::new(Fake::new(OWN, PASSWORD, TOKEN));
        let imap = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let smtp = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let ports = [&imap, &smtp].map(|listener| listener.local_addr().unwrap().port());
        tokio::spawn(Arc::clone(&server).serve(imap, smtp));
        Self { server, imap: ports[0], smtp: ports[1] }
    }

    pub fn options(&self) -> Options {
        let [imap, smtp] = [self.imap, self.smtp].map(|port| Server::new("127.0.0.1", port, Security::Plain).unwrap());
        let options = Options::new(Address::parse(OWN).unwrap(), password(PASSWORD), imap, smtp);
        Options { name: "Attaché".into(), backfill_days: 10, ..options }
    }

    pub fn mailbox(&self) -> Mail {
        self.mailbox_with(|_| {})
    }

    pub fn mailbox_with(&self, change: impl FnOnce(&mut Options)) -> Mail {
        let mut options = self.options();
        change(&mut options);
        mailbox(options)
    }

    pub fn person(&self) -> Person {
        Person { server: Arc::clone(&self.server), said: Mutex::default() }
    }

    /// A mail arrives and is read.
    pub async fn read(&self, raw: impl AsRef<[u8]>) -> Received {
        self.server.bring(raw, now());
        let updates = take(&self.mailbox(), None, 1).await.0;
        let [Update::Message(received)] = <[Update; 1]>::try_from(updates).unwrap() else { panic!() };
        received
    }

    pub fn last_sent(&self) -> Sent {
        self.server.sent().pop().unwrap()
    }
}

pub fn mailbox(options: Options) -> Mail {
    Mail::new(&Network::new(Hosts::Any, b"").unwrap(), options, Arc::new(ManualClock::new(now())))
}

/// So many updates and at least one batch, and the cursor behind them.
pub async fn take(mailbox: &Mail, cursor: Option<String>, count: usize) -> (Vec<Update>, Option<String>) {
    let sink = Enough::new(count);
    mailbox.receive(&sink, cursor, &sink.stop).await.unwrap();
    let batches = sink.batches.into_inner().unwrap();
    let cursor = batches.iter().rev().find_map(|batch| batch.cursor.clone());
    (batches.into_iter().flat_map(|batch| batch.updates).collect(), cursor)
}

pub async fn fails(mailbox: &Mail) -> ConnectError {
    let sink = Enough::new(1);
    mailbox.receive(&sink, None, &sink.stop).await.unwrap_err()
}

pub struct Enough {
    pub count: usize,
    pub stop: CancellationToken,
    pub batches: Mutex<Vec<Batch>>,
}

impl Enough {
    pub fn new(count: usize) -> Self {
        Self { count, stop: CancellationToken::new(), batches: Mutex::default() }
    }
}

#[async_trait]
impl Sink for Enough {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        let mut batches = self.batches.lock().unwrap();
        batches.push(batch);
        if batches.iter().map(|batch| batch.updates.len() + batch.skipped).sum::<usize>() >= self.count {
            self.stop.cancel();
        }
        Ok(())
    }
}

pub fn file(attachment: &Attachment) -> &channels::RemoteFile {
    let Attachment::File(file) = attachment else { panic!("a file") };
    file
}

/// Luis, who writes mails within one thread.
#[derive(Debug)]
pub struct Person {
    server: Arc<Fake>,
    said: Mutex<usize>,
}

#[async_trait]
impl Peer for Person {
    async fn seen(&self) -> Vec<Seen> {
        self.server.sent().iter().map(seen).collect()
    }

    async fn says(&self, text: &str) -> String {
        let number = {
            let mut said = self.said.lock().unwrap();
            *said += 1;
            *said
        };
        let id = format!("said-{number}@example.net");
        let raw = format!(
            "From: Luis Vega <Luis@example.net>\nTo: {OWN}\nDate: Fri, 17 Jul 2026 09:44:25 +0000\nMessage-ID: <{id}>\n\
             References: <root@example.net>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        );
        self.server.bring(raw, now());
        id
    }

    async fn fails(&self, fault: Fault) -> bool {
        self.server.fail(fault);
        true
    }
}

/// A mail of ours as its receiver's program shows it.
pub fn seen(sent: &Sent) -> Seen {
    let mail = MessageParser::default().parse(&sent.raw).unwrap();
    let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
    Seen {
        external_id: mail.message_id().unwrap().to_owned(),
        text: text.strip_suffix('\n').unwrap_or(&text).to_owned(),
        buttons: Vec::new(),
        reply_to: mail.in_reply_to().as_text().map(str::to_owned),
        file: mail.attachment(0).map(|file| file.contents().to_vec()),
    }
}
