//! Server-sent events, read as they arrive: every line, event and answer has a bound.
//!
//! Lines end with LF, CR or CRLF, wherever the network cut them; comments and unknown fields are skipped.

use crate::{Error, Result};

/// Bytes of one line.
pub const MAX_LINE: usize = 512 * 1024;
/// Bytes of one event's data.
pub const MAX_EVENT: usize = 1024 * 1024;
/// Bytes of a whole answer on the wire.
pub const MAX_ANSWER: usize = 8 * 1024 * 1024;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// The event's name; empty where it has none.
    pub name: String,
    /// The data lines, joined by newlines.
    pub data: String,
}

/// Turns bytes into events. After an error it has nothing more to say.
#[derive(Debug, Default)]
pub struct Reader {
    line: Vec<u8>,
    name: String,
    data: String,
    has_data: bool,
    /// The last byte was a CR: an LF that follows belongs to it.
    after_cr: bool,
    /// The first line was read, and with it a byte order mark.
    begun: bool,
    /// Bytes in all.
    read: usize,
}

impl Reader {
    /// The events that are complete with these bytes, in order.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<Vec<Event>> {
        self.read = self.read.saturating_add(bytes.len());
        if self.read > MAX_ANSWER {
            return Err(too_long("answer", MAX_ANSWER));
        }
        let mut events = Vec::new();
        while let Some(&first) = bytes.first() {
            if std::mem::take(&mut self.after_cr) && first == b'\n' {
                bytes = &bytes[1..];
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let (part, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
            if self.line.len() + part.len() > MAX_LINE {
                return Err(too_long("line", MAX_LINE));
            }
            self.line.extend_from_slice(part);
            bytes = rest;
            if let Some(&mark) = rest.first() {
                self.after_cr = mark == b'\r';
                bytes = &rest[1..];
                let line = std::mem::take(&mut self.line);
                events.extend(self.line(&line)?);
                // Its memory serves the next line.
                self.line = line;
                self.line.clear();
            }
        }
        Ok(events)
    }

    /// What stands without the empty line that ends an event: some servers close right behind their last one.
    pub fn finish(mut self) -> Result<Option<Event>> {
        let line = std::mem::take(&mut self.line);
        let complete = if line.is_empty() { None } else { self.line(&line)? };
        Ok(complete.or_else(|| self.event()))
    }

    /// One line without its end; an empty one completes an event.
    fn line(&mut self, line: &[u8]) -> Result<Option<Event>> {
        let text = std::str::from_utf8(line).map_err(|_| Error::Malformed("it is not UTF-8".into()))?;
        let text = if self.begun { text } else { text.strip_prefix('\u{FEFF}').unwrap_or(text) };
        self.begun = true;
        if text.is_empty() {
            return Ok(self.event());
        }
        let (field, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                if self.data.len() + value.len() + 1 > MAX_EVENT {
                    return Err(too_long("event", MAX_EVENT));
                }
                if self.has_data {
                    self.data.push('\n');
                }
                self.data.push_str(value);
                self.has_data = true;
            }
            _ => {}
        }
        Ok(None)
    }

    fn event(&mut self) -> Option<Event> {
        let name = std::mem::take(&mut self.name);
        let data = std::mem::take(&mut self.data);
        std::mem::take(&mut self.has_data).then_some(Event { name, data })
    }
}

fn too_long(what: &str, most: usize) -> Error {
    Error::Malformed(format!("its {what} is longer than {} KiB", most / 1024))
}
