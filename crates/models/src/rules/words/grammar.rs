//! What a language says of a single word, and what it makes of one.

use when::Language;

use super::{Words, folded, split};
use crate::rules::text::capitalised;

impl Words {
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

    /// Whether the word says that it is early in the day: "leave", "colegio".
    pub(crate) fn is_early(&self, folded: &str) -> bool {
        self.mornings.iter().any(|early| early == folded)
    }

    /// Whether the hour behind the word is when a journey ends: "arrives".
    pub(crate) fn is_arrival(&self, folded: &str) -> bool {
        self.arrivals.iter().any(|word| word == folded)
    }

    /// Whether the words from there on put an answer off: "I'll let you know".
    pub(crate) fn defers<'t>(&self, folded: impl Fn(usize) -> &'t str, count: usize) -> bool {
        let at = |i: usize, phrase: &[String]| phrase.iter().enumerate().all(|(n, word)| folded(i + n) == word);
        (0..count).any(|i| self.defers.iter().any(|phrase| at(i, phrase)))
    }

    /// Whether the word is of what comes again and again: "lessons".
    pub(crate) fn is_series(&self, folded: &str) -> bool {
        self.series.iter().any(|word| word == folded)
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
        format!("{}{}", capitalised(done), &title[first.len()..])
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

    /// Whether what follows the word is only a condition: "si".
    pub(crate) fn is_condition(&self, folded: &str) -> bool {
        self.conditions.iter().any(|word| word == folded)
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
