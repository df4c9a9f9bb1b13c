//! Writes to calendars and address books elsewhere what changed here. What is handed over is recorded before, and what the account said
//! after: where that is missing, the account is looked at before anything is written again, and nothing stands twice.

use domain::{Calendar, Event, Holds, text};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use services::calendars::{Entry, Error as AccountError, Written};
use store::Tx;
use store::connections::Hold;
use store::mirrors::{self, Mirror};

use super::account::{Elsewhere, Found, Thing};
use super::adopt::{Adopted, Adopting};
use super::here::Here;
use super::{LEASE, Stop};
use crate::{Engine, Error, Result};

/// Writes of one look; the rest leaves with the next, at once.
const MOST: usize = 200;
/// Handed over without an answer, looked at in one look.
const UNSURE: i64 = 200;
/// Versions of one entry that were handed over without an answer.
const VERSIONS: usize = 4;
/// The wait after a write that was not done, longer each time.
const WAIT: SignedDuration = SignedDuration::from_mins(1);
/// Tries that follow one another at once: each time something else stood there.
const QUICK: u32 = 5;

/// What is done there.
#[derive(Debug, Clone)]
enum Action {
    Create(Thing),
    Replace {
        href: String,
        etag: String,
        thing: Thing,
    },
    Remove {
        href: String,
        etag: String,
    },
    /// Which version stands there is not known.
    Look,
}

/// One write, recorded as handed over.
#[derive(Debug, Clone)]
struct Task {
    mirror: Mirror,
    calendar: Calendar,
    round: i64,
    action: Action,
}

/// What the account said.
#[derive(Debug)]
enum Answer {
    Written(Written),
    Removed,
    Not(AccountError),
}

