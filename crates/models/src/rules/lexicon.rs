//! What phrases mean to the rules: a [`Mark`] per meaning, and the search for all of a language's phrases in one pass.
//!
//! To add a meaning: a variant here and its phrases in every file of `words/`.

mod family;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use domain::FactKind;

use super::text::{Joints, Tokens, fold};

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
            Self::Dentist
            | Self::Doctor
            | Self::Haircut
            | Self::Meeting
            | Self::Standup
            | Self::Coffee
            | Self::Exam
            | Self::Visit => Some(8..20),
            Self::Sport | Self::Class | Self::Call => Some(8..22),
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
    /// "snooze", "remind me again": what was told is to be told once more.
    Snooze,
    /// "a brief", "el resumen del día": what the person may be told each day.
    Briefing,
    /// "a note before meetings".
    MeetingNote,
    /// "send me", "turn on"; "no more", "turn off": before one of these.
    SwitchOn,
    SwitchOff,
    /// "what's on", "my agenda".
    List,
    /// "when is".
    Find,
    Help,
    /// "remember", "note that": something about the person follows, or an appointment.
    Remember,
    /// "remember that": what follows is to be known, whatever time it names.
    Keep,
    /// "don't forget to", "remember to": something to do follows.
    Mind,
    /// After a bare "remember": what follows is about the person.
    AboutMe,
    /// "forget that".
    Forget,
    /// "forget" alone: something of the agenda, or a fact.
    Drop,
    /// "forget everything".
    ForgetAll,
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
    /// "don't forget to", "denk dran": whatever follows is asked for.
    Nudge,
    /// A verb of something to do, in its title form: "send", "mandar".
    Task,
    /// A verb that alone promises: "mando", "enviaré".
    Promise,
    /// A verb that alone requests: "mándame", "tráeme".
    Order,
    /// A promise where it opens what the speaker says, who makes it being left out: "will" before a task.
    Going,
    /// As [`Going`](Self::Going), a verb of something to do itself: "sending".
    Doing,
    /// A verb that tells of a thing done: "called", "llamado".
    Done,

    // How people settle things between them.
    /// "ok", "works for me", "see you then": a suggestion is taken.
    Agree,
    /// "can't", "not free", "leave it": a suggestion is not taken.
    Refuse,
    /// "instead", "rather", "running late": something stands otherwise than it did.
    Instead,
    /// "let's bin", "no need", "don't bother": something falls away.
    Off,
    /// "I've already bought it": what was owed is done.
    Settled,
    /// "same time", "as usual".
    Same,
    /// "same time": another day, at the hour that it has.
    SameTime,
    /// "make it", "I meant": what was said or proposed is to be otherwise.
    Correct,
    /// "call it": the new title follows.
    Rename,
    /// The so manyth of what was listed, from 1; 0 is the last.
    Nth(u8),
    /// "number", "one": says no more of what is chosen.
    Pick,
    /// "time" behind a place, "hora de" before one: its clock is meant.
    ClockOf,
    /// Words of time that are said of much else too: "one", "later".
    Soft,
    /// "I need", "they want": what follows is owed.
    Wants,
    /// Before a noun that so says when: "after" in "after lunch".
    After,
    /// Asks who does what follows: "who can".
    Who,
    /// What was said before it waits for the reader to come: "is ready for collection".
    Ready,
    /// "I promise": a promise even without a time.
    Vow,
    /// The agenda itself, or a list of what is to be done: "my calendar", "the alarm".
    Agenda,
    /// The speaker has arranged it for all of them: "I've booked", "ich habe … reserviert".
    Arranged,
    /// Between what is offered side by side: "or".
    Or,
    /// Before the hour that something begins at: "from" in "Saturday from 2".
    Since,
    /// Asks to be fetched: "pick me up".
    Fetch,
    /// Asks to be told something: "tell me", "do you know".
    Tell,
    /// "so that", "because", "until": what follows says why or how long, not what.
    Clause,
    /// "what time", "which day".
    AsksTime,
    /// "online", "remote": no place one goes to.
    Remote,
    /// "is due", "must reach me": the reader owes it by then.
    Owed,
    /// The speaker alone: "I", "my".
    Mine,
    /// Speaker and listener: "we", "our", "let's".
    Ours,
    /// The listener: "you", "your".
    Yours,

    // What speaks against an appointment.
    /// Written to many, about nothing of theirs: "unsubscribe", "shop now".
    Advert,
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
    /// Before a person at whose place it is, and part of its name: "chez" in "chez Ana".
    Home,
    /// "on", "via", before something online.
    Via,
    /// "Zoom", "Teams".
    Online,
    With,
    And,
    Article,
    /// "office", "home": a place whatever its letters.
    Place,
    /// "street", "rue": with a number, an address.
    Street,
    /// "kind regards": what follows in a mail says who writes.
    Closing,
    /// "place:", "adresse": where it is follows a colon.
    Where,
    /// "check-out:", "salida:": behind the colon it says when what was told before ends.
    Leaves,
    /// "at mine", "bei uns": where who speaks lives.
    MyPlace,
    /// "at yours", "chez toi": where who is spoken to lives.
    YourPlace,
    /// A verb that says nothing of the event: "have", "do", "go to".
    Light,
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
    /// Says of a place that one can come or no longer can: "closes", "abre".
    Hours,
    /// After a number: an amount, not a time.
    Money,
    Urgent,
    Important,
    Unhurried,
    /// Stands for the item last spoken of: "it".
    It,
    /// Asks when there is time: "when am I free"; for time: "find a slot"; and with a length behind it: "find".
    Free,
    Room,
    Seek,
    /// Answers to an invitation: "accept", "say maybe to", "turn down"; and the word itself.
    Accept,
    Perhaps,
    Decline,
    Invitation,
    /// Before the new time of a move: "to", "until".
    To,
    /// Of those, what also stands before the day on which a thing is, "on", and what never does, "to".
    OnDay,
    Onto,
    /// "later", "back": a shift by a duration.
    Later,
    Earlier,
    /// "On the way home": today, whenever that is.
    Underway,
    /// "By then": by the day of what is planned.
    ByThen,
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
    /// The words that close the phrase further on in its clause: "ab" in "sag … ab". None: it stands together.
    apart: Vec<String>,
    mark: Mark,
    /// A single word with an accent.
    accented: bool,
}

