//! What fails, and what is told of it.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use std::sync::Arc;

use channels::mail::{Address, Mail, Network, Options, Security, Server};
use channels::{Channel, ConnectError, Outgoing, SendError};
use domain::ManualClock;
use net::Hosts;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::mail::world::{self, OWN, PASSWORD, World, fails, now};

/// What is said at first, and then to each command that holds the word; `$` is the command's tag. Behind its end the
/// server closes.
pub type Script = Vec<(&'static str, String)>;

/// A mailbox on a server that does as it is told, whichever protocol that is.
pub async fn scripted(script: Script) -> Mail {
    scripted_with(script, Security::Plain).await
}

pub async fn scripted_with(script: Script, security: Security) -> Mail {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let script = script.clone();
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                for (word, answer) in script {
                    let mut line = String::new();
                    while !word.is_empty() && !line.contains(word) {
                        line.clear();
                        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                            return;
                        }
                    }
                    let answer = answer.replace('$', line.split(' ').next().unwrap());
                    if stream.get_mut().write_all(answer.as_bytes()).await.is_err() {
                        return;
                    }
                }
                let _ = stream.get_mut().shutdown().await;
                let mut rest = Vec::new();
                let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest).await;
            });
        }
    });
    let server = || Server::new("127.0.0.1", port, security).unwrap();
    let options = Options::new(Address::parse(OWN).unwrap(), world::password(PASSWORD), server(), server());
    world::mailbox(Options { backfill_days: 10, ..options })
}

async fn say(mailbox: &Mail) -> SendError {
    mailbox.send(&Outgoing::text("ana@example.net", "Hi", "1")).await.unwrap_err()
}

#[tokio::test]
async fn only_what_may_have_been_taken_is_uncertain() {
    let until_data: Script = vec![
        ("", "220 x\r\n".into()),
        ("EHLO", "250-x\r\n250 AUTH PLAIN\r\n".into()),
        ("AUTH", "235 x\r\n".into()),
        ("MAIL", "250 x\r\n".into()),
        ("RCPT", "250 x\r\n".into()),
        ("DATA", "354 x\r\n".into()),
    ];
    let up_to = |count: usize, more: &[(&'static str, &str)]| {
        let more = more.iter().map(|(word, answer)| (*word, (*answer).to_owned()));
        until_data[..count].iter().cloned().chain(more).collect::<Script>()
    };
    let cases = [
        (up_to(0, &[]), "Retry"),
        (up_to(0, &[("", "HTTP/1.1 400 Bad Request\r\n")]), "Retry"),
        (up_to(0, &[("", "554 No service\r\n")]), "Refused"),
        (up_to(1, &[]), "Retry"),
        (up_to(2, &[("AUTH", "535 5.7.8 no\r\n")]), "Refused"),
        (up_to(2, &[("AUTH", "454 4.7.0 later\r\n")]), "Retry"),
        (up_to(3, &[("MAIL", "421 4.7.0 later\r\n")]), "Retry"),
        (up_to(4, &[("RCPT", "550 5.1.1 nobody\r\n")]), "Refused"),
        (up_to(4, &[("RCPT", "450 4.2.0 grey\r\n")]), "Retry"),
        (up_to(5, &[("DATA", "550 no\r\n")]), "Refused"),
        (up_to(5, &[("DATA", "")]), "Retry"),
        (up_to(6, &[("\r\n", ""), (".\r\n", "")]), "Unknown"),
        (up_to(6, &[("Hi", ""), (".", "250")]), "Unknown"),
        (up_to(6, &[("Hi", ""), (".", "<html>\r\n")]), "Unknown"),
        (up_to(6, &[("Hi", ""), (".", "451 4.3.0 disk full\r\n")]), "Retry"),
        (up_to(6, &[("Hi", ""), (".", "552 5.3.4 too big\r\n")]), "Refused"),
    ];
    for (script, kind) in cases {
        let told = format!("{:?}", script.last());
        let error = say(&scripted(script).await).await;
        assert!(format!("{error:?}").starts_with(kind), "{told}: {error:?}");
    }
}

#[tokio::test]
async fn what_a_server_says_is_told_without_its_tricks() {
    let world = World::start().await;
    world.server.fail(channels::contract::Fault::Blocked);
    let told = say(&world.mailbox()).await;
    assert!(matches!(&told, SendError::Refused { cause } if cause.contains("550 5.1.1 Nobody here has that name")));
}

#[tokio::test]
async fn no_secret_stands_in_an_error_or_a_record() {
    let refused = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let world = World::start().await;
    let wrong = world.mailbox_with(|options| options.secret = world::password("hunter2-secret"));
    let gone = world.mailbox_with(|options| {
        options.secret = world::password("hunter2-secret");
        options.imap = Server::new("127.0.0.1", refused, Security::Plain).unwrap();
    });
    for mailbox in [wrong, gone] {
        let told =
            [format!("{mailbox:?}"), format!("{:?}", mailbox.connect().await), format!("{:?}", fails(&mailbox).await)];
        for told in told {
            assert!(!told.contains("hunter2"), "{told}");
        }
    }
    assert!(world.server.commands().iter().all(|command| !command.contains("hunter2")));
}

/// What a person reads who has the address or the port wrong.
#[tokio::test]
async fn a_wrong_server_is_told_in_words() {
    let world = World::start().await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let gone = world.mailbox_with(|options| options.imap = Server::new("127.0.0.1", closed, Security::Tls).unwrap());
    let said = "nothing answers on that port; check the address and the port";
    assert_eq!(
        gone.connect().await.unwrap_err().to_string(),
        format!("not connected: IMAP: the server 127.0.0.1 cannot be reached on port {closed}: {said}")
    );
    // As a server speaks that begins TLS later.
    let other = scripted_with(vec![("", "* OK IMAP4rev1 ready\r\n".to_owned())], Security::Tls).await;
    let told = other.connect().await.unwrap_err().to_string();
    assert!(told.contains("IMAP: the server 127.0.0.1 speaks no TLS on this port; name another"), "{told}");
}

#[tokio::test]
async fn a_server_inside_is_refused_and_so_is_one_without_tls_elsewhere() {
    let world = World::start().await;
    let network = Network::new(Hosts::Public, b"").unwrap();
    let before = world.server.commands().len();
    for host in ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1"] {
        let mut options = world.options();
        options.imap = Server::new(host, 993, Security::Tls).unwrap();
        let mailbox = Mail::new(&network, options, Arc::new(ManualClock::new(now())));
        let told = mailbox.connect().await;
        assert!(
            matches!(&told, Err(ConnectError::Refused { cause }) if cause.contains("internal")),
            "{host}: {told:?}"
        );
    }
    assert_eq!(world.server.commands().len(), before);
    assert!(Network::new(Hosts::Any, b"-----BEGIN CERTIFICATE-----\nx").is_err());
    for host in ["", "a b", "imap.example.org/x", "imap.example.org\r\nx", &"a".repeat(300)] {
        assert!(Server::new(host, 993, Security::Tls).is_err(), "{host}");
    }
    for address in
        ["", "ana", "@x", "ana@", "a na@x.y", "ana@x y", "\"a\"@x.y", "ana@x\r\n", "<ana@x.y>", "año@x.y", "a@b@c"]
    {
        assert!(Address::parse(address).is_err() || address.ends_with("\r\n"), "{address}");
    }
    assert_eq!(Address::parse(" ana@x\r\n").unwrap().as_str(), "ana@x", "white space around it is a slip");
}
