//! Moments put together from parts in any order: "Friday, 1pm", "at 1pm on Friday", "next Monday 1-3 pm",
//! "mañana a las 5 de la tarde".

use super::Parser;
use crate::class;
use crate::lex::{Lex, Unit};
use crate::spec::{Clock, Day, Half, Point, Slice};

/// What bounds a time: a meal after one is a time.
const BOUNDS: &[Lex] = &[Lex::Before, Lex::After, Lex::Until, Lex::By, Lex::Since];

/// More parts than this make no moment (day, clock, part of day, week, zone).
const MOST_PARTS: usize = 6;
/// When a day ends.
const LAST_SECOND: Clock = Clock { hour: 23, minute: 59, second: 59, half: Half::Known, vague: false, written: false };

impl Parser<'_> {
    /// A moment at `index` and the index after it. It begins with a part and never with "at" or "on".
    pub(super) fn point(&self, index: usize) -> Option<(Point, usize)> {
        self.points.get(index, || self.read_point(index))
    }

    fn read_point(&self, index: usize) -> Option<(Point, usize)> {
        let vague = self.any(index, &[Lex::About]) && !self.glued(index);
        let start = if vague { self.skip(index + 1, &[Lex::At]) } else { index };
        let start = if vague { self.skip(start, &[Lex::HourArticle]) } else { start };
        // "sometime next week", "sometime on Friday"
        let sometime =
            self.before(start, Lex::Sometime) || self.before(start, Lex::On) && self.before(start - 1, Lex::Sometime);
        let vague = vague || sometime;
        let mut point = Point { vague, ..Point::default() };
        let mut next = self.first_part(&mut point, start)?;
        for _ in 1..MOST_PARTS {
            let Some(after) = self.next_part(&mut point, next) else { break };
            next = after;
        }
        let numbers_only = point.bare && point.day.is_none() && point.part.is_none();
        let cued = point.cued || self.clock_cued(start) || vague;
        if point.rule == "day.this_part" && point.bare && !cued && point.until.is_none() {
            return None;
        }
        if numbers_only && (!cued || !self.bare_number_ok(start, next)) {
            return None;
        }
        // "sei stasera", "5 tomorrow": a number before a day needs more to be an hour.
        let spoken = cued
            || point.part_spoken
            || self.opens_clause(start)
            || point.part.is_some() && self.before(start, Lex::On);
        if point.bare && point.day.is_some() && !spoken && point.until.is_none() {
            return None;
        }
        Some((point, next))
    }

    /// Nothing stands before it in its clause: "9 tonight", "Legion hall, 5 on the 30th".
    fn opens_clause(&self, index: usize) -> bool {
        index == 0 || self.mark(index - 1).is_some_and(|mark| matches!(mark, ',' | '.' | '!' | '?' | ';' | ':' | '\n'))
    }

    /// What follows a bare number does not make it something else ("at 3 percent", "at 5 Main Street").
    fn bare_number_ok(&self, start: usize, next: usize) -> bool {
        let Some(item) = self.at(next) else { return true };
        if self.at(start).is_some_and(|item| item.digits().is_some()) && !self.stands_alone(start, next) {
            return false;
        }
        // "elle a 2 parts": the cue is a verb as well.
        if start > 0 && self.items[start - 1].is_weak(Lex::At) && self.plain_word(next) {
            return false;
        }
        let unit = item.unit().is_some() && !item.is(Lex::Oclock);
        // "al 4 de enero" is a day.
        let of = self.skip(next, &[Lex::Of]);
        let month = of > next && self.at(of).is_some_and(|item| item.month().is_some());
        let name = item.spaced && item.capital && item.is_word() && !item.known() && !self.habits().capital_nouns;
        !unit && !month && !item.is(Lex::Reject) && !name && !item.is(Lex::OrdinalMark)
    }

    fn first_part(&self, point: &mut Point, index: usize) -> Option<usize> {
        if let Some(next) = self.now_part(point, index) {
            return Some(next);
        }
        let mut best: Option<(Point, usize)> = None;
        let mut consider = |candidate: Point, next: usize| {
            if best.as_ref().is_none_or(|(_, longest)| next > *longest) {
                best = Some((candidate, next));
            }
        };
        if let Some((anchored, next)) = self.anchored(index) {
            consider(Point { vague: point.vague, ..anchored }, next);
        }
        if let Some((ended, next)) = self.end_of_day(index) {
            consider(Point { vague: point.vague, ..ended }, next);
        }
        if let Some((split, next)) = self.split_nth_weekday(index) {
            consider(Point { vague: point.vague, ..split }, next);
        }
        let mut candidate = *point;
        if let Some(next) = self.day_part(&mut candidate, index) {
            consider(candidate, next);
        }
        if let Some(read) = self.period(index) {
            consider(Point { period: Some(read.period), rule: read.rule, ..*point }, read.next);
        }
        if let Some(counted) = self.counted_instant(index) {
            consider(counted.0, counted.1);
        }
        let mut candidate = *point;
        if let Some(next) = self.part_part(&mut candidate, index, true) {
            consider(candidate, next);
        }
        let mut candidate = *point;
        if let Some(next) = self.clock_part(&mut candidate, index, true) {
            // A bare number is a time only where nothing else can be read.
            let cued = candidate.cued || point.vague;
            if !candidate.bare || cued || best.is_none() {
                match &best {
                    Some((_, longest)) if *longest >= next => {}
                    _ => best = Some((candidate, next)),
                }
            }
        }
        let (found, next) = best?;
        *point = found;
        Some(next)
    }

    /// The next part after one, over what may stand between: a comma, "at", "on the", "de la".
    fn next_part(&self, point: &mut Point, index: usize) -> Option<usize> {
        if point.instant.is_some() {
            return None;
        }
        if point.clock.is_some()
            && point.zone.is_none()
            && let Some((zone, next)) = self.zone(index)
        {
            point.zone = Some(zone);
            return Some(next);
        }
        let period_only = point.period.is_some() && point.day.is_none();
        // "quinta ao fim do dia", "jeudi en fin de journée"
        if point.day.is_some() && point.clock.is_none() && point.part.is_none() && point.until.is_none() {
            let at = self.skip(self.skip_mark(index, &[',']), &[Lex::To, Lex::At, Lex::In, Lex::Through]);
            if let Some(at) =
                [at, self.skip(at, &[Lex::On, Lex::The])].into_iter().find(|&at| self.is(at, Lex::EndOfDay))
            {
                point.clock = Some(LAST_SECOND);
                return Some(at + 1);
            }
        }
        // "2026-12-01T14:00"
        let iso = self.is(index, Lex::IsoT) && self.glued(index) && self.glued(index + 1);
        let comma = if iso { index + 1 } else { self.skip_mark(index, &[',']) };
        let dash = if self.mark(comma) == Some('-') && !self.glued(comma) && !self.glued(comma + 1) {
            comma + 1
        } else {
            comma
        };
        let mut starts = [dash; 4];
        // "el domingo a mediodía"
        let noon = |at: usize| {
            self.at(at).is_some_and(|item| item.find(|lex| matches!(lex, Lex::Clock(_)).then_some(())).is_some())
        };
        for step in 1..4 {
            let to_noon = self.is(starts[step - 1], Lex::To)
                && !self.is(starts[step - 1], Lex::Until)
                && noon(starts[step - 1] + 1);
            starts[step] = if to_noon {
                starts[step - 1] + 1
            } else {
                self.skip(
                    starts[step - 1],
                    &[Lex::About, Lex::At, Lex::On, Lex::Of, Lex::In, Lex::The, Lex::HourArticle, Lex::Through],
                )
            };
            if starts[step] == starts[step - 1] {
                starts[step] = self.skip_mark(starts[step], &['@']);
            }
        }
        if !period_only {
            if point.clock.is_none() && point.until.is_none() {
                for (step, start) in starts.into_iter().enumerate() {
                    if step > 0 && start == starts[step - 1] {
                        break;
                    }
                    let beside = start == dash && self.beside_day(point, index, start);
                    point.cued |= beside;
                    let cued = beside || self.clock_cued(start) || start > dash && self.is(start - 1, Lex::About);
                    if let Some(next) = self.clock_part(point, start, cued) {
                        return Some(next);
                    }
                }
            }
            if point.part.is_none() {
                for start in distinct([dash, starts[1], starts[1]]) {
                    if let Some(next) = self.part_part(point, start, false) {
                        return Some(next);
                    }
                }
            }
        }
        if point.day.is_none() && (point.clock.is_some() || point.part.is_some()) {
            for start in distinct([dash, starts[1], starts[2]]) {
                let mut candidate = *point;
                if let Some(next) = self.day_part(&mut candidate, start) {
                    *point = candidate;
                    return Some(next);
                }
            }
        }
        self.week_of_weekday(point, starts)
    }

    /// A bare hour right behind its day or part of a day: "Thursday 7.30", "Sunday 11 brunch?", "tonight 9", "Saturday
    /// morning, 8".
    fn beside_day(&self, point: &Point, day_end: usize, index: usize) -> bool {
        let Some(day) = point.day.filter(|_| self.mark(index.saturating_sub(1)) != Some('-')) else { return false };
        let Some(read) = self.clock(index, true).filter(|read| read.clock.hour > 0) else { return false };
        // "Saturday 2 beers" counts nothing, "tomorrow 2 beers" does, and so does what a comma parts from its day.
        let weekday = matches!(day, Day::Weekday(_)) && index == day_end;
        let counts = self.plain_word(read.next) && !weekday;
        let digits = self.at(index).is_some_and(|item| item.digits().is_some());
        let ends = self.at(read.next).is_none_or(|item| item.mark().is_some());
        // "20-11, 12 nov": the next date.
        if self.at(read.next).is_some_and(|item| item.month().is_some()) {
            return false;
        }
        let minutes = digits && read.next > index + 1;
        minutes || (if digits { !counts } else { ends && read.clock.hour > 1 })
    }

    /// "Wednesday afternoon next week": the week settles which Wednesday.
    fn week_of_weekday(&self, point: &mut Point, starts: [usize; 4]) -> Option<usize> {
        let Some(Day::Weekday(number)) = point.day else { return None };
        for start in distinct([starts[0], starts[1], starts[2]]) {
            if let Some((period, next)) = self.period_shift(start) {
                let crate::spec::Stretch::Fixed { start: monday, .. } = period.base else { return None };
                point.day = Some(Day::Fixed(crate::calendar::add_days(monday, i32::from(number) - 1)?));
                return Some(next);
            }
        }
        None
    }

    /// "end of the day", "the end of today", "al final del domingo": its last second.
    fn end_of_day(&self, index: usize) -> Option<(Point, usize)> {
        // "al final de"
        let al = self.is(index, Lex::To) && self.is(index, Lex::On) && self.is(index + 1, Lex::End);
        let at = if al { index + 1 } else { self.skip(index, &[Lex::The]) };
        let point = |day: Day| Point { day: Some(day), clock: Some(LAST_SECOND), rule: "day.end", ..Point::default() };
        if self.is(at, Lex::EndOfDay) {
            let of = self.skip(at + 1, &[Lex::Of, Lex::On]);
            let day = self.day(self.skip(of, &[Lex::The]));
            return Some(day.map_or((point(Day::Fixed(self.today)), at + 1), |read| (point(read.day), read.next)));
        }
        if !self.is(at, Lex::End) {
            return None;
        }
        let of = self.skip(at + 1, &[Lex::Of]);
        let read = [of, self.skip(of, &[Lex::The])].into_iter().find_map(|at| self.day(at))?;
        // "the end of this morning" is no day's end.
        if self.at(read.next).is_some_and(|item| item.part().is_some()) {
            return None;
        }
        Some((point(read.day), read.next))
    }

    /// "first Monday evening of next month", "primer lunes por la tarde del mes": the time stands inside.
    fn split_nth_weekday(&self, index: usize) -> Option<(Point, usize)> {
        if !self.has_nth() || !self.has(class::WEEKDAY) {
            return None;
        }
        let (nth, at) = self.nth(index)?;
        let number = self.at(at)?.weekday()?;
        let mut point = Point { rule: "day.nth", ..Point::default() };
        let next = self
            .clock_part(&mut point, self.skip(at + 1, &[Lex::At]), false)
            .or_else(|| self.part_part(&mut point, at + 1, false))?;
        let of = self.skip(next, &[Lex::Of, Lex::In]);
        let (container, after) = self.container(of).filter(|_| of > next)?;
        let crate::spec::Stretch::Fixed { start, end } = container.base else { return None };
        point.day = Some(Day::Fixed(super::day::nth_day(start, end, nth, Some(number))?));
        Some((point, after))
    }

    fn now_part(&self, point: &mut Point, index: usize) -> Option<usize> {
        if !self.is(index, Lex::Now) {
            return None;
        }
        (point.instant, point.now, point.rule) = (Some(self.now.timestamp()), true, "now");
        Some(index + 1)
    }

    /// "next hour", "the last 5 minutes": from now on or up to now.
    fn counted_instant(&self, index: usize) -> Option<(Point, usize)> {
        if !self.has(class::UNIT | class::SHIFT) {
            return None;
        }
        let (shift, count, unit, next) = self.counted_parts(index).or_else(|| {
            let (shift, at) = self.shift_before(index)?;
            Some((shift, 1, self.at(at)?.unit()?, at + 1))
        })?;
        if !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) || shift.count == 0 {
            return None;
        }
        let length = crate::spec::Length::of(unit, u64::from(count) * 1000)?;
        let now = self.now.timestamp();
        let other = self.instant_after(if shift.count > 0 { length } else { length.negated() })?;
        let (start, end) = if shift.count > 0 { (now, other) } else { (other, now) };
        let rule = "period.counted_time";
        Some((Point { instant: Some(start), instant_end: Some(end), rule, ..Point::default() }, next))
    }

    fn day_part(&self, point: &mut Point, index: usize) -> Option<usize> {
        // "this morning", "next evening", "last night".
        if let Some((shift, at)) = self.shift_before(index) {
            let slice = self.day_slice(at);
            let at = if slice.is_some() { at + 1 } else { at };
            let part = self.at(at).and_then(|item| item.part().filter(|part| !item.is_weak(Lex::Part(*part))));
            if let Some(part) = part.filter(|_| point.part.is_none()) {
                let date = crate::calendar::add_days(self.today, i32::from(shift.count))?;
                (point.day, point.part, point.part_slice) = (Some(Day::Fixed(date)), Some(part), slice);
                point.rule = "day.this_part";
                return Some(at + 1);
            }
        }
        if let Some(at) = self.day_slice(index).map(|_| index + 1) {
            // "temprano esta tarde"
            let relative =
                self.at(at).is_some_and(|item| item.find(|lex| matches!(lex, Lex::Day(_)).then_some(())).is_some());
            if relative && self.at(at + 1).is_some_and(|item| item.part().is_some()) {
                let next = self.day_part(point, at)?;
                (point.part, point.part_slice) = (self.at(next)?.part(), self.day_slice(index));
                return Some(next + 1);
            }
            // "early this evening"
            if self.shift(at).is_some_and(|shift| shift.count == 0)
                && self.at(at + 1).is_some_and(|item| item.part().is_some())
            {
                let next = self.day_part(point, at)?;
                point.part_slice = self.day_slice(index);
                return Some(next);
            }
        }
        let read = self.day(index)?;
        point.day = Some(read.day);
        point.rule = read.rule;
        if let Some((date, next)) = self.day_moved(read.day, read.rule, read.next) {
            (point.day, point.rule) = (Some(Day::Fixed(date)), "anchor.from");
            return Some(next);
        }
        if let Day::Weekday(number) = read.day
            && let Some((anchored, next)) = self.weekday_anchored(number, read.next).filter(|_| point.clock.is_none())
        {
            point.day = anchored.day;
            return Some(next);
        }
        Some(read.next)
    }

    fn day_slice(&self, index: usize) -> Option<Slice> {
        self.at(index)?.find(|lex| match lex {
            Lex::Early => Some(Slice::Early),
            Lex::Late => Some(Slice::Late),
            Lex::Mid => Some(Slice::Mid),
            _ => None,
        })
    }

    /// "final de la tarde": the end of a part of the day.
    fn part_slice(&self, index: usize) -> Option<Slice> {
        let slice = match self.at(index)? {
            item if item.is(Lex::End) => Slice::Late,
            item if item.is(Lex::Start) => Slice::Early,
            _ => return None,
        };
        let at = self.skip(self.skip(index + 1, &[Lex::Of]), &[Lex::The]);
        self.at(at)?.part().map(|_| slice)
    }

    /// A time or a range of times.
    fn clock_part(&self, point: &mut Point, index: usize, cued: bool) -> Option<usize> {
        if let Some(range) = self.clock_range(index) {
            (point.clock, point.until) = (Some(range.from), Some(range.to));
            point.bare |= !range.strong;
            if point.rule.is_empty() {
                point.rule = "clock.range";
            }
            return Some(range.next);
        }
        let read = self.clock(index, true)?;
        if !read.strong && !cued {
            return None;
        }
        let digits = self.at(index)?.digits().is_some();
        if digits && !self.clock_begins(index) || digits && !read.strong && !self.stands_alone(index, read.next) {
            return None;
        }
        if !read.strong && !self.bare_number_ok(index, read.next) {
            return None;
        }
        point.clock = Some(read.clock);
        point.vague |= read.clock.vague;
        point.bare |= !read.strong;
        let about = self.before(index, Lex::About) && self.items[index - 1].is_word();
        point.cued |= self.clock_cued(index) || about;
        if point.rule.is_empty() {
            point.rule = if read.strong { "clock" } else { "clock.bare" };
        }
        Some(read.next)
    }

    /// The digits are no tail of something longer ("v1:30", "2-8:30", "$8").
    pub(super) fn clock_begins(&self, index: usize) -> bool {
        if index == 0 || !self.glued(index) {
            return index == 0 || !matches!(self.mark(index - 1), Some('$' | '€' | '£'));
        }
        let before = &self.items[index - 1];
        match before.mark() {
            Some('(' | '@' | '"' | '~' | '[' | '|' | '\'' | '=') => true,
            Some('-' | ',' | '/') => {
                index < 2 || before.spaced || self.items[index - 2].digits().is_none() || self.items[index - 2].spaced
            }
            Some(_) => false,
            None => before.known(),
        }
    }

    /// "in the morning", "por la tarde", "late afternoon", "at lunch".
    pub(super) fn part_part(&self, point: &mut Point, index: usize, first: bool) -> Option<usize> {
        let part_next = |at: usize| self.at(at).is_some_and(|item| item.part().is_some());
        // "früh" is early and the morning; by itself it is the morning.
        let own = part_next(index) && !part_next(index + 1);
        let slice = self.day_slice(index).filter(|_| !own).or_else(|| self.part_slice(index));
        let at = if slice.is_some() { index + 1 } else { index };
        let mut at = self.skip(at, &[Lex::In, Lex::Through, Lex::At, Lex::Of, Lex::On]);
        if first && self.before_any(at, &[Lex::Of]) && at > index && !self.any(index, &[Lex::In, Lex::Through]) {
            return None;
        }
        let prepared = at;
        at = self.skip(at, &[Lex::The]);
        at = self.skip(at, &[Lex::HourArticle]);
        let inner = self.day_slice(at).filter(|_| !part_next(at) || part_next(at + 1));
        // "in late afternoon" begins at "late"; "7 tonight" but not "one morning".
        if first && inner.is_some() && prepared > index && at == prepared {
            return None;
        }
        if first && self.habits().bare_articles && slice.is_none() && at > index && prepared == index {
            return None;
        }
        if first && self.habits().bare_parts && slice.is_none() && at > index && self.shift(index).is_none() {
            return None;
        }
        if !first && prepared == index && point.bare && point.day.is_none() && self.habits().part_needs_preposition {
            return None;
        }
        if inner.is_some() {
            at += 1;
        }
        let item = self.at(at)?;
        let article = index > 0 && self.any(index - 1, &[Lex::The, Lex::On, Lex::Of]);
        let bounded = self.before_any(index, BOUNDS) || article && self.before_any(index - 1, BOUNDS);
        let part = match item.part() {
            Some(part) => part,
            // "the lunch on Friday" is an event; "at lunch" and "after dinner" are times.
            None => item.meal().filter(|_| bounded || self.meal_cue(index, at))?,
        };
        // "mañana" is tomorrow unless something makes it the morning.
        let day_too = item.find(|lex| matches!(lex, Lex::Day(_)).then_some(())).is_some();
        // Nor has noon or what is past it a morning: "antes del mediodía de mañana".
        let late = point.clock.is_some_and(|clock| clock.half == Half::Known && clock.hour >= 12);
        if day_too && (at == index || late) && point.day.is_none() {
            return None;
        }
        let articled = (self.habits().bare_parts || self.habits().bare_articles) && self.before(index, Lex::The);
        if item.is_weak(Lex::Part(part)) && at == index && first && !bounded && !articled {
            return None;
        }
        (point.part, point.part_slice) = (Some(part), slice.or(inner));
        point.part_spoken = prepared > index;
        if point.rule.is_empty() {
            point.rule = "part";
        }
        Some(at + 1)
    }

    /// "at", "in", "por" among the items before a meal's name: it is meant as a time.
    fn meal_cue(&self, index: usize, meal: usize) -> bool {
        (index..meal).any(|at| self.any(at, &[Lex::At, Lex::In, Lex::Through]) && !self.is(at, Lex::The))
    }
}

/// The places without repeats; they only grow.
fn distinct(starts: [usize; 3]) -> impl Iterator<Item = usize> {
    let mut last = None;
    starts.into_iter().filter(move |start| last.replace(*start) != Some(*start))
}
