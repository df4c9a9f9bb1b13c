//! Who has written to a mailbox.

use channels::{Channel, Listed};

use crate::mail::world::{OWN, World, now};

#[tokio::test]
async fn people_are_listed_once_whoever_wrote_last_first() {
    let world = World::start().await;
    assert_eq!(world.mailbox().list("", 10).await.unwrap(), []);
    for from in [
        "Ana Ruiz <ANA@example.net>",
        "=?utf-8?Q?Jos=C3=A9?= <jose@example.net>",
        "bo@example.net",
        "MAILER-DAEMON@example.net",
        OWN,
        "no address at all",
        "\"Ruiz\" <ana@example.net>",
    ] {
        world.server.bring(format!("From: {from}\nTo: {OWN}\nMessage-ID: <{}@x>\n\nhi\n", from.len()), now());
    }
    let mailbox = world.mailbox();
    let listed = |key: &str, name: &str| Listed { key: key.into(), name: name.into() };
    let all = [
        listed("ana@example.net", "Ruiz"),
        listed("bo@example.net", "bo@example.net"),
        listed("jose@example.net", "José"),
    ];
    assert_eq!(mailbox.list("", 10).await.unwrap(), all);
    assert_eq!(mailbox.list("", 1).await.unwrap(), all[..1]);
    assert_eq!(mailbox.list("RUIZ", 10).await.unwrap(), all[..1]);
    assert_eq!(mailbox.list("example.NET", 10).await.unwrap(), all);
    assert_eq!(
        mailbox.list("josé", 10).await.unwrap(),
        all[2..],
        "what the server cannot be asked for is looked for here"
    );
    for nobody in ["nobody", "\" OR ALL", "a\\", "x\r\nA1 LOGOUT"] {
        assert_eq!(mailbox.list(nobody, 10).await.unwrap(), [], "{nobody:?}");
    }
    assert_eq!(world.server.violations(), [""; 0]);
}

#[tokio::test]
async fn of_a_large_mailbox_the_newest_are_looked_at() {
    let world = World::start().await;
    for number in 0..600 {
        let mail = format!("From: <{number}@example.net>\nTo: {OWN}\nMessage-ID: <{number}@x>\n\nhi\n");
        world.server.bring(mail, now());
    }
    let all = world.mailbox().list("", 1_000).await.unwrap();
    assert_eq!((all.len(), all[0].key.as_str(), all[499].key.as_str()), (500, "599@example.net", "100@example.net"));
}
