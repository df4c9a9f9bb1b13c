//! The cheap look that decides whether a message is worth reading: with the few before it, does it hold something to do
//! or a place to be? A few microseconds, no allocation beyond one small buffer, and every word that it knows comes from
//! the files of `words/`.
//!
//! Words have a weight by what they mean ([`WEIGHTS`]); a message passes by its own words, or as an answer to one that
//! did. Recall comes first: what is stopped here is read by no model.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lexicon::Mark;
use super::text::{clip, fold};
use super::words::{SPOKEN, Words};
use crate::{Part, Purpose, Request, Role};

/// Bytes that are looked at of the message itself; of each before it, and how many of those.
const LOOKED_AT: usize = super::text::LOOKED_AT;
const LOOKED_AT_BEFORE: usize = 400;
pub(crate) const BEFORE: usize = 5;
/// Words of one phrase, and bytes of it in its folded form.
const PHRASE: usize = 5;
const LONGEST: usize = 40;

/// What the words of a message say, as bits.
mod bit {
    /// A word that tells a time: a weekday, "tomorrow", "noon".
    pub const TIME: u32 = 1;
    /// Asks, suggests, or makes an appointment.
    pub const PLAN: u32 = 1 << 1;
    /// A kind of event.
    pub const NOUN: u32 = 1 << 2;
    /// Moves or takes back what stands.
    pub const CHANGE: u32 = 1 << 3;
    /// A yes or a no.
    pub const ANSWER: u32 = 1 << 4;
    /// A task, or a promise of one.
    pub const TASK: u32 = 1 << 5;
    /// Told of the past.
    pub const PAST: u32 = 1 << 6;
    /// Written to many.
    pub const ADVERT: u32 = 1 << 7;
    /// A clock: "7:30", "5pm", "14h".
    pub const CLOCK: u32 = 1 << 8;
    /// Any other number of one or two digits.
    pub const NUMBER: u32 = 1 << 9;
    pub const QUESTION: u32 = 1 << 10;
    pub const LAUGH: u32 = 1 << 11;
    /// "same time", "as usual".
    pub const SAME: u32 = 1 << 12;
    /// "remind me": passes alone.
    pub const STRONG: u32 = 1 << 13;
    /// "23rd", "12/11".
    pub const DATE: u32 = 1 << 14;
    /// A word of time that is said of much else: "one", "later".
    pub const SOFT: u32 = 1 << 15;
    /// The speaker is going to do something.
    pub const PLEDGE: u32 = 1 << 16;
    /// Asks for a time: "what time".
    pub const ASKS: u32 = 1 << 17;
    /// "if", "imagine".
    pub const HYPO: u32 = 1 << 19;
    /// "good morning", "have a nice Monday".
    pub const SALUTE: u32 = 1 << 20;
    /// "bring me": asks for something by its form alone.
    pub const ORDER: u32 = 1 << 18;
}

fn weight(mark: Mark) -> u32 {
    match mark {
        Mark::Meet | Mark::Suggest | Mark::Ask => bit::PLAN,
        Mark::Noun(_) | Mark::Generic => bit::NOUN,
        Mark::Instead | Mark::Off => bit::CHANGE,
        Mark::Moved | Mark::Cancelled | Mark::Settled => bit::CHANGE | bit::STRONG,
        Mark::Agree | Mark::Refuse | Mark::Yes | Mark::No => bit::ANSWER,
        Mark::Task => bit::TASK,
        Mark::Order => bit::TASK | bit::ORDER,
        Mark::Promise | Mark::Pledge | Mark::Duty => bit::PLEDGE,
        Mark::AsksTime => bit::ASKS,
        Mark::If => bit::HYPO,
        Mark::Remind | Mark::Nudge | Mark::Owed | Mark::Vow => bit::STRONG,
        Mark::Soft => bit::SOFT,
        Mark::Past | Mark::Done => bit::PAST,
        Mark::Advert => bit::ADVERT,
        Mark::Joke => bit::LAUGH,
        Mark::Same => bit::SAME,
        Mark::Salute => bit::SALUTE,
        _ => 0,
    }
}

/// What a phrase says in each language, and in which it is known at all.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    bits: [u32; COUNT],
    languages: u8,
}

const COUNT: usize = SPOKEN.len();

