//! A conversation, read from its first message to its last: what is suggested, agreed, refused, moved and called off.
//!
//! Each line of a message is read with what stood open before it. It may take back, move, settle or refuse a plan, else
//! begin one. Language lies in `words/` alone: a meaning is a [`Mark`], its phrases are a language's.

mod address;
mod affects;
mod answer;
mod antecedent;
mod aside;
pub(crate) mod body;
mod called;
mod cancel;
mod due;
mod faint;
mod holiday;
mod link;
mod moved;
mod offered;
mod open;
mod place;
mod plan;
mod putoff;
mod relocated;
mod same;
mod series;
mod settle;
mod slot;
mod start;
mod task;
mod timed;
mod titled;
mod told;
mod unsettled;
mod week;
mod weekday;
mod whose;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use when::Language;

use super::detect::{DetectInput, DetectedKind};
use super::fields::Place;
use super::gate::{self, learned::Gate, learned::Looked, learned::Stand};
use super::judge;
use super::lexicon::{Mark, Occasion};
use super::reading::Reading;
use super::resolve::Item;
use super::text::harmless;
use super::wishes::sentences;
use super::words::{SPOKEN, spoken_in};
use crate::{Role, Said};

pub(crate) use link::{is_with, said as said_of};
pub(crate) use plan::{Plan, Sort, Source};
pub(crate) use slot::{Slot, falls_on};
pub(crate) use timed::Timed;

/// Plans of one thread; what would be more is not read.
const MAX_PLANS: usize = 40;
/// Lines of one message.
const MAX_LINES: usize = 40;
/// Messages after which nothing refers to a plan without naming it.
const MEMORY: usize = 8;
/// Messages behind the one that tells a plan in which its name, its place and its time may be said.
pub(crate) const BEHIND: usize = 4;
/// Words and signs of a line that closes a mail.
const CLOSING: usize = 7;
/// Bytes of a conversation that may mislead about its language.
const SHORT: usize = 200;
/// Messages for which an hour alone belongs to the day that was told.
const SAME_DAY: usize = 4;
/// Bytes of a message before the new ones.
pub(crate) const EARLIER: usize = 2_000;
/// What is said to somebody begins with one of these.
const TO_SOMEBODY: &[Mark] = &[Mark::Ask, Mark::Suggest, Mark::Meet, Mark::Task, Mark::Order, Mark::Nudge];
/// Bytes by which a conversation's language is told.
const LOOKED_AT: usize = 400;

/// What a conversation has come to.
pub(crate) struct Thread<'r> {
    said: Vec<&'r Said>,
    /// The [`texts`] of what was said.
    texts: &'r [Cow<'r, str>],
    /// The lines that were read of each message: their bytes, and how they read by themselves.
    lines: Vec<Vec<(Range<usize>, Rc<Reading<'r>>)>>,
    /// The lines that may say a time, in order.
    timed: Vec<Timed<'r>>,
    /// The title of the event that each speaks of, where it was asked for.
    speaks_of: Vec<OnceCell<Option<String>>>,
    items: &'r [Item],
    /// The first name of the person whose agenda it is, folded; may be empty.
    owner: String,
    /// The kinds of event that each item's title names.
    kinds: Vec<Vec<Occasion>>,
    languages: Vec<Language>,
    pub plans: Vec<Plan>,
    /// What lines may mean beside that, which nothing here refers to.
    pub faint: Vec<Plan>,
    /// What lines may mean for the agenda beside that.
    pub affected: Vec<Plan>,
    /// How much each item was pointed at by the last lines.
    pointed: Vec<f32>,
    gate: Gate<'r>,
    /// Each message that was read, as the gate looks at it and what it says of it.
    looked: Vec<Looked>,
    gated: Vec<Stand>,
    /// Whether each message was passed on or sent to many, as far as they were asked.
    for_many: Vec<Option<bool>>,
    /// The last message with a line that says yes.
    yes: Option<usize>,
    /// The last day that a line told, and in which message.
    day: Option<(jiff::civil::Date, usize)>,
    /// The last times that somebody offered side by side, in which message, and by whom.
    offered: Option<(Vec<Slot>, usize, String)>,
    /// The last deadline that somebody told, for what nothing names yet.
    due: Option<due::Due>,
    /// The week to come that is spoken of.
    week: Option<week::Week>,
    /// The item of the agenda that was last spoken of, and in which message.
    topic: Option<(String, usize)>,
    /// The plan that was refused last, and in which message.
    refused: Option<(usize, usize)>,
    /// The last message that says that something moves, but not to when.
    moving: Option<usize>,
    /// The item that cannot stay as it stands, and the last message that says so.
    unsettled: Option<(String, usize)>,
}