impl Entry {
    /// Its place among those of one first word: by the second, the longest first; behind them what is one word.
    fn place(&self) -> (bool, Option<&String>, std::cmp::Reverse<usize>) {
        (self.rest.is_empty(), self.rest.first(), std::cmp::Reverse(self.rest.len()))
    }
}

/// Those of one first word whose second is `next`, and what is one word: hundreds of phrases may begin with "to".
fn that_fit<'e>(entries: &'e [Entry], next: &str) -> impl Iterator<Item = &'e Entry> {
    let several = &entries[..entries.partition_point(|entry| !entry.rest.is_empty())];
    let before = |entry: &Entry| entry.rest.first().is_some_and(|second| second.as_str() < next);
    let fits = |entry: &Entry| entry.rest.first().is_some_and(|second| second.as_str() <= next);
    let (from, to) = (several.partition_point(before), several.partition_point(fits));
    several[from..to].iter().chain(&entries[several.len()..])
}

/// Tokens after a phrase that are looked at for the word that closes it.
const MAX_APART: usize = 16;
/// Letters of a compound, and of what stands before its last word.
const MAX_COMPOUND: usize = 40;
const LEAST_BEFORE: usize = 3;

/// A language's phrases, by their first word, each list in the order of [`Entry::place`].
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    by_first: HashMap<String, Vec<Entry>>,
    longest: usize,
    joints: Joints,
    /// Last words of compounds.
    compounds: Vec<(String, Mark)>,
    /// What is written onto an order: "melo" in "tráemelo".
    enclitics: Vec<String>,
}

impl Lexicon {
    /// From lists of phrases parted by `|`, in a language that joins these words. Accents and case do not matter, and a
    /// phrase may be a [family].
    pub(crate) fn new(joints: Joints, lists: &[(Mark, &str)]) -> Self {
        let mut lexicon = Self { joints, ..Self::default() };
        for (mark, phrases) in lists {
            for phrase in phrases.split('|').flat_map(family::of) {
                lexicon.add(*mark, &phrase);
                if let Some(elided) = lexicon.elided(&phrase) {
                    lexicon.add(*mark, &elided);
                }
            }
        }
        lexicon
    }

    /// A phrase of several words as it is written before a vowel: "n'oublie pas d'" for "n'oublie pas de".
    fn elided(&self, phrase: &str) -> Option<String> {
        let (before, last) = phrase.trim().rsplit_once(' ')?;
        let short = last.strip_suffix('e')?;
        self.joints.heads.iter().any(|head| head == short).then(|| format!("{before} {short}'"))
    }

    /// Words that are written onto an order, the longest first.
    pub(crate) fn join(&mut self, mut enclitics: Vec<String>) {
        enclitics.sort_by_key(|word| std::cmp::Reverse(word.len()));
        self.enclitics = enclitics;
    }

