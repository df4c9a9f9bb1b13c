//! Of the times that a text names, those that say when the thing is: not what is taken back, over, or told as a reason.

use when::{Found, Grain, Kind};

use super::slot::falls_on;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// The times of a text without those that it takes back ("can't on Thursday, Friday?", "8:30 not 8"), and where some
/// stand in the words of a suggestion, those: "dentist Thursday, so can we do Wednesday instead?".
pub(super) fn told<'r>(reading: &'r Reading) -> Vec<&'r Found> {
    // "now" is when it is said.
    let is_now = |found: &Found| matches!(&found.value, when::Value::DateTime(moment) if moment.timestamp() == reading.at.timestamp());
    // "An hour later" is told from what stands, not from now.
    let far = |found: &Found| found.kind != Kind::Offset && !crate::rules::moving::is_relative(found);
    let all: Vec<&Found> = reading.found.iter().filter(|found| far(found) && !is_now(found)).collect();
    // "this year the first Saturday": the day counts.
    let fine = all.iter().any(|found| says_day(found) && found.grain <= Grain::Day);
    let long = |found: &Found| {
        let rule = found.kind == Kind::Recurrence;
        found.grain >= Grain::Month && !rule && !found.flags.contains(&when::Flag::Since)
    };
    let all: Vec<&Found> = all.into_iter().filter(|found| !(fine && long(found))).collect();
    let all = without_over(reading, all);
    let whens = |found: &&&Found| found.kind != Kind::Duration;
    if all.iter().filter(whens).count() < 2 {
        return all;
    }
    let all = without_habit(reading, all);
    let all = without_reason(reading, all);
    let kept: Vec<&Found> = all.iter().copied().filter(|found| !is_denied(reading, found)).collect();
    let kept = if kept.iter().any(|found| found.kind != Kind::Duration) { kept } else { all };
    let suggested = |found: &&Found| {
        (0..at(reading, found))
            .rev()
            .take_while(|&i| !breaks(reading, i))
            .any(|i| reading.within(i, &[Mark::Suggest, Mark::Moved]))
    };
    let days = kept.iter().filter(|found| says_day(found)).count();
    match kept.iter().position(suggested) {
        // What is said behind the suggestion belongs to it.
        Some(first) if days > 1 && kept[first..].iter().any(|found| says_day(found)) => kept[first..].to_vec(),
        _ => kept,
    }
}

/// "Saturday is better, on weekdays I work": what somebody does again and again, told behind the day that they take.
fn without_habit<'r>(reading: &Reading, all: Vec<&'r Found>) -> Vec<&'r Found> {
    let takes = reading.any(&[Mark::Agree, Mark::Instead]);
    let day = all.iter().find(|found| says_day(found) && !found.flags.contains(&when::Flag::Since));
    let Some(day) = day.filter(|_| takes).copied() else { return all };
    let apart = |found: &Found| {
        let between = reading.text.get(day.span.end..found.span.start);
        between.is_some_and(|between| between.contains([',', '.', ';']))
    };
    let date = match &day.value {
        when::Value::Date(date) => *date,
        when::Value::DateTime(moment) => moment.date(),
        _ => return all,
    };
    let other = |found: &Found| match &found.value {
        when::Value::Recurrence { rule, .. } => rule.contains("BYDAY=") && !falls_on(rule, date, None),
        _ => false,
    };
    let habit = |found: &Found| found.grain >= Grain::Day && other(found) && apart(found);
    all.into_iter().filter(|found| !habit(found)).collect()
}

/// "At 8:30 I take my son to school, 9:30?": of two hours, the one that ends a question is asked for, where the other is
/// what the speaker does.
fn without_reason<'r>(reading: &Reading, all: Vec<&'r Found>) -> Vec<&'r Found> {
    let hour = |found: &Found| found.kind == Kind::Time;
    let Some(last) = all.iter().rev().find(|found| hour(found)).copied().filter(|_| reading.is_question()) else {
        return all;
    };
    let behind = reading.text[last.span.end..].chars().all(|c| !c.is_alphanumeric());
    let own = |found: &Found| {
        let first = at(reading, found);
        let end = reading.clause_end(first);
        hour(found)
            && (0..end)
                .rev()
                .take_while(|&i| i >= first || !breaks(reading, i))
                .any(|i| reading.within(i, &[Mark::Mine]))
    };
    all.into_iter().filter(|found| !behind || found.span == last.span || !own(found)).collect()
}

/// "As agreed on 3 September, I suggest the 17th": a day without its year that would be most of a year ahead is over,
/// where another is near.
fn without_over<'r>(reading: &Reading, all: Vec<&'r Found>) -> Vec<&'r Found> {
    const FAR: i32 = 270;
    let ahead = |found: &Found| {
        let date = match &found.value {
            when::Value::Date(date) => *date,
            when::Value::DateTime(moment) => moment.date(),
            _ => return None,
        };
        let days = date.since((jiff::Unit::Day, reading.at.date())).ok()?.get_days();
        // A weekday, a holiday or a year says which one it is.
        let said = &reading.text[found.span.clone()];
        let digits = said.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        Some((days, (1..4).contains(&digits)))
    };
    let near = all.iter().any(|found| ahead(found).is_some_and(|(days, _)| (0..FAR).contains(&days)));
    let over = |found: &&Found| ahead(found).is_some_and(|(days, open)| open && days >= FAR);
    all.into_iter().filter(|found| !(near && over(found))).collect()
}

pub(super) fn says_day(found: &Found) -> bool {
    matches!(found.kind, Kind::Date | Kind::DateTime | Kind::DateRange | Kind::DateTimeRange)
}

/// The token that a time begins at.
pub(super) fn at(reading: &Reading, found: &Found) -> usize {
    reading.tokens.list.partition_point(|token| token.span.end <= found.span.start)
}

/// Whether a clause ends before token `i`.
pub(super) fn breaks(reading: &Reading, i: usize) -> bool {
    let number = |i: usize| reading.tokens.folded(i).starts_with(|c: char| c.is_ascii_digit());
    let inside = i > 0 && number(i - 1) && number(i + 1);
    let sign = !inside && matches!(reading.tokens.sign(i), Some(',' | ';' | '?' | '!' | '.' | ':' | '-' | '–' | '('));
    !reading.is_timed(i) && (sign || reading.at(i, Mark::And).is_some())
}

/// Whether the clause that a time stands in says no: "can't on Thursday", "Friday's no good".
fn is_denied(reading: &Reading, found: &Found) -> bool {
    let end = reading.tokens.list.partition_point(|token| token.span.start < found.span.end);
    let behind = (end..reading.tokens.len()).take_while(|&i| !breaks(reading, i) && !reading.is_timed(i));
    if behind.into_iter().any(|i| reading.within(i, &[Mark::Refuse])) {
        return true;
    }
    (0..at(reading, found))
        .rev()
        .take_while(|&i| !breaks(reading, i))
        .take_while(|&i| !reading.is_timed(i))
        .any(|i| reading.within(i, &[Mark::Not, Mark::Refuse]))
}
