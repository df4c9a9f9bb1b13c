//! What is learnt from: the labelled conversations, and short utterances by their intent.

use std::path::Path;

use models::Role;
use models::rules::learned::Thread;
use models::rules::weights::Features;
use models::rules::{Heard, WANTED_INTENTS};
use serde_json::Value;

use super::learning::part;
use super::learning::read::{self, Result, files, word};

/// Messages before one that are kept of it: more than the gate looks at.
const BEFORE: usize = 8;

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
    /// Its language; of utterances `intents`.
    pub language: String,
    /// How much each of its messages counts.
    pub weight: f32,
    pub messages: Vec<Message>,
}

impl Conversation {
    /// Whether any of its messages holds something.
    pub fn holds(&self) -> bool {
        self.messages.iter().any(|message| message.holds)
    }

    /// A number below `of` that stays the conversation's own; `salt` gives others.
    pub fn part(&self, salt: u64, of: u64) -> u64 {
        part(&self.id, salt, of)
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

/// A line of `eval/tune`.
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
    }
}

/// Short talks of the files of a folder, of which each message has a sign.
pub fn talks(folder: &Path) -> Result<Vec<Conversation>> {
    let talk = |(talk, signs): (read::Conversation, Vec<bool>)| {
        let said = talk.said.iter();
        let heard: Vec<Heard> = said.map(|said| Heard { text: &said.text, own: said.role == Role::User }).collect();
        let messages = signs.iter().enumerate().map(|(i, &holds)| Message::of(holds, &heard[i], &heard[..i]));
        Conversation { messages: messages.collect(), id: talk.id, language: talk.language, weight: 1.0 }
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
                language: "intents".to_owned(),
                weight: 0.0,
                messages: vec![message],
            }
        })
        .collect())
}
