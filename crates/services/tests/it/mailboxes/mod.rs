//! Mailboxes that tools act on.

mod fake;
mod others;
