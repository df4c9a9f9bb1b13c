//! What is counted of a day or an hour that may be a plan's, as slots of a table: the words and marks around it, what kind
//! of time it is, who says it and when, and how it stands to what the rules say.

use std::rc::Rc;

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::Pages;
use super::times::Mention;
use crate::Role;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::thread::{Plan, Sort};
use crate::rules::weights::{hash, named, slot};

/// What a feature is of; part of its hash. Those of an hour are [`HOUR`] more than those of a day.
mod kind {
    pub const BEFORE: u32 = 1;
    pub const BEFORE_MARK: u32 = 2;
    pub const BEHIND: u32 = 3;
    pub const BEHIND_MARK: u32 = 4;
    pub const INSIDE: u32 = 5;
    pub const RULE: u32 = 6;
    pub const LINE: u32 = 7;
    pub const LINE_BEFORE: u32 = 8;
    pub const MESSAGE: u32 = 9;
    pub const SPEAKER: u32 = 10;
    pub const LATER: u32 = 11;
    pub const SAME: u32 = 12;
    pub const SOURCE: u32 = 13;
    pub const OPEN: u32 = 14;
    pub const TOUCHED: u32 = 15;
    pub const SENSE: u32 = 16;
    pub const KEPT: u32 = 17;
    pub const AHEAD: u32 = 18;
    pub const OF_DAY: u32 = 19;
    pub const HALF: u32 = 20;
    pub const HALF_WORD: u32 = 21;
    pub const STANDS: u32 = 22;
    pub const ONLY: u32 = 23;
    pub const KEPT_WORD: u32 = 24;
    pub const NAMED: u32 = 25;
    pub const JOINT: u32 = 100;
    pub const JOINT_FAR: u32 = 101;
    pub const JOINT_RULES: u32 = 102;
    pub const JOINT_NONE: u32 = 103;
}

const HOUR: u32 = 50;
/// Words near a time, and tokens of a line that are counted.
const NEAR: usize = 5;
const LINE: usize = 40;
/// Words of what tells the plan and of the two messages behind it.
const WORDS: usize = 4 * LINE;
const TIMED: u32 = 2;
const EDGE: u32 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Day,
    Hour,
}

/// The plan, and where its times are told.
pub(super) struct Around<'a, 't> {
    pages: &'a Pages<'t>,
    plan: &'a Plan,
    rules: (Option<Date>, Option<Time>),
    stands: Option<&'a Zoned>,
    /// What it is: new or a change, to attend or to do.
    sort: u32,
    occasion: u32,
    /// The day that it is told on.
    pub said: Date,
    /// The line that tells it, among the thread's timed ones, or the first behind that.
    pub line: usize,
    /// The words of its title that count.
    title: Vec<u32>,
    /// The words of what tells the plan, and of what is said next.
    words: Vec<u32>,
}

impl<'a, 't> Around<'a, 't> {
    pub(super) fn of(
        pages: &'a Pages<'t>,
        plan: &'a Plan,
        rules: (Option<Date>, Option<Time>),
        stands: Option<&'a Zoned>,
        until: usize,
    ) -> Self {
        let sort = u32::from(plan.sort == Sort::Reminder) + 2 * u32::from(plan.target.is_some());
        let occasion = plan.occasion.map_or(0, |occasion| named(&occasion));
        let said = pages.thread.at(plan.source.message).map_or(Date::MIN, |said| said.at.date());
        let words = (plan.source.message..until.min(plan.source.message + 3)).flat_map(|message| {
            let own = u32::from(message != plan.source.message);
            let lines = pages.at(message).map_or(&[][..], |page| &page.lines);
            let within =
                move |from: usize, to: usize| own == 1 || from < plan.source.span.end && plan.source.span.start < to;
            lines.iter().flat_map(move |line| {
                let reading = &line.reading;
                let bytes = move |i: usize| {
                    let token = &reading.tokens.list[i].span;
                    within(line.from + token.start, line.from + token.end)
                };
                let words = (0..reading.tokens.len()).filter(move |&i| reading.tokens.is_word(i) && bytes(i));
                words.take(LINE).map(move |i| if own == 0 { reading.hashed(i) } else { !reading.hashed(i) })
            })
        });
        let mut words: Vec<u32> = words.take(WORDS).collect();
        words.sort_unstable();
        words.dedup();
        let told = (plan.source.message, plan.source.span.start);
        let line =
            pages.thread.timed().partition_point(|line| (line.message, line.from + line.reading.text.len()) < told);
        let title = crate::alike::words(&plan.title).iter().map(|word| hash(word.as_bytes())).collect();
        Self { pages, plan, rules, stands, sort, occasion, said, line, title, words }
    }

