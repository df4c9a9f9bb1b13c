//! What is counted, case by case. Every score is a share: a sum of hits over what they were hits of.
//!
//! To add a score: its line in [`METRICS`], and where [`of_case`] counts it. `docs/evaluation.md` says what each means.

use std::collections::BTreeMap;

use models::rules::{Heard, passes_gate};
use serde::{Deserialize, Serialize};

use super::case::{Action, Case, Item, Outcome, Part, Sort, When};
use super::fields;
use super::labels::Label;
use super::pair::{pair, target};

/// Messages before one that its gate is given.
pub const BEFORE: usize = 5;

/// A score's name in files, its name for people, and what is wanted of it.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    pub key: &'static str,
    pub title: &'static str,
    /// At least this share is wanted; `None` where it is counted for the record.
    pub target: Option<f64>,
    /// Less is better.
    pub low: bool,
}

impl Metric {
    pub fn met(&self, value: f64) -> Option<bool> {
        self.target.map(|least| value >= least)
    }
}

const fn wanted(key: &'static str, title: &'static str, least: f64) -> Metric {
    Metric { key, title, target: Some(least), low: false }
}

const fn counted(key: &'static str, title: &'static str) -> Metric {
    Metric { key, title, target: None, low: false }
}

pub const METRICS: [Metric; 24] = [
    wanted("gate_recall", "gate: recall", 0.98),
    wanted("gate_stopped", "gate: small talk stopped", 0.90),
    wanted("event_f1", "events: F1", 0.85),
    counted("event_precision", "events: precision"),
    counted("event_recall", "events: recall"),
    wanted("reminder_f1", "reminders: F1", 0.85),
    counted("reminder_precision", "reminders: precision"),
    counted("reminder_recall", "reminders: recall"),
    wanted("linked", "changes, cancellations: right item", 0.85),
    counted("nothing", "cases of nothing left alone"),
    wanted("time", "found: time exact", 0.95),
    counted("day", "found: day right"),
    counted("end", "found: end exact, where said"),
    wanted("title", "found: title acceptable", 0.85),
    counted("title_same", "found: title the same"),
    counted("title_language", "found: title in the language"),
    wanted("place", "found: place exact", 0.85),
    counted("place_all", "found: place exact or rightly none"),
    counted("participants", "found: participants"),
    counted("repeat", "found: recurrence exact"),
    counted("priority", "found: priority right"),
    counted("tentative", "found: tentative right"),
    counted("tentative_found", "found: tentative ones marked"),
    Metric { low: true, ..counted("duplicates", "duplicates") },
];

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Share {
    pub sum: f64,
    pub of: u64,
}

impl Share {
    /// From 0 to 1; `None` where nothing was counted.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.sum / self.of as f64)
    }
}

/// Scores by [`Metric::key`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tally(pub BTreeMap<String, Share>);

impl Tally {
    fn add(&mut self, key: &str, sum: f64, of: u64) {
        let share = self.0.entry(key.to_owned()).or_default();
        share.sum += sum;
        share.of += of;
    }

    fn hit(&mut self, key: &str, hit: bool) {
        self.add(key, f64::from(u8::from(hit)), 1);
    }

    pub fn merge(&mut self, other: &Self) {
        for (key, share) in &other.0 {
            self.add(key, share.sum, share.of);
        }
    }

    pub fn value(&self, key: &str) -> Option<f64> {
        self.0.get(key)?.value()
    }

    pub fn of(&self, key: &str) -> u64 {
        self.0.get(key).map_or(0, |share| share.of)
    }
}

/// Something that is not as it should be. Of a held case only `what` and `weight` are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    pub what: String,
    /// How much it matters beside others: an item missed or made up is 3.
    pub weight: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gold: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

/// A case's result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    pub id: String,
    pub language: String,
    pub part: Part,
    pub faults: Vec<Fault>,
    /// What was found; never told of a held case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Vec<Outcome>>,
    #[serde(skip)]
    pub tally: Tally,
}

impl Scored {
    pub fn weight(&self) -> f64 {
        self.faults.iter().map(|fault| fault.weight).sum()
    }
}

/// Counts a case.
pub fn of_case(case: &Case, found: Vec<Outcome>) -> Scored {
    let texts = case.texts();
    let heard = heard(case, &texts);
    let passes = (0..heard.len()).map(|i| Some(passes_gate(&heard[i], &heard[i.saturating_sub(BEFORE)..i])));
    count(case, &passes.collect::<Vec<_>>(), found)
}

/// Counts what another labeller found in a case.
pub fn of_label(case: &Case, label: &Label) -> Scored {
    count(case, &label.holds, label.gold.clone())
}

