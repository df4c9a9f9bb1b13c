//! The guard and the chain: who is asked when, and what is taken back.

#![allow(clippy::disallowed_methods)] // tasks end with the test's runtime, and the clock is tokio's, which is stepped

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use domain::{Clock, Env, Retry, SystemEntropy};
use jiff::Timestamp;
use models::breaker::{self, State};
use models::chain::Chain;
use models::guarded::{Guarded, Limits};
use models::prices::Prices;
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, Deltas, Error, Model, Request, Result, Usage};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::support::chat;

/// Tells tokio's time, which a paused test steps.
#[derive(Debug)]
struct Stepped(Instant);

impl Clock for Stepped {
    fn now(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH + jiff::SignedDuration::try_from(self.0.elapsed()).unwrap()
    }
}

fn env() -> Env {
    Env { clock: Arc::new(Stepped(Instant::now())), entropy: Arc::new(SystemEntropy) }
}

fn limits() -> Limits {
    Limits {
        total: Duration::from_secs(30),
        retry: Retry { attempts: 3, base: Duration::from_secs(1), cap: Duration::from_secs(8) },
        concurrency: 2,
        waiting: 3,
        breaker: breaker::Limits { failures: 5, open: Duration::from_mins(5) },
    }
}

/// What one try does: says pieces, waits, ends.
#[derive(Debug, Clone)]
struct Try {
    pieces: &'static [&'static str],
    wait: Duration,
    end: Result<()>,
}

fn fails(error: Error) -> Try {
    Try { pieces: &[], wait: Duration::ZERO, end: Err(error) }
}

fn down() -> Try {
    fails(Error::Unavailable("down".into()))
}

fn fine() -> Try {
    Try { pieces: &["all ", "well"], wait: Duration::ZERO, end: Ok(()) }
}

/// Does the tries in order, and the last one for ever.
#[derive(Debug)]
struct Plays {
    tries: Vec<Try>,
    asked: Mutex<usize>,
    began: Notify,
}

impl Plays {
    fn new(tries: Vec<Try>) -> Arc<Self> {
        Arc::new(Self { tries, asked: Mutex::new(0), began: Notify::new() })
    }

    fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }
}

#[async_trait]
impl Model for Plays {
    fn name(&self) -> &'static str {
        "gpt-5-mini"
    }

    async fn respond(&self, _: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let n = {
            let mut asked = self.asked.lock().unwrap();
            *asked += 1;
            *asked - 1
        };
        self.began.notify_one();
        let now = self.tries[n.min(self.tries.len() - 1)].clone();
        now.pieces.iter().for_each(|piece| deltas.text(piece));
        tokio::time::sleep(now.wait).await;
        now.end?;
        let usage = Usage { input_tokens: 1_000_000, output_tokens: 1_000, ..Usage::default() };
        Ok(Answer { text: now.pieces.concat(), usage, ..Answer::default() })
    }
}

fn guarded(model: &Arc<Plays>) -> Arc<Guarded> {
    guarded_with(model, limits())
}

fn guarded_with(model: &Arc<Plays>, limits: Limits) -> Arc<Guarded> {
    Arc::new(Guarded::new(model.clone(), limits, Prices::embedded().of("gpt-5-mini"), env()))
}

/// What a person sees.
#[derive(Default)]
struct Screen {
    text: String,
    restarts: usize,
}

