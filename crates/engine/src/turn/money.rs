//! Asks the model, and pays: leave from the caps before each call that is billed, the books after it.
//!
//! Without leave the chain goes on to its next model, whose last are the rules, and the person is told: once a day that
//! the budget is used up; each time that a single call would cost more than may be spent without asking. A plain yes to
//! that lets the calls of the next turn cost what was told; a plain no ends it.

use std::sync::Arc;

use async_trait::async_trait;
use domain::spending::show_dollars;
use domain::{CallId, CallOutcome, ModelCall, Purse, Sender, StepKind};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use models::{Answer, Deltas, Made, Part, Payer, Purpose, Request, Spent, Worst};
use store::spending::{Leave, Reservation};

use super::begin::{Open, zone};
use super::fallback;
use crate::{Engine, Result, phrases, texts};

/// How long after a turn's time is over its reservations still wait to be settled.
const GRACE: SignedDuration = SignedDuration::from_mins(1);
/// A cent; what is asked for is told in whole ones.
const CENT: i64 = 10_000;

/// The model's answer to `request`, paid for; or the question whether it may cost so much.
pub(super) async fn ask(
    engine: &Arc<Engine>,
    open: &Open,
    request: &Request,
    deltas: &mut dyn Deltas,
) -> Result<Answer> {
    let mut most = engine.settings.ask_above;
    match decided(engine, open).await? {
        Some((false, _)) => return Ok(said(open.texts.get(texts::COST_REFUSED).to_owned(), None, deltas)),
        Some((true, leave)) => most = most.max(leave),
        None => {}
    }
    let mut till = Till::new(engine, open, request.purpose, most, deltas);
    let answer = engine.model.respond(request, &mut till).await;
    let Till { purse, answered, refused, broken, deltas, .. } = till;
    if let Some(error) = broken {
        return Err(error.into());
    }
    let mut answer = answer?;
    if let Some(instead) = fallback::for_rules(open, &answer) {
        deltas.restart();
        deltas.text(&instead);
        answer.text = instead;
    }
    if answered || request.purpose != Purpose::Chat {
        return Ok(answer);
    }
    match refused {
        Some(Refused::TooDear(micro_dollars)) => {
            let told = (micro_dollars.div_euclid(CENT) + 2).saturating_mul(CENT);
            let question = open.texts.say(texts::COST_ASKED, &[("dollars", &show_dollars(told))]);
            deltas.restart();
            Ok(said(question, u64::try_from(told).ok(), deltas))
        }
        Some(Refused::UsedUp) => {
            answer.made.unpaid = true;
            // Calls come first: what is said is known when they are done.
            if answer.calls.is_empty() && tells(engine, open, purse).await? {
                let between = if answer.text.trim().is_empty() { "" } else { "\n\n" };
                let notice = format!("{between}{}", open.texts.get(texts::BUDGET_USED_UP));
                deltas.text(&notice);
                answer.text.push_str(&notice);
            }
            Ok(answer)
        }
        _ => Ok(answer),
    }
}

/// What to add to the reply of a turn whose last answer's calls were the end of it.
pub(super) async fn notice(engine: &Arc<Engine>, open: &Open, request: &Request) -> Result<String> {
    let last = request.parts.iter().rev().find_map(|part| match part {
        Part::Answered(answer) => Some(answer),
        _ => None,
    });
    let unpaid = last.is_some_and(|answer| answer.made.unpaid);
    if unpaid && tells(engine, open, purse(engine, open, request.purpose)).await? {
        return Ok(open.texts.get(texts::BUDGET_USED_UP).to_owned());
    }
    Ok(String::new())
}

/// Whether it is to be told that the day's budget is used up: the first time only.
async fn tells(engine: &Arc<Engine>, open: &Open, purse: Purse) -> Result<bool> {
    let tells = engine
        .store
        .write_of(open.conversation.workspace_id, move |tx| {
            async move { store::spending::tell(tx, &purse).await }.boxed()
        })
        .await?;
    Ok(tells)
}

