//! When a plan is: of the days and the hours that are told around it, the ones that a learned table of weights likes best.
//!
//! The rules know what a time is and mostly which is meant; which of several hours is a reason, a bound or the thing itself
//! ("we're open till 8, so come at half six") has too many forms for them. Their own day and hour are among the offers, and
//! what they say is counted. Made by `cargo run -p models --example train_choose`.

use std::ops::Range;

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::Pages;
use super::time_features::{self as features, Around};
use crate::rules::lexicon::Occasion;
use crate::rules::moving::is_relative;
use crate::rules::thread::{BEHIND, Plan, Slot, Sort, Timed, falls_on};
use crate::rules::timing::is_guess;

/// Messages before the one that tells the plan; as many behind it as may name it.
const BEFORE: usize = 8;
/// Days and hours that are looked at, the nearest to what tells the plan; beside the rules' own.
const DAYS: usize = 14;
const HOURS: usize = 18;
/// By how much what is said elsewhere has to be better than what the rules say: a plain sentence must not tip over by a hair.
const SURE: f32 = 1.0;

/// A day or an hour that some line tells.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Among the thread's [`Timed`] lines.
    pub line: usize,
    /// Messages behind the one that tells the plan.
    pub message: i32,
    pub tokens: Range<usize>,
    /// What is told by itself.
    pub slot: Slot,
    /// The rule by which it was found; a bare number has none.
    pub rule: &'static str,
    pub deadline: bool,
    /// Of an hour whose half of the day was guessed: the half that was not.
    pub other_half: bool,
    pub guessed: bool,
}

/// One of the days, or of the hours.
#[derive(Debug)]
struct Offer<T> {
    value: T,
    /// `None` for the rules' own, for nothing, and for what stands in the agenda.
    mention: Option<Mention>,
    slots: Vec<u32>,
}

impl Offer<Option<Date>> {
    /// The last day of what stands for several.
    fn last(&self) -> Option<Date> {
        self.mention.as_ref()?.slot.last
    }
}

/// Everything that may be the time of a plan, with what is counted of it.
#[derive(Debug)]
pub struct Times {
    /// The day and the hour that the rules have; nothing of what has no time.
    pub rules: (Option<Date>, Option<Time>),
    days: Vec<Offer<Option<Date>>>,
    hours: Vec<Offer<Option<Time>>>,
    /// For each day and hour: what is counted of them together; of what does not go together, nothing.
    joint: Vec<Option<Vec<u32>>>,
}

impl Times {
    /// `None` where there is nothing to choose.
    pub(crate) fn of(pages: &Pages, plan: &Plan, until: usize) -> Option<Self> {
        let source = pages.thread.at(plan.source.message)?;
        let rules = effective(plan, &source.at);
        let item = plan.target.as_ref().and_then(|id| pages.thread.items().iter().find(|item| item.id == *id));
        let stands = item.and_then(|item| item.start.as_ref());
        // Of a change that moves nothing nothing is chosen.
        if plan.target.is_some() && rules.0.is_none() {
            return None;
        }
        let near = |line: &&Timed| {
            line.message < until.min(plan.source.message + BEHIND + 1) && line.message + BEFORE >= plan.source.message
        };
        let mut mentions: Vec<Mention> = Vec::new();
        for (number, line) in pages.thread.timed().iter().enumerate().filter(|(_, line)| near(line)) {
            let message = line.message as i32 - plan.source.message as i32;
            mentions.extend(told(line, plan.occasion).map(|one| Mention { line: number, message, ..one }));
        }
        let around = Around::of(pages, plan, rules, stands, until);
        let mut times = Self { rules, days: Vec::new(), hours: Vec::new(), joint: Vec::new() };
        times.add_days(&mentions, plan, stands, &around);
        times.add_hours(&mentions, stands, &around);
        times.join(plan, &source.at, &around);
        Some(times)
    }

    fn add_days(&mut self, mentions: &[Mention], plan: &Plan, stands: Option<&Zoned>, around: &Around) {
        let (days, told) = told_offers(mentions, DAYS, features::Of::Day, around, |slot| slot.day);
        self.days = days;
        let kept = |value: Option<Date>, which: u32| Offer {
            value,
            mention: None,
            slots: around.kept(features::Of::Day, which, told),
        };
        self.days.push(kept(self.rules.0, 0));
        if let Some(stands) = stands {
            self.days.push(kept(Some(stands.date()), 1));
        }
        if plan.sort == Sort::Reminder && plan.target.is_none() {
            self.days.push(kept(None, 2));
            self.days.push(kept(Some(around.said), 3));
        }
        if let Some(day) = plan.beside {
            self.days.push(kept(Some(day), 4));
            self.days.extend(day.yesterday().ok().map(|eve| kept(Some(eve), 5)));
        }
        if let Some(day) = self.rules.0.filter(|_| plan.slot.rule.is_none()) {
            self.days.extend(day.yesterday().ok().map(|eve| kept(Some(eve), 6)));
            self.days.extend(day.tomorrow().ok().map(|next| kept(Some(next), 7)));
        }
        // What comes again begins on one of its days.
        if let Some(rule) = plan.slot.rule.as_deref().filter(|rule| rule.contains("BYDAY=")) {
            let first = self.rules.0;
            self.days.retain(|day| day.value == first || day.value.is_some_and(|day| falls_on(rule, day, None)));
        }
        let rules = self.rules.0;
        self.days.retain(|day| day.value == rules || day.value.is_none_or(|day| day >= around.said));
    }

