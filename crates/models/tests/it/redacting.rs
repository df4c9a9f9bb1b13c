//! A model that is asked without personal data: what leaves, and what comes back.

use std::sync::Arc;

use async_trait::async_trait;
use models::anthropic::Anthropic;
use models::openai::OpenAi;
use models::prompt::Prompt;
use models::redacting::Redacting;
use models::scripted::Scripted;
use models::{Answer, Deltas, Made, Model, Part, Request, Result, Role, ToolCall, ToolResult};
use serde_json::json;

use crate::brain;
use crate::fake::Fake;
use crate::support::{agenda, chat, earlier, tls};

/// One of each kind, and a name.
const CANARIES: [&str; 7] = [
    "zenobia@example.org",
    "+34 612 345 678",
    "4111 1111 1111 1111",
    "ES91 2100 0418 4502 0005 1332",
    "12345678Z",
    "Zenobia",
    "612 345 679",
];

fn asked() -> Request {
    let mut asked =
        chat(&["Mail Zenobia at zenobia@example.org or +34 612 345 678; card 4111 1111 1111 1111, account \
                            ES91 2100 0418 4502 0005 1332, id 12345678Z. Friday 2026-11-27 at 13:00"]);
    asked.parts.insert(0, earlier(8, Role::Assistant, "Zenobia called from 612 345 679."));
    asked.agenda = agenda();
    asked.agenda[0].title = "Lunch with Zenobia".into();
    asked.agenda[0].place = Some("call +34 612 345 678".into());
    asked.hide = Some(vec!["Zenobia Ruiz".into()]);
    asked
}

/// Streams its answer in pieces of so many bytes, as they come over a wire, and keeps what it was asked.
#[derive(Debug)]
struct InPieces(usize, String, std::sync::Mutex<Vec<Request>>);

#[async_trait]
impl Model for InPieces {
    fn name(&self) -> &'static str {
        "pieces"
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        self.2.lock().unwrap().push(request.clone());
        let mut rest = self.1.as_str();
        while !rest.is_empty() {
            let (piece, more) = rest.split_at(rest.ceil_char_boundary(self.0));
            deltas.text(piece);
            rest = more;
        }
        Ok(Answer { text: self.1.clone(), ..Answer::default() })
    }
}

#[derive(Default)]
struct Heard(String);

impl Deltas for Heard {
    fn text(&mut self, piece: &str) {
        self.0.push_str(piece);
    }

    fn restart(&mut self) {
        self.0.clear();
    }
}

#[tokio::test]
async fn nothing_leaves_and_the_answer_names_whom_it_means() {
    let script = Arc::new(Scripted::reply(|request| {
        let text = request.new_messages().next().unwrap().text.clone();
        let call = ToolCall {
            id: "c".into(),
            name: "create_event".into(),
            arguments: json!({"title": text, "n": [text]}),
            why: None,
        };
        Ok(Answer { text, calls: vec![call], ..Answer::default() })
    }));
    let asked = asked();
    let answer = Redacting::new(script).respond(&asked, &mut ()).await.unwrap();
    let said = &asked.new_messages().next().unwrap().text;
    assert_eq!(&answer.text, said);
    assert_eq!(answer.calls[0].arguments, json!({"title": said, "n": [said]}));
    // Without leave, nothing is touched.
    let script = Arc::new(InPieces(7, "ok".into(), std::sync::Mutex::default()));
    let open = Request { hide: None, ..asked.clone() };
    Redacting::new(script.clone()).respond(&open, &mut ()).await.unwrap();
    assert_eq!(script.2.lock().unwrap()[0], open);
}

#[tokio::test]
async fn no_provider_is_sent_any_of_it() {
    tls();
    let fakes =
        [Fake::start(|_, asked| brain::openai(asked)).await, Fake::start(|_, asked| brain::anthropic(asked)).await];
    let models: [Arc<dyn Model>; 2] =
        [Arc::new(OpenAi::new(fakes[0].options()).unwrap()), Arc::new(Anthropic::new(fakes[1].options()).unwrap())];
    for (model, fake) in models.into_iter().zip(fakes) {
        Redacting::new(model).respond(&asked(), &mut ()).await.unwrap();
        let sent = fake.asked().remove(0).body.to_string();
        for canary in CANARIES {
            assert!(!sent.contains(canary), "{canary}: {sent}");
        }
        assert!(
            sent.contains("⟨person-1⟩") && sent.contains("copy them unchanged") && sent.contains("2026-11-27"),
            "{sent}"
        );
    }
}

#[tokio::test]
async fn a_streamed_answer_is_restored_wherever_it_is_cut() {
    let text = "Told ⟨person-1⟩ (⟨email-1⟩) ⟨not one ⟨person-99⟩ ⟨⟨person-1⟩⟩ and ⟨phone-1⟩⟨card-1⟩ ⟨perso";
    for size in 1..40 {
        let mut heard = Heard::default();
        let model = Arc::new(InPieces(size, text.into(), std::sync::Mutex::default()));
        let answer = Redacting::new(model).respond(&asked(), &mut heard).await.unwrap();
        assert_eq!(heard.0, answer.text, "{size}");
        assert!(
            answer.text.starts_with("Told Zenobia (zenobia@example.org) ⟨not one ⟨person-99⟩ ⟨Zenobia⟩ and "),
            "{answer:?}"
        );
        assert!(answer.text.ends_with("⟨perso"));
    }
}

#[tokio::test]
async fn a_later_round_uses_the_same_tokens() {
    let model = Arc::new(InPieces(9, "ok".into(), std::sync::Mutex::default()));
    let redacting = Redacting::new(model.clone());
    let mut asked = asked();
    redacting.respond(&asked, &mut ()).await.unwrap();
    let call =
        ToolCall { id: "c".into(), name: "find_events".into(), arguments: json!({"query": "Zenobia"}), why: None };
    asked.parts.push(Part::Answered(Answer { calls: vec![call], ..Answer::default() }));
    let content = json!({"status": "found", "items": [{"id": "evt_1", "with": ["zenobia@example.org"], "card": 4_111_111_111_111_111_u64}]});
    asked.parts.push(Part::Result(ToolResult { call_id: "c".into(), name: "find_events".into(), content }));
    redacting.respond(&asked, &mut ()).await.unwrap();
    let seen = model.2.lock().unwrap();
    assert_eq!(seen[0].parts, seen[1].parts[..seen[0].parts.len()]);
    let sent = serde_json::to_string(&seen[1].parts).unwrap();
    assert!(
        sent.contains(r#""query":"⟨person-1⟩""#) && sent.contains(r#""id":"evt_1""#) && !sent.contains("411111"),
        "{sent}"
    );
}

/// What is recorded names the workspace's own instructions by their own words, as a replay finds them.
#[tokio::test]
async fn own_instructions_keep_their_name() {
    let script = Arc::new(Scripted::reply(|request| {
        let prompt = Prompt::of(request);
        assert!(!prompt.system.contains("Zenobia") && prompt.system.contains("⟨person-1⟩"), "{prompt:?}");
        let made = Made { prompt: prompt.version.into_owned(), ..Made::default() };
        Ok(Answer { text: "ok".into(), made, ..Answer::default() })
    }));
    let asked = Request { instructions: Some("You serve Zenobia Ruiz.".into()), ..asked() };
    let answer = Redacting::new(script).respond(&asked, &mut ()).await.unwrap();
    assert_eq!(answer.made.prompt, models::prompt::version(&asked));
}
