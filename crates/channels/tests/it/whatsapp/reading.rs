//! What is made of each kind of message, status and question.

use channels::whatsapp::fake;
use channels::{Attachment, Channel, FileKind, Received, RemoteFile, Status, Update, WebhookError, WebhookRequest};
use http::{HeaderMap, Method};
use serde_json::{Value, json};

use crate::whatsapp::person::{APP_SECRET, CHAT, VERIFY, change, message, offline, only, said, text};

fn received(more: Value) -> Received {
    match only(change(&said(&[message("wamid.1", more)]))) {
        Update::Message(message) => message,
        other => panic!("{other:?}"),
    }
}

fn pressed(more: Value) -> (String, Option<String>, String, String, String) {
    match only(change(&said(&[message("wamid.1", more)]))) {
        Update::Pressed { chat_key, message_external_id, data, acknowledge, sender_key } => {
            (chat_key, message_external_id, data, acknowledge, sender_key)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_text_says_who_where_and_when() {
    let read = received(json!({"type": "text", "text": {"body": "Lunch on Friday? 👋🏽"},
        "context": {"from": "15550783881", "id": "wamid.0"}}));
    assert_eq!((read.chat_key.as_str(), read.chat_title.as_str()), (CHAT, "Luis Vega"));
    assert_eq!((read.sender_key.as_str(), read.sender_name.as_str()), (CHAT, "Luis Vega"));
    assert_eq!((read.external_id.as_str(), read.text.as_str()), ("wamid.1", "Lunch on Friday? 👋🏽"));
    assert_eq!((read.sent_at.as_second(), read.reply_to.as_deref()), (1_795_000_000, Some("wamid.0")));
    assert!(read.direct && read.addressed && !read.from_me && !read.forwarded, "{read:?}");
    assert_eq!((read.attachments, read.opened_with), (Vec::new(), None));
}

#[test]
fn what_was_passed_on_is_known() {
    for mark in ["forwarded", "frequently_forwarded"] {
        let read = received(json!({"type": "text", "text": {"body": "x"}, "context": {mark: true}}));
        assert!(read.forwarded && read.reply_to.is_none(), "{mark}");
    }
}

#[test]
fn a_group_is_no_chat_between_two() {
    let group = |more: Value| {
        let mut said = json!({"type": "text", "text": {"body": "x"}, "group_id": "Y2FwaV9ncm91cDox"});
        said.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        received(said)
    };
    let read = group(json!({}));
    assert_eq!((read.chat_key.as_str(), read.sender_key.as_str()), ("Y2FwaV9ncm91cDox", CHAT));
    assert!(!read.direct && !read.addressed, "{read:?}");
    assert!(group(json!({"context": {"from": "15550783881", "id": "wamid.0"}})).addressed, "an answer to us");
    assert!(!group(json!({"context": {"from": "16505550000", "id": "wamid.0"}})).addressed, "an answer to another");
}

#[test]
fn a_link_of_ours_says_which() {
    let opened = |body: &str| received(json!({"type": "text", "text": {"body": body}})).opened_with;
    assert_eq!(opened("/start K7-x_1").as_deref(), Some("K7-x_1"));
    for not in
        ["/start", "/start ", "/start a b", "start K7", "please /start K7", &format!("/start {}", "x".repeat(65))]
    {
        assert_eq!(opened(not), None, "{not}");
    }
}

#[test]
fn what_is_sent_beside_text_is_attached() {
    let media = json!({"id": "1003383421387256", "mime_type": "x/y", "sha256": "z"});
    let with = |more: Value| {
        let mut media = media.clone();
        media.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        media
    };
    let file = |kind, name: &str| {
        Attachment::File(RemoteFile {
            kind,
            name: name.into(),
            mime: "x/y".into(),
            size: None,
            remote_id: "1003383421387256".into(),
        })
    };
    let place = |name: &str, address: &str| Attachment::Place {
        name: name.into(),
        address: address.into(),
        latitude: 40.4168,
        longitude: -3.7038,
    };
    let card = |name: &str, phone: &str| Attachment::Contact { name: name.into(), phone: phone.into() };
    let cases = [
        (
            json!({"type": "image", "image": with(json!({"caption": "the menu"}))}),
            "the menu",
            vec![file(FileKind::Image, "")],
        ),
        (json!({"type": "audio", "audio": with(json!({"voice": true}))}), "", vec![file(FileKind::Voice, "")]),
        (json!({"type": "audio", "audio": with(json!({"voice": false}))}), "", vec![file(FileKind::Audio, "")]),
        (json!({"type": "video", "video": media}), "", vec![file(FileKind::Video, "")]),
        (
            json!({"type": "document", "document": with(json!({"filename": "a.pdf", "caption": "read it"}))}),
            "read it",
            vec![file(FileKind::Document, "a.pdf")],
        ),
        (
            json!({"type": "sticker", "sticker": with(json!({"animated": false}))}),
            "",
            vec![file(FileKind::Sticker, "")],
        ),
        (json!({"type": "location", "location": {"latitude": 40.4168, "longitude": -3.7038}}), "", vec![place("", "")]),
        (
            json!({"type": "location", "location":
                {"latitude": 40.4168, "longitude": -3.7038, "name": "Café", "address": "Calle 1"}}),
            "",
            vec![place("Café", "Calle 1")],
        ),
        (
            json!({"type": "contacts", "contacts": [
                {"name": {"formatted_name": "Ana Gil", "first_name": "Ana"}, "phones": [{"phone": "+34 600", "type": "CELL"}]},
                {"name": {"formatted_name": "Bo"}}]}),
            "",
            vec![card("Ana Gil", "+34 600"), card("Bo", "")],
        ),
    ];
    for (more, words, attachments) in cases {
        let read = received(more.clone());
        assert_eq!((read.text.as_str(), read.attachments), (words, attachments), "{more}");
    }
}

#[test]
fn a_press_is_one_whatever_was_pressed() {
    let context = json!({"from": "15550783881", "id": "wamid.0"});
    let cases = [
        json!({"type": "interactive", "context": context,
            "interactive": {"type": "button_reply", "button_reply": {"id": "approve:1", "title": "Yes"}}}),
        json!({"type": "interactive", "context": context, "interactive":
            {"type": "list_reply", "list_reply": {"id": "approve:1", "title": "Yes", "description": "it"}}}),
        json!({"type": "button", "context": context, "button": {"payload": "approve:1", "text": "Yes"}}),
    ];
    for case in cases {
        let expected = (CHAT, Some("wamid.0"), "approve:1", "wamid.1", CHAT);
        let (chat, message, data, acknowledge, sender) = pressed(case);
        assert_eq!((&*chat, message.as_deref(), &*data, &*acknowledge, &*sender), expected);
    }
}

#[test]
fn statuses_say_how_far_it_got() {
    let status = |name: &str, more: Value| {
        let mut status = json!({"id": "wamid.9", "status": name, "timestamp": "1", "recipient_id": CHAT,
            "conversation": {"id": "c", "origin": {"type": "service"}}, "pricing": {"billable": true}});
        status.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        change(&json!({"statuses": [status]}))
    };
    let sent = status("sent", json!({}));
    assert_eq!((sent.updates, sent.skipped), (Vec::new(), 0));
    let failed = |code: i64| {
        let error = json!([{"code": code, "title": "T", "message": "M", "error_data": {"details": "the details"}}]);
        only(status("failed", json!({ "errors": error })))
    };
    let said = |status: Status| Update::Status { chat_key: CHAT.into(), external_id: "wamid.9".into(), status };
    assert_eq!(only(status("delivered", json!({}))), said(Status::Delivered));
    assert_eq!(only(status("read", json!({}))), said(Status::Read));
    assert_eq!(only(status("played", json!({}))), said(Status::Read));
    let window = "the 24-hour window is closed: only a template may be sent";
    assert_eq!(failed(131_047), said(Status::Failed { cause: window.into(), closed: true }));
    assert_eq!(failed(7), said(Status::Failed { cause: "WhatsApp refuses it (7): the details".into(), closed: false }));
    let silent = only(status("failed", json!({})));
    assert_eq!(silent, said(Status::Failed { cause: "WhatsApp does not say why".into(), closed: false }));
    assert!(
        matches!(only(status("read", json!({"group_id": "G1"}))), Update::Status { chat_key, .. } if chat_key == "G1")
    );
    assert_eq!(status("sunk", json!({})).skipped, 1);
}

#[test]
fn all_of_a_batch_is_read_in_order_and_only_ours() {
    let ours = |id: &str| fake::envelope(super::person::NUMBER, &said(&[text(id, id), text(&format!("{id}b"), "b")]));
    let mut push = ours("wamid.1");
    let others = fake::envelope("999", &said(&[text("wamid.2", "for another number")]));
    let mut group = others["entry"][0].clone();
    group["changes"][0]["field"] = "group_lifecycle_update".into();
    let entries = push["entry"].as_array_mut().unwrap();
    entries.extend([others["entry"][0].clone(), group, json!(7), json!({"changes": [[], {"field": "messages"}]})]);
    entries.push(ours("wamid.3")["entry"][0].clone());
    let batch = super::person::read(push.to_string().as_bytes());
    let ids: Vec<&str> = batch
        .updates
        .iter()
        .filter_map(|update| match update {
            Update::Message(message) => Some(message.external_id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!((ids, batch.skipped), (vec!["wamid.1", "wamid.1b", "wamid.3", "wamid.3b"], 5));
}

#[test]
fn what_is_nothing_to_us_is_passed_over() {
    let reaction = json!({"type": "reaction", "reaction": {"message_id": "wamid.0", "emoji": "👍"}});
    let batch = change(&said(&[message("wamid.1", reaction), text("wamid.2", "")]));
    assert_eq!((batch.updates, batch.skipped), (Vec::new(), 0));
    let unknown = [
        json!({"type": "system", "system": {"type": "user_changed_number", "wa_id": "12195555358", "body": "…"}}),
        json!({"type": "unsupported", "errors": [{"code": 131_051, "title": "Message type unknown"}]}),
        json!({"type": "order", "order": {"catalog_id": "1", "product_items": []}}),
        json!({"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": {"body": "Sent"}}}),
        json!({"type": "text"}),
        json!({}),
    ];
    let all: Vec<Value> = unknown.into_iter().map(|more| message("wamid.1", more)).collect();
    let batch = change(&said(&all));
    assert_eq!((batch.updates.len(), batch.skipped), (0, all.len()));
}

#[test]
fn only_who_knows_the_words_is_answered() {
    let number = offline();
    let ask = |method: Method, query: &str| {
        let headers = HeaderMap::new();
        number.webhook(&WebhookRequest { method: &method, query, headers: &headers, body: b"" })
    };
    let query = |token: &str| format!("hub.mode=subscribe&hub.verify_token={token}&hub.challenge=1158201444");
    let answered = ask(Method::GET, &query(VERIFY)).unwrap();
    assert_eq!(
        (answered.answer.status, answered.answer.content_type, answered.answer.body.as_str()),
        (200, "text/plain", "1158201444")
    );
    assert!(answered.batch.updates.is_empty());
    for refused in [ask(Method::GET, &query("wrong")), ask(Method::GET, ""), ask(Method::POST, &query(VERIFY))] {
        assert_eq!(refused, Err(WebhookError::Forbidden));
    }
}

#[test]
fn a_signature_is_of_these_bytes_with_this_secret() {
    let number = offline();
    let body = fake::envelope(super::person::NUMBER, &said(&[text("wamid.1", "x")])).to_string().into_bytes();
    let good = fake::push(APP_SECRET, body.clone());
    assert!(number.webhook(&good.request()).is_ok());
    let spaced = [body.clone(), b" ".to_vec()].concat();
    let forged = [
        fake::push("another-app-secret", body.clone()),
        channels::contract::Push { body: spaced, ..good.clone() },
        channels::contract::Push { method: Method::PUT, ..good.clone() },
        channels::contract::Push { headers: fake::push(APP_SECRET, Vec::new()).headers, ..good.clone() },
    ];
    for push in forged {
        assert_eq!(number.webhook(&push.request()), Err(WebhookError::Forbidden), "{push:?}");
    }
    for given in ["", "sha256=", "sha1=00", &good.headers["x-hub-signature-256"].to_str().unwrap()[7..]] {
        let mut push = good.clone();
        push.headers.insert("x-hub-signature-256", given.parse().unwrap());
        assert_eq!(number.webhook(&push.request()), Err(WebhookError::Forbidden), "{given}");
    }
}
