//! Where a plan begins: an appointment, a request or a promise that a line makes.

use jiff::Zoned;

use super::task::{contribution, owed, pledge, ready, task, to_be_done};
use super::{Line, Plan, Slot, Sort, Thread, address, antecedent, called, kind, slot, whose};
use crate::rules::detect::DetectedKind;
use crate::rules::fields;
use crate::rules::judge::{self, Finding};
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::reading::Reading;
use crate::rules::resolve::occasions;
use crate::rules::text::{Tokens, capitalised};
use crate::rules::title;

/// Words of a line that may be a plan without a word of planning.
const SHORT: usize = 12;
/// Words of a line of a mail that stands for itself: "Train 6613".
const HEADLINE: usize = 4;
/// A line that names something to do, but no time: what follows may say it.
const LATENT: f32 = 0.45;

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
    let doubts =
        reading.has(Mark::Joke) || judge::is_news(reading) && !plans || reading.has(Mark::If) && !reading.is_question();
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
fn is_others(thread: &Thread, line: &Line) -> bool {
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

/// Whether the subject names the same kind of thing as the line, which has a general word for it: "Book club" over "the
/// course".
fn subject_says_more(line: &Line) -> bool {
    let Some((kind, hit)) = line.reading.occasion_hit() else { return false };
    let (reading, next) = (&line.reading, hit.tokens.end);
    let alone = !reading.is_noun(next) && !reading.words.is_of(reading.tokens.folded(next));
    alone
        && kind != crate::rules::lexicon::Occasion::Visit
        && reading.at(next, Mark::With).is_none()
        && line.subject.is_some_and(|subject| subject.contains(' ') && occasions(subject).contains(&kind))
}

/// What the sender's trade makes of an appointment that nothing else names: "Vet Dimitris", "Physio Neumann".
fn trade(line: &Line) -> Option<String> {
    let lexicon = &line.reading.words.lexicon;
    let name = line.by();
    let tokens = lexicon.tokens(name);
    let hits = lexicon.scan(&tokens);
    let hit = hits.iter().find(|hit| matches!(hit.mark, Mark::Noun(_)))?;
    let span = tokens.list[hit.tokens.start].span.start..tokens.list[hit.tokens.end - 1].span.end;
    name.get(span).map(title::finish)
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
    }
}

