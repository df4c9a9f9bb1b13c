//! What goes out, and what never does.

use channels::contract::Fault;
use channels::{Channel, Outgoing, SendError, Update};
use mail_parser::MessageParser;

use crate::mail::world::{OWN, World, now, seen, take};

fn mail(headers: &str) -> String {
    format!("From: Ana <ana@example.net>\nTo: {OWN}\nMessage-ID: <1@x>\n{headers}\nAt 8?\n")
}

#[tokio::test]
async fn an_answer_threads_whether_the_mail_is_in_mind_or_has_to_be_looked_up() {
    let world = World::start().await;
    world.server.bring(mail("Subject: =?utf-8?Q?Cena_el_viernes=2C_=C2=BFvienes=3F?=\nReferences: <0@x>\n"), now());
    let mailbox = world.mailbox();
    let (updates, _) = take(&mailbox, None, 1).await;
    let [Update::Message(read)] = &updates[..] else { panic!("{updates:?}") };
    let looks = || world.server.commands().iter().filter(|line| line.contains("HEADER Message-ID")).count();
    let before = looks();
    for (key, mailbox) in [("1", mailbox), ("2", world.mailbox())] {
        let answer = Outgoing::text(&read.chat_key, "Sí.", key).answering(&read.external_id);
        let id = mailbox.send(&answer).await.unwrap().external_id.unwrap();
        let sent = world.last_sent();
        assert_eq!((sent.from.as_str(), sent.to.as_str()), (OWN, "ana@example.net"));
        let mail = MessageParser::default().parse(&sent.raw).unwrap();
        assert_eq!(mail.subject(), Some("Re: Cena el viernes, ¿vienes?"));
        assert_eq!(mail.references().as_text_list().unwrap(), ["0@x", "1@x"]);
        assert_eq!((mail.in_reply_to().as_text(), mail.message_id()), (Some("1@x"), Some(id.as_str())));
        assert_eq!(mail.header_raw("Auto-Submitted").map(str::trim), Some("auto-replied"));
    }
    assert_eq!(looks() - before, 1, "only the one that had not read it looked");

    // Of a thread that the answered mail does not name whole, the first is named all the same.
    let answer = Outgoing::text("root@x ana@example.net", "Sí.", "4").answering("1@x");
    world.mailbox().send(&answer).await.unwrap();
    let sent = world.last_sent();
    let mail = MessageParser::default().parse(&sent.raw).unwrap();
    assert_eq!(mail.references().as_text_list().unwrap(), ["root@x", "0@x", "1@x"]);

    world.mailbox().send(&Outgoing::text("ana@example.net", "Hello", "3")).await.unwrap();
    let sent = world.last_sent();
    let begun = MessageParser::default().parse(&sent.raw).unwrap();
    assert!(begun.in_reply_to().as_text().is_none() && begun.references().as_text().is_none());
    assert_eq!(begun.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn programs_lists_and_the_mailbox_itself_are_never_answered() {
    for headers in [
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "X-Auto-Response-Suppress: OOF\n",
        "List-Id: <friends.example.net>\n",
        "List-Unsubscribe: <https://example.net/x>\n",
        "Return-Path: <>\n",
    ] {
        let world = World::start().await;
        world.server.bring(mail(headers), now());
        let answer = Outgoing::text("1@x ana@example.net", "Yes", "1");
        for answer in [answer.clone().answering("1@x"), answer] {
            let told = world.mailbox().send(&answer).await;
            assert!(matches!(told, Err(SendError::Refused { .. })), "{headers}: {told:?}");
        }
        assert!(world.server.sent().is_empty());
    }
    let world = World::start().await;
    for to in [OWN, "MAILER-DAEMON@example.net", "no-reply@example.net"] {
        let told = world.mailbox().send(&Outgoing::text(format!("1@x {to}"), "Yes", "1")).await;
        assert!(matches!(told, Err(SendError::Refused { .. })), "{to}: {told:?}");
    }
    assert!(world.server.sent().is_empty());
}

/// Two of us that answer whatever comes would write to each other for ever.
#[tokio::test]
async fn two_mailboxes_of_ours_do_not_keep_each_other_busy() {
    let world = World::start().await;
    world.server.bring(mail("Subject: Dinner\n"), now());
    let mailbox = world.mailbox();
    mailbox.send(&Outgoing::text("1@x ana@example.net", "Yes", "1")).await.unwrap();
    let there = World::start().await;
    there.server.bring(world.last_sent().raw, now());
    let (updates, _) = take(&there.mailbox_with(|options| options.name = "Ana".into()), None, 1).await;
    let [Update::Message(read)] = &updates[..] else { panic!("{updates:?}") };
    assert!(!read.addressed && !read.direct, "nobody wants an answer");
}

#[tokio::test]
async fn a_repeat_is_the_same_mail() {
    let world = World::start().await;
    let outgoing = Outgoing::text("1@x ana@example.net", "Yes", "key");
    world.server.fail(Fault::Lost);
    let told = world.mailbox().send(&outgoing).await;
    assert!(matches!(told, Err(SendError::Unknown { .. })), "mail does not deduplicate: {told:?}");
    let id = world.mailbox().send(&outgoing).await.unwrap().external_id.unwrap();
    let ids: Vec<String> = world.server.sent().iter().map(|sent| seen(sent).external_id).collect();
    assert_eq!(ids, [id.clone(), id], "but a program that reads it can");
}

#[tokio::test]
async fn nothing_of_others_becomes_a_command_or_a_header() {
    let world = World::start().await;
    let evil = "=?utf-8?B?SGkNCkJjYzogZXZlcnlvbmVAZXhhbXBsZS5uZXQ=?=";
    world.server.bring(mail(&format!("Subject: {evil}\nReferences: <a@x>\r <b\u{0}@x> <c>\"@x>\n")), now());
    let mailbox = world.mailbox_with(|options| options.name = "Attaché\r\nBcc: all@example.net".into());
    take(&mailbox, None, 1).await;
    let answer = Outgoing::text("1@x ana@example.net", ".\r\n.\r\nMAIL FROM:<x@y.z>", "1").answering("1@x");
    mailbox.send(&answer).await.unwrap();
    let sent = world.last_sent();
    let read = MessageParser::default().parse(&sent.raw).unwrap();
    assert!(read.bcc().is_none(), "{}", String::from_utf8_lossy(&sent.raw));
    assert_eq!(seen(&sent).text, ".\n.\nMAIL FROM:<x@y.z>");
    for chat in ["1@x ana@example.net\r\nRCPT TO:<x@y.z>", "1@x <ana@example.net>", "<1@x>\r\nBcc: ana@example.net"] {
        let told = mailbox.send(&Outgoing::text(chat, "Yes", "1")).await;
        assert!(matches!(told, Err(SendError::Refused { .. })), "{chat}: {told:?}");
    }
    let odd = Outgoing::text("1@x ana@example.net", "Yes", "2").answering("x>\r\nBcc: all@example.net");
    mailbox.send(&odd).await.unwrap();
    assert!(!String::from_utf8_lossy(&world.last_sent().raw).contains("Bcc"));
    assert_eq!(world.server.violations(), [""; 0]);
}
