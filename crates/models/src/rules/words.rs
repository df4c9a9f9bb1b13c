//! The words of each language. The code around holds none.
//!
//! To add a language: one folder here with a [`Source`], a line in [`SPOKEN`] and one in [`source`], and cases in
//! `tests/it`.

mod conjugation;
mod de;
mod en;
mod es;
mod fr;
mod pt;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use when::Language;

use super::lexicon::{Lexicon, Mark};
use super::text::{Joints, Tokens, fold};

/// One verb of something to do. Lists are parted by `|`; empty where the language has no such form.
pub(crate) struct Verb {
    /// As it opens a title: "send", "mandar".
    pub title: &'static str,
    /// Commands that take no "me": "manda".
    pub order: &'static str,
    /// Forms that alone promise: "mando|mandaré".
    pub promise: &'static str,
    /// Forms that tell of it as done: "sent", "mandado".
    pub done: &'static str,
}

/// What a language's file holds.
pub(crate) struct Source {
    pub marks: &'static [&'static [(Mark, &'static str)]],
    pub verbs: &'static [Verb],
    /// Infinitives of verbs that follow the rules of [`conjugation`].
    pub regular: &'static str,
    /// Endings of verbs that tell of the past.
    pub past_endings: &'static str,
    /// Whether such a verb counts only after a subject ("we visited"): elsewhere it may be an adjective.
    pub past_after_subject: bool,
    /// Other forms of verbs with the form that a title takes, `form=title`, and what they mean where they mean something.
    pub forms: &'static [(Option<Mark>, &'static str)],
    /// Endings that a verb's title form may carry and that a title drops: "te" in "mandarte".
    pub endings: &'static str,
    /// Endings that make an order a request: "me" in "mándame".
    pub order_endings: &'static str,
    /// What is written onto an order without a sign: "melo" in "tráemelo". Empty: nothing is.
    pub enclitics: &'static str,
    /// Small words before or after a verb that a title drops: "you" in "send you", "te" in "te mando".
    pub particles: &'static str,
    /// Articles that before a verb that alone promises are its object: "la" in "la envío".
    pub objects: &'static str,
    /// Words that end in a dot and do not end a sentence: "dr".
    pub abbreviations: &'static str,
    /// Words, one of which stands in every text that tells of a time or takes an event back, unless it has a digit; and
    /// phrases of words that alone say less.
    pub times: &'static str,
    /// Words by which an hour up to twelve is in the second half of the day, where that is when a brief comes.
    pub evenings: &'static str,
    pub grammar: Grammar,
    pub texts: Texts,
}

