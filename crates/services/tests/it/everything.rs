//! The client against a third party's server: npm's server-everything, by both transports. Skipped where it is not
//! installed; `scripts/peers/mcp` installs it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use domain::SystemEntropy;
use serde_json::{Map, Value, json};
use services::mcp::{Address, At, Mcp, Questions};
use services::tools::{Terms, ToolSource, contract};
use tokio::net::TcpStream;

/// The node and the server's script; `None`, with the reason on the screen, where they are not installed.
fn installed() -> Option<[String; 2]> {
    let tools = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/node_modules");
    let tools = std::env::var_os("MCP_TOOLS").map_or(tools, PathBuf::from);
    let script = tools.join("@modelcontextprotocol/server-everything/dist/index.js");
    if !script.exists() {
        // Past the capture of the test's output: what was not tested has to be seen.
        let told = "\nskipped: MCP's server-everything is not installed (scripts/peers/mcp installs it)\n";
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    }
    let own = tools.join(".bin/node");
    let node = if own.exists() { own } else { PathBuf::from("node") };
    Some([node.display().to_string(), script.display().to_string()])
}

fn arguments(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

/// Listed, cleaned, called: text, numbers, a picture, a mistake.
async fn visit(at: At) {
    let source = Mcp::new(Terms::new("everything"), at, Questions::Decline, Arc::new(SystemEntropy));
    let _connected = source.connect().await.unwrap();
    contract::check(&source, "echo", &arguments(&json!({"message": "hello"}))).await;
    let call = async |tool: &str, given: Value| source.call(tool, &arguments(&given)).await.unwrap();
    let echoed = call("echo", json!({"message": "¿Qué tal? 🦀"})).await;
    assert!(!echoed.failed && echoed.text.contains("¿Qué tal? 🦀"), "{echoed:?}");
    let sum = call("get-sum", json!({"a": 2, "b": 40})).await;
    assert!(sum.text.contains("42"), "{sum:?}");
    let picture = call("get-tiny-image", json!({})).await;
    assert!(picture.text.contains("(an image, image/png, "), "{picture:?}");
    let listing = source.listing();
    let sum = listing.tools.iter().find(|offer| offer.tool == "get-sum").unwrap();
    assert!(sum.checker.is_valid(&json!({"a": 1, "b": 2})) && !sum.checker.is_valid(&json!({"a": "one"})));
}

#[tokio::test]
async fn by_standard_input_and_output() {
    let Some([node, script]) = installed() else { return };
    let arguments = vec![script, "stdio".into()];
    visit(At::Program { command: node, arguments, environment: [].into() }).await;
}

/// A running server; ends with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn by_http() {
    let Some([node, script]) = installed() else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(node);
    command.args([script.as_str(), "streamableHttp"]).env("PORT", port.to_string());
    let mut server = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    // Ready when it listens; a program that ended never will.
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        assert!(server.0.try_wait().unwrap().is_none(), "the server ended at its start");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let address = Address::parse(&format!("http://127.0.0.1:{port}/mcp")).unwrap();
    visit(At::Http { address, bearer: None }).await;
}
