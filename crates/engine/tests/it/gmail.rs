//! A person's mailbox at Google, let in by OAuth and acted on with leave: over HTTP against a Google of our own.

use std::collections::BTreeMap;
use std::sync::Arc;

use channels::Channel;
use channels::fake::Fake as FakeChannel;
use domain::{Connection, ConnectionKind, LinkRole, MailboxId, ManualClock, Platform, Service, SystemClock, User};
use engine::links::{self, BadCredential, LinkSettings, Links, NewLink};
use engine::oauth::Answer as Returned;
use engine::sync::{self, BadAccount};
use engine::vault::Vault;
use engine::{Engine, Settings};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::Answer;
use models::scripted::Scripted;
use serde_json::{Value, json};
use services::calendars::Calendars;
use services::google::fake::{Fake, Running};
use services::google::{Api, Gmail, GoogleCalendar, api};
use services::mailboxes::fake::Fake as FakeMailbox;
use services::mailboxes::{Address, Mailbox};
use services::oauth::fake::{CODE, Fake as Provider};
use store::testing;

use crate::replay::last_turn;
use crate::rig::{Rig, START, account, linked, run};
use crate::turns::{calling, pending, words};

const OWN: &str = "ines@gmail.com";
/// Who lets them see when she is busy.
pub const ANA: &str = "ana@example.org";
/// Of the channel that some have besides.
const CHANNEL: &str = "ines@example.org";

/// Calendars and mailboxes of every account, at one Google.
#[derive(Debug)]
struct Google(Arc<Running>);

impl Google {
    fn api(&self, account: &sync::Account<'_>) -> Api {
        let (at, token) = (self.0.at.clone(), account.token.clone().unwrap());
        Api::new(api::client(&at).unwrap(), at, token, Arc::new(SystemClock))
    }
}

impl sync::Factory for Google {
    fn kinds(&self) -> Vec<ConnectionKind> {
        vec![ConnectionKind::Google]
    }

    fn make(&self, _: ConnectionKind, account: &sync::Account<'_>) -> Result<Arc<dyn Calendars>, BadAccount> {
        Ok(Arc::new(GoogleCalendar::new(self.api(account))))
    }

    fn mailbox(&self, _: ConnectionKind, account: &sync::Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadAccount> {
        Ok(Some(Arc::new(Gmail::new(self.api(account), Address::parse(account.user).unwrap(), Arc::new(SystemClock)))))
    }
}

/// One mailbox behind every channel of mail.
#[derive(Debug, Clone)]
struct Boxes(FakeMailbox);

impl links::Factory for Boxes {
    fn platforms(&self) -> Vec<Platform> {
        vec![Platform::Mail]
    }

    fn make(&self, _: Platform, _: &links::Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        Ok(Arc::new(FakeChannel::new(false).on(Platform::Mail).named(CHANNEL)))
    }

