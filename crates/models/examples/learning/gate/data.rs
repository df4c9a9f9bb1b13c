//! What is learnt from: the labelled conversations, and short utterances by their intent.

use std::path::Path;

use models::Role;
use models::rules::learned::Thread;
use models::rules::weights::Features;
use models::rules::{Heard, WANTED_INTENTS};
use serde_json::Value;

use super::super::part;
use super::super::read::{self, Result, files, word};
use super::FOLDS;

/// What an utterance with an intent counts where a message of ours counts 1, and one of our short talks: all of them together
/// must not outweigh conversations as people have them.
const WANTED: f32 = 0.2;
const OTHER: f32 = 0.02;
const TALK: f32 = 0.15;
/// Every third utterance is kept apart, to measure with; of those that should stop another third is enough to learn from.
const APART: u64 = 3;
const ENOUGH: u64 = 3;

/// Messages before one that are kept of it: more than the gate looks at.
const BEFORE: usize = 8;

pub const INTENTS: &str = "intents";

/// A labelled message.
#[derive(Debug)]
pub struct Message {
    pub holds: bool,
    pub thread: Thread,
    /// What each of the thread's messages says by itself, this one first.
    pub alone: Vec<Features>,
}

impl Message {
    fn of(holds: bool, message: &Heard, before: &[Heard]) -> Self {
        let thread = Thread::of(message, &before[before.len().saturating_sub(BEFORE)..]);
        let alone = thread.alone().collect();
        Self { holds, thread, alone }
    }
}

/// What is never parted between training and measuring.
#[derive(Debug)]
pub struct Conversation {
    pub id: String,
    /// Its language; of utterances [`INTENTS`].
    pub language: String,
    /// How much each of its messages counts.
    pub weight: f32,
    pub messages: Vec<Message>,
    /// Asked to be hard.
    pub hard: bool,
}

impl Conversation {
    /// Whether any of its messages holds something.
    pub fn holds(&self) -> bool {
        self.messages.iter().any(|message| message.holds)
    }

    /// The part of all conversations that it stays in; utterances are in none.
    pub fn fold(&self) -> Option<u64> {
        (self.language != INTENTS).then(|| fold(&self.id))
    }
}

/// The part of all conversations that one of this id stays in, whichever folder stands before that.
pub fn fold(id: &str) -> u64 {
    part(id.rsplit('/').next().unwrap_or(id), 1, FOLDS)
}

/// What the gate is learnt from.
#[derive(Debug)]
pub struct Data {
    /// As people have them.
    pub cases: Vec<Conversation>,
    /// Talks, and utterances.
    pub beside: Vec<Conversation>,
    /// Utterances that nothing is learnt from.
    pub apart: Vec<Conversation>,
}

impl Data {
    /// Of the folder `eval`, and a file of clinc/oos-eval.
    pub fn read(eval: &Path, utterances: &Path) -> Result<Self> {
        let mut beside = conversations(&eval.join("changes/tune"))?;
        for folder in ["gate", "talks", "agendas"] {
            beside.extend(talks(&eval.join(folder))?);
        }
        let (apart, mut learnt): (Vec<Conversation>, Vec<Conversation>) =
            intents(utterances)?.into_iter().partition(|one| part(&one.id, 3, APART) == 0);
        learnt.retain(|one| one.holds() || part(&one.id, 5, ENOUGH) == 0);
        beside.extend(learnt);
        let (mut cases, hard) = (conversations(&eval.join("tune"))?, conversations(&eval.join("hard/tune"))?);
        cases.extend(hard.into_iter().map(|one| Conversation { hard: true, ..one }));
        Ok(Self { cases, beside, apart })
    }
}

/// Every conversation of the files of a folder.
pub fn conversations(folder: &Path) -> Result<Vec<Conversation>> {
    let mut all = Vec::new();
    for file in files(folder, "jsonl")? {
        for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
            all.push(conversation(&serde_json::from_str(line)?));
        }
    }
    Ok(all)
}

/// A line of `eval/tune` or `eval/hard/tune`.
fn conversation(case: &Value) -> Conversation {
    let messages = case["messages"].as_array().map_or(&[][..], Vec::as_slice);
    let texts: Vec<String> = messages
        .iter()
        .map(|message| match message["subject"].as_str() {
            Some(subject) => format!("{subject}\n\n{}", word(message, "text")),
            None => word(message, "text").to_owned(),
        })
        .collect();
    let me = word(case, "me");
    let heard: Vec<Heard> =
        messages.iter().zip(&texts).map(|(message, text)| Heard { text, own: word(message, "from") == me }).collect();
    let labelled = messages.iter().enumerate();
    Conversation {
        id: word(case, "id").to_owned(),
        language: word(case, "language").to_owned(),
        weight: 1.0,
        messages: labelled
            .filter_map(|(i, message)| Some(Message::of(message["holds"].as_bool()?, &heard[i], &heard[..i])))
            .collect(),
        hard: false,
    }
}

/// Short talks of the files of a folder, of which each message has a sign.
pub fn talks(folder: &Path) -> Result<Vec<Conversation>> {
    let talk = |(talk, signs): (read::Conversation, Vec<bool>)| {
        let said = talk.said.iter();
        let heard: Vec<Heard> = said.map(|said| Heard { text: &said.text, own: said.role == Role::User }).collect();
        let messages = signs.iter().enumerate().map(|(i, &holds)| Message::of(holds, &heard[i], &heard[..i]));
        Conversation { messages: messages.collect(), id: talk.id, language: talk.language, weight: TALK, hard: false }
    };
    Ok(read::signed(folder)?.into_iter().map(talk).collect())
}

/// Utterances by their intent: lines of `{"text", "intent"}`, or the set's own file, of which the training split is read.
pub fn intents(file: &Path) -> Result<Vec<Conversation>> {
    let text = std::fs::read_to_string(file)?;
    let rows: Vec<(String, String)> = match serde_json::from_str::<Value>(&text) {
        Ok(whole) if whole["train"].is_array() => ["train", "oos_train"]
            .iter()
            .filter_map(|split| serde_json::from_value::<Vec<(String, String)>>(whole[*split].clone()).ok())
            .flatten()
            .collect(),
        _ => text
            .lines()
            .map(|line| {
                serde_json::from_str::<Value>(line)
                    .map(|row| (word(&row, "text").to_owned(), word(&row, "intent").to_owned()))
            })
            .collect::<std::result::Result<_, _>>()?,
    };
    Ok(rows
        .into_iter()
        .map(|(text, intent)| {
            let holds = WANTED_INTENTS.contains(&intent.as_str());
            let message = Message::of(holds, &Heard { text: &text, own: false }, &[]);
            Conversation {
                id: format!("{intent}/{text}"),
                language: INTENTS.to_owned(),
                weight: if holds { WANTED } else { OTHER },
                messages: vec![message],
                hard: false,
            }
        })
        .collect())
}
