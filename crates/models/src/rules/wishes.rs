//! From messages to wishes: a burst ("lunch with Ana" / "on friday" / "at 1") is one wish, one message may hold several.

use std::ops::Range;

use jiff::Zoned;
use when::Language;

use super::choice;
use super::intent::{self, Intent};
use super::lexicon::Mark;
use super::reading::Reading;
use super::tell;
use super::text::{LOOKED_AT, clip, harmless};
use crate::Said;

/// Pieces of one burst, and bytes of all its messages, that are looked at; the rest is not read.
const MAX_PIECES: usize = 40;
const MAX_BURST: usize = 2 * LOOKED_AT;

/// One thing that the person wants, in their words.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// What was said about it, pieces joined by a space.
    pub text: String,
    /// The first message of it.
    pub message_id: String,
    pub at: Zoned,
    /// The line that the person chose where they were asked which one they mean.
    pub choice: Option<String>,
    /// Who is to be told what becomes of it.
    pub tell: Vec<String>,
}

impl Wish {
    pub(crate) fn reading(&self, language: Language) -> Reading<'_> {
        Reading::of(&self.text, language, &self.at)
    }

    pub(crate) fn understood(&self, language: Language) -> Intent {
        intent::understand(&self.reading(language)).intent
    }

    /// Whether it gives something a time, or takes it away: what others may be told of.
    fn can_be_told(&self, language: Language) -> bool {
        matches!(self.understood(language), Intent::Create | Intent::Implied | Intent::Move | Intent::Cancel)
    }

    /// The same without an end that says whom to tell of it.
    fn parted(self, language: Language) -> Self {
        let Some((text, tell)) = tell::split(&self.text, language, &self.at) else { return self };
        let parted = Self { text, tell, ..self.clone() };
        if parted.can_be_told(language) { parted } else { self }
    }

    /// Adds to the words, up to what is looked at of one text; what would be more is left out.
    fn join(&mut self, next: &Self) {
        if self.text.len() + next.text.len() < LOOKED_AT {
            self.text.push(' ');
            self.text.push_str(&next.text);
            self.tell.extend_from_slice(&next.tell);
        }
    }
}

/// The wishes of these messages, in order. Talk and what is not understood are left out where something else is wanted.
pub(crate) fn wishes<'a>(messages: impl Iterator<Item = &'a Said>, language: Language) -> Vec<Wish> {
    let mut left = MAX_BURST;
    let looked_at = messages.map_while(|said| {
        let text = clip(&said.text, left);
        left -= text.len();
        (left > 0 || !text.is_empty()).then_some((said, text))
    });
    let pieces = looked_at.flat_map(|(said, text)| pieces(said, text, language)).take(MAX_PIECES);
    let mut wishes: Vec<Wish> = Vec::new();
    for piece in pieces {
        let told = tell::alone(&piece.text, language, &piece.at);
        match (wishes.last_mut(), told) {
            (Some(last), Some(names)) if last.can_be_told(language) => last.tell = names,
            (Some(last), _) if belong_together(last, &piece, language) => last.join(&piece),
            _ => wishes.push(piece),
        }
    }
    let intents: Vec<Intent> = wishes.iter().map(|wish| wish.understood(language)).collect();
    let says_something =
        |intent: &Intent| !intent.is_talk() && !matches!(intent, Intent::Unclear | Intent::PerhapsComplete);
    if intents.iter().any(says_something) {
        let mut keep = intents.iter().map(says_something);
        wishes.retain(|_| keep.next().unwrap_or(true));
    } else if intents.iter().any(|intent| intent.is_talk()) {
        let mut keep = intents.iter().map(|intent| intent.is_talk());
        wishes.retain(|_| keep.next().unwrap_or(true));
        if let Some((first, rest)) = wishes.split_first_mut() {
            for next in rest.iter() {
                first.join(next);
            }
        }
        wishes.truncate(1);
    }
    wishes
}

fn pieces(said: &Said, text: &str, language: Language) -> Vec<Wish> {
    let text = harmless(text);
    let wish = |part: &str| Wish {
        text: part.trim().to_owned(),
        message_id: said.id.clone(),
        at: said.at.clone(),
        choice: None,
        tell: Vec::new(),
    };
    let mut pieces = Vec::new();
    for sentence in sentences(&text, language) {
        let reading = Reading::of(&text[sentence.clone()], language, &said.at);
        for part in commands(&reading) {
            let part = &reading.text[part];
            if part.chars().any(char::is_alphanumeric) {
                pieces.push(wish(part).parted(language));
            }
        }
    }
    pieces
}

/// The sentences of a text, as bytes: lines, and what ends in a full stop, question or exclamation mark.
pub(crate) fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let words = super::words::Words::of(language);
    let bytes = text.as_bytes();
    let (mut sentences, mut start) = (Vec::new(), 0);
    for (i, &byte) in bytes.iter().enumerate() {
        let ends = match byte {
            b'\n' => true,
            b'!' | b'?' | b';' | b'.' => {
                let over = bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
                over && (byte != b'.' || !is_abbreviation(&text[start..i], words))
            }
            _ => false,
        };
        if ends {
            sentences.push(start..i + 1);
            start = i + 1;
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|range| !text[range.clone()].trim().is_empty());
    sentences
}

