//! Connected channels: limits, healing, moving between nodes, who is heard, and that nothing is lost or doubled.

mod buttons;
mod chats;
mod earlier;
mod mail;
mod orphans;
mod reach;
mod receipts;
mod states;
mod threads;
mod window;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use channels::fake::{Fake, Fate};
use channels::{Channel, ConnectError, Rate, Received, Scope, SendError, Update, WebhookRequest};
use domain::{
    ChannelId, ChannelRole, Conversation, Link, LinkRole, LinkState, ManualClock, Message, Platform, Sender, User,
};
use engine::links::{Account, BadCredential, Factory, Hooked, KeysError, LinkChange, LinkSettings, Links, NewLink};
use engine::vault::{MasterKey, Vault};
use engine::{Admitted, Engine, Error, Lifecycle, Settings};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::Model;
use models::scripted::Scripted;
use store::testing::{self, Database};

use crate::rig::{START, account, linked, run};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// Makes the fake that the token names, and notes where its platform would call.
#[derive(Debug, Clone, Default)]
struct Fakes {
    fakes: HashMap<String, Arc<Fake>>,
    hooks: Arc<Mutex<HashMap<ChannelId, String>>>,
}

impl Factory for Fakes {
    fn platforms(&self) -> Vec<Platform> {
        vec![Platform::Telegram, Platform::Mail]
    }

    fn make(&self, _: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        let token = account.credential.get("token").map(String::as_str).unwrap_or_default();
        self.hooks.lock().unwrap().insert(account.channel, account.hook_url.to_owned());
        match self.fakes.get(token) {
            Some(fake) => Ok(Arc::clone(fake) as Arc<dyn Channel>),
            None => Err(BadCredential { field: "token", problem: "is none of ours".into() }),
        }
    }
}

struct World {
    database: Database,
    clock: Arc<ManualClock>,
    fakes: Fakes,
    engine: Arc<Engine>,
    life: Lifecycle,
    user: User,
}

fn key(hex: &str) -> MasterKey {
    hex.parse().unwrap()
}

impl World {
    /// One a database; the tokens are `a`, `b`, `c`.
    async fn each(make: impl Fn() -> Fake) -> Vec<Self> {
        Self::each_with(make, || Arc::new(Scripted::echo())).await
    }

