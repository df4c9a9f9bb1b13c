//! What the documents tell people to type is there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{attache, root, run};

/// README, CONTRIBUTING, the pages under docs/ and examples/, the console's README.
fn documents() -> Vec<(PathBuf, String)> {
    let mut files = vec![root().join("README.md"), root().join("CONTRIBUTING.md"), root().join("web/README.md")];
    let mut folders = vec![root().join("docs"), root().join("examples")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|extension| extension == "md") => files.push(path),
                false => {}
            }
        }
    }
    files.into_iter().filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?))).collect()
}

/// Whatever is written as code: between backticks, in a fence, or indented by four.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced || line.starts_with("    ") {
            found.push(line.trim().trim_start_matches("$ ").to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_command_of_attache_that_is_named_exists() {
    let folder = tempfile::tempdir().unwrap();
    let mut checked = std::collections::BTreeSet::new();
    for (path, text) in documents() {
        for command in code(&text).iter().filter_map(|code| code.strip_prefix("attache ").map(str::to_owned)) {
            // The words before the first option, file or placeholder, and the options.
            let words = command
                .split_whitespace()
                .take_while(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()) && !word.is_empty());
            let words: Vec<String> = words.map(str::to_owned).collect();
            let options = command.split_whitespace().filter_map(|word| word.strip_prefix("--"));
            let options: Vec<&str> = options.map(|option| option.split(['=', ']', ',']).next().unwrap()).collect();
            let (code, help, error) = run(attache(folder.path()).args(&words).arg("--help"));
            assert_eq!(code, 0, "{}: `attache {command}`: {error}", path.display());
            for option in options {
                assert!(
                    help.contains(&format!("--{option}")),
                    "{}: `attache {command}` has no --{option}",
                    path.display()
                );
            }
            checked.insert(words.join(" "));
        }
    }
    assert!(checked.contains("scan"), "the documents name {checked:?}");
}

#[test]
fn every_script_that_is_named_exists() {
    for (path, text) in documents() {
        for script in code(&text).iter().filter_map(|code| code.strip_prefix("scripts/").map(str::to_owned)) {
            let name: String = script.chars().take_while(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).collect();
            let file = root().join("scripts").join(name.trim_end_matches('.'));
            assert!(name.is_empty() || file.exists(), "{} names {}", path.display(), file.display());
        }
    }
}

/// Links between pages lead somewhere.
#[test]
fn every_link_to_a_file_leads_to_one() {
    for (path, text) in documents() {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            let linked = path.parent().unwrap_or(Path::new("/")).join(file);
            assert!(linked.exists(), "{} links to {file}, which is not there", path.display());
        }
    }
}
