//! Every model keeps the contract.

use std::sync::Arc;

use domain::Env;
use models::anthropic::Anthropic;
use models::chain::Chain;
use models::contract;
use models::guarded::{Guarded, Limits};
use models::openai::OpenAi;
use models::redacting::Redacting;
use models::rules::Rules;
use models::scripted::Scripted;

use crate::brain;
use crate::fake::Fake;
use crate::support::tls;

#[tokio::test]
async fn rules() {
    contract::check(&Rules).await;
}

#[tokio::test]
async fn scripted() {
    contract::check(&Scripted::echo()).await;
}

#[tokio::test]
async fn openai() {
    tls();
    let fake = Fake::start(|_, asked| brain::openai(asked)).await;
    contract::check(&OpenAi::new(fake.options()).unwrap()).await;
}

#[tokio::test]
async fn anthropic() {
    tls();
    let fake = Fake::start(|_, asked| brain::anthropic(asked)).await;
    contract::check(&Anthropic::new(fake.options()).unwrap()).await;
}

#[tokio::test]
async fn redacting() {
    contract::check(&Redacting::new(Arc::new(Scripted::echo()))).await;
}

#[tokio::test]
async fn a_guarded_chain() {
    tls();
    let fake = Fake::start(|_, asked| brain::openai(asked)).await;
    let main = Guarded::new(Arc::new(OpenAi::new(fake.options()).unwrap()), Limits::default(), None, Env::system());
    contract::check(&Chain::new(vec![Arc::new(main), Arc::new(Rules)])).await;
}