/// An appointment that no known word names: "library Saturday?", "bring her Monday, 17:15 ok?".
fn open(thread: &Thread, line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    let refused = line.slot.is_none() && reading.has(Mark::Not)
        || reading.first(Mark::Not).is_some_and(|not| not.tokens.start <= 2);
    let goodbye = reading.has(Mark::Bye)
        && reading.occasion_hit().is_none()
        && line.slot.as_ref().is_none_or(|slot| slot.clock.is_none());
    if judge::speaks_of_the_past(reading) || reading.has(Mark::Money) || refused || goodbye || is_others(thread, line) {
        return None;
    }
    // "Each Monday we send you our summary": a list's own habit.
    let habit = line.slot.as_ref().is_some_and(|slot| slot.rule.is_some() && slot.clock.is_none());
    let habit = habit && line.subject.is_some() && reading.has(Mark::Yours) && !reading.any(&[Mark::Meet, Mark::Have]);
    if habit || asks_hours(reading) || asks_how_it_was(line) || line.slot.is_none() && is_purpose(reading) {
        return None;
    }
    let noun = reading.occasion_hit().is_some() || reading.has(Mark::Generic);
    // "Ready for collection. Mon-Fri 9-18": hours of whoever has it.
    let waits = |plan: &Plan| plan.source.message == line.message && plan.sort == Sort::Reminder && plan.open;
    if !noun && thread.plans.iter().any(waits) {
        return None;
    }
    let plans = reading.any(&[Mark::Meet, Mark::Suggest]);
    let asks = reading.is_question();
    let shared = reading.any(&[Mark::Ours, Mark::Yours]);
    let short = line.words() <= SHORT;
    // A mail's chatter names much: what it is about stands alone, or is said to be.
    let about = line.subject.is_none() || line.words() <= HEADLINE || reading.any(&[Mark::Have, Mark::Agree]);
    let names = plans || noun && about;
    let mut sure: f32 = 0.0;
    match &line.slot {
        Some(slot) => {
            sure += match (slot.day.is_some(), slot.clock.is_some()) {
                (true, true) => 0.4,
                (true, false) => 0.2,
                _ => 0.15,
            };
            sure -= if slot.deadline { 0.2 } else { 0.0 };
        }
        None if names && !reading.any(&[Mark::Thanks, Mark::Salute, Mark::Joke, Mark::Instead]) => {}
        None => return None,
    }
    sure += if noun { 0.25 } else { 0.0 };
    sure += if plans { 0.2 } else { 0.0 };
    sure += if asks { 0.1 } else { 0.0 };
    // What a mail is about, and a headline before the line, name it.
    sure += if line.heading.is_some() { 0.2 } else { 0.0 };
    sure += if line.subject.is_some() { 0.15 } else { 0.0 };
    // "General rehearsal: Saturday 28 at 17".
    let label = (1..reading.tokens.len())
        .any(|i| reading.tokens.sign(i) == Some(':') && reading.is_timed(i + 1) && !reading.is_timed(i - 1));
    sure += if label { 0.2 } else { 0.0 };
    sure += if shared { 0.1 } else { 0.0 };
    // "The autumn regatta will be on 6 December at 10": what it is stands before.
    let told =
        reading.all(Mark::Have).any(|hit| hit.tokens.start > 0 && !reading.within(hit.tokens.start, &[Mark::Mine]));
    let exact = line.slot.as_ref().is_some_and(|slot| slot.day.is_some() && slot.clock.is_some() && !slot.deadline);
    sure += if told && exact && !noun && !asks { 0.15 } else { 0.0 };
    // "Thursday 7pm @ Lucky Lab", "Tuesday at 10 or Wednesday at 2": a time and a place, or a choice of times.
    let place = thread.place(line);
    let offers = slot::offered(reading, reading.usual(), &line.said.at);
    let fixed = exact && (place.as_ref().is_some_and(|place| !place.tokens.is_empty()) || offers.len() > 1);
    sure += if fixed && short && !noun { 0.15 } else { 0.0 };
    sure -= if short { 0.0 } else { 0.15 };
    if sure < 0.25 {
        return None;
    }
    if line.slot.is_none() {
        sure = sure.min(LATENT);
    }
    let named = Some(line.by()).filter(|name| name.chars().any(char::is_alphabetic));
    let title = titled(thread, line, place.as_ref(), named);
    let mut people = fields::people(reading).names;
    if people.is_empty() {
        people.extend(named.map(title::finish));
    }
    Some(Plan {
        slot: line.slot.clone().unwrap_or_default(),
        offers,
        place: place.map(|place| place.name),
        people,
        sure,
        open: asks
            || plans
            || line.heading.as_deref().is_some_and(|heading| heading.ends_with('?'))
            || (line.own() && thread.others() > 0),
        reason: reading.words.texts.reasons.meet,
        ..blank(line, Sort::Event, title)
    })
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

/// "A qué hora cierra el súper?": when something is open is no appointment.
fn asks_hours(reading: &Reading) -> bool {
    const ASKED: &[Mark] = &[Mark::Ask, Mark::Nudge, Mark::Order, Mark::Meet, Mark::Ours];
    let tells = !reading.found.is_empty() || reading.any(&[Mark::AsksTime, Mark::Question]);
    tells && reading.has(Mark::Hours) && !reading.any(ASKED) && judge::opened(reading).is_none()
}

/// "Qué tal el finde?": what a whole weekend was like.
fn asks_how_it_was(line: &Line) -> bool {
    const DOES: &[Mark] = &[Mark::Meet, Mark::Ask, Mark::Task, Mark::Order, Mark::Promise, Mark::Ours];
    let whole = line.slot.as_ref().is_some_and(|slot| slot.last.is_some() && slot.clock.is_none());
    let asks = line.reading.is_question() && line.reading.any(&[Mark::Suggest, Mark::Question]);
    whole && asks && line.reading.occasion_hit().is_none() && !line.reading.any(DOES)
}

/// Whether the event is only what something is wanted for: "lo necesito para la reunión".
fn is_purpose(reading: &Reading) -> bool {
    let noun = reading.occasion_hit().map_or(0, |(_, hit)| hit.tokens.start);
    let before = (noun.saturating_sub(2)..noun).any(|i| reading.words.is_purpose(reading.tokens.folded(i)));
    before && !reading.words.verb_last && !reading.any(&[Mark::Suggest, Mark::Meet])
}

/// Whether the line before, of somebody else, asked.
fn answers(thread: &Thread, line: &Line) -> bool {
    let before = line.message.checked_sub(1).and_then(|i| thread.said.get(i));
    before.is_some_and(|said| said.name.trim() != line.said.name.trim() && said.text.trim_end().ends_with('?'))
}

fn titled(thread: &Thread, line: &Line, place: Option<&fields::Place>, named: Option<&str>) -> String {
    let reading = &line.reading;
    let people = fields::people(reading);
    let mut draft = title::Draft { place, ..title::Draft::new(reading, &people) };
    draft.drop.extend(reading.all(Mark::Agree).map(|hit| hit.tokens.clone()));
    draft.drop.extend(reading.all(Mark::Suggest).map(|hit| hit.tokens.clone()));
    draft.drop.extend(reading.all(Mark::Meet).map(|hit| hit.tokens.clone()));
    draft.drop.extend(reading.all(Mark::Ask).map(|hit| hit.tokens.clone()));
    // "Beth love, could one of you …": who is spoken to is no part of it.
    let greets = reading.any(&[Mark::Greet, Mark::Salute]);
    let before = reading.tokens.len().min(if greets { 8 } else { 5 });
    let comma = (0..before).rev().find(|&i| matches!(reading.tokens.sign(i), Some(',' | '!')));
    if let Some(comma) = comma.filter(|&comma| !(0..comma).any(|i| reading.is_timed(i) || reading.is_noun(i))) {
        draft.drop.push(0..comma + 1);
    }
    if let Some((_, hit)) = reading.occasion_hit() {
        draft.drop.push(0..title::noun_start(reading, hit.tokens.start));
        draft.name_noun(hit.tokens.start);
        draft.noun = true;
    }
    // "Tu gardes Jules samedi ?"
    let first = (0..reading.tokens.len()).find(|&i| {
        reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, &[Mark::Filler, Mark::Greet])
    });
    if let Some(subject) = first.filter(|&i| reading.within(i, &[Mark::Yours]) && reading.is_question())
        && reading.occasion_hit().is_none()
        && reading.at(subject + 1, Mark::Task).is_some()
    {
        draft.drop.push(0..subject + 1);
        draft.whole = true;
        draft.name_verb(subject + 1);
    }
    let title = Some(draft.title()).filter(|title| !is_talk(reading, title)).unwrap_or_default();
    let verb = title.split(' ').count() == 1 && reading.occasion_hit().is_none();
    let subject = line.subject.filter(|subject| says_something(reading, subject));
    if let Some(subject) = subject.filter(|_| verb) {
        return title::finish(subject);
    }
    if let Some(heading) = line.heading.as_deref().filter(|_| reading.occasion_hit().is_none()) {
        return title::finish(heading.trim_end_matches('?'));
    }
    if let Some(subject) = subject
        && (title.split(' ').count() > 5 || title.is_empty())
    {
        return title::finish(subject);
    }
    if reading.occasion_hit().is_none()
        && let Some(trade) = trade(line)
    {
        return trade;
    }
    let unnamed = reading.occasion_hit().is_none();
    if let Some(purpose) = title::of_purpose(reading, place).filter(|_| unnamed) {
        return purpose;
    }
    if let Some(event) =
        antecedent::event(thread, line).filter(|_| unnamed && (answers(thread, line) || title.is_empty()))
    {
        return event;
    }
    if title.is_empty() || title.split(' ').count() > 8 {
        let who: Vec<String> = named.iter().map(|&name| title::finish(name)).collect();
        return title::of_meeting(reading, &who);
    }
    title
}

