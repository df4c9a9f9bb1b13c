//! Puts the parts together: the store, the model, the channels, the engine.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use channels::Channel;
use channels::web::Web;
use domain::{Env, SystemEntropy};
use engine::links::{Bucket, Factory, NoFactory};
use engine::{Engine, Links, tools};
use services::blobs::S3;
use services::mcp::Mcp;
use services::tools::ToolSource;
use store::{Location, Store};

use crate::config::{self, Config};
use crate::elsewhere::Elsewhere;
use crate::{Lock, files, keys, model};

/// The database file, where it is one.
pub fn database_file(location: &Location) -> Option<PathBuf> {
    match location {
        Location::Sqlite(path) => Some(path.clone()),
        Location::Postgres(_) => None,
    }
}

/// Opens the configured database, its folder made where it is missing. Does not migrate.
pub async fn open(config: &config::Store) -> anyhow::Result<Store> {
    let location = config.location()?;
    if let Some(file) = database_file(&location) {
        files::make_folder_of(&file).with_context(|| format!("cannot make the folder of {}", file.display()))?;
    }
    Store::open(&location, &config.options()).await.context("cannot open the database (store.url)")
}

/// The right to be the only server on a SQLite file; `None` on Postgres, which several may share.
pub fn lock(config: &config::Store) -> anyhow::Result<Option<Lock>> {
    let Some(file) = database_file(&config.location()?) else { return Ok(None) };
    files::make_folder_of(&file).with_context(|| format!("cannot make the folder of {}", file.display()))?;
    Lock::take(&file).map(Some)
}

/// A multi-threaded runtime, one worker per core.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")
}

/// The engine over an open store, without connected channels; it does nothing until it is started.
pub fn engine(config: &Config, store: Store, alone: bool) -> anyhow::Result<Arc<Engine>> {
    linked(config, store, alone, configured(config)?, Links::none())
}

/// The engine of a server: its channels can be connected, and its keys are those of the database.
pub async fn serving(
    config: &Config,
    store: Store,
    alone: bool,
    public_url: &str,
    platforms: Arc<dyn Factory>,
) -> anyhow::Result<Arc<Engine>> {
    let vault = keys::vault(config, &SystemEntropy)?;
    let elsewhere = Elsewhere::new(config)?;
    let authority = elsewhere.authority();
    let mut links =
        Links::new(config.channels.settings(public_url), vault, platforms).with_calendars(Arc::new(elsewhere));
    if let Some(authority) = authority {
        links = links.with_authority(authority);
    }
    if let Some(bucket) = bucket(config)? {
        links = links.with_bucket(bucket);
    }
    let engine = linked(config, store, alone, configured(config)?, links)?;
    engine.check_keys().await.context("cannot check the master keys")??;
    engine.check_states().await.context("cannot check where the states of channels lie")??;
    Ok(engine)
}

/// An engine that seals and is not started: its keys are those of the database.
pub async fn sealing(config: &Config, store: Store) -> anyhow::Result<Arc<Engine>> {
    let vault = keys::vault(config, &SystemEntropy)?;
    let links = Links::new(config.channels.settings(""), vault, Arc::new(NoFactory));
    let engine = linked(config, store, false, Vec::new(), links)?;
    engine.check_keys().await.context("cannot check the master keys")??;
    Ok(engine)
}

/// The configured bucket for states, not asked yet.
fn bucket(config: &Config) -> anyhow::Result<Option<Bucket>> {
    let Some(settings) = config.state.bucket().map_err(|what| anyhow!("state.url: {what}"))? else { return Ok(None) };
    let s3 = S3::new(&settings).map_err(|what| anyhow!("the bucket of state.url cannot be used: {what}"))?;
    Ok(Some(Bucket::new(Arc::new(s3), config.state.keep == config::Keep::Bucket)))
}

/// Like [`engine`], with these servers of tools.
pub fn engine_with(
    config: &Config,
    store: Store,
    alone: bool,
    sources: Vec<Arc<dyn ToolSource>>,
) -> anyhow::Result<Arc<Engine>> {
    linked(config, store, alone, sources, Links::none())
}

/// The configured servers of tools, not connected.
pub fn sources(config: &Config, env: &Env) -> anyhow::Result<Vec<Arc<Mcp>>> {
    config.tools.sources(&env.entropy).map_err(|what| anyhow!(what))
}

fn configured(config: &Config) -> anyhow::Result<Vec<Arc<dyn ToolSource>>> {
    Ok(sources(config, &Env::system())?.into_iter().map(|source| source as Arc<dyn ToolSource>).collect())
}

fn linked(
    config: &Config,
    store: Store,
    alone: bool,
    sources: Vec<Arc<dyn ToolSource>>,
    links: Links,
) -> anyhow::Result<Arc<Engine>> {
    let env = Env::system();
    let settings = engine::Settings {
        memory: config.memory.memory(),
        caps: config.model.budget.caps(),
        ask_above: config.model.ask_above.0,
        redact: config.model.redact,
        ..config.engine.settings(node(&env), alone)
    };
    let model = model::configured(&config.model, &env)?;
    let channels = vec![Arc::new(Web) as Arc<dyn Channel>];
    Ok(Engine::linked(store, env, settings, model, channels, tools::Registry::standard().attach(sources), links))
}

/// A name for this run of this node: where it runs, for people, and a random part, because a process that was
/// started anew is another owner of leases.
fn node(env: &Env) -> String {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let mut random = [0; 4];
    env.entropy.fill(&mut random);
    format!("{}-{}-{}", domain::text::shorten(&host, 60), std::process::id(), domain::text::hex(&random))
}

/// Every connection is an open file, and the usual soft limit of 1,024 is soon reached.
pub fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}
