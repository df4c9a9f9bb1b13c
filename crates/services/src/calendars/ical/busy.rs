//! What a server says of the free and the busy.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::moment::{self, Length, UTC};
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

/// `start/end` or `start/length`.
fn span(text: &str) -> Option<Range<Timestamp>> {
    let (start, end) = text.split_once('/')?;
    let start = moment::one(start, UTC)?;
    let end = moment::one(end, UTC).or_else(|| Length::parse(end)?.after(&start))?;
    Some(start.instant(&TimeZone::UTC)..end.instant(&TimeZone::UTC))
}
