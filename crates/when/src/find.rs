//! Finding: runs the grammar over a text in each language that is tried and keeps what does not overlap.

use jiff::civil::Date;

use crate::class;
use crate::grammar::Parser;
use crate::items::{Item, blocks, items, near as near_classes};
use crate::language::{lexicon, scores};
use crate::lex::{Lex, Part};
use crate::resolve::{Answer, Frame};
use crate::spec::{Expression, Point};
use crate::value::{Context, Direction, Flag, Found, Kind, Language, Value};

/// What lies past this many bytes of a text is not read.
pub const LONGEST_TEXT: usize = 16 << 20;

/// A text with more findings than this is read no further; no letter or chat comes near.
pub const MOST_FOUND: usize = 20_000;

/// How far from a time a word may stand that says the part of the day ("dinner … at 8"), in items.
const HINT_REACH: usize = 12;

/// Every time expression in `text`, in the order of the text, spans never overlapping.
///
/// Takes time linear in the text; reads at most its first 16 MiB, and stops after 20,000 findings.
pub fn find(text: &str, context: &Context) -> Vec<Found> {
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    if let [language] = context.languages[..] {
        return find_in(text, context, language);
    }
    let candidates = if context.languages.is_empty() { &Language::ALL[..] } else { &context.languages };
    let scores = scores(text);
    let mut ranked: Vec<(Language, u32)> = candidates
        .iter()
        .map(|language| (*language, scores[*language as usize]))
        .filter(|(_, score)| *score > 0)
        .collect();
    ranked.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    if ranked.is_empty() {
        // Digits alone ("2026-12-01 14:00") are read by the likeliest.
        ranked.extend(candidates.first().map(|language| (*language, 0)));
    }
    let best = ranked.first().map_or(0, |(_, score)| *score);
    let mut found: Vec<Found> = Vec::new();
    for (rank, (language, score)) in ranked.into_iter().enumerate() {
        // Another language than the text's own needs words of its own to be heard.
        if rank > 0 && score * 4 < best {
            break;
        }
        let more = find_in(text, context, language);
        if rank == 0 {
            found = more;
        } else {
            merge(&mut found, more, text, language);
        }
    }
    found
}

/// Adds what a second language found where the first found nothing, if it stands on a long word of its own, or on a short
/// one among others.
fn merge(found: &mut Vec<Found>, more: Vec<Found>, text: &str, language: Language) {
    let mut kept = Vec::new();
    let mut at = 0;
    for candidate in more {
        while at < found.len() && found[at].span.end <= candidate.span.start {
            at += 1;
        }
        let clear = found.get(at).is_none_or(|other| other.span.start >= candidate.span.end);
        if clear && own_word(&text[candidate.span.clone()], language) {
            kept.push(candidate);
        }
    }
    found.append(&mut kept);
    found.sort_by_key(|found| found.span.start);
}

/// The text holds a word that means time in `language`: one of four letters or more, or of three letters in an expression
/// of three words ("fin de mes").
fn own_word(text: &str, language: Language) -> bool {
    let items = items(text, lexicon(language));
    let least = if text.split_whitespace().nth(2).is_some() { 3 } else { 4 };
    items.iter().any(|item| {
        let long = item.end - item.start >= least && item.is_word();
        let means_time = item.find(|lex| {
            matches!(
                lex,
                Lex::Weekday(_)
                    | Lex::Weekdays(_)
                    | Lex::Month(_)
                    | Lex::Day(_)
                    | Lex::Unit(_)
                    | Lex::Part(_)
                    | Lex::Clock(_)
                    | Lex::Holiday(_)
                    | Lex::Season(_)
                    | Lex::Freq(_)
            )
            .then_some(())
        });
        long && means_time.is_some()
    })
}

fn find_in(text: &str, context: &Context, language: Language) -> Vec<Found> {
    let lexicon = lexicon(language);
    let items = items(text, lexicon);
    let mut parser = Parser::new(&items, lexicon, &context.reference, context.order, context.direction);
    let mut found = Vec::new();
    // The last day said in this sentence, with the item after it.
    let mut near: Option<(Date, usize)> = None;
    // The first item that no finding has taken.
    let mut free = 0;
    let mut index = 0;
    let blocks = blocks(&items);
    while let Some(item) = items.get(index).filter(|_| found.len() < MOST_FOUND) {
        if item.joined || item.class & class::STARTER == 0 || inside_code(&items, index) || !core_ahead(&items, index) {
            index += 1;
            continue;
        }
        parser.near = near_classes(&blocks, index);
        parser.turn(if item.past { Direction::Past } else { context.direction });
        let Some(read) = parser.expression(index) else {
            index += 1;
            continue;
        };
        if read.rule == "part" && timed_series(&parser, read.next) {
            index = read.next;
            continue;
        }
        let near_day = near.filter(|(_, from)| same_sentence(&items[*from..index])).map(|(date, _)| date);
        let frame = Frame {
            now: &context.reference,
            direction: parser.direction,
            hint: hint(&items, index, read.next),
            near_day,
        };
        if let Some(answer) = frame.resolve(&read.expression) {
            if let (Value::Date(date), Kind::Date, false) =
                (&answer.value, answer.kind, answer.flags.contains(&Flag::Deadline))
            {
                near = Some((*date, read.next));
            }
            let first = if read.next == index + 3 { with_cue(&items, index) } else { index };
            let first = if read.cue && !answer.flags.contains(&Flag::Past) { index - 1 } else { first };
            let first = if first < free { index } else { first };
            let span = items[first].start as usize..items[read.next - 1].end as usize;
            found.push(told(answer, &read.expression, span, read.rule, language));
            free = read.next;
        }
        index = read.next.max(index + 1);
    }
    found
}

