//! The other ends of the platforms: servers of our own in this process, and the people who write there. To add a
//! platform: its [`Phone`], its line in [`all`], and its arm in `node.rs`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use channels::{discord, mail, telegram, whatsapp};
use domain::{Clock, SystemClock};
use engine::Lifecycle;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::bot::{Bots, Chat};
use super::node::AUTHORITY;
use crate::client::http::Connection;
use crate::client::proxy::Proxy;

/// One platform with one account of ours. What goes from the account to the platform goes through [`Phone::proxies`].
#[async_trait::async_trait]
pub trait Phone: Send + Sync {
    /// Its word.
    fn platform(&self) -> &'static str;

    /// What the account is connected with.
    fn credential(&self) -> Value;

    /// Tells a node where the platform is.
    fn arguments(&self) -> Vec<String>;

    fn proxies(&self) -> Vec<&Proxy>;

    /// The person says something. Under an id that was there before it is the same message, delivered once more.
    /// `server` is where a platform that pushes does so; an error means that it was not taken.
    async fn bring(&self, server: &str, chat: Chat, id: u64, text: &str) -> anyhow::Result<()>;

    /// How the chat is called there.
    fn key(&self, chat: Chat) -> String;

    /// What people see of what we said: the chat's key, and the text.
    fn said(&self) -> Vec<(String, String)>;

    /// Whether what comes from now on is heard: a mailbox is only read from where it stood when it was first looked at.
    fn is_heard(&self) -> bool {
        true
    }

    /// How often a chat may be written to in a few minutes.
    fn most(&self) -> usize {
        1_000
    }
}

/// All of them. `folder` is for what they have to remember.
pub async fn all(folder: &std::path::Path, life: &Lifecycle) -> anyhow::Result<Vec<Box<dyn Phone>>> {
    Ok(vec![
        Box::new(Telegram::start(life).await?),
        Box::new(Discord::start(life).await?),
        Box::new(Whatsapp::start(folder, life).await?),
        Box::new(Mail::start(life).await?),
    ])
}

/// A proxy to a server that is served until `life` stops: its address is that of the proxy.
async fn behind<F: Future<Output = ()> + Send + 'static>(
    life: &Lifecycle,
    seed: u64,
    serve: impl FnOnce(TcpListener, SocketAddr) -> F,
) -> anyhow::Result<Proxy> {
    let (place, listener) = (Proxy::place().await?, TcpListener::bind("127.0.0.1:0").await?);
    let proxy = Proxy::start(place, listener.local_addr()?, seed, life)?;
    let (serving, stop) = (serve(listener, proxy.address), life.clone());
    life.spawn(async move {
        tokio::select! {
            () = serving => {}
            () = stop.stopping() => {}
        }
    });
    Ok(proxy)
}

/// By long polling.
pub struct Telegram {
    server: Arc<telegram::fake::Server>,
    proxy: Proxy,
    token: String,
}

impl Telegram {
    pub async fn start(life: &Lifecycle) -> anyhow::Result<Self> {
        let (server, token) = (Arc::new(telegram::fake::Server::default()), Bots::token(1));
        server.add(&token, "attache_bot");
        let there = Arc::clone(&server);
        let proxy = behind(life, 1, |listener, _| there.serve(listener)).await?;
        Ok(Self { server, proxy, token })
    }
}

#[async_trait::async_trait]
impl Phone for Telegram {
    fn platform(&self) -> &'static str {
        "telegram"
    }

    fn credential(&self) -> Value {
        json!({"token": self.token})
    }

    fn arguments(&self) -> Vec<String> {
        vec!["--telegram".into(), format!("http://{}", self.proxy.address)]
    }

    fn proxies(&self) -> Vec<&Proxy> {
        vec![&self.proxy]
    }

    async fn bring(&self, _: &str, chat: Chat, id: u64, text: &str) -> anyhow::Result<()> {
        self.server.bring(&self.token, &chat.says(id as i64, text));
        Ok(())
    }

    fn key(&self, chat: Chat) -> String {
        chat.0.to_string()
    }

    fn said(&self) -> Vec<(String, String)> {
        self.server.said(&self.token).into_iter().map(|said| (said.chat.to_string(), said.text)).collect()
    }
}