    fn mailbox(&self, _: Platform, _: &links::Account<'_>) -> Result<Option<Arc<dyn Mailbox>>, BadCredential> {
        Ok(Some(Arc::new(self.0.clone())))
    }
}

pub struct World {
    pub rig: Rig,
    pub google: Arc<Running>,
    provider: Provider,
    channel: FakeMailbox,
    model: Arc<Scripted>,
    connection: Connection,
}

/// A node of this person's server.
fn node(
    database: &testing::Database,
    clock: &Arc<ManualClock>,
    parts: (&Arc<Running>, &Provider, &FakeMailbox),
    model: &Arc<Scripted>,
) -> Arc<Engine> {
    let (google, provider, channel) = parts;
    let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f".parse().unwrap();
    let settings = LinkSettings { public_url: "https://attache.example".into(), ..LinkSettings::default() };
    let links = Links::new(settings, Some(Vault::new(key, [])), Arc::new(Boxes(channel.clone())))
        .with_calendars(Arc::new(Google(Arc::clone(google))))
        .with_authority(Arc::new(provider.clone()));
    linked(database, clock, Settings::default(), links, Arc::clone(model) as _)
}

async fn let_in(engine: &Arc<Engine>, user: &User, services: &[Service]) -> Connection {
    let link = engine.make_link(user).await.unwrap();
    let login = engine.sign_in(&link).await.unwrap().secret;
    let url = engine.begin_consent(user, &login, services, None).await.unwrap();
    let state = url.split("&state=").nth(1).unwrap().split('&').next().unwrap();
    let answer = Returned { state, code: Some(CODE), error: None };
    engine.end_consent(user, &login, answer).await.unwrap().connection
}

impl World {
    /// One a database, with this script and an account that was let in for mail and calendars.
    pub async fn each(script: impl Fn() -> Vec<Answer>) -> Vec<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut all = Vec::new();
        for database in testing::each().await {
            let clock = Arc::new(ManualClock::new(START.parse().unwrap()));
            let google = Arc::new(Fake::new(OWN, &[OWN, ANA]).start().await.unwrap());
            google.fake.takes("access-1");
            let (provider, channel) = (Provider::new(OWN), FakeMailbox::new(&Address::parse(CHANNEL).unwrap()));
            let model = Arc::new(Scripted::new(script()));
            let engine = node(&database, &clock, (&google, &provider, &channel), &model);
            let user = engine.create_account(account("Ines")).await.unwrap();
            let chat = engine.conversation(&user, None).await.unwrap();
            let connection = let_in(&engine, &user, &[Service::Mail, Service::Calendar]).await;
            let fake = Arc::new(FakeChannel::new(true));
            let rig = Rig { engine, clock, fake, user, chat, database };
            all.push(Self { rig, google, provider, channel, model, connection });
        }
        all
    }

    /// The server ends and begins again.
    fn restart(&mut self) {
        let parts = (&self.google, &self.provider, &self.channel);
        self.rig.engine = node(&self.rig.database, &self.rig.clock, parts, &self.model);
    }

    fn arrives(&self, from: &str, subject: &str, text: &str) -> String {
        let id = subject.replace(' ', "-");
        self.google.fake.arrives(&format!(
            "From: {from}\r\nTo: {OWN}\r\nSubject: {subject}\r\nMessage-ID: <{id}@example.net>\r\n\r\n{text}\r\n"
        ))
    }

    pub async fn says(&self, id: &str, text: &str) -> String {
        self.rig.say(id, text).await;
        self.rig.clock.advance(SignedDuration::from_secs(2));
        run(&self.rig.engine).await;
        self.rig.replies().await.pop().unwrap_or_default()
    }

    async fn settle(&self) {
        for _ in 0..3 {
            self.rig.settle().await;
            self.rig.engine.settle_orphans().await.unwrap();
        }
    }

    fn sent(&self) -> Vec<String> {
        self.google.fake.mails("SENT")
    }

    /// The last result that the model was shown.
    pub fn seen(&self) -> Value {
        self.model.requests().last().unwrap().results().last().unwrap().content.clone()
    }

    async fn said(&self) -> String {
        self.rig.replies().await.join("\n")
    }

    fn mend(&self) -> String {
        format!("https://attache.example/oauth/google/begin?connection={}", self.connection.id)
    }
}

fn lunch(mailbox: Option<&str>) -> Answer {
    let mut given = json!({"to": ["ana@example.org"], "subject": "Lunch", "body": "Shall we have lunch?"});
    if let Some(mailbox) = mailbox {
        given["mailbox"] = json!(mailbox);
    }
    calling("send_mail", given)
}

#[tokio::test]
async fn mails_at_google_are_found_and_read() {
    let script = || {
        vec![
            calling("search_mail", json!({"matching": {"from": "luis", "unread": true}})),
            words("One mail."),
            calling("read_thread", json!({"id": "18c2000000000001"})),
            words("At 9."),
        ]
    };
    for world in World::each(script).await {
        world.arrives("Luis Vega <luis@example.org>", "Dinner", "At 9?");
        world.arrives("Eva <eva@example.org>", "Hello", "Hello");
        assert_eq!(world.says("1", "any mail of Luis'?").await, "One mail.");
        let seen = world.seen();
        assert_eq!((&seen["mailbox"], &seen["outside"]), (&json!(OWN), &json!(true)), "{seen}");
        let mail = &seen["mails"][0];
        assert_eq!(
            (&mail["id"], &mail["begins"], &mail["folders"]),
            (&json!("18c2000000000001"), &json!("At 9?"), &json!(["Inbox"]))
        );
        assert_eq!(seen["mails"].as_array().unwrap().len(), 1);
        assert_eq!(world.says("2", "and what does that mail's thread say?").await, "At 9.");
        assert_eq!(world.seen()["mails"][0]["text"], "At 9?");
        assert!(world.rig.engine.retrace(last_turn(&world.rig).await).await.unwrap().is_same());
        assert_eq!(world.google.fake.mails("UNREAD").len(), 2, "looking marks nothing");
    }
}

