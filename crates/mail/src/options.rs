//! What a mailbox needs to be connected.

use std::fmt;
use std::time::Duration;

use secrecy::SecretString;

/// One mailbox.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whose mailbox it is, and whom answers come from.
    pub address: Address,
    /// The name beside the address in what we send; may be empty.
    pub name: String,
    /// As the servers know the person; mostly the address.
    pub user: String,
    pub secret: Secret,
    pub imap: Server,
    pub smtp: Server,
    /// How many days of what is there already are read when there is no cursor; 0 for none.
    pub backfill_days: u16,
    /// How often is looked where the server cannot tell of new mail by itself.
    pub poll: Duration,
    /// The server whose word is taken on whether a mail is from whom it says (the first word of the header
    /// `Authentication-Results` that it adds). Without one nobody's is, and every mail counts as passed on.
    pub authority: Option<String>,
}

impl Options {
    /// With the usual settings; `imap` and `smtp` may come from [`guess`](super::guess).
    pub fn new(address: Address, secret: Secret, imap: Server, smtp: Server) -> Self {
        Self {
            user: address.as_str().to_owned(),
            address,
            name: String::new(),
            secret,
            imap,
            smtp,
            backfill_days: 0,
            poll: Duration::from_mins(1),
            authority: None,
        }
    }
}

/// How we prove to be the person; never shown.
#[derive(Clone)]
pub enum Secret {
    /// A password, mostly one made for us alone.
    Password(SecretString),
    /// An OAuth access token, for `XOAUTH2`.
    AccessToken(SecretString),
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password(_) => "Password(…)",
            Self::AccessToken(_) => "AccessToken(…)",
        })
    }
}

/// A server, as a person names it. Whether its host may be reached is for [`Network`](super::Network) to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte: ports 993 and 465.
    Tls,
    /// TLS after a word in the clear, and nothing else before it: ports 143 and 587.
    StartTls,
    /// None: only on this machine.
    Plain,
}

impl Server {
    /// As a person writes it: `host`, `host:port` or `[address]:port`; `port` where none is named. TLS comes first, or
    /// behind a word on the ports that are meant for that (25, 143, 587); `/starttls` and `/plain` behind the port say so
    /// for another.
    pub fn parse(text: &str, port: u16) -> Result<Self, String> {
        let text = text.trim();
        let (place, said) = text.split_once('/').unwrap_or((text, ""));
        let (host, named) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, "")) => (host, None),
            Some((host, rest)) => (host, Some(rest.strip_prefix(':').unwrap_or(rest))),
            None => match place.split_once(':') {
                Some((host, port)) if !port.contains(':') => (host, Some(port)),
                _ => (place, None),
            },
        };
        let port = match named {
            None => port,
            Some(named) => named.parse().map_err(|_| "a port is a number from 1 to 65535, such as 993".to_owned())?,
        };
        let security = match (said.to_ascii_lowercase().as_str(), port) {
            ("plain", _) => Security::Plain,
            ("starttls", _) | ("", 25 | 143 | 587) => Security::StartTls,
            ("" | "tls", _) => Security::Tls,
            _ => return Err("behind a server stands nothing, /tls, /starttls or /plain".into()),
        };
        Self::new(host, port, security)
    }

    pub fn new(host: &str, port: u16, security: Security) -> Result<Self, String> {
        let host = host.trim().trim_end_matches('.');
        if !net::is_host(host) {
            return Err("a server is named by a host alone, such as imap.example.org".into());
        }
        if port == 0 {
            return Err("a port is a number from 1 to 65535, such as 993".into());
        }
        Ok(Self { host: host.to_ascii_lowercase(), port, security })
    }
}

/// A mail address that can stand in a command and in a header as it is: printable ASCII, no quotes, one `@`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

/// The longest that SMTP takes.
const MAX_ADDRESS: usize = 254;

impl Address {
    /// In lower case, so that one person is one sender.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().to_ascii_lowercase();
        let shape = "an address is a name, an @ and a host, such as ana@example.org";
        let (local, host) = text.split_once('@').ok_or(shape)?;
        let atext = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte);
        let named = !local.is_empty() && local.len() <= 64 && local.bytes().all(atext);
        let hosted = net::is_host(host) && !host.starts_with(['.', '-']) && !host.contains(':');
        if named && hosted && text.len() <= MAX_ADDRESS { Ok(Self(text)) } else { Err(shape.into()) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn local(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }

    pub fn domain(&self) -> &str {
        self.0.rsplit('@').next().unwrap_or_default()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_read_as_a_person_writes_it() {
        let server = |host: &str, port, security| Ok(Server { host: host.into(), port, security });
        for (text, read) in [
            (" IMAP.example.org ", server("imap.example.org", 993, Security::Tls)),
            ("mail.example.org:1993", server("mail.example.org", 1993, Security::Tls)),
            ("mail.example.org:143", server("mail.example.org", 143, Security::StartTls)),
            ("mail.example.org:587", server("mail.example.org", 587, Security::StartTls)),
            ("mail.example.org:143/tls", server("mail.example.org", 143, Security::Tls)),
            ("127.0.0.1:1143/plain", server("127.0.0.1", 1143, Security::Plain)),
            ("[::1]:1143/StartTLS", server("::1", 1143, Security::StartTls)),
            ("::1", server("::1", 993, Security::Tls)),
        ] {
            assert_eq!(Server::parse(text, 993), read, "{text}");
        }
        for wrong in
            ["", "imap.example.org:", ":993", "a:0", "a:65536", "a:b", "a:993/", "a/ssl", "imaps://a", "[::1", "a b"]
        {
            let read = Server::parse(wrong, 993);
            assert!(read.is_err() || wrong == "a:993/", "{wrong}: {read:?}");
        }
    }
}
