//! The server as a process: its first start, its signals, its lock, its log.

use std::time::Duration;

use app::client::http::Connection;
use app::client::server::{Server, free_port};
use app::client::sign_in;
use app::client::socket::Socket;
use serde_json::json;

use crate::support::{attache, log, run, server};

const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn the_first_start_makes_an_account_and_its_link_signs_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), &[("TZ", "Europe/Madrid"), ("LANG", "es_ES.UTF-8"), ("USER", "ana")]).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    sign_in(server.address(), &token).await.unwrap_err();
    let me = Connection::new(server.address(), Some(&secret)).get("/v1/me").await.unwrap().json().unwrap();
    assert_eq!(me["user"]["name"], "ana");
    assert_eq!(me["user"]["zone"], "Europe/Madrid");
    assert_eq!(me["user"]["language"], "es");
    assert_eq!(server.stop(PATIENCE).await.unwrap(), Some(0));
}

#[tokio::test]
async fn a_link_is_printed_as_long_as_nobody_is_signed_in_and_login_prints_one_beside_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = server(folder.path(), &[]).await;
    let unused = first.token().await.unwrap();
    first.stop(PATIENCE).await.unwrap();
    let mut second = server(folder.path(), &[]).await;
    let token = second.token().await.unwrap();
    assert_ne!(token, unused);
    let secret = sign_in(second.address(), &token).await.unwrap();

    let mut login = attache(folder.path());
    login.arg("login").env("ATTACHE_STORE_URL", &second.options.store).env("ATTACHE_SERVER_LISTEN", second.address());
    let (code, link, error) = run(&mut login);
    assert_eq!(code, 0, "{error}");
    let (address, token) = link.trim().split_once("/login#").unwrap();
    assert_eq!(address, format!("http://{}", second.address()));
    sign_in(second.address(), token).await.unwrap();
    second.stop(PATIENCE).await.unwrap();

    let mut third = server(folder.path(), &[]).await;
    let me = Connection::new(third.address(), Some(&secret)).get("/v1/me").await.unwrap();
    assert_eq!(me.status, 200, "a login outlives the server");
    third.stop(PATIENCE).await.unwrap();
    third.token().await.expect_err("somebody is signed in: no link is printed");
}

#[tokio::test]
async fn a_database_file_has_one_server_until_it_is_dead() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = server(folder.path(), &[]).await;
    let other = format!("127.0.0.1:{}", free_port().unwrap());
    let mut second = attache(folder.path());
    second.arg("serve").env("ATTACHE_STORE_URL", &first.options.store).env("ATTACHE_SERVER_LISTEN", &other);
    let (code, _, error) = run(&mut second);
    assert_eq!(code, 1);
    assert!(error.contains(&format!("process {}", first.id().unwrap())), "{error}");
    first.kill().await.unwrap();
    let mut third = Server::spawn(&first.options).unwrap();
    assert!(app::client::until_ready(third.address(), PATIENCE).await, "the dead one's lock is free");
    third.stop(PATIENCE).await.unwrap();
}

#[tokio::test]
async fn a_taken_port_is_told_with_its_mend_and_nothing_is_begun() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (code, _, error) = run(attache(folder.path()).arg("serve").env("ATTACHE_SERVER_LISTEN", &address));
    assert_eq!(code, 1);
    assert!(error.contains(&address) && error.contains("server.listen"), "{error}");
    assert!(!folder.path().join("data").exists());
}

/// A log level that hides a message must not change what the server does.
#[tokio::test]
async fn a_signal_is_waited_for_at_every_log_level() {
    for level in ["off", "trace"] {
        let folder = tempfile::tempdir().unwrap();
        let mut server = server(folder.path(), &[("ATTACHE_LOG_LEVEL", level)]).await;
        let answer = Connection::new(server.address(), None).get("/readyz").await.unwrap();
        assert_eq!((answer.status, server.runs()), (200, true), "{level}");
        assert_eq!(server.stop(PATIENCE).await.unwrap(), Some(0), "{level}");
    }
}

/// Until the model answers, which takes longer than any grace, the stop waits; a second signal does not.
#[tokio::test]
async fn a_second_signal_ends_at_once_and_the_turn_goes_on_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let variables = [("ATTACHE_MODEL_DELAY", "30s"), ("ATTACHE_SERVER_GRACE", "10m")];
    let mut slow = server(folder.path(), &variables).await;
    let token = slow.token().await.unwrap();
    let secret = sign_in(slow.address(), &token).await.unwrap();
    let message = json!({"client_id": "1", "text": "n1"});
    let mut connection = Connection::new(slow.address(), Some(&secret));
    let ack = connection.post("/v1/messages", &message).await.unwrap();
    assert_eq!(ack.status, 202);
    let running = async {
        while !metrics(&slow).await.contains("attache_turns_running 1") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, running).await.unwrap();
    signal(&slow);
    let stopping = async {
        while !log(folder.path()).contains("\"stopping\"") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, stopping).await.unwrap();
    assert!(slow.runs());
    assert_eq!(slow.stop(PATIENCE).await.unwrap(), Some(1));

    let mut quick = server(folder.path(), &[]).await;
    let conversation = ack.json().unwrap()["conversation_id"].as_str().unwrap().to_owned();
    let mut socket = Socket::connect(quick.address(), &secret, &[(conversation, 0)]).await.unwrap();
    let answered = async {
        loop {
            let frame = socket.read().await.unwrap();
            if frame["event"]["payload"]["message"]["text"] == "echo: n1" {
                return;
            }
        }
    };
    tokio::time::timeout(PATIENCE, answered).await.unwrap();
    quick.stop(PATIENCE).await.unwrap();
}

async fn metrics(server: &Server) -> String {
    Connection::new(server.address(), None).get("/metrics").await.map(|answer| answer.text()).unwrap_or_default()
}

fn signal(server: &Server) {
    use rustix::process::{Pid, Signal, kill_process};
    kill_process(Pid::from_raw(server.id().unwrap() as i32).unwrap(), Signal::INT).unwrap();
}

#[tokio::test]
async fn no_text_of_a_message_no_link_and_no_secret_reaches_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), &[("ATTACHE_LOG_LEVEL", "trace"), ("ATTACHE_MODEL_KIND", "rules")]).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut socket = Socket::connect(server.address(), &secret, &[]).await.unwrap();
    let text = "lunch with Marguerite on Friday at 1pm at Casa Ultramarinos, remind me an hour before";
    socket.write(&json!({"type": "send", "client_id": "1", "text": text})).await.unwrap();
    let mut connection = Connection::new(server.address(), Some(&secret));
    let body = json!({"client_id": "2", "text": "and yes, Ultramarinos"});
    assert_eq!(connection.post("/v1/messages", &body).await.unwrap().status, 202);
    let delivered = async { while socket.read().await.unwrap()["event"]["payload"]["kind"] != "delivery" {} };
    tokio::time::timeout(PATIENCE, delivered).await.unwrap();
    server.stop(PATIENCE).await.unwrap();
    let log = log(folder.path());
    assert!(log.lines().count() > 10, "something was logged");
    for hidden in ["Marguerite", "Ultramarinos", &token, &secret] {
        let line = log.lines().find(|line| line.contains(hidden));
        assert_eq!(line, None, "{hidden}");
    }
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("no JSON ({error}): {line}"));
    }
}
