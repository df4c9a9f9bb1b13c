//! One WebSocket client: a single task that reads its frames, follows its conversations, and writes.
//!
//! Each conversation has a place, the `seq` that was sent last. [`Session::deliver`] is the only function that sends an
//! event, and only the one behind that place: hence the order, no gap, no repeat. What cannot be delivered directly is
//! *behind* and is read from the store, a page between two other things, so a long history holds up neither the
//! client's own frames nor a shutdown. While a write waits for the client nothing piles up here but the bounded queue
//! of the bus, whose overflow is mended from the store as well.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use domain::{Conversation, ConversationId, LiveEvent};
use engine::{Signal, Subscription};
use futures_util::FutureExt;
use tokio::time::{Interval, timeout};
use tracing::{debug, warn};

use super::frames::{self, ClientFrame, Hello, Known, MOST_RESUMED, PROTOCOL, Refusal, Resume, ServerFrame, Welcome};
use super::pause::Pause;
use super::places::Place;
use super::wire::{Bye, End, Wire, bye};
use super::{AGAIN, Page, every, read_after};
use crate::auth::Signed;
use crate::problem::Problem;
use crate::state::Api;
use crate::v1::messages;

/// Other members' conversations that are remembered as such; beyond, all are forgotten and looked up anew.
const FOREIGN: usize = 4096;
/// Heartbeats without a frame that a client survives: one that sends something within every two always does.
const QUIET: u32 = 2;
/// Signals that are written together, at most.
const BATCH: usize = 64;

/// Serves the client until it goes or must go.
pub(super) async fn run(api: Api, signed: Signed, socket: WebSocket, place: Place) {
    let gauge = api.engine.metrics.sockets.clone();
    gauge.inc();
    let mut session = Session::new(api, signed, socket);
    let Err(end) = session.talk().await;
    debug!(?end, user = %session.signed.user.id, "the socket closes");
    session.wire.close(end).await;
    gauge.dec();
    drop(place);
}

#[derive(Debug)]
struct Session {
    api: Api,
    signed: Signed,
    wire: Wire,
    signals: Subscription,
    /// The user's conversations, each with the `seq` that was sent last.
    places: HashMap<ConversationId, i64>,
    /// Those whose next events must be read.
    behind: BTreeSet<ConversationId>,
    /// Signalled, but neither known as the user's nor as another's.
    unknown: HashSet<ConversationId>,
    /// Other members'.
    foreign: HashSet<ConversationId>,
    /// The list of conversations must be read anew.
    stale: bool,
    /// Before the store is read again.
    pause: Pause,
    heartbeat: Interval,
    /// Heartbeats since the client last showed that it lives.
    quiet: u32,
}

impl Session {
    fn new(api: Api, signed: Signed, socket: WebSocket) -> Self {
        Self {
            // Before the first read, so that nothing falls between the two.
            signals: api.engine.bus.subscribe(signed.user.workspace_id),
            wire: Wire::new(socket, api.limits.write),
            places: HashMap::new(),
            behind: BTreeSet::new(),
            unknown: HashSet::new(),
            foreign: HashSet::new(),
            stale: false,
            pause: Pause::default(),
            heartbeat: every(api.limits.heartbeat),
            quiet: 0,
            api,
            signed,
        }
    }

    async fn talk(&mut self) -> Result<Infallible, End> {
        let life = self.api.life.clone();
        let hello = tokio::select! {
            () = life.stopping() => return Err(stopping()),
            hello = timeout(self.api.limits.hello, self.hello()) => hello,
        };
        self.welcome(hello.unwrap_or_else(|_| Err(bye(Bye::Idle, "no hello came")))?).await?;
        loop {
            let is_behind = self.stale || !self.behind.is_empty();
            tokio::select! {
                () = life.stopping() => return Err(stopping()),
                frame = self.wire.next() => self.take(frame?).await?,
                signal = self.signals.next() => self.follow(signal).await?,
                () = self.pause.over(), if is_behind => self.catch_up().await?,
                _ = self.heartbeat.tick() => self.check().await?,
            }
        }
    }