/// Whether a subject names something: "Your appointment", "Booking confirmation" do not.
fn says_something(reading: &Reading, subject: &str) -> bool {
    use crate::rules::lexicon::Occasion::{Meeting, Visit};
    let tokens = reading.words.lexicon.tokens(subject);
    let hits = reading.words.lexicon.scan(&tokens);
    let empty = |mark: Mark| {
        matches!(
            mark,
            Mark::Generic | Mark::Yours | Mark::Ours | Mark::Mine | Mark::Article | Mark::Edge | Mark::Noun(Visit)
        ) || matches!(mark, Mark::Remind | Mark::Alert | Mark::Naming | Mark::Filler | Mark::Agree | Mark::Moved)
    };
    let says = |i: usize| {
        let mut marks = hits.iter().filter(|hit| hit.tokens.contains(&i)).map(|hit| hit.mark);
        let specific = marks.clone().any(|mark| matches!(mark, Mark::Noun(kind) if !matches!(kind, Meeting | Visit)));
        specific || !marks.any(empty)
    };
    (0..tokens.len()).any(|i| tokens.is_word(i) && says(i))
}

/// Whether a title is but a word of asking or of a yes: "Könnte".
fn is_talk(reading: &Reading, title: &str) -> bool {
    const TALK: &[Mark] = &[Mark::Ask, Mark::Polite, Mark::Question, Mark::Agree, Mark::Duty, Mark::Pledge, Mark::Meet];
    let tokens = reading.words.lexicon.tokens(title);
    let talks = |hit: &crate::rules::lexicon::Hit| TALK.contains(&hit.mark) && hit.tokens.len() == tokens.len();
    !title.contains(' ') && reading.words.lexicon.scan(&tokens).iter().any(talks)
}

