//! Something that is remembered about a person: what, how sure, where from, until when.
//!
//! To add a kind: a variant, its line in [`FactKind::lifetime`] and in [`FactKind::is_single`], its words in
//! `engine/src/phrases`, `models/src/rules/words` and the console's `web/src/i18n`.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{FactId, MessageId, UserId};

/// Characters of a fact.
pub const MAX_FACT: usize = 300;
/// Facts of one person; a further one is refused.
pub const MAX_FACTS: i64 = 500;

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    ToSchema,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    // Not documented each: a model pays for every word of a schema.
    // What they want to be called.
    Name,
    // Where they live, and so their time zone.
    Home,
    Diet,
    Allergy,
    Symptom,
    // How far it is; until the birth.
    Pregnancy,
    // What they like, and how they want things.
    Preference,
    // Somebody in their life: "Ana is my sister".
    Person,
    // Holds for a while: "in Rome for work".
    Situation,
    #[default]
    Other,
}

/// How long a fact of a kind holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    Forever,
    /// So many days from when it was last said.
    Days(i64),
    /// Until a day that is said with it; where none is, so many days.
    UntilSaid(i64),
}

impl FactKind {
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Home,
        Self::Diet,
        Self::Allergy,
        Self::Symptom,
        Self::Pregnancy,
        Self::Preference,
        Self::Person,
        Self::Situation,
        Self::Other,
    ];

    /// The one table of lifetimes.
    pub fn lifetime(self) -> Lifetime {
        match self {
            Self::Name | Self::Home | Self::Allergy | Self::Preference | Self::Person | Self::Other => {
                Lifetime::Forever
            }
            Self::Diet => Lifetime::Days(90),
            Self::Symptom => Lifetime::Days(7),
            Self::Pregnancy => Lifetime::UntilSaid(280),
            Self::Situation => Lifetime::UntilSaid(30),
        }
    }

    /// Whether a person has one at a time, so that a new one takes its place.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Name | Self::Home | Self::Diet | Self::Pregnancy)
    }

    /// When a fact that is said now ends. A day that is said with it ends a fact of any kind.
    pub fn expires_at(self, now: Timestamp, said: Option<Timestamp>) -> Option<Timestamp> {
        let after = |days: i64| now.saturating_add(SignedDuration::from_hours(24 * days)).ok();
        match (said, self.lifetime()) {
            (Some(said), _) => Some(said),
            (None, Lifetime::Forever) => None,
            (None, Lifetime::Days(days) | Lifetime::UntilSaid(days)) => after(days),
        }
    }

    /// What tells this fact from the person's others of its kind: the same key is the same fact, said again.
    pub fn key(self, text: &str) -> String {
        if self.is_single() { String::new() } else { crate::text::folded(text) }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Fact {
    pub id: FactId,
    pub user_id: UserId,
    pub kind: FactKind,
    /// 300 characters at most, in the words that it was told in.
    pub text: String,
    /// From 0 to 1. Only an equal or a higher one takes its place.
    pub confidence: f64,
    /// The message that it was learnt from; none where it was written by hand.
    pub source_id: Option<MessageId>,
    /// Others wrote it, or may have caused it.
    pub outside: bool,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    /// From then on it is not known any more.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Timestamp>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_time() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let days = |kind: FactKind| kind.expires_at(now, None).map(|at| at.duration_since(now).as_hours() / 24);
        assert_eq!(days(FactKind::Symptom), Some(7));
        assert_eq!(days(FactKind::Diet), Some(90));
        assert_eq!([FactKind::Name, FactKind::Home, FactKind::Preference].map(days), [None; 3]);
        let birth = "2027-03-01T00:00:00Z".parse().unwrap();
        assert_eq!(FactKind::Pregnancy.expires_at(now, Some(birth)), Some(birth));
        assert_eq!(days(FactKind::Pregnancy), Some(280));
    }

    #[test]
    fn the_same_words_are_the_same_fact() {
        assert_eq!(FactKind::Preference.key("I like  TÉ!"), FactKind::Preference.key("i like té"));
        assert_ne!(FactKind::Preference.key("I like tea"), FactKind::Preference.key("I like coffee"));
        assert_eq!(FactKind::Name.key("Ana"), FactKind::Name.key("Inés"));
        assert_eq!(FactKind::Other.key("明天"), "明天");
    }
}
