//! Calendars elsewhere over the interface: connected, chosen, looked at, removed; nobody sees another's.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use domain::ConnectionKind;
use engine::sync::{Account, BadAccount, Factory};
use serde_json::{Value, json};
use services::calendars::fake::Fake;
use services::calendars::{Calendars, Error};
use services::contacts::{self, Contacts};

use crate::rig::Rig;

/// Accounts that have the calendar `home` and the address book `people`; the password is `right`.
#[derive(Debug)]
pub struct Accounts;

impl Factory for Accounts {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Caldav]
    }

    fn make(&self, _: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        let fake = Fake::new(&["home"]);
        if account.password != "right" {
            fake.fails(Some(Error::Denied("the password is not taken".into())));
        }
        Ok(Arc::new(fake))
    }

    fn contacts(&self, _: ConnectionKind, _: &Account<'_>) -> Result<Option<Arc<dyn Contacts>>, BadAccount> {
        Ok(Some(Arc::new(contacts::fake::Fake::new(&["people"]))))
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
