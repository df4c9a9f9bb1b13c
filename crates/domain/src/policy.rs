//! The one policy in front of every writer: action class × the person's choice of never / ask / auto.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Priority;

/// What kind of thing an action is. Each tool names its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionClass {
    /// Looks, changes nothing. Always allowed inside the workspace.
    Read,
    /// Adds an event.
    EventCreate,
    /// Changes an event.
    EventChange,
    /// Takes an event away.
    EventCancel,
    /// Adds a reminder.
    ReminderCreate,
    /// Completes or dismisses a reminder.
    ReminderClose,
}

impl ActionClass {
    /// Every class that writes.
    pub const WRITERS: [Self; 5] =
        [Self::EventCreate, Self::EventChange, Self::EventCancel, Self::ReminderCreate, Self::ReminderClose];
}

/// The person's choice for one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Never,
    #[default]
    Ask,
    Auto,
}

/// What the policy says to one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Allow,
    /// Make a proposal and wait.
    Ask,
    Deny,
}

/// The rules of a workspace; a class without one asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Policy(pub BTreeMap<ActionClass, Rule>);

impl Policy {
    /// `tainted`: the turn has read text from outside, so it can only propose. Urgent always asks.
    pub fn decide(&self, class: ActionClass, priority: Priority, tainted: bool) -> Decision {
        if class == ActionClass::Read {
            return Decision::Allow;
        }
        match self.0.get(&class).copied().unwrap_or_default() {
            Rule::Never => Decision::Deny,
            Rule::Auto if !tainted && priority != Priority::Urgent => Decision::Allow,
            Rule::Ask | Rule::Auto => Decision::Ask,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix() {
        use Decision::{Allow, Ask, Deny};
        let table = [
            // rule, plain, urgent, tainted
            (None, Ask, Ask, Ask),
            (Some(Rule::Ask), Ask, Ask, Ask),
            (Some(Rule::Never), Deny, Deny, Deny),
            (Some(Rule::Auto), Allow, Ask, Ask),
        ];
        for class in ActionClass::WRITERS {
            for (rule, plain, urgent, tainted) in table {
                let policy = Policy(rule.map(|rule| (class, rule)).into_iter().collect());
                assert_eq!(policy.decide(class, Priority::Medium, false), plain);
                assert_eq!(policy.decide(class, Priority::Urgent, false), urgent);
                assert_eq!(policy.decide(class, Priority::Medium, true), tainted);
            }
        }
        assert_eq!(Policy::default().decide(ActionClass::Read, Priority::Urgent, true), Allow);
    }
}
