//! The feed, as it comes out of the database.

use engine::agenda;
use futures_util::FutureExt;
use serde_json::json;

use crate::desk::{Desk, event_of};

async fn feed(desk: &Desk) -> String {
    let (user, now) = (desk.context.user.clone(), desk.context.now);
    desk.write(move |tx| async move { Ok(agenda::feed(tx, &user, now).await?) }.boxed()).await.unwrap()
}

#[tokio::test]
async fn the_feed_is_the_agenda_and_nothing_of_anybody_else() {
    for mut desk in Desk::each().await {
        let lunch = json!({"title": "Lunch with Ana", "start": "2026-11-27T13:00", "remind_minutes_before": [60]});
        desk.run("create_event", lunch).await.unwrap();
        let class = json!({"title": "Class", "start": "2025-01-07T09:00", "recurrence": "FREQ=WEEKLY"});
        desk.run("create_event", class).await.unwrap();
        desk.run("create_reminder", json!({"title": "Call the bank", "due": "2026-11-25"})).await.unwrap();
        let gone = event_of(&desk.run("create_event", json!({"title": "Gone", "start": "2026-11-28"})).await.unwrap());
        desk.run("cancel_event", json!({"id": gone.id})).await.unwrap();
        let stranger = desk.stranger().await;
        stranger.run("create_event", json!({"title": "Theirs", "start": "2026-11-28"})).await.unwrap();

        let text = feed(&desk).await;
        for line in [
            "SUMMARY:Lunch with Ana\r\n",
            "TRIGGER:-PT1H\r\n",
            "DTSTART;TZID=Europe/Madrid:20250107T090000\r\n",
            "RRULE:FREQ=WEEKLY\r\n",
            "SUMMARY:Call the bank\r\n",
            "SUMMARY:Gone\r\nSTATUS:CANCELLED\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(!text.contains("Theirs"));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 4);

        // What was cancelled is forgotten after a month.
        desk.step_to("2026-12-22T00:00:00Z");
        assert!(!feed(&desk).await.contains("Gone"));
    }
}
