//! The hashes of a backup's files, as `sha256sum` writes and reads them; and how files are copied.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::base::crypto;
use crate::config::private_folder;

/// Path within the backup, and the SHA-256 of what stands there, in hexadecimal.
pub(crate) type Sums = BTreeMap<String, String>;

/// As `sha256sum` writes it.
pub(crate) fn text(sums: &Sums) -> String {
    let lines = sums.iter().map(|(path, hash)| format!("{hash}  {path}\n"));
    lines.collect()
}

/// Reads what [`text`] wrote; a line of another shape is left out, so that its file is on no list.
pub(crate) fn parse(text: &str) -> Sums {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

/// Hashes what `from` gives, and hands it on.
pub(crate) fn hash(mut from: impl Read, mut on: impl Write) -> io::Result<String> {
    let (mut sha, mut buffer) = (Sha256::new(), vec![0; 1 << 17]);
    loop {
        let read = from.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            return Ok(crypto::hexadecimal(&sha.finalize()));
        };
        sha.update(bytes);
        on.write_all(bytes)?;
    }
}

/// The hash of a file.
pub(crate) fn of(path: &Path) -> io::Result<String> {
    hash(File::open(path)?, io::sink())
}

/// Copies a file so that it stays, for its owner's eyes only, and gives its hash.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<String> {
    let mut how = OpenOptions::new();
    let mut out = how.write(true).create_new(true).mode(0o600).open(to)?;
    let hash = hash(File::open(from)?, &mut out)?;
    out.sync_all()?;
    Ok(hash)
}

/// Writes a new file so that it stays, for its owner's eyes only.
pub(crate) fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut how = OpenOptions::new();
    let mut file = how.write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder, with those above it, for its owner alone.
pub(crate) fn folder(path: &Path) -> Result<(), String> {
    let made = private_folder(path);
    made.map_err(|why| format!("{}: {why}", path.display()))
}

/// Brings the names within a folder to the disk.
pub(crate) fn settle(path: &Path) -> Result<(), String> {
    let done = File::open(path).and_then(|folder| folder.sync_all());
    done.map_err(|why| format!("{}: {why}", path.display()))
}

/// The files under `folder`, as paths from there on with their sizes; none where there is no folder.
pub(crate) fn listed(folder: &Path) -> Result<BTreeMap<String, u64>, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![String::new()];
    while let Some(under) = waiting.pop() {
        let here = folder.join(&under);
        let fault = |why: io::Error| format!("{}: {why}", here.display());
        let entries = match fs::read_dir(&here) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(fault)?,
        };
        for entry in entries {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .ok_or_else(|| format!("{}: a name that cannot be read", here.display()))?;
            let path = if under.is_empty() {
                name.to_owned()
            } else {
                format!("{under}/{name}")
            };
            match entry.metadata() {
                Ok(facts) if facts.is_dir() => waiting.push(path),
                Ok(facts) => drop(found.insert(path, facts.len())),
                // Wiped meanwhile.
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => return Err(fault(why)),
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_a_broken_line_lists_nothing() {
        let mut sums = Sums::new();
        sums.insert("files/ab/a name.0".to_owned(), "00ff".to_owned());
        sums.insert(String::from("manifest.json"), "11".to_owned());
        assert_eq!(text(&sums), "00ff  files/ab/a name.0\n11  manifest.json\n");
        assert_eq!(parse(&text(&sums)), sums);
        assert_eq!(parse("00ff files/ab\n\n11").len(), 0);
    }
}
