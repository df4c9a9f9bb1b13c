//! What is looked at on this machine: folder, disk, clock, zones, port, open files.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::{Clock, Entropy, SystemClock, SystemEntropy};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Finding;
use crate::config::Config;
use crate::stopwatch::Stopwatch;

const MIB: u64 = 1024 * 1024;
/// Free space under which a database has no future.
const TOO_LITTLE: u64 = 100 * MIB;
const LITTLE: u64 = 1024 * MIB;
/// Every accepted message waits for the disk once; beyond this it is felt.
const SLOW_DISK: Duration = Duration::from_millis(20);
/// No clock that is right shows less: this was written later.
const EARLIEST: &str = "2026-01-01T00:00:00Z";

pub(super) fn clock() -> Finding {
    let now = SystemClock.now();
    match EARLIEST.parse::<Timestamp>() {
        Ok(earliest) if now < earliest => Finding::fail(
            "clock",
            format!("it shows {now}, which is past; set it, or let NTP set it (timedatectl set-ntp true)"),
        ),
        _ => Finding::ok("clock", format!("{}", now.strftime("%Y-%m-%d %H:%M:%S UTC"))),
    }
}

pub(super) fn zones() -> Finding {
    if let Err(error) = TimeZone::get("Europe/Madrid") {
        return Finding::fail(
            "time zones",
            format!("the zone database cannot be read: {error}; unset TZDIR or mend it"),
        );
    }
    match TimeZone::system().iana_name() {
        Some(name) => Finding::ok("time zones", format!("this machine is in {name}")),
        None => Finding::warn(
            "time zones",
            "this machine has no named zone, so new accounts begin in UTC; set TZ or /etc/localtime",
        ),
    }
}

pub(super) fn open_files(config: &Config) -> Finding {
    use rustix::process::{Resource, getrlimit};
    let wanted = config.limits.connections as u64 + 100;
    match getrlimit(Resource::Nofile).maximum {
        Some(most) if most < wanted => Finding::warn(
            "open files",
            format!(
                "{most} at most, but limits.connections wants {wanted}; raise it (ulimit -Hn {wanted}) or lower that"
            ),
        ),
        Some(most) => Finding::ok("open files", format!("{most} at most")),
        None => Finding::ok("open files", "no limit"),
    }
}

/// The folder of the database: there, ours, with space, on a disk that keeps up.
pub(super) fn folder(database: &Path) -> Vec<Finding> {
    let folder = existing(database);
    let mut findings = vec![writable(&folder), space(&folder)];
    if let Ok(about) = fs::metadata(database)
        && about.permissions().mode() & 0o007 != 0
        && fs::metadata(&folder).is_ok_and(|folder| folder.permissions().mode() & 0o001 != 0)
    {
        let text = format!("other users of this machine can read {0}; chmod o= {0}", database.display());
        findings.push(Finding::warn("folder", text));
    }
    if let Some(finding) = sync_time(&folder) {
        findings.push(finding);
    }
    findings
}

/// The nearest folder above the file that is there; the rest is made at the first start.
fn existing(file: &Path) -> PathBuf {
    let above = file.ancestors().skip(1).find(|folder| folder.is_dir());
    above.filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| ".".into(), Path::to_path_buf)
}

/// A file of ours in `folder` that nobody else has.
fn probe(folder: &Path) -> PathBuf {
    let mut random = [0; 8];
    SystemEntropy.fill(&mut random);
    folder.join(format!(".attache-doctor-{}", domain::text::hex(&random)))
}

fn writable(folder: &Path) -> Finding {
    let file = probe(folder);
    let shown = folder.display();
    match fs::write(&file, b"attache").and_then(|()| fs::remove_file(&file)) {
        Ok(()) => Finding::ok("folder", format!("{shown} is writable")),
        Err(error) => Finding::fail(
            "folder",
            format!("{shown} is not writable: {error}; chown it to this user, or change store.url"),
        ),
    }
}

fn space(folder: &Path) -> Finding {
    match rustix::fs::statvfs(folder) {
        Ok(about) => {
            let free = about.f_bavail.saturating_mul(about.f_frsize);
            let text = format!("{} MiB free", free / MIB);
            if free < TOO_LITTLE {
                Finding::fail("disk", format!("{text}; make room before it is full"))
            } else if free < LITTLE {
                Finding::warn("disk", format!("{text}; make room soon"))
            } else {
                Finding::ok("disk", text)
            }
        }
        Err(error) => Finding::warn("disk", format!("free space cannot be told: {error}")),
    }
}

/// How long the disk takes to promise something; `None` where nothing can be written (which was said already).
fn sync_time(folder: &Path) -> Option<Finding> {
    let path = probe(folder);
    let mut file = fs::File::create_new(&path).ok()?;
    let mut times = Vec::new();
    for _ in 0..20 {
        let watch = Stopwatch::start();
        if file.write_all(&[0; 4096]).and_then(|()| file.sync_data()).is_err() {
            break;
        }
        times.push(watch.elapsed());
    }
    let _ = fs::remove_file(&path);
    times.sort_unstable();
    let median = *times.get(times.len() / 2)?;
    let text = format!("a write is safe after {:.1} ms", median.as_secs_f64() * 1e3);
    Some(if median >= SLOW_DISK {
        Finding::warn("disk", format!("{text}, which is slow; put the database on a faster disk"))
    } else {
        Finding::ok("disk", text)
    })
}

pub(super) fn port(address: SocketAddr) -> Finding {
    match TcpListener::bind(address) {
        Ok(_) => Finding::ok("port", format!("{address} is free")),
        Err(_) if is_ours(address) => Finding::ok("port", format!("attache runs at {address}")),
        Err(error) => Finding::fail(
            "port",
            format!("{address} cannot be had: {error}; stop the program that has it, or set server.listen"),
        ),
    }
}

/// Whether one of ours answers there.
fn is_ours(address: SocketAddr) -> bool {
    let second = Duration::from_secs(1);
    let Ok(mut stream) = TcpStream::connect_timeout(&address, second) else { return false };
    let _ = stream.set_read_timeout(Some(second));
    if stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").is_err() {
        return false;
    }
    let mut answer = String::new();
    let _ = stream.take(4_096).read_to_string(&mut answer);
    answer.starts_with("HTTP/1.1 200") && answer.contains("attache_")
}
