//! Accounts by OAuth: a person lets one in, its tokens are kept sealed, and one at a time renews them.
//!
//! | what | file |
//! |---|---|
//! | a person is sent to the provider and comes back; a service is dropped | `consent.rs` |
//! | whoever needs an access token gets one; too old, it is renewed once, whoever asks and on whatever node | `tokens.rs` |
//! | the provider ended it: the account is marked and its person told | `ended.rs` |
//! | an account is gone here: what is left to do at its provider | `parting.rs` |
//! | tokens of another program are taken over | `import.rs` |
//!
//! The provider is an [`Authority`](services::oauth::Authority), which `app` makes. To add one: its word in
//! [`domain::ConnectionKind`], its client in `services`, and its place in [`crate::Links`].

mod consent;
mod ended;
mod import;
mod parting;
mod tokens;

use std::collections::HashMap;
use std::sync::{Mutex, Weak};

use domain::ConnectionId;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::sync::place;
use crate::vault::{self, Purpose, Vault};
use crate::{Lifecycle, Result};

pub use consent::{Answer, LetIn};
pub(crate) use ended::words as ended_words;
pub use import::{ForeignTokens, Imported, Stopped};
pub use tokens::Source;

/// What a provider gave out, as it is sealed.
#[derive(Debug, Clone)]
pub(crate) struct Secrets {
    pub access: SecretString,
    /// None where the provider gave none: then the access ends with its token.
    pub refresh: Option<SecretString>,
}

#[derive(Serialize, Deserialize)]
struct Written<'a> {
    access: std::borrow::Cow<'a, str>,
    refresh: Option<std::borrow::Cow<'a, str>>,
}

impl Secrets {
    fn seal(&self, vault: &Vault, at: vault::Place, entropy: &dyn domain::Entropy) -> Result<Vec<u8>> {
        let refresh = self.refresh.as_ref().map(|token| token.expose_secret().into());
        let written = Written { access: self.access.expose_secret().into(), refresh };
        let broken = |error: String| crate::Error::Broken(error);
        let text = Zeroizing::new(serde_json::to_vec(&written).map_err(|error| broken(error.to_string()))?);
        vault.seal(at, &text, entropy).map_err(|error| broken(error.to_string()))
    }

    /// The error is fit for a person.
    fn open(vault: &Vault, at: vault::Place, sealed: &[u8]) -> Result<Self, String> {
        let text = vault.open(at, sealed).map_err(|error| format!("its tokens cannot be opened: {error}"))?;
        let written: Written<'_> =
            serde_json::from_slice(&text).map_err(|_| "its tokens cannot be read; let it in again".to_owned())?;
        let refresh = written.refresh.map(|token| token.into_owned().into());
        Ok(Self { access: written.access.into_owned().into(), refresh })
    }
}

/// Where a verifier is sealed while its person is away.
fn verifier(workspace: domain::WorkspaceId) -> vault::Place {
    vault::Place { workspace: Some(workspace), channel: None, purpose: Purpose::Verifier }
}

/// Where an account's tokens are sealed: as another's password is.
fn tokens_of(workspace: domain::WorkspaceId, id: ConnectionId) -> vault::Place {
    place(workspace, id)
}

/// What this node has on its way to providers.
#[derive(Debug, Default)]
pub(crate) struct Renewals {
    /// Whoever waits for the tokens of an account waits for one thing.
    flights: Mutex<HashMap<ConnectionId, Weak<tokio::sync::Mutex<()>>>>,
    /// Renewals go on where whoever asked goes away: the provider may have answered.
    life: Lifecycle,
}
