//! One line of text about one thing, in the user's language, zone and 24-hour clock:
//! "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio · reminder 12:00".

use std::fmt::Write;

use domain::{Answer, Event, Priority, Reminder, Reply};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::rule::{ByDay, End, Frequency, Rule, Until};
use super::series;
use crate::phrases::{self, Phrases};
use crate::tools::Context;

/// The most names that a line says.
const MAX_NAMES: usize = 3;

/// How to say it, to whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub phrases: &'static Phrases,
    zone: &'a TimeZone,
    now: Timestamp,
}

impl<'a> Line<'a> {
    pub fn of(context: &'a Context) -> Self {
        Self::new(&context.language, &context.zone, context.now)
    }

    pub fn new(language: &str, zone: &'a TimeZone, now: Timestamp) -> Self {
        Self { phrases: phrases::of(language), zone, now }
    }

    /// Everything about an event but its notes. `reminders` are instants.
    pub fn event(&self, event: &Event, reminders: &[Timestamp]) -> String {
        let mut parts = vec![event.title.clone(), self.when(event)];
        parts.extend(event.recurrence.as_deref().map(|rule| self.recurrence(rule, event)));
        parts.extend(event.place.clone());
        let unnamed: Vec<&str> =
            event.participants.iter().map(String::as_str).filter(|name| !event.title.contains(name)).collect();
        parts.extend((!unnamed.is_empty()).then(|| self.with(&unnamed)));
        parts.extend((!reminders.is_empty()).then(|| self.reminders(event, reminders)));
        let said = event.reply.as_ref().filter(|reply| reply.answer != Answer::Accepted);
        parts.extend(said.map(|reply| self.phrases.answers[reply.answer as usize].to_owned()));
        if event.ends_at <= self.now && event.recurrence.is_none() {
            parts.push(self.phrases.past.to_owned());
        }
        parts.join(" · ")
    }

    /// An event with what the person says to its invitation: "Review · Fri 27 Nov, 13:00–14:00 · your answer: yes · “late”".
    pub fn answered(&self, event: &Event, reply: &Reply) -> String {
        let bare = self.event(&Event { reply: None, ..event.clone() }, &[]);
        let note = reply.note.as_ref().map(|note| format!(" · “{note}”")).unwrap_or_default();
        format!("{bare} · {}{note}", self.phrases.answers[reply.answer as usize])
    }

    /// A line about what may only be suggested so far.
    pub fn perhaps(&self, line: String, tentative: Option<bool>) -> String {
        if tentative == Some(true) { format!("{line} ({})", self.phrases.tentative) } else { line }
    }

    pub fn reminder(&self, reminder: &Reminder) -> String {
        let mut parts = vec![reminder.title.clone(), format!("{} {}", self.phrases.reminder, self.at(reminder.due_at))];
        parts.extend(reminder.recurrence.as_deref().map(|rule| self.repeats(rule, &reminder.zone)));
        if reminder.priority >= Priority::High {
            parts.push(self.phrases.priorities[reminder.priority as usize].to_owned());
        }
        parts.join(" · ")
    }

    /// "Fri 27 Nov, 13:00–14:00", "Fri 27 Nov, 22:00 – Sat 28 Nov, 02:00", "Fri 27 Nov – Sun 29 Nov, all day".
    pub fn when(&self, event: &Event) -> String {
        if event.all_day {
            // Its own zone: whole days are the same days wherever one reads them.
            let zone = series::zone(&event.zone);
            let first = zone.to_datetime(event.starts_at).date();
            let end = zone.to_datetime(event.ends_at).date();
            let last = end.yesterday().unwrap_or(end).max(first);
            let days =
                if first == last { self.date(first) } else { format!("{} – {}", self.date(first), self.date(last)) };
            return format!("{days}, {}", self.phrases.all_day);
        }
        let (start, end) = (self.zone.to_datetime(event.starts_at), self.zone.to_datetime(event.ends_at));
        if start.date() == end.date() || end == start.date().tomorrow().map_or(end, |next| next.at(0, 0, 0, 0)) {
            format!("{}–{}", self.at(event.starts_at), end.strftime("%H:%M"))
        } else {
            format!("{} – {}", self.at(event.starts_at), self.at(event.ends_at))
        }
    }

    /// "Fri 27 Nov, 13:00".
    pub fn at(&self, at: Timestamp) -> String {
        let wall = self.zone.to_datetime(at);
        format!("{}, {}", self.date(wall.date()), wall.strftime("%H:%M"))
    }

    /// "Fri 27 Nov", with the year where it is not this one.
    pub fn date(&self, date: Date) -> String {
        let weekday = self.phrases.weekdays[date.weekday().to_monday_zero_offset() as usize];
        let month = self.phrases.months[date.month() as usize - 1];
        let mut text = format!("{weekday} {} {month}", date.day());
        if date.year() != self.zone.to_datetime(self.now).year() {
            let _ = write!(text, " {}", date.year());
        }
        text
    }

    pub fn with(&self, names: &[&str]) -> String {
        let mut text = format!("{} {}", self.phrases.with, names[..names.len().min(MAX_NAMES)].join(", "));
        if names.len() > MAX_NAMES {
            let _ = write!(text, " +{}", names.len() - MAX_NAMES);
        }
        text
    }

    fn reminders(&self, event: &Event, reminders: &[Timestamp]) -> String {
        let day = self.zone.to_datetime(event.starts_at).date();
        let said: Vec<String> = reminders
            .iter()
            .map(|at| {
                let wall = self.zone.to_datetime(*at);
                if wall.date() == day { wall.strftime("%H:%M").to_string() } else { self.at(*at) }
            })
            .collect();
        format!("{} {}", self.phrases.reminder, said.join("; "))
    }

