//! Mails that nobody should send, and servers that nobody should run.

use std::fmt::Write;

use channels::{Channel, ConnectError, Update};

use crate::mail::faults::{Script, scripted};
use crate::mail::world::{Enough, OWN, World, fails, now, take};

#[tokio::test]
async fn hostile_mails_are_read_as_far_as_they_go_and_stop_nobody() {
    let world = World::start().await;
    let mut deep = "In-Reply-To: <0@x>\n".to_owned();
    for level in 0..2000 {
        let _ = write!(deep, "Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    }
    let nested = "Content-Type: message/rfc822\n\n".repeat(5000);
    let cases = [
        format!("{}\n\nhuge head", "X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n".repeat(20_000)),
        format!("Subject: {}\n\nlong subject", "é".repeat(300_000)),
        format!("{deep}\n\ndeep"),
        format!("{nested}\n\nnested"),
        format!("To: {}\n\nmany", "a@example.net, ".repeat(50_000)),
        format!("References: {}\n\nlong thread", "<a@x> ".repeat(50_000)),
        "Content-Type: text/plain; charset=no-such-charset\n\n\u{c3}\u{28}".to_owned(),
        "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n!!!!".to_owned(),
        "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nempty boundary\n--".to_owned(),
        format!("Content-Type: text/html\n\n{}", "<div><blockquote".repeat(30_000)),
        format!("Subject: x\n\n{}", "On Friday, 1 wrote:\n".repeat(20_000)),
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(50_000)),
    ];
    for (number, case) in cases.iter().enumerate() {
        world.server.bring(format!("From: Eve <eve@example.net>\nMessage-ID: <{number}@x>\n{case}\n"), now());
    }
    world.server.bring([0xff_u8, 0xfe, 0, 13, 10, 0xff].as_slice(), now());
    world.server.bring("", now());
    world.server.bring(format!("From: a@example.net\nTo: {OWN}\nMessage-ID: <last@x>\n\nhi\n"), now());
    let mailbox = world.mailbox();
    let mut cursor = None;
    let mut texts = Vec::new();
    while !texts.iter().any(|(id, _)| id == "last@x") {
        let sink = Enough::new(1);
        // A mail that no server should show ends a session, and is passed over at last.
        let _ = mailbox.receive(&sink, cursor.clone(), &sink.stop).await;
        let batches = sink.batches.into_inner().unwrap();
        cursor = batches.iter().rev().find_map(|batch| batch.cursor.clone()).or(cursor);
        let updates: Vec<Update> = batches.into_iter().flat_map(|batch| batch.updates).collect();
        for update in updates {
            let Update::Message(read) = update else { panic!("{update:?}") };
            assert!(read.text.len() <= 64 * 1024 && read.quoted.len() <= 16 * 1024 && !read.text.contains('\0'));
            assert!(read.chat_title.len() <= 1024 && read.attachments.len() <= 64);
            texts.push((read.external_id, read.text));
        }
    }
    assert!(texts.len() >= 8, "{:?}", texts.iter().map(|(id, _)| id).collect::<Vec<_>>());
    assert!(texts.iter().any(|(_, text)| text.contains("huge head") || text.contains("long thread")));
}

#[tokio::test]
async fn hostile_servers_are_told_as_broken_and_cost_little() {
    let signed_in: Script = vec![
        ("", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE] x\r\n".into()),
        ("AUTHENTICATE", "$ OK x\r\n".into()),
        ("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\r\n$ OK x\r\n".into()),
        ("EXAMINE", "* OK [UIDVALIDITY 3] x\r\n* OK [UIDNEXT 4] x\r\n$ OK x\r\n".into()),
    ];
    let with = |more: &[(&'static str, String)]| [&signed_in[..], more].concat();
    let found = ("UID SEARCH", "* SEARCH 1\r\n$ OK x\r\n".to_owned());
    let listed = ("UID FETCH", "* 1 FETCH (UID 1 RFC822.SIZE 10)\r\n$ OK x\r\n".to_owned());
    let scripts: Vec<Script> = vec![
        vec![("", "HTTP/1.1 400 Bad Request\r\n\r\n".into())],
        vec![("", "x".repeat(3_000_000))],
        vec![("", "* BYE too many connections\r\n".into())],
        vec![("", "* OK x\r\n".into()), ("CAPABILITY", "* CAPABILITY IMAP4rev1\r\n".repeat(20_000))],
        vec![signed_in[0].clone(), ("AUTHENTICATE", "+ \r\n+ \r\n+ \r\n+ \r\n+ \r\n".into())],
        with(&[("UID SEARCH", format!("* SEARCH{}\r\n$ OK x\r\n", " 1".repeat(1_000_000)))]),
        with(&[("UID SEARCH", "* SEARCH {99999999999}\r\n".into())]),
        with(&[("UID SEARCH", format!("* X {}\r\n", "(".repeat(500_000)))]),
        with(&[found.clone(), listed.clone(), ("UID FETCH", "* 1 FETCH (UID 1 BODY[] {4000000000}\r\n".into())]),
        with(&[found.clone(), listed, ("UID FETCH", "* BYE\r\n".into())]),
    ];
    for script in scripts {
        let told = format!("{:.60?}", script.last());
        let mailbox = scripted(script).await;
        let error = fails(&mailbox).await;
        assert!(matches!(error, ConnectError::Retry { .. }), "{told}: {error:?}");
        assert!(error.to_string().len() < 400);
    }
    // Numbers that were not asked for are none of ours.
    let other = ("UID FETCH", "* 1 FETCH (UID 77 RFC822.SIZE 10)\r\n* 1 FETCH (UID 1 X)\r\n$ OK x\r\n".to_owned());
    let mailbox = scripted(with(&[found, other])).await;
    let (updates, cursor) = take(&mailbox, None, 0).await;
    assert!(updates.is_empty() && cursor.is_some_and(|cursor| cursor.starts_with("3:1:")));
}

#[tokio::test]
async fn what_was_said_before_tls_is_not_believed() {
    use channels::mail::Security;
    let script = vec![
        ("", "* OK [CAPABILITY IMAP4rev1 STARTTLS] x\r\n".to_owned()),
        ("STARTTLS", "$ OK x\r\na2 OK you are signed in\r\n".to_owned()),
    ];
    let mailbox = crate::mail::faults::scripted_with(script, Security::StartTls).await;
    let told = mailbox.connect().await.unwrap_err();
    assert!(matches!(&told, ConnectError::Retry { cause, .. } if cause.contains("out of turn")), "{told:?}");
}
