//! Accounts with address books.

use services::contacts::{Contacts, Error, contract, fake::Fake};

#[tokio::test]
async fn the_fake_keeps_the_contract() {
    for page in [1, 2, 100] {
        let account = Fake::new(&["people", "others"]);
        account.pages(page);
        contract::check(&account, "people", "fake").await;
        assert!(account.standing("people").is_empty());
    }
    let account = Fake::new(&["people"]);
    account.fails(Some(Error::Denied("no".into())));
    assert!(matches!(account.list().await, Err(Error::Denied(_))));
}
