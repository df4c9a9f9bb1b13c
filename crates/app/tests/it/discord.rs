//! A Discord bot, connected to the server as a process, with a Discord of our own at the other end.
#![allow(clippy::disallowed_methods)] // the other end's task ends with the test's runtime

use std::sync::Arc;
use std::time::Duration;

use channels::discord::fake::{Said, Server as Discord};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{log, server, signed_in, until_said};

const PATIENCE: Duration = Duration::from_mins(1);
const TOKEN: &str = "MTIzNDU2.Gsecr.part_of-the_token";
const BOT: &str = "1300000000000000001";
const DIRECT: &str = "1300000000000000077";
const SERVER: &str = "1300000000000000088";
const CHANNEL: &str = "1300000000000000099";

/// The other end: Discord, and Ana, who writes to the bot.
struct Phone {
    discord: Arc<Discord>,
    url: String,
}

impl Phone {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let discord = Arc::new(Discord::new(address));
        discord.add(TOKEN, BOT);
        tokio::spawn(Arc::clone(&discord).serve(listener));
        Self { discord, url: format!("http://{address}/api/v10") }
    }

    fn person() -> Value {
        json!({"id": "1300000000000000005", "username": "ana", "global_name": "Ana", "discriminator": "0",
            "avatar": null})
    }

    fn message(id: &str, text: &str) -> Value {
        json!({"id": id, "channel_id": DIRECT, "channel_type": 1, "author": Self::person(), "content": text, "type": 0,
            "flags": 0, "tts": false, "timestamp": Timestamp::now().to_string(), "edited_timestamp": null,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": false, "components": []})
    }

    fn write(&self, text: &str) {
        self.discord.bring(TOKEN, "MESSAGE_CREATE", &Self::message(&self.discord.next_id(), text));
    }

    /// Gives the command `/start` in a channel of a server, where everybody is.
    fn command(&self, code: &str) {
        let given = json!({"id": self.discord.next_id(), "application_id": BOT, "type": 2, "version": 1,
            "token": "Y29tbWFuZA", "channel_id": CHANNEL, "guild_id": SERVER,
            "member": {"user": Self::person(), "nick": null, "roles": []},
            "data": {"id": "1", "name": "start", "type": 1, "options": [{"type": 3, "name": "code", "value": code}]},
            "channel": {"id": CHANNEL, "type": 0}, "entitlements": [], "authorizing_integration_owners": {},
            "attachment_size_limit": 10_485_760});
        self.discord.bring(TOKEN, "INTERACTION_CREATE", &given);
    }

    fn press(&self, on: &Said, button: usize) {
        let press = json!({"id": self.discord.next_id(), "application_id": BOT, "type": 3, "version": 1,
            "token": "aW50ZXJhY3Rpb24tdG9rZW4", "channel_id": DIRECT, "user": Self::person(),
            "message": Self::message(&on.id, "?"), "data": {"component_type": 2, "custom_id": on.buttons[button].1},
            "channel": {"id": DIRECT, "type": 1}, "entitlements": [], "authorizing_integration_owners": {},
            "attachment_size_limit": 10_485_760});
        self.discord.bring(TOKEN, "INTERACTION_CREATE", &press);
    }

    /// The first message that the bot said of which `what` holds.
    async fn reads(&self, what: impl Fn(&Said) -> bool) -> Said {
        until_said(|| self.discord.said(TOKEN), what).await
    }
}

#[tokio::test]
async fn a_bot_is_connected_and_a_message_brings_a_proposal_whose_button_makes_the_event() {
    let phone = Phone::start().await;
    let folder = tempfile::tempdir().unwrap();
    let variables = [("ATTACHE_MODEL_KIND", "rules"), ("ATTACHE_CHANNELS_DISCORD_URL", phone.url.as_str())];
    let mut server = server(folder.path(), &variables).await;
    let mut connection = signed_in(&mut server).await;

    for (wrong, why) in [("abc", "token: a token has three parts"), ("a.b.c", "credential: the bot's token is wrong")] {
        let wrong = json!({"platform": "discord", "credential": {"token": wrong}});
        let refused = connection.post("/v1/channels", &wrong).await.unwrap();
        let detail = refused.json().unwrap()["detail"].as_str().unwrap().to_owned();
        assert!(refused.status == 400 && detail.starts_with(why), "{detail}");
    }
    let right = json!({"platform": "discord", "credential": {"token": TOKEN}});
    let connected = connection.post("/v1/channels", &right).await.unwrap();
    assert_eq!(connected.status, 201, "{}", connected.text());
    let channel = connected.json().unwrap();
    assert!(channel["address"].as_str().unwrap().starts_with("https://discord.com/oauth2/authorize?client_id="));
    let path = format!("/v1/channels/{}/code", channel["id"].as_str().unwrap());
    let pairing = connection.post(&path, &json!({})).await.unwrap().json().unwrap();
    assert_eq!(pairing["url"], Value::Null, "the invitation carries no code");

    phone.command(pairing["code"].as_str().unwrap());
    let greeted = phone.reads(|said| said.text.contains("we are connected")).await;
    assert_eq!(greeted.chat, CHANNEL);
    // Who was let in on a server is heard in direct messages, too.
    phone.write("Lunch with Ana on Friday at 1pm");
    let proposal = phone.reads(|said| !said.buttons.is_empty()).await;
    let labels: Vec<&str> = proposal.buttons.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!((proposal.text.contains("Lunch with Ana"), &labels[..]), (true, &["Yes", "No"][..]), "{proposal:?}");

    phone.press(&proposal, 0);
    phone.press(&proposal, 0);
    let told = phone.reads(|said| said.id == proposal.id && said.text.contains("Done: ")).await;
    assert!(told.buttons.is_empty(), "{told:?}");
    let agenda = connection.get("/v1/agenda").await.unwrap().json().unwrap();
    let titles: Vec<&str> =
        agenda["items"].as_array().unwrap().iter().filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(titles, ["Lunch with Ana"], "{agenda}");
    assert_eq!(phone.discord.violations(), Vec::<String>::new());
    server.stop(PATIENCE).await.unwrap();
    assert!(!log(folder.path()).contains("part_of-the_token"), "the token reached the log");
}
