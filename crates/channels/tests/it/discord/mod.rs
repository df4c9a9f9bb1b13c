//! The Discord bot against a Discord of ours on loopback, and that one against discord.js.

mod earlier;
mod gateway;
mod hostile;
mod listing;
mod others;
mod reading;
mod sending;
mod table;
mod world;

use std::sync::Arc;
use std::time::Duration;

use channels::Endpoint;
use channels::contract::{self, Harness};
use channels::discord::{Bot, Discord, Options, Token};

use world::{CHAT, Leaping, SERVER, TOKEN, World};

#[tokio::test]
async fn the_bot_keeps_the_contract() {
    let world = World::start().await;
    let endpoint = Endpoint::parse(&format!("http://{}/api/v10", world.address)).unwrap();
    let server = Discord::new(endpoint, Arc::new(Leaping::default())).unwrap().with_pause(Duration::ZERO);
    let bot = Bot::new(&server, Options::new(Token::parse(TOKEN).unwrap()));
    world.server.joins(TOKEN, SERVER, Some(vec![listing::chat(CHAT, 0, "lunches"), listing::chat("13", 0, "dinners")]));
    let person = world.person();
    let stranger = world.bot_with("MTIz.nobody.has-this-one");
    let harness = Harness { channel: &bot, chat_key: CHAT, stranger: Some(&stranger), peer: Some(&person) };
    contract::check(harness).await;
    assert_eq!(world.server.violations(), [""; 0], "every call is as the specification has it");
    assert!(world.server.calls(TOKEN).len() > 10);
}
