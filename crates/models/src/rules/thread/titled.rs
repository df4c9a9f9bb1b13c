//! How what a line begins is called, where its own words do not name it: by its subject, its heading, the sender's trade.

use super::{Line, Thread, antecedent};
use crate::rules::fields;
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::reading::Reading;
use crate::rules::resolve::occasions;
use crate::rules::title;

pub(super) fn titled(thread: &Thread, line: &Line, place: Option<&fields::Place>, named: Option<&str>) -> String {
    let reading = &line.reading;
    let people = fields::people(reading);
    // "The sellers can do a showing on Saturday".
    let object = title::of_object(reading, place, &people).filter(|_| reading.occasion_hit().is_none());
    if let Some(object) = object.filter(|_| reading.any(&[Mark::Light]) && line.subject.is_none()) {
        return object;
    }
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
pub(super) fn says_something(reading: &Reading, subject: &str) -> bool {
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
pub(super) fn is_talk(reading: &Reading, title: &str) -> bool {
    const TALK: &[Mark] = &[Mark::Ask, Mark::Polite, Mark::Question, Mark::Agree, Mark::Duty, Mark::Pledge, Mark::Meet];
    /// What says nothing beside them: "Would you", "Hätten Sie".
    const SMALL: &[Mark] = &[Mark::Stop, Mark::Edge, Mark::Yours, Mark::Mine, Mark::Ours, Mark::It, Mark::Person];
    let tokens = reading.words.lexicon.tokens(title);
    let hits = reading.words.lexicon.scan(&tokens);
    let talks = |hit: &Hit| TALK.contains(&hit.mark) && hit.tokens.len() == tokens.len();
    let small = |i: usize| hits.iter().any(|hit| SMALL.contains(&hit.mark) && hit.tokens.contains(&i));
    !title.contains(' ') && hits.iter().any(talks) || !tokens.list.is_empty() && (0..tokens.len()).all(small)
}

/// Whether the subject names the same kind of thing as the line, which has a general word for it: "Book club" over "the
/// course".
pub(super) fn subject_says_more(line: &Line) -> bool {
    let Some((kind, hit)) = line.reading.occasion_hit() else { return false };
    let (reading, next) = (&line.reading, hit.tokens.end);
    let alone = !reading.is_noun(next) && !reading.words.is_of(reading.tokens.folded(next));
    alone
        && kind != crate::rules::lexicon::Occasion::Visit
        && reading.at(next, Mark::With).is_none()
        && line.subject.is_some_and(|subject| subject.contains(' ') && occasions(subject).contains(&kind))
}

/// What the sender's trade makes of an appointment that nothing else names: "Vet Dimitris", "Physio Neumann".
pub(super) fn trade(line: &Line) -> Option<String> {
    let lexicon = &line.reading.words.lexicon;
    let name = line.by();
    let tokens = lexicon.tokens(name);
    let hits = lexicon.scan(&tokens);
    let hit = hits.iter().find(|hit| matches!(hit.mark, Mark::Noun(_)))?;
    let span = tokens.list[hit.tokens.start].span.start..tokens.list[hit.tokens.end - 1].span.end;
    name.get(span).map(title::finish)
}

/// Whether the line before, of somebody else, asked.
fn answers(thread: &Thread, line: &Line) -> bool {
    let before = line.message.checked_sub(1).and_then(|i| thread.said.get(i));
    before.is_some_and(|said| said.name.trim() != line.said.name.trim() && said.text.trim_end().ends_with('?'))
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
