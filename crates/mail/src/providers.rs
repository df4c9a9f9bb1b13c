//! The servers of providers that many people have, so that an address and a password are enough. To add one: a line
//! here, from the provider's own help pages.

use super::{Address, Security, Server};

/// What is known of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    pub name: &'static str,
    pub imap: Server,
    pub smtp: Server,
    /// See [`Options::authority`](super::Options::authority).
    pub authority: Option<&'static str>,
    /// What a person has to do there first.
    pub hint: &'static str,
}

struct Row {
    name: &'static str,
    domains: &'static [&'static str],
    imap: &'static str,
    smtp: (&'static str, u16),
    authority: Option<&'static str>,
    hint: &'static str,
}

const APP_PASSWORD: &str = "make an app password for Attaché in the account's security settings and enter that, not \
                            the account's own password";

const ROWS: &[Row] = &[
    Row {
        name: "Gmail",
        domains: &["gmail.com", "googlemail.com"],
        imap: "imap.gmail.com",
        smtp: ("smtp.gmail.com", 465),
        authority: Some("mx.google.com"),
        hint: "turn on 2-Step Verification, then make an app password at https://myaccount.google.com/apppasswords and \
               enter that",
    },
    Row {
        name: "iCloud",
        domains: &["icloud.com", "me.com", "mac.com"],
        imap: "imap.mail.me.com",
        smtp: ("smtp.mail.me.com", 587),
        authority: None,
        hint: "make an app-specific password at https://account.apple.com and enter that",
    },
    Row {
        name: "Fastmail",
        domains: &["fastmail.com", "fastmail.fm"],
        imap: "imap.fastmail.com",
        smtp: ("smtp.fastmail.com", 465),
        authority: None,
        hint: APP_PASSWORD,
    },
    Row {
        name: "Yahoo",
        domains: &["yahoo.com", "yahoo.es", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com"],
        imap: "imap.mail.yahoo.com",
        smtp: ("smtp.mail.yahoo.com", 465),
        authority: None,
        hint: APP_PASSWORD,
    },
    Row {
        name: "AOL",
        domains: &["aol.com"],
        imap: "imap.aol.com",
        smtp: ("smtp.aol.com", 465),
        authority: None,
        hint: APP_PASSWORD,
    },
    Row {
        name: "GMX",
        domains: &["gmx.de", "gmx.net", "gmx.at", "gmx.ch"],
        imap: "imap.gmx.net",
        smtp: ("mail.gmx.net", 465),
        authority: None,
        hint: "allow IMAP in the settings under POP3 & IMAP",
    },
    Row {
        name: "WEB.DE",
        domains: &["web.de"],
        imap: "imap.web.de",
        smtp: ("smtp.web.de", 465),
        authority: None,
        hint: "allow IMAP in the settings under POP3 & IMAP",
    },
    Row {
        name: "mailbox.org",
        domains: &["mailbox.org"],
        imap: "imap.mailbox.org",
        smtp: ("smtp.mailbox.org", 465),
        authority: None,
        hint: APP_PASSWORD,
    },
    Row {
        name: "Outlook",
        domains: &["outlook.com", "outlook.es", "hotmail.com", "hotmail.es", "live.com", "msn.com"],
        imap: "outlook.office365.com",
        smtp: ("smtp-mail.outlook.com", 587),
        authority: None,
        hint: "Microsoft takes no passwords here any more, only an access token (OAuth)",
    },
];

/// The provider of an address, by its domain; `None` where the person has to name the servers.
pub fn guess(address: &Address) -> Option<Provider> {
    let row = ROWS.iter().find(|row| row.domains.contains(&address.domain()))?;
    let (host, port) = row.smtp;
    let security = if port == 465 { Security::Tls } else { Security::StartTls };
    Some(Provider {
        name: row.name,
        imap: Server { host: row.imap.to_owned(), port: 993, security: Security::Tls },
        smtp: Server { host: host.to_owned(), port, security },
        authority: row.authority,
        hint: row.hint,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_provider() {
        let of = |address: &str| guess(&Address::parse(address).unwrap());
        let gmail = of(" Ana.Ruiz+x@GMail.com ").unwrap();
        assert_eq!(gmail.imap, Server::new("imap.gmail.com", 993, Security::Tls).unwrap());
        assert_eq!(gmail.authority, Some("mx.google.com"));
        assert_eq!(of("ana@outlook.com").unwrap().smtp.security, Security::StartTls);
        assert_eq!(of("ana@gmail.com.example.org"), None);
        for row in ROWS {
            assert!(Server::new(row.imap, 993, Security::Tls).is_ok() && !row.hint.is_empty(), "{}", row.name);
        }
    }
}
