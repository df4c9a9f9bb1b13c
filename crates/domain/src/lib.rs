//! The words of Attaché: ids, clock, randomness, and one file per concept. Pure: no I/O, nothing async.
//!
//! To add a concept: one file here, its table in `store`, its words in `docs/architecture.md`.

mod agenda;
mod attempt;
mod brief;
mod channel;
mod code;
mod connection;
mod contact;
mod conversation;
mod deed;
mod effect;
pub mod emergency;
mod env;
mod fact;
mod id;
mod link;
mod live;
mod mailbox;
mod message;
mod policy;
mod preferences;
mod proposal;
pub mod quoted;
mod reach;
pub mod redact;
mod retry;
mod said;
pub mod spending;
pub mod text;
mod topic;
mod triage;
mod turn;
mod workspace;

pub use agenda::{AgendaEntry, Answer, DueKind, Event, EventState, Exception, Instead, Reminder, ReminderState, Reply};
pub use attempt::{Attempt, AttemptOutcome};
pub use brief::Briefs;
pub use channel::{Channel, ChannelRole, Platform};
pub use code::Code;
pub use connection::{Calendar, CalendarNotice, Connection, ConnectionKind, Holds, Kept, Service, Settled};
pub use contact::{After, Birthday, Card, CardFault, Contact, MAX_CONTACTS};
pub use conversation::{Conversation, Lane, LaneState};
pub use deed::{Change, Deed};
pub use effect::{CALLS_FROM, Choice, Effect, EffectKind, EffectState, MAILBOX, OutsideCall, Rewrite, Told};
pub use emergency::Emergency;
pub use env::{Clock, Entropy, Env, ManualClock, SystemClock, SystemEntropy};
pub use fact::{Fact, FactKind, Lifetime, MAX_FACT, MAX_FACTS};
pub use id::{
    AuditId, CalendarId, CallId, CardId, ChannelId, ConnectionId, ContactId, ConversationId, DeadLetterId, DeedId,
    EffectId, EventId, FactId, IdError, MessageId, ProposalId, ReminderId, TurnId, UserId, WatchId, WorkspaceId,
};
pub use link::{BackfillState, Link, LinkRole, LinkState, LinkTemplate};
pub use live::{LiveEvent, LivePayload};
pub use mailbox::MailboxId;
pub use message::{Brought, Delivery, Incoming, Message, Sender};
pub use policy::{ActionClass, Decision, Policy, Rule, ToolClass};
pub use preferences::{Preferences, Quiet};
pub use proposal::{Priority, Proposal, ProposalState, Trace};
pub use reach::Reach;
pub use retry::Retry;
pub use said::Said;
pub use spending::{Amount, CallOutcome, Caps, ModelCall, OwnCaps, Purse, UsageRow};
pub use topic::Topic;
pub use triage::{MAX_REASONS, Needed, Reason, SenderKind, Triage};
pub use turn::{DeadLetter, Step, StepKind, Turn, TurnState};
pub use workspace::{Role, User, Workspace};