fn purse(engine: &Engine, open: &Open, purpose: Purpose) -> Purse {
    let purpose = match purpose {
        Purpose::Chat => "chat",
        Purpose::Detect => "detect",
    };
    Purse {
        workspace_id: open.conversation.workspace_id,
        user_id: open.user.id,
        turn_id: open.turn.id,
        day: engine.env.now().to_zoned(zone(&open.user)).date(),
        purpose: purpose.to_owned(),
    }
}

/// An answer of ours.
fn said(text: String, asks: Option<u64>, deltas: &mut dyn Deltas) -> Answer {
    deltas.text(&text);
    Answer { text, made: Made { model: "engine".to_owned(), asks, ..Made::default() }, ..Answer::default() }
}

/// The plain yes or no to our question what a call may cost, and how much was told; `None` where that is not what was
/// said last.
async fn decided(engine: &Engine, open: &Open) -> Result<Option<(bool, i64)>> {
    let [message] = &open.messages[..] else { return Ok(None) };
    if !open.is_chat() || message.sender != Sender::User {
        return Ok(None);
    }
    let Some(verdict) = phrases::verdict(&message.text) else { return Ok(None) };
    let last = open.history.last().filter(|last| last.sender == Sender::Assistant);
    let Some(turn) = last.and_then(|last| last.turn_id) else { return Ok(None) };
    let steps = engine
        .store
        .read::<_, store::Error, _>(move |tx| async move { store::turns::steps(tx, turn).await }.boxed())
        .await?;
    let asked = steps
        .iter()
        .rev()
        .find(|step| step.kind == StepKind::Answer)
        .and_then(|step| step.content.pointer("/made/asks")?.as_i64());
    Ok(asked.map(|asked| (verdict, asked)))
}

/// Why a call was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// Other calls on their way may use up what is left.
    NotNow,
    /// It would cost so much at most, and nobody said yes to that.
    TooDear(i64),
    UsedUp,
}

/// A call that has leave and is not settled.
#[derive(Debug)]
struct Pending {
    id: CallId,
    at: Timestamp,
    /// False for one that no cap can refuse: nothing is held for it.
    reserved: bool,
}

/// The payer of one question.
struct Till<'a> {
    engine: &'a Arc<Engine>,
    purse: Purse,
    /// What one call may cost without asking; 0 is anything.
    most: i64,
    deltas: &'a mut dyn Deltas,
    pending: Option<Pending>,
    answered: bool,
    refused: Option<Refused>,
    broken: Option<store::Error>,
}

impl<'a> Till<'a> {
    fn new(engine: &'a Arc<Engine>, open: &Open, purpose: Purpose, most: i64, deltas: &'a mut dyn Deltas) -> Self {
        let purse = purse(engine, open, purpose);
        Self { engine, purse, most, deltas, pending: None, answered: false, refused: None, broken: None }
    }

    /// Takes a reservation of its own for each call, in one short transaction.
    async fn take(&mut self, worst: &Worst) -> Result<Leave, store::Error> {
        let (env, settings) = (&self.engine.env, &self.engine.settings);
        let now = env.now();
        let reservation = Reservation {
            id: env.id(CallId::new),
            purse: self.purse.clone(),
            model: worst.model.clone(),
            prompt: worst.prompt.clone(),
            input_tokens: worst.input_tokens.into(),
            output_tokens: worst.output_tokens.into(),
            micro_dollars: worst.micro_dollars.map(signed),
            at: now,
            expires_at: now.saturating_add(settings.turn_timeout).unwrap_or(now).saturating_add(GRACE).unwrap_or(now),
        };
        let (id, workspace, usual) = (reservation.id, self.purse.workspace_id, settings.caps);
        let store = &self.engine.store;
        let free = worst.micro_dollars.unwrap_or(0) == 0;
        if free {
            let caps = store.read(move |tx| store::spending::own_caps(tx, workspace).boxed()).await?.over(usual);
            if caps.workspace.tokens == 0 && caps.user.tokens == 0 {
                self.pending = Some(Pending { id, at: now, reserved: false });
                return Ok(Leave::Given);
            }
        }
        // Noted before it is known: cut off in between, it is still settled.
        self.pending = Some(Pending { id, at: now, reserved: true });
        let leave = store
            .write_of(workspace, move |tx| {
                async move { store::spending::reserve(tx, &reservation, usual).await }.boxed()
            })
            .await?;
        if leave != Leave::Given {
            self.pending = None;
        }
        Ok(leave)
    }
}

