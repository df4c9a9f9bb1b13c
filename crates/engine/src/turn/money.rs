//! Asks the model, and pays: leave from the caps before each call that is billed, the books after it.
//!
//! Without leave the chain goes on to its next model, whose last are the rules, and the person is told: once a day and
//! conversation that the budget is used up, and where the rules did not understand them; each time that a single call would cost more than may be spent without asking. A plain yes to
//! that lets the calls of the next turn cost what was told; a plain no ends it.
//!
//! A call that was answered is booked in the transaction that records the answer; one that failed, at once. The
//! reservation for the question that comes next is taken in the transaction before it ([`Ahead`]), where it is known.

use std::sync::Arc;

use async_trait::async_trait;
use domain::spending::show_dollars;
use domain::{CallId, CallOutcome, ModelCall, Purse, Sender, StepKind};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use models::{Answer, Deltas, Made, Part, Payer, Purpose, Request, Spent, Worst};
use store::Tx;
use store::spending::{Leave, Reservation};

use super::begin::{Open, zone};
use super::fallback;
use crate::{Engine, Result, phrases, texts};

/// How long after a turn's time is over its reservations still wait to be settled.
const GRACE: SignedDuration = SignedDuration::from_mins(1);
/// A cent; what is asked for is told in whole ones.
const CENT: i64 = 10_000;

/// An answer, and its call where that is still to be booked.
#[derive(Debug)]
pub(super) struct Paid {
    pub answer: Answer,
    pub unbooked: Option<Unbooked>,
}

/// A call that was answered and is not in the books yet. Where nobody books it, its reservation counts as its worst
/// case once it expires.
#[derive(Debug, Clone)]
pub(super) struct Unbooked {
    call: ModelCall,
    /// False for one that no cap can refuse: nothing is held for it.
    reserved: bool,
}

impl Unbooked {
    /// Books it. Behind the lane, and before anything else that the transaction locks.
    pub(super) async fn book(&self, tx: &mut Tx) -> Result<(), store::Error> {
        if self.reserved {
            return store::spending::settle(tx, self.call.id, Some(&self.call)).await.map(drop);
        }
        store::spending::record(tx, &self.call).await
    }

    /// Books it in a transaction of its own: the one that was to do so failed.
    pub(super) async fn book_alone(self, engine: &Engine) {
        let id = self.call.id;
        let booked = engine
            .store
            .write_of::<_, store::Error, _>(self.call.purse.workspace_id, move |tx| {
                async move { self.book(tx).await }.boxed()
            })
            .await;
        told(id, booked);
    }
}

/// A reservation that was taken before its question was asked. Used by the payer of that question, or given back.
#[derive(Debug)]
pub(super) struct Ahead {
    worst: Worst,
    pending: Pending,
}

/// Takes the reservation for `request`, in a transaction that may lock the day's sums: where it would be asked at once,
/// costs what nobody has to be asked about, and fits. Everything else is for the payer to decide.
pub(super) async fn ahead(
    tx: &mut Tx,
    engine: &Engine,
    open: &Open,
    request: &Request,
) -> Result<Option<Ahead>, store::Error> {
    let Some(worst) = engine.model.most(request) else { return Ok(None) };
    let cost = worst.micro_dollars.unwrap_or(0);
    let most = engine.settings.ask_above;
    if cost == 0 || (most > 0 && signed(cost) > most) {
        return Ok(None);
    }
    let reservation = reservation(engine, purse(engine, open, request.purpose), &worst);
    let pending = Pending { id: reservation.id, at: reservation.at, reserved: true };
    let leave = store::spending::reserve(tx, &reservation, engine.settings.caps).await?;
    Ok((leave == Leave::Given).then_some(Ahead { worst, pending }))
}

