//! Follows a mailbox: what is new behind the cursor, in order, a few mails at a time; then waits for more.
//!
//! The cursor is `validity:uid:day`: the last UID that was committed, under the UIDVALIDITY for which it means anything,
//! and the day of the newest mail. Under another UIDVALIDITY all from about that day on is read again; the inbox knows
//! what it has by the ids of the mails themselves.

use std::collections::VecDeque;
use std::time::Duration;

use ::mail::imap::{Fault, Session, WINDOW};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Mail;
use super::read::Read;
use crate::{Batch, Update};

/// Mails that are read and committed together.
const CHUNK: usize = 10;
/// Before the next wait where the last was for nothing: a server that tells of mail without end is not asked in a whirl.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    validity: u32,
    uid: u32,
    day: Date,
}

impl Place {
    fn parse(cursor: &str) -> Option<Self> {
        let mut parts = cursor.splitn(3, ':');
        let (validity, uid) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { validity, uid, day: parts.next()?.parse().ok()? })
    }

    fn cursor(self) -> String {
        format!("{}:{}:{}", self.validity, self.uid, self.day)
    }
}

/// The cursor behind all that is there.
pub(super) fn end_of(session: &Session, now: Timestamp) -> String {
    let day = now.to_zoned(TimeZone::UTC).date();
    Place { validity: session.validity, uid: session.next.saturating_sub(1), day }.cursor()
}

/// One mailbox, being followed.
#[derive(Debug)]
pub(super) struct Follower<'a> {
    mail: &'a Mail,
    session: Session,
    place: Place,
    /// Where the next search begins, and below which UID that is known to make sense.
    from: u32,
    upto: u32,
    /// What the mails below `upto` have to be besides.
    only: String,
    pending: VecDeque<u32>,
    /// The place is new and not committed.
    moved: bool,
    /// It was told of new mail, or looked, and has found none yet.
    woken: bool,
}

impl<'a> Follower<'a> {
    pub async fn open(mail: &'a Mail, cursor: Option<&str>) -> Result<Self, Fault> {
        let session = Session::open(&mail.network, &mail.options).await?;
        let today = mail.clock.now().to_zoned(TimeZone::UTC).date();
        let (validity, upto) = (session.validity, session.next);
        let begin = |uid, day| Place { validity, uid, day };
        let days = i64::from(mail.options.backfill_days);
        let (place, only, moved) = match cursor.and_then(Place::parse) {
            Some(place) if place.validity == validity => (place, String::new(), false),
            // Numbered anew, and perhaps dated anew: then their own dates keep out what is old.
            Some(place) => (begin(0, place.day), both(back(place.day, 1), back(place.day, 7)), false),
            None if days > 0 => (begin(0, today), both(back(today, days), back(today, days)), false),
            None => (begin(upto.saturating_sub(1), today), String::new(), true),
        };
        let from = place.uid.saturating_add(1);
        Ok(Self { mail, session, place, from, upto, only, pending: VecDeque::new(), moved, woken: false })
    }

    /// The next batch; it waits where there is none.
    pub async fn next(&mut self) -> Result<Batch, Fault> {
        loop {
            if std::mem::take(&mut self.moved) {
                return Ok(Batch { cursor: Some(self.place.cursor()), ..Batch::default() });
            }
            if !self.pending.is_empty() {
                return self.chunk().await;
            }
            let below = self.from < self.upto;
            let found = self.session.search(self.from, if below { &self.only } else { "" }).await?;
            if let Some(last) = found.last() {
                self.from = last.saturating_add(1);
                self.pending = found.into();
                self.woken = false;
            } else if below {
                self.from = self.from.saturating_add(WINDOW).min(self.upto);
                // Nothing up to here: the next start need not look again.
                self.place.uid = self.from.saturating_sub(1);
                self.moved = self.from == self.upto;
            } else {
                if std::mem::replace(&mut self.woken, true) {
                    tokio::time::sleep(PAUSE).await;
                }
                self.session.wait(self.mail.options.poll).await?;
            }
        }
    }

    async fn chunk(&mut self) -> Result<Batch, Fault> {
        let count = self.pending.len().min(CHUNK);
        let uids: Vec<u32> = self.pending.drain(..count).collect();
        let mut batch = Batch::default();
        let mut reached = uids.last().copied();
        for listed in self.session.list(&uids).await? {
            match self.mail.read(&mut self.session, &listed).await {
                Ok(Read::Message(received)) => batch.updates.push(Update::Message(*received)),
                Ok(Read::Nothing) => {}
                Ok(Read::Unreadable) => batch.skipped += 1,
                // It may be over soon; but one mail must not stop the rest for ever.
                Err(Fault::Denied(_)) if self.mail.gives_up(listed.uid) => {
                    batch.skipped += 1;
                    reached = Some(listed.uid);
                    break;
                }
                Err(fault) => return Err(fault),
            }
            let day = listed.at.map(|at: Timestamp| at.to_zoned(TimeZone::UTC).date());
            self.place.day = self.place.day.max(day.unwrap_or(self.place.day));
        }
        // Those that are gone are behind us, too.
        self.place.uid = reached.unwrap_or(self.place.uid);
        for uid in uids.into_iter().rev().take_while(|uid| *uid > self.place.uid) {
            self.pending.push_front(uid);
        }
        batch.cursor = Some(self.place.cursor());
        Ok(batch)
    }
}

fn back(day: Date, days: i64) -> Date {
    day.checked_sub(days.days()).unwrap_or(Date::MIN).max(Date::constant(1970, 1, 1))
}

/// Arrived since the one day, sent since the other.
fn both(arrived: Date, sent: Date) -> String {
    format!("SINCE {} SENTSINCE {}", arrived.strftime("%-d-%b-%Y"), sent.strftime("%-d-%b-%Y"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written_and_nothing_else_is() {
        let place = Place { validity: 3, uid: 40, day: date(2026, 7, 9) };
        assert_eq!(place.cursor(), "3:40:2026-07-09");
        assert_eq!(Place::parse(&place.cursor()), Some(place));
        for wrong in ["", "3", "3:40", "3:x:2026-07-09", "3:40:2026-13-09", "3:-1:2026-07-09"] {
            assert_eq!(Place::parse(wrong), None, "{wrong}");
        }
        assert_eq!(both(back(place.day, 1), back(place.day, 7)), "SINCE 8-Jul-2026 SENTSINCE 2-Jul-2026");
    }
}
