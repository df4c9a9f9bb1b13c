//! `attache scan FILE…`: what exported chats and mail say about appointments, promises and requests.
//!
//! `read` runs the rules over every message, `fold` lets later messages move or call off what earlier ones agreed, and
//! `show` and `calendar` put out what stands. Nothing is stored and nothing leaves the machine.

mod calendar;
mod fold;
pub mod read;
mod show;

use std::path::PathBuf;

use anyhow::{Context, bail};
use channels::exports::DateOrder;
use clap::Args as ClapArgs;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::{cli, terminal};
use read::Reading;

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// WhatsApp exports (.txt, .zip), Telegram Desktop's result.json, mailboxes (mbox), mails (.eml), or a folder with one
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Prints JSON instead of the table
    #[arg(long)]
    pub json: bool,
    /// Writes a calendar (RFC 5545) too; what was called off is left out
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// Your name as the files show it: what you wrote is yours to keep
    #[arg(long, value_name = "NAME")]
    pub me: Option<String>,
    /// The zone of the phone that wrote the files, such as Europe/Madrid [default: this machine's]
    #[arg(long, value_name = "ZONE", value_parser = cli::zone)]
    pub zone: Option<TimeZone>,
    /// Leaves out what lies before this day (2026-11-27, or `today`)
    #[arg(long, value_name = "DAY", value_parser = since)]
    pub since: Option<Since>,
    /// The order of the numbers in WhatsApp's dates, where the file does not tell
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<Order>,
}

/// Where the interesting time begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    Today,
    Day(Date),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    Dmy,
    Mdy,
    Ymd,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Dmy => Self::DayMonthYear,
            Order::Mdy => Self::MonthDayYear,
            Order::Ymd => Self::YearMonthDay,
        }
    }
}

fn since(text: &str) -> Result<Since, String> {
    match text {
        "today" => Ok(Since::Today),
        text => text.parse().map(Since::Day).map_err(|_| "write a day such as 2026-11-27, or `today`".into()),
    }
}

pub fn run(args: &Args) -> anyhow::Result<u8> {
    let zone = args.zone.clone().unwrap_or_else(TimeZone::system);
    let mut code = cli::OK;
    let mut readings: Vec<Reading> = Vec::new();
    for path in &args.files {
        let options = read::Options { me: args.me.clone(), zone: zone.clone(), order: args.dates.map(Into::into) };
        match read::read(path, &options) {
            Ok(reading) => {
                if let Some(error) = &reading.broken {
                    terminal::complain(&format!("attache: {}", terminal::harmless(error)));
                    code = cli::WRONG;
                }
                readings.push(reading);
            }
            Err(error) => {
                terminal::complain(&format!("attache: {}", terminal::harmless(&error.to_string())));
                code = cli::WRONG;
            }
        }
    }
    if readings.is_empty() {
        return Ok(code);
    }
    who_is_me(args.me.as_deref(), &readings)?;
    let now = domain::Clock::now(&domain::SystemClock).to_zoned(zone.clone());
    let mut lines = fold::fold(&mut readings, &zone);
    let since = args.since.map(|since| match since {
        Since::Today => now.date(),
        Since::Day(day) => day,
    });
    if let Some(day) = since {
        lines.retain(|line| line.last_day().is_some_and(|last| last >= day));
    }
    if args.json {
        terminal::print(&show::json(&readings, &lines, &zone)?)?;
    } else {
        terminal::print(&show::table(&readings, &lines, terminal::width()))?;
        terminal::complain(&show::summary(&readings, &lines));
    }
    if let Some(path) = &args.ics {
        let text = calendar::render(&lines, now.timestamp());
        std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(code)
}

/// Refuses a name that nobody in the files has: it would silently change what is found.
fn who_is_me(me: Option<&str>, readings: &[Reading]) -> anyhow::Result<()> {
    let Some(me) = me else { return Ok(()) };
    if readings.iter().any(|reading| reading.saw_me) {
        return Ok(());
    }
    let mut names: Vec<String> =
        readings.iter().flat_map(|reading| &reading.senders).map(|name| terminal::harmless(name)).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(20);
    bail!("nobody in these files is called {:?}; --me takes one of: {}", terminal::harmless(me), names.join(", "))
}
