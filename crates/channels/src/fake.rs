//! A platform for tests: keeps what arrives, brings what it is told to, and fails as told. It has everything that a
//! platform can have; [`Fake::with`] takes things away.

pub(crate) mod http;

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use domain::Platform;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, Answer, Batch, Buttons, Channel, ConnectError, Earlier, FetchError, Limit, Listed, Outgoing, Profile,
    Pushed, Rate, Receipt, Received, Receives, RemoteFile, SendError, Sink, Unit, Update, Wanted, WebhookError,
    WebhookRequest,
};

/// The header that a push of the fake carries, and what has to stand in it.
pub const SECRET: (&str, &str) = ("x-fake-secret", "correct horse");
/// Updates that one poll brings at most.
const BATCH: usize = 100;
/// Messages of one page of what was written before.
const PAGE: usize = 4;

/// What happens to one send or edit.
#[derive(Debug, Clone)]
pub enum Fate {
    Arrives,
    /// Does not arrive; the sender is told so.
    Fails(SendError),
    /// Arrives, and the sender is told this instead.
    ArrivesBut(SendError),
}

#[derive(Debug, Default)]
struct State {
    fates: VecDeque<Fate>,
    /// With the platform's id of each.
    arrived: Vec<(String, Outgoing)>,
    tries: usize,
    typed: usize,
    acknowledged: Vec<(String, String)>,
    connects: VecDeque<ConnectError>,
    connected: usize,
    /// All that ever came; a cursor is an index.
    updates: Vec<Update>,
    broken: Option<ConnectError>,
    receiving: usize,
    files: HashMap<String, Vec<u8>>,
    /// What was written before, the oldest first; a cursor is an index.
    earlier: Vec<Received>,
    failing: VecDeque<Option<FetchError>>,
    asked: usize,
    listed: Vec<Listed>,
    /// What the next question for them meets.
    unlisted: Option<FetchError>,
}

#[derive(Debug)]
pub struct Fake {
    platform: Platform,
    abilities: Abilities,
    rates: Vec<Rate>,
    account: String,
    threads: bool,
    state: Mutex<State>,
    changed: Notify,
}

impl Fake {
    pub fn new(deduplicates: bool) -> Self {
        let abilities = Abilities {
            deduplicates,
            text: Limit::new(4096, Unit::Byte),
            edits: true,
            replies: true,
            buttons: Some(Buttons {
                count: 8,
                label: Limit::new(64, Unit::Char),
                data: 64,
                text: Limit::new(4096, Unit::Byte),
            }),
            typing: true,
            media: Some(1024 * 1024),
            files: Some(crate::Files { most: 1024 * 1024, text: Limit::new(1024, Unit::Byte) }),
            receipts: true,
            receives: Receives::Poll,
            window: None,
        };
        Self {
            platform: Platform::Web,
            abilities,
            rates: Vec::new(),
            account: "fake".into(),
            threads: false,
            state: Mutex::default(),
            changed: Notify::new(),
        }
    }

    #[must_use]
    pub fn on(mut self, platform: Platform) -> Self {
        self.platform = platform;
        self
    }

    /// As another account.
    #[must_use]
    pub fn named(mut self, account: &str) -> Self {
        self.account = account.into();
        self
    }

    /// Each chat is a thread: its key ends with a space and who is at its other end.
    #[must_use]
    pub fn threaded(mut self) -> Self {
        self.threads = true;
        self
    }

