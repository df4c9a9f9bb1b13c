//! What a turn says at its end: the model's own words, and behind them what became of its calls, in ours.
//!
//! A model cannot tell what its calls came to before they were made, and need not tell the truth afterwards. So every
//! proposal stands in the reply with the exact line that a yes would approve, and everything that was done stands there
//! too. That is also why one question to the model is enough where all its calls are settled.

use models::{Part, Request, ToolResult};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::context::Context;
use crate::phrases::Phrases;
use crate::tools;

/// Proposals that one reply shows. A yes reaches only those that were shown; the others wait in the agenda.
const MAX_PROPOSALS: usize = 20;
/// Lines of what was done or refused.
const MAX_LINES: usize = 20;

/// What was said where it is not simply the last answer's text: a step of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Reply {
    /// Empty where whom to call was said at the turn's beginning, and there was nothing else to say.
    pub text: String,
    /// Our words in place of the model's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
    /// The person's yes or no was carried out, and no model was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<bool>,
    /// The person asked to take back what was done last, and no model was asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undoes: bool,
    /// The person ended the session, and no model was asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_session: bool,
    /// Why no model answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// What the text ends with that follows from no result: that the day's budget is used up.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
}

impl Reply {
    /// The reply with the notice behind it.
    pub(super) fn with_notice(self, notice: &str) -> Self {
        let text = if notice.is_empty() { self.text } else { format!("{}\n\n{notice}", self.text) };
        Self { text, notice: notice.to_owned(), ..self }
    }

    /// A reply with words of ours in it; they alone are said where `text` is empty.
    pub(super) fn instead(instead: String, text: String) -> Self {
        let text = if text.is_empty() { instead.clone() } else { text };
        Self { text, instead, ..Self::default() }
    }

    /// No further word, where the person was told whom to call: an excuse behind that would only be in the way.
    pub(super) fn after_emergency(context: &Context) -> Option<Self> {
        (!context.emergency.is_empty()).then(Self::default)
    }
}

/// Whether the turn's last calls all came to something that the model need not look at.
pub(super) fn is_settled(request: &Request) -> bool {
    let mut last = request.parts.iter().rev().map_while(|part| match part {
        Part::Result(result) => Some(result),
        _ => None,
    });
    last.next().is_some_and(ToolResult::is_settled) && last.all(ToolResult::is_settled)
}

/// Whether something was proposed.
pub(super) fn proposes<'r>(mut results: impl Iterator<Item = &'r ToolResult>) -> bool {
    results.any(|result| result.content.get("status").and_then(Value::as_str) == Some("proposed"))
}

/// The reply of a turn whose model said `own` last; empty where that was nothing, and nothing came of its calls.
pub(super) fn compose<'r>(own: &str, results: impl Iterator<Item = &'r ToolResult>, phrases: &Phrases) -> String {
    let told = Outcome::of(results).told(phrases);
    let said: Vec<&str> = [own.trim(), &told].into_iter().filter(|text| !domain::text::is_blank(text)).collect();
    said.join("\n\n")
}

/// What a turn's calls came to, each thing once.
#[derive(Debug, Default)]
struct Outcome<'r> {
    proposed: Vec<(&'r str, &'r str)>,
    /// What stands already at their time, and other times for them.
    clashes: Vec<Clash<'r>>,
    /// Those of them that only wait because of what others wrote earlier in the session.
    earlier: Vec<&'r str>,
    lines: Vec<Line<'r>>,
}

#[derive(Debug)]
struct Clash<'r> {
    proposal: &'r str,
    with: Vec<&'r str>,
    instead: Vec<&'r str>,
}

