//! What the chats of servers are called: messages name their chat by number only.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::text::{clean, shorten};

/// Chats that are remembered; at the bound all are asked for again.
const KEPT: usize = 500;
/// Characters of a name; Discord has at most 100.
const MAX_NAME: usize = 100;

/// By chat: its server and its name.
#[derive(Debug, Default)]
pub(super) struct Names(Mutex<HashMap<String, (String, String)>>);

impl Names {
    fn known(&self) -> MutexGuard<'_, HashMap<String, (String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, chat: &str) -> Option<String> {
        self.known().get(chat).map(|(_, name)| name.clone())
    }

    pub(super) fn keep(&self, chat: &str, server: &str, name: &str) {
        let mut known = self.known();
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(chat.to_owned(), (server.to_owned(), shorten(&clean(name), MAX_NAME)));
    }

    pub(super) fn forget(&self, chat: &str) {
        self.known().remove(chat);
    }

    /// The chats of a server, no longer known.
    pub(super) fn forget_server(&self, server: &str) -> Vec<String> {
        let mut known = self.known();
        let chats: Vec<String> =
            known.iter().filter(|(_, (of, _))| of == server).map(|(chat, _)| chat.clone()).collect();
        for chat in &chats {
            known.remove(chat);
        }
        chats
    }
}
