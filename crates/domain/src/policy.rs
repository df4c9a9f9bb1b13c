//! The one policy in front of every writer: action class × the person's choice of never / ask / auto.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Priority;

/// What kind of thing an action is. Each tool names its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionClass {
    /// Looks, or says what it thinks of what it read; changes nothing that a person has. Always allowed inside the
    /// workspace.
    Read,
    /// Adds an event.
    EventCreate,
    /// Changes an event.
    EventChange,
    /// Takes an event away.
    EventCancel,
    /// Answers an invitation: whoever invited may be told.
    EventAnswer,
    /// Adds a reminder.
    ReminderCreate,
    /// Changes a reminder, or tells it again later.
    ReminderChange,
    /// Completes or dismisses a reminder.
    ReminderClose,
    /// Switches on or off what the person is told unasked.
    Briefs,
    /// Remembers something about the person, or forgets it.
    Memory,
    /// Adds, changes or deletes people in the person's contacts.
    ContactChange,
    /// Sends a mail from the person's mailbox.
    MailSend,
    /// Tidies up in the person's mailbox: archives, stars, labels, throws away, keeps a draft.
    MailChange,
    /// Calls a tool of an attached server. Each of those has a [`ToolClass`] of its own, which a rule for this class
    /// can only tighten.
    Outside,
}

impl ActionClass {
    /// Every class that writes.
    pub const WRITERS: [Self; 12] = [
        Self::EventCreate,
        Self::EventChange,
        Self::EventCancel,
        Self::EventAnswer,
        Self::ReminderCreate,
        Self::ReminderChange,
        Self::ReminderClose,
        Self::Briefs,
        Self::Memory,
        Self::ContactChange,
        Self::MailSend,
        Self::MailChange,
    ];

    /// What holds where the person has not chosen. What they tell is remembered without asking, and they see it,
    /// correct it and delete it; everything else asks.
    pub fn usual(self) -> Rule {
        if self == Self::Memory { Rule::Auto } else { Rule::Ask }
    }
}

/// The person's choice for one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Never,
    Ask,
    Auto,
}

/// The owner's choice for one tool of an attached server. What the server says of itself decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToolClass {
    /// It is not offered and not called.
    Never,
    /// It has an effect: each call waits for a yes.
    #[default]
    Ask,
    /// It has an effect: called without asking.
    Auto,
    /// It only looks: called within the turn, without asking.
    Read,
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

/// The rules of a workspace; a class without one keeps to [`ActionClass::usual`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Policy(pub BTreeMap<ActionClass, Rule>);

impl Policy {
    /// The rule that holds for a class of writers.
    pub fn rule(&self, class: ActionClass) -> Rule {
        self.0.get(&class).copied().unwrap_or_else(|| class.usual())
    }

    /// `tainted`: the turn has read text from outside, so it can only propose. Urgent always asks.
    pub fn decide(&self, class: ActionClass, priority: Priority, tainted: bool) -> Decision {
        if class == ActionClass::Read {
            return Decision::Allow;
        }
        match self.rule(class) {
            Rule::Never => Decision::Deny,
            Rule::Auto if !tainted && priority != Priority::Urgent => Decision::Allow,
            Rule::Ask | Rule::Auto => Decision::Ask,
        }
    }

    /// What becomes of a call of an attached tool. In a tainted turn even a look is asked for: its arguments leave the
    /// house and could carry out what the turn has read.
    pub fn decide_outside(&self, class: ToolClass, tainted: bool) -> Decision {
        match (class, self.0.get(&ActionClass::Outside)) {
            (ToolClass::Never, _) | (_, Some(Rule::Never)) => Decision::Deny,
            (ToolClass::Auto | ToolClass::Read, None | Some(Rule::Auto)) if !tainted => Decision::Allow,
            (ToolClass::Ask | ToolClass::Auto | ToolClass::Read, _) => Decision::Ask,
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
            (Rule::Ask, Ask, Ask, Ask),
            (Rule::Never, Deny, Deny, Deny),
            (Rule::Auto, Allow, Ask, Ask),
        ];
        for class in ActionClass::WRITERS {
            for (rule, plain, urgent, tainted) in table {
                let policy = Policy([(class, rule)].into());
                assert_eq!(policy.decide(class, Priority::Medium, false), plain);
                assert_eq!(policy.decide(class, Priority::Urgent, false), urgent);
                assert_eq!(policy.decide(class, Priority::Medium, true), tainted);
            }
        }
        let usual = |class| Policy::default().decide(class, Priority::Medium, false);
        assert!(ActionClass::WRITERS.iter().all(|class| (usual(*class) == Ask) == (*class != ActionClass::Memory)));
        assert_eq!(Policy::default().decide(ActionClass::Memory, Priority::Medium, true), Ask);
        assert_eq!(Policy::default().decide(ActionClass::Read, Priority::Urgent, true), Allow);
    }

    #[test]
    fn a_tainted_turn_only_proposes_what_leaves_the_house() {
        use Decision::{Allow, Ask, Deny};
        let table = [
            // class, plain, tainted, with a rule for all of them: ask, never
            (ToolClass::Never, Deny, Deny, Deny, Deny),
            (ToolClass::Ask, Ask, Ask, Ask, Deny),
            (ToolClass::Auto, Allow, Ask, Ask, Deny),
            (ToolClass::Read, Allow, Ask, Ask, Deny),
        ];
        for (class, plain, tainted, ask, never) in table {
            let policy = |rule| Policy([(ActionClass::Outside, rule)].into());
            assert_eq!(Policy::default().decide_outside(class, false), plain, "{class:?}");
            assert_eq!(Policy::default().decide_outside(class, true), tainted, "{class:?}");
            assert_eq!(policy(Rule::Auto).decide_outside(class, false), plain, "{class:?}");
            assert_eq!(policy(Rule::Ask).decide_outside(class, false), ask, "{class:?}");
            assert_eq!(policy(Rule::Never).decide_outside(class, false), never, "{class:?}");
        }
        assert_eq!(ToolClass::default(), ToolClass::Ask);
    }
}
