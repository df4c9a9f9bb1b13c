//! One mail to an SMTP server (RFC 5321, STARTTLS, AUTH), a connection each. What a failure means depends on one moment:
//! the dot that ends the mail. Before it nothing was taken; after it, without an answer, nobody knows.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;

use crate::wire::{Break, Network, Wire};
use crate::{Address, Options, Secret, Security};

/// A reply of the server's, all its lines.
const MAX_REPLY: usize = 64 * 1024;
/// Servers name no time when they are asked too often; this is what they mean.
const LATER: Duration = Duration::from_mins(2);

/// Why the mail was not sent, or perhaps was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The name and password, or the server itself: for a person to mend.
    Unwelcome(String),
    /// This mail, for good.
    Refused(String),
    Failed {
        cause: String,
        after: Option<Duration>,
    },
    Unknown(String),
}

impl From<Break> for Fault {
    fn from(broken: Break) -> Self {
        match broken {
            Break::Refused(cause) => Self::Unwelcome(cause),
            Break::Failed(cause) => Self::Failed { cause, after: None },
            Break::TooLong => Self::Failed { cause: "it sends a line without an end".into(), after: None },
        }
    }
}

/// A connection, signed in.
#[derive(Debug)]
pub struct Smtp {
    wire: Wire,
    can: Vec<String>,
}

struct Reply {
    code: u16,
    lines: Vec<String>,
}

impl Smtp {
    pub async fn open(network: &Network, options: &Options) -> Result<Self, Fault> {
        let wire = Wire::connect(network, &options.smtp).await?;
        let mut smtp = Self { wire, can: Vec::new() };
        smtp.reply().await?.expect(220)?;
        smtp.greet().await?;
        if options.smtp.security == Security::StartTls {
            smtp.ask("STARTTLS").await?.expect(220)?;
            smtp.wire = smtp.wire.secured().await?;
            smtp.greet().await?;
        }
        smtp.sign_in(options).await?;
        Ok(smtp)
    }

    /// The name is no host's: what this machine is called is nobody's business.
    async fn greet(&mut self) -> Result<(), Fault> {
        let reply = self.ask("EHLO [127.0.0.1]").await?;
        self.can = reply.lines.iter().skip(1).map(|line| line.to_ascii_uppercase()).collect();
        reply.expect(250)
    }

    async fn sign_in(&mut self, options: &Options) -> Result<(), Fault> {
        let Some(offered) = self.can.iter().find_map(|can| can.strip_prefix("AUTH")) else {
            // One's own server on this machine may ask for nothing.
            return match options.smtp.security {
                Security::Plain => Ok(()),
                _ => Err(Fault::Unwelcome("the server takes no sign-in here; try port 465 or 587".into())),
            };
        };
        let offers = |name: &str| offered.split([' ', '=']).any(|offered| offered == name);
        let user = &options.user;
        let reply = match &options.secret {
            Secret::AccessToken(token) => {
                let proof = format!("user={user}\x01auth=Bearer {}\x01\x01", token.expose_secret());
                let reply = self.ask(&format!("AUTH XOAUTH2 {}", STANDARD.encode(proof))).await?;
                // It says why in a challenge, which is answered with nothing.
                if reply.code == 334 { self.ask("").await? } else { reply }
            }
            Secret::Password(password) if offers("PLAIN") || !offers("LOGIN") => {
                let proof = format!("\0{user}\0{}", password.expose_secret());
                self.ask(&format!("AUTH PLAIN {}", STANDARD.encode(proof))).await?
            }
            Secret::Password(password) => {
                self.ask("AUTH LOGIN").await?.expect(334)?;
                self.ask(&STANDARD.encode(user)).await?.expect(334)?;
                self.ask(&STANDARD.encode(password.expose_secret())).await?
            }
        };
        match reply.code {
            235 => Ok(()),
            400..500 => Err(reply.fault()),
            _ => Err(Fault::Unwelcome(format!("the server does not take the name and password: {}", reply.told()))),
        }
    }

    /// Hands over one mail, whose lines end with CR LF. One receiver that is refused stops it for all.
    pub async fn send(mut self, from: &Address, to: &[&Address], mail: &[u8]) -> Result<(), Fault> {
        self.ask(&format!("MAIL FROM:<{from}>")).await?.expect(250)?;
        for to in to {
            let reply = self.ask(&format!("RCPT TO:<{to}>")).await?;
            if !matches!(reply.code, 250 | 251) {
                return Err(reply.fault());
            }
        }
        self.ask("DATA").await?.expect(354)?;
        self.wire.write(&stuffed(mail)).await?;
        let lost = || Fault::Unknown("the mail server took the mail and did not answer".into());
        self.wire.write(b".\r\n").await.map_err(|_| lost())?;
        let reply = self.reply().await.map_err(|_| lost())?;
        match reply.code {
            250 => {
                let _ = self.wire.write(b"QUIT\r\n").await;
                Ok(())
            }
            400..600 => Err(reply.fault()),
            _ => Err(lost()),
        }
    }

    async fn ask(&mut self, command: &str) -> Result<Reply, Fault> {
        self.wire.write(format!("{command}\r\n").as_bytes()).await?;
        self.reply().await
    }

    async fn reply(&mut self) -> Result<Reply, Fault> {
        let strange = || Fault::Failed { cause: "the mail server does not speak SMTP".into(), after: None };
        let mut lines = Vec::new();
        let mut room = MAX_REPLY;
        loop {
            let mut raw = Vec::new();
            self.wire.line(&mut raw, room.max(1)).await?;
            room = room.saturating_sub(raw.len());
            let line = String::from_utf8_lossy(&raw);
            let line = line.trim_end();
            let code = line.get(..3).and_then(|code| code.parse::<u16>().ok()).filter(|code| (200..600).contains(code));
            let code = code.ok_or_else(strange)?;
            lines.push(line.get(4..).unwrap_or_default().trim().to_owned());
            match line.as_bytes().get(3) {
                Some(b'-') => {}
                Some(b' ') | None => return Ok(Reply { code, lines }),
                Some(_) => return Err(strange()),
            }
        }
    }
}

impl Reply {
    fn expect(self, code: u16) -> Result<(), Fault> {
        if self.code == code { Ok(()) } else { Err(self.fault()) }
    }

    fn fault(self) -> Fault {
        let cause = self.told();
        match self.code {
            500..600 => Fault::Refused(cause),
            // Too many, too busy, grey-listed: it takes a while. Another 4xx may be over at once.
            421 | 450 | 451 | 452 => Fault::Failed { cause, after: Some(LATER) },
            _ => Fault::Failed { cause, after: None },
        }
    }

    /// The server's own words, as a person may see them.
    fn told(&self) -> String {
        let said = domain::text::clean(&self.lines.join(" "));
        format!("the mail server says: {} {}", self.code, domain::text::shorten(&said, 160))
    }
}

/// With a dot before each line that begins with one, and an end to the last line.
fn stuffed(mail: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(mail.len() + 64);
    for line in mail.split_inclusive(|&byte| byte == b'\n') {
        if line.first() == Some(&b'.') {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
    }
    if !stuffed.ends_with(b"\r\n") {
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_dot_does_not_end_the_mail() {
        assert_eq!(stuffed(b"a\r\n.\r\n..b\r\nc"), b"a\r\n..\r\n...b\r\nc\r\n");
    }
}
