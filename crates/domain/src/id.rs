//! Typed ids: a version 7 UUID behind a prefix, such as `msg_019a…` (32 hex digits). The same text stands in the database,
//! in URLs and in logs.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::Entropy;

/// A text that is no id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id of this kind is written {prefix}_ and 32 hexadecimal digits")]
pub struct IdError {
    pub prefix: &'static str,
}

/// How many ids this process made; of more than 67 million the count begins again.
static MADE: AtomicU32 = AtomicU32::new(0);

/// Ids of one process sort as they were made, also within a millisecond and whatever clocks others go by: what a turn proposes
/// is read back in its order. The 26 bits behind the time and the version count (RFC 9562, 6.2, method 1), the last 48 are random.
pub(crate) fn uuid_v7(now: Timestamp, entropy: &dyn Entropy) -> Uuid {
    let mut bytes = [0; 10];
    entropy.fill(&mut bytes);
    let count = MADE.fetch_add(1, Ordering::Relaxed);
    // The version takes the upper half of the first byte, the variant two bits of the third.
    bytes[..4].copy_from_slice(&[(count >> 22) as u8, (count >> 14) as u8, (count >> 8) as u8 & 0x3F, count as u8]);
    uuid::Builder::from_unix_timestamp_millis(now.as_millisecond().max(0) as u64, &bytes).into_uuid()
}

fn parse(prefix: &'static str, text: &str) -> Result<Uuid, IdError> {
    text.strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('_'))
        .filter(|hex| hex.len() == 32)
        .and_then(|hex| Uuid::try_parse(hex).ok())
        .ok_or(IdError { prefix })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            pub const PREFIX: &'static str = $prefix;

            /// A new id that sorts by `now`.
            pub fn new(now: Timestamp, entropy: &dyn Entropy) -> Self {
                Self(uuid_v7(now, entropy))
            }

            /// The id that stands for `seed` every time: for what must have the same id on every node and run.
            pub fn derived(seed: &[u8]) -> Self {
                use sha2::Digest;
                let hash = sha2::Sha256::digest(seed);
                let mut bytes = [0; 16];
                bytes.copy_from_slice(&hash[..16]);
                Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $prefix, self.0.simple())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                parse($prefix, text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some(concat!("^", $prefix, "_[0-9a-f]{32}$")))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )*};
}

ids! {
    WorkspaceId = "wsp";
    UserId = "usr";
    ChannelId = "chn";
    ContactId = "con";
    ConversationId = "cnv";
    MessageId = "msg";
    TurnId = "trn";
    EffectId = "eff";
    ProposalId = "prp";
    EventId = "evt";
    ReminderId = "rem";
    DeadLetterId = "dlt";
    AuditId = "aud";
    CallId = "cal";
    FactId = "fct";
    ConnectionId = "cnn";
    CalendarId = "cdr";
    /// What a calendar's server is asked to tell of at once, as it names it.
    WatchId = "wch";
    DeedId = "ded";
    /// Somebody in a person's own contacts; a [`ContactId`] is somebody on a channel.
    CardId = "crd";
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::SystemEntropy;

    #[test]
    fn an_id_survives_its_text_and_sorts_by_time() {
        let early = MessageId::new(Timestamp::from_second(1_000).unwrap(), &SystemEntropy);
        let late = MessageId::new(Timestamp::from_second(2_000).unwrap(), &SystemEntropy);
        assert_eq!(early.to_string().parse::<MessageId>().unwrap(), early);
        assert!(early < late && early.to_string() < late.to_string());
    }

    #[test]
    fn ids_of_one_millisecond_sort_as_they_were_made() {
        let now = Timestamp::from_second(3_000).unwrap();
        let ids: Vec<MessageId> = (0..10_000).map(|_| MessageId::new(now, &SystemEntropy)).collect();
        assert!(ids.is_sorted_by(|one, next| one < next && one.to_string() < next.to_string()));
    }

    #[test]
    fn a_foreign_prefix_is_refused() {
        let id = MessageId::derived(b"x").to_string();
        assert!(id.parse::<TurnId>().is_err());
        assert!("msg_12".parse::<MessageId>().is_err());
        assert!("".parse::<MessageId>().is_err());
    }
}
