//! What only the owner of the site may read: its key, its files and folders.

use std::io::ErrorKind;
use std::path::Path;

use super::Config;
use super::database::folder_of;
use crate::base::crypto::{Key, name, random};

impl Config {
    /// The site's key, from its file; made there at the first start, for the owner's eyes only.
    ///
    /// # Errors
    /// Says which file cannot be read or written, or that the key is too short.
    pub fn key(&self) -> Result<Key, String> {
        let path = &self.secret_file;
        let fault = |why: &dyn std::fmt::Display| format!("secret_file {}: {why}", path.display());
        if !path.exists() {
            match write_private(path, &random::<48>()) {
                // Of two nodes that start at once the first has made it.
                Err(why) if why.kind() != ErrorKind::AlreadyExists => return Err(fault(&why)),
                _ => {}
            }
        }
        let bytes = std::fs::read(path).map_err(|why| fault(&why))?;
        Key::new(bytes).map_err(|why| fault(&why))
    }

    /// The folders in which the site keeps what it writes: each may lie on a disk of its own.
    pub fn folders(&self) -> Vec<&Path> {
        let own = [self.data_dir.as_path(), self.files_dir.as_path()];
        own.into_iter().chain(self.database.folder()).collect()
    }
}

/// Writes a file that only its owner may read (mode 0600), with its folder. It is there whole or not at all, whenever the
/// program is killed.
///
/// # Errors
/// What the file system says; a file that is there already is left alone.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = folder_of(path);
    private_folder(folder)?;
    let part = folder.join(format!("{}.part", name()));
    // A second name, unlike a new one, takes the place of nothing.
    let linked = |()| std::fs::hard_link(&part, path);
    let written = write_new(&part, bytes).and_then(linked);
    let written = written.or_else(|why| match why.kind() {
        // A file system on which a file has one name.
        ErrorKind::PermissionDenied | ErrorKind::Unsupported => write_new(path, bytes),
        _ => Err(why),
    });
    drop(std::fs::remove_file(&part));
    written?;
    std::fs::File::open(folder)?.sync_all()
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_file_is_there_whole_or_not_at_all_and_is_never_replaced() {
        let folder = std::env::temp_dir().join(format!("elab-private-{}", name()));
        let path = folder.join("secret");
        let (seen, bytes) = (path.clone(), vec![7; 8 << 20]);
        let size = std::thread::spawn(move || {
            loop {
                if let Ok(found) = std::fs::metadata(&seen) {
                    return found.len();
                }
            }
        });
        write_private(&path, &bytes).unwrap();
        assert_eq!(
            size.join().unwrap(),
            8 << 20,
            "whoever sees it sees all of it"
        );
        let again = write_private(&path, b"other").unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        let lying = std::fs::read_dir(&folder).unwrap().count();
        assert_eq!(lying, 1, "nothing else is left");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
