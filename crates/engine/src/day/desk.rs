//! What a person chose to be told unasked: read, changed, and taken along when they travel.

use domain::{Briefs, Env, User};
use futures_util::FutureExt;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use store::Tx;
use store::briefs::Briefing;

use crate::agenda::series::instant;
use crate::phrases::Phrases;
use crate::turn::zone;
use crate::{Engine, Error, Result, audit};

/// What is to change; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BriefsChange {
    pub brief: Option<bool>,
    /// "20:00".
    pub at: Option<String>,
    pub meeting_notes: Option<bool>,
}

impl Engine {
    pub async fn briefs(&self, user: &User) -> Result<Briefs> {
        let (workspace, id) = (user.workspace_id, user.id);
        let read = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::briefs::get(tx, workspace, id).await }.boxed());
        Ok(read.await?.as_ref().map(shown).unwrap_or_default())
    }

    /// Changes what the person is told unasked; answers what then holds.
    pub async fn set_briefs(&self, user: &User, wanted: BriefsChange) -> Result<Briefs> {
        let (user, env) = (user.clone(), self.env.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let briefs = change(tx, &env, &user, &wanted).await?;
                    let entry =
                        audit::entry(&env, user.workspace_id, user.id, "briefs.changed", user.id, json!(briefs));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(briefs)
                }
                .boxed()
            })
            .await
    }
}

/// Writes the change; [`Error::Invalid`] where the time is none.
pub(crate) async fn change(tx: &mut Tx, env: &Env, user: &User, wanted: &BriefsChange) -> Result<Briefs> {
    let now = env.now();
    let kept = store::briefs::hold(tx, user.workspace_id, user.id).await?;
    let mut kept = kept.unwrap_or_else(|| Briefing {
        user_id: user.id,
        workspace_id: user.workspace_id,
        minutes: 20 * 60,
        next_at: None,
        notes_until: None,
        brief_day: String::new(),
        alert_day: String::new(),
        alerts: 0,
    });
    if let Some(at) = &wanted.at {
        kept.minutes = minutes(at).ok_or_else(|| Error::invalid("at", "is no time of day; write one such as 20:00"))?;
    }
    if wanted.brief.unwrap_or(kept.next_at.is_some()) {
        kept.next_at = Some(next(&zone(user), kept.minutes, now));
    } else {
        kept.next_at = None;
    }
    kept.notes_until = match wanted.meeting_notes {
        Some(false) => None,
        Some(true) => kept.notes_until.or(Some(now)),
        None => kept.notes_until,
    };
    store::briefs::put(tx, &kept).await?;
    Ok(shown(&kept))
}

/// What holds for the person.
pub(crate) async fn kept(tx: &mut Tx, user: &User) -> store::Result<Briefs> {
    let kept = store::briefs::get(tx, user.workspace_id, user.id).await?;
    Ok(kept.as_ref().map(shown).unwrap_or_default())
}

/// The brief comes at the same hour where the person now is.
pub(crate) async fn follow_zone(tx: &mut Tx, env: &Env, user: &User) -> store::Result<()> {
    let Some(mut kept) = store::briefs::hold(tx, user.workspace_id, user.id).await? else { return Ok(()) };
    if kept.next_at.is_some() {
        kept.next_at = Some(next(&zone(user), kept.minutes, env.now()));
        store::briefs::put(tx, &kept).await?;
    }
    Ok(())
}

/// What a change comes to, in a line for its person.
pub(crate) fn line_of(wanted: &BriefsChange, kept: &Briefs, phrases: &Phrases) -> String {
    let words = phrases.day;
    let mut parts = Vec::new();
    if wanted.brief.is_some() || wanted.at.is_some() {
        let on = wanted.brief.unwrap_or(kept.brief);
        let at = wanted.at.as_deref().unwrap_or(&kept.at);
        parts.push(if on { (words.brief_on)(at) } else { words.brief_off.to_owned() });
    }
    if let Some(on) = wanted.meeting_notes {
        parts.push(if on { words.notes_on } else { words.notes_off }.to_owned());
    }
    parts.join(" · ")
}

/// A time of day as it is shown: "08:05" of "8:05"; `None` where it is none.
pub(crate) fn clock(text: &str) -> Option<String> {
    minutes(text).map(written)
}

fn written(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn shown(kept: &Briefing) -> Briefs {
    Briefs { brief: kept.next_at.is_some(), at: written(kept.minutes), meeting_notes: kept.notes_until.is_some() }
}

/// Minutes after midnight of "20:00", "8:05" or "20:00:00"; `None` where it is no time of day.
fn minutes(text: &str) -> Option<u32> {
    let (hour, rest) = text.trim().split_once(':')?;
    let minute = rest.get(..2)?;
    let digits = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) || !matches!(rest.get(2..), Some("" | ":00")) {
        return None;
    }
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The next time that it is so late in `zone`, after `now`.
pub(super) fn next(zone: &TimeZone, minutes: u32, now: Timestamp) -> Timestamp {
    let clock = i8::try_from(minutes / 60).ok().zip(i8::try_from(minutes % 60).ok());
    let time = clock.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()).unwrap_or(Time::midnight());
    let today = zone.to_datetime(now).date();
    let on = |date: Date| instant(zone, date.to_datetime(time)).filter(|at| *at > now);
    let days = [Some(today), today.tomorrow().ok(), today.checked_add(2.days()).ok()];
    days.into_iter().flatten().find_map(on).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_and_nothing_else_is() {
        assert_eq!((minutes("20:00"), minutes("8:05"), minutes("00:00:00")), (Some(1200), Some(485), Some(0)));
        for none in ["", "8", "24:00", "8:60", "-1:00", "8:5", "8pm", "08:00:30", "8:00 pm", "８:00"] {
            assert_eq!(minutes(none), None, "{none}");
        }
    }

    #[test]
    fn the_hour_comes_once_a_day_across_a_clock_change() {
        let madrid = TimeZone::get("Europe/Madrid").unwrap();
        let mut at: Timestamp = "2027-03-26T18:00:00Z".parse().unwrap();
        let mut seen = Vec::new();
        for _ in 0..4 {
            at = next(&madrid, 1200, at);
            seen.push(at.to_string());
        }
        // Spain puts its clocks forward on 28 March.
        let all = ["2027-03-26T19:00:00Z", "2027-03-27T19:00:00Z", "2027-03-28T18:00:00Z", "2027-03-29T18:00:00Z"];
        assert_eq!(seen, all);
        // 02:30 is skipped that night.
        let skipped = next(&madrid, 150, "2027-03-27T12:00:00Z".parse().unwrap());
        assert_eq!(skipped.to_string(), "2027-03-28T01:00:00Z");
    }
}
