//! The person's own mailboxes, as tools act on them: which there are, and what leaves the outbox for one.
//!
//! A mail that was decided waits a little before it leaves (`unsend`), and until it is taken up it can be taken back. It
//! is handed over once. An answer that was lost is settled by looking for the mail among those that were sent; where it
//! is not found there, nobody knows, and it is told so and left alone. What tidies up does no harm twice, so it is simply
//! done again.
//!
//! A mailbox lives behind a channel of mail or an account that its person let in for mail ([`MailboxId`]); whoever acts on
//! one need not know which. To add another place: its arm there, and in [`Engine::mailbox`].

use std::sync::Arc;
use std::time::Duration;

use domain::{
    ConnectionId, ConversationId, Effect, EffectId, EffectKind, LiveEvent, MAILBOX, MailboxId, OutsideCall, Service,
    User, WorkspaceId,
};
use futures_util::FutureExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use services::mailboxes::{self, Address, Answered, Change, Draft, Mailbox, Missed};
use services::oauth::TokenSource;
use store::Tx;
use tokio::time::timeout;

use crate::calls::Called;
use crate::delivery::Outcome;
use crate::oauth::{self, Source};
use crate::say::{Place, Saying};
use crate::{Engine, Error, Result, audit, phrases, sync};

/// Mailboxes of one person that tools know.
const MOST: i64 = 10;
/// Mails that wait which are listed.
const WAITING: i64 = 50;
/// How long a mailbox may take to do something.
const PATIENCE: Duration = Duration::from_mins(2);
/// Mails that were not changed which are told by their reason.
const TOLD: usize = 5;

/// A mailbox of the person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub id: MailboxId,
    pub address: String,
}

/// A mail that was decided and has not left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMail {
    pub id: EffectId,
    /// The line that was approved.
    pub summary: String,
    /// Until then it can be taken back.
    pub leaves_at: Timestamp,
}

/// What is to be done at a mailbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(crate) enum Deed {
    Send(Written),
    Draft(Written),
    Change(Changed),
}

/// A mail of the person's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Written {
    pub mailbox: Option<MailboxId>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub bcc: Vec<String>,
    pub subject: String,
    pub body: String,
    pub answers: Option<Answers>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Answers {
    pub id: String,
    pub message_id: String,
    /// The answered mail's own id is the last.
    pub references: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Changed {
    pub mailbox: MailboxId,
    pub ids: Vec<String>,
    pub done: Done,
}

/// What happens to mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum Done {
    Archive,
    Trash,
    Star { on: bool },
    Read { on: bool },
    Move { to: String },
    Label { on: Vec<String>, off: Vec<String> },
}

impl Deed {
    pub fn word(&self) -> &'static str {
        match self {
            Self::Send(_) => "send",
            Self::Draft(_) => "draft",
            Self::Change(_) => "change",
        }
    }

    fn mailbox(&self) -> Option<MailboxId> {
        match self {
            Self::Send(written) | Self::Draft(written) => written.mailbox,
            Self::Change(changed) => Some(changed.mailbox),
        }
    }

    fn of(call: &OutsideCall) -> Option<Self> {
        serde_json::from_value(serde_json::Value::Object(call.arguments.clone())).ok()
    }
}

impl Written {
    /// `None` where an address is none, which was checked when it was decided.
    fn draft(self, key: &str) -> Option<Draft> {
        let all = |all: Vec<String>| all.iter().map(|one| Address::parse(one).ok()).collect::<Option<Vec<_>>>();
        let Self { to, cc, bcc, subject, body, answers, .. } = self;
        let (to, cc, bcc) = (all(to)?, all(cc)?, all(bcc)?);
        let answers = answers.map(|Answers { id, message_id, references }| Answered { id, message_id, references });
        Some(Draft { key: key.to_owned(), to, cc, bcc, subject, body, answers })
    }
}

