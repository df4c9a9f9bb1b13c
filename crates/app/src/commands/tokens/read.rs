//! Lists of tokens: Attaché's own shape, and rows of Supabase.
//!
//! Supabase keeps no provider's tokens: programs that use it keep `provider_token` and `provider_refresh_token` of its
//! sessions in tables of their own, with the user's id beside them. Both a row of such a table and a whole session are
//! read. A session's `expires_at` is Supabase's own, not the provider's: so it is not believed, and the token renewed
//! before its first use.

use domain::text::quote;
use jiff::Timestamp;
use serde_json::{Map, Value};

/// Rows of one file.
const MOST: usize = 100_000;
const LONGEST_TOKEN: usize = 8 * 1024;
const MOST_SCOPES: usize = 100;

/// One account's tokens. The user as the file names them.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub user: Option<String>,
    pub account: String,
    pub access: String,
    pub refresh: String,
    pub scopes: Vec<String>,
    /// The epoch where it is not known.
    pub until: Timestamp,
}

impl std::fmt::Debug for Row {
    /// Without the tokens.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({:?}, {}, {:?})", self.user, self.account, self.until)
    }
}

/// Each row, or what is wrong with it: the field and the mend. An error of the whole file is the outer one.
pub(super) fn rows(file: &[u8]) -> Result<Vec<Result<Row, String>>, String> {
    let json: Value = serde_json::from_slice(file).map_err(|error| format!("it is no JSON: {error}"))?;
    let list = match json {
        Value::Array(list) => list,
        Value::Object(mut object) => match object.remove("tokens") {
            Some(Value::Array(list)) => list,
            _ => return Err("it has no list; write [ … ], or {\"tokens\": [ … ]}".into()),
        },
        _ => return Err("it is no list; write [ … ], or {\"tokens\": [ … ]}".into()),
    };
    if list.len() > MOST {
        return Err(format!("it has {} rows; {MOST} at most", list.len()));
    }
    Ok(list.iter().map(row).collect())
}

fn row(json: &Value) -> Result<Row, String> {
    let fields = json.as_object().ok_or("is no object")?;
    let session = fields.get("session").and_then(Value::as_object).unwrap_or(fields);
    if session.contains_key("provider_token") || session.contains_key("provider_refresh_token") {
        supabase(fields, session)
    } else {
        own(fields)
    }
}

fn own(fields: &Map<String, Value>) -> Result<Row, String> {
    const KNOWN: [&str; 7] = ["user", "provider", "account", "access_token", "refresh_token", "scopes", "expires_at"];
    if let Some(unknown) = fields.keys().find(|name| !KNOWN.contains(&name.as_str())) {
        return Err(format!("{}: is not known; there are {}", quote(unknown), KNOWN.join(", ")));
    }
    provider(fields)?;
    let until = match fields.get("expires_at") {
        None | Some(Value::Null) => Timestamp::UNIX_EPOCH,
        Some(value) => moment(value).ok_or("expires_at: must be a time such as 2026-11-23T11:00:00Z, or seconds")?,
    };
    Ok(Row {
        user: optional(fields, "user")?,
        account: address(text(fields, "account")?, "account")?,
        access: token(fields, "access_token")?,
        refresh: token(fields, "refresh_token")?,
        scopes: scopes(fields, "scopes")?,
        until,
    })
}

fn supabase(fields: &Map<String, Value>, session: &Map<String, Value>) -> Result<Row, String> {
    provider(fields)?;
    let person = session.get("user").or_else(|| fields.get("user")).and_then(Value::as_object);
    let user = match optional(fields, "user_id")? {
        Some(id) => Some(id),
        None => person.and_then(|person| person.get("id")).and_then(Value::as_str).map(str::to_owned),
    };
    let email = match optional(fields, "email")? {
        Some(email) => Some(email),
        None => person.and_then(|person| person.get("email")).and_then(Value::as_str).map(str::to_owned),
    };
    let email = email.ok_or("email: is missing; write the mail address of the Google account")?;
    if let Some(value) = session.get("expires_at").filter(|value| !value.is_null()) {
        moment(value).ok_or("expires_at: must be a time or seconds")?;
    }
    let named = if fields.contains_key("scope") { "scope" } else { "scopes" };
    Ok(Row {
        user,
        account: address(&email, "email")?,
        // Without one the first use renews it.
        access: match optional(session, "provider_token")? {
            Some(_) => token(session, "provider_token")?,
            None => "none".into(),
        },
        refresh: token(session, "provider_refresh_token")?,
        scopes: scopes(fields, named)?,
        until: Timestamp::UNIX_EPOCH,
    })
}

fn provider(fields: &Map<String, Value>) -> Result<(), String> {
    match optional(fields, "provider")?.as_deref() {
        Some("google") => Ok(()),
        Some(other) => Err(format!("provider: {} cannot be taken over; only google", quote(other))),
        None => Err("provider: is missing; write \"google\"".into()),
    }
}

fn optional(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
        Some(_) => Err(format!("{name}: must be a text")),
    }
}

