//! Where something to do begins: what others ask for, what the owner promises or adds, and what is due.

use super::start::blank;
use super::{Line, Plan, Slot, Sort, Thread, start};
use crate::rules::detect::DetectedKind;
use crate::rules::fields;
use crate::rules::judge::{self, Finding};
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::reading::Reading;
use crate::rules::text::fill;
use crate::rules::title;

/// Letters of a word that says enough of something to do: "Überweisung".
const LONG_WORD: usize = 6;

/// Words of a line that says what its speaker adds.
const SHORT: usize = 8;

/// Something to do that no time was said for: "can you look over my slides?".
pub(super) fn task(line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    if reading.any(&[Mark::Past, Mark::Joke]) || judge::is_conditional(reading) || judge::is_news(reading) {
        return None;
    }
    // An hour without "by" is an appointment's.
    if line.slot.as_ref().is_some_and(|slot| slot.clock.is_some() && !slot.deadline && slot.rule.is_none())
        && !line.own()
    {
        return None;
    }
    let asks_who = reading.first(Mark::Who).filter(|_| !line.own()).map(|who| who.tokens.end);
    let head = if line.own() {
        reading.first(Mark::Remind).and_then(|_| judge::asked(reading).or_else(|| reminded(reading)))?
    } else {
        let asked = judge::asked(reading).or_else(|| any_verb(reading)).or_else(|| ordered(reading));
        let asked = asked.or_else(|| nudged(reading)).or_else(|| told_by_name(line));
        asked.or_else(|| judge::verb_after(reading, asks_who?, Mark::Task)).or_else(|| who_does(reading, asks_who?))?
    };
    let reasons = &reading.words.texts.reasons;
    let finding = Finding {
        kind: DetectedKind::Reminder,
        timing: None,
        sure: 0.7,
        reason: reasons.request,
        head: Some(head),
        together: false,
    };
    let title = title::of_finding(reading, &finding, None, None);
    let title = if line.own() { title } else { reading.words.turned(title) };
    // "ring me when you land" is to ring whoever says it.
    let who = start::short_name(line.by());
    let title = match title.split(' ').count() {
        1 if for_speaker(reading) == Some(head) && reading.words.verb_last => {
            format!("{who} {}", title::uncapitalised(&title))
        }
        1 if for_speaker(reading) == Some(head) => format!("{title} {who}"),
        _ => title,
    };
    let enough = title.split(' ').count() > 1 || title.chars().count() > LONG_WORD && reading.has(Mark::Nudge);
    enough.then(|| Plan {
        slot: line.slot.clone().unwrap_or_default(),
        sure: 0.7,
        reason: reasons.request,
        intent: "remind",
        agreed: line.own(),
        // "who can bring the cake?" is everybody's until one says "I".
        open: asks_who.is_some() && judge::asked(reading).is_none(),
        ..blank(line, Sort::Reminder, title)
    })
}

/// The word behind "remind me to", whatever it is.
fn reminded(reading: &Reading) -> Option<usize> {
    let remind = reading.all(Mark::Remind).max_by_key(|hit| hit.tokens.end)?;
    let i = (remind.tokens.end..reading.tokens.len()).find(|&i| reading.tokens.is_word(i) && !reading.is_timed(i))?;
    (remind.tokens.len() > 1 && !reading.within(i, &[Mark::Edge, Mark::It, Mark::Clause])).then_some(i)
}

/// "Passa na padaria e traz leite, por favor", "¿me traes el libro?": a verb that opens a line, with a word of courtesy
/// somewhere behind it, or as a question.
fn ordered(reading: &Reading) -> Option<usize> {
    let small = |i: usize| reading.within(i, &[Mark::Filler]) || reading.words.is_particle(reading.tokens.folded(i));
    let first = (0..reading.tokens.len()).find(|&i| reading.tokens.is_word(i) && !small(i))?;
    let end = reading.at(first, Mark::Task).filter(|&end| !reading.is_longer_noun(first, end))?;
    let asks = reading.hits.iter().any(|hit| hit.tokens.start >= end && matches!(hit.mark, Mark::Ask | Mark::Polite));
    let asks = asks || reading.is_question() && first > 0 && reading.tokens.is_word(first - 1);
    // "Trazes o folar?": the form is the listener's.
    let listener = reading.words.has_clitics() && reading.tokens.folded(first).ends_with('s');
    let asks = asks || reading.is_question() && listener && reading.at(end, Mark::Article).is_some();
    let told = reading.at(first, Mark::Done).is_some() || reading.tokens.sign(end) == Some(':');
    (asks && !told).then_some(first).or_else(|| for_speaker(reading))
}

