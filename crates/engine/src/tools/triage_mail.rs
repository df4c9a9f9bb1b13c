//! `triage_mail`: what a language model finds of the newest mail of a conversation, in the place of what the rules found.
//!
//! It stands beside the mail and changes nothing that a person has, so it needs no leave, though others' words are in the
//! turn. Its words are from closed lists: nothing of the mail can get through it, and whoever wrote the mail can at most
//! make that mail look more or less urgent. A call that does not fit its schema changes nothing, and the rules' stands.

use async_trait::async_trait;
use domain::{ActionClass, MAX_REASONS, Needed, Priority, Reason, SenderKind, Triage};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;

use super::{Context, Error, Output, Preview, Tool, arguments};

#[derive(Debug)]
pub(super) struct TriageMail;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// From 0 (whenever) to 100 (at once).
    #[schemars(range(max = 100))]
    urgency: u8,
    /// What kind of sender wrote it.
    sender: Sender,
    /// What its reader has to do.
    action: Action,
    /// Why, the most telling first.
    #[schemars(length(min = 1, max = 4))]
    reasons: Vec<Why>,
}

// The words of the domain's own lists, which know no schema.
macro_rules! words {
    ($name:ident of $own:ident: $($word:ident),*) => {
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        enum $name { $($word),* }

        impl From<$name> for $own {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word),* }
            }
        }
    };
}

words!(Sender of SenderKind: Person, Business, Newsletter, Notification, Unknown);
words!(Action of Needed: None, Reply, Do, Read);
words!(Why of Reason: Asks, Wants, Urgent, DueNow, DueSoon, Money, Trouble, Again, Security, Invites, Tells, Settled, ToMany,
    Automatic, NoAnswer);

fn found(arguments: &Value) -> Result<Triage, Error> {
    let Arguments { urgency, sender, action, reasons } = arguments::read(arguments)?;
    if urgency > 100 {
        return Err(arguments::invalid("urgency", "is 0 to 100"));
    }
    let mut kept: Vec<Reason> = Vec::new();
    for reason in reasons.into_iter().map(Reason::from) {
        if !kept.contains(&reason) && kept.len() < MAX_REASONS {
            kept.push(reason);
        }
    }
    Ok(Triage { urgency, sender: sender.into(), action: action.into(), reasons: kept })
}

#[async_trait]
impl Tool for TriageMail {
    fn name(&self) -> &'static str {
        "triage_mail"
    }

    fn description(&self) -> &'static str {
        "Says how urgent the newest mail is, who wrote it, and what its reader has to do."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        purpose == Purpose::Detect
    }

    fn is_for_mail(&self) -> bool {
        true
    }

    async fn preview(&self, _tx: &mut Tx, _context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let triage = found(arguments)?;
        Ok(Preview { summary: format!("{} / 100", triage.urgency), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let triage = found(arguments)?;
        let (workspace, conversation) = (context.user.workspace_id, context.conversation_id);
        let Some(judged) = store::triage::of(tx, workspace, conversation).await? else {
            return Err(Error::Invalid("there is no mail here to judge".into()));
        };
        store::triage::correct(tx, workspace, conversation, judged.message_id, (&triage, "model")).await?;
        Ok(Output { content: json!({"status": "done", "summary": "judged"}), written: Vec::new() })
    }
}
