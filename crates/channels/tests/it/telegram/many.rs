//! Many bots in one process.

#![allow(clippy::disallowed_methods)] // its tasks end with the test's runtime

use async_trait::async_trait;
use channels::telegram::{Options, Telegram, Token};
use channels::{Batch, Channel, Sink, SinkError};
use serde_json::json;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::telegram::person::{World, message, with};

#[derive(Clone)]
struct Counter(mpsc::UnboundedSender<usize>);

#[async_trait]
impl Sink for Counter {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        let _ = self.0.send(batch.updates.len());
        Ok(())
    }
}

/// Bots that poll at once with one client, each heard; answers what each adds to the process, in KiB.
async fn poll_with(count: usize) -> Option<u64> {
    let world = World::start().await;
    let (api, stop) = (world.api(), CancellationToken::new());
    let token = |n: usize| format!("{}:bot", n + 1);
    let before = resident();
    let (sender, mut heard) = mpsc::unbounded_channel();
    let mut running = Vec::new();
    for n in 0..count {
        world.server.add(&token(n), "attache_bot");
        let bot = Telegram::new(&api, Options::polling(Token::parse(&token(n)).unwrap()));
        let (sink, stop) = (Counter(sender.clone()), stop.clone());
        running.push(tokio::spawn(async move { bot.receive(&sink, None, &stop).await }));
    }
    for n in 0..count {
        world.server.bring(&token(n), &json!({"message": with(message(1), json!({"text": "hello"}))}));
    }
    for _ in 0..count {
        assert_eq!(heard.recv().await, Some(1), "nobody waits for another");
    }
    let after = resident();
    stop.cancel();
    for one in running {
        one.await.unwrap().unwrap();
    }
    Some(after?.saturating_sub(before?) / count as u64)
}

/// KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().trim_end_matches(" kB").trim().parse().ok()
}

#[tokio::test]
async fn bots_that_poll_do_not_wait_for_one_another() {
    poll_with(200).await;
}

#[tokio::test]
#[ignore = "a measurement"]
#[allow(clippy::print_stderr)]
async fn memory_of_a_bot() {
    eprintln!("{:?} KiB each, the server's end included", poll_with(2000).await);
}