/// Whether a line names another thing than the plan: its own noun, or a task.
pub(super) fn names_another(line: &Line, plan: &Plan) -> bool {
    let reading = &line.reading;
    // "I'm travelling on Saturday, Monday?" names why, and "23 cours Gambetta" a street.
    let street = address::of(reading).map_or(0..0, |place| place.tokens);
    let aside = |i: usize| reading.within(i, &[Mark::Refuse]) || street.contains(&i);
    let kinds: Vec<_> = reading
        .hits
        .iter()
        .filter(|hit| !hit.tokens.clone().any(aside))
        .filter_map(|hit| if let Mark::Noun(kind) = hit.mark { Some(kind) } else { None })
        .collect();
    let asks = judge::asked(reading).is_some() && plan.sort == Sort::Event && line.words() > 4;
    if reading.any(&[Mark::Remind]) || asks {
        return true;
    }
    // "Dry run on the 24th?" behind what was fixed for the 25th.
    let other_day = line.slot.as_ref().is_some_and(|slot| slot.day.is_some() && slot.day != plan.slot.day);
    let fresh = own_words(line) > 0 && plan.offers.is_empty();
    if kinds.is_empty()
        && plan.sort == Sort::Event
        && plan.slot.clock.is_some()
        && !plan.is_tentative()
        && other_day
        && fresh
        && !line.has(Mark::Instead)
    {
        return true;
    }
    if kinds.is_empty() {
        return false;
    }
    // "Dry run on the 24th?" behind the presentation of the 25th: a noun of its own, and a day of its own.
    let title = Tokens::of(&plan.title);
    let own_noun = reading.occasion_hit().is_some_and(|(_, hit)| {
        hit.tokens.clone().all(|i| (0..title.len()).all(|j| title.folded(j) != reading.tokens.folded(i)))
    });
    if own_noun && other_day && plan.slot.clock.is_some() && !reading.any(&[Mark::Instead, Mark::Moved]) {
        return true;
    }
    let known = occasions(&plan.title);
    !kinds.iter().any(|kind| known.contains(kind) || plan.occasion == Some(*kind))
        && !plan.title.is_empty()
        && !known.is_empty()
}

