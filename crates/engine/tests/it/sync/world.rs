//! A person with an account elsewhere, whose wire breaks where a story says so.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use domain::{Calendar, Connection, ConnectionKind, Event, EventId, EventState, Holds, ManualClock, User};
use engine::sync::{Account, BadAccount, Connections, Factory, NewConnection};
use engine::vault::{MasterKey, Vault};
use engine::{Engine, Links, Settings};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp, civil};
use models::rules::Rules;
use services::calendars::fake::Fake;
use services::calendars::{
    Calendars, Changes, Entry, Error, Found, Listed, Moment, Push, Status, Watch, Watched, Written,
};
use services::contacts::{self, Contacts};
use store::testing::{self, Database};
use tokio::sync::Notify;

use super::people::{BOOK, FAMILY};
use crate::rig::{START, account, linked, run, said};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// What happens to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    Well,
    /// It is not done.
    Later,
    /// It is done, and the answer is lost.
    Lost,
    /// It is not done, and nobody says so.
    Never,
    /// The worker dies before it.
    Before,
    /// The worker dies behind it.
    Behind,
    /// It is not done, and never will be this way.
    Refused,
    /// What is asked for with a place is refused for its age.
    Expired,
}

/// The account as it is reached.
#[derive(Debug)]
pub struct Wire {
    pub there: Fake,
    pub books: contacts::fake::Fake,
    faults: Mutex<VecDeque<Fault>>,
    died: Notify,
    pub calls: Mutex<Vec<&'static str>>,
    /// Where this server says that it is.
    pub base: Mutex<&'static str>,
}

impl Wire {
    pub async fn through<T>(
        &self,
        name: &'static str,
        call: impl Future<Output = Result<T, Error>> + Send,
        since: bool,
    ) -> Result<T, Error> {
        self.calls.lock().unwrap().push(name);
        let fault = self.faults.lock().unwrap().pop_front().unwrap_or(Fault::Well);
        match fault {
            Fault::Expired if since => Err(Error::Expired),
            Fault::Well | Fault::Expired => call.await,
            Fault::Later => Err(Error::Later { why: "busy".into(), after: None }),
            Fault::Refused => Err(Error::Refused("too long".into())),
            Fault::Never => Err(Error::Unknown("reset".into())),
            Fault::Lost => {
                let _ = call.await;
                Err(Error::Unknown("reset".into()))
            }
            Fault::Before => {
                self.died.notify_one();
                std::future::pending().await
            }
            Fault::Behind => {
                let _ = call.await;
                self.died.notify_one();
                std::future::pending().await
            }
        }
    }
}

#[async_trait]
impl Calendars for Wire {
    async fn list(&self) -> Result<Vec<Listed>, Error> {
        self.through("list", self.there.list(), false).await
    }

    async fn changes(&self, calendar: &str, since: Option<&str>, window: &Range<Timestamp>) -> Result<Changes, Error> {
        self.through("changes", self.there.changes(calendar, since, window), since.is_some()).await
    }

    async fn get(&self, calendar: &str, href: &str) -> Result<Found, Error> {
        self.through("get", self.there.get(calendar, href), false).await
    }

    async fn create(&self, calendar: &str, entry: &Entry) -> Result<Written, Error> {
        self.through("create", self.there.create(calendar, entry), false).await
    }

    async fn find(&self, calendar: &str, uid: &str) -> Result<Option<Found>, Error> {
        self.through("find", self.there.find(calendar, uid), false).await
    }

    async fn replace(&self, calendar: &str, href: &str, etag: &str, entry: &Entry) -> Result<Written, Error> {
        self.through("replace", self.there.replace(calendar, href, etag, entry), false).await
    }

    async fn remove(&self, calendar: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.through("remove", self.there.remove(calendar, href, etag), false).await
    }

    async fn busy(&self, calendar: &str, window: &Range<Timestamp>) -> Result<Vec<Range<Timestamp>>, Error> {
        self.there.busy(calendar, window).await
    }

