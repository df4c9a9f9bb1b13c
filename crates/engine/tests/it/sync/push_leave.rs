//! An account that goes is told to call no more, as long as it can be told.

use std::sync::Arc;
use std::time::Duration;

use domain::{Connection, ConnectionKind, Holds, ManualClock, Service, User};
use engine::links::{LinkSettings, NoFactory};
use engine::oauth::Answer;
use engine::sync::{Account, BadAccount, Factory};
use engine::vault::Vault;
use engine::{Engine, Links, Settings};
use jiff::SignedDuration;
use models::rules::Rules;
use secrecy::ExposeSecret;
use services::calendars::Calendars;
use services::calendars::fake::Fake;
use services::oauth::fake::{CODE, Fake as Provider};
use store::testing::{self, Database};

use super::world::{BASE, HOME, WORK};
use crate::rig::{START, account, linked};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// One account at a provider, and the access tokens that were shown there.
#[derive(Debug, Clone)]
struct There {
    calendars: Fake,
    shown: Arc<std::sync::Mutex<Vec<String>>>,
}

impl Factory for There {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Google]
    }

    fn make(&self, _: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        let token = account.token.clone().unwrap();
        let shown = futures_util::FutureExt::now_or_never(token.token(None));
        if let Some(Ok(token)) = shown {
            self.shown.lock().unwrap().push(token.expose_secret().to_owned());
        }
        Ok(Arc::new(self.calendars.clone()))
    }
}

struct World {
    engine: Arc<Engine>,
    user: User,
    connection: Connection,
    there: There,
    provider: Provider,
    clock: Arc<ManualClock>,
    _database: Database,
}

impl World {
    /// One a database, with an account whose two calendars are watched.
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
            let there = There { calendars: Fake::new(&[HOME, WORK]), shown: Arc::default() };
            there.calendars.pushes_until("2026-11-30T11:00:00Z".parse().unwrap());
            let provider = Provider::new("ines@example.org");
            let settings = LinkSettings { public_url: BASE.into(), ..LinkSettings::default() };
            let links = Links::new(settings, Some(Vault::new(KEY.parse().unwrap(), [])), Arc::new(NoFactory))
                .with_calendars(Arc::new(there.clone()))
                .with_authority(Arc::new(provider.clone()));
            let engine = linked(&database, &clock, Settings::default(), links, Arc::new(Rules));
            let user = engine.create_account(account("Ines")).await.unwrap();
            let link = engine.make_link(&user).await.unwrap();
            let login = engine.sign_in(&link).await.unwrap().secret;
            let services = [Service::Calendar, Service::Mail];
            let url = engine.begin_consent(&user, &login, &services, None).await.unwrap();
            let state = url.split("&state=").nth(1).unwrap().split('&').next().unwrap();
            let answer = Answer { state, code: Some(CODE), error: None };
            let connection = engine.end_consent(&user, &login, answer).await.unwrap().connection;
            let world = Self { engine, user, connection, there, provider, clock, _database: database };
            world.look().await;
            for calendar in world.engine.connections(&world.user).await.unwrap().calendars {
                world.engine.choose_calendar(&world.user, Holds::Events, calendar.id, true).await.unwrap();
            }
            world.look().await;
            assert_eq!(world.there.calendars.watches().len(), 2);
            world.there.shown.lock().unwrap().clear();
            all.push(world);
        }
        all
    }

    async fn look(&self) {
        for sealed in self.engine.claim_connections(10).await.unwrap() {
            self.engine.look(&sealed).await;
        }
    }

    async fn parted(&self) {
        assert!(self.engine.renewals_ended(Duration::from_secs(30)).await);
        assert_eq!(self.there.calendars.watches(), []);
    }
}

#[tokio::test]
async fn an_account_that_is_removed_calls_no_more() {
    for world in World::each().await {
        world.engine.remove_connection(&world.user, world.connection.id).await.unwrap();
        world.parted().await;
        assert_eq!(*world.there.shown.lock().unwrap(), ["access-1"], "before the access is given back");
        assert_eq!(world.provider.revoked(), ["refresh-1"]);
    }
}

#[tokio::test]
async fn its_access_is_renewed_for_that_where_it_ended() {
    for world in World::each().await {
        world.provider.rotates();
        world.clock.advance(SignedDuration::from_hours(2));
        world.engine.remove_connection(&world.user, world.connection.id).await.unwrap();
        world.parted().await;
        assert_eq!(*world.there.shown.lock().unwrap(), ["access-2"]);
        assert_eq!(world.provider.revoked(), ["refresh-2"], "the newest");
    }
}

#[tokio::test]
async fn what_cannot_be_stopped_holds_nothing_up() {
    for world in World::each().await {
        world.there.calendars.is_away();
        world.engine.remove_connection(&world.user, world.connection.id).await.unwrap();
        assert!(world.engine.renewals_ended(Duration::from_secs(30)).await);
        assert_eq!(world.there.calendars.watches().len(), 2, "they end by themselves");
        assert_eq!(world.provider.revoked(), ["refresh-1"]);
        assert!(world.engine.connections(&world.user).await.unwrap().connections.is_empty());
    }
}

#[tokio::test]
async fn calendars_that_are_dropped_call_no_more_while_the_account_stays() {
    for world in World::each().await {
        world.engine.drop_service(&world.user, world.connection.id, Service::Calendar).await.unwrap();
        world.parted().await;
        assert!(world.provider.revoked().is_empty());
        let left = world.engine.connections(&world.user).await.unwrap();
        assert_eq!((left.connections.len(), left.calendars.len()), (1, 0));
    }
}

#[tokio::test]
async fn accounts_of_the_deleted_call_no_more() {
    for world in World::each().await {
        world.engine.delete_user(world.user.workspace_id, world.user.id).await.unwrap();
        assert_eq!(world.engine.sweep_orphaned_connections().await.unwrap(), 1);
        world.parted().await;
    }
}
