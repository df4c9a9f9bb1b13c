//! What platforms tell later: receipts, and chats that are gone.

use channels::Status;
use domain::{AttemptOutcome, Delivery};

use super::*;

fn status(chat: &str, id: &str, status: Status) -> Update {
    Update::Status { chat_key: chat.into(), external_id: id.into(), status }
}

fn gone(chat: &str) -> Update {
    Update::Left { chat_key: chat.into() }
}

impl World {
    /// Brings the updates and waits until they are committed: a message of a stranger behind them has been told off.
    async fn told(&self, token: &str, updates: Vec<Update>) {
        let mark = format!("mark-{}", self.fake(token).tries());
        self.fake(token).bring(updates);
        self.fake(token).bring([Update::Message(said(&mark, &mark, "anybody?"))]);
        self.until(async || {
            run(&self.engine).await;
            self.fake(token).arrived().iter().any(|outgoing| outgoing.chat_key == mark)
        })
        .await;
    }

    async fn newest(&self, chat: &str) -> Message {
        self.messages(chat).await.pop().unwrap()
    }

    /// A world with somebody let in, who was answered once; with the platform's id of the answer.
    async fn answered(&self) -> (Link, String) {
        let link = self.connect("a", LinkRole::Assistant).await;
        self.mind(&self.engine).await;
        self.let_in("a", &link, "7").await;
        self.fake("a").bring([Update::Message(said("7", "m1", "hello"))]);
        self.until(async || self.heard("7").await.len() == 1).await;
        self.settle().await;
        let id = self.fake("a").arrived_with_ids().pop().unwrap().0;
        (link, id)
    }
}

#[tokio::test]
async fn receipts_are_kept_on_the_message_and_go_only_forward() {
    for world in World::each(|| Fake::new(true)).await {
        let (_, id) = world.answered().await;
        assert_eq!(world.newest("7").await.delivery, Delivery::Sent);
        // Another chat's word, an id that nobody gave out, and one of nobody's chat say nothing.
        let others = vec![
            status("8", &id, Status::Read),
            status("7", "no-such", Status::Read),
            status("", "", Status::Failed { cause: "x".into(), closed: false }),
        ];
        world.told("a", others).await;
        assert_eq!(world.newest("7").await.delivery, Delivery::Sent);
        world.told("a", vec![status("7", &id, Status::Delivered)]).await;
        assert_eq!(world.newest("7").await.delivery, Delivery::Delivered);
        let before = world.conversations().await.iter().find(|chat| chat.chat_key == "7").unwrap().seq;
        let late = vec![
            status("7", &id, Status::Read),
            status("7", &id, Status::Delivered),
            status("7", &id, Status::Failed { cause: "too late".into(), closed: false }),
            status("7", &id, Status::Read),
        ];
        world.told("a", late.clone()).await;
        world.told("a", late).await;
        assert_eq!(world.newest("7").await.delivery, Delivery::Read);
        let after = world.conversations().await.iter().find(|chat| chat.chat_key == "7").unwrap().seq;
        assert_eq!(after, before + 1, "told again it is no news");
    }
}

#[tokio::test]
async fn what_is_told_before_we_know_the_id_counts_in_its_own_chat_only() {
    for (teller, delivery) in [("7", Delivery::Read), ("8", Delivery::Sent)] {
        for world in World::each(|| Fake::new(true)).await {
            let _ = world.answered().await;
            // The id that the answer after the mark will get.
            let id = format!("fake-{}", world.fake("a").arrived().len() + 2);
            let early = vec![status(teller, &id, Status::Delivered), status(teller, &id, Status::Read)];
            world.told("a", early).await;
            // Told in a second chat what the first had: neither is ours yet.
            let more = if teller == "7" { "8" } else { "9" };
            let other = Status::Failed { cause: "x".into(), closed: false };
            world.fake("a").bring([status(more, &id, other), Update::Message(said("7", "m2", "and?"))]);
            world.until(async || world.heard("7").await.len() == 2).await;
            world.settle().await;
            assert_eq!(world.fake("a").arrived_with_ids().pop().unwrap().0, id);
            assert_eq!(world.newest("7").await.delivery, delivery, "told by {teller}");
            // From now on it is known whose it is.
            world.told("a", vec![status("8", &id, Status::Read)]).await;
            assert_eq!(world.newest("7").await.delivery, delivery);
            world.told("a", vec![status("7", &id, Status::Read)]).await;
            assert_eq!(world.newest("7").await.delivery, Delivery::Read);
        }
    }
}

