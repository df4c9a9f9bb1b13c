//! What every mailbox keeps to, whatever it speaks. Each kind runs it in its tests, and so does the fake.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use async_trait::async_trait;

use super::{Answered, Change, Draft, Error, MAX_BATCH, Mailbox, Query, Reach, Role, SNIPPET, Summary};

/// How a mail gets into the inbox of the mailbox that is checked.
#[async_trait]
pub trait Arrivals: Send + Sync {
    /// A whole mail, its lines ended with CR LF; it is there when this returns.
    async fn arrives(&self, raw: String);
}

/// Checks an account. `tag` is a word that stood in none of its mails before; what is written stays there.
///
/// # Panics
/// Where the account breaks a rule.
pub async fn check(account: &dyn Mailbox, arrivals: &dyn Arrivals, tag: &str) {
    let folders = account.folders().await.unwrap();
    assert_eq!(folders.iter().filter(|folder| folder.role == Some(Role::Inbox)).count(), 1, "{folders:?}");
    found(account, arrivals, tag).await;
    files(account, arrivals, tag).await;
    changed(account, arrivals, tag).await;
    drafted(account, tag).await;
    sent(account, tag).await;
    refused(account).await;
}

async fn found(account: &dyn Mailbox, arrivals: &dyn Arrivals, tag: &str) {
    let nothing = search(account, tag).await;
    assert_eq!(nothing, [], "the tag is new");
    arrivals.arrives(mail(tag, "first", "Cena el viernes, ¿vienes?", "", "A las 9 en Casa Ñandú.")).await;
    let answer = format!("In-Reply-To: <first-{tag}@example.net>\r\nReferences: <first-{tag}@example.net>\r\n");
    let words = format!("Perfecto. {}", "palabras ".repeat(60));
    arrivals.arrives(mail(tag, "second", "Re: Cena el viernes", &answer, &words)).await;

    let all = search(account, tag).await;
    let subjects: Vec<&str> = all.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(subjects, ["Re: Cena el viernes", "Cena el viernes, ¿vienes?"], "newest first");
    assert!(all.iter().all(|mail| mail.unread && !mail.starred && mail.attachments == 0), "{all:?}");
    assert_eq!((all[1].from.name.as_str(), all[1].from.address.as_str()), ("Luis Vega", "luis@example.org"));
    assert!(all[1].snippet.starts_with("A las 9 en Casa Ñandú."), "{}", all[1].snippet);
    assert!(all[0].snippet.chars().count() <= SNIPPET && !all[0].snippet.contains('\n'));

    let ids: Vec<String> = all.iter().map(|mail| mail.id.clone()).collect();
    assert_eq!(account.ids(&words_of(tag), 10).await.as_ref(), Ok(&ids));
    assert_eq!(account.ids(&words_of(tag), 1).await, Ok(ids[..1].to_vec()));

    let newest = account.search(&words_of(tag), 1).await.unwrap();
    assert_eq!((newest.mails.len(), newest.reach), (1, Reach::Newest(2)));
    let asked = |change: fn(&mut Query)| {
        let mut query = words_of(tag);
        change(&mut query);
        query
    };
    for (query, count) in [
        (Query { text: format!("{tag} Ñandú"), ..Query::default() }, 1),
        (asked(|query| query.from = Some("luis@example.org".into())), 2),
        (asked(|query| query.from = Some("eva@example.org".into())), 0),
        (asked(|query| query.to = Some("ana@example.org".into())), 2),
        (asked(|query| query.subject = Some("¿vienes".into())), 1),
        (asked(|query| query.unread = Some(true)), 2),
        (asked(|query| query.unread = Some(false)), 0),
        (asked(|query| query.starred = Some(true)), 0),
        (asked(|query| query.folder = Some("inbox".into())), 2),
        (asked(|query| query.since = Some(jiff::civil::date(2001, 1, 1))), 2),
        (asked(|query| query.before = Some(jiff::civil::date(2001, 1, 1))), 0),
    ] {
        let found = account.search(&query, 10).await.unwrap();
        assert_eq!(found.mails.len(), count, "{query:?}");
        assert_eq!(found.reach, Reach::Whole, "{query:?}");
    }
    let nowhere = asked(|query| query.folder = Some("no such folder".into()));
    assert!(matches!(account.search(&nowhere, 10).await, Err(Error::Refused(_))));

    let letter = account.read(&all[0].id).await.unwrap();
    assert!(letter.text.starts_with("Perfecto. palabras"), "{}", letter.text);
    assert_eq!(letter.message_id, format!("second-{tag}@example.net"));
    assert_eq!(letter.references, [format!("first-{tag}@example.net")]);
    let to: Vec<&str> = letter.to.iter().map(super::Address::as_str).collect();
    let cc: Vec<&str> = letter.cc.iter().map(super::Address::as_str).collect();
    assert_eq!((&to[..], &cc[..]), (&["ana@example.org"][..], &["eva@example.org"][..]));
    assert!(account.read(&all[0].id).await.unwrap().summary.unread, "reading marks nothing");

    for mail in &all {
        let thread = account.thread(&mail.id).await.unwrap();
        let subjects: Vec<&str> = thread.iter().map(|letter| letter.summary.subject.as_str()).collect();
        assert_eq!(subjects, ["Cena el viernes, ¿vienes?", "Re: Cena el viernes"], "oldest first");
    }
}

