//! The configuration from outside; its rules are tested beside the code.

use crate::support::{attache, root, run};

#[test]
fn the_checked_in_file_is_what_the_binary_prints() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(attache(folder.path()).arg("config"));
    assert_eq!(code, 0);
    let checked_in = std::fs::read_to_string(root().join("docs/config.default.toml")).unwrap_or_default();
    assert!(
        out == checked_in,
        "docs/config.default.toml is old: cargo run -p app -- config > docs/config.default.toml"
    );
}

#[test]
fn the_printed_file_with_every_key_set_is_the_default() {
    let folder = tempfile::tempdir().unwrap();
    let (_, out, _) = run(attache(folder.path()).arg("config"));
    let all_set: String = out
        .lines()
        .filter_map(|line| match line.strip_prefix('#') {
            // A key without a default stays out; text has a space behind its mark.
            Some(key) if key.ends_with('=') || key.starts_with(' ') => None,
            Some(key) => Some(format!("{key}\n")),
            None => Some(format!("{line}\n")),
        })
        .collect();
    assert!(all_set.contains("\nlisten = \"127.0.0.1:8080\"\n"), "{all_set}");
    std::fs::write(folder.path().join("attache.toml"), all_set).unwrap();
    let (code, _, error) = run(attache(folder.path()).arg("migrate"));
    assert_eq!(code, 0, "{error}");
}

#[test]
fn a_wrong_configuration_stops_with_2_and_names_all_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("attache.toml"), "[engine]\nturnes = 3\ndebounce = \"soon\"\n").unwrap();
    let mut command = attache(folder.path());
    command.env("ATTACHE_STORE_URL", "mysql://root:hunter2@db/x");
    let (code, out, error) = run(&mut command);
    assert_eq!((code, out.as_str()), (2, ""));
    for wanted in [
        "did you mean engine.turns?",
        "engine.debounce (from attache.toml)",
        "500ms",
        "store.url (from ATTACHE_STORE_URL)",
    ] {
        assert!(error.contains(wanted), "{wanted} is not in\n{error}");
    }
    assert!(!error.contains("hunter2"), "{error}");
    assert!(!folder.path().join("data").exists(), "nothing was begun");
}

#[test]
fn a_named_file_has_to_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = run(attache(folder.path()).args(["--config", "nowhere.toml", "serve"]));
    assert_eq!(code, 2);
    assert!(error.contains("nowhere.toml: cannot be read"), "{error}");
}
