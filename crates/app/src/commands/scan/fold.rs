//! What stands in the end: later messages of a chat move or call off what earlier ones agreed.
//!
//! Which thing "it" and "the dinner" mean is for the rules to say: they are asked again about each move and
//! cancellation, with what stood in that chat by then for an agenda.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use futures_util::FutureExt;
use jiff::Zoned;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use models::rules::{DetectedKind, Rules};
use models::{AgendaItem, Model, Part, Purpose, Request, Role, Said, ToolSpec};
use serde_json::{Map, Value};

use super::read::{Found, Reading};

/// Things that the rules are given to choose from: the soonest from when the message was said.
const AGENDA: usize = 50;

/// What became of a thing after it was first told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Stands,
    /// Where it got its new time.
    Moved {
        line: u32,
    },
    CalledOff {
        line: u32,
    },
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which file.
    pub file: usize,
    pub found: Found,
    /// As it stands in the end; `None` only for a cancellation of something unknown that names no time.
    pub start: Option<Zoned>,
    pub end: Option<Zoned>,
    pub all_day: bool,
    pub state: State,
}

impl Line {
    fn new(file: usize, found: Found) -> Self {
        let detection = &found.detection;
        let state = match detection.kind {
            DetectedKind::Cancellation => State::CalledOff { line: found.line },
            _ => State::Stands,
        };
        Self {
            file,
            start: detection.start.clone(),
            end: detection.end.clone(),
            all_day: detection.all_day,
            state,
            found,
        }
    }

    /// The last day that it touches.
    pub fn last_day(&self) -> Option<Date> {
        if self.found.detection.recurrence.is_some() {
            return Some(Date::MAX);
        }
        self.end.as_ref().or(self.start.as_ref()).map(Zoned::date)
    }
}

/// Whether a detection may change an earlier one.
pub fn changes(kind: DetectedKind) -> bool {
    matches!(kind, DetectedKind::Move | DetectedKind::Cancellation)
}

/// Empties the readings of what they found and answers it as it stands, by time; what has no time comes last.
pub fn fold(readings: &mut [Reading], zone: &TimeZone) -> Vec<Line> {
    let mut all = Vec::new();
    for (file, reading) in readings.iter_mut().enumerate() {
        let mut chats: HashMap<Option<Arc<str>>, Chat> = HashMap::new();
        for found in std::mem::take(&mut reading.found) {
            chats.entry(found.chat.clone()).or_default().take(Line::new(file, found), zone);
        }
        all.extend(chats.into_values().flat_map(|chat| chat.lines));
    }
    all.sort_by_cached_key(|line| {
        (line.start.is_none(), line.start.as_ref().map(Zoned::timestamp), line.file, line.found.line)
    });
    all
}

/// One chat's lines, in the order in which they were told.
#[derive(Debug, Default)]
struct Chat {
    lines: Vec<Line>,
    /// Those that stand and have a time, by that time.
    standing: BTreeSet<(jiff::Timestamp, usize)>,
}

impl Chat {
    fn take(&mut self, line: Line, zone: &TimeZone) {
        if changes(line.found.detection.kind) && self.change(&line, zone) {
            return;
        }
        let Some(start) = line.start.as_ref().map(Zoned::timestamp) else {
            return self.lines.push(line);
        };
        if self.is_told(&line, start) {
            return;
        }
        if line.state == State::Stands {
            self.standing.insert((start, self.lines.len()));
        }
        self.lines.push(line);
    }

    /// Whether the same thing at the same time stands already: people repeat themselves.
    fn is_told(&self, line: &Line, start: jiff::Timestamp) -> bool {
        let same = self.standing.range((start, 0)..=(start, usize::MAX)).take(AGENDA);
        let detection = &line.found.detection;
        same.map(|(_, index)| &self.lines[*index]).any(|other| {
            let theirs = &other.found.detection;
            theirs.kind == detection.kind && share_a_word(&theirs.title, &detection.title)
        })
    }

