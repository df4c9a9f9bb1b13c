//! Telegram bots on a Bot API server of our own, and the people who write to them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use channels::telegram::fake::{Said, Server};
use domain::{Clock, SystemClock};
use engine::Lifecycle;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::client::http::Connection;

/// How long one thing that a server is asked for may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The server of the bots, in this process.
#[derive(Debug)]
pub struct Bots {
    pub server: Arc<Server>,
    /// As `channels.telegram_url` takes it.
    pub url: String,
}

/// A chat between a bot and one person, whose number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chat(pub i64);

/// Where and with which secret a bot's server pushes.
#[derive(Debug, Clone)]
pub struct Hook {
    pub path: String,
    pub secret: String,
}

impl Bots {
    pub async fn start(life: &Lifecycle) -> anyhow::Result<Self> {
        let server = Arc::new(Server::default());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let serving = Arc::clone(&server).serve(listener);
        let stop = life.clone();
        life.spawn(async move {
            tokio::select! {
                () = serving => {}
                () = stop.stopping() => {}
            }
        });
        Ok(Self { server, url })
    }

    /// A new bot; answers its token.
    pub fn add(&self, number: usize) -> String {
        let token = Self::token(number);
        self.server.add(&token, &format!("attache_{number}_bot"));
        token
    }

    pub fn token(number: usize) -> String {
        format!("{}:AAF-a_token_of_nobody_at_all_really", 100_000 + number)
    }

    /// Lets the person of each chat in, and waits until each was greeted. `bring` hands an update over.
    pub async fn let_in<F: Future<Output = anyhow::Result<()>>>(
        &self,
        token: &str,
        channel: &str,
        chats: &[Chat],
        connection: &mut Connection,
        bring: impl Fn(Value) -> F,
    ) -> anyhow::Result<()> {
        for chat in chats {
            let pairing = connection.post(&format!("/v1/channels/{channel}/code"), &json!({})).await?.json()?;
            let code = pairing["code"].as_str().with_context(|| format!("there is no code: {pairing}"))?;
            bring(chat.says(self.server.next_message(token), &format!("/start {code}"))).await?;
        }
        let greeted = async {
            while self.server.said(token).len() < chats.len() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, greeted).await.context("not everybody was let in")
    }

    /// Where the bot's server was told to push.
    pub fn hook(&self, token: &str) -> anyhow::Result<Hook> {
        let calls = self.server.calls(token);
        let (_, told) = calls.iter().rfind(|(method, _)| method == "setWebhook").context("no webhook was set")?;
        let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
        let url = text("url");
        let at = url.find("/hooks/").with_context(|| format!("{url} is no address of a webhook"))?;
        Ok(Hook { path: url[at..].to_owned(), secret: text("secret_token") })
    }

    /// What was said in answer to numbers: the greetings are left out.
    pub fn replies(&self, token: &str) -> Vec<Said> {
        self.server.said(token).into_iter().filter(|said| said.text.starts_with("echo: ")).collect()
    }
}

impl Chat {
    pub fn many(count: usize) -> Vec<Self> {
        (0..count).map(|number| Self(1_000 + number as i64)).collect()
    }

    /// An update without its number, which the bot's server gives.
    pub fn says(self, message_id: i64, text: &str) -> Value {
        let date = SystemClock.now().as_second();
        json!({"message": {"message_id": message_id, "date": date, "text": text,
            "from": {"id": self.0, "is_bot": false, "first_name": "Ana"},
            "chat": {"id": self.0, "type": "private", "first_name": "Ana"}}})
    }
}

/// Connects an account; answers the channel's id.
pub async fn connect(connection: &mut Connection, platform: &str, credential: Value) -> anyhow::Result<String> {
    let answer = connection.post("/v1/channels", &json!({"platform": platform, "credential": credential})).await?;
    ensure!(answer.status == 201, "the channel was not connected: {}", answer.text());
    let id = answer.json()?["id"].as_str().map(str::to_owned);
    id.context("the channel has no id")
}
