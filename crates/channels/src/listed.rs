//! Chats that a platform lists by itself, so that one can be chosen before anybody writes there.

/// A chat, or on mail a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// As [`Channel::source`](crate::Channel::source) names it.
    pub key: String,
    /// What it is called, cleaned; the key where it has no name.
    pub name: String,
}

impl Listed {
    /// Whether the name or the key holds `search`, in whatever case.
    pub fn holds(&self, search: &str) -> bool {
        let search = search.to_lowercase();
        self.name.to_lowercase().contains(&search) || self.key.to_lowercase().contains(&search)
    }
}
