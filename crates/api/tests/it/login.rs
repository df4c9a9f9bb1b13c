//! Signing in and out, and from where.

use std::net::SocketAddr;

use api::Limits;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::rig::{Answer, PUBLIC_URL, Rig};

async fn login(rig: &Rig, token: &str) -> Answer {
    let body = json!({"token": token}).to_string();
    let request = Request::post("/v1/login").header(header::CONTENT_TYPE, "application/json");
    rig.send(request.body(Body::from(body)).unwrap()).await
}

/// A request with the cookie and these headers.
async fn with_cookie(rig: &Rig, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    request = request.header(header::COOKIE, format!("theme=dark; attache_login={}", rig.secret));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    rig.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_link_signs_in_once() {
    for rig in Rig::each().await {
        let link = rig.engine.make_link(&rig.user).await.unwrap();
        let first = login(&rig, &link).await;
        let cookie = first.header(header::SET_COOKIE).to_owned();
        let first = first.ok();
        let secret = first["secret"].as_str().unwrap();
        assert_eq!(first["user"]["id"], json!(rig.user.id));
        assert_eq!(
            cookie,
            format!("attache_login={secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000; Secure")
        );

        let second = login(&rig, &link).await;
        assert_eq!((second.status.as_u16(), second.code().as_str()), (401, "link_invalid"));
        assert!(!second.headers.contains_key(header::SET_COOKIE));

        let me = rig.send(
            Request::get("/v1/me").header("authorization", format!("bearer {secret}")).body(Body::empty()).unwrap(),
        );
        assert_eq!(me.await.ok()["workspace"]["id"], json!(rig.user.workspace_id));
    }
}

#[tokio::test]
async fn a_link_and_a_login_end() {
    for rig in Rig::each().await {
        let link = rig.engine.make_link(&rig.user).await.unwrap();
        rig.clock.advance(SignedDuration::from_mins(30));
        assert_eq!(login(&rig, &link).await.code(), "link_invalid");
        assert_eq!(login(&rig, "no such link").await.code(), "link_invalid");
        assert_eq!(login(&rig, &rig.secret).await.code(), "link_invalid", "a login is no link");

        assert_eq!(rig.get("/v1/me").await.status, StatusCode::OK);
        rig.clock.advance(SignedDuration::from_hours(24 * 30));
        assert_eq!(rig.get("/v1/me").await.code(), "not_signed_in");
    }
}

#[tokio::test]
async fn signing_out_ends_the_login_and_takes_the_cookie() {
    for rig in Rig::each().await {
        let out = rig.post("/v1/logout", json!({})).await;
        assert_eq!(out.status, StatusCode::NO_CONTENT);
        assert!(
            out.header(header::SET_COOKIE).starts_with("attache_login=; ")
                && out.header(header::SET_COOKIE).contains("Max-Age=0")
        );
        let after = rig.get("/v1/me").await;
        assert_eq!((after.status.as_u16(), after.code().as_str()), (401, "not_signed_in"));
        assert_eq!(after.header(header::WWW_AUTHENTICATE), "Bearer");
    }
}

#[tokio::test]
async fn without_a_login_nothing_is_told() {
    let rig = Rig::one(Limits::default()).await;
    let document: Value = serde_json::from_str(&api::openapi_json()).unwrap();
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, about) in methods.as_object().unwrap() {
            if about["security"] == json!([{}]) {
                continue; // made for those without a login
            }
            let path = path.replace("{id}", "cnv_00000000000000000000000000000000");
            for secret in ["Bearer no such login", "Basic eDp5", "Bearer"] {
                let request = Request::builder().method(method.to_uppercase().as_str()).uri(&path);
                let answer = rig.send(request.header("authorization", secret).body(Body::empty()).unwrap()).await;
                assert_eq!(answer.code(), "not_signed_in", "{method} {path}");
            }
            asked += 1;
        }
    }
    assert!(asked > 25, "{asked}");
}

#[tokio::test]
async fn the_cookie_counts_from_our_own_pages_only() {
    let rig = Rig::one(Limits::default()).await;
    for (headers, is_ours) in [
        (vec![], true), // a program
        (vec![("origin", PUBLIC_URL), ("host", "10.0.0.1:8080")], true),
        (vec![("origin", "http://localhost:8080"), ("host", "localhost:8080")], true),
        (vec![("sec-fetch-site", "same-origin"), ("origin", "http://localhost:5173"), ("host", "x")], true),
        (vec![("origin", "https://evil.example"), ("host", "attache.example")], false),
        (vec![("origin", "null"), ("host", "attache.example")], false),
        (vec![("sec-fetch-site", "cross-site"), ("host", "attache.example")], false),
    ] {
        let reads = with_cookie(&rig, Method::GET, "/v1/me", &headers).await;
        assert_eq!(reads.status, StatusCode::OK, "reading changes nothing, and SameSite keeps others out: {headers:?}");
        let writes = with_cookie(&rig, Method::DELETE, "/v1/feed", &headers).await;
        let expected = if is_ours { StatusCode::NO_CONTENT } else { StatusCode::UNAUTHORIZED };
        assert_eq!(writes.status, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn another_page_cannot_sign_a_browser_in() {
    let rig = Rig::one(Limits::default()).await;
    let link = rig.engine.make_link(&rig.user).await.unwrap();
    let request = Request::post("/v1/login")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ORIGIN, "https://evil.example")
        .header(header::HOST, "attache.example");
    let answer = rig.send(request.body(Body::from(json!({"token": link}).to_string())).unwrap()).await;
    assert_eq!(answer.code(), "not_signed_in");
    assert_eq!(login(&rig, &link).await.status, StatusCode::OK, "and the link was not used up");
}

/// Signs in over a connection from [`crate::rig::PROXY`]; answers the status.
async fn through_the_proxy(address: SocketAddr, forwarded_for: &str, token: &str) -> u16 {
    let body = json!({"token": token}).to_string();
    let request = format!(
        "POST /v1/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-forwarded-for: {forwarded_for}\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn who_guesses_through_a_proxy_locks_out_nobody_else() {
    let rig = Rig::one(Limits { sign_ins: 2, ..Limits::default() }).await;
    let address = rig.listen().await;
    let link = rig.engine.make_link(&rig.user).await.unwrap();
    for forged in ["203.0.113.1", "203.0.113.2"] {
        let tried = through_the_proxy(address, &format!("{forged}, 198.51.100.1"), "guess").await;
        assert_eq!(tried, 401);
    }
    assert_eq!(through_the_proxy(address, "203.0.113.3, 198.51.100.1", &link).await, 429, "whatever it says itself");
    assert_eq!(through_the_proxy(address, "198.51.100.2", &link).await, 200);
}

#[tokio::test]
async fn who_guesses_must_wait() {
    let rig = Rig::one(Limits { sign_ins: 3, ..Limits::default() }).await;
    for _ in 0..3 {
        assert_eq!(login(&rig, "guess").await.code(), "link_invalid");
    }
    let link = rig.engine.make_link(&rig.user).await.unwrap();
    let refused = login(&rig, &link).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (429, "too_many"));
    assert_eq!(refused.header(header::RETRY_AFTER), "10");
    rig.clock.advance(SignedDuration::from_mins(1));
    assert_eq!(login(&rig, &link).await.status, StatusCode::OK);
}
