//! What the handlers share.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use engine::{Engine, Lifecycle};
use futures_util::future::BoxFuture;
use store::Tx;
use tokio::sync::Semaphore;

use crate::attempts::Attempts;
use crate::limits::Limits;
use crate::live::Places;
use crate::proxies::Network;

/// What the interface is made of.
#[derive(Debug, Clone)]
pub struct ApiState {
    pub engine: Arc<Engine>,
    pub life: Lifecycle,
    /// Where people reach this server, such as `https://attache.example.org`; without a path.
    pub public_url: String,
    /// Proxies whose word on the client's address counts.
    pub trusted_proxies: Vec<Network>,
    pub limits: Limits,
}

/// Cheap to clone; every clone is the same.
#[derive(Debug, Clone)]
pub(crate) struct Api(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub engine: Arc<Engine>,
    pub life: Lifecycle,
    /// Without a slash at its end.
    pub public_url: String,
    pub trusted_proxies: Vec<Network>,
    pub limits: Limits,
    pub places: Arc<Places>,
    pub attempts: Attempts,
    /// Pushes that were none of a platform's.
    pub pushes: Attempts,
    pub imports: Arc<Semaphore>,
    /// The schema was seen to be complete: it does not become incomplete again.
    pub migrated: AtomicBool,
}

impl Api {
    pub fn new(state: ApiState) -> Self {
        let ApiState { engine, life, public_url, trusted_proxies, limits } = state;
        Self(Arc::new(Inner {
            engine,
            life,
            public_url: public_url.trim_end_matches('/').to_owned(),
            trusted_proxies,
            places: Places::new(limits.streams, limits.streams_per_user),
            attempts: Attempts::new(limits.sign_ins),
            pushes: Attempts::new(limits.pushes),
            imports: Arc::new(Semaphore::new(limits.imports)),
            migrated: AtomicBool::new(false),
            limits,
        }))
    }
}

impl Inner {
    /// Reads from the store, on one snapshot.
    pub async fn read<T, F>(&self, work: F) -> store::Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, store::Result<T>> + Send + 'static,
    {
        self.engine.store.read(work).await
    }
}

impl Deref for Api {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
