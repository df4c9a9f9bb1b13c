//! Databases for tests: a SQLite file in a temporary folder, and a Postgres cluster of the test's own.
//!
//! The cluster is started once per process, on a socket in a temporary folder (no port), with durability off, and
//! stopped when the process ends. Each [`postgres`] answers with a new, migrated database in it.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::{Location, Options, Store};

/// A migrated store and what keeps it alive.
#[derive(Debug)]
pub struct Database {
    pub store: Store,
    pub location: Location,
    _folder: Option<TempDir>,
}

/// A new SQLite database in a folder of its own.
///
/// # Panics
/// Where the temporary folder cannot be written.
pub async fn sqlite() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Sqlite(folder.path().join("test.db"));
    let store = Store::open(&location, &Options::default()).await.unwrap();
    store.migrate().await.unwrap();
    Database { store, location, _folder: Some(folder) }
}

/// A new database in this process's Postgres cluster, or `None` (and a line that says so) where Postgres is not
/// installed.
///
/// # Panics
/// Where Postgres is installed but does not start.
pub async fn postgres() -> Option<Database> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    Some(CLUSTER.get_or_init(|| Cluster::start(false)).as_ref()?.database("", &Options::default()).await)
}

/// Every database that this machine has: what a story runs on.
pub async fn each() -> Vec<Database> {
    let mut all = vec![sqlite().await];
    all.extend(postgres().await);
    all
}

/// A running Postgres that ends with this process, however it ends.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    /// Its standard input is the leash: when it closes, the shell behind it stops the server and clears up.
    _leash: std::process::Child,
}

impl Cluster {
    /// Starts one; `durable` keeps `fsync` on, as a measurement needs. `None` where Postgres is not installed.
    ///
    /// # Panics
    /// Where it is installed but does not start.
    #[allow(clippy::print_stderr)] // a skipped test says so
    pub fn start(durable: bool) -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("skipped: PostgreSQL is not installed (apt-get install postgresql)");
            return None;
        };
        let script = format!(
            "set -e; PATH={}:$PATH; D=$(mktemp -d /tmp/attache-pg-XXXXXX); \
             initdb -D $D/data -A trust -U postgres -E UTF8 --locale=C -N >/dev/null; \
             pg_ctl -D $D/data -l $D/log -w -t 60 -o \"-k $D -c listen_addresses='' -c max_connections=200 {}\" start >/dev/null; \
             echo $D; cat >/dev/null; pg_ctl -D $D/data -m immediate -w stop >/dev/null; rm -rf $D",
            programs.display(),
            if durable { "" } else { "-c fsync=off -c full_page_writes=off -c synchronous_commit=off" },
        );
        let mut command = as_plain_user("sh");
        command.args(["-c", &script]).current_dir("/tmp");
        command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut leash = command.spawn().unwrap();
        let mut folder = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(leash.stdout.take().unwrap()), &mut folder).unwrap();
        assert!(folder.ends_with('\n'), "PostgreSQL did not start");
        Some(Self { folder: folder.trim().into(), programs, _leash: leash })
    }

    /// A new, migrated database in it; `how` stands behind `CREATE DATABASE …`.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub async fn database(&self, how: &str, options: &Options) -> Database {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        self.psql(&format!("CREATE DATABASE {name} {how}"));
        let location = Location::Postgres(self.url(&name));
        let store = Store::open(&location, options).await.unwrap();
        store.migrate().await.unwrap();
        Database { store, location, _folder: None }
    }

    /// The address of a database in it.
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder.display())
    }

    /// Runs one statement as the superuser.
    ///
    /// # Panics
    /// Where it fails.
    pub fn psql(&self, sql: &str) {
        let output = Command::new(self.programs.join("psql"))
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres", "-c", sql, "-h"])
            .arg(&self.folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Stops (`"stop"`) or starts (`"start"`) the server, as an outage does.
    ///
    /// # Panics
    /// Where it does not obey.
    pub fn control(&self, what: &str) {
        let mut command = as_plain_user(&self.programs.join("pg_ctl").display().to_string());
        command.arg("-D").arg(self.folder.join("data")).arg("-l").arg(self.folder.join("log"));
        command.args(["-w", "-m", "immediate"]).current_dir("/tmp");
        if what == "start" {
            command
                .args(["-o", &format!("-k {} -c listen_addresses='' -c max_connections=200", self.folder.display())]);
        }
        let status = command.arg(what).stdout(std::process::Stdio::null()).status().unwrap();
        assert!(status.success(), "pg_ctl {what} failed");
    }
}

/// Postgres refuses to run as root, so root becomes the user that its package made.
fn as_plain_user(program: &str) -> Command {
    let root = std::fs::metadata("/proc/self").is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0);
    if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", program]);
        command
    } else {
        Command::new(program)
    }
}

/// The folder of `initdb`: Debian keeps the newest version's under `/usr/lib/postgresql`.
fn programs() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut all: Vec<PathBuf> = debian.collect();
    all.sort();
    all.reverse();
    all.extend(std::env::split_paths(&path));
    all.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}