    /// The client's first frame.
    async fn hello(&mut self) -> Result<Hello, End> {
        let text = loop {
            match self.wire.next().await? {
                Message::Text(text) => break text,
                Message::Binary(_) => return Err(bye(Bye::Protocol, "text frames only")),
                _ => {}
            }
        };
        match frames::read(&text) {
            Ok(ClientFrame::Hello(hello)) if hello.protocol != PROTOCOL => {
                Err(bye(Bye::Protocol, "protocol: this server speaks 1"))
            }
            Ok(ClientFrame::Hello(hello)) if hello.resume.len() > MOST_RESUMED => {
                Err(bye(Bye::Protocol, "resume: name 100 conversations at most"))
            }
            Ok(ClientFrame::Hello(hello)) => Ok(hello),
            Ok(_) => Err(bye(Bye::Protocol, "the first frame must be hello")),
            Err(refusal) => Err(bye(Bye::Protocol, &refusal.message)),
        }
    }

    async fn welcome(&mut self, hello: Hello) -> Result<(), End> {
        let conversations = self.conversations().await.map_err(|error| {
            warn!(%error, "a client cannot be welcomed");
            bye(Bye::Unavailable, "the database is away; try again in a moment")
        })?;
        self.places = conversations.iter().map(|one| (one.id, one.seq)).collect();
        let welcome = Welcome {
            protocol: PROTOCOL,
            user: self.signed.user.clone(),
            conversations: conversations.iter().map(Known::from).collect(),
            heartbeat_seconds: self.api.limits.heartbeat.as_secs(),
        };
        self.wire.send(&ServerFrame::Welcome(welcome)).await?;
        for resume in hello.resume {
            self.go_on_from(resume).await?;
        }
        Ok(())
    }

    /// A frame of the client.
    async fn take(&mut self, frame: Message) -> Result<(), End> {
        self.quiet = 0;
        let text = match frame {
            Message::Text(text) => text,
            Message::Binary(_) => return self.refuse(Problem::invalid("frame", "is binary; send text"), None).await,
            _ => return Ok(()),
        };
        match frames::read(&text) {
            Ok(ClientFrame::Send(say)) => {
                self.still_signed_in().await?;
                let client_id = say.client_id.clone();
                match messages::accept(&self.api, &self.signed.user, say.into()).await {
                    Ok(accepted) => self.wire.send(&ServerFrame::Ack(accepted)).await,
                    Err(problem) => self.refuse(problem, Some(client_id)).await,
                }
            }
            Ok(ClientFrame::Follow(resume)) => self.go_on_from(resume).await,
            Ok(ClientFrame::Ping) => self.wire.send(&ServerFrame::Pong).await,
            Ok(ClientFrame::Hello(_)) => self.refuse(Problem::invalid("type", "hello was said already"), None).await,
            Err(refusal) => self.wire.send(&ServerFrame::Error(refusal)).await,
        }
    }

    async fn refuse(&mut self, problem: Problem, client_id: Option<String>) -> Result<(), End> {
        self.wire.send(&ServerFrame::Error(Refusal::new(problem, client_id))).await
    }

    /// Everything after `resume.after`, then live.
    async fn go_on_from(&mut self, resume: Resume) -> Result<(), End> {
        let Resume { conversation_id, after } = resume;
        let after = match super::place(after) {
            Ok(after) => after,
            Err(problem) => return self.refuse(problem, None).await,
        };
        // One that began a moment ago may not have been signalled yet.
        if !self.places.contains_key(&conversation_id)
            && let Err(error) = self.api.engine.conversation(&self.signed.user, Some(conversation_id)).await
        {
            return self.refuse(error.into(), None).await;
        }
        self.places.insert(conversation_id, after);
        self.behind.insert(conversation_id);
        Ok(())
    }

    /// Something happened in the workspace; what else did by now goes with it.
    async fn follow(&mut self, first: Option<Signal>) -> Result<(), End> {
        let mut next = first;
        for _ in 0..BATCH {
            let Some(signal) = next else { break };
            self.pass_on(signal).await?;
            next = self.signals.next().now_or_never().flatten();
        }
        if let Some(last) = next {
            self.pass_on(last).await?;
        }
        self.stale |= self.signals.take_slow();
        self.wire.flush().await
    }

