//! A session over as many connections as it takes: identify once, then resume where the sink's commits are.
//!
//! The cursor is the session and the number of its last committed event. What Discord cannot bring again after a new
//! session began, it never brings: a session that was refused is the one gap that there is.

use jiff::SignedDuration;
use reqwest::Url;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::Bot;
use super::gateway::{Connection, End, failed, op};
use super::wire::{Frame, Gateway, Ready};
use crate::{Batch, ConnectError, Sink, Update};

/// `GUILDS`, `GUILD_MESSAGES`, `DIRECT_MESSAGES`, `MESSAGE_CONTENT`.
pub(super) const INTENTS: u64 = 1 | 1 << 9 | 1 << 12 | 1 << 15;
/// Connections in a row that bring no event; then the manager's patience has to do.
const FRUITLESS: u32 = 5;
/// The longest session id and address that are kept, in bytes.
const MAX_FIELD: usize = 512;
const GATEWAYS: [&str; 1] = ["discord.gg"];

/// Where we are in the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    session: String,
    url: String,
    seq: u64,
}

pub(super) struct Session<'a> {
    pub bot: &'a Bot,
    pub sink: &'a dyn Sink,
    pub stop: &'a CancellationToken,
    place: Option<Place>,
    /// Events that could not be read, not yet told to the sink.
    skipped: usize,
    fruitless: u32,
    /// The last session was refused.
    refused: bool,
}

impl<'a> Session<'a> {
    pub(super) fn new(bot: &'a Bot, sink: &'a dyn Sink, cursor: Option<&str>, stop: &'a CancellationToken) -> Self {
        let place = cursor.and_then(|cursor| serde_json::from_str(cursor).ok());
        Self { bot, sink, stop, place, skipped: 0, fruitless: 0, refused: false }
    }

