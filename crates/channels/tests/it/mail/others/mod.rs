//! Others' mail servers and programs: Dovecot and Postfix are the mailbox's, Python's modules the person's. Skipped
//! where they do not run; `scripts/peers/mail` runs them.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use channels::contract::{self, Harness, Peer, Seen};
use channels::mail::{Address, Mail, Network, Options, Secret, Security, Server};
use channels::{Channel, ConnectError, Outgoing, Update};
use domain::SystemClock;
use net::Hosts;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::mail::world::{self, file, take};
use crate::telegram::others::skipped;

const OWN: &str = "assistant@example.org";
const LUIS: &str = "luis@example.org";
const PASSWORD: &str = "pass\"word";
const CHAT: &str = "root@example.net luis@example.org";

/// Where the servers are.
#[derive(Debug, Clone)]
struct Place {
    imap: u16,
    imaps: u16,
    smtp: u16,
    smtps: u16,
    folder: PathBuf,
}

impl Place {
    fn find() -> Option<Self> {
        let Ok(told) = std::env::var("ATTACHE_MAIL_PEER") else {
            skipped("Dovecot and Postfix do not run (scripts/peers/mail runs them)");
            return None;
        };
        let words: Vec<&str> = told.splitn(5, ' ').collect();
        let port = |at: usize| words[at].parse().unwrap();
        let folder = words[4].into();
        Some(Self { imap: port(0), imaps: port(1), smtp: port(2), smtps: port(3), folder })
    }

    fn options(&self, user: &str, security: Security) -> Options {
        let (imap, smtp) = match security {
            Security::Tls => (self.imaps, self.smtps),
            _ => (self.imap, self.smtp),
        };
        let [imap, smtp] = [imap, smtp].map(|port| Server::new("127.0.0.1", port, security).unwrap());
        let options = Options::new(Address::parse(user).unwrap(), world::password(PASSWORD), imap, smtp);
        Options { name: "Attaché".into(), backfill_days: 10, ..options }
    }

    fn mailbox(&self, options: Options) -> Mail {
        let trusted = std::fs::read(self.folder.join("ca.pem")).unwrap();
        Mail::new(&Network::new(Hosts::Any, &trusted).unwrap(), options, Arc::new(SystemClock))
    }

    async fn python(&self, what: &str, input: &Value) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mail/others/person.py");
        let mut ran = tokio::process::Command::new("python3")
            .arg(script)
            .args([what.to_owned(), self.imaps.to_string(), self.smtp.to_string()])
            .arg(self.folder.join("ca.pem"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        ran.stdin.take().unwrap().write_all(input.to_string().as_bytes()).await.unwrap();
        let ran = ran.wait_with_output().await.unwrap();
        assert!(ran.status.success(), "{what}");
        String::from_utf8(ran.stdout).unwrap()
    }

    /// Sends a mail and waits until it is delivered.
    async fn says(&self, mail: Value) {
        self.python("says", &mail).await;
        self.delivered().await;
    }

    async fn seen(&self) -> Vec<Value> {
        self.delivered().await;
        serde_json::from_str(&self.python("seen", &Value::Null).await).unwrap()
    }

    /// Until nothing waits in Postfix.
    async fn delivered(&self) {
        let waits = |queue: &str| holds_a_file(&self.folder.join("queue").join(queue));
        while ["maildrop", "incoming", "active"].into_iter().any(waits) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(!waits("deferred"), "Dovecot takes what Postfix has");
    }

    /// Empties the mailboxes; what stands in them is numbered anew.
    fn clear(&self) {
        for user in [OWN, LUIS] {
            let _ = std::fs::remove_dir_all(self.folder.join("mail").join(user));
        }
    }
}

fn holds_a_file(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => holds_a_file(&entry.path()),
        _ => true,
    })
}

fn headers(id: &str, more: &Value) -> Value {
    let mut headers = json!({"From": "Luis Vega <luis@example.org>", "To": OWN, "Message-ID": format!("<{id}>")});
    for (name, value) in more.as_object().unwrap() {
        headers[name] = value.clone();
    }
    headers
}

#[derive(Debug)]
struct Luis {
    place: Place,
    said: Mutex<usize>,
}

#[async_trait]
impl Peer for Luis {
    async fn seen(&self) -> Vec<Seen> {
        let bytes =
            |hex: &str| (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..][..2], 16).unwrap()).collect();
        let bare = |id: &Value| id.as_str().map(|id| id.trim_matches(['<', '>']).to_owned());
        let seen = self.place.seen().await.into_iter();
        seen.map(|mail| Seen {
            external_id: bare(&mail["headers"]["message-id"]).unwrap(),
            text: mail["text"].as_str().unwrap().to_owned(),
            buttons: Vec::new(),
            reply_to: bare(&mail["headers"]["in-reply-to"]),
            file: mail["file"].as_str().map(bytes),
        })
        .collect()
    }

    async fn says(&self, text: &str) -> String {
        let number = {
            let mut said = self.said.lock().unwrap();
            *said += 1;
            *said
        };
        let id = format!("said-{number}@example.net");
        self.place
            .says(json!({"headers": headers(&id, &json!({"References": "<root@example.net>"})), "text": text}))
            .await;
        id
    }
}

/// One test, since it is one mailbox.
#[tokio::test]
async fn a_mailbox_on_dovecot_and_postfix() {
    let Some(place) = Place::find() else { return };
    for security in [Security::Tls, Security::StartTls] {
        place.clear();
        let mailbox = place.mailbox(place.options(OWN, security));
        let mut wrong = place.options(OWN, security);
        wrong.secret = world::password("another");
        let stranger = place.mailbox(wrong);
        let person = Luis { place: place.clone(), said: Mutex::default() };
        let harness = Harness { channel: &mailbox, chat_key: CHAT, stranger: Some(&stranger), peer: Some(&person) };
        contract::check(harness).await;
    }
    place.clear();
    tokens_and_certificates(&place).await;
    a_thread_goes_to_and_fro(&place).await;
    large_mails_and_their_attachments(&place).await;
    numbered_anew(&place).await;
}