    /// With other abilities.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Abilities)) -> Self {
        change(&mut self.abilities);
        self
    }

    /// With limits.
    #[must_use]
    pub fn limited(mut self, rates: Vec<Rate>) -> Self {
        self.rates = rates;
        self
    }

    /// The fates of the next sends and edits; those after arrive.
    pub fn next(&self, fates: impl IntoIterator<Item = Fate>) {
        self.state().fates.extend(fates);
    }

    /// The next connects fail so; those after succeed.
    pub fn next_connects(&self, errors: impl IntoIterator<Item = ConnectError>) {
        self.state().connects.extend(errors);
    }

    /// Something comes in.
    pub fn bring(&self, updates: impl IntoIterator<Item = Update>) {
        self.state().updates.extend(updates);
        self.changed.notify_waiters();
    }

    /// Something comes in that nobody is woken for; answers its index, for [`Fake::push`].
    pub fn bring_quietly(&self, update: Update) -> usize {
        let mut state = self.state();
        state.updates.push(update);
        state.updates.len() - 1
    }

    /// Breaks what is receiving, or else the next that tries.
    pub fn break_off(&self, error: ConnectError) {
        self.state().broken = Some(error);
        self.changed.notify_waiters();
    }

    /// What was written before, the oldest first.
    pub fn wrote_before(&self, messages: impl IntoIterator<Item = Received>) {
        self.state().earlier.extend(messages);
    }

    /// What becomes of the next questions for what was written before; `None` is answered, as are those after.
    pub fn next_earlier(&self, errors: impl IntoIterator<Item = Option<FetchError>>) {
        self.state().failing.extend(errors);
    }

    /// How often it was asked for what was written before.
    pub fn asked_earlier(&self) -> usize {
        self.state().asked
    }

    /// A chat that the platform lists.
    pub fn offer(&self, key: &str, name: &str) {
        self.state().listed.push(Listed { key: key.into(), name: name.into() });
    }

    /// The next question for what the platform lists fails.
    pub fn next_list(&self, error: FetchError) {
        self.state().unlisted = Some(error);
    }

    pub fn keep_file(&self, remote_id: &str, bytes: Vec<u8>) {
        self.state().files.insert(remote_id.into(), bytes);
    }

    /// The headers and the body by which a platform that pushes brings the update of this index.
    pub fn push(index: usize) -> (::http::HeaderMap, Vec<u8>) {
        let mut headers = ::http::HeaderMap::new();
        headers.insert(SECRET.0, ::http::HeaderValue::from_static(SECRET.1));
        (headers, index.to_string().into_bytes())
    }

    /// What the people at the other end see, in order, as it reads now.
    pub fn arrived(&self) -> Vec<Outgoing> {
        self.state().arrived.iter().map(|(_, outgoing)| outgoing.clone()).collect()
    }

    /// The same with the platform's ids.
    pub fn arrived_with_ids(&self) -> Vec<(String, Outgoing)> {
        self.state().arrived.clone()
    }

    /// How often a send or an edit was tried.
    pub fn tries(&self) -> usize {
        self.state().tries
    }

    /// How often it was told that an answer is being written.
    pub fn typed(&self) -> usize {
        self.state().typed
    }

    /// The presses that were acknowledged, with the text for each.
    pub fn acknowledged(&self) -> Vec<(String, String)> {
        self.state().acknowledged.clone()
    }

    /// How often a connect was tried.
    pub fn connected(&self) -> usize {
        self.state().connected
    }

    /// How many are receiving now: more than one would be one too many.
    pub fn receiving(&self) -> usize {
        self.state().receiving
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fate of what is tried now, where it is not a failure at once.
    fn fate(&self, outgoing: &Outgoing) -> Result<Fate, SendError> {
        let mut state = self.state();
        state.tries += 1;
        self.abilities.admit(outgoing)?;
        match state.fates.pop_front() {
            Some(Fate::Fails(error)) => Err(error),
            fate => Ok(fate.unwrap_or(Fate::Arrives)),
        }
    }
}

/// Counts one that receives for as long as it lives.
struct Receiving<'a>(&'a Fake);

impl<'a> Receiving<'a> {
    fn begin(fake: &'a Fake) -> Self {
        fake.state().receiving += 1;
        Self(fake)
    }
}

impl Drop for Receiving<'_> {
    fn drop(&mut self) {
        self.0.state().receiving -= 1;
    }
}

#[async_trait]
impl Channel for Fake {
    fn platform(&self) -> Platform {
        self.platform
    }

    fn abilities(&self) -> Abilities {
        self.abilities
    }

    fn rates(&self, _chat_key: &str) -> Vec<Rate> {
        self.rates.clone()
    }

    async fn connect(&self) -> Result<Profile, ConnectError> {
        let mut state = self.state();
        state.connected += 1;
        match state.connects.pop_front() {
            Some(error) => Err(error),
            None => Ok(Profile { external_id: self.account.clone(), name: "Fake".into(), address: None }),
        }
    }

