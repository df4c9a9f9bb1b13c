//! What may be the title or the place of a plan: the rules' own, nothing (a place), and every few words in a row of the
//! messages around it; of something to do also a verb of theirs with such words.

use std::ops::Range;
use std::rc::Rc;

use super::features::{self, Around, Relation};
use super::pages::{self, Pages};
use super::seen::{Lists, Seen, is_speakers};
use super::verbs::{self, Verb};
use crate::Role;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::text::fold;
use crate::rules::thread::{BEHIND, Plan, Source};
use crate::rules::words::Words;

/// Messages before the one that tells the plan; as many behind it as may name it.
const BEFORE: usize = 4;
/// Messages behind it that may still say what it is called.
const NAMED: usize = 2;
/// Words and signs of a message that are looked at; of the one that tells the plan half as many before that, and half as
/// many behind, beside those that it begins with.
pub(super) const TOKENS: usize = 80;
/// Words and signs of a title, of a place, and of what something is done to.
const LONGEST: [usize; 3] = [8, 12, 7];
/// Offers of one plan; what would be more is not looked at.
const OFFERS: [usize; 3] = [4_000, 4_000, 1_500];
/// Verbs of something to do: those of the line that tells it first, then the nearest.
const VERBS: usize = 6;
/// Messages that a verb stands from the one that tells the plan.
const VERB_FAR: i32 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What an appointment is called.
    Title,
    Place,
    /// What something to do is called.
    Task,
}

#[derive(Debug, Clone)]
enum What {
    Nothing,
    /// What the rules say, where it stands in no line.
    Rules(String),
    Words {
        line: usize,
        tokens: Range<usize>,
    },
    /// A verb with the words of another offer.
    Done {
        verb: usize,
        to: usize,
        slots: [u32; features::DONE],
    },
}

/// A verb of a line, with what is counted of it.
#[derive(Debug)]
struct Deed {
    line: usize,
    message: i32,
    verb: Verb,
    slots: Vec<u32>,
}

#[derive(Debug)]
struct Offer {
    what: What,
    /// The message that says it.
    message: i32,
    /// Where its slots lie among the scene's.
    slots: Range<usize>,
}

/// Everything that may be one field of a plan, with what is counted of it.
#[derive(Debug)]
pub struct Scene {
    pub field: Field,
    /// What the rules say.
    pub rules: Option<String>,
    /// It is not among the words that are offered: turned to the owner's side, or known.
    pub(super) unwritten: bool,
    /// Whether a verb stands behind what it is done to.
    verb_last: bool,
    lines: Vec<Rc<Seen>>,
    deeds: Vec<Deed>,
    offers: Vec<Offer>,
    slots: Vec<u32>,
}

/// Small letters and digits, one space between words: what two texts are compared by.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            key.push(fold(c));
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The message before which it is looked for, where `until` were said.
pub(super) fn last(field: Field, plan: &Plan, until: usize) -> usize {
    let to = match field {
        // "Wed 8pm free?" – "maybe" – "pub quiz!!" What is said later and was not heard as about it does not rename it.
        Field::Title | Field::Task => (plan.touched + 1).max(plan.source.message + NAMED + 1),
        Field::Place => until,
    };
    until.min(to).min(plan.source.message + BEHIND + 1)
}

