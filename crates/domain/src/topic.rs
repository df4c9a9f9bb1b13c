//! What a text is about, told by its plain words: enough to say something fitting where no model can.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A complaint of the body: never judged, always sent on to somebody who can.
    Health,
    Reminder,
    Calendar,
    Mail,
    Greeting,
    Other,
}

/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 2_000;
/// Words of a text that is only a greeting.
const GREETING: usize = 5;

/// Beginnings of words, without accents, in English, Spanish and French: `=` is the whole word.
const WORDS: [(Topic, &str); 4] = [
    (
        Topic::Health,
        "headach migrain fever nause vomit dizz =rash cough =flu sore =pain =pains =painful =cramp =cramps =ache =aches \
         swollen swelling diarrh symptom =sick =ill bleed contraction itch allerg \
         fiebre jaqueca mareo maread =tos =gripe =dolor =dolores =duele =duelen calambre hinchad diarrea sintoma =enferm \
         =enfermo =enferma sangr contraccion picor alergi nauseas vomit \
         fievre =toux =tousse grippe douleur =vertige =vertiges crampe gonfle diarrhee =malade saign demange",
    ),
    (Topic::Reminder, "remind recorda recuerda recuerde recuerden =avisame rappel"),
    (Topic::Mail, "=mail =mails email =inbox correo =buzon courriel =boite gmail outlook"),
    (
        Topic::Calendar,
        "agenda calendar appointment meeting schedul =event =events =lunch =dinner =free =busy \
         =cita =citas calendario reunion =evento =eventos =comida =cena =libre \
         =rdv rendez calendrier =evenement =evenements =dejeuner =diner =reunions",
    ),
];
/// What somebody says of themselves.
const OWN: &str = "i ive im my tengo me mi siento estoy j je mon ma";
const GREETINGS: &str = "hi hello hey hiya good morning afternoon evening there hola buenos buenas dias tardes noches que tal \
    bonjour salut bonsoir coucou allo";

impl Topic {
    pub const ALL: [Self; 6] = [Self::Health, Self::Reminder, Self::Calendar, Self::Mail, Self::Greeting, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Reminder => "reminder",
            Self::Calendar => "calendar",
            Self::Mail => "mail",
            Self::Greeting => "greeting",
            Self::Other => "other",
        }
    }

    /// Whether somebody complains of their body, and does not only note an appointment or a reminder about it.
    pub fn complains(text: &str) -> bool {
        let (topics, words) = read(text);
        let own = |word: &String| OWN.split_whitespace().any(|own| own == word);
        topics == [Self::Health] && words.iter().any(own)
    }

    /// The first of the topics that a word of the text belongs to.
    pub fn of(text: &str) -> Self {
        let (topics, words) = read(text);
        if let Some(topic) = topics.first() {
            return *topic;
        }
        let greets = |word: &String| GREETINGS.split_whitespace().any(|greeting| greeting == word);
        if (1..=GREETING).contains(&words.len()) && words.iter().all(greets) {
            return Self::Greeting;
        }
        Self::Other
    }
}

/// The topics that words of the text belong to, in the order of [`WORDS`], and its plain words.
fn read(text: &str) -> (Vec<Topic>, Vec<String>) {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let folded: String = text.chars().flat_map(char::to_lowercase).map(crate::text::unaccented).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
    let words: Vec<String> = words.collect();
    let is = |pattern: &str, word: &str| match pattern.strip_prefix('=') {
        Some(whole) => word == whole,
        None => word.starts_with(pattern),
    };
    let about = |patterns: &str| words.iter().any(|word| patterns.split_whitespace().any(|one| is(one, word)));
    let topics = WORDS.into_iter().filter(|(_, patterns)| about(patterns)).map(|(topic, _)| topic).collect();
    (topics, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_tell_what_it_is_about() {
        for (topic, texts) in [
            (Topic::Health, ["I have a headache and a fever", "tengo fiebre", "j'ai de la fièvre et des vertiges"]),
            (Topic::Reminder, ["remind me to call mum", "recuérdame comprar pan", "rappelle-moi d'appeler Luc"]),
            (Topic::Calendar, ["when is my meeting with Ana?", "¿qué citas tengo?", "j'ai un rendez-vous quand ?"]),
            (Topic::Mail, ["any new email?", "¿tengo correo?", "lis mes courriels"]),
            (Topic::Greeting, ["Hello!", "¡Hola! ¿Qué tal?", "Bonjour"]),
            (Topic::Other, ["what is the capital of Peru", "cuéntame un chiste", ""]),
        ] {
            for text in texts {
                assert_eq!(Topic::of(text), topic, "{text}");
            }
        }
        assert!(Topic::complains("I have a headache since Monday") && Topic::complains("me duele la cabeza"));
        assert!(!Topic::complains("allergy shots on Tuesday") && !Topic::complains("my appointment for the rash"));
        assert_eq!(Topic::of(&"é".repeat(1_000_000)), Topic::Other);
    }
}
