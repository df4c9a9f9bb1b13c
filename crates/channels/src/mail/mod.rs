//! Mail.
pub(crate) mod reading;