impl Scene {
    /// `None` where the plan's message is not there.
    pub(crate) fn of(field: Field, pages: &Pages, plan: &Plan, until: usize) -> Option<Self> {
        let source = pages.thread.at(plan.source.message)?;
        let rules = match field {
            Field::Title | Field::Task => Some(plan.title.clone()).filter(|title| !title.is_empty()),
            Field::Place => plan.place.clone().or_else(|| plan.at_sender.clone()),
        };
        let around = Around {
            field,
            named: plan.named,
            occasion: plan.occasion,
            at_sender: plan.place.is_none() && plan.at_sender.is_some(),
            faint: plan.faint,
            rules: rules.as_deref().map(key).unwrap_or_default(),
            rules_words: rules.as_deref().map(features::key_words).unwrap_or_default(),
            title: key(&plan.title),
            people: plan.people.iter().flat_map(|name| features::key_words(name)).collect(),
        };
        let mut scene = Self {
            field,
            rules,
            unwritten: false,
            verb_last: Words::of(plan.language).verb_last,
            lines: Vec::new(),
            deeds: Vec::new(),
            offers: Vec::new(),
            slots: Vec::new(),
        };
        let from = plan.source.message.saturating_sub(BEFORE);
        let to = last(field, plan, until);
        let mut asked = 0;
        for message in from..to {
            let Some((said, page)) = pages.thread.at(message).zip(pages.at(message)) else { continue };
            // What was said before leaves room for the message that tells the plan.
            let most = OFFERS[field as usize] / if message < plan.source.message { 2 } else { 1 };
            let mut left = TOKENS;
            for line in &page.lines {
                let told = message == plan.source.message && !line.subject;
                let told = told.then(|| tells(&line.reading, line.from, &plan.source)).flatten();
                let stands = features::Stands {
                    message: message as i32 - plan.source.message as i32,
                    same: said.role == source.role && said.name == source.name,
                    own: said.role == Role::User,
                    subject: line.subject,
                    asked,
                    told,
                };
                let room = match told {
                    Some(token) => token.saturating_sub(TOKENS / 2)..token + TOKENS / 2,
                    None => 0..left,
                };
                scene.add(line, room, most, &stands, &around);
                // What follows the line that tells the plan often says where.
                left = if told.is_some() { TOKENS / 2 } else { left.saturating_sub(line.reading.tokens.len()) };
            }
            asked = page.asks;
        }
        scene.add_deeds(&around);
        let told = source.text.get(plan.source.span.clone()).unwrap_or_default();
        scene.add_rest(told, &around);
        Some(scene)
    }

    fn add(&mut self, line: &pages::Line, room: Range<usize>, most: usize, stands: &features::Stands, around: &Around) {
        let reading = &line.reading;
        let count = reading.tokens.len();
        let room = room.start.min(count)..room.end.min(count);
        if room.is_empty() || self.offers.len() >= most {
            return;
        }
        let number = self.lines.len();
        let seen = line.seen(&room);
        for start in room.clone().filter(|&i| begins(reading, i, around.field)) {
            let longest = LONGEST[around.field as usize];
            let mut open = false;
            for end in start + 1..=room.end.min(start + longest) {
                let last = end - 1;
                if breaks(reading, last) || reading.is_timed(last) || self.offers.len() >= most {
                    break;
                }
                match reading.tokens.sign(last) {
                    Some('(') => open = true,
                    Some(')') if !open => break,
                    Some(')') => open = false,
                    _ => {}
                }
                let ends = reading.tokens.is_word(last) || reading.tokens.sign(last) == Some(')');
                if !open && ends && is_one(reading, start..end, around) {
                    let from = self.slots.len();
                    seen.add_words(&mut self.slots, start..end, stands, around);
                    self.offers.push(Offer {
                        what: What::Words { line: number, tokens: start..end },
                        message: stands.message,
                        slots: from..self.slots.len(),
                    });
                }
            }
        }
        if around.field == Field::Task && stands.message.abs() <= VERB_FAR {
            let deed = |verb: Verb| Deed {
                line: number,
                message: stands.message,
                slots: seen.verb(&verb, stands, around),
                verb,
            };
            self.deeds.extend(room.clone().flat_map(|i| verbs::at(reading, i)).map(deed));
        }
        self.lines.push(seen);
    }

    /// Every verb with everything that it may be done to.
    fn add_deeds(&mut self, around: &Around) {
        self.deeds.sort_by_key(|deed| deed.message.abs());
        self.deeds.truncate(VERBS);
        let words = self.offers.len();
        for (n, deed) in self.deeds.iter().enumerate() {
            for to in 0..words {
                let What::Words { line, tokens } = &self.offers[to].what else { continue };
                let apart = deed.verb.tokens.end <= tokens.start || tokens.end <= deed.verb.tokens.start;
                let same = *line == deed.line;
                if same && !apart {
                    continue;
                }
                let far = self.offers[to].message - deed.message;
                let slots = features::of_done(&deed.verb, tokens, same, far, around);
                let message = self.offers[to].message;
                self.offers.push(Offer { what: What::Done { verb: n, to, slots }, message, slots: 0..0 });
            }
        }
    }