/// One line of a message with what it says.
struct Line<'a, 'r> {
    said: &'r Said,
    message: usize,
    /// Bytes of the message.
    span: Range<usize>,
    reading: Rc<Reading<'a>>,
    slot: Option<Slot>,
    subject: Option<&'a str>,
    /// The short line before it, where that said nothing else: "End of year picnic!!".
    heading: Option<String>,
    /// Whether it called the owner by their name.
    called: bool,
    /// Where it says that something is; looked for when it is first asked for.
    place: OnceCell<Option<Place>>,
}

impl Line<'_, '_> {
    fn own(&self) -> bool {
        self.said.role == Role::User
    }

    fn by(&self) -> &str {
        if self.own() { "" } else { self.said.name.trim() }
    }

    fn has(&self, mark: Mark) -> bool {
        self.reading.has(mark)
    }

    /// Words that are no time.
    fn words(&self) -> usize {
        (0..self.reading.tokens.len()).filter(|&i| self.reading.tokens.is_word(i) && !self.reading.is_timed(i)).count()
    }

    fn input(&self) -> DetectInput<'_> {
        DetectInput { text: self.reading.text, sender: self.by(), own: self.own(), at: &self.said.at, languages: &[] }
    }

    fn source(&self) -> Source {
        Source { message: self.message, span: self.span.clone() }
    }
}

/// What was said, harmless and bounded.
pub(crate) fn texts<'r>(said: &[&'r Said]) -> Vec<Cow<'r, str>> {
    let most = |said: &Said| if said.new { super::text::LOOKED_AT } else { EARLIER };
    said.iter().map(|said| harmless(super::text::clip(&said.text, most(said)))).collect()
}

