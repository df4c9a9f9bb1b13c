//! What belongs to another is answered like what does not exist, whichever endpoint is asked.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::{DeadLetter, DeadLetterId, MessageId};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::rig::Rig;

/// Ids of things of `rig.user`, by the path that takes them.
async fn things(rig: &Rig) -> impl Fn(&str) -> String {
    let (event, reminder) = rig.approved().await;
    let proposal = rig.get("/v1/proposals?state=approved").await.ok()["items"][0].clone();
    let messages = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
    let turn = messages["items"].as_array().unwrap().iter().find_map(|one| one["turn_id"].as_str()).unwrap().to_owned();
    let message: MessageId = messages["items"][0]["id"].as_str().unwrap().parse().unwrap();
    let letter = DeadLetter {
        id: rig.engine.env.id(DeadLetterId::new),
        workspace_id: rig.user.workspace_id,
        conversation_id: rig.chat.id,
        message_id: message,
        cause: "a test".into(),
        attempts: 8,
        created_at: rig.engine.env.now(),
        replayed_at: None,
    };
    let (conversation, letter_id) = (rig.chat.id, letter.id);
    let write = rig.engine.store.write::<_, store::Error, _>(move |tx| {
        async move { tx.execute_all(vec![store::dead_letters::insert(&letter)]).await }.boxed()
    });
    write.await.unwrap();
    let (workspace, of) = (rig.user.workspace_id, conversation);
    let read = rig.engine.store.read::<_, store::Error, _>(move |tx| {
        async move {
            let sql = "SELECT effect_id FROM attempts WHERE workspace_id = $1 AND conversation_id = $2 LIMIT 1";
            tx.query_opt(sql, store::params![workspace, of], |row| row.id::<domain::EffectId>(0)).await
        }
        .boxed()
    });
    let effect = read.await.unwrap().unwrap();
    let text = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let fact = text(&rig.post("/v1/facts", json!({"kind": "other", "text": "mine"})).await.json());
    let contact = text(&rig.post("/v1/contacts", json!({"name": "Mine"})).await.json());
    let connection = text(&rig.post("/v1/connections", crate::connections::account("right")).await.json());
    let seen = rig.get("/v1/connections").await.ok();
    let (calendar, book) = (text(&seen["calendars"][0]), text(&seen["books"][0]));
    let deed = text(&rig.get("/v1/undo").await.ok()["items"][0]);
    let channel = rig.chat.channel_id;
    let (event, reminder, proposal) = (text(&event), text(&reminder), text(&proposal));
    move |path| match path.split('/').nth(2).unwrap() {
        "conversations" => conversation.to_string(),
        "messages" => message.to_string(),
        "effects" | "sends" => effect.to_string(),
        "proposals" => proposal.clone(),
        "events" => event.clone(),
        "reminders" => reminder.clone(),
        "turns" => turn.clone(),
        "facts" => fact.clone(),
        "contacts" => contact.clone(),
        "channels" => channel.to_string(),
        "connections" => connection.clone(),
        "calendars" => calendar.clone(),
        "books" => book.clone(),
        "undo" => deed.clone(),
        "dead-letters" => letter_id.to_string(),
        other => panic!("{other}: a new kind of thing; add one of it here"),
    }
}

/// A body that the endpoint takes.
fn body(method: &str, path: &str) -> Value {
    match (method, path) {
        ("patch", "/v1/conversations/{id}") => json!({"title": "Mine now"}),
        ("patch", "/v1/proposals/{id}") => json!({"arguments": {}}),
        ("post", "/v1/proposals/{id}/approve") => json!({"arguments_hash": "0"}),
        ("post", "/v1/events/{id}/move") => {
            json!({"starts_at": "2026-03-13T12:00:00Z", "ends_at": "2026-03-13T13:00:00Z"})
        }
        ("post", "/v1/events/{id}/leave-out") => json!({"of": "2026-03-13T12:00:00Z"}),
        ("post", "/v1/events/{id}/answer") => json!({"answer": "accepted"}),
        ("post", "/v1/reminders/{id}/snooze") => json!({"minutes": 10}),
        ("put", "/v1/calendars/{id}" | "/v1/books/{id}") => json!({"chosen": true}),
        ("put", "/v1/contacts/{id}") => json!({"name": "Mine now"}),
        ("patch", "/v1/channels/{id}/chats") => json!({"key": "1", "chosen": true}),
        _ => json!({}),
    }
}

