//! Large protocol state of a link, such as a device's session: packed, cut into parts, each part sealed at its place.
//! Written whole or not at all. A channel's small place in its stream is `links.position` and no part of this.

use domain::{ChannelId, WorkspaceId};
use futures_util::FutureExt;
use zeroize::Zeroizing;

use crate::vault::pack::{self, Archive};
use crate::vault::{Place, Purpose};
use crate::{Engine, Error, Result};

/// Bytes of a part: what one row holds, and one statement carries.
const PART: usize = 256 * 1024;

impl Engine {
    /// Keeps the state in place of what was kept.
    pub async fn save_state(&self, workspace: WorkspaceId, channel: ChannelId, state: &[u8]) -> Result<()> {
        let packed = Zeroizing::new(pack::pack(state).map_err(broken)?);
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
        self.store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move { store::links::save_state(tx, workspace, channel, &key, parts).await }.boxed()
            })
            .await?;
        Ok(())
    }

    /// The state that was kept; `None` where none was. Wiped when it is dropped.
    pub async fn load_state(&self, workspace: WorkspaceId, channel: ChannelId) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let parts = self
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::links::load_state(tx, workspace, channel).await }.boxed()
            })
            .await?;
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
        pack::unpack(&packed).map(Some).map_err(broken)
    }

    /// Takes over the state in an archive of another program: gzip, Brotli (by its name) or zstd.
    pub async fn import_state(
        &self,
        workspace: WorkspaceId,
        channel: ChannelId,
        name: &str,
        archive: &[u8],
    ) -> Result<()> {
        let state = pack::read_archive(Archive::of(name, archive), archive)
            .map_err(|error| Error::invalid("archive", error.to_string()))?;
        self.save_state(workspace, channel, &state).await
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(error.to_string())
}
