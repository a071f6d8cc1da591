//! What only the owner of the site may read: its key, its files and folders.

use std::path::Path;

use super::Config;
use crate::base::crypto::{Key, random};

impl Config {
    /// The site's key, from its file; made there at the first start, for the owner's eyes only.
    ///
    /// # Errors
    /// Says which file cannot be read or written, or that the key is too short.
    pub fn key(&self) -> Result<Key, String> {
        let path = &self.secret_file;
        let fault = |why: &dyn std::fmt::Display| format!("secret_file {}: {why}", path.display());
        match std::fs::read(path) {
            Ok(bytes) => Key::new(bytes).map_err(|why| fault(&why)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let bytes = random::<48>().to_vec();
                write_private(path, &bytes).map_err(|why| fault(&why))?;
                Key::new(bytes)
            }
            Err(e) => Err(fault(&e)),
        }
    }
}

/// Writes a file that only its owner may read (mode 0600), with its folder.
///
/// # Errors
/// What the file system says; a file that is there already is left alone.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder that only its owner may enter (mode 0700), with those above it; one that is there stays as it is.
///
/// # Errors
/// What the file system says.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let mut how = std::fs::DirBuilder::new();
    how.recursive(true).mode(0o700).create(path)
}
