//! What is counted of a plan: what the rules made of it, the words and marks of the sentence that tells it, of what stands
//! around that, and of what was said before and behind. To add one, give it a number in [`kind`] and train again.

use jiff::Zoned;

use super::BEHIND;
use super::target::{ITS_TIME, NAMES_OTHER, Target};
use crate::Role;
use crate::rules::choose::Pages;
use crate::rules::judge;
use crate::rules::meanings::Sense;
use crate::rules::reading::Reading;
use crate::rules::thread::{Plan, Sort};
use crate::rules::weights::{Features, hash, named, slot};

/// What a feature is of; part of its hash.
mod kind {
    pub const FACT: u32 = 1;
    pub const FACTS: u32 = 2;
    pub const WORD: u32 = 3;
    pub const PAIR: u32 = 4;
    pub const MARK: u32 = 5;
    pub const MARKS: u32 = 6;
    pub const TITLE: u32 = 7;
    pub const SENSE: u32 = 8;
    pub const SENSES: u32 = 9;
    pub const CLASS: u32 = 10;
    pub const CLASSES: u32 = 11;
    pub const THREE: u32 = 12;
    pub const ITEM: u32 = 13;
    pub const ITEMS: u32 = 14;
}

/// Where words stand to the sentence that tells the plan.
mod place {
    pub const TOLD: u32 = 0;
    pub const BEFORE_IT: u32 = 1;
    pub const BEHIND_IT: u32 = 2;
    /// In the message before, by whom.
    pub const LAST: u32 = 4;
    /// In those before that.
    pub const EARLIER: u32 = 16;
    /// In a message behind, by whom and how far.
    pub const ANSWER: u32 = 8;
}

/// Features that each group is meant for: facts, pairs of facts, the sentence, around it, before, behind.
const FACTS: usize = usize::MAX;
const PAIRS: usize = 24;
const ITEMS: usize = 24;
const SENTENCE: usize = 60;
const MARKS: usize = 24;
const AROUND: usize = 30;
const BEFORE: usize = 20;
const ANSWERS: usize = 60;

/// Words and signs of a text that are counted.
const WORDS: usize = 80;

/// A time, and somebody who takes part in the talk.
const TIMED: u32 = 1;
const NAMED: u32 = 2;

/// Whom and what words are held against.
struct About<'t> {
    /// The words of the names of those who speak.
    names: Vec<u32>,
    /// What the plan changes.
    target: Option<Target<'t>>,
}

/// What is counted, and the facts alone; `None` where the plan's message is not there.
pub(super) fn of(pages: &Pages, plans: &[Plan], i: usize, until: usize) -> Option<(Features, Vec<u32>)> {
    let plan = &plans[i];
    let thread = pages.thread;
    let message = plan.source.message;
    let said = thread.at(message)?;
    let span = plan.source.span.clone();
    let told_by = pages.sentence(message, &span, plan.language)?;
    let sentence = &told_by.reading;
    let about = About { names: names(pages, until), target: Target::of(pages, plan) };
    let sort = u32::from(plan.sort == Sort::Reminder) + 2 * u32::from(plan.cancels);
    let mut features = Features::with_capacity(800, 8);

    let mut facts = facts(pages, plans, i, until, sentence, &said.at);
    let of_item = about.target.as_ref().map(|target| target.facts(pages, plan, plans, sentence, until));
    if let Some(of_item) = &of_item {
        for (i, &one) in of_item.iter().enumerate() {
            features.push(slot(kind::ITEM, number(i, one), 0));
            features.push(slot(kind::ITEM, number(i, one), 1 + sort));
            for (j, &other) in of_item.iter().enumerate().skip(i + 1) {
                features.push(slot(kind::ITEMS, number(i, one), number(j, other)));
            }
        }
        features.close(ITEMS);
    }
    for (i, &fact) in facts.iter().enumerate() {
        features.push(slot(kind::FACT, number(i, fact), 0));
        features.push(slot(kind::FACT, number(i, fact), 1 + sort));
    }
    features.close(FACTS);
    for (i, &one) in facts.iter().enumerate() {
        for (j, &other) in facts.iter().enumerate().skip(i + 1) {
            features.push(slot(kind::FACTS, number(i, one), number(j, other)));
        }
    }
    features.close(PAIRS);

    let own = sort + 4 * u32::from(said.role == Role::User);
    words(&mut features, sentence, place::TOLD, own, &about);
    features.extend(
        plan.title.split(' ').take(8).map(|word| slot(kind::TITLE, hash(word.to_lowercase().as_bytes()), sort)),
    );
    features.close(SENTENCE);
    let marks = sentence.mark_names();
    marked(&mut features, marks, place::TOLD, own);
    for (i, &one) in marks.iter().enumerate() {
        features.extend(marks[i + 1..].iter().map(|&other| slot(kind::MARKS, one, other)));
    }
    features.close(MARKS);

    for line in pages.at(message).into_iter().flat_map(|page| &page.lines) {
        let end = line.from + line.reading.text.len();
        if line.from <= span.start && span.end <= end {
            told(&mut features, &told_by.before, place::BEFORE_IT, own, &about);
            told(&mut features, &told_by.behind, place::BEHIND_IT, own, &about);
        } else {
            let place = if line.from < span.start { place::BEFORE_IT } else { place::BEHIND_IT };
            told(&mut features, &line.reading, place, own, &about);
        }
    }
    features.close(AROUND);

    let by = |other: usize| {
        let other = thread.at(other)?;
        Some(match other.role {
            Role::User => 0,
            _ if other.name == said.name => 1,
            _ => 2,
        })
    };
    if let Some(last) = message.checked_sub(1)
        && let (Some(by), Some(page)) = (by(last), pages.at(last))
    {
        for line in &page.lines {
            told(&mut features, &line.reading, place::LAST + by, own, &about);
        }
    }
    features.close(BEFORE);

    if about.target.is_some() {
        for earlier in message.saturating_sub(4)..message.saturating_sub(1) {
            let (Some(by), Some(page)) = (by(earlier), pages.at(earlier)) else { continue };
            for line in &page.lines {
                told(&mut features, &line.reading, place::EARLIER + by, own, &about);
            }
        }
        features.close(BEFORE);
    }

    for behind in message + 1..until.min(message + BEHIND + 1) {
        let (Some(by), Some(page)) = (by(behind), pages.at(behind)) else { continue };
        let place = place::ANSWER + by + 3 * u32::from(behind > message + 1);
        for line in &page.lines {
            told(&mut features, &line.reading, place, own, &about);
        }
    }
    features.close(ANSWERS);
    facts.extend(of_item.unwrap_or_default());
    Some((features, facts))
}

