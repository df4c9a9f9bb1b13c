//! Reads one export and runs the rules over every message: one thread reads, as many as there are cores detect.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use channels::exports::{self, DateOrder, ExportKind, ExportedMessage, Note, Skipped};
use domain::text::shorten;
use jiff::Zoned;
use jiff::tz::TimeZone;
use models::rules::{DetectInput, Detection, detect};
use when::Language;

use crate::terminal::{self, Unit};

/// Messages that a thread takes at once.
const BATCH: usize = 512;
/// Detections that are kept of one file; the rest is counted and left out.
const MOST: usize = 100_000;
/// Senders that are remembered for a message to the person.
const SENDERS: usize = 1_000;
/// Messages from whose language the file's is told.
const SAMPLE: usize = 500;
/// Files from this size on have a progress bar.
const LONG: u64 = 2 * 1024 * 1024;
/// Characters of a quote.
const QUOTE: usize = 200;

#[derive(Debug, Clone)]
pub struct Options {
    /// The name of the person whose files these are.
    pub me: Option<String>,
    /// Of the device that wrote the file.
    pub zone: TimeZone,
    pub order: Option<DateOrder>,
}

/// One thing that a message tells.
#[derive(Debug, Clone)]
pub struct Found {
    pub detection: Detection,
    /// 1-based: a line of a text, else the number of the message.
    pub line: u32,
    pub said_at: Zoned,
    pub said_by: Arc<str>,
    /// The person whose files these are said it.
    pub own: bool,
    /// In a file of several chats, which.
    pub chat: Option<Arc<str>>,
    /// The same in another export of the same chat.
    pub external_id: String,
    /// The sentence.
    pub quote: String,
    /// The whole message, for moves and cancellations only, which are read again with what stands by then.
    pub text: Option<String>,
}

/// All that one file tells.
#[derive(Debug)]
pub struct Reading {
    /// As its owner named it.
    pub name: String,
    pub kind: ExportKind,
    pub title: Option<String>,
    pub messages: u64,
    pub skipped: Skipped,
    pub notes: Vec<Note>,
    /// Why the file ended early.
    pub broken: Option<String>,
    /// In the order of the file.
    pub found: Vec<Found>,
    /// Detections beyond the bound.
    pub left_out: u64,
    pub senders: BTreeSet<Arc<str>>,
    /// Whether the person wrote any of it.
    pub saw_me: bool,
}

/// Reads a file to its end, or to where it is damaged ([`Reading::broken`]).
pub fn read(path: &Path, options: &Options) -> exports::Result<Reading> {
    let mut reader = exports::open_with(path, &exports::Options { date_order: options.order, ..Default::default() })?;
    let mut reading = Reading {
        name: path.to_string_lossy().into_owned(),
        kind: reader.kind(),
        title: reader.title().map(str::to_owned),
        messages: 0,
        skipped: Skipped::default(),
        notes: Vec::new(),
        broken: None,
        found: Vec::new(),
        left_out: 0,
        senders: BTreeSet::new(),
        saw_me: false,
    };
    let bar = (reader.total_bytes() >= LONG).then(|| {
        let bar = terminal::progress(reader.total_bytes(), Unit::Bytes);
        bar.set_message("reading");
        bar
    });
    let mut first = Batch::default();
    fill(&mut reader, &mut first, SAMPLE, options, &mut reading);
    let detector = Detector { zone: options.zone.clone(), languages: languages(&first.messages) };

    let threads = thread::available_parallelism().map_or(1, usize::from).min(16);
    let (batches, waiting) = sync_channel::<Batch>(2 * threads);
    let waiting = Mutex::new(waiting);
    let mut results: Vec<(usize, Vec<Found>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| detector.work(&waiting))).collect();
        let mut batch = first;
        while !batch.messages.is_empty() {
            let next = Batch { number: batch.number + 1, ..Batch::default() };
            if batches.send(batch).is_err() {
                break;
            }
            batch = next;
            fill(&mut reader, &mut batch, BATCH, options, &mut reading);
            if let Some(bar) = &bar {
                bar.set_position(reader.bytes_read());
            }
        }
        drop(batches);
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    results.sort_unstable_by_key(|(number, _)| *number);
    for found in results.into_iter().flat_map(|(_, found)| found) {
        if reading.found.len() < MOST {
            reading.found.push(found);
        } else {
            reading.left_out += 1;
        }
    }
    reading.notes = reader.notes();
    reading.skipped = reader.skipped();
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    Ok(reading)
}

