//! Opening a server: its program or its address, the first words, the list of its tools.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use rmcp::ServiceExt;
use rmcp::model::PaginatedRequestParams;
use rmcp::service::{Peer, RoleClient, RunningService, ServiceError};
use rmcp::transport::TokioChildProcess;
use rmcp::transport::streamable_http_client::{StreamableHttpClientTransport, StreamableHttpClientTransportConfig};
use secrecy::ExposeSecret;
use tokio::process::Command;
use tokio::sync::Notify;

use super::errors;
use super::handler::{Handler, Questions};
use super::{At, MOST_CALLS};
use crate::tools::{Hints, Listing, MOST_TOOLS, Offered};

/// Pages of a list that are asked for.
const MOST_PAGES: usize = 20;
/// Bytes of one message of a stream.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// What a program gets of our environment: never our keys.
const PASSED_ON: [&str; 6] = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "USER"];

pub(super) type Running = RunningService<RoleClient, Handler>;

/// The address of a server. May be internal: only the operator names it, and no redirect is followed.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// The text says what is wrong and what would be right; it does not repeat the address, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shape = "write a scheme, a host and a path, such as https://mcp.example.org/mcp";
        let url = Url::parse(text.trim()).map_err(|error| format!("it is no address ({error}); {shape}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("its scheme is neither http nor https; {shape}"));
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(format!("it has no host; {shape}"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a name or a password; write a bearer instead".into());
        }
        Ok(Self(url))
    }

    /// Whether what is sent could be read on the way: no TLS, and another machine.
    pub fn is_exposed(&self) -> bool {
        self.0.scheme() != "https" && !self.is_local()
    }

    fn is_local(&self) -> bool {
        let host = self.0.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }
}

/// Without path and query: they may hold a secret.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.origin().ascii_serialization())
    }
}

pub(super) async fn open(
    name: &str,
    at: &At,
    questions: Questions,
    look: &Arc<Notify>,
) -> Result<(Running, Listing), String> {
    let handler = Handler { questions, look: Arc::clone(look) };
    let running = match at {
        At::Program { command, arguments, environment } => {
            let mut program = Command::new(command);
            program.args(arguments).env_clear().kill_on_drop(true);
            program.envs(PASSED_ON.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
            program.envs(environment.iter().map(|(name, value)| (name, value.expose_secret())));
            let started = TokioChildProcess::builder(program).stderr(Stdio::null()).spawn();
            let (child, _) = started.map_err(|error| format!("its program cannot be started: {error}"))?;
            handler.serve(child).await
        }
        At::Http { address, bearer } => {
            let mut config = StreamableHttpClientTransportConfig::with_uri(address.0.as_str())
                .max_concurrent_requests(MOST_CALLS)
                .max_sse_event_size(MOST_BYTES);
            if let Some(bearer) = bearer {
                config = config.auth_header(bearer.expose_secret());
            }
            let client = client(address).map_err(|error| format!("no client can be made: {error}"))?;
            handler.serve(StreamableHttpClientTransport::with_client(client, config)).await
        }
    };
    let running = running.map_err(|error| format!("it could not be opened: {}", errors::unopened(&error)))?;
    let listing = list(name, running.peer()).await?;
    Ok((running, listing))
}

/// Follows no redirect: an answer never leads to an address that the operator did not name.
fn client(address: &Address) -> reqwest::Result<reqwest::Client> {
    let mut client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(10))
        .pool_idle_timeout(Duration::from_mins(1))
        .user_agent(concat!("attache/", env!("CARGO_PKG_VERSION")))
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate();
    if address.is_local() {
        client = client.no_proxy();
    }
    client.build()
}

/// The tools of a server, page by page.
pub(super) async fn list(name: &str, peer: &Peer<RoleClient>) -> Result<Listing, String> {
    let failed = |error: ServiceError| format!("its tools cannot be listed: {}", errors::unlisted(&error));
    let info = peer.peer_info();
    let server = info.as_ref().and_then(|info| info.server_info.as_ref()).map_or("", |info| info.name.as_str());
    let mut offered = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let page =
            peer.list_tools(Some(PaginatedRequestParams::default().with_cursor(cursor))).await.map_err(failed)?;
        offered.extend(page.tools.into_iter().map(|tool| {
            let hints = tool.annotations.map_or_else(Hints::default, |said| Hints {
                read_only: said.read_only_hint,
                destructive: said.destructive_hint,
                idempotent: said.idempotent_hint,
            });
            Offered {
                name: tool.name.into_owned(),
                description: tool.description.unwrap_or_default().into_owned(),
                schema: (*tool.input_schema).clone(),
                hints,
            }
        }));
        cursor = page.next_cursor;
        // Past the bound they are counted and left out; a list without end is not read to it.
        if cursor.is_none() || offered.len() > MOST_TOOLS {
            break;
        }
    }
    Ok(Listing::of(name, server, offered))
}
