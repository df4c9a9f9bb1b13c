//! What a line may mean for what stands in the agenda, where the rules hear nothing or something else: that an item near
//! to what is spoken of gets the time or the place that the line tells, or is called off. The rules go on without these;
//! whether one is told is decided by weights alone.

use jiff::civil::Time;
use jiff::{ToSpan, Zoned};

use super::relocated::is_at;
use super::{Line, Plan, Slot, Thread, answer, link, slot};
use crate::rules::lexicon::Mark;
use crate::rules::moving;
use crate::rules::resolve::Item;

/// Such plans of one thread, more than a talk of as many messages as are read has; what would be more is not offered.
const MOST: usize = 200;
/// Items that a line is held against: those that it points at most.
const ITEMS: usize = 2;
/// What is left from line to line of how much an item was pointed at.
const FADES: f32 = 0.85;
/// Times of one line for one item.
const TIMES: usize = 3;
/// How sure a time is that is told by where the item stands.
const SURE: f32 = 0.9;
/// The hour before which nobody moves anything without saying so.
const EARLIEST: i8 = 6;
/// Messages behind one in which the day may be said of an hour alone.
const NEAR: usize = 3;

impl Thread<'_> {
    /// Offers what a line may change of what stands.
    pub(super) fn affects(&mut self, line: &Line) {
        self.points(line);
        // "No, leave it where it is".
        if line.has(Mark::Unmoved) {
            let recent = |plan: &&mut Plan| line.message - plan.source.message <= NEAR;
            self.affected.iter_mut().filter(recent).for_each(|plan| plan.dropped = true);
            return;
        }
        let agrees = answer::agrees(line);
        for plan in self.affected.iter_mut().filter(|plan| plan.by.is_empty() != line.own()) {
            plan.agreed |= agrees && line.message > plan.source.message && line.message - plan.source.message <= NEAR;
        }
        let mut near: Vec<usize> = (0..self.items.len()).filter(|&i| self.pointed[i] > 0.0).collect();
        near.sort_by(|&a, &b| self.pointed[b].total_cmp(&self.pointed[a]));
        for i in near.into_iter().take(ITEMS) {
            let item = &self.items[i];
            let faint = |plan: Plan| Plan { faint: true, open: line.reading.is_question(), agreed: line.own(), ..plan };
            let changes = self.changes(line, item).into_iter();
            let changes = changes.map(|(slot, place)| Plan { slot, place, ..Self::about(line, item, "move_event") });
            let cancel = Plan { cancels: true, ..Self::about(line, item, "cancel_event") };
            let room = MOST.saturating_sub(self.affected.len());
            let offered: Vec<Plan> = changes.chain([cancel]).map(faint).take(room).collect();
            self.affected.extend(offered);
        }
    }

    /// How much each item is pointed at by a line and those before it.
    fn points(&mut self, line: &Line) {
        let scores = link::scores(self, line);
        self.pointed.resize(self.items.len(), 0.0);
        for (pointed, score) in self.pointed.iter_mut().zip(scores) {
            *pointed = (*pointed * FADES).max(score);
        }
    }

    /// The times and the places that a line tells, as those of an item that stands at others.
    fn changes(&self, line: &Line, item: &Item) -> Vec<(Slot, Option<String>)> {
        let told = self.place_after_change(line).or_else(|| self.other_place(line)).or_else(|| self.place(line));
        let place = told
            .map(|place| place.name)
            .filter(|place| !item.is_reminder() && !place.is_empty() && !is_at(place, item));
        let mut times: Vec<Slot> = Vec::new();
        for said in times_of(line) {
            let next = self.next(line, item, &said).filter(|next| !times.contains(next));
            times.extend(next.into_iter().take(TIMES - times.len().min(TIMES)));
        }
        if times.is_empty() {
            return place.into_iter().map(|place| (Slot::default(), Some(place))).collect();
        }
        let place = place.filter(|_| line.reading.any(&[Mark::Instead, Mark::Moved]));
        times.into_iter().map(|slot| (slot, place.clone())).collect()
    }

    /// When an item is by what is said: what that leaves open is as it was suggested a moment ago, or stands. `None` where
    /// that is as it stands.
    fn next(&self, line: &Line, item: &Item, said: &Told) -> Option<Slot> {
        let stands = item.start.as_ref()?;
        let old = Slot { day: Some(stands.date()), clock: Some(stands.time()), ..Slot::default() };
        let at = |to: &Zoned| Slot { day: Some(to.date()), clock: Some(to.time()), sure: SURE, ..Slot::default() };
        let said = match said {
            Told::Shift(by) => return Some(at(&stands.checked_add(*by).ok()?)),
            Told::Days(by) => {
                let told = self.day.filter(|(_, message)| line.message - message <= 1).map(|(day, _)| day);
                let day = told.unwrap_or(stands.date()).checked_add(by.days()).ok()?;
                let clock = line.slot.as_ref().and_then(|slot| slot.clock).unwrap_or(stands.time());
                return Some(Slot { day: Some(day), clock: Some(clock), sure: SURE, ..Slot::default() });
            }
            Told::Till(till) => {
                let minutes = (i64::from(till.hour()) - i64::from(stands.hour())) * 60 + i64::from(till.minute())
                    - i64::from(stands.minute());
                let length = Some(minutes).filter(|minutes| *minutes > 0 && !item.is_reminder())?;
                return Some(Slot { length: Some(length), sure: SURE, ..old });
            }
            Told::At(said) => said,
        };
        let about = |plan: &&Plan| {
            let near = line.message - plan.source.message <= NEAR;
            near && plan.target.as_deref() == Some(&item.id) && !plan.cancels && !plan.slot.is_empty()
        };
        let before = self.plans.iter().chain(&self.affected).filter(about).max_by_key(|plan| plan.source.message);
        let told = self.day.filter(|(_, message)| line.message - message <= NEAR).map(|(day, _)| day);
        let day = told.or(before.and_then(|plan| plan.slot.day)).or(old.day);
        let clock = before.and_then(|plan| plan.slot.clock).or(old.clock);
        let mut next = Slot { day, clock, ..Slot::default() }.then(said);
        if stands.time() == Time::midnight() && said.clock.is_none() {
            next.clock = None;
        }
        // Nobody moves to the small hours, nor to what is over.
        let over = |slot: &Slot| slot.start(&line.said.at).is_some_and(|(start, _)| start < line.said.at);
        let small = next.clock.is_some_and(|clock| clock.hour() < EARLIEST) || over(&next);
        if let Some(clock) =
            next.clock.filter(|clock| said.guessed && said.clock.is_some() && small && clock.hour() < 12)
        {
            next.clock = Some(Time::constant(clock.hour() + 12, clock.minute(), 0, 0));
        }
        (next.day != old.day || next.clock != old.clock).then_some(next)
    }
}

/// What a line says of when something is to be.
enum Told {
    At(Slot),
    Shift(jiff::Span),
    /// So many days behind what stands or was named.
    Days(i64),
    /// It lasts until then.
    Till(Time),
}

/// All that a line says of times, its own reading first.
fn times_of(line: &Line) -> Vec<Told> {
    let (reading, now) = (&line.reading, &line.said.at);
    let first = line.slot.clone().or_else(|| Slot::pointed(reading, now)).or_else(|| Slot::bare(reading, now));
    let mut told: Vec<Told> = Vec::new();
    told.extend(
        [(Mark::DayAfter, 1), (Mark::DayBefore, -1)]
            .into_iter()
            .filter(|(mark, _)| reading.has(*mark))
            .map(|(_, by)| Told::Days(by)),
    );
    told.extend(moving::shift(reading, now).map(Told::Shift));
    let day = first.as_ref().and_then(|slot| slot.day);
    let till = first.as_ref().filter(|slot| slot.deadline).and_then(|slot| slot.clock);
    told.extend(first.map(Told::At));
    told.extend(till.map(Told::Till));
    told.extend(slot::hours(reading, now).into_iter().map(|slot| Told::At(Slot { day, ..slot })));
    told
}
