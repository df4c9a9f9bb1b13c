//! Every model keeps the contract.

use models::contract;
use models::rules::Rules;
use models::scripted::Scripted;

#[tokio::test]
async fn rules() {
    contract::check(&Rules).await;
}

#[tokio::test]
async fn scripted() {
    contract::check(&Scripted::echo()).await;
}
