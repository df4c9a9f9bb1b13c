//! What gives another time or place to what stands: "can we do 5 instead".

use jiff::ToSpan;

use super::super::judge;
use super::super::lexicon::Mark;
use super::super::moving;
use super::super::resolve::Item;
use super::answer::{agrees, confirmed, is_shifted, refuses};
use super::relocated::is_at;
use super::{Line, Plan, Slot, Thread, link, slot};

/// The end of a time that begins at the midnight of the day that an item stands on, and lasts beyond it.
fn spanned(said: &Slot, stands: &jiff::Zoned) -> Option<jiff::Zoned> {
    const DAY: i64 = 24 * 60;
    let length = said.length.filter(|length| *length >= DAY && said.clock == Some(jiff::civil::Time::midnight()))?;
    stands.start_of_day().ok()?.checked_add(length.minutes()).ok()
}

/// "Till Tuesday then", of the Tuesday after next that was settled.
fn is_goodbye(line: &Line, said: &Slot, settled: &Slot) -> bool {
    const SHORT: usize = 4;
    let later = said.day.zip(settled.day).is_some_and(|(day, known)| known > day && known.weekday() == day.weekday());
    later && said.clock.is_none() && line.words() <= SHORT && !line.reading.is_question() && !line.has(Mark::Instead)
}

/// Whether an hour is told loosely for another: noon for 12:30.
fn is_about(clock: jiff::civil::Time, known: jiff::civil::Time) -> bool {
    const LOOSE: i32 = 30;
    let minutes = |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    clock != known && (minutes(clock) - minutes(known)).abs() <= LOOSE
}

/// "No worries, Sunday is better": the no of a first clause is no answer to the time behind it.
fn is_told_beyond(line: &Line) -> bool {
    let reading = &line.reading;
    let end = reading.clause_end(0);
    let timed = (0..end).any(|i| reading.is_timed(i));
    !timed && !reading.is_question() && !reading.any(&[Mark::Refuse]) && reading.says_when()
}

/// Whether a length stands right beside the word that shifts: "an hour later", "eine halbe Stunde früher".
fn is_told_of_shift(line: &Line) -> bool {
    let reading = &line.reading;
    let tokens = &reading.tokens.list;
    let shifts = |found: &when::Found| {
        let start = tokens.partition_point(|token| token.span.end <= found.span.start);
        let end = tokens.partition_point(|token| token.span.start < found.span.end);
        let near = [start.checked_sub(1), start.checked_sub(2), Some(end), Some(end + 1)];
        near.into_iter().flatten().any(|i| reading.within(i, &[Mark::Later, Mark::Earlier]))
    };
    let length = |found: &&when::Found| matches!(found.kind, when::Kind::Duration | when::Kind::Offset);
    is_shifted(reading) || reading.found.iter().filter(length).any(shifts)
}

