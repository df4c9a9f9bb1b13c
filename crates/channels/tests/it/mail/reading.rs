//! What becomes of the mails that people and programs send.

use channels::mail::{Mail, Secret};
use channels::{Channel, ConnectError, FetchError, FileKind, Outgoing, Received, RemoteFile, Update};

use crate::mail::world::{Enough, OWN, TOKEN, World, fails, file, now, take};

fn mail(headers: &str, body: &str) -> String {
    format!("From: Ana Ruiz <ANA@example.net>\nTo: {OWN}\n{headers}\n\n{body}\n")
}

async fn ids(mailbox: &Mail, cursor: Option<String>, count: usize) -> (Vec<String>, Option<String>) {
    let (updates, cursor) = take(mailbox, cursor, count).await;
    let id = |update| match update {
        Update::Message(Received { external_id, .. }) => external_id,
        update => panic!("{update:?}"),
    };
    (updates.into_iter().map(id).collect(), cursor)
}

#[tokio::test]
async fn a_thread_is_one_chat_for_each_who_writes_in_it() {
    let world = World::start().await;
    let first = world.read(mail("Message-ID: <1@x>\nSubject: Dinner on Friday?", "At 8.")).await;
    assert_eq!(first.text, "Dinner on Friday?\n\nAt 8.", "where a thread begins its subject is news");
    assert_eq!((first.chat_title.as_str(), first.sender_name.as_str()), ("Dinner on Friday?", "Ana Ruiz"));
    assert_eq!((first.sender_key.as_str(), first.external_id.as_str()), ("ana@example.net", "1@x"));
    assert_eq!((first.chat_key.as_str(), first.sent_at), ("1@x ana@example.net", now()));

    let world = World::start().await;
    let chain = [
        mail("Message-ID: <1@x>\nSubject: Dinner", "one"),
        mail("Message-ID: <2@x>\nIn-Reply-To: <1@x>\nReferences: <1@x>\nSubject: Re: Dinner", "two"),
        // Some programs name only the parent.
        mail("Message-ID: <3@x>\nIn-Reply-To: <2@x>\nSubject: Re: Dinner", "three"),
        mail("Message-ID: <4@x>\nIn-Reply-To: <3@x>\nReferences: <1@x> <2@x> <3@x>\nSubject: Re: Dinner", "four"),
        mail("Message-ID: <5@x>\nReferences: <1@x>", "five").replace("ANA@", "luis@"),
    ];
    for mail in chain {
        world.server.bring(mail, now());
    }
    let (updates, _) = take(&world.mailbox(), None, 5).await;
    let told = |update: &Update| match update {
        Update::Message(read) => (read.chat_key.clone(), read.text.clone(), read.reply_to.clone()),
        _ => panic!("{update:?}"),
    };
    let told: Vec<_> = updates.iter().map(told).collect();
    assert!(told[..4].iter().all(|(chat, ..)| chat == "1@x ana@example.net"), "{told:?}");
    assert_eq!(told[4].0, "1@x luis@example.net");
    assert_eq!((told[2].1.as_str(), told[2].2.as_deref()), ("three", Some("2@x")));
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn an_answer_that_names_one_mail_says_which_and_who_answers() {
    let world = World::start().await;
    let mailbox = world.mailbox();
    let ours = mailbox.send(&Outgoing::text("1@x ana@example.net", "At 8.", "1")).await.unwrap().external_id.unwrap();
    // It is in no mailbox of ours: only whoever keeps what we sent knows its thread.
    let read = world.read(mail(&format!("Message-ID: <3@x>\nIn-Reply-To: <{ours}>\nSubject: Re: Dinner"), "Yes")).await;
    assert_eq!(read.reply_to.as_ref(), Some(&ours));
    assert!(mailbox.threads() && read.chat_key == format!("{ours} ana@example.net"));
    assert_eq!(mailbox.source(&read), ("ana@example.net".to_owned(), "Ana Ruiz".to_owned()));
}

#[tokio::test]
async fn only_the_new_words_are_the_text() {
    let world = World::start().await;
    let body = "Friday at 8 is fine.\n\n-- \nAna\n\nOn Fri, Jul 17, 2026 at 9:00 AM Luis wrote:\n> Friday at 7?";
    let read = world.read(mail("Message-ID: <2@x>\nIn-Reply-To: <1@x>", body)).await;
    assert_eq!(read.text, "Friday at 8 is fine.");
    assert!(read.quoted.contains("> Friday at 7?") && read.quoted.starts_with("--"), "{}", read.quoted);

    let html =
        "<p>S&iacute;, el <b>viernes</b>.</p><div class=\"gmail_quote\">On Friday<blockquote>old</blockquote></div>";
    let read = World::start().await;
    let read = read.read(mail("In-Reply-To: <1@x>\nContent-Type: text/html", html)).await;
    assert_eq!((read.text.as_str(), read.quoted.as_str()), ("Sí, el viernes.", "On Friday\nold"));
}

#[tokio::test]
async fn it_is_known_to_whom_a_mail_is_and_who_vouches_for_it() {
    let read = |headers: String| async move {
        let world = World::start().await;
        world.server.bring(headers + "Message-ID: <1@x>\n\nhi\n", now());
        let mailbox = world.mailbox_with(|options| options.authority = Some("mx.example.org".into()));
        let (updates, _) = take(&mailbox, None, 1).await;
        let [Update::Message(read)] = <[Update; 1]>::try_from(updates).unwrap() else { panic!() };
        read
    };
    let from = "From: Ana <ana@example.net>\n";
    let alone = read(format!("{from}To: {OWN}\n")).await;
    assert!(alone.direct && alone.addressed && !alone.from_me);
    assert!(alone.forwarded, "nobody vouches for the sender");
    let two = read(format!("{from}To: {OWN}, luis@example.net\n")).await;
    assert!(!two.direct && two.addressed);
    let copied = read(format!("{from}To: luis@example.net\nCc: {OWN}\n")).await;
    assert!(!copied.direct && !copied.addressed);
    let list = read(format!("{from}To: {OWN}\nList-Id: <friends.example.net>\n")).await;
    assert!(!list.direct && !list.addressed);
    let own = read(format!("From: {OWN}\nTo: ana@example.net\n")).await;
    assert!(own.from_me && own.chat_key == "1@x ana@example.net" && own.forwarded);

    let proof = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.net\n";
    assert!(!read(format!("{proof}{from}To: {OWN}\n")).await.forwarded);
    let forged = format!("Authentication-Results: mx.example.org; dmarc=none\n{proof}");
    assert!(read(format!("{forged}{from}To: {OWN}\n")).await.forwarded, "a proof that came with the mail");
    let two = "From: ana@example.net, boss@example.com\n";
    assert!(read(format!("{proof}{two}To: {OWN}\n")).await.forwarded);
}

#[tokio::test]
async fn attachments_are_listed_and_fetched_by_their_section() {
    let world = World::start().await;
    let parts = "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nThe menu.\n--c\nContent-Type: text/html\n\n\
         <p>The menu.\n--c--\n--b\nContent-Type: image/png; name=\"=?utf-8?Q?Men=C3=BA.png?=\"\n\
         Content-Transfer-Encoding: base64\n\naGVsbG8gd29ybGQ=\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nx\n--b--";
    let large = format!("{}\n--b--", parts.strip_suffix("\n--b--").unwrap())
        .replace("--b--", &format!("--b\nContent-Type: application/pdf\n\n{}\n--b--", "x".repeat(76).repeat(4000)));
    for (parts, count) in [(parts, 2), (&large, 3)] {
        let read = world.read(mail("In-Reply-To: <1@x>\nContent-Type: multipart/mixed; boundary=b", parts)).await;
        assert_eq!((read.text.as_str(), read.attachments.len()), ("The menu.", count));
        let png = file(&read.attachments[0]);
        assert_eq!((png.kind, png.name.as_str(), png.mime.as_str()), (FileKind::Image, "Menú.png", "image/png"));
        let mailbox = world.mailbox();
        assert_eq!(mailbox.fetch(png, 11).await.unwrap(), b"hello world");
        assert!(matches!(mailbox.fetch(png, 10).await, Err(FetchError::Refused { .. })));
        world.server.remove(1);
        assert!(matches!(mailbox.fetch(png, 11).await, Err(FetchError::Refused { .. })) || count == 3);
        for wrong in ["", "1:1:1]:b", "x"] {
            let wrong = RemoteFile { remote_id: wrong.into(), ..png.clone() };
            assert!(matches!(mailbox.fetch(&wrong, 11).await, Err(FetchError::Refused { .. })), "{wrong:?}");
        }
        world.server.remove(2);
    }
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn it_goes_on_where_it_was_and_begins_where_it_is_told() {
    let world = World::start().await;
    for number in 1..=25 {
        world.server.bring(mail(&format!("Message-ID: <{number}@x>"), "hi"), now());
    }
    world.server.remove(3);
    let all: Vec<String> = (1..=25).filter(|number| *number != 3).map(|number| format!("{number}@x")).collect();
    let (read, cursor) = ids(&world.mailbox(), None, 24).await;
    assert_eq!(read, all);
    world.server.bring(mail("Message-ID: <26@x>", "hi"), now());
    let (read, _) = ids(&world.mailbox(), cursor, 1).await;
    assert_eq!(read, ["26@x"], "only what is new");

    let fresh = world.mailbox_with(|options| options.backfill_days = 0);
    let (none, cursor) = take(&fresh, None, 0).await;
    assert!(none.is_empty() && cursor.is_some(), "what is there already is not read");
    world.server.bring(mail("Message-ID: <27@x>", "hi"), now());
    assert_eq!(ids(&fresh, cursor, 1).await.0, ["27@x"]);

    let old = "2026-07-01T09:00:00Z".parse().unwrap();
    let world = World::start().await;
    world.server.bring(mail("Message-ID: <1@x>", "old"), old);
    world.server.bring(mail("Message-ID: <2@x>", "new"), now());
    assert_eq!(ids(&world.mailbox(), None, 1).await.0, ["2@x"], "older than ten days");
}

#[tokio::test]
async fn numbered_anew_the_same_mails_keep_their_ids_and_old_ones_stay_away() {
    let world = World::start().await;
    let old = "2026-06-01T09:00:00Z".parse().unwrap();
    world.server.bring(mail("Message-ID: <1@x>", "long ago"), old);
    world.server.bring(mail("Message-ID: <2@x>", "hi"), now());
    world.server.bring(mail("Subject: without an id", "hi"), now());
    let (before, cursor) = ids(&world.mailbox(), None, 2).await;
    world.server.renumber();
    world.server.bring(mail("Message-ID: <4@x>", "hi"), now());
    let (after, now_at) = ids(&world.mailbox(), cursor.clone(), 3).await;
    assert_eq!(after[..2], before, "so that the inbox knows them");
    assert_eq!(after[2], "4@x");
    assert_ne!(cursor, now_at);
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn an_access_token_signs_in() {
    for sasl_ir in [true, false] {
        let world = World::start().await;
        world.server.behave(|manner| manner.sasl_ir = sasl_ir);
        let token = |text: &str| Secret::AccessToken(text.to_owned().into());
        world.mailbox_with(|options| options.secret = token(TOKEN)).connect().await.unwrap();
        let told = world.mailbox_with(|options| options.secret = token("stale")).connect().await.unwrap_err();
        assert!(matches!(told, channels::ConnectError::Refused { .. }), "{told:?}");
        assert_eq!(world.server.violations(), [""; 0]);
    }
    let world = World::start().await;
    world.server.behave(|manner| manner.mechanisms.clear());
    world.mailbox().connect().await.unwrap();
    assert!(world.server.commands().iter().any(|command| command.starts_with("IMAP LOGIN")), "IMAP's own word");
}

#[tokio::test]
async fn a_mail_that_the_server_never_hands_out_stops_the_rest_for_a_while_only() {
    let world = World::start().await;
    world.server.bring(mail("Message-ID: <1@x>", "broken"), now());
    world.server.bring(mail("Message-ID: <2@x>", "hi"), now());
    world.server.behave(|manner| manner.denied = Some(1));
    let mailbox = world.mailbox();
    for _ in 0..2 {
        assert!(matches!(fails(&mailbox).await, ConnectError::Retry { .. }), "it may be over soon");
    }
    let sink = Enough::new(2);
    mailbox.receive(&sink, None, &sink.stop).await.unwrap();
    let batches = sink.batches.into_inner().unwrap();
    let told: Vec<_> = batches.iter().map(|batch| (batch.skipped, batch.updates.len())).collect();
    assert_eq!(told, [(1, 0), (0, 1)], "passed over, and counted");
}
