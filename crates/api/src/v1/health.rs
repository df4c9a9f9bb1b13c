//! How the workspace is doing.

use axum::extract::State;
use domain::{Connection, LinkState};
use engine::{ModelCondition, ModelHealth};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::health::Figures;
use utoipa::ToSchema;

use crate::auth::Signed;
use crate::extract::Json;
use crate::problem::{Problems, Result};
use crate::state::Api;

/// What is uncertain is worth a word for so long: who has not looked by then will not. It stays counted.
const FRESH: SignedDuration = SignedDuration::from_hours(24);
/// A lane that waits longer than this is worth a word.
const LONG_WAIT_SECONDS: i64 = 60;
/// A read that takes longer than this is worth a word.
const SLOW_READ_MILLISECONDS: i128 = 500;

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = HealthStatus)]
pub(crate) enum Status {
    /// All is well.
    Ok,
    /// It works; `issues` says what does not.
    Degraded,
    /// The database does not answer.
    Down,
}

#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Lanes {
    /// Conversations that wait for a turn.
    ready: i64,
    running: i64,
    /// How long the longest waiting one waits; null where none does.
    oldest_seconds: Option<i64>,
}

#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Outbox {
    pending: i64,
    /// May have arrived; a person must look.
    uncertain: i64,
    /// Waits until the person writes again.
    held: i64,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ModelState)]
pub(crate) enum ModelState {
    /// It answers, or was not asked yet.
    Ok,
    /// The last try failed; it is asked again with the next question.
    Failing,
    /// It kept failing, or limits us, and is left alone until `next_attempt`.
    Resting,
    /// One question is on its way and decides whether it is asked again.
    Probing,
}

/// A language model, as this node sees it since it was started.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Model {
    name: String,
    state: ModelState,
    /// Failures in a row.
    failures: u32,
    /// Why the last try that failed did; null where none has.
    last_error: Option<String>,
    /// Nobody asks it before; null where the next question may go to it.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_attempt: Option<Timestamp>,
    answered: u64,
    failed: u64,
}

impl Model {
    fn of(health: ModelHealth, now: Timestamp) -> Self {
        Self {
            state: match health.condition(now) {
                ModelCondition::Ok => ModelState::Ok,
                ModelCondition::Failing => ModelState::Failing,
                ModelCondition::Resting => ModelState::Resting,
                ModelCondition::Probing => ModelState::Probing,
            },
            name: health.model,
            failures: health.failures,
            last_error: health.last_error,
            next_attempt: health.next_attempt,
            answered: health.answered,
            failed: health.failed,
        }
    }

    /// What is not well, in a sentence.
    fn issue(&self) -> Option<String> {
        let why = self.last_error.as_deref().unwrap_or("it does not answer");
        let name = &self.name;
        match self.state {
            ModelState::Ok => None,
            ModelState::Failing => Some(format!("The model {name} failed the last time: {why}.")),
            ModelState::Resting => {
                let next = self.next_attempt.map(|next| next.strftime(" until %H:%M UTC").to_string());
                Some(format!("The model {name} is left alone{}: {why}.", next.unwrap_or_default()))
            }
            ModelState::Probing => Some(format!("The model {name} kept failing and is tried again now: {why}.")),
        }
    }
}

/// What waits and what is stuck in one's workspace.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    status: Status,
    lanes: Lanes,
    /// Messages that are not answered yet.
    inbox_depth: i64,
    outbox: Outbox,
    /// Not replayed.
    dead_letters: i64,
    /// Connected clients on this node, all workspaces.
    sockets: i64,
    /// The language models in the order in which they are asked; empty where the rules alone answer.
    models: Vec<Model>,
    /// A sentence for each thing that is not well.
    issues: Vec<String>,
}

