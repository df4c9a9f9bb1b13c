//! What others said, read for appointments, promises and requests. Pure: text in, detections out.
//!
//! A text passes three gates, each dearer than the one before: a digit or word of time ([`super::gate`]), a phrase that
//! makes an appointment or a promise, and a time that lies ahead.

use std::ops::Range;

use jiff::Zoned;
use serde::Serialize;
use when::Language;

use super::fields;
use super::gate::may_tell_a_time;
use super::judge::{self, Finding};
use super::reading::Reading;
use super::text::harmless;
use super::timing::Timing;
use super::title;
use super::wishes::sentences;
use super::words::{SPOKEN, spoken_in};

/// Detections of one text, and sentences of it that are read in full.
pub const MAX_DETECTIONS: usize = 5;
const MAX_SENTENCES: usize = 40;
/// What is less sure than this is not told.
const SURE_ENOUGH: f32 = 0.5;

/// One message that is only read.
#[derive(Debug, Clone, Copy)]
pub struct DetectInput<'a> {
    /// Only the first 8,000 bytes are looked at.
    pub text: &'a str,
    /// The sender's name as shown; may be empty.
    pub sender: &'a str,
    /// Whether the person whose agenda it is wrote it themselves.
    pub own: bool,
    /// When it was said, in that person's zone.
    pub at: &'a Zoned,
    /// Where the text itself does not tell its language: those to try, the likeliest first. Empty: all.
    pub languages: &'a [Language],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DetectedKind {
    Event,
    /// Something that the reader is asked to do.
    Reminder,
    /// Something that the sender is going to do.
    Promise,
    /// An event has another time or place.
    Move,
    /// An event does not happen.
    Cancellation,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    pub kind: DetectedKind,
    /// In the words of the message, at most 120 characters, never empty.
    pub title: String,
    /// When it is, or is due. `None` only for a cancellation that names no time.
    pub start: Option<Zoned>,
    /// Not included; for an event with an hour always there, usual for its kind where the text does not say.
    pub end: Option<Zoned>,
    /// A whole day: `start` is its midnight.
    pub all_day: bool,
    /// Whether the text names a day; otherwise `start` is when the hour comes next.
    pub dated: bool,
    pub place: Option<String>,
    pub participants: Vec<String>,
    /// Who said it; `None` where the reader did or no name is known.
    pub who: Option<String>,
    /// RFC 5545 rule without `RRULE:`.
    pub recurrence: Option<String>,
    /// `low`, `high` or `urgent`, where the text says so.
    pub priority: Option<&'static str>,
    /// From 0.5 to 1.
    pub confidence: f32,
    /// One sentence in the language of the text.
    pub reason: &'static str,
    /// The sentence that it was read from, as bytes of the text.
    pub quote: Range<usize>,
    pub language: Language,
}

/// Every appointment, promise, request, move and cancellation in a text, in its order, at most [`MAX_DETECTIONS`].
pub fn detect(input: &DetectInput) -> Vec<Detection> {
    if !may_tell_a_time(input.text) {
        return Vec::new();
    }
    let text = harmless(input.text);
    let told = spoken_in(&text);
    let all: &[Language] = if input.languages.is_empty() { &SPOKEN } else { input.languages };
    let languages = told.as_ref().map_or(all, std::slice::from_ref);
    let mut detections = Vec::new();
    for sentence in sentences(&text, languages[0]).into_iter().take(MAX_SENTENCES) {
        let found = languages.iter().find_map(|&language| in_sentence(input, &text, sentence.clone(), language));
        detections.extend(found);
        if detections.len() == MAX_DETECTIONS {
            break;
        }
    }
    detections
}

fn in_sentence(input: &DetectInput, text: &str, quote: Range<usize>, language: Language) -> Option<Detection> {
    let sentence = &text[quote.clone()];
    let reading = Reading::phrases(sentence, language, input.at);
    if !judge::may_tell(&reading) {
        return None;
    }
    let reading = reading.with_times(&[language]);
    let finding = judge::judge(&reading, input)?;
    (finding.sure >= SURE_ENOUGH).then(|| told(input, &reading, &finding, trimmed(text, quote)))?
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

/// The detection that a finding makes; `None` where nothing is left for a title.
fn told(input: &DetectInput, reading: &Reading, finding: &Finding, quote: Range<usize>) -> Option<Detection> {
    let sender = if input.own { "" } else { input.sender.trim() };
    let named = sender.chars().any(char::is_alphabetic).then_some(sender);
    let event = finding.kind == DetectedKind::Event;
    let place = fields::place(reading).filter(|_| matches!(finding.kind, DetectedKind::Event | DetectedKind::Move));
    let mut participants = fields::people(reading).names;
    if event && finding.together && participants.is_empty() {
        participants.extend(named.map(title::finish));
    }
    let title = title::of_finding(reading, finding, place.as_ref(), named);
    if title.is_empty() {
        return None;
    }
    let timing = finding.timing.as_ref();
    let task = matches!(finding.kind, DetectedKind::Promise | DetectedKind::Reminder);
    let start = timing.map(|timing| if task { timing.due(input.at) } else { timing.start.clone() });
    Some(Detection {
        kind: finding.kind,
        title,
        start,
        end: timing.filter(|_| !task).and_then(|timing| timing.end_or_usual(reading.usual())),
        all_day: !task && timing.is_some_and(|timing| timing.all_day),
        dated: timing.is_some_and(|timing| timing.dated),
        place: place.map(|place| place.name),
        participants: if event { participants } else { Vec::new() },
        who: named.map(str::to_owned),
        recurrence: timing.and_then(|timing: &Timing| timing.recurrence.clone()),
        priority: fields::priority(reading),
        confidence: super::turn::rounded(finding.sure),
        reason: finding.reason,
        quote,
        language: reading.words.language,
    })
}
