//! One sentence as an event.

use domain::{ActionClass, Rule};
use serde_json::json;

use crate::desk::{Desk, event_of};

#[tokio::test]
async fn the_line_says_what_was_understood_and_what_was_filled_in() {
    for desk in Desk::each().await {
        let line = |text: &str| desk.preview("quick_add", json!({"text": text}));
        for (text, expected) in [
            (
                "Lunch with Ana on Friday from 13:00 to 14:30 at Casa Lucio",
                "Lunch with Ana · Fri 27 Nov, 13:00–14:30 · Casa Lucio",
            ),
            ("Dentist at 16:30", "Dentist · Sat 21 Nov, 16:30–17:15 (assumed: the day, how long)"),
            (
                "Meeting with Eva on Friday at 4",
                "Meeting with Eva · Fri 27 Nov, 16:00–17:00 (assumed: morning or evening, how long)",
            ),
        ] {
            assert_eq!(line(text).await.unwrap(), expected, "{text}");
        }
        let question = line("Lunch with Ana").await.unwrap_err();
        assert!(question.contains("text: When is “Lunch with Ana”?"), "{question}");
        let made = event_of(&desk.run("quick_add", json!({"text": "Dentist on Friday at 16:30"})).await.unwrap());
        assert_eq!(made.title, "Dentist");
    }
}

/// What waits is the event, exactly: what "tomorrow" says later does not move it, and it can be corrected.
#[tokio::test]
async fn it_is_decided_as_the_event_that_it_comes_to() {
    for mut desk in Desk::each().await {
        let text = json!({"text": "Dentist tomorrow at 16:30"});
        let (result, _) = desk.call("quick_add", text.clone()).await;
        assert_eq!(result["status"], "proposed");
        assert_eq!(result["summary"], "Dentist · Sun 22 Nov, 16:30–17:15 (assumed: how long)");
        let proposal = desk.proposal(&result["proposal_id"]).await;
        assert_eq!(proposal.tool, "create_event");
        assert_eq!(proposal.arguments["start"], "2026-11-22T16:30");
        let change = json!({"id": proposal.id, "start": "2026-11-22T17:00"});
        let (changed, _) = desk.call("change_event", change).await;
        assert_eq!(changed["summary"], "Dentist · Sun 22 Nov, 17:00–17:45");
        desk.policy.0.insert(ActionClass::EventCreate, Rule::Auto);
        let (done, _) =
            desk.call("quick_add", json!({"text": "Call with Luis on Friday at 14:20 for 20 minutes"})).await;
        assert_eq!(done["status"], "done");
        assert_eq!(done["summary"], "Call with Luis · Fri 27 Nov, 14:20–14:40");
        desk.policy.0.insert(ActionClass::EventCreate, Rule::Never);
        assert_eq!(desk.call("quick_add", text).await.0["status"], "refused");
    }
}