impl Deltas for Screen {
    fn text(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    fn restart(&mut self) {
        self.text.clear();
        self.restarts += 1;
    }
}

async fn ask(model: &dyn Model) -> (Result<Answer>, Screen) {
    let mut screen = Screen::default();
    let result = model.respond(&chat(&["hello"]), &mut screen).await;
    (result, screen)
}

#[tokio::test(start_paused = true)]
async fn what_passes_is_tried_again_and_what_it_took_is_recorded() {
    let plays = Plays::new(vec![down(), down(), fine()]);
    let (answer, screen) = ask(&*guarded(&plays)).await;
    let made = answer.unwrap().made;
    assert_eq!((plays.asked(), screen.text.as_str(), screen.restarts), (3, "all well", 0));
    // Half a second to one, then one to two.
    assert!((1_500..=3_100).contains(&made.millis), "{}", made.millis);
    // A million tokens at 0.25 dollars, a thousand at 2 a million.
    assert_eq!(made.micro_dollars, Some(252_000));
}

#[tokio::test(start_paused = true)]
async fn the_tries_end() {
    let plays = Plays::new(vec![down()]);
    let (result, _) = ask(&*guarded(&plays)).await;
    assert_eq!((result, plays.asked()), (Err(Error::Unavailable("down".into())), 3));
}

#[tokio::test(start_paused = true)]
async fn what_is_refused_is_not_tried_again_and_only_denial_counts() {
    for (error, failures) in [(Error::Refused("no".into()), 0), (Error::Denied("no key".into()), 1)] {
        let plays = Plays::new(vec![fails(error.clone())]);
        let guarded = guarded(&plays);
        assert_eq!(ask(&*guarded).await.0, Err(error));
        assert_eq!((plays.asked(), guarded.health()[0].failures), (1, failures));
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_used_is_tried_once_more() {
    let malformed = || fails(Error::Malformed("empty".into()));
    let plays = Plays::new(vec![malformed(), fine()]);
    assert_eq!(ask(&*guarded(&plays)).await.0.unwrap().text, "all well");
    let plays = Plays::new(vec![malformed()]);
    assert!(ask(&*guarded(&plays)).await.0.is_err());
    assert_eq!(plays.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_waited_for_where_there_is_time_and_others_wait_too() {
    let busy = |secs| fails(Error::Busy { what: "it limits us".into(), after: Duration::from_secs(secs) });
    let plays = Plays::new(vec![busy(10), fine()]);
    let guarded_ = guarded(&plays);
    let (first, second) = (guarded_.clone(), guarded_.clone());
    let first = tokio::spawn(async move { ask(&*first).await.0.unwrap().made.millis });
    plays.began.notified().await;
    let second = tokio::spawn(async move { ask(&*second).await.0.unwrap().made.millis });
    for millis in [first.await.unwrap(), second.await.unwrap()] {
        assert!((10_000..=12_100).contains(&millis), "{millis}");
    }
    assert_eq!(plays.asked(), 3, "nobody asked while it did not want to be asked");
    let plays = Plays::new(vec![busy(60), fine()]);
    assert!(matches!(ask(&*guarded(&plays)).await.0, Err(Error::Busy { .. })));
    assert_eq!(plays.asked(), 1, "a wait beyond the end helps nobody");
}

#[tokio::test(start_paused = true)]
async fn all_of_it_has_one_bound() {
    let drip = Try { pieces: &["a"], wait: Duration::from_hours(1), end: Ok(()) };
    let plays = Plays::new(vec![drip]);
    let guarded = guarded(&plays);
    let start = Instant::now();
    let (result, screen) = ask(&*guarded).await;
    assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    assert_eq!((start.elapsed().as_secs(), screen.text.as_str()), (30, "a"));
    let health = &guarded.health()[0];
    assert_eq!((health.failures, health.failed, health.running, health.waiting), (1, 1, 0, 0));
}

#[tokio::test(start_paused = true)]
async fn what_was_said_before_it_broke_is_taken_back() {
    let broke = Try { pieces: &["half an"], wait: Duration::ZERO, end: Err(Error::Unavailable("broke off".into())) };
    let plays = Plays::new(vec![broke.clone(), fine()]);
    let (answer, screen) = ask(&*guarded(&plays)).await;
    assert_eq!((answer.unwrap().text.as_str(), screen.text.as_str(), screen.restarts), ("all well", "all well", 1));
    // The same over the chain: the next model speaks on a clean screen.
    let plays = Plays::new(vec![broke]);
    let chain = Chain::new(vec![guarded(&plays), Arc::new(Rules)]);
    let (answer, screen) = ask(&chain).await;
    let answer = answer.unwrap();
    assert_eq!((answer.text, screen.restarts), (screen.text, 3));
    assert_eq!(answer.made.model, "rules");
    assert_eq!(answer.made.failed.len(), 1);
    assert_eq!(answer.made.failed[0].model, "gpt-5-mini");
}

#[tokio::test(start_paused = true)]
async fn questions_at_once_and_those_that_wait_are_bounded() {
    let slow = Try { wait: Duration::from_secs(5), ..fine() };
    let plays = Plays::new(vec![slow]);
    let guarded = guarded(&plays);
    let ask_one = |_| {
        let guarded = guarded.clone();
        tokio::spawn(async move { ask(&*guarded).await.0 })
    };
    let all: Vec<_> = (0..6).map(ask_one).collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let health = guarded.health().remove(0);
    assert_eq!((health.running, health.waiting, plays.asked()), (2, 3, 2));
    let mut answered = 0;
    for one in all {
        answered += usize::from(one.await.unwrap().is_ok());
    }
    assert_eq!((answered, plays.asked()), (5, 5), "one was too many, and was told so at once");
    let health = guarded.health().remove(0);
    assert_eq!((health.running, health.waiting, health.failures, health.answered), (0, 0, 0, 5));
}

#[tokio::test(start_paused = true)]
async fn a_question_that_is_given_up_leaves_its_place() {
    let plays = Plays::new(vec![Try { wait: Duration::from_secs(20), ..fine() }]);
    let guarded = guarded(&plays);
    for _ in 0..10 {
        let question = ask(&*guarded);
        assert!(tokio::time::timeout(Duration::from_secs(1), question).await.is_err());
    }
    let health = guarded.health().remove(0);
    assert_eq!((health.running, health.waiting, health.failures), (0, 0, 0));
}

/// The provider is away: everybody is answered by the next, most at once, and it is left alone until one probe.
#[tokio::test(start_paused = true)]
async fn a_provider_that_is_away_is_left_alone_and_nobody_goes_unanswered() {
    let hang = Try { pieces: &[], wait: Duration::from_secs(25), end: Err(Error::Unavailable("down".into())) };
    let mut tries = vec![hang; 2];
    tries.extend(std::iter::repeat_n(down(), 5));
    tries.push(fine());
    let plays = Plays::new(tries);
    let guarded = guarded_with(&plays, Limits { concurrency: 64, waiting: 1_000, ..limits() });
    let chain = Arc::new(Chain::new(vec![guarded.clone(), Arc::new(Rules)]));
    let ask_one = |_| {
        let chain = chain.clone();
        tokio::spawn(async move {
            let start = Instant::now();
            (ask(&*chain).await.0.unwrap().made.model, start.elapsed())
        })
    };
    let all: Vec<_> = (0..6).map(ask_one).collect();
    for one in all {
        let (model, took) = one.await.unwrap();
        // The first two still hung when the others' failures opened the breaker.
        assert_eq!(model, "rules");
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
    assert!(matches!(guarded.health()[0].breaker, State::Open { .. }));
    let asked = plays.asked();
    assert_eq!(ask(&*chain).await.0.unwrap().made.model, "rules");
    assert_eq!(plays.asked(), asked, "left alone");
    tokio::time::sleep(Duration::from_secs(301)).await;
    assert_eq!(ask(&*chain).await.0.unwrap().text, "all well");
    assert_eq!((plays.asked(), guarded.health()[0].breaker), (asked + 1, State::Closed));
}

#[tokio::test]
async fn a_chain_tells_the_last_error_and_none_is_no_answer() {
    let chain = Chain::new(vec![
        Arc::new(Scripted::steps([Err(Error::Denied("a".into()))])),
        Arc::new(Scripted::steps([Err(Error::Refused("b".into()))])),
    ]);
    assert_eq!(ask(&chain).await.0, Err(Error::Refused("b".into())));
    assert!(ask(&Chain::new(Vec::new())).await.0.is_err());
}