impl Engine {
    /// Settles what was handed over without an answer, then writes what waits. False where more waits.
    pub(super) async fn write_calendars(&self, account: &Elsewhere, hold: Hold) -> Result<bool, Stop> {
        let id = hold.id;
        let unsure = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { mirrors::handed(tx, id, UNSURE).await }.boxed())
            .await?;
        for mirror in unsure {
            self.look_again(account, hold, &mirror).await?;
        }
        for _ in 0..MOST {
            match self.next_write(hold).await? {
                Next::Nothing => return Ok(true),
                Next::Settled => {}
                Next::Do(task) => self.carry_out(account, hold, *task).await?,
            }
        }
        Ok(false)
    }

    async fn carry_out(&self, account: &Elsewhere, hold: Hold, task: Task) -> Result<(), Stop> {
        let calendar = &task.calendar;
        let answer = match &task.action {
            Action::Look => return self.look_again(account, hold, &task.mirror).await,
            Action::Create(thing) => account.create(calendar, thing).await.map(Answer::Written),
            Action::Replace { href, etag, thing } => {
                account.replace(calendar, href, etag, thing).await.map(Answer::Written)
            }
            Action::Remove { href, etag } => account.remove(calendar, href, etag).await.map(|()| Answer::Removed),
        };
        let answer = answer.unwrap_or_else(Answer::Not);
        let stop = match &answer {
            // The next look settles it.
            Answer::Not(error @ AccountError::Unknown(_)) => return Err(error.clone().into()),
            Answer::Not(error @ (AccountError::Later { .. } | AccountError::Expired)) => Some(error.clone()),
            _ => None,
        };
        let look = match &answer {
            Answer::Not(AccountError::Changed) => true,
            // Edited here, gone there.
            Answer::Not(AccountError::Missing) => matches!(task.action, Action::Replace { .. }),
            _ => false,
        };
        let mirror = task.mirror.clone();
        self.record_write(hold, task, answer).await?;
        match stop {
            Some(error) => Err(error.into()),
            None if look => self.look_again(account, hold, &mirror).await,
            None => Ok(()),
        }
    }

    /// Looks how one thing stands there, and takes that in.
    pub(super) async fn look_again(&self, account: &Elsewhere, hold: Hold, mirror: &Mirror) -> Result<(), Stop> {
        let (workspace, id) = (mirror.workspace_id, mirror.calendar_id);
        let calendar = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::calendars::get(tx, workspace, id).await }.boxed())
            .await?;
        let Some(calendar) = calendar else { return Ok(()) };
        let found = match &mirror.href {
            Some(href) => match account.get(&calendar, href).await {
                Err(AccountError::Missing) => Ok(None),
                answer => answer.map(Some),
            },
            None => account.find(&calendar, &mirror.uid).await,
        };
        let found = match found {
            Ok(found) => found,
            // It cannot be read now, which is nobody else's matter.
            Err(error @ (AccountError::Refused(_) | AccountError::Denied(_) | AccountError::Missing)) => {
                return Ok(self.leave_for_later(hold, mirror.clone(), error.to_string()).await?);
            }
            Err(error) => return Err(error.into()),
        };
        let changed = self.take_look(hold, calendar.clone(), mirror.clone(), found).await?;
        self.tell_changed_events(calendar.workspace_id, calendar.user_id, changed.into_iter().collect()).await;
        Ok(())
    }

    /// One that cannot be looked at waits.
    async fn leave_for_later(&self, hold: Hold, mirror: Mirror, why: String) -> Result<()> {
        let now = self.env.now();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    let Some((_, mirror)) = Here::hold(tx, &mirror).await? else { return Ok(()) };
                    let write_at = mirror.write_at.map(|_| now + WAIT);
                    let problem = Some(cut(&why));
                    Ok(mirrors::put(tx, &Mirror { write_at, problem, ..mirror }).await?)
                }
                .boxed()
            })
            .await
    }

    async fn take_look(
        &self,
        hold: Hold,
        calendar: Calendar,
        mirror: Mirror,
        found: Option<Found>,
    ) -> Result<Option<Event>> {
        let (env, now) = (self.env.clone(), self.env.now());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    if calendar.holds == Holds::People {
                        store::cards::hold_all(tx, calendar.workspace_id, calendar.user_id).await?;
                    }
                    let round = store::calendars::round(tx, calendar.id).await?;
                    let adopting = Adopting { env: &env, calendar: &calendar, round, now };
                    let adopted = match found {
                        Some(found) => adopting.stands(tx, found).await?,
                        None if mirror.href.is_some() => adopting.gone(tx, &mirror).await?,
                        None => {
                            // It never arrived, or still may: written again under its uid, it is there once.
                            if let Some((_, mirror)) = Here::hold(tx, &mirror).await? {
                                mirrors::put(tx, &Mirror { handed: false, ..mirror }).await?;
                            }
                            Adopted::Known
                        }
                    };
                    Ok(match adopted {
                        Adopted::Changed(event) => Some(*event),
                        _ => None,
                    })
                }
                .boxed()
            })
            .await
    }

    /// The next write, recorded as handed over.
    async fn next_write(&self, hold: Hold) -> Result<Next> {
        let now = self.env.now();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    let Some(waiting) = mirrors::to_write(tx, hold.id, now).await? else { return Ok(Next::Nothing) };
                    prepare(tx, waiting, now).await
                }
                .boxed()
            })
            .await
    }

    async fn record_write(&self, hold: Hold, task: Task, answer: Answer) -> Result<()> {
        let now = self.env.now();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    record(tx, task, answer, now).await
                }
                .boxed()
            })
            .await
    }
}

enum Next {
    Nothing,
    /// One that had nothing to write.
    Settled,
    Do(Box<Task>),
}

/// What is to be done about one that waits; it is recorded as handed over.
async fn prepare(tx: &mut Tx, waiting: Mirror, now: Timestamp) -> Result<Next> {
    let calendar = store::calendars::get(tx, waiting.workspace_id, waiting.calendar_id).await?;
    let held = Here::hold(tx, &waiting).await?;
    let (Some(calendar), Some((here, mut mirror))) = (calendar, held) else {
        return Err(Error::Broken("a mirror without what it is of, or without its calendar".into()));
    };
    if mirror.handed {
        // More are unsure than one look settles.
        mirrors::put(tx, &Mirror { write_at: Some(now + WAIT), ..mirror }).await?;
        return Ok(Next::Settled);
    }
    let home = &*calendar.zone;
    let anew = here.anew(&mirror.uid);
    let action = match (mirror.href.clone(), mirror.etag.clone(), anew) {
        (None, _, None) => {
            mirrors::delete(tx, mirror.calendar_id, &mirror.uid).await?;
            return Ok(Next::Settled);
        }
        _ if !calendar.writable => {
            let problem = Some("it can only be read there: the change stays here".to_owned());
            mirrors::put(tx, &Mirror { write_at: None, problem, ..mirror }).await?;
            return Ok(Next::Settled);
        }
        (None, _, Some(thing)) => Action::Create(thing),
        (Some(_), None, _) => Action::Look,
        (Some(href), Some(etag), None) => Action::Remove { href, etag },
        (Some(href), Some(etag), Some(anew)) => {
            let base = Thing::decode(mirror.base.as_deref()).unwrap_or(anew);
            let thing = here.over(&base, home).map(|thing| in_sequence(&base, thing));
            let follows = calendar.holds == Holds::Events && !mirror.leads;
            let Some(thing) = thing.filter(|thing| *thing != base && !follows) else {
                mirrors::put(tx, &Mirror { write_at: None, tries: 0, problem: None, ..mirror }).await?;
                return Ok(Next::Settled);
            };
            Action::Replace { href, etag, thing }
        }
    };
    if let Action::Create(thing) | Action::Replace { thing, .. } = &action {
        let mut sent: Vec<Thing> =
            mirror.sent.as_deref().and_then(|sent| serde_json::from_str(sent).ok()).unwrap_or_default();
        sent.push(thing.clone());
        sent.drain(..sent.len().saturating_sub(VERSIONS));
        mirror.sent = serde_json::to_string(&sent).ok();
    }
    mirror.handed = !matches!(action, Action::Look);
    mirrors::put(tx, &mirror).await?;
    let round = store::calendars::round(tx, calendar.id).await?;
    Ok(Next::Do(Box::new(Task { mirror, calendar, round, action })))
}

