//! Tools over the person's own mailboxes: they look (`find.rs`), write (`write.rs`) and tidy up (`tidy.rs`).
//!
//! A mailbox lies behind a network, so no tool touches it inside a transaction. What looks does so between two of them
//! ([`Ahead`]), and its answer is text from outside. What writes completes its call there first (names become addresses,
//! a search becomes the mails that it found), so that what is shown, hashed and done is exact; its effect leaves through
//! the outbox (`mailboxes.rs`).
//!
//! They are offered where the person has a mailbox, and only there. To add one: a kind in the file where it belongs, its
//! name in [`NAMES`], its line in [`all`].

mod find;
mod tidy;
mod write;

use std::sync::Arc;
use std::time::Duration;

use domain::{MAILBOX, OutsideCall, Proposal, User};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use services::mailboxes::{self, Mailbox, Query};
use store::Tx;

use super::{Ahead, Context, Error, Output, Prepared, Preview, Registry, Tool, arguments};
use crate::Engine;
use crate::mailboxes::{Deed, Listed};

pub(crate) const SEND: &str = "send_mail";
pub(crate) const REPLY: &str = "reply_mail";

/// Every name, whoever has a mailbox.
const NAMES: [&str; 12] = [
    "search_mail",
    "read_mail",
    "read_thread",
    "read_attachment",
    "draft_mail",
    SEND,
    REPLY,
    "archive_mail",
    "star_mail",
    "mark_mail",
    "label_mail",
    "trash_mail",
];

/// Characters of a body that a proposal's line shows; a longer mail is decided where it is shown in full.
const MOST_LINE: usize = 1_500;

pub(crate) fn is_mail(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Whether a call of that tool sends something, which can be taken back for a while.
pub(crate) fn sends(name: &str) -> bool {
    [SEND, REPLY].contains(&name)
}

/// Whether the proposal's line shows all of the mail that it would write.
pub(crate) fn is_shown_whole(proposal: &Proposal) -> bool {
    let body = proposal.arguments["body"].as_str().filter(|_| is_mail(&proposal.tool));
    body.is_none_or(|body| body.chars().count() <= MOST_LINE)
}

/// The registry with the tools over the person's mailboxes, where there are any.
pub(crate) async fn with_mail(
    tx: &mut Tx,
    engine: &Engine,
    registry: Registry,
    user: &User,
) -> store::Result<Registry> {
    let listed = crate::mailboxes::of(tx, engine, user).await?;
    Ok(if listed.is_empty() { registry } else { registry.with(all(listed, engine.settings.unsend)) })
}

/// For a record that is gone through again: nothing can be looked at.
pub(crate) fn for_replay(registry: Registry) -> Registry {
    registry.with(all(Vec::new(), Duration::ZERO))
}

fn all(listed: Vec<Listed>, unsend: Duration) -> Vec<Box<dyn Tool>> {
    use {find::Find, tidy::Tidy, write::Write};
    let boxes = Arc::new(Boxes { listed, unsend });
    let boxes = || Arc::clone(&boxes);
    vec![
        Box::new(Find::Search(boxes())),
        Box::new(Find::Read(boxes())),
        Box::new(Find::Thread(boxes())),
        Box::new(Find::Attachment(boxes())),
        Box::new(Write::Draft(boxes())),
        Box::new(Write::Send(boxes())),
        Box::new(Write::Reply(boxes())),
        Box::new(Tidy::Archive(boxes())),
        Box::new(Tidy::Star(boxes())),
        Box::new(Tidy::Mark(boxes())),
        Box::new(Tidy::Label(boxes())),
        Box::new(Tidy::Trash(boxes())),
    ]
}

/// The person's mailboxes, the one that is meant where none is named first.
#[derive(Debug)]
struct Boxes {
    listed: Vec<Listed>,
    /// How long a mail waits before it leaves.
    unsend: Duration,
}

impl Boxes {
    fn find(&self, address: Option<&str>) -> Result<&Listed, Error> {
        let address = address.map(str::trim).filter(|address| !address.is_empty());
        let found = match address {
            None => self.listed.first(),
            Some(address) => self.listed.iter().find(|one| one.address.eq_ignore_ascii_case(address)),
        };
        found.ok_or_else(|| {
            let known: Vec<&str> = self.listed.iter().map(|one| one.address.as_str()).collect();
            arguments::invalid("mailbox", format_args!("is none of the user's; there are {}", known.join(", ")))
        })
    }

    async fn open(&self, engine: &Engine, user: &User, address: Option<&str>) -> Result<Arc<dyn Mailbox>, Error> {
        let listed = self.find(address)?;
        engine.mailbox(user.workspace_id, listed.id).await.map_err(said)
    }
}

/// What a mailbox answers instead of doing it, for the model.
#[allow(clippy::needless_pass_by_value)] // it stands in `map_err`
fn said(error: mailboxes::Error) -> Error {
    Error::Invalid(error.to_string())
}

/// Puts what is to be done into the outbox.
async fn queue(
    tx: &mut Tx,
    context: &Context,
    (tool, summary): (&str, String),
    deed: &Deed,
    delay: Duration,
) -> Result<Output, Error> {
    let Value::Object(arguments) = arguments::write(deed)? else { return Ok(Output::queued(&summary)) };
    let call = OutsideCall {
        source: MAILBOX.into(),
        tool: deed.word().into(),
        arguments,
        summary: summary.clone(),
        language: context.language.clone(),
    };
    let effect = super::outside::queue(tx, context, tool, call, delay).await?;
    let mut output = Output::queued(&summary);
    // What waits can be taken back, by this.
    if !delay.is_zero() {
        output.content["id"] = serde_json::json!(effect);
    }
    Ok(output)
}

/// What mails have to fit: all that is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Matching {
    /// Words that stand in the mail, all of them.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Part of the sender's name or address.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Part of a receiver's name or address.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Part of the subject.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// Arrived on this day or later: 2026-11-27.
    #[schemars(length(max = 10))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// Arrived before this day.
    #[schemars(length(max = 10))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// Only those that are not read yet, or only those that are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unread: Option<bool>,
    /// Only those with a star, or only those without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    starred: Option<bool>,
    /// The name of a folder, such as INBOX. Without it: everywhere but in the trash.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
}

impl Matching {
    fn query(&self) -> Result<Query, Error> {
        let text = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let day = |field: &str, day: &Option<String>| -> Result<Option<Date>, Error> {
            let day = day.as_deref().filter(|day| !day.is_empty());
            let read = |day: &str| day.parse().map_err(|_| arguments::invalid(field, "is no day, such as 2026-11-27"));
            day.map(read).transpose()
        };
        Ok(Query {
            text: self.words.clone().unwrap_or_default(),
            from: text(&self.from),
            to: text(&self.to),
            subject: text(&self.subject),
            since: day("since", &self.since)?,
            before: day("before", &self.before)?,
            unread: self.unread,
            starred: self.starred,
            folder: text(&self.folder),
        })
    }
}

/// A schema's properties, those of `names` only.
fn only(mut schema: Value, names: &[&str]) -> Value {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|name, _| names.contains(&name.as_str()));
    }
    schema
}

fn zone(user: &User) -> TimeZone {
    crate::turn::zone(user)
}

fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let kept = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::String(text) => !text.is_empty(),
        Value::Bool(is) => *is,
        _ => true,
    });
    Value::Object(kept.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}
