//! A model that is asked without personal data: hidden before the question leaves, and put back into what is answered,
//! piece by piece while it streams, and into the arguments of its calls before anybody looks at them.
//!
//! Only where the request says so ([`Request::hide`]). Nothing is kept between two questions: the values get their
//! tokens in the order in which the request tells them, so a turn's later rounds, which only add to it, use the same.
//! What is recorded of a turn is therefore what it would be without this.

use std::sync::Arc;

use async_trait::async_trait;
use domain::redact::{MAX_TOKEN, Redactor};
use serde_json::Value;

use crate::{Answer, Deltas, Health, Model, Part, Payer, Request, Result, Worst};

/// Asks another model without personal data.
#[derive(Debug)]
pub struct Redacting {
    model: Arc<dyn Model>,
}

impl Redacting {
    pub fn new(model: Arc<dyn Model>) -> Self {
        Self { model }
    }
}

#[async_trait]
impl Model for Redacting {
    fn name(&self) -> &str {
        self.model.name()
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let Some((redactor, hidden)) = hidden(request) else { return self.model.respond(request, deltas).await };
        let mut restoring = Restoring { redactor: &redactor, deltas, held: String::new() };
        let answer = self.model.respond(&hidden, &mut restoring).await?;
        restoring.release();
        Ok(restored(answer, &redactor, &hidden, request))
    }

    fn is_billed(&self) -> bool {
        self.model.is_billed()
    }

    fn most(&self, request: &Request) -> Option<Worst> {
        match hidden(request) {
            Some((_, hidden)) => self.model.most(&hidden),
            None => self.model.most(request),
        }
    }

    fn health(&self) -> Vec<Health> {
        self.model.health()
    }
}

/// The request without personal data, and what restores it; `None` where nothing is to be hidden.
fn hidden(request: &Request) -> Option<(Redactor, Request)> {
    let known = request.hide.as_ref()?;
    let spoken = request.parts.iter().filter_map(|part| match part {
        Part::Said(said) => Some(said.name.as_str()),
        _ => None,
    });
    let mut redactor = Redactor::new(known.iter().map(String::as_str).chain(spoken));
    let mut hidden = Request { hide: Some(Vec::new()), ..request.clone() };
    if let Some(instructions) = &mut hidden.instructions {
        *instructions = redactor.redact(instructions);
    }
    hidden.memory.name.clear();
    hidden.memory.places.clear();
    for known in &mut hidden.memory.facts {
        known.text = redactor.redact(&known.text);
    }
    for gist in &mut hidden.memory.earlier {
        gist.text = redactor.redact(&gist.text);
    }
    for item in &mut hidden.agenda {
        item.title = redactor.redact(&item.title);
        item.place = item.place.as_deref().map(|place| redactor.redact(place));
    }
    // In the order of the conversation: what a later round adds comes last.
    for part in &mut hidden.parts {
        match part {
            Part::Said(said) => {
                said.name = redactor.redact(&said.name);
                said.text = redactor.redact(&said.text);
            }
            Part::Answered(answer) => {
                answer.text = redactor.redact(&answer.text);
                answer.calls.iter_mut().for_each(|call| hide(&mut call.arguments, &mut redactor));
            }
            Part::Result(result) => hide(&mut result.content, &mut redactor),
        }
    }
    Some((redactor, hidden))
}

/// Hides within every text of a JSON value, and whole numbers that are something themselves.
fn hide(value: &mut Value, redactor: &mut Redactor) {
    match value {
        Value::String(text) => *text = redactor.redact(text),
        Value::Number(number) => {
            let text = number.to_string();
            let redacted = redactor.redact(&text);
            if redacted != text {
                *value = Value::String(redacted);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| hide(item, redactor)),
        Value::Object(fields) => fields.values_mut().for_each(|field| hide(field, redactor)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn restored(mut answer: Answer, redactor: &Redactor, hidden: &Request, request: &Request) -> Answer {
    answer.text = redactor.restore(&answer.text);
    for call in &mut answer.calls {
        restore(&mut call.arguments, redactor);
        if let Some(why) = &mut call.why {
            why.reason = redactor.restore(&why.reason);
            why.quote = redactor.restore(&why.quote);
            // A quote may have been cut within a token.
            if let Some(at) = why.quote.rfind('⟨').filter(|at| !why.quote[*at..].contains('⟩')) {
                why.quote.truncate(at);
            }
        }
    }
    // The name of a workspace's own instructions is that of their words, whoever is named in them.
    if answer.made.prompt == crate::prompt::version(hidden) {
        answer.made.prompt = crate::prompt::version(request).into_owned();
    }
    answer
}

fn restore(value: &mut Value, redactor: &Redactor) {
    match value {
        Value::String(text) => *text = redactor.restore(text),
        Value::Array(items) => items.iter_mut().for_each(|item| restore(item, redactor)),
        Value::Object(fields) => fields.values_mut().for_each(|field| restore(field, redactor)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Restores an answer while it streams. What may be the beginning of a token is held back, a token's length at most.
struct Restoring<'a> {
    redactor: &'a Redactor,
    deltas: &'a mut dyn Deltas,
    held: String,
}

impl Restoring<'_> {
    /// Passes on what cannot be part of a token any more.
    fn pass_on(&mut self) {
        let open =
            self.held.rfind('⟨').filter(|at| self.held.len() - at < MAX_TOKEN && !self.held[*at..].contains('⟩'));
        let kept = self.held.split_off(open.unwrap_or(self.held.len()));
        self.say();
        self.held = kept;
    }

    fn release(&mut self) {
        self.say();
    }

    fn say(&mut self) {
        let text = self.redactor.restore(&std::mem::take(&mut self.held));
        if !text.is_empty() {
            self.deltas.text(&text);
        }
    }
}

impl Deltas for Restoring<'_> {
    fn text(&mut self, piece: &str) {
        self.held.push_str(piece);
        self.pass_on();
    }

    fn restart(&mut self) {
        self.held.clear();
        self.deltas.restart();
    }

    fn payer(&mut self) -> Option<&mut dyn Payer> {
        self.deltas.payer()
    }
}
