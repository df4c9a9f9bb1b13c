//! The Bot API server of the tests, with one bot and one person: you, at the terminal. A line is a message to the bot,
//! `!2` presses the second button of its last message that has some. What the bot says is printed, changed or new.
//!
//! ```text
//! cargo run -p channels --example telegram -- 127.0.0.1:8081
//! ATTACHE_CHANNELS_TELEGRAM_URL=http://127.0.0.1:8081 ATTACHE_MODEL_KIND=rules attache serve
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)] // a tool at the terminal

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use channels::telegram::fake::{Said, Server};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;

const TOKEN: &str = "123456:AAF-a_token_of_nobody_at_all_really";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8081".into());
    let server = Arc::new(Server::default());
    server.add(TOKEN, "attache_bot");
    let listener = TcpListener::bind(&address).await.unwrap();
    println!("A Bot API server: channels.telegram_url = \"http://{address}\"\nThe bot's token: {TOKEN}");
    tokio::spawn(Arc::clone(&server).serve(listener));
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut shown: Vec<Said> = Vec::new();
    let mut look = tokio::time::interval(Duration::from_millis(200));
    loop {
        tokio::select! {
            line = lines.next_line() => match line.unwrap() {
                Some(line) => act(&server, &line),
                None => return,
            },
            _ = look.tick() => {
                let said = server.said(TOKEN);
                for one in said.iter().filter(|one| !shown.contains(one)) {
                    println!("< {}", one.text.replace('\n', "\n  "));
                    for (n, (label, _)) in one.buttons.iter().enumerate() {
                        println!("  !{} [{label}]", n + 1);
                    }
                }
                shown = said;
            }
        }
    }
}

fn act(server: &Server, line: &str) {
    let person = json!({"id": 77, "is_bot": false, "first_name": "Ana"});
    let chat = json!({"id": 77, "type": "private", "first_name": "Ana"});
    let date = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let id = server.next_message(TOKEN);
    let update: Value = match line.strip_prefix('!').and_then(|number| number.parse::<usize>().ok()) {
        None => json!({"message": {"message_id": id, "date": date, "text": line, "chat": chat, "from": person}}),
        Some(number) => {
            let last = server.said(TOKEN).into_iter().rfind(|said| !said.buttons.is_empty());
            let pressed = last.and_then(|said| Some((said.id, said.buttons.get(number.checked_sub(1)?)?.1.clone())));
            let Some((message, data)) = pressed else {
                println!("There is no such button.");
                return;
            };
            json!({"callback_query": {"id": id.to_string(), "from": person, "chat_instance": "1", "data": data,
                "message": {"message_id": message, "date": date, "chat": chat, "text": "…"}}})
        }
    };
    server.bring(TOKEN, &update);
}
