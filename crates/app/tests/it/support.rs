//! Runs the binary away from this machine's configuration.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use app::client::http::Connection;
use app::client::server::{Options, Server};
use app::client::{sign_in, until_ready};

/// How long something may take that takes moments.
const PATIENCE: Duration = Duration::from_mins(1);

pub fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_attache").into()
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// `attache …` in `folder`, without this process's `ATTACHE_…`, in Madrid and English.
pub fn attache(folder: &Path) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ATTACHE_") {
            command.env_remove(name);
        }
    }
    command.env("TZ", "Europe/Madrid").env("LANG", "en_GB.UTF-8").env("USER", "ana");
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command
}

/// Exit code, standard output and standard error.
pub fn run(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// A ready server on a database in `folder`, its log in `server.log` there.
pub async fn server(folder: &Path, variables: &[(&str, &str)]) -> Server {
    let mut options = Options::new(&program(), &format!("sqlite:{}", folder.join("attache.db").display())).unwrap();
    options = options.with("ATTACHE_ENGINE_DEBOUNCE", "0s").with("ATTACHE_LOG_FORMAT", "json");
    for (name, value) in variables {
        options = options.with(name, value);
    }
    options.log = Some(folder.join("server.log"));
    let server = Server::spawn(&options).unwrap();
    assert!(until_ready(server.address(), std::time::Duration::from_mins(1)).await, "{}", log(folder));
    server
}

pub fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("server.log")).unwrap_or_default()
}

/// A connection to the server as whom its first link signs in.
pub async fn signed_in(server: &mut Server) -> Connection {
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    Connection::new(server.address(), Some(&secret))
}

/// The first of `all` of which `what` holds, as soon as there is one.
pub async fn until_said<T: Debug>(all: impl Fn() -> Vec<T>, what: impl Fn(&T) -> bool) -> T {
    let wait = async {
        loop {
            if let Some(said) = all().into_iter().find(&what) {
                return said;
            }
            tokio::task::yield_now().await;
        }
    };
    let said = tokio::time::timeout(PATIENCE, wait).await;
    said.unwrap_or_else(|_| panic!("it never came; {:?}", all()))
}
