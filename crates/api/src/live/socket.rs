//! `GET /v1/socket`: checks who connects, takes their place, hands over to `session.rs`.

use axum::Extension;
use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::response::Response;
use tracing::Instrument;

use super::session;
use super::{ClientFrame, ServerFrame};
use crate::auth::Listener;
use crate::problem::{Problem, Problems, Result};
use crate::request::{RequestId, span_of};
use crate::state::Api;

/// Bytes of each buffer of a socket; frames larger than that are still read and written, piece by piece.
const BUFFER: usize = 8 * 1024;

/// The live connection: text frames, each a `ClientFrame` or a `ServerFrame`. `docs/protocol.md` describes them
#[utoipa::path(get, path = "/v1/socket", operation_id = "socket", tag = "live",
    responses((status = 101, description = "Frames to and fro", body = inline(Frames)), Problems))]
pub(crate) async fn open(
    State(api): State<Api>,
    Extension(request): Extension<RequestId>,
    Listener(signed): Listener,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response> {
    let upgrade = upgrade.map_err(|_| {
        Problem::invalid("upgrade", "this endpoint takes WebSockets only: GET with connection: upgrade, version 13")
    })?;
    let place = api.places.take(signed.user.id)?;
    let upgrade = upgrade
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_frame_size(api.limits.message_body)
        .max_message_size(api.limits.message_body);
    let span = span_of(&request, "socket");
    Ok(upgrade.on_upgrade(move |socket| async move {
        let life = api.life.clone();
        let session = session::run(api, signed, socket, place).instrument(span);
        // In the tracker, so that a shutdown waits for its goodbye.
        let _ = life.spawn(session).await;
    }))
}

/// What goes either way, for the types in the document.
#[derive(utoipa::ToSchema)]
#[allow(dead_code)]
struct Frames {
    client: ClientFrame,
    server: ServerFrame,
}