/// A change that guests must hear of is the next of its entry.
fn in_sequence(before: &Thing, after: Thing) -> Thing {
    match (before, after) {
        (Thing::Entry(before), Thing::Entry(mut after)) => {
            after.sequence += i64::from(is_news(before, &after));
            Thing::Entry(after)
        }
        (_, after) => after,
    }
}

/// Whether guests must hear of the change (RFC 5546): when it is, not what it is called.
fn is_news(before: &Entry, after: &Entry) -> bool {
    before.starts != after.starts
        || before.ends != after.ends
        || before.recurrence != after.recurrence
        || before.left_out != after.left_out
        || before.special != after.special
}

/// Takes in what the account said.
async fn record(tx: &mut Tx, task: Task, answer: Answer, now: Timestamp) -> Result<()> {
    let Task { mirror: before, calendar, round, action } = task;
    let Some((here, mirror)) = Here::hold(tx, &before).await? else { return Ok(()) };
    let mirror = Mirror { handed: false, ..mirror };
    let after = |tries: u32| now + WAIT * i32::try_from(tries.min(60)).unwrap_or(60);
    let mirror = match (answer, action) {
        (Answer::Written(written), Action::Create(thing) | Action::Replace { thing, .. }) => {
            let differs = here.over(&thing, &calendar.zone).as_ref() != Some(&thing);
            Mirror {
                href: Some(written.href),
                etag: written.etag,
                base: thing.encode(),
                sent: None,
                round,
                write_at: differs.then_some(now),
                tries: 0,
                problem: None,
                ..mirror
            }
        }
        // It stands here again since: it goes there anew.
        (Answer::Removed | Answer::Not(AccountError::Missing), Action::Remove { .. }) if !here.is_gone() => {
            Mirror { href: None, etag: None, base: None, sent: None, write_at: Some(now), ..mirror }
        }
        (Answer::Written(_) | Answer::Removed, _) | (Answer::Not(AccountError::Missing), Action::Remove { .. }) => {
            mirrors::delete(tx, mirror.calendar_id, &mirror.uid).await?;
            return Ok(());
        }
        (Answer::Not(AccountError::Changed), _) => {
            let tries = mirror.tries.saturating_add(1);
            let write_at = if tries < QUICK { Some(now) } else { Some(after(tries)) };
            let problem = (tries >= QUICK).then(|| {
                "it is changed there again and again, or stands in another of \
                 the account's calendars"
                    .to_owned()
            });
            Mirror { tries, write_at, problem, ..mirror }
        }
        // Nothing was done, and it may work later; what is gone is looked for next.
        (Answer::Not(AccountError::Later { .. } | AccountError::Expired), _)
        | (Answer::Not(AccountError::Missing), Action::Replace { .. }) => mirror,
        (Answer::Not(AccountError::Refused(why)), _) => {
            Mirror { sent: None, write_at: None, problem: Some(cut(&why)), ..mirror }
        }
        (Answer::Not(error), _) => {
            let tries = mirror.tries.saturating_add(1);
            Mirror { tries, write_at: Some(after(tries)), problem: Some(cut(&error.to_string())), ..mirror }
        }
    };
    mirrors::put(tx, &mirror).await?;
    Ok(())
}

fn cut(text: &str) -> String {
    text::shorten(&text::clean(text), 300)
}
