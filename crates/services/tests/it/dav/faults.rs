//! What goes wrong on the way, and what is made of it.

use std::time::Duration;

use services::calendars::{Calendars, Change, Entry, Error, Moment, Status};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::server::{Answer, Request, Server, answer, multistatus, response, status};
use super::{calendars, contacts, window};

fn entry() -> Entry {
    let day = |day| Moment::Day(jiff::civil::date(2027, 6, day));
    Entry {
        uid: "a/b".into(),
        title: "Trip".into(),
        starts: day(1),
        ends: day(2),
        place: None,
        notes: None,
        guests: Vec::new(),
        recurrence: None,
        left_out: Vec::new(),
        special: Vec::new(),
        status: Status::Confirmed,
        busy: true,
        sequence: 0,
    }
}

/// The address given, the well-known one, the principal, the home: each tells only the next.
fn spread(request: &Request) -> Answer {
    let href = |name: &str, href: &str| format!("<{name}><href>{href}</href></{name}>");
    match request.path.as_str() {
        "/.well-known/caldav" => answer(301, "Location: /dav/\r\n", ""),
        "/dav/" => multistatus(&response("/dav/", &href("current-user-principal", "/p/ana%40example.org/"))),
        "/p/ana%40example.org/" => multistatus(&response(&request.path, &href("C:calendar-home-set", "/c/ana/"))),
        "/c/ana/" => {
            let calendar = "<resourcetype><collection/><C:calendar/></resourcetype>";
            let tasks =
                "<C:supported-calendar-component-set><C:comp name=\"VTODO\"/></C:supported-calendar-component-set>";
            let readable = "<current-user-privilege-set><privilege><read/></privilege></current-user-privilege-set>";
            multistatus(
                &[
                    response("/c/ana/", "<resourcetype><collection/></resourcetype>"),
                    response("/c/ana/a b/", &format!("{calendar}{readable}<displayname> Home\u{202E} </displayname>")),
                    response("/c/ana/t/", &format!("{calendar}{tasks}")),
                    response("http://elsewhere.example.net/c/", calendar),
                ]
                .concat(),
            )
        }
        _ => answer(404, "", ""),
    }
}

#[tokio::test]
async fn calendars_are_found_from_the_address_of_the_server() {
    let server = Server::start(spread).await;
    let listed = calendars(&server.address).list().await.unwrap();
    let [home] = &listed[..] else { panic!("{listed:?}") };
    assert_eq!((home.id.as_str(), home.name.as_str(), home.writable), ("/c/ana/a%20b/", "Home", false));
    let login = server.last().header("Authorization");
    assert_eq!(login, "Basic YW5hOnBhc3Mid8O2cmQ=");
    let books = contacts(&server.address);
    let none = services::contacts::Contacts::list(&books).await;
    assert!(matches!(&none, Err(Error::Refused(why)) if why.contains("addressbook")), "{none:?}");
}

#[tokio::test]
async fn redirects_lead_nowhere_else() {
    let other = Server::start(spread).await;
    let to = format!("Location: http://localhost:{}/\r\n", other.address.rsplit(':').next().unwrap());
    let server = Server::start(move |_| answer(302, &to, "")).await;
    let refused = calendars(&server.address).list().await;
    assert!(matches!(&refused, Err(Error::Refused(_))), "{refused:?}");
    assert!(other.asked().is_empty());
    let circle = Server::start(|request| answer(308, &format!("Location: {}\r\n", request.path), "")).await;
    assert!(matches!(calendars(&circle.address).list().await, Err(Error::Refused(_))));
    // A write is not sent a second time elsewhere.
    let refused = calendars(&circle.address).create("/c/", &entry()).await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(circle.asked().last().map(String::as_str), Some(PLACE));
}

/// Where an entry of ours is written: its uid is no name of a file.
const PLACE: &str = "PUT /c/c14cddc033f64b9dea80ea675cf280a015e672516090a5626781153dc68fea11.ics";

/// What a person reads who has the address wrong: the host and the port, and nothing of the libraries' own.
#[tokio::test]
async fn a_wrong_address_is_told_in_words() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let Error::Later { why, .. } = calendars(&format!("https://127.0.0.1:{closed}/")).list().await.unwrap_err() else {
        panic!("another time it may answer")
    };
    let said = "nothing answers on that port; check the address and the port";
    assert_eq!(why, format!("the server 127.0.0.1 cannot be reached on port {closed}: {said}"));

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    #[allow(clippy::disallowed_methods)] // ends with the test's runtime
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(b"* OK IMAP4rev1 this is another protocol\r\n").await;
            let _ = stream.read(&mut [0; 1024]).await;
        }
    });
    let other = calendars(&format!("https://127.0.0.1:{port}/")).list().await.unwrap_err().to_string();
    let said = format!("the server 127.0.0.1 speaks no TLS on port {port}; check the port");
    assert!(other.starts_with(&said), "{other}");

    let unknown = calendars("https://dav.invalid/").list().await.unwrap_err().to_string();
    assert!(unknown.starts_with("the server dav.invalid cannot be reached on port 443: its name is not"), "{unknown}");
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    let condition =
        |name: &str| format!("<error xmlns=\"DAV:\"><{name} xmlns=\"urn:ietf:params:xml:ns:caldav\"/></error>");
    let told = async |status: u16, headers: &str, body: &str| {
        let answered = answer(status, headers, body);
        let server = Server::start(move |_| answered.clone()).await;
        calendars(&server.address).create("/c/", &entry()).await.unwrap_err()
    };
    assert!(matches!(told(401, "", "").await, Error::Denied(_)));
    assert!(matches!(told(403, "", "").await, Error::Denied(_)));
    assert_eq!(told(403, "", &condition("no-uid-conflict")).await, Error::Changed);
    assert_eq!(told(409, "", &condition("no-uid-conflict")).await, Error::Changed);
    assert!(matches!(told(403, "", &condition("valid-calendar-data")).await, Error::Refused(_)));
    assert_eq!(told(404, "", "").await, Error::Missing);
    assert_eq!(told(409, "", "").await, Error::Missing);
    assert_eq!(told(410, "", "").await, Error::Missing);
    assert_eq!(told(412, "", "").await, Error::Changed);
    assert!(matches!(told(507, "", "").await, Error::Refused(why) if why.contains("room")));
    assert!(matches!(told(413, "", "").await, Error::Refused(_)));
    let later = |after| move |error: Error| matches!(error, Error::Later { after: told, .. } if told == after);
    assert!(later(Some(Duration::from_mins(2)))(told(429, "Retry-After: 120\r\n", "").await));
    assert!(later(None)(told(503, "Retry-After: soon\r\n", "").await));
    assert!(matches!(told(504, "", "").await, Error::Unknown(_)));
    assert!(matches!(told(500, "", "").await, Error::Unknown(_)));
}

