//! What goes out.

use std::time::Duration;

use super::{Fault, Harness, Peer, Seen};
use crate::{Button, FileKind, Outgoing, Receipt, SendError, Template, Upload};

const GREETING: &str = "Grüße 👋🏽 — שלום\n<b>&amp; *second* _line_ `of` [a](b)";

pub(super) async fn check(harness: Harness<'_>) {
    let abilities = harness.channel.abilities();
    assert!(abilities.text.most >= 1000, "a channel carries at least 1,000 units of text");
    texts(harness).await;
    buttons(harness).await;
    edits(harness).await;
    files(harness).await;
    templates(harness).await;
    let typing = harness.channel.typing(harness.chat_key).await;
    assert!(typing.is_ok(), "typing is shown, or nothing happens: {typing:?}");
    if let Some(peer) = harness.peer {
        faults(harness, peer).await;
    }
}

/// A message to the chat under a key of its own.
fn message(harness: Harness<'_>, text: &str, key: &str) -> Outgoing {
    Outgoing::text(harness.chat_key, text, format!("contract-{key}"))
}

async fn seen(harness: Harness<'_>) -> Option<Vec<Seen>> {
    match harness.peer {
        Some(peer) => Some(peer.seen().await),
        None => None,
    }
}

async fn sent(harness: Harness<'_>, outgoing: &Outgoing) -> Receipt {
    let sent = harness.channel.send(outgoing).await;
    assert!(sent.is_ok(), "it arrives: {sent:?}");
    sent.unwrap_or(Receipt { external_id: None })
}

async fn texts(harness: Harness<'_>) {
    let limit = harness.channel.abilities().text;
    let greeting = message(harness, GREETING, "1");
    let receipt = sent(harness, &greeting).await;
    if harness.channel.abilities().deduplicates {
        sent(harness, &greeting).await;
    }
    let longest = "x".repeat(limit.most);
    sent(harness, &message(harness, &longest, "2")).await;
    let longer = harness.channel.send(&message(harness, &"x".repeat(limit.most + 1), "3")).await;
    if harness.peer.is_some() || longer.is_err() {
        assert!(matches!(longer, Err(SendError::Refused { .. })), "a longer text is refused for good: {longer:?}");
    }
    let Some(seen) = seen(harness).await else { return };
    let texts: Vec<&str> = seen.iter().map(|seen| seen.text.as_str()).collect();
    assert_eq!(texts, [GREETING, &longest], "each once, in order, and no character is taken for markup");
    assert_eq!(receipt.external_id.as_ref(), Some(&seen[0].external_id), "the receipt names the message");
}

async fn buttons(harness: Harness<'_>) {
    let Some(buttons) = harness.channel.abilities().buttons else { return };
    let (label, data) = ("l".repeat(buttons.label.most), "d".repeat(buttons.data));
    let longer = "x".repeat(buttons.text.most + 1);
    let full: Vec<Button> = (0..buttons.count)
        .map(|n| {
            Button::new(format!("{n}{}", &label[n.to_string().len()..]), format!("{n}{}", &data[n.to_string().len()..]))
        })
        .collect();
    sent(harness, &message(harness, "Choose", "4").with_buttons(full.clone())).await;
    let more = [full.clone(), vec![Button::new("more", "more")]].concat();
    let refused =
        [more, vec![Button::new(format!("{label}x"), "data")], vec![Button::new("label", format!("{data}x"))]];
    for buttons in refused {
        let sent = harness.channel.send(&message(harness, "Choose", "5").with_buttons(buttons)).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })), "past the stated limits: {sent:?}");
    }
    let one = vec![Button::new("label", "data")];
    let sent = harness.channel.send(&message(harness, &longer, "5").with_buttons(one)).await;
    assert!(matches!(sent, Err(SendError::Refused { .. })), "a longer text above buttons: {sent:?}");
    if let Some(last) = seen(harness).await.and_then(|seen| seen.last().cloned()) {
        assert!(last.text == "Choose" && last.buttons.iter().eq(full.iter().map(|full| &full.label)), "{last:?}");
    }
}

