//! What models may cost.

use domain::spending::{dollars, show_dollars};
use domain::{Amount, Caps};
use serde::{Deserialize, Deserializer};

use super::super::Problems;

/// What models may cost in a day. A call is not made where it could go beyond one of these; the rules answer then. A
/// day is a date where the user is. `attache budget` gives a workspace caps of its own.
#[derive(Debug, confique::Config)]
pub struct Budget {
    /// US dollars of all users of a workspace together, written as "2.50"; "0" is no cap.
    #[config(default = "1.00", deserialize_with = read, env = "ATTACHE_MODEL_BUDGET_WORKSPACE")]
    pub workspace: Dollars,

    /// US dollars of each user; "0" is no cap.
    #[config(default = "0.50", deserialize_with = read, env = "ATTACHE_MODEL_BUDGET_USER")]
    pub user: Dollars,

    /// Tokens of all users of a workspace together, read and written: for models without a price. 0 is no cap.
    #[config(default = 0, env = "ATTACHE_MODEL_BUDGET_WORKSPACE_TOKENS")]
    pub workspace_tokens: u64,

    /// Tokens of each user. 0 is no cap.
    #[config(default = 0, env = "ATTACHE_MODEL_BUDGET_USER_TOKENS")]
    pub user_tokens: u64,
}

/// Millionths of a US dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dollars(pub i64);

/// For `#[config(deserialize_with = …)]`.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Dollars, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).map_err(serde::de::Error::custom)
}

/// `2.50`: dollars, a point, cents; to the millionth.
pub fn parse(text: &str) -> Result<Dollars, String> {
    let wrong = || format!("{} is no amount; write US dollars with a point: \"2.50\"", domain::text::quote(text));
    dollars(text.trim()).map(Dollars).ok_or_else(wrong)
}

impl std::fmt::Display for Dollars {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&show_dollars(self.0))
    }
}

impl Budget {
    pub(super) fn validate(&self, problems: &mut Problems) {
        let most = 1_000_000_000_000;
        problems.number("model.budget.workspace_tokens", self.workspace_tokens, 0..=most);
        problems.number("model.budget.user_tokens", self.user_tokens, 0..=most);
    }

    pub fn caps(&self) -> Caps {
        let amount = |dollars: Dollars, tokens: u64| Amount {
            micro_dollars: dollars.0,
            tokens: i64::try_from(tokens).unwrap_or(i64::MAX),
        };
        Caps { workspace: amount(self.workspace, self.workspace_tokens), user: amount(self.user, self.user_tokens) }
    }
}
