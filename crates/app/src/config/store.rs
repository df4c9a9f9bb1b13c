//! Where everything is kept.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::{Problems, duration};

/// Where everything is kept.
#[derive(Debug, confique::Config)]
pub struct Store {
    /// sqlite:FILE (its folder is made where it is missing) or postgres://USER:PASSWORD@HOST/NAME. One server uses a
    /// SQLite file; several may share a Postgres.
    #[config(default = "sqlite:data/attache.db", env = "ATTACHE_STORE_URL")]
    pub url: SecretString,

    /// SQLite: readers beside the one writer. Postgres: connections of this server.
    #[config(default = 8, env = "ATTACHE_STORE_CONNECTIONS")]
    pub connections: usize,

    /// How long a request waits for the database before it is answered "unavailable".
    #[config(default = "5s", deserialize_with = duration::read, env = "ATTACHE_STORE_PATIENCE")]
    pub patience: Duration,

    /// SQLite: writes that wait for the writer. One more waits for a place, then is answered "unavailable".
    #[config(default = 1024, env = "ATTACHE_STORE_QUEUE")]
    pub queue: usize,
}

impl Store {
    pub(super) fn validate(&self, problems: &mut Problems) {
        // The address may hold a password, so it is not repeated.
        if let Err(error) = self.url.expose_secret().parse::<store::Location>() {
            problems.add("store.url", error.to_string());
        }
        problems.number("store.connections", self.connections as u64, 2..=1_000);
        problems.duration("store.patience", self.patience, Duration::from_millis(100)..=Duration::from_mins(1));
        problems.number("store.queue", self.queue as u64, 1..=100_000);
    }

    /// Where the database is. A location that cannot be read was refused by [`Store::validate`].
    pub fn location(&self) -> store::Result<store::Location> {
        self.url.expose_secret().parse()
    }

    pub fn options(&self) -> store::Options {
        store::Options { connections: self.connections, patience: self.patience, queue: self.queue }
    }
}
