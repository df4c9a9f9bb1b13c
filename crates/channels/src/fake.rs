//! A platform for tests: keeps what arrives and fails as told.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use domain::Platform;

use crate::{Abilities, Channel, Outgoing, Receipt, SendError};

/// What happens to one send.
#[derive(Debug, Clone)]
pub enum Fate {
    Arrives,
    /// Does not arrive; the sender is told so.
    Fails(SendError),
    /// Arrives, and the sender is told this instead.
    ArrivesBut(SendError),
}

#[derive(Debug, Default)]
struct State {
    fates: VecDeque<Fate>,
    arrived: Vec<Outgoing>,
    tries: usize,
}

#[derive(Debug)]
pub struct Fake {
    abilities: Abilities,
    state: Mutex<State>,
}

impl Fake {
    pub fn new(deduplicates: bool) -> Self {
        Self { abilities: Abilities { deduplicates, max_text: 4096 }, state: Mutex::default() }
    }

    /// The fates of the next sends; those after arrive.
    pub fn next(&self, fates: impl IntoIterator<Item = Fate>) {
        self.state().fates.extend(fates);
    }

    /// What the people at the other end see, in order.
    pub fn arrived(&self) -> Vec<Outgoing> {
        self.state().arrived.clone()
    }

    /// How often a send was tried.
    pub fn tries(&self) -> usize {
        self.state().tries
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Channel for Fake {
    fn platform(&self) -> Platform {
        Platform::Web
    }

    fn abilities(&self) -> Abilities {
        self.abilities
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        let mut state = self.state();
        state.tries += 1;
        if outgoing.text.len() > self.abilities.max_text {
            return Err(SendError::Refused { cause: "the text is too long".into() });
        }
        let fate = state.fates.pop_front().unwrap_or(Fate::Arrives);
        if let Fate::Fails(error) = fate {
            return Err(error);
        }
        let known = state.arrived.iter().any(|earlier| earlier.idempotency_key == outgoing.idempotency_key);
        if !(known && self.abilities.deduplicates) {
            state.arrived.push(outgoing.clone());
        }
        match fate {
            Fate::ArrivesBut(error) => Err(error),
            _ => Ok(Receipt { external_id: Some(format!("fake-{}", state.arrived.len())) }),
        }
    }
}
