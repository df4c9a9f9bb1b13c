//! Logs, to standard error: JSON for programs, text for people. What may stand in them is up to the crates that write
//! them: ids and counts, never the text of a message, a link or a secret.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::config::{Format, Log};

/// Begins. A second call changes nothing.
pub fn start(log: &Log) {
    // A filter that cannot be read was refused with the configuration.
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_span_events(FmtSpan::NONE);
    let json = match log.format {
        Format::Json => true,
        Format::Text => false,
        Format::Auto => !io::stderr().is_terminal(),
    };
    let started = if json {
        builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        builder.with_ansi(io::stderr().is_terminal()).try_init()
    };
    drop(started);
}