struct Gate {
    phrases: HashMap<Box<[u8]>, Known>,
    /// For each first letter, the lengths that its phrases have, as bits: most words fail here without a hash.
    lengths: [u64; 256],
    /// The words that begin a longer phrase.
    openings: HashSet<Box<[u8]>>,
    /// The last words of compounds: "termin" in "Zahnarzttermin".
    compounds: Vec<(Box<[u8]>, Known)>,
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let mut gate = Gate { phrases: HashMap::new(), lengths: [0; 256], openings: HashSet::new(), compounds: Vec::new() };
    for (language, words) in SPOKEN.into_iter().map(Words::of).enumerate() {
        for word in Words::times(words.language) {
            gate.add(language, &word, bit::TIME);
        }
        for (mark, phrase) in words.lexicon.phrases() {
            gate.add(language, &phrase, weight(mark));
        }
        for (mark, last) in Words::compounds(words.language) {
            let mut known = Known { languages: 1 << language, ..Known::default() };
            known.bits[language] = weight(mark);
            gate.compounds.push((last.into_bytes().into(), known));
        }
    }
    gate
});

impl Gate {
    fn add(&mut self, language: usize, phrase: &str, bits: u32) {
        // "% off": the sign is what tells it.
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
        let bytes = &folded.bytes[first.0..last.1];
        self.lengths[usize::from(bytes[0])] |= 1 << bytes.len();
        let known = self.phrases.entry(bytes.into()).or_default();
        known.languages |= 1 << language;
        let known = &mut known.bits[language];
        *known |= bits;
        if *known & bit::SOFT != 0 {
            *known &= !bit::TIME;
        }
        if count > 1 {
            self.openings.insert(folded.bytes[first.0..first.1].into());
        }
    }

    fn known(&self, bytes: &[u8]) -> Option<&Known> {
        if bytes.len() > LONGEST || self.lengths[usize::from(bytes[0])] & (1 << bytes.len()) == 0 {
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

/// A text in small letters without accents, one space between words.
#[derive(Default)]
struct Folded {
    bytes: Vec<u8>,
    words: Vec<(usize, usize)>,
    /// For each word, the word that its clause begins with.
    clauses: Vec<usize>,
    clause: usize,
    bits: u32,
}

impl Folded {
    fn read(&mut self, text: &str, most: usize) {
        let text = clip(text, most);
        let bytes = text.as_bytes();
        let mut start = None;
        // The letter that was written three times or more.
        let mut last_run = None;
        let mut i = 0;
        while i < bytes.len() {
            let byte = bytes[i];
            let (letter, width) = if byte.is_ascii() {
                // "l'école", "peux-tu": each part is a word.
                (byte.is_ascii_alphanumeric().then(|| byte.to_ascii_lowercase()), 1)
            } else {
                let c = text[i..].chars().next().unwrap_or(' ');
                let plain = fold(c);
                let letter = if plain.is_ascii() {
                    plain.is_ascii_alphanumeric().then_some(plain as u8)
                } else {
                    // A letter that does not fold to ASCII stands for itself; an emoji is a word of its own.
                    c.is_alphabetic().then_some(0xFF)
                };
                if letter.is_none() && !c.is_whitespace() && c.len_utf8() >= 3 {
                    self.end(&mut start, last_run.is_some());
                    let from = self.bytes.len();
                    self.bytes.extend_from_slice(&bytes[i..i + c.len_utf8()]);
                    self.words.push((from, self.bytes.len()));
                    self.clauses.push(self.clause);
                    self.bytes.push(b' ');
                }
                (letter, c.len_utf8())
            };
            match letter {
                Some(letter) => {
                    let from = *start.get_or_insert(self.bytes.len());
                    // "jaaaa" is "ja".
                    let run = self.bytes[from..].iter().rev().take_while(|&&last| last == letter).take(3).count();
                    if last_run.is_some_and(|last| last != letter) {
                        last_run = None;
                    }
                    if letter.is_ascii_digit() || run < 2 && last_run.is_none() {
                        self.bytes.push(letter);
                    } else if run == 2 {
                        self.bytes.pop();
                        last_run = Some(letter);
                    }
                }
                None => {
                    // "7:30", "7.30", "12/11": digits on both sides.
                    if matches!(byte, b':' | b'.' | b'/')
                        && i > 0
                        && bytes[i - 1].is_ascii_digit()
                        && bytes.get(i + 1).is_some_and(u8::is_ascii_digit)
                    {
                        self.bits |= bit::CLOCK;
                    }
                    self.bits |= if byte == b'?' { bit::QUESTION } else { 0 };
                    self.end(&mut start, last_run.is_some());
                    if matches!(byte, b'.' | b'!' | b'?' | b',' | b'\n') {
                        self.clause = self.words.len();
                    }
                }
            }
            i += width;
        }
        self.end(&mut start, last_run.is_some());
    }

    fn end(&mut self, start: &mut Option<usize>, run: bool) {
        if let Some(from) = start.take() {
            // "KKKKKK" is laughter, no "k".
            if run && self.bytes.len() - from == 1 {
                self.bytes.truncate(from);
                self.bits |= bit::LAUGH;
                return;
            }
            self.words.push((from, self.bytes.len()));
            self.clauses.push(self.clause);
            self.bytes.push(b' ');
        }
    }
}

/// What a text says, read in each language.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    bits: [u32; COUNT],
    /// Words that each language knows: the one that knows most is the text's.
    known: [u16; COUNT],
    words: usize,
}

impl Look {
    /// Adds what a phrase says, without the bits `drop`.
    fn add(&mut self, known: &Known, drop: u32) {
        for language in 0..COUNT {
            self.bits[language] |= known.bits[language] & !drop;
            self.known[language] += u16::from(known.languages >> language & 1);
        }
    }

    /// The bits in the languages that know most of the conversation.
    fn bits(&self, known: &[u16; COUNT]) -> u32 {
        let most = known.iter().copied().max().unwrap_or(0);
        let spoken = (0..COUNT).filter(|&language| known[language] == most);
        spoken.fold(0, |bits, language| bits | self.bits[language])
    }
}

fn look(text: &str, most: usize) -> Look {
    const OPENING: usize = 4;
    const ALONE: usize = 10;
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
            everywhere |= number(word);
            continue;
        }
        // A yes stands at the beginning, or nearly alone: "is the weather there ever good" is none.
        let inside = i - folded.clauses[i];
        let drop = if inside >= OPENING && folded.words.len() > ALONE { bit::ANSWER } else { 0 };
        gate.known(word).or_else(|| gate.compound(word)).into_iter().for_each(|known| look.add(known, drop));
        if gate.openings.contains(word) {
            for n in 1..PHRASE {
                let Some(&(_, end)) = folded.words.get(i + n) else { break };
                gate.known(&folded.bytes[from..end]).into_iter().for_each(|known| look.add(known, drop));
            }
        }
    }
    look.bits.iter_mut().for_each(|bits| *bits |= everywhere);
    look
}

