//! A server like `attache serve`, on the configuration of its environment, whose platforms are servers of our own: for
//! measurements and rehearsals that kill it or look at its memory. To add a platform: its address in [`Args`] and its
//! arm in [`Elsewhere::make`].

use std::sync::Arc;

use anyhow::{Context, anyhow};
use channels::telegram::{self, BotApi, Telegram, Webhook};
use channels::whatsapp::{self, GraphApi, Whatsapp};
use channels::{Channel, Endpoint, discord, mail};
use clap::Args as ClapArgs;
use domain::{Platform, SystemClock};
use engine::links::{Account, BadCredential, Factory};

use crate::cli;
use crate::commands::serve;

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Args {
    #[arg(long)]
    telegram: Option<String>,
    /// Telegram pushes
    #[arg(long)]
    webhook: bool,
    #[arg(long)]
    discord: Option<String>,
    #[arg(long)]
    whatsapp: Option<String>,
    /// A file for the address of WhatsApp's webhook, which at Meta a person enters
    #[arg(long)]
    hook: Option<std::path::PathBuf>,
    /// Ports on this machine
    #[arg(long, requires = "smtp")]
    imap: Option<u16>,
    #[arg(long)]
    smtp: Option<u16>,
}

pub fn run(args: &Args) -> anyhow::Result<u8> {
    serve::run_with(&cli::configuration(None)?, Arc::new(Elsewhere::new(args)?))
}

/// The servers that stand for the platforms.
#[derive(Debug)]
struct Elsewhere {
    telegram: Option<BotApi>,
    webhook: bool,
    discord: Option<discord::Discord>,
    whatsapp: Option<GraphApi>,
    hook: Option<std::path::PathBuf>,
    mail: Option<(mail::Network, [mail::Server; 2])>,
}

impl Elsewhere {
    fn new(args: &Args) -> anyhow::Result<Self> {
        let endpoint =
            |url: &Option<String>| url.as_deref().map(Endpoint::parse).transpose().map_err(|what| anyhow!(what));
        let telegram = endpoint(&args.telegram)?.map(BotApi::new).transpose().map_err(|what| anyhow!(what))?;
        let discord = |at| discord::Discord::new(at, Arc::new(SystemClock));
        let discord = endpoint(&args.discord)?.map(discord).transpose().map_err(|what| anyhow!(what))?;
        let whatsapp = endpoint(&args.whatsapp)?.map(GraphApi::new).transpose().map_err(|what| anyhow!(what))?;
        let mail = match (args.imap, args.smtp) {
            (Some(imap), Some(smtp)) => {
                let network =
                    mail::Network::new(mail::Hosts::Any, &[]).map_err(|what| anyhow!(what)).context("mail")?;
                let here =
                    |port| mail::Server::new("127.0.0.1", port, mail::Security::Plain).map_err(|what| anyhow!(what));
                Some((network, [here(imap)?, here(smtp)?]))
            }
            _ => None,
        };
        Ok(Self { telegram, webhook: args.webhook, discord, whatsapp, hook: args.hook.clone(), mail })
    }
}

impl Factory for Elsewhere {
    fn platforms(&self) -> Vec<Platform> {
        let there = [
            (Platform::Telegram, self.telegram.is_some()),
            (Platform::Discord, self.discord.is_some()),
            (Platform::Whatsapp, self.whatsapp.is_some()),
            (Platform::Mail, self.mail.is_some()),
        ];
        there.into_iter().filter_map(|(platform, is_there)| is_there.then_some(platform)).collect()
    }

    fn make(&self, platform: Platform, account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        let field = |name: &str| account.credential.get(name).map(String::as_str).unwrap_or_default();
        let bad = |field: &'static str| move |problem: String| BadCredential { field, problem };
        let nowhere = || BadCredential { field: "platform", problem: "has no server here".into() };
        Ok(match platform {
            Platform::Telegram => {
                let token = telegram::Token::parse(field("token")).map_err(bad("token"))?;
                let address = account.known.as_ref().and_then(|known| known.address.clone());
                let hook = || Webhook { url: account.hook_url.into(), secret: account.hook_secret.to_owned().into() };
                let options = telegram::Options { token, webhook: self.webhook.then(hook), address };
                Arc::new(Telegram::new(self.telegram.as_ref().ok_or_else(nowhere)?, options))
            }
            Platform::Discord => {
                let token = discord::Token::parse(field("token")).map_err(bad("token"))?;
                Arc::new(discord::Bot::new(self.discord.as_ref().ok_or_else(nowhere)?, discord::Options::new(token)))
            }
            Platform::Whatsapp => {
                if let Some(file) = &self.hook {
                    // Whole or not at all: it is read meanwhile.
                    let draft = file.with_extension("new");
                    let written = std::fs::write(&draft, account.hook_url).and_then(|()| std::fs::rename(&draft, file));
                    written.map_err(|error| bad("hook")(error.to_string()))?;
                }
                let options = whatsapp::Options {
                    number: whatsapp::Number::parse(field("number")).map_err(bad("number"))?,
                    token: whatsapp::Token::parse(field("token")).map_err(bad("token"))?,
                    app_secret: whatsapp::Secret::parse(field("app_secret")).map_err(bad("app_secret"))?,
                    verify_token: whatsapp::Secret::parse(field("verify_token")).map_err(bad("verify_token"))?,
                };
                Arc::new(Whatsapp::new(self.whatsapp.as_ref().ok_or_else(nowhere)?, options))
            }
            Platform::Mail => {
                let (network, [imap, smtp]) = self.mail.as_ref().ok_or_else(nowhere)?;
                let address = mail::Address::parse(field("address")).map_err(bad("address"))?;
                let secret = mail::Secret::Password(field("password").to_owned().into());
                let options = mail::Options {
                    authority: Some(AUTHORITY.into()),
                    ..mail::Options::new(address, secret, imap.clone(), smtp.clone())
                };
                Arc::new(mail::Mail::new(network, options, Arc::new(SystemClock)))
            }
            Platform::Web => return Err(nowhere()),
        })
    }
}

/// The server whose word counts on whom a mail is from.
pub const AUTHORITY: &str = "mx.here.example";
