//! A person in Madrid on Monday 23 November 2026 at nine, what stands in their agenda, and how to ask a model.

use jiff::Zoned;
use models::contract::tools;
use models::rules::Rules;
use models::{AgendaItem, Answer, Deltas, Model, Part, Purpose, Request, Role, Said, ToolResult};
use serde_json::Value;

pub fn now() -> Zoned {
    "2026-11-23T09:00[Europe/Madrid]".parse().unwrap()
}

/// A new message with the id `msg_{n}`.
pub fn said(n: usize, role: Role, text: &str) -> Part {
    let name = if role == Role::Contact { "Ana" } else { "" };
    Part::Said(Said { id: format!("msg_{n}"), role, name: name.into(), text: text.into(), at: now(), new: true })
}

/// The same message as history.
pub fn earlier(n: usize, role: Role, text: &str) -> Part {
    match said(n, role, text) {
        Part::Said(said) => Part::Said(Said { new: false, ..said }),
        other => other,
    }
}

pub fn request(purpose: Purpose, parts: Vec<Part>) -> Request {
    Request {
        purpose,
        language: "en".into(),
        now: now(),
        parts,
        tools: tools(),
        agenda: Vec::new(),
        memory: models::Memory::default(),
        instructions: None,
        hide: None,
        prompt: models::Once::default(),
    }
}

pub fn chat(texts: &[&str]) -> Request {
    let parts = texts.iter().enumerate().map(|(n, text)| said(n + 1, Role::User, text));
    request(Purpose::Chat, parts.collect())
}

pub fn watched(text: &str) -> Request {
    request(Purpose::Detect, vec![said(1, Role::Contact, text)])
}

pub fn agenda() -> Vec<AgendaItem> {
    let item = |id: &str, title: &str, start: &str, place: Option<&str>| AgendaItem {
        id: id.into(),
        title: title.into(),
        start: Some(format!("{start}[Europe/Madrid]").parse().unwrap()),
        place: place.map(str::to_owned),
        ..AgendaItem::default()
    };
    vec![
        item("evt_1", "Dentist", "2026-11-26T10:00", None),
        item("evt_2", "Lunch with Ana", "2026-11-27T13:00", Some("Casa Lucio")),
        item("evt_3", "Reunión con Marta", "2026-11-25T12:00", None),
        item("evt_4", "Team meeting", "2026-11-24T15:00", None),
        item("rem_1", "Call mum", "2026-11-24T17:00", None),
        item("rem_2", "Pagar el alquiler", "2026-12-01T09:00", None),
    ]
}

#[derive(Default)]
pub struct Pieces(pub Vec<String>);

impl Deltas for Pieces {
    fn text(&mut self, piece: &str) {
        self.0.push(piece.to_owned());
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn rules(request: &Request) -> Answer {
    Rules.respond(request, &mut ()).await.unwrap()
}

/// Adds the answer and one result per call to the request, in the order of the calls.
pub fn answered(request: &mut Request, answer: &Answer, results: &[Value]) {
    assert_eq!(answer.calls.len(), results.len(), "{:?}", answer.calls);
    request.parts.push(Part::Answered(answer.clone()));
    for (call, content) in answer.calls.iter().zip(results) {
        let result = ToolResult { call_id: call.id.clone(), name: call.name.clone(), content: content.clone() };
        request.parts.push(Part::Result(result));
    }
}

/// What every program does first that speaks TLS.
pub fn tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
