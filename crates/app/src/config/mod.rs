//! The configuration: one definition is defaults, documentation, file and environment.
//!
//! One file per section. To add a key: a field with its doc comment, default and `env` here, its check in the
//! section's `validate`, then `attache config > docs/config.default.toml`. Only this crate reads any of it.

// Doc comments are the documentation in the file: plain text.
#![allow(clippy::doc_markdown, clippy::doc_link_with_quotes)]

mod channels;
pub mod duration;
mod engine;
mod google;
mod keys;
mod limits;
mod load;
mod log;
mod memory;
pub mod model;
mod nearest;
mod problems;
mod server;
mod state;
mod store;
mod tools;

pub use self::channels::Channels;
pub use self::engine::Engine;
pub use self::google::Google;
pub use self::keys::{Keys, read as read_keys};
pub use self::limits::Limits;
pub use self::load::{Loaded, Origin, find_file, load};
pub use self::log::{Format, Log};
pub use self::memory::Memory;
pub use self::model::{Dollars, Kind, Model, Protocol, Provider};
pub use self::problems::{Problem, Problems};
pub use self::server::Server;
pub use self::state::{Keep, State};
pub use self::store::Store;
pub use self::tools::{Source, Tools};

/// Attaché's configuration, with every key at its default.
///
/// Read from `--config FILE`, else `attache.toml` in the working folder, else /etc/attache/attache.toml; a key
/// that is absent keeps its default. The environment variable named with a key overrules the file.
///
/// A length of time is a number and a unit: 500ms, 6s, 5m, 12h, 30d.
#[derive(Debug, confique::Config)]
pub struct Config {
    #[config(nested)]
    pub server: Server,
    #[config(nested)]
    pub store: Store,
    #[config(nested)]
    pub keys: Keys,
    #[config(nested)]
    pub state: State,
    #[config(nested)]
    pub channels: Channels,
    #[config(nested)]
    pub google: Google,
    #[config(nested)]
    pub limits: Limits,
    #[config(nested)]
    pub engine: Engine,
    #[config(nested)]
    pub memory: Memory,
    #[config(nested)]
    pub model: Model,
    #[config(nested)]
    pub tools: Tools,
    #[config(nested)]
    pub log: Log,
}

impl Config {
    /// Checks every section; all problems are reported together.
    fn validate(&self, problems: &mut Problems) {
        self.server.validate(problems);
        self.store.validate(problems);
        self.keys.validate(problems);
        self.state.validate(problems);
        self.channels.validate(problems);
        self.google.validate(problems);
        self.limits.validate(problems);
        self.engine.validate(problems);
        self.memory.validate(problems);
        self.model.validate(problems);
        self.tools.validate(problems);
        self.log.validate(problems);
    }

    /// The commented file with every key at its default: what `attache config` prints.
    pub fn template() -> String {
        confique::toml::template::<Self>(confique::toml::FormatOptions::default())
    }
}
