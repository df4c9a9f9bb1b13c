//! Which number of the dates is the day: told by the whole file, since no single line can.
//!
//! The right order makes the fewest dates that do not exist and lets time run backwards the least. What is left equal
//! is guessed, from how long the chat then lasted and how the dates are written, and said to be a guess.

use jiff::civil::DateTime;

use super::stamp::{Shape, Stamp, Style, YearAt};
use crate::exports::message::DateOrder;

/// Shapes told apart in one file; lines of any further shape are text. One export has one, what was pasted into its
/// messages brings the others.
const MAX_SHAPES: usize = 16;

/// What the file's dates say, gathered line by line.
#[derive(Debug, Default)]
pub(super) struct Survey {
    shapes: Vec<Seen>,
}

/// How to read the file's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub shape: Shape,
    pub order: DateOrder,
    /// Whether another order fits the file as well.
    pub ambiguous: bool,
    /// Lines of this shape whose date does not exist in this order.
    pub contrary: u64,
}

#[derive(Debug)]
struct Seen {
    shape: Shape,
    style: Style,
    padded: bool,
    count: u64,
    tracks: Vec<Track>,
}

/// The dates as one order reads them.
#[derive(Debug)]
struct Track {
    order: DateOrder,
    impossible: u64,
    backwards: u64,
    last: u32,
    earliest: u32,
    latest: u32,
    /// Equal for two orders only where they read every date alike.
    fingerprint: u64,
}

impl Survey {
    pub fn add(&mut self, stamp: &Stamp) {
        if let Some(seen) = self.shapes.iter_mut().find(|seen| seen.shape == stamp.shape) {
            seen.add(stamp);
        } else if self.shapes.len() < MAX_SHAPES {
            let mut seen = Seen::new(stamp);
            seen.add(stamp);
            self.shapes.push(seen);
        }
    }

    /// The commonest shape (the earlier one where equal) and its order, which is `wanted` where the person said so.
    /// `None` where no line opened like a message.
    pub fn verdict(&self, wanted: Option<DateOrder>) -> Option<Verdict> {
        let seen = self.shapes.iter().rev().max_by_key(|seen| seen.count)?;
        seen.verdict(wanted)
    }
}

impl Seen {
    fn new(stamp: &Stamp) -> Self {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let orders: &[DateOrder] = match stamp.shape.year {
            YearAt::First => &[YearMonthDay],
            YearAt::Last => &[DayMonthYear, MonthDayYear],
            YearAt::Unsure => &[DayMonthYear, MonthDayYear, YearMonthDay],
        };
        let tracks = orders.iter().copied().map(Track::new).collect();
        Self { shape: stamp.shape, style: stamp.style, padded: false, count: 0, tracks }
    }

    fn add(&mut self, stamp: &Stamp) {
        self.count += 1;
        self.padded |= stamp.style.padded;
        for track in &mut self.tracks {
            track.add(stamp.fields);
        }
    }

    fn verdict(&self, wanted: Option<DateOrder>) -> Option<Verdict> {
        let least = self.tracks.iter().map(Track::oddities).min().unwrap_or_default();
        let best = || self.tracks.iter().filter(|track| track.oddities() == least);
        let stands = wanted.and_then(|order| self.tracks.iter().find(|track| track.order == order));
        let guess = best().min_by_key(|track| (track.span(), self.rarity(track.order)));
        let chosen = stands.or(guess)?;
        // A year of two digits in front is so rare that it raises no doubt, and nobody writes month.day.year.
        let rival = |track: &Track| {
            track.order != DateOrder::YearMonthDay
                && track.fingerprint != chosen.fingerprint
                && self.shape.separator != '.'
        };
        Some(Verdict {
            shape: self.shape,
            order: chosen.order,
            ambiguous: stands.is_none() && best().any(rival),
            contrary: chosen.impossible,
        })
    }

    /// How unusual an order is for dates written like these; the smallest is assumed.
    fn rarity(&self, order: DateOrder) -> u8 {
        let american = self.shape.separator == '/' && self.style.half_day && !self.padded;
        match order {
            DateOrder::MonthDayYear => 1,
            DateOrder::DayMonthYear if american => 2,
            DateOrder::DayMonthYear => 0,
            DateOrder::YearMonthDay => 3,
        }
    }
}

impl Track {
    fn new(order: DateOrder) -> Self {
        Self { order, impossible: 0, backwards: 0, last: 0, earliest: u32::MAX, latest: 0, fingerprint: 0 }
    }

    fn add(&mut self, fields: [u16; 3]) {
        let Some((year, month, day)) = year_month_day(fields, self.order) else {
            self.impossible += 1;
            return;
        };
        // Not the day's number, but it grows with it, about one a day.
        let key = (u32::from(year) * 12 + u32::from(month)) * 31 + u32::from(day);
        self.backwards += u64::from(key < self.last);
        self.last = key;
        self.earliest = self.earliest.min(key);
        self.latest = self.latest.max(key);
        self.fingerprint = self.fingerprint.wrapping_mul(31).wrapping_add(u64::from(key));
    }

    /// What speaks against this order. Messages out of order happen, so a date that does not exist weighs more; but a
    /// pasted line or two must not weigh more than the time of the whole file.
    fn oddities(&self) -> u64 {
        4 * self.impossible + self.backwards
    }

    fn span(&self) -> u32 {
        self.latest.saturating_sub(self.earliest)
    }
}

