//! Logs, to standard error: JSON for programs, text for people. What may stand in them is up to the crates that write
//! them: ids and counts, never the text of a message, a link or a secret. Foreign crates do not know that rule, and
//! some write whole frames at their finer levels: from them only what concerns an operator gets through. And what is
//! personal by its form, in an error of a driver perhaps, is masked on the way out.

use std::io::{self, IsTerminal, Write};

use domain::redact::mask;
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
    let lines = tracing_subscriber::fmt::layer().with_writer(move || Masked { out: io::stderr(), json });
    if json {
        lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed()
    } else {
        lines.with_ansi(io::stderr().is_terminal()).boxed()
    }
}

/// Masks personal data in what is written. The layer writes a line at a time.
struct Masked<W> {
    out: W,
    json: bool,
}

impl<W: Write> Write for Masked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let line = String::from_utf8_lossy(bytes);
        self.out.write_all(masked(&line, self.json).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// In JSON only within strings: a number outside of them is a count of ours, and must stay one.
fn masked(line: &str, json: bool) -> String {
    if !json {
        return mask(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('"') {
        let (before, string) = rest.split_at(open + 1);
        out.push_str(before);
        let mut escaped = false;
        let end = string.find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        let end = end.unwrap_or(string.len());
        out.push_str(&mask(&string[..end]));
        let close = string.len().min(end + 1);
        out.push_str(&string[end..close]);
        rest = &string[close..];
    }
    out.push_str(rest);
    out
}

fn may_be_told(metadata: &Metadata<'_>) -> bool {
    let source = metadata.target().split("::").next().unwrap_or_default();
    OURS.contains(&source) || (source != SILENT && *metadata.level() <= Level::INFO)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn what_is_personal_is_masked_and_json_stays_json() {
        let line = r#"{"at":"2026-11-21T10:00:00.123456Z","n":4111111111111111,"error":"key \"ana@example.org\" +34 612 345 678"}"#;
        let shown = r#"{"at":"2026-11-21T10:00:00.123456Z","n":4111111111111111,"error":"key \"[email]\" [phone]"}"#;
        assert_eq!(masked(line, true), shown);
        assert_eq!(masked("card=4111111111111111", false), "card=[card]");
        assert_eq!(masked("\"open ana@example.org", true), "\"open [email]");
    }
}