#[async_trait]
impl Payer for Till<'_> {
    async fn reserve(&mut self, worst: &Worst) -> models::Result<()> {
        let unpaid = |why: &str| Err(models::Error::Unpaid(why.to_owned()));
        let cost = signed(worst.micro_dollars.unwrap_or(0));
        if self.most > 0 && cost > self.most {
            // The main model's price is the one to ask about; a budget that is used up leaves nothing to ask.
            self.refused.get_or_insert(Refused::TooDear(cost));
            return unpaid("it would cost more than may be spent without asking");
        }
        match self.take(worst).await {
            Ok(Leave::Given) => Ok(()),
            Ok(Leave::NotNow) => {
                self.refused.get_or_insert(Refused::NotNow);
                unpaid("other calls may use up the day's budget")
            }
            Ok(Leave::UsedUp) => {
                self.refused = Some(Refused::UsedUp);
                unpaid("the day's budget is used up")
            }
            Err(error) => {
                self.broken = Some(error);
                unpaid("the books cannot be kept")
            }
        }
    }

    async fn settle(&mut self, spent: Option<Spent>) {
        let Some(Pending { id, at, reserved }) = self.pending else { return };
        self.answered |= spent.as_ref().is_some_and(|spent| spent.answered);
        let call = spent.map(|spent| call(id, at, self.purse.clone(), spent));
        let result = self
            .engine
            .store
            .write_of::<_, store::Error, _>(self.purse.workspace_id, move |tx| {
                async move {
                    match call {
                        call if reserved => store::spending::settle(tx, id, call.as_ref()).await.map(drop),
                        Some(call) => store::spending::record(tx, &call).await,
                        None => Ok(()),
                    }
                }
                .boxed()
            })
            .await;
        match result {
            // Taken: it was recorded, and the word of it was lost.
            Ok(()) | Err(store::Error::Taken(_)) => self.pending = None,
            // Where something was reserved, it stays until it expires, and then counts as its worst case.
            Err(error) => tracing::warn!(%error, call = %id, "a model's call could not be recorded"),
        }
    }
}

impl Deltas for Till<'_> {
    fn text(&mut self, piece: &str) {
        self.deltas.text(piece);
    }

    fn restart(&mut self) {
        self.deltas.restart();
    }

    fn payer(&mut self) -> Option<&mut dyn Payer> {
        Some(self)
    }
}

fn call(id: CallId, at: Timestamp, purse: Purse, spent: Spent) -> ModelCall {
    ModelCall {
        id,
        purse,
        model: spent.model,
        prompt: spent.prompt,
        outcome: if spent.answered { CallOutcome::Answered } else { CallOutcome::Failed },
        input_tokens: spent.usage.input_tokens.into(),
        cached_tokens: spent.usage.cached_tokens.into(),
        output_tokens: spent.usage.output_tokens.into(),
        estimated: spent.usage.estimated,
        millis: spent.millis.into(),
        micro_dollars: spent.micro_dollars.map(signed),
        at,
    }
}

/// No price comes near the bound.
fn signed(micro_dollars: u64) -> i64 {
    i64::try_from(micro_dollars).unwrap_or(i64::MAX)
}
