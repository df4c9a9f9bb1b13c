#![allow(clippy::unwrap_used)]

use super::*;

fn read(name: &str, text: &str, most: usize) -> Export {
    let zone = TimeZone::get("Europe/Madrid").unwrap();
    let reading = Reading { name: name.into(), zone, me: "luis".into(), most, unpacked: 1 << 20 };
    reading.read(text.as_bytes().to_vec()).unwrap()
}

const CHAT: &str = "31/12/23, 21:41 - Ana: dinner on Friday?\n\
    31/12/23, 21:42 - Luis: yes, at nine\n\
    31/12/23, 21:42 - Ana: \u{202E}good\u{202C}\n";

#[test]
fn senders_times_and_order_are_kept() {
    let export = read("WhatsApp Chat with Ana.txt", CHAT, 10);
    assert_eq!(export.chats.len(), 1);
    let chat = &export.chats[0];
    assert_eq!(chat.title, "Ana");
    let lines: Vec<_> =
        chat.messages.iter().map(|one| (one.sender, one.sender_key.as_str(), one.text.as_str())).collect();
    assert_eq!(
        lines,
        [
            (Sender::Contact, "ana", "dinner on Friday?"),
            (Sender::User, "luis", "yes, at nine"),
            (Sender::Contact, "ana", "good"),
        ]
    );
    assert_eq!(chat.messages[0].sent_at.to_string(), "2023-12-31T20:41:00Z", "21:41 in Madrid");
}

#[test]
fn the_newest_are_taken_and_the_rest_is_counted() {
    let export = read("WhatsApp Chat with Ana.txt", CHAT, 2);
    let texts: Vec<_> = export.chats[0].messages.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["yes, at nine", "good"]);
    assert!(export.notes.contains(&"1 older messages were left out.".to_owned()), "{:?}", export.notes);
}

#[test]
fn a_file_of_another_kind_is_refused_with_its_name() {
    let reading =
        Reading { name: "cat.png".into(), zone: TimeZone::UTC, me: String::new(), most: 5, unpacked: 1 << 20 };
    let problem = reading.read(b"\x89PNG\r\n".to_vec()).unwrap_err();
    assert_eq!(problem.code, Code::InvalidInput);
    assert!(problem.detail.starts_with("cat.png is a picture"), "{}", problem.detail);
}

#[test]
fn titles_fit() {
    assert_eq!(stem("a/b\\chat.2024.txt"), "chat.2024");
    assert_eq!(fit_title(" \u{202E}\n "), "Import");
    assert_eq!(fit_title(&"x".repeat(200)).chars().count(), 100);
    assert_eq!(sentence("a note"), "A note.");
}
