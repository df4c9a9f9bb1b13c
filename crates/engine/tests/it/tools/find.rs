//! What the reading tools answer.

use serde_json::{Value, json};

use crate::desk::{Desk, event_of};
use crate::tools::lunch;

#[tokio::test]
async fn events_are_found_by_their_words() {
    for desk in Desk::each().await {
        let names = [
            ("Reunión de padres", "2026-11-24T18:00", "Colegio"),
            ("Lunch with José", "2026-12-02T13:00", "Casa Lucio"),
            ("Old lunch", "2026-11-02T13:00", "Casa Lucio"),
        ];
        for (title, start, place) in names {
            let arguments = json!({"title": title, "start": start, "place": place, "participants": ["Łukasz"]});
            desk.run("create_event", arguments).await.unwrap();
        }
        desk.run("create_reminder", json!({"title": "Lunch", "due": "2026-11-24"})).await.unwrap();
        let find = async |arguments: Value| -> Vec<String> {
            let content = desk.run("find_events", arguments).await.unwrap().content;
            assert_eq!((content["status"].as_str(), content["more"].as_i64()), (Some("found"), Some(0)));
            let items = content["items"].as_array().unwrap();
            items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(find(json!({"query": "reunion"})).await, ["Reunión de padres"]);
        assert_eq!(find(json!({"query": "JOSE lucio"})).await, ["Lunch with José"]);
        assert_eq!(find(json!({"query": "lukasz"})).await, ["Reunión de padres", "Lunch with José"]);
        assert_eq!(find(json!({"query": "jose colegio"})).await, Vec::<String>::new());
        assert_eq!(find(json!({"query": "lunch", "from": "2026-11-01", "to": "2026-11-02"})).await, ["Old lunch"]);
        assert_eq!(find(json!({"to": "2026-11-24"})).await, ["Reunión de padres"]);
    }
}

#[tokio::test]
async fn the_agenda_lists_a_day_in_order() {
    for desk in Desk::each().await {
        desk.run("create_event", lunch()).await.unwrap();
        desk.run("create_event", json!({"title": "Fair", "start": "2026-11-26", "end": "2026-11-28"})).await.unwrap();
        desk.run("create_event", json!({"title": "Next day", "start": "2026-11-28T00:00"})).await.unwrap();
        desk.run("create_reminder", json!({"title": "Call", "due": "2026-11-27T08:00"})).await.unwrap();
        let content = desk.run("agenda", json!({"from": "2026-11-27", "to": "2026-11-27"})).await.unwrap().content;
        let items = content["items"].as_array().unwrap();
        let titles: Vec<_> = items.iter().map(|item| (item["kind"].as_str(), item["title"].as_str())).collect();
        let (event, reminder) = (Some("event"), Some("reminder"));
        assert_eq!(
            titles,
            [
                (event, Some("Fair")),
                (reminder, Some("Call")),
                (reminder, Some("Lunch with Ana")),
                (event, Some("Lunch with Ana"))
            ]
        );
        assert_eq!(items[3]["start"], "2026-11-27T13:00:00+01:00[Europe/Madrid]");
        assert_eq!(items[3]["summary"], "Lunch with Ana · Fri 27 Nov, 13:00–14:00 · Casa Lucio");
        assert_eq!(items[1]["due"], "2026-11-27T08:00:00+01:00[Europe/Madrid]");
        // A time as it was answered is a time that can be asked with.
        let again = json!({"from": items[3]["start"], "to": items[3]["end"]});
        assert_eq!(desk.run("agenda", again).await.unwrap().content["items"].as_array().unwrap().len(), 2);

        desk.run("create_event", json!({"title": "Daily", "start": "2027-01-01T09:00", "recurrence": "FREQ=DAILY"}))
            .await
            .unwrap();
        let year = desk.run("agenda", json!({"from": "2027-01-01", "to": "2027-12-31"})).await.unwrap().content;
        assert_eq!((year["items"].as_array().unwrap().len(), year["more"].as_i64()), (50, Some(315)));
    }
}

#[tokio::test]
async fn one_event_is_told_with_all_that_is_known_of_it() {
    for desk in Desk::each().await {
        let class = json!({"title": "Class", "start": "2026-11-24T09:00", "recurrence": "FREQ=WEEKLY", "notes": "Bring\nshoes",
            "remind_minutes_before": [30, 60]});
        let event = event_of(&desk.run("create_event", class).await.unwrap());
        let found = desk.run("get_event", json!({"id": event.id})).await.unwrap().content;
        let item = &found["items"][0];
        assert_eq!((&item["notes"], &item["recurrence"]), (&json!("Bring\nshoes"), &json!("every week")));
        assert_eq!(item["reminders"].as_array().unwrap().len(), 2);
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
        let stranger = desk.stranger().await;
        let problem = stranger.run("get_event", json!({"id": event.id})).await.unwrap_err();
        assert!(problem.contains("there is no event"), "{problem}");
    }
}