/// The same within a round's transaction, which has locked the sums of the day that `booked` was booked on.
pub(super) async fn ahead_of_next(
    tx: &mut Tx,
    engine: &Engine,
    open: &Open,
    booked: &Unbooked,
    request: &Request,
) -> Result<Option<Ahead>, store::Error> {
    if purse(engine, open, request.purpose).day != booked.call.purse.day {
        return Ok(None);
    }
    ahead(tx, engine, open, request).await
}

/// A reservation of its own for one try.
fn reservation(engine: &Engine, purse: Purse, worst: &Worst) -> Reservation {
    let (env, settings) = (&engine.env, &engine.settings);
    let now = env.now();
    Reservation {
        id: env.id(CallId::new),
        purse,
        model: worst.model.clone(),
        prompt: worst.prompt.clone(),
        input_tokens: worst.input_tokens.into(),
        output_tokens: worst.output_tokens.into(),
        micro_dollars: worst.micro_dollars.map(signed),
        at: now,
        expires_at: now.saturating_add(settings.turn_timeout).unwrap_or(now).saturating_add(GRACE).unwrap_or(now),
    }
}

/// The outcome of the transaction that was to book the call; booked by itself where that failed.
pub(super) async fn booked_with<T>(engine: &Engine, unbooked: Option<Unbooked>, done: Result<T>) -> Result<T> {
    if let (Err(_), Some(unbooked)) = (&done, unbooked) {
        unbooked.book_alone(engine).await;
    }
    done
}

/// The model's answer to `request`, paid for; or the question whether it may cost so much.
pub(super) async fn ask(
    engine: &Arc<Engine>,
    open: &Open,
    request: &Request,
    ahead: Option<Ahead>,
    deltas: &mut dyn Deltas,
) -> Result<Paid> {
    let mut till = Till::new(engine, open, request.purpose, deltas);
    till.ahead = ahead;
    let paid = asked(&mut till, open, request).await;
    till.give_back().await;
    paid
}

async fn asked(till: &mut Till<'_>, open: &Open, request: &Request) -> Result<Paid> {
    let engine = till.engine;
    let free = |answer: Answer| Paid { answer, unbooked: None };
    match decided(engine, open).await? {
        Some((false, _)) => return Ok(free(said(open.texts.get(texts::COST_REFUSED).to_owned(), None, till))),
        Some((true, leave)) => till.most = till.most.max(leave),
        None => {}
    }
    let answer = engine.model.respond(request, till).await;
    if let Some(error) = till.broken.take() {
        return Err(error.into());
    }
    let mut answer = answer?;
    fallback::hush(open, &mut answer);
    let why = fallback::why_rules(engine, open, &answer, till.refused == Some(Refused::UsedUp));
    if let Some(instead) = fallback::for_rules(open, &answer, why.as_deref()) {
        till.restart();
        till.text(&instead);
        answer.text = instead;
    }
    let unbooked = till.unbooked.take();
    if unbooked.is_some() || request.purpose != Purpose::Chat {
        return Ok(Paid { answer, unbooked });
    }
    match till.refused {
        Some(Refused::TooDear(micro_dollars)) => {
            let told = (micro_dollars.div_euclid(CENT) + 2).saturating_mul(CENT);
            let question = open.texts.say(texts::COST_ASKED, &[("dollars", &show_dollars(told))]);
            till.restart();
            Ok(free(said(question, u64::try_from(told).ok(), till)))
        }
        Some(Refused::UsedUp) => {
            answer.made.unpaid = true;
            // Calls come first: what is said is known when they are done.
            let told = answer.text.contains(open.texts.get(texts::BUDGET_USED_UP));
            if answer.calls.is_empty() && !told && tells(engine, open).await? {
                let between = if answer.text.trim().is_empty() { "" } else { "\n\n" };
                let notice = format!("{between}{}", open.texts.get(texts::BUDGET_USED_UP));
                till.text(&notice);
                answer.text.push_str(&notice);
            }
            Ok(free(answer))
        }
        _ => Ok(free(answer)),
    }
}

