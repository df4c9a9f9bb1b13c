//! An item of the agenda as the words of a talk are held against it: which of them name it, which times are its own, and
//! how it stands beside the others.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::features::length_step;
use crate::Role;
use crate::rules::choose::Pages;
use crate::rules::fields::people;
use crate::rules::meanings::{self, Sense};
use crate::rules::reading::Reading;
use crate::rules::resolve::{Item, alike, stem};
use crate::rules::text::Tokens;
use crate::rules::thread::{Plan, is_with, said_of};

/// What a word or a time is to an item.
pub(super) const NAMES_IT: u32 = 3;
pub(super) const ITS_TIME: u32 = 4;
pub(super) const ITS_PEOPLE: u32 = 5;
pub(super) const ITS_PLACE: u32 = 6;
pub(super) const NAMES_OTHER: u32 = 7;

/// Items beside the one, those nearest to it in time: more would cost each line of a full agenda, and say little.
const OTHERS: usize = 8;
/// Letters of a word that tells a title or a place apart.
const TELLING: usize = 3;

/// The words of an item, folded and without what joins them, and what those of its title mean.
#[derive(Debug)]
struct Words {
    title: Vec<(String, [Sense; 2])>,
    place: Vec<String>,
    people: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Target<'t> {
    pub item: &'t Item,
    words: Words,
    others: Vec<(&'t Item, Words)>,
}

impl Words {
    fn of(item: &Item, language: when::Language) -> Self {
        let words = |text: &str| {
            let tokens = Tokens::of(text);
            let telling = (0..tokens.len()).map(|i| stem(tokens.folded(i)).to_owned());
            telling.filter(|word| word.len() >= TELLING).collect::<Vec<String>>()
        };
        let people: Vec<String> = item.people.iter().flat_map(|name| words(name)).collect();
        let mut title = words(&item.title);
        title.retain(|word| !people.contains(word));
        let title = title.into_iter().map(|word| {
            let means = meanings::of(language, &word);
            (word, means)
        });
        Self { title: title.collect(), place: words(&item.place), people }
    }

    fn names(&self, word: &str, senses: [Sense; 2]) -> bool {
        let known = |sense: &Sense| sense.name != 0 && senses.iter().any(|other| other.name == sense.name);
        self.title.iter().any(|(of, means)| alike(of, word) || means.iter().any(known))
    }
}

impl<'t> Target<'t> {
    pub fn of(pages: &Pages<'t>, plan: &Plan) -> Option<Self> {
        let items = pages.thread.items();
        let item = items.iter().find(|item| Some(&item.id) == plan.target.as_ref())?;
        let mut others: Vec<&Item> = items.iter().filter(|other| other.id != item.id && !other.pending).collect();
        if others.len() > OTHERS {
            let second = |item: &Item| item.start.as_ref().map_or(i64::MAX / 2, |start| start.timestamp().as_second());
            others.sort_by_key(|other| second(other).abs_diff(second(item)));
            others.truncate(OTHERS);
        }
        Some(Self {
            item,
            words: Words::of(item, plan.language),
            others: others.into_iter().map(|other| (other, Words::of(other, plan.language))).collect(),
        })
    }

    /// What a word is to the item; `None` where it is nothing.
    pub fn word(&self, reading: &Reading, i: usize) -> Option<u32> {
        let word = stem(reading.tokens.folded(i));
        if word.len() < TELLING || !reading.tokens.is_word(i) {
            return None;
        }
        let senses = reading.senses(i);
        if self.words.names(word, senses) {
            return Some(NAMES_IT);
        }
        if self.words.people.iter().any(|of| of == word) {
            return Some(ITS_PEOPLE);
        }
        if self.words.place.iter().any(|of| of == word) {
            return Some(ITS_PLACE);
        }
        self.others.iter().any(|(_, words)| words.names(word, senses)).then_some(NAMES_OTHER)
    }

