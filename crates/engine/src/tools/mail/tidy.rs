//! Tidying up: `archive_mail`, `star_mail`, `mark_mail`, `label_mail`, `trash_mail`, of up to 1,000 mails at once. A
//! search becomes the mails that it found before the call is decided: what comes in later is not touched.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::text::shorten;
use domain::{ActionClass, Priority};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use services::mailboxes::{self, MAX_BATCH, Mailbox};
use store::Tx;

use super::{Ahead, Boxes, Context, Error, Matching, Output, Prepared, Preview, Tool, arguments, only, queue, said};
use crate::mailboxes::{Changed, Deed, Done};
use crate::tools::Refusal;
use crate::{Engine, phrases};

/// Mails that are named by their subjects before the rest is counted, and the characters of one.
const NAMED: usize = 3;
const MOST_NAME: usize = 80;

#[derive(Debug)]
pub(super) enum Tidy {
    Archive(Arc<Boxes>),
    Star(Arc<Boxes>),
    Mark(Arc<Boxes>),
    Label(Arc<Boxes>),
    Trash(Arc<Boxes>),
}

/// Each tool has those of these that it needs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The address of the mailbox, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mailbox: Option<String>,
    /// The mails, by their ids as a search told them.
    #[schemars(length(max = 1000), inner(length(max = 400)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ids: Vec<String>,
    /// In place of ids: every mail that fits, the newest 1000 at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    matching: Option<Matching>,
    /// Whether they have a star from now on; without it they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    starred: Option<bool>,
    /// Whether they count as read from now on; without it they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    read: Option<bool>,
    /// Labels to put on.
    #[schemars(length(max = 20), inner(length(max = 200)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    add: Vec<String>,
    /// Labels to take off.
    #[schemars(length(max = 20), inner(length(max = 200)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remove: Vec<String>,
    /// In place of labels: the folder to which they are moved.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
    /// Leave this out: it is filled in.
    #[schemars(length(max = 3), inner(length(max = 100)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    about: Vec<String>,
}

impl Tidy {
    fn boxes(&self) -> &Boxes {
        let (Self::Archive(boxes) | Self::Star(boxes) | Self::Mark(boxes) | Self::Label(boxes) | Self::Trash(boxes)) =
            self;
        boxes
    }

    fn done(&self, given: &Arguments) -> Result<Done, Error> {
        Ok(match self {
            Self::Archive(_) => Done::Archive,
            Self::Trash(_) => Done::Trash,
            Self::Star(_) => Done::Star { on: given.starred != Some(false) },
            Self::Mark(_) => Done::Read { on: given.read != Some(false) },
            Self::Label(_) => match &given.folder {
                Some(_) if !(given.add.is_empty() && given.remove.is_empty()) => {
                    return Err(arguments::invalid("folder", "takes the place of labels; give one or the other"));
                }
                Some(folder) => Done::Move { to: arguments::line("folder", folder, 200)? },
                None if given.add.is_empty() && given.remove.is_empty() => {
                    return Err(arguments::invalid("add", "is missing; say which label, or which folder"));
                }
                None => Done::Label { on: given.add.clone(), off: given.remove.clone() },
            },
        })
    }

    /// The call as it would be done, and its line.
    fn plan(&self, context: &Context, given: &Value) -> Result<(Deed, String), Error> {
        let given: Arguments = arguments::read(given)?;
        let done = self.done(&given)?;
        if given.ids.is_empty() {
            return Err(arguments::invalid("ids", "is missing"));
        }
        if given.ids.len() > MAX_BATCH {
            return Err(arguments::invalid("ids", format_args!("{} mails; {MAX_BATCH} at most", given.ids.len())));
        }
        let words = phrases::mail(&context.language);
        let count = given.ids.len();
        let named = given.about.iter().take(NAMED.min(count)).cloned().collect::<Vec<_>>().join("; ");
        let more = if count > given.about.len() { "; …" } else { "" };
        let named = if named.is_empty() { String::new() } else { format!(": {named}{more}") };
        let line = format!("{} · {}{named}", words.done(&done), (words.mails)(count));
        let listed = self.boxes().find(given.mailbox.as_deref())?;
        Ok((Deed::Change(Changed { mailbox: listed.id, ids: given.ids, done }), line))
    }
}

