//! The configured model: the rules, or a chain of providers that ends with them.

use std::sync::Arc;

use anyhow::{Context, anyhow};
use domain::Env;
use models::Model;
use models::anthropic::Anthropic;
use models::chain::Chain;
use models::guarded::Guarded;
use models::openai::OpenAi;
use models::redacting::Redacting;
use models::rules::Rules;
use models::scripted::Scripted;

use crate::config::{self, Kind, Protocol, Provider};

pub fn configured(config: &config::Model, env: &Env) -> anyhow::Result<Arc<dyn Model>> {
    Ok(match config.kind {
        Kind::Rules => Arc::new(Rules),
        Kind::Chain => chain(config, env)?,
        Kind::Echo if config.delay.is_zero() => Arc::new(Scripted::echo()),
        Kind::Echo => {
            let delay = config.delay;
            Arc::new(Scripted::echo().delayed(move || tokio::time::sleep(delay)))
        }
    })
}

fn chain(config: &config::Model, env: &Env) -> anyhow::Result<Arc<dyn Model>> {
    let prices = config.prices().map_err(|what| anyhow!("model.prices: {what}"))?;
    let mut models: Vec<Arc<dyn Model>> = Vec::new();
    for (section, provider) in config.providers() {
        let client = Arc::new(Redacting::new(client(section, &provider)?));
        let price = prices.of(client.name());
        models.push(Arc::new(Guarded::new(client, provider.limits(), price, env.clone())));
    }
    models.push(Arc::new(Rules));
    Ok(Arc::new(Chain::new(models)))
}

/// A provider's client without its guard: one question is one try.
pub fn client(section: &str, provider: &Provider) -> anyhow::Result<Arc<dyn Model>> {
    let options = provider.options().map_err(|what| anyhow!("{section}: {what}"))?;
    let client: models::Result<Arc<dyn Model>> = match provider.protocol {
        Protocol::Openai => OpenAi::new(options).map(|model| Arc::new(model) as _),
        Protocol::Anthropic => Anthropic::new(options).map(|model| Arc::new(model) as _),
    };
    client.with_context(|| section.to_owned())
}
