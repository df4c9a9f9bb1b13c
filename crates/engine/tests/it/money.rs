//! What a turn may cost: the caps hold, nothing fails at them, and the person is told.

use std::sync::Arc;
use std::time::Duration;

use domain::{Amount, Caps, OwnCaps, Retry};
use engine::{NewAccount, Settings};
use futures_util::FutureExt;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use models::chain::Chain;
use models::guarded::{Guarded, Limits};
use models::prices::Prices;
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, Error, Model, ToolCall, Usage};
use serde_json::json;
use store::spending::Sums;
use store::testing;

use crate::rig::{Rig, run};

const DAY: Date = date(2026, 11, 23);

/// A dollar for a million tokens; a call is 100,000 tokens at most, ten cents, and takes half of them.
fn paid(model: Scripted) -> Arc<dyn Model> {
    let price = Prices::parse("[models.m]\ninput = 1\noutput = 1\n").unwrap().of("m");
    let retry = Retry { attempts: 3, base: Duration::ZERO, cap: Duration::ZERO };
    let limits = Limits { retry, concurrency: 1_000, ..Limits::default() };
    let env = domain::Env::system();
    let guarded = Guarded::new(Arc::new(model.billed(90_000, 10_000)), limits, price, env);
    Arc::new(Chain::new(vec![Arc::new(guarded), Arc::new(Rules)]))
}

fn fine() -> Answer {
    let usage = Usage { input_tokens: 45_000, output_tokens: 5_000, ..Usage::default() };
    Answer { text: "Paid for.".into(), usage, ..Answer::default() }
}

fn always() -> Arc<dyn Model> {
    paid(Scripted::reply(|_| Ok(fine())))
}

fn caps(workspace: i64, user: i64) -> Settings {
    let amount = |micro_dollars| Amount { micro_dollars, tokens: 0 };
    Settings { caps: Caps { workspace: amount(workspace), user: amount(user) }, ..Settings::default() }
}

async fn rigs(model: impl Fn() -> Arc<dyn Model>, settings: Settings) -> Vec<Rig> {
    let mut all = Vec::new();
    for database in testing::each().await {
        all.push(Rig::on(database, model(), settings.clone()).await);
    }
    all
}

async fn sums(rig: &Rig, day: Date) -> Sums {
    let workspace = rig.user.workspace_id;
    let read = rig
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move { store::spending::sums(tx, workspace, day, None).await }.boxed()
        })
        .await;
    read.unwrap()
}

/// Rows of a table, all workspaces together.
async fn rows(rig: &Rig, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let count = rig
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move { tx.query_opt(&sql, Vec::new(), |row| row.int(0)).await }.boxed()
        })
        .await;
    count.unwrap().unwrap()
}

async fn talk(rig: &Rig, id: &str, text: &str) -> String {
    rig.say(id, text).await;
    rig.settle().await;
    rig.replies().await.pop().unwrap()
}

#[tokio::test]
async fn the_rules_cost_nothing_and_store_nothing() {
    for rig in rigs(|| Arc::new(Rules), Settings::default()).await {
        talk(&rig, "1", "Lunch with Ana on Friday at 1pm").await;
        talk(&rig, "2", "yes").await;
        rig.engine.tidy().await.unwrap();
        for table in ["calls", "spending", "reservations", "budgets"] {
            assert_eq!(rows(&rig, table).await, 0, "{table}");
        }
    }
}

/// Takes another most each time it is asked for it.
#[derive(Debug, Default)]
struct Fickle(std::sync::atomic::AtomicU32);

#[async_trait::async_trait]
impl Model for Fickle {
    fn name(&self) -> &'static str {
        "m"
    }

    async fn respond(&self, _: &models::Request, _: &mut dyn models::Deltas) -> models::Result<Answer> {
        Ok(fine())
    }

    fn is_billed(&self) -> bool {
        true
    }

    fn most(&self, _: &models::Request) -> Option<models::Worst> {
        let more = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let (model, prompt) = ("m".to_owned(), String::new());
        Some(models::Worst { model, prompt, input_tokens: 90_000 + more, output_tokens: 10_000, micro_dollars: None })
    }
}

