//! What the person reads: lists, dates and what went wrong, in their language.

use jiff::Zoned;
use jiff::civil::Date;
use serde_json::Value;

use super::resolve::{Item, found_items};
use super::text::fill;
use super::words::Words;
use crate::ToolResult;

/// Lines of one list; the rest is counted, not shown.
const MAX_LINES: usize = 30;

/// "Fri 27 Nov", with the year where it is another.
pub(crate) fn day(date: Date, now: &Zoned, words: &Words) -> String {
    let weekday = words.texts.weekdays[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7];
    let month = words.texts.months[usize::from(date.month().unsigned_abs() - 1) % 12];
    let year = if date.year() == now.year() { String::new() } else { format!(" {}", date.year()) };
    format!("{weekday} {} {month}{year}", date.day())
}

/// "Fri 27 Nov, 13:00", or the day alone at midnight.
pub(crate) fn time(moment: &Zoned, now: &Zoned, words: &Words) -> String {
    let date = day(moment.date(), now, words);
    if moment.hour() == 0 && moment.minute() == 0 {
        return date;
    }
    format!("{date}, {:02}:{:02}", moment.hour(), moment.minute())
}

/// "Mon 23 Nov – Sun 29 Nov"; one day where the range holds no more. `to` is not included.
pub(crate) fn span(from: &Zoned, to: &Zoned, now: &Zoned, words: &Words) -> String {
    let at_midnight = |moment: &Zoned| moment.time() == jiff::civil::Time::midnight();
    let last = if at_midnight(to) { to.date().yesterday().unwrap_or(to.date()) } else { to.date() };
    let first = day(from.date(), now, words);
    if last <= from.date() { first } else { format!("{first} – {}", day(last, now, words)) }
}

/// One line for an item.
pub(crate) fn line(item: &Item, now: &Zoned, words: &Words) -> String {
    if !item.line.is_empty() {
        return item.line.clone();
    }
    let mut line = String::new();
    if let Some(start) = &item.start {
        line.push_str(&time(start, now, words));
        line.push_str(" – ");
    }
    line.push_str(&item.title);
    if !item.place.is_empty() {
        line.push_str(", ");
        line.push_str(&item.place);
    }
    if item.pending {
        line.push_str(" (");
        line.push_str(words.texts.pending);
        line.push(')');
    }
    line
}

pub(crate) fn lines(items: &[Item], now: &Zoned, words: &Words) -> String {
    more_lines(items, 0, now, words)
}

/// Lines, and how many more there are than these items.
fn more_lines(items: &[Item], more: u64, now: &Zoned, words: &Words) -> String {
    let line = |item: &Item| format!("• {}", line(item, now, words));
    let mut lines: Vec<String> = items.iter().take(MAX_LINES).map(line).collect();
    let more = more.saturating_add(items.len().saturating_sub(MAX_LINES) as u64);
    if more > 0 {
        lines.push(format!("… +{more}"));
    }
    lines.join("\n")
}

/// Lines to choose from, by their number.
pub(crate) fn numbered(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().enumerate().map(|(n, line)| format!("{}. {line}", n + 1)).collect();
    lines.join("\n")
}

/// A list with what it was asked for above it.
pub(crate) fn list(content: &Value, when: &str, now: &Zoned, words: &Words) -> String {
    let items = found_items(content, now);
    if items.is_empty() {
        return fill(words.texts.empty, &[("when", when)]);
    }
    let more = content.get("more").and_then(Value::as_u64).unwrap_or(0);
    fill(words.texts.listed, &[("when", when), ("list", &more_lines(&items, more, now, words))])
}

/// What a turn of several wishes says, each thing once.
#[derive(Debug, Default)]
pub(crate) struct Report {
    said: Vec<String>,
}

impl Report {
    pub(crate) fn say(&mut self, text: String) {
        if !self.said.contains(&text) {
            self.said.push(text);
        }
    }

    /// A result that is no list. What was done, proposed or refused is told by whoever did it, for every model.
    pub(crate) fn result(&mut self, result: &ToolResult, words: &Words) {
        if result.is_settled() {
            return;
        }
        // Its message is for models; what is told to a person stands beside it.
        let told = result.content.get("told").and_then(Value::as_str).filter(|told| !told.is_empty());
        self.say(told.unwrap_or(words.texts.failed).to_owned());
    }

    pub(crate) fn text(self) -> String {
        self.said.join("\n\n")
    }
}
