//! A Google account's mailbox, over Gmail v1.
//!
//! Gmail has no folders: a mail stands under labels, the inbox and the trash among them, and each change is one of labels,
//! for up to 1,000 mails in one call. A search is put into its own words, made of ours and of nothing that could be an
//! operator; it finds whole words. Days begin at midnight UTC.
//!
//! Gmail may send a mail under another Message-ID than the one that it was given. So a mail of ours has it in a header of
//! ours, too, and where Gmail does not find it by its id, the newest ones are looked at.

use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine as _;
use domain::{Clock, text};
use futures_util::future::{join_all, try_join};
use futures_util::{StreamExt, stream};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail::{compose, head};
use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::api::{Api, Ask};
use super::message::{BASE64, Body, Label, Message, summary_fields};
use crate::mailboxes::{
    Address, Change, Draft, Error, Folder, Found, Letter, MAX_BATCH, MAX_FILE, MAX_FOUND, MAX_THREAD, Mailbox, Missed,
    Query, Reach, Summary, admit, admit_batch, rfc5322,
};

/// Where Gmail v1 stands under its host.
const ROOT: [&str; 4] = ["gmail", "v1", "users", "me"];
/// Mails of one page of a list, and such pages.
const PAGE: usize = 500;
const MOST_PAGES: usize = 20;
/// Requests for one account at once: Gmail refuses many.
const AT_ONCE: usize = 5;
/// Up to so many mails are changed one by one, which tells what became of each. Of more, those that are gone are not told.
const SINGLY: usize = 20;
/// Mails of ours among which one is looked for that Gmail does not find by its id.
const LOOKED_AT: usize = 10;
/// Holds the Message-ID that we gave a mail.
const OURS: &str = "X-Attache-Message-ID";
/// The largest attachment whose base64 fits into an answer, in bytes.
const LARGEST: usize = 17 * 1024 * 1024;
/// Words of each part of a search.
const MAX_WORDS: usize = 8;
/// Folders and labels that are known; the rest is not seen.
const MOST_LABELS: usize = 500;
/// Of those that are named where one is not there.
const NAMED: usize = 20;
/// Characters of a label's name.
const LABEL: usize = 225;
/// What stands in these is no part of a thread.
const HIDDEN: [&str; 3] = ["TRASH", "SPAM", "DRAFT"];

/// One account.
#[derive(Debug)]
pub struct Gmail {
    api: Api,
    address: Address,
    clock: Arc<dyn Clock>,
    page: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Listing {
    messages: Vec<Message>,
    next_page_token: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Labels {
    labels: Vec<Label>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Thread {
    messages: Vec<Message>,
}

/// A draft that Gmail keeps.
#[derive(Debug, Deserialize)]
struct Kept {
    message: Message,
}

/// A search in Gmail's words.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sought {
    q: String,
    /// A label's id.
    label: Option<String>,
    /// In the trash and among spam, too.
    everywhere: bool,
}

impl Sought {
    fn of(query: &Query, labels: &[Label]) -> Result<Self, Error> {
        let label = query.folder.as_deref().map(|name| named(labels, name)).transpose()?;
        let mut terms = words(&query.text);
        for (operator, value) in [("from", &query.from), ("to", &query.to), ("subject", &query.subject)] {
            let words = words(value.as_deref().unwrap_or_default());
            terms.extend(words.into_iter().map(|word| format!("{operator}:{word}")));
        }
        // Seconds, since Gmail takes days for those of its own zone. `after` leaves out the second that it names.
        terms.extend(query.since.map(|day| format!("after:{}", midnight(day) - 1)));
        terms.extend(query.before.map(|day| format!("before:{}", midnight(day))));
        for (mark, [yes, no]) in
            [(query.unread, ["is:unread", "is:read"]), (query.starred, ["is:starred", "-is:starred"])]
        {
            terms.extend(mark.map(|mark| if mark { yes } else { no }.to_owned()));
        }
        let everywhere = label.is_some_and(|label| ["TRASH", "SPAM"].contains(&label.id.as_str()));
        Ok(Self { q: terms.join(" "), label: label.map(|label| label.id.clone()), everywhere })
    }
}

/// The words of a text, none of which can be an operator: those of Gmail have a colon, brackets or capital letters.
fn words(text: &str) -> Vec<String> {
    let kept = |c: char| !c.is_whitespace() && !c.is_control() && (!c.is_ascii_punctuation() || "@._-+'&".contains(c));
    let words = text.split(|c: char| !kept(c)).map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    words.filter(|word| !word.is_empty()).take(MAX_WORDS).map(str::to_lowercase).collect()
}

/// Seconds since 1970, at least one.
fn midnight(day: Date) -> i64 {
    day.to_zoned(TimeZone::UTC).map_or(2, |at| at.timestamp().as_second()).max(2)
}

fn named<'l>(labels: &'l [Label], name: &str) -> Result<&'l Label, Error> {
    labels.iter().find(|label| label.is_named(name)).ok_or_else(|| {
        let names: Vec<String> =
            labels.iter().filter_map(Label::folder).take(NAMED).map(|folder| folder.name).collect();
        Error::Refused(format!("there is no label or folder {}; there are {}", text::quote(name), names.join(", ")))
    })
}

