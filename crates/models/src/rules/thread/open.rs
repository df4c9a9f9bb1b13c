//! An appointment that no known word names: it has a time and a place, or somebody who is asked.

use super::start::{blank, is_others};
use super::titled::titled;
use super::{Line, Plan, Sort, Thread, slot};
use crate::rules::fields;
use crate::rules::judge;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::title;

/// Words of a line that may be a plan without a word of planning.
const SHORT: usize = 12;
/// Words of a line of a mail that stands for itself: "Train 6613".
const HEADLINE: usize = 4;
/// A line that names something to do, but no time: what follows may say it.
const LATENT: f32 = 0.45;

/// An appointment that no known word names: "library Saturday?", "bring her Monday, 17:15 ok?".
pub(super) fn open(thread: &Thread, line: &Line) -> Option<Plan> {
    let reading = &line.reading;
    let refused = line.slot.is_none() && reading.has(Mark::Not)
        || reading.first(Mark::Not).is_some_and(|not| not.tokens.start <= 2);
    let goodbye = reading.has(Mark::Bye)
        && reading.occasion_hit().is_none()
        && line.slot.as_ref().is_none_or(|slot| slot.clock.is_none());
    // "We've had a cancellation and can offer you Wednesday at 12:20": an offer counts, whatever led to it.
    let offers = reading.has(Mark::Suggest) && line.slot.as_ref().is_some_and(|slot| slot.clock.is_some());
    if judge::speaks_of_the_past(reading) && !offers
        || reading.has(Mark::Money)
        || refused
        || goodbye
        || is_others(thread, line)
    {
        return None;
    }
    // "Each Monday we send you our summary": a list's own habit.
    let habit = line.slot.as_ref().is_some_and(|slot| slot.rule.is_some() && slot.clock.is_none());
    let habit = habit && line.subject.is_some() && reading.has(Mark::Yours) && !reading.any(&[Mark::Meet, Mark::Have]);
    let timeless = line.slot.is_none() && (is_purpose(reading) || asks_for_more(thread, line));
    if habit || asks_hours(reading) || asks_how_it_was(line) || timeless {
        return None;
    }
    let noun = reading.occasion_hit().is_some() || reading.has(Mark::Generic);
    // "The MOT runs out on the 30th": by when something is owed, not what takes place.
    if !noun && reading.has(Mark::Owed) && line.slot.as_ref().is_some_and(|slot| slot.clock.is_none()) {
        return None;
    }
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

/// "A qué hora cierra el súper?": when something is open is no appointment.
pub(super) fn asks_hours(reading: &Reading) -> bool {
    const ASKED: &[Mark] = &[Mark::Ask, Mark::Nudge, Mark::Order, Mark::Meet, Mark::Ours];
    let tells = !reading.found.is_empty() || reading.any(&[Mark::AsksTime, Mark::Question]);
    tells && reading.has(Mark::Hours) && !reading.any(ASKED) && judge::opened(reading).is_none()
}

/// "Qué tal el finde?": what a whole weekend was like.
pub(super) fn asks_how_it_was(line: &Line) -> bool {
    const DOES: &[Mark] = &[Mark::Meet, Mark::Ask, Mark::Task, Mark::Order, Mark::Promise, Mark::Ours];
    let whole = line.slot.as_ref().is_some_and(|slot| slot.last.is_some() && slot.clock.is_none());
    let asks = line.reading.is_question() && line.reading.any(&[Mark::Suggest, Mark::Question]);
    whole && asks && line.reading.occasion_hit().is_none() && !line.reading.any(DOES)
}

/// "What is the pick-up point?": a detail of what is being planned.
fn asks_for_more(thread: &Thread, line: &Line) -> bool {
    let asks = line.reading.is_question() && line.has(Mark::Question);
    let planned = thread.live(line).map(|i| &thread.plans[i]).is_some_and(|plan| plan.sort == Sort::Event);
    asks && planned && !line.reading.any(&[Mark::Suggest, Mark::Meet, Mark::Ask])
}

/// Whether the event is only what something is wanted for: "lo necesito para la reunión".
fn is_purpose(reading: &Reading) -> bool {
    let noun = reading.occasion_hit().map_or(0, |(_, hit)| hit.tokens.start);
    let before = (noun.saturating_sub(2)..noun).any(|i| reading.words.is_purpose(reading.tokens.folded(i)));
    before && !reading.words.verb_last && !reading.any(&[Mark::Suggest, Mark::Meet])
}
