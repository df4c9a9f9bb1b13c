//! A bucket of S3, Amazon's or a server's that speaks the same. `object_store` signs the requests and reads the lists;
//! the connections and their bounds are ours (`wire.rs`), and so are the words of what goes wrong (`words.rs`).
//!
//! Nothing is tried again here: whoever asked knows better whether it should.

mod wire;
mod words;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt;
use jiff::Timestamp;
use net::Endpoint;
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, RetryConfig, UpdateVersion};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;

use super::{Blob, Blobs, Error, Found, MOST_LISTED, Result, Version, When, named};

/// What a call may take beside the time that its bytes need.
const PATIENCE: Duration = Duration::from_secs(30);
/// The slowest line that is waited for, in bytes a second.
const SLOWEST: u64 = 256 * 1024;

/// Where a bucket is, and what opens it.
#[derive(Debug, Clone)]
pub struct S3Settings {
    pub bucket: String,
    /// Ours in the bucket, without a slash at its ends; empty for all of it.
    pub folder: String,
    pub region: String,
    /// The server; `None` is Amazon's in the region.
    pub endpoint: Option<Endpoint>,
    pub access_key: String,
    pub secret: SecretString,
    /// Whether the bucket's name stands in the path and not in front of the host.
    pub path_style: bool,
}

impl S3Settings {
    fn server(&self) -> String {
        match &self.endpoint {
            Some(endpoint) => endpoint.to_string(),
            None => format!("https://s3.{}.amazonaws.com", self.region),
        }
    }

    /// The address of the bucket itself; an error says what cannot be.
    fn address(&self) -> Result<Endpoint, String> {
        let server = self.server();
        let address = match server.split_once("://") {
            Some((scheme, rest)) if !self.path_style => format!("{scheme}://{}.{rest}", self.bucket),
            _ => format!("{server}/{}", self.bucket),
        };
        Endpoint::parse(&address)
    }
}

/// See the module.
pub struct S3 {
    place: String,
    folder: String,
    store: Box<dyn ObjectStore>,
}

impl S3 {
    /// Without asking the server. Fails where no client can be made.
    pub fn new(settings: &S3Settings) -> Result<Self, String> {
        let address = settings.address()?;
        let retry = RetryConfig { max_retries: 0, ..RetryConfig::default() };
        let store = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            // With the bucket where that stands in the host: so the client wants it.
            .with_endpoint(if settings.path_style { settings.server() } else { address.to_string() })
            .with_virtual_hosted_style_request(!settings.path_style)
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(settings.secret.expose_secret())
            // One delete is one request that every server knows.
            .with_disable_bulk_delete(true)
            .with_retry(retry)
            .with_http_connector(wire::Wire::new(&address)?)
            .build()
            .map_err(|error| format!("no client of the bucket can be made: {}", words::plain(&error)))?;
        let slash = if settings.folder.is_empty() { "" } else { "/" };
        Ok(Self {
            place: format!("s3://{}{slash}{}", settings.bucket, settings.folder),
            folder: settings.folder.clone(),
            store: Box::new(store),
        })
    }

    fn path(&self, name: &str) -> Result<Path> {
        named(name)?;
        Ok(self.below(name))
    }

    fn below(&self, name: &str) -> Path {
        // Nothing in either needs another spelling.
        Path::from(format!("{}/{name}", self.folder).trim_matches('/'))
    }

    /// Within the time that so many bytes may take; `None` where nothing has the name.
    async fn within<T>(&self, bytes: usize, asked: impl Future<Output = object_store::Result<T>>) -> Result<Option<T>> {
        match timeout(PATIENCE + Duration::from_secs(bytes as u64 / SLOWEST), asked).await {
            Ok(Ok(answer)) => Ok(Some(answer)),
            Ok(Err(error)) => words::of(&error, &self.place).map_or(Ok(None), Err),
            Err(_) => Err(Error::Away(format!("{} did not answer in time", self.place))),
        }
    }

    fn strange(&self) -> Error {
        Error::Away(format!("{} answered what was not asked", self.place))
    }
}

#[async_trait]
impl Blobs for S3 {
    fn place(&self) -> &str {
        &self.place
    }

