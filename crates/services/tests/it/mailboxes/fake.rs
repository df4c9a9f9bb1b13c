//! The mailbox in memory keeps the contract.

use async_trait::async_trait;
use services::mailboxes::contract::{self, Arrivals};
use services::mailboxes::fake::Fake;
use services::mailboxes::{Address, Draft, Error, Mailbox};

struct Into(Fake);

#[async_trait]
impl Arrivals for Into {
    async fn arrives(&self, raw: String) {
        self.0.arrives(&raw, "2026-07-17T09:44:25Z".parse().unwrap());
    }
}

fn mailbox() -> Fake {
    Fake::new(&Address::parse("ana@example.org").unwrap())
}

#[tokio::test]
async fn the_fake_keeps_the_contract_with_labels_and_without() {
    for mailbox in [mailbox(), mailbox().with_labels()] {
        contract::check(&mailbox, &Into(mailbox.clone()), "tag7").await;
    }
}

#[tokio::test]
async fn it_fails_as_it_is_told_to() {
    let mailbox = mailbox();
    let draft = Draft {
        key: "k".into(),
        to: vec![Address::parse("luis@example.org").unwrap()],
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: "Hi".into(),
        body: "x".into(),
        answers: None,
    };
    mailbox.fails_once(Error::Refused("no".into()));
    mailbox.loses_an_answer();
    assert_eq!(mailbox.send(&draft).await, Err(Error::Refused("no".into())));
    assert!(mailbox.outgoing().is_empty());
    assert!(matches!(mailbox.send(&draft).await, Err(Error::Unknown(_))));
    assert_eq!(mailbox.outgoing(), std::slice::from_ref(&draft));
    assert_eq!(mailbox.sent(&mailbox.message_id(&draft)).await, Ok(true));
}
