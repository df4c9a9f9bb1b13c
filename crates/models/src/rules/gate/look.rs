//! What the words of a text say, as bits, read in every language at once. Which words there are, the files of `words/`
//! say; what they weigh here, [`weight`].

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use when::Language;

use super::folded::Folded;
use crate::rules::lexicon::Mark;
use crate::rules::words::{SPOKEN, Words};

/// Words of one phrase, and bytes of it in its folded form.
const PHRASE: usize = 5;
const LONGEST: usize = 40;

/// What the words of a message say, as bits.
pub(super) mod bit {
    /// A word that tells a time: a weekday, "tomorrow", "noon".
    pub const TIME: u64 = 1;
    /// Asks, suggests, or makes an appointment.
    pub const PLAN: u64 = 1 << 1;
    /// A kind of event.
    pub const NOUN: u64 = 1 << 2;
    /// Moves or takes back what stands.
    pub const CHANGE: u64 = 1 << 3;
    /// A yes or a no.
    pub const ANSWER: u64 = 1 << 4;
    /// A task, or a promise of one.
    pub const TASK: u64 = 1 << 5;
    /// Told of the past.
    pub const PAST: u64 = 1 << 6;
    /// Written to many.
    pub const ADVERT: u64 = 1 << 7;
    /// A clock: "7:30", "5pm", "14h".
    pub const CLOCK: u64 = 1 << 8;
    /// Any other number of one or two digits.
    pub const NUMBER: u64 = 1 << 9;
    pub const QUESTION: u64 = 1 << 10;
    pub const LAUGH: u64 = 1 << 11;
    /// "same time", "as usual".
    pub const SAME: u64 = 1 << 12;
    /// "remind me": passes alone.
    pub const STRONG: u64 = 1 << 13;
    /// "23rd", "12/11".
    pub const DATE: u64 = 1 << 14;
    /// A word of time that is said of much else: "one", "later".
    pub const SOFT: u64 = 1 << 15;
    /// The speaker is going to do something.
    pub const PLEDGE: u64 = 1 << 16;
    /// Asks for a time: "what time".
    pub const ASKS: u64 = 1 << 17;
    /// "if", "imagine".
    pub const HYPO: u64 = 1 << 19;
    /// "good morning", "have a nice Monday".
    pub const SALUTE: u64 = 1 << 20;
    /// "bring me": asks for something by its form alone.
    pub const ORDER: u64 = 1 << 18;
    /// "could you": a request.
    pub const ASK: u64 = 1 << 21;
    /// "who can": somebody is to do it.
    pub const WHO: u64 = 1 << 22;
    /// "ready for collection".
    pub const READY: u64 = 1 << 23;
    /// Speaks of the speaker: "me", "us".
    pub const ME: u64 = 1 << 24;
    /// Speaks of the listener: "you".
    pub const YOU: u64 = 1 << 25;
    /// A task that a clause begins with: an imperative.
    pub const OPENS_TASK: u64 = 1 << 26;
    /// A request that a clause begins with.
    pub const OPENS_ASK: u64 = 1 << 27;
    /// A yes or no that the text begins with.
    pub const OPENS_ANSWER: u64 = 1 << 28;
    pub const THANKS: u64 = 1 << 29;
    /// Takes back what stands.
    pub const OFF: u64 = 1 << 30;
    /// The agenda itself, or a list of what is to be done: "my calendar", "the alarm".
    pub const AGENDA: u64 = 1 << 31;
    /// Asks to be told something, not for something to be done: "tell me", "do you know".
    pub const TELL: u64 = 1 << 32;
    /// Has something put into the agenda, or looked for in it: "book", "when is".
    pub const CREATE: u64 = 1 << 33;
    /// How many there are.
    pub const COUNT: u64 = 34;
}

