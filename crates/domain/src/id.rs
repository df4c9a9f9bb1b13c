//! Typed ids: a version 7 UUID behind a prefix, such as `msg_019a…` (32 hex digits). The same text stands in the database,
//! in URLs and in logs.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

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

/// The millisecond of the last id that this process made, and in the lower 12 bits how many it had made in it.
static LAST: AtomicU64 = AtomicU64::new(0);
const COUNT: u32 = 12;

/// Ids of one process sort as they were made, also within a millisecond: what a turn proposes is read back in its order.
/// The 12 bits behind the time count (RFC 9562, 6.2, method 1).
pub(crate) fn uuid_v7(now: Timestamp, entropy: &dyn Entropy) -> Uuid {
    let millisecond = now.as_millisecond().max(0) as u64;
    let mut random = [0; 10];
    entropy.fill(&mut random);
    random[..2].copy_from_slice(&counted(&LAST, millisecond).to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(millisecond, &random).into_uuid()
}

/// How many were made in this millisecond before; of more than 4,096 in one it begins again, and their order is lost.
fn counted(last: &AtomicU64, millisecond: u64) -> u16 {
    let next = |last: u64| if last >> COUNT == millisecond { last + 1 } else { millisecond << COUNT };
    let before = last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(next(last)));
    (next(before.unwrap_or_else(|last| last)) & ((1 << COUNT) - 1)) as u16
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
    fn what_is_made_in_one_millisecond_is_counted() {
        let last = AtomicU64::new(0);
        let counted = |millisecond| super::counted(&last, millisecond);
        assert_eq!([counted(7), counted(7), counted(7)], [0, 1, 2]);
        assert_eq!([counted(8), counted(8)], [0, 1]);
        // A clock that was put back.
        assert_eq!([counted(7), counted(7)], [0, 1]);
        let most = (0..4095).map(|_| counted(9)).max();
        assert_eq!([most.unwrap(), counted(9), counted(9)], [4094, 4095, 0]);
    }

    #[test]
    fn a_foreign_prefix_is_refused() {
        let id = MessageId::derived(b"x").to_string();
        assert!(id.parse::<TurnId>().is_err());
        assert!("msg_12".parse::<MessageId>().is_err());
        assert!("".parse::<MessageId>().is_err());
    }
}
