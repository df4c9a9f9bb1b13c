//! A mailbox against a mail server of ours on loopback, and against Dovecot and Postfix.

mod earlier;
mod faults;
mod hostile;
mod listing;
mod others;
mod reading;
mod sending;
mod world;

use std::time::Duration;

use channels::contract::{self, Harness};

use world::{CHAT, World};

#[tokio::test]
async fn a_mailbox_keeps_the_contract_however_its_server_is() {
    for plain in [false, true] {
        let world = World::start().await;
        if plain {
            world.server.behave(|manner| {
                (manner.idles, manner.sasl_ir, manner.tells_shapes) = (false, false, false);
                manner.mechanisms = vec!["PLAIN"];
            });
        }
        let mailbox = world.mailbox_with(|options| options.poll = Duration::from_millis(1));
        let stranger = world.mailbox_with(|options| options.secret = world::password("another"));
        let person = world.person();
        let harness = Harness { channel: &mailbox, chat_key: CHAT, stranger: Some(&stranger), peer: Some(&person) };
        contract::check(harness).await;
        assert_eq!(world.server.violations(), [""; 0], "every command is as the texts have it");
    }
}
