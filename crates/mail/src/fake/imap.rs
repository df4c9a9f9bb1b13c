//! The IMAP conversation: sign-in, then an inbox that is only read.

use std::fmt::Write;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::tree::Tree;
use super::{Kept, Server};
use crate::reading;

const MAX_LINE: usize = 64 * 1024;

pub(super) async fn serve(stream: TcpStream, server: Arc<Server>) {
    let mut talk = Talk { stream: BufReader::new(stream), server, told: 0 };
    // A client that goes away ends it.
    let _ = talk.all().await;
}

/// The next line without its end; `None` at the end, or where it is longer.
pub(super) async fn line(stream: &mut BufReader<TcpStream>, most: usize) -> std::io::Result<Option<String>> {
    let mut raw = Vec::new();
    stream.take(most as u64).read_until(b'\n', &mut raw).await?;
    Ok(raw.ends_with(b"\r\n").then(|| String::from_utf8_lossy(&raw[..raw.len() - 2]).into_owned()))
}

struct Talk {
    stream: BufReader<TcpStream>,
    server: Arc<Server>,
    /// The next UID when the client was last told how many mails there are.
    told: u32,
}

impl Talk {
    async fn all(&mut self) -> std::io::Result<()> {
        self.say(&format!("* OK [CAPABILITY {}] fake\r\n", self.capabilities())).await?;
        let (mut signed_in, mut opened) = (false, false);
        while let Some(line) = line(&mut self.stream, MAX_LINE).await? {
            let mut words = line.splitn(3, ' ');
            let (tag, verb) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let rest = words.next().unwrap_or_default();
            let secret = matches!(verb, "LOGIN" | "AUTHENTICATE");
            self.server.called(&format!("IMAP {verb} {}", if secret { "" } else { rest }));
            let answer = match verb {
                "CAPABILITY" => format!("* CAPABILITY {}\r\n{tag} OK done\r\n", self.capabilities()),
                "NOOP" => format!("{tag} OK done\r\n"),
                "LOGIN" | "AUTHENTICATE" if !signed_in => {
                    signed_in = match verb {
                        "LOGIN" => self.logs_in(rest),
                        _ => self.authenticates(rest).await?,
                    };
                    let told =
                        if signed_in { "OK Welcome" } else { "NO [AUTHENTICATIONFAILED] Wrong name or password" };
                    format!("{tag} {told}\r\n")
                }
                "EXAMINE" if signed_in && rest == "INBOX" => {
                    opened = true;
                    let server = Arc::clone(&self.server);
                    let mailbox = server.mailbox();
                    self.told = mailbox.next;
                    format!(
                        "* FLAGS (\\Seen)\r\n* {} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY {}] valid\r\n\
                         * OK [UIDNEXT {}] next\r\n{tag} OK [READ-ONLY] opened\r\n",
                        mailbox.mails.len(),
                        mailbox.validity,
                        mailbox.next
                    )
                }
                "UID" if opened && self.denies(rest) => format!("{tag} NO it cannot be read\r\n"),
                "UID" if opened => match self.uid(rest) {
                    Some(answer) => {
                        self.stream.get_mut().write_all(&answer).await?;
                        format!("{tag} OK done\r\n")
                    }
                    None => self.bad(tag, &line),
                },
                "IDLE" if opened => {
                    if !self.idle().await? {
                        return Ok(());
                    }
                    format!("{tag} OK done\r\n")
                }
                _ => self.bad(tag, &line),
            };
            self.say(&answer).await?;
        }
        Ok(())
    }

    fn bad(&self, tag: &str, line: &str) -> String {
        self.server.violated(&format!("IMAP: {line}"));
        format!("{tag} BAD not known, or not now\r\n")
    }

    fn denies(&self, rest: &str) -> bool {
        let denied = self.server.mailbox().manner.denied;
        denied.is_some_and(|uid| rest.starts_with(&format!("FETCH {uid} ")) && rest.contains("BODY"))
    }