#[derive(Debug, PartialEq, Eq)]
enum Line<'r> {
    /// The tool and its line.
    Done(&'r str, &'r str),
    Dropped(&'r str),
    Queued(&'r str),
    Refused(&'r str),
}

impl<'r> Outcome<'r> {
    fn of(results: impl Iterator<Item = &'r ToolResult>) -> Self {
        let mut outcome = Self::default();
        for result in results {
            let text = |key: &str| result.content.get(key).and_then(Value::as_str).unwrap_or_default();
            // Gone again within the same turn.
            for gone in [text("replaces"), text("id")] {
                outcome.proposed.retain(|(id, _)| *id != gone);
                outcome.clashes.retain(|clash| clash.proposal != gone);
            }
            match text("status") {
                "proposed" => {
                    outcome.proposed.push((text("proposal_id"), text("summary")));
                    let (with, instead) = (texts(result, "clashes"), texts(result, "instead"));
                    if !with.is_empty() {
                        outcome.clashes.push(Clash { proposal: text("proposal_id"), with, instead });
                    }
                    if text("because") == tools::EARLIER {
                        outcome.earlier.push(text("proposal_id"));
                    }
                }
                "done" if text("id").starts_with("prp_") => outcome.line(Line::Dropped(text("summary"))),
                "done" => outcome.line(Line::Done(&result.name, text("summary"))),
                "queued" => outcome.line(Line::Queued(text("summary"))),
                "refused" => {
                    // What was recorded before there were words of a person's own.
                    let told = [text("told"), text("message")].into_iter().find(|told| !told.is_empty());
                    outcome.line(Line::Refused(told.unwrap_or_default()));
                }
                _ => {}
            }
        }
        outcome
    }

    fn line(&mut self, line: Line<'r>) {
        if !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }

    /// What stands already where something is proposed. Other times are offered where one thing is proposed: whoever
    /// names one has to mean that.
    fn taken(&self, phrases: &Phrases) -> String {
        let said = self.proposed.iter().take(MAX_PROPOSALS).enumerate().filter_map(|(n, (id, _))| {
            let Clash { with, instead, .. } = self.clashes.iter().find(|clash| clash.proposal == *id)?;
            let taken = (phrases.taken)(&with.join("; "));
            if self.proposed.len() > 1 {
                return Some(format!("{}. {taken}", n + 1));
            }
            let lines: Vec<String> = instead.iter().enumerate().map(|(n, at)| format!("{}. {at}", n + 1)).collect();
            let free = (!lines.is_empty()).then(|| (phrases.free_instead)(&lines.join("\n")));
            Some([Some(taken), free].into_iter().flatten().collect::<Vec<_>>().join("\n"))
        });
        said.collect::<Vec<_>>().join("\n")
    }

    fn told(&self, phrases: &Phrases) -> String {
        let mut said: Vec<String> = self
            .lines
            .iter()
            .take(MAX_LINES)
            .map(|line| match line {
                Line::Done(tool, summary) => phrases.did(tool, summary),
                Line::Dropped(summary) => (phrases.dropped)(summary),
                Line::Queued(summary) => (phrases.queued)(summary),
                Line::Refused(message) => (phrases.refused)(message),
            })
            .collect();
        said.extend(more(self.lines.len(), MAX_LINES));
        let mut said = vec![said.join("\n")];
        let summaries: Vec<&str> = self.proposed.iter().map(|(_, summary)| *summary).take(MAX_PROPOSALS).collect();
        said.push(match summaries[..] {
            [] => String::new(),
            [one] => (phrases.proposed)(one),
            _ => {
                let numbered = summaries.iter().enumerate().map(|(n, summary)| format!("{}. {summary}", n + 1));
                let lines: Vec<String> = numbered.chain(more(self.proposed.len(), MAX_PROPOSALS)).collect();
                (phrases.proposed_many)(&lines.join("\n"))
            }
        });
        said.push(self.taken(phrases));
        if self.proposed.iter().any(|(id, _)| self.earlier.contains(id)) {
            said.push(phrases.earlier.to_owned());
        }
        said.retain(|text| !text.is_empty());
        said.join("\n\n")
    }
}

fn texts<'r>(result: &'r ToolResult, key: &str) -> Vec<&'r str> {
    let items = result.content.get(key).and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    items.iter().filter_map(Value::as_str).collect()
}

fn more(count: usize, shown: usize) -> Option<String> {
    (count > shown).then(|| format!("… +{}", count - shown))
}

#[cfg(test)]
mod tests;