async fn files(harness: Harness<'_>) {
    let upload = |bytes: &[u8]| Upload {
        kind: FileKind::Document,
        name: "Friday's \"lunch\"\r\n.ics".into(),
        mime: "text/calendar".into(),
        bytes: bytes.into(),
    };
    let file = message(harness, "For your calendar", "7").with_file(upload(b"BEGIN:VCALENDAR\r\n--\r\n\r\n"));
    let Some(files) = harness.channel.abilities().files else {
        let sent = harness.channel.send(&file).await;
        assert!(harness.peer.is_none() || matches!(sent, Err(SendError::Refused { .. })), "{sent:?}");
        return;
    };
    sent(harness, &file).await;
    let text = "x".repeat(files.text.most + 1);
    let larger = vec![0; files.most + 1];
    let refused = [file.clone().with_file(upload(&larger)), Outgoing { text, ..file.clone() }];
    for outgoing in refused {
        let sent = harness.channel.send(&outgoing).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })), "past the stated limits: {sent:?}");
    }
    if let Some(last) = seen(harness).await.and_then(|seen| seen.last().cloned()) {
        assert_eq!((last.text, last.file.as_deref()), (file.text, file.file.as_ref().map(|file| &*file.bytes)));
    }
}

/// A template goes only where there is a window outside of which it is needed.
async fn templates(harness: Harness<'_>) {
    let template =
        Template { name: "reminder".into(), language: "en".into(), parameters: vec!["Lunch".into(), "Friday".into()] };
    let outgoing = message(harness, "Lunch is on Friday.", "8").with_template(template);
    if harness.channel.abilities().window.is_some() {
        sent(harness, &outgoing).await;
    } else {
        let sent = harness.channel.send(&outgoing).await;
        assert!(harness.peer.is_none() || matches!(sent, Err(SendError::Refused { .. })), "{sent:?}");
    }
}

async fn edits(harness: Harness<'_>) {
    let first = message(harness, "Lunch on Friday?", "6").with_buttons(match harness.channel.abilities().buttons {
        Some(_) => vec![Button::new("Yes", "yes"), Button::new("No", "no")],
        None => Vec::new(),
    });
    let Some(id) = sent(harness, &first).await.external_id else { return };
    let changed = message(harness, "Lunch on Friday: it is in the agenda.", "6");
    if !harness.channel.abilities().edits {
        let edited = harness.channel.edit(&id, &changed).await;
        assert!(matches!(edited, Err(SendError::Refused { .. })), "what it cannot is refused: {edited:?}");
        return;
    }
    for time in ["the first time", "the same again"] {
        let edited = harness.channel.edit(&id, &changed).await;
        assert!(edited.is_ok(), "{time}: {edited:?}");
    }
    if let Some(last) = seen(harness).await.and_then(|seen| seen.last().cloned()) {
        assert_eq!(last, Seen { external_id: id, text: changed.text, buttons: Vec::new(), reply_to: None, file: None });
    }
}

async fn faults(harness: Harness<'_>, peer: &dyn Peer) {
    for (number, fault) in [Fault::Limited, Fault::Down, Fault::Lost, Fault::Blocked].into_iter().enumerate() {
        if !peer.fails(fault).await {
            continue;
        }
        let before = peer.seen().await.len();
        let outgoing = message(harness, "despite everything", &format!("fault-{number}"));
        let sent = harness.channel.send(&outgoing).await;
        let arrived = peer.seen().await.len() - before;
        match (fault, &sent) {
            (Fault::Limited, Err(SendError::Retry { after: Some(after), .. })) => {
                assert!(*after >= Duration::from_secs(7), "no sooner than the platform says: {after:?}");
                assert_eq!(arrived, 0);
            }
            (Fault::Down, Err(SendError::Retry { .. })) | (Fault::Blocked, Err(SendError::Refused { .. })) => {
                assert_eq!(arrived, 0);
            }
            (Fault::Lost, Err(SendError::Unknown { .. })) => assert_eq!(arrived, 1),
            _ => panic!("{fault:?} is told as what it is, not as {sent:?}"),
        }
        assert!(sent.is_err(), "{fault:?} is no success");
        if fault != Fault::Blocked && (fault != Fault::Lost || harness.channel.abilities().deduplicates) {
            assert!(harness.channel.send(&outgoing).await.is_ok(), "after {fault:?} it goes");
            assert_eq!(peer.seen().await.len(), before + 1, "once");
        }
    }
}
