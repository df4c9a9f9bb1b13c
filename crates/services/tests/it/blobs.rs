//! Buckets: the contract on the fake and on a server of S3 that checks signatures. The latter is skipped where it is not
//! installed; `scripts/peers/s3` installs it.

use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::SystemClock;
use net::Endpoint;
use services::blobs::fake::Fake;
use services::blobs::{Blobs, Error, S3, S3Settings, When, Why, contract, probe};

/// A running server of S3; ends with its test.
struct Server {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
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
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("contract")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program)
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .args(["--access-key", "attache", "--secret-key", "a-secret-for-a-test"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let ready = async {
            while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::task::yield_now().await;
            }
        };
        let server = Self { child, port, _folder: folder };
        tokio::time::timeout(Duration::from_mins(1), ready).await.unwrap();
        Some(server)
    }

    fn settings(&self) -> S3Settings {
        S3Settings {
            bucket: "contract".into(),
            folder: "a/folder".into(),
            region: "us-east-1".into(),
            endpoint: Some(Endpoint::parse(&format!("http://127.0.0.1:{}", self.port)).unwrap()),
            access_key: "attache".into(),
            secret: "a-secret-for-a-test".into(),
            path_style: true,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn the_fake_keeps_the_contract() {
    let fake = Fake::new(Arc::new(SystemClock));
    contract::check(&*fake, "folder").await;
    probe(&*fake, "states/probe/1").await.unwrap();
    assert!(fake.names().is_empty());
    fake.fails(Some(Error::Away("it sleeps".into())));
    assert_eq!(probe(&*fake, "states/probe/1").await, Err(Error::Away("it sleeps".into())));
}

#[tokio::test]
async fn a_server_of_s3_keeps_the_contract() {
    let Some(server) = Server::start().await else { return };
    let settings = server.settings();
    for folder in ["a/folder", ""] {
        let s3 = S3::new(&S3Settings { folder: folder.into(), ..settings.clone() }).unwrap();
        contract::check(&s3, "folder").await;
        probe(&s3, "states/probe/1").await.unwrap();
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_server_of_s3_is_told_apart() {
    let Some(server) = Server::start().await else { return };
    let settings = server.settings();
    let told = async |settings: S3Settings| probe(&S3::new(&settings).unwrap(), "states/probe/2").await.unwrap_err();
    let refused = |error: &Error| match error {
        Error::Refused(why, _) => Some(*why),
        _ => None,
    };
    let wrong = told(S3Settings { secret: "not-the-secret".into(), ..settings.clone() }).await;
    assert_eq!(refused(&wrong), Some(Why::Credentials), "{wrong:?}");
    assert!(!wrong.to_string().contains("not-the-secret"));
    let unknown = told(S3Settings { access_key: "NOBODY".into(), ..settings.clone() }).await;
    assert!(matches!(refused(&unknown), Some(Why::Credentials | Why::Permission)), "{unknown:?}");
    let missing = told(S3Settings { bucket: "there-is-none".into(), ..settings.clone() }).await;
    assert_eq!(refused(&missing), Some(Why::Bucket), "{missing:?}");
    // With the right ones again, nothing of the tries is there.
    let s3 = S3::new(&settings).unwrap();
    assert_eq!(s3.list("states", None, 10).await, Ok(Vec::new()));
    let put = s3.put("states/a", Bytes::from_static(b"a"), When::Absent).await;
    assert!(put.is_ok() && s3.delete("states/a").await.is_ok(), "{put:?}");
}
