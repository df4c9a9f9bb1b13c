//! At whose place, and with whom: what points at somebody ("my office", "chez moi", "bei euch") names them, as the owner
//! would say it, and who says yes takes part.

use super::link::folded;
use super::{Line, Sort, Thread, answer, place, start};
use crate::rules::fields::{MAX_PEOPLE, Place};
use crate::rules::judge;
use crate::rules::lexicon::{Hit, Mark};
use crate::rules::reading::Reading;
use crate::rules::text::{capitalised, fill};
use crate::rules::title;

const WHOSE: &[Mark] = &[Mark::Mine, Mark::Ours, Mark::Yours];

impl Thread<'_> {
    /// Where the line says that it is, with whoever it points at named.
    pub(super) fn place(&self, line: &Line) -> Option<Place> {
        line.place.get_or_init(|| self.place_in(line)).clone()
    }

    fn place_in(&self, line: &Line) -> Option<Place> {
        let reading = &line.reading;
        if let Some(home) = home(self, line) {
            return Some(home);
        }
        // "Same court", "à la place".
        let aside = |place: &Place| {
            let last = place.tokens.end.checked_sub(1);
            place.tokens.clone().any(|i| reading.within(i, &[Mark::Same]))
                || last.is_some_and(|last| reading.within(last, &[Mark::Instead]))
        };
        place::of(reading, &self.places()).filter(|place| !aside(place)).map(|place| self.turned(line, place))
    }

    /// "my office", said by Gema, is Gema's; said to us, "your offices" are ours.
    pub(super) fn turned(&self, line: &Line, place: Place) -> Place {
        let reading = &line.reading;
        let texts = reading.words.texts;
        let Some(at) = place.tokens.clone().find(|&i| reading.within(i, WHOSE) && reading.tokens.is_word(i)) else {
            return place;
        };
        let before = place.tokens.start..at;
        let opens =
            before.clone().all(|i| reading.at_any(i, &[Mark::In, Mark::At, Mark::Home]).is_some() || i + 1 == at);
        let noun = at + 1;
        if !opens || noun >= place.tokens.end {
            return place;
        }
        let bare = reading.slice(noun..place.tokens.end);
        let owner = |marks: &[Mark]| reading.within(at, marks);
        let name = match (line.own(), owner(&[Mark::Mine]), owner(&[Mark::Yours])) {
            (false, true, _) => Self::named(line).map(|who| owned(reading, texts.place_of, bare, &who)),
            (true, _, true) => self.other().map(|who| owned(reading, texts.place_of, bare, &who)),
            (false, false, true) => Some(fill(texts.place_of_us, &[("place", bare)])),
            (false, false, false) => Some(bare.to_owned()),
            _ => None,
        };
        name.map_or_else(|| place.clone(), |name| Place { name, ..place.clone() })
    }

    /// The place that a line with a change names: what stands before the word of change is where it was, or why.
    pub(super) fn place_after_change(&self, line: &Line) -> Option<Place> {
        let turn = line.reading.hits.iter().find(|hit| matches!(hit.mark, Mark::Instead | Mark::Moved));
        let place = self.place(line)?;
        let aside = |from: usize| {
            let comma = (place.tokens.end..from).any(|i| matches!(line.reading.tokens.sign(i), Some(',' | '.' | ';')));
            !place.tokens.is_empty() && comma
        };
        turn.is_none_or(|hit| !aside(hit.tokens.start)).then_some(place)
    }

    /// "Adega da Sé?": another place for what is spoken of.
    pub(super) fn other_place(&self, line: &Line) -> Option<Place> {
        self.topic.as_ref().filter(|(_, spoken)| line.message - spoken <= super::MEMORY)?;
        place::bare_place(line).map(|name| Place { tokens: 0..0, name })
    }

    /// Where what is planned is, said by itself: "I've booked at Distrito, court 3", "it's 12 rue des Lilas".
    pub(super) fn place_behind(&self, line: &Line) -> Option<String> {
        /// Words of such a line, and the token that its place begins at.
        const WORDS: usize = 12;
        const OPENS: usize = 5;
        let place = self.place(line).filter(|_| line.words() <= WORDS && !line.has(Mark::Past))?;
        let opens = place.tokens.start <= OPENS && !place.tokens.is_empty();
        let address = place.name.contains(|c: char| c.is_ascii_digit()) || line.has(Mark::Where);
        (address || opens || answer::agrees(line)).then_some(place.name)
    }

    /// Who says yes to an appointment takes part in it.
    pub(super) fn joins(&mut self, i: usize, line: &Line) {
        let plan = &mut self.plans[i];
        let known = plan.people.iter().any(|name| same_person(name, line.by()));
        let new = plan.sort == Sort::Event && plan.target.is_none() && !known && plan.people.len() < MAX_PEOPLE;
        if new && is_person(line) && answer::agrees(line) && !line.reading.is_question() {
            plan.people.push(title::finish(line.by()));
        }
    }

    /// The sender, as a place or title names them.
    fn named(line: &Line) -> Option<String> {
        Some(start::short_name(line.by())).filter(|name| name.chars().any(char::is_alphabetic)).map(str::to_owned)
    }

    /// The only other in the conversation.
    fn other(&self) -> Option<String> {
        let alone = self.others() == 1;
        self.names().next().filter(|_| alone).map(|name| start::short_name(name).to_owned())
    }
}

