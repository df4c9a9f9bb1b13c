//! What a line says to what is being planned: a yes, a no, another hour, a place.

use super::super::judge;
use super::super::lexicon::Mark;
use super::super::title;
use super::answer::{agrees, by_sense, chosen, confirmed, defers, on_day, picked, promises, refuses, shifted};
use super::{Line, Plan, Slot, Sort, Thread, place, same, slot, start};

/// Words of a line that says no more than when and where.
const TOLD_APART: usize = 4;

/// Whether the time of a line stands behind an "and": "yes, and I'll ring the bank tomorrow".
fn goes_on(line: &Line) -> bool {
    let reading = &line.reading;
    let timed = (0..reading.tokens.len()).find(|&i| reading.is_timed(i));
    let and = reading.all(Mark::And).map(|hit| hit.tokens.start).next();
    and.zip(timed).is_some_and(|(and, timed)| and < timed) && !reading.any(&[Mark::Instead, Mark::Suggest])
}

impl Thread<'_> {
    /// "Thursday doesn't work. Friday?": what was refused a line ago stands for another time.
    pub(super) fn revives(&mut self, line: &Line) -> bool {
        let refused = self.refused.take().filter(|(_, message)| *message == line.message);
        let Some((i, _)) = refused else { return false };
        let slot = line.slot.clone().or_else(|| Slot::bare(&line.reading, &line.said.at));
        let offers = line.reading.is_question() || line.reading.any(&[Mark::Suggest, Mark::Instead]);
        let same = self.plans[i].sort == Sort::Event && !same::names_another(line, &self.plans[i]);
        let Some(slot) = slot.filter(|_| offers && same && !refuses(line)) else { return false };
        let plan = &mut self.plans[i];
        let next = plan.slot.then(&slot);
        // An hour and a place go with the day that they were said for.
        plan.slot = Slot { clock: if slot.day.is_some() { next.clock } else { slot.clock }, ..next };
        (plan.dropped, plan.open, plan.agreed) = (false, true, false);
        line.by().clone_into(&mut plan.by);
        plan.source = line.source();
        plan.touched = line.message;
        true
    }

    /// What another asked for, where the owner says that they will do something and nothing beside it has a time.
    fn asked_for(&self, line: &Line) -> Option<usize> {
        let spoken = self.spoken_of(line).filter(|&i| line.own() && promises(line) && self.plans[i].slot.is_empty())?;
        let message = self.plans[spoken].source.message;
        self.plans.iter().rposition(|plan| {
            let asked = plan.sort == Sort::Reminder && !plan.by.is_empty() && plan.target.is_none();
            asked && !plan.dropped && !plan.agreed && plan.source.message == message
        })
    }

    /// Whether a yes of this line's sender settles the plan: the owner's to what others suggest, anybody's to the
    /// owner's.
    pub(super) fn may_agree(plan: &Plan, line: &Line) -> bool {
        if plan.by.is_empty() { !line.own() } else { line.own() }
    }

    /// "Thursday is impossible", of Thursday or Friday: of what was offered, the rest stands.
    fn strikes(&mut self, i: usize, line: &Line) -> bool {
        let Some(day) = line.slot.as_ref().and_then(|slot| slot.day) else { return false };
        let plan = &mut self.plans[i];
        let rest: Vec<Slot> = plan.offers.iter().filter(|offer| offer.day != Some(day)).cloned().collect();
        if rest.is_empty() || rest.len() == plan.offers.len() || plan.by == line.by() {
            return false;
        }
        if let [only] = &rest[..] {
            plan.slot = Slot { guessed: false, ..only.clone() };
            plan.agreed |= line.reading.has(Mark::Polite) && Self::may_agree(plan, line);
        }
        plan.offers = rest;
        plan.touched = line.message;
        true
    }

    /// A yes, a no, another hour or a place for what is being planned.
    pub(super) fn settles(&mut self, line: &Line) -> bool {
        let Some(i) = self.asked_for(line).or_else(|| self.spoken_of(line)) else { return false };
        let reading = &line.reading;
        let plan = self.plans[i].clone();
        let bare = || Slot::bare(reading, &line.said.at);
        let same_message = plan.source.message == line.message && plan.by == line.by();
        self.joins(i, line);
        let slot = line.slot.clone().or_else(|| {
            let own = || Slot::behind(reading, &line.said.at).or_else(|| Slot::written(reading, &line.said.at));
            if same_message { own() } else { bare() }.filter(|_| plan.sort == Sort::Event)
        });
        let clock_only = slot.as_ref().is_some_and(|slot| slot.day.is_none());
        let names_another =
            same::names_another(line, &plan) && !(clock_only && (agrees(line) || self.yes == Some(line.message)));
        let pointed = Slot::pointed(reading, &line.said.at).filter(|_| !names_another);
        // "Only next Monday, could it be at 10?"
        let pointed = pointed.map(|hour| match &slot {
            Some(said) if said.day.is_some() => {
                Slot { clock: hour.clock, guessed: hour.guessed, deadline: false, length: None, ..said.clone() }
            }
            _ => hour,
        });
        let hour_pointed = pointed.is_some();
        // "I'm in town on Wednesday." "Would 4.15 suit?"
        let open = plan.sort == Sort::Event && plan.target.is_none() && plan.slot.day.is_none();
        let slot = slot.map(|slot| if open { self.on_day_told(slot, line) } else { slot });
        let slot = picked(&plan, line).or_else(|| shifted(&plan, line)).or(pointed).or(slot);
        let refuses = refuses(line);
        let asks = reading.is_question();
        // "can't make it this Sunday": the time that is refused is no new one.
        let slot = slot.filter(|slot| {
            let other_day = slot.day.is_some_and(|day| plan.slot.day != Some(day));
            let other_clock = slot.clock.is_some_and(|clock| plan.slot.clock != Some(clock));
            let instead = asks || agrees(line) || reading.any(&[Mark::Suggest, Mark::Instead]);
            !refuses || (instead && (other_day || other_clock))
        });
        // "I'm in Pune till Tuesday" tells of the speaker.
        // So does "I'm in, but only until one" where the hour is settled.
        let settled = |slot: &Slot| {
            let other = slot.clock.is_some() && slot.clock != plan.slot.clock;
            plan.slot.clock.is_some() && other && slot.day.is_none() && !reading.has(Mark::Instead)
        };
        let own_matter = |slot: &Slot| line.has(Mark::Mine) && !agrees(line) || settled(slot);
        // And "I get off at five, so that's fine".
        // But "then I'll put you down for 10:30" settles it.
        let books = line.has(Mark::Yours) && reading.any(&[Mark::Arranged, Mark::Promise, Mark::Pledge]);
        let tells = line.has(Mark::Mine) && line.words() > TOLD_APART && !asks && !reading.has(Mark::Suggest) && !books;
        let apart = |slot: &Slot| tells && settled(slot);
        let matters = |slot: &Slot| if slot.deadline { own_matter(slot) } else { apart(slot) };
        // "Work has me till 6, could we make it 6.30?" is asked all the same.
        let ends = plan.sort == Sort::Event && slot.as_ref().is_some_and(matters) && !(asks && hour_pointed);
        // "Tuesday the 17th at 10:30 at our offices. The final figures come on the 27th": another fact of the same message.
        let told_all = same_message && plan.slot.day.is_some() && plan.slot.clock.is_some() && plan.offers.len() < 2;
        let changes = asks || line.reading.any(&[Mark::Instead, Mark::Suggest, Mark::Moved, Mark::Same, Mark::Not]);
        let other_day = |slot: &Slot| slot.clock.is_none() && slot.day != plan.slot.day;
        // "Kick-off is at 3", "our office opens at 6".
        let other_hour = |slot: &Slot| slot.day.is_none() && slot.clock != plan.slot.clock;
        let aside = |slot: &Slot| other_day(slot) && line.words() > TOLD_APART || other_hour(slot) && line.words() > 1;
        if told_all && !changes && slot.as_ref().is_some_and(aside) {
            let deadline = slot.as_ref().is_some_and(|slot| slot.deadline);
            let own =
                reading.occasion_hit().is_some() || judge::asked(reading).is_some() || judge::opened(reading).is_some();
            return !own && !deadline && !reading.any(&[Mark::Meet, Mark::Mine, Mark::Yours, Mark::Owed]);
        }
        // "You'll turn up at noon as ever 😂", said of what moves.
        let teases = plan.target.is_some() && line.has(Mark::Joke) && !asks && !agrees(line);
        // "Mañana te confirmo" names no time of the thing.
        let slot = slot.filter(|_| !ends && !teases && (asks || !defers(line)));
        let slot = slot.map(|slot| if plan.sort == Sort::Reminder { slot.on_its_day(&line.said.at) } else { slot });
        let timeless = slot.is_none();
        if plan.cancels {
            if agrees(line) && Self::may_agree(&plan, line) && !refuses {
                self.plans[i].agreed = true;
                self.plans[i].touched = line.message;
                return true;
            }
            return false;
        }
        // Lines of one message that each say what and when are two things.
        if same_message && line.words() > 4 && start::plan(self, line).is_some_and(|plan| plan.sure >= 0.5) {
            return false;
        }
        if let Some(slot) = slot.filter(|_| !names_another && !line.has(Mark::Past)) {
            let talk = line.words() > 14
                && !agrees(line)
                && !asks
                && !line.reading.any(&[Mark::Instead, Mark::Suggest, Mark::Same]);
            // "Yes, and I'll ring the bank tomorrow": what is due by a day already is not put off by that.
            let due = plan.sort == Sort::Reminder && plan.slot.day.is_some() && !plan.agreed;
            let yes = agrees(line) && line.words() > TOLD_APART && Self::may_agree(&plan, line);
            if due && yes && !asks && goes_on(line) {
                self.plans[i].agreed = true;
                self.plans[i].touched = line.message;
                return false;
            }
            // "See you on Saturday", said of what is due by Thursday.
            if plan.sort == Sort::Reminder && plan.slot.deadline && reading.has(Mark::Meet) && !asks {
                return false;
            }
            if plan.sort == Sort::Reminder && (!line.own() || plan.by.is_empty()) && !reading.any(&[Mark::Instead])
                || talk
            {
                return false;
            }
            let slot = confirmed(&plan, by_sense(&plan, chosen(&plan, &slot, line), line), line);
            let of_offers = |offer: &Slot| offer.day == slot.day && offer.clock == slot.clock;
            let taken = plan.offers.len() > 1 && plan.offers.iter().any(of_offers);
            let same = slot.day.is_none_or(|day| plan.slot.day == Some(day))
                && slot.clock.is_none_or(|clock| plan.slot.clock == Some(clock));
            let next = plan.slot.then(&slot);
            // "At 9?", read at noon as of tonight, and then "on Friday".
            let redone = slot.day.is_some() && slot.clock.is_none() && plan.slot.day.is_none();
            let next = if redone { on_day(next, slot.day, plan.occasion, line) } else { next };
            let place = self.place(line);
            // "Top, Thursday at 8 at Lea's": who sums it up says where it is.
            let sums_up = slot.day.is_some() && slot.clock.is_some() && !asks;
            let restated = place.as_ref().is_some_and(|place| !place.tokens.is_empty()) && sums_up;
            let place = place.map(|place| place.name);
            let at_sender = place::of_sender(reading, line.by()).filter(|_| !line.own());
            // Who notes something for themselves asks nobody.
            let alone = self.others() == 0;
            let plan = &mut self.plans[i];
            let by_other = plan.by != line.by();
            // "Can you show me the tool?", "Wednesday at 13:30?": who is asked for an hour meets who asks.
            // "Could you come and look?", "Only Thursday at 8".
            let appoints = asks || slot.day.is_some() && !promises(line);
            if plan.sort == Sort::Reminder
                && by_other
                && line.own()
                && appoints
                && slot.clock.is_some()
                && !slot.deadline
            {
                plan.sort = Sort::Event;
                plan.people = vec![title::finish(start::short_name(&plan.by))];
                plan.intent = "create_event";
            }
            let may = if plan.by.is_empty() { !line.own() } else { line.own() };
            if plan.place.is_none() || restated {
                plan.place = place;
            }
            if plan.place.is_none() && plan.sort == Sort::Event {
                plan.at_sender = plan.at_sender.take().or(at_sender);
            }
            if same || next == plan.slot {
                if by_other && may && !asks && !refuses {
                    plan.agreed = true;
                }
            } else {
                let agreed = (agrees(line) || taken) && !asks;
                // "Trufa is due for her booster. Would Thursday at 7 suit you?"
                if same_message && plan.slot.is_empty() && (asks || reading.any(&[Mark::Suggest, Mark::Meet])) {
                    plan.sure = (plan.sure + 0.3).min(1.0);
                }
                // "Noon then", by the one who invited: the yes before stands.
                let completes = plan.agreed && !by_other && !asks && plan.slot.clock.is_none() && slot.day.is_none();
                // "Are you coming to the workshop? Friday at 3, room 12", "Lunch / Time: tomorrow at 10".
                let told_apart = plan.open || line.words() <= TOLD_APART;
                if same_message
                    && plan.slot.is_empty()
                    && told_apart
                    && !asks
                    && !line.has(Mark::Mine)
                    && plan.sure < 0.5
                    && slot.day.is_some()
                    && slot.clock.is_some()
                    && !slot.deadline
                {
                    plan.sure += 0.3;
                }
                // "Friday at 8 or Saturday at 4", said to who asked for a time: one is to be chosen.
                let offers = slot::offered(reading, plan.occasion, &line.said.at);
                if offers.len() > 1 && reading.has(Mark::Or) {
                    plan.offers = offers;
                }
                // A letter that first says what and then when asks for nothing.
                let told = same_message && !asks && !reading.has(Mark::Suggest);
                plan.slot = next;
                plan.source = line.source();
                plan.open = plan.sort == Sort::Event && !alone && (plan.open || !told);
                plan.agreed = completes || (agreed && by_other && may) || (plan.sort == Sort::Reminder && line.own());
                if by_other && !plan.agreed {
                    line.by().clone_into(&mut plan.by);
                    // The one who was asked names the hour: that is a yes to the thing itself.
                    let settles =
                        plan.named || asks || reading.any(&[Mark::Suggest, Mark::Agree, Mark::Instead, Mark::Same]);
                    plan.sure = (plan.sure + if settles { 0.2 } else { 0.0 }).min(1.0);
                }
            }
            plan.touched = line.message;
            // "7 ok, I'll bring the ice".
            return !(line.own() && plan.sort == Sort::Event && reading.has(Mark::Promise));
        }
        if refuses && timeless && self.strikes(i, line) {
            return true;
        }
        if refuses && timeless {
            let mine = line.own() || plan.by.is_empty();
            let alone = self.others() <= 1;
            if (plan.open || plan.sort == Sort::Reminder) && !plan.agreed && (mine || alone) && plan.by != line.by()
                || (plan.sort == Sort::Event && line.own() && line.words() <= 14 && plan.by != line.by())
                || (plan.open && plan.by == line.by() && line.words() <= 10)
            {
                // A no is to all that the other suggested in one go.
                let (by, message) = (plan.by.clone(), plan.source.message);
                for other in &mut self.plans {
                    if other.by == by && other.source.message == message && other.target.is_none() {
                        other.dropped = true;
                        other.touched = line.message;
                    }
                }
                self.plans[i].dropped = true;
                self.plans[i].touched = line.message;
                self.refused = Some((i, line.message));
                return true;
            }
            return false;
        }
        // "Luego te lo paso", said to who asked for it, is a yes.
        let before = line.message - plan.touched <= 1 && plan.sort == Sort::Reminder && !plan.agreed;
        let pledged = before && line.own() && !asks && !refuses && promises(line);
        if (agrees(line) && !names_another || pledged)
            && plan.by != line.by()
            && Self::may_agree(&plan, line)
            && (line.slot.is_none() || ends)
        {
            if plan.sort == Sort::Reminder && plan.slot.is_empty() && line.has(Mark::Underway) {
                self.plans[i].slot.day = Some(line.said.at.date());
            }
            // A yes settles all that the other asked for in one go.
            let message = plan.source.message;
            for other in &mut self.plans {
                if !other.dropped && !other.agreed && other.by == plan.by && (other.source.message == message) {
                    other.agreed = true;
                    other.touched = line.message;
                }
            }
            if self.plans[i].place.is_none() && !asks {
                self.plans[i].place = self.place(line).map(|place| place.name);
            }
            // "ok, I'll bring wine": the rest of the line may begin something.
            return !(line.own() && reading.any(&[Mark::Pledge, Mark::Promise]) && plan.sort == Sort::Event);
        }
        let bare = line.words() <= 6 && plan.place.is_none() && plan.sort == Sort::Event && plan.target.is_none();
        if plan.place.is_none()
            && plan.sort == Sort::Event
            && plan.target.is_none()
            && !refuses
            && (!names_another || agrees(line))
        {
            self.plans[i].place = self.place_behind(line);
        }
        let bare = bare && self.plans[i].place.is_none();
        if let Some(place) = place::bare_place(line).filter(|_| bare && !refuses) {
            self.plans[i].place = Some(place);
            self.plans[i].touched = line.message;
            return true;
        }
        false
    }
}
