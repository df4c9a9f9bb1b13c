//! Exported chats, from the command line.

use std::path::Path;

use serde_json::Value;

use crate::support::{attache, root, run};

fn scan(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run(attache(folder).arg("scan").args(arguments))
}

fn write(folder: &Path, name: &str, lines: &[&str]) {
    std::fs::write(folder.join(name), lines.join("\n") + "\n").unwrap();
}

fn found(json: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(json).unwrap();
    all["found"].as_array().unwrap().clone()
}

#[test]
fn both_examples_print_a_table_with_promises_marked() {
    for (name, words) in [("whatsapp-family.txt", "Lunch"), ("telegram-viaje.json", "Ruta")] {
        let file = root().join("examples").join(name);
        let folder = tempfile::tempdir().unwrap();
        let (code, out, error) = scan(folder.path(), &[file.to_str().unwrap()]);
        assert_eq!(code, 0, "{error}");
        assert!(out.starts_with("when"), "{out}");
        assert!(out.contains(words) && out.contains("PROMISE"), "{out}");
        assert!(error.contains("found in"), "{error}");
    }
}

const PLANS: [&str; 6] = [
    "01/09/2025, 10:00 - Ana: Dinner with Marta on Friday at 8pm at Casa Lucio?",
    "01/09/2025, 10:05 - Luis: perfect",
    "01/09/2025, 10:06 - Luis: I'll send you the report by Thursday",
    "01/09/2025, 10:07 - Ana: Doctor appointment on Monday at 9am",
    "02/09/2025, 09:00 - Ana: The dinner with Marta is moved to Saturday at 9pm",
    "03/09/2025, 09:00 - Luis: The doctor appointment on Monday is cancelled",
];

#[test]
fn later_messages_move_and_call_off() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS);
    let (code, json, error) = scan(folder.path(), &["chat.txt", "--json"]);
    assert_eq!(code, 0, "{error}");
    let found = found(&json);
    let by_line = |line: u64| found.iter().find(|one| one["line"] == line).unwrap_or_else(|| panic!("{json}"));
    let dinner = by_line(1);
    assert_eq!((&dinner["start"], &dinner["state"]), (&"2025-09-06T21:00:00+02:00".into(), &"moved".into()), "{json}");
    assert_eq!((&dinner["changed_by_line"], &dinner["place"]), (&5.into(), &"Casa Lucio".into()));
    let promise = by_line(3);
    assert_eq!((&promise["kind"], &promise["who"]), (&"promise".into(), &"Luis".into()));
    let doctor = by_line(4);
    assert_eq!((&doctor["state"], &doctor["changed_by_line"]), (&"called_off".into(), &6.into()));
    assert_eq!(found.len(), 3, "{json}");

    let (_, table, _) = scan(folder.path(), &["chat.txt"]);
    assert!(table.contains("moved in 5") && table.contains("called off in 6"), "{table}");
}

#[test]
fn the_calendar_holds_what_stands_and_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS);
    let calendar = || {
        let (code, _, error) = scan(folder.path(), &["chat.txt", "--ics", "out.ics"]);
        assert_eq!(code, 0, "{error}");
        std::fs::read_to_string(folder.path().join("out.ics")).unwrap()
    };
    let first = calendar();
    assert_eq!(first.matches("BEGIN:VEVENT").count(), 2, "{first}");
    assert!(first.contains("DTSTART:20250906T190000Z"), "{first}");
    assert_eq!(first, calendar());
}

#[test]
fn days_before_a_day_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS);
    let count = |since: &str| {
        let (code, json, error) = scan(folder.path(), &["chat.txt", "--json", "--since", since]);
        assert_eq!(code, 0, "{error}");
        found(&json).len()
    };
    assert_eq!([count("2025-09-01"), count("2025-09-06"), count("2025-09-09"), count("today")], [3, 2, 0, 0]);
    let (code, _, error) = scan(folder.path(), &["chat.txt", "--since", "soon"]);
    assert_eq!(code, 2, "{error}");
}

#[test]
fn the_zone_is_the_phones() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS[..1]);
    let (_, json, _) = scan(folder.path(), &["chat.txt", "--json", "--zone", "America/New_York"]);
    assert_eq!(found(&json)[0]["start"], "2025-09-05T20:00:00-04:00");
    let (code, _, error) = scan(folder.path(), &["chat.txt", "--zone", "Madrid"]);
    assert_eq!(code, 2);
    assert!(error.contains("Europe/Madrid"), "{error}");
}

#[test]
fn a_name_that_nobody_has_is_refused_with_those_that_there_are() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS);
    let (code, _, error) = scan(folder.path(), &["chat.txt", "--me", "Lui"]);
    assert_eq!(code, 1);
    assert!(error.contains("Ana, Luis"), "{error}");
    let (code, _, error) = scan(folder.path(), &["chat.txt", "--me", "luis"]);
    assert_eq!(code, 0, "{error}");
}

#[test]
fn a_file_that_is_nothing_is_told_with_2_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.txt", &PLANS);
    std::fs::write(folder.path().join("photo.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70]).unwrap();
    let (code, out, error) = scan(folder.path(), &["photo.jpg", "chat.txt"]);
    assert_eq!(code, 2);
    assert!(error.contains("photo.jpg") && error.contains("WhatsApp"), "{error}");
    assert!(out.contains("Casa Lucio"), "{out}");
    let (code, out, error) = scan(folder.path(), &["nowhere.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("nowhere.txt"), "{error}");
}

/// What a terminal would obey: escapes, overrides of direction, C1 controls.
fn is_dangerous(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
}

#[test]
fn nothing_that_a_terminal_obeys_gets_through() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [
        "01/09/2025, 10:00 - A\u{1b}[31mna\u{202E}: Dinner \u{1b}]0;owned\u{7} with \u{202E}Marta\u{2066} on Friday at 8pm at Casa\u{9b}2J Lucio",
        "01/09/2025, 10:01 - A\u{1b}[31mna\u{202E}: I'll send you the \u{1b}[2Jreport\u{8}\u{8} by Thursday",
    ];
    write(folder.path(), "ch\u{1b}[7mat.txt", &lines);
    let name = "ch\u{1b}[7mat.txt";
    for arguments in [vec![name], vec![name, "--json"], vec![name, "--me", "no\u{1b}body"], vec!["no\u{1b}[1mthing"]] {
        let (_, out, error) = scan(folder.path(), &arguments);
        assert!(!(out + &error).contains(is_dangerous), "{arguments:?}");
    }
    let (_, out, _) = scan(folder.path(), &[name, "--json"]);
    assert!(!found(&out).is_empty());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..5_000)
        .map(|n| format!("0{}/09/2025, 10:00 - Ana: Dinner with Marta{n} on Friday at 8pm", n % 9 + 1))
        .collect();
    std::fs::write(folder.path().join("chat.txt"), lines.join("\n")).unwrap();
    let mut child = attache(folder.path())
        .args(["scan", "chat.txt", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
