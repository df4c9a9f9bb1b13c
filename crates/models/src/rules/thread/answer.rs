//! How a line answers: whether it agrees or refuses, and which of the times that were offered it takes.

use super::super::lexicon::{Hit, Mark, Occasion};
use super::super::moving;
use super::super::reading::Reading;
use super::{Line, Plan, Slot};

/// The rules of `when` for a weekday without a date; "quarta está bem" looks like "this Wednesday".
const WEEKDAY: &[&str] = &["day.weekday", "day.shifted_weekday"];

/// Of the times that were offered, the one that is taken: by its day, or by its hour alone.
pub(super) fn chosen(plan: &Plan, said: &Slot, line: &Line) -> Slot {
    let hour = |offer: &Slot| {
        offer.clock.zip(said.clock).is_some_and(|(one, other)| {
            one.minute() == other.minute() && (one == other || said.guessed && one.hour() % 12 == other.hour() % 12)
        })
    };
    let fits = |offer: &&Slot| match said.day {
        Some(day) => offer.day == Some(day) && said.clock.is_none(),
        None => hour(offer),
    };
    if let Some(offer) = plan.offers.iter().find(fits) {
        return Slot { guessed: false, ..offer.clone() };
    }
    // "Wednesday is perfect", of the Wednesday after next that was offered.
    let only_weekday = line.reading.found.iter().any(|found| WEEKDAY.contains(&found.rule));
    let Some(day) = said.day.filter(|_| only_weekday) else { return said.clone() };
    let later = |offer: &&Slot| offer.day.is_some_and(|other| other > day && other.weekday() == day.weekday());
    match plan.offers.iter().find(later) {
        Some(offer) if said.clock.is_none() => Slot { guessed: false, ..offer.clone() },
        Some(offer) => Slot { day: offer.day, ..said.clone() },
        None => said.clone(),
    }
}

/// "The second one, please", "the later one": of the times that were offered, the one that is counted or compared.
pub(super) fn picked(plan: &Plan, line: &Line) -> Option<Slot> {
    /// Words of a line that only chooses.
    const SHORT: usize = 8;
    let reading = &line.reading;
    let counted = (0..reading.tokens.len()).find_map(|i| reading.nth(i)).map(|(nth, _)| nth);
    // "On Friday I'm away, I take the first one": the day that is told is of another offer.
    let why_not = |slot: &Slot| counted.is_some() && slot.clock.is_none() && slot.day.is_some();
    if plan.offers.len() < 2 || line.words() > SHORT || line.slot.as_ref().is_some_and(|slot| !why_not(slot)) {
        return None;
    }
    let when = |offer: &&Slot| (offer.day, offer.clock);
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
pub(super) fn shifted(plan: &Plan, line: &Line) -> Option<Slot> {
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

/// An hour that is told apart from what it is for: "breakfast on Saturday?", "at 9".
pub(super) fn by_sense(plan: &Plan, said: Slot, line: &Line) -> Slot {
    if plan.slot.clock.is_some() {
        return said;
    }
    let day = said.day.or(plan.slot.day);
    on_day(said, day, plan.occasion, line)
}

/// An hour whose half of the day was guessed, on the day that it is of: one of another day is no hour of the night because
/// the next of its kind is.
pub(super) fn on_day(said: Slot, day: Option<jiff::civil::Date>, occasion: Option<Occasion>, line: &Line) -> Slot {
    const AWAKE: std::ops::Range<i8> = 8..22;
    /// From here on an hour of the morning may have been taken for one of tonight.
    const EVENING: i8 = 19;
    let today = day.is_none_or(|day| day == line.said.at.date());
    let usual = occasion.and_then(Occasion::hours);
    let hours = usual.or(Some(AWAKE).filter(|_| !today));
    let Some((clock, hours)) = said.clock.zip(hours).filter(|_| said.guessed) else { return said };
    let other = clock.with().hour((clock.hour() + 12) % 24).build().unwrap_or(clock);
    // "At 9:15", read in the afternoon, is tonight only where the day is today.
    let late = clock.hour() >= EVENING && other.hour() < line.said.at.hour() && !today;
    let wrong = (late || !hours.contains(&clock.hour())) && hours.contains(&other.hour());
    Slot { clock: Some(if wrong { other } else { clock }), hurried: None, ..said }
}

/// Whether the text says how much later or earlier: "half an hour later".
pub(super) fn is_shifted(reading: &Reading) -> bool {
    reading.found.iter().any(moving::is_relative)
}

/// "Noted, till Wednesday", said of the Wednesday after next.
pub(super) fn confirmed(plan: &Plan, said: Slot, line: &Line) -> Slot {
    let later = |known: jiff::civil::Date, day: jiff::civil::Date| known > day && known.weekday() == day.weekday();
    let same = plan.slot.day.zip(said.day).is_some_and(|(known, day)| later(known, day));
    let bare = said.clock.is_none() && line.words() <= 6 && agrees(line) && !line.has(Mark::Instead);
    Slot { day: if same && bare { plan.slot.day } else { said.day }, ..said }
}

/// A yes at the beginning of a line, or in a short one.
pub(super) fn agrees(line: &Line) -> bool {
    let reading = &line.reading;
    let said = |hit: &&Hit| !hit.tokens.clone().any(|i| reading.within(i, &[Mark::Salute, Mark::Greet]));
    let mut yes = reading.all(Mark::Agree).filter(said);
    let Some(first) = yes.next().map(|hit| hit.tokens.start) else { return false };
    let refused = || reading.any(&[Mark::Refuse]) || denies(reading) || defers(line);
    (first <= 2 || line.words() <= 7) && !refused() && !denied_agreement(reading)
}

/// "I'll let you know", "déjame hablarlo": no answer yet.
pub(super) fn defers(line: &Line) -> bool {
    let tokens = &line.reading.tokens;
    line.reading.words.defers(|i| if i < tokens.len() { tokens.folded(i) } else { "" }, tokens.len())
}

/// Whether the speaker says that they will do something.
pub(super) fn promises(line: &Line) -> bool {
    line.reading.any(&[Mark::Promise, Mark::Pledge, Mark::Vow]) && !line.reading.any(&[Mark::Meet, Mark::Not])
}

fn denied_agreement(reading: &Reading) -> bool {
    let first = reading.first(Mark::Agree).map_or(usize::MAX, |hit| hit.tokens.start);
    reading.all(Mark::Not).any(|not| not.tokens.start < first && first - not.tokens.start <= 2)
}

pub(super) fn refuses(line: &Line) -> bool {
    let reading = &line.reading;
    let no = reading.first(Mark::No).is_some_and(|hit| hit.tokens.start == 0) && !reading.any(&[Mark::Agree]);
    (reading.has(Mark::Refuse) || no || denies(reading)) && !line.has(Mark::Joke)
}

/// "Not today, sorry", "heut echt nicht, bin müde": a first clause of a few words that says but no.
fn denies(reading: &Reading) -> bool {
    const SHORT: usize = 4;
    /// What makes a yes, a question or a request of the no: "why not", "no problem", "don't forget".
    const SAYS: &[Mark] =
        &[Mark::Agree, Mark::Question, Mark::Nudge, Mark::Ask, Mark::Task, Mark::Have, Mark::Instead, Mark::Unhurried];
    let end = reading.clause_end(0);
    let words = (0..end).filter(|&i| reading.tokens.is_word(i)).count();
    let plain = (0..end).all(|i| !reading.within(i, SAYS) && !reading.is_noun(i));
    let no = reading.all(Mark::Not).any(|not| not.tokens.end <= end);
    no && plain && words <= SHORT && !reading.is_question()
}
