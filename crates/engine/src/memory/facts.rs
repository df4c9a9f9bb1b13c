//! Facts: which of them a model is shown, and what their person writes with their own hand.

use std::cmp::Reverse;
use std::collections::HashSet;

use domain::{Fact, FactId, FactKind, MAX_FACT, MAX_FACTS, Message, User, text};
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use models::Known;
use models::prompt::about_tokens;
use serde_json::json;
use store::Tx;

use super::Memory;
use crate::agenda::line::Line;
use crate::{Engine, Error, Result, audit};

/// Tokens that stand around a fact in a prompt, about.
const AROUND: usize = 4;
/// Bytes of a message that facts are matched with.
const LOOKED_AT: usize = 2_000;

/// What a person writes about themselves.
#[derive(Debug, Clone)]
pub struct NewFact {
    pub kind: FactKind,
    pub text: String,
    /// Absent: as the kind's lifetime says.
    pub expires_at: Option<Timestamp>,
}

/// What is to change; what is absent stays.
#[derive(Debug, Clone, Default)]
pub struct FactChange {
    pub kind: Option<FactKind>,
    pub text: Option<String>,
    pub until: Until,
}

/// Until when a changed fact holds.
#[derive(Debug, Clone, Copy, Default)]
pub enum Until {
    /// As before; of another kind, as long as that usually does.
    #[default]
    AsBefore,
    Forever,
    At(Timestamp),
}

/// A fact's text: one line, cleaned, 1 to 300 characters; else what is wrong with it.
pub(crate) fn fact_text(said: &str) -> Result<String, String> {
    let line = text::clean(said).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        _ if text::is_blank(&line) => Err("is empty; write what is to be remembered".into()),
        count if count > MAX_FACT => Err(format!("has {count} characters; {MAX_FACT} at most")),
        _ => Ok(line),
    }
}

