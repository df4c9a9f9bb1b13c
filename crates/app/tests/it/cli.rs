//! What the binary says of itself.

use crate::support::{attache, run};

#[test]
fn help_names_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(attache(folder.path()).arg("--help"));
    assert_eq!(code, 0);
    for command in ["serve", "scan", "migrate", "doctor", "login", "store", "openapi", "bench", "config"] {
        assert!(out.lines().any(|line| line.trim_start().starts_with(command)), "{command} is not in\n{out}");
    }
}

#[test]
fn a_wrong_command_is_answered_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = run(attache(folder.path()).arg("srve"));
    assert_eq!(code, 2);
    assert!(error.contains("serve"), "the nearest is named: {error}");
}

#[test]
fn migrate_brings_a_database_up_to_date_and_then_has_nothing_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, error) = run(attache(folder.path()).arg("migrate"));
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("applied 0001"), "{out}");
    assert!(folder.path().join("data/attache.db").exists());
    let (code, out, _) = run(attache(folder.path()).arg("migrate"));
    assert_eq!((code, out.as_str()), (0, "the database is up to date\n"));
}

#[test]
fn a_login_needs_an_account_and_can_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = run(attache(folder.path()).arg("login"));
    assert_eq!(code, 1);
    assert!(error.contains("no database") && error.contains("attache.db"), "{error}");
    assert!(!folder.path().join("data").exists(), "nothing was made");
    run(attache(folder.path()).arg("migrate"));
    let (code, _, error) = run(attache(folder.path()).arg("login"));
    assert_eq!(code, 1);
    assert!(error.contains("--new-workspace"), "{error}");
    let (code, out, _) = run(attache(folder.path()).args(["login", "--new-workspace", "Work"]));
    assert_eq!(code, 0);
    assert!(out.starts_with("http://127.0.0.1:8080/login#"), "{out}");
    let (code, again, _) = run(attache(folder.path()).arg("login"));
    assert_eq!(code, 0);
    assert_ne!(out, again, "each link is new");
}
