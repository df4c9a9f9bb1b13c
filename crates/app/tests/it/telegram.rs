//! A Telegram bot, connected to the server as a process, with a Bot API server of our own at the other end.
#![allow(clippy::disallowed_methods)] // the other end's task ends with the test's runtime

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use channels::telegram::fake::{Said, Server as BotServer};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{log, server, signed_in, until_said};

const PATIENCE: Duration = Duration::from_mins(1);
const TOKEN: &str = "123456:AAF-a_token_of_nobody_at_all_really";

/// The other end: the bot's server, and Ana, who writes to it.
struct Phone {
    bots: Arc<BotServer>,
    url: String,
}

impl Phone {
    async fn start() -> Self {
        let bots = Arc::new(BotServer::default());
        bots.add(TOKEN, "attache_bot");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(Arc::clone(&bots).serve(listener));
        Self { bots, url }
    }

    fn person() -> Value {
        json!({"id": 77, "is_bot": false, "first_name": "Ana"})
    }

    fn message(id: i64, text: &str) -> Value {
        let date = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        json!({"message_id": id, "date": date, "text": text, "from": Self::person(),
            "chat": {"id": 77, "type": "private", "first_name": "Ana"}})
    }

    fn write(&self, text: &str) {
        let id = self.bots.next_message(TOKEN);
        self.bots.bring(TOKEN, &json!({"message": Self::message(id, text)}));
    }

    fn press(&self, on: &Said, button: usize) {
        let message = Self::message(on.id, &on.text);
        self.bots.bring(
            TOKEN,
            &json!({"callback_query": {"id": "4711", "from": Self::person(), "chat_instance": "1",
                "data": on.buttons[button].1, "message": message}}),
        );
    }

    /// The first message that the bot said of which `what` holds.
    async fn reads(&self, what: impl Fn(&Said) -> bool) -> Said {
        until_said(|| self.bots.said(TOKEN), what).await
    }
}

#[tokio::test]
async fn a_bot_is_connected_and_a_message_brings_a_proposal_whose_button_makes_the_event() {
    let phone = Phone::start().await;
    let folder = tempfile::tempdir().unwrap();
    let variables = [("ATTACHE_MODEL_KIND", "rules"), ("ATTACHE_CHANNELS_TELEGRAM_URL", phone.url.as_str())];
    let mut server = server(folder.path(), &variables).await;
    let mut connection = signed_in(&mut server).await;

    let wrong = json!({"platform": "telegram", "credential": {"token": "999999:BBB-no_such_bot_is_known_here_at_all"}});
    let refused = connection.post("/v1/channels", &wrong).await.unwrap();
    assert_eq!(refused.status, 400, "{}", refused.text());
    let right = json!({"platform": "telegram", "credential": {"token": TOKEN}});
    let connected = connection.post("/v1/channels", &right).await.unwrap();
    assert_eq!(connected.status, 201, "{}", connected.text());
    let channel = connected.json().unwrap()["id"].as_str().unwrap().to_owned();
    let pairing = connection.post(&format!("/v1/channels/{channel}/code"), &json!({})).await.unwrap().json().unwrap();
    assert!(pairing["url"].as_str().unwrap().starts_with("https://t.me/attache_bot?start="), "{pairing}");

    phone.write(&format!("/start {}", pairing["code"].as_str().unwrap()));
    phone.reads(|said| said.text.contains("we are connected")).await;
    phone.write("Lunch with Ana on Friday at 1pm");
    let proposal = phone.reads(|said| !said.buttons.is_empty()).await;
    let labels: Vec<&str> = proposal.buttons.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!((proposal.text.contains("Lunch with Ana"), &labels[..]), (true, &["Yes", "No"][..]), "{proposal:?}");

    // Telegram brings it twice: it counts once.
    phone.press(&proposal, 0);
    phone.press(&proposal, 0);
    let told = phone.reads(|said| said.id == proposal.id && said.text.contains("Done: ")).await;
    assert!(told.buttons.is_empty(), "{told:?}");
    let agenda = connection.get("/v1/agenda").await.unwrap().json().unwrap();
    let entries = agenda["items"].as_array().unwrap();
    let titles: Vec<&str> =
        entries.iter().filter_map(|entry| entry["event"]["title"].as_str().or(entry["title"].as_str())).collect();
    assert_eq!(titles, ["Lunch with Ana"], "{agenda}");
    assert_eq!(phone.bots.violations(), Vec::<String>::new());
    server.stop(PATIENCE).await.unwrap();
    assert!(!log(folder.path()).contains("AAF-a_token"), "the token reached the log");
}
