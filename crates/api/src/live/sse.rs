//! `GET /v1/conversations/{id}/events`: one conversation as Server-Sent Events, for those who want no socket.

use std::collections::VecDeque;
use std::convert::Infallible;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName};
use axum::response::IntoResponse;
use axum::response::sse::{self, KeepAlive, Sse};
use domain::{ConversationId, LiveEvent};
use engine::{Signal, Subscription};
use futures_util::stream;
use serde::Deserialize;
use serde_json::json;
use tokio::time::Interval;
use tracing::warn;
use utoipa::IntoParams;

use super::pause::Pause;
use super::places::Place;
use super::{AGAIN, Page, every, read_after};
use crate::auth::{Listener, Signed};
use crate::extract::{Id, Query};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Start {
    /// The `seq` of the last event that was handled; 0 for all that are kept. Absent: from now on.
    #[param(minimum = 0)]
    after: Option<i64>,
}

/// What happens in a conversation, as Server-Sent Events: `id` is the `seq`, `data` a `LiveEvent`. An event `reset`
/// carries `{conversation_id, seq}`: read the conversation, go on from `seq`
#[utoipa::path(get, path = "/v1/conversations/{id}/events", operation_id = "conversation_events", tag = "live",
    params(("id" = ConversationId, Path), Start,
        ("last-event-id" = Option<i64>, Header, description = "As `after`; a browser sends it when it reconnects")),
    responses((status = 200, body = LiveEvent, content_type = "text/event-stream"), Problems))]
pub(crate) async fn events(
    State(api): State<Api>,
    Listener(signed): Listener,
    Id(id): Id<ConversationId>,
    Query(start): Query<Start>,
    headers: HeaderMap,
) -> Result<impl IntoResponse> {
    let place = api.places.take(signed.user.id)?;
    let signals = api.engine.bus.subscribe(signed.user.workspace_id);
    let conversation = api.engine.conversation(&signed.user, Some(id)).await?;
    let last = super::place(last_event_id(&headers)?.or(start.after).unwrap_or(conversation.seq))?;
    let keep_alive = KeepAlive::new().interval(api.limits.keep_alive);
    let reader = Reader {
        heartbeat: every(api.limits.heartbeat),
        pause: Pause::default(),
        ready: VecDeque::new(),
        behind: true,
        conversation: id,
        last,
        signals,
        signed,
        api,
        _place: place,
    };
    let stream = stream::unfold(reader, |mut reader| async move {
        let event = reader.next().await?;
        Some((Ok::<_, Infallible>(event), reader))
    });
    Ok(Sse::new(stream).keep_alive(keep_alive))
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<i64>> {
    let Some(value) = headers.get(LAST_EVENT_ID) else { return Ok(None) };
    let id = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    id.map(Some).ok_or_else(|| Problem::invalid("last-event-id", "must be the seq of an event"))
}

#[derive(Debug)]
struct Reader {
    api: Api,
    signed: Signed,
    signals: Subscription,
    conversation: ConversationId,
    /// The `seq` of the last event that is in `ready` or was sent.
    last: i64,
    /// At most a page.
    ready: VecDeque<sse::Event>,
    /// The store holds, or may hold, more.
    behind: bool,
    /// Before the store is read again.
    pause: Pause,
    heartbeat: Interval,
    _place: Place,
}

impl Reader {
    /// The next event; `None` ends the stream: the server stops, or the login is over.
    async fn next(&mut self) -> Option<sse::Event> {
        let life = self.api.life.clone();
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            tokio::select! {
                () = life.stopping() => return None,
                () = self.pause.over(), if self.behind => self.read().await,
                _ = self.heartbeat.tick() => self.check().await?,
                signal = self.signals.next() => match signal? {
                    Signal::LoginEnded => self.check().await?,
                    signal => self.take(signal),
                },
            }
        }
    }

    fn take(&mut self, signal: Signal) {
        match signal {
            Signal::Event(event) if event.conversation_id == self.conversation => {
                if event.seq == self.last + 1 {
                    self.push(&event);
                } else {
                    self.behind |= event.seq > self.last;
                }
            }
            Signal::Stored { conversation_id, seq } if conversation_id == self.conversation => {
                self.behind |= seq > self.last;
            }
            _ => {}
        }
        self.behind |= self.signals.take_slow();
    }

    async fn read(&mut self) {
        let workspace = self.signed.user.workspace_id;
        match read_after(&self.api, workspace, self.conversation, self.last).await {
            Ok(Page::Events { events, more }) => {
                self.behind = more;
                for event in &events {
                    self.push(event);
                }
            }
            Ok(Page::Reset { seq }) => {
                self.behind = false;
                self.last = seq;
                let data = json!({"conversation_id": self.conversation, "seq": seq}).to_string();
                self.ready.push_back(sse::Event::default().event("reset").id(seq.to_string()).data(data));
            }
            Err(error) => {
                warn!(%error, "a client's events cannot be read; trying again");
                self.pause.begin(AGAIN);
            }
        }
    }

    fn push(&mut self, event: &LiveEvent) {
        self.last = event.seq;
        let data = serde_json::to_string(event).unwrap_or_default();
        self.ready.push_back(sse::Event::default().id(event.seq.to_string()).data(data));
    }

    /// At each heartbeat, and where a login ended: whether it still stands, and whether something was stored that no signal told of.
    async fn check(&mut self) -> Option<()> {
        self.behind = true;
        match self.api.engine.authenticate(self.signed.secret.expose()).await {
            Ok(user) => user.map(drop),
            Err(error) => {
                warn!(%error, "a login cannot be checked; trying again");
                Some(())
            }
        }
    }
}
