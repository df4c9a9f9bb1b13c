//! Who may import whom. The picture is in `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// Each crate of ours with those that its code may use. `app` may use all, and nothing may use it.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("when", &[]),
    ("domain", &["when"]),
    ("store", &["domain"]),
    ("net", &["domain"]),
    ("mail", &["domain", "net"]),
    ("channels", &["domain", "net", "mail"]),
    ("services", &["domain", "net", "mail"]),
    ("models", &["domain", "net", "when"]),
    ("engine", &["domain", "store", "channels", "services", "models"]),
    // `channels` for the readers of exports only: an upload is parsed where it arrives.
    ("api", &["when", "domain", "store", "engine", "channels"]),
    ("app", &["when", "domain", "store", "mail", "channels", "services", "models", "net", "engine", "api"]),
];

/// What only these crates may use. The app's WebSocket client is for measurements.
const ONLY_IN: [(&str, &[&str]); 8] = [
    ("axum", &["api"]),
    ("rusqlite", &["store"]),
    ("tokio-postgres", &["store"]),
    ("deadpool-postgres", &["store"]),
    ("object_store", &["services"]),
    ("reqwest", &["channels", "models", "net", "services"]),
    ("rmcp", &["services"]),
    ("tokio-tungstenite", &["app", "channels"]),
];

/// Crates of ours with what their code (not their tests) depends on.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let used = package["dependencies"].as_array().unwrap().iter();
            (name(package), used.filter(|one| one["kind"] != "dev").map(name).collect())
        })
        .collect()
}

#[test]
fn every_crate_uses_only_those_below_it() {
    let all = dependencies();
    let ours: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(ours, known, "a new crate needs its line here and in docs/architecture.md");
    for (name, allowed) in MAY_USE {
        let used = all[name].iter().map(String::as_str).filter(|used| known.contains(used));
        let wrong: Vec<&str> = used.filter(|used| !allowed.contains(used)).collect();
        assert!(wrong.is_empty(), "{name} must not use {wrong:?}");
    }
}

#[test]
fn what_belongs_to_one_place_is_used_there_only() {
    for (name, used) in dependencies() {
        for (foreign, allowed) in ONLY_IN {
            let fine = !used.contains(foreign) || allowed.contains(&name.as_str());
            assert!(fine, "{name} must not use {foreign}; only {allowed:?} may");
        }
    }
}

/// `deny.toml` says it too; this needs no tool.
#[test]
fn no_second_tls_library_gets_in() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for banned in ["aws-lc-sys", "aws-lc-rs", "openssl-sys", "native-tls"] {
        assert!(!lock.contains(&format!("name = \"{banned}\"\n")), "{banned} is in Cargo.lock: cargo tree -i {banned}");
    }
}

/// The interface reads exports, and uses nothing else of the channels.
#[test]
fn the_interface_uses_only_the_readers_of_exports() {
    let mut folders = vec![root().join("crates/api/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            // `store::channels` is another matter.
            let foreign = text.match_indices("channels::").find(|(at, _)| {
                let (before, after) = (&text[..*at], &text[at + "channels::".len()..]);
                let is_path = before.ends_with(|c: char| c == ':' || c == '_' || c.is_alphanumeric());
                !is_path && !after.starts_with("exports")
            });
            assert!(foreign.is_none(), "{} uses more of channels than exports", path.display());
        }
    }
}
