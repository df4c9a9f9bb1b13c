//! Reads the configuration: environment over file over defaults. Every value is tried by itself, so that all that is
//! wrong is reported at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use confique::Layer as _;
use confique::meta::{FieldKind, Meta};
use serde::Deserialize;
use toml::{Table, Value};

use super::nearest::nearest;
use super::{Config, Problem, Problems};

type Layer = <Config as confique::Config>::Layer;

/// Where the file is looked for when nobody names one.
const PLACES: [&str; 2] = ["attache.toml", "/etc/attache/attache.toml"];
/// Bytes of a configuration file that are read.
const LONGEST: u64 = 1024 * 1024;

/// Where the values came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file, if there is one.
    pub file: Option<PathBuf>,
    /// Variables that name no key of ours, with the nearest that does.
    pub unknown_variables: Vec<(String, Option<String>)>,
}

#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    pub origin: Origin,
}

/// The file to read: `named`, else the first of the usual places that exists.
pub fn find_file(named: Option<&Path>) -> Option<PathBuf> {
    named.map(Path::to_path_buf).or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.exists()))
}

/// Reads `file` (if any) and the `ATTACHE_…` variables among `environment`.
pub fn load(
    file: Option<PathBuf>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Loaded, Problems> {
    let keys = keys();
    let mut problems = Problems::default();
    let mut origins = BTreeMap::new();
    let mut unknown_variables = Vec::new();
    let mut layer = Layer::empty();
    for (variable, text) in environment.into_iter().filter(|(name, _)| name.starts_with("ATTACHE_")) {
        if let Some(key) = keys.iter().find(|key| key.variable == Some(variable.as_str())) {
            layer = layer.with_fallback(from_variable(key, &variable, &text, &mut problems));
            origins.insert(key.path.clone(), variable);
        } else {
            let near = nearest(&variable, keys.iter().filter_map(|key| key.variable)).map(str::to_owned);
            unknown_variables.push((variable, near));
        }
    }
    if let Some(file) = &file {
        let name = file.display().to_string();
        let table = read_file(file).unwrap_or_else(|what| {
            problems.0.push(Problem { key: String::new(), what, origin: name.clone() });
            Table::new()
        });
        for (path, value) in leaves(&table, &keys) {
            let result = match keys.iter().find(|key| key.path == path) {
                Some(key) => single(key, value.clone()).map(|found| (key, found)),
                None => Err(unknown(&path, &keys)),
            };
            match result {
                Ok((key, found)) => {
                    layer = layer.with_fallback(found);
                    origins.entry(key.path.clone()).or_insert_with(|| name.clone());
                }
                Err(what) => problems.0.push(Problem { key: path, what, origin: name.clone() }),
            }
        }
    }
    let config = <Config as confique::Config>::from_layer(layer.with_fallback(Layer::default_values()));
    match config {
        Ok(config) => {
            let mut found = Problems::default();
            config.validate(&mut found);
            for problem in &mut found.0 {
                problem.origin = origins.get(&problem.key).cloned().unwrap_or_default();
            }
            problems.0.extend(found.0);
            if problems.0.is_empty() {
                return Ok(Loaded { config, origin: Origin { file, unknown_variables } });
            }
        }
        Err(error) => problems.add("", error.to_string()),
    }
    Err(problems)
}

/// A key of the configuration.
struct Key {
    /// `engine.turns`
    path: String,
    variable: Option<&'static str>,
}

/// Every key, in the order of the definition.
fn keys() -> Vec<Key> {
    fn walk(meta: &Meta, before: &str, keys: &mut Vec<Key>) {
        for field in meta.fields {
            let path = format!("{before}{}", field.name);
            match &field.kind {
                FieldKind::Leaf { env, .. } => keys.push(Key { path, variable: *env }),
                FieldKind::Nested { meta } => walk(meta, &format!("{path}."), keys),
            }
        }
    }
    let mut keys = Vec::new();
    walk(&<Config as confique::Config>::META, "", &mut keys);
    keys
}

/// Every value of the file with its path. Tables are sections, but where a key that has no variable holds one.
fn leaves<'t>(table: &'t Table, keys: &[Key]) -> Vec<(String, &'t Value)> {
    fn walk<'t>(table: &'t Table, before: &str, keys: &[Key], leaves: &mut Vec<(String, &'t Value)>) {
        for (name, value) in table {
            let path = format!("{before}{name}");
            match value {
                value if keys.iter().any(|key| key.path == path && key.variable.is_none()) => {
                    leaves.push((path, value));
                }
                Value::Table(inner) if !inner.is_empty() => walk(inner, &format!("{path}."), keys, leaves),
                Value::Table(_) => {}
                value => leaves.push((path, value)),
            }
        }
    }
    let mut leaves = Vec::new();
    walk(table, "", keys, &mut leaves);
    leaves
}

fn read_file(path: &Path) -> Result<Table, String> {
    let cannot = |error: std::io::Error| format!("cannot be read: {error}");
    if std::fs::metadata(path).map_err(cannot)?.len() > LONGEST {
        return Err("is longer than 1 MiB, which no configuration is".into());
    }
    std::fs::read_to_string(path)
        .map_err(cannot)?
        .parse()
        .map_err(|error: toml::de::Error| format!("is no TOML: {error}"))
}

/// A layer with this one value.
fn single(key: &Key, value: Value) -> Result<Layer, String> {
    let nested = key.path.rsplit('.').fold(value, |inner, name| Value::Table(Table::from_iter([(name.into(), inner)])));
    Layer::deserialize(nested).map_err(|error| error.message().trim().to_owned())
}

/// A variable is a text; where that does not fit the key, it is read as TOML would read it without quotes.
fn from_variable(key: &Key, variable: &str, text: &str, problems: &mut Problems) -> Layer {
    let read = single(key, Value::String(text.into())).or_else(|as_text| {
        let scalar: Result<Table, _> = format!("value = {}", text.trim()).parse();
        match scalar.ok().and_then(|mut table| table.remove("value")) {
            Some(value) if !value.is_table() => single(key, value),
            _ => Err(as_text),
        }
    });
    read.unwrap_or_else(|what| {
        problems.0.push(Problem { key: key.path.clone(), what, origin: variable.into() });
        Layer::empty()
    })
}

fn unknown(path: &str, keys: &[Key]) -> String {
    match nearest(path, keys.iter().map(|key| key.path.as_str())) {
        Some(near) => format!("there is no such key; did you mean {near}?"),
        None => "there is no such key; `attache config` prints all that there are".into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::unwrap_in_result)]
mod tests;
