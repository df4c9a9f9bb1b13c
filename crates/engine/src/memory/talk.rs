//! Small talk, which is kept in the transcript and never in memory, and the words that end a session. Both are short
//! messages that say nothing else, in every language at once.
//!
//! A yes, a no and an "ok" are no small talk: they answer something.

use std::collections::HashSet;
use std::sync::LazyLock;

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

/// These say that it is over, whatever was asked. Folded: lower case, no accents, no apostrophes.
const ENDS: &[&str] = &[
    // English
    "/end",
    "/new",
    "/fin",
    "/stop",
    "new topic",
    "new conversation",
    "new chat",
    "change of topic",
    "change of subject",
    "change the topic",
    "change the subject",
    "lets change the subject",
    "lets change the topic",
    "lets talk about something else",
    "end of conversation",
    "end of the conversation",
    "end of chat",
    "start over",
    "thats all",
    "that is all",
    "that will be all",
    "thatll be all",
    "that was all",
    "that would be all",
    "nothing else",
    "were done",
    "we are done",
    "were done here",
    "we are done here",
    // Spanish
    "nuevo tema",
    "nueva conversacion",
    "cambio de tema",
    "cambiemos de tema",
    "hablemos de otra cosa",
    "fin de la conversacion",
    "fin del chat",
    "eso es todo",
    "esto es todo",
    "es todo",
    "eso era todo",
    "nada mas",
    "hemos terminado",
    "ya hemos terminado",
    "hemos acabado",
    // French
    "nouveau sujet",
    "nouvelle conversation",
    "changeons de sujet",
    "parlons dautre chose",
    "fin de la conversation",
    "fin de la discussion",
    "cest tout",
    "ce sera tout",
    "cetait tout",
    "rien dautre",
    "nous avons termine",
    "on a termine",
    "on a fini",
    // German
    "neues thema",
    "neues gesprach",
    "themawechsel",
    "themenwechsel",
    "lass uns uber etwas anderes reden",
    "reden wir uber etwas anderes",
    "ende des gesprachs",
    "das wars",
    "das war es",
    "das war alles",
    "das ist alles",
    "sonst nichts",
    "nichts weiter",
    "wir sind fertig",
    "gesprachsende",
    // Portuguese
    "novo assunto",
    "nova conversa",
    "mudemos de assunto",
    "vamos mudar de assunto",
    "vamos falar de outra coisa",
    "fim da conversa",
    "fim do chat",
    "e tudo",
    "isso e tudo",
    "isto e tudo",
    "e so isso",
    "era so isso",
    "e so isto",
    "mais nada",
    "terminamos",
    "ja terminamos",
];
/// These may also answer a question.
const ENDS_UNASKED: &[&str] = &[
    "end",
    "end it",
    "end here",
    "thats it",
    "the end",
    "fin",
    "terminar",
    "terminado",
    "terminer",
    "termine",
    "ende",
    "fertig",
    "beenden",
    "fim",
    "encerrar",
];
/// What somebody does with a conversation, before its name or, in German, also behind it.
const ENDING: &[&str] = &[
    "end",
    "stop",
    "finish",
    "close",
    "quit",
    "exit",
    "lets end",
    "lets stop",
    "lets finish",
    "lets close",
    "terminar",
    "termina",
    "terminemos",
    "terminamos",
    "terminemos ya",
    "acabar",
    "acaba",
    "acabemos",
    "cerrar",
    "cierra",
    "cerremos",
    "finalizar",
    "finaliza",
    "finalicemos",
    "terminer",
    "terminez",
    "termine",
    "terminons",
    "finir",
    "finis",
    "finissons",
    "arreter",
    "arrete",
    "arretons",
    "cloturer",
    "fermer",
    "ferme",
    "fermons",
    "beende",
    "beenden",
    "beenden wir",
    "lass uns",
    "lassen sie uns",
    "schliesse",
    "schliessen",
    "encerrar",
    "encerra",
    "encerre",
    "encerremos",
    "vamos encerrar",
    "vamos terminar",
    "finalize",
    "fechar",
    "fecha",
    "vamos a terminar",
];
const CONVERSATION: &[&str] = &[
    "conversation",
    "chat",
    "session",
    "conversacion",
    "charla",
    "sesion",
    "discussion",
    "gesprach",
    "unterhaltung",
    "sitzung",
    "conversa",
    "sessao",
];
const ARTICLES: &[&str] = &[
    "the", "this", "our", "la", "el", "esta", "este", "nuestra", "cette", "notre", "le", "das", "dieses", "unser",
    "die", "diese", "den", "diesen", "a", "o", "essa", "esse", "nossa",
];
/// What is said along with it, before or behind.
const COURTESY: &[&str] = &[
    "please",
    "thanks",
    "thank you",
    "thanks a lot",
    "many thanks",
    "thank you very much",
    "thank you so much",
    "ok",
    "okay",
    "no",
    "well",
    "so",
    "and",
    "bye",
    "goodbye",
    "great",
    "perfect",
    "for now",
    "for today",
    "now",
    "then",
    "here",
    "attache",
    "i think",
    "por favor",
    "gracias",
    "muchas gracias",
    "vale",
    "bueno",
    "adios",
    "por ahora",
    "por hoy",
    "ya",
    "aqui",
    "merci",
    "merci beaucoup",
    "sil te plait",
    "sil vous plait",
    "stp",
    "svp",
    "pour linstant",
    "pour aujourdhui",
    "alors",
    "bon",
    "non",
    "au revoir",
    "ici",
    "bitte",
    "danke",
    "vielen dank",
    "danke schon",
    "fur heute",
    "furs erste",
    "jetzt",
    "gut",
    "nein",
    "tschuss",
    "hier",
    "obrigado",
    "obrigada",
    "muito obrigado",
    "muito obrigada",
    "por agora",
    "por hoje",
    "entao",
    "bom",
    "nao",
    "tchau",
    "agora",
    "por enquanto",
];

