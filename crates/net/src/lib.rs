//! How we go out. Over HTTP: to an address that was checked, by a client with bounds, reading bodies with bounds. Over a
//! bare socket: to a host that a person named, by the addresses that were checked ([`Hosts`]); over HTTP to such a host
//! by [`Web`].
//!
//! Redirects are never followed and nothing is unpacked. What a request means, and what its errors mean, is the
//! caller's; the texts here name no address, because many services carry a secret in it.

mod endpoint;
mod hosts;
mod web;

use std::time::Duration;

use futures_util::StreamExt;
use reqwest::{Client, ClientBuilder, Response};
use tokio::time::timeout;

pub use endpoint::Endpoint;
pub use hosts::{DialError, Hosts, is_host, is_internal};
pub use web::{Web, forbidden};

/// A client for one endpoint; `connect` bounds the time until its connection stands, TLS included.
///
/// The process must have a rustls provider installed; fails where the system's certificates cannot be read.
pub fn client(endpoint: &Endpoint, connect: Duration) -> Result<Client, String> {
    finish(builder(endpoint, connect))
}

/// The same before its end, for what needs more settings: then [`finish`].
pub fn builder(endpoint: &Endpoint, connect: Duration) -> ClientBuilder {
    let mut client = bare(connect);
    if endpoint.is_local() {
        client = client.no_proxy();
    }
    if !endpoint.is_secure() {
        // Nothing to certify: a machine without certificates can still ask a server of its own.
        client = client.tls_certs_only([]);
    }
    client
}

fn bare(connect: Duration) -> ClientBuilder {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(connect)
        .pool_idle_timeout(Duration::from_mins(1))
        .user_agent(concat!("attache/", env!("CARGO_PKG_VERSION")))
        // A bomb cannot unfold where nothing is unfolded, whatever another crate switches on.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
}

pub fn finish(client: ClientBuilder) -> Result<Client, String> {
    let built = client.build();
    built.map_err(|error| format!("no client can be made: {}; are ca-certificates installed?", plain(&error)))
}

/// Why a body was not read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyError {
    /// No piece of it came in time.
    Late,
    Broken,
    /// It is longer than allowed; this is how it begins.
    TooLong(Vec<u8>),
}

/// A whole body of at most `most` bytes, with at most `idle` between two pieces of it.
pub async fn body(response: Response, most: usize, idle: Duration) -> Result<Vec<u8>, BodyError> {
    let mut pieces = response.bytes_stream();
    let mut body = Vec::new();
    while let Some(piece) = timeout(idle, pieces.next()).await.map_err(|_| BodyError::Late)? {
        let piece = piece.map_err(|_| BodyError::Broken)?;
        if body.len() + piece.len() > most {
            return Err(BodyError::TooLong(body));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

/// The deepest cause, which names no address: "Connection refused (os error 111)".
pub fn plain(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    domain::text::shorten(&domain::text::clean(&cause.to_string()), 120)
}
