//! A provider of chat completions on loopback that streams what a measurement wants, and notes when it did.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use engine::Lifecycle;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::stopwatch::Stopwatch;

/// The longest head and body of a question; a longer one ends the connection.
const LONGEST: usize = 4 * 1024 * 1024;

/// What it does with a question.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Before anything comes.
    pub thinks: Duration,
    /// Between two words.
    pub pauses: Duration,
    /// Rounds in which it looks into the agenda before it says something.
    pub rounds: usize,
    /// What it says then.
    pub words: Vec<String>,
}

/// When one question was answered, since the provider's start.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// All of the question had come.
    pub asked: Duration,
    /// The first word was handed to the network.
    pub first: Duration,
    /// The last byte was.
    pub done: Duration,
}

#[derive(Debug)]
struct Inner {
    script: Script,
    watch: Stopwatch,
    /// Refuses every connection, and ends those that there are.
    down: AtomicBool,
    /// Takes every question and says nothing.
    silent: AtomicBool,
    /// By what the person said last.
    answered: Mutex<HashMap<String, Vec<Answered>>>,
}

/// A running provider.
#[derive(Debug, Clone)]
pub struct Provider {
    pub address: SocketAddr,
    inner: Arc<Inner>,
}

impl Provider {
    pub async fn start(script: Script, life: &Lifecycle) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("cannot listen on loopback")?;
        let address = listener.local_addr()?;
        let inner = Inner {
            script,
            watch: Stopwatch::start(),
            down: AtomicBool::new(false),
            silent: AtomicBool::new(false),
            answered: Mutex::default(),
        };
        let inner = Arc::new(inner);
        let (kept, tasks) = (Arc::clone(&inner), life.clone());
        life.spawn(async move {
            loop {
                let stream = tokio::select! {
                    accepted = listener.accept() => accepted,
                    () = tasks.stopping() => return,
                };
                let Ok((stream, _)) = stream else { continue };
                let (inner, stopping) = (Arc::clone(&kept), tasks.clone());
                tasks.spawn(async move {
                    tokio::select! {
                        _ = inner.serve(stream) => {}
                        () = stopping.stopping() => {}
                    }
                });
            }
        });
        Ok(Self { address, inner })
    }

    /// As `model.main.url` takes it.
    pub fn url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// How long ago it was started: the clock of [`Answered`].
    pub fn now(&self) -> Duration {
        self.inner.watch.elapsed()
    }

    pub fn set_down(&self, down: bool) {
        self.inner.down.store(down, Ordering::Release);
    }

    pub fn set_silent(&self, silent: bool) {
        self.inner.silent.store(silent, Ordering::Release);
    }

    /// The questions that answered what the person said as `said`, the first first; taken out.
    pub fn take(&self, said: &str) -> Vec<Answered> {
        self.inner.answered.lock().unwrap_or_else(PoisonError::into_inner).remove(said).unwrap_or_default()
    }
}

impl Inner {
    /// One connection, which is kept; ends where the other side does, or where the provider is down.
    async fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        while let Some(body) = body(&mut stream).await? {
            // What it takes us to read a question is a provider's time.
            let asked = self.watch.elapsed();
            let Ok(question) = serde_json::from_slice(&body) else { return Ok(()) };
            if self.down.load(Ordering::Acquire) {
                return Ok(());
            }
            if self.silent.load(Ordering::Acquire) {
                std::future::pending::<()>().await;
            }
            self.answer(&mut stream, asked, &question).await?;
        }
        Ok(())
    }

    async fn answer(
        &self,
        stream: &mut BufReader<TcpStream>,
        asked: Duration,
        question: &Value,
    ) -> std::io::Result<()> {
        let parts = question["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
        let done = parts.iter().filter(|part| part["role"] == "tool").count();
        if !self.script.thinks.is_zero() {
            tokio::time::sleep(self.script.thinks).await;
        }
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).await?;
        let first;
        if done < self.script.rounds {
            let day = format!("2026-11-{:02}", 10 + done);
            let arguments = json!({"from": day, "to": day}).to_string();
            let call = json!({"index": 0, "id": format!("call_{done}"), "type": "function",
                "function": {"name": "agenda", "arguments": arguments}});
            first = self.watch.elapsed();
            event(stream, &chunk(&json!({"role": "assistant", "tool_calls": [call]}), Some("tool_calls"))).await?;
        } else {
            first = self.watch.elapsed();
            for (number, word) in self.script.words.iter().enumerate() {
                if number > 0 && !self.script.pauses.is_zero() {
                    tokio::time::sleep(self.script.pauses).await;
                }
                event(stream, &chunk(&json!({"content": word}), None)).await?;
            }
            event(stream, &chunk(&json!({}), Some("stop"))).await?;
        }
        let usage = json!({"prompt_tokens": 700, "completion_tokens": 20, "total_tokens": 720});
        event(stream, &json!({"choices": [], "usage": usage})).await?;
        // Noted before its last bytes leave: whoever asked may be done with them before this goes on.
        let times = Answered { asked, first, done: self.watch.elapsed() };
        let said = said_last(parts);
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).entry(said).or_default().push(times);
        write_chunk(stream, b"data: [DONE]\n\n").await?;
        stream.write_all(b"0\r\n\r\n").await
    }
}

/// The last line of what the person said last: a measurement says one word that nobody else says.
fn said_last(parts: &[Value]) -> String {
    let said = parts.iter().rev().find(|part| part["role"] == "user").and_then(|part| part["content"].as_str());
    said.and_then(|text| text.trim().lines().last()).unwrap_or_default().trim().to_owned()
}

/// The next question's body; `None` at the end of the connection.
async fn body(stream: &mut BufReader<TcpStream>) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if (&mut *stream).take(LONGEST as u64).read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    if length > LONGEST {
        return Ok(None);
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(Some(body))
}

fn chunk(delta: &Value, finish: Option<&str>) -> Value {
    json!({"id": "c", "object": "chat.completion.chunk",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})
}

async fn event(stream: &mut BufReader<TcpStream>, event: &Value) -> std::io::Result<()> {
    write_chunk(stream, format!("data: {event}\n\n").as_bytes()).await
}

async fn write_chunk(stream: &mut BufReader<TcpStream>, bytes: &[u8]) -> std::io::Result<()> {
    let mut framed = format!("{:x}\r\n", bytes.len()).into_bytes();
    framed.extend_from_slice(bytes);
    framed.extend_from_slice(b"\r\n");
    stream.write_all(&framed).await
}
