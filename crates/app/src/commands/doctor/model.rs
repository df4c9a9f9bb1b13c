//! What is looked at in the model: each provider is asked something tiny.

use std::time::Duration;

use domain::{Clock, SystemClock};
use jiff::tz::TimeZone;
use models::{Part, Purpose, Request, Role, Said};

use super::Finding;
use crate::config::{Kind, Model, Provider};
use crate::model;
use crate::stopwatch::Stopwatch;

/// How long a provider may take here, whatever its configuration allows.
const PATIENCE: Duration = Duration::from_secs(30);
/// Enough for a word, and for the thoughts that some have before it.
const OUTPUT_TOKENS: u32 = 512;

pub(super) async fn check(config: &Model) -> Vec<Finding> {
    let kind = match config.kind {
        Kind::Rules => "the rules, without network or key".to_owned(),
        Kind::Echo => return vec![Finding::warn("model", "it only repeats what it is told, for measurements")],
        Kind::Chain => {
            let names: Vec<String> = config.providers().iter().filter_map(|(_, one)| one.name.clone()).collect();
            format!("{}, then the rules", names.join(", then "))
        }
    };
    let mut findings = vec![Finding::ok("model", kind)];
    if config.kind == Kind::Chain {
        for (section, provider) in config.providers() {
            findings.extend(unpriced(config, section, &provider));
            findings.extend(provider_of(section, &provider).await);
        }
    }
    findings
}

/// A model without a price counts as free, so no cap in dollars holds it. One on this machine is.
fn unpriced(config: &Model, section: &str, provider: &Provider) -> Option<Finding> {
    let name = provider.name.as_deref().unwrap_or_default();
    let priced = config.prices().ok()?.of(name).is_some();
    let tokens = [config.budget.workspace_tokens, config.budget.user_tokens].iter().any(|cap| *cap > 0);
    if priced || tokens || provider.endpoint().ok()?.is_local() {
        return None;
    }
    Some(Finding::warn(
        "model",
        format!(
            "{section}: {name} has no price, so it counts as free and no cap in dollars holds it; write its price into \
             the file that model.prices names, or set model.budget.workspace_tokens"
        ),
    ))
}

/// A provider that fails stops nothing, because the next is asked: so it warns.
async fn provider_of(section: &str, provider: &Provider) -> Vec<Finding> {
    let name = provider.name.as_deref().unwrap_or_default();
    let mut findings = Vec::new();
    if let Ok(at) = provider.endpoint()
        && at.is_exposed()
    {
        let text = format!("{section}: {at} has no TLS, so others on the way can read what is said; write https://");
        findings.push(Finding::warn("model", text));
    }
    let provider = Provider { output_tokens: provider.output_tokens.min(OUTPUT_TOKENS), ..provider.clone() };
    let client = match model::client(section, &provider) {
        Ok(client) => client,
        Err(error) => {
            findings.push(Finding::warn("model", format!("{error:#}")));
            return findings;
        }
    };
    let watch = Stopwatch::start();
    let asked = tokio::time::timeout(PATIENCE, client.respond(&tiny(), &mut ())).await;
    let millis = watch.elapsed().as_millis();
    findings.push(match asked {
        Ok(Ok(answer)) => {
            let usage = answer.usage;
            let estimated = if usage.estimated { ", by our own estimate" } else { "" };
            let tokens = format!("{} tokens read, {} written{estimated}", usage.input_tokens, usage.output_tokens);
            Finding::ok("model", format!("{section}: {name} answers in {millis} ms ({tokens})"))
        }
        Ok(Err(error)) => Finding::warn("model", format!("{section}: {name}: {error}; the next one answers instead")),
        Err(_) => Finding::warn(
            "model",
            format!("{section}: {name} says nothing for {} s; the next one answers instead", PATIENCE.as_secs()),
        ),
    });
    findings
}

/// As little as can be asked.
fn tiny() -> Request {
    let now = SystemClock.now().to_zoned(TimeZone::UTC);
    let said = Said {
        id: String::new(),
        role: Role::User,
        name: String::new(),
        text: "Answer with the word ok.".into(),
        at: now.clone(),
        new: true,
    };
    Request {
        purpose: Purpose::Chat,
        language: "en".into(),
        now,
        parts: vec![Part::Said(said)],
        tools: Vec::new(),
        agenda: Vec::new(),
        memory: models::Memory::default(),
        instructions: None,
        hide: None,
        prompt: models::Once::default(),
    }
}