    fn add_hours(&mut self, mentions: &[Mention], stands: Option<&Zoned>, around: &Around) {
        let (hours, told) = told_offers(mentions, HOURS, features::Of::Hour, around, |slot| slot.clock);
        self.hours = hours;
        let kept = |value: Option<Time>, which: u32| Offer {
            value,
            mention: None,
            slots: around.kept(features::Of::Hour, which, told),
        };
        self.hours.push(kept(self.rules.1, 0));
        if let Some(stands) = stands {
            self.hours.push(kept(Some(stands.time()), 1));
        }
        self.hours.push(kept(None, 2));
    }

    fn join(&mut self, plan: &Plan, at: &Zoned, around: &Around) {
        for day in &self.days {
            for hour in &self.hours {
                let rules = (day.value, hour.value) == self.rules;
                // What has no day has no hour; what stands for several days has none either; and nothing is over.
                let several = if day.value == self.rules.0 { plan.slot.last } else { day.last() };
                let over = |(day, hour): (Date, Time)| day.to_datetime(hour) < at.datetime();
                // Which half of the day is meant the rules know, by what was said before and by what people do.
                let half =
                    day.value == self.rules.0 && hour.value.is_some_and(|hour| is_other_half(hour, self.rules.1));
                let timed =
                    day.value.is_some() && several.is_none() && !half && !day.value.zip(hour.value).is_some_and(over);
                let goes = rules || hour.value.is_none() || timed;
                let slots = goes
                    .then(|| around.joint(day.mention.as_ref(), hour.mention.as_ref(), rules, hour.value.is_some()));
                self.joint.push(slots);
            }
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize, &[u32])> {
        let count = self.hours.len();
        let goes = self.joint.iter().enumerate().filter_map(|(i, slots)| Some((i, slots.as_deref()?)));
        goes.map(move |(i, slots)| (i / count, i % count, slots))
    }

    /// The day and the hour of each offer.
    pub fn values(&self) -> Vec<(Option<Date>, Option<Time>)> {
        self.pairs().map(|(day, hour, _)| (self.days[day].value, self.hours[hour].value)).collect()
    }

    /// Every offer's score, by what each slot weighs.
    pub fn scores(&self, weight: impl Fn(u32) -> f32) -> Vec<f32> {
        let sum = |slots: &[u32]| slots.iter().map(|&slot| weight(slot)).sum::<f32>();
        let days: Vec<f32> = self.days.iter().map(|day| sum(&day.slots)).collect();
        let hours: Vec<f32> = self.hours.iter().map(|hour| sum(&hour.slots)).collect();
        self.pairs().map(|(day, hour, slots)| days[day] + hours[hour] + sum(slots)).collect()
    }

    /// Hands `add` every slot with what it is wrong by, where each offer is by as much as `wrong` says.
    pub fn spread(&self, wrong: &[f32], mut add: impl FnMut(u32, f32)) {
        let (mut days, mut hours) = (vec![0.0_f32; self.days.len()], vec![0.0_f32; self.hours.len()]);
        for ((day, hour, slots), &wrong) in self.pairs().zip(wrong) {
            days[day] += wrong;
            hours[hour] += wrong;
            for &slot in slots {
                add(slot, wrong);
            }
        }
        let of_days = self.days.iter().map(|day| &day.slots).zip(days);
        let of_hours = self.hours.iter().map(|hour| &hour.slots).zip(hours);
        for (slots, wrong) in of_days.chain(of_hours) {
            for &slot in slots {
                add(slot, wrong);
            }
        }
    }

    /// The best offer, by what each slot weighs; the rules' own where nothing is better by [`SURE`].
    fn best(&self, weight: impl Fn(u32) -> f32) -> Option<(usize, usize)> {
        let offers = self.pairs().zip(self.scores(weight)).map(|((day, hour, _), score)| {
            let rules = (self.days[day].value, self.hours[hour].value) == self.rules;
            (day, hour, if rules { score + SURE } else { score })
        });
        let best = offers.reduce(|best, next| if next.2 > best.2 { next } else { best });
        best.map(|(day, hour, _)| (day, hour))
    }

    /// The day and the hour that are chosen, by what each slot weighs.
    pub fn chosen(&self, weight: impl Fn(u32) -> f32) -> (Option<Date>, Option<Time>) {
        self.best(weight).map_or(self.rules, |(day, hour)| (self.days[day].value, self.hours[hour].value))
    }

    /// The plan's slot with the day and the hour that are chosen.
    pub(super) fn settled(&self, slot: &Slot, weight: impl Fn(u32) -> f32) -> Slot {
        let Some((day, hour)) = self.best(weight) else { return slot.clone() };
        let (day, hour) = (&self.days[day], &self.hours[hour]);
        if (day.value, hour.value) == self.rules {
            return slot.clone();
        }
        let told = |mention: &Option<Mention>| mention.as_ref().map(|mention| mention.slot.clone()).unwrap_or_default();
        let (of_day, of_hour) = (told(&day.mention), told(&hour.mention));
        let last = if day.value == self.rules.0 { slot.last } else { of_day.last };
        let part = if day.value == self.rules.0 { slot.part } else { of_day.part };
        Slot {
            day: day.value,
            clock: hour.value,
            guessed: false,
            small: false,
            last: last.filter(|_| hour.value.is_none()),
            part: part.filter(|_| hour.value.is_none()),
            length: if hour.value == self.rules.1 { slot.length } else { of_hour.length },
            ..slot.clone()
        }
    }
}

/// What lines tell of the one or the other, the nearest first, and how many they are in all.
fn told_offers<T>(
    mentions: &[Mention],
    most: usize,
    of: features::Of,
    around: &Around,
    value: impl Fn(&Slot) -> Option<T>,
) -> (Vec<Offer<Option<T>>>, usize) {
    let told: Vec<&Mention> = mentions.iter().filter(|one| value(&one.slot).is_some()).collect();
    let all = told.iter().filter(|one| !one.other_half).count();
    let offer = |(later, one): (usize, &Mention)| Offer {
        value: value(&one.slot),
        mention: Some(one.clone()),
        slots: around.mention(one, of, later, all),
    };
    (nearest(&told, most, around.line).map(offer).collect(), told.len())
}

/// Those that are nearest to the line that tells the plan, each with how many are told behind it.
fn nearest<'m>(told: &'m [&'m Mention], most: usize, line: usize) -> impl Iterator<Item = (usize, &'m Mention)> {
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&i| (told[i].message.abs(), told[i].line.abs_diff(line), i));
    order.truncate(most);
    let place = |one: &Mention| (one.line, one.tokens.start);
    order.into_iter().map(move |i| {
        let later = told.iter().filter(|other| !other.other_half && place(other) > place(told[i])).count();
        (later, told[i])
    })
}