    /// What stands in no line: the rules' word, and nothing.
    fn add_rest(&mut self, told: &str, around: &Around) {
        let words = |i: usize| matches!(self.offers[i].what, What::Words { .. });
        let same = |i: &usize| words(*i) && self.relation(*i, around) == Relation::Same;
        let written = (0..self.offers.len()).rev().find(same);
        // Who says it last sums it up: what was said in messages before is no longer where it is.
        let latest = written.filter(|_| around.field == Field::Place).map(|i| self.offers[i].message);
        self.offers.retain(|offer| latest.is_none_or(|latest| offer.message >= latest));
        let written = written.is_some();
        self.unwritten = !written && !around.at_sender && self.rules.is_some();
        if let Some(rules) = self.rules.clone().filter(|_| !written) {
            let slots = self.kept(features::of_rules(&rules, around));
            self.offers.push(Offer { what: What::Rules(rules), message: 0, slots });
        }
        if around.field == Field::Place {
            let slots = self.kept(features::of_nothing(around, told));
            self.offers.push(Offer { what: What::Nothing, message: 0, slots });
        }
    }

    fn kept(&mut self, slots: Vec<u32>) -> Range<usize> {
        let from = self.slots.len();
        self.slots.extend(slots);
        from..self.slots.len()
    }

    fn relation(&self, offer: usize, around: &Around) -> Relation {
        match self.text(offer) {
            Some(text) => features::relation(&features::key_words(&text), &around.rules_words),
            None => Relation::Apart,
        }
    }

    pub fn len(&self) -> usize {
        self.offers.len()
    }

    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// Whether an offer is nothing.
    pub fn is_nothing(&self, offer: usize) -> bool {
        matches!(self.offers[offer].what, What::Nothing)
    }

    /// Whether an offer says what is done to something.
    pub fn does(&self, offer: usize) -> bool {
        matches!(self.offers[offer].what, What::Done { .. })
    }

    /// What an offer says; `None` for nothing.
    pub fn text(&self, offer: usize) -> Option<String> {
        match &self.offers[offer].what {
            What::Nothing => None,
            What::Rules(text) => Some(text.clone()),
            What::Words { line, tokens } => {
                let line = &self.lines[*line];
                Some(line.text[line.tokens[tokens.start].start..line.tokens[tokens.end - 1].end].to_owned())
            }
            What::Done { verb, to, .. } => Some(self.done(*verb, &self.text(*to)?)),
        }
    }

    /// The same as it is told: what something is done to has its article, which labels may leave out.
    pub fn told(&self, offer: usize) -> Option<String> {
        let What::Done { verb, to, .. } = &self.offers[offer].what else { return self.text(offer) };
        let What::Words { line, tokens } = &self.offers[*to].what else { return self.text(offer) };
        let line = &self.lines[*line];
        let thing = &line.text[line.leads[tokens.start]..line.tokens[tokens.end - 1].end];
        Some(self.done(*verb, thing))
    }

    fn done(&self, verb: usize, thing: &str) -> String {
        let form = &self.deeds[verb].verb.form;
        if self.verb_last { format!("{thing} {form}") } else { format!("{form} {thing}") }
    }

    /// Every offer's score, by what each slot weighs.
    pub fn scores(&self, weight: impl Fn(u32) -> f32) -> Vec<f32> {
        let sum = |slots: &[u32]| slots.iter().map(|&slot| weight(slot)).sum::<f32>();
        let lines: Vec<[Vec<f32>; 3]> = self
            .lines
            .iter()
            .map(|line| [&line.starts, &line.ends, &line.inside].map(|of| of.iter().map(sum).collect()))
            .collect();
        let deeds: Vec<f32> = self.deeds.iter().map(|deed| sum(&deed.slots)).collect();
        let mut scores: Vec<f32> = Vec::with_capacity(self.offers.len());
        for offer in &self.offers {
            let own = sum(&self.slots[offer.slots.clone()]);
            scores.push(match &offer.what {
                What::Words { line, tokens } => {
                    let [starts, ends, inside] = &lines[*line];
                    let inside: f32 = inside[tokens.clone()].iter().sum();
                    own + starts[tokens.start] + ends[tokens.end - 1] + inside
                }
                // What it is done to stands before it.
                What::Done { verb, to, slots } => {
                    scores[*to] + deeds[*verb] + slots.iter().map(|&slot| weight(slot)).sum::<f32>()
                }
                _ => own,
            });
        }
        scores
    }

