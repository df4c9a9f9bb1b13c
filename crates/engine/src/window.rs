//! The window of platforms on which a person may be written to freely only for some time after they wrote
//! ([`channels::Window`]). Looked at when an effect is sent, by what the database knows of the person's last words.
//!
//! Outside of it a text goes by the channel's template, where the owner has set one and it fits; else it is *held*: its
//! message says so, and it is delivered, in order, as soon as the person writes again. It expires a week after it was
//! decided, and says that too. What the platform refuses for this reason is held as well, whatever we thought.

use channels::{Channel, Outgoing, Receipt, SendError, Template};
use domain::{ConversationId, Delivery, Effect, EffectKind, LiveEvent, LivePayload, MessageId, Platform, WorkspaceId};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::window::Standing;

use crate::agenda::line::Line;
use crate::agenda::series;
use crate::attempts::{Tried, keeping};
use crate::delivery::{Outcome, hand_over};
use crate::{Engine, Result};

/// What was decided so long ago is not sent any more.
pub const EXPIRES: SignedDuration = SignedDuration::from_hours(24 * 7);
/// Effects that a conversation holds; the next one expires at once.
pub const HOLDS: i64 = 100;
/// Effects of one sweep.
const BATCH: i64 = 100;

/// An effect that waits until the person writes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Fit for a person.
    pub why: String,
    /// When the person had written last, as far as was known when this was decided.
    pub heard_at: Option<Timestamp>,
}

/// How an effect may go out now.
#[derive(Debug)]
pub(crate) struct Passage {
    form: Form,
    waits: String,
    heard_at: Option<Timestamp>,
}

#[derive(Debug)]
enum Form {
    AsItIs,
    /// It was held: it says from when it is.
    Late(Box<Effect>),
    Template(Box<Outgoing>),
}

impl Engine {
    /// How the effect may go out now; else what becomes of it instead.
    pub(crate) async fn passage(&self, effect: &Effect, channel: &dyn Channel) -> Result<Passage, Outcome> {
        let waits = String::new();
        let Some(window) = channel.abilities().window else {
            return Ok(Passage { form: Form::AsItIs, waits, heard_at: None });
        };
        let wanted = effect.clone();
        let standing = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::window::standing(tx, &wanted).await }.boxed())
            .await;
        let now = self.env.now();
        let is_open = |since: Timestamp| now.duration_since(since).unsigned_abs() < window.open;
        let standing = match standing {
            Ok(Some(standing)) => standing,
            // It was taken from us: nothing is recorded of it here.
            Ok(None) => return Err(Outcome::GivenUp),
            // The database is away: nothing was sent.
            Err(_) => return Err(Outcome::Again(self.settings.poll)),
        };
        let (text, late) = match &effect.kind {
            // It answers what somebody wrote at that moment; nothing of it is kept.
            EffectKind::Notice { .. } if !is_open(effect.created_at) => return Err(Outcome::GivenUp),
            EffectKind::Send { text, .. } => (text, late(effect, &standing, now)),
            EffectKind::Notice { .. } | EffectKind::Call(_) => {
                return Ok(Passage { form: Form::AsItIs, waits, heard_at: None });
            }
        };
        let heard_at = standing.heard_at;
        let waits = waits_on(channel);
        let held = |why: String| Err(Outcome::Held(Held { why, heard_at }));
        if standing.behind_held {
            return held(waits);
        }
        if standing.behind_others {
            return Err(Outcome::Deferred { until: now, slot: false });
        }
        if heard_at.is_some_and(is_open) {
            let form = late.map_or(Form::AsItIs, |late| Form::Late(Box::new(late)));
            return Ok(Passage { form, waits, heard_at });
        }
        let Some(template) = standing.template else { return held(waits) };
        let text = late.as_ref().map_or(text, |late| match &late.kind {
            EffectKind::Send { text, .. } => text,
            _ => text,
        });
        if !window.gap.fits(text) {
            return held(format!("{waits}; it is too long for the template"));
        }
        let template = Template { name: template.name, language: template.language, parameters: vec![text.to_owned()] };
        let outgoing = Outgoing::text(&effect.chat_key, text, &effect.idempotency_key).with_template(template);
        Ok(Passage { form: Form::Template(Box::new(outgoing)), waits, heard_at })
    }

    /// Takes out what was held for too long, and says so; answers how many.
    pub async fn expire_held(&self) -> Result<usize> {
        let now = self.env.now();
        let before = now.saturating_sub(EXPIRES).unwrap_or(Timestamp::MIN);
        let overdue = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::window::overdue(tx, before, BATCH).await }.boxed()
            })
            .await?;
        if overdue.is_empty() {
            return Ok(0);
        }
        let events = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                let mut overdue = overdue;
                // Conversations are locked in one order.
                overdue.sort_by_key(|effect| (effect.conversation_id, effect.seq));
                async move {
                    let mut events = Vec::new();
                    for effect in &overdue {
                        store::window::lock(tx, effect.conversation_id).await?;
                        let (sql, params) = store::window::expire(effect);
                        if tx.execute(sql, params).await? == 1 {
                            events.extend(told(tx, effect, Delivery::Expired, now).await?);
                        }
                    }
                    Ok(events)
                }
                .boxed()
            })
            .await?;
        let count = events.len();
        for (workspace, event) in events {
            self.publish(workspace, vec![event]);
        }
        Ok(count)
    }
}

