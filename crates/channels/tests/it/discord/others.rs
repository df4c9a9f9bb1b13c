//! A third party's idea of Discord: npm's discord.js is a bot on our server. Skipped where it is not installed;
//! `scripts/peers/discord` installs it.

use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use channels::discord::fake::Act;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};

use crate::discord::world::{CHAT, TOKEN, World, message, press};

/// Past the capture of the test's output: what was not tested has to be seen.
pub fn skipped(what: &str) {
    std::io::stderr().write_all(format!("\nskipped: {what}\n").as_bytes()).unwrap();
}

/// The program prints a word for each thing that happens to it; the next thing is done only then.
#[tokio::test]
async fn a_bot_of_discord_js_lives_on_our_server() {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tools");
    let tools = std::env::var_os("ATTACHE_TOOLS").map_or(usual, PathBuf::from);
    let module = tools.join("node_modules/discord.js");
    if !module.exists() {
        return skipped("discord.js is not installed (scripts/peers/discord installs it)");
    }
    let world = World::start().await;
    world.server.heartbeats(200, true);
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scripts/peers/discord.mjs");
    let mut child = tokio::process::Command::new("node")
        .arg(script)
        .args([module.join("src/index.js").display().to_string(), format!("http://{}/api", world.address)])
        .arg(TOKEN)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let server = &world.server;
    let mut told = Vec::new();
    while let Some(line) = lines.next_line().await.unwrap() {
        match line.as_str() {
            "ready" => server.bring(TOKEN, "MESSAGE_CREATE", &message("1400000000000000001", "Lunch on Friday?")),
            "replied" => {
                let said = server.said(TOKEN).pop().unwrap();
                assert_eq!(said.buttons, [("Yes".to_owned(), "approve:1".to_owned())]);
                assert_eq!((said.chat.as_str(), said.reply_to.as_deref()), (CHAT, Some("1400000000000000001")));
                server.bring(TOKEN, "INTERACTION_CREATE", &press("1400000000000000002", &said.id, "approve:1"));
            }
            "pressed approve:1" => {
                // It goes away; what happens then comes over the resumed session.
                server.act(TOKEN, Act::Say(json!({"op": 7, "d": null}).to_string()));
                server.bring(TOKEN, "MESSAGE_CREATE", &message("1400000000000000003", "and on Monday?"));
            }
            "message Lunch on Friday?" | "resumed" | "message and on Monday?" => {}
            other => panic!("{other}"),
        }
        told.push(line);
        if ["resumed", "message and on Monday?"].iter().all(|wanted| told.iter().any(|line| line == wanted)) {
            break;
        }
    }
    assert!(told.len() >= 6, "{told:?}");
    let heard: Vec<_> = server.heard(TOKEN).iter().map(|frame| frame["op"].as_u64()).collect();
    assert_eq!(heard[..2], [Some(2), Some(6)], "it identified once and resumed once");
    assert!(server.calls(TOKEN).iter().any(|(call, _)| call.ends_with("/callback")), "it acknowledged the press");
}
