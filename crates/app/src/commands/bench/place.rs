//! Where a measurement keeps its data: a new SQLite file, a Postgres of its own, or one that is named.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::Context;
use store::Location;

use crate::terminal;

/// The database to measure on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Sqlite,
    /// A Postgres that starts with the measurement and ends with it, `fsync` on.
    Cluster,
    /// A Postgres that is there.
    Postgres(String),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "sqlite" => Ok(Self::Sqlite),
            "postgres:auto" | "postgres" => Ok(Self::Cluster),
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => Ok(Self::Postgres(url.into())),
            _ => Err("write sqlite, postgres:auto or postgres://USER@HOST/NAME".into()),
        }
    }
}

impl Place {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Cluster | Self::Postgres(_) => "postgres",
        }
    }
}

/// A place and the folder for files.
#[derive(Debug, Clone)]
pub struct Ground {
    pub place: Place,
    pub data: Option<PathBuf>,
}

/// A database of its own for one measurement, taken away when dropped.
#[derive(Debug)]
pub struct Plot {
    pub location: Location,
    _folder: Option<Folder>,
    #[cfg(feature = "cluster")]
    _cluster: Option<store::testing::Cluster>,
}

/// A folder that goes with its measurement.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Ground {
    pub fn plot(&self) -> anyhow::Result<Plot> {
        match &self.place {
            Place::Sqlite => self.file(),
            Place::Cluster => cluster(),
            Place::Postgres(url) => Ok(Plot {
                location: Location::Postgres(url.clone()),
                _folder: None,
                #[cfg(feature = "cluster")]
                _cluster: None,
            }),
        }
    }

    /// A folder for what a measurement keeps beside its database, taken away when dropped.
    pub fn folder(&self) -> anyhow::Result<Folder> {
        let mut random = [0; 6];
        domain::Entropy::fill(&domain::SystemEntropy, &mut random);
        let base = self.data.clone().unwrap_or_else(std::env::temp_dir);
        let folder = base.join(format!("attache-bench-{}", domain::text::hex(&random)));
        std::fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Folder(folder))
    }

    fn file(&self) -> anyhow::Result<Plot> {
        let base = self.data.clone().unwrap_or_else(std::env::temp_dir);
        if is_memory(&base) {
            let shown = base.display();
            terminal::complain(&format!("{shown} is memory, no disk: what is measured there says little; use --data"));
        }
        let folder = self.folder()?;
        Ok(Plot {
            location: Location::Sqlite(folder.path().join("bench.db")),
            _folder: Some(folder),
            #[cfg(feature = "cluster")]
            _cluster: None,
        })
    }
}

impl Plot {
    /// As `store.url` takes it.
    pub fn url(&self) -> String {
        match &self.location {
            Location::Sqlite(path) => format!("sqlite:{}", path.display()),
            Location::Postgres(url) => url.clone(),
        }
    }
}

impl Folder {
    pub fn path(&self) -> &std::path::Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(feature = "cluster")]
fn cluster() -> anyhow::Result<Plot> {
    let cluster = store::testing::Cluster::start(true).context("PostgreSQL is not installed")?;
    cluster.psql("CREATE DATABASE bench");
    let location = Location::Postgres(cluster.url("bench"));
    Ok(Plot { location, _folder: None, _cluster: Some(cluster) })
}

#[cfg(not(feature = "cluster"))]
fn cluster() -> anyhow::Result<Plot> {
    anyhow::bail!("this build starts no Postgres of its own; name one: --store postgres://USER@HOST/NAME")
}

/// Whether files there never reach a disk.
fn is_memory(folder: &std::path::Path) -> bool {
    const TMPFS: u64 = 0x0102_1994;
    rustix::fs::statfs(folder).is_ok_and(|about| about.f_type as u64 == TMPFS)
}
