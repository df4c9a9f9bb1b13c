//! What is kept of a try: when it was, how long the platform took, and its answer in a person's words. It is written in
//! the transaction that moves the effect on, so a try that another node took over is not told twice.

use channels::{Receipt, SendError};
use domain::{Attempt, AttemptOutcome, Effect, EffectKind, text};
use jiff::Timestamp;
use store::Statement;

use crate::calls::Called;
use crate::delivery::Outcome;

/// Characters of a cause, and bytes of a platform's id, that are kept; an id that is longer is not.
const CAUSE: usize = 300;
const EXTERNAL_ID: usize = 500;

/// What became of one send: where the effect goes from here, and what is kept of the try. Nothing is, where none was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub outcome: Outcome,
    pub(crate) tried: Option<Tried>,
}

impl From<Outcome> for Sent {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, tried: None }
    }
}

impl Sent {
    /// It cannot be sent this way, so it was not tried; `cause` says why.
    pub(crate) fn untried(outcome: Outcome, cause: &str, now: Timestamp) -> Self {
        Self { outcome, tried: Some(Tried::not_made(cause, now)) }
    }
}

/// A try that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tried {
    begun: Timestamp,
    ended: Timestamp,
    outcome: AttemptOutcome,
    external_id: Option<String>,
    cause: Option<String>,
}

impl Tried {
    pub(crate) fn send(sent: &Result<Receipt, SendError>, begun: Timestamp, ended: Timestamp) -> Self {
        let (outcome, external_id, cause) = match sent {
            Ok(receipt) => (AttemptOutcome::Delivered, receipt.external_id.clone(), None),
            Err(SendError::Retry { cause, .. }) => (AttemptOutcome::Failed, None, Some(cause.as_str())),
            Err(SendError::Refused { cause } | SendError::Closed { cause }) => {
                (AttemptOutcome::Refused, None, Some(cause.as_str()))
            }
            Err(SendError::Unknown { cause }) => (AttemptOutcome::Unknown, None, Some(cause.as_str())),
        };
        let external_id = external_id.filter(|id| !id.is_empty() && id.len() <= EXTERNAL_ID);
        Self { begun, ended, outcome, external_id, cause: cause.map(readable) }
    }

    /// None was made, because it could not be sent this way.
    pub(crate) fn not_made(cause: &str, now: Timestamp) -> Self {
        Self::send(&Err(SendError::Refused { cause: cause.to_owned() }), now, now)
    }

    /// Whether it may have arrived.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.outcome == AttemptOutcome::Unknown
    }

    pub(crate) fn call(came: &Outcome, begun: Timestamp, ended: Timestamp) -> Self {
        let (outcome, cause) = match came {
            Outcome::Called(Called::NotDone(cause)) => (AttemptOutcome::Refused, Some(readable(cause))),
            Outcome::Again(_) | Outcome::Deferred { .. } => (AttemptOutcome::Failed, None),
            Outcome::Uncertain => (AttemptOutcome::Unknown, None),
            Outcome::Called(_) | Outcome::Delivered | Outcome::GivenUp | Outcome::Held(_) | Outcome::Moved => {
                (AttemptOutcome::Delivered, None)
            }
        };
        Self { begun, ended, outcome, external_id: None, cause }
    }

    /// Whoever made it died before it was recorded.
    pub(crate) fn orphaned(now: Timestamp) -> Self {
        let cause = Some("the server stopped while it was being sent".to_owned());
        Self { begun: now, ended: now, outcome: AttemptOutcome::Unknown, external_id: None, cause }
    }

    /// As it is kept, where it was the newest try of `effect`.
    pub(crate) fn of(&self, effect: &Effect) -> Attempt {
        let took = self.ended.duration_since(self.begun).as_millis().max(0);
        Attempt {
            effect_id: effect.id,
            conversation_id: effect.conversation_id,
            channel_id: effect.channel_id,
            number: effect.attempts,
            at: self.begun,
            milliseconds: i64::try_from(took).unwrap_or(i64::MAX),
            outcome: self.outcome,
            external_id: self.external_id.clone(),
            cause: self.cause.clone(),
        }
    }
}

/// The statements that keep `attempt`. Nothing is kept of a notice, and so nothing of its tries.
pub(crate) fn keeping<'a>(effect: &Effect, attempt: Option<&'a Attempt>) -> Vec<Statement<'a>> {
    match (&effect.kind, attempt) {
        (EffectKind::Notice { .. }, _) | (_, None) => Vec::new(),
        (EffectKind::Send { .. } | EffectKind::Call(_), Some(attempt)) => store::attempts::insert(effect, attempt),
    }
}

fn readable(cause: &str) -> String {
    text::shorten(text::clean(cause).trim(), CAUSE)
}
