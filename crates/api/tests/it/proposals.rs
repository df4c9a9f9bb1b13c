//! A yes is given once, to exactly what was shown, in time.

use axum::http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::rig::Rig;

fn path(proposal: &Value, what: &str) -> String {
    format!("/v1/proposals/{}{what}", proposal["id"].as_str().unwrap())
}

fn hash(proposal: &Value) -> Value {
    json!({"arguments_hash": proposal["arguments_hash"]})
}

async fn agenda(rig: &Rig) -> Vec<Value> {
    rig.get("/v1/agenda").await.ok()["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_proposal_says_all_that_a_person_needs() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        assert_eq!(rig.get(&path(&proposal, "")).await.ok(), proposal);
        insta::assert_json_snapshot!("proposal", proposal, {
            ".id" => "prp", ".user_id" => "usr", ".conversation_id" => "cnv", ".turn_id" => "trn",
            ".trigger_id" => "msg", ".trigger.id" => "msg", ".trigger.conversation_id" => "cnv",
            // What the model thought is its own affair.
            ".trace.confidence" => "0 to 1", ".trace.reason" => "a sentence", ".trace.quote" => "words",
        });
    }
}

#[tokio::test]
async fn an_approval_is_done_and_cannot_be_replayed() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        let approved = rig.post(&path(&proposal, "/approve"), hash(&proposal)).await.ok();
        assert_eq!(approved["proposal"]["state"], "approved");
        assert_eq!(approved["result"]["kind"], "event");
        let stands = agenda(&rig).await;
        assert!(stands.iter().any(|entry| entry["id"] == approved["result"]["id"] && entry["place"] == "Casa Lucio"));

        for again in ["/approve", "/reject"] {
            let replayed = rig.post(&path(&proposal, again), hash(&proposal)).await;
            assert_eq!((replayed.status.as_u16(), replayed.code().as_str()), (409, "conflict"));
        }
        let edited = rig.call(Method::PATCH, &path(&proposal, ""), json!({"arguments": proposal["arguments"]})).await;
        assert_eq!(edited.code(), "conflict");
        assert_eq!(agenda(&rig).await, stands);
    }
}

#[tokio::test]
async fn what_was_changed_after_it_was_shown_is_not_approved() {
    for rig in Rig::each().await {
        let shown = rig.proposal().await;
        let mut arguments = shown["arguments"].clone();
        arguments["title"] = json!("Lunch with Luis");
        let changed = rig.call(Method::PATCH, &path(&shown, ""), json!({"arguments": arguments})).await.ok();
        assert_ne!(changed["arguments_hash"], shown["arguments_hash"]);
        assert!(changed["summary"].as_str().unwrap().contains("Lunch with Luis"));
        assert_eq!(changed["trigger"], shown["trigger"]);

        let refused = rig.post(&path(&shown, "/approve"), hash(&shown)).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "arguments_changed"));
        assert!(agenda(&rig).await.is_empty());

        rig.post(&path(&shown, "/approve"), hash(&changed)).await.ok();
        assert!(agenda(&rig).await.iter().any(|entry| entry["title"] == "Lunch with Luis"));
    }
}

#[tokio::test]
async fn arguments_that_the_tool_does_not_take_are_named() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        for (field, value) in
            [("start", json!("tomorrow")), ("title", json!(5)), ("title", json!("")), ("colour", json!("red"))]
        {
            let mut arguments = proposal["arguments"].clone();
            arguments[field] = value;
            let answer = rig.call(Method::PATCH, &path(&proposal, ""), json!({"arguments": arguments})).await;
            assert_eq!(answer.code(), "invalid_input", "{field}");
            assert!(answer.detail().starts_with("arguments: "), "{}", answer.detail());
            assert!(answer.detail().contains(field), "{}", answer.detail());
        }
        for arguments in [json!(null), json!([]), json!("x"), json!({})] {
            let answer = rig.call(Method::PATCH, &path(&proposal, ""), json!({"arguments": arguments})).await;
            assert_eq!(answer.code(), "invalid_input");
        }
        assert_eq!(rig.get(&path(&proposal, "")).await.ok(), proposal);
    }
}

#[tokio::test]
async fn hidden_characters_in_arguments_are_gone_before_they_are_shown() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        let mut arguments = proposal["arguments"].clone();
        arguments["title"] = json!(" Lunch\u{0}\u{202E} with Eva");
        arguments["participants"] = json!(["E\u{7f}va"]);
        let edited = rig.call(Method::PATCH, &path(&proposal, ""), json!({"arguments": arguments})).await.ok();
        // What is shown is what is hashed and what is written.
        arguments["title"] = json!("Lunch with Eva");
        arguments["participants"] = json!(["Eva"]);
        assert_eq!(edited["arguments"], arguments);
        assert_eq!(edited["arguments_hash"], domain::Proposal::hash("create_event", &arguments));
        rig.post(&path(&proposal, "/approve"), hash(&edited)).await.ok();
        let agenda = agenda(&rig).await;
        assert!(agenda.iter().any(|entry| entry["title"] == arguments["title"]), "{agenda:?}");
    }
}

#[tokio::test]
async fn a_late_yes_does_nothing() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        rig.clock.advance(SignedDuration::from_mins(5));
        let late = rig.post(&path(&proposal, "/approve"), hash(&proposal)).await;
        assert_eq!((late.status.as_u16(), late.code().as_str()), (410, "expired"));
        assert!(agenda(&rig).await.is_empty());
    }
}

#[tokio::test]
async fn a_no_is_final() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        let rejected = rig.post(&path(&proposal, "/reject"), json!({})).await.ok();
        assert_eq!((&rejected["proposal"]["state"], &rejected["result"]), (&json!("rejected"), &Value::Null));
        assert_eq!(rig.post(&path(&proposal, "/approve"), hash(&proposal)).await.code(), "conflict");
        assert_eq!(rig.get("/v1/proposals").await.ok()["items"], json!([]));
        assert_eq!(rig.get("/v1/proposals?state=rejected").await.ok()["items"][0]["id"], proposal["id"]);
        assert!(agenda(&rig).await.is_empty());
    }
}
