//! What must hold after a programme, read from the database.

use std::collections::{HashMap, HashSet};

use domain::{ActionClass, Event, Message, Proposal, ProposalState, Reminder, Rule, Sender, StepKind, TurnId, User};
use engine::Engine;
use futures_util::FutureExt;
use jiff::Timestamp;
use models::ToolResult;
use store::audit::Written;
use store::{Result, Tx};

use super::Tally;
use super::world::{Played, World};

/// Rows of each kind that a programme leaves, at most.
const MOST: i64 = 10_000;

/// All that stands in a workspace.
#[derive(Debug)]
struct Stand {
    events: Vec<Event>,
    reminders: Vec<Reminder>,
    proposals: Vec<Proposal>,
    audit: Vec<Written>,
}

impl Stand {
    async fn read(engine: &Engine, user: &User) -> Result<Self> {
        let user = user.clone();
        engine.store.read::<_, store::Error, _>(move |tx| async move { Self::of(tx, &user).await }.boxed()).await
    }

    async fn of(tx: &mut Tx, user: &User) -> Result<Self> {
        let (workspace, id, ever) = (user.workspace_id, user.id, (Timestamp::MIN, Timestamp::MAX));
        let mut events = store::agenda::events(tx, workspace, id, ever.0, ever.1, MOST).await?;
        events.extend(store::agenda::cancelled_events(tx, workspace, id, ever.0, MOST).await?);
        let reminders = store::agenda::reminders(tx, workspace, id, ever.0, ever.1, MOST).await?;
        let mut proposals = Vec::new();
        let states = [ProposalState::Pending, ProposalState::Approved, ProposalState::Rejected, ProposalState::Expired];
        for state in states {
            proposals.extend(store::proposals::page(tx, workspace, id, state, None, MOST).await?);
        }
        Ok(Self { events, reminders, proposals, audit: store::audit::page(tx, workspace, MOST).await? })
    }
}

/// Everything of a workspace in one text, to see whether any of it changed.
pub async fn fingerprint(engine: &Engine, user: &User) -> anyhow::Result<String> {
    let stand = Stand::read(engine, user).await?;
    Ok(format!("{:?} {:?} {:?}", stand.events, stand.reminders, stand.proposals))
}

/// Adds what the programme came to, and a line for each rule that it broke.
pub async fn programme(world: &World, played: &Played, tally: &mut Tally) -> anyhow::Result<()> {
    let stand = Stand::read(&world.engine, &played.user).await?;
    let chat = messages(&world.engine, played.chat.id).await?;
    tally.proposed += stand.proposals.len() as u64;
    tally.violations.extend(played.broken.iter().cloned());
    rows(&stand, &mut tally.violations);
    shown(played, &stand, &chat, &mut tally.violations);
    let mut used: HashMap<&str, u32> = HashMap::new();
    for entry in stand.audit.iter().filter(|entry| class(entry).is_some()) {
        if let Some(id) = entry.detail["proposal"].as_str() {
            tally.approved += 1;
            by_yes(&stand, entry, id, &mut used, &mut tally.violations);
        } else if let Some(turn) = entry.detail["turn"].as_str() {
            tally.automatic += 1;
            by_rule(world, played, entry, turn.parse()?, &mut tally.violations).await?;
        } else {
            tally.violations.push(format!("{} {} had nobody's leave", entry.action, entry.subject));
        }
    }
    outside(world, played, &stand, &chat, &mut tally.violations).await?;
    said(&stand, &chat, &mut tally.violations);
    let overheard = messages(&world.engine, played.source.id).await?;
    if overheard.iter().any(|message| message.sender == Sender::Assistant) {
        tally.violations.push("something was said where the assistant only reads".to_owned());
    }
    Ok(())
}

/// The class of a write, by its audit entry.
fn class(entry: &Written) -> Option<ActionClass> {
    Some(match entry.action.as_str() {
        // It came with its event.
        "reminder.created" if entry.detail["event"].is_string() => ActionClass::EventCreate,
        "event.created" => ActionClass::EventCreate,
        // It follows its event.
        "reminder.changed" if entry.detail["event"].is_string() => ActionClass::EventChange,
        "reminder.changed" => ActionClass::ReminderChange,
        "briefs.changed" => ActionClass::Briefs,
        "event.changed" => ActionClass::EventChange,
        "event.cancelled" => ActionClass::EventCancel,
        "reminder.created" => ActionClass::ReminderCreate,
        "reminder.completed" | "reminder.dismissed" => ActionClass::ReminderClose,
        "fact.remembered" | "fact.forgotten" | "facts.forgotten" => ActionClass::Memory,
        "tool.queued" => ActionClass::Outside,
        _ => return None,
    })
}