/// What to add to the reply of a turn whose last answer's calls were the end of it.
pub(super) async fn notice(engine: &Arc<Engine>, open: &Open, request: &Request) -> Result<String> {
    let last = request.parts.iter().rev().find_map(|part| match part {
        Part::Answered(answer) => Some(answer),
        _ => None,
    });
    let unpaid = last.is_some_and(|answer| answer.made.unpaid);
    if unpaid && tells(engine, open).await? {
        return Ok(open.texts.get(texts::BUDGET_USED_UP).to_owned());
    }
    Ok(String::new())
}

/// Messages among which it is looked for whether it was told; a day that has more is told again.
const TOLD_WITHIN: i64 = 200;

/// Whether it is to be told that the day's budget is used up: once a day in each conversation, which remembers it.
async fn tells(engine: &Engine, open: &Open) -> Result<bool> {
    let conversation = open.conversation.id;
    let last = engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move { store::messages::page(tx, conversation, None, TOLD_WITHIN).await }.boxed()
        })
        .await?;
    let zone = zone(&open.user);
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let today = day(engine.env.now());
    let notice = open.texts.get(texts::BUDGET_USED_UP);
    let told = |message: &domain::Message| {
        message.sender == Sender::Assistant && day(message.sent_at) == today && message.text.contains(notice)
    };
    Ok(!last.iter().any(told))
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
    let last = open.last.as_ref().filter(|last| last.sender == Sender::Assistant);
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
    ahead: Option<Ahead>,
    pending: Option<Pending>,
    unbooked: Option<Unbooked>,
    refused: Option<Refused>,
    broken: Option<store::Error>,
}

impl<'a> Till<'a> {
    fn new(engine: &'a Arc<Engine>, open: &Open, purpose: Purpose, deltas: &'a mut dyn Deltas) -> Self {
        let purse = purse(engine, open, purpose);
        let most = engine.settings.ask_above;
        Self { engine, purse, most, deltas, ahead: None, pending: None, unbooked: None, refused: None, broken: None }
    }

    /// What was reserved ahead and not used.
    async fn give_back(&mut self) {
        if let Some(id) = self.ahead.as_ref().map(|ahead| ahead.pending.id) {
            self.release(id).await;
            self.ahead = None;
        }
    }

    async fn release(&mut self, id: CallId) {
        let workspace = self.purse.workspace_id;
        let given_back = self
            .engine
            .store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move { store::spending::settle(tx, id, None).await.map(drop) }.boxed()
            })
            .await;
        told(id, given_back);
    }

    /// Takes a reservation of its own for each call, in one short transaction.
    async fn take(&mut self, worst: &Worst) -> Result<Leave, store::Error> {
        let reservation = reservation(self.engine, self.purse.clone(), worst);
        let (id, now, workspace) = (reservation.id, reservation.at, self.purse.workspace_id);
        let usual = self.engine.settings.caps;
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
        if let Some(ahead) = self.ahead.take_if(|ahead| ahead.worst == *worst) {
            self.pending = Some(ahead.pending);
            return Ok(());
        }
        // Room for what is asked instead.
        self.give_back().await;
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
        let answered = spent.as_ref().is_some_and(|spent| spent.answered);
        let call = spent.map(|spent| call(id, at, self.purse.clone(), spent));
        match call {
            Some(call) if answered => self.unbooked = Some(Unbooked { call, reserved }),
            Some(call) => Unbooked { call, reserved }.book_alone(self.engine).await,
            None if reserved => self.release(id).await,
            None => {}
        }
        // Last: cut off before, it is settled once more.
        self.pending = None;
    }
}

/// Where something was reserved, it stays until it expires, and then counts as its worst case.
fn told(call: CallId, booked: Result<(), store::Error>) {
    match booked {
        // Taken: it was recorded, and the word of it was lost.
        Ok(()) | Err(store::Error::Taken(_)) => {}
        Err(error) => tracing::warn!(%error, %call, "a model's call could not be recorded"),
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
