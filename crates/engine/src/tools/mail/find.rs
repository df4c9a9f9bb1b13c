//! Looking: `search_mail`, `read_mail`, `read_thread`, `read_attachment`. Nothing is marked as read by it.

use std::sync::Arc;

use async_trait::async_trait;
use domain::text::{clean, shorten};
use domain::{ActionClass, Priority, User};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use services::mailboxes::{Letter, Person, Reach, Summary};
use store::Tx;

use super::{Ahead, Boxes, Context, Error, Matching, Output, Prepared, Preview, Tool, arguments, object, said, zone};
use crate::Engine;
use crate::tools::Refusal;

/// Mails that a search shows unless it is told otherwise, and at most.
const USUAL: usize = 10;
const MOST: usize = 25;
/// Mails of a thread that are shown, the newest.
const MOST_THREAD: usize = 10;
/// Characters of one mail, of what it quotes, of a mail within a thread, of an attachment.
const TEXT: usize = 6_000;
const QUOTED: usize = 800;
const SHORT: usize = 600;
/// The largest attachment that is read, in bytes.
const FILE: usize = 256 * 1024;
/// Attachments that are told of.
const FILES: usize = 20;

#[derive(Debug)]
pub(super) enum Find {
    Search(Arc<Boxes>),
    Read(Arc<Boxes>),
    Thread(Arc<Boxes>),
    Attachment(Arc<Boxes>),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SearchArguments {
    /// The address of the mailbox, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    mailbox: Option<String>,
    matching: Matching,
    /// So many at most; 10 without it.
    #[schemars(range(min = 1, max = 25))]
    limit: Option<usize>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReadArguments {
    /// The address of the mailbox, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    mailbox: Option<String>,
    /// The mail's id, as a search told it.
    #[schemars(length(min = 1, max = 400))]
    id: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AttachmentArguments {
    /// The address of the mailbox, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    mailbox: Option<String>,
    /// The mail's id.
    #[schemars(length(min = 1, max = 400))]
    id: String,
    /// The attachment's id, as reading the mail told it.
    #[schemars(length(min = 1, max = 400))]
    attachment: String,
}

#[async_trait]
impl Tool for Find {
    fn name(&self) -> &str {
        match self {
            Self::Search(_) => "search_mail",
            Self::Read(_) => "read_mail",
            Self::Thread(_) => "read_thread",
            Self::Attachment(_) => "read_attachment",
        }
    }

    fn description(&self) -> &str {
        match self {
            Self::Search(_) => {
                "Searches the user's own mailbox, newest first, and says how thoroughly. Use it to learn a mail's id."
            }
            Self::Read(_) => "Reads one mail of the user's mailbox. It stays unread if it was.",
            Self::Thread(_) => "Reads the newest mails of a mail's thread, oldest first.",
            Self::Attachment(_) => "Reads an attachment of a mail, where it is text.",
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Search(_) => arguments::schema::<SearchArguments>(),
            Self::Read(_) | Self::Thread(_) => arguments::schema::<ReadArguments>(),
            Self::Attachment(_) => arguments::schema::<AttachmentArguments>(),
        }
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn ahead(&self) -> Option<&dyn Ahead> {
        Some(self)
    }

    async fn preview(&self, _: &mut Tx, _: &Context, _: &Value) -> Result<Preview, Error> {
        Ok(Preview { summary: String::new(), priority: Priority::default(), over: false })
    }

    /// It looks between transactions; only a call that was not looked after comes here.
    async fn run(&self, _: &mut Tx, _: &Context, _: &Value) -> Result<Output, Error> {
        Err(Error::Refused(Refusal::Away, "the mailbox cannot be looked at now".into()))
    }
}

#[async_trait]
impl Ahead for Find {
    async fn ahead(&self, engine: &Engine, context: &Context, given: &Value) -> Result<Prepared, Error> {
        let user = &context.user;
        let found = match self {
            Self::Search(boxes) => search(engine, user, boxes, arguments::read(given)?).await?,
            Self::Read(boxes) => {
                let ReadArguments { mailbox, id } = arguments::read(given)?;
                let letter = boxes.open(engine, user, mailbox.as_deref()).await?.read(&id).await.map_err(said)?;
                json!({"mail": read(&letter, user, (TEXT, QUOTED))})
            }
            Self::Thread(boxes) => {
                let ReadArguments { mailbox, id } = arguments::read(given)?;
                let thread = boxes.open(engine, user, mailbox.as_deref()).await?.thread(&id).await.map_err(said)?;
                let earlier = thread.len().saturating_sub(MOST_THREAD);
                let shown: Vec<Value> = thread[earlier..].iter().map(|letter| read(letter, user, (SHORT, 0))).collect();
                json!({"mails": shown, "earlier": earlier})
            }
            Self::Attachment(boxes) => attachment(engine, user, boxes, arguments::read(given)?).await?,
        };
        let mut found = found;
        found["status"] = json!("found");
        // Whoever wrote to the person wrote this.
        found["outside"] = json!(true);
        Ok(Prepared::Found(found))
    }
}

async fn search(engine: &Engine, user: &User, boxes: &Boxes, given: SearchArguments) -> Result<Value, Error> {
    let query = given.matching.query()?;
    let mailbox = boxes.open(engine, user, given.mailbox.as_deref()).await?;
    let limit = given.limit.unwrap_or(USUAL).clamp(1, MOST);
    let found = mailbox.search(&query, limit).await.map_err(said)?;
    let reach = match &found.reach {
        Reach::Whole => "these are all that fit".to_owned(),
        Reach::Newest(count) => format!("these are the newest of {count} that fit"),
        Reach::Partial(why) => why.clone(),
    };
    let mails: Vec<Value> = found.mails.iter().map(|mail| glance(mail, user)).collect();
    Ok(json!({"mailbox": mailbox.address().as_str(), "mails": mails, "thoroughness": reach}))
}

async fn attachment(engine: &Engine, user: &User, boxes: &Boxes, given: AttachmentArguments) -> Result<Value, Error> {
    let mailbox = boxes.open(engine, user, given.mailbox.as_deref()).await?;
    let letter = mailbox.read(&given.id).await.map_err(said)?;
    let file = letter.files.iter().find(|file| file.id == given.attachment);
    let file = file.ok_or_else(|| arguments::invalid("attachment", "is none of this mail; read_mail names them"))?;
    let texts = ["text/", "application/json", "application/xml", "application/ics", "application/x-ndjson"];
    if !texts.iter().any(|kind| file.mime.starts_with(kind)) {
        return Err(arguments::invalid("attachment", format_args!("only text can be read; this is {}", file.mime)));
    }
    let bytes = mailbox.attachment(&given.id, &file.id, FILE).await.map_err(said)?;
    Ok(json!({"name": file.name, "mime": file.mime, "text": cut(&String::from_utf8_lossy(&bytes), TEXT)}))
}

/// A mail of a search, as a model reads it. What is not so is left out.
fn glance(mail: &Summary, user: &User) -> Value {
    object([
        ("id", json!(mail.id)),
        ("from", json!(person(&mail.from))),
        ("subject", json!(mail.subject)),
        ("at", json!(mail.at.to_zoned(zone(user)).strftime("%Y-%m-%dT%H:%M").to_string())),
        ("begins", json!(mail.snippet)),
        ("unread", json!(mail.unread)),
        ("starred", json!(mail.starred)),
        ("folders", json!(mail.folders)),
        ("attachments", if mail.attachments == 0 { Value::Null } else { json!(mail.attachments) }),
    ])
}

fn read(letter: &Letter, user: &User, (text, quoted): (usize, usize)) -> Value {
    let mut told = glance(&letter.summary, user);
    let files = letter
        .files
        .iter()
        .take(FILES)
        .map(|file| json!({"id": file.id, "name": file.name, "mime": file.mime, "bytes": file.size}));
    let more = object([
        ("to", json!(letter.to.iter().map(ToString::to_string).collect::<Vec<_>>())),
        ("cc", json!(letter.cc.iter().map(ToString::to_string).collect::<Vec<_>>())),
        ("text", json!(cut(&letter.text, text))),
        ("quotes", json!(cut(&letter.quoted, quoted))),
        ("files", files.collect()),
        ("automatic", json!(letter.automatic)),
    ]);
    if let (Some(told), Value::Object(more)) = (told.as_object_mut(), more) {
        told.remove("begins");
        told.extend(more);
    }
    told
}

fn person(person: &Person) -> String {
    match (person.name.as_str(), person.address.as_str()) {
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

fn cut(text: &str, most: usize) -> String {
    if most == 0 { String::new() } else { shorten(clean(text).trim(), most) }
}