impl<'r> Thread<'r> {
    pub(crate) fn new(
        said: Vec<&'r Said>,
        texts: &'r [Cow<'r, str>],
        items: &'r [Item],
        owner: &str,
        preferred: Option<Language>,
    ) -> Self {
        let mut text = String::new();
        for said in said.iter().rev().take(MEMORY) {
            text.push_str(super::text::clip(&said.text, LOOKED_AT / 2));
            text.push('\n');
            if text.len() > LOOKED_AT {
                break;
            }
        }
        let preferred = preferred.filter(|language| SPOKEN.contains(language));
        let languages = match spoken_in(&text) {
            // A few words may look like the language next door.
            Some(language) => match preferred.filter(|preferred| *preferred != language && text.len() < SHORT) {
                Some(preferred) => vec![preferred, language],
                None => vec![language],
            },
            None => preferred
                .into_iter()
                .chain(SPOKEN.into_iter().filter(|language| Some(*language) != preferred))
                .collect(),
        };
        let kinds = items.iter().map(|item| super::resolve::occasions(&item.title)).collect();
        let owner = link::folded(owner.split_whitespace().next().unwrap_or_default());
        Self {
            lines: vec![Vec::new(); said.len()],
            timed: Vec::new(),
            speaks_of: vec![OnceCell::new(); said.len()],
            said,
            texts,
            items,
            owner,
            kinds,
            languages,
            plans: Vec::new(),
            faint: Vec::new(),
            affected: Vec::new(),
            pointed: Vec::new(),
            gate: gate::learned::BUILT_IN,
            looked: Vec::new(),
            gated: Vec::new(),
            for_many: Vec::new(),
            yes: None,
            day: None,
            offered: None,
            due: None,
            week: None,
            topic: None,
            moving: None,
            unsettled: None,
            refused: None,
        }
    }

    /// The same behind another gate than the built-in one.
    pub(crate) fn behind(self, gate: &Gate<'r>) -> Self {
        Self { gate: *gate, ..self }
    }

    /// What the gate says of the next message, behind those that were looked at.
    fn look_at(&mut self, said: &Said) -> Stand {
        let heard = gate::Heard { text: &said.text, own: said.role == Role::User };
        let looked = Looked::whole(&heard);
        let stands = gate::learned::Thread::among(&looked, self.looked.iter().rev()).stands(&self.gate);
        self.looked.push(looked.then_earlier(&heard));
        self.gated.push(stands);
        stands
    }

    /// What the gate says of a message that was read.
    pub(crate) fn gated(&self, message: usize) -> Stand {
        self.gated.get(message).copied().unwrap_or_default()
    }

    /// Reads the message of that index; they are read in order.
    pub(crate) fn read(&mut self, message: usize) {
        let Some(&said) = self.said.get(message) else { return };
        let stands = self.look_at(said);
        if said.role == Role::Assistant {
            return;
        }
        self.takes_over(said, message);
        // While something is open, whatever is said may be about it.
        let open = self.plans.iter().any(|plan| !plan.dropped && message - plan.touched <= MEMORY)
            || self.topic.as_ref().is_some_and(|(_, spoken)| message - spoken <= MEMORY);
        let passes = stands.passes();
        // The rules make nothing of what they would not let pass themselves; it is only offered.
        let hears = open || passes && stands.by_rules;
        // Nor do they, but what is only offered may fall due.
        let waits = self.faint.iter().any(|plan| plan.sort == Sort::Reminder && message - plan.touched <= due::NEAR);
        if !hears && !passes && !waits {
            self.notes_day(said, message);
            return;
        }
        let Some(text) = self.text(message) else { return };
        let body = body::of(text);
        let language = self.language(text);
        let mut whole = Some(Reading::phrases(text, language, &said.at));
        // Who answers the owner writes to nobody else.
        let answers = message.checked_sub(1).is_some_and(|before| self.said[before].role == Role::User);
        let for_many = whole.as_ref().is_some_and(|whole| self.is_sent_to_many(text, whole));
        self.for_many.resize(message + 1, None);
        self.for_many[message] = Some(for_many);
        if said.role != Role::User && !answers && for_many {
            return;
        }
        let subject = body.subject.clone().map(|range| body::plain(&text[range]));
        let mut spans: Vec<Range<usize>> = Vec::new();
        for part in &body.parts {
            let inside = sentences(&text[part.clone()], language);
            spans.extend(inside.into_iter().map(|span| part.start + span.start..part.start + span.end));
        }
        let mut heading = None;
        let others: Vec<&str> = self.names().collect();
        for span in spans.into_iter().take(MAX_LINES) {
            let inside = &text[span.clone()];
            // A signature: "Quinta do Vale" is no Thursday.
            if body.subject.is_some() && link::same_place(inside.trim_end_matches(['.', ',']), said.name.trim()) {
                continue;
            }
            let trimmed = span.start + (inside.len() - inside.trim_start().len());
            let span = trimmed..trimmed + inside.trim().len();
            let written = span.clone();
            let read = |span: Range<usize>| Reading::phrases(&text[span], language, &said.at);
            let own = said.role == Role::User;
            let span = if own { span } else { called::without_owner(text, span, &self.owner, &others) };
            let called = !own && span != written;
            let part = called::part_of_owner(text, span.clone(), &self.owner);
            let asks = |part: &Range<usize>| judge::opened(&read(part.clone())).is_some();
            let mut span = if part != span && asks(&part) { part } else { span };
            if !own {
                let begins = |rest: &str| Reading::phrases(rest, language, &said.at).at_any(0, TO_SOMEBODY).is_some();
                span = called::behind_name(text, span, &self.owner, begins);
            }
            let mut reading = whole.take_if(|_| span == (0..text.len())).unwrap_or_else(|| read(span.clone()));
            if let Some(command) = command(&reading).filter(|_| own) {
                span.start += command;
                reading = read(span.clone());
            }
            // "Many thanks for Friday at 3" closes nothing.
            let closes = reading.first(Mark::Closing).is_some_and(|hit| {
                let behind = reading.tokens.list[hit.tokens.end - 1].span.end;
                hit.tokens.start == 0 && !gate::may_tell_a_time(&reading.text[behind..])
            });
            if body.subject.is_some() && closes && reading.tokens.len() <= CLOSING {
                break;
            }
            let timed = gate::may_tell_a_time(reading.text);
            let mut reading = Rc::new(if timed { reading.with_times(&[language]) } else { reading });
            self.lines[message].push((span.clone(), Rc::clone(&reading)));
            if timed && !reading.found.is_empty() {
                // In its thread, days may be others.
                let reading = Rc::make_mut(&mut reading);
                self.place_weekdays(reading, message);
                due::ahead(reading);
                series::join(reading);
            }
            if timed {
                self.timed.push(Timed::new(message, span.start, Rc::clone(&reading)));
            }
            let mut slot = Slot::of(&reading, reading.usual(), &said.at);
            if let Some(slot) = slot.as_mut().filter(|slot| slot.clock.is_none() && slot.last.is_none())
                && let Some(written) = Slot::written(&reading, &said.at)
                    .or_else(|| Slot::measured(&reading, &said.at))
                    .or_else(|| Slot::pointed(&reading, &said.at))
                    .or_else(|| Slot::behind(&reading, &said.at))
            {
                (slot.clock, slot.guessed) =
                    (written.clock, written.guessed || Slot::measured(&reading, &said.at).is_none());
            }
            let speaker = if said.role == Role::User { "" } else { said.name.trim() };
            if let Some(slot) = slot.as_mut() {
                self.with_offered_hour(slot, &reading, message, speaker);
            }
            self.notes_offers(&reading, message, speaker);
            let line = Line {
                said,
                message,
                span,
                reading,
                slot,
                subject,
                heading: if hears { heading.take() } else { None },
                called,
                place: OnceCell::new(),
            };
            let count = self.plans.len();
            let day = line.slot.as_ref().and_then(|slot| weekday::ahead(&line.reading, slot));
            let falls_due = self.falls_due(&line);
            if !hears {
                if passes {
                    self.tells_hour(&line);
                    self.offers(&line, None);
                    self.affects(&line);
                }
                self.minds_due(&line);
                self.day = day.map(|day| (day, message)).or(self.day);
                continue;
            }
            let yes = answer::agrees(&line);
            if !falls_due {
                self.line(&line);
            }
            if self.plans.len() == count {
                self.tells_hour(&line);
            }
            self.minds_due(&line);
            self.affects(&line);
            if passes {
                let begun = self.plans.get(count).map(|plan| plan.sort);
                self.offers(&line, begun);
            }
            self.day = day.map(|day| (day, message)).or(self.day);
            self.yes = if yes { Some(message) } else { self.yes };
            if self.plans.len() == count && titled::is_heading(&line) {
                let text = line.reading.text.trim_end_matches(['!', '.', ':']);
                // "Kids, Mum's sixtieth!"
                let called = text.split_once(", ").filter(|(called, _)| !called.contains(' '));
                heading = Some(called.map_or(text, |(_, rest)| rest).to_owned());
            }
        }
    }

    fn is_sent_to_many(&self, text: &str, reading: &Reading) -> bool {
        body::is_passed_on(text, &self.owner) || reading.has(Mark::Advert)
    }

    /// Whether a message was passed on or sent to many: nothing in it is the owner's.
    pub(crate) fn is_for_many(&self, message: usize, text: &str, language: Language) -> bool {
        let Some(said) = self.said.get(message) else { return false };
        let known = self.for_many.get(message).copied().flatten();
        known.unwrap_or_else(|| self.is_sent_to_many(text, &Reading::phrases(text, language, &said.at)))
    }

    /// Puts the weekdays of a line into the week that they are of.
    fn place_weekdays(&mut self, reading: &mut Reading, message: usize) {
        let planned = self.on_planned_days(reading, message);
        let next = !self.is_about_today(message, reading.at.date()) && weekday::place(reading);
        self.week = week::Week::named(reading, message).or(self.week);
        if let Some(week) = self.week {
            week.place(reading, message);
        }
        if next {
            self.week = week::Week::next(reading, message).or(self.week);
        }
        for (i, found) in planned {
            reading.found[i] = found;
        }
        self.near_holiday(reading, message);
    }

    /// The day that a message tells which holds nothing else: an hour behind it may be of that day.
    fn notes_day(&mut self, said: &'r Said, message: usize) {
        let Some(text) = self.texts.get(message).map(|text| super::text::clip(text, EARLIER)) else { return };
        if !gate::may_tell_a_time(text) {
            return;
        }
        let language = self.language(text);
        let mut reading = Reading::phrases(text, language, &said.at).with_times(&[language]);
        self.place_weekdays(&mut reading, message);
        self.notes_offers(&reading, message, if said.role == Role::User { "" } else { said.name.trim() });
        let day = Slot::of(&reading, None, &said.at).and_then(|slot| weekday::ahead(&reading, &slot));
        self.day = day.map(|day| (day, message)).or(self.day);
        self.timed.push(Timed::new(message, 0, Rc::new(reading)));
    }

    /// Who answers and is the one whose name stood before what was asked, was asked: "Gilles n'oublie pas mes plats".
    fn takes_over(&mut self, said: &Said, message: usize) {
        let name = link::folded(said.name.trim());
        let calls = |plan: &Plan| {
            let source = self.said.get(plan.source.message).map_or("", |said| said.text.as_str());
            let line = source.get(plan.source.span.clone()).unwrap_or_default().trim_start_matches('@');
            let first = link::folded(line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
            first.len() >= 3 && name.split(' ').any(|part| part == first)
        };
        let asked = |plan: &Plan| plan.sort == Sort::Reminder && plan.target.is_none() && !plan.agreed && !plan.dropped;
        let theirs = |plan: &Plan| asked(plan) && plan.by != said.name.trim() && calls(plan);
        let taken: Vec<usize> = (0..self.plans.len()).filter(|&i| theirs(&self.plans[i])).collect();
        for i in taken.into_iter().filter(|_| said.role == Role::Contact) {
            (self.plans[i].dropped, self.plans[i].touched) = (true, message);
        }
    }

    /// Where the conversation shows no language: the one whose phrases cover most of the text.
    pub(crate) fn language(&self, text: &str) -> Language {
        let [first, others @ ..] = &self.languages[..] else { return SPOKEN[0] };
        if others.is_empty() {
            return *first;
        }
        let known = |language: Language| {
            let lexicon = &super::words::Words::of(language).lexicon;
            lexicon.scan(&lexicon.tokens(text)).len()
        };
        let mut best = (*first, known(*first));
        for &other in others {
            let covered = known(other);
            if covered > best.1 {
                best = (other, covered);
            }
        }
        best.0
    }

    fn line(&mut self, line: &Line) {
        if self.plans.len() >= MAX_PLANS {
            return;
        }
        // A letter's "if you cannot come, let us know" neither cancels nor asks.
        let first = line.reading.tokens.folded(judge::opening(&line.reading));
        if line.subject.is_some() && line.reading.words.is_condition(first) && !line.reading.is_question() {
            return;
        }
        self.unsettles(line);
        if self.revives(line) || self.ends_stay(line) || self.leaves(line) || self.relocates(line) {
            return;
        }
        if self.puts_off(line) || self.takes_back(line) {
            return;
        }
        if self.moves(line) {
            // "7 ok, I'll bring the ice".
            if line.own() && line.has(Mark::Promise) {
                self.plans.extend(task::contribution(self, line));
            }
            return;
        }
        if self.is_taken(line) || self.settles(line) {
            return;
        }
        // "They want the balance by the 20th or they cancel us" takes nothing back.
        let owed = line.slot.as_ref().is_some_and(|slot| slot.deadline) && line.reading.any(&[Mark::Owed, Mark::Wants]);
        let off = line.reading.any(&[Mark::Off, Mark::Cancelled]) && line.slot.is_some() && !owed;
        if off && !line.own() && !line.reading.is_question() && !line.reading.any(&[Mark::Suggest, Mark::Ask]) {
            return;
        }
        self.begins(line);
    }

    /// "At 4 I have a meeting": at the very hour that somebody suggests, it says why not.
    fn is_taken(&self, line: &Line) -> bool {
        let busy = line.own() && !line.reading.is_question() && line.has(Mark::Have) && line.has(Mark::Mine);
        let Some(clock) = line.slot.as_ref().and_then(|slot| slot.clock).filter(|_| busy && !line.has(Mark::Agree))
        else {
            return false;
        };
        self.spoken_of(line).map(|i| &self.plans[i]).is_some_and(|plan| {
            let hour = plan
                .slot
                .clock
                .is_some_and(|known| known.minute() == clock.minute() && known.hour() % 12 == clock.hour() % 12);
            let day = line.slot.as_ref().and_then(|slot| slot.day).is_none_or(|day| plan.slot.day == Some(day));
            plan.target.is_none()
                && plan.sort == Sort::Event
                && !plan.by.is_empty()
                && plan.is_tentative()
                && hour
                && day
        })
    }

    /// Whether what a line tells the time of stands in the agenda already: the same day, hour and person.
    fn stands(&self, plan: &Plan, line: &Line) -> bool {
        let by = line.said.name.trim();
        let Some((start, whole)) = plan.slot.start(&line.said.at) else { return false };
        let told_by_owner = line.own() && line.has(Mark::Have) && !line.reading.is_question();
        self.items.iter().filter(|item| !item.pending && !item.is_reminder()).any(|item| {
            let Some(stands) = &item.start else { return false };
            let same = stands.date() == start.date() && (whole || *stands == start);
            let names: Vec<&str> = self.names().chain([by]).filter(|name| !name.is_empty()).collect();
            same && (told_by_owner || names.iter().any(|name| link::is_with(item, name)))
        })
    }

    /// The plan that a line without a name of its own speaks of.
    fn live(&self, line: &Line) -> Option<usize> {
        (0..self.plans.len()).rev().find(|&i| {
            let plan = &self.plans[i];
            !plan.dropped && line.message - plan.touched <= MEMORY
        })
    }

    /// As [`Self::live`], but others do not speak of what the owner promised on the way: "levo o pudim", "noon then".
    fn spoken_of(&self, line: &Line) -> Option<usize> {
        let own = |plan: &Plan| plan.sort == Sort::Reminder && plan.agreed && plan.by.is_empty();
        let events = (0..self.plans.len()).rev().filter(|&i| !own(&self.plans[i]));
        let mut open = events.filter(|&i| !self.plans[i].dropped && line.message - self.plans[i].touched <= MEMORY);
        if line.own() { self.live(line) } else { open.next().or_else(|| self.live(line)) }
    }

    /// The day of what is planned here, or of what of the agenda is spoken of.
    fn occasion_day(&self, line: &Line) -> Option<jiff::civil::Date> {
        let recent = |plan: &&Plan| !plan.dropped && plan.sort == Sort::Event && line.message - plan.touched <= MEMORY;
        self.plans.iter().rev().filter(recent).find_map(|plan| plan.slot.day).or_else(|| {
            let (id, spoken) = self.topic.as_ref()?;
            let item = self.items.iter().find(|item| item.id == *id)?;
            (line.message - spoken <= MEMORY).then(|| item.start.as_ref().map(jiff::Zoned::date)).flatten()
        })
    }

    /// An hour alone, on the day that was told a moment ago.
    fn on_day_told(&self, slot: Slot, line: &Line) -> Slot {
        let told = self.day.filter(|(day, said)| {
            *said == line.message || line.message - said <= SAME_DAY && *day > line.said.at.date()
        });
        let alone = slot.day.is_none() && slot.clock.is_some();
        Slot { day: told.map(|(day, _)| day).filter(|_| alone).or(slot.day), ..slot }
    }

    /// How many others speak in the thread.
    pub(crate) fn others(&self) -> usize {
        let mut names: Vec<&str> = Vec::new();
        for said in self.said.iter().filter(|said| said.role == Role::Contact) {
            if !names.contains(&said.name.trim()) {
                names.push(said.name.trim());
            }
        }
        names.len()
    }

    /// Places that are known: those of the agenda.
    fn places(&self) -> Vec<&str> {
        let agenda = self.items.iter().map(|item| item.place.as_str());
        agenda.filter(|place| place.len() >= 4).collect()
    }

    /// The names of those who speak, without the owner.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'r str> {
        self.said.iter().filter(|said| said.role == Role::Contact).map(|said| said.name.trim())
    }

    fn begins(&mut self, line: &Line) {
        let Some(mut plan) = start::plan(self, line) else { return };
        // "Grandpa turns 80 on the 16th! Dinner at the Crown, 12 o'clock."
        plan.slot = due::apart(&plan, line).unwrap_or(plan.slot);
        let told = self.on_day_told(plan.slot.clone(), line);
        if let Some(slot) = self.on_holiday(&plan, line) {
            plan.slot = answer::on_day(slot.clone(), slot.day, plan.occasion, line);
        } else if told.day != plan.slot.day {
            plan.slot = answer::on_day(told.clone(), told.day, plan.occasion, line);
        }
        // "Get some bread on your way home", "the plan will reach you by then".
        if plan.sort == Sort::Reminder && plan.slot.is_empty() && line.has(Mark::Underway) {
            plan.slot.day = Some(line.said.at.date());
        }
        plan.slot = self.due_before(&plan, line).unwrap_or(plan.slot);
        // "You bring the ice": due when that is which it is brought to.
        let words = line.reading.words;
        let last = plan.title.split(' ').next_back().filter(|_| words.verb_last);
        let brings = plan.title.split(' ').next().into_iter().chain(last).any(|verb| words.brings(verb));
        // "Think of cups for the punch": what a message calls to mind beside an appointment is for that.
        let told = |other: &Plan| other.source.message == line.message && other.sort == Sort::Event && !other.dropped;
        let minds = line.has(Mark::Nudge) && self.plans.iter().any(told);
        if plan.sort == Sort::Reminder && plan.slot.is_empty() && minds {
            plan.slot.day = self.occasion_day(line);
        } else if plan.sort == Sort::Reminder && plan.slot.is_empty() && brings {
            plan.slot.day = self.occasion_day(line);
            // Said to one alone it waits for a yes: "please bring your reports" may be courtesy.
            plan.open |= self.others() <= 1 && !line.called && !plan.urged;
        }
        self.counter(&mut plan, line);
        if plan.sort == Sort::Event && self.stands(&plan, line) {
            return;
        }
        // "Are you free Sunday? Come for lunch": the second line names what the first gives the time of.
        if let Some(last) = self.plans.last_mut()
            && plan.sort == Sort::Event
            && last.sort == Sort::Event
            && last.target.is_none()
            && last.source.message == line.message
            && (plan.slot.is_empty()
                || last.slot.is_empty()
                || ((plan.slot.day.is_none() || plan.slot.day == last.slot.day) && last.slot.clock.is_none()))
        {
            let named = |plan: &Plan| plan.named;
            // "Your appointment is confirmed: / Dr Roussel, dermatologist".
            let general = |plan: &Plan| matches!(plan.occasion, None | Some(Occasion::Visit));
            if named(&plan) && (!named(last) || general(last) && !general(&plan))
                || last.slot.is_empty() && !plan.slot.is_empty() && !named(last)
            {
                last.title = plan.title;
                last.named = plan.named;
                last.occasion = plan.occasion;
            }
            last.slot = last.slot.then(&plan.slot);
            last.place = last.place.take().or(plan.place);
            last.open |= plan.open && (!plan.slot.is_empty() || line.reading.is_question());
            last.sure = last.sure.max(plan.sure) + 0.1;
            return;
        }
        // What was told already, in other words or again, is one.
        if plan.sort == Sort::Event && plan.place.is_none() && !line.own() {
            plan.at_sender = place::of_sender(&line.reading, line.by());
        }
        let known = self
            .plans
            .iter()
            .rposition(|other| !other.dropped && other.sort == plan.sort && same::is_same(other, &plan, &line.said.at));
        match known {
            Some(i) => {
                let other = &mut self.plans[i];
                other.place = other.place.take().or(plan.place);
                // "A cab tomorrow." "The cab is booked for 4:30."
                let completes = plan.slot.clock.is_some() && other.slot.clock.is_none() && other.sort == Sort::Event;
                if other.slot.is_empty() || completes {
                    other.slot = other.slot.then(&plan.slot);
                    other.source = plan.source;
                }
                other.sure = other.sure.max(plan.sure);
                other.touched = line.message;
            }
            None => self.plans.push(plan),
        }
    }

    /// "I can't then. Monday, same time?": what was refused a moment ago is suggested for another time.
    fn counter(&self, plan: &mut Plan, line: &Line) {
        let refused = |old: &&Plan| old.sort == Sort::Event && old.dropped && old.touched == line.message;
        let Some(old) = self.plans.iter().rev().find(refused).filter(|_| plan.sort == Sort::Event) else { return };
        if plan.slot.day.is_some() && plan.slot.clock.is_none() && line.has(Mark::Same) {
            plan.slot.clock = old.slot.clock;
        }
        if !plan.named && old.target.is_none() {
            (plan.title, plan.named, plan.occasion) = (old.title.clone(), old.named, old.occasion);
            plan.place = plan.place.take().or_else(|| old.place.clone());
        }
    }

    /// A message as it is read.
    pub(crate) fn text(&self, message: usize) -> Option<&'r str> {
        self.texts.get(message).map(|text| &**text)
    }

    /// Those bytes of a message by themselves, where they were read as a line in that language.
    pub(crate) fn reading(&self, message: usize, bytes: &Range<usize>, language: Language) -> Option<Rc<Reading<'r>>> {
        let same = |(span, reading): &&(Range<usize>, Rc<Reading>)| span == bytes && reading.words.language == language;
        self.lines.get(message)?.iter().find(same).map(|(_, reading)| Rc::clone(reading))
    }

    /// The day of what else is planned near a plan, or else of the item of the agenda that is spoken of there.
    fn planned_beside(&self, plan: &Plan) -> Option<jiff::civil::Date> {
        let told = plan.source.message;
        let near = |message: usize| (told.saturating_sub(MEMORY)..=told + BEHIND).contains(&message);
        let other = |other: &&Plan| {
            near(other.source.message) && !other.dropped && other.sort == Sort::Event && !std::ptr::eq(*other, plan)
        };
        self.plans.iter().rev().filter(other).find_map(|other| other.slot.day).or_else(|| {
            let (id, _) = self.topic.as_ref().filter(|(_, spoken)| near(*spoken))?;
            self.items.iter().find(|item| item.id == *id)?.start.as_ref().map(jiff::Zoned::date)
        })
    }

    /// The lines that may say a time, in order.
    pub(crate) fn timed(&self) -> &[Timed<'r>] {
        &self.timed
    }

    /// What stands, and what waits.
    pub(crate) fn items(&self) -> &'r [Item] {
        self.items
    }

    /// How many messages there are.
    pub(crate) fn len(&self) -> usize {
        self.said.len()
    }

    pub(crate) fn at(&self, message: usize) -> Option<&'r Said> {
        self.said.get(message).copied()
    }
}

pub(crate) fn kind(found: DetectedKind) -> Option<Sort> {
    match found {
        // What moves and is not in the agenda is new to it.
        DetectedKind::Event | DetectedKind::Move => Some(Sort::Event),
        DetectedKind::Reminder | DetectedKind::Promise => Some(Sort::Reminder),
        DetectedKind::Cancellation => None,
    }
}

/// Where the owner speaks to an assistant: the bytes of a line's order to put it down, "agéndame comida con Ana".
fn command(reading: &Reading) -> Option<usize> {
    let first = judge::opening(reading);
    let end = reading.at(first, Mark::Create).filter(|_| reading.at(first, Mark::Remind).is_none())?;
    reading.tokens.list.get(end).map(|token| token.span.start)
}
