//! What a line does to what stands open: it takes it back, moves it, settles or refuses it.

use jiff::ToSpan;

use super::super::judge;
use super::super::lexicon::{Hit, Mark};
use super::super::moving;
use super::super::reading::Reading;
use super::super::resolve::{Item, occasions};
use super::super::title;
use super::{Line, Plan, Slot, Sort, Thread, link, place, slot, start};

/// Words of a line that says no more than when and where.
const TOLD_APART: usize = 4;

impl Thread<'_> {
    /// "brunch is off", "don't bother with flowers".
    pub(super) fn takes_back(&mut self, line: &Line) -> bool {
        if self.declines(line) {
            return true;
        }
        let ordered = self.orders(line, Mark::Cancel);
        let off = ordered || line.reading.any(&[Mark::Cancelled, Mark::Off, Mark::Settled]);
        // "findet nicht in der Aula, sondern im Saal statt" takes place.
        let but = |hit: &Hit| {
            let before = hit.tokens.start.checked_sub(1).and_then(|i| line.reading.tokens.sign(i));
            before == Some(',') && line.reading.at_any(hit.tokens.end, &[Mark::In, Mark::At]).is_some()
        };
        let elsewhere = line.has(Mark::Not) && line.reading.all(Mark::Instead).any(but);
        if !off
            || elsewhere
            || line.has(Mark::If)
            || line.has(Mark::Past) && !line.reading.any(&[Mark::Cancelled, Mark::Settled])
        {
            return false;
        }
        // "Can't make the call tomorrow, Wednesday instead?" moves it.
        let moves = line.has(Mark::Instead) || line.reading.is_question();
        if moves && !line.has(Mark::Cancelled) && slot::named(&line.reading) > 1 {
            return false;
        }
        // "no hay clase" takes the class back, "sin tuba no hay paraíso" nothing.
        let reading = &line.reading;
        let lacks = |hit: &Hit| {
            let inside = |of: &Hit| hit.tokens.start < of.tokens.start && of.tokens.end <= hit.tokens.end;
            reading.all(Mark::Have).any(inside) && !reading.is_noun(hit.tokens.end)
        };
        let strong = ordered || reading.all(Mark::Cancelled).any(|hit| !lacks(hit));
        let weak = reading.all(Mark::Off).any(|hit| !lacks(hit)) || line.has(Mark::Settled);
        if !strong && !weak {
            return false;
        }
        // "I've bought the tickets for the concert": what is done is no longer owed; the concert stands.
        let only_done = !strong && (line.has(Mark::Settled) || reading.all(Mark::Off).all(|hit| is_done(reading, hit)));
        if let Some(item) = link::item(self, line, link::Need::Named).filter(|item| item.is_reminder() || !only_done) {
            self.cancel(line, &item);
            return true;
        }
        if only_done {
            return false;
        }
        // "let's skip it": what was planned here.
        let dropped = self.live(line).filter(|&i| strong || line.slot.is_none() && self.plans[i].agreed);
        if let Some(i) = dropped.filter(|&i| self.plans[i].target.is_none()) {
            self.plans[i].dropped = true;
            self.plans[i].touched = line.message;
            return true;
        }
        let on_day = |item: &Item| {
            let day = line.slot.as_ref().and_then(|slot| slot.day);
            line.slot.is_none() || strong || item.start.as_ref().is_some_and(|start| Some(start.date()) == day)
        };
        if let Some(item) =
            link::item(self, line, if strong { link::Need::Likely } else { link::Need::Topic }).filter(on_day)
        {
            self.cancel(line, &item);
            return true;
        }
        false
    }

    /// Whether the owner, who speaks to us alone, begins with such an order: "mueve la reunión", "annule le dentiste".
    fn orders(&self, line: &Line, mark: Mark) -> bool {
        let first = judge::opening(&line.reading);
        line.own() && self.others() == 0 && line.reading.at(first, mark).is_some()
    }

    /// "can't do lunch on Friday", "no dentist on Thursday": of two who meet, one does not come.
    fn declines(&mut self, line: &Line) -> bool {
        let reading = &line.reading;
        let none = reading.all(Mark::Not).chain(reading.all(Mark::No)).any(|hit| reading.is_noun(hit.tokens.end));
        // "We have the inspection on Wednesday, I can't": what stands is why.
        let stands = |hit: &Hit| (hit.tokens.end..hit.tokens.end + 4).any(|i| reading.is_noun(i));
        let because = line.own() && reading.all(Mark::Have).any(stands);
        let refused = refuses(line) && self.others() <= 1 && !because;
        // "finalement je ne peux pas": a word that opens the line gives no other time.
        let instead = reading.all(Mark::Instead).any(|hit| hit.tokens.start > 1);
        let stays = reading.is_question() || instead || reading.any(&[Mark::If, Mark::Suggest, Mark::Past]);
        if !(none || refused)
            || stays
            || line.slot.is_none() && !none && !reading.any(&[Mark::Generic]) && reading.occasion().is_none()
        {
            return false;
        }
        let Some(item) = link::item(self, line, link::Need::Topic) else { return false };
        // "I can't, I have the dentist": what stands is why, and stays.
        let excuse = !none && line.has(Mark::Have) && !self.names().any(|name| link::is_with(&item, name));
        if excuse {
            return false;
        }
        let day = line.slot.as_ref().and_then(|slot| slot.day);
        let other = day.is_some_and(|day| item.start.as_ref().is_some_and(|start| start.date() != day));
        // A new time that was suggested for it is refused, not the thing itself.
        let suggested =
            |plan: &&mut Plan| plan.target.as_deref() == Some(&item.id) && plan.is_tentative() && !plan.dropped;
        if let Some(plan) = self.plans.iter_mut().find(suggested).filter(|plan| !plan.cancels && plan.by != line.by()) {
            plan.dropped = true;
            plan.touched = line.message;
            self.topic = Some((item.id, line.message));
            return true;
        }
        let planned = self.live(line).is_some_and(|i| self.plans[i].target.is_none());
        if other || planned {
            return false;
        }
        self.cancel(line, &item);
        true
    }

    fn cancel(&mut self, line: &Line, item: &Item) {
        let others = self.plans.iter_mut().filter(|plan| plan.target.as_deref() == Some(&item.id));
        others.for_each(|plan| {
            plan.dropped = true;
            plan.touched = line.message;
        });
        self.topic = Some((item.id.clone(), line.message));
        let open = line.reading.is_question() || line.has(Mark::Suggest);
        self.plans.push(Plan { cancels: true, open, ..Self::about(line, item, "cancel_event") });
    }

    /// A plan that changes an item, with nothing said yet.
    fn about(line: &Line, item: &Item, intent: &'static str) -> Plan {
        let reasons = &line.reading.words.texts.reasons;
        let kinds = occasions(&item.title);
        Plan {
            sort: if item.is_reminder() { Sort::Reminder } else { Sort::Event },
            target: Some(item.id.clone()),
            cancels: false,
            title: item.title.clone(),
            named: true,
            occasion: kinds.first().copied(),
            slot: Slot::default(),
            offers: Vec::new(),
            place: None,
            at_sender: None,
            people: Vec::new(),
            priority: None,
            by: line.by().to_owned(),
            open: false,
            agreed: false,
            urged: false,
            dropped: false,
            sure: 0.8,
            reason: if intent == "cancel_event" { reasons.cancelled } else { reasons.moved },
            intent,
            language: line.reading.words.language,
            source: line.source(),
            touched: line.message,
        }
    }

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
        let Some(item) = link::item(self, line, need) else { return false };
        let known = |name: &str| link::is_with(&item, name);
        let only_refused = !line.reading.any(&[Mark::Instead, Mark::Moved, Mark::Later, Mark::Earlier]);
        let excuse = line.has(Mark::Have) || line.has(Mark::Refuse) && only_refused;
        if planning && excuse && !self.names().any(known) || line.has(Mark::If) && !asks {
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
        // "the hall is taken on the 8th, so it moves to Saturday 15th": the day that it stands on is where it comes from.
        if said.day == Some(stands.date())
            && let Some(other) = slot::each(&line.reading, &line.said.at).into_iter().find(|slot| slot.day != said.day)
        {
            said = other;
        }
        // "It moves from 2 to 3:30": where it stands is where it comes from.
        if said.clock == Some(stands.time())
            && said.day.is_none_or(|day| day == stands.date())
            && let Some(to) = said.length.take().and_then(|length| stands.checked_add(length.minutes()).ok())
        {
            said.clock = Some(to.time());
        }
        // "about Friday at 15: I only make it at 17".
        if said.clock == Some(stands.time())
            && said.day.is_none_or(|day| day == stands.date())
            && let Some(hour) = slot::other_hour(&line.reading, &line.said.at, stands.time())
        {
            said.clock = Some(hour);
        }
        let shifted = moving::shift(&line.reading, &line.said.at).and_then(|shift| stands.checked_add(shift).ok());
        // "our meeting tomorrow, can we do it an hour later?" names the day that it stands on.
        let stays = said.clock.is_none() && said.day == Some(stands.date()) && shifted.is_some();
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
        if same && before.is_none() {
            next = Slot::default();
        }
        let place = place.filter(|_| moved || before.is_some() && slot.is_some());
        let place = place.map(|place| place.name).filter(|place| !link::same_place(place, &item.place));
        if next.is_empty() && place.is_none() {
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
            if refuses(line) {
                plan.dropped = true;
                self.refused = before.map(|i| (i, line.message));
            } else if plan.by != line.by() {
                plan.agreed |= Self::may_agree(&plan, line);
            }
        } else {
            plan.agreed = before.is_some() && plan.by != line.by() && agrees(line) && !asks;
            plan.open = asks && !ordered || (before.is_some() && plan.open) || line.own() && self.others() > 0;
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

    /// "Check-out: 8 February, 10:00" tells when what came before ends.
    pub(super) fn ends_stay(&self, line: &Line) -> bool {
        let label = line.reading.first(Mark::Leaves).map(|hit| hit.tokens.clone());
        let labels = label.is_some_and(|label| label.start == 0 && line.reading.tokens.sign(label.end) == Some(':'));
        let begun = |plan: &Plan| plan.source.message == line.message && !plan.slot.is_empty();
        labels && self.live(line).is_some_and(|i| begun(&self.plans[i]))
    }

    /// "Thursday doesn't work. Friday?": what was refused a line ago stands for another time.
    pub(super) fn revives(&mut self, line: &Line) -> bool {
        let refused = self.refused.take().filter(|(_, message)| *message == line.message);
        let Some((i, _)) = refused else { return false };
        let slot = line.slot.clone().or_else(|| Slot::bare(&line.reading, &line.said.at));
        let offers = line.reading.is_question() || line.reading.any(&[Mark::Suggest, Mark::Instead]);
        let same = self.plans[i].sort == Sort::Event && !start::names_another(line, &self.plans[i]);
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
    fn may_agree(plan: &Plan, line: &Line) -> bool {
        if plan.by.is_empty() { !line.own() } else { line.own() }
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
            start::names_another(line, &plan) && !(clock_only && (agrees(line) || self.yes == Some(line.message)));
        let pointed = Slot::pointed(reading, &line.said.at).filter(|_| !names_another);
        // "Only next Monday, could it be at 10?"
        let pointed = pointed.map(|hour| match &slot {
            Some(said) if said.day.is_some() => Slot { clock: hour.clock, guessed: hour.guessed, ..said.clone() },
            _ => hour,
        });
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
        let slot =
            slot.filter(|slot| !(slot.deadline && plan.sort == Sort::Event && line.has(Mark::Mine) && !agrees(line)));
        let timeless = slot.is_none();
        if plan.cancels {
            if agrees(line) && Self::may_agree(&plan, line) && !refuses {
                self.plans[i].agreed = true;
                self.plans[i].touched = line.message;
                return true;
            }
            return false;
        }
        // "machst du die Einleitung? Bis Sonntag wär nice": what, and then by when.
        if same_message
            && plan.sort == Sort::Reminder
            && plan.slot.is_empty()
            && !line.own()
            && let Some(due) = slot.as_ref().filter(|slot| slot.deadline || line.has(Mark::Owed) || line.words() <= 1)
            && judge::asked(reading).or_else(|| judge::opened(reading).map(|(head, _)| head)).is_none()
        {
            self.plans[i].slot = due.clone();
            self.plans[i].touched = line.message;
            return true;
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
            if plan.sort == Sort::Reminder && (!line.own() || plan.by.is_empty()) && !reading.any(&[Mark::Instead])
                || talk
            {
                return false;
            }
            let slot = confirmed(&plan, by_sense(&plan, chosen(&plan, &slot), line), line);
            let of_offers = |offer: &Slot| offer.day == slot.day && offer.clock == slot.clock;
            let taken = plan.offers.len() > 1 && plan.offers.iter().any(of_offers);
            let same = slot.day.is_none_or(|day| plan.slot.day == Some(day))
                && slot.clock.is_none_or(|clock| plan.slot.clock == Some(clock));
            let next = plan.slot.then(&slot);
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
            && line.slot.is_none()
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
        if let Some(place) = start::bare_place(line).filter(|_| bare && !refuses) {
            self.plans[i].place = Some(place);
            self.plans[i].touched = line.message;
            return true;
        }
        false
    }
}

/// Of the times that were offered, the one that is taken: by its day, or by its hour alone.
fn chosen(plan: &Plan, said: &Slot) -> Slot {
    let hour = |offer: &Slot| {
        offer.clock.zip(said.clock).is_some_and(|(one, other)| {
            one.minute() == other.minute() && (one == other || said.guessed && one.hour() % 12 == other.hour() % 12)
        })
    };
    let fits = |offer: &&Slot| match said.day {
        Some(day) => offer.day == Some(day) && said.clock.is_none(),
        None => hour(offer),
    };
    plan.offers.iter().find(fits).map_or_else(|| said.clone(), |offer| Slot { guessed: false, ..offer.clone() })
}

/// "The second one, please", "the later one": of the times that were offered, the one that is counted or compared.
fn picked(plan: &Plan, line: &Line) -> Option<Slot> {
    /// Words of a line that only chooses.
    const SHORT: usize = 8;
    let reading = &line.reading;
    if plan.offers.len() < 2 || line.words() > SHORT || line.slot.is_some() {
        return None;
    }
    let when = |offer: &&Slot| (offer.day, offer.clock);
    let counted = (0..reading.tokens.len()).find_map(|i| reading.nth(i)).map(|(nth, _)| nth);
    let offer = match counted {
        Some(0) => plan.offers.last(),
        Some(nth) => plan.offers.get(nth - 1),
        None if reading.has(Mark::Later) => plan.offers.iter().max_by_key(when),
        None if reading.has(Mark::Earlier) => plan.offers.iter().min_by_key(when),
        None => None,
    };
    offer.filter(|_| !refuses(line)).map(|offer| Slot { guessed: false, ..offer.clone() })
}

/// "Push it back by half an hour", "an hour later?": from when it was planned so far.
fn shifted(plan: &Plan, line: &Line) -> Option<Slot> {
    /// Words of a line that says no more than how much later.
    const SHORT: usize = 6;
    let reading = &line.reading;
    let moves = reading.any(&[Mark::Move, Mark::Instead, Mark::Moved]);
    // "Be there half an hour before" moves nothing.
    let short = line.words() <= SHORT && !reading.offsets().any(|(_, _, before)| before);
    let (start, whole) = plan.slot.start(&line.said.at)?;
    let shifts = moves || short && (reading.any(&[Mark::Later, Mark::Earlier]) || is_shifted(reading));
    let shift = moving::shift(reading, &line.said.at).filter(|_| shifts && !whole)?;
    let to = start.checked_add(shift).ok()?;
    Some(Slot { day: plan.slot.day.map(|_| to.date()), clock: Some(to.time()), sure: 0.9, ..Slot::default() })
}

/// An hour that is told apart from what it is for: "breakfast on Saturday?", "at 9"; and one of another day is no hour of
/// the night because the next of its kind is.
fn by_sense(plan: &Plan, said: Slot, line: &Line) -> Slot {
    const AWAKE: std::ops::Range<i8> = 8..22;
    let today = said.day.or(plan.slot.day).is_none_or(|day| day == line.said.at.date());
    let usual = plan.occasion.and_then(super::super::lexicon::Occasion::hours);
    let hours = usual.or(Some(AWAKE).filter(|_| !today));
    let Some((clock, hours)) = said.clock.zip(hours).filter(|_| said.guessed && plan.slot.clock.is_none()) else {
        return said;
    };
    let other = clock.with().hour((clock.hour() + 12) % 24).build().unwrap_or(clock);
    let wrong = !hours.contains(&clock.hour()) && hours.contains(&other.hour());
    Slot { clock: Some(if wrong { other } else { clock }), ..said }
}

/// Whether the text says how much later or earlier: "half an hour later".
fn is_shifted(reading: &Reading) -> bool {
    reading.found.iter().any(moving::is_relative)
}

/// "Noted, till Wednesday", said of the Wednesday after next.
fn confirmed(plan: &Plan, said: Slot, line: &Line) -> Slot {
    let later = |known: jiff::civil::Date, day: jiff::civil::Date| known > day && known.weekday() == day.weekday();
    let same = plan.slot.day.zip(said.day).is_some_and(|(known, day)| later(known, day));
    let bare = said.clock.is_none() && line.words() <= 6 && agrees(line) && !line.has(Mark::Instead);
    Slot { day: if same && bare { plan.slot.day } else { said.day }, ..said }
}

/// A yes at the beginning of a line, or in a short one.
pub(super) fn agrees(line: &Line) -> bool {
    let reading = &line.reading;
    let short = line.words() <= 7;
    let refused = reading.any(&[Mark::Refuse]);
    let said = |hit: &&Hit| !hit.tokens.clone().any(|i| reading.within(i, &[Mark::Salute, Mark::Greet]));
    let mut yes = reading.all(Mark::Agree).filter(said);
    let first = yes.next().map(|hit| hit.tokens.start);
    !refused && !denied_agreement(reading) && first.is_some_and(|first| first <= 2 || short)
}

/// Whether the speaker says that they will do something.
fn promises(line: &Line) -> bool {
    line.reading.any(&[Mark::Promise, Mark::Pledge, Mark::Vow]) && !line.reading.any(&[Mark::Meet, Mark::Not])
}

/// "already bought": tells of what is done.
fn is_done(reading: &Reading, hit: &Hit) -> bool {
    hit.tokens.clone().any(|i| reading.within(i, &[Mark::Done, Mark::Complete]))
}

fn denied_agreement(reading: &Reading) -> bool {
    let first = reading.first(Mark::Agree).map_or(usize::MAX, |hit| hit.tokens.start);
    reading.all(Mark::Not).any(|not| not.tokens.start < first && first - not.tokens.start <= 2)
}

fn refuses(line: &Line) -> bool {
    let reading = &line.reading;
    let no = reading.first(Mark::No).is_some_and(|hit| hit.tokens.start == 0) && !reading.any(&[Mark::Agree]);
    (reading.has(Mark::Refuse) || no) && !line.has(Mark::Joke)
}