    async fn put(&self, name: &str, bytes: Bytes, when: When) -> Result<Version> {
        let path = self.path(name)?;
        let mode = match when {
            When::Absent => PutMode::Create,
            When::Unchanged(version) => PutMode::Update(UpdateVersion { e_tag: Some(version.0), version: None }),
        };
        let put = self.store.put_opts(&path, bytes.clone().into(), PutOptions::from(mode));
        let put = self.within(bytes.len(), put).await?;
        put.and_then(|put| put.e_tag).map(Version).ok_or_else(|| self.strange())
    }

    async fn get(&self, name: &str, most: usize) -> Result<Option<Blob>> {
        let path = self.path(name)?;
        let read = async {
            let found = self.store.get(&path).await?;
            let told = usize::try_from(found.meta.size).unwrap_or(usize::MAX);
            if told > most {
                return Ok(Err(Error::TooLong(most)));
            }
            let version = Version(found.meta.e_tag.clone().unwrap_or_default());
            let mut bytes = Vec::with_capacity(told);
            let mut pieces = found.into_stream();
            while let Some(piece) = pieces.next().await {
                let piece = piece?;
                if bytes.len() + piece.len() > most {
                    return Ok(Err(Error::TooLong(most)));
                }
                bytes.extend_from_slice(&piece);
            }
            if bytes.len() != told {
                return Ok(Err(Error::Away(format!("{} broke off in the middle of an object", self.place))));
            }
            Ok(Ok(Blob { bytes, version }))
        };
        self.within(most, read).await?.transpose()
    }

    async fn delete(&self, name: &str) -> Result<()> {
        let path = self.path(name)?;
        self.within(0, self.store.delete(&path)).await.map(drop)
    }

    async fn list(&self, folder: &str, after: Option<&str>, most: usize) -> Result<Vec<Found>> {
        let most = most.min(MOST_LISTED);
        let (below, after) = (self.below(folder), after.map(|after| self.below(after)));
        let prefix = (!below.as_ref().is_empty()).then_some(&below);
        let pages = match &after {
            Some(after) => self.store.list_with_offset(prefix, after),
            None => self.store.list(prefix),
        };
        let listed = async {
            let mut found = Vec::new();
            let mut pages = pages.take(most);
            while let Some(meta) = pages.next().await {
                found.push(meta?);
            }
            Ok(found)
        };
        let listed = self.within(0, listed).await?.ok_or_else(|| self.strange())?;
        let ours =
            |path: &Path| path.as_ref().strip_prefix(&self.folder).map(|name| name.trim_start_matches('/').into());
        Ok(listed
            .into_iter()
            .filter_map(|meta| {
                Some(Found {
                    name: ours(&meta.location)?,
                    bytes: meta.size,
                    changed: Timestamp::from_microsecond(meta.last_modified.timestamp_micros()).ok()?,
                })
            })
            .collect())
    }
}

impl fmt::Debug for S3 {
    /// Without the client, which holds the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3").field("place", &self.place).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn settings(endpoint: Option<&str>, path_style: bool) -> S3Settings {
        S3Settings {
            bucket: "states".into(),
            folder: "attache/one".into(),
            region: "eu-west-1".into(),
            endpoint: endpoint.map(|text| Endpoint::parse(text).unwrap()),
            access_key: "key".into(),
            secret: "hunter2".into(),
            path_style,
        }
    }

    #[test]
    fn a_bucket_has_one_address() {
        let at = |endpoint, path_style| settings(endpoint, path_style).address().unwrap().to_string();
        assert_eq!(at(None, false), "https://states.s3.eu-west-1.amazonaws.com");
        assert_eq!(at(None, true), "https://s3.eu-west-1.amazonaws.com/states");
        assert_eq!(at(Some("http://127.0.0.1:9000"), true), "http://127.0.0.1:9000/states");
        assert_eq!(at(Some("https://s3.example.org:8443"), false), "https://states.s3.example.org:8443");
    }

    #[tokio::test]
    async fn a_server_that_is_away_is_told_without_the_secret() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let s3 = S3::new(&settings(Some(&format!("http://{free}")), true)).unwrap();
        assert_eq!(s3.place(), "s3://states/attache/one");
        let told = s3.get("a", 10).await.unwrap_err();
        assert!(
            matches!(&told, Error::Away(why) if why.contains("nothing answers") && why.contains("s3://states")),
            "{told:?}"
        );
        assert!(!format!("{s3:?} {told:?}").contains("hunter2"));
    }
}
