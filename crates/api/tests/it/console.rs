//! The console's pages. Whether `web/` was built or not, there is a page.

use api::Limits;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::rig::{Answer, Rig};

async fn get(rig: &Rig, path: &str) -> Answer {
    rig.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_page_knows_its_own_paths() {
    let rig = Rig::one(Limits::default()).await;
    let index = get(&rig, "/").await;
    assert_eq!((index.status, index.header(header::CONTENT_TYPE)), (StatusCode::OK, "text/html; charset=utf-8"));
    assert_eq!(index.header(header::CACHE_CONTROL), "no-cache");
    assert_eq!(
        index.header(header::CONTENT_SECURITY_POLICY),
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    );
    assert_eq!(index.header(header::REFERRER_POLICY), "no-referrer");
    for path in ["/index.html", "/login", "/agenda", "/health", "/chat/cnv_1"] {
        assert_eq!(get(&rig, path).await.body, index.body, "{path}");
    }
}

#[tokio::test]
async fn what_the_page_names_is_there() {
    let rig = Rig::one(Limits::default()).await;
    let index = get(&rig, "/").await.text();
    for path in index.split('"').filter(|part| part.starts_with('/')) {
        let file = get(&rig, path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        let caching = if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(file.header(header::CACHE_CONTROL), caching, "{path}");
        let kind = match path.rsplit_once('.').unwrap().1 {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            _ => "image/svg+xml",
        };
        assert_eq!(file.header(header::CONTENT_TYPE), kind, "{path}");
    }
}

#[tokio::test]
async fn nothing_outside_is_reached() {
    let rig = Rig::one(Limits::default()).await;
    for path in ["/../Cargo.toml", "/assets/../../Cargo.toml", "/%2e%2e/Cargo.toml", "/.env", "/assets/missing.js"] {
        assert_eq!(get(&rig, path).await.code(), "not_found", "{path}");
    }
}

#[tokio::test]
async fn the_pages_about_errors_are_where_problems_point() {
    let rig = Rig::one(Limits::default()).await;
    for code in domain::Code::ALL {
        let page = get(&rig, &format!("/docs/errors/{}", code.as_str())).await;
        assert!(page.text().starts_with(&format!("# `{}`", code.as_str())));
    }
}