/// A few words without a verb or a time, which may name what the next line says the time of.
pub(super) fn is_heading(line: &Line) -> bool {
    const TALK: &[Mark] = &[
        Mark::Agree,
        Mark::Refuse,
        Mark::Greet,
        Mark::Salute,
        Mark::Thanks,
        Mark::Bye,
        Mark::Joke,
        Mark::Mine,
        Mark::Ours,
        Mark::Yours,
        Mark::Question,
        Mark::Not,
        Mark::Past,
        Mark::Other,
    ];
    let words = line.words();
    line.slot.is_none()
        && (2..=8).contains(&words)
        && !line.reading.any(TALK)
        && !line.reading.text.ends_with([',', ':'])
}

/// Words of a line that are neither time nor talk.
fn own_words(line: &Line) -> usize {
    const TALK: &[Mark] = &[
        Mark::Agree,
        Mark::Refuse,
        Mark::Edge,
        Mark::Stop,
        Mark::Filler,
        Mark::Suggest,
        Mark::Instead,
        Mark::Same,
        Mark::It,
        Mark::Article,
        Mark::Person,
        Mark::Polite,
        Mark::Thanks,
        Mark::Greet,
        Mark::Yes,
        Mark::No,
        Mark::Not,
        Mark::Question,
        Mark::Other,
        Mark::Meet,
        Mark::Link,
    ];
    let reading = &line.reading;
    let own = |&i: &usize| reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, TALK);
    (0..reading.tokens.len()).filter(own).count()
}

/// A place that stands alone: "Casa Lola?", "my place?", "The Gold Coast Grill maybe".
pub(super) fn bare_place(line: &Line) -> Option<String> {
    const SMALL: &[Mark] = &[Mark::Edge, Mark::Link, Mark::Article, Mark::In, Mark::At];
    const SAYS: &[Mark] = &[Mark::Suggest, Mark::Yours, Mark::Ask, Mark::Other, Mark::Have, Mark::Question];
    let reading = &line.reading;
    let mut words: Vec<usize> = (0..reading.tokens.len()).filter(|&i| reading.tokens.is_word(i)).collect();
    // "… maybe".
    if words.len() > 2 && words.last().is_some_and(|&i| !reading.is_capital(i) && !reading.within(i, &[Mark::Place])) {
        words.pop();
    }
    let capitals = words.iter().filter(|&&i| reading.is_capital(i)).count();
    let article = words.first().is_some_and(|&i| reading.at(i, Mark::Article).is_some() && reading.words.capital_nouns);
    let capital = capitals >= 2 + usize::from(article)
        && words.iter().all(|&i| reading.is_capital(i) || reading.within(i, SMALL));
    let known = words.iter().any(|&i| reading.at(i, Mark::Place).is_some());
    let talk = reading.any(&[Mark::Agree, Mark::Thanks, Mark::Greet, Mark::Task]);
    // "Passt Ihnen das?", "Die Busse streiken": where every noun has a capital, two of them are no name.
    let says = reading.words.capital_nouns && words.iter().any(|&i| reading.within(i, SAYS));
    let asked = reading.is_question();
    // "At St Mary's", "Over Teams".
    let behind = words.iter().position(|&i| reading.at_any(i, &[Mark::At, Mark::In, Mark::Via]).is_none());
    let first = words[behind?];
    let last = *words.last()?;
    // A name in a mail is who signs it.
    let signed = line.subject.is_some() || line.said.text.contains('\n');
    let stands = words.len() <= 6
        && !signed
        && !says
        && if asked { capital || known && words.len() <= 4 } else { capital && !talk };
    stands.then(|| capitalised(reading.slice(first..last + 1)))
}

/// The same thing told again: the same day and a word in common, or the same title.
pub(super) fn is_same(one: &Plan, other: &Plan, at: &Zoned) -> bool {
    let day = |plan: &Plan| plan.slot.start(at).map(|(start, _)| start.date());
    let (a, b) = (Tokens::of(&one.title), Tokens::of(&other.title));
    let shared = (0..a.len()).any(|i| a.folded(i).len() > 3 && (0..b.len()).any(|j| a.folded(i) == b.folded(j)));
    let same_day = day(one) == day(other) || one.slot.is_empty() || other.slot.is_empty();
    let times = one.slot.clock == other.slot.clock || one.slot.clock.is_none() || other.slot.clock.is_none();
    shared && same_day && times
}
