//! How many clients may listen at once, on this node and of one user.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{Code, UserId};

use crate::problem::{Problem, Result};

#[derive(Debug)]
pub(crate) struct Places {
    most: usize,
    most_per_user: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_user: HashMap<UserId, usize>,
}

/// One client's place; free again when dropped.
#[derive(Debug)]
pub(crate) struct Place {
    places: Arc<Places>,
    user: UserId,
}

impl Places {
    pub fn new(most: usize, most_per_user: usize) -> Arc<Self> {
        Arc::new(Self { most, most_per_user, taken: Mutex::default() })
    }

    pub fn take(self: &Arc<Self>, user: UserId) -> Result<Place> {
        let mut taken = self.taken();
        if taken.all >= self.most {
            return Err(Problem::new(Code::TooMany, "the server has no place for another live connection now"));
        }
        let own = taken.by_user.entry(user).or_default();
        if *own >= self.most_per_user {
            let detail = format!("{} live connections are open already; close one", self.most_per_user);
            return Err(Problem::new(Code::TooMany, detail));
        }
        *own += 1;
        taken.all += 1;
        Ok(Place { places: Arc::clone(self), user })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all -= 1;
        if let Some(own) = taken.by_user.get_mut(&self.user) {
            *own -= 1;
            if *own == 0 {
                taken.by_user.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_per_user_and_in_all_and_come_back() {
        let places = Places::new(3, 2);
        let (ana, luis) = (UserId::derived(b"ana"), UserId::derived(b"luis"));
        let first = places.take(ana).unwrap();
        let _second = places.take(ana).unwrap();
        assert_eq!(places.take(ana).unwrap_err().code, Code::TooMany);
        let third = places.take(luis).unwrap();
        assert_eq!(places.take(luis).unwrap_err().code, Code::TooMany, "none is left in all");
        drop((first, third));
        places.take(luis).unwrap();
        let _again = places.take(ana).unwrap();
        assert_eq!(places.taken().by_user.len(), 1, "who has none is forgotten");
    }
}
