//! Another workspace's ids give nothing, everywhere.

use domain::{
    DeadLetter, DeadLetterId, Effect, EffectId, EffectKind, EffectState, Event, EventId, EventState, LivePayload,
    MessageId, Platform, Priority, Proposal, ProposalId, ProposalState, Reminder, ReminderId, ReminderState, Trace,
    Turn, TurnId, TurnState,
};
use store::inbox::Accepted;
use store::{
    agenda, audit, channels, conversations, dead_letters, messages, outbox, proposals, testing, turns, workspaces,
};

use crate::support::{accept, at, home, id};

#[tokio::test]
async fn nobody_reads_or_writes_what_is_anothers() {
    for database in testing::each().await {
        let store = &database.store;
        let (mine, theirs) = (home(store, "a").await, home(store, "b").await);
        let (workspace_id, conversation_id, user_id) = (theirs.workspace, theirs.conversation.id, theirs.user);
        let Accepted::New(event) = accept(store, &theirs.conversation, "m", 0.0).await else { panic!() };
        let LivePayload::Message { message } = event.payload else { panic!() };
        let turn =
            Turn { id: id(TurnId::new), workspace_id, conversation_id, state: TurnState::Done, started_at: at(0.0) };
        let letter = DeadLetter {
            id: id(DeadLetterId::new),
            workspace_id,
            conversation_id,
            message_id: message.id,
            cause: String::new(),
            attempts: 1,
            created_at: at(0.0),
            replayed_at: None,
        };
        let effect = Effect {
            id: id(EffectId::new),
            workspace_id,
            conversation_id,
            channel_id: theirs.channel,
            chat_key: String::new(),
            seq: 1,
            idempotency_key: String::new(),
            kind: EffectKind::Send {
                message_id: id(MessageId::new),
                text: String::new(),
                buttons: Vec::new(),
                rewrite: None,
                told: None,
            },
            state: EffectState::Uncertain,
            attempts: 0,
            fence: 0,
            created_at: at(0.0),
        };
        let proposal = Proposal {
            id: id(ProposalId::new),
            user_id,
            conversation_id,
            turn_id: None,
            tool: String::new(),
            arguments: serde_json::Value::Null,
            arguments_hash: String::new(),
            summary: String::new(),
            state: ProposalState::Pending,
            trace: Trace::default(),
            trigger_id: None,
            trigger: None,
            created_at: at(0.0),
            expires_at: at(9.0),
            decided_at: None,
        };
        let event = Event {
            id: id(EventId::new),
            user_id,
            title: String::new(),
            starts_at: at(1.0),
            ends_at: at(2.0),
            all_day: false,
            zone: String::new(),
            place: None,
            participants: vec![],
            notes: None,
            recurrence: None,
            exceptions: Vec::new(),
            reply: None,
            state: EventState::Confirmed,
            version: 0,
            updated_at: at(0.0),
        };
        let reminder = Reminder {
            id: id(ReminderId::new),
            user_id,
            conversation_id,
            event_id: Some(event.id),
            title: String::new(),
            due_at: at(1.0),
            due_kind: domain::DueKind::default(),
            zone: String::new(),
            priority: Priority::Low,
            recurrence: None,
            state: ReminderState::Confirmed,
            updated_at: at(0.0),
        };
        let rows = (turn.clone(), letter.clone(), effect.clone(), proposal.clone(), event.clone(), reminder.clone());
        tx!(store, |tx| {
            let (turn, letter, effect, proposal, event, reminder) = rows;
            turns::insert(tx, &turn).await?;
            tx.execute_all(vec![dead_letters::insert(&letter), outbox::insert(&effect)]).await?;
            proposals::insert(tx, workspace_id, &proposal).await?;
            agenda::insert_event(tx, workspace_id, &event).await?;
            agenda::insert_reminder(tx, workspace_id, &reminder).await
        })
        .unwrap();

        // Everything is there for its owner and for nobody else: so the `false` below means the workspace.
        for (workspace, there) in [(theirs.workspace, true), (mine.workspace, false)] {
            let ids = (message.id, turn.id, letter.id, effect.id, proposal.id, event.id, reminder.id);
            let (channel, user) = (theirs.channel, user_id);
            let found = rx!(store, |tx| {
                let (message, turn, letter, effect, proposal, event, reminder) = ids;
                Ok([
                    ("conversation", conversations::get(tx, workspace, conversation_id).await?.is_some()),
                    ("any conversation", conversations::get_any(tx, workspace, conversation_id).await?.is_some()),
                    ("conversations", !conversations::of_user(tx, workspace, user).await?.is_empty()),
                    ("channel", channels::get(tx, workspace, channel).await?.is_some()),
                    ("message", messages::get(tx, workspace, message).await?.is_some()),
                    ("turn", turns::get(tx, workspace, turn).await?.is_some()),
                    ("dead letter", dead_letters::get(tx, workspace, letter).await?.is_some()),
                    ("dead letters", !dead_letters::page(tx, workspace, None, 9).await?.is_empty()),
                    ("effect", outbox::get(tx, workspace, effect).await?.is_some()),
                    ("uncertain", !outbox::uncertain(tx, workspace, 9).await?.is_empty()),
                    ("proposal", proposals::get(tx, workspace, proposal).await?.is_some()),
                    (
                        "proposals",
                        !proposals::page(tx, workspace, user, ProposalState::Pending, None, 9).await?.is_empty(),
                    ),
                    ("event", agenda::event(tx, workspace, event).await?.is_some()),
                    ("events", !agenda::events(tx, workspace, user, at(0.0), at(9.0), 9).await?.is_empty()),
                    ("reminder", agenda::reminder(tx, workspace, reminder).await?.is_some()),
                    ("reminders", !agenda::reminders(tx, workspace, user, at(0.0), at(9.0), 9).await?.is_empty()),
                    ("reminders of", !agenda::reminders_of(tx, workspace, event).await?.is_empty()),
                    ("user", workspaces::user(tx, workspace, user).await?.is_some()),
                ])
            })
            .unwrap();
            for (what, found) in found {
                assert_eq!(found, there, "{what}");
            }
        }
        // Nor can anything be changed.
        let (workspace, stranger) = (mine.workspace, mine.workspace);
        let (mut event, proposal, reminder) = (event, proposal, reminder);
        event.version = 1;
        let changed = tx!(store, |tx| {
            let mut user = workspaces::user(tx, workspace_id, user_id).await?.unwrap();
            user.workspace_id = stranger;
            Ok([
                conversations::rename(tx, workspace, conversation_id, "mine now").await?,
                conversations::delete(tx, workspace, conversation_id, at(1.0)).await?,
                proposals::decide(tx, workspace, proposal.id, ProposalState::Approved, at(1.0)).await?,
                proposals::edit(tx, workspace, &proposal).await?,
                agenda::update_event(tx, workspace, &event).await?,
                agenda::update_reminder(tx, workspace, &reminder, ReminderState::Confirmed).await?,
                workspaces::update_user(tx, &user).await?,
            ])
        });
        assert_eq!(changed.unwrap(), [false; 7]);
        let platform = rx!(store, |tx| channels::on_platform(tx, workspace, Platform::Web).await).unwrap().unwrap();
        assert_eq!(platform.id, mine.channel);
        assert!(rx!(store, |tx| audit::page(tx, workspace, 9).await).unwrap().is_empty());
        assert_eq!(rx!(store, |tx| workspaces::users(tx, workspace).await).unwrap().len(), 1);
    }
}
