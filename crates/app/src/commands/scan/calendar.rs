//! What stands, as a calendar file.

use engine::ics::{Entry, render as render_ics};
use jiff::{SignedDuration, Timestamp};
use models::rules::DetectedKind;

use super::fold::{Line, State};
use crate::terminal::harmless;

/// How long a task is shown at the time when it is due.
const TASK: SignedDuration = SignedDuration::from_mins(15);
/// An event without an end.
const EVENT: SignedDuration = SignedDuration::from_hours(1);

/// Everything that stands and has a time. The same chat read again gives the same entries, so that a calendar which
/// takes the file a second time doubles nothing.
pub fn render(lines: &[Line], now: Timestamp) -> String {
    let entries: Vec<Entry> = lines.iter().filter_map(entry).collect();
    render_ics("Attaché scan", &entries, now)
}

fn entry(line: &Line) -> Option<Entry> {
    let detection = &line.found.detection;
    let start = line.start.as_ref()?;
    let sequence = match line.state {
        State::CalledOff { .. } => return None,
        State::Stands => 0,
        State::Moved { .. } => 1,
    };
    let task = matches!(detection.kind, DetectedKind::Promise | DetectedKind::Reminder);
    let length = if task { TASK } else { EVENT };
    let end = line.end.as_ref().map_or_else(
        || {
            if line.all_day {
                start.tomorrow().map_or(start.timestamp(), |end| end.timestamp())
            } else {
                start.timestamp() + length
            }
        },
        jiff::Zoned::timestamp,
    );
    let said = format!(
        "{}, {}: {}",
        harmless(&line.found.said_by),
        line.found.said_at.strftime("%Y-%m-%d %H:%M"),
        harmless(&line.found.quote)
    );
    let key = format!("{}/{}", line.found.external_id, detection.quote.start);
    Some(Entry {
        uid: format!("scan-{}@attache", &domain::text::sha256(&key)[..32]),
        sequence,
        stamp: line.found.said_at.timestamp(),
        start: start.timestamp(),
        end,
        all_day: line.all_day,
        zone: start.time_zone().iana_name().unwrap_or("UTC").to_owned(),
        title: harmless(&detection.title),
        place: detection.place.as_deref().map(harmless),
        description: Some(said),
        recurrence: detection.recurrence.clone(),
        left_out: Vec::new(),
        instead_of: None,
        cancelled: false,
        free: task,
        alarms: Vec::new(),
    })
}
