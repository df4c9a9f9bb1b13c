//! A line protocol over a checked connection: lines and blocks with bounds, each awaited for a bounded time, plain or
//! under TLS. Certificates are always verified.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use net::{DialError, Hosts};
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls_platform_verifier::Verifier;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::{Security, Server};

/// How long a connection, a line, or the taking of what we write may last.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How mailboxes are reached; one for all of them.
#[derive(Clone)]
pub struct Network {
    hosts: Hosts,
    tls: Arc<ClientConfig>,
}

impl Network {
    /// Servers are believed by the system's certificates, and by those in `more` (PEM): a company's own.
    ///
    /// Fails where the system's certificates or those in `more` cannot be read.
    pub fn new(hosts: Hosts, more: &[u8]) -> Result<Self, String> {
        let more: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(more)
            .collect::<Result<_, _>>()
            .map_err(|_| "the certificates to trust are no PEM".to_owned())?;
        let provider = Arc::new(ring::default_provider());
        let trouble = |error: rustls::Error| format!("no server could be believed: {error}");
        let verifier = Verifier::new_with_extra_roots(more, Arc::clone(&provider)).map_err(trouble)?;
        let tls =
            ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(trouble)?;
        // The word is rustls's for any verifier that is not its own; this one is the system's.
        let tls = tls.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth();
        Ok(Self { hosts, tls: Arc::new(tls) })
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

/// What breaks a connection. The texts hold nothing that we sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Break {
    /// No try will help before a person changes something.
    Refused(String),
    Failed(String),
    /// What it sends has no end within its bound.
    TooLong,
}

impl From<std::io::Error> for Break {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(net::plain(&error))
    }
}

trait Io: AsyncRead + AsyncWrite + Send + Sync + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Io for T {}

pub(super) struct Wire {
    io: BufReader<Box<dyn Io>>,
    host: String,
    tls: TlsConnector,
}

impl Wire {
    /// Connected; under TLS where that comes first.
    pub async fn connect(network: &Network, server: &Server) -> Result<Self, Break> {
        let (host, port) = (&server.host, server.port);
        let stream = network.hosts.connect(host, port, PATIENCE).await.map_err(|error| match error {
            DialError::Refused(why) => Break::Refused(format!("the server {host} cannot be used: {why}")),
            DialError::Failed(why) => Break::Failed(format!(
                "the server {host} cannot be reached on port {port}: {why}; check the address and the port"
            )),
        })?;
        if server.security == Security::Plain && !is_here(&stream) {
            return Err(Break::Refused("without TLS only a server on this machine is used".into()));
        }
        let tls = TlsConnector::from(Arc::clone(&network.tls));
        let wire = Self { io: buffered(Box::new(stream)), host: server.host.clone(), tls };
        if server.security == Security::Tls { wire.secured().await } else { Ok(wire) }
    }

    /// The same connection under TLS. What the server said before that and nobody read would be believed as said under
    /// TLS: it ends here.
    pub async fn secured(self) -> Result<Self, Break> {
        if !self.io.buffer().is_empty() {
            return Err(Break::Failed("it spoke out of turn before TLS".into()));
        }
        let name = ServerName::try_from(self.host.clone());
        let name = name.map_err(|_| Break::Refused("it is no name of a host".into()))?;
        let secured = timeout(PATIENCE, self.tls.connect(name, self.io.into_inner())).await;
        let secured = secured.map_err(|_| Break::Failed("TLS does not come about".into()))?;
        let secured = secured.map_err(|error| {
            if is_disbelieved(&error) {
                Break::Refused(net::plain(&error))
            } else if net::speaks_no_tls(&error) {
                Break::Refused(format!(
                    "the server {} speaks no TLS on this port; name another, or the port with /starttls behind it",
                    self.host
                ))
            } else {
                Break::from(error)
            }
        })?;
        Ok(Self { io: buffered(Box::new(secured)), host: self.host, tls: self.tls })
    }

    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Break> {
        let io = self.io.get_mut();
        let writing = async {
            io.write_all(bytes).await?;
            io.flush().await
        };
        timeout(PATIENCE, writing).await.map_err(|_| late())?.map_err(Break::from)
    }

    /// Adds the next line with its end, at most `most` bytes of it.
    pub async fn line(&mut self, to: &mut Vec<u8>, most: usize) -> Result<(), Break> {
        let mut bounded = (&mut self.io).take(most as u64);
        timeout(PATIENCE, bounded.read_until(b'\n', to)).await.map_err(|_| late())??;
        match to.last() {
            Some(b'\n') => Ok(()),
            _ if bounded.limit() == 0 => Err(Break::TooLong),
            _ => Err(Break::Failed("it has closed the connection".into())),
        }
    }

    /// Adds exactly so many bytes. Memory is taken as they come, not as they are announced.
    pub async fn block(&mut self, to: &mut Vec<u8>, count: usize) -> Result<(), Break> {
        let end = to.len() + count;
        while to.len() < end {
            let mut bounded = (&mut self.io).take((end - to.len()) as u64);
            let read = timeout(PATIENCE, bounded.read_buf(to)).await.map_err(|_| late())??;
            if read == 0 {
                return Err(Break::Failed("it has closed the connection".into()));
            }
        }
        Ok(())
    }

    /// Until something can be read; `false` where nothing came in that time.
    pub async fn wait(&mut self, time: Duration) -> Result<bool, Break> {
        let Ok(read) = timeout(time, self.io.fill_buf()).await else { return Ok(false) };
        if read?.is_empty() { Err(Break::Failed("it has closed the connection".into())) } else { Ok(true) }
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire").finish_non_exhaustive()
    }
}

fn buffered(io: Box<dyn Io>) -> BufReader<Box<dyn Io>> {
    BufReader::with_capacity(4096, io)
}

fn late() -> Break {
    Break::Failed("it does not answer in time".into())
}

fn is_here(stream: &TcpStream) -> bool {
    stream.peer_addr().is_ok_and(|peer| peer.ip().is_loopback())
}

fn is_disbelieved(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}
