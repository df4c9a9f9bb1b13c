//! Runs the binary away from this machine's configuration.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use app::client::server::{Options, Server};
use app::client::until_ready;

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