#[tokio::test]
async fn a_lost_answer_is_unknown_only_of_what_writes() {
    let lost = |_: &Request| Answer { lost: true, ..answer(200, "", "") };
    let server = Server::start(lost).await;
    let account = calendars(&server.address);
    assert!(matches!(account.create("/c/", &entry()).await, Err(Error::Unknown(_))));
    assert!(matches!(account.remove("/c/", "/c/a.ics", "\"1\"").await, Err(Error::Unknown(_))));
    assert!(matches!(account.list().await, Err(Error::Later { .. })));
    let address = server.address.clone();
    drop(server);
    // Nobody listens: nothing was handed over.
    assert!(matches!(calendars(&address).create("/c/", &entry()).await, Err(Error::Later { .. })));
}

#[tokio::test]
async fn a_server_may_tell_its_changes_in_parts_and_forget_them() {
    let react = |request: &Request| {
        let body = &request.body;
        let named = |name: &str| response(&format!("/c/{name}"), "<getetag>\"1\"</getetag>");
        let token = |token: &str| format!("<sync-token>{token}</sync-token>");
        if body.contains("multiget") {
            let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270603T100000Z\nEND:VEVENT\nEND:VCALENDAR";
            let data = format!("<getetag>\"1\"</getetag><C:calendar-data>{event}</C:calendar-data>");
            // `b` is gone by now; `t` is a task.
            let task = "<getetag>\"1\"</getetag><C:calendar-data>BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR</C:calendar-data>";
            let all =
                [("/c/a", response("/c/a", &data)), ("/c/b", status("/c/b", 404)), ("/c/t", response("/c/t", task))];
            return multistatus(
                &all.into_iter().filter(|(href, _)| body.contains(href)).map(|(_, one)| one).collect::<String>(),
            );
        }
        if body.contains("<sync-token>one") {
            return multistatus(&(named("a") + &named("b") + &status("/c/", 507) + &token("two")));
        }
        if body.contains("<sync-token>two") {
            return multistatus(&(status("/c/gone", 404) + &named("t") + &token("three")));
        }
        answer(409, "", "<error xmlns=\"DAV:\"><valid-sync-token/></error>")
    };
    let server = Server::start(react).await;
    let account = calendars(&server.address);
    let place = |token: &str| format!("{{\"since\":{{\"sync\":\"{token}\"}}}}");
    let first = account.changes("/c/", Some(&place("one")), &window()).await.unwrap();
    assert!(first.more && !first.whole);
    assert!(matches!(&first.changes[..], [Change::Stands(a), Change::Gone(b)] if a.href == "/c/a" && b == "/c/b"));
    let second = account.changes("/c/", Some(&first.next), &window()).await.unwrap();
    assert_eq!((second.changes, second.more), (vec![Change::Gone("/c/gone".into())], false));
    assert_eq!(account.changes("/c/", Some(&second.next), &window()).await, Err(Error::Expired));
}

#[tokio::test]
async fn what_is_too_large_is_asked_for_in_parts_and_then_told_as_it_is() {
    let react = |request: &Request| {
        let body = &request.body;
        if body.contains("sync-collection") {
            let all: String =
                (0..5).map(|number| response(&format!("/c/{number}"), "<getetag>\"1\"</getetag>")).collect();
            return multistatus(&format!("{all}<sync-token>two</sync-token>"));
        }
        let hrefs = body.split("<href>").skip(1).filter_map(|rest| rest.split("</href>").next());
        let data = |href: &str| {
            let notes = "x".repeat(if href == "/c/3" { 9_000_000 } else { 3_000_000 });
            let event = format!(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270603T100000Z\nDESCRIPTION:{notes}\nEND:VEVENT\nEND:VCALENDAR"
            );
            response(href, &format!("<getetag>\"1\"</getetag><C:calendar-data>{event}</C:calendar-data>"))
        };
        multistatus(&hrefs.map(data).collect::<String>())
    };
    let server = Server::start(react).await;
    let page =
        calendars(&server.address).changes("/c/", Some("{\"since\":{\"sync\":\"one\"}}"), &window()).await.unwrap();
    assert_eq!(page.changes.len(), 5);
    for change in &page.changes {
        match change {
            Change::Stands(found) => {
                assert_eq!(found.entry.notes.as_ref().map(|notes| notes.chars().count()), Some(8_000));
            }
            Change::Unreadable { href, .. } => assert_eq!(href, "/c/3"),
            Change::Gone(href) => panic!("{href} stands there"),
        }
    }
}
