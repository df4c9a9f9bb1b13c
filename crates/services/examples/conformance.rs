//! The client that the MCP conformance suite drives (`scripts/peers/mcp`): ours, with the server's address as its argument.
//! Connects as the server does, lists, and calls every tool once, with arguments made from its schema.

#![allow(clippy::print_stderr)]

use std::process::ExitCode;
use std::sync::Arc;

use domain::SystemEntropy;
use serde_json::{Map, Value, json};
use services::mcp::{Address, At, Mcp, Questions};
use services::tools::{self, Terms, ToolSource};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Some(address) = std::env::args().next_back() else { return ExitCode::from(2) };
    match visit(&address).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("{cause}");
            ExitCode::FAILURE
        }
    }
}

async fn visit(address: &str) -> Result<(), String> {
    let at = At::Http { address: Address::parse(address)?, bearer: None };
    // One suite looks at how a server's questions are answered.
    let source = Mcp::new(Terms::new("suite"), at, Questions::Defaults, Arc::new(SystemEntropy));
    let connected = source.connect().await?;
    for offer in &source.listing().tools {
        let reply = tools::call(&source, &offer.tool, &arguments(&offer.parameters))
            .await
            .map_err(|error| error.to_string())?;
        eprintln!("{}: {}", offer.name, reply.text);
        if reply.failed {
            return Err(format!("{} failed", offer.name));
        }
    }
    drop(connected);
    Ok(())
}

/// A number for every number, a word for every text.
fn arguments(schema: &Value) -> Map<String, Value> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let value = |field: &Value| match field["type"].as_str() {
        Some("number" | "integer") => json!(2),
        Some("boolean") => json!(true),
        _ => json!("word"),
    };
    fields.map(|(name, field)| (name.clone(), value(field))).collect()
}