    fn capabilities(&self) -> String {
        let manner = &self.server.mailbox().manner;
        let mut can = "IMAP4rev1".to_owned();
        for mechanism in &manner.mechanisms {
            let _ = write!(can, " AUTH={mechanism}");
        }
        for (has, word) in [(manner.sasl_ir, " SASL-IR"), (manner.idles, " IDLE")] {
            can.push_str(if has { word } else { "" });
        }
        can
    }

    fn logs_in(&self, rest: &str) -> bool {
        let manner = &self.server.mailbox().manner;
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        rest == format!("{} {}", quoted(&manner.user), quoted(&manner.password))
    }

    async fn authenticates(&mut self, rest: &str) -> std::io::Result<bool> {
        let (mechanism, mut proof) = match rest.split_once(' ') {
            Some((mechanism, proof)) => (mechanism, Some(proof.to_owned())),
            None => (rest, None),
        };
        if proof.is_some() && !self.server.mailbox().manner.sasl_ir {
            self.server.violated("IMAP: an initial response was not offered");
        }
        if proof.is_none() {
            self.say("+ \r\n").await?;
            proof = line(&mut self.stream, MAX_LINE).await?;
        }
        let proven = self.server.proves(mechanism, &proof.unwrap_or_default());
        if !proven && mechanism == "XOAUTH2" {
            self.say("+ eyJzdGF0dXMiOiI0MDAifQ==\r\n").await?;
            let _ = line(&mut self.stream, MAX_LINE).await?;
        }
        Ok(proven)
    }

    /// Tells of what is new since it last did, until `DONE`; `false` where the client went away.
    async fn idle(&mut self) -> std::io::Result<bool> {
        self.say("+ idling\r\n").await?;
        loop {
            let server = Arc::clone(&self.server);
            let changed = server.changed.notified();
            let (next, count) = {
                let mailbox = self.server.mailbox();
                (mailbox.next, mailbox.mails.len())
            };
            if next != self.told {
                self.told = next;
                self.say(&format!("* {count} EXISTS\r\n")).await?;
            }
            tokio::select! {
                () = changed => {}
                done = line(&mut self.stream, MAX_LINE) => return Ok(done?.as_deref() == Some("DONE")),
            }
        }
    }

    async fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(text.as_bytes()).await
    }

    fn uid(&self, rest: &str) -> Option<Vec<u8>> {
        let (verb, rest) = rest.split_once(' ')?;
        let mailbox = self.server.mailbox();
        match verb {
            "SEARCH" => {
                let mut found = "* SEARCH".to_owned();
                for mail in &mailbox.mails {
                    if matches(mail, rest)? {
                        let _ = write!(found, " {}", mail.uid);
                    }
                }
                Some(format!("{found}\r\n").into_bytes())
            }
            "FETCH" => {
                let (set, items) = rest.split_once(' ')?;
                let items = items.strip_prefix('(')?.strip_suffix(')')?;
                let wanted: Vec<u32> = set.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
                let mut answer = Vec::new();
                for (number, mail) in (1..).zip(&mailbox.mails) {
                    if wanted.contains(&mail.uid) {
                        let told = fetched(mail, items, mailbox.manner.tells_shapes)?;
                        answer.extend_from_slice(format!("* {number} FETCH (").as_bytes());
                        answer.extend_from_slice(&told);
                        answer.extend_from_slice(b")\r\n");
                    }
                }
                Some(answer)
            }
            _ => None,
        }
    }
}

