//! The mailbox over IMAP and SMTP on others' servers: Dovecot and Postfix. Skipped where they do not run;
//! `scripts/peers/mail` runs them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::SystemClock;
use mail::imap::Session;
use mail::{Address, Hosts, Network, Options, Secret, Security, Server};
use services::mailboxes::contract::{self, Arrivals};
use services::mailboxes::imap::Imap;
use services::mailboxes::{Change, Draft, Error, Mailbox, Query, Role};

const OWN: &str = "ana@example.org";
const LUIS: &str = "luis@example.org";

struct Place {
    imap: u16,
    imaps: u16,
    smtp: u16,
    smtps: u16,
    folder: PathBuf,
}

impl Place {
    #[allow(clippy::print_stderr)]
    fn find() -> Option<Self> {
        let Ok(told) = std::env::var("ATTACHE_MAIL_PEER") else {
            eprintln!("skipped: Dovecot and Postfix do not run (scripts/peers/mail runs them)");
            return None;
        };
        let words: Vec<&str> = told.splitn(5, ' ').collect();
        let port = |at: usize| words[at].parse().unwrap();
        Some(Self { imap: port(0), imaps: port(1), smtp: port(2), smtps: port(3), folder: words[4].into() })
    }

    fn network(&self) -> Network {
        let trusted = std::fs::read(self.folder.join("ca.pem")).unwrap();
        Network::new(Hosts::Any, &trusted).unwrap()
    }

    fn options(&self, user: &str, security: Security) -> Options {
        let (imap, smtp) = match security {
            Security::Tls => (self.imaps, self.smtps),
            _ => (self.imap, self.smtp),
        };
        let [imap, smtp] = [imap, smtp].map(|port| Server::new("127.0.0.1", port, security).unwrap());
        let secret = Secret::Password("pass\"word".to_owned().into());
        Options { name: "Ana Ruiz".into(), ..Options::new(Address::parse(user).unwrap(), secret, imap, smtp) }
    }

    fn mailbox(&self, user: &str, security: Security) -> Imap {
        Imap::new(&self.network(), self.options(user, security), Arc::new(SystemClock))
    }

    /// Empties the mailboxes.
    fn clear(&self) {
        for user in [OWN, LUIS] {
            let _ = std::fs::remove_dir_all(self.folder.join("mail").join(user));
        }
    }
}

/// Mails are put into the inbox by IMAP itself.
struct Inbox<'a>(&'a Place);

#[async_trait]
impl Arrivals for Inbox<'_> {
    async fn arrives(&self, raw: String) {
        let options = self.0.options(OWN, Security::Tls);
        let mut session = Session::open(&self.0.network(), &options).await.unwrap();
        session.append("INBOX", "", raw.as_bytes()).await.unwrap();
    }
}

/// One test, since it is one mailbox.
#[tokio::test]
async fn a_mailbox_on_dovecot_and_postfix() {
    let Some(place) = Place::find() else { return };
    for (security, tag) in [(Security::Tls, "tag7"), (Security::StartTls, "tag8")] {
        place.clear();
        let mailbox = place.mailbox(OWN, security);
        contract::check(&mailbox, &Inbox(&place), tag).await;
    }
    mails_arrive_with_their_receivers(&place).await;
    many_at_once(&place).await;
    wrong_password(&place).await;
    numbered_anew(&place).await;
}

