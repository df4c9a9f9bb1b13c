//! Large protocol state of a link, such as a device's session: packed, sealed, and kept whole or not at all. It lies in
//! the database, cut into parts, or in a bucket, as one object that a row names; where it lies the row says, where it
//! goes the configuration. A channel's small place in its stream is `links.position` and no part of this.
//!
//! | what | file |
//! |---|---|
//! | the bucket, and how it is doing | `bucket.rs` |
//! | what lies elsewhere or under an older key moves, what is left over goes | `tend.rs` |
//!
//! In the bucket an object is written once, under a name of its own: a row names it before it is put, the transaction
//! that makes it the channel's state names the one before as gone, and only then that is deleted. A bucket that fails
//! loses nothing: the database takes the state, and it moves over when the bucket is there again.

mod bucket;
pub(crate) mod tend;

use domain::{ChannelId, WorkspaceId};
use futures_util::FutureExt;
use jiff::Timestamp;
use store::links::Hold;
use store::states::Object;
use store::{Tx, states};
use zeroize::Zeroizing;

use super::archive::Session;
use crate::vault::{Place, Purpose, pack};
use crate::{Engine, Error, Result};

use bucket::name_parts;
pub use bucket::{Bucket, StatesError, mend};

/// Bytes of a part: what one row holds, and one statement carries.
const PART: usize = 256 * 1024;
/// Looks at a state whose object was taken away while it was read: somebody saves it just then.
const LOOKS: usize = 5;

/// Who may say where a state lies from now on.
#[derive(Debug, Clone)]
enum Right {
    /// Who keeps the connection, while it does.
    Held(Hold),
    /// A person. Whoever keeps the connection begins anew.
    ByHand { replace: bool },
    /// Anybody, as long as the state is the one that was read.
    Still(Mark),
}

/// Which state it is, by where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    /// The first of its parts.
    Part(Vec<u8>),
    /// The name of its object.
    Object(String),
}

type Packed = Zeroizing<Vec<u8>>;

impl Engine {
    /// Keeps the state in place of what was kept. Behind the link's fence: who lost the connection writes nothing.
    pub async fn save_state(&self, workspace: WorkspaceId, hold: Hold, state: Zeroizing<Vec<u8>>) -> Result<()> {
        let packed = packed(state).await?;
        self.keep_state(workspace, hold.channel_id, Right::Held(hold), &packed).await
    }

    /// Takes over a session from an older store's archive. The connection begins anew with it. [`Error::Conflict`] where
    /// the channel has a state already and it is not to be replaced.
    pub async fn import_state(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        session: Session,
        replace: bool,
    ) -> Result<()> {
        let packed = packed(session.into_text()).await?;
        self.keep_state(workspace, channel, Right::ByHand { replace }, &packed).await?;
        self.tell_changed(channel).await;
        Ok(())
    }