    /// The order that an unknown word is without what is written onto it: "traiga" of "traigamelo". One that lacks
    /// nothing but the last letter of its infinitive is that: "conseguir" of "conseguime".
    pub(crate) fn order_in<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        /// Letters of the shortest.
        const LEAST: usize = 3;
        let alone = |entry: &Entry| entry.rest.is_empty() && entry.mark == Mark::Task;
        let known = |word: &str| self.by_first.get(word).is_some_and(|entries| entries.iter().any(alone));
        // "Compraste" is what was done.
        let bases = self.enclitics.iter().filter(|_| !word.ends_with("ste"));
        let bases = bases.filter_map(|last| word.strip_suffix(last.as_str()));
        bases.filter(|base| base.len() >= LEAST).find_map(|base| {
            let full = || Some(format!("{base}r")).filter(|full| known(full)).map(Cow::Owned);
            Some(base).filter(|base| known(base)).map(Cow::Borrowed).or_else(full)
        })
    }

    /// One last word of compounds more: "besprechung" makes "projektbesprechung" one.
    pub(crate) fn add_compound(&mut self, mark: Mark, last: &str) {
        self.compounds.push((last.chars().map(fold).collect(), mark));
    }

    /// A text's words as this language parts them.
    pub(crate) fn tokens(&self, text: &str) -> Tokens {
        Tokens::cut(text, &self.joints)
    }

    /// One phrase more. What stands between the words around a "…" may be anything.
    pub(crate) fn add(&mut self, mark: Mark, phrase: &str) {
        let tokens = self.tokens(phrase);
        if tokens.len() == 0 {
            return;
        }
        let gap = (0..tokens.len()).find(|&i| tokens.sign(i) == Some('…'));
        let end = gap.unwrap_or(tokens.len());
        self.longest = self.longest.max(end);
        let rest = (1..end).map(|i| tokens.folded(i).to_owned()).collect();
        let apart = (end + 1..tokens.len()).map(|i| tokens.folded(i).to_owned()).collect();
        let accented = end == 1 && tokens.is_accented(0);
        let entry = Entry { rest, apart, mark, accented };
        let entries = self.by_first.entry(tokens.folded(0).to_owned()).or_default();
        let at = entries.partition_point(|known| known.place() <= entry.place());
        entries.insert(at, entry);
    }

    /// Every phrase, folded, its words parted by a space, and what closes it further on in its clause; empty for most.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (Mark, String, String)> {
        self.by_first.iter().flat_map(|(first, entries)| {
            entries.iter().map(move |entry| {
                let words = std::iter::once(first.as_str()).chain(entry.rest.iter().map(String::as_str));
                (entry.mark, words.collect::<Vec<_>>().join(" "), entry.apart.join(" "))
            })
        })
    }

    /// Tokens of the longest phrase.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// Every phrase in `tokens`, by where it starts. Of one mark only the longest that starts at a token. A phrase that
    /// stands apart is two hits.
    pub(crate) fn scan(&self, tokens: &Tokens) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(tokens.len());
        let mut closing: Vec<Hit> = Vec::new();
        for i in 0..tokens.len() {
            let order = || self.order_in(tokens.folded(i)).map(|_| Mark::Order);
            let Some(entries) = self.by_first.get(tokens.folded(i)) else {
                hits.extend(self.compound(tokens.folded(i)).or_else(order).map(|mark| Hit { mark, tokens: i..i + 1 }));
                continue;
            };
            // "Da" is a small word, and no "dá".
            let small = |entry: &Entry| {
                entry.rest.is_empty() && !entry.accented && matches!(entry.mark, Mark::Link | Mark::Edge)
            };
            let plain = !tokens.is_accented(i) && entries.iter().any(small);
            let first = hits.len();
            let fitting = that_fit(entries, tokens.folded(i + 1));
            for entry in fitting.filter(|entry| !(plain && entry.accented)) {
                let end = i + 1 + entry.rest.len();
                let fits = entry.rest.iter().enumerate().all(|(n, word)| tokens.folded(i + 1 + n) == word);
                if !fits || hits[first..].iter().any(|hit| hit.mark == entry.mark) {
                    continue;
                }
                if !entry.apart.is_empty() {
                    let Some(last) = closes(tokens, end, &entry.apart) else { continue };
                    closing.push(Hit { mark: entry.mark, tokens: last..last + entry.apart.len() });
                }
                hits.push(Hit { mark: entry.mark, tokens: i..end });
            }
            // "Llámalo" names something, and asks for a call.
            if !hits[first..].iter().any(|hit| matches!(hit.mark, Mark::Order | Mark::Task | Mark::Promise)) {
                hits.extend(order().map(|mark| Hit { mark, tokens: i..i + 1 }));
            }
        }
        if !closing.is_empty() {
            hits.append(&mut closing);
            hits.sort_by_key(|hit| hit.tokens.start);
        }
        hits
    }

    /// What an unknown word means by its last part; where that says little, by its first.
    fn compound(&self, word: &str) -> Option<Mark> {
        if word.len() > MAX_COMPOUND {
            return None;
        }
        let before = |last: &String| word.strip_suffix(last.as_str()).filter(|before| before.len() >= LEAST_BEFORE);
        let (before, mark) = self.compounds.iter().find_map(|(last, mark)| Some((before(last)?, *mark)))?;
        if !matches!(mark, Mark::Generic | Mark::Noun(Occasion::Visit | Occasion::Meeting)) {
            return Some(mark);
        }
        let named = |word: &str| {
            let alone = self.by_first.get(word)?.iter().filter(|entry| entry.rest.is_empty());
            alone.map(|entry| entry.mark).find(|mark| matches!(mark, Mark::Noun(_)))
        };
        named(before).or_else(|| named(before.strip_suffix('s')?)).or(Some(mark))
    }
}

