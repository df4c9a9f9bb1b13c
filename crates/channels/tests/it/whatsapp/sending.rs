//! What goes out, as Meta's objects, and files both ways.

use channels::{
    Abilities, Button, Channel, FetchError, FileKind, Outgoing, RemoteFile, Scope, SendError, Template, Upload,
};
use serde_json::{Value, json};

use crate::whatsapp::person::{CHAT, NUMBER, TOKEN, World, said, text};

async fn body(outgoing: &Outgoing) -> Value {
    let world = World::start().await;
    let sent = world.number().send(outgoing).await;
    assert!(sent.is_ok(), "{sent:?}: {:?}", world.server.violations());
    let mut calls = world.server.calls(NUMBER);
    assert_eq!(calls.len(), 1);
    calls.remove(0)
}

fn plain() -> Outgoing {
    Outgoing::text(CHAT, "Lunch?", "1")
}

fn buttons(count: usize) -> Vec<Button> {
    (0..count).map(|n| Button::new(format!("Day {n}"), format!("day:{n}"))).collect()
}

fn upload(kind: FileKind, mime: &str) -> Upload {
    Upload { kind, name: "a.bin".into(), mime: mime.into(), bytes: b"bytes".as_slice().into() }
}

#[tokio::test]
async fn a_text_goes_to_a_person_or_a_group() {
    let sent = body(&plain().answering("wamid.0")).await;
    assert_eq!(
        sent,
        json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": CHAT, "type": "text",
            "text": {"body": "Lunch?", "preview_url": false}, "context": {"message_id": "wamid.0"}})
    );
    let group = body(&Outgoing { chat_key: "Y2FwaV9ncm91cDox".into(), ..plain() }).await;
    assert_eq!((&group["recipient_type"], &group["to"]), (&json!("group"), &json!("Y2FwaV9ncm91cDox")));
}

#[tokio::test]
async fn three_buttons_stand_below_and_more_are_a_list() {
    let three = body(&plain().with_buttons(buttons(3))).await;
    assert_eq!(three["interactive"]["type"], "button");
    assert_eq!(
        three["interactive"]["action"]["buttons"][2],
        json!({"type": "reply", "reply": {"id": "day:2", "title": "Day 2"}})
    );
    let four = body(&plain().with_buttons(buttons(4))).await;
    assert_eq!(four["interactive"]["type"], "list");
    assert_eq!(four["interactive"]["action"]["sections"][0]["rows"][3], json!({"id": "day:3", "title": "Day 3"}));
    assert_eq!(four["interactive"]["body"]["text"], "Lunch?");
}

#[tokio::test]
async fn a_template_goes_in_place_of_the_text() {
    let template = |parameters: &[&str]| Template {
        name: "reminder".into(),
        language: "es".into(),
        parameters: parameters.iter().map(|&text| text.into()).collect(),
    };
    let sent = body(&plain().with_template(template(&["Lunch", "Friday"]))).await;
    assert_eq!(sent["type"], "template");
    assert_eq!(
        sent["template"],
        json!({"name": "reminder", "language": {"policy": "deterministic", "code": "es"}, "components": [{"type": "body",
            "parameters": [{"type": "text", "text": "Lunch"}, {"type": "text", "text": "Friday"}]}]})
    );
    // Meta refuses lines, tabs and rows of spaces in a gap.
    let lines =
        body(&plain().with_template(template(&["I propose:\n• Lunch\t on    Friday\n\n• Tea\nShall I?"]))).await;
    let gap = &lines["template"]["components"][0]["parameters"][0]["text"];
    assert_eq!(gap, "I propose: • Lunch on Friday · • Tea · Shall I?");
    let bare = body(&plain().with_template(template(&[])).with_file(upload(FileKind::Image, "image/jpeg"))).await;
    assert_eq!(bare["template"], json!({"name": "reminder", "language": {"policy": "deterministic", "code": "es"}}));
}

#[tokio::test]
async fn a_file_is_shown_as_what_it_is() {
    let cases = [
        (FileKind::Image, "image/jpeg", "Look", "image"),
        (FileKind::Image, "image/heic", "Look", "document"),
        (FileKind::Voice, "audio/ogg; codecs=opus", "", "audio"),
        (FileKind::Voice, "audio/ogg", "Listen", "document"),
        (FileKind::Video, "video/mp4", "Look", "video"),
        (FileKind::Document, "text/calendar", "", "document"),
        (FileKind::Sticker, "image/webp", "", "document"),
    ];
    for (kind, mime, words, shown) in cases {
        let sent = body(&Outgoing::text(CHAT, words, "1").with_file(upload(kind, mime))).await;
        assert_eq!(sent["type"], shown, "{kind:?} {mime}");
        assert_eq!(sent[shown]["caption"].as_str().unwrap_or_default(), words);
        assert_eq!(sent[shown]["filename"].as_str(), (shown == "document").then_some("a.bin"));
    }
    let above = body(&plain().with_buttons(buttons(2)).with_file(upload(FileKind::Document, "application/pdf"))).await;
    assert_eq!(above["interactive"]["header"]["document"]["filename"], "a.bin");
    assert!(above["interactive"]["header"]["document"]["caption"].is_null());
}

