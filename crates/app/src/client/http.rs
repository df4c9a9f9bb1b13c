//! As much of HTTP/1.1 as our own server speaks: one request at a time on a connection that is kept.

use std::fmt::Write as _;
use std::io;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// Bytes of an answer that are read.
const LONGEST: usize = 16 * 1024 * 1024;

#[derive(Debug)]
pub enum Error {
    /// No connection, or it ended before the answer did: whether the request was done is not known.
    Broken(io::Error),
    /// The answer is not what it should be.
    Answer(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Broken(error) => write!(f, "the connection broke: {error}"),
            Self::Answer(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Result<Value, Error> {
        serde_json::from_slice(&self.body).map_err(|error| Error::Answer(format!("no JSON ({error}): {}", self.text())))
    }
}

/// A kept connection; opened at the first request and anew after it broke.
#[derive(Debug)]
pub struct Connection {
    address: String,
    secret: Option<String>,
    stream: Option<BufReader<TcpStream>>,
}

impl Connection {
    /// `address` is `host:port`; with `secret`, requests are signed in.
    pub fn new(address: &str, secret: Option<&str>) -> Self {
        Self { address: address.to_owned(), secret: secret.map(str::to_owned), stream: None }
    }

    pub async fn get(&mut self, path: &str) -> Result<Answer, Error> {
        self.request("GET", path, &[], b"").await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Result<Answer, Error> {
        self.request("POST", path, &[("Content-Type", "application/json")], body.to_string().as_bytes()).await
    }

    /// One request. After an error the next one opens a new connection.
    pub async fn request(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, Error> {
        let result = tokio::time::timeout(PATIENCE, self.exchange(method, path, headers, body)).await;
        let result = result.unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()));
        if result.is_err() {
            self.stream = None;
        }
        result
    }

    async fn exchange(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, Error> {
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n", self.address, body.len());
        if let Some(secret) = &self.secret {
            let _ = write!(request, "Authorization: Bearer {secret}\r\n");
        }
        for (name, value) in headers {
            let _ = write!(request, "{name}: {value}\r\n");
        }
        request.push_str("\r\n");
        let mut request = request.into_bytes();
        request.extend_from_slice(body);
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(BufReader::new(stream));
        }
        let Some(stream) = self.stream.as_mut() else {
            return Err(io::Error::from(io::ErrorKind::NotConnected).into());
        };
        stream.write_all(&request).await?;
        let head = Head::read(stream).await?;
        let body = head.body(stream).await?;
        if head.closes {
            self.stream = None;
        }
        Ok(Answer { status: head.status, body })
    }

    /// The lines of an event stream, from the `data:` of each event on. The connection is the stream's from here on.
    pub async fn events(mut self, path: &str) -> Result<Events, Error> {
        let secret = self.secret.take().unwrap_or_default();
        let mut stream = BufReader::new(TcpStream::connect(&self.address).await?);
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {secret}\r\nAccept: text/event-stream\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).await?;
        let head = Head::read(&mut stream).await?;
        if head.status != 200 {
            let body = head.body(&mut stream).await?;
            return Err(Error::Answer(format!(
                "the stream was answered {}: {}",
                head.status,
                String::from_utf8_lossy(&body)
            )));
        }
        Ok(Events { stream, chunked: head.length.is_none(), waiting: Vec::new() })
    }
}

/// An answer's head.
#[derive(Debug)]
struct Head {
    status: u16,
    /// `None`: in chunks.
    length: Option<usize>,
    closes: bool,
}

impl Head {
    async fn read(stream: &mut BufReader<TcpStream>) -> Result<Self, Error> {
        let status_line = line(stream).await?;
        let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| Error::Answer(format!("no status in {status_line:?}")))?;
        let mut head = Self { status, length: Some(0), closes: false };
        loop {
            let header = line(stream).await?;
            if header.is_empty() {
                return Ok(head);
            }
            let Some((name, value)) = header.split_once(':') else { continue };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = value.parse().ok(),
                "transfer-encoding" => head.length = None,
                "connection" => head.closes = value.eq_ignore_ascii_case("close"),
                _ => {}
            }
        }
    }

    async fn body(&self, stream: &mut BufReader<TcpStream>) -> Result<Vec<u8>, Error> {
        if let Some(length) = self.length {
            if length > LONGEST {
                return Err(Error::Answer(format!("an answer of {length} bytes")));
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).await?;
            return Ok(body);
        }
        let mut body = Vec::new();
        while chunk(stream, &mut body).await? {
            if body.len() > LONGEST {
                return Err(Error::Answer("an answer without end".into()));
            }
        }
        Ok(body)
    }
}

/// Reads one chunk behind `body`; false at the last.
async fn chunk(stream: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> Result<bool, Error> {
    let size = line(stream).await?;
    let length = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
    let length = length.ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| Error::Answer(format!("no size of a chunk: {size:?}")))?;
    let start = body.len();
    body.resize(start + length, 0);
    stream.read_exact(&mut body[start..]).await?;
    line(stream).await?;
    Ok(length > 0)
}

async fn line(stream: &mut BufReader<TcpStream>) -> Result<String, Error> {
    let mut line = Vec::new();
    let read = (&mut *stream).take(64 * 1024).read_until(b'\n', &mut line).await?;
    if read == 0 || line.last() != Some(&b'\n') {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
}

/// A stream of server-sent events.
#[derive(Debug)]
pub struct Events {
    stream: BufReader<TcpStream>,
    chunked: bool,
    /// What came and was not handed out.
    waiting: Vec<u8>,
}

impl Events {
    /// The next event's data. An error where the stream ended.
    pub async fn next(&mut self) -> Result<Value, Error> {
        loop {
            while let Some(end) = self.waiting.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.waiting.drain(..=end).collect();
                if let Some(data) = line.strip_prefix(b"data:") {
                    return serde_json::from_slice(data).map_err(|error| Error::Answer(format!("no JSON: {error}")));
                }
            }
            let more = if self.chunked {
                chunk(&mut self.stream, &mut self.waiting).await?
            } else {
                self.stream.read_buf(&mut self.waiting).await? > 0
            };
            if !more {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
        }
    }
}
