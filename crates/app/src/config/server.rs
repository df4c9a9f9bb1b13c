//! Where the server listens and what it calls itself.

use std::net::SocketAddr;
use std::time::Duration;

use api::Network;
use domain::text::quote;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::Problems;
use super::duration;

/// Where the server listens.
#[derive(Debug, confique::Config)]
pub struct Server {
    /// Address and port. 127.0.0.1 is reached from this machine only; 0.0.0.0 from everywhere, and then belongs
    /// behind a proxy that speaks TLS.
    #[config(default = "127.0.0.1:8080", env = "ATTACHE_SERVER_LISTEN")]
    pub listen: SocketAddr,

    /// How browsers reach it, such as https://attache.example.org: links and the feed's address begin with it, and
    /// the WebSocket accepts a browser only from there. Absent: http:// and the address above.
    #[config(env = "ATTACHE_SERVER_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// The proxies in front of it, addresses and ranges such as 10.0.0.2 and fd00::/8. What one of them says in
    /// X-Forwarded-For (where there is none, in Forwarded) counts as the client's address, by which failed sign-ins
    /// are limited; what anybody else says there does not. In the variable they are parted by commas.
    #[config(default = [], deserialize_with = networks, env = "ATTACHE_SERVER_TRUSTED_PROXIES")]
    pub trusted_proxies: Vec<Network>,

    /// How long a stopping server lets running turns finish. What is not finished then goes on at the next start.
    #[config(default = "20s", deserialize_with = duration::read, env = "ATTACHE_SERVER_GRACE")]
    pub grace: Duration,
}

impl Server {
    pub(super) fn validate(&self, problems: &mut Problems) {
        if let Some(url) = &self.public_url {
            let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            let plain = |host: &str| {
                !host.is_empty()
                    && host.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'/' | b'?' | b'#' | b'@'))
            };
            if !host.is_some_and(|host| plain(host.trim_end_matches('/'))) {
                let what = format!(
                    "{} is no address of a site; write a scheme and a host, such as https://a.example",
                    quote(url)
                );
                problems.add("server.public_url", what);
            }
        }
        problems.duration("server.grace", self.grace, Duration::from_secs(1)..=Duration::from_mins(10));
    }

    /// The address that links begin with, without a slash at the end. `bound` is where the server really listens.
    pub fn public_url(&self, bound: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None if bound.ip().is_unspecified() => format!("http://127.0.0.1:{}", bound.port()),
            None => format!("http://{bound}"),
        }
    }
}

/// A list of them, or one text of them all. The first that is none is named.
fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Network>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        List(Vec<String>),
        Text(String),
    }
    let shape = |_| D::Error::custom("is no list of addresses; write [\"10.0.0.2\", \"fd00::/8\"]");
    let written = match Written::deserialize(deserializer).map_err(shape)? {
        Written::List(all) => all,
        Written::Text(text) => {
            text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
        }
    };
    written.iter().map(|one| one.parse().map_err(D::Error::custom)).collect()
}
