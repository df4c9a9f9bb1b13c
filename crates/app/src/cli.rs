//! The command line: which commands there are, and what the process answers its caller.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::tz::TimeZone;

use crate::commands::{
    bench, budget, close, config, doctor, eval, keys, login, migrate, openapi, replay, scan, serve, state, store,
    tokens, tools, usage, when,
};
use crate::config::{Loaded, Problems, find_file, load};

/// The process did what was asked.
pub const OK: u8 = 0;
/// It could not, or what was checked does not stand.
pub const FAILED: u8 = 1;
/// What was asked cannot be: wrong arguments, wrong configuration, a file that is nothing we read.
pub const WRONG: u8 = 2;

/// Finds the appointments, reminders and promises in your messages, and acts with your leave.
///
/// Without a command it serves: `attache` is `attache serve`.
#[derive(Debug, Parser)]
#[command(name = "attache", version, max_term_width = 100)]
pub struct Cli {
    /// The configuration file [default: attache.toml here, else /etc/attache/attache.toml]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server, the console in the browser with it
    Serve,
    /// Reads exported chats and prints what was promised, when and by whom
    Scan(scan::Args),
    /// Prints what is understood of the times in a text
    When(when::Args),
    /// Brings the database up to this version (the server does it by itself when it starts)
    Migrate,
    /// Checks configuration, folder, disk, database, clock, model and port, and says how to mend what is wrong
    Doctor,
    /// Prints a new one-time sign-in link
    Login(login::Args),
    /// Deletes a workspace or a user: nobody signs in, and its channels go within half an hour
    Close(close::Args),
    /// Prints what models took and cost, by day, model and user
    Usage(usage::Args),
    /// Shows or sets what models may cost a workspace in a day
    Budget(budget::Args),
    /// Goes through a turn's record again, offline, and says whether the same decisions come out
    Replay(replay::Args),
    /// Makes, lists and exchanges the keys that seal the secrets of channels
    #[command(subcommand)]
    Keys(keys::Command),
    /// Asks the attached servers of tools, and prints what they offer and what each tool may do
    Tools(tools::Args),
    /// Takes over the OAuth tokens of accounts that another program had
    #[command(subcommand)]
    Tokens(tokens::Command),
    /// Works on the protocol state of channels
    #[command(subcommand)]
    State(state::Command),
    /// Works on a whole database
    #[command(subcommand)]
    Store(store::Command),
    /// Prints the description of the HTTP interface (OpenAPI 3.1)
    Openapi,
    /// Scores a model on labelled conversations: what it finds, and how well
    Eval(eval::Args),
    /// Measures this machine against the targets
    Bench(bench::Args),
    /// Prints the commented configuration file with every key at its default
    Config,
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    // First of all: a client of TLS finds the cryptography that it uses here. Only a second call fails.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = Cli::parse();
    match cli.run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let code = if error.is::<Problems>() { WRONG } else { FAILED };
            crate::terminal::complain(&format!("attache: {error:#}"));
            ExitCode::from(code)
        }
    }
}

impl Cli {
    fn run(self) -> anyhow::Result<u8> {
        let file = self.config.as_deref();
        match self.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::run(&configuration(file)?),
            Command::Scan(args) => scan::run(&args),
            Command::When(args) => when::run(&args),
            Command::Migrate => migrate::run(&configuration(file)?.config),
            Command::Doctor => doctor::run(file),
            Command::Login(args) => login::run(&args, &configuration(file)?.config),
            Command::Close(args) => close::run(&args, &configuration(file)?.config),
            Command::Usage(args) => usage::run(&args, &configuration(file)?.config),
            Command::Budget(args) => budget::run(&args, &configuration(file)?.config),
            Command::Replay(args) => replay::run(&args, &configuration(file)?.config),
            Command::Keys(command) => keys::run(&command, || Ok(configuration(file)?.config)),
            Command::Tools(args) => tools::run(&args, &configuration(file)?.config),
            Command::Tokens(command) => tokens::run(&command, &configuration(file)?.config),
            Command::State(command) => state::run(&command, &configuration(file)?.config),
            Command::Store(command) => store::run(&command),
            Command::Openapi => openapi::run(),
            Command::Eval(args) => eval::run(&args, file),
            Command::Bench(args) => bench::run(&args),
            Command::Config => config::run(),
        }
    }
}

/// The configuration from the file and this process's environment.
pub fn configuration(named: Option<&Path>) -> Result<Loaded, Problems> {
    let utf8 = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
    };
    load(find_file(named), std::env::vars_os().filter_map(utf8))
}

/// A zone on the command line.
pub fn zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "this is no IANA time zone; write one such as Europe/Madrid".into())
}
