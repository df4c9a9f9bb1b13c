//! What phrases mean to the rules: a [`Mark`] per meaning, and the search for all of a language's phrases in one pass.
//!
//! To add a meaning: a variant here and its phrases in every file of `words/`.

use std::collections::HashMap;
use std::ops::Range;

use domain::FactKind;

use super::text::{Tokens, fold};

/// The kinds of event whose length and hours are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Occasion {
    Breakfast,
    Lunch,
    Coffee,
    Drinks,
    Dinner,
    Meeting,
    Standup,
    Call,
    Dentist,
    Doctor,
    Haircut,
    Class,
    Sport,
    Party,
    Show,
    Birthday,
    Exam,
    Travel,
    Holiday,
    Visit,
    /// Told by a verb alone: "let's meet". No noun names it.
    Gathering,
}

impl Occasion {
    /// How long it lasts where nobody says, in minutes.
    pub(crate) fn minutes(self) -> i64 {
        match self {
            Self::Standup => 15,
            Self::Call | Self::Doctor => 30,
            Self::Breakfast | Self::Coffee | Self::Dentist | Self::Haircut => 45,
            Self::Gathering
            | Self::Lunch
            | Self::Meeting
            | Self::Class
            | Self::Visit
            | Self::Birthday
            | Self::Holiday => 60,
            Self::Sport => 90,
            Self::Dinner | Self::Drinks | Self::Show | Self::Exam | Self::Travel => 120,
            Self::Party => 180,
        }
    }

    /// The hours that it usually starts in, where half of the day must be guessed.
    pub(crate) fn hours(self) -> Option<Range<i8>> {
        match self {
            Self::Breakfast => Some(6..12),
            Self::Lunch => Some(12..17),
            Self::Dinner | Self::Drinks | Self::Party => Some(17..24),
            Self::Show => Some(15..24),
            Self::Dentist | Self::Doctor | Self::Haircut | Self::Meeting | Self::Standup => Some(8..20),
            Self::Gathering => Some(9..22),
            _ => None,
        }
    }
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// Says nothing, may be dropped at the edges: "hey", "so", "well".
    Filler,
    /// Introduces a command: "can you", "I would like to".
    Polite,

    // What the person wants of us.
    Create,
    Move,
    Cancel,
    Remind,
    /// Asks for a reminder of the event told ("remind me", before an offset).
    Alert,
    Complete,
    Dismiss,
    /// "what's on", "my agenda".
    List,
    /// "when is".
    Find,
    Help,
    /// "remember that": something about the person follows.
    Remember,
    /// After a bare "remember": what follows is about the person.
    Mine,
    /// "forget that".
    Forget,
    /// "what do you know about me".
    Known,
    /// Tells what kind of fact it is: "vegetarian".
    Fact(FactKind),

    // Talk. A salute may hold words of time ("good morning") that mean no time.
    Greet,
    Wellbeing,
    Thanks,
    Bye,
    Yes,
    No,
    Salute,

    // How people tell of events and tasks.
    /// "I have", "there is".
    Have,
    /// "I have to": a task follows.
    Duty,
    /// "let's meet", "see you": an event even without a noun.
    Meet,
    /// "how about", "shall we".
    Suggest,
    Noun(Occasion),
    /// "appointment", "event": an event of no kind.
    Generic,
    /// Told, not commanded: "moved to".
    Moved,
    /// Told, not commanded: "is cancelled".
    Cancelled,
    /// "I will": a promise where a task follows.
    Pledge,
    /// "could you", "don't forget to": a request where a task follows.
    Ask,
    /// A verb of something to do, in its title form: "send", "mandar".
    Task,
    /// A verb that alone promises: "mando", "enviaré".
    Promise,
    /// A verb that alone requests: "mándame", "tráeme".
    Order,
    /// A verb that tells of a thing done: "called", "llamado".
    Done,

    // What speaks against an appointment.
    Not,
    Past,
    If,
    Joke,
    /// Passed on from elsewhere.
    Forwarded,
    /// A word that opens a question: "what", "did".
    Question,
    /// Speaks of others: "it", "they".
    Other,
    /// Speaks of us: "I", "you", "our".
    Person,

    // Fields.
    At,
    In,
    /// "on", "via", before something online.
    Via,
    /// "Zoom", "Teams".
    Online,
    With,
    And,
    Article,
    /// "office", "home": a place whatever its letters.
    Place,
    /// After "in" or "at" no place: "general", "least".
    NoPlace,
    /// After "with" nobody: "pleasure".
    NoPerson,
    /// Ends a name or a place: a verb or conjunction that starts something else.
    Stop,
    /// Continues a title after a gap: "about", "for".
    Link,
    /// Dropped at the edges of a title: "on", "the", "at".
    Edge,
    /// "to my calendar": dropped anywhere.
    Calendar,
    /// "called", "titled": the title follows.
    Naming,
    /// After a number: an amount, not a time.
    Money,
    Urgent,
    Important,
    Unhurried,
    /// Stands for the item last spoken of: "it".
    It,
    /// Before the new time of a move: "to", "until".
    To,
    /// "later", "back": a shift by a duration.
    Later,
    Earlier,
}

/// A phrase's place in the tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub mark: Mark,
    pub tokens: Range<usize>,
}

#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    mark: Mark,
}

/// A language's phrases, by their first word.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    by_first: HashMap<String, Vec<Entry>>,
    longest: usize,
}

impl Lexicon {
    /// From lists of phrases parted by `|`. Accents and case do not matter.
    pub(crate) fn new(lists: &[(Mark, &str)]) -> Self {
        let mut lexicon = Self::default();
        for (mark, phrases) in lists {
            for phrase in phrases.split('|') {
                lexicon.add(*mark, phrase);
            }
        }
        lexicon
    }

    /// One phrase more.
    pub(crate) fn add(&mut self, mark: Mark, phrase: &str) {
        let folded: String = phrase.chars().map(fold).collect();
        let tokens = Tokens::of(&folded);
        if tokens.len() == 0 {
            return;
        }
        self.longest = self.longest.max(tokens.len());
        let rest = (1..tokens.len()).map(|i| tokens.folded(i).to_owned()).collect();
        let entries = self.by_first.entry(tokens.folded(0).to_owned()).or_default();
        entries.push(Entry { rest, mark });
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }

    /// Tokens of the longest phrase.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// Every phrase in `tokens`, by where it starts. Of one mark only the longest that starts at a token.
    pub(crate) fn scan(&self, tokens: &Tokens) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(tokens.len());
        for i in 0..tokens.len() {
            let Some(entries) = self.by_first.get(tokens.folded(i)) else { continue };
            let first = hits.len();
            for entry in entries {
                let fits = entry.rest.iter().enumerate().all(|(n, word)| tokens.folded(i + 1 + n) == word);
                if fits && !hits[first..].iter().any(|hit| hit.mark == entry.mark) {
                    hits.push(Hit { mark: entry.mark, tokens: i..i + 1 + entry.rest.len() });
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_of_a_mark_wins() {
        let lexicon = Lexicon::new(&[(Mark::Create, "set | set up"), (Mark::To, "up"), (Mark::Filler, "Íñigo")]);
        let hits = lexicon.scan(&Tokens::of("Set up inigo"));
        let found: Vec<_> = hits.iter().map(|hit| (hit.mark, hit.tokens.clone())).collect();
        assert_eq!(found, [(Mark::Create, 0..2), (Mark::To, 1..2), (Mark::Filler, 2..3)]);
    }
}