    fn pushes(&self) -> bool {
        self.there.pushes()
    }

    async fn watch(&self, calendar: &str, watch: &Watch<'_>) -> Result<Watched, Error> {
        self.through("watch", self.there.watch(calendar, watch), false).await
    }

    async fn unwatch(&self, id: &str, resource: &str) -> Result<(), Error> {
        self.through("unwatch", self.there.unwatch(id, resource), false).await
    }
}

#[derive(Debug)]
struct Accounts(Arc<Wire>);

impl Factory for Accounts {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Caldav]
    }

    fn make(&self, _: ConnectionKind, account: &Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        if account.password != "right" {
            return Err(BadAccount { field: "password", problem: "is wrong".into() });
        }
        Ok(Arc::clone(&self.0) as Arc<dyn Calendars>)
    }

    fn contacts(&self, _: ConnectionKind, _: &Account<'_>) -> Result<Option<Arc<dyn Contacts>>, BadAccount> {
        Ok(Some(Arc::clone(&self.0) as Arc<dyn Contacts>))
    }

    fn pushed(&self, _: ConnectionKind, request: &engine::links::Push<'_>) -> Option<Push> {
        services::google::pushed(request.headers)
    }
}

/// Where this server is.
pub const BASE: &str = "https://attache.example";

pub struct World {
    pub wire: Arc<Wire>,
    pub engine: Arc<Engine>,
    pub user: User,
    pub connection: Connection,
    pub clock: Arc<ManualClock>,
    database: Database,
}

/// The calendars of the account.
pub const HOME: &str = "home";
pub const WORK: &str = "work";
/// One that can only be read.
pub const CLUB: &str = "club";

