//! Who pays: asked before each try of a provider, and told afterwards what it took.
//!
//! [`Guarded`](crate::guarded::Guarded) asks; whoever listens to the answer may name a payer by
//! [`Deltas::payer`](crate::Deltas::payer). A model that nobody is billed for ([`Model::most`](crate::Model::most)
//! answers `None`) is asked without.

use async_trait::async_trait;

use crate::{Result, Usage};

/// What one try takes at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worst {
    /// As the provider knows it.
    pub model: String,
    /// The prompt's name and version, such as `chat.v1`.
    pub prompt: String,
    pub input_tokens: u32,
    pub output_tokens: u32,
    /// `None` where no price is known.
    pub micro_dollars: Option<u64>,
}

/// What one try took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    pub model: String,
    pub prompt: String,
    /// Of a try that failed: the most that it can have taken, because nobody said.
    pub usage: Usage,
    /// `None` where no price is known.
    pub micro_dollars: Option<u64>,
    pub millis: u32,
    pub answered: bool,
}

impl Spent {
    /// A try that brought nothing and may be billed: it counts as its worst case, so that the books never show less
    /// than the bill.
    pub(crate) fn in_vain(worst: &Worst, millis: u32) -> Self {
        Self {
            model: worst.model.clone(),
            prompt: worst.prompt.clone(),
            usage: Usage {
                input_tokens: worst.input_tokens,
                output_tokens: worst.output_tokens,
                estimated: true,
                ..Usage::default()
            },
            micro_dollars: worst.micro_dollars,
            millis,
            answered: false,
        }
    }
}

/// Keeps the purse for one question, which may take several tries, one after another.
#[async_trait]
pub trait Payer: Send {
    /// Leave for one try. An [`Error::Unpaid`](crate::Error::Unpaid) says why there is none.
    async fn reserve(&mut self, worst: &Worst) -> Result<()>;

    /// The try that leave was given for is over; `None` where it was surely not billed. Without such a try, does nothing.
    async fn settle(&mut self, spent: Option<Spent>);
}
