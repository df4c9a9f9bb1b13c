//! Tokens that another program had are taken over: all of a list, or none of it.
//!
//! Whoever reads the list has found each row's person. Here all rows are written in one transaction; a dry run is that
//! transaction, taken back. Nothing is asked of the provider: the first use of an account finds out whether its tokens are
//! good.

use domain::{ConnectionKind, Service, User};
use futures_util::FutureExt;
use jiff::Timestamp;
use secrecy::SecretString;

use super::Secrets;
use super::consent::{AccessRow, NewAccess};
use crate::{Engine, Error, Result};

/// One account's tokens, as another program had them.
#[derive(Debug, Clone)]
pub struct ForeignTokens {
    pub user: User,
    pub kind: ConnectionKind,
    /// Its mail address, in lower case.
    pub account: String,
    pub access: SecretString,
    pub refresh: SecretString,
    pub services: Vec<Service>,
    pub scopes: Vec<String>,
    /// When the access token ends; long ago where that is not known, and it is renewed before its first use.
    pub until: Timestamp,
}

/// What became of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    pub added: usize,
    /// Accounts that were connected already, and have these tokens now.
    pub replaced: usize,
}

/// The row that stopped the list, from 0, and why.
#[derive(Debug)]
pub struct Stopped {
    pub row: usize,
    pub error: Error,
}

impl Engine {
    /// Takes all of them over, in their order; with `dry` only tries to.
    pub async fn import_tokens(&self, list: Vec<ForeignTokens>, dry: bool) -> Result<Imported, Stopped> {
        let mut rows: Vec<AccessRow> = Vec::with_capacity(list.len());
        let mut imported = Imported::default();
        for (row, tokens) in list.into_iter().enumerate() {
            let stopped = |error: Error| Stopped { row, error };
            let ForeignTokens { user, kind, account, access, refresh, services, scopes, until } = tokens;
            let known = self.tokens_of_account(&user, kind, &account).await.map_err(stopped)?;
            if known.is_some() {
                imported.replaced += 1
            } else {
                imported.added += 1
            }
            let secrets = Secrets { access, refresh: Some(refresh) };
            let new = NewAccess { kind, account, services, scopes, secrets, until };
            rows.push(self.access_row(&user, known.map(|kept| kept.id), new).map_err(stopped)?);
        }
        let env = self.env.clone();
        let (at, write_at) = tokio::sync::watch::channel(0);
        let done = self
            .store
            .write::<_, Taken, _>(move |tx| {
                async move {
                    for (row, access) in rows.iter().enumerate() {
                        at.send_replace(row);
                        access.write(tx, &env).await.map_err(Taken::Error)?;
                    }
                    if dry { Err(Taken::Back) } else { Ok(()) }
                }
                .boxed()
            })
            .await;
        match done {
            Ok(()) | Err(Taken::Back) => Ok(imported),
            Err(Taken::Error(error)) => Err(Stopped { row: *write_at.borrow(), error }),
        }
    }
}

/// Why a transaction did not stand.
#[derive(Debug)]
enum Taken {
    /// It was only tried.
    Back,
    Error(Error),
}

impl From<store::Error> for Taken {
    fn from(error: store::Error) -> Self {
        Self::Error(error.into())
    }
}