/// Counts what was found, and which messages were held worth reading; `None` of a message leaves it out.
fn count(case: &Case, passes: &[Option<bool>], found: Vec<Outcome>) -> Scored {
    let mut count = Count { case, tally: Tally::default(), faults: Vec::new() };
    count.gate(passes);
    count.detection(&found);
    let Count { mut faults, tally, .. } = count;
    let held = case.part.is_aside();
    if held {
        for fault in &mut faults {
            (fault.gold, fault.found) = (None, None);
        }
    }
    Scored {
        id: case.id.clone(),
        language: case.language.clone(),
        part: case.part,
        faults,
        found: (!held).then_some(found),
        tally,
    }
}

struct Count<'c> {
    case: &'c Case,
    tally: Tally,
    faults: Vec<Fault>,
}

impl Count<'_> {
    fn fault(&mut self, what: &str, weight: f64, gold: Option<String>, found: Option<String>) {
        self.faults.push(Fault { what: what.to_owned(), weight, gold, found });
    }

    fn gate(&mut self, passes: &[Option<bool>]) {
        for (message, passes) in self.case.messages.iter().zip(passes) {
            let Some((passes, holds)) = passes.zip(message.holds) else { continue };
            if holds {
                self.tally.hit("gate_recall", passes);
            } else {
                self.tally.hit("gate_stopped", !passes);
            }
            if holds != passes {
                let (what, weight) = if holds { ("gate stopped", 0.5) } else { ("gate let through", 0.25) };
                self.fault(what, weight, Some(message.read()), None);
            }
        }
    }

    fn detection(&mut self, found: &[Outcome]) {
        let case = self.case;
        let pairs = pair(case, found);
        if case.gold.is_empty() {
            self.tally.hit("nothing", found.is_empty());
        }
        for &(g, f) in &pairs.matched {
            let sort = case.gold[g].sort.name();
            self.tally.hit(&format!("{sort}_recall"), true);
            self.tally.hit(&format!("{sort}_precision"), true);
            // F1 is twice what is right over all that is wanted and all that is found.
            self.tally.add(&format!("{sort}_f1"), 2.0, 2);
            self.fields(&case.gold[g], &found[f]);
        }
        for &g in &pairs.missed {
            let gold = &case.gold[g];
            self.tally.hit(&format!("{}_recall", gold.sort.name()), false);
            self.tally.add(&format!("{}_f1", gold.sort.name()), 0.0, 1);
            if gold.action != Action::Create {
                self.tally.hit("linked", false);
            }
            self.fault("missed", 3.0, Some(line(gold, case)), None);
        }
        for (extra, what, weight) in [(&pairs.unwanted, "not wanted", 3.0), (&pairs.duplicates, "duplicate", 2.0)] {
            for &f in extra {
                let found = &found[f];
                self.tally.hit(&format!("{}_precision", found.sort.name()), false);
                self.tally.add(&format!("{}_f1", found.sort.name()), 0.0, 1);
                self.fault(what, weight, None, Some(line(found, case)));
            }
        }
        self.tally.add("duplicates", pairs.duplicates.len() as f64, pairs.matched.len() as u64);
    }

    /// Counts one field of what was found; a miss is a fault of that weight.
    fn field(&mut self, key: &str, hit: bool, weight: f64, gold: String, found: String) {
        self.tally.hit(key, hit);
        if !hit {
            let what = METRICS.iter().find(|metric| metric.key == key).map_or(key, |metric| metric.title);
            let what = what.trim_start_matches("found: ").to_owned();
            self.fault(&what, weight, Some(gold), Some(found));
        }
    }

    fn fields(&mut self, gold: &Outcome, found: &Outcome) {
        let case = self.case;
        let creates = gold.action == Action::Create;
        if !creates {
            let (want, have) = (gold.target.as_deref(), found.target.as_deref());
            let id = |id: Option<&str>| id.unwrap_or_default().to_owned();
            self.field("linked", want == have, 2.0, id(want), id(have));
        }
        let (was, item) = (target(case, gold), target(case, found));
        let tentative = |outcome: &Outcome| outcome.tentative.unwrap_or_default();
        if gold.tentative.is_some() {
            self.field(
                "tentative",
                tentative(gold) == tentative(found),
                0.5,
                tentative(gold).to_string(),
                tentative(found).to_string(),
            );
            if tentative(gold) {
                self.tally.hit("tentative_found", tentative(found));
            }
        }
        if gold.action == Action::Cancel {
            return;
        }

        let (want, have) = (fields::start(gold, was), fields::start(found, item));
        // A change that leaves the time as it was changes no time.
        let have = have.filter(|have| gold.when().is_some() || was.and_then(Item::when) != Some(*have));
        if creates || want.is_some() || have.is_some() {
            let exact = fields::time_exact(have, want, gold.all_day, found.all_day);
            self.field("time", exact, 2.0, or_none(want), or_none(have));
            let day = |when: Option<When>| when.map(When::date);
            self.tally.hit("day", day(want) == day(have));
        }
        if gold.end.is_some() {
            let exact = fields::time_exact(found.end, gold.end, gold.all_day, found.all_day);
            self.field("end", exact, 0.5, or_none(gold.end), or_none(found.end));
        }
        if gold.title.is_some() {
            let (want, have) = (gold.title.as_deref().unwrap_or_default(), found.title.as_deref().unwrap_or_default());
            let acceptable = fields::titles(gold).any(|title| fields::title_acceptable(have, title));
            self.field("title", acceptable, 1.0, want.to_owned(), have.to_owned());
            self.tally.hit("title_same", fields::titles(gold).any(|title| fields::same(have, title)));
            self.field(
                "title_language",
                fields::title_language(have, gold, case),
                0.5,
                case.language.clone(),
                have.to_owned(),
            );
        }
        if gold.sort == Sort::Event {
            self.event(gold, found, was, creates);
        } else {
            let priority = |outcome: &Outcome| outcome.priority.clone().unwrap_or_else(|| "medium".to_owned());
            let (want, have) = (priority(gold), priority(found));
            if want != "medium" || have != "medium" {
                self.field("priority", want == have, 0.5, want, have);
            }
        }
        if gold.repeat.is_some() || found.repeat.is_some() {
            let rule = |outcome: &Outcome| outcome.repeat.as_deref().map(|rule| fields::rule(rule, outcome.when()));
            let text = |outcome: &Outcome| outcome.repeat.clone().unwrap_or_else(|| "none".into());
            self.field("repeat", rule(gold) == rule(found), 1.0, text(gold), text(found));
        }
    }

    /// `was` is the item before its change.
    fn event(&mut self, gold: &Outcome, found: &Outcome, was: Option<&Item>, creates: bool) {
        let place = |outcome: &Outcome| outcome.place.clone().unwrap_or_default();
        let (want, mut have) = (place(gold), place(found));
        // To say the old place again changes none.
        if gold.place.is_none()
            && was.and_then(|item| item.place.as_deref()).is_some_and(|old| fields::same(old, &have))
        {
            have.clear();
        }
        let exact = fields::same_place(&want, &have);
        if !want.is_empty() || !have.is_empty() {
            self.field("place", exact, 1.0, want, have);
        }
        if creates {
            self.tally.hit("place_all", exact);
        }
        let names = |outcome: &Outcome| outcome.participants.clone().unwrap_or_default();
        let (want, have) = (names(gold), names(found));
        if gold.participants.is_some() && !(want.is_empty() && have.is_empty()) {
            let likeness = fields::participants(&have, &want);
            self.tally.add("participants", likeness, 1);
            if likeness < 0.5 {
                self.fault("participants", 0.5, Some(want.join(", ")), Some(have.join(", ")));
            }
        }
    }
}

