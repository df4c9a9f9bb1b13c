//! Both sides changed the same thing: a merge of three, field by field.
//!
//! The rule, which `docs/calendars.md` gives the person: what one side changed counts; where both changed the same field,
//! what stands in the account stays, and what the agenda had is shown to the person. An edit is never lost to a deletion.

use std::collections::BTreeMap;

use domain::{Answer, Instead, Reply, Settled, text};
use jiff::Timestamp;
use services::calendars::Entry;

use super::form::{Shown, Special, reply, set_reply, set_specials, shown, specials};

/// The most of what was kept or lost that the person is shown.
const MOST: usize = 200;

/// What both sides changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    pub what: Settled,
    pub kept: Option<String>,
    /// What the agenda had; `None` where it is what was kept.
    pub lost: Option<String>,
}

const FIELDS: [Settled; 6] =
    [Settled::Title, Settled::Times, Settled::Place, Settled::Notes, Settled::Reply, Settled::Recurrence];

fn same(field: Settled, one: &Shown, other: &Shown) -> bool {
    match field {
        Settled::Title => one.title == other.title,
        Settled::Times => one.times() == other.times(),
        Settled::Place => one.place == other.place,
        Settled::Notes => one.notes == other.notes,
        Settled::Reply => one.reply == other.reply,
        _ => one.recurrence == other.recurrence,
    }
}

fn copy(field: Settled, from: &Entry, to: &mut Entry) {
    match field {
        Settled::Title => to.title.clone_from(&from.title),
        Settled::Times => (to.starts, to.ends) = (from.starts.clone(), from.ends.clone()),
        Settled::Place => to.place.clone_from(&from.place),
        Settled::Notes => to.notes.clone_from(&from.notes),
        Settled::Reply => set_reply(to, reply(from).as_ref()),
        _ => to.recurrence.clone_from(&from.recurrence),
    }
}

fn said(field: Settled, shown: &Shown) -> Option<String> {
    let said = match field {
        Settled::Title => Some(shown.title.clone()),
        Settled::Times => Some(span(shown.starts_at, shown.ends_at, shown.all_day, &shown.zone)),
        Settled::Place => shown.place.clone(),
        Settled::Notes => shown.notes.clone(),
        Settled::Reply => shown.reply.as_ref().map(replied),
        _ => shown.recurrence.clone(),
    };
    said.map(|text| text::shorten(&text, MOST))
}

/// In signs: whom it is shown to is not known here.
fn replied(reply: &Reply) -> String {
    let sign = match reply.answer {
        Answer::Open => "–",
        Answer::Accepted => "✓",
        Answer::Tentative => "?",
        Answer::Declined => "✗",
    };
    reply.note.as_ref().map_or_else(|| sign.to_owned(), |note| format!("{sign} {note}"))
}

/// `2026-11-27 13:00 – 2026-11-27 14:00`; of whole days the dates, the last included.
fn span(from: Timestamp, to: Timestamp, all_day: bool, name: &str) -> String {
    let zone = crate::agenda::series::zone(name);
    let (from, to) = (zone.to_datetime(from), zone.to_datetime(to));
    if !all_day {
        return format!("{} – {}", from.strftime("%Y-%m-%d %H:%M"), to.strftime("%Y-%m-%d %H:%M"));
    }
    let last = to.date().yesterday().unwrap_or(to.date());
    if last <= from.date() { from.date().to_string() } else { format!("{} – {last}", from.date()) }
}

/// What both sides have once each knows of the other. `base` is what both last had: without one, whatever differs was
/// changed by both.
pub(super) fn merge(base: Option<&Entry>, ours: &Entry, theirs: &Entry, home: &str) -> (Entry, Vec<Clash>) {
    let (was, here, there) = (base.map(|base| shown(base, home)), shown(ours, home), shown(theirs, home));
    let mut merged = theirs.clone();
    let mut clashes = Vec::new();
    for field in FIELDS {
        let was = was.as_ref();
        if same(field, &here, &there) || was.is_some_and(|was| same(field, &here, was)) {
            continue;
        }
        if was.is_some_and(|was| same(field, &there, was)) {
            copy(field, ours, &mut merged);
        } else {
            clashes.push(Clash { what: field, kept: said(field, &there), lost: said(field, &here) });
        }
    }
    let was = base.map(|base| specials(base, home)).unwrap_or_default();
    let specials = merge_specials(&was, specials(ours, home), &specials(theirs, home), home, &mut clashes);
    if let Some(specials) = specials {
        set_specials(&mut merged, specials);
    }
    (merged, clashes)
}

/// `None` where theirs stand as they are.
fn merge_specials(
    was: &BTreeMap<Timestamp, Special>,
    mut ours: BTreeMap<Timestamp, Special>,
    theirs: &BTreeMap<Timestamp, Special>,
    home: &str,
    clashes: &mut Vec<Clash>,
) -> Option<BTreeMap<Timestamp, Special>> {
    let as_shown = |special: Option<&Special>| special.map(|special| special.shown(home));
    let mut merged = theirs.clone();
    let keys: std::collections::BTreeSet<Timestamp> =
        was.keys().chain(ours.keys()).chain(theirs.keys()).copied().collect();
    for of in keys {
        let (before, here, there) = (as_shown(was.get(&of)), as_shown(ours.get(&of)), as_shown(theirs.get(&of)));
        if here == there || here == before {
            continue;
        }
        // An occurrence that they leave out and we changed takes place.
        let edited_here = matches!((&here, &there), (Some(Some(_)), Some(None)));
        if there != before {
            let said = |one: &Option<Option<Instead>>| instead(one.as_ref(), home);
            let (kept, lost) = if edited_here { (said(&here), None) } else { (said(&there), said(&here)) };
            clashes.push(Clash { what: Settled::Occurrence, kept, lost });
        }
        if there == before || edited_here {
            match ours.remove(&of) {
                Some(special) => merged.insert(of, special),
                None => merged.remove(&of),
            };
        }
    }
    (merged != *theirs).then_some(merged)
}

fn instead(one: Option<&Option<Instead>>, home: &str) -> Option<String> {
    let instead = one?.as_ref()?;
    let text = format!("{} · {}", instead.title, span(instead.starts_at, instead.ends_at, false, home));
    Some(text::shorten(&text, MOST))
}

/// What both sides last had, where some of what was handed over since is there now: the answer was lost, the write was
/// not.
pub(super) fn agreed(base: Option<Entry>, sent: &[Entry], theirs: &Entry, home: &str) -> Option<Entry> {
    let mut agreed = base.or_else(|| sent.last().cloned())?;
    let there = shown(theirs, home);
    for sent in sent {
        let sent = shown(sent, home);
        for field in FIELDS {
            if same(field, &sent, &there) {
                copy(field, theirs, &mut agreed);
            }
        }
        if sent.exceptions == there.exceptions {
            set_specials(&mut agreed, specials(theirs, home));
        }
    }
    Some(agreed)
}