/// Messages that go through the rules together.
#[derive(Debug, Default)]
struct Batch {
    number: usize,
    /// Each with whether the person wrote it.
    messages: Vec<(ExportedMessage, bool)>,
}

/// Reads up to `count` messages into `batch`.
fn fill(reader: &mut exports::Reader, batch: &mut Batch, count: usize, options: &Options, reading: &mut Reading) {
    batch.messages.reserve(count);
    for message in reader.by_ref().take(count) {
        match message {
            Ok(message) => {
                let own = options.me.as_deref().is_some_and(|me| is_same_name(me, &message.sender));
                reading.saw_me |= own;
                reading.messages += 1;
                if reading.senders.len() < SENDERS && !reading.senders.contains(&message.sender) {
                    reading.senders.insert(Arc::clone(&message.sender));
                }
                batch.messages.push((message, own));
            }
            Err(error) => reading.broken = Some(error.to_string()),
        }
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().chars().flat_map(char::to_lowercase).eq(other.trim().chars().flat_map(char::to_lowercase))
}

/// The languages of a file, the commonest first. Those that hardly occur are chance: a short text can be read in many.
fn languages(sample: &[(ExportedMessage, bool)]) -> Vec<Language> {
    let mut counts: Vec<(usize, Language)> = Language::ALL.iter().map(|language| (0, *language)).collect();
    for (message, _) in sample {
        let told = when::language_of(&message.text);
        if let Some(entry) = counts.iter_mut().find(|(_, language)| Some(*language) == told) {
            entry.0 += 1;
        }
    }
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    counts.retain(|(count, _)| *count > 0 && *count * 20 >= all);
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(_, language)| language).collect()
}

/// Runs the rules over batches.
#[derive(Debug)]
struct Detector {
    zone: TimeZone,
    languages: Vec<Language>,
}

impl Detector {
    /// Takes batches until there are no more.
    fn work(&self, waiting: &Mutex<Receiver<Batch>>) -> Vec<(usize, Vec<Found>)> {
        let mut results = Vec::new();
        loop {
            // Held only while taking.
            let batch = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(batch) = batch else { return results };
            let found: Vec<Found> =
                batch.messages.iter().flat_map(|(message, own)| self.detect(message, *own)).collect();
            if !found.is_empty() {
                results.push((batch.number, found));
            }
        }
    }

    fn detect(&self, message: &ExportedMessage, own: bool) -> Vec<Found> {
        let Some(at) = self.moment(message) else { return Vec::new() };
        let text = with_subject(message);
        let input = DetectInput { text: &text, sender: &message.sender, own, at: &at, languages: &self.languages };
        detect(&input)
            .into_iter()
            .map(|detection| Found {
                line: message.line,
                said_at: at.clone(),
                said_by: Arc::clone(&message.sender),
                own,
                chat: message.chat.clone(),
                external_id: message.external_id.clone(),
                quote: shorten(text.get(detection.quote.clone()).unwrap_or_default(), QUOTE),
                text: super::fold::changes(detection.kind).then(|| text.to_string()),
                detection,
            })
            .collect()
    }

    /// When it was said. `None` where no clock of the zone ever showed that.
    fn moment(&self, message: &ExportedMessage) -> Option<Zoned> {
        match message.offset {
            Some(offset) => Some(offset.to_timestamp(message.at).ok()?.to_zoned(self.zone.clone())),
            None => message.at.to_zoned(self.zone.clone()).ok(),
        }
    }
}

/// A mail's subject is its first sentence.
fn with_subject(message: &ExportedMessage) -> std::borrow::Cow<'_, str> {
    match message.subject.as_deref() {
        Some(subject) if !subject.trim().is_empty() => format!("{subject}\n\n{}", message.text).into(),
        _ => message.text.as_str().into(),
    }
}
