//! Accounts that tell of changes: looked at as soon as they do, and rarely while they are quiet.

use channels::WebhookRequest;
use domain::{ConnectionId, LinkState};
use engine::links::Hooked;
use futures_util::FutureExt;
use jiff::SignedDuration;
use services::calendars::Error;
use services::calendars::fake::Watching;
use services::google::fake::message;
use store::watches::Watch;

use super::world::*;

const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

fn seconds(count: i64) -> SignedDuration {
    SignedDuration::from_secs(count)
}

impl World {
    /// One a database, whose account can tell of changes, and is watched: nobody has heard of it yet.
    async fn each_watched() -> Vec<Self> {
        let all = Self::each().await;
        for world in &all {
            world.tells_for(WEEK);
            assert!(world.looks_after(MINUTE).await);
            assert_eq!(world.watches().len(), 1);
            world.calls();
        }
        all
    }

    /// The account tells of changes; a watch that begins now lasts so long.
    fn tells_for(&self, lasts: SignedDuration) {
        self.wire.there.pushes_until(self.now() + lasts);
    }

    /// Whether any account is due so much later; it is looked at then.
    async fn looks_after(&self, later: SignedDuration) -> bool {
        self.clock.advance(later);
        let engine = self.node();
        let due = engine.claim_connections(10).await.unwrap();
        for sealed in &due {
            engine.look(sealed).await;
        }
        !due.is_empty()
    }

    fn watches(&self) -> Vec<Watching> {
        self.wire.there.watches()
    }

    fn watch(&self) -> Watching {
        let mut all = self.watches();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    /// The account calls us.
    async fn called(&self, watch: &Watching, state: &str) -> Hooked {
        let headers = message(&watch.id, &watch.token, &watch.resource, state);
        let secret = watch.address.strip_prefix(&format!("{BASE}/hooks/")).unwrap();
        assert_eq!(secret.len(), 64);
        let request = WebhookRequest { method: &http::Method::POST, query: "", headers: &headers, body: b"" };
        self.engine.hook(secret, &request).await.unwrap()
    }

    async fn hears(&self, watch: &Watching, state: &str) {
        assert!(matches!(self.called(watch, state).await, Hooked::Taken(answer) if answer.status == 200));
    }

    async fn account(&self) -> domain::Connection {
        self.seen().await.connections.remove(0)
    }

    /// What is kept of watches.
    async fn rows(&self) -> Vec<Watch> {
        self.rows_of(self.connection.id).await
    }

    async fn rows_of(&self, id: ConnectionId) -> Vec<Watch> {
        let workspace = self.user.workspace_id;
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::watches::of_connection(tx, workspace, id).await }.boxed()
        });
        read.await.unwrap()
    }
}

#[tokio::test]
async fn what_it_tells_of_is_seen_within_two_seconds_and_a_quiet_account_every_ten_minutes() {
    for world in World::each_watched().await {
        // Nobody knows whether what it tells arrives.
        assert!(!world.looks_after(seconds(49)).await && world.looks_after(seconds(1)).await);
        assert!(!world.account().await.pushes);
        world.hears(&world.watch(), "sync").await;
        assert!(!world.looks_after(seconds(49)).await, "it says that nothing changed");
        assert!(world.looks_after(seconds(1)).await);
        assert!(world.account().await.pushes);
        assert!(!world.looks_after(seconds(599)).await && world.looks_after(seconds(1)).await);

        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        for _ in 0..3 {
            world.hears(&world.watch(), "exists").await;
        }
        assert!(!world.looks_after(seconds(1)).await, "changes come in bursts");
        assert!(world.looks_after(seconds(1)).await);
        assert_eq!(world.only().await.title, "Lunch");
        assert!(!world.looks_after(seconds(599)).await, "one look for all of them");
        assert!(world.looks_after(seconds(1)).await);

        // What changes here waits for no look.
        let event = world.only().await;
        world.change(&event, |event| event.title = "Late lunch".into()).await;
        assert!(world.looks_after(seconds(1)).await);
        assert_eq!(world.only_there().entry.title, "Late lunch");
        // It is told back, and changes nothing.
        world.hears(&world.watch(), "exists").await;
        world.calls();
        assert!(world.looks_after(seconds(2)).await);
        assert_eq!(world.calls(), ["changes"]);
        assert!(!world.looks_after(seconds(10)).await);
        assert_eq!((world.watches().len(), world.rows().await.len()), (1, 1));
    }
}

