//! The tools of attached servers: shown to all, decided by owners.

use std::sync::Arc;

use axum::http::{Method, StatusCode, header};
use domain::ToolClass;
use serde_json::{Value, json};
use services::tools::fake::Fake;
use services::tools::{Hints, Offered, Terms, ToolSource};

use crate::rig::{Answer, Rig};

/// What every rig has attached.
pub fn notes() -> Arc<dyn ToolSource> {
    let classes = [("find".to_owned(), ToolClass::Read), ("drop".to_owned(), ToolClass::Never)];
    let terms = Terms { classes: classes.into(), ..Terms::new("notes") };
    let hints = Hints { read_only: Some(true), ..Hints::default() };
    let tool =
        |name: &str| Offered { name: name.into(), description: format!("It can {name}"), hints, ..Offered::default() };
    Fake::new(terms, ["find", "add", "drop"].map(tool))
}

async fn set(rig: &Rig, secret: &str, name: &str, body: Value) -> Answer {
    let request = rig.request(Method::PUT, &format!("/v1/tools/{name}/class"));
    let request = request.header(header::CONTENT_TYPE, "application/json");
    let mut request = request.body(axum::body::Body::from(body.to_string())).unwrap();
    request.headers_mut().insert(header::AUTHORIZATION, format!("Bearer {secret}").parse().unwrap());
    rig.send(request).await
}

async fn class(rig: &Rig, name: &str) -> Value {
    let sources = rig.get("/v1/tools").await.ok();
    let tools = sources["sources"][0]["tools"].as_array().unwrap().clone();
    tools.iter().find(|tool| tool["name"] == name).unwrap()["class"].clone()
}

#[tokio::test]
async fn the_tools_are_shown_with_what_they_may_do() {
    let rig = Rig::one(api::Limits::default()).await;
    let shown = rig.get("/v1/tools").await.ok();
    let find = json!({
        "name": "notes__find", "description": "It can find", "class": "read", "changed": false,
        "says_it_only_reads": true, "says_it_destroys": null,
    });
    assert_eq!(shown["sources"][0]["tools"][0], find);
    assert_eq!(shown["sources"][0]["state"], "ready");
    assert_eq!(shown["sources"][0]["name"], "notes");
}

#[tokio::test]
async fn owners_decide_and_members_do_not() {
    for rig in Rig::each().await {
        let owner = rig.secret.clone();
        let (_, colleague) = rig.colleague().await;
        let refused = set(&rig, &colleague, "notes__add", json!({"class": "auto"})).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "not_allowed"));
        assert_eq!(class(&rig, "notes__add").await, "ask");
        let done = set(&rig, &owner, "notes__add", json!({"class": "auto"})).await;
        assert_eq!(done.status, StatusCode::NO_CONTENT);
        assert_eq!(class(&rig, "notes__add").await, "auto");
        for (name, body, code) in [
            ("notes__nothing", json!({"class": "auto"}), "not_found"),
            ("notes__drop", json!({"class": "auto"}), "conflict"),
            ("notes__add", json!({"class": "always"}), "invalid_input"),
        ] {
            assert_eq!(set(&rig, &owner, name, body).await.code(), code, "{name}");
        }
    }
}
