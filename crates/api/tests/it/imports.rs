//! An exported chat becomes a source conversation.

use api::Limits;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::rig::{Answer, Rig};

const CHAT: &str = "\
23/11/26, 09:41 - Messages and calls are end-to-end encrypted.
23/11/26, 09:41 - Ana: Dinner on Friday at nine?
23/11/26, 09:42 - Ines: Yes! At Casa Lucio
23/11/26, 09:43 - Ana: <Media omitted>
23/11/26, 09:44 - Ana: See you there
";

async fn import(rig: &Rig, name: &str, body: impl Into<Body>) -> Answer {
    let request = rig.request(Method::POST, &format!("/v1/imports?name={name}"));
    rig.send(request.body(body.into()).unwrap()).await
}

async fn messages(rig: &Rig, imported: &Value) -> Vec<Value> {
    let path = format!("/v1/conversations/{}/messages", imported["conversation_id"].as_str().unwrap());
    rig.get(&path).await.ok()["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn each_message_once_in_order_with_its_sender() {
    for rig in Rig::each().await {
        let answer = import(&rig, "WhatsApp%20Chat%20with%20Ana.txt", CHAT).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
        let first = answer.json();
        assert_eq!((&first["title"], &first["messages"], &first["duplicates"]), (&json!("Ana"), &json!(3), &json!(0)));
        assert_eq!(first["notes"], json!(["1 messages without a text were left out."]));
        let said = messages(&rig, &first).await;
        let lines: Vec<_> =
            said.iter().map(|one| (one["sender"].as_str().unwrap(), one["text"].as_str().unwrap())).collect();
        assert_eq!(
            lines,
            [("contact", "Dinner on Friday at nine?"), ("user", "Yes! At Casa Lucio"), ("contact", "See you there")]
        );
        assert_eq!(said[0]["sent_at"], "2026-11-23T08:41:00Z", "09:41 in Madrid");

        let longer = format!("{CHAT}23/11/26, 09:50 - Ines: On my way\n");
        let again = import(&rig, "WhatsApp%20Chat%20with%20Ana.txt", longer).await.ok();
        assert_eq!((&again["messages"], &again["duplicates"]), (&json!(1), &json!(3)));
        assert_eq!(again["conversation_id"], first["conversation_id"]);
        assert_eq!(messages(&rig, &again).await.len(), 4);
    }
}

#[tokio::test]
async fn what_is_found_becomes_proposals_and_nobody_is_answered() {
    for rig in Rig::each().await {
        let imported = import(&rig, "Ana.txt", CHAT).await.ok();
        rig.settle().await;
        let proposals = rig.get("/v1/proposals").await.ok();
        let found = &proposals["items"][0];
        assert_eq!(found["conversation_id"], imported["conversation_id"]);
        assert_eq!(found["trigger"]["text"], "Dinner on Friday at nine?");
        assert_eq!(messages(&rig, &imported).await.len(), 3, "only what was imported");
    }
}

#[tokio::test]
async fn what_is_over_at_the_import_is_not_proposed() {
    let old = "\
        21/11/24, 09:00 - Ana: Lunch on Friday at one?\n\
        21/11/24, 09:01 - Ines: Remind me tomorrow at nine to call the bank\n\
        20/11/26, 09:02 - Ana: Dinner on Saturday at nine?\n\
        23/11/26, 09:03 - Ana: Breakfast today at nine?\n\
        23/11/26, 09:04 - Ana: Dinner on Friday at ten?\n";
    for rig in Rig::each().await {
        import(&rig, "Ana.txt", old).await.ok();
        rig.settle().await;
        let proposals = rig.get("/v1/proposals").await.ok();
        let found: Vec<_> = proposals["items"].as_array().unwrap().iter().map(|one| &one["trigger"]["text"]).collect();
        assert_eq!(found, ["Dinner on Friday at ten?"]);
    }
}

#[tokio::test]
async fn the_newest_are_taken() {
    let rig = Rig::one(Limits { import_messages: 2, ..Limits::default() }).await;
    let imported = import(&rig, "Ana.txt", CHAT).await.ok();
    assert_eq!(imported["messages"], 2);
    assert!(imported["notes"].as_array().unwrap().contains(&json!("1 older messages were left out.")));
    assert_eq!(messages(&rig, &imported).await[0]["text"], "Yes! At Casa Lucio");
}

#[tokio::test]
async fn a_whole_account_becomes_a_conversation_for_each_chat() {
    let rig = Rig::one(Limits::default()).await;
    // As Telegram Desktop orders the members.
    let chat = |name: &str, id: u32, at: &str| {
        format!(
            r#"{{"name": "{name}", "type": "personal_chat", "id": {id}, "messages": [
            {{"id": 1, "type": "message", "date": "{at}", "from": "{name}", "from_id": "user{id}", "text": "hi"}}]}}"#
        )
    };
    let chats = [chat("Ana", 1, "2026-11-20T10:00:00"), chat("Luis", 2, "2026-11-21T10:00:00")].join(",");
    let export = format!(r#"{{"about": "", "chats": {{"list": [{chats}]}}}}"#);
    let imported = import(&rig, "result.json", export).await.ok();
    assert_eq!((&imported["title"], &imported["messages"]), (&json!("Luis"), &json!(2)));
    assert_eq!(imported["notes"], json!(["The file holds several chats; 1 messages went to \"Ana\"."]));
    assert_eq!(rig.get("/v1/conversations").await.ok()["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_is_no_export_is_refused() {
    let rig = Rig::one(Limits { import_body: 2000, ..Limits::default() }).await;
    for (name, body, problem) in [
        ("cat.png", b"\x89PNG\r\n".to_vec(), "cat.png is a picture"),
        ("notes.txt", b"just some words".to_vec(), "notes.txt is text without the start of a message"),
        ("empty.txt", vec![], "empty.txt is empty"),
        ("a.zip", b"PK\x03\x04broken".to_vec(), "a.zip is a zip that is cut short or damaged"),
    ] {
        let answer = import(&rig, name, body).await;
        assert_eq!(answer.code(), "invalid_input", "{name}");
        assert!(answer.detail().starts_with(problem), "{}", answer.detail());
    }
    assert_eq!(import(&rig, "big.txt", vec![b'x'; 2001]).await.code(), "too_large");
    let nameless = rig.send(rig.request(Method::POST, "/v1/imports").body(Body::from(CHAT)).unwrap()).await;
    assert_eq!((nameless.code().as_str(), nameless.detail().contains("name")), ("invalid_input", true));
    assert_eq!(rig.get("/v1/conversations").await.ok()["items"].as_array().unwrap().len(), 1, "nothing was made");
}

#[tokio::test]
async fn more_at_once_than_are_read_come_again_later() {
    let rig = Rig::one(Limits { imports: 0, ..Limits::default() }).await;
    let answer = import(&rig, "Ana.txt", CHAT).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (429, "too_many"));
}
