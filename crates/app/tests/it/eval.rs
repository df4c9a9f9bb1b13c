//! `attache eval` on a set of three conversations, one of them kept aside.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{attache, root, run};

fn write_set(folder: &Path) {
    let case = |id: &str, text: &str, holds: bool, gold: Value| {
        let case = json!({
            "id": id, "language": "en", "topic": "family", "kind": "chat", "zone": "Europe/Dublin", "me": "Sam",
            "people": ["Ana Ruiz"], "places": [], "agenda": [],
            "messages": [{"from": "Ana Ruiz", "at": "2026-03-10T18:02", "text": text, "holds": holds}], "gold": gold,
        });
        format!("{case}\n")
    };
    let dinner = |place: &str| {
        json!([{"action": "create", "type": "event", "tentative": true, "title": "Dinner", "titles": [],
            "start": "2026-03-13T20:00", "place": place, "participants": ["Ana Ruiz"], "message": 0,
            "quote": "Friday at 8pm"}])
    };
    for part in ["tune", "held"] {
        std::fs::create_dir(folder.join(part)).unwrap();
    }
    let said = "Can we have dinner on Friday at 8pm at Casa Lucio?";
    let tune = case("en-family-001", said, true, dinner("Casa Lucio"))
        + &case("en-family-002", "haha that is so funny", false, json!([]));
    std::fs::write(folder.join("tune/en.jsonl"), tune).unwrap();
    // What is wanted here is not there: a fault, whose words must not show.
    let held = case("en-family-003", "Dinner on Friday at 8pm at Pelargonium?", true, dinner("Somewhere else"));
    std::fs::write(folder.join("held/en.jsonl"), held).unwrap();
}

fn share(result: &Value, group: &str, key: &str) -> (f64, u64) {
    let groups = result["groups"].as_array().unwrap();
    let group = groups.iter().find(|one| one["name"] == group).unwrap();
    (group["scores"][key]["sum"].as_f64().unwrap(), group["scores"][key]["of"].as_u64().unwrap())
}

#[test]
fn the_set_goes_through_the_engine_and_is_scored() {
    let folder = tempfile::tempdir().unwrap();
    write_set(folder.path());
    let (code, out, error) = run(attache(folder.path()).args(["eval", "--cases", ".", "--split", "tune", "--json"]));
    assert_eq!(code, 0, "{error}");
    let result: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((result["cases"].as_u64(), result["messages"].as_u64()), (Some(2), Some(2)));
    for (key, wanted) in [
        ("gate_recall", (1.0, 1)),
        ("gate_stopped", (1.0, 1)),
        ("event_f1", (2.0, 2)),
        ("time", (1.0, 1)),
        ("nothing", (1.0, 1)),
    ] {
        assert_eq!(share(&result, "all", key), wanted, "{key}");
    }
    let (_, table, _) = run(attache(folder.path()).args(["eval", "--cases", "."]));
    assert!(table.contains("events: F1") && table.contains("met"), "{table}");
}

#[test]
fn the_words_of_cases_kept_aside_never_show() {
    let folder = tempfile::tempdir().unwrap();
    write_set(folder.path());
    let eval = |more: &[&str]| run(attache(folder.path()).args(["eval", "--cases", ".", "--split", "all"]).args(more));
    let (_, table, complaint) = eval(&["--worst", "100", "--report", "page.html"]);
    let (_, result, _) = eval(&["--json"]);
    std::fs::write(folder.path().join("a.json"), &result).unwrap();
    let (_, compared, _) = eval(&["--compare", "a.json", "rules"]);
    let page = std::fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(page.contains("Casa Lucio") && table.contains("never shown"), "{table}");
    assert!(page.contains("kept aside"), "{page}");
    for text in [table, complaint, result, compared, page] {
        for word in ["Pelargonium", "Somewhere else"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[test]
fn thresholds_fail_the_command_and_a_wrong_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    write_set(folder.path());
    let check = |text: &str| {
        std::fs::write(folder.path().join("t.toml"), text).unwrap();
        run(attache(folder.path()).args(["eval", "--cases", ".", "--thresholds", "t.toml"]))
    };
    let (code, _, error) = check("[all]\nevent_f1 = 90.0\n[fr]\nevent_f1 = 90.0\n");
    assert!(code == 0 && error.contains("1 thresholds checked, 0 missed"), "{error}");
    let (code, _, error) = check("[en]\nevent_f1 = 90.0\ngate_recall = 100.1\nrepeat = 1.0\n");
    assert!(code == 1 && error.contains("MISSED  en: gate: recall: 100.0 %, at least 100.1 % wanted"), "{error}");
    assert!(error.contains("recurrence exact: –"), "a score of which nothing was counted holds no threshold: {error}");
    let (code, _, error) = check("[all]\nbeauty = 1.0\n");
    assert!(code == 1 && error.contains("beauty") && error.contains("event_f1"), "{error}");
    let (code, _, error) = check("[xx]\nevent_f1 = 1.0\n");
    assert!(code == 1 && error.contains("0 thresholds checked"), "what checks nothing does not pass: {error}");
}

#[test]
fn two_results_are_compared_by_score_and_by_case() {
    let folder = tempfile::tempdir().unwrap();
    write_set(folder.path());
    let (_, out, _) = run(attache(folder.path()).args(["eval", "--cases", ".", "--json"]));
    std::fs::write(folder.path().join("a.json"), &out).unwrap();
    let mut worse: Value = serde_json::from_str(&out).unwrap();
    worse["results"][0]["faults"] = json!([{"what": "missed", "weight": 3.0, "gold": "create event · Dinner"}]);
    worse["groups"][0]["scores"]["event_f1"]["sum"] = json!(0.0);
    std::fs::write(folder.path().join("b.json"), worse.to_string()).unwrap();
    let compare = |a: &str, b: &str| run(attache(folder.path()).args(["eval", "--cases", ".", "--compare", a, b])).1;
    assert!(compare("a.json", "rules").contains("0 cases changed"));
    let table = compare("a.json", "b.json");
    assert!(table.contains("-100.0") && table.contains("1 cases changed: 0 are better in B, 1 worse"), "{table}");
    assert!(table.contains("  + missed: create event · Dinner"), "{table}");
}

#[test]
fn the_gate_is_scored_on_intents_too() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "{\"text\": \"meeting tomorrow at 5\", \"intent\": \"calendar\"}\n\
                {\"text\": \"say hello in french\", \"intent\": \"translate\"}\n";
    std::fs::write(folder.path().join("rows.jsonl"), rows).unwrap();
    let whole = json!({"train": [["meeting tomorrow at 5", "calendar"], ["say hello in french", "translate"]]});
    std::fs::write(folder.path().join("whole.json"), whole.to_string()).unwrap();
    for file in ["rows.jsonl", "whole.json"] {
        let (code, out, error) = run(attache(folder.path()).args(["eval", "--json", "--intents", file]));
        assert_eq!(code, 0, "{error}");
        let result: Value = serde_json::from_str(&out).unwrap();
        assert_eq!((result["recall"].as_f64(), result["stopped"].as_f64()), (Some(1.0), Some(1.0)));
    }
    let (code, _, error) = run(attache(folder.path()).args(["eval", "--intents", "none.jsonl"]));
    assert!(code == 1 && error.contains("clinc/oos-eval"), "{error}");
}

#[test]
fn a_set_without_such_cases_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let set = root().join("eval");
    let (code, _, error) = run(attache(folder.path()).args(["eval", "--language", "zz", "--cases"]).arg(&set));
    assert!(code == 1 && error.contains("no case of these languages"), "{error}");
}
