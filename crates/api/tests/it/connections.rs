//! Calendars elsewhere over the interface: connected, chosen, looked at, removed; nobody sees another's.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::ConnectionKind;
use engine::sync::{Account, BadAccount, Factory};
use serde_json::{Value, json};
use services::calendars::fake::Fake;
use services::calendars::{Calendars, Error, Push};
use services::contacts::{self, Contacts};

use crate::rig::Rig;

/// Accounts that have the calendar `home` and the address book `people`; the password is `right`; with `away` nothing answers.
#[derive(Debug, Default)]
pub struct Accounts {
    /// The account that was reached last. It tells of changes.
    pub last: Mutex<Option<Fake>>,
}

impl Factory for Accounts {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Caldav]
    }

    fn make(&self, _: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        let fake = Fake::new(&["home"]);
        let why = format!("the server {} cannot be reached", account.url);
        match account.password {
            "right" => {}
            "away" => fake.fails(Some(Error::Later { why, after: None })),
            _ => fake.fails(Some(Error::Denied("the password is not taken".into()))),
        }
        fake.pushes_until("2026-11-30T11:00:00Z".parse().unwrap());
        *self.last.lock().unwrap() = Some(fake.clone());
        Ok(Arc::new(fake))
    }

    fn pushed(&self, _: ConnectionKind, request: &engine::links::Push<'_>) -> Option<Push> {
        services::google::pushed(request.headers)
    }

    fn contacts(&self, _: ConnectionKind, _: &Account<'_>) -> Result<Option<Arc<dyn Contacts>>, BadAccount> {
        Ok(Some(Arc::new(contacts::fake::Fake::new(&["people"]))))
    }
}

#[tokio::test]
async fn an_account_calls_at_its_address_only() {
    for rig in Rig::each().await {
        let id = rig.post("/v1/connections", account("right")).await.ok()["id"].as_str().unwrap().to_owned();
        let seen = async || rig.get("/v1/connections").await.ok();
        let calendar = seen().await["calendars"][0]["id"].as_str().unwrap().to_owned();
        rig.call(Method::PUT, &format!("/v1/calendars/{calendar}"), json!({"chosen": true})).await;
        let look = async || {
            for sealed in rig.engine.claim_connections(10).await.unwrap() {
                rig.engine.look(&sealed).await;
            }
        };
        look().await;
        let watch = rig.accounts.last.lock().unwrap().as_ref().unwrap().watches().remove(0);
        let path = watch.address.strip_prefix(crate::rig::PUBLIC_URL).unwrap();
        let call = async |path: &str, token: &str, state: &str| {
            let mut request = Request::post(path).body(Body::empty()).unwrap();
            *request.headers_mut() = services::google::fake::message(&watch.id, token, &watch.resource, state);
            rig.send(request).await
        };
        assert_eq!(call(path, &watch.token, "sync").await.status, StatusCode::OK);
        assert_eq!(seen().await["items"][0]["pushes"], false, "not before the next look");
        rig.clock.advance(jiff::SignedDuration::from_mins(1));
        look().await;
        let quiet = seen().await["items"][0].clone();
        assert_eq!((&quiet["pushes"], &quiet["next_look_at"]), (&json!(true), &json!("2026-11-23T11:11:00Z")));
        let forged = call(path, "wrong", "exists").await;
        assert_eq!((forged.status, forged.code().as_str()), (StatusCode::NOT_FOUND, "not_found"));
        let unknown = call(&format!("/hooks/{}", "0".repeat(64)), &watch.token, "exists").await;
        assert_eq!((unknown.status, unknown.detail()), (StatusCode::NOT_FOUND, forged.detail()));
        assert_eq!(seen().await["items"][0], quiet);
        let told = call(path, &watch.token, "exists").await;
        assert_eq!((told.status, told.text().as_str()), (StatusCode::OK, ""));
        assert_eq!(seen().await["items"][0]["next_look_at"], "2026-11-23T11:01:02Z");
        rig.call(Method::DELETE, &format!("/v1/connections/{id}"), json!({})).await;
        assert_eq!(call(path, &watch.token, "exists").await.status, StatusCode::NOT_FOUND);
    }
}

