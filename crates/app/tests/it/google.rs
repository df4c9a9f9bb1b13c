//! A Google account, by the binary: let in in a browser, kept equal with the agenda, its access given back; and tokens of
//! another program taken over.
#![allow(clippy::disallowed_methods)] // the other end's task ends with the test's runtime

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use app::client::http::Connection;
use app::client::server::Server;
use app::client::sign_in;
use serde_json::{Value, json};
use services::google::fake::{CODE, Fake, Running};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{attache, log, run, server};

const MAIL: &str = "ana@example.org";
const PATIENCE: Duration = Duration::from_mins(1);

async fn google() -> Running {
    Fake::new(MAIL, &[MAIL]).start().await.unwrap()
}

fn secret(folder: &Path) -> String {
    let file = folder.join("google.secret");
    std::fs::write(&file, "hush\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    file.display().to_string()
}

async fn serving(folder: &Path, google: &Running) -> Server {
    let at = google.at.to_string();
    let userinfo = format!("{at}/userinfo");
    let secret = secret(folder);
    let variables = [
        ("ATTACHE_GOOGLE_CLIENT_ID", "1-a.apps.googleusercontent.com"),
        ("ATTACHE_GOOGLE_CLIENT_SECRET_FILE", secret.as_str()),
        ("ATTACHE_GOOGLE_OAUTH_URL", at.as_str()),
        ("ATTACHE_GOOGLE_USERINFO_URL", userinfo.as_str()),
        ("ATTACHE_GOOGLE_CALENDAR_URL", at.as_str()),
    ];
    server(folder, &variables).await
}

async fn get(connection: &mut Connection, path: &str) -> Value {
    connection.get(path).await.unwrap().json().unwrap_or(Value::Null)
}

/// The status of a request with a JSON body.
async fn call(connection: &mut Connection, method: &str, path: &str, body: &Value) -> u16 {
    let headers = [("Content-Type", "application/json")];
    connection.request(method, path, &headers, body.to_string().as_bytes()).await.unwrap().status
}

/// What `path` answers once `what` holds of it.
async fn until(connection: &mut Connection, path: &str, what: impl Fn(&Value) -> bool) -> Value {
    let wait = async {
        loop {
            let seen = get(connection, path).await;
            if what(&seen) {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{path} never came to it"))
}

/// As a browser does: what it is led to, by the `location` of the answer.
async fn led(server: &Server, secret: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: attache_login={secret}\r\nconnection: close\r\n\r\n",
        server.address()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let location = answer.lines().find_map(|line| line.strip_prefix("location: "));
    location.unwrap_or_else(|| panic!("{path}: {answer}")).trim().to_owned()
}

#[tokio::test]
async fn an_account_is_let_in_kept_equal_and_given_back() {
    let google = google().await;
    let folder = tempfile::tempdir().unwrap();
    let mut server = serving(folder.path(), &google).await;
    let token = server.token().await.unwrap();
    let secret = sign_in(server.address(), &token).await.unwrap();
    let mut connection = Connection::new(server.address(), Some(&secret));
    let kinds = get(&mut connection, "/v1/connections").await;
    assert_eq!(kinds["kinds"], json!(["caldav", "google"]));

    let consent = led(&server, &secret, "/oauth/google/begin?services=calendar").await;
    assert!(consent.starts_with("https://accounts.google.com/o/oauth2/v2/auth?client_id=1-a."), "{consent}");
    assert!(consent.contains("code_challenge_method=S256") && !consent.contains("hush"), "{consent}");
    let state = consent.split("&state=").nth(1).unwrap().split('&').next().unwrap();
    let back = format!("/oauth/google/callback?state={state}&code={CODE}");
    assert_eq!(led(&server, &secret, &back).await, "/calendars");

    // Its calendar is listed, chosen, and takes new events.
    let listed = until(&mut connection, "/v1/connections", |seen| seen["calendars"][0]["id"].is_string()).await;
    assert_eq!((&listed["items"][0]["account"], &listed["items"][0]["services"]), (&json!(MAIL), &json!(["calendar"])));
    let calendar = listed["calendars"][0]["id"].as_str().unwrap();
    let chosen = json!({"chosen": true});
    assert_eq!(call(&mut connection, "PUT", &format!("/v1/calendars/{calendar}"), &chosen).await, 204);
    let new = json!({"calendar_id": calendar});
    assert_eq!(call(&mut connection, "PUT", "/v1/new-events", &new).await, 204);

    // What stands there comes into the agenda.
    let begins = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(48);
    let at = |hours| json!({"dateTime": (begins + jiff::SignedDuration::from_hours(hours)).to_string(), "timeZone": "Europe/Madrid"});
    google.fake.writes(MAIL, &json!({"id": "dentist", "summary": "Dentist", "start": at(0), "end": at(1)}));
    let id = listed["items"][0]["id"].as_str().unwrap();
    connection.post(&format!("/v1/connections/{id}/look"), &json!({})).await.unwrap();
    let titles = |agenda: &Value| -> Vec<String> {
        let items = agenda["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|one| one["title"].as_str().map(str::to_owned)).collect()
    };
    let agenda = until(&mut connection, "/v1/agenda", |agenda| titles(agenda) == ["Dentist"]).await;
    // Cancelled here, it is deleted there.
    let event = agenda["items"][0]["id"].as_str().unwrap();
    let cancelled = connection.post(&format!("/v1/events/{event}/cancel"), &json!({})).await.unwrap();
    assert!(cancelled.status < 300, "{}", cancelled.text());
    let gone = async {
        while google.fake.events(MAIL)[0]["status"] != "cancelled" {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("it is deleted at Google");

    assert!(google.fake.is_let_in());
    assert_eq!(call(&mut connection, "DELETE", &format!("/v1/connections/{id}"), &json!({})).await, 204);
    server.stop(PATIENCE).await.unwrap();
    assert!(!google.fake.is_let_in(), "the access is given back before the stop");
    let log = log(folder.path());
    for token in ["access-", "refresh-", "hush", CODE, state] {
        assert!(!log.contains(token), "{token} reached the log");
    }
}

#[test]
fn tokens_of_another_program_are_taken_over_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let import = |file: &str, more: &[&str]| run(attache(folder.path()).args(["tokens", "import", file]).args(more));
    let write = |name: &str, rows: &Value| std::fs::write(folder.path().join(name), rows.to_string()).unwrap();
    let row = |user: &str, account: &str| {
        json!({"user_id": user, "email": account, "provider": "google", "provider_token": "ya29.hunter2",
            "provider_refresh_token": "1//hunter3", "scopes": "openid https://www.googleapis.com/auth/calendar"})
    };
    let (code, _, error) = run(attache(folder.path()).arg("migrate"));
    assert_eq!(code, 0, "{error}");
    let (code, _, error) = run(attache(folder.path()).args(["login", "--new-workspace", "Home"]));
    assert_eq!(code, 0, "{error}");
    write("good.json", &json!([row("0b1c", "ana@example.org"), row("0b1c", "work@example.org")]));
    write("who.json", &json!({"0b1c": "ana"}));
    let (code, _, error) = import("good.json", &[]);
    assert_eq!(code, 2);
    assert!(error.contains("row 1: user: there is no \"0b1c\" here") && !error.contains("hunter"), "{error}");
    let mut bad = row("0b1c", "third@example.org");
    bad["provider_refresh_token"] = json!("");
    write("bad.json", &json!([row("0b1c", "ana@example.org"), bad]));
    let (code, _, error) = import("bad.json", &["--users", "who.json"]);
    assert_eq!(code, 2, "{error}");
    assert!(error.contains("row 2: provider_refresh_token") && error.contains("nothing was changed"), "{error}");

    let (code, out, error) = import("good.json", &["--users", "who.json", "--dry-run"]);
    assert_eq!((code, out.contains("2 accounts would be connected")), (0, true), "{out}{error}");
    let (_, out, _) = import("good.json", &["--users", "who.json"]);
    assert!(out.contains("2 accounts are connected, 0 that"), "{out}");
    let (_, out, _) = import("good.json", &["--users", "who.json"]);
    assert!(out.contains("0 accounts are connected, 2 that"), "{out}");
}
