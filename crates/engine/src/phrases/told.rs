//! What is told once a thing was decided. What has a verb of its own is told by it: "Cancelled: Dentist", and not "Done:
//! Cancel: Dentist". To give another tool such a verb: its row in [`Phrases::verb`], and its two words in each language.

use std::sync::LazyLock;

use super::{ALL, Phrases};

impl Phrases {
    /// What a tool did; `summary` is its line, as it was proposed or as the tool answers.
    pub(crate) fn did(&self, tool: &str, summary: &str) -> String {
        self.told(tool, summary, 0).unwrap_or_else(|| (self.done)(summary))
    }

    /// What a tool was not to do.
    pub(crate) fn did_not(&self, tool: &str, summary: &str) -> String {
        self.told(tool, summary, 1).unwrap_or_else(|| (self.dropped)(summary))
    }

    fn told(&self, tool: &str, summary: &str, which: usize) -> Option<String> {
        if tool == "forget_all" {
            return Some(self.forgot_all[which].to_owned());
        }
        let (verb, _) = self.verb(tool)?;
        // It may have been proposed in the language that the person had then.
        let mut asks = ALL.into_iter().filter_map(|phrases| phrases.verb(tool)).map(|(_, asks)| asks);
        let line = asks.find_map(|asks| summary.strip_prefix(asks)?.strip_prefix(": ")).unwrap_or(summary);
        Some(format!("{}{line}", self.decided[verb][which]))
    }

    /// A tool's place in [`Phrases::decided`], and what stands before its line while it waits.
    fn verb(&self, tool: &str) -> Option<(usize, &'static str)> {
        Some(match tool {
            "cancel_event" => (0, self.cancel),
            "complete_reminder" => (1, self.complete),
            "dismiss_reminder" => (2, self.dismiss),
            "remember" => (3, self.remember),
            "forget" => (4, self.forget),
            "delete_contact" => (5, self.contacts[2]),
            _ => return None,
        })
    }
}

/// What a line that tells what was done or dropped begins with, in every language: made once, for a turn looks at every
/// line of its session.
static OUTCOMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of = |phrases: &'static Phrases| {
        let decided = phrases.decided.iter().flatten().map(|told| told.trim().to_owned());
        let told = [phrases.done, phrases.dropped, phrases.undone].map(|tell| tell("").trim().to_owned());
        decided.chain(told)
    };
    ALL.into_iter().flat_map(of).collect()
});

/// Whether `said` tells, in any language, that this cannot be taken back.
pub(crate) fn tells_it_stays(said: &str, line: &str) -> bool {
    ALL.into_iter().any(|phrases| said.contains(&(phrases.cannot_undo)(line)))
}

/// Whether a line tells, in any language, what was done or dropped.
pub(crate) fn tells_outcome(line: &str) -> bool {
    OUTCOMES.iter().any(|begin| line.starts_with(begin))
        || ALL.into_iter().any(|phrases| phrases.forgot_all.contains(&line))
}
