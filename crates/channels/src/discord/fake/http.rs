//! As much of HTTP as a client of Discord's needs: requests with a length, one after another on a connection, until
//! one asks for a WebSocket.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::{Server, socket};

/// Bytes of a head, of a body.
const MAX_HEAD: usize = 16 * 1024;
const MAX_BODY: usize = 16 * 1024 * 1024;

pub(super) struct Request {
    pub method: String,
    /// Behind the version, without the query.
    pub path: String,
    /// Behind the `?`, without it.
    pub query: String,
    pub token: Option<String>,
    pub body: Vec<u8>,
    pub kind: String,
    /// Of a request for a WebSocket.
    key: Option<String>,
}

pub(super) enum Response {
    Json(u16, Value, Vec<(String, String)>),
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
        if let Some(key) = &request.key {
            let accept = derive_accept_key(key.as_bytes());
            let head = format!(
                "HTTP/1.1 101 .\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
            );
            if stream.write_all(head.as_bytes()).await.is_ok() {
                socket::serve(stream, server).await;
            }
            return;
        }
        let (status, kind, body, headers) = match server.answer(&request) {
            Response::Json(204, _, headers) => (204, "", Vec::new(), headers),
            Response::Json(status, body, headers) => {
                (status, "application/json", body.to_string().into_bytes(), headers)
            }
            Response::Bytes(body) => (200, "application/octet-stream", body, Vec::new()),
            Response::Html(status) => (status, "text/html", b"<html>Bad Gateway</html>".to_vec(), Vec::new()),
            Response::None => return,
        };
        let mut head = format!("HTTP/1.1 {status} .\r\n");
        if !kind.is_empty() {
            let _ = write!(head, "content-type: {kind}\r\ncontent-length: {}\r\n", body.len());
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head += "\r\n";
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
    let mut line = head.split(' ');
    let method = line.next()?.to_owned();
    let target = line.next()?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.trim_start_matches("/api").trim_start_matches("/v10");
    let request = Request {
        method,
        path: path.trim_matches('/').replace("%40", "@"),
        query: query.to_owned(),
        token: field("authorization").and_then(|given| Some(given.strip_prefix("Bot ")?.to_owned())),
        body: bytes[end..end + length].to_vec(),
        kind: field("content-type").unwrap_or_default(),
        key: field("sec-websocket-key"),
    };
    bytes.drain(..end + length);
    Some(request)
}

impl Request {
    /// The parameters, as JSON or as a form's `payload_json`; and a file, where there is one.
    pub(super) fn parameters(&self) -> Option<(Value, Option<Vec<u8>>)> {
        let Some((_, boundary)) = self.kind.split_once("boundary=") else {
            let body = if self.body.is_empty() { b"{}".as_slice() } else { &self.body };
            return Some((serde_json::from_slice(body).ok()?, None));
        };
        let (mut json, mut file) = (None, None);
        let line = format!("\r\n--{}", boundary.trim_matches('"')).into_bytes();
        // The first line has nothing before it.
        let body = [b"\r\n", self.body.as_slice()].concat();
        let mut rest = &body[find(&body, &line)? + line.len()..];
        while !rest.starts_with(b"--") {
            let (part, after) = rest.split_at(find(rest, &line)?);
            rest = &after[line.len()..];
            let end = find(part, b"\r\n\r\n")? + 4;
            let (head, content) = (std::str::from_utf8(&part[..end]).ok()?, &part[end..]);
            if head.contains(" name=\"payload_json\"") {
                json = serde_json::from_slice(content).ok();
            } else if head.contains(" name=\"files[0]\"") {
                file = Some(content.to_vec());
            }
        }
        Some((json?, file))
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
