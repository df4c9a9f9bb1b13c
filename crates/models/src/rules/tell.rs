//! "… and tell Ana": whom to write what becomes of a wish, and the mail that says it.
//!
//! The words are cut off the end of the wish, which is then understood without them. Only what gives an event a time, or
//! takes it away, is told to others; "remind me to move the dentist and tell Ana" stays what it is. To add a language: its
//! words and sentences in `tell/words.rs`.

mod words;

use std::borrow::Cow;

use jiff::Zoned;
use serde_json::{Value, json};
use when::Language;

use super::lexicon::Mark;
use super::reading::Reading;
use super::reply;
use super::resolve::{Item, moment};
use super::text::{clip, fill, fold};
use super::turn::{Outcome, Turn, call};
use super::wishes::Wish;
use super::words::Words;
use crate::{Part, Role, ToolCall, ToolResult};

use words::{AND, ASKS, BEHIND, NOBODY, POLITE, WITHIN, says};

/// The tool that writes.
pub(crate) const TOOL: &str = "send_mail";
/// People who are told of one thing, and words of a name.
const MAX_NAMES: usize = 5;
const MAX_WORDS: usize = 4;
/// Messages of the person's in which those are looked for whom a correction tells, and the words of a correction.
const LOOKED_BACK: usize = 4;
const CORRECTING: &[Mark] = &[Mark::Correct, Mark::No, Mark::Instead];
/// Bytes of a text in which the words are looked for, counted from its end, and characters of a subject.
const LOOKED_AT: usize = 400;
const MAX_SUBJECT: usize = 150;

/// The text without its end that asks to tell somebody, and who that is. `None` where it has no such end, or nothing before
/// it.
pub(crate) fn split(text: &str, language: Language, at: &Zoned) -> Option<(String, Vec<String>)> {
    let words = words(text);
    for (i, word) in words.iter().enumerate().skip(1) {
        let begins = if of(&AND, language).contains(&&*word.folded) {
            i + 1
        } else if words[i - 1].comma {
            i
        } else {
            continue;
        };
        if let Some(names) = asked(text, &words[begins..], language, at) {
            let head = text[..word.start].trim_end().trim_end_matches(',').trim_end();
            return (!head.is_empty()).then(|| (head.to_owned(), names));
        }
    }
    None
}

/// Who is to be told, where the text asks for nothing else.
pub(crate) fn alone(text: &str, language: Language, at: &Zoned) -> Option<Vec<String>> {
    let words = words(text);
    let led = words.first().is_some_and(|word| of(&AND, language).contains(&&*word.folded));
    asked(text, &words[usize::from(led)..], language, at)
}

fn of<T: Copy>(all: &[(Language, T)], language: Language) -> T {
    all.iter().find(|(one, _)| *one == language).unwrap_or(&all[0]).1
}

/// A word of the text without the signs around it.
struct Word {
    start: usize,
    end: usize,
    folded: String,
    /// A comma stands behind it.
    comma: bool,
}

/// The words at the text's end; what lies further ahead is not looked at.
fn words(text: &str) -> Vec<Word> {
    let from = text.len() - text.len().min(LOOKED_AT);
    let from = text.ceil_char_boundary(from);
    let mut words: Vec<Word> = Vec::new();
    let mut at = from;
    for piece in text[from..].split_inclusive(char::is_whitespace) {
        let (start, whole) = (at, piece.trim_end());
        at += piece.len();
        let bare = whole.trim_start_matches(['(', '"', '“', '«', '¡', '¿']);
        let start = start + (whole.len() - bare.len());
        let kept = bare.trim_end_matches(['.', ',', '!', '?', ';', ':', '"', '”', '»', ')']);
        if kept.is_empty() {
            if let (Some(last), true) = (words.last_mut(), whole.contains(',')) {
                last.comma = true;
            }
            continue;
        }
        words.push(Word {
            start,
            end: start + kept.len(),
            folded: kept.chars().map(fold).collect(),
            comma: bare[kept.len()..].contains(','),
        });
    }
    words
}

/// How many of `words` say `phrase`, which is 0 where it is empty; `None` where they say something else.
fn led(words: &[Word], phrase: &str) -> Option<usize> {
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    let said = words.get(..wanted.len())?;
    said.iter().zip(&wanted).all(|(word, wanted)| word.folded == *wanted).then_some(wanted.len())
}

fn ended<'w>(words: &'w [Word], phrase: &str) -> Option<&'w [Word]> {
    let at = words.len().checked_sub(phrase.split_whitespace().count())?;
    led(&words[at..], phrase).map(|_| &words[..at])
}

