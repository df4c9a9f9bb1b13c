//! What a file of a session is: a kind and an id, out of its name, and its JSON as it was written, without the blanks.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// Kinds of which a session has many, as older stores begin the names of their files; a longer one before its beginning.
const KINDS: [&str; 11] = [
    "app-state-sync-key",
    "app-state-sync-version",
    "device-list",
    "identity-key",
    "lid-mapping",
    "pre-key",
    "sender-key-memory",
    "sender-key",
    "session",
    "signed-pre-key",
    "tctoken",
];
/// The same in texts of a whole session.
const IN_ONE_TEXT: [(&str, &str); 6] = [
    ("preKeys", "pre-key"),
    ("sessions", "session"),
    ("senderKeys", "sender-key"),
    ("appStateSyncKeys", "app-state-sync-key"),
    ("appStateVersions", "app-state-sync-version"),
    ("senderKeyMemory", "sender-key-memory"),
];

/// One record of a session.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) kind: String,
    pub(super) id: String,
    /// JSON.
    pub(super) value: &'a str,
}

/// The record that a file of this name holds: `session-1.0` is the session `1.0`, `creds` the one that has no id.
pub(super) fn of_file(stem: &str) -> (&str, String) {
    for kind in KINDS {
        if let Some(id) = stem.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-')) {
            // A slash cannot stand in a file's name.
            return (kind, id.replace("__", "/"));
        }
    }
    (stem, String::new())
}

/// The text, where it is JSON and nothing else.
pub(super) fn json(content: &[u8]) -> Option<&str> {
    serde_json::from_slice::<&RawValue>(content).ok().map(RawValue::get)
}

/// The records in one text; `None` where they are none.
pub(super) fn of_text(text: &[u8]) -> Option<Vec<Record<'_>>> {
    let text = std::str::from_utf8(text).ok()?;
    of_lines(text).or_else(|| of_members(serde_json::from_str::<Members<'_>>(text).ok()?.0))
}

/// `{"creds":…,"keys":{"sessions":{…}}}`, or `{"creds.json":…,"session-1.0.json":…}`.
fn of_members<'a>(members: Vec<(String, &'a RawValue)>) -> Option<Vec<Record<'a>>> {
    let mut records = Vec::new();
    let mut is_session = false;
    for (name, value) in members {
        let value = value.get();
        if name == "keys" {
            for (group, of_group) in serde_json::from_str::<Members<'a>>(value).ok()?.0 {
                let kind =
                    IN_ONE_TEXT.iter().find(|(theirs, _)| *theirs == group).map_or(group.as_str(), |found| found.1);
                let all = serde_json::from_str::<Members<'a>>(of_group.get()).ok()?.0;
                let record = |(id, value): (String, &'a RawValue)| Record { kind: kind.into(), id, value: value.get() };
                records.extend(all.into_iter().map(record));
            }
            continue;
        }
        let (kind, id) = of_file(name.strip_suffix(".json").unwrap_or(&name));
        is_session |= kind == "creds" || !id.is_empty();
        records.push(Record { kind: kind.into(), id, value });
    }
    is_session.then_some(records)
}

/// Lines as we write them.
fn of_lines(text: &str) -> Option<Vec<Record<'_>>> {
    let mut records = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut members = serde_json::from_str::<Members<'_>>(line).ok()?.0;
        let value = members.pop().filter(|(name, _)| name == "value")?.1.get();
        let (kind, id) = members.pop().filter(|_| members.is_empty())?;
        records.push(Record { kind, id: serde_json::from_str(id.get()).ok()?, value });
    }
    (!records.is_empty()).then_some(records)
}

/// Puts the record behind `text`, as a line.
pub(super) fn write(text: &mut Vec<u8>, kind: &str, id: &str, value: &str) {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    text.extend_from_slice(format!("{{{}:{},\"value\":", quoted(kind), quoted(id)).as_bytes());
    // Blanks outside of texts say nothing. The rest stays byte for byte: no number is read and written otherwise.
    let (mut inside, mut escaped) = (false, false);
    for byte in value.bytes() {
        if inside {
            inside = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_whitespace() {
            continue;
        } else {
            inside = byte == b'"';
        }
        text.push(byte);
    }
    text.extend_from_slice(b"}\n");
}

/// The members of an object in their order, doubled ones too.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut all = Vec::new();
                while let Some(member) = map.next_entry()? {
                    all.push(member);
                }
                Ok(Members(all))
            }
        }
        deserializer.deserialize_map(Each)
    }
}
