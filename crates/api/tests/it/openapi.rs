//! The description of the interface is checked in; it changes only on purpose.

use std::fs;
use std::path::PathBuf;

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

#[test]
fn the_document_in_the_docs_is_the_code_s() {
    let (path, now) = (docs().join("openapi.json"), api::openapi_json());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == now,
        "docs/openapi.json is not what the code says: UPDATE=1 cargo test -p api openapi writes it"
    );
}

#[test]
fn each_code_has_its_page_and_each_page_its_code() {
    let index = fs::read_to_string(docs().join("errors/README.md")).unwrap();
    for code in domain::Code::ALL {
        let (name, status) = (code.as_str(), code.status());
        let page = fs::read_to_string(docs().join(format!("errors/{name}.md"))).unwrap_or_default();
        assert!(page.starts_with(&format!("# `{name}` ({status})\n")), "docs/errors/{name}.md has no such heading");
        assert!(page.contains("## What to do\n"), "docs/errors/{name}.md does not say what to do");
        assert!(index.contains(&format!("[`{name}`]({name}.md)")), "docs/errors/README.md does not list {name}");
    }
    assert_eq!(fs::read_dir(docs().join("errors")).unwrap().count(), domain::Code::ALL.len() + 1);
}
