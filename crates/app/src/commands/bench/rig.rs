//! A node of its own process whose platform is one of ours, with people who were let in: to be killed, or cut off.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use domain::SystemEntropy;
use engine::vault::MasterKey;
use serde_json::json;

use super::bot::{Chat, connect};
use super::child::{Member, serve_as};
use super::phones::Phone;
use super::place::{Ground, Plot};
use super::world::World;
use crate::client::http::Connection;
use crate::client::server::Server;
use crate::client::until_ready;
use crate::stopwatch::Stopwatch;

/// How long one thing may take that takes moments.
pub const PATIENCE: Duration = Duration::from_mins(2);

pub struct Rig<'a> {
    pub phone: &'a dyn Phone,
    pub plot: Plot,
    pub member: Member,
    server: Server,
    variables: Vec<(String, String)>,
    /// Numbers of messages that were brought.
    next: u64,
}

impl<'a> Rig<'a> {
    /// A node without debounce, or with the usual one, to which the people of `chats` were let in.
    pub async fn start(
        phone: &'a dyn Phone,
        ground: &Ground,
        debounce: Option<Duration>,
        chats: &[Chat],
    ) -> anyhow::Result<Self> {
        let plot = ground.plot()?;
        let member = World::members(&plot, 1).await?.pop().context("there is nobody")?;
        let mut variables =
            vec![("ATTACHE_KEYS_MASTER".to_owned(), MasterKey::random(&SystemEntropy).reveal().to_string())];
        if let Some(debounce) = debounce {
            variables.push(("ATTACHE_ENGINE_DEBOUNCE".into(), crate::config::duration::show(debounce)));
        }
        let server = begin(phone, &plot, &variables).await?;
        let mut rig = Self { phone, plot, member, server, variables, next: 1 };
        rig.let_in(chats).await?;
        Ok(rig)
    }

    async fn let_in(&mut self, chats: &[Chat]) -> anyhow::Result<()> {
        let mut connection = Connection::new(self.address(), Some(&self.member.secret));
        let channel = connect(&mut connection, self.phone.platform(), self.phone.credential()).await?;
        self.until(PATIENCE, |rig| rig.phone.is_heard()).await.context("nobody listens")?;
        for chat in chats {
            let pairing = connection.post(&format!("/v1/channels/{channel}/code"), &json!({})).await?.json()?;
            let code = pairing["code"].as_str().with_context(|| format!("there is no code: {pairing}"))?;
            let id = self.number();
            self.phone.bring(self.address(), *chat, id, &format!("/start {code}")).await?;
        }
        let greeted = |rig: &Self| {
            let said = rig.phone.said();
            chats.iter().all(|chat| said.iter().any(|(key, _)| *key == rig.phone.key(*chat)))
        };
        self.until(PATIENCE, greeted).await.context("not everybody was let in")
    }

    pub fn address(&self) -> &str {
        self.server.address()
    }

    /// The number of the next message.
    pub fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Waits until something is so.
    pub async fn until(&self, patience: Duration, so: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let watch = Stopwatch::start();
        while !so(self) {
            if watch.elapsed() > patience {
                bail!("it did not come to that in {patience:?}; there is {:?}", self.phone.said());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Whether a reply with this word is with the person.
    pub fn is_answered(&self, chat: Chat, word: &str) -> bool {
        let key = self.phone.key(chat);
        let holds = |text: &str| text.trim_start_matches("echo: ").lines().any(|line| line.trim() == word);
        self.phone.said().iter().any(|(there, text)| *there == key && text.starts_with("echo: ") && holds(text))
    }

    /// As a power cut does it.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        ensure!(self.server.runs(), "the node ended by itself");
        self.server.kill().await
    }

    pub async fn restart(&mut self) -> anyhow::Result<()> {
        self.server = begin(self.phone, &self.plot, &self.variables).await?;
        Ok(())
    }

    pub async fn stop(&mut self) -> anyhow::Result<()> {
        let code = self.server.stop(PATIENCE).await?;
        ensure!(code == Some(0), "a clean stop ended with {code:?}");
        Ok(())
    }
}

async fn begin(phone: &dyn Phone, plot: &Plot, variables: &[(String, String)]) -> anyhow::Result<Server> {
    let arguments = phone.arguments();
    let arguments: Vec<&str> = ["bench", "node"].into_iter().chain(arguments.iter().map(String::as_str)).collect();
    let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let server = serve_as(&arguments, plot, &variables)?;
    ensure!(until_ready(server.address(), PATIENCE).await, "the node was not ready in time");
    Ok(server)
}
