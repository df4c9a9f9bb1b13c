//! Gmail v1: the contract, what is Google's own, and faults.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::SystemClock;
use services::google::Gmail;
use services::google::fake::{Fake, Running};
use services::mailboxes::contract::{self, Arrivals};
use services::mailboxes::{Address, Answered, Change, Draft, Error, Mailbox, Query, Reach};

use super::{Given, OWNER, api_of, discovery, google};

struct Into(Fake);

#[async_trait]
impl Arrivals for Into {
    async fn arrives(&self, raw: String) {
        self.0.arrives(&raw);
    }
}

fn mailbox(google: &Running) -> Gmail {
    let api = api_of(google, Given { first: "good", then: "good" });
    Gmail::new(api, Address::parse(OWNER).unwrap(), Arc::new(SystemClock))
}

fn arrives(google: &Running, subject: &str, headers: &str) -> String {
    google.fake.arrives(&format!(
        "From: Luis Vega <luis@example.org>\r\nTo: {OWNER}\r\nSubject: {subject}\r\nMessage-ID: <{}@example.net>\r\n\
         {headers}\r\nAt 9?\r\n",
        subject.replace(' ', "-")
    ))
}

fn draft(subject: &str) -> Draft {
    Draft {
        key: "key".into(),
        to: vec![Address::parse("luis@example.org").unwrap()],
        cc: Vec::new(),
        bcc: vec![Address::parse("eva@example.org").unwrap()],
        subject: subject.into(),
        body: "Hello".into(),
        answers: None,
    }
}

fn asked(google: &Running, last: &str) -> usize {
    google.fake.calls().iter().filter(|call| call.path.last().is_some_and(|part| part == last)).count()
}

#[tokio::test]
async fn the_contract_is_kept_and_all_of_it_is_google_s_own() {
    for (page, renames) in [(2, false), (500, true)] {
        let google = google().await;
        if renames {
            google.fake.renames_mails();
        }
        contract::check(&mailbox(&google).pages(page), &Into(google.fake.clone()), "tag7").await;
        let calls = google.fake.calls();
        assert!(calls.len() > 100, "{}", calls.len());
        assert!(discovery::check("gmail.v1", &calls).is_none_or(|count| count == calls.len()));
    }
}

