//! What a server says of the free and the busy.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::Status;
use super::moment::{self, Length, UTC};
use super::read::{Face, is_busy};
use super::zones::Zones;
use crate::lines::Part;

/// Spans that are read, at most; the rest is passed over, as a window of years can hold no more that matters.
const MOST: usize = 20_000;

/// Each span in which somebody is not free, in the answer's own order.
pub(crate) fn busy(file: &[u8]) -> Result<Vec<Range<Timestamp>>, String> {
    let calendar = Part::parse(file)?;
    let lines = calendar.parts().filter(|part| part.name == "VFREEBUSY").flat_map(|part| part.all("FREEBUSY"));
    let busy = lines.filter(|line| !line.has("FBTYPE", "FREE"));
    Ok(busy.flat_map(|line| line.value().split(',')).filter_map(span).take(MOST).collect())
}

/// When the events of a file that a server expanded take place, where they make busy. Fails where something repeats
/// still, because no rule is followed here.
pub(crate) fn spans(file: &[u8]) -> Result<Vec<Range<Timestamp>>, String> {
    let calendar = Part::parse(file)?;
    let mut zones = Zones::of(&calendar);
    let mut all = Vec::new();
    for event in calendar.parts().filter(|part| part.name == "VEVENT").take(MOST) {
        if event.first("RRULE").or(event.first("RDATE")).is_some() {
            return Err("the server does not say when it repeats".into());
        }
        let face = Face::read(event, None, &mut zones)?;
        if is_busy(event) && face.status != Status::Cancelled {
            all.push(face.starts.instant(&TimeZone::UTC)..face.ends.instant(&TimeZone::UTC));
        }
    }
    Ok(all)
}

/// `start/end` or `start/length`.
fn span(text: &str) -> Option<Range<Timestamp>> {
    let (start, end) = text.split_once('/')?;
    let start = moment::one(start, UTC)?;
    let end = moment::one(end, UTC).or_else(|| Length::parse(end)?.after(&start))?;
    Some(start.instant(&TimeZone::UTC)..end.instant(&TimeZone::UTC))
}