#[tokio::test]
async fn what_was_reserved_ahead_and_is_not_used_is_given_back() {
    let fickle = || {
        let price = Prices::parse("[models.m]\ninput = 1\noutput = 1\n").unwrap().of("m");
        Arc::new(Guarded::new(Arc::new(Fickle::default()), Limits::default(), price, domain::Env::system())) as _
    };
    // Room for one at a time: what was taken ahead must be back before the other is taken.
    for rig in rigs(fickle, caps(0, 150_000)).await {
        assert_eq!(talk(&rig, "1", "is the market open?").await, "Paid for.");
        assert_eq!(rows(&rig, "reservations").await, 0);
        assert_eq!(sums(&rig, DAY).await.reserved, Amount::default());
        assert_eq!(sums(&rig, DAY).await.spent.micro_dollars, 50_000);
    }
}

#[tokio::test]
async fn at_the_cap_the_rules_answer_and_it_is_told_once_a_day() {
    for rig in rigs(always, caps(0, 160_000)).await {
        // Five cents each: the third call of ten at most does not fit any more.
        for id in ["1", "2"] {
            assert_eq!(talk(&rig, id, "is the market open?").await, "Paid for.");
        }
        assert_eq!(sums(&rig, DAY).await.spent, Amount { micro_dollars: 100_000, tokens: 100_000 });
        let reply = talk(&rig, "3", "Lunch with Ana on Friday at 1pm").await;
        assert!(reply.contains("Lunch with Ana") && reply.contains("budget"), "{reply}");
        assert!(rig.engine.retrace(crate::replay::last_turn(&rig).await).await.unwrap().is_same(), "the notice too");
        let reply = talk(&rig, "4", "yes").await;
        assert!(reply.contains("Done") && !reply.contains("budget"), "a yes needs no model: {reply}");
        let reply = talk(&rig, "5", "Dinner with Luis on Saturday at 9pm").await;
        assert!(reply.contains("Luis") && !reply.contains("budget"), "told once: {reply}");
        let reply = talk(&rig, "5b", "is the market open?").await;
        assert!(
            reply.contains("budget") && !reply.contains("understand"),
            "the reason, as often as it is one: {reply}"
        );
        assert_eq!(reply.matches("budget").count(), 1, "{reply}");
        assert!(rig.engine.retrace(crate::replay::last_turn(&rig).await).await.unwrap().is_same());
        // Another conversation of the same day.
        let other = rig.engine.create_conversation(&rig.user, "Other", domain::ChannelRole::Assistant).await.unwrap();
        let rig = Rig { chat: other, ..rig };
        let reply = talk(&rig, "o1", "Tea with Eva on Friday at 5pm").await;
        assert!(reply.contains("Eva") && reply.contains("budget"), "told there too: {reply}");
        let reply = talk(&rig, "o2", "Tea with Leo on Friday at 7pm").await;
        assert!(!reply.contains("budget"), "once: {reply}");
        assert_eq!((rows(&rig, "calls").await, rows(&rig, "reservations").await), (2, 0));
        // The next day in Madrid begins an hour before the one in Greenwich.
        rig.clock.set("2026-11-23T23:00:01Z".parse().unwrap());
        assert_eq!(talk(&rig, "o6", "is the market open?").await, "Paid for.");
        assert_eq!(sums(&rig, DAY.tomorrow().unwrap()).await.spent.micro_dollars, 50_000);
    }
}

#[tokio::test]
async fn an_own_cap_overrules_and_another_workspace_has_its_own_money() {
    for rig in rigs(always, caps(0, 0)).await {
        let own = OwnCaps { workspace_micro_dollars: Some(50_000), ..OwnCaps::default() };
        rig.engine.set_own_caps(rig.user.workspace_id, own).await.unwrap();
        assert!(talk(&rig, "1", "hello").await.contains("budget"));
        let account = NewAccount { workspace: "B".into(), ..crate::rig::account("Bea") };
        let user = rig.engine.create_account(account).await.unwrap();
        let chat = rig.engine.conversation(&user, None).await.unwrap();
        let rig = Rig { user, chat, ..rig };
        assert_eq!(talk(&rig, "1", "hello").await, "Paid for.");
    }
}

#[tokio::test]
async fn what_costs_much_is_asked_for_first() {
    let settings = || Settings { ask_above: 99_999, ..caps(0, 0) };
    for rig in rigs(always, settings()).await {
        let question = talk(&rig, "1", "Lunch with Ana on Friday at 1pm").await;
        assert!(question.contains("$0.12"), "rounded up, and a cent more: {question}");
        assert_eq!((rows(&rig, "calls").await, rows(&rig, "proposals").await), (0, 0), "nothing was done meanwhile");
        assert_eq!(talk(&rig, "2", "yes").await, "Paid for.");
        let question = talk(&rig, "3", "and on Saturday?").await;
        assert!(question.contains("$0.12"), "a yes holds for one turn: {question}");
        assert_eq!(talk(&rig, "4", "no").await, "All right, I leave it.");
        assert_eq!(rows(&rig, "calls").await, 1);
        // A yes to something else is none.
        assert!(talk(&rig, "5", "yes").await.contains("$0.12"));
    }
}

