//! OAuth against npm's emulate, which `scripts/peers/google` runs; skipped where it does not.
//!
//! Its calendars are not asked: they keep no ids that are given to them, no zones and no sync tokens.

use std::collections::BTreeMap;

use domain::Service;
use net::Endpoint;
use reqwest::Url;
use secrecy::SecretString;
use services::google::{Places, endpoints};
use services::oauth::{Asking, Authority, Client, Error};
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

/// As a person's browser: the first of those who are offered agrees. Answers what comes back.
async fn agree(peer: &Url, consent: &str) -> BTreeMap<String, String> {
    let consent = Url::parse(consent).unwrap();
    let asked: BTreeMap<String, String> = consent.query_pairs().into_owned().collect();
    let mut form = Url::parse("http://form/").unwrap();
    let pairs = [("email", "testuser@gmail.com"), ("nonce", "")];
    form.query_pairs_mut().extend_pairs(pairs).extend_pairs(asked.iter());
    let (body, host) = (form.query().unwrap(), format!("{}:{}", peer.host_str().unwrap(), peer.port().unwrap()));
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let request = format!(
        "POST /o/oauth2/v2/auth/callback HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let location = answer.lines().find(|line| line.to_lowercase().starts_with("location: "));
    let location = location.unwrap_or_else(|| panic!("{answer}"));
    Url::parse(location[10..].trim()).unwrap().query_pairs().into_owned().collect()
}

#[tokio::test]
#[allow(clippy::print_stderr)] // a skipped test says so
async fn a_person_agrees_and_tokens_are_renewed_and_given_back() {
    let Ok(peer) = std::env::var("ATTACHE_GOOGLE_PEER") else {
        eprintln!("skipped: no emulate is there (scripts/peers/google runs one)");
        return;
    };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let at = |path: &str| Endpoint::parse(&format!("{peer}{path}")).unwrap();
    let places = Places {
        consent: at("/o/oauth2/v2/auth"),
        oauth: at("/oauth2"),
        userinfo: at("/oauth2/v2/userinfo"),
        calendar: at(""),
    };
    let client = Client::new(endpoints(&places).unwrap(), "id".into(), "secret".to_owned().into()).unwrap();
    let (verifier, back) = ("v".repeat(64), "http://localhost:1/oauth/google/callback");
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
