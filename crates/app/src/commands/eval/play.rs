//! A case on the product's own way: its conversation is a source of its member, its messages are accepted at their
//! times, their turns run, and what is proposed at the end is what was found.
//!
//! Each case has a workspace of its own. A source can only propose, so nothing else is ever left behind.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use channels::Channel;
use channels::web::Web;
use domain::{
    ChannelRole, ContactId, Conversation, Env, Event, EventId, EventState, Incoming, ManualClock, MessageId, Priority,
    Proposal, Reminder, ReminderId, ReminderState, Sender, SystemEntropy, User,
};
use engine::{Engine, NewAccount, Settings, tools};
use futures_util::FutureExt;
use jiff::civil::{DateTime, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use models::Model;
use serde_json::Value;
use store::Store;

use super::case::{Action, Case, Item, Outcome, Sort, When};
use crate::commands::bench::place::{Ground, Place, Plot};
use crate::stopwatch::Stopwatch;

/// An engine whose clock the cases set.
pub struct Stage {
    engine: Arc<Engine>,
    clock: Arc<ManualClock>,
    _plot: Plot,
}

/// What a case came to.
#[derive(Debug, Clone, Default)]
pub struct Played {
    pub found: Vec<Outcome>,
    /// Of all its turns.
    pub took: Duration,
    /// Millionths of a US dollar.
    pub cost: i64,
}

impl Stage {
    pub async fn new(
        model: impl FnOnce(&Env) -> anyhow::Result<Arc<dyn Model>>,
        usual: Settings,
    ) -> anyhow::Result<Self> {
        let plot = Ground { place: Place::Sqlite, data: None }.plot()?;
        let store = Store::open(&plot.location, &store::Options::default()).await?;
        store.migrate().await?;
        let clock = Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH));
        let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
        let model = model(&env)?;
        let channels = vec![Arc::new(Web) as Arc<dyn Channel>];
        let settings = Settings { node: "eval".into(), alone: true, ..usual };
        let engine = Engine::new(store, env, settings, model, channels, tools::Registry::standard());
        Ok(Self { engine, clock, _plot: plot })
    }

    #[cfg(test)]
    pub fn store(&self) -> &Store {
        &self.engine.store
    }

    pub async fn play(&self, case: &Case) -> anyhow::Result<Played> {
        let zone = TimeZone::get(&case.zone).with_context(|| format!("{}: {} is no zone", case.id, case.zone))?;
        let at = |wall: DateTime| -> anyhow::Result<Timestamp> { Ok(wall.to_zoned(zone.clone())?.timestamp()) };
        let first = case.messages.first().with_context(|| format!("{}: has no messages", case.id))?;
        self.clock.set(at(first.at)?);
        let (user, conversation) = self.enter(case).await?;
        let ids = self.furnish(case, &zone, &user, &conversation).await?;

        let mut messages: HashMap<MessageId, usize> = HashMap::new();
        let mut took = Duration::ZERO;
        for (index, message) in case.messages.iter().enumerate() {
            let now = at(message.at)?;
            self.clock.set(now);
            let own = message.from == case.me;
            let incoming = Incoming {
                channel_id: conversation.channel_id,
                chat_key: conversation.chat_key.clone(),
                sender_key: if own { user.id.to_string() } else { message.from.clone() },
                external_id: index.to_string(),
                sender: if own { Sender::User } else { Sender::Contact },
                sender_name: if own { String::new() } else { message.from.clone() },
                text: message.read(),
                sent_at: now,
            };
            messages.insert(self.engine.accept(&conversation, incoming).await?.message_id, index);
            let next = case.messages.get(index + 1).map(|next| at(next.at)).transpose()?;
            let watch = Stopwatch::start();
            self.pause(now, next).await?;
            took += watch.elapsed();
        }
        let (proposals, waiting, cost) = self.left(&user, &conversation).await?;
        ensure!(waiting == 0, "{}: a turn failed; {waiting} messages were not answered", case.id);
        let found = proposals.iter().filter_map(|proposal| outcome(proposal, &zone, &ids, &messages)).collect();
        Ok(Played { found, took, cost })
    }

    async fn enter(&self, case: &Case) -> anyhow::Result<(User, Conversation)> {
        let speaks = engine::phrases::languages().any(|language| language == case.language);
        let account = NewAccount {
            workspace: case.id.clone(),
            name: case.me.clone(),
            zone: case.zone.clone(),
            language: if speaks { case.language.clone() } else { "en".into() },
        };
        let user = self.engine.create_account(account).await?;
        let conversation = self.engine.create_conversation(&user, &case.id, ChannelRole::Source).await?;
        Ok((user, conversation))
    }

    /// Puts in what is known before the first message: contacts, the agenda, and the known places, each of them as that of
    /// something long past. Answers the agenda's ids by ours.
    async fn furnish(
        &self,
        case: &Case,
        zone: &TimeZone,
        user: &User,
        conversation: &Conversation,
    ) -> anyhow::Result<HashMap<String, String>> {
        let env = self.engine.env.clone();
        let (mut ids, mut events, mut reminders) = (HashMap::new(), Vec::new(), Vec::new());
        for item in &case.agenda {
            match item.sort {
                Sort::Event => {
                    let event = event(item, zone, user, &env).with_context(|| format!("{}: {}", case.id, item.id))?;
                    ids.insert(event.id.to_string(), item.id.clone());
                    events.push(event);
                }
                Sort::Reminder => {
                    let made = reminder(item, zone, user, conversation, &env);
                    let reminder = made.with_context(|| format!("{}: {}", case.id, item.id))?;
                    ids.insert(reminder.id.to_string(), item.id.clone());
                    reminders.push(reminder);
                }
            }
        }
        events.extend(case.places.iter().map(|place| been(place, user, &env)));
        let known: Vec<String> = case.people.iter().filter(|name| **name != case.me).cloned().collect();
        let (workspace, channel) = (user.workspace_id, conversation.channel_id);
        let written = self.engine.store.write::<_, store::Error, _>(move |tx| {
            async move {
                let now = env.now();
                for name in &known {
                    let id = env.id(ContactId::new);
                    store::channels::remember_contact(tx, (channel, workspace), id, name, name, now).await?;
                }
                for event in &events {
                    store::agenda::insert_event(tx, workspace, event).await?;
                }
                for reminder in &reminders {
                    store::agenda::insert_reminder(tx, workspace, reminder).await?;
                }
                Ok(())
            }
            .boxed()
        });
        written.await?;
        Ok(ids)
    }

    /// Lets the time until `next` pass, as far as it matters: the debounce of a source, however often it was prolonged.
    async fn pause(&self, now: Timestamp, next: Option<Timestamp>) -> anyhow::Result<()> {
        let longest = SignedDuration::try_from(self.engine.settings.debounce * 8)?;
        let until = next.map_or(now + longest, |next| next.min(now + longest));
        if until == now {
            return Ok(());
        }
        self.clock.set(until);
        loop {
            let lanes = self.engine.claim(8, None).await?;
            if lanes.is_empty() {
                return Ok(());
            }
            for lane in lanes {
                self.engine.run_lane(lane).await;
            }
        }
    }

    /// What waits for a yes, how many messages still wait, and what models cost.
    async fn left(&self, user: &User, conversation: &Conversation) -> anyhow::Result<(Vec<Proposal>, i64, i64)> {
        let (id, workspace, now) = (conversation.id, user.workspace_id, self.engine.env.now());
        let days = (conversation.created_at.to_zoned(TimeZone::UTC).date(), now.to_zoned(TimeZone::UTC).date());
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move {
                let pending = store::proposals::pending_in(tx, id, now).await?;
                let waiting = store::inbox::depth(tx).await?;
                let usage = store::spending::usage(tx, workspace, days, None).await?;
                Ok((pending, waiting, usage.iter().map(|row| row.micro_dollars).sum()))
            }
            .boxed()
        });
        Ok(read.await?)
    }
}

