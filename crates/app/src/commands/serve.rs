//! `attache serve`: the server, from its start to a clean stop.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use api::ApiState;
use engine::links::Factory;
use engine::{Engine, Lifecycle};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::{info, warn};

use crate::config::{Config, Loaded};
use crate::platforms::Platforms;
use crate::{accounts, cli, logging, setup, terminal};

pub fn run(loaded: &Loaded) -> anyhow::Result<u8> {
    run_with(loaded, Arc::new(Platforms::new(&loaded.config.channels)?))
}

/// The same with other platforms than the configuration's.
pub fn run_with(loaded: &Loaded, platforms: Arc<dyn Factory>) -> anyhow::Result<u8> {
    logging::start(&loaded.config.log);
    for (variable, near) in &loaded.origin.unknown_variables {
        warn!(variable, meant = near, "this environment variable names no key of the configuration");
    }
    setup::raise_file_limit();
    setup::runtime()?.block_on(serve(&loaded.config, platforms))
}

async fn serve(config: &Config, platforms: Arc<dyn Factory>) -> anyhow::Result<u8> {
    // First of all, so that a signal during the start is not lost.
    let mut signals = Signals::new()?;
    let listener = listen(config.server.listen).await?;
    let address = listener.local_addr()?;
    let lock = setup::lock(&config.store)?;
    let store = setup::open(&config.store).await?;
    for migration in store.migrate().await.context("cannot bring the database up to date")? {
        info!(version = migration.version, name = migration.name, "migration applied");
    }
    let public_url = config.server.public_url(address);
    let engine = setup::serving(config, store, lock.is_some(), &public_url, platforms).await?;
    welcome(&engine, &public_url).await?;

    let life = Lifecycle::new();
    engine.start(&life).await.context("cannot start the engine")?;
    let limits = config.limits.limits();
    let state = ApiState {
        engine: engine.clone(),
        life: life.clone(),
        public_url: public_url.clone(),
        trusted_proxies: config.server.trusted_proxies.clone(),
        limits: limits.clone(),
    };
    let (router, serving) = (api::router(state), life.clone());
    life.spawn(async move { api::serve(listener, router, serving, &limits).await });
    info!(%address, %public_url, node = engine.settings.node, "ready");

    // Outside of the macro, which evaluates nothing where its level is off.
    let signal = signals.next().await;
    info!(signal, "stopping");
    tokio::select! {
        () = stop(&engine, &life, config.server.grace) => Ok(cli::OK),
        name = signals.next() => {
            warn!(signal = name, "stopping at once; what runs goes on at the next start");
            Ok(cli::FAILED)
        }
    }
}

/// Takes nothing new, lets turns finish for `grace`, gives up the rest, flushes.
async fn stop(engine: &Engine, life: &Lifecycle, grace: Duration) {
    life.stop();
    // What a provider was asked for is kept: its answer may be the only copy.
    let (finished, kept) = tokio::join!(life.finished(grace), engine.renewals_ended(grace));
    let finished = finished && kept;
    match engine.park().await {
        Ok(parked) => info!(finished, parked, "stopped"),
        Err(error) => warn!(%error, "turns could not be parked; their lanes are free when their leases end"),
    }
    engine.store.close().await;
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let mend = match error.kind() {
            ErrorKind::AddrInUse => "another program listens there; stop it, or choose another port",
            ErrorKind::PermissionDenied => "ports below 1024 need privileges; choose a higher one",
            ErrorKind::AddrNotAvailable => "this machine has no such address; 127.0.0.1 and 0.0.0.0 always work",
            _ => "choose another address",
        };
        anyhow!("cannot listen on {address}: {error}: {mend} (server.listen, or ATTACHE_SERVER_LISTEN=127.0.0.1:8081)")
    })
}

/// At the first start makes the account; tells how to sign in wherever nobody is.
async fn welcome(engine: &Engine, public_url: &str) -> anyhow::Result<()> {
    let user = match accounts::owner(&engine.store, None).await? {
        Some(_) if !accounts::nobody_has_a_login(engine).await? => {
            return Ok(terminal::print(&format!("Attaché runs at {public_url}\n"))?);
        }
        Some(user) => user,
        None => accounts::create(engine, "Home").await?,
    };
    let link = accounts::link(engine, &user, public_url).await?;
    let minutes = engine.settings.link.as_mins();
    terminal::print(&format!(
        "Attaché runs at {public_url}\nSign in with this link, once, within {minutes} minutes:\n\n    {link}\n\n\
         `attache login` prints a new one.\n"
    ))?;
    Ok(())
}

/// What asks the process to stop.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> anyhow::Result<Self> {
        let listen = |kind| signal(kind).context("cannot listen for signals");
        Ok(Self { terminate: listen(SignalKind::terminate())?, interrupt: listen(SignalKind::interrupt())? })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}
