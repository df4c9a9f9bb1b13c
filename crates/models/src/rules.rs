//! The model that needs no network and no key: phrases and times in, tool calls and sentences out.
//!
//! `chat` answers a person, `watch` reads what others say, and [`detect`] is the pure function beneath it; [`triage`]
//! judges mails. The words
//! of each language are under `rules/words/`; see there to add one.

mod act;
mod chat;
mod choice;
pub mod choose;
mod clash;
mod detect;
mod fields;
pub(crate) mod gate;
mod intent;
mod judge;
mod known;
mod lexicon;
mod mail;
mod meanings;
mod moving;
mod never;
mod quick;
mod reading;
mod reply;
mod resolve;
mod tell;
mod text;
mod thread;
mod timing;
mod title;
pub mod trees;
pub mod triage;
mod turn;
mod watch;
pub mod weights;
mod wishes;
mod words;
pub mod worth;
mod zones;

use async_trait::async_trait;

pub use detect::{DetectInput, DetectedKind, Detection, MAX_DETECTIONS, detect};
pub use gate::{Heard, WANTED_INTENTS, learned, passes_gate};
pub use quick::{Guess, Quick, quick};

use crate::{Answer, Deltas, Model, Purpose, Request, Result};

/// Whether the rules understand and answer a language, by its ISO 639-1 code.
pub fn speaks(language: &str) -> bool {
    words::SPOKEN.iter().any(|spoken| spoken.code() == language)
}

/// Calls of one answer; what would be more is not asked for.
const MAX_CALLS: usize = 5;

/// The rules as a [`Model`]. Holds nothing: the same request always gets the same answer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules;

#[async_trait]
impl Model for Rules {
    fn name(&self) -> &'static str {
        "rules"
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let mut answer = match request.purpose {
            Purpose::Chat => mail::respond(request).unwrap_or_else(|| chat::respond(request)),
            Purpose::Detect => watch::respond(request),
        };
        answer.made.by_rules = true;
        crate::stream(&answer.text, deltas);
        Ok(answer)
    }
}
