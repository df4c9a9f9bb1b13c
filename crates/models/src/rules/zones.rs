//! Whose clock a time is told by: "9am Tokyo time", "a las 15, hora de Londres". Zones by their letters ("15h CET") are
//! read with the times themselves.
//!
//! To add a place: its line in [`PLACES`], with the names that the spoken languages have for it. What stands around a
//! name is [`Mark::ClockOf`] in `words/<language>/chat.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Zoned;
use jiff::tz::TimeZone;
use when::{Flag, Found, Value};

use super::lexicon::Mark;
use super::reading::Reading;

/// IANA zones, and the folded names of places whose clock they tell.
const PLACES: &[(&str, &str)] = &[
    (
        "America/New_York",
        "new york|nueva york|nova york|nova iorque|new yorker|washington|boston|miami|eastern|east coast",
    ),
    ("America/Chicago", "chicago|houston|dallas|austin|central"),
    ("America/Denver", "denver|mountain"),
    ("America/Los_Angeles", "los angeles|san francisco|seattle|pacific|west coast|california"),
    ("America/Toronto", "toronto|montreal|ottawa"),
    ("America/Vancouver", "vancouver"),
    ("America/Mexico_City", "mexico|mexico city|ciudad de mexico|cdmx"),
    ("America/Bogota", "bogota|colombia"),
    ("America/Lima", "lima|peru"),
    ("America/Caracas", "caracas|venezuela"),
    ("America/Santiago", "santiago|santiago de chile|chile"),
    ("America/Argentina/Buenos_Aires", "buenos aires|argentina"),
    ("America/Montevideo", "montevideo|uruguay"),
    ("America/Sao_Paulo", "sao paulo|brasilia|rio|rio de janeiro"),
    ("Atlantic/Canary", "canarias|canaries|canary islands"),
    ("Atlantic/Azores", "acores|azores"),
    ("Europe/London", "london|londres|londra|londoner|uk|british|greenwich"),
    ("Europe/Dublin", "dublin|irish"),
    ("Europe/Lisbon", "lisbon|lisboa|lisbonne|lissabon|lissabonner|portugal"),
    ("Europe/Madrid", "madrid|madrider|barcelona|spain|espana|peninsular"),
    ("Europe/Paris", "paris|pariser|france"),
    ("Europe/Brussels", "brussels|bruselas|bruxelles|brussel|bruxelas|brusseler"),
    ("Europe/Amsterdam", "amsterdam|amsterdamer"),
    ("Europe/Berlin", "berlin|berliner|munich|munchen|munchner|frankfurt|hamburg|deutsche|german"),
    ("Europe/Zurich", "zurich|zurcher|geneva|geneve|ginebra|genf|genebra|bern"),
    ("Europe/Vienna", "vienna|viena|vienne|wien|wiener"),
    ("Europe/Rome", "rome|roma|rom|milan|milano"),
    ("Europe/Stockholm", "stockholm|stockholmer"),
    ("Europe/Copenhagen", "copenhagen|copenhague|kopenhagen"),
    ("Europe/Warsaw", "warsaw|varsovia|varsovie|warschau"),
    ("Europe/Athens", "athens|atenas|athenes|athen"),
    ("Europe/Kyiv", "kyiv|kiev"),
    ("Europe/Istanbul", "istanbul|estambul"),
    ("Europe/Moscow", "moscow|moscu|moscou|moskau|moskauer|moscovo"),
    ("Africa/Casablanca", "casablanca|morocco|marruecos|maroc"),
    ("Africa/Lagos", "lagos"),
    ("Africa/Cairo", "cairo|el cairo|le caire|kairo"),
    ("Africa/Johannesburg", "johannesburg|johannesburgo|cape town"),
    ("Africa/Nairobi", "nairobi"),
    ("Asia/Jerusalem", "jerusalem|tel aviv|israel"),
    ("Asia/Dubai", "dubai|abu dhabi"),
    ("Asia/Karachi", "karachi"),
    ("Asia/Kolkata", "india|indian|mumbai|delhi|new delhi|bangalore|inde|indien"),
    ("Asia/Bangkok", "bangkok"),
    ("Asia/Jakarta", "jakarta|yakarta"),
    ("Asia/Singapore", "singapore|singapur|singapour|singapura"),
    ("Asia/Manila", "manila"),
    ("Asia/Hong_Kong", "hong kong|hongkong"),
    ("Asia/Shanghai", "shanghai|beijing|pekin|peking|pequim|china"),
    ("Asia/Seoul", "seoul|seul"),
    ("Asia/Tokyo", "tokyo|tokio|toquio|tokioter|japan|japon|japao"),
    ("Australia/Perth", "perth"),
    ("Australia/Sydney", "sydney|sidney|melbourne"),
    ("Pacific/Auckland", "auckland|wellington|new zealand"),
];
/// Words of the longest name.
const LONGEST: usize = 4;