async fn files(account: &dyn Mailbox, arrivals: &dyn Arrivals, tag: &str) {
    let kind = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n";
    let parts = format!(
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe menu.\r\n\r\n{tag}\r\n--b\r\n\
         Content-Type: text/csv; name=\"menu.csv\"\r\nContent-Disposition: attachment; filename=\"menu.csv\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nYSxiCjEsMgo=\r\n--b--"
    );
    arrivals.arrives(whole(tag, "files", "Menu", kind, &parts)).await;
    let found = search(account, tag).await;
    let mail = found.iter().find(|mail| mail.subject == "Menu").unwrap();
    assert_eq!((mail.attachments, mail.snippet.clone()), (1, format!("The menu. {tag}")));
    let letter = account.read(&mail.id).await.unwrap();
    let [file] = &letter.files[..] else { panic!("{letter:?}") };
    assert_eq!((file.name.as_str(), file.mime.as_str()), ("menu.csv", "text/csv"));
    assert_eq!(account.attachment(&mail.id, &file.id, 100).await.unwrap(), b"a,b\n1,2\n");
    assert!(matches!(account.attachment(&mail.id, &file.id, 7).await, Err(Error::Refused(_))), "it is too large");
    assert!(account.attachment(&mail.id, "no such file", 100).await.is_err());
}

async fn changed(account: &dyn Mailbox, arrivals: &dyn Arrivals, tag: &str) {
    let tag = &format!("{tag}x");
    for number in 0..3 {
        arrivals.arrives(mail(tag, &format!("change-{number}"), &format!("Number {number}"), "", "words")).await;
    }
    let ids: Vec<String> = search(account, tag).await.into_iter().map(|mail| mail.id).collect();
    let gone = [ids[0].clone(), "no such mail".into()];
    let missed = account.change(&gone, &Change::Read(true)).await.unwrap();
    assert_eq!(missed.iter().map(|missed| missed.id.as_str()).collect::<Vec<_>>(), ["no such mail"]);
    assert_eq!(account.change(&ids[..2], &Change::Star(true)).await, Ok(Vec::new()));
    let marks = |found: &[Summary]| found.iter().map(|mail| (mail.unread, mail.starred)).collect::<Vec<_>>();
    assert_eq!(marks(&search(account, tag).await), [(false, true), (true, true), (true, false)]);
    account.change(&ids[..1], &Change::Read(false)).await.unwrap();
    account.change(&ids[..1], &Change::Star(false)).await.unwrap();
    // Again, without harm.
    account.change(&ids[..1], &Change::Star(false)).await.unwrap();
    assert_eq!(marks(&search(account, tag).await), [(true, false), (true, true), (true, false)]);

    let inbox = Query { folder: Some("INBOX".into()), ..words_of(tag) };
    assert_eq!(account.change(&ids[..1], &Change::Archive).await, Ok(Vec::new()));
    assert_eq!(account.search(&inbox, 10).await.unwrap().mails.len(), 2, "out of the inbox");
    let all = search(account, tag).await;
    assert_eq!(all.len(), 3, "and kept");
    let trash = all.iter().find(|mail| mail.subject == "Number 1").unwrap().id.clone();
    assert_eq!(account.change(&[trash], &Change::Trash).await, Ok(Vec::new()));
    assert_eq!(search(account, tag).await.len(), 2, "what was thrown away is not found");
    let rest: Vec<String> = account.search(&inbox, 10).await.unwrap().mails.into_iter().map(|mail| mail.id).collect();
    let nowhere = account.change(&rest, &Change::Move("no such folder".into())).await;
    assert!(matches!(nowhere, Err(Error::Refused(_))), "{nowhere:?}");
    let labels = Change::Label { on: vec![format!("{tag}-label")], off: Vec::new() };
    match account.change(&rest, &labels).await {
        Ok(missed) => {
            assert_eq!(missed, []);
            let found = account.search(&inbox, 10).await.unwrap().mails;
            assert!(found.iter().all(|mail| mail.folders.contains(&format!("{tag}-label"))), "{found:?}");
        }
        Err(error) => assert!(matches!(error, Error::Refused(_)), "an account without labels says so: {error:?}"),
    }
}

