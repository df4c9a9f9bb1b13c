//! What comes in through a connection: decided whose it is, committed together with the place in the stream.
//!
//! On a channel that talks, only those who were let in are heard, and in a group only what is meant for us. Whoever else
//! writes is told so once. On a channel that reads, the chats that its owner chose are read, and nothing is answered.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use channels::{Batch, Channel, Received, Sink, SinkError, Update};
use domain::{
    ChannelRole, Conversation, ConversationId, Effect, EffectId, EffectKind, EffectState, LinkRole, LiveEvent,
    LivePayload, MessageId, Platform, Sender, Triage, User, UserId, text,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use models::rules::triage::{self, Letter};
use store::Tx;
use store::inbox::Accepted;
use store::links::{Hold, Sealed};
use store::logins::{self, Kind};
use store::triage::{Judged, Mail};

use super::presses::Press;
use super::{left, reading};
use crate::accept::Checked;
use crate::metrics::{OnPlatform, PlatformWord, Word, outcome};
use crate::say::{Place, Saying};
use crate::{Engine, Error, Result, phrases};

/// Updates of one transaction, which others wait for.
const TOGETHER: usize = 50;
/// Conversations that a member can have; nobody is let into one more.
const CONVERSATIONS: usize = 1_000;

/// How long a platform may take to hear that a press came in; what stands behind the press waits for it.
const ACKNOWLEDGE: Duration = Duration::from_secs(3);

/// A connection's way into the inbox.
pub(super) struct Intake<'a> {
    pub engine: &'a Arc<Engine>,
    pub sealed: &'a Sealed,
    /// `None` for what was pushed, which any node may take.
    pub hold: Option<Hold>,
    pub adapter: &'a Arc<dyn Channel>,
    /// Set once something new came.
    pub brought: &'a AtomicBool,
}

#[async_trait::async_trait]
impl Sink for Intake<'_> {
    async fn take(&self, batch: Batch) -> Result<(), SinkError> {
        self.commit(batch).await.map_err(|error| SinkError { cause: error.to_string() })
    }
}

