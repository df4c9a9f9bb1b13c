//! A proposal and its conversation as a labelled case: what a person corrected becomes a case that it should be found
//! by. A proposal that was turned down becomes a case of nothing.
//!
//! What only a person can say is left open: the topic, the other titles, which messages hold something. Names and
//! words are as they were written; the person who makes the file decides what becomes of it.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, ensure};
use clap::Args as ClapArgs;
use domain::{Event, Message as Stored, MessageId, Proposal, ProposalId, ProposalState, Reminder, Sender, User};
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::Store;

use super::case::{Action, Case, Item, Message, Outcome, Part, Sort, When};
use super::play::outcome;
use crate::config::Config;
use crate::{cli, setup, terminal};

/// Messages of a case, the last of them the one that the proposal came of.
const MESSAGES: i64 = 12;
/// Items of the agenda around it, of each kind.
const ITEMS: i64 = 20;

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The proposal's id, `prp_…`
    proposal: String,
}

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    let id: ProposalId = args.proposal.parse().context("that is no proposal's id")?;
    let case = setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let case = export(&store, id).await;
        store.close().await;
        case
    })?;
    terminal::print(&(serde_json::to_string(&case)? + "\n"))?;
    terminal::complain("fill in id and topic, replace people and places, look at every field, then run eval/check.py");
    Ok(cli::OK)
}

/// What is read of it.
struct Source {
    user: User,
    proposal: Proposal,
    messages: Vec<Stored>,
    events: Vec<Event>,
    reminders: Vec<Reminder>,
}

pub(super) async fn export(store: &Store, id: ProposalId) -> anyhow::Result<Case> {
    let read = store.read::<_, store::Error, _>(move |tx| {
        async move {
            let Some((workspace, proposal)) = store::proposals::get_any(tx, id).await? else { return Ok(None) };
            let user = store::workspaces::user(tx, workspace, proposal.user_id).await?;
            let Some(user) = user else { return Ok(None) };
            let trigger = match proposal.trigger_id {
                Some(id) => store::messages::get(tx, workspace, id).await?,
                None => None,
            };
            let before = trigger.map(|message| message.seq + 1);
            let messages = store::messages::page(tx, proposal.conversation_id, before, MESSAGES).await?;
            let days = |days: i64| SignedDuration::from_hours(24 * days);
            let (from, to) = (proposal.created_at - days(1), proposal.created_at + days(60));
            let events = store::agenda::events(tx, workspace, user.id, from, to, ITEMS).await?;
            let reminders = store::agenda::reminders(tx, workspace, user.id, from, to, ITEMS).await?;
            Ok(Some(Source { user, proposal, messages, events, reminders }))
        }
        .boxed()
    });
    labelled(read.await?.context("there is no such proposal")?)
}