/// How a language builds its words and sentences, beyond what phrases say. Lists are parted by `|`.
pub(crate) struct Grammar {
    /// Small words that an apostrophe joins to the next: "l" in "l'école".
    pub heads: &'static str,
    /// Small words that a hyphen joins to the one before: "tu" in "peux-tu", "me" in "manda-me".
    pub tails: &'static str,
    /// Subjects, before or behind, that a [`Verb::promise`] needs: "ich" in "ich schicke". Empty: none.
    pub subjects: &'static str,
    /// Small words that may stand between such a subject and its verb: "te" in "je te rappelle".
    pub between: &'static str,
    /// What parts from a verb and then ends its clause: "ab" in "ich hole sie morgen ab", of "abholen".
    pub prefixes: &'static str,
    /// What may stand within or before the form that a title takes: "zu" in "abzuholen".
    pub infix: &'static str,
    /// Title forms that turn round when they are said to the one who does it, `said=done`: "traer=llevar".
    pub turned: &'static str,
    /// Title forms of verbs by which somebody adds to what is planned: "bring", "llevar".
    pub brings: &'static str,
    /// Small words before whose it is: "de" in "casa de Lola".
    pub of: &'static str,
    /// Small words that hold an article: "al", "du".
    pub contracted: &'static str,
    /// Articles that names take: "a" in "com a Ana".
    pub name_articles: &'static str,
    /// What stands for `{of}` before the name of a woman, and of anybody else: "da" and "do" in "casa da Ana".
    pub of_name: [&'static str; 2],
    /// Endings that tell a woman's name, in small letters with their accents: "a", "mãe".
    pub feminine: &'static str,
    /// What follows an hour of the clock of 24: "h" in "8h30", "Uhr".
    pub hours: &'static str,
    /// Words beside an hour by which it is in the second half of the day: "tarde", "soir".
    pub halves: &'static str,
    /// The ending of a past that only its accent parts from a promise: "ó" in "pagó".
    pub past_written: &'static str,
    /// Small words before what something is for, and the endings of the infinitives that follow: "para", "er" in "para
    /// escoger". Empty where no ending tells a verb.
    pub purpose: &'static str,
    pub infinitives: &'static str,
    /// The ending of the first person with that of the title that an unknown verb is taken to have: "o=ar" in "encero". With
    /// a plus it must stand behind its subject.
    pub first_person: &'static str,
    /// The endings of what the listener does with those of the title that an unknown verb is taken to have: "as=ar" in
    /// "tú barnizas"; and the listener as a subject: "tú".
    pub told: &'static str,
    pub listeners: &'static str,
    /// The speaker beside another: "moi" in "Binta et moi".
    pub speakers: &'static str,
    /// The speaker as a subject, where [`Grammar::subjects`] is empty: "yo".
    pub speaker: &'static str,
    /// The endings of words that say how: "ly".
    pub adverbs: &'static str,
    /// Title forms of verbs of saying and asking, behind which a clause says what: "decir" in "decir que vengas".
    pub says: &'static str,
    /// The endings of verbs that behind "me" ask the listener: "s" in "me mandas". Empty: none do.
    pub behind_clitic: &'static str,
    /// Where the verb stands last: the endings of its form there, and the verbs of that form that say nothing of what is
    /// done: "en", "können".
    pub closing: &'static str,
    pub helpers: &'static str,
    /// Words behind which what is asked for follows in a mood of its own, and the endings of that with those of the title
    /// that an unknown verb is taken to have: "que", and "es=ar" in "que revises".
    pub that: &'static str,
    pub moods: &'static str,
    /// Forms by which the listener is asked, with the forms that titles take, and the words one of which behind it makes
    /// a request of it: "bringst=bringen", and "du" in "bringst du". Alone it may tell of the listener.
    pub asked: &'static str,
    pub askers: &'static str,
    /// Last words of compounds and what these are: "besprechung" in "Projektbesprechung".
    pub compounds: &'static [(Mark, &'static str)],
    /// Whether the verb stands behind what it acts on: "die Miete zahlen", not "pay the rent".
    pub verb_last: bool,
    /// Whether every noun is written with a capital: then a title keeps it within a sentence.
    pub capital_nouns: bool,
}

impl Grammar {
    /// Words stand alone, and the verb before what it acts on.
    pub(crate) const PLAIN: Self = Self {
        heads: "",
        tails: "",
        subjects: "",
        between: "",
        prefixes: "",
        infix: "",
        turned: "",
        brings: "",
        of: "",
        contracted: "",
        name_articles: "",
        of_name: ["", ""],
        feminine: "",
        hours: "",
        halves: "",
        past_written: "",
        purpose: "",
        infinitives: "",
        first_person: "",
        told: "",
        listeners: "",
        speakers: "",
        speaker: "",
        adverbs: "",
        says: "",
        behind_clitic: "",
        closing: "",
        helpers: "",
        that: "",
        moods: "",
        asked: "",
        askers: "",
        compounds: &[],
        verb_last: false,
        capital_nouns: false,
    };
}