impl From<Done> for Change {
    fn from(done: Done) -> Self {
        match done {
            Done::Archive => Self::Archive,
            Done::Trash => Self::Trash,
            Done::Star { on } => Self::Star(on),
            Done::Read { on } => Self::Read(on),
            Done::Move { to } => Self::Move(to),
            Done::Label { on, off } => Self::Label { on, off },
        }
    }
}

/// The person's mailboxes, in the order of [`store::mailboxes::of_user`].
pub(crate) async fn of(tx: &mut Tx, engine: &Engine, user: &User) -> store::Result<Vec<Listed>> {
    if engine.links.platforms().is_empty() && engine.links.calendars.kinds().is_empty() {
        return Ok(Vec::new());
    }
    let all = store::mailboxes::of_user(tx, user.workspace_id, user.id, MOST).await?;
    Ok(all.into_iter().map(|(id, address)| Listed { id, address }).collect())
}

impl Engine {
    /// A mailbox, for tools to act on. The errors are fit for a person.
    pub(crate) async fn mailbox(
        &self,
        workspace: WorkspaceId,
        id: MailboxId,
    ) -> Result<Arc<dyn Mailbox>, mailboxes::Error> {
        match id {
            MailboxId::Channel(id) => self.channel_mailbox(workspace, id).await,
            MailboxId::Connection(id) => self.account_mailbox(workspace, id).await,
        }
    }