fn labelled(source: Source) -> anyhow::Result<Case> {
    let Source { user, proposal, messages, events, reminders } = source;
    let zone = TimeZone::get(&user.zone).with_context(|| format!("{} is no zone", user.zone))?;
    let messages: Vec<Stored> = messages.into_iter().filter(|message| message.sender != Sender::Assistant).collect();
    ensure!(!messages.is_empty(), "its messages are gone");
    let places: HashMap<MessageId, usize> = messages.iter().enumerate().map(|(i, message)| (message.id, i)).collect();

    // What stood before: nothing that was written since, but for what the proposal itself is about.
    let named = proposal.arguments["id"].as_str().unwrap_or_default().to_owned();
    let stood = |id: &str, at: Timestamp| id == named || at < proposal.created_at;
    let (mut agenda, mut ids) = (Vec::new(), HashMap::new());
    for event in events.iter().filter(|event| stood(&event.id.to_string(), event.updated_at)) {
        let id = format!("e{}", agenda.len() + 1);
        ids.insert(event.id.to_string(), id.clone());
        agenda.push(event_item(event, id, &zone));
    }
    for reminder in reminders.iter().filter(|reminder| stood(&reminder.id.to_string(), reminder.updated_at)) {
        let id = format!("r{}", agenda.len() + 1);
        ids.insert(reminder.id.to_string(), id.clone());
        agenda.push(reminder_item(reminder, id, &zone));
    }

    let wanted = proposal.state != ProposalState::Rejected;
    let found = outcome(&proposal, &zone, &ids, &places).context("it is about neither an event nor a reminder")?;
    let decides = found.message;
    let gold: Vec<Outcome> = wanted.then(|| as_gold(found, &messages[decides].text)).into_iter().collect();

    let said: Vec<&str> = messages.iter().map(|message| message.text.as_str()).collect();
    let language = domain::text::language_of(&said.join("\n")).map_or(user.language.clone(), str::to_owned);
    let from = |message: &Stored| match message.sender {
        Sender::User => user.name.clone(),
        _ => message.sender_name.clone(),
    };
    let people: BTreeSet<String> = messages.iter().map(from).chain([user.name.clone()]).collect();
    let messages = messages.iter().enumerate().map(|(i, message)| Message {
        from: from(message),
        at: message.sent_at.to_zoned(zone.clone()).datetime(),
        subject: None,
        text: message.text.trim().to_owned(),
        holds: (wanted && i == decides).then_some(true),
    });
    Ok(Case {
        part: Part::Tune,
        id: format!("{language}-TOPIC-000"),
        language,
        topic: String::new(),
        kind: if people.len() > 2 { "group" } else { "chat" }.into(),
        zone: user.zone,
        me: user.name.clone(),
        messages: messages.collect(),
        people: people.into_iter().collect(),
        places: Vec::new(),
        agenda,
        gold,
    })
}

/// With every field that the format wants of such an outcome.
fn as_gold(found: Outcome, text: &str) -> Outcome {
    let creates = found.action == Action::Create;
    let event = found.sort == Sort::Event;
    let quote = found.quote.trim_end_matches('…').trim().to_owned();
    let said = !quote.is_empty() && text.contains(&quote);
    let first = text.trim().lines().next().unwrap_or_default().to_owned();
    Outcome {
        tentative: (event || !creates).then(|| found.tentative.unwrap_or_default()),
        titles: creates.then(Vec::new),
        place: if creates && event { Some(found.place.unwrap_or_default()) } else { found.place },
        participants: if creates && event { Some(found.participants.unwrap_or_default()) } else { found.participants },
        quote: if said { quote } else { first },
        ..found
    }
}

fn event_item(event: &Event, id: String, zone: &TimeZone) -> Item {
    let own = TimeZone::get(&event.zone).unwrap_or_else(|_| zone.clone());
    let (start, end) = if event.all_day {
        let last = own.to_datetime(event.ends_at).date();
        (When::Day(own.to_datetime(event.starts_at).date()), When::Day(last.yesterday().unwrap_or(last)))
    } else {
        (When::At(zone.to_datetime(event.starts_at)), When::At(zone.to_datetime(event.ends_at)))
    };
    Item {
        id,
        sort: Sort::Event,
        title: event.title.clone(),
        start: Some(start),
        end: Some(end),
        all_day: event.all_day,
        due: None,
        place: Some(event.place.clone().unwrap_or_default()),
        participants: Some(event.participants.clone()),
        repeat: event.recurrence.clone(),
        priority: None,
    }
}

fn reminder_item(reminder: &Reminder, id: String, zone: &TimeZone) -> Item {
    Item {
        id,
        sort: Sort::Reminder,
        title: reminder.title.clone(),
        start: None,
        end: None,
        all_day: false,
        due: Some(When::At(zone.to_datetime(reminder.due_at))),
        place: None,
        participants: None,
        repeat: reminder.recurrence.clone(),
        priority: None,
    }
}

#[cfg(test)]
mod tests;