pub struct Discord {
    server: Arc<discord::fake::Server>,
    proxy: Proxy,
}

const DISCORD_TOKEN: &str = "MTIzNDU2.Gsecr.part_of-the_token";
/// Discord's ids are large.
const DISCORD_IDS: i64 = 1_300_000_000_000_000_000;

impl Discord {
    pub async fn start(life: &Lifecycle) -> anyhow::Result<Self> {
        let mut made = None;
        // It tells clients where the gateway is: behind the proxy, too.
        let proxy = behind(life, 2, |listener, address| {
            let server = Arc::new(discord::fake::Server::new(address));
            made = Some(Arc::clone(&server));
            server.serve(listener)
        });
        let (proxy, server) = (proxy.await?, made.context("there is no server")?);
        server.add(DISCORD_TOKEN, &(DISCORD_IDS + 1).to_string());
        Ok(Self { server, proxy })
    }
}

#[async_trait::async_trait]
impl Phone for Discord {
    fn platform(&self) -> &'static str {
        "discord"
    }

    fn credential(&self) -> Value {
        json!({"token": DISCORD_TOKEN})
    }

    fn arguments(&self) -> Vec<String> {
        vec!["--discord".into(), format!("http://{}/api/v10", self.proxy.address)]
    }

    fn proxies(&self) -> Vec<&Proxy> {
        vec![&self.proxy]
    }

    async fn bring(&self, _: &str, chat: Chat, id: u64, text: &str) -> anyhow::Result<()> {
        let person = json!({"id": (DISCORD_IDS + 500_000 + chat.0).to_string(), "username": "ana",
            "global_name": "Ana", "discriminator": "0", "avatar": null});
        let message = json!({"id": (DISCORD_IDS + 1_000_000 + id as i64).to_string(), "channel_id": self.key(chat),
            "channel_type": 1, "author": person, "content": text, "type": 0, "flags": 0, "tts": false,
            "timestamp": SystemClock.now().to_string(), "edited_timestamp": null, "mention_everyone": false,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "components": []});
        self.server.bring(DISCORD_TOKEN, "MESSAGE_CREATE", &message);
        Ok(())
    }

    fn key(&self, chat: Chat) -> String {
        (DISCORD_IDS + chat.0).to_string()
    }

    fn said(&self) -> Vec<(String, String)> {
        self.server.said(DISCORD_TOKEN).into_iter().map(|said| (said.chat, said.text)).collect()
    }
}

pub struct Whatsapp {
    server: Arc<whatsapp::fake::Server>,
    proxy: Proxy,
    /// Where a node writes where it is to be pushed to; at Meta a person enters that.
    hook: PathBuf,
}

const NUMBER: &str = "106540352242922";
const WHATSAPP_TOKEN: &str = "EAAsecretpartofthetoken123";
const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";

impl Whatsapp {
    pub async fn start(folder: &std::path::Path, life: &Lifecycle) -> anyhow::Result<Self> {
        let server = Arc::new(whatsapp::fake::Server::default());
        server.add(NUMBER, WHATSAPP_TOKEN, APP_SECRET);
        let there = Arc::clone(&server);
        let proxy = behind(life, 3, |listener, _| there.serve(listener)).await?;
        Ok(Self { server, proxy, hook: folder.join("hook") })
    }
}

#[async_trait::async_trait]
impl Phone for Whatsapp {
    fn platform(&self) -> &'static str {
        "whatsapp"
    }

    fn credential(&self) -> Value {
        json!({"number": NUMBER, "token": WHATSAPP_TOKEN, "app_secret": APP_SECRET, "verify_token": "verify-me-please"})
    }

    fn arguments(&self) -> Vec<String> {
        let url = format!("http://{}", self.proxy.address);
        vec!["--whatsapp".into(), url, "--hook".into(), self.hook.display().to_string()]
    }

    fn proxies(&self) -> Vec<&Proxy> {
        vec![&self.proxy]
    }

    async fn bring(&self, server: &str, chat: Chat, id: u64, text: &str) -> anyhow::Result<()> {
        let url = std::fs::read_to_string(&self.hook).context("the node did not say where its webhook is")?;
        let path = url.find("/hooks/").map(|at| url[at..].trim()).context("this is no address of a webhook")?;
        let message = json!({"from": self.key(chat), "id": format!("wamid.HBgM{id:012}"), "type": "text",
            "timestamp": SystemClock.now().as_second().to_string(), "text": {"body": text}});
        let change =
            json!({"contacts": [{"profile": {"name": "Ana"}, "wa_id": self.key(chat)}], "messages": [message]});
        let push = whatsapp::fake::push(APP_SECRET, whatsapp::fake::envelope(NUMBER, &change).to_string().into());
        let headers: Vec<(&str, &str)> =
            push.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
        let answer = Connection::new(server, None).request("POST", path, &headers, &push.body).await?;
        anyhow::ensure!(answer.status == 200, "a push was answered {}", answer.status);
        Ok(())
    }

    fn key(&self, chat: Chat) -> String {
        format!("1650555{:04}", chat.0)
    }

    fn said(&self) -> Vec<(String, String)> {
        self.server.said(NUMBER).into_iter().map(|said| (said.to, said.text)).collect()
    }
}

