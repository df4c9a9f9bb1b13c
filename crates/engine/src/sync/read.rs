//! Reads what changed in a calendar or an address book elsewhere: a page of changes and the place behind it are one transaction.

use domain::{Calendar, Event, Holds, Kept, LivePayload, text};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use services::calendars::Error as AccountError;
use store::calendars::Place;
use store::connections::Hold;
use store::mirrors::Mirror;
use tracing::warn;

use super::account::{Change, Elsewhere, Page};
use super::adopt::{Adopted, Adopting};
use super::form::decode;
use super::{AFRESH, LEASE, Stop, window};
use crate::agenda::occurrence::days_from;
use crate::{Engine, Error, Result};

/// Pages of one calendar in one look; the rest comes with the next, at once.
const PAGES: usize = 100;
/// What was not named, read together.
const TOGETHER: i64 = 100;
/// Events of one page that those who watch are told of; they see the rest when they look.
const TOLD: usize = 20;
/// A look from the beginning that was broken off for so long begins anew.
const STALE: SignedDuration = SignedDuration::from_hours(24);
/// The most of a problem that is kept.
const MOST: usize = 300;

impl Engine {
    /// Reads one calendar to its end. False where more waits.
    pub(super) async fn read_calendar(
        &self,
        account: &Elsewhere,
        hold: Hold,
        calendar: &Calendar,
        mut place: Place,
    ) -> Result<bool, Stop> {
        let now = self.env.now();
        let age = place.whole_at.map(|at| now.duration_since(at));
        let limit = if place.whole { STALE } else { SignedDuration::from_hours(24 * AFRESH) };
        if age.is_none_or(|age| age >= limit) {
            place.position = None;
        }
        for _ in 0..PAGES {
            let answer = account.changes(calendar, place.position.as_deref(), &window(now)).await;
            let changes = match answer {
                Ok(changes) => changes,
                Err(AccountError::Expired) if place.position.is_some() => {
                    place.position = None;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let more = changes.more;
            place = self.take_page(hold, calendar, place, changes).await?;
            if !more {
                if place.whole {
                    self.sweep_calendar(account, hold, calendar, place).await?;
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn take_page(&self, hold: Hold, calendar: &Calendar, before: Place, page: Page) -> Result<Place> {
        let mut place = before;
        let afresh = place.position.is_none() || (page.whole && !place.whole);
        if afresh {
            place = Place { round: place.round + 1, whole: true, whole_at: Some(self.env.now()), ..place };
        }
        place.position = Some(page.next);
        let (env, calendar, now) = (self.env.clone(), calendar.clone(), self.env.now());
        let (user, workspace) = (calendar.user_id, calendar.workspace_id);
        let (place, changed) = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    if calendar.holds == Holds::People {
                        store::cards::hold_all(tx, workspace, user).await?;
                    }
                    let adopting = Adopting { env: &env, calendar: &calendar, round: place.round, now };
                    let (mut changed, mut why) = (Vec::new(), None);
                    for change in page.changes {
                        let adopted = match change {
                            Change::Stands(found) => adopting.stands(tx, *found).await?,
                            Change::Gone(href) => match store::mirrors::by_href(tx, calendar.id, &href).await? {
                                Some(mirror) => adopting.gone(tx, &mirror).await?,
                                None => Adopted::Known,
                            },
                            Change::Unreadable { href, why: unreadable } => {
                                store::mirrors::see(tx, calendar.id, &href, place.round).await?;
                                why = Some(text::shorten(&text::clean(&unreadable), MOST));
                                Adopted::Passed
                            }
                        };
                        match adopted {
                            Adopted::Changed(event) => changed.push(*event),
                            Adopted::Left(because) => why = Some(because.to_owned()),
                            Adopted::Known | Adopted::Passed => {}
                        }
                    }
                    let left_out = store::calendars::LeftOut { afresh, why };
                    store::calendars::move_place(tx, calendar.id, &place, left_out).await?;
                    Ok((place, changed))
                }
                .boxed()
            })
            .await?;
        self.tell_changed_events(workspace, user, changed).await;
        Ok(place)
    }

    /// Ends a look from the beginning: what it did not name, so far as it was asked for, is looked at one by one. Servers
    /// differ in what they count among the days that were asked for, and nothing is taken for gone on that ground.
    async fn sweep_calendar(
        &self,
        account: &Elsewhere,
        hold: Hold,
        calendar: &Calendar,
        place: Place,
    ) -> Result<(), Stop> {
        let mut after = String::new();
        loop {
            let (id, round) = (calendar.id, place.round);
            let unseen = self
                .store
                .read::<_, store::Error, _>(move |tx| {
                    async move { store::mirrors::unseen(tx, id, round, &after, TOGETHER).await }.boxed()
                })
                .await?;
            let Some(last) = unseen.last() else { break };
            after = last.uid.clone();
            let now = self.env.now();
            let adopting = Adopting { env: &self.env, calendar, round, now };
            let (asked, over) = (window(now), days_from(now, -super::DAYS.0 - 2));
            for mirror in unseen {
                if calendar.holds == Holds::People {
                    self.look_again(account, hold, &mirror).await?;
                    continue;
                }
                let Some(base) = decode(mirror.base.as_deref()) else { continue };
                if adopting.surely_within(&base, &asked) == Some(true) {
                    self.look_again(account, hold, &mirror).await?;
                } else if adopting.surely_within(&base, &(over..Timestamp::MAX)) == Some(false) {
                    self.forget_mirror(hold, mirror).await?;
                }
            }
        }
        let (id, now) = (calendar.id, self.env.now());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    let left_out = store::calendars::LeftOut::default();
                    let place = Place { whole: false, ..place };
                    Ok(store::calendars::move_place(tx, id, &place, left_out).await?)
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Long past: it stays in the agenda, and is no longer compared.
    async fn forget_mirror(&self, hold: Hold, mirror: Mirror) -> Result<()> {
        let now = self.env.now();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    store::connections::hold(tx, hold, now + LEASE).await?;
                    let Kept::Event(event) = mirror.of else { return Ok(()) };
                    store::agenda::hold_event(tx, mirror.workspace_id, event).await?;
                    let known = store::mirrors::by_uid(tx, mirror.calendar_id, &mirror.uid).await?;
                    if known.is_some_and(|mirror| mirror.write_at.is_none() && !mirror.handed) {
                        store::mirrors::delete(tx, mirror.calendar_id, &mirror.uid).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// Tells those who watch. It is written already: who misses it sees it when they look.
    pub(super) async fn tell_changed_events(
        &self,
        workspace: domain::WorkspaceId,
        user: domain::UserId,
        mut changed: Vec<Event>,
    ) {
        if changed.is_empty() {
            return;
        }
        changed.truncate(TOLD);
        let now = self.env.now();
        let told = self
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    let own = store::conversations::of_user(tx, workspace, user).await?;
                    let chat = own.iter().find(|one| one.role == domain::ChannelRole::Assistant).or(own.first());
                    let Some(chat) = chat.map(|one| one.id) else { return Ok(Vec::new()) };
                    let payloads = changed.into_iter().map(|event| LivePayload::Event { event }).collect();
                    store::live::append(tx, chat, now, payloads).await
                }
                .boxed()
            })
            .await;
        match told {
            Ok(events) => self.publish(workspace, events),
            Err(error) => warn!(%error, "changes of a calendar were not shown at once"),
        }
    }
}