#[tokio::test]
async fn every_endpoint_with_another_s_id() {
    for rig in Rig::each().await {
        let id = things(&rig).await;
        let document: Value = serde_json::from_str(&api::openapi_json()).unwrap();
        for (_, secret) in [rig.stranger().await, rig.colleague().await] {
            let mut asked = 0;
            for (path, methods) in document["paths"].as_object().unwrap() {
                for method in methods.as_object().unwrap().keys().filter(|_| path.contains("{id}")) {
                    let request = Request::builder()
                        .method(method.to_uppercase().as_str())
                        .uri(path.replace("{id}", &id(path)).replace("{service}", "calendar"))
                        .header(header::AUTHORIZATION, format!("Bearer {secret}"))
                        .header(header::CONTENT_TYPE, "application/json")
                        .body(Body::from(body(method, path).to_string()));
                    let answer = rig.send(request.unwrap()).await;
                    assert_eq!(answer.code(), "not_found", "{method} {path}");
                    asked += 1;
                }
            }
            assert!(asked >= 13, "{asked}");
        }
        // And all of it stands as before, for whom it belongs to.
        assert_eq!(rig.get("/v1/agenda").await.ok()["items"].as_array().unwrap().len(), 2);
        assert_eq!(rig.get("/v1/dead-letters").await.ok()["items"][0]["replayed_at"], Value::Null);
        assert_eq!(rig.get("/v1/facts").await.ok()["items"][0]["text"], "mine");
        assert_eq!(rig.get("/v1/contacts").await.ok()["items"][0]["name"], "Mine");
        let calendars = rig.get("/v1/connections").await.ok();
        assert_eq!(
            (calendars["items"].as_array().unwrap().len(), &calendars["calendars"][0]["chosen"]),
            (1, &json!(false))
        );
        for path in ["/v1/proposals/{id}", "/v1/turns/{id}", "/v1/conversations/{id}/messages"] {
            assert_eq!(rig.get(&path.replace("{id}", &id(path))).await.status, StatusCode::OK, "{path}");
        }
    }
}

#[tokio::test]
async fn every_list_holds_one_s_own_only() {
    for rig in Rig::each().await {
        let _ = things(&rig).await;
        for (user, secret) in [rig.stranger().await, rig.colleague().await] {
            let get = async |path: &str| {
                let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {secret}"));
                rig.send(request.body(Body::empty()).unwrap()).await.ok()
            };
            for path in [
                "/v1/agenda",
                "/v1/today",
                "/v1/proposals?state=approved",
                "/v1/dead-letters",
                "/v1/facts",
                "/v1/contacts",
                "/v1/undo",
            ] {
                assert_eq!(get(path).await["items"], json!([]), "{path}");
            }
            let own = get("/v1/conversations").await;
            assert!(own["items"].as_array().unwrap().iter().all(|one| one["user_id"] == json!(user.id)));
        }
    }
}

#[tokio::test]
async fn nobody_speaks_in_another_s_conversation() {
    for rig in Rig::each().await {
        let before = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
        for (_, secret) in [rig.stranger().await, rig.colleague().await] {
            let message = json!({"client_id": "1", "text": "hi", "conversation_id": rig.chat.id});
            let request = Request::builder()
                .method(Method::POST)
                .uri("/v1/messages")
                .header(header::AUTHORIZATION, format!("Bearer {secret}"))
                .header(header::CONTENT_TYPE, "application/json");
            assert_eq!(rig.send(request.body(Body::from(message.to_string())).unwrap()).await.code(), "not_found");
        }
        assert_eq!(rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok(), before);
    }
}