#[tokio::test]
async fn a_mail_leaves_through_google_after_a_yes_once_and_over_a_restart() {
    for mut world in World::each(|| vec![lunch(None)]).await {
        // Whatever Gmail calls the mail, a lost answer is settled by looking.
        world.google.fake.renames_mails();
        let asked = world.says("1", "send an e-mail to ana@example.org about lunch").await;
        assert!(asked.starts_with("I propose:\n• E-mail to ana@example.org · “Lunch”"), "{asked}");
        assert!(world.sent().is_empty());
        world.says("2", "yes").await;
        assert_eq!(world.rig.engine.waiting_mails(&world.rig.user).await.unwrap().len(), 1);
        world.restart();
        assert!(world.sent().is_empty(), "it waits");
        world.google.fake.loses_an_answer();
        world.settle().await;
        let sent = world.sent();
        assert_eq!(sent.len(), 1);
        assert!(
            sent[0].contains("To: ana@example.org\r\n") && sent[0].contains(&format!("From: {OWN}\r\n")),
            "{}",
            sent[0]
        );
        assert!(world.rig.replies().await.pop().unwrap().starts_with("Done: E-mail to ana@example.org"));
    }
}

/// Whoever dies between sending and writing that down leaves it to the next.
#[tokio::test]
async fn a_sender_that_dies_is_settled_by_looking_at_google() {
    for mut world in World::each(|| vec![lunch(None)]).await {
        world.says("1", "write to ana@example.org about lunch").await;
        world.says("2", "yes").await;
        world.rig.clock.advance(SignedDuration::from_secs(10));
        let mail = world.rig.engine.claim_effects(10).await.unwrap().remove(0);
        world.rig.engine.send(&mail).await;
        world.restart();
        world.settle().await;
        assert_eq!(world.sent().len(), 1);
        assert!(world.rig.replies().await.pop().unwrap().starts_with("Done: E-mail to"));
    }
}

#[tokio::test]
async fn a_mail_to_google_is_taken_back_before_it_leaves() {
    for world in World::each(|| vec![lunch(None)]).await {
        world.says("1", "write to ana@example.org about lunch").await;
        world.says("2", "yes").await;
        let told = world.says("3", "undo").await;
        assert!(told.starts_with("Taken back, not sent: E-mail to ana@example.org"), "{told}");
        world.settle().await;
        assert!(world.sent().is_empty());
    }
}

#[tokio::test]
async fn what_google_ended_is_told_with_where_to_mend_it() {
    let search = || calling("search_mail", json!({"matching": {"words": "dinner"}}));
    let script = || vec![lunch(None), search(), words("I cannot look."), search(), words("Still not.")];
    for world in World::each(script).await {
        world.says("1", "write to ana@example.org about lunch").await;
        world.says("2", "yes").await;
        world.provider.ends();
        world.google.fake.ends();
        assert_eq!(world.says("3", "any mail about dinner?").await, "I cannot look.");
        let seen = world.seen()["message"].as_str().unwrap().to_owned();
        assert!(seen.starts_with(&format!("Google ended the access to {OWN}")), "{seen}");
        let said = world.said().await;
        assert!(said.contains(&world.mend()), "its person is told in the chat: {said}");
        world.says("4", "and now a mail about dinner?").await;
        let seen = world.seen()["message"].as_str().unwrap().to_owned();
        assert!(seen.ends_with(&format!("let the account in again: {}", world.mend())), "{seen}");
        world.settle().await;
        let said = world.rig.replies().await.pop().unwrap();
        assert!(said.contains("That was not done: E-mail to") && said.contains(&world.mend()), "{said}");
        assert!(world.sent().is_empty());
    }
}

