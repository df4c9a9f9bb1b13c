//! The answer to "which one do you mean?": by its number, by a word of its line, by its day or its hour.

use super::intent;
use super::lexicon::Mark;
use super::reading::Reading;
use super::reply;
use super::resolve::{alike, stem, wanted_words};
use super::text::Tokens;
use super::timing::Timing;
use super::words::{SPOKEN, Words};

/// Words of an answer that says a number.
const SHORT: usize = 6;

/// A question with the lines that it offers.
struct Asked<'t> {
    words: &'static Words,
    lines: Vec<&'t str>,
}

/// The line that `answer` chooses of those that the assistant's last words `asked` offer.
pub(crate) fn chosen(asked: &str, answer: &Reading) -> Option<String> {
    let asked = Asked::in_text(asked)?;
    // "the second" may read like a day: what it counts is told by the words alone.
    let phrases = Reading::phrases(answer.text, answer.words.language, answer.at);
    let line = asked.told(answer).or_else(|| asked.numbered(&phrases))?;
    Some(line.to_owned())
}

/// Whether the assistant asked which one is meant without any to choose from.
pub(crate) fn asks_which(asked: &str) -> bool {
    SPOKEN.into_iter().any(|language| asked.contains(Words::of(language).texts.ask_which))
}

impl<'t> Asked<'t> {
    fn in_text(text: &'t str) -> Option<Self> {
        SPOKEN.into_iter().find_map(|language| {
            let words = Words::of(language);
            let lines = words.texts.offers().into_iter().find_map(|question| lines_behind(text, question))?;
            Some(Self { words, lines })
        })
    }

    fn numbered(&self, answer: &Reading) -> Option<&'t str> {
        self.lines.get(place(answer, self.lines.len())?).copied()
    }
}

/// The place among so many that an answer names, and nothing else, from 0 on: "2", "the second one", "número 2", "the
/// last". `answer` is read without its times: "the second" may read like a day.
pub(crate) fn place(answer: &Reading, among: usize) -> Option<usize> {
    let small = &[Mark::Pick, Mark::Generic, Mark::Yes, Mark::Person, Mark::It, Mark::Other, Mark::Have];
    let number = |i: usize| {
        let digits = || Some((answer.word(i).parse::<usize>().ok().filter(|digits| *digits > 0)?, i + 1));
        answer.nth(i).or_else(digits)
    };
    let (at, (number, end)) = (0..answer.tokens.len()).find_map(|i| Some((i, number(i)?)))?;
    let words: Vec<usize> = (0..answer.tokens.len()).filter(|&i| answer.tokens.is_word(i)).collect();
    let is_small = |&i: &usize| (at..end).contains(&i) || answer.within(i, small) || !intent::is_content(answer, i);
    if words.len() > SHORT || !words.iter().all(is_small) {
        return None;
    }
    let at = if number == 0 { among } else { number };
    at.checked_sub(1).filter(|at| *at < among)
}

impl<'t> Asked<'t> {
    /// The only line that holds the words, the day and the hour that the answer says.
    fn told(&self, answer: &Reading) -> Option<&'t str> {
        if intent::understand(answer).intent.is_command() {
            return None;
        }
        let mut words = wanted_words(answer);
        let picks: Vec<&str> =
            answer.all(Mark::Pick).flat_map(|hit| hit.tokens.clone()).map(|i| answer.tokens.folded(i)).collect();
        words.retain(|word| !picks.contains(&word.as_str()));
        let timing = Timing::of(answer.found.iter(), None, answer.at);
        let day = timing.as_ref().filter(|timing| timing.dated);
        let day = day.map(|timing| reply::day(timing.start.date(), answer.at, self.words));
        let hour = timing.filter(|timing| !timing.all_day).map(|timing| timing.start.strftime("%H:%M").to_string());
        if words.is_empty() && day.is_none() && hour.is_none() {
            return None;
        }
        let says = |line: &&&'t str| {
            let tokens = Tokens::of(line);
            let held = |word: &String| (0..tokens.len()).any(|i| alike(word, stem(tokens.folded(i))));
            words.iter().all(held)
                && day.as_ref().is_none_or(|day| line.contains(day.as_str()))
                && hour.as_ref().is_none_or(|hour| line.contains(hour.as_str()))
        };
        let mut fitting = self.lines.iter().filter(says);
        let only = fitting.next()?;
        fitting.next().is_none().then_some(*only)
    }
}

/// The numbered lines that `text` has behind what the question says last before its list.
fn lines_behind<'t>(text: &'t str, question: &str) -> Option<Vec<&'t str>> {
    let before = question.split("{list}").next()?;
    let before = before.rsplit('}').next()?;
    let (_, list) = text.split_once(before)?;
    let line = |(n, line): (usize, &'t str)| line.strip_prefix(&format!("{}. ", n + 1));
    let lines: Vec<&str> = list.lines().enumerate().map_while(line).collect();
    (!lines.is_empty()).then_some(lines)
}
