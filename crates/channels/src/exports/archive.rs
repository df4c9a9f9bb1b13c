//! A zip with an export in it: finds the export among the media.

use super::detect;
use super::error::{Error, Result};
use super::input::Input;
use super::zip::{self, Zipped};

/// Files in a zip that are opened to look for an export; the likelier by name come first.
const MAX_TRIES: usize = 16;

/// The likeliest file in the zip that is an export: its name without folders, and its bytes, of which at most `limit`
/// can be read.
pub(super) fn find(name: &str, mut input: Input, limit: u64) -> Result<(String, Input)> {
    let entries = zip::directory(&mut input).map_err(|failure| Error::zip(name, failure))?;
    let mut candidates: Vec<(u8, usize, &str)> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let base = entry.path.rsplit(['/', '\\']).next().unwrap_or(&entry.path);
            Some((likelihood(&entry.path, base)?, index, base))
        })
        .collect();
    candidates.sort_unstable();
    for (_, index, base) in candidates.into_iter().take(MAX_TRIES) {
        let file = Zipped::open(input, &entries[index], limit).map_err(|(_, failure)| Error::zip(name, failure))?;
        let mut file = Input::zipped(file);
        if detect::kind(&detect::head(name, &mut file)?.text).is_ok() {
            return if file.total() > limit {
                Err(Error::TooLarge { name: name.to_owned(), limit })
            } else {
                Ok((base.to_owned(), file))
            };
        }
        let Some(zip) = file.into_zip() else { break };
        input = zip;
    }
    Err(Error::ZipWithoutChat { name: name.to_owned(), entries: entries.len() })
}

/// How likely a file is the export, 0 the most; `None` for what cannot be (media, folders, a Mac's double entries).
pub(super) fn likelihood(path: &str, base: &str) -> Option<u8> {
    let lower = base.to_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        _ if path.starts_with("__MACOSX/") || path.ends_with('/') => None,
        _ if lower == "_chat.txt" => Some(0),
        "txt" if lower.contains("whatsapp") => Some(1),
        _ if lower == "result.json" => Some(2),
        _ if extension == "mbox" || lower == "mbox" => Some(3),
        "txt" => Some(4),
        "json" => Some(5),
        "eml" => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
