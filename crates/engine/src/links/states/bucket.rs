//! The bucket in which states lie: what an object is called, how the bucket is doing, and whether it can be used at all.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ChannelId;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use services::blobs::{self, Blobs, Found, When, Why};
use store::states::Object;

use super::tend::Round;
use crate::{Engine, Error, Result};

/// Under which all states lie, below the bucket's own folder.
pub(super) const FOLDER: &str = "states";
/// How long a bucket that failed is left alone: new states go into the database meanwhile.
const REST: SignedDuration = SignedDuration::from_mins(1);

/// `states/CHANNEL/NUMBER`. Never used twice.
pub(super) fn name(channel: ChannelId, number: u128) -> String {
    format!("{FOLDER}/{channel}/{number:032x}")
}

/// The channel and the number of an object that is called as ours are.
pub(super) fn name_parts(name: &str) -> Option<(ChannelId, u128)> {
    let (channel, number) = name.strip_prefix(FOLDER)?.strip_prefix('/')?.split_once('/')?;
    let is_number = number.len() == 32 && number.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    Some((channel.parse().ok()?, u128::from_str_radix(number, 16).ok().filter(|_| is_number)?))
}

/// A bucket, as this node sees it.
#[derive(Debug)]
pub struct Bucket {
    pub(super) blobs: Arc<dyn Blobs>,
    /// Whether states that are saved go there. Else it is read, and what lies there moves into the database.
    pub(super) keep: bool,
    trouble: Mutex<Option<Trouble>>,
    pub(super) round: Mutex<Round>,
}

#[derive(Debug, Clone)]
struct Trouble {
    told: String,
    until: Timestamp,
}

impl Bucket {
    /// `keep`: whether states that are saved go there.
    pub fn new(blobs: Arc<dyn Blobs>, keep: bool) -> Self {
        Self { blobs, keep, trouble: Mutex::default(), round: Mutex::default() }
    }

    /// What went wrong the last time that it was asked, where it did.
    pub fn trouble(&self) -> Option<String> {
        self.lock().as_ref().map(|trouble| trouble.told.clone())
    }

    /// Whether it failed a short time ago, and is left alone.
    pub(super) fn rests(&self, now: Timestamp) -> bool {
        self.lock().as_ref().is_some_and(|trouble| now < trouble.until)
    }

    /// Whether a state that is saved now goes there.
    pub(super) fn takes(&self, now: Timestamp) -> bool {
        self.keep && !self.rests(now)
    }

    pub(super) async fn put(&self, name: &str, bytes: Vec<u8>, now: Timestamp) -> Result<()> {
        let put = self.blobs.put(name, bytes.into(), When::Absent).await;
        self.noted(put, now).map(drop)
    }

    /// The object as it was put; `None` where it is gone.
    pub(super) async fn get(&self, object: &Object, now: Timestamp) -> Result<Option<Vec<u8>>> {
        let most = usize::try_from(object.bytes).unwrap_or(usize::MAX);
        let blob = self.blobs.get(&object.name, most).await;
        Ok(self.noted(blob, now)?.map(|blob| blob.bytes))
    }

    pub(super) async fn delete(&self, name: &str, now: Timestamp) -> Result<()> {
        let deleted = self.blobs.delete(name).await;
        self.noted(deleted, now)
    }

    pub(super) async fn list(&self, after: Option<&str>, most: usize, now: Timestamp) -> Result<Vec<Found>> {
        let found = self.blobs.list(FOLDER, after, most).await;
        self.noted(found, now)
    }

    /// Remembers how it went.
    fn noted<T>(&self, answer: blobs::Result<T>, now: Timestamp) -> Result<T> {
        let failed = match answer {
            Ok(answer) => {
                if self.lock().take().is_some() {
                    tracing::info!(bucket = self.blobs.place(), "the bucket answers again");
                }
                return Ok(answer);
            }
            // Not what we put there: no trouble of the bucket's.
            Err(error @ (blobs::Error::TooLong(_) | blobs::Error::Changed)) => {
                return Err(Error::Broken(format!("an object in {} was changed: {error}", self.blobs.place())));
            }
            Err(error) => error.to_string(),
        };
        let mut trouble = self.lock();
        if trouble.is_none() {
            tracing::warn!(error = failed, "the bucket with the states of channels cannot be used; trying again");
        }
        *trouble = Some(Trouble { told: failed.clone(), until: now.saturating_add(REST).unwrap_or(Timestamp::MAX) });
        Err(Error::Bucket(failed))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Trouble>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why the start ends here. Names the configuration's key and the mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatesError {
    #[error(
        "the states of {0} channels lie in a bucket, and none is configured: set state.url, state.access_key and \
         state.secret to it again, with state.keep = \"database\" to have them brought back"
    )]
    Missing(i64),
    #[error("{0}; {1}")]
    Refused(String, &'static str),
}

/// What to do about a bucket that refuses us, with the keys of the configuration.
pub fn mend(why: Why) -> &'static str {
    match why {
        Why::Credentials => "check state.access_key and state.secret",
        Why::Permission => {
            "let the key of state.access_key list the bucket, and get, put and delete objects below the folder of \
             state.url"
        }
        Why::Bucket => {
            "make the bucket, or write its name into state.url; state.endpoint and state.path_style decide \
             where it is looked for"
        }
        Why::Region => "write the bucket's own region into state.region",
        Why::Clock => "let NTP set this machine's clock",
        Why::Conditions => "state.url needs a server that knows conditional puts (If-None-Match), as Amazon's does",
        Why::Name | Why::Other => "check state.url and state.endpoint",
    }
}

impl Engine {
    /// How the bucket with the states fails, where it does.
    pub fn bucket_trouble(&self) -> Option<String> {
        self.links.bucket.as_ref().and_then(Bucket::trouble)
    }

    /// Looks whether the bucket can be used. To be called before the start. One that is merely away stops nothing.
    pub async fn check_states(&self) -> Result<Result<(), StatesError>> {
        let Some(bucket) = &self.links.bucket else {
            let census = self
                .store
                .read::<_, store::Error, _>(|tx| async move { store::states::census(tx).await }.boxed())
                .await?;
            return Ok(if census.in_bucket > 0 { Err(StatesError::Missing(census.in_bucket)) } else { Ok(()) });
        };
        let mut random = [0; 16];
        self.env.entropy.fill(&mut random);
        // Beside the states: a sweep never meets it.
        let name = format!("probe/{}", domain::text::hex(&random));
        match blobs::probe(&*bucket.blobs, &name).await {
            Err(blobs::Error::Refused(why, told)) => Ok(Err(StatesError::Refused(told, mend(why)))),
            Err(blobs::Error::Changed | blobs::Error::TooLong(_)) => {
                let told = format!("{} does not keep what is put there", bucket.blobs.place());
                Ok(Err(StatesError::Refused(told, mend(Why::Other))))
            }
            answered => {
                let _ = bucket.noted(answered, self.env.now());
                Ok(Ok(()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_channel_and_nothing_else_is_one() {
        let channel = ChannelId::derived(b"a");
        let ours = name(channel, 7);
        assert_eq!(name_parts(&ours), Some((channel, 7)));
        assert!(blobs::is_name(&ours), "{ours}");
        for other in ["", "states/", "probe/00", &ours[1..], &format!("{ours}0"), &ours.replace('7', "G"), "states/a/b"]
        {
            assert_eq!(name_parts(other), None, "{other}");
        }
    }
}