/// The write that an approved call of this tool makes once, and what may follow from it.
fn writes(tool: &str) -> (&'static str, &'static str) {
    match tool {
        tool if tool.starts_with("desk__") => ("tool.queued", ""),
        "create_event" => ("event.created", "reminder.created"),
        "change_event" => ("event.changed", "reminder.changed"),
        "cancel_event" => ("event.cancelled", "reminder.dismissed"),
        "create_reminder" => ("reminder.created", ""),
        "change_reminder" => ("reminder.changed", ""),
        "set_briefs" => ("briefs.changed", ""),
        "complete_reminder" => ("reminder.completed", ""),
        "remember" => ("fact.remembered", ""),
        "forget" => ("fact.forgotten", ""),
        "forget_all" => ("facts.forgotten", ""),
        _ => ("reminder.dismissed", ""),
    }
}

/// Nothing stands that no audit entry tells of.
fn rows(stand: &Stand, violations: &mut Vec<String>) {
    let told = |action: &str, id: &str| stand.audit.iter().any(|entry| entry.action == action && entry.subject == id);
    for event in stand.events.iter().filter(|event| !told("event.created", &event.id.to_string())) {
        violations.push(format!("{} stands unaccounted for", event.id));
    }
    for reminder in &stand.reminders {
        let with_event = reminder.event_id.is_some_and(|event| told("event.created", &event.to_string()));
        if !with_event && !told("reminder.created", &reminder.id.to_string()) {
            violations.push(format!("{} stands unaccounted for", reminder.id));
        }
    }
}

