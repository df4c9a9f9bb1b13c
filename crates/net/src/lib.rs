//! How we go out. Over HTTP: to an address that was checked, by a client with bounds, reading bodies with bounds. Over a
//! bare socket: to a host that a person named, by the addresses that were checked ([`Hosts`]); over HTTP to such a host
//! by [`Web`].
//!
//! Redirects are never followed and nothing is unpacked. What a request means, and what its errors mean, is the
//! caller's; the texts here name no address, because many services carry a secret in it.

mod endpoint;
mod hosts;
mod web;

use std::error::Error;
use std::io;
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

/// Why there was no answer, for a person: "nothing answers on that port". The deepest cause, which names no address.
pub fn plain(error: &(dyn Error + 'static)) -> String {
    let deepest = causes(error).last().map(ToString::to_string).unwrap_or_default();
    let said = causes(error).find_map(words).unwrap_or(deepest);
    domain::text::shorten(&domain::text::clean(&said), 120)
}

/// Whether what answers is no TLS: another protocol, or one that begins TLS later.
pub fn speaks_no_tls(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| matches!(tls(cause), Some(rustls::Error::InvalidMessage(_))))
}

fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&cause| cause.source())
}

/// TLS hides its error inside of errors of I/O, which do not tell it as their cause.
fn tls<'e>(cause: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    let mut inside = cause;
    loop {
        if let Some(found) = inside.downcast_ref() {
            return Some(found);
        }
        inside = inside.downcast_ref::<io::Error>()?.get_ref()?;
    }
}

/// What the libraries say in their own terms, as a person would.
fn words(cause: &(dyn Error + 'static)) -> Option<String> {
    match tls(cause) {
        Some(rustls::Error::InvalidMessage(_)) => return Some("no TLS is spoken on that port".into()),
        Some(rustls::Error::InvalidCertificate(why)) => {
            return Some(format!("its certificate is not to be believed ({why:?})"));
        }
        _ => {}
    }
    let said = match cause.downcast_ref::<io::Error>()?.kind() {
        io::ErrorKind::ConnectionRefused => "nothing answers on that port",
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => "there is no way to it",
        io::ErrorKind::TimedOut => "it does not answer",
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => "the connection broke off",
        _ => return None,
    };
    Some(said.into())
}

#[cfg(test)]
mod tests {
    use rustls::{CertificateError, InvalidMessage};

    use super::*;

    #[test]
    fn what_failed_is_said_in_a_persons_words() {
        let inside = |error: rustls::Error| io::Error::new(io::ErrorKind::InvalidData, error);
        let odd = inside(rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType));
        assert_eq!(plain(&odd), "no TLS is spoken on that port");
        assert!(speaks_no_tls(&odd) && speaks_no_tls(&io::Error::other(odd)));
        let expired = inside(rustls::Error::InvalidCertificate(CertificateError::Expired));
        assert_eq!(plain(&expired), "its certificate is not to be believed (Expired)");
        let refused = io::Error::from_raw_os_error(111);
        assert!(!speaks_no_tls(&refused));
        assert_eq!(plain(&refused), "nothing answers on that port");
        assert_eq!(plain(&io::Error::other("it said goodbye")), "it said goodbye");
    }
}