fn weight(mark: Mark) -> u64 {
    match mark {
        Mark::Meet | Mark::Suggest => bit::PLAN,
        Mark::Ask => bit::PLAN | bit::ASK,
        Mark::Who => bit::WHO,
        Mark::Ready => bit::READY,
        Mark::Mine | Mark::Ours => bit::ME,
        Mark::Yours => bit::YOU,
        Mark::Noun(_) | Mark::Generic => bit::NOUN,
        Mark::Instead => bit::CHANGE,
        Mark::Off => bit::CHANGE | bit::OFF,
        Mark::Thanks => bit::THANKS,
        Mark::Moved | Mark::Cancelled | Mark::Settled => bit::CHANGE | bit::STRONG,
        Mark::Agree | Mark::Refuse | Mark::Yes | Mark::No => bit::ANSWER,
        Mark::Task => bit::TASK,
        Mark::Order => bit::TASK | bit::ORDER,
        Mark::Promise | Mark::Pledge | Mark::Duty | Mark::Doing => bit::PLEDGE,
        Mark::AsksTime => bit::ASKS,
        Mark::If => bit::HYPO,
        Mark::Remind | Mark::Nudge | Mark::Owed | Mark::Vow => bit::STRONG,
        Mark::Soft => bit::SOFT,
        Mark::Past | Mark::Done => bit::PAST,
        Mark::Advert => bit::ADVERT,
        Mark::Joke => bit::LAUGH,
        Mark::Same => bit::SAME,
        Mark::Salute => bit::SALUTE,
        Mark::Agenda => bit::AGENDA,
        Mark::Tell => bit::TELL,
        Mark::Create | Mark::Find | Mark::List => bit::CREATE,
        _ => 0,
    }
}

/// What a phrase says in each language, and in which it is known at all.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    bits: [u64; COUNT],
    languages: u8,
}

/// The languages that a talk may be in: those that know most of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spoken(u8);

impl Spoken {
    pub fn most(known: &[u16; COUNT]) -> Self {
        let most = known.iter().copied().max().unwrap_or(0);
        Self((0..COUNT).filter(|&language| known[language] == most).fold(0, |all, language| all | 1 << language))
    }

    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..COUNT).filter(move |language| self.0 >> language & 1 == 1)
    }

    pub fn languages(self) -> impl Iterator<Item = Language> {
        self.indices().map(|language| SPOKEN[language])
    }
}

pub(super) const COUNT: usize = SPOKEN.len();

/// Words that close a phrase, with the space that ends them, and what the phrase says.
type Closing = (Box<[u8]>, Known);

/// For each first letter, the lengths that its phrases have, as bits.
struct Lengths([u64; 256]);

impl Default for Lengths {
    fn default() -> Self {
        Self([0; 256])
    }
}

#[derive(Default)]
struct Gate {
    phrases: FxHashMap<Box<[u8]>, Known>,
    /// For each first letter, the lengths that its phrases have, as bits: most words fail here without a hash.
    lengths: Lengths,
    /// The words that begin a longer phrase.
    openings: FxHashSet<Box<[u8]>>,
    /// Words that close a phrase further on, by those that open it, and what the two say: "ab" for "sag".
    apart: FxHashMap<Box<[u8]>, Vec<Closing>>,
    /// The last words of compounds: "termin" in "Zahnarzttermin".
    compounds: Vec<(Box<[u8]>, Known)>,
    /// What makes an hour of the number before it: "Uhr", "heures".
    hours: FxHashSet<Box<[u8]>>,
    /// What makes a day of the number behind it: "am" in "am 28. Mai".
    days: FxHashSet<Box<[u8]>>,
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let mut gate = Gate::default();
    for (language, words) in SPOKEN.into_iter().map(Words::of).enumerate() {
        for word in Words::times(words.language) {
            gate.add(language, (&word, ""), bit::TIME);
        }
        for (mark, phrase, close) in words.lexicon.phrases() {
            gate.add(language, (&phrase, &close), weight(mark));
            if mark == Mark::OnDay {
                gate.days.insert(phrase.as_bytes().into());
            }
        }
        gate.hours.extend(words.hour_units().map(|unit| Box::from(unit.as_bytes())));
        for (mark, last) in Words::compounds(words.language) {
            let mut known = Known { languages: 1 << language, ..Known::default() };
            known.bits[language] = weight(mark);
            gate.compounds.push((last.into_bytes().into(), known));
        }
    }
    gate
});

