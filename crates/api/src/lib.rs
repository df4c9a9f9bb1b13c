//! The outside of the server: REST under `/v1`, live events over WebSocket and SSE, the calendar feed, the probes, and
//! the console's pages.
//!
//! | what | file |
//! |---|---|
//! | what surrounds every request: id, span, time limit, errors' last form | `request.rs`, `problem.rs` |
//! | what a handler takes from it, and what is wrong with that | `extract.rs`, `wording.rs` |
//! | who is asking, and from which page | `auth.rs` |
//! | from which address, where a proxy stands in between | `proxies.rs` |
//! | a message is said (REST and socket alike) | `v1/messages.rs` |
//! | a proposal is decided | `v1/proposals.rs` |
//! | one endpoint group each | `v1/` |
//! | what a platform pushes | `hooks.rs` |
//! | a browser is sent to Google and comes back | `oauth.rs` |
//! | live events, in order and without a gap | `live/` |
//! | connections and their bounds | `serve.rs`, `limits.rs` |
//!
//! Reads go to the store, every write to the engine. Everything is scoped by the signed-in user: what belongs to
//! another is answered like what does not exist.

mod attempts;
mod auth;
mod console;
mod extract;
mod hooks;
mod limits;
mod live;
mod oauth;
mod probes;
mod problem;
mod proxies;
mod request;
mod serve;
mod state;
mod v1;
mod wording;

use axum::Router;
use axum::http::header;
use axum::middleware;
use axum::routing::{any, get};
use tower_http::compression::CompressionLayer;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Info, License};
use utoipa_axum::router::OpenApiRouter;

pub use limits::Limits;
pub use problem::Problem;
pub use proxies::{BadNetwork, Network};
pub use serve::serve;
pub use state::ApiState;

use state::Api;

/// Everything that the server answers.
pub fn router(state: ApiState) -> Router {
    let api = Api::new(state);
    let (interface, _) = described().split_for_parts();
    interface
        .route("/v1/openapi.json", get(async || ([(header::CONTENT_TYPE, "application/json")], openapi_json())))
        .merge(hooks::routes())
        .merge(oauth::routes())
        .merge(console::routes())
        .fallback(any(console::page).layer(CompressionLayer::new()))
        .method_not_allowed_fallback(async || request::method_not_allowed())
        .layer(middleware::from_fn_with_state(api.clone(), request::around))
        .with_state(api)
}

/// The description of the REST interface.
pub fn openapi() -> OpenApi {
    described().split_for_parts().1
}

/// [`openapi`] as it stands in `docs/openapi.json`.
pub fn openapi_json() -> String {
    let mut json = openapi().to_pretty_json().unwrap_or_default();
    json.push('\n');
    json
}

fn described() -> OpenApiRouter<Api> {
    let mut description = OpenApi::builder()
        .info(
            Info::builder()
                .title("Attaché")
                .version("1")
                .description(Some("Errors are problem+json; each `code` has its page under /docs/errors/."))
                .license(Some(License::new("MIT OR Apache-2.0")))
                .build(),
        )
        .build();
    let mut components = description.components.take().unwrap_or_default();
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(auth::COOKIE)));
    components.security_schemes.insert("bearer".into(), bearer.into());
    components.security_schemes.insert("cookie".into(), cookie.into());
    components.schemas.insert("Problem".into(), <problem::Body<'_> as utoipa::PartialSchema>::schema());
    description.components = Some(components);
    let either = |name: &str| SecurityRequirement::new::<&str, [&str; 0], &str>(name, []);
    description.security = Some(vec![either("bearer"), either("cookie")]);
    OpenApiRouter::with_openapi(description).merge(v1::routes()).merge(probes::routes())
}