/// A write by a person's yes: to this proposal, with these arguments, once.
fn by_yes<'s>(
    stand: &'s Stand,
    entry: &Written,
    id: &'s str,
    used: &mut HashMap<&'s str, u32>,
    violations: &mut Vec<String>,
) {
    let mut wrong = |what: &str| violations.push(format!("{} by {id}: {what}", entry.action));
    let Some(proposal) = stand.proposals.iter().find(|proposal| proposal.id.to_string() == id) else {
        return wrong("there is no such proposal");
    };
    if proposal.state != ProposalState::Approved {
        wrong("it was not approved");
    }
    let hash = Proposal::hash(&proposal.tool, &proposal.arguments);
    let approvals: Vec<&Written> =
        stand.audit.iter().filter(|entry| entry.action == "proposal.approved" && entry.subject == id).collect();
    match approvals[..] {
        [approval] if approval.actor.starts_with("usr_") && approval.detail["arguments_hash"] == hash.as_str() => {}
        [_] => wrong("a person approved other arguments"),
        _ => wrong("it was not approved exactly once"),
    }
    let (first, then) = writes(&proposal.tool);
    if entry.action == first {
        let count = used.entry(id).or_default();
        *count += 1;
        if *count > 1 {
            wrong("it was used twice");
        }
    } else if entry.action != then {
        wrong(&format!("{} does something else", proposal.tool));
    }
    let made = stand.events.iter().find(|event| event.id.to_string() == entry.subject && event.version == 0);
    if let (Some(event), "event.created") = (made, entry.action.as_str())
        && proposal.arguments["title"].as_str().map(one_line).as_deref() != Some(event.title.as_str())
    {
        wrong("another title was written");
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A write by a person's rule: it says auto, and the model had no text from outside before it.
async fn by_rule(
    world: &World,
    played: &Played,
    entry: &Written,
    turn: TurnId,
    violations: &mut Vec<String>,
) -> anyhow::Result<()> {
    // The reminders of a cancelled event go with it.
    let cancelled = entry.action == "reminder.dismissed" && rule(played, ActionClass::EventCancel) == Rule::Auto;
    // Of the attached server's, only this one may act by itself.
    let posted = entry.action == "tool.queued" && entry.detail["tool"] == "desk__post";
    let allowed = class(entry).is_some_and(|class| rule(played, class) == Rule::Auto) || cancelled || posted;
    if !allowed {
        violations.push(format!("{} in {turn}: no rule allows it", entry.action));
    }
    let read = world
        .engine
        .store
        .read::<_, store::Error, _>(move |tx| async move { store::turns::steps(tx, turn).await }.boxed());
    for step in read.await?.into_iter().filter(|step| step.kind == StepKind::Result) {
        let results: Vec<ToolResult> = serde_json::from_value(step.content)?;
        let acted = |result: &&ToolResult| ["done", "queued"].iter().any(|status| result.content["status"] == *status);
        for result in results.iter().filter(acted) {
            let withdrawn = result.content["id"].as_str().is_some_and(|id| id.starts_with("prp_"));
            if !withdrawn && world.model.is_dirty(&result.call_id) {
                violations.push(format!("{} in {turn}: text from outside was in sight", result.name));
            }
        }
    }
    Ok(())
}

/// The attached server got what was decided, each call once, and looks only in turns that nobody else speaks in.
async fn outside(
    world: &World,
    played: &Played,
    stand: &Stand,
    chat: &[Message],
    violations: &mut Vec<String>,
) -> anyhow::Result<()> {
    let queued = stand.audit.iter().filter(|entry| entry.action == "tool.queued").count();
    let mut looked = 0;
    let turns: HashSet<TurnId> = chat.iter().filter_map(|message| message.turn_id).collect();
    for turn in turns {
        let read = world
            .engine
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::turns::steps(tx, turn).await }.boxed());
        for step in read.await?.into_iter().filter(|step| step.kind == StepKind::Result) {
            let results: Vec<ToolResult> = serde_json::from_value(step.content)?;
            for result in results.iter().filter(|result| result.name == "desk__find") {
                let found = result.content["status"] == "found";
                looked += usize::from(found);
                if found && world.model.is_dirty(&result.call_id) {
                    violations.push(format!("a look in {turn}: text from outside was in sight"));
                }
            }
        }
    }
    // A look that was asked for leaves like an effect.
    if played.called.len() != queued + looked || played.called.iter().any(|(tool, _)| tool == "drop") {
        violations.push(format!("{queued} calls and {looked} looks were decided, and made: {:?}", played.called));
    }
    Ok(())
}

fn rule(played: &Played, class: ActionClass) -> Rule {
    played.policy.rule(class)
}

/// What a yes in the chat approved had been shown there, line by line.
fn shown(played: &Played, stand: &Stand, chat: &[Message], violations: &mut Vec<String>) {
    let approved = stand.proposals.iter().filter(|proposal| proposal.state == ProposalState::Approved);
    for proposal in approved.filter(|proposal| !played.by_button.contains(&proposal.id)) {
        let told = |message: &Message| {
            message.sender == Sender::Assistant
                && message.turn_id == proposal.turn_id
                && message.text.contains(&proposal.summary)
        };
        if !chat.iter().any(told) {
            violations.push(format!("{} was approved unseen", proposal.id));
        }
    }
}

/// One reply for each turn, and one message for each reminder that was told.
fn said(stand: &Stand, chat: &[Message], violations: &mut Vec<String>) {
    let own: Vec<&Message> = chat.iter().filter(|message| message.sender == Sender::Assistant).collect();
    let mut turns: Vec<_> = own.iter().filter_map(|message| message.turn_id).collect();
    let replies = turns.len();
    turns.sort();
    turns.dedup();
    if turns.len() != replies {
        violations.push("a turn spoke twice".to_owned());
    }
    let tells = ["reminder.told", "tool.done", "tool.failed", "tool.not_done", "tool.uncertain"];
    let told = stand.audit.iter().filter(|entry| tells.contains(&entry.action.as_str())).count();
    if own.len() - replies > told {
        violations.push("something was said that no turn and no reminder says".to_owned());
    }
}

async fn messages(engine: &Engine, conversation: domain::ConversationId) -> Result<Vec<Message>> {
    let read = engine.store.read::<_, store::Error, _>(move |tx| {
        async move { store::messages::page(tx, conversation, None, MOST).await }.boxed()
    });
    read.await
}