    /// The mailbox of an account; who may no longer use it is told where to mend that.
    async fn account_mailbox(
        &self,
        workspace: WorkspaceId,
        id: ConnectionId,
    ) -> Result<Arc<dyn Mailbox>, mailboxes::Error> {
        let (denied, refused) = (mailboxes::Error::Denied, mailboxes::Error::Refused);
        let read = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::tokens::get(tx, workspace, id).await }.boxed());
        let kept = read.await.map_err(|_| mailboxes::Error::Later { why: "not now".into(), after: None })?;
        let kept = kept.ok_or_else(|| refused("this mailbox is no longer connected".into()))?;
        let mend = format!("{}/oauth/google/begin?connection={id}", self.links.settings.public_url);
        if kept.revoked {
            return Err(denied(format!("{}: {mend}", oauth::ended_words(&kept, false))));
        }
        if !kept.services.contains(&Service::Mail) {
            let account = &kept.account;
            return Err(denied(format!(
                "the mails of {account} are no longer used; allow it again: {mend}&services=mail"
            )));
        }
        let token: Arc<dyn TokenSource> = Arc::new(Source { engine: self.me.clone(), workspace, id });
        let account = sync::Account { url: "", user: &kept.account, password: "", token: Some(token) };
        let made = self.links.calendars.mailbox(kept.kind, &account).map_err(|bad| denied(bad.problem))?;
        made.ok_or_else(|| refused("this account has no mailbox".into()))
    }

    /// Does what `call` says, and tells what became of it.
    pub(crate) async fn act_on_mail(&self, effect: &Effect, call: &OutsideCall) -> Outcome {
        let not_done = |cause: &str| Outcome::Called(Called::NotDone(cause.to_owned()));
        let Some(deed) = Deed::of(call) else { return not_done("it cannot be read any more") };
        let Some(id) = deed.mailbox() else { return not_done("it names no mailbox") };
        let mailbox = match self.mailbox(effect.workspace_id, id).await {
            Ok(mailbox) => mailbox,
            Err(error) => return self.failed(effect, error),
        };
        let late = || mailboxes::Error::Unknown("the mail server did not answer in time".into());
        match deed {
            Deed::Send(written) => {
                let Some(draft) = written.draft(&effect.idempotency_key) else {
                    return not_done("an address in it is none");
                };
                match timeout(PATIENCE, mailbox.send(&draft)).await.unwrap_or_else(|_| Err(late())) {
                    Ok(_) => Outcome::Called(Called::Done(String::new())),
                    Err(mailboxes::Error::Unknown(cause)) => {
                        tracing::warn!(effect = %effect.id, cause, "the outcome of a mail is unknown");
                        settled(&*mailbox, &draft).await
                    }
                    Err(error) => self.failed(effect, error),
                }
            }
            Deed::Draft(written) => {
                let Some(draft) = written.draft(&effect.idempotency_key) else {
                    return not_done("an address in it is none");
                };
                match timeout(PATIENCE, mailbox.draft(&draft)).await.unwrap_or_else(|_| Err(late())) {
                    Ok(_) => Outcome::Called(Called::Done(String::new())),
                    Err(error) => self.failed(effect, error),
                }
            }
            Deed::Change(Changed { ids, done, .. }) => {
                let change = Change::from(done);
                let changing = mailbox.change(&ids, &change);
                match timeout(PATIENCE, changing).await.unwrap_or_else(|_| Err(late())) {
                    Ok(missed) => Outcome::Called(Called::Done(told(&missed, ids.len()))),
                    Err(error) => self.failed(effect, error),
                }
            }
        }
    }

    /// What becomes of a deed whose doer died.
    pub(crate) async fn orphaned_mail(&self, effect: &Effect, call: &OutsideCall) -> Outcome {
        let Some(Deed::Send(written)) = Deed::of(call) else { return Outcome::Again(Duration::ZERO) };
        let Some(id) = written.mailbox else { return Outcome::Uncertain };
        let draft = written.draft(&effect.idempotency_key);
        match (self.mailbox(effect.workspace_id, id).await, draft) {
            (Ok(mailbox), Some(draft)) => settled(&*mailbox, &draft).await,
            _ => Outcome::Uncertain,
        }
    }

    /// What was certainly not done, or does no harm twice.
    fn failed(&self, effect: &Effect, error: mailboxes::Error) -> Outcome {
        let wait = self.settings.send_retry.after(effect.attempts, &*self.env.entropy);
        match (error, wait) {
            (mailboxes::Error::Later { after, .. }, Some(wait)) => {
                Outcome::Again(after.map_or(wait, |after| after.max(wait)))
            }
            (mailboxes::Error::Unknown(_), Some(wait)) => Outcome::Again(wait),
            (error, _) => Outcome::Called(Called::NotDone(error.to_string())),
        }
    }

    /// The user's mails that wait before they leave, the soonest first, [`WAITING`] at most.
    pub async fn waiting_mails(&self, user: &User) -> Result<Vec<WaitingMail>> {
        let whose = (user.workspace_id, user.id);
        let read = self.store.read::<_, store::Error, _>(move |tx| {
            async move { store::outbox::waiting_calls(tx, whose, WAITING).await }.boxed()
        });
        let mails = read.await?.into_iter().filter_map(|(effect, leaves_at)| match effect.kind {
            EffectKind::Call(call) if is_send(&call) => {
                Some(WaitingMail { id: effect.id, summary: call.summary, leaves_at })
            }
            _ => None,
        });
        Ok(mails.collect())
    }

    /// Takes back a mail of the user's that has not left; answers its line. [`Error::NotFound`] for one that is not
    /// theirs or never was, [`Error::Conflict`] for one that has left.
    pub async fn withdraw(&self, user: &User, id: EffectId) -> Result<String> {
        let (env, now, user_) = (self.env.clone(), self.env.now(), user.clone());
        let (line, events) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let effect = store::outbox::get(tx, user_.workspace_id, id).await?;
                    let effect = effect.ok_or(Error::NotFound("mail that waits"))?;
                    let (EffectKind::Call(call), workspace) = (&effect.kind, user_.workspace_id) else {
                        return Err(Error::NotFound("mail that waits"));
                    };
                    let place = store::conversations::get_any(tx, workspace, effect.conversation_id).await?;
                    let is_theirs = place.is_some_and(|place| place.user_id == user_.id);
                    if !is_theirs || !is_send(call) {
                        return Err(Error::NotFound("mail that waits"));
                    }
                    if !take_back(tx, &env, &effect, user_.id.to_string()).await? {
                        return Err(Error::Conflict("the mail has left already".into()));
                    }
                    let text = (phrases::mail(&call.language).withdrawn)(&call.summary);
                    let event = say(tx, &env, &effect, text, now).await?;
                    Ok((call.summary.clone(), vec![event]))
                }
                .boxed()
            })
            .await?;
        self.publish(user.workspace_id, events);
        self.outbox_wake.now();
        Ok(line)
    }
}