fn or_none(when: Option<When>) -> String {
    when.map_or_else(|| "none".into(), |when| when.to_string())
}

/// The messages of a case as the gate is given them; `texts` are what [`Case::texts`] answers.
pub fn heard<'t>(case: &Case, texts: &'t [String]) -> Vec<Heard<'t>> {
    case.messages.iter().zip(texts).map(|(message, text)| Heard { text, own: message.from == case.me }).collect()
}

/// An outcome on one line for a person.
pub fn line(outcome: &Outcome, case: &Case) -> String {
    let item = target(case, outcome);
    let mut parts = vec![format!("{} {}", outcome.action.name(), outcome.sort.name())];
    parts.extend(outcome.target.as_ref().map(|id| match item {
        Some(item) => format!("{id} ({})", item.title),
        None => "what is not in the agenda".to_owned(),
    }));
    parts.extend(outcome.title.clone());
    parts.extend(match (outcome.when(), outcome.end) {
        (Some(start), Some(end)) => Some(format!("{start} – {end}")),
        (Some(start), None) => Some(start.to_string()),
        (None, end) => end.map(|end| format!("– {end}")),
    });
    parts.extend(outcome.place.as_ref().filter(|place| !place.is_empty()).map(|place| format!("at {place}")));
    let names = outcome.participants.as_ref().filter(|names| !names.is_empty());
    parts.extend(names.map(|names| format!("with {}", names.join(", "))));
    parts.extend(outcome.repeat.clone());
    parts.extend(outcome.priority.clone());
    parts.extend(outcome.tentative.filter(|tentative| *tentative).map(|_| "tentative".to_owned()));
    parts.join(" · ")
}

#[cfg(test)]
mod tests;
