//! OAuth over HTTP: what is asked, and what each answer means.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::Service;
use net::Endpoint;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use services::google::{Places, endpoints};
use services::oauth::{Asking, Authority, Client, Error};

use crate::dav::server::{Answer, Server, answer};

fn client(server: &Server) -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let at = |path: &str| Endpoint::parse(&format!("{}{path}", server.address)).unwrap();
    let places = Places {
        consent: at("/auth"),
        oauth: at("/o"),
        userinfo: at("/me"),
        calendar: at("/"),
        mail: at("/"),
        contacts: at("/"),
    };
    Client::new(endpoints(&places).unwrap(), "id-1".into(), "secret&1".to_owned().into()).unwrap()
}

fn token(scope: &str) -> Answer {
    let body = format!(
        r#"{{"access_token":"a.1","refresh_token":"r/1","expires_in":3599,"scope":"{scope}","token_type":"Bearer"}}"#
    );
    answer(200, "Content-Type: application/json\r\n", &body)
}

fn form(body: &str) -> BTreeMap<String, String> {
    let url = Url::parse(&format!("http://x/?{body}")).unwrap();
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn a_code_becomes_tokens_and_they_are_renewed_and_given_back() {
    let server = Server::start(|request| match request.path.as_str() {
        "/o/token" => token("openid https://www.googleapis.com/auth/calendar"),
        "/me" => answer(200, "", r#"{"sub":"1","email":" Ana@Example.org "}"#),
        "/o/revoke" => answer(200, "", "{}"),
        _ => answer(404, "", ""),
    })
    .await;
    let client = client(&server);
    let asking = Asking {
        services: &[Service::Calendar],
        state: "s",
        challenge: "c",
        back: "https://a.example/oauth/google/callback",
        account: Some("ana@example.org"),
    };
    let page = Url::parse(&client.consent(&asking)).unwrap();
    let asked: BTreeMap<String, String> = page.query_pairs().into_owned().collect();
    assert_eq!(page.path(), "/auth");
    assert_eq!(asked["scope"], "openid email https://www.googleapis.com/auth/calendar");
    assert_eq!((asked["code_challenge_method"].as_str(), asked["code_challenge"].as_str()), ("S256", "c"));
    assert_eq!((asked["access_type"].as_str(), asked["include_granted_scopes"].as_str()), ("offline", "true"));
    assert_eq!((asked["state"].as_str(), asked["login_hint"].as_str()), ("s", "ana@example.org"));
    assert!(!page.as_str().contains("secret"), "the secret stays here");

    let verifier: SecretString = "v".to_owned().into();
    let grant = client.exchange("code", &verifier, asking.back).await.unwrap();
    assert_eq!((grant.access.expose_secret(), grant.refresh.unwrap().expose_secret()), ("a.1", "r/1"));
    assert_eq!((grant.lasts, grant.scopes.unwrap().len()), (Duration::from_secs(3599), 2));
    let sent = form(&server.last().body);
    assert_eq!((sent["grant_type"].as_str(), sent["code_verifier"].as_str()), ("authorization_code", "v"));
    assert_eq!((sent["client_secret"].as_str(), sent["redirect_uri"].as_str()), ("secret&1", asking.back));
    client.renew(&"r/1".to_owned().into()).await.unwrap();
    let sent = form(&server.last().body);
    assert_eq!((sent["grant_type"].as_str(), sent["refresh_token"].as_str()), ("refresh_token", "r/1"));
    assert_eq!(client.account(&"a.1".to_owned().into()).await.unwrap(), "ana@example.org");
    assert_eq!(server.last().header("Authorization"), "Bearer a.1");
    client.revoke(&"r/1".to_owned().into()).await.unwrap();
    assert_eq!(form(&server.last().body)["token"], "r/1");
}

#[tokio::test]
async fn each_answer_has_its_meaning() {
    let told = async |status: u16, headers: &str, body: &str| {
        let answered = answer(status, headers, body);
        let server = Server::start(move |_| answered.clone()).await;
        client(&server).renew(&"r".to_owned().into()).await.map(drop)
    };
    assert!(matches!(told(400, "", r#"{"error":"invalid_grant"}"#).await, Err(Error::Ended(_))));
    assert!(
        matches!(told(401, "", r#"{"error":"invalid_client"}"#).await, Err(Error::Refused(why)) if why.contains("client_id"))
    );
    assert!(matches!(told(400, "", r#"{"error":"invalid_scope"}"#).await, Err(Error::Refused(_))));
    let patience = told(503, "Retry-After: 7\r\n", "<html>").await;
    assert!(matches!(patience, Err(Error::Later { after: Some(after), .. }) if after == Duration::from_secs(7)));
    assert!(matches!(told(429, "", "").await, Err(Error::Later { after: None, .. })));
    // What may have been done is said so.
    assert!(matches!(told(200, "", "no json").await, Err(Error::Unknown(_))));
    assert!(matches!(told(200, "", r#"{"access_token":""}"#).await, Err(Error::Unknown(_))));
    assert!(matches!(told(200, "", r#"{"access_token":"a b"}"#).await, Err(Error::Unknown(_))));
    let lost = Server::start(|_| Answer { lost: true, ..answer(200, "", "") }).await;
    assert!(matches!(client(&lost).renew(&"r".to_owned().into()).await, Err(Error::Unknown(_))));
}