    async fn each_with(make: impl Fn() -> Fake, model: impl Fn() -> Arc<dyn Model>) -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
            let fake = |token: &str| (token.to_owned(), Arc::new(make().on(Platform::Telegram).named(token)));
            let mut fakes = Fakes { fakes: ["a", "b", "c"].map(fake).into(), hooks: Arc::default() };
            fakes.fakes.insert("mail".into(), Arc::new(make().on(Platform::Mail).named("mail")));
            let engine = node_with(&database, &clock, &fakes, "one", Vault::new(key(KEY), []), model());
            let user = engine.create_account(account("Ines")).await.unwrap();
            all.push(Self { database, clock, fakes, engine, life: Lifecycle::new(), user });
        }
        all
    }

    fn another(&self, name: &str) -> Arc<Engine> {
        node(&self.database, &self.clock, &self.fakes, name, Vault::new(key(KEY), []))
    }

    async fn connect(&self, token: &str, role: LinkRole) -> Link {
        self.engine.connect_channel(&self.user, wanted(token, role)).await.unwrap()
    }

    fn fake(&self, token: &str) -> &Fake {
        &self.fakes.fakes[token]
    }

    /// A beat of `engine`, and as many polls of its tasks as they need to come to rest.
    async fn mind(&self, engine: &Arc<Engine>) {
        engine.mind_links(&self.life, true).await.unwrap();
    }

    /// Waits until `what` holds: the tasks of connections are on their way.
    async fn until(&self, what: impl AsyncFn() -> bool) {
        let wait = async {
            while !what().await {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), wait).await.expect("it comes to that");
    }

    async fn state(&self, link: &Link) -> LinkState {
        self.engine.link(&self.user, link.id).await.unwrap().state
    }

    /// Lets the sender in through the channel of `token`, as this world's user.
    async fn let_in(&self, token: &str, link: &Link, sender: &str) {
        let code = self.engine.pair(&self.user, link.id).await.unwrap().code;
        let greeting = Received { opened_with: Some(code), ..said(sender, &format!("hi-{sender}"), "/start") };
        self.fake(token).bring([Update::Message(greeting)]);
        self.until(async || self.conversations().await.iter().any(|chat| chat.chat_key == sender)).await;
        self.settle().await;
    }

    async fn conversations(&self) -> Vec<Conversation> {
        let (workspace, user) = (self.user.workspace_id, self.user.id);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::conversations::of_user(tx, workspace, user).await }.boxed()
        });
        read.await.unwrap()
    }

    async fn messages(&self, chat_key: &str) -> Vec<Message> {
        let Some(chat) = self.conversations().await.into_iter().find(|chat| chat.chat_key == chat_key) else {
            return Vec::new();
        };
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::messages::page(tx, chat.id, None, 500).await }.boxed()
        });
        read.await.unwrap()
    }

    async fn heard(&self, chat_key: &str) -> Vec<String> {
        let all = self.messages(chat_key).await.into_iter();
        all.filter(|message| message.sender != Sender::Assistant).map(|message| message.text).collect()
    }

    /// Steps past the debounce, then runs what is due.
    async fn settle(&self) {
        self.clock.advance(SignedDuration::from_secs(5));
        run(&self.engine).await;
    }
}

fn node(database: &Database, clock: &Arc<ManualClock>, fakes: &Fakes, name: &str, vault: Vault) -> Arc<Engine> {
    node_with(database, clock, fakes, name, vault, Arc::new(Scripted::echo()))
}

fn node_with(
    database: &Database,
    clock: &Arc<ManualClock>,
    fakes: &Fakes,
    name: &str,
    vault: Vault,
    model: Arc<dyn Model>,
) -> Arc<Engine> {
    let settings = Settings { node: name.into(), ..Settings::default() };
    let links = LinkSettings { limit: 2, ..LinkSettings::default() };
    let links = Links::new(links, Some(vault), Arc::new(fakes.clone()));
    linked(database, clock, settings, links, model)
}

fn wanted(token: &str, role: LinkRole) -> NewLink {
    let credential = BTreeMap::from([("token".to_owned(), token.to_owned())]);
    let platform = if token == "mail" { Platform::Mail } else { Platform::Telegram };
    NewLink { platform, name: String::new(), role, credential }
}

/// A message in the chat between `sender` and us.
fn said(sender: &str, id: &str, text: &str) -> Received {
    Received {
        chat_key: sender.into(),
        chat_title: "Ana".into(),
        sender_key: sender.into(),
        sender_name: "Ana".into(),
        external_id: id.into(),
        text: text.into(),
        quoted: String::new(),
        sent_at: START.parse().unwrap(),
        reply_to: None,
        attachments: Vec::new(),
        opened_with: None,
        from_me: false,
        direct: true,
        addressed: true,
        forwarded: false,
    }
}

fn in_group(sender: &str, id: &str, text: &str, addressed: bool) -> Update {
    Update::Message(Received { chat_key: "group".into(), direct: false, addressed, ..said(sender, id, text) })
}

fn reset() -> ConnectError {
    ConnectError::Retry { cause: "connection reset".into(), after: None }
}