impl Gate {
    fn add(&mut self, language: usize, (phrase, close): (&str, &str), bits: u64) {
        // "% off": the sign is what tells it. What says nothing here need not be found.
        if phrase.contains(['%', '*']) {
            return;
        }
        let mut folded = Folded::default();
        folded.read(phrase, PHRASE * LONGEST);
        let count = folded.words.len();
        let (Some(first), Some(last)) = (folded.words.first(), folded.words.last()) else { return };
        if count > PHRASE || last.1 - first.0 > LONGEST {
            return;
        }
        let bytes: Box<[u8]> = folded.bytes[first.0..last.1].into();
        if count > 1 {
            self.openings.insert(folded.bytes[first.0..first.1].into());
        }
        if !close.is_empty() {
            let mut folded = Folded::default();
            folded.read(close, PHRASE * LONGEST);
            let mut known = Known { languages: 1 << language, ..Known::default() };
            known.bits[language] = bits;
            // With the space that ends it.
            self.apart.entry(bytes).or_default().push((folded.bytes.into(), known));
            return;
        }
        self.lengths.0[usize::from(bytes[0])] |= 1 << bytes.len();
        let known = self.phrases.entry(bytes).or_default();
        known.languages |= 1 << language;
        let known = &mut known.bits[language];
        *known |= bits;
        if *known & bit::SOFT != 0 {
            *known &= !bit::TIME;
        }
    }

    /// What opened with `bytes` and is closed by words of its clause, which follow from word `from` on.
    fn closed(&self, bytes: &[u8], folded: &Folded, from: usize) -> impl Iterator<Item = &Known> {
        /// Words of a clause that are looked at.
        const WITHIN: usize = 16;
        let closes = move |close: &[u8]| {
            let clause = folded.clauses.get(from.saturating_sub(1)).copied();
            (from..folded.words.len().min(from + WITHIN))
                .take_while(|&i| Some(folded.clauses[i]) == clause)
                .any(|i| folded.bytes[folded.words[i].0..].starts_with(close))
        };
        let known = self.apart.get(bytes).map_or(&[][..], Vec::as_slice);
        known.iter().filter(move |(close, _)| closes(close)).map(|(_, known)| known)
    }

    fn known(&self, bytes: &[u8]) -> Option<&Known> {
        if bytes.len() > LONGEST || self.lengths.0[usize::from(bytes[0])] & (1 << bytes.len()) == 0 {
            return None;
        }
        self.phrases.get(bytes)
    }

    /// A word that only a compound's last part tells.
    fn compound(&self, word: &[u8]) -> Option<&Known> {
        /// Letters before the last part, and of the shortest such word.
        const BEFORE: usize = 3;
        const LEAST: usize = 8;
        let ends = |last: &[u8]| word.len() >= last.len() + BEFORE && word.ends_with(last);
        let known = || self.compounds.iter().find(|(last, _)| ends(last)).map(|(_, known)| known);
        (LEAST..=LONGEST).contains(&word.len()).then(known)?
    }
}
/// What a phrase begins.
#[derive(Debug, Clone, Copy)]
struct Opens {
    text: bool,
    clause: bool,
}

/// What a text says, read in each language.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    bits: [u64; COUNT],
    /// Words that each language knows: the one that knows most is the text's.
    pub known: [u16; COUNT],
    pub words: usize,
}