impl Passage {
    pub(crate) async fn hand_over(&self, channel: &dyn Channel, effect: &Effect) -> Result<Receipt, SendError> {
        match &self.form {
            Form::AsItIs => hand_over(channel, effect).await,
            Form::Late(late) => hand_over(channel, late).await,
            Form::Template(outgoing) => channel.send(outgoing).await,
        }
    }

    /// What becomes of an effect that the platform takes only after the person has written again. A template that it
    /// refuses is no reason to lose what it was to say.
    pub(crate) fn held(&self, sent: &Result<Receipt, SendError>) -> Option<Outcome> {
        let why = match (sent, &self.form) {
            (Err(SendError::Closed { .. }), Form::AsItIs | Form::Late(_)) => self.waits.clone(),
            (Err(SendError::Closed { cause } | SendError::Refused { cause }), Form::Template(_)) => {
                format!("{}; the template was refused: {cause}", self.waits)
            }
            _ => return None,
        };
        // Where there is no window the platform has no reason to say so; then nobody's words would bring it back.
        (!self.waits.is_empty()).then_some(Outcome::Held(Held { why, heard_at: self.heard_at }))
    }
}

/// Holds the effect, unless the person wrote meanwhile; then it goes on at once.
pub(crate) async fn hold(
    tx: &mut Tx,
    effect: &Effect,
    held: &Held,
    tried: Option<&Tried>,
    now: Timestamp,
) -> Result<Option<(WorkspaceId, LiveEvent)>, store::Error> {
    let heard_at = store::window::lock(tx, effect.conversation_id).await?;
    if heard_at > held.heard_at {
        let (sql, params) = store::outbox::defer(effect, now, false);
        tx.execute(sql, params).await?;
        return Ok(None);
    }
    let is_full = store::window::count(tx, effect.conversation_id).await? >= HOLDS;
    let why = domain::text::shorten(&held.why, 300);
    let (delivery, (sql, params)) = if is_full {
        (Delivery::Expired, store::outbox::delete(effect))
    } else {
        (Delivery::Held, store::window::hold(effect, &why, now))
    };
    if tx.execute(sql, params).await? == 0 {
        return Ok(None);
    }
    let attempt = tried.map(|tried| tried.of(effect));
    tx.execute_all(keeping(effect, attempt.as_ref())).await?;
    told(tx, effect, delivery, now).await
}

/// Says of the effect's message how far it got.
async fn told(
    tx: &mut Tx,
    effect: &Effect,
    delivery: Delivery,
    now: Timestamp,
) -> Result<Option<(WorkspaceId, LiveEvent)>, store::Error> {
    let EffectKind::Send { message_id, .. } = effect.kind else { return Ok(None) };
    let event = got(tx, effect.conversation_id, message_id, delivery, now).await?;
    Ok(Some((effect.workspace_id, event)))
}

/// Records how far a message got, and tells it.
pub(crate) async fn got(
    tx: &mut Tx,
    conversation: ConversationId,
    message_id: MessageId,
    delivery: Delivery,
    now: Timestamp,
) -> Result<LiveEvent, store::Error> {
    let seq = store::conversations::advance(tx, conversation, 1).await?;
    let payloads = vec![LivePayload::Delivery { message_id, delivery }];
    let event = store::live::number(conversation, seq, now, payloads).remove(0);
    tx.execute_all(vec![store::messages::set_delivery(message_id, delivery), store::live::insert(&event)]).await?;
    Ok(event)
}

/// Why something waits on this channel, fit for a person; empty where it has no window.
pub(crate) fn waits_on(channel: &dyn Channel) -> String {
    let Some(window) = channel.abilities().window else { return String::new() };
    let name = match channel.platform() {
        Platform::Whatsapp => "WhatsApp",
        Platform::Telegram => "Telegram",
        Platform::Discord => "Discord",
        Platform::Mail => "the mailbox",
        Platform::Web => "the web chat",
    };
    format!("waits until the person writes again: {name}'s {}-hour window", window.open.as_secs() / 3600)
}

/// The effect with the time that it is from, where it was held.
fn late(effect: &Effect, standing: &Standing, now: Timestamp) -> Option<Effect> {
    standing.held_at?;
    let zone = series::zone(&standing.zone);
    let line = Line::new(&standing.language, &zone, now);
    let note = (line.phrases.late)(&line.at(effect.created_at));
    let mut late = effect.clone();
    if let EffectKind::Send { text, .. } = &mut late.kind {
        *text = format!("{note}\n\n{text}");
    }
    Some(late)
}