#[tokio::test]
async fn what_was_taken_and_not_delivered_is_shown_with_its_cause() {
    for world in World::each(|| Fake::new(true)).await {
        let (_, id) = world.answered().await;
        let failed = Status::Failed { cause: "131026: not on \u{202e}WhatsApp".into(), closed: false };
        world.told("a", vec![status("7", &id, failed)]).await;
        let message = world.newest("7").await;
        assert_eq!(message.delivery, Delivery::Failed);
        let workspace = world.user.workspace_id;
        let read = world.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::attempts::of_message(tx, workspace, message.id).await }.boxed()
        });
        let tries = read.await.unwrap();
        assert_eq!(
            (tries[0].outcome, tries[0].cause.as_deref()),
            (AttemptOutcome::Refused, Some("131026: not on WhatsApp"))
        );
    }
}

#[tokio::test]
async fn a_chat_that_is_left_is_written_to_no_more_until_somebody_writes_there() {
    for world in World::each(|| Fake::new(false)).await {
        let _ = world.answered().await;
        // Something waits there when they leave: it was put off, and is given up now.
        world.fake("a").next([Fate::Fails(SendError::Retry { cause: "503".into(), after: None })]);
        world.fake("a").bring([Update::Message(said("7", "m2", "and?"))]);
        world.until(async || world.heard("7").await.len() == 2).await;
        world.settle().await;
        let tries = world.fake("a").tries();
        world.told("a", vec![gone("7"), gone("7"), gone(""), gone("nobody")]).await;
        run(&world.engine).await;
        let chat = async || world.conversations().await.into_iter().find(|chat| chat.chat_key == "7").unwrap();
        assert!(chat().await.left_at.is_some(), "its owner sees it");
        assert_eq!(world.newest("7").await.delivery, Delivery::Failed);
        assert_eq!(world.fake("a").tries(), tries + 1, "only the stranger was told");
        let since = chat().await.left_at;
        world.clock.advance(SignedDuration::from_hours(1));
        world.told("a", vec![gone("7")]).await;
        assert_eq!(chat().await.left_at, since, "told again it is no news");

        // They come back; a chat that was left and written in within one batch is there, too.
        world.fake("a").bring([gone("7"), Update::Message(said("7", "m3", "back again"))]);
        world.until(async || world.heard("7").await.len() == 3).await;
        world.settle().await;
        assert_eq!(chat().await.left_at, None);
        assert_eq!(world.newest("7").await.delivery, Delivery::Sent);
    }
}

#[tokio::test]
async fn what_happens_on_a_platform_is_counted_without_names() {
    for world in World::each(|| Fake::new(false)).await {
        let _ = world.answered().await;
        let down = Fate::Fails(SendError::Retry { cause: "503".into(), after: None });
        world.fake("a").next([down, Fate::ArrivesBut(SendError::Unknown { cause: "reset".into() })]);
        world.fake("a").bring([Update::Message(said("7", "m2", "and?"))]);
        world.until(async || world.heard("7").await.len() == 2).await;
        world.settle().await;
        let line = async |line: &str| {
            world.engine.gauge().await.unwrap();
            let text = world.engine.metrics.text();
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
            assert!(!text.contains("chn_") && !text.contains("Ana") && !text.contains("Fake"), "{text}");
        };
        line("attache_channels{platform=\"telegram\",state=\"running\"} 1").await;
        line("attache_channel_received_total{platform=\"telegram\"} 2").await;
        line("attache_channel_sends_total{platform=\"telegram\",outcome=\"done\"} 2").await;
        line("attache_channel_sends_total{platform=\"telegram\",outcome=\"retried\"} 1").await;
        line("attache_channel_queue{platform=\"telegram\"} 1").await;
        world.clock.advance(SignedDuration::from_secs(5));
        line("attache_channel_oldest_seconds{platform=\"telegram\"} 5").await;
        for _ in 0..3 {
            world.settle().await;
        }
        line("attache_channel_sends_total{platform=\"telegram\",outcome=\"uncertain\"} 1").await;
        line("attache_channel_uncertain{platform=\"telegram\"} 1").await;
        line("attache_channel_queue{platform=\"telegram\"} 0").await;
    }
}
