//! Chat completions as `OpenAI` made them and many speak: OpenAI, DeepSeek, Groq, Gemini's endpoint, OpenRouter, Ollama,
//! vLLM, llama.cpp.

mod ask;
pub(crate) mod read;

use async_trait::async_trait;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::draft::Draft;
use crate::http::Http;
use crate::{Answer, Deltas, Endpoint, Error, Model, Request, Result, Worst};

pub use crate::http::Patience;

/// The usual address.
pub const URL: &str = "https://api.openai.com/v1";

/// How to reach a provider and what to ask it for; the same for every protocol.
#[derive(Debug, Clone)]
pub struct Options {
    pub endpoint: Endpoint,
    /// `None` for servers that ask for no key.
    pub key: Option<SecretString>,
    /// The model's name as the provider knows it.
    pub model: String,
    /// The most tokens of an answer, thinking included.
    pub output_tokens: u32,
    pub patience: Patience,
}

/// A [`Model`] behind an endpoint for chat completions.
#[derive(Debug)]
pub struct OpenAi {
    http: Http,
    options: Options,
    headers: HeaderMap,
}

impl OpenAi {
    pub fn new(options: Options) -> Result<Self> {
        let http = Http::new(&options.endpoint, options.patience)?;
        let mut headers = HeaderMap::new();
        if let Some(key) = &options.key {
            headers.insert(AUTHORIZATION, secret(&format!("Bearer {}", key.expose_secret()))?);
        }
        Ok(Self { http, options, headers })
    }
}

/// A header that is never shown.
pub(crate) fn secret(value: &str) -> Result<HeaderValue> {
    let mut value =
        HeaderValue::from_str(value).map_err(|_| Error::Denied("the key has characters that no key has".into()))?;
    value.set_sensitive(true);
    Ok(value)
}

#[async_trait]
impl Model for OpenAi {
    fn name(&self) -> &str {
        &self.options.model
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let prompt = request.prompt();
        let body = ask::body(&self.options, &prompt);
        let mut draft = Draft::default();
        let mut reading = read::Reading;
        let url = self.options.endpoint.join("chat/completions");
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
