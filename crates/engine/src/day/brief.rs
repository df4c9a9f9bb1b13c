//! The brief: what a day holds, in so many lines, or nothing.

use std::fmt::Write;

use domain::text::shorten;
use domain::{AgendaEntry, Event, Reminder, ReminderState, User, UserId, WorkspaceId};
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::Telling;
use super::desk::next;
use crate::agenda::line::Line;
use crate::agenda::occurrence::days_from;
use crate::agenda::series::instant;
use crate::turn::zone;
use crate::{Result, agenda};

/// A brief that is later than this is about the past: that day's is left out.
const LATEST: SignedDuration = SignedDuration::from_hours(3);
/// Lines of each part; the rest is counted.
const MAX_EVENTS: usize = 8;
const MAX_REMINDERS: usize = 6;
const MAX_OTHERS: usize = 5;
const MAX_GAPS: usize = 4;
/// Characters of a title.
const MAX_TITLE: usize = 80;
/// Days that a mail is told of, and that an open reminder is.
const MAIL_DAYS: i64 = 14;
const OPEN_DAYS: i64 = 7;
/// The hours in which time between events is worth telling, and how much of it.
const WORKING: (Time, Time) = (time(9, 0, 0, 0), time(18, 0, 0, 0));
const GAP: SignedDuration = SignedDuration::from_hours(1);
/// Less than this between two places is told.
const TRAVEL: SignedDuration = SignedDuration::from_mins(60);
/// From this hour on, a brief tells of the day to come.
const NOON: u32 = 12 * 60;

/// The person whose brief has been due longest, and what they are told: nothing where the day holds nothing, or where it
/// is too late. Their next one is set.
pub(super) async fn due(tx: &mut Tx, now: Timestamp) -> Result<Option<(WorkspaceId, UserId, Vec<Telling>)>> {
    let Some(mut kept) = store::briefs::due(tx, now).await? else { return Ok(None) };
    let (workspace, id) = (kept.workspace_id, kept.user_id);
    let user = store::workspaces::user(tx, workspace, id).await?;
    let scheduled = kept.next_at.unwrap_or(now);
    kept.next_at = user.as_ref().map(|user| next(&zone(user), kept.minutes, now));
    let Some(user) = user else {
        // Nobody is there any more.
        store::briefs::put(tx, &store::briefs::Briefing { notes_until: None, ..kept }).await?;
        return Ok(Some((workspace, id, Vec::new())));
    };
    let today = zone(&user).to_datetime(scheduled).date();
    let day = if kept.minutes >= NOON { today.tomorrow().unwrap_or(today) } else { today };
    let mut tellings = Vec::new();
    if kept.brief_day != day.to_string() && now.duration_since(scheduled) <= LATEST {
        kept.brief_day = day.to_string();
        tellings.extend(telling(tx, &user, day, day > today, now).await?);
    }
    store::briefs::put(tx, &kept).await?;
    Ok(Some((workspace, id, tellings)))
}

async fn telling(tx: &mut Tx, user: &User, day: Date, tomorrow: bool, now: Timestamp) -> Result<Option<Telling>> {
    let Some((text, outside)) = write(tx, user, day, tomorrow, now).await? else { return Ok(None) };
    Ok(Some(Telling { text, key: format!("brief:{}:{day}", user.id), outside }))
}

/// The brief of a day, and whether it may repeat what others wrote; `None` where there is nothing to tell.
async fn write(tx: &mut Tx, user: &User, day: Date, tomorrow: bool, now: Timestamp) -> Result<Option<(String, bool)>> {
    let (workspace, zone) = (user.workspace_id, zone(user));
    let midnight = |date: Date| instant(&zone, date.at(0, 0, 0, 0)).unwrap_or(now);
    let (from, to) = (midnight(day), midnight(day.tomorrow().unwrap_or(day)));
    let (mut events, mut reminders) = (Vec::new(), Vec::new());
    for entry in agenda::entries(tx, workspace, user.id, from, to).await? {
        match entry {
            AgendaEntry::Event(event) => events.push(event),
            // An event's own reminders say nothing that its line does not.
            AgendaEntry::Reminder(reminder) if reminder.event_id.is_none() => reminders.push(reminder),
            AgendaEntry::Reminder(_) => {}
        }
    }
    let before =
        store::agenda::reminders(tx, workspace, user.id, days_from(now, -OPEN_DAYS), from.min(now), 50).await?;
    let overdue: Vec<Reminder> = before
        .into_iter()
        .filter(|it| it.event_id.is_none() && it.recurrence.is_none() && it.state == ReminderState::Synced)
        .collect();
    let mut promises = store::agenda::promises(tx, workspace, user.id, days_from(now, 30), 50).await?;
    promises.retain(|it| ![&reminders, &overdue].iter().any(|told| told.iter().any(|other| other.id == it.id)));
    let mails = store::triage::waiting(tx, workspace, user.id, days_from(now, -MAIL_DAYS), 50).await?;

    let line = Line::new(&user.language, &zone, now);
    let words = line.phrases.day;
    let mut parts = Vec::new();
    parts.extend(calendar(&events, &line, &zone, (from, to)));
    let due = |it: &Reminder| format!("{} {}", zone.to_datetime(it.due_at).strftime("%H:%M"), title(&it.title));
    parts.extend(section(words.reminders, reminders.iter().map(due), MAX_REMINDERS));
    parts.extend(section(words.overdue, overdue.iter().map(|it| title(&it.title)), MAX_OTHERS));
    let promised = |it: &Reminder| format!("{} · {}", title(&it.title), line.at(it.due_at));
    parts.extend(section(words.promises, promises.iter().map(promised), MAX_OTHERS));
    let mail = |it: &store::triage::Waiting| {
        let why = it.judged.triage.reasons.first().map(|reason| format!(" ({})", words.reasons[*reason as usize]));
        format!("{}: {}{}", shorten(&it.name, MAX_TITLE / 2), title(&it.title), why.unwrap_or_default())
    };
    parts.extend(section(words.mails, mails.iter().map(mail), MAX_OTHERS));
    let noted = events.iter().filter_map(|event| {
        let notes = event.notes.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!notes.is_empty()).then(|| format!("{}: {}", title(&event.title), shorten(&notes, MAX_TITLE)))
    });
    parts.extend(section(words.prepare, noted, MAX_OTHERS));
    if parts.is_empty() {
        return Ok(None);
    }
    let named = line.date(day);
    parts.insert(0, if tomorrow { (words.tomorrow)(&named) } else { (words.today)(&named) });
    let ids: Vec<String> = events
        .iter()
        .map(|event| event.id.to_string())
        .chain([&reminders, &overdue, &promises].into_iter().flatten().map(|reminder| reminder.id.to_string()))
        .collect();
    let outside = !mails.is_empty() || !store::outside::among(tx, workspace, &ids).await?.is_empty();
    Ok(Some((parts.join("\n\n"), outside)))
}

