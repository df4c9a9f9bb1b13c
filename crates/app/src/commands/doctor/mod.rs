//! `attache doctor`: looks at everything that a server needs, and says for each thing that is wrong how to mend it.
//!
//! To add a check: a function that answers [`Finding`]s in `machine.rs`, `database.rs`, `google.rs`, `model.rs`, `state.rs` or
//! `tools.rs`, and its line in [`all`].

mod database;
mod google;
mod machine;
mod model;
mod state;
mod tools;

use std::fmt::Write;
use std::path::Path;

use store::Location;

use crate::config::{Config, Loaded, Problems};
use crate::{cli, setup, terminal};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Ok,
    /// The server runs, but something deserves a look.
    Warn,
    /// The server does not run like this.
    Fail,
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    level: Level,
    /// What was looked at, in a word or two.
    what: &'static str,
    /// What was found, and the mend where one is needed.
    text: String,
}

impl Finding {
    fn ok(what: &'static str, text: impl Into<String>) -> Self {
        Self { level: Level::Ok, what, text: text.into() }
    }

    fn warn(what: &'static str, text: impl Into<String>) -> Self {
        Self { level: Level::Warn, what, text: text.into() }
    }

    fn fail(what: &'static str, text: impl Into<String>) -> Self {
        Self { level: Level::Fail, what, text: text.into() }
    }
}

pub fn run(file: Option<&Path>) -> anyhow::Result<u8> {
    let findings = match cli::configuration(file) {
        Ok(loaded) => all(&loaded)?,
        Err(Problems(problems)) => {
            problems.iter().map(|problem| Finding::fail("configuration", problem.to_string())).collect()
        }
    };
    terminal::print(&report(&findings))?;
    let failed = findings.iter().any(|finding| finding.level == Level::Fail);
    Ok(if failed { cli::FAILED } else { cli::OK })
}

fn all(loaded: &Loaded) -> anyhow::Result<Vec<Finding>> {
    let config = &loaded.config;
    let location = config.store.location()?;
    let mut findings = configuration(loaded);
    findings.extend([machine::clock(), machine::zones(), machine::open_files(config)]);
    if let Location::Sqlite(file) = &location {
        findings.extend(machine::folder(file));
    }
    let runtime = setup::runtime()?;
    findings.extend(runtime.block_on(database::check(config, &location)));
    findings.extend(runtime.block_on(state::check(config, &location)));
    findings.extend(runtime.block_on(google::check(config, &location)));
    findings.extend(runtime.block_on(model::check(&config.model)));
    findings.extend(runtime.block_on(tools::check(config)));
    findings.push(machine::port(config.server.listen));
    Ok(findings)
}

fn configuration(loaded: &Loaded) -> Vec<Finding> {
    let text = match &loaded.origin.file {
        Some(file) => format!("{} and the environment", file.display()),
        None => "the defaults and the environment (no file)".into(),
    };
    let unknown = loaded.origin.unknown_variables.iter().map(|(variable, near)| {
        let mend = near.as_ref().map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        Finding::warn("configuration", format!("{variable} names no key{mend}"))
    });
    let mut findings = vec![Finding::ok("configuration", text)];
    findings.extend(unknown);
    if exposed(&loaded.config) {
        findings.push(Finding::warn(
            "configuration",
            "server.listen is reached from other machines and server.public_url is no https:// address; put a proxy \
             with TLS in front and name its address there",
        ));
    }
    findings
}

/// Whether logins travel over a network in the clear.
fn exposed(config: &Config) -> bool {
    let secure = config.server.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
    !config.server.listen.ip().is_loopback() && !secure
}

fn report(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let level = match finding.level {
            Level::Ok => "ok  ",
            Level::Warn => "warn",
            Level::Fail => "FAIL",
        };
        let _ = writeln!(out, "{level}  {:<14} {}", finding.what, terminal::harmless(&finding.text));
    }
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (warned, failed) = (count(Level::Warn), count(Level::Fail));
    let _ = match (warned, failed) {
        (0, 0) => writeln!(out, "\nEverything stands."),
        (_, 0) => writeln!(out, "\nThe server runs; {warned} of these deserve a look."),
        _ => writeln!(out, "\nThe server does not run like this: mend what failed ({failed})."),
    };
    out
}