    /// Hands `add` every slot with what it is wrong by, where each offer is by as much as `wrong` says.
    pub fn spread(&self, wrong: &[f32], mut add: impl FnMut(u32, f32)) {
        let zero = |of: &Lists| vec![0.0_f32; of.len()];
        let mut lines: Vec<[Vec<f32>; 3]> =
            self.lines.iter().map(|line| [zero(&line.starts), zero(&line.ends), zero(&line.inside)]).collect();
        let mut wrong = wrong.to_vec();
        let mut deeds = vec![0.0_f32; self.deeds.len()];
        for (i, offer) in self.offers.iter().enumerate() {
            if let What::Done { verb, to, slots } = &offer.what {
                deeds[*verb] += wrong[i];
                wrong[*to] += wrong[i];
                for &slot in slots {
                    add(slot, wrong[i]);
                }
            }
        }
        for (deed, wrong) in self.deeds.iter().zip(deeds) {
            for &slot in &deed.slots {
                add(slot, wrong);
            }
        }
        for (offer, wrong) in self.offers.iter().zip(wrong) {
            for &slot in &self.slots[offer.slots.clone()] {
                add(slot, wrong);
            }
            if let What::Words { line, tokens } = &offer.what {
                let [starts, ends, inside] = &mut lines[*line];
                starts[tokens.start] += wrong;
                ends[tokens.end - 1] += wrong;
                inside[tokens.clone()].iter_mut().for_each(|sum| *sum += wrong);
            }
        }
        for (line, sums) in self.lines.iter().zip(&lines) {
            for (of, sums) in [&line.starts, &line.ends, &line.inside].into_iter().zip(sums) {
                for (slots, &wrong) in of.iter().zip(sums) {
                    for &slot in slots {
                        add(slot, wrong);
                    }
                }
            }
        }
    }
}

/// Whether what is offered may begin with a token: not between "Leo's" and "birthday", nor with whose it is of those who
/// speak, and a place not with its small word, nor behind "chez", nor with whose it is, which the rules turn to the owner's side.
fn begins(reading: &Reading, i: usize, field: Field) -> bool {
    let word = reading.tokens.is_word(i) && !reading.is_timed(i);
    let behind_owner = i > 0 && reading.tokens.folded(i - 1).ends_with("'s");
    word && match field {
        Field::Title | Field::Task => !behind_owner && !is_speakers(reading, i),
        Field::Place => {
            let inside = i > 0 && reading.within(i - 1, &[Mark::Home]);
            !inside && reading.at_any(i, &[Mark::At, Mark::In, Mark::Mine, Mark::Yours]).is_none()
        }
    }
}

/// What names nothing: words of talk, alone or together.
const TALK: &[Mark] = &[
    Mark::Meet,
    Mark::Light,
    Mark::Have,
    Mark::Ask,
    Mark::Polite,
    Mark::Suggest,
    Mark::Question,
    Mark::Agree,
    Mark::Duty,
    Mark::Pledge,
    Mark::Stop,
    Mark::Edge,
    Mark::It,
    Mark::Other,
    Mark::Person,
    Mark::Mine,
    Mark::Yours,
    Mark::Ours,
    Mark::Not,
    Mark::NoPerson,
    Mark::NoPlace,
    Mark::Filler,
];

/// Whether words may be one at all: a title is more than "meet", and a place has not what takes place there in it.
fn is_one(reading: &Reading, tokens: Range<usize>, around: &Around) -> bool {
    match around.field {
        Field::Title | Field::Task => !tokens.clone().all(|i| reading.within(i, TALK)),
        Field::Place => {
            // "The Gold Coast Grill maybe".
            if reading.within(tokens.end - 1, &[Mark::Filler, Mark::Soft, Mark::Instead, Mark::Agree]) {
                return false;
            }
            let (first, title) = (reading.tokens.folded(tokens.start), around.title.as_str());
            let bytes = reading.tokens.list[tokens.start].span.start..reading.tokens.list[tokens.end - 1].span.end;
            let holds = || key(&reading.text[bytes]).strip_prefix(title).is_some_and(|rest| rest.starts_with(' '));
            title.is_empty() || !title.starts_with(&key(first)) || !holds()
        }
    }
}

/// Whether nothing goes on over a sign: not over the end of a sentence, which "Av. San Martín" does not end.
fn breaks(reading: &Reading, i: usize) -> bool {
    /// Letters of an abbreviation.
    const SHORT: usize = 3;
    match reading.tokens.sign(i) {
        Some('?' | '!' | ';' | ':' | '…' | '"' | '“' | '”') => true,
        Some('.') => i == 0 || reading.is_capital(i + 1) && reading.tokens.folded(i - 1).chars().count() > SHORT,
        _ => false,
    }
}

/// The token of a line where what tells the plan begins.
fn tells(reading: &Reading, line: usize, source: &Source) -> Option<usize> {
    let inside = source.span.start.checked_sub(line).filter(|&byte| byte < reading.text.len())?;
    Some(reading.tokens.list.partition_point(|token| token.span.end <= inside))
}
