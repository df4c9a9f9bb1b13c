//! Every table, parents before children: what a move copies.

/// A table and the columns that order it uniquely.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    pub name: &'static str,
    pub key: &'static [&'static str],
}

const fn table(name: &'static str, key: &'static [&'static str]) -> Table {
    Table { name, key }
}

pub const ALL: &[Table] = &[
    table("workspaces", &["id"]),
    table("users", &["id"]),
    table("logins", &["secret_hash"]),
    table("channels", &["id"]),
    table("contacts", &["id"]),
    table("conversations", &["id"]),
    table("messages", &["id"]),
    table("inbox", &["conversation_id", "seq"]),
    table("lanes", &["conversation_id"]),
    table("turns", &["id"]),
    table("steps", &["turn_id", "n"]),
    table("outbox", &["id"]),
    table("attempts", &["effect_id", "n"]),
    table("dead_letters", &["id"]),
    table("live_events", &["conversation_id", "seq"]),
    table("proposals", &["id"]),
    table("events", &["id"]),
    table("reminders", &["id"]),
    table("deeds", &["id"]),
    table("cards", &["id"]),
    table("outside", &["id"]),
    table("audit", &["id"]),
    table("budgets", &["workspace_id"]),
    table("spending", &["workspace_id", "day", "user_id"]),
    table("reservations", &["id"]),
    table("calls", &["id"]),
    table("sessions", &["conversation_id", "start_seq"]),
    table("facts", &["id"]),
    table("tool_classes", &["workspace_id", "name"]),
    table("texts", &["workspace_id", "key", "language"]),
    table("vault_keys", &["id"]),
    table("nodes", &["name"]),
    table("links", &["channel_id"]),
    table("link_states", &["channel_id", "part"]),
    table("state_objects", &["name"]),
    table("identities", &["channel_id", "sender_key"]),
    table("strangers", &["channel_id", "sender_key"]),
    table("source_chats", &["channel_id", "chat_key"]),
    table("reach", &["user_id"]),
    table("backfills", &["channel_id", "chat_key"]),
    table("buckets", &["name"]),
    table("receipts", &["channel_id", "external_id"]),
    table("connections", &["id"]),
    table("consents", &["state_hash"]),
    table("calendars", &["id"]),
    table("watches", &["id"]),
    table("mirrors", &["calendar_id", "uid"]),
    table("calendar_notices", &["id"]),
    table("briefs", &["user_id"]),
    table("triage", &["conversation_id"]),
];
