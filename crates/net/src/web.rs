//! HTTP to addresses that people name: each host is looked up by us, and only what was checked is connected to.

use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Method, RequestBuilder, Url};

use crate::hosts::{DialError, Hosts, is_internal};

/// How long a name is looked up.
const LOOKUP: Duration = Duration::from_secs(5);
/// The longest address, in bytes.
const MAX_URL: usize = 2_000;

/// One client for what people name. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Web {
    hosts: Hosts,
    client: Client,
}

impl Web {
    /// `connect` bounds the time until a connection stands. Fails where no client can be made; the text is fit for a
    /// person.
    pub fn new(hosts: Hosts, connect: Duration) -> Result<Self, String> {
        // A proxy would look the name up again, and go where it leads then.
        let client = crate::bare(connect).no_proxy().dns_resolver(std::sync::Arc::new(Checked(hosts)));
        Ok(Self { hosts, client: crate::finish(client)? })
    }

    /// The address that a person wrote. Without a scheme it is `https`; the text says what is wrong, and does not repeat
    /// the address.
    pub fn parse(&self, text: &str) -> Result<Url, String> {
        let text = text.trim();
        let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let url = Url::parse(&whole).map_err(|error| format!("it is no address ({error})"))?;
        self.check(&url)?;
        Ok(url)
    }

    /// Whether a request may go there: over TLS, unless internal hosts are allowed, and to no internal address else.
    pub fn check(&self, url: &Url) -> Result<(), String> {
        let secure = url.scheme() == "https";
        if !secure && url.scheme() != "http" {
            return Err("its scheme is neither http nor https".into());
        }
        if !secure && self.hosts == Hosts::Public {
            return Err("it is not https, so the password could be read on the way".into());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a name or a password, which belong in their own place".into());
        }
        if url.as_str().len() > MAX_URL {
            return Err("it is too long".into());
        }
        let host = url.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        if !crate::is_host(bare) {
            return Err("it has no host".into());
        }
        // A name is checked when it is looked up, an address never is.
        let internal = bare.parse().is_ok_and(is_internal);
        if internal && self.hosts == Hosts::Public {
            return Err("it is an internal address, which the operator does not allow".into());
        }
        Ok(())
    }

    /// A request that is not sent yet; the text is fit for a person.
    pub fn request(&self, method: Method, url: Url) -> Result<RequestBuilder, String> {
        self.check(&url)?;
        Ok(self.client.request(method, url))
    }
}

/// Looks names up for the client.
#[derive(Debug)]
struct Checked(Hosts);

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let hosts = self.0;
        Box::pin(async move {
            match hosts.resolve(name.as_str(), 0, LOOKUP).await {
                Ok(found) => Ok(Box::new(found.into_iter()) as Addrs),
                Err(DialError::Refused(cause)) => Err(Box::new(Forbidden(cause)) as _),
                Err(DialError::Failed(cause)) => Err(cause.into()),
            }
        })
    }
}

/// The name leads where nobody may go.
#[derive(Debug)]
struct Forbidden(String);

impl std::error::Error for Forbidden {}

impl std::fmt::Display for Forbidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a request was not sent, where it never will be: its host leads inside.
pub fn forbidden(error: &reqwest::Error) -> Option<String> {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(this) = cause {
        if let Some(Forbidden(why)) = this.downcast_ref() {
            return Some(why.clone());
        }
        cause = this.source();
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// As `new`, without what TLS needs of the machine.
    fn web(hosts: Hosts) -> Web {
        let client =
            crate::bare(LOOKUP).no_proxy().tls_certs_only([]).dns_resolver(std::sync::Arc::new(Checked(hosts)));
        Web { hosts, client: crate::finish(client).unwrap() }
    }

    #[tokio::test]
    async fn nothing_goes_inside_unless_it_may() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let public = web(Hosts::Public);
        assert_eq!(public.parse(" dav.example.org/me ").unwrap().as_str(), "https://dav.example.org/me");
        for wrong in [
            "http://dav.example.org",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://0x7f.1/",
            "https://2130706433/",
            "ftp://dav.example.org",
            "https://me:pass@dav.example.org",
            "https://",
            "",
        ] {
            assert!(public.parse(wrong).is_err_and(|told| !told.contains("pass@")), "{wrong}");
        }
        // A name is found out when it is looked up.
        let named = public.parse("https://localhost:9/").unwrap();
        let sent = public.request(Method::GET, named).unwrap().send().await;
        assert!(forbidden(&sent.unwrap_err()).is_some_and(|why| why.contains("internal")));
        let any = web(Hosts::Any);
        assert!(any.parse("http://127.0.0.1:5232/").is_ok() && any.parse("localhost:5232").is_ok());
    }
}