#[tokio::test]
async fn an_answer_stays_in_its_thread_and_drafts_and_trash_are_no_part_of_it() {
    let google = google().await;
    let account = mailbox(&google);
    let id = arrives(&google, "Dinner", "");
    let letter = account.read(&id).await.unwrap();
    let answers = Some(Answered { id: id.clone(), message_id: letter.message_id, references: letter.references });
    let answer = Draft { answers, ..draft("Re: Dinner") };
    account.draft(&Draft { key: "other".into(), ..answer.clone() }).await.unwrap();
    account.send(&answer).await.unwrap();
    let sent = google.fake.mails("SENT").remove(0);
    assert!(sent.contains("In-Reply-To: <Dinner@example.net>\r\n") && sent.contains("Bcc: eva@example.org"), "{sent}");
    let call = google.fake.calls().pop().unwrap();
    assert_eq!((call.path[5].as_str(), call.body.unwrap()["threadId"].as_str()), ("send", Some(id.as_str())));
    let thrown = arrives(&google, "Re: Dinner", "In-Reply-To: <Dinner@example.net>\r\n");
    account.change(std::slice::from_ref(&thrown), &Change::Trash).await.unwrap();
    let subjects = |thread: Vec<services::mailboxes::Letter>| -> Vec<String> {
        thread.into_iter().map(|letter| letter.text).collect()
    };
    assert_eq!(subjects(account.thread(&id).await.unwrap()), ["At 9?", "Hello"]);
    assert_eq!(subjects(account.thread(&thrown).await.unwrap()), ["At 9?", "Hello", "At 9?"], "itself it has");
    // The answered mail is gone: the answer leaves all the same.
    google.fake.forgets_mail(&id);
    account.send(&Draft { key: "third".into(), ..answer }).await.unwrap();
    assert_eq!(google.fake.mails("SENT").len(), 2);
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_looking_whatever_gmail_calls_the_mail() {
    for renames in [false, true] {
        let google = google().await;
        let account = mailbox(&google);
        if renames {
            google.fake.renames_mails();
        }
        let hello = draft("Hello");
        let id = account.message_id(&hello);
        assert_eq!(account.sent(&id).await, Ok(false));
        google.fake.loses_an_answer();
        assert!(matches!(account.send(&hello).await, Err(Error::Unknown(_))));
        assert_eq!(account.sent(&id).await, Ok(true));
        google.fake.fails_once(503, "backendError");
        let other = Draft { key: "other".into(), ..hello };
        assert!(matches!(account.send(&other).await, Err(Error::Unknown(_))), "it may have been done");
        assert_eq!(account.sent(&account.message_id(&other)).await, Ok(false));
        assert_eq!(account.sent("no id at all").await, Ok(false));
        google.fake.loses_an_answer();
        assert!(matches!(account.search(&Query::default(), 5).await, Err(Error::Later { .. })), "a look does nothing");
    }
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back_and_who_may_not_is_told_so() {
    let google = google().await;
    let account = mailbox(&google);
    google.fake.asks_for_patience(7);
    let later = |after| Error::Later { why: "Google asks for patience".into(), after };
    assert_eq!(account.send(&draft("Hello")).await, Err(later(Some(Duration::from_secs(7)))));
    for reason in ["rateLimitExceeded", "userRateLimitExceeded"] {
        google.fake.fails_once(403, reason);
        assert_eq!(account.folders().await, Err(later(None)), "{reason}");
    }
    google.fake.fails_once(403, "insufficientPermissions");
    assert!(matches!(account.folders().await, Err(Error::Denied(_))));
    google.fake.fails_once(400, "failedPrecondition");
    assert!(matches!(account.folders().await, Err(Error::Refused(_))), "an account without mail");
    assert!(google.fake.mails("SENT").is_empty());
    google.fake.takes("other");
    assert!(matches!(account.search(&Query::default(), 5).await, Err(Error::Denied(_))));
}

#[tokio::test]
async fn a_thousand_mails_are_changed_by_one_call() {
    let google = google().await;
    let account = mailbox(&google);
    for number in 0..1_001 {
        arrives(&google, &format!("Issue {number}"), "");
    }
    let query = Query { from: Some("luis".into()), ..Query::default() };
    let found = account.search(&query, 2).await.unwrap();
    assert_eq!(found.mails[0].subject, "Issue 1000");
    assert_eq!(found.reach, Reach::Partial("these are the newest of more than 1000 that fit".into()));
    let ids = account.ids(&query, 5_000).await.unwrap();
    assert_eq!(ids.len(), 1_000);
    assert_eq!(account.change(&ids, &Change::Archive).await, Ok(Vec::new()));
    assert_eq!(google.fake.mails("INBOX").len(), 1);
    assert_eq!((asked(&google, "batchModify"), asked(&google, "modify")), (1, 0));
    // Where all are refused for one of them, each is changed by itself, and that one is named.
    let mut some = ids[..30].to_vec();
    google.fake.forgets_mail(&some[7]);
    some.push("not an id".into());
    google.fake.fails_once(400, "invalidArgument");
    let missed = account.change(&some, &Change::Star(true)).await.unwrap();
    let missed: Vec<&str> = missed.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(missed, ["not an id", some[7].as_str()]);
    assert_eq!(google.fake.mails("STARRED").len(), 29);
}

#[tokio::test]
async fn labels_are_made_once_and_gmail_s_own_stay_its_own() {
    let google = google().await;
    let account = mailbox(&google);
    let id = arrives(&google, "Dinner", "");
    let ids = std::slice::from_ref(&id);
    let label = |on: &[&str], off: &[&str]| {
        let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Change::Label { on: all(on), off: all(off) }
    };
    for _ in 0..2 {
        account.change(ids, &label(&["Home/Food", "promotions", "important"], &["none"])).await.unwrap();
    }
    assert_eq!(asked(&google, "labels"), 3, "two looks, and it is made once");
    let folders = account.read(&id).await.unwrap().summary.folders;
    assert_eq!(folders, ["Promotions", "Inbox", "Home/Food"]);
    account.change(ids, &Change::Move("home/food".into())).await.unwrap();
    assert_eq!(account.read(&id).await.unwrap().summary.folders, ["Promotions", "Home/Food"]);
    account.change(ids, &label(&[], &["Home/Food"])).await.unwrap();
    account.change(ids, &label(&[], &["nobody's"])).await.unwrap();
    for wrong in [Change::Move("sent".into()), label(&["Drafts"], &[]), label(&[" "], &[])] {
        assert!(matches!(account.change(ids, &wrong).await, Err(Error::Refused(_))), "{wrong:?}");
    }
}

#[tokio::test]
async fn an_attachment_that_is_too_large_is_not_fetched() {
    let google = google().await;
    let account = mailbox(&google);
    let kind = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n\
                Content-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: text/csv; name=\"a.csv\"\r\n\r\n1,2,3\r\n--b--\r\n";
    let id = arrives(&google, "Menu", kind);
    let files = account.read(&id).await.unwrap().files;
    assert_eq!((files.len(), files[0].id.as_str()), (1, "1"));
    assert!(matches!(account.attachment(&id, "1", 4).await, Err(Error::Refused(_))));
    assert!(google.fake.calls().iter().all(|call| !call.path.contains(&"attachments".to_owned())));
    assert_eq!(account.attachment(&id, "1", 5).await.unwrap(), b"1,2,3");
    assert_eq!(account.attachment(&id, "1", 5).await.unwrap(), b"1,2,3", "its id is another each time");
    // What is summed up is asked for without its words.
    account.search(&Query::default(), 5).await.unwrap();
    let told = google.fake.calls().pop().unwrap().answer.unwrap();
    assert!(told["payload"]["parts"][0]["body"].get("data").is_none(), "{told}");
}
