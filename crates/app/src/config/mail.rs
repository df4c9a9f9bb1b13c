//! The person's own mailboxes, where the assistant acts in them.

use std::time::Duration;

use super::{Problems, duration};

/// What the assistant does in a person's own mailbox. Where mail servers may be stands in [channels].
#[derive(Debug, confique::Config)]
pub struct Mail {
    /// How long a mail waits before it leaves: until then "undo" takes it back. 0s for not at all.
    #[config(default = "10s", deserialize_with = duration::read, env = "ATTACHE_MAIL_UNSEND")]
    pub unsend: Duration,
}

impl Mail {
    pub(super) fn validate(&self, problems: &mut Problems) {
        problems.duration("mail.unsend", self.unsend, Duration::ZERO..=Duration::from_mins(10));
    }
}