fn instant(when: When, hour: i8, zone: &TimeZone) -> anyhow::Result<Timestamp> {
    let wall = match when {
        When::Day(date) => date.to_datetime(time(hour, 0, 0, 0)),
        When::At(at) => at,
    };
    Ok(wall.to_zoned(zone.clone())?.timestamp())
}

/// Times as `create_event` settles them: an hour where no end is given, whole days up to the midnight after the last.
fn event(item: &Item, zone: &TimeZone, user: &User, env: &Env) -> anyhow::Result<Event> {
    let start = item.start.context("an event needs a start")?;
    let all_day = item.all_day || matches!(start, When::Day(_));
    let ends_at = match item.end {
        _ if all_day => instant(When::Day(item.end.unwrap_or(start).date().tomorrow()?), 0, zone)?,
        Some(end) => instant(end, 0, zone)?,
        None => instant(start, 0, zone)? + SignedDuration::from_hours(1),
    };
    Ok(Event {
        id: env.id(EventId::new),
        user_id: user.id,
        title: item.title.clone(),
        starts_at: instant(start, 0, zone)?,
        ends_at,
        all_day,
        zone: user.zone.clone(),
        place: item.place.clone().filter(|place| !place.is_empty()),
        participants: item.participants.clone().unwrap_or_default(),
        notes: None,
        recurrence: item.repeat.clone(),
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 0,
        updated_at: env.now(),
    })
}