/// "I'm vegetarian · diet · until Fri 19 Feb 2027".
pub(crate) fn line(line: &Line<'_>, zone: &TimeZone, kind: FactKind, text: &str, until: Option<Timestamp>) -> String {
    let kind = FactKind::ALL.iter().position(|one| *one == kind).map_or("", |at| line.phrases.facts[at]);
    // The last moment: what holds to the end of May ends as June begins.
    let last = until.map(|until| until.saturating_sub(SignedDuration::from_micros(1)).unwrap_or(until));
    let until = last.map(|last| format!("{} {}", line.phrases.until, line.date(zone.to_datetime(last).date())));
    let parts = [Some(text.to_owned()), Some(kind.to_owned()), until];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The facts that a model is shown for these messages: first those that share a word with them, then those said last,
/// as many as fit the budget. Tells whether one of them came from outside.
pub(crate) async fn recall(
    tx: &mut Tx,
    memory: &Memory,
    user: &User,
    messages: &[Message],
    now: Timestamp,
) -> store::Result<(models::Memory, bool)> {
    let mut facts = store::facts::of_user(tx, user.workspace_id, user.id, now, MAX_FACTS).await?;
    let all = facts.len();
    let clip = |message: &Message| message.text[..message.text.floor_char_boundary(LOOKED_AT)].to_owned();
    let said: HashSet<String> = messages.iter().flat_map(|message| words(&clip(message))).collect();
    // A stable sort: of equals those said last stay first.
    facts.sort_by_key(|fact| Reverse(words(&fact.text).iter().any(|word| said.contains(word))));
    let mut left = memory.facts_tokens;
    facts.retain(|fact| {
        let tokens = about_tokens(&fact.text) + AROUND;
        let fits = tokens <= left;
        left -= if fits { tokens } else { 0 };
        fits
    });
    let outside = facts.iter().any(|fact| fact.outside);
    let more = all - facts.len();
    let facts = facts.into_iter().map(|Fact { kind, text, .. }| Known { kind, text }).collect();
    Ok((models::Memory { facts, more, ..models::Memory::default() }, outside))
}

/// The words of content of a text.
fn words(said: &str) -> Vec<String> {
    text::folded(said).split(' ').filter(|word| word.chars().nth(3).is_some()).map(str::to_owned).collect()
}

impl Engine {
    /// Writes a fact down for its person, over a surer one too: it is their own hand.
    pub async fn remember_fact(&self, user: &User, new: NewFact) -> Result<Fact> {
        let text = fact_text(&new.text).map_err(|problem| Error::invalid("text", problem))?;
        let now = self.env.now();
        let fact = Fact {
            id: self.env.id(FactId::new),
            user_id: user.id,
            kind: new.kind,
            text,
            confidence: 1.0,
            source_id: None,
            outside: false,
            created_at: now,
            updated_at: now,
            expires_at: new.kind.expires_at(now, lasting(new.expires_at, now)?),
        };
        let (env, workspace) = (self.env.clone(), user.workspace_id);
        let written = self.store.write_of::<_, Error, _>(workspace, move |tx| {
            async move {
                if store::facts::count(tx, workspace, fact.user_id).await? >= MAX_FACTS
                    && store::facts::same(tx, workspace, &fact, now).await?.is_none()
                {
                    return Err(Error::TooMany("facts; delete one first"));
                }
                let (fact, _) = store::facts::remember(tx, workspace, &fact).await?;
                let entry =
                    audit::entry(&env, workspace, fact.user_id, "fact.remembered", fact.id, json!({"kind": fact.kind}));
                tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                Ok(fact)
            }
            .boxed()
        });
        written.await
    }

    /// Changes a fact as its person says. Its text is then their own.
    pub async fn correct_fact(&self, user: &User, id: FactId, change: FactChange) -> Result<Fact> {
        let text = change.text.as_deref().map(fact_text).transpose();
        let text = text.map_err(|problem| Error::invalid("text", problem))?;
        let now = self.env.now();
        if let Until::At(at) = change.until {
            lasting(Some(at), now)?;
        }
        let (env, user) = (self.env.clone(), user.clone());
        let written = self.store.write_of::<_, Error, _>(user.workspace_id, move |tx| {
            async move {
                let found = store::facts::get(tx, user.workspace_id, user.id, id, now).await?;
                let mut fact = found.ok_or(Error::NotFound("fact"))?;
                fact.kind = change.kind.unwrap_or(fact.kind);
                if let Some(text) = text {
                    (fact.text, fact.outside) = (text, false);
                }
                fact.expires_at = match change.until {
                    Until::At(at) => Some(at),
                    Until::Forever => None,
                    Until::AsBefore if change.kind.is_some() => fact.kind.expires_at(now, None),
                    Until::AsBefore => fact.expires_at,
                };
                (fact.confidence, fact.updated_at) = (1.0, now);
                let kept = store::facts::correct(tx, user.workspace_id, &fact).await.map_err(|error| match error {
                    store::Error::Taken(_) => Error::Conflict("another fact says the same; delete one of them".into()),
                    other => other.into(),
                })?;
                if !kept {
                    return Err(Error::NotFound("fact"));
                }
                let detail = json!({"kind": fact.kind});
                let entry = audit::entry(&env, user.workspace_id, user.id, "fact.corrected", id, detail);
                tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                Ok(fact)
            }
            .boxed()
        });
        written.await
    }

    /// Deletes a fact.
    pub async fn forget_fact(&self, user: &User, id: FactId) -> Result<()> {
        let (env, user) = (self.env.clone(), user.clone());
        let written = self.store.write_of::<_, Error, _>(user.workspace_id, move |tx| {
            async move {
                if !store::facts::forget(tx, user.workspace_id, user.id, id).await? {
                    return Err(Error::NotFound("fact"));
                }
                let entry = audit::entry(&env, user.workspace_id, user.id, "fact.forgotten", id, json!({}));
                tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                Ok(())
            }
            .boxed()
        });
        written.await
    }
}

fn lasting(until: Option<Timestamp>, now: Timestamp) -> Result<Option<Timestamp>> {
    if until.is_some_and(|until| until <= now) {
        return Err(Error::invalid("expires_at", "lies in the past; delete the fact instead"));
    }
    Ok(until)
}