/// The date of a message, where it exists in this order. Years are taken as 2000 + yy; Thai ones, of the Buddhist era,
/// are brought back.
fn year_month_day(fields: [u16; 3], order: DateOrder) -> Option<(u16, u8, u8)> {
    let (year, month, day) = match (fields, order) {
        ([day, month, year], DateOrder::DayMonthYear)
        | ([month, day, year], DateOrder::MonthDayYear)
        | ([year, month, day], DateOrder::YearMonthDay) => (year, month, day),
    };
    let year = match year {
        0..100 => year + 2000,
        2000..2200 => year,
        2543..2743 => year - 543,
        _ => return None,
    };
    let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
    exists.then_some((year, month as u8, day as u8))
}

/// The moment that a stamp says, where it exists.
pub(super) fn moment(stamp: &Stamp, order: DateOrder) -> Option<DateTime> {
    let (year, month, day) = year_month_day(stamp.fields, order)?;
    let clock = [stamp.hour, stamp.minute, stamp.second].map(|field| field as i8);
    DateTime::new(year as i16, month as i8, day as i8, clock[0], clock[1], clock[2], 0).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::stamp::parse;
    use super::*;
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn verdict(dates: &[&str]) -> Verdict {
        told(dates, ", 21:41 - A: b", None)
    }

    fn told(dates: &[&str], rest: &str, wanted: Option<DateOrder>) -> Verdict {
        let mut survey = Survey::default();
        for date in dates {
            survey.add(&parse(&format!("{date}{rest}")).unwrap().0);
        }
        survey.verdict(wanted).unwrap()
    }

    fn sure(order: DateOrder, dates: &[&str]) {
        let verdict = verdict(dates);
        assert_eq!((verdict.order, verdict.ambiguous), (order, false), "{dates:?}");
    }

    #[test]
    fn a_number_beyond_twelve_decides() {
        sure(DayMonthYear, &["1/2/24", "13/2/24"]);
        sure(MonthDayYear, &["1/2/24", "1/13/24"]);
        sure(DayMonthYear, &["31/12/2023"]);
        sure(YearMonthDay, &["23/12/31", "24/01/15", "24/02/01"]);
    }

    #[test]
    fn a_year_in_front_or_dots_need_no_more() {
        sure(YearMonthDay, &["2024-01-02"]);
        sure(DayMonthYear, &["01.02.24"]);
        sure(DayMonthYear, &["01.02.2024"]);
    }

    #[test]
    fn otherwise_time_must_not_run_backwards() {
        sure(DayMonthYear, &["11/1/24", "12/1/24", "1/2/24", "2/2/24"]);
        sure(MonthDayYear, &["1/11/24", "1/12/24", "2/1/24", "2/2/24"]);
        // A message or two out of order do not matter.
        sure(MonthDayYear, &["1/9/24", "1/8/24", "1/11/24", "1/12/24", "2/1/24", "2/2/24", "2/9/24", "3/1/24"]);
    }

    #[test]
    fn what_stays_open_is_guessed_and_said() {
        let short = verdict(&["3/4/24", "4/4/24", "5/4/24"]);
        assert_eq!((short.order, short.ambiguous), (DayMonthYear, true), "three days are likelier than two months");
        let short = verdict(&["4/3/24", "4/4/24", "4/5/24"]);
        assert_eq!((short.order, short.ambiguous), (MonthDayYear, true));
        let one = verdict(&["3/4/24"]);
        assert_eq!((one.order, one.ambiguous), (DayMonthYear, true));
        let american = told(&["3/4/24"], ", 9:41 PM - A: b", None);
        assert_eq!((american.order, american.ambiguous), (MonthDayYear, true));
        let british = told(&["03/04/2024"], ", 9:41 pm - A: b", None);
        assert_eq!((british.order, british.ambiguous), (DayMonthYear, true));
    }

    #[test]
    fn nothing_is_ambiguous_where_both_orders_agree() {
        sure(DayMonthYear, &["4/4/2024", "5/5/2024"]);
    }

    #[test]
    fn the_person_has_the_last_word() {
        let verdict = told(&["3/4/24"], ", 21:41 - A: b", Some(MonthDayYear));
        assert_eq!((verdict.order, verdict.ambiguous), (MonthDayYear, false));
        // An order that the shape does not allow cannot be wanted.
        assert_eq!(told(&["2024/4/3"], ", 21:41 - A: b", Some(MonthDayYear)).order, YearMonthDay);
    }

    #[test]
    fn pasted_lines_do_not_turn_the_file_round() {
        let mut dates = vec!["13/2/24"; 20];
        dates.push("2/14/24");
        let verdict = verdict(&dates);
        assert_eq!((verdict.order, verdict.ambiguous, verdict.contrary), (DayMonthYear, false, 1));
    }

    #[test]
    fn years() {
        let at = |date: &str| moment(&parse(&format!("{date}, 9:05 - A: b")).unwrap().0, DayMonthYear);
        assert_eq!(at("31/12/23").unwrap().to_string(), "2023-12-31T09:05:00");
        assert_eq!(at("31/12/2566").unwrap().to_string(), "2023-12-31T09:05:00");
        assert_eq!(at("30/2/23"), None);
        assert_eq!(at("31/12/1999"), None);
        assert_eq!(at("0/12/2023"), None);
    }

    #[test]
    fn the_commonest_shape_is_the_files() {
        let mut survey = Survey::default();
        for line in ["1/2/24, 9:00 - A: b", "[1/2/24, 9:00:00] A: b", "[1/2/24, 9:00:00] A: b"] {
            survey.add(&parse(line).unwrap().0);
        }
        assert_eq!(survey.verdict(None).unwrap().shape, parse("[1/2/24, 9:00:00] A: b").unwrap().0.shape);
    }
}