/// Sentences to the person, `{…}` being filled in.
pub(crate) struct Texts {
    /// From Monday.
    pub weekdays: [&'static str; 7],
    /// From January.
    pub months: [&'static str; 12],
    pub hello: &'static str,
    pub wellbeing: &'static str,
    pub thanks: &'static str,
    pub bye: &'static str,
    pub nothing_waits: &'static str,
    pub waits: &'static str,
    pub help: &'static str,
    pub unclear: &'static str,
    pub examples: &'static str,
    pub failed: &'static str,
    pub cannot: &'static str,
    pub listed: &'static str,
    pub empty: &'static str,
    pub pending: &'static str,
    /// How an `{hour}` alone is said in full.
    pub at_hour: &'static str,
    /// How long something takes, so that a `{length}` is not read as an hour of the day.
    pub for_length: &'static str,
    pub ask_when: &'static str,
    pub ask_both: &'static str,
    pub ask_remind_when: &'static str,
    pub ask_what: &'static str,
    pub ask_remind_what: &'static str,
    pub ask_which: &'static str,
    /// What is meant out of a numbered `{list}`.
    pub ask_which_of: &'static str,
    /// A weekday and a date `{said}` that do not go together; the days that it may be, as a numbered `{list}`.
    pub ask_day: &'static str,
    /// Something is to be done before a day: `{said}`, and when it is taken to be due.
    pub taken_before: &'static str,
    pub ask_move_to: &'static str,
    /// All of something that repeats, `{title}`, is changed, and how to change one day of it.
    pub all_of_it: &'static str,
    pub not_found: &'static str,
    pub gone_by: &'static str,
    /// The facts about the person, as `{list}`.
    pub known: &'static str,
    pub known_nothing: &'static str,
    pub ask_remember: &'static str,
    pub too_many: &'static str,
    pub one_at_once: &'static str,
    /// The person is free at `when`, busy at `list`, free at the lines of `list`.
    pub free_at: &'static str,
    pub busy_at: &'static str,
    pub free_times: &'static str,
    /// Where something of `length` fits, or that it does not.
    pub slots: &'static str,
    pub no_slots: &'static str,
    pub not_seen: &'static str,
    /// A day with nothing in it, and one with nothing free.
    pub whole_day: &'static str,
    pub nothing_free: &'static str,
    pub no_invitation: &'static str,
    /// The title of an event that was told by a verb alone, and before "with Ana".
    pub meeting: &'static str,
    /// The title of such an event with `{who}`.
    pub meeting_with: &'static str,
    /// The title of a meeting at which `{who}` is fetched.
    pub fetch: &'static str,
    /// The title of `{what}` that waits to be fetched.
    pub collect: &'static str,
    /// The title of something that `{who}` promised or was asked: `{what}`.
    pub of_other: &'static str,
    /// An event `{what}` that `{who}` proposed.
    pub with_who: &'static str,
    /// A `{place}` `{of}` `{who}`, and of the owner's; `{of}` as [`Grammar::of_name`] has it.
    pub place_of: &'static str,
    pub place_of_us: &'static str,
    /// Where `{who}` lives, and where the owner does.
    pub home_of: &'static str,
    pub my_home: &'static str,
    pub reasons: Reasons,
}

impl Texts {
    /// The questions that offer a numbered list.
    pub(crate) fn offers(&self) -> [&'static str; 2] {
        [self.ask_which_of, self.ask_day]
    }
}

/// One sentence each, for [`crate::Why::reason`].
pub(crate) struct Reasons {
    pub create: &'static str,
    pub implied: &'static str,
    pub remind: &'static str,
    pub task: &'static str,
    pub moved: &'static str,
    pub cancelled: &'static str,
    pub answered: &'static str,
    pub complete: &'static str,
    pub dismiss: &'static str,
    pub list: &'static str,
    pub find: &'static str,
    pub remember: &'static str,
    pub forget: &'static str,
    pub event: &'static str,
    pub meet: &'static str,
    pub promise: &'static str,
    pub request: &'static str,
}

/// A language's words, ready for use.
pub(crate) struct Words {
    pub language: Language,
    pub lexicon: Lexicon,
    pub texts: &'static Texts,
    pub past_after_subject: bool,
    /// As [`Grammar`] has them.
    pub verb_last: bool,
    pub capital_nouns: bool,
    past_endings: Vec<String>,
    titles: HashMap<String, Cow<'static, str>>,
    particles: Vec<String>,
    prefixes: Vec<String>,
    name_articles: Vec<String>,
    of: Vec<String>,
    contracted: Vec<String>,
    of_name: [&'static str; 2],
    feminine: &'static str,
    brings: Vec<String>,
    turned: Vec<(&'static str, &'static str)>,
    hours: Vec<String>,
    halves: Vec<String>,
    evenings: Vec<String>,
    past_written: &'static str,
    purpose: Vec<String>,
    infinitives: &'static str,
    adverbs: &'static str,
    says: &'static str,
    behind_clitic: &'static str,
    told: Vec<(&'static str, &'static str)>,
    listeners: Vec<String>,
    speakers: Vec<String>,
    first_person: &'static str,
    subjects: Vec<String>,
    infix: &'static str,
    closing: &'static str,
    helpers: &'static str,
    that: Vec<String>,
    moods: Vec<(&'static str, &'static str)>,
    endings: &'static str,
    objects: Vec<String>,
    abbreviations: Vec<String>,
}

/// The languages that the rules speak, in the order that breaks ties: fewer than [`when`] reads times in.
pub(crate) const SPOKEN: [Language; 5] = [Language::En, Language::Es, Language::Fr, Language::De, Language::Pt];

/// The language of a text, where it is one that the rules speak.
pub(crate) fn spoken_in(text: &str) -> Option<Language> {
    when::language_of(text).filter(|language| SPOKEN.contains(language))
}

/// The file of a language; that of the first one for a language that the rules do not speak.
fn source(language: Language) -> &'static Source {
    match language {
        Language::Es => &es::SOURCE,
        Language::Fr => &fr::SOURCE,
        Language::De => &de::SOURCE,
        Language::Pt => &pt::SOURCE,
        _ => &en::SOURCE,
    }
}

impl Words {
    /// The words of a language; those of the first one for a language that the rules do not speak.
    pub(crate) fn of(language: Language) -> &'static Self {
        static WORDS: [OnceLock<Words>; SPOKEN.len()] = [const { OnceLock::new() }; SPOKEN.len()];
        let place = SPOKEN.iter().position(|spoken| *spoken == language).unwrap_or(0);
        WORDS[place].get_or_init(|| Self::new(SPOKEN[place], source(language)))
    }

    fn new(language: Language, source: &'static Source) -> Self {
        let grammar = &source.grammar;
        let folded_all = |list| split(list).map(folded).collect::<Vec<String>>();
        let joints = Joints { heads: folded_all(grammar.heads), tails: folded_all(grammar.tails) };
        let mut lexicon = Lexicon::new(joints, &source.marks.concat());
        for (mark, lasts) in grammar.compounds {
            split(lasts).for_each(|last| lexicon.add_compound(*mark, last));
        }
        let mut titles = HashMap::new();
        for verb in source.verbs {
            let Verb { title, order, promise, done } = verb;
            let doing = conjugation::regular(title, language).doing;
            let asked = conjugation::requested(title, order, promise, language);
            add_verb(&mut lexicon, &mut titles, forms(title, (order, promise, done, &asked), &doing, source));
        }
        for title in split(source.regular) {
            let conjugation::Forms { order, promise, done, asked, doing } = conjugation::regular(title, language);
            // An order of one of these is known by whom it is for ("mándame"): alone it may be a noun.
            let all = forms(title, (&order, &promise, &done, &asked), &doing, source);
            let orders: Vec<&str> = split(&order).collect();
            let kept =
                all.into_iter().filter(|(mark, word, _)| *mark != Mark::Task || !orders.contains(&word.as_str()));
            add_verb(&mut lexicon, &mut titles, kept.collect());
        }
        for (mark, forms) in source.forms {
            for (form, title) in split(forms).filter_map(|pair| pair.split_once('=')) {
                titles.entry(key(&lexicon.tokens(form))).or_insert(Cow::Borrowed(title));
                if let Some(mark) = mark {
                    lexicon.add(*mark, form);
                }
            }
        }
        for (form, title) in split(grammar.asked).filter_map(|pair| pair.split_once('=')) {
            let alone = (Mark::Task, form.to_owned(), Cow::Borrowed(title));
            let asked = split(grammar.askers).map(|by| (Mark::Order, format!("{form} {by}"), Cow::Borrowed(title)));
            add_verb(&mut lexicon, &mut titles, std::iter::once(alone).chain(asked).collect());
        }
        lexicon.join(folded_all(source.enclitics));
        Self {
            language,
            lexicon,
            texts: &source.texts,
            past_after_subject: source.past_after_subject,
            verb_last: grammar.verb_last,
            capital_nouns: grammar.capital_nouns,
            past_endings: folded_all(source.past_endings),
            titles,
            particles: folded_all(source.particles),
            prefixes: folded_all(grammar.prefixes),
            name_articles: folded_all(grammar.name_articles),
            of: folded_all(grammar.of),
            contracted: folded_all(grammar.contracted),
            of_name: grammar.of_name,
            feminine: grammar.feminine,
            brings: folded_all(grammar.brings),
            turned: split(grammar.turned).filter_map(|pair| pair.split_once('=')).collect(),
            hours: folded_all(grammar.hours),
            halves: folded_all(grammar.halves),
            evenings: folded_all(source.evenings),
            past_written: grammar.past_written,
            purpose: folded_all(grammar.purpose),
            infinitives: grammar.infinitives,
            adverbs: grammar.adverbs,
            says: grammar.says,
            behind_clitic: grammar.behind_clitic,
            told: split(grammar.told).filter_map(|pair| pair.split_once('=')).collect(),
            listeners: folded_all(grammar.listeners),
            speakers: folded_all(grammar.speakers),
            first_person: grammar.first_person,
            subjects: folded_all(if grammar.speaker.is_empty() { grammar.subjects } else { grammar.speaker }),
            infix: grammar.infix,
            closing: grammar.closing,
            helpers: grammar.helpers,
            that: folded_all(grammar.that),
            moods: split(grammar.moods).filter_map(|pair| pair.split_once('=')).collect(),
            endings: source.endings,
            objects: folded_all(source.objects),
            abbreviations: folded_all(source.abbreviations),
        }
    }

    /// The words of time of a language, folded.
    pub(crate) fn times(language: Language) -> impl Iterator<Item = String> {
        split(source(language).times).map(folded)
    }

    /// The last words of its compounds with what they mean, folded.
    pub(crate) fn compounds(language: Language) -> impl Iterator<Item = (Mark, String)> {
        let all = source(language).grammar.compounds.iter();
        all.flat_map(|(mark, list)| split(list).map(|last| (*mark, folded(last))))
    }

    /// The title form of a verb's folded form, its words parted by a space.
    pub(crate) fn title_of(&self, folded: &str) -> Option<&str> {
        let known = |word: &str| self.titles.get(word).map(AsRef::as_ref);
        known(folded).or_else(|| known(&self.lexicon.order_in(folded)?))
    }

    /// Whether a word of five letters or more has the ending of a verb of the past.
    pub(crate) fn ends_as_past(&self, folded: &str) -> bool {
        folded.len() >= 5 && self.past_endings.iter().any(|ending| folded.ends_with(ending.as_str()))
    }

    /// Whether the word says which half of the day an hour is in: "tarde".
    pub(crate) fn is_half(&self, folded: &str) -> bool {
        // "30pm".
        let word = folded.trim_start_matches(|c: char| c.is_ascii_digit());
        self.halves.iter().any(|half| half == word)
    }

    /// Whether the word says that it is evening: "noche".
    pub(crate) fn is_evening(&self, folded: &str) -> bool {
        self.evenings.iter().any(|evening| evening == folded)
    }

    /// Whether the accent of a verb's ending tells of the past.
    pub(crate) fn is_past_written(&self, word: &str) -> bool {
        !self.past_written.is_empty() && word.ends_with(self.past_written)
    }

    /// Whether what something is for follows the word.
    pub(crate) fn is_purpose(&self, folded: &str) -> bool {
        self.purpose.iter().any(|word| word == folded)
    }

    /// Whether an ending tells that a word is an infinitive.
    pub(crate) fn has_infinitives(&self) -> bool {
        !self.infinitives.is_empty()
    }

    /// A word that is an infinitive, without what is joined to it: "comentar" of "comentarte".
    pub(crate) fn infinitive<'w>(&self, word: &'w str) -> Option<&'w str> {
        /// Letters of the shortest.
        const LEAST: usize = 4;
        let is = |word: &&str| word.len() >= LEAST && split(self.infinitives).any(|ending| word.ends_with(ending));
        let joined = split(self.endings).filter_map(|ending| word.strip_suffix(ending)).find(is);
        joined.or_else(|| Some(word).filter(is))
    }

    /// Whether a word has the ending of a verb that closes a clause: "abkleben".
    pub(crate) fn closes(&self, word: &str) -> bool {
        /// Letters of the shortest.
        const LEAST: usize = 5;
        let ends = split(self.closing).any(|ending| word.ends_with(ending));
        ends && word.chars().count() >= LEAST && !split(self.helpers).any(|helper| helper == word)
    }

    /// Such a verb without what stands within it: "abkleben" of "abzukleben".
    pub(crate) fn without_infix(&self, word: &str) -> String {
        let parts = |prefix: &String| {
            let rest = word.strip_prefix(prefix.as_str())?;
            Some(format!("{prefix}{}", split(self.infix).find_map(|infix| rest.strip_prefix(infix))?))
        };
        self.prefixes.iter().find_map(parts).unwrap_or_else(|| word.to_owned())
    }

    /// Whether what is asked for follows the word in a mood of its own: "que".
    pub(crate) fn is_that(&self, folded: &str) -> bool {
        self.that.iter().any(|that| that == folded)
    }

    /// The infinitive that a form behind such a word is taken to have: "revisar" of "revises".
    pub(crate) fn infinitive_of(&self, word: &str) -> Option<String> {
        /// Letters of the shortest stem.
        const LEAST: usize = 3;
        let word = word.to_lowercase();
        let (stem, ending) = self.moods.iter().find_map(|&(told, ending)| {
            let stem = word.strip_suffix(told).filter(|stem| stem.chars().count() >= LEAST)?;
            Some((stem, ending))
        })?;
        // "Saques", "pagues" are written so for their sound.
        let soft = ending == "ar";
        let z = self.language == Language::Es;
        let stem = match (stem.strip_suffix("qu"), stem.strip_suffix("gu"), stem.strip_suffix('c')) {
            (Some(stem), ..) if soft => format!("{stem}c"),
            (_, Some(stem), _) if soft => format!("{stem}g"),
            (.., Some(stem)) if soft && z => format!("{stem}z"),
            _ => stem.to_owned(),
        };
        Some(format!("{stem}{ending}"))
    }

    /// Whether the word is the speaker, as the subject of a verb: "je", "yo".
    pub(crate) fn is_subject(&self, folded: &str) -> bool {
        self.subjects.iter().any(|subject| subject == folded)
    }

    /// The infinitive that a first person is taken to have: "encerar" of "encero"; where the language wants one, only
    /// behind its subject.
    pub(crate) fn infinitive_of_first(&self, word: &str, subject: bool) -> Option<String> {
        /// Letters of the shortest stem.
        const LEAST: usize = 4;
        let word = word.to_lowercase();
        let (told, ending) = self.first_person.split_once('=')?;
        let told = told.strip_prefix('+').map_or(Some(told), |told| subject.then_some(told))?;
        let stem = word.strip_suffix(told).filter(|stem| stem.chars().count() >= LEAST)?;
        Some(format!("{stem}{ending}"))
    }

    /// Whether a word has the ending of one that says how: "possibly".
    pub(crate) fn is_adverb(&self, folded: &str) -> bool {
        /// Letters of the shortest: "reply" is none.
        const LEAST: usize = 6;
        folded.len() >= LEAST && split(self.adverbs).any(|ending| folded.ends_with(ending))
    }

    pub(crate) fn is_particle(&self, folded: &str) -> bool {
        self.particles.iter().any(|particle| particle == folded)
    }

    /// Whether the word is the listener, as the subject of a verb: "você".
    pub(crate) fn is_listener(&self, folded: &str) -> bool {
        self.listeners.iter().any(|listener| listener == folded)
    }

    /// Whether the word is the speaker, as one names oneself beside another.
    pub(crate) fn is_speaker(&self, folded: &str) -> bool {
        self.speakers.iter().any(|speaker| speaker == folded)
    }

    /// The infinitive that what the listener does is taken to have: "barnizar" of "barnizas".
    pub(crate) fn infinitive_told(&self, word: &str) -> Option<String> {
        /// Letters of the shortest stem.
        const LEAST: usize = 3;
        let word = word.to_lowercase();
        let stems = self.told.iter().filter_map(|&(told, ending)| Some((word.strip_suffix(told)?, ending)));
        let mut long = stems.filter(|(stem, _)| stem.chars().count() >= LEAST);
        long.next().map(|(stem, ending)| format!("{stem}{ending}"))
    }

    /// Whether what a verb in its title form says may follow in a clause: "avisar".
    pub(crate) fn says(&self, title: &str) -> bool {
        split(self.says).any(|verb| verb == title)
    }

    /// Whether a verb of this form behind "me" or "nos" asks the listener: "me mandas".
    pub(crate) fn asks_behind_clitic(&self, folded: &str) -> bool {
        split(self.behind_clitic).any(|ending| folded.ends_with(ending))
    }

    /// Whether the language puts what stands for a person before the verb that asks them.
    pub(crate) fn has_clitics(&self) -> bool {
        !self.behind_clitic.is_empty()
    }

    /// Whether the word may have parted from a verb before it.
    pub(crate) fn is_prefix(&self, folded: &str) -> bool {
        self.prefixes.iter().any(|prefix| prefix == folded)
    }

    /// What "bring it to me" is to the one who is asked.
    pub(crate) fn turned(&self, title: String) -> String {
        let first = title.split(' ').next().unwrap_or_default();
        let said = folded(first);
        let Some((_, done)) = self.turned.iter().find(|(known, _)| *known == said) else { return title };
        format!("{}{}", super::text::capitalised(done), &title[first.len()..])
    }

    /// Whether a title's verb adds to what is planned.
    pub(crate) fn brings(&self, verb: &str) -> bool {
        let verb = folded(verb);
        self.brings.contains(&verb)
    }

    /// Whether the word stands before whose something is.
    pub(crate) fn is_of(&self, folded: &str) -> bool {
        self.of.iter().any(|of| of == folded)
    }

    /// Whether the word holds an article: "al".
    pub(crate) fn is_contracted(&self, folded: &str) -> bool {
        self.contracted.iter().any(|word| word == folded)
    }

    /// What stands before a name in "casa da Ana".
    pub(crate) fn of_name(&self, name: &str) -> &'static str {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        self.of_name[usize::from(!split(self.feminine).any(|ending| first.ends_with(ending)))]
    }

    pub(crate) fn is_name_article(&self, folded: &str) -> bool {
        self.name_articles.iter().any(|article| article == folded)
    }

    /// Whether what follows a number makes it an hour of the clock of 24: "h30", " Uhr".
    pub(crate) fn tells_hour(&self, behind: &str) -> bool {
        let word = behind.trim_start();
        let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        end > 0 && self.hours.iter().any(|hour| *hour == folded(&word[..end]))
    }

    /// The words that do so, folded.
    pub(crate) fn hour_units(&self) -> impl Iterator<Item = &str> {
        self.hours.iter().map(String::as_str)
    }

    pub(crate) fn is_object(&self, folded: &str) -> bool {
        self.objects.iter().any(|object| object == folded)
    }

    pub(crate) fn is_abbreviation(&self, folded: &str) -> bool {
        self.abbreviations.iter().any(|abbreviation| abbreviation == folded)
    }
}

