//! `attache serve` as a child process.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use domain::{Entropy, SystemEntropy};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// How to start one.
#[derive(Debug, Clone)]
pub struct Options {
    /// The binary `attache`.
    pub program: PathBuf,
    /// What makes it a server: `serve`, or another command that is one.
    pub arguments: Vec<String>,
    /// `sqlite:…` or `postgres://…`
    pub store: String,
    /// `127.0.0.1:PORT`
    pub listen: String,
    /// Further `ATTACHE_…` variables.
    pub variables: Vec<(String, String)>,
    /// Where its log goes; nowhere where `None`.
    pub log: Option<PathBuf>,
}

impl Options {
    /// With the echo model, on a free port.
    pub fn new(program: &Path, store: &str) -> anyhow::Result<Self> {
        Ok(Self {
            program: program.to_owned(),
            arguments: vec!["serve".into()],
            store: store.to_owned(),
            listen: format!("127.0.0.1:{}", free_port()?),
            variables: vec![("ATTACHE_MODEL_KIND".into(), "echo".into())],
            log: None,
        })
    }

    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.variables.push((variable.into(), value.into()));
        self
    }
}

/// A port that nobody has at the moment. Not one that the system gives to outgoing connections: whoever connects to
/// such a port before its server is there may be connected to themselves, and keep it.
pub fn free_port() -> anyhow::Result<u16> {
    let mut random = [0; 2];
    for _ in 0..1_000 {
        SystemEntropy.fill(&mut random);
        let port = 20_000 + u16::from_le_bytes(random) % 10_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port is free between 20000 and 30000")
}

/// A running server; killed when dropped.
#[derive(Debug)]
pub struct Server {
    pub options: Options,
    child: Child,
    out: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts it. It is ready only when [`super::until_ready`] says so.
    pub fn spawn(options: &Options) -> anyhow::Result<Self> {
        let log = match &options.log {
            Some(path) => std::fs::OpenOptions::new().create(true).append(true).open(path)?.into(),
            None => Stdio::null(),
        };
        let folder = std::env::temp_dir();
        let mut child = Command::new(&options.program)
            .args(&options.arguments)
            // Away from any attache.toml of this folder.
            .current_dir(folder)
            .env("ATTACHE_STORE_URL", &options.store)
            .env("ATTACHE_SERVER_LISTEN", &options.listen)
            .envs(options.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", options.program.display()))?;
        let out = child.stdout.take().context("the server has no standard output")?;
        Ok(Self { options: options.clone(), child, out: BufReader::new(out).lines() })
    }

    pub fn address(&self) -> &str {
        &self.options.listen
    }

    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// The token of the sign-in link that it prints where nobody has a login.
    pub async fn token(&mut self) -> anyhow::Result<String> {
        let found = async {
            while let Some(line) = self.out.next_line().await? {
                if let Some((_, token)) = line.split_once("/login#") {
                    return Ok(token.trim().to_owned());
                }
            }
            bail!("the server printed no sign-in link")
        };
        tokio::time::timeout(Duration::from_secs(30), found)
            .await
            .context("the server printed no sign-in link in time")?
    }

    /// As a power cut does it: SIGKILL, and nothing else.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("cannot kill the server")
    }

    /// SIGTERM; answers with the exit code.
    pub async fn stop(&mut self, patience: Duration) -> anyhow::Result<Option<i32>> {
        use rustix::process::{Pid, Signal, kill_process};
        let id = self.child.id().and_then(|id| Pid::from_raw(id as i32)).context("the server has ended already")?;
        kill_process(id, Signal::TERM).context("cannot signal the server")?;
        self.ended(patience).await
    }

    /// Waits for its end by itself.
    pub async fn ended(&mut self, patience: Duration) -> anyhow::Result<Option<i32>> {
        let status =
            tokio::time::timeout(patience, self.child.wait()).await.context("the server did not end in time")?;
        Ok(status?.code())
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// How long it kept processors busy since its start, where the system tells; to a hundredth of a second.
    pub fn busy(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()?)).ok()?;
        // The program's name comes second and may hold anything; behind it, user time is the 12th and system time the 13th.
        let (_, fields) = stat.rsplit_once(") ")?;
        let times = fields.split(' ').skip(11).take(2).map(str::parse::<u64>);
        let ticks = times.sum::<Result<u64, _>>().ok()?;
        // Linux counts hundredths for every program, whatever it counts by itself.
        Some(Duration::from_millis(ticks * 10))
    }

    /// Resident memory in bytes, where the system tells.
    pub fn resident(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
        Some(kilobytes * 1024)
    }
}