#[tokio::test]
async fn what_it_tells_during_a_look_is_not_lost() {
    for world in World::each_watched().await {
        let watch = world.watch();
        world.hears(&watch, "sync").await;
        assert!(world.looks_after(MINUTE).await);
        world.clock.advance(SignedDuration::from_mins(10));
        let engine = world.node();
        let due = engine.claim_connections(10).await.unwrap();
        world.hears(&watch, "exists").await;
        engine.look(&due[0]).await;
        assert!(!world.looks_after(seconds(1)).await && world.looks_after(seconds(1)).await);
        assert!(!world.looks_after(seconds(599)).await, "once");
    }
}

#[tokio::test]
async fn a_failing_account_is_not_hurried() {
    for world in World::each_watched().await {
        let watch = world.watch();
        world.wire.there.is_away();
        assert!(world.looks_after(MINUTE).await);
        let before = world.account().await;
        assert_eq!(before.state, LinkState::Waiting);
        // Told before the look, and during it.
        world.hears(&watch, "exists").await;
        assert_eq!(world.account().await.next_look_at, before.next_look_at);
        world.clock.advance(HOUR);
        let engine = world.node();
        let due = engine.claim_connections(10).await.unwrap();
        world.hears(&watch, "exists").await;
        engine.look(&due[0]).await;
        assert!(!world.looks_after(seconds(20)).await);

        world.wire.there.fails(Some(Error::Denied("the password is not taken".into())));
        assert!(world.looks_after(HOUR).await);
        assert_eq!(world.account().await.state, LinkState::Failed);
        world.hears(&watch, "exists").await;
        assert!(!world.looks_after(HOUR).await, "only a person helps");
        world.wire.there.fails(None);
        world.engine.look_now(&world.user, world.connection.id).await.unwrap();
        assert!(world.looks_after(seconds(0)).await);
        assert_eq!(world.account().await.state, LinkState::Running);
    }
}

#[tokio::test]
async fn whoever_does_not_know_the_secrets_hurries_nothing() {
    for world in World::each_watched().await {
        let watch = world.watch();
        let wrong = |change: fn(&mut Watching)| {
            let mut other = watch.clone();
            change(&mut other);
            other
        };
        let forged = [
            wrong(|one| one.address = format!("{BASE}/hooks/{}", "0".repeat(64))),
            wrong(|one| one.token = "0".repeat(64)),
            wrong(|one| one.id = "wch_0".into()),
            wrong(|one| one.token = String::new()),
        ];
        for one in &forged {
            for state in ["sync", "exists"] {
                assert_eq!(world.called(one, state).await, Hooked::Unknown);
            }
        }
        let rows = world.rows().await;
        assert!(rows[0].heard_at.is_none());
        assert!(!world.looks_after(seconds(49)).await);
        let kept = format!("{rows:?}");
        assert!(!kept.contains(&watch.token) && !kept.contains(watch.address.rsplit('/').next().unwrap()));
    }
}

#[tokio::test]
async fn a_watch_is_replaced_a_day_before_its_end_and_never_missing() {
    for world in World::each_watched().await {
        let first = world.watch();
        world.hears(&first, "sync").await;
        assert!(world.looks_after(WEEK - DAY - HOUR).await);
        assert_eq!(world.watch(), first);
        world.tells_for(WEEK);
        // What it does not answer is asked for again an hour later; the old one stands as long.
        world.faults([Fault::Well, Fault::Well, Fault::Later]);
        assert!(world.looks_after(HOUR).await);
        assert_eq!(world.calls().last(), Some(&"watch"));
        let stands = async || {
            assert_eq!((world.watch(), world.rows().await.len()), (first.clone(), 2));
            let account = world.account().await;
            assert!(account.pushes && account.state == LinkState::Running);
        };
        stands().await;
        assert!(world.looks_after(HOUR - MINUTE).await);
        assert!(!world.calls().contains(&"watch"));
        // What it refuses, a day later.
        world.faults([Fault::Well, Fault::Well, Fault::Refused]);
        assert!(world.looks_after(MINUTE * 11).await);
        assert_eq!(world.calls().last(), Some(&"watch"));
        stands().await;
        assert!(world.looks_after(DAY - HOUR * 2).await);
        stands().await;
        assert!(world.looks_after(HOUR).await);
        assert!(!world.calls().contains(&"watch"));
        assert!(!world.account().await.pushes, "it has ended");
        assert_eq!(world.rows().await.len(), 1);
        assert!(world.looks_after(HOUR).await);
        assert_eq!(world.calls().iter().filter(|call| **call == "watch").count(), 1);
    }
}

