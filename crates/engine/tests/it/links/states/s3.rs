//! The same against a server of S3 that checks signatures, with processes that are really killed: the one that saves, and
//! the server. Skipped where it is not installed; `scripts/peers/s3` installs it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use domain::{Env, SystemEntropy};
use engine::tools::Registry;
use services::blobs::{S3, S3Settings};
use store::{Location, Options, Store};

use super::*;

const ACCESS: &str = "attache";
const SECRET: &str = "a-secret-for-a-test";
const BUCKET: &str = "states-of-a-test";

/// A running server; ends with its test.
struct Server {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    child: Option<Child>,
}

impl Server {
    /// `None`, with the reason on the screen, where it is not installed.
    async fn start() -> Option<Self> {
        let Some(program) = std::env::var_os("S3S_FS").map(PathBuf::from).filter(|program| program.exists()) else {
            // Past the capture of the test's output: what was not tested has to be seen.
            let told = "\nskipped: s3s-fs is not installed (scripts/peers/s3 installs it)\n";
            std::io::stderr().write_all(told.as_bytes()).unwrap();
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { program, folder, port, child: None };
        server.run().await;
        Some(server)
    }

    async fn run(&mut self) {
        let child = Command::new(&self.program)
            .args(["--host", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--access-key", ACCESS, "--secret-key", SECRET])
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let ready = async {
            while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), ready).await.expect("the server listens");
    }

    fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn bucket(address: &str) -> Arc<S3> {
    let settings = S3Settings {
        bucket: BUCKET.into(),
        folder: "home".into(),
        region: "us-east-1".into(),
        endpoint: Some(channels::Endpoint::parse(address).unwrap()),
        access_key: ACCESS.into(),
        secret: SECRET.into(),
        path_style: true,
    };
    Arc::new(S3::new(&settings).unwrap())
}

/// A node on its own store, which keeps states in the bucket.
fn node_on(store: Store, clock: Arc<dyn domain::Clock>, s3: Arc<S3>) -> Arc<Engine> {
    let links = Links::new(LinkSettings::default(), Some(Vault::new(key(KEY), [])), Arc::new(Fakes::default()))
        .with_bucket(Bucket::new(s3, true));
    let env = Env { clock, entropy: Arc::new(SystemEntropy) };
    Engine::linked(store, env, Settings::default(), Arc::new(Scripted::echo()), Vec::new(), Registry::standard(), links)
}

fn state(number: u64) -> Vec<u8> {
    [number.to_string().into_bytes(), b"\n".to_vec(), large()].concat()
}

/// The number of a state that is whole.
fn number_of(state: &[u8]) -> u64 {
    let end = state.iter().position(|byte| *byte == b'\n').unwrap();
    assert!(state[end + 1..] == large(), "it is not whole");
    std::str::from_utf8(&state[..end]).unwrap().parse().unwrap()
}

/// No test by itself: the process that the test below kills. Saves one state after another and tells each that was kept.
#[tokio::test]
#[ignore = "the process that another test kills"]
async fn saver() {
    let Ok(told) = std::env::var("ATTACHE_TEST_SAVER") else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let words: Vec<&str> = told.split('|').collect();
    let [database, address, workspace, channel, fence, from] = words.as_slice() else { panic!("{told}") };
    let store = Store::open(&database.parse::<Location>().unwrap(), &Options::default()).await.unwrap();
    let engine = node_on(store, Arc::new(domain::SystemClock), bucket(address));
    let hold = Hold { channel_id: channel.parse::<ChannelId>().unwrap(), fence: fence.parse::<i64>().unwrap() };
    for number in from.parse::<u64>().unwrap().. {
        engine.save_state(workspace.parse::<domain::WorkspaceId>().unwrap(), hold, state(number).into()).await.unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nkept {number}").and_then(|()| out.flush()).unwrap();
    }
}

/// Runs the saver until it told `times` states, kills it, and answers the last that it told.
fn saves_until_killed(told: &str, times: usize) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["links::states::s3::saver", "--exact", "--ignored", "--nocapture"])
        .env("ATTACHE_TEST_SAVER", told)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut kept = Vec::new();
    while kept.len() < times {
        let line = lines.next().expect("it saves until it is killed").unwrap();
        kept.extend(line.strip_prefix("kept ").map(|number| number.parse::<u64>().unwrap()));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it told before it died counts.
    let rest = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("kept ")?.parse::<u64>().ok());
    kept.extend(rest);
    *kept.last().unwrap()
}

fn address_of(location: &Location) -> String {
    match location {
        Location::Sqlite(path) => format!("sqlite:{}", Path::display(path)),
        Location::Postgres(url) => url.clone(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_processes_lose_no_state_and_leave_nothing() {
    const KILLS: usize = 8;
    let Some(server) = Server::start().await else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let s3 = bucket(&server.address());
    for case in Case::each().await {
        let (workspace, channel) = (case.world.user.workspace_id, case.link.id);
        let clock = Arc::new(ManualClock::new(domain::Clock::now(&domain::SystemClock)));
        let engine = node_on(case.world.database.store.clone(), clock.clone(), s3.clone());
        let mut next = 0;
        for kill in 0..KILLS {
            let database = address_of(&case.world.database.location);
            let told = format!("{database}|{}|{workspace}|{channel}|{}|{next}", server.address(), case.hold.fence);
            let kept = saves_until_killed(&told, 1 + kill % 3);
            let loaded = number_of(&engine.load_state(workspace, channel).await.unwrap().unwrap());
            assert!(loaded == kept || loaded == kept + 1, "told {kept}, and {loaded} is there");
            next = loaded + 1;
        }
        // What the dead left goes, and only that.
        clock.advance(SignedDuration::from_hours(2));
        while engine.tend_states().await.unwrap() > 0 {}
        assert_eq!(case.census().await, census(0, 1, 0));
        let there = s3.list(&format!("states/{channel}"), None, 100).await.unwrap();
        assert_eq!(there.len(), 1, "{there:?}");
        assert_eq!(number_of(&engine.load_state(workspace, channel).await.unwrap().unwrap()), next - 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_no_state() {
    let Some(mut server) = Server::start().await else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    for case in Case::each().await {
        let (workspace, channel, clock) = (case.world.user.workspace_id, case.link.id, case.world.clock.clone());
        let s3 = bucket(&server.address());
        let engine = node_on(case.world.database.store.clone(), clock.clone(), s3.clone());
        engine.check_states().await.unwrap().unwrap();
        case.save(&engine, b"in the bucket").await.unwrap();
        assert_eq!(case.census().await, census(0, 1, 0));

        server.kill();
        let told = engine.load_state(workspace, channel).await.unwrap_err();
        assert!(matches!(&told, Error::Bucket(why) if why.contains("does not answer")), "{told}");
        case.save(&engine, b"in the database").await.unwrap();
        assert_eq!(case.load(&engine).await, Some(b"in the database".to_vec()));
        assert!(engine.bucket_trouble().is_some());
        engine.check_states().await.unwrap().unwrap();

        server.run().await;
        clock.advance(SignedDuration::from_mins(2));
        case.tend(&engine).await;
        assert_eq!((engine.bucket_trouble(), case.census().await), (None, census(0, 1, 0)));
        assert_eq!(case.load(&engine).await, Some(b"in the database".to_vec()));
        assert_eq!(s3.list(&format!("states/{channel}"), None, 10).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_a_server_refuses_stops_the_start_with_its_mend() {
    let Some(server) = Server::start().await else { return };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let right = S3Settings {
        bucket: BUCKET.into(),
        folder: "home".into(),
        region: "us-east-1".into(),
        endpoint: Some(channels::Endpoint::parse(&server.address()).unwrap()),
        access_key: ACCESS.into(),
        secret: SECRET.into(),
        path_style: true,
    };
    for case in Case::each().await {
        for (settings, key) in [
            (S3Settings { secret: "not-the-secret".into(), ..right.clone() }, "state.secret"),
            (S3Settings { bucket: "there-is-none".into(), ..right.clone() }, "state.url"),
        ] {
            let s3 = Arc::new(S3::new(&settings).unwrap());
            let engine = node_on(case.world.database.store.clone(), case.world.clock.clone(), s3);
            let told = engine.check_states().await.unwrap().unwrap_err().to_string();
            assert!(told.contains(key) && !told.contains("not-the-secret"), "{told}");
        }
    }
}
