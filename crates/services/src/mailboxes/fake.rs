//! A mailbox in memory, for tests: keeps what arrives and what is sent, and fails as it is told to. It has labels or not.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use mail::head::Head;
use mail::reading::{self, Bodies, Encoding};

use super::{
    Address, Change, Draft, Error, File, Folder, Found, Letter, MAX_BATCH, MAX_FILE, MAX_FOUND, MAX_THREAD, Mailbox,
    Missed, Person, Query, Reach, Role, Summary, admit, admit_batch, snippet,
};

/// See the module. Clones are the same account.
#[derive(Debug, Clone)]
pub struct Fake {
    address: Address,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    labels: Option<BTreeSet<String>>,
    folders: Vec<(String, Option<Role>)>,
    /// By their id, in the order in which they came.
    mails: BTreeMap<u64, Kept>,
    sent: Vec<Draft>,
    faults: VecDeque<Fault>,
    calls: Vec<String>,
    /// Keeps nothing of what is sent.
    forgets: bool,
}

#[derive(Debug, Clone)]
struct Kept {
    letter: Letter,
    folder: String,
    labels: BTreeSet<String>,
    files: Vec<Vec<u8>>,
}

#[derive(Debug)]
enum Fault {
    /// Nothing is done.
    Instead(Error),
    /// It is done, and nobody hears of it.
    AnswerLost,
}

impl Fake {
    pub fn new(address: &Address) -> Self {
        let roles = [Role::Inbox, Role::Archive, Role::Drafts, Role::Sent, Role::Trash];
        let folders = roles.map(|role| (format!("{role:?}"), Some(role))).into();
        let state = State { folders, ..State::default() };
        Self { address: address.clone(), state: Arc::new(Mutex::new(state)) }
    }

    /// Has labels from now on.
    #[must_use]
    pub fn with_labels(self) -> Self {
        self.state().labels = Some(BTreeSet::new());
        self
    }

    /// A mail comes into the inbox; answers its id.
    ///
    /// # Panics
    /// Where it is no mail.
    #[allow(clippy::expect_used)]
    pub fn arrives(&self, raw: &str, at: Timestamp) -> String {
        let (headers, body) = reading::headers(raw.as_bytes()).expect("a mail has headers");
        let head = Head::of(&headers, raw.as_bytes(), None);
        let bodies = Bodies::find(&headers, body);
        let files = bodies.attachments.iter().map(|part| bytes_of(raw, &part.section, part.encoding)).collect();
        let files_of = bodies.attachments.iter().enumerate();
        let letter = Letter {
            files: files_of
                .map(|(number, part)| File {
                    id: number.to_string(),
                    name: part.name.clone(),
                    mime: part.mime.clone(),
                    size: part.size,
                })
                .collect(),
            ..super::rfc5322::read(head, &bodies)
        };
        let summary = Summary { at, ..letter.summary };
        self.state().keep(Letter { summary, ..letter }, Role::Inbox, files)
    }

    /// What was sent, in order.
    pub fn outgoing(&self) -> Vec<Draft> {
        self.state().sent.clone()
    }

    /// The subjects of what stands in a folder of this role, in the order in which it came.
    pub fn subjects(&self, role: Role) -> Vec<String> {
        let state = self.state();
        let folder = state.folder(role);
        let mails = state.mails.values().filter(|kept| kept.folder == folder);
        mails.map(|kept| kept.letter.summary.subject.clone()).collect()
    }

    /// The calls that came, by their names.
    pub fn calls(&self) -> Vec<String> {
        self.state().calls.clone()
    }

    /// The next call that has no fault yet fails so, and nothing is done.
    pub fn fails_once(&self, error: Error) {
        self.state().faults.push_back(Fault::Instead(error));
    }

    /// The next call that has no fault yet is done, and its answer is lost: [`Error::Unknown`].
    pub fn loses_an_answer(&self) {
        self.state().faults.push_back(Fault::AnswerLost);
    }

