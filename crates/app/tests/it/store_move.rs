//! A database moved by the command, there and back.

use std::path::Path;
use std::time::Duration;

use app::client::http::Connection;
use app::client::sign_in;
use serde_json::json;
use store::testing;

use crate::support::{attache, run, server};

/// A server said something on this database, and is stopped; answers the secret of the login.
async fn filled(folder: &Path) -> String {
    let mut server = server(folder, &[]).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut connection = Connection::new(server.address(), Some(&secret));
    for number in 0..20 {
        let body = json!({"client_id": number.to_string(), "text": format!("n{number} · ñandú 👍🏽")});
        assert_eq!(connection.post("/v1/messages", &body).await.unwrap().status, 202);
    }
    server.stop(Duration::from_mins(1)).await.unwrap();
    secret
}

fn move_store(folder: &Path, from: &str, to: &str) -> (i32, String, String) {
    run(attache(folder).args(["store", "move", "--from", from, "--to", to]))
}

/// The table that says what was moved.
fn rows(out: &str) -> Vec<&str> {
    out.lines().filter(|line| line.split_whitespace().last().is_some_and(|word| word.len() == 64)).collect()
}

#[tokio::test]
async fn everything_moves_to_postgres_and_back() {
    let Some(postgres) = testing::postgres().await else { return };
    let store::Location::Postgres(url) = &postgres.location else { unreachable!() };
    let folder = tempfile::tempdir().unwrap();
    let secret = filled(folder.path()).await;
    let (code, there, error) = move_store(folder.path(), "sqlite:attache.db", url);
    assert_eq!(code, 0, "{error}");
    let (code, back, error) = move_store(folder.path(), url, "sqlite:back/attache.db");
    assert_eq!(code, 0, "{error}");
    assert!(rows(&there).len() > 5, "{there}");
    assert_eq!(rows(&there), rows(&back));

    let back = folder.path().join("back");
    let mut server = server(&back, &[]).await;
    let mut connection = Connection::new(server.address(), Some(&secret));
    let conversations = connection.get("/v1/conversations").await.unwrap().json().unwrap();
    let id = conversations["items"][0]["id"].as_str().unwrap();
    let page = connection.get(&format!("/v1/conversations/{id}/messages?limit=200")).await.unwrap().text();
    assert!((0..20).all(|number| page.contains(&format!("n{number} · ñandú 👍🏽"))), "{page}");
    server.stop(Duration::from_mins(1)).await.unwrap();
}

#[tokio::test]
async fn a_database_in_use_is_not_moved() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), &[]).await;
    let (code, _, error) = move_store(folder.path(), "sqlite:attache.db", "sqlite:other.db");
    assert_eq!(code, 1);
    assert!(error.contains("is in use"), "{error}");
    server.stop(Duration::from_mins(1)).await.unwrap();
}

#[test]
fn wrong_places_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = move_store(folder.path(), "sqlite:nothing.db", "sqlite:other.db");
    assert_eq!(code, 1);
    assert!(error.contains("there is no nothing.db"), "{error}");
    assert!(!folder.path().join("nothing.db").exists());
    let (code, _, error) = move_store(folder.path(), "sqlite:a.db", "sqlite:a.db");
    assert_eq!(code, 1);
    assert!(error.contains("the same"), "{error}");
    let (code, _, error) = move_store(folder.path(), "mysql:a", "sqlite:a.db");
    assert_eq!(code, 2);
    assert!(error.contains("postgres://"), "{error}");
}

#[tokio::test]
async fn a_target_with_data_of_its_own_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    filled(&other).await;
    let (code, _, error) = move_store(folder.path(), "sqlite:attache.db", "sqlite:other/attache.db");
    assert_eq!(code, 1, "{error}");
}
