//! A mail as it travels (RFC 5322), read and written alike whatever brings it.

use jiff::Timestamp;
use mail::compose::{self, Letter as Outgoing};
use mail::head::{self, Head};
use mail::reading::{self, Bodies};

use super::{Address, Draft, Letter, MAX_QUOTED, MAX_TEXT, Person, Summary, snippet};

/// What a mail says, without what only its place knows.
pub(crate) fn read(head: Head, bodies: &Bodies) -> Letter {
    let words = reading::own(bodies);
    let (mut said, mut quoted) = (words.text, words.quoted);
    for (text, most) in [(&mut said, MAX_TEXT), (&mut quoted, MAX_QUOTED)] {
        text.retain(|c| c != '\0');
        text.truncate(text.floor_char_boundary(most));
        text.truncate(text.trim_end().len());
    }
    let shown = if said.trim().is_empty() { &quoted } else { &said };
    let address = head.from.as_ref().map(ToString::to_string).unwrap_or_default();
    let direct = head.direct.min(head.receivers.len());
    Letter {
        summary: Summary {
            id: String::new(),
            from: Person { name: head.name, address },
            subject: head.subject,
            at: Timestamp::UNIX_EPOCH,
            snippet: snippet(shown),
            unread: true,
            starred: false,
            folders: Vec::new(),
            attachments: bodies.attachments.len(),
        },
        to: head.receivers[..direct].to_vec(),
        cc: head.receivers[direct..].to_vec(),
        message_id: head.id,
        references: head.references,
        text: said,
        quoted,
        files: Vec::new(),
        automatic: head.automatic,
    }
}

/// The draft as a mail of `from`'s, which is an address and the name beside it. Who gets it unseen stands in it only where
/// `shows_bcc` says so.
pub(crate) fn write(from: (&Address, &str), draft: &Draft, shows_bcc: bool, at: Timestamp) -> Vec<u8> {
    let mut references: Vec<String> = Vec::new();
    if let Some(answers) = &draft.answers {
        references.extend(answers.references.iter().filter_map(|id| head::usable(id)));
        references.retain(|id| *id != answers.message_id);
        references.extend(head::usable(&answers.message_id));
        references.retain(|id| head::is_known_elsewhere(id));
    }
    let letter = Outgoing {
        from: from.0,
        name: from.1,
        to: &draft.to,
        cc: &draft.cc,
        bcc: if shows_bcc { &draft.bcc } else { &[] },
        subject: &draft.subject,
        message_id: &compose::message_id(from.0, &draft.key),
        references: &head::shortened(references),
        at,
        text: &draft.body,
        file: None,
        by_person: true,
    };
    letter.write()
}