/// The newest mail of a conversation that has not left yet.
pub(crate) async fn waiting(tx: &mut Tx, workspace: WorkspaceId, id: ConversationId) -> store::Result<Option<Effect>> {
    let last = store::outbox::last_waiting_call(tx, workspace, id).await?;
    Ok(last.filter(|effect| matches!(&effect.kind, EffectKind::Call(call) if is_send(call))))
}

/// Takes a mail out of the outbox; false where somebody has it already.
pub(crate) async fn take_back(tx: &mut Tx, env: &domain::Env, effect: &Effect, by: String) -> store::Result<bool> {
    let statement = store::outbox::withdraw(effect);
    if tx.execute(statement.0, statement.1).await? == 0 {
        return Ok(false);
    }
    let entry = audit::entry(env, effect.workspace_id, by, "mail.withdrawn", effect.id, json!({}));
    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
    Ok(true)
}

pub(crate) fn is_mail(call: &OutsideCall) -> bool {
    call.source == MAILBOX
}

fn is_send(call: &OutsideCall) -> bool {
    is_mail(call) && call.tool == "send"
}

/// Whether the mail whose answer was lost stands among those that were sent. Where it does not, that proves nothing.
async fn settled(mailbox: &dyn Mailbox, draft: &Draft) -> Outcome {
    match timeout(PATIENCE, mailbox.sent(&mailbox.message_id(draft))).await {
        Ok(Ok(true)) => Outcome::Called(Called::Done(String::new())),
        _ => Outcome::Uncertain,
    }
}

/// Says `text` where the mail was asked for.
async fn say(
    tx: &mut Tx,
    env: &domain::Env,
    effect: &Effect,
    text: String,
    now: Timestamp,
) -> store::Result<LiveEvent> {
    let seq = store::conversations::advance(tx, effect.conversation_id, 1).await?;
    let place = Place {
        workspace_id: effect.workspace_id,
        conversation_id: effect.conversation_id,
        channel_id: effect.channel_id,
        chat_key: effect.chat_key.clone(),
        key: format!("told:{}", effect.id),
        turn_id: None,
    };
    let saying = Saying::new(env, place, seq, text, now);
    let event = store::live::number(effect.conversation_id, seq, now, vec![saying.payload()]).remove(0);
    let mut statements: Vec<store::Statement<'_>> = saying.statements().into();
    // The line may repeat what others wrote.
    statements.extend([saying.marking(), store::live::insert(&event)]);
    tx.execute_all(statements).await?;
    Ok(event)
}

/// Which mails were not changed, by their reasons.
fn told(missed: &[Missed], of: usize) -> String {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for one in missed {
        match reasons.iter_mut().find(|(why, _)| *why == one.why) {
            Some((_, count)) => *count += 1,
            None => reasons.push((&one.why, 1)),
        }
    }
    let lines = reasons.iter().take(TOLD).map(|(why, count)| format!("{count}/{of}: {why}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missed_is_counted_by_its_reason() {
        let missed = |why: &str| Missed { id: "x".into(), why: why.into() };
        assert_eq!(told(&[], 3), "");
        assert_eq!(told(&[missed("gone"), missed("closed"), missed("gone")], 1000), "2/1000: gone\n1/1000: closed");
    }

    #[test]
    fn a_deed_is_read_as_it_was_written() {
        let mailbox = MailboxId::Channel(domain::ChannelId::derived(b"x"));
        let changed = Changed { mailbox, ids: vec!["a".into()], done: Done::Star { on: false } };
        let deed = Deed::Change(changed);
        let serde_json::Value::Object(arguments) = serde_json::to_value(&deed).unwrap_or_default() else { return };
        let (source, summary, language) = (MAILBOX.to_owned(), String::new(), "en".to_owned());
        let call = OutsideCall { source, tool: deed.word().into(), arguments, summary, language };
        assert_eq!(Deed::of(&call), Some(deed));
    }
}
