//! `attache when`: what is understood of the times in a text, by the same code that reads messages.

use std::io::{IsTerminal, Read};

use anyhow::{Context, bail};
use clap::{Args as ClapArgs, ValueEnum};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use when::{DateOrder, Direction, Flag, Found, Grain, Language, Value};

use crate::cli;
use crate::terminal::{self, Column, harmless};

/// Bytes of text that are read, at most.
const LONGEST: usize = 1024 * 1024;

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The text, such as "lunch on Friday at 1"; from standard input where there is none
    text: Vec<String>,
    /// The zone of the one who wrote it, such as Europe/Madrid [default: this machine's]
    #[arg(long, value_name = "ZONE", value_parser = cli::zone)]
    zone: Option<TimeZone>,
    /// When it was written, such as 2026-11-20T10:00 [default: now]
    #[arg(long, value_name = "TIME", value_parser = written)]
    at: Option<Written>,
    /// A language to read: en, es, fr, de, pt, it or nl; more than once for several [default: all]
    #[arg(long = "language", value_name = "CODE", value_parser = language)]
    languages: Vec<Language>,
    /// How 3/4 is meant [default: as usual in the language]
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Order>,
    /// Reads "Friday" as the last one where nothing says more
    #[arg(long)]
    past: bool,
    /// One JSON object a line, as the crate `when` describes it
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// The 3rd of April
    Dmy,
    /// The 4th of March
    Mdy,
}

/// A moment, or a wall time in the zone that holds.
#[derive(Debug, Clone, Copy)]
enum Written {
    Moment(Timestamp),
    Wall(DateTime),
}

fn written(text: &str) -> Result<Written, String> {
    let wrong = |_| "write a time such as 2026-11-20T10:00 or 2026-11-20T09:00Z".to_owned();
    text.parse()
        .map(Written::Moment)
        .or_else(|_| text.parse().map(Written::Wall))
        .map_err(wrong as fn(jiff::Error) -> _)
}

fn language(text: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::from_code(text).ok_or_else(|| format!("this language is not known; there are {}", known()))
}

pub fn run(args: &Args) -> anyhow::Result<u8> {
    let text = if args.text.is_empty() { piped()? } else { args.text.join(" ") };
    if text.len() > LONGEST {
        bail!("the text is longer than {LONGEST} bytes; give it in parts");
    }
    let zone = args.zone.clone().unwrap_or_else(TimeZone::system);
    let reference = reference(args.at, zone)?;
    let context = when::Context {
        languages: args.languages.clone(),
        order: match args.dates {
            Some(Order::Dmy) => DateOrder::DayFirst,
            Some(Order::Mdy) => DateOrder::MonthFirst,
            None => DateOrder::ByLanguage,
        },
        direction: if args.past { Direction::Past } else { Direction::Future },
        ..when::Context::new(reference)
    };
    let found = when::find(&text, &context);
    if args.json {
        for one in &found {
            terminal::print(&(one.to_json(&text) + "\n"))?;
        }
    } else if found.is_empty() {
        terminal::complain("no time found");
    } else {
        terminal::print(&table(&text, &found, terminal::width()))?;
    }
    Ok(cli::OK)
}

fn reference(at: Option<Written>, zone: TimeZone) -> anyhow::Result<Zoned> {
    Ok(match at {
        Some(Written::Moment(moment)) => moment.to_zoned(zone),
        Some(Written::Wall(wall)) => wall.to_zoned(zone).context("--at is out of range")?,
        None => domain::Clock::now(&domain::SystemClock).to_zoned(zone),
    })
}

fn piped() -> anyhow::Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        bail!("what should be read? Write it behind the command: attache when \"lunch on Friday at 1\"");
    }
    let mut text = String::new();
    input
        .lock()
        .take(LONGEST as u64 + 1)
        .read_to_string(&mut text)
        .context("standard input cannot be read as UTF-8")?;
    Ok(text)
}

const COLUMNS: [Column; 5] = [
    Column::new("text").shrinks(),
    Column::new("means"),
    Column::new("sure").right(),
    Column::new("rule"),
    Column::new("note").shrinks(),
];

fn table(text: &str, found: &[Found], width: Option<usize>) -> String {
    let row = |one: &Found| {
        vec![
            harmless(&text[one.span.clone()]),
            means(&one.value, one.grain),
            format!("{:.0} %", one.confidence * 100.0),
            format!("{} ({})", one.rule, one.language.code()),
            note(one),
        ]
    };
    terminal::table(&COLUMNS, &found.iter().map(row).collect::<Vec<_>>(), width)
}

/// A value as a person writes it; the zone stands where it is not the obvious one.
fn means(value: &Value, grain: Grain) -> String {
    let day = |at: &Zoned| at.strftime("%a %-d %b %Y").to_string();
    let moment = |at: &Zoned| {
        let seconds = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
        format!("{}, {}", day(at), at.strftime(seconds))
    };
    match value {
        Value::Date(date) => date.strftime("%a %-d %b %Y").to_string(),
        Value::Time { time, at } => format!("{} (next: {})", time.strftime("%H:%M"), moment(at)),
        Value::DateTime(at) => moment(at),
        // Its end is not included.
        Value::Range { start, end } if grain >= Grain::Day => {
            let last = end.date().yesterday().unwrap_or(end.date());
            format!("{} – {}", day(start), last.strftime("%a %-d %b %Y"))
        }
        Value::Range { start, end } if start.date() == end.date() => {
            format!("{}–{}", moment(start), end.strftime("%H:%M"))
        }
        Value::Range { start, end } => format!("{} – {}", moment(start), moment(end)),
        Value::Duration(span) => format!("{span:#}"),
        Value::Recurrence { rule, start, .. } if grain >= Grain::Day => format!("{rule} from {}", day(start)),
        Value::Recurrence { rule, start, end: Some(end) } => {
            format!("{rule} from {}–{}", moment(start), end.strftime("%H:%M"))
        }
        Value::Recurrence { rule, start, .. } => format!("{rule} from {}", moment(start)),
        Value::Offset { span, before } => format!("{span:#} {}", if *before { "before" } else { "after" }),
    }
}

fn note(found: &Found) -> String {
    let flag = |flag: &Flag| match flag {
        Flag::DstGap => "the clock skips it",
        Flag::DstOverlap => "the clock shows it twice",
        Flag::GuessedHalfOfDay => "morning or evening is guessed",
        Flag::Vague => "vague",
        Flag::Deadline => "until then",
        Flag::Since => "from then on",
        Flag::Past => "past",
    };
    let mut notes: Vec<String> = found.flags.iter().map(|one| flag(one).to_owned()).collect();
    if let Some(other) = found.alternatives.first() {
        notes.push(format!("or {}", means(other, found.grain)));
    }
    notes.join("; ")
}