async fn drafted(account: &dyn Mailbox, tag: &str) {
    let draft = Draft { subject: format!("Borrador {tag}d"), ..draft(&format!("{tag}-draft")) };
    let id = account.draft(&draft).await.unwrap();
    assert_eq!(account.draft(&draft).await.unwrap(), id, "the same key is the same draft");
    let letter = account.read(&id).await.unwrap();
    assert_eq!((letter.summary.subject, letter.text), (draft.subject, draft.body));
    assert_eq!(account.sent(&letter.message_id).await, Ok(false));
}

async fn sent(account: &dyn Mailbox, tag: &str) {
    let key = format!("{tag}-send");
    let answers = Answered {
        id: "gone".into(),
        message_id: format!("second-{tag}@example.net"),
        references: vec![format!("first-{tag}@example.net")],
    };
    let draft = Draft { answers: Some(answers), subject: format!("Re: {tag}s"), ..draft(&key) };
    let id = account.send(&draft).await.unwrap();
    assert_eq!((account.message_id(&draft), account.sent(&id).await), (id.clone(), Ok(true)));
    assert_ne!(account.message_id(&Draft { key: "another".into(), ..draft }), id);
    assert_eq!(account.sent(&format!("never-{tag}@example.net")).await, Ok(false));
}

async fn refused(account: &dyn Mailbox) {
    let many: Vec<String> = (0..=MAX_BATCH).map(|number| number.to_string()).collect();
    assert!(matches!(account.change(&many, &Change::Archive).await, Err(Error::Refused(_))));
    let nobody = Draft { to: Vec::new(), ..draft("nobody") };
    assert!(matches!(account.send(&nobody).await, Err(Error::Refused(_))));
    assert_eq!(account.read("no such mail").await.unwrap_err(), Error::Missing);
    assert_eq!(account.thread("no such mail").await.unwrap_err(), Error::Missing);
}

fn words_of(tag: &str) -> Query {
    Query { text: tag.into(), ..Query::default() }
}

async fn search(account: &dyn Mailbox, tag: &str) -> Vec<Summary> {
    account.search(&words_of(tag), 20).await.unwrap().mails
}

fn draft(key: &str) -> Draft {
    Draft {
        key: key.into(),
        to: vec![super::Address::parse("luis@example.org").unwrap()],
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: String::new(),
        body: "Allí estaré.\n.\nAna".into(),
        answers: None,
    }
}

/// A mail of Luis' to Ana, with the tag behind its words.
fn mail(tag: &str, id: &str, subject: &str, headers: &str, text: &str) -> String {
    let kind = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
    whole(tag, id, subject, &format!("{headers}{kind}"), &format!("{text}\r\n\r\n{tag}"))
}

fn whole(tag: &str, id: &str, subject: &str, headers: &str, body: &str) -> String {
    use base64::Engine as _;
    let subject = base64::engine::general_purpose::STANDARD.encode(subject);
    format!(
        "From: Luis Vega <luis@example.org>\r\nTo: ana@example.org\r\nCc: eva@example.org\r\nX-Tag: {tag}\r\n\
         Subject: =?utf-8?B?{subject}?=\r\nMessage-ID: <{id}-{tag}@example.net>\r\n\
         Date: Fri, 17 Jul 2026 09:44:25 +0000\r\n{headers}\r\n{body}\r\n"
    )
}
