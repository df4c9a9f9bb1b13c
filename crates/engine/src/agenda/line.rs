//! One line of text about one thing, in the user's language, zone and 24-hour clock:
//! "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio · reminder 12:00".

use std::fmt::Write;

use domain::{Answer, Event, Priority, Reminder, Reply};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::rule::{End, Frequency, Rule, Until};
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

    /// "every week: Mon, Wed, until Fri 18 Dec"; the rule itself stands where words would be many.
    fn repeats(&self, text: &str, zone: &str) -> String {
        let Ok(rule) = text.parse::<Rule>() else { return text.to_owned() };
        let unit = match rule.frequency {
            Frequency::Daily => 0,
            Frequency::Weekly => 1,
            Frequency::Monthly => 2,
            Frequency::Yearly => 3,
        };
        let mut said = match rule.interval {
            1 => self.phrases.each[unit].to_owned(),
            count => (self.phrases.every)(count, unit),
        };
        let plain = rule.months.is_empty() && rule.positions.is_empty() && rule.weekdays.iter().all(|by| by.nth == 0);
        if !plain || (!rule.weekdays.is_empty() && !rule.month_days.is_empty()) {
            let days = Rule { end: End::Never, ..rule.clone() };
            let _ = write!(said, " ({days})");
        } else if !rule.weekdays.is_empty() {
            let name = |index: i8| self.phrases.weekdays[index as usize];
            let names: Vec<&str> = rule.weekdays.iter().map(|by| name(by.weekday.to_monday_zero_offset())).collect();
            let _ = write!(said, ": {}", names.join(", "));
        } else if !rule.month_days.is_empty() {
            let days: Vec<String> = rule.month_days.iter().map(ToString::to_string).collect();
            let _ = write!(said, ": {}", days.join(", "));
        }
        if let End::Until(until) = rule.end {
            let last = match until {
                Until::Day(date) => date,
                Until::Local(at) => at.date(),
                Until::Instant(at) => series::zone(zone).to_datetime(at).date(),
            };
            let _ = write!(said, ", {} {}", self.phrases.until, self.date(last));
        }
        said
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
