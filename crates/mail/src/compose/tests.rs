use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

fn written(subject: &str, name: &str, text: &str, file: Option<File<'_>>) -> Vec<u8> {
    let (from, to) = (address("assistant@example.org"), address("ana@example.org"));
    let references = ["root@example.org".to_owned(), "last@example.org".to_owned()];
    let message_id = message_id(&from, "key");
    let at = "2026-07-17T09:44:25Z".parse().unwrap();
    let (from, to, message_id, references) = (&from, &[to][..], message_id.as_str(), &references[..]);
    let (cc, bcc, by_person) = (&[][..], &[][..], false);
    Letter { from, name, to, cc, bcc, subject, message_id, references, at, text, file, by_person }.write()
}

#[test]
fn a_person_s_mail_names_its_receivers_and_no_program() {
    let (from, all) = (address("me@example.org"), ["a@example.org", "b@example.org", "c@example.org"].map(address));
    let letter = Letter {
        from: &from,
        name: "",
        to: &all[..2],
        cc: &all[2..],
        bcc: &[],
        subject: "Hi",
        message_id: "1@example.org",
        references: &[],
        at: "2026-07-17T09:44:25Z".parse().unwrap(),
        text: "x",
        file: None,
        by_person: true,
    };
    let mail = String::from_utf8(letter.write()).unwrap();
    assert!(mail.contains("To: a@example.org,\r\n b@example.org\r\nCc: c@example.org\r\n"), "{mail}");
    assert!(!mail.contains("Auto-Submitted") && !mail.contains("Bcc") && !mail.contains("X-Auto"), "{mail}");
}

#[test]
fn a_reply_threads_and_says_that_nobody_wrote_it() {
    let mail = written("Dinner on Friday?", "Attaché", "At 8, then.\n.\nFrom there we walk. ", None);
    let text = std::str::from_utf8(&mail).unwrap();
    assert!(text.contains("Date: Fri, 17 Jul 2026 09:44:25 +0000\r\n"), "{text}");
    assert!(text.contains("In-Reply-To: <last@example.org>\r\n"));
    assert!(text.contains("References: <root@example.org>\r\n <last@example.org>\r\n"));
    assert!(text.contains("Auto-Submitted: auto-replied\r\n"));
    let read = MessageParser::default().parse(&mail).unwrap();
    assert_eq!(read.subject(), Some("Re: Dinner on Friday?"));
    let from = read.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Attaché"), Some("assistant@example.org")));
    assert_eq!(read.body_text(0).unwrap().trim_end_matches("\r\n"), "At 8, then.\r\n.\r\nFrom there we walk. ");
}

#[test]
fn re_stands_once() {
    for (subject, told) in [("re: Dinner", "re: Dinner"), ("RE:Dinner", "RE:Dinner"), ("", "Re:"), ("Rest", "Re: Rest")]
    {
        assert_eq!(answered(subject, true), told);
    }
    assert_eq!(answered("Dinner", false), "Dinner");
}

#[test]
fn an_id_is_the_same_for_the_same_key_only() {
    let (one, other) = (address("a@example.org"), address("b@example.org"));
    assert_eq!(message_id(&one, "k"), message_id(&one, "k"));
    assert_ne!(message_id(&one, "k"), message_id(&one, "l"));
    assert_ne!(message_id(&one, "k"), message_id(&other, "k"));
}

#[test]
fn nothing_gets_into_a_header() {
    let evil = "Hi\r\nBcc: everyone@example.org\r\n\r\nbody\u{2028}x\u{0}=?utf-8?B?DQpCY2M6IGE=?=";
    let file = File { name: evil, mime: evil, bytes: b"x" };
    let mail = written(evil, evil, "text", Some(file));
    let head = std::str::from_utf8(&mail).unwrap().split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
    let read = MessageParser::default().parse(&mail).unwrap();
    assert!(read.bcc().is_none());
    let attached = read.attachment(0).unwrap();
    assert_eq!((attached.contents(), attached.attachment_name().is_some()), (b"x".as_slice(), true));
}

proptest! {
    #[test]
    fn what_is_written_is_read(subject in "\\PC{0,80}", name in "\\PC{0,40}", text in "[a-zé👋🏽=.F \\t\n]{0,300}") {
        let file = File { name: &subject, mime: "text/calendar", bytes: text.as_bytes() };
        let mail = written(&subject, &name, &text, Some(file));
        prop_assert!(mail.is_ascii());
        prop_assert!(mail.split(|&b| b == b'\n').all(|line| line.len() <= 79 || line.starts_with(b"Content-Type")));
        let read = MessageParser::default().parse(&mail).unwrap();
        let expected = answered(&subject, true);
        prop_assert_eq!(read.subject().unwrap_or_default().trim(), expected.trim());
        prop_assert_eq!(read.attachment(0).unwrap().contents(), text.as_bytes());
        let body = read.body_text(0).unwrap().replace("\r\n", "\n");
        prop_assert_eq!(body.trim_end_matches('\n'), text.trim_end_matches('\n'));
    }
}
