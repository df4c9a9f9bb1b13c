//! Who is asking: a login's secret, as bearer header or as cookie; the cookie only from our own pages.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use domain::{Code, User};

use crate::problem::{Problem, Result};
use crate::state::Api;

pub(crate) const COOKIE: &str = "attache_login";

/// The user behind the request.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub user: User,
    pub secret: Secret,
}

/// A login's secret; never shown in a log.
#[derive(Clone)]
pub(crate) struct Secret(String);

impl Secret {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl FromRequestParts<Api> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self> {
        signed(parts, api, false).await
    }
}

/// Who listens: as [`Signed`], but a cookie counts from our own pages only though nothing is changed. What stays open
/// takes one of the user's places, which another site must not use up.
#[derive(Debug, Clone)]
pub(crate) struct Listener(pub Signed);

impl FromRequestParts<Api> for Listener {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self> {
        signed(parts, api, true).await.map(Self)
    }
}

async fn signed(parts: &Parts, api: &Api, listens: bool) -> Result<Signed> {
    let secret = match parts.headers.get(header::AUTHORIZATION) {
        Some(value) => bearer(value)?,
        None => from_cookie(parts, api, listens)?,
    };
    let user = api.engine.authenticate(secret.expose()).await?;
    let user = user.ok_or_else(|| not_signed_in("the login is over; sign in again"))?;
    Ok(Signed { user, secret })
}

fn not_signed_in(detail: &str) -> Problem {
    Problem::new(Code::NotSignedIn, detail)
}

fn bearer(value: &HeaderValue) -> Result<Secret> {
    let secret = value.to_str().ok().and_then(|text| text.split_once(' '));
    let secret = secret.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, rest)| rest.trim());
    let secret = secret.ok_or_else(|| not_signed_in("authorization: must be `Bearer` and a login's secret"))?;
    Ok(Secret(secret.to_owned()))
}

fn from_cookie(parts: &Parts, api: &Api, listens: bool) -> Result<Secret> {
    let secret = cookie(&parts.headers).ok_or_else(|| {
        not_signed_in("sign in first: open the one-time link, or send `Authorization: Bearer` with a login's secret")
    })?;
    if (listens || !parts.method.is_safe()) && !is_same_origin(&parts.headers, &api.public_url, listens) {
        return Err(not_signed_in("the cookie is taken from this server's own pages only; use a bearer header"));
    }
    Ok(secret)
}

fn cookie(headers: &HeaderMap) -> Option<Secret> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| Secret(value.to_owned()))
}

/// Whether a browser sent this from one of our own pages. Programs send neither header, and no browser can be made to
/// leave both out; `strict` (for sockets and event streams, which every browser marks) refuses those too.
pub(crate) fn is_same_origin(headers: &HeaderMap, public_url: &str, strict: bool) -> bool {
    let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => return true,
        Some(_) => return false,
        None => {}
    }
    let Some(origin) = text(header::ORIGIN) else { return !strict };
    let host = text(header::HOST).unwrap_or_default();
    let here = origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host));
    here || origin.eq_ignore_ascii_case(public_url)
}

/// Nobody else's page signs a browser in: it would sit in the account of whoever made that page.
pub(crate) fn may_sign_in(headers: &HeaderMap, api: &Api) -> Result<()> {
    if is_same_origin(headers, &api.public_url, false) {
        Ok(())
    } else {
        Err(not_signed_in("sign in from this server's own pages"))
    }
}

/// The header that hands the browser its login for `seconds`, or takes it away where `secret` is empty.
pub(crate) fn set_cookie(secret: &str, seconds: i64, public_url: &str) -> String {
    let secure = if public_url.starts_with("https://") { "; Secure" } else { "" };
    format!("{COOKIE}={secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_pages() {
        let is_ours = |pairs: &[(&'static str, &str)]| is_same_origin(&headers(pairs), "https://a.example", true);
        assert!(is_ours(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(is_ours(&[("origin", "https://a.example"), ("host", "10.0.0.1:8080")]));
        assert!(is_ours(&[("sec-fetch-site", "same-origin"), ("origin", "http://localhost:5173"), ("host", "x")]));
        assert!(!is_ours(&[("origin", "https://evil.example"), ("host", "a.example")]));
        assert!(!is_ours(&[("origin", "https://a.example.evil.example"), ("host", "a.example")]));
        assert!(!is_ours(&[("origin", "null"), ("host", "null")]));
        assert!(!is_ours(&[("sec-fetch-site", "same-site"), ("origin", "https://a.example")]));
        assert!(!is_ours(&[]));
        assert!(is_same_origin(&headers(&[]), "https://a.example", false));
    }

    #[test]
    fn the_cookie_among_others() {
        let found = cookie(&headers(&[("cookie", "a=b; attache_login=77; c=d")]));
        assert_eq!(found.unwrap().expose(), "77");
        assert!(cookie(&headers(&[("cookie", "xattache_login=77")])).is_none());
    }

    #[test]
    fn the_cookie_is_secure_behind_https() {
        assert!(set_cookie("77", 5, "https://a.example").ends_with("; Max-Age=5; Secure"));
        assert!(!set_cookie("77", 5, "http://localhost").contains("Secure"));
    }
}
