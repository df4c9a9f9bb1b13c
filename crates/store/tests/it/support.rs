//! What every story needs: a workspace with somebody in it, and short ways to write and read.

use std::time::Duration;

use domain::{
    Channel, ChannelId, ChannelRole, Conversation, ConversationId, Incoming, MessageId, Platform, Policy, Role, Sender,
    SystemEntropy, User, UserId, Workspace, WorkspaceId,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::inbox::{self, Accepted};
use store::lanes::{self, Claim};
use store::{Error, Store, channels, conversations, workspaces};

/// `write!`'s sibling for transactions: `tx!(store, |tx| turns::insert(tx, &turn).await)` answers the `Result`.
macro_rules! tx {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store.write::<_, store::Error, _>(move |$tx| futures_util::FutureExt::boxed(async move { $work })).await
    };
}

/// The same for a read.
macro_rules! rx {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store.read::<_, store::Error, _>(move |$tx| futures_util::FutureExt::boxed(async move { $work })).await
    };
}

/// Seconds after the start of every story.
pub(crate) fn at(seconds: f64) -> Timestamp {
    Timestamp::from_microsecond(1_750_000_000_000_000 + (seconds * 1e6) as i64).unwrap()
}

pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// A new id.
pub(crate) fn id<T>(make: fn(Timestamp, &dyn domain::Entropy) -> T) -> T {
    make(at(0.0), &SystemEntropy)
}

/// A workspace, its owner, a channel, and a conversation on it.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    pub workspace: WorkspaceId,
    pub user: UserId,
    pub channel: ChannelId,
    pub conversation: Conversation,
}

/// A new home; its workspace's id sorts by `name`.
pub(crate) async fn home(store: &Store, name: &str) -> Home {
    let (workspace, user, channel) = (workspace_id(name), id(UserId::new), id(ChannelId::new));
    let conversation = conversation(workspace, user, channel);
    let home = Home { workspace, user, channel, conversation: conversation.clone() };
    let name = name.to_owned();
    tx!(store, |tx| {
        let row = Workspace { id: workspace, name: name.clone(), policy: Policy::default(), created_at: at(0.0) };
        workspaces::insert(tx, &row).await?;
        let row = User {
            id: user,
            workspace_id: workspace,
            name,
            role: Role::Owner,
            zone: "Europe/Madrid".into(),
            language: "es".into(),
            preferences: domain::Preferences::default(),
        };
        workspaces::insert_user(tx, &row, at(0.0)).await?;
        let row = Channel { id: channel, workspace_id: workspace, platform: Platform::Web, name: "web".into() };
        channels::insert(tx, &row, at(0.0)).await?;
        conversations::insert(tx, &conversation).await
    })
    .unwrap();
    home
}

/// An id whose text begins with the hexadecimal digits of `name`'s first letters.
fn workspace_id(name: &str) -> WorkspaceId {
    let random = id(WorkspaceId::new).to_string();
    let digits = domain::text::hex(&name.as_bytes()[..name.len().min(4)]);
    format!("wsp_{digits}{}", &random[4 + digits.len()..]).parse().unwrap()
}

fn conversation(workspace_id: WorkspaceId, user_id: UserId, channel_id: ChannelId) -> Conversation {
    let id = id(ConversationId::new);
    Conversation {
        id,
        workspace_id,
        channel_id,
        user_id,
        chat_key: id.to_string(),
        role: ChannelRole::Assistant,
        title: "Talk".into(),
        seq: 0,
        created_at: at(0.0),
        left_at: None,
    }
}

impl Home {
    /// Another conversation in the same place.
    pub(crate) async fn another(&self, store: &Store) -> Conversation {
        let new = conversation(self.workspace, self.user, self.channel);
        let row = new.clone();
        tx!(store, |tx| conversations::insert(tx, &row).await).unwrap();
        new
    }
}

pub(crate) fn incoming(conversation: &Conversation, external_id: &str) -> Incoming {
    Incoming {
        channel_id: conversation.channel_id,
        chat_key: conversation.chat_key.clone(),
        sender_key: "ana".into(),
        external_id: external_id.into(),
        sender: Sender::User,
        sender_name: String::new(),
        text: format!("text of {external_id}"),
        sent_at: at(0.0),
    }
}

/// Accepts a message that says its own id, with the default debounce window of 1.5 s.
pub(crate) async fn accept(store: &Store, conversation: &Conversation, key: &str, now: f64) -> Accepted {
    accept_within(store, conversation, key, now, 1.5).await
}

pub(crate) async fn accept_within(
    store: &Store,
    conversation: &Conversation,
    key: &str,
    now: f64,
    debounce: f64,
) -> Accepted {
    let (conversation, incoming) = (conversation.clone(), incoming(conversation, key));
    tx!(store, |tx| {
        inbox::accept(tx, &conversation, incoming, id(MessageId::new), at(now), seconds(debounce)).await
    })
    .unwrap()
}

/// Claims for the node `owner`: 16 lanes at most, 4 of a workspace, leases of 30 s.
pub(crate) async fn claim(store: &Store, owner: &'static str, now: f64) -> Vec<domain::Lane> {
    claim_with(store, Claim { owner, ..CLAIM }, now).await
}

pub(crate) const CLAIM: Claim<'static> =
    Claim { owner: "node", lease: Duration::from_secs(30), limit: 16, per_workspace: 4, after: None };

pub(crate) async fn claim_with(store: &Store, claim: Claim<'static>, now: f64) -> Vec<domain::Lane> {
    tx!(store, |tx| lanes::claim(tx, claim, at(now)).await).unwrap()
}

/// Ends a lane's work as a turn does: what it was given leaves the inbox, and the lane is released.
pub(crate) async fn finish(store: &Store, lane: domain::Lane, turn: domain::TurnId, now: f64) -> Result<(), Error> {
    store
        .write(move |tx| {
            async move {
                lanes::hold(tx, &lane, at(now + 30.0)).await?;
                tx.execute_all(vec![inbox::finish(lane.conversation_id, turn)]).await?;
                lanes::release(tx, &lane, at(now)).await
            }
            .boxed()
        })
        .await
}

/// Gives a lane's messages to a new turn; answers with the turn and what it got.
pub(crate) async fn assign(store: &Store, lane: domain::Lane, limit: i64) -> (domain::TurnId, Vec<domain::Message>) {
    let turn = id(domain::TurnId::new);
    let messages = tx!(store, |tx| inbox::assign(tx, lane.conversation_id, turn, limit).await).unwrap();
    (turn, messages)
}

/// One number from a `SELECT`.
pub(crate) async fn number(store: &Store, sql: &'static str) -> i64 {
    rx!(store, |tx| tx.query_opt(sql, vec![], |row| row.int(0)).await).unwrap().unwrap()
}
