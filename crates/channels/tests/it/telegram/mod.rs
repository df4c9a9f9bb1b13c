//! The Telegram bot against a Bot API server on loopback, and against others' ideas of one.

mod faults;
mod hostile;
mod many;
pub mod others;
mod person;
mod reading;
mod sending;
mod table;

use channels::contract::{self, Harness};

use person::{CHAT, TOKEN, World};

#[tokio::test]
async fn polling_and_webhook_keep_the_contract() {
    for pushes in [false, true] {
        let world = World::start().await;
        let bot = if pushes { world.pushed_bot() } else { world.bot() };
        let stranger = world.bot_with("987654:nobody-has-this-one");
        let person = world.person();
        let harness = Harness { channel: &bot, chat_key: CHAT, stranger: Some(&stranger), peer: Some(&person) };
        contract::check(harness).await;
        assert_eq!(world.server.violations(), [""; 0], "every call is as the documentation has it");
        assert!(world.server.calls(TOKEN).len() > 10);
    }
}