    async fn pass_on(&mut self, signal: Signal) -> Result<(), End> {
        let (conversation, seq) = match &signal {
            Signal::Event(event) => (event.conversation_id, event.seq),
            Signal::Stored { conversation_id, seq } => (*conversation_id, *seq),
            Signal::Delta { conversation_id, .. } | Signal::Restart { conversation_id, .. } => (*conversation_id, 0),
            Signal::LoginEnded => return self.still_signed_in().await,
        };
        let Some(&last) = self.places.get(&conversation) else {
            if seq > 0 && !self.foreign.contains(&conversation) {
                self.unknown.insert(conversation);
                self.stale = true;
            }
            return Ok(());
        };
        match signal {
            Signal::Delta { conversation_id, turn_id, text } => {
                self.wire.feed(&ServerFrame::Delta { conversation_id, turn_id, text }).await
            }
            Signal::Restart { conversation_id, turn_id } => {
                self.wire.feed(&ServerFrame::Restart { conversation_id, turn_id }).await
            }
            Signal::Event(event) if seq == last + 1 => self.deliver(event).await,
            Signal::Event(_) | Signal::Stored { .. } => {
                if seq > last {
                    self.behind.insert(conversation);
                }
                Ok(())
            }
            Signal::LoginEnded => Ok(()),
        }
    }

    /// Sends an event where it is the next one of its conversation.
    async fn deliver(&mut self, event: Arc<LiveEvent>) -> Result<(), End> {
        match self.places.get_mut(&event.conversation_id) {
            Some(last) if event.seq == *last + 1 => {
                *last = event.seq;
                self.wire.feed(&ServerFrame::Event { event }).await
            }
            _ => Ok(()),
        }
    }

    /// Reads one thing from the store: the list where it is stale, else a page of a conversation that is behind.
    async fn catch_up(&mut self) -> Result<(), End> {
        let read = if self.stale {
            self.conversations().await.map(|all| {
                self.compare(&all);
                None
            })
        } else if let Some(&one) = self.behind.first() {
            let after = self.places.get(&one).copied().unwrap_or(0);
            let page = read_after(&self.api, self.signed.user.workspace_id, one, after).await;
            page.map(|page| Some((one, page)))
        } else {
            Ok(None)
        };
        match read {
            Ok(Some((conversation, page))) => self.send_page(conversation, page).await,
            Ok(None) => Ok(()),
            Err(error) => {
                warn!(%error, "a client's events cannot be read; trying again");
                self.pause.begin(AGAIN);
                Ok(())
            }
        }
    }

    /// Finds what is new or has moved on in the list of the user's conversations.
    fn compare(&mut self, all: &[Conversation]) {
        for one in all {
            // One that is new to us began after the hello: all of it is new to the client.
            let last = *self.places.entry(one.id).or_insert(0);
            if one.seq > last {
                self.behind.insert(one.id);
            }
        }
        if self.foreign.len() > FOREIGN {
            self.foreign.clear();
        }
        let others = self.unknown.drain().filter(|one| !self.places.contains_key(one));
        self.foreign.extend(others);
        self.stale = false;
    }

    async fn send_page(&mut self, conversation: ConversationId, page: Page) -> Result<(), End> {
        match page {
            Page::Events { events, more } => {
                if !more {
                    self.behind.remove(&conversation);
                }
                for event in events {
                    self.deliver(Arc::new(event)).await?;
                }
            }
            Page::Reset { seq } => {
                self.behind.remove(&conversation);
                self.places.insert(conversation, seq);
                self.wire.feed(&ServerFrame::Reset { conversation_id: conversation, seq }).await?;
            }
        }
        self.wire.flush().await
    }

    /// At each heartbeat: whether the client and its login still live, and whether something was stored that no
    /// signal told of.
    async fn check(&mut self) -> Result<(), End> {
        self.quiet += 1;
        if self.quiet > QUIET {
            return Err(bye(Bye::Idle, "nothing came for too long"));
        }
        self.stale = true;
        self.still_signed_in().await
    }

    /// A login that was ended elsewhere ends here too: looked at before each message, at each heartbeat, and
    /// where one ended on this node.
    async fn still_signed_in(&mut self) -> Result<(), End> {
        match self.api.engine.authenticate(self.signed.secret.expose()).await {
            Ok(None) => return Err(bye(Bye::SignedOut, "the login is over; sign in again")),
            Ok(Some(user)) => self.signed.user = user,
            Err(error) => warn!(%error, "a login cannot be checked; trying again"),
        }
        Ok(())
    }

    async fn conversations(&mut self) -> store::Result<Vec<Conversation>> {
        let (workspace, user) = (self.signed.user.workspace_id, self.signed.user.id);
        self.api.read(move |tx| async move { store::conversations::of_user(tx, workspace, user).await }.boxed()).await
    }
}

fn stopping() -> End {
    bye(Bye::Shutdown, "the server stops; connect again")
}
