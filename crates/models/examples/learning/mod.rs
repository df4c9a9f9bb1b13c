//! What the trainers of the tables have in common: how labelled conversations are read, and how tables and trees are
//! fitted.

#![allow(dead_code, clippy::print_stdout)] // Not every trainer asks for all of it.

pub mod gate;
pub mod read;
pub mod regress;
pub mod trees;

use std::path::Path;

/// A number below `of` that stays the conversation's own, by its id; `salt` gives others.
pub fn part(id: &str, salt: u64, of: u64) -> u64 {
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325 ^ salt, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20) % of
}

/// Writes a table where it is another than the one that is there, and says which; with `check` that fails instead.
pub fn keep(path: &str, bytes: &[u8], check: bool) -> read::Result<()> {
    let same = std::fs::read(path).is_ok_and(|there| there == bytes);
    println!("{path}: {}", if same { "as it was" } else { "another" });
    if !same && check {
        return Err("train again, without --check".into());
    }
    Ok(std::fs::write(path, bytes)?)
}

/// The file of clinc/oos-eval that the gate learns from too, among the arguments; the others are `known`.
pub fn utterances<'a>(args: &'a [String], known: &[&str]) -> read::Result<&'a Path> {
    if let Some(unknown) = args.iter().find(|arg| arg.starts_with("--") && !known.contains(&arg.as_str())) {
        return Err(format!("{unknown}: there are {}", known.join(" and ")).into());
    }
    let file = args.iter().find(|arg| !arg.starts_with("--"));
    Ok(Path::new(file.ok_or("name the file of clinc/oos-eval, data/data_full.json (CC BY 3.0)")?))
}