/// The verb that opens a line and asks something for the speaker: "ring me when you get in".
fn for_speaker(reading: &Reading) -> Option<usize> {
    let (head, end) = judge::opened(reading).filter(|_| !reading.is_question())?;
    let for_us =
        reading.words.is_particle(reading.tokens.folded(end)) && reading.within(end, &[Mark::Mine, Mark::Ours]);
    for_us.then_some(head)
}

/// The verb that opens a line which begins with the owner's name: "Leo leva a bola".
fn told_by_name(line: &Line) -> Option<usize> {
    judge::opened(&line.reading).filter(|_| line.called && !line.reading.is_question()).map(|(head, _)| head)
}

/// The verb of no list behind "who": "qui réserve le gîte ?"
fn who_does(reading: &Reading, i: usize) -> Option<usize> {
    let words = reading.words;
    let known = words.title_of(reading.tokens.folded(i)).is_some();
    let verb = known || words.infinitive_of_first(reading.word(i), true).is_some();
    (verb && reading.within(i + 1, &[Mark::Article]) && !reading.is_noun(i)).then_some(i)
}

/// What is not to be forgotten, where no verb says it: "denk bitte an die Überweisung", "don't forget your passport".
fn nudged(reading: &Reading) -> Option<usize> {
    let from = reading.first(Mark::Nudge)?.tokens.end;
    let small = |i: usize| reading.within(i, &[Mark::Article, Mark::Edge, Mark::Yours]);
    let i = (from..reading.tokens.len()).find(|&i| !small(i))?;
    (reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, &[Mark::It, Mark::Clause])).then_some(i)
}

/// What waits to be fetched: "your prescription is ready for collection". It is the owner's once they say when.
pub(super) fn ready(line: &Line) -> Option<Plan> {
    const SAYS: &[Mark] = &[Mark::Have, Mark::Ready, Mark::Stop];
    let reading = &line.reading;
    let ready = reading.first(Mark::Ready).filter(|_| !line.own() && !reading.is_question())?;
    let sign = |&i: &usize| reading.tokens.sign(i).is_some() && !reading.is_timed(i);
    let from = (0..ready.tokens.start).rev().find(sign).map_or(0, |i| i + 1);
    let small = |&i: &usize| reading.within(i, &[Mark::Article, Mark::Yours]);
    let first = (from..ready.tokens.start).find(|i| !small(i))?;
    let end = (first..ready.tokens.end).find(|&i| reading.at_any(i, SAYS).is_some())?;
    let people = fields::People::default();
    let mut draft = title::Draft::new(reading, &people);
    draft.drop.extend([0..from, end..reading.tokens.len()]);
    let what = draft.title();
    let what = if reading.words.capital_nouns { what } else { title::uncapitalised(&what) };
    let title = title::finish(&fill(reading.words.texts.collect, &[("what", &what)]));
    (!what.is_empty()).then(|| Plan {
        open: true,
        sure: 0.7,
        reason: reading.words.texts.reasons.request,
        intent: "remind",
        ..blank(line, Sort::Reminder, title)
    })
}