/// "5pm", "14h00", "7" and "19th"; years, prices and long numbers say no time.
fn number(word: &[u8]) -> u32 {
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match &word[digits..] {
        [] if digits <= 2 => bit::NUMBER,
        b"am" | b"pm" | b"h" | b"hs" | b"hrs" | b"uhr" | b"a" | b"p" if digits <= 2 => bit::CLOCK,
        b"th" | b"st" | b"nd" | b"rd" if digits <= 2 => bit::DATE,
        [b'h', rest @ ..] if digits <= 2 && rest.iter().all(u8::is_ascii_digit) => bit::CLOCK,
        _ => 0,
    }
}

/// A message as the gate sees it.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// Only the first 8,000 bytes are looked at.
    pub text: &'a str,
    /// Whether the person whose agenda it is wrote it.
    pub own: bool,
}

/// Whether `message`, read with the few before it (oldest first), may hold something to do or a place to be: what does
/// not pass costs no call of a model.
pub fn passes_gate(message: &Heard, before: &[Heard]) -> bool {
    let own = look(message.text, LOOKED_AT);
    let before: Vec<(Look, bool)> =
        before.iter().rev().take(BEFORE).map(|earlier| (look(earlier.text, LOOKED_AT_BEFORE), earlier.own)).collect();
    let mut known = own.known;
    for (earlier, _) in &before {
        (0..COUNT).for_each(|language| known[language] += earlier.known[language]);
    }
    let (bits, words) = (own.bits(&known), own.words);
    if stands_alone(bits, words) {
        return true;
    }
    if has(bits, bit::ADVERT) || !answers(bits, words) {
        return false;
    }
    let plain = !has(
        bits,
        bit::TIME | bit::CLOCK | bit::DATE | bit::NUMBER | bit::CHANGE | bit::SAME | bit::PLAN | bit::PLEDGE,
    );
    for (earlier, by_owner) in before {
        let (bits, words) = (earlier.bits(&known), earlier.words);
        if stands_alone(bits, words) {
            // Nobody agrees with themselves.
            if !(plain && by_owner && message.own) {
                return true;
            }
        } else if plain && by_owner && has(bits, bit::ANSWER) && answers(bits, words) {
            // The owner has answered: what follows is thanks.
            return false;
        }
    }
    false
}