/// Where `words` close what opened before token `from`: the last of their kind in the clause.
fn closes(tokens: &Tokens, from: usize, words: &[String]) -> Option<usize> {
    let clause = (from..tokens.len().min(from + MAX_APART)).take_while(|&i| {
        !matches!(tokens.sign(i), Some(',' | '.' | ';' | '!' | '?' | '(' | ')'))
            // "17.30": a dot within a number ends nothing.
            || (tokens.sign(i) == Some('.') && tokens.folded(i + 1).starts_with(|c: char| c.is_ascii_digit()))
    });
    clause.filter(|&i| words.iter().enumerate().all(|(n, word)| tokens.folded(i + n) == word)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_of_a_mark_wins() {
        let lexicon = Lexicon::new(
            Joints::default(),
            &[(Mark::Create, "set | set up"), (Mark::To, "up"), (Mark::Filler, "Íñigo")],
        );
        let hits = lexicon.scan(&Tokens::of("Set up inigo"));
        let found: Vec<_> = hits.iter().map(|hit| (hit.mark, hit.tokens.clone())).collect();
        assert_eq!(found, [(Mark::Create, 0..2), (Mark::To, 1..2), (Mark::Filler, 2..3)]);
    }

    #[test]
    fn a_phrase_may_stand_apart() {
        let mut lexicon = Lexicon::default();
        lexicon.add(Mark::Cancelled, "fällt … aus");
        let found = |text| lexicon.scan(&Tokens::of(text)).into_iter().map(|hit| hit.tokens).collect::<Vec<_>>();
        assert_eq!(found("Morgen fällt das Training um 17.30 Uhr aus."), [1..2, 9..10]);
        assert_eq!(found("fällt aus"), [0..1, 1..2]);
        assert_eq!(found("es fällt auf, aus dem Haus"), [] as [Range<usize>; 0]);
        lexicon.add(Mark::Off, "muss … nicht kommen");
        let found = |text| lexicon.scan(&Tokens::of(text)).into_iter().map(|hit| hit.tokens).collect::<Vec<_>>();
        assert_eq!(found("er muss heute nicht kommen"), [1..2, 3..5]);
        assert_eq!(found("er muss nicht heute kommen"), [] as [Range<usize>; 0]);
        assert_eq!(found(&format!("fällt {} aus", "x ".repeat(100))), [] as [Range<usize>; 0]);
    }

    #[test]
    fn a_compound_is_what_its_last_part_says() {
        let mut lexicon = Lexicon::new(Joints::default(), &[(Mark::Noun(Occasion::Dentist), "zahnarzt")]);
        lexicon.add_compound(Mark::Noun(Occasion::Visit), "termin");
        lexicon.add_compound(Mark::Noun(Occasion::Party), "feier");
        let mark = |text| lexicon.scan(&Tokens::of(text)).first().map(|hit| hit.mark);
        assert_eq!(mark("Zahnarzttermin"), Some(Mark::Noun(Occasion::Dentist)));
        assert_eq!(mark("Arbeitstermin"), Some(Mark::Noun(Occasion::Visit)));
        assert_eq!(mark("Weihnachtsfeier"), Some(Mark::Noun(Occasion::Party)));
        assert_eq!(mark(&format!("{}feier", "a".repeat(100))), None);
    }
}