    /// Until `stop`, or until something breaks that another connection does not mend.
    pub(super) async fn run(mut self) -> Result<(), ConnectError> {
        loop {
            let end = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Ok(()),
                connection = self.open() => match connection {
                    Ok(connection) => self.follow(connection).await,
                    Err(end) => Err(end),
                },
            };
            match end {
                Ok(()) => return Ok(()),
                Err(End::Failed(error)) => return Err(error),
                Err(End::Resume) => {}
                Err(End::Identify) => self.place = None,
                Err(End::TooLong) => self.pass_over().await?,
            }
            self.fruitless += 1;
            if self.fruitless > FRUITLESS {
                let cause = "Discord's gateway: the connection breaks off again and again";
                return Err(ConnectError::Retry { cause: cause.into(), after: None });
            }
        }
    }

    /// A connection that has resumed or identified; the answer to that comes as an event.
    async fn open(&mut self) -> Result<Connection, End> {
        // Discord wants between one and five seconds before the next try.
        if std::mem::take(&mut self.refused) {
            sleep(self.bot.api.server.pause).await;
        }
        let place = self.place.clone().map(|place| (self.trusted(&place.url), place));
        let token = self.bot.api.token.expose();
        if let Some((Ok(url), place)) = place {
            let mut connection = Connection::open(&self.bot.api.server, &url).await?;
            let resume = json!({"token": token, "session_id": place.session, "seq": place.seq});
            connection.write(&json!({"op": op::RESUME, "d": resume})).await?;
            return Ok(connection);
        }
        self.place = None;
        let url = self.turn().await?;
        let mut connection = Connection::open(&self.bot.api.server, &url).await?;
        let shard = self.bot.shard;
        let identify = json!({"token": token, "intents": INTENTS, "shard": [shard.index, shard.count],
            "properties": {"os": std::env::consts::OS, "browser": "attache", "device": "attache"}});
        connection.write(&json!({"op": op::IDENTIFY, "d": identify})).await?;
        Ok(connection)
    }

    /// Waits until this bot may identify, and says where. Discord counts identifies a day, and a bot that uses them up
    /// has its token reset.
    async fn turn(&self) -> Result<Url, End> {
        let api = &self.bot.api;
        let gateway: Gateway =
            api.get("gateway/bot", "gateway/bot").await.map_err(|fault| End::Failed(fault.connecting()))?;
        let limit = gateway.session_start_limit;
        if limit.remaining == 0 {
            let after = Some(std::time::Duration::from_millis(limit.reset_after));
            let cause = "Discord lets this bot begin no more sessions today".into();
            return Err(End::Failed(ConnectError::Retry { cause, after }));
        }
        let place = self.bot.shard.index % limit.max_concurrency.max(1);
        let (now, pause) = (api.server.clock.now(), api.server.pause);
        let wait =
            api.server.turns.take(api.token.bot(), place, now, SignedDuration::try_from(pause).unwrap_or_default());
        sleep(wait).await;
        self.trusted(&gateway.url)
    }

    fn trusted(&self, url: &str) -> Result<Url, End> {
        let url = Url::parse(url).ok().filter(|url| self.bot.api.server.trusts(url, &GATEWAYS));
        url.ok_or_else(|| failed("its address is not Discord's"))
    }

    /// What comes over one connection, in order.
    async fn follow(&mut self, mut connection: Connection) -> Result<(), End> {
        // Numbers of a session that has not begun are of no use to a heartbeat.
        let mut seq = self.place.as_ref().map(|place| place.seq);
        loop {
            let text = tokio::select! {
                biased;
                () = self.stop.cancelled() => {
                    connection.close().await;
                    return Ok(());
                }
                text = connection.read(seq) => text.inspect_err(|end| self.remember(seq, end))?,
            };
            let Ok(frame) = serde_json::from_str::<Frame>(&text) else {
                self.skipped += 1;
                continue;
            };
            match frame.op {
                op::DISPATCH => {
                    seq = frame.s.or(seq);
                    self.dispatch(&mut connection, &frame, seq).await?;
                    // Every event counts, also the ones that are not for us: resumed is resumed behind them.
                    if let (Some(place), Some(seq)) = (&mut self.place, seq) {
                        place.seq = seq;
                    }
                }
                op::HEARTBEAT => connection.heartbeat(seq).await?,
                op::RECONNECT => return Err(End::Resume),
                op::INVALID_SESSION => {
                    let resumable = frame.d.is_some_and(|d| d.get() == "true");
                    self.refused = true;
                    return Err(if resumable { End::Resume } else { End::Identify });
                }
                op::HEARTBEAT_ACK => self.fruitless = 0,
                // An operation of a later version.
                _ => {}
            }
        }
    }

    /// What was too large to be read has the next number, where numbers have begun.
    fn remember(&mut self, seq: Option<u64>, end: &End) {
        if let (End::TooLong, Some(place), Some(seq)) = (end, &mut self.place, seq) {
            place.seq = seq.saturating_add(1);
        }
    }

    /// Goes on behind an event that is too large.
    async fn pass_over(&mut self) -> Result<(), ConnectError> {
        if self.place.is_none() {
            let cause = "Discord's gateway: an answer is too long to be read".into();
            return Err(ConnectError::Retry { cause, after: None });
        }
        self.skipped += 1;
        let batch = self.batch(Vec::new());
        Ok(self.sink.take(batch).await?)
    }

    async fn dispatch(&mut self, connection: &mut Connection, frame: &Frame<'_>, seq: Option<u64>) -> Result<(), End> {
        let (kind, data) = (frame.t.as_deref().unwrap_or_default(), frame.d.map_or("null", |d| d.get()));
        let updates = match kind {
            "READY" => {
                self.begin(data, seq)?;
                Vec::new()
            }
            // Nothing new: what was missed came before it.
            "RESUMED" => return Ok(()),
            _ => {
                let read = connection.during(seq, self.bot.read(kind, data)).await?;
                let Ok(updates) = read else {
                    self.skipped += 1;
                    return Ok(());
                };
                self.fruitless = 0;
                // A commit for each message between others would be one too many: the place moves with the next.
                if updates.is_empty() {
                    return Ok(());
                }
                updates
            }
        };
        if let (Some(place), Some(seq)) = (&mut self.place, seq) {
            place.seq = seq;
        }
        let batch = self.batch(updates);
        connection.during(seq, self.sink.take(batch)).await?.map_err(|error| End::Failed(error.into()))?;
        connection.during(seq, self.bot.answer_command(kind, data)).await
    }

    /// A new session: from here on it can be resumed.
    fn begin(&mut self, data: &str, seq: Option<u64>) -> Result<(), End> {
        let ready: Ready = serde_json::from_str(data).map_err(|_| failed("it does not say how a session begins"))?;
        if ready.session_id.len() > MAX_FIELD || ready.resume_gateway_url.len() > MAX_FIELD {
            return Err(failed("it does not say how a session begins"));
        }
        self.bot.is(&ready.user);
        let (session, url) = (ready.session_id, ready.resume_gateway_url);
        self.place = Some(Place { session, url, seq: seq.unwrap_or(0) });
        Ok(())
    }

    fn batch(&mut self, updates: Vec<Update>) -> Batch {
        let cursor = self.place.as_ref().and_then(|place| serde_json::to_string(place).ok());
        Batch { updates, cursor, skipped: std::mem::take(&mut self.skipped) }
    }
}
