//! The clients against a third party's idea of the protocols: npm's aimock. Skipped where it is not installed;
//! `scripts/peers/aimock` installs it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use domain::{Env, Retry};
use futures_util::future::join_all;
use models::anthropic::Anthropic;
use models::chain::Chain;
use models::contract;
use models::guarded::{Guarded, Limits};
use models::openai::{OpenAi, Options, Patience};
use models::rules::Rules;
use models::{Deltas, Endpoint, Model, Part, ToolResult};
use serde_json::json;
use tokio::net::TcpStream;

use crate::support::{chat, tls};

/// Questions under chaos, and how many of them at once.
const QUESTIONS: usize = 120;
const AT_ONCE: usize = 8;
/// Ports that it is started on, one after another, where it ends at once.
const TRIES: usize = 5;

/// A running aimock; ends with its test.
struct Aimock {
    child: Child,
    port: u16,
}

impl Drop for Aimock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Aimock {
    /// `None`, with the reason on the screen, where it is not installed.
    async fn start(flags: &[&str]) -> Option<Self> {
        tls();
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let usual = root.join("../../target/tools/node_modules/.bin/llmock");
        let program = std::env::var_os("LLMOCK").map_or(usual, PathBuf::from);
        if !program.exists() {
            // Past the capture of the test's output: what was not tested has to be seen.
            let told = "\nskipped: aimock is not installed (scripts/peers/aimock installs it)\n";
            std::io::stderr().write_all(told.as_bytes()).unwrap();
            return None;
        }
        // Another may take the port between its choice and aimock's: then the next one.
        for _ in 0..TRIES {
            let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let child = Command::new(&program)
                .args(["-p", &port.to_string(), "-f"])
                .arg(root.join("tests/it/aimock/fixtures.json"))
                .args(["--strict", "--log-level", "silent", "--chunk-size", "7"])
                .args(flags)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut aimock = Self { child, port };
            if aimock.listens().await {
                return Some(aimock);
            }
        }
        panic!("aimock ended at its start, {TRIES} times");
    }

    /// Waits until it listens; false where it ended instead.
    async fn listens(&mut self) -> bool {
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            if self.child.try_wait().unwrap().is_some() {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.child.try_wait().unwrap().is_none()
    }

    fn options(&self) -> Options {
        Options {
            endpoint: Endpoint::parse(&format!("http://127.0.0.1:{}/v1", self.port)).unwrap(),
            key: Some("sk-test".into()),
            model: "gpt-5-mini".into(),
            output_tokens: 500,
            patience: Patience::default(),
        }
    }

    fn both(&self) -> [Arc<dyn Model>; 2] {
        let anthropic = Options { model: "claude-haiku-4-5".into(), ..self.options() };
        [Arc::new(OpenAi::new(self.options()).unwrap()), Arc::new(Anthropic::new(anthropic).unwrap())]
    }
}

#[tokio::test]
async fn both_protocols_keep_the_contract() {
    let Some(aimock) = Aimock::start(&[]).await else { return };
    for model in aimock.both() {
        contract::check(&*model).await;
    }
}

#[tokio::test]
async fn calls_results_and_text_go_both_ways() {
    let Some(aimock) = Aimock::start(&[]).await else { return };
    for model in aimock.both() {
        let mut request = chat(&["Lunch with Ana on Friday at 1pm"]);
        let answer = model.respond(&request, &mut ()).await.unwrap();
        assert_eq!(answer.text, "I put that down and look at the day.");
        let calls: Vec<_> = answer.calls.iter().map(|call| (call.name.as_str(), call.arguments.clone())).collect();
        let event = json!({"title": "Lunch with Ana", "start": "2026-11-27T13:00", "place": "Casa “Lucio” 🦀"});
        assert_eq!(calls, [("create_event", event), ("agenda", json!({"from": "2026-11-27", "to": "2026-11-27"}))]);
        let result = |call: &models::ToolCall| {
            let content = json!({"status": "proposed", "proposal_id": "prp_1"});
            Part::Result(ToolResult { call_id: call.id.clone(), name: call.name.clone(), content })
        };
        let results: Vec<Part> = answer.calls.iter().map(result).collect();
        request.parts.push(Part::Answered(answer));
        request.parts.extend(results);
        let last = model.respond(&request, &mut ()).await.unwrap();
        assert!(last.text.ends_with("Nothing else is on that day.") && last.calls.is_empty(), "{last:?}");
        assert_eq!(last.made.model, model.name());
    }
}

#[derive(Default)]
struct Screen(String);

impl Deltas for Screen {
    fn text(&mut self, piece: &str) {
        self.0.push_str(piece);
    }

    fn restart(&mut self) {
        self.0.clear();
    }
}

/// Asks a chain many times; answers by whom each was answered. Nobody goes unanswered, and what was streamed is what was
/// answered.
async fn storm(chain: &Chain) -> Vec<String> {
    let mut by = Vec::new();
    for _ in 0..QUESTIONS / AT_ONCE {
        let one = |_| async {
            let mut screen = Screen::default();
            let answer = chain.respond(&chat(&["hello there"]), &mut screen).await.unwrap();
            assert!(!answer.text.is_empty());
            assert_eq!(screen.0, answer.text);
            answer.made.model
        };
        by.extend(join_all((0..AT_ONCE).map(one)).await);
    }
    by
}

fn quick(failures: u32, total: Duration) -> Limits {
    let retry = Retry { attempts: 4, base: Duration::from_millis(2), cap: Duration::from_millis(10) };
    let breaker = models::breaker::Limits { failures, ..models::breaker::Limits::default() };
    Limits { total, retry, breaker, ..Limits::default() }
}

#[tokio::test]
async fn under_chaos_nobody_goes_unanswered() {
    let flags = ["--chaos-drop", "0.2", "--chaos-malformed", "0.1", "--chaos-disconnect", "0.2"];
    let Some(aimock) = Aimock::start(&flags).await else { return };
    for model in aimock.both() {
        let name = model.name().to_owned();
        let guarded = Arc::new(Guarded::new(model, quick(1_000, Duration::from_secs(30)), None, Env::system()));
        let by = storm(&Chain::new(vec![guarded.clone(), Arc::new(Rules)])).await;
        let theirs = by.iter().filter(|by| **by == name).count();
        // Half of all tries fail, four are made.
        assert!(theirs > QUESTIONS / 2, "{theirs} of {QUESTIONS} by {name}");
        let health = guarded.health().remove(0);
        assert!(health.failed > 0 && health.running == 0 && health.waiting == 0, "{health:?}");
    }
}

#[tokio::test]
async fn limited_or_gone_the_next_answers() {
    let Some(aimock) = Aimock::start(&["--chaos-ratelimit", "1"]).await else { return };
    // Shorter than any wait that a limit asks for.
    let total = Duration::from_millis(900);
    for model in aimock.both() {
        let guarded = Guarded::new(model, quick(5, total), None, Env::system());
        let by = storm(&Chain::new(vec![Arc::new(guarded), Arc::new(Rules)])).await;
        assert!(by.iter().all(|by| by == "rules"), "{by:?}");
    }
    let [openai, _] = aimock.both();
    let guarded = Arc::new(Guarded::new(openai, quick(5, total), None, Env::system()));
    let chain = Chain::new(vec![guarded.clone(), Arc::new(Rules)]);
    drop(aimock);
    let by = storm(&chain).await;
    assert!(by.iter().all(|by| by == "rules"), "{by:?}");
    let health = guarded.health().remove(0);
    assert!(health.failures >= 5 && health.failed < 20, "left alone after five: {health:?}");
}
