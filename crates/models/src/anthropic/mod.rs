//! Anthropic's Messages.

mod ask;
pub(crate) mod read;

use async_trait::async_trait;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use secrecy::ExposeSecret;

use crate::draft::Draft;
use crate::http::Http;
use crate::openai::{Options, secret};
use crate::{Answer, Deltas, Model, Request, Result, Worst};

/// The usual address.
pub const URL: &str = "https://api.anthropic.com/v1";
/// The protocol's version, which is not the model's.
const VERSION: &str = "2023-06-01";

/// A [`Model`] behind Anthropic's Messages.
#[derive(Debug)]
pub struct Anthropic {
    http: Http,
    options: Options,
    headers: HeaderMap,
}

impl Anthropic {
    pub fn new(options: Options) -> Result<Self> {
        let http = Http::new(&options.endpoint, options.patience)?;
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static("anthropic-version"), HeaderValue::from_static(VERSION));
        if let Some(key) = &options.key {
            headers.insert(HeaderName::from_static("x-api-key"), secret(key.expose_secret())?);
        }
        Ok(Self { http, options, headers })
    }
}

#[async_trait]
impl Model for Anthropic {
    fn name(&self) -> &str {
        &self.options.model
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let prompt = request.prompt();
        let body = ask::body(&self.options, &prompt);
        let mut draft = Draft::default();
        let mut reading = read::Reading::default();
        let url = self.options.endpoint.join("messages");
        self.http.ask(url, self.headers.clone(), &body, &mut reading, &mut draft, deltas).await?;
        draft.finish(request, &prompt, &self.options.model, deltas)
    }

    fn is_billed(&self) -> bool {
        true
    }

    fn most(&self, request: &Request) -> Option<Worst> {
        Some(request.prompt().worst(&self.options.model, self.options.output_tokens))
    }
}
