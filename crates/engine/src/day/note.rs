//! The note before a meeting: who, where, what its people wrote last, and what they were promised. Three a day at most.

use std::fmt::Write;

use domain::text::shorten;
use domain::{AgendaEntry, ChannelRole, Conversation, Event, Reminder, Sender, User, UserId, WorkspaceId};
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::Telling;
use crate::agenda::line::Line;
use crate::agenda::occurrence::days_from;
use crate::turn::zone;
use crate::{Result, agenda};

/// How long before a meeting its note comes, and how often somebody's meetings are looked at: it comes so much later at
/// most.
const BEFORE: SignedDuration = SignedDuration::from_mins(30);
const EVERY: SignedDuration = SignedDuration::from_mins(2);
/// Notes of one person and day.
const MOST: u32 = 3;
/// People whose words are looked for, messages of each, promises, and characters of a message.
const MAX_PEOPLE: usize = 3;
const MAX_MESSAGES: usize = 2;
const MAX_PROMISES: usize = 3;
const MAX_TEXT: usize = 160;

/// Whose meetings before this were looked at need no look now.
pub(super) fn looked_until(now: Timestamp) -> Timestamp {
    now.saturating_add(BEFORE - EVERY).unwrap_or(now)
}

/// The person whose meetings were not looked at for longest, and the notes for those that begin within half an hour.
pub(super) async fn due(tx: &mut Tx, now: Timestamp) -> Result<Option<(WorkspaceId, UserId, Vec<Telling>)>> {
    let Some(mut kept) = store::briefs::unlooked(tx, looked_until(now)).await? else { return Ok(None) };
    let (workspace, id) = (kept.workspace_id, kept.user_id);
    let Some(user) = store::workspaces::user(tx, workspace, id).await? else {
        // Nobody is there any more.
        store::briefs::put(tx, &store::briefs::Briefing { notes_until: None, next_at: None, ..kept }).await?;
        return Ok(Some((workspace, id, Vec::new())));
    };
    let from = kept.notes_until.unwrap_or(now).max(now);
    let until = now.saturating_add(BEFORE).unwrap_or(now);
    // The last of this look belongs to it, the first of the next to that.
    let until = until.saturating_add(SignedDuration::from_micros(1)).unwrap_or(until);
    kept.notes_until = Some(until);
    let today = zone(&user).to_datetime(now).date().to_string();
    if kept.alert_day != today {
        (kept.alert_day, kept.alerts) = (today, 0);
    }
    // A note that waited for the end of quiet hours would come behind its meeting: it is left out.
    let is_quiet = user.preferences.told_at(now, &zone(&user)) > now;
    let mut tellings = Vec::new();
    for event in meetings(tx, &user, from, until).await? {
        if is_quiet || kept.alerts >= MOST {
            break;
        }
        kept.alerts += 1;
        tellings.push(telling(tx, &user, &event, now).await?);
    }
    store::briefs::put(tx, &kept).await?;
    Ok(Some((workspace, id, tellings)))
}

/// What begins in `from..until` with others.
async fn meetings(tx: &mut Tx, user: &User, from: Timestamp, until: Timestamp) -> Result<Vec<Event>> {
    let entries = agenda::entries(tx, user.workspace_id, user.id, from, until).await?;
    let meeting = |entry| match entry {
        AgendaEntry::Event(event) => Some(event),
        AgendaEntry::Reminder(_) => None,
    };
    let begins = |event: &Event| (from..until).contains(&event.starts_at);
    let with_others =
        |event: &Event| !event.all_day && event.participants.iter().any(|name| !is_same(name, &user.name));
    Ok(entries.into_iter().filter_map(meeting).filter(|event| begins(event) && with_others(event)).collect())
}

async fn telling(tx: &mut Tx, user: &User, event: &Event, now: Timestamp) -> Result<Telling> {
    let (workspace, zone) = (user.workspace_id, zone(user));
    let line = Line::new(&user.language, &zone, now);
    let words = line.phrases.day;
    let minutes = now.duration_until(event.starts_at).as_mins().max(0);
    let mut text = (words.soon)(minutes, &line.event(event, &[]));
    if let Some(notes) = &event.notes {
        let notes = notes.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(text, "\n{}", shorten(&notes, MAX_TEXT));
    }
    let chats = store::conversations::of_user(tx, workspace, user.id).await?;
    let people: Vec<&String> = event.participants.iter().filter(|name| !is_same(name, &user.name)).collect();
    let mut outside = !store::outside::among(tx, workspace, &[event.id.to_string()]).await?.is_empty();
    for name in people.iter().take(MAX_PEOPLE) {
        let with = |chat: &&Conversation| chat.role == ChannelRole::Source && is_same(&chat.title, name);
        let Some(chat) = chats.iter().rev().find(with) else { continue };
        let newest = store::messages::page(tx, chat.id, None, 10).await?;
        let theirs: Vec<_> = newest.iter().filter(|message| message.sender == Sender::Contact).collect();
        for message in theirs.iter().skip(theirs.len().saturating_sub(MAX_MESSAGES)) {
            let said = message.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let wrote = (words.wrote)(name, &line.at(message.sent_at), &shorten(&said, MAX_TEXT));
            let _ = write!(text, "\n• {wrote}");
            outside = true;
        }
    }
    let promises = store::agenda::promises(tx, workspace, user.id, days_from(now, 30), 50).await?;
    let about = |it: &&Reminder| people.iter().any(|name| names(&it.title, name));
    let promised: Vec<&Reminder> = promises.iter().filter(about).take(MAX_PROMISES).collect();
    if !promised.is_empty() {
        let _ = write!(text, "\n{}:", words.promises);
        for reminder in &promised {
            let _ = write!(text, "\n• {}", shorten(&reminder.title, MAX_TEXT));
        }
        outside = true;
    }
    let key = format!("note:{}:{}", event.id, event.starts_at.as_microsecond());
    Ok(Telling { text, key, outside })
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// Whether two names are of one person: equal, or one is the other's first name.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim().to_lowercase(), b.trim().to_lowercase());
    let alone = |name: &str| !name.contains(' ');
    a == b || (!a.is_empty() && !b.is_empty() && (alone(&a) || alone(&b)) && first(&a) == first(&b))
}

/// Whether a text names somebody, by their first name at least.
fn names(text: &str, name: &str) -> bool {
    let first = first(name).to_lowercase();
    first.chars().count() >= 2 && text.split(|c: char| !c.is_alphanumeric()).any(|word| word.to_lowercase() == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_their_first_name() {
        for (a, b, same) in [
            ("Ana", "Ana Ruiz", true),
            ("ana ruiz", "Ana Ruiz", true),
            ("Ana López", "Ana Ruiz", false),
            ("", "Ana", false),
            ("Tom", "Ana", false),
        ] {
            assert_eq!(is_same(a, b), same, "{a} {b}");
        }
        assert!(names("Send Ana the report", "Ana Ruiz") && !names("Bananas", "Ana Ruiz") && !names("x", ""));
    }
}
