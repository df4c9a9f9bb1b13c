//! People v1: the contract, what is Google's own, and what stays.

use services::contacts::{Contacts, Error, contract};
use services::google::GooglePeople;

use super::{Given, api_of, discovery, google};

const BOOK: &str = "people/me";

#[tokio::test]
async fn the_contract_is_kept_and_all_of_it_is_google_s_own() {
    for page in [2, 100] {
        let google = google().await;
        let account = GooglePeople::new(api_of(&google, Given { first: "good", then: "good" })).pages(page);
        contract::check(&account, BOOK, "contract").await;
        let calls = google.fake.calls();
        assert!(calls.len() > 50, "{}", calls.len());
        assert!(discovery::check("people.v1", &calls).is_none_or(|count| count == calls.len()));
    }
}

#[tokio::test]
async fn what_a_person_does_not_hold_stays() {
    let google = google().await;
    let account = GooglePeople::new(api_of(&google, Given { first: "good", then: "good" }));
    let made = google.fake.meets(&serde_json::json!({
        "names": [{ "displayName": "Eva Ruiz", "givenName": "Eva", "familyName": "Ruiz" }],
        "emailAddresses": [{ "value": "eva@example.org", "type": "work" }, { "value": "e@example.org", "type": "home" }],
        "organizations": [{ "name": "Sol", "title": "Baker" }],
        "addresses": [{ "city": "Madrid" }],
    }));
    let href = made["resourceName"].as_str().unwrap();
    let mut found = account.get(BOOK, href).await.unwrap();
    assert_eq!((found.person.uid.as_str(), found.person.name.as_str()), (href, "Eva Ruiz"));
    found.person.emails.remove(1);
    found.person.organisation = Some("Luna".into());
    account.replace(BOOK, href, &found.etag, &found.person).await.unwrap();
    let sent = google.fake.calls().pop().unwrap();
    let mask = sent.query.iter().find(|(name, _)| name == "updatePersonFields").unwrap();
    assert_eq!(mask.1, "emailAddresses,organizations", "only what changed");
    let kept = google.fake.people().pop().unwrap();
    assert_eq!(kept["emailAddresses"], serde_json::json!([{ "value": "eva@example.org", "type": "work" }]));
    assert_eq!(kept["organizations"], serde_json::json!([{ "name": "Luna", "title": "Baker" }]));
    assert_eq!(kept["addresses"][0]["city"], "Madrid");
    let stale = account.replace(BOOK, href, &found.etag, &found.person).await;
    assert_eq!(stale, Err(Error::Changed));
    google.fake.forgets();
    let first = account.changes(BOOK, None).await.unwrap();
    google.fake.forgets();
    assert_eq!(account.changes(BOOK, Some(&first.next)).await, Err(Error::Expired));
}