    /// The state that was kept; `None` where none was. Wiped when it is dropped.
    pub async fn load_state(&self, workspace: WorkspaceId, channel: ChannelId) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some((_, packed)) = self.fetch_state(workspace, channel).await? else { return Ok(None) };
        apart(move || pack::unpack(&packed)).await?.map(Some).map_err(broken)
    }

    async fn keep_state(&self, workspace: WorkspaceId, channel: ChannelId, right: Right, packed: &[u8]) -> Result<()> {
        if let Some(bucket) = self.links.bucket.as_ref().filter(|bucket| bucket.takes(self.env.now())) {
            match self.keep_in_bucket(bucket, workspace, channel, right.clone(), packed).await {
                // The database takes it, and the upkeep brings it over later.
                Err(Error::Bucket(_)) => {}
                kept => return kept,
            }
        }
        self.keep_in_database(workspace, channel, right, packed).await
    }

    async fn keep_in_bucket(
        &self,
        bucket: &Bucket,
        workspace: WorkspaceId,
        channel: ChannelId,
        right: Right,
        packed: &[u8],
    ) -> Result<()> {
        let vault = self.vault()?;
        let mut number = [0; 16];
        self.env.entropy.fill(&mut number);
        let number = u128::from_be_bytes(number);
        let place = Place::of(workspace, channel, Purpose::Object(number));
        let sealed = vault.seal(place, packed, &*self.env.entropy).map_err(broken)?;
        let object = Object {
            name: bucket::name(channel, number),
            workspace_id: workspace,
            channel_id: channel,
            key_id: vault.newest().to_string(),
            bytes: sealed.len() as u64,
        };
        let (env, noted, may) = (self.env.clone(), object.clone(), right.clone());
        self.store
            .write_of::<_, Error, _>(workspace, move |tx| {
                async move {
                    pass(tx, workspace, channel, &may, env.now()).await?;
                    Ok(states::begin(tx, &noted, env.now()).await?)
                }
                .boxed()
            })
            .await?;
        let (env, pointed) = (self.env.clone(), object.clone());
        let kept = match bucket.put(&object.name, sealed, self.env.now()).await {
            Err(error) => Err(error),
            Ok(()) => {
                self.store
                    .write_of::<_, Error, _>(workspace, move |tx| {
                        async move {
                            pass(tx, workspace, channel, &right, env.now()).await?;
                            Ok(states::point(tx, &pointed, env.now()).await?)
                        }
                        .boxed()
                    })
                    .await
            }
        };
        match kept {
            Ok(before) => {
                self.delete_object(before).await;
                Ok(())
            }
            Err(error) => {
                // It may be there, and it may not: it goes with the next round.
                let (now, name) = (self.env.now(), object.name);
                self.store
                    .write_of::<_, Error, _>(workspace, move |tx| {
                        async move { Ok(states::give_up(tx, &name, now).await?) }.boxed()
                    })
                    .await?;
                Err(error)
            }
        }
    }

    async fn keep_in_database(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        right: Right,
        packed: &[u8],
    ) -> Result<()> {
        let vault = self.vault()?;
        let key = vault.newest().to_string();
        // The last part says by its length that it is the last: a state whose end was cut off does not open.
        let count = packed.len() / PART + 1;
        let mut parts = Vec::with_capacity(count);
        for part in 0..count {
            let from = part * PART;
            let piece = &packed[from..packed.len().min(from + PART)];
            let place = Place::of(workspace, channel, Purpose::State(part as u32));
            parts.push(vault.seal(place, piece, &*self.env.entropy).map_err(broken)?);
        }
        let env = self.env.clone();
        let before = self
            .store
            .write_of::<_, Error, _>(workspace, move |tx| {
                async move {
                    pass(tx, workspace, channel, &right, env.now()).await?;
                    Ok(states::save(tx, workspace, channel, &key, parts, env.now()).await?)
                }
                .boxed()
            })
            .await?;
        self.delete_object(before).await;
        Ok(())
    }

    /// Deletes an object that is no state any longer. What does not work now is done by the upkeep.
    async fn delete_object(&self, name: Option<String>) {
        let now = self.env.now();
        let (Some(name), Some(bucket)) = (name, self.links.bucket.as_ref().filter(|bucket| !bucket.rests(now))) else {
            return;
        };
        if bucket.delete(&name, now).await.is_err() {
            return;
        }
        let forgotten = self.forget_objects(vec![name]).await;
        if let Err(error) = forgotten {
            tracing::debug!(%error, "a deleted object is forgotten later");
        }
    }

    async fn forget_objects(&self, names: Vec<String>) -> Result<()> {
        self.store.write::<_, Error, _>(move |tx| async move { Ok(states::forget(tx, &names).await?) }.boxed()).await
    }

    /// The state as it was packed, and which it is.
    async fn fetch_state(&self, workspace: WorkspaceId, channel: ChannelId) -> Result<Option<(Mark, Packed)>> {
        let mut missed = None;
        for _ in 0..LOOKS {
            let (object, parts) = self
                .store
                .read::<_, store::Error, _>(move |tx| {
                    async move {
                        let object = states::current(tx, workspace, channel).await?;
                        Ok((object, states::parts(tx, workspace, channel).await?))
                    }
                    .boxed()
                })
                .await?;
            let Some(object) = object else { return self.open_parts(workspace, channel, parts) };
            if missed.as_ref() == Some(&object.name) {
                break;
            }
            let bucket = self.links.bucket.as_ref().ok_or_else(|| {
                Error::Bucket(
                    "the state of this channel lies in a bucket, and none is configured: set state.url".into(),
                )
            })?;
            match bucket.get(&object, self.env.now()).await? {
                Some(sealed) => {
                    let place = Place::of(workspace, channel, Purpose::Object(number_of(&object.name)?));
                    let packed = self.vault()?.open(place, &sealed).map_err(broken)?;
                    return Ok(Some((Mark::Object(object.name), packed)));
                }
                // Saved anew meanwhile, else it is gone.
                None => missed = Some(object.name),
            }
        }
        let name = missed.unwrap_or_default();
        Err(Error::Broken(format!(
            "the state of the channel {channel} is not in the bucket any longer ({name}): put the object back from a \
             copy, or connect the channel anew"
        )))
    }

    fn open_parts(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        parts: Vec<Vec<u8>>,
    ) -> Result<Option<(Mark, Packed)>> {
        if parts.is_empty() {
            return Ok(None);
        }
        let vault = self.vault()?;
        let mut packed = Zeroizing::new(Vec::with_capacity(parts.len() * PART));
        let mut last = PART;
        for (part, sealed) in parts.iter().enumerate() {
            let place = Place::of(workspace, channel, Purpose::State(part as u32));
            let piece = vault.open(place, sealed).map_err(broken)?;
            last = piece.len();
            packed.extend_from_slice(&piece);
        }
        if last == PART {
            return Err(Error::Broken("the state's end is missing".into()));
        }
        Ok(parts.into_iter().next().map(|first| (Mark::Part(first), packed)))
    }
}

/// Holds the row of the link until the transaction ends, where the right is still one.
async fn pass(tx: &mut Tx, workspace: WorkspaceId, channel: ChannelId, right: &Right, now: Timestamp) -> Result<()> {
    match right {
        Right::Held(hold) => Ok(store::links::advance(tx, *hold, None).await?),
        Right::ByHand { replace } => {
            let anew = store::links::Change::default();
            if !store::links::change(tx, workspace, channel, &anew, now).await? {
                return Err(Error::NotFound("channel"));
            }
            if !replace && states::is_there(tx, workspace, channel).await? {
                return Err(Error::Conflict("this channel has a state already".into()));
            }
            Ok(())
        }
        Right::Still(mark) => {
            states::hold(tx, workspace, channel).await?;
            let still = match mark {
                Mark::Part(first) => states::is_still(tx, channel, first).await?,
                Mark::Object(name) => {
                    states::current(tx, workspace, channel).await?.is_some_and(|object| object.name == *name)
                }
            };
            if still { Ok(()) } else { Err(store::Error::Fenced.into()) }
        }
    }
}

fn number_of(name: &str) -> Result<u128> {
    name_parts(name).map(|(_, number)| number).ok_or_else(|| Error::Broken("an object has no name of ours".into()))
}

/// Off the threads that answer others: it may take seconds.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Broken("a state could not be worked on".into()))
}

async fn packed(state: Zeroizing<Vec<u8>>) -> Result<Packed> {
    apart(move || pack::pack(&state).map(Zeroizing::new)).await?.map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(error.to_string())
}
