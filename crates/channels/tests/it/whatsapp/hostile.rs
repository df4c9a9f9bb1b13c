//! Pushes that nobody should make.

use channels::whatsapp::fake;
use channels::{Channel, Update, WebhookError};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::whatsapp::person::{APP_SECRET, NUMBER, change, message, offline, read, said, text};

fn outcome(body: &[u8]) -> Result<channels::Pushed, WebhookError> {
    offline().webhook(&fake::push(APP_SECRET, body.to_vec()).request())
}

#[test]
fn what_is_no_push_is_malformed() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: [&[u8]; 9] = [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        br#"{"object":"whatsapp_business_account"}"#,
        br#"{"object":"whatsapp_business_account","entry":{}}"#,
        br#"{"object":7,"entry":[]}"#,
        deep.as_bytes(),
    ];
    for body in bodies {
        assert_eq!(
            outcome(body),
            Err(WebhookError::Malformed),
            "{}",
            String::from_utf8_lossy(&body[..body.len().min(60)])
        );
    }
}

#[test]
fn a_bad_piece_costs_itself_only() {
    let deep = format!("{}1{}", r#"{"a":"#.repeat(50_000), "}".repeat(50_000));
    let good = text("wamid.1", "before");
    let after = text("wamid.2", "after");
    let bad = [
        "null".to_owned(),
        "[]".into(),
        "7".into(),
        "{}".into(),
        deep,
        message("wamid.x", json!({"type": 7})).to_string(),
        message("wamid.x", json!({"type": "text", "text": "body"})).to_string(),
        message("wamid.x", json!({"type": "text", "text": {"body": ["x"]}})).to_string(),
        message("wamid.x", json!({"type": "image", "image": {"mime_type": "x"}})).to_string(),
        message("wamid.x", json!({"type": "image", "image": {"id": "../x y"}})).to_string(),
        message("wamid.x", json!({"type": "location", "location": {"latitude": "a", "longitude": 1}})).to_string(),
        message("wamid.x", json!({"type": "contacts", "contacts": [{}]})).to_string(),
        message("wamid.x", json!({"type": "interactive", "interactive": {"button_reply": {}}})).to_string(),
        message("wamid.x", json!({"type": "text", "text": {"body": "x"}, "timestamp": "soon"})).to_string(),
        message("wamid.x", json!({"type": "text", "text": {"body": "x"}, "timestamp": "99999999999999999"}))
            .to_string(),
        message("wamid.x", json!({"type": "text", "text": {"body": "x"}, "from": ""})).to_string(),
        message("wamid.x", json!({"type": "text", "text": {"body": "x"}, "from": "1 2"})).to_string(),
        message(&"x".repeat(257), json!({"type": "text", "text": {"body": "x"}})).to_string(),
        r#"{"from":"1","from":"2","id":"a","timestamp":"1","type":"text","text":{"body":"x"}}"#.into(),
    ];
    for bad in bad {
        let whole = fake::envelope(NUMBER, &said(&[good.clone(), json!("HERE"), after.clone()]));
        let batch = read(whole.to_string().replace("\"HERE\"", &bad).as_bytes());
        let texts: Vec<&str> = batch
            .updates
            .iter()
            .map(|update| match update {
                Update::Message(message) => message.text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!((texts, batch.skipped), (vec!["before", "after"], 1), "{}", &bad[..bad.len().min(80)]);
    }
}

#[test]
fn what_stands_beside_messages_does_not_spoil_them() {
    for people in [json!(null), json!(7), json!([7, {"wa_id": 1}, {}])] {
        let batch = change(&json!({"contacts": people, "messages": [text("wamid.1", "x")], "surprise": {"a": [1]}}));
        assert_eq!((batch.updates.len(), batch.skipped), (1, 0), "{people}");
    }
    let batch = change(&json!({"errors": [{"code": 1}, {"code": 2}], "messages": null, "statuses": null}));
    assert_eq!((batch.updates.len(), batch.skipped), (0, 2));
    let batch = change(&json!({"messages": {"0": text("wamid.1", "x")}}));
    assert_eq!((batch.updates.len(), batch.skipped), (0, 1));
}

#[test]
fn very_many_of_anything_are_read_once_each() {
    let many: Vec<Value> = (0..5000).map(|n| text(&format!("wamid.{n}"), "x")).collect();
    let people: Vec<Value> = (0..5000).map(|n| json!({"wa_id": n.to_string(), "profile": {"name": "n"}})).collect();
    let batch = change(&json!({"contacts": people, "messages": many}));
    assert_eq!((batch.updates.len(), batch.skipped), (5000, 0));
    let nothing = fake::envelope(NUMBER, &json!({"messages": vec![0; 100_000], "statuses": vec![json!({}); 50_000]}));
    assert_eq!(read(nothing.to_string().as_bytes()).skipped, 150_000);
    let cards: Vec<Value> = (0..1000).map(|_| json!({"name": {"formatted_name": "A"}})).collect();
    let batch = change(&said(&[message("wamid.1", json!({"type": "contacts", "contacts": cards}))]));
    assert!(matches!(&batch.updates[..], [Update::Message(message)] if message.attachments.len() == 20));
}

#[test]
fn a_replay_reads_the_same() {
    let number = offline();
    let push =
        fake::push(APP_SECRET, fake::envelope(NUMBER, &said(&[text("wamid.1", "once")])).to_string().into_bytes());
    assert_eq!(
        number.webhook(&push.request()),
        number.webhook(&push.request()),
        "the same ids, for the caller to know"
    );
}

proptest! {
    #[test]
    fn no_body_makes_a_push_panic(body in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        r#"\{"object":"whatsapp_business_account","entry":\[\{"changes":\[\{"field":"messages","value":\{"metadata":\{"phone_number_id":"106540352242922"\},"messages":\[\{"from":"[0-9]{0,3}","id":".{0,5}","timestamp":"-?[0-9]{1,20}","type":"(text|image|contacts)","text":\{"body":".{0,20}"\}\}\]\}\}\]\}\]\}"#
            .prop_map(String::into_bytes),
    ]) {
        let _ = outcome(&body);
    }
}
