//! Where a plan begins: an appointment, a request or a promise that a line makes.

use super::open::{asks_hours, asks_how_it_was, open};
use super::task::{contribution, owed, pledge, ready, task, to_be_done};
use super::titled::{is_talk, says_something, subject_says_more, trade};
use super::{Line, Plan, Slot, Sort, Thread, antecedent, called, kind, slot, whose};
use crate::rules::detect::DetectedKind;
use crate::rules::fields;
use crate::rules::judge::{self, Finding};
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::reading::Reading;
use crate::rules::title;

pub(super) fn plan(thread: &Thread, line: &Line) -> Option<Plan> {
    if called::is_to_another(thread, line) {
        return None;
    }
    if let Some(plan) = ready(line) {
        return Some(plan);
    }
    let reading = &line.reading;
    if asks_hours(reading) || asks_how_it_was(line) {
        return None;
    }
    let finding = judge::judge(&line.reading, &line.input());
    let plans = reading.any(&[Mark::Suggest, Mark::Meet]);
    let doubts = reading.has(Mark::Joke)
        || judge::is_news(reading) && !plans
        || judge::is_conditional(reading) && !reading.is_question();
    if let Some(finding) = &finding
        && let Some(sort) = kind(finding.kind)
    {
        if finding.timing.is_some() && line.slot.is_none() {
            return task(line);
        }
        if finding.kind == DetectedKind::Promise && !line.own() {
            // "send me the figures, so that I can print them": the request counts.
            let Some(head) = judge::asked(&line.reading) else {
                // "I can offer you Tuesday at 10".
                let hour = line.slot.as_ref().is_some_and(|slot| slot.clock.is_some());
                // "I'll send you the contract tomorrow, the boss has yet to sign" is theirs to do.
                let before = |hit: &Hit| finding.head.is_none_or(|head| hit.tokens.start < head);
                let named = reading.occasion_hit().is_some_and(|(_, hit)| before(hit));
                let offers = hour && reading.has(Mark::Suggest) || !doubts && (hour || plans || named);
                return task(line).or_else(|| if offers { open(thread, line) } else { None });
            };
            let reason = line.reading.words.texts.reasons.request;
            let asked = Finding { kind: DetectedKind::Reminder, head: Some(head), reason, ..finding.clone() };
            return Some(of_finding(thread, line, &asked, Sort::Reminder));
        }
        if sort == Sort::Event
            && line.has(Mark::Remind)
            && let Some(head) = judge::asked(&line.reading)
        {
            let reason = line.reading.words.texts.reasons.remind;
            let asked = Finding { kind: DetectedKind::Reminder, head: Some(head), reason, ..finding.clone() };
            return Some(of_finding(thread, line, &asked, Sort::Reminder));
        }
        let due = line.slot.as_ref().is_some_and(|slot| slot.deadline) && !line.own();
        if sort == Sort::Event
            && due
            && reading.any(&[Mark::Owed, Mark::Wants, Mark::Ask])
            && let Some(plan) = task(line).or_else(|| to_be_done(line)).or_else(|| owed(line))
        {
            return Some(plan);
        }
        let slot = line.slot.as_ref();
        // "bring her Monday, 17:15 ok?": an hour that is asked for is an appointment.
        let hour = slot
            .is_some_and(|slot| slot.day.is_some() && slot.clock.is_some() && !slot.deadline && slot.rule.is_none());
        let spans = slot.is_some_and(|slot| slot.length.is_some());
        let sort = if finding.kind == DetectedKind::Reminder && !line.own() && hour && (reading.is_question() || spans)
        {
            Sort::Event
        } else {
            sort
        };
        // What the owner asks of others is theirs to do.
        let asks = line.has(Mark::Ask) || thread.others() > 0;
        if finding.kind == DetectedKind::Reminder && line.own() && asks && !line.has(Mark::Remind) {
            return None;
        }
        if sort == Sort::Event && is_others(thread, line) {
            return None;
        }
        return Some(of_finding(thread, line, finding, sort));
    }
    if let Some(plan) = task(line) {
        return Some(plan);
    }
    if doubts {
        return None;
    }
    let asked = || to_be_done(line).or_else(|| owed(line));
    pledge(line).or_else(|| contribution(thread, line)).or_else(asked).or_else(|| open(thread, line))
}

