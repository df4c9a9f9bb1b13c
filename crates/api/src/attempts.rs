//! Failed sign-ins per address: a bounded count that slows down whoever guesses. The links are long random secrets,
//! so this spares the database, not the secrets.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

const WINDOW: SignedDuration = SignedDuration::from_mins(1);
/// Addresses that are remembered. While so many fail within one window, a further one is refused as well.
const ADDRESSES: usize = 4096;

#[derive(Debug)]
pub(crate) struct Attempts {
    most: u32,
    failures: Mutex<HashMap<IpAddr, Failures>>,
}

#[derive(Debug)]
struct Failures {
    since: Timestamp,
    count: u32,
}

impl Attempts {
    pub fn new(most: u32) -> Self {
        Self { most, failures: Mutex::default() }
    }

    /// Counts a try of `address` as failed until [`Attempts::succeeded`]; false where it must wait.
    pub fn begin(&self, address: IpAddr, now: Timestamp) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let address = network(address);
        let over = |one: &Failures| now.duration_since(one.since) >= WINDOW;
        if failures.len() >= ADDRESSES && !failures.contains_key(&address) {
            failures.retain(|_, one| !over(one));
            if failures.len() >= ADDRESSES {
                return false;
            }
        }
        let one = failures.entry(address).or_insert(Failures { since: now, count: 0 });
        if over(one) {
            *one = Failures { since: now, count: 0 };
        }
        one.count = one.count.saturating_add(1);
        one.count <= self.most
    }

    pub fn succeeded(&self, address: IpAddr) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).remove(&network(address));
    }
}

/// What one customer of a provider has: an IPv4 address, or the first half of an IPv6 one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn an_address_that_fails_too_often_waits_and_another_does_not() {
        let attempts = Attempts::new(2);
        let (one, neighbour, other) = ("2001:db8::1", "2001:db8::2", "192.0.2.1");
        let begin = |text: &str, second| attempts.begin(text.parse().unwrap(), at(second));
        assert!(begin(one, 0) && begin(neighbour, 1));
        assert!(!begin(one, 2) && begin(other, 2));
        assert!(begin(one, 60));
    }

    #[test]
    fn who_succeeds_begins_anew() {
        let attempts = Attempts::new(1);
        let address = "192.0.2.1".parse().unwrap();
        for second in 0..5 {
            assert!(attempts.begin(address, at(second)));
            attempts.succeeded(address);
        }
    }

    #[test]
    fn many_addresses_take_bounded_memory() {
        let attempts = Attempts::new(1);
        let address = |number: u32| IpAddr::from(number.to_be_bytes());
        let many = ADDRESSES as u32;
        assert!((0..many).all(|number| attempts.begin(address(number), at(0))));
        assert!(!attempts.begin(address(many), at(59)));
        assert!(attempts.begin(address(many), at(60)));
        assert_eq!(attempts.failures.lock().unwrap().len(), 1);
    }
}
