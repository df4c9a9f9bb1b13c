//! Third parties' ideas of the Bot API: npm's telegram-test-api is the server of our bot, and `PyPI`'s
//! python-telegram-bot is a bot on our server. Skipped where they are not installed; `scripts/peers/telegram` installs
//! them.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use channels::telegram::{BotApi, Options, Telegram, Token};
use channels::{Button, Channel, Endpoint, Outgoing, SendError, Update};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::telegram::person::{First, TOKEN, World, message, only, with};

/// A program of the tools' folder; `None`, with the reason on the screen, where it is not installed.
fn tool(path: &str) -> Option<PathBuf> {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tools");
    let path = std::env::var_os("ATTACHE_TOOLS").map_or(usual, PathBuf::from).join(path);
    if path.exists() {
        return Some(path);
    }
    skipped("Telegram's third parties are not installed (scripts/peers/telegram installs them)");
    None
}

/// Past the capture of the test's output: what was not tested has to be seen.
pub fn skipped(what: &str) {
    std::io::stderr().write_all(format!("\nskipped: {what}\n").as_bytes()).unwrap();
}

/// A running telegram-test-api; ends with its test.
struct TestApi {
    child: Child,
    address: String,
}

impl Drop for TestApi {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl TestApi {
    async fn start() -> Option<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let module = tool("node_modules/telegram-test-api")?;
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = "new (require(process.argv[1]))({host: '127.0.0.1', port: +process.argv[2]}).start()";
        let child = Command::new("node")
            .args(["-e", script])
            .arg(module)
            .arg(port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut api = Self { child, address: format!("http://127.0.0.1:{port}") };
        // Ready when it listens; a program that ended never will.
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(api.child.try_wait().unwrap().is_none(), "telegram-test-api ended at its start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Some(api)
    }

    /// What a client of the person's would do.
    async fn client(&self, action: &str, body: Value) -> Value {
        let endpoint = Endpoint::parse(&self.address).unwrap();
        let client = net::client(&endpoint, Duration::from_secs(5)).unwrap();
        let request = client.post(endpoint.join(action)).header("content-type", "application/json");
        let answer = request.body(body.to_string()).send().await.unwrap().bytes().await.unwrap();
        serde_json::from_slice::<Value>(&answer).unwrap()["result"].take()
    }

    async fn history(&self) -> Vec<Value> {
        let Value::Array(all) = self.client("getUpdatesHistory", json!({"token": TOKEN})).await else { panic!() };
        all
    }

    fn bot(&self) -> Telegram {
        let server = BotApi::new(Endpoint::parse(&self.address).unwrap()).unwrap();
        Telegram::new(&server, Options::polling(Token::parse(TOKEN).unwrap()))
    }
}

async fn next(bot: &Telegram) -> Update {
    let sink = First::default();
    bot.receive(&sink, None, &sink.stop).await.unwrap();
    let batch = sink.batch.lock().unwrap().take().unwrap();
    only(batch)
}

#[tokio::test]
async fn a_bot_talks_with_a_person_of_telegram_test_api() {
    let Some(api) = TestApi::start().await else { return };
    let bot = api.bot();
    let profile = bot.connect().await.unwrap();
    assert_eq!((profile.external_id.as_str(), profile.name.as_str()), ("666", "Test First name"));
    assert_eq!(profile.address.as_deref(), Some("https://t.me/TestNameBot"));

    let said = |more: Value| {
        let mut said = with(message(0), more);
        said.as_object_mut().unwrap().remove("message_id");
        with(said, json!({"botToken": TOKEN}))
    };
    api.client("sendMessage", said(json!({"text": "Lunch on Friday? 👋🏽"}))).await;
    let Update::Message(read) = next(&bot).await else { panic!("a message") };
    let id = api.history().await[0]["messageId"].to_string();
    assert_eq!((read.text.as_str(), read.external_id, read.direct), ("Lunch on Friday? 👋🏽", id.clone(), true));

    let command = json!({"text": "/start K7", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]});
    api.client("sendCommand", said(command)).await;
    assert!(matches!(next(&bot).await, Update::Message(read) if read.opened_with.as_deref() == Some("K7")));

    let buttons = vec![Button::new("Yes", "approve:1"), Button::new("No", "reject:1")];
    let asked = Outgoing::text("77", "Shall I note it?", "1").with_buttons(buttons).answering(id);
    let asked_id = bot.send(&asked).await.unwrap().external_id.unwrap();
    let seen = api.client("getUpdates", json!({"token": TOKEN, "chatId": 77})).await;
    let seen = &seen[0]["message"];
    assert_eq!((seen["text"].as_str(), seen["chat_id"].as_i64()), (Some("Shall I note it?"), Some(77)));
    assert_eq!(seen["reply_markup"]["inline_keyboard"][0][1]["callback_data"], "reject:1");

    let pressed =
        said(json!({"message": with(message(asked_id.parse().unwrap()), json!({"text": "?"})), "data": "reject:1"}));
    api.client("sendCallback", pressed).await;
    let Update::Pressed { data, message_external_id, acknowledge, .. } = next(&bot).await else { panic!("a press") };
    assert_eq!((data.as_str(), message_external_id), ("reject:1", Some(asked_id.clone())));
    bot.acknowledge(&acknowledge, "Rejected").await.unwrap();

    bot.edit(&asked_id, &Outgoing::text("77", "Not noted.", "1")).await.unwrap();
    let history = api.history().await;
    let edited = history.iter().find(|one| one["messageId"].as_i64() == asked_id.parse().ok()).unwrap();
    assert_eq!(edited["message"]["text"], "Not noted.");
    let typing = bot.typing("77").await;
    assert!(matches!(typing, Err(SendError::Retry { .. } | SendError::Refused { .. })), "it has no such method");
}

/// The script asserts what it reads and says `ok` at its end.
#[tokio::test]
async fn a_bot_of_python_telegram_bot_reads_our_server() {
    let Some(python) = tool("python/bin/python") else { return };
    let world = World::start().await;
    world.server.keep_file(TOKEN, "voice", vec![7; 1000]);
    world.server.bring(TOKEN, &json!({"message": with(message(1), json!({"text": "Lunch on Friday?"}))}));
    let voice = json!({"voice": {"file_id": "voice", "file_unique_id": "v", "duration": 3}});
    world.server.bring(TOKEN, &json!({"message": with(message(2), voice)}));
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/telegram/others/bot.py");
    let ran = tokio::process::Command::new(python)
        .arg(script)
        .args([format!("http://{}", world.address), TOKEN.to_owned()])
        .output()
        .await
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && told.trim_end().ends_with("ok"), "{told}");
    let said = &world.server.said(TOKEN)[0];
    assert_eq!((said.text.as_str(), said.buttons.len(), said.chat), ("Noted.", 0, 77));
    assert_eq!(world.server.pending(TOKEN), 0, "it confirmed what it read");
    assert_eq!(world.server.violations(), [""; 0]);
}
