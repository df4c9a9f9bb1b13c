//! A weekday and a date that do not go together: "Monday the 24th", where the 24th is a Tuesday. Nobody but the person
//! knows which of the two is meant.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use when::{Context, Found, Value};

use super::reading::Reading;

/// Days ahead in which "Friday the 25th" is looked for, and behind in which it may look back: months further on, it is
/// an accident.
const NEAR: i32 = 62;
/// Words of a time that are looked at for its weekday.
const MAX_WORDS: usize = 6;

#[derive(Debug, PartialEq)]
pub(crate) struct Clash {
    /// Its place among what was found.
    found: usize,
    /// What the day was read as.
    read: Date,
    /// What it may be, in order.
    pub days: [Date; 2],
}

impl Clash {
    /// The first clash of a text.
    pub(crate) fn in_text(reading: &Reading) -> Option<Self> {
        let clash = |(found, one): (usize, &Found)| {
            let read = date(&one.value)?;
            let days = contradiction(reading, one, read)?;
            Some(Self { found, read, days })
        };
        reading.found.iter().enumerate().find_map(clash)
    }

    /// The words that clash.
    pub(crate) fn said<'r>(&self, reading: &'r Reading) -> &'r str {
        &reading.text[reading.found[self.found].span.clone()]
    }

    /// Reads the text as speaking of `day`.
    pub(crate) fn settle(&self, reading: &mut Reading, day: Date) {
        let Ok(days) = self.read.until(day) else { return };
        match &mut reading.found[self.found].value {
            Value::Date(date) => *date = day,
            Value::DateTime(moment) => *moment = moment.checked_add(days).unwrap_or_else(|_| moment.clone()),
            Value::Range { start, end } => {
                for moment in [start, end] {
                    *moment = moment.checked_add(days).unwrap_or_else(|_| moment.clone());
                }
            }
            _ => {}
        }
    }
}

fn date(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::DateTime(moment) | Value::Range { start: moment, .. } => Some(moment.date()),
        _ => None,
    }
}

fn contradiction(reading: &Reading, found: &Found, read: Date) -> Option<[Date; 2]> {
    let numbered = match found.rule {
        "day.weekday_date" => false,
        "day.weekday_number" => true,
        _ => return None,
    };
    let said = weekday(reading, found)?;
    let today = reading.at.date();
    let (since, near) = (today.checked_sub(NEAR.days()).ok()?, today.checked_add(NEAR.days()).ok()?);
    let by_number = match numbered {
        false if read.weekday() == said => return None,
        // "Monday 16 November", said a week later, looks back.
        false if before(read).is_some_and(|last| last.weekday() == said && last >= since) => return None,
        false => read,
        true if read.weekday() == said && read <= near => return None,
        true => next_of_number(read.day(), today)?,
    };
    let by_weekday = (-3..=3)
        .filter_map(|days: i32| by_number.checked_add(days.days()).ok())
        .find(|date| date.weekday() == said)
        .map(|date| if date < today { date.checked_add(7.days()).unwrap_or(date) } else { date })?;
    let mut days = [by_number, by_weekday];
    days.sort_unstable();
    Some(days)
}

/// The same day a year earlier.
fn before(date: Date) -> Option<Date> {
    date.checked_sub(1.year()).ok()
}

fn next_of_number(number: i8, today: Date) -> Option<Date> {
    let month = |step: i32| today.first_of_month().checked_add(step.months()).ok();
    (0..=12).filter_map(month).filter_map(|month| month.with().day(number).build().ok()).find(|date| *date >= today)
}

/// The weekday that the words say.
pub(crate) fn weekday(reading: &Reading, found: &Found) -> Option<Weekday> {
    let context = Context { languages: vec![found.language], ..Context::new(reading.at.clone()) };
    let said = &reading.text[found.span.clone()];
    said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(MAX_WORDS).find_map(|word| {
        let alone = when::find(word, &context).into_iter().find(|alone| alone.rule == "day.weekday")?;
        date(&alone.value).map(Date::weekday)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::Zoned;
    use jiff::civil::date;
    use when::Language;

    fn days(text: &str, language: Language) -> Option<[Date; 2]> {
        let now: Zoned = "2026-11-23T09:00[Europe/Madrid]".parse().unwrap();
        Clash::in_text(&Reading::of(text, language, &now)).map(|clash| clash.days)
    }

    #[test]
    fn a_weekday_and_a_date_may_not_go_together() {
        let both = Some([date(2026, 11, 23), date(2026, 11, 24)]);
        assert_eq!(days("lunch on Monday the 24th at 1pm", Language::En), both);
        assert_eq!(days("comida el lunes 24 de noviembre", Language::Es), both);
        assert_eq!(days("déjeuner lundi 24 novembre à 13h", Language::Fr), both);
        assert_eq!(days("Essen am Montag, den 24. November", Language::De), both);
        assert_eq!(days("almoço na segunda, 24 de novembro", Language::Pt), both);
        // Two days further on, the nearest Monday is the next.
        assert_eq!(days("lunch on Monday 28 November", Language::En), Some([date(2026, 11, 28), date(2026, 11, 30)]));
    }

    #[test]
    fn what_goes_together_is_no_clash() {
        for text in
            ["lunch on Tuesday the 24th", "lunch on Friday 25 December", "lunch on Friday the 25th", "lunch on Monday"]
        {
            assert_eq!(days(text, Language::En), None, "{text}");
        }
        assert_eq!(days("Monday 16 November was long", Language::En), None);
    }
}
