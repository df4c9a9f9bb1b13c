//! The client against servers that lie, vanish, lead elsewhere and never end.

use std::sync::Arc;

use domain::SystemEntropy;
use serde_json::{Map, Value, json};
use services::mcp::{Address, At, Mcp, Questions};
use services::tools::{CallError, State, Terms, ToolSource, contract};

use crate::server::{Reaction, Server, usual};

fn tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn at(server: &Server) -> Mcp {
    tls();
    let address = Address::parse(&server.address).unwrap();
    http(At::Http { address, bearer: Some("hunter2".to_owned().into()) })
}

fn http(at: At) -> Mcp {
    Mcp::new(Terms::new("tested"), at, Questions::Decline, Arc::new(SystemEntropy))
}

fn tools(names: &[&str]) -> Value {
    let tool = |name: &&str| json!({"name": name, "inputSchema": {"type": "object"}, "description": "It\ncan\u{1b}"});
    json!({"tools": names.iter().map(tool).collect::<Vec<_>>()})
}

fn said(text: &str) -> Reaction {
    Reaction::Result(json!({"content": [{"type": "text", "text": text}]}))
}

#[tokio::test]
async fn a_tool_is_listed_and_called_with_the_bearer() {
    let server = Server::start(|method, message| match message["params"]["name"].as_str() {
        Some(name) if method == "tools/call" && name != "echo" => {
            Reaction::Result(json!({"content": [{"type": "text", "text": "no such tool"}], "isError": true}))
        }
        _ => usual(|| Reaction::Result(tools(&["echo"])), || said("hello"))(method, message),
    })
    .await;
    let source = at(&server);
    assert_eq!(source.listing().state, State::Connecting);
    let early = source.call("echo", &Map::new()).await;
    assert!(matches!(early, Err(CallError::NotNow(_))), "{early:?}");
    let _connected = source.connect().await.unwrap();
    assert_eq!(source.listing().server, "tested");
    assert_eq!(source.listing().tools[0].description, "It can");
    contract::check(&source, "echo", &Map::new()).await;
    assert!(server.heads().iter().all(|head| head.to_lowercase().contains("authorization: bearer hunter2")));
    let shown = format!("{source:?}");
    assert!(!shown.contains("hunter2") && !shown.contains("secret-path"), "{shown}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let inside = Server::start(usual(|| Reaction::Result(tools(&["x"])), || said("inside"))).await;
    let to = inside.address.clone();
    let outside = Server::start(move |_, _| {
        Reaction::Raw(format!("HTTP/1.1 307 Go\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"))
    })
    .await;
    let error = at(&outside).connect().await.unwrap_err();
    assert!(error.contains("HTTP 307") && !error.contains("secret-path"), "{error}");
    assert!(inside.heads().is_empty());
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_without_its_address() {
    let server = Server::start(|_, _| Reaction::Hangs).await;
    let source = at(&server);
    let error = source.connect().await.unwrap_err();
    assert!(error.starts_with("it could not be opened: ") && !error.contains("secret-path"), "{error}");
    drop(server);
    let error = source.connect().await.unwrap_err();
    assert!(!error.contains("secret-path"), "{error}");
}

#[tokio::test]
async fn a_list_without_end_is_read_to_a_bound() {
    let page = || {
        let mut page = tools(&["one", "two"]);
        page["nextCursor"] = json!("again");
        Reaction::Result(page)
    };
    let server = Server::start(usual(page, || said("x"))).await;
    let source = at(&server);
    let _connected = source.connect().await.unwrap();
    assert_eq!(source.listing().tools.len(), 2);
    assert!(server.heads().len() < 30, "{}", server.heads().len());
}

#[tokio::test]
async fn what_was_handed_over_without_an_answer_is_unknown() {
    let server = Server::start(usual(|| Reaction::Result(tools(&["pay"])), || Reaction::Hangs)).await;
    let source = at(&server);
    let _connected = source.connect().await.unwrap();
    let lost = source.call("pay", &Map::new()).await;
    assert!(matches!(lost, Err(CallError::Unknown(_))), "{lost:?}");
    let text = lost.unwrap_err().to_string();
    assert!(!text.contains("secret-path"), "{text}");
    // Nobody is there any more: it was certainly not handed over.
    drop(server);
    let never = source.call("pay", &Map::new()).await;
    assert!(matches!(never, Err(CallError::NotNow(_))), "{never:?}");
}

#[tokio::test]
async fn an_answer_too_long_is_not_read() {
    let huge = || {
        let body = format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"{}", "x".repeat(20 * 1024 * 1024));
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
        Reaction::Raw(format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
    };
    let server = Server::start(usual(|| Reaction::Result(tools(&["big"])), huge)).await;
    let source = at(&server);
    let _connected = source.connect().await.unwrap();
    let answered = source.call("big", &Map::new()).await;
    assert!(matches!(&answered, Err(CallError::Unknown(cause)) if cause.contains("too long")), "{answered:?}");
}

#[tokio::test]
async fn a_program_gets_none_of_our_secrets_and_one_that_ends_is_told() {
    let folder = std::env::temp_dir().join(format!("attache-services-{}", std::process::id()));
    let program = |script: &str| {
        let environment = [("GIVEN".to_owned(), "word".to_owned().into())].into_iter().collect();
        http(At::Program { command: "sh".into(), arguments: vec!["-c".into(), script.into()], environment })
    };
    let error = program(&format!("env > {}", folder.display())).connect().await.unwrap_err();
    assert!(error.starts_with("it could not be opened: "), "{error}");
    let environment = std::fs::read_to_string(&folder).unwrap();
    std::fs::remove_file(&folder).unwrap();
    assert!(environment.contains("GIVEN=word") && environment.contains("PATH="), "{environment}");
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some() && !environment.contains("CARGO"), "{environment}");
    let none = At::Program { command: "/no/such/program".into(), arguments: vec![], environment: [].into() };
    assert!(http(none).connect().await.unwrap_err().starts_with("its program cannot be started"));
}