/// What repeats at an hour of its own begins here: a part of the day right before it names the thing ("club night every
/// Friday from 10 pm").
fn timed_series(parser: &Parser, index: usize) -> bool {
    parser
        .expression(index)
        .is_some_and(|read| matches!(read.expression, Expression::Every(every) if every.clock.is_some()))
}

/// How far the words before the first that means time may reach ("from the end of the week of").
const CORE_REACH: usize = 7;

/// Letters and digits run on without a space for three items ("x4al4"): nothing begins inside a code.
fn inside_code(items: &[Item], index: usize) -> bool {
    let glued = |at: usize| !items[at].spaced && !items[at].joined && items[at].mark().is_none();
    index >= 2 && glued(index) && glued(index - 1) && items[index - 2].mark().is_none()
}

fn core_ahead(items: &[Item], index: usize) -> bool {
    items[index..items.len().min(index + CORE_REACH)].iter().any(|item| item.class & class::CORE != 0)
}

/// Where an expression begins: "at" belongs to a dotted time ("at 6.45"), which is a time by it alone.
fn with_cue(items: &[Item], index: usize) -> usize {
    let number = |at: usize| items.get(at).is_some_and(|item| item.digits().is_some());
    let dotted = number(index) && items.get(index + 1).is_some_and(|item| item.mark() == Some('.') && !item.spaced);
    let bare = items.get(index + 3).is_none_or(|item| !item.is(Lex::Am) && !item.is(Lex::Pm) && !item.is(Lex::Oclock));
    let cued = index > 0 && items[index - 1].is(Lex::At) && items[index - 1].is_word();
    let apart = index < 2 || items[index - 2].readings().iter().all(|lex| *lex == Lex::Common);
    if dotted && bare && number(index + 2) && cued && apart { index - 1 } else { index }
}

/// No sentence ends among these, and they are few.
fn same_sentence(between: &[Item]) -> bool {
    between.len() <= HINT_REACH && !between.iter().any(|item| matches!(item.mark(), Some('.' | '!' | '?' | ';' | '\n')))
}

fn told(
    answer: Answer,
    expression: &Expression,
    span: std::ops::Range<usize>,
    rule: &'static str,
    language: Language,
) -> Found {
    let mut confidence = match expression {
        Expression::Point(Point { bare: true, .. }) => 0.75,
        _ => match rule {
            "period.bare_year" => 0.4,
            "part" => 0.6,
            "every.adjective" => 0.3,
            "anchor.minutes" => 0.5,
            "day.this" | "period.this" => 0.7,
            "length" => 0.85,
            _ => 0.95,
        },
    };
    if answer.flags.contains(&Flag::GuessedHalfOfDay) {
        confidence -= 0.1;
    }
    if answer.flags.contains(&Flag::Vague) {
        confidence -= 0.1;
    }
    Found {
        span,
        kind: answer.kind,
        grain: answer.grain,
        value: answer.value,
        alternatives: answer.alternatives,
        confidence,
        rule,
        language,
        flags: answer.flags,
    }
}

/// A meal or part of the day named near a time, in the same sentence.
fn hint(items: &[Item], index: usize, next: usize) -> Option<Part> {
    let stop = |at: &usize| !matches!(items[*at].mark(), Some('.' | '!' | '?' | ';' | '\n'));
    // "Mañana trabajo, el domingo a las 6": beside another day, one by its name is no morning, as "la mañana" is.
    let dated = items[index..next].iter().any(|item| item.weekday().is_some());
    let is_day = |at: usize| dated && items[at].find(|lex| matches!(lex, Lex::Day(_)).then_some(())).is_some();
    let part = |at: usize| at > 0 && items[at - 1].is(Lex::The);
    // Nor is the afternoon of "Wednesday from 8 or Thursday afternoon" that of the Wednesday.
    let others = |at: usize| dated && at > 0 && items[at - 1].weekday().is_some();
    let said = |at: usize| if is_day(at) && !part(at) || others(at) { None } else { items[at].hints() };
    let before = (index.saturating_sub(HINT_REACH)..index).rev().take_while(stop).find_map(said);
    before.or_else(|| (next..items.len().min(next + HINT_REACH)).take_while(stop).find_map(said))
}
