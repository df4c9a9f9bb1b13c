//! As much of HTTP as a client of the Bot API needs: requests with a length, one after another on a connection.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Server;
use super::methods;

/// Bytes of a head, of a body.
const MAX_HEAD: usize = 16 * 1024;
const MAX_BODY: usize = 16 * 1024 * 1024;

pub(super) struct Request {
    /// Behind the host, without the query.
    pub path: String,
    pub body: Vec<u8>,
    kind: String,
}

pub(super) enum Response {
    Json(u16, Value),
    /// As it stands.
    Text(String),
    Bytes(Vec<u8>),
    /// Of a server in front of the one that was asked for.
    Html(u16),
    /// The connection ends without an answer.
    None,
}

/// Answers one connection until it closes.
pub(super) async fn serve(mut stream: TcpStream, server: Arc<Server>) {
    let mut bytes = Vec::new();
    while let Some(request) = read(&mut stream, &mut bytes).await {
        let (status, kind, body) = match server.answer(&request).await {
            Response::Json(status, body) => (status, "application/json", body.to_string().into_bytes()),
            Response::Text(body) => (200, "application/json", body.into_bytes()),
            Response::Bytes(body) => (200, "application/octet-stream", body),
            Response::Html(status) => (status, "text/html", b"<html>Bad Gateway</html>".to_vec()),
            Response::None => return,
        };
        let head = format!("HTTP/1.1 {status} .\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all(&[head.into_bytes(), body].concat()).await.is_err() {
            return;
        }
    }
}

/// The next request; `bytes` keeps what was read behind it. `None` at the end, and for what is no request.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
        if bytes.len() > MAX_HEAD || stream.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let field = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let length = field("content-length").map_or(Some(0), |length| length.parse().ok()).filter(|l| *l <= MAX_BODY)?;
    while bytes.len() < end + length {
        if stream.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
    // The colon of a token is all that clients write as an escape.
    let path = head.split(' ').nth(1)?.split('?').next()?.replace("%3A", ":");
    let kind = field("content-type").unwrap_or_default();
    let body = bytes[end..end + length].to_vec();
    bytes.drain(..end + length);
    Some(Request { path, body, kind })
}

impl Request {
    /// The parameters, which come as JSON or as a form of either sort; and a file, where there is one among them.
    pub(super) fn parameters(&self, method: &str) -> Option<(Value, Option<Vec<u8>>)> {
        if let Some((_, boundary)) = self.kind.split_once("boundary=") {
            return self.parts(method, boundary.trim_matches('"'));
        }
        if self.body.is_empty() {
            return Some((Value::Object(Map::new()), None));
        }
        if !self.kind.contains("form-urlencoded") {
            return Some((serde_json::from_slice(&self.body).ok()?, None));
        }
        let query = std::str::from_utf8(&self.body).ok()?;
        let url = reqwest::Url::parse(&format!("http://form/?{query}")).ok()?;
        let pairs = url.query_pairs().map(|(name, text)| (name.clone().into_owned(), meant(method, &name, &text)));
        Some((Value::Object(pairs.collect()), None))
    }

    /// A form in parts, the file among them as `{"name", "bytes"}`.
    fn parts(&self, method: &str, boundary: &str) -> Option<(Value, Option<Vec<u8>>)> {
        let (mut fields, mut file) = (Map::new(), None);
        let line = format!("\r\n--{boundary}").into_bytes();
        // The first line has nothing before it.
        let body = [b"\r\n", self.body.as_slice()].concat();
        let mut rest = &body[find(&body, &line)? + line.len()..];
        while !rest.starts_with(b"--") {
            let (part, after) = rest.split_at(find(rest, &line)?);
            rest = &after[line.len()..];
            let end = find(part, b"\r\n\r\n")? + 4;
            let (head, content) = (std::str::from_utf8(&part[..end]).ok()?, &part[end..]);
            let quoted = |field: &str| head.split_once(field)?.1.split_once('"').map(|(value, _)| value.to_owned());
            let name = quoted(" name=\"")?;
            let value = match quoted("filename=\"") {
                Some(given) => {
                    file = Some(content.to_vec());
                    json!({"name": given, "bytes": content.len()})
                }
                None => meant(method, &name, std::str::from_utf8(content).ok()?),
            };
            fields.insert(name, value);
        }
        Some((Value::Object(fields), file))
    }
}

/// In a form all is text; what is meant stands in the table.
fn meant(method: &str, parameter: &str, text: &str) -> Value {
    let plain = || Value::String(text.to_owned());
    if methods::is_text(method, parameter) { plain() } else { serde_json::from_str(text).unwrap_or_else(|_| plain()) }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
