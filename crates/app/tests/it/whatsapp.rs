//! A WhatsApp number, connected to the server as a process, with a Graph API server of our own at the other end, which
//! signs what it pushes as Meta does.
#![allow(clippy::disallowed_methods)] // the other end's task ends with the test's runtime

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use app::client::http::{Answer, Connection};
use channels::whatsapp::fake::{Said, Server as GraphServer};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{log, server, signed_in, until_said};

const PATIENCE: Duration = Duration::from_mins(1);
const NUMBER: &str = "106540352242922";
const TOKEN: &str = "EAAsecretpartofthetoken123";
const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";
const ANA: &str = "16505551234";

/// The other end: Meta's server, and Ana, who writes to the number.
struct Phone {
    graph: Arc<GraphServer>,
    url: String,
    /// Where Meta pushes, and how it gets there.
    hook: String,
    line: Option<Connection>,
}

impl Phone {
    async fn start() -> Self {
        let graph = Arc::new(GraphServer::default());
        graph.add(NUMBER, TOKEN, APP_SECRET);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(Arc::clone(&graph).serve(listener));
        Self { graph, url, hook: String::new(), line: None }
    }

    async fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.line.as_mut().unwrap().request(method, path, headers, body).await.unwrap()
    }

    /// Pushes a change `times` over, each signed.
    async fn push(&mut self, change: &Value, times: usize) {
        self.graph.bring(NUMBER, change);
        for push in self.graph.pushes(NUMBER) {
            let headers: Vec<(&str, &str)> =
                push.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
            for _ in 0..times {
                let hook = self.hook.clone();
                let answer = self.ask("POST", &hook, &headers, &push.body).await;
                assert_eq!(answer.status, 200, "{}", answer.text());
            }
        }
    }

    async fn message(&mut self, content: Value, times: usize) {
        let second = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let mut message = json!({"from": ANA, "id": self.graph.next_id(NUMBER), "timestamp": second.to_string()});
        message.as_object_mut().unwrap().extend(content.as_object().cloned().unwrap());
        let people = json!([{"profile": {"name": "Ana"}, "wa_id": ANA}]);
        self.push(&json!({"contacts": people, "messages": [message]}), times).await;
    }

    async fn write(&mut self, text: &str, times: usize) {
        self.message(json!({"type": "text", "text": {"body": text}}), times).await;
    }

    async fn press(&mut self, on: &Said, button: usize) {
        let (title, id) = &on.buttons[button];
        let reply = json!({"type": "button_reply", "button_reply": {"id": id, "title": title}});
        let context = json!({"id": on.id, "from": "15550783881"});
        self.message(json!({"type": "interactive", "interactive": reply, "context": context}), 2).await;
    }

    async fn status(&mut self, of: &Said, name: &str) {
        let status = json!({"id": of.id, "status": name, "timestamp": "1795000000", "recipient_id": ANA});
        self.push(&json!({"statuses": [status]}), 1).await;
    }

    /// The first message that the number sent of which `what` holds.
    async fn reads(&self, what: impl Fn(&Said) -> bool) -> Said {
        until_said(|| self.graph.said(NUMBER), what).await
    }
}