/// The word behind "can you", whatever it is: most such are verbs.
fn any_verb(reading: &Reading) -> Option<usize> {
    const NO_VERB: &[Mark] = &[
        Mark::Edge,
        Mark::Article,
        Mark::Have,
        Mark::Not,
        Mark::Meet,
        Mark::Suggest,
        Mark::Stop,
        Mark::Person,
        Mark::It,
        Mark::Filler,
    ];
    // "I need a hand" asks for a thing.
    let wants = |hit: &&Hit| reading.within(hit.tokens.start, &[Mark::Wants]);
    let ask = reading.all(Mark::Ask).filter(|hit| hit.tokens.len() > 1).find(|hit| !wants(hit))?;
    // "Preciso que você …": who is asked may stand before it.
    // "Could you possibly …".
    let adverb = |i: usize| reading.words.is_adverb(reading.tokens.folded(i)) || reading.within(i, &[Mark::Filler]);
    let small = |i: &usize| reading.words.is_particle(reading.tokens.folded(*i)) || adverb(*i);
    let i = (ask.tokens.end..reading.tokens.len()).find(|i| !small(i))?;
    let asks = reading.is_question() || ask.tokens.start <= judge::opening(reading);
    (reading.tokens.is_word(i) && !reading.within(i, NO_VERB) && !reading.is_timed(i) && asks).then_some(i)
}

/// What the owner is going to do, whatever the verb: "I'll drop it through your door tonight". Without a time only as an
/// answer to what somebody asked.
pub(super) fn pledge(line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    if !line.own() || reading.is_question() || reading.any(&[Mark::Past, Mark::Not, Mark::Meet]) {
        return None;
    }
    let behind = |pledge: &Hit| {
        let mut words = pledge.tokens.end..reading.tokens.len();
        words.find(|&i| reading.tokens.is_word(i) && !reading.within(i, &[Mark::Filler]))
    };
    let last = |pledge: &Hit| judge::unknown_verb(reading, pledge.tokens.end).filter(|_| reading.words.verb_last);
    let pledged = reading.first(Mark::Pledge).and_then(|pledge| last(pledge).or_else(|| behind(pledge)));
    let head = pledged.or_else(|| judge::elided(reading)).or_else(|| judge::told(reading))?;
    let due = line.slot.as_ref().is_some_and(|slot| !slot.is_empty())
        || reading.any(&[Mark::Vow, Mark::Underway, Mark::ByThen]);
    if !due || reading.is_timed(head) || reading.within(head, &[Mark::Have, Mark::Stop, Mark::Edge, Mark::Not]) {
        return None;
    }
    let finding = Finding {
        kind: DetectedKind::Promise,
        timing: None,
        sure: 0.65,
        reason: reading.words.texts.reasons.promise,
        head: Some(head),
        together: false,
    };
    let title = title::of_finding(reading, &finding, None, None);
    let objects = title.split(' ').count() > 1;
    objects.then(|| Plan {
        slot: line.slot.clone().unwrap_or_default(),
        sure: 0.65,
        reason: finding.reason,
        intent: "promise",
        agreed: true,
        ..blank(line, Sort::Reminder, title)
    })
}

/// What the owner adds to what is planned: "I'll make a tortilla", "yo llevo el hielo". It is due with that.
pub(super) fn contribution(thread: &Thread, line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    if !line.own() || reading.is_question() || reading.any(&[Mark::Past, Mark::Not, Mark::If]) || line.slot.is_some() {
        return None;
    }
    let today = Some(line.said.at.date()).filter(|_| reading.has(Mark::Underway));
    let day = today.or_else(|| thread.occasion_day(line))?;
    let head = reading
        .first(Mark::Promise)
        .map(|hit| hit.tokens.start)
        .or_else(|| judge::verb_after(reading, reading.first(Mark::Pledge)?.tokens.end, Mark::Task))?;
    let reason = reading.words.texts.reasons.promise;
    let kind = DetectedKind::Promise;
    let finding = Finding { kind, timing: None, sure: 0.6, reason, head: Some(head), together: false };
    let title = title::of_finding(reading, &finding, None, None);
    // "I'll do the pav", "ich organisiere die Karte": something of what is planned.
    let thing = |i: usize| reading.within(i, &[Mark::Article]) && !reading.is_timed(i);
    let short = line.words() <= SHORT && (head..reading.clause_end(head)).any(thing);
    let brings = short || title.split(' ').any(|word| reading.words.brings(word));
    let due = reading.any(&[Mark::Underway, Mark::ByThen]);
    (title.split(' ').count() > 1 && (brings || due)).then(|| Plan {
        slot: Slot { day: Some(day), ..Slot::default() },
        sure: 0.6,
        reason,
        intent: "promise",
        agreed: true,
        ..blank(line, Sort::Reminder, title)
    })
}

