//! A whole server on a test database. The clock stands until it is stepped, and no turn runs unless a story runs it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use api::{ApiState, Limits};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use channels::Channel;
use channels::fake::Fake;
use channels::web::Web;
use domain::{Conversation, Env, ManualClock, Platform, Role, SystemEntropy, User, UserId};
use engine::links::{Account, BadCredential, Factory, LinkSettings};
use engine::tools::Registry;
use engine::vault::Vault;
use engine::{Engine, Lifecycle, Links, NewAccount, Settings};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::rules::Rules;
use serde_json::Value;
use store::testing::{self, Database};
use tokio::net::TcpListener;
use tower::ServiceExt;

pub struct Rig {
    pub engine: Arc<Engine>,
    pub clock: Arc<ManualClock>,
    pub life: Lifecycle,
    pub router: Router,
    state: ApiState,
    pub user: User,
    pub chat: Conversation,
    /// What a channel with the token `good` is connected to.
    pub fake: Arc<Fake>,
    pub platforms: Arc<Platforms>,
    pub accounts: Arc<crate::connections::Accounts>,
    /// Where Google accounts are let in.
    pub google: services::oauth::fake::Fake,
    /// The login of `user`.
    pub secret: String,
    /// Gone when dropped.
    _database: Database,
}

/// Connects everything to one fake, where the token is `good`.
#[derive(Debug)]
pub struct Platforms {
    fake: Arc<Fake>,
    /// Where the platform was told to call.
    pub hook: Mutex<String>,
}

impl Factory for Platforms {
    fn platforms(&self) -> Vec<Platform> {
        vec![Platform::Telegram]
    }

    fn make(&self, _: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        account.hook_url.clone_into(&mut self.hook.lock().unwrap());
        match account.credential.get("token").map(String::as_str) {
            Some("good") => Ok(self.fake.clone()),
            _ => Err(BadCredential { field: "token", problem: "is not good".into() }),
        }
    }
}

/// A Monday noon in Madrid.
pub const START: &str = "2026-11-23T11:00:00Z";
pub const PUBLIC_URL: &str = "https://attache.example";
/// Where a trusted proxy would connect from.
pub const PROXY: &str = "127.0.0.1";

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    #[allow(clippy::needless_pass_by_value)] // reads better where it is called
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(&name).unwrap_or_else(|| panic!("no {name}: {self:?}")).to_str().unwrap()
    }

    /// The JSON of a success.
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        self.json()
    }

    /// The code of a problem, whose form is checked on the way.
    pub fn code(&self) -> String {
        assert!(!self.status.is_success(), "{}", self.text());
        assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["type"], format!("/docs/errors/{}", problem["code"].as_str().unwrap()));
        assert_eq!(problem["request_id"], self.headers["x-request-id"].to_str().unwrap());
        assert!(problem["title"].is_string() && problem["detail"].is_string());
        problem["code"].as_str().unwrap().to_owned()
    }

    pub fn detail(&self) -> String {
        self.json()["detail"].as_str().unwrap().to_owned()
    }
}

impl Rig {
    /// One rig a database that this machine has, each with a workspace and its owner, who is signed in.
    pub async fn each() -> Vec<Self> {
        Self::each_with(Limits::default()).await
    }