#[async_trait]
impl Tool for Tidy {
    fn name(&self) -> &str {
        match self {
            Self::Archive(_) => "archive_mail",
            Self::Star(_) => "star_mail",
            Self::Mark(_) => "mark_mail",
            Self::Label(_) => "label_mail",
            Self::Trash(_) => "trash_mail",
        }
    }

    fn description(&self) -> &str {
        match self {
            Self::Archive(_) => "Takes mails out of the inbox and keeps them.",
            Self::Star(_) => "Puts a star on mails, or takes it off.",
            Self::Mark(_) => "Marks mails as read, or as unread again.",
            Self::Label(_) => "Puts labels on mails or takes them off, or moves mails to a folder.",
            Self::Trash(_) => "Throws mails into the trash.",
        }
    }

    fn schema(&self) -> Value {
        let own: &[&str] = match self {
            Self::Archive(_) | Self::Trash(_) => &[],
            Self::Star(_) => &["starred"],
            Self::Mark(_) => &["read"],
            Self::Label(_) => &["add", "remove", "folder"],
        };
        only(arguments::schema::<Arguments>(), &[&["mailbox", "ids", "matching", "about"], own].concat())
    }

    fn class(&self) -> ActionClass {
        ActionClass::MailChange
    }

    fn ahead(&self) -> Option<&dyn Ahead> {
        Some(self)
    }

    async fn preview(&self, _: &mut Tx, context: &Context, given: &Value) -> Result<Preview, Error> {
        let (_, summary) = self.plan(context, given)?;
        Ok(Preview { summary, priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, given: &Value) -> Result<Output, Error> {
        let (deed, summary) = self.plan(context, given)?;
        queue(tx, context, (self.name(), summary), &deed, Duration::ZERO).await
    }
}

#[async_trait]
impl Ahead for Tidy {
    async fn ahead(&self, engine: &Engine, context: &Context, given: &Value) -> Result<Prepared, Error> {
        let user = &context.user;
        let given: Arguments = arguments::read(given)?;
        self.done(&given)?;
        let mailbox = self.boxes().open(engine, user, given.mailbox.as_deref()).await?;
        let complete = chosen(&*mailbox, given).await?;
        // The line names mails by what others wrote.
        Ok(Prepared::Complete { arguments: arguments::write(&complete)?, outside: true })
    }
}

/// With the ids of what fits, and the first of them by name.
async fn chosen(mailbox: &dyn Mailbox, given: Arguments) -> Result<Arguments, Error> {
    let mut ids: Vec<String> = match &given.matching {
        Some(_) if !given.ids.is_empty() => {
            return Err(arguments::invalid("matching", "takes the place of ids; give one or the other"));
        }
        Some(matching) => mailbox.ids(&matching.query()?, MAX_BATCH).await.map_err(said)?,
        None => given.ids.clone(),
    };
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    if ids.is_empty() {
        return Err(Error::Refused(Refusal::NoMail, "no mail fits".into()));
    }
    let mut about = Vec::new();
    for id in ids.iter().take(NAMED) {
        let summary = match mailbox.read(id).await {
            // The rest is still to be done; which were gone is told at the end.
            Err(mailboxes::Error::Missing) if ids.len() > 1 => continue,
            read => read.map_err(said)?.summary,
        };
        let from = if summary.from.name.is_empty() { &summary.from.address } else { &summary.from.name };
        about.push(shorten(&format!("“{}” ({from})", summary.subject), MOST_NAME));
    }
    Ok(Arguments { ids, matching: None, about, ..given })
}
