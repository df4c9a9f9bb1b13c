//! What a person wrote to the mailbox before.

use channels::{Channel, Earlier, Wanted};
use jiff::{SignedDuration, Timestamp};

use super::world::{World, now};

fn wanted<'a>(source: &'a str, most: usize, cursor: Option<&'a str>) -> Wanted<'a> {
    Wanted { source, since: now() - SignedDuration::from_hours(240), most, cursor }
}

fn bring(world: &World, from: &str, id: usize, at: Timestamp) {
    world.server.bring(
        format!(
            "From: {from}\nTo: assistant@example.org\nMessage-ID: <{id}@example.net>\nSubject: mail {id}\n\nText {id}\n"
        ),
        at,
    );
}

fn ids(page: &Earlier) -> Vec<&str> {
    page.messages.iter().map(|message| message.external_id.as_str()).collect()
}

#[tokio::test]
async fn ten_days_of_one_person_come_in_pages_the_newest_within_the_bound() {
    let world = World::start().await;
    let hours = SignedDuration::from_hours;
    bring(&world, "Luis <luis@example.net>", 100, now() - hours(24 * 30));
    // The day counts where the search is, the hour afterwards.
    bring(&world, "Luis <luis@example.net>", 101, now() - hours(243));
    for id in 0..14 {
        bring(&world, "Luis <Luis@Example.net>", id, now() - hours(200 - id as i64));
        // The search finds this one, too: the address is a part of it.
        bring(&world, "Mallory <xluis@example.net>", 200 + id, now() - hours(200));
    }
    let mailbox = world.mailbox();
    let first = mailbox.earlier(wanted("luis@example.net", 200, None)).await.unwrap();
    assert!(first.cursor.is_some() && first.messages.len() < 14);
    let mut all = first;
    while let Some(cursor) = all.cursor.take() {
        // By another adapter: nothing is kept in this one.
        let page = world.mailbox().earlier(wanted("luis@example.net", 200, Some(&cursor))).await.unwrap();
        all.messages.extend(page.messages);
        all.cursor = page.cursor;
    }
    let expected: Vec<String> = (0..14).map(|id| format!("{id}@example.net")).collect();
    assert_eq!(ids(&all), expected);
    assert_eq!(mailbox.source(&all.messages[0]), ("luis@example.net".into(), "Luis".into()));

    // Numbered anew: the cursor means nothing, and it begins anew.
    world.server.renumber();
    let again = world.mailbox().earlier(wanted("luis@example.net", 4, Some("1700000000:9999"))).await.unwrap();
    assert_eq!(ids(&again).last(), Some(&"13@example.net"));
    assert!(again.messages.len() <= 4 && again.cursor.is_none());
    for nobody in ["", "luis", "a\" OR ALL", "luis@example.net\r\nDELETE"] {
        assert!(world.mailbox().earlier(wanted(nobody, 200, None)).await.is_err(), "{nobody:?}");
    }
    assert_eq!(world.server.violations(), Vec::<String>::new());
}
