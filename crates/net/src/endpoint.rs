//! Where a service is reached, checked before it is used.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

/// The base address of a service, such as `https://api.openai.com/v1` or `http://127.0.0.1:11434/v1`.
///
/// May be internal: only the operator names it. Redirects are never followed, so no answer leads elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(Url);

impl Endpoint {
    /// The text says what is wrong and what would be right; it does not repeat the address, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shape = "write a scheme and a host, such as https://api.openai.com/v1";
        let url = Url::parse(text.trim()).map_err(|error| format!("it is no address ({error}); {shape}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("its scheme is neither http nor https; {shape}"));
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(format!("it has no host; {shape}"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a name or a password; a key belongs in a key's own place".into());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(format!("it has a ? or #; {shape}"));
        }
        Ok(Self(url))
    }

    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether what is sent could be read on the way: no TLS, and another machine.
    pub fn is_exposed(&self) -> bool {
        !self.is_secure() && !self.is_local()
    }

    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether it is this machine.
    pub fn is_local(&self) -> bool {
        let host = self.host();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// The address itself, where nothing stands under it.
    pub fn url(&self) -> Url {
        self.0.clone()
    }

    /// The address of `path` under it.
    pub fn join(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        let whole = format!("{}/{path}", self.0.path().trim_end_matches('/'));
        url.set_path(&whole);
        url
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked_and_paths_joined() {
        let at = |text: &str| Endpoint::parse(text).map(|at| at.join("chat/completions").to_string());
        assert_eq!(at("https://api.openai.com/v1").as_deref(), Ok("https://api.openai.com/v1/chat/completions"));
        assert_eq!(at(" http://localhost:11434/v1/ ").as_deref(), Ok("http://localhost:11434/v1/chat/completions"));
        assert_eq!(at("http://[::1]:8080").as_deref(), Ok("http://[::1]:8080/chat/completions"));
        for wrong in
            ["", "api.openai.com", "ftp://a.example", "https://", "https://me:pass@a.example", "https://a/?k=1"]
        {
            assert!(Endpoint::parse(wrong).is_err_and(|told| !told.contains("pass@")), "{wrong}");
        }
    }

    #[test]
    fn what_is_local_or_exposed_is_known() {
        let is = |text: &str| Endpoint::parse(text).map(|at| (at.is_exposed(), at.is_local()));
        assert_eq!(is("https://api.groq.com/openai/v1"), Ok((false, false)));
        assert_eq!(is("http://127.0.0.1:11434/v1"), Ok((false, true)));
        assert_eq!(is("http://[::1]/v1"), Ok((false, true)));
        assert_eq!(is("http://10.0.0.5:8000/v1"), Ok((true, false)));
    }
}
