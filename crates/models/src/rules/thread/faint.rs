//! What a line may mean where the rules hear nothing, or something else: an appointment at the time that it tells, and
//! something to do. The rules go on without them; whether one belongs into the agenda is decided by weights alone.

use super::start::blank;
use super::titled::titled;
use super::{Line, Plan, Sort, Thread, answer};
use crate::rules::detect::DetectedKind;
use crate::rules::judge::{self, Finding};
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::{fields, title};

/// Such plans of one thread; what would be more is not offered.
const MOST: usize = 60;
/// More than there are of each kind: what lies between their numbers.
const APART: usize = 1_000;
/// Messages behind one in which its time may be said.
const NEAR: usize = 2;
/// Messages behind a day in which its hour may be said.
const HOUR_NEAR: usize = 3;
/// Words of something to do that is called by its whole line.
const WORDS: usize = 8;

impl Thread<'_> {
    /// What was heard so far: what the rules plan, then what is only offered, each numbered for good.
    pub(crate) fn heard(&self) -> Vec<Plan> {
        let numbered = |from: usize| {
            move |(i, plan): (usize, &Plan)| Plan {
                number: from + i,
                beside: self.planned_beside(plan),
                ..plan.clone()
            }
        };
        let of = |plans: &[Plan], from: usize| plans.iter().enumerate().map(numbered(from)).collect::<Vec<_>>();
        [of(&self.plans, 0), of(&self.faint, APART), of(&self.affected, 2 * APART)].concat()
    }

    /// Offers what a line may mean, `begun` being what the rules heard in it.
    pub(super) fn offers(&mut self, line: &Line, begun: Option<Sort>) {
        self.tells_more(line);
        let event = || if begun == Some(Sort::Event) { None } else { event(self, line) };
        let due = |plan: Plan| Plan { slot: self.due_before(&plan, line).unwrap_or(plan.slot.clone()), ..plan };
        let reminder = || if begun == Some(Sort::Reminder) { None } else { reminder(line).map(due) };
        let offered: Vec<Plan> = event().into_iter().chain(reminder()).collect();
        let room = MOST.saturating_sub(self.faint.len());
        self.faint.extend(offered.into_iter().take(room));
    }

    /// A time or a yes that somebody else answers.
    fn tells_more(&mut self, line: &Line) {
        let agrees = answer::agrees(line);
        for plan in self.faint.iter_mut().filter(|plan| {
            let behind = line.message - plan.source.message;
            (1..=NEAR).contains(&behind) && plan.by != line.by()
        }) {
            if plan.by.is_empty() != line.own() {
                plan.agreed |= agrees;
            }
            let said = line.slot.as_ref().filter(|_| !line.has(Mark::Past));
            let open = plan.slot.is_empty() || plan.sort == Sort::Event && plan.slot.clock.is_none();
            if let Some(said) = said.filter(|said| open && (plan.slot.is_empty() || said.day.is_none())) {
                plan.slot = plan.slot.then(said);
                plan.touched = line.message;
            }
        }
    }
}

impl Thread<'_> {
    /// "The party is on Sunday." "Be there at 10, please": an hour alone, told soon behind a day that has none, is of that day.
    pub(super) fn tells_hour(&mut self, line: &Line) {
        const ASIDE: &[Mark] = &[Mark::Past, Mark::Joke, Mark::Refuse];
        let Some(said) = line.slot.as_ref().filter(|slot| slot.clock.is_some() && !slot.deadline) else { return };
        if line.reading.any(ASIDE) {
            return;
        }
        let open = |plan: &&mut Plan| {
            let behind = line.message - plan.source.message;
            let follows = if behind == 0 { plan.source.span.end <= line.span.start } else { behind <= HOUR_NEAR };
            let day = said.day.is_none_or(|day| plan.slot.day == Some(day));
            let new = plan.sort == Sort::Event && plan.target.is_none() && !plan.dropped;
            new && follows && day && plan.slot.day.is_some() && plan.slot.clock.is_none() && plan.slot.last.is_none()
        };
        for plans in [&mut self.plans, &mut self.faint] {
            if let Some(plan) = plans.iter_mut().rev().find(open) {
                plan.slot = plan.slot.then(said);
                plan.touched = line.message;
            }
        }
    }
}