    /// Does what a move or a cancellation says. False where it means nothing that stands.
    fn change(&mut self, line: &Line, zone: &TimeZone) -> bool {
        let Some((tool, arguments)) = self.ask(&line.found) else { return false };
        let index = arguments.get("id").and_then(Value::as_str).and_then(|id| id.strip_prefix("evt_")?.parse().ok());
        let Some(index) = index.filter(|index: &usize| *index < self.lines.len()) else { return false };
        let said_in = line.found.line;
        let old = self.lines[index].start.as_ref().map(Zoned::timestamp);
        let changed = &mut self.lines[index];
        match tool.as_str() {
            "cancel_event" | "dismiss_reminder" => changed.state = State::CalledOff { line: said_in },
            "change_event" => {
                let Some(start) = moment(&arguments, "start", zone) else { return false };
                let length =
                    changed.start.as_ref().zip(changed.end.as_ref()).map(|(start, end)| start.duration_until(end));
                let end = moment(&arguments, "end", zone);
                changed.end = end.or_else(|| start.checked_add(length?).ok());
                changed.all_day = arguments.get("all_day").and_then(Value::as_bool).unwrap_or(false);
                changed.start = Some(start);
                changed.state = State::Moved { line: said_in };
            }
            _ => return false,
        }
        let new = changed.start.as_ref().map(Zoned::timestamp).filter(|_| tool == "change_event");
        if let Some(old) = old {
            self.standing.remove(&(old, index));
        }
        if let Some(new) = new {
            self.standing.insert((new, index));
        }
        true
    }

    /// The call that the rules answer, with what lies ahead for an agenda.
    fn ask(&self, found: &Found) -> Option<(String, Map<String, Value>)> {
        let ahead = self.standing.range((found.said_at.timestamp(), 0)..).take(AGENDA);
        let agenda: Vec<AgendaItem> = ahead
            .map(|(_, index)| (index, &self.lines[*index]))
            .filter(|(_, line)| matches!(line.found.detection.kind, DetectedKind::Event | DetectedKind::Move))
            .map(|(index, line)| AgendaItem {
                id: format!("evt_{index}"),
                title: line.found.detection.title.clone(),
                start: line.start.clone(),
                place: line.found.detection.place.clone(),
                ..AgendaItem::default()
            })
            .collect();
        if agenda.is_empty() {
            return None;
        }
        let said = Said {
            id: String::new(),
            role: if found.own { Role::User } else { Role::Contact },
            name: found.said_by.to_string(),
            text: found.text.clone()?,
            at: found.said_at.clone(),
            new: true,
        };
        let tools = ["change_event", "cancel_event"].map(|name| ToolSpec::new(name, "", Value::Null));
        let request = Request {
            purpose: Purpose::Detect,
            language: found.detection.language.code().into(),
            now: found.said_at.clone(),
            parts: vec![Part::Said(said)],
            tools: tools.into(),
            agenda,
            memory: models::Memory::default(),
            instructions: None,
            hide: None,
            prompt: models::Once::default(),
        };
        // The rules wait for nothing.
        let answer = Rules.respond(&request, &mut ()).now_or_never()?.ok()?;
        let wanted = match found.detection.kind {
            DetectedKind::Move => "change_event",
            _ => "cancel_event",
        };
        let call = answer.calls.into_iter().find(|call| call.name == wanted)?;
        match call.arguments {
            Value::Object(arguments) => Some((call.name, arguments)),
            _ => None,
        }
    }
}

/// A wall time or a day, as tools take them.
fn moment(arguments: &Map<String, Value>, name: &str, zone: &TimeZone) -> Option<Zoned> {
    let text = arguments.get(name)?.as_str()?;
    let wall = text
        .parse::<DateTime>()
        .or_else(|_| text.parse::<Date>().map(|day| day.to_datetime(jiff::civil::Time::midnight())));
    wall.ok()?.to_zoned(zone.clone()).ok()
}

fn share_a_word(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let long = |word: &&str| word.chars().count() > 3;
        text.split(|c: char| !c.is_alphanumeric()).filter(long).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    one.is_empty() && other.is_empty() || one.iter().any(|word| other.contains(word))
}