/// The day and the hour that a plan has: of a bare hour, the next day on which it comes.
fn effective(plan: &Plan, at: &Zoned) -> (Option<Date>, Option<Time>) {
    let slot = if plan.sort == Sort::Reminder { plan.slot.clone().on_its_day(at) } else { plan.slot.clone() };
    match slot.start(at) {
        Some((start, true)) => (Some(start.date()), None),
        Some((start, false)) => (Some(start.date()), Some(start.time())),
        None => (None, None),
    }
}

/// The days and hours that a line tells, each by itself.
fn told(line: &Timed, occasion: Option<Occasion>) -> impl Iterator<Item = Mention> {
    let reading = &line.reading;
    let mut told: Vec<Mention> = Vec::new();
    // "An hour later" is no time by itself.
    for found in reading.found.iter().filter(|found| !is_relative(found)) {
        let Some(slot) = Slot::from(&[found], occasion, reading.at) else { continue };
        let list = &reading.tokens.list;
        let tokens = list.partition_point(|token| token.span.end <= found.span.start)
            ..list.partition_point(|token| token.span.start < found.span.end);
        let one = Mention {
            line: 0,
            message: 0,
            tokens,
            deadline: found.flags.contains(&when::Flag::Deadline),
            rule: found.rule,
            other_half: false,
            guessed: slot.guessed || slot.small || is_guess(found),
            slot,
        };
        told.push(one);
    }
    told.extend(line.bare().iter().map(|(i, slot)| Mention {
        line: 0,
        message: 0,
        tokens: *i..i + 1,
        guessed: slot.guessed || slot.small,
        slot: slot.clone(),
        rule: "",
        deadline: false,
        other_half: false,
    }));
    let halves: Vec<Mention> = told.iter().filter_map(other_half).collect();
    told.extend(halves);
    told.into_iter()
}

/// Whether an hour is the rules' own in the other half of the day.
fn is_other_half(hour: Time, rules: Option<Time>) -> bool {
    rules.is_some_and(|rules| (rules.hour() + 12) % 24 == hour.hour() && rules.minute() == hour.minute())
}

/// The hour with the other half of the day, where that may be meant; it tells no day.
fn other_half(one: &Mention) -> Option<Mention> {
    let clock = one.slot.clock.filter(|clock| one.guessed || clock.hour() <= 12)?;
    let clock = Time::new((clock.hour() + 12) % 24, clock.minute(), 0, 0).ok()?;
    let slot = Slot { clock: Some(clock), day: None, ..one.slot.clone() };
    Some(Mention { slot, other_half: true, ..one.clone() })
}

/// What a label says of a time: a minute, a day, or nothing.
pub fn labelled(when: &str) -> Option<(Option<Date>, Option<Time>)> {
    if when.is_empty() {
        return Some((None, None));
    }
    match when.parse::<jiff::civil::DateTime>() {
        Ok(at) if when.len() > 10 => Some((Some(at.date()), Some(at.time()))),
        _ => Some((Some(when.parse().ok()?), None)),
    }
}
