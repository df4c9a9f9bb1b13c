#![allow(clippy::unwrap_used)]

use crate::exports::{ExportKind, ExportedMessage, Note, Reader, Skipped, read_bytes};

fn reader(text: &str) -> Reader {
    read_bytes("mail", text.as_bytes().to_vec()).unwrap()
}

fn one(text: &str) -> ExportedMessage {
    let mut reader = reader(text);
    assert_eq!(reader.kind(), ExportKind::Eml);
    let message = reader.next().unwrap().unwrap();
    assert!(reader.next().is_none());
    message
}

#[test]
fn a_plain_mail() {
    let mail = one("\
From: =?UTF-8?Q?Ana_Ru=C3=ADz?= <ana@example.org>\r
To: Luis <luis@example.org>, team@example.org\r
Cc: Zoe <zoe@example.org>\r
Subject: =?UTF-8?B?Q2VuYSBlbCB2aWVybmVz?=\r
Date: Fri, 29 Dec 2023 10:12:05 +0100\r
Message-ID: <abc@example.org>\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
\u{BF}Cenamos el viernes a las 9? Reserv=E9 mesa.\r
\r
-- \r
Ana Ruiz\r
"
    .replace('\u{BF}', "=BF")
    .as_str());
    assert_eq!((&*mail.sender, mail.sender_id.as_deref()), ("Ana Ruíz", Some("ana@example.org")));
    assert_eq!(mail.recipients, ["Luis", "team@example.org", "Zoe"]);
    assert_eq!(mail.subject.as_deref(), Some("Cena el viernes"));
    assert_eq!((mail.at.to_string().as_str(), mail.offset.unwrap().seconds()), ("2023-12-29T10:12:05", 3600));
    assert_eq!(mail.text, "¿Cenamos el viernes a las 9? Reservé mesa.");
    assert_eq!((mail.external_id.as_str(), mail.line, mail.forwarded), ("abc@example.org", 1, false));
}

#[test]
fn the_plain_part_is_preferred_and_attachments_are_left() {
    let mail = one("\
From: ana@example.org
Subject: Dinner
Date: Fri, 29 Dec 2023 10:12:05 -0330
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain

At 8, then.

On Thu, Dec 28, 2023 at 9:00 PM Luis <luis@example.org> wrote:
> Dinner?
--inner
Content-Type: text/html

<p>At 8, <b>then</b>.</p>
--inner--
--outer
Content-Type: text/plain; name=notes.txt
Content-Disposition: attachment; filename=notes.txt

on Monday at 9
--outer--
");
    assert_eq!(mail.text, "At 8, then.");
    assert_eq!(mail.offset.unwrap().seconds(), -12_600);
    assert_eq!((&*mail.sender, mail.external_id.len()), ("ana@example.org", 32));
}

#[test]
fn html_alone_becomes_text_without_its_history() {
    let mail = one("\
From: Clinic <clinic@example.org>
Subject: Appointment
Date: Fri, 29 Dec 2023 10:12:05 +0000
Content-Type: text/html; charset=utf-8

<html><head><style>td { color: red }</style></head><body><table><tr><td>Day</td><td>Monday, 8&nbsp;January</td></tr>
<tr><td>Time</td><td>10:30</td></tr></table><blockquote>Can I come?</blockquote></body></html>
");
    assert_eq!(mail.text, "Day Monday, 8 January\nTime 10:30");
}

#[test]
fn a_mail_with_only_a_subject_counts_and_one_with_nothing_does_not() {
    let mail = one("From: a@b.c\nDate: Fri, 29 Dec 2023 10:12:05 +0000\nSubject: Dinner on Friday at 8?\n\n");
    assert_eq!((mail.subject.as_deref(), mail.text.as_str()), (Some("Dinner on Friday at 8?"), ""));
    let mut empty = reader("From: a@b.c\nDate: Fri, 29 Dec 2023 10:12:05 +0000\n\n> old\n");
    assert!(empty.next().is_none());
    assert_eq!(empty.skipped(), Skipped { system: 0, media: 1, deleted: 0 });
}

#[test]
fn a_date_that_is_missing_or_wrong_is_taken_from_the_way_of_the_mail() {
    let received = "Received: from x by y; Fri, 29 Dec 2023 10:12:05 +0000\n";
    let mail = one(&format!("{received}From: a@b.c\nDate: nonsense\n\nhi\n"));
    assert_eq!(mail.at.to_string(), "2023-12-29T10:12:05");
    let mut lost = reader("From: a@b.c\nSubject: x\nDate: Fri, 99 Foo 2023\n\nhi\n");
    assert!(lost.next().is_none());
    assert_eq!(lost.notes(), [Note::Unreadable { messages: 1, first: 1 }]);
}

#[test]
fn a_mailbox() {
    let mail = |id: u32, text: &str| {
        format!(
            "From a@b.c Fri Dec 29 10:12:05 2023\nFrom: Ana <a@b.c>\nTo: me\nDate: Fri, 29 Dec 2023 10:12:05 +0100\n\
             Message-ID: <{id}@b.c>\nSubject: s\n\n{text}\n\n"
        )
    };
    let mailbox = [mail(1, "one\n\n>From here on"), mail(2, "two"), mail(3, "three")].concat();
    let mut reader = reader(&mailbox);
    assert_eq!(reader.kind(), ExportKind::Mbox);
    let all: Vec<_> = reader.by_ref().map(Result::unwrap).map(|m| (m.line, m.external_id, m.text)).collect();
    let row = |line, id: &str, text: &str| (line, id.to_owned(), text.to_owned());
    assert_eq!(all, [row(1, "1@b.c", "one\n\nFrom here on"), row(2, "2@b.c", "two"), row(3, "3@b.c", "three")]);
    assert_eq!(reader.bytes_read(), reader.total_bytes());
}

#[test]
fn a_forwarded_mail() {
    let mail = one("\
From: a@b.c
Date: Fri, 29 Dec 2023 10:12:05 +0000
Subject: Fwd: Dinner

---------- Forwarded message ---------
From: Luis <l@b.c>
Date: Thu, Dec 28, 2023 at 9:00 PM
Subject: Dinner
To: Ana <a@b.c>

Dinner on Friday at 8.
");
    assert_eq!((mail.text.as_str(), mail.forwarded), ("Dinner on Friday at 8.", true));
}
