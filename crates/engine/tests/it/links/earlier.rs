//! What was written in a chat before it was chosen.

use channels::FetchError;
use domain::{BackfillState, ProposalState};
use jiff::Timestamp;
use models::rules::Rules;

use super::*;

const CHATS: [&str; 10] = [
    "shall we have lunch tomorrow at 13:00?",
    "yes, tomorrow at 13:00 is good",
    "hello",
    "see you on the bus",
    "thanks!",
    "it was nice",
    "the photos are there",
    "which ones?",
    "of the harbour",
    "fine",
];

/// A message of the group from `hours` before now.
fn before(id: usize, hours: i64, text: &str) -> Received {
    let now: Timestamp = START.parse().unwrap();
    let Update::Message(message) = in_group("9", &format!("old-{id}"), text, false) else { unreachable!() };
    Received { sent_at: now - SignedDuration::from_hours(hours), ..message }
}

#[tokio::test]
async fn ten_days_are_brought_once_across_a_failure_and_another_node_and_answered_never() {
    for world in World::each(|| Fake::new(true)).await {
        let fake = world.fake("a");
        fake.wrote_before([before(99, 24 * 11, "too old")]);
        fake.wrote_before((0..10).map(|n| before(n, 24 * 9 - n as i64, CHATS[n])));
        // The second page does not come: what stands, stands.
        fake.next_earlier([None, Some(FetchError::Retry { cause: "reset".into(), after: None })]);
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        fake.bring([in_group("9", "new", "unread", false)]);
        world.until(async || world.chats(&link).await.len() == 1).await;
        world.engine.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();
        world.until(async || fake.asked_earlier() == 2).await;
        world.until(async || world.brought(&link).await == Some((BackfillState::Waiting, 4, true))).await;

        // The node is gone; another goes on where that one was.
        world.engine.leave_links().await.unwrap();
        world.clock.advance(SignedDuration::from_mins(20));
        let second = world.another("two");
        world.mind(&second).await;
        world.until(async || world.brought(&link).await == Some((BackfillState::Done, 10, false))).await;
        assert_eq!(fake.asked_earlier(), 4, "the first page was not asked for again");
        assert_eq!(world.heard("group").await, CHATS);

        // Chosen again, and brought again: nothing comes twice.
        second.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();
        world.until(async || fake.asked_earlier() == 7).await;
        world.until(async || world.brought(&link).await == Some((BackfillState::Done, 10, false))).await;
        assert_eq!(world.heard("group").await, CHATS);
        run(&second).await;
        assert!(fake.arrived().is_empty(), "nothing of it is answered");
        // No longer chosen: nothing is left of it.
        second.choose_chat(&world.user, link.id, "group".into(), false).await.unwrap();
        assert_eq!(world.brought(&link).await, None);
    }
}

#[tokio::test]
async fn a_platform_that_remembers_nothing_is_asked_nothing_and_says_so() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        world.fake("a").bring([in_group("9", "new", "unread", false)]);
        world.until(async || world.chats(&link).await.len() == 1).await;
        assert!(!world.engine.source_chats(&world.user, link.id, String::new(), true).await.unwrap().remembers);
        world.engine.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();
        world.fake("a").bring([in_group("9", "newer", "read", false)]);
        world.until(async || world.heard("group").await == ["read"]).await;
        assert_eq!((world.brought(&link).await, world.fake("a").asked_earlier()), (None, 0));
    }
}

impl World {
    pub(super) async fn chats(&self, link: &Link) -> Vec<store::sources::SourceChat> {
        let (workspace, id) = (self.user.workspace_id, link.id);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::sources::list(tx, workspace, id, "", 10).await }.boxed()
        });
        read.await.unwrap()
    }

    /// How the one chat's is doing: its state, its messages, and whether something went wrong.
    async fn brought(&self, link: &Link) -> Option<(BackfillState, u32, bool)> {
        let (state, messages, error) = self.chats(link).await.pop()?.backfill?;
        Some((state, messages, error.is_some()))
    }
}

#[tokio::test]
async fn what_is_still_to_come_is_proposed_and_what_is_past_is_not() {
    for world in World::each_with(|| Fake::new(true), || Arc::new(Rules)).await {
        world.fake("a").wrote_before([
            before(1, 24 * 5, "Dinner with Luis tomorrow at 20:00 at Casa Lucio"),
            before(2, 24 * 5, "Meeting with Nora on 20 December at 10:00"),
        ]);
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        world.fake("a").bring([in_group("9", "new", "unread", false)]);
        world.until(async || world.chats(&link).await.len() == 1).await;
        world.engine.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();
        world.until(async || world.brought(&link).await == Some((BackfillState::Done, 2, false))).await;
        world.clock.advance(SignedDuration::from_mins(5));
        run(&world.engine).await;
        let (workspace, user) = (world.user.workspace_id, world.user.id);
        let waiting = world.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::proposals::page(tx, workspace, user, ProposalState::Pending, None, 10).await }.boxed()
        });
        let waiting = waiting.await.unwrap();
        assert_eq!(waiting.len(), 1, "{waiting:?}");
        assert!(waiting[0].summary.contains("Nora"), "{waiting:?}");
        assert!(world.fake("a").arrived().is_empty());
    }
}
