//! Accounts with calendars.

mod fake;