    pub async fn each_with(limits: Limits) -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            all.push(Self::on(database, limits.clone()).await);
        }
        all
    }

    /// On one database only: for stories in which the database plays no part.
    pub async fn one(limits: Limits) -> Self {
        Self::on(testing::sqlite().await, limits).await
    }

    async fn on(database: Database, limits: Limits) -> Self {
        let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
        let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
        let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f".parse().unwrap();
        let fake = Arc::new(Fake::new(true).on(Platform::Telegram));
        let platforms = Arc::new(Platforms { fake: fake.clone(), hook: Mutex::default() });
        let accounts = Arc::new(crate::connections::Accounts::default());
        let google = services::oauth::fake::Fake::new("ines@example.org");
        let links = LinkSettings { public_url: PUBLIC_URL.into(), ..LinkSettings::default() };
        let engine = Engine::linked(
            database.store.clone(),
            env,
            Settings::default(),
            Arc::new(Rules),
            vec![Arc::new(Web)],
            Registry::standard().attach(vec![crate::tools::notes()]),
            Links::new(links, Some(Vault::new(key, [])), platforms.clone())
                .with_calendars(accounts.clone())
                .with_authority(Arc::new(google.clone())),
        );
        let life = Lifecycle::new();
        let state = ApiState {
            engine: engine.clone(),
            life: life.clone(),
            public_url: PUBLIC_URL.to_owned(),
            trusted_proxies: vec![PROXY.parse().unwrap()],
            limits,
        };
        let user = engine.create_account(account("Ines")).await.unwrap();
        let chat = engine.conversation(&user, None).await.unwrap();
        let secret = sign_in(&engine, &user).await;
        Self {
            router: api::router(state.clone()),
            state,
            fake,
            platforms,
            accounts,
            google,
            engine,
            clock,
            life,
            user,
            chat,
            secret,
            _database: database,
        }
    }

    /// Somebody in a workspace of their own, with their login.
    pub async fn stranger(&self) -> (User, String) {
        let user = self.engine.create_account(account("Eve")).await.unwrap();
        let secret = sign_in(&self.engine, &user).await;
        (user, secret)
    }

    /// Somebody else in the same workspace, with their login.
    pub async fn colleague(&self) -> (User, String) {
        let id = self.engine.env.id(UserId::new);
        let user = User { id, name: "Carla".into(), role: Role::Member, ..self.user.clone() };
        let (made, now) = (user.clone(), self.engine.env.now());
        let work = self.engine.store.write::<_, store::Error, _>(move |tx| {
            async move { store::workspaces::insert_user(tx, &made, now).await }.boxed()
        });
        work.await.unwrap();
        let secret = sign_in(&self.engine, &user).await;
        (user, secret)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, body).await
    }

    /// As `user`, with a JSON body.
    pub async fn call(&self, method: Method, path: &str, body: Value) -> Answer {
        self.raw(method, path, body.to_string()).await
    }

    /// As `user`, with a body that is said to be JSON.
    pub async fn raw(&self, method: Method, path: &str, body: impl Into<Body>) -> Answer {
        let request = self.request(method, path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// A request of `user`.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let bearer = format!("Bearer {}", self.secret);
        Request::builder().method(method).uri(path).header(header::AUTHORIZATION, bearer)
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Says something in `user`'s chat by REST.
    pub async fn say(&self, client_id: &str, text: &str) -> Value {
        self.post("/v1/messages", serde_json::json!({"client_id": client_id, "text": text})).await.ok()
    }

    /// Steps time past the debounce, then runs what is due until nothing is.
    pub async fn settle(&self) {
        self.clock.advance(SignedDuration::from_secs(10));
        loop {
            let lanes = self.engine.claim(100, None).await.unwrap();
            let effects = self.engine.claim_effects(100).await.unwrap();
            if lanes.is_empty() && effects.is_empty() {
                return;
            }
            for lane in lanes {
                self.engine.run_lane(lane).await;
            }
            let mut outcomes = Vec::new();
            for effect in effects {
                let outcome = self.engine.send(&effect).await;
                outcomes.push((effect, outcome));
            }
            self.engine.record(outcomes).await.unwrap();
        }
    }

    /// Asks for a lunch and answers the proposal that it became.
    pub async fn proposal(&self) -> Value {
        self.say("lunch", "lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before").await;
        self.settle().await;
        self.get("/v1/proposals").await.ok()["items"][0].clone()
    }

    /// Approves that lunch; answers the event and its reminder.
    pub async fn approved(&self) -> (Value, Value) {
        let proposal = self.proposal().await;
        let path = format!("/v1/proposals/{}/approve", proposal["id"].as_str().unwrap());
        let hash = serde_json::json!({"arguments_hash": proposal["arguments_hash"]});
        self.post(&path, hash).await.ok();
        let agenda = self.get("/v1/agenda").await.ok();
        let of =
            |kind: &str| agenda["items"].as_array().unwrap().iter().find(|one| one["kind"] == kind).unwrap().clone();
        (of("event"), of("reminder"))
    }

    /// Listens on a port of its own.
    pub async fn listen(&self) -> SocketAddr {
        self.listen_with(self.state.limits.clone()).await
    }

    /// Likewise, with other limits than the rest of this server.
    pub async fn listen_with(&self, limits: Limits) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = api::router(ApiState { limits: limits.clone(), ..self.state.clone() });
        let life = self.life.clone();
        self.life.spawn(async move { api::serve(listener, router, life, &limits).await });
        address
    }
}

pub async fn sign_in(engine: &Engine, user: &User) -> String {
    let link = engine.make_link(user).await.unwrap();
    engine.sign_in(&link).await.unwrap().secret
}

fn account(name: &str) -> NewAccount {
    NewAccount { workspace: name.into(), name: name.into(), zone: "Europe/Madrid".into(), language: "en".into() }
}
