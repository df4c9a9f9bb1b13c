//! A server of HTTP that answers each request as a test says.

use std::sync::{Arc, Mutex};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::server::read;

#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    head: String,
    pub body: String,
}

impl Request {
    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let of = |line: &str| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        };
        self.head.lines().find_map(of).unwrap_or_default()
    }
}

#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
    /// The connection is closed instead.
    pub lost: bool,
}

pub fn answer(status: u16, headers: &str, body: &str) -> Answer {
    Answer { status, headers: headers.into(), body: body.into(), lost: false }
}

/// A multistatus of these responses.
pub fn multistatus(responses: &str) -> Answer {
    let declared = "xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns:S=\"http://calendarserver.org/ns/\"";
    answer(207, "Content-Type: application/xml\r\n", &format!("<multistatus {declared}>{responses}</multistatus>"))
}

/// What is found of one thing.
pub fn response(href: &str, properties: &str) -> String {
    format!(
        "<response><href>{href}</href><propstat><prop>{properties}</prop><status>HTTP/1.1 200 OK</status></propstat>\
         </response>"
    )
}

/// What a whole thing is.
pub fn status(href: &str, code: u16) -> String {
    format!("<response><href>{href}</href><status>HTTP/1.1 {code} X</status></response>")
}

/// Ends with its test.
pub struct Server {
    pub address: String,
    seen: Arc<Mutex<Vec<Request>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub async fn start(react: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen: Arc<Mutex<Vec<Request>>> = Arc::default();
        let kept = Arc::clone(&seen);
        #[allow(clippy::disallowed_methods)] // a test's own
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some((head, body)) = read(&mut stream).await else { continue };
                let mut words = head.split_whitespace().map(str::to_owned);
                let (method, path) = (words.next().unwrap(), words.next().unwrap());
                let body = String::from_utf8(body).unwrap();
                let request = Request { method, path, head, body };
                let answer = react(&request);
                kept.lock().unwrap().push(request);
                if answer.lost {
                    continue;
                }
                let Answer { status, headers, body, .. } = answer;
                let length = body.len();
                let text = format!(
                    "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
                );
                let _ = stream.write_all(text.as_bytes()).await;
            }
        });
        Self { address, seen, task }
    }

    /// Methods and paths of what was asked, in order.
    pub fn asked(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|request| format!("{} {}", request.method, request.path)).collect()
    }

    pub fn last(&self) -> Request {
        self.seen.lock().unwrap().last().unwrap().clone()
    }
}