async fn tokens_and_certificates(place: &Place) {
    let mut options = place.options(OWN, Security::StartTls);
    options.secret = Secret::AccessToken(PASSWORD.to_owned().into());
    place.mailbox(options.clone()).connect().await.unwrap();
    options.secret = Secret::AccessToken("another".to_owned().into());
    let told = place.mailbox(options).connect().await;
    assert!(matches!(told, Err(ConnectError::Refused { .. })), "{told:?}");

    for security in [Security::Tls, Security::StartTls] {
        let told = world::mailbox(place.options(OWN, security)).connect().await;
        assert!(matches!(&told, Err(ConnectError::Refused { cause }) if cause.contains("certificate")), "{told:?}");
    }
    let mut open = place.options(OWN, Security::Plain);
    open.imap = Server::new("127.0.0.1", place.smtp, Security::Plain).unwrap();
    let told = place.mailbox(open).connect().await;
    assert!(matches!(told, Err(ConnectError::Retry { .. })), "another protocol: {told:?}");
}

async fn a_thread_goes_to_and_fro(place: &Place) {
    let mailbox = place.mailbox(place.options(OWN, Security::Tls));
    let begin = headers("begin@example.net", &json!({"Subject": "Cena el viernes, ¿vienes?"}));
    place.says(json!({"headers": begin, "text": "A las 9 en Casa Lucio.\n\n-- \nLuis"})).await;
    let (updates, cursor) = take(&mailbox, None, 1).await;
    let [Update::Message(first)] = &updates[..] else { panic!("{updates:?}") };
    assert_eq!(first.text, "Cena el viernes, ¿vienes?\n\nA las 9 en Casa Lucio.");
    assert_eq!((first.quoted.as_str(), first.sender_name.as_str()), ("--\nLuis", "Luis Vega"));

    let answer = Outgoing::text(&first.chat_key, "Allí estaré.", "thread-1").answering(&first.external_id);
    let id = mailbox.send(&answer).await.unwrap().external_id.unwrap();
    let seen = place.seen().await.pop().unwrap();
    assert_eq!(seen["headers"]["subject"], "Re: Cena el viernes, ¿vienes?");
    assert_eq!(seen["headers"]["references"], "<begin@example.net>");
    assert_eq!(seen["headers"]["auto-submitted"], "auto-replied");
    assert_eq!(seen["headers"]["from"], "Attaché <assistant@example.org>");

    let more = json!({"Subject": "Re: Cena", "In-Reply-To": format!("<{id}>"),
        "References": format!("<begin@example.net> <{id}>")});
    let text = "Perfecto.\n\nEl vie, 17 jul 2026 a las 9:50, Attaché escribió:\n> Allí estaré.\n";
    place.says(json!({"headers": headers("second@example.net", &more), "text": text})).await;
    let (updates, _) = take(&mailbox, cursor, 1).await;
    let [Update::Message(second)] = &updates[..] else { panic!("{updates:?}") };
    assert_eq!((second.text.as_str(), &second.chat_key), ("Perfecto.", &first.chat_key));
    assert_eq!(second.reply_to.as_ref(), Some(&id));
    assert!(second.quoted.contains("> Allí estaré."));
}

async fn large_mails_and_their_attachments(place: &Place) {
    let mailbox = place.mailbox(place.options(OWN, Security::Tls));
    let (_, cursor) = take(&mailbox, None, 2).await;
    for (number, first) in [false, true].into_iter().enumerate() {
        let id = format!("large-{number}@example.net");
        let files = json!([["Menú del viernes.pdf", 3_000_000], ["b.pdf", 10]]);
        let headers = headers(&id, &json!({"In-Reply-To": "<begin@example.net>"}));
        place.says(json!({"headers": headers, "text": "El menú — ñ", "files": files, "files_first": first})).await;
    }
    let (updates, _) = take(&mailbox, cursor, 2).await;
    for update in &updates {
        let Update::Message(read) = update else { panic!("{update:?}") };
        assert_eq!(read.text, "El menú — ñ");
        let files: Vec<_> = read.attachments.iter().map(file).collect();
        assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["Menú del viernes.pdf", "b.pdf"]);
        assert_eq!(mailbox.fetch(files[0], 3_000_000).await.unwrap(), vec![b'%'; 3_000_000]);
        assert_eq!(mailbox.fetch(files[1], 10).await.unwrap(), vec![b'%'; 10]);
        assert!(mailbox.fetch(files[0], 2_999_999).await.is_err());
    }
}

/// Dovecot loses its numbers: the same mails come again under the same ids.
async fn numbered_anew(place: &Place) {
    let mailbox = place.mailbox(place.options(OWN, Security::Tls));
    let (before, cursor) = take(&mailbox, None, 4).await;
    let folder = place.folder.join("mail").join(OWN);
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("dovecot") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    let (after, now) = take(&mailbox, cursor.clone(), 4).await;
    let validity = |cursor: &Option<String>| cursor.as_ref().unwrap().split(':').next().unwrap().to_owned();
    assert_ne!(validity(&cursor), validity(&now), "it counts anew");
    let ids = |updates: &[Update]| {
        let id = |update: &Update| match update {
            Update::Message(read) => (read.chat_key.clone(), read.external_id.clone()),
            _ => panic!("{update:?}"),
        };
        updates.iter().map(id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&before), ids(&after));
}