/// Whether a request asks to find something in what holds nothing: none of its new messages passes.
pub(crate) fn stops(request: &Request) -> bool {
    if request.purpose != Purpose::Detect || request.results().next().is_some() {
        return false;
    }
    let heard: Vec<(Heard, bool)> = request
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Said(said) if said.role != Role::Assistant => {
                Some((Heard { text: &said.text, own: said.role == Role::User }, said.new))
            }
            _ => None,
        })
        .collect();
    let before: Vec<Heard> = heard.iter().map(|(heard, _)| *heard).collect();
    !heard
        .iter()
        .enumerate()
        .any(|(i, (message, new))| *new && passes_gate(message, &before[i.saturating_sub(BEFORE)..i]))
}

fn has(bits: u32, any: u32) -> bool {
    bits & any != 0
}

/// Whether the words of a message pass without what was said before.
fn stands_alone(bits: u32, words: usize) -> bool {
    use bit::{
        ADVERT, ASKS, CHANGE, CLOCK, DATE, HYPO, LAUGH, NOUN, NUMBER, ORDER, PAST, PLAN, PLEDGE, QUESTION, SALUTE,
        SAME, SOFT, STRONG, TASK, TIME,
    };
    /// A note of a few words, and a mail: what says a time there is rarely talk.
    const FEW: usize = 4;
    const NOTE: usize = 8;
    const MAIL: usize = 30;
    if has(bits, ADVERT) {
        return false;
    }
    if has(bits, STRONG) {
        return true;
    }
    if has(bits, SALUTE) && !has(bits, NUMBER | CLOCK | DATE | PLAN | NOUN | CHANGE | TASK | ORDER | PLEDGE) {
        return false;
    }
    let when = has(bits, TIME | CLOCK | DATE);
    let about = has(bits, PLAN | NOUN | CHANGE | TASK | PLEDGE | QUESTION | SAME);
    let exact = has(bits, TIME) && has(bits, NUMBER | CLOCK | DATE);
    let past = has(bits, PAST) && !has(bits, PLAN | CHANGE | TASK | PLEDGE | QUESTION | SAME) && !exact;
    if has(bits, LAUGH) && !has(bits, PLAN) || past {
        return words > MAIL && when && about;
    }
    if has(bits, HYPO) && !has(bits, QUESTION | CHANGE) && words <= MAIL {
        return false;
    }
    (when && (about || words <= FEW || words > MAIL))
        || (has(bits, TIME) && has(bits, NUMBER | CLOCK | DATE))
        || (has(bits, NUMBER | CLOCK) && has(bits, PLAN | CHANGE))
        || (has(bits, NUMBER | CLOCK) && has(bits, NOUN) && has(bits, QUESTION))
        || (has(bits, CLOCK) && words <= FEW)
        || (has(bits, SOFT) && has(bits, QUESTION) && words <= FEW)
        || (has(bits, SOFT) && has(bits, PLAN | CHANGE))
        || (has(bits, PLAN) && has(bits, NOUN | QUESTION | TASK))
        || (has(bits, CHANGE) && has(bits, NOUN))
        || has(bits, ORDER)
        || (has(bits, ASKS) && has(bits, QUESTION) && words <= NOTE)
}

/// Whether the words may settle, refuse or move what was suggested before.
fn answers(bits: u32, words: usize) -> bool {
    use bit::{ANSWER, ASKS, CHANGE, CLOCK, DATE, LAUGH, NUMBER, PAST, PLAN, PLEDGE, SALUTE, SAME, SOFT, TIME};
    const SHORT: usize = 16;
    const FEW: usize = 8;
    const FEWEST: usize = 5;
    let exact = has(bits, TIME | CLOCK | DATE | CHANGE | SAME | PLAN | ASKS);
    // "que aposta? kkkk": laughed, not settled.
    if !exact && has(bits, LAUGH | SALUTE) && !has(bits, ANSWER) {
        return false;
    }
    (words <= SHORT && (exact || has(bits, ANSWER | PLEDGE)))
        || (words <= FEW && has(bits, NUMBER) && !has(bits, PAST))
        || (words <= FEWEST && has(bits, SOFT) && !has(bits, PAST))
}

/// Whether a text holds a digit or a word of time in any language: whether it is worth looking for times in it.
pub(crate) fn may_tell_a_time(text: &str) -> bool {
    let text = clip(text, LOOKED_AT);
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return true;
    }
    look(text, LOOKED_AT).bits.iter().any(|&bits| has(bits, bit::TIME | bit::SOFT | bit::STRONG))
}

#[cfg(test)]
mod tests;