    /// Keeps nothing of what is sent from now on, as servers that only send.
    pub fn forgets_what_is_sent(&self) {
        self.state().forgets = true;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does `what`, unless a fault is set.
    fn call<T>(&self, name: &str, what: impl FnOnce(&mut State) -> Result<T, Error>) -> Result<T, Error> {
        let mut state = self.state();
        state.calls.push(name.to_owned());
        match state.faults.pop_front() {
            None => what(&mut state),
            Some(Fault::Instead(error)) => Err(error),
            Some(Fault::AnswerLost) => {
                what(&mut state)?;
                Err(Error::Unknown("the server did not answer".into()))
            }
        }
    }

    fn letter_of(&self, draft: &Draft) -> Letter {
        let summary = Summary {
            id: String::new(),
            from: Person { name: String::new(), address: self.address.to_string() },
            subject: draft.subject.clone(),
            at: Timestamp::UNIX_EPOCH,
            snippet: snippet(&draft.body),
            unread: false,
            starred: false,
            folders: Vec::new(),
            attachments: 0,
        };
        let answers = draft.answers.iter();
        Letter {
            summary,
            to: draft.to.clone(),
            cc: draft.cc.clone(),
            message_id: self.message_id(draft),
            references: answers.flat_map(|to| to.references.iter().cloned().chain([to.message_id.clone()])).collect(),
            text: draft.body.clone(),
            quoted: String::new(),
            files: Vec::new(),
            automatic: false,
        }
    }
}

/// The bytes of a part that stands where IMAP counts it, in a mail whose parts are not nested.
fn bytes_of(raw: &str, section: &str, encoding: Encoding) -> Vec<u8> {
    let number: usize = section.parse().unwrap_or(1);
    let boundary = raw.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let part = raw.split(&format!("--{boundary}")).nth(number).unwrap_or_default();
    let body = part.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    encoding.decode(body.trim_end().as_bytes()).unwrap_or_default().into_owned()
}

impl State {
    fn keep(&mut self, letter: Letter, role: Role, files: Vec<Vec<u8>>) -> String {
        let number = self.mails.keys().next_back().map_or(1, |last| last + 1);
        let folder = self.folder(role);
        let mut letter = letter;
        letter.summary.id = format!("mail-{number}");
        let id = letter.summary.id.clone();
        self.mails.insert(number, Kept { letter, folder, labels: BTreeSet::new(), files });
        id
    }

    fn folder(&self, role: Role) -> String {
        let named = self.folders.iter().find(|(_, of)| *of == Some(role));
        named.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    fn named(&self, name: &str) -> Result<String, Error> {
        let found = self.folders.iter().find(|(folder, _)| folder.eq_ignore_ascii_case(name));
        found.map(|(folder, _)| folder.clone()).ok_or_else(|| Error::Refused(format!("there is no folder {name:?}")))
    }

    fn find(&self, id: &str) -> Result<&Kept, Error> {
        let number = id.strip_prefix("mail-").and_then(|number| number.parse::<u64>().ok());
        number.and_then(|number| self.mails.get(&number)).ok_or(Error::Missing)
    }

    /// The newest first.
    fn fitting(&self, query: &Query) -> Result<Vec<&Kept>, Error> {
        let only = query.folder.as_deref().map(|name| self.named(name)).transpose()?;
        let trash = self.folder(Role::Trash);
        let searched = |kept: &Kept| only.as_ref().map_or(kept.folder != trash, |only| kept.folder == *only);
        let mails = self.mails.iter().filter(|(_, kept)| searched(kept) && kept.fits(query));
        let mut found: Vec<(u64, &Kept)> = mails.map(|(number, kept)| (*number, kept)).collect();
        found.sort_by_key(|(number, kept)| std::cmp::Reverse((kept.letter.summary.at, *number)));
        Ok(found.into_iter().map(|(_, kept)| kept).collect())
    }

    fn by_message_id(&self, message_id: &str, role: Role) -> Option<&Kept> {
        let folder = self.folder(role);
        self.mails.values().find(|kept| kept.folder == folder && kept.letter.message_id == message_id)
    }
}

impl Kept {
    fn told(&self) -> Letter {
        let mut letter = self.letter.clone();
        letter.summary.folders = std::iter::once(self.folder.clone()).chain(self.labels.iter().cloned()).collect();
        letter
    }

    fn fits(&self, query: &Query) -> bool {
        let Letter { summary, to, cc, text, .. } = &self.letter;
        let holds = |text: &str, part: &Option<String>| {
            part.as_ref().is_none_or(|part| text.to_lowercase().contains(&part.to_lowercase()))
        };
        let from = format!("{} {}", summary.from.name, summary.from.address);
        let receivers: Vec<&str> = to.iter().chain(cc).map(Address::as_str).collect();
        let all = format!("{} {from} {} {text} {}", summary.subject, receivers.join(" "), self.letter.message_id);
        let day = summary.at.to_zoned(TimeZone::UTC).date();
        query.text.split_whitespace().all(|word| holds(&all, &Some(word.to_owned())))
            && holds(&from, &query.from)
            && holds(&receivers.join(" "), &query.to)
            && holds(&summary.subject, &query.subject)
            && query.since.is_none_or(|since| day >= since)
            && query.before.is_none_or(|before| day < before)
            && query.unread.is_none_or(|unread| summary.unread == unread)
            && query.starred.is_none_or(|starred| summary.starred == starred)
    }
}

#[async_trait]
impl Mailbox for Fake {
    fn address(&self) -> &Address {
        &self.address
    }

