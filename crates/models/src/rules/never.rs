//! Times that do not exist: "25:00", "25 Uhr", "30 February", "31/02". Whoever says one is told so; a guess in its place
//! would be worse than none.

use std::ops::Range;

use jiff::civil::Date;
use when::{Found, Kind};

use super::reading::Reading;
use super::timing::Timing;

/// A leap year: what is no day in it is none in any.
const LEAP: i16 = 2028;
/// A day that every month has.
const SURE: i8 = 28;
/// Numbers of a text that are looked at, the first ones, and bytes on both sides of a day that say which month's it is: a
/// text may be nothing but numbers.
const MOST: usize = 100;
const NEAR: usize = 80;

/// The words of the first such time.
pub(crate) fn said<'r>(reading: &'r Reading) -> Option<&'r str> {
    let numbers = numbers(reading.text);
    let said = numbers.iter().enumerate().take(MOST).find_map(|(n, at)| {
        let after = numbers.get(n + 1);
        clock(reading, at, after).or_else(|| written(reading.text, &numbers[n..])).or_else(|| of_month(reading, at))
    })?;
    reading.text.get(said).map(str::trim)
}

/// Runs of digits, but for those within a word.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match numbers.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => numbers.push(at..at + 1),
        }
    }
    let inside = |at: &Range<usize>| text[..at.start].ends_with(char::is_alphabetic);
    numbers.retain(|at| !inside(at) || text[..at.start].ends_with(['h', 'H']));
    numbers
}

fn value(text: &str, at: &Range<usize>) -> Option<i16> {
    text.get(at.clone()).filter(|digits| digits.len() <= 4)?.parse().ok()
}

/// "25:00", "13:75", "25h", "25 Uhr".
fn clock(reading: &Reading, at: &Range<usize>, after: Option<&Range<usize>>) -> Option<Range<usize>> {
    let text = reading.text;
    let hour = value(text, at).filter(|_| at.len() <= 2)?;
    let minute = after.filter(|after| after.len() == 2 && ["h", "H", ":"].contains(&&text[at.end..after.start]));
    if let Some(minute_at) = minute {
        let stands_alone = !text[..at.start].ends_with(':') && !text[minute_at.end..].starts_with(':');
        let minute = value(text, minute_at)?;
        let none = hour > 24 || minute > 59 || (hour == 24 && minute > 0);
        return (none && stands_alone).then_some(at.start..minute_at.end);
    }
    // "dans 25 heures" is how long, and is read so; "à 25h" is not.
    let end =
        at.end + text[at.end..].find(|c: char| !c.is_whitespace() && !c.is_alphabetic()).unwrap_or(text.len() - at.end);
    let unit = text[at.end..end].split_whitespace().next()?;
    let none = hour > 24 && reading.words.tells_hour(&text[at.end..]) && (!is_found(reading, at) || is_at(reading, at));
    none.then(|| at.start..at.end + text[at.end..].find(unit).map_or(0, |from| from + unit.len()))
}

/// "31/02", "2027-02-30": a day and a month in either order, or with the year before them.
fn written(text: &str, numbers: &[Range<usize>]) -> Option<Range<usize>> {
    let sign = |n: usize| text.get(numbers.get(n)?.end..numbers.get(n + 1)?.start);
    let number = |n: usize| value(text, numbers.get(n)?);
    let day = |year, month: i16, day: i16| {
        i8::try_from(month)
            .ok()
            .zip(i8::try_from(day).ok())
            .is_some_and(|(month, day)| Date::new(year, month, day).is_ok())
    };
    let plain = |number: i16| (1..=31).contains(&number);
    if let (Some("-"), Some("-"), Some(year @ 1000..)) = (sign(0), sign(1), number(0)) {
        let (month, date) = (number(1)?, number(2)?);
        let none = plain(month) && plain(date) && !day(year, month, date);
        return none.then(|| numbers[0].start..numbers[2].end);
    }
    let (first, second) = (number(0)?, number(1)?);
    let months = first <= 12 || second <= 12;
    let none = sign(0) == Some("/") && plain(first) && plain(second) && months;
    let none = none && !day(LEAP, second, first) && !day(LEAP, first, second);
    none.then(|| numbers[0].start..numbers[1].end)
}

