//! A bucket in memory, for tests: can be away, refuse, and stop in the middle of something, as when the process that asked
//! dies there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use domain::Clock;
use jiff::Timestamp;
use tokio::sync::Notify;

use super::{Blob, Blobs, Error, Found, MOST_LISTED, Result, Version, When, named};

/// Where the next of its kind stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The object is not there, and will not be.
    BeforePut,
    /// It is there, and no answer comes.
    AfterPut,
    BeforeDelete,
    AfterDelete,
    /// Nothing was read yet.
    BeforeGet,
}

/// See the module.
#[derive(Debug)]
pub struct Fake {
    clock: Arc<dyn Clock>,
    inner: Mutex<Inner>,
    stopped: Notify,
    resumed: Notify,
}

#[derive(Debug, Default)]
struct Inner {
    objects: BTreeMap<String, Object>,
    puts: u64,
    trouble: Option<Error>,
    stop: Option<Stop>,
    calls: u64,
}

#[derive(Debug, Clone)]
struct Object {
    bytes: Bytes,
    version: Version,
    changed: Timestamp,
}

impl Fake {
    /// Its objects are as old as `clock` says.
    pub fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { clock, inner: Mutex::default(), stopped: Notify::new(), resumed: Notify::new() })
    }

    /// Fails so from now on, whatever it is asked; `None` ends that.
    pub fn fails(&self, trouble: Option<Error>) {
        self.lock().trouble = trouble;
    }

    /// The next call of that kind stops there, for ever or until [`Fake::goes_on`].
    pub fn stops(&self, at: Stop) {
        self.lock().stop = Some(at);
    }

    /// Waits until a call stopped there.
    pub async fn stopped(&self) {
        self.stopped.notified().await;
    }

    /// What stopped goes on.
    pub fn goes_on(&self) {
        self.resumed.notify_one();
    }

    /// The names of all objects, in order.
    pub fn names(&self) -> Vec<String> {
        self.lock().objects.keys().cloned().collect()
    }

    /// Changes an object behind everybody's back; `None` takes it away.
    pub fn tamper(&self, name: &str, change: impl FnOnce(Vec<u8>) -> Option<Vec<u8>>) {
        let mut inner = self.lock();
        let Some(object) = inner.objects.remove(name) else { return };
        if let Some(bytes) = change(object.bytes.to_vec()) {
            inner.objects.insert(name.into(), Object { bytes: bytes.into(), ..object });
        }
    }

    /// How often it was asked for anything.
    pub fn calls(&self) -> u64 {
        self.lock().calls
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts the call, and fails where everything does.
    fn enter(&self) -> Result<()> {
        let mut inner = self.lock();
        inner.calls += 1;
        inner.trouble.clone().map_or(Ok(()), Err)
    }

    async fn pass(&self, at: Stop) {
        if self.lock().stop.take_if(|stop| *stop == at).is_some() {
            self.stopped.notify_one();
            self.resumed.notified().await;
        }
    }
}

#[async_trait]
impl Blobs for Fake {
    fn place(&self) -> &'static str {
        "memory://fake"
    }

    async fn put(&self, name: &str, bytes: Bytes, when: When) -> Result<Version> {
        named(name)?;
        self.enter()?;
        self.pass(Stop::BeforePut).await;
        let version = {
            let changed = self.clock.now();
            let mut inner = self.lock();
            let there = inner.objects.get(name).map(|object| &object.version);
            let holds = match &when {
                When::Absent => there.is_none(),
                When::Unchanged(version) => there == Some(version),
            };
            if !holds {
                return Err(Error::Changed);
            }
            inner.puts += 1;
            let version = Version(format!("\"{}\"", inner.puts));
            inner.objects.insert(name.into(), Object { bytes, version: version.clone(), changed });
            version
        };
        self.pass(Stop::AfterPut).await;
        Ok(version)
    }

    async fn get(&self, name: &str, most: usize) -> Result<Option<Blob>> {
        named(name)?;
        self.enter()?;
        self.pass(Stop::BeforeGet).await;
        let Some(object) = self.lock().objects.get(name).cloned() else { return Ok(None) };
        if object.bytes.len() > most {
            return Err(Error::TooLong(most));
        }
        Ok(Some(Blob { bytes: object.bytes.to_vec(), version: object.version }))
    }

    async fn delete(&self, name: &str) -> Result<()> {
        named(name)?;
        self.enter()?;
        self.pass(Stop::BeforeDelete).await;
        self.lock().objects.remove(name);
        self.pass(Stop::AfterDelete).await;
        Ok(())
    }

    async fn list(&self, folder: &str, after: Option<&str>, most: usize) -> Result<Vec<Found>> {
        self.enter()?;
        let below = format!("{folder}/");
        let found = |(name, object): (&String, &Object)| Found {
            name: name.clone(),
            bytes: object.bytes.len() as u64,
            changed: object.changed,
        };
        let inner = self.lock();
        let behind = inner.objects.iter().filter(|(name, _)| after.is_none_or(|after| name.as_str() > after));
        let ours = behind.filter(|(name, _)| name.starts_with(&below));
        Ok(ours.take(most.min(MOST_LISTED)).map(found).collect())
    }
}