#[tokio::test]
async fn an_account_that_is_no_longer_used_for_mail_is_no_mailbox() {
    for world in World::each(|| vec![lunch(None), words("Hello.")]).await {
        world.says("1", "write to ana@example.org about lunch").await;
        world.says("2", "yes").await;
        let offers = || world.model.requests().last().unwrap().tools.iter().any(|tool| tool.name == "send_mail");
        assert!(offers());
        let (engine, user) = (&world.rig.engine, &world.rig.user);
        engine.drop_service(user, world.connection.id, Service::Mail).await.unwrap();
        world.settle().await;
        let said = world.rig.replies().await.pop().unwrap();
        let why = format!("the mails of {OWN} are no longer used; allow it again: {}&services=mail", world.mend());
        assert!(said.ends_with(&why), "{said}");
        world.says("3", "write a mail to Ana").await;
        assert!(!offers() && world.sent().is_empty());
        // Let in again, it is one.
        world.google.fake.takes("access-2");
        let_in(engine, user, &[Service::Mail]).await;
        world.says("4", "write a mail to Ana").await;
        assert!(offers());
    }
}

#[tokio::test]
async fn nobody_else_sees_an_account_s_mailbox() {
    for world in World::each(|| vec![words("Hello.")]).await {
        let engine = &world.rig.engine;
        let stranger = engine.create_account(account("Eva")).await.unwrap();
        let (ines, eva, id) = (world.rig.user.clone(), stranger.clone(), world.connection.id);
        let read = engine.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let own = store::mailboxes::of_user(tx, ines.workspace_id, ines.id, 10).await?;
                let others = [
                    store::mailboxes::of_user(tx, eva.workspace_id, eva.id, 10).await?,
                    store::mailboxes::of_user(tx, eva.workspace_id, ines.id, 10).await?,
                    store::mailboxes::of_user(tx, ines.workspace_id, eva.id, 10).await?,
                ];
                Ok((own, others.concat(), store::tokens::get(tx, eva.workspace_id, id).await?))
            }
            .boxed()
        });
        let (own, others, tokens) = read.await.unwrap();
        assert_eq!(own, [(MailboxId::Connection(world.connection.id), OWN.to_owned())]);
        assert!(others.is_empty() && tokens.is_none());
        let chat = engine.conversation(&stranger, None).await.unwrap();
        let Rig { clock, fake, database, .. } = world.rig;
        let rig = Rig { engine: world.rig.engine, clock, fake, user: stranger, chat, database };
        rig.say("1", "write a mail to Ana").await;
        rig.settle().await;
        assert!(world.model.requests()[0].tools.iter().all(|tool| !tool.name.ends_with("_mail")));
    }
}

#[tokio::test]
async fn of_several_mailboxes_the_address_says_which() {
    for world in World::each(|| vec![lunch(None), lunch(Some("INES@gmail.com")), lunch(Some("who@example.org"))]).await
    {
        let (engine, user) = (&world.rig.engine, &world.rig.user);
        let credential = BTreeMap::from([("address".to_owned(), CHANNEL.to_owned())]);
        let link = NewLink { platform: Platform::Mail, name: String::new(), role: LinkRole::Source, credential };
        engine.connect_channel(user, link).await.unwrap();
        world.says("1", "write to ana@example.org about lunch").await;
        world.says("2", "yes").await;
        world.settle().await;
        assert_eq!(
            (world.channel.outgoing().len(), world.sent().len()),
            (1, 0),
            "the channel that is read comes first"
        );
        world.says("3", "the same to ana@example.org from gmail").await;
        world.says("4", "yes").await;
        world.settle().await;
        assert_eq!((world.channel.outgoing().len(), world.sent().len()), (1, 1));
        world.says("5", "the same from the other one").await;
        let seen = world.seen()["message"].as_str().unwrap().to_owned();
        assert!(seen.contains(&format!("there are {CHANNEL}, {OWN}")), "{seen}");
        assert!(pending(&world.rig).await.is_empty());
    }
}
