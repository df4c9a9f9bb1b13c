//! A server without tokens of syncs: it tells a collection's version and the versions of what stands in it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiff::tz::TimeZone;
use services::calendars::{self, Calendars, Change, Status, contract, ical};

use super::server::{Answer, Request, Server, answer, multistatus, response, status};
use super::{calendars, window};

/// One calendar, at `/me/home/`.
#[derive(Debug, Default)]
struct Simple {
    version: u64,
    /// It knows no report of the free and the busy.
    has_no_report: bool,
    things: BTreeMap<String, (u64, String)>,
}

impl Simple {
    fn answer(&mut self, request: &Request) -> Answer {
        let Request { method, path, body, .. } = request;
        let known = self.things.get(path).map(|(version, _)| format!("\"{version}\""));
        let condition = |name: &str, fits: &dyn Fn(&str) -> bool| {
            let wanted = request.header(name);
            wanted.is_empty() || fits(&wanted)
        };
        let may = condition("If-None-Match", &|_| known.is_none())
            && condition("If-Match", &|wanted| known.as_deref() == Some(wanted));
        match (method.as_str(), path.as_str(), request.header("Depth").as_str()) {
            ("PROPFIND", "/me/home/", "0") => {
                let kind = "<resourcetype><collection/><C:calendar/></resourcetype>\
                            <current-user-principal><href>/principal/</href></current-user-principal><S:getctag>v";
                multistatus(&response(
                    path,
                    &format!("{kind}{}</S:getctag><displayname>Home</displayname>", self.version),
                ))
            }
            ("PROPFIND", "/me/home/", "1") => {
                let all = self.things.iter();
                let all = all.map(|(href, (version, _))| response(href, &format!("<getetag>\"{version}\"</getetag>")));
                let itself = response(path, "<resourcetype><collection/></resourcetype>");
                multistatus(&(itself + &all.collect::<String>()))
            }
            ("PROPFIND", "/principal/", "0") => multistatus(&response(
                path,
                "<C:calendar-user-address-set><href>/principal/</href><href>MAILTO:Ines@Example.org</href>\
                 </C:calendar-user-address-set>",
            )),
            ("REPORT", "/me/home/", _) if body.contains("free-busy-query") => {
                if self.has_no_report {
                    answer(501, "", "")
                } else {
                    self.busy()
                }
            }
            ("REPORT", "/me/home/", _) if body.contains("multiget") => {
                let hrefs = body.split("<href>").skip(1).filter_map(|rest| rest.split("</href>").next());
                multistatus(&hrefs.map(|href| self.data(href)).collect::<String>())
            }
            // Of a query it understands nothing, and tells all.
            ("REPORT", "/me/home/", _) => {
                multistatus(&self.things.keys().map(|href| self.data(href)).collect::<String>())
            }
            ("PUT" | "DELETE", _, _) if !may => answer(412, "", ""),
            ("DELETE", _, _) if known.is_none() => answer(404, "", ""),
            ("PUT", _, _) => {
                self.version += 1;
                self.things.insert(path.clone(), (self.version, body.clone()));
                answer(201, "", "")
            }
            ("DELETE", _, _) => {
                self.version += 1;
                self.things.remove(path);
                answer(204, "", "")
            }
            _ => answer(404, "", ""),
        }
    }

    fn data(&self, href: &str) -> String {
        match self.things.get(href) {
            None => status(href, 404),
            Some((version, data)) => {
                let data = data.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "&#13;");
                response(href, &format!("<getetag>W/\"{version}\"</getetag><C:calendar-data>{data}</C:calendar-data>"))
            }
        }
    }

    fn busy(&self) -> Answer {
        let entries = self.things.values().filter_map(|(_, data)| ical::read(data.as_bytes()).ok()?);
        let busy = entries.filter(|entry| entry.busy && entry.status != Status::Cancelled).map(|entry| {
            let [from, to] = [entry.starts, entry.ends]
                .map(|moment| moment.instant(&TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string());
            format!("FREEBUSY:{from}/{to}\r\n")
        });
        let lines: String = busy.collect();
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\n{lines}END:VFREEBUSY\r\nEND:VCALENDAR\r\n");
        answer(200, "Content-Type: text/calendar\r\n", &text)
    }
}

async fn server() -> (Server, Arc<Mutex<Simple>>) {
    let simple: Arc<Mutex<Simple>> = Arc::default();
    let kept = Arc::clone(&simple);
    (Server::start(move |request| kept.lock().unwrap().answer(request)).await, simple)
}

const HOME: &str = "/me/home/";

#[tokio::test]
async fn the_contract_is_kept_without_tokens() {
    for page in [2, 100] {
        let (server, simple) = server().await;
        simple.lock().unwrap().has_no_report = page == 2;
        let account = calendars(&format!("{}/me/home/", server.address)).pages(page);
        contract::check(&account, HOME, "simple").await;
    }
}