impl World {
    /// One a database, with the calendar `home` chosen, where new events go.
    pub async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            all.push(Self::on(database).await);
        }
        all
    }

    pub async fn on(database: Database) -> Self {
        let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
        let there = Fake::new(&[]);
        for (name, writable) in [(HOME, true), (WORK, true), (CLUB, false)] {
            let zone = Some("Europe/Madrid".to_owned());
            there.lists(Listed { id: name.into(), name: name.into(), color: None, writable, zone });
        }
        there.pages(3);
        let books = contacts::fake::Fake::new(&[BOOK, FAMILY]);
        books.pages(3);
        let wire = Arc::new(Wire {
            there,
            books,
            faults: Mutex::default(),
            died: Notify::new(),
            calls: Mutex::default(),
            base: Mutex::new(BASE),
        });
        let engine = engine(&database, &clock, &wire);
        let user = engine.create_account(account("Ines")).await.unwrap();
        engine.conversation(&user, None).await.unwrap();
        let connection = engine.connect_calendars(&user, new("right")).await.unwrap();
        let world = Self { wire, engine, user, connection, clock, database };
        world.choose(HOME, true).await;
        world.take_new(Some(HOME)).await;
        world.look().await;
        world
    }

    pub async fn calendar(&self, name: &str) -> Calendar {
        self.seen().await.calendars.into_iter().find(|calendar| calendar.name == name).unwrap()
    }

    pub async fn seen(&self) -> Connections {
        self.engine.connections(&self.user).await.unwrap()
    }

    pub async fn choose(&self, name: &str, chosen: bool) {
        let id = self.calendar(name).await.id;
        self.engine.choose_calendar(&self.user, Holds::Events, id, chosen).await.unwrap();
    }

    pub async fn take_new(&self, name: Option<&str>) {
        let id = match name {
            Some(name) => Some(self.calendar(name).await.id),
            None => None,
        };
        self.engine.set_new_calendar(&self.user, Holds::Events, id).await.unwrap();
    }

    /// What happens to the calls to come.
    pub fn faults(&self, faults: impl IntoIterator<Item = Fault>) {
        let mut queue = self.wire.faults.lock().unwrap();
        queue.clear();
        queue.extend(faults);
    }

    /// The calls since the last time.
    pub fn calls(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.wire.calls.lock().unwrap())
    }

    /// A minute later, one look; false where its worker died. Then the lease runs out, and another node has it.
    pub async fn look(&self) -> bool {
        self.look_until(usize::MAX).await
    }

    /// As [`World::look`], by a worker that dies where it waits for the so-manieth time: for the wire or for the database.
    pub async fn look_until(&self, waits: usize) -> bool {
        self.clock.advance(SignedDuration::from_mins(1));
        let engine = self.node();
        for sealed in engine.claim_connections(10).await.unwrap() {
            let mut look = std::pin::pin!(engine.look(&sealed));
            let mut left = waits;
            let living = std::future::poll_fn(|context| match look.as_mut().poll(context) {
                std::task::Poll::Pending if left == 0 => std::task::Poll::Ready(false),
                std::task::Poll::Pending => {
                    left -= 1;
                    std::task::Poll::Pending
                }
                std::task::Poll::Ready(()) => std::task::Poll::Ready(true),
            });
            let lives = tokio::select! {
                lives = living => lives,
                () = self.wire.died.notified() => false,
            };
            if !lives {
                self.clock.advance(SignedDuration::from_mins(6));
                return false;
            }
        }
        true
    }

    /// Another node, or this one once it began again.
    pub fn node(&self) -> Arc<Engine> {
        engine(&self.database, &self.clock, &self.wire)
    }

    /// All that is on its way arrives: the wire holds, and looks follow one another until one finds nothing to do.
    pub async fn quiet(&self) {
        self.faults([]);
        for _ in 0..4 {
            // Past every wait after a failure.
            self.clock.advance(SignedDuration::from_hours(2));
            self.look().await;
        }
        self.calls();
        self.look().await;
        let calls = self.calls();
        assert!(calls.iter().all(|call| ["changes", "list"].contains(call)), "it does not come to rest: {calls:?}");
    }

    pub fn now(&self) -> Timestamp {
        self.engine.env.now()
    }

    /// What stands in the agenda.
    pub async fn here(&self) -> Vec<Event> {
        let (workspace, user, now) = (self.user.workspace_id, self.user.id, self.now());
        let (from, to) = (now - SignedDuration::from_hours(24 * 60), now + SignedDuration::from_hours(24 * 800));
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::agenda::events(tx, workspace, user, from, to, 1_000).await }.boxed()
        });
        read.await.unwrap()
    }

    /// Says it in the person's chat; what the assistant answers.
    pub async fn say(&self, text: &str) -> String {
        let chat = self.engine.conversation(&self.user, None).await.unwrap();
        let sent_at = self.now();
        let id = sent_at.to_string();
        let message = domain::Incoming { sent_at, ..said(&chat, &id, text, domain::Sender::User) };
        self.engine.accept(&chat, message).await.unwrap();
        self.clock.advance(SignedDuration::from_secs(10));
        run(&self.engine).await;
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::messages::page(tx, chat.id, None, 100).await }.boxed()
        });
        let mut newest_first = read.await.unwrap().into_iter().rev();
        let said = newest_first.find(|message| message.sender == domain::Sender::Assistant);
        said.map(|message| message.text).unwrap_or_default()
    }

    /// The only event of the agenda.
    pub async fn only(&self) -> Event {
        let here = self.here().await;
        assert_eq!(here.len(), 1, "{here:?}");
        here.into_iter().next().unwrap()
    }

    /// What stands there in a calendar.
    pub fn there(&self, calendar: &str) -> Vec<Found> {
        self.wire.there.standing(calendar)
    }

    pub fn only_there(&self) -> Found {
        let there = self.there(HOME);
        assert_eq!(there.len(), 1, "{there:?}");
        there.into_iter().next().unwrap()
    }

    /// A new event, by hand: one hour from the hour so many hours from the story's beginning.
    pub async fn add(&self, title: &str, hours: i64) -> Event {
        let starts_at = START.parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hours);
        let event = Event {
            id: self.engine.env.id(EventId::new),
            user_id: self.user.id,
            title: title.into(),
            starts_at,
            ends_at: starts_at + SignedDuration::from_hours(1),
            all_day: false,
            zone: "Europe/Madrid".into(),
            place: None,
            participants: vec!["Ana".into()],
            notes: None,
            recurrence: None,
            exceptions: Vec::new(),
            reply: None,
            state: EventState::Confirmed,
            version: 0,
            updated_at: self.now(),
        };
        let (workspace, made) = (self.user.workspace_id, event.clone());
        self.write(move |tx| async move { store::agenda::insert_event(tx, workspace, &made).await }.boxed()).await;
        event
    }

    /// Changes an event as a tool does.
    pub async fn change(&self, event: &Event, what: impl FnOnce(&mut Event)) -> Event {
        let mut event = event.clone();
        what(&mut event);
        let event = Event { version: event.version + 1, updated_at: self.now(), ..event };
        let (workspace, changed) = (self.user.workspace_id, event.clone());
        let done =
            self.write(move |tx| async move { store::agenda::update_event(tx, workspace, &changed).await }.boxed());
        assert!(done.await, "nobody else changed it");
        event
    }

    pub async fn cancel(&self, event: &Event) {
        self.engine.cancel_event(&self.user, event.id).await.unwrap();
    }

    async fn write<T, F>(&self, work: F) -> T
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut store::Tx) -> futures_util::future::BoxFuture<'t, store::Result<T>> + Send + 'static,
    {
        self.engine.store.write::<_, store::Error, _>(work).await.unwrap()
    }

    /// Somebody adds something there.
    pub fn add_there(&self, calendar: &str, entry: Entry) {
        self.wire.there.puts(calendar, entry).unwrap();
    }

    /// Somebody changes something there.
    pub fn change_there(&self, found: &Found, what: impl FnOnce(&mut Entry)) {
        let mut entry = found.entry.clone();
        what(&mut entry);
        self.wire.there.puts(calendar_of(found), entry).unwrap();
    }

    pub fn remove_there(&self, found: &Found) {
        assert!(self.wire.there.takes(calendar_of(found), &found.entry.uid));
    }
}