    pub fn recurrence(&self, rule: &str, event: &Event) -> String {
        self.repeats(rule, &event.zone)
    }

    /// "every week: Mon, Wed, until Fri 18 Dec", "every hour, 5 times".
    fn repeats(&self, text: &str, zone: &str) -> String {
        let Some((rule, unit)) = said(text) else { return self.phrases.own_rule.to_owned() };
        let mut said = match rule.interval {
            1 => self.phrases.each[unit].to_owned(),
            count => (self.phrases.every)(count, unit),
        };
        let days = self.days(&rule);
        if !days.is_empty() {
            let _ = write!(said, ": {}", days.join("; "));
        }
        let end = match rule.end {
            End::Never => return said,
            End::Count(count) => (self.phrases.times)(count),
            End::Until(until) => format!("{} {}", self.phrases.until, self.date(last_of(until, zone))),
        };
        format!("{said}, {end}")
    }

    /// Which days of its periods a rule names: weekdays or days of the month, and months.
    fn days(&self, rule: &Rule) -> Vec<String> {
        let nth = |nth: i16| (self.phrases.nth)(nth);
        let weekday = |by: &ByDay| {
            let name = self.phrases.weekdays[by.weekday.to_monday_zero_offset() as usize];
            if by.nth == 0 { name.to_owned() } else { format!("{} {name}", nth(by.nth.into())) }
        };
        let day = |day: &i8| match *day {
            day if day < 0 => format!("{} {}", nth(day.into()), self.phrases.day_of_month),
            _ => day.to_string(),
        };
        let month = |month: &i8| self.phrases.months[*month as usize - 1].to_owned();
        let list = |items: Vec<String>| Some(items.join(", ")).filter(|list| !list.is_empty());
        let weekdays = list(rule.weekdays.iter().map(weekday).collect());
        let dates = list(rule.month_days.iter().map(day).collect());
        let days = [weekdays, dates].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let which = list(rule.positions.iter().copied().map(nth).collect());
        let days = which.map_or(days.clone(), |which| (self.phrases.among)(&which, &days));
        [list(vec![days]), list(rule.months.iter().map(month).collect())].into_iter().flatten().collect()
    }

    /// What a reminder of `event` says when it is due: "Lunch with Ana at 13:00, Casa Lucio".
    pub fn soon(&self, event: &Event) -> String {
        let own = series::zone(&event.zone);
        let zone = if event.all_day { &own } else { self.zone };
        let start = zone.to_datetime(event.starts_at);
        let today = self.zone.to_datetime(self.now).date();
        let day = (start.date() != today || event.all_day).then(|| self.date(start.date()));
        let time = (!event.all_day).then(|| start.strftime("%H:%M").to_string());
        (self.phrases.soon)(&event.title, day.as_deref(), time.as_deref(), event.place.as_deref())
    }
}

/// A rule and its place in [`Phrases::each`], for words alone: also one by the hour, which a calendar elsewhere may have.
/// `None` where there are no words for it.
fn said(text: &str) -> Option<(Rule, usize)> {
    if let Ok(rule) = text.parse::<Rule>() {
        let unit = match rule.frequency {
            Frequency::Daily => 0,
            Frequency::Weekly => 1,
            Frequency::Monthly => 2,
            Frequency::Yearly => 3,
        };
        return Some((rule, unit));
    }
    let shorter = ["FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY"];
    let (at, frequency) = shorter.into_iter().enumerate().find(|(_, frequency)| text.contains(frequency))?;
    Some((text.replacen(frequency, "FREQ=DAILY", 1).parse().ok()?, 4 + at))
}

fn last_of(until: Until, zone: &str) -> Date {
    match until {
        Until::Day(date) => date,
        Until::Local(at) => at.date(),
        Until::Instant(at) => series::zone(zone).to_datetime(at).date(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_said_in_words_in_five_languages() {
        let said = |language: &str, rule: &str| {
            Line::new(language, &TimeZone::UTC, Timestamp::UNIX_EPOCH).repeats(rule, "UTC")
        };
        for (language, hourly, second, last) in [
            ("en", "every hour, 5 times", "every month: 2nd Tue", "every month: last of Mon, Fri"),
            ("es", "cada hora, 5 veces", "cada mes: 2.º mar", "cada mes: último de lun, vie"),
            ("fr", "chaque heure, 5 fois", "chaque mois: 2e mar.", "chaque mois: dernier parmi lun., ven."),
            ("de", "jede Stunde, 5-mal", "jeden Monat: 2. Di", "jeden Monat: letzter von Mo, Fr"),
            ("pt", "todas as horas, 5 vezes", "todos os meses: 2.º ter", "todos os meses: último de seg, sex"),
        ] {
            assert_eq!(said(language, "FREQ=HOURLY;COUNT=5"), hourly);
            assert_eq!(said(language, "FREQ=MONTHLY;BYDAY=2TU"), second);
            assert_eq!(said(language, "FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=-1"), last);
            for odd in ["FREQ=HOURLY;BYHOUR=9,17", "FREQ=WHENEVER", "every now and then", ""] {
                let said = said(language, odd);
                assert!(!said.is_empty() && !said.contains(['=', '_']), "{said}");
            }
        }
        assert_eq!(said("en", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"), "every year: 4th Thu; Nov");
        assert_eq!(said("en", "FREQ=MONTHLY;BYMONTHDAY=1,15"), "every month: 1, 15");
        assert_eq!(said("en", "FREQ=MONTHLY;BYMONTHDAY=-1"), "every month: last day");
        assert_eq!(said("en", "FREQ=MINUTELY;INTERVAL=90"), "every 90 minutes");
        assert_eq!(said("en", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=19700131"), "every week: Mon, Wed, until Sat 31 Jan");
    }
}
