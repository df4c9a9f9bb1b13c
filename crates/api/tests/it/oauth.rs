//! A browser is sent to Google and comes back.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::Service;
use serde_json::json;
use services::oauth::fake::CODE;

use crate::rig::{Answer, Rig, sign_in};

/// As a browser that has this login, or none.
async fn browse(rig: &Rig, secret: Option<&str>, path: &str) -> Answer {
    let mut request = Request::builder().method(Method::GET).uri(path);
    if let Some(secret) = secret {
        request = request.header(header::COOKIE, format!("attache_login={secret}"));
    }
    rig.send(request.body(Body::empty()).unwrap()).await
}

/// Begins, and answers the state that comes back.
async fn begin(rig: &Rig, services: &str) -> String {
    let sent = browse(rig, Some(&rig.secret), &format!("/oauth/google/begin?services={services}")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let to = sent.header(header::LOCATION).to_owned();
    assert!(to.starts_with("https://provider.example/consent?"), "{to}");
    to.split("&state=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_account_is_let_in_shown_and_dropped() {
    for rig in Rig::each().await {
        let state = begin(&rig, "calendar,contacts").await;
        let back = format!("/oauth/google/callback?state={state}&code={CODE}&scope=openid&authuser=0&prompt=consent");
        // Google's redirect: the cookie stays at home, and a page of ours asks again.
        let first = browse(&rig, None, &back).await;
        assert_eq!(first.status, StatusCode::OK);
        let page = first.text();
        let again = page.split("content=\"0;url=").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        assert_eq!(again, format!("{back}&again=1"));
        assert!(first.header(header::CONTENT_SECURITY_POLICY).contains("default-src 'none'"));
        assert_eq!(first.header(header::CACHE_CONTROL), "no-store");
        let done = browse(&rig, Some(&rig.secret), &again).await;
        assert_eq!((done.status, done.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/calendars"));

        let seen = rig.get("/v1/connections").await.ok();
        let one = &seen["items"][0];
        assert_eq!((&one["kind"], &one["account"]), (&json!("google"), &json!("ines@example.org")));
        assert_eq!(one["services"], json!(["calendar", "contacts"]));
        assert_eq!(one["scopes"], json!(["fake.mail", "fake.calendar", "fake.contacts"]));
        assert_eq!(one["mend"], json!(null));
        for secret in ["access-", "refresh-", rig.google.verifier().unwrap().as_str()] {
            assert!(!seen.to_string().contains(secret), "no secret is given out");
        }
        let id = one["id"].as_str().unwrap();
        let drop = async |service: &str| {
            let path = format!("/v1/connections/{id}/services/{service}");
            rig.call(Method::DELETE, &path, json!({})).await
        };
        assert_eq!(drop("mail").await.code(), "not_found");
        assert_eq!(drop("pigeons").await.code(), "not_found");
        assert_eq!(drop("calendar").await.status, StatusCode::NO_CONTENT);
        assert_eq!(rig.get("/v1/connections").await.ok()["items"][0]["services"], json!(["contacts"]));
    }
}

#[tokio::test]
async fn what_goes_wrong_is_a_page_that_says_what_to_do() {
    let rig = Rig::one(api::Limits::default()).await;
    let says = async |secret: Option<&str>, path: &str, status: StatusCode, words: &str| {
        let answer = browse(&rig, secret, path).await;
        assert_eq!(
            (answer.status, answer.header(header::CONTENT_TYPE)),
            (status, "text/html; charset=utf-8"),
            "{path}"
        );
        assert!(answer.text().contains(words), "{}", answer.text());
    };
    let own = Some(rig.secret.as_str());
    says(None, "/oauth/google/callback?state=1&again=1", StatusCode::UNAUTHORIZED, "Sign in here").await;
    says(own, "/oauth/google/callback?state=1&code=2", StatusCode::CONFLICT, "begin again").await;
    says(own, "/oauth/google/begin?services=pigeons", StatusCode::BAD_REQUEST, "mail, calendar or contacts").await;
    says(own, "/oauth/google/begin?connection=1", StatusCode::BAD_REQUEST, "id of this kind").await;
    let state = begin(&rig, "calendar").await;
    let other = sign_in(&rig.engine, &rig.user).await;
    let path = format!("/oauth/google/callback?state={state}&code={CODE}");
    says(Some(&other), &path, StatusCode::CONFLICT, "another browser").await;
    let denied = format!("/oauth/google/callback?state={state}&error=access_denied");
    says(own, &denied, StatusCode::CONFLICT, "You did not agree").await;
    let state = begin(&rig, "calendar").await;
    let odd = format!("/oauth/google/callback?state={state}&error=%3Cscript%3E");
    says(own, &odd, StatusCode::CONFLICT, "&lt;script&gt;").await;
    rig.google.grants(&[Service::Calendar]);
    let state = begin(&rig, "calendar,mail").await;
    let path = format!("/oauth/google/callback?state={state}&code={CODE}");
    says(own, &path, StatusCode::OK, "You left out mail").await;
}