pub struct Mail {
    server: Arc<mail::fake::Server>,
    imap: Proxy,
    smtp: Proxy,
}

const MAILBOX: &str = "assistant@example.org";
const PASSWORD: &str = "a password of nobody";

impl Mail {
    pub async fn start(life: &Lifecycle) -> anyhow::Result<Self> {
        let server = Arc::new(mail::fake::Server::new(MAILBOX, PASSWORD, "no token"));
        let (imap, smtp) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
        let (to_imap, to_smtp) = (imap.local_addr()?, smtp.local_addr()?);
        let (serving, stop) = (Arc::clone(&server).serve(imap, smtp), life.clone());
        life.spawn(async move {
            tokio::select! {
                () = serving => {}
                () = stop.stopping() => {}
            }
        });
        let imap = Proxy::start(Proxy::place().await?, to_imap, 4, life)?;
        let smtp = Proxy::start(Proxy::place().await?, to_smtp, 5, life)?;
        Ok(Self { server, imap, smtp })
    }

    fn address(chat: Chat) -> String {
        format!("ana{}@example.net", chat.0)
    }
}

#[async_trait::async_trait]
impl Phone for Mail {
    fn platform(&self) -> &'static str {
        "mail"
    }

    fn credential(&self) -> Value {
        json!({"address": MAILBOX, "password": PASSWORD})
    }

    fn arguments(&self) -> Vec<String> {
        let [imap, smtp] = [&self.imap, &self.smtp].map(|proxy| proxy.address.port().to_string());
        vec!["--imap".into(), imap, "--smtp".into(), smtp]
    }

    fn proxies(&self) -> Vec<&Proxy> {
        vec![&self.imap, &self.smtp]
    }

    async fn bring(&self, _: &str, chat: Chat, id: u64, text: &str) -> anyhow::Result<()> {
        let from = Self::address(chat);
        let now = SystemClock.now();
        let date = now.strftime("%a, %d %b %Y %H:%M:%S +0000");
        self.server.bring(
            format!(
                "Authentication-Results: {AUTHORITY}; dmarc=pass header.from=example.net\nFrom: Ana <{from}>\n\
                 To: {MAILBOX}\nSubject: Hello\nDate: {date}\nMessage-ID: <{id}@example.net>\n\
                 References: <root-{}@example.net>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n",
                chat.0
            ),
            now,
        );
        Ok(())
    }

    fn key(&self, chat: Chat) -> String {
        format!("root-{}@example.net {}", chat.0, Self::address(chat))
    }

    fn said(&self) -> Vec<(String, String)> {
        let sent = self.server.sent().into_iter();
        sent.map(|sent| {
            let raw = String::from_utf8_lossy(&sent.raw).replace("\r\n", "\n");
            let text = raw.split_once("\n\n").map_or("", |(_, body)| body.trim()).to_owned();
            let number = sent.to.trim_start_matches("ana").split('@').next().and_then(|number| number.parse().ok());
            (self.key(Chat(number.unwrap_or_default())), text)
        })
        .collect()
    }

    fn is_heard(&self) -> bool {
        self.server.commands().iter().any(|command| command.contains("IDLE"))
    }

    /// Ten at once in a thread, of which one is the greeting.
    fn most(&self) -> usize {
        8
    }
}