fn title(text: &str) -> String {
    shorten(text, MAX_TITLE)
}

/// A heading and its lines, so many at most; nothing where there are none.
fn section(heading: &str, lines: impl Iterator<Item = String>, most: usize) -> Option<String> {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return None;
    }
    let mut text = format!("{heading}:");
    for line in lines.iter().take(most) {
        let _ = write!(text, "\n• {line}");
    }
    if lines.len() > most {
        let _ = write!(text, "\n+{}", lines.len() - most);
    }
    Some(text)
}

/// The day's events with what is between them.
fn calendar(events: &[Event], line: &Line, zone: &TimeZone, day: (Timestamp, Timestamp)) -> Option<String> {
    if events.is_empty() {
        return None;
    }
    let clock = |at: Timestamp| zone.to_datetime(at).strftime("%H:%M").to_string();
    let mut lines = Vec::new();
    for event in events.iter().take(MAX_EVENTS) {
        let when = if event.all_day {
            line.phrases.all_day.to_owned()
        } else {
            format!("{}–{}", clock(event.starts_at), clock(event.ends_at))
        };
        let place = event.place.as_deref().map(|place| format!(" · {}", title(place))).unwrap_or_default();
        lines.push(format!("• {when} {}{place}", title(&event.title)));
    }
    if events.len() > MAX_EVENTS {
        lines.push(format!("+{}", events.len() - MAX_EVENTS));
    }
    let timed: Vec<&Event> = events.iter().filter(|event| !event.all_day).collect();
    lines.extend(conflicts(&timed, line));
    let gaps: Vec<String> =
        gaps(&timed, zone, day).into_iter().map(|(from, to)| format!("{}–{}", clock(from), clock(to))).collect();
    if !gaps.is_empty() {
        lines.push((line.phrases.day.free)(&gaps.join(", ")));
    }
    Some(lines.join("\n"))
}

/// What takes place at once, and what is in another place soon after; three lines at most.
fn conflicts(timed: &[&Event], line: &Line) -> Vec<String> {
    let words = line.phrases.day;
    let pairs = timed.windows(2).filter_map(|pair| {
        let (first, second) = (pair[0], pair[1]);
        let (a, b) = (title(&first.title), title(&second.title));
        let between = first.ends_at.duration_until(second.starts_at);
        if between.is_negative() {
            return Some((words.overlap)(&a, &b));
        }
        let apart = match (&first.place, &second.place) {
            (Some(here), Some(there)) => here.trim().to_lowercase() != there.trim().to_lowercase(),
            _ => false,
        };
        (apart && between < TRAVEL).then(|| (words.travel)(between.as_mins(), &a, &b))
    });
    pairs.take(3).collect()
}

/// The free time of the working day, an hour or more each; none where nothing is in it.
fn gaps(timed: &[&Event], zone: &TimeZone, day: (Timestamp, Timestamp)) -> Vec<(Timestamp, Timestamp)> {
    let date = zone.to_datetime(day.0).date();
    let at = |time: Time| instant(zone, date.to_datetime(time));
    let (Some(mut free_from), Some(until)) = (at(WORKING.0), at(WORKING.1)) else { return Vec::new() };
    let mut spans: Vec<(Timestamp, Timestamp)> = timed
        .iter()
        .map(|event| (event.starts_at, event.ends_at))
        .filter(|(start, end)| *start < until && *end > free_from)
        .collect();
    if spans.is_empty() {
        return Vec::new();
    }
    spans.sort_unstable();
    let mut gaps = Vec::new();
    for (start, end) in spans.into_iter().chain([(until, until)]) {
        if free_from.duration_until(start) >= GAP {
            gaps.push((free_from, start));
        }
        free_from = free_from.max(end);
    }
    gaps.truncate(MAX_GAPS);
    gaps
}