/// What the speaker, or somebody else, does alone.
pub(super) fn is_others(thread: &Thread, line: &Line) -> bool {
    if line.own() || line.reading.is_question() || line.has(Mark::Arranged) {
        return false;
    }
    // "I have Tuesday at 10 or Wednesday at 2": who names two times offers them.
    if line.has(Mark::Or) && slot::offered(&line.reading, line.reading.usual(), &line.said.at).len() > 1 {
        return false;
    }
    let reading = &line.reading;
    if with_another(reading) {
        return true;
    }
    let alone = whose::speaks_of_self(line, thread.place(line).as_ref());
    alone && !reading.any(&[Mark::Ours, Mark::Yours, Mark::MyPlace, Mark::Meet, Mark::Suggest])
}

fn of_finding(thread: &Thread, line: &Line, finding: &Finding, sort: Sort) -> Plan {
    let reading = &line.reading;
    let place = thread.place(line);
    let named = Some(line.by()).filter(|name| name.chars().any(char::is_alphabetic));
    // A clinic's or a club's long name says nothing that the title needs.
    let sender =
        named.map(short_name).filter(|name| finding.kind != DetectedKind::Promise && name.split(' ').count() <= 2);
    let finding = &specific(reading, finding);
    let title = title::of_finding(reading, finding, place.as_ref().filter(|_| sort == Sort::Event), sender);
    // "Can you come to my office at 9 to sign the lease?" is the signing.
    let goes = sort == Sort::Event && finding.kind == DetectedKind::Reminder && reading.occasion_hit().is_none();
    let title = title::of_purpose(reading, place.as_ref()).filter(|_| goes).unwrap_or(title);
    let asked = finding.kind == DetectedKind::Reminder && !line.own();
    let title = if asked { reading.words.turned(title) } else { title };
    let title = if sort == Sort::Event && is_talk(reading, &title) { String::new() } else { title };
    // "I'll send them tomorrow": what was spoken of before is what is sent.
    let alone = finding.kind == DetectedKind::Promise && line.own() && title.split(' ').count() == 1;
    let pointed = finding.head.filter(|_| finding.kind == DetectedKind::Promise && line.own());
    let pointed = pointed.and_then(|head| points(reading, head));
    let verb = title.split(' ').next().unwrap_or_default();
    let what = || antecedent::of(thread, line, verb).filter(|_| !reading.words.verb_last);
    let title = match what().filter(|_| alone || pointed.is_some()) {
        Some(what) => {
            let (verb, rest) = title.split_once(' ').unwrap_or((&title, ""));
            let rest = pointed.and_then(|it| rest.strip_prefix(it)).unwrap_or(rest).trim_start();
            format!("{verb} {what} {rest}").trim_end().to_owned()
        }
        None => title,
    };
    let unnamed = title.split(' ').count() == 1 && reading.occasion_hit().is_none();
    let told_by_verb = sort == Sort::Event && (finding.head.is_none() || reading.occasion_hit().is_none());
    let plain = |subject: &&str| !subject.contains(|c: char| c.is_ascii_digit());
    let says_more = sort == Sort::Event && subject_says_more(line);
    let subject = line.subject.filter(|subject| says_something(reading, subject));
    let title = match subject.filter(plain).filter(|_| unnamed || told_by_verb || says_more) {
        Some(subject) => title::finish(subject),
        None => trade(line).filter(|_| told_by_verb).unwrap_or(title),
    };
    let title = if sort == Sort::Event && title.is_empty() {
        let who: Vec<String> = named.iter().map(|&name| title::finish(short_name(name))).collect();
        antecedent::event(thread, line).or_else(|| trade(line)).unwrap_or_else(|| title::of_meeting(reading, &who))
    } else {
        title
    };
    let mut people = fields::people(reading).names;
    if sort == Sort::Event && people.is_empty() && (finding.together || thread.others() > 1 && whose::is_person(line)) {
        people.extend(named.map(title::finish));
    }
    let asks = reading.is_question() || reading.has(Mark::Suggest);
    let open = sort == Sort::Event && (asks || (line.own() && thread.others() > 0 && reading.any(&[Mark::Suggest])));
    Plan {
        slot: line.slot.clone().unwrap_or_default(),
        offers: slot::offered(reading, reading.usual(), &line.said.at),
        place: place.map(|place| place.name).filter(|_| sort == Sort::Event),
        people: if sort == Sort::Event { people } else { Vec::new() },
        sure: finding.sure,
        reason: finding.reason,
        intent: match finding.kind {
            DetectedKind::Event | DetectedKind::Move => "create_event",
            DetectedKind::Promise => "promise",
            _ => "remind",
        },
        open,
        agreed: sort == Sort::Reminder && line.own(),
        ..blank(line, sort, title)
    }
}