/// Whether a mail is what is searched for; `None` for what is not known.
fn matches(mail: &Kept, what: &str) -> Option<bool> {
    let mut words = what.split(' ');
    while let Some(word) = words.next() {
        let argument = words.next()?;
        let day = || Date::strptime("%d-%b-%Y", argument).ok();
        let fits = match word {
            "UID" => {
                let (first, last) = argument.split_once(':')?;
                (first.parse::<u32>().ok()?..=last.parse().ok()?).contains(&mail.uid)
            }
            "SINCE" => mail.at.to_zoned(TimeZone::UTC).date() >= day()?,
            "FROM" => {
                let mut part = argument.strip_prefix('"')?.to_owned();
                // The end of the string is the first quotation mark without a backslash of its own.
                let is_whole = |part: &str| {
                    let inner = part.strip_suffix('"').unwrap_or(part);
                    part.ends_with('"') && (inner.len() - inner.trim_end_matches('\\').len()).is_multiple_of(2)
                };
                while !is_whole(&part) {
                    part = format!("{part} {}", words.next()?);
                }
                let part = part.strip_suffix('"')?.replace("\\\"", "\"").replace("\\\\", "\\").to_lowercase();
                let headers = reading::headers(&mail.raw).map(|(headers, _)| headers);
                let (name, address) = headers.as_ref().map(reading::sender).unwrap_or_default();
                [name, address].iter().any(|of| of.to_lowercase().contains(&part))
            }
            "SENTSINCE" => {
                let headers = reading::headers(&mail.raw).map(|(headers, _)| headers);
                let date = headers.as_ref().and_then(|headers| headers.date());
                let sent = date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
                sent.is_none_or(|sent| day().is_some_and(|day| sent >= day.to_string()))
            }
            "HEADER" if argument == "Message-ID" => {
                let id = words.next()?.strip_prefix('"')?.strip_suffix('"')?;
                let headers = reading::headers(&mail.raw).map(|(headers, _)| headers);
                headers.is_some_and(|headers| headers.message_id().is_some_and(|of| id.contains(of)))
            }
            _ => return None,
        };
        if !fits {
            return Some(false);
        }
    }
    Some(true)
}

/// The items of a fetch, as they are told; `None` for what is not known.
fn fetched(mail: &Kept, items: &str, tells_shapes: bool) -> Option<Vec<u8>> {
    let mut told = format!("UID {}", mail.uid).into_bytes();
    for item in items.split(' ') {
        match item {
            "RFC822.SIZE" => told.extend_from_slice(format!(" RFC822.SIZE {}", mail.raw.len()).as_bytes()),
            "INTERNALDATE" => {
                let at = mail.at.to_zoned(TimeZone::UTC).strftime("%e-%b-%Y %H:%M:%S +0000").to_string();
                told.extend_from_slice(format!(" INTERNALDATE \"{at}\"").as_bytes());
            }
            "BODYSTRUCTURE" if tells_shapes => {
                told.extend_from_slice(format!(" BODYSTRUCTURE {}", Tree::of(&mail.raw).structure()).as_bytes());
            }
            "ENVELOPE" => {
                let raw = String::from_utf8_lossy(&mail.raw).into_owned();
                let from = raw.lines().find_map(|line| line.strip_prefix("From:")).unwrap_or_default().trim();
                let (name, address) = from.rsplit_once('<').unwrap_or(("", from));
                let (mailbox, host) = address.trim_end_matches('>').split_once('@').unwrap_or((address, ""));
                let string = |text: &str| match text.trim().trim_matches('"') {
                    "" => "NIL".to_owned(),
                    text => format!("{{{}}}\r\n{text}", text.len()),
                };
                let [name, mailbox, host] = [name, mailbox, host].map(string);
                let from = format!("(({name} NIL {mailbox} {host}))");
                told.extend_from_slice(format!(" ENVELOPE (NIL NIL {from} NIL NIL NIL NIL NIL NIL NIL)").as_bytes());
            }
            "UID" | "BODYSTRUCTURE" => {}
            _ => {
                let (section, range) = item.strip_prefix("BODY.PEEK[")?.split_once(']')?;
                let most: usize = range.strip_prefix("<0.")?.strip_suffix('>')?.parse().ok()?;
                let body = Tree::of(&mail.raw).section(section)?;
                let body = &body[..body.len().min(most)];
                told.extend_from_slice(format!(" BODY[{section}]<0> {{{}}}\r\n", body.len()).as_bytes());
                told.extend_from_slice(body);
            }
        }
    }
    Some(told)
}
