//! At whose place: what points at somebody ("my office", "chez moi", "bei euch") names them, as the owner would say it.

use super::{Line, Thread, place, start};
use crate::rules::fields::Place;
use crate::rules::lexicon::Mark;

use crate::rules::text::{capitalised, fill};

const WHOSE: &[Mark] = &[Mark::Mine, Mark::Ours, Mark::Yours];

impl Thread<'_> {
    /// Where the line says that it is, with whoever it points at named.
    pub(super) fn place(&self, line: &Line) -> Option<Place> {
        let reading = &line.reading;
        if let Some(home) = home(self, line) {
            return Some(home);
        }
        place::of(reading, &self.places()).map(|place| self.turned(line, place))
    }

    /// "my office", said by Gema, is Gema's; said to us, "your offices" are ours.
    fn turned(&self, line: &Line, place: Place) -> Place {
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
            (false, true, _) => Self::named(line).map(|who| fill(texts.place_of, &[("place", bare), ("who", &who)])),
            (true, _, true) => self.other().map(|who| fill(texts.place_of, &[("place", bare), ("who", &who)])),
            (false, false, true) => Some(fill(texts.place_of_us, &[("place", bare)])),
            (false, false, false) => Some(bare.to_owned()),
            _ => None,
        };
        name.map_or_else(|| place.clone(), |name| Place { name, ..place.clone() })
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

/// "at mine", "bei uns", "en tu casa": the home of who speaks or is spoken to.
fn home(thread: &Thread, line: &Line) -> Option<Place> {
    let reading = &line.reading;
    let hit = reading.first(Mark::MyPlace).or_else(|| reading.first(Mark::YourPlace))?;
    let (mut tokens, mine) = (hit.tokens.clone(), hit.mark == Mark::MyPlace);
    // "bei uns im Haus", "en casa de Lola", "my house party": what follows says more.
    let goes_on = reading.at_any(tokens.end, &[Mark::In, Mark::At]).is_some() && place::is_place(reading, tokens.end);
    let of_another = reading.words.is_of(reading.tokens.folded(tokens.end));
    let told = |i: usize| reading.within(i, &[Mark::Agree, Mark::Refuse, Mark::Instead]);
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
        Some(who) => fill(texts.home_of, &[("who", &who)]),
        None if mine && line.own() => said(),
        None if !mine && !line.own() => texts.my_home.to_owned(),
        None => return None,
    };
    Some(Place { tokens, name })
}

/// Whether the line speaks of the speaker, beside where they live or work.
pub(super) fn speaks_of_self(line: &Line, place: Option<&Place>) -> bool {
    let reading = &line.reading;
    reading.all(Mark::Mine).any(|hit| {
        let i = hit.tokens.start;
        !reading.within(i, &[Mark::MyPlace, Mark::Ours]) && !place.is_some_and(|place| place.tokens.contains(&i))
    })
}