fn without_politeness(words: &[Word]) -> &[Word] {
    let mut rest = words;
    while let Some(count) = POLITE.iter().find_map(|polite| led(rest, polite)) {
        rest = &rest[count..];
    }
    rest
}

/// Whom these words ask to tell, where they say nothing else.
fn asked(text: &str, words: &[Word], language: Language, at: &Zoned) -> Option<Vec<String>> {
    let mut rest = without_politeness(words);
    for _ in 0..2 {
        if let Some(left) = of(&BEHIND, language).iter().find_map(|said| ended(rest, said)) {
            rest = left;
        }
    }
    of(&ASKS, language).iter().find_map(|(before, behind)| {
        let left = without_politeness(&rest[led(rest, before)?..]);
        names(text, ended(left, behind)?, language, at)
    })
}

/// The names that these words are.
fn names(text: &str, words: &[Word], language: Language, at: &Zoned) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut one: Vec<&Word> = Vec::new();
    for word in words {
        let parts = of(&AND, language).contains(&&*word.folded);
        if !parts {
            one.push(word);
        }
        // "Ana, and Luis": one sign of the end of a name may follow another.
        if (parts || word.comma) && !one.is_empty() {
            names.push(name(text, &std::mem::take(&mut one), language)?);
        }
    }
    if !one.is_empty() {
        names.push(name(text, &one, language)?);
    }
    // "tell Ana tomorrow" is something to do tomorrow.
    let span = words.first()?.start..words.last()?.end;
    let timed =
        !names.iter().any(|name| name.contains('@')) && !Reading::of(&text[span], language, at).found.is_empty();
    (!names.is_empty() && names.len() <= MAX_NAMES && !timed).then_some(names)
}

fn name(text: &str, words: &[&Word], language: Language) -> Option<String> {
    let articles = of(&WITHIN, language);
    let words = match words {
        [first, rest @ ..] if !rest.is_empty() && articles.contains(&&*first.folded) => rest,
        words => words,
    };
    let (first, last) = (words.first()?, words.last()?);
    let said = &text[first.start..last.end];
    let nobody = |word: &&Word| NOBODY.split_whitespace().any(|other| other == word.folded);
    let is_name = |c: char| c.is_alphabetic() || "'’.- ".contains(c);
    let fits =
        said.contains('@') && words.len() == 1 || said.chars().all(is_name) && said.chars().any(char::is_alphabetic);
    (words.len() <= MAX_WORDS && fits && !words.iter().any(nobody)).then(|| said.to_owned())
}

/// The wish, with whom the person named of what it corrects: whoever would have been told of that is told of this.
pub(crate) fn inherited<'w>(turn: &Turn<'w>, outcome: &Outcome) -> Cow<'w, Wish> {
    let is_waiting = |id: &str| turn.request.agenda.iter().any(|item| item.pending && item.id == id);
    let corrects = |call: &ToolCall| {
        call.name == "change_event" && call.arguments.get("id").and_then(Value::as_str).is_some_and(is_waiting)
    };
    let made = match outcome {
        Outcome::Call(made) | Outcome::Noted(made, _) => made.as_slice(),
        Outcome::Say(_) | Outcome::LookUp(_) => &[],
    };
    if !turn.wish.tell.is_empty() || !made.iter().any(corrects) {
        return Cow::Borrowed(turn.wish);
    }
    Cow::Owned(Wish { tell: named_before(turn), ..turn.wish.clone() })
}

/// Whom the person named in the message that they correct, however often they did.
fn named_before(turn: &Turn) -> Vec<String> {
    let language = turn.words().language;
    let own = turn.request.parts.iter().rev().filter_map(|part| match part {
        Part::Said(said) if said.role == Role::User && !said.new => Some(said),
        _ => None,
    });
    for said in own.take(LOOKED_BACK) {
        let named = split(&said.text, language, &said.at).map(|(_, names)| names);
        if let Some(names) = named.or_else(|| alone(&said.text, language, &said.at)) {
            return names;
        }
        if !Reading::phrases(&said.text, language, &said.at).any(CORRECTING) {
            break;
        }
    }
    Vec::new()
}

/// What else a wish's calls lead to, where somebody is to be told: the call that writes, or why there is none.
pub(crate) fn beside(turn: &Turn, made: &[ToolCall]) -> Option<Result<ToolCall, String>> {
    let names = &turn.wish.tell;
    if names.is_empty() {
        return None;
    }
    let (subject, body) = made.iter().find_map(|call| letter(turn, call))?;
    let says = says(turn.words().language);
    if !turn.offers(TOOL) {
        return Some(Err(fill(says.no_mailbox, &[("name", &names.join(", "))])));
    }
    let why = turn.why("tell", 0.9, says.reason);
    Some(Ok(call(TOOL, json!({"to": names, "subject": subject, "body": body}), why)))
}