impl Thread<'_> {
    /// "can we do 5 instead", "Saturday's meet is at Irvington High now": something that stands gets another time or
    /// place.
    pub(super) fn moves(&mut self, line: &Line) -> bool {
        let bare = || Slot::bare(&line.reading, &line.said.at);
        let pointed = Slot::pointed(&line.reading, &line.said.at);
        let slot = match (line.slot.clone(), pointed) {
            (Some(slot), Some(pointed)) => Some(Slot { clock: pointed.clock, guessed: true, ..slot }),
            (slot, pointed) => slot.or(pointed).or_else(bare),
        };
        // "And please send me the report by tomorrow" moves nothing.
        let due = slot.as_ref().is_some_and(|slot| slot.deadline) && judge::asked(&line.reading).is_some();
        if due && !line.own() && !line.reading.any(&[Mark::Instead, Mark::Moved]) {
            return false;
        }
        let ordered = self.orders(line, Mark::Move);
        let changes = ordered
            || line.reading.any(&[Mark::Instead, Mark::Moved, Mark::Refuse, Mark::Later, Mark::Earlier])
            || self.moving == Some(line.message)
            || is_shifted(&line.reading);
        let asks = line.reading.is_question() || line.has(Mark::Suggest);
        // "Monday at the same time?"
        let changes = changes || asks && line.has(Mark::Same);
        let place = self.place_after_change(line);
        // What is being planned here goes before what merely stands that day.
        let planning = self
            .live(line)
            .map(|i| &self.plans[i])
            .is_some_and(|plan| plan.target.is_none() && plan.is_tentative() && (plan.named || !plan.slot.is_empty()));
        let elsewhere = self.other_place(line).filter(|_| slot.is_none() && asks && !planning);
        let moved = elsewhere.is_some() || line.reading.any(&[Mark::Instead, Mark::Moved]);
        let (changes, place) = (changes || elsewhere.is_some(), place.or(elsewhere));
        // "Our man is out sick. We could send somebody on Friday at 8."
        let offered = self.offered_for(line, slot.as_ref()).filter(|_| !planning);
        let offers = offered.is_some() && !changes;
        let changes = changes || offers;
        // "We're on the Tuesday coach, same hour".
        let named = || link::item(self, line, link::Need::Named).is_some();
        let changes = changes || line.has(Mark::SameTime) && slot.as_ref().is_some_and(|s| s.day.is_some()) && named();
        if slot.is_none() && !line.has(Mark::Instead) && !line.has(Mark::Moved) && !changes {
            // Who names an item makes it the topic of what follows.
            if let Some(item) = link::item(self, line, link::Need::Named).filter(|_| !planning) {
                self.topic = Some((item.id, line.message));
            }
            return false;
        }
        let hour_asked = asks && slot.as_ref().is_some_and(|slot| slot.day.is_none());
        let need = match (planning, changes || hour_asked) {
            (true, _) => link::Need::Named,
            (false, true) => link::Need::Likely,
            (false, false) => link::Need::Topic,
        };
        let Some(item) = offered.or_else(|| link::item(self, line, need)) else { return false };
        let turns = ordered
            || offers
            || is_shifted(&line.reading)
            || line.reading.any(&[Mark::Instead, Mark::Moved, Mark::Later, Mark::Earlier]);
        // "You'll turn up at noon as ever 😂".
        let teases = line.has(Mark::Joke) && !asks && !agrees(line);
        if !turns && (teases || self.is_aside(line, &item, asks)) {
            return false;
        }
        let known = |name: &str| link::is_with(&item, name);
        let only_refused = !line.reading.any(&[Mark::Instead, Mark::Moved, Mark::Later, Mark::Earlier]);
        let excuse = line.has(Mark::Have) || line.has(Mark::Refuse) && only_refused;
        if planning && excuse && !self.names().any(known) || line.has(Mark::If) && !asks {
            return false;
        }
        if only_refused && self.is_why_not(line, &item) {
            return false;
        }
        let spoken = self.topic.as_ref().is_some_and(|(id, _)| *id == item.id);
        if !planning {
            self.topic = Some((item.id.clone(), line.message));
        }
        let Some(stands) = item.start.clone() else { return false };
        let old = Slot { day: Some(stands.date()), clock: Some(stands.time()), ..Slot::default() };
        let before = self
            .plans
            .iter()
            .rposition(|plan| plan.target.as_deref() == Some(&item.id) && !plan.dropped && !plan.cancels);
        let base = before.map_or(&old, |i| &self.plans[i].slot).clone();
        let mut said = slot.clone().unwrap_or_default();
        if let Some(i) = before {
            said = confirmed(&self.plans[i], said, line);
            if is_goodbye(line, &said, &self.plans[i].slot) {
                said.day = self.plans[i].slot.day;
            }
        }
        // "the hall is taken on the 8th, so it moves to Saturday 15th": the day that it stands on is where it comes from.
        if said.day == Some(stands.date())
            && let Some(other) = slot::each(&line.reading, &line.said.at).into_iter().find(|slot| slot.day != said.day)
        {
            said = other;
        }
        // "From Thursday to Tuesday", "la clase de mañana al miércoles a las 6": the first day is where it stands.
        if said.day == Some(stands.date()) && changes {
            if let Some(last) = said.last.take() {
                said.day = Some(last);
            } else if let Some(end) = spanned(&said, &stands) {
                said = Slot { day: Some(end.date()), clock: Some(end.time()), length: None, ..said };
            }
        }
        // "It moves from 2 to 3:30": where it stands is where it comes from.
        if said.clock == Some(stands.time())
            && said.day.is_none_or(|day| day == stands.date())
            && let Some(to) = said.length.take().and_then(|length| stands.checked_add(length.minutes()).ok())
        {
            said.clock = Some(to.time());
        }
        // "For tomorrow noon, rather 13:15?", of what stands at 12:30.
        if said.clock.is_some_and(|clock| is_about(clock, stands.time()))
            && said.day.is_none_or(|day| day == stands.date())
            && line.has(Mark::Instead)
            && let Some(hour) = said.clock.and_then(|clock| slot::other_hour(&line.reading, &line.said.at, clock))
            && hour != stands.time()
        {
            said.clock = Some(hour);
        }
        // "about Friday at 15: I only make it at 17".
        if said.clock == Some(stands.time())
            && said.day.is_none_or(|day| day == stands.date())
            && let Some(hour) = slot::other_hour(&line.reading, &line.said.at, stands.time())
        {
            said.clock = Some(hour);
        }
        let shifted = moving::shift(&line.reading, &line.said.at).and_then(|shift| stands.checked_add(shift).ok());
        // "our meeting tomorrow, can we do it an hour later?" names the day that it stands on; "half an hour earlier, the
        // hall is taken at nine" the hour of something else.
        let apart = said.clock.is_none() || said.clock != Some(stands.time()) && is_told_of_shift(line);
        let stays = apart && said.day.is_none_or(|day| day == stands.date()) && shifted.is_some();
        let mut next = if said.is_empty() || stays && changes {
            match shifted {
                Some(to) if changes => {
                    Slot { day: Some(to.date()), clock: Some(to.time()), sure: 0.9, ..Slot::default() }
                }
                _ => Slot::default(),
            }
        } else {
            let mut next =
                Slot { day: base.day.or(old.day), clock: base.clock.or(old.clock), ..Slot::default() }.then(&said);
            if stands.time() == jiff::civil::Time::midnight() && said.clock.is_none() {
                next.clock = None;
            }
            next
        };
        let same = next.day == old.day && next.clock == old.clock;
        // "An hour later on Thursday? My train gets in at 7": the hour that it stood on, of something else.
        if same && before.is_some() && !changes && !asks {
            return false;
        }
        if same && before.is_none() {
            next = Slot::default();
        }
        let place = place.filter(|_| moved || before.is_some() && slot.is_some());
        let place = place.map(|place| place.name).filter(|place| !is_at(place, &item));
        if next.is_empty() && place.is_none() {
            self.reopens(line, &item, changes);
            // "We have to move your appointment. The new one is on Thursday": the next line says to when.
            let moves = line.reading.any(&[Mark::Instead, Mark::Moved]) && !line.own();
            self.moving = moves.then_some(line.message).or(self.moving);
            // "Your flight of the 17th was rescheduled." The new time follows.
            return line.has(Mark::Moved) && before.is_none() && link::item(self, line, link::Need::Named).is_some();
        }
        // A time that merely stands beside a named item is no change of it: it takes a word of change, or a suggestion.
        if !changes && !asks && before.is_none() {
            return false;
        }
        // "Lunch on Thursday?", where one stands on Friday, is another lunch.
        let other_day = slot.as_ref().is_some_and(|slot| slot.day.is_some_and(|day| day != stands.date()));
        if !changes && before.is_none() && other_day && line.reading.occasion().is_some() && !item.is_reminder() {
            return false;
        }
        // A committee on the day of a visit is another thing.
        let other = line.reading.occasion_hit().is_some_and(|(_, hit)| !link::shares(&line.reading, hit, &item));
        if !changes && before.is_none() && !spoken && other && need != link::Need::Named {
            return false;
        }
        // "I can't make it at 4. Could we say Friday?": what is moved is not called off.
        let new_time = !next.is_empty();
        let called_off = |plan: &&mut Plan| new_time && plan.cancels && plan.target.as_deref() == Some(&item.id);
        for plan in self.plans.iter_mut().filter(called_off) {
            plan.dropped = true;
            plan.touched = line.message;
        }
        let mut plan = match before {
            Some(i) => {
                let kept = self.plans[i].clone();
                self.plans[i].dropped = true;
                self.plans[i].touched = line.message;
                kept
            }
            None => Self::about(line, &item, "move_event"),
        };
        let again = before.is_some() && plan.slot.day == next.day && plan.slot.clock == next.clock;
        if !next.is_empty() {
            plan.slot = next;
        }
        plan.place = place.or(plan.place);
        if again {
            plan.open |= asks && plan.by == line.by() && !plan.agreed;
            if refuses(line) && !is_told_beyond(line) {
                plan.dropped = true;
                self.refused = before.map(|i| (i, line.message));
            } else if plan.by != line.by() {
                plan.agreed |= Self::may_agree(&plan, line);
            }
        } else {
            plan.agreed = before.is_some() && plan.by != line.by() && agrees(line) && !asks;
            let open = asks && !ordered || offers && self.others() > 0;
            plan.open = open || (before.is_some() && plan.open) || line.own() && self.others() > 0;
            if !plan.agreed {
                line.by().clone_into(&mut plan.by);
            }
            plan.source = line.source();
        }
        plan.touched = line.message;
        if let Some(i) = before {
            plan.dropped &= again;
            self.plans[i] = plan;
        } else {
            self.plans.push(plan);
        }
        true
    }

    /// "Not Wednesday, he has a swimming gala": what stands on the day that is refused is why.
    fn is_why_not(&self, line: &Line, item: &Item) -> bool {
        let day = line.slot.as_ref().and_then(|slot| slot.day);
        let says_no = line.reading.any(&[Mark::Not, Mark::No, Mark::Refuse]) && !line.reading.is_question();
        let other =
            self.live(line).map(|i| &self.plans[i]).is_some_and(|plan| plan.target.as_deref() != Some(&item.id));
        line.own() && says_no && other && item.start.as_ref().is_some_and(|start| Some(start.date()) == day)
    }

    /// "Check-out: 8 February, 10:00" tells when what came before ends.
    pub(super) fn ends_stay(&self, line: &Line) -> bool {
        let label = line.reading.first(Mark::Leaves).map(|hit| hit.tokens.clone());
        let labels = label.is_some_and(|label| label.start == 0 && line.reading.tokens.sign(label.end) == Some(':'));
        let begun = |plan: &Plan| plan.source.message == line.message && !plan.slot.is_empty();
        labels && self.live(line).is_some_and(|i| begun(&self.plans[i]))
    }
}
