//! OAuth and mail against npm's emulate, which `scripts/peers/google` runs; skipped where it does not.
//!
//! Its calendars are not asked: they keep no ids that are given to them, no zones and no sync tokens. Its mailbox keeps the
//! contract; it reads no encoded subjects, so they are written plainly, and finds no mail by its Message-ID.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use domain::{Service, SystemClock};
use net::Endpoint;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use services::calendars::Error as AccountError;
use services::google::{Api, Gmail, Places, api, endpoints};
use services::mailboxes::Address;
use services::mailboxes::contract::{self, Arrivals};
use services::oauth::{Asking, Authority, Client, Error, TokenSource};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The base64url of a hash, as the engine makes it.
fn challenge(verifier: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let hash = Sha256::digest(verifier.as_bytes());
    let bits = hash.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    let letter = |six: &[u8]| {
        let value = (0..6).fold(0, |value, bit| value << 1 | six.get(bit).copied().unwrap_or(0));
        char::from(LETTERS[usize::from(value)])
    };
    bits.chunks(6).map(letter).collect()
}

async fn post(peer: &Url, path: &str, headers: &str, body: &str) -> String {
    let host = format!("{}:{}", peer.host_str().unwrap(), peer.port().unwrap());
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// As a person's browser: the first of those who are offered agrees. Answers what comes back.
async fn agree(peer: &Url, consent: &str) -> BTreeMap<String, String> {
    let consent = Url::parse(consent).unwrap();
    let asked: BTreeMap<String, String> = consent.query_pairs().into_owned().collect();
    let mut form = Url::parse("http://form/").unwrap();
    let pairs = [("email", "testuser@gmail.com"), ("nonce", "")];
    form.query_pairs_mut().extend_pairs(pairs).extend_pairs(asked.iter());
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    let answer = post(peer, "/o/oauth2/v2/auth/callback", kind, form.query().unwrap()).await;
    let location = answer.lines().find(|line| line.to_lowercase().starts_with("location: "));
    let location = location.unwrap_or_else(|| panic!("{answer}"));
    Url::parse(location[10..].trim()).unwrap().query_pairs().into_owned().collect()
}

#[allow(clippy::print_stderr)] // a skipped test says so
fn peer() -> Option<String> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let peer = std::env::var("ATTACHE_GOOGLE_PEER").ok();
    if peer.is_none() {
        eprintln!("skipped: no emulate is there (scripts/peers/google runs one)");
    }
    peer
}

fn client_of(peer: &str) -> Client {
    let at = |path: &str| Endpoint::parse(&format!("{peer}{path}")).unwrap();
    let places = Places {
        consent: at("/o/oauth2/v2/auth"),
        oauth: at("/oauth2"),
        userinfo: at("/oauth2/v2/userinfo"),
        calendar: at(""),
        mail: at(""),
        contacts: at(""),
    };
    Client::new(endpoints(&places).unwrap(), "id".into(), "secret".to_owned().into()).unwrap()
}

const BACK: &str = "http://localhost:1/oauth/google/callback";

#[tokio::test]
async fn a_person_agrees_and_tokens_are_renewed_and_given_back() {
    let Some(peer) = peer() else { return };
    let client = client_of(&peer);
    let (verifier, back) = ("v".repeat(64), BACK);
    let begin = || {
        let asking = Asking {
            services: &[Service::Calendar],
            state: "the state",
            challenge: &challenge(&verifier),
            back,
            account: None,
        };
        client.consent(&asking)
    };
    let peer = Url::parse(&peer).unwrap();
    let returned = agree(&peer, &begin()).await;
    assert_eq!(returned["state"], "the state");
    let wrong: SecretString = "w".repeat(64).into();
    let refused = client.exchange(&returned["code"], &wrong, back).await;
    assert!(matches!(refused, Err(Error::Ended(_))), "another verifier: {refused:?}");

    let returned = agree(&peer, &begin()).await;
    let verifier: SecretString = verifier.clone().into();
    let grant = client.exchange(&returned["code"], &verifier, back).await.unwrap();
    assert_eq!(client.account(&grant.access).await.unwrap(), "testuser@gmail.com");
    assert!(grant.scopes.unwrap().iter().any(|scope| scope.ends_with("/auth/calendar")));
    let again = client.exchange(&returned["code"], &verifier, back).await;
    assert!(matches!(again, Err(Error::Ended(_))), "a code works once: {again:?}");
    let refresh = grant.refresh.unwrap();
    let renewed = client.renew(&refresh).await.unwrap();
    assert_eq!(client.account(&renewed.access).await.unwrap(), "testuser@gmail.com");
    client.revoke(&refresh).await.unwrap();
    let ended = client.renew(&refresh).await;
    assert!(matches!(ended, Err(Error::Ended(_))), "{ended:?}");
}

/// The access token of somebody who agreed.
#[derive(Debug)]
struct Token(String);

#[async_trait]
impl TokenSource for Token {
    async fn token(&self, _: Option<&SecretString>) -> Result<SecretString, AccountError> {
        Ok(self.0.clone().into())
    }
}

/// Mails are put into the inbox, each a second later than the one before.
struct Inbox {
    peer: Url,
    token: String,
    arrived: AtomicI64,
}

#[async_trait]
impl Arrivals for Inbox {
    async fn arrives(&self, raw: String) {
        let (before, rest) = raw.split_once("=?utf-8?B?").unwrap();
        let (subject, after) = rest.split_once("?=").unwrap();
        let subject = String::from_utf8(STANDARD.decode(subject).unwrap()).unwrap();
        let at = 1_795_431_600_000 + self.arrived.fetch_add(1_000, Ordering::Relaxed);
        let mail = json!({
            "raw": URL_SAFE.encode(format!("{before}{subject}{after}")),
            "labelIds": ["INBOX", "UNREAD"],
            "internalDate": at.to_string(),
        });
        let headers = format!("authorization: Bearer {}\r\ncontent-type: application/json\r\n", self.token);
        let answer = post(&self.peer, "/gmail/v1/users/me/messages", &headers, &mail.to_string()).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

#[tokio::test]
async fn its_mailbox_keeps_the_contract() {
    let Some(peer) = peer() else { return };
    let client = client_of(&peer);
    let verifier = "v".repeat(64);
    let asking = Asking {
        services: &[Service::Mail],
        state: "the state",
        challenge: &challenge(&verifier),
        back: BACK,
        account: None,
    };
    let at = Endpoint::parse(&peer).unwrap();
    let peer = Url::parse(&peer).unwrap();
    let returned = agree(&peer, &client.consent(&asking)).await;
    let grant = client.exchange(&returned["code"], &verifier.into(), BACK).await.unwrap();
    let token = grant.access.expose_secret().to_owned();
    let api = Api::new(api::client(&at).unwrap(), at, Arc::new(Token(token.clone())), Arc::new(SystemClock));
    let account = Gmail::new(api, Address::parse("testuser@gmail.com").unwrap(), Arc::new(SystemClock));
    let inbox = Inbox { peer, token, arrived: AtomicI64::new(0) };
    contract::check(&account, &inbox, "tag7").await;
}
