//! How long it takes to find when ten people with full calendars could meet within a month.

use clap::Args as ClapArgs;
use engine::agenda::slots::{Hours, Search, Span};
use jiff::civil::{Weekday, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::figures::Figure;
use crate::measure::{Chance, Latencies};
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Whose calendars are looked at
    #[arg(long, default_value_t = 10)]
    people: usize,
    /// Searches, each over other calendars
    #[arg(long, default_value_t = 500)]
    searches: usize,
}

impl Default for Args {
    fn default() -> Self {
        Self { people: 10, searches: 500 }
    }
}

/// Appointments of one person on a working day, of half an hour to an hour each.
const OF_A_DAY: u64 = 6;

pub fn run(args: &Args) -> anyhow::Result<Vec<Figure>> {
    let zone = TimeZone::get("Europe/Madrid")?;
    let mut hours = Hours::daily(time(8, 0, 0, 0), time(20, 0, 0, 0));
    for day in [Weekday::Saturday, Weekday::Sunday] {
        hours.close(day);
    }
    // With a change of the clock in it.
    let first = date(2026, 10, 5);
    let midnight = |day: jiff::civil::Date| day.to_zoned(zone.clone()).map(|start| start.timestamp());
    let window = midnight(first)?..midnight(first.checked_add(1.month())?)?;
    let mut chance = Chance::new(7);
    let (mut took, mut found) = (Latencies::default(), 0);
    // The first one is not counted.
    for n in 0..=args.searches {
        let busy: Vec<Vec<Span>> = (0..args.people).map(|_| month(&mut chance, &window)).collect();
        let search = Search {
            busy: &busy,
            window: window.clone(),
            length: SignedDuration::from_mins(30),
            before: SignedDuration::from_mins(5),
            after: SignedDuration::from_mins(5),
            hours: &hours,
            zone: &zone,
            step: 15,
        };
        let watch = Stopwatch::start();
        let slots = std::hint::black_box(search.slots(usize::MAX));
        if n > 0 {
            took.add(watch.elapsed());
            found += slots.len();
        }
    }
    let bench = format!("slots, {} people, a month", args.people);
    let millis = |what: &str, share: f64| Figure::millis(&bench, what, took.quantile(share));
    Ok(vec![
        millis("median", 0.5),
        millis("p99", 0.99).at_most(5.0),
        Figure::new(&bench, "slots found", found as f64 / args.searches.max(1) as f64, ""),
    ])
}

/// A person's month, not in order.
fn month(chance: &mut Chance, window: &Span) -> Vec<Span> {
    let minutes = |minutes: u64| SignedDuration::from_mins(minutes as i64);
    let days = window.start.duration_until(window.end).as_hours() / 24;
    let mut busy = Vec::new();
    for day in 0..days {
        let morning: Timestamp = window.start + SignedDuration::from_hours(24 * day + 8);
        for _ in 0..OF_A_DAY {
            let start = morning + minutes(15 * chance.below(44));
            busy.push(start..start + minutes(30 + 15 * chance.below(3)));
        }
    }
    busy
}