/// Whether it may be an id of Gmail's; anything else is nobody's, and would not stay in its place in an address.
fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=100).contains(&id.len()) && id.bytes().all(plain)
}

fn unreadable() -> Error {
    Error::Refused("this mail cannot be read".into())
}

impl Gmail {
    pub fn new(api: Api, address: Address, clock: Arc<dyn Clock>) -> Self {
        Self { api, address, clock, page: PAGE }
    }

    /// The same with so many mails in a page of a list; 500 else.
    #[must_use]
    pub fn pages(self, size: usize) -> Self {
        Self { page: size.clamp(1, PAGE), ..self }
    }

    async fn get<T: DeserializeOwned>(&self, path: &[&str], query: Vec<(&'static str, String)>) -> Result<T, Error> {
        let path = [&ROOT, path].concat();
        Ok(self.api.fetch(&Ask::get(&path, query)).await?)
    }

    async fn post(&self, path: &[&str], body: Value) -> Result<super::api::Answer, Error> {
        let path = [&ROOT, path].concat();
        Ok(self.api.ask(&Ask::with(Method::POST, &path, body)).await?)
    }

    async fn labels(&self) -> Result<Vec<Label>, Error> {
        let mut labels = self.get::<Labels>(&["labels"], Vec::new()).await?.labels;
        labels.truncate(MOST_LABELS);
        Ok(labels)
    }

    /// The ids of the newest that fit, `most` at most, and whether there are more.
    async fn list(&self, sought: &Sought, most: usize) -> Result<(Vec<String>, bool), Error> {
        let (mut ids, mut token): (Vec<String>, Option<String>) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let mut query = vec![("maxResults", self.page.min(most).to_string())];
            let q = (!sought.q.is_empty()).then(|| sought.q.clone());
            query.extend(q.map(|q| ("q", q)));
            query.extend(sought.label.iter().map(|label| ("labelIds", label.clone())));
            query.extend(sought.everywhere.then(|| ("includeSpamTrash", "true".to_owned())));
            query.extend(token.take().map(|token| ("pageToken", token)));
            let page: Listing = self.get(&["messages"], query).await?;
            ids.extend(page.messages.into_iter().map(|message| message.id));
            token = page.next_page_token;
            if token.is_none() || ids.len() >= most {
                break;
            }
        }
        let more = token.is_some() || ids.len() > most;
        ids.truncate(most);
        Ok((ids, more))
    }

