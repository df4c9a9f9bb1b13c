//! When the person is free, and when something could be.

use serde_json::{Value, json};

use crate::desk::Desk;

fn starts(content: &Value) -> Vec<String> {
    let slots = content["slots"].as_array().unwrap();
    slots.iter().map(|slot| slot["summary"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn slots_keep_clear_of_what_stands_and_within_the_hours() {
    for desk in Desk::each().await {
        for (title, start, end) in
            [("Workshop", "2026-11-27T09:00", "2026-11-27T13:00"), ("Call", "2026-11-27T14:00", "2026-11-27T14:30")]
        {
            desk.run("create_event", json!({"title": title, "start": start, "end": end})).await.unwrap();
        }
        desk.run("create_event", json!({"title": "Fair", "start": "2026-11-27"})).await.unwrap();
        let weekly = json!({"title": "Class", "start": "2026-11-20T16:00", "recurrence": "FREQ=WEEKLY"});
        desk.run("create_event", weekly).await.unwrap();
        let day = json!({"minutes": 60, "from": "2026-11-27", "to": "2026-11-27"});
        let found = desk.run("find_slots", day.clone()).await.unwrap().content;
        assert_eq!(starts(&found), ["Fri 27 Nov, 13:00", "Fri 27 Nov, 14:30", "Fri 27 Nov, 17:00"], "{found}");
        assert_eq!(found["not_seen"], json!([]));
        let with = |more: Value| {
            let mut all = day.clone();
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        let spaced = desk.run("find_slots", with(json!({"buffer_minutes": 15, "people": ["Ana"]}))).await.unwrap();
        assert!(starts(&spaced.content).is_empty(), "none has room on both sides");
        assert_eq!(spaced.content["not_seen"], json!(["Ana"]));
        let late = desk.run("find_slots", with(json!({"earliest": "17:00", "latest": "00:00"}))).await.unwrap();
        assert_eq!(starts(&late.content), ["Fri 27 Nov, 17:00", "Fri 27 Nov, 18:00", "Fri 27 Nov, 19:00"]);
        let weekend = json!({"minutes": 30, "from": "2026-11-28", "to": "2026-11-29"});
        assert!(starts(&desk.run("find_slots", weekend.clone()).await.unwrap().content).is_empty());
        let weekend = json!({"minutes": 30, "from": "2026-11-28", "to": "2026-11-29", "weekends": true});
        assert_eq!(starts(&desk.run("find_slots", weekend).await.unwrap().content).len(), 6, "three of each day");

        let busy = json!({"from": "2026-11-27T12:00", "to": "2026-11-28T12:00", "people": ["Ana"]});
        let content = desk.run("free_busy", busy).await.unwrap().content;
        let spans = |key: &str| content[key].as_array().unwrap().len();
        assert_eq!((spans("busy"), spans("free")), (3, 3), "{content}");
        assert!(!content.to_string().contains("Workshop"), "what it is stays unsaid");
        assert_eq!(content["not_seen"], json!(["Ana"]));
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named() {
    for desk in Desk::each().await {
        for (arguments, said) in [
            (json!({"minutes": 4}), "minutes: must be 5 or more"),
            (json!({"minutes": 30, "to": "2026-11-20"}), "to: "),
            (json!({"minutes": 30, "from": "2026-11-01", "to": "2026-11-02"}), "to: lies in the past"),
            (json!({"minutes": 30, "earliest": "18:00", "latest": "09:00"}), "latest: must lie after earliest"),
            (json!({"minutes": 30, "earliest": "soon1"}), "earliest: is no time of day"),
        ] {
            let problem = desk.preview("find_slots", arguments.clone()).await.unwrap_err();
            assert!(problem.contains(said), "{arguments}: {problem}");
        }
    }
}