    async fn folders(&self) -> Result<Vec<Folder>, Error> {
        self.call("folders", |state| {
            let folders = state.folders.iter();
            let folders =
                folders.map(|(name, role)| Folder { id: name.clone(), name: name.clone(), role: *role, label: false });
            let labels = state.labels.iter().flatten();
            let labels = labels.map(|name| Folder { id: name.clone(), name: name.clone(), role: None, label: true });
            Ok(folders.chain(labels).collect())
        })
    }

    async fn search(&self, query: &Query, limit: usize) -> Result<Found, Error> {
        self.call("search", |state| {
            let (found, limit) = (state.fitting(query)?, limit.min(MAX_FOUND));
            let reach = if found.len() > limit { Reach::Newest(found.len()) } else { Reach::Whole };
            let mails = found.into_iter().take(limit).map(|kept| kept.told().summary).collect();
            Ok(Found { mails, reach })
        })
    }

    async fn ids(&self, query: &Query, limit: usize) -> Result<Vec<String>, Error> {
        self.call("ids", |state| {
            let found = state.fitting(query)?.into_iter().take(limit.min(MAX_BATCH));
            Ok(found.map(|kept| kept.letter.summary.id.clone()).collect())
        })
    }

    async fn read(&self, id: &str) -> Result<Letter, Error> {
        self.call("read", |state| state.find(id).map(Kept::told))
    }

    async fn thread(&self, id: &str) -> Result<Vec<Letter>, Error> {
        self.call("thread", |state| {
            let letter = &state.find(id)?.letter;
            let root = letter.references.first().unwrap_or(&letter.message_id);
            let mails = state.mails.values();
            let of_it = mails.filter(|kept| kept.letter.message_id == *root || kept.letter.references.contains(root));
            let thread: Vec<Letter> = of_it.map(Kept::told).collect();
            let more = thread.len().saturating_sub(MAX_THREAD);
            Ok(thread.into_iter().skip(more).collect())
        })
    }

    async fn attachment(&self, id: &str, file: &str, most: usize) -> Result<Vec<u8>, Error> {
        self.call("attachment", |state| {
            let kept = state.find(id)?;
            let bytes = file.parse::<usize>().ok().and_then(|number| kept.files.get(number)).ok_or(Error::Missing)?;
            if bytes.len() > most.min(MAX_FILE) {
                return Err(Error::Refused("the file is too large".into()));
            }
            Ok(bytes.clone())
        })
    }

    async fn draft(&self, draft: &Draft) -> Result<String, Error> {
        let letter = self.letter_of(draft);
        self.call("draft", |state| {
            if let Some(kept) = state.by_message_id(&letter.message_id, Role::Drafts) {
                return Ok(kept.letter.summary.id.clone());
            }
            Ok(state.keep(letter, Role::Drafts, Vec::new()))
        })
    }

    async fn send(&self, draft: &Draft) -> Result<String, Error> {
        admit(draft)?;
        let letter = self.letter_of(draft);
        self.call("send", |state| {
            let id = letter.message_id.clone();
            state.sent.push(draft.clone());
            if !state.forgets {
                state.keep(letter, Role::Sent, Vec::new());
            }
            Ok(id)
        })
    }

    fn message_id(&self, draft: &Draft) -> String {
        mail::compose::message_id(&self.address, &draft.key)
    }

    async fn sent(&self, message_id: &str) -> Result<bool, Error> {
        self.call("sent", |state| Ok(state.by_message_id(message_id, Role::Sent).is_some()))
    }

    async fn change(&self, ids: &[String], change: &Change) -> Result<Vec<Missed>, Error> {
        admit_batch(ids)?;
        self.call("change", |state| {
            let target = match change {
                Change::Archive => Some(state.folder(Role::Archive)),
                Change::Trash => Some(state.folder(Role::Trash)),
                Change::Move(name) => Some(state.named(name)?),
                Change::Label { .. } if state.labels.is_none() => {
                    return Err(Error::Refused("this account has no labels".into()));
                }
                _ => None,
            };
            if let (Change::Label { on, .. }, Some(labels)) = (change, &mut state.labels) {
                labels.extend(on.iter().cloned());
            }
            let mut missed = Vec::new();
            for id in ids {
                let number = id.strip_prefix("mail-").and_then(|number| number.parse::<u64>().ok());
                let Some(kept) = number.and_then(|number| state.mails.get_mut(&number)) else {
                    missed.push(Missed { id: id.clone(), why: Error::Missing.to_string() });
                    continue;
                };
                let summary = &mut kept.letter.summary;
                match change {
                    Change::Star(on) => summary.starred = *on,
                    Change::Read(read) => summary.unread = !read,
                    Change::Label { on, off } => {
                        kept.labels.extend(on.iter().cloned());
                        kept.labels.retain(|label| !off.contains(label));
                    }
                    Change::Archive | Change::Trash | Change::Move(_) => {
                        kept.folder = target.clone().unwrap_or_default();
                    }
                }
            }
            Ok(missed)
        })
    }
}
