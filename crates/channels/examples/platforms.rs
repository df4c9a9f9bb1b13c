//! The platforms of the tests, one account on each, and one person: you, at the terminal. A line names the platform and
//! says something: `telegram Lunch on Friday`, `discord …`, `mail …` (a new mail whose subject that is), `mail re …` (an
//! answer to the last one). `telegram !2` presses the second button of the last message that has some. What the
//! assistant says is printed as JSON, a line each, changed or new. The console's stories drive it, too.
//!
//! ```text
//! cargo run -p channels --example platforms -- 8091 8092 8093 8094
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)] // a tool at the terminal

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use channels::{discord, mail, telegram};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;

const TELEGRAM: &str = "123456:AAF-a_token_of_nobody_at_all_really";
const DISCORD: &str = "MTIzNDU2.Gsecr.a_token-of_nobody";
const DISCORD_CHAT: &str = "1300000000000000077";
const DISCORD_BOT: &str = "1300000000000000001";
const MAILBOX: &str = "assistant@example.org";
const PASSWORD: &str = "an app password";

struct Platforms {
    telegram: Arc<telegram::fake::Server>,
    discord: Arc<discord::fake::Server>,
    mail: Arc<mail::fake::Server>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut ports = std::env::args().skip(1).map(|port| port.parse().unwrap());
    let mut listeners = Vec::new();
    for _ in 0..4 {
        listeners.push(TcpListener::bind(("127.0.0.1", ports.next().unwrap_or(0))).await.unwrap());
    }
    let [bots, gateway, imap, smtp] = <[TcpListener; 4]>::try_from(listeners).unwrap();
    let at = |listener: &TcpListener| listener.local_addr().unwrap();
    tell(at(&bots), at(&gateway), at(&imap), at(&smtp));
    let platforms = Platforms {
        telegram: Arc::new(telegram::fake::Server::default()),
        discord: Arc::new(discord::fake::Server::new(at(&gateway))),
        mail: Arc::new(mail::fake::Server::new(MAILBOX, PASSWORD, "")),
    };
    platforms.telegram.add(TELEGRAM, "attache_bot");
    platforms.discord.add(DISCORD, DISCORD_BOT);
    tokio::spawn(Arc::clone(&platforms.telegram).serve(bots));
    tokio::spawn(Arc::clone(&platforms.discord).serve(gateway));
    tokio::spawn(Arc::clone(&platforms.mail).serve(imap, smtp));

    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut shown: Vec<Value> = Vec::new();
    let mut look = tokio::time::interval(Duration::from_millis(100));
    loop {
        tokio::select! {
            line = lines.next_line() => match line.unwrap() {
                Some(line) => platforms.act(&line),
                None => return,
            },
            _ = look.tick() => {
                let said = platforms.said();
                for one in said.iter().filter(|one| !shown.contains(one)) {
                    println!("{one}");
                }
                shown = said;
            }
        }
    }
}

fn tell(bots: SocketAddr, gateway: SocketAddr, imap: SocketAddr, smtp: SocketAddr) {
    println!(
        "Begin the server with\n  ATTACHE_CHANNELS_TELEGRAM_URL=http://{bots}\n  \
         ATTACHE_CHANNELS_DISCORD_URL=http://{gateway}/api/v10\n  ATTACHE_CHANNELS_MAIL_INTERNAL=true\nand connect\n  \
         Telegram: {TELEGRAM}\n  Discord: {DISCORD}\n  mail: {MAILBOX}, password \"{PASSWORD}\", IMAP {imap}/plain, \
         SMTP {smtp}/plain, vouched for by mx.example.org"
    );
}

impl Platforms {
    fn act(&self, line: &str) {
        let (platform, text) = line.split_once(' ').unwrap_or((line, ""));
        let button = text.strip_prefix('!').and_then(|number| number.parse::<usize>().ok()?.checked_sub(1));
        match (platform, button) {
            ("telegram", None) => {
                let message = telegram_message(self.telegram.next_message(TELEGRAM), text);
                self.telegram.bring(TELEGRAM, &json!({"message": message}));
            }
            ("telegram", Some(button)) => self.telegram_presses(button),
            ("discord", None) => {
                let message = discord_message(&self.discord.next_id(), text);
                self.discord.bring(DISCORD, "MESSAGE_CREATE", &message);
            }
            ("discord", Some(button)) => self.discord_presses(button),
            ("mail", _) => self.mails(text),
            _ => println!("A line begins with telegram, discord or mail."),
        }
    }