#[tokio::test]
async fn its_follower_is_trusted_once_it_was_heard() {
    for world in World::each_watched().await {
        let first = world.watch();
        world.hears(&first, "sync").await;
        world.clock.advance(WEEK - DAY);
        world.tells_for(WEEK);
        assert!(world.looks_after(seconds(0)).await);
        let second = world.watch();
        assert!(second.id != first.id && second.address != first.address && second.token != first.token);
        assert_eq!(world.rows().await.len(), 1);
        assert_eq!(world.called(&first, "exists").await, Hooked::Unknown);
        // The first had told of all until now.
        assert!(!world.looks_after(seconds(599)).await && world.looks_after(seconds(1)).await);
        assert!(!world.account().await.pushes);
        assert!(world.looks_after(MINUTE).await, "as long as nobody heard of the second");
        world.hears(&second, "sync").await;
        assert!(world.looks_after(MINUTE).await && !world.looks_after(seconds(599)).await);
    }
}

#[tokio::test]
async fn every_calendar_counts_and_one_that_is_left_is_no_longer_watched() {
    for world in World::each_watched().await {
        world.hears(&world.watch(), "sync").await;
        world.choose(WORK, true).await;
        assert!(world.looks_after(seconds(0)).await);
        let [home, work]: [Watching; 2] = world.watches().try_into().unwrap();
        assert_eq!((home.calendar.as_str(), work.calendar.as_str()), (HOME, WORK));
        assert!(world.looks_after(MINUTE).await && !world.account().await.pushes);
        world.hears(&work, "sync").await;
        assert!(world.looks_after(MINUTE).await && world.account().await.pushes);
        // Nothing tells of people.
        world.choose_book(super::people::BOOK, true).await;
        assert!(world.looks_after(seconds(0)).await && !world.account().await.pushes);
        world.choose_book(super::people::BOOK, false).await;
        assert!(world.looks_after(seconds(0)).await && world.account().await.pushes);

        world.choose(HOME, false).await;
        assert!(world.looks_after(seconds(0)).await);
        assert_eq!((world.watch(), world.rows().await.len()), (work.clone(), 1));
        assert_eq!(world.called(&home, "exists").await, Hooked::Unknown);
        assert!(world.account().await.pushes);
        // Where the account does not answer, it is forgotten all the same.
        world.choose(WORK, false).await;
        world.faults([Fault::Well, Fault::Never]);
        assert!(world.looks_after(seconds(0)).await);
        assert_eq!((world.watch(), world.rows().await.len()), (work, 0));
        assert!(!world.account().await.pushes);
    }
}

#[tokio::test]
async fn what_is_refused_is_asked_for_again_after_a_day() {
    for world in World::each().await {
        world.tells_for(WEEK);
        world.faults([Fault::Well, Fault::Refused]);
        world.calls();
        assert!(world.looks_after(MINUTE).await);
        assert_eq!(world.calls(), ["changes", "watch"]);
        assert_eq!(world.account().await.state, LinkState::Running);
        world.clock.advance(DAY - MINUTE * 2);
        for _ in 0..2 {
            assert!(world.looks_after(MINUTE).await, "each minute as without");
            assert_eq!(world.watches().len(), usize::from(world.calls().contains(&"watch")));
        }
        assert_eq!(world.watches().len(), 1);
        assert_eq!(world.rows().await.len(), 1);
    }
}