async fn mails_arrive_with_their_receivers(place: &Place) {
    place.clear();
    let (ana, luis) = (place.mailbox(OWN, Security::Tls), place.mailbox(LUIS, Security::Tls));
    let address = |text: &str| Address::parse(text).unwrap();
    let draft = Draft {
        key: "one".into(),
        to: vec![address("eva@example.org")],
        cc: vec![address(OWN)],
        bcc: vec![address(LUIS)],
        subject: "¿Comemos?".into(),
        body: "Hola,\n\n¿comemos el viernes?\n.\n".into(),
        answers: None,
    };
    let id = ana.send(&draft).await.unwrap();
    let arrived = async {
        loop {
            let found = luis.search(&Query::default(), 10).await.unwrap().mails;
            if let [mail] = &found[..] {
                return luis.read(&mail.id).await.unwrap();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let letter = tokio::time::timeout(Duration::from_secs(30), arrived).await.unwrap();
    assert_eq!((letter.message_id, letter.text.as_str()), (id, "Hola,\n\n¿comemos el viernes?\n."));
    assert_eq!((letter.summary.from.name.as_str(), letter.summary.subject.as_str()), ("Ana Ruiz", "¿Comemos?"));
    assert_eq!((letter.to, letter.cc), (draft.to, draft.cc), "who got it unseen is not named");
    assert!(!letter.automatic, "a person wrote it");
    let sent = ana.folders().await.unwrap().into_iter().find(|folder| folder.role == Some(Role::Sent)).unwrap();
    let kept = ana.search(&Query { folder: Some(sent.name), ..Query::default() }, 10).await.unwrap().mails;
    assert_eq!((kept.len(), kept[0].unread), (1, false), "kept once");
}

async fn many_at_once(place: &Place) {
    place.clear();
    let mailbox = place.mailbox(OWN, Security::Tls);
    let mut session = Session::open(&place.network(), &place.options(OWN, Security::Tls)).await.unwrap();
    for number in 0..300 {
        let raw = format!("From: news@example.net\r\nSubject: {number}\r\nMessage-ID: <{number}@n>\r\n\r\nx\r\n");
        session.append("INBOX", "", raw.as_bytes()).await.unwrap();
    }
    let query = Query { from: Some("news@example.net".into()), ..Query::default() };
    let mut ids = mailbox.ids(&query, 1_000).await.unwrap();
    assert_eq!(ids.len(), 300);
    ids.push(ids[0].replace('.', ".9"));
    let missed = mailbox.change(&ids, &Change::Archive).await.unwrap();
    assert_eq!(missed.len(), 1, "{missed:?}");
    let inbox = Query { folder: Some("INBOX".into()), ..Query::default() };
    assert!(mailbox.ids(&inbox, 1_000).await.unwrap().is_empty());
    assert_eq!(mailbox.ids(&query, 1_000).await.unwrap().len(), 300);
}

async fn wrong_password(place: &Place) {
    let mut options = place.options(OWN, Security::Tls);
    options.secret = Secret::Password("another".to_owned().into());
    let mailbox = Imap::new(&place.network(), options, Arc::new(SystemClock));
    assert!(matches!(mailbox.folders().await, Err(Error::Denied(_))));
}

/// An id of before means nothing now, and never another mail.
async fn numbered_anew(place: &Place) {
    place.clear();
    let mailbox = place.mailbox(OWN, Security::Tls);
    let inbox = Inbox(place);
    inbox.arrives("From: a@example.net\r\nSubject: One\r\n\r\nx\r\n".into()).await;
    let id = mailbox.search(&Query::default(), 1).await.unwrap().mails.remove(0).id;
    // Its numbers are those of a second: until another one they may be the same again.
    let renumbered = async {
        loop {
            for entry in std::fs::read_dir(place.folder.join("mail").join(OWN)).unwrap().flatten() {
                if entry.file_name().to_string_lossy().starts_with("dovecot") {
                    std::fs::remove_file(entry.path()).unwrap();
                }
            }
            if mailbox.search(&Query::default(), 1).await.unwrap().mails[0].id != id {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), renumbered).await.unwrap();
    assert_eq!(mailbox.read(&id).await.unwrap_err(), Error::Missing);
    let missed = mailbox.change(&[id], &Change::Trash).await.unwrap();
    assert_eq!(missed.len(), 1);
    assert_eq!(mailbox.search(&Query::default(), 1).await.unwrap().mails.len(), 1);
}
