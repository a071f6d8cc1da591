//! The folder where the bytes of files lie, each under its random name.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::model::{File, NewFile};
use crate::base::{Error, Result};

/// The folder of files.
#[derive(Clone, Debug)]
pub struct Store(PathBuf);

impl Store {
    /// The store in this folder, which is made when the first file comes.
    pub fn new(folder: &Path) -> Store {
        Store(folder.to_owned())
    }

    /// Writes all forms of a file so that they stay: whoever hears that it is done may commit a row that names them.
    ///
    /// # Errors
    /// `Busy` where the disk is full, `Broken` with what else the file system says; then nothing is left behind.
    pub fn put(&self, name: &str, forms: &[(String, Vec<u8>)]) -> Result<()> {
        let written = self.write(name, forms);
        if written.is_err() {
            self.wipe(name, forms.iter().map(|(form, _)| form.as_str()));
        }
        written.map_err(|why| match why.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                tracing::error!(file = name, %why, "No room for file {name}");
                Error::Busy
            }
            _ => Error::broken(format!("keep file {name}: {why}")),
        })
    }

    fn write(&self, name: &str, forms: &[(String, Vec<u8>)]) -> io::Result<()> {
        let folder = self.folder(name);
        fs::create_dir_all(&folder)?;
        for (form, bytes) in forms {
            // Half a file never bears the name of a whole one.
            let (whole, half) = (
                folder.join(format!("{name}.{form}")),
                folder.join(format!("{name}.{form}.part")),
            );
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&half)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&half, &whole)?;
        }
        fs::File::open(&folder)?.sync_all()?;
        fs::File::open(&self.0)?.sync_all()
    }

    /// The bytes of one form of a file.
    ///
    /// # Errors
    /// `Broken` when they cannot be read: the row says that they are there.
    pub fn get(&self, file: &File, form: &str) -> Result<Vec<u8>> {
        let path = self
            .folder(&file.name)
            .join(format!("{}.{form}", file.name));
        fs::read(path).map_err(|why| Error::broken(format!("read file {}: {why}", file.name)))
    }

    /// True when all forms of a file lie there.
    pub fn has(&self, file: &File) -> bool {
        let folder = self.folder(&file.name);
        let mut forms = file.forms().into_iter();
        forms.all(|form| folder.join(format!("{}.{form}", file.name)).exists())
    }

    /// Wipes these forms of a file, those that are there.
    pub fn wipe<'f>(&self, name: &str, forms: impl Iterator<Item = &'f str>) {
        let folder = self.folder(name);
        for form in forms {
            for path in [format!("{name}.{form}"), format!("{name}.{form}.part")] {
                match fs::remove_file(folder.join(path)) {
                    Err(why) if why.kind() != ErrorKind::NotFound => {
                        tracing::warn!(file = name, %why, "Could not wipe file {name}");
                    }
                    _ => {}
                }
            }
        }
    }

    /// Wipes a file that never got a row.
    pub fn discard(&self, new: &NewFile) {
        self.wipe(&new.name, new.forms().iter().map(String::as_str));
    }

    /// Wipes every form of a file, whichever there are.
    pub fn wipe_all(&self, name: &str) {
        let forms = self.lying(&self.folder(name)).unwrap_or_default();
        let own = forms.iter().filter(|(of, _)| of == name);
        for (_, path) in own {
            if let Err(why) = fs::remove_file(path) {
                tracing::warn!(file = name, %why, "Could not wipe file {name}");
            }
        }
    }

    /// The names of files whose bytes, all of them, were written longer ago than `age`.
    ///
    /// # Errors
    /// `Broken` when the folder cannot be read.
    pub fn older(&self, age: Duration) -> Result<Vec<String>> {
        let unread = |why: io::Error| Error::broken(format!("read the folder of files: {why}"));
        let (mut old, mut young) = (BTreeSet::new(), BTreeSet::new());
        let folders = match fs::read_dir(&self.0) {
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            folders => folders.map_err(unread)?,
        };
        for folder in folders {
            let folder = folder.map_err(unread)?.path();
            // Others lie there too, as what people take along: those look after themselves.
            if folder.file_name().is_none_or(|name| name.len() != 2) {
                continue;
            }
            for (name, path) in self.lying(&folder).map_err(unread)? {
                let written = fs::metadata(&path).and_then(|facts| facts.modified());
                // What cannot be told, or is gone meanwhile, is left alone.
                let past = written.is_ok_and(|at| at.elapsed().is_ok_and(|past| past > age));
                if past { &mut old } else { &mut young }.insert(name);
            }
        }
        Ok(old.difference(&young).cloned().collect())
    }

    /// The bytes that lie in one folder: the name of the file each belongs to, and where.
    fn lying(&self, folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some((name, _)) = name.and_then(|name| name.split_once('.')) {
                found.push((name.to_owned(), path.clone()));
            }
        }
        Ok(found)
    }

    /// A few hundred folders, so that none grows too long.
    fn folder(&self, name: &str) -> PathBuf {
        self.0.join(name.get(..2).unwrap_or("00"))
    }
}