fn text<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<&'a str, String> {
    let found = fields.get(name).ok_or_else(|| format!("{name}: is missing"))?;
    found.as_str().ok_or_else(|| format!("{name}: must be a text"))
}

/// What is wrong with a token is said without any of it.
fn token(fields: &Map<String, Value>, name: &str) -> Result<String, String> {
    let found = text(fields, name)?.trim();
    if !(1..=LONGEST_TOKEN).contains(&found.len()) {
        return Err(format!("{name}: must have 1 to {LONGEST_TOKEN} letters"));
    }
    if !found.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(format!("{name}: has letters that no token has"));
    }
    Ok(found.to_owned())
}

fn address(text: &str, name: &str) -> Result<String, String> {
    let address = text.trim().to_lowercase();
    let parts = address.split_once('@').filter(|(who, at)| !who.is_empty() && at.contains('.'));
    if parts.is_none() || address.len() > 320 || address.chars().any(char::is_whitespace) {
        return Err(format!("{name}: {} is no mail address", quote(text)));
    }
    Ok(address)
}

/// A list, or a text with spaces or commas.
fn scopes(fields: &Map<String, Value>, name: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("{name}: must be a list of scopes, or a text with spaces between them");
    let all: Vec<String> = match fields.get(name) {
        None | Some(Value::Null) => return Err(format!("{name}: is missing; write what was granted")),
        Some(Value::String(text)) => text.split([' ', ',']).filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        Some(Value::Array(list)) => {
            list.iter().map(|one| one.as_str().map(str::to_owned)).collect::<Option<_>>().ok_or_else(wrong)?
        }
        Some(_) => return Err(wrong()),
    };
    let sane = |one: &String| one.len() <= 200 && one.bytes().all(|byte| byte.is_ascii_graphic());
    if all.is_empty() || all.len() > MOST_SCOPES || !all.iter().all(sane) {
        return Err(wrong());
    }
    Ok(all)
}

/// A time as text, or seconds since 1970; milliseconds where it can be nothing else.
fn moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => {
            text.trim().replacen(' ', "T", 1).parse().ok().or_else(|| seconds(text.trim().parse().ok()?))
        }
        Value::Number(number) => seconds(number.as_f64()?),
        _ => None,
    }
}

fn seconds(number: f64) -> Option<Timestamp> {
    let seconds = if number > 1e11 { number / 1000.0 } else { number };
    (0.0..1e11).contains(&seconds).then(|| Timestamp::from_second(seconds as i64).ok())?
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one(json: &Value) -> Result<Row, String> {
        rows(json!([json]).to_string().as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn both_shapes_are_read() {
        let own = one(&json!({"user": "Ines", "provider": "google", "account": "Ines@Example.org",
            "access_token": "a", "refresh_token": "r", "scopes": ["s1", "s2"], "expires_at": "2026-11-23T11:00:00Z"}))
        .unwrap();
        assert_eq!((own.account.as_str(), own.scopes.len()), ("ines@example.org", 2));
        assert_eq!(own.until.to_string(), "2026-11-23T11:00:00Z");
        let table = one(&json!({"id": 7, "user_id": "0b1c", "email": "i@example.org", "provider": "google",
            "provider_token": "a", "provider_refresh_token": "r", "scopes": "s1 s2", "expires_at": 1_795_000_000,
            "created_at": "2026-01-01 10:00:00+00"}))
        .unwrap();
        assert_eq!((table.user.as_deref(), table.until), (Some("0b1c"), Timestamp::UNIX_EPOCH));
        let session = one(&json!({"provider": "google", "scope": "s1,s2", "session": {"provider_token": null,
            "provider_refresh_token": "r", "user": {"id": "0b1c", "email": "i@example.org"}}}))
        .unwrap();
        assert_eq!((session.user, session.scopes.len()), (Some("0b1c".into()), 2));
    }

    #[test]
    fn what_is_wrong_is_named_without_the_token() {
        let good = json!({"user": "Ines", "provider": "google", "account": "i@example.org", "access_token": "a",
            "refresh_token": "r", "scopes": "s"});
        assert!(one(&good).is_ok());
        for (field, value, told) in [
            ("provider", json!("github"), "provider: \"github\""),
            ("provider", Value::Null, "provider: is missing"),
            ("account", json!("ines"), "account: \"ines\" is no mail address"),
            ("account", json!(7), "account: must be a text"),
            ("refresh_token", json!("hunter2 x"), "refresh_token: has letters"),
            ("refresh_token", json!(""), "refresh_token: must have"),
            ("scopes", json!([1]), "scopes: must be a list"),
            ("scopes", json!(""), "scopes: must be a list"),
            ("expires_at", json!("soon"), "expires_at: must be a time"),
            ("refresh", json!("r"), "\"refresh\": is not known"),
        ] {
            let mut row = good.clone();
            row[field] = value;
            let error = one(&row).unwrap_err();
            assert!(error.contains(told) && !error.contains("hunter2"), "{error}");
        }
        assert!(rows(b"{}").unwrap_err().contains("no list"));
        assert!(rows(b"nonsense").unwrap_err().contains("no JSON"));
        assert!(rows(b"[1]").unwrap()[0].is_err());
    }
}