/// How the workspace is doing
#[utoipa::path(get, path = "/v1/health", tag = "health", responses((status = 200, body = Health), Problems))]
pub(crate) async fn health(State(api): State<Api>, signed: Signed) -> Result<Json<Health>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let begun = api.engine.env.now();
    let figures = api
        .read(move |tx| {
            async move {
                let fresh = store::health::uncertain_since(tx, workspace, begun - FRESH).await?;
                let accounts = store::connections::of_user(tx, workspace, user, 100).await?;
                Ok((store::health::figures(tx, Some(workspace)).await?, fresh, accounts))
            }
            .boxed()
        })
        .await;
    let now = api.engine.env.now();
    let sockets = api.engine.metrics.sockets.get();
    let models = api.engine.models().into_iter().map(|model| Model::of(model, now)).collect();
    let health = match figures {
        Ok((figures, fresh, accounts)) => {
            let oldest = figures.oldest.map(|since| now.duration_since(since).as_secs().max(0));
            let bucket = api.engine.bucket_trouble();
            let read = now.duration_since(begun).as_millis();
            let mut health = of((&figures, fresh), oldest, read, sockets, models, bucket);
            let refused: Vec<String> = accounts.iter().filter_map(refused).collect();
            if !refused.is_empty() {
                health.status = Status::Degraded;
                health.issues.extend(refused);
            }
            health
        }
        Err(error) => {
            tracing::warn!(%error, "the health figures cannot be read");
            Health {
                status: Status::Down,
                lanes: Lanes::default(),
                inbox_depth: 0,
                outbox: Outbox::default(),
                dead_letters: 0,
                sockets,
                models,
                issues: vec!["The database does not answer.".into()],
            }
        }
    };
    Ok(Json(health))
}

/// One's own account that waits for its person, in a sentence.
fn refused(account: &Connection) -> Option<String> {
    let why = account.last_error.as_deref().filter(|_| account.state == LinkState::Failed)?;
    Some(format!("The account {} is not reached: {why}; see the page of accounts.", account.account))
}

/// `fresh`: how many of the uncertain effects are not old.
fn of(
    (figures, fresh): (&Figures, i64),
    oldest_seconds: Option<i64>,
    read_milliseconds: i128,
    sockets: i64,
    models: Vec<Model>,
    bucket: Option<String>,
) -> Health {
    let mut issues: Vec<String> = models.iter().filter_map(Model::issue).collect();
    if let Some(why) = bucket {
        issues.push(format!("Channels' states are kept in the database until the bucket answers: {why}."));
    }
    if let Some(seconds) = oldest_seconds.filter(|seconds| *seconds > LONG_WAIT_SECONDS) {
        issues.push(format!("The oldest message has waited for {seconds} seconds."));
    }
    if figures.dead_letters > 0 {
        issues.push(format!(
            "{} given up; see the dead letters.",
            count(figures.dead_letters, "message was", "messages were")
        ));
    }
    if fresh > 0 {
        let count = count(fresh, "message or call of a tool", "messages or calls of tools");
        issues.push(format!("{count} of the last 24 hours may or may not have arrived."));
    }
    if read_milliseconds > SLOW_READ_MILLISECONDS {
        issues.push(format!("The database is slow: a read took {read_milliseconds} milliseconds."));
    }
    Health {
        status: if issues.is_empty() { Status::Ok } else { Status::Degraded },
        lanes: Lanes { ready: figures.lanes_ready, running: figures.lanes_running, oldest_seconds },
        inbox_depth: figures.inbox,
        outbox: Outbox {
            pending: figures.outbox_pending,
            uncertain: figures.outbox_uncertain,
            held: figures.outbox_held,
        },
        dead_letters: figures.dead_letters,
        sockets,
        models,
        issues,
    }
}

fn count(number: i64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_well_is_named() {
        let quiet = Figures { lanes_ready: 3, inbox: 5, outbox_pending: 2, ..Figures::default() };
        let health = of((&quiet, 0), Some(60), 500, 1, Vec::new(), None);
        assert_eq!((health.status, health.issues), (Status::Ok, vec![]));

        // It was told for a day, and is still counted.
        let old = Figures { outbox_uncertain: 2, ..Figures::default() };
        let health = of((&old, 0), None, 0, 0, Vec::new(), None);
        assert_eq!((health.status, health.outbox.uncertain), (Status::Ok, 2));

        let stuck = Figures { dead_letters: 1, outbox_uncertain: 2, ..Figures::default() };
        let health = of((&stuck, 2), Some(61), 501, 1, Vec::new(), Some("s3://a does not answer".into()));
        assert_eq!(health.status, Status::Degraded);
        assert_eq!(
            health.issues,
            [
                "Channels' states are kept in the database until the bucket answers: s3://a does not answer.",
                "The oldest message has waited for 61 seconds.",
                "1 message was given up; see the dead letters.",
                "2 messages or calls of tools of the last 24 hours may or may not have arrived.",
                "The database is slow: a read took 501 milliseconds.",
            ]
        );
    }
}
