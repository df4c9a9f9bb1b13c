//! A change of topic, told without a model. The rule is conservative, because a session that goes on costs a few tokens
//! and one that ended loses what was meant by "it": all of these must hold.
//!
//! 1. There was a pause of `memory.topic_pause` (ten minutes).
//! 2. Nothing is open: the assistant's last message does not ask, and no proposal waits.
//! 3. The new messages have three words of content or more, and none of them stands in the session, by its beginning.
//! 4. None of their words points back: "it", "that", "again", "también", "ça".

use std::collections::HashSet;

use domain::Message;

/// Words of content that a new topic has at least.
const CONTENT: usize = 3;
/// Characters of a word of content, at least, and those by which two are the same.
const LONG: usize = 4;
const STEM: usize = 5;
/// Bytes of a message that are looked at.
const LOOKED_AT: usize = 2_000;

const POINTS_BACK: &[&str] = &[
    "it", "its", "that", "this", "those", "these", "them", "they", "he", "she", "him", "her", "his", "same", "also",
    "too", "again", "instead", "then", "there", "other", "another", "eso", "esa", "ese", "esto", "esta", "este",
    "esos", "esas", "lo", "él", "ella", "ellos", "mismo", "misma", "también", "tambien", "además", "otra", "otro",
    "ahí", "allí", "ça", "cela", "celui", "celle", "aussi", "même", "encore",
];
/// Words of content that every topic has.
const EMPTY: &[&str] = &[
    "have", "with", "from", "what", "when", "where", "which", "will", "would", "could", "should", "please", "want",
    "need", "about", "some", "your", "para", "como", "cómo", "cuando", "cuándo", "donde", "dónde", "quiero", "puedes",
    "tengo", "favor", "sobre", "pour", "avec", "dans", "quand", "comment", "voudrais",
];

/// Whether `new` is about something else than `history`, as far as its words tell.
pub(super) fn is_another(history: &[Message], new: &[Message]) -> bool {
    let said: Vec<String> = new.iter().flat_map(|message| words(&message.text)).collect();
    if said.iter().any(|word| POINTS_BACK.contains(&word.as_str())) {
        return false;
    }
    let stems: HashSet<String> = said.iter().filter_map(|word| stem(word)).collect();
    let known = || history.iter().flat_map(|message| words(&message.text)).filter_map(|word| stem(&word));
    stems.len() >= CONTENT && !known().any(|stem| stems.contains(&stem))
}

fn words(text: &str) -> Vec<String> {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// What a word of content is known by.
fn stem(word: &str) -> Option<String> {
    let content =
        word.chars().nth(LONG - 1).is_some() && !EMPTY.contains(&word) && word.chars().all(char::is_alphabetic);
    content.then(|| word.chars().take(STEM).collect())
}
