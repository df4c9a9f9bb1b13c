//! A person lets an account in: `/oauth/google/begin` sends their browser to Google, and Google sends it back to
//! `/oauth/google/callback`. Both are for browsers, and answer with pages.
//!
//! The cookie of a login does not travel with what another site began, and Google's way back is such. So a request
//! without it is answered by a page that asks again from here; that time the cookie comes along. Who is not signed in
//! even then is told to sign in.

use axum::Router;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Code, ConnectionId, Service};
use engine::oauth::{Answer, LetIn};
use serde::Deserialize;

use crate::auth::Signed;
use crate::extract::Query;
use crate::problem::{Problem, Result};
use crate::state::Api;

/// Pages of a few words: nothing is loaded, nothing runs.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// Marks the request that a page of ours made.
const AGAIN: &str = "again=1";
/// Where the console shows accounts.
const ACCOUNTS: &str = "/calendars";
/// The longest query that is taken in.
const LONGEST: usize = 8 * 1024;

pub(crate) fn routes() -> Router<Api> {
    Router::new().route("/oauth/google/begin", get(begin)).route("/oauth/google/callback", get(back))
}

#[derive(Deserialize)]
struct Wanted {
    /// `mail`, `calendar`, `contacts`, with commas between them; none: only whose account it is.
    #[serde(default)]
    services: String,
    /// An account that is connected: to be let in again, or for more.
    connection: Option<String>,
}

/// Google sends more than this; the rest is nothing to us.
#[derive(Deserialize)]
struct Returned {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
}

async fn begin(State(api): State<Api>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let signed = match who(&mut parts, &api).await {
        Ok(signed) => signed,
        Err(page) => return *page,
    };
    sent(&api, &signed, &mut parts).await.unwrap_or_else(|problem| wrong(&problem))
}

async fn sent(api: &Api, signed: &Signed, parts: &mut Parts) -> Result<Response> {
    let Query(wanted) = Query::<Wanted>::from_request_parts(parts, api).await?;
    let services = Service::read_all(&wanted.services).map_err(|unknown| {
        Problem::invalid("services", format!("{unknown} is none; write mail, calendar or contacts"))
    })?;
    let connection = wanted.connection.map(|id| id.parse::<ConnectionId>());
    let connection = connection.transpose().map_err(|error| Problem::invalid("connection", error))?;
    let to = api.engine.begin_consent(&signed.user, signed.secret.expose(), &services, connection).await?;
    Ok(leads(&to))
}

async fn back(State(api): State<Api>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let signed = match who(&mut parts, &api).await {
        Ok(signed) => signed,
        Err(page) => return *page,
    };
    match taken(&api, &signed, &mut parts).await {
        Ok(LetIn { missing, .. }) if missing.is_empty() => leads(ACCOUNTS),
        Ok(LetIn { connection, missing }) => {
            let text = format!(
                "{} is connected. You left out {}, so that is not used; it can be added later on the page of accounts.",
                connection.account,
                Service::write_all(&missing).replace(' ', " and ")
            );
            page(StatusCode::OK, "Connected", &text)
        }
        Err(problem) => wrong(&problem),
    }
}

async fn taken(api: &Api, signed: &Signed, parts: &mut Parts) -> Result<LetIn> {
    let Query(returned) = Query::<Returned>::from_request_parts(parts, api).await?;
    let answer = Answer { state: &returned.state, code: returned.code.as_deref(), error: returned.error.as_deref() };
    Ok(api.engine.end_consent(&signed.user, signed.secret.expose(), answer).await?)
}

/// Who asks; else the page that asks again from here, or tells them to sign in.
async fn who(parts: &mut Parts, api: &Api) -> Result<Signed, Box<Response>> {
    let problem = match Signed::from_request_parts(parts, api).await {
        Ok(signed) => return Ok(signed),
        Err(problem) => problem,
    };
    let query = parts.uri.query().unwrap_or_default();
    let again = query.split('&').any(|pair| pair == AGAIN);
    if problem.code != Code::NotSignedIn || query.len() > LONGEST {
        return Err(Box::new(wrong(&problem)));
    }
    if again {
        let text = "Nobody is signed in in this browser. Sign in here, then begin again on the page of accounts.";
        return Err(Box::new(page(StatusCode::UNAUTHORIZED, "Sign in first", text)));
    }
    let separator = if query.is_empty() { "" } else { "&" };
    let to = format!("{}?{query}{separator}{AGAIN}", parts.uri.path());
    let refresh = format!("<meta http-equiv=\"refresh\" content=\"0;url={}\">", escaped(&to));
    Err(Box::new(html(StatusCode::OK, &refresh, "One moment", "You are taken on at once.")))
}

fn wrong(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let detail = problem.detail.as_str();
    let mut letters = detail.chars();
    let sentence = letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()));
    page(status, "That did not work", &sentence.unwrap_or_default())
}

fn leads(to: &str) -> Response {
    let Ok(to) = HeaderValue::try_from(to) else {
        return wrong(&Problem::internal("an address that no header takes"));
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, to);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn page(status: StatusCode, title: &str, text: &str) -> Response {
    html(status, "", title, text)
}

fn html(status: StatusCode, head: &str, title: &str, text: &str) -> Response {
    let body = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{}</p>\
         <p><a href=\"{ACCOUNTS}\">To the page of accounts</a></p></body></html>",
        escaped(text)
    );
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