fn number(i: usize, fact: u32) -> u32 {
    i as u32 * 0x1_0001 + fact.wrapping_mul(0x9E37)
}

/// What the rules made of it, each at its own place.
fn facts(pages: &Pages, plans: &[Plan], i: usize, until: usize, sentence: &Reading, at: &Zoned) -> Vec<u32> {
    let plan = &plans[i];
    let thread = pages.thread;
    let message = plan.source.message;
    let own = thread.at(message).is_some_and(|said| said.role == Role::User);
    let count = |n: usize, most: usize| n.min(most) as u32;
    let behind = until.saturating_sub(message + 1);
    let by_owner = (message + 1..until).filter(|&i| thread.at(i).is_some_and(|said| said.role == Role::User)).count();
    let last_own = until.checked_sub(1).and_then(|i| thread.at(i)).is_some_and(|said| said.role == Role::User);
    let slot = &plan.slot;
    let days = slot.day.and_then(|day| at.date().until(day).ok()).map(|span| span.get_days());
    let day = match days {
        None => 0,
        Some(..0) => 1,
        Some(0) => 2,
        Some(1) => 3,
        Some(2..=7) => 4,
        Some(8..=31) => 5,
        Some(_) => 6,
    };
    let clock = u32::from(slot.clock.is_some()) + u32::from(slot.clock.is_some() && slot.guessed);
    let (alone, placed) = gate_scores(pages, message);
    let page = pages.at(message);
    let lines = page.map_or(0, |page| page.lines.len());
    let subject = page.is_some_and(|page| page.lines.iter().any(|line| line.subject));
    let length = page.map_or(0, |page| page.lines.iter().map(|line| line.reading.tokens.len()).sum());
    let place = if plan.place.is_some() { 1 } else { 2 * u32::from(plan.at_sender.is_some()) };
    let heard = |other: &&Plan| !other.faint && !other.dropped && !std::ptr::eq(*other, plan);
    let told = |reminder: bool| {
        let near = |other: &&Plan| other.source.message.abs_diff(message) <= 2 && other.is_told();
        let sort = |other: &&Plan| (other.sort == Sort::Reminder) == reminder;
        plans.iter().filter(heard).filter(near).filter(sort).count()
    };
    let sentence_too = plans.iter().filter(heard).any(|other| other.source == plan.source);
    let about = plans.iter().filter(heard).any(|other| other.touched == message && other.source.message < message);
    let stands = plans.iter().filter(heard).any(|other| other.target.is_some());
    let reading = sentence;
    vec![
        u32::from(own) + 2 * u32::from(plan.sort == Sort::Reminder),
        hash(plan.intent.as_bytes()) & 0xFF,
        (plan.sure().clamp(0.0, 1.0) * 10.0) as u32,
        u32::from(plan.open) + 2 * u32::from(plan.agreed) + 4 * u32::from(plan.urged),
        u32::from(plan.is_tentative()),
        day,
        clock,
        u32::from(slot.deadline) + 2 * u32::from(slot.rule.is_some()),
        u32::from(slot.last.is_some()) + 2 * u32::from(slot.length.is_some()),
        place,
        count(plan.people.len(), 2),
        u32::from(plan.named),
        plan.occasion.map_or(0, |occasion| named(&occasion)),
        count(plan.offers.len(), 2),
        count(plan.title.split(' ').count(), 6),
        count(thread.others(), 3),
        count(lines, 4) + 8 * u32::from(subject),
        length_step(length),
        length_step(sentence.tokens.len()),
        count(behind, 3),
        count(by_owner, 2) + 4 * u32::from(last_own),
        count(message, 3),
        count(plan.touched.saturating_sub(message), 3),
        u32::from(reading.is_question()),
        u32::from(judge::speaks_of_the_past(reading)),
        u32::from(judge::is_conditional(reading)) + 2 * u32::from(judge::is_news(reading)),
        u32::from(plan.is_told()) + 2 * u32::from(plan.faint),
        alone,
        placed,
        count(told(false), 2) + 4 * count(told(true), 2),
        u32::from(sentence_too),
        u32::from(about),
        u32::from(stands),
    ]
}

