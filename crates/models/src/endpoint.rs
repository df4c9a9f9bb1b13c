//! Which providers answer nobody without a key.

use net::Endpoint;

/// Hosts that answer nobody without a key.
const NEED_KEY: [&str; 9] = [
    "api.anthropic.com",
    "api.deepseek.com",
    "api.fireworks.ai",
    "api.groq.com",
    "api.mistral.ai",
    "api.openai.com",
    "api.together.xyz",
    "generativelanguage.googleapis.com",
    "openrouter.ai",
];

/// Whether this host is known to answer nobody without a key.
pub fn needs_key(endpoint: &Endpoint) -> bool {
    NEED_KEY.contains(&endpoint.host())
}
