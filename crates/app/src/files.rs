//! Folders and files of our own.

use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

/// Makes the folder of `file` where it is missing, for its owner only.
pub fn make_folder_of(file: &Path) -> io::Result<()> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
        }
        _ => Ok(()),
    }
}
