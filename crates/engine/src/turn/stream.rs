//! An answer's pieces on their way to those who watch. They are a convenience and never stored: the message that follows
//! holds the whole.

use domain::{Lane, TurnId};
use models::Deltas;

use crate::Engine;
use crate::bus::Signal;

#[derive(Debug)]
pub(super) struct Stream<'a> {
    engine: &'a Engine,
    lane: &'a Lane,
    turn: TurnId,
    /// Pieces stand at those who watch.
    told: bool,
}

impl<'a> Stream<'a> {
    pub(super) fn new(engine: &'a Engine, lane: &'a Lane, turn: TurnId) -> Self {
        Self { engine, lane, turn, told: false }
    }

    fn tell(&self, signal: Signal) {
        self.engine.bus.tell(self.lane.workspace_id, [signal]);
    }
}

impl Deltas for Stream<'_> {
    fn text(&mut self, piece: &str) {
        if self.engine.bus.is_watched(self.lane.workspace_id) {
            let conversation_id = self.lane.conversation_id;
            self.told = true;
            self.tell(Signal::Delta { conversation_id, turn_id: self.turn, text: piece.into() });
        }
    }

    fn restart(&mut self) {
        if std::mem::take(&mut self.told) {
            self.tell(Signal::Restart { conversation_id: self.lane.conversation_id, turn_id: self.turn });
        }
    }
}
