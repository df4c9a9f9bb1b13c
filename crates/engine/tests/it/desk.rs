//! A person with a chat on a test database, and the tools in front of them: no model, no lanes, a clock that stands.

use std::sync::Arc;

use domain::{
    Channel, ChannelId, ChannelRole, Conversation, ConversationId, Env, Event, LivePayload, ManualClock, MessageId,
    Platform, Policy, Proposal, ProposalId, Reminder, Role, SystemEntropy, TurnId, User, UserId, Workspace,
    WorkspaceId,
};
use engine::tools::{self, Context, Error, Gate, Leave, Output, Registry};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use models::ToolCall;
use serde_json::Value;
use store::Tx;
use store::testing::{self, Database};

pub struct Desk {
    database: Arc<Database>,
    clock: Arc<ManualClock>,
    registry: Registry,
    pub context: Context,
    pub policy: Policy,
}

/// A Saturday noon in Madrid.
pub const NOW: &str = "2026-11-21T11:00:00Z";

impl Desk {
    /// One desk a database that this machine has: in Madrid, in English.
    pub async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in testing::each().await {
            all.push(Self::on(Arc::new(database)).await);
        }
        all
    }

    async fn on(database: Arc<Database>) -> Self {
        let clock = Arc::new(ManualClock::new(NOW.parse().unwrap()));
        let env = Env { clock: clock.clone(), entropy: Arc::new(SystemEntropy) };
        let user = User {
            id: env.id(UserId::new),
            workspace_id: env.id(WorkspaceId::new),
            name: "Ines".into(),
            role: Role::Owner,
            zone: "Europe/Madrid".into(),
            language: "en".into(),
            preferences: domain::Preferences::default(),
        };
        let context = Context {
            zone: TimeZone::get(&user.zone).unwrap(),
            language: user.language.clone(),
            conversation_id: env.id(ConversationId::new),
            now: env.now(),
            leave: Leave::Hand,
            outside: false,
            user,
            env,
        };
        let desk = Self { database, clock, registry: Registry::standard(), context, policy: Policy::default() };
        let context = desk.context.clone();
        let workspace = Workspace {
            id: context.user.workspace_id,
            name: "Home".into(),
            policy: Policy::default(),
            created_at: context.now,
        };
        desk.write(move |tx| {
            async move {
                store::workspaces::insert(tx, &workspace).await?;
                store::workspaces::insert_user(tx, &context.user, context.now).await?;
                let channel = Channel {
                    id: context.env.id(ChannelId::new),
                    workspace_id: workspace.id,
                    platform: Platform::Web,
                    name: "Web".into(),
                };
                store::channels::insert(tx, &channel, context.now).await?;
                insert_chat(tx, &context, channel.id).await
            }
            .boxed()
        })
        .await
        .unwrap();
        desk
    }

    /// The same person in another chat.
    pub async fn another_chat(&self) -> Self {
        let context = Context { conversation_id: self.context.env.id(ConversationId::new), ..self.context.clone() };
        let other = self.with(context.clone());
        self.write(move |tx| {
            async move {
                let workspace = context.user.workspace_id;
                let channel = store::channels::on_platform(tx, workspace, Platform::Web).await?.unwrap();
                insert_chat(tx, &context, channel.id).await
            }
            .boxed()
        })
        .await
        .unwrap();
        other
    }

    /// Another workspace on the same database.
    pub async fn stranger(&self) -> Self {
        Self::on(Arc::clone(&self.database)).await
    }

    fn with(&self, context: Context) -> Self {
        Self {
            database: Arc::clone(&self.database),
            clock: Arc::clone(&self.clock),
            registry: self.registry.clone(),
            context,
            policy: self.policy.clone(),
        }
    }

    pub fn speaking(self, language: &str) -> Self {
        let mut context = self.context.clone();
        context.language = language.into();
        self.with(context)
    }

    pub fn step_to(&mut self, now: &str) {
        self.context.now = at(now);
        self.clock.set(self.context.now);
    }

    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        self.database.store.write(work).await
    }

    pub async fn preview(&self, name: &str, arguments: Value) -> Result<String, String> {
        let (registry, context, name) = (self.registry.clone(), self.context.clone(), name.to_owned());
        let preview = self.write(move |tx| {
            async move { registry.check(&name, &arguments)?.preview(tx, &context, &arguments).await }.boxed()
        });
        preview.await.map(|preview| preview.summary).map_err(|error| error.to_string())
    }

    /// What an approval does: the check, then the tool.
    pub async fn run(&self, name: &str, arguments: Value) -> Result<Output, String> {
        let (registry, context, name) = (self.registry.clone(), self.context.clone(), name.to_owned());
        let output = self.write(move |tx| {
            async move {
                let tool = registry.check(&name, &arguments)?;
                tool.preview(tx, &context, &arguments).await?;
                tool.run(tx, &context, &arguments).await
            }
            .boxed()
        });
        output.await.map_err(|error| error.to_string())
    }

    /// A model's call, under the policy.
    pub async fn call(&self, name: &str, arguments: Value) -> (Value, Vec<LivePayload>) {
        let (registry, context, policy) = (self.registry.clone(), self.context.clone(), self.policy.clone());
        let call = ToolCall { id: "1".into(), name: name.into(), arguments, why: None };
        let (result, written) = self
            .write(move |tx| {
                async move {
                    let gate = Gate {
                        policy: &policy,
                        tainted: false,
                        earlier: false,
                        reads_along: false,
                        turn_id: context.env.id(TurnId::new),
                        model: "test",
                        lifetime: SignedDuration::from_hours(24),
                        messages: &[context.env.id(MessageId::new)],
                        said: &domain::Said::default(),
                    };
                    Ok(tools::call(tx, &registry, &context, &gate, &call).await?)
                }
                .boxed()
            })
            .await
            .unwrap();
        (result.content, written)
    }

    pub async fn event(&self, output: &Output) -> Event {
        let (workspace, id) = (self.context.user.workspace_id, event_of(output).id);
        let found = self.write(move |tx| async move { Ok(store::agenda::event(tx, workspace, id).await?) }.boxed());
        found.await.unwrap().unwrap()
    }

    pub async fn reminders(&self, event: &Event) -> Vec<Reminder> {
        let (workspace, id) = (self.context.user.workspace_id, event.id);
        let found =
            self.write(move |tx| async move { Ok(store::agenda::reminders_of(tx, workspace, id).await?) }.boxed());
        let mut all = found.await.unwrap();
        all.sort_by_key(|reminder| reminder.due_at);
        all
    }

    /// What the runner of due reminders does.
    pub async fn tell(&self, reminder: &Reminder, state: domain::ReminderState) {
        let (workspace, from) = (self.context.user.workspace_id, reminder.state);
        let told = Reminder { state, ..reminder.clone() };
        let done = self.write(move |tx| {
            async move { Ok(store::agenda::update_reminder(tx, workspace, &told, from).await?) }.boxed()
        });
        assert!(done.await.unwrap());
    }

    pub async fn proposal(&self, id: &Value) -> Proposal {
        let (workspace, id) = (self.context.user.workspace_id, id.as_str().unwrap().parse::<ProposalId>().unwrap());
        let found = self.write(move |tx| async move { Ok(store::proposals::get(tx, workspace, id).await?) }.boxed());
        found.await.unwrap().unwrap()
    }

    /// "actor action" of every audit entry, sorted: those of one instant have no order.
    pub async fn audit(&self) -> Vec<String> {
        let workspace = self.context.user.workspace_id;
        let found = self.write(move |tx| async move { Ok(store::audit::page(tx, workspace, 100).await?) }.boxed());
        let mut all: Vec<String> =
            found.await.unwrap().into_iter().map(|entry| format!("{} {}", entry.actor, entry.action)).collect();
        all.sort();
        all
    }
}

async fn insert_chat(tx: &mut Tx, context: &Context, channel_id: ChannelId) -> Result<(), Error> {
    let conversation = Conversation {
        id: context.conversation_id,
        workspace_id: context.user.workspace_id,
        channel_id,
        user_id: context.user.id,
        chat_key: context.conversation_id.to_string(),
        role: ChannelRole::Assistant,
        title: String::new(),
        seq: 0,
        created_at: context.now,
        left_at: None,
    };
    Ok(store::conversations::insert(tx, &conversation).await?)
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn event_of(output: &Output) -> Event {
    let event = output.written.iter().find_map(|payload| match payload {
        LivePayload::Event { event } => Some(event.clone()),
        _ => None,
    });
    event.expect("an event was written")
}

pub fn reminder_of(output: &Output) -> Reminder {
    let reminder = output.written.iter().find_map(|payload| match payload {
        LivePayload::Reminder { reminder } => Some(reminder.clone()),
        _ => None,
    });
    reminder.expect("a reminder was written")
}
