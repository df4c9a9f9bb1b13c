//! How a person wants to be asked and told.

use jiff::Timestamp;
use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What holds for one person, in whatever workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Preferences {
    /// What is of low priority is done without asking, where the workspace's rule is to ask. What came of others' words
    /// still asks.
    pub low_without_asking: bool,
    /// The time of day of a reminder that only has a day.
    #[schema(value_type = String, example = "09:00:00")]
    pub reminder_time: Time,
    /// When nothing is told unasked; null for never.
    pub quiet: Option<Quiet>,
    /// Suggestions from what others write that are shown in an hour; the others wait. From 1 to 60.
    #[schema(minimum = 1, maximum = 60)]
    pub suggestions_per_hour: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { low_without_asking: false, reminder_time: time(9, 0, 0, 0), quiet: None, suggestions_per_hour: 6 }
    }
}

/// From one time of day to another, over midnight where the end comes first. The end is not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    #[schema(value_type = String, example = "22:00:00")]
    pub from: Time,
    #[schema(value_type = String, example = "08:00:00")]
    pub to: Time,
}

impl Quiet {
    pub fn holds(self, time: Time) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&time) } else { time >= self.from || time < self.to }
    }
}

impl Preferences {
    /// When something that nobody asked for may be told: `at`, or the end of the quiet hours that `at` lies in.
    pub fn told_at(&self, at: Timestamp, zone: &TimeZone) -> Timestamp {
        let wall = zone.to_datetime(at);
        let Some(quiet) = self.quiet.filter(|quiet| quiet.holds(wall.time())) else { return at };
        let today = wall.date();
        let day = if quiet.to > wall.time() { Some(today) } else { today.tomorrow().ok() };
        let end = day.and_then(|day| zone.to_ambiguous_timestamp(day.to_datetime(quiet.to)).compatible().ok());
        end.map_or(at, |end| end.max(at))
    }

    /// The time of day of a reminder that only has a day: never a quiet one.
    pub fn reminder_time(&self) -> Time {
        self.quiet.filter(|quiet| quiet.holds(self.reminder_time)).map_or(self.reminder_time, |quiet| quiet.to)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn quiet(from: i8, to: i8) -> Preferences {
        let quiet = Quiet { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) };
        Preferences { quiet: Some(quiet), ..Preferences::default() }
    }

    #[test]
    fn quiet_hours_end_in_the_morning_whatever_the_clock_does() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let told = |preferences: &Preferences, at: &str| preferences.told_at(at.parse().unwrap(), &zone).to_string();
        let night = quiet(22, 8);
        assert_eq!(told(&night, "2026-11-23T21:30:00Z"), "2026-11-24T07:00:00Z");
        assert_eq!(told(&night, "2026-11-24T05:00:00Z"), "2026-11-24T07:00:00Z");
        assert_eq!(told(&night, "2026-11-24T07:00:00Z"), "2026-11-24T07:00:00Z", "the end is not quiet");
        assert_eq!(told(&night, "2026-11-24T20:59:00Z"), "2026-11-24T20:59:00Z");
        // The night in which the clock goes back.
        assert_eq!(told(&night, "2026-10-24T21:00:00Z"), "2026-10-25T07:00:00Z");
        let siesta = quiet(14, 16);
        assert_eq!(told(&siesta, "2026-11-24T13:30:00Z"), "2026-11-24T15:00:00Z");
        assert_eq!(told(&siesta, "2026-11-24T22:30:00Z"), "2026-11-24T22:30:00Z");
        assert_eq!(told(&quiet(9, 9), "2026-11-24T08:00:00Z"), "2026-11-24T08:00:00Z", "nothing is nothing");
        assert_eq!(told(&Preferences::default(), "2026-11-24T03:00:00Z"), "2026-11-24T03:00:00Z");
    }

    #[test]
    fn a_reminder_with_a_day_only_is_not_told_in_quiet_hours() {
        assert_eq!(Preferences::default().reminder_time(), time(9, 0, 0, 0));
        assert_eq!(quiet(22, 10).reminder_time(), time(10, 0, 0, 0));
        assert_eq!(quiet(22, 8).reminder_time(), time(9, 0, 0, 0));
    }
}
