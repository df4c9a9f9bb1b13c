//! As much of HTTP as the fake needs: requests with a length, one on each connection.

use reqwest::Url;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::Fake;

/// Bytes of a head, of a body.
const MAX_HEAD: usize = 64 * 1024;
const MAX_BODY: usize = 16 * 1024 * 1024;

#[derive(Debug, Clone)]
pub(super) struct Request {
    pub method: String,
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    pub body: Option<Value>,
    /// Of a form.
    pub form: Vec<(String, String)>,
    /// What stands behind `Bearer`.
    pub token: Option<String>,
    pub if_match: Option<String>,
}

/// Serves until it is dropped.
pub(super) async fn listen(listener: TcpListener, fake: Fake) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve(stream, fake.clone()));
                }
                Err(_) => tokio::task::yield_now().await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(mut stream: TcpStream, fake: Fake) {
    let Some(request) = read(&mut stream).await else { return };
    let Some(((status, body), after)) = fake.answer(&request) else { return };
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    let after = after.map(|seconds| format!("retry-after: {seconds}\r\n")).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status} .\r\ncontent-type: application/json\r\n{after}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(&[head.into_bytes(), body.into_bytes()].concat()).await;
}

/// None for what is no request.
async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        if bytes.len() > MAX_HEAD || stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let field = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let length = field("content-length").map_or(Some(0), |length| length.parse().ok());
    let length = length.filter(|length| *length <= MAX_BODY)?;
    while bytes.len() < end + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    let mut words = head.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?);
    let url = Url::parse(&format!("http://fake{target}")).ok()?;
    let path = url.path_segments()?.map(unescaped).collect();
    let query = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let body = serde_json::from_slice(&bytes[end..end + length]).ok();
    let text = String::from_utf8_lossy(&bytes[end..end + length]).into_owned();
    let form = field("content-type").filter(|kind| kind.ends_with("x-www-form-urlencoded"));
    let form = form.and_then(|_| Url::parse(&format!("http://fake/?{text}")).ok());
    let form = form.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default();
    let token = field("authorization").and_then(|value| value.strip_prefix("Bearer ").map(str::to_owned));
    Some(Request { method, path, query, body, form, token, if_match: field("if-match") })
}

/// `%40` and the like.
fn unescaped(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