/// Something that took place there, so long ago that no agenda shows it.
fn been(place: &str, user: &User, env: &Env) -> Event {
    let starts_at = env.now() - SignedDuration::from_hours(24 * 365);
    Event {
        id: env.id(EventId::new),
        user_id: user.id,
        title: "Before".to_owned(),
        starts_at,
        ends_at: starts_at + SignedDuration::from_hours(1),
        all_day: false,
        zone: user.zone.clone(),
        place: Some(place.to_owned()),
        participants: Vec::new(),
        notes: None,
        recurrence: None,
        exceptions: Vec::new(),
        reply: None,
        state: EventState::Confirmed,
        version: 0,
        updated_at: starts_at,
    }
}

/// One without an hour is told at nine, one without a day tomorrow: a reminder of ours always has a time.
fn reminder(
    item: &Item,
    zone: &TimeZone,
    user: &User,
    conversation: &Conversation,
    env: &Env,
) -> anyhow::Result<Reminder> {
    let tomorrow = || env.now().to_zoned(zone.clone()).date().tomorrow().map(When::Day);
    let due = match item.due {
        Some(due) => due,
        None => tomorrow()?,
    };
    Ok(Reminder {
        id: env.id(ReminderId::new),
        user_id: user.id,
        conversation_id: conversation.id,
        event_id: None,
        title: item.title.clone(),
        due_at: instant(due, 9, zone)?,
        due_kind: domain::DueKind::default(),
        zone: user.zone.clone(),
        priority: serde_json::from_value(item.priority.clone().into()).unwrap_or(Priority::Medium),
        recurrence: item.repeat.clone(),
        state: ReminderState::Confirmed,
        updated_at: env.now(),
    })
}

/// A proposal as an outcome; `ids` are the case's by ours, `messages` their places in the conversation. `None` for a tool
/// that is about neither events nor reminders.
pub fn outcome(
    proposal: &Proposal,
    zone: &TimeZone,
    ids: &HashMap<String, String>,
    messages: &HashMap<MessageId, usize>,
) -> Option<Outcome> {
    let (verb, noun) = proposal.tool.split_once('_')?;
    let sort = match noun {
        "event" => Sort::Event,
        "reminder" => Sort::Reminder,
        _ => return None,
    };
    let action = match verb {
        "create" => Action::Create,
        "change" => Action::Change,
        "cancel" | "dismiss" | "complete" => Action::Cancel,
        _ => return None,
    };
    let text = |name: &str| proposal.arguments[name].as_str().map(str::to_owned);
    let when = |name: &str| When::read(proposal.arguments[name].as_str()?, zone);
    let names = |value: &Value| -> Option<Vec<String>> {
        Some(value.as_array()?.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
    };
    let start = when("start");
    Some(Outcome {
        action,
        sort,
        // What is no item of the case's agenda is the wrong one.
        target: text("id").map(|id| ids.get(&id).cloned().unwrap_or(id)),
        tentative: proposal.arguments["tentative"].as_bool(),
        title: text("title"),
        titles: None,
        start,
        end: when("end"),
        all_day: sort == Sort::Event
            && proposal.arguments["all_day"].as_bool().unwrap_or(matches!(start, Some(When::Day(_)))),
        due: when("due"),
        place: text("place"),
        participants: names(&proposal.arguments["participants"]),
        repeat: text("recurrence"),
        priority: text("priority"),
        message: proposal.trigger_id.and_then(|id| messages.get(&id).copied()).unwrap_or_default(),
        quote: proposal.trace.quote.clone(),
    })
}

#[cfg(test)]
mod tests;
