//! The words of each language. The code around holds none.
//!
//! To add a language: one file here with a [`Source`], a line in [`Words::of`], and cases in `tests/it`.

mod en;
mod es;

use std::collections::HashMap;
use std::sync::LazyLock;

use when::Language;

use super::lexicon::{Lexicon, Mark};
use super::text::fold;

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
    pub marks: &'static [(Mark, &'static str)],
    pub verbs: &'static [Verb],
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
    /// Small words before or after a verb that a title drops: "you" in "send you", "te" in "te mando".
    pub particles: &'static str,
    /// Articles that before a verb that alone promises are its object: "la" in "la envío".
    pub objects: &'static str,
    /// Words that end in a dot and do not end a sentence: "dr".
    pub abbreviations: &'static str,
    /// Single words, one of which stands in every text that tells of a time or takes an event back, unless it has a digit.
    pub times: &'static str,
    pub texts: Texts,
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
    pub ask_when: &'static str,
    pub ask_both: &'static str,
    pub ask_remind_when: &'static str,
    pub ask_what: &'static str,
    pub ask_remind_what: &'static str,
    pub ask_which: &'static str,
    pub ask_which_of: &'static str,
    pub ask_move_to: &'static str,
    pub not_found: &'static str,
    pub gone_by: &'static str,
    /// The facts about the person, as `{list}`.
    pub known: &'static str,
    pub known_nothing: &'static str,
    pub ask_remember: &'static str,
    pub too_many: &'static str,
    /// The title of an event that was told by a verb alone, and before "with Ana".
    pub meeting: &'static str,
    /// The title of such an event with `{who}`.
    pub meeting_with: &'static str,
    /// The title of something that `{who}` promised or was asked: `{what}`.
    pub of_other: &'static str,
    /// An event `{what}` that `{who}` proposed.
    pub with_who: &'static str,
    pub reasons: Reasons,
}

/// One sentence each, for [`crate::Why::reason`].
pub(crate) struct Reasons {
    pub create: &'static str,
    pub implied: &'static str,
    pub remind: &'static str,
    pub task: &'static str,
    pub moved: &'static str,
    pub cancelled: &'static str,
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
    past_endings: Vec<String>,
    titles: HashMap<String, &'static str>,
    particles: Vec<String>,
    objects: Vec<String>,
    abbreviations: Vec<String>,
}

/// The languages that the rules speak, in the order that breaks ties: fewer than [`when`] reads times in.
pub(crate) const SPOKEN: [Language; 2] = [Language::En, Language::Es];

/// The language of a text, where it is one that the rules speak.
pub(crate) fn spoken_in(text: &str) -> Option<Language> {
    when::language_of(text).filter(|language| SPOKEN.contains(language))
}

impl Words {
    /// The words of a language; those of the first one for a language that the rules do not speak.
    pub(crate) fn of(language: Language) -> &'static Self {
        static EN: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En, &en::SOURCE));
        static ES: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Es, &es::SOURCE));
        match language {
            Language::Es => &ES,
            _ => &EN,
        }
    }

    fn new(language: Language, source: &'static Source) -> Self {
        let mut lexicon = Lexicon::new(source.marks);
        let mut titles = HashMap::new();
        for verb in source.verbs {
            let mut form = |mark, word: String| {
                lexicon.add(mark, &word);
                titles.entry(folded(&word)).or_insert(verb.title);
            };
            form(Mark::Task, verb.title.to_owned());
            for ending in split(source.endings) {
                form(Mark::Task, format!("{}{ending}", verb.title));
            }
            for order in split(verb.order) {
                form(Mark::Task, order.to_owned());
                for ending in split(source.order_endings) {
                    form(Mark::Order, format!("{order}{ending}"));
                }
            }
            split(verb.promise).for_each(|word| form(Mark::Promise, word.to_owned()));
            split(verb.done).for_each(|word| form(Mark::Done, word.to_owned()));
        }
        for (mark, forms) in source.forms {
            for (form, title) in split(forms).filter_map(|pair| pair.split_once('=')) {
                titles.entry(folded(form)).or_insert(title);
                if let Some(mark) = mark {
                    lexicon.add(*mark, form);
                }
            }
        }
        Self {
            language,
            lexicon,
            texts: &source.texts,
            past_after_subject: source.past_after_subject,
            past_endings: split(source.past_endings).map(folded).collect(),
            titles,
            particles: split(source.particles).map(folded).collect(),
            objects: split(source.objects).map(folded).collect(),
            abbreviations: split(source.abbreviations).map(folded).collect(),
        }
    }

    /// The words of time of every language, folded.
    pub(crate) fn times() -> impl Iterator<Item = String> {
        [&en::SOURCE, &es::SOURCE].into_iter().flat_map(|source| split(source.times).map(folded))
    }

    /// The title form of a verb's folded form.
    pub(crate) fn title_of(&self, folded: &str) -> Option<&'static str> {
        self.titles.get(folded).copied()
    }

    /// Whether a word of five letters or more has the ending of a verb of the past.
    pub(crate) fn ends_as_past(&self, folded: &str) -> bool {
        folded.len() >= 5 && self.past_endings.iter().any(|ending| folded.ends_with(ending.as_str()))
    }

    pub(crate) fn is_particle(&self, folded: &str) -> bool {
        self.particles.iter().any(|particle| particle == folded)
    }

    pub(crate) fn is_object(&self, folded: &str) -> bool {
        self.objects.iter().any(|object| object == folded)
    }

    pub(crate) fn is_abbreviation(&self, folded: &str) -> bool {
        self.abbreviations.iter().any(|abbreviation| abbreviation == folded)
    }
}

fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|word| !word.is_empty())
}

fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}
