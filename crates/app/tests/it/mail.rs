//! A mailbox, connected to the server as a process, with a mail server of our own at the other end.
#![allow(clippy::disallowed_methods)] // the other end's task ends with the test's runtime

use std::sync::Arc;
use std::time::Duration;

use channels::mail::fake::Server as MailServer;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{log, server, signed_in, until_said};

const PATIENCE: Duration = Duration::from_mins(1);
const OWN: &str = "assistant@example.org";
const PASSWORD: &str = "an app password";

/// The other end: the mail server, and Ana, who writes mails.
struct Desk {
    mail: Arc<MailServer>,
    imap: String,
    smtp: String,
}

impl Desk {
    async fn start() -> Self {
        let mail = Arc::new(MailServer::new(OWN, PASSWORD, ""));
        let listeners =
            [TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap()];
        let [imap, smtp] = listeners.each_ref().map(|one| format!("{}/plain", one.local_addr().unwrap()));
        let [for_imap, for_smtp] = listeners;
        tokio::spawn(Arc::clone(&mail).serve(for_imap, for_smtp));
        Self { mail, imap, smtp }
    }

    fn credential(&self, change: &Value) -> Value {
        let mut credential = json!({"address": OWN, "password": PASSWORD, "imap": self.imap, "smtp": self.smtp,
            "authority": "mx.example.org"});
        credential.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({"platform": "mail", "credential": credential})
    }

    fn brings(&self, from: &str, head: &str, text: &str) {
        let now = Timestamp::now();
        let domain = from.split_once('@').unwrap().1;
        self.mail.bring(
            format!(
                "Authentication-Results: mx.example.org; dmarc=pass header.from={domain}\nFrom: <{from}>\nTo: {OWN}\n\
                 Message-ID: <{}@example.net>\n{head}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n",
                now.as_microsecond()
            ),
            now,
        );
    }

    /// The first mail that was sent to Ana whose text holds `what`.
    async fn reads(&self, what: &str) -> String {
        let sent = || self.mail.sent().into_iter().map(|sent| String::from_utf8(sent.raw).unwrap()).collect();
        until_said(sent, |sent: &String| sent.contains(what)).await
    }
}

#[tokio::test]
async fn a_mailbox_is_connected_and_a_mail_brings_a_proposal_whose_answer_makes_the_event() {
    let desk = Desk::start().await;
    let folder = tempfile::tempdir().unwrap();
    let variables = [("ATTACHE_MODEL_KIND", "rules"), ("ATTACHE_CHANNELS_MAIL_INTERNAL", "true")];
    let mut server = server(folder.path(), &variables).await;
    let mut connection = signed_in(&mut server).await;

    for (change, why) in [
        (json!({"address": "nobody"}), "address: "),
        (json!({"password": ""}), "password: is missing"),
        (json!({"imap": ""}), "imap: the servers of example.org are not known here"),
        (json!({"smtp": "example.org:465/ssl"}), "smtp: behind a server"),
        (json!({"authority": "two words"}), "authority: is one word"),
        (json!({"password": "wrong"}), "credential: IMAP: the server does not take the name and password"),
        (
            json!({"imap": desk.imap.trim_end_matches("/plain")}),
            "credential: IMAP: the server 127.0.0.1 speaks no TLS on this port",
        ),
    ] {
        let refused = connection.post("/v1/channels", &desk.credential(&change)).await.unwrap();
        let detail = refused.json().unwrap()["detail"].as_str().unwrap().to_owned();
        assert!(refused.status == 400 && detail.starts_with(why), "{change}: {detail}");
    }
    let connected = connection.post("/v1/channels", &desk.credential(&json!({}))).await.unwrap();
    assert_eq!(connected.status, 201, "{}", connected.text());
    let path = format!("/v1/channels/{}/code", connected.json().unwrap()["id"].as_str().unwrap());
    let pairing = connection.post(&path, &json!({})).await.unwrap().json().unwrap();
    let code = pairing["code"].as_str().unwrap();
    assert_eq!(pairing["url"], format!("mailto:{OWN}?subject=%2Fstart%20{code}"));

    // Whoever else writes to a mailbox did not ask for a program's answer.
    desk.brings("luis@example.com", "Subject: Lunch on Friday at 1pm?", "");
    desk.brings("ana@example.net", &format!("Subject: /start {code}"), "-- \nAna");
    desk.reads("we are connected").await;
    desk.brings("ana@example.net", "Subject: Dinner with Luis on Thursday at 20:00", "");
    let proposal = desk.reads("I propose").await;
    let field = |name: &str| proposal.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    assert_eq!(field("Subject:"), "Re: Dinner with Luis on Thursday at 20:00");
    // Her program names only the mail before it, which is in no mailbox but hers.
    let head = format!("Subject: Re: Dinner\nIn-Reply-To: {}", field("Message-ID:"));
    desk.brings("ana@example.net", &head, &format!("Yes\n\nOn Sat, 21 Nov 2026, {OWN} wrote:\n> I propose: ..."));
    let told = desk.reads("Done: Dinner with Luis").await;
    assert!(told.contains("Subject: Re: Dinner with Luis"), "{told}");

    let agenda = connection.get("/v1/agenda").await.unwrap().json().unwrap();
    let titles: Vec<&str> =
        agenda["items"].as_array().unwrap().iter().filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(titles, ["Dinner with Luis"], "{agenda}");
    assert!(desk.mail.sent().iter().all(|sent| sent.to == "ana@example.net"), "{:?}", desk.mail.sent());
    assert_eq!(desk.mail.violations(), Vec::<String>::new());
    server.stop(PATIENCE).await.unwrap();
    assert!(!log(folder.path()).contains(PASSWORD), "the password reached the log");
}
