//! Small talk, which is kept in the transcript and never in memory, and the words that end a session. Both are short
//! messages that say nothing else, in every language at once.
//!
//! A yes, a no and an "ok" are no small talk: they answer something.

use domain::{Message, Sender};

/// Bytes of a message that can be either.
const SHORT: usize = 80;

const SMALL: &[&str] = &[
    // English
    "hi",
    "hello",
    "hey",
    "hiya",
    "howdy",
    "hi there",
    "hello there",
    "hey there",
    "good morning",
    "good afternoon",
    "good evening",
    "good night",
    "goodnight",
    "morning",
    "thanks",
    "thank you",
    "thx",
    "ty",
    "cheers",
    "many thanks",
    "thanks a lot",
    "thank you so much",
    "thank you very much",
    "bye",
    "goodbye",
    "see you",
    "see you later",
    "take care",
    "how are you",
    "how are you doing",
    "how is it going",
    "how's it going",
    "what's up",
    "lol",
    "lmao",
    "rofl",
    "nice",
    "cool",
    "wow",
    "you're welcome",
    "no worries",
    "have a nice day",
    "well done",
    // Spanish
    "hola",
    "buenas",
    "buenos días",
    "buenos dias",
    "buenas tardes",
    "buenas noches",
    "gracias",
    "muchas gracias",
    "mil gracias",
    "adiós",
    "adios",
    "chao",
    "hasta luego",
    "hasta mañana",
    "hasta pronto",
    "qué tal",
    "que tal",
    "cómo estás",
    "como estas",
    "de nada",
    "genial",
    "qué bien",
    "que bien",
    // French
    "bonjour",
    "bonsoir",
    "salut",
    "coucou",
    "bonne nuit",
    "merci",
    "merci beaucoup",
    "au revoir",
    "à bientôt",
    "ça va",
    "ca va",
    "comment ça va",
    "de rien",
    "super",
    "mdr",
];

/// What may stand beside any of these.
const FILLERS: &[&str] =
    &["so much", "a lot", "again", "attaché", "attache", "all", "everyone", "a todos", "y", "and", "et"];

/// Words of the longest phrase.
const LONGEST: usize = 4;

/// These say that it is over, whatever was asked.
const ENDS: &[&str] = &[
    "/end",
    "/new",
    "/fin",
    "new topic",
    "new conversation",
    "new chat",
    "change of topic",
    "change of subject",
    "let's change the subject",
    "let's talk about something else",
    "end of conversation",
    "end conversation",
    "start over",
    "nuevo tema",
    "nueva conversación",
    "nueva conversacion",
    "cambio de tema",
    "cambiemos de tema",
    "hablemos de otra cosa",
    "terminar conversación",
    "terminar conversacion",
    "fin de la conversación",
    "nouveau sujet",
    "nouvelle conversation",
    "changeons de sujet",
    "parlons d'autre chose",
    "fin de la conversation",
    "neues thema",
    "neues gespräch",
    "themenwechsel",
    "lass uns über etwas anderes reden",
    "novo assunto",
    "nova conversa",
    "mudemos de assunto",
    "fim da conversa",
];
/// These may also answer a question.
const ENDS_UNASKED: &[&str] = &["end", "fin", "terminar", "terminer"];

/// Whether a message says nothing that is worth remembering.
pub(super) fn is_small(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let words = words(text);
    let (mut at, mut said) = (0, words.is_empty());
    while at < words.len() {
        let phrase = (1..=LONGEST.min(words.len() - at)).rev().find_map(|count| {
            let phrase = words[at..at + count].join(" ");
            let small = SMALL.contains(&phrase.as_str()) || is_laughter(&phrase);
            (small || FILLERS.contains(&phrase.as_str())).then_some((count, small))
        });
        let Some((count, small)) = phrase else { return false };
        said |= small;
        at += count;
    }
    // Thumbs and ticks answer, as words do.
    said && crate::phrases::verdict(text).is_none()
}

/// "hahaha", "jajaja", "hehe", "hihi".
fn is_laughter(word: &str) -> bool {
    word.len() >= 4 && ["ha", "ja", "he", "je", "hi", "ji"].iter().any(|syllable| word.replace(syllable, "").len() <= 1)
}

/// Whether the person ends the session with this. `asked`: what was said last asks something.
pub(crate) fn ends(text: &str, asked: bool) -> bool {
    if text.len() > SHORT || text.contains('?') {
        return false;
    }
    let plain = text.trim().to_lowercase().replace('’', "'");
    let plain = plain.trim_end_matches(['.', '!', '¡']).trim_start_matches('¡').trim();
    ENDS.contains(&plain) || (!asked && ENDS_UNASKED.contains(&plain))
}

/// Whether the assistant's message asks the person something.
pub(super) fn asks(message: &Message) -> bool {
    message.sender == Sender::Assistant && message.text.contains('?')
}

/// The messages that are worth remembering: without small talk, words that end a session, and what answered only those.
/// What was asked last stays whatever it answered.
pub(super) fn memorable(history: &[Message]) -> Vec<&Message> {
    let idle = |message: &Message| is_small(&message.text) || ends(&message.text, false);
    // Of what the person has said since the assistant spoke: none of it, or all of it, is small.
    let (mut said, mut small) = (false, true);
    let mut kept = Vec::with_capacity(history.len());
    for (n, message) in history.iter().enumerate() {
        match message.sender {
            Sender::Assistant => {
                let open = n + 1 == history.len() && asks(message);
                if !said || !small || open {
                    kept.push(message);
                }
                (said, small) = (false, true);
            }
            Sender::User if idle(message) => said = true,
            Sender::User | Sender::Contact => {
                (said, small) = (true, false);
                kept.push(message);
            }
        }
    }
    kept
}

fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace('’', "'");
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_talk_says_nothing_else() {
        for text in [
            "thanks!",
            "Hello",
            "lol",
            "¡Muchas gracias!",
            "hahaha",
            "Jajajaja",
            "Merci beaucoup",
            "hi, how are you?",
            "😂",
            "good morning everyone",
            "!!!",
        ] {
            assert!(is_small(text), "{text}");
        }
        for text in [
            "yes",
            "ok",
            "👍",
            "no thanks",
            "thanks, and move it to 5",
            "hello Ana is my sister",
            "all",
            "5",
            "hat",
            "end",
            "明天",
        ] {
            assert!(!is_small(text), "{text}");
        }
        assert!(!is_small(&"thanks ".repeat(1_000)));
    }

    #[test]
    fn the_words_that_end_a_session() {
        for text in ["end", "End.", "/end", "New topic", "terminar", "Fin", "nouveau sujet", "cambiemos de tema"] {
            assert!(ends(text, false), "{text}");
        }
        for text in ["the end", "end the meeting at 5", "end?", "fin de semana", "terminar el informe", ""] {
            assert!(!ends(text, false), "{text}");
        }
        assert!(!ends("end", true) && ends("new topic", true), "a bare word may answer what was asked");
    }
}
