//! When others are busy, as far as an account of the person's may see it: asked between transactions, by the addresses of
//! those whom the person names.

use std::ops::Range;

use futures_util::future::join_all;
use jiff::Timestamp;
use services::calendars::MOST_OTHERS;
use services::mailboxes::Address;

use super::{Context, Error, Refusal, people};
use crate::Engine;
use crate::agenda::slots::Span;

/// Days of one question: an account need not answer for a year at once.
const DAYS: i64 = 60;

/// The others whom a call names.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// By name, as the call has it: when they are busy.
    pub busy: Vec<(String, Vec<Span>)>,
    /// Whose time no account of the person's may see.
    pub not_seen: Vec<String>,
}

impl Others {
    /// Nobody was asked about.
    pub fn unseen(people: Vec<String>) -> Self {
        Self { busy: Vec::new(), not_seen: people }
    }

    /// When those who are seen are busy.
    pub fn spans(&self) -> impl Iterator<Item = Vec<Span>> {
        self.busy.iter().map(|(_, spans)| spans.clone())
    }
}

/// Looks up `people` within `window`; `None` where the person has no account with calendars. A name that several have
/// is asked about.
pub(super) async fn look(
    engine: &Engine,
    context: &Context,
    people: &[String],
    window: &Span,
) -> Result<Option<Others>, Error> {
    if people.is_empty() {
        return Ok(None);
    }
    let accounts = engine.calendars_of(&context.user).await.map_err(|error| {
        tracing::warn!(%error, "the accounts that could see when others are busy cannot be read");
        Error::Refused(Refusal::Away, "it cannot be looked up now".into())
    })?;
    if accounts.is_empty() {
        return Ok(None);
    }
    let addresses = addresses(engine, context, people).await?;
    let asked: Vec<String> = addresses.iter().flatten().take(MOST_OTHERS).cloned().collect();
    let mut seen: Vec<Option<Vec<Span>>> = vec![None; asked.len()];
    for account in accounts {
        let left: Vec<usize> = (0..asked.len()).filter(|&index| seen[index].is_none()).collect();
        let whom: Vec<String> = left.iter().map(|&index| asked[index].clone()).collect();
        if whom.is_empty() {
            break;
        }
        let parts = join_all(parts(window).map(|part| {
            let (account, whom) = (&account, &whom);
            async move { account.busy_of(whom, &part).await }
        }));
        let told: Vec<_> = match parts.await.into_iter().collect() {
            Ok(told) => told,
            // Whom an account does not tell of is not seen, whatever the reason.
            Err(error) => {
                tracing::debug!(%error, "an account does not tell when others are busy");
                continue;
            }
        };
        for (place, index) in left.into_iter().enumerate() {
            // Of whom only a part is known, it is not known when they are free.
            let spans: Option<Vec<_>> = told.iter().map(|part| part.get(place).cloned().flatten()).collect();
            seen[index] = spans.map(|spans| spans.concat());
        }
    }
    let mut others = Others::default();
    for (name, address) in people.iter().zip(addresses) {
        let place = address.and_then(|address| asked.iter().position(|one| *one == address));
        match place.and_then(|place| seen[place].clone()) {
            Some(spans) => others.busy.push((name.clone(), spans)),
            None => others.not_seen.push(name.clone()),
        }
    }
    Ok(Some(others))
}

/// The window in pieces that an account answers for at once.
fn parts(window: &Span) -> impl Iterator<Item = Range<Timestamp>> {
    let (mut from, to) = (window.start, window.end);
    std::iter::from_fn(move || {
        let next = crate::agenda::occurrence::days_from(from, DAYS).min(to);
        let part = from..next;
        from = next;
        (part.start < part.end).then_some(part)
    })
}

/// Of each of them, where it is known.
async fn addresses(engine: &Engine, context: &Context, names: &[String]) -> Result<Vec<Option<String>>, Error> {
    let named = names.iter().filter(|name| !name.contains('@')).cloned().collect();
    let known = people::known(engine, &context.user, named).await?;
    let known = || known.iter().map(|(name, address)| (name.as_str(), address.as_str()));
    let address = |name: &String| {
        if name.contains('@') {
            return Ok(Address::parse(name).ok().map(|address| address.to_string()));
        }
        let found = people::of_name(name, known());
        match found.len() {
            0 => Ok(None),
            1 => Ok(found.into_keys().next()),
            _ => Err(people::several("people", name, &found)),
        }
    };
    names.iter().map(address).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_long_window_is_asked_about_in_parts_that_leave_nothing_out() {
        let at = |day: &str| format!("{day}T12:00:00Z").parse::<Timestamp>().unwrap();
        let days = |to: &str| -> Vec<Span> { parts(&(at("2026-11-01")..at(to))).collect() };
        assert_eq!(days("2026-11-15"), [at("2026-11-01")..at("2026-11-15")]);
        let long = days("2027-04-01");
        assert_eq!(long.len(), 3, "{long:?}");
        assert_eq!((long[0].start, long[2].end), (at("2026-11-01"), at("2027-04-01")));
        assert!(long.windows(2).all(|two| two[0].end == two[1].start));
        assert!(days("2026-11-01").is_empty());
    }
}