    fn telegram_presses(&self, button: usize) {
        let last = self.telegram.said(TELEGRAM).into_iter().rfind(|said| !said.buttons.is_empty());
        let Some((said, data)) = last.and_then(|said| Some((said.clone(), said.buttons.get(button)?.1.clone()))) else {
            return println!("There is no such button.");
        };
        let message = telegram_message(said.id, &said.text);
        self.telegram.bring(
            TELEGRAM,
            &json!({"callback_query": {"id": "4711", "from": telegram_person(), "chat_instance": "1", "data": data,
                "message": message}}),
        );
    }

    fn discord_presses(&self, button: usize) {
        let last = self.discord.said(DISCORD).into_iter().rfind(|said| !said.buttons.is_empty());
        let Some((said, data)) = last.and_then(|said| Some((said.clone(), said.buttons.get(button)?.1.clone()))) else {
            return println!("There is no such button.");
        };
        let press = json!({"id": self.discord.next_id(), "application_id": DISCORD_BOT, "type": 3,
            "token": "aW50ZXJhY3Rpb24tdG9rZW4", "version": 1, "channel_id": DISCORD_CHAT, "user": discord_person(),
            "message": discord_message(&said.id, "?"), "data": {"component_type": 2, "custom_id": data},
            "channel": {"id": DISCORD_CHAT, "type": 1}, "entitlements": [], "authorizing_integration_owners": {},
            "attachment_size_limit": 10_485_760});
        self.discord.bring(DISCORD, "INTERACTION_CREATE", &press);
    }

    /// A new thread; or `re …`, an answer to the last mail that was sent, which it quotes.
    fn mails(&self, text: &str) {
        let now = Timestamp::now();
        let (id, date) = (now.as_microsecond(), now.strftime("%a, %d %b %Y %H:%M:%S +0000"));
        let (more, body) = match (text.strip_prefix("re "), self.mail.sent().pop()) {
            (Some(answer), Some(last)) => {
                let raw = String::from_utf8_lossy(&last.raw).replace("\r\n", "\n");
                let field = |name: &str| raw.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
                let (id, subject, before) = (field("Message-ID:"), field("Subject:"), field("References:"));
                let said = raw.split_once("\n\n").map_or("", |(_, said)| said).lines();
                let quoted: Vec<String> = said.map(|line| format!("> {line}")).collect();
                let quoted = quoted.join("\n");
                let head = format!("Subject:{subject}\nIn-Reply-To:{id}\nReferences:{before}{id}");
                (head, format!("{answer}\n\nOn Sat, 21 Nov 2026 at 09:00, Attache <{MAILBOX}> wrote:\n\n{quoted}"))
            }
            _ => (format!("Subject: {text}"), String::new()),
        };
        let mail = format!(
            "Authentication-Results: mx.example.org; dmarc=pass header.from=example.net\nFrom: Ana <ana@example.net>\n\
             To: {MAILBOX}\nDate: {date}\nMessage-ID: <{id}@example.net>\nContent-Type: text/plain; charset=utf-8\n\
             {more}\n\n{body}\n"
        );
        self.mail.bring(mail, now);
    }

    fn said(&self) -> Vec<Value> {
        let said = |platform: &str, text: &str, buttons: &[(String, String)]| {
            let labels: Vec<&str> = buttons.iter().map(|(label, _)| label.as_str()).collect();
            json!({"platform": platform, "text": text, "buttons": labels})
        };
        let telegram = self.telegram.said(TELEGRAM).into_iter().map(|one| said("telegram", &one.text, &one.buttons));
        let discord = self.discord.said(DISCORD).into_iter().map(|one| said("discord", &one.text, &one.buttons));
        let mail = self.mail.sent().into_iter().map(|one| said("mail", &String::from_utf8_lossy(&one.raw), &[]));
        telegram.chain(discord).chain(mail).collect()
    }
}

fn telegram_person() -> Value {
    json!({"id": 77, "is_bot": false, "first_name": "Ana"})
}

fn telegram_message(id: i64, text: &str) -> Value {
    json!({"message_id": id, "date": Timestamp::now().as_second(), "text": text, "from": telegram_person(),
        "chat": {"id": 77, "type": "private", "first_name": "Ana"}})
}

fn discord_person() -> Value {
    json!({"id": "1300000000000000005", "username": "ana", "global_name": "Ana", "discriminator": "0", "avatar": null})
}

fn discord_message(id: &str, text: &str) -> Value {
    json!({"id": id, "channel_id": DISCORD_CHAT, "channel_type": 1, "author": discord_person(), "content": text,
        "type": 0, "flags": 0, "tts": false, "timestamp": Timestamp::now().to_string(), "edited_timestamp": null,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": false, "components": []})
}
