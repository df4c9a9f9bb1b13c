//! The SMTP conversation: sign-in, then one mail after the other.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::{Fault, Sent, Server, push};

/// The longest line that the standard allows, with its end.
const MAX_LINE: usize = 1000;
const MAX_MAIL: usize = 32 * 1024 * 1024;

pub(super) async fn serve(stream: TcpStream, server: Arc<Server>) {
    let mut talk = Talk { stream: BufReader::new(stream), server };
    // A client that goes away ends it.
    let _ = talk.all().await;
}

struct Talk {
    stream: BufReader<TcpStream>,
    server: Arc<Server>,
}

impl Talk {
    async fn all(&mut self) -> std::io::Result<()> {
        self.say("220 fake ESMTP").await?;
        let (mut signed_in, mut from, mut to) = (false, None, None);
        while let Some(line) = self.line().await? {
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let verb = verb.to_ascii_uppercase();
            self.server.called(&format!("SMTP {verb} {}", if verb == "AUTH" { "" } else { rest }));
            match verb.as_str() {
                "EHLO" => {
                    let mechanisms = self.server.mailbox().manner.mechanisms.join(" ");
                    self.say(&format!("250-fake\r\n250-AUTH {mechanisms}\r\n250 8BITMIME")).await?;
                }
                "AUTH" => {
                    let (mechanism, proof) = rest.split_once(' ').unwrap_or((rest, ""));
                    signed_in = self.server.proves(mechanism, proof);
                    if !signed_in && mechanism == "XOAUTH2" {
                        self.say("334 eyJzdGF0dXMiOiI0MDAifQ==").await?;
                        let _ = self.line().await?;
                    }
                    self.say(if signed_in { "235 2.7.0 Welcome" } else { "535 5.7.8 Wrong name or password" }).await?;
                }
                "MAIL" if signed_in => {
                    from = path(rest, "FROM:");
                    self.told(from.is_some(), &line).await?;
                }
                "RCPT" if from.is_some() => {
                    let blocks = self.server.mailbox().faults.front() == Some(&Fault::Blocked);
                    if blocks {
                        self.server.mailbox().faults.pop_front();
                        self.say("550 5.1.1 Nobody here\u{7} has\u{202e} that name").await?;
                        continue;
                    }
                    to = path(rest, "TO:");
                    self.told(to.is_some(), &line).await?;
                }
                "DATA" if to.is_some() => {
                    let (from, to) = (from.take().unwrap_or_default(), to.take().unwrap_or_default());
                    if !self.data(from, to).await? {
                        return Ok(());
                    }
                }
                "QUIT" => return self.say("221 2.0.0 Bye").await,
                _ => {
                    self.server.violated(&format!("SMTP: {verb} is not known, or not now"));
                    self.say("503 5.5.1 Not now").await?;
                }
            }
        }
        Ok(())
    }

    /// Takes one mail; `false` where the connection is to end.
    async fn data(&mut self, from: String, to: String) -> std::io::Result<bool> {
        let fault = self.server.mailbox().faults.pop_front();
        match fault {
            Some(Fault::Limited) => {
                self.say("451 4.7.1 Too many, come back later").await?;
                return Ok(true);
            }
            Some(Fault::Down) => return Ok(false),
            _ => self.say("354 Go on").await?,
        }
        let mut raw = Vec::new();
        loop {
            let begin = raw.len();
            (&mut self.stream).take((MAX_MAIL - begin) as u64).read_until(b'\n', &mut raw).await?;
            let line = &raw[begin..];
            if line == b".\r\n" {
                raw.truncate(begin);
                break;
            }
            if !line.ends_with(b"\r\n") || line.len() > MAX_LINE {
                self.server.violated("SMTP: a line of a mail is too long or does not end with CR LF");
                return Ok(false);
            }
            if line.starts_with(b".") {
                raw.remove(begin);
            }
        }
        push(&mut self.server.mailbox().sent, Sent { from, to, raw });
        if fault == Some(Fault::Lost) {
            return Ok(false);
        }
        self.say("250 2.0.0 Taken").await?;
        Ok(true)
    }

    async fn told(&mut self, good: bool, line: &str) -> std::io::Result<()> {
        if !good {
            self.server.violated(&format!("SMTP: {line}"));
        }
        self.say(if good { "250 2.1.0 Ok" } else { "501 5.5.4 What?" }).await
    }

    async fn say(&mut self, line: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await
    }

    async fn line(&mut self) -> std::io::Result<Option<String>> {
        super::imap::line(&mut self.stream, 64 * MAX_LINE).await
    }
}

/// `FROM:<ana@example.org>`, perhaps with parameters.
fn path(rest: &str, word: &str) -> Option<String> {
    let path = rest.strip_prefix(word)?.strip_prefix('<')?.split_once('>')?.0;
    (path.contains('@') && !path.contains(['<', ' ', '\r'])).then(|| path.to_owned())
}