/// Subject and text of the mail that tells what `call` does to an event; `None` where it does nothing to one.
fn letter(turn: &Turn, call: &ToolCall) -> Option<(String, String)> {
    let (words, now, says) = (turn.words(), &turn.request.now, says(turn.words().language));
    let text = |key: &str| call.arguments.get(key).and_then(Value::as_str).unwrap_or_default();
    let told = |key: &str| moment(text(key), now).map(|moment| reply::time(&moment, now, words));
    let (start, end) = (told("start"), told("end"));
    let (title, sentence, off) = match call.name.as_str() {
        "create_event" => {
            let title = text("title").to_owned();
            let sentence = fill(says.stands, &[("title", &title), ("to", &start.clone()?)]);
            (title, sentence, false)
        }
        "change_event" | "cancel_event" => {
            let item = standing(turn, text("id"))?;
            let item = text("occurrence").parse().map_or_else(|_| item.clone(), |day| item.on(day));
            let cancels = call.name == "cancel_event";
            // What was only proposed was told to nobody.
            if item.pending && cancels {
                return None;
            }
            (item.title.clone(), changed(&item, (cancels, start.as_deref(), end.as_deref()), now, words)?, cancels)
        }
        _ => return None,
    };
    let place = Some(text("place")).filter(|place| !place.is_empty());
    let place = place.map(|place| format!("\n{}", fill(says.place, &[("place", place)])));
    let names: Vec<&str> = turn.wish.tell.iter().map(String::as_str).filter(|name| !name.contains('@')).collect();
    let hello =
        if names.is_empty() { says.hello_all.to_owned() } else { fill(says.hello, &[("name", &names.join(", "))]) };
    let own = turn.request.memory.name.trim();
    let signed = if own.is_empty() { String::new() } else { format!("\n\n{own}") };
    let body = format!("{hello}\n\n{sentence}{}{signed}", place.unwrap_or_default());
    let about = if off { Some(says.off.to_owned()) } else { start };
    let subject = about.map_or_else(|| title.clone(), |about| format!("{title}: {about}"));
    Some((domain::text::shorten(&subject, MAX_SUBJECT), body))
}

/// What stands under this id; of a proposal that changes something, that.
fn standing(turn: &Turn, id: &str) -> Option<Item> {
    let about = turn.request.agenda.iter().find(|item| item.id == id).and_then(|item| item.about.as_deref());
    let id = about.unwrap_or(id);
    turn.items().into_iter().find(|item| item.id == id)
}

/// What happens to `item`: it is cancelled, begins or ends at another time, or changes in another way.
fn changed(
    item: &Item,
    (cancels, start, end): (bool, Option<&str>, Option<&str>),
    now: &Zoned,
    words: &Words,
) -> Option<String> {
    let says = says(words.language);
    let from = item.start.as_ref().map(|from| reply::time(from, now, words))?;
    let (sentence, to) = match (cancels, start, end) {
        (true, ..) => (says.cancelled, ""),
        (_, Some(to), _) if item.pending => (says.stands, to),
        (_, Some(to), _) => (says.moved, to),
        (_, None, Some(to)) => (says.until, to),
        (_, None, None) => (says.stands, from.as_str()),
    };
    Some(fill(sentence, &[("title", &item.title), ("from", &from), ("to", to)]))
}

/// Why the mail was not written, for the person. The tool says it to models: "… is known; …" of a name that nobody has,
/// "… may be …; …" of one that several have.
pub(crate) fn failed(turn: &Turn, result: &ToolResult) -> Option<String> {
    if result.name != TOOL || turn.wish.tell.is_empty() || result.is_settled() {
        return None;
    }
    let (says, names) = (says(turn.words().language), turn.wish.tell.join(", "));
    let message = result.content.get("message").and_then(Value::as_str).unwrap_or_default();
    let message = clip(message, LOOKED_AT);
    let named = |one: &&String| message.contains(one.as_str());
    let name = turn.wish.tell.iter().find(named).map_or(names.as_str(), String::as_str);
    let list = message.split_once(" may be ").and_then(|(_, rest)| rest.split_once(';')).map(|(list, _)| list);
    Some(match list {
        Some(list) => fill(says.several, &[("name", name), ("list", list)]),
        None if message.contains(" is known;") => fill(says.unknown, &[("name", name)]),
        None => {
            let told = result.content.get("told").and_then(Value::as_str).unwrap_or(turn.words().texts.failed);
            fill(says.failed, &[("name", name), ("message", told)])
        }
    })
}

#[cfg(test)]
mod tests;
