//! Accounts by OAuth: let in, renewed once however many ask, ended, and told about.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use domain::{Connection, Env, LinkState, ManualClock, Sender, Service, SystemEntropy, User};
use engine::links::{LinkSettings, NoFactory};
use engine::oauth::Answer;
use engine::tools::Registry;
use engine::vault::Vault;
use engine::{Engine, Error, Lifecycle, Links, Settings};
use futures_util::FutureExt;
use futures_util::future::join_all;
use jiff::SignedDuration;
use models::scripted::Scripted;
use secrecy::ExposeSecret;
use services::calendars::Error as AccountError;
use services::oauth::Error as OauthError;
use services::oauth::fake::{CODE, Fake};
use store::testing::{self, Database};
use store::{Options, Store};

use crate::rig::{START, account};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const MAIL: &str = "ines@example.org";

struct World {
    engine: Arc<Engine>,
    user: User,
    login: String,
    fake: Fake,
    clock: Arc<ManualClock>,
    database: Database,
}

fn node(store: &Store, clock: &Arc<ManualClock>, fake: &Fake) -> Arc<Engine> {
    let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
    let vault = Some(Vault::new(KEY.parse().unwrap(), []));
    let links = LinkSettings { public_url: "https://attache.example".into(), ..LinkSettings::default() };
    let links = Links::new(links, vault, Arc::new(NoFactory)).with_authority(Arc::new(fake.clone()));
    let model = Arc::new(Scripted::echo());
    Engine::linked(store.clone(), env, Settings::default(), model, Vec::new(), Registry::standard(), links)
}

impl World {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
            let fake = Fake::new(MAIL);
            let engine = node(&database.store, &clock, &fake);
            let user = engine.create_account(account("Ines")).await.unwrap();
            engine.conversation(&user, None).await.unwrap();
            let link = engine.make_link(&user).await.unwrap();
            let login = engine.sign_in(&link).await.unwrap().secret;
            all.push(Self { engine, user, login, fake, clock, database });
        }
        all
    }

    /// The state that comes back.
    async fn begin(&self, services: &[Service]) -> String {
        let url = self.engine.begin_consent(&self.user, &self.login, services, None).await.unwrap();
        state(&url)
    }

    async fn back(&self, state: &str, code: &str) -> Result<engine::oauth::LetIn, Error> {
        let answer = Answer { state, code: Some(code), error: None };
        self.engine.end_consent(&self.user, &self.login, answer).await
    }

    async fn connected(&self) -> Connection {
        let state = self.begin(&[Service::Calendar]).await;
        self.back(&state, CODE).await.unwrap().connection
    }

    async fn token(&self, connection: &Connection) -> Result<String, AccountError> {
        let token = self.engine.access_token(self.user.workspace_id, connection.id, None).await;
        token.map(|token| token.expose_secret().to_owned())
    }

    async fn shown(&self) -> Connection {
        let mut all = self.engine.connections(&self.user).await.unwrap().connections;
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    /// What the assistant said in the person's chat.
    async fn said(&self) -> Vec<String> {
        let (workspace, user) = (self.user.workspace_id, self.user.id);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let chats = store::conversations::of_user(tx, workspace, user).await?;
                store::messages::page(tx, chats[0].id, None, 100).await
            }
            .boxed()
        });
        let messages = read.await.unwrap().into_iter();
        messages.filter(|one| one.sender == Sender::Assistant).map(|one| one.text).collect()
    }

    fn later(&self, by: SignedDuration) {
        self.clock.advance(by);
    }
}

const HOURS: SignedDuration = SignedDuration::from_hours(2);

fn state(url: &str) -> String {
    let rest = url.split("&state=").nth(1).unwrap();
    rest.split('&').next().unwrap().to_owned()
}