    /// What is counted of a time that a line tells, of so many that `later` come after.
    pub(super) fn mention(&self, one: &Mention, of: Of, later: usize, all: usize) -> Vec<u32> {
        let Some(line) = self.pages.thread.timed().get(one.line) else { return Vec::new() };
        let role = if of == Of::Hour { HOUR } else { 0 };
        let mut out = Vec::with_capacity(128);
        let reading: &Rc<Reading> = &line.reading;
        self.words(reading, one, role, &mut out);
        let rule = hash(one.rule.as_bytes());
        let flags = u32::from(one.deadline) + 2 * u32::from(one.slot.last.is_some() || one.slot.length.is_some());
        let both = u32::from(one.slot.day.is_some()) + 2 * u32::from(one.slot.clock.is_some());
        out.extend([
            slot(kind::RULE + role, rule, self.sort),
            slot(kind::RULE + role, flags, 10 + self.sort),
            slot(kind::RULE + role, both, 20 + self.sort),
        ]);
        self.stance(one, line.message, role, later, all, &mut out);
        match of {
            Of::Day => self.day(one, role, &mut out),
            Of::Hour => self.hour(one, reading, role, &mut out),
        }
        let source = &self.plan.source;
        let inside = line.message == source.message
            && line.from <= source.span.end
            && source.span.start <= line.from + reading.text.len();
        let asks = u32::from(reading.is_question());
        let named = self.names(reading, one);
        out.extend([
            slot(kind::SOURCE + role, u32::from(inside), self.sort),
            slot(kind::SOURCE + role, 10 + asks, self.sort),
            slot(kind::NAMED + role, named, self.sort),
            slot(kind::NAMED + role, named, 10 + u32::from(inside)),
            slot(kind::NAMED + role, named, 20 + self.same(one, of)),
            slot(kind::OPEN + role, u32::from(self.plan.open) + 2 * u32::from(self.plan.agreed), u32::from(inside)),
        ]);
        out
    }

    /// Whether the rules have it: not, as it is, or in the other half of the day; 3 where they have none.
    fn same(&self, one: &Mention, of: Of) -> u32 {
        let half = |time: Time| Time::constant((time.hour() + 12) % 24, time.minute(), 0, 0);
        match (of, self.rules, one.slot.day, one.slot.clock) {
            (Of::Day, (None, _), ..) | (Of::Hour, (_, None), ..) => 3,
            (Of::Day, (rules, _), day, _) => u32::from(rules == day),
            (Of::Hour, (_, Some(rules)), _, Some(clock)) => {
                u32::from(rules == clock) + 2 * u32::from(half(rules) == clock)
            }
            _ => 0,
        }
    }

    /// Whether a line has words of the plan's title: none, somewhere, near the time.
    fn names(&self, reading: &Reading, one: &Mention) -> u32 {
        const CLOSE: usize = 6;
        let named = (0..reading.tokens.len().min(2 * LINE)).filter(|&i| self.title.contains(&reading.hashed(i)));
        let far = |i: usize| if i < one.tokens.start { one.tokens.start - i } else { i + 1 - one.tokens.end.min(i) };
        match named.map(far).min() {
            None => u32::from(self.title.is_empty()) * 3,
            Some(far) if far <= CLOSE => 2,
            Some(_) => 1,
        }
    }