#[tokio::test]
async fn a_failed_try_that_may_be_billed_is_in_the_books() {
    let model = || paid(Scripted::steps([Err(Error::Broken("half".into())), Ok(fine())]));
    for rig in rigs(model, caps(0, 0)).await {
        assert_eq!(talk(&rig, "1", "hello").await, "Paid for.");
        assert_eq!(rows(&rig, "calls").await, 2);
        assert_eq!(rows(&rig, "calls WHERE outcome = 'failed' AND micro_dollars = 100000").await, 1);
        assert_eq!(
            sums(&rig, DAY).await,
            Sums { spent: Amount { micro_dollars: 150_000, tokens: 150_000 }, reserved: Amount::default() }
        );
    }
}

/// The worker is killed during the call: what it reserved counts until its time is over, then as spent.
#[tokio::test]
async fn a_call_whose_worker_died_counts_as_its_worst_case() {
    let model = || paid(Scripted::reply(|_| Ok(fine())).delayed(std::future::pending));
    for rig in rigs(model, caps(0, 100_000)).await {
        rig.say("1", "hello").await;
        rig.clock.advance(SignedDuration::from_secs(10));
        let lane = rig.engine.claim(1, None).await.unwrap().remove(0);
        let reserved = Amount { micro_dollars: 100_000, tokens: 100_000 };
        {
            let mut turn = std::pin::pin!(rig.engine.run_lane(lane));
            while sums(&rig, DAY).await.reserved != reserved {
                assert!(futures_util::poll!(&mut turn).is_pending());
                tokio::task::yield_now().await;
            }
        }
        assert_eq!(rig.engine.expire_reservations().await.unwrap(), 0);
        let other = rig.node("other", always());
        rig.clock.advance(SignedDuration::from_secs(10));
        run(&other).await;
        let reply = rig.replies().await.pop().unwrap();
        assert!(!reply.contains("Paid") && !reply.contains("budget"), "it may still be given back: {reply}");
        rig.clock.advance(SignedDuration::from_mins(5));
        assert_eq!(other.expire_reservations().await.unwrap(), 1);
        assert_eq!(sums(&rig, DAY).await, Sums { spent: reserved, reserved: Amount::default() });
        assert_eq!(rows(&rig, "calls WHERE outcome = 'lost'").await, 1);
    }
}

#[tokio::test]
async fn a_hundred_turns_at_once_stay_within_the_cap() {
    for rig in rigs(always, caps(450_000, 0)).await {
        for n in 0..100 {
            let chat = rig
                .engine
                .create_conversation(&rig.user, &n.to_string(), domain::ChannelRole::Assistant)
                .await
                .unwrap();
            let said = crate::rig::said(&chat, "1", "hello", domain::Sender::User);
            rig.engine.accept(&chat, said).await.unwrap();
        }
        rig.clock.advance(SignedDuration::from_secs(10));
        let lanes = rig.engine.claim(100, None).await.unwrap();
        assert_eq!(lanes.len(), 100);
        futures_util::future::join_all(lanes.into_iter().map(|lane| rig.engine.run_lane(lane))).await;
        let sums = sums(&rig, DAY).await;
        assert_eq!(sums.reserved, Amount::default());
        assert!((50_000..=450_000).contains(&sums.spent.micro_dollars), "{sums:?}");
        assert_eq!(rows(&rig, "turns WHERE state = 'done'").await, 100, "nothing failed");
        assert_eq!(rows(&rig, "calls").await * 50_000, sums.spent.micro_dollars);
    }
}

#[tokio::test]
async fn each_round_of_a_turn_is_paid_for() {
    let model = || {
        let call =
            ToolCall { id: "c".into(), name: "find_events".into(), arguments: json!({"query": "Ana"}), why: None };
        let first = Answer { calls: vec![call], text: String::new(), ..fine() };
        paid(Scripted::steps([Ok(first), Ok(fine())]))
    };
    for rig in rigs(model, caps(0, 0)).await {
        assert_eq!(talk(&rig, "1", "when do I see Ana?").await, "Paid for.");
        assert_eq!(rows(&rig, "calls").await, 2);
    }
}
