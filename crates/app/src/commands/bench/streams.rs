//! Chats that stream, all at once, over WebSockets and a provider that thinks; and how much later than the provider's
//! first word ours arrives.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use clap::Args as ClapArgs;
use engine::Lifecycle;
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use serde_json::json;

use super::child::{Child, Member};
use super::figures::Figure;
use super::place::Ground;
use super::provider::{Answered, Provider, Script};
use crate::client::socket::Socket;
use crate::config::duration;
use crate::measure::Latencies;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Clients that chat at once, each of a workspace of its own
    #[arg(long, default_value_t = 1_000)]
    clients: usize,
    /// How long the provider thinks before its first word
    #[arg(long, default_value = "2s", value_parser = duration::parse)]
    thinks: Duration,
    /// Turns one after another, for the time to the first word
    #[arg(long, default_value_t = 300)]
    alone: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { clients: 1_000, thinks: Duration::from_secs(2), alone: 300 }
    }
}

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

pub async fn run(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = alone(args, ground).await?;
    figures.extend(together(args, ground).await?);
    Ok(figures)
}

/// This binary as a server whose one model is `provider`, with places for all.
async fn serve(ground: &Ground, members: usize, provider: &Provider) -> anyhow::Result<Child> {
    let (url, places) = (provider.url(), members.to_string());
    let variables = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_URL", url.as_str()),
        ("ATTACHE_MODEL_MAIN_NAME", "gpt-5-mini"),
        ("ATTACHE_MODEL_MAIN_CONCURRENCY", &places),
        ("ATTACHE_MODEL_BUDGET_WORKSPACE", "1000"),
        ("ATTACHE_MODEL_BUDGET_USER", "1000"),
        ("ATTACHE_ENGINE_TURNS", &places),
        ("ATTACHE_ENGINE_DEBOUNCE", "0s"),
    ];
    Child::start(ground, members, &variables).await
}

fn words(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("word{number} ")).collect()
}

/// One client, one turn after another.
async fn alone(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let life = Lifecycle::new();
    let provider = Provider::start(Script { words: words(5), ..Script::default() }, &life).await?;
    let child = serve(ground, 1, &provider).await?;
    let member = child.members.first().context("there is one member")?;
    let mut socket = Socket::connect(child.server.address(), &member.secret, &[]).await?;
    let (mut all, mut before, mut after) = (Latencies::default(), Latencies::default(), Latencies::default());
    let unmeasured = args.alone / 10;
    for number in 0..unmeasured + args.alone {
        let said = format!("said-{number}");
        let at = provider.now();
        let heard = turn(&mut socket, member, &said, &provider).await?;
        ensure!(heard.streamed, "nothing was streamed");
        let question = only(&provider, &said)?;
        if number >= unmeasured {
            before.add(question.asked.saturating_sub(at));
            after.add(heard.first.saturating_sub(question.first));
            let theirs = question.first.saturating_sub(question.asked);
            all.add(heard.first.saturating_sub(at).saturating_sub(theirs));
        }
    }
    child.stop().await?;
    life.stop();
    let name = format!("first word, {}", ground.place.name());
    Ok(vec![
        Figure::millis(&name, "over the provider's own, p50", all.quantile(0.5)).at_most(2.0),
        Figure::millis(&name, "over the provider's own, p99", all.quantile(0.99)),
        Figure::millis(&name, "said to asked, p50", before.quantile(0.5)),
        Figure::millis(&name, "word sent to word seen, p50", after.quantile(0.5)),
    ])
}

/// All clients at once.
async fn together(args: &Args, ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let clients = args.clients.max(1);
    let life = Lifecycle::new();
    let script = Script { thinks: args.thinks, pauses: Duration::from_millis(50), words: words(20), rounds: 0 };
    let provider = Provider::start(script, &life).await?;
    let child = serve(ground, clients, &provider).await?;
    let address = child.server.address();
    let connecting = child.members.iter().map(|member| Socket::connect(address, &member.secret, &[]));
    let sockets: Vec<_> = stream::iter(connecting).buffered(64).collect().await;
    let mut sockets = sockets.into_iter().collect::<Result<Vec<_>, _>>()?;

    let at = provider.now();
    let chats = sockets.iter_mut().zip(&child.members).enumerate().map(async |(number, (socket, member))| {
        let said = format!("said-{number}");
        let heard = turn(socket, member, &said, &provider).await?;
        ensure!(heard.streamed && heard.text.trim_end().ends_with("word19"), "the answer is not whole");
        Ok((heard.first.saturating_sub(at), provider.now().saturating_sub(at)))
    });
    let watched = async {
        let mut most = child.resident()?;
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            most = most.max(child.resident()?);
            if life.is_stopping() {
                return anyhow::Ok(most);
            }
        }
    };
    let talked = async {
        let all = join_all(chats).await;
        life.stop();
        all
    };
    let (all, most) = tokio::join!(talked, watched);
    let most = most?;
    child.stop().await?;
    let (mut first, mut whole, mut failed) = (Latencies::default(), Latencies::default(), 0);
    for one in all {
        match one {
            Ok((to_first, to_last)) => {
                first.add(to_first);
                whole.add(to_last);
            }
            Err(error) => {
                failed += 1;
                tracing::warn!(%error, "a chat failed");
            }
        }
    }
    let name = format!("streams, {}, {clients} at once, {}", ground.place.name(), duration::show(args.thinks));
    Ok(vec![
        Figure::new(&name, "failed", f64::from(failed), "").at_most(0.0),
        Figure::megabytes(&name, "resident, most", most).at_most(250.0),
        Figure::millis(&name, "said to first word, p50", first.quantile(0.5)),
        Figure::millis(&name, "said to first word, p99", first.quantile(0.99)),
        Figure::millis(&name, "said to delivered, p99", whole.quantile(0.99)),
    ])
}

/// What a client saw of one turn.
#[derive(Debug, Default)]
struct Heard {
    /// By the provider's clock.
    first: Duration,
    streamed: bool,
    text: String,
}

/// Says something and waits until its answer was delivered.
async fn turn(socket: &mut Socket, member: &Member, said: &str, provider: &Provider) -> anyhow::Result<Heard> {
    let frame = json!({"type": "send", "client_id": said, "text": said, "conversation_id": member.conversation});
    socket.write(&frame).await?;
    let mut heard = Heard::default();
    let listening = async {
        loop {
            let frame = socket.read().await?;
            match frame["type"].as_str() {
                Some("delta") if !heard.streamed => {
                    heard.first = provider.now();
                    heard.streamed = true;
                }
                Some("event") => {
                    let payload = &frame["event"]["payload"];
                    if payload["message"]["sender"] == "assistant" {
                        payload["message"]["text"].as_str().unwrap_or_default().clone_into(&mut heard.text);
                    }
                    if payload["kind"] == "delivery" {
                        return anyhow::Ok(());
                    }
                }
                Some("error" | "bye") => bail!("the server said {frame}"),
                _ => {}
            }
        }
    };
    tokio::time::timeout(PATIENCE, listening).await.context("no answer came")??;
    Ok(heard)
}

fn only(provider: &Provider, said: &str) -> anyhow::Result<Answered> {
    match provider.take(said)[..] {
        [one] => Ok(one),
        ref all => bail!("the provider was asked {} times", all.len()),
    }
}
