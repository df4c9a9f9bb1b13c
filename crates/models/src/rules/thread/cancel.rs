//! What takes back what stands: "brunch is off", "can't do Friday".

use super::super::judge;
use super::super::lexicon::{Hit, Mark};
use super::super::reading::Reading;
use super::super::resolve::{Item, occasions};
use super::super::text::Tokens;
use super::answer::refuses;
use super::{Line, Plan, Slot, Sort, Thread, link, slot};

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

    /// Whether the owner begins with such an order, to us alone or of what stands: "mueve la reunión", "annule le dentiste".
    pub(super) fn orders(&self, line: &Line, mark: Mark) -> bool {
        let first = judge::opening(&line.reading);
        let ordered = line.own() && line.reading.at(first, mark).is_some();
        ordered && (self.others() == 0 || link::item(self, line, link::Need::Named).is_some())
    }

    /// "can't do lunch on Friday", "no dentist on Thursday": of two who meet, one does not come.
    fn declines(&mut self, line: &Line) -> bool {
        let reading = &line.reading;
        let none = reading
            .all(Mark::Not)
            .chain(reading.all(Mark::No))
            .any(|hit| reading.is_noun(hit.tokens.end) || self.names_item_behind(line, hit));
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
        let of_thread = self.names().any(|name| link::is_with(&item, name));
        let excuse = !none && !of_thread && (line.has(Mark::Have) || self.answers_other(line, &item));
        if excuse {
            return false;
        }
        // "Your appointment at 9 unfortunately has to slip to 11:20": who names a new hour beside the old one comes.
        let stands = item.start.as_ref().map(jiff::Zoned::time);
        let names = |hour: &jiff::civil::Time| line.slot.as_ref().is_some_and(|slot| slot.clock == Some(*hour));
        let slips = stands.filter(names).and_then(|hour| slot::other_hour(reading, &line.said.at, hour));
        if slips.is_some() && !line.own() {
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
            self.unsettled = Some((item.id.clone(), line.message));
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

    /// "No netball on Tuesday", "pas de point demain": what is said not to be is called as something of that day.
    fn names_item_behind(&self, line: &Line, hit: &Hit) -> bool {
        let reading = &line.reading;
        let Some(day) = line.slot.as_ref().and_then(|slot| slot.day) else { return false };
        let first = reading.tokens.folded(hit.tokens.end);
        let of = if reading.words.is_of(first) { hit.tokens.end + 1 } else { hit.tokens.end };
        let word = crate::rules::resolve::stem(reading.tokens.folded(of));
        let on_day = |item: &&Item| item.start.as_ref().is_some_and(|start| start.date() == day);
        word.len() > 3
            && !reading.is_question()
            && self.items.iter().filter(|item| !item.pending).filter(on_day).any(|item| {
                let title = Tokens::of(&item.title);
                (0..title.len()).any(|i| {
                    let other = crate::rules::resolve::stem(title.folded(i));
                    crate::rules::resolve::alike(word, other)
                })
            })
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
    pub(super) fn about(line: &Line, item: &Item, intent: &'static str) -> Plan {
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
            number: 0,
            faint: false,
            beside: None,
            worth: None,
        }
    }
}

/// "already bought": tells of what is done.
fn is_done(reading: &Reading, hit: &Hit) -> bool {
    hit.tokens.clone().any(|i| reading.within(i, &[Mark::Done, Mark::Complete]))
}