pub fn account(password: &str) -> Value {
    json!({"kind": "caldav", "url": "https://dav.example.org/", "user": "ines", "password": password})
}

#[tokio::test]
async fn an_account_is_connected_chosen_looked_at_and_removed() {
    for rig in Rig::each().await {
        let none = rig.get("/v1/connections").await.ok();
        assert_eq!((&none["items"], &none["kinds"]), (&json!([]), &json!(["caldav"])));
        let refused = rig.post("/v1/connections", account("wrong")).await;
        assert_eq!(refused.code(), "invalid_input");
        assert_eq!(refused.json()["detail"], "password: the password is not taken");
        let away = rig.post("/v1/connections", account("away")).await;
        assert_eq!((away.status, away.code().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
        assert!(away.detail().ends_with("the server https://dav.example.org/ cannot be reached"), "{}", away.detail());
        let made = rig.post("/v1/connections", account("right")).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(rig.post("/v1/connections", account("right")).await.code(), "conflict");

        let seen = rig.get("/v1/connections").await.ok();
        assert!(!seen.to_string().contains("right"), "the password is never given out");
        let calendar = seen["calendars"][0]["id"].as_str().unwrap().to_owned();
        let flags = |seen: &Value| (seen["calendars"][0]["chosen"].clone(), seen["calendars"][0]["takes_new"].clone());
        assert_eq!(flags(&seen), (json!(false), json!(false)));
        let new = json!({"calendar_id": calendar});
        let early = rig.call(Method::PUT, "/v1/new-events", new.clone()).await;
        assert_eq!(early.code(), "invalid_input", "it is not chosen yet");
        let path = format!("/v1/calendars/{calendar}");
        let chosen = rig.call(Method::PUT, &path, json!({"chosen": true})).await;
        assert_eq!(chosen.status, StatusCode::NO_CONTENT);
        assert_eq!(rig.call(Method::PUT, "/v1/new-events", new).await.status, StatusCode::NO_CONTENT);

        let book = &seen["books"][0];
        assert_eq!((&book["name"], &book["chosen"], &book["contacts"]), (&json!("people"), &json!(false), &json!(0)));
        let (path_of_book, new) =
            (format!("/v1/books/{}", book["id"].as_str().unwrap()), json!({"book_id": book["id"]}));
        let early = rig.call(Method::PUT, "/v1/new-contacts", new.clone()).await;
        assert_eq!(early.json()["detail"], "book_id: must be one that is chosen and can be written");
        let as_book = rig.call(Method::PUT, &format!("/v1/books/{calendar}"), json!({"chosen": true})).await;
        assert_eq!(as_book.code(), "not_found", "a calendar is no address book");
        let chosen = rig.call(Method::PUT, &path_of_book, json!({"chosen": true})).await;
        assert_eq!(chosen.status, StatusCode::NO_CONTENT);
        assert_eq!(rig.call(Method::PUT, "/v1/new-contacts", new).await.status, StatusCode::NO_CONTENT);
        let seen = rig.get("/v1/connections").await.ok();
        let book = &seen["books"][0];
        assert_eq!((&book["chosen"], &book["takes_new"]), (&json!(true), &json!(true)));
        assert_eq!(flags(&rig.get("/v1/connections").await.ok()), (json!(true), json!(true)));
        let look = rig.post(&format!("/v1/connections/{id}/look"), json!({})).await;
        assert_eq!(look.status, StatusCode::ACCEPTED);

        let one = format!("/v1/connections/{id}");
        let removed = || rig.call(Method::DELETE, &one, json!({}));
        assert_eq!(removed().await.status, StatusCode::NO_CONTENT);
        assert_eq!(removed().await.code(), "not_found");
        assert_eq!(rig.get("/v1/connections").await.ok()["calendars"], json!([]));
    }
}