fn calendar_of(found: &Found) -> &str {
    found.href.trim_start_matches('/').split('/').next().unwrap()
}

pub fn new(password: &str) -> NewConnection {
    NewConnection {
        kind: ConnectionKind::Caldav,
        url: "https://dav.example.org".into(),
        user: "ines".into(),
        password: password.into(),
    }
}

fn engine(database: &Database, clock: &Arc<ManualClock>, wire: &Arc<Wire>) -> Arc<Engine> {
    let vault = Vault::new(KEY.parse::<MasterKey>().unwrap(), []);
    let public_url = (*wire.base.lock().unwrap()).to_owned();
    let settings = engine::links::LinkSettings { public_url, ..engine::links::LinkSettings::default() };
    let links = Links::new(settings, Some(vault), Arc::new(engine::links::NoFactory));
    let links = links.with_calendars(Arc::new(Accounts(Arc::clone(wire))));
    linked(database, clock, Settings::default(), links, Arc::new(Rules))
}

/// In Madrid; `day` of November 2026, at the hour, for one hour.
pub fn entry(uid: &str, title: &str, day: i8, hour: i8) -> Entry {
    let starts = civil::date(2026, 11, day).at(hour, 0, 0, 0);
    let moment = |wall| Moment::At { wall, zone: "Europe/Madrid".into() };
    Entry {
        uid: uid.into(),
        title: title.into(),
        starts: moment(starts),
        ends: moment(starts.checked_add(SignedDuration::from_hours(1)).unwrap()),
        place: None,
        notes: None,
        guests: Vec::new(),
        recurrence: None,
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: 0,
    }
}
