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

/// What a language calls each thing: words without accents, apostrophes part them. `=` is the whole word, else it is
/// the beginning of one; `_` parts words that stand side by side: `=mal_=au_=ventre`.
struct Words {
    health: &'static str,
    reminder: &'static str,
    mail: &'static str,
    calendar: &'static str,
    greeting: &'static str,
    /// By which somebody speaks of themselves.
    own: &'static str,
}

/// All are read at once. To add a language: its words, and its lines in the tests.
const LANGUAGES: [Words; 5] = [
    // English
    Words {
        health: "headach migrain fever nause vomit dizz =rash cough =flu sore =pain =pains =painful =cramp =cramps =ache \
            =aches =aching stomachach toothach earach backach bellyach swollen swelling diarrh constipat symptom =sick \
            =ill =unwell bleed contraction itch allerg =hurts infect palpitation =hurt_=my \
            =my_=back_=is_=killing =runny_=nose =throw_=up =throwing_=up =high_=temperature",
        reminder: "remind",
        mail: "=mail =mails =mailbox email =e_=mail =e_=mails =inbox gmail outlook unread newsletter",
        calendar: "agenda calendar appointment meeting schedul =event =events =lunch =dinner =free =busy diary",
        greeting: "hi hello hey hiya howdy good morning afternoon evening there",
        own: "i ive im my",
    },
    // Spanish
    Words {
        health: "fiebre jaqueca migran mareo maread nause =tos =gripe =dolor =dolores =duele =duelen calambre hinchad \
            diarrea estrenid sintoma =enfermo =enferma =enfermos =enfermas sangrando =sangro =sangra contraccion picor \
            alergi vomit infeccion resfriad catarro =encuentro_=mal =siento_=mal =palpitaciones",
        reminder: "recorda recuerda recuerde recuerden =avisame",
        mail: "correo =buzon =bandeja_=de_=entrada =mail =emails",
        calendar: "agenda calendario =cita =citas reunion =evento =eventos =comida =cena =libre",
        greeting: "hola buenos buenas dias tardes noches que tal",
        own: "tengo me mi estoy siento",
    },
    // French: what hurts is told by "mal" and where.
    Words {
        health: "fievre =toux =tousse grippe migrain =nausee =nausees vomi =douleur =douleurs =vertige =vertiges crampe \
            gonfle diarrhee constip =malade =malades =rhume saigne demange allerg infection symptome =mal_=au =mal_=aux \
            =mal_=a_=la =mal_=a_=l =mal_=dans =mal_=partout =me_=fait_=mal =me_=font_=mal =sens_=mal =palpitations",
        reminder: "rappel",
        mail: "courriel messagerie =boite_=mail =boite_=de_=reception =boite_=aux_=lettres =boite =mail =mails",
        calendar: "agenda calendrier =rdv rendez reunion =evenement =evenements =dejeuner =diner",
        greeting: "bonjour salut bonsoir coucou allo",
        own: "j je mon ma mes me",
    },
    // German: what hurts stands before the pain.
    Words {
        health: "fieber kopfschmerz kopfweh bauchschmerz bauchweh ruckenschmerz zahnschmerz zahnweh halsschmerz halsweh \
            magenschmerz ohrenschmerz schmerz migran ubelkeit =ubel erbrech erbroch =husten =huste grippe erkalt \
            schwindel durchfall verstopf krampf geschwollen ausschlag juckt juckreiz allerg blute entzund symptom \
            =krank =tut_=weh =weh =schnupfen infektion herzrasen",
        reminder: "erinner",
        mail: "=mail =mails email =e_=mail =e_=mails posteingang postfach",
        calendar: "kalender =termin =termine terminen besprechung verabred =mittagessen =abendessen treffen",
        greeting: "hallo guten gute tag morgen abend servus moin gruss gott",
        own: "ich mir mich mein meine meinem meinen",
    },
    // Portuguese
    Words {
        health: "febre enxaquec nausea enjoo enjoad vomit tontura =tonto =tonta =tosse =gripe gripad constipad \
            =dor =dores =doi =doem =doendo colica caibra inchad diarreia =prisao_=de_=ventre sintoma =doente =doentes \
            sangrando contracc contrac coceira alergi infecc infec resfriad erupcao palpitac =sinto_=mal",
        reminder: "lembra lembre lembrete",
        mail: "=mail =mails email =e_=mail =e_=mails =correio =caixa_=de_=entrada",
        calendar: "agenda calendario compromisso =consulta =consultas reuniao reunioes =evento =eventos =almoco =jantar",
        greeting: "ola oi bom boa dia tarde noite tudo bem",
        own: "eu meu minha meus minhas estou tenho me mim",
    },
];

impl Words {
    /// In the order in which the first that fits counts.
    fn topics(&self) -> [(Topic, &'static str); 4] {
        [
            (Topic::Health, self.health),
            (Topic::Reminder, self.reminder),
            (Topic::Mail, self.mail),
            (Topic::Calendar, self.calendar),
        ]
    }
}

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
        topics == [Self::Health] && words.iter().any(|word| one_of(word, |language| language.own))
    }

    /// Whether it is about mail and nothing else.
    pub fn is_mail(text: &str) -> bool {
        read(text).0 == [Self::Mail]
    }

    /// The first of the topics that a word of the text belongs to.
    pub fn of(text: &str) -> Self {
        let (topics, words) = read(text);
        if let Some(topic) = topics.first() {
            return *topic;
        }
        let greets = |word: &String| one_of(word, |language| language.greeting);
        if (1..=GREETING).contains(&words.len()) && words.iter().all(greets) {
            return Self::Greeting;
        }
        Self::Other
    }
}