#[tokio::test]
async fn each_update_delivered_three_times_is_one_turn_and_one_reply() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        let again = || Update::Message(said("7", "m1", "hello"));
        world.fake("a").bring([again(), again()]);
        world.until(async || world.heard("7").await.len() == 1).await;
        // Cut off in between; the platform begins again where nothing was acknowledged.
        world.fake("a").break_off(reset());
        world.until(async || world.state(&link).await == LinkState::Waiting).await;
        world.clock.advance(SignedDuration::from_secs(5));
        world.fake("a").bring([again(), Update::Message(said("7", "m2", "and this"))]);
        let second = world.another("two");
        world.mind(&second).await;
        world.until(async || world.heard("7").await.len() == 2).await;
        world.settle().await;
        let texts: Vec<String> = world.fake("a").arrived().into_iter().map(|outgoing| outgoing.text).collect();
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts[0].contains("we are connected") && texts[1].contains("hello") && texts[1].contains("and this"));
    }
}

#[tokio::test]
async fn one_too_many_is_refused_with_its_reason_and_a_bad_credential_with_its() {
    for world in World::each(|| Fake::new(true)).await {
        let bad = world.engine.connect_channel(&world.user, wanted("nonsense", LinkRole::Assistant)).await;
        assert!(matches!(&bad, Err(Error::Invalid { field: "token", .. })), "{bad:?}");
        world.fake("c").next_connects([ConnectError::Refused { cause: "401 Unauthorized".into() }]);
        let refused = world.engine.connect_channel(&world.user, wanted("c", LinkRole::Assistant)).await;
        assert!(refused.unwrap_err().to_string().contains("401"));

        world.connect("a", LinkRole::Assistant).await;
        let twice = world.engine.connect_channel(&world.user, wanted("a", LinkRole::Assistant)).await;
        assert!(twice.unwrap_err().to_string().contains("connected already"));
        world.connect("b", LinkRole::Assistant).await;
        let third = world.engine.connect_channel(&world.user, wanted("c", LinkRole::Assistant)).await.unwrap_err();
        assert!(matches!(&third, Error::Conflict(why) if why.contains("2 telegram channels, which is the limit")));
        let member = User { role: domain::Role::Member, ..world.user.clone() };
        let denied = world.engine.connect_channel(&member, wanted("c", LinkRole::Assistant)).await;
        assert!(matches!(denied, Err(Error::NotFound(_))));
    }
}

#[tokio::test]
async fn a_bad_channel_stops_no_other_and_comes_back_by_itself() {
    for world in World::each(|| Fake::new(true)).await {
        let (bad, good) =
            (world.connect("a", LinkRole::Assistant).await, world.connect("b", LinkRole::Assistant).await);
        world.fake("a").next_connects([reset(), reset(), reset()]);
        for wait in [5, 5, 10] {
            world.mind(&world.engine).await;
            world.until(async || world.state(&bad).await == LinkState::Waiting).await;
            world.until(async || world.fake("b").receiving() == 1).await;
            let seen = world.engine.link(&world.user, bad.id).await.unwrap();
            assert!(seen.last_error.unwrap().contains("connection reset"));
            let next = seen.next_attempt_at.unwrap().duration_since(world.engine.env.now());
            assert!(next <= SignedDuration::from_secs(wait), "{next}");
            world.clock.advance(SignedDuration::from_secs(wait));
        }
        world.mind(&world.engine).await;
        world.until(async || world.state(&bad).await == LinkState::Running).await;
        assert_eq!((world.fake("a").connected(), world.state(&good).await), (5, LinkState::Running));

        // A credential that was withdrawn is not tried again: it waits for a person.
        world.fake("a").break_off(ConnectError::Refused { cause: "token revoked".into() });
        world.until(async || world.state(&bad).await == LinkState::Failed).await;
        world.clock.advance(SignedDuration::from_hours(1));
        world.mind(&world.engine).await;
        assert_eq!(world.fake("a").connected(), 5);
        let new = BTreeMap::from([("token".to_owned(), "a".to_owned())]);
        let change = LinkChange { credential: Some(new), ..LinkChange::default() };
        world.engine.change_channel(&world.user, bad.id, change).await.unwrap();
        world.mind(&world.engine).await;
        world.until(async || world.fake("a").receiving() == 1).await;
    }
}

