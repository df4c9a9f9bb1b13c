//! Who stands in an address book.

pub use domain::Birthday;
use serde::{Deserialize, Serialize};

/// One card. Texts are bounded by the adapter: a name and an organisation 500 characters, an address or number 300, the
/// note 8,000.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The same in every book, on every server.
    pub uid: String,
    /// As it is shown.
    pub name: String,
    pub given: Option<String>,
    pub family: Option<String>,
    /// In the card's own order, 50 at most.
    pub emails: Vec<String>,
    /// As they were written, in the card's own order, 50 at most.
    pub phones: Vec<String>,
    pub organisation: Option<String>,
    pub note: Option<String>,
    pub birthday: Option<Birthday>,
}

impl Person {
    /// Whether `text` stands in what one looks for people by, whatever its case.
    pub fn mentions(&self, text: &str) -> bool {
        let wanted = text.to_lowercase();
        let words = [Some(&self.name), self.given.as_ref(), self.family.as_ref(), self.organisation.as_ref()];
        let all = words.into_iter().flatten().chain(&self.emails).chain(&self.phones);
        !wanted.is_empty() && all.into_iter().any(|word| word.to_lowercase().contains(&wanted))
    }
}