    /// The words and marks around it, and those of its line.
    fn words(&self, reading: &Reading, one: &Mention, role: u32, out: &mut Vec<u32>) {
        let word = |i: Option<usize>| match i {
            Some(i) if i < reading.tokens.len() => {
                if reading.is_timed(i) {
                    TIMED
                } else {
                    reading.hashed(i)
                }
            }
            _ => EDGE,
        };
        let (first, end) = (one.tokens.start, one.tokens.end);
        let before = |far: usize| first.checked_sub(far);
        let behind = |far: usize| Some(end + far);
        let half = u32::from(one.other_half);
        out.extend([slot(kind::BEFORE + role, word(before(1)), 0), slot(kind::BEHIND + role, word(behind(0)), 0)]);
        if role == HOUR {
            out.push(slot(kind::HALF_WORD, word(before(1)), half));
            out.push(slot(kind::HALF_WORD, word(behind(0)), 2 + half));
        }
        let near = first.saturating_sub(NEAR)..first;
        let after = end..(end + NEAR).min(reading.tokens.len());
        for i in near.chain(after) {
            for sense in reading.senses(i).iter().filter(|sense| sense.class != 0) {
                out.push(slot(kind::SENSE + role, sense.class, u32::from(i < first)));
            }
        }
        out.extend(one.tokens.clone().take(NEAR).map(|i| slot(kind::INSIDE + role, reading.hashed(i), 0)));
        let mark = |mark: Mark| if matches!(mark, Mark::Noun(_)) { 0 } else { named(&mark) };
        for hit in reading.hits.iter().take(LINE) {
            let mark = mark(hit.mark);
            let side = if hit.tokens.end <= first {
                let far = first - hit.tokens.end;
                if far < 2 {
                    out.push(slot(kind::BEFORE_MARK + role, mark, far as u32));
                }
                0
            } else if hit.tokens.start >= end {
                let far = hit.tokens.start - end;
                if far < 2 {
                    out.push(slot(kind::BEHIND_MARK + role, mark, far as u32));
                }
                1
            } else {
                2
            };
            out.push(slot(kind::LINE_BEFORE + role, mark, side));
        }
        out.extend(reading.mark_names().iter().map(|&mark| slot(kind::LINE + role, mark, self.sort)));
    }

    /// Who says it, when, and what comes behind it.
    fn stance(&self, one: &Mention, message: usize, role: u32, later: usize, all: usize, out: &mut Vec<u32>) {
        let thread = self.pages.thread;
        let Some(said) = thread.at(message) else { return };
        let own = said.role == Role::User;
        let by = if own { "" } else { said.name.trim() };
        let speaker = u32::from(own) + 2 * u32::from(by == self.plan.by);
        let far = one.message.clamp(-6, 6) as u32;
        let touched = (message as i32 - self.plan.touched as i32).clamp(-6, 6) as u32;
        let (later, before) = (later.min(3) as u32, (all - 1 - later.min(all - 1)).min(3) as u32);
        out.extend([
            slot(kind::MESSAGE + role, far, self.sort),
            slot(kind::MESSAGE + role, far, 10 + speaker),
            slot(kind::TOUCHED + role, touched, self.sort),
            slot(kind::SPEAKER + role, speaker, self.sort),
            slot(kind::LATER + role, later, before),
            slot(kind::LATER + role, later, 10 + self.sort),
            slot(kind::LATER + role, later, 20 + speaker),
        ]);
    }

    fn day(&self, one: &Mention, role: u32, out: &mut Vec<u32>) {
        let Some(day) = one.slot.day else { return };
        let same = u32::from(self.rules.0 == Some(day));
        let stands = self.stands.map_or(2, |stands| u32::from(stands.date() == day));
        let at = self.pages.thread.at(self.plan.source.message).map(|said| said.at.date());
        let ahead = at.and_then(|at| day.since((jiff::Unit::Day, at)).ok()).map_or(0, |span| span.get_days());
        let ahead = match ahead {
            i32::MIN..0 => 0,
            0 => 1,
            1 => 2,
            2..7 => 3,
            7..14 => 4,
            14..60 => 5,
            60..300 => 6,
            _ => 7,
        };
        out.extend([
            slot(kind::SAME + role, same, self.sort),
            slot(kind::SAME + role, same, 10 + hash(one.rule.as_bytes())),
            slot(kind::STANDS + role, stands, same),
            slot(kind::AHEAD + role, ahead, self.sort),
            slot(kind::AHEAD + role, ahead, 10 + same),
            slot(kind::OF_DAY + role, day.weekday().to_monday_zero_offset() as u32, self.occasion),
        ]);
    }

