//! The words of each language. The code around holds none.
//!
//! To add a language: one folder here with a [`Source`], a line in [`SPOKEN`] and one in [`source`], and cases in
//! `tests/it`.

mod conjugation;
mod de;
mod en;
mod es;
mod forms;
mod fr;
mod grammar;
mod pt;
mod source;

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use when::Language;

use super::lexicon::{Lexicon, Mark};
use super::text::{Joints, Tokens, fold};
use forms::{add_verb, forms};
use source::{Grammar, Reasons, Source, Texts, Verb};

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
    titles: FxHashMap<String, Cow<'static, str>>,
    particles: Vec<String>,
    prefixes: Vec<String>,
    name_articles: Vec<String>,
    of: Vec<String>,
    conditions: Vec<String>,
    contracted: Vec<String>,
    of_name: [&'static str; 2],
    feminine: &'static str,
    brings: Vec<String>,
    turned: Vec<(&'static str, &'static str)>,
    hours: Vec<String>,
    halves: Vec<String>,
    evenings: Vec<String>,
    mornings: Vec<String>,
    arrivals: Vec<String>,
    defers: Vec<Vec<String>>,
    series: Vec<String>,
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
        let mut titles = FxHashMap::default();
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
            conditions: folded_all(grammar.conditions),
            contracted: folded_all(grammar.contracted),
            of_name: grammar.of_name,
            feminine: grammar.feminine,
            brings: folded_all(grammar.brings),
            turned: split(grammar.turned).filter_map(|pair| pair.split_once('=')).collect(),
            hours: folded_all(grammar.hours),
            halves: folded_all(grammar.halves),
            evenings: folded_all(source.evenings),
            mornings: folded_all(source.mornings),
            arrivals: folded_all(source.arrivals),
            defers: folded_all(source.defers).iter().map(|said| said.split(' ').map(str::to_owned).collect()).collect(),
            series: folded_all(source.series),
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