/// Whether somebody writes in their own name: no business, and no list.
pub(super) fn is_person(line: &Line) -> bool {
    let name = start::short_name(line.by());
    name.chars().any(char::is_alphabetic)
        && name.split(' ').count() <= 3
        && place::of_sender(&line.reading, line.by()).is_none()
}

/// Whether one name stands for the other: "Ana" for "Ana Ruiz".
fn same_person(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    one.split(' ').all(|part| other.split(' ').any(|known| known == part))
        || other.split(' ').all(|part| one.split(' ').any(|known| known == part))
}

/// A place of somebody's, as the template has it.
fn owned(reading: &Reading, template: &str, place: &str, who: &str) -> String {
    fill(template, &[("place", place), ("of", reading.words.of_name(who)), ("who", who)])
}

/// "at mine", "bei uns", "en tu casa": the home of who speaks or is spoken to.
fn home(thread: &Thread, line: &Line) -> Option<Place> {
    let reading = &line.reading;
    let hit = reading.first(Mark::MyPlace).or_else(|| reading.first(Mark::YourPlace))?;
    let (mut tokens, mine) = (hit.tokens.clone(), hit.mark == Mark::MyPlace);
    // "bei uns im Haus", "en casa de Lola", "my house party": what follows says more.
    let goes_on = reading.at_any(tokens.end, &[Mark::In, Mark::At]).is_some() && place::is_place(reading, tokens.end);
    // "En Casa Lola".
    let named = !reading.words.capital_nouns && reading.is_capital(tokens.end) && reading.tokens.is_word(tokens.end);
    let of_another = reading.words.is_of(reading.tokens.folded(tokens.end)) || named;
    let told = |i: usize| reading.within(i, &[Mark::Agree, Mark::Refuse]) || is_instead(reading, i);
    if told(tokens.start) || tokens.start.checked_sub(1).is_some_and(told) {
        return None;
    }
    if goes_on || of_another || reading.is_noun(tokens.end) {
        return None;
    }
    if let Some(before) = tokens.start.checked_sub(1).filter(|&i| reading.within(i, &[Mark::At, Mark::In, Mark::To])) {
        tokens.start = before;
    }
    let who = match (mine, line.own()) {
        (true, false) => Thread::named(line),
        (false, true) => thread.other(),
        _ => None,
    };
    let texts = reading.words.texts;
    let said = || capitalised(reading.slice(hit.tokens.clone()));
    let name = match who {
        Some(who) => owned(reading, texts.home_of, "", &who),
        None if mine && line.own() => said(),
        None if !mine && !line.own() => texts.my_home.to_owned(),
        None => return None,
    };
    Some(Place { tokens, name })
}

/// Whether token `i` says that something is otherwise; "we do it" before a place does not.
fn is_instead(reading: &Reading, i: usize) -> bool {
    let ours = |hit: &Hit| hit.tokens.clone().any(|i| reading.within(i, &[Mark::Ours]));
    reading.covering(i).any(|hit| hit.mark == Mark::Instead && !ours(hit))
}

/// Whether the line speaks of the speaker, beside where they live or work.
pub(super) fn speaks_of_self(line: &Line, place: Option<&Place>) -> bool {
    let reading = &line.reading;
    // What is said behind a comma after the time says more of it.
    let timed = (0..reading.tokens.len()).rev().find(|&i| reading.is_timed(i)).unwrap_or(reading.tokens.len());
    let noun = reading.occasion_hit().map_or(usize::MAX, |(_, hit)| hit.tokens.start);
    let comma = (timed..reading.tokens.len()).find(|&i| noun < timed && reading.tokens.sign(i) == Some(','));
    // "Hi my girl, the party is …": who is spoken to.
    let called = judge::opening(reading).min(noun);
    reading.all(Mark::Mine).any(|hit| {
        let i = hit.tokens.start;
        if i < called || comma.is_some_and(|comma| i > comma) {
            return false;
        }
        !reading.within(i, &[Mark::MyPlace, Mark::Ours]) && !place.is_some_and(|place| place.tokens.contains(&i))
    })
}
