//! What Meta's errors mean. Its codes are what it promises to keep; its words are for developers, and only shown where
//! we have none. To know one more: its line in [`meaning`].

use std::time::Duration;

use domain::text::{clean, shorten};

use super::wire::Error;

/// What to make of an error, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Too much was sent; after this long there is room again.
    Limited(Duration),
    /// Meta failed before it took anything.
    Down,
    /// The person has to write again first.
    Closed,
    /// It will never succeed, for this reason.
    Refused(&'static str),
    /// It will never succeed, and only Meta's own words say why.
    Unknown,
}

/// Said of a message that may only be a template by now.
pub(super) const WINDOW: &str = "the 24-hour window is closed: only a template may be sent";
pub(super) const CREDENTIAL: &str = "the access token is wrong, has expired or was withdrawn; make a lasting one for a system user in Meta's \
     Business settings";

/// After this long a number that reached its limit for a while is tried again.
const A_WHILE: Duration = Duration::from_mins(1);

pub(super) fn meaning(error: &Error) -> Meaning {
    match error.code {
        // One message each 6 s to the same person.
        131_056 => Meaning::Limited(Duration::from_secs(6)),
        130_429 => Meaning::Limited(Duration::from_secs(1)),
        4 | 80_007 | 133_016 => Meaning::Limited(A_WHILE),
        // Too many people blocked the number; that does not pass in a minute.
        131_048 => Meaning::Limited(Duration::from_hours(1)),
        1 | 2 | 131_000 | 131_016 | 133_004 => Meaning::Down,
        470 | 131_047 => Meaning::Closed,
        0 | 190 | 401 => Meaning::Refused(CREDENTIAL),
        3 | 10 | 200..=299 | 131_005 => Meaning::Refused(
            "the access token lacks the permission whatsapp_business_messaging or whatsapp_business_management",
        ),
        33 => Meaning::Refused(NUMBER),
        100 if error.subcode == Some(33) => Meaning::Refused(NUMBER),
        368 | 131_031 => Meaning::Refused("Meta has locked or restricted the account; see Meta's Business Support"),
        131_021 => Meaning::Refused("a number cannot write to itself"),
        131_026 => Meaning::Refused(
            "it cannot be delivered: the person is not on WhatsApp, has an old version of it, or does not take messages \
             from this number",
        ),
        131_030 => Meaning::Refused("a test number writes only to the numbers on its list at Meta"),
        131_042 => Meaning::Refused("Meta takes no payment from the account; see its payment settings at Meta"),
        133_010 => Meaning::Refused("the number is not registered for the Cloud API yet"),
        _ => Meaning::Unknown,
    }
}

const NUMBER: &str = "Meta knows no such phone number ID, or the access token may not use it";

/// Why, in a person's words; in Meta's where we have none.
pub(super) fn cause(error: &Error) -> String {
    match meaning(error) {
        Meaning::Limited(_) => "WhatsApp limits us".into(),
        Meaning::Down => format!("WhatsApp fails ({})", error.code),
        Meaning::Closed => WINDOW.into(),
        Meaning::Refused(why) => why.into(),
        Meaning::Unknown => {
            let details = error.data.as_ref().and_then(|data| data.details.as_deref());
            let words = details.or(error.message.as_deref()).or(error.title.as_deref()).unwrap_or_default();
            let words = shorten(&clean(words), 200);
            let stop = if words.is_empty() { "" } else { ": " };
            format!("WhatsApp refuses it ({}){stop}{words}", error.code)
        }
    }
}