    fn hour(&self, one: &Mention, reading: &Reading, role: u32, out: &mut Vec<u32>) {
        let Some(clock) = one.slot.clock else { return };
        let half = |time: Time| Time::constant((time.hour() + 12) % 24, time.minute(), 0, 0);
        let same = match self.rules.1 {
            None => 3,
            Some(rules) if rules == clock => 1,
            Some(rules) if half(rules) == clock => 2,
            Some(_) => 0,
        };
        let stands = self.stands.map_or(2, |stands| u32::from(stands.time() == clock));
        let hour = clock.hour() as u32;
        let language = named(&reading.words.language);
        let guess = u32::from(one.guessed) + 2 * u32::from(one.other_half);
        out.extend([
            slot(kind::SAME + role, same, self.sort),
            slot(kind::SAME + role, same, 10 + guess),
            slot(kind::SAME + role, same, hash(one.rule.as_bytes())),
            slot(kind::STANDS + role, stands, same),
            slot(kind::OF_DAY + role, hour, 0),
            slot(kind::OF_DAY + role, hour, self.occasion),
            slot(kind::OF_DAY + role, hour, language),
            slot(kind::OF_DAY + role, hour, 1 + guess),
            slot(kind::OF_DAY + role, 100 + self.sort, hour),
            slot(kind::HALF + role, guess, self.sort),
            slot(kind::HALF + role, guess, language),
            slot(kind::HALF + role, clock.minute() as u32, guess),
        ]);
        if one.guessed {
            // What the line says of early and late, and what it is about.
            let early = u32::from(hour < 12);
            for i in 0..reading.tokens.len().min(LINE) {
                for sense in reading.senses(i).iter().filter(|sense| sense.class != 0) {
                    out.push(slot(kind::SENSE + role, sense.class, 10 + early));
                }
            }
        }
    }

    /// What is counted of a day or an hour that no line tells, beside so many others: the rules' own (0), that of what stands in the
    /// agenda (1), nothing (2), the day it is told on (3), that of what is planned beside it (4), the eve of that (5), the eve of the
    /// rules' own (6), the day after that (7).
    pub(super) fn kept(&self, of: Of, which: u32, others: usize) -> Vec<u32> {
        let role = if of == Of::Hour { HOUR } else { 0 };
        let others = others.min(4) as u32;
        let none = match of {
            Of::Day => self.rules.0.is_none(),
            Of::Hour => self.rules.1.is_none(),
        };
        let what = which * 2 + u32::from(none);
        let doubts = u32::from(self.plan.slot.guessed) + 2 * u32::from(self.plan.slot.day.is_none());
        let agreed = u32::from(self.plan.open) + 2 * u32::from(self.plan.agreed);
        let part = u32::from(self.plan.slot.part.is_some()) + 2 * u32::from(self.plan.slot.deadline);
        let words = self.words.iter().map(|&word| slot(kind::KEPT_WORD + role, what, word));
        let mut out: Vec<u32> = words.filter(|_| of == Of::Day || which == 2).collect();
        out.extend([
            slot(kind::KEPT + role, what, self.sort),
            slot(kind::KEPT + role, what, 10 + others),
            slot(kind::KEPT + role, what, 20 + doubts),
            slot(kind::KEPT + role, what, 30 + agreed),
            slot(kind::KEPT + role, what, 40 + part),
            slot(kind::KEPT + role, what, 50 + u32::from(self.plan.faint)),
            slot(kind::KEPT + role, what, 60 + u32::from(self.plan.slot.rule.is_some())),
            slot(kind::ONLY + role, what, self.occasion),
        ]);
        out
    }

    /// What is counted of a day and an hour together.
    pub(super) fn joint(&self, day: Option<&Mention>, hour: Option<&Mention>, rules: bool, timed: bool) -> Vec<u32> {
        let mut out = vec![slot(kind::JOINT_RULES, u32::from(rules), self.sort)];
        if rules {
            out.push(slot(kind::JOINT_RULES, 2, u32::from(self.plan.slot.rule.is_some())));
        }
        match (day, hour) {
            (Some(day), Some(hour)) => {
                let order = if day.line != hour.line {
                    let far = (hour.message - day.message).clamp(-4, 4) as u32;
                    slot(kind::JOINT, far, u32::from(day.message == hour.message))
                } else if day.tokens == hour.tokens {
                    slot(kind::JOINT, 100, u32::from(hour.other_half))
                } else {
                    let far = hour.tokens.start as i32 - day.tokens.end as i32;
                    slot(kind::JOINT_FAR, far.clamp(-8, 8) as u32, 0)
                };
                out.push(order);
                // A day that tells its own hour.
                let own = day.slot.clock.is_some() && day.tokens != hour.tokens;
                out.push(slot(kind::JOINT, 101, u32::from(own)));
            }
            (Some(day), None) => {
                out.push(slot(kind::JOINT_NONE, u32::from(timed), u32::from(day.slot.clock.is_some())));
                let whole = u32::from(day.slot.last.is_some()) + 2 * u32::from(day.slot.part.is_some());
                out.push(slot(kind::JOINT_NONE, 10 + u32::from(timed), whole));
            }
            (None, hour) => {
                let alone = hour.map_or(2, |hour| u32::from(hour.slot.day.is_some()));
                out.push(slot(kind::JOINT_NONE, 20 + u32::from(timed), alone));
            }
        }
        out
    }
}
