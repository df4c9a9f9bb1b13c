//! What is told once a thing was decided. What has a verb of its own is told by it: "Cancelled: Dentist", and not "Done:
//! Cancel: Dentist". To give another tool such a verb: its row in [`Phrases::verb`], and its two words in each language.

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

/// Whether `said` tells, in any language, that this cannot be taken back.
pub(crate) fn tells_it_stays(said: &str, line: &str) -> bool {
    ALL.into_iter().any(|phrases| said.contains(&(phrases.cannot_undo)(line)))
}

/// Whether a line tells, in any language, what was done or dropped.
pub(crate) fn tells_outcome(line: &str) -> bool {
    ALL.into_iter().any(|phrases| {
        let own = phrases.decided.iter().flatten().any(|told| line.starts_with(told.trim()));
        let all = phrases.forgot_all.contains(&line);
        own || all
            || [phrases.done, phrases.dropped, phrases.undone].iter().any(|tell| line.starts_with(tell("").trim()))
    })
}
