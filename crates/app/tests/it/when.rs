//! `attache when`.

use std::io::Write;
use std::process::Stdio;

use crate::support::{attache, run};

const AT: [&str; 5] = ["when", "--zone", "Europe/Madrid", "--at", "2026-11-20T10:00"];

#[test]
fn a_text_is_read_against_the_time_and_zone_that_are_given() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) =
        run(attache(folder.path()).args(AT).arg("lunch on Friday at 1, send it by the end of the month"));
    assert_eq!(code, 0);
    assert!(out.contains("Fri 20 Nov 2026, 13:00"), "{out}");
    assert!(out.contains("Mon 30 Nov 2026") && out.contains("until then"), "{out}");
    let (_, out, _) = run(attache(folder.path()).args(AT).args(["--dates", "mdy", "on 3/4"]));
    assert!(out.contains("4 Mar 2027"), "{out}");
}

#[test]
fn json_has_a_line_for_each_and_what_has_no_time_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (_, out, _) = run(attache(folder.path()).args(AT).args(["--json", "mañana a las 5 o el martes"]));
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert_eq!(lines[0]["value"], "2026-11-21T17:00:00+01:00");
    let (code, out, error) = run(attache(folder.path()).args(["when", "nothing"]));
    assert_eq!((code, out.as_str(), error.trim()), (0, "", "no time found"));
}

#[test]
fn standard_input_is_read_and_what_cannot_be_is_refused_with_the_mend() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = attache(folder.path()).args(AT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("am Freitag um drei\u{1b}[31m".as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("15:00"));
    for (wrong, mend) in
        [(["--zone", "Mars"], "Europe/Madrid"), (["--at", "noon"], "2026-11-20T10:00"), (["--language", "zz"], "nl")]
    {
        let (code, _, error) = run(attache(folder.path()).arg("when").args(wrong).arg("x"));
        assert!(code == 2 && error.contains(mend), "{error}");
    }
}
