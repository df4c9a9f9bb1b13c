//! Who pays is asked before each try, and told once what it took.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::{Env, Retry};
use models::chain::Chain;
use models::guarded::{Guarded, Limits};
use models::openai::OpenAi;
use models::prices::{Price, Prices};
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, Deltas, Error, Model, Payer, Result, Spent, Usage, Worst};

use crate::support::chat;

/// Writes everything down; gives leave while there is money.
#[derive(Debug, Default)]
struct Book {
    left: u64,
    reserved: Vec<Worst>,
    settled: Vec<Option<Spent>>,
}

#[async_trait]
impl Payer for Book {
    async fn reserve(&mut self, worst: &Worst) -> Result<()> {
        let cost = worst.micro_dollars.unwrap_or(0);
        if cost > self.left {
            return Err(Error::Unpaid("no money".into()));
        }
        self.left -= cost;
        self.reserved.push(worst.clone());
        Ok(())
    }

    async fn settle(&mut self, spent: Option<Spent>) {
        self.settled.push(spent);
    }
}

impl Deltas for Book {
    fn text(&mut self, _: &str) {}

    fn payer(&mut self) -> Option<&mut dyn Payer> {
        Some(self)
    }
}

/// A dollar and two for a million tokens.
fn price() -> Option<Price> {
    Prices::parse("[models.m]\ninput = 1\noutput = 2\n").unwrap().of("m")
}

/// 1,000 tokens in and 500 out at most: 2,000 millionths.
fn guarded(steps: impl IntoIterator<Item = Result<Answer>>) -> Arc<Guarded> {
    let retry = Retry { attempts: 3, base: Duration::ZERO, cap: Duration::ZERO };
    let model = Scripted::steps(steps).billed(1_000, 500);
    Arc::new(Guarded::new(Arc::new(model), Limits { retry, ..Limits::default() }, price(), Env::system()))
}

fn fine() -> Answer {
    let usage = Usage { input_tokens: 100, output_tokens: 50, ..Usage::default() };
    Answer { text: "well".into(), usage, ..Answer::default() }
}

fn chain(main: Arc<Guarded>) -> Chain {
    Chain::new(vec![main, Arc::new(Rules)])
}

async fn ask(model: &dyn Model, left: u64) -> (Answer, Book) {
    let mut book = Book { left, ..Book::default() };
    let answer = model.respond(&chat(&["hello"]), &mut book).await.unwrap();
    (answer, book)
}

#[tokio::test]
async fn an_answer_is_paid_for_as_it_was_billed() {
    let (answer, book) = ask(&chain(guarded([Ok(fine())])), 10_000).await;
    assert_eq!(answer.text, "well");
    assert_eq!(book.reserved.iter().map(|worst| worst.micro_dollars).collect::<Vec<_>>(), [Some(2_000)]);
    let [Some(spent)] = &book.settled[..] else { panic!("{book:?}") };
    assert_eq!((spent.micro_dollars, spent.answered, spent.usage.input_tokens), (Some(200), true, 100));
}

#[tokio::test]
async fn a_try_that_may_be_billed_counts_as_its_worst_and_one_that_was_not_as_nothing() {
    for (error, billed) in [
        (Error::Broken("broke off".into()), true),
        (Error::Malformed("empty".into()), true),
        (Error::Unavailable("no connection".into()), false),
    ] {
        let (answer, book) = ask(&chain(guarded([Err(error.clone()), Ok(fine())])), 10_000).await;
        assert_eq!(answer.text, "well", "{error}");
        assert_eq!(book.reserved.len(), 2, "each try has leave of its own");
        let first = book.settled[0].as_ref().map(|spent| (spent.micro_dollars, spent.answered, spent.usage.estimated));
        assert_eq!(first, billed.then_some((Some(2_000), false, true)), "{error}");
        assert!(book.settled[1].as_ref().unwrap().answered);
    }
}

#[tokio::test]
async fn without_leave_it_is_not_asked_and_the_rules_answer() {
    let main = guarded([Ok(fine())]);
    let (answer, book) = ask(&chain(main.clone()), 1_999).await;
    assert_eq!((answer.made.model.as_str(), book.reserved.len(), book.settled.len()), ("rules", 0, 0));
    let health = &main.health()[0];
    assert_eq!((health.answered, health.failed, health.failures), (0, 0, 0), "the provider has no part in it");
    // Leave for the first try only: the second is not made.
    let (answer, book) = ask(&chain(guarded([Err(Error::Broken("half".into())), Ok(fine())])), 3_000).await;
    assert_eq!((answer.made.model.as_str(), book.settled.len()), ("rules", 1));
}

#[tokio::test(start_paused = true)]
async fn a_try_that_is_cut_off_by_the_guard_is_settled() {
    let never = Scripted::steps([Ok(fine())]).billed(1_000, 500).delayed(std::future::pending);
    let limits = Limits { total: Duration::from_secs(5), ..Limits::default() };
    let main = Arc::new(Guarded::new(Arc::new(never), limits, price(), Env::system()));
    let (answer, book) = ask(&chain(main), 10_000).await;
    assert_eq!(answer.made.model, "rules");
    let [Some(spent)] = &book.settled[..] else { panic!("{book:?}") };
    assert_eq!((spent.micro_dollars, spent.answered), (Some(2_000), false));
}

#[tokio::test]
async fn the_rules_and_who_names_no_payer_pay_nothing() {
    let (_, book) = ask(&chain(guarded([])), 0).await;
    assert!(book.reserved.is_empty() && book.settled.is_empty());
    assert_eq!(Rules.most(&chat(&["hello"])), None);
    guarded([Ok(fine())]).respond(&chat(&["hello"]), &mut ()).await.unwrap();
}

#[tokio::test]
async fn a_providers_worst_case_is_its_prompt_and_its_longest_answer() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let fake = crate::fake::Fake::always(crate::fake::says("ok")).await;
    let mut options = fake.options();
    options.output_tokens = 77;
    let model = OpenAi::new(options).unwrap();
    let (short, long) = (model.most(&chat(&["hi"])).unwrap(), model.most(&chat(&["hi there, how are you"])).unwrap());
    assert_eq!((short.output_tokens, short.prompt.as_str()), (77, "chat.v1"));
    assert!(short.input_tokens < long.input_tokens);
    let cached = Prices::parse("[models.m]\ninput = 1\ncache_write = 4\noutput = 2\n").unwrap().of("m").unwrap();
    assert_eq!(cached.most(1_000_000, 1_000_000), 6_000_000, "the dearest way");
}