/// Whether the dot after this text belongs to its last word: "Dr", "p.m", "a".
fn is_abbreviation(before: &str, words: &super::words::Words) -> bool {
    let word: String = before.rsplit(char::is_whitespace).next().unwrap_or("").chars().map(super::text::fold).collect();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    words.is_abbreviation(&word) || (letters == 1 && word.len() == 1) || (word.contains('.') && letters <= 3)
}

/// Parts of a sentence that are wishes of their own: "add the dentist tomorrow at 5 and remind me to call mum".
fn commands(reading: &Reading) -> Vec<Range<usize>> {
    const OPENING: &[Mark] = &[Mark::Remind, Mark::Create, Mark::Cancel, Mark::Move];
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut done = 0;
    for i in 1..reading.tokens.len() {
        let comma = (reading.tokens.sign(i) == Some(',')).then_some(i + 1);
        let Some(after) =
            comma.map(|next| reading.at(next, Mark::And).unwrap_or(next)).or_else(|| reading.at(i, Mark::And))
        else {
            continue;
        };
        if i < done || reading.is_timed(i) || reading.is_timed(after) {
            continue;
        }
        let opening = (0..2).fold(after, |j, _| reading.at_any(j, &[Mark::Polite, Mark::Filler]).unwrap_or(j));
        let commanded = OPENING.iter().any(|&mark| reading.at(opening, mark).is_some());
        let noun = reading.at(after, Mark::Article).unwrap_or(after);
        let named = reading.occasion_hit().is_some() && reading.is_longer_noun(noun, noun);
        let is_when = |found: &&when::Found| !matches!(found.kind, when::Kind::Duration | when::Kind::Offset);
        let byte = reading.tokens.list[i].span.start;
        let said_before =
            reading.found.iter().filter(is_when).any(|found| found.span.start >= start && found.span.end <= byte);
        let said_after = reading.found.iter().filter(is_when).any(|found| found.span.start >= byte);
        let without_time =
            reading.at_any(opening_of(reading, done), &[Mark::Cancel, Mark::Complete, Mark::Keep]).is_some();
        if (commanded && (said_before || without_time)) || (named && said_before && said_after) {
            parts.push(start..byte);
            start = reading.tokens.list.get(after).map_or(reading.text.len(), |token| token.span.start);
            done = after;
        }
    }
    parts.push(start..reading.text.len());
    parts
}

fn opening_of(reading: &Reading, from: usize) -> usize {
    (0..3).fold(from, |i, _| reading.at_any(i, &[Mark::Polite, Mark::Filler]).unwrap_or(i))
}

/// Whether `next` goes on with what `last` began.
fn belong_together(last: &Wish, next: &Wish, language: Language) -> bool {
    let (before, after) = (last.reading(language), next.reading(language));
    let (first, second) = (intent::understand(&before).intent, intent::understand(&after).intent);
    if first.is_talk() || second.is_talk() {
        return false;
    }
    let waits = match first {
        Intent::Fragment => !after.says_when() || !before.says_when(),
        Intent::Create | Intent::Remind | Intent::Move | Intent::Cancel => {
            let from = intent::understand(&before).from;
            !intent::has_content(&before, from)
                && !before.says_when()
                && matches!(second, Intent::Implied | Intent::Task | Intent::Unclear)
        }
        _ => false,
    };
    let adds = second == Intent::Fragment || (intent::is_complement(&after) && !intent::has_content(&after, 0));
    waits || (adds && first != Intent::Unclear)
}

/// What was said before and waits for what this wish adds: the person was asked "when?" or "which one?" by `asked`, and
/// now says it.
pub(crate) fn continued(history: &Wish, asked: &str, next: &Wish, language: Language) -> Option<Wish> {
    let joined = || {
        let (choice, tell) = (history.choice.clone(), [history.tell.clone(), next.tell.clone()].concat());
        Wish { text: format!("{} {}", history.text, next.text), choice, tell, ..next.clone() }
    };
    let (before, after) = (history.reading(language), next.reading(language));
    let second = intent::understand(&after).intent;
    if let Some(line) = choice::chosen(asked, &after) {
        return Some(Wish { choice: Some(line), message_id: next.message_id.clone(), ..history.clone() });
    }
    if choice::asks_which(asked) && !second.is_command() && !second.is_talk() {
        return Some(joined());
    }
    let first = intent::understand(&before).intent;
    let asks_time = matches!(first, Intent::Create | Intent::Implied | Intent::Remind | Intent::Task | Intent::Move)
        && !before.says_when();
    let asks_what = first == Intent::Fragment && before.says_when();
    // What was proposed is no question for more.
    if !asked.contains('?') {
        return None;
    }
    let answers = match second {
        Intent::Fragment => asks_time,
        Intent::Implied | Intent::Task | Intent::Unclear => asks_what && !after.says_when(),
        _ => false,
    };
    answers.then(joined)
}
