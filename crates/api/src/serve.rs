//! The listener: connections with bounds on their number, on how long a head may take, and on how long a write may
//! stall; and their end at a shutdown.

mod stall;

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use engine::Lifecycle;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;
use tracing::{debug, warn};

use crate::limits::Limits;
use stall::Stall;

/// Bytes that a connection buffers of a request's head, which may not be longer.
const HEAD: usize = 32 * 1024;
/// The wait after the system had no more descriptors to give.
const BREATH: Duration = Duration::from_millis(100);

/// The other end of the connection that a request came over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

/// Serves `router` on `listener` until the lifecycle stops; then takes no more connections, and those that there are
/// end with the request at hand. They are tasks of `life`: [`Lifecycle::finished`] waits for them.
pub async fn serve(listener: TcpListener, router: Router, life: Lifecycle, limits: &Limits) {
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let accepted = tokio::select! {
            () = life.stopping() => return,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                let connection = connection(stream, peer, router.clone(), life.clone(), limits.clone());
                life.spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
            Err(error) => {
                warn!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// The next connection, once there is a place for it.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, IpAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, address) = listener.accept().await?;
    Ok((stream, address.ip(), place))
}

async fn connection(stream: TcpStream, peer: IpAddr, router: Router, life: Lifecycle, limits: Limits) {
    // Live events are small and must not wait for each other.
    let _ = stream.set_nodelay(true);
    let io = TokioIo::new(Stall::new(stream, limits.write));
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD)
        .serve_connection(io, service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = life.stopping() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        debug!(%error, "a connection ended early");
    }
}
