//! Where the protocol state of channels lies; what happens there stands at [`engine::links::Bucket`].

use domain::text::quote;
use net::Endpoint;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use services::blobs::{S3Settings, is_name};

use super::Problems;

/// Where states that are saved go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keep {
    Database,
    Bucket,
}

/// Where the protocol state of channels lies, such as a linked device's session, which can be large. It is packed and
/// sealed before it leaves; credentials always stay in the database.
#[derive(Debug, confique::Config)]
pub struct State {
    /// Where a state goes that is saved: "database", or "bucket" and then the keys below. What lies elsewhere is read
    /// from there, and moved while the server runs. To leave a bucket, write "database" here and keep the keys below
    /// until `attache doctor` says that nothing lies there any more.
    #[config(default = "database", env = "ATTACHE_STATE_KEEP")]
    pub keep: Keep,

    /// The bucket and a folder in it: s3://BUCKET/FOLDER. Every database needs a folder of its own, a copy of a database
    /// too; what lies in it and belongs to no channel is deleted after a day.
    #[config(env = "ATTACHE_STATE_URL")]
    pub url: Option<String>,

    /// The bucket's region. Other servers than Amazon's take any, or say which.
    #[config(default = "us-east-1", env = "ATTACHE_STATE_REGION")]
    pub region: String,

    /// The server, where it is not Amazon's, such as https://s3.example.org.
    #[config(env = "ATTACHE_STATE_ENDPOINT")]
    pub endpoint: Option<String>,

    /// The access key's id. It has to list the bucket, and to get, put and delete objects in the folder.
    #[config(env = "ATTACHE_STATE_ACCESS_KEY")]
    pub access_key: Option<String>,

    /// The access key's secret.
    #[config(env = "ATTACHE_STATE_SECRET")]
    pub secret: Option<SecretString>,

    /// Whether the bucket's name stands in the path (https://s3.example.org/BUCKET) and not in front of the host, as many
    /// servers other than Amazon's want it.
    #[config(default = false, env = "ATTACHE_STATE_PATH_STYLE")]
    pub path_style: bool,
}

impl State {
    pub(super) fn validate(&self, problems: &mut Problems) {
        let Some(url) = &self.url else {
            if self.keep == Keep::Bucket {
                problems.add("state.url", "is missing, and state.keep is \"bucket\"; write s3://BUCKET/FOLDER");
            }
            return;
        };
        if let Err(what) = place(url) {
            problems.add("state.url", what);
        }
        if self.region.is_empty() || !self.region.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            problems.add("state.region", format!("{} is no region; write one such as eu-west-1", quote(&self.region)));
        }
        if let Some(Err(what)) = self.endpoint.as_deref().map(Endpoint::parse) {
            problems.add("state.endpoint", what);
        }
        if self.access_key.as_deref().is_none_or(str::is_empty) {
            problems.add("state.access_key", "is missing; write the id of the access key of the bucket in state.url");
        }
        if self.secret.as_ref().is_none_or(|secret| secret.expose_secret().is_empty()) {
            problems.add("state.secret", "is missing; set ATTACHE_STATE_SECRET to the secret of state.access_key");
        }
    }

    /// The bucket; `None` where none is named. What cannot be was refused by [`State::validate`].
    pub fn bucket(&self) -> Result<Option<S3Settings>, String> {
        let Some(url) = &self.url else { return Ok(None) };
        let (bucket, folder) = place(url)?;
        Ok(Some(S3Settings {
            bucket,
            folder,
            region: self.region.clone(),
            endpoint: self.endpoint.as_deref().map(Endpoint::parse).transpose()?,
            access_key: self.access_key.clone().unwrap_or_default(),
            secret: self.secret.clone().unwrap_or_default(),
            path_style: self.path_style,
        }))
    }
}

/// The bucket and the folder of an address.
fn place(url: &str) -> Result<(String, String), String> {
    let shape = "write s3://BUCKET/FOLDER, such as s3://attache-states/home";
    let rest = url.strip_prefix("s3://").ok_or_else(|| format!("it does not begin with s3://; {shape}"))?;
    let (bucket, folder) = rest.trim_end_matches('/').split_once('/').unwrap_or((rest.trim_end_matches('/'), ""));
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    if !(3..=63).contains(&bucket.len()) || !bucket.bytes().all(fits) || bucket.starts_with(['.', '-']) {
        return Err(format!("a bucket's name has 3 to 63 small letters, digits, - and .; {shape}"));
    }
    if !folder.is_empty() && (!is_name(folder) || folder.len() > 100) {
        return Err(format!("a folder is written in small letters, digits, -, _ and /, 100 at most; {shape}"));
    }
    Ok((bucket.to_owned(), folder.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_bucket_and_a_folder() {
        let read = |url: &str| place(url).ok();
        let pair = |bucket: &str, folder: &str| Some((bucket.to_owned(), folder.to_owned()));
        assert_eq!(read("s3://states"), pair("states", ""));
        assert_eq!(read("s3://states/"), pair("states", ""));
        assert_eq!(read("s3://my.states/home/one/"), pair("my.states", "home/one"));
        for wrong in [
            "",
            "states",
            "https://states",
            "s3://",
            "s3://ab",
            "s3://States",
            "s3://states//a",
            "s3://states/../a",
            "s3://me:pw@states",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_bucket_needs_its_keys() {
        let told = |keep, url: Option<&str>| {
            let mut problems = Problems::default();
            let state = State {
                keep,
                url: url.map(str::to_owned),
                region: "us-east-1".into(),
                endpoint: None,
                access_key: None,
                secret: None,
                path_style: false,
            };
            state.validate(&mut problems);
            problems.0.into_iter().map(|problem| problem.key).collect::<Vec<_>>()
        };
        assert_eq!(told(Keep::Database, None), Vec::<String>::new());
        assert_eq!(told(Keep::Bucket, None), ["state.url"]);
        assert_eq!(told(Keep::Database, Some("s3://states/a")), ["state.access_key", "state.secret"]);
    }
}
