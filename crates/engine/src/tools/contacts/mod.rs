//! The person's own contacts: looked for, read, and changed, up to [`BATCH`] people with one call.
//!
//! | tool | file |
//! |---|---|
//! | `search_contacts`, `list_contacts`, `get_contact` | `look.rs` |
//! | `create_contact` | `create.rs` |
//! | `update_contact` | `update.rs` |
//! | `delete_contact` | `delete.rs` |
//!
//! What changes them is one class, [`ActionClass::ContactChange`](domain::ActionClass). A call is done as a whole or not
//! at all, and a yes in a chat reaches only one whose every line was shown.

mod create;
mod delete;
mod look;
mod update;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Card, CardFault, CardId, Contact, Priority, Proposal};
use models::Purpose;
use serde_json::{Value, json};
use store::Tx;

pub(super) use create::CreateContact;
pub(super) use delete::DeleteContact;
pub(crate) use delete::deleted;
pub(super) use look::{GetContact, ListContacts, SearchContacts};
pub(super) use update::UpdateContact;

use super::{Context, Error, Output, Preview, Refusal, arguments};
use crate::phrases;

/// Contacts of one call.
const BATCH: usize = 200;
/// Contacts that a proposal's line names, and of each so many addresses and numbers, and characters of a text. One with
/// more is decided where all of it can be seen.
const SHOWN: usize = 10;
const SHOWN_EACH: usize = 5;
const SHOWN_TEXT: usize = 200;
/// Characters of one line: more than one has that is shown whole.
const SHOWN_LINE: usize = 4_000;

/// Whether the proposal's line names all that it would do.
pub(super) fn is_shown_whole(proposal: &Proposal) -> bool {
    let field = match proposal.tool.as_str() {
        create::NAME => "contacts",
        update::NAME => "changes",
        delete::NAME => "ids",
        _ => return true,
    };
    let short = |one: &Value| {
        one.as_object().into_iter().flatten().all(|(_, value)| match value {
            Value::Array(all) => all.len() <= SHOWN_EACH,
            Value::String(text) => text.chars().count() <= SHOWN_TEXT,
            _ => true,
        })
    };
    proposal.arguments[field].as_array().is_some_and(|all| all.len() <= SHOWN && all.iter().all(short))
}

/// They are the person's: who only writes to them reaches none.
fn is_of_use(purpose: Purpose) -> bool {
    purpose == Purpose::Chat
}

/// All that a card says, in one line: what a yes would write.
fn whole(card: &Card) -> String {
    let name = card.called();
    let names: Vec<&str> = [&card.given, &card.family].into_iter().flatten().map(String::as_str).collect();
    let mut parts = vec![names.join(" ")];
    parts.extend(card.emails.iter().chain(&card.phones).cloned());
    parts.extend(card.organisation.clone());
    parts.extend(card.birthday.map(|day| day.to_string()));
    parts.extend(card.note.as_deref().map(one_line));
    parts.retain(|part| !part.is_empty() && *part != name);
    parts.insert(0, name);
    parts.join(" · ")
}

/// On one line, so that no line of it can pass for another proposal's.
fn one_line(text: &str) -> String {
    domain::text::shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), SHOWN_TEXT)
}

/// `New contact: Ana · ana@example.org`, or of several `New contact: Ana; Bo (2)`. `which` of [`phrases::Phrases`].
fn preview(context: &Context, which: usize, lines: &[String]) -> Preview {
    let shown = lines.iter().take(SHOWN).map(|line| domain::text::shorten(line, SHOWN_LINE));
    let shown = shown.collect::<Vec<_>>().join("; ");
    let more = if lines.len() > SHOWN { " …" } else { "" };
    let count = if lines.len() > 1 { format!("{more} ({})", lines.len()) } else { String::new() };
    let what = phrases::of(&context.language).contacts[which];
    Preview { summary: format!("{what}: {shown}{count}"), priority: Priority::default(), over: false }
}

/// For the model: `{"status": "done", "ids": […], "summary"}`. An undo knows by the ids what was written.
fn done(ids: &[CardId], preview: &Preview) -> Output {
    Output { content: json!({"status": "done", "ids": ids, "summary": preview.summary}), written: Vec::new() }
}

/// The user's contacts of these ids, in their order; each may be named once.
async fn own(tx: &mut Tx, context: &Context, field: &str, ids: &[&str]) -> Result<Vec<Contact>, Error> {
    let read = |id: &&str| {
        let none = || arguments::invalid(field, format_args!("{} is no contact's id", domain::text::quote(id)));
        id.parse::<CardId>().map_err(|_| none())
    };
    let ids = ids.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
        return Err(arguments::invalid(field, "name somebody twice"));
    }
    let found = store::cards::among(tx, context.user.workspace_id, context.user.id, &ids).await?;
    let mut found: BTreeMap<CardId, Contact> = found.into_iter().map(|contact| (contact.id, contact)).collect();
    let taken = ids.iter().map(|id| {
        let gone = || {
            arguments::refused(
                Refusal::Gone,
                field,
                format_args!("there is no contact {id}; search_contacts finds ids"),
            )
        };
        found.remove(id).ok_or_else(gone)
    });
    taken.collect()
}

fn invalid((field, problem): CardFault) -> Error {
    arguments::invalid(field, problem)
}