    async fn receive(
        &self,
        sink: &dyn Sink,
        cursor: Option<String>,
        stop: &CancellationToken,
    ) -> Result<(), ConnectError> {
        let most = match self.abilities.receives {
            Receives::Poll => BATCH,
            Receives::Socket => 1,
            Receives::Nothing | Receives::Push => 0,
        };
        let _receiving = Receiving::begin(self);
        let mut at: usize = cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        while !stop.is_cancelled() {
            let changed = self.changed.notified();
            let updates: Vec<Update> = {
                let mut state = self.state();
                if let Some(error) = state.broken.take() {
                    return Err(error);
                }
                state.updates.iter().skip(at).take(most).cloned().collect()
            };
            if updates.is_empty() {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = changed => {}
                }
                continue;
            }
            let end = at + updates.len();
            sink.take(Batch { updates, cursor: Some(end.to_string()), skipped: 0 }).await?;
            at = end;
        }
        Ok(())
    }

    fn source(&self, received: &Received) -> (String, String) {
        let key = if self.threads { received.chat_key.rsplit(' ').next() } else { None };
        (key.unwrap_or(&received.chat_key).to_owned(), received.chat_title.clone())
    }

    fn threads(&self) -> bool {
        self.threads
    }

    fn lists(&self) -> bool {
        !self.state().listed.is_empty()
    }

    async fn list(&self, search: &str, most: usize) -> Result<Vec<Listed>, FetchError> {
        let mut state = self.state();
        match state.unlisted.take() {
            Some(error) => Err(error),
            None if state.listed.is_empty() => {
                Err(FetchError::Refused { cause: "this platform does not list its chats".into() })
            }
            None => Ok(state.listed.iter().filter(|one| one.holds(search)).take(most).cloned().collect()),
        }
    }

    fn remembers(&self) -> bool {
        !self.state().earlier.is_empty()
    }

    async fn earlier(&self, wanted: Wanted<'_>) -> Result<Earlier, FetchError> {
        let mut state = self.state();
        state.asked += 1;
        if let Some(Some(error)) = state.failing.pop_front() {
            return Err(error);
        }
        let of = |message: &&Received| message.chat_key == wanted.source && message.sent_at >= wanted.since;
        let all: Vec<&Received> = state.earlier.iter().filter(of).collect();
        let from =
            wanted.cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(all.len().saturating_sub(wanted.most));
        let page: Vec<Received> = all.iter().skip(from).take(PAGE).copied().cloned().collect();
        let next = from + page.len();
        Ok(Earlier { messages: page, cursor: (next < all.len()).then(|| next.to_string()) })
    }

    fn webhook(&self, request: &WebhookRequest<'_>) -> Result<Pushed, WebhookError> {
        if request.headers.get(SECRET.0).is_none_or(|given| given.as_bytes() != SECRET.1.as_bytes()) {
            return Err(WebhookError::Forbidden);
        }
        let index = std::str::from_utf8(request.body).ok().and_then(|index| index.parse::<usize>().ok());
        let update = index.and_then(|index| self.state().updates.get(index).cloned()).ok_or(WebhookError::Malformed)?;
        Ok(Pushed { batch: Batch { updates: vec![update], ..Batch::default() }, answer: Answer::ok() })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        let fate = self.fate(outgoing)?;
        let mut state = self.state();
        let same = |(_, earlier): &&(String, Outgoing)| earlier.idempotency_key == outgoing.idempotency_key;
        let known = state.arrived.iter().find(same).filter(|_| self.abilities.deduplicates).map(|(id, _)| id.clone());
        let id = known.unwrap_or_else(|| {
            let id = format!("fake-{}", state.arrived.len() + 1);
            state.arrived.push((id.clone(), outgoing.clone()));
            id
        });
        match fate {
            Fate::ArrivesBut(error) => Err(error),
            _ => Ok(Receipt { external_id: Some(id) }),
        }
    }

    async fn edit(&self, external_id: &str, outgoing: &Outgoing) -> Result<(), SendError> {
        let fate = self.fate(outgoing)?;
        let mut state = self.state();
        let there =
            state.arrived.iter_mut().find(|(id, there)| id == external_id && there.chat_key == outgoing.chat_key);
        let there = there.filter(|_| self.abilities.edits);
        let Some((_, there)) = there else {
            return Err(SendError::Refused { cause: "there is no such message to change".into() });
        };
        there.text.clone_from(&outgoing.text);
        there.buttons.clone_from(&outgoing.buttons);
        match fate {
            Fate::ArrivesBut(error) => Err(error),
            _ => Ok(()),
        }
    }

    async fn typing(&self, _chat_key: &str) -> Result<(), SendError> {
        self.state().typed += 1;
        Ok(())
    }

    async fn acknowledge(&self, acknowledge: &str, text: &str) -> Result<(), SendError> {
        self.state().acknowledged.push((acknowledge.into(), text.into()));
        Ok(())
    }

    async fn fetch(&self, file: &RemoteFile, most: usize) -> Result<Vec<u8>, FetchError> {
        match self.state().files.get(&file.remote_id) {
            Some(bytes) if bytes.len() <= most => Ok(bytes.clone()),
            Some(_) => Err(FetchError::Refused { cause: "the file is too large".into() }),
            None => Err(FetchError::Refused { cause: "there is no such file".into() }),
        }
    }
}