impl Look {
    /// Adds what a phrase says, without the bits `drop`, and with what it says more for where it stands.
    fn add(&mut self, known: &Known, drop: u64, opens: Opens) {
        for language in 0..COUNT {
            let bits = known.bits[language] & !drop;
            let more = |when: bool, said: u64, then: u64| if when && bits & said != 0 { then } else { 0 };
            self.bits[language] |= bits
                | more(opens.clause, bit::TASK, bit::OPENS_TASK)
                | more(opens.clause, bit::ASK, bit::OPENS_ASK)
                | more(opens.text, bit::ANSWER, bit::OPENS_ANSWER);
            self.known[language] += u16::from(known.languages >> language & 1);
        }
    }

    /// Whether any of these is said in any language.
    pub fn any(&self, bits: u64) -> bool {
        self.bits.iter().any(|&said| said & bits != 0)
    }

    /// The bits in the languages that know most of the conversation.
    pub fn bits(&self, known: &[u16; COUNT]) -> u64 {
        Spoken::most(known).indices().fold(0, |bits, language| bits | self.bits[language])
    }
}

/// The first `most` bytes of a text, folded, and what its words say.
pub(super) fn look(text: &str, most: usize) -> (Look, Folded) {
    const OPENING: usize = 2;
    const ALONE: usize = 5;
    let gate = &*GATE;
    let mut folded = Folded { bytes: Vec::with_capacity(text.len().min(most) + 8), ..Folded::default() };
    // What a mail quotes was said before.
    let own = text.split("\n>").next().unwrap_or_default();
    folded.read(own, most);
    let mut look = Look { words: folded.words.len(), ..Look::default() };
    let mut everywhere = folded.bits;
    for (i, &(from, to)) in folded.words.iter().enumerate() {
        let word = &folded.bytes[from..to];
        if word.is_empty() {
            continue;
        }
        if word[0].is_ascii_digit() {
            let beside =
                |i: Option<usize>| i.and_then(|i| folded.words.get(i)).map(|&(from, to)| &folded.bytes[from..to]);
            let said = number(word);
            let hour = beside(Some(i + 1)).is_some_and(|unit| gate.hours.contains(unit));
            let day = beside(i.checked_sub(1)).is_some_and(|small| gate.days.contains(small));
            everywhere |= match said {
                bit::NUMBER if hour => bit::CLOCK,
                bit::NUMBER if day => bit::DATE,
                said => said,
            };
            continue;
        }
        // A yes stands at the beginning, or nearly alone: "is the weather there ever good" is none.
        let inside = i - folded.clauses[i];
        let opens = Opens { text: i == 0, clause: inside <= 1 };
        let drop = if inside >= OPENING && folded.words.len() > ALONE { bit::ANSWER } else { 0 };
        gate.known(word).or_else(|| gate.compound(word)).into_iter().for_each(|known| look.add(known, drop, opens));
        gate.closed(word, &folded, i + 1).for_each(|known| look.add(known, drop, opens));
        if gate.openings.contains(word) {
            for n in 1..PHRASE {
                let Some(&(_, end)) = folded.words.get(i + n) else { break };
                gate.known(&folded.bytes[from..end]).into_iter().for_each(|known| look.add(known, drop, opens));
                gate.closed(&folded.bytes[from..end], &folded, i + n + 1)
                    .for_each(|known| look.add(known, drop, opens));
            }
        }
    }
    look.bits.iter_mut().for_each(|bits| *bits |= everywhere);
    (look, folded)
}

/// "5pm", "14h00", "7" and "19th"; years, prices and long numbers say no time.
fn number(word: &[u8]) -> u64 {
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match &word[digits..] {
        [] if digits <= 2 => bit::NUMBER,
        b"am" | b"pm" | b"h" | b"hs" | b"hrs" | b"uhr" | b"a" | b"p" if digits <= 2 => bit::CLOCK,
        b"th" | b"st" | b"nd" | b"rd" if digits <= 2 => bit::DATE,
        [b'h', rest @ ..] if digits <= 2 && rest.iter().all(u8::is_ascii_digit) => bit::CLOCK,
        _ => 0,
    }
}