fn one_of(word: &str, of: impl Fn(&Words) -> &'static str) -> bool {
    LANGUAGES.iter().any(|language| of(language).split_whitespace().any(|one| one == word))
}

/// The topics that words of the text belong to, each once, and its plain words.
fn read(text: &str) -> (Vec<Topic>, Vec<String>) {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let folded: String = text.chars().flat_map(char::to_lowercase).map(crate::text::unaccented).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
    let words: Vec<String> = words.collect();
    let about = |topic: Topic| {
        let patterns = LANGUAGES.iter().flat_map(Words::topics).filter(|(of, _)| *of == topic);
        patterns.flat_map(|(_, patterns)| patterns.split_whitespace()).any(|pattern| stands(pattern, &words))
    };
    let topics =
        [Topic::Health, Topic::Reminder, Topic::Mail, Topic::Calendar].into_iter().filter(|topic| about(*topic));
    let topics = topics.collect();
    (topics, words)
}

/// Whether the pattern's words stand side by side anywhere.
fn stands(pattern: &str, words: &[String]) -> bool {
    let is = |pattern: &str, word: &str| match pattern.strip_prefix('=') {
        Some(whole) => word == whole,
        None => word.starts_with(pattern),
    };
    let wanted = pattern.split('_').count();
    words.windows(wanted).any(|words| pattern.split('_').zip(words).all(|(pattern, word)| is(pattern, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line each: English, Spanish, French, German, Portuguese.
    const CASES: &[(Topic, [&str; 5])] = &[
        (
            Topic::Health,
            [
                "I have a headache and a fever",
                "tengo fiebre",
                "j'ai de la fièvre et des vertiges",
                "ich habe Fieber und Kopfschmerzen",
                "estou com febre",
            ],
        ),
        (
            Topic::Health,
            [
                "my stomach hurts",
                "me duele la tripa",
                "j'ai mal au ventre",
                "mir tut der Bauch weh",
                "dói-me a barriga",
            ],
        ),
        (
            Topic::Health,
            [
                "I feel sick since yesterday",
                "me encuentro mal",
                "J’ai mal à la tête",
                "mir ist übel",
                "estou com dor de cabeça",
            ],
        ),
        (
            Topic::Health,
            [
                "I keep throwing up",
                "no paro de vomitar",
                "j'ai mal aux dents",
                "ich habe Zahnschmerzen",
                "não me sinto mal? sinto mal sim",
            ],
        ),
        (
            Topic::Reminder,
            [
                "remind me to call mum",
                "recuérdame comprar pan",
                "rappelle-moi d'appeler Luc",
                "erinnere mich an Brot",
                "lembra-me de comprar pão",
            ],
        ),
        (
            Topic::Calendar,
            [
                "when is my meeting with Ana?",
                "¿qué citas tengo?",
                "j'ai un rendez-vous quand ?",
                "welche Termine habe ich?",
                "que compromissos tenho hoje?",
            ],
        ),
        (
            Topic::Mail,
            ["any new email?", "¿tengo correo?", "lis mes courriels", "habe ich neue E-Mails?", "tenho e-mail novo?"],
        ),
        (
            Topic::Mail,
            [
                "what's in my inbox",
                "mira mi bandeja de entrada",
                "regarde ma boîte de réception",
                "schau in mein Postfach",
                "vê a minha caixa de entrada",
            ],
        ),
        (
            Topic::Mail,
            [
                "can you check my e-mail",
                "¿me ha escrito Ana un correo?",
                "une question sur un mail",
                "eine Frage zu einer Mail",
                "uma pergunta sobre um mail",
            ],
        ),
        (Topic::Greeting, ["Hello!", "¡Hola! ¿Qué tal?", "Bonjour", "Guten Morgen!", "Olá, tudo bem?"]),
        (
            Topic::Other,
            [
                "what is the capital of Peru",
                "cuéntame un chiste",
                "c'est pas mal",
                "erzähl mir einen Witz",
                "conta-me uma piada",
            ],
        ),
    ];

    #[test]
    fn the_words_tell_what_it_is_about() {
        for (topic, texts) in CASES {
            for text in texts {
                assert_eq!(Topic::of(text), *topic, "{text}");
            }
        }
        assert_eq!(Topic::of(""), Topic::Other);
        assert_eq!(Topic::of("está mal escrito"), Topic::Other);
        assert_eq!(Topic::of(&"é".repeat(1_000_000)), Topic::Other);
    }

    #[test]
    fn what_is_about_mail_alone_is_told_from_what_only_names_it() {
        assert!(Topic::is_mail("do I have any new mail from Ana?") && Topic::is_mail("¿tengo correo?"));
        assert!(
            !Topic::is_mail("remind me to mail Ana") && !Topic::is_mail("when is the meeting about the mail server?")
        );
    }

    #[test]
    fn a_complaint_is_somebodys_own_and_nothing_else() {
        for text in ["I have a headache since Monday", "me duele la cabeza", "j'ai mal au ventre", "mir ist übel"] {
            assert!(Topic::complains(text), "{text}");
        }
        for text in
            ["allergy shots on Tuesday", "my appointment for the rash", "rappelle-moi le médicament contre la toux"]
        {
            assert!(!Topic::complains(text), "{text}");
        }
    }
}