/// What is to be done by a time, in a language whose verbs stand last: "die Pacht ist bis zum 31. Januar zu überweisen".
pub(super) fn to_be_done(line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    let slot = line.slot.clone().filter(|slot| slot.deadline && reading.words.verb_last)?;
    if line.own() || reading.is_question() || reading.any(&[Mark::Past, Mark::Not, Mark::If]) {
        return None;
    }
    let head = (1..reading.tokens.len()).find(|&i| {
        let infixed = reading.at(i, Mark::Task).is_some();
        infixed && reading.at(i - 1, Mark::To).is_some() && !reading.is_timed(i - 1)
    })?;
    let is = reading.all(Mark::Have).find(|hit| hit.tokens.end < head)?.tokens.clone();
    let people = fields::People::default();
    let mut draft = title::Draft { whole: true, ..title::Draft::new(reading, &people) };
    let sign = |&i: &usize| reading.tokens.sign(i).is_some() && !reading.is_timed(i);
    draft.drop.push(0..(0..is.start).rev().find(sign).map_or(0, |i| i + 1));
    draft.drop.extend([is, head - 1..head]);
    draft.name_verb(head);
    let title = draft.title();
    (title.split(' ').count() > 1).then(|| Plan {
        slot,
        sure: 0.7,
        reason: reading.words.texts.reasons.request,
        intent: "remind",
        ..blank(line, Sort::Reminder, title)
    })
}

/// What is to be done to a thing, where the participle behind "must be" says it: "the balance has to be paid", "die Miete
/// muss bis Freitag bezahlt werden".
fn done_to(reading: &Reading, owed: &Hit, thing: String) -> String {
    let words = reading.words;
    let participle = |i: &usize| reading.within(*i, &[Mark::Done]) && !reading.is_timed(*i);
    let near = owed.tokens.end.saturating_sub(1)..reading.clause_end(owed.tokens.start).min(reading.tokens.len());
    let verb = near.into_iter().find(participle).and_then(|i| words.title_of(reading.tokens.folded(i)));
    match verb {
        Some(verb) if words.verb_last => format!("{thing} {verb}"),
        Some(verb) => title::finish(&format!("{verb} {}", title::uncapitalised(&thing))),
        None => thing,
    }
}

/// What has to be there by a time: "the fees are due on 30 September", "chapter 3 must reach me by the 19th".
pub(super) fn owed(line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    let slot = line.slot.clone()?;
    let wants = reading.first(Mark::Wants);
    let owed = reading.first(Mark::Owed).or(wants)?;
    if line.own()
        || reading.is_question()
        || reading.any(&[Mark::Past, Mark::Not])
        || reading.occasion_hit().is_some() && !slot.deadline
    {
        return None;
    }
    let said_due = slot.deadline || owed.tokens.start > 0 && slot.clock.is_none();
    let ends = |&i: &usize| matches!(reading.tokens.sign(i), Some(',' | ';' | ':' | '.' | '!')) && !reading.is_timed(i);
    let comma = (0..owed.tokens.start).rev().find(ends).map_or(0, |i| i + 1);
    let told = reading.all(Mark::Remind).map(|hit| hit.tokens.end).find(|&end| end <= owed.tokens.start).unwrap_or(0);
    let first =
        if wants.is_none() { comma.max(told)..owed.tokens.start } else { owed.tokens.end..reading.tokens.len() };
    let people = fields::People::default();
    let mut draft = title::Draft::new(reading, &people);
    draft.drop.push(0..first.start);
    draft.drop.push(first.end..reading.tokens.len());
    let title = done_to(reading, owed, draft.title());
    (said_due && !title.is_empty() && title.split(' ').count() <= 8).then(|| Plan {
        slot: Slot { deadline: true, ..slot },
        sure: 0.6,
        reason: reading.words.texts.reasons.request,
        intent: "remind",
        ..blank(line, Sort::Reminder, title)
    })
}
