//! Sentences made by a small grammar: every appointment and every place of `fresh/frames.txt` in every frame of its
//! language, so that a rule holds for a construction and not for a sentence.
//!
//! To add to it: a line in the table, whose top says what its columns are.

use serde_json::Value;

use crate::talks::play_in;

/// What one language has of each: the text, and what it is called.
#[derive(Default)]
struct Parts<'t> {
    frames: Vec<&'t str>,
    whats: Vec<(&'t str, &'t str)>,
    wheres: Vec<(&'t str, &'t str)>,
    whens: Vec<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(language: &str, table: &'t str) -> Self {
        let mut parts = Self::default();
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split(" | ").collect();
            let [of, sort, text, called] = columns[..] else { panic!("{line}") };
            match sort {
                _ if of != language => {}
                "frame" => parts.frames.push(text),
                "what" => parts.whats.push((text, called)),
                "where" => parts.wheres.push((text, called)),
                _ => parts.whens.push(text),
            }
        }
        parts
    }

    /// Every what and every where in every frame, the rest going round: the text, its title and its place.
    fn sentences(&self) -> Vec<(String, &'t str, &'t str)> {
        let mut sentences = Vec::new();
        for frame in &self.frames {
            for n in 0..self.whats.len() + self.wheres.len() {
                let at = sentences.len();
                let here = n.checked_sub(self.whats.len());
                let (what, title) = self.whats[if here.is_some() { at % self.whats.len() } else { n }];
                let (place, name) = self.wheres[here.unwrap_or(at % self.wheres.len())];
                sentences.push((filled(frame, what, self.whens[at % self.whens.len()], place), title, name));
            }
        }
        sentences
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn filled(frame: &str, what: &str, when: &str, place: &str) -> String {
    let when = if frame.starts_with("{T}") { capital(when) } else { when.to_owned() };
    let text = frame.replace("{A}", &capital(what)).replace("{a}", what).replace("{T}", &when);
    let text = text.replace("{P2}", &capital(place)).replace("{P}", place);
    text.replace(" ?", "?").replace(" .", ".").replace(" ,", ",")
}

fn fits(found: &[(String, Value)], title: &str, place: &str) -> bool {
    let [(tool, arguments)] = found else { return false };
    let told = |key: &str| arguments[key].as_str().unwrap_or_default().to_lowercase();
    // Who takes part may follow.
    tool == "create_event" && told("title").starts_with(&title.to_lowercase()) && told("place") == place.to_lowercase()
}

#[test]
fn every_appointment_and_place_is_found_in_every_frame() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for language in ["en", "es", "fr", "de", "pt"] {
        for (text, title, place) in Parts::of(language, include_str!("fresh/frames.txt")).sentences() {
            all += 1;
            let found = play_in(language, &[&format!("Kim: {text}")], &[]);
            if !fits(&found, title, place) {
                wrong.push(format!("{language} {text}\n    wanted {title} @ {place}\n    found  {found:?}"));
            }
        }
    }
    assert!(all > 900, "the table was not read: {all} sentences");
    // What is heard is weighed, and a table that is learnt anew may lose some.
    assert!(wrong.len() <= all / 200, "{} of {all} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