/// The zone of each name.
static ZONES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| PLACES.iter().flat_map(|(zone, names)| names.split('|').map(|name| (name, *zone))).collect());

/// The zone that is named at token `i`, and the token behind what names it.
fn named(reading: &Reading, i: usize) -> Option<(TimeZone, usize)> {
    let open = usize::from(matches!(reading.tokens.sign(i), Some(',' | '(')));
    let start = i + open;
    if let Some(place) = reading.at(start, Mark::ClockOf) {
        let (zone, end) = place_at(reading, place)?;
        return Some((zone, closed(reading, i, end)));
    }
    let (zone, end) = place_at(reading, start)?;
    let end = reading.at(end, Mark::ClockOf)?;
    Some((zone, closed(reading, i, end)))
}

/// Behind the bracket that was opened.
fn closed(reading: &Reading, open: usize, end: usize) -> usize {
    let bracket = reading.tokens.sign(open) == Some('(') && reading.tokens.sign(end) == Some(')');
    end + usize::from(bracket)
}

/// The longest name of a place that starts at token `i`.
fn place_at(reading: &Reading, i: usize) -> Option<(TimeZone, usize)> {
    (1..=LONGEST).rev().find_map(|length| {
        let end = i + length;
        let words: Vec<&str> = (i..end).map(|i| reading.tokens.folded(i)).collect();
        let zone = ZONES.get(words.join(" ").as_str())?;
        Some((TimeZone::get(zone).ok()?, end))
    })
}

/// The time as it is by the clock that the words behind token `end` name; `None` where they name none. Answers the
/// token behind those words too. What has no hour stays as it is.
pub(crate) fn told_elsewhere(reading: &Reading, found: &Found, end: usize) -> Option<(Found, usize)> {
    let (zone, end) = named(reading, end)?;
    let home = reading.at.time_zone();
    let there = |moment: &Zoned| moment.datetime().to_zoned(zone.clone()).ok();
    let here = |moment: &Zoned| there(moment).map(|moment| moment.with_time_zone(home.clone()));
    let value = match &found.value {
        // It keeps its zone: the day may stand elsewhere in the text.
        Value::Time { time, at } => Value::Time { time: *time, at: there(at)? },
        Value::DateTime(moment) => Value::DateTime(here(moment)?),
        Value::Range { start, end } => Value::Range { start: here(start)?, end: here(end)? },
        Value::Date(_) | Value::Duration(_) | Value::Recurrence { .. } | Value::Offset { .. } => return None,
    };
    let mut told = Found { value, alternatives: Vec::new(), ..found.clone() };
    told.flags.retain(|flag| *flag != Flag::GuessedHalfOfDay);
    Some((told, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::text::fold;

    #[test]
    fn every_place_has_its_zone_and_a_name_that_can_be_found() {
        for (zone, names) in PLACES {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
            for name in names.split('|') {
                assert!(name.split(' ').count() <= LONGEST && name.chars().map(fold).eq(name.chars()), "{name}");
            }
        }
    }
}
