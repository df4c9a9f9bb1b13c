//! Where a mailbox lives that a person acts on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::IdError;
use crate::{ChannelId, ConnectionId};

/// A mailbox by the id of what it is reached through, whose text is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MailboxId {
    /// A channel of mail, over IMAP and SMTP.
    Channel(ChannelId),
    /// An account that its person let in for mail.
    Connection(ConnectionId),
}

impl fmt::Display for MailboxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Channel(id) => id.fmt(f),
            Self::Connection(id) => id.fmt(f),
        }
    }
}

impl FromStr for MailboxId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Self::Connection).or_else(|_| text.parse().map(Self::Channel))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn its_text_says_where_it_lives() {
        let channel = MailboxId::Channel(ChannelId::derived(b"x"));
        let connection = MailboxId::Connection(ConnectionId::derived(b"x"));
        for id in [channel, connection] {
            assert_eq!(id.to_string().parse::<MailboxId>().unwrap(), id);
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(json, format!("\"{id}\""));
            assert_eq!(serde_json::from_str::<MailboxId>(&json).unwrap(), id);
        }
        assert!("msg_00000000000000000000000000000000".parse::<MailboxId>().is_err());
    }
}