impl Intake<'_> {
    /// All of it in order, some dozens at a time; the cursor with the last.
    pub(super) async fn commit(&self, batch: Batch) -> Result<()> {
        if batch.skipped > 0 {
            tracing::warn!(skipped = batch.skipped, "updates that cannot be read were passed over");
        }
        let mut updates = batch.updates;
        while updates.len() > TOGETHER {
            let rest = updates.split_off(TOGETHER);
            self.commit_some(updates, None).await?;
            updates = rest;
        }
        self.commit_some(updates, batch.cursor).await
    }

    async fn commit_some(&self, updates: Vec<Update>, cursor: Option<String>) -> Result<()> {
        let mut updates = updates;
        self.engine.leave(self.sealed, left::take(&mut updates)).await?;
        let (presses, updates): (Vec<_>, Vec<_>) =
            updates.into_iter().partition(|update| matches!(update, Update::Pressed { .. }));
        for press in presses {
            self.press(press).await?;
        }
        let (statuses, updates): (Vec<_>, Vec<_>) =
            updates.into_iter().partition(|update| matches!(update, Update::Status { .. }));
        if !statuses.is_empty() {
            self.engine.statuses(self.sealed, &**self.adapter, statuses).await?;
        }
        // Another node may be making the same conversation at this moment; the second time it is there.
        match self.commit_once(updates.clone(), cursor.clone()).await {
            Err(Error::Store(store::Error::Taken(_))) => self.commit_once(updates, cursor).await,
            other => other,
        }
    }

    async fn press(&self, update: Update) -> Result<()> {
        let Update::Pressed { chat_key, sender_key, message_external_id, data, acknowledge } = update else {
            return Ok(());
        };
        if self.has_window() {
            let (channel, chat, now) = (self.sealed.channel_id, chat_key.clone(), self.engine.env.now());
            let heard = self.engine.store.write_of::<_, store::Error, _>(self.sealed.workspace_id, move |tx| {
                async move { store::window::heard_in(tx, channel, &chat, now, now).await }.boxed()
            });
            if heard.await? > 0 {
                self.engine.outbox_wake.now();
            }
        }
        let press = Press { chat_key, sender_key, message: message_external_id, data };
        let note = self.engine.press(self.sealed, press).await?;
        // Nothing depends on it: the button only stops to spin.
        let _ = tokio::time::timeout(ACKNOWLEDGE, self.adapter.acknowledge(&acknowledge, &note)).await;
        Ok(())
    }

    /// Whether the person's words let us write for some time.
    fn has_window(&self) -> bool {
        self.adapter.abilities().window.is_some()
    }

    async fn commit_once(&self, updates: Vec<Update>, cursor: Option<String>) -> Result<()> {
        let (engine, hold, workspace) = (self.engine, self.hold, self.sealed.workspace_id);
        let begun = engine.env.now();
        let mut work = self.work();
        let done = engine
            .store
            .write_of::<_, Error, _>(workspace, move |tx| {
                async move {
                    for update in updates {
                        work.see(tx, update).await?;
                    }
                    let done = work.write(tx).await?;
                    // Behind everything else: a connection that was lost meanwhile undoes all of it.
                    if let Some(hold) = hold {
                        store::links::advance(tx, hold, cursor.as_deref()).await?;
                    }
                    Ok(done)
                }
                .boxed()
            })
            .await?;
        engine.metrics.accept_seconds.observe(engine.env.now().duration_since(begun).as_secs_f64());
        if done.accepted > 0 {
            self.brought.store(true, Ordering::Relaxed);
        }
        self.tell(done, begun);
        Ok(())
    }

    pub(super) fn work(&self) -> Work {
        Work {
            env: self.engine.env.clone(),
            sealed: self.sealed.clone(),
            adapter: Arc::clone(self.adapter),
            debounce: self.engine.settings.debounce,
            now: self.engine.env.now(),
            has_window: self.has_window(),
            heard: Vec::new(),
            greeted: Vec::new(),
            notices: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// Counts what was committed at `begun` and wakes whoever goes on with it.
    pub(super) fn tell(&self, done: Done, begun: Timestamp) {
        let engine = self.engine;
        let count = |word: Word, number: usize| {
            if number > 0 {
                engine.metrics.messages.get_or_create(&outcome(word)).inc_by(number as u64);
            }
        };
        count(Word::accepted, done.accepted);
        count(Word::duplicate, done.duplicates);
        let labels = OnPlatform { platform: PlatformWord(self.sealed.platform) };
        engine.metrics.channel_received.get_or_create(&labels).inc_by(done.accepted as u64);
        engine.publish(self.sealed.workspace_id, done.events);
        engine.lanes_wake.at(begun + engine.settings.debounce);
        if done.says {
            engine.outbox_wake.now();
        }
    }
}

/// One transaction's work: what was seen, then all of it written in the order of the conversations' locks.
pub(super) struct Work {
    env: domain::Env,
    sealed: Sealed,
    adapter: Arc<dyn Channel>,
    debounce: Duration,
    now: Timestamp,
    has_window: bool,
    heard: Vec<(Conversation, Checked, Words, Option<Read>)>,
    greeted: Vec<(Conversation, User, String, Words)>,
    notices: Vec<Effect>,
    /// Senders that were looked up.
    known: HashMap<String, Option<UserId>>,
}

/// A mail that is read along.
struct Read {
    sent_at: Timestamp,
    /// `None` where its reader wrote it themselves: then they had the last word.
    triage: Option<Triage>,
}

impl Read {
    async fn keep(self, tx: &mut Tx, conversation: &Conversation, message_id: MessageId) -> store::Result<()> {
        let Conversation { workspace_id, user_id, id: conversation_id, .. } = *conversation;
        let mail = Mail { workspace_id, user_id, conversation_id, at: self.sent_at };
        let judged = self.triage.map(|triage| Judged { message_id, waits: triage.waits(), triage, by: "rules".into() });
        let statement = match &judged {
            Some(judged) => store::triage::put(&mail, judged),
            None => store::triage::answered(conversation_id, self.sent_at),
        };
        tx.execute_all(vec![statement]).await?;
        Ok(())
    }
}

/// When somebody wrote to us; `None` where that lets us write no more than before.
type Words = Option<Timestamp>;

#[derive(Debug, Default)]
pub(super) struct Done {
    events: Vec<LiveEvent>,
    accepted: usize,
    duplicates: usize,
    says: bool,
}

impl Work {
    async fn see(&mut self, tx: &mut Tx, update: Update) -> Result<()> {
        match update {
            Update::Message(received) => self.message(tx, &received, None).await,
            Update::Edited { message, edited_at } => self.message(tx, &message, Some(edited_at)).await,
            Update::Moved { chat_key, to } if to.len() <= reading::LONGEST_KEY => {
                Ok(store::conversations::move_chat(tx, self.sealed.channel_id, &chat_key, &to).await?)
            }
            // Presses and what is told of our own messages and of chats went before.
            Update::Moved { .. } | Update::Status { .. } | Update::Left { .. } | Update::Pressed { .. } => Ok(()),
        }
    }

    async fn message(&mut self, tx: &mut Tx, received: &Received, edited: Option<Timestamp>) -> Result<()> {
        if !reading::is_sane(received) {
            return Ok(());
        }
        let received = &*self.in_its_thread(tx, received).await?;
        let role = self.sealed.role;
        let user = if received.from_me { None } else { self.user_of(tx, received).await? };
        if role.talks() && !received.from_me {
            // Where commands are, a code may be given on a server, too: only we are told of it.
            let may_enter = edited.is_none() && (received.direct || received.opened_with.is_some());
            match user {
                Some(user) if received.direct && reading::code(received).is_some() => {
                    return self.let_in_again(tx, received, user).await;
                }
                Some(user) if received.direct || received.addressed => {
                    return self.hear(tx, received, edited, user, ChannelRole::Assistant).await;
                }
                Some(_) => {}
                None => {
                    if may_enter && self.stranger(tx, received).await? {
                        return Ok(());
                    }
                }
            }
        }
        if role.reads() {
            let (workspace, channel) = (self.sealed.workspace_id, self.sealed.channel_id);
            let (key, title) = self.adapter.source(received);
            let title = text::shorten(text::clean(&title).trim(), 100);
            if store::sources::see(tx, workspace, channel, &key, &title, self.now).await? {
                return self.hear(tx, received, edited, self.sealed.user_id, ChannelRole::Source).await;
            }
        }
        Ok(())
    }

    /// Where each chat is a thread: the message in that of the one that it answers, if we know it. Not every program names
    /// more than that one.
    async fn in_its_thread<'r>(&self, tx: &mut Tx, received: &'r Received) -> Result<Cow<'r, Received>> {
        let answered = received.reply_to.as_deref().filter(|id| self.adapter.threads() && reading::is_key(id));
        let Some(answered) = answered else { return Ok(Cow::Borrowed(received)) };
        let (peer, _) = self.adapter.source(received);
        // It may have come a moment ago, and not be written yet.
        let with_peer = |chat: &str| chat.strip_suffix(&peer).is_some_and(|thread| thread.ends_with(' '));
        let here = self.heard.iter().find(|(chat, heard, ..)| heard.is(answered) && with_peer(&chat.chat_key));
        let chat_key = match here {
            Some((chat, ..)) => Some(chat.chat_key.clone()),
            None => {
                let (channel, (own, ..)) = (self.sealed.channel_id, &self.sealed.account);
                store::conversations::thread_of(tx, channel, own, &peer, answered).await?
            }
        };
        Ok(match chat_key {
            Some(chat_key) if chat_key != received.chat_key => Cow::Owned(Received { chat_key, ..received.clone() }),
            _ => Cow::Borrowed(received),
        })
    }

    fn words(&self, received: &Received, edited: Option<Timestamp>) -> Words {
        (self.has_window && !received.from_me && edited.is_none()).then_some(received.sent_at)
    }

    /// What was written before the chat was chosen. Where somebody talks to us it is left alone: it would be answered.
    pub(super) async fn remember(&mut self, tx: &mut Tx, received: &Received) -> Result<()> {
        if !reading::is_sane(received) {
            return Ok(());
        }
        let received = &*self.in_its_thread(tx, received).await?;
        let known = store::conversations::reopen(tx, self.sealed.channel_id, &received.chat_key).await?;
        if known.is_some_and(|known| known.role != ChannelRole::Source) {
            return Ok(());
        }
        if !received.from_me {
            self.user_of(tx, received).await?;
        }
        self.hear(tx, received, None, self.sealed.user_id, ChannelRole::Source).await
    }

    async fn user_of(&mut self, tx: &mut Tx, received: &Received) -> Result<Option<UserId>> {
        let sender_key = &received.sender_key;
        if let Some(known) = self.known.get(sender_key) {
            return Ok(*known);
        }
        let found = store::identities::find(tx, self.sealed.channel_id, sender_key).await?;
        if found.is_some() && received.direct {
            store::identities::met(tx, self.sealed.channel_id, sender_key, &received.chat_key).await?;
        }
        self.known.insert(sender_key.to_owned(), found);
        Ok(found)
    }

    /// The message goes into its conversation, which is the user's.
    async fn hear(
        &mut self,
        tx: &mut Tx,
        received: &Received,
        edited: Option<Timestamp>,
        user: UserId,
        role: ChannelRole,
    ) -> Result<()> {
        let Some(conversation) = self.conversation(tx, received, user, role).await? else { return Ok(()) };
        // In a group that is one's, another's words are another's, whoever they are; and what somebody passes on is
        // another's too.
        let own = received.from_me || self.known.get(&received.sender_key) == Some(&Some(conversation.user_id));
        let own = own && !received.forwarded;
        let sender = if own { Sender::User } else { Sender::Contact };
        let language = self.language(tx, conversation.user_id).await?;
        let incoming = reading::incoming(received, self.sealed.channel_id, sender, edited, phrases::of(&language));
        // One that cannot be stored is passed over: it must not stop those behind it.
        if let Ok(checked) = Checked::of(&self.env, incoming) {
            let read = (role == ChannelRole::Source && self.sealed.platform == Platform::Mail).then(|| {
                let letter = Letter { from: &received.sender_key, name: &received.sender_name, text: &received.text };
                Read { sent_at: received.sent_at, triage: (!own).then(|| triage::judge(&letter)) }
            });
            self.heard.push((conversation, checked, self.words(received, edited), read));
        }
        Ok(())
    }

    /// The chat's conversation, made where there is none; `None` where the user has too many.
    async fn conversation(
        &self,
        tx: &mut Tx,
        received: &Received,
        user: UserId,
        role: ChannelRole,
    ) -> Result<Option<Conversation>> {
        let (workspace, channel) = (self.sealed.workspace_id, self.sealed.channel_id);
        if let Some(known) = store::conversations::reopen(tx, channel, &received.chat_key).await? {
            return Ok(Some(known));
        }
        if store::conversations::of_user(tx, workspace, user).await?.len() >= CONVERSATIONS {
            return Ok(None);
        }
        let title = text::clean(&received.chat_title).trim().replace('\n', " ");
        let conversation = Conversation {
            id: self.env.id(ConversationId::new),
            workspace_id: workspace,
            channel_id: channel,
            user_id: user,
            chat_key: received.chat_key.clone(),
            role,
            title: if title.is_empty() { "Chat".into() } else { text::shorten(&title, 100) },
            seq: 0,
            created_at: self.now,
            left_at: None,
        };
        store::conversations::insert(tx, &conversation).await?;
        Ok(Some(conversation))
    }

    /// Somebody who is not let in: by their code they are, else they are told so once. False where neither is done: what
    /// is written to a mailbox, or where chats are read, is no attempt to talk to us.
    async fn stranger(&mut self, tx: &mut Tx, received: &Received) -> Result<bool> {
        let (workspace, channel) = (self.sealed.workspace_id, self.sealed.channel_id);
        let given = reading::code(received);
        if let Some(code) = &given {
            let login = logins::take(tx, Kind::Pair, &text::sha256(code), self.now).await?;
            if let Some(login) = login.filter(|login| login.workspace_id == workspace)
                && let Some(user) = store::workspaces::user(tx, workspace, login.user_id).await?
            {
                let at = (received.sender_key.as_str(), received.chat_key.as_str());
                store::identities::bind(tx, workspace, channel, at, user.id, self.now).await?;
                self.known.insert(received.sender_key.clone(), Some(user.id));
                let role = ChannelRole::from(LinkRole::Assistant);
                if let Some(conversation) = self.conversation(tx, received, user.id, role).await? {
                    let key = format!("let-in {channel} {} {}", received.sender_key, received.external_id);
                    self.greeted.push((conversation, user, key, self.words(received, None)));
                }
                return Ok(true);
            }
        }
        if given.is_none() && (self.sealed.role.reads() || self.sealed.platform == Platform::Mail) {
            return Ok(false);
        }
        if store::identities::tell_stranger(tx, channel, &received.sender_key, self.now).await? {
            let phrases = phrases::of(&self.language(tx, self.sealed.user_id).await?);
            let line = if given.is_some() { phrases.bad_code } else { phrases.stranger };
            self.notices.push(self.notice(received, line));
        }
        Ok(true)
    }

    /// Somebody who is let in opened the link again: as this user, where the code is another's.
    async fn let_in_again(&mut self, tx: &mut Tx, received: &Received, before: UserId) -> Result<()> {
        let (workspace, channel) = (self.sealed.workspace_id, self.sealed.channel_id);
        let Some(code) = reading::code(received) else { return Ok(()) };
        // A chat has one member: another's code is left alone, and one's own is used up.
        let login = logins::find(tx, Kind::Pair, &text::sha256(&code), self.now).await?;
        if login.is_some_and(|login| login.workspace_id == workspace && login.user_id == before) {
            logins::take(tx, Kind::Pair, &text::sha256(&code), self.now).await?;
            let user = store::workspaces::user(tx, workspace, before).await?;
            let conversation = self.conversation(tx, received, before, ChannelRole::Assistant).await?;
            if let (Some(conversation), Some(user)) = (conversation, user) {
                let key = format!("let-in {channel} {} {}", received.sender_key, received.external_id);
                self.greeted.push((conversation, user, key, self.words(received, None)));
            }
        }
        Ok(())
    }

    fn notice(&self, received: &Received, line: &str) -> Effect {
        let (channel, chat) = (self.sealed.channel_id, &received.chat_key);
        Effect {
            id: self.env.id(EffectId::new),
            workspace_id: self.sealed.workspace_id,
            // There is none: a name of its own, for the order of what is sent to this chat.
            conversation_id: ConversationId::derived(format!("{channel} {chat}").as_bytes()),
            channel_id: channel,
            chat_key: chat.clone(),
            seq: self.now.as_microsecond(),
            idempotency_key: format!("notice {channel} {}", received.sender_key),
            kind: EffectKind::Notice { text: line.to_owned() },
            state: EffectState::Pending,
            attempts: 0,
            fence: 0,
            created_at: self.now,
        }
    }

    async fn language(&self, tx: &mut Tx, user: UserId) -> Result<String> {
        let user = store::workspaces::user(tx, self.sealed.workspace_id, user).await?;
        Ok(user.map(|user| user.language).unwrap_or_default())
    }

    /// Lanes and conversations are locked in one order; what is said of our own comes behind, because it locks no lane.
    pub(super) async fn write(self, tx: &mut Tx) -> Result<Done> {
        let says = !self.greeted.is_empty() || !self.notices.is_empty();
        let mut done = Done { says, ..Done::default() };
        let mut heard = self.heard;
        heard.sort_by_key(|(conversation, ..)| conversation.id);
        for (conversation, checked, words, read) in heard {
            let debounce = if conversation.role == ChannelRole::Source { self.debounce * 2 } else { self.debounce };
            let (message, accepted) = checked.store(tx, &conversation, self.now, debounce).await?;
            match accepted {
                Accepted::New(event) => {
                    if let Some(read) = read {
                        read.keep(tx, &conversation, message).await?;
                    }
                    done.accepted += 1;
                    done.events.push(event);
                }
                Accepted::Duplicate(_) => done.duplicates += 1,
            }
            if let Some(at) = words {
                done.says |= store::window::heard(tx, conversation.id, at, self.now).await? > 0;
            }
        }
        let mut greeted = self.greeted;
        greeted.sort_by_key(|(conversation, ..)| conversation.id);
        for (conversation, user, key, words) in greeted {
            if let Some(at) = words {
                store::window::heard(tx, conversation.id, at, self.now).await?;
            }
            let seq = store::conversations::advance(tx, conversation.id, 1).await?;
            let line = (phrases::of(&user.language).let_in)(&user.name);
            let saying = Saying::new(&self.env, Place::new(&conversation, key, None), seq, line, self.now);
            let payloads: Vec<LivePayload> = vec![saying.payload()];
            let events = store::live::number(conversation.id, seq, self.now, payloads);
            let mut statements: Vec<_> = saying.statements().into_iter().collect();
            statements.extend(events.iter().map(store::live::insert));
            tx.execute_all(statements).await?;
            done.events.extend(events);
        }
        tx.execute_all(self.notices.iter().map(store::outbox::insert).collect()).await?;
        Ok(done)
    }
}
