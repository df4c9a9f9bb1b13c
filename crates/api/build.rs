//! Lists the files that the binary carries: the console as `web/` built it, or a page that says how to build it, and
//! the pages about errors.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const HOW_TO_BUILD: &str = "\
<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Attaché</title>
<h1>The console is not built in</h1>
<p>The server runs, and its interface is there under <code>/v1</code>. To have the console too, run
<code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>, then build the server again.</p></html>
";

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let (console, errors) = (root.join("web/dist"), root.join("docs/errors"));
    // An empty folder is watched without a cost; one that is missing would make every build run this again.
    let _ = fs::create_dir_all(&console);
    for folder in [&console, &errors] {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    let mut pages = files(&console)?;
    if !pages.iter().any(|(name, _)| name == "index.html") {
        let page = out.join("index.html");
        fs::write(&page, HOW_TO_BUILD)?;
        pages = vec![("index.html".into(), page)];
    }
    let code = table("CONSOLE", &pages) + &table("ERRORS", &files(&errors)?);
    fs::write(out.join("files.rs"), code)
}

/// Every file below `folder`: its path within, with slashes, and where it is; sorted by path.
fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let (mut found, mut folders) = (Vec::new(), vec![(String::new(), folder.to_owned())]);
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() {
                folders.push((name + "/", path));
            } else {
                found.push((name, path.canonicalize()?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn table(name: &str, files: &[(String, PathBuf)]) -> String {
    let mut code = format!("pub const {name}: &[(&str, &[u8])] = &[\n");
    for (path, file) in files {
        // Writing to a String cannot fail.
        let _ = writeln!(code, "    ({path:?}, include_bytes!({:?})),", file.display().to_string());
    }
    code + "];\n"
}