    /// Whether the time that a word tells is the item's own.
    pub fn is_its_time(&self, reading: &Reading, i: usize) -> bool {
        let token = &reading.tokens.list[i].span;
        let found = reading.found.iter().find(|found| found.span.start <= token.start && token.end <= found.span.end);
        found.is_some_and(|found| self.stands_at(said_of(found)))
    }

    fn stands_at(&self, (day, clock): (Option<Date>, Option<Time>)) -> bool {
        let Some(start) = &self.item.start else { return false };
        let hour = clock.is_none_or(|clock| is_hour(clock, start));
        (day.is_some() || clock.is_some()) && hour && day.is_none_or(|day| day == start.date())
    }

    /// What tells how the item and what is planned with it stand to what was said, each at its own place.
    pub fn facts(&self, pages: &Pages, plan: &Plan, plans: &[Plan], sentence: &Reading, until: usize) -> Vec<u32> {
        let thread = pages.thread;
        let message = plan.source.message;
        let Some(said) = thread.at(message) else { return Vec::new() };
        let count = |n: usize, most: usize| n.min(most) as u32;
        let own = said.role == Role::User;
        let start = self.item.start.as_ref();
        let days = |to: Date| said.at.date().until(to).map_or(99, |span| span.get_days());
        let away = start.map_or(8, |start| match days(start.date()) {
            ..0 => 1,
            0 => 2,
            1 => 3,
            2..=3 => 4,
            4..=7 => 5,
            8..=31 => 6,
            _ => 7,
        });
        let with = |item: &Item| is_with(item, said.name.trim());
        let anybody = |item: &Item| thread.names().any(|name| is_with(item, name));
        let named_in = |reading: &Reading, words: &Words| {
            (0..reading.tokens.len())
                .filter(|&i| {
                    reading.tokens.is_word(i) && words.names(stem(reading.tokens.folded(i)), reading.senses(i))
                })
                .count()
        };
        let in_message = |message: usize, words: &Words| {
            pages
                .at(message)
                .map_or(0, |page| page.lines.iter().map(|line| named_in(&line.reading, words)).sum::<usize>())
        };
        let here = named_in(sentence, &self.words);
        let around = in_message(message, &self.words);
        let before = (message.saturating_sub(6)..message)
            .rev()
            .find(|&at| in_message(at, &self.words) > 0)
            .map(|at| message - at);
        let behind = (message + 1..until.min(message + 4)).any(|at| in_message(at, &self.words) > 0);
        // How the others do by the same measure.
        let points = |item: &Item, words: &Words| {
            let times = sentence.found.iter().map(said_of).filter(|said| {
                let start = item.start.as_ref();
                start.is_some_and(|start| {
                    said.0.is_some_and(|day| day == start.date()) || said.1.is_some_and(|clock| is_hour(clock, start))
                })
            });
            4 * in_message(message, words).min(2)
                + 2 * times.count().min(2)
                + usize::from((message.saturating_sub(6)..message).any(|at| in_message(at, words) > 0)) * 3
                + usize::from(with(item)) * 2
                + usize::from(anybody(item))
        };
        let mine = points(self.item, &self.words);
        let best = self.others.iter().map(|(item, words)| points(item, words)).max().unwrap_or_default();
        let times: Vec<(Option<Date>, Option<Time>)> = sentence.found.iter().map(said_of).collect();
        let on_day =
            times.iter().any(|(day, _)| day.is_some() && start.is_some_and(|start| *day == Some(start.date())));
        let other_day =
            times.iter().any(|(day, _)| day.is_some() && start.is_none_or(|start| *day != Some(start.date())));
        let at_hour =
            times.iter().any(|(_, clock)| clock.is_some_and(|clock| start.is_some_and(|start| is_hour(clock, start))));
        let other_hour =
            times.iter().any(|(_, clock)| clock.is_some_and(|clock| start.is_none_or(|start| !is_hour(clock, start))));
        let to =
            plan.slot.day.zip(start).and_then(|(day, start)| start.date().until(day).ok()).map(|span| span.get_days());
        let moved = match to {
            None => 0,
            Some(..=-8) => 1,
            Some(-7..0) => 2,
            Some(0) => 3,
            Some(1) => 4,
            Some(2..=7) => 5,
            Some(8..) => 6,
        };
        let hours = plan.slot.clock.zip(start).map(|(clock, start)| {
            i32::from(clock.hour()) * 60 + i32::from(clock.minute())
                - i32::from(start.hour()) * 60
                - i32::from(start.minute())
        });
        let shifted = match hours {
            None => 0,
            Some(..-240) => 1,
            Some(-240..-60) => 2,
            Some(-60..0) => 3,
            Some(0) => 4,
            Some(1..=60) => 5,
            Some(61..=240) => 6,
            Some(241..) => 7,
        };
        let past = plan.slot.start(&said.at).is_some_and(|(to, _): (Zoned, bool)| to < said.at);
        let told = |same: bool| {
            let of = |other: &&Plan| {
                !std::ptr::eq(*other, plan)
                    && !other.faint
                    && other.is_told()
                    && other.target.is_some()
                    && (other.target == plan.target) == same
            };
            plans.iter().find(of).map_or(0, |other| 1 + u32::from(other.cancels))
        };
        let created = plans.iter().any(|other| {
            !other.faint
                && other.is_told()
                && other.target.is_none()
                && other.source.message.abs_diff(message) <= 2
                && other.sort == plan.sort
        });
        let first = plans
            .iter()
            .filter(|other| other.target == plan.target && other.cancels == plan.cancels)
            .map(|other| other.source.message)
            .min();
        let last = plans
            .iter()
            .filter(|other| other.target == plan.target && other.cancels == plan.cancels)
            .map(|other| other.source.message)
            .max();
        vec![
            away,
            u32::from(with(self.item))
                + 2 * u32::from(anybody(self.item))
                + 4 * u32::from(own)
                + 8 * count(thread.others(), 2),
            count(self.item.people.len(), 2) + 4 * u32::from(self.others.iter().any(|(item, _)| anybody(item))),
            count(here, 2),
            count(around, 2) + 4 * u32::from(behind),
            before.map_or(0, |far| far as u32),
            count(self.others.len(), 4),
            match mine.cmp(&best) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => 1,
                std::cmp::Ordering::Greater => 2,
            },
            length_step(mine) + 16 * length_step(best),
            u32::from(on_day) + 2 * u32::from(other_day) + 4 * u32::from(at_hour) + 8 * u32::from(other_hour),
            moved,
            shifted,
            u32::from(past),
            u32::from(self.item.repeats) + 2 * u32::from(self.item.is_reminder()),
            told(true) + 4 * told(false) + 16 * u32::from(created),
            u32::from(first == Some(message)) + 2 * u32::from(last == Some(message)),
            u32::from(plan.place.is_some()) + 2 * u32::from(plan.slot.is_empty()),
            self.company(sentence),
        ]
    }

    /// How those whom a line is about, "dinner with Bruno", stand to those of the item.
    fn company(&self, sentence: &Reading) -> u32 {
        let named = people(sentence).names;
        let known = |name: &String| {
            let own = |i: usize, name: &Tokens| {
                let word = stem(name.folded(i));
                self.words.people.iter().any(|of| of == word) || self.words.title.iter().any(|(of, _)| alike(of, word))
            };
            let name = Tokens::of(name);
            (0..name.len()).any(|i| own(i, &name))
        };
        match (named.is_empty(), named.iter().any(known)) {
            (true, _) => 0,
            (_, true) => 1,
            (_, false) => 2 + u32::from(self.words.people.is_empty()),
        }
    }
}

fn is_hour(clock: Time, moment: &Zoned) -> bool {
    clock.minute() == moment.minute() && clock.hour() % 12 == moment.hour() % 12
}
