//! What models cost: told to those whose money it is.

use axum::http::{Method, StatusCode, header};
use domain::{CallId, CallOutcome, ModelCall, OwnCaps, Purse, TurnId, User};
use futures_util::FutureExt;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::rig::Rig;

/// A call of `user` that cost so many millionths, on the day that the story begins or so many days before.
async fn spend(rig: &Rig, user: &User, micro_dollars: i64, days_before: i64) {
    let env = &rig.engine.env;
    let day = date(2026, 11, 23).checked_sub(jiff::Span::new().days(days_before)).unwrap();
    let call = ModelCall {
        id: env.id(CallId::new),
        purse: Purse {
            workspace_id: user.workspace_id,
            user_id: user.id,
            turn_id: env.id(TurnId::new),
            day,
            purpose: "chat".into(),
        },
        model: "gpt-5-mini".into(),
        prompt: "chat.v1".into(),
        outcome: CallOutcome::Answered,
        input_tokens: 900,
        cached_tokens: 400,
        output_tokens: 100,
        estimated: false,
        millis: 700,
        micro_dollars: Some(micro_dollars),
        at: env.now(),
    };
    let work = rig
        .engine
        .store
        .write::<_, store::Error, _>(move |tx| async move { store::spending::record(tx, &call).await }.boxed());
    work.await.unwrap();
}

async fn as_user(rig: &Rig, secret: &str) -> Value {
    let request = rig.request(Method::GET, "/v1/usage");
    let mut request = request.body(axum::body::Body::empty()).unwrap();
    request.headers_mut().insert(header::AUTHORIZATION, format!("Bearer {secret}").parse().unwrap());
    rig.send(request).await.ok()
}

#[tokio::test]
async fn nothing_was_spent_where_only_the_rules_answered() {
    for rig in Rig::each().await {
        rig.approved().await;
        let usage = rig.get("/v1/usage").await.ok();
        assert_eq!((&usage["rows"], &usage["more"]), (&json!([]), &json!(false)));
        assert_eq!((&usage["from"], &usage["to"]), (&json!("2026-10-25"), &json!("2026-11-23")));
        assert_eq!(usage["today"]["workspace"]["cap"]["micro_dollars"], 1_000_000);
    }
}

#[tokio::test]
async fn owners_see_all_members_their_own_and_strangers_nothing() {
    for rig in Rig::each().await {
        let (colleague, colleagues) = rig.colleague().await;
        let (_, strangers) = rig.stranger().await;
        spend(&rig, &rig.user, 300, 0).await;
        spend(&rig, &colleague, 70, 0).await;
        spend(&rig, &colleague, 9, 3).await;
        let costs = |usage: &Value| -> Vec<i64> {
            usage["rows"].as_array().unwrap().iter().map(|row| row["micro_dollars"].as_i64().unwrap()).collect()
        };
        let mine = rig.get("/v1/usage").await.ok();
        let mut all = costs(&mine);
        all.sort_unstable();
        assert_eq!(all, [9, 70, 300]);
        assert_eq!(mine["today"]["user"]["spent"], json!({"micro_dollars": 300, "tokens": 1000}));
        assert_eq!(mine["today"]["workspace"]["spent"]["micro_dollars"], 370);
        let theirs = as_user(&rig, &colleagues).await;
        assert_eq!((costs(&theirs), &theirs["today"]["workspace"]), (vec![70, 9], &Value::Null));
        let nobodys = as_user(&rig, &strangers).await;
        assert_eq!((costs(&nobodys), &nobodys["today"]["workspace"]["spent"]["micro_dollars"]), (vec![], &json!(0)));
        let row = &theirs["rows"][0];
        assert_eq!((row["user_name"].as_str(), row["cached_tokens"].as_i64()), (Some("Carla"), Some(400)));
    }
}

#[tokio::test]
async fn the_days_are_asked_for_and_bounded() {
    let rig = Rig::one(api::Limits::default()).await;
    spend(&rig, &rig.user, 300, 0).await;
    let workspace = rig.user.workspace_id;
    let own = OwnCaps { user_micro_dollars: Some(7), ..OwnCaps::default() };
    rig.engine.set_own_caps(workspace, own).await.unwrap();
    let usage = rig.get("/v1/usage?from=2026-11-01&to=2026-11-22").await.ok();
    assert_eq!(usage["rows"], json!([]));
    assert_eq!(usage["today"]["user"]["cap"]["micro_dollars"], 7);
    for wrong in ["from=2026-11-24", "from=2025-01-01&to=2026-11-23", "from=soon", "to=-009999-01-01"] {
        let answer = rig.get(&format!("/v1/usage?{wrong}")).await;
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::BAD_REQUEST, "invalid_input"), "{wrong}");
    }
}
