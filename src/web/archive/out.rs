//! Where an archive is written: each file once, with its sum on the list.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::base::crypto::hexadecimal;

/// The list of sums, as `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

/// A folder that is no archive yet.
pub(super) struct Out {
    folder: PathBuf,
    sums: BufWriter<File>,
    pub pages: u64,
}

fn at<T>(path: &Path, done: std::io::Result<T>) -> Result<T, String> {
    done.map_err(|why| format!("{}: {why}", path.display()))
}

impl Out {
    /// Begins an archive that will be `folder`.
    pub fn begin(folder: &Path) -> Result<Out, String> {
        if fs::symlink_metadata(folder).is_ok() {
            return Err(format!("{}: it is there already", folder.display()));
        }
        let mut part = folder.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        if fs::symlink_metadata(&part).is_ok() {
            // One that was cut short.
            at(&part, fs::remove_dir_all(&part))?;
        }
        at(&part, fs::create_dir_all(&part))?;
        let sums = part.join(SUMS);
        Ok(Out {
            sums: BufWriter::new(at(&sums, File::create_new(&sums))?),
            folder: part,
            pages: 0,
        })
    }

    /// Writes a file; `path` is made of words and numbers of ours.
    pub fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let to = self.folder.join(path);
        let written = match File::create_new(&to) {
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                if let Some(folder) = to.parent() {
                    at(folder, fs::create_dir_all(folder))?;
                }
                File::create_new(&to)
            }
            file => file,
        };
        at(&to, written.and_then(|mut file| file.write_all(bytes)))?;
        let sum = hexadecimal(&Sha256::digest(bytes));
        at(&to, writeln!(self.sums, "{sum}  {path}"))
    }

    /// Writes a page.
    pub fn text(&mut self, path: &str, text: &str) -> Result<(), String> {
        self.pages += 1;
        self.file(path, text.as_bytes())
    }

    /// Brings all of it to the disk, and gives it its name.
    pub fn end(mut self, folder: &Path) -> Result<u64, String> {
        at(&self.folder, self.sums.flush())?;
        let own = at(&self.folder, File::open(&self.folder))?;
        at(&self.folder, rustix::fs::syncfs(&own).map_err(Into::into))?;
        at(folder, fs::rename(&self.folder, folder))?;
        Ok(self.pages)
    }

    /// Takes back what was begun.
    pub fn discard(self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}
