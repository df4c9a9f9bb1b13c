//! Conversations as they happen: over a WebSocket (`socket.rs`, `session.rs`) or as an event stream (`sse.rs`).
//!
//! Both follow one rule. The stored stream is the truth and is read by `seq`; the bus only says that there is more, or
//! brings the very next event. So a client gets each event once per connection, in order, without a gap, however slow
//! it or the bus is.

mod frames;
mod pause;
mod places;
mod session;
pub(crate) mod socket;
pub(crate) mod sse;
mod wire;

pub(crate) use frames::{ClientFrame, ServerFrame};
pub(crate) use places::Places;

use std::time::Duration;

use domain::{ConversationId, LiveEvent, WorkspaceId};
use futures_util::FutureExt;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::problem::{Problem, Result};
use crate::state::Api;

/// Events that one read brings.
const PAGE: i64 = 200;

/// How long a read that failed waits for its next try.
const AGAIN: Duration = Duration::from_secs(1);

/// Ticks after each `period` of which the process was not busy with something else.
fn every(period: Duration) -> Interval {
    let mut interval = interval(period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick would be at once.
    interval.reset();
    interval
}

/// Where a client says that it stands. One that no event can have counts as the last but one that there could be, so
/// that the next can be counted; as it lies beyond what there is, it is answered with a reset.
fn place(after: i64) -> Result<i64> {
    match after {
        0.. => Ok(after.min(i64::MAX - 1)),
        _ => Err(Problem::invalid("after", "must be 0 or more")),
    }
}

/// What stands in a conversation's stream after some `seq`.
#[derive(Debug, PartialEq)]
enum Page {
    /// The next ones, without a gap; `more` where there are further ones.
    Events { events: Vec<LiveEvent>, more: bool },
    /// They are no longer kept, or never were: the conversation itself stands at `seq`.
    Reset { seq: i64 },
}

/// Reads what came after `after`.
async fn read_after(
    api: &Api,
    workspace: WorkspaceId,
    conversation: ConversationId,
    after: i64,
) -> store::Result<Page> {
    api.read(move |tx| {
        async move {
            let conversation_row = store::conversations::get_any(tx, workspace, conversation).await?;
            let seq = conversation_row.map_or(0, |one| one.seq);
            if after == seq {
                return Ok(Page::Events { events: Vec::new(), more: false });
            }
            let events = store::live::after(tx, conversation, after, PAGE).await?;
            Ok(page(events, after, seq))
        }
        .boxed()
    })
    .await
}

/// `events` as they were read, where the conversation stands at `seq`.
fn page(events: Vec<LiveEvent>, after: i64, seq: i64) -> Page {
    let is_whole = events.iter().zip(after + 1..).all(|(event, expected)| event.seq == expected);
    match events.last() {
        Some(last) if is_whole => Page::Events { more: last.seq < seq, events },
        _ => Page::Reset { seq },
    }
}

#[cfg(test)]
mod tests {
    use domain::{LivePayload, TurnId, TurnState};
    use jiff::Timestamp;

    use super::*;

    fn event(seq: i64) -> LiveEvent {
        LiveEvent {
            conversation_id: ConversationId::derived(b"c"),
            seq,
            at: Timestamp::UNIX_EPOCH,
            payload: LivePayload::Turn { turn_id: TurnId::derived(b"t"), state: TurnState::Done },
        }
    }

    #[test]
    fn a_page_is_whole_or_a_reset() {
        let events = |seqs: &[i64]| seqs.iter().map(|seq| event(*seq)).collect::<Vec<_>>();
        assert_eq!(page(events(&[4, 5]), 3, 5), Page::Events { events: events(&[4, 5]), more: false });
        assert_eq!(page(events(&[4, 5]), 3, 9), Page::Events { events: events(&[4, 5]), more: true });
        assert_eq!(page(events(&[5, 6]), 3, 6), Page::Reset { seq: 6 }, "the next one is gone");
        assert_eq!(page(events(&[4, 6]), 3, 6), Page::Reset { seq: 6 }, "one in between is gone");
        assert_eq!(page(events(&[]), 3, 6), Page::Reset { seq: 6 }, "all are gone");
        assert_eq!(page(events(&[]), 9, 6), Page::Reset { seq: 6 }, "the client is ahead of us");
    }
}
