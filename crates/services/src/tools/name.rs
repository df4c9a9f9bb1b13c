//! The name of an outside tool: `source__tool`, which every provider of models takes (`^[a-zA-Z0-9_-]{1,64}$`) and no tool
//! of ours has.

use domain::text;

/// Between the source's name and the tool's. No name of a source, and no tool of ours, holds it.
pub const SEPARATOR: &str = "__";
/// Characters of a whole name.
const MOST: usize = 64;
/// Characters of a source's name, so that room is left for the tool's.
const MOST_SOURCE: usize = 24;
/// Digits of the hash that stands for what a name lost.
const DIGITS: usize = 8;

/// A source is named by small letters, digits and single hyphens: `notes`, `home-assistant`.
pub fn check_source_name(name: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || name.len() > MOST_SOURCE || !name.chars().all(plain) || name.starts_with('-') {
        return Err(format!(
            "is no name for a source; write at most {MOST_SOURCE} small letters, digits and hyphens, such as notes"
        ));
    }
    Ok(())
}

/// Whether a tool of that name belongs to a source.
pub fn is_outside(name: &str) -> bool {
    name.contains(SEPARATOR)
}

/// The source that a tool's name names.
pub fn source_of(name: &str) -> Option<&str> {
    name.split_once(SEPARATOR).map(|(source, _)| source)
}

/// The name under which models call `tool`. One that does not fit is written with what fits of it and a hash of the whole,
/// so that two never become one.
pub(super) fn namespaced(source: &str, tool: &str) -> String {
    let room = MOST - source.len() - SEPARATOR.len();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !tool.is_empty() && tool.len() <= room && tool.chars().all(fits) {
        return format!("{source}{SEPARATOR}{tool}");
    }
    let kept: String = tool.chars().filter(|&c| fits(c)).take(room - DIGITS - 1).collect();
    format!("{source}{SEPARATOR}{kept}_{}", &text::sha256(tool)[..DIGITS])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(name: &str) -> bool {
        (1..=64).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    }

    #[test]
    fn every_name_fits_and_no_two_are_one() {
        let long = "x".repeat(200);
        let odd =
            ["echo", "", "a.b", "a/b", "ab", "ñandú", "a\u{202E}b", "x\n", " ", &long, &long[..199], "__", "a__b"];
        let mut names: Vec<String> = odd.iter().map(|tool| namespaced("a-source-with-a-long-one", tool)).collect();
        assert!(
            names.iter().all(|name| fits(name) && source_of(name) == Some("a-source-with-a-long-one")),
            "{names:?}"
        );
        names.sort();
        names.dedup();
        assert_eq!(names.len(), odd.len());
        assert_eq!(namespaced("notes", "create_note"), "notes__create_note");
    }

    #[test]
    fn a_source_is_named_plainly() {
        for name in ["notes", "home-assistant", "a", "1"] {
            assert!(check_source_name(name).is_ok(), "{name}");
        }
        for name in ["", "-a", "a_b", "a__b", "Notes", "ñ", "a b", "a\u{200B}", &"a".repeat(25)] {
            assert!(check_source_name(name).is_err(), "{name}");
        }
    }
}
