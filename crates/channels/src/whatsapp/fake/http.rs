//! As much of HTTP as a client of the Graph API needs: requests with a length, one after another on a connection.

use std::sync::Arc;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Server;

/// Bytes of a head, of a body.
const MAX_HEAD: usize = 16 * 1024;
const MAX_BODY: usize = 16 * 1024 * 1024;

pub(super) struct Request {
    pub method: String,
    /// Behind the host, without the query.
    pub path: String,
    pub query: String,
    /// What stands behind `Bearer`.
    pub token: String,
    pub kind: String,
    pub body: Vec<u8>,
}

/// A field of a form.
pub(super) struct Part {
    pub name: String,
    /// Its content type, where it has one.
    pub kind: Option<String>,
    pub content: Vec<u8>,
}

pub(super) enum Response {
    Json(u16, Value),
    /// With a time to wait, in seconds.
    Later(u16, Value, u32),
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
        let json = "application/json";
        let (status, kind, more, body) = match server.answer(&request) {
            Response::Json(status, body) => (status, json, String::new(), body.to_string().into_bytes()),
            Response::Later(status, body, seconds) => {
                (status, json, format!("retry-after: {seconds}\r\n"), body.to_string().into_bytes())
            }
            Response::Bytes(body) => (200, "application/octet-stream", String::new(), body),
            Response::Html(status) => (status, "text/html", String::new(), b"<html>Bad Gateway</html>".to_vec()),
            Response::None => return,
        };
        let length = body.len();
        let head = format!("HTTP/1.1 {status} .\r\ncontent-type: {kind}\r\n{more}content-length: {length}\r\n\r\n");
        if stream.write_all(&[head.into_bytes(), body].concat()).await.is_err() {
            return;
        }
    }
}

/// The next request; `bytes` keeps what was read behind it. `None` at the end, and for what is no request.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        if let Some(at) = find(bytes, b"\r\n\r\n") {
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
    let mut words = head.split(' ');
    let method = words.next()?.to_owned();
    let (path, query) = words.next().map(|path| path.split_once('?').unwrap_or((path, "")))?;
    let token = field("authorization").and_then(|given| given.strip_prefix("Bearer ").map(str::to_owned));
    let request = Request {
        method,
        path: path.to_owned(),
        query: query.to_owned(),
        token: token.unwrap_or_default(),
        kind: field("content-type").unwrap_or_default(),
        body: bytes[end..end + length].to_vec(),
    };
    bytes.drain(..end + length);
    Some(request)
}

impl Request {
    /// The fields of a form in parts.
    pub(super) fn form(&self) -> Option<Vec<Part>> {
        let (_, boundary) = self.kind.split_once("boundary=")?;
        let line = format!("\r\n--{boundary}").into_bytes();
        // The first line has nothing before it.
        let body = [b"\r\n", self.body.as_slice()].concat();
        let mut rest = &body[find(&body, &line)? + line.len()..];
        let mut fields = Vec::new();
        while !rest.starts_with(b"--") {
            let (part, after) = rest.split_at(find(rest, &line)?);
            rest = &after[line.len()..];
            let end = find(part, b"\r\n\r\n")? + 4;
            let (head, content) = (std::str::from_utf8(&part[..end]).ok()?, &part[end..]);
            let name = head.split_once(" name=\"")?.1.split_once('"')?.0.to_owned();
            let kind = head.split_once("content-type: ").map(|(_, kind)| kind.trim().to_owned());
            fields.push(Part { name, kind, content: content.to_vec() });
        }
        Some(fields)
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
