//! A number on WhatsApp's Cloud API against a Graph API server on loopback, and against the official description.

mod faults;
mod hostile;
mod official;
mod person;
mod reading;
mod sending;
mod table;

use channels::contract::{self, Harness};

use person::{CHAT, NUMBER, World};

#[tokio::test]
async fn a_number_keeps_the_contract() {
    let world = World::start().await;
    let (number, stranger) = (world.number(), world.number_with("EAAnobodyhasthisone"));
    let person = world.person();
    let harness = Harness { channel: &number, chat_key: CHAT, stranger: Some(&stranger), peer: Some(&person) };
    contract::check(harness).await;
    assert_eq!(world.server.violations(), [""; 0], "every call is as the description has it");
    assert!(world.server.calls(NUMBER).len() > 10);
}
