//! The grammar that all languages share: functions over the items at one place, each reading a bounded stretch.
//!
//! [`Parser::expression`] reads the longest expression that starts at an item. Below it stand `clock` (times of day),
//! `day` (one day), `period` (stretches of days), `length` (durations), `every` (recurrences), `point` (these put
//! together) and `number`. No function looks further than a bounded number of items ahead, so a text is read in
//! linear time. A new construction belongs to the file of what it yields; it reads lexemes and never words.

mod anchor;
mod clock;
mod clock_range;
mod day;
mod every;
mod expression;
mod length;
mod month_day;
mod number;
mod period;
mod point;
mod year;

use std::cell::Cell;

use jiff::Zoned;
use jiff::civil::Date;

use self::day::DayRead;
use crate::class;
use crate::items::Item;
use crate::lex::Lex;
use crate::lexicon::{Habits, Lexicon};
use crate::spec::Point;
use crate::value::{DateOrder, Direction};

pub(crate) struct Parser<'a> {
    pub items: &'a [Item],
    pub lexicon: &'a Lexicon,
    pub now: &'a Zoned,
    pub today: Date,
    pub month_first: bool,
    pub direction: Direction,
    /// The classes of the items near the place being read.
    pub near: u32,
    points: Memo<(Point, usize)>,
    days: Memo<DayRead>,
}

/// How many results are kept; what is asked for again lies within a few items.
const KEPT: usize = 8;

/// What was read at the last few places, so that rules which begin alike read it once.
struct Memo<T: Copy>([Cell<(u32, Option<T>)>; KEPT]);

impl<T: Copy> Memo<T> {
    fn new() -> Self {
        Self(std::array::from_fn(|_| Cell::new((0, None))))
    }

    fn get(&self, index: usize, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let slot = &self.0[index % KEPT];
        let key = index as u32 + 1;
        let (kept, value) = slot.get();
        if kept == key {
            return value;
        }
        let value = read();
        slot.set((key, value));
        value
    }
}

impl<'a> Parser<'a> {
    pub(crate) fn new(
        items: &'a [Item],
        lexicon: &'a Lexicon,
        now: &'a Zoned,
        order: DateOrder,
        direction: Direction,
    ) -> Self {
        let month_first = match order {
            DateOrder::ByLanguage => lexicon.habits.month_first,
            DateOrder::DayFirst => false,
            DateOrder::MonthFirst => true,
        };
        Self {
            items,
            lexicon,
            now,
            today: now.date(),
            month_first,
            direction,
            near: u32::MAX,
            points: Memo::new(),
            days: Memo::new(),
        }
    }

    /// "first" or "1." may stand somewhere near.
    fn has_nth(&self) -> bool {
        self.near & (class::NTH | class::DIGITS) != 0
    }

    /// Reads on towards the future or the past; what was read the other way is forgotten.
    pub(crate) fn turn(&mut self, direction: Direction) {
        if self.direction != direction {
            self.direction = direction;
            (self.points, self.days) = (Memo::new(), Memo::new());
        }
    }

    /// All these classes are somewhere near.
    fn has(&self, classes: u32) -> bool {
        self.near & classes == classes
    }

    fn habits(&self) -> Habits {
        self.lexicon.habits
    }

    #[inline]
    fn at(&self, index: usize) -> Option<&'a Item> {
        self.items.get(index)
    }

    #[inline(always)]
    #[allow(clippy::inline_always)] // see `Item::is`
    fn is(&self, index: usize, lex: Lex) -> bool {
        self.at(index).is_some_and(|item| item.is(lex))
    }

    #[inline(always)]
    #[allow(clippy::inline_always)] // see `Item::is`
    fn any(&self, index: usize, lexes: &[Lex]) -> bool {
        self.at(index).is_some_and(|item| item.is_any(lexes))
    }

    /// Like [`Self::is`] for the item before `index`.
    #[inline(always)]
    #[allow(clippy::inline_always)] // see `Item::is`
    fn before(&self, index: usize, lex: Lex) -> bool {
        index > 0 && self.is(index - 1, lex)
    }

    #[inline(always)]
    #[allow(clippy::inline_always)] // see `Item::is`
    fn before_any(&self, index: usize, lexes: &[Lex]) -> bool {
        index > 0 && self.any(index - 1, lexes)
    }

    #[inline]
    fn mark(&self, index: usize) -> Option<char> {
        self.at(index).and_then(Item::mark)
    }

    /// The item stands without space after the one before it.
    #[inline]
    fn glued(&self, index: usize) -> bool {
        index > 0 && self.at(index).is_some_and(|item| !item.spaced)
    }

    /// The index after any of `lexes` at `index`, or `index`.
    #[inline(always)]
    #[allow(clippy::inline_always)] // see `Item::is`
    fn skip(&self, index: usize, lexes: &[Lex]) -> usize {
        if self.any(index, lexes) { index + 1 } else { index }
    }

    #[inline]
    fn skip_mark(&self, index: usize, marks: &[char]) -> usize {
        if self.mark(index).is_some_and(|mark| marks.contains(&mark)) { index + 1 } else { index }
    }

    /// An unknown word, or none of the grammar's.
    fn plain_word(&self, index: usize) -> bool {
        self.at(index).is_some_and(|item| item.is_word() && !item.known())
    }

    /// The shift of "this", "next", "last" at `index`.
    fn shift(&self, index: usize) -> Option<Shift> {
        self.at(index)?.find(|lex| match lex {
            Lex::Shift(count) => Some(Shift { count, nearest: false }),
            Lex::Coming => Some(Shift { count: 1, nearest: true }),
            Lex::Recent => Some(Shift { count: -1, nearest: true }),
            _ => None,
        })
    }

    /// A weekday's own dot or the dot of a shortened month ("Fri.", "oct."), where more of a date follows.
    fn skip_dot(&self, index: usize) -> usize {
        let dotted = self.mark(index) == Some('.') && self.glued(index);
        let short = index > 0 && self.at(index - 1).is_some_and(|item| item.end - item.start <= 6);
        let goes_on = self
            .at(index + 1)
            .is_some_and(|next| next.digits().is_some() || next.mark() == Some(',') || (next.known() && !next.capital));
        if dotted && short && goes_on { index + 1 } else { index }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shift {
    count: i8,
    /// The nearest one ahead or behind, not the one of the next or last week.
    nearest: bool,
}
