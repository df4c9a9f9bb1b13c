//! What tools' arguments have in common: their schema, and texts that are cleaned and bounded. Every fault names the
//! field and the mend.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Error, Refusal};

pub(super) const MAX_TITLE: usize = 200;
pub(super) const MAX_PLACE: usize = 200;
pub(super) const MAX_NOTES: usize = 4_000;
pub(super) const MAX_PARTICIPANTS: usize = 50;
const MAX_NAME: usize = 100;

pub(super) fn invalid(field: &str, problem: impl std::fmt::Display) -> Error {
    Error::Invalid(format!("{field}: {problem}"))
}

/// As [`invalid`], of a kind that a person is told in their own words.
pub(super) fn refused(refusal: Refusal, field: &str, problem: impl std::fmt::Display) -> Error {
    Error::Refused(refusal, format!("{field}: {problem}"))
}

pub(super) fn read<T: DeserializeOwned>(arguments: &Value) -> Result<T, Error> {
    T::deserialize(arguments).map_err(|error| Error::Invalid(format!("the arguments do not fit: {error}")))
}

pub(super) fn write(arguments: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(arguments).map_err(|error| Error::Invalid(format!("the arguments do not fit: {error}")))
}

/// Every text in them cleaned and trimmed. No deeper than JSON is read, which has a bound.
pub(crate) fn clean(arguments: &Value) -> Value {
    match arguments {
        Value::String(text) => domain::text::clean(text).trim().into(),
        Value::Array(items) => items.iter().map(clean).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), clean(value))).collect(),
        other => other.clone(),
    }
}

/// The schema of `T` in one piece, as models take it best.
pub(super) fn schema<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.meta_schema = None;
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.remove("title");
    schema.to_value()
}

/// One line: cleaned, every run of white space one space, at most `max` characters; may be empty.
pub(super) fn line(field: &str, text: &str, max: usize) -> Result<String, Error> {
    let clean = domain::text::clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(field, clean, max)
}

fn bounded(field: &str, text: String, max: usize) -> Result<String, Error> {
    match text.chars().count() {
        count if count <= max => Ok(text),
        count => Err(refused(Refusal::Long, field, format_args!("has {count} characters; {max} at most"))),
    }
}

pub(crate) fn title(text: &str) -> Result<String, Error> {
    let title = line("title", text, MAX_TITLE)?;
    if domain::text::is_blank(&title) {
        Err(invalid("title", "is empty; say in a few words what it is"))
    } else {
        Ok(title)
    }
}

/// `None` where nothing is said.
pub(crate) fn place(text: Option<&str>) -> Result<Option<String>, Error> {
    let place = line("place", text.unwrap_or_default(), MAX_PLACE)?;
    Ok(Some(place).filter(|place| !place.is_empty()))
}

/// `None` where nothing is said. Keeps its lines.
pub(super) fn notes(text: Option<&str>) -> Result<Option<String>, Error> {
    let notes = bounded("notes", domain::text::clean(text.unwrap_or_default()).trim().to_owned(), MAX_NOTES)?;
    Ok(Some(notes).filter(|notes| !notes.is_empty()))
}

/// Each name once, none empty.
pub(super) fn participants(names: &[String]) -> Result<Vec<String>, Error> {
    if names.len() > MAX_PARTICIPANTS {
        return Err(invalid("participants", format_args!("has {} names; {MAX_PARTICIPANTS} at most", names.len())));
    }
    let mut kept: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let name = line("participants", name, MAX_NAME)?;
        if !name.is_empty() && !kept.contains(&name) {
            kept.push(name);
        }
    }
    Ok(kept)
}
