//! The real server as a child process, on a database that was filled with accounts beforehand.

use std::time::Duration;

use anyhow::{Context, ensure};
use futures_util::{StreamExt, stream};

use super::place::{Ground, Plot};
use super::world::{World, settings};
use crate::client::server::{Options, Server};
use crate::client::until_ready;

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_secs(30);

/// Someone who can sign in.
#[derive(Debug, Clone)]
pub struct Member {
    pub user: domain::User,
    pub secret: String,
    pub conversation: String,
}

/// A server with members, and what keeps its database.
#[derive(Debug)]
pub struct Child {
    pub server: Server,
    pub members: Vec<Member>,
    _plot: Plot,
}

impl Child {
    /// Fills a new database with `members` workspaces and starts this very binary on it.
    pub async fn start(ground: &Ground, members: usize, variables: &[(&str, &str)]) -> anyhow::Result<Self> {
        let plot = ground.plot()?;
        let members = World::members(&plot, members).await?;
        let server = serve(&plot, variables)?;
        ensure!(until_ready(server.address(), PATIENCE).await, "the server was not ready in time");
        Ok(Self { server, members, _plot: plot })
    }

    pub fn resident(&self) -> anyhow::Result<u64> {
        self.server.resident().context("the system does not tell the memory of a process")
    }

    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.server.stop(PATIENCE).await?;
        Ok(())
    }
}

/// This binary as a server on `plot`, with the echo model.
pub fn serve(plot: &Plot, variables: &[(&str, &str)]) -> anyhow::Result<Server> {
    serve_as(&["serve"], plot, variables)
}

/// The same by another command that is a server.
pub fn serve_as(arguments: &[&str], plot: &Plot, variables: &[(&str, &str)]) -> anyhow::Result<Server> {
    let program = std::env::current_exe().context("this program does not know where it is")?;
    let mut options = Options::new(&program, &plot.url())?.with("ATTACHE_LOG_LEVEL", "warn");
    options.arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
    for (name, value) in variables {
        options = options.with(name, value);
    }
    Server::spawn(&options)
}

impl World {
    /// Makes workspaces, each with a signed-in owner, and closes the database again.
    pub async fn members(plot: &Plot, count: usize) -> anyhow::Result<Vec<Member>> {
        let store = store::Store::open(&plot.location, &store::Options::default()).await?;
        store.migrate().await?;
        let model = std::sync::Arc::new(models::rules::Rules);
        let tools = engine::tools::Registry::standard();
        let engine =
            engine::Engine::new(store, domain::Env::system(), settings(Duration::ZERO), model, Vec::new(), tools);
        let make = |number: usize| {
            let engine = &engine;
            async move {
                let account = engine::NewAccount {
                    workspace: format!("Workspace {number}"),
                    name: format!("Member {number}"),
                    zone: "UTC".into(),
                    language: "en".into(),
                };
                let user = engine.create_account(account).await?;
                let link = engine.make_link(&user).await?;
                let secret = engine.sign_in(&link).await?.secret;
                let conversation = engine.conversation(&user, None).await?.id.to_string();
                engine::Result::Ok(Member { user, secret, conversation })
            }
        };
        let members: Vec<_> = stream::iter(0..count).map(make).buffered(32).collect().await;
        let members = members.into_iter().collect::<engine::Result<Vec<_>>>()?;
        engine.store.close().await;
        Ok(members)
    }
}
