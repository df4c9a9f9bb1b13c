//! The buttons under a reminder that was told, and what a press on one does: told again in ten minutes or in an hour, or
//! done.
//!
//! A button carries the reminder and when it was due, so a press speaks of one telling and counts once. Whose it is says
//! the platform, as with a proposal's (`links/presses.rs`).

use domain::{Choice, Conversation, LivePayload, Reminder, ReminderId, ReminderState, Rewrite, User};
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::agenda::{self, Actor};
use crate::phrases::{self, Phrases};
use crate::say::{Place, Saying};
use crate::tools::{self, Context, Leave};
use crate::turn::zone;
use crate::{Engine, Result, texts};

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// Tells it again so many minutes later.
    Again(i64),
    Done,
}

/// The buttons of one telling, with the words that stand for them.
const ACTS: [(&str, Act); 3] = [("s", Act::Again(10)), ("h", Act::Again(60)), ("d", Act::Done)];

/// A press on one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tap {
    act: Act,
    reminder: ReminderId,
    told: Timestamp,
}

impl Tap {
    /// What the button's data says; `None` where it is none of these.
    pub(crate) fn read(data: &str) -> Option<Self> {
        let (word, rest) = data.split_once(':')?;
        let (id, told) = rest.split_once(':')?;
        let act = ACTS.iter().find(|(known, _)| *known == word)?.1;
        let told = i64::from_str_radix(told, 16).ok().and_then(|told| Timestamp::from_microsecond(told).ok())?;
        Some(Self { act, reminder: id.parse().ok()?, told })
    }
}

/// The key of the message that told a reminder which was due then.
pub(crate) fn key(reminder: ReminderId, due: Timestamp) -> String {
    format!("{reminder}:{}", due.as_microsecond())
}

/// The buttons under a reminder that is told now. Their data is 55 bytes at most; platforms take 64.
pub(crate) fn under(reminder: &Reminder, phrases: &Phrases) -> Vec<Choice> {
    let labels = [phrases.day.in_ten, phrases.day.in_an_hour, phrases.day.is_done];
    let told = reminder.due_at.as_microsecond();
    let choice = |(word, _): &(&str, Act)| format!("{word}:{}:{told:x}", reminder.id);
    ACTS.iter().zip(labels).map(|(act, label)| Choice { label: label.into(), data: choice(act) }).collect()
}

/// What came of a press.
#[derive(Debug)]
pub(crate) enum Tapped {
    /// It is nobody's to press, or says nothing now; a line for whoever pressed.
    Nothing(String),
    /// What was written, and what is said of it.
    Done { written: Vec<LivePayload>, line: String, rewrite: Option<Rewrite>, outside: bool },
}

/// Carries a press out: once, for the reminder's own person.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    engine: &Engine,
    (user, conversation): (&User, &Conversation),
    tap: &Tap,
    message: Option<String>,
) -> Result<Tapped> {
    let workspace = user.workspace_id;
    let found = store::agenda::reminder(tx, workspace, tap.reminder).await?;
    let theirs = |it: &Reminder| it.user_id == user.id && conversation.user_id == user.id;
    let Some(reminder) = found.filter(theirs) else { return Ok(Tapped::Nothing(String::new())) };
    let said = texts::Texts::of(tx, workspace, &user.language, true).await?;
    let decided = || Tapped::Nothing(said.get(texts::DECIDED).to_owned());
    let pressed = store::messages::by_key(tx, conversation.id, "", &press_key(tap)).await?;
    // One that was told stands as told, or at its next time; anything else was moved or closed since.
    let repeats = reminder.due_at > tap.told && reminder.state == ReminderState::Confirmed;
    let stands = reminder.due_at == tap.told && reminder.state == ReminderState::Synced;
    if pressed.is_some() || !(stands || repeats) {
        return Ok(decided());
    }
    let context = Context {
        env: engine.env.clone(),
        user: user.clone(),
        zone: zone(user),
        language: user.language.clone(),
        conversation_id: conversation.id,
        now: engine.env.now(),
        leave: Leave::Hand,
        outside: false,
    };
    let outside = !store::outside::among(tx, workspace, &[reminder.id.to_string()]).await?.is_empty();
    let done = match tap.act {
        // It was moved by hand since: there is nothing to put off.
        Act::Again(_) if repeats && reminder.recurrence.is_none() && reminder.event_id.is_none() => {
            return Ok(decided());
        }
        Act::Again(minutes) => {
            let at = context.now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(context.now);
            agenda::snooze(tx, &context, reminder, at, tap.told).await
        }
        Act::Done => agenda::close(tx, &context, Actor::Person, reminder, ReminderState::Completed).await,
    };
    let output = match done {
        Ok(output) => output,
        Err(tools::Error::Invalid(_) | tools::Error::Refused(..)) => return Ok(decided()),
        Err(tools::Error::Store(error)) => return Err(error.into()),
    };
    let phrases = phrases::of(&user.language);
    let line = (phrases.done)(output.content["summary"].as_str().unwrap_or_default());
    let told = store::messages::by_key(tx, conversation.id, "", &key(tap.reminder, tap.told)).await?;
    let rewrite = message.zip(told).map(|(external_id, told)| Rewrite {
        external_id,
        text: format!("{}\n\n{line}", told.text.trim_end()),
        buttons: Vec::new(),
    });
    Ok(Tapped::Done { written: output.written, line, rewrite, outside })
}

/// One press of each telling counts.
fn press_key(tap: &Tap) -> String {
    format!("tap {}", key(tap.reminder, tap.told))
}

/// What is said of a press, at `seq`.
pub(crate) fn saying(
    engine: &Engine,
    conversation: &Conversation,
    tap: &Tap,
    seq: i64,
    line: String,
    rewrite: Option<Rewrite>,
) -> Saying {
    let place = Place::new(conversation, press_key(tap), None);
    Saying::new(&engine.env, place, seq, line, engine.env.now()).rewriting(rewrite)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_read_as_it_was_written_and_nothing_else_is() {
        let id = ReminderId::derived(b"r");
        let tap = Tap::read(&format!("h:{id}:640000000000a")).unwrap();
        assert_eq!((tap.act, tap.reminder, tap.told.as_microsecond()), (Act::Again(60), id, 0x0006_4000_0000_000a));
        for none in [
            format!("y:{id}:1"),
            format!("s:{id}:"),
            format!("s:{id}"),
            "s:x:1".into(),
            format!("s:{id}:ffffffffffffffff"),
        ] {
            assert_eq!(Tap::read(&none), None, "{none}");
        }
    }
}