#[tokio::test]
async fn after_a_start_everything_is_told_again() {
    let (server, simple) = server().await;
    let file = |uid: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20270603T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let write = |name: &str, uid: &str| {
        let mut simple = simple.lock().unwrap();
        simple.version += 1;
        let thing = (simple.version, file(uid));
        simple.things.insert(format!("{HOME}{name}"), thing);
    };
    write("a.ics", "a");
    write("b.ics", "b");
    let first = calendars(&server.address);
    let look = first.changes(HOME, None, &window()).await.unwrap();
    assert!(look.whole && look.changes.len() == 2 && !look.more);
    simple.lock().unwrap().things.remove("/me/home/a.ics");
    write("b.ics", "b2");
    write("odd.ics", "x\r\nEND:VALARM");
    let hrefs = |changes: &[Change]| changes.iter().map(|change| change.href().to_owned()).collect::<Vec<_>>();
    let next = first.changes(HOME, Some(&look.next), &window()).await.unwrap();
    assert!(!next.whole && next.changes[0] == Change::Gone("/me/home/a.ics".into()));
    assert_eq!(hrefs(&next.changes), ["/me/home/a.ics", "/me/home/b.ics", "/me/home/odd.ics"]);
    assert!(matches!(&next.changes[2], Change::Unreadable { .. }));
    // Nothing changed: nothing is listed.
    let asked = server.asked().len();
    assert!(first.changes(HOME, Some(&next.next), &window()).await.unwrap().changes.is_empty());
    assert_eq!(server.asked().len(), asked + 1);

    let second = calendars(&server.address);
    let again = second.changes(HOME, Some(&look.next), &window()).await.unwrap();
    assert!(again.whole);
    assert_eq!(hrefs(&again.changes), ["/me/home/b.ics", "/me/home/odd.ics"]);
    // In the middle of a look, too.
    let third = calendars(&server.address).pages(1);
    let page = third.changes(HOME, None, &window()).await.unwrap();
    let fourth = calendars(&server.address).pages(1);
    let begun = fourth.changes(HOME, Some(&page.next), &window()).await.unwrap();
    assert!(page.more && begun.whole && hrefs(&begun.changes) == ["/me/home/b.ics"]);
}

#[tokio::test]
async fn what_others_wrote_stays_in_the_file() {
    let (server, simple) = server().await;
    let file = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Ours\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270603T100000Z\r\nSUMMARY:A\r\n\
                CATEGORIES:Red,Blue\r\nATTACH:https://example.org/a,b\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n\
                END:VEVENT\r\nEND:VCALENDAR\r\n";
    simple.lock().unwrap().things.insert("/me/home/x.ics".into(), (1, file.into()));
    let account = calendars(&server.address);
    let mut found = account.find(HOME, "1").await.unwrap().unwrap();
    assert_eq!(found.href, "/me/home/x.ics");
    found.entry.title = "B".into();
    let written = account.replace(HOME, &found.href, &found.etag, &found.entry).await.unwrap();
    assert_eq!((written.href, written.etag), (found.href, None));
    let kept = simple.lock().unwrap().things["/me/home/x.ics"].1.clone();
    for line in file.lines() {
        assert_eq!(kept.contains(line), line != "SUMMARY:A", "{line} in {kept}");
    }
}

/// The server says whose account it is, and only that person's line is theirs to write, in every instance.
#[tokio::test]
async fn the_owner_of_the_account_answers() {
    let (server, simple) = server().await;
    let guests = "ORGANIZER:mailto:ana@example.org\r\n\
                  ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION;X-NUM-GUESTS=0:mailto:ines@example.org\r\n\
                  ATTENDEE;PARTSTAT=TENTATIVE;X-RESPONSE-COMMENT=\"later, maybe\":mailto:luis@example.org\r\n";
    let file = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270603T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n{guests}\
         END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20270610T100000Z\r\nDTSTART:20270610T120000Z\r\n{guests}\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    simple.lock().unwrap().things.insert("/me/home/x.ics".into(), (1, file.clone()));
    let account = calendars(&format!("{}/me/home/", server.address));
    let mut found = account.find(HOME, "1").await.unwrap().unwrap();
    let told = |entry: &services::calendars::Entry| {
        let guests = entry.guests.iter();
        guests.map(|guest| (guest.own, guest.note.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(&found.entry), [(false, None), (true, None), (false, Some("later, maybe".into()))]);
    found.entry.guests[1].answer = calendars::Answer::Yes;
    found.entry.guests[1].note = Some("On my way".into());
    account.replace(HOME, &found.href, &found.etag, &found.entry).await.unwrap();
    let kept = simple.lock().unwrap().things["/me/home/x.ics"].1.replace("\r\n ", "");
    let own =
        "ATTENDEE;RSVP=TRUE;X-NUM-GUESTS=0;PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT=\"On my way\":mailto:ines@example.org";
    assert_eq!(kept.matches(own).count(), 2, "{kept}");
    let luis = file.lines().find(|line| line.contains("luis")).unwrap();
    assert_eq!(kept.matches(luis).count(), 2, "{kept}");
    assert_eq!(account.get(HOME, &found.href).await.unwrap().entry.guests, found.entry.guests);
    let asked = server.asked().iter().filter(|one| one.ends_with(" /principal/")).count();
    assert_eq!(asked, 1, "once for an account");
}
