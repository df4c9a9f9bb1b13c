//! Sentences as ordinary people write them, in every language, with what is left of them: tables of families of
//! constructions, so that a rule has to hold for more than the sentence it was written for.
//!
//! To add one: a line in a table of `fresh/`, whose first line says what its columns are.

use serde_json::Value;

use crate::talks::play_in;

struct Row<'a> {
    language: &'a str,
    talk: Vec<&'a str>,
    wanted: &'a str,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.splitn(3, " | ").collect();
            let [language, talk, wanted] = columns[..] else { panic!("{line}") };
            Row { language, talk: talk.split(" // ").collect(), wanted }
        })
        .collect()
}

/// Whether one of the ways to say it, parted by `/`, is what was found. Case does not count.
fn one_of(found: &str, wanted: &str) -> bool {
    wanted.split(" / ").any(|wanted| wanted.to_lowercase() == found.to_lowercase())
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// What is left, as the tables write it.
fn told(tool: &str, arguments: &Value) -> String {
    let (sort, second) = match tool {
        "create_event" => ("event", text(arguments, "place")),
        "create_reminder" => ("reminder", text(arguments, "due")),
        other => (other, text(arguments, "start")),
    };
    let title = text(arguments, "title");
    if second.is_empty() { format!("{sort} {title}") } else { format!("{sort} {title} @ {second}") }
}

fn fits(tool: &str, arguments: &Value, wanted: &str) -> bool {
    let Some((sort, rest)) = wanted.split_once(' ') else { return false };
    let (titles, second) = rest.split_once(" @ ").map_or((rest, None), |(titles, second)| (titles, Some(second)));
    tool == format!("create_{sort}")
        && one_of(text(arguments, "title"), titles)
        && second.is_none_or(|second| {
            if sort == "event" {
                one_of(text(arguments, "place"), second)
            } else {
                text(arguments, "due").starts_with(second)
            }
        })
}

/// Every row that comes out otherwise than its table says.
fn wrong(table: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for Row { language, talk, wanted } in rows(table) {
        let left = play_in(language, &talk, &[]);
        let right = match &left[..] {
            [] => wanted == "none",
            [(tool, arguments)] => fits(tool, arguments, wanted),
            _ => false,
        };
        if !right {
            let left: Vec<String> = left.iter().map(|(tool, arguments)| told(tool, arguments)).collect();
            wrong.push(format!(
                "{language} {}\n    wanted {wanted}\n    found  {}",
                talk.join(" // "),
                left.join("; ")
            ));
        }
    }
    wrong
}

/// What is heard is weighed, and its title and place chosen: tables that are learnt anew may judge a few otherwise.
const OTHERWISE: usize = 5;

#[test]
fn appointments_have_the_title_and_place_of_the_people() {
    let wrong = wrong(include_str!("fresh/events.txt"));
    assert!(wrong.len() <= OTHERWISE, "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_asked_for_and_promised_is_owed() {
    let wrong = wrong(include_str!("fresh/reminders.txt"));
    assert!(wrong.len() <= OTHERWISE, "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
