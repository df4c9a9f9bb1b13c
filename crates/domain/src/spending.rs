//! What models cost: each call, the caps of a day, and what is left of them.
//!
//! Money is in millionths of a US dollar. A day is a date in the zone of the user whose turn it is, for their own sum
//! and for the workspace's: a date is spent once, so whoever changes their zone gains two days at most, once.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{CallId, TurnId, UserId, WorkspaceId};

/// How a call of a model ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    Answered,
    /// No answer came, or none that can be used; it may be on the bill, so it counts as the most that it can have cost.
    Failed,
    /// Nobody knows: the node died during the call. It counts as the most that it can have cost.
    Lost,
}

/// Dollars and tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Amount {
    /// Millionths of a US dollar.
    pub micro_dollars: i64,
    /// Read and written.
    pub tokens: i64,
}

impl Amount {
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            micro_dollars: self.micro_dollars.saturating_add(other.micro_dollars),
            tokens: self.tokens.saturating_add(other.tokens),
        }
    }

    /// Whether it goes beyond a cap; 0 caps nothing.
    pub fn exceeds(self, cap: Self) -> bool {
        (cap.micro_dollars > 0 && self.micro_dollars > cap.micro_dollars)
            || (cap.tokens > 0 && self.tokens > cap.tokens)
    }
}

/// What a day may cost; 0 is no cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Caps {
    /// All users of a workspace together.
    pub workspace: Amount,
    /// Each user.
    pub user: Amount,
}

/// A workspace's own caps; what is absent is as the server's configuration says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnCaps {
    pub workspace_micro_dollars: Option<i64>,
    pub user_micro_dollars: Option<i64>,
    pub workspace_tokens: Option<i64>,
    pub user_tokens: Option<i64>,
}

impl OwnCaps {
    /// These over the usual ones.
    pub fn over(self, usual: Caps) -> Caps {
        let amount = |micro_dollars: Option<i64>, tokens: Option<i64>, usual: Amount| Amount {
            micro_dollars: micro_dollars.unwrap_or(usual.micro_dollars),
            tokens: tokens.unwrap_or(usual.tokens),
        };
        Caps {
            workspace: amount(self.workspace_micro_dollars, self.workspace_tokens, usual.workspace),
            user: amount(self.user_micro_dollars, self.user_tokens, usual.user),
        }
    }
}

/// Whose money it is, of which day, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purse {
    pub workspace_id: WorkspaceId,
    pub user_id: UserId,
    pub turn_id: TurnId,
    pub day: Date,
    /// `chat`, `detect`.
    pub purpose: String,
}

/// One call of a model, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelCall {
    pub id: CallId,
    pub purse: Purse,
    pub model: String,
    /// The prompt's name and version, such as `chat.v1`.
    pub prompt: String,
    pub outcome: CallOutcome,
    /// Read, from the provider's cache or not.
    pub input_tokens: i64,
    /// Of those, what came from the provider's cache.
    pub cached_tokens: i64,
    pub output_tokens: i64,
    /// The tokens are our estimate.
    pub estimated: bool,
    pub millis: i64,
    /// `None` where no price is known; counts as 0.
    pub micro_dollars: Option<i64>,
    pub at: Timestamp,
}

impl ModelCall {
    pub fn amount(&self) -> Amount {
        Amount {
            micro_dollars: self.micro_dollars.unwrap_or(0),
            tokens: self.input_tokens.saturating_add(self.output_tokens),
        }
    }
}

/// The calls of one day, model and user together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UsageRow {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub model: String,
    pub user_id: UserId,
    pub user_name: String,
    pub calls: i64,
    /// Of the calls, those that brought no answer.
    pub failed: i64,
    pub input_tokens: i64,
    /// Of the input, what came from a provider's cache.
    pub cached_tokens: i64,
    pub output_tokens: i64,
    pub micro_dollars: i64,
    /// Calls of a model whose price is not known; they count as 0.
    pub unpriced: i64,
}

/// `2.50`, `0.5`, `12`: dollars as millionths. `None` for anything else, and above a million dollars.
pub fn dollars(text: &str) -> Option<i64> {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 7) || !digits(cents, 6) {
        return None;
    }
    let micros = whole.parse::<i64>().ok()? * 1_000_000 + format!("{cents:0<6}").parse::<i64>().ok()?;
    (micros <= 1_000_000_000_000).then_some(micros)
}

/// Dollars as people write them: two digits behind the point, more where they say something.
pub fn show_dollars(micro_dollars: i64) -> String {
    let (whole, rest) = (micro_dollars / 1_000_000, (micro_dollars % 1_000_000).abs());
    let digits = format!("{rest:06}");
    let kept = digits.trim_end_matches('0').len().max(2);
    format!("{whole}.{}", &digits[..kept])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_are_read_and_shown() {
        for (text, micros, shown) in [
            ("2.50", 2_500_000, "2.50"),
            ("0.5", 500_000, "0.50"),
            ("12", 12_000_000, "12.00"),
            ("0", 0, "0.00"),
            ("0.000001", 1, "0.000001"),
            ("1000000", 1_000_000_000_000, "1000000.00"),
        ] {
            assert_eq!(dollars(text), Some(micros), "{text}");
            assert_eq!(show_dollars(micros), shown);
        }
        for wrong in ["", ".5", "5.", "-1", "1,5", "$1", "1e3", "0.0000001", "9999999", "٣", " 1"] {
            assert_eq!(dollars(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_cap_of_nothing_caps_nothing() {
        let much = Amount { micro_dollars: 2, tokens: 2 };
        assert!(!much.exceeds(Amount::default()));
        assert!(!much.exceeds(much));
        assert!(much.exceeds(Amount { micro_dollars: 1, tokens: 0 }));
        assert!(much.exceeds(Amount { micro_dollars: 0, tokens: 1 }));
    }
}