#[tokio::test]
async fn a_channel_moves_when_its_node_dies_and_never_runs_on_two() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.until(async || world.fake("a").receiving() == 1).await;
        world.let_in("a", &link, "7").await;
        let second = world.another("two");
        world.mind(&second).await;
        assert!(second.links.kept().is_empty());

        // The first is cut off from the database: it stops by itself, before its lease is over.
        world.clock.advance(SignedDuration::from_secs(9));
        world.mind(&second).await;
        assert!(!world.engine.leave_overdue() || world.engine.links.kept().is_empty());
        world.clock.advance(SignedDuration::from_secs(2));
        assert!(world.engine.leave_overdue());
        world.until(async || world.fake("a").receiving() == 0).await;
        assert!(second.links.kept().is_empty(), "not while the lease lasts");
        world.clock.advance(SignedDuration::from_secs(5));
        world.mind(&second).await;
        world.until(async || world.fake("a").receiving() == 1).await;
        assert_eq!(second.links.kept(), [link.id]);

        // What came meanwhile is read from where the first had committed.
        world.fake("a").bring([Update::Message(said("7", "m1", "still there?"))]);
        world.until(async || world.heard("7").await == ["still there?"]).await;
        // The first comes back and finds nothing to do.
        world.mind(&world.engine).await;
        assert!(world.engine.links.kept().is_empty());
        second.leave_links().await.unwrap();
        world.mind(&world.engine).await;
        assert_eq!(world.engine.links.kept(), [link.id]);
    }
}

#[tokio::test]
async fn a_pause_stops_it_at_once_and_a_removal_for_good() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.until(async || world.fake("a").receiving() == 1).await;
        world.let_in("a", &link, "7").await;
        let paused = |paused| LinkChange { paused: Some(paused), ..LinkChange::default() };
        world.engine.change_channel(&world.user, link.id, paused(true)).await.unwrap();
        world.until(async || world.fake("a").receiving() == 0).await;
        world.mind(&world.engine).await;
        assert!(world.engine.links.kept().is_empty());

        world.engine.change_channel(&world.user, link.id, paused(false)).await.unwrap();
        // On another node, which the removal reaches only by the look at what is still its own.
        let second = world.another("two");
        world.mind(&second).await;
        world.until(async || world.fake("a").receiving() == 1).await;
        world.engine.remove_channel(&world.user, link.id).await.unwrap();
        world.mind(&second).await;
        world.until(async || world.fake("a").receiving() == 0).await;
        assert!(matches!(world.engine.link(&world.user, link.id).await, Err(Error::NotFound(_))));
        world.connect("a", LinkRole::Assistant).await;
    }
}

#[tokio::test]
async fn only_who_was_let_in_is_heard_and_a_group_only_where_it_speaks_to_us() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.fake("a").bring([
            Update::Message(said("666", "s1", "hello, cancel everything")),
            Update::Message(said("666", "s2", "anybody?")),
            Update::Message(said("667", "s3", "/start 0123456789abcdef0123")),
            in_group("666", "s4", "@bot hello", true),
        ]);
        world.let_in("a", &link, "7").await;
        world.fake("a").bring([
            in_group("7", "g1", "nothing for you", false),
            in_group("7", "g2", "@bot lunch on Friday at 13:00", true),
            in_group("666", "g3", "@bot and cancel the rest", true),
            Update::Message(Received { forwarded: true, ..said("7", "f1", "pay me") }),
            Update::Message(said("", "broken", "no sender")),
        ]);
        world.until(async || !world.heard("7").await.is_empty()).await;
        world.settle().await;
        let said_to = |who: &str| {
            let all = world.fake("a").arrived().into_iter();
            all.filter(|outgoing| outgoing.chat_key == who).map(|outgoing| outgoing.text).collect::<Vec<_>>()
        };
        assert_eq!(said_to("666").len(), 1, "told once: {:?}", said_to("666"));
        assert!(said_to("667")[0].contains("expired"));
        assert_eq!(world.heard("group").await, ["@bot lunch on Friday at 13:00"]);
        let forwarded = world.messages("7").await.into_iter().find(|message| message.text == "pay me").unwrap();
        assert_eq!(forwarded.sender, Sender::Contact, "what is passed on is another's");
        assert!(world.conversations().await.iter().all(|chat| chat.chat_key != "666"));
        // The code worked once.
        assert_eq!(world.conversations().await.len(), 3);
    }
}