/// "30 February", "32 de diciembre": with a day that every month has in its place it is a date, of a month that has not
/// so many.
fn of_month(reading: &Reading, at: &Range<usize>) -> Option<Range<usize>> {
    let day = value(reading.text, at).filter(|day| at.len() == 2 && (30..=39).contains(day))?;
    let all = reading.text;
    let from = all.floor_char_boundary(at.start.saturating_sub(NEAR));
    let to = all.floor_char_boundary(at.end + NEAR);
    let text = format!("{}{SURE}{}", &all[from..at.start], &all[at.end..to]);
    let likely = Reading::of(&text, reading.words.language, reading.at);
    let found = likely.found.iter().find(|found| found.span.contains(&(at.start - from)))?;
    if !matches!(found.kind, Kind::Date | Kind::DateTime) {
        return None;
    }
    let date = Timing::of(std::iter::once(found), None, reading.at)?.start.date();
    let most = Date::new(LEAP, date.month(), 1).ok()?.days_in_month();
    let none = date.day() == SURE && day > i16::from(most);
    none.then(|| from + found.span.start..from + end_of(&likely, found, date))
}

/// Where the day ends in what may say the hour, too: "30 February at 1pm".
fn end_of(reading: &Reading, found: &Found, day: Date) -> usize {
    let said = &reading.text[found.span.clone()];
    let ends = said.match_indices(char::is_whitespace).map(|(at, _)| at);
    let is_day = |end: &usize| {
        let part = Reading::of(&said[..*end], reading.words.language, reading.at);
        let timing = Timing::of(part.found.iter(), None, reading.at);
        timing.is_some_and(|timing| timing.all_day && timing.start.date() == day)
    };
    ends.skip(1).find(is_day).map_or(found.span.end, |end| found.span.start + end)
}

/// Whether a word before it says at which hour.
fn is_at(reading: &Reading, at: &Range<usize>) -> bool {
    const AT: [&str; 3] = ["a", "as", "las"];
    let number = reading.tokens.list.iter().position(|token| token.span.start == at.start);
    number.and_then(|number| number.checked_sub(1)).is_some_and(|before| AT.contains(&reading.tokens.folded(before)))
}

fn is_found(reading: &Reading, at: &Range<usize>) -> bool {
    reading.found.iter().any(|found| found.span.contains(&at.start))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use when::Language;

    use super::*;

    fn of(text: &str, language: Language) -> Option<String> {
        let now = "2026-11-23T09:00[Europe/Madrid]".parse().unwrap();
        let reading = Reading::of(text, language, &now);
        said(&reading).map(str::to_owned)
    }

    #[test]
    fn what_does_not_exist_is_found_in_five_languages() {
        for (text, language, never) in [
            ("lunch with Ana at 25:00", Language::En, "25:00"),
            ("lunch with Ana tomorrow at 99:99", Language::En, "99:99"),
            ("lunch with Ana tomorrow at 13:75", Language::En, "13:75"),
            ("lunch with Ana on 30 February at 1pm", Language::En, "30 February"),
            ("call mum on 31/02", Language::En, "31/02"),
            ("lunch with Ana on 2027-02-30 at 13:00", Language::En, "2027-02-30"),
            ("comida con Ana el 30 de febrero a las 13:00", Language::Es, "30 de febrero"),
            ("comida mañana a las 25:00", Language::Es, "25:00"),
            ("déjeuner avec Ana le 30 février à 13h", Language::Fr, "30 février"),
            ("déjeuner demain à 25h30", Language::Fr, "25h30"),
            ("déjeuner demain à 25h", Language::Fr, "25h"),
            ("Mittagessen am 31. April um 13 Uhr", Language::De, "31. April"),
            ("Mittagessen morgen um 25 Uhr", Language::De, "25 Uhr"),
            ("almoço a 31 de junho às 13h", Language::Pt, "a 31 de junho"),
            ("almoço amanhã às 25h", Language::Pt, "25h"),
        ] {
            let found = of(text, language).unwrap_or_default();
            assert_eq!(found, never, "{text}");
        }
    }

    #[test]
    fn what_exists_or_is_no_time_is_left_alone() {
        for (text, language) in [
            ("lunch with Ana at 24:00", Language::En),
            ("lunch with Ana on 29 February at 1pm", Language::En),
            ("lunch with Ana on 31 December at 1pm", Language::En),
            ("we meet 24/7 in room 35", Language::En),
            ("lunch on 30/11 at 13:00", Language::En),
            ("pay the 35 euros on Friday", Language::En),
            ("1:25:30 for the marathon on Sunday", Language::En),
            ("rappelle-moi dans 48 heures", Language::Fr),
            ("recuérdamelo en 36 horas", Language::Es),
            ("in 48 Stunden anrufen", Language::De),
            ("call +34 600 35 25 99 at 9", Language::En),
        ] {
            assert_eq!(of(text, language), None, "{text}");
        }
    }
}
