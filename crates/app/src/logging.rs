//! Logs, to standard error: JSON for programs, text for people. What may stand in them is up to the crates that write
//! them: ids and counts, never the text of a message, a link or a secret. Foreign crates do not know that rule, and
//! some write whole frames at their finer levels: from them only what concerns an operator gets through.

use std::io::{self, IsTerminal};

use tracing::{Level, Metadata};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::{Format, Log};

/// Crates that keep the rule.
const OURS: [&str; 9] = ["api", "app", "channels", "domain", "engine", "models", "services", "store", "when"];
/// One that writes addresses, which may hold a secret, and what servers say. What concerns an operator `services` tells.
const SILENT: &str = "rmcp";

/// Begins. A second call changes nothing.
pub fn start(log: &Log) {
    // A filter that cannot be read was refused with the configuration.
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let json = match log.format {
        Format::Json => true,
        Format::Text => false,
        Format::Auto => !io::stderr().is_terminal(),
    };
    let subscriber = tracing_subscriber::registry().with(filter).with(lines(json).with_filter(filter_fn(may_be_told)));
    // Not `init`, which would take in what the older `log` interface carries.
    drop(tracing::subscriber::set_global_default(subscriber));
}

fn lines<S>(json: bool) -> Box<dyn Layer<S> + Send + Sync>
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    if json {
        lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed()
    } else {
        lines.with_ansi(io::stderr().is_terminal()).boxed()
    }
}

fn may_be_told(metadata: &Metadata<'_>) -> bool {
    let source = metadata.target().split("::").next().unwrap_or_default();
    OURS.contains(&source) || (source != SILENT && *metadata.level() <= Level::INFO)
}