#[tokio::test]
async fn a_source_reads_what_was_chosen_and_answers_nothing() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Source).await;
        world.mind(&world.engine).await;
        world.fake("a").bring([in_group("9", "1", "before it was chosen", false)]);
        let chats = async || {
            let (workspace, id) = (world.user.workspace_id, link.id);
            let read = world.engine.store.read::<_, store::Error, _>(move |tx| {
                async move { store::sources::list(tx, workspace, id, "", 10).await }.boxed()
            });
            read.await.unwrap()
        };
        world.until(async || chats().await.len() == 1).await;
        world.engine.choose_chat(&world.user, link.id, "group".into(), true).await.unwrap();
        world.fake("a").bring([in_group("9", "2", "dinner on Friday at 21:00", false)]);
        world.until(async || world.heard("group").await == ["dinner on Friday at 21:00"]).await;
        world.settle().await;
        assert!(world.fake("a").arrived().is_empty());
        let chat = world.conversations().await.into_iter().find(|chat| chat.chat_key == "group").unwrap();
        assert_eq!(chat.role, ChannelRole::Source);
    }
}

#[tokio::test]
async fn what_is_pushed_is_committed_before_it_is_answered_and_strangers_learn_nothing() {
    for world in World::each(|| Fake::new(true)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        let greetings = 1;
        world.fake("a").bring([Update::Message(said("7", "m1", "hello"))]);
        let url = world.fakes.hooks.lock().unwrap()[&link.id].clone();
        let hook = url.strip_prefix("http://127.0.0.1:8080/hooks/").unwrap();
        let (headers, body) = Fake::push(greetings);
        let push = async |hook: &str, headers: &http::HeaderMap, body: &[u8]| {
            let request = WebhookRequest { method: &http::Method::POST, query: "", headers, body };
            world.engine.hook(hook, &request).await.unwrap()
        };
        for _ in 0..3 {
            assert!(matches!(push(hook, &headers, &body).await, Hooked::Taken(_)));
            assert_eq!(world.heard("7").await, ["hello"], "stored when it is answered, and once");
        }
        assert_eq!(push("no such address", &headers, &body).await, Hooked::Unknown);
        assert_eq!(
            push(hook, &http::HeaderMap::new(), &body).await,
            Hooked::Unknown,
            "a wrong signature looks the same"
        );
        assert_eq!(push(hook, &headers, b"99").await, Hooked::Malformed);
        let pause = LinkChange { paused: Some(true), ..LinkChange::default() };
        world.engine.change_channel(&world.user, link.id, pause).await.unwrap();
        assert_eq!(push(hook, &headers, &body).await, Hooked::Unknown);
    }
}

