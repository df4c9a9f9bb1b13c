//! What stands already where an event is to go, and where there is room near it.

use domain::{AgendaEntry, Event, EventId, Trace};
use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::{Result, Tx};

use super::line::Line;
use super::occurrence::days_from;
use super::slots::{Hours, Search, Span};
use crate::tools::Context;

/// How many days further on room is looked for.
const DAYS: i64 = 7;
/// When people meet, unless what is to go somewhere says otherwise.
const EARLIEST: Time = time(8, 0, 0, 0);
const LATEST: Time = time(21, 0, 0, 0);
/// Minutes from one start to the next that is offered.
const STEP: u16 = 30;
/// How far from its time of day another day may offer it.
const NEAR: SignedDuration = SignedDuration::from_hours(2);
/// More than half an hour apart there are in the days that are looked at.
const MOST: usize = 500;

/// Of what it clashes with, so many are named.
const NAMED: usize = 3;

#[derive(Debug, Clone)]
pub(crate) struct Clash {
    /// What stands there, by start.
    pub with: Vec<Event>,
    /// Where it could begin instead, by time; 3 at most.
    pub instead: Vec<Timestamp>,
}

impl Clash {
    /// What stands there, as a proposal keeps it.
    pub(crate) fn note(&self, context: &Context, trace: &mut Trace) {
        let line = Line::of(context);
        trace.clashes = self.with.iter().take(NAMED).map(|event| line.event(event, &[])).collect();
        trace.clashes.extend((self.with.len() > NAMED).then(|| format!("… +{}", self.with.len() - NAMED)));
        trace.instead.clone_from(&self.instead);
    }

    /// The other times, as a person reads them.
    pub(crate) fn lines(&self, context: &Context) -> Vec<String> {
        self.instead.iter().map(|at| Line::of(context).at(*at)).collect()
    }
}

/// What `event` clashes with, other than itself. `None` where it has the time for itself, for whole days, and for what is
/// over. Of what repeats its first occurrence is looked at.
pub(crate) async fn clash(tx: &mut Tx, context: &Context, event: &Event) -> Result<Option<Clash>> {
    if event.all_day || event.ends_at <= context.now {
        return Ok(None);
    }
    let (from, to) = (days_from(event.starts_at, -1).max(context.now), days_from(event.ends_at, DAYS + 1));
    let standing = busy(tx, context, from.min(event.starts_at)..to, Some(event.id)).await?;
    let overlaps = |one: &&Event| one.starts_at < event.ends_at && one.ends_at > event.starts_at;
    let with: Vec<Event> = standing.iter().filter(overlaps).cloned().collect();
    if with.is_empty() {
        return Ok(None);
    }
    let taken = [standing.iter().map(|one| one.starts_at..one.ends_at).collect()];
    Ok(Some(Clash { with, instead: instead(event, &taken, from..to, &context.zone) }))
}

/// What takes up the person's time within the span, by start: events at a time of day, other than `but`, and not those to
/// which they do not go.
pub(crate) async fn busy(tx: &mut Tx, context: &Context, span: Span, but: Option<EventId>) -> Result<Vec<Event>> {
    let (workspace, user) = (context.user.workspace_id, context.user.id);
    let entries = super::entries(tx, workspace, user, span.start, span.end).await?;
    let events = entries.into_iter().filter_map(|entry| match entry {
        AgendaEntry::Event(event) => Some(event),
        AgendaEntry::Reminder(_) => None,
    });
    let takes_time = |event: &Event| !event.all_day && event.starts_at < event.ends_at && !event.is_declined();
    Ok(events.filter(|event| takes_time(event) && Some(event.id) != but).collect())
}

/// The next time behind it and the last before it on its day, and about its time of day on the next day with room; where
/// one is missing, what is nearest.
fn instead(event: &Event, taken: &[Vec<Span>], window: Span, zone: &TimeZone) -> Vec<Timestamp> {
    let (starts, ends) = (zone.to_datetime(event.starts_at), zone.to_datetime(event.ends_at));
    // Who has dinner at ten may have it at ten.
    let latest = if ends.date() == starts.date() { ends.time().max(LATEST) } else { Time::midnight() };
    let hours = Hours::daily(starts.time().min(EARLIEST), latest);
    let search = Search {
        busy: taken,
        window,
        length: event.starts_at.duration_until(event.ends_at),
        before: SignedDuration::ZERO,
        after: SignedDuration::ZERO,
        hours: &hours,
        zone,
        step: STEP,
    };
    let mut free: Vec<Timestamp> = search.slots(MOST).into_iter().map(|slot| slot.start).collect();
    free.retain(|at| *at != event.starts_at);
    let day = |at: &Timestamp| zone.to_datetime(*at).date();
    let off = |at: &Timestamp| {
        let wall = zone.to_datetime(*at);
        wall.date().to_datetime(starts.time()).duration_until(wall).abs()
    };
    let later = free.iter().find(|at| day(at) == starts.date() && **at > event.starts_at);
    let sooner = free.iter().rev().find(|at| day(at) == starts.date() && **at < event.starts_at);
    let about = |at: &&Timestamp| day(at) > starts.date() && off(at) <= NEAR;
    let next_day = free.iter().find(about).map(&day);
    let same_time = free.iter().filter(|at| Some(day(at)) == next_day).min_by_key(|at| off(at));
    let mut chosen: Vec<Timestamp> = [later, sooner, same_time].into_iter().flatten().copied().collect();
    free.sort_by_key(|at| event.starts_at.duration_until(*at).abs());
    for at in free {
        if chosen.len() < 3 && !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen
}
