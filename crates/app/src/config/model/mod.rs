//! What answers.

pub mod budget;
mod provider;

use std::path::{Path, PathBuf};
use std::time::Duration;

use models::prices::Prices;
use serde::Deserialize;

use super::{Problems, duration};
pub use budget::{Budget, Dollars};
pub use provider::{Cheaper, Main, Protocol, Provider};

/// Bytes of a file with prices.
const LONGEST: u64 = 1024 * 1024;

/// What answers.
#[derive(Debug, confique::Config)]
pub struct Model {
    /// "rules": understands appointments and reminders in English, Spanish, French, German and Portuguese, without
    /// network or key. "chain": asks model.main, then model.cheaper where that one fails, then the rules. "echo": repeats
    /// what it is told, for measurements.
    #[config(default = "rules", env = "ATTACHE_MODEL_KIND")]
    pub kind: Kind,

    /// How long "echo" waits before each answer, as a model far away would.
    #[config(default = "0s", deserialize_with = duration::read, env = "ATTACHE_MODEL_DELAY")]
    pub delay: Duration,

    /// A file with prices of models, which adds to those that come with Attaché and overrules them:
    /// [models."gpt-5-mini"], then input, cached, cache_write, output, in dollars for a million tokens.
    #[config(env = "ATTACHE_MODEL_PRICES")]
    pub prices: Option<PathBuf>,

    /// US dollars that one call of a model may cost at most without asking the person first; "0" never asks.
    #[config(default = "0.25", deserialize_with = budget::read, env = "ATTACHE_MODEL_ASK_ABOVE")]
    pub ask_above: Dollars,

    /// Whether e-mail addresses, phone numbers, cards, IBANs, national ids and known names are hidden from language
    /// models, and put back into their answers. A workspace can say otherwise.
    #[config(default = false, env = "ATTACHE_MODEL_REDACT")]
    pub redact: bool,

    #[config(nested)]
    pub budget: Budget,

    #[config(nested)]
    pub main: Main,

    #[config(nested)]
    pub cheaper: Cheaper,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Rules,
    Chain,
    Echo,
}

impl Model {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.duration("model.delay", self.delay, Duration::ZERO..=Duration::from_mins(1));
        if let Some(file) = &self.prices
            && let Err(what) = read_prices(file)
        {
            problems.add("model.prices", what);
        }
        self.budget.validate(problems);
        let [main, cheaper] = [self.main.provider(), self.cheaper.provider()];
        if self.kind == Kind::Chain && main.name.is_none() {
            problems.add(
                "model.main.name",
                "is missing, and model.kind is \"chain\"; write the model's name as its provider knows it, such as \
                 gpt-5-mini or llama3.2",
            );
        }
        main.validate("model.main", problems);
        cheaper.validate("model.cheaper", problems);
    }

    /// Those that are named, in the order in which they are asked; the section's name with each.
    pub fn providers(&self) -> Vec<(&'static str, Provider)> {
        let both = [("model.main", self.main.provider()), ("model.cheaper", self.cheaper.provider())];
        both.into_iter().filter(|(_, provider)| provider.name.is_some()).collect()
    }

    /// The embedded prices and those of the file; one that cannot be read was refused by [`Model::validate`].
    pub fn prices(&self) -> Result<Prices, String> {
        let ours = self.prices.as_deref().map(read_prices).transpose()?;
        Ok(ours.into_iter().fold(Prices::embedded(), Prices::with))
    }
}

fn read_prices(file: &Path) -> Result<Prices, String> {
    let shown = file.display();
    let text = read(file, LONGEST).map_err(|what| format!("{shown} {what}"))?;
    Prices::parse(&text).map_err(|what| format!("{shown}: {what}"))
}

/// A text file of at most `most` bytes.
pub(super) fn read(file: &Path, most: u64) -> Result<String, String> {
    let cannot = |error: std::io::Error| format!("cannot be read: {error}");
    if std::fs::metadata(file).map_err(cannot)?.len() > most {
        return Err(format!("is longer than {most} bytes"));
    }
    std::fs::read_to_string(file).map_err(cannot)
}