/// What stands for the thing right behind the verb at token `head`: "ça" in "rendre ça lundi".
fn points<'r>(reading: &'r Reading, head: usize) -> Option<&'r str> {
    let it = head + 1;
    let alone = reading.at(it, Mark::It) == Some(it + 1) && reading.at(it, Mark::Article).is_none();
    (alone && !reading.is_timed(it)).then(|| reading.word(it))
}

/// "Condomínio - Sr. Abel" and "Gema (jefa)" up to where they explain themselves.
pub(super) fn short_name(name: &str) -> &str {
    name.split([',', '(', '/']).next().and_then(|name| name.split(" - ").next()).unwrap_or(name).trim()
}

/// "appointment for a check-up": of two nouns, the one that says more names it.
fn specific(reading: &Reading, finding: &Finding) -> Finding {
    use crate::rules::lexicon::Occasion::{Meeting, Visit};
    const BETWEEN: &[Mark] = &[Mark::Link, Mark::Article, Mark::To, Mark::Edge, Mark::In, Mark::At];
    let general = |head: usize| {
        let visit = reading.at(head, Mark::Noun(Visit)).is_some() || !reading.is_noun(head);
        visit && reading.at(head, Mark::Generic).is_some()
    };
    let head = finding.head.filter(|&head| finding.kind == DetectedKind::Event && general(head));
    let later = head.and_then(|head| {
        let named = reading.hits.iter().find(|hit| {
            let told = hit.tokens.start > head && reading.tokens.sign(hit.tokens.start - 1) == Some(':');
            let says = |kind| kind != Visit && (told || kind != Meeting);
            hit.tokens.start > head && matches!(hit.mark, Mark::Noun(kind) if says(kind))
        })?;
        let joined = (head + 1..named.tokens.start)
            .all(|i| reading.within(i, BETWEEN) && !reading.within(i, &[Mark::With]) && !reading.is_timed(i));
        // "Appointment on the 24th: eye test".
        let told = reading.tokens.sign(named.tokens.start - 1) == Some(':');
        (joined || told).then_some(named.tokens.start)
    });
    Finding { head: later.or(finding.head), ..finding.clone() }
}

pub(super) fn blank(line: &Line, sort: Sort, title: String) -> Plan {
    let reading = &line.reading;
    Plan {
        sort,
        target: None,
        cancels: false,
        named: reading.occasion_hit().is_some() || sort == Sort::Reminder,
        title,
        occasion: reading.usual(),
        slot: Slot::default(),
        offers: Vec::new(),
        place: None,
        at_sender: None,
        people: Vec::new(),
        priority: fields::priority(reading),
        by: line.by().to_owned(),
        open: false,
        agreed: false,
        // A mail's "please remember to" is its boilerplate.
        urged: reading.has(Mark::Nudge) && line.subject.is_none() && !line.said.text.contains('\n'),
        dropped: false,
        sure: 0.0,
        reason: reading.words.texts.reasons.event,
        intent: "create_event",
        language: reading.words.language,
        source: line.source(),
        touched: line.message,
        number: 0,
        faint: false,
        beside: None,
        worth: None,
    }
}

/// "Binta et moi on part", "eu e a Vera vamos": the speaker and somebody else, not who listens.
fn with_another(reading: &Reading) -> bool {
    let name = |i: usize| reading.is_capital(i) && i < reading.tokens.len() && !reading.is_timed(i);
    let me = |i: usize| reading.words.is_speaker(reading.tokens.folded(i));
    let pair = reading.all(Mark::And).any(|and| {
        let (Some(before), mut after) = (and.tokens.start.checked_sub(1), and.tokens.end) else { return false };
        after = reading.at(after, Mark::Article).filter(|&noun| me(before) && name(noun)).unwrap_or(after);
        before <= 2 && (me(before) && name(after) || name(before) && me(after))
    });
    pair && !reading.has(Mark::Yours) && !reading.is_question()
}
