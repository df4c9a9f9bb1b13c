//! Whether a line speaks of the same thing as a plan, or of another.

use jiff::Zoned;

use super::{Line, Plan, Sort, address};
use crate::rules::judge;
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::resolve::occasions;
use crate::rules::text::Tokens;

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
    // "The MOT runs out on the 30th." "I have to ring the garage before Friday": what is to be done by then.
    let due = line.slot.as_ref().is_some_and(|slot| slot.deadline) && line.own();
    let does = |hit: &Hit| judge::verb_after(reading, hit.tokens.end, Mark::Task).is_some();
    if due && plan.sort == Sort::Event && reading.all(Mark::Duty).chain(reading.all(Mark::Pledge)).any(does) {
        return true;
    }
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

/// The same thing told again: the same day and a word in common, or the same title.
pub(super) fn is_same(one: &Plan, other: &Plan, at: &Zoned) -> bool {
    let day = |plan: &Plan| plan.slot.start(at).map(|(start, _)| start.date());
    let (a, b) = (Tokens::of(&one.title), Tokens::of(&other.title));
    let word = |tokens: &Tokens, i: usize| tokens.folded(i).len() > if i == 0 { 2 } else { 3 };
    let shared = (0..a.len()).any(|i| word(&a, i) && (0..b.len()).any(|j| a.folded(i) == b.folded(j)));
    let same_day = day(one) == day(other) || one.slot.is_empty() || other.slot.is_empty();
    let times = one.slot.clock == other.slot.clock || one.slot.clock.is_none() || other.slot.clock.is_none();
    shared && same_day && times
}
