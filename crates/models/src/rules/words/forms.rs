//! The forms that a verb is met in.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::source::{Grammar, Source};
use super::{key, split};
use crate::rules::lexicon::{Lexicon, Mark};

/// A form of a verb, what it means, and the form that a title takes for it.
pub(super) type Form = (Mark, String, Cow<'static, str>);

pub(super) fn add_verb(lexicon: &mut Lexicon, titles: &mut FxHashMap<String, Cow<'static, str>>, forms: Vec<Form>) {
    for (mark, word, title) in forms {
        lexicon.add(mark, &word);
        titles.entry(key(&lexicon.tokens(&word))).or_insert(title);
    }
}

/// Every form of a verb, from its lists: orders, promises, what is done, and what is asked for; and what goes on.
pub(super) fn forms(
    verb: &'static str,
    lists: (&str, &str, &str, &str),
    doing: &str,
    source: &'static Source,
) -> Vec<Form> {
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
