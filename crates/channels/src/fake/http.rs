//! As much of HTTP as the platforms' fakes need: requests with a length, one after another on a connection.

use std::fmt::Write as _;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Bytes of a head, of a body.
const MAX_HEAD: usize = 16 * 1024;
const MAX_BODY: usize = 16 * 1024 * 1024;

pub(crate) struct Request {
    pub method: String,
    /// Behind the host, without the query.
    pub path: String,
    pub query: String,
    pub body: Vec<u8>,
    head: String,
}

/// A field of a form in parts.
pub(crate) struct Part<'a> {
    head: &'a str,
    pub content: &'a [u8],
}

pub(crate) enum Response {
    /// With more headers. Status 204 has no body.
    Json(u16, Value, Vec<(String, String)>),
    /// JSON as it stands.
    Text(String),
    Bytes(Vec<u8>),
    /// Of a server in front of the one that was asked for.
    Html(u16),
    /// The connection ends without an answer.
    None,
}

/// Gives each connection to `serve`, until it is dropped.
pub(crate) async fn listen<F>(listener: TcpListener, serve: impl Fn(TcpStream) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve(stream));
                }
                Err(_) => tokio::task::yield_now().await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// The next request; `bytes` keeps what was read behind it. `None` at the end, and for what is no request.
pub(crate) async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        if let Some(at) = find(bytes, b"\r\n\r\n") {
            break at + 4;
        }
        if bytes.len() > MAX_HEAD || stream.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = field(&head, "content-length");
    let length = length.map_or(Some(0), |length| length.parse().ok()).filter(|length| *length <= MAX_BODY)?;
    while bytes.len() < end + length {
        if stream.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
    let mut words = head.split(' ');
    let method = words.next()?.to_owned();
    let (path, query) = words.next().map(|path| path.split_once('?').unwrap_or((path, "")))?;
    let (path, query) = (path.to_owned(), query.to_owned());
    let body = bytes[end..end + length].to_vec();
    bytes.drain(..end + length);
    Some(Request { method, path, query, body, head })
}

impl Request {
    /// A field of its head.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        field(&self.head, name)
    }

    /// What stands behind `Bearer` or another `scheme`.
    pub(crate) fn token(&self, scheme: &str) -> Option<&str> {
        self.field("authorization")?.strip_prefix(scheme)?.strip_prefix(' ')
    }

    /// The content type.
    pub(crate) fn kind(&self) -> &str {
        self.field("content-type").unwrap_or_default()
    }

    /// Whether the body is a form in parts.
    pub(crate) fn is_in_parts(&self) -> bool {
        self.kind().contains("boundary=")
    }

    /// The fields of a form in parts; `None` where it is none.
    pub(crate) fn parts(&self) -> Option<Vec<Part<'_>>> {
        let (_, boundary) = self.kind().split_once("boundary=")?;
        let first = format!("--{}", boundary.trim_matches('"')).into_bytes();
        let line = [b"\r\n", first.as_slice()].concat();
        let mut rest = &self.body[find(&self.body, &first)? + first.len()..];
        let mut parts = Vec::new();
        while !rest.starts_with(b"--") {
            let (part, after) = rest.split_at(find(rest, &line)?);
            rest = &after[line.len()..];
            let end = find(part, b"\r\n\r\n")? + 4;
            parts.push(Part { head: std::str::from_utf8(&part[..end]).ok()?, content: &part[end..] });
        }
        Some(parts)
    }
}

impl Part<'_> {
    pub(crate) fn name(&self) -> Option<&str> {
        self.quoted(" name=\"")
    }

    pub(crate) fn file_name(&self) -> Option<&str> {
        self.quoted("filename=\"")
    }

    /// Its content type, where it has one.
    pub(crate) fn kind(&self) -> Option<&str> {
        field(self.head, "content-type")
    }

    fn quoted(&self, before: &str) -> Option<&str> {
        Some(self.head.split_once(before)?.1.split_once('"')?.0)
    }
}

impl Response {
    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self::Json(status, body, Vec::new())
    }

    /// Says it; `None` where the connection is at its end.
    pub(crate) async fn write(self, stream: &mut TcpStream) -> Option<()> {
        let (status, kind, body, headers) = match self {
            Self::Json(204, _, headers) => (204, "", Vec::new(), headers),
            Self::Json(status, body, headers) => (status, "application/json", body.to_string().into_bytes(), headers),
            Self::Text(body) => (200, "application/json", body.into_bytes(), Vec::new()),
            Self::Bytes(body) => (200, "application/octet-stream", body, Vec::new()),
            Self::Html(status) => (status, "text/html", b"<html>Bad Gateway</html>".to_vec(), Vec::new()),
            Self::None => return None,
        };
        let mut head = format!("HTTP/1.1 {status} .\r\n");
        if !kind.is_empty() {
            let _ = write!(head, "content-type: {kind}\r\ncontent-length: {}\r\n", body.len());
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head += "\r\n";
        stream.write_all(&[head.into_bytes(), body].concat()).await.ok()
    }
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
