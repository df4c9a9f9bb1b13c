//! The servers: started, killed, started again, each on its own port.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, ensure};
use app::client::server::{Options, Server};
use app::client::{sign_in, until_ready};

/// How long a server may take to be ready; far more than it needs.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub struct Nodes(Vec<Server>);

impl Nodes {
    /// Starts `count` servers on the database `url`; their logs go to `folder`.
    pub async fn start(program: &Path, url: &str, count: usize, folder: &Path) -> anyhow::Result<Self> {
        let mut nodes = Self(Vec::new());
        for number in 0..count {
            let mut options = Options::new(program, url)?
                // Short pauses, so that kills hit all phases of a turn, and a model that takes its time.
                .with("ATTACHE_ENGINE_DEBOUNCE", "100ms")
                .with("ATTACHE_MODEL_DELAY", "30ms")
                .with("ATTACHE_LOG_FORMAT", "json");
            options.log = Some(folder.join(format!("node-{number}.log")));
            nodes.0.push(Server::spawn(&options)?);
            // One after another: the first makes the account.
            nodes.until_ready(number).await?;
        }
        Ok(nodes)
    }

    pub fn addresses(&self) -> Vec<String> {
        self.0.iter().map(|server| server.address().to_owned()).collect()
    }

    pub async fn sign_in(&mut self) -> anyhow::Result<String> {
        let token = self.0[0].token().await?;
        Ok(sign_in(self.0[0].address(), &token).await?)
    }

    pub async fn kill(&mut self, number: usize) -> anyhow::Result<()> {
        ensure!(self.0[number].runs(), "node {number} ended by itself");
        self.0[number].kill().await
    }

    pub fn restart(&mut self, number: usize) -> anyhow::Result<()> {
        let options = self.0[number].options.clone();
        self.0[number] = Server::spawn(&options)?;
        Ok(())
    }

    pub async fn until_ready(&mut self, number: usize) -> anyhow::Result<()> {
        ensure!(until_ready(self.0[number].address(), PATIENCE).await, "node {number} was not ready in time");
        Ok(())
    }

    /// A clean stop: part of the proof, because it must lose nothing either.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        for server in &mut self.0 {
            let code = server.stop(PATIENCE).await.context("a clean stop")?;
            ensure!(code == Some(0), "a clean stop ended with {code:?}");
        }
        Ok(())
    }
}