/// Asks again and again until `what` holds of the answer.
async fn until(connection: &mut Connection, path: &str, what: impl Fn(&Value) -> bool) -> Value {
    let wait = async {
        loop {
            let answer = connection.get(path).await.unwrap().json().unwrap();
            if what(&answer) {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{path} never came to that"))
}

fn credential(number: &str, token: &str) -> Value {
    let fields =
        json!({"phone_number_id": number, "access_token": token, "app_secret": APP_SECRET, "verify_token": ""});
    json!({"platform": "whatsapp", "credential": fields})
}

#[tokio::test]
async fn a_number_is_connected_and_a_message_brings_a_proposal_whose_button_makes_the_event() {
    let mut phone = Phone::start().await;
    let folder = tempfile::tempdir().unwrap();
    let variables = [("ATTACHE_MODEL_KIND", "rules"), ("ATTACHE_CHANNELS_WHATSAPP_URL", phone.url.as_str())];
    let mut server = server(folder.path(), &variables).await;
    let mut connection = signed_in(&mut server).await;
    phone.line = Some(Connection::new(server.address(), None));

    // What cannot be right is told by its field, what Meta refuses by what is wrong with it.
    for (wrong, words) in [
        (credential("+1 555 078 3881", TOKEN), "phone_number_id: a phone number ID is digits only"),
        (credential(NUMBER, "two words"), "access_token: an access token is one word"),
        (credential(NUMBER, "EAAanotherone"), "the access token is wrong, has expired or was withdrawn"),
        (credential("999999999999999", TOKEN), "Meta knows no such phone number ID"),
    ] {
        let refused = connection.post("/v1/channels", &wrong).await.unwrap();
        assert_eq!((refused.status, refused.text().contains(words)), (400, true), "{words}: {}", refused.text());
    }
    let connected = connection.post("/v1/channels", &credential(NUMBER, TOKEN)).await.unwrap();
    assert_eq!(connected.status, 201, "{}", connected.text());
    let channel = connected.json().unwrap()["id"].as_str().unwrap().to_owned();
    let list = connection.get("/v1/channels").await.unwrap();
    assert!(list.text().contains(r#"{"platform":"whatsapp","limit":100}"#), "{}", list.text());

    // What is entered at Meta's: it asks back at once.
    let hook = connection.get(&format!("/v1/channels/{channel}/hook")).await.unwrap().json().unwrap();
    let (url, verify) = (hook["url"].as_str().unwrap(), hook["verify_token"].as_str().unwrap());
    phone.hook = url[url.find("/hooks/").unwrap()..].to_owned();
    let challenge =
        |token: &str| format!("{}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={token}", phone.hook);
    let (right, wrong) = (challenge(verify), challenge("guessed"));
    let asked = phone.ask("GET", &right, &[], b"").await;
    assert_eq!((asked.status, asked.text().as_str()), (200, "1158201444"));
    assert_eq!(phone.ask("GET", &wrong, &[], b"").await.status, 404);
    let hook = phone.hook.clone();
    let forged = [("X-Hub-Signature-256", "sha256=00"), ("Content-Type", "application/json")];
    assert_eq!(phone.ask("POST", &hook, &forged, b"{}").await.status, 404);

    let pairing = connection.post(&format!("/v1/channels/{channel}/code"), &json!({})).await.unwrap().json().unwrap();
    let code = pairing["code"].as_str().unwrap();
    assert_eq!(pairing["url"], format!("https://wa.me/15550783881?text=/start%20{code}"));
    phone.write(&format!("/start {code}"), 1).await;
    let greeting = phone.reads(|said| said.text.contains("we are connected")).await;

    // Meta pushes it three times: one turn, one answer.
    phone.write("Lunch with Ana on Friday at 1pm", 3).await;
    let proposal = phone.reads(|said| !said.buttons.is_empty()).await;
    let labels: Vec<&str> = proposal.buttons.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!((proposal.text.contains("Lunch with Ana"), &labels[..]), (true, &["Yes", "No"][..]), "{proposal:?}");

    phone.press(&proposal, 0).await;
    let told = phone.reads(|said| said.text.starts_with("Done: ")).await;
    let agenda = connection.get("/v1/agenda").await.unwrap().json().unwrap();
    let titles: Vec<&str> =
        agenda["items"].as_array().unwrap().iter().filter_map(|entry| entry["title"].as_str()).collect();
    assert_eq!(titles, ["Lunch with Ana"], "{agenda}");

    // How far each got.
    for (said, status) in [(&greeting, "read"), (&proposal, "delivered"), (&told, "delivered"), (&told, "read")] {
        phone.status(said, status).await;
    }
    let chats = connection.get("/v1/conversations").await.unwrap().json().unwrap();
    let chats = chats["items"].as_array().unwrap().clone();
    let chat = chats.iter().find(|chat| chat["title"] == "Ana").unwrap()["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/conversations/{chat}/messages");
    let ours = |messages: &Value| -> Vec<String> {
        let all = messages["items"].as_array().unwrap().iter();
        let ours = all.filter(|message| message["sender"] == "assistant");
        ours.map(|message| message["delivery"].as_str().unwrap().to_owned()).collect()
    };
    until(&mut connection, &path, |messages| ours(messages) == ["read", "delivered", "read"]).await;
    assert_eq!(phone.graph.said(NUMBER).len(), 3, "{:?}", phone.graph.said(NUMBER));

    // Meta finds the window shut: the answer waits, everywhere it is said so, and the next words bring it.
    phone.graph.refuse(NUMBER, 400, 131_047);
    phone.write("What do I have on Friday?", 1).await;
    let held = until(&mut connection, "/v1/held", |held| !held["items"].as_array().unwrap().is_empty()).await;
    assert_eq!(held["items"][0]["why"], "waits until the person writes again: WhatsApp's 24-hour window");
    assert_eq!(ours(&connection.get(&path).await.unwrap().json().unwrap())[3], "held");
    let health = connection.get("/v1/health/channels").await.unwrap().json().unwrap();
    assert_eq!(health["issues"], json!(["Attaché: 1 message waits until the person writes again."]));
    let before = phone.graph.said(NUMBER).len();
    // A press is the person's, too.
    phone.press(&proposal, 0).await;
    phone.reads(|said| said.text.contains("it had to wait") && said.text.contains("Lunch with Ana")).await;
    until(&mut connection, &path, |messages| ours(messages)[3] == "sent").await;
    assert!(phone.graph.said(NUMBER).len() > before);

    assert_eq!(phone.graph.violations(), Vec::<String>::new());
    server.stop(PATIENCE).await.unwrap();
    let log = log(folder.path());
    for secret in ["EAAsecretpart", APP_SECRET, verify, &phone.hook["/hooks/".len()..]] {
        assert!(!log.contains(secret), "a secret reached the log");
    }
}
