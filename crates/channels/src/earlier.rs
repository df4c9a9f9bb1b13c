//! What was written before a chat was chosen to be read.

use jiff::Timestamp;

use crate::Received;

/// What is wanted: a chat's (or, on mail, a person's) newest messages since a moment.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// As [`Channel::source`](crate::Channel::source) names it.
    pub source: &'a str,
    pub since: Timestamp,
    /// So many in all pages together; what is older than these is left out.
    pub most: usize,
    /// Of the page before; `None` for the first.
    pub cursor: Option<&'a str>,
}

/// A page, the oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Earlier {
    pub messages: Vec<Received>,
    /// Where the next page begins; `None` where this is the last.
    pub cursor: Option<String>,
}