#[tokio::test]
async fn a_worker_that_dies_beside_a_watch_leaves_nothing_that_grows() {
    for world in World::each().await {
        world.tells_for(WEEK * 2);
        for fault in [Fault::Before, Fault::Behind, Fault::Before, Fault::Behind, Fault::Lost] {
            // The calendars are listed and read; then it breaks.
            world.clock.advance(HOUR);
            world.faults([Fault::Well, Fault::Well, fault]);
            world.look().await;
            assert!(world.rows().await.len() <= 2, "{fault:?}");
            // What stands there without our knowing calls us, and so it is known.
            for watch in world.watches() {
                world.called(&watch, "sync").await;
            }
            world.faults([]);
            assert!(world.look().await && world.rows().await.len() == 1);
        }
        world.clock.advance(HOUR);
        world.look().await;
        assert_eq!(world.rows().await.len(), 1);
        assert_eq!(world.watch().id, world.rows().await[0].id.to_string());
        world.hears(&world.watch(), "sync").await;
        assert!(world.look().await && world.account().await.pushes);
    }
}

#[tokio::test]
async fn only_an_https_address_is_told_and_only_the_one_that_stands() {
    for world in World::each().await {
        world.tells_for(WEEK);
        *world.wire.base.lock().unwrap() = "http://attache.example";
        assert!(world.looks_after(MINUTE).await);
        assert!(world.watches().is_empty() && world.rows().await.is_empty());
        *world.wire.base.lock().unwrap() = "https://old.example";
        assert!(world.looks_after(MINUTE).await);
        assert!(world.watch().address.starts_with("https://old.example/hooks/"));
        *world.wire.base.lock().unwrap() = BASE;
        assert!(world.looks_after(MINUTE).await);
        assert!(world.watch().address.starts_with(BASE));
        assert_eq!(world.rows().await.len(), 1);
        *world.wire.base.lock().unwrap() = "http://attache.example";
        assert!(world.looks_after(MINUTE).await);
        assert!(world.watches().is_empty() && world.rows().await.is_empty());
    }
}

#[tokio::test]
async fn another_workspace_is_not_touched() {
    for world in World::each_watched().await {
        let luis = world.engine.create_account(crate::rig::account("Luis")).await.unwrap();
        let theirs = world.engine.connect_calendars(&luis, new("right")).await.unwrap();
        let seen = async || world.engine.connections(&luis).await.unwrap();
        let home = seen().await.calendars.into_iter().find(|one| one.name == HOME).unwrap();
        world.engine.choose_calendar(&luis, domain::Holds::Events, home.id, true).await.unwrap();
        assert!(world.looks_after(seconds(0)).await);
        let [mine, other]: [Watching; 2] = world.watches().try_into().unwrap();
        for watch in [&mine, &other] {
            world.hears(watch, "sync").await;
        }
        assert!(world.looks_after(MINUTE).await);
        assert_eq!(world.rows_of(theirs.id).await, [], "they are another workspace's");
        let before = seen().await.connections;
        assert!(before[0].pushes);
        world.hears(&mine, "exists").await;
        assert_eq!(seen().await.connections, before);
        let mixed = Watching { id: mine.id.clone(), token: mine.token.clone(), ..other.clone() };
        assert_eq!(world.called(&mixed, "exists").await, Hooked::Unknown);
        world.choose(HOME, false).await;
        assert!(world.looks_after(seconds(2)).await);
        assert_eq!(world.watch(), other);
        assert_eq!(seen().await.connections[0].next_look_at, before[0].next_look_at);
    }
}

/// Many changes at once, of which each is told: looked at every two seconds, no oftener.
#[tokio::test]
async fn a_flood_is_one_look_every_two_seconds() {
    for world in World::each_watched().await {
        let watch = world.watch();
        world.hears(&watch, "sync").await;
        assert!(world.looks_after(MINUTE).await);
        let mut looks = 0;
        for number in 0..20 {
            world.add_there(HOME, entry(&format!("{number}@x"), "Thing", 25, 8));
            world.hears(&watch, "exists").await;
            looks += usize::from(world.looks_after(seconds(1)).await);
        }
        assert_eq!(looks, 10);
        assert_eq!(world.assert_equal(&[HOME]).await, 20);
    }
}
