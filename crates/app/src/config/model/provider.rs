//! One provider of a chain. Both sections have the same keys; only the environment's names differ.

use std::path::PathBuf;
use std::time::Duration;

use domain::Retry;
use models::openai::{Options, Patience};
use models::{Endpoint, anthropic, breaker, guarded, openai};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::super::{Problems, duration};

/// Bytes of a file with a key.
const LONGEST_KEY: u64 = 4096;

/// What a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protocol {
    Openai,
    Anthropic,
}

impl Protocol {
    fn usual_url(self) -> &'static str {
        match self {
            Self::Openai => openai::URL,
            Self::Anthropic => anthropic::URL,
        }
    }
}

/// Each key with its type, its default where it has one, and its variable in either section.
macro_rules! provider {
    ($($(#[doc = $doc:literal])* $key:ident: ($($type:tt)*), [$($usual:tt)*], $main:tt, $cheaper:tt;)*) => {
        /// Who is asked first, where model.kind is "chain".
        #[derive(Debug, Clone, confique::Config)]
        #[config(layer_attr(derive(Debug)))]
        pub struct Main {
            $($(#[doc = $doc])* #[config($($usual)* env = $main)] pub $key: $($type)*,)*
        }

        /// Who is asked where the first fails. Used where its name is set; the keys are those of model.main.
        #[derive(Debug, Clone, confique::Config)]
        #[config(layer_attr(derive(Debug)))]
        pub struct Cheaper {
            $($(#[doc = $doc])* #[config($($usual)* env = $cheaper)] pub $key: $($type)*,)*
        }

        /// Either of them.
        #[derive(Debug, Clone)]
        pub struct Provider {
            $(pub $key: $($type)*,)*
        }

        impl Main {
            pub fn provider(&self) -> Provider {
                Provider { $($key: self.$key.clone(),)* }
            }
        }

        impl Cheaper {
            pub fn provider(&self) -> Provider {
                Provider { $($key: self.$key.clone(),)* }
            }
        }
    };
}

provider! {
    /// "openai": chat completions, as OpenAI, DeepSeek, Groq, Gemini, OpenRouter, Ollama, vLLM and llama.cpp speak them.
    /// "anthropic": Anthropic's Messages.
    protocol: (Protocol), [default = "openai",], "ATTACHE_MODEL_MAIN_PROTOCOL", "ATTACHE_MODEL_CHEAPER_PROTOCOL";

    /// The address before /chat/completions or /messages. Absent: the protocol's own, https://api.openai.com/v1 or
    /// https://api.anthropic.com/v1. Ollama: http://127.0.0.1:11434/v1
    url: (Option<String>), [], "ATTACHE_MODEL_MAIN_URL", "ATTACHE_MODEL_CHEAPER_URL";

    /// The model, as its provider knows it: gpt-5-mini, llama3.2.
    name: (Option<String>), [], "ATTACHE_MODEL_MAIN_NAME", "ATTACHE_MODEL_CHEAPER_NAME";

    /// The key; best in the environment, or in a file by key_file.
    key: (Option<SecretString>), [], "ATTACHE_MODEL_MAIN_KEY", "ATTACHE_MODEL_CHEAPER_KEY";

    /// A file that holds the key and nothing else.
    key_file: (Option<PathBuf>), [], "ATTACHE_MODEL_MAIN_KEY_FILE", "ATTACHE_MODEL_CHEAPER_KEY_FILE";

    /// How long an answer may take in all, waiting and retries included; then the next is asked.
    timeout: (Duration), [default = "30s", deserialize_with = duration::read,], "ATTACHE_MODEL_MAIN_TIMEOUT", "ATTACHE_MODEL_CHEAPER_TIMEOUT";

    /// How long one try may take to its first byte. A large model on a small machine takes long.
    first_byte: (Duration), [default = "20s", deserialize_with = duration::read,], "ATTACHE_MODEL_MAIN_FIRST_BYTE", "ATTACHE_MODEL_CHEAPER_FIRST_BYTE";

    /// How long nothing may come within an answer.
    idle: (Duration), [default = "15s", deserialize_with = duration::read,], "ATTACHE_MODEL_MAIN_IDLE", "ATTACHE_MODEL_CHEAPER_IDLE";

    /// Tries of one question, where another may help; with waits of half a second and more in between.
    attempts: (u32), [default = 3,], "ATTACHE_MODEL_MAIN_ATTEMPTS", "ATTACHE_MODEL_CHEAPER_ATTEMPTS";

    /// Questions at once.
    concurrency: (usize), [default = 32,], "ATTACHE_MODEL_MAIN_CONCURRENCY", "ATTACHE_MODEL_CHEAPER_CONCURRENCY";

    /// Questions that wait for a place; one more goes to the next model at once.
    waiting: (usize), [default = 1000,], "ATTACHE_MODEL_MAIN_WAITING", "ATTACHE_MODEL_CHEAPER_WAITING";

    /// Failures in a row after which it is left alone.
    failures: (u32), [default = 5,], "ATTACHE_MODEL_MAIN_FAILURES", "ATTACHE_MODEL_CHEAPER_FAILURES";

    /// How long it is left alone; then one question tries it.
    rest: (Duration), [default = "5m", deserialize_with = duration::read,], "ATTACHE_MODEL_MAIN_REST", "ATTACHE_MODEL_CHEAPER_REST";

    /// Tokens of one answer, thinking included.
    output_tokens: (u32), [default = 4096,], "ATTACHE_MODEL_MAIN_OUTPUT_TOKENS", "ATTACHE_MODEL_CHEAPER_OUTPUT_TOKENS";
}

impl Provider {
    pub(super) fn validate(&self, section: &str, problems: &mut Problems) {
        let key = |name: &str| format!("{section}.{name}");
        let (short, long) = (Duration::from_millis(100), Duration::from_mins(10));
        match self.endpoint() {
            Err(what) => problems.add(&key("url"), what),
            Ok(at)
                if self.name.is_some() && models::needs_key(&at) && self.key.is_none() && self.key_file.is_none() =>
            {
                let variable = format!("ATTACHE_{}_KEY", section.replace('.', "_").to_uppercase());
                let what =
                    format!("is missing, and {} answers nobody without one; set {variable}, or key_file", at.host());
                problems.add(&key("key"), what);
            }
            Ok(_) => {}
        }
        if self.name.as_ref().is_some_and(|name| name.trim().is_empty() || name.len() > 200) {
            problems.add(&key("name"), "is empty or too long; write the model's name, or leave the key out");
        }
        if self.key.is_some() && self.key_file.is_some() {
            problems.add(&key("key_file"), "there is a key already; write one of the two");
        } else if let Err(what) = self.secret() {
            problems.add(&key(if self.key.is_some() { "key" } else { "key_file" }), what);
        }
        problems.duration(&key("timeout"), self.timeout, Duration::from_secs(1)..=long);
        problems.duration(&key("first_byte"), self.first_byte, short..=long);
        problems.duration(&key("idle"), self.idle, short..=long);
        problems.number(&key("attempts"), self.attempts.into(), 1..=10);
        problems.number(&key("concurrency"), self.concurrency as u64, 1..=10_000);
        problems.number(&key("waiting"), self.waiting as u64, 0..=100_000);
        problems.number(&key("failures"), self.failures.into(), 1..=1_000);
        problems.duration(&key("rest"), self.rest, Duration::from_secs(1)..=Duration::from_hours(24));
        problems.number(&key("output_tokens"), self.output_tokens.into(), 16..=1_000_000);
    }

    pub fn endpoint(&self) -> Result<Endpoint, String> {
        Endpoint::parse(self.url.as_deref().unwrap_or(self.protocol.usual_url()))
    }

    /// The key, from where it stands. The text of a failure never holds it.
    fn secret(&self) -> Result<Option<SecretString>, String> {
        let key = match (&self.key, &self.key_file) {
            (Some(key), _) => key.expose_secret().trim().to_owned(),
            (None, Some(file)) => {
                let text = super::read(file, LONGEST_KEY).map_err(|what| format!("{} {what}", file.display()))?;
                text.trim().to_owned()
            }
            (None, None) => return Ok(None),
        };
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("is no key: one word of letters, digits and signs is".into());
        }
        Ok(Some(key.into()))
    }

    /// How to reach it and what to ask it for. What is wrong was refused by `validate`; a key's file may have gone since.
    pub fn options(&self) -> Result<Options, String> {
        Ok(Options {
            endpoint: self.endpoint()?,
            key: self.secret()?,
            model: self.name.as_deref().unwrap_or_default().trim().to_owned(),
            output_tokens: self.output_tokens,
            patience: Patience { first: self.first_byte, idle: self.idle, ..Patience::default() },
        })
    }

    pub fn limits(&self) -> guarded::Limits {
        let usual = guarded::Limits::default();
        guarded::Limits {
            total: self.timeout,
            retry: Retry { attempts: self.attempts, ..usual.retry },
            concurrency: self.concurrency,
            waiting: self.waiting,
            breaker: breaker::Limits { failures: self.failures, open: self.rest },
        }
    }
}