#[tokio::test]
async fn the_wrong_key_ends_the_start_and_an_exchange_needs_no_stop() {
    let other = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    for world in World::each(|| Fake::new(true)).await {
        world.engine.check_keys().await.unwrap().unwrap();
        let link = world.connect("a", LinkRole::Assistant).await;
        let with = |vault| node(&world.database, &world.clock, &world.fakes, "k", vault);
        let wrong = with(Vault::new(key(other), [])).check_keys().await.unwrap().unwrap_err();
        assert!(matches!(&wrong, KeysError::Wrong { needed, .. } if *needed == key(KEY).id().to_string()), "{wrong}");
        let none =
            linked(&world.database, &world.clock, Settings::default(), Links::none(), Arc::new(Scripted::echo()));
        assert!(matches!(none.check_keys().await.unwrap(), Err(KeysError::Missing { .. })));

        // The new key behind the old, then before it, then alone.
        let during = with(Vault::new(key(other), [key(KEY)]));
        during.check_keys().await.unwrap().unwrap();
        assert!(with(Vault::new(key(other), [])).check_keys().await.unwrap().is_err(), "not before all is exchanged");
        assert_eq!(during.reseal().await.unwrap(), 1);
        assert_eq!(during.reseal().await.unwrap(), 0);
        let after = with(Vault::new(key(other), []));
        after.check_keys().await.unwrap().unwrap();
        world.mind(&after).await;
        world.until(async || world.fake("a").receiving() == 1).await;
        assert_eq!(world.state(&link).await, LinkState::Running);
    }
}

#[tokio::test]
async fn limits_hold_over_nodes_and_a_platform_that_says_stop_is_heard() {
    let limited = || {
        Fake::new(true).limited(vec![
            Rate::even(Scope::Account, 2, Duration::from_mins(1)),
            Rate::even(Scope::Chat, 1, Duration::from_secs(1)),
        ])
    };
    for world in World::each(limited).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        world.let_in("a", &link, "8").await;
        world.let_in("a", &link, "9").await;
        let three = ["7", "8", "9"].map(|who| Update::Message(said(who, "m", "hello")));
        world.fake("a").bring(three);
        world.until(async || world.heard("9").await.len() == 1).await;
        world.clock.advance(SignedDuration::from_secs(5));
        for lane in world.engine.claim(10, None).await.unwrap() {
            world.engine.run_lane(lane).await;
        }
        let before = world.fake("a").arrived().len();
        let second = world.another("two");
        let mut sent = Vec::new();
        for _ in 0..200 {
            for engine in [&world.engine, &second] {
                let claimed = engine.claim_effects(10).await.unwrap();
                let mut outcomes = Vec::new();
                for Admitted { effect, at, .. } in engine.admit(claimed).await.unwrap() {
                    assert!(at.duration_since(world.engine.env.now()) <= SignedDuration::from_secs(1));
                    sent.push(world.engine.env.now());
                    let outcome = engine.send(&effect).await;
                    outcomes.push((effect, outcome));
                }
                engine.record(outcomes).await.unwrap();
            }
            world.clock.advance(SignedDuration::from_secs(1));
        }
        assert_eq!(world.fake("a").arrived().len() - before, 3);
        for pair in sent.windows(2) {
            assert!(pair[1].duration_since(pair[0]) >= SignedDuration::from_secs(29), "{sent:?}");
        }

        // 429: nothing more out of this bot for as long as it says, from either node.
        let wait = SendError::Retry { cause: "429".into(), after: Some(Duration::from_mins(10)) };
        world.fake("a").next([Fate::Fails(wait)]);
        world.fake("a").bring([Update::Message(said("7", "n", "again"))]);
        world.until(async || world.heard("7").await.len() == 2).await;
        world.settle().await;
        let tried = world.fake("a").tries();
        let late = world.engine.env.now();
        world.fake("a").bring([Update::Message(said("8", "n", "again"))]);
        world.until(async || world.heard("8").await.len() == 2).await;
        world.clock.advance(SignedDuration::from_secs(5));
        for lane in second.claim(10, None).await.unwrap() {
            second.run_lane(lane).await;
        }
        while world.engine.env.now().duration_since(late) < SignedDuration::from_secs(590) {
            let claimed = second.claim_effects(10).await.unwrap();
            assert!(second.admit(claimed).await.unwrap().is_empty());
            world.clock.advance(SignedDuration::from_mins(1));
        }
        assert_eq!(world.fake("a").tries(), tried);
    }
}
