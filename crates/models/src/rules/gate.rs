//! The cheap look that decides whether a message is worth reading: with the few before it, does it hold something to do
//! or a place to be? Microseconds, and no model.
//!
//! Words say something by what they mean ([`look`]), from the files of `words/`. Rules over that say whether a message
//! passes by its own words, or as an answer to one that did; what they say is one of many things that two tables of weights
//! decide by ([`learned`], [`features`]). Recall comes first: what is stopped here is read by no model.

mod features;
mod folded;
pub mod learned;
mod look;

use learned::Thread;
use look::{bit, look};

use super::text::{LOOKED_AT, clip};
use crate::{Part, Purpose, Request, Role};

/// Bytes that are looked at of each message before it, and how many of those.
const LOOKED_AT_BEFORE: usize = 400;
pub(crate) const BEFORE: usize = 5;
/// Messages before, to which whatever may be an answer is one.
const NEAR: usize = 1;
/// Words of a reply that is more than a reaction.
const REPLY: usize = 6;

/// Intents of clinc/oos-eval of which something should pass: learnt from, and measured by.
pub const WANTED_INTENTS: [&str; 9] = [
    "alarm",
    "calendar",
    "calendar_update",
    "meeting_schedule",
    "reminder",
    "reminder_update",
    "schedule_meeting",
    "todo_list",
    "todo_list_update",
];

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
    Thread::of(message, before).passes()
}

/// What of a message the rules decide by.
#[derive(Debug, Clone, Copy)]
struct Words {
    bits: u64,
    count: usize,
    own: bool,
}

/// What the rules say of a message with those before it, the nearest first.
fn by_rules(message: Words, before: &[Words]) -> bool {
    let (bits, words) = (message.bits, message.count);
    if stands_alone(bits, words) {
        return true;
    }
    if has(bits, bit::ADVERT) {
        return false;
    }
    // Who says more than a word to what another has just suggested speaks of it, whatever the words.
    let replies = before.first().is_some_and(|last| last.own != message.own && stands_alone(last.bits, last.count));
    if replies && words > REPLY && !has(bits, bit::LAUGH | bit::PAST) {
        return true;
    }
    if !answers(bits, words) {
        return false;
    }
    let plain = !has(
        bits,
        bit::TIME | bit::CLOCK | bit::DATE | bit::NUMBER | bit::CHANGE | bit::SAME | bit::PLAN | bit::PLEDGE,
    );
    let exact = bit::TIME | bit::CLOCK | bit::DATE | bit::CHANGE | bit::SAME | bit::PLAN | bit::OPENS_ANSWER;
    let exact = has(bits, exact) || has(bits, bit::NUMBER) && words < REPLY;
    for (i, earlier) in before.iter().enumerate() {
        if stands_alone(earlier.bits, earlier.count) {
            // Nobody agrees with themselves; and what was said long before is answered by a yes or a time.
            if !(plain && earlier.own && message.own) && (exact || i < NEAR) {
                return true;
            }
        } else if plain && earlier.own && has(earlier.bits, bit::ANSWER) && answers(earlier.bits, earlier.count) {
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

fn has(bits: u64, any: u64) -> bool {
    bits & any != 0
}

/// Whether a message of a few words tells a day with an hour, and not of the past, in jest or to many.
fn announces(bits: u64, words: usize) -> bool {
    const MOST: usize = 20;
    let moment = has(bits, bit::CLOCK | bit::DATE) && has(bits, bit::TIME) && has(bits, bit::CLOCK | bit::NUMBER);
    moment && words <= MOST && !has(bits, bit::PAST | bit::ADVERT | bit::LAUGH | bit::HYPO | bit::THANKS)
}

/// Whether the words of a message pass without what was said before.
fn stands_alone(bits: u64, words: usize) -> bool {
    use bit::{
        ADVERT, AGENDA, ASKS, CHANGE, CLOCK, CREATE, DATE, HYPO, LAUGH, ME, NOUN, NUMBER, OFF, OPENS_ASK, OPENS_TASK,
        ORDER, PAST, PLAN, PLEDGE, QUESTION, READY, SALUTE, SAME, SOFT, STRONG, TASK, TELL, THANKS, TIME, WHO, YOU,
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
    if has(bits, SALUTE | THANKS)
        && !has(bits, NUMBER | CLOCK | DATE | PLAN | NOUN | CHANGE | TASK | ORDER | PLEDGE | READY)
    {
        return false;
    }
    let when = has(bits, TIME | CLOCK | DATE);
    let about = has(bits, PLAN | NOUN | CHANGE | TASK | PLEDGE | QUESTION | SAME);
    let exact = has(bits, TIME) && has(bits, NUMBER | CLOCK | DATE);
    let past = has(bits, PAST) && !has(bits, PLAN | CHANGE | TASK | PLEDGE | QUESTION | SAME) && !exact;
    if has(bits, LAUGH) && !has(bits, PLAN) || past {
        return words > MAIL && when && about;
    }
    // "Check whether the shopping is on my list."
    if has(bits, AGENDA) && words <= MAIL && !has(bits, PAST | LAUGH) {
        return true;
    }
    // "Can come on Thursday if someone's home" offers a time.
    let offers = when && has(bits, PLAN);
    if has(bits, HYPO) && !offers && !has(bits, QUESTION | CHANGE | OPENS_ASK) && words <= MAIL {
        return false;
    }
    (when && (about || words <= FEW || words > MAIL))
        || (has(bits, TIME) && has(bits, NUMBER | CLOCK | DATE))
        || (has(bits, NUMBER | CLOCK) && has(bits, PLAN | CHANGE))
        || (has(bits, NUMBER | CLOCK) && has(bits, NOUN) && has(bits, QUESTION))
        || (has(bits, CLOCK) && words <= FEW)
        || (has(bits, SOFT) && has(bits, QUESTION) && words <= NOTE)
        || (has(bits, SOFT) && has(bits, PLAN | CHANGE))
        || (has(bits, PLAN) && has(bits, NOUN | QUESTION | TASK))
        || (has(bits, CHANGE) && has(bits, NOUN))
        || (has(bits, OFF) && has(bits, TASK | YOU) && words > FEW)
        || has(bits, ORDER | READY)
        // "can you grab some milk", "ring me when you are home", "who books the ferry".
        || (has(bits, OPENS_ASK) && !has(bits, TELL) && (FEW..=MAIL).contains(&words))
        || (has(bits, OPENS_TASK) && has(bits, ME) && !has(bits, THANKS | PAST) && words >= FEW)
        || (has(bits, WHO) && has(bits, TASK))
        || (has(bits, ASKS) && has(bits, QUESTION) && words <= NOTE)
        || (has(bits, AGENDA) && words <= MAIL)
        || (has(bits, CREATE) && has(bits, NOUN) && words <= MAIL)
}

/// Whether the words may settle, refuse or move what was suggested before.
fn answers(bits: u64, words: usize) -> bool {
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
    look(text, LOOKED_AT).0.any(bit::TIME | bit::SOFT | bit::STRONG)
}

#[cfg(test)]
mod tests;