fn conflict<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Conflict(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_callers_and_one_renewal() {
    for world in World::each().await {
        let connection = world.connected().await;
        let first = world.token(&connection).await.unwrap();
        world.later(HOURS);
        world.fake.holds();
        // Two nodes on one Postgres, each with a pool of its own; a file has one node.
        let mut nodes = vec![world.engine.clone()];
        if !matches!(world.database.location, store::Location::Sqlite(_)) {
            let other = Store::open(&world.database.location, &Options::default()).await.unwrap();
            nodes.push(node(&other, &world.clock, &world.fake));
        }
        let life = Lifecycle::new();
        let callers = (0..50).map(|number| {
            let (node, workspace, id) = (nodes[number % nodes.len()].clone(), world.user.workspace_id, connection.id);
            life.spawn(async move { node.access_token(workspace, id, None).await.unwrap().expose_secret().to_owned() })
        });
        let callers: Vec<_> = callers.collect();
        let reached = async {
            while world.fake.renewals() == 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), reached).await.expect("somebody renews");
        // Whoever else might ask would be let through, too, and counted.
        world.fake.lets(1_000);
        let all = tokio::time::timeout(Duration::from_mins(1), join_all(callers)).await.expect("all are answered");
        let tokens: HashSet<String> = all.into_iter().map(Result::unwrap).collect();
        assert_eq!(tokens.len(), 1, "all have the same one: {tokens:?}");
        assert!(!tokens.contains(&first));
        let kind = if nodes.len() == 2 { "Postgres, two nodes" } else { "SQLite" };
        assert_eq!(world.fake.renewals(), 1, "{kind}: 50 callers");
    }
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_once_and_one_that_ends_soon_too() {
    for world in World::each().await {
        let connection = world.connected().await;
        let first = world.token(&connection).await.unwrap();
        assert_eq!(world.token(&connection).await.unwrap(), first);
        let refused = first.clone().into();
        for _ in 0..3 {
            let other = world.engine.access_token(world.user.workspace_id, connection.id, Some(&refused)).await;
            assert_ne!(other.unwrap().expose_secret(), first);
        }
        assert_eq!(world.fake.renewals(), 1);
        // Clocks differ by so much.
        world.later(SignedDuration::from_secs(3600 - 30));
        world.token(&connection).await.unwrap();
        assert_eq!(world.fake.renewals(), 2);
    }
}

#[tokio::test]
async fn a_rotated_token_is_kept_with_the_answer() {
    for world in World::each().await {
        world.fake.rotates();
        let connection = world.connected().await;
        for renewals in 1..=3 {
            world.later(HOURS);
            world.token(&connection).await.unwrap();
            assert_eq!(world.fake.renewals(), renewals);
        }
        assert_eq!(world.shown().await.mend, None);
    }
}

#[tokio::test]
async fn a_provider_that_is_away_is_asked_again_later_and_not_by_all() {
    for world in World::each().await {
        let connection = world.connected().await;
        world.later(HOURS);
        world.fake.fails_once(OauthError::Later { why: "503".into(), after: None });
        let waits = |result| matches!(result, Err(AccountError::Later { after: Some(_), .. }));
        for _ in 0..20 {
            assert!(waits(world.token(&connection).await));
        }
        assert_eq!(world.fake.renewals(), 1, "no storm");
        world.later(SignedDuration::from_secs(10));
        world.token(&connection).await.unwrap();
        assert_eq!(world.fake.renewals(), 2);
        // As long as it asks for.
        world.later(HOURS);
        world.fake.fails_once(OauthError::Later { why: "429".into(), after: Some(Duration::from_mins(30)) });
        assert!(waits(world.token(&connection).await));
        world.later(SignedDuration::from_mins(29));
        assert!(waits(world.token(&connection).await));
        world.later(SignedDuration::from_mins(2));
        world.token(&connection).await.unwrap();
        assert_eq!(world.fake.renewals(), 4);
    }
}

#[tokio::test]
async fn a_withdrawn_access_is_marked_told_once_and_let_in_again() {
    for world in World::each().await {
        let connection = world.connected().await;
        world.later(HOURS);
        world.fake.ends();
        for _ in 0..3 {
            let refused = world.token(&connection).await.unwrap_err();
            assert!(matches!(&refused, AccountError::Denied(why) if why.contains("let the account in again")));
        }
        assert_eq!(world.fake.renewals(), 1, "it is not asked again");
        let shown = world.shown().await;
        assert_eq!(shown.state, LinkState::Failed);
        assert!(shown.last_error.is_some_and(|why| why.contains(MAIL) && why.contains("withdrawn")));
        let mend = shown.mend.unwrap();
        assert_eq!(mend, format!("/oauth/google/begin?connection={}", connection.id));
        let said = world.said().await;
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains(MAIL) && said[0].contains(&format!("https://attache.example{mend}")), "{said:?}");

        let url = world.engine.begin_consent(&world.user, &world.login, &[], Some(connection.id)).await.unwrap();
        assert!(url.contains("scope=calendar") && url.contains(&format!("login_hint={MAIL}")), "{url}");
        let again = world.back(&state(&url), CODE).await.unwrap().connection;
        assert_eq!((again.id, again.state, again.mend), (connection.id, LinkState::Connecting, None));
        world.token(&connection).await.unwrap();
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_told_where_the_token_went_with_it() {
    for world in World::each().await {
        world.fake.rotates();
        let connection = world.connected().await;
        world.later(HOURS);
        world.fake.loses_an_answer();
        assert!(matches!(world.token(&connection).await, Err(AccountError::Later { .. })));
        world.later(SignedDuration::from_mins(1));
        let refused = world.token(&connection).await.unwrap_err();
        assert!(matches!(&refused, AccountError::Denied(why) if why.contains("was lost while it was renewed")));
        assert_eq!(world.said().await.len(), 1);
    }
}

/// A claim without an end: its node died.
#[tokio::test]
async fn a_dead_node_s_claim_is_taken_over_when_its_lease_is_over() {
    for world in World::each().await {
        let connection = world.connected().await;
        world.later(HOURS);
        let (workspace, id, now) = (world.user.workspace_id, connection.id, world.engine.env.now());
        let claim = world.engine.store.write::<_, store::Error, _>(move |tx| {
            async move {
                let seen = store::tokens::get(tx, workspace, id).await?.unwrap();
                store::tokens::claim(tx, &seen, now, now + SignedDuration::from_mins(2)).await
            }
            .boxed()
        });
        let claim = claim.await.unwrap().unwrap();
        assert!(!claim.unsure);
        world.later(SignedDuration::from_mins(3));
        world.token(&connection).await.unwrap();
        assert_eq!(world.fake.renewals(), 1);
        // Whoever died and comes back writes nothing.
        let late = world.engine.store.write::<_, store::Error, _>(move |tx| {
            async move { store::tokens::put_off(tx, claim, 1, now, true).await }.boxed()
        });
        assert!(matches!(late.await, Err(store::Error::Fenced)));
    }
}

#[tokio::test]
async fn what_comes_back_counts_once_in_time_and_for_the_login_that_began_it() {
    for world in World::each().await {
        let other = world.engine.make_link(&world.user).await.unwrap();
        let other = world.engine.sign_in(&other).await.unwrap().secret;
        let begun = world.begin(&[Service::Calendar]).await;
        let answer = Answer { state: &begun, code: Some(CODE), error: None };
        let theirs = world.engine.end_consent(&world.user, &other, answer).await;
        assert!(conflict(theirs).contains("another browser"));
        assert!(conflict(world.back("none", CODE).await).contains("begin again"));
        let let_in = world.back(&begun, CODE).await.unwrap();
        assert_eq!((let_in.connection.account.as_str(), let_in.missing), (MAIL, Vec::new()));
        assert_eq!(let_in.connection.services, [Service::Calendar]);
        assert!(conflict(world.back(&begun, CODE).await).contains("used already"));

        let late = world.begin(&[Service::Calendar]).await;
        world.later(SignedDuration::from_mins(11));
        assert!(conflict(world.back(&late, CODE).await).contains("10 minutes"));
        let wrong = world.begin(&[Service::Calendar]).await;
        assert!(conflict(world.back(&wrong, "old-code").await).contains("works once"));
        let refused = world.begin(&[Service::Calendar]).await;
        let answer = Answer { state: &refused, code: None, error: Some("access_denied") };
        let refused = world.engine.end_consent(&world.user, &world.login, answer).await;
        assert!(conflict(refused).contains("did not agree"));
        assert_eq!(world.engine.connections(&world.user).await.unwrap().connections.len(), 1);
    }
}

#[tokio::test]
async fn services_are_added_and_dropped_alone() {
    for world in World::each().await {
        let connection = world.connected().await;
        world.fake.grants(&[Service::Calendar, Service::Contacts]);
        let more = world.begin(&[Service::Mail, Service::Contacts]).await;
        let let_in = world.back(&more, CODE).await.unwrap();
        assert_eq!(let_in.missing, [Service::Mail], "it was not ticked");
        assert_eq!(let_in.connection.id, connection.id, "the same account");
        assert_eq!(let_in.connection.services, [Service::Calendar, Service::Contacts]);
        let drop = |service| world.engine.drop_service(&world.user, connection.id, service);
        assert!(matches!(drop(Service::Mail).await, Err(Error::NotFound(_))));
        drop(Service::Calendar).await.unwrap();
        assert_eq!(world.shown().await.services, [Service::Contacts]);
        assert!(world.fake.revoked().is_empty());
        drop(Service::Contacts).await.unwrap();
        assert!(world.engine.connections(&world.user).await.unwrap().connections.is_empty());
        assert!(world.engine.renewals_ended(Duration::from_secs(30)).await);
        assert_eq!(world.fake.revoked(), ["refresh-2"], "the access is given back");

        world.fake.grants(&[]);
        let none = world.begin(&[Service::Calendar]).await;
        assert!(conflict(world.back(&none, CODE).await).contains("tick"));
    }
}

#[tokio::test]
async fn an_exchange_of_keys_reaches_tokens() {
    for world in World::each().await {
        let connection = world.connected().await;
        let newer = "ff".repeat(31) + "00";
        let vault = Vault::new(newer.parse().unwrap(), [KEY.parse().unwrap()]);
        let links = Links::new(LinkSettings::default(), Some(vault), Arc::new(NoFactory))
            .with_authority(Arc::new(world.fake.clone()));
        let env = world.engine.env.clone();
        let model = Arc::new(Scripted::echo());
        let store = world.database.store.clone();
        let newer = Engine::linked(store, env, Settings::default(), model, Vec::new(), Registry::standard(), links);
        assert_eq!(newer.reseal().await.unwrap(), 1);
        newer.access_token(world.user.workspace_id, connection.id, None).await.unwrap();
        let old = world.token(&connection).await.unwrap_err();
        assert!(matches!(old, AccountError::Denied(why) if why.contains("cannot be opened")));
    }
}
