//! One's own contacts: written, found page by page, changed and deleted.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::rig::Rig;

#[tokio::test]
async fn a_contact_is_written_found_changed_and_deleted() {
    for rig in Rig::each().await {
        let card = json!({"given": "Ana", "family": "Ruiz", "emails": ["ana@example.org"], "birthday": "--04-12"});
        let made = rig.post("/v1/contacts", card).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let made = made.json();
        assert_eq!((&made["name"], &made["version"], &made["phones"]), (&json!("Ana Ruiz"), &json!(1), &json!([])));
        let path = format!("/v1/contacts/{}", made["id"].as_str().unwrap());
        assert_eq!(rig.get(&path).await.ok(), made);
        assert_eq!(rig.get("/v1/contacts?search=RUIZ%20ana%40").await.ok()["items"], json!([made]));
        assert_eq!(rig.get("/v1/contacts?search=nobody").await.ok(), json!({"items": [], "next": null}));

        let put = async |query: &str, body: Value| rig.call(Method::PUT, &format!("{path}{query}"), body).await;
        let changed = put("?version=1", json!({"name": "Ana", "phones": ["+34 600 000 000"]})).await.ok();
        assert_eq!(
            (&changed["version"], &changed["emails"], &changed["birthday"]),
            (&json!(2), &json!([]), &Value::Null)
        );
        assert_eq!(put("?version=1", json!({"name": "Late"})).await.code(), "conflict");
        assert_eq!(put("", json!({"name": ""})).await.code(), "invalid_input");
        assert_eq!(put("", json!({"name": "Ana", "nickname": "A"})).await.code(), "invalid_input");

        let deleted = rig.call(Method::DELETE, &path, json!({})).await.ok();
        assert_eq!(rig.call(Method::DELETE, &path, json!({})).await.code(), "not_found");
        assert_eq!(rig.get(&path).await.code(), "not_found");
        let undo = format!("/v1/undo/{}", deleted["undo"].as_str().unwrap());
        assert_eq!(rig.post(&undo, json!({})).await.ok()["lines"], json!(["Delete contact: Ana · +34 600 000 000"]));
        assert_eq!(rig.get(&path).await.ok()["phones"], changed["phones"]);
    }
}

#[tokio::test]
async fn pages_go_on_where_the_last_ended() {
    for rig in Rig::each().await {
        for name in ["Eva", "bo", "Ánna", "Cy", "Dora"] {
            assert_eq!(rig.post("/v1/contacts", json!({"name": name})).await.status, StatusCode::CREATED);
        }
        let (mut names, mut path) = (Vec::new(), "/v1/contacts?limit=2".to_owned());
        loop {
            let page = rig.get(&path).await.ok();
            names.extend(page["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
            // Whoever stood last in the page may be gone before the next is asked for.
            let last = page["items"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
            rig.call(Method::DELETE, &format!("/v1/contacts/{last}"), json!({})).await;
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/v1/contacts?limit=2&after={next}");
        }
        assert_eq!(names, ["Ánna", "bo", "Cy", "Dora", "Eva"]);
        for (query, named) in [("limit=0", "limit"), ("limit=201", "limit"), ("after=x", "after"), ("sort=x", "sort")] {
            let answer = rig.get(&format!("/v1/contacts?{query}")).await;
            assert_eq!(answer.code(), "invalid_input", "{query}");
            assert!(answer.detail().contains(named), "{}", answer.detail());
        }
        let long = format!("/v1/contacts?search={}", "x".repeat(201));
        assert_eq!(rig.get(&long).await.code(), "invalid_input");
    }
}