fn event(thread: &Thread, line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    if reading.has(Mark::Joke) {
        return None;
    }
    let slot = line.slot.clone().filter(|slot| slot.day.is_some() || slot.clock.is_some())?;
    let named = Some(line.by()).filter(|name| name.chars().any(char::is_alphabetic));
    let place = thread.place(line);
    let title = titled(thread, line, place.as_ref(), named);
    let mut people = fields::people(reading).names;
    if people.is_empty() {
        people.extend(named.map(title::finish));
    }
    let plan = Plan {
        slot,
        place: place.map(|place| place.name),
        people,
        open: reading.is_question() || reading.any(&[Mark::Meet, Mark::Suggest]),
        reason: reading.words.texts.reasons.meet,
        faint: true,
        ..blank(line, Sort::Event, title)
    };
    let plan = Plan { slot: thread.on_holiday(&plan, line).unwrap_or(plan.slot.clone()), ..plan };
    (!plan.title.is_empty()).then_some(plan)
}

fn reminder(line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    // "I'll send you the report by Friday" is theirs to do.
    let promises = || judge::judge(reading, &line.input()).is_some_and(|found| found.kind == DetectedKind::Promise);
    let theirs = !line.own() && judge::asked(reading).is_none() && (reading.has(Mark::Promise) || promises());
    if theirs || reading.has(Mark::Joke) {
        return None;
    }
    let reasons = &reading.words.texts.reasons;
    let (reason, intent) = if line.own() { (reasons.promise, "promise") } else { (reasons.request, "remind") };
    let title = if line.words() > 1 { to_do(line) } else { String::new() };
    (!title.is_empty()).then(|| Plan {
        slot: line.slot.clone().unwrap_or_default(),
        agreed: line.own(),
        reason,
        intent,
        faint: true,
        ..blank(line, Sort::Reminder, title)
    })
}

/// What is to be done, by the verb that is likeliest to say it, else by the whole line.
fn to_do(line: &Line) -> String {
    let reading = &line.reading;
    let first = |mark: Mark| reading.all(mark).map(|hit| hit.tokens.start).find(|&i| !reading.is_timed(i));
    let opened = || judge::opened(reading).map(|(head, _)| head);
    let head = judge::asked(reading).or_else(opened).or_else(|| first(Mark::Promise)).or_else(|| first(Mark::Task));
    let kind = if line.own() { DetectedKind::Promise } else { DetectedKind::Reminder };
    let by_verb = head.map(|head| {
        let reason = reading.words.texts.reasons.request;
        let finding = Finding { kind, timing: None, sure: 0.0, reason, head: Some(head), together: false };
        title::of_finding(reading, &finding, None, None)
    });
    let title = by_verb.filter(|title| title.contains(' ')).unwrap_or_else(|| whole(reading));
    if line.own() { title } else { reading.words.turned(title) }
}

/// A line without its times and its words of talk, as far as a title goes.
fn whole(reading: &Reading) -> String {
    const TALK: &[Mark] = &[Mark::Agree, Mark::Suggest, Mark::Ask, Mark::Polite, Mark::Greet, Mark::Thanks, Mark::Owed];
    let people = fields::People::default();
    let mut draft = title::Draft::new(reading, &people);
    draft.drop.extend(reading.hits.iter().filter(|hit| TALK.contains(&hit.mark)).map(|hit| hit.tokens.clone()));
    let title = draft.title();
    let words: Vec<&str> = title.split_whitespace().take(WORDS).collect();
    title::finish(&words.join(" "))
}
