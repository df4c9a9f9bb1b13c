//! Meta's own description of the Cloud API: its examples are pushed to us, and npm's Prism answers our calls by it.
//! Skipped where `ATTACHE_WHATSAPP_SPEC` names no copy as JSON; `scripts/peers/whatsapp` makes one and installs Prism.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use channels::whatsapp::{GraphApi, Number, Options, Secret, Token, Whatsapp, fake};
use channels::{Button, Channel, Endpoint, FetchError, FileKind, Outgoing, RemoteFile, Template, Upload};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::telegram::others::skipped;
use crate::whatsapp::person::{APP_SECRET, CHAT, NUMBER, TOKEN, VERIFY, World, said, text};

/// The number of the description's examples.
const EXAMPLE: &str = "106853218861309";

/// `None`, with the reason on the screen, where it is not at hand.
pub fn description() -> Option<Value> {
    let told = "ATTACHE_WHATSAPP_SPEC names no copy of the Cloud API's description as JSON (scripts/peers/whatsapp)";
    let path = std::env::var_os("ATTACHE_WHATSAPP_SPEC").map(PathBuf::from);
    let Some(path) = path.filter(|path| path.extension().is_some_and(|end| end == "json")) else {
        skipped(told);
        return None;
    };
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

fn number(id: &str, address: &str) -> Whatsapp {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = Options {
        number: Number::parse(id).unwrap(),
        token: Token::parse(TOKEN).unwrap(),
        app_secret: Secret::parse(APP_SECRET).unwrap(),
        verify_token: Secret::parse(VERIFY).unwrap(),
    };
    Whatsapp::new(&GraphApi::new(Endpoint::parse(address).unwrap()).unwrap(), options)
}

fn examples(spec: &Value, path: &str) -> Vec<(String, Value)> {
    let content = &spec["paths"][path]["post"]["requestBody"]["content"]["application/json"];
    let examples = content["examples"].as_object().unwrap();
    examples.iter().map(|(name, example)| (name.clone(), example["value"].clone())).collect()
}

#[test]
fn every_example_push_is_read() {
    let Some(spec) = description() else { return };
    let examples = examples(&spec, "/whatsapp/webhooks");
    assert!(examples.len() >= 16, "{}", examples.len());
    // What holds nothing for us is passed over and counted, all but reactions.
    let nothing = ["Unsupported", "Order", "System", "Group"];
    for (name, example) in examples {
        let id = example["entry"][0]["changes"][0]["value"]["metadata"]["phone_number_id"].as_str().unwrap();
        let push = fake::push(APP_SECRET, example.to_string().into_bytes());
        let batch = number(id, "http://127.0.0.1:1").webhook(&push.request()).unwrap().batch;
        let expected = match name.as_str() {
            "Reaction Message" => (0, 0),
            _ if nothing.iter().any(|word| name.starts_with(word)) => (0, 1),
            _ => (1, 0),
        };
        assert_eq!((batch.updates.len(), batch.skipped), expected, "{name}: {batch:?}");
    }
}

/// The fake is no stricter than the examples are; what we never send may be strange to it.
#[test]
fn every_example_send_is_known_to_the_fake_or_never_ours() {
    let Some(spec) = description() else { return };
    let examples = examples(&spec, "/{Version}/{Phone-Number-ID}/messages");
    assert!(examples.len() >= 50, "{}", examples.len());
    // A list's own kinds of interactive messages, and media that are named by a link.
    let others = |wrong: &String| wrong.contains("interactive.") || wrong.ends_with(".id: missing");
    let mut known = 0;
    for (name, mut example) in examples {
        // One of them has forgotten to say what it is.
        if example["type"].is_null() && example["interactive"].is_object() {
            example["type"] = "interactive".into();
        }
        let wrong = fake::table::check(&example);
        known += usize::from(wrong.is_empty());
        let ours = ["Text Message", "Reply Button", "List Message", "Template Text", "Test Message", "typing"];
        // Texts of a template that are true and false: another of its own slips.
        if name == "Send Sample Issue Resolution Template" {
            continue;
        }
        let is_ours = ours.iter().any(|word| name.contains(word)) && !name.contains("Product");
        let wrong: Vec<String> = wrong.into_iter().filter(|wrong| !wrong.ends_with("not in the table")).collect();
        assert!(wrong.is_empty() || (!is_ours && wrong.iter().all(others)), "{name}: {wrong:?}");
    }
    assert!(known >= 14, "{known} of the examples are whole to the fake");
}

#[tokio::test]
async fn typing_is_the_examples() {
    let Some(spec) = description() else { return };
    let examples = examples(&spec, "/{Version}/{Phone-Number-ID}/messages");
    let (_, official) = examples.into_iter().find(|(name, _)| name.contains("typing indicator")).unwrap();
    let world = World::start().await;
    let number = world.number();
    let body = fake::envelope(NUMBER, &said(&[text(official["message_id"].as_str().unwrap(), "x")]));
    number.webhook(&fake::push(APP_SECRET, body.to_string().into_bytes()).request()).unwrap();
    number.typing(CHAT).await.unwrap();
    assert_eq!(world.server.calls(NUMBER), [official]);
}

/// A part of the description with all that it refers to written out: left to itself, Prism now and then loses what
/// references lead to, and then lets every body pass.
fn inlined(spec: &Value, part: &Value, depth: usize) -> Value {
    assert!(depth < 100, "what we send does not hold itself");
    match part {
        Value::Object(fields) => match fields.get("$ref").and_then(Value::as_str) {
            Some(name) => inlined(spec, spec.pointer(name.trim_start_matches('#')).unwrap(), depth + 1),
            None => {
                let fields = fields.iter().filter(|(name, _)| *name != "discriminator");
                fields.map(|(name, value)| (name.clone(), inlined(spec, value, depth + 1))).collect()
            }
        },
        Value::Array(all) => all.iter().map(|value| inlined(spec, value, depth + 1)).collect(),
        plain => plain.clone(),
    }
}

/// A running Prism over some of the paths; ends with its test. Of all together it takes some for others.
struct Prism {
    child: Child,
    address: String,
    _spec: tempfile::TempDir,
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Prism {
    async fn start(mut spec: Value, paths: &[&str]) -> Option<Self> {
        let Some(modules) = std::env::var_os("ATTACHE_PRISM") else {
            skipped("Prism is not installed (scripts/peers/whatsapp installs it)");
            return None;
        };
        let modules = Path::new(&modules);
        let wanted = paths.iter().map(|path| ((*path).to_owned(), inlined(&spec, &spec["paths"][path], 0)));
        spec["paths"] = Value::Object(wanted.collect());
        spec["components"] = json!({"securitySchemes": spec["components"]["securitySchemes"]});
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("description.json");
        std::fs::write(&file, spec.to_string()).unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(modules.join(".bin/node"))
            .arg(modules.join("@stoplight/prism-cli/dist/index.js"))
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port", &port.to_string()])
            .arg(&file)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut prism = Self { child, address: format!("http://127.0.0.1:{port}"), _spec: folder };
        // Ready when it listens; a program that ended never will.
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(prism.child.try_wait().unwrap().is_none(), "Prism ended at its start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Some(prism)
    }

    /// What a body is answered that our own client does not send.
    async fn post(&self, body: &Value) -> (u16, String) {
        let endpoint = Endpoint::parse(&self.address).unwrap();
        let request = net::client(&endpoint, Duration::from_secs(5)).unwrap().post(endpoint.join("v23.0/1/messages"));
        let request = request.header("content-type", "application/json").header("authorization", "Bearer EAAx");
        let answer = request.body(body.to_string()).send().await.unwrap();
        (answer.status().as_u16(), String::from_utf8(answer.bytes().await.unwrap().to_vec()).unwrap())
    }
}

#[tokio::test]
async fn every_call_of_ours_is_as_the_description_has_it() {
    let Some(spec) = description() else { return };
    let messages = "/{Version}/{Phone-Number-ID}/messages";
    let paths = [messages, "/{Version}/{Phone-Number-ID}/media", "/{Version}/{Phone-Number-ID}"];
    let Some(prism) = Prism::start(spec.clone(), &paths).await else { return };
    let ours = number(EXAMPLE, &prism.address);
    let profile = ours.connect().await.unwrap();
    assert_eq!((profile.external_id.as_str(), profile.name.as_str()), (EXAMPLE, "Jaspers Market"));

    let plain = || Outgoing::text(CHAT, "Lunch on Friday? 👋🏽", "1");
    let buttons = |count: usize| {
        (0..count).map(|n| Button::new(format!("{n}{}", "x".repeat(19)), format!("{n}{}", "d".repeat(199)))).collect()
    };
    let file = |kind: FileKind, mime: &str| Upload {
        kind,
        name: "lunch.ics".into(),
        mime: mime.into(),
        bytes: b"bytes".as_slice().into(),
    };
    let template = |parameters: Vec<String>| Template { name: "reminder".into(), language: "es".into(), parameters };
    let sends = [
        plain(),
        plain().answering("wamid.HBgL1"),
        Outgoing::text(CHAT, "x".repeat(4096), "1"),
        Outgoing { chat_key: "Y2FwaV9ncm91cDox".into(), ..plain() },
        plain().with_buttons(buttons(1)),
        plain().with_buttons(buttons(3)).answering("wamid.HBgL1"),
        plain().with_buttons(buttons(4)),
        Outgoing::text(CHAT, "x".repeat(1024), "1").with_buttons(buttons(10)),
        plain().with_file(file(FileKind::Image, "image/jpeg")),
        plain().with_file(file(FileKind::Video, "video/mp4")),
        plain().with_file(file(FileKind::Document, "text/calendar")).answering("wamid.HBgL1"),
        Outgoing::text(CHAT, "", "1").with_file(file(FileKind::Voice, "audio/ogg")),
        plain().with_file(file(FileKind::Document, "application/pdf")).with_buttons(buttons(2)),
        plain().with_template(template(Vec::new())),
        plain().with_template(template(vec!["Lunch".into(), "Friday".into()])),
    ];
    for outgoing in sends {
        let sent = ours.send(&outgoing).await;
        assert!(sent.as_ref().is_ok_and(|receipt| receipt.external_id.is_some()), "{outgoing:?}: {sent:?}");
    }
    // It would tell.
    let wrong = [
        (json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "1", "type": "text"}), "'text'"),
        (
            json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "1", "type": "interactive",
                "interactive": {"type": "button", "body": {"text": "x".repeat(1025)}, "action": {"buttons":
                [{"type": "reply", "reply": {"id": "1", "title": "Yes"}}]}}}),
            "1024",
        ),
    ];
    for (body, fault) in wrong {
        let (status, told) = prism.post(&body).await;
        assert!(status == 422 && told.contains(fault), "{status} {told} to {body}");
    }
}

#[tokio::test]
async fn a_file_is_asked_for_as_the_description_has_it() {
    let Some(spec) = description() else { return };
    let Some(prism) = Prism::start(spec, &["/{Version}/{Media-ID}"]).await else { return };
    let file = RemoteFile {
        kind: FileKind::Image,
        name: String::new(),
        mime: String::new(),
        size: None,
        remote_id: "2621233374848975".into(),
    };
    let fetched = number(EXAMPLE, &prism.address).fetch(&file, 1_000_000).await;
    // The example's address is none; so far all was understood.
    assert!(matches!(&fetched, Err(FetchError::Refused { cause }) if cause.contains("not Meta's")), "{fetched:?}");
    let fetched = number(EXAMPLE, &prism.address).fetch(&file, 1000).await;
    assert!(matches!(&fetched, Err(FetchError::Refused { cause }) if cause.contains("too large")), "{fetched:?}");
}