/// A form of a verb, what it means, and the form that a title takes for it.
type Form = (Mark, String, Cow<'static, str>);

fn add_verb(lexicon: &mut Lexicon, titles: &mut HashMap<String, Cow<'static, str>>, forms: Vec<Form>) {
    for (mark, word, title) in forms {
        lexicon.add(mark, &word);
        titles.entry(key(&lexicon.tokens(&word))).or_insert(title);
    }
}

/// Every form of a verb, from its lists: orders, promises, what is done, and what is asked for; and what goes on.
fn forms(verb: &'static str, lists: (&str, &str, &str, &str), doing: &str, source: &'static Source) -> Vec<Form> {
    let Grammar { subjects, between, prefixes, infix, .. } = &source.grammar;
    let (orders, promises, done, asked) = lists;
    let title = Cow::Borrowed(verb);
    let mut forms = vec![(Mark::Task, verb.to_owned(), title.clone())];
    let mut form = |mark, word: String| forms.push((mark, word, title.clone()));
    for ending in split(source.endings) {
        form(Mark::Task, format!("{verb}{ending}"));
    }
    for order in split(orders) {
        form(Mark::Task, order.to_owned());
        for ending in split(source.order_endings) {
            form(Mark::Order, format!("{order}{ending}"));
        }
    }
    for promise in split(promises) {
        if subjects.is_empty() {
            form(Mark::Promise, promise.to_owned());
            // "Mandaremos", of "mandaré" and "mandarei".
            let future = promise.strip_suffix("ré").or_else(|| promise.strip_suffix("rei"));
            if let Some(stem) = future {
                form(Mark::Promise, format!("{stem}remos"));
            }
        }
        for subject in split(subjects) {
            form(Mark::Promise, format!("{promise} {subject}"));
            for word in std::iter::once("").chain(split(between)) {
                form(Mark::Promise, format!("{subject} {word} {promise}"));
            }
        }
    }
    split(asked).for_each(|word| form(Mark::Task, word.to_owned()));
    split(doing).for_each(|doing| form(Mark::Doing, doing.to_owned()));
    split(done).for_each(|done| form(Mark::Done, done.to_owned()));
    for prefix in split(prefixes) {
        let title: Cow<'static, str> = Cow::Owned(format!("{prefix}{verb}"));
        let infixed = split(infix).map(|infix| format!("{prefix}{infix}{verb}"));
        let tasks = infixed.chain([title.to_string()]).map(|word| (Mark::Task, word));
        let done = split(done).map(|done| (Mark::Done, format!("{prefix}{done}")));
        forms.extend(tasks.chain(done).map(|(mark, word)| (mark, word, title.clone())));
    }
    forms
}

fn key(tokens: &Tokens) -> String {
    (0..tokens.len()).map(|i| tokens.folded(i)).collect::<Vec<_>>().join(" ")
}

fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|word| !word.is_empty())
}

fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}
