//! What a mail consists of, as the server says it (`BODYSTRUCTURE`): so that of a large mail only its words are read.

use super::parse::Value;
use crate::reading::{Attached, Encoding};

/// Texts and attachments that are looked at.
const MAX_PARTS: usize = 64;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The sections of texts that are no attachments, plain ones and HTML.
    pub texts: Vec<String>,
    pub attachments: Vec<Attached>,
}

impl Shape {
    pub(super) fn read(body: &[Value]) -> Option<Self> {
        let mut shape = Self::default();
        shape.part(body, "")?;
        Some(shape)
    }

    /// The depth is the parser's, which has its bound.
    fn part(&mut self, body: &[Value], path: &str) -> Option<()> {
        if self.texts.len() + self.attachments.len() >= MAX_PARTS {
            return Some(());
        }
        if let Some(Value::List(_)) = body.first() {
            let parts = body.iter().map_while(Value::list);
            for (number, part) in (1..).zip(parts) {
                let inner = if path.is_empty() { number.to_string() } else { format!("{path}.{number}") };
                self.part(part, &inner)?;
            }
            return Some(());
        }
        let [kind, subkind, parameters, _id, _description, encoding, size, rest @ ..] = body else { return None };
        let mime = format!("{}/{}", kind.text(), subkind.text()).to_ascii_lowercase();
        let section = if path.is_empty() { "1".to_owned() } else { path.to_owned() };
        // `("attachment" ("filename" "a.pdf"))`, at a place that depends on the kind.
        let disposition = rest.iter().filter_map(Value::list).find(|list| {
            let named = |name: &str| list.first().is_some_and(|first| first.text().eq_ignore_ascii_case(name));
            named("attachment") || named("inline")
        });
        let attached = disposition.is_some_and(|list| list[0].text().eq_ignore_ascii_case("attachment"));
        let name = disposition
            .and_then(|list| parameter(list.get(1)?.list()?, "filename"))
            .or_else(|| parameter(parameters.list()?, "name"));
        if matches!(mime.as_str(), "text/plain" | "text/html") && (path.is_empty() || (!attached && name.is_none())) {
            self.texts.push(section);
        } else {
            self.attachments.push(Attached {
                section,
                name: name.unwrap_or_default(),
                mime,
                size: size.number().unwrap_or(0),
                encoding: Encoding::of(&encoding.text()),
            });
        }
        Some(())
    }
}

/// The value of a parameter, `name` or `name*`.
fn parameter(parameters: &[Value], name: &str) -> Option<String> {
    let value = |wanted: &str| {
        parameters.chunks(2).find_map(|pair| match pair {
            [key, value] if key.text().eq_ignore_ascii_case(wanted) => Some(value.text().into_owned()),
            _ => None,
        })
    };
    value(name).or_else(|| {
        // RFC 2231: a charset, a language, and bytes in hexadecimal.
        let value = value(&format!("{name}*"))?;
        let encoded = value.rsplit('\'').next().unwrap_or_default();
        Some(percent_decoded(encoded))
    })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%').then(|| std::str::from_utf8(tail.get(..2)?).ok()).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