/// A length in steps: each is half as long again as the one before.
pub(super) fn length_step(words: usize) -> u32 {
    [2, 4, 6, 9, 14, 21, 32, 64].iter().position(|&most| words <= most).unwrap_or(8) as u32
}

/// What the gate says of a message by itself and in its place, in half steps.
fn gate_scores(pages: &Pages, message: usize) -> (u32, u32) {
    let stands = pages.thread.gated(message);
    let step = |score: f32| ((score.clamp(-4.0, 4.0) + 4.0) * 2.0) as u32;
    (step(stands.alone), step(stands.placed))
}

/// The words of the names of those who speak.
fn names(pages: &Pages, until: usize) -> Vec<u32> {
    let names = (0..until).filter_map(|i| pages.thread.at(i)).flat_map(|said| said.name.split_whitespace());
    let mut names: Vec<u32> = names.map(|name| hash(name.to_lowercase().as_bytes())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Words and marks together.
fn told(features: &mut Features, reading: &Reading, place: u32, own: u32, about: &About) {
    words(features, reading, place, own, about);
    marked(features, reading.mark_names(), place, own);
}

fn words(features: &mut Features, reading: &Reading, place: u32, own: u32, about: &About) {
    let word = |i: usize| {
        if reading.is_timed(i) {
            return if about.target.as_ref().is_some_and(|target| target.is_its_time(reading, i)) {
                ITS_TIME
            } else {
                TIMED
            };
        }
        if let Some(known) = about.target.as_ref().and_then(|target| target.word(reading, i)) {
            return known;
        }
        let name = reading.is_capital(i)
            && about.names.binary_search(&hash(reading.word(i).to_lowercase().as_bytes())).is_ok();
        if name { NAMED } else { reading.hashed(i) }
    };
    let (mut last, mut last_sense, mut two_before) = (0, Sense::default(), 0);
    for i in 0..reading.tokens.len().min(WORDS) {
        let word = word(i);
        // A time of several words is one.
        if matches!(word, TIMED | ITS_TIME) && last == word {
            continue;
        }
        features.push(slot(kind::WORD, word, place));
        features.push(slot(kind::WORD, word, 100 * (1 + own) + place));
        features.push(slot(kind::PAIR, last ^ place, word));
        last = word;
        let senses = match word {
            ..=NAMES_OTHER => [Sense { name: word, class: word }, Sense::default()],
            _ => reading.senses(i),
        };
        for Sense { name, class } in senses.into_iter().filter(|sense| sense.name != 0) {
            features.push(slot(kind::SENSE, name, place));
            features.push(slot(kind::SENSE, name, 100 * (1 + own) + place));
            features.push(slot(kind::SENSES, last_sense.name ^ place, name));
            features.push(slot(kind::CLASS, class, place));
            features.push(slot(kind::CLASS, class, 100 * (1 + own) + place));
            features.push(slot(kind::CLASSES, last_sense.class ^ place, class));
            features.push(slot(kind::THREE, slot(kind::THREE, two_before, last_sense.class) ^ place, class));
        }
        two_before = last_sense.class;
        last_sense = senses[0];
    }
}

fn marked(features: &mut Features, marks: &[u32], place: u32, own: u32) {
    for &mark in marks {
        features.push(slot(kind::MARK, mark, place));
        features.push(slot(kind::MARK, mark, 100 * (1 + own) + place));
    }
}
