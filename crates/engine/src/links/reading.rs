//! What a message of a platform is to us.

use channels::{Attachment, FileKind, Received};
use domain::{ChannelId, Incoming, Sender, text};

use crate::phrases::Phrases;

/// The platform's keys that are longer are none.
pub(super) const LONGEST_KEY: usize = 200;
/// Attachments that are told of; a message has no more on any platform.
const ATTACHMENTS: usize = 20;

/// The message with what was attached told in brackets; `edited` makes another message of it, which says so.
pub(super) fn incoming(
    received: &Received,
    channel: ChannelId,
    sender: Sender,
    edited: Option<jiff::Timestamp>,
    phrases: &Phrases,
) -> Incoming {
    let mut lines: Vec<String> = Vec::new();
    if edited.is_some() {
        lines.push(phrases.edited.to_owned());
    }
    lines.extend(received.attachments.iter().take(ATTACHMENTS).map(|one| attached(one, phrases)));
    if !received.text.is_empty() {
        lines.push(received.text.clone());
    }
    let external_id = match edited {
        Some(at) => format!("{}~{}", received.external_id, at.as_microsecond()),
        None => received.external_id.clone(),
    };
    Incoming {
        channel_id: channel,
        chat_key: received.chat_key.clone(),
        sender_key: received.sender_key.clone(),
        external_id,
        sender,
        sender_name: if sender == Sender::User { String::new() } else { received.sender_name.clone() },
        text: lines.join("\n"),
        sent_at: received.sent_at,
    }
}

fn attached(attachment: &Attachment, phrases: &Phrases) -> String {
    let short = |what: &str| text::shorten(text::clean(what).replace('\n', " ").trim(), 200);
    let [image, voice, audio, video, sticker, document, place, contact] = phrases.attachments;
    let (word, details) = match attachment {
        Attachment::File(file) => {
            let word = match file.kind {
                FileKind::Image => image,
                FileKind::Voice => voice,
                FileKind::Audio => audio,
                FileKind::Video => video,
                FileKind::Sticker => sticker,
                FileKind::Document => document,
            };
            (word, vec![short(&file.name)])
        }
        Attachment::Place { name, address, latitude, longitude } => {
            (place, vec![short(name), short(address), format!("{latitude:.5}, {longitude:.5}")])
        }
        Attachment::Contact { name, phone } => (contact, vec![short(name), short(phone)]),
    };
    let details: Vec<String> = details.into_iter().filter(|detail| !detail.is_empty()).collect();
    if details.is_empty() { format!("[{word}]") } else { format!("[{word}: {}]", details.join(", ")) }
}

/// Whether every key of it can be kept.
pub(super) fn is_sane(received: &Received) -> bool {
    // An edit's id is longer by its time.
    is_key(&received.chat_key) && is_key(&received.sender_key) && received.external_id.len() <= LONGEST_KEY - 20
}

/// Whether it can be kept, or looked for.
pub(super) fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= LONGEST_KEY && !key.contains('\0')
}

/// The code that somebody was given to be let in: in the link that they opened, or behind the command.
pub(super) fn code(received: &Received) -> Option<String> {
    let given = received.opened_with.as_deref().or_else(|| received.text.trim().strip_prefix("/start "));
    let code = given?.trim();
    let is_code = (1..=64).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_code.then(|| code.to_ascii_lowercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use channels::RemoteFile;

    use super::*;
    use crate::phrases;

    fn received(text: &str) -> Received {
        Received {
            chat_key: "1".into(),
            chat_title: "Ana".into(),
            sender_key: "1".into(),
            sender_name: "Ana".into(),
            external_id: "7".into(),
            text: text.into(),
            quoted: String::new(),
            sent_at: jiff::Timestamp::UNIX_EPOCH,
            reply_to: None,
            attachments: Vec::new(),
            opened_with: None,
            from_me: false,
            direct: true,
            addressed: true,
            forwarded: false,
        }
    }

    #[test]
    fn what_has_no_words_is_told_in_brackets() {
        let mut message = received("see you there");
        let file = RemoteFile {
            kind: FileKind::Image,
            name: "menu\n.jpg".into(),
            mime: String::new(),
            size: None,
            remote_id: "x".into(),
        };
        message.attachments = vec![
            Attachment::File(file),
            Attachment::Place { name: "Lucio".into(), address: String::new(), latitude: 40.41, longitude: -3.7 },
        ];
        let read = |edited| incoming(&message, ChannelId::derived(b"c"), Sender::User, edited, phrases::of("en"));
        assert_eq!(read(None).text, "[image: menu .jpg]\n[place: Lucio, 40.41000, -3.70000]\nsee you there");
        let edited = read(Some(jiff::Timestamp::UNIX_EPOCH));
        assert!(edited.text.starts_with("(changed)\n") && edited.external_id == "7~0");
    }

    #[test]
    fn a_code_is_in_the_link_or_behind_the_command() {
        assert_eq!(code(&received("/start AB12")).as_deref(), Some("ab12"));
        assert_eq!(code(&Received { opened_with: Some("ab12".into()), ..received("/start") }).as_deref(), Some("ab12"));
        for none in ["start ab12", "/start", "/start ' OR 1", "/start a b"] {
            assert_eq!(code(&received(none)), None, "{none}");
        }
    }
}
