//! Servers of tools. Only from the file: a source may run a program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::{Entropy, ToolClass, WorkspaceId};
use secrecy::{ExposeSecret, SecretString};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use services::mcp::{Address, At, Mcp};
use services::tools::{Terms, check_source_name};

use super::{Problems, duration};

/// Servers of one installation.
const MOST: usize = 16;
/// Bytes of a file with a bearer.
const LONGEST_BEARER: u64 = 4096;

/// What the assistant can do beyond its own: tools of other servers, by the Model Context Protocol. See docs/tools.md.
#[derive(Debug, confique::Config)]
pub struct Tools {
    /// The servers, each a section with a name of small letters, digits and hyphens. Its tools are called name__tool.
    ///
    ///   [tools.sources.notes]               # a program of this machine, spoken to by its input and output
    ///   command = "npx"
    ///   args = ["-y", "some-server"]
    ///   env = { NOTES_KEY = "…" }           # of our own environment it gets PATH, HOME, LANG, TZ, TMPDIR, USER
    ///
    ///   [tools.sources.shop]                # or a server on HTTP; a redirect is never followed
    ///   url = "https://shop.example.org/mcp"
    ///   bearer_file = "/etc/attache/shop"   # or bearer = "…"
    ///
    /// Both take: timeout = "30s", up to 60s, for one call. classes = { search = "read", pay = "never" }: read is
    /// called without asking and must change nothing, auto changes something without asking, ask waits for a yes,
    /// never is not offered; a tool that is not named asks. repeatable = ["upsert"]: a call whose outcome is unknown is
    /// made again, because that does no harm. questions = "decline", or "defaults": what the server asks in the middle
    /// of a call is answered with its own defaults. workspaces = ["wsp_…"]: only these may use it; absent, all.
    #[config(default = {}, deserialize_with = read)]
    pub sources: BTreeMap<String, Source>,
}

/// One server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    command: Option<String>,
    #[serde(default)]
    args: Vec<String>,
    #[serde(default)]
    env: BTreeMap<String, SecretString>,
    /// May hold a secret in its path.
    url: Option<SecretString>,
    bearer: Option<SecretString>,
    bearer_file: Option<PathBuf>,
    #[serde(default = "usual_timeout", deserialize_with = "duration::read")]
    timeout: Duration,
    #[serde(default)]
    classes: BTreeMap<String, ToolClass>,
    #[serde(default)]
    repeatable: BTreeSet<String>,
    #[serde(default)]
    questions: Questions,
    #[serde(default)]
    workspaces: BTreeSet<WorkspaceId>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Questions {
    #[default]
    Decline,
    Defaults,
}

fn usual_timeout() -> Duration {
    Terms::new("").timeout
}

/// Each by itself, so that what is wrong names its section.
fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Source>, D::Error> {
    let raw = BTreeMap::<String, toml::Value>::deserialize(deserializer)?;
    raw.into_iter()
        .map(|(name, value)| match Source::deserialize(value) {
            Ok(source) => Ok((name, source)),
            Err(error) => Err(D::Error::custom(format!("{name}: {}", error.message().trim()))),
        })
        .collect()
}

impl Tools {
    pub(super) fn validate(&self, problems: &mut Problems) {
        let mut wrong = |name: &str, what: String| problems.add("tools.sources", format!("{name}: {what}"));
        if self.sources.len() > MOST {
            wrong("all", format!("there are {}; {MOST} at most", self.sources.len()));
        }
        for (name, source) in &self.sources {
            if let Err(what) = check_source_name(name) {
                wrong(&domain::text::quote(name), what);
            }
            if let Err(what) = source.at() {
                wrong(name, what);
            }
            let (least, most) = (Duration::from_secs(1), Duration::from_mins(1));
            if !(least..=most).contains(&source.timeout) {
                wrong(name, "timeout is out of bounds; write a length of time from 1s to 1m".into());
            }
        }
    }

    /// The servers, not connected. What is wrong was refused by `validate`; a bearer's file may have gone since.
    pub fn sources(&self, entropy: &Arc<dyn Entropy>) -> Result<Vec<Arc<Mcp>>, String> {
        let source = |(name, source): (&String, &Source)| {
            let at = source.at().map_err(|what| format!("tools.sources.{name}: {what}"))?;
            let questions = match source.questions {
                Questions::Decline => services::mcp::Questions::Decline,
                Questions::Defaults => services::mcp::Questions::Defaults,
            };
            Ok(Arc::new(Mcp::new(source.terms(name), at, questions, Arc::clone(entropy))))
        };
        self.sources.iter().map(source).collect()
    }
}

impl Source {
    fn terms(&self, name: &str) -> Terms {
        Terms {
            name: name.to_owned(),
            timeout: self.timeout,
            classes: self.classes.clone(),
            repeatable: self.repeatable.clone(),
            workspaces: self.workspaces.clone(),
        }
    }

    /// The address, where it has one.
    pub fn address(&self) -> Option<Address> {
        self.url.as_ref().and_then(|url| Address::parse(url.expose_secret()).ok())
    }

    fn at(&self) -> Result<At, String> {
        match (&self.command, &self.url) {
            (Some(command), None) if command.trim().is_empty() => Err("command is empty; name a program".into()),
            (Some(_), None) if self.bearer.is_some() || self.bearer_file.is_some() => {
                Err("a bearer goes with a url; give a program its key in env".into())
            }
            (Some(command), None) => Ok(At::Program {
                command: command.clone(),
                arguments: self.args.clone(),
                environment: self.env.clone(),
            }),
            (None, Some(_)) if !self.args.is_empty() || !self.env.is_empty() => {
                Err("args and env go with a command; a server on HTTP has neither".into())
            }
            (None, Some(url)) => {
                let address = Address::parse(url.expose_secret()).map_err(|what| format!("url: {what}"))?;
                Ok(At::Http { address, bearer: self.secret()? })
            }
            (None, None) => Err("has neither command nor url; write one of them".into()),
            (Some(_), Some(_)) => Err("has a command and a url; write one of them".into()),
        }
    }

    /// The text of a failure never holds it.
    fn secret(&self) -> Result<Option<SecretString>, String> {
        let bearer = match (&self.bearer, &self.bearer_file) {
            (Some(_), Some(_)) => return Err("has bearer and bearer_file; write one of them".into()),
            (Some(bearer), None) => bearer.expose_secret().trim().to_owned(),
            (None, Some(file)) => {
                let text = super::model::read(file, LONGEST_BEARER);
                text.map_err(|what| format!("bearer_file {} {what}", file.display()))?.trim().to_owned()
            }
            (None, None) => return Ok(None),
        };
        if bearer.is_empty() || !bearer.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("bearer is no secret: one word of letters, digits and signs is".into());
        }
        Ok(Some(bearer.into()))
    }
}