    async fn message(&self, id: &str, query: Vec<(&'static str, String)>) -> Result<Message, Error> {
        if !is_id(id) {
            return Err(Error::Missing);
        }
        let path = [&ROOT[..], &["messages", id]].concat();
        let answer = self.api.ask(&Ask::get(&path, query)).await?;
        // What cannot be an id is a 400.
        if answer.status == 400 && !answer.is_failed_precondition() {
            return Err(Error::Missing);
        }
        Ok(answer.read()?)
    }

    /// Those of `ids` that are still there, in their order.
    async fn messages(&self, ids: &[String], query: &[(&'static str, String)]) -> Result<Vec<Message>, Error> {
        let asked: Vec<_> = ids.iter().map(|id| self.message(id, query.to_vec())).collect();
        let fetched: Vec<Result<Message, Error>> = stream::iter(asked).buffered(AT_ONCE).collect().await;
        fetched.into_iter().filter(|fetched| !matches!(fetched, Err(Error::Missing))).collect()
    }

    /// A mail of ours under a label, by the Message-ID that we gave it.
    async fn ours(&self, message_id: &str, label: &str) -> Result<Option<String>, Error> {
        let Some(wanted) = head::usable(message_id) else { return Ok(None) };
        let of_label = |q: String| Sought { q, label: Some(label.to_owned()), everywhere: true };
        let (mut found, _) = self.list(&of_label(format!("rfc822msgid:{wanted}")), 1).await?;
        if let Some(id) = found.pop() {
            return Ok(Some(id));
        }
        let (newest, _) = self.list(&of_label(String::new()), LOOKED_AT).await?;
        let mut query = vec![("format", "metadata".to_owned())];
        query.extend([OURS, "Message-ID"].map(|name| ("metadataHeaders", name.to_owned())));
        let newest = self.messages(&newest, &query).await?;
        let is_ours = |message: &Message| {
            [OURS, "Message-ID"]
                .iter()
                .any(|name| message.header(name).and_then(head::usable).as_ref() == Some(&wanted))
        };
        Ok(newest.into_iter().find(is_ours).map(|message| message.id))
    }

    /// The draft as Gmail takes a mail: in the thread of the one that it answers, where that is still there.
    async fn written(&self, draft: &Draft) -> Result<Value, Error> {
        let mail = rfc5322::write((&self.address, ""), draft, true, self.clock.now());
        let marked = [format!("{OURS}: <{}>\r\n", self.message_id(draft)).as_bytes(), &mail].concat();
        let mut message = json!({ "raw": BASE64.encode(marked) });
        if let Some(answers) = &draft.answers {
            match self.message(&answers.id, minimal("threadId")).await {
                Ok(answered) => message["threadId"] = json!(answered.thread_id),
                Err(Error::Missing) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(message)
    }

    /// The ids of the labels that a change puts on and takes off.
    async fn relabelled(&self, change: &Change) -> Result<[Vec<String>; 2], Error> {
        let marks = |on: &[&str], off: &[&str]| [on, off].map(|ids| ids.iter().map(|id| (*id).to_owned()).collect());
        let toggle = |on: bool, id: &str| if on { marks(&[id], &[]) } else { marks(&[], &[id]) };
        Ok(match change {
            Change::Archive => marks(&[], &["INBOX"]),
            Change::Trash => marks(&["TRASH"], &["INBOX"]),
            Change::Star(on) => toggle(*on, "STARRED"),
            Change::Read(read) => toggle(!read, "UNREAD"),
            Change::Move(name) => {
                let target = settable(named(&self.labels().await?, name)?)?;
                let mut off = vec!["INBOX".to_owned(), "TRASH".to_owned(), "SPAM".to_owned()];
                off.retain(|id| *id != target);
                [vec![target], off]
            }
            Change::Label { on, off } => {
                let known = self.labels().await?;
                let find = |name: &String| known.iter().find(|label| label.is_named(name));
                let mut put = Vec::with_capacity(on.len());
                for name in on {
                    put.push(match find(name) {
                        Some(label) => settable(label)?,
                        None => self.make_label(name).await?,
                    });
                }
                [put, off.iter().filter_map(find).map(|label| label.id.clone()).collect()]
            }
        })
    }

    /// A label of the person's, which nobody has yet; its id.
    async fn make_label(&self, name: &str) -> Result<String, Error> {
        let name = text::label(name, LABEL);
        if name.is_empty() {
            return Err(Error::Refused("a label needs a name".into()));
        }
        let body = json!({ "name": name, "labelListVisibility": "labelShow", "messageListVisibility": "show" });
        let made: Label = self.post(&["labels"], body).await?.read()?;
        Ok(made.id)
    }

    async fn change_one(&self, id: &str, change: &Value) -> Result<(), Error> {
        Ok(self.post(&["messages", id, "modify"], change.clone()).await?.done()?)
    }

    /// Changes mails one by one; answers those that were not.
    async fn change_singly(&self, ids: &[&String], change: &Value) -> Result<Vec<Missed>, Error> {
        let mut missed = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let done = join_all(some.iter().map(|id| self.change_one(id, change))).await;
            for (id, done) in some.iter().zip(done) {
                match done {
                    Ok(()) => {}
                    Err(error @ (Error::Missing | Error::Refused(_))) => {
                        missed.push(Missed { id: (*id).clone(), why: error.to_string() });
                    }
                    // All of it is done again, which does no harm.
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(missed)
    }
}

/// Only these fields of what is small anyway.
fn minimal(fields: &str) -> Vec<(&'static str, String)> {
    vec![("format", "minimal".to_owned()), ("fields", fields.to_owned())]
}

fn summed_up() -> Vec<(&'static str, String)> {
    vec![("format", "full".to_owned()), ("fields", summary_fields())]
}

fn full() -> Vec<(&'static str, String)> {
    vec![("format", "full".to_owned())]
}

/// The id of a label that mails can be put under.
fn settable(label: &Label) -> Result<String, Error> {
    match label.id.as_str() {
        "SENT" | "DRAFT" => Err(Error::Refused("Gmail itself says which mails were sent and which are drafts".into())),
        id => Ok(id.to_owned()),
    }
}

#[async_trait]
impl Mailbox for Gmail {
    fn address(&self) -> &Address {
        &self.address
    }

    async fn folders(&self) -> Result<Vec<Folder>, Error> {
        Ok(self.labels().await?.iter().filter_map(Label::folder).collect())
    }

    async fn search(&self, query: &Query, limit: usize) -> Result<Found, Error> {
        let labels = self.labels().await?;
        let (ids, more) = self.list(&Sought::of(query, &labels)?, MAX_BATCH).await?;
        let shown = limit.min(MAX_FOUND).min(ids.len());
        let messages = self.messages(&ids[..shown], &summed_up()).await?;
        let mails: Vec<Summary> =
            messages.iter().filter_map(|message| Some(message.letter(&labels)?.summary)).collect();
        let reach = match ids.len() {
            count if more => Reach::Partial(format!("these are the newest of more than {count} that fit")),
            count if count > shown => Reach::Newest(count),
            _ => Reach::Whole,
        };
        Ok(Found { mails, reach })
    }

    async fn ids(&self, query: &Query, limit: usize) -> Result<Vec<String>, Error> {
        let labels = if query.folder.is_some() { self.labels().await? } else { Vec::new() };
        let (ids, _) = self.list(&Sought::of(query, &labels)?, limit.min(MAX_BATCH)).await?;
        Ok(ids)
    }

    async fn read(&self, id: &str) -> Result<Letter, Error> {
        let (message, labels) = try_join(self.message(id, full()), self.labels()).await?;
        message.letter(&labels).ok_or_else(unreadable)
    }

    async fn thread(&self, id: &str) -> Result<Vec<Letter>, Error> {
        let own = self.message(id, minimal("id,threadId")).await?;
        if !is_id(&own.thread_id) {
            return Err(Error::Missing);
        }
        let fields = minimal("messages(id,labelIds,internalDate)");
        let (thread, labels) =
            try_join(self.get::<Thread>(&["threads", &own.thread_id], fields), self.labels()).await?;
        let mut mails = thread.messages;
        mails.retain(|mail| mail.id == own.id || !HIDDEN.iter().any(|label| mail.has(label)));
        mails.sort_by_key(Message::at);
        let newest = mails.into_iter().rev().take(MAX_THREAD).map(|mail| mail.id);
        let ids: Vec<String> = newest.collect::<Vec<_>>().into_iter().rev().collect();
        let messages = self.messages(&ids, &full()).await?;
        Ok(messages.iter().filter_map(|message| message.letter(&labels)).collect())
    }

    async fn attachment(&self, id: &str, file: &str, most: usize) -> Result<Vec<u8>, Error> {
        let message = self.message(id, summed_up()).await?;
        let none = || Error::Refused("this mail has no such attachment".into());
        let part = message.file(file).ok_or_else(none)?;
        let most = most.min(MAX_FILE).min(LARGEST);
        let too_large = || Error::Refused("the file is too large".into());
        if part.body.size > most as u64 {
            return Err(too_large());
        }
        let bytes = match part.body.attachment_id.as_deref() {
            Some(at) => self.get::<Body>(&["messages", id, "attachments", at], Vec::new()).await?.bytes(),
            // A small one comes with its mail.
            None => self.message(id, full()).await?.file(file).and_then(|part| part.body.bytes()),
        };
        let bytes = bytes.ok_or_else(|| Error::Refused("the file cannot be read".into()))?;
        if bytes.len() > most { Err(too_large()) } else { Ok(bytes) }
    }

    async fn draft(&self, draft: &Draft) -> Result<String, Error> {
        if let Some(id) = self.ours(&self.message_id(draft), "DRAFT").await? {
            return Ok(id);
        }
        let body = json!({ "message": self.written(draft).await? });
        let kept: Kept = self.post(&["drafts"], body).await?.read()?;
        Ok(kept.message.id)
    }

    async fn send(&self, draft: &Draft) -> Result<String, Error> {
        admit(draft)?;
        let message = self.written(draft).await?;
        self.post(&["messages", "send"], message).await?.done()?;
        Ok(self.message_id(draft))
    }

    fn message_id(&self, draft: &Draft) -> String {
        compose::message_id(&self.address, &draft.key)
    }

    async fn sent(&self, message_id: &str) -> Result<bool, Error> {
        Ok(self.ours(message_id, "SENT").await?.is_some())
    }

    async fn change(&self, ids: &[String], change: &Change) -> Result<Vec<Missed>, Error> {
        admit_batch(ids)?;
        let [on, off] = self.relabelled(change).await?;
        let (known, odd): (Vec<&String>, Vec<&String>) = ids.iter().partition(|id| is_id(id));
        let missing = |id: &String| Missed { id: id.clone(), why: Error::Missing.to_string() };
        let mut missed: Vec<Missed> = odd.into_iter().map(missing).collect();
        if known.is_empty() || (on.is_empty() && off.is_empty()) {
            return Ok(missed);
        }
        let change = json!({ "addLabelIds": on, "removeLabelIds": off });
        if known.len() > SINGLY {
            let mut all = change.clone();
            all["ids"] = json!(known);
            match self.post(&["messages", "batchModify"], all).await?.done().map_err(Error::from) {
                Ok(()) => return Ok(missed),
                // One of them may spoil it for all.
                Err(Error::Missing | Error::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        missed.extend(self.change_singly(&known, &change).await?);
        Ok(missed)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn q(query: &Query) -> String {
        Sought::of(query, &[]).unwrap().q
    }

    #[test]
    fn a_query_never_becomes_an_operator() {
        let text = "in:trash OR {from:boss} (a) \"b c\" -is:unread label:x".to_owned();
        assert_eq!(q(&Query { text, ..Query::default() }), "in trash or from boss a b c");
        let from = Some("ana@example.org OR -in:anywhere".to_owned());
        assert_eq!(q(&Query { from, ..Query::default() }), "from:ana@example.org from:or from:in from:anywhere");
        let text = "Entwürfe ¿vienes? 日本 O'Neill AT&T".to_owned();
        assert_eq!(q(&Query { text, ..Query::default() }), "entwürfe ¿vienes 日本 o'neill at&t");
        assert_eq!(q(&Query { subject: Some("\u{7}:\"".into()), ..Query::default() }), "");
        let day = Some(jiff::civil::date(2026, 7, 9));
        let query = Query { since: day, before: day, unread: Some(false), starred: Some(false), ..Query::default() };
        assert_eq!(q(&query), "after:1783555199 before:1783555200 is:read -is:starred");
    }

    #[test]
    fn an_id_stays_in_its_place() {
        for wrong in ["", ".", "..", "a/b", "a b", "a%2Fb", "é", &"a".repeat(101)] {
            assert!(!is_id(wrong), "{wrong}");
        }
        assert!(is_id("18c2f0a1b2c3d4e5") && is_id("msg_0-a"));
    }
}