#[tokio::test]
async fn what_meta_would_refuse_is_not_sent() {
    let world = World::start().await;
    let number = world.number();
    let twice = vec![Button::new("Yes", "1"), Button::new("Yes", "2")];
    let wrong = [
        Outgoing::text(CHAT, " \n", "1"),
        plain().with_buttons(twice),
        plain().with_buttons(vec![Button::new(" ", "1")]),
        plain().with_buttons(vec![Button::new("Yes", "")]),
        plain().with_buttons(buttons(4)).with_file(upload(FileKind::Image, "image/png")),
    ];
    for outgoing in wrong {
        let sent = number.send(&outgoing).await;
        assert!(matches!(sent, Err(SendError::Refused { .. })), "{outgoing:?}: {sent:?}");
    }
    assert!(world.server.calls(NUMBER).is_empty());
}

#[tokio::test]
async fn typing_shows_below_what_the_person_wrote_last() {
    let world = World::start().await;
    let number = world.number();
    number.typing(CHAT).await.unwrap();
    assert!(world.server.calls(NUMBER).is_empty(), "nothing is known that it could stand below");
    world.server.bring(NUMBER, &said(&[text("wamid.1", "a"), text("wamid.2", "b")]));
    for push in world.server.pushes(NUMBER) {
        number.webhook(&push.request()).unwrap();
    }
    number.typing(CHAT).await.unwrap();
    let expected = json!({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.2",
        "typing_indicator": {"type": "text"}});
    assert_eq!((world.server.calls(NUMBER), world.server.violations()), (vec![expected], Vec::new()));
}

#[tokio::test]
async fn files_come_whole_or_not_at_all() {
    let world = World::start().await;
    let number = world.number();
    world.server.keep_file(NUMBER, "1003383421387256", b"jpeg".to_vec());
    let file = |id: &str| RemoteFile {
        kind: FileKind::Image,
        name: String::new(),
        mime: String::new(),
        size: None,
        remote_id: id.into(),
    };
    assert_eq!(number.fetch(&file("1003383421387256"), 4).await.unwrap(), b"jpeg");
    for (id, most) in [("1003383421387256", 3), ("404", 4), ("", 4), ("../1003383421387256", 4), ("1?x=1", 4)] {
        let fetched = number.fetch(&file(id), most).await;
        assert!(matches!(fetched, Err(FetchError::Refused { .. })), "{id}: {fetched:?}");
    }
    let others = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let inside = format!("http://{}/x", others.local_addr().unwrap());
    for place in [
        inside.as_str(),
        "https://169.254.169.254/latest/meta-data",
        "https://evil.example/x",
        "file:///etc/passwd",
        "",
    ] {
        world.server.place_file(NUMBER, "77", place);
        let fetched = number.fetch(&file("77"), 1000).await;
        assert!(
            matches!(&fetched, Err(FetchError::Refused { cause }) if cause.contains("not Meta's")),
            "{place}: {fetched:?}"
        );
    }
    // A file that is said to be small and is not.
    world.server.place_file(NUMBER, "78", &format!("http://{}/v23.0/files/79", world.address));
    world.server.keep_file(NUMBER, "79", vec![0; 2000]);
    let fetched = number.fetch(&file("78"), 1000).await;
    assert!(matches!(&fetched, Err(FetchError::Refused { cause }) if cause.contains("large")), "{fetched:?}");
}

#[tokio::test]
async fn who_it_is_and_what_it_can() {
    let world = World::start().await;
    let number = world.number();
    let profile = number.connect().await.unwrap();
    assert_eq!((profile.external_id.as_str(), profile.name.as_str()), (NUMBER, "Attaché"));
    assert_eq!(profile.address.as_deref(), Some("https://wa.me/15550783881"));
    let Abilities { window, deduplicates, .. } = number.abilities();
    assert_eq!((window.map(|window| window.open), deduplicates), (Some(std::time::Duration::from_hours(24)), false));
    let rates = number.rates(CHAT);
    let pair = rates.iter().find(|rate| rate.scope == Scope::Chat).unwrap();
    assert_eq!((pair.interval.as_secs(), pair.burst), (6, 45));
    let all = rates.iter().find(|rate| rate.scope == Scope::Account).unwrap();
    assert_eq!(all.interval.as_micros(), 12_500);
    assert!(!format!("{number:?}").contains(&TOKEN[3..]), "the token is not shown");
}
