//! When others are busy, seen through the person's own account: over HTTP against a Google of our own.

use domain::Card;
use serde_json::{Value, json};

use crate::gmail::{ANA, World};
use crate::replay::last_turn;
use crate::turns::{calling, words};

async fn knows(world: &World, name: &str, address: &str) {
    let card = Card { name: name.into(), emails: vec![address.into()], ..Card::default() };
    world.rig.engine.add_contact(&world.rig.user, card).await.unwrap();
}

/// Ana is busy on Friday from 9 to 1 and from 3 to 6.
fn busy(world: &World) {
    for (from, to) in [("09", "13"), ("15", "18")] {
        let at =
            |hour: &str| json!({"dateTime": format!("2026-11-27T{hour}:00:00+01:00"), "timeZone": "Europe/Madrid"});
        world.google.fake.writes(ANA, &json!({"summary": "Secret", "start": at(from), "end": at(to)}));
    }
}

fn starts(content: &Value) -> Vec<&str> {
    content["slots"].as_array().unwrap().iter().map(|slot| slot["summary"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_fits_fits_those_who_can_be_seen() {
    let slots = || {
        let people = json!(["Ana", "Luis", "eva@example.org"]);
        calling("find_slots", json!({"minutes": 60, "from": "2026-11-27", "to": "2026-11-27", "people": people}))
    };
    let busy_at = || {
        let until = "2026-11-27T16:00";
        calling("free_busy", json!({"from": "2026-11-27T12:00", "to": until, "people": ["ana ruiz", "Luis"]}))
    };
    let script = || vec![slots(), words("At 1."), busy_at(), words("No."), slots(), words("At 9.")];
    for world in World::each(script).await {
        knows(&world, "Ana Ruiz", ANA).await;
        busy(&world);
        assert_eq!(world.says("1", "when can Ana, Luis, Eva and I meet on Friday?").await, "At 1.");
        let seen = world.seen();
        assert_eq!(seen["not_seen"], json!(["Luis", "eva@example.org"]), "{seen}");
        assert_eq!(starts(&seen), ["Fri 27 Nov, 13:00", "Fri 27 Nov, 14:00"], "{seen}");
        assert!(world.rig.engine.retrace(last_turn(&world.rig).await).await.unwrap().is_same());

        assert_eq!(world.says("2", "is Ana free on Friday from 12 to 4?").await, "No.");
        let seen = world.seen();
        let ana = &seen["others"][0];
        let span = |from: &str, to: &str| {
            let at = |clock: &str| format!("2026-11-27T{clock}:00+01:00[Europe/Madrid]");
            json!({"start": at(from), "end": at(to)})
        };
        assert_eq!(*ana, json!({"person": "ana ruiz", "busy": [span("12:00", "13:00"), span("15:00", "16:00")]}));
        assert_eq!((&seen["busy"], &seen["not_seen"]), (&json!([]), &json!(["Luis"])), "{seen}");
        assert!(!seen.to_string().contains("Secret"));

        // An account that does not answer is one that sees nobody.
        world.google.fake.fails_once(403, "forbidden");
        assert_eq!(world.says("3", "when can Ana, Luis, Eva and I meet on Friday?").await, "At 9.");
        let seen = world.seen();
        assert_eq!(seen["not_seen"], json!(["Ana", "Luis", "eva@example.org"]), "{seen}");
        assert_eq!(starts(&seen)[0], "Fri 27 Nov, 09:00", "{seen}");
    }
}

#[tokio::test]
async fn of_several_of_a_name_it_is_asked_which() {
    let call = || calling("find_slots", json!({"minutes": 60, "people": ["Ana"]}));
    for world in World::each(|| vec![call(), words("Which Ana?")]).await {
        knows(&world, "Ana Ruiz", ANA).await;
        knows(&world, "Ana Gil", "gil@example.org").await;
        assert_eq!(world.says("1", "when can Ana and I meet?").await, "Which Ana?");
        let seen = world.seen();
        assert_eq!(seen["status"], "error");
        let told = seen["message"].as_str().unwrap();
        assert!(told.starts_with("people: ") && told.contains("Ana Ruiz <ana@example.org>"), "{told}");
        assert!(world.google.fake.calls().is_empty(), "nobody was asked about");
    }
}