/// The words that small talk begins with. A turn goes through its whole session, and most messages end here.
static SMALL_BEGIN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SMALL.iter().chain(FILLERS).filter_map(|phrase| phrase.split(' ').next()).collect());

/// The words of all that can end a session.
static ENDS_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lists = [ENDS, ENDS_UNASKED, ENDING, CONVERSATION, ARTICLES, COURTESY];
    lists.concat().into_iter().flat_map(|phrase| phrase.split(' ')).collect()
});

/// Whether a message says nothing that is worth remembering.
pub(super) fn is_small(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let words = words(text);
    let laughs = |first: &str| is_laughter(first) || LAUGHTER.iter().any(|syllable| first.starts_with(syllable));
    if words.first().is_some_and(|first| !SMALL_BEGIN.contains(first.as_str()) && !laughs(first)) {
        return false;
    }
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

const LAUGHTER: [&str; 6] = ["ha", "ja", "he", "je", "hi", "ji"];

/// "hahaha", "jajaja", "hehe", "hi hi".
fn is_laughter(word: &str) -> bool {
    word.len() >= 4 && LAUGHTER.iter().any(|syllable| word.replace(syllable, "").len() <= 1)
}

/// Whether the person ends the session with this. `asked`: what was said last asks something.
pub(crate) fn ends(text: &str, asked: bool) -> bool {
    if text.len() > SHORT || text.contains('?') {
        return false;
    }
    let words = folded(text);
    if !words.iter().all(|word| ENDS_WORDS.contains(word.as_str())) {
        return false;
    }
    let said = words.join(" ");
    let is =
        |plain: &str| ENDS.contains(&plain) || (!asked && ENDS_UNASKED.contains(&plain)) || ends_conversation(plain);
    let rest = without_courtesy(&words).join(" ");
    is(&said) || (!rest.is_empty() && is(&rest))
}

/// "end the conversation", "das Gespräch beenden".
fn ends_conversation(plain: &str) -> bool {
    let what = |text: &str| {
        let name = ARTICLES.iter().find_map(|article| text.strip_prefix(article)?.strip_prefix(' '));
        CONVERSATION.contains(&name.unwrap_or(text))
    };
    let before = |verb: &&str| plain.strip_prefix(*verb).and_then(|rest| rest.strip_prefix(' ')).is_some_and(what);
    let behind = plain.strip_suffix(" beenden").or_else(|| plain.strip_suffix(" schliessen")).is_some_and(|rest| {
        what(rest.strip_prefix("lass uns ").or_else(|| rest.strip_prefix("lassen sie uns ")).unwrap_or(rest))
    });
    behind || ENDING.iter().any(before)
}

/// The words between what is said for politeness.
fn without_courtesy(words: &[String]) -> &[String] {
    let mut rest = words;
    loop {
        let most = LONGEST.min(rest.len());
        let polite = |words: &[String]| COURTESY.contains(&words.join(" ").as_str());
        if let Some(count) = (1..=most).rev().find(|count| polite(&rest[..*count])) {
            rest = &rest[count..];
        } else if let Some(count) = (1..=most).rev().find(|count| polite(&rest[rest.len() - count..])) {
            rest = &rest[..rest.len() - count];
        } else {
            return rest;
        }
    }
}

/// The words of a short text: lower case, without accents and apostrophes; a command keeps its `/`.
fn folded(text: &str) -> Vec<String> {
    let plain: String =
        text.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’')).map(domain::text::unaccented).collect();
    let plain = plain.replace('ß', "ss");
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '/').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
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
            "ha ha",
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
        for text in [
            "end",
            "End.",
            "end.",
            "/end",
            "New topic",
            "terminar",
            "Fin",
            "fin.",
            "Fin !",
            "nouveau sujet",
            "cambiemos de tema",
            "End the conversation",
            "Please end this chat.",
            "that's all, thanks",
            "That’s all!",
            "No, that's all for today. Thank you!",
            "ok thanks, that is all",
            "we're done",
            "let's end the session",
            "Eso es todo, gracias",
            "termina la conversación",
            "nada más por hoy",
            "¡Terminemos el chat!",
            "C'est tout, merci",
            "merci, ce sera tout",
            "termine la conversation s'il te plaît",
            "Das war's, danke!",
            "Beende das Gespräch",
            "Gespräch beenden.",
            "lass uns das Gespräch beenden",
            "das ist alles für heute",
            "É só isso, obrigada",
            "por hoje é tudo",
            "encerra a conversa",
            "Fim.",
            "fim da conversa",
        ] {
            assert!(ends(text, false), "{text}");
        }
        for text in [
            "end the meeting at 5",
            "end?",
            "fin de semana",
            "terminar el informe",
            "",
            "thanks",
            "ok",
            "no",
            "that's all I know about Ana",
            "end of month report",
            "close the deal",
            "stop the chat bot project",
            "eso es todo lo que sé",
            "c'est tout près d'ici",
            "das war's mit dem Sommer",
            "é tudo verdade",
            "cancel the chat with Ana",
            "no more meetings today",
            "fim de semana",
            "Ende März",
            "the chat session with Ana",
        ] {
            assert!(!ends(text, false), "{text}");
        }
        assert!(ends("that's all, thanks", true) && !ends("the end", true) && !ends("fertig", true));
        assert!(!ends(&"ok ".repeat(26), false) && !ends(&"x".repeat(100_000), false));
        assert!(!ends("end", true) && ends("new topic", true), "a bare word may answer what was asked");
    }
}
